"""Het doek van de toetsenvoorkant: een tekening als vensters van prompt_toolkit, met het tekstveld ertussen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from prompt_toolkit.filters import Condition
from prompt_toolkit.layout import ConditionalContainer, HSplit, Layout, VSplit, Window
from prompt_toolkit.layout.controls import FormattedTextControl
from prompt_toolkit.layout.dimension import Dimension
from prompt_toolkit.styles import Style

from inzicht.interview.toetsen import Tekening, teken
from inzicht.scherm.tekstveld import Tekstveld

if TYPE_CHECKING:
    from collections.abc import Callable

    from prompt_toolkit.formatted_text import StyleAndTextTuples

    from inzicht.interview.beeld import Beeld
    from inzicht.interview.toetsen import Glyfen, Rij, Stand
    from inzicht.scherm.tekstveld import Tekst

STIJL: Final = Style.from_dict(
    {
        "wijst": "reverse",
        "vet": "bold",
        "kop": "bold underline",
        "gekozen": "bold",
        "toets": "bold",
        "zacht": "#767676",  # even goed leesbaar op wit als op zwart (4,5 op 1)
        "balk": "#2f7fd0",
    }
)


class Doek:
    """Toont de laatste tekening; `schrijft` zegt of het tekstveld te zien is."""

    def __init__(self, tekst: Tekst, glyfen: Glyfen, schrijft: Callable[[], bool]) -> None:
        self._glyfen = glyfen
        self._tekening = Tekening((), (), schuif=0, marge=0)
        self._lijst = Window(
            FormattedTextControl(lambda: self._stukken(self._tekening.boven), focusable=True, show_cursor=False),
            height=lambda: Dimension.exact(len(self._tekening.boven)),
        )
        self._veld = Window(Tekstveld(tekst))
        merk = Window(FormattedTextControl(f" {glyfen.wijzer} "), width=3)
        onder = Window(
            FormattedTextControl(lambda: self._stukken(self._tekening.onder)),
            height=lambda: Dimension.exact(len(self._tekening.onder)),
        )
        veld = ConditionalContainer(VSplit([merk, self._veld]), Condition(schrijft))
        klein = Window(FormattedTextControl("Dit venster is te klein. Maak het groter."))
        self.indeling = Layout(HSplit([self._lijst, veld, onder], window_too_small=klein))

    def teken(self, beeld: Beeld, stand: Stand, breedte: int, hoogte: int) -> Stand:
        """Teken een beeld; geeft de stand met de rij waar de lijst nu begint."""
        self._tekening = teken(beeld, stand, breedte, hoogte, self._glyfen)
        return replace(stand, schuif=self._tekening.schuif)

    def wijs_aan(self, *, veld: bool) -> None:
        """Zet de cursor in het tekstveld of bij de lijst."""
        self.indeling.focus(self._veld if veld else self._lijst)

    def _stukken(self, rijen: tuple[Rij, ...]) -> StyleAndTextTuples:
        """De rijen als opgemaakte tekst van prompt_toolkit."""
        marge = " " * self._tekening.marge
        stukken: StyleAndTextTuples = []
        for nummer, rij in enumerate(rijen):
            stukken.append(("", f"\n{marge}" if nummer else marge))
            stukken += [(f"class:{stijl}" if stijl else "", tekst) for stijl, tekst in rij]
        return stukken
