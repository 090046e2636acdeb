"""De uitslag als tekst voor de terminal: eerst de niveaus, dan wat ze tegenhoudt, dan wat te doen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inzicht.oordeel.advies import VOORAAN, adviezen, uitzoekpunten
from inzicht.oordeel.puntentekst import (
    afspraken,
    eerst_uit_te_zoeken,
    nog_te_kiezen,
    op_volgorde,
    punttekst,
    zoek_eerst_uit,
)
from inzicht.oordeel.standtekst import standtekst
from inzicht.oordeel.taal import noem_score, noem_stand, plaats
from inzicht.regels import LEEG, Regel, kop, punt
from inzicht.tekst import datum, opsomming

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from inzicht.modellen.antwoorden import Actiepunt, Antwoorden
    from inzicht.modellen.wijzer import Wijzer
    from inzicht.oordeel.advies import Advies
    from inzicht.oordeel.beoordeling import Uitkomst, Uitslag


@dataclass(frozen=True, slots=True)
class Tekens:
    """Waarmee een balk getekend wordt: aantoonbaar, mogelijk en nog niet."""

    vol: str
    half: str
    leeg: str


KAAL: Final = Tekens("#", "+", ".")
"""Voor elke terminal en voor een pijp."""
BLOKKEN: Final = Tekens("\u2588", "\u2592", "\u2591")


def balk(wijzer: Wijzer, uitkomst: Uitkomst, tekens: Tekens = KAAL) -> str:
    """Een vak per niveau: aantoonbaar, dan wat nog mogelijk is, dan de rest."""
    laag = uitkomst.niveau.aantoonbaar if uitkomst.niveau else 0
    hoog = uitkomst.niveau.mogelijk if uitkomst.niveau else 0
    return f"[{tekens.vol * laag}{tekens.half * (hoog - laag)}{tekens.leeg * (wijzer.hoogste - hoog)}]"


def trap(wijzer: Wijzer, uitslag: Uitslag) -> Iterator[Regel]:
    """De niveaus als trap, de hoogste bovenaan; bij elke trede wie daar staat."""
    for niveau in range(wijzer.hoogste, 0, -1):
        hier = [u.titel for u in uitslag.uitkomsten if u.niveau and u.niveau.aantoonbaar == niveau]
        streef = " (streefniveau)" if niveau == wijzer.kop.streefniveau else ""
        staat = f": {opsomming(hier)}" if hier else ""
        tekst = f"{niveau} {wijzer.niveaunaam(niveau)}{streef}{staat}"
        yield Regel(tekst, "vet" if hier else "zacht", inspring=3 * (niveau - 1))


def uitslagregels(wijzer: Wijzer, antwoorden: Antwoorden, uitslag: Uitslag, tekens: Tekens = KAAL) -> Iterator[Regel]:
    """De hele uitslag als regels."""
    school = antwoorden.school
    yield kop(f"Uitslag voor {school.voluit}")
    yield Regel(f"{wijzer.kop.titel}, versie {wijzer.kop.versie}. Antwoorden van {datum(antwoorden.datum)}.", "zacht")
    yield LEEG
    breedte = max(len(uitkomst.titel) for uitkomst in uitslag.uitkomsten)
    for uitkomst in uitslag.uitkomsten:
        tekst = f"{noem_stand(wijzer, uitkomst)}, score {noem_score(uitkomst.score)} van 100"
        yield Regel(tekst, "vet", merk=f"{uitkomst.titel:<{breedte}}  {balk(wijzer, uitkomst, tekens)}  ")
    yield LEEG
    yield from trap(wijzer, uitslag)
    yield LEEG
    yield from _laagste(wijzer, uitslag)
    for uitkomst in uitslag.uitkomsten:
        yield from _uitkomst(wijzer, uitkomst)
    yield from _begin(wijzer, antwoorden, uitslag)
    yield from _uitzoeken(wijzer, uitslag)
    yield from _meldingen(uitslag)


def _laagste(wijzer: Wijzer, uitslag: Uitslag) -> Iterator[Regel]:
    if uitslag.voorlopig:
        yield Regel("Deze uitslag is voorlopig: er zijn nog vragen open.", "let-op")
    if uitslag.laagste.aantoonbaar is not None:
        titels = opsomming(wijzer.per_dimensie[naam].titel for naam in uitslag.laagste.dimensies)
        yield Regel(f"Het laagst: {titels}.")


def _uitkomst(wijzer: Wijzer, uitkomst: Uitkomst) -> Iterator[Regel]:
    niveau = uitkomst.niveau
    if niveau is None:
        return
    stand = standtekst(wijzer, uitkomst)
    yield LEEG
    yield kop(f"{uitkomst.titel}: {noem_stand(wijzer, uitkomst)}")
    if stand.eis:
        yield Regel(stand.eis, "let-op")
    if stand.stand:
        yield Regel(f"{stand.kop}: {stand.stand}")
        yield Regel(f"De volgende stap: {stand.vervolg}")
    if uitkomst.route:
        yield Regel(f"De kleinste weg naar niveau {niveau.aantoonbaar + 1}:")
        for stap in uitkomst.route:
            vraag = wijzer.vraag(stap.vraag)
            zin = f"van situatie {plaats(vraag, stap.van)} naar {plaats(vraag, stap.naar)}"
            uitzoeken = " (zoek eerst uit waar u nu staat)" if stap.uitzoeken else ""
            yield punt(f"{vraag.vraag} - {zin}{uitzoeken}", inspring=2)


def adviesredenen(advies: Advies) -> tuple[str, ...]:
    """Waarom een advies voorrang heeft: `houdt niveau 3 tegen`, `kleinste stap naar niveau 3`."""
    tegen = () if advies.houdt_tegen is None else (f"houdt niveau {advies.houdt_tegen} tegen",)
    route = () if advies.brengt_naar is None else (f"kleinste stap naar niveau {advies.brengt_naar}",)
    return (*tegen, *route)


def adviesnoot(wijzer: Wijzer, advies: Advies) -> str:
    """Waarom een advies voorrang heeft, wie het oppakt, en hoe groot het is."""
    vraag = advies.vraag
    redenen = "; ".join(adviesredenen(advies))
    waarom = f"{redenen[:1].upper()}{redenen[1:]}. " if redenen else ""
    inspanning = vraag.inspanning_vanaf(advies.van)
    return f"{waarom}{wijzer.kop.rollen[vraag.rol]}. Inspanning {inspanning}, impact {vraag.impact}."


def adviesregels(wijzer: Wijzer, advies: Advies, nummer: int) -> Iterator[Regel]:
    """Een advies met nummer, de vraag waar het bij hoort, reden, rol en omvang."""
    yield Regel(advies.tekst, merk=f"{nummer}. ")
    yield Regel(f"{advies.vraag.vraag} {adviesnoot(wijzer, advies)}", "zacht", inspring=3)


def _begin(wijzer: Wijzer, antwoorden: Antwoorden, uitslag: Uitslag) -> Iterator[Regel]:
    """Waar de school begint, zoals in het verslag: eerst uitzoeken, dan haar actiepunten of de eerste adviezen."""
    lijst, punten = adviezen(wijzer, uitslag), op_volgorde(antwoorden.actiepunten)
    uitzoeken = tuple(_eerst(wijzer, uitslag, {een.vraag for een in punten}))
    if not (lijst or punten or uitzoeken):
        return
    yield LEEG
    yield kop("Begin hier")
    yield from uitzoeken
    rest = len(lijst) - VOORAAN
    if punten:
        rest = len(nog_te_kiezen(wijzer, antwoorden, punten, lijst))
        yield from _actiepunten(wijzer, antwoorden, uitslag, punten)
    else:
        for nummer, advies in enumerate(lijst[:VOORAAN], start=1):
            yield from adviesregels(wijzer, advies, nummer)
    if rest > 0:
        nog = "is er nog 1 advies; dat staat" if rest == 1 else f"zijn er nog {rest} adviezen; die staan"
        yield Regel(f"Daarna {nog} in het verslag.", "zacht")


def _eerst(wijzer: Wijzer, uitslag: Uitslag, gekozen: Collection[str]) -> Iterator[Regel]:
    """Wat onbekend is en een niveau tegenhoudt."""
    namen, over = eerst_uit_te_zoeken(uitslag, gekozen)
    if namen:
        yield Regel(f"Zoek eerst uit. {zoek_eerst_uit(len(namen))}")
    for vraag in map(wijzer.vraag, namen):
        yield punt(f"{vraag.vraag} (vraag het aan: {wijzer.kop.rollen[vraag.rol]})")
    if over:
        yield Regel(f"Nog {over} onbekende vragen houden een niveau tegen; die staan onder Zoek uit.", "zacht")


def _actiepunten(
    wijzer: Wijzer, antwoorden: Antwoorden, uitslag: Uitslag, punten: Sequence[Actiepunt]
) -> Iterator[Regel]:
    """De gekozen actiepunten, met wie, wanneer en hoe ver."""
    yield Regel("Dit actiepunt hebt u gekozen:" if len(punten) == 1 else "Deze actiepunten hebt u gekozen:")
    posten = {post.naam: post for uitkomst in uitslag.uitkomsten for post in uitkomst.posten}
    per_naam = {advies.naam: advies for advies in adviezen(wijzer, uitslag)}
    for nummer, een in enumerate(punten, start=1):
        tekst = punttekst(wijzer, antwoorden, een, posten.get(een.vraag), per_naam.get(een.vraag))
        afspraak = ". ".join(f"{naam}: {waarde}" for naam, waarde in afspraken(wijzer, een))
        yield Regel(tekst.wat, merk=f"{nummer}. ")
        if tekst.zin:
            yield Regel(tekst.zin, inspring=3)
        yield Regel(f"{wijzer.vraag(een.vraag).vraag} {afspraak}.", "zacht", inspring=3)


def _uitzoeken(wijzer: Wijzer, uitslag: Uitslag) -> Iterator[Regel]:
    punten = uitzoekpunten(uitslag)
    if not punten:
        return
    yield LEEG
    yield kop("Zoek uit")
    for een in punten:
        soort = "nog open" if een.soort == "open" else "weet ik niet"
        yield punt(f"{een.vraag.vraag} ({soort}; vraag het aan: {wijzer.kop.rollen[een.vraag.rol]})")


def _meldingen(uitslag: Uitslag) -> Iterator[Regel]:
    if uitslag.meldingen:
        yield LEEG
    for melding in uitslag.meldingen:
        yield Regel(f"Let op: {melding.tekst}", "let-op")
