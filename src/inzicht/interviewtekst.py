"""Wat het interview op elk moment vraagt, als regels tekst; bruikbaar voor een schermlezer."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

from inzicht.interview import MINUTEN_PER_VRAAG, Fase
from inzicht.regels import LEEG, Regel, kop, punt
from inzicht.uitslagtekst import adviesregels, noem_niveau

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from inzicht.interview import Gesprek
    from inzicht.wijzer import Vraag, Wijzer


def welkom(wijzer: Wijzer, *, kort: bool) -> Iterator[Regel]:
    """Wat dit is, hoe lang het duurt, en waar de antwoorden blijven."""
    yield kop(wijzer.kop.titel)
    yield Regel(wijzer.kop.inleiding)
    vragen = [vraag for bank in wijzer.banken for vraag in bank.vragen if vraag.kern or not kort]
    aantal = max(sum(vraag.geldt(school) for vraag in vragen) for school in _scholen(wijzer))
    yield Regel(
        f"Het zijn {aantal} vragen. Reken op ongeveer {minuten(aantal)}. Stoppen en later verdergaan kan altijd."
    )
    yield Regel("Uw antwoorden blijven op deze computer. Noem geen namen van leerlingen, ouders of medewerkers.")
    yield Regel(
        "Toetsen: een cijfer kiest. w = weet ik niet, n = niet van toepassing, t = terug, o = overslaan, "
        "? = uitleg, + = opmerking, q = bewaren en stoppen.",
        "zacht",
    )


def _scholen(wijzer: Wijzer) -> Iterator[Mapping[str, str]]:
    """Elke soort school die de kenmerken toelaten."""
    namen = tuple(wijzer.kop.kenmerken)
    for keuzes in itertools.product(*(kenmerk.keuzes for kenmerk in wijzer.kop.kenmerken.values())):
        yield dict(zip(namen, keuzes, strict=True))


def minuten(vragen: int) -> str:
    """Hoe lang deze vragen ongeveer duren: `1 minuut`, `20 minuten`."""
    aantal = max(1, math.ceil(vragen * MINUTEN_PER_VRAAG))
    return "1 minuut" if aantal == 1 else f"{aantal} minuten"


def beeld(gesprek: Gesprek) -> tuple[Regel, ...]:
    """De regels die bij deze toestand horen, met de vraag aan de gebruiker als laatste."""
    return (LEEG, *_BEELDEN[gesprek.fase](gesprek))


def _school(_: Gesprek) -> Iterator[Regel]:
    yield Regel("Hoe heet uw school?", "vet")


def _genummerd(keuzes: Mapping[str, str]) -> Iterator[Regel]:
    for nummer, tekst in enumerate(keuzes.values(), start=1):
        yield punt(tekst, merk=f"{nummer}. ", inspring=2)


def _kenmerk(gesprek: Gesprek) -> Iterator[Regel]:
    kenmerk = gesprek.wijzer.kop.kenmerken[gesprek.te_vragen[0]]
    yield Regel(kenmerk.vraag, "vet")
    yield from _genummerd(kenmerk.keuzes)
    yield Regel(f"Typ een cijfer van 1 tot en met {len(kenmerk.keuzes)}.", "zacht")


def _rol(gesprek: Gesprek) -> Iterator[Regel]:
    yield Regel("Wat is uw rol op school?", "vet")
    yield from _genummerd(gesprek.wijzer.kop.rollen)
    yield Regel("Typ een cijfer, of druk op Enter om dit over te slaan.", "zacht")


def _vraag(gesprek: Gesprek) -> Iterator[Regel]:
    dimensie, vraag = gesprek.huidige
    bank = gesprek.wijzer.per_dimensie[dimensie]
    stap = gesprek.wijzer.kop.processtappen[vraag.processtap].titel
    over = len(gesprek.open_vragen)
    rest = f", nog ongeveer {minuten(over)}" if over else ""
    yield Regel(f"Vraag {gesprek.index + 1} van {len(gesprek.vragen)} - {bank.titel}, {stap}{rest}", "zacht")
    yield Regel(vraag.vraag, "vet")
    yield Regel(vraag.waarom)
    for nummer, situatie in enumerate(vraag.ladder, start=1):
        yield punt(vraag.situaties[situatie], merk=f"{nummer}. ", inspring=2)
    yield from _huidig(gesprek, vraag)


def _huidig(gesprek: Gesprek, vraag: Vraag) -> Iterator[Regel]:
    antwoord = gesprek.antwoord
    if antwoord.keuze is not None:
        yield Regel(f"Uw antwoord is nu: {noem_keuze(gesprek, vraag)}. Enter houdt dit antwoord.")
    if antwoord.opmerking:
        yield Regel(f"Uw opmerking: {antwoord.opmerking}")
    if antwoord.bewijs:
        yield Regel(f"Uw bewijs: {antwoord.bewijs}")
    nvt = ", n = niet van toepassing" if vraag.nvt else ""
    yield Regel(f"Typ 1 tot en met {len(vraag.ladder)}, w = weet ik niet{nvt}, ? = uitleg.", "zacht")


def noem_keuze(gesprek: Gesprek, vraag: Vraag) -> str:
    """Het antwoord in woorden, met het cijfer dat het scherm toont."""
    keuze = gesprek.antwoord.keuze
    if keuze == "onbekend":
        return "weet ik niet"
    if keuze == "nvt":
        return "niet van toepassing"
    if isinstance(keuze, tuple):
        return f"{vraag.ladder.index(keuze[0]) + 1} tot {vraag.ladder.index(keuze[1]) + 1}"
    return str(vraag.ladder.index(keuze) + 1) if isinstance(keuze, int) else "nog open"


def uitleg(gesprek: Gesprek) -> Iterator[Regel]:
    """De uitleg van de vraag, haar bronnen, en de begrippen die erin voorkomen."""
    _, vraag = gesprek.huidige
    kop_ = gesprek.wijzer.kop
    yield LEEG
    yield Regel(vraag.uitleg or "Bij deze vraag is geen extra uitleg.")
    if vraag.nvt:
        yield Regel(f"Niet van toepassing kan als dit klopt: {vraag.nvt}")
    teksten = " ".join((vraag.vraag, vraag.waarom, vraag.uitleg or "", *vraag.situaties.values()))
    for begrip in kop_.begrippen.values():
        if komt_voor(begrip.term, teksten):
            yield punt(f"{begrip.term}: {begrip.betekenis}")
    yield Regel("Bronnen:", "zacht")
    for naam in vraag.bronnen:
        bron = kop_.bronnen[naam]
        yield punt(f"{bron.titel}, {bron.vindplaats} ({bron.uitgever})")


def komt_voor(term: str, tekst: str) -> bool:
    """Of een begrip als los woord in de tekst staat."""
    laag, zoek = f" {tekst.lower()} ", term.lower()
    plaats = laag.find(zoek)
    while plaats > 0:
        if not laag[plaats - 1].isalnum() and not laag[plaats + len(zoek)].isalnum():
            return True
        plaats = laag.find(zoek, plaats + 1)
    return False


def _reden(gesprek: Gesprek) -> Iterator[Regel]:
    yield Regel(f"Niet van toepassing kan als dit klopt: {gesprek.huidige[1].nvt}")
    yield Regel("Waarom is dit bij u niet van toepassing? Typ een korte reden.", "vet")


def _opmerking(gesprek: Gesprek) -> Iterator[Regel]:
    if gesprek.antwoord.opmerking:
        yield Regel(f"Nu staat er: {gesprek.antwoord.opmerking}")
    yield Regel("Uw opmerking bij deze vraag. Enter laat alles zoals het is; een streepje (-) haalt weg.", "vet")


def _bewijs(gesprek: Gesprek) -> Iterator[Regel]:
    if gesprek.antwoord.bewijs:
        yield Regel(f"Nu staat er: {gesprek.antwoord.bewijs}")
    yield Regel("Waar is dit terug te vinden (bewijs)? Enter laat alles zoals het is.", "vet")


def _zeker(_: Gesprek) -> Iterator[Regel]:
    yield Regel("Toch bewaren? Typ j voor ja. Met Enter wordt de tekst niet bewaard.", "vet")


def _nakijken(gesprek: Gesprek) -> Iterator[Regel]:
    yield kop("Nakijken")
    vragen = gesprek.vragen
    for titel, nummers in (("Nog open:", gesprek.open_vragen), ("Weet ik niet:", gesprek.onbekende_vragen)):
        if nummers:
            yield Regel(titel, "vet")
        for nummer in nummers:
            yield punt(vragen[nummer][1].vraag, merk=f"{nummer + 1}. ", inspring=2)
    if not gesprek.open_vragen:
        yield Regel("Alle vragen zijn beantwoord.")
    yield Regel(
        f"Typ het nummer van een vraag (1 tot en met {len(vragen)}) om haar te wijzigen. Enter gaat naar de uitslag.",
        "zacht",
    )


def _dimensie(gesprek: Gesprek) -> Iterator[Regel]:
    yield Regel("Met welke uitkomst wilt u als eerste aan de slag?", "vet")
    uitslag = gesprek.uitslag()
    for nummer, naam in enumerate(gesprek.dimensies(), start=1):
        uitkomst = uitslag.uitkomst(naam)
        yield punt(f"{uitkomst.titel}: {noem_niveau(gesprek.wijzer, uitkomst)}", merk=f"{nummer}. ", inspring=2)
    yield Regel("Typ een cijfer, of druk op Enter om nu niets te kiezen.", "zacht")


def _advies(gesprek: Gesprek) -> Iterator[Regel]:
    bank = gesprek.wijzer.per_dimensie[gesprek.dimensie or ""]
    yield Regel(f"Adviezen voor {bank.titel}, de belangrijkste eerst:", "vet")
    for nummer, advies in enumerate(gesprek.adviezen(), start=1):
        yield from adviesregels(gesprek.wijzer, advies, nummer)
    yield Regel("Welke pakt u op? Typ de nummers, bijvoorbeeld: 1 3. Enter gaat verder.", "zacht")


def _wie(gesprek: Gesprek) -> Iterator[Regel]:
    vraag = gesprek.wijzer.vraag(gesprek.gekozen[0])
    yield Regel(f"{vraag.vraag} - wie pakt dit op?", "vet")
    yield from _genummerd(gesprek.wijzer.kop.rollen)
    yield Regel(f"Typ een cijfer. Enter kiest: {gesprek.wijzer.kop.rollen[vraag.rol]}.", "zacht")


def _wanneer(_: Gesprek) -> Iterator[Regel]:
    yield Regel("Wanneer is het klaar? Typ een datum als 2027-02-01, of druk op Enter.", "vet")


def _klaar(_: Gesprek) -> Iterator[Regel]:
    yield Regel("Het interview is klaar.")


_BEELDEN: Mapping[Fase, Callable[[Gesprek], Iterator[Regel]]] = {
    Fase.SCHOOL: _school,
    Fase.KENMERK: _kenmerk,
    Fase.ROL: _rol,
    Fase.VRAAG: _vraag,
    Fase.REDEN: _reden,
    Fase.OPMERKING: _opmerking,
    Fase.BEWIJS: _bewijs,
    Fase.ZEKER: _zeker,
    Fase.NAKIJKEN: _nakijken,
    Fase.DIMENSIE: _dimensie,
    Fase.ADVIES: _advies,
    Fase.WIE: _wie,
    Fase.WANNEER: _wanneer,
    Fase.KLAAR: _klaar,
}
