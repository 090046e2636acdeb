"""Fouten in een vraag: verwijzingen, de ladder van situaties, en drempels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inzicht.keuring.register import Keurregel, Vondst, Vraagstuk, fout
from inzicht.tekst import bedoelde

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LAAGSTE_DREMPEL: Final = 2
"""Niveau 1 is altijd bereikt en situatie 1 heeft iedereen: een drempel begint bij 2."""


def _bestaat_niet(wat: str, naam: str, keuzes: Iterable[str]) -> str:
    return f"{wat} `{naam}` bestaat niet in wijzer.yaml.{bedoelde(naam, keuzes)}"


@fout("W121")
def processtap(stuk: Vraagstuk) -> Iterator[Vondst]:
    """De processtap van een vraag bestaat in wijzer.yaml."""
    naam, stappen = stuk.vraag.processtap, stuk.kop.processtappen
    if naam not in stappen:
        yield stuk.vondst(("processtap",), _bestaat_niet("De processtap", naam, stappen))


@fout("W122")
def rol(stuk: Vraagstuk) -> Iterator[Vondst]:
    """De rol van een vraag bestaat in wijzer.yaml."""
    naam, rollen = stuk.vraag.rol, stuk.kop.rollen
    if naam not in rollen:
        yield stuk.vondst(("rol",), _bestaat_niet("De rol", naam, rollen))


@fout("W123")
def bronnen(stuk: Vraagstuk) -> Iterator[Vondst]:
    """Elke bron van een vraag bestaat in wijzer.yaml."""
    for nummer, naam in enumerate(stuk.vraag.bronnen):
        if naam not in stuk.kop.bronnen:
            yield stuk.vondst(("bronnen", nummer), _bestaat_niet("De bron", naam, stuk.kop.bronnen))


@fout("W124")
def geldt_voor(stuk: Vraagstuk) -> Iterator[Vondst]:
    """Elk kenmerk in `geldt_voor`, en elke keuze daarvan, bestaat in wijzer.yaml."""
    for kenmerk, waarden in stuk.vraag.geldt_voor.items():
        pad = ("geldt_voor", kenmerk)
        if kenmerk not in stuk.kop.kenmerken:
            yield stuk.vondst(pad, _bestaat_niet("Het kenmerk", kenmerk, stuk.kop.kenmerken))
            continue
        keuzes = stuk.kop.kenmerken[kenmerk].keuzes
        for nummer, waarde in enumerate(waarden):
            if waarde not in keuzes:
                reden = f"`{waarde}` is geen keuze van {kenmerk}.{bedoelde(waarde, keuzes)}"
                yield stuk.vondst((*pad, nummer), reden)


@fout("W125")
def nooit_gesteld(stuk: Vraagstuk) -> Iterator[Vondst]:
    """Elke vraag geldt voor ten minste een soort school."""
    for kenmerk, waarden in stuk.vraag.geldt_voor.items():
        if not waarden:
            yield stuk.vondst(("geldt_voor", kenmerk), "Deze vraag geldt voor geen enkele school. Noem een keuze.")


@fout("W131")
def situatie_1(stuk: Vraagstuk) -> Iterator[Vondst]:
    """Elke vraag heeft een situatie 1."""
    if 1 not in stuk.vraag.situaties:
        yield stuk.vondst(("situaties",), "Situatie 1 ontbreekt; die is verplicht.", sleutel=True)


@fout("W132")
def situatie_te_hoog(stuk: Vraagstuk) -> Iterator[Vondst]:
    """Geen situatie ligt boven het hoogste niveau."""
    for situatie in stuk.vraag.ladder:
        if situatie > stuk.hoogste:
            reden = f"Situatie {situatie} kan niet: er zijn {stuk.hoogste} niveaus."
            yield stuk.vondst(("situaties", situatie), reden)


@fout("W133")
def situatie_zonder_advies(stuk: Vraagstuk) -> Iterator[Vondst]:
    """Elke situatie heeft een advies, behalve de hoogste."""
    for situatie in stuk.vraag.ladder[:-1]:
        if situatie not in stuk.vraag.adviezen:
            yield stuk.vondst(("situaties", situatie), f"Bij situatie {situatie} ontbreekt een advies.")


@fout("W134")
def advies_zonder_situatie(stuk: Vraagstuk) -> Iterator[Vondst]:
    """Elk advies hoort bij een situatie die niet de hoogste is."""
    for situatie in stuk.vraag.adviezen:
        if situatie not in stuk.vraag.ladder[:-1]:
            wat = "de hoogste situatie" if situatie == stuk.vraag.top else f"situatie {situatie}, die niet bestaat"
            yield stuk.vondst(("adviezen", situatie), f"Dit advies hoort bij {wat}. Haal het weg.")


@fout("W141")
def drempel_niveau(stuk: Vraagstuk) -> Iterator[Vondst]:
    """Een drempel geldt voor een niveau dat bestaat en niet het laagste is."""
    for niveau in sorted(stuk.vraag.drempels):
        if not LAAGSTE_DREMPEL <= niveau <= stuk.hoogste:
            reden = f"Een drempel geldt voor niveau 2 tot en met {stuk.hoogste}, niet voor {niveau}."
            yield stuk.vondst(("drempels", niveau), reden)


@fout("W142")
def drempel_situatie(stuk: Vraagstuk) -> Iterator[Vondst]:
    """Een drempel noemt een situatie boven de laagste en niet boven de hoogste van de vraag."""
    top = stuk.vraag.top
    for niveau, nodig in sorted(stuk.vraag.drempels.items()):
        if not LAAGSTE_DREMPEL <= nodig <= top:
            reden = f"Een drempel noemt een situatie van 2 tot en met {top}, niet {nodig}."
            yield stuk.vondst(("drempels", niveau), reden)


@fout("W143")
def drempel_daalt(stuk: Vraagstuk) -> Iterator[Vondst]:
    """De drempel voor een hoger niveau is niet lager."""
    vorige = 0
    for niveau, nodig in sorted(stuk.vraag.drempels.items()):
        if nodig < vorige:
            reden = f"De drempel voor niveau {niveau} is lager dan die voor het niveau eronder."
            yield stuk.vondst(("drempels", niveau), reden)
        vorige = max(vorige, nodig)


VRAAGREGELS: Final[tuple[Keurregel[Vraagstuk], ...]] = (
    processtap,
    rol,
    bronnen,
    geldt_voor,
    nooit_gesteld,
    situatie_1,
    situatie_te_hoog,
    situatie_zonder_advies,
    advies_zonder_situatie,
    drempel_niveau,
    drempel_situatie,
    drempel_daalt,
)
