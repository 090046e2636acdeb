"""De drie stromen van het programma, zo ingericht dat geen ervan het kan laten crashen, ook niet bij het afsluiten.

Wat naar stderr gaat, is voor wie meekijkt. Kijkt er niemand meer mee, dan gaat het werk gewoon door: de uitgang zegt
hoe het afliep. Wat naar stdout gaat, is het werk zelf; lukt dat niet, dan komt er een `OSError`.
"""

from __future__ import annotations

import io
import os
import stat
import sys
from contextlib import suppress
from typing import IO, Final

_LOS: Final = (OSError, ValueError)
"""Wat een stroom werpt die kapot of gesloten is, of in het geheugen staat en dus geen nummer heeft."""


class _Meekijker(io.TextIOWrapper):
    """Een stderr die zwijgt zodra er niemand meer luistert."""

    def write(self, tekst: str) -> int:
        try:
            return super().write(tekst)
        except OSError:
            laat_los(self)
            return len(tekst)

    def flush(self) -> None:
        try:
            super().flush()
        except OSError:
            laat_los(self)


def richt_in() -> None:
    """Maak de stromen van dit proces klaar; wat er al goed is, blijft wat het is."""
    if not _kan_lezen(sys.stdin):
        sys.stdin = _niets(os.O_RDONLY)
    if sys.stdout is None:
        sys.stdout = _niets(os.O_RDONLY)  # schrijven geeft dan een fout: wat niemand krijgt, is niet gelukt
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace", newline="\n")
    if sys.stderr is None:
        sys.stderr = _niets(os.O_WRONLY)
    elif isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr = _Meekijker(
            sys.stderr.buffer, encoding=sys.stderr.encoding, errors="replace", newline="\n", line_buffering=True
        )
    for stroom in (sys.stdin, sys.stdout, sys.stderr):
        _laat_wachten(stroom)


def sluit_af() -> None:
    """Laat elke stroom los die niet leeg te schrijven is; anders maakt Python er bij het afsluiten uitgang 120 van."""
    for stroom in (sys.stdout, sys.stderr):
        try:
            stroom.flush()
        except _LOS:
            laat_los(stroom)


def laat_los(stroom: IO[str]) -> None:
    """Laat de stroom in het niets eindigen, met wat er nog in stond."""
    with suppress(*_LOS):
        nummer = stroom.fileno()
        niets = os.open(os.devnull, os.O_WRONLY)
        os.dup2(niets, nummer)
        os.close(niets)


def is_opgehangen(stroom: IO[str]) -> bool:
    """Of dit een terminal was die intussen dicht is: lezen geeft dan het einde, net als bij een gewoon bestand."""
    if sys.platform == "win32":
        return False
    import select  # noqa: PLC0415 - alleen aan het einde van de invoer nodig

    with suppress(*_LOS):
        nummer = stroom.fileno()
        if stat.S_ISCHR(os.fstat(nummer).st_mode):
            kijker = select.poll()
            kijker.register(nummer, select.POLLIN)
            return any(wat & (select.POLLHUP | select.POLLERR) for _, wat in kijker.poll(0))
    return False


def _niets(modus: int) -> IO[str]:
    return os.fdopen(os.open(os.devnull, modus), "r" if modus == os.O_RDONLY else "w", encoding="utf-8", closefd=False)


def _laat_wachten(stroom: IO[str]) -> None:
    """Wacht op een volle of lege pijp: een ander programma kan haar zo hebben ingesteld dat zij dan een fout geeft."""
    if sys.platform == "win32":  # kent dit niet
        return
    with suppress(*_LOS):
        if not os.get_blocking(stroom.fileno()):
            os.set_blocking(stroom.fileno(), True)


def _kan_lezen(stroom: IO[str] | None) -> bool:
    """Of uit deze stroom te lezen is: gesloten is hij er niet, en met `nohup` is hij alleen te beschrijven.

    Zonder te lezen: wie op de achtergrond van een terminal leest, wordt stilgezet.
    """
    if stroom is None or sys.platform == "win32":
        return stroom is not None
    import fcntl  # noqa: PLC0415 - niet op Windows

    with suppress(*_LOS):
        return fcntl.fcntl(stroom.fileno(), fcntl.F_GETFL) & os.O_ACCMODE != os.O_WRONLY
    return True
