"""Bevindingen als uitvoer: regels voor een mens, JSON, aantekeningen voor GitHub, en de lijst van regels."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from inzicht.fouten import Ernst
from inzicht.keuring.nalezen.lijst import REGELS
from inzicht.tekst import schoon, toon_naam

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inzicht.fouten import Bevinding

FORMAAT: Final = "inzicht-keuring/1"
STANDAARDINVOER: Final = "standaardinvoer"
"""Zo heet in bevindingen wat op standaardinvoer kwam; dat is geen bestand."""
REGELFORMAAT: Final = "inzicht-regels/1"
_MEERVOUD: Final = {Ernst.FOUT: "fouten", Ernst.WAARSCHUWING: "waarschuwingen", Ernst.OPMERKING: "opmerkingen"}
_GITHUB: Final = {Ernst.FOUT: "error", Ernst.WAARSCHUWING: "warning", Ernst.OPMERKING: "notice"}


def als_regel(een: Bevinding) -> str:
    """Een bevinding als `bestand:regel:kolom: CODE ernst boodschap`."""
    plek = replace(een.plek, heel=False)  # elke regel heeft dezelfde vorm, ook voor een programma dat haar leest
    return f"{plek}: {een.code} {een.ernst} {een.boodschap}"


def tel(bevindingen: Sequence[Bevinding]) -> dict[str, int]:
    """Hoeveel fouten, waarschuwingen en opmerkingen er zijn, ook die alleen geteld zijn."""
    return {veld: sum(een.telt for een in bevindingen if een.ernst is ernst) for ernst, veld in _MEERVOUD.items()}


def als_json(bevindingen: Sequence[Bevinding]) -> str:
    """Alle bevindingen als JSON, met een regeleinde aan het eind."""
    gegevens = {
        "formaat": FORMAAT,
        "aantal": tel(bevindingen),
        "bevindingen": [
            {
                "bestand": toon_naam(een.plek.bestand),
                "regel": een.plek.regel,
                "kolom": een.plek.kolom,
                "code": een.code,
                "ernst": str(een.ernst),
                "boodschap": schoon(een.boodschap, regels=True),
            }
            for een in bevindingen
        ],
    }
    return json.dumps(gegevens, ensure_ascii=False, indent=2) + "\n"


def voor_github(bevindingen: Sequence[Bevinding]) -> Iterator[str]:
    """Elke bevinding als een aantekening die GitHub Actions bij de regel zet."""
    for een in bevindingen:
        waar = {"file": toon_naam(een.plek.bestand), "line": een.plek.regel, "col": een.plek.kolom, "title": een.code}
        if een.plek.bestand == STANDAARDINVOER:
            waar = {"title": een.code}
        delen = ",".join(f"{naam}={_eigenschap(str(waarde))}" for naam, waarde in waar.items())
        yield f"::{_GITHUB[een.ernst]} {delen}::{_bericht(een.boodschap)}"


def _bericht(tekst: str) -> str:
    """Maak tekst onschadelijk in een opdrachtregel van GitHub: `%` eerst, dan de regeleinden."""
    return tekst.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _eigenschap(tekst: str) -> str:
    return _bericht(tekst).replace(":", "%3A").replace(",", "%2C")


def regels_als_tekst() -> Iterator[str]:
    """Alle regels, een per regel: code, ernst, en wat er in een goed bestand klopt."""
    for regel in REGELS:
        yield f"{regel.code} {regel.ernst:<12} {regel.zin}{' (uit te zetten per vraag)' if regel.uit_te_zetten else ''}"


def regels_als_json() -> str:
    """Alle regels als JSON, met een regeleinde aan het eind."""
    gegevens = {
        "formaat": REGELFORMAAT,
        "regels": [
            {"code": een.code, "ernst": str(een.ernst), "regel": een.zin, "uit_te_zetten": een.uit_te_zetten}
            for een in REGELS
        ],
    }
    return json.dumps(gegevens, ensure_ascii=False, indent=2) + "\n"
