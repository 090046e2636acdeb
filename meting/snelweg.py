"""Vergelijk de snelle weg van batch met de gewone: zelfde telling, of dezelfde weigering.

    python meting/snelweg.py                  honderdduizend bestanden (vijf minuten)
    python meting/snelweg.py --kort           enkele duizenden, voor de toetsen (enkele seconden)
    python meting/snelweg.py --kapot          breng fouten aan in de snelle weg en kijk of ze gezien worden
    python meting/snelweg.py --aantal 5000 --zaad 7

Batch keurt en telt een goed bestand in een keer (`Snelkeuring`), en leest JSON zonder plekken. Hier gaat elk
willekeurig en beschadigd bestand ook de lange weg, met de gebeurtenissen van de bouwer en alle regels van de keuring.
Elk goed bestand van deze wijzerversie hoort langs de snelle weg te gaan. Uitgang 1 bij een verschil, of bij een goed
bestand dat de lange weg nodig had.
"""

from __future__ import annotations

import json
import random
import re
import sys
from contextlib import ExitStack, contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NoReturn
from unittest.mock import patch

from proeven.jsonteksten import als_tekst, beschadig
from proeven.vergelijking import Fout, Vergelijking
from schaal import anders
from schaal.scholen import antwoorden

from inzicht.batch import snelkeuring
from inzicht.batch.snelkeuring import Snelkeuring
from inzicht.batch.verwerking import Geweigerd, School, Verwerking
from inzicht.bestanden import yamlbron
from inzicht.bestanden.yamlbron import ANTWOORDEN, Bron, jsonlezer, lezer
from inzicht.fouten import InvoerFout
from inzicht.modellen.antwoorden import Antwoorden, lees_antwoorden
from inzicht.modellen.keuze import Keuze, herken
from inzicht.modellen.wijzer import versiegetallen
from inzicht.opdrachten.gemeen import laad_wijzer

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

GEWOON: Final = 100_000
KORT: Final = 5_000
PER_SCHOOL: Final = 10
_KANS: Final = 0.08
_GELEZEN: Final = "langs de snelle weg geteld"


@cache
def verwerking() -> Verwerking:
    """De verwerking bij de meegeleverde wijzer."""
    return Verwerking(laad_wijzer(None))


def _verdacht(*_: object, **__: object) -> NoReturn:
    raise jsonlezer._Verdacht


def verwerk_gewoon(gegevens: bytes, naam: str = "x.json", met: Verwerking | None = None) -> School | Geweigerd:
    """De lange weg: geen snelle lezer, geen snelle keuring, en elke waarde uit de gebeurtenissen."""
    with _lange_weg():
        return (met or verwerking()).verwerk(gegevens, naam)


@contextmanager
def _lange_weg() -> Iterator[None]:
    with ExitStack() as lang:
        lang.enter_context(patch.object(Snelkeuring, "keur", lambda *_: None))
        lang.enter_context(patch.object(jsonlezer, "_is_eenvoudig", _verdacht))
        lang.enter_context(patch.object(lezer, "lees_regels", lambda *_: None))
        yield


def lees(gegevens: bytes) -> str:
    """De waarde zoals zij gelezen wordt, of de weigering."""
    try:
        return repr(yamlbron.lees(gegevens, "x.json", ANTWOORDEN, plekken=False).waarde)
    except InvoerFout as fout:
        return str(fout)


def vergelijk(gegevens: bytes, geteld: Counter[str]) -> str | None:
    """Lees en verwerk een bestand langs beide wegen; geeft het verschil, of niets."""
    gelezen = lees(gegevens)
    with _lange_weg():
        if gelezen != (verwacht_ := lees(gegevens)):
            return f"{gegevens!r}\n    snel   {gelezen}\n    gewoon {verwacht_}"
    snelle = []
    echt = Snelkeuring.keur

    def keur(zelf: Snelkeuring, waarde: Any) -> Any:
        snelle.append(echt(zelf, waarde))
        return snelle[-1]

    with patch.object(Snelkeuring, "keur", keur):
        gezien = verwerking().verwerk(gegevens, "x.json")
    snel = any(een is not None for een in snelle)
    verwacht = verwerk_gewoon(gegevens)
    geteld[_GELEZEN] += snel
    geteld["geweigerd"] += isinstance(verwacht, Geweigerd)
    if gezien != verwacht:
        return f"{gegevens!r}\n    snel   {gezien}\n    gewoon {verwacht}"
    if isinstance(verwacht, School) and not snel:
        if versiegetallen(verwacht.versie) == versiegetallen(verwerking().wijzer.kop.versie):
            return f"{gegevens!r}\n    is goed, maar had de lange weg nodig"
        geteld["van een oudere versie"] += 1
    return None


def documenten(aantal: int, zaad: int) -> Iterator[bytes]:
    """Zoveel bestanden; elke verzonnen school komt een aantal keren terug, telkens anders geschreven en beschadigd."""
    r = random.Random(zaad)
    wijzer = verwerking().wijzer
    for nummer in range(aantal):
        if nummer % PER_SCHOOL == 0:
            een = r.choice((antwoorden, anders.school))(wijzer, r, nummer)
            school = {**een, **_zeldzaam(r), **_goed_zeldzaam(r, een)}
        yield beschadig(r, als_tekst(r, school))


