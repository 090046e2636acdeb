"""Vergelijk de snelle weg van batch met de gewone: zelfde telling, of dezelfde weigering.

    python meting/snelweg.py                  honderdduizend bestanden (ruim een minuut)
    python meting/snelweg.py --kort           enkele duizenden, voor de toetsen (enkele seconden)
    python meting/snelweg.py --kapot          breng fouten aan in de snelle weg en kijk of ze gezien worden
    python meting/snelweg.py --aantal 5000 --zaad 7

Batch leest en keurt gewone JSON in een keer (`yamlbron.lees_vlot` en `Snelkeuring`). Hier gaat elk willekeurig en
beschadigd bestand ook de lange weg, met de gebeurtenissen van de bouwer en alle regels van de keuring. Uitgang 1 bij
een verschil.
"""

from __future__ import annotations

import json
import random
import sys
from contextlib import ExitStack, contextmanager
from functools import cache
from types import NoneType
from typing import TYPE_CHECKING, Any, Final, NoReturn
from unittest.mock import patch

from proeven.jsonteksten import als_tekst, beschadig
from proeven.vergelijking import Fout, Vergelijking
from schaal.scholen import antwoorden

from inzicht.batch import snelkeuring
from inzicht.batch.snelkeuring import Snelkeuring
from inzicht.batch.verwerking import Geweigerd, School, Verwerking
from inzicht.bestanden import yamlbron
from inzicht.bestanden.yamlbron import jsonlezer, lezer
from inzicht.opdrachten.gemeen import laad_wijzer

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

GEWOON: Final = 100_000
KORT: Final = 5_000
PER_SCHOOL: Final = 10
_KANS: Final = 0.08
_GELEZEN: Final = "langs de snelle weg geteld"
_ECHT: Final = Snelkeuring.keur


@cache
def verwerking() -> Verwerking:
    """De verwerking bij de meegeleverde wijzer."""
    return Verwerking(laad_wijzer(None))


def _twijfel(*_: object, **__: object) -> NoReturn:
    raise jsonlezer._Verdacht


def verwerk_gewoon(gegevens: bytes, naam: str = "x.json", met: Verwerking | None = None) -> School | Geweigerd:
    """De lange weg: geen snelle lezer, geen snelle keuring, en elke waarde uit de gebeurtenissen."""
    with ExitStack() as anders:
        anders.enter_context(patch.object(yamlbron, "lees_vlot", lambda *_: None))
        anders.enter_context(patch.object(Snelkeuring, "keur", lambda *_: None))
        anders.enter_context(patch.object(jsonlezer, "_eis_enkele_sleutels", _twijfel))
        anders.enter_context(patch.object(jsonlezer, "_keur_json", _twijfel))
        anders.enter_context(patch.object(lezer, "lees_regels", lambda *_: None))
        return (met or verwerking()).verwerk(gegevens, naam)


def vergelijk(gegevens: bytes, geteld: Counter[str]) -> str | None:
    """Verwerk een bestand langs beide wegen; geeft het verschil, of niets."""
    snelle = []
    echt = Snelkeuring.keur

    def keur(zelf: Snelkeuring, waarde: Any, tekst: str | None = None) -> Any:
        snelle.append(echt(zelf, waarde, tekst))
        return snelle[-1]

    with patch.object(Snelkeuring, "keur", keur):
        gezien = verwerking().verwerk(gegevens, "x.json")
    geteld[_GELEZEN] += any(een is not None for een in snelle)
    geteld["geweigerd"] += isinstance(gezien, Geweigerd)
    verwacht = verwerk_gewoon(gegevens)
    return None if gezien == verwacht else f"{gegevens!r}\n    snel   {gezien}\n    gewoon {verwacht}"


def documenten(aantal: int, zaad: int) -> Iterator[bytes]:
    """Zoveel bestanden; elke verzonnen school komt een aantal keren terug, telkens anders geschreven en beschadigd."""
    r = random.Random(zaad)
    for nummer in range(aantal):
        if nummer % PER_SCHOOL == 0:
            school = {**antwoorden(verwerking().wijzer, r, nummer), **_zeldzaam(r)}
        yield beschadig(r, als_tekst(r, school))


def _zeldzaam(r: random.Random) -> dict[str, Any]:
    """Velden die er meestal niet staan."""
    velden: dict[str, Any] = {
        "school": r.choice(({"naam": "De Brug", "brin": "12AB"}, {"naam": "É", "brin": None}, {"naam": " "})),
        "wijzerversie": r.choice(("0.9", "1.0", "1.1")),
        "wijzerkenmerk": r.choice((verwerking().wijzer.kenmerk, "sha256:anders", "", " ", None)),
        "invuller": r.choice((None, {}, {"rol": None})),
        "actiepunten": r.choice(([], [{"vraag": "opslag.papier", "wie": "directie", "status": "open"}])),
        "vervallen": r.choice(({}, {"opslag": {"weg": 2}})),
        "verwacht": r.choice(({}, {"opslag": 3}, 3, None)),
    }
    return {naam: waarde for naam, waarde in velden.items() if r.random() < _KANS}


def _naief(gegevens: bytes, _: object) -> tuple[Any, str] | None:
    try:
        return json.loads(gegevens), gegevens.decode()
    except (ValueError, RecursionError):
        return None


def _alles(*_: object) -> bool:
    return True


def _elk_paar(leden: list[Any]) -> Any:
    return tuple(leden) if [*map(type, leden)] == [int, int] else snelkeuring._ONGEWOON


FOUTEN: Final[dict[str, Fout]] = {
    "dubbele sleutels": (Snelkeuring, "keur", lambda zelf, waarde, _=None: _ECHT(zelf, waarde)),
    "naief lezen": (yamlbron, "lees_vlot", _naief),
    "vreemde tekens": (jsonlezer, "_moet_nagekeken", lambda _: False),
    "rommel erachter": (jsonlezer, "_WIT", " \t\n\r}x{\u00a0\x00"),
    "waar is een": (snelkeuring, "_KAAL", frozenset((int, str, NoneType, bool))),
    "leeg is gevuld": (snelkeuring, "_is_gevuld", lambda tekst: type(tekst) is str),
    "wit na een sleutel": (snelkeuring, "zonder_dubbele", lambda tekst, aantal: tekst.count('":') == aantal),
    "elk bereik": (snelkeuring, "_bereik", _elk_paar),
    "elke datum": (Snelkeuring, "_is_datum", _alles),
    "elke school": (Snelkeuring, "_school_klopt", lambda _, school: type(school) is dict and "naam" in school),
    "elke invuller": (Snelkeuring, "_rest_klopt", _alles),
    "elk veld": (snelkeuring, "_VELDEN", snelkeuring._VELDEN | {"actiepunten", "vervallen", "verwacht"}),
}
"""Fouten die iemand in de snelle weg kan maken, elk met de plaats waar zij aangebracht wordt."""


@contextmanager
def kapot(fout: Fout) -> Iterator[None]:
    """Breng een fout aan."""
    verwerking.cache_clear()
    with patch.object(*fout):
        yield
    verwerking.cache_clear()


if __name__ == "__main__":
    sys.exit(Vergelijking(documenten, vergelijk, _GELEZEN, FOUTEN, kapot).draai(__doc__, GEWOON, KORT))
