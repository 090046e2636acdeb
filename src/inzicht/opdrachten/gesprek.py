"""Voert een interview op de voorkant die hier kan: toetsen op een terminal, anders gewone regels."""

from __future__ import annotations

import contextlib
import webbrowser
from typing import TYPE_CHECKING

from inzicht.fouten import InvoerFout, Onderbroken
from inzicht.oordeel.uitslagtekst import BLOKKEN, KAAL
from inzicht.opdrachten.sessie import Sessie
from inzicht.scherm import keuze, lijnen, onderbroken, venster

if TYPE_CHECKING:
    from inzicht.interview.beeld.spel import Gevolg
    from inzicht.modellen.wijzer import Wijzer
    from inzicht.opdrachten.opening import Opening
    from inzicht.opdrachten.planlijst import Planlijst

UIT_SIGINT = 130
UIT_ONBEKEND = 70


def voer_gesprek(wijzer: Wijzer, opening: Opening, *, eenvoudig: bool) -> int:
    """Voer het hele interview; geeft de uitgang (0, 3, 4 of 128+n) en werpt `InzichtFout` bij een weigering."""
    return voer(Sessie(wijzer, opening, wacht=venster.is_terminal()), eenvoudig=eenvoudig)


def voer(sessie: Sessie | Planlijst, *, eenvoudig: bool) -> int:
    """Voer een sessie of een lijst van begin tot eind; geeft de uitgang zoals `voer_gesprek`."""
    onderbroken.vang_signalen()
    terminal = venster.fouten()
    toetsen = keuze.kan_toetsen(eenvoudig=eenvoudig)
    try:
        _voer(sessie, sessie.begin(), terminal, toetsen=toetsen)
        einde = sessie.einde
        terminal.toon(einde.afscheid if einde else ())
    except KeyboardInterrupt as stop:
        onderbroken.negeer_signalen()
        with contextlib.suppress(OSError):  # de terminal kan al gesloten zijn
            terminal.toon(sessie.onderbreek())
        return 128 + stop.nummer if isinstance(stop, Onderbroken) else UIT_SIGINT
    finally:
        sessie.sluit()
    if einde is None:
        return UIT_ONBEKEND
    if einde.te_openen is not None and not webbrowser.open(einde.te_openen):
        terminal.zeg("Openen lukte hier niet. Open het verslag zelf, bijvoorbeeld vanuit de verkenner.")
    return einde.uitgang


def _voer(sessie: Sessie | Planlijst, eerst: Gevolg, terminal: venster.Scherm, *, toetsen: bool) -> None:
    """Voer de voorkant; is een regel niet te lezen, dan staat er ook waar de antwoorden tot dan toe zijn."""
    if toetsen and _voer_toetsen(sessie, eerst):
        return
    try:
        lijnen.voer_regels(sessie, eerst, terminal)
    except InvoerFout:
        terminal.toon(sessie.onderbreek() if sessie.begonnen else ())
        raise


def _voer_toetsen(sessie: Sessie | Planlijst, eerst: Gevolg) -> bool:
    """Probeer de toetsenvoorkant; de uitslag krijgt blokken als de terminal die kan tonen."""
    sessie.tekens = BLOKKEN if keuze.kan_tekenen() else KAAL
    gelukt = keuze.voer_toetsen(sessie, eerst)
    if not gelukt:
        sessie.tekens = KAAL
    return gelukt
