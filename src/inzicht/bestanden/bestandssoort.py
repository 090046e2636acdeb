"""Welke soort bestand iets zegt te zijn, naar zijn inhoud en niet naar zijn naam."""

from __future__ import annotations

import re
from typing import Final

INVOER: Final = {"wijzer": "een wijzer", "vragenbank": "een vragenbank", "antwoorden": "antwoorden"}
"""Wat inzicht leest, zoals het in `formaat` staat."""
UITVOER: Final = {
    "uitslag": "een uitslag",
    "vergelijking": "een vergelijking",
    "plan": "een plan",
    "verschil": "een verschil tussen wijzers",
}
"""Wat inzicht zelf maakt; dat is nergens invoer."""
_FORMAAT: Final = re.compile(
    rb'(?:^(?:\xef\xbb\xbf)?|[{,])[ \t]*["\']?formaat["\']?[ \t]*:[ \t]*["\']?inzicht-([a-z]+)/', re.MULTILINE
)
_EIGEN_SLEUTEL: Final = re.compile(
    rb'(?:^(?:\xef\xbb\xbf)?|[{,])[ \t-]*["\']?'
    rb'(?:formaat|wijzer|wijzerversie|school|antwoorden|vragen|dimensies)["\']?[ \t]*:',
    re.MULTILINE,
)


def soort_van(gegevens: bytes) -> str:
    """De soort zoals in `formaat`: een sleutel van `INVOER` of `UITVOER`, of een die hier niet bekend is; anders leeg.

    Het bestand wordt niet ontleed: ook wat stuk is, zegt zo wat het is.
    """
    gezien = _FORMAAT.search(gegevens)
    return gezien[1].decode() if gezien else ""


def uitvoer_van(gegevens: bytes) -> str:
    """Noem wat inzicht zelf maakte, zoals `een uitslag`; leeg als dit iets anders is."""
    return UITVOER.get(soort_van(gegevens), "")


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
    return not (leeg or b"\0" in gegevens or soort_van(gegevens) or _EIGEN_SLEUTEL.search(gegevens))
