"""Een gebruiker of systeem dat het programma laat stoppen."""

from __future__ import annotations

import signal
from typing import Final

OPGEHANGEN: Final[int] = getattr(signal, "SIGHUP", signal.SIGTERM)
"""Het signaal bij een terminal die dichtgaat; Windows kent het niet."""


class Onderbroken(KeyboardInterrupt):
    """SIGTERM of SIGHUP; `nummer` is dat van het signaal."""

    def __init__(self, nummer: int) -> None:
        super().__init__()
        self.nummer = nummer
