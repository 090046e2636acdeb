"""Wat een regel blok-YAML op zichzelf betekent, ongeacht de regels eromheen; voor `regellezer`.

Bij alles wat niet zeker is, is het antwoord `Twijfel`.
"""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

from inzicht.bestanden.yamlbron.afgekapt import mag_opmerking
from inzicht.bestanden.yamlbron.bouwer import los_op
from inzicht.bestanden.yamlbron.soort import LANGSTE_SLEUTEL

# Wat een regel is als hij niet alleen een losse waarde heeft: een sleutel waarvan de waarde volgt, een lijst, groep of
# streep, of wit. En tekst over meer regels: een aanhalingsteken dat nog open is, losse tekst die bij de vorige regel
# hoort, en `>-` of `|-`.
OPENT: Final = -1
VORMT: Final = -2
WIT: Final = -3
BREEKT: Final = -5
LOS: Final = -6
BLOK: Final = -7

VORMLAGEN: Final = 4
_REGEL: Final = re.compile(r"( *)(- +)?(?:([\"']?)([A-Za-z0-9_][A-Za-z0-9_-]*)\3:(?: +|\Z))?(.*)")
_KAAL: Final = re.compile(r"~|-?[0-9]+|[\w(][^:]*(?::(?=[^ ])[^:]*)*")
_ENKEL: Final = re.compile(r"'((?:[^']|'')*)('?)")
_DUBBEL: Final = re.compile(r'"((?:[^"\\]|\\(?:["\\n]|x[C-F][0-9A-F]))*)("?)')
_ESCAPE: Final = re.compile(r"\\(?:x(..)|(.))")
_BLOKKEN: Final = {">-": " ", "|-": "\n"}
_VORMDEEL: Final = re.compile(r'"([^"\\]*)"|\'([^\']*)\'|(\w[^:#,?\[\]{}]*|-[0-9]+)')
_VORMSLEUTEL: Final = re.compile(r"([A-Za-z0-9_][A-Za-z0-9_-]*): +")
_VORMSCHEIDING: Final = re.compile(r" *(?:, *|([\]}]))")


class Twijfel(Exception):
    """Dit is niet zeker genoeg; de gewone lezer beslist."""


_ONGESLOTEN: Final = object()
"""Een aanhalingsteken is aan het eind van de regel nog open."""


class Vorm(NamedTuple):
    """De waarde van een regel met een lijst of groep, of met een streep; `streep` is de kolom van die streep."""

    kolom: int
    streep: int | None
    waarde: Any


Regel = tuple[int, str, Any]
"""Inspring, sleutel en losse waarde; of `OPENT`, sleutel en inspring; of `VORMT`, sleutel en `Vorm`; of een andere
soort, zonder meer."""


def delen_van(tekst: str) -> tuple[str, str | None, str | None, str | None, str]:
    """Inspring, streep, aanhalingsteken om de sleutel, sleutel en rest van een regel; werpt `Twijfel`."""
    delen = _REGEL.fullmatch(tekst)
    if delen is None or not tekst.isprintable():
        raise Twijfel
    return delen.groups()  # type: ignore[return-value]  # de vorm van het patroon


def ontleed(tekst: str) -> Regel:
    """Zeg wat een regel betekent, ongeacht de regels eromheen; werpt `Twijfel`."""
    wit, streep, _, sleutel, rest = delen_van(tekst)
    if sleutel is not None and len(sleutel) > LANGSTE_SLEUTEL:
        raise Twijfel
    if not rest or rest[0] == "#":
        if streep is not None:
            raise Twijfel
        if sleutel is None:
            return WIT, "", None
        _eis_opmerking(sleutel, "", rest)
        return OPENT, sleutel, len(wit)
    if streep is None and sleutel is None:
        return LOS, "", None
    kolom, begin = len(wit) + len(streep or ""), None if streep is None else len(wit)
    if sleutel and rest in _BLOKKEN:
        return BLOK, sleutel, Vorm(kolom, begin, _BLOKKEN[rest])
    return _met_waarde(kolom, begin, sleutel or "", _lees_waarde(rest, sleutel))


