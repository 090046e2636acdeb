"""Regels over de regels die een vraag met een reden uitzet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inzicht.keuring.register import Keurregel, Vondst, waarschuwing
from inzicht.tekst import bedoelde

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inzicht.keuring.register import Bankstuk


@dataclass(frozen=True, slots=True)
class Uitzondering:
    """Een regel die een vraag uitzet; `gebruikt` zegt of de regel anders iets gemeld had."""

    bankstuk: Bankstuk
    nummer: int
    code: str
    gebruikt: bool
    te_zetten: frozenset[str]
    bekend: frozenset[str]

    def vondst(self, reden: str) -> Vondst:
        """Een vondst bij deze uitzondering."""
        return self.bankstuk.in_vraag(self.nummer, ("uitzonderingen", self.code), reden, sleutel=True)


@waarschuwing("W291")
def onbekende_uitzondering(stuk: Uitzondering) -> Iterator[Vondst]:
    """Een uitzondering noemt de code van een regel die bestaat."""
    if stuk.code not in stuk.bekend:
        reden = f"De code `{stuk.code}` bestaat niet.{bedoelde(stuk.code.upper(), stuk.te_zetten)}"
        yield stuk.vondst(reden)


@waarschuwing("W292")
def vaste_regel(stuk: Uitzondering) -> Iterator[Vondst]:
    """Een uitzondering zet alleen een regel uit die dat toelaat."""
    if stuk.code in stuk.bekend - stuk.te_zetten:
        reden = f"De regel {stuk.code} geldt altijd en is niet uit te zetten. Haal deze uitzondering weg."
        yield stuk.vondst(reden)


@waarschuwing("W293")
def overbodige_uitzondering(stuk: Uitzondering) -> Iterator[Vondst]:
    """Een uitzondering is nodig: zonder haar meldt de regel iets bij deze vraag."""
    if stuk.code in stuk.te_zetten and not stuk.gebruikt:
        reden = f"De regel {stuk.code} meldt hier niets. Haal deze uitzondering weg."
        yield stuk.vondst(reden)


UITZONDERINGREGELS: Final[tuple[Keurregel[Uitzondering], ...]] = (
    onbekende_uitzondering,
    vaste_regel,
    overbodige_uitzondering,
)
