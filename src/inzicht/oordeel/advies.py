"""Welke adviezen een school krijgt en in welke volgorde (formaten 6)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from inzicht.modellen.wijzer import MATEN
from inzicht.oordeel.beoordeling import Uitslag, tellend
from inzicht.oordeel.volgende import Post

if TYPE_CHECKING:
    from inzicht.modellen.wijzer import Vraag, Wijzer

VOORAAN: Final = 6
"""Zoveel adviezen staan vooraan; de rest staat onder 'daarna'."""
Reden = Literal["drempel", "route"]
_NOEMER: Final = math.lcm(*MATEN.values())
"""Hiermee blijft impact gedeeld door inspanning een geheel getal, dus exact."""
_OPBRENGSTEN: Final = _NOEMER * max(MATEN.values()) + 1
_SITUATIES: Final = 10
"""Meer dan er opbrengsten en situaties zijn, zodat ze in een rang naast elkaar passen."""


@dataclass(frozen=True, slots=True)
class Advies:
    """Een stap van de lage situatie naar de volgende, met waarom die voorrang heeft.

    `houdt_tegen` is het laagste niveau waarvan deze vraag een drempel mist, `brengt_naar` het niveau waar de
    route van haar dimensie naartoe gaat; None als die reden niet geldt.
    """

    naam: str
    vraag: Vraag
    van: int
    naar: int
    redenen: tuple[Reden, ...]
    houdt_tegen: int | None
    brengt_naar: int | None

    @property
    def tekst(self) -> str:
        """Wat de school kan doen."""
        return self.vraag.adviezen[self.van]


@dataclass(frozen=True, slots=True)
class Uitzoekpunt:
    """Een vraag die nog open staat of onbekend is, en wie het kan weten."""

    naam: str
    vraag: Vraag
    soort: Literal["onbekend", "open"]


def doelniveau(wijzer: Wijzer, laagste: int | None) -> int:
    """Het streefniveau; hebben alle dimensies dat al, dan het niveau boven de laagste."""
    streef = wijzer.kop.streefniveau
    if laagste is None or laagste < streef:
        return streef
    return min(wijzer.hoogste, laagste + 1)


def adviezen(wijzer: Wijzer, uitslag: Uitslag) -> tuple[Advies, ...]:
    """Een advies per beantwoorde vraag onder haar top, het belangrijkste eerst."""
    doel = doelniveau(wijzer, uitslag.laagste.aantoonbaar)
    routes = {
        stap.vraag: uitkomst.niveau.aantoonbaar + 1
        for uitkomst in uitslag.uitkomsten
        if uitkomst.niveau
        for stap in uitkomst.route
    }
    lijst = [advies_bij(post, doel, routes.get(post.naam)) for post in tellend(uitslag.uitkomsten)]
    return tuple(sorted((advies for advies in lijst if advies is not None), key=rang))


def advies_bij(post: Post, doel: int, brengt_naar: int | None) -> Advies | None:
    """Het advies bij een post die meetelt; None als zij niet beantwoord is of al op haar top staat."""
    if post.soort != "beantwoord" or post.laag == post.vraag.top:
        return None
    houdt_tegen = gemiste_drempel(post, doel)
    redenen: list[Reden] = ["drempel"] if houdt_tegen is not None else []
    if brengt_naar is not None:
        redenen.append("route")
    naar = post.vraag.volgende(post.laag)
    return Advies(post.naam, post.vraag, post.laag, naar, tuple(redenen), houdt_tegen, brengt_naar)


def rang(advies: Advies) -> int:
    """De plaats van een advies, vanaf 1 en laag is eerst.

    Een drempel gaat voor, dan de route, dan de meeste impact per inspanning, dan de laagste situatie.
    """
    opbrengst = _NOEMER * MATEN[advies.vraag.impact] // MATEN[advies.vraag.inspanning_vanaf(advies.van)]
    later = 1 + 2 * ("drempel" not in advies.redenen) + ("route" not in advies.redenen)
    return (later * _OPBRENGSTEN - opbrengst) * _SITUATIES + advies.van


def uitzoekpunten(uitslag: Uitslag) -> tuple[Uitzoekpunt, ...]:
    """Wat nog uitgezocht of beantwoord moet worden, op volgorde van de wijzer."""
    return tuple(
        Uitzoekpunt(post.naam, post.vraag, post.soort)
        for post in tellend(uitslag.uitkomsten)
        if post.soort in ("onbekend", "open")
    )


def gemiste_drempel(post: Post, doel: int) -> int | None:
    """Het laagste niveau tot en met `doel` waarvan de lage situatie een drempel mist, of None; de top mist er geen."""
    drempels = post.vraag.drempels
    if not drempels or post.laag == post.vraag.top:
        return None
    return min((voor for voor, situatie in drempels.items() if voor <= doel and post.laag < situatie), default=None)
