"""De vragen bij het bewaren: wat een sessie doet als de antwoorden niet in hun bestand kunnen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inzicht.fouten import BewaarFout
from inzicht.interview.beeld import Menu
from inzicht.opdrachten.stap import Einde, Vraag
from inzicht.regels import LEEG, Regel

if TYPE_CHECKING:
    from collections.abc import Callable

    from inzicht.modellen.antwoorden import Antwoorden
    from inzicht.opdrachten.bewaring import Bewaring
    from inzicht.opdrachten.stap import Stap

OPNIEUW: Final = ("1", "Probeer het opnieuw.")
ELDERS: Final = ("2", "Bewaar op een andere plaats.")
_STOP: Final = ("3", "Stop. Wat nog niet bewaard is, gaat verloren.")
_IN_GEHEUGEN: Final = "Uw antwoorden staan nog in het geheugen van dit programma."


@dataclass(frozen=True, slots=True)
class Bewaard:
    """De antwoorden staan op schijf, in dit bestand."""

    pad: str


@dataclass(frozen=True, slots=True)
class Opslag:
    """Bewaart, en vraagt wat er moet gebeuren als dat niet lukt.

    `wacht` zegt dat er iemand achter de terminal zit; anders is wat niet lukt een weigering.
    """

    bewaring: Bewaring
    wacht: bool

    def bewaar(self, antwoorden: Antwoorden, daarna: Callable[[str], Stap]) -> Bewaard | Vraag:
        """Bewaar, of geef de vraag die dan openstaat; `daarna` is de stap als het op die vraag alsnog lukt.

        `daarna` krijgt het bestand. Werpt `BewaarFout` als er niemand wacht.
        """
        try:
            return Bewaard(self.bewaring.bewaar(antwoorden))
        except BewaarFout as fout:
            return self._niet_bewaard(self.eis_wacht(fout), antwoorden, daarna)

    def eis_wacht(self, fout: BewaarFout) -> BewaarFout:
        """Werp deze fout als er niemand is om iets aan te vragen."""
        if not self.wacht:
            raise fout
        return fout

    def _niet_bewaard(
        self, fout: BewaarFout, antwoorden: Antwoorden, daarna: Callable[[str], Stap], poging: int = 0
    ) -> Vraag:
        """Houd de antwoorden in het geheugen en vraag wat er moet gebeuren."""

        def alsnog() -> Stap:
            try:
                pad = self.bewaring.bewaar(antwoorden)
            except BewaarFout as weer:
                return self._niet_bewaard(weer, antwoorden, daarna, poging + 1).met("Het bewaren lukt nog niet.")
            return daarna(pad)

        def terug() -> Stap:
            return self._niet_bewaard(fout, antwoorden, daarna, poging + 1)

        def kies(keuze: str) -> Stap:
            if keuze == _STOP[0]:
                return self._gestopt(fout)
            if keuze == OPNIEUW[0]:
                return alsnog()
            return self.vraag_plaats(fout, antwoorden.school.naam, alsnog, terug)

        titel = "Uw laatste antwoord is niet bewaard. Wat wilt u doen?"
        uitleg = (Regel(str(fout)), Regel(_IN_GEHEUGEN))
        menu = Menu(titel, uitleg, (OPNIEUW, ELDERS, _STOP), "1", stop="stoppen zonder te bewaren", poging=poging)
        return Vraag(menu, kies, lambda: self._gestopt(fout))

    def vraag_plaats(
        self, fout: BewaarFout, school: str, daarna: Callable[[], Stap], terug: Callable[[], Stap] | None = None
    ) -> Vraag:
        """Vraag een andere map of een ander bestand, net zolang tot het lukt of de gebruiker teruggaat."""

        def kies(tekst: str) -> Stap:
            if not tekst and terug is not None:
                return terug()
            try:
                self.bewaring.kies_plaats(tekst, school)
            except BewaarFout as opnieuw:
                return vraag.met(str(opnieuw))
            return daarna()

        uitleg = (Regel(str(fout)), Regel("Noem een map, of een bestand dat nog niet bestaat."))
        titel = "Waar wilt u de antwoorden bewaren?"
        menu = Menu(titel, uitleg, stop="stoppen zonder te bewaren", vrij=True, terug=terug is not None)
        vraag = Vraag(menu, kies, lambda: self._gestopt(fout))
        return vraag

    def stop(self) -> Einde:
        """De gebruiker stopt, terwijl alles bewaard is."""
        return Einde(0, self.bewaring.regels("Bewaard." if self.bewaring.bewaard else "Gestopt."))

    def _gestopt(self, fout: BewaarFout) -> Einde:
        """De gebruiker stopt, terwijl er iets niet bewaard is."""
        return Einde(fout.uitgang, (LEEG, Regel(str(fout)), *self.bewaring.regels("Gestopt.")))
