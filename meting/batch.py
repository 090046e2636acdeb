"""Meet `inzicht batch` naast alleen lezen, naast `yaml.load(CSafeLoader)` en naast duckdb en polars.

    python meting/batch.py                    10.000 bestanden, alle metingen
    python meting/batch.py --aantal 1000      minder bestanden
    python meting/batch.py --geheugen         ook de piek van het geheugen bij 1.000, 10.000 en 100.000
    python meting/batch.py --groot            ook de kosten per bestand bij 1.000, 10.000 en 100.000: die blijven gelijk
    python meting/batch.py --gelijk           alleen: zeggen duckdb en polars voor elke school hetzelfde?
    python meting/batch.py --slecht           alleen: wat doet elk gereedschap met een slechte regel?
    python meting/batch.py --streng           wat niet gemeten is, is fout

R is: de map aflopen, lezen en `yaml.load(CSafeLoader)` van elk bestand, opstart inbegrepen (CPU). Elke verhouding
is de mediaan van afgewisselde paren; rood als drie van de vier paren boven het doel liggen. Achter de verhouding staat
die van de wandtijd, de CPU-tijd per bestand, en tussen haakjes wat er per bestand bij komt. Duckdb en polars rekenen
dezelfde regels JSON door met dezelfde rekenregel; eerst moet elke uitkomst gelijk zijn aan die van `inzicht batch`.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from schaal import groot, slecht, vergelijkers
from schaal.meten import Meting, meet
from schaal.scholen import REGELS, maak
from schaal.werk import alleen_lezen, batch, kaal

from inzicht.modellen.wijzer import Wijzer
from inzicht.opdrachten.gemeen import laad_wijzer

SNEL = ("--uitvoer", "csv,jsonl", "--parallel", "1")
VERSLAGEN = "--verslagen"
DEEL = 20
"""Een verslag kost zoveel meer dan een uitslag, dat een twintigste van de bestanden genoeg is."""


def metingen(map_: Path, aantal: int) -> Iterator[Meting]:
    """Elke vorm van `inzicht batch` naast R, met de doelen van prestatie 7."""
    yaml_, regels = map_ / "yaml", map_ / REGELS
    maatstaf = kaal(yaml_)
    yield Meting("alleen lezen", alleen_lezen(yaml_), maatstaf, aantal)
    yield Meting("YAML, een proces", batch(yaml_, *SNEL), maatstaf, aantal, 0.75)
    yield Meting("JSON-bestanden, een proces", batch(map_ / "json", *SNEL), maatstaf, aantal, 0.40)
    yield Meting("JSON Lines, een proces", batch(regels, *SNEL), maatstaf, aantal, 0.35)
    alleen_csv = batch(regels, "--uitvoer", "csv", "--parallel", "1")
    yield Meting("JSON Lines, een proces, alleen csv", alleen_csv, maatstaf, aantal)
    yield Meting("YAML met --volledig", batch(yaml_, *SNEL, "--volledig"), maatstaf, aantal, 2.0)
    twee = batch(yaml_, "--uitvoer", "csv,jsonl", "--parallel", "2")
    yield Meting("twee processen naast een (wandtijd)", twee, batch(yaml_, *SNEL), aantal, 0.70, wand=True)


def anderen(map_: Path, wijzer: Wijzer, aantal: int) -> Iterator[Meting]:
    """Duckdb en polars op dezelfde regels JSON, naast R en naast `inzicht batch` op die regels."""
    ons = batch(map_ / REGELS, "--uitvoer", "csv", "--parallel", "1")
    for naam in vergelijkers.aanwezig():
        werk = vergelijkers.opdracht(naam, map_, wijzer)
        yield Meting(f"{naam} op JSON Lines", werk, kaal(map_ / "yaml"), aantal)
        yield Meting(f"{naam} naast batch op JSON Lines, alleen csv", werk, ons, aantal)


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
    maak(map_, wijzer, opties.aantal)
    goed = vergelijkers.meld_afwezig(streng=opties.streng) & vergelijkers.keur_gelijk(map_, wijzer)
    for reeks in (
        metingen(map_, opties.aantal),
        anderen(map_, wijzer, opties.aantal),
        toevoegingen(map_, opties.aantal),
    ):
        for meting in reeks:
            goed &= meet(meting, opties.rondes)
    return goed & meet_verslagen(map_ / "verslagen", wijzer, opties.aantal, opties)


def keur_alleen(map_: Path, wijzer: Wijzer, opties: argparse.Namespace) -> bool:
    """Alleen kijken of alles gelijk is."""
    maak(map_, wijzer, opties.aantal, ())
    return vergelijkers.meld_afwezig(streng=opties.streng) & vergelijkers.keur_gelijk(map_, wijzer)


def lees_opties() -> argparse.Namespace:
    """De opties van dit script."""
    lezer = argparse.ArgumentParser()
    lezer.add_argument("--aantal", type=int, default=10_000)
    lezer.add_argument("--rondes", type=int, default=5)
    for optie in ("--geheugen", "--groot", "--gelijk", "--slecht", "--streng"):
        lezer.add_argument(optie, action="store_true")
    return lezer.parse_args()


def main() -> int:
    """Meet wat gevraagd is; 1 als een doel niet gehaald is."""
    opties = lees_opties()
    wijzer = laad_wijzer(None)
    with tempfile.TemporaryDirectory() as naam:
        map_ = Path(naam)
        if opties.slecht:
            return int(not slecht.proef(map_, wijzer))
        if opties.gelijk:
            return int(not keur_alleen(map_, wijzer, opties))
        goed = meet_alles(map_ / "gewoon", wijzer, opties)
        if opties.geheugen or opties.groot:
            mappen = groot.maak_mappen(map_, wijzer)
            goed &= not opties.geheugen or groot.meet_geheugen(mappen, wijzer)
            goed &= not opties.groot or groot.meet_kosten(mappen, wijzer, opties.rondes)
    return int(not goed)


if __name__ == "__main__":
    sys.exit(main())
