"""`inzicht vergelijk`: de rondes van een school naast elkaar."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from inzicht import __version__
from inzicht.bestanden import schijf
from inzicht.bestanden.doelpad import splits_naam
from inzicht.fouten import GebruikFout
from inzicht.oordeel.vergelijkbestand import vergelijking_als_json
from inzicht.oordeel.vergelijking import vergelijk
from inzicht.oordeel.vergelijktekst import vergelijkregels
from inzicht.opdrachten.gemeen import Geladen, laad_wijzer
from inzicht.opdrachten.metingen import laad_metingen, maak_anoniem
from inzicht.opdrachten.opties import EigenWijzer, Overschrijf, ZwijgOverGemaakt, eis_keuze
from inzicht.opdrachten.uitvoernaam import anonieme_stam, kies_uitvoerdoel, schrijf_uitvoer, stam_van
from inzicht.scherm import venster
from inzicht.verslag.jaar.maker import Jaarmaker
from inzicht.verslag.jaar.vergelijkblad import maak_vergelijkbeeld

if TYPE_CHECKING:
    from inzicht.modellen.wijzer import Wijzer
    from inzicht.oordeel.vergelijking import Vergelijking

FORMATEN: Final = ("tekst", "json", "html", "md")


def opdracht(
    bestanden: Annotated[
        list[str],
        typer.Argument(metavar="BESTAND", help="De antwoorden van elke ronde; een met een vorige ronde kan ook."),
    ],
    formaat: Annotated[
        str, typer.Option("--formaat", metavar="tekst|html|md|json", help="Hoe de vergelijking eruitziet.")
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
    eerst niet bekend was, telt nooit als een stijging. HTML en Markdown komen naast het laatste bestand.
    """
    eis_keuze("--formaat", formaat, FORMATEN)
    if formaat == "tekst" and uit not in (None, schijf.STANDAARD):
        raise GebruikFout("Bij --uit hoort een formaat: geef ook --formaat html, md of json.")
    bank = laad_wijzer(wijzer)
    metingen = laad_metingen(bestanden, bank, [laad_wijzer(een) for een in oude_wijzer or ()])
    vergelijking = vergelijk(bank, maak_anoniem(metingen, bank) if anoniem else metingen)
    if formaat == "tekst":
        venster.uitvoer().toon(vergelijkregels(bank, vergelijking))
    else:
        naam = f"{_stam(bestanden[-1], vergelijking, anoniem=anoniem)}-vergelijking.{formaat}"
        doel = kies_uitvoerdoel(bestanden, uit, naam, op_scherm=formaat == "json")
        schrijf_uitvoer(doel, _als_bytes(bank, vergelijking, formaat), overschrijf=overschrijf)
        if doel and not stil:
            venster.fouten().zeg(f"Vergelijking gemaakt: {doel.pad}")
    if niet_lager and vergelijking.lager:
        raise typer.Exit(1)


def _stam(bestand: str, vergelijking: Vergelijking, *, anoniem: bool) -> str:
    """Hoe de uitvoer heet: naar het laatste bestand, en anoniem naar de anonieme antwoorden."""
    antwoorden = vergelijking.metingen[-1].antwoorden
    if anoniem or bestand == schijf.STANDAARD:
        geladen = Geladen(antwoorden, "", ())
        return anonieme_stam(geladen) if anoniem else stam_van(bestand, geladen)
    return splits_naam(Path(bestand).name)[0]


def _als_bytes(wijzer: Wijzer, vergelijking: Vergelijking, formaat: str) -> bytes:
    if formaat == "json":
        return vergelijking_als_json(wijzer, vergelijking).encode("utf-8")
    maker = Jaarmaker(schijf.lees_sjablonen())
    beeld = maak_vergelijkbeeld(wijzer, vergelijking, __version__)
    return (maker.vergelijkhtml(beeld) if formaat == "html" else maker.vergelijkmarkdown(beeld)).encode("utf-8")
