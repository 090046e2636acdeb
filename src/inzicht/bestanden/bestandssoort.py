"""Welke soort bestand iets zegt te zijn, naar zijn inhoud en niet naar zijn naam."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

INVOER: Final = {"wijzer": "een wijzer", "vragenbank": "een vragenbank", "antwoorden": "antwoorden"}
"""Wat inzicht leest, zoals het in `formaat` staat."""
UITVOER: Final = {
    "uitslag": "een uitslag",
    "vergelijking": "een vergelijking",
    "plan": "een plan",
    "verschil": "een verschil tussen wijzers",
}
"""Wat inzicht zelf maakt; dat is nergens invoer."""
_FORMAAT: Final = re.compile("inzicht-([a-z]+)/(.*)", re.DOTALL)
_FORMAATREGEL: Final = re.compile(
    rb'(?:^(?:\xef\xbb\xbf)?|[{,])[ \t]*["\']?formaat["\']?[ \t]*:[ \t]*["\']?(inzicht-[a-z]+/[0-9]*)', re.MULTILINE
)
_WIJZERREGEL: Final = re.compile(rb'^\s*["\']?wijzer["\']?\s*:\s*["\']?([a-z0-9][a-z0-9-]*)', re.MULTILINE)
_EIGEN_SLEUTEL: Final = re.compile(
    rb'(?:^(?:\xef\xbb\xbf)?|[{,])[ \t-]*["\']?'
    rb'(?:formaat|wijzer|wijzerversie|school|antwoorden|vragen|dimensies)["\']?[ \t]*:',
    re.MULTILINE,
)


class Bestandssoort(NamedTuple):
    """Wat een bestand in `formaat` zegt te zijn: de naam van de soort en haar nummer; leeg als het niets zegt."""

    naam: str = ""
    nummer: str = ""

    @property
    def is_antwoorden(self) -> bool:
        """Of het antwoorden van een school zijn."""
        return self.naam == "antwoorden"

    @property
    def is_vragenbank(self) -> bool:
        """Of het de vragen van een dimensie zijn."""
        return self.naam == "vragenbank"

    @property
    def is_van_wijzer(self) -> bool:
        """Of het een wijzer.yaml of een vragenbank is."""
        return self.naam in ("wijzer", "vragenbank")

    @property
    def is_invoer(self) -> bool:
        """Of inzicht dit leest."""
        return self.naam in INVOER

    @property
    def uitvoer(self) -> str:
        """Wat inzicht zelf maakte, zoals `een uitslag`; leeg als dit iets anders is."""
        return UITVOER.get(self.naam, "")


def soort_van_formaat(formaat: str) -> Bestandssoort:
    """De soort die bij een `formaat` hoort, zoals `inzicht-antwoorden/1`."""
    gezien = _FORMAAT.fullmatch(formaat)
    return Bestandssoort(*gezien.groups()) if gezien else Bestandssoort()


def soort_van(gegevens: bytes) -> Bestandssoort:
    """De soort van een bestand. Het wordt niet ontleed: ook wat stuk is, zegt zo wat het is."""
    gezien = _FORMAATREGEL.search(gegevens)
    return soort_van_formaat(gezien[1].decode()) if gezien else Bestandssoort()


def genoemde_wijzer(gegevens: bytes) -> str:
    """De id van de wijzer waar antwoorden naar wijzen; leeg als zij die niet noemen."""
    gezien = _WIJZERREGEL.search(gegevens)
    return gezien[1].decode() if gezien else ""


def zin_over_uitvoer(wat: str) -> str:
    """Waarom uitvoer geen antwoorden zijn, en wat dan."""
    return f"Dit is {wat} die inzicht zelf maakte, geen antwoordenbestand. Gebruik de antwoorden zelf."


def is_vreemd(gegevens: bytes) -> bool:
    """Of dit leesbare tekst is die in niets op een bestand van inzicht lijkt, zoals `docker-compose.yaml`.

    Bij twijfel niet: een leeg bestand, een andere tekenset of een enkele eigen sleutel kan kapotte invoer zijn.
    """
    try:
        leeg = not gegevens.decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        return False
    return not (leeg or b"\0" in gegevens or soort_van(gegevens).naam or _EIGEN_SLEUTEL.search(gegevens))
