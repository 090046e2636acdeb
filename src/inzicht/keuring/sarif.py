"""Bevindingen als SARIF 2.1.0, het uitwisselformaat dat onder meer GitHub en editors lezen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from inzicht import __version__
from inzicht.fouten import Ernst
from inzicht.keuring.lijst import REGELS
from inzicht.tekst import schoon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inzicht.fouten import Bevinding
    from inzicht.keuring.lijst import Regelkaart

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_NIVEAUS: Final = {Ernst.FOUT: "error", Ernst.WAARSCHUWING: "warning", Ernst.OPMERKING: "note"}


def als_sarif(bevindingen: Sequence[Bevinding]) -> str:
    """Alle bevindingen als een SARIF-logboek, met een regeleinde aan het eind."""
    plaats = {regel.code: nummer for nummer, regel in enumerate(REGELS)}
    programma = {"name": "inzicht", "version": __version__, "language": "nl", "rules": [_regel(een) for een in REGELS]}
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


def _regel(regel: Regelkaart) -> dict[str, Any]:
    return {
        "id": regel.code,
        "shortDescription": {"text": regel.zin},
        "defaultConfiguration": {"level": _NIVEAUS[regel.ernst]},
    }


def _resultaat(een: Bevinding, plaats: int) -> dict[str, Any]:
    gebied = {"startLine": een.plek.regel, "startColumn": een.plek.kolom}
    plek = {"artifactLocation": {"uri": _uri(een.plek.bestand)}, "region": gebied}
    return {
        "ruleId": een.code,
        "ruleIndex": plaats,
        "level": _NIVEAUS[een.ernst],
        "message": {"text": schoon(een.boodschap, regels=True)},
        "locations": [{"physicalLocation": plek}],
    }


def _uri(bestand: str) -> str:
    """Een pad als verwijzing: schuine strepen, en elk ander bijzonder teken als procentcode."""
    pad = quote(bestand.replace("\\", "/").encode("utf-8", "surrogateescape"), safe="/")
    return f"file://{pad}" if pad.startswith("/") else pad
