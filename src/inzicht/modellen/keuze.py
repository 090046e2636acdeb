"""Een keuze: wat een school op een vraag antwoordt, als een waarde die zelf zegt wat zij betekent.

In een bestand staat een keuze kaal: een cijfer, `onbekend`, `nvt`, `[van, tot]` of niets. Alleen dit bestand weet hoe
die vormen eruitzien; wie met een keuze iets wil doen, maakt er een `Keuze` van en vraagt het haar.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, cast

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Kaal = int | Literal["onbekend", "nvt"] | tuple[int, int] | None
"""Een keuze zoals zij in een bestand staat; een bereik als tuple, zodat zij een sleutel kan zijn."""
Keuzesoort = Literal["situatie", "bereik", "onbekend", "nvt", "open"]
Antwoordsoort = Literal["beantwoord", "onbekend", "open", "nvt"]
HOOGSTE: Final = 9
"""Geen vraag heeft een situatie boven dit cijfer."""


@dataclass(frozen=True, slots=True)
class Keuze:
    """Een situatie, een bereik van situaties, `onbekend`, `nvt` of `open`.

    `laag` en `hoog` zijn de situaties waar de school tussen zit, en None als zij er geen noemt.
    """

    soort: Keuzesoort
    laag: int | None = None
    hoog: int | None = None

    @property
    def is_open(self) -> bool:
        """Of er nog niets gekozen is; wie het niet weet, heeft wel gekozen."""
        return self.soort == "open"

    @property
    def telt(self) -> bool:
        """Of de vraag met deze keuze meetelt (formaten 6)."""
        return self.soort != "nvt"

    @property
    def telsoort(self) -> Antwoordsoort:
        """Onder welk van de vier aantallen van een uitslag deze keuze valt (formaten 5)."""
        return self.soort if self.soort in ("onbekend", "open", "nvt") else "beantwoord"

    @property
    def kaal(self) -> Kaal:
        """De keuze zoals zij in een bestand staat."""
        if self.laag is not None and self.hoog is not None:
            return (self.laag, self.hoog) if self.soort == "bereik" else self.laag
        return _WOORD[self.soort]

    @property
    def als_gegeven(self) -> Any:
        """De keuze om als YAML of JSON te schrijven; daar is een bereik een lijst."""
        return [self.laag, self.hoog] if self.soort == "bereik" else self.kaal

    def grenzen(self, ladder: Sequence[int]) -> tuple[int, int]:
        """De laagste en de hoogste situatie van de ladder die deze keuze toelaat (formaten 6.1)."""
        if self.laag is None or self.hoog is None:
            return ladder[0], ladder[-1]
        return self.laag, self.hoog

    def staat_op(self, ladder: Sequence[int]) -> bool:
        """Of elke situatie die deze keuze noemt, op de ladder staat; wie er geen noemt, past overal."""
        return self.laag is None or (self.laag in ladder and self.hoog in ladder)


_WOORD: Final[Mapping[str, Kaal]] = {"onbekend": "onbekend", "nvt": "nvt", "open": None}
ONBEKEND: Final = Keuze("onbekend")
NVT: Final = Keuze("nvt")
NIETS: Final = Keuze("open")
_CIJFERS: Final = range(1, HOOGSTE + 1)
_ALLE: Final[Mapping[Kaal, Keuze]] = {
    een.kaal: een
    for een in (
        *(Keuze("situatie", cijfer, cijfer) for cijfer in _CIJFERS),
        *(Keuze("bereik", van, tot) for van in _CIJFERS for tot in range(van, HOOGSTE + 1)),
        *(ONBEKEND, NVT, NIETS),
    )
}


def keuze_van(kaal: Kaal) -> Keuze:
    """De keuze bij wat er in een gekeurd bestand staat; KeyError als dat geen keuze is."""
    return _ALLE[kaal]


def tussen(laag: int, hoog: int) -> Keuze:
    """De keuze voor deze twee situaties: een situatie als zij gelijk zijn, en anders een bereik."""
    return _ALLE[laag if laag == hoog else (laag, hoog)]


def herken(waarde: object) -> Keuze | None:
    """De keuze die een gelezen waarde is (een bereik ook als lijst), of None; `true` en `3.0` zijn geen cijfer."""
    if type(waarde) in (int, str, type(None)):
        return _ALLE.get(cast("Kaal", waarde))  # een vreemde tekst of een vreemd getal staat er niet in
    if isinstance(waarde, list | tuple):
        return _ALLE.get(tuple(waarde)) if [type(een) for een in waarde] == [int, int] else None
    return waarde if isinstance(waarde, Keuze) else None
