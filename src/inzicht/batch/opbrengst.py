"""Wat er van een deel van een partij gevraagd wordt, en wat het oplevert."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from inzicht.batch.verwerking import Geweigerd
    from inzicht.modellen.antwoorden import Antwoorden
    from inzicht.modellen.wijzer import Wijzer
    from inzicht.verslag.groep.telling import Groep
    from inzicht.verslag.tabel import Cel, Dialect


@dataclass(frozen=True, slots=True)
class Wensen:
    """Wat er van elk bestand gemaakt moet worden.

    Over de groep, en anoniem over alles, gaat het in twee rondes: eerst lezen wie er is, dan maken. `verslagen` maakt
    bij een wijzer wat van elke school een verslag wegschrijft.
    """

    csv: Dialect | None
    jsonl: bool
    volledig: bool
    groep: bool = False
    xlsx: bool = False
    anoniem: bool = False
    verslagen: Callable[[Wijzer], Verslaglegger] | None = None

    @property
    def twee_rondes(self) -> bool:
        """Of er pas iets te maken is als bekend is welke scholen meetellen, of hoe zij heten."""
        return self.groep or self.anoniem


class Verslaglegger(Protocol):
    """Schrijft het verslag van een school weg onder deze stam; werpt `BewaarFout` als de schijf weigert."""

    def __call__(self, antwoorden: Antwoorden, kenmerk: str, ingevuld_met: str, stam: str) -> None:
        """Schrijf het verslag bij deze antwoorden; `kenmerk` en `ingevuld_met` zoals in `Herkomst`."""


Versietelling = Literal["bestanden", "verschoven", "losgelaten"]
"""Wat er per wijzerversie telt: bestanden, verschoven antwoorden, en kenmerken of rollen die niet meer bestaan."""


class Wie(NamedTuple):
    """Van wie een geteld bestand is."""

    bestand: str
    school: str
    brin: str | None
    datum: str


class Lid(NamedTuple):
    """Een geteld bestand in getallen, om dezelfde school te vinden; `brin` is 0 als zij er geen noemt.

    `antwoorden` is hoeveel vragen een antwoord hebben. `som` is de hash van het bestand, of anoniem die van de telling.
    `telling` is leeg als er geen tweede ronde is.
    """

    naam: int
    brin: int
    antwoorden: int
    som: int
    wie: Wie
    telling: bytes


@dataclass(slots=True)
class Opbrengst:
    """Wat een deel opleverde: kant en klare tekst, de geweigerde bestanden, en tellingen.

    `namen` zijn alle bestanden, `eigen` wat inzicht zelf maakte en `anders` wat met andere vragen is ingevuld dan die
    van nu. `leden` zijn de getelde bestanden. De rest komt uit de ronde waarin het gemaakt wordt.
    """

    csv: list[str] = field(default_factory=list)
    jsonl: list[str] = field(default_factory=list)
    geweigerd: list[tuple[str, Geweigerd]] = field(default_factory=list)
    namen: list[str] = field(default_factory=list)
    eigen: list[str] = field(default_factory=list)
    anders: list[str] = field(default_factory=list)
    leden: list[Lid] = field(default_factory=list)
    versies: Counter[tuple[str, Versietelling]] = field(default_factory=Counter)
    groep: Groep | None = None
    xlsx: list[tuple[list[Cel], tuple[Cel, ...]]] = field(default_factory=list)
    keuzes: Counter[tuple[str, str]] = field(default_factory=Counter)
    meldingen: list[str] = field(default_factory=list)
