"""`inzicht uitslag`: de uitslag van een antwoordenbestand op het scherm of als JSON."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from inzicht.fouten import GebruikFout
from inzicht.oordeel.beoordeling import beoordeel
from inzicht.oordeel.uitslagbestand import uitslag_als_json
from inzicht.oordeel.uitslagtekst import uitslagregels
from inzicht.opdrachten.gemeen import laad_antwoorden, laad_wijzer
from inzicht.opdrachten.opties import EigenWijzer, eis_keuze
from inzicht.scherm import venster

FORMATEN: Final = ("tekst", "json")
_HOOGSTE: Final = 9


def opdracht(
    bestand: Annotated[
        str, typer.Argument(metavar="BESTAND", help="Het antwoordenbestand, of - voor standaardinvoer.")
    ],
    formaat: Annotated[
        str, typer.Option("--formaat", metavar="tekst|json", help="Hoe de uitslag eruitziet.")
    ] = "tekst",
    minimaal: Annotated[
        int | None,
        typer.Option("--minimaal", metavar="N", help="Eindig met 1 als een dimensie aantoonbaar onder niveau N is."),
    ] = None,
    wijzer: EigenWijzer = None,
) -> None:
    """Toon de uitslag van een antwoordenbestand."""
    eis_keuze("--formaat", formaat, FORMATEN)
    if minimaal is not None and not 1 <= minimaal <= _HOOGSTE:
        raise GebruikFout(f"--minimaal {minimaal}: kies een niveau van 1 tot en met {_HOOGSTE}.")
    gekozen = laad_wijzer(wijzer)
    geladen = laad_antwoorden(bestand, gekozen)
    venster.fouten().zeg(*geladen.opmerkingen)
    uitslag = beoordeel(gekozen, geladen.antwoorden)
    if formaat == "json":
        venster.schrijf_uit(uitslag_als_json(gekozen, geladen.antwoorden, uitslag, geladen.kenmerk))
    else:
        venster.uitvoer().toon(uitslagregels(gekozen, geladen.antwoorden, uitslag))
    niveaus = [uitkomst.niveau.aantoonbaar for uitkomst in uitslag.uitkomsten if uitkomst.niveau]
    if minimaal is not None and any(niveau < minimaal for niveau in niveaus):
        raise typer.Exit(1)
