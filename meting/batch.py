"""Meet `inzicht batch` naast alleen lezen en naast `yaml.load(CSafeLoader)`, op twee verzamelingen.

    python meting/batch.py                    10.000 bestanden van elke verzameling, alle metingen
    python meting/batch.py --aantal 1000      minder bestanden
    python meting/batch.py --apart            ook een schrijfwijze waar de lezer niet op afgesteld is
    python meting/batch.py --geheugen         ook de piek van het geheugen bij 1.000, 10.000 en 100.000
    python meting/batch.py --groot            ook de kosten per bestand bij 1.000, 10.000 en 100.000: die blijven gelijk
    python meting/batch.py --streng           wat niet gemeten is, is fout

De verzamelingen zijn bestanden zoals inzicht ze schrijft (`schaal/scholen.py`), en zoals anderen ze schrijven
(`schaal/anders.py`). R is: de map aflopen, lezen en `yaml.load(CSafeLoader)` van elk bestand van dezelfde verzameling,
opstart inbegrepen (CPU). Elke verhouding is de mediaan van afgewisselde paren; rood als drie van de vier paren boven
het doel liggen. Achter de verhouding staat die van de wandtijd, de CPU-tijd per bestand, en tussen haakjes wat er per
bestand bij komt.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from schaal import anders, groot
from schaal.meten import Meting, meet
from schaal.scholen import REGELS, maak
from schaal.werk import alleen_lezen, batch, kaal

from inzicht.modellen.wijzer import Wijzer
from inzicht.opdrachten.gemeen import laad_wijzer

SNEL = ("--uitvoer", "csv,jsonl", "--parallel", "1")
VERSLAGEN = "--verslagen"
DEEL = 20
"""Een verslag kost zoveel meer dan een uitslag, dat een twintigste van de bestanden genoeg is."""


def vormen(map_: Path, aantal: int, wie: str) -> Iterator[Meting]:
    """Elke vorm van een verzameling naast haar R, met de doelen: YAML 0,55 en JSON 0,40."""
    maatstaf = kaal(map_ / "yaml")
    yield Meting(f"YAML, {wie}", batch(map_ / "yaml", *SNEL), maatstaf, aantal, 0.55)
    yield Meting(f"JSON-bestanden, {wie}", batch(map_ / "json", *SNEL), maatstaf, aantal, 0.40)
    yield Meting(f"JSON Lines, {wie}", batch(map_ / REGELS, *SNEL), maatstaf, aantal, 0.35)


def metingen(map_: Path, aantal: int) -> Iterator[Meting]:
    """Wat er verder nog van de eigen verzameling te meten is."""
    yaml_, regels = map_ / "yaml", map_ / REGELS
    yield Meting("alleen lezen", alleen_lezen(yaml_), kaal(yaml_), aantal)
    alleen_csv = batch(regels, "--uitvoer", "csv", "--parallel", "1")
    yield Meting("JSON Lines, alleen csv", alleen_csv, kaal(yaml_), aantal)
    yield Meting("YAML met --volledig", batch(yaml_, *SNEL, "--volledig"), kaal(yaml_), aantal, 2.0)
    twee = batch(yaml_, "--uitvoer", "csv,jsonl", "--parallel", "2")
    yield Meting("twee processen naast een (wandtijd)", twee, batch(yaml_, *SNEL), aantal, 0.70, wand=True)


def toevoegingen(map_: Path, aantal: int) -> Iterator[Meting]:
    """Wat elk extra overzicht kost boven csv en jsonl."""
    yaml_ = map_ / "yaml"
    for naam, args in (
        ("--volledig", (*SNEL, "--volledig")),
        ("xlsx", ("--uitvoer", "csv,jsonl,xlsx", "--parallel", "1")),
        ("groepsverslag", ("--uitvoer", "csv,jsonl,html,md", "--parallel", "1")),
    ):
        werk = batch(yaml_, *args)
        yield Meting(f"{naam} erbij, naast csv en jsonl", werk, batch(yaml_, *SNEL), aantal, erbij=True)


def meet_verslagen(map_: Path, wijzer: Wijzer, aantal: int, opties: argparse.Namespace) -> bool:
    """Wat `--verslagen` kost boven csv en jsonl, op minder bestanden; niet gemeten als de optie er niet is."""
    hulp = [sys.executable, "-m", "inzicht", "batch", "--help"]
    if VERSLAGEN not in subprocess.run(hulp, capture_output=True, encoding="utf-8", check=True).stdout:
        print(f"{VERSLAGEN}: niet gemeten (deze versie kent {VERSLAGEN} niet)")
        return not opties.streng
    minder = max(50, aantal // DEEL)
    maak(map_, wijzer, minder, ("yaml",))
    werk, naast = batch(map_ / "yaml", *SNEL, VERSLAGEN), batch(map_ / "yaml", *SNEL)
    return meet(Meting(f"{VERSLAGEN} erbij ({minder} bestanden)", werk, naast, minder, erbij=True), opties.rondes)


def meet_alles(map_: Path, wijzer: Wijzer, opties: argparse.Namespace) -> bool:
    """Alle metingen bij een aantal bestanden."""
    aantal, goed = opties.aantal, True
    maak(map_ / "eigen", wijzer, aantal)
    reeksen = [vormen(map_ / "eigen", aantal, "zoals inzicht schrijft")]
    for wie, schrijvers in (("anderen", anders.YAML), *([("apart", anders.APART)] if opties.apart else [])):
        anders.maak(map_ / wie, wijzer, aantal, schrijvers)
        reeksen.append(vormen(map_ / wie, aantal, f"zoals anderen schrijven ({wie})"))
    for reeks in (*reeksen, metingen(map_ / "eigen", aantal), toevoegingen(map_ / "eigen", aantal)):
        for meting in reeks:
            goed &= meet(meting, opties.rondes)
    return goed & meet_verslagen(map_ / "verslagen", wijzer, aantal, opties)


def lees_opties() -> argparse.Namespace:
    """De opties van dit script."""
    lezer = argparse.ArgumentParser()
    lezer.add_argument("--aantal", type=int, default=10_000)
    lezer.add_argument("--rondes", type=int, default=5)
    for optie in ("--apart", "--geheugen", "--groot", "--streng"):
        lezer.add_argument(optie, action="store_true")
    return lezer.parse_args()


def main() -> int:
    """Meet wat gevraagd is; 1 als een doel niet gehaald is."""
    opties = lees_opties()
    wijzer = laad_wijzer(None)
    with tempfile.TemporaryDirectory() as naam:
        map_ = Path(naam)
        goed = meet_alles(map_ / "gewoon", wijzer, opties)
        if opties.geheugen or opties.groot:
            mappen = groot.maak_mappen(map_, wijzer)
            goed &= not opties.geheugen or groot.meet_geheugen(mappen)
            goed &= not opties.groot or groot.meet_kosten(mappen, opties.rondes)
    return int(not goed)


if __name__ == "__main__":
    sys.exit(main())
