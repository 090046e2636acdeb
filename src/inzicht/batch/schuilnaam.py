"""Scholen zonder naam: een naam uit de anonieme antwoorden zelf, zodat er niets anders in te lezen valt.

De anonieme antwoorden staan in de overzichten, dus hun hash zegt niemand iets nieuws. Aan de volgorde ook niet.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_KORTST: Final = 6
_TEKENS: Final = 16


def schuilnamen(sommen: Sequence[int], bekend: Mapping[int, str], bezet: frozenset[str]) -> list[str]:
    """Geef bij elke hash (64 bits) een naam zoals `School 3f2a9c`, alle verschillend.

    De naam is net zo lang dat geen andere hash ermee begint. Gelijke antwoorden krijgen er een nummer achter; welke van
    die scholen welk nummer heeft, maakt niet uit, want er is niets aan te zien. `bekend` zijn namen van een eerdere
    keer (plaats -> naam), en die staan net als andere gebruikte namen in `bezet`.
    """
    nieuw = [som for plaats, som in enumerate(sommen) if plaats not in bekend]
    hoe_vaak = Counter(nieuw)
    stammen = _stammen(sorted(hoe_vaak), bezet)
    gebruikt: Counter[int] = Counter()
    namen = []
    for plaats, som in enumerate(sommen):
        if plaats in bekend:
            namen.append(bekend[plaats])
            continue
        naam = stammen[som]
        if hoe_vaak[som] > 1:
            gebruikt[som] += 1
            while (genummerd := f"{naam}-{gebruikt[som]}") in bezet:
                gebruikt[som] += 1
            naam = genummerd
        namen.append(naam)
    return namen


def _stammen(op_rij: Sequence[int], bezet: frozenset[str]) -> dict[int, str]:
    """De kortste naam van elke hash waar geen andere mee begint, op volgorde gegeven."""
    hexen = ["", *(f"{som:0{_TEKENS}x}" for som in op_rij), ""]
    stammen = {}
    for plaats, som in enumerate(op_rij, start=1):
        vorige, zelf, volgende = hexen[plaats - 1 : plaats + 2]
        lengte = max(_KORTST, _gelijk(vorige, zelf) + 1, _gelijk(zelf, volgende) + 1)
        while f"School {zelf[:lengte]}" in bezet and lengte < _TEKENS:
            lengte += 1
        stammen[som] = f"School {zelf[:lengte]}"
    return stammen


def _gelijk(een: str, ander: str) -> int:
    """Met hoeveel gelijke tekens twee teksten beginnen."""
    for plaats, (links, rechts) in enumerate(zip(een, ander, strict=False)):
        if links != rechts:
            return plaats
    return min(len(een), len(ander))
