"""De goedkoopste weg naar een hoger niveau: exact, niet gulzig (formaten 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_TREDE: Final = 4
"""Bits voor een aantal stappen: een vraag heeft hoogstens negen situaties."""
_VRAGEN: Final = 7
"""Bits voor een aantal vragen: een dimensie heeft er hoogstens 100."""
_VELD: Final = 12
"""Bits voor een gewicht (hoogstens 300) met een wachter erboven: die valt weg als het gewicht onder nul zakt."""
_WACHTER: Final = 1 << (_VELD - 1)
_WACHTERS: Final = _WACHTER << _VELD | _WACHTER


class Keus(NamedTuple):
    """Een zinvol aantal stappen bij een vraag.

    `prijs` heeft de inspanning voorop en daarachter of de vraag meedoet; `rest` het gewicht dat na die stappen het doel
    nog niet haalt, en daarachter het gewicht dat ook het niveau eronder niet haalt.
    """

    stappen: int
    prijs: int
    rest: int


class Klim(NamedTuple):
    """Een vraag vanaf haar situatie van nu.

    `standen` zijn de niveaus waarvoor elke trede telt (de eerste is die van nu), en `kosten` is de inspanning tot elke
    trede; `eis` is de stand die de drempels minstens vragen.
    """

    kosten: tuple[int, ...]
    gewicht: int
    standen: tuple[int, ...]
    eis: int


def zinvolle_keuzen(klim: Klim, doel: int) -> tuple[Keus, ...]:
    """De aantallen stappen die zin hebben: de drempel, een niveau onder het doel, en het doel zelf.

    Leeg als er niets te kiezen valt: de vraag haalt het doel al.
    """
    if klim.standen[0] >= max(doel, klim.eis):
        return ()
    minst, onder, hier = (
        next(n for n, stand in enumerate(klim.standen) if stand >= grens) for grens in (klim.eis, doel - 1, doel)
    )
    return tuple(_keus(klim, stappen, doel) for stappen in sorted({minst, max(minst, onder), max(minst, hier)}))


def _keus(klim: Klim, stappen: int, doel: int) -> Keus:
    stand = klim.standen[stappen]
    hier, onder = (klim.gewicht if stand < grens else 0 for grens in (doel, doel - 1))
    return Keus(stappen, (klim.kosten[stappen] << _VRAGEN) + bool(stappen), (hier << _VELD) + onder)


def goedkoopste_route(vragen: Sequence[tuple[Keus, ...]], hier: int, onder: int) -> tuple[int, ...]:
    """Geef per vraag het aantal stappen van de goedkoopste weg.

    `hier` en `onder` zijn het gewicht dat het doel en het niveau eronder niet hoeft te halen. Gelijke kosten: eerst de
    minste vragen, daarna de rij stappen die alfabetisch het grootst is. Die drie wensen staan samen in een geheel
    getal, zodat kiezen optellen en vergelijken is. Per vraag blijft van elke stand (hoeveel gewicht er nog achter mag
    blijven) alleen het beste getal over; dat is precies, want de getallen tellen op.
    """
    bits = plaats = _TREDE * len(vragen)
    beste = {(hier << _VELD) + onder + _WACHTERS: 0}
    for keuzen in vragen:
        plaats -= _TREDE
        if keuzen:
            beste = _verder(beste, [(rest, (prijs << bits) - (stappen << plaats)) for stappen, prijs, rest in keuzen])
    # de rij stappen is wat er van een heel aantal kosten en vragen af gaat
    rij = -min(beste.values())
    return tuple([rij >> plaats & (1 << _TREDE) - 1 for plaats in range(bits - _TREDE, -1, -_TREDE)])


def _verder(beste: dict[int, int], keuzen: list[tuple[int, int]]) -> dict[int, int]:
    """De beste getallen na nog een vraag; een stand waarin te veel gewicht achterblijft, valt af."""
    nieuw: dict[int, int] = {}
    for stand, waarde in beste.items():
        for rest, erbij in keuzen:
            over = stand - rest
            if over & _WACHTERS == _WACHTERS:
                getal = waarde + erbij
                if getal < nieuw.get(over, getal + 1):
                    nieuw[over] = getal
    return nieuw
