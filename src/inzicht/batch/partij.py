"""Een hele partij: verdeeld in delen, verwerkt door een of meer processen, altijd in dezelfde volgorde."""

from __future__ import annotations

import signal
from collections import deque
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Final

from inzicht.batch.deel import Bestanden, Regels, Werker
from inzicht.wijzer import lees_wijzer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from multiprocessing.pool import AsyncResult, Pool

    from inzicht.batch.deel import Deel
    from inzicht.batch.opbrengst import Opbrengst, Wensen
    from inzicht.wijzer import Wijzer

_DEEL: Final = 50
"""Zoveel bestanden heeft een deel: weinig genoeg om in de cache van de processor te blijven."""
_GROOT_DEEL: Final = 500
"""Zoveel bestanden heeft een deel voor een kindproces hoogstens: elk deel heen en weer kost het hoofdproces tijd."""
_DELEN_PER_KIND: Final = 4
"""Zoveel delen krijgt een kind minstens, zodat het ene niet lang op het andere wacht."""
_VERSLAGDEEL: Final = 25
"""Met een verslag per school duurt een deel veel langer; zo blijft te zien hoever het is."""
PER_PROCES: Final = 2_000
"""Vanaf zoveel bestanden loont een tweede proces (prestatie 4)."""
_LANGSTE: Final = 1024 * 1024 + 2
"""Zoveel bytes van een regel worden er hoogstens gelezen: een meer dan een bestand mag hebben, en een regeleinde."""
_MEESTE_PROCESSEN: Final = 8
_WERKER: list[Werker] = []
"""De werker van een kindproces; het maakt hem bij het begin."""


def verdeel_bestanden(wortel: str, namen: list[str], grootte: int) -> Iterator[Bestanden]:
    """Verdeel namen in delen, en haal ze daarbij uit de lijst: wat aan de beurt was, kost geen geheugen meer."""
    namen.reverse()
    while namen:
        deel = tuple(reversed(namen[-grootte:]))
        del namen[-grootte:]
        yield Bestanden(wortel, deel)


def verdeel_regels(stroom: IO[bytes], grootte: int) -> Iterator[Regels]:
    """Verdeel regels van een stroom in delen; van een te lange regel blijft genoeg over om haar te weigeren."""
    eerste, regels = 1, list[bytes]()
    for regel in _lees_regels(stroom):
        regels.append(regel)
        if len(regels) == grootte:
            yield Regels(eerste, tuple(regels))
            eerste, regels = eerste + len(regels), []
    if regels:
        yield Regels(eerste, tuple(regels))


def _lees_regels(stroom: IO[bytes]) -> Iterator[bytes]:
    """Elke regel; van een te lange alleen het begin. Na een regel zonder einde leest niemand meer: daar is het op."""
    while regel := stroom.readline(_LANGSTE):
        yield regel
        while not regel.endswith(b"\n"):
            if len(regel) < _LANGSTE:
                return
            regel = stroom.readline(_LANGSTE)


def kies_processen(aantal: int, kernen: int) -> int:
    """Hoeveel processen deze partij waard is."""
    return max(1, min(kernen, _MEESTE_PROCESSEN)) if aantal >= PER_PROCES else 1


def kies_grootte(aantal: int, processen: int, *, verslagen: bool) -> int:
    """Hoeveel bestanden een deel heeft; `aantal` is 0 als niet te weten is hoeveel het er zijn."""
    if verslagen:
        return _VERSLAGDEEL
    if processen == 1:
        return _DEEL
    eerlijk = aantal // (processen * _DELEN_PER_KIND) if aantal else _GROOT_DEEL
    return min(_GROOT_DEEL, max(_DEEL, eerlijk))


@contextmanager
def verwerker(
    wijzer: Wijzer, bytes_: Mapping[str, bytes], wensen: Wensen, processen: int
) -> Iterator[Callable[[Iterable[Deel]], Iterator[Opbrengst]]]:
    """Geef wat delen op volgorde verwerkt, in dit proces of in `processen` kinderen; ruimt die zelf op.

    `bytes_` zijn de bestanden van de gekeurde wijzer, zodat een kind haar zelf kan lezen.
    """
    if processen == 1:
        yield lambda delen: map(Werker(wijzer, wensen).verwerk, delen)
        return
    import multiprocessing  # noqa: PLC0415 - alleen een grote partij heeft dit nodig

    with multiprocessing.get_context().Pool(processen, _begin_kind, (dict(bytes_), wensen)) as kinderen:
        yield lambda delen: _op_volgorde(kinderen, delen, 2 * processen)


def _op_volgorde(kinderen: Pool, delen: Iterable[Deel], ruimte: int) -> Iterator[Opbrengst]:
    """Laat kinderen delen verwerken, met hoogstens `ruimte` tegelijk onderweg.

    Het hoofdproces leest zelf: een draad die op invoer wacht, is met Ctrl-C niet te stoppen en leest eindeloos vooruit.
    """
    onderweg: deque[AsyncResult[Opbrengst]] = deque()
    for deel in delen:
        onderweg.append(kinderen.apply_async(_verwerk, (deel,)))
        if len(onderweg) > ruimte:
            yield onderweg.popleft().get()
    while onderweg:
        yield onderweg.popleft().get()


def _begin_kind(bytes_: Mapping[str, bytes], wensen: Wensen) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is voor het hoofdproces; dat ruimt op
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # zo stopt het hoofdproces een kind
    gelezen = lees_wijzer(bytes_).wijzer
    if gelezen is None:
        raise AssertionError("de wijzer was al gekeurd")
    _WERKER[:] = [Werker(gelezen, wensen)]


def _verwerk(deel: Deel) -> Opbrengst:
    return _WERKER[0].verwerk(deel)
