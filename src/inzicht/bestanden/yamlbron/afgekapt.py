"""Tekst die YAML stil anders leest dan zij er staat: achter ` #` leest het niets, en in `{ }` splitst een komma.

Een opmerking mag achter een getal, een id, een lijst en een tekst tussen aanhalingstekens. Achter losse tekst is niet
te zien of het een opmerking is of het eind van de zin; dan gaat er stil iets verloren.
"""

from __future__ import annotations

import re
from typing import Final

VRIJE_TEKST: Final = frozenset(
    (
        *("naam", "titel", "inleiding", "omschrijving", "vraag", "waarom", "uitleg", "nvt", "stand", "vervolg"),
        *("term", "betekenis", "uitgever", "vindplaats", "opmerking", "bewijs", "reden", "notitie"),
    )
)
"""Sleutels waar een mens zijn eigen woorden achter zet; daar is ook een enkel woord het begin van een zin."""
_ENKEL: Final = re.compile(r"-?[0-9]{1,15}|true|false|null|~")
_WOORD: Final = re.compile(
    r"[a-z0-9][a-z0-9/_-]*(?:[.:][a-z0-9/_-]+)*"  # een id, versie, datum, formaat, hash of tijd
    r"|[0-9]{2}[A-Z]{2}(?:[0-9]{2})?"  # een BRIN
    r"|https?://\S+"
)
_VRAAGNAAM: Final = re.compile(r"[a-z0-9-]+\.[a-z0-9-]+")
_OPMERKING: Final = re.compile(r"[ \t]+#(?=(\S?))")
_HIERVOOR: Final = 200

MET_HEKJE: Final = (
    "Vanaf # leest YAML niets meer. Hoort dit bij de tekst, zet dan de hele tekst tussen aanhalingstekens. Is het een "
    "opmerking, zet die dan op een eigen regel."
)
MET_KOMMA: Final = (
    "Achter `{}` staat geen dubbele punt. Hoort het bij de tekst ervoor, zet dan die hele tekst tussen "
    "aanhalingstekens: de komma splitst."
)


def mag_opmerking(sleutel: str | None, kaal: str, erna: str) -> bool:
    """Of achter deze kale waarde een opmerking mag; `erna` is het teken direct achter `#`, `sleutel` None in een lijst.

    `- ouders #2` en `1: nee #2` lijken op tekst: daar hoort achter `#` een spatie. Een lege waarde is tekst die met een
    hekje begint.
    """
    los = sleutel is None or sleutel.isdecimal()
    geplakt = bool(erna.strip()) and erna != "#"
    if not kaal:
        return not (geplakt and (los or sleutel in VRIJE_TEKST))
    if _ENKEL.fullmatch(kaal):
        return True
    if not _WOORD.fullmatch(kaal):
        return False
    if sleutel in VRIJE_TEKST:
        return sleutel == "vraag" and _VRAAGNAAM.fullmatch(kaal) is not None
    return not (geplakt and los)


def zoek_hekje(tekst: str, einde: int, sleutel: str | None, kaal: str) -> int | None:
    """Waar het hekje staat dat een kale waarde afkapt die hier eindigt; None als er geen is, of als het mag."""
    gevonden = _OPMERKING.match(tekst, einde)
    if gevonden is None or mag_opmerking(sleutel, kaal, gevonden[1]):
        return None
    return gevonden.end() - 1


def mist_dubbele_punt(tekst: str, hier: int) -> bool:
    """Of een lege waarde in `{ }` leeg is omdat er geen dubbele punt voor staat."""
    voor = tekst[max(0, hier - _HIERVOOR) : hier].rstrip()
    return bool(voor) and voor[-1] != ":"
