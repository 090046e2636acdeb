"""Waar een interview staat: het gesprek gaat verder, er staat een vraag open, of het is afgelopen.

Elke handeling van een sessie geeft zo'n stap terug; alleen `Sessie` onthoudt de laatste.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Self

from inzicht.interview.beeld.spel import Gevolg

if TYPE_CHECKING:
    from collections.abc import Callable

    from inzicht.interview.beeld import Menu
    from inzicht.interview.gesprek import Gesprek
    from inzicht.regels import Regel


@dataclass(frozen=True, slots=True, kw_only=True)
class Stap:
    """Wat er na een handeling geldt; `gevolg` is wat een voorkant daarbij toont."""

    gevolg: Gevolg = field(default_factory=Gevolg)

    def met(self, *zinnen: str) -> Self:
        """Dezelfde stap met deze zinnen ervoor."""
        return replace(self, gevolg=replace(self.gevolg, zeg=(*zinnen, *self.gevolg.zeg)))


@dataclass(frozen=True, slots=True)
class Verder(Stap):
    """Het gesprek gaat verder; `welkom` staat boven zijn eerste vraag."""

    gesprek: Gesprek
    welkom: tuple[Regel, ...] = ()


@dataclass(frozen=True, slots=True)
class Vraag(Stap):
    """Er staat een menu open: wat een keuze doet, en wat stoppen (of het einde van de invoer) doet."""

    menu: Menu
    kies: Callable[[str], Stap]
    stop: Callable[[], Stap]

    def antwoord(self, tekst: str) -> Stap:
        """Wat deze invoer doet; wat geen keuze is, krijgt een hint."""
        if tekst.lower() == "q":
            return self.stop()
        keuze = self.menu.kies(tekst)
        return replace(self, gevolg=Gevolg((self.menu.hint,))) if keuze is None else self.kies(keuze)


@dataclass(frozen=True, slots=True)
class Einde(Stap):
    """Het interview is afgelopen; `te_openen` is een verslag dat de gebruiker wil zien."""

    uitgang: int
    afscheid: tuple[Regel, ...]
    te_openen: str | None = None
