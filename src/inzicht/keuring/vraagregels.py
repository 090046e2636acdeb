"""Fouten in een vraag: verwijzingen, de ladder van situaties, en drempels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inzicht.keuring.register import Bankstuk, Keurregel, Vondst, fout
from inzicht.tekst import Raadgever, kort

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LAAGSTE_DREMPEL: Final = 2
"""Niveau 1 is altijd bereikt en situatie 1 heeft iedereen: een drempel begint bij 2."""


def _bestaat_niet(wat: str, naam: str, keuzes: Iterable[str], raadgever: Raadgever) -> str:
    return f"{wat} `{kort(naam)}` bestaat niet in wijzer.yaml.{raadgever.raad(naam, keuzes)}"


@fout("W121")
def processtap(stuk: Bankstuk) -> Iterator[Vondst]:
    """De processtap van een vraag bestaat in wijzer.yaml."""
    raadgever = Raadgever()
    stappen = stuk.kop.processtappen
    for nummer, vraag in enumerate(stuk.bank.vragen):
        if vraag.processtap not in stappen:
            yield stuk.in_vraag(
                nummer, ("processtap",), _bestaat_niet("De processtap", vraag.processtap, stappen, raadgever)
            )


@fout("W122")
def rol(stuk: Bankstuk) -> Iterator[Vondst]:
    """De rol van een vraag bestaat in wijzer.yaml."""
    raadgever = Raadgever()
    rollen = stuk.kop.rollen
    for nummer, vraag in enumerate(stuk.bank.vragen):
        if vraag.rol not in rollen:
            yield stuk.in_vraag(nummer, ("rol",), _bestaat_niet("De rol", vraag.rol, rollen, raadgever))


@fout("W123")
def bronnen(stuk: Bankstuk) -> Iterator[Vondst]:
    """Elke bron van een vraag bestaat in wijzer.yaml."""
    raadgever = Raadgever()
    bekend = stuk.kop.bronnen
    for nummer, vraag in enumerate(stuk.bank.vragen):
        for plaats, naam in enumerate(vraag.bronnen):
            if naam not in bekend:
                yield stuk.in_vraag(nummer, ("bronnen", plaats), _bestaat_niet("De bron", naam, bekend, raadgever))


@fout("W124")
def geldt_voor(stuk: Bankstuk) -> Iterator[Vondst]:
    """Elk kenmerk in `geldt_voor`, en elke keuze daarvan, bestaat in wijzer.yaml."""
    raadgever = Raadgever()
    for nummer, kenmerk, waarden in _geldt_voor(stuk):
        pad = ("geldt_voor", kenmerk)
        if kenmerk not in stuk.kop.kenmerken:
            yield stuk.in_vraag(nummer, pad, _bestaat_niet("Het kenmerk", kenmerk, stuk.kop.kenmerken, raadgever))
            continue
        keuzes = stuk.kop.kenmerken[kenmerk].keuzes
        for plaats, waarde in enumerate(waarden):
            if waarde not in keuzes:
                reden = f"`{kort(waarde)}` is geen keuze van {kenmerk}.{raadgever.raad(waarde, keuzes)}"
                yield stuk.in_vraag(nummer, (*pad, plaats), reden)


def _geldt_voor(stuk: Bankstuk) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Elk kenmerk waar een vraag van afhangt: het nummer van de vraag, het kenmerk en de keuzes."""
    for nummer, vraag in enumerate(stuk.bank.vragen):
        for kenmerk, waarden in vraag.geldt_voor.items():
            yield nummer, kenmerk, waarden


@fout("W125")
def nooit_gesteld(stuk: Bankstuk) -> Iterator[Vondst]:
    """Elke vraag geldt voor ten minste een soort school."""
    for nummer, kenmerk, waarden in _geldt_voor(stuk):
        if not waarden:
            reden = "Deze vraag geldt voor geen enkele school. Noem een keuze."
            yield stuk.in_vraag(nummer, ("geldt_voor", kenmerk), reden)


@fout("W131")
def situatie_1(stuk: Bankstuk) -> Iterator[Vondst]:
    """Elke vraag heeft een situatie 1."""
    for nummer, vraag in enumerate(stuk.bank.vragen):
        if 1 not in vraag.situaties:
            yield stuk.in_vraag(nummer, ("situaties",), "Situatie 1 ontbreekt; die is verplicht.", sleutel=True)


@fout("W132")
def situatie_te_hoog(stuk: Bankstuk) -> Iterator[Vondst]:
    """Geen situatie ligt boven het hoogste niveau."""
    hoogste = stuk.hoogste
    for nummer, vraag in enumerate(stuk.bank.vragen):
        for situatie in vraag.ladder if vraag.top > hoogste else ():
            if situatie > hoogste:
                reden = f"Situatie {situatie} kan niet: er zijn {hoogste} niveaus."
                yield stuk.in_vraag(nummer, ("situaties", situatie), reden)


