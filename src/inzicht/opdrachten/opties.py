"""Opties van meer dan een opdracht: hun naam, en hoe ze gelezen worden. Alleen hier leest een opdracht de klok."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from inzicht.bestanden.yamlbron import MEESTE_TEKENS
from inzicht.fouten import GebruikFout
from inzicht.modellen.basis import is_brin, is_datum, is_regel
from inzicht.tekst import STUURTEKEN, duizendtallen, invoer, kies_uit, noem_teken

if TYPE_CHECKING:
    from collections.abc import Iterable

EigenWijzer = Annotated[
    str | None,
    typer.Option("--wijzer", metavar="MAP|VERSIE", help="Een andere wijzer: een map, of een eerdere versie als 1.0."),
]
Overschrijf = Annotated[bool, typer.Option("--overschrijf", help="Vervang een bestand dat al bestaat.")]
ZwijgOverGemaakt = Annotated[bool, typer.Option("--stil", "-q", help="Noem de gemaakte bestanden niet.")]
Kort = Annotated[bool, typer.Option("--kort", help="Alleen de korte scan.")]
Brin = Annotated[str | None, typer.Option("--brin", metavar="BRIN", help="De BRIN van de school, zoals 12AB.")]


def vandaag() -> date:
    """De dag waarop de gebruiker leeft, niet die in Greenwich."""
    return date.today()  # noqa: DTZ011 - de dag van de gebruiker


def eis_keuze(optie: str, gegeven: str, keuzes: Iterable[str]) -> None:
    """Werpt `GebruikFout` als dit geen van de keuzes is, en zegt welke er zijn."""
    mogelijk = tuple(keuzes)
    if gegeven not in mogelijk:
        raise GebruikFout(f"{optie} {gegeven}{kies_uit(gegeven, mogelijk)}")


def lees_brin(brin: str | None) -> str | None:
    """De BRIN die bij `--brin` staat; werpt `GebruikFout` als dat geen BRIN is."""
    if brin is not None and not is_brin(brin):
        raise GebruikFout(f"--brin {brin}: een BRIN is 2 cijfers en 2 hoofdletters, zoals 12AB.")
    return brin


def lees_naam(optie: str, tekst: str | None) -> str | None:
    """De schoolnaam die bij deze optie staat; werpt `GebruikFout` als zij leeg is of er iets anders kwam dan getypt."""
    if tekst is None:
        return None
    if any("\ud800" <= teken <= "\udfff" for teken in tekst):
        raise GebruikFout(f"{optie} {tekst}: deze naam is geen UTF-8. Zet uw terminal op UTF-8, of typ de naam straks.")
    vreemd = STUURTEKEN.search(" ".join(tekst.split()))
    if vreemd:
        raise GebruikFout(f"{optie} {tekst}: hierin staat {noem_teken(vreemd[0])}. Haal het weg.")
    naam = invoer(tekst)
    if not naam:
        raise GebruikFout(f"{optie} mag niet leeg zijn.")
    if not is_regel(naam):
        raise GebruikFout(f"{optie}: de naam van een school hoort op één regel te staan.")
    if len(naam) > MEESTE_TEKENS:
        raise GebruikFout(f"{optie}: een naam heeft hoogstens {duizendtallen(MEESTE_TEKENS)} tekens.")
    return " ".join(naam.split())


def lees_dag(optie: str, tekst: str | None) -> date:
    """De dag die bij deze optie staat, of vandaag als zij ontbreekt; werpt `GebruikFout` bij geen datum."""
    if tekst is None:
        return vandaag()
    if not is_datum(tekst):
        raise GebruikFout(f"{optie} {tekst}: schrijf een bestaande datum als 2026-11-23.")
    return date.fromisoformat(tekst)
