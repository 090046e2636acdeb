"""Kiest de voorkant: toetsen op een echte terminal, en anders gewone regels."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

from inzicht.scherm.venster import fouten

if TYPE_CHECKING:
    from inzicht.interview.beeld.spel import Gevolg, Spel

_TERUGVAL: Final = "Deze terminal kan geen toetsen lezen. Het interview gaat verder in gewone regels."
_TEKENS: Final = "\u2588\u2592\u2591\u25cf\u2500\u25b8\u2191\u2193\u2190\u2192\u2026"


def kan_toetsen(*, eenvoudig: bool) -> bool:
    """Of de toetsenvoorkant hier kan; zegt het in een zin als de terminal daar te kaal voor is."""
    if eenvoudig or os.environ.get("INZICHT_EENVOUDIG", "0") not in ("", "0"):
        return False
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        if _is_git_bash():
            fouten().zeg(_TERUGVAL)
        return False
    if os.environ.get("TERM") in ("dumb", "unknown"):
        fouten().zeg(_TERUGVAL)
        return False
    return True


def _is_git_bash() -> bool:
    """Of dit het venster van Git Bash is: een pijp in plaats van een console, met TERM=xterm erbij."""
    venster = os.environ.get("TERM_PROGRAM") == "mintty"
    return sys.platform == "win32" and bool(os.environ.get("MSYSTEM")) and venster


def kan_tekenen() -> bool:
    """Of de terminal blokken, pijlen en lijnen in zijn tekenset heeft."""
    try:
        _TEKENS.encode(sys.stderr.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def voer_toetsen(spel: Spel, eerst: Gevolg) -> bool:
    """Voer het spel met toetsen; False (en een zin) als de console toch niet te gebruiken is."""
    from inzicht.scherm.toetsen import GeenConsole, Toetsenvoorkant  # noqa: PLC0415 - prompt_toolkit pas als het nodig is

    try:
        voorkant = Toetsenvoorkant(spel, eerst, mooi=kan_tekenen())
    except GeenConsole:
        fouten().zeg(_TERUGVAL)
        return False
    voorkant.voer()
    return True
