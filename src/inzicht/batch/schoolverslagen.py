"""`inzicht batch --verslagen`: het eigen verslag van elke school, gelijk aan wat `inzicht verslag` maakt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inzicht import __version__
from inzicht.bestanden import schijf
from inzicht.bestanden.uitvoermap import schrijf_in
from inzicht.oordeel.beoordeling import beoordeel
from inzicht.verslag.beeld import Herkomst, maak_beeld
from inzicht.verslag.maker import Verslagmaker

if TYPE_CHECKING:
    from inzicht.modellen.antwoorden import Antwoorden
    from inzicht.modellen.wijzer import Wijzer


class Schoolverslagen:
    """Schrijft verslagen in een map; elk proces heeft er een."""

    def __init__(self, map_: str, wijzer: Wijzer) -> None:
        self._map = map_
        self._wijzer = wijzer
        self._maker = Verslagmaker(schijf.lees_sjablonen())

    def __call__(self, antwoorden: Antwoorden, kenmerk: str, ingevuld_met: str, stam: str) -> None:
        """Schrijf het verslag bij deze antwoorden; werpt `BewaarFout` als dat niet kan."""
        herkomst = Herkomst(__version__, kenmerk, ingevuld_met)
        beeld = maak_beeld(self._wijzer, antwoorden, beoordeel(self._wijzer, antwoorden), herkomst)
        schrijf_in(self._map, f"{stam}.html", self._maker.html(beeld).encode("utf-8"))
