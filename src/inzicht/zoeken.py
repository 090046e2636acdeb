"""Zoekt antwoordenbestanden onder paden die een gebruiker geeft."""

from __future__ import annotations

import itertools
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from inzicht.fouten import Bevinding, InvoerFout, Plek

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(slots=True)
class Overgeslagen:
    """Wat er in mappen stond zonder het achtervoegsel van antwoorden: hoeveel, en de eerste naam."""

    aantal: int = 0
    eerste: str = ""

    def tel(self, naam: str) -> None:
        """Tel een naam."""
        self.aantal += 1
        self.eerste = min(self.eerste or naam, naam)


def zoek_antwoordbestanden(
    paden: Iterable[str], achtervoegsels: tuple[str, ...], uit: str = ""
) -> tuple[str, list[str], Overgeslagen]:
    """De diepste map die alle paden bevat, daaronder elk bestand met `/` op volgorde van codepunt, en wat niet meeging.

    Een map gaat helemaal mee; wat in een map de naam van een bestand heeft maar het niet is, staat er ook bij,
    zodat het geweigerd kan worden in plaats van overgeslagen. Wat in `uit` staat, telt niet als overgeslagen. Werpt
    `InvoerFout` als een pad niet bestaat.
    """
    overgeslagen = Overgeslagen()
    eigen = os.path.abspath(uit) if uit else ""  # noqa: PTH100 - zoals hieronder
    gegeven = [(Path(os.path.abspath(pad)), pad) for pad in paden]  # noqa: PTH100 - resolve volgt koppelingen
    for echt, pad in gegeven:
        if not os.path.lexists(echt):
            raise InvoerFout([Bevinding(Plek(pad), "A013", "Dit bestand of deze map bestaat niet.")])
    wortel = os.path.commonpath([str(echt if echt.is_dir() else echt.parent) for echt, _ in gegeven])
    namen: list[str] = []
    for echt, _ in gegeven:
        voor = os.path.relpath(echt, wortel).replace(os.sep, "/")
        if echt.is_dir():
            begin = "" if voor == "." else f"{voor}/"
            namen.extend(_onder(str(echt), begin, achtervoegsels, None if str(echt) == eigen else overgeslagen, eigen))
        else:
            namen.append(voor)
    namen.sort()
    return wortel, [naam for naam, _ in itertools.groupby(namen)] if len(gegeven) > 1 else namen, overgeslagen


def _onder(
    map_: str, voor: str, achtervoegsels: tuple[str, ...], overgeslagen: Overgeslagen | None, eigen: str
) -> Iterator[str]:
    """Alle namen onder een map, zonder koppelingen naar mappen te volgen en zonder verborgen namen."""
    wacht = [(map_, voor, overgeslagen)]
    while wacht:
        hier, begin, teller = wacht.pop()
        try:
            inhoud = os.scandir(hier)
        except OSError:
            yield begin.rstrip("/")  # niet te lezen: het weigeren zegt het
            continue
        with inhoud:
            for een in inhoud:
                if een.name.startswith("."):
                    continue
                is_map = een.is_dir(follow_symlinks=False)
                if is_map:
                    wacht.append((een.path, f"{begin}{een.name}/", None if een.path == eigen else teller))
                if een.name.lower().endswith(achtervoegsels):
                    yield begin + een.name
                elif teller and not is_map:
                    teller.tel(begin + een.name)
