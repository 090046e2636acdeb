"""Twee wegen door inzicht naast elkaar: op veel willekeurige documenten moeten zij hetzelfde geven."""

from __future__ import annotations

import argparse
import time
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from contextlib import AbstractContextManager

_MEESTE_VERSCHILLEN: Final = 5
Fout = tuple[Any, str, Any]
"""Een fout om aan te brengen: waar, welke naam, en wat er voor in de plaats komt."""


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """Wat er vergeleken wordt.

    `documenten` maakt er zoveel als gevraagd bij een zaad; `vergelijk` geeft het verschil bij een document, of niets.
    Onder de telling `gelezen` hoort elk document dat langs de snelle weg kwam; zonder zulke is er niets bewezen.
    `kapot` brengt een van de `fouten` aan.
    """

    documenten: Callable[[int, int], Iterator[bytes]]
    vergelijk: Callable[[bytes, Counter[str]], str | None]
    gelezen: str
    fouten: Mapping[str, Fout]
    kapot: Callable[[Fout], AbstractContextManager[None]]

    def meet(self, aantal: int, zaad: int, meeste: int = _MEESTE_VERSCHILLEN) -> tuple[Counter[str], list[str]]:
        """Vergelijk zoveel documenten; stopt bij genoeg verschillen."""
        geteld: Counter[str] = Counter()
        verschillen: list[str] = []
        for gegevens in self.documenten(aantal, zaad):
            geteld["documenten"] += 1
            if verschil := self.vergelijk(gegevens, geteld):
                verschillen.append(verschil)
                if len(verschillen) >= meeste:
                    break
        return geteld, verschillen

    def zie_fouten(self, aantal: int, zaad: int) -> bool:
        """Breng elke fout aan; geeft of elk een verschil gaf."""
        goed = True
        for naam, fout in self.fouten.items():
            with self.kapot(fout):
                geteld, verschillen = self.meet(aantal, zaad, meeste=1)
            goed &= bool(verschillen)
            print(f"{naam:30} {'gezien' if verschillen else 'NIET GEZIEN'} na {geteld['documenten']} documenten")
        return goed

    def draai(self, uitleg: str | None, gewoon: int, kort: int) -> int:
        """De opdrachtregel: vergelijk, of laat met --kapot zien dat een fout gezien wordt."""
        opties = argparse.ArgumentParser(description=uitleg, formatter_class=argparse.RawDescriptionHelpFormatter)
        opties.add_argument("--kort", action="store_true")
        opties.add_argument("--kapot", action="store_true")
        opties.add_argument("--aantal", type=int)
        opties.add_argument("--zaad", type=int, default=1)
        gekozen = opties.parse_args()
        aantal = gekozen.aantal or (kort if gekozen.kort or gekozen.kapot else gewoon)
        if gekozen.kapot:
            return 0 if self.zie_fouten(aantal, gekozen.zaad) else 1
        begin = time.monotonic()
        geteld, verschillen = self.meet(aantal, gekozen.zaad)
        for naam, getal in geteld.items():
            print(f"{naam:30} {getal:9}")
        print(f"{'verschillen':30} {len(verschillen):9}  ({time.monotonic() - begin:.0f} s)")
        for verschil in verschillen:
            print(f"  {verschil}")
        return 1 if verschillen or not geteld[self.gelezen] else 0
