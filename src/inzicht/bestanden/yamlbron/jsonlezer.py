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
from inzicht.bestanden.yamlbron.bron import Bron, eis_sleutels
from inzicht.bestanden.yamlbron.soort import LANGSTE_SLEUTEL, LEEG, Soort, binnen, merkplek, weiger
from inzicht.bestanden.yamlbron.zinnen import vertaal_json
from inzicht.fouten import Plek, heel_bestand
from inzicht.tekst import stuurteken, te_hoge_stapel

if TYPE_CHECKING:
    from collections.abc import Iterator

_GROOTSTE_GETAL: Final = 10**15
_WIT: Final = " \t\n\r"
_JSON_DEEL: Final = re.compile(r'[ \t\n\r]*(?:([{}\[\],:])|("(?:[^"\\]|\\.)*")|([^\s{}\[\],:"]+))')


class _Verdacht(Exception):
    """De snelle JSON-weg zag iets dat de trage weg met een plek moet uitleggen."""


def lees_json(tekst: str, naam: str, soort: Soort) -> Bron:
    """Lees JSON met dezelfde grenzen en waarden als YAML; plekken komen uit een tweede, trage ronde."""

    def traag() -> tuple[Any, dict[int, Any]]:
        return bouw(_json_gebeurtenissen(tekst, naam, soort).__next__, tekst, naam, soort, nakijken=True)

    try:
        if _is_eenvoudig(tekst, soort):
            waarde = _SNELLE.decode(tekst)
            _eis_enkele_sleutels(waarde, tekst)
        else:
            waarde = _STRENGE.decode(tekst)
            _keur_json(waarde, soort, nakijken="\\" in tekst or not tekst.isascii())
    except json.JSONDecodeError as fout:
        if not tekst.strip():
            weiger(soort, "001", heel_bestand(naam), LEEG)
        weiger(soort, "005", binnen(tekst, Plek(naam, fout.lineno, fout.colno)), vertaal_json(fout.msg))
    except (_Verdacht, RecursionError, ValueError):
        waarde, merken = traag()
        return Bron(naam, soort, eis_sleutels(waarde, naam, soort), merken)
    return Bron(naam, soort, eis_sleutels(waarde, naam, soort), None, traag)


def lees_vlot(gegevens: bytes, soort: Soort) -> tuple[dict[str, Any], str] | None:
    """Lees gewone JSON in een keer: de waarde, en haar tekst voor `zonder_dubbele`; None bij twijfel.

    Wie zelf elke sleutel, diepte en getal van de waarde nagaat, heeft hieraan genoeg; anders beslist `lees_json`.
    """
    if len(gegevens) > min(soort.tekst, soort.knopen) or b"\\" in gegevens:
        return None
    try:
        tekst = gegevens.decode("utf-8")
        if (not tekst.isascii() or "\x7f" in tekst) and _moet_nagekeken(tekst):
            return None
        waarde, einde = _SNELLE.raw_decode(tekst)
    except (_Verdacht, RecursionError, ValueError):
        return None
    if type(waarde) is not dict or tekst[einde:].strip(_WIT):
        return None
    return waarde, tekst


def zonder_dubbele(tekst: str, sleutels: int) -> bool:
    """Of in JSON zonder backslash geen sleutel dubbel staat, als de waarde zoveel sleutels heeft; False bij twijfel.

    Elke sleutel heeft een dubbele punt. Staan er niet meer dan sleutels in de waarde, dan is er geen bij een dubbele of
    in een tekst. Anders telt alleen wat achter een sleutel staat: `":`, en dat staat nergens anders, tenzij er wit
    tussen staat.
    """
    if tekst.count(":") == sleutels:
        return True
    wit = " :" in tekst or "\n:" in tekst or "\t:" in tekst or "\r:" in tekst
    return not wit and tekst.count('":') == sleutels


def _is_eenvoudig(tekst: str, soort: Soort) -> bool:
    """Of de tekst als geheel al laat zien dat geen enkele grens geraakt wordt.

    Wie korter is dan een enkele tekst mag zijn, heeft ook geen te lange tekst of te veel knopen. Zonder
    backslash staat elk teken er zoals het is, en dan is elk deel van een NFC-tekst zelf NFC.
    """
    return (
        len(tekst) <= min(soort.tekst, soort.knopen)
        and tekst.count("{") + tekst.count("[") <= soort.diepte
        and "\\" not in tekst
        and (tekst.isascii() or unicodedata.is_normalized("NFC", tekst))
    )


def _eis_enkele_sleutels(waarde: object, tekst: str) -> None:
    if not zonder_dubbele(tekst, _sleutels(waarde)):
        raise _Verdacht


def _sleutels(waarde: object) -> int:
    """Hoeveel sleutels er in een waarde staan; werpt `_Verdacht` bij een te groot getal of een te lange sleutel."""
    aantal = 0
    leden: Any = ()
    if type(waarde) is dict:
        _eis_korte_sleutels(waarde)
        aantal, leden = len(waarde), waarde.values()
    elif type(waarde) is list:
        leden = waarde
    for lid in leden:
        if type(lid) is int:
            if not -_GROOTSTE_GETAL < lid < _GROOTSTE_GETAL:
                raise _Verdacht
        elif type(lid) is dict or type(lid) is list:
            aantal += _sleutels(lid)
    return aantal


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


_STRENGE: Final = json.JSONDecoder(object_pairs_hook=_paren, parse_float=_verdacht, parse_constant=_verdacht)
_SNELLE: Final = json.JSONDecoder(parse_float=_verdacht, parse_constant=_verdacht)


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
    if type(lid) is int:
        if not -_GROOTSTE_GETAL < lid < _GROOTSTE_GETAL:
            raise _Verdacht
        return False
    return lid is not None and type(lid) is not bool


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
