"""De rekenregel van ontwerp 5: van antwoorden naar een uitslag, in gehele getallen en breuken.

Dit is de enige beoordelaar, voor een bestand en voor een hele map. Alles is zuiver: dezelfde
antwoorden geven altijd dezelfde uitslag.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from inzicht.geteld import Laagste, Melding, laagste, meldingen, tel
from inzicht.route import Ladder, Route, goedkoopste_route
from inzicht.wijzer import MATEN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inzicht.antwoorden import Antwoorden
    from inzicht.rekenplan import Cijfers, Rekenplan, Stap, Telling
    from inzicht.wijzer import Vraag, Vragenbank, Wijzer

Antwoordsoort = Literal["beantwoord", "onbekend", "open", "nvt"]


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


@dataclass(frozen=True, slots=True)
class Aantal:
    """Hoeveel vragen er bij horen, en hoe ze beantwoord zijn."""

    vragen: int
    beantwoord: int
    onbekend: int
    open: int
    nvt: int


@dataclass(frozen=True, slots=True)
class Bereik:
    """Een score van 0 tot 100, aantoonbaar en mogelijk; exact."""

    aantoonbaar: Fraction
    mogelijk: Fraction


@dataclass(frozen=True, slots=True)
class Niveaus:
    """Het niveau van een dimensie: aantoonbaar, mogelijk, en zonder drempels."""

    aantoonbaar: int
    mogelijk: int
    zonder_drempels: int


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """De uitkomst van een dimensie; `niveau` en `score` zijn None als er niets telt.

    `dekking` heeft de niveaus 2 tot en met N als procent (0-100), met de lage grenzen. `rekenwerk` is er om
    later nog een weg naar een hoger niveau uit te rekenen.
    """

    dimensie: str
    titel: str
    niveau: Niveaus | None
    score: Bereik | None
    dekking: tuple[tuple[int, Fraction], ...]
    aantal: Aantal
    posten: tuple[Post, ...]
    belemmeringen: tuple[Belemmering, ...]
    route: tuple[Routestap, ...]
    rekenwerk: Rekenwerk | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Uitslag:
    """Alle uitkomsten van een antwoordenbestand."""

    uitkomsten: tuple[Uitkomst, ...]
    processtappen: tuple[tuple[str, Bereik | None], ...]
    laagste: Laagste
    voorlopig: bool
    meldingen: tuple[Melding, ...]

    def uitkomst(self, dimensie: str) -> Uitkomst:
        """De uitkomst van een dimensie; werpt KeyError als die er niet is."""
        for een in self.uitkomsten:
            if een.dimensie == dimensie:
                return een
        raise KeyError(dimensie)


def rond(waarde: Fraction) -> float:
    """Rond af op een decimaal, halven naar boven (ontwerp 5)."""
    return (20 * waarde.numerator + waarde.denominator) // (2 * waarde.denominator) / 10


def beoordeel(wijzer: Wijzer, antwoorden: Antwoorden, *, volledig: bool = True) -> Uitslag:
    """Bepaal de uitslag; zonder `volledig` blijven belemmeringen en route leeg (voor grote aantallen)."""
    geteld = tel(wijzer, antwoorden)
    plan, cijfers = geteld.plan, geteld.cijfers()
    uitkomsten = tuple(
        _uitkomst(plan, een, posten_van(dimensie.bank, antwoorden), dimensie.bank, volledig=volledig)
        for dimensie, een in zip(plan.dimensies, cijfers, strict=True)
    )
    return Uitslag(
        uitkomsten,
        tuple((naam, _bereik(plan, stap)) for naam, stap in zip(plan.stappen, geteld.stappen(), strict=True)),
        laagste(geteld, cijfers),
        any(een.telling.open for een in cijfers),
        meldingen(wijzer, geteld, cijfers),
    )


def posten_van(bank: Vragenbank, antwoorden: Antwoorden) -> tuple[Post, ...]:
    """De vragen van een bank die bij deze school en omvang horen, nvt inbegrepen."""
    vak = antwoorden.antwoorden.get(bank.id, {})
    posten = []
    for vraag in bank.vragen:
        if not antwoorden.telt(vraag):
            continue
        antwoord = vak.get(vraag.id)
        ladder = vraag.ladder
        if antwoord is None:
            posten.append(Post(bank.id, vraag, "open", ladder[0], ladder[-1]))
        else:
            posten.append(Post(bank.id, vraag, antwoord.soort, *antwoord.grenzen(ladder)))
    return tuple(posten)


@dataclass(frozen=True, slots=True)
class Rekenwerk:
    """De tellende posten van een dimensie met de stand van hun lage situatie, om uit te leggen."""

    plan: Rekenplan
    telling: Telling
    posten: tuple[Post, ...]
    standen: tuple[int, ...]

    def gehaald(self, niveau: int) -> int:
        """Het gewicht van de vragen die dit niveau aantoonbaar halen."""
        return self.telling.laag.gehaald[niveau - 2] if niveau > 1 else self.telling.gewicht

    @property
    def nodig_hier(self) -> int:
        return self.plan.nodig_hier(self.telling.gewicht)

    @property
    def nodig_onder(self) -> int:
        return self.plan.nodig_onder(self.telling.gewicht)

    @staticmethod
    def mist(post: Post, stand: int, niveau: int) -> int | None:
        """De hoogste drempel tot en met dit niveau die de vraag niet haalt, of None."""
        gemist = [s for voor, s in post.vraag.drempels.items() if voor <= niveau and stand < s]
        return max(gemist) if gemist else None

    def nodig(self, vraag: Vraag, stand: int) -> int:
        """De laagste situatie die minstens deze stand geeft."""
        return next(s for s in vraag.ladder if self.plan.stand(vraag, s) >= stand)


def _uitkomst(
    plan: Rekenplan, cijfers: Cijfers, alle: tuple[Post, ...], bank: Vragenbank, *, volledig: bool
) -> Uitkomst:
    telling = cijfers.telling
    aantal = Aantal(len(alle), telling.beantwoord, telling.onbekend, telling.open, telling.nvt)
    if cijfers.aantoonbaar is None or cijfers.mogelijk is None or cijfers.zonder_drempels is None:
        return Uitkomst(bank.id, bank.titel, None, None, (), aantal, alle, (), ())
    niveau = Niveaus(cijfers.aantoonbaar, cijfers.mogelijk, cijfers.zonder_drempels)
    dekking = tuple((n, Fraction(100 * w, telling.gewicht)) for n, w in enumerate(telling.laag.gehaald, start=2))
    doel = niveau.aantoonbaar + 1
    uitleggen = volledig and doel <= plan.hoogste
    posten = tuple(post for post in alle if post.soort != "nvt")
    regel = Rekenwerk(plan, telling, posten, tuple(plan.stand(post.vraag, post.laag) for post in posten))
    return Uitkomst(
        bank.id,
        bank.titel,
        niveau,
        _bereik(plan, cijfers.score),
        dekking,
        aantal,
        alle,
        (*_door_drempels(regel, doel), *_door_dekking(regel, doel)) if uitleggen else (),
        _route(regel, doel) if uitleggen else (),
        regel,
    )


def _bereik(plan: Rekenplan, stap: Stap) -> Bereik | None:
    """De score 0-100: elke vraag telt naar haar gewicht, hoe hoog haar ladder ook is."""
    if not stap.gewicht:
        return None
    noemer = plan.noemer * stap.gewicht
    return Bereik(Fraction(100 * stap.laag, noemer), Fraction(100 * stap.hoog, noemer))


def _heeft(post: Post) -> int | None:
    return post.laag if post.soort == "beantwoord" else None


def _door_drempels(regel: Rekenwerk, doel: int) -> tuple[Belemmering, ...]:
    paren = ((post, regel.mist(post, stand, doel)) for post, stand in zip(regel.posten, regel.standen, strict=True))
    return tuple(
        Belemmering(post.naam, "drempel", doel, _heeft(post), regel.nodig(post.vraag, gemist))
        for post, gemist in paren
        if gemist is not None
    )


def _door_dekking(regel: Rekenwerk, doel: int) -> tuple[Belemmering, ...]:
    """Wat de dekking tegenhoudt: het niveau zelf, anders het hoogste niveau eronder dat niet vol is."""
    tekort = [n for n in range(2, doel) if regel.gehaald(n) < regel.nodig_onder]
    if regel.gehaald(doel) < regel.nodig_hier:
        tekort.append(doel)
    if not tekort:
        return ()
    grens = tekort[-1]
    return tuple(
        Belemmering(post.naam, "dekking", doel, _heeft(post), regel.nodig(post.vraag, grens))
        for post, stand in zip(regel.posten, regel.standen, strict=True)
        if stand < grens
    )


def _route(regel: Rekenwerk, doel: int) -> tuple[Routestap, ...]:
    ladders = []
    for post, stand in zip(regel.posten, regel.standen, strict=True):
        treden = [s for s in post.vraag.ladder if s >= post.laag]
        eis = max((s for voor, s in post.vraag.drempels.items() if voor <= doel), default=stand)
        ladders.append(
            Ladder(
                kosten=MATEN[post.vraag.inspanning],
                gewicht=post.vraag.gewicht,
                standen=tuple(regel.plan.stand(post.vraag, s) for s in treden),
                eis=eis,
            )
        )
    onder = regel.nodig_onder if doel > 2 else 0  # noqa: PLR2004 - niveau 1 is altijd bereikt
    stappen = goedkoopste_route(ladders, Route(doel, regel.nodig_hier, onder))
    return tuple(_routestap(post, aantal) for post, aantal in zip(regel.posten, stappen, strict=True) if aantal)


def _routestap(post: Post, stappen: int) -> Routestap:
    ladder = post.vraag.ladder
    naar = ladder[ladder.index(post.laag) + stappen]
    return Routestap(post.naam, post.laag, naar, stappen, uitzoeken=post.soort != "beantwoord")


def weg(uitkomst: Uitkomst, doel: int) -> tuple[Routestap, ...]:
    """De goedkoopste weg van een dimensie naar niveau `doel` (hoogstens het hoogste); leeg als dat al bereikt is."""
    if uitkomst.niveau is None or uitkomst.niveau.aantoonbaar >= doel:
        return ()
    if doel == uitkomst.niveau.aantoonbaar + 1 and uitkomst.route:
        return uitkomst.route
    return _route(uitkomst.rekenwerk, doel) if uitkomst.rekenwerk is not None else ()


def tellend(uitkomsten: Iterable[Uitkomst]) -> tuple[Post, ...]:
    """Alle posten die meetellen, op volgorde van de wijzer."""
    return tuple(post for uitkomst in uitkomsten for post in uitkomst.posten if post.soort != "nvt")
