"""Bevindingen zijn waarden, weigeringen zijn uitzonderingen.

Elke uitzondering van inzicht erft van `InzichtFout` en draagt haar eigen uitgang (README, uitgangen).
Alleen de opdrachtregel vangt ze, op een plaats.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, Final

from inzicht.tekst import duizendtallen, toon_naam

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


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
    telt: int = 1  # voor hoeveel bevindingen deze staat; meer dan een is "En nog zoveel andere"

    def __str__(self) -> str:
        """De regel die een gebruiker ziet; een code helpt alleen bij een plaats om te verbeteren."""
        return f"{self.plek}: {self.boodschap}" if self.plek.heel else f"{self.plek}: {self.code} {self.boodschap}"


MEESTE_BEVINDINGEN: Final = 200
"""Zoveel bevindingen over een bestand noemt elke uitvoer; de andere telt zij alleen."""
REST: Final = "019"
"""De cijfers van de code achter de letter van de soort: er zijn meer bevindingen dan hier staan."""
_ZWAARTE: Final = (Ernst.FOUT, Ernst.WAARSCHUWING, Ernst.OPMERKING)
_SOORTNAMEN: Final = {
    Ernst.FOUT: ("andere fout", "andere fouten"),
    Ernst.WAARSCHUWING: ("andere waarschuwing", "andere waarschuwingen"),
    Ernst.OPMERKING: ("andere opmerking", "andere opmerkingen"),
}


def begrens(bevindingen: Iterable[Bevinding]) -> tuple[Bevinding, ...]:
    """De bevindingen op volgorde, per bestand hoogstens tweehonderd; hoeveel het er meer zijn, staat erbij.

    Fouten gaan voor waarschuwingen, en die voor opmerkingen. Wie een begrensde rij nog eens begrenst, houdt haar.
    """
    rij = sorted(bevindingen)
    if len(rij) <= MEESTE_BEVINDINGEN:
        return tuple(rij)
    per_bestand: dict[str, list[Bevinding]] = {}
    for een in rij:
        per_bestand.setdefault(een.plek.bestand, []).append(een)
    return tuple(sorted(een for deel in per_bestand.values() for een in _begrens_bestand(deel)))


def _begrens_bestand(rij: list[Bevinding]) -> list[Bevinding]:
    rest = [een for een in rij if een.code[1:] == REST]
    gewoon = sorted((een for een in rij if een.code[1:] != REST), key=lambda een: _ZWAARTE.index(een.ernst))
    if len(gewoon) <= MEESTE_BEVINDINGEN:
        return rij
    over = [*gewoon[MEESTE_BEVINDINGEN:], *rest]
    per_ernst = {ernst: [een for een in over if een.ernst is ernst] for ernst in _ZWAARTE}
    return gewoon[:MEESTE_BEVINDINGEN] + [_rest(deel) for deel in per_ernst.values() if deel]


def _rest(over: list[Bevinding]) -> Bevinding:
    """Een bevinding in plaats van al deze, op de plek van de eerste."""
    (een,) = rest([min(over)], sum(een.telt for een in over))
    return een


def rest(waar: Sequence[Bevinding], hoeveel: int) -> Iterator[Bevinding]:
    """Een bevinding in plaats van nog zoveel andere, op de plek en met de ernst van de eerste; niets bij nul."""
    if hoeveel:
        enkel, meer = _SOORTNAMEN[waar[0].ernst]
        boodschap = f"En nog {duizendtallen(hoeveel)} {enkel if hoeveel == 1 else meer} in dit bestand."
        yield Bevinding(waar[0].plek, waar[0].code[0] + REST, boodschap, waar[0].ernst, hoeveel)


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
        self.bevindingen = begrens(bevindingen)
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
