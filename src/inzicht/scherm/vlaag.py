"""Geplakte tekst uit een terminal die plakken niet meldt: veel tekens in een keer zijn tekst, nooit toetsen."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final

from prompt_toolkit.keys import Keys

if TYPE_CHECKING:
    from prompt_toolkit.key_binding.key_processor import KeyPress, KeyPressEvent

    from inzicht.scherm.tempo import Tempo

_WIT: Final = frozenset({Keys.ControlM, Keys.ControlJ, Keys.ControlI})


def naam_van(event: KeyPressEvent) -> str:
    """De naam van de (laatste) toets: een teken, of zoals `up` en `c-m`."""
    toets = event.key_sequence[-1].key
    return toets.value if isinstance(toets, Keys) else toets


def neem_vlaag(event: KeyPressEvent, tempo: Tempo) -> str:
    """De tekst van een vlaag die met deze toets begint, uit de rij gehaald; leeg als het een gewone toets is.

    Veel keer hetzelfde teken is een toets die ingedrukt blijft.
    """
    erna = event.key_processor.input_queue
    rij = [*event.key_sequence, *takewhile(_is_tekst, erna)]
    tekst = "".join(een.data for een in rij)
    if not all(map(_is_tekst, rij)) or not tempo.is_vlaag(tekst) or set(tekst) == {tekst[0]}:
        return ""
    for _ in rij[1:]:
        erna.popleft()
    return tekst


def _is_tekst(druk: KeyPress) -> bool:
    """Of een toets een teken geeft dat in geplakte tekst kan staan."""
    return druk.key in _WIT if isinstance(druk.key, Keys) else len(druk.data) == 1
