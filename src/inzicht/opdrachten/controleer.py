"""`inzicht controleer`: alles wat er mis is met wijzers, vragenbanken en antwoorden, in een keer."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated, Final

import typer

from inzicht.bestanden import schijf
from inzicht.fouten import InvoerFout
from inzicht.keuring.nalezen import rapport
from inzicht.opdrachten.ciplaats import vanaf_de_wortel
from inzicht.opdrachten.keurdoel import Keurder
from inzicht.opdrachten.opties import eis_keuze, lees_dag
from inzicht.scherm import venster
from inzicht.tekst import opsomming

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inzicht.fouten import Bevinding

FORMATEN: Final = ("auto", "tekst", "json", "github", "sarif")
REGELFORMATEN: Final = ("auto", "tekst", "json", "md")
_SOORTEN: Final = (("fout", "fouten"), ("waarschuwing", "waarschuwingen"), ("opmerking", "opmerkingen"))


def opdracht(
    paden: Annotated[
        list[str] | None,
        typer.Argument(metavar="PAD", help="Wijzermappen, vragenbanken, antwoorden, mappen daarmee, of -."),
    ] = None,
    formaat: Annotated[
        str,
        typer.Option(
            "--formaat", metavar="FORMAAT", help="auto, tekst, json, github of sarif; bij --regels tekst, json of md."
        ),
    ] = "auto",
    streng: Annotated[bool, typer.Option("--streng", help="Eindig ook bij waarschuwingen met 1.")] = False,
    regels: Annotated[bool, typer.Option("--regels", help="Toon alle regels van de keuring en stop.")] = False,
    peildatum: Annotated[
        str | None,
        typer.Option("--peildatum", metavar="DATUM", help="De dag waarop bronnen oud heten, zoals 2026-11-23."),
    ] = None,
    wijzer: Annotated[
        str | None,
        typer.Option("--wijzer", metavar="MAP|VERSIE", help="De wijzer waar losse antwoorden bij horen."),
    ] = None,
    stil: Annotated[bool, typer.Option("--stil", "-q", help="Toon alleen bevindingen, geen slotzin.")] = False,
) -> None:
    """Controleer wijzers, vragenbanken en antwoordenbestanden.

    Zonder PAD wordt de meegeleverde wijzer gecontroleerd, met zijn voorbeelden. Een bevinding heeft een code;
    docs/keuring.md legt elke code uit.
    """
    eis_keuze("--formaat", formaat, REGELFORMATEN if regels else FORMATEN)
    if regels:
        _toon_regels(formaat)
        return
    keurder = Keurder(wijzer, lees_dag("--peildatum", peildatum))
    gevonden = keurder.keur(paden or ())
    _toon(gevonden, keurder.ontbreekt, formaat)
    if keurder.ontbreekt:
        raise InvoerFout(keurder.ontbreekt)
    aantal = rapport.tel(gevonden)
    if not stil:
        venster.fouten().zeg(_slotzin(aantal))
    if aantal["fouten"] or (streng and aantal["waarschuwingen"]):
        raise typer.Exit(1)


def _toon(gevonden: tuple[Bevinding, ...], ontbreekt: Sequence[Bevinding], formaat: str) -> None:
    """Toon wat er gevonden is; voor een programma ook de paden die er niet zijn, die de opdracht daarna weigert."""
    if formaat == "auto":
        formaat = "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "tekst"
    alles = tuple(sorted({*gevonden, *ontbreekt}))
    if formaat == "json":
        venster.schrijf_uit(rapport.als_json(alles))
    elif formaat == "sarif":
        from inzicht.keuring.nalezen.sarif import als_sarif  # noqa: PLC0415 - alleen hier nodig

        venster.schrijf_uit(als_sarif(vanaf_de_wortel(alles), schijf.lees_handleiding()))
    elif formaat == "github":
        plekken = vanaf_de_wortel(alles)
        venster.uitvoer().opdracht(*rapport.voor_github(plekken))
        # GitHub toont van een stap maar tien fouten en tien waarschuwingen; de rest staat alleen in het logboek
        venster.uitvoer().zeg(*map(rapport.als_regel, plekken))
    else:
        venster.uitvoer().zeg(*(rapport.als_regel(een) for een in gevonden))


def _toon_regels(formaat: str) -> None:
    if formaat == "json":
        venster.schrijf_uit(rapport.regels_als_json())
    elif formaat == "md":
        venster.schrijf_uit(schijf.lees_handleiding())
    else:
        venster.uitvoer().zeg(*rapport.regels_als_tekst())


def _slotzin(aantal: dict[str, int]) -> str:
    if not any(aantal.values()):
        return "Niets gevonden."
    delen = [f"{aantal[meer]} {een if aantal[meer] == 1 else meer}" for een, meer in _SOORTEN if aantal[meer]]
    return f"{opsomming(delen)} gevonden."
