"""Een deel van een partij: een rij bestanden, of een rij regels van standaardinvoer, en wat eruit komt.

Een deel is zo groot dat een proces er even mee bezig is, en zo klein dat er nooit veel in het geheugen staat.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from inzicht import yamlbron
from inzicht.anoniem import anonieme_antwoorden, zonder_notities
from inzicht.batch.opbrengst import Opbrengst
from inzicht.batch.schuilnaam import schuilnaam
from inzicht.batch.verwerking import Geweigerd, School, Verwerking, fout_van_inzicht, weiger
from inzicht.batch.vraagrij import Vraagrijen
from inzicht.bestanden import kenmerk_van, lees_bytes
from inzicht.fouten import Bevinding, BewaarFout, InvoerFout, Plek, heel_bestand
from inzicht.overzicht import Overzicht, Schoolcijfers
from inzicht.tekst import slug, toon_naam
from inzicht.yamlbron import zonder_opmaak

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inzicht.batch.groep import Groepsteller
    from inzicht.batch.opbrengst import Verslaglegger, Wensen
    from inzicht.wijzer import Wijzer

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
                yield f"{STANDAARDINVOER}:{nummer}", regel

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


def _noem(eerste: str, laatste: str) -> str:
    return eerste if eerste == laatste else f"{eerste} tot en met {laatste}"


Deel = Bestanden | Regels


class Werker:
    """Verwerkt delen bij een wijzer; een proces heeft er een."""

    def __init__(self, wijzer: Wijzer, wensen: Wensen) -> None:
        self._verwerking = Verwerking(wijzer)
        self._overzicht = Overzicht(wijzer)
        self._wensen = wensen
        self._teller = _groepsteller(wijzer) if wensen.groep else None
        self._vraagrijen = Vraagrijen(wijzer)
        self._leg_verslag = wensen.verslagen(wijzer) if wensen.verslagen else None

    def verwerk(self, deel: Deel) -> Opbrengst:
        """Verwerk een deel; een slecht bestand kost een ander nooit zijn uitslag. Werpt `BewaarFout`."""
        opbrengst = Opbrengst(groep=self._teller.leeg() if self._teller else None)
        van_invoer = isinstance(deel, Regels)
        for naam, gelezen in deel.lees():
            if isinstance(gelezen, InvoerFout):
                geweigerd: Geweigerd | None = weiger(gelezen)
            else:
                geweigerd = self._probeer(opbrengst, naam, gelezen, als_json=van_invoer)
            getoond = toon_naam(naam)
            if geweigerd is not None:
                geweigerd = _op_regel(geweigerd, naam) if van_invoer else geweigerd
                self._weiger(opbrengst, getoond, geweigerd, None if isinstance(gelezen, InvoerFout) else gelezen)
            opbrengst.namen.append(getoond)
        return opbrengst

    def _weiger(self, opbrengst: Opbrengst, naam: str, geweigerd: Geweigerd, gegevens: bytes | None) -> None:
        """Neem een geweigerd bestand op; wat niet te lezen is, krijgt zijn schuilnaam van zijn naam."""
        if self._wensen.anoniem:
            inhoud = b"\0" + naam.encode("utf-8") if gegevens is None else gegevens
            opbrengst.schuilnamen.append(schuilnaam(inhoud))
            code = geweigerd.bevinding.code
            reden = self._regelzinnen.get(code, geweigerd.bevinding.boodschap)
            geweigerd = replace(geweigerd, reden=reden, zonder_plek=naam.startswith(f"{STANDAARDINVOER}:"))
        opbrengst.geweigerd.append((naam, geweigerd))
        opbrengst.brins.append(0)
        opbrengst.scholen.append(0)

    def _probeer(self, opbrengst: Opbrengst, naam: str, gegevens: bytes, *, als_json: bool) -> Geweigerd | None:
        """Neem een bestand op, of geef waarom het niet meetelt."""
        try:
            uit = self._verwerking.verwerk(gegevens, naam, als_json=als_json)
            if isinstance(uit, Geweigerd):
                return uit
            if self._wensen.anoniem:
                self._neem_anoniem_op(opbrengst, uit, gegevens)
            else:
                self._neem_op(opbrengst, toon_naam(naam), uit, gegevens)
        except BewaarFout:
            raise
        except Exception as fout:  # noqa: BLE001 - een fout van ons mag een ander bestand zijn uitslag niet kosten
            return fout_van_inzicht(fout, naam)
        self._tel(opbrengst, uit)
        return None

    def _neem_anoniem_op(self, opbrengst: Opbrengst, school: School, gegevens: bytes) -> None:
        """Neem een school op onder haar schuilnaam; wie het is, staat alleen in `wie`."""
        echt, schuil = school.geteld, schuilnaam(gegevens)
        kaal = echt._replace(naam=schuil, brin=None, actiepunten=zonder_notities(echt.actiepunten))
        self._neem_op(opbrengst, schuil, school._replace(geteld=kaal), gegevens)
        opbrengst.schuilnamen.append(schuil)
        opbrengst.wie.append((echt.naam, echt.brin))
        opbrengst.keuzes.update(echt.kenmerken.items())

    def _neem_op(self, opbrengst: Opbrengst, naam: str, school: School, gegevens: bytes) -> None:
        """Neem een school op onder deze naam; pas als alles gemaakt is, komt er iets bij de opbrengst."""
        geteld, wensen = school.geteld, self._wensen
        cijfers = Schoolcijfers(geteld)
        rij = self._overzicht.rij(naam, cijfers)
        csv = wensen.csv.rij(rij) if wensen.csv else None
        jsonl = self._overzicht.regel(naam, cijfers, volledig=wensen.volledig) + "\n" if wensen.jsonl else None
        vraagrij = self._vraagrijen.rij(geteld) if wensen.xlsx else None
        if self._leg_verslag:
            self._maak_verslag(self._leg_verslag, school, gegevens)
        if self._teller is not None and opbrengst.groep is not None:
            self._teller.tel(opbrengst.groep, cijfers, gegevens, bestand=naam, naam=geteld.naam)
        if csv is not None:
            opbrengst.csv.append(csv)
        if jsonl is not None:
            opbrengst.jsonl.append(jsonl)
        if vraagrij is not None:
            opbrengst.xlsx.append((rij, vraagrij))

    def _maak_verslag(self, leg: Verslaglegger, school: School, gegevens: bytes) -> None:
        """Schrijf het verslag van een school; anoniem zonder hash, want die verbindt het met haar bestand."""
        antwoorden, ingevuld_met = self._verwerking.antwoorden(school, gegevens)
        naam = school.geteld.naam
        if self._wensen.anoniem:
            kaal = anonieme_antwoorden(antwoorden, self._verwerking.wijzer)
            leg(kaal.met(school=kaal.school.model_copy(update={"naam": naam})), "", ingevuld_met, naam)
        else:
            kenmerk = kenmerk_van(zonder_opmaak(gegevens))
            leg(antwoorden, kenmerk, ingevuld_met, f"{slug(naam)}-{kenmerk[:_HASHTEKENS]}")

    @staticmethod
    def _tel(opbrengst: Opbrengst, school: School) -> None:
        """Tel een opgenomen school, onder haar eigen naam: zo vallen dubbele op."""
        geteld = school.geteld
        opbrengst.geteld += 1
        opbrengst.brins.append(_getal(geteld.brin) if geteld.brin else 0)
        opbrengst.scholen.append(_getal(geteld.naam.casefold() + geteld.datum))
        opbrengst.versies[school.versie, "bestanden"] += 1
        if school.verschoven or school.losgelaten:
            opbrengst.versies[school.versie, "verschoven"] += school.verschoven
            opbrengst.versies[school.versie, "losgelaten"] += school.losgelaten

    @cached_property
    def _regelzinnen(self) -> dict[str, str]:
        """De zin van elke regel: wat anoniem in de overzichten komt, zonder woorden uit een bestand."""
        from inzicht.keuring.lijst import REGELS  # noqa: PLC0415 - laadt alle regels; alleen anoniem nodig

        return {regel.code: regel.zin for regel in REGELS}


def gestopt(deel: Deel) -> Opbrengst:
    """De opbrengst van een deel met een enkel bestand, waarbij elk proces stopte dat het doorrekende."""
    opbrengst = Opbrengst()
    naam = deel.noem()
    getoond = toon_naam(naam)
    reden = "Bij dit bestand stopte het rekenproces: het vroeg te veel geheugen, of iets buiten inzicht stopte het."
    geweigerd = Geweigerd(Bevinding(heel_bestand(naam), "A099", reden), 1)
    opbrengst.geweigerd.append((getoond, _op_regel(geweigerd, naam) if isinstance(deel, Regels) else geweigerd))
    opbrengst.namen.append(getoond)
    opbrengst.brins.append(0)
    opbrengst.scholen.append(0)
    return opbrengst


def _groepsteller(wijzer: Wijzer) -> Groepsteller:
    from inzicht.batch.groep import Groepsteller  # noqa: PLC0415 - laadt wat een groep telt; vaak niet gevraagd

    return Groepsteller(wijzer)


def _getal(tekst: str) -> int:
    """Een getal van 64 bits dat voor gelijke tekst gelijk is, in elk proces en bij elke hash seed."""
    return int.from_bytes(hashlib.blake2b(tekst.encode("utf-8"), digest_size=8).digest(), "big") or 1


def _op_regel(geweigerd: Geweigerd, naam: str) -> Geweigerd:
    """Een bevinding in een regel van standaardinvoer krijgt het nummer van die regel."""
    bron, _, nummer = naam.rpartition(":")
    plek = Plek(bron, int(nummer), geweigerd.bevinding.plek.kolom)
    return replace(geweigerd, bevinding=replace(geweigerd.bevinding, plek=plek))
