"""Maak van een uitslag het beeld van het verslag: alle rekenwerk en alle woordkeus staan hier en in `verslagtaal`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inzicht import verslagplan, verslagverantwoording
from inzicht.oordeel import Post, Uitkomst
from inzicht.tekst import opsomming
from inzicht.verslagtaal import GEEN_UITKOMST, Stof, aantal, datum, hoofdletter, plaats, score, zin
from inzicht.verslagvorm import (
    Balk,
    Dimensiedeel,
    Herkomst,
    Overzicht,
    Overzichtregel,
    Stap,
    Trede,
    Uitzoeken,
    Uitzoekgroep,
    Veld,
    Verslagbeeld,
    Vraagregel,
)

if TYPE_CHECKING:
    from inzicht.antwoorden import Antwoord, Antwoorden
    from inzicht.oordeel import Uitslag
    from inzicht.wijzer import Wijzer

__all__ = ["Herkomst", "Verslagbeeld", "maak_beeld"]

VAK: Final = 30
TUSSEN: Final = 4
ZWAKSTE: Final = 3


def maak_beeld(wijzer: Wijzer, antwoorden: Antwoorden, uitslag: Uitslag, herkomst: Herkomst) -> Verslagbeeld:
    """Maak het beeld van het verslag; zuiver, dus dezelfde invoer geeft hetzelfde beeld."""
    stof = Stof(wijzer, antwoorden, uitslag)
    return Verslagbeeld(
        antwoorden.school.naam,
        wijzer.kop.titel,
        _gegevens(stof),
        _overzicht(stof),
        verslagplan.begin(stof),
        verslagplan.routekaart(stof),
        tuple(_stap(stof, naam) for naam in wijzer.kop.processtappen),
        tuple(_dimensiedeel(stof, uitkomst) for uitkomst in uitslag.uitkomsten),
        _uitzoeken(stof),
        verslagverantwoording.verantwoording(stof, herkomst),
    )


def _gegevens(stof: Stof) -> tuple[Veld, ...]:
    school, kop = stof.antwoorden.school, stof.wijzer.kop
    velden = [Veld("Datum", datum(stof.antwoorden.datum))]
    if school.brin:
        velden.append(Veld("BRIN", school.brin))
    for naam, keuze in school.kenmerken.items():
        kenmerk = kop.kenmerken.get(naam)
        velden.append(Veld(hoofdletter(naam), kenmerk.keuzes.get(keuze, keuze) if kenmerk else keuze))
    if stof.antwoorden.invuller:
        rol = stof.antwoorden.invuller.rol
        velden.append(Veld("Ingevuld door", kop.rollen.get(rol, rol)))
    kort = stof.antwoorden.omvang == "kort"
    velden.append(Veld("Omvang", "korte scan (indicatie)" if kort else "alle vragen"))
    return tuple(velden)


# --- overzicht --------------------------------------------------------------------------------------


def _overzicht(stof: Stof) -> Overzicht:
    laagste = stof.uitslag.laagste
    return Overzicht(
        _vooraf(stof),
        _kern(stof),
        tuple(_tegenhouder(stof, naam) for naam in laagste.dimensies),
        tuple(_overzichtregel(stof, uitkomst) for uitkomst in stof.uitslag.uitkomsten),
        _uitleg(stof),
    )


def _vooraf(stof: Stof) -> tuple[str, ...]:
    zinnen = []
    if stof.uitslag.voorlopig:
        open_ = sum(uitkomst.aantal.open for uitkomst in stof.uitslag.uitkomsten)
        staat = f"{aantal(open_, 'vraag staat', 'vragen staan')} nog open"
        zinnen.append(f"Deze uitslag is voorlopig: {staat}.")
    if stof.antwoorden.omvang == "kort":
        zinnen.append("Deze uitslag is een indicatie: alleen de vragen van de korte scan tellen mee.")
    return tuple(zinnen)


def _kern(stof: Stof) -> str:
    laagste = stof.uitslag.laagste
    if laagste.aantoonbaar is None or laagste.mogelijk is None:
        return "Er is geen uitkomst, want er telt geen enkele vraag mee."
    titels = [stof.wijzer.per_dimensie[naam].titel for naam in laagste.dimensies]
    niveaus = {uitkomst.niveau.mogelijk for uitkomst in stof.uitslag.uitkomsten if uitkomst.niveau}
    gelijk = len(titels) == len(stof.uitslag.uitkomsten) > 1 and len(niveaus) == 1
    staat = "staat" if len(titels) == 1 else "staan"
    wie = "Alle dimensies staan gelijk" if gelijk else f"{opsomming(titels)} {staat} het laagst"
    return f"{wie}: {stof.bereik(laagste.aantoonbaar, laagste.mogelijk)}."


def _tegenhouder(stof: Stof, naam: str) -> str:
    uitkomst = stof.uitslag.uitkomst(naam)
    tekst = stof.tegenhouder(uitkomst)
    return tekst if len(stof.uitslag.laagste.dimensies) == 1 else f"{uitkomst.titel}: {tekst}"


def _uitleg(stof: Stof) -> tuple[str, ...]:
    kop, niveaus = stof.wijzer.kop, [uitkomst.niveau for uitkomst in stof.uitslag.uitkomsten if uitkomst.niveau]
    zinnen = [f"Het streefniveau is {stof.niveau(kop.streefniveau)}."]
    if any(niveau.aantoonbaar != niveau.mogelijk for niveau in niveaus):
        zinnen.append(
            "Twee niveaus betekent: niet alles is bekend. Het eerste kunt u nu laten zien. "
            "Het tweede is mogelijk als alles wat u nog niet weet, goed geregeld is."
        )
    zinnen.append("De score loopt van 0 tot 100. De score toont vooruitgang, maar bepaalt het niveau niet.")
    return tuple(zinnen)


def _overzichtregel(stof: Stof, uitkomst: Uitkomst) -> Overzichtregel:
    streef, tel = stof.wijzer.kop.streefniveau, uitkomst.aantal
    return Overzichtregel(
        uitkomst.dimensie,
        uitkomst.titel,
        _balk(stof, uitkomst),
        hoofdletter(stof.stand(uitkomst)),
        f"{streef} ({stof.wijzer.niveaunaam(streef)})",
        score(uitkomst.score),
        f"{tel.beantwoord} van {tel.vragen - tel.nvt}",
        uitkomst.dimensie in stof.uitslag.laagste.dimensies,
    )


def _balk(stof: Stof, uitkomst: Uitkomst) -> Balk | None:
    if uitkomst.niveau is None:
        return None
    hoogste, streef = stof.wijzer.hoogste, stof.wijzer.kop.streefniveau
    laag, hoog = uitkomst.niveau.aantoonbaar, uitkomst.niveau.mogelijk
    treden = tuple(
        Trede("vol" if n <= laag else "mogelijk" if n <= hoog else "leeg", TUSSEN // 2 + (n - 1) * (VAK + TUSSEN))
        for n in range(1, hoogste + 1)
    )
    midden = treden[streef - 1].x + VAK // 2 if streef <= hoogste else None
    tekst = f"{hoofdletter(stof.stand(uitkomst))}, op een schaal van 1 tot {hoogste}. Streefniveau {streef}."
    return Balk(treden, VAK, hoogste * (VAK + TUSSEN), midden, tekst)


# --- procesplaat ------------------------------------------------------------------------------------


def _stap(stof: Stof, naam: str) -> Stap:
    stap = stof.wijzer.kop.processtappen[naam]
    posten = [post for post in stof.posten.values() if post.vraag.processtap == naam]
    zwak = sorted((p for p in posten if p.soort == "beantwoord" and p.laag < p.vraag.top), key=_zwakte)
    return Stap(
        stap.titel,
        stap.uitleg,
        ", ".join(stap.wie),
        ", ".join(stap.systemen),
        score(dict(stof.uitslag.processtappen)[naam]),
        tuple(Veld(post.vraag.vraag, stof.situatie(post.vraag, post.laag)) for post in zwak[:ZWAKSTE]),
    )


def _zwakte(post: Post) -> tuple[float, int]:
    return (post.laag - 1) / (post.vraag.top - 1), -post.vraag.gewicht


# --- dimensies --------------------------------------------------------------------------------------


def _dimensiedeel(stof: Stof, uitkomst: Uitkomst) -> Dimensiedeel:
    niveau, bank = uitkomst.niveau, stof.wijzer.per_dimensie[uitkomst.dimensie]
    tekst = bank.uitkomsten.get(max(niveau.aantoonbaar, niveau.zonder_drempels)) if niveau else None
    return Dimensiedeel(
        uitkomst.dimensie,
        uitkomst.titel,
        hoofdletter(stof.stand(uitkomst)),
        score(uitkomst.score),
        _drempelzin(stof, uitkomst),
        tekst.stand if tekst else "",
        tekst.vervolg if tekst else "",
        tuple(_vraagregel(stof, post) for post in uitkomst.posten),
    )


def _drempelzin(stof: Stof, uitkomst: Uitkomst) -> str:
    niveau, drempels = uitkomst.niveau, stof.drempelnamen(uitkomst)
    if niveau is None:
        return f"{hoofdletter(GEEN_UITKOMST)}: er telt geen vraag mee."
    if niveau.zonder_drempels <= niveau.aantoonbaar or not drempels:
        return ""
    eis = "deze eis" if len(drempels) == 1 else "deze eisen"
    hier, zonder = stof.niveau(niveau.aantoonbaar), stof.niveau(niveau.zonder_drempels)
    return f"U staat op {hier} door: {zin(opsomming(drempels))} Zonder {eis} was het {zonder}."


def _vraagregel(stof: Stof, post: Post) -> Vraagregel:
    vraag, antwoord = post.vraag, stof.antwoorden.antwoord(post.dimensie, post.vraag.id)
    beantwoord = post.soort == "beantwoord"
    nu = tuple(vraag.situaties[s] for s in dict.fromkeys((post.laag, post.hoog))) if beantwoord else ()
    return Vraagregel(
        vraag.vraag,
        _plaats(post),
        nu,
        _volgende(post),
        _toelichting(antwoord),
    )


def _volgende(post: Post) -> str:
    if post.soort == "nvt":
        return ""
    if post.soort != "beantwoord":
        return "Zoek eerst uit hoe het nu is."
    if post.laag == post.vraag.top:
        return "U hebt de hoogste situatie bereikt."
    return post.vraag.situaties[post.vraag.volgende(post.laag)]


def _plaats(post: Post) -> str:
    vaste = {"onbekend": "Weet ik niet", "open": "Nog open", "nvt": "Niet van toepassing"}
    if post.soort in vaste:
        return vaste[post.soort]
    laag, hoog = plaats(post.vraag, post.laag), plaats(post.vraag, post.hoog)
    welke = f"{laag}" if laag == hoog else f"{laag} tot {hoog}"
    return f"Situatie {welke} van {len(post.vraag.ladder)}"


def _toelichting(antwoord: Antwoord) -> tuple[Veld, ...]:
    delen = (("Reden", antwoord.reden), ("Opmerking", antwoord.opmerking), ("Bewijs", antwoord.bewijs))
    return tuple(Veld(naam, waarde) for naam, waarde in delen if waarde)


# --- uitzoeken --------------------------------------------------------------------------------------


def _uitzoeken(stof: Stof) -> Uitzoeken:
    nvt = []
    for post in stof.posten.values():
        if post.soort == "nvt":
            antwoord = stof.antwoorden.antwoord(post.dimensie, post.vraag.id)
            nvt.append(Veld(post.vraag.vraag, antwoord.reden or "Geen reden genoemd."))
    return Uitzoeken(_groepen(stof, "onbekend"), _groepen(stof, "open"), tuple(nvt))


def _groepen(stof: Stof, soort: str) -> tuple[Uitzoekgroep, ...]:
    posten = [post for post in stof.posten.values() if post.soort == soort]
    groepen = []
    for rol, naam in stof.wijzer.kop.rollen.items():
        vragen = tuple(Veld(p.vraag.vraag, stof.titel(p.naam)) for p in posten if p.vraag.rol == rol)
        if vragen:
            groepen.append(Uitzoekgroep(naam, vragen))
    return tuple(groepen)
