"""Getypte nummers lezen: alleen de cijfers 0 tot en met 9, nooit die van een ander schrift."""

from __future__ import annotations

import re
from typing import Final

_CIJFERS: Final = re.compile(r"[0-9]{1,3}\Z")
_NUMMERS: Final = re.compile(r"[0-9]{1,3}(?:[ ,]+[0-9]{1,3})*\Z")


def nummer_uit(tekst: str, hoogste: int) -> int | None:
    """Het getypte nummer als het tussen 1 en `hoogste` ligt, anders None."""
    if not _CIJFERS.match(tekst):
        return None
    getal = int(tekst)
    return getal if 1 <= getal <= hoogste else None


def nummers_uit(tekst: str, hoogste: int) -> tuple[int, ...] | None:
    """Een rij nummers als `1 3` of `1, 3`, elk een keer; None als er iets niet past."""
    if not _NUMMERS.match(tekst):
        return None
    rij = tuple(dict.fromkeys(int(deel) for deel in re.split(r"[ ,]+", tekst)))
    return rij if all(1 <= getal <= hoogste for getal in rij) else None
