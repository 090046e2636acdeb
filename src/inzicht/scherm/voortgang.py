"""Een voortgangsbalk op stderr, alleen op een terminal."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def voortgang(totaal: int, *, stil: bool) -> Iterator[Callable[[int], None]]:
    """Geef een functie die bijhoudt hoeveel er klaar is; een totaal van 0 is nog niet bekend."""
    if stil or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415 - alleen op een terminal nodig
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    delen = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*delen, console=Console(stderr=True), auto_refresh=False, transient=True) as balk:
        taak = balk.add_task("Bestanden", total=totaal or None)

        def tik(klaar: int) -> None:
            balk.advance(taak, klaar)
            balk.refresh()

        yield tik
