"""Leest eenvoudige blok-YAML regel voor regel, en laat al het andere aan de gewone lezer.

Deze lezer kent alleen regels die op zichzelf al te begrijpen zijn: `sleutel: waarde`, `sleutel:`, `- sleutel: waarde`,
een lijst of groep op een regel, commentaar en witte regels; en tekst die over meer regels gaat. Zo schrijven inzicht,
PyYAML, ruamel, js-yaml en mensen antwoordenbestanden. Bij elke twijfel geeft hij niets, en beslist `bouwer.bouw`. Hij
weigert dus nooit een bestand en heeft geen eigen boodschappen, en wat hij wel geeft, is precies wat de gewone lezer
geeft (`meting/regellezer.py` vergelijkt ze).

Veel regels komen in een partij duizenden keren terug. Daarom onthoudt hij wat een korte regel betekent; dat hangt
alleen van die regel af.
"""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from inzicht.bestanden.yamlbron.afgekapt import mag_opmerking
from inzicht.bestanden.yamlbron.bouwer import los_op
from inzicht.bestanden.yamlbron.soort import LANGSTE_SLEUTEL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inzicht.bestanden.yamlbron.soort import Soort

_LAGEN: Final = 12
_VORMLAGEN: Final = 4
_MEESTE_REGELS: Final = 2048
_LANGSTE_REGEL: Final = 200
_MEESTE_VERVOLG: Final = 40
_LANGSTE_GEPLAKT: Final = 4000
# Wat een regel is als hij niet alleen een losse waarde heeft: een sleutel waarvan de waarde volgt, een lijst, groep of
# streep, of wit. Waar de lezer is als de volgende regel niet bij de groep van nu kan horen. En tekst over meer regels:
# een aanhalingsteken dat nog open is, losse tekst die bij de vorige regel hoort, en `>-` of `|-`.
_OPENT: Final = -1
_VORMT: Final = -2
_WIT: Final = -3
_NERGENS: Final = -4
_BREEKT: Final = -5
_LOS: Final = -6
_BLOK: Final = -7

_REGEL: Final = re.compile(r"( *)(- +)?(?:([\"']?)([A-Za-z0-9_][A-Za-z0-9_-]*)\3:(?: +|\Z))?(.*)")
_KAAL: Final = re.compile(r"~|-?[0-9]+|[\w(][^:]*(?::(?=[^ ])[^:]*)*")
_ENKEL: Final = re.compile(r"'((?:[^']|'')*)('?)")
_DUBBEL: Final = re.compile(r'"((?:[^"\\]|\\(?:["\\n]|x[C-F][0-9A-F]))*)("?)')
_ESCAPE: Final = re.compile(r"\\(?:x(..)|(.))")
_BLOKKEN: Final = {">-": " ", "|-": "\n"}
_VORMDEEL: Final = re.compile(r'"([^"\\]*)"|\'([^\']*)\'|(\w[^:#,?\[\]{}]*|-[0-9]+)')
_VORMSLEUTEL: Final = re.compile(r"([A-Za-z0-9_][A-Za-z0-9_-]*): +")
_VORMSCHEIDING: Final = re.compile(r" *(?:, *|([\]}]))")


class _Twijfel(Exception):
    """Dit is niet zeker genoeg; de gewone lezer beslist."""


_ONGESLOTEN: Final = object()
"""Een aanhalingsteken is aan het eind van de regel nog open."""


class _Vorm(NamedTuple):
    """De waarde van een regel met een lijst of groep, of met een streep; `streep` is de kolom van die streep."""

    kolom: int
    streep: int | None
    waarde: Any


Regel = tuple[int, str, Any]
"""Inspring, sleutel en losse waarde; of `_OPENT`, sleutel en inspring; of `_VORMT`, sleutel en `_Vorm`; of een andere
soort, zonder meer."""


class _Regels(dict[str, Regel]):
    """Wat een regel betekent; onthoudt korte regels, en begint opnieuw als het er te veel worden."""

    def __missing__(self, tekst: str) -> Regel:
        regel = _ontleed(tekst)
        if len(tekst) <= _LANGSTE_REGEL:
            if len(self) >= _MEESTE_REGELS:
                self.clear()
            self[tekst] = regel
        return regel


