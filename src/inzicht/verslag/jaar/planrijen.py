"""Het plan als rijen: CSV, en een rekenblad."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from inzicht.oordeel.plantekst import STANDEN, noem_wie
from inzicht.verslag.groep.rekenblad import Blad, Werkboek, als_dag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inzicht.modellen.wijzer import Wijzer
    from inzicht.oordeel.plan import Plan
    from inzicht.verslag.tabel import Cel, Dialect

_BREEDTEN: Final = {
    "stand": 18, "wanneer": 12, "wie": 24, "vraagtekst": 50, "advies": 70, "dimensie": 26, "vraag": 34,
    "gekozen": 12, "gereed": 12, "notitie": 50,
}  # fmt: skip
KOLOMMEN: Final = (
    "stand", "wanneer", "wie", "vraagtekst", "advies", "van", "naar", "nu", "status", "gekozen", "gereed", "notitie",
    "dimensie", "vraag",
)  # fmt: skip
_DAGEN: Final = tuple(KOLOMMEN.index(naam) for naam in ("wanneer", "gekozen", "gereed"))


def rijen(wijzer: Wijzer, plan: Plan) -> Iterator[list[Cel]]:
    """Een rij per actiepunt, op de volgorde van het plan."""
    for een in plan.punten:
        punt = een.punt
        yield [
            STANDEN[een.stand],
            punt.wanneer,
            noem_wie(wijzer, een) if punt.wie else None,
            een.vraag.vraag,
            een.tekst,
            een.stap.van,
            een.stap.naar,
            een.nu,
            punt.status,
            punt.gekozen,
            punt.gereed,
            punt.notitie,
            wijzer.per_dimensie[een.dimensie].titel,
            punt.vraag,
        ]


def plan_als_csv(wijzer: Wijzer, plan: Plan, dialect: Dialect) -> str:
    """Het plan als CSV."""
    return "".join((dialect.begin, dialect.kop(KOLOMMEN), *map(dialect.rij, rijen(wijzer, plan))))


def plan_als_rekenblad(wijzer: Wijzer, plan: Plan) -> bytes:
    """Het plan als XLSX: een blad, met dagen als dag en tekst als tekst."""
    stroom = io.BytesIO()
    boek = Werkboek(stroom, wijzer.kop.titel)
    blad = Blad(boek, "Plan")
    blad.kop(KOLOMMEN)
    for kolom, naam in enumerate(KOLOMMEN):
        blad.blad.set_column(kolom, kolom, _BREEDTEN.get(naam, 8))
    for rij in rijen(wijzer, plan):
        blad.rij(als_dag(cel) if kolom in _DAGEN else cel for kolom, cel in enumerate(rij))
    blad.blad.autofilter(0, 0, max(1, blad.rijen - 1), len(KOLOMMEN) - 1)
    boek.bewaar()
    return stroom.getvalue()
