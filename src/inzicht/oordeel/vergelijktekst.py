"""Een vergelijking in woorden, en als tekst voor de terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inzicht.oordeel.plantekst import noem_niveaus
from inzicht.oordeel.taal import getal, hoofdletter, noem_keuze, noem_score
from inzicht.regels import LEEG, Regel, kop, punt
from inzicht.tekst import datum

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from inzicht.modellen.keuze import Keuze
    from inzicht.modellen.wijzer import Wijzer
    from inzicht.oordeel.meting import Klasse, Meting, Verandering, Vraagverloop
    from inzicht.oordeel.vergelijking import Afloop, Dimensieverloop, Puntverloop, Vergelijking

KLASSEN: Final[Mapping[Klasse, str]] = {
    "vergelijkbaar": "te vergelijken",
    "herwoord": "anders verwoord, wel te vergelijken",
    "verhuisd": "verhuisd, wel te vergelijken",
    "ladder-anders": "de situaties zijn anders geworden",
    "nieuw": "een nieuwe vraag",
    "vervallen": "de vraag bestaat niet meer",
    "niet-beide": "niet aan beide kanten gevraagd of van toepassing",
}
AFLOPEN: Final[Mapping[Afloop, str]] = {
    "gelukt": "gelukt: klaar, en de situatie ging omhoog",
    "klaar-zonder-stijging": "klaar, maar de situatie ging niet omhoog",
    "toch-omhoog": "niet op klaar gezet, en de situatie ging toch omhoog",
    "niet-gelukt": "niet klaar, en de situatie ging niet omhoog",
    "onbekend": "niet te zien",
}
GROEPEN: Final[tuple[tuple[str, frozenset[str]], ...]] = (
    ("Omhoog", frozenset({"omhoog"})),
    ("Omlaag", frozenset({"omlaag"})),
    ("Bekend geworden", frozenset({"bekend-geworden"})),
    ("Niet meer bekend", frozenset({"niet-meer-bekend"})),
    ("Onzeker, want de antwoorden verschillen", frozenset({"onzeker"})),
)
"""Hoe de vragen die veranderden, bij elkaar staan."""
NIET_TE_VERGELIJKEN: Final = "Niet te vergelijken"


def noem_verandering(verandering: Verandering | None) -> str:
    """Een verandering in woorden; `niet te vergelijken` als er geen is."""
    return (verandering or "niet te vergelijken").replace("-", " ")


def _noem(wijzer: Wijzer, naam: str, keuze: Keuze | None) -> str:
    """Een keuze in woorden; past zij niet meer op een ladder van nu, dan met het cijfer zoals het gegeven is."""
    if keuze is None:
        return "niet gevraagd"
    vraag = wijzer.per_vraagnaam.get(naam)
    return noem_keuze(vraag if vraag and keuze.staat_op(vraag.ladder) else None, keuze)


def noem_vraag(wijzer: Wijzer, naam: str, metingen: Sequence[Meting]) -> str:
    """De tekst van een vraag; van een vraag die vervallen is, de tekst van toen."""
    for bij in (wijzer, *(een.toen for een in metingen)):
        if bij is not None and naam in bij.per_vraagnaam:
            return bij.per_vraagnaam[naam].vraag
    return naam


def noem_verloop(wijzer: Wijzer, een: Vraagverloop) -> str:
    """`situatie 2 -> situatie 3`."""
    return f"{_noem(wijzer, een.naam, een.van)} -> {_noem(wijzer, een.naam, een.naar)}"


def brug(een: Dimensieverloop) -> tuple[str, str, str] | None:
    """De drie cijfers van een stap: oud toen, oud nu en nieuw nu; None als de wijzer van toen niet bij de hand is."""
    eerste, laatste = een.peilingen[0], een.peilingen[-1]
    if eerste.toen is None:
        return None
    return noem_niveaus(eerste.toen.niveau), noem_niveaus(eerste.nu.niveau), noem_niveaus(laatste.nu.niveau)


def gedeeldzin(een: Dimensieverloop) -> str:
    """`10 van de 12 vragen zijn te vergelijken: score 18,3 -> 20,2`; zegt het ook als er geen is."""
    gedeeld = een.gedeeld
    if gedeeld.eerst is None or gedeeld.laatst is None:
        return "Geen vraag is te vergelijken."
    van = f"{gedeeld.vragen} van de {gedeeld.van} vragen die nu tellen, zijn te vergelijken"
    return f"{van}: score {getal(gedeeld.eerst)} -> {getal(gedeeld.laatst)}."


def brugzin(een: Dimensieverloop) -> str:
    """Wat er door de wijzer verschilt en wat door de school; leeg als de wijzer van toen ontbreekt of niets deed."""
    delen = brug(een)
    if delen is None or delen[0] == delen[1]:
        return ""
    toen, oud, nieuw = delen
    return f"Door de wijzer {toen} -> {oud}, door uw school {oud} -> {nieuw}."


def oorzaakzin(wijzer: Wijzer, een: Dimensieverloop) -> str:
    """Welke vragen het verschil maakten; leeg als dat niet te zeggen is."""
    if not een.oorzaken:
        return ""
    wat = "Dit houdt het niveau niet meer tegen" if een.verandering == "omhoog" else "Dit houdt het niveau nu tegen"
    return f"{wat}: {' '.join(wijzer.vraag(naam).vraag for naam in een.oorzaken)}"


def groepen(een: Dimensieverloop) -> Iterator[tuple[str, list[Vraagverloop]]]:
    """De vragen die veranderden, en die niet te vergelijken zijn, in groepen; lege groepen blijven weg."""
    for titel, soorten in GROEPEN:
        rij = [vraag for vraag in een.vragen if vraag.verandering in soorten]
        if rij:
            yield titel, rij
    rest = [vraag for vraag in een.vragen if vraag.klasse in ("ladder-anders", "nieuw", "vervallen", "niet-beide")]
    if rest:
        yield NIET_TE_VERGELIJKEN, rest


def vraagzin(wijzer: Wijzer, een: Vraagverloop, metingen: Sequence[Meting]) -> str:
    """Een vraag met haar verloop, en waarom zij anders is als dat zo is."""
    waarom = "" if een.klasse == "vergelijkbaar" else f" ({KLASSEN[een.klasse]})"
    return f"{noem_vraag(wijzer, een.naam, metingen)} {noem_verloop(wijzer, een)}{waarom}"


def puntzin(wijzer: Wijzer, een: Puntverloop) -> str:
    """Een actiepunt en hoe het afliep."""
    return f"{wijzer.vraag(een.punt.vraag).vraag} {hoofdletter(AFLOPEN[een.afloop])}."


def vergelijkregels(wijzer: Wijzer, vergelijking: Vergelijking) -> Iterator[Regel]:
    """De vergelijking als regels."""
    metingen = vergelijking.metingen
    school = metingen[-1].antwoorden.school
    yield kop(f"Vergelijking van {school.voluit}")
    dagen = " -> ".join(datum(een.datum) for een in metingen)
    yield Regel(f"{dagen}. Alles telt onder {wijzer.kop.titel}, versie {wijzer.kop.versie}.", "zacht")
    for een in vergelijking.dimensies:
        yield LEEG
        yield from _dimensieregels(wijzer, een, metingen)
    if vergelijking.actiepunten:
        yield LEEG
        yield kop("Actiepunten van toen")
        yield from (punt(puntzin(wijzer, een)) for een in vergelijking.actiepunten)
    if vergelijking.meldingen:
        yield LEEG
    for melding in vergelijking.meldingen:
        yield Regel(f"Let op: {melding.tekst}", "let-op")


def _dimensieregels(wijzer: Wijzer, een: Dimensieverloop, metingen: Sequence[Meting]) -> Iterator[Regel]:
    niveaus = " -> ".join(noem_niveaus(peiling.nu.niveau) for peiling in een.peilingen)
    yield kop(f"{een.titel}: niveau {niveaus} ({noem_verandering(een.verandering)})")
    scores = " -> ".join(noem_score(peiling.nu.score) for peiling in een.peilingen)
    for zin in (brugzin(een), f"Score {scores}. {gedeeldzin(een)}", oorzaakzin(wijzer, een)):
        if zin:
            yield Regel(zin)
    for titel, rij in groepen(een):
        yield Regel(f"{titel}:", "vet")
        yield from (punt(vraagzin(wijzer, vraag, metingen), inspring=2) for vraag in rij)
