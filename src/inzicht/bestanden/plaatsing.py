"""Zet meer bestanden tegelijk op hun plaats: allemaal, of geen enkel."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from typing import TYPE_CHECKING

from inzicht.bestanden import padstaat
from inzicht.bestanden.padstaat import Staat
from inzicht.bestanden.schrijven import eigen_naam, leg_map_vast, ruim_op, schijffouten, wat_er_staat, wissel, zet_nieuw
from inzicht.bestanden.slot import VEILIG, grijp

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Plaatsing:
    """Onthoudt bij elke stap hoe hij terug te draaien is; werpt `BewaarFout` als de schijf weigert."""

    def __init__(self) -> None:
        self._terug: list[Callable[[], object]] = []
        self._weg: list[Path] = []
        self._open: list[int] = []
        self._mappen: set[Path] = set()

    def zet(self, van: Path, naar: Path, *, vervang: bool) -> None:
        """Zet een bestand op zijn plaats; wat er stond, is er tot het laatste ogenblik.

        Werpt `BewaarFout` als er iets anders dan een gewoon bestand staat, of als er zonder `vervang` al iets staat.
        """
        staat = wat_er_staat(naar)
        with schijffouten(naar):
            oud = self._bewaar_oud(naar) if staat is not None and vervang else None
            (wissel if vervang else zet_nieuw)(van, naar)
        self._terug.append(naar.unlink if oud is None else lambda: wissel(oud, naar))
        self._mappen.add(naar.parent)

    def haal_weg(self, waar: Path) -> None:
        """Haal een gewoon bestand weg; staat er niets, dan gebeurt er niets."""
        if wat_er_staat(waar) is None:
            return
        with schijffouten(waar):
            oud = self._bewaar_oud(waar)
            waar.unlink()
        self._terug.append(lambda: wissel(oud, waar))
        self._mappen.add(waar.parent)

    def _bewaar_oud(self, naar: Path) -> Path:
        """Geef wat er staat een tweede, eigen naam; een slot houdt anderen ervan af zolang wij bezig zijn."""
        oud = eigen_naam(naar.parent)
        self._weg.append(oud)
        try:
            os.link(naar, oud, follow_symlinks=False)
        except OSError:  # deze schijf kent geen tweede naam
            shutil.copy2(naar, oud, follow_symlinks=False)
        if os.name == "posix":
            with contextlib.suppress(OSError):  # zonder slot ruimt een ander hem hoogstens te vroeg op
                self._open.append(os.open(oud, os.O_RDONLY | VEILIG))
                grijp(self._open[-1])
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
        self._mappen |= {naar, naar.parent}

    def _vul(self, van: Path, naar: Path, is_eigen: Callable[[str], object]) -> None:
        if padstaat.bekijk(naar, volg=False).staat is not Staat.MAP:
            raise OSError(errno.EEXIST, "geen map")
        oud = eigen_naam(naar.parent)
        oud.mkdir(mode=0o700)
        self._weg.append(oud)
        for bestand in sorted(naar.iterdir()):
            if is_eigen(bestand.name):
                wat_er_staat(bestand)
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
        for map_ in sorted(self._mappen):
            with schijffouten(map_):
                leg_map_vast(map_)
        self._ruim_op()

    def _ruim_op(self) -> None:
        for pad in self._weg:
            ruim_op(pad)
        while self._open:
            os.close(self._open.pop())
