"""Scholen zonder naam: eerst een schuilnaam uit de inhoud, en aan het einde een nummer.

Het nummer volgt uit de volgorde van alle inhouden, en die is pas bekend als alles gelezen is. Tot dan staat overal
de schuilnaam; de opbrengsten wachten op kladpapier, zodat het geheugen niet meegroeit.
"""

from __future__ import annotations

import hashlib
import pickle
from array import array
from collections import Counter
from dataclasses import replace
from typing import IO, TYPE_CHECKING, Final, NamedTuple

from inzicht.batch.opbrengst import Opbrengst
from inzicht.yamlbron import zonder_opmaak

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inzicht.batch.groep import Groep
    from inzicht.batch.opbrengst import Versietelling
    from inzicht.batch.verwerking import Geweigerd
    from inzicht.tabel import Cel

_PER_OPBRENGST: Final = 250
_TEKENS: Final = 16
_Rekenrij = tuple[list["Cel"], tuple["Cel", ...]]


def schuilnaam(gegevens: bytes) -> str:
    """Een naam uit de inhoud: voor dezelfde inhoud altijd gelijk, en even goed te ordenen als de hash zelf."""
    return hashlib.sha256(zonder_opmaak(gegevens)).hexdigest()[:_TEKENS]


class Sleutelrij(NamedTuple):
    """Welke school achter een nummer zit; naam en BRIN ontbreken bij een geweigerd bestand."""

    nummer: str
    bestand: str
    school: str | None
    brin: str | None


class _Blad(NamedTuple):
    """Wat een bestand opleverde, zoals het op kladpapier wacht."""

    bestand: str
    wie: tuple[str, str | None] | None
    csv: str
    jsonl: str
    xlsx: _Rekenrij | None
    geweigerd: Geweigerd | None
    brin: int
    school: int


class Nummering:
    """Bewaart opbrengsten met schuilnamen, en geeft ze terug met nummers: `School 01`, `School 02`, ..."""

    def __init__(self, klad: IO[bytes]) -> None:
        self._klad = klad
        self._plaats = 0
        self._schuilnamen = array("Q")
        self._plaatsen = array("Q")
        self._groep: Groep | None = None
        self._versies: Counter[tuple[str, Versietelling]] = Counter()
        self.keuzes: Counter[tuple[str, str]] = Counter()

    def neem_op(self, opbrengst: Opbrengst) -> None:
        """Leg een opbrengst weg tot alles er is; werpt `OSError` als de schijf weigert."""
        for schuil, blad in zip(opbrengst.schuilnamen, _bladen(opbrengst), strict=True):
            gegevens = pickle.dumps(tuple(blad), pickle.HIGHEST_PROTOCOL)
            self._schuilnamen.append(int(schuil, 16))
            self._plaatsen.append(self._plaats)
            self._plaats += self._klad.write(gegevens)
        if self._groep is None:
            self._groep = opbrengst.groep
        elif opbrengst.groep is not None:
            self._groep.voeg_bij(opbrengst.groep)
        self._versies += opbrengst.versies
        self.keuzes += opbrengst.keuzes

    def _volgorde(self) -> list[int]:
        """De bestanden op schuilnaam; wat gelijk is, houdt de volgorde waarin het kwam."""
        return sorted(range(len(self._schuilnamen)), key=self._schuilnamen.__getitem__)

    def nummers(self) -> Iterator[tuple[str, str]]:
        """Elke schuilnaam met haar nummer, op volgorde; dezelfde inhoud kan er vaker zijn."""
        breedte = max(2, len(str(len(self._schuilnamen))))
        for nummer, waar in enumerate(self._volgorde(), start=1):
            yield f"{self._schuilnamen[waar]:0{_TEKENS}x}", f"School {nummer:0{breedte}}"

    def opbrengsten(self) -> Iterator[Opbrengst]:
        """Alles wat weggelegd was, op nummer; `namen` blijven de echte, alleen het scherm noemt ze."""
        yield Opbrengst(groep=self._genummerde_groep(), versies=self._versies)
        opbrengst = Opbrengst()
        for (schuil, naam), waar in zip(self.nummers(), self._volgorde(), strict=True):
            _leg(opbrengst, self._lees(waar), schuil, naam)
            if len(opbrengst.namen) == _PER_OPBRENGST:
                yield opbrengst
                opbrengst = Opbrengst()
        yield opbrengst

    def sleutel(self) -> Iterator[Sleutelrij]:
        """Welke school achter elk nummer zit."""
        for (_, naam), waar in zip(self.nummers(), self._volgorde(), strict=True):
            blad = self._lees(waar)
            yield Sleutelrij(naam, blad.bestand, *(blad.wie or (None, None)))

    def _lees(self, waar: int) -> _Blad:
        self._klad.seek(self._plaatsen[waar])
        return _Blad(*pickle.load(self._klad))  # noqa: S301 - dit proces schreef het zelf, en niemand anders kan erbij

    def _genummerde_groep(self) -> Groep | None:
        groep = self._groep
        if groep is None:
            return None
        gevraagd = {rij.naam for rijen in (groep.rijen or (), *groep.voorlopers) for rij in rijen}
        nummers: dict[str, list[str]] = {}
        for schuil, naam in self.nummers():
            if schuil in gevraagd:
                nummers.setdefault(schuil, []).append(naam)
        rijen = None
        if groep.rijen is not None:
            namen = _deel_uit(nummers, (rij.naam for rij in groep.rijen))
            rijen = [rij._replace(naam=naam, bestand=naam) for rij, naam in zip(groep.rijen, namen, strict=True)]
        voorlopers = []
        for verste in groep.voorlopers:
            namen = _deel_uit(nummers, (een.naam for een in verste))
            voorlopers.append([een._replace(naam=naam, bestand=naam) for een, naam in zip(verste, namen, strict=True)])
        return replace(groep, rijen=rijen, voorlopers=tuple(voorlopers))


