"""Een school als regel in een overzicht: een rij voor een rekenblad, en een regel JSON (formaten 5).

Voor grote aantallen: de cijfers komen rechtstreeks uit de telling, zonder er eerst een uitslag van te maken.
Wat hier staat, is per school gelijk aan wat `inzicht uitslag` geeft; een toets vergelijkt ze.
"""

from __future__ import annotations

import json
from functools import cached_property
from json.encoder import encode_basestring as als_json
from operator import add, getitem
from typing import TYPE_CHECKING, Any, Final

from inzicht.oordeel.geteld import meldingen
from inzicht.oordeel.uitslagdelen import (
    UITSLAGFORMAAT,
    actiepunt_als_gegevens,
    herkomst_als_gegevens,
    melding_als_gegevens,
)
from inzicht.verslag.tabel import Tiende

if TYPE_CHECKING:
    from collections.abc import Callable

    from inzicht.batch.voluit import Voluit
    from inzicht.modellen.wijzer import Vraag, Vragenbank, Wijzer
    from inzicht.oordeel.geteld import Geteld, Laagste, Schoolcijfers
    from inzicht.oordeel.rekenplan import Cijfers, Rekenplan, Scores
    from inzicht.verslag.tabel import Cel

_TIENDEN: Final = tuple(f"{n // 10}.{n % 10}" for n in range(1001))
"""Elk percentage en elke score van 0,0 tot en met 100,0 als JSON."""
_GEEN: Final = '"aantoonbaar": null, "mogelijk": null'
_ONZEKER: Final[dict[Any, str]] = {None: "open", "onbekend": "onbekend"}
"""Keuzes waarbij de school nog iets moet uitzoeken, met hun soort."""
_CELLEN: Final = tuple(Tiende(n) for n in range(1001))
_MEESTE: Final = 4096
"""Zoveel stukken worden er hoogstens onthouden; daarna begint het opnieuw."""
_zoek_op: Final[Any] = dict.get  # los, want zo gaat map() er zonder Python doorheen
_LIJST: Final = json.JSONEncoder(ensure_ascii=False)


class _Teksten(dict[tuple[int | None, ...], str]):
    """Stukken JSON bij een rijtje getallen, gemaakt als zij voorkomen; bij veel scholen zijn het steeds dezelfde."""

    def __init__(self, maak: Callable[..., str]) -> None:
        super().__init__()
        self._maak = maak

    def __missing__(self, getallen: tuple[int | None, ...]) -> str:
        if len(self) >= _MEESTE:
            self.clear()
        self[getallen] = tekst = self._maak(*getallen)
        return tekst


