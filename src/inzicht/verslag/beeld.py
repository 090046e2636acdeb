"""Maak van een uitslag het beeld van het verslag: al het rekenwerk en alle woordkeus staan hier en hieronder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inzicht.oordeel.beoordeling import Niveaus, Uitkomst
from inzicht.oordeel.standtekst import is_bereik, onzeker, standtekst
from inzicht.oordeel.taal import (
    hoofdletter,
    noem_bereik,
    noem_score,
    noem_situatie,
    noem_stand,
    standdelen,
    tegenhouder,
)
from inzicht.oordeel.volgende import Post
from inzicht.tekst import aantal, opsomming
from inzicht.verslag.onzeker import uitzoeken
from inzicht.verslag.plan import plan
from inzicht.verslag.route import routekaart
from inzicht.verslag.stof import Stof, Woordenboek
from inzicht.verslag.tekening import maak_meter, maak_trap
from inzicht.verslag.verantwoording import VOORBEHOUD, herkomstvelden, verantwoording
from inzicht.verslag.vorm import (
    Dimensiedeel,
    Doelgroep,
    Herkomst,
    Overzicht,
    Paneel,
    Stap,
    Trap,
    Uitwerking,
    Veld,
    Verslagbeeld,
    Vraagregel,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inzicht.modellen.antwoorden import Antwoord, Antwoorden
    from inzicht.modellen.wijzer import Wijzer
    from inzicht.oordeel.beoordeling import Uitslag
    from inzicht.verslag.vorm import Daarna

__all__ = ["Doelgroep", "Herkomst", "Verslagbeeld", "Woordenboek", "maak_beeld"]

ZWAKSTE: Final = 3
_SOORTEN: Final[dict[Doelgroep, str]] = {"school": "Adviesrapport", "bestuur": "Adviesrapport voor het bestuur"}
_STAAT: Final = {"onbekend": "Weet ik niet", "open": "Nog open", "nvt": "Niet van toepassing"}


def maak_beeld(
    wijzer: Wijzer,
    antwoorden: Antwoorden,
    uitslag: Uitslag,
    herkomst: Herkomst,
    *,
    doelgroep: Doelgroep = "school",
    boek: Woordenboek | None = None,
) -> Verslagbeeld:
    """Maak het beeld van het verslag; zuiver, dus dezelfde invoer geeft hetzelfde beeld.

    Wie veel verslagen maakt, geeft steeds hetzelfde `boek` van de wijzer mee; dat scheelt werk.
    """
    stof = Stof(boek or Woordenboek(wijzer), antwoorden, uitslag)
    begin, daarna = plan(stof, doelgroep)
    return Verslagbeeld(
        _SOORTEN[doelgroep],
        antwoorden.school.naam,
        wijzer.kop.titel,
        stof.gegevens(),
        _overzicht(stof),
        begin,
        routekaart(stof, doelgroep),
        _uitwerking(stof, daarna) if doelgroep == "school" else None,
        herkomstvelden(stof, herkomst),
        VOORBEHOUD,
    )


def _uitwerking(stof: Stof, daarna: tuple[Daarna, ...]) -> Uitwerking:
    return Uitwerking(
        daarna,
        tuple(_stap(stof, naam) for naam in stof.wijzer.kop.processtappen),
        tuple(_dimensiedeel(stof, uitkomst) for uitkomst in stof.uitslag.uitkomsten),
        uitzoeken(stof),
        verantwoording(stof),
    )


# --- overzicht --------------------------------------------------------------------------------------


def _overzicht(stof: Stof) -> Overzicht:
    return Overzicht(
        _vooraf(stof),
        _kern(stof),
        tuple(_tegenhouder(stof, naam) for naam in stof.uitslag.laagste.dimensies),
        tuple(_paneel(stof, uitkomst) for uitkomst in stof.uitslag.uitkomsten),
        tuple(_niveauregels(stof)),
        _uitleg(stof),
    )


def _vooraf(stof: Stof) -> tuple[str, ...]:
    zinnen = []
    if stof.uitslag.voorlopig:
        open_ = sum(uitkomst.aantal.open for uitkomst in stof.uitslag.uitkomsten)
        staat = f"{aantal(open_, 'vraag staat', 'vragen staan')} nog open"
        zinnen.append(f"Deze uitslag is voorlopig: {staat}.")
    if stof.kort:
        zinnen.append("Deze uitslag is een indicatie: alleen de vragen van de korte scan tellen mee.")
    return tuple(zinnen)


def _kern(stof: Stof) -> str:
    laagste = stof.uitslag.laagste
    if laagste.aantoonbaar is None:
        return "Er is geen uitkomst, want er telt geen enkele vraag mee."
    titels = [stof.wijzer.per_dimensie[naam].titel for naam in laagste.dimensies]
    hoog = {niveau.mogelijk for naam in laagste.dimensies if (niveau := stof.uitslag.uitkomst(naam).niveau)}
    staat = "staat" if len(titels) == 1 else "staan"
    wie = "Alle dimensies staan gelijk" if _gelijk(stof) else f"{opsomming(titels)} {staat} het laagst"
    if len(hoog) == 1:
        return f"{wie}: {noem_bereik(stof.wijzer, laagste.aantoonbaar, *hoog)}."
    if _gelijk(stof):
        return f"Bij alle dimensies kunt u nu {stof.niveau(laagste.aantoonbaar)} laten zien."
    return f"{wie}: u kunt nu {stof.niveau(laagste.aantoonbaar)} laten zien."


def _gelijk(stof: Stof) -> bool:
    """Of elke dimensie nu hetzelfde niveau kan laten zien, zodat er geen laagste is."""
    return len(stof.uitslag.laagste.dimensies) == len(stof.uitslag.uitkomsten) > 1


def _tegenhouder(stof: Stof, naam: str) -> str:
    uitkomst = stof.uitslag.uitkomst(naam)
    tekst = tegenhouder(stof.wijzer, uitkomst)
    return tekst if len(stof.uitslag.laagste.dimensies) == 1 else f"{uitkomst.titel}: {tekst[:1].lower()}{tekst[1:]}"


def _niveauregels(stof: Stof) -> Iterator[Veld]:
    """Wat het bereikte niveau en het streefniveau betekenen.

    Het bereikte niveau staat er alleen als het vaststaat: de omschrijving zegt wat de school doet.
    """
    hier, streef = stof.uitslag.laagste.aantoonbaar, stof.wijzer.kop.streefniveau
    laagste = [stof.uitslag.uitkomst(naam).niveau for naam in stof.uitslag.laagste.dimensies]
    vast = all(niveau == Niveaus(hier, hier, hier) for niveau in laagste) if hier else False
    betekenis = stof.boek.betekenissen
    if hier and hier != streef and vast and not stof.kort:
        yield Veld(f"Zo is het op {stof.niveau(hier)}", betekenis[hier - 1].waarde)
    yield Veld(f"Zo is het op {stof.niveau(streef)}, het streefniveau", betekenis[streef - 1].waarde)


def _uitleg(stof: Stof) -> str:
    bereiken = [uitkomst for uitkomst in stof.uitslag.uitkomsten if is_bereik(uitkomst)]
    zinnen = ["De score loopt van 0 tot 100. De score toont vooruitgang, maar bepaalt het niveau niet."]
    if bereiken:
        twijfel = onzeker(post for uitkomst in bereiken for post in uitkomst.posten)
        zinnen.append(
            f"Staan er twee niveaus, dan {twijfel.oorzaak}. Het eerste kunt u nu laten zien. "
            f"Het tweede is mogelijk als {twijfel.als_het_meevalt}."
        )
    return " ".join(zinnen)


def _paneel(stof: Stof, uitkomst: Uitkomst) -> Paneel:
    streef, tel = stof.wijzer.kop.streefniveau, uitkomst.aantal
    cijfers, namen = standdelen(stof.wijzer, uitkomst)
    return Paneel(
        uitkomst.dimensie,
        uitkomst.titel,
        _trap(stof, uitkomst),
        hoofdletter(cijfers),
        namen,
        f"{streef} ({stof.wijzer.niveaunaam(streef)})",
        noem_score(uitkomst.score),
        f"{tel.beantwoord} van {tel.vragen - tel.nvt}",
        uitkomst.dimensie in stof.uitslag.laagste.dimensies and not _gelijk(stof),
    )


def _trap(stof: Stof, uitkomst: Uitkomst) -> Trap | None:
    if uitkomst.niveau is None:
        return None
    laag, hoog = uitkomst.niveau.aantoonbaar, uitkomst.niveau.mogelijk
    stand = hoofdletter(noem_stand(stof.wijzer, uitkomst))
    return maak_trap(laag, hoog, stof.wijzer.kop.streefniveau, stof.wijzer.hoogste, stand)


# --- procesplaat ------------------------------------------------------------------------------------


def _stap(stof: Stof, naam: str) -> Stap:
    stap, score = stof.wijzer.kop.processtappen[naam], dict(stof.uitslag.processtappen)[naam]
    posten = [post for post in stof.posten.values() if post.vraag.processtap == naam]
    onbekend = sum(post.is_onbekend for post in posten)
    zwak = sorted((p for p in posten if p.soort == "beantwoord" and p.laag < p.vraag.top), key=_zwakte)
    return Stap(
        stap.titel,
        stap.uitleg,
        ", ".join(stap.wie),
        ", ".join(stap.systemen),
        noem_score(score),
        maak_meter(score),
        tuple(Veld(post.vraag.vraag, noem_situatie(post.vraag, post.laag)) for post in zwak[:ZWAKSTE]),
        f"Nog niet bekend: {aantal(onbekend, 'vraag', 'vragen')}." if onbekend else "",
    )


def _zwakte(post: Post) -> tuple[float, int]:
    return (post.laag - 1) / (post.vraag.top - 1), -post.vraag.gewicht


# --- dimensies --------------------------------------------------------------------------------------


def _dimensiedeel(stof: Stof, uitkomst: Uitkomst) -> Dimensiedeel:
    leeg = "" if uitkomst.niveau else "Geen uitkomst: er telt geen vraag mee."
    stand = standtekst(stof.wijzer, uitkomst)
    return Dimensiedeel(
        uitkomst.dimensie,
        uitkomst.titel,
        hoofdletter(noem_stand(stof.wijzer, uitkomst)),
        _trap(stof, uitkomst),
        noem_score(uitkomst.score),
        stand.eis or leeg,
        stand.kop,
        stand.stand,
        stand.vervolg,
        tuple(_vraagregel(stof, post) for post in uitkomst.posten),
    )


def _vraagregel(stof: Stof, post: Post) -> Vraagregel:
    toelichting = _toelichting(stof.antwoorden.antwoord(post.dimensie, post.vraag.id))
    if post.soort != "beantwoord":
        vervolg = "Zoek eerst uit hoe het nu is." if post.telt else ""
        return Vraagregel(post.vraag.vraag, (), _STAAT[post.soort], None, vervolg, toelichting)
    woorden = stof.boek.van_vraag(post)
    laag, hoog = woorden.situaties[post.laag], woorden.situaties[post.hoog]
    volgende = woorden.volgende.get(post.laag)
    vervolg = "" if volgende else "U hebt de hoogste situatie bereikt."
    if laag is hoog:
        return Vraagregel(post.vraag.vraag, (laag,), "", volgende, vervolg, toelichting)
    verschil = f"De antwoorden verschillen: van situatie {laag.cijfer} tot {hoog.cijfer}."
    return Vraagregel(post.vraag.vraag, (laag, hoog), verschil, volgende, vervolg, toelichting)


def _toelichting(antwoord: Antwoord) -> tuple[Veld, ...]:
    delen = (("Reden", antwoord.reden), ("Opmerking", antwoord.opmerking), ("Bewijs", antwoord.bewijs))
    return tuple(Veld(naam, waarde) for naam, waarde in delen if waarde)
