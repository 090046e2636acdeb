"""Kindproces: geef tijdelijke bestanden een vaste naam en draai dan een script of module alsof er niets is.

    python vast.py -m MODULE [ARGUMENTEN]
    python vast.py SCRIPT [ARGUMENTEN]

strace volgt bestanden op hun naam, en het programma zelf kiest er steeds een die niemand kan raden.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final

from draai import draai

from inzicht.bestanden import schrijven

if TYPE_CHECKING:
    from pathlib import Path

NAAM: Final = f"{schrijven.EIGEN}0123456789abcdef.tmp"


def met_vaste_naam() -> None:
    """Laat elk tijdelijk bestand zo heten."""

    def eigen_naam(map_: Path) -> Path:
        return map_ / NAAM

    waar: Any = schrijven
    if not hasattr(waar, "eigen_naam"):
        raise SystemExit("vast.py: schrijven kent eigen_naam niet meer")
    waar.eigen_naam = eigen_naam


if __name__ == "__main__":
    met_vaste_naam()
    draai(*sys.argv[1:])
