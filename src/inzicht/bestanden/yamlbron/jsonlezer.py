"""JSON met dezelfde grenzen en waarden als YAML: eerst snel, en met plekken als dat nodig is."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING, Any, Final, NoReturn

import yaml
from yaml.events import (
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from inzicht.bestanden.yamlbron.bouwer import GETAL, WOORDEN, bouw
from inzicht.bestanden.yamlbron.bron import Bron, eis_sleutels, gebouwde_bron
from inzicht.bestanden.yamlbron.soort import LANGSTE_SLEUTEL, LEEG, Merken, Soort, binnen, merkplek, weiger
from inzicht.bestanden.yamlbron.zinnen import vertaal_json
from inzicht.fouten import Plek, heel_bestand
from inzicht.tekst import stuurteken, te_hoge_stapel

if TYPE_CHECKING:
    from collections.abc import Iterator

_GEWOON_TEKEN: Final = re.compile(r"""\\(?:["\\/n]|u00[c-fC-F][0-9a-fA-F]|u20(?:1[3489cdCD]|26|[aA][cC]))""")
"""Een escape van een leesteken, van een letter met accent, of van een streepje, krul of euroteken."""
_LANG: Final = re.compile(f'"[^"]{{{LANGSTE_SLEUTEL + 1}}}')
_JSON_DEEL: Final = re.compile(r'[ \t\n\r]*(?:([{}\[\],:])|("(?:[^"\\]|\\.)*")|([^\s{}\[\],:"]+))')


class _Verdacht(Exception):
    """De snelle JSON-weg zag iets dat de trage weg met een plek moet uitleggen."""


def lees_json(tekst: str, naam: str, soort: Soort) -> Bron:
    """Lees JSON met dezelfde grenzen en waarden als YAML; plekken komen uit een tweede, trage ronde."""

    def traag() -> tuple[Any, Merken | None]:
        return bouw(_json_gebeurtenissen(tekst, naam, soort).__next__, tekst, naam, soort, nakijken=True)

    try:
        waarde = _STRENGE.decode(tekst)
        if not _is_eenvoudig(tekst, soort) or _te_diep(waarde, tekst, soort):
            _keur_json(waarde, soort, nakijken="\\" in tekst or not tekst.isascii())
    except json.JSONDecodeError as fout:
        if not tekst.strip():
            weiger(soort, "001", heel_bestand(naam), LEEG)
        weiger(soort, "005", binnen(tekst, Plek(naam, fout.lineno, fout.colno)), vertaal_json(fout.msg))
    except (_Verdacht, RecursionError, ValueError):
        return gebouwde_bron(naam, soort, traag())
    return Bron(naam, soort, eis_sleutels(waarde, naam, soort), lambda: traag()[1] or {})


def _is_eenvoudig(tekst: str, soort: Soort) -> bool:
    """Of de tekst als geheel al laat zien dat op de diepte na geen enkele grens geraakt wordt.

    Wie korter is dan een enkele tekst mag zijn, heeft ook geen te lange tekst of te veel knopen. Staat elk teken er
    zoals het is, dan is elk deel van een NFC-tekst zelf NFC; een gewone letter in een verder kale tekst verandert daar
    niets aan.
    """
    kaal = _GEWOON_TEKEN.sub("x", tekst) if "\\" in tekst else tekst
    return (
        len(tekst) <= min(soort.tekst, soort.knopen)
        and "\\" not in kaal
        and _LANG.search(kaal) is None
        and (tekst.isascii() or ("\\u" not in tekst and unicodedata.is_normalized("NFC", tekst)))
    )


def _te_diep(waarde: Any, tekst: str, soort: Soort) -> bool:
    """Of er te veel lagen zijn; telt alleen lijsten en groepen, en niets als er te weinig haken voor zijn."""
    if tekst.count("{") + tekst.count("[") <= soort.diepte:
        return False
    laag = [waarde]
    for _ in range(soort.diepte):
        laag = [
            lid
            for houder in laag
            for lid in (houder.values() if type(houder) is dict else houder if type(houder) is list else ())
            if type(lid) is dict or type(lid) is list
        ]
        if not laag:
            return False
    return True


def _eis_korte_sleutels(groep: dict[str, Any]) -> None:
    for sleutel in groep:
        if len(sleutel) > LANGSTE_SLEUTEL:
            raise _Verdacht


def _paren(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    gemaakt = dict(paren)
    if len(gemaakt) != len(paren):
        raise _Verdacht
    return gemaakt


def _verdacht(_: str) -> NoReturn:
    raise _Verdacht


class _Getallen(dict[str, int]):
    """Gehele getallen binnen de grens; de cijfers van situaties komen steeds terug."""

    def __missing__(self, cijfers: str) -> int:
        if not GETAL.match(cijfers):
            raise _Verdacht
        return int(cijfers)


_STRENGE: Final = json.JSONDecoder(
    object_pairs_hook=_paren,
    parse_int=_Getallen({str(een): een for een in range(10)}).__getitem__,
    parse_float=_verdacht,
    parse_constant=_verdacht,
)


def _keur_json(waarde: object, soort: Soort, *, nakijken: bool) -> None:
    """Loop de waarden na op de grenzen; werpt `_Verdacht` zodra de trage weg iets moet uitleggen."""
    laag: list[Any] = [[waarde]]
    knopen = 0
    for _ in range(soort.diepte + 1):  # de laag eromheen telt niet mee
        dieper: list[Any] = []
        for houder in laag:
            leden = houder
            if type(houder) is dict:
                _eis_korte_sleutels(houder)
                leden = (*houder, *houder.values())
            knopen += len(leden)
            dieper += [lid for lid in leden if _keur_lid(lid, soort, nakijken=nakijken)]
        if knopen > soort.knopen:
            raise _Verdacht
        if not dieper:
            return
        laag = dieper
    raise _Verdacht


def _keur_lid(lid: object, soort: Soort, *, nakijken: bool) -> bool:
    """Keur een losse waarde; True als het een lijst of groep is om verder in te kijken."""
    if type(lid) is str:
        if len(lid) > soort.tekst or (nakijken and _moet_nagekeken(lid)):
            raise _Verdacht
        return False
    return type(lid) is dict or type(lid) is list


def _moet_nagekeken(tekst: str) -> bool:
    if stuurteken(tekst) is not None or te_hoge_stapel(tekst) is not None:
        return True
    return not unicodedata.is_normalized("NFC", tekst)


def _json_gebeurtenissen(tekst: str, naam: str, soort: Soort) -> Iterator[Event]:
    """Zet JSON om in dezelfde gebeurtenissen als libyaml geeft; de tekst is al geldige JSON of te diep."""
    positie = regel = begin = 0
    while True:
        deel = _JSON_DEEL.match(tekst, positie)
        if deel is None or deel.lastindex is None:
            break
        start = deel.start(deel.lastindex)
        regel += tekst.count("\n", positie, start)
        begin = max(begin, tekst.rfind("\n", 0, start) + 1) if regel else 0
        merk = yaml.Mark(naam, start, regel, start - begin, None, 0)
        positie = deel.end()
        yield from _json_gebeurtenis(deel, merk, naam, soort)
    yield StreamEndEvent()


def _json_gebeurtenis(deel: re.Match[str], merk: Any, naam: str, soort: Soort) -> Iterator[Event]:
    teken, tekst, kaal = deel.groups()
    if teken == "{":
        yield MappingStartEvent(None, None, True, merk)  # noqa: FBT003 - zo wil PyYAML het
    elif teken == "[":
        yield SequenceStartEvent(None, None, True, merk)  # noqa: FBT003
    elif teken in ("}", "]"):
        yield MappingEndEvent(merk) if teken == "}" else SequenceEndEvent(merk)
    elif tekst is not None:
        yield ScalarEvent(None, None, (False, True), json.loads(tekst), merk, style='"')
    elif kaal is not None:
        if kaal not in WOORDEN and not GETAL.match(kaal):
            reden = f"`{kaal[:20]}` mag hier niet: alleen gehele getallen van hoogstens 15 cijfers."
            weiger(soort, "014", merkplek(naam, merk), reden)
        yield ScalarEvent(None, None, (True, False), kaal, merk, style=None)
