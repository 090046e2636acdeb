"""Vragen over het bestand in plaats van over de school: welk bestand, waar bewaren, het verslag openen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inzicht.interviewbeeld.vorm import STOPPEN, Beeld, Keus, Toets, Veld
from inzicht.tekst import opsomming

if TYPE_CHECKING:
    from inzicht.regels import Regel


@dataclass(frozen=True, slots=True)
class Menu:
    """Een vraag met een paar mogelijkheden (invoer -> tekst), of met een veld voor vrije tekst.

    `standaard` is wat lege invoer kiest.
    """

    titel: str
    toelichting: tuple[Regel, ...] = ()
    keuzes: tuple[tuple[str, str], ...] = ()
    standaard: str = ""
    vrij: bool = False

    def kies(self, tekst: str) -> str | None:
        """De gekozen invoer, of None als dit geen keuze is."""
        gekozen = tekst or self.standaard
        if self.vrij:
            return gekozen
        return next((regel for regel, _ in self.keuzes if regel == gekozen.lower()), None)

    @property
    def hint(self) -> str:
        """Wat er te typen valt."""
        if self.vrij:
            return "Typ een pad en druk op Enter. Een lege regel gaat terug."
        namen = opsomming([regel for regel, _ in self.keuzes], "of")
        enter = f" Enter kiest {self.standaard}." if self.standaard else ""
        return f"Typ {namen}.{enter}"

    def beeld(self) -> Beeld:
        """Het menu als beeld."""
        return Beeld(
            self,
            self.titel,
            toelichting=self.toelichting,
            keuzes=tuple(Keus(regel, tekst, gekozen=regel == self.standaard) for regel, tekst in self.keuzes),
            veld=Veld() if self.vrij else None,
            hint=self.hint,
            toetsen=(Toets("Enter", "", "verder"), Toets("Esc", "", "terug")) if self.vrij else (STOPPEN,),
        )
