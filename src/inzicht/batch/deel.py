"""Een deel van een partij: een rij bestanden, of een rij regels van standaardinvoer, en wat eruit komt.

Een deel is zo groot dat een proces er even mee bezig is, en zo klein dat er nooit veel in het geheugen staat.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from inzicht.batch.inpakken import Uitpakker, pak_in
from inzicht.batch.opbrengst import Lid, Opbrengst, Wie
from inzicht.batch.overzicht import Overzicht
from inzicht.batch.verwerking import Geweigerd, School, Verwerking, fout_van_inzicht, weiger
from inzicht.bestanden import yamlbron
from inzicht.bestanden.bestandssoort import soort_van
from inzicht.bestanden.schijf import kenmerk_van, lees_bytes
from inzicht.bestanden.yamlbron import zonder_opmaak
from inzicht.fouten import Bevinding, BewaarFout, InvoerFout, Plek, heel_bestand
from inzicht.modellen.scholen import vouw
from inzicht.oordeel.anoniem import als_antwoorden, anoniem_geteld
from inzicht.oordeel.geteld import Schoolcijfers
from inzicht.tekst import slug, toon_naam
from inzicht.verslag.groep.vraagrij import Vraagrijen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inzicht.batch.opbrengst import Verslaglegger, Wensen
    from inzicht.modellen.wijzer import Wijzer
    from inzicht.oordeel.geteld import Geteld
    from inzicht.verslag.groep.telling import Groepsteller

STANDAARDINVOER: Final = "standaardinvoer"
_HASHTEKENS: Final = 12
"""Zoveel tekens van de hash staan in de naam van een verslag: te veel om er een school mee te laten botsen."""


@dataclass(frozen=True, slots=True)
class Bestanden:
    """Een rij bestanden onder een map."""

    wortel: str
    namen: tuple[str, ...]

    def lees(self) -> Iterator[tuple[str, bytes | InvoerFout]]:
        """Elke naam met haar inhoud, of waarom die er niet is."""
        for naam in self.namen:
            try:
                yield naam, lees_bytes(f"{self.wortel}/{naam}", yamlbron.ANTWOORDEN)
            except InvoerFout as fout:
                yield naam, InvoerFout([replace(een, plek=heel_bestand(naam)) for een in fout.bevindingen])

    def __len__(self) -> int:
        return len(self.namen)

    def noem(self) -> str:
        """Welke bestanden het zijn."""
        return _noem(self.namen[0], self.namen[-1])

    def helften(self) -> tuple[Bestanden, Bestanden]:
        """Twee kleinere delen."""
        midden = len(self.namen) // 2
        return replace(self, namen=self.namen[:midden]), replace(self, namen=self.namen[midden:])


@dataclass(frozen=True, slots=True)
class Regels:
    """Een rij regels JSON van standaardinvoer; `eerste` is het nummer van de eerste."""

    eerste: int
    regels: tuple[bytes, ...]

    def lees(self) -> Iterator[tuple[str, bytes | InvoerFout]]:
        """Elke regel onder de naam `standaardinvoer:nummer`."""
        for nummer, regel in enumerate(self.regels, start=self.eerste):
            if regel.strip():
                yield f"{STANDAARDINVOER}:{nummer}", regel.rstrip(b"\r\n")  # het regeleinde telt niet mee in de hash

    def __len__(self) -> int:
        return len(self.regels)

    def noem(self) -> str:
        """Welke regels het zijn."""
        laatste = self.eerste + len(self.regels) - 1
        return _noem(f"{STANDAARDINVOER}:{self.eerste}", f"{STANDAARDINVOER}:{laatste}")

    def helften(self) -> tuple[Regels, Regels]:
        """Twee kleinere delen."""
        midden = len(self.regels) // 2
        return replace(self, regels=self.regels[:midden]), Regels(self.eerste + midden, self.regels[midden:])


@dataclass(frozen=True, slots=True)
class Tellingen:
    """Een rij scholen die al geteld zijn, onder de naam waaronder zij naar buiten gaan.

    Van de bestanden zelf is hier niets meer over dan hun hash, en anoniem ook die niet.
    """

    scholen: tuple[tuple[str, bytes, int], ...]

    def __len__(self) -> int:
        return len(self.scholen)

    def noem(self) -> str:
        """Welke scholen het zijn."""
        return _noem(self.scholen[0][0], self.scholen[-1][0])

    def helften(self) -> tuple[Tellingen, Tellingen]:
        """Twee kleinere delen."""
        midden = len(self.scholen) // 2
        return Tellingen(self.scholen[:midden]), Tellingen(self.scholen[midden:])


def _noem(eerste: str, laatste: str) -> str:
    return eerste if eerste == laatste else f"{eerste} tot en met {laatste}"


Deel = Bestanden | Regels | Tellingen


class Werker:
    """Verwerkt delen bij een wijzer; een proces heeft er een."""

    def __init__(self, wijzer: Wijzer, wensen: Wensen) -> None:
        self._wijzer = wijzer
        self._verwerking = Verwerking(wijzer)
        self._uitpakker = Uitpakker(wijzer)
        self._overzicht = Overzicht(wijzer)
        self._wensen = wensen
        self._teller = _groepsteller(wijzer) if wensen.groep else None
        self._vraagrijen = Vraagrijen(wijzer)
        self._leg_verslag = wensen.verslagen(wijzer) if wensen.verslagen else None

    def verwerk(self, deel: Deel) -> Opbrengst:
        """Verwerk een deel; een slecht bestand kost een ander nooit zijn uitslag. Werpt `BewaarFout`."""
        if isinstance(deel, Tellingen):
            return self._tweede_ronde(deel)
        opbrengst = Opbrengst()
        van_invoer = isinstance(deel, Regels)
        for naam, gelezen in deel.lees():
            getoond = toon_naam(naam)
            if isinstance(gelezen, InvoerFout):
                geweigerd: Geweigerd | None = weiger(gelezen)
            else:
                geweigerd = self._probeer(opbrengst, naam, gelezen, als_json=van_invoer)
            if geweigerd is not None:
                geweigerd = _op_regel(geweigerd, naam) if van_invoer else geweigerd
                opbrengst.geweigerd.append((getoond, geweigerd))
            opbrengst.namen.append(getoond)
        return opbrengst

    # --- eerste ronde: wie er is ---

    def _probeer(self, opbrengst: Opbrengst, naam: str, gegevens: bytes, *, als_json: bool) -> Geweigerd | None:
        """Neem een bestand op, of geef waarom het niet meetelt."""
        getoond = toon_naam(naam)
        try:
            uit = self._verwerking.verwerk(gegevens, naam, als_json=als_json)
            if isinstance(uit, Geweigerd):
                if not soort_van(gegevens).uitvoer:
                    return uit
                opbrengst.eigen.append(getoond)
                return None
            lid = self._lid(uit, getoond, gegevens)
            if not self._wensen.anoniem:
                self._schrijf(opbrengst, getoond, uit.geteld, f"{lid.som:064x}")
                if self._leg_verslag:
                    self._maak_verslag(self._leg_verslag, uit, gegevens)
        except BewaarFout:
            raise
        except Exception as fout:  # noqa: BLE001 - een fout van ons mag een ander bestand zijn uitslag niet kosten
            return fout_van_inzicht(fout, naam)
        opbrengst.leden.append(lid)
        self._tel(opbrengst, uit, getoond)
        return None

    def _lid(self, school: School, naam: str, gegevens: bytes) -> Lid:
        """Alles wat er van een bestand te onthouden is tot de hele partij gelezen is."""
        geteld = school.geteld
        if self._wensen.anoniem:
            telling = pak_in(anoniem_geteld(geteld, self._wijzer))
            som = hashlib.sha256(telling).digest()
        else:
            telling = pak_in(geteld) if self._wensen.twee_rondes else b""
            som = hashlib.sha256(zonder_opmaak(gegevens)).digest()
        return Lid(
            _getal(vouw(geteld.naam)),
            _getal(geteld.brin) if geteld.brin else 0,
            sum([len(vak) - [*vak.values()].count(None) for vak in geteld.keuzes]),
            int.from_bytes(som, "big"),
            Wie(naam, geteld.naam, geteld.brin, geteld.datum),
            telling,
        )

    def _maak_verslag(self, leg: Verslaglegger, school: School, gegevens: bytes) -> None:
        antwoorden, ingevuld_met = self._verwerking.antwoorden(school, gegevens)
        kenmerk = kenmerk_van(zonder_opmaak(gegevens))
        leg(antwoorden, kenmerk, ingevuld_met, f"{slug(school.geteld.naam)}-{kenmerk[:_HASHTEKENS]}")

    def _tel(self, opbrengst: Opbrengst, school: School, naam: str) -> None:
        """Tel bij welke wijzer een opgenomen bestand hoort."""
        geteld = school.geteld
        opbrengst.versies[school.versie, "bestanden"] += 1
        if school.verschoven or school.losgelaten:
            opbrengst.versies[school.versie, "verschoven"] += school.verschoven
            opbrengst.versies[school.versie, "losgelaten"] += school.losgelaten
        if geteld.wijzerkenmerk not in (None, self._wijzer.kenmerk):
            opbrengst.anders.append(naam)

    # --- tweede ronde: wat er van gemaakt wordt ---

    def _tweede_ronde(self, deel: Tellingen) -> Opbrengst:
        """Maak wat pas kan als bekend is welke scholen meetellen en hoe zij heten."""
        opbrengst = Opbrengst(groep=self._teller.leeg() if self._teller else None)
        for naam, telling, som in deel.scholen:
            try:
                self._neem_op(opbrengst, naam, self._uitpakker.pak_uit(telling), som)
            except BewaarFout:
                raise
            except Exception as fout:  # noqa: BLE001 - zoals in de eerste ronde
                opbrengst.geweigerd.append((naam, fout_van_inzicht(fout, naam)))
            opbrengst.namen.append(naam)
        return opbrengst

    def _neem_op(self, opbrengst: Opbrengst, naam: str, geteld: Geteld, som: int) -> None:
        if self._wensen.anoniem:
            geteld = geteld._replace(naam=naam)
            if self._leg_verslag:
                self._leg_verslag(als_antwoorden(geteld, self._wijzer), "", "", slug(naam))
            self._schrijf(opbrengst, naam, geteld)
            opbrengst.keuzes.update(geteld.kenmerken.items())
        cijfers = Schoolcijfers(geteld)
        if self._wensen.xlsx:
            opbrengst.xlsx.append((self._overzicht.rij(naam, cijfers), self._vraagrijen.rij(geteld)))
        if self._teller is not None and opbrengst.groep is not None:
            self._teller.tel(opbrengst.groep, cijfers, som, bestand=naam, naam=geteld.naam)

    def _schrijf(self, opbrengst: Opbrengst, naam: str, geteld: Geteld, kenmerk: str = "") -> None:
        """De rij en de regel van een school; pas als allebei er zijn, komt er iets bij de opbrengst.

        `kenmerk` is de hash van haar bestand, leeg als de uitvoer anoniem is.
        """
        wensen, cijfers = self._wensen, Schoolcijfers(geteld)
        csv = [wensen.csv.rij(self._overzicht.rij(naam, cijfers))] if wensen.csv else []
        if wensen.jsonl:
            opbrengst.jsonl.append(self._overzicht.regel(naam, cijfers, kenmerk, volledig=wensen.volledig) + "\n")
        opbrengst.csv += csv


def gestopt(deel: Deel) -> Opbrengst:
    """De opbrengst van een deel met een enkel bestand, waarbij elk proces stopte dat het doorrekende."""
    naam = deel.noem()
    getoond = naam if isinstance(deel, Tellingen) else toon_naam(naam)
    reden = "Bij dit bestand stopte het rekenproces: het vroeg te veel geheugen, of iets buiten inzicht stopte het."
    geweigerd = Geweigerd(Bevinding(heel_bestand(naam), "A099", reden), 1)
    geweigerd = _op_regel(geweigerd, naam) if isinstance(deel, Regels) else geweigerd
    return Opbrengst(geweigerd=[(getoond, geweigerd)], namen=[getoond])


def _groepsteller(wijzer: Wijzer) -> Groepsteller:
    from inzicht.verslag.groep.telling import Groepsteller  # noqa: PLC0415 - laadt wat een groep telt; vaak niet gevraagd

    return Groepsteller(wijzer)


def _getal(tekst: str) -> int:
    """Een getal van 64 bits dat voor gelijke tekst gelijk is, in elk proces en bij elke hash seed."""
    return int.from_bytes(hashlib.blake2b(tekst.encode("utf-8"), digest_size=8).digest(), "big") or 1


def _op_regel(geweigerd: Geweigerd, naam: str) -> Geweigerd:
    """Een bevinding in een regel van standaardinvoer krijgt het nummer van die regel."""
    bron, _, nummer = naam.rpartition(":")
    plek = Plek(bron, int(nummer), geweigerd.bevinding.plek.kolom)
    return replace(geweigerd, bevinding=replace(geweigerd.bevinding, plek=plek))