_REGELS: Final = _Regels()


def lees_regels(tekst: str, soort: Soort) -> dict[str, Any] | None:
    """Geef de waarde van een eenvoudige tekst, of None als de gewone lezer moet beslissen.

    De tekst is al NFC. Wie korter is dan een enkele tekst mag zijn, heeft ook geen te lange tekst of te veel knopen.
    """
    if len(tekst) > min(soort.tekst, soort.knopen) or soort.diepte < _LAGEN + _VORMLAGEN:
        return None
    if "\r" in tekst:
        tekst = tekst.replace("\r\n", "\n")
    stand = _Stand()
    try:
        return _lees(stand, iter(tekst.split("\n"))) or None
    except _Twijfel:
        return None


def _lees(stand: _Stand, regels: Iterator[str]) -> dict[str, Any]:
    """Lees alle regels; een lus zonder aanroepen voor wat het vaakst voorkomt."""
    houder, diepte, vorige = stand.houder, stand.diepte, ""
    while True:
        for regel in regels:
            inspring, sleutel, waarde = _REGELS[regel]
            if inspring == diepte:
                if sleutel in houder:
                    raise _Twijfel
                houder[sleutel] = waarde
            elif inspring > _BREEKT:
                houder, diepte = stand.neem(inspring, sleutel, waarde)
            else:
                break
            vorige = regel
        else:
            return stand.wortel
        if inspring == _BLOK:
            vorige, (tekst, regels) = "", _lees_blok(regels, waarde)
            houder, diepte = stand.neem(_VORMT, sleutel, waarde._replace(waarde=tekst))
        elif inspring == _BREEKT:
            vorige, samen = _vouw(regel, regels)
            houder, diepte = stand.neem(*samen)
        else:
            vorige = _plak(vorige, regel)
            houder, diepte = stand.vervang(*_ontleed(vorige))


class _Stand:
    """Waar de lezer is: de groep of lijst van nu met haar kolom, wat eromheen zit, en de sleutel die nog open is."""

    __slots__ = ("diepte", "houder", "open", "stapel", "wortel")

    def __init__(self) -> None:
        self.wortel: dict[str, Any] = {}
        self.houder: Any = self.wortel
        self.diepte = 0
        self.open: str | None = None
        self.stapel: list[tuple[Any, int]] = []

    def neem(self, inspring: int, sleutel: str, waarde: Any) -> tuple[Any, int]:
        """Verwerk een regel; geeft de groep van nu en haar kolom, of `_NERGENS` als de volgende regel hierheen moet."""
        if inspring >= 0:
            houder = self._zoek(inspring, dict)
            _zet(houder, sleutel, waarde)
            return houder, inspring
        if inspring == _OPENT:
            houder = self._zoek(waarde, dict)
            _zet(houder, sleutel, None)
            self.open = sleutel
            return houder, _NERGENS
        if inspring == _VORMT:
            self._neem_vorm(sleutel, waarde)
        klaar = self.open is None and type(self.houder) is dict
        return self.houder, self.diepte if klaar else _NERGENS

    def vervang(self, inspring: int, sleutel: str, waarde: Any) -> tuple[Any, int]:
        """Verwerk een regel met kale tekst waarvan het begin al verwerkt is."""
        if type(self.houder) is not dict or next(reversed(self.houder), None) != sleutel:
            raise _Twijfel
        self.houder[sleutel] = waarde.waarde if inspring == _VORMT else waarde
        return self.houder, self.diepte

    def _neem_vorm(self, sleutel: str, vorm: _Vorm) -> None:
        waarde = _vers(vorm.waarde)
        if vorm.streep is None:
            houder = self._zoek(vorm.kolom, dict)
            _zet(houder, sleutel, waarde)
            return
        lijst = self._zoek(vorm.streep, list)
        if sleutel:
            nieuw = {sleutel: waarde}
            lijst.append(nieuw)
            self._ga_in(nieuw, vorm.kolom)
        else:
            lijst.append(waarde)

    def _zoek(self, kolom: int, vorm: type) -> Any:
        """Ga naar de groep (dict) of lijst op deze kolom; zij is nieuw achter een sleutel zonder waarde.

        Een groep staat dieper dan haar sleutel; de strepen van een lijst mogen ook recht onder haar sleutel staan.
        """
        open_, self.open = self.open, None
        if open_ is not None and kolom >= self.diepte + (vorm is dict):
            nieuw = self.houder[open_] = vorm()
            self._ga_in(nieuw, kolom)
            return nieuw
        houder, diepte = self.houder, self.diepte
        while diepte != kolom or type(houder) is not vorm:
            if not self.stapel:
                raise _Twijfel
            houder, diepte = self.stapel.pop()
        self.houder, self.diepte = houder, diepte
        return houder

    def _ga_in(self, nieuw: Any, kolom: int) -> None:
        if len(self.stapel) >= _LAGEN - 1:
            raise _Twijfel
        self.stapel.append((self.houder, self.diepte))
        self.houder, self.diepte = nieuw, kolom


