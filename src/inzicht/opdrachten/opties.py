"""Opties die meer opdrachten gelijk lezen. Alleen hier vraagt een opdracht welke dag het is."""

from __future__ import annotations

from datetime import date

from inzicht.fouten import GebruikFout
from inzicht.modellen import is_datum


def vandaag() -> date:
    """De dag waarop de gebruiker leeft, niet die in Greenwich."""
    return date.today()  # noqa: DTZ011 - de dag van de gebruiker


def lees_dag(optie: str, tekst: str | None) -> date:
    """De dag die bij deze optie staat, of vandaag als zij ontbreekt; werpt `GebruikFout` bij geen datum."""
    if tekst is None:
        return vandaag()
    if not is_datum(tekst):
        raise GebruikFout(f"{optie} {tekst}: schrijf een bestaande datum als 2026-11-23.")
    return date.fromisoformat(tekst)
