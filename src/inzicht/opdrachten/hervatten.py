"""Het begin van een sessie: een bestand zoeken, openen en hervatten, of met een nieuw bestand beginnen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from inzicht.bestanden import padstaat
from inzicht.fouten import BewaarFout, BezetFout, GebruikFout
from inzicht.interview.beeld import Menu, welkom
from inzicht.interview.gesprek import begin
from inzicht.modellen.ronde import nieuwe_ronde
from inzicht.opdrachten.aanroep import opdracht
from inzicht.opdrachten.gemeen import laad_antwoorden
from inzicht.opdrachten.metingen import uit_vorige, wijzerzoeker
from inzicht.opdrachten.opening import bijgewerkt, lege_antwoorden, rondenaam, zoek_antwoorden
from inzicht.opdrachten.opslag import ELDERS, OPNIEUW, Bewaard
from inzicht.opdrachten.stap import Einde, Verder, Vraag
from inzicht.regels import LEEG, Regel
from inzicht.tekst import datum, opsomming

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inzicht.modellen.antwoorden import Antwoorden, School
    from inzicht.modellen.wijzer import Wijzer
    from inzicht.opdrachten.gemeen import Geladen
    from inzicht.opdrachten.opening import Gevonden, Opening
    from inzicht.opdrachten.opslag import Opslag
    from inzicht.opdrachten.stap import Stap


_EEN_RONDE: Final = timedelta(days=180)
"""Zijn de nieuwste antwoorden af en ouder dan dit, dan biedt `start` een nieuwe ronde aan."""


@dataclass(frozen=True, slots=True)
class Hervatting:
    """Brengt een sessie bij haar eerste vraag, met het antwoordenbestand open."""

    wijzer: Wijzer
    opening: Opening
    opslag: Opslag

    def begin(self) -> Stap:
        """Zoek het bestand om mee te beginnen; werpt `InzichtFout` als het er niet mee kan."""
        if self.opening.ronde and self.opening.bestand is not None:
            return self._ronde(self.opening.bestand)
        if self.opening.bestand is not None:
            return self._open(self.opening.bestand)
        gevonden, onleesbaar = self._zoek(self.opening.school, self.opening.brin)
        return self._kies_uit(gevonden).met(*onleesbaar)

    def _kies_uit(self, gevonden: list[Gevonden]) -> Stap:
        """Begin met wat er in deze map staat; is dat niet een ding, dan is het een vraag."""
        if not gevonden:
            return self._nieuw()
        nieuwste = max(gevonden, key=lambda een: een.antwoorden.datum)
        if self.opslag.wacht and nieuwste.af and self._is_oud(nieuwste.antwoorden.datum):
            return self._bied_ronde_aan(nieuwste, gevonden)
        return self._kies_bestand(gevonden)

    def _is_oud(self, dag: str) -> bool:
        """Of antwoorden van deze dag oud genoeg zijn voor een nieuwe ronde."""
        return date.fromisoformat(self.opening.vandaag) - date.fromisoformat(dag) > _EEN_RONDE

    def _bied_ronde_aan(self, oud: Gevonden, gevonden: list[Gevonden]) -> Vraag:
        def kies(keuze: str) -> Stap:
            return self._ronde(oud.pad) if keuze == "1" else self._kies_bestand(gevonden)

        keuzes = (
            ("1", "Begin een nieuwe ronde. Uw vorige antwoorden blijven staan en staan bij elke vraag."),
            ("2", "Ga verder met een bestand dat er al is, of begin met een nieuwe school."),
        )
        titel = f"Uw antwoorden zijn van {datum(oud.antwoorden.datum)} ({oud.pad}). Begint u een nieuwe ronde?"
        return Vraag(Menu(titel, keuzes=keuzes, standaard="1"), kies, self.opslag.stop)

    def _kies_bestand(self, gevonden: list[Gevonden]) -> Stap:
        if self.opening.school is None or (len(gevonden) > 1 and self.opslag.wacht):
            return self._vraag_welk(gevonden)
        if len(gevonden) > 1:
            paden = opsomming(een.pad for een in gevonden)
            zo = opdracht("start", gevonden[0].pad, wijzer=self.opening.wijzer)
            raise GebruikFout(f"Deze school heeft meer bestanden: {paden}. Noem er een, zoals: `{zo}`")
        return self._open(gevonden[0].pad)

    def _zoek(self, school: str | None, brin: str | None) -> tuple[list[Gevonden], list[str]]:
        wie = None if school is None else (school, brin)
        vandaag, map_ = self.opening.vandaag, self.opening.wijzer
        return zoek_antwoorden(self.wijzer, wie, vandaag, ook_af=self.opslag.wacht, wijzermap=map_)

    # --- kiezen waarmee ---

    def bestaande(self, school: School, anders: Callable[[], Stap]) -> Vraag | None:
        """Staan er al antwoorden van deze school, dan de vraag of het daarmee verdergaat; `anders` is van niet."""
        gevonden, _ = self._zoek(school.naam, school.brin)
        if not gevonden:
            return None
        titel = "Er zijn al antwoorden van deze school. Gaat u daarmee verder?"
        return self._keuzemenu(titel, gevonden, "Begin een nieuw bestand voor deze school.", anders)

    def _vraag_welk(self, gevonden: list[Gevonden]) -> Vraag:
        titel = "In deze map staan al antwoorden. Waarmee gaat u verder?"
        if self.opening.school is not None:
            titel = "Deze school heeft meer antwoordenbestanden. Waarmee gaat u verder?"
        return self._keuzemenu(titel, gevonden, "Begin met een nieuwe school.", self._nieuw)

    def _keuzemenu(self, titel: str, gevonden: Sequence[Gevonden], nul: str, anders: Callable[[], Stap]) -> Vraag:
        """Kies een van deze bestanden; keuze 0 doet iets anders."""
        keuzes = (*((str(nummer), een.regel) for nummer, een in enumerate(gevonden, start=1)), ("0", nul))

        def kies(keuze: str) -> Stap:
            return anders() if keuze == "0" else self._open(gevonden[int(keuze) - 1].pad)

        return Vraag(Menu(titel, keuzes=keuzes, standaard="1"), kies, self.opslag.stop)

    # --- openen ---

    def _open(self, pad: str) -> Stap:
        try:
            return self._begin_met(pad)
        except BewaarFout as fout:
            return self._niet_te_openen(pad, self.opslag.eis_wacht(fout))

    def _begin_met(self, pad: str) -> Stap:
        geladen = self.opslag.bewaring.open(pad)
        return self._nieuw() if geladen is None else self._hervat(geladen)

    def _niet_te_openen(self, pad: str, fout: BewaarFout, poging: int = 0) -> Vraag:
        bezet = isinstance(fout, BezetFout)
        ander = () if self.opening.bestand is not None else (("2", "Begin met een nieuwe school."),)

        def kies(keuze: str) -> Stap:
            if keuze == "2":
                return self._nieuw() if bezet else self._vraag_plaats(fout, lambda: self._elders(pad))
            try:
                return self._begin_met(pad)
            except BewaarFout as weer:
                return self._niet_te_openen(pad, weer, poging + 1).met("Het lukt nog niet.")

        titel = "Dit bestand is al open." if bezet else "Dit bestand is nu niet te gebruiken."
        keuzes = (OPNIEUW, *(ander if bezet else (ELDERS,)))
        menu = Menu(titel, (Regel(str(fout)),), keuzes, "1", poging=poging)
        return Vraag(menu, kies, lambda: Einde(fout.uitgang, (LEEG, Regel(str(fout)))))

    def _vraag_plaats(self, fout: BewaarFout, daarna: Callable[[], Stap]) -> Vraag:
        return self.opslag.vraag_plaats(fout, self.opening.school or "", daarna)

    def _elders(self, pad: str) -> Stap:
        """Ga op een andere plaats verder met wat er in een bestand staat dat zelf niet te schrijven is."""
        if padstaat.bestaat(pad):
            return self._hervat(laad_antwoorden(pad, self.wijzer))
        return self._begin_gesprek(lege_antwoorden(self.wijzer, self.opening), nieuw=True)

    def _ronde(self, oud: str) -> Stap:
        """Begin een nieuwe ronde naast het bestand van de ronde ervoor; dat blijft zoals het is."""
        dag = self.opening.vandaag
        geladen = laad_antwoorden(oud, self.wijzer)
        gegeven, hier = geladen.gegeven or geladen.antwoorden, geladen.antwoorden
        pad = rondenaam(oud, hier.school.naam, dag)
        if padstaat.is_bezet(pad):
            zo = opdracht("start", pad, wijzer=self.opening.wijzer)
            raise BewaarFout(f"{pad}: deze ronde is er al. Ga verder met: `{zo}`")
        nieuw = bijgewerkt(nieuwe_ronde(gegeven, hier, self.wijzer, dag, self.opening.omvang), self.opening)
        self.opslag.bewaring.open(pad)
        self.opslag.bewaring.bewaar(nieuw)
        zin = f"Een nieuwe ronde van {nieuw.school.naam}, in {pad}. Uw vorige antwoorden staan bij elke vraag."
        return self._begin_gesprek(nieuw, nieuw=True).met(zin)

    # --- de eerste vraag ---

    def _nieuw(self) -> Stap:
        antwoorden = lege_antwoorden(self.wijzer, self.opening)
        try:
            self.opslag.bewaring.bereid_voor(antwoorden.school.naam)
        except BewaarFout as fout:
            zo = lambda: self._begin_gesprek(antwoorden, nieuw=True)  # noqa: E731 - een naam leest hier beter
            return self._vraag_plaats(self.opslag.eis_wacht(fout), zo)
        return self._begin_gesprek(antwoorden, nieuw=True)

    def _hervat(self, geladen: Geladen) -> Stap:
        """Ga verder met een bestand; wat de opdrachtregel eraan verandert, is meteen bewaard."""
        antwoorden = bijgewerkt(geladen.antwoorden, self.opening)
        verder: Stap = self._begin_gesprek(antwoorden, nieuw=False)
        if antwoorden != geladen.antwoorden:
            uitkomst = self.opslag.bewaar(antwoorden, lambda pad: verder.met(f"Bewaard in {pad}."))
            verder = verder if isinstance(uitkomst, Bewaard) else uitkomst
        return verder.met(*geladen.opmerkingen, f"Verder met {antwoorden.school.naam}.")

    def _begin_gesprek(self, antwoorden: Antwoorden, *, nieuw: bool) -> Verder:
        bekend = antwoorden.school.kenmerken
        te_vragen = tuple(naam for naam in self.wijzer.kop.kenmerken if naam not in bekend)
        heeft_antwoorden = any(antwoorden.antwoorden.values())
        gesprek = begin(
            self.wijzer,
            antwoorden,
            self.opening.vandaag,
            te_vragen=() if heeft_antwoorden else te_vragen,
            rol_vragen=antwoorden.invuller is None and nieuw,
            wacht=self.opslag.wacht,
            vorige=self._vorige(antwoorden),
        )
        return Verder(gesprek, tuple(welkom(self.wijzer, kort=antwoorden.omvang == "kort")) if nieuw else ())

    def _vorige(self, antwoorden: Antwoorden) -> tuple[Antwoorden, Wijzer | None] | None:
        """De ronde ervoor onder deze wijzer, en de wijzer van toen als die bij de hand is."""
        if antwoorden.vorige is None:
            return None
        meting = uit_vorige(antwoorden, self.wijzer, wijzerzoeker(self.wijzer, ()))
        return meting.antwoorden, meting.toen
