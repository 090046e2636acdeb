"""Welke antwoorden van dezelfde school zijn: een regel, voor elke opdracht.

Met aan beide kanten een BRIN telt alleen die. Anders telt de naam, zonder verschil in hoofdletters en witruimte.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence


def vouw(naam: str) -> str:
    """De naam van een school om te vergelijken: NFC, zonder hoofdletters, en alle witruimte als een spatie."""
    if naam.isascii():  # bijna altijd, en dan gaat het veel sneller
        return " ".join(naam.lower().split())
    plat = unicodedata.normalize("NFC", naam).casefold()
    return " ".join(unicodedata.normalize("NFC", plat).split())


def zelfde_school(een: tuple[str, str | None], ander: tuple[str, str | None]) -> bool:
    """Of twee scholen (naam en BRIN) dezelfde zijn."""
    if een[1] and ander[1]:
        return een[1] == ander[1]
    return vouw(een[0]) == vouw(ander[0])


def verdeel_scholen(namen: Sequence[Hashable], brins: Sequence[str | int | None]) -> list[tuple[str, Hashable]]:
    """Geef bij elke school (gevouwen naam, BRIN of niets) de groep van dezelfde school; de volgorde doet er niet toe.

    Twee aan twee vergelijken is niet genoeg: een school zonder BRIN lijkt op elke school met haar naam. Staat bij
    die naam precies een BRIN, dan is het die school. Staan er meer, dan is niet te zien welke, en is zij een eigen
    school. Een groep begint met `brin` of `naam`: daarin zijn haar leden gelijk.
    """
    per_naam: dict[Hashable, set[str | int]] = {}
    for naam, brin in zip(namen, brins, strict=True):
        if brin:
            per_naam.setdefault(naam, set()).add(brin)
    return [_groep(naam, brin, per_naam.get(naam, set())) for naam, brin in zip(namen, brins, strict=True)]


def _groep(naam: Hashable, brin: str | int | None, bij_naam: set[str | int]) -> tuple[str, Hashable]:
    if brin:
        return "brin", brin
    if len(bij_naam) == 1:
        return "brin", next(iter(bij_naam))
    return "naam", naam
