"""Hoe een niveau, een score en een drempel in woorden heten; het scherm en het verslag delen deze woorden."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from inzicht.modellen.basis import ONBEKENDE_DATUM, is_datum
from inzicht.oordeel.beoordeling import rond
from inzicht.tekst import MAANDEN, aantal, datum, opsomming

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from fractions import Fraction

    from inzicht.modellen.keuze import Keuze
    from inzicht.modellen.wijzer import Vraag, Wijzer
    from inzicht.oordeel.beoordeling import Bereik, Uitkomst
    from inzicht.oordeel.volgende import Belemmering

GEEN_UITKOMST: Final = "geen uitkomst"
_KEUZEN: Final = {"open": "nog open", "onbekend": "weet ik niet", "nvt": "niet van toepassing"}
_HOOGSTENS: Final = 3


# --- getallen en zinnen -----------------------------------------------------------------------------


def getal(waarde: Fraction) -> str:
    """Een getal met een decimaal en een komma, afgerond zoals de uitslag het doet."""
    return f"{rond(waarde):.1f}".replace(".", ",")


def noem_score(bereik: Bereik | None) -> str:
    """De score van 0 tot 100, als een getal of als `48,1 tot 52,0`."""
    if bereik is None:
        return "geen score"
    laag, hoog = getal(bereik.aantoonbaar), getal(bereik.mogelijk)
    return laag if laag == hoog else f"{laag} tot {hoog}"


def procent(deel: Fraction, nodig: int) -> str:
    """Een percentage; zegt `net geen` als afronden een tekort zou verbergen."""
    tekst = f"{getal(deel)}%"
    return f"net geen {tekst}" if deel < nodig <= rond(deel) else tekst


_GETYPT: Final = re.compile(
    r"(?:[a-z]+ +)?([0-9]{1,2})[-/. ] *([0-9]{1,2}|[a-z]{3,}\.?)[-/. ] *([0-9]{4}|'?[0-9]{2})\Z"
)
"""Een dag, een maand en een jaar; een weekdag ervoor mag, maar zegt niets."""
_DAGEN: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def lees_datum(tekst: str) -> str | None:
    """Een getypte datum als JJJJ-MM-DD, zoals `1-2-2027`, `1 feb 2027` of `2027-02-01`; None als zij niet bestaat.

    Een jaar van twee cijfers is van deze eeuw.
    """
    klein = " ".join(tekst.lower().split())
    getypt = _GETYPT.match(klein)
    weekdag = klein.split(" ")[0]
    if not getypt or (weekdag.isalpha() and not any(dag.startswith(weekdag) for dag in _DAGEN)):
        return klein if is_datum(klein) else None
    dag, maand, jaar = getypt.groups()
    nieuw = f"20{jaar[-2:]}-" if len(jaar) < len("2027") else f"{jaar}-"
    nieuw += f"{_maandnummer(maand):02}-{int(dag):02}"
    return nieuw if is_datum(nieuw) else None


def _maandnummer(tekst: str) -> int:
    """Het nummer van een maand als cijfers, naam of begin van een naam; 0 als die niet bestaat."""
    if tekst.isdecimal():
        return int(tekst)
    begin = tekst.rstrip(".")
    if begin == "mrt":
        return 3
    return next((nummer for nummer, naam in enumerate(MAANDEN, start=1) if naam.startswith(begin)), 0)


def brondatum(peildatum: str) -> str:
    """Van wanneer de tekst van een bron is die gelezen werd."""
    return "datum van de tekst onbekend" if peildatum == ONBEKENDE_DATUM else f"tekst van {datum(peildatum)}"


def hoe_oud(data: Collection[str]) -> str:
    """Een zin over de oudste van deze peildata; leeg als er geen zijn."""
    bekend = [een for een in data if een != ONBEKENDE_DATUM]
    if not data:
        return ""
    if not bekend:
        return "Van de bronnen is de datum onbekend. Controleer de actuele wet."
    rest = " Van sommige bronnen is de datum onbekend." if len(bekend) < len(data) else ""
    return f"De oudste brontekst die wij lazen is van {datum(min(bekend))}. Controleer de actuele wet.{rest}"


def hoofdletter(tekst: str) -> str:
    """Zet de eerste letter als hoofdletter."""
    return tekst[:1].upper() + tekst[1:]


def aangehaald(tekst: str) -> str:
    """Zet een tekst tussen enkele aanhalingstekens."""
    return f"\u2018{tekst}\u2019"


def zin(tekst: str) -> str:
    """Sluit af met een punt, tenzij er al een leesteken staat."""
    return tekst if tekst.rstrip("\u2019'\")").endswith((".", "!", "?")) else f"{tekst}."


def kort_rijtje(namen: Iterable[str]) -> str:
    """Noem er hoogstens drie, en zeg hoeveel eisen er nog zijn."""
    rij = list(namen)
    over = len(rij) - _HOOGSTENS
    rest = f"nog {aantal(over, 'andere eis', 'andere eisen')}"
    return opsomming([*rij[:_HOOGSTENS], rest] if over > 0 else rij)


# --- niveaus en situaties ---------------------------------------------------------------------------


def noem_niveau(wijzer: Wijzer, nummer: int) -> str:
    """`niveau 3 (Bepaald)`."""
    return f"niveau {nummer} ({wijzer.niveaunaam(nummer)})"


def bereikdelen(wijzer: Wijzer, laag: int, hoog: int) -> tuple[str, str]:
    """`niveau 2 tot 3` en `Herhaalbaar tot Bepaald`; bij gelijke niveaus `niveau 2` en `Herhaalbaar`."""
    if laag == hoog:
        return f"niveau {laag}", wijzer.niveaunaam(laag)
    return f"niveau {laag} tot {hoog}", f"{wijzer.niveaunaam(laag)} tot {wijzer.niveaunaam(hoog)}"


def noem_bereik(wijzer: Wijzer, laag: int, hoog: int) -> str:
    """`niveau 2 (Herhaalbaar)`, of `niveau 2 tot 3 (Herhaalbaar tot Bepaald)`."""
    cijfers, namen = bereikdelen(wijzer, laag, hoog)
    return f"{cijfers} ({namen})"


def standdelen(wijzer: Wijzer, uitkomst: Uitkomst) -> tuple[str, str]:
    """Het niveau van een dimensie in cijfers en in namen; `geen uitkomst` zonder namen als er niets telt."""
    if uitkomst.niveau is None:
        return GEEN_UITKOMST, ""
    return bereikdelen(wijzer, uitkomst.niveau.aantoonbaar, uitkomst.niveau.mogelijk)


def noem_stand(wijzer: Wijzer, uitkomst: Uitkomst) -> str:
    """Het niveau van een dimensie in woorden; `geen uitkomst` als er niets telt."""
    cijfers, namen = standdelen(wijzer, uitkomst)
    return f"{cijfers} ({namen})" if namen else cijfers


def plaats(vraag: Vraag, situatie: int) -> int:
    """Het cijfer waarmee het scherm een situatie toont: vanaf 1, op volgorde."""
    return vraag.ladder.index(situatie) + 1


def noem_keuze(vraag: Vraag | None, keuze: Keuze) -> str:
    """Een keuze in woorden, met het cijfer dat het scherm toont: `situatie 2 tot 4`, of `weet ik niet`.

    Zonder vraag staat het cijfer er zoals het gegeven is.
    """
    if keuze.laag is None or keuze.hoog is None:
        return _KEUZEN[keuze.soort]
    laag, hoog = (plaats(vraag, een) if vraag else een for een in (keuze.laag, keuze.hoog))
    return f"situatie {laag} tot {hoog}" if keuze.soort == "bereik" else f"situatie {laag}"


def noem_situatie(vraag: Vraag, situatie: int | None) -> str:
    """`situatie 2 van 5`, of `nog niet bekend`."""
    if situatie is None:
        return "nog niet bekend"
    return f"situatie {plaats(vraag, situatie)} van {len(vraag.ladder)}"


# --- drempels ---------------------------------------------------------------------------------------


def drempels(uitkomst: Uitkomst) -> tuple[Belemmering, ...]:
    """De drempels die het volgende niveau tegenhouden."""
    return tuple(een for een in uitkomst.belemmeringen if een.soort == "drempel")


def drempelnamen(wijzer: Wijzer, uitkomst: Uitkomst) -> tuple[str, ...]:
    """De vragen bij die drempels, tussen aanhalingstekens; zegt erbij wat nog niet bekend is."""
    return tuple(
        aangehaald(wijzer.vraag(een.vraag).vraag) + (" (nog niet bekend)" if een.heeft is None else "")
        for een in drempels(uitkomst)
    )


def drempelzin(wijzer: Wijzer, uitkomst: Uitkomst) -> str:
    """`U staat op niveau 1 door: ... Zonder deze eis was het niveau 4.`; leeg als geen drempel het niveau drukt."""
    niveau, namen = uitkomst.niveau, drempelnamen(wijzer, uitkomst)
    if niveau is None or niveau.zonder_drempels <= niveau.aantoonbaar or not namen:
        return ""
    eis = "deze eis" if len(namen) == 1 else "deze eisen"
    hier, zonder = noem_niveau(wijzer, niveau.aantoonbaar), noem_niveau(wijzer, niveau.zonder_drempels)
    return f"U staat op {hier} door: {zin(opsomming(namen))} Zonder {eis} was het {zonder}."


def eisen(wijzer: Wijzer, uitkomst: Uitkomst, doel: int) -> Iterator[tuple[int, Fraction, int]]:
    """Welk deel van het gewicht elk niveau tot en met `doel` haalt, en welk percentage nodig is."""
    grenzen = wijzer.kop.oordeel
    for niveau, deel in uitkomst.dekking:
        if niveau <= doel:
            yield niveau, deel, grenzen.grotendeels if niveau == doel else grenzen.volledig


def noem_dekking(delen: Iterable[tuple[int, Fraction, int]]) -> str:
    """`92,3% van het gewicht haalt niveau 3 (nodig is 66%) en 100,0% haalt niveau 2 (nodig is 85%)`."""
    zinnen, wat = [], " van het gewicht"
    for niveau, deel, nodig in delen:
        zinnen.append(f"{procent(deel, nodig)}{wat} haalt niveau {niveau} (nodig is {nodig}%)")
        wat = ""
    return opsomming(zinnen)


def tekort(wijzer: Wijzer, uitkomst: Uitkomst) -> str:
    """Welke percentages het volgende niveau mist; leeg als daar niets aan ontbreekt."""
    if uitkomst.niveau is None or uitkomst.niveau.aantoonbaar == wijzer.hoogste:
        return ""
    doel = uitkomst.niveau.aantoonbaar + 1
    return noem_dekking(eis for eis in eisen(wijzer, uitkomst, doel) if eis[1] < eis[2])


def tegenhouder(wijzer: Wijzer, uitkomst: Uitkomst) -> str:
    """Een zin over wat het volgende niveau tegenhoudt."""
    niveau = uitkomst.niveau
    if niveau is None:
        return "Hier telt geen vraag mee. Daarom is er geen uitkomst."
    if niveau.aantoonbaar == wijzer.hoogste:
        return "U staat op het hoogste niveau."
    doel = noem_niveau(wijzer, niveau.aantoonbaar + 1)
    namen = drempelnamen(wijzer, uitkomst)
    if namen:
        return f"Dit houdt {doel} tegen: {zin(kort_rijtje(namen))}"
    return f"Voor {doel} zijn nog te weinig vragen ver genoeg: {tekort(wijzer, uitkomst)}."
