"""De goedkoopste weg naar het volgende niveau: exact, niet gulzig (ontwerp 5, route)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Ladder:
    """De treden van een vraag vanaf de huidige situatie.

    `standen` zijn de niveaus waarvoor elke trede telt (de eerste is die van nu); `kosten` is de inspanning
    van een stap (1-3); `eis` is de stand die de drempels minstens vragen.
    """

    kosten: int
    gewicht: int
    standen: tuple[int, ...]
    eis: int


@dataclass(frozen=True, slots=True)
class Route:
    """Wat bereikt moet zijn: het doelniveau, en het gewicht dat daar en een niveau lager nodig is."""

    doel: int
    nodig_hier: int
    nodig_onder: int


@dataclass(frozen=True, slots=True)
class _Keus:
    """Een zinvol aantal stappen bij een vraag en wat dat aan dekking toevoegt."""

    stappen: int
    kosten: int
    hier: int
    onder: int


_Beste = tuple[int, int, tuple[int, ...]]
_ONHAALBAAR: Final[_Beste] = (10**9, 10**9, ())


def goedkoopste_route(ladders: Sequence[Ladder], route: Route) -> tuple[int, ...]:
    """Geef per vraag het aantal stappen van de goedkoopste weg.

    Gelijke kosten: eerst de minste vragen, daarna de rij stappen die alfabetisch het grootst is.
    """
    keuzen = [_keuzen(ladder, route.doel) for ladder in ladders]
    hier = route.nodig_hier - sum(lad.gewicht for lad in ladders if lad.standen[0] >= route.doel)
    onder = route.nodig_onder - sum(lad.gewicht for lad in ladders if lad.standen[0] >= route.doel - 1)
    aantal = len(keuzen)

    @cache
    def beste(nummer: int, hier: int, onder: int) -> _Beste:
        if nummer == aantal:
            return _ONHAALBAAR if hier or onder else (0, 0, ())
        mogelijk = []
        for keus in keuzen[nummer]:
            kosten, vragen, rij = beste(nummer + 1, max(0, hier - keus.hier), max(0, onder - keus.onder))
            totaal = (kosten + keus.kosten, vragen + (keus.stappen > 0))
            mogelijk.append((*totaal, (-keus.stappen, *rij)))
        return min(mogelijk)

    return tuple(-stappen for stappen in beste(0, max(0, hier), max(0, onder))[2])


def _keuzen(ladder: Ladder, doel: int) -> tuple[_Keus, ...]:
    """De aantallen stappen die zin hebben: de drempel, een niveau onder het doel, en het doel zelf."""
    minst = next(n for n, stand in enumerate(ladder.standen) if stand >= ladder.eis)
    eerste = (next(n for n, stand in enumerate(ladder.standen) if stand >= grens) for grens in (doel - 1, doel))
    zinvol = {minst, *(max(minst, n) for n in eerste)}
    nu = ladder.standen[0]
    return tuple(
        _Keus(
            stappen,
            stappen * ladder.kosten,
            ladder.gewicht if nu < doel <= ladder.standen[stappen] else 0,
            ladder.gewicht if nu < doel - 1 <= ladder.standen[stappen] else 0,
        )
        for stappen in sorted(zinvol)
    )
