"""Proef: dezelfde interviews met toetsen op een pseudo-terminal, en ook die worden gedood."""

from __future__ import annotations

import os
import select
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Final

import pexpect
import pyte

from proeven import interviews
from proeven.gemeen import GEDULD, omgeving

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from proeven.gemeen import Cijfer, Opzet

AANTAL: Final = 150
AANTAL_KORT: Final = 4
_TEGELIJK: Final = 4
"""Wie toetsen drukt, wacht vooral; meer tegelijk houdt een ander niet op."""
_HOOGTE, _BREEDTE = 60, 100
_STILTE: Final = 0.003
"""Seconden zonder nieuwe tekens waarna een scherm af is."""
_ZELFDE: Final = 0.35
"""Seconden tot dezelfde toets weer telt: vlak na een nieuw beeld is het dezelfde druk."""
_ANDERS: Final = 0.06
"""Seconden tussen twee toetsen; wat sneller komt, is geplakte tekst."""
_BLIJKEN: Final = {
    "De opmerking is bewaard.": "Uw opmerking:",
    "Het bewijs is bewaard.": "Uw bewijs:",
}


def meet(opzet: Opzet) -> list[Cijfer]:
    """Speel de rondes met toetsen en tel."""
    cijfers = interviews.meet_met(opzet, Toetsstuurder, AANTAL_KORT if opzet.kort else AANTAL, _TEGELIJK)
    return [een.met_naam(f"toetsen: {een.naam}") for een in cijfers]


class Toetsstuurder:
    """Het interview met toetsen; een draad tekent mee op een scherm en zoekt daar de blijken."""

    vooruit = False

    def __init__(self, opdracht: Sequence[str], map_: Path, blijken: Sequence[str]) -> None:
        self._blijken = [_op_scherm(blijk) for blijk in blijken]
        self._gezien = 0
        self._laatst = ""
        self._uit = False
        self._nieuws = threading.Condition()
        self._scherm = pyte.Screen(_BREEDTE, _HOOGTE)
        self._stroom = pyte.ByteStream(self._scherm)
        env = omgeving(TERM="xterm-256color", PYTHONUTF8="1")
        env.pop("NO_COLOR", None)
        programma, *args = opdracht
        self._kind = pexpect.spawn(programma, args, cwd=str(map_), env=env, dimensions=(_HOOGTE, _BREEDTE))
        self._lezer = threading.Thread(target=self._lees, daemon=True)
        self._lezer.start()

    def _lees(self) -> None:
        with suppress(OSError):  # een pseudo-terminal zonder programma geeft een leesfout
            while deel := os.read(self._kind.child_fd, 65536):
                with self._nieuws:
                    self._stroom.feed(deel)
                    if self._is_stil():
                        self._zoek()
                    self._nieuws.notify_all()
        with self._nieuws:
            self._uit = True
            self._nieuws.notify_all()

    def _is_stil(self) -> bool:
        """Of het scherm af is: een half getekend scherm toont nog blijken van de vorige vraag."""
        return not select.select([self._kind.child_fd], [], [], _STILTE)[0]

    def _zoek(self) -> None:
        beeld = "\n".join(self._scherm.display)
        while self._gezien < len(self._blijken) and self._blijken[self._gezien] in beeld:
            self._gezien += 1

    @property
    def gezien(self) -> int:
        """Hoeveel blijken er al op het scherm stonden."""
        with self._nieuws:
            return self._gezien

    @property
    def klaar(self) -> bool:
        """Of het programma uit zichzelf gestopt is."""
        return not self._kind.isalive()

    def stuur(self, *regels: str) -> None:
        """Druk de toetsen die bij deze regels horen, zo snel als iemand die ze ziet."""
        with suppress(OSError):  # wie al gestopt is, leest niet meer
            for druk in (druk for regel in regels for druk in _toetsen(regel)):
                time.sleep(_ZELFDE if druk == self._laatst else _ANDERS)
                self._laatst = druk
                self._kind.send(druk)

    def wacht_op(self, aantal: int) -> bool:
        """Wacht tot zoveel blijken gezien zijn."""
        with self._nieuws:
            self._nieuws.wait_for(lambda: self._gezien >= aantal or self._uit, GEDULD)
            return self._gezien >= aantal

    def dood(self) -> bool:
        """Dood met SIGKILL; False als het programma al gestopt was."""
        leefde = self._kind.isalive()
        if leefde:
            self._kind.kill(9)
            self._kind.wait()
        self._lezer.join(GEDULD)
        self._kind.close(force=True)
        return leefde and self._kind.signalstatus is not None


def _op_scherm(blijk: str) -> str:
    """Hoe een blijk van gewone regels op het scherm met toetsen staat."""
    kaal = blijk.strip().removesuffix(" -")
    return _BLIJKEN.get(kaal, kaal.replace("Vraag ", "vraag "))


def _toetsen(regel: str) -> tuple[str, ...]:
    """De toetsen voor een regel: een letter of cijfer werkt meteen, een tekst komt in een keer en eindigt met Enter."""
    if regel.startswith("+ bewijs: "):
        return "+", "\r", regel.removeprefix("+ bewijs: "), "\r"
    if regel.startswith("+ "):
        return "+", regel.removeprefix("+ "), "\r", "\r"
    if regel.startswith("n "):
        return "n", regel.removeprefix("n "), "\r"
    return (regel,) if regel else ("\r", "\r")  # op een eindscherm: verder, en het blad met de uitslag dicht
