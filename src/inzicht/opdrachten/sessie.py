"""Een interview van begin tot eind: openen of hervatten, na elk antwoord bewaren, en het verslag maken."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from inzicht.bestanden import padstaat
from inzicht.bestanden.doelpad import splits_naam
from inzicht.fouten import BewaarFout, BezetFout, GebruikFout
from inzicht.interview.beeld import Beeld, Menu, maak_beeld, maak_blad, maak_uitslag, nog_open, welkom
from inzicht.interview.beeld.spel import Gevolg
from inzicht.interview.gesprek import BEGIN, SLOT, Fase, Gesprek, begin, sla_over, verwerk
from inzicht.oordeel.uitslagtekst import KAAL, Tekens
from inzicht.opdrachten.aanroep import opdracht
from inzicht.opdrachten.bewaring import Bewaring
from inzicht.opdrachten.gemeen import Geladen, laad_antwoorden
from inzicht.opdrachten.opening import bijgewerkt, lege_antwoorden, zoek_antwoorden
from inzicht.opdrachten.verslagplaats import STANDAARD, kies_verslagdoelen, schrijf_verslagen, verslagnaam
from inzicht.regels import LEEG, Regel
from inzicht.tekst import invoer, opsomming

if TYPE_CHECKING:
    from collections.abc import Callable

    from inzicht.interview.gesprek import Zet
    from inzicht.modellen.antwoorden import Antwoorden
    from inzicht.modellen.wijzer import Wijzer
    from inzicht.opdrachten.opening import Gevonden, Opening

UIT_OPEN: Final = 3
_OPNIEUW: Final = ("1", "Probeer het opnieuw.")
_ELDERS: Final = ("2", "Bewaar op een andere plaats.")


@dataclass(frozen=True, slots=True)
class _Vraag:
    """Een menu dat openstaat: wat een keuze doet, en wat stoppen (of het einde van de invoer) doet."""

    menu: Menu
    kies: Callable[[str], Gevolg]
    stop: Callable[[], Gevolg]


class Sessie:
    """Voert een gesprek; beide voorkanten geven haar regels en tonen haar beeld.

    `wacht` zegt dat er iemand achter de terminal zit: dan wordt een bewaarfout een vraag in plaats van een
    weigering. `uitgang` is None zolang het interview loopt; `afscheid` zijn de regels voor daarna, en
    `te_openen` is een verslag dat de gebruiker wil zien.
    """

    def __init__(self, wijzer: Wijzer, opening: Opening, *, wacht: bool) -> None:
        self.wijzer = wijzer
        self.opening = opening
        self.bewaring = Bewaring(wijzer, opening.wijzer)
        self.uitgang: int | None = None
        self.afscheid: tuple[Regel, ...] = ()
        self.te_openen: str | None = None
        self.tekens: Tekens = KAAL
        self._wacht = wacht
        self._gesprek: Gesprek | None = None
        self._vraag: _Vraag | None = None
        self._welkom: tuple[Regel, ...] = ()
        self._tekst_gevallen = False

    # --- wat een voorkant ziet ---

    @property
    def klaar(self) -> bool:
        """Of het interview afgelopen is."""
        return self.uitgang is not None

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

    @property
    def _vraagt(self) -> bool:
        return self._vraag is not None

    def beeld(self) -> Beeld:
        """Wat er nu gevraagd wordt; het welkom staat alleen bij de eerste vraag."""
        if self._vraag is not None:
            return self._vraag.menu.beeld()
        return replace(maak_beeld(self.gesprek), inleiding=self._welkom)

    def geef(self, regel: str) -> Gevolg:
        """Verwerk een regel invoer; werpt `BewaarFout` als er niet bewaard kan worden en niemand wacht."""
        return self._met(self._geef(regel), *self.bewaring.neem_meldingen())

    def _geef(self, regel: str) -> Gevolg:
        if self._vraag is not None:
            return self._kies(self._vraag, invoer(regel))
        self._welkom = ()
        zet = verwerk(self.gesprek, regel)
        if zet.stop:
            return self._stop()
        eerste_naam = self.gesprek.fase is Fase.SCHOOL and self.gesprek.corrigeert is None and zet.bewaar
        bestaand = self._vraag_bestaande(zet) if eerste_naam and self._wacht else None
        return bestaand or self._zet(zet)

    def einde_invoer(self) -> Gevolg:
        """Geen invoer meer: met open vragen stopt het interview, anders gaat het zonder keuzes verder."""
        gesprek = self._gesprek
        zin = "U bent gestopt." if self._wacht else "De invoer is op."
        if gesprek is None:
            return self._eindig(UIT_OPEN, self.bewaring.regels(zin))
        if self._vraag is not None:
            return self._vraag.stop()
        begint = gesprek.fase in BEGIN and gesprek.corrigeert is None
        open_ = len(gesprek.open_vragen)
        if begint or (gesprek.fase not in SLOT and open_):
            rest = "" if begint else f" Er {nog_open(open_)} open."
            return self._eindig(UIT_OPEN, self.bewaring.regels(f"{zin}{rest}"))
        blad = () if gesprek.fase in SLOT else (LEEG, *maak_uitslag(gesprek, self.tekens))
        return replace(self._rond_af(sla_over(gesprek), vraag=False), blad=blad)

    def onderbreek(self) -> tuple[Regel, ...]:
        """Wat er te zeggen valt als de gebruiker met Ctrl-C stopt of het systeem ons stopt."""
        self.bewaring.probeer_nog_eens()
        getypt = " De tekst die u aan het typen was, is niet bewaard." if self._tekst_gevallen else ""
        return self.bewaring.regels(f"Gestopt.{getypt}")

    def laat_tekst_vallen(self) -> None:
        """De gebruiker stopt terwijl er een tekst in een veld staat die niet bewaard is."""
        self._tekst_gevallen = True

    def sluit(self) -> None:
        """Geef het slot op het antwoordenbestand vrij."""
        self.bewaring.sluit()

    # --- beginnen ---

    def begin(self) -> Gevolg:
        """Zoek het bestand om mee te beginnen; werpt `InzichtFout` als het er niet mee kan."""
        return self._met(self._begin(), *self.bewaring.neem_meldingen())

    def _begin(self) -> Gevolg:
        if self.opening.bestand is not None:
            return self._open(self.opening.bestand)
        gevonden, onleesbaar = self._zoek(self.opening.school, self.opening.brin)
        if not gevonden:
            return self._met(self._nieuw(), *onleesbaar)
        if self.opening.school is None or (len(gevonden) > 1 and self._wacht):
            return self._met(self._vraag_welk(gevonden), *onleesbaar)
        if len(gevonden) > 1:
            paden = opsomming(een.pad for een in gevonden)
            zo = opdracht("start", gevonden[0].pad, wijzer=self.opening.wijzer)
            raise GebruikFout(f"Deze school heeft meer bestanden: {paden}. Noem er een, zoals: `{zo}`")
        return self._met(self._open(gevonden[0].pad), *onleesbaar)

    @staticmethod
    def _met(gevolg: Gevolg, *zinnen: str) -> Gevolg:
        return replace(gevolg, zeg=(*zinnen, *gevolg.zeg))

    def _zoek(self, school: str | None, brin: str | None) -> tuple[list[Gevonden], list[str]]:
        wie = None if school is None else (school, brin)
        vandaag, map_ = self.opening.vandaag, self.opening.wijzer
        return zoek_antwoorden(self.wijzer, wie, vandaag, ook_af=self._wacht, wijzermap=map_)

    def _vraag_bestaande(self, zet: Zet) -> Gevolg | None:
        """Staan er al antwoorden van de school die net genoemd is, vraag dan of het daarmee verdergaat."""
        school = zet.gesprek.antwoorden.school
        gevonden, _ = self._zoek(school.naam, school.brin)
        if not gevonden:
            return None
        keuzes = [(str(nummer), een.regel) for nummer, een in enumerate(gevonden, start=1)]
        keuzes.append(("0", "Begin een nieuw bestand voor deze school."))

        def kies(keuze: str) -> Gevolg:
            return self._zet(zet) if keuze == "0" else self._open(gevonden[int(keuze) - 1].pad)

        titel = "Er zijn al antwoorden van deze school. Gaat u daarmee verder?"
        return self._toon_menu(Menu(titel, keuzes=tuple(keuzes), standaard="1"), kies, self._stop)

    def _vraag_welk(self, gevonden: list[Gevonden]) -> Gevolg:
        keuzes = [(str(nummer), een.regel) for nummer, een in enumerate(gevonden, start=1)]
        keuzes.append(("0", "Begin met een nieuwe school."))
        titel = "In deze map staan al antwoorden. Waarmee gaat u verder?"
        if self.opening.school is not None:
            titel = "Deze school heeft meer antwoordenbestanden. Waarmee gaat u verder?"

        def kies(keuze: str) -> Gevolg:
            return self._nieuw() if keuze == "0" else self._open(gevonden[int(keuze) - 1].pad)

        return self._toon_menu(Menu(titel, keuzes=tuple(keuzes), standaard="1"), kies, self._stop)

    def _open(self, pad: str) -> Gevolg:
        try:
            return self._begin_met(pad)
        except BewaarFout as fout:
            if not self._wacht:
                raise
            return self._niet_te_openen(pad, fout)

    def _begin_met(self, pad: str) -> Gevolg:
        geladen = self.bewaring.open(pad)
        return self._nieuw() if geladen is None else self._hervat(geladen)

    def _niet_te_openen(self, pad: str, fout: BewaarFout, poging: int = 0) -> Gevolg:
        keuzes = [_OPNIEUW]
        bezet = isinstance(fout, BezetFout)
        if not bezet:
            keuzes.append(_ELDERS)
        elif self.opening.bestand is None:
            keuzes.append(("2", "Begin met een nieuwe school."))

        def kies(keuze: str) -> Gevolg:
            if keuze == "2":
                return self._nieuw() if bezet else self._vraag_plaats(fout, daarna=lambda: self._elders(pad))
            try:
                return self._begin_met(pad)
            except BewaarFout as opnieuw:
                return self._met(self._niet_te_openen(pad, opnieuw, poging + 1), "Het lukt nog niet.")

        titel = "Dit bestand is al open." if bezet else "Dit bestand is nu niet te gebruiken."
        menu = Menu(titel, (Regel(str(fout)),), tuple(keuzes), "1", poging=poging)
        return self._toon_menu(menu, kies, lambda: self._eindig(fout.uitgang, (LEEG, Regel(str(fout)))))

    def _elders(self, pad: str) -> Gevolg:
        """Ga op een andere plaats verder met wat er in een bestand staat dat zelf niet te schrijven is."""
        if padstaat.bestaat(pad):
            return self._hervat(laad_antwoorden(pad, self.wijzer))
        return self._begin_gesprek(lege_antwoorden(self.wijzer, self.opening), nieuw=True)

    def _nieuw(self) -> Gevolg:
        antwoorden = lege_antwoorden(self.wijzer, self.opening)
        try:
            self.bewaring.bereid_voor(antwoorden.school.naam)
        except BewaarFout as fout:
            if not self._wacht:
                raise
            return self._vraag_plaats(fout, daarna=lambda: self._begin_gesprek(antwoorden, nieuw=True))
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
        self._vraag = None
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
        if self._vraagt:
            return gevolg
        if zet.gesprek.fase is Fase.KLAAR:
            return self._rond_af(zet.gesprek)
        if zet.gesprek.fase is Fase.DIMENSIE and vorige not in SLOT:
            return replace(
                gevolg, blad=(LEEG, *maak_uitslag(zet.gesprek, self.tekens)), bladtitel="Uw uitslag", sluit="verder"
            )
        if zet.uitleg:
            titel = {Fase.VRAAG: "Uitleg", Fase.NAKIJKEN: "Uw antwoorden"}.get(zet.gesprek.fase, "Uw uitslag")
            return replace(gevolg, blad=(LEEG, *maak_blad(zet.gesprek, self.tekens)), bladtitel=titel)
        return gevolg

    def _bewaar(self, antwoorden: Antwoorden) -> Gevolg:
        try:
            self.bewaring.bewaar(antwoorden)
        except BewaarFout as fout:
            if not self._wacht:
                raise
            return self._niet_bewaard(fout)
        return Gevolg()

    def _niet_bewaard(self, fout: BewaarFout, poging: int = 0) -> Gevolg:
        """Houd de antwoorden in het geheugen en vraag wat er moet gebeuren."""
        uitleg = (Regel(str(fout)), Regel("Uw antwoorden staan nog in het geheugen van dit programma."))
        keuzes = (_OPNIEUW, _ELDERS, ("3", "Stop. Wat nog niet bewaard is, gaat verloren."))

        def stop() -> Gevolg:
            return self._eindig(fout.uitgang, (LEEG, Regel(str(fout)), *self.bewaring.regels("Gestopt.")))

        def kies(keuze: str) -> Gevolg:
            if keuze == "3":
                return stop()
            if keuze == "1":
                return self._bewaar_alsnog(poging)
            terug = lambda: self._niet_bewaard(fout, poging + 1)  # noqa: E731 - een naam leest hier beter
            return self._vraag_plaats(fout, daarna=lambda: self._bewaar_alsnog(poging), terug=terug)

        titel = "Uw laatste antwoord is niet bewaard. Wat wilt u doen?"
        menu = Menu(titel, uitleg, keuzes, "1", stop="stoppen zonder te bewaren", poging=poging)
        return self._toon_menu(menu, kies, stop)

    def _bewaar_alsnog(self, poging: int) -> Gevolg:
        try:
            self.bewaring.bewaar(self.gesprek.antwoorden)
        except BewaarFout as fout:
            return self._met(self._niet_bewaard(fout, poging + 1), "Het bewaren lukt nog niet.")
        if self.gesprek.fase is Fase.KLAAR:
            return self._rond_af(self.gesprek)
        return Gevolg((f"Bewaard in {self.bewaring.pad}.",))

    def _vraag_plaats(
        self, fout: BewaarFout, *, daarna: Callable[[], Gevolg], terug: Callable[[], Gevolg] | None = None
    ) -> Gevolg:
        """Vraag een andere map of een ander bestand, net zolang tot het lukt of de gebruiker teruggaat."""
        school = self._gesprek.antwoorden.school.naam if self._gesprek else self.opening.school or ""

        def kies(tekst: str) -> Gevolg:
            if not tekst and terug is not None:
                return terug()
            try:
                self.bewaring.kies_plaats(tekst, school)
            except BewaarFout as opnieuw:
                return self._toon_menu(menu, kies, stop, str(opnieuw))
            return daarna()

        def stop() -> Gevolg:
            return self._eindig(fout.uitgang, (LEEG, Regel(str(fout)), *self.bewaring.regels("Gestopt.")))

        uitleg = (Regel(str(fout)), Regel("Noem een map, of een bestand dat nog niet bestaat."))
        titel = "Waar wilt u de antwoorden bewaren?"
        menu = Menu(titel, uitleg, stop="stoppen zonder te bewaren", vrij=True, terug=terug is not None)
        return self._toon_menu(menu, kies, stop)

    # --- menu's en het einde ---

    def _toon_menu(self, menu: Menu, kies: Callable[[str], Gevolg], stop: Callable[[], Gevolg], *zeg: str) -> Gevolg:
        self._vraag = _Vraag(menu, kies, stop)
        return Gevolg(zeg)

    def _kies(self, vraag: _Vraag, tekst: str) -> Gevolg:
        if tekst.lower() == "q":
            return vraag.stop()
        keuze = vraag.menu.kies(tekst)
        if keuze is None:
            return Gevolg((vraag.menu.hint,))
        self._vraag = None
        return vraag.kies(keuze)

    def _stop(self) -> Gevolg:
        return self._eindig(0, self.bewaring.regels("Bewaard." if self.bewaring.bewaard else "Gestopt."))

    def _eindig(self, uitgang: int, regels: tuple[Regel, ...]) -> Gevolg:
        self.uitgang = uitgang
        self.afscheid = regels
        return Gevolg()

    def _rond_af(self, gesprek: Gesprek, *, vraag: bool = True) -> Gevolg:
        """Maak het verslag, zeg waar alles staat, en bied aan om het te openen."""
        self._gesprek = gesprek
        gevolg = self._bewaar(gesprek.antwoorden)
        pad = self.bewaring.pad
        if self._vraagt or pad is None:
            return gevolg
        try:
            paden = self._maak_verslag(gesprek.antwoorden, pad)
        except BewaarFout as fout:
            later = opdracht("verslag", pad, wijzer=self.opening.wijzer)
            zin = f"Uw antwoorden zijn bewaard. Probeer het later opnieuw met: {later}"
            return self._eindig(fout.uitgang, (LEEG, Regel(str(fout)), Regel(zin, heel=True)))
        adressen = [(een, padstaat.adres(een)) for een in paden]
        merken = ("Uw verslag:    ", "Als tekst:     ")
        verslagen = [
            Regel(een, merk=merk, adres=adres, heel=True) for merk, (een, adres) in zip(merken, adressen, strict=True)
        ]
        regels = (LEEG, Regel(f"Uw antwoorden: {pad}", heel=True), *verslagen)
        if not (vraag and self._wacht):
            return self._eindig(0, regels)
        return self._bied_aan(regels, adressen[0][1])

    def _maak_verslag(self, antwoorden: Antwoorden, pad: str) -> tuple[str, ...]:
        from inzicht.opdrachten.verslag import maak_teksten  # noqa: PLC0415 - Jinja pas nu

        geladen = Geladen(antwoorden, self.bewaring.kenmerk(antwoorden), ())
        doelen = kies_verslagdoelen(pad, None, STANDAARD, verslagnaam(splits_naam(Path(pad).name)[0]))
        teksten = maak_teksten(self.wijzer, geladen, STANDAARD)
        schrijf_verslagen(doelen, teksten, pad, merk=True, overschrijf=False)
        return tuple(doel.pad for doel in doelen.values())

    def _bied_aan(self, regels: tuple[Regel, ...], adres: str) -> Gevolg:
        """Toon waar alles staat en vraag of het verslag open mag; daarna hoeft dat niet nog eens."""

        def einde() -> Gevolg:
            return self._eindig(0, regels)

        def kies(keuze: str) -> Gevolg:
            self.te_openen = adres if keuze == "j" else None
            return einde()

        keuzes = (("j", "Ja, open het verslag in de browser."), ("n", "Nee, ik bekijk het later."))
        menu = Menu("Uw verslag is klaar. Wilt u het nu openen?", regels[1:], keuzes, "n", stop="klaar")
        return self._toon_menu(menu, kies, einde)
