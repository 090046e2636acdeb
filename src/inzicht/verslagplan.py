"""Het plan in het verslag: waar de school begint, en wat daarna komt."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from inzicht.actiepunten import is_bereikt, stap_van
from inzicht.advies import VOORAAN, Advies, adviezen, mist_drempel
from inzicht.oordeel import Uitkomst, tellend
from inzicht.standtekst import is_onbekend
from inzicht.taal import datum, getal
from inzicht.tekst import aantal
from inzicht.verslagonzeker import eerst_uitzoeken
from inzicht.verslagvorm import Begin, Daarna, Doelgroep, Kaart, Veld
from inzicht.volgende import Post

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inzicht.actiepunten import Stap
    from inzicht.antwoorden import Actiepunt
    from inzicht.verslagtaal import Stof

_ANDERS: Final = "Werkt u nu anders? Pas dan uw antwoord aan"
_STATUS: Final = {"open": "nog niet begonnen", "bezig": "bezig", "klaar": "klaar"}


def plan(stof: Stof, doelgroep: Doelgroep) -> tuple[Begin, tuple[Daarna, ...]]:
    """Wat eerst uitgezocht moet worden, de gekozen actiepunten of eerste adviezen, en alle adviezen daarna."""
    lijst = adviezen(stof.wijzer, stof.uitslag)
    punten = sorted(stof.antwoorden.actiepunten, key=lambda punt: punt.status == "klaar")
    gekozen = {punt.vraag for punt in punten}
    eerst = eerst_uitzoeken(stof, doelgroep, gekozen)
    if punten:
        per_naam = {advies.naam: advies for advies in lijst}
        kaarten = tuple(_gekozen(stof, nr, punt, per_naam.get(punt.vraag)) for nr, punt in enumerate(punten, start=1))
        rest: Sequence[Advies] = [advies for advies in lijst if not any(_omvat(stof, punt, advies) for punt in punten)]
        inleiding = _keuze(punten, doelgroep)
    else:
        kaarten = tuple(_kaart(stof, nr, advies) for nr, advies in enumerate(lijst[:VOORAAN], start=1))
        rest = lijst[VOORAAN:]
        inleiding = _inleiding(stof, len(lijst))
    daarna = tuple(_daarna(stof, nr, advies) for nr, advies in enumerate(rest, start=len(kaarten) + 1))
    if doelgroep == "bestuur":
        kaarten = tuple(replace(kaart, bronnen=None) for kaart in kaarten[:VOORAAN])
    begin = Begin(inleiding, eerst, kaarten, _rest(len(rest), doelgroep))
    return begin, daarna if doelgroep == "school" else ()


def _keuze(punten: Sequence[Actiepunt], doelgroep: Doelgroep) -> str:
    if len(punten) == 1:
        return "Dit actiepunt hebt u gekozen."
    if doelgroep == "bestuur" and len(punten) > VOORAAN:
        return f"Dit zijn de eerste {VOORAAN} van uw {len(punten)} actiepunten. Het volledige verslag noemt ze alle."
    deels = {punt.status == "klaar" for punt in punten} == {True, False}
    return "Deze actiepunten hebt u gekozen." + " Wat klaar is, staat onderaan." * deels


def _inleiding(stof: Stof, hoeveel: int) -> str:
    if not hoeveel:
        return _zonder_adviezen(tellend(stof.uitslag.uitkomsten))
    if hoeveel == 1:
        return "Er is één advies."
    hier = f"Er zijn {hoeveel}" if hoeveel <= VOORAAN else f"Dit zijn de {VOORAAN} belangrijkste van {hoeveel}"
    return f"{hier} adviezen. Van de adviezen staat het belangrijkste bovenaan."


def _zonder_adviezen(posten: Sequence[Post]) -> str:
    """Waarom er geen advies is: niets telt mee, het is nog niet bekend, of alles staat op de hoogste situatie."""
    onbekend = sum(map(is_onbekend, posten))
    if onbekend:
        staan = aantal(onbekend, "vraag is", "vragen zijn")
        return f"Er zijn nog geen adviezen, want {staan} nog open of onbekend. Zoek die eerst uit."
    if not posten:
        return "Er telt geen enkele vraag mee. Daarom zijn er geen adviezen."
    return "U staat bij elke vraag die meetelt op de hoogste situatie. Houd dit vast."


def _rest(hoeveel: int, doelgroep: Doelgroep) -> str:
    if not hoeveel:
        return ""
    waar = "onder Daarna" if doelgroep == "school" else "in het volledige verslag"
    staat = "Het andere advies staat" if hoeveel == 1 else f"De andere {hoeveel} adviezen staan"
    return f"{staat} {waar}."


def _kaart(stof: Stof, nummer: int, advies: Advies, afspraak: tuple[Veld, ...] = ()) -> Kaart:
    vraag, woorden = advies.vraag, stof.boek.van_vraag(stof.posten[advies.naam])
    return Kaart(
        str(nummer),
        advies.tekst,
        vraag.vraag,
        stof.titel(advies.naam),
        vraag.waarom,
        tuple(_opbrengst(stof, advies)),
        woorden.velden[1:] if afspraak else woorden.velden,
        afspraak,
        woorden.bronnen,
    )


def _daarna(stof: Stof, nummer: int, advies: Advies) -> Daarna:
    woorden = stof.boek.van_vraag(stof.posten[advies.naam])
    titel = stof.titel(advies.naam)
    return Daarna(str(nummer), advies.tekst, advies.vraag.vraag, titel, woorden.wie, woorden.maat)


def _gekozen(stof: Stof, nummer: int, punt: Actiepunt, advies: Advies | None) -> Kaart:
    rollen = stof.wijzer.kop.rollen
    afspraak = (
        Veld("Wie", rollen.get(punt.wie, punt.wie) if punt.wie else "nog niet afgesproken"),
        Veld("Wanneer", datum(punt.wanneer) if punt.wanneer else "nog niet afgesproken"),
        Veld("Status", _STATUS[punt.status]),
    )
    stap, post = _stap(stof, punt), stof.posten.get(punt.vraag)
    if advies and punt.status != "klaar" and advies.van == stap.van:
        return _kaart(stof, nummer, advies, afspraak)
    vraag = stof.wijzer.vraag(punt.vraag)
    zin = _hoe_het_staat(stof, punt, stap, post)
    eigen = vraag.adviezen.get(punt.van or 0)
    wat = eigen or zin or vraag.adviezen[stap.van or vraag.ladder[0]]
    titel, waarom = (stof.titel(punt.vraag), vraag.waarom) if post else ("", "")
    bronnen = stof.boek.van_vraag(post).bronnen if post else None
    opbrengst = (zin,) if eigen and zin else ()
    return Kaart(str(nummer), wat, vraag.vraag, titel, waarom, opbrengst, (), afspraak, bronnen)


def _stap(stof: Stof, punt: Actiepunt) -> Stap:
    antwoord = stof.antwoorden.antwoord(*punt.vraag.split("."))
    return stap_van(punt, stof.wijzer.vraag(punt.vraag), antwoord)


def _omvat(stof: Stof, punt: Actiepunt, advies: Advies) -> bool:
    """Of dit actiepunt de stap van dit advies al is; een lagere stap van de vraag laat het advies staan."""
    return punt.vraag == advies.naam and (_stap(stof, punt).naar or advies.naar) >= advies.naar


def _hoe_het_staat(stof: Stof, punt: Actiepunt, stap: Stap, post: Post | None) -> str:
    """Wat het antwoord van nu over het actiepunt zegt; leeg als er gewoon nog iets te doen is."""
    if post is None or post.soort == "nvt":
        return "Deze vraag telt nu niet mee. Kijk of dit actiepunt nog nodig is."
    if is_bereikt(stap, post.vraag, stof.antwoorden.antwoord(*punt.vraag.split("."))):
        if stap.naar is None:
            return "U hebt hier de hoogste situatie bereikt. Houd dit vast."
        if punt.status == "klaar":
            return "Dit is klaar, en uw antwoord laat het zien. Houd dit vast."
        return "Uw antwoord laat zien dat u dit al doet. Zet de status op klaar."
    if punt.status == "klaar":
        weet = "Weet u nu hoe het gaat? Vul dan uw antwoord in" if is_onbekend(post) else _ANDERS
        return f"U zette dit op klaar. {weet}, dan telt het mee."
    wie = stof.wijzer.kop.rollen[post.vraag.rol]
    return f"Zoek eerst uit hoe het nu is. Vraag het aan: {wie}." if is_onbekend(post) else ""


# --- wat een advies oplevert ------------------------------------------------------------------------


def _opbrengst(stof: Stof, advies: Advies) -> Iterator[str]:
    post = stof.posten[advies.naam]
    uitkomst = stof.uitslag.uitkomst(post.dimensie)
    if "route" in advies.redenen and uitkomst.niveau:
        stappen = sum(stap.stappen for stap in uitkomst.route)
        doel = f"{stof.niveau(uitkomst.niveau.aantoonbaar + 1)} in {uitkomst.titel}"
        yield f"Hiermee haalt u {doel}." if stappen == 1 else f"Een van de {stappen} stappen naar {doel}."
    if "drempel" in advies.redenen:
        yield f"Harde eis: zonder deze stap haalt u {stof.niveau(houdt_tegen(stof, post))} niet."
    if not advies.redenen:
        yield _winst(uitkomst, advies)


def _winst(uitkomst: Uitkomst, advies: Advies) -> str:
    """Wat een stap aan de score van de dimensie toevoegt."""
    vraag, score = advies.vraag, uitkomst.score
    som = sum(post.vraag.gewicht for post in tellend([uitkomst]))
    erbij = Fraction(100 * vraag.gewicht * (advies.naar - advies.van), (vraag.top - 1) * som)
    nu = score.aantoonbaar if score else Fraction(0)
    return f"Uw score in {uitkomst.titel} gaat van {getal(nu)} naar {getal(nu + erbij)}."


def houdt_tegen(stof: Stof, post: Post) -> int:
    """Het laagste niveau waarvan deze vraag de drempel niet haalt."""
    return next(niveau for niveau in range(2, stof.wijzer.hoogste + 1) if mist_drempel(post, niveau))


def stappen_en_vragen(stappen: int, vragen: int) -> str:
    """`4 stappen bij 3 vragen`."""
    return f"{aantal(stappen, 'stap', 'stappen')} bij {aantal(vragen, 'vraag', 'vragen')}"
