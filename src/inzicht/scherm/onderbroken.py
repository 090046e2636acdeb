"""Een gebruiker of systeem dat het programma laat stoppen."""

from __future__ import annotations

import signal
from typing import Final, NoReturn

from inzicht.fouten import Onderbroken

OPGEHANGEN: Final[int] = getattr(signal, "SIGHUP", signal.SIGTERM)
"""Het signaal bij een terminal die dichtgaat; Windows kent het niet."""


def vang_signalen() -> None:
    """Maak van SIGTERM en SIGHUP een `Onderbroken`, zodat het werk zichzelf opruimt; wat genegeerd werd, blijft dat.

    Zo gaat `nohup inzicht batch` door als de terminal dichtgaat.
    """

    def onderbreek(nummer: int, _: object) -> NoReturn:
        negeer_signalen()  # een terminal die sluit, stuurt er meer; het tweede mag het opruimen niet onderbreken
        raise Onderbroken(nummer)

    for naam in ("SIGTERM", "SIGHUP"):
        signaal = getattr(signal, naam, None)
        if signaal is not None and signal.getsignal(signaal) is not signal.SIG_IGN:
            signal.signal(signaal, onderbreek)


def negeer_signalen() -> None:
    """Wie al aan het stoppen is, laat zich niet nog eens onderbreken."""
    for naam in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, naam):
            signal.signal(getattr(signal, naam), signal.SIG_IGN)
