"""Of een begrip in een tekst voorkomt: het scherm, de vragenlijst, het verslag en de keuring vragen het hier."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inzicht.modellen.wijzer import Begrip, Vraag, Wijzer


_WOORDEIND: Final = re.compile(r"[\W_]")


class Zoektekst:
    """Een tekst om begrippen in te zoeken; hoofdletters maken geen verschil."""

    def __init__(self, tekst: str) -> None:
        self._klein = f" {tekst.lower()} "

    def noemt(self, term: str) -> bool:
        """Of dit begrip als los woord in de tekst staat."""
        return self.aantal(term, 1) > 0

    def aantal(self, term: str, meeste: int) -> int:
        """Hoe vaak dit begrip als los woord in de tekst staat, geteld tot en met `meeste`."""
        zoek, gevonden = term.lower(), 0
        plaats = self._klein.find(zoek)
        while plaats > 0 and gevonden < meeste:
            voor, na = self._klein[plaats - 1], self._klein[plaats + len(zoek)]
            gevonden += not voor.isalnum() and not na.isalnum()
            plaats = self._klein.find(zoek, self._verder(plaats))
        return gevonden

    def _verder(self, plaats: int) -> int:
        """Waar een volgend los woord op zijn vroegst begint: nooit midden in het woord dat hier staat."""
        eind = _WOORDEIND.search(self._klein, plaats + 1) if self._klein[plaats].isalnum() else None
        return eind.start() if eind else plaats + 1


def genoemd(wijzer: Wijzer, teksten: Iterable[str]) -> Iterator[tuple[str, Begrip]]:
    """De begrippen die in deze teksten voorkomen, met hun id, op volgorde van de wijzer."""
    alles = Zoektekst("\n".join(teksten))
    return ((naam, een) for naam, een in wijzer.kop.begrippen.items() if alles.noemt(een.term))


def begrippen_bij(wijzer: Wijzer, vraag: Vraag) -> Iterator[tuple[str, Begrip]]:
    """De begrippen die een school bij deze vraag leest, uitleg meegerekend."""
    return genoemd(wijzer, (vraag.vraag, vraag.waarom, vraag.uitleg or "", *vraag.situaties.values()))
