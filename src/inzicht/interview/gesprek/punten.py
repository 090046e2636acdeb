"""Aan het einde van een nieuwe ronde: wat er van de actiepunten van de vorige keer klaar is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from inzicht.interview.gesprek.toestand import Fase, Gesprek, Zet
from inzicht.oordeel.planzet import Afspraak, met_afspraak

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inzicht.oordeel.planzet import Status

STATUSSEN: Final[Mapping[str, Status]] = {"1": "klaar", "2": "bezig", "3": "open"}


def naar_slot(gesprek: Gesprek) -> Gesprek:
    """Naar de uitslag; in een ronde na een vorige eerst langs de actiepunten die nog niet klaar zijn."""
    open_ = tuple(nr for nr, punt in enumerate(gesprek.antwoorden.actiepunten) if punt.status != "klaar")
    if gesprek.vorige is None or gesprek.punten_gevraagd or not open_:
        return replace(gesprek, fase=Fase.DIMENSIE)
    return replace(gesprek, fase=Fase.PUNTEN, punten=open_)


def punten(gesprek: Gesprek, tekst: str) -> Zet:
    """Verwerk of een actiepunt klaar is; een lege regel laat het zoals het is."""
    if tekst.lower() == "t":
        return Zet(replace(gesprek, fase=Fase.NAKIJKEN, punten=()))
    if tekst and tekst not in STATUSSEN:
        return Zet(gesprek, ("Typ 1, 2 of 3, of druk op Enter om het te laten zoals het is.",))
    nummer, *rest = gesprek.punten
    fase = Fase.PUNTEN if rest else Fase.DIMENSIE
    verder = replace(gesprek, fase=fase, punten=tuple(rest), punten_gevraagd=not rest)
    if not tekst:
        return Zet(verder)
    afspraak = Afspraak(status=STATUSSEN[tekst])
    rij = list(gesprek.antwoorden.actiepunten)
    rij[nummer] = met_afspraak(rij[nummer], afspraak, gesprek.datum)
    return Zet(verder.met(actiepunten=tuple(rij)), bewaar=True)
