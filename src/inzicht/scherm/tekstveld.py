"""Het tekstveld van de toetsenvoorkant: prompt_toolkit breekt midden in een woord af, dit veld tussen woorden."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from prompt_toolkit.data_structures import Point
from prompt_toolkit.layout import BufferControl
from prompt_toolkit.layout.controls import UIContent

from inzicht.toetsenbeeld import vouw

if TYPE_CHECKING:
    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.layout.controls import GetLinePrefixCallable


class Tekstveld(BufferControl):
    """Een tekst over rijen, met de cursor waar hij hoort; de laatste kolom is er voor de cursor."""

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
