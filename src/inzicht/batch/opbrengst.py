"""Wat er van een deel van een partij gevraagd wordt, en wat het oplevert."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from inzicht.antwoorden import Antwoorden
    from inzicht.batch.groep import Groep
    from inzicht.batch.verwerking import Geweigerd
    from inzicht.tabel import Cel, Dialect
    from inzicht.wijzer import Wijzer


MINIMAAL: Final = 5
"""Een splitsing met een kleinere groep blijft helemaal weg, zodat geen school te herkennen is."""


@dataclass(frozen=True, slots=True)
class Wensen:
    """Wat er van elk bestand gemaakt moet worden.

    `anoniem` zet overal een schuilnaam in plaats van naam, BRIN en bestand. `verslagen` maakt bij een wijzer wat van
    elke school een verslag wegschrijft.
    """

    csv: Dialect | None
    jsonl: bool
    volledig: bool
    groep: bool = False
    xlsx: bool = False
    anoniem: bool = False
    verslagen: Callable[[Wijzer], Verslaglegger] | None = None


class Verslaglegger(Protocol):
    """Schrijft het verslag van een school weg onder deze stam; werpt `BewaarFout` als de schijf weigert."""

    def __call__(self, antwoorden: Antwoorden, kenmerk: str, ingevuld_met: str, stam: str) -> None:
        """Schrijf het verslag bij deze antwoorden; `kenmerk` en `ingevuld_met` zoals in `Herkomst`."""


Versietelling = Literal["bestanden", "verschoven", "losgelaten"]
"""Wat er per wijzerversie telt: bestanden, verschoven antwoorden, en kenmerken of rollen die niet meer bestaan."""


@dataclass(slots=True)
class Opbrengst:
    """Wat een deel opleverde: kant en klare tekst, de geweigerde bestanden, en tellingen.

    `brins` en `scholen` hebben per bestand een getal om dubbele scholen te vinden (0 is geen). Alleen bij anoniem
    zijn er `schuilnamen` (een per bestand), `wie` (naam en BRIN per geteld bestand) en `keuzes` (kenmerken geteld).
    """

    csv: list[str] = field(default_factory=list)
    jsonl: list[str] = field(default_factory=list)
    geweigerd: list[tuple[str, Geweigerd]] = field(default_factory=list)
    namen: list[str] = field(default_factory=list)
    brins: array[int] = field(default_factory=lambda: array("Q"))
    scholen: array[int] = field(default_factory=lambda: array("Q"))
    geteld: int = 0
    versies: Counter[tuple[str, Versietelling]] = field(default_factory=Counter)
    groep: Groep | None = None
    xlsx: list[tuple[list[Cel], tuple[Cel, ...]]] = field(default_factory=list)
    schuilnamen: list[str] = field(default_factory=list)
    wie: list[tuple[str, str | None]] = field(default_factory=list)
    keuzes: Counter[tuple[str, str]] = field(default_factory=Counter)
    meldingen: list[str] = field(default_factory=list)
