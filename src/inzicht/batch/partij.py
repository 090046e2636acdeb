"""Een hele partij: verdeeld in delen, verwerkt door een of meer processen, altijd in dezelfde volgorde."""

from __future__ import annotations

from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Final

from inzicht.batch.deel import Bestanden, Regels, Werker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from inzicht.batch.deel import Deel
    from inzicht.batch.opbrengst import Opbrengst, Wensen
    from inzicht.modellen.wijzer import Wijzer

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
    from inzicht.batch.kinderen import Kinderen  # noqa: PLC0415 - alleen een grote partij heeft processen nodig

    with Kinderen((dict(bytes_), wensen), processen) as kinderen:
        yield kinderen.verwerk
