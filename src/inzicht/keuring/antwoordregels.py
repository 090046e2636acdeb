"""Fouten in een antwoordenbestand tegenover de wijzer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inzicht.antwoorden import is_ouder
from inzicht.keuring.register import Antwoordstuk, Keurregel, Vondst, fout
from inzicht.tekst import bedoelde, opsomming
from inzicht.wijzer import versiegetallen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inzicht.antwoorden import Antwoord
    from inzicht.wijzer import Vraag
    from inzicht.yamlbron import Pad


@fout("A111")
def andere_wijzer(stuk: Antwoordstuk) -> Iterator[Vondst]:
    """De antwoorden horen bij deze wijzer."""
    naam, hier = stuk.antwoorden.wijzer, stuk.wijzer.kop.id
    if naam != hier:
        reden = f"Dit hoort bij de wijzer `{naam}`, niet bij `{hier}`.{bedoelde(naam, [hier])}"
        yield stuk.vondst(("wijzer",), reden)


@fout("A112")
def nieuwere_wijzer(stuk: Antwoordstuk) -> Iterator[Vondst]:
    """De antwoorden zijn niet met een nieuwere wijzer ingevuld."""
    versie, hier = stuk.antwoorden.wijzerversie, stuk.wijzer.kop.versie
    if versiegetallen(versie) > versiegetallen(hier):
        reden = f"Ingevuld met versie {versie}; hier staat versie {hier}. Gebruik de nieuwere wijzer."
        yield stuk.vondst(("wijzerversie",), reden)


@fout("A113")
def kenmerk(stuk: Antwoordstuk) -> Iterator[Vondst]:
    """Elk kenmerk van de school bestaat in de wijzer."""
    kenmerken = stuk.wijzer.kop.kenmerken
    for naam in () if is_ouder(stuk.antwoorden, stuk.wijzer) else stuk.antwoorden.school.kenmerken:
        if naam not in kenmerken:
            reden = f"Het kenmerk `{naam}` bestaat niet.{bedoelde(naam, kenmerken)}"
            yield stuk.vondst(("school", "kenmerken", naam), reden, sleutel=True)


@fout("A114")
def keuze_van_kenmerk(stuk: Antwoordstuk) -> Iterator[Vondst]:
    """De waarde van een kenmerk is een van de keuzes."""
    kenmerken = stuk.wijzer.kop.kenmerken
    for naam, waarde in () if is_ouder(stuk.antwoorden, stuk.wijzer) else stuk.antwoorden.school.kenmerken.items():
        if naam in kenmerken and waarde not in kenmerken[naam].keuzes:
            keuzes = kenmerken[naam].keuzes
            reden = f"`{waarde}` is geen keuze: {opsomming(keuzes, 'of')}.{bedoelde(waarde, keuzes)}"
            yield stuk.vondst(("school", "kenmerken", naam), reden)


@fout("A115")
def rol_van_invuller(stuk: Antwoordstuk) -> Iterator[Vondst]:
    """De rol van de invuller bestaat in de wijzer."""
    invuller, rollen = stuk.antwoorden.invuller, stuk.wijzer.kop.rollen
    if invuller is not None and invuller.rol not in rollen and not is_ouder(stuk.antwoorden, stuk.wijzer):
        yield stuk.vondst(("invuller", "rol"), f"De rol `{invuller.rol}` bestaat niet.{bedoelde(invuller.rol, rollen)}")


@fout("A121")
def dimensie(stuk: Antwoordstuk) -> Iterator[Vondst]:
    """Elke dimensie onder `antwoorden` en `verwacht` bestaat in de wijzer."""
    if is_ouder(stuk.antwoorden, stuk.wijzer):
        return
    for veld, namen in (("antwoorden", stuk.antwoorden.antwoorden), ("verwacht", stuk.antwoorden.verwacht)):
        for naam in namen:
            if naam not in stuk.wijzer.per_dimensie:
                reden = f"De dimensie `{naam}` bestaat niet.{bedoelde(naam, stuk.wijzer.kop.dimensies)}"
                yield stuk.vondst((veld, naam), reden, sleutel=True)


@fout("A122")
def onbekende_vraag(stuk: Antwoordstuk) -> Iterator[Vondst]:
    """Elke vraag onder `antwoorden` bestaat in die dimensie."""
    if is_ouder(stuk.antwoorden, stuk.wijzer):
        return
    for naam, vak in stuk.antwoorden.antwoorden.items():
        bank = stuk.wijzer.per_dimensie.get(naam)
        for vraag in vak if bank else ():
            if bank and vraag not in bank.per_id:
                reden = f"De vraag `{naam}.{vraag}` bestaat niet.{_raad_vraag(vraag, naam, stuk)}"
                yield stuk.vondst(("antwoorden", naam, vraag), reden, sleutel=True)


def _raad_vraag(naam: str, dimensie_: str, stuk: Antwoordstuk) -> str:
    for bank in stuk.wijzer.banken:
        if naam in bank.per_id:
            return f" Bedoelde u `{bank.id}.{naam}`?"
    return bedoelde(naam, stuk.wijzer.per_dimensie[dimensie_].per_id)


def _gegeven(stuk: Antwoordstuk) -> Iterator[tuple[Vraag, Antwoord, Pad]]:
    """De antwoorden op vragen die bestaan, met hun pad; niets bij een oudere versie van de wijzer."""
    if is_ouder(stuk.antwoorden, stuk.wijzer):
        return
    for naam, vak in stuk.antwoorden.antwoorden.items():
        bank = stuk.wijzer.per_dimensie.get(naam)
        for kort, antwoord in vak.items() if bank else ():
            if bank and kort in bank.per_id:
                yield bank.per_id[kort], antwoord, ("antwoorden", naam, kort, "keuze")


@fout("A123")
def onbekende_situatie(stuk: Antwoordstuk) -> Iterator[Vondst]:
    """De gekozen situatie bestaat bij de vraag."""
    for vraag, antwoord, pad in _gegeven(stuk):
        if antwoord.soort == "beantwoord" and not set(antwoord.grenzen(vraag.ladder)) <= set(vraag.ladder):
            keuzes = opsomming((str(situatie) for situatie in vraag.ladder), "of")
            yield stuk.vondst(pad, f"Deze situatie bestaat niet bij `{vraag.id}`: kies {keuzes}.")


@fout("A124")
def nvt_kan_niet(stuk: Antwoordstuk) -> Iterator[Vondst]:
    """Niet van toepassing staat alleen bij een vraag waar dat kan."""
    for vraag, antwoord, pad in _gegeven(stuk):
        if antwoord.soort == "nvt" and vraag.nvt is None:
            yield stuk.vondst(pad, f"Bij `{vraag.id}` kan `nvt` niet. Kies een situatie of onbekend.")


@fout("A125")
def nvt_zonder_reden(stuk: Antwoordstuk) -> Iterator[Vondst]:
    """Bij niet van toepassing staat een reden."""
    for vraag, antwoord, pad in _gegeven(stuk):
        if antwoord.soort == "nvt" and vraag.nvt is not None and antwoord.reden is None:
            yield stuk.vondst(pad, f"Bij `{vraag.id}` hoort een `reden` waarom het niet van toepassing is.")


@fout("A131")
def vraag_van_actiepunt(stuk: Antwoordstuk) -> Iterator[Vondst]:
    """De vraag van een actiepunt bestaat in de wijzer."""
    if is_ouder(stuk.antwoorden, stuk.wijzer) or not stuk.antwoorden.actiepunten:
        return
    namen = [f"{bank.id}.{vraag.id}" for bank in stuk.wijzer.banken for vraag in bank.vragen]
    for nummer, punt in enumerate(stuk.antwoorden.actiepunten):
        if punt.vraag not in namen:
            reden = f"De vraag `{punt.vraag}` bestaat niet.{bedoelde(punt.vraag, namen)}"
            yield stuk.vondst(("actiepunten", nummer, "vraag"), reden)


@fout("A132")
def rol_van_actiepunt(stuk: Antwoordstuk) -> Iterator[Vondst]:
    """De rol bij een actiepunt bestaat in de wijzer."""
    rollen = stuk.wijzer.kop.rollen
    for nummer, punt in enumerate(() if is_ouder(stuk.antwoorden, stuk.wijzer) else stuk.antwoorden.actiepunten):
        if punt.wie is not None and punt.wie not in rollen:
            reden = f"De rol `{punt.wie}` bestaat niet.{bedoelde(punt.wie, rollen)}"
            yield stuk.vondst(("actiepunten", nummer, "wie"), reden)


HERKOMSTREGELS: Final[tuple[Keurregel[Antwoordstuk], ...]] = (andere_wijzer, nieuwere_wijzer)
"""Faalt een van deze, dan zegt de rest niets: het bestand hoort niet bij deze wijzer."""
ANTWOORDREGELS: Final[tuple[Keurregel[Antwoordstuk], ...]] = (
    kenmerk,
    keuze_van_kenmerk,
    rol_van_invuller,
    dimensie,
    onbekende_vraag,
    onbekende_situatie,
    nvt_kan_niet,
    nvt_zonder_reden,
    vraag_van_actiepunt,
    rol_van_actiepunt,
)
