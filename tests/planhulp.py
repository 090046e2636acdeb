"""Wat de toetsen van plan en vergelijking delen: een kleine wijzer met twee rollen, en een school met actiepunten."""

from pathlib import Path
from typing import Any

from hulp import Blad, maak_antwoorden, maak_wijzer
from inzicht.bestanden import yamlbron
from inzicht.modellen.antwoorden import Antwoorden
from inzicht.modellen.wijzer import Wijzer
from inzicht.oordeel.beoordeling import beoordeel
from inzicht.oordeel.meting import Meting
from inzicht.oordeel.plan import maak_plan
from inzicht.oordeel.vergelijking import vergelijk
from inzicht.verslag.jaar.planblad import maak_planbeeld
from inzicht.verslag.jaar.vergelijkblad import maak_vergelijkbeeld
from inzicht.verslag.jaar.vorm import Planbeeld, Vergelijkbeeld
from inzicht.verslag.stof import Stof, Woordenboek
from verslaghulp import HERKOMST, banken, gegevens, kop

OP = "2027-02-15"
ROLLEN = {"administratie": "Administratie", "ict": "Ict-coördinator"}
PUNTEN: list[Blad] = [
    {"vraag": "een.a", "van": 3, "naar": 4, "wie": "ict", "wanneer": "2027-03-01", "status": "klaar",
     "gekozen": "2026-11-30", "gereed": "2027-01-20"},
    {"vraag": "een.b", "van": 4, "naar": 5, "wie": "ict", "wanneer": "2027-06-01", "status": "bezig",
     "notitie": "Samen met de leverancier."},
    {"vraag": "een.c", "van": 4, "naar": 5, "wie": "administratie"},
    {"vraag": "een.d", "van": 3, "naar": 4, "wanneer": "2027-01-01"},
    {"vraag": "een.e", "van": 2, "naar": 3, "wie": "administratie", "wanneer": "2027-02-01"},
    {"vraag": "twee.f", "van": 2, "naar": 3, "status": "klaar"},
]  # fmt: skip
"""Een actiepunt van elke stand, in een andere volgorde dan die van het plan."""
VOLGORDE = ("een.e", "een.b", "een.c", "een.d", "twee.f", "een.a")


def planbanken() -> list[Blad]:
    """De kleine banken; de eerste vraag van elk zit ook in de korte scan."""
    bladen = banken()
    for bank in bladen:
        bank["vragen"][0]["kern"] = True
    return bladen


def planwijzer(**velden: Any) -> Wijzer:
    return maak_wijzer({**kop(), "rollen": ROLLEN, **velden}, planbanken())


def plangegevens(**velden: Any) -> Blad:
    return gegevens(**{"actiepunten": PUNTEN, **velden})


def planschool(**velden: Any) -> Antwoorden:
    return maak_antwoorden(plangegevens(**velden))


def schrijf_wijzer(map_: Path, bladen: list[Blad] | None = None, **velden: Any) -> str:
    """Zet de kleine wijzer in een map en geef haar naam."""
    map_.mkdir(exist_ok=True)
    (map_ / "wijzer.yaml").write_text(yamlbron.schrijf({**kop(), "rollen": ROLLEN, **velden}), encoding="utf-8")
    for bank in bladen or planbanken():
        (map_ / f"{bank['id']}.yaml").write_text(yamlbron.schrijf(bank), encoding="utf-8")
    return map_.name


def schrijf_school(pad: Path, **velden: Any) -> str:
    pad.write_text(yamlbron.schrijf(plangegevens(**velden)), encoding="utf-8")
    return pad.name


def planbeeld(wijzer: Wijzer | None = None, school: Antwoorden | None = None, op: str = OP) -> Planbeeld:
    """Het blad van een plan, met vaste herkomst."""
    bij, van = wijzer or planwijzer(), school or planschool()
    stof = Stof(Woordenboek(bij), van, beoordeel(bij, van))
    return maak_planbeeld(stof, maak_plan(bij, van, op), HERKOMST)


RONDES: tuple[Blad, ...] = (
    {"een": {"a": 4, "b": 4, "c": 4, "d": [2, 3], "e": 2}, "twee": {"f": "onbekend", "g": 3}},
    {"een": {"a": 4, "b": 3, "c": "onbekend", "d": 4, "e": 5}, "twee": {"f": 2, "g": {"keuze": "nvt", "reden": "Zo."}}},
)
"""Twee rondes met van bijna elke verandering een vraag."""


def vergelijkbeeld(wijzer: Wijzer | None = None, rondes: tuple[Blad, ...] = RONDES, **velden: Any) -> Vergelijkbeeld:
    """Het blad van een vergelijking: een ronde per jaar."""
    bij = wijzer or planwijzer()
    scholen = [planschool(datum=f"{2026 + nr}-11-03", antwoorden=een, **velden) for nr, een in enumerate(rondes)]
    metingen = [Meting(een, een, bij, "bestand", f"sha256:{'ab' * 32}") for een in scholen]
    return maak_vergelijkbeeld(bij, vergelijk(bij, metingen), "9.8.7")
