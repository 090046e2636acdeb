"""De vorm van het groepsverslag: bevroren waarden met kant-en-klare tekst, die een sjabloon alleen nog neerzet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inzicht.verslag.vorm import Tabelregel, Veld

# --- tekeningen: alle maten zijn al uitgerekend -------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Staaf:
    """Hoeveel scholen op een niveau staan; `vol` vanaf het streefniveau."""

    nummer: str
    aantal: str
    vol: bool
    x: str
    y: str
    hoogte: str
    midden: str
    boven: str


@dataclass(frozen=True, slots=True)
class Staven:
    """De scholen per niveau als staven; het driehoekje staat boven het streefniveau."""

    staven: tuple[Staaf, ...]
    staaf: str
    breedte: str
    hoogte: str
    voet: str
    grond: str
    streef: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Doos:
    """De spreiding van een score op een lijn van 0 tot 100: uitersten, de middelste helft en het midden."""

    laag: str
    hoog: str
    onder: str
    breed: str
    midden: str


# --- overzicht --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Spreidpaneel:
    """Een dimensie in het overzicht: hoeveel scholen op elk niveau."""

    id: str
    titel: str
    staven: Staven
    stand: str
    zin: str
    laagste: bool


@dataclass(frozen=True, slots=True)
class Scoreregel:
    """De spreiding van een score; zonder `doos` is er niets te tekenen."""

    titel: str
    doos: Doos | None
    velden: tuple[Veld, ...]


@dataclass(frozen=True, slots=True)
class Spreiding:
    """Wat in een oogopslag te zien is."""

    kern: str
    zinnen: tuple[str, ...]
    panelen: tuple[Spreidpaneel, ...]
    kolommen: tuple[str, ...]
    regels: tuple[Tabelregel, ...]
    scores: tuple[Scoreregel, ...]


# --- samen oppakken -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Samenkaart:
    """Een stap die voor veel scholen gelijk is."""

    nummer: str
    wat: str
    vraag: str
    dimensie: str
    waarom: str
    verder: str
    velden: tuple[Veld, ...]


@dataclass(frozen=True, slots=True)
class Samen:
    """Wat de groep samen kan oppakken en uitzoeken."""

    inleiding: str
    kaarten: tuple[Samenkaart, ...]
    uitzoeken: tuple[Veld, ...]


# --- warmtekaart --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Warmtecel:
    """Het niveau van een school in een dimensie; `tint` loopt van k0 (licht) tot k4 (donker)."""

    naam: str
    tekst: str
    tint: str


@dataclass(frozen=True, slots=True)
class Warmterij:
    """Een school in de warmtekaart."""

    naam: str
    cellen: tuple[Warmtecel, ...]


@dataclass(frozen=True, slots=True)
class Warmtekaart:
    """De scholen naast elkaar; zonder rijen zegt `zin` waarom."""

    zin: str
    kolommen: tuple[str, ...]
    rijen: tuple[Warmterij, ...]


# --- dimensies, processtappen en kenmerken ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Criterium:
    """Een vraag die scholen tegenhoudt, met het advies voor de situatie die daar het meest voorkomt."""

    vraag: str
    stap: str
    gemist: str
    eis: str
    advies: str
    voor: str


@dataclass(frozen=True, slots=True)
class Groepsdimensie:
    """Een dimensie: waar scholen op vastlopen, en welke scholen het verst zijn."""

    id: str
    titel: str
    gemistzin: str
    criteria: tuple[Criterium, ...]
    rest: str
    verstzin: str
    verst: tuple[Veld, ...]


@dataclass(frozen=True, slots=True)
class Kenmerkgroep:
    """De keuzes van een kenmerk binnen een dimensie."""

    dimensie: str
    regels: tuple[Tabelregel, ...]


@dataclass(frozen=True, slots=True)
class Kenmerkdeel:
    """De groep gesplitst naar een kenmerk; zonder groepen zegt `zin` waarom."""

    titel: str
    zin: str
    kolommen: tuple[str, ...]
    groepen: tuple[Kenmerkgroep, ...]


@dataclass(frozen=True, slots=True)
class Groepsinhoud:
    """Alles wat er over ten minste een school te zeggen valt."""

    spreiding: Spreiding
    samen: Samen
    warmte: Warmtekaart
    dimensies: tuple[Groepsdimensie, ...]
    stappen: tuple[Scoreregel, ...]
    kenmerken: tuple[Kenmerkdeel, ...]


@dataclass(frozen=True, slots=True)
class Groepsbeeld:
    """Het hele groepsverslag, klaar om neer te zetten; `inhoud` is None als er geen school geteld is."""

    soort: str
    titel: str
    wijzer: str
    gegevens: tuple[Veld, ...]
    leeg: str
    inhoud: Groepsinhoud | None
    rekenregel: tuple[str, ...]
    herkomst: tuple[Veld, ...]
    voorbehoud: str
