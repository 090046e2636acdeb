"""De toestand van een interview, en wat een regel invoer met haar doet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from inzicht.modellen.actiepunten import is_stap
from inzicht.modellen.antwoorden import Actiepunt
from inzicht.oordeel.advies import adviezen
from inzicht.oordeel.beoordeling import beoordeel

if TYPE_CHECKING:
    from inzicht.modellen.antwoorden import Antwoord, Antwoorden
    from inzicht.modellen.keuze import Keuze
    from inzicht.modellen.wijzer import Vraag, Vragenbank, Wijzer
    from inzicht.oordeel.advies import Advies
    from inzicht.oordeel.beoordeling import Uitslag

WEGHALEN: Final = "-"
"""Deze invoer haalt een opmerking, bewijs of actiepunt weg."""


class Fase(StrEnum):
    """Waar het gesprek is."""

    SCHOOL = "school"
    KENMERK = "kenmerk"
    ROL = "rol"
    VRAAG = "vraag"
    REDEN = "reden"
    OPMERKING = "opmerking"
    BEWIJS = "bewijs"
    ZEKER = "zeker"
    NAKIJKEN = "nakijken"
    DIMENSIE = "dimensie"
    ADVIES = "advies"
    WIE = "wie"
    WANNEER = "wanneer"
    KLAAR = "klaar"


VRIJE_TEKST: Final = frozenset({Fase.VRAAG, Fase.REDEN, Fase.OPMERKING, Fase.BEWIJS})
BEGIN: Final = frozenset({Fase.SCHOOL, Fase.KENMERK, Fase.ROL})
SLOT: Final = frozenset({Fase.DIMENSIE, Fase.ADVIES, Fase.WIE, Fase.WANNEER, Fase.KLAAR})


@dataclass(frozen=True)
class Gesprek:
    """De hele toestand van een interview; `datum` is de dag van vandaag (JJJJ-MM-DD).

    `corrigeert` is de fase waarheen het teruggaat als de gegevens van de school opnieuw gevraagd worden; `wacht`
    zegt dat er iemand is die op "zeker weten?" kan antwoorden; `concept` is een tekst die de gebruiker na die
    vraag niet wilde bewaren, om te verbeteren. `vorige` is de ronde ervoor onder deze wijzer, en `toen` de wijzer
    waarmee die is ingevuld, als die bij de hand is.
    """

    wijzer: Wijzer
    antwoorden: Antwoorden
    datum: str
    fase: Fase
    index: int = 0
    vanuit_nakijken: bool = False
    te_vragen: tuple[str, ...] = ()
    rol_vragen: bool = False
    corrigeert: Fase | None = None
    dimensie: str | None = None
    gekozen: tuple[str, ...] = ()
    gezet: tuple[str, ...] = ()
    wacht: bool = False
    wachtend: Zet | None = None
    getypt_bij: Fase = Fase.VRAAG
    concept: str = ""
    vorige: Antwoorden | None = None
    toen: Wijzer | None = None

    @property
    def vragen(self) -> tuple[tuple[str, Vraag], ...]:
        """De vragen die bij deze school horen, als (dimensie, vraag)."""
        return tuple(
            (bank.id, vraag) for bank in self.wijzer.banken for vraag in bank.vragen if self.antwoorden.telt(vraag)
        )

    @property
    def plaats(self) -> tuple[object, ...]:
        """Wat er gevraagd wordt; verandert dit niet, dan hoeft het scherm de vraag niet te herhalen."""
        return self.fase, self.index, self.te_vragen, self.gekozen, self.dimensie

    @property
    def volgende(self) -> int | None:
        """De index van de vraag na die waar het nakijken naar toe sprong; None als er niet gesprongen is of geen is."""
        return self.index + 1 if self.vanuit_nakijken and self.index + 1 < len(self.vragen) else None

    @property
    def huidige(self) -> tuple[str, Vraag]:
        """De vraag die aan de beurt is."""
        return self.vragen[self.index]

    @property
    def bank(self) -> Vragenbank:
        """De vragenbank van de vraag die aan de beurt is."""
        return self.wijzer.per_dimensie[self.huidige[0]]

    @property
    def antwoord(self) -> Antwoord:
        """Het antwoord op de vraag die aan de beurt is."""
        dimensie, vraag = self.huidige
        return self.antwoorden.antwoord(dimensie, vraag.id)

    @property
    def vorige_keuze(self) -> Keuze | None:
        """Wat de school de vorige ronde bij deze vraag koos; None als zij toen niets koos dat hier nog past."""
        if self.vorige is None:
            return None
        dimensie, vraag = self.huidige
        keuze = self.vorige.antwoord(dimensie, vraag.id).keuze
        past = keuze.staat_op(vraag.ladder) and (keuze.telt or vraag.nvt is not None)
        return keuze if past and not keuze.is_open else None

    @property
    def open_vragen(self) -> tuple[int, ...]:
        """De nummers (vanaf 0) van de vragen zonder antwoord."""
        return self._nummers("open")

    @property
    def onbekende_vragen(self) -> tuple[int, ...]:
        """De nummers (vanaf 0) van de vragen met 'weet ik niet'."""
        return self._nummers("onbekend")

    def _nummers(self, soort: str) -> tuple[int, ...]:
        keuzes = (self.antwoorden.antwoord(dim, vraag.id).keuze for dim, vraag in self.vragen)
        return tuple(nummer for nummer, keuze in enumerate(keuzes) if keuze.soort == soort)

    def uitslag(self) -> Uitslag:
        """De uitslag van de antwoorden tot nu toe."""
        return beoordeel(self.wijzer, self.antwoorden)

    def dimensies(self) -> tuple[str, ...]:
        """De dimensies om mee te beginnen, de laagste voorop."""
        uitslag = self.uitslag()
        volgorde = [u for u in uitslag.uitkomsten if u.niveau is not None]
        volgorde.sort(key=lambda u: (u.niveau.aantoonbaar if u.niveau else 0, u.score.aantoonbaar if u.score else 0))
        return tuple(u.dimensie for u in volgorde)

    def adviezen(self) -> tuple[Advies, ...]:
        """De geordende adviezen van de gekozen dimensie."""
        alle = adviezen(self.wijzer, self.uitslag())
        return tuple(advies for advies in alle if advies.naam.partition(".")[0] == self.dimensie)

    @property
    def voorgestelde_rol(self) -> str:
        """Wie een gekozen advies oppakt als de gebruiker niets zegt: wie dat al deed, anders de rol van de vraag."""
        naam = self.gekozen[0]
        al = self.actiepunt(naam)
        return al.wie if al and al.wie else self.wijzer.vraag(naam).rol

    def stap(self, naam: str) -> Actiepunt:
        """Het actiepunt dat deze keuze van een advies zou worden: de stap van nu, gekozen vandaag."""
        advies = next(een for een in self.adviezen() if een.naam == naam)
        return Actiepunt(vraag=naam, van=advies.van, naar=advies.naar, gekozen=self.datum)

    def actiepunt(self, naam: str) -> Actiepunt | None:
        """Het actiepunt dat er al is voor de stap van dit advies; een eerdere stap van de vraag is een ander."""
        keuze, vraag = self.stap(naam), self.wijzer.vraag(naam)
        antwoord = self.antwoorden.antwoord(*naam.split("."))
        punten = self.antwoorden.actiepunten
        return next((punt for punt in punten if is_stap(punt, keuze, vraag, antwoord)), None)

    def met(self, **velden: object) -> Gesprek:
        """Een gesprek met andere antwoorden; zet ook de dag van de laatste wijziging."""
        return replace(self, antwoorden=self.antwoorden.met(datum=self.datum, **velden))


@dataclass(frozen=True, slots=True)
class Zet:
    """Het gevolg van een regel invoer.

    `zeg` zijn zinnen voor de gebruiker; `bewaar` zegt dat de antwoorden veranderd zijn; `stop` dat de
    gebruiker wil stoppen; `uitleg` dat de voorkant de uitleg van de vraag moet tonen.
    """

    gesprek: Gesprek
    zeg: tuple[str, ...] = ()
    bewaar: bool = False
    stop: bool = False
    uitleg: bool = False
