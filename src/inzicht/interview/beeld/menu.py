"""Vragen over het bestand in plaats van over de school: welk bestand, waar bewaren, het verslag openen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inzicht.interview.beeld.vorm import Beeld, Keus, Toets, Veld
from inzicht.tekst import opsomming

if TYPE_CHECKING:
    from inzicht.regels import Regel


@dataclass(frozen=True, slots=True)
class Menu:
    """Een vraag met een paar mogelijkheden (invoer -> tekst), of met een veld voor vrije tekst.

    `standaard` is wat lege invoer kiest, `stop` wat `q` doet, en `terug` (alleen bij vrije tekst) of een lege
    regel teruggaat; `wat` is dan wat er te typen valt. `poging` maakt een herhaalde vraag tot een nieuwe, zodat een
    voorkant haar opnieuw toont.
    """

    titel: str
    toelichting: tuple[Regel, ...] = ()
    keuzes: tuple[tuple[str, str], ...] = ()
    standaard: str = ""
    stop: str = "stoppen"
    vrij: bool = False
    terug: bool = False
    poging: int = 0
    wat: str = "een map of een nieuwe bestandsnaam"

    def kies(self, tekst: str) -> str | None:
        """De gekozen invoer, of None als dit geen keuze is."""
        gekozen = tekst or self.standaard
        if self.vrij:
            return gekozen if gekozen or self.terug else None
        return next((regel for regel, _ in self.keuzes if regel == gekozen.lower()), None)

    @property
    def hint(self) -> str:
        """Wat er te typen valt."""
        if self.vrij:
            terug = " Een lege regel gaat terug." if self.terug else ""
            return f"Typ {self.wat} en druk op Enter.{terug} q = {self.stop}."
        namen = opsomming([regel for regel, _ in self.keuzes], "of")
        enter = f" Enter kiest {self.standaard}." if self.standaard else ""
        return f"Typ {namen}.{enter} q = {self.stop}."

    def beeld(self) -> Beeld:
        """Het menu als beeld."""
        stop = Toets("q", "q", self.stop)
        esc = (Toets("Esc", "", "terug"),) if self.terug else ()
        veldtoetsen = (Toets("Enter", "", "verder"), *esc, Toets("Ctrl-C", "", self.stop))
        return Beeld(
            self,
            self.titel,
            toelichting=self.toelichting,
            keuzes=tuple(Keus(regel, tekst, gekozen=regel == self.standaard) for regel, tekst in self.keuzes),
            veld=Veld() if self.vrij else None,
            hint=self.hint,
            leeg=f"kiest {self.standaard}" if self.standaard else "",
            toetsen=veldtoetsen if self.vrij else (stop,),
        )
