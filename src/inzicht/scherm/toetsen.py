"""De toetsenvoorkant op prompt_toolkit: een programma voor het hele interview.

Hier staat alleen de verbinding: `interview.toetsen` zegt wat een toets doet, en `doek` tekent wat er staat.
"""

from __future__ import annotations

import asyncio
import signal
import sys
import time
from typing import TYPE_CHECKING, Any, Final

from prompt_toolkit.application import Application
from prompt_toolkit.filters import Condition
from prompt_toolkit.input import create_input
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.output import create_output

from inzicht.fouten import Onderbroken
from inzicht.interview.toetsen import KALE, MOOIE, nieuwe_stand, toets
from inzicht.scherm.doek import STIJL, Doek
from inzicht.scherm.onderbroken import OPGEHANGEN
from inzicht.scherm.tekstveld import Tekst
from inzicht.scherm.tempo import Tempo
from inzicht.scherm.vlaag import naam_van, neem_vlaag

if TYPE_CHECKING:
    from collections.abc import Callable

    from inzicht.interview.beeld.spel import Gevolg, Spel

_LOOPT: Final = frozenset({"up", "down", "left", "right", "pageup", "pagedown", "home", "end"})
_GEEN_VELD: Final = "Geplakte tekst telt hier niet. Kies met een toets."
_NAMEN: Final = ("up", "down", "left", "right", "enter", "escape", "backspace", "pageup", "pagedown", "home", "end")


class GeenConsole(Exception):
    """Er is geen console waarop toetsen te lezen zijn."""


def _uitvoer() -> Any:
    """De uitvoer op stderr; stdout blijft leeg."""
    if sys.platform == "win32":
        from prompt_toolkit.output.win32 import NoConsoleScreenBufferError  # noqa: PLC0415 - bestaat alleen op Windows

        try:
            return create_output(stdout=sys.stderr)
        except NoConsoleScreenBufferError as fout:
            raise GeenConsole from fout
    return create_output(stdout=sys.stderr)


