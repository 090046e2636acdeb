"""Het plan in woorden: hoe een stand, een afspraak en een vooruitblik heten, en het plan als tekst."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inzicht.oordeel.taal import GEEN_UITKOMST, hoofdletter, plaats
from inzicht.regels import LEEG, Regel, kop
from inzicht.tekst import datum, in_kolommen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from inzicht.modellen.actiepunten import Stand
    from inzicht.modellen.antwoorden import Antwoorden
    from inzicht.modellen.wijzer import Wijzer
    from inzicht.oordeel.beoordeling import Niveaus
    from inzicht.oordeel.plan import Plan, Planpunt, Vooruitblik

STANDEN: Final[Mapping[Stand, str]] = {
    "te-laat": "te laat",
    "loopt": "loopt",
    "zonder-datum": "zonder datum",
    "al-bereikt": "al bereikt",
    "klaar": "klaar",
    "klaar-niet-te-zien": "klaar, niet te zien",
}
NIEMAND: Final = "nog niemand"


def noem_wie(wijzer: Wijzer, een: Planpunt) -> str:
    """De rol die het oppakt, of `nog niemand`."""
    wie = een.punt.wie
    return wijzer.kop.rollen.get(wie, wie) if wie else NIEMAND


def noem_stap(een: Planpunt) -> str:
    """`situatie 2 -> 3`; zegt erbij als de stap uit het antwoord van nu volgt."""
    van, naar = een.stap.van, een.stap.naar
    if van is None:
        return "zoek eerst uit waar u staat"
    if naar is None:
        return "de hoogste situatie is bereikt"
    afgeleid = ", volgt uit uw antwoord" * een.stap.afgeleid
    return f"situatie {plaats(een.vraag, van)} -> {plaats(een.vraag, naar)}{afgeleid}"


def noem_niveaus(niveau: Niveaus | None) -> str:
    """`2`, `2 tot 3`, of `geen uitkomst`."""
    if niveau is None:
        return GEEN_UITKOMST
    laag, hoog = niveau.aantoonbaar, niveau.mogelijk
    return str(laag) if laag == hoog else f"{laag} tot {hoog}"


def samenvatting(plan: Plan) -> str:
    """`2 van de 5 klaar, 1 te laat; met alles klaar: Opslag 1 -> 2`."""
    hoeveel = len(plan.punten)
    laat = f", {plan.te_laat} te laat" * bool(plan.te_laat)
    return f"{plan.met_status('klaar')} van de {hoeveel} klaar{laat}; {_met_alles_klaar(plan)}"


def _met_alles_klaar(plan: Plan) -> str:
    sprongen = [noem_sprong(een) for een in plan.vooruitblik if noem_niveaus(een.nu) != noem_niveaus(een.alles_klaar)]
    return f"met alles klaar: {', '.join(sprongen)}" if sprongen else "met alles klaar blijven de niveaus gelijk"


def noem_sprong(een: Vooruitblik) -> str:
    """`Opslag 1 -> 2`: het niveau nu, en met alle actiepunten klaar."""
    return _sprong(een.titel, een.nu, een.alles_klaar)


def _sprong(titel: str, van: Niveaus | None, naar: Niveaus | None) -> str:
    return f"{titel} {noem_niveaus(van)} -> {noem_niveaus(naar)}"


def toelichting(een: Planpunt) -> str:
    """Wat er verder bij een actiepunt te zeggen is: wat het antwoord van nu erover zegt, en de notitie."""
    notitie = f"Notitie: {een.punt.notitie}" if een.punt.notitie else ""
    return " ".join(filter(None, (een.zin, notitie)))


def planregels(wijzer: Wijzer, antwoorden: Antwoorden, plan: Plan) -> Iterator[Regel]:
    """Het plan als regels: een per actiepunt, wat te laat is voorop."""
    school = antwoorden.school
    yield kop(f"Plan van {school.voluit}")
    yield Regel(f"Zo staat het op {datum(plan.op)}. Antwoorden van {datum(antwoorden.datum)}.", "zacht")
    yield LEEG
    if plan.punten:
        yield from _rijen(wijzer, plan)
        yield LEEG
        yield Regel(f"{samenvatting(plan)}.", "vet")
    else:
        yield Regel("Er zijn nog geen actiepunten. Kies er een met --kies VRAAG.")
    yield from _als(plan)


def _rijen(wijzer: Wijzer, plan: Plan) -> Iterator[Regel]:
    rijen = [
        (STANDEN[een.stand], datum(een.punt.wanneer) if een.punt.wanneer else "-", noem_wie(wijzer, een))
        for een in plan.punten
    ]
    for een, voor in zip(plan.punten, in_kolommen(rijen), strict=True):
        yield Regel(een.punt.vraag, "vet" if een.stand == "te-laat" else "gewoon", merk=voor)
        delen = (f"{hoofdletter(noem_stap(een))}.", een.tekst, toelichting(een))
        yield Regel(" ".join(filter(None, delen)), "zacht", inspring=2)


def _als(plan: Plan) -> Iterator[Regel]:
    blik = [een for een in plan.vooruitblik if een.als]
    if blik:
        yield LEEG
        sprongen = [
            _sprong(een.titel, een.nu, een.als) for een in blik if noem_niveaus(een.nu) != noem_niveaus(een.als)
        ]
        gevolg = ", ".join(sprongen) if sprongen else "de niveaus blijven gelijk"
        yield Regel(f"Als dit zo was: {gevolg}. Er is niets gewijzigd.")
