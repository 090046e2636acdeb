"""Ingang van de opdracht `inzicht`; beantwoordt --version voordat er iets anders geladen is."""

import os
import sys
from typing import TYPE_CHECKING

from inzicht.opdrachten import tekort

if TYPE_CHECKING:
    from collections.abc import Callable

_GESTOPT = 130
_NOOD = f"{tekort.ZIN}\n".encode()
"""Klaargelegd: als het geheugen op is, lukt ook een zin maken niet meer."""


def main() -> None:
    """Voer de opdrachtregel uit; `--version` alleen kost niet meer dan Python zelf."""
    if sys.argv[1:] == ["--version"] and _zeg_versie():
        return
    try:
        _voer_uit()
    except MemoryError:  # ook wat op een tekort antwoordt, kan geheugen tekortkomen; dan is dit alles wat nog lukt
        os.write(2, _NOOD)
        os._exit(tekort.UITGANG)


def _voer_uit() -> None:
    import gc  # noqa: PLC0415 - net als de rest pas na --version

    gc.set_threshold(150_000, 20, 20)  # laden maakt veel objecten die blijven; ze nalopen kost 7% van de opstart
    start = _laad()
    try:
        start()
    finally:
        gc.freeze()  # bij het afsluiten loopt Python alles nog eens na; ook dat kost 7%


def _zeg_versie() -> bool:
    """Of het lukte; een volle, gebroken of gesloten uitvoer is voor de opdrachtregel, met de juiste uitgang.

    Zonder buffer: wat daarin bleef staan, zou bij het afsluiten nog eens mislukken.
    """
    from inzicht import __version__  # noqa: PLC0415 - lui, zodat --version snel is

    try:
        os.write(sys.stdout.fileno(), f"inzicht {__version__}\n".encode())
    except (OSError, ValueError, AttributeError):
        return False
    return True


def _laad() -> "Callable[[], None]":
    """Laad de opdrachtregel; wie daarbij stopt of geheugen tekortkomt, krijgt een zin en geen spoor."""
    try:
        from inzicht.cli import start  # noqa: PLC0415 - Typer laadt pas als het nodig is
    except KeyboardInterrupt:
        sys.exit(_GESTOPT)
    except Exception as fout:
        if not tekort.is_tekort(fout):
            raise
        if sys.stderr is not None:
            sys.stderr.write(f"{tekort.ZIN}\n")
        sys.exit(tekort.UITGANG)
    return start


if __name__ == "__main__":
    main()
