"""Draait een script of module onder zijn eigen naam, nadat een kindproces iets veranderde."""

from __future__ import annotations

import runpy
import sys


def draai(wat: str, *rest: str) -> None:
    """Draai `-m MODULE [ARGUMENTEN]` of `SCRIPT [ARGUMENTEN]`, alsof er niets veranderd is."""
    if wat == "-m":
        sys.argv = [*rest]
        runpy.run_module(rest[0], run_name="__main__", alter_sys=True)
    else:
        sys.argv = [wat, *rest]
        runpy.run_path(wat, run_name="__main__")
