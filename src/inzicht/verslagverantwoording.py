"""De verantwoording in het verslag: hoe een niveau tot stand kwam, en waar het op steunt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from inzicht.tekst import opsomming
from inzicht.verslagtaal import Stof, aantal, getal, hoofdletter, procent
from inzicht.verslagvorm import Belemmeringregel, Herkomst, Onderbouwing, Veld, Verantwoording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inzicht.oordeel import Belemmering, Uitkomst
    from inzicht.wijzer import Vraag

VOORBEHOUD: Final = (
    "Deze uitkomst is een hulpmiddel, geen juridisch advies. Vraag bij twijfel uw privacy officer of FG."
)


def verantwoording(stof: Stof, herkomst: Herkomst) -> Verantwoording:
    """Maak de verantwoording."""
    gebruikt = {naam for post in stof.posten.values() for naam in post.vraag.bronnen}
    return Verantwoording(
        _rekenregel(stof),
        tuple(_onderbouwing(stof, uitkomst) for uitkomst in stof.uitslag.uitkomsten),
        tuple(melding.tekst for melding in stof.uitslag.meldingen),
        stof.verwijzingen(naam for naam in stof.wijzer.kop.bronnen if naam in gebruikt),
        _begrippen(stof),
        _herkomst(stof, herkomst),
        VOORBEHOUD,
    )


def _rekenregel(stof: Stof) -> tuple[str, ...]:
    grenzen = stof.wijzer.kop.oordeel
    return (
        "Elke vraag telt mee naar gewicht: 1, 2 of 3.",
        f"U haalt een niveau als {grenzen.grotendeels}% van het gewicht dat niveau haalt.",
        f"Van elk niveau eronder is {grenzen.volledig}% nodig.",
        "Sommige vragen zijn een harde eis. Haalt u die eis niet, dan haalt u het niveau ook niet.",
        "Wat onbekend of open is, telt eerst als laagste situatie en dan als hoogste. Zo ontstaan twee uitersten.",
        "Er is geen gemiddelde over de dimensies. De laagste dimensie bepaalt waar u begint.",
    )


def _onderbouwing(stof: Stof, uitkomst: Uitkomst) -> Onderbouwing:
    niveau = uitkomst.niveau
    doel = niveau.aantoonbaar + 1 if niveau else 0
    return Onderbouwing(
        uitkomst.titel,
        (_tellingen(uitkomst), *_zinnen(stof, uitkomst)),
        tuple(Veld(hoofdletter(stof.niveau(n)), f"{getal(deel)}%") for n, deel in uitkomst.dekking),
        f"Wat {stof.niveau(doel)} tegenhoudt" if uitkomst.belemmeringen else "",
        tuple(_belemmering(stof, een) for een in uitkomst.belemmeringen),
    )


def _tellingen(uitkomst: Uitkomst) -> str:
    tel = uitkomst.aantal
    delen = f"{tel.beantwoord} beantwoord, {tel.onbekend} onbekend, {tel.open} open en {tel.nvt} niet van toepassing"
    return f"{hoofdletter(aantal(tel.vragen, 'vraag hoort', 'vragen horen'))} bij uw school: {delen}."


def _zinnen(stof: Stof, uitkomst: Uitkomst) -> Iterator[str]:
    niveau = uitkomst.niveau
    if niveau is None:
        yield "Geen uitkomst, want er telt geen vraag mee."
        return
    yield _want(stof, uitkomst, niveau.aantoonbaar)
    if niveau.mogelijk > niveau.aantoonbaar:
        yield f"Valt alles wat u nog niet weet goed uit, dan is het {stof.niveau(niveau.mogelijk)}."
    if niveau.zonder_drempels > niveau.aantoonbaar:
        yield f"Zonder de harde eisen was het {stof.niveau(niveau.zonder_drempels)}."
    if niveau.aantoonbaar < stof.wijzer.hoogste:
        yield _ontbreekt(stof, uitkomst, niveau.aantoonbaar + 1)


def _want(stof: Stof, uitkomst: Uitkomst, bereikt: int) -> str:
    grenzen, hier = stof.wijzer.kop.oordeel, hoofdletter(stof.niveau(bereikt))
    if bereikt == 1:
        return f"{hier}, want dit niveau heeft elke school die begint."
    eisen = [(n, deel, grenzen.grotendeels if n == bereikt else grenzen.volledig) for n, deel in uitkomst.dekking]
    delen = [f"{procent(deel, nodig)} haalt niveau {n} (nodig is {nodig}%)" for n, deel, nodig in eisen if n <= bereikt]
    return f"{hier}, want {opsomming(reversed(delen))}."


def _ontbreekt(stof: Stof, uitkomst: Uitkomst, doel: int) -> str:
    drempels = stof.drempels(uitkomst)
    eisen = [f"{aantal(len(drempels), 'harde eis', 'harde eisen')}"] if drempels else []
    tekort = [f"genoeg gewicht ({opsomming(stof.tekort(uitkomst))})"] if stof.tekort(uitkomst) else []
    werkwoord = "ontbreken" if len(drempels) > 1 or len(eisen + tekort) > 1 else "ontbreekt"
    return f"Voor {stof.niveau(doel)} {werkwoord}: {opsomming(eisen + tekort)}."


def _belemmering(stof: Stof, een: Belemmering) -> Belemmeringregel:
    vraag = stof.posten[een.vraag].vraag
    return Belemmeringregel(
        vraag.vraag,
        "harde eis" if een.soort == "drempel" else "gewicht",
        stof.situatie(vraag, een.heeft),
        stof.situatie(vraag, een.nodig),
    )


def _begrippen(stof: Stof) -> tuple[Veld, ...]:
    """De begrippen die in de gebruikte teksten voorkomen, op volgorde van de wijzer."""
    tekst = "\n".join(_bankteksten(stof))
    klein = tekst.lower()
    gevonden = []
    for begrip in stof.wijzer.kop.begrippen.values():
        hooi = tekst if begrip.term != begrip.term.lower() else klein
        if begrip.term in hooi and re.search(rf"(?<!\w){re.escape(begrip.term)}(?!\w)", hooi):
            gevonden.append(Veld(begrip.term, begrip.betekenis))
    return tuple(gevonden)


def _bankteksten(stof: Stof) -> Iterator[str]:
    for stap in stof.wijzer.kop.processtappen.values():
        yield from (stap.titel, stap.uitleg, *stap.wie, *stap.systemen)
    for uitkomst in stof.uitslag.uitkomsten:
        for tekst in stof.wijzer.per_dimensie[uitkomst.dimensie].uitkomsten.values():
            yield from (tekst.stand, tekst.vervolg)
    for post in stof.posten.values():
        yield from _vraagteksten(post.vraag)


def _vraagteksten(vraag: Vraag) -> Iterator[str]:
    yield from (vraag.vraag, vraag.waarom)
    yield from vraag.situaties.values()
    yield from vraag.adviezen.values()


def _herkomst(stof: Stof, herkomst: Herkomst) -> tuple[Veld, ...]:
    kop, kenmerk = stof.wijzer.kop, herkomst.antwoordenkenmerk
    return (
        Veld("Gemaakt met", f"inzicht {herkomst.versie}"),
        Veld("Wijzer", f"{kop.id}, versie {kop.versie}"),
        Veld("Kenmerk van de wijzer", stof.wijzer.kenmerk),
        Veld("Kenmerk van de antwoorden", kenmerk if ":" in kenmerk else f"sha256:{kenmerk}"),
    )
