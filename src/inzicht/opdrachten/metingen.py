"""De rondes van een school laden: bestanden, of een bestand met een vorige ronde, met de wijzers van toen erbij."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from inzicht.fouten import Bevinding, InvoerFout, heel_bestand
from inzicht.modellen.antwoorden import is_ouder
from inzicht.modellen.overzetten import zet_over
from inzicht.modellen.scholen import zelfde_school
from inzicht.modellen.wijzer import versiegetallen
from inzicht.oordeel.anoniem import anonieme_antwoorden
from inzicht.oordeel.meting import Meting, als_antwoorden, past_bij
from inzicht.opdrachten.gemeen import laad_antwoorden, laad_wijzer
from inzicht.opdrachten.wijzerplaats import eerdere_versie
from inzicht.scherm import venster

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inzicht.modellen.antwoorden import Antwoorden
    from inzicht.modellen.wijzer import Wijzer
    from inzicht.opdrachten.gemeen import Geladen


def laad_metingen(bestanden: Sequence[str], wijzer: Wijzer, oude: Sequence[Wijzer]) -> tuple[Meting, ...]:
    """De rondes in deze bestanden; een enkel bestand moet zelf een vorige ronde hebben.

    Werpt `InvoerFout` met de bevindingen van alle bestanden samen, als zij niet van een school zijn, of als er maar
    een ronde is.
    """
    zoek = wijzerzoeker(wijzer, oude)
    geladen = _laad_alles(bestanden, wijzer)
    _eis_een_school(geladen)
    metingen = [_uit_bestand(een, zoek) for een in geladen.values()]
    if len(metingen) > 1:
        return tuple(metingen)
    (naam, een), *_ = geladen.items()
    if een.antwoorden.vorige is None:
        zin = "Hierin staat geen vorige ronde. Geef ook een bestand van een eerdere ronde."
        raise InvoerFout([Bevinding(heel_bestand(naam), "A311", zin)])
    return uit_vorige(een.antwoorden, wijzer, zoek), *metingen


def wijzerzoeker(wijzer: Wijzer, oude: Sequence[Wijzer]) -> Callable[[Antwoorden], Wijzer | None]:
    """Een functie die bij antwoorden de wijzer van toen geeft: de wijzer van nu, een van `oude`, of een eerdere."""

    @cache
    def eerder(versie: str) -> Wijzer | None:
        plaats = eerdere_versie(wijzer.kop.id, versie)
        return laad_wijzer(plaats.map) if plaats else None

    def zoek(antwoorden: Antwoorden) -> Wijzer | None:
        versie = versiegetallen(antwoorden.wijzerversie)
        bekend = (een for een in (wijzer, *oude) if een.kop.id == wijzer.kop.id)
        gevonden = next((een for een in bekend if versiegetallen(een.kop.versie) == versie), None)
        gevonden = gevonden or eerder(antwoorden.wijzerversie)
        return gevonden if gevonden is None or gevonden is wijzer or past_bij(antwoorden, gevonden) else None

    return zoek


def uit_vorige(nu: Antwoorden, wijzer: Wijzer, zoek: Callable[[Antwoorden], Wijzer | None]) -> Meting:
    """De vorige ronde in deze antwoorden als meting; die moet er zijn."""
    if nu.vorige is None:
        raise AssertionError(nu.school.naam)
    toen = als_antwoorden(nu.vorige, nu)
    return Meting(zet_over(toen, wijzer).antwoorden, toen, zoek(toen), "vorige")


def maak_anoniem(metingen: Sequence[Meting], wijzer: Wijzer) -> tuple[Meting, ...]:
    """Dezelfde rondes zonder namen en vrije tekst, en zonder de hash van hun bestand."""
    return tuple(
        Meting(
            anonieme_antwoorden(een.antwoorden, wijzer),
            een.gegeven if een.toen is None else anonieme_antwoorden(een.gegeven, een.toen),
            een.toen,
            een.bron,
        )
        for een in metingen
    )


def _uit_bestand(geladen: Geladen, zoek: Callable[[Antwoorden], Wijzer | None]) -> Meting:
    gegeven = geladen.gegeven or geladen.antwoorden
    return Meting(geladen.antwoorden, gegeven, zoek(gegeven), "bestand", f"sha256:{geladen.kenmerk}")


def _laad_alles(bestanden: Sequence[str], wijzer: Wijzer) -> dict[str, Geladen]:
    geladen: dict[str, Geladen] = {}
    gevonden: list[Bevinding] = []
    for pad in dict.fromkeys(bestanden):
        try:
            geladen[pad] = laad_antwoorden(pad, wijzer)
        except InvoerFout as fout:
            gevonden += fout.bevindingen
            continue
        if not is_ouder(geladen[pad].gegeven or geladen[pad].antwoorden, wijzer):
            venster.fouten().zeg(*geladen[pad].opmerkingen)
    if gevonden:
        raise InvoerFout(gevonden)
    return geladen


def _eis_een_school(geladen: dict[str, Geladen]) -> None:
    (eerste, een), *rest = geladen.items()
    school = een.antwoorden.school
    for naam, ander in rest:
        if not zelfde_school((school.naam, school.brin), (ander.antwoorden.school.naam, ander.antwoorden.school.brin)):
            zin = f"Dit is een andere school dan in {eerste}. Vergelijk de rondes van een school."
            raise InvoerFout([Bevinding(heel_bestand(naam), "A301", zin)])
