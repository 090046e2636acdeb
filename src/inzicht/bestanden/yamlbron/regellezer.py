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

from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final

from inzicht.bestanden.yamlbron.regelvorm import (
    BLOK,
    BREEKT,
    OPENT,
    VORMLAGEN,
    VORMT,
    Regel,
    Twijfel,
    Vorm,
    delen_van,
    ontleed,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inzicht.bestanden.yamlbron.soort import Soort

_LAGEN: Final = 12
_MEESTE_REGELS: Final = 2048
_LANGSTE_REGEL: Final = 200
_MEESTE_VERVOLG: Final = 40
_LANGSTE_GEPLAKT: Final = 2000
_NERGENS: Final = -4
"""Waar de lezer is als de volgende regel niet bij de groep van nu kan horen."""


class _Regels(dict[str, Regel]):
    """Wat een regel betekent; onthoudt korte regels, en begint opnieuw als het er te veel worden."""

    def __missing__(self, tekst: str) -> Regel:
        regel = ontleed(tekst)
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
    if len(tekst) > min(soort.tekst, soort.knopen) or soort.diepte < _LAGEN + VORMLAGEN:
        return None
    if "\r" in tekst:
        tekst = tekst.replace("\r\n", "\n")
    stand = _Stand()
    try:
        return _lees(stand, iter(tekst.split("\n"))) or None
    except Twijfel:
        return None


def _lees(stand: _Stand, regels: Iterator[str]) -> dict[str, Any]:
    """Lees alle regels; een lus zonder aanroepen voor wat het vaakst voorkomt."""
    houder, diepte, vorige = stand.houder, stand.diepte, ""
    while True:
        for regel in regels:
            inspring, sleutel, waarde = _REGELS[regel]
            if inspring == diepte:
                if sleutel in houder:
                    raise Twijfel
                houder[sleutel] = waarde
            elif inspring > BREEKT:
                houder, diepte = stand.neem(inspring, sleutel, waarde)
            else:
                break
            vorige = regel
        else:
            return stand.wortel
        if inspring == BLOK:
            vorige, (tekst, regels) = "", _lees_blok(regels, waarde)
            houder, diepte = stand.neem(VORMT, sleutel, waarde._replace(waarde=tekst))
        elif inspring == BREEKT:
            vorige, samen = _vouw(regel, regels)
            houder, diepte = stand.neem(*samen)
        else:
            vorige = _plak(vorige, regel)
            houder, diepte = stand.vervang(*ontleed(vorige))


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
        if inspring == OPENT:
            houder = self._zoek(waarde, dict)
            _zet(houder, sleutel, None)
            self.open = sleutel
            return houder, _NERGENS
        if inspring == VORMT:
            self._neem_vorm(sleutel, waarde)
        klaar = self.open is None and type(self.houder) is dict
        return self.houder, self.diepte if klaar else _NERGENS

    def vervang(self, inspring: int, sleutel: str, waarde: Any) -> tuple[Any, int]:
        """Verwerk een regel met kale tekst waarvan het begin al verwerkt is."""
        if type(self.houder) is not dict or next(reversed(self.houder), None) != sleutel:
            raise Twijfel
        self.houder[sleutel] = waarde.waarde if inspring == VORMT else waarde
        return self.houder, self.diepte

    def _neem_vorm(self, sleutel: str, vorm: Vorm) -> None:
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
                raise Twijfel
            houder, diepte = self.stapel.pop()
        self.houder, self.diepte = houder, diepte
        return houder

    def _ga_in(self, nieuw: Any, kolom: int) -> None:
        if len(self.stapel) >= _LAGEN - 1:
            raise Twijfel
        self.stapel.append((self.houder, self.diepte))
        self.houder, self.diepte = nieuw, kolom


def _zet(groep: dict[str, Any], sleutel: str, waarde: Any) -> None:
    if sleutel in groep:
        raise Twijfel
    groep[sleutel] = waarde


def _vers(waarde: Any) -> Any:
    """Een eigen exemplaar van een onthouden lijst of groep."""
    if type(waarde) is dict:
        return {sleutel: _vers(lid) for sleutel, lid in waarde.items()}
    return [_vers(lid) for lid in waarde] if type(waarde) is list else waarde


def _kolom(regel: str) -> int:
    """De kolom van de sleutel van een regel met een waarde; zonder sleutel is het niet zeker."""
    wit, streep, _, sleutel, rest = delen_van(regel)
    if sleutel is None or not rest:
        raise Twijfel
    return len(wit) + len(streep or "")


def _vervolg(regel: str, kolom: int) -> str:
    """De tekst van een regel die bij een tekst op deze kolom hoort: zij staat dieper."""
    kaal = regel.strip(" ")
    if not kaal or len(regel) - len(regel.lstrip(" ")) <= kolom:
        raise Twijfel
    return kaal


def _vouw(regel: str, regels: Iterator[str]) -> tuple[str, Regel]:
    """Een regel met een open aanhalingsteken, samen met de regels tot en met die waar het sluit."""
    kolom = _kolom(regel)
    for volgende in islice(regels, _MEESTE_VERVOLG):
        regel = f"{regel.rstrip(' ')} {_vervolg(volgende, kolom)}"
        if (samen := ontleed(regel))[0] != BREEKT:
            return regel, samen
    raise Twijfel


def _plak(vorige: str, regel: str) -> str:
    """Een regel met kale tekst, samen met de losse tekst eronder."""
    kolom = _kolom(vorige)
    if delen_van(vorige)[4][0] in "[{\"'" or " #" in vorige or len(vorige) > _LANGSTE_GEPLAKT:
        raise Twijfel
    return f"{vorige.rstrip(' ')} {_vervolg(regel, kolom)}"


def _lees_blok(regels: Iterator[str], kop: Vorm) -> tuple[str, Iterator[str]]:
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
            raise Twijfel
        inhoud.append(regel[hier:])
    if not inhoud:
        raise Twijfel
    return tussen.join(inhoud), regels
