"""De soorten bestand met hun grenzen, en hoe de lezer weigert: altijd met plek en een bevinding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, NoReturn

from inzicht.fouten import Bevinding, InvoerFout, Plek

Pad = tuple[str | int, ...]
Merken = dict[str | int, tuple[Any, Any, "Merken | None"]]
"""Per sleutel of nummer: het merk van de sleutel, dat van de waarde, en de merken van haar delen."""
MIB: Final = 1024 * 1024
MEESTE_TEKENS: Final = 20_000
"""Zo lang is een enkele tekst in een bestand hoogstens (formaten 1)."""
LANGSTE_SLEUTEL: Final = 1000
"""Zoveel tekens heeft een sleutel hoogstens, in YAML en in JSON."""


@dataclass(frozen=True, slots=True)
class Soort:
    """Een soort bestand: de letter van zijn codes en de grenzen waarbinnen het blijft.

    `letter` is W (wijzer en vragenbank) of A (antwoorden); `grootte` telt bytes, `diepte` lagen,
    `knopen` sleutels en waarden samen, `tekst` tekens in een enkele tekst.
    """

    letter: str
    naam: str
    grootte: int
    diepte: int = 20
    knopen: int = 50_000
    tekst: int = MEESTE_TEKENS


LEEG: Final = "Het bestand is leeg. Neem een ander bestand, of vraag het opnieuw."
WIJZER: Final = Soort("W", "wijzerbestand", 4 * MIB)
ANTWOORDEN: Final = Soort("A", "antwoordenbestand", MIB)


class Weigering(InvoerFout):
    """Een bestand dat de lezer niet aanneemt: een bevinding, of alle teksten waar YAML iets van afhaalt."""


def bevinding(soort: Soort, nummer: str, plek: Plek, boodschap: str) -> Bevinding:
    """Een bevinding van de lezer; `nummer` zijn de drie cijfers achter de letter van de soort."""
    return Bevinding(plek, soort.letter + nummer, boodschap)


def weiger(soort: Soort, nummer: str, plek: Plek, boodschap: str) -> NoReturn:
    """Weiger een bestand om een enkele bevinding."""
    raise Weigering([bevinding(soort, nummer, plek, boodschap)])


def merkplek(naam: str, merk: Any) -> Plek:
    """Maak van een merk van libyaml een plek."""
    return Plek(naam, merk.line + 1, merk.column + 1)


def plek_van_index(tekst: str, index: int, naam: str) -> Plek:
    """Reken een positie in de tekst om naar regel en kolom."""
    regel = tekst.count("\n", 0, index) + 1
    return Plek(naam, regel, index - tekst.rfind("\n", 0, index))


def te_diep(soort: Soort) -> str:
    """De zin bij een bestand met te veel lagen, wie dat ook merkt."""
    return f"Te diep genest: hoogstens {soort.diepte} lagen."


def binnen(tekst: str, plek: Plek) -> Plek:
    """Dezelfde plek, of het laatste teken als een lezer voorbij het einde van de tekst wijst."""
    regels = tekst.rstrip().split("\n")
    if plek.regel <= len(regels):
        return plek
    return Plek(plek.bestand, len(regels), max(1, len(regels[-1])))
