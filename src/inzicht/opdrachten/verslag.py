"""`inzicht verslag`: het adviesrapport als HTML, Markdown of JSON."""

from __future__ import annotations

import webbrowser
from typing import TYPE_CHECKING, Annotated, Final

import typer

from inzicht import __version__
from inzicht.bestanden import padstaat, schijf
from inzicht.fouten import GebruikFout
from inzicht.oordeel.beoordeling import beoordeel
from inzicht.oordeel.uitslagbestand import uitslag_als_json
from inzicht.opdrachten.gemeen import laad_antwoorden, laad_wijzer
from inzicht.opdrachten.opties import EigenWijzer, Overschrijf, ZwijgOverGemaakt, eis_keuze
from inzicht.opdrachten.uitvoernaam import anonieme_stam, maak_anoniem, stam_van
from inzicht.opdrachten.verslagplaats import DOELGROEPEN, STANDAARD, kies_verslagdoelen, schrijf_verslagen, verslagnaam
from inzicht.scherm import venster
from inzicht.verslag.beeld import Herkomst, maak_beeld
from inzicht.verslag.maker import Verslagmaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inzicht.modellen.wijzer import Wijzer
    from inzicht.opdrachten.gemeen import Geladen
    from inzicht.verslag.beeld import Doelgroep

FORMATEN: Final = ("html", "md", "json")


def opdracht(
    bestand: Annotated[
        str, typer.Argument(metavar="BESTAND", help="Het antwoordenbestand, of - voor standaardinvoer.")
    ],
    formaat: Annotated[
        list[str] | None,
        typer.Option("--formaat", metavar="html|md|json", help="Welk verslag; mag vaker. Zonder: html en md."),
    ] = None,
    uit: Annotated[
        str | None, typer.Option("--uit", "-u", metavar="PAD|-", help="Waar het verslag komt; - is standaarduitvoer.")
    ] = None,
    voor: Annotated[
        str,
        typer.Option("--voor", metavar="school|bestuur", help="Het hele verslag, of twee bladzijden voor het bestuur."),
    ] = "school",
    anoniem: Annotated[
        bool, typer.Option("--anoniem", help="Laat namen en alle vrije tekst weg, ook uit de bestandsnaam.")
    ] = False,
    openen: Annotated[bool, typer.Option("--open", help="Open het HTML-verslag in uw browser.")] = False,
    overschrijf: Overschrijf = False,
    wijzer: EigenWijzer = None,
    stil: ZwijgOverGemaakt = False,
) -> None:
    """Maak het adviesrapport van een antwoordenbestand.

    Zonder --uit komen <naam>-verslag.html en <naam>-verslag.md naast de antwoorden. Daar vervangt inzicht alleen het
    verslag van dezelfde antwoorden; al het andere, ook een anoniem verslag, alleen met --overschrijf.
    """
    gekozen, doelgroep = _formaten(formaat), _doelgroep(voor)
    _eis_een_plaats(bestand, gekozen, uit)
    bank = laad_wijzer(wijzer)
    geladen = laad_antwoorden(bestand, bank)
    venster.fouten().zeg(*geladen.opmerkingen)
    if anoniem:
        geladen = maak_anoniem(geladen, bank)
    teksten = maak_teksten(bank, geladen, gekozen, doelgroep)
    if uit == schijf.STANDAARD:
        venster.schrijf_uit(teksten[gekozen[0]])
        return
    stam = anonieme_stam(geladen) if anoniem else stam_van(bestand, geladen)
    doelen = kies_verslagdoelen(bestand, uit, gekozen, verslagnaam(stam, doelgroep))
    schrijf_verslagen(doelen, teksten, bestand, merk=not anoniem, overschrijf=overschrijf)
    if not stil:
        venster.fouten().zeg(*(f"Verslag gemaakt: {doel.pad}" for doel in doelen.values()))
    if openen and "html" in doelen:
        webbrowser.open(padstaat.adres(doelen["html"].pad))


def _formaten(formaat: list[str] | None) -> tuple[str, ...]:
    gekozen = tuple(dict.fromkeys(formaat or STANDAARD))
    for een in gekozen:
        eis_keuze("--formaat", een, FORMATEN)
    return gekozen


def _doelgroep(voor: str) -> Doelgroep:
    eis_keuze("--voor", voor, DOELGROEPEN)
    return next(doelgroep for doelgroep in DOELGROEPEN if voor == doelgroep)


def _eis_een_plaats(bestand: str, formaten: Sequence[str], uit: str | None) -> None:
    """Weiger een opdracht waarvan niet duidelijk is waar het verslag komt."""
    if uit == schijf.STANDAARD and len(formaten) != 1:
        raise GebruikFout("--uit - kan met één formaat tegelijk. Geef ook --formaat html, md of json.")
    if uit is None and bestand == schijf.STANDAARD:
        raise GebruikFout("Bij antwoorden van standaardinvoer hoort --uit: waar moet het verslag komen?")


def maak_teksten(
    wijzer: Wijzer, geladen: Geladen, formaten: Sequence[str], doelgroep: Doelgroep = "school"
) -> dict[str, str]:
    """Maak de tekst van elk gevraagd formaat."""
    antwoorden = geladen.antwoorden
    uitslag = beoordeel(wijzer, antwoorden)
    teksten = {"json": uitslag_als_json(wijzer, antwoorden, uitslag, geladen.kenmerk)} if "json" in formaten else {}
    if set(formaten) & {"html", "md"}:
        maker = Verslagmaker(schijf.lees_sjablonen())
        herkomst = Herkomst(__version__, geladen.kenmerk, geladen.ingevuld_met)
        beeld = maak_beeld(wijzer, antwoorden, uitslag, herkomst, doelgroep=doelgroep)
        if "html" in formaten:
            teksten["html"] = maker.html(beeld)
        if "md" in formaten:
            teksten["md"] = maker.markdown(beeld)
    return teksten
