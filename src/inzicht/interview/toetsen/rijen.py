"""Rijen: stukken tekst met een stijl, op breedte gebracht. De bouwstenen van een tekening."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inzicht.tekst import breedte_van, breek, schoon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inzicht.regels import Regel

Rij = tuple[tuple[str, str], ...]
LEGE_RIJ: Final[Rij] = ()
_STIJLEN: Final = {"kop": "kop", "vet": "vet", "let-op": "vet", "zacht": "zacht", "gewoon": ""}


@dataclass(frozen=True, slots=True)
class Glyfen:
    """De tekens waarmee getekend wordt; `KALE` zijn er voor een terminal zonder Unicode."""

    vol: str
    leeg: str
    punt: str
    wijzer: str
    lijn: str
    omhoog: str
    omlaag: str
    links: str
    rechts: str
    meer: str


MOOIE: Final = Glyfen(
    "\u2588", "\u2591", "\u25cf", "\u25b8", "\u2500", "\u2191", "\u2193", "\u2190", "\u2192", "\u2026"
)
KALE: Final = Glyfen("#", ".", "*", ">", "-", "^", "v", "<-", "->", "..")


def knip(tekst: str, breedte: int, meer: str) -> str:
    """Een tekst op een rij: te lang wordt afgekapt met een beletselteken."""
    if breedte_van(tekst) <= breedte:
        return tekst
    ruimte = max(0, breedte - breedte_van(meer))
    kort = tekst
    while kort and breedte_van(kort) > ruimte:
        kort = kort[:-1]
    return kort.rstrip() + meer if breedte > breedte_van(meer) else kort


def vul(tekst: str, breedte: int) -> str:
    """Vul een tekst met spaties aan tot deze breedte."""
    return tekst + " " * max(0, breedte - breedte_van(tekst))


def rijen_van(regels: Iterable[Regel], breedte: int) -> list[Rij]:
    """Regels als rijen, afgebroken op woorden."""
    rijen: list[Rij] = []
    for regel in regels:
        voor = " " * regel.inspring + schoon(regel.merk)
        eerste, rest = voor, " " * len(voor)
        for stuk in schoon(regel.tekst, regels=True).split("\n"):
            rijen += [((_STIJLEN[regel.stijl], tekst),) for tekst in breek(stuk, breedte, eerste, rest)]
            eerste = rest
    return rijen
