"""De maten van de tekeningen in het groepsverslag, zodat een sjabloon niets hoeft uit te rekenen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inzicht.verslag.groep.vorm import Doos, Staaf, Staven

if TYPE_CHECKING:
    from collections.abc import Sequence

_STAAF: Final = 34
_TUSSEN: Final = 4
_HOOGSTE: Final = 56
_RUIMTE: Final = 26
"""Ruimte boven de hoogste staaf, voor het aantal en het driehoekje van het streefniveau."""
_ONDER: Final = 17
TINTEN: Final = 5


def maak_staven(aantallen: Sequence[int], streef: int, tekst: str) -> Staven:
    """Teken per niveau hoeveel scholen er staan; de grootste groep is het hoogst."""
    meeste, grond = max(*aantallen, 1), _RUIMTE + _HOOGSTE
    staven = []
    for plaats, aantal in enumerate(aantallen):
        hoogte = (_HOOGSTE * aantal + meeste // 2) // meeste
        hoogte = max(hoogte, 2) if aantal else 0
        links = 1 + plaats * (_STAAF + _TUSSEN)
        maten = (links, grond - hoogte, hoogte, links + _STAAF // 2, grond - hoogte - 4)
        staven.append(Staaf(str(plaats + 1), str(aantal), plaats + 1 >= streef, *map(str, maten)))
    doel = staven[min(streef, len(staven)) - 1]
    return Staven(
        tuple(staven),
        str(_STAAF),
        str(len(staven) * (_STAAF + _TUSSEN) - _TUSSEN + 2),
        str(grond + _ONDER),
        str(grond + 13),
        str(grond),
        f"translate({doel.midden} {int(doel.y) - 24})",
        tekst,
    )


def maak_doos(laagste: int, onder: int, midden: int, boven: int, hoogste: int) -> Doos:
    """Teken kwartielen (in tienden) op een lijn van 0 tot 100."""
    plaatsen = (laagste, hoogste, onder, max(boven - onder, 10), midden)
    return Doos(*(f"{een // 10}.{een % 10}" for een in plaatsen))


def tint(niveau: int, hoogste: int) -> str:
    """De tint van een niveau: van k0 tot en met k4, ook bij meer of minder dan vijf niveaus."""
    trap = (2 * (niveau - 1) * (TINTEN - 1) + hoogste - 1) // (2 * (hoogste - 1))
    return f"k{trap}"
