"""Voert een interview op de voorkant die hier kan: toetsen op een terminal, anders gewone regels."""

from __future__ import annotations

import contextlib
import signal
import webbrowser
from typing import TYPE_CHECKING, NoReturn

from inzicht import scherm
from inzicht.opdrachten.sessie import Sessie
from inzicht.uitslagtekst import BLOKKEN, KAAL

if TYPE_CHECKING:
    from inzicht.opdrachten.opening import Opening
    from inzicht.wijzer import Wijzer

UIT_SIGINT = 130


def _vang_signalen() -> None:
    def onderbreek(nummer: int, _: object) -> NoReturn:
        raise scherm.Onderbroken(nummer)

    for naam in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, naam):
            signal.signal(getattr(signal, naam), onderbreek)


def voer_gesprek(wijzer: Wijzer, opening: Opening, *, eenvoudig: bool) -> int:
    """Voer het hele interview; geeft de uitgang (0, 3, 4 of 128+n) en werpt `InzichtFout` bij een weigering."""
    _vang_signalen()
    venster = scherm.fouten()
    toetsen = scherm.kan_toetsen(eenvoudig=eenvoudig)
    tekens = BLOKKEN if toetsen and scherm.kan_tekenen() else KAAL
    sessie = Sessie(wijzer, opening, wacht=scherm.is_terminal(), tekens=tekens)
    try:
        eerst = sessie.begin()
        if not (toetsen and scherm.voer_toetsen(sessie, eerst)):
            scherm.voer_regels(sessie, eerst, venster)
        venster.toon(sessie.afscheid)
    except KeyboardInterrupt as stop:
        with contextlib.suppress(OSError):  # de terminal kan al gesloten zijn
            venster.toon(sessie.onderbreek())
        return 128 + stop.nummer if isinstance(stop, scherm.Onderbroken) else UIT_SIGINT
    finally:
        sessie.sluit()
    if sessie.te_openen is not None:
        webbrowser.open(sessie.te_openen)
    return sessie.uitgang or 0
