"""Wat een dimensie van een hoger niveau scheidt: wat haar tegenhoudt, en de goedkoopste weg (formaten 6).

De regels staan hier per vraag. Een uitslag past ze toe op elke vraag van een school; een overzicht van veel scholen
onthoudt wat ze bij een antwoord geven.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from inzicht.oordeel.rekenplan import stand
from inzicht.oordeel.route import Klim, goedkoopste_route, zinvolle_keuzen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inzicht.modellen.keuze import Antwoordsoort, Keuze
    from inzicht.modellen.wijzer import Vraag
    from inzicht.oordeel.rekenplan import Rekenplan, Telling
    from inzicht.oordeel.route import Keus


@dataclass(frozen=True, slots=True)
class Post:
    """Een vraag die bij de school hoort, met de laagste en hoogste situatie die het antwoord toelaat."""

    dimensie: str
    vraag: Vraag
    soort: Antwoordsoort
    laag: int
    hoog: int

    @property
    def naam(self) -> str:
        """De vraag als `dimensie.vraag`."""
        return f"{self.dimensie}.{self.vraag.id}"

    @property
    def telt(self) -> bool:
        """Of de vraag meetelt: alles behalve niet van toepassing."""
        return self.soort != "nvt"

    @property
    def is_onbekend(self) -> bool:
        """Of nog niet bekend is hoe het bij de school gaat: weet ik niet, of nog open."""
        return self.soort in ("onbekend", "open")

    @property
    def verschilt(self) -> bool:
        """Of de antwoorden op deze vraag verschillen."""
        return self.soort == "beantwoord" and self.laag < self.hoog

    @property
    def heeft(self) -> int | None:
        """De lage situatie, of None als die niet bekend is."""
        return self.laag if self.soort == "beantwoord" else None


@dataclass(frozen=True, slots=True)
class Belemmering:
    """Wat een niveau tegenhoudt; `heeft` is None bij onbekend en open."""

    vraag: str
    soort: Literal["drempel", "dekking"]
    niveau: int
    heeft: int | None
    nodig: int


@dataclass(frozen=True, slots=True)
class Routestap:
    """Een vraag op de goedkoopste weg omhoog, met haar stappen van situatie naar situatie."""

    vraag: str
    van: int
    naar: int
    stappen: int
    uitzoeken: bool


class Doel(NamedTuple):
    """Een niveau boven het aantoonbare.

    `grens` is de stand die te weinig vragen halen (0: geen); `hier` en `onder` zijn het gewicht dat het doel en het
    niveau eronder niet hoeft te halen.
    """

    niveau: int
    grens: int
    hier: int
    onder: int


def post_van(dimensie: str, vraag: Vraag, keuze: Keuze) -> Post:
    """De post bij een keuze."""
    return Post(dimensie, vraag, keuze.telsoort, *keuze.grenzen(vraag.ladder))


def doel_van(plan: Rekenplan, telling: Telling, niveau: int) -> Doel:
    """Wat er voor dit niveau nodig is; `niveau` ligt boven het aantoonbare."""
    gewicht, gehaald = telling.gewicht, telling.gehaald
    hier, onder = plan.nodig(gewicht)
    if gehaald[niveau - 2] < hier:
        grens = niveau
    else:
        grens = max((n for n in range(2, niveau) if gehaald[n - 2] < onder), default=0)
    return Doel(niveau, grens, gewicht - hier, gewicht - (onder if niveau > 2 else 0))  # noqa: PLR2004 - niveau 1 is altijd bereikt


# --- per vraag ----------------------------------------------------------------------------------------


def hoogste_gemist(vraag: Vraag, hier: int, niveau: int) -> int | None:
    """De hoogste drempel tot en met dit niveau die een vraag met stand `hier` niet haalt, of None."""
    return max((eis for voor, eis in vraag.drempels.items() if voor <= niveau and hier < eis), default=None)


def door_drempel(post: Post, niveau: int, hoogste: int) -> Belemmering | None:
    """Of deze vraag een drempel tot en met het niveau mist."""
    gemist = hoogste_gemist(post.vraag, stand(post.vraag, post.laag, hoogste), niveau)
    return None if gemist is None else _belemmering(post, "drempel", niveau, gemist, hoogste)


def door_dekking(post: Post, niveau: int, grens: int, hoogste: int) -> Belemmering | None:
    """Of deze vraag de stand niet haalt waar te weinig gewicht is: het niveau zelf, of het hoogste dat niet vol is."""
    if stand(post.vraag, post.laag, hoogste) >= grens:
        return None
    return _belemmering(post, "dekking", niveau, grens, hoogste)


def _belemmering(post: Post, soort: Literal["drempel", "dekking"], niveau: int, eis: int, hoogste: int) -> Belemmering:
    nodig = next(s for s in post.vraag.ladder if stand(post.vraag, s, hoogste) >= eis)
    return Belemmering(post.naam, soort, niveau, post.heeft, nodig)


def keuzen_van(post: Post, niveau: int, hoogste: int) -> tuple[Keus, ...]:
    """Wat er bij deze vraag te kiezen valt op weg naar het niveau."""
    vraag = post.vraag
    treden = [s for s in vraag.ladder if s >= post.laag]
    standen = tuple(stand(vraag, s, hoogste) for s in treden)
    kosten = tuple(vraag.moeite(post.laag, s) for s in treden)
    eis = max((s for voor, s in vraag.drempels.items() if voor <= niveau), default=0)
    return zinvolle_keuzen(Klim(kosten, vraag.gewicht, standen, eis), niveau)


def routestap(post: Post, stappen: int) -> Routestap:
    """Zoveel stappen bij deze vraag."""
    ladder = post.vraag.ladder
    naar = ladder[ladder.index(post.laag) + stappen]
    return Routestap(post.naam, post.laag, naar, stappen, uitzoeken=post.soort != "beantwoord")


# --- alle vragen van een school -----------------------------------------------------------------------


def belemmeringen(posten: Iterable[Post], doel: Doel, hoogste: int) -> tuple[Belemmering, ...]:
    """Wat het doel tegenhoudt bij de tellende posten van een dimensie: eerst drempels, dan dekking."""
    rij = tuple(posten)
    drempels = [door_drempel(post, doel.niveau, hoogste) for post in rij]
    dekkingen = [door_dekking(post, doel.niveau, doel.grens, hoogste) for post in rij]
    return tuple(een for een in (*drempels, *dekkingen) if een is not None)


def route(posten: Sequence[Post], doel: Doel, hoogste: int) -> tuple[Routestap, ...]:
    """De goedkoopste weg naar het doel over de tellende posten van een dimensie."""
    stappen = goedkoopste_route([keuzen_van(post, doel.niveau, hoogste) for post in posten], doel.hier, doel.onder)
    return tuple(routestap(post, aantal) for post, aantal in zip(posten, stappen, strict=True) if aantal)
