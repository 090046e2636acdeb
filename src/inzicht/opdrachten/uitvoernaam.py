"""Hoe uitvoer bij antwoorden heet en waar zij komt, en dezelfde antwoorden zonder wat een school herkenbaar maakt."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from inzicht.bestanden import schijf, schrijven
from inzicht.bestanden.doelpad import Doel, kies_doel, splits_naam
from inzicht.modellen.antwoorden import schrijf_antwoorden
from inzicht.oordeel.anoniem import anonieme_antwoorden
from inzicht.opdrachten.gemeen import Geladen
from inzicht.scherm import venster
from inzicht.tekst import slug

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def kies_uitvoerdoel(bestanden: Sequence[str], uit: str | None, naam: str, *, op_scherm: bool) -> Doel | None:
    """Waar uitvoer met deze naam komt: naast het laatste bestand, of waar `--uit` zegt; None is standaarduitvoer.

    Met `op_scherm` komt zij zonder `--uit` op standaarduitvoer. Werpt `BewaarFout` als het doel een van de bestanden
    is.
    """
    if uit == schijf.STANDAARD or (uit is None and op_scherm):
        return None
    naast = Doel(str(Path(bestanden[-1]).with_name(naam)))
    doel = naast if uit is None else kies_doel("--uit", uit, (splits_naam(naam)[1],), naam)
    schrijven.eis_geen_invoer(doel.pad, bestanden, "dit zijn de antwoorden zelf")
    return doel


def schrijf_uitvoer(doel: Doel | None, gegevens: bytes, *, overschrijf: bool) -> None:
    """Schrijf bytes naar hun doel; werpt `BewaarFout` als daar al iets staat en het niet vervangen mag worden."""
    if doel is None:
        venster.schrijf_bytes(gegevens)
    else:
        schrijven.bewaar(doel.pad, gegevens, overschrijf=overschrijf, maak_ook_map=doel.maak_map)