def _zet(groep: dict[str, Any], sleutel: str, waarde: Any) -> None:
    if sleutel in groep:
        raise _Twijfel
    groep[sleutel] = waarde


def _vers(waarde: Any) -> Any:
    """Een eigen exemplaar van een onthouden lijst of groep."""
    if type(waarde) is dict:
        return {sleutel: _vers(lid) for sleutel, lid in waarde.items()}
    return [_vers(lid) for lid in waarde] if type(waarde) is list else waarde


def _delen(tekst: str) -> tuple[str, str | None, str | None, str | None, str]:
    """Inspring, streep, aanhalingsteken om de sleutel, sleutel en rest van een regel; werpt `_Twijfel`."""
    delen = _REGEL.fullmatch(tekst)
    if delen is None or not tekst.isprintable():
        raise _Twijfel
    return delen.groups()  # type: ignore[return-value]  # de vorm van het patroon


def _ontleed(tekst: str) -> Regel:
    """Zeg wat een regel betekent, ongeacht de regels eromheen; werpt `_Twijfel`."""
    wit, streep, _, sleutel, rest = _delen(tekst)
    if sleutel is not None and len(sleutel) > LANGSTE_SLEUTEL:
        raise _Twijfel
    if not rest or rest[0] == "#":
        if streep is not None:
            raise _Twijfel
        if sleutel is None:
            return _WIT, "", None
        _eis_opmerking(sleutel, "", rest)
        return _OPENT, sleutel, len(wit)
    if streep is None and sleutel is None:
        return _LOS, "", None
    kolom, begin = len(wit) + len(streep or ""), None if streep is None else len(wit)
    if sleutel and rest in _BLOKKEN:
        return _BLOK, sleutel, _Vorm(kolom, begin, _BLOKKEN[rest])
    return _met_waarde(kolom, begin, sleutel or "", _lees_waarde(rest, sleutel))


def _met_waarde(kolom: int, streep: int | None, sleutel: str, waarde: Any) -> Regel:
    if waarde is _ONGESLOTEN:
        return _BREEKT, sleutel, None
    if streep is not None or type(waarde) is dict or type(waarde) is list:
        return _VORMT, sleutel, _Vorm(kolom, streep, waarde)
    return kolom, sleutel, waarde


def _kolom(regel: str) -> int:
    """De kolom van de sleutel van een regel met een waarde; zonder sleutel is het niet zeker."""
    wit, streep, _, sleutel, rest = _delen(regel)
    if sleutel is None or not rest:
        raise _Twijfel
    return len(wit) + len(streep or "")


def _vervolg(regel: str, kolom: int) -> str:
    """De tekst van een regel die bij een tekst op deze kolom hoort: zij staat dieper."""
    kaal = regel.strip(" ")
    if not kaal or len(regel) - len(regel.lstrip(" ")) <= kolom:
        raise _Twijfel
    return kaal


def _vouw(regel: str, regels: Iterator[str]) -> tuple[str, Regel]:
    """Een regel met een open aanhalingsteken, samen met de regels tot en met die waar het sluit."""
    kolom = _kolom(regel)
    for volgende in islice(regels, _MEESTE_VERVOLG):
        regel = f"{regel.rstrip(' ')} {_vervolg(volgende, kolom)}"
        if (samen := _ontleed(regel))[0] != _BREEKT:
            return regel, samen
    raise _Twijfel


