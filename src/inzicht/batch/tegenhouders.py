"""Welke vragen een niveau tegenhouden, rechtstreeks uit de telling: voor grote aantallen.

Per school zijn dit de belemmeringen van `oordeel`, zonder er eerst posten van te maken; een toets vergelijkt ze.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from inzicht.rekenplan import Cijfers, Dimensieplan, Rekenplan
    from inzicht.wijzer import Vraag


class Tegenhouder(NamedTuple):
    """Een vraag die een niveau tegenhoudt: door een drempel, door te weinig dekking, of allebei."""

    vraag: str
    drempel: bool
    dekking: bool


def lage_situatie(vraag: Vraag, keuze: Any) -> int:
    """De laagste situatie die een keuze toelaat."""
    if isinstance(keuze, int):
        return keuze
    return vraag.ladder[0] if keuze is None or isinstance(keuze, str) else int(keuze[0])


def tegenhouders(
    plan: Rekenplan, dimensie: Dimensieplan, cijfers: Cijfers, keuzes: Mapping[str, Any]
) -> Iterator[Tegenhouder]:
    """De vragen van een dimensie die het volgende niveau tegenhouden, op volgorde van de bank."""
    if cijfers.aantoonbaar is None or cijfers.aantoonbaar == plan.hoogste:
        return
    doel = cijfers.aantoonbaar + 1
    grens = _grens(plan, cijfers, doel)
    gemist = cijfers.telling.laag.gemist[doel - 2]
    per_id = dimensie.bank.per_id
    for naam in dimensie.tabellen:
        keuze = keuzes.get(naam)
        if keuze == "nvt":
            continue
        vraag = per_id[naam]
        stand = plan.stand(vraag, lage_situatie(vraag, keuze))
        drempel = bool(gemist) and any(voor <= doel and stand < eis for voor, eis in vraag.drempels.items())
        if drempel or stand < grens:
            yield Tegenhouder(naam, drempel, stand < grens)


def _grens(plan: Rekenplan, cijfers: Cijfers, doel: int) -> int:
    """De stand die te weinig vragen halen: het niveau zelf, of het hoogste eronder dat niet vol is; 0: geen."""
    gehaald, gewicht = cijfers.telling.laag.gehaald, cijfers.telling.gewicht
    if gehaald[doel - 2] < plan.nodig_hier(gewicht):
        return doel
    return max((n for n in range(2, doel) if gehaald[n - 2] < plan.nodig_onder(gewicht)), default=0)
