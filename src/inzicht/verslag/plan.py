"""Het plan in het verslag: waar de school begint, en wat daarna komt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inzicht.oordeel.advies import VOORAAN, Advies, adviezen
from inzicht.oordeel.beoordeling import tellend
from inzicht.oordeel.puntentekst import afspraken, nog_te_kiezen, op_volgorde, punttekst
from inzicht.oordeel.taal import getal
from inzicht.oordeel.vooruitblik import scoresprong
from inzicht.tekst import aantal
from inzicht.verslag.onzeker import eerst_uitzoeken
from inzicht.verslag.vorm import Begin, Daarna, Doelgroep, Kaart, Veld

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inzicht.modellen.antwoorden import Actiepunt
    from inzicht.oordeel.volgende import Post
    from inzicht.verslag.stof import Stof


def plan(stof: Stof, doelgroep: Doelgroep) -> tuple[Begin, tuple[Daarna, ...]]:
    """Wat eerst uitgezocht moet worden, de gekozen actiepunten of eerste adviezen, en alle adviezen daarna."""
    lijst = adviezen(stof.wijzer, stof.uitslag)
    punten = op_volgorde(stof.antwoorden.actiepunten)
    gekozen = {punt.vraag for punt in punten}
    eerst = eerst_uitzoeken(stof, doelgroep, gekozen)
    if punten:
        per_naam = {advies.naam: advies for advies in lijst}
        kaarten = tuple(_gekozen(stof, nr, punt, per_naam.get(punt.vraag)) for nr, punt in enumerate(punten, start=1))
        rest: Sequence[Advies] = nog_te_kiezen(stof.wijzer, stof.antwoorden, punten, lijst)
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
    onbekend = sum(post.is_onbekend for post in posten)
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
    afspraak = tuple(Veld(naam, waarde) for naam, waarde in afspraken(stof.wijzer, punt))
    post, vraag = stof.posten.get(punt.vraag), stof.wijzer.vraag(punt.vraag)
    tekst = punttekst(stof.wijzer, stof.antwoorden, punt, post, advies)
    if tekst.advies:
        return _kaart(stof, nummer, tekst.advies, afspraak)
    titel, waarom = (stof.titel(punt.vraag), vraag.waarom) if post else ("", "")
    bronnen = stof.boek.van_vraag(post).bronnen if post else None
    opbrengst = (tekst.zin,) if tekst.zin else ()
    return Kaart(str(nummer), tekst.wat, vraag.vraag, titel, waarom, opbrengst, (), afspraak, bronnen)


# --- wat een advies oplevert ------------------------------------------------------------------------


def _opbrengst(stof: Stof, advies: Advies) -> Iterator[str]:
    uitkomst = stof.uitslag.uitkomst(stof.posten[advies.naam].dimensie)
    if advies.brengt_naar is not None:
        stappen = sum(stap.stappen for stap in uitkomst.route)
        doel = f"{stof.niveau(advies.brengt_naar)} in {uitkomst.titel}"
        yield f"Hiermee haalt u {doel}." if stappen == 1 else f"Een van de {stappen} stappen naar {doel}."
    if advies.houdt_tegen is not None:
        yield f"Harde eis: zonder deze stap haalt u {stof.niveau(advies.houdt_tegen)} niet."
    if not advies.redenen:
        sprong = scoresprong(uitkomst, advies)
        yield f"Uw score in {uitkomst.titel} gaat van {getal(sprong.van)} naar {getal(sprong.naar)}."


def stappen_en_vragen(stappen: int, vragen: int) -> str:
    """`4 stappen bij 3 vragen`."""
    return f"{aantal(stappen, 'stap', 'stappen')} bij {aantal(vragen, 'vraag', 'vragen')}"
