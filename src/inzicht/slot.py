"""Een slot op een zijbestand dat het besturingssysteem zelf vrijgeeft als het programma stopt."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _probeer(wijzer: int) -> bool:
        try:
            msvcrt.locking(wijzer, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _probeer(wijzer: int) -> bool:
        try:
            fcntl.flock(wijzer, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class Slot:
    """Een exclusief slot; sterft met het programma, dus er blijft nooit een oud slot over."""

    def __init__(self, pad: Path) -> None:
        self._pad = pad
        self._wijzer: int | None = None

    def neem(self) -> bool:
        """Neem het slot; False als een ander het heeft. Werpt OSError als de map niet te beschrijven is."""
        while True:
            wijzer = os.open(self._pad, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
            if not _probeer(wijzer):
                os.close(wijzer)
                return False
            if self._is_nog_hetzelfde(wijzer):
                self._wijzer = wijzer
                return True
            os.close(wijzer)  # een ander ruimde het zijbestand net op; probeer het nieuwe

    def _is_nog_hetzelfde(self, wijzer: int) -> bool:
        try:
            return os.path.samestat(os.fstat(wijzer), self._pad.stat())
        except FileNotFoundError:
            return False

    def geef_vrij(self) -> None:
        """Ruim het zijbestand op en geef het slot vrij; mag vaker."""
        if self._wijzer is None:
            return
        if sys.platform != "win32":
            with contextlib.suppress(OSError):
                self._pad.unlink()
        os.close(self._wijzer)
        self._wijzer = None
        if sys.platform == "win32":
            with contextlib.suppress(OSError):
                self._pad.unlink()
