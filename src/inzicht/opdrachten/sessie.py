"""Een interview van begin tot eind: openen of hervatten, na elk antwoord bewaren, en het verslag maken."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from inzicht.bestanden import bewaar
from inzicht.fouten import BewaarFout, BezetFout
from inzicht.interview import BEGIN, SLOT, Fase, Gesprek, begin, sla_over, verwerk
from inzicht.interviewbeeld import Beeld, Menu, maak_beeld, maak_blad, maak_uitslag, welkom
from inzicht.interviewbeeld.spel import Gevolg
from inzicht.opdrachten.bewaring import Bewaring
from inzicht.opdrachten.gemeen import Geladen, laad_antwoorden
from inzicht.opdrachten.opening import bijgewerkt, lege_antwoorden, zoek_antwoorden
from inzicht.regels import LEEG, Regel
from inzicht.uitslagtekst import KAAL, Tekens

if TYPE_CHECKING:
    from collections.abc import Callable

    from inzicht.antwoorden import Antwoorden
    from inzicht.interview import Zet
    from inzicht.opdrachten.opening import Gevonden, Opening
    from inzicht.wijzer import Wijzer

UIT_OPEN: Final = 3
_OPNIEUW: Final = ("1", "Probeer het opnieuw.")
_ELDERS: Final = ("2", "Bewaar op een andere plaats.")


class Sessie:
    """Voert een gesprek; beide voorkanten geven haar regels en tonen haar beeld.

    `wacht` zegt dat er iemand achter de terminal zit: dan wordt een bewaarfout een vraag in plaats van een
    weigering. `uitgang` is None zolang het interview loopt; `afscheid` zijn de regels voor daarna, en
    `te_openen` is een verslag dat de gebruiker wil zien.
    """

    def __init__(self, wijzer: Wijzer, opening: Opening, *, wacht: bool, tekens: Tekens = KAAL) -> None:
        self.wijzer = wijzer
        self.opening = opening
        self.bewaring = Bewaring(wijzer)
        self.uitgang: int | None = None
        self.afscheid: tuple[Regel, ...] = ()
        self.te_openen: str | None = None
        self._wacht = wacht
        self._tekens = tekens
        self._gesprek: Gesprek | None = None
        self._menu: Menu | None = None
        self._na_menu: Callable[[str], Gevolg] = self.geef
        self._stop_menu: Callable[[], Gevolg] = self._stop
        self._welkom: tuple[Regel, ...] = ()

    # --- wat een voorkant ziet ---

    @property
    def klaar(self) -> bool:
        """Of het interview afgelopen is."""
        return self.uitgang is not None

    @property
    def gesprek(self) -> Gesprek:
        """Het gesprek; bestaat zodra er een bestand gekozen is."""
        if self._gesprek is None:
            raise AssertionError("het gesprek is nog niet begonnen")
        return self._gesprek

    @property
    def _in_menu(self) -> bool:
        return self._menu is not None

    def beeld(self) -> Beeld:
        """Wat er nu gevraagd wordt; het welkom staat alleen bij de eerste vraag."""
        if self._menu is not None:
            return self._menu.beeld()
        return replace(maak_beeld(self.gesprek), inleiding=self._welkom)

    def geef(self, regel: str) -> Gevolg:
        """Verwerk een regel invoer; werpt `BewaarFout` als er niet bewaard kan worden en niemand wacht."""
        if self._menu is not None:
            return self._kies(self._menu, regel.strip())
        self._welkom = ()
        zet = verwerk(self.gesprek, regel)
        if zet.stop:
            return self._stop()
        return self._zet(zet)

    def einde_invoer(self) -> Gevolg:
        """Geen invoer meer: met open vragen stopt het interview, anders gaat het zonder keuzes verder."""
        if self._menu is not None and self._stop_menu != self._stop:
            return self._stop_menu()
        gesprek = self._gesprek
        begint = gesprek is None or gesprek.fase in BEGIN
        if gesprek is None or begint or (gesprek.fase not in SLOT and gesprek.open_vragen):
            aantal = len(gesprek.open_vragen) if gesprek and not begint else 0
            vragen = "is nog 1 vraag" if aantal == 1 else f"zijn nog {aantal} vragen"
            rest = f" Er {vragen} open." if aantal else ""
            return self._eindig(UIT_OPEN, self.bewaring.regels(f"De invoer is op.{rest}"))
        blad = () if gesprek.fase in SLOT else (LEEG, *maak_uitslag(gesprek, self._tekens))
        return replace(self._rond_af(sla_over(gesprek), vraag=False), blad=blad)

    def onderbreek(self) -> tuple[Regel, ...]:
        """Wat er te zeggen valt als de gebruiker met Ctrl-C stopt of het systeem ons stopt."""
        return self.bewaring.regels("Gestopt.")

    def sluit(self) -> None:
        """Geef het slot op het antwoordenbestand vrij."""
        self.bewaring.sluit()

    # --- beginnen ---

    def begin(self) -> Gevolg:
        """Zoek het bestand om mee te beginnen; werpt `InzichtFout` als het er niet mee kan."""
        if self.opening.bestand is not None:
            return self._open(self.opening.bestand)
        gevonden, onleesbaar = zoek_antwoorden(self.wijzer, self.opening)
        if not gevonden:
            return self._met(self._nieuw(), *onleesbaar)
        if self.opening.school is not None and len(gevonden) == 1:
            return self._met(self._open(gevonden[0].pad), *onleesbaar)
        return self._met(self._vraag_welk(gevonden), *onleesbaar)

    @staticmethod
    def _met(gevolg: Gevolg, *zinnen: str) -> Gevolg:
        return replace(gevolg, zeg=(*zinnen, *gevolg.zeg))

    def _vraag_welk(self, gevonden: list[Gevonden]) -> Gevolg:
        keuzes = [(str(nummer), een.regel) for nummer, een in enumerate(gevonden, start=1)]
        keuzes.append(("0", "Begin met een nieuwe school."))
        titel = "In deze map staan antwoorden die nog niet af zijn. Waarmee gaat u verder?"
        if self.opening.school is not None:
            titel = "Deze school heeft meer antwoordenbestanden. Waarmee gaat u verder?"

        def kies(keuze: str) -> Gevolg:
            return self._nieuw() if keuze == "0" else self._open(gevonden[int(keuze) - 1].pad)

        return self._toon_menu(Menu(titel, keuzes=tuple(keuzes), standaard="1"), kies)

    def _open(self, pad: str) -> Gevolg:
        try:
            geladen = self.bewaring.open(pad)
        except BewaarFout as fout:
            if not self._wacht:
                raise
            return self._niet_te_openen(pad, fout)
        return self._nieuw() if geladen is None else self._hervat(geladen)

    def _niet_te_openen(self, pad: str, fout: BewaarFout) -> Gevolg:
        keuzes = [_OPNIEUW]
        if not isinstance(fout, BezetFout):
            keuzes.append(_ELDERS)
        elif self.opening.bestand is None:
            keuzes.append(("2", "Begin met een nieuwe school."))

        def kies(keuze: str) -> Gevolg:
            if keuze == "1":
                return self._open(pad)
            if isinstance(fout, BezetFout):
                return self._nieuw()
            return self._vraag_plaats(
                fout,
                daarna=lambda: self._hervat(laad_antwoorden(pad, self.wijzer)),
                terug=lambda: self._niet_te_openen(pad, fout),
            )

        menu = Menu("Dit bestand is nu niet te gebruiken.", (Regel(str(fout)),), tuple(keuzes), "1")
        return self._toon_menu(menu, kies, lambda: self._eindig(fout.uitgang, (Regel(str(fout)),)))

    def _nieuw(self) -> Gevolg:
        antwoorden = lege_antwoorden(self.wijzer, self.opening)
        try:
            self.bewaring.bereid_voor(antwoorden.school.naam)
        except BewaarFout as fout:
            if not self._wacht:
                raise
            return self._vraag_plaats(
                fout, daarna=lambda: self._begin_gesprek(antwoorden, nieuw=True), terug=self._nieuw
            )
        return self._begin_gesprek(antwoorden, nieuw=True)

    def _hervat(self, geladen: Geladen) -> Gevolg:
        antwoorden = bijgewerkt(geladen.antwoorden, self.opening)
        self._begin_gesprek(antwoorden, nieuw=False)
        gevolg = self._bewaar(antwoorden) if antwoorden != geladen.antwoorden else Gevolg()
        return self._met(gevolg, *geladen.opmerkingen, f"Verder met {antwoorden.school.naam}.")

    def _begin_gesprek(self, antwoorden: Antwoorden, *, nieuw: bool) -> Gevolg:
        bekend = antwoorden.school.kenmerken
        te_vragen = tuple(naam for naam in self.wijzer.kop.kenmerken if naam not in bekend)
        heeft_antwoorden = any(antwoorden.antwoorden.values())
        self._menu = None
        self._gesprek = begin(
            self.wijzer,
            antwoorden,
            self.opening.vandaag,
            te_vragen=() if heeft_antwoorden else te_vragen,
            rol_vragen=antwoorden.invuller is None and nieuw,
            wacht=self._wacht,
        )
        if nieuw:
            self._welkom = tuple(welkom(self.wijzer, kort=antwoorden.omvang == "kort"))
        return Gevolg()

    # --- het gesprek ---

    def _zet(self, zet: Zet) -> Gevolg:
        vorige, self._gesprek = self.gesprek.fase, zet.gesprek
        gevolg = self._bewaar(zet.gesprek.antwoorden) if zet.bewaar else Gevolg()
        gevolg = self._met(gevolg, *zet.zeg)
        if self._in_menu:
            return gevolg
        if zet.gesprek.fase is Fase.KLAAR:
            return self._rond_af(zet.gesprek)
        if zet.gesprek.fase is Fase.DIMENSIE and vorige not in SLOT:
            return replace(gevolg, blad=(LEEG, *maak_uitslag(zet.gesprek, self._tekens)), bladtitel="Uw uitslag")
        if zet.uitleg:
            titel = {Fase.VRAAG: "Uitleg", Fase.NAKIJKEN: "Uw antwoorden"}.get(zet.gesprek.fase, "Uw uitslag")
            return replace(gevolg, blad=(LEEG, *maak_blad(zet.gesprek, self._tekens)), bladtitel=titel)
        return gevolg

    def _bewaar(self, antwoorden: Antwoorden) -> Gevolg:
        try:
            self.bewaring.bewaar(antwoorden)
        except BewaarFout as fout:
            if not self._wacht:
                raise
            return self._niet_bewaard(fout)
        return Gevolg()

    def _niet_bewaard(self, fout: BewaarFout) -> Gevolg:
        """Houd de antwoorden in het geheugen en vraag wat er moet gebeuren."""
        uitleg = (Regel(str(fout)), Regel("Uw antwoorden staan nog in het geheugen van dit programma."))
        keuzes = (_OPNIEUW, _ELDERS, ("3", "Stop. Wat nog niet bewaard is, gaat verloren."))

        def stop() -> Gevolg:
            return self._eindig(fout.uitgang, (Regel(str(fout)), *self.bewaring.regels("Gestopt.")))

        def kies(keuze: str) -> Gevolg:
            if keuze == "3":
                return stop()
            if keuze == "2":
                return self._vraag_plaats(fout, daarna=self._bewaar_alsnog, terug=lambda: self._niet_bewaard(fout))
            return self._bewaar_alsnog()

        menu = Menu("Uw laatste antwoord is niet bewaard. Wat wilt u doen?", uitleg, keuzes, "1")
        return self._toon_menu(menu, kies, stop)

    def _bewaar_alsnog(self) -> Gevolg:
        self._menu = None
        gevolg = self._bewaar(self.gesprek.antwoorden)
        if self._in_menu:
            return self._met(gevolg, "Het bewaren lukt nog niet.")
        if self.gesprek.fase is Fase.KLAAR:
            return self._rond_af(self.gesprek)
        return Gevolg((f"Bewaard in {self.bewaring.pad}.",))

    def _vraag_plaats(self, fout: BewaarFout, *, daarna: Callable[[], Gevolg], terug: Callable[[], Gevolg]) -> Gevolg:
        """Vraag een andere map of een ander bestand, net zolang tot het lukt of de gebruiker teruggaat."""
        school = self._gesprek.antwoorden.school.naam if self._gesprek else self.opening.school or ""

        def kies(tekst: str) -> Gevolg:
            if not tekst:
                return terug()
            try:
                self.bewaring.kies_plaats(tekst, school)
            except BewaarFout as opnieuw:
                return Gevolg((str(opnieuw),))
            self._menu = None
            return daarna()

        uitleg = (Regel(str(fout)), Regel("Noem een map, of een bestand dat nog niet bestaat."))
        menu = Menu("Waar wilt u de antwoorden bewaren?", uitleg, vrij=True)
        return self._toon_menu(menu, kies, lambda: self._eindig(fout.uitgang, (Regel(str(fout)),)))

    # --- menu's en het einde ---

    def _toon_menu(self, menu: Menu, na: Callable[[str], Gevolg], stop: Callable[[], Gevolg] | None = None) -> Gevolg:
        self._menu, self._na_menu, self._stop_menu = menu, na, stop or self._stop
        return Gevolg()

    def _kies(self, menu: Menu, tekst: str) -> Gevolg:
        if tekst.lower() == "q" and not menu.vrij:
            return self._stop_menu()
        keuze = menu.kies(tekst)
        if keuze is None:
            return Gevolg((menu.hint,))
        if not menu.vrij:
            self._menu = None
        return self._na_menu(keuze)

    def _stop(self) -> Gevolg:
        return self._eindig(0, self.bewaring.regels("Bewaard." if self.bewaring.pad else "Gestopt."))

    def _eindig(self, uitgang: int, regels: tuple[Regel, ...]) -> Gevolg:
        self.uitgang = uitgang
        self.afscheid = regels
        return Gevolg()

    def _rond_af(self, gesprek: Gesprek, *, vraag: bool = True) -> Gevolg:
        """Maak het verslag, zeg waar alles staat, en bied aan om het te openen."""
        self._gesprek = gesprek
        gevolg = self._bewaar(gesprek.antwoorden)
        pad = self.bewaring.pad
        if self._in_menu or pad is None:
            return gevolg
        try:
            paden = self._maak_verslag(gesprek.antwoorden, pad)
        except BewaarFout as fout:
            zin = f"Uw antwoorden zijn bewaard. Probeer het later opnieuw met: inzicht verslag {pad}"
            return self._eindig(fout.uitgang, (LEEG, Regel(str(fout)), Regel(zin)))
        adressen = [(een, Path(een).resolve().as_uri()) for een in paden]
        verslagen = [Regel(een, merk="Uw verslag:    ", adres=adres, heel=True) for een, adres in adressen]
        regels = (LEEG, Regel(f"Uw antwoorden: {pad}", heel=True), *verslagen)
        if not (vraag and self._wacht):
            return self._eindig(0, regels)
        return self._bied_aan(regels, adressen[0][1])

    def _maak_verslag(self, antwoorden: Antwoorden, pad: str) -> tuple[str, ...]:
        from inzicht.opdrachten.verslag import maak_teksten, verslagpaden  # noqa: PLC0415 - Jinja pas nu

        geladen = Geladen(antwoorden, self.bewaring.kenmerk(antwoorden), ())
        paden = verslagpaden(pad)
        for soort, tekst in maak_teksten(self.wijzer, geladen, tuple(paden)).items():
            bewaar(paden[soort], tekst.encode("utf-8"), overschrijf=True)
        return tuple(paden.values())

    def _bied_aan(self, regels: tuple[Regel, ...], adres: str) -> Gevolg:
        def einde() -> Gevolg:
            return self._eindig(0, regels)

        def kies(keuze: str) -> Gevolg:
            self.te_openen = adres if keuze == "j" else None
            return einde()

        keuzes = (("j", "Ja, open het verslag in de browser."), ("n", "Nee, ik bekijk het later."))
        menu = Menu("Uw verslag is klaar. Wilt u het nu openen?", regels, keuzes, "n")
        return self._toon_menu(menu, kies, einde)
