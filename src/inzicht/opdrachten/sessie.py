"""Een interview van begin tot eind: openen of hervatten, na elk antwoord bewaren, en het verslag maken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from inzicht.interview.beeld import maak_beeld, maak_blad, maak_uitslag, nog_open
from inzicht.interview.beeld.spel import Gevolg
from inzicht.interview.gesprek import BEGIN, SLOT, Fase, sla_over, verwerk
from inzicht.oordeel.uitslagtekst import KAAL, Tekens
from inzicht.opdrachten.afronding import Afronding
from inzicht.opdrachten.bewaring import Bewaring
from inzicht.opdrachten.hervatten import Hervatting
from inzicht.opdrachten.opslag import Opslag
from inzicht.opdrachten.stap import Einde, Stap, Verder, Vraag
from inzicht.regels import LEEG
from inzicht.tekst import invoer

if TYPE_CHECKING:
    from inzicht.interview.beeld import Beeld
    from inzicht.interview.gesprek import Gesprek, Zet
    from inzicht.modellen.wijzer import Wijzer
    from inzicht.opdrachten.opening import Opening
    from inzicht.regels import Regel

UIT_OPEN: Final = 3
_BLADTITELS: Final = {Fase.VRAAG: "Uitleg", Fase.NAKIJKEN: "Uw antwoorden"}


class Sessie:
    """Voert een gesprek; beide voorkanten geven haar regels en tonen haar beeld.

    `wacht` zegt dat er iemand achter de terminal zit: dan wordt een bewaarfout een vraag in plaats van een
    weigering. `tekens` zijn die waarmee de uitslag getekend wordt.
    """

    def __init__(self, wijzer: Wijzer, opening: Opening, *, wacht: bool) -> None:
        self.tekens: Tekens = KAAL
        self._wacht = wacht
        self._bewaring = Bewaring(wijzer, opening.wijzer)
        opslag = Opslag(self._bewaring, wacht)
        self._hervatting = Hervatting(wijzer, opening, opslag)
        self._afronding = Afronding(wijzer, opslag, opening.wijzer)
        self._opslag = opslag
        self._stap: Stap = Stap()
        self._gesprek: Gesprek | None = None
        self._tekst_gevallen = False

    # --- wat een voorkant ziet ---

    @property
    def einde(self) -> Einde | None:
        """Hoe het interview afliep, of None zolang het loopt."""
        return self._stap if isinstance(self._stap, Einde) else None

    @property
    def klaar(self) -> bool:
        """Of het interview afgelopen is."""
        return self.einde is not None

    @property
    def begonnen(self) -> bool:
        """Of er al een bestand gekozen is."""
        return self._gesprek is not None

    @property
    def gesprek(self) -> Gesprek:
        """Het gesprek; bestaat zodra er een bestand gekozen is."""
        if self._gesprek is None:
            raise AssertionError("het gesprek is nog niet begonnen")
        return self._gesprek

    def beeld(self) -> Beeld:
        """Wat er nu gevraagd wordt; het welkom staat alleen bij de eerste vraag."""
        if isinstance(self._stap, Vraag):
            return self._stap.menu.beeld()
        welkom = self._stap.welkom if isinstance(self._stap, Verder) else ()
        return replace(maak_beeld(self.gesprek), inleiding=welkom)

    def begin(self) -> Gevolg:
        """Zoek het bestand om mee te beginnen; werpt `InzichtFout` als het er niet mee kan."""
        return self._neem(self._hervatting.begin().met(*self._bewaring.neem_meldingen()))

    def geef(self, regel: str) -> Gevolg:
        """Verwerk een regel invoer; werpt `BewaarFout` als er niet bewaard kan worden en niemand wacht."""
        nu = self._stap
        stap = nu.antwoord(invoer(regel)) if isinstance(nu, Vraag) else self._verwerk(regel)
        return self._neem(stap.met(*self._bewaring.neem_meldingen()))

    def einde_invoer(self) -> Gevolg:
        """Geen invoer meer: met open vragen stopt het interview, anders gaat het zonder keuzes verder."""
        begonnen, nu = self._gesprek, self._stap
        if begonnen is None:
            return self._neem(self._breek_af(""))
        return self._neem(nu.stop() if isinstance(nu, Vraag) else self._zonder_invoer(begonnen))

    def onderbreek(self) -> tuple[Regel, ...]:
        """Wat er te zeggen valt als de gebruiker met Ctrl-C stopt of het systeem ons stopt."""
        self._bewaring.probeer_nog_eens()
        getypt = " De tekst die u aan het typen was, is niet bewaard." if self._tekst_gevallen else ""
        return self._bewaring.regels(f"Gestopt.{getypt}")

    def laat_tekst_vallen(self) -> None:
        """De gebruiker stopt terwijl er een tekst in een veld staat die niet bewaard is."""
        self._tekst_gevallen = True

    def sluit(self) -> None:
        """Geef het slot op het antwoordenbestand vrij."""
        self._bewaring.sluit()

    def _neem(self, stap: Stap) -> Gevolg:
        """Vanaf hier geldt deze stap."""
        self._stap = stap
        if isinstance(stap, Verder):
            self._gesprek = stap.gesprek
        return stap.gevolg

    # --- het gesprek ---

    def _verwerk(self, regel: str) -> Stap:
        vorig = self.gesprek
        zet = verwerk(vorig, regel)
        if zet.stop:
            return self._opslag.stop()
        eerste_naam = vorig.fase is Fase.SCHOOL and vorig.corrigeert is None and zet.bewaar
        bestaand = None
        if eerste_naam and self._wacht:
            bestaand = self._hervatting.bestaande(zet.gesprek.antwoorden.school, lambda: self._zet(zet, vorig.fase))
        return bestaand or self._zet(zet, vorig.fase)

    def _zet(self, zet: Zet, vorige: Fase) -> Stap:
        """Bewaar wat er veranderde, en ga verder met het gesprek."""
        gesprek = zet.gesprek
        if gesprek.fase is Fase.KLAAR:
            return self._afronding.rond_af(gesprek.antwoorden, bied_aan=True).met(*zet.zeg)
        if zet.bewaar:
            alsnog = lambda pad: Verder(gesprek, gevolg=Gevolg((f"Bewaard in {pad}.",)))  # noqa: E731 - idem
            uitkomst = self._opslag.bewaar(gesprek.antwoorden, alsnog)
            if isinstance(uitkomst, Vraag):
                return uitkomst.met(*zet.zeg)
        return Verder(gesprek, gevolg=self._blad(zet, vorige)).met(*zet.zeg)

    def _blad(self, zet: Zet, vorige: Fase) -> Gevolg:
        """Het blad dat na deze zet over het beeld ligt: de uitslag als die er net is, of de gevraagde uitleg."""
        fase = zet.gesprek.fase
        if fase is Fase.DIMENSIE and vorige not in SLOT:
            uitslag = (LEEG, *maak_uitslag(zet.gesprek, self.tekens))
            return Gevolg(blad=uitslag, bladtitel="Uw uitslag", sluit="verder")
        if zet.uitleg:
            blad = (LEEG, *maak_blad(zet.gesprek, self.tekens))
            return Gevolg(blad=blad, bladtitel=_BLADTITELS.get(fase, "Uw uitslag"))
        return Gevolg()

    # --- geen invoer meer ---

    def _zonder_invoer(self, gesprek: Gesprek) -> Stap:
        begint = gesprek.fase in BEGIN and gesprek.corrigeert is None
        open_ = len(gesprek.open_vragen)
        if begint:
            return self._breek_af("")
        if gesprek.fase not in SLOT and open_:
            return self._breek_af(f" Er {nog_open(open_)} open.")
        blad = () if gesprek.fase in SLOT else (LEEG, *maak_uitslag(gesprek, self.tekens))
        stap = self._afronding.rond_af(sla_over(gesprek).antwoorden, bied_aan=False)
        return replace(stap, gevolg=replace(stap.gevolg, blad=blad))

    def _breek_af(self, rest: str) -> Einde:
        zin = "U bent gestopt." if self._wacht else "De invoer is op."
        return Einde(UIT_OPEN, self._bewaring.regels(f"{zin}{rest}"))
