"""Wie er in een partij zit: welke bestanden van dezelfde school zijn, en welk daarvan meetelt.

Van elk bestand staan alleen drie getallen in het geheugen; de rest ligt op kladpapier.
"""

from __future__ import annotations

import json
from array import array
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final, Literal

from inzicht.batch.opbrengst import Wie
from inzicht.modellen.scholen import verdeel_scholen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inzicht.batch.opbrengst import Lid

_PER_RONDE: Final = 20_000
_RUIMTE: Final = (1 << 64) - 1
Keus = Literal["gelijk", "datum", "antwoorden", "naam"]
"""Waarom van dezelfde school dit bestand telt: alles is gelijk, of de datum, het aantal antwoorden of de naam wint."""


@dataclass(frozen=True, slots=True)
class Dubbel:
    """Bestanden van dezelfde school, op volgorde; `telt` is er een van. `op` zegt waaraan zij te herkennen is."""

    leden: array[int]
    telt: int
    keus: Keus
    op: Literal["brin", "naam", "school"]


class Leden:
    """De getelde bestanden van een partij, op volgorde van binnenkomst; elk heeft een nummer vanaf 0."""

    def __init__(self, klad: IO[bytes]) -> None:
        self._klad = klad
        self._einde = 0
        self._plaatsen = array("Q")
        self._namen = array("Q")
        self._brins = array("Q")

    def __len__(self) -> int:
        return len(self._namen)

    def neem_op(self, leden: Iterable[Lid]) -> None:
        """Onthoud een rij bestanden; werpt `OSError` als de schijf weigert."""
        for lid in leden:
            self._plaatsen.append(self._einde)
            self._namen.append(lid.naam)
            self._brins.append(lid.brin)
            blad = json.dumps([*lid.wie, lid.antwoorden, f"{lid.som:x}"]).encode("ascii") + b"\n" + lid.telling + b"\n"
            self._einde += self._klad.write(blad)

    def sommen(self, nummers: Iterable[int]) -> array[int]:
        """Getallen van 64 bits die bij gelijke bestanden gelijk zijn, en anoniem bij gelijke tellingen."""
        return array("Q", (self._kop(nummer)[2] & _RUIMTE for nummer in nummers))

    def wie(self, nummer: int) -> Wie:
        """Van wie een bestand is."""
        return self._kop(nummer)[0]

    def telling(self, nummer: int) -> tuple[bytes, int]:
        """De telling van een bestand, en de hele hash."""
        som = self._kop(nummer)[2]
        return self._klad.readline().rstrip(b"\n"), som

    def _kop(self, nummer: int) -> tuple[Wie, int, int]:
        """Van wie een bestand is, hoeveel antwoorden erin staan, en de hele hash."""
        self._klad.seek(self._plaatsen[nummer])
        *wie, antwoorden, som = json.loads(self._klad.readline())
        return Wie(*wie), antwoorden, int(som, 16)

    # --- dezelfde school ---

    def dubbelen(self) -> list[Dubbel]:
        """De scholen die er vaker in zitten, op volgorde van hun eerste bestand."""
        kandidaten = self._kandidaten()
        brins = [self._brins[een] for een in kandidaten]
        sleutels = verdeel_scholen([self._namen[een] for een in kandidaten], brins)
        groepen: dict[object, list[int]] = {}
        for een, sleutel in zip(kandidaten, sleutels, strict=True):
            groepen.setdefault(sleutel, []).append(een)
        return [self._dubbel(leden) for leden in groepen.values() if len(leden) > 1]

    def _kandidaten(self) -> list[int]:
        """De bestanden waarvan de naam of de BRIN vaker voorkomt; alle andere hebben geen dubbele."""
        namen, brins = herhaald(self._namen), herhaald(self._brins) - {0}
        if not namen and not brins:
            return []
        return [
            nummer
            for nummer, (naam, brin) in enumerate(zip(self._namen, self._brins, strict=True))
            if naam in namen or brin in brins
        ]

    def _dubbel(self, leden: Sequence[int]) -> Dubbel:
        koppen = {een: self._kop(een) for een in leden}
        telt = max(leden, key=lambda een: (koppen[een][0].datum, koppen[een][1], een))
        wie, meeste, som = koppen[telt]
        zelfde_dag = [kop for kop in koppen.values() if kop[0].datum == wie.datum]
        anders = [antwoorden for _, antwoorden, andere in zelfde_dag if andere != som]
        keus: Keus = "gelijk" if len(zelfde_dag) == len(leden) else "datum"
        if anders:
            keus = "antwoorden" if max(anders) < meeste else "naam"
        return Dubbel(array("I", leden), telt, keus, self._waaraan(leden))

    def _waaraan(self, leden: Sequence[int]) -> Literal["brin", "naam", "school"]:
        if len({self._brins[een] for een in leden}) == 1 and self._brins[leden[0]]:
            return "brin"
        return "naam" if len({self._namen[een] for een in leden}) == 1 else "school"


def herhaald(getallen: Sequence[int]) -> set[int]:
    """De getallen die vaker voorkomen; bij veel getallen in rondes, zodat er nooit veel tegelijk in een set staan."""
    rondes = 1 + len(getallen) // _PER_RONDE
    meer: set[int] = set()
    for ronde in range(rondes):
        gezien: set[int] = set()
        for getal in getallen:
            if getal % rondes == ronde:
                (meer if getal in gezien else gezien).add(getal)
    return meer
