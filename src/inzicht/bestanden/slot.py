"""Een slot dat het besturingssysteem zelf vrijgeeft als het programma stopt; niet elke schijf kent er een."""

from __future__ import annotations

import contextlib
import enum
import errno
import os
import stat
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

VEILIG: Final = sum(getattr(os, vlag, 0) for vlag in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
"""Waarmee inzicht alles opent dat het zelf maakt: door geen koppeling heen, en zonder op een pijp te wachten."""
_KENT_GEEN_SLOTEN: Final = {errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL}
ZONDER_SLOTEN: Final = "Deze schijf kent geen sloten."


class Greep(enum.Enum):
    """Hoe het nemen van een slot afloopt."""

    GENOMEN = enum.auto()
    BEZET = enum.auto()
    GEEN_SLOTEN = enum.auto()


if sys.platform == "win32":
    import msvcrt

    _BEZET: Final = {errno.EACCES, errno.EDEADLK, errno.EAGAIN}

    def _vergrendel(wijzer: int) -> None:
        msvcrt.locking(wijzer, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    _BEZET: Final = {errno.EWOULDBLOCK, errno.EAGAIN}

    def _vergrendel(wijzer: int) -> None:
        fcntl.flock(wijzer, fcntl.LOCK_EX | fcntl.LOCK_NB)


def grijp(wijzer: int) -> Greep:
    """Neem het slot op een open bestand; het gaat eraf als het bestand dichtgaat.

    Een netwerkschijf die geen sloten kent, is geen fout: de hash van wat er stond, is dan de enige wacht. Werpt OSError
    bij elke andere fout van de schijf.
    """
    try:
        _vergrendel(wijzer)
    except OSError as fout:
        if fout.errno in _BEZET:
            return Greep.BEZET
        if fout.errno in _KENT_GEEN_SLOTEN:
            return Greep.GEEN_SLOTEN
        raise
    return Greep.GENOMEN


class Slot:
    """Een exclusief slot op een zijbestand; sterft met het programma, dus er blijft nooit een oud slot over."""

    def __init__(self, pad: Path) -> None:
        self._pad = pad
        self._wijzer: int | None = None

    def neem(self) -> Greep:
        """Neem het slot; zonder sloten blijft er ook geen zijbestand achter.

        Werpt OSError als de map niet te beschrijven is, of als er iets anders op de plaats van het zijbestand staat.
        """
        while True:
            wijzer = os.open(self._pad, os.O_RDWR | os.O_CREAT | VEILIG, 0o600)
            try:
                greep = self._grijp(wijzer)
            except BaseException:
                os.close(wijzer)
                raise
            if greep is Greep.GENOMEN:
                self._wijzer = wijzer
                return greep
            os.close(wijzer)
            if greep is not None:
                return greep

    def _grijp(self, wijzer: int) -> Greep | None:
        """Neem het slot op het zijbestand; None als een ander dat net opruimde en het opnieuw moet."""
        if not stat.S_ISREG(os.fstat(wijzer).st_mode):
            raise OSError(errno.EEXIST, "geen gewoon bestand")
        greep = grijp(wijzer)
        if greep is Greep.GEEN_SLOTEN:
            with contextlib.suppress(OSError):
                self._pad.unlink()
        return None if greep is Greep.GENOMEN and not self._is_nog_hetzelfde(wijzer) else greep

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
