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
