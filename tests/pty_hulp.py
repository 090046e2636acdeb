"""Een echte terminal voor toetsen: pexpect geeft het programma een pty, pyte leest het scherm."""

import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pexpect
import pyte

TOETSEN = {
    "enter": "\r",
    "esc": "\x1b",
    "links": "\x1b[D",
    "rechts": "\x1b[C",
    "op": "\x1b[A",
    "neer": "\x1b[B",
    "ctrl-c": "\x03",
    "ctrl-d": "\x04",
    "ctrl-j": "\n",
    "ctrl-z": "\x1a",
    "alt-enter": "\x1b\r",
}


RUST = 0.6
"""Ruim meer dan de stilte na een nieuw beeld, want een drukke computer tekent het later."""


def plak(tekst: str) -> str:
    """Tekst zoals een terminal haar plakt."""
    return f"\x1b[200~{tekst}\x1b[201~"


class Terminal:
    """Een programma op een pty, met een scherm om naar te kijken."""

    def __init__(
        self,
        map_: Path,
        *args: str,
        omgeving: Mapping[str, str] | None = None,
        opdracht: Sequence[str] = (sys.executable, "-m", "inzicht"),
    ) -> None:
        breedte, hoogte = 80, 24
        basis = {naam: waarde for naam, waarde in os.environ.items() if naam not in ("NO_COLOR", "TERM", "COLUMNS")}
        env = {**basis, "TERM": "xterm-256color", "PYTHONUTF8": "1", **(omgeving or {})}
        self.scherm = pyte.Screen(breedte, hoogte)
        self._stroom = pyte.ByteStream(self.scherm)
        self.bytes = b""
        self._vorige, self._wanneer = "", 0.0
        self.kind = pexpect.spawn(
            opdracht[0], [*opdracht[1:], *args], cwd=str(map_), env=env, dimensions=(hoogte, breedte), timeout=20
        )

    @property
    def beeld(self) -> str:
        """Wat er nu op het scherm staat."""
        return "\n".join(regel.rstrip() for regel in self.scherm.display)

    def lees(self, seconden: float = 0.02) -> None:
        """Lees wat er binnen deze tijd komt."""
        try:
            deel = self.kind.read_nonblocking(65536, timeout=seconden)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return
        self.bytes += deel
        self._stroom.feed(deel)

    def wacht(self, woord: str | Callable[[str], bool], seconden: float = 15) -> str:
        """Wacht tot een woord op het scherm staat; faalt met het scherm erbij."""
        klaar = woord if callable(woord) else (lambda beeld: woord in beeld)
        einde = time.monotonic() + seconden
        while not klaar(self.beeld):
            if time.monotonic() > einde:
                raise AssertionError(f"{woord!r} kwam niet op het scherm:\n{self.beeld}")
            self.lees(0.05)
        return self.beeld

    def toets(self, *namen: str, rust: bool = True) -> None:
        """Druk toetsen: een naam uit TOETSEN, of tekst zoals ze geplakt wordt.

        Met `rust` wacht dezelfde toets tot hij weer telt, en elke toets op wat het programma daarop laat zien: op een drukke
        computer komen twee toetsen anders in een keer aan, en dat is plakken.
        """
        for naam in namen:
            if rust and naam == self._vorige:
                time.sleep(max(0.0, self._wanneer + RUST - time.monotonic()))
            self.kind.send(TOETSEN.get(naam, naam))
            self._vorige, self._wanneer = naam, time.monotonic()
            self.lees(0.25 if rust else 0.02)

    def einde(self) -> int:
        """Wacht tot het programma klaar is en geef de uitgang (negatief bij een signaal)."""
        einde = time.monotonic() + 20
        while self.kind.isalive() and time.monotonic() < einde:
            self.lees(0.05)
        self.lees(0.1)
        return self._sluit()

    def hang_op(self) -> int:
        """Sluit de terminal onder het programma vandaan, en geef de uitgang.

        Via het object dat het nummer bezit: wie `os.close` op het nummer zelf roept, laat dat object later een nummer
        sluiten dat intussen van een ander bestand kan zijn. Ergens anders heet dat dan "Bad file descriptor".
        """
        self.kind.ptyproc.fileobj.close()
        einde = time.monotonic() + 20
        while self.kind.isalive():
            if time.monotonic() > einde:
                raise AssertionError("het programma bleef draaien zonder terminal")
            time.sleep(0.02)
        return self._sluit()

    def _sluit(self) -> int:
        self.kind.close()
        code: int | None = self.kind.exitstatus
        return -int(self.kind.signalstatus) if code is None else code
