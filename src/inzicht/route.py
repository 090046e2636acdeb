"""De goedkoopste weg naar het volgende niveau: exact, niet gulzig (ontwerp 5, route)."""

from __future__ import annotations

from dataclasses import dataclass
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


_TREDE: Final = 10
"""Een vraag heeft hoogstens negen situaties, dus het aantal stappen is een cijfer."""


def goedkoopste_route(ladders: Sequence[Ladder], route: Route) -> tuple[int, ...]:
    """Geef per vraag het aantal stappen van de goedkoopste weg.

    Gelijke kosten: eerst de minste vragen, daarna de rij stappen die alfabetisch het grootst is. Die drie wensen
    staan samen in een geheel getal, zodat kiezen optellen en vergelijken is. Per vraag blijft van elke stand (hoeveel
    gewicht er nog nodig is) alleen het beste getal over; dat is precies, want de getallen tellen op.
    """
    hier = route.nodig_hier - sum(lad.gewicht for lad in ladders if lad.standen[0] >= route.doel)
    onder = route.nodig_onder - sum(lad.gewicht for lad in ladders if lad.standen[0] >= route.doel - 1)
    rijen = _TREDE ** len(ladders)
    per_kosten = rijen * (len(ladders) + 1)
    beste = {(max(0, hier), max(0, onder)): 0}
    plaats = rijen
    for ladder in ladders:
        plaats //= _TREDE
        keuzen = [
            (keus.hier, keus.onder, keus.kosten * per_kosten + (rijen if keus.stappen else 0) - keus.stappen * plaats)
            for keus in _keuzen(ladder, route.doel)
        ]
        beste = _verder(beste, keuzen)
    laagste = beste[0, 0]
    # de rij stappen is wat er van een heel aantal kosten en vragen af gaat
    return tuple(int(cijfer) for cijfer in f"{-laagste % rijen:0{len(ladders)}}") if ladders else ()


def _verder(beste: dict[tuple[int, int], int], keuzen: list[tuple[int, int, int]]) -> dict[tuple[int, int], int]:
    """De beste getallen na nog een vraag; wat er over is aan nodig gewicht wordt nooit minder dan niets."""
    if len(keuzen) == 1 and not keuzen[0][0] and not keuzen[0][1]:
        erbij = keuzen[0][2]
        return {stand: waarde + erbij for stand, waarde in beste.items()} if erbij else beste
    nieuw: dict[tuple[int, int], int] = {}
    for (hier, onder), waarde in beste.items():
        for af_hier, af_onder, erbij in keuzen:
            stand = (hier - af_hier if hier > af_hier else 0, onder - af_onder if onder > af_onder else 0)
            getal = waarde + erbij
            if getal < nieuw.get(stand, getal + 1):
                nieuw[stand] = getal
    return nieuw


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
