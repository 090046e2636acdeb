"""Wat een adviseur anders zou nemen: duckdb en polars. Of ze er zijn, hoe ze starten, en of ze hetzelfde zeggen.

Beide horen niet bij de eisen van inzicht of van de toetsen. Ze draaien als eigen programma, met een eigen opstart.
"""

import csv
import importlib.util
import json
import shlex
import subprocess
import sys
from pathlib import Path

from proeven.gemeen import omgeving

from inzicht.modellen.wijzer import Wijzer
from schaal.regeltabel import schrijf_regeltabel
from schaal.scholen import REGELS
from schaal.werk import Opdracht, batch

VERGELIJKERS = ("duckdb", "polars")
HIER = Path(__file__).resolve().parent
INSTALLEER = shlex.join([sys.executable, "-m", "pip", "install", *VERGELIJKERS])
Uitkomsten = dict[tuple[str, str], tuple[int, ...]]
"""Per school en dimensie: aantoonbaar, mogelijk, en beide scores in tienden."""


def aanwezig() -> tuple[str, ...]:
    """Welke vergelijkers geïnstalleerd zijn."""
    return tuple(naam for naam in VERGELIJKERS if importlib.util.find_spec(naam))


def opdracht(naam: str, map_: Path, wijzer: Wijzer, *, negeer_fouten: bool = False) -> Opdracht:
    """De opdracht die de regels JSON in een map doorrekent; haar tabel met vragen en haar CSV komen in die map."""
    tabel = map_ / "regels.csv"
    if not tabel.exists():
        schrijf_regeltabel(wijzer, tabel)
    grenzen = wijzer.kop.oordeel
    args = [map_ / REGELS, tabel, map_ / f"{naam}.csv", grenzen.grotendeels, grenzen.volledig]
    extra = ["--negeer-fouten"] if negeer_fouten else []
    return Opdracht((sys.executable, str(HIER / f"met_{naam}.py"), *map(str, args), *extra))


def uit_csv(pad: Path) -> Uitkomsten:
    """De uitkomsten die een vergelijker schreef."""
    with pad.open(encoding="utf-8", newline="") as bestand:
        rijen = csv.reader(bestand)
        next(rijen)
        return {(naam, dimensie): tuple(map(int, getallen)) for naam, dimensie, *getallen in rijen}


def uit_uitslagen(pad: Path) -> Uitkomsten:
    """De uitkomsten in `uitslagen.jsonl`; waar niets telt, is er geen."""
    uitkomsten: Uitkomsten = {}
    with pad.open(encoding="utf-8") as regels:
        for regel in regels:
            uitslag = json.loads(regel)
            for een in uitslag["dimensies"]:
                niveau, score = een["niveau"], een["score"]
                if niveau["aantoonbaar"] is not None:
                    scores = (round(10 * score["aantoonbaar"]), round(10 * score["mogelijk"]))
                    sleutel = (uitslag["school"]["naam"], een["id"])
                    uitkomsten[sleutel] = (niveau["aantoonbaar"], niveau["mogelijk"], *scores)
    return uitkomsten


def verschillen(eigen: Uitkomsten, ander: Uitkomsten) -> list[str]:
    """Waar twee gereedschappen niet hetzelfde zeggen, op volgorde van school en dimensie."""
    return [
        f"{naam}, {dimensie}: inzicht {eigen.get((naam, dimensie))}, ander {ander.get((naam, dimensie))}"
        for naam, dimensie in sorted(eigen.keys() | ander.keys())
        if eigen.get((naam, dimensie)) != ander.get((naam, dimensie))
    ]


def keur_gelijk(map_: Path, wijzer: Wijzer) -> bool:
    """Reken alles met elk gereedschap en zeg of ze voor elke school en dimensie gelijk zijn."""
    werk = batch(map_ / REGELS, "--uitvoer", "jsonl", "--parallel", "1")
    with (map_ / REGELS).open("rb") as regels:
        subprocess.run(werk.args, stdin=regels, env=omgeving(), check=True)
    eigen = uit_uitslagen(map_ / "uit" / "uitslagen.jsonl")
    goed = bool(eigen)
    for naam in aanwezig():
        subprocess.run(opdracht(naam, map_, wijzer).args, env=omgeving(), check=True)
        anders = verschillen(eigen, uit_csv(map_ / f"{naam}.csv"))
        goed &= not anders
        print(f"{naam}: {f'{len(anders)} verschillen  FOUT' if anders else 'gelijk'}, {len(eigen)} uitkomsten")
        print(*(f"  {een}" for een in anders[:5]), sep="\n", end="\n" if anders else "")
    return goed


def meld_afwezig(*, streng: bool) -> bool:
    """Zeg wat niet gemeten wordt; met `streng` is dat fout."""
    weg = [naam for naam in VERGELIJKERS if naam not in aanwezig()]
    for naam in weg:
        print(f"{naam}: niet gemeten (niet geïnstalleerd); installeer met: {INSTALLEER}")
    return not (weg and streng)