def _met_waarde(kolom: int, streep: int | None, sleutel: str, waarde: Any) -> Regel:
    if waarde is _ONGESLOTEN:
        return BREEKT, sleutel, None
    if streep is not None or type(waarde) is dict or type(waarde) is list:
        return VORMT, sleutel, Vorm(kolom, streep, waarde)
    return kolom, sleutel, waarde


def _eis_opmerking(sleutel: str | None, kaal: str, rest: str) -> None:
    """Achter een kale waarde mag een opmerking staan, maar geen eind van een zin; `rest` begint bij het hekje."""
    if rest and not mag_opmerking(sleutel, kaal, rest[1:2]):
        raise Twijfel


def _lees_waarde(rest: str, sleutel: str | None) -> Any:
    """Lees de waarde achter een sleutel of streep, met of zonder commentaar erachter."""
    eerste = rest[0]
    if eerste in "[{":
        waarde, einde = _lees_vorm(rest, 0, 1)
        _eis_einde(rest[einde:])
        return waarde
    if eerste in "\"'":
        return _lees_aangehaald(rest, eerste)
    kaal, hekje, erna = rest.partition(" #")
    kaal = kaal.rstrip(" ")
    if not _KAAL.fullmatch(kaal):
        raise Twijfel
    _eis_opmerking(sleutel, kaal, hekje.lstrip() + erna)
    return los_op(kaal)


def _lees_aangehaald(rest: str, teken: str) -> Any:
    """Lees de tekst tussen aanhalingstekens, of geef `_ONGESLOTEN` als die niet op deze regel sluiten."""
    gevonden = (_ENKEL if teken == "'" else _DUBBEL).match(rest)
    if gevonden is None or (not gevonden[2] and gevonden.end() < len(rest)):
        raise Twijfel
    if not gevonden[2]:
        return _ONGESLOTEN
    _eis_einde(rest[gevonden.end() :])
    tekst = gevonden[1]
    if teken == "'":
        return tekst.replace("''", "'")
    if "\\" not in tekst:
        return tekst
    if "\\x" in tekst and not rest.isascii():  # een letter met accent kan met een los accent erachter versmelten
        raise Twijfel
    return _ESCAPE.sub(_teken, tekst)


def _teken(escape: re.Match[str]) -> str:
    code, teken = escape.groups()
    return chr(int(code, 16)) if code else {"n": "\n"}.get(teken, teken)


def _eis_einde(rest: str) -> None:
    """Achter een waarde mag alleen wit staan, of wit en commentaar."""
    if rest.strip(" ") and not (rest[0] == " " and rest.lstrip(" ")[0] == "#"):
        raise Twijfel


def _lees_vorm(tekst: str, begin: int, laag: int) -> tuple[Any, int]:
    """Lees een lijst of groep op een regel vanaf haar haak; geeft haar waarde en waar zij eindigt."""
    if laag > VORMLAGEN:
        raise Twijfel
    sluit = "]" if tekst[begin] == "[" else "}"
    waarde: Any = [] if sluit == "]" else {}
    plaats = begin + 1
    if tekst[plaats : plaats + 1] == sluit:
        return waarde, plaats + 1
    plaats += tekst[plaats : plaats + 1] == " "
    while True:
        sleutel = None
        if sluit == "}":
            kop = _VORMSLEUTEL.match(tekst, plaats)
            if kop is None or kop[1] in waarde or len(kop[1]) > LANGSTE_SLEUTEL:
                raise Twijfel
            sleutel, plaats = kop[1], kop.end()
        lid, plaats = _lees_lid(tekst, plaats, laag)
        if sleutel is None:
            waarde.append(lid)
        else:
            waarde[sleutel] = lid
        verder = _VORMSCHEIDING.match(tekst, plaats)
        if verder is None or verder[1] not in (None, sluit):
            raise Twijfel
        plaats = verder.end()
        if verder[1]:
            return waarde, plaats


def _lees_lid(tekst: str, plaats: int, laag: int) -> tuple[Any, int]:
    if tekst[plaats : plaats + 1] in ("[", "{"):
        return _lees_vorm(tekst, plaats, laag + 1)
    deel = _VORMDEEL.match(tekst, plaats)
    if deel is None:
        raise Twijfel
    dubbel, enkel, kaal = deel.groups()
    if kaal is None:
        return enkel if dubbel is None else dubbel, deel.end()
    return los_op(kaal.rstrip(" ")), deel.end()
