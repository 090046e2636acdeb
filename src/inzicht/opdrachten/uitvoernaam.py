"""Hoe uitvoer bij antwoorden heet, en dezelfde antwoorden zonder wat een school herkenbaar maakt."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from inzicht.bestanden import schijf
from inzicht.bestanden.doelpad import splits_naam
from inzicht.modellen.antwoorden import schrijf_antwoorden
from inzicht.oordeel.anoniem import anonieme_antwoorden
from inzicht.opdrachten.gemeen import Geladen
from inzicht.tekst import slug

if TYPE_CHECKING:
    from inzicht.modellen.wijzer import Wijzer


def stam_van(bestand: str, geladen: Geladen) -> str:
    """De naam van de antwoorden zonder achtervoegsel; die van standaardinvoer zoals `start` ze zou noemen."""
    if bestand == schijf.STANDAARD:
        return f"antwoorden-{slug(geladen.antwoorden.school.naam)}"
    return splits_naam(Path(bestand).name)[0]


def maak_anoniem(geladen: Geladen, wijzer: Wijzer) -> Geladen:
    """Dezelfde antwoorden zonder namen en vrije tekst, en zonder de hash van het bestand."""
    return Geladen(anonieme_antwoorden(geladen.antwoorden, wijzer), "", (), geladen.ingevuld_met)


def anonieme_stam(geladen: Geladen) -> str:
    """Een naam uit de anonieme antwoorden zelf: elke keer gelijk, en zonder de school erin."""
    som = schijf.kenmerk_van(schrijf_antwoorden(geladen.antwoorden).encode("utf-8"))
    return f"anoniem-{som[:8]}"
