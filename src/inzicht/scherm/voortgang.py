"""Een voortgangsbalk op stderr, alleen op een terminal."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PAUZE: Final = 0.1
"""Zoveel seconden zit er minstens tussen twee beelden; vaker tekenen kost meer dan het werk zelf."""


@contextmanager
def voortgang(totaal: int, wat: str = "Bestanden", *, stil: bool) -> Iterator[Callable[[int], None]]:
    """Geef een functie die bijhoudt hoeveel er klaar is van `wat`; een totaal van 0 is nog niet bekend.

    Wie dan zelf zit te typen, krijgt geen balk door zijn regels heen.
    """
    getypt = not totaal and sys.stdin.isatty()
    if stil or getypt or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415 - alleen op een terminal nodig
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    delen = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*delen, console=Console(stderr=True), auto_refresh=False, transient=True) as balk:
        taak = balk.add_task(wat, total=totaal or None)
        volgende = 0.0

        def tik(klaar: int) -> None:
            nonlocal volgende
            balk.advance(taak, klaar)
            if (nu := time.monotonic()) >= volgende:
                volgende = nu + _PAUZE
                balk.refresh()

        yield tik
