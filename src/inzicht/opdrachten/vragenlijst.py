"""`inzicht vragenlijst`: hetzelfde interview als een los HTML-bestand voor elke browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

import typer

from inzicht.bestanden import schijf, schrijven, yamlbron
from inzicht.bestanden.doelpad import Doel, kies_doel
from inzicht.fouten import Bevinding, GebruikFout, InvoerFout, Plek
from inzicht.interview.vragenlijst.beeld import Wens, gekozen_vragen, maak_vragenlijst
from inzicht.interview.vragenlijst.maker import maak_html
from inzicht.opdrachten.gemeen import laad_antwoorden, laad_wijzer
from inzicht.opdrachten.opties import Brin, EigenWijzer, Kort, Overschrijf, eis_keuze, lees_brin, lees_naam
from inzicht.scherm import venster

if TYPE_CHECKING:
    from inzicht.modellen.antwoorden import Antwoorden
    from inzicht.modellen.wijzer import Wijzer

_DE_ANTWOORDEN: Final = "dit zijn de antwoorden waarmee de vragenlijst begint"


def opdracht(
    uit: Annotated[
        str, typer.Option("--uit", "-u", metavar="BESTAND|-", help="Waar de vragenlijst komt; - is standaarduitvoer.")
    ] = "vragenlijst.html",
    kort: Kort = False,
    rol: Annotated[
        str | None, typer.Option("--rol", metavar="ROL", help="Alleen de vragen voor deze rol, zoals administratie.")
    ] = None,
    dimensie: Annotated[
        list[str] | None, typer.Option("--dimensie", metavar="ID", help="Alleen deze dimensie; mag vaker.")
    ] = None,
    school: Annotated[
        str | None, typer.Option("--school", metavar="NAAM", help="De naam van de school, vooraf ingevuld.")
    ] = None,
    brin: Brin = None,
    antwoorden: Annotated[
        str | None, typer.Option("--antwoorden", metavar="BESTAND", help="Antwoorden om te verbeteren of af te maken.")
    ] = None,
    overschrijf: Overschrijf = False,
    wijzer: EigenWijzer = None,
    stil: Annotated[bool, typer.Option("--stil", "-q", help="Noem het gemaakte bestand niet.")] = False,
) -> None:
    """Maak een vragenlijst voor de browser, om te mailen.

    Het is een los bestand dat zonder internet werkt. Wie het invult, krijgt een antwoordenbestand om terug te sturen.
    """
    doel = None if uit == schijf.STANDAARD else _kies_doel(uit, antwoorden, overschrijf=overschrijf)
    bank = laad_wijzer(wijzer)
    naam = _naam(school, brin, antwoorden)
    if rol is not None:
        eis_keuze("--rol", rol, bank.kop.rollen)
    for een in dimensie or ():
        eis_keuze("--dimensie", een, bank.kop.dimensies)
    vooraf = _laad_vooraf(antwoorden, bank)
    wens = Wens(kort, rol, tuple(dimensie or ()), naam, brin, vooraf)
    if not gekozen_vragen(bank, wens):
        raise GebruikFout(
            "Bij deze keuze hoort geen enkele vraag. Kies een andere rol of dimensie, of laat --kort weg."
        )
    lijst = maak_vragenlijst(bank, wens)
    _eis_maat(antwoorden, lijst.vooraf)
    html = maak_html(schijf.lees_sjablonen(), lijst)
    if doel is None:
        venster.schrijf_uit(html)
        return
    schrijven.bewaar(doel.pad, html.encode("utf-8"), overschrijf=overschrijf, maak_ook_map=doel.maak_map)
    if not stil:
        venster.fouten().zeg(f"Vragenlijst gemaakt: {doel.pad}")


def _kies_doel(uit: str, antwoorden: str | None, *, overschrijf: bool) -> Doel:
    """Waar de vragenlijst komt; werpt `BewaarFout` als daar iets staat dat niet vervangen mag worden."""
    invoer = [] if antwoorden is None else [antwoorden]
    schrijven.eis_geen_invoer(uit, invoer, _DE_ANTWOORDEN)
    doel = kies_doel("--uit", uit, ("html",), "vragenlijst.html")
    schrijven.eis_geen_invoer(doel.pad, invoer, _DE_ANTWOORDEN)
    schrijven.eis_vrij(doel.pad, overschrijf=overschrijf)
    return doel


def _naam(school: str | None, brin: str | None, antwoorden: str | None) -> str | None:
    """De naam van de school; bij --antwoorden staat die al in het bestand."""
    if antwoorden is not None and (school is not None or brin is not None):
        raise GebruikFout("Bij --antwoorden horen --school en --brin niet: die staan al in de antwoorden.")
    if lees_brin(brin) is not None and school is None:
        raise GebruikFout("Bij --brin hoort ook --school: welke school is het?")
    return lees_naam("--school", school)


def _eis_maat(pad: str | None, vooraf: str) -> None:
    """Het bestand dat de vragenlijst maakt, is JSON; dat moet inzicht daarna ook weer kunnen lezen."""
    if pad is not None and len(vooraf.encode("utf-8")) > yamlbron.ANTWOORDEN.grootte:
        reden = "Deze antwoorden zijn als JSON te groot (1 MiB) voor een vragenlijst. Kort de teksten in."
        raise InvoerFout([Bevinding(Plek(pad), "A002", reden)])


def _laad_vooraf(pad: str | None, wijzer: Wijzer) -> Antwoorden | None:
    """De antwoorden om mee te beginnen."""
    if pad is None:
        return None
    geladen = laad_antwoorden(pad, wijzer)
    venster.fouten().zeg(*geladen.opmerkingen)
    return geladen.antwoorden
