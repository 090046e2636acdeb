"""`inzicht vergelijk`: de rondes van een school naast elkaar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

import typer

from inzicht.bestanden import schijf, schrijven
from inzicht.bestanden.doelpad import kies_doel
from inzicht.fouten import GebruikFout
from inzicht.oordeel.vergelijkbestand import vergelijking_als_json
from inzicht.oordeel.vergelijking import vergelijk
from inzicht.oordeel.vergelijktekst import vergelijkregels
from inzicht.opdrachten.gemeen import laad_wijzer
from inzicht.opdrachten.metingen import laad_metingen, maak_anoniem
from inzicht.opdrachten.opties import EigenWijzer, Overschrijf, ZwijgOverGemaakt, eis_keuze
from inzicht.scherm import venster
from inzicht.tekst import slug

if TYPE_CHECKING:
    from inzicht.modellen.wijzer import Wijzer
    from inzicht.oordeel.vergelijking import Vergelijking

FORMATEN: Final = ("tekst", "json")


def opdracht(
    bestanden: Annotated[
        list[str],
        typer.Argument(metavar="BESTAND", help="De antwoorden van elke ronde; een met een vorige ronde kan ook."),
    ],
    formaat: Annotated[
        str, typer.Option("--formaat", metavar="tekst|json", help="Hoe de vergelijking eruitziet.")
    ] = "tekst",
    uit: Annotated[
        str | None,
        typer.Option("--uit", "-u", metavar="PAD|-", help="Waar de vergelijking komt; - is standaarduitvoer."),
    ] = None,
    oude_wijzer: Annotated[
        list[str] | None,
        typer.Option("--oude-wijzer", metavar="MAP", help="Een eerdere wijzer die inzicht niet meebrengt; mag vaker."),
    ] = None,
    niet_lager: Annotated[
        bool, typer.Option("--niet-lager", help="Eindig met 1 als het niveau van een dimensie omlaag ging.")
    ] = False,
    anoniem: Annotated[bool, typer.Option("--anoniem", help="Laat namen weg, ook uit de bestandsnaam.")] = False,
    overschrijf: Overschrijf = False,
    wijzer: EigenWijzer = None,
    stil: ZwijgOverGemaakt = False,
) -> None:
    """Vergelijk de rondes van een school: wat steeg, wat daalde, en wat niet te vergelijken is.

    Elke ronde telt onder een wijzer. Wat daardoor verschilt, staat apart van wat de school veranderde. Een situatie die
    eerst niet bekend was, telt nooit als een stijging.
    """
    eis_keuze("--formaat", formaat, FORMATEN)
    if formaat == "tekst" and uit not in (None, schijf.STANDAARD):
        raise GebruikFout("Bij --uit hoort een formaat: geef ook --formaat json.")
    bank = laad_wijzer(wijzer)
    metingen = laad_metingen(bestanden, bank, [laad_wijzer(een) for een in oude_wijzer or ()])
    vergelijking = vergelijk(bank, maak_anoniem(metingen, bank) if anoniem else metingen)
    if formaat == "tekst":
        venster.uitvoer().toon(vergelijkregels(bank, vergelijking))
    else:
        _schrijf(bank, vergelijking, bestanden, uit, overschrijf=overschrijf, stil=stil)
    if niet_lager and vergelijking.lager:
        raise typer.Exit(1)


def _schrijf(
    wijzer: Wijzer, vergelijking: Vergelijking, bestanden: list[str], uit: str | None, *, overschrijf: bool, stil: bool
) -> None:
    tekst = vergelijking_als_json(wijzer, vergelijking)
    if uit is None or uit == schijf.STANDAARD:
        venster.schrijf_uit(tekst)
        return
    naam = f"vergelijking-{slug(vergelijking.metingen[-1].antwoorden.school.naam)}"
    doel = kies_doel("--uit", uit, ("json",), f"{naam}.json")
    schrijven.eis_geen_invoer(doel.pad, bestanden, "dit is een van de antwoordenbestanden")
    schrijven.bewaar(doel.pad, tekst.encode("utf-8"), overschrijf=overschrijf, maak_ook_map=doel.maak_map)
    if not stil:
        venster.fouten().zeg(f"Vergelijking gemaakt: {doel.pad}")
