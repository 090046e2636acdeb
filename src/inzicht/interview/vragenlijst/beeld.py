"""Wat er in een vragenlijst voor de browser staat: pagina's met vragen, en de regels die het script kent.

De teksten komen uit de wijzer en staan elk een keer in het beeld. `regels` heeft alleen ids en cijfers.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from inzicht.interview.beeld.vorm import omvang
from inzicht.modellen.antwoorden import ANTWOORDFORMAAT, Antwoorden, schrijf_antwoorden_json
from inzicht.modellen.begrippen import begrippen_bij
from inzicht.modellen.privacy import PATRONEN
from inzicht.oordeel.taal import brondatum, hoe_oud
from inzicht.tekst import opsomming

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from inzicht.modellen.wijzer import Bronvermelding, Vraag, Vragenbank, Wijzer

MEESTE_VRAGEN: Final = 6
"""Zoveel vragen staan er hoogstens op een pagina."""
HOOGSTE_MAAT: Final = 230_000
"""Zo groot (in bytes) mag de vragenlijst van de meegeleverde wijzer zijn."""


Keuzen = tuple[tuple[str, str], ...]
"""De keuzes van een lijstje: het id en de tekst, op volgorde."""


@dataclass(frozen=True, slots=True)
class Wens:
    """Welke vragen erin komen, en wat er vooraf al is ingevuld; None is geen keuze."""

    kort: bool = False
    rol: str | None = None
    dimensies: tuple[str, ...] = ()
    school: str | None = None
    brin: str | None = None
    antwoorden: Antwoorden | None = None

    @property
    def is_kort(self) -> bool:
        """Of alleen de korte scan erin komt; antwoorden van een korte scan blijven een korte scan."""
        return self.kort or (self.antwoorden is not None and self.antwoorden.omvang == "kort")

    @property
    def deel(self) -> str:
        """Welk deel van de vragen dit is; leeg voor alles. Elk deel heeft in de browser een eigen plek."""
        delen = [f"rol={self.rol}"] if self.rol else []
        delen += [f"dimensie={'+'.join(sorted(set(self.dimensies)))}"] if self.dimensies else []
        return ";".join([*delen, *(["kort"] if self.is_kort else [])])


@dataclass(frozen=True, slots=True)
class Situatie:
    """Een keuze: de situatie uit de bank, het cijfer op het scherm, en de tekst."""

    waarde: int
    cijfer: int
    tekst: str


@dataclass(frozen=True, slots=True)
class Naslag:
    """Een begrip of bron die onderaan staat en waar vragen naar verwijzen."""

    id: str
    nummer: int
    naam: str
    uitleg: str
    adres: str | None = None


@dataclass(frozen=True, slots=True)
class Vraagbeeld:
    """Een vraag op een pagina; `begrippen` en `bronnen` staan onderaan als naslag."""

    id: str
    nummer: int
    vraag: str
    waarom: str
    uitleg: str | None
    nvt: str | None
    alleen: str
    situaties: tuple[Situatie, ...]
    begrippen: tuple[Naslag, ...]
    bronnen: tuple[Naslag, ...]


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """Een pagina met hoogstens zes vragen van een dimensie; de inleiding staat op de eerste."""

    anker: str
    titel: str
    inleiding: str
    vragen: tuple[Vraagbeeld, ...]


@dataclass(frozen=True)
class Vragenlijst:
    """De hele vragenlijst; `vooraf` zijn ingevulde antwoorden als JSON, of leeg."""

    titel: str
    inleiding: str
    omvang: str
    school: str
    rol: str
    kenmerken: tuple[tuple[str, str, Keuzen], ...]
    rollen: Keuzen
    onderdelen: tuple[Onderdeel, ...]
    begrippen: tuple[Naslag, ...]
    bronnen: tuple[Naslag, ...]
    ouderdom: str
    regels: Mapping[str, Any]
    vooraf: str

    @property
    def vragen(self) -> tuple[Vraagbeeld, ...]:
        """Alle vragen op volgorde."""
        return tuple(vraag for onderdeel in self.onderdelen for vraag in onderdeel.vragen)


def gekozen_vragen(wijzer: Wijzer, wens: Wens) -> tuple[tuple[Vragenbank, tuple[Vraag, ...]], ...]:
    """De vragen die in de vragenlijst komen, per bank; banken zonder vraag vallen weg."""
    gevonden = []
    for bank in wijzer.banken:
        vragen = tuple(
            vraag
            for vraag in bank.vragen
            if (vraag.kern or not wens.is_kort)
            and wens.rol in (None, vraag.rol)
            and (not wens.dimensies or bank.id in wens.dimensies)
        )
        if vragen:
            gevonden.append((bank, vragen))
    return tuple(gevonden)


@dataclass(frozen=True, slots=True)
class _Naslagen:
    """De wijzer, en wat eruit als naslag onderaan staat, met het id als naam."""

    wijzer: Wijzer
    begrippen: Mapping[str, Naslag]
    bronnen: Mapping[str, Naslag]


def maak_vragenlijst(wijzer: Wijzer, wens: Wens) -> Vragenlijst:
    """Het beeld van de vragenlijst; er moet minstens een vraag in staan."""
    gekozen = gekozen_vragen(wijzer, wens)
    alle = [vraag for _, vragen in gekozen for vraag in vragen]
    naslag = _Naslagen(wijzer, _begrippen(wijzer, alle), _bronnen(wijzer, alle))
    regels = _regels(wijzer, wens)
    return Vragenlijst(
        titel=wijzer.kop.titel,
        inleiding=wijzer.kop.inleiding,
        omvang=omvang(wijzer, alle),
        school=regels["school"],
        rol=wijzer.kop.rollen[wens.rol] if wens.rol else "",
        kenmerken=tuple((naam, een.vraag, _keuzen(een.keuzes)) for naam, een in wijzer.kop.kenmerken.items()),
        rollen=_keuzen(wijzer.kop.rollen),
        onderdelen=tuple(_onderdelen(naslag, gekozen)),
        begrippen=tuple(naslag.begrippen.values()),
        bronnen=tuple(naslag.bronnen.values()),
        ouderdom=hoe_oud([wijzer.kop.bronnen[naam].peildatum for naam in naslag.bronnen]),
        regels=regels,
        vooraf=schrijf_antwoorden_json(wens.antwoorden) if wens.antwoorden else "",
    )


def _keuzen(keuzes: Mapping[str, str]) -> Keuzen:
    return tuple(keuzes.items())


def _onderdelen(naslag: _Naslagen, gekozen: Sequence[tuple[Vragenbank, tuple[Vraag, ...]]]) -> Iterator[Onderdeel]:
    nummers = itertools.count(1)
    for bank, vragen in gekozen:
        delen = _verdeeld(vragen)
        for nummer, deel in enumerate(delen, start=1):
            titel = bank.titel if len(delen) == 1 else f"{bank.titel}, deel\u00a0{nummer}"
            beelden = tuple(_vraagbeeld(naslag, bank, vraag, next(nummers)) for vraag in deel)
            yield Onderdeel(f"d.{bank.id}.{nummer}", titel, bank.inleiding if nummer == 1 else "", beelden)


def _verdeeld(vragen: Sequence[Vraag]) -> list[Sequence[Vraag]]:
    """Zo weinig mogelijk pagina's van hoogstens zes vragen, zo gelijk mogelijk verdeeld."""
    aantal = -(-len(vragen) // MEESTE_VRAGEN)
    grenzen = [-(-len(vragen) * nummer // aantal) for nummer in range(aantal + 1)]
    return [vragen[van:tot] for van, tot in itertools.pairwise(grenzen)]


def _vraagbeeld(naslag: _Naslagen, bank: Vragenbank, vraag: Vraag, nummer: int) -> Vraagbeeld:
    situaties = enumerate(vraag.ladder, start=1)
    return Vraagbeeld(
        id=f"{bank.id}.{vraag.id}",
        nummer=nummer,
        vraag=vraag.vraag,
        waarom=vraag.waarom,
        uitleg=vraag.uitleg,
        nvt=vraag.nvt,
        alleen=_alleen(naslag.wijzer, vraag),
        situaties=tuple(Situatie(waarde, cijfer, vraag.situaties[waarde]) for cijfer, waarde in situaties),
        begrippen=tuple(naslag.begrippen[naam] for naam, _ in begrippen_bij(naslag.wijzer, vraag)),
        bronnen=tuple(naslag.bronnen[naam] for naam in vraag.bronnen),
    )


def _alleen(wijzer: Wijzer, vraag: Vraag) -> str:
    """Voor welke scholen de vraag is, voor op papier en zonder script."""
    delen = [
        opsomming((wijzer.kop.kenmerken[naam].keuzes[keuze] for keuze in keuzes), "of")
        for naam, keuzes in vraag.geldt_voor.items()
    ]
    return f"Alleen voor: {'; '.join(delen)}." if delen else ""


def _begrippen(wijzer: Wijzer, vragen: Sequence[Vraag]) -> dict[str, Naslag]:
    gebruikt = {naam for vraag in vragen for naam, _ in begrippen_bij(wijzer, vraag)}
    rij = [(naam, een) for naam, een in wijzer.kop.begrippen.items() if naam in gebruikt]
    return {naam: Naslag(naam, nummer, een.term, een.betekenis) for nummer, (naam, een) in enumerate(rij, start=1)}


def _bronnen(wijzer: Wijzer, vragen: Sequence[Vraag]) -> dict[str, Naslag]:
    """De bronnen die de vragen noemen, genummerd."""
    gebruikt = {naam for vraag in vragen for naam in vraag.bronnen}
    rij = [(naam, een) for naam, een in wijzer.kop.bronnen.items() if naam in gebruikt]
    return {naam: _bron(naam, nummer, een) for nummer, (naam, een) in enumerate(rij, start=1)}


def _bron(naam: str, nummer: int, bron: Bronvermelding) -> Naslag:
    return Naslag(
        naam, nummer, bron.titel, f"{bron.vindplaats} ({bron.uitgever}, {brondatum(bron.peildatum)})", bron.adres
    )


def _regels(wijzer: Wijzer, wens: Wens) -> dict[str, Any]:
    """Wat het script moet weten om te keuren en te bewaren: ids, cijfers, de school en de patronen van de wacht."""
    soort: Literal["kort", "volledig"] = "kort" if wens.is_kort else "volledig"
    school = wens.antwoorden.school if wens.antwoorden else None
    return {
        "formaat": ANTWOORDFORMAAT,
        "wijzer": wijzer.kop.id,
        "versie": wijzer.kop.versie,
        "wijzerkenmerk": wijzer.kenmerk,
        "omvang": soort,
        "deel": wens.deel,
        "school": (school.naam if school else wens.school) or "",
        "brin": (school.brin if school else wens.brin) or "",
        "rol": wens.rol,
        "kenmerken": [[naam, list(een.keuzes)] for naam, een in wijzer.kop.kenmerken.items()],
        "rollen": list(wijzer.kop.rollen),
        "vragen": [
            [bank.id, vraag.id, list(vraag.ladder), vraag.nvt is not None, _paren(vraag)]
            for bank in wijzer.banken
            for vraag in bank.vragen
        ],
        "wacht": [list(een.voor_browser()) for een in PATRONEN],
    }


def _paren(vraag: Vraag) -> list[list[Any]]:
    return [[naam, list(keuzes)] for naam, keuzes in vraag.geldt_voor.items()]
