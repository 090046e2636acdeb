"""`inzicht verslag`: het adviesrapport als HTML, Markdown of JSON."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from inzicht import __version__, bestanden, scherm
from inzicht.fouten import BewaarFout, GebruikFout
from inzicht.oordeel import beoordeel
from inzicht.opdrachten.gemeen import Geladen, laad_antwoorden, laad_wijzer
from inzicht.tekst import bedoelde, opsomming
from inzicht.uitslagbestand import uitslag_als_json
from inzicht.verslag import Verslagmaker
from inzicht.verslagbeeld import Herkomst, maak_beeld

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inzicht.wijzer import Wijzer

FORMATEN: Final = ("html", "md", "json")
STANDAARD: Final = ("html", "md")


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
    openen: Annotated[bool, typer.Option("--open", help="Open het HTML-verslag in uw browser.")] = False,
    overschrijf: Annotated[bool, typer.Option("--overschrijf", help="Vervang een bestand dat al bestaat.")] = False,
    wijzer: Annotated[
        str | None, typer.Option("--wijzer", metavar="MAP", help="Een andere wijzer dan de meegeleverde.")
    ] = None,
    stil: Annotated[bool, typer.Option("--stil", "-q", help="Noem de gemaakte bestanden niet.")] = False,
) -> None:
    """Maak het adviesrapport van een antwoordenbestand.

    Zonder --uit komen <naam>-verslag.html en <naam>-verslag.md naast de antwoorden; die worden vervangen.
    """
    gekozen = _formaten(formaat)
    doelen = _doelen(bestand, gekozen, uit)
    bank = laad_wijzer(wijzer)
    geladen = laad_antwoorden(bestand, bank)
    scherm.fouten().zeg(*geladen.opmerkingen)
    teksten = maak_teksten(bank, geladen, gekozen)
    if uit == bestanden.STANDAARD:
        scherm.schrijf_uit(teksten[gekozen[0]])
        return
    for soort, doel in doelen.items():
        _eis_niet_de_antwoorden(doel, bestand)
        bestanden.bewaar(doel, teksten[soort].encode("utf-8"), overschrijf=overschrijf or uit is None)
        if not stil:
            scherm.fouten().zeg(f"Verslag gemaakt: {doel}")
    if openen and "html" in doelen:
        webbrowser.open(Path(doelen["html"]).resolve().as_uri())


def _formaten(formaat: list[str] | None) -> tuple[str, ...]:
    gekozen = tuple(dict.fromkeys(formaat or STANDAARD))
    for een in gekozen:
        if een not in FORMATEN:
            raise GebruikFout(f"--formaat {een}: kies {opsomming(FORMATEN, 'of')}.{bedoelde(een, FORMATEN)}")
    return gekozen


def _doelen(bestand: str, formaten: Sequence[str], uit: str | None) -> dict[str, str]:
    """Bepaal per formaat waar het verslag komt."""
    if uit == bestanden.STANDAARD:
        if len(formaten) != 1:
            raise GebruikFout("--uit - kan met een formaat tegelijk. Geef ook --formaat html, md of json.")
        return {}
    if uit is None:
        if bestand == bestanden.STANDAARD:
            raise GebruikFout("Bij antwoorden van standaardinvoer hoort --uit: waar moet het verslag komen?")
        return verslagpaden(bestand, formaten)
    if len(formaten) == 1:
        return {formaten[0]: uit}
    return {soort: str(Path(uit).with_suffix(f".{soort}")) for soort in formaten}


def verslagpaden(bestand: str, formaten: Sequence[str] = STANDAARD) -> dict[str, str]:
    """De vaste plaats van een verslag: `<stam>-verslag.<formaat>` naast de antwoorden."""
    pad = Path(bestand)
    return {soort: str(pad.with_name(f"{pad.stem}-verslag.{soort}")) for soort in formaten}


def _eis_niet_de_antwoorden(doel: str, bestand: str) -> None:
    pad = Path(doel)
    if bestand != bestanden.STANDAARD and pad.exists() and pad.samefile(bestand):
        raise BewaarFout(f"{doel}: dit is het antwoordenbestand zelf. Kies een andere naam.")


def maak_teksten(wijzer: Wijzer, geladen: Geladen, formaten: Sequence[str]) -> dict[str, str]:
    """Maak de tekst van elk gevraagd formaat."""
    antwoorden = geladen.antwoorden
    uitslag = beoordeel(wijzer, antwoorden)
    teksten = {"json": uitslag_als_json(wijzer, antwoorden, uitslag)} if "json" in formaten else {}
    if set(formaten) & {"html", "md"}:
        maker = Verslagmaker(bestanden.lees_sjablonen())
        beeld = maak_beeld(wijzer, antwoorden, uitslag, Herkomst(__version__, geladen.kenmerk))
        if "html" in formaten:
            teksten["html"] = maker.html(beeld)
        if "md" in formaten:
            teksten["md"] = maker.markdown(beeld)
    return teksten
