"""`inzicht wijzers`: welke wijzers en versies inzicht meebrengt, en waar zij staan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inzicht.opdrachten.gemeen import laad_wijzer
from inzicht.opdrachten.wijzerplaats import bij_de_hand
from inzicht.regels import Regel
from inzicht.scherm import venster
from inzicht.tekst import in_kolommen

if TYPE_CHECKING:
    from inzicht.opdrachten.wijzerplaats import Wijzerplaats

_KOP: Final = ("wijzer", "versie", "wijzerkenmerk", "waar")
_KORT: Final = len("sha256:") + 12
"""Zoveel tekens van een wijzerkenmerk zijn genoeg om versies uit elkaar te houden."""


def opdracht() -> None:
    """Noem de wijzers en versies die bij de hand zijn.

    De eerste is de wijzer die elke opdracht zonder --wijzer gebruikt. Een andere versie geeft u als --wijzer 1.0.
    """
    uitvoer = venster.uitvoer()
    kop, *regels = (regel.rstrip() for regel in in_kolommen([_KOP, *map(_rij, bij_de_hand())]))
    boven = [Regel(kop, "vet", heel=True)] if uitvoer.is_terminal else []
    uitvoer.toon([*boven, *(Regel(regel, heel=True) for regel in regels)])


def _rij(plaats: Wijzerplaats) -> tuple[str, ...]:
    kenmerk = laad_wijzer(plaats.map).kenmerk[:_KORT]
    return plaats.id, plaats.versie, kenmerk, plaats.map
