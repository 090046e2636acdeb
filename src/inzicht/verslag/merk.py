"""Het merk waaraan een verslag op zijn vaste plaats te herkennen is: van welk antwoordenbestand het is.

Zo vervangt inzicht alleen een verslag van hetzelfde bestand, zoals inzicht het schreef. Het merk noemt geen naam maar
een hash: een verslag gaat naar anderen, en hoe het bestand heette gaat hun niets aan.
"""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from typing import Final

_MERK: Final = re.compile(rb"<!-- inzicht-verslag bestand:([0-9a-f]{16}) inhoud:([0-9a-f]{64}) -->\n?\Z")
_LANGSTE: Final = 200
"""Zo ver van het einde begint een merk hoogstens."""


@dataclass(frozen=True, slots=True)
class Merk:
    """Van welk bestand een verslag is, en of het nog is zoals inzicht het schreef."""

    bestand: str
    heel: bool


def bestandsmerk(naam: str) -> str:
    """Het merk van een antwoordenbestand: een hash van de naam, met het achtervoegsel en zonder de map."""
    return hashlib.sha256(os.fsencode(os.path.normcase(naam))).hexdigest()[:16]


def met_merk(tekst: str, naam: str) -> bytes:
    """Een verslag in HTML of Markdown met het merk van zijn antwoordenbestand aan het einde."""
    zonder = tekst.encode("utf-8")
    merk = f"<!-- inzicht-verslag bestand:{bestandsmerk(naam)} inhoud:{hashlib.sha256(zonder).hexdigest()} -->\n"
    return zonder + merk.encode("ascii")


def lees_merk(gegevens: bytes) -> Merk | None:
    """Het merk van een verslag; None als dit geen verslag met een merk is."""
    gelijk = gegevens.replace(b"\r\n", b"\n")  # git op Windows maakt er andere regeleinden van
    gevonden = _MERK.search(gelijk, max(0, len(gelijk) - _LANGSTE))
    if gevonden is None:
        return None
    inhoud = hashlib.sha256(gelijk[: gevonden.start()]).hexdigest()
    return Merk(gevonden[1].decode("ascii"), inhoud == gevonden[2].decode("ascii"))
