"""Zet meer bestanden tegelijk op hun plaats: allemaal, of geen enkel."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from typing import TYPE_CHECKING, Final

from inzicht.bestanden import leg_map_vast, schijffouten, wissel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

EIGEN: Final = ".~inzicht-"
"""Zo beginnen alle tijdelijke namen; wat er na een gedood programma van over is, mag weg."""


class Plaatsing:
    """Onthoudt bij elke stap hoe hij terug te draaien is; werpt `BewaarFout` als de schijf weigert."""

    def __init__(self) -> None:
        self._terug: list[Callable[[], object]] = []
        self._weg: list[Path] = []
        self._mappen: set[Path] = set()

    def zet(self, van: Path, naar: Path) -> None:
        """Zet een bestand op zijn plaats; wat er stond, is er tot het laatste ogenblik."""
        with schijffouten(naar):
            oud = self._bewaar_oud(naar) if os.path.lexists(naar) else None
            wissel(van, naar)
        self._terug.append(naar.unlink if oud is None else lambda: wissel(oud, naar))
        self._mappen.add(naar.parent)

    def _bewaar_oud(self, naar: Path) -> Path:
        if naar.is_dir() and not naar.is_symlink():
            raise OSError(errno.EISDIR, "map")
        oud = _naast(naar)
        self._weg.append(oud)
        with contextlib.suppress(FileNotFoundError):
            oud.unlink()
        try:
            os.link(naar, oud, follow_symlinks=False)
        except OSError:  # deze schijf kent geen tweede naam
            shutil.copy2(naar, oud, follow_symlinks=False)
        return oud

    def zet_map(self, van: Path, naar: Path, is_eigen: Callable[[str], object]) -> None:
        """Zet een map op haar plaats; staat ze er al, dan gaat alleen weg wat van ons is, en komt het nieuwe erin.

        Ander werk in die map wordt nooit verplaatst: ook wie hier gedood wordt, raakt het niet kwijt.
        """
        with schijffouten(naar):
            if not os.path.lexists(naar):
                self._hernoem(van, naar)
            else:
                self._vul(van, naar, is_eigen)
        self._mappen.add(naar.parent)

    def _vul(self, van: Path, naar: Path, is_eigen: Callable[[str], object]) -> None:
        if not naar.is_dir():
            raise OSError(errno.EEXIST, "bestand")
        oud = _naast(naar)
        ruim_op(oud)
        oud.mkdir(mode=0o700)
        self._weg.append(oud)
        for bestand in sorted(naar.iterdir()):
            if is_eigen(bestand.name):
                self._hernoem(bestand, oud / bestand.name)
        for bestand in sorted(van.iterdir()):
            self._hernoem(bestand, naar / bestand.name)

    def _hernoem(self, van: Path, naar: Path) -> None:
        wissel(van, naar)
        self._terug.append(lambda: wissel(naar, van))

    def draai_terug(self) -> None:
        """Zet alles terug zoals het was."""
        for stap in reversed(self._terug):
            with contextlib.suppress(OSError):
                stap()
        self._ruim_op()

    def rond_af(self) -> None:
        """Leg vast wat er nu staat, en ruim op wat er stond."""
        for map_ in self._mappen:
            with schijffouten(map_):
                leg_map_vast(map_)
        self._ruim_op()

    def _ruim_op(self) -> None:
        for pad in self._weg:
            ruim_op(pad)


def ruim_op(pad: Path) -> None:
    """Haal een tijdelijk bestand of een tijdelijke map weg, als dat kan."""
    with contextlib.suppress(OSError):
        if pad.is_dir() and not pad.is_symlink():
            shutil.rmtree(pad, ignore_errors=True)
        else:
            pad.unlink(missing_ok=True)


def _naast(naar: Path) -> Path:
    return naar.with_name(f"{EIGEN}oud-{naar.name}")
