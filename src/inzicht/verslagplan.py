"""Het plan in het verslag: waar te beginnen, wat daarna komt, en de weg naar het volgende niveau."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inzicht.advies import VOORAAN, Advies, adviezen, mist_drempel
from inzicht.oordeel import Post, Routestap, Uitkomst, tellend
from inzicht.verslagtaal import GEEN_UITKOMST, Stof, aantal, datum, hoofdletter
from inzicht.verslagvorm import Begin, Kaart, Routedeel, Routekaart, Routeregel, Veld, Wetspunt
from inzicht.wijzer import MATEN

if TYPE_CHECKING:
    from inzicht.antwoorden import Actiepunt

_STATUS: Final = {"open": "nog niet begonnen", "bezig": "bezig", "klaar": "klaar"}


def begin(stof: Stof) -> Begin:
    """De gekozen actiepunten, anders de eerste adviezen; de rest komt daarna."""
    lijst = adviezen(stof.wijzer, stof.uitslag)
    punten = stof.antwoorden.actiepunten
    if punten:
        gekozen = {punt.vraag for punt in punten}
        per_naam = {advies.naam: advies for advies in lijst}
        vooraan = tuple(_gekozen(stof, nr, punt, per_naam.get(punt.vraag)) for nr, punt in enumerate(punten, start=1))
        rest = [advies for advies in lijst if advies.naam not in gekozen]
        inleiding = "Deze actiepunten hebt u gekozen."
    else:
        vooraan = tuple(_kaart(stof, nr, advies) for nr, advies in enumerate(lijst[:VOORAAN], start=1))
        rest = list(lijst[VOORAAN:])
        inleiding = _inleiding(len(lijst))
    daarna = tuple(_kaart(stof, nr, advies) for nr, advies in enumerate(rest, start=len(vooraan) + 1))
    return Begin(inleiding, vooraan, daarna)


def _inleiding(hoeveel: int) -> str:
    if not hoeveel:
        return "Er zijn geen adviezen. Zijn er nog vragen open of onbekend? Zoek die dan eerst uit."
    if hoeveel == 1:
        return "Er is een advies."
    if hoeveel <= VOORAAN:
        return f"Dit zijn de {hoeveel} adviezen. Het belangrijkste staat bovenaan."
    return f"Dit zijn de {VOORAAN} belangrijkste van {hoeveel} adviezen. Het belangrijkste staat bovenaan."


def _kaart(stof: Stof, nummer: int, advies: Advies, afspraak: tuple[Veld, ...] = ()) -> Kaart:
    vraag = advies.vraag
    return Kaart(
        nummer,
        advies.tekst,
        vraag.vraag,
        stof.titel(advies.naam),
        vraag.waarom,
        _opbrengst(stof, advies),
        (
            Veld("Wie kan dit oppakken", stof.wijzer.kop.rollen[vraag.rol]),
            Veld("Inspanning", vraag.inspanning),
            Veld("Impact", vraag.impact),
        ),
        afspraak,
        stof.verwijzingen(vraag.bronnen),
    )


def _gekozen(stof: Stof, nummer: int, punt: Actiepunt, advies: Advies | None) -> Kaart:
    rollen = stof.wijzer.kop.rollen
    afspraak = (
        Veld("Wie", rollen.get(punt.wie, punt.wie) if punt.wie else "nog niet afgesproken"),
        Veld("Wanneer", datum(punt.wanneer) if punt.wanneer else "nog niet afgesproken"),
        Veld("Status", _STATUS[punt.status]),
    )
    if advies:
        return _kaart(stof, nummer, advies, afspraak)
    post = stof.posten.get(punt.vraag)
    titel, waarom = (stof.titel(punt.vraag), post.vraag.waarom) if post else ("", "")
    bronnen = stof.verwijzingen(post.vraag.bronnen) if post else ()
    return Kaart(
        nummer, _zonder_advies(stof, post), stof.vraagtekst(punt.vraag), titel, waarom, (), (), afspraak, bronnen
    )


def _zonder_advies(stof: Stof, post: Post | None) -> str:
    if post is None or post.soort == "nvt":
        return "Deze vraag telt nu niet mee. Kijk of dit actiepunt nog nodig is."
    if post.soort == "beantwoord":
        return "U hebt hier de hoogste situatie bereikt. Houd dit vast."
    return f"Zoek eerst uit hoe het nu is. Vraag het aan: {stof.wijzer.kop.rollen[post.vraag.rol]}."


def _opbrengst(stof: Stof, advies: Advies) -> tuple[str, ...]:
    titel, zinnen = stof.titel(advies.naam), []
    post = stof.posten[advies.naam]
    if "drempel" in advies.redenen:
        eerste = _houdt_tegen(stof, post)
        zinnen.append(f"Houdt {stof.niveau(eerste)} tegen in {titel}.")
    niveau = stof.uitslag.uitkomst(post.dimensie).niveau
    if "route" in advies.redenen and niveau:
        zinnen.append(f"Hoort bij de kleinste stap naar {stof.niveau(niveau.aantoonbaar + 1)} in {titel}.")
    return tuple(zinnen)


def _houdt_tegen(stof: Stof, post: Post) -> int:
    """Het laagste niveau waarvan deze vraag de drempel niet haalt."""
    hoogste = stof.wijzer.hoogste
    return next(n for n in range(2, hoogste + 1) if mist_drempel(post, n, hoogste))


# --- routekaart -------------------------------------------------------------------------------------


def routekaart(stof: Stof) -> Routekaart:
    """Per dimensie de goedkoopste weg omhoog, en de wettelijke punten apart."""
    streef, hoogste = stof.wijzer.kop.streefniveau, stof.wijzer.hoogste
    missers = [post for post in tellend(stof.uitslag.uitkomsten) if mist_drempel(post, streef, hoogste)]
    wetszin = (
        f"Deze vragen horen bij een wettelijke of harde eis tot en met {stof.niveau(streef)}. "
        "U haalt die eis nog niet, of het is nog niet bekend."
        if missers
        else f"U haalt alle wettelijke en harde eisen tot en met {stof.niveau(streef)} die deze wijzer vraagt."
    )
    if not tellend(stof.uitslag.uitkomsten):
        wetszin = "Er telt geen enkele vraag mee. Daarom zegt deze wijzer hier niets over."
    return Routekaart(
        "Dit is de weg met de minste inspanning. Een stap is van een situatie naar de volgende. "
        "Een kleine stap telt als 1, een middelgrote als 2 en een grote als 3.",
        tuple(_routedeel(stof, uitkomst) for uitkomst in stof.uitslag.uitkomsten),
        wetszin,
        tuple(_wetspunt(stof, post) for post in missers),
    )


def _routedeel(stof: Stof, uitkomst: Uitkomst) -> Routedeel:
    niveau, route = uitkomst.niveau, uitkomst.route
    if niveau is None:
        return Routedeel(uitkomst.titel, f"{hoofdletter(GEEN_UITKOMST)}: er telt geen vraag mee.", ())
    if niveau.aantoonbaar == stof.wijzer.hoogste:
        return Routedeel(uitkomst.titel, f"U staat op {stof.niveau(niveau.aantoonbaar)}. Hoger kan niet.", ())
    stappen = sum(stap.stappen for stap in route)
    totaal = sum(_inspanning(stof, stap) for stap in route)
    weg = f"Van {stof.niveau(niveau.aantoonbaar)} naar {stof.niveau(niveau.aantoonbaar + 1)}"
    samen = f"{aantal(stappen, 'stap', 'stappen')} bij {aantal(len(route), 'vraag', 'vragen')}"
    return Routedeel(
        uitkomst.titel,
        f"{weg}: {samen}, totale inspanning {totaal}.",
        tuple(_routeregel(stof, stap) for stap in route),
    )


def _inspanning(stof: Stof, stap: Routestap) -> int:
    return stap.stappen * MATEN[stof.posten[stap.vraag].vraag.inspanning]


def _routeregel(stof: Stof, stap: Routestap) -> Routeregel:
    vraag = stof.posten[stap.vraag].vraag
    van = stof.situatie(vraag, stap.van)
    return Routeregel(
        vraag.vraag,
        f"nog niet bekend; zoek dit eerst uit (gerekend vanaf {van})" if stap.uitzoeken else van,
        stof.situatie(vraag, stap.naar),
        str(stap.stappen),
        f"{_inspanning(stof, stap)} ({stap.stappen} x {vraag.inspanning})",
    )


def _wetspunt(stof: Stof, post: Post) -> Wetspunt:
    vraag, streef, hoogste = post.vraag, stof.wijzer.kop.streefniveau, stof.wijzer.hoogste
    eis = max(situatie for voor, situatie in vraag.drempels.items() if voor <= streef)
    nodig = next(s for s in vraag.ladder if s >= eis or (s == vraag.top and hoogste >= eis))
    return Wetspunt(
        vraag.vraag,
        stof.titel(post.naam),
        stof.situatie(vraag, post.laag if post.soort == "beantwoord" else None),
        stof.situatie(vraag, nodig),
        stof.niveau(_houdt_tegen(stof, post)),
    )
