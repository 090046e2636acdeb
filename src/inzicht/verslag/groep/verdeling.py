"""Hoe een groep scholen verdeeld is: hoeveel op elk niveau, en waar de scores liggen. Alles in gehele getallen."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final, NamedTuple

MINIMAAL: Final = 5
"""Een splitsing met een kleinere groep blijft helemaal weg, zodat geen school te herkennen is."""
GEEN_NIVEAU: Final = 0
"""Onder dit nummer tellen scholen zonder uitkomst."""


class Kwartielen(NamedTuple):
    """Scores in tienden: een kwart van de scholen ligt onder `onder`, de helft onder `midden`, een kwart boven `boven`.

    `laagste` en `hoogste` zijn de uitersten.
    """

    laagste: int
    onder: int
    midden: int
    boven: int
    hoogste: int


@dataclass(slots=True)
class Verdeling:
    """De niveaus en scores van een groep scholen; hoogstens 1001 verschillende scores, hoe groot de groep ook is."""

    niveaus: Counter[int] = field(default_factory=Counter)
    scores: Counter[int] = field(default_factory=Counter)

    def tel(self, niveau: int | None, score: int | None) -> None:
        """Tel een school; `score` in tienden, None als er niets telt."""
        self.niveaus[GEEN_NIVEAU if niveau is None else niveau] += 1
        if score is not None:
            self.scores[score] += 1

    def voeg_bij(self, ander: Verdeling) -> None:
        """Tel een andere verdeling hierbij op."""
        self.niveaus.update(ander.niveaus)
        self.scores.update(ander.scores)

    @property
    def scholen(self) -> int:
        """Hoeveel scholen een uitkomst hebben."""
        return self.niveaus.total() - self.niveaus[GEEN_NIVEAU]

    def vanaf(self, niveau: int) -> int:
        """Hoeveel scholen dit niveau of een hoger niveau hebben."""
        return sum(hoeveel for een, hoeveel in self.niveaus.items() if een >= niveau)

    def kwartielen(self) -> Kwartielen | None:
        """De kwartielen zoals `KWARTIEL.INC` van een rekenblad, op een tiende met halven naar boven."""
        aantal = self.scores.total()
        if not aantal:
            return None
        onder, midden, boven = (self._op_kwart(kwart * (aantal - 1)) for kwart in (1, 2, 3))
        return Kwartielen(min(self.scores), onder, midden, boven, max(self.scores))

    def _op_kwart(self, kwarten: int) -> int:
        """De score op plaats kwarten/4 in de gesorteerde rij, naar verhouding tussen twee buren."""
        plaats, rest = divmod(kwarten, 4)
        hier, volgende = self._op(plaats), self._op(plaats + 1) if rest else 0
        return (hier * (4 - rest) + volgende * rest + 2) // 4

    def _op(self, plaats: int) -> int:
        for score in sorted(self.scores):
            plaats -= self.scores[score]
            if plaats < 0:
                return score
        raise IndexError(plaats)
