"""`inzicht wijzers`: welke wijzers en versies inzicht meebrengt, en waar zij staan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inzicht.opdrachten.gemeen import laad_wijzer
from inzicht.opdrachten.wijzerplaats import bij_de_hand
from inzicht.regels import Regel
from inzicht.scherm import venster

if TYPE_CHECKING:
    from inzicht.opdrachten.wijzerplaats import Wijzerplaats

_KOP: Final = ("wijzer", "versie", "wijzerkenmerk", "waar")
_KORT: Final = len("sha256:") + 12
"""Zoveel tekens van een wijzerkenmerk zijn genoeg om versies uit elkaar te houden."""


def opdracht() -> None:
    """Noem de wijzers en versies die bij de hand zijn.

    De eerste is de wijzer die elke opdracht zonder --wijzer gebruikt. Een andere versie geeft u als --wijzer 1.0.
    """
    rijen = [_rij(plaats) for plaats in bij_de_hand()]
    uitvoer = venster.uitvoer()
    breedten = [max(map(len, kolom)) for kolom in zip(_KOP, *rijen, strict=True)]
    regels = [Regel(_uitgelijnd(rij, breedten), heel=True) for rij in rijen]
    kop = [Regel(_uitgelijnd(_KOP, breedten), "vet", heel=True)] if uitvoer.is_terminal else []
    uitvoer.toon([*kop, *regels])


def _rij(plaats: Wijzerplaats) -> tuple[str, ...]:
    kenmerk = laad_wijzer(plaats.map).kenmerk[:_KORT]
    return plaats.id, plaats.versie, kenmerk, plaats.map


def _uitgelijnd(rij: tuple[str, ...], breedten: list[int]) -> str:
    return "  ".join(cel.ljust(breedte) for cel, breedte in zip(rij, breedten, strict=True)).rstrip()
