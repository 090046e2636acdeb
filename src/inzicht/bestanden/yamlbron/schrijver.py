"""Schrijft geneste waarden als YAML die elke lezer gelijk terugleest."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_KAAL: Final = re.compile(r"[a-z][a-z0-9/-]*\Z")
_NIET_KAAL: Final = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def schrijf(waarde: Mapping[str, Any]) -> str:
    """Schrijf een geneste waarde als YAML die `lees` en elke andere lezer gelijk teruglezen."""
    return "".join(f"{regel}\n" for regel in _schrijf_map(waarde, ""))


def _schrijf_los(waarde: object) -> str:
    if waarde is None:
        return "null"
    if isinstance(waarde, bool):
        return "true" if waarde else "false"
    if isinstance(waarde, int):
        return str(waarde)
    if not isinstance(waarde, str):
        raise TypeError(type(waarde).__name__)
    if _KAAL.match(waarde) and waarde not in _NIET_KAAL:
        return waarde
    return json.dumps(waarde, ensure_ascii=False)


def _schrijf_map(waarde: Mapping[str, Any], inspring: str) -> Iterator[str]:
    for sleutel, lid in waarde.items():
        kop = f"{inspring}{_schrijf_los(sleutel)}:"
        yield from _schrijf_lid(kop, lid, inspring)


def _schrijf_lid(kop: str, lid: Any, inspring: str) -> Iterator[str]:
    if isinstance(lid, dict) and lid:
        yield kop
        yield from _schrijf_map(lid, inspring + "  ")
    elif isinstance(lid, (list, tuple)) and any(isinstance(deel, dict) for deel in lid):
        yield kop
        for deel in lid:
            eerste, *rest = _schrijf_map(deel, inspring + "    ")
            yield f"{inspring}  - {eerste.lstrip()}"
            yield from rest
    elif isinstance(lid, (list, tuple)):
        yield f"{kop} [{', '.join(_schrijf_los(deel) for deel in lid)}]"
    else:
        yield f"{kop} {{}}" if isinstance(lid, dict) else f"{kop} {_schrijf_los(lid)}"
