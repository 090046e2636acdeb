"""Bevindingen als SARIF 2.1.0, het uitwisselformaat dat onder meer GitHub en editors lezen."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from inzicht import __version__
from inzicht.fouten import Ernst
from inzicht.keuring.nalezen.lijst import REGELS
from inzicht.keuring.nalezen.rapport import STANDAARDINVOER
from inzicht.tekst import schoon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inzicht.fouten import Bevinding, Plek
    from inzicht.keuring.nalezen.lijst import Regelkaart

_STUK: Final = re.compile(
    r"^### (?P<code>\w+)(?: / (?P<ook>\w+))?\n\n"
    r"(?P<heel>.+?\n\nWaarom: (?P<waarom>.+?)\n\n.+?\n\nHerstel: (?P<herstel>.+?)\n)(?=\n|\Z)",
    re.MULTILINE | re.DOTALL,
)
"""Het stuk van een regel in de handleiding; bij het lezen heeft een W-code een A-code naast zich."""
_SCHIJFLETTER: Final = re.compile(r"[A-Za-z]:[\\/]")
SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_NIVEAUS: Final = {Ernst.FOUT: "error", Ernst.WAARSCHUWING: "warning", Ernst.OPMERKING: "note"}


def als_sarif(bevindingen: Sequence[Bevinding], handleiding: str) -> str:
    """Alle bevindingen als een SARIF-logboek, met een regeleinde aan het eind.

    Elke regel krijgt haar stuk uit de handleiding (docs/keuring.md) als uitleg.
    """
    plaats = {regel.code: nummer for nummer, regel in enumerate(REGELS)}
    stukken = {code: stuk for stuk in _STUK.finditer(handleiding) for code in stuk.group("code", "ook")}
    regels = [_regel(een, stukken[een.code]) for een in REGELS]
    programma = {"name": "inzicht", "version": __version__, "language": "nl", "rules": regels}
    logboek = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": programma},
                "columnKind": "unicodeCodePoints",
                "results": [_resultaat(een, plaats[een.code]) for een in bevindingen],
            }
        ],
    }
    return json.dumps(logboek, ensure_ascii=False, indent=2) + "\n"


def _regel(regel: Regelkaart, stuk: re.Match[str]) -> dict[str, Any]:
    uit = " Uit te zetten per vraag." if regel.uit_te_zetten else ""
    hulp = f"Waarom: {stuk['waarom']} Herstel: {stuk['herstel']}{uit}"
    return {
        "id": regel.code,
        "shortDescription": {"text": regel.zin},
        "fullDescription": {"text": _kaal(f"{regel.zin} {stuk['waarom']}")},
        "help": {"text": _kaal(hulp), "markdown": stuk["heel"]},
        "defaultConfiguration": {"level": _NIVEAUS[regel.ernst]},
    }


def _kaal(tekst: str) -> str:
    """Markdown als gewone tekst."""
    return tekst.replace("`", "'")


def _resultaat(een: Bevinding, plaats: int) -> dict[str, Any]:
    return {
        "ruleId": een.code,
        "ruleIndex": plaats,
        "level": _NIVEAUS[een.ernst],
        "message": {"text": schoon(een.boodschap, regels=True)},
        "locations": [_plaats(een.plek)],
    }


def _plaats(plek: Plek) -> dict[str, Any]:
    """Waar een bevinding is; wat van standaardinvoer kwam, staat in geen bestand."""
    if plek.bestand == STANDAARDINVOER:
        return {"logicalLocations": [{"fullyQualifiedName": str(plek)}]}
    gebied = {"startLine": plek.regel, "startColumn": plek.kolom}
    return {"physicalLocation": {"artifactLocation": _bestand(plek.bestand), "region": gebied}}


def _bestand(naam: str) -> dict[str, str]:
    """Een pad vanaf de wortel van de repo telt daar ook vanaf; een ander pad is een heel adres."""
    uri = _uri(naam)
    return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _uri(bestand: str) -> str:
    """Een pad als verwijzing: schuine strepen, en elk ander bijzonder teken als procentcode."""
    pad = quote(bestand.replace("\\", "/").encode("utf-8", "surrogateescape"), safe="/")
    if _SCHIJFLETTER.match(bestand):
        return f"file:///{pad.replace('%3A', ':', 1)}"
    return f"file://{pad}" if pad.startswith("/") else pad
