"""Of een begrip in een tekst voorkomt: het scherm, de vragenlijst, het verslag en de keuring vragen het hier."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inzicht.modellen.wijzer import Begrip, Vraag, Wijzer


class Zoektekst:
    """Een tekst om begrippen in te zoeken; hoofdletters maken geen verschil."""

    def __init__(self, tekst: str) -> None:
        self._klein = f" {tekst.lower()} "

    def noemt(self, term: str) -> bool:
        """Of dit begrip als los woord in de tekst staat."""
        zoek = term.lower()
        plaats = self._klein.find(zoek)
        while plaats > 0:
            if not self._klein[plaats - 1].isalnum() and not self._klein[plaats + len(zoek)].isalnum():
                return True
            plaats = self._klein.find(zoek, plaats + 1)
        return False


def genoemd(wijzer: Wijzer, teksten: Iterable[str]) -> Iterator[tuple[str, Begrip]]:
    """De begrippen die in deze teksten voorkomen, met hun id, op volgorde van de wijzer."""
    alles = Zoektekst("\n".join(teksten))
    return ((naam, een) for naam, een in wijzer.kop.begrippen.items() if alles.noemt(een.term))


def begrippen_bij(wijzer: Wijzer, vraag: Vraag) -> Iterator[tuple[str, Begrip]]:
    """De begrippen die een school bij deze vraag leest, uitleg meegerekend."""
    return genoemd(wijzer, (vraag.vraag, vraag.waarom, vraag.uitleg or "", *vraag.situaties.values()))
