"""De rekenregel van formaten 6: van antwoorden naar een uitslag, in gehele getallen en breuken.

Dit is de enige beoordelaar, voor een bestand en voor een hele map. Alles is zuiver: dezelfde
antwoorden geven altijd dezelfde uitslag.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from inzicht.oordeel.geteld import Laagste, Melding, laagste, meldingen, tel
from inzicht.oordeel.volgende import belemmeringen, doel_van, post_van, route

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inzicht.modellen.antwoorden import Antwoorden
    from inzicht.modellen.wijzer import Vragenbank, Wijzer
    from inzicht.oordeel.rekenplan import Cijfers, Rekenplan, Stap, Telling
    from inzicht.oordeel.volgende import Belemmering, Post, Routestap


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


class Rekenwerk(NamedTuple):
    """Waarmee een dimensie geteld is."""

    plan: Rekenplan
    telling: Telling


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
    """Rond af op een decimaal, halven naar boven (formaten 6)."""
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
    return tuple(
        post_van(bank.id, vraag, antwoorden.antwoord(bank.id, vraag.id).keuze)
        for vraag in bank.vragen
        if antwoorden.telt(vraag)
    )


def _uitkomst(
    plan: Rekenplan, cijfers: Cijfers, alle: tuple[Post, ...], bank: Vragenbank, *, volledig: bool
) -> Uitkomst:
    telling = cijfers.telling
    aantal = Aantal(len(alle), telling.beantwoord, telling.onbekend, telling.open, telling.nvt)
    if cijfers.aantoonbaar is None or cijfers.mogelijk is None or cijfers.zonder_drempels is None:
        return Uitkomst(bank.id, bank.titel, None, None, (), aantal, alle, (), ())
    niveau = Niveaus(cijfers.aantoonbaar, cijfers.mogelijk, cijfers.zonder_drempels)
    dekking = tuple((n, Fraction(100 * w, telling.gewicht)) for n, w in enumerate(telling.gehaald, start=2))
    posten = tuple(post for post in alle if post.telt)
    uitleggen = volledig and niveau.aantoonbaar < plan.hoogste
    doel = doel_van(plan, telling, niveau.aantoonbaar + 1) if uitleggen else None
    return Uitkomst(
        bank.id,
        bank.titel,
        niveau,
        _bereik(plan, cijfers.score),
        dekking,
        aantal,
        alle,
        belemmeringen(posten, doel, plan.hoogste) if doel else (),
        route(posten, doel, plan.hoogste) if doel else (),
        Rekenwerk(plan, telling),
    )


def _bereik(plan: Rekenplan, stap: Stap) -> Bereik | None:
    """De score 0-100: elke vraag telt naar haar gewicht, hoe hoog haar ladder ook is."""
    if not stap.gewicht:
        return None
    noemer = plan.noemer * stap.gewicht
    return Bereik(Fraction(100 * stap.laag, noemer), Fraction(100 * stap.hoog, noemer))


def weg(uitkomst: Uitkomst, doel: int) -> tuple[Routestap, ...]:
    """De goedkoopste weg van een dimensie naar niveau `doel` (hoogstens het hoogste); leeg als dat al bereikt is."""
    if uitkomst.niveau is None or uitkomst.niveau.aantoonbaar >= doel:
        return ()
    if doel == uitkomst.niveau.aantoonbaar + 1 and uitkomst.route:
        return uitkomst.route
    if uitkomst.rekenwerk is None:
        return ()
    plan, telling = uitkomst.rekenwerk
    return route(tellend([uitkomst]), doel_van(plan, telling, doel), plan.hoogste)


def tellend(uitkomsten: Iterable[Uitkomst]) -> tuple[Post, ...]:
    """Alle posten die meetellen, op volgorde van de wijzer."""
    return tuple(post for uitkomst in uitkomsten for post in uitkomst.posten if post.telt)