@fout("W133")
def situatie_zonder_advies(stuk: Bankstuk) -> Iterator[Vondst]:
    """Elke situatie heeft een advies, behalve de hoogste."""
    for nummer, vraag in enumerate(stuk.bank.vragen):
        for situatie in vraag.ladder[:-1]:
            if situatie not in vraag.adviezen:
                yield stuk.in_vraag(nummer, ("situaties", situatie), f"Bij situatie {situatie} ontbreekt een advies.")


@fout("W134")
def advies_zonder_situatie(stuk: Bankstuk) -> Iterator[Vondst]:
    """Elk advies hoort bij een situatie die niet de hoogste is."""
    for nummer, vraag in enumerate(stuk.bank.vragen):
        lager = vraag.ladder[:-1]
        for situatie in vraag.adviezen:
            if situatie not in lager:
                wat = "de hoogste situatie" if situatie == vraag.top else f"situatie {situatie}, die niet bestaat"
                yield stuk.in_vraag(nummer, ("adviezen", situatie), f"Dit advies hoort bij {wat}. Haal het weg.")


@fout("W135")
def inspanning_zonder_stap(stuk: Bankstuk) -> Iterator[Vondst]:
    """Een inspanning per stap hoort bij een situatie met een volgende."""
    for nummer, vraag in enumerate(stuk.bank.vragen):
        for situatie in vraag.inspanning:
            if situatie != 1 and situatie not in vraag.ladder[:-1]:
                reden = f"Vanaf situatie {situatie} is er geen stap. Noem een situatie die er is en niet de hoogste is."
                yield stuk.in_vraag(nummer, ("inspanning", situatie), reden)


@fout("W136")
def vervanging_zonder_situatie(stuk: Bankstuk) -> Iterator[Vondst]:
    """Een oude situatie in `per` wordt een situatie die de vraag heeft."""
    for nummer, vraag in enumerate(stuk.bank.vragen):
        for plaats, vervanging in enumerate(vraag.vervangt):
            for oud, nieuw in (vervanging.per or {}).items():
                if nieuw not in vraag.ladder:
                    reden = f"Situatie {nieuw} bestaat niet bij deze vraag. Noem er een die er is, of haal {oud} weg."
                    yield stuk.in_vraag(nummer, ("vervangt", plaats, "per", oud), reden)


@fout("W141")
def drempel_niveau(stuk: Bankstuk) -> Iterator[Vondst]:
    """Een drempel geldt voor een niveau dat bestaat en niet het laagste is."""
    for nummer, vraag in enumerate(stuk.bank.vragen):
        for niveau in vraag.drempels:
            if not LAAGSTE_DREMPEL <= niveau <= stuk.hoogste:
                reden = f"Een drempel geldt voor niveau 2 tot en met {stuk.hoogste}, niet voor {niveau}."
                yield stuk.in_vraag(nummer, ("drempels", niveau), reden)


@fout("W142")
def drempel_situatie(stuk: Bankstuk) -> Iterator[Vondst]:
    """Een drempel noemt een situatie boven de laagste en niet boven de hoogste van de vraag."""
    for nummer, vraag in enumerate(stuk.bank.vragen):
        for niveau, nodig in vraag.drempels.items():
            if not LAAGSTE_DREMPEL <= nodig <= vraag.top:
                reden = f"Een drempel noemt een situatie van 2 tot en met {vraag.top}, niet {nodig}."
                yield stuk.in_vraag(nummer, ("drempels", niveau), reden)


@fout("W143")
def drempel_daalt(stuk: Bankstuk) -> Iterator[Vondst]:
    """De drempel voor een hoger niveau is niet lager."""
    for nummer, vraag in enumerate(stuk.bank.vragen):
        vorige = 0
        for niveau, nodig in sorted(vraag.drempels.items()):
            if nodig < vorige:
                reden = f"De drempel voor niveau {niveau} is lager dan die voor het niveau eronder."
                yield stuk.in_vraag(nummer, ("drempels", niveau), reden)
            vorige = max(vorige, nodig)


VRAAGREGELS: Final[tuple[Keurregel[Bankstuk], ...]] = (
    processtap,
    rol,
    bronnen,
    geldt_voor,
    nooit_gesteld,
    situatie_1,
    situatie_te_hoog,
    situatie_zonder_advies,
    advies_zonder_situatie,
    inspanning_zonder_stap,
    vervanging_zonder_situatie,
    drempel_niveau,
    drempel_situatie,
    drempel_daalt,
)