def _deel_uit(nummers: dict[str, list[str]], schuilnamen: Iterable[str]) -> Iterator[str]:
    """Geef elke schuilnaam een nummer; komt ze vaker voor, dan steeds het volgende."""
    gebruikt: Counter[str] = Counter()
    for schuil in schuilnamen:
        yield nummers[schuil][gebruikt[schuil]]
        gebruikt[schuil] += 1


def _bladen(opbrengst: Opbrengst) -> Iterator[_Blad]:
    """Verdeel een opbrengst in wat elk bestand opleverde."""
    geweigerd = dict(opbrengst.geweigerd)
    csv, jsonl, xlsx, wie = iter(opbrengst.csv), iter(opbrengst.jsonl), iter(opbrengst.xlsx), iter(opbrengst.wie)
    for bestand, brin, school in zip(opbrengst.namen, opbrengst.brins, opbrengst.scholen, strict=True):
        if bestand in geweigerd:
            yield _Blad(bestand, None, "", "", None, geweigerd[bestand], brin, school)
        else:
            yield _Blad(bestand, next(wie), next(csv, ""), next(jsonl, ""), next(xlsx, None), None, brin, school)


def _leg(opbrengst: Opbrengst, blad: _Blad, schuil: str, naam: str) -> None:
    """Leg een blad bij een opbrengst, met het nummer waar de schuilnaam stond."""
    opbrengst.namen.append(blad.bestand)
    opbrengst.brins.append(blad.brin)
    opbrengst.scholen.append(blad.school)
    if blad.geweigerd is not None:
        opbrengst.geweigerd.append((naam, blad.geweigerd))
        return
    opbrengst.geteld += 1
    opbrengst.csv.append(blad.csv.replace(schuil, naam))
    opbrengst.jsonl.append(blad.jsonl.replace(schuil, naam))
    if blad.xlsx is not None:
        rij, keuzes = blad.xlsx
        opbrengst.xlsx.append(([naam if cel == schuil else cel for cel in rij], keuzes))
