"""Kindprocessen die delen van een partij verwerken, ook als er een doodgaat of er geen bij kan.

Elk kind heeft een eigen leiding en hoogstens een deel onder handen. Zo is altijd te zien welk kind er niet meer is en
wat het deed, en staan er geen draden of sloten tussen die na zo'n dood blijven hangen.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import sys
from dataclasses import dataclass
from multiprocessing import connection
from typing import TYPE_CHECKING, Any, Final, Self

from inzicht.batch.deel import Werker, gestopt
from inzicht.batch.opbrengst import Opbrengst
from inzicht.modellen.wijzerlezing import lees_wijzer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from multiprocessing.process import BaseProcess

    if sys.platform == "win32":
        from multiprocessing.connection import PipeConnection as Connection
    else:
        from multiprocessing.connection import Connection

    from inzicht.batch.deel import Deel
    from inzicht.batch.opbrengst import Wensen

_VOORUIT: Final = 2
"""Zoveel delen per kind mogen er klaar zijn terwijl een eerder deel nog loopt."""
_GEDULD: Final = 5.0
"""Zoveel seconden krijgt een kind om te stoppen."""
_GEEN_PROCES: Final = "Er kan hier geen proces bij. Alles is in een proces doorgerekend; dat duurt langer."
Opdracht = tuple["Mapping[str, bytes]", "Wensen"]
"""Wat een kind nodig heeft: de bestanden van de gekeurde wijzer, en wat er gemaakt moet worden."""


class Gestorven(Exception):
    """Een kind is er niet meer, terwijl het een deel onder handen had."""


def maak_werker(bytes_: Mapping[str, bytes], wensen: Wensen) -> Werker:
    """Een werker bij een wijzer die al gekeurd is."""
    gelezen = lees_wijzer(bytes_).wijzer
    if gelezen is None:
        raise AssertionError("de wijzer was al gekeurd")
    return Werker(gelezen, wensen)


@dataclass(slots=True)
class _Kind:
    """Een kindproces, de leiding erheen, en het deel dat het onder handen heeft, met zijn nummer."""

    proces: BaseProcess
    leiding: Connection[Any, Any]
    nummer: int = 0
    deel: Deel | None = None

    def geef(self, nummer: int, deel: Deel) -> None:
        """Geef een kind dat niets te doen heeft een deel; is het kind dood, dan blijkt dat bij `haal`."""
        self.nummer, self.deel = nummer, deel
        with contextlib.suppress(OSError):
            self.leiding.send(deel)

    def haal(self) -> Opbrengst:
        """Wacht op de opbrengst; werpt `Gestorven`, of wat het kind zelf tegenkwam."""
        try:
            antwoord = self.leiding.recv()
        except (EOFError, OSError):
            raise Gestorven from None
        self.deel = None
        if isinstance(antwoord, Exception):
            raise antwoord
        return antwoord  # type: ignore[no-any-return]

    def stop(self) -> None:
        """Laat het kind stoppen, ook als het nog bezig is."""
        self.leiding.close()
        self.proces.terminate()
        self.proces.join(_GEDULD)
        if self.proces.exitcode is None:
            self.proces.kill()
            self.proces.join()


class Kinderen:
    """Een aantal kinderen; `verwerk` geeft de opbrengsten op volgorde van de delen."""

    def __init__(self, opdracht: Opdracht, aantal: int) -> None:
        self._opdracht = opdracht
        self._kinderen: list[_Kind] = []
        self._meldingen: list[str] = []
        self._uitgedeeld = 0
        for _ in range(aantal):
            self._vul_aan()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for kind in self._kinderen:
            kind.leiding.close()
            kind.proces.terminate()  # eerst allemaal, dan wachten
        for kind in self._kinderen:
            kind.stop()

    def verwerk(self, delen: Iterable[Deel]) -> Iterator[Opbrengst]:
        """Verwerk delen; het hoofdproces leest ze zelf, en er zijn er nooit veel tegelijk onderweg.

        Een draad die op invoer wacht, is met Ctrl-C niet te stoppen en leest eindeloos vooruit.
        """
        rij = enumerate(delen)
        klaar: dict[int, list[Opbrengst]] = {}
        beurt = self._uitgedeeld = 0
        while self._kinderen:
            self._deel_uit(rij, beurt + _VOORUIT * len(self._kinderen))
            bezig = [kind for kind in self._kinderen if kind.deel is not None]
            if not bezig:
                return
            leidingen = set(connection.wait([kind.leiding for kind in bezig]))
            for kind in bezig:
                if kind.leiding in leidingen:
                    klaar[kind.nummer] = self._haal(kind)
            while beurt in klaar:
                yield from klaar.pop(beurt)
                beurt += 1
            if self._meldingen:
                yield Opbrengst(meldingen=self._meldingen)
                self._meldingen = []
        yield from self._zelf(rij)

    def _deel_uit(self, rij: Iterator[tuple[int, Deel]], grens: int) -> None:
        """Geef elk kind zonder werk een deel, zolang dat niet te ver vooruit is."""
        for kind in self._kinderen:
            if kind.deel is None and self._uitgedeeld < grens and (werk := next(rij, None)) is not None:
                kind.geef(*werk)
                self._uitgedeeld += 1

    def _zelf(self, rij: Iterator[tuple[int, Deel]]) -> Iterator[Opbrengst]:
        """Verwerk in dit proces wat er over is, als er geen enkel kind is."""
        werker: Werker | None = None
        for _, deel in rij:
            if werker is None:
                werker = maak_werker(*self._opdracht)
                yield Opbrengst(meldingen=[_GEEN_PROCES])
            yield werker.verwerk(deel)

    # --- wat er met een kind gebeurt ---

    def _vul_aan(self) -> None:
        """Zet er een kind bij, als het systeem dat toelaat."""
        with contextlib.suppress(OSError):
            self._kinderen.append(_begin(self._opdracht))

    def _haal(self, kind: _Kind) -> list[Opbrengst]:
        """De opbrengst van een kind; is het dood, dan gaat zijn deel opnieuw, alleen."""
        deel = kind.deel
        try:
            return [kind.haal()]
        except Gestorven:
            self._kinderen.remove(kind)
            kind.stop()
        if deel is None:
            raise AssertionError("een kind zonder deel heeft niets te zeggen")
        self._meldingen.append(
            f"Een rekenproces stopte onverwacht bij {deel.noem()}: door te weinig geheugen, of van buitenaf. "
            "Dat deel is opnieuw gedaan."
        )
        opnieuw = list(self._alleen(deel))
        self._vul_aan()
        return opnieuw

    def _alleen(self, deel: Deel) -> Iterator[Opbrengst]:
        """Doe een deel in een eigen kind; sterft ook dat, dan de helften, tot op het bestand dat het doet."""
        try:
            kind = _begin(self._opdracht)
        except OSError:
            yield from self._gehalveerd(deel)
            return
        try:
            kind.geef(0, deel)
            yield kind.haal()
        except Gestorven:
            kind.stop()
            yield from self._gehalveerd(deel)
        finally:
            kind.stop()

    def _gehalveerd(self, deel: Deel) -> Iterator[Opbrengst]:
        if len(deel) == 1:
            yield gestopt(deel)
            return
        for helft in deel.helften():
            yield from self._alleen(helft)


def _begin(opdracht: Opdracht) -> _Kind:
    """Begin een kind; werpt `OSError` als er geen proces of leiding bij kan."""
    context = multiprocessing.get_context()
    hier, daar = context.Pipe()
    try:
        geerfd = hier if context.get_start_method() == "fork" else None
        proces = context.Process(target=_leef, args=(daar, geerfd, opdracht), daemon=True)
        with _ongestoord():
            proces.start()
    except BaseException:
        hier.close()
        raise
    finally:
        daar.close()
    return _Kind(proces, hier)


@contextlib.contextmanager
def _ongestoord() -> Iterator[None]:
    """Laat een signaal wachten: een kind dat net begint, zou het afhandelen zoals het hoofdproces."""
    if sys.platform == "win32":
        yield
        return
    oud = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, oud)


def _leef(leiding: Connection[Any, Any], geerfd: Connection[Any, Any] | None, opdracht: Opdracht) -> None:
    """Verwerk delen tot het hoofdproces de leiding sluit, of er zelf niet meer is."""
    if geerfd is not None:
        geerfd.close()  # anders houdt het kind zelf de leiding open
    _negeer_signalen()
    werker = maak_werker(*opdracht)
    while True:
        try:
            deel = leiding.recv()
        except (EOFError, OSError):
            return
        try:
            antwoord: Opbrengst | Exception = werker.verwerk(deel)
        except Exception as fout:  # noqa: BLE001 - het hoofdproces beslist wat het ermee doet
            antwoord = fout
        try:
            leiding.send(antwoord)
        except Exception:  # noqa: BLE001 - weg hoofdproces, of iets dat niet over de leiding past: dan houdt het hier op
            return


def _negeer_signalen() -> None:
    """Ctrl-C en een verbroken verbinding zijn voor het hoofdproces; dat ruimt op, en stopt een kind met SIGTERM."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
