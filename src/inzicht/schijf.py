"""Vragen aan de schijf over een pad; het antwoord is altijd een waarde, nooit een uitzondering.

Wat er op een pad staat, zegt `bekijk`. Geen toegang, een te lange naam, koppelingen in een kring, een werkmap die weg
is: ook dat is een antwoord, met de reden erbij. Zo kan geen enkel pad van een gebruiker een opdracht laten omvallen.
Alleen de modules die de schijf raken en deze vragen, vragen iets aan het bestandssysteem.
"""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

GEEN_WERKMAP: Final = "De map waarin u werkt, bestaat niet meer. Ga eerst naar een andere map."


class Staat(Enum):
    """Wat er op een pad staat, voor zover dat te zien is."""

    WEG = auto()
    BESTAND = auto()
    MAP = auto()
    ANDERS = auto()
    """Geen gewoon bestand: een apparaat, een pijp, een socket."""
    DICHT = auto()
    """Niet te zien: geen toegang, een te lange naam, koppelingen in een kring, een schijf die een fout geeft."""


@dataclass(frozen=True, slots=True)
class Gezien:
    """Wat er op een pad staat; bij `WEG` en `DICHT` is `nummer` de fout van het systeem (errno), anders 0."""

    staat: Staat
    nummer: int = 0


def bekijk(pad: str | Path, *, volg: bool = True) -> Gezien:
    """Kijk wat er op een pad staat; zonder `volg` is een koppeling zelf iets `ANDERS`."""
    try:
        modus = os.stat(pad, follow_symlinks=volg).st_mode  # noqa: PTH116 - dit is de plaats die het vraagt
    except OSError as fout:
        weg = fout.errno in {errno.ENOENT, errno.ENOTDIR}
        return Gezien(Staat.WEG if weg else Staat.DICHT, fout.errno or errno.EIO)
    except ValueError:  # een nulteken of een half teken: zo kan niets heten
        return Gezien(Staat.WEG, errno.EINVAL)
    if stat.S_ISREG(modus):
        return Gezien(Staat.BESTAND)
    return Gezien(Staat.MAP if stat.S_ISDIR(modus) else Staat.ANDERS)


def bestaat(pad: str | Path) -> bool:
    """Of hier iets te zien is, waar een koppeling ook heen wijst."""
    return bekijk(pad).staat not in {Staat.WEG, Staat.DICHT}


def is_map(pad: str | Path) -> bool:
    """Of hier een map te zien is."""
    return bekijk(pad).staat is Staat.MAP


def is_bestand(pad: str | Path) -> bool:
    """Of hier een gewoon bestand te zien is."""
    return bekijk(pad).staat is Staat.BESTAND


def is_bezet(pad: str | Path) -> bool:
    """Of deze naam al gebruikt is, ook door een koppeling naar niets."""
    return bekijk(pad, volg=False).staat not in {Staat.WEG, Staat.DICHT}


def is_koppeling(pad: str | Path) -> bool:
    """Of deze naam een koppeling is."""
    try:
        return os.path.islink(pad)  # noqa: PTH114 - zoals hierboven
    except ValueError:
        return False


def zelfde(een: str | Path, ander: str | Path) -> bool:
    """Of twee paden hetzelfde bestand zijn; wat niet te zien is, is met niets hetzelfde."""
    try:
        return os.path.samestat(os.stat(een), os.stat(ander))  # noqa: PTH116 - zoals hierboven
    except (OSError, ValueError):
        return False


def werkmap() -> str | None:
    """De map waarin de gebruiker werkt; None als die er niet meer is."""
    try:
        return os.getcwd()  # noqa: PTH109 - zoals hierboven
    except OSError:
        return None


def vol_pad(pad: str | Path) -> str:
    """Het pad vanaf de wortel van de schijf, zonder koppelingen te volgen; zonder werkmap het pad zelf."""
    return _of_zelf(os.path.abspath, pad)


def echt_pad(pad: str | Path) -> str:
    """Het pad vanaf de wortel van de schijf, met elke koppeling gevolgd die te volgen is; anders als `vol_pad`."""
    try:
        return os.path.realpath(pad)
    except (OSError, ValueError):
        return vol_pad(pad)


def _of_zelf(vorm: Callable[[str], str], pad: str | Path) -> str:
    try:
        return vorm(os.fspath(pad))
    except (OSError, ValueError):
        return os.path.normpath(pad)


def adres(pad: str | Path) -> str:
    """Het pad als adres voor een browser: `file:///...`."""
    return Path("/", echt_pad(pad)).as_uri()


def namen_in(map_: str | Path) -> list[str] | None:
    """De namen in een map op volgorde; None als daar niet in te kijken is."""
    try:
        return sorted(os.listdir(map_))  # noqa: PTH208 - namen, geen paden
    except (OSError, ValueError):
        return None
