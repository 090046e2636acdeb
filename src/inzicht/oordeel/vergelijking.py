"""Rondes van een school naast elkaar: elke ronde onder een wijzer, en wat er van de eerste tot de laatste veranderde.

Per stap zijn er drie cijfers: oud onder de wijzer van toen, oud onder die van nu, en nieuw onder die van nu. Het eerste
verschil komt door de wijzer, het tweede door de school (formaten 10).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from inzicht.modellen.actiepunten import stap_van
from inzicht.modellen.wijzer import versiegetallen
from inzicht.oordeel.beoordeling import Uitkomst, beoordeel
from inzicht.oordeel.geteld import Melding
from inzicht.oordeel.meting import bereikverandering, verloop_van, vervallen_vragen
from inzicht.tekst import datum

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from inzicht.modellen.actiepunten import Stap
    from inzicht.modellen.antwoorden import Actiepunt
    from inzicht.modellen.wijzer import Wijzer
    from inzicht.oordeel.beoordeling import Bereik, Niveaus, Uitslag
    from inzicht.oordeel.meting import Meting, Verandering, Vraagverloop

Afloop = Literal["gelukt", "klaar-zonder-stijging", "toch-omhoog", "niet-gelukt", "onbekend"]


class Cijfer(NamedTuple):
    """Een niveau en een score; allebei None als niets telt."""

    niveau: Niveaus | None
    score: Bereik | None


class Peiling(NamedTuple):
    """Een dimensie in een ronde: onder de ene wijzer, en onder die van toen (None als die niet bij de hand is)."""

    nu: Cijfer
    toen: Cijfer | None


@dataclass(frozen=True, slots=True)
class Gedeeld:
    """De vragen met een situatie aan beide kanten, van hoeveel die nu tellen, en hun score eerst en laatst."""

    vragen: int
    van: int
    eerst: Fraction | None
    laatst: Fraction | None


@dataclass(frozen=True, slots=True)
class Dimensieverloop:
    """Een dimensie van de eerste tot de laatste ronde; `oorzaken` zijn vragen.

    `schakels` zegt van elke ronde naar de volgende of er een vraag te vergelijken is.
    """

    id: str
    titel: str
    peilingen: tuple[Peiling, ...]
    verandering: Verandering | None
    gedeeld: Gedeeld
    vragen: tuple[Vraagverloop, ...]
    oorzaken: tuple[str, ...]
    schakels: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Puntverloop:
    """Een actiepunt van de eerste ronde: hoe zijn vraag bewoog, en hoe het afliep."""

    punt: Actiepunt
    stap: Stap
    beweging: Verandering | None
    afloop: Afloop


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """De rondes van een school, op volgorde van datum."""

    metingen: tuple[Meting, ...]
    dimensies: tuple[Dimensieverloop, ...]
    actiepunten: tuple[Puntverloop, ...]
    meldingen: tuple[Melding, ...]

    @property
    def lager(self) -> bool:
        """Of er een dimensie omlaag ging."""
        return any(een.verandering == "omlaag" for een in self.dimensies)

    @property
    def vragen(self) -> Mapping[str, Vraagverloop]:
        """Het verloop van elke vraag, op naam."""
        return {een.naam: een for dimensie in self.dimensies for een in dimensie.vragen}


def vergelijk(wijzer: Wijzer, metingen: Sequence[Meting]) -> Vergelijking:
    """Vergelijk twee of meer rondes; bij een gelijke datum telt de volgorde waarin zij gegeven zijn."""
    rij = tuple(sorted(metingen, key=lambda een: een.datum))
    uitslagen = [beoordeel(wijzer, een.antwoorden) for een in rij]
    van_toen = [_van_toen(wijzer, een, uitslag) for een, uitslag in zip(rij, uitslagen, strict=True)]
    verloop = tuple(_alle_vragen(wijzer, rij[0], rij[-1]))
    schakels = [_te_vergelijken(wijzer, een, ander) for een, ander in pairwise(rij)]
    titels = {bank.id: bank.titel for bank in wijzer.banken} | _oude_titels(wijzer, rij, verloop)
    dimensies = tuple(
        _dimensie(
            wijzer,
            (naam, titel),
            uitslagen,
            van_toen,
            [een for een in verloop if _dimensie_van(een) == naam],
            tuple(naam in dimensies for dimensies in schakels),
        )
        for naam, titel in titels.items()
    )
    per_naam = {een.naam: een for een in verloop}
    punten = tuple(_puntverloop(wijzer, rij[0], punt, per_naam) for punt in rij[0].antwoorden.actiepunten)
    return Vergelijking(rij, dimensies, punten, tuple(_meldingen(wijzer, rij)))


def _van_toen(wijzer: Wijzer, meting: Meting, hier: Uitslag) -> Uitslag | None:
    if meting.toen is wijzer:
        return hier
    return beoordeel(meting.toen, meting.gegeven, volledig=False) if meting.toen else None


def _alle_vragen(wijzer: Wijzer, eerste: Meting, laatste: Meting) -> Iterator[Vraagverloop]:
    for naam in wijzer.per_vraagnaam:
        verloop = verloop_van(wijzer, naam, eerste, laatste)
        if verloop is not None:
            yield verloop
    yield from vervallen_vragen(wijzer, eerste, laatste)


def _te_vergelijken(wijzer: Wijzer, eerste: Meting, laatste: Meting) -> set[str]:
    """De dimensies waarvan van de ene ronde naar de andere een vraag te vergelijken is."""
    return {_dimensie_van(een) for een in _alle_vragen(wijzer, eerste, laatste) if een.beide}


def _dimensie_van(een: Vraagverloop) -> str:
    return een.naam.partition(".")[0]


def _oude_titels(wijzer: Wijzer, rij: Sequence[Meting], verloop: Sequence[Vraagverloop]) -> dict[str, str]:
    """De dimensies die er niet meer zijn, maar waar nog vervallen vragen van zijn."""
    namen = dict.fromkeys(_dimensie_van(een) for een in verloop if _dimensie_van(een) not in wijzer.per_dimensie)
    banken = {bank.id: bank.titel for meting in rij if meting.toen for bank in meting.toen.banken}
    return {naam: banken.get(naam, naam) for naam in namen}


# --- een dimensie -------------------------------------------------------------------------------------


def _dimensie(
    wijzer: Wijzer,
    wat: tuple[str, str],
    uitslagen: Sequence[Uitslag],
    van_toen: Sequence[Uitslag | None],
    vragen: Sequence[Vraagverloop],
    schakels: tuple[bool, ...],
) -> Dimensieverloop:
    naam, titel = wat
    uitkomsten = [_uitkomst(uitslag, naam) for uitslag in uitslagen]
    toen = [_cijfer(_uitkomst(uitslag, naam)) if uitslag else None for uitslag in van_toen]
    eerst, laatst = uitkomsten[0], uitkomsten[-1]
    anders = _niveauverandering(eerst, laatst)
    return Dimensieverloop(
        naam,
        titel,
        tuple(Peiling(_cijfer(nu), oud) for nu, oud in zip(uitkomsten, toen, strict=True)),
        anders,
        _gedeeld(wijzer, vragen, laatst),
        tuple(vragen),
        _oorzaken(eerst, laatst, anders),
        schakels,
    )


def _uitkomst(uitslag: Uitslag, naam: str) -> Uitkomst | None:
    return next((een for een in uitslag.uitkomsten if een.dimensie == naam), None)


def _cijfer(uitkomst: Uitkomst | None) -> Cijfer:
    return Cijfer(uitkomst.niveau, uitkomst.score) if uitkomst else Cijfer(None, None)


def _niveauverandering(eerst: Uitkomst | None, laatst: Uitkomst | None) -> Verandering | None:
    """De niveaus vergeleken als een bereik; None als de dimensie niet aan beide kanten een uitkomst heeft."""
    if eerst is None or laatst is None or eerst.niveau is None or laatst.niveau is None:
        return None
    van, naar = eerst.niveau, laatst.niveau
    return bereikverandering((van.aantoonbaar, van.mogelijk), (naar.aantoonbaar, naar.mogelijk))


def _gedeeld(wijzer: Wijzer, vragen: Sequence[Vraagverloop], laatst: Uitkomst | None) -> Gedeeld:
    """De score van de vragen die te vergelijken zijn, met de gewichten van nu en de lage kanten."""
    beide = [een for een in vragen if een.beide]
    van = laatst.aantal.vragen - laatst.aantal.nvt if laatst else 0
    gewicht = sum(wijzer.vraag(een.naam).gewicht for een in beide)
    if not gewicht:
        return Gedeeld(0, van, None, None)
    eerst = sum((_punten(wijzer, een.naam, een.van.laag) for een in beide if een.van), Fraction(0))
    nu = sum((_punten(wijzer, een.naam, een.naar.laag) for een in beide if een.naar), Fraction(0))
    return Gedeeld(len(beide), van, eerst / gewicht, nu / gewicht)


def _punten(wijzer: Wijzer, naam: str, situatie: int | None) -> Fraction:
    vraag = wijzer.vraag(naam)
    return Fraction(100 * vraag.gewicht * ((situatie or 1) - 1), vraag.top - 1)


def _oorzaken(eerst: Uitkomst | None, laatst: Uitkomst | None, anders: Verandering | None) -> tuple[str, ...]:
    """Bij een niveau dat steeg: wat eerst een belemmering was en nu niet meer; bij een daling andersom."""
    if eerst is None or laatst is None or anders not in ("omhoog", "omlaag"):
        return ()
    toen, nu = (list(dict.fromkeys(een.vraag for een in kant.belemmeringen)) for kant in (eerst, laatst))
    was, is_ = (toen, nu) if anders == "omhoog" else (nu, toen)
    return tuple(naam for naam in was if naam not in is_)


# --- actiepunten en meldingen ---------------------------------------------------------------------------


def _puntverloop(wijzer: Wijzer, eerste: Meting, punt: Actiepunt, per_naam: Mapping[str, Vraagverloop]) -> Puntverloop:
    verloop = per_naam.get(punt.vraag)
    beweging = verloop.verandering if verloop else None
    stap = stap_van(punt, wijzer.vraag(punt.vraag), eerste.antwoorden.antwoord(*punt.vraag.split(".")))
    return Puntverloop(punt, stap, beweging, _afloop(punt, beweging))


def _afloop(punt: Actiepunt, beweging: Verandering | None) -> Afloop:
    if beweging not in ("omhoog", "gelijk", "omlaag"):
        return "onbekend"
    if punt.status == "klaar":
        return "gelukt" if beweging == "omhoog" else "klaar-zonder-stijging"
    return "toch-omhoog" if beweging == "omhoog" else "niet-gelukt"


def _meldingen(wijzer: Wijzer, rij: Sequence[Meting]) -> Iterator[Melding]:
    gelijk = dict.fromkeys(een.datum for een, ander in pairwise(rij) if een.datum == ander.datum)
    for dag in gelijk:
        tekst = f"Meer metingen zijn van {datum(dag)}. Zij staan in de volgorde waarin u ze gaf."
        yield Melding("gelijke-datum", None, tekst)
    if len({een.gegeven.omvang for een in (rij[0], rij[-1])}) > 1:
        tekst = "Een van de metingen is een korte scan. Alleen de vragen daarvan zijn te vergelijken."
        yield Melding("andere-omvang", None, tekst)
    for een in rij:
        versie = een.gegeven.wijzerversie
        if een.toen is None:
            tekst = f"De uitslag van toen ({datum(een.datum)}) ontbreekt: wijzer {versie} is niet bij de hand."
            yield Melding("wijzer-niet-bij-de-hand", None, tekst)
        elif een.gegeven.wijzerkenmerk not in (None, een.toen.kenmerk):
            tekst = f"De vragen van wijzer {versie} zijn gewijzigd sinds het invullen op {datum(een.datum)}."
            yield Melding("ander-wijzerkenmerk", None, tekst)
    if any(versiegetallen(een.gegeven.wijzerversie) != versiegetallen(wijzer.kop.versie) for een in rij):
        tekst = f"Elke meting telt onder wijzer {wijzer.kop.versie}; wat door de wijzer verschilt, staat apart."
        yield Melding("andere-wijzerversie", None, tekst)
