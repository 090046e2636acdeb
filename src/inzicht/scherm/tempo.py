"""Wanneer een toets te vroeg komt om bedoeld te zijn, en wanneer tekens te snel komen om getypt te zijn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

STIL: Final = 0.25
"""Zoveel seconden na een nieuw beeld telt de toets die het bracht niet; ingedrukt houden verlengt dat."""
_TIK: Final = 0.03
"""Sneller dan een teken per zoveel seconden typt niemand."""
_MIDDEN: Final = re.compile(r"[\r\n].")
"""Een regeleinde met nog iets erachter typt niemand in een tel."""
_AANSLUITEND: Final = 0.05
_VOLLE_LEZING: Final = 1000
"""Een terminal levert hoogstens zoveel bytes tegelijk; is dat vol, dan komt de rest er direct achteraan."""


class Tempo:
    """Houdt bij wanneer toetsen en beelden kwamen; de klok geeft seconden.

    `in_delen` zegt dat de laatste vlaag een stuk van een langere tekst is.
    """

    def __init__(self, klok: Callable[[], float]) -> None:
        self._klok = klok
        self._bracht: str | None = None
        self._laatst = self._begonnen = self._rest_tot = float("-inf")
        self._moet_tekenen = False
        self.in_delen = False

    def te_vroeg(self, toets: str) -> bool:
        """Of dit nog dezelfde druk kan zijn als die het beeld bracht: niemand kan het dan al gelezen hebben."""
        nu, vorige = self._klok(), self._laatst
        if toets != self._bracht:
            self._bracht = None
            return False
        self._laatst = nu
        return nu - vorige < STIL

    def bracht(self, toets: str) -> None:
        """Deze toets bracht een nieuw beeld; de stilte begint als het getekend is."""
        self._bracht, self._laatst, self._moet_tekenen = toets, self._klok(), True

    def getekend(self) -> None:
        """Het scherm is bijgewerkt."""
        if self._moet_tekenen:
            self._laatst, self._moet_tekenen = self._klok(), False

    def begin(self) -> None:
        """Het programma gaat aan een toets beginnen."""
        self._begonnen = self._klok()

    def is_vlaag(self, tekst: str) -> bool:
        """Of tekens die samen klaarstaan in een keer kwamen.

        Wie aan het typen is terwijl het programma bezig is, heeft ook meer dan een teken klaarstaan.
        """
        nu = self._klok()
        sinds = nu - self._begonnen
        getypt = 1 if _MIDDEN.search(tekst) or sinds > STIL else 1 + sinds / _TIK
        rest = nu < self._rest_tot
        vlaag = rest or len(tekst) > getypt
        vol = vlaag and len(tekst.encode("utf-8", "replace")) >= _VOLLE_LEZING
        self._rest_tot = nu + _AANSLUITEND if vol else float("-inf")
        self.in_delen = rest or vol
        return vlaag
