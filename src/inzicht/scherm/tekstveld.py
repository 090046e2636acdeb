"""Het tekstveld van de toetsenvoorkant: de tekst zoals ze bewaard wordt, afgebroken tussen woorden."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.data_structures import Point
from prompt_toolkit.document import Document
from prompt_toolkit.layout import BufferControl
from prompt_toolkit.layout.controls import UIContent

from inzicht.interview.gesprek import MEESTE_TEKENS
from inzicht.interview.toetsen import vouw
from inzicht.tekst import effen

if TYPE_CHECKING:
    from collections.abc import Callable

    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.layout.controls import GetLinePrefixCallable


_GEEN_UTF8: Final = "Een teken kwam niet goed binnen en staat er niet bij. Zet uw terminal op UTF-8."
_TE_LANG: Final = "Deze tekst is te lang: hoogstens 20.000 tekens. De rest is niet geplakt."


class Tekst(Buffer):
    """De tekst in een veld, steeds zoals ze bewaard zou worden; `zeg` krijgt een zin als er iets afviel."""

    def __init__(self, zeg: Callable[[str], None]) -> None:
        super().__init__(multiline=True, on_text_changed=lambda _: self._maak_schoon())
        self._zeg = zeg

    def zet(self, begin: str) -> None:
        """Zet een tekst klaar, met de cursor erachter."""
        schoon = effen(begin)
        self.document = Document(schoon, len(schoon))

    def plak(self, tekst: str, *, regels: bool, heel: bool) -> None:
        """Voeg geplakte tekst in; zonder `regels` op een regel, en met `heel` zonder regeleinden aan de randen."""
        self._eis_utf8(tekst)
        nieuw = effen(tekst, af=False)
        nieuw = nieuw.strip("\n") if heel else nieuw
        nieuw = nieuw if regels else " ".join(nieuw.split("\n"))
        ruimte = max(0, MEESTE_TEKENS - len(self.text))
        self.insert_text(nieuw[:ruimte])
        if len(nieuw) > ruimte:
            self._zeg(_TE_LANG)

    def _maak_schoon(self) -> None:
        schoon = effen(self.text, af=False)
        if schoon != self.text:
            self._eis_utf8(self.text)
            voor = effen(self.text[: self.cursor_position], af=False)
            self.document = Document(schoon, min(len(voor), len(schoon)))

    def _eis_utf8(self, tekst: str) -> None:
        """Een teken dat niet te lezen was, komt als half teken binnen."""
        if any("\ud800" <= teken <= "\udfff" for teken in tekst):
            self._zeg(_GEEN_UTF8)


class Tekstveld(BufferControl):
    """Een tekst over rijen, met de cursor waar hij hoort; de laatste kolom is er voor de cursor.

    prompt_toolkit breekt midden in een woord af; dit veld tussen woorden.
    """

    def preferred_height(
        self,
        width: int,
        max_available_height: int,
        wrap_lines: bool,  # noqa: ARG002 - de vorm van prompt_toolkit
        get_line_prefix: GetLinePrefixCallable | None,  # noqa: ARG002 - de vorm van prompt_toolkit
    ) -> int | None:
        """Zoveel rijen als de tekst nodig heeft."""
        return min(max_available_height, len(self._rijen(width)))

    def create_content(self, width: int, height: int, preview_search: bool = False) -> UIContent:  # noqa: ARG002 - idem
        """De tekst zoals hij op deze breedte staat."""
        tekst, plaats = self.buffer.text, self.buffer.cursor_position
        rijen = self._rijen(width)
        hier = bisect_right([begin for begin, _ in rijen], plaats) - 1

        def rij(nummer: int) -> StyleAndTextTuples:
            begin, eind = rijen[nummer]
            return [("", tekst[begin:eind]), ("", " ")]

        return UIContent(rij, line_count=len(rijen), cursor_position=Point(plaats - rijen[hier][0], hier))

    def _rijen(self, breedte: int) -> tuple[tuple[int, int], ...]:
        return vouw(self.buffer.text, max(1, breedte - 1))
