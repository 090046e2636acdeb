"""Een school als regel in een overzicht: een rij voor een rekenblad, en een regel JSON (ontwerp 4.5).

Voor grote aantallen: de cijfers komen rechtstreeks uit de telling, zonder er eerst een uitslag van te maken.
Wat hier staat, is per school gelijk aan wat `inzicht uitslag` geeft; een toets vergelijkt ze.
"""

from __future__ import annotations

import json
from json.encoder import encode_basestring as als_json
from operator import add
from typing import TYPE_CHECKING, Any, Final

from inzicht.geteld import laagste, meldingen
from inzicht.tabel import Tiende
from inzicht.uitslagbestand import UITSLAGFORMAAT, actiepunt_als_gegevens, melding_als_gegevens
from inzicht.voluit import Erbij, Voluit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inzicht.geteld import Geteld, Laagste
    from inzicht.rekenplan import Cijfers
    from inzicht.tabel import Cel
    from inzicht.wijzer import Vragenbank, Wijzer

_GEEN: Final = '{"aantoonbaar": null, "mogelijk": null}'
_TIENDEN: Final = tuple(f"{n // 10}.{n % 10}" for n in range(1001))
"""Elk percentage en elke score van 0,0 tot en met 100,0 als JSON."""
_NIVEAUS: Final[dict[int | None, str]] = {None: "null", **{n: str(n) for n in range(1, 10)}}
"""Een niveau als JSON."""
_CELLEN: Final = tuple(Tiende(n) for n in range(1001))
Scores = tuple[int, int] | None


class Schoolcijfers:
    """De cijfers van een school die in elke vorm terugkomen, een keer uitgerekend; scores in tienden."""

    __slots__ = ("cijfers", "geteld", "laagste", "scores")

    def __init__(self, geteld: Geteld) -> None:
        plan = geteld.plan
        self.geteld = geteld
        self.cijfers = geteld.cijfers()
        self.laagste: Laagste = laagste(geteld, self.cijfers)
        self.scores: list[Scores] = [plan.scores(een.score) for een in self.cijfers]


