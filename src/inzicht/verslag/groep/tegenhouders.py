"""Welke vragen een niveau tegenhouden, rechtstreeks uit de telling: voor grote aantallen.

Per school zijn dit de belemmeringen van `oordeel`, zonder er eerst posten van te maken; een toets vergelijkt ze.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inzicht.modellen.keuze import keuze_van
from inzicht.oordeel.rekenplan import stand
from inzicht.oordeel.volgende import doel_van, hoogste_gemist

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from inzicht.modellen.keuze import Kaal
    from inzicht.oordeel.rekenplan import Cijfers, Dimensieplan, Rekenplan


class Tegenhouder(NamedTuple):
    """Een vraag die een niveau tegenhoudt: door een drempel, door te weinig dekking, of allebei."""

    vraag: str
    drempel: bool
    dekking: bool


def tegenhouders(
    plan: Rekenplan, dimensie: Dimensieplan, cijfers: Cijfers, keuzes: Mapping[str, Kaal]
) -> Iterator[Tegenhouder]:
    """De vragen van een dimensie die het volgende niveau tegenhouden, op volgorde van de bank."""
    if cijfers.aantoonbaar is None or cijfers.aantoonbaar == plan.hoogste:
        return
    doel = doel_van(plan, cijfers.telling, cijfers.aantoonbaar + 1)
    gemist = cijfers.telling.gemist[doel.niveau - 2]
    per_id = dimensie.bank.per_id
    for naam in dimensie.tabellen:
        keuze = keuze_van(keuzes.get(naam))
        if not keuze.telt:
            continue
        vraag = per_id[naam]
        hier = stand(vraag, keuze.grenzen(vraag.ladder)[0], plan.hoogste)
        drempel = bool(gemist) and hoogste_gemist(vraag, hier, doel.niveau) is not None
        if drempel or hier < doel.grens:
            yield Tegenhouder(naam, drempel, hier < doel.grens)
