"""Wat er zou veranderen: na een gekozen stap, of als iets dat nu onbekend is uitgezocht wordt."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from inzicht.modellen.actiepunten import is_bereikt, stap_van
from inzicht.modellen.antwoorden import Antwoord
from inzicht.modellen.keuze import keuze_van, tussen
from inzicht.oordeel.beoordeling import beoordeel, tellend

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from inzicht.modellen.antwoorden import Actiepunt, Antwoorden
    from inzicht.modellen.keuze import Keuze
    from inzicht.modellen.wijzer import Wijzer
    from inzicht.oordeel.advies import Advies
    from inzicht.oordeel.beoordeling import Uitkomst, Uitslag
    from inzicht.oordeel.volgende import Post


@dataclass(frozen=True, slots=True)
class Winst:
    """Wat een onbekende vraag aantoonbaar kan opleveren als ze op haar hoogste situatie blijkt te staan.

    `van` en `naar` zijn niveaus van de dimensie en mogen gelijk zijn; `score` is de winst in punten (0-100).
    """

    post: Post
    titel: str
    van: int
    naar: int
    score: Fraction


class Scoresprong(NamedTuple):
    """De aantoonbare score van een dimensie nu, en na een stap bij een van haar vragen."""

    van: Fraction
    naar: Fraction


def scoresprong(uitkomst: Uitkomst, advies: Advies) -> Scoresprong:
    """Wat een advies met de score van zijn dimensie doet; wat `uitslag_na` zegt, zonder alles opnieuw te tellen."""
    if uitkomst.score is None:
        raise AssertionError(advies.naam)  # een vraag met een advies telt mee, dus is er een score
    gewicht = sum(post.vraag.gewicht for post in tellend([uitkomst]))
    erbij = Fraction(100 * advies.vraag.gewicht * (advies.naar - advies.van), (advies.vraag.top - 1) * gewicht)
    return Scoresprong(uitkomst.score.aantoonbaar, uitkomst.score.aantoonbaar + erbij)


def uitslag_na(
    wijzer: Wijzer, antwoorden: Antwoorden, gekozen: Iterable[Advies], eerder: Iterable[Actiepunt] = ()
) -> Uitslag:
    """De uitslag als de school deze adviezen en eerdere actiepunten heeft uitgevoerd, en verder niets veranderde."""
    naar = {advies.naam: advies.naar for advies in gekozen}
    for punt in eerder:
        doel = doel_van(wijzer, antwoorden, punt)
        if doel is not None:
            naar[punt.vraag] = max(doel, naar.get(punt.vraag, doel))
    anders: dict[str, Keuze] = {}
    for naam, doel in naar.items():
        oud = antwoorden.antwoord(*naam.split(".")).keuze
        anders[naam] = tussen(doel, max(doel, oud.hoog or doel))
    return beoordeel(wijzer, met_keuzes(antwoorden, anders), volledig=False)


def doel_van(wijzer: Wijzer, antwoorden: Antwoorden, punt: Actiepunt) -> int | None:
    """De situatie die dit actiepunt nog brengt; None als het klaar is, al bereikt is of nergens heen gaat."""
    antwoord, vraag = antwoorden.antwoord(*punt.vraag.split(".")), wijzer.vraag(punt.vraag)
    stap = stap_van(punt, vraag, antwoord)
    loopt = punt.status != "klaar" and antwoord.keuze.telt and not is_bereikt(stap, vraag, antwoord)
    return stap.naar if loopt else None


def grootste_winst(wijzer: Wijzer, antwoorden: Antwoorden) -> Winst | None:
    """De vraag met 'weet ik niet' die uitgezocht het meest aan aantoonbaar kan toevoegen.

    Eerst telt het niveau, dan de score, dan de volgorde van de wijzer; None als er niets onbekend is.
    """
    nu = beoordeel(wijzer, antwoorden, volledig=False)
    onbekend = [post for post in tellend(nu.uitkomsten) if post.soort == "onbekend"]
    winsten = [_winst(wijzer, antwoorden, nu.uitkomst(post.dimensie), post) for post in onbekend]
    return max(winsten, key=lambda winst: (winst.naar - winst.van, winst.score), default=None)


def _winst(wijzer: Wijzer, antwoorden: Antwoorden, nu: Uitkomst, post: Post) -> Winst:
    anders = met_keuzes(antwoorden, {post.naam: keuze_van(post.vraag.top)})
    dan = beoordeel(wijzer, anders, volledig=False).uitkomst(post.dimensie)
    if nu.niveau is None or dan.niveau is None or nu.score is None or dan.score is None:
        raise AssertionError(post.naam)  # een onbekende vraag telt mee, dus is er een niveau
    verschil = dan.score.aantoonbaar - nu.score.aantoonbaar
    return Winst(post, nu.titel, nu.niveau.aantoonbaar, dan.niveau.aantoonbaar, verschil)


def met_keuzes(antwoorden: Antwoorden, anders: Mapping[str, Keuze]) -> Antwoorden:
    """Dezelfde antwoorden met andere keuzes; toelichtingen doen er hier niet toe."""
    vakken = {naam: dict(vak) for naam, vak in antwoorden.antwoorden.items()}
    for naam, keuze in anders.items():
        dimensie, _, vraag = naam.partition(".")
        vakken.setdefault(dimensie, {})[vraag] = Antwoord(keuze=keuze)
    return antwoorden.met(antwoorden=vakken)
