"""Wat een voorkant van het interview nodig heeft: een beeld om te tonen en een plek voor elke regel invoer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from inzicht.interview.beeld.vorm import Beeld
    from inzicht.regels import Regel


@dataclass(frozen=True, slots=True)
class Gevolg:
    """Wat er na een regel invoer te zeggen valt, en een blad (uitleg of uitslag) om te lezen.

    `sluit` is het opschrift bij de toets die het blad sluit: terug naar waar u was, of verder.
    """

    zeg: tuple[str, ...] = ()
    blad: tuple[Regel, ...] = ()
    bladtitel: str = ""
    sluit: str = "terug"


class Spel(Protocol):
    """Het interview zoals een voorkant het ziet."""

    @property
    def klaar(self) -> bool:
        """Of er niets meer te vragen is."""
        ...

    def beeld(self) -> Beeld:
        """Wat er nu gevraagd wordt."""
        ...

    def geef(self, regel: str) -> Gevolg:
        """Verwerk een regel invoer."""
        ...

    def einde_invoer(self) -> Gevolg:
        """Er komt geen invoer meer."""
        ...

    def laat_tekst_vallen(self) -> None:
        """De gebruiker stopt terwijl er een tekst in een veld staat die niet bewaard is."""
        ...