def _plak(vorige: str, regel: str) -> str:
    """Een regel met kale tekst, samen met de losse tekst eronder."""
    kolom = _kolom(vorige)
    if _delen(vorige)[4][0] in "[{\"'" or " #" in vorige or len(vorige) > _LANGSTE_GEPLAKT:
        raise _Twijfel
    return f"{vorige.rstrip(' ')} {_vervolg(regel, kolom)}"


def _lees_blok(regels: Iterator[str], kop: _Vorm) -> tuple[str, Iterator[str]]:
    """De tekst onder `>-` of `|-`, en de regels die daarna komen; alle regels ervan staan op een kolom."""
    kolom, tussen = kop.kolom, kop.waarde
    inhoud: list[str] = []
    inspring, leeg = 0, False
    for regel in regels:
        if not regel:
            leeg = True
            continue
        hier = len(regel) - len(regel.lstrip(" "))
        inspring = inspring or hier
        if hier <= kolom:
            regels = chain((regel,), regels)
            break
        if hier != inspring or leeg or regel[-1] == " " or not regel.isprintable():
            raise _Twijfel
        inhoud.append(regel[hier:])
    if not inhoud:
        raise _Twijfel
    return tussen.join(inhoud), regels


def _eis_opmerking(sleutel: str | None, kaal: str, rest: str) -> None:
    """Achter een kale waarde mag een opmerking staan, maar geen eind van een zin; `rest` begint bij het hekje."""
    if rest and not mag_opmerking(sleutel, kaal, rest[1:2]):
        raise _Twijfel


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
        raise _Twijfel
    _eis_opmerking(sleutel, kaal, hekje.lstrip() + erna)
    return los_op(kaal)


def _lees_aangehaald(rest: str, teken: str) -> Any:
    """Lees de tekst tussen aanhalingstekens, of geef `_ONGESLOTEN` als die niet op deze regel sluiten."""
    gevonden = (_ENKEL if teken == "'" else _DUBBEL).match(rest)
    if gevonden is None or (not gevonden[2] and gevonden.end() < len(rest)):
        raise _Twijfel
    if not gevonden[2]:
        return _ONGESLOTEN
    _eis_einde(rest[gevonden.end() :])
    tekst = gevonden[1]
    if teken == "'":
        return tekst.replace("''", "'")
    if "\\" not in tekst:
        return tekst
    if "\\x" in tekst and not rest.isascii():  # een letter met accent kan met een los accent erachter versmelten
        raise _Twijfel
    return _ESCAPE.sub(_teken, tekst)


def _teken(escape: re.Match[str]) -> str:
    code, teken = escape.groups()
    return chr(int(code, 16)) if code else {"n": "\n"}.get(teken, teken)


def _eis_einde(rest: str) -> None:
    """Achter een waarde mag alleen wit staan, of wit en commentaar."""
    if rest.strip(" ") and not (rest[0] == " " and rest.lstrip(" ")[0] == "#"):
        raise _Twijfel


def _lees_vorm(tekst: str, begin: int, laag: int) -> tuple[Any, int]:
    """Lees een lijst of groep op een regel vanaf haar haak; geeft haar waarde en waar zij eindigt."""
    if laag > _VORMLAGEN:
        raise _Twijfel
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
                raise _Twijfel
            sleutel, plaats = kop[1], kop.end()
        lid, plaats = _lees_lid(tekst, plaats, laag)
        if sleutel is None:
            waarde.append(lid)
        else:
            waarde[sleutel] = lid
        verder = _VORMSCHEIDING.match(tekst, plaats)
        if verder is None or verder[1] not in (None, sluit):
            raise _Twijfel
        plaats = verder.end()
        if verder[1]:
            return waarde, plaats


def _lees_lid(tekst: str, plaats: int, laag: int) -> tuple[Any, int]:
    if tekst[plaats : plaats + 1] in ("[", "{"):
        return _lees_vorm(tekst, plaats, laag + 1)
    deel = _VORMDEEL.match(tekst, plaats)
    if deel is None:
        raise _Twijfel
    dubbel, enkel, kaal = deel.groups()
    if kaal is None:
        return enkel if dubbel is None else dubbel, deel.end()
    return los_op(kaal.rstrip(" ")), deel.end()
