"""De vorm van de bladen over het jaar van een school: bevroren waarden met kant-en-klare tekst."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inzicht.verslag.vorm import Veld


@dataclass(frozen=True, slots=True)
class Planregel:
    """Een actiepunt om af te vinken; `zin` en `notitie` mogen leeg zijn."""

    klaar: bool
    te_laat: bool
    tekst: str
    vraag: str
    dimensie: str
    velden: tuple[Veld, ...]
    zin: str
    notitie: str


@dataclass(frozen=True, slots=True)
class Plangroep:
    """De actiepunten van een rol."""

    titel: str
    regels: tuple[Planregel, ...]


@dataclass(frozen=True, slots=True)
class Lijnpunt:
    """Een actiepunt op de lijn van het jaar."""

    wanneer: str
    wat: str
    stand: str


@dataclass(frozen=True, slots=True)
class Kwartaal:
    """Een kwartaal met wat er dan klaar moet zijn."""

    titel: str
    punten: tuple[Lijnpunt, ...]


@dataclass(frozen=True, slots=True)
class Planbeeld:
    """Het plan als blad om af te drukken; `leeg` is een zin als er geen actiepunten zijn."""

    soort: str
    school: str
    wijzer: str
    gegevens: tuple[Veld, ...]
    samenvatting: str
    leeg: str
    groepen: tuple[Plangroep, ...]
    kwartalen: tuple[Kwartaal, ...]
    niveaus: tuple[Veld, ...]
    herkomst: tuple[Veld, ...]
    voorbehoud: str


# --- de vergelijking: alle maten van de tekening zijn al uitgerekend ------------------------------------


@dataclass(frozen=True, slots=True)
class Lijnstuk:
    """Een stuk van de lijn, van de ene ronde naar de volgende."""

    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True, slots=True)
class Stip:
    """Een ronde op de lijn: het aantoonbare niveau, en een streep tot het mogelijke (`hoog`)."""

    x: str
    y: str
    hoog: str
    niveau: str
    boven: str
    dag: str


@dataclass(frozen=True, slots=True)
class Jaarlijn:
    """Het niveau van een dimensie door de rondes; waar niets te vergelijken is, breekt de lijn."""

    stukken: tuple[Lijnstuk, ...]
    stippen: tuple[Stip, ...]
    breedte: str
    hoogte: str
    voet: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Ronderij:
    """De cijfers van een ronde in een dimensie: de naam van de ronde, en een waarde per kolom."""

    naam: str
    waarden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vraaggroep:
    """Vragen die hetzelfde deden, elk als zin."""

    titel: str
    zinnen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dimensieblad:
    """Een dimensie op het blad van de vergelijking."""

    id: str
    titel: str
    stand: str
    verandering: str
    lijn: Jaarlijn
    kolommen: tuple[str, ...]
    rijen: tuple[Ronderij, ...]
    zinnen: tuple[str, ...]
    groepen: tuple[Vraaggroep, ...]


@dataclass(frozen=True, slots=True)
class Vergelijkbeeld:
    """De vergelijking als blad."""

    soort: str
    school: str
    wijzer: str
    gegevens: tuple[Veld, ...]
    dimensies: tuple[Dimensieblad, ...]
    punten: tuple[Vraaggroep, ...]
    meldingen: tuple[str, ...]
    herkomst: tuple[Veld, ...]
    voorbehoud: str