class Overzicht:
    """Maakt rijen en regels voor de scholen van een wijzer."""

    def __init__(self, wijzer: Wijzer) -> None:
        self._wijzer = wijzer
        kop = wijzer.kop
        self._dimensies = kop.dimensies
        self._kenmerken = tuple(kop.kenmerken)
        wie = json.dumps({"id": kop.id, "versie": kop.versie, "kenmerk": wijzer.kenmerk})
        self._kop = f'"formaat": "{UITSLAGFORMAAT}", "wijzer": {wie}, "school": '
        self._begin = [f'{{"id": "{een.id}", "titel": {als_json(een.titel)}, "niveau": {{' for een in wijzer.banken]
        self._streef = kop.streefniveau
        self._niveaus = _Teksten(self._niveau)
        self._aantallen = _Teksten(_aantal)
        self._procenten = [[f'"{niveau}": {deel}' for deel in _TIENDEN] for niveau in range(2, wijzer.hoogste + 1)]
        self._delen: dict[int, list[list[str]]] = {}
        self._stappen = tuple(f'{{"id": "{stap}", "score": {{' for stap in kop.processtappen)
        self._kort = [""] * len(wijzer.banken)
        self._onzeker: dict[Rekenplan, list[list[dict[Any, str]]]] = {}

    @cached_property
    def _voluit(self) -> Voluit:
        from inzicht.batch.voluit import Voluit  # noqa: PLC0415 - laadt adviezen en routes; alleen voluit nodig

        return Voluit(self._wijzer)

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

    def regel(self, bestand: str, school: Schoolcijfers, kenmerk: str = "", *, volledig: bool = False) -> str:
        """Een school als regel JSON; alleen `volledig` met belemmeringen, route en adviezen.

        `kenmerk` is de hash van haar antwoordenbestand, leeg als die haar zou verraden.
        """
        geteld, cijfers = school.geteld, school.cijfers
        plan = geteld.plan
        bij_dimensies, adviezen = self._kort, ""
        if volledig:
            erbij = self._voluit.erbij(geteld, cijfers, school.laagste)
            bij_dimensies, adviezen = erbij.dimensies, f'"adviezen": [{erbij.adviezen}], '
        delen: list[str] = []
        onbekend: list[str] = []
        open_ = 0
        for begin, een, rest, dimensie, keuzes, onzeker in zip(
            self._begin, cijfers, bij_dimensies, plan.dimensies, geteld.keuzes, self._onzekere(plan), strict=True
        ):
            telling = een.telling
            delen.append(self._dimensie(begin, een) + rest)
            if telling.open or telling.onbekend:
                open_ += telling.open
                onbekend += filter(None, map(_zoek_op, onzeker, map(keuzes.get, dimensie.tabellen)))
        stappen = "}}, ".join(map(add, self._stappen, map(_score, geteld.stapscores())))
        acties = [actiepunt_als_gegevens(punt) for punt in geteld.actiepunten]
        zinnen = [melding_als_gegevens(een) for een in meldingen(self._wijzer, geteld, cijfers)]
        return (
            f'{{"bestand": {als_json(bestand)}, {self._kop}{_school(geteld)}, "datum": "{geteld.datum}", '
            f'"omvang": "{geteld.omvang}", "voorlopig": {"true" if open_ else "false"}, '
            f'"laagste": {_laagste(school.laagste)}, '
            f'"dimensies": [{"}, ".join(delen)}}}], "processtappen": [{stappen}}}}}], {adviezen}'
            f'"onbekend": [{", ".join(onbekend)}], "actiepunten": {_lijst(acties)}, "meldingen": {_lijst(zinnen)}, '
            f'"herkomst": {_LIJST.encode(herkomst_als_gegevens(kenmerk))}}}'
        )

    def _dimensie(self, begin: str, cijfers: Cijfers) -> str:
        """Een dimensie tot en met haar aantallen, nog zonder de haak aan het einde."""
        telling, aantoonbaar, mogelijk, zonder, scores = cijfers
        gewicht, beantwoord, onbekend, open_, nvt, _, _, gehaald, _ = telling
        return (
            f"{begin}{self._niveaus[aantoonbaar, mogelijk, zonder]}{_score(scores)}}}, "
            f'"dekking": {{{", ".join(map(getitem, self._dekking(gewicht), gehaald))}}}, '
            f"{self._aantallen[beantwoord, onbekend, open_, nvt]}"
        )

    def _niveau(self, aantoonbaar: int | None, mogelijk: int | None, zonder: int | None) -> str:
        """De niveaus van een dimensie, tot haar score."""
        return (
            f'"aantoonbaar": {aantoonbaar or "null"}, "mogelijk": {mogelijk or "null"}, "streef": {self._streef}, '
            f'"zonder_drempels": {zonder or "null"}}}, "score": {{'
        )

    def _dekking(self, gewicht: int) -> list[list[str]]:
        """Per niveau elk deel van een gewicht als percentage, halven naar boven; niets als er niets telt."""
        gevonden = self._delen.get(gewicht)
        if gevonden is None:
            tienden = [(2000 * deel + gewicht) // (2 * gewicht) for deel in range(gewicht + 1)] if gewicht else []
            niveaus = self._procenten if gewicht else []
            gevonden = self._delen[gewicht] = [[rij[een] for een in tienden] for rij in niveaus]
        return gevonden

    def _onzekere(self, plan: Rekenplan) -> list[list[dict[Any, str]]]:
        """Per dimensie wat er van elke tellende vraag te zeggen is als zij open of onbekend is."""
        gevonden = self._onzeker.get(plan)
        if gevonden is None:
            gevonden = self._onzeker[plan] = [
                [_als_onzeker(een.bank, een.bank.per_id[naam]) for naam in een.tabellen] for een in plan.dimensies
            ]
        return gevonden


def _als_onzeker(bank: Vragenbank, vraag: Vraag) -> dict[Any, str]:
    begin = f'{{"vraag": "{bank.id}.{vraag.id}", "rol": "{vraag.rol}", "soort": "'
    return {keuze: f'{begin}{soort}"}}' for keuze, soort in _ONZEKER.items()}


def _aantal(beantwoord: int, onbekend: int, open_: int, nvt: int) -> str:
    """De aantallen van een dimensie."""
    return (
        f'"aantal": {{"vragen": {beantwoord + onbekend + open_ + nvt}, "beantwoord": {beantwoord}, '
        f'"onbekend": {onbekend}, "open": {open_}, "nvt": {nvt}}}'
    )


def _school(geteld: Geteld) -> str:
    brin = als_json(geteld.brin) if geteld.brin else "null"
    kenmerken = ", ".join([f'"{naam}": "{keuze}"' for naam, keuze in geteld.kenmerken.items()])
    return f'{{"naam": {als_json(geteld.naam)}, "brin": {brin}, "kenmerken": {{{kenmerken}}}}}'


def _laagste(laag: Laagste) -> str:
    niveaus = f'"aantoonbaar": {laag.aantoonbaar or "null"}, "mogelijk": {laag.mogelijk or "null"}'
    namen = ", ".join([f'"{naam}"' for naam in laag.dimensies])
    return f'{{{niveaus}, "dimensies": [{namen}]}}'


def _lijst(leden: list[dict[str, Any]]) -> str:
    return _LIJST.encode(leden) if leden else "[]"


def _score(scores: Scores) -> str:
    return f'"aantoonbaar": {_TIENDEN[scores[0]]}, "mogelijk": {_TIENDEN[scores[1]]}' if scores else _GEEN
