"""Een deel van een partij: een rij bestanden, of een rij regels van standaardinvoer, en wat eruit komt.

Een deel is zo groot dat een proces er even mee bezig is, en zo klein dat er nooit veel in het geheugen staat.
"""

from __future__ import annotations

import hashlib
import json
from array import array
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from inzicht import yamlbron
from inzicht.batch.groep import Groepsteller
from inzicht.batch.verwerking import Geweigerd, School, Verwerking, weiger
from inzicht.batch.vraagrij import Vraagrijen
from inzicht.bestanden import lees_bytes
from inzicht.fouten import InvoerFout, Plek
from inzicht.oordeel import beoordeel
from inzicht.overzicht import Overzicht, Schoolcijfers
from inzicht.tabel import Dialect
from inzicht.uitslagbestand import uitslag_als_gegevens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inzicht.batch.groep import Groep
    from inzicht.tabel import Cel
    from inzicht.wijzer import Wijzer

STANDAARDINVOER: Final = "standaardinvoer"


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
                yield naam, InvoerFout([replace(een, plek=Plek(naam)) for een in fout.bevindingen])

    def __len__(self) -> int:
        return len(self.namen)


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


Deel = Bestanden | Regels


@dataclass(frozen=True, slots=True)
class Wensen:
    """Wat er van elk bestand gemaakt moet worden."""

    csv: Dialect | None
    jsonl: bool
    volledig: bool
    groep: bool = False
    xlsx: bool = False


@dataclass(slots=True)
class Opbrengst:
    """Wat een deel opleverde: kant en klare tekst, de geweigerde bestanden, en tellingen.

    `brins` en `scholen` hebben per bestand een getal om dubbele scholen te vinden (0 is geen).
    """

    csv: list[str] = field(default_factory=list)
    jsonl: list[str] = field(default_factory=list)
    geweigerd: list[tuple[str, Geweigerd]] = field(default_factory=list)
    namen: list[str] = field(default_factory=list)
    brins: array[int] = field(default_factory=lambda: array("Q"))
    scholen: array[int] = field(default_factory=lambda: array("Q"))
    geteld: int = 0
    versies: Counter[str] = field(default_factory=Counter)
    verschoven: Counter[str] = field(default_factory=Counter)
    groep: Groep | None = None
    xlsx: list[tuple[list[Cel], tuple[Cel, ...]]] = field(default_factory=list)


class Werker:
    """Verwerkt delen bij een wijzer; een proces heeft er een."""

    def __init__(self, wijzer: Wijzer, wensen: Wensen) -> None:
        self._verwerking = Verwerking(wijzer)
        self._overzicht = Overzicht(wijzer)
        self._wensen = wensen
        self._teller = Groepsteller(wijzer) if wensen.groep else None
        self._vraagrijen = Vraagrijen(wijzer)

    def verwerk(self, deel: Deel) -> Opbrengst:
        """Verwerk een deel; een slecht bestand kost een ander nooit zijn uitslag."""
        opbrengst = Opbrengst(groep=self._teller.leeg() if self._teller else None)
        van_invoer = isinstance(deel, Regels)
        for naam, gelezen in deel.lees():
            opbrengst.namen.append(naam)
            if isinstance(gelezen, InvoerFout):
                uit: School | Geweigerd = weiger(gelezen)
            else:
                uit = self._verwerking.verwerk(gelezen, naam, als_json=van_invoer)
            if isinstance(uit, School):
                cijfers = self._neem_op(opbrengst, naam, uit)
                if opbrengst.groep is not None and isinstance(gelezen, bytes):
                    self._tel_in_groep(opbrengst, naam, cijfers, gelezen)
            else:
                opbrengst.geweigerd.append((naam, _op_regel(uit, naam) if van_invoer else uit))
                opbrengst.brins.append(0)
                opbrengst.scholen.append(0)
        return opbrengst

    def _neem_op(self, opbrengst: Opbrengst, naam: str, school: School) -> Schoolcijfers:
        geteld = school.geteld
        cijfers = Schoolcijfers(geteld)
        wensen = self._wensen
        if wensen.csv is not None:
            opbrengst.csv.append(wensen.csv.rij(self._overzicht.rij(naam, cijfers)))
        if wensen.jsonl:
            opbrengst.jsonl.append(self._regel(naam, school, cijfers) + "\n")
        opbrengst.geteld += 1
        opbrengst.brins.append(_getal(geteld.brin) if geteld.brin else 0)
        opbrengst.scholen.append(_getal(geteld.naam.casefold() + geteld.datum))
        opbrengst.versies[school.versie] += 1
        if school.verhuisd or school.vervallen:
            opbrengst.verschoven[school.versie] += school.verhuisd + school.vervallen
        return cijfers

    def _tel_in_groep(self, opbrengst: Opbrengst, bestand: str, cijfers: Schoolcijfers, gegevens: bytes) -> None:
        """Tel een school in de groepscijfers; hoe ze daarin heet, zegt de rij van het overzicht."""
        rij = self._overzicht.rij(bestand, cijfers)
        if self._teller is not None and opbrengst.groep is not None:
            self._teller.tel(opbrengst.groep, cijfers, gegevens, bestand=str(rij[0]), naam=str(rij[1]))
        if self._wensen.xlsx:
            opbrengst.xlsx.append((rij, self._vraagrijen.rij(cijfers.geteld)))

    def _regel(self, naam: str, school: School, cijfers: Schoolcijfers) -> str:
        """De uitslag van een school als regel; volledig met belemmeringen, route en adviezen."""
        if not self._wensen.volledig:
            return self._overzicht.regel(naam, cijfers)
        wijzer, antwoorden = self._verwerking.wijzer, self._verwerking.antwoorden(school)
        uitslag = uitslag_als_gegevens(wijzer, antwoorden, beoordeel(wijzer, antwoorden))
        return json.dumps({"bestand": naam, **uitslag}, ensure_ascii=False)


def _getal(tekst: str) -> int:
    """Een getal van 64 bits dat voor gelijke tekst gelijk is, in elk proces en bij elke hash seed."""
    return int.from_bytes(hashlib.blake2b(tekst.encode("utf-8"), digest_size=8).digest(), "big") or 1


def _op_regel(geweigerd: Geweigerd, naam: str) -> Geweigerd:
    """Een bevinding in een regel van standaardinvoer krijgt het nummer van die regel."""
    bron, _, nummer = naam.rpartition(":")
    plek = Plek(bron, int(nummer), geweigerd.bevinding.plek.kolom)
    return replace(geweigerd, bevinding=replace(geweigerd.bevinding, plek=plek))
