"""Hoe lang invullen duurt: een schatting uit het aantal woorden."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inzicht.modellen.wijzer import Vraag

WOORDEN_PER_MINUUT: Final = 200
KIESTIJD: Final = Fraction(10, 60)
"""Kiezen kost tien seconden per vraag; navragen bij een ander telt niet mee."""
_UITLEG: Final = Fraction(1, 3)
"""De uitleg gaat alleen open voor wie erom vraagt; zij telt voor een derde."""
_PRECIES: Final = 10
_AFRONDING: Final = 5
_NAMEN: Final = {1: "1 minuut", 15: "een kwartier", 30: "een half uur"}


def vraagtijd(vraag: Vraag) -> Fraction:
    """Hoeveel minuten lezen en kiezen bij deze vraag kost: de vraag, waarom zij ertoe doet, en elke situatie."""
    gelezen = sum(map(_woorden, (vraag.vraag, vraag.waarom, *vraag.situaties.values())))
    return (gelezen + _UITLEG * _woorden(vraag.uitleg or "")) / WOORDEN_PER_MINUUT + KIESTIJD


def duur(vragen: Iterable[Vraag]) -> int:
    """Hoeveel minuten deze vragen samen ongeveer duren, minstens 1; naar boven afgerond, boven de 10 op 5."""
    return rond_af(sum(map(vraagtijd, vragen), Fraction(0)))


def rond_af(tijd: Fraction) -> int:
    """Een tijd in hele minuten, zoals een lezer haar onthoudt."""
    stap = 1 if tijd <= _PRECIES else _AFRONDING
    return max(1, stap * math.ceil(tijd / stap))


def noem_minuten(minuten: int) -> str:
    """`1 minuut`, `een kwartier`, `20 minuten`, `een half uur`."""
    return _NAMEN.get(minuten, f"{minuten} minuten")


def _woorden(tekst: str) -> int:
    return len(tekst.split())
