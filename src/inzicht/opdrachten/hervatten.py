"""Het begin van een sessie: een bestand zoeken, openen en hervatten, of met een nieuw bestand beginnen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inzicht.bestanden import padstaat
from inzicht.fouten import BewaarFout, BezetFout, GebruikFout
from inzicht.interview.beeld import Menu, welkom
from inzicht.interview.gesprek import begin
from inzicht.opdrachten.aanroep import opdracht
from inzicht.opdrachten.gemeen import laad_antwoorden
from inzicht.opdrachten.opening import bijgewerkt, lege_antwoorden, zoek_antwoorden
from inzicht.opdrachten.opslag import ELDERS, OPNIEUW, Bewaard
from inzicht.opdrachten.stap import Einde, Verder, Vraag
from inzicht.regels import LEEG, Regel
from inzicht.tekst import opsomming

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inzicht.modellen.antwoorden import Antwoorden, School
    from inzicht.modellen.wijzer import Wijzer
    from inzicht.opdrachten.gemeen import Geladen
    from inzicht.opdrachten.opening import Gevonden, Opening
    from inzicht.opdrachten.opslag import Opslag
    from inzicht.opdrachten.stap import Stap


@dataclass(frozen=True, slots=True)
class Hervatting:
    """Brengt een sessie bij haar eerste vraag, met het antwoordenbestand open."""

    wijzer: Wijzer
    opening: Opening
    opslag: Opslag

    def begin(self) -> Stap:
        """Zoek het bestand om mee te beginnen; werpt `InzichtFout` als het er niet mee kan."""
        if self.opening.bestand is not None:
            return self._open(self.opening.bestand)
        gevonden, onleesbaar = self._zoek(self.opening.school, self.opening.brin)
        return self._kies_uit(gevonden).met(*onleesbaar)

    def _kies_uit(self, gevonden: list[Gevonden]) -> Stap:
        """Begin met wat er in deze map staat; is dat niet een ding, dan is het een vraag."""
        if not gevonden:
            return self._nieuw()
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
        )
        return Verder(gesprek, tuple(welkom(self.wijzer, kort=antwoorden.omvang == "kort")) if nieuw else ())
