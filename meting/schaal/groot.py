"""Kosten per bestand en geheugen bij 1.000, 10.000 en 100.000 bestanden."""

import statistics
from collections.abc import Iterator
from pathlib import Path

from inzicht.modellen.wijzer import Wijzer
from schaal.meten import draai, kwartielen, piek
from schaal.scholen import REGELS, maak
from schaal.werk import Opdracht, alleen_lezen, batch, kaal

GROOTTES = (1_000, 10_000, 100_000)
GELIJK = 1.15
"""Zoveel keer duurder mag een bestand hoogstens worden als er tien keer zoveel zijn."""
SNEL = ("--uitvoer", "csv,jsonl", "--parallel")


def maak_mappen(map_: Path, wijzer: Wijzer) -> dict[int, Path]:
    """Een map per grootte, met YAML-bestanden en regels JSON; die met een bestand meet de opstart."""
    mappen = {aantal: map_ / str(aantal) for aantal in (1, *GROOTTES)}
    for aantal, doel in mappen.items():
        maak(doel, wijzer, aantal, ("yaml",))
    return mappen


def meet_geheugen(mappen: dict[int, Path]) -> bool:
    """De piek van het geheugen: hoogstens 60 MB, en 150 bytes per bestand erbij."""
    pieken = {}
    for aantal in GROOTTES:
        pieken[aantal] = piek(batch(mappen[aantal] / "yaml", *SNEL, "1"))
        print(f"piek bij {aantal:7} bestanden: {pieken[aantal]} MB", flush=True)
    groei = (pieken[100_000] - pieken[10_000]) * 1024 * 1024 / 90_000
    print(f"groei per bestand: {groei:.0f} bytes, doel 150; piek {pieken[100_000]} MB, doel 60")
    return groei <= 150 and pieken[100_000] <= 60


def _opdrachten(map_: Path) -> Iterator[tuple[str, Opdracht]]:
    yield "alleen lezen", alleen_lezen(map_ / "yaml")
    yield "R", kaal(map_ / "yaml")
    yield "YAML, twee processen", batch(map_ / "yaml", *SNEL, "2")
    yield "JSON Lines, een proces", batch(map_ / REGELS, *SNEL, "1")


def meet_kosten(mappen: dict[int, Path], rondes: int) -> bool:
    """De kosten per bestand van elk werk, en of die van `inzicht batch` gelijk blijven."""
    print(f"{'microseconden per bestand: CPU (wand)':44}" + "".join(f"{aantal:>16}" for aantal in GROOTTES))
    per_grootte = {aantal: dict(_opdrachten(mappen[aantal])) for aantal in GROOTTES}
    for naam in per_grootte[GROOTTES[0]]:
        cellen = []
        for aantal in GROOTTES:
            tijd = draai(per_grootte[aantal][naam])
            cellen.append(f"{tijd.cpu / aantal * 1e6:.0f} ({tijd.wand / aantal * 1e6:.0f})")
        print(f"{naam:44}" + "".join(f"{cel:>16}" for cel in cellen), flush=True)
    return _meet_gelijk({aantal: batch(map_ / "yaml", *SNEL, "1") for aantal, map_ in mappen.items()}, rondes)


def _meet_gelijk(werk: dict[int, Opdracht], rondes: int) -> bool:
    """Druk de kosten per bestand van een proces af, met en zonder opstart, en hoe ze met het aantal groeien."""
    opstart = statistics.median(draai(werk[1]).cpu for _ in range(5))
    tijden: dict[int, list[float]] = {aantal: [] for aantal in GROOTTES}
    for ronde in range(rondes):
        for aantal in GROOTTES if ronde % 2 else reversed(GROOTTES):
            tijden[aantal].append(draai(werk[aantal]).cpu)
    for zin, eraf in (("YAML, een proces", 0.0), ("YAML, een proces, zonder opstart", opstart)):
        per = [(statistics.median(tijden[aantal]) - eraf) / aantal * 1e6 for aantal in GROOTTES]
        print(f"{zin:44}" + "".join(f"{een:>16.0f}" for een in per))
    goed = True
    for minder, meer in ((1_000, 10_000), (10_000, 100_000)):
        paren = zip(tijden[meer], tijden[minder], strict=True)
        laag, midden, hoog = kwartielen([(een - opstart) / meer / ((ander - opstart) / minder) for een, ander in paren])
        goed &= laag <= GELIJK
        oordeel = "" if laag <= GELIJK else "  FOUT"
        wat = f"per bestand: {meer} naast {minder}"
        print(f"{wat:44} {midden:5.2f} (p25 {laag:.2f}, p75 {hoog:.2f})  doel {GELIJK:.2f}{oordeel}", flush=True)
    return goed
