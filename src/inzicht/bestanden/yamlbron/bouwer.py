"""Bouwt waarden uit gebeurtenissen van libyaml (of van de JSON-lezer), met grenzen."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, Final, NoReturn

from yaml import YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from inzicht.bestanden.yamlbron.afgekapt import MET_HEKJE, MET_KOMMA, mist_dubbele_punt, zoek_hekje
from inzicht.bestanden.yamlbron.soort import (
    LANGSTE_SLEUTEL,
    Merken,
    Soort,
    Weigering,
    bevinding,
    merkplek,
    te_diep,
)
from inzicht.bestanden.yamlbron.zinnen import STAPELZIN
from inzicht.fouten import Bevinding, Plek
from inzicht.tekst import duizendtallen, kort, noem_teken, stuurteken, te_hoge_stapel

if TYPE_CHECKING:
    from collections.abc import Callable

GETAL: Final = re.compile(r"-?[0-9]{1,15}\Z")
WOORDEN: Final[dict[str, object]] = {"true": True, "false": False, "null": None, "~": None, "": None}
_GEEN_TEKST: Final = frozenset(("", *"-0123456789tfn~"))
_WOORDGRENS: Final = 4096
_HOUDERS: Final = frozenset((MappingStartEvent, SequenceStartEvent, AliasEvent))
_TAG: Final = re.compile(r"!(?:<[^>\s]{0,60}>|[^\s,\[\]{}]{0,40})")


def los_op(tekst: str) -> object:
    """Geef de waarde van een kale tekst: alleen true, false, null en gehele getallen zijn geen tekst."""
    if GETAL.match(tekst):
        return int(tekst)
    return WOORDEN.get(tekst, tekst)


class _Woorden(dict[str, object]):
    """De waarde van kale teksten; wat vaak voorkomt, is maar een keer opgelost."""

    def __missing__(self, tekst: str) -> object:
        waarde = los_op(tekst)
        if len(self) < _WOORDGRENS:
            self[tekst] = waarde
        return waarde


class _Wachter:
    """Weigert wat formaten 1 verbiedt; houdt de bouwer kort."""

    __slots__ = ("afgekapt", "documenten", "hekje", "naam", "soort", "tekst", "vormen")

    def __init__(self, naam: str, soort: Soort, tekst: str) -> None:
        self.naam = naam
        self.soort = soort
        self.tekst = tekst
        self.hekje, self.vormen = " #" in tekst or "\t#" in tekst, "{" in tekst
        self.documenten = 0
        self.afgekapt: list[Bevinding] = []

    def weiger(self, nummer: str, gebeurtenis: Event, boodschap: str) -> NoReturn:
        plek = merkplek(self.naam, gebeurtenis.start_mark)
        raise Weigering([*self.afgekapt, bevinding(self.soort, nummer, plek, boodschap)])

    def eis_heel(self) -> None:
        """Weiger alle teksten tegelijk waar YAML iets van afhaalt."""
        if self.afgekapt:
            raise Weigering(self.afgekapt)

    def kale_waarde(self, gebeurtenis: Any, groep: dict[str, Any], sleutel: str | None) -> None:
        """Onthoud waar YAML iets van een waarde zonder aanhalingstekens afhaalt; `groep` is wat er al voor staat."""
        if self.hekje:
            self._voor_hekje(gebeurtenis, sleutel)
        if self.vormen and sleutel is not None and not gebeurtenis.value:
            self._lege_waarde(gebeurtenis, groep, sleutel)

    def _voor_hekje(self, gebeurtenis: Any, sleutel: str | None) -> None:
        """Achter een kale waarde staat een hekje dat haar afkapt."""
        einde = gebeurtenis.end_mark
        if einde is None:  # JSON kent geen opmerkingen
            return
        hekje = zoek_hekje(self.tekst, einde.index, sleutel, gebeurtenis.value)
        if hekje is not None:
            plek = Plek(self.naam, einde.line + 1, einde.column + 1 + hekje - einde.index)
            self.afgekapt.append(bevinding(self.soort, "018", plek, MET_HEKJE))

    def _lege_waarde(self, gebeurtenis: Any, groep: dict[str, Any], sleutel: str) -> None:
        """Een sleutel in `{ }` zonder dubbele punt achter een tekst: dat is het eind van die tekst."""
        vorige = next(reversed(groep.values()), None)
        if type(vorige) is str and mist_dubbele_punt(self.tekst, gebeurtenis.start_mark.index):
            boodschap = MET_KOMMA.format(kort(sleutel))
            self.afgekapt.append(bevinding(self.soort, "018", merkplek(self.naam, gebeurtenis.start_mark), boodschap))

    def versiering(self, gebeurtenis: Any) -> NoReturn:
        tag = _TAG.search(self.tekst, gebeurtenis.start_mark.index)
        wat = (
            f"een anker (&{kort(gebeurtenis.anchor)})" if gebeurtenis.anchor else f"een tag ({tag[0] if tag else '!'})"
        )
        raad = "Schrijf de waarde voluit." if gebeurtenis.anchor else "Haal het uitroepteken en het woord weg."
        self.weiger("006", gebeurtenis, f"Hier staat {wat}; dat is niet toegestaan. {raad}")

    def document(self, gebeurtenis: Any) -> None:
        self.documenten += 1
        if self.documenten > 1:
            self.weiger("007", gebeurtenis, "Hier begint een tweede document. Maak er een eigen bestand van.")
        if gebeurtenis.version or gebeurtenis.tags:
            self.weiger("006", gebeurtenis, "Regels met een procentteken (%) vooraan zijn niet toegestaan.")

    def verwijzing(self, gebeurtenis: Any) -> NoReturn:
        self.weiger("006", gebeurtenis, f"Hier staat een verwijzing (*{gebeurtenis.anchor}); schrijf de waarde voluit.")

    def geen_sleutel(self, gebeurtenis: Any) -> NoReturn:
        if type(gebeurtenis) is AliasEvent:
            self.verwijzing(gebeurtenis)
        if gebeurtenis.anchor or gebeurtenis.tag:
            self.versiering(gebeurtenis)
        self.weiger("015", gebeurtenis, "Een sleutel moet een woord zijn, geen lijst of groep.")

    def houder(self, gebeurtenis: Any, diepte: int) -> None:
        if gebeurtenis.anchor or gebeurtenis.tag:
            self.versiering(gebeurtenis)
        if diepte >= self.soort.diepte:
            self.weiger("009", gebeurtenis, te_diep(self.soort))

    def lengte(self, gebeurtenis: Any, sleutel: str | None) -> NoReturn:
        wat = f"De tekst bij `{kort(sleutel)}`" if sleutel else "Deze tekst"
        meest = duizendtallen(self.soort.tekst)
        self.weiger("011", gebeurtenis, f"{wat} is te lang: hoogstens {meest} tekens.")

    def lange_sleutel(self, gebeurtenis: Any) -> NoReturn:
        meest = duizendtallen(LANGSTE_SLEUTEL)
        self.weiger("011", gebeurtenis, f"Deze sleutel is te lang: hoogstens {meest} tekens.")

    def nagekeken(self, gebeurtenis: Any, waarde: str) -> str:
        """Keur tekens die pas na het lezen zichtbaar zijn, en geef de tekst als NFC."""
        gevonden = stuurteken(waarde)
        if gevonden:
            self.weiger("004", gebeurtenis, f"In deze tekst staat {noem_teken(gevonden.group())}. Verwijder het.")
        nfc = waarde if te_hoge_stapel(waarde) is not None else unicodedata.normalize("NFC", waarde)
        if te_hoge_stapel(nfc) is not None:
            self.weiger("004", gebeurtenis, STAPELZIN)
        return nfc

    def sleutel(self, gebeurtenis: Any, merken: Merken, waarde: str) -> None:
        if waarde == "<<" and not gebeurtenis.style:
            self.weiger("006", gebeurtenis, "Samenvoegen met `<<` is niet toegestaan. Schrijf de waarden voluit.")
        if waarde in merken:
            eerste = merken[waarde][0].line + 1
            tweede = gebeurtenis.start_mark.line + 1
            boodschap = f"De sleutel `{kort(waarde)}` staat er twee keer: op regel {eerste} en op regel {tweede}."
            self.weiger("008", gebeurtenis, f"{boodschap} Laat er een staan.")


def bouw(
    volgende: Callable[[], Any], tekst: str, naam: str, soort: Soort, *, nakijken: bool
) -> tuple[Any, Merken | None]:
    """Bouw uit gebeurtenissen de waarde van een document, en de merken van haar delen (None bij losse tekst)."""
    wachter = _Wachter(naam, soort, tekst)
    try:
        return _Bouwer(volgende, wachter, nakijken=nakijken).document()
    except YAMLError:
        wachter.eis_heel()
        raise


class _Bouwer:
    """Bouwt een groep of lijst tegelijk; dieper dan de soort mag, komt het niet.

    Wat alleen een bijzondere tekst kan hebben (een anker, een te lange waarde, een hekje), wordt alleen daar gezocht:
    `gewoon` is een tekst waarin geen enkele sleutel of waarde te weigeren valt om wat zij zelf is.
    """

    def __init__(self, volgende: Callable[[], Any], wachter: _Wachter, *, nakijken: bool) -> None:
        tekst, soort = wachter.tekst, wachter.soort
        self.volgende, self.wachter = volgende, wachter
        self.nakijken = nakijken
        self.versierd = "&" in tekst or "!" in tekst
        self.lang, self.veel = len(tekst) > soort.tekst, len(tekst) > soort.knopen
        self.gewoon = not (self.versierd or nakijken or self.lang or self.veel)
        self.lange = len(tekst) > LANGSTE_SLEUTEL
        self.knopen = 0
        self.woorden = _Woorden()

    def document(self) -> tuple[Any, Merken | None]:
        """De waarde van het enige document, en de merken van haar delen."""
        wortel: Any = None
        merken: Merken | None = None
        while type(ev := self.volgende()) is not StreamEndEvent:
            if type(ev) is DocumentStartEvent:
                self.wachter.document(ev)
            elif type(ev) is ScalarEvent:
                tekst = self.tekst(ev, None)
                wortel = tekst if ev.style else self.woorden[tekst]
            elif type(ev) in _HOUDERS:
                wortel, merken = self.houder(ev, 0, None)
        self.wachter.eis_heel()
        return wortel, merken

    def houder(self, ev: Any, diepte: int, sleutel: str | None) -> tuple[Any, Merken]:
        """De groep of lijst die hier begint; `sleutel` is die waar zij bij staat."""
        if type(ev) is AliasEvent:
            self.wachter.verwijzing(ev)
        if self.versierd or diepte >= self.wachter.soort.diepte:
            self.wachter.houder(ev, diepte)
        self.tel(ev)
        return self.groep(diepte + 1) if type(ev) is MappingStartEvent else self.lijst(diepte + 1, sleutel)

    def groep(self, diepte: int) -> tuple[dict[str, Any], Merken]:
        """Een groep; hier gaat de meeste tijd heen, dus met zo min mogelijk aanroepen."""
        volgende, woorden = self.volgende, self.woorden
        gewoon, lange, hekje = self.gewoon, self.lange, self.wachter.hekje
        waarden: dict[str, Any] = {}
        merken: Merken = {}
        while True:
            ev = volgende()
            if type(ev) is not ScalarEvent:
                if type(ev) is MappingEndEvent:
                    return waarden, merken
                self.wachter.geen_sleutel(ev)
            merk, sleutel = ev.start_mark, ev.value if gewoon else self.tekst(ev, None)
            if lange and len(sleutel) > LANGSTE_SLEUTEL:
                self.wachter.lange_sleutel(ev)
            if sleutel in waarden or sleutel == "<<":
                self.wachter.sleutel(ev, merken, sleutel)
            ev, delen = volgende(), None
            if type(ev) is ScalarEvent:
                waarde: Any = ev.value if gewoon else self.tekst(ev, sleutel)
                if not ev.style:
                    if hekje or not waarde:
                        self.wachter.kale_waarde(ev, waarden, sleutel)
                    if waarde[:1] in _GEEN_TEKST:
                        waarde = woorden[waarde]
            else:
                waarde, delen = self.houder(ev, diepte, sleutel)
            waarden[sleutel] = waarde
            merken[sleutel] = (merk, ev.start_mark, delen)

    def lijst(self, diepte: int, sleutel: str | None) -> tuple[list[Any], Merken]:
        """Een lijst; `sleutel` is die waar zij bij staat."""
        waarden: list[Any] = []
        merken: Merken = {}
        while type(ev := self.volgende()) is not SequenceEndEvent:
            delen: Merken | None = None
            if type(ev) is ScalarEvent:
                waarde: Any = self.tekst(ev, sleutel)
                if self.wachter.hekje and not ev.style:
                    self.wachter.kale_waarde(ev, {}, None)
                waarde = waarde if ev.style else self.woorden[waarde]
            else:
                waarde, delen = self.houder(ev, diepte, sleutel)
            merken[len(waarden)] = (ev.start_mark, ev.start_mark, delen)
            waarden.append(waarde)
        return waarden, merken

    def tekst(self, ev: Any, sleutel: str | None) -> str:
        """De tekst van een sleutel of waarde; `sleutel` is die van een waarde."""
        waarde: str = ev.value
        if self.versierd and (ev.anchor is not None or ev.tag is not None):
            self.wachter.versiering(ev)
        if self.lang and len(waarde) > self.wachter.soort.tekst:
            self.wachter.lengte(ev, sleutel)
        if self.veel:
            self.tel(ev)
        return self.wachter.nagekeken(ev, waarde) if self.nakijken else waarde

    def tel(self, ev: Any) -> None:
        """Tel een onderdeel van het bestand."""
        self.knopen += 1
        meeste = self.wachter.soort.knopen
        if self.knopen > meeste:
            self.wachter.weiger("010", ev, f"Te veel onderdelen: hoogstens {meeste}.")
