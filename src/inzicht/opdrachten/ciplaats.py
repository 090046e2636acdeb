"""Waar een bevinding staat voor een programma dat de hele repo kent: CI telt paden vanaf de wortel daarvan."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from inzicht.bestanden import padstaat
from inzicht.keuring.nalezen.rapport import STANDAARDINVOER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inzicht.fouten import Bevinding


def vanaf_de_wortel(bevindingen: Sequence[Bevinding]) -> tuple[Bevinding, ...]:
    """Dezelfde bevindingen met paden vanaf de wortel van de repo, en hele paden voor wat daarbuiten staat.

    De wortel is `GITHUB_WORKSPACE`, anders de map met `.git` boven de werkmap, anders de werkmap zelf.
    """
    wortel = _wortel()
    plaatsen = {naam: _plaats(naam, wortel) for naam in {een.plek.bestand for een in bevindingen}}
    return tuple(replace(een, plek=replace(een.plek, bestand=plaatsen[een.plek.bestand])) for een in bevindingen)


def _wortel() -> str:
    hier = padstaat.echt_pad(".")
    gegeven = os.environ.get("GITHUB_WORKSPACE")
    if gegeven and Path(hier).is_relative_to(padstaat.echt_pad(gegeven)):
        return padstaat.echt_pad(gegeven)
    return next((str(map_) for map_ in (Path(hier), *Path(hier).parents) if padstaat.bestaat(map_ / ".git")), hier)


def _plaats(naam: str, wortel: str) -> str:
    """Alleen de map wordt gevolgd: een koppeling in de repo is zelf het bestand van de bevinding."""
    if naam == STANDAARDINVOER:
        return naam
    heel = Path(padstaat.vol_pad(naam))
    heel = Path(padstaat.echt_pad(heel.parent), heel.name)
    return (heel.relative_to(wortel) if heel.is_relative_to(wortel) else heel).as_posix()
