"""Opties die meer opdrachten gelijk lezen. Alleen hier vraagt een opdracht welke dag het is."""

from __future__ import annotations

from datetime import date

from inzicht.bestanden.yamlbron import MEESTE_TEKENS
from inzicht.fouten import GebruikFout
from inzicht.modellen.basis import is_datum, is_regel
from inzicht.tekst import STUURTEKEN, duizendtallen, invoer, noem_teken


def vandaag() -> date:
    """De dag waarop de gebruiker leeft, niet die in Greenwich."""
    return date.today()  # noqa: DTZ011 - de dag van de gebruiker


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
