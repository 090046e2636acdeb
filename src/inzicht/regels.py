"""Tekst voor een scherm als regels met een stijl; welke kleur dat wordt, weet alleen `scherm`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Stijl = Literal["gewoon", "kop", "vet", "zacht", "let-op"]


@dataclass(frozen=True, slots=True)
class Regel:
    """Een alinea: het scherm breekt haar af op de breedte, met `inspring` spaties ervoor.

    `merk` staat voor de eerste regel, zoals `1. `; vervolgregels springen even ver in. `adres` maakt de
    tekst op een terminal aanklikbaar. `heel` breekt nooit af: een pad of opdracht blijft te kopiëren.
    """

    tekst: str = ""
    stijl: Stijl = "gewoon"
    inspring: int = 0
    merk: str = ""
    adres: str = ""
    heel: bool = False


LEEG = Regel()


def kop(tekst: str) -> Regel:
    """Een kop."""
    return Regel(tekst, "kop")


def punt(tekst: str, merk: str = "- ", inspring: int = 0) -> Regel:
    """Een punt van een lijst."""
    return Regel(tekst, inspring=inspring, merk=merk)
