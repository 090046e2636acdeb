"""Meet `inzicht batch` naast alleen lezen en naast `yaml.load(CSafeLoader)` op dezelfde bestanden.

    python meting/batch.py                    10.000 bestanden, alle metingen
    python meting/batch.py --aantal 1000      minder bestanden
    python meting/batch.py --geheugen         ook de piek van het geheugen bij 1.000, 10.000 en 100.000

R is: de map aflopen, lezen en `yaml.load(CSafeLoader)` van elk bestand, opstart inbegrepen (CPU). Elke verhouding
is de mediaan van afgewisselde paren; rood als drie van de vier paren boven het doel liggen.
"""

import argparse
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from inzicht import yamlbron
from inzicht.opdrachten.gemeen import laad_wijzer
from inzicht.wijzer import Wijzer

ZAAD = 20261125
OPMERKING = "Dit staat in de map van de administratie en is vorig jaar nagekeken."
LEES = """
import os, sys
for hier, _, namen in os.walk(sys.argv[1]):
    for naam in sorted(namen):
        with open(os.path.join(hier, naam), "rb") as bestand:
            gegevens = bestand.read()
"""
MAATSTAF = """
import os, sys, yaml
for hier, _, namen in os.walk(sys.argv[1]):
    for naam in sorted(namen):
        with open(os.path.join(hier, naam), "rb") as bestand:
            yaml.load(bestand.read(), Loader=yaml.CSafeLoader)
"""


@dataclass(frozen=True)
class Meting:
    """Een opdracht naast haar maatstaf, met een doel (None is alleen ter informatie)."""

    naam: str
    opdracht: list[str]
    maatstaf: list[str]
    doel: float | None
    wand: bool = False
    invoer: Path | None = None


def antwoorden(wijzer: Wijzer, rng: random.Random, nummer: int) -> dict[str, object]:
    """Een verzonnen maar geldig antwoordenbestand."""
    vakken: dict[str, dict[str, object]] = {}
    sector = rng.choice(list(wijzer.kop.kenmerken["sector"].keuzes))
    midden = rng.randint(1, 4)
    for bank in wijzer.banken:
        vak = vakken.setdefault(bank.id, {})
        for vraag in bank.vragen:
            if not vraag.geldt({"sector": sector}):
                continue
            keuze: object = min(vraag.ladder, key=lambda s: abs(s - midden - rng.choice((-1, 0, 0, 1))))
            keuze = "onbekend" if rng.random() < 0.04 else keuze
            vak[vraag.id] = {"keuze": keuze, "opmerking": OPMERKING} if rng.random() < 0.1 else keuze
    return {
        "formaat": "inzicht-antwoorden/1",
        "wijzer": wijzer.kop.id,
        "wijzerversie": wijzer.kop.versie,
        "school": {"naam": f"School {nummer:06}", "kenmerken": {"sector": sector}},
        "invuller": {"rol": rng.choice(list(wijzer.kop.rollen))},
        "datum": f"2026-{rng.randint(1, 11):02}-{rng.randint(1, 28):02}",
        "antwoorden": vakken,
    }


def maak(map_: Path, wijzer: Wijzer, aantal: int) -> None:
    """Schrijf dezelfde antwoorden als YAML-bestanden, als JSON-bestanden en als JSON Lines."""
    rng = random.Random(ZAAD)
    for soort in ("yaml", "json"):
        (map_ / soort).mkdir()
    with (map_ / "alles.jsonl").open("w", encoding="utf-8") as regels:
        for nummer in range(aantal):
            een = antwoorden(wijzer, rng, nummer)
            naam = f"school-{nummer:06}"
            (map_ / "yaml" / f"{naam}.yaml").write_text(yamlbron.schrijf(een), encoding="utf-8")
            (map_ / "json" / f"{naam}.json").write_text(json.dumps(een, ensure_ascii=False, indent=2), encoding="utf-8")
            regels.write(json.dumps(een, ensure_ascii=False) + "\n")


