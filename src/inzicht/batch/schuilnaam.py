"""Scholen zonder naam: een naam uit de anonieme antwoorden zelf, zodat er niets anders in te lezen valt.

De anonieme antwoorden staan in de overzichten, dus hun hash zegt niemand iets nieuws. Aan de volgorde ook niet.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_KORTST: Final = 6
_TEKENS: Final = 16


def schuilnamen(sommen: Sequence[int], bekend: Mapping[int, str], bezet: frozenset[str]) -> Iterator[tuple[str, int]]:
    """Geef bij elke hash (64 bits) een naam zoals `School 3f2a9c`, alle verschillend, met de plaats van die hash.

    Dat gaat op volgorde van de hash. De naam is net zo lang dat geen andere hash ermee begint. Gelijke antwoorden
    krijgen er een nummer achter; welke van die scholen welk nummer heeft, maakt niet uit, want er is niets aan te zien.
    `bekend` zijn namen van een eerdere keer (plaats -> naam), en die staan net als andere gebruikte namen in `bezet`.
    """
    for plaats, naam in bekend.items():
        yield naam, plaats
    nieuw = (plaats for plaats in range(len(sommen)) if plaats not in bekend)
    op_rij = sorted(nieuw, key=sommen.__getitem__)
    vorige = ""
    groepen = groupby(op_rij, key=sommen.__getitem__)
    groep = next(groepen, None)
    while groep is not None:
        zelf, plaatsen = _hex(groep[0]), list(groep[1])
        groep = next(groepen, None)
        stam = _stam(zelf, (vorige, _hex(groep[0]) if groep else ""), bezet)
        yield from _genummerd(stam, plaatsen, bezet) if len(plaatsen) > 1 else [(stam, plaatsen[0])]
        vorige = zelf


def _hex(som: int) -> str:
    return f"{som:0{_TEKENS}x}"


def _stam(zelf: str, buren: tuple[str, str], bezet: frozenset[str]) -> str:
    """De kortste naam bij een hash waar geen van zijn buren, en dus geen enkele andere, mee begint."""
    lengte = max(_KORTST, *(_gelijk(zelf, een) + 1 for een in buren))
    while f"School {zelf[:lengte]}" in bezet and lengte < _TEKENS:
        lengte += 1
    return f"School {zelf[:lengte]}"


def _genummerd(stam: str, plaatsen: Sequence[int], bezet: frozenset[str]) -> Iterator[tuple[str, int]]:
    nummer = 0
    for plaats in plaatsen:
        nummer += 1
        while f"{stam}-{nummer}" in bezet:
            nummer += 1
        yield f"{stam}-{nummer}", plaats


def _gelijk(een: str, ander: str) -> int:
    """Met hoeveel gelijke tekens twee teksten beginnen."""
    for plaats, (links, rechts) in enumerate(zip(een, ander, strict=False)):
        if links != rechts:
            return plaats
    return min(len(een), len(ander))
