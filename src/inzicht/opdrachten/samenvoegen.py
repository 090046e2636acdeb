"""`inzicht samenvoegen`: de antwoorden van meer invullers van een school in een bestand, met een gespreksagenda."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Final

import typer

from inzicht.bestanden import padstaat, schijf, schrijven
from inzicht.bestanden.doelpad import ANTWOORDEN, Doel, kies_doel
from inzicht.fouten import GebruikFout, InvoerFout, heel_bestand
from inzicht.modellen.samenvoegen import voeg_samen
from inzicht.oordeel.gespreksagenda import agenda_als_markdown, agendaregels, maak_agenda
from inzicht.opdrachten.bewaring import als_bytes
from inzicht.opdrachten.gemeen import laad_antwoorden, laad_wijzer, lees_antwoordenbytes, wijzerbestanden
from inzicht.opdrachten.opties import EigenWijzer, Overschrijf, ZwijgOverGemaakt
from inzicht.scherm import venster
from inzicht.tekst import opsomming, slug
from inzicht.verslag.markdown import md_regel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inzicht.fouten import Bevinding
    from inzicht.modellen.antwoorden import Antwoorden
    from inzicht.modellen.wijzer import Wijzer

_SAMEN: Final = "Samengevoegd"
_AGENDA: Final = "Gespreksagenda"


def opdracht(
    invoer: Annotated[
        list[str], typer.Argument(metavar="BESTAND", help="De antwoordenbestanden van een school, minstens twee.")
    ],
    uit: Annotated[str, typer.Option("--uit", "-u", metavar="BESTAND", help="Waar de samengevoegde antwoorden komen.")],
    agenda: Annotated[
        str | None, typer.Option("--agenda", metavar="PAD", help="Schrijf de gespreksagenda ook als Markdown.")
    ] = None,
    overschrijf: Overschrijf = False,
    wijzer: EigenWijzer = None,
    stil: ZwijgOverGemaakt = False,
) -> None:
    """Voeg de antwoorden van een school samen tot een bestand.

    Kiezen invullers verschillende situaties, dan wordt dat [laagste, hoogste]. De gespreksagenda noemt waarover zij
    verschillen en wat dat voor het niveau betekent, het belangrijkste voorop.
    """
    _eis_goed_gebruik(invoer, uit, agenda, overschrijf=overschrijf)
    _kies_doelen(uit, agenda, "")
    bank = laad_wijzer(wijzer)
    samen = voeg_samen(bank, _laad_alles(invoer, bank))
    doelen = _kies_doelen(uit, agenda, samen.antwoorden.school.naam)
    _eis_vrij(invoer, [doel.pad for doel in doelen.values()], overschrijf=overschrijf)
    for doel in doelen.values():
        schrijven.eis_geen_invoer(doel.pad, wijzerbestanden(wijzer), "dit is een bestand van de wijzer")
    pad = doelen[_SAMEN].pad
    gegevens = _eis_leesbaar(als_bytes(samen.antwoorden, pad), pad, invoer, bank)
    venster.fouten().zeg(*samen.meldingen)
    gemaakt = maak_agenda(bank, samen)
    teksten = {_SAMEN: gegevens, _AGENDA: agenda_als_markdown(gemaakt, md_regel).encode("utf-8")}
    for wat, doel in doelen.items():
        schrijven.bewaar(doel.pad, teksten[wat], overschrijf=overschrijf, maak_ook_map=doel.maak_map)
    venster.uitvoer().toon(agendaregels(gemaakt))
    if not stil:
        venster.fouten().zeg(*(f"{wat}: {doel.pad}" for wat, doel in doelen.items()))


def _eis_leesbaar(gegevens: bytes, uit: str, invoer: Sequence[str], wijzer: Wijzer) -> bytes:
    """Weiger wat geen opdracht zou lezen, zoals te veel tekst; dat bestand is er niet, dus noem waar het van komt."""
    try:
        lees_antwoordenbytes(gegevens, uit, wijzer)
    except InvoerFout as fout:
        plek = heel_bestand(opsomming(sorted(invoer)))
        reden = "Samen past dit niet in een antwoordenbestand."
        raise InvoerFout(
            [replace(een, plek=plek, boodschap=f"{reden} {een.boodschap}") for een in fout.bevindingen]
        ) from fout
    return gegevens


def _eis_goed_gebruik(invoer: Sequence[str], uit: str, agenda: str | None, *, overschrijf: bool) -> None:
    """Weiger te weinig bestanden, en wat nu al te zien is van uitvoer die niet kan; dan is er nog niets gelezen."""
    if len(invoer) < 2:  # noqa: PLR2004 - samenvoegen gaat over minstens twee
        raise GebruikFout("Geef minstens twee antwoordenbestanden om samen te voegen.")
    if schijf.STANDAARD in (uit, agenda):
        raise GebruikFout("--uit en --agenda kunnen hier geen - zijn: op standaarduitvoer komt de gespreksagenda.")
    genoemd = [een for een in (uit, agenda) if een is not None and not padstaat.is_map(een)]
    if len(genoemd) > 1 and padstaat.vol_pad(uit) == padstaat.vol_pad(genoemd[1]) and not uit.endswith("/"):
        raise GebruikFout("--uit en --agenda noemen hetzelfde bestand.")
    _eis_vrij(invoer, [een for een in genoemd if padstaat.is_bestand(een)], overschrijf=overschrijf)


def _eis_vrij(invoer: Sequence[str], doelen: Sequence[str], *, overschrijf: bool) -> None:
    for doel in doelen:
        schrijven.eis_geen_invoer(doel, invoer, "dit zijn de antwoorden van een invuller")
        schrijven.eis_vrij(doel, overschrijf=overschrijf)


def _kies_doelen(uit: str, agenda: str | None, school: str) -> dict[str, Doel]:
    """Waar alles komt; in een map heet het naar de school."""
    naam = f"antwoorden-{slug(school)}-samengevoegd"
    doelen = {_SAMEN: kies_doel("--uit", uit, ANTWOORDEN, f"{naam}.yaml")}
    if agenda is not None:
        doelen[_AGENDA] = kies_doel("--agenda", agenda, ("md",), f"{naam}-gespreksagenda.md")
    return doelen


def _laad_alles(invoer: Sequence[str], wijzer: Wijzer) -> dict[str, Antwoorden]:
    """Laad elk bestand een keer; werpt `InvoerFout` met de bevindingen van alle bestanden samen."""
    geladen: dict[str, Antwoorden] = {}
    gevonden: list[Bevinding] = []
    for pad in dict.fromkeys(invoer):
        try:
            een = laad_antwoorden(pad, wijzer)
        except InvoerFout as fout:
            gevonden += fout.bevindingen
            continue
        geladen[pad] = een.antwoorden
        venster.fouten().zeg(*een.opmerkingen)
    if gevonden:
        raise InvoerFout(gevonden)
    return geladen