def _zeldzaam(r: random.Random) -> dict[str, Any]:
    """Velden die er meestal niet staan, goed en fout."""
    velden: dict[str, Any] = {
        "school": r.choice(({"naam": "De Brug", "brin": "12AB"}, {"naam": "É", "brin": None}, {"naam": " "})),
        "wijzerversie": r.choice(("0.9", "1.0", "1.1", "1.1.0", "1.2")),
        "wijzerkenmerk": r.choice((verwerking().wijzer.kenmerk, "sha256:anders", "", " ", None)),
        "invuller": r.choice((None, {}, {"rol": None})),
        "actiepunten": r.choice(
            ([], None, [{"vraag": "opslag.gevoelige-dossiers", "wie": "directie", "status": "open"}])
        ),
        "vervallen": r.choice(({}, {"opslag": {"weg": 2}}, {"opslag": {"weg": True}}, {"opslag": 2})),
        "verwacht": r.choice(({}, {"opslag": 3}, {"opslag": "3"}, 3, None)),
        "vorige": r.choice((None, {}, {"datum": "2025-01-01", "wijzerversie": "1.1", "antwoorden": {"weg": {}}})),
    }
    return {naam: waarde for naam, waarde in velden.items() if r.random() < _KANS}


def _goed_zeldzaam(r: random.Random, school: dict[str, Any]) -> dict[str, Any]:
    """Velden en antwoorden die goed zijn en toch zelden voorkomen."""
    punt = {"vraag": "opslag.gevoelige-dossiers", "gekozen": "2026-01-05", "notitie": "Vraag: wie, wat?"}
    klaar = {**punt, "status": "klaar", "gereed": "2026-03-01", "wie": None, "van": 1}
    vakken = school["antwoorden"]
    vrij = {"keuze": r.choice((None, "onbekend", [2, 3])), "opmerking": r.choice(("", None, "Later.")), "bewijs": " "}
    vorige = {"datum": "2025-02-03", "omvang": "kort", "kenmerken": {"sector": "po"}}
    keuzes = {"opslag": {"gevoelige-dossiers": r.choice((None, 1, "onbekend", [1, 4])), "overzicht": [2, 2]}}
    velden: dict[str, Any] = {
        "actiepunten": r.choice(
            ([klaar], [{**punt, "naar": 3}, {**punt, "naar": 5}], [{**punt, "wanneer": "2027-01-01"}])
        ),
        "vervallen_actiepunten": [{"vraag": "weg.weg", "status": "bezig", "van": 1, "naar": 4}],
        "vervallen": {"weg": {"a": 2, "b": {"keuze": "nvt"}, "c": [1, 2], "d": None}, "opslag": {}},
        "vorige": {**vorige, "wijzerversie": r.choice(("0.9", "1.1", "1.1.0")), "antwoorden": keuzes},
        "verwacht": {"opslag": r.randint(1, 5)},
        "wijzerversie": r.choice(("1.1.0", "1.01")),
        "antwoorden": r.choice(
            ({}, {**vakken, "opslag": {"gevoelige-dossiers": vrij, "overzicht": {}}}, {"opslag": {}})
        ),
        "school": {**school["school"], "brin": r.choice(("12AB", "12AB03"))},
        "invuller": None,
    }
    return {naam: waarde for naam, waarde in velden.items() if r.random() < _KANS}


def _alles(*_: object) -> None:
    return None


def _weiger(*_: object) -> NoReturn:
    raise snelkeuring._Ongewoon


def _herken_ruim(waarde: Any) -> Keuze | None:
    return herken(int(waarde) if isinstance(waarde, bool) else waarde)


def _herken_andersom(waarde: Any) -> Keuze | None:
    paar = isinstance(waarde, list) and [*map(type, waarde)] == [int, int]
    return herken(sorted(waarde) if paar else waarde)


def _zonder_poort(zelf: Snelkeuring, waarde: dict[str, Any]) -> Any:
    return lees_antwoorden(Bron("", ANTWOORDEN, {**zelf._vast, **waarde, "antwoorden": {}}, None))


FOUTEN: Final[dict[str, Fout]] = {
    "naief lezen": (jsonlezer, "_STRENGE", json.JSONDecoder()),
    "dubbele sleutels": (jsonlezer, "_STRENGE", json.JSONDecoder(parse_float=jsonlezer._verdacht)),
    "elk getal": (jsonlezer._Getallen, "__missing__", lambda _, cijfers: int(cijfers)),
    "elke escape": (jsonlezer, "_GEWOON_TEKEN", re.compile(r"\\(?:u[0-9a-f]{4}|.)")),
    "elke diepte": (jsonlezer, "_te_diep", lambda *_: False),
    "waar is een": (snelkeuring, "herken", _herken_ruim),
    "leeg is gevuld": (snelkeuring, "_is_gevuld", lambda tekst: type(tekst) is str),
    "elk bereik": (snelkeuring, "herken", _herken_andersom),
    "elke datum": (Snelkeuring, "_eis_datum", _alles),
    "elke versie": (Snelkeuring, "_eis_versie", _alles),
    "elke school": (Snelkeuring, "_eis_school", _alles),
    "elke vorige ronde": (Snelkeuring, "_eis_vorige", _alles),
    "elk veld": (snelkeuring, "_VELDEN", frozenset(Antwoorden.model_fields)),
    "alleen de vorm": (Snelkeuring, "_keur_rest", _zonder_poort),
    "alleen het gewone": (Snelkeuring, "_keur_rest", _weiger),
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
