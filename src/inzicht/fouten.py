"""Bevindingen zijn waarden, weigeringen zijn uitzonderingen.

Elke uitzondering van inzicht erft van `InzichtFout` en draagt haar eigen uitgang (ontwerp 6).
Alleen de opdrachtregel vangt ze, op een plaats.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from inzicht.tekst import toon_naam

if TYPE_CHECKING:
    from collections.abc import Iterable


class Ernst(StrEnum):
    """Hoe zwaar een bevinding telt: een fout altijd, een waarschuwing met `--streng`, een opmerking nooit."""

    FOUT = "fout"
    WAARSCHUWING = "waarschuwing"
    OPMERKING = "opmerking"


@dataclass(frozen=True, slots=True, order=True)
class Plek:
    """Een plaats in een bestand; regel en kolom tellen vanaf 1.

    `bestand` is de naam zelf, om te openen; wie hem toont, doet dat met `toon_naam`. Met `heel` gaat het om het bestand
    als geheel, en is er geen plaats in aan te wijzen; regel en kolom zijn dan 1.
    """

    bestand: str
    regel: int = 1
    kolom: int = 1
    heel: bool = False

    def __str__(self) -> str:
        naam = toon_naam(self.bestand)
        return naam if self.heel else f"{naam}:{self.regel}:{self.kolom}"


def heel_bestand(naam: str) -> Plek:
    """De plek van iets dat over het bestand als geheel gaat."""
    return Plek(naam, heel=True)


@dataclass(frozen=True, slots=True, order=True)
class Bevinding:
    """Een gevonden probleem: waar, welke regel, hoe zwaar, en wat eraan te doen is."""

    plek: Plek
    code: str
    boodschap: str
    ernst: Ernst = Ernst.FOUT

    def __str__(self) -> str:
        """De regel die een gebruiker ziet; een code helpt alleen bij een plaats om te verbeteren."""
        return f"{self.plek}: {self.boodschap}" if self.plek.heel else f"{self.plek}: {self.code} {self.boodschap}"


class InzichtFout(Exception):
    """Basis van elke weigering; de tekst is een Nederlandse zin voor de gebruiker."""

    uitgang: ClassVar[int] = 70

    @property
    def regels(self) -> tuple[str, ...]:
        """De regels die op het scherm komen."""
        return (str(self),)


class GebruikFout(InzichtFout):
    """De opdrachtregel is verkeerd gebruikt (uitgang 2)."""

    uitgang = 2


class InvoerFout(InzichtFout):
    """Iets dat is aangeleverd, is niet te gebruiken (uitgang 3); draagt alle bevindingen."""

    uitgang = 3

    def __init__(self, bevindingen: Iterable[Bevinding]) -> None:
        self.bevindingen = tuple(sorted(bevindingen))
        super().__init__("\n".join(self.regels))

    @property
    def regels(self) -> tuple[str, ...]:
        """Elke bevinding op een regel, op volgorde van plek."""
        return tuple(str(b) for b in self.bevindingen)


class BewaarFout(InzichtFout):
    """Iets kon niet bewaard of geschreven worden (uitgang 4)."""

    uitgang = 4


class BezetFout(BewaarFout):
    """Een ander programma heeft het bestand open (uitgang 4); het kan ook stilstaan, na Ctrl-Z."""

    def __init__(self, zin: str) -> None:
        stil = "" if sys.platform == "win32" else " Zette u dat stil met Ctrl-Z? Typ dan `fg` in datzelfde venster."
        super().__init__(zin + stil)


class Onderbroken(KeyboardInterrupt):
    """SIGTERM of SIGHUP; `nummer` is dat van het signaal (uitgang 128 + nummer)."""

    def __init__(self, nummer: int) -> None:
        super().__init__()
        self.nummer = nummer