class Toetsenvoorkant:
    """Toont het spel op een terminal en geeft het de invoer van de toetsen."""

    def __init__(self, spel: Spel, eerst: Gevolg, *, mooi: bool, klok: Callable[[], float] = time.monotonic) -> None:
        self._spel = spel
        self._tempo = Tempo(klok)
        self._beeld = spel.beeld()
        self._stand = nieuwe_stand(self._beeld).met_gevolg(eerst)
        self._fout: BaseException | None = None
        self._buffer = Tekst(self._meld)
        self._doek = Doek(self._buffer, MOOIE if mooi else KALE, lambda: self._schrijft)
        self._app: Application[None] = Application(
            layout=self._doek.indeling,
            key_bindings=self._maak_toetsen(),
            style=STIJL,
            full_screen=True,
            input=create_input(sys.stdin),
            output=_uitvoer(),
            before_render=lambda _: self._bewaakt(self._teken),
            after_render=lambda _: self._tempo.getekend(),
        )
        self._app.ttimeoutlen = 0.05
        self._app.timeoutlen = 0.3
        self._teken()
        self._naar_veld()

    def voer(self) -> None:
        """Voer het spel tot het klaar is; werpt wat het spel werpt, en `KeyboardInterrupt` bij Ctrl-C."""
        vorige = {nummer: signal.getsignal(nummer) for nummer in _signalen()}
        try:
            self._app.run(pre_run=self._vang, set_exception_handler=False)
        except EOFError:
            self._spel.einde_invoer()
        except OSError as fout:  # de terminal is weg
            raise self._fout or Onderbroken(OPGEHANGEN) from fout
        finally:
            for nummer, oud in vorige.items():
                signal.signal(nummer, oud)
        if self._fout is not None:
            raise self._fout

    def _vang(self) -> None:
        """Vertaal signalen en fouten in de lus naar het einde van het programma, met de terminal weer heel."""
        lus = asyncio.get_running_loop()
        lus.set_exception_handler(lambda _, stand: self._stop_met(stand.get("exception") or RuntimeError()))
        for nummer in _signalen():
            lus.add_signal_handler(nummer, self._stop_met, Onderbroken(nummer))

    def _stop_met(self, fout: BaseException) -> None:
        if isinstance(fout, KeyboardInterrupt) and self._is_gewijzigd:
            self._spel.laat_tekst_vallen()
        self._fout = self._fout or fout
        if self._app.is_running and self._app.future is not None and not self._app.future.done():
            self._app.exit(exception=fout)

    def _bewaakt(self, doe: Callable[[], None]) -> None:
        """Een fout in een toets of tekening moet naar buiten; de lus zou haar alleen afdrukken."""
        try:
            doe()
        except BaseException as fout:  # noqa: BLE001 - gaat ongewijzigd naar wie `voer` aanroept
            self._stop_met(fout)

    # --- het spel ---

    def _geef(self, regel: str) -> None:
        self._na(self._spel.geef(regel))

    def _einde_invoer(self) -> None:
        self._na(self._spel.einde_invoer())

    def _na(self, gevolg: Gevolg) -> None:
        """Toon wat een regel invoer opleverde; een nieuw beeld begint met een nieuwe stand."""
        if self._spel.klaar:
            self._app.exit()
            return
        vorige, self._beeld = self._beeld, self._spel.beeld()
        stand = self._stand if self._beeld.plaats == vorige.plaats else nieuwe_stand(self._beeld)
        self._stand = stand.met_gevolg(gevolg)
        if self._beeld.plaats != vorige.plaats:
            self._naar_veld()

    def _teken(self) -> None:
        maat = self._app.output.get_size()
        self._stand = self._doek.teken(self._beeld, self._stand, maat.columns, maat.rows)

    @property
    def _schrijft(self) -> bool:
        return self._beeld.veld is not None and not self._stand.blad

    @property
    def _kan_terug(self) -> bool:
        return any(een.regel == "t" for een in self._beeld.toetsen)

    def _naar_veld(self) -> None:
        """Zet bij een tekstveld de tekst van nu klaar, met de cursor erachter."""
        if self._beeld.veld is not None:
            self._buffer.zet(self._beeld.veld.begin)
        self._doek.wijs_aan(veld=self._beeld.veld is not None)

    def _meld(self, zin: str) -> None:
        self._stand = self._stand.meld(zin)

    # --- toetsen ---

    def _maak_toetsen(self) -> KeyBindings:
        toetsen = KeyBindings()
        kiest, schrijft = Condition(lambda: not self._schrijft), Condition(lambda: self._schrijft)
        leeg = Condition(lambda: not self._schrijft or not self._buffer.text)
        meer_regels = Condition(lambda: self._schrijft and self._beeld.veld is not None and self._beeld.veld.regels)
        terug = Condition(lambda: self._schrijft and not self._buffer.text and self._kan_terug)

        def bij(*namen: Any, doe: Callable[[KeyPressEvent], None], filter: Condition | bool = True) -> None:  # noqa: A002 - zo heet het bij prompt_toolkit
            toetsen.add(*namen, filter=filter)(lambda event: self._bewaakt(lambda: self._druk(event, doe)))

        for naam in _NAMEN:
            bij(naam, doe=lambda _, naam=naam: self._toets(naam), filter=kiest)  # type: ignore[misc]
        bij(" ", doe=lambda _: self._toets("space"), filter=kiest)
        bij(Keys.Any, doe=lambda event: self._toets(event.data), filter=kiest)
        bij(Keys.Any, doe=lambda event: self._buffer.insert_text(event.data), filter=schrijft)
        bij("enter", doe=lambda _: self._verstuur(), filter=schrijft)
        bij("tab", doe=lambda _: self._buffer.insert_text(" "), filter=schrijft)
        bij("c-j", doe=lambda _: self._nieuwe_regel(), filter=meer_regels)
        bij("escape", "enter", doe=lambda _: self._nieuwe_regel(), filter=meer_regels)
        bij("escape", doe=lambda _: self._esc(), filter=schrijft)
        bij("left", doe=lambda _: self._geef("t"), filter=terug)
        bij(Keys.BracketedPaste, doe=lambda event: self._plak(event.data))
        bij("c-d", doe=lambda _: self._einde_invoer(), filter=leeg)
        bij("c-l", doe=lambda event: event.app.renderer.clear())
        bij("c-z", doe=lambda event: event.app.suspend_to_background())
        for naam in ("c-c", Keys.SIGINT):
            bij(naam, doe=lambda _: self._stop_met(KeyboardInterrupt()))
        return toetsen

    def _druk(self, event: KeyPressEvent, doe: Callable[[KeyPressEvent], None]) -> None:
        """Laat een toets iets doen, tenzij hij bij een vlaag hoort of nog van het vorige beeld is."""
        vlaag = neem_vlaag(event, self._tempo)
        self._tempo.begin()
        naam, was = naam_van(event), self._te_zien
        vroeg = self._tempo.te_vroeg(naam if not vlaag else "")
        if vlaag:
            self._plak_vlaag(vlaag)
        elif not vroeg or self._loopt(naam):
            doe(event)
        if self._te_zien != was:
            self._tempo.bracht(naam)

    @property
    def _te_zien(self) -> tuple[object, bool]:
        return self._beeld.plaats, bool(self._stand.blad)

    def _loopt(self, naam: str) -> bool:
        """Of een toets alleen loopt of aanwijst; dat mag ook ingedrukt, want het legt niets vast."""
        return naam in _LOOPT or (not self._schrijft and naam in ("t", "o"))

    def _toets(self, naam: str) -> None:
        if len(naam) != 1 and naam not in (*_NAMEN, "space"):
            return  # geplakte tekst of een onbekende toets
        self._stand, regel = toets(self._beeld, self._stand, naam)
        if regel is not None:
            self._geef(regel)

    def _esc(self) -> None:
        """Verlaat een tekstveld; wie iets getypt heeft, wordt eerst gewaarschuwd."""
        toets_ = next((een for een in self._beeld.toetsen if een.toets == "Esc"), None)
        if toets_ is None:
            return
        if self._is_gewijzigd and not self._stand.gewaarschuwd:
            self._stand = self._stand.waarschuw()
            return
        self._geef(toets_.regel)

    @property
    def _is_gewijzigd(self) -> bool:
        veld = self._beeld.veld
        return self._schrijft and veld is not None and veld.is_anders(self._buffer.text)

    def _verstuur(self) -> None:
        veld = self._beeld.veld
        if veld is not None:
            self._geef(veld.als_regel(self._buffer.text))

    def _nieuwe_regel(self) -> None:
        self._buffer.insert_text("\n")

    def _plak(self, tekst: str, *, heel: bool = True) -> None:
        """Zet geplakte tekst in het veld; waar geen tekst hoort, is ze nooit een keuze."""
        veld = self._beeld.veld
        if veld is None or self._stand.blad:
            self._meld(_GEEN_VELD)
        else:
            self._buffer.plak(tekst, regels=veld.regels, heel=heel)

    def _plak_vlaag(self, tekst: str) -> None:
        """Een vlaag is tekst; een enkele regel met Enter erachter is af, want zo komt ook snel typen binnen."""
        heel = not self._tempo.in_delen
        self._plak(tekst, heel=heel)
        if self._schrijft and heel and len(tekst.splitlines()) == 1 and tekst.endswith(("\r", "\n")):
            self._verstuur()


def _signalen() -> tuple[signal.Signals, ...]:
    """De signalen waarop het interview netjes stopt; op Windows zijn die er in een lus niet."""
    if sys.platform == "win32":
        return ()
    return (signal.SIGTERM, signal.SIGHUP)