def draai(opdracht: list[str], invoer: Path | None = None) -> tuple[float, float]:
    """CPU-tijd en wandtijd van een opdracht."""
    voor = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    stroom = invoer.open("rb") if invoer else subprocess.DEVNULL
    gedaan = subprocess.run(opdracht, stdin=stroom, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    wand = time.perf_counter() - begin
    if gedaan.returncode:
        raise SystemExit(gedaan.stderr.decode()[-2000:])
    na = resource.getrusage(resource.RUSAGE_CHILDREN)
    return na.ru_utime + na.ru_stime - voor.ru_utime - voor.ru_stime, wand


def meet(meting: Meting, rondes: int) -> bool:
    """Meet een opdracht in afgewisselde paren en druk haar regel af; geeft of ze haar doel haalt."""
    paren = []
    kant = 1 if meting.wand else 0
    for ronde in range(rondes):
        tijden = [0.0, 0.0]
        for een in (0, 1) if ronde % 2 else (1, 0):
            werk = (meting.opdracht, meting.maatstaf)[een]
            tijden[een] = draai(werk, meting.invoer if een == 0 else None)[kant]
        paren.append(tijden[0] / tijden[1])
    laag, midden, hoog = statistics.quantiles(paren, n=4)
    doel = "ter informatie" if meting.doel is None else f"doel {meting.doel:.2f}"
    goed = meting.doel is None or laag <= meting.doel
    print(
        f"{meting.naam:44} {midden:5.2f} (p25 {laag:.2f}, p75 {hoog:.2f})  {doel}{'' if goed else '  FOUT'}", flush=True
    )
    return goed


def metingen(map_: Path, uit: Path) -> Iterable[Meting]:
    """De metingen van een map."""

    def batch(*args: str) -> list[str]:
        return [sys.executable, "-m", "inzicht", "batch", *args, "--uit", str(uit), "--overschrijf", "--stil"]

    yaml_, json_ = str(map_ / "yaml"), str(map_ / "json")
    kaal = [sys.executable, "-c", MAATSTAF, yaml_]
    snel = ("--uitvoer", "csv,jsonl")
    een = batch(yaml_, *snel, "--parallel", "1")
    yield Meting("alleen lezen", [sys.executable, "-c", LEES, yaml_], kaal, None)
    yield Meting("YAML, een proces", een, kaal, 0.75)
    yield Meting("JSON-bestanden, een proces", batch(json_, *snel, "--parallel", "1"), kaal, 0.40)
    regels = map_ / "alles.jsonl"
    yield Meting("JSON Lines, een proces", batch("-", *snel, "--parallel", "1"), kaal, 0.35, invoer=regels)
    yield Meting("YAML met --volledig", batch(yaml_, *snel, "--volledig", "--parallel", "1"), kaal, 2.0)
    for naam, soorten in (("xlsx", "csv,jsonl,xlsx"), ("groepsverslag", "csv,jsonl,html,md")):
        werk = batch(yaml_, "--uitvoer", soorten, "--parallel", "1")
        yield Meting(f"{naam} erbij, naast csv en jsonl", werk, een, None)
    yield Meting("twee processen naast een (wandtijd)", batch(yaml_, *snel, "--parallel", "2"), een, 0.70, wand=True)


def piek(args: list[str]) -> int:
    """De piek van het geheugen van `inzicht batch` in MB, door het proces zelf gemeten."""
    code = (
        "import resource, sys, atexit\n"
        "atexit.register(lambda: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024))\n"
        f"sys.argv = ['inzicht', *{args!r}]\nfrom inzicht.__main__ import main\nmain()\n"
    )
    gedaan = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return int(gedaan.stdout.strip().splitlines()[-1])


def meet_geheugen(wijzer: Wijzer) -> bool:
    """De piek bij 1.000, 10.000 en 100.000 bestanden; hoogstens 60 MB en 150 bytes per bestand erbij."""
    pieken = {}
    for aantal in (1_000, 10_000, 100_000):
        with tempfile.TemporaryDirectory() as naam:
            map_ = Path(naam)
            maak(map_, wijzer, aantal)
            pieken[aantal] = piek(
                [
                    "batch",
                    str(map_ / "yaml"),
                    "--uit",
                    str(map_ / "uit"),
                    "--uitvoer",
                    "csv,jsonl",
                    "-q",
                    "--parallel",
                    "1",
                ]
            )
            print(f"piek bij {aantal:7} bestanden: {pieken[aantal]} MB", flush=True)
    groei = (pieken[100_000] - pieken[10_000]) * 1024 * 1024 / 90_000
    print(f"groei per bestand: {groei:.0f} bytes, doel 150; piek {pieken[100_000]} MB, doel 60")
    return groei <= 150 and pieken[100_000] <= 60


def main() -> int:
    """Meet alles; 1 als een doel niet gehaald is."""
    lezer = argparse.ArgumentParser()
    lezer.add_argument("--aantal", type=int, default=10_000)
    lezer.add_argument("--rondes", type=int, default=5)
    lezer.add_argument("--geheugen", action="store_true")
    opties = lezer.parse_args()
    wijzer = laad_wijzer(None)
    goed = True
    with tempfile.TemporaryDirectory() as naam:
        map_ = Path(naam)
        maak(map_, wijzer, opties.aantal)
        for meting in metingen(map_, map_ / "uit"):
            goed &= meet(meting, opties.rondes)
    if opties.geheugen:
        goed &= meet_geheugen(wijzer)
    return int(not goed)


if __name__ == "__main__":
    sys.exit(main())
