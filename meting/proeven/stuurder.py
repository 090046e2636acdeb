"""Een voorkant van het interview besturen: regels sturen, blijken zien, en doden.

`Stuurder` is alles wat de proef nodig heeft. Een voorkant met toetsen krijgt een eigen stuurder op een
pseudo-terminal; die vertaalt een regel naar toetsen en zoekt blijken op zijn scherm.
"""

from __future__ import annotations

import os
import subprocess
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from proeven.gemeen import GEDULD, omgeving

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Stuurder(Protocol):
    """Een lopend interview waarvan de proef weet wat de gebruiker getoond kreeg.

    `vooruit` zegt of regels vooraf gestuurd mogen worden; toetsen voor een beeld dat er nog niet is, tellen niet.
    """

    vooruit: bool

    @property
    def gezien(self) -> int:
        """Hoeveel van de verwachte blijken, op volgorde, al op het scherm stonden."""

    @property
    def klaar(self) -> bool:
        """Of het programma uit zichzelf gestopt is."""

    def stuur(self, *regels: str) -> None:
        """Typ deze regels, elk met Enter."""

    def wacht_op(self, aantal: int) -> bool:
        """Wacht tot zoveel blijken gezien zijn; False als het programma eerder stopt of hangt."""

    def dood(self) -> bool:
        """Dood met SIGKILL en lees de rest van het scherm; False als het programma al gestopt was."""


class Pijpstuurder:
    """Het interview in gewone regels op een pijp; een draad leest stderr terwijl het loopt."""

    vooruit = True

    def __init__(self, opdracht: Sequence[str], map_: Path, blijken: Sequence[str]) -> None:
        self._blijken = [blijk.encode() for blijk in blijken]
        self._gelezen = bytearray()
        self._vanaf = 0
        self._gezien = 0
        self._uit = False
        self._nieuws = threading.Condition()
        self._kind = subprocess.Popen(
            list(opdracht),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            cwd=map_,
            env=omgeving(),
        )
        self._lezer = threading.Thread(target=self._lees, daemon=True)
        self._lezer.start()

    def _lees(self) -> None:
        assert self._kind.stderr is not None
        nummer = self._kind.stderr.fileno()
        while deel := os.read(nummer, 65536):
            with self._nieuws:
                self._gelezen += deel
                self._zoek()
                self._nieuws.notify_all()
        with self._nieuws:
            self._uit = True
            self._nieuws.notify_all()

    def _zoek(self) -> None:
        while self._gezien < len(self._blijken):
            blijk = self._blijken[self._gezien]
            plaats = self._gelezen.find(blijk, self._vanaf)
            if plaats < 0:
                return
            self._vanaf = plaats + len(blijk)
            self._gezien += 1

    @property
    def gezien(self) -> int:
        with self._nieuws:
            return self._gezien

    @property
    def klaar(self) -> bool:
        return self._kind.poll() is not None

    def stuur(self, *regels: str) -> None:
        assert self._kind.stdin is not None
        with suppress(BrokenPipeError):  # wie al gestopt is, leest niet meer
            os.write(self._kind.stdin.fileno(), "".join(f"{regel}\n" for regel in regels).encode())

    def wacht_op(self, aantal: int) -> bool:
        with self._nieuws:
            self._nieuws.wait_for(lambda: self._gezien >= aantal or self._uit, GEDULD)
            return self._gezien >= aantal

    def dood(self) -> bool:
        leefde = self._kind.poll() is None
        if leefde:
            self._kind.kill()
        gedood = leefde and self._kind.wait(GEDULD) < 0
        self._lezer.join(GEDULD)
        for stroom in (self._kind.stdin, self._kind.stderr):
            if stroom is not None:
                stroom.close()
        return gedood

    def stop(self) -> tuple[int, str]:
        """Sluit de invoer, wacht tot het programma uit zichzelf stopt, en geef zijn uitgang en scherm."""
        assert self._kind.stdin is not None
        self._kind.stdin.close()
        code = self._kind.wait(GEDULD)
        self.dood()
        return code, self._gelezen.decode("utf-8", errors="replace")
