"""De opdrachten die gemeten worden: alleen lezen, de maatstaf R, en `inzicht batch`."""

import sys
from dataclasses import dataclass
from pathlib import Path

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
class Opdracht:
    """Een programma met zijn argumenten, en het bestand dat het op standaardinvoer krijgt."""

    args: tuple[str, ...]
    invoer: Path | None = None


def alleen_lezen(map_: Path) -> Opdracht:
    """De map aflopen en de bytes lezen."""
    return Opdracht((sys.executable, "-c", LEES, str(map_)))


def kaal(map_: Path) -> Opdracht:
    """R: de map aflopen, lezen en `yaml.load(CSafeLoader)`."""
    return Opdracht((sys.executable, "-c", MAATSTAF, str(map_)))


def batch(pad: Path, *args: str) -> Opdracht:
    """`inzicht batch` op een map, of op regels JSON via standaardinvoer; de uitvoer komt ernaast."""
    regels = pad.suffix == ".jsonl"
    vast = ("--uit", str(pad.parent / "uit"), "--overschrijf", "--stil")
    doe = (sys.executable, "-m", "inzicht", "batch", "-" if regels else str(pad), *args, *vast)
    return Opdracht(doe, pad if regels else None)