class Overzicht:
    """Maakt rijen en regels voor de scholen van een wijzer."""

    def __init__(self, wijzer: Wijzer) -> None:
        self._wijzer = wijzer
        kop = wijzer.kop
        self._dimensies = kop.dimensies
        self._kenmerken = tuple(kop.kenmerken)
        wie = json.dumps({"id": kop.id, "versie": kop.versie, "kenmerk": wijzer.kenmerk})
        self._kop = f'"formaat": "{UITSLAGFORMAAT}", "wijzer": {wie}, "school": '
        self._begin = [self._dimensiebegin(bank) for bank in wijzer.banken]
        self._streef = f'"streef": {kop.streefniveau}, "zonder_drempels": '
        self._niveaus = tuple(f'"{niveau}": ' for niveau in range(2, wijzer.hoogste + 1))
        self._stappen = tuple(f'{{"id": "{stap}", "score": ' for stap in kop.processtappen)
        self._voluit = Voluit(wijzer)
        self._kort = Erbij([""] * len(wijzer.banken), "")
        self._vragen = {
            bank.id: {
                vraag.id: f'{{"vraag": "{bank.id}.{vraag.id}", "rol": "{vraag.rol}", "soort": "'
                for vraag in bank.vragen
            }
            for bank in wijzer.banken
        }

    @staticmethod
    def _dimensiebegin(bank: Vragenbank) -> str:
        return f'{{"id": "{bank.id}", "titel": {als_json(bank.titel)}, "niveau": {{"aantoonbaar": '

    # --- rekenblad ---

    @property
    def kolommen(self) -> tuple[str, ...]:
        """De koppen van overzicht.csv."""
        per_dimensie = (f"{naam}_{wat}" for naam in self._dimensies for wat in ("aantoonbaar", "mogelijk", "score"))
        einde = ("onbekend", "open", "nvt", "laagste_aantoonbaar", "laagste_mogelijk", "laagste_dimensies")
        begin = ("bestand", "school", "brin", *self._kenmerken, "datum", "omvang", "voorlopig")
        return (*begin, *per_dimensie, *einde)

    def rij(self, bestand: str, school: Schoolcijfers) -> list[Cel]:
        """De cellen van een school."""
        geteld, laag = school.geteld, school.laagste
        onbekend = open_ = nvt = 0
        per_dimensie: list[Cel] = []
        for een, scores in zip(school.cijfers, school.scores, strict=True):
            onbekend += een.telling.onbekend
            open_ += een.telling.open
            nvt += een.telling.nvt
            per_dimensie += (een.aantoonbaar, een.mogelijk, _CELLEN[scores[0]] if scores else None)
        return [
            bestand,
            geteld.naam,
            geteld.brin,
            *map(geteld.kenmerken.get, self._kenmerken),
            geteld.datum,
            geteld.omvang,
            "ja" if open_ else "nee",
            *per_dimensie,
            onbekend,
            open_,
            nvt,
            laag.aantoonbaar,
            laag.mogelijk,
            ", ".join(laag.dimensies),
        ]

    # --- JSON ---

    def regel(self, bestand: str, school: Schoolcijfers, *, volledig: bool = False) -> str:
        """Een school als regel JSON; alleen `volledig` met belemmeringen, route en adviezen."""
        geteld, cijfers = school.geteld, school.cijfers
        erbij = self._voluit.erbij(geteld, cijfers, school.laagste) if volledig else self._kort
        delen = "}, ".join(map(add, map(self._dimensie, self._begin, cijfers, school.scores), erbij.dimensies))
        adviezen = f'"adviezen": [{erbij.adviezen}], ' if volledig else ""
        stappen = ", ".join(
            f"{begin}{_score(geteld.plan.scores(stap))}}}"
            for begin, stap in zip(self._stappen, geteld.stappen(), strict=True)
        )
        voorlopig = "true" if any(een.telling.open for een in cijfers) else "false"
        acties = [actiepunt_als_gegevens(punt) for punt in geteld.actiepunten]
        zinnen = [melding_als_gegevens(een) for een in meldingen(self._wijzer, geteld, cijfers)]
        return (
            f'{{"bestand": {als_json(bestand)}, {self._kop}{_school(geteld)}, "datum": "{geteld.datum}", '
            f'"omvang": "{geteld.omvang}", "voorlopig": {voorlopig}, "laagste": {_laagste(school.laagste)}, '
            f'"dimensies": [{delen}}}], "processtappen": [{stappen}], {adviezen}'
            f'"onbekend": [{", ".join(self._onbekend(geteld, cijfers))}], "actiepunten": {_lijst(acties)}, '
            f'"meldingen": {_lijst(zinnen)}}}'
        )

    def _dimensie(self, begin: str, cijfers: Cijfers, scores: Scores) -> str:
        telling = cijfers.telling
        return (
            f'{begin}{_NIVEAUS[cijfers.aantoonbaar]}, "mogelijk": {_NIVEAUS[cijfers.mogelijk]}, {self._streef}'
            f'{_NIVEAUS[cijfers.zonder_drempels]}}}, "score": {_score(scores)}, '
            f'"dekking": {{{self._dekking(cijfers)}}}, "aantal": {{"vragen": {cijfers.vragen}, '
            f'"beantwoord": {telling.beantwoord}, "onbekend": {telling.onbekend}, '
            f'"open": {telling.open}, "nvt": {telling.nvt}}}'
        )

    def _dekking(self, cijfers: Cijfers) -> str:
        gewicht = cijfers.telling.gewicht
        if not gewicht:
            return ""
        dubbel = 2 * gewicht
        gehaald = cijfers.telling.laag.gehaald
        delen = [
            naam + _TIENDEN[(2000 * een + gewicht) // dubbel] for naam, een in zip(self._niveaus, gehaald, strict=True)
        ]
        return ", ".join(delen)

    def _onbekend(self, geteld: Geteld, cijfers: Sequence[Cijfers]) -> Iterator[str]:
        """De vragen die onbekend of open zijn, op volgorde van de wijzer."""
        for dimensie, keuzes, een in zip(geteld.plan.dimensies, geteld.keuzes, cijfers, strict=True):
            if not (een.telling.onbekend or een.telling.open):
                continue
            begin = self._vragen[dimensie.bank.id]
            for naam in dimensie.tabellen:
                keuze: Any = keuzes.get(naam)
                if keuze is None or keuze == "onbekend":
                    yield f'{begin[naam]}{keuze or "open"}"}}'


def _school(geteld: Geteld) -> str:
    brin = als_json(geteld.brin) if geteld.brin else "null"
    kenmerken = ", ".join(f'"{naam}": "{keuze}"' for naam, keuze in geteld.kenmerken.items())
    return f'{{"naam": {als_json(geteld.naam)}, "brin": {brin}, "kenmerken": {{{kenmerken}}}}}'


def _laagste(laag: Laagste) -> str:
    namen = '", "'.join(laag.dimensies)
    dimensies = f'["{namen}"]' if namen else "[]"
    niveaus = f'"aantoonbaar": {_NIVEAUS[laag.aantoonbaar]}, "mogelijk": {_NIVEAUS[laag.mogelijk]}'
    return f'{{{niveaus}, "dimensies": {dimensies}}}'


def _lijst(leden: list[dict[str, Any]]) -> str:
    return json.dumps(leden, ensure_ascii=False) if leden else "[]"


def _score(scores: Scores) -> str:
    return f'{{"aantoonbaar": {_TIENDEN[scores[0]]}, "mogelijk": {_TIENDEN[scores[1]]}}}' if scores else _GEEN
