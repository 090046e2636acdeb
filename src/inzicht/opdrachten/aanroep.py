"""Opdrachten die het programma voorzegt: zo geschreven dat de gebruiker ze letterlijk kan overnemen."""

from __future__ import annotations

import os
import re
import shlex
from typing import Final, Literal

from inzicht.tekst import schoon

Schil = Literal["posix", "cmd", "powershell"]
_VEILIG_OP_WINDOWS: Final = re.compile(r"[A-Za-z0-9_+:./\\-]+\Z")
_ENKELE_AANHALING: Final = re.compile("['\u2018\u2019\u201a\u201b]")
"""PowerShell leest ook de kromme als aanhalingsteken."""
_SLOTSTREEP: Final = re.compile(r"(\\+)\Z")
_PADEN_IN_POWERSHELL: Final = 3
"""PowerShell zet de map van de gebruiker voor de twee van het systeem in PSModulePath; cmd laat het bij die twee."""


def opdracht(naam: str, *paden: str, wijzer: str | None = None) -> str:
    """De opdracht `naam` met deze bestanden, zoals ze in de schil van de gebruiker te typen is.

    Begint met de aanroep die de gebruiker zelf deed (`INZICHT_AANROEP`, anders `inzicht`); `wijzer` is wat er
    bij `--wijzer` stond.
    """
    schil = _schil()
    delen = [aangehaald(_geen_optie(een), schil) for een in paden]
    delen += ["--wijzer", aangehaald(_geen_optie(wijzer), schil)] if wijzer is not None else []
    return " ".join([programma(), naam, *delen])


def programma() -> str:
    """Hoe de gebruiker inzicht aanriep."""
    return os.environ.get("INZICHT_AANROEP") or "inzicht"


def aangehaald(woord: str, schil: Schil) -> str:
    """Een woord dat de schil precies zo aan het programma doorgeeft, en dat zo ook over te nemen is."""
    if schil != "posix":
        return _op_windows(woord, schil)
    return shlex.quote(woord) if schoon(woord) == woord else _in_bytes(woord)


def _op_windows(woord: str, schil: Schil) -> str:
    if _VEILIG_OP_WINDOWS.match(woord):
        return woord
    heel = _SLOTSTREEP.sub(r"\1\1", woord)  # anders hoort het laatste aanhalingsteken bij het woord
    if schil == "powershell":
        return "'" + _ENKELE_AANHALING.sub(r"\g<0>\g<0>", heel) + "'"
    return f'"{heel}"'


def _in_bytes(woord: str) -> str:
    """Een woord met tekens die op een scherm anders lijken dan ze zijn; die staan er als hun bytes."""
    stukken = (_teken_in_bytes(teken) for teken in woord)
    return f"$'{''.join(stukken)}'"


def _teken_in_bytes(teken: str) -> str:
    if teken in "'\\":
        return f"\\{teken}"
    if schoon(teken) == teken:
        return teken
    return "".join(f"\\x{byte:02x}" for byte in os.fsencode(teken))


def _geen_optie(pad: str) -> str:
    """Een naam die met een streepje begint, lijkt een optie."""
    return f"./{pad}" if pad.startswith("-") else pad


def _schil() -> Schil:
    """In welke schil de gebruiker waarschijnlijk typt; Git Bash op Windows leest als bash."""
    if os.name != "nt" or os.environ.get("MSYSTEM"):
        return "posix"
    paden = os.environ.get("PSModulePath", "").split(os.pathsep)  # noqa: SIM112 - zo heet de variabele op Windows
    return "powershell" if len(paden) >= _PADEN_IN_POWERSHELL else "cmd"
