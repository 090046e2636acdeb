"""Bouwt waarden uit gebeurtenissen van libyaml (of van de JSON-lezer), zonder recursie en met grenzen."""

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
from inzicht.bestanden.yamlbron.soort import LANGSTE_SLEUTEL, Soort, Weigering, bevinding, merkplek, te_diep
from inzicht.bestanden.yamlbron.zinnen import STAPELZIN
from inzicht.fouten import Bevinding, Plek
from inzicht.tekst import duizendtallen, kort, noem_teken, stuurteken, te_hoge_stapel

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

GETAL: Final = re.compile(r"-?[0-9]{1,15}\Z")
WOORDEN: Final[dict[str, object]] = {"true": True, "false": False, "null": None, "~": None, "": None}
_GEEN_TEKST: Final = frozenset(("", *"-0123456789tfn~"))
_ONBEKEND: Final = object()
_WOORDGRENS: Final = 4096
_TAG: Final = re.compile(r"!(?:<[^>\s]{0,60}>|[^\s,\[\]{}]{0,40})")


def los_op(tekst: str) -> object:
    """Geef de waarde van een kale tekst: alleen true, false, null en gehele getallen zijn geen tekst."""
    if GETAL.match(tekst):
        return int(tekst)
    return WOORDEN.get(tekst, tekst)


class DubbeleSleutel(Exception):
    """Een sleutel staat er twee keer; met plekken gelezen is te zeggen waar."""


class _Wachter:
    """Weigert wat formaten 1 verbiedt; houdt de lus van de bouwer kort."""

    __slots__ = ("afgekapt", "documenten", "naam", "soort", "tekst")

    def __init__(self, naam: str, soort: Soort, tekst: str) -> None:
        self.naam = naam
        self.soort = soort
        self.tekst = tekst
        self.documenten = 0
        self.afgekapt: list[Bevinding] = []

    def weiger(self, nummer: str, gebeurtenis: Event, boodschap: str) -> NoReturn:
        plek = merkplek(self.naam, gebeurtenis.start_mark)
        raise Weigering([*self.afgekapt, bevinding(self.soort, nummer, plek, boodschap)])

    def eis_heel(self) -> None:
        """Weiger alle teksten tegelijk waar YAML iets van afhaalt."""
        if self.afgekapt:
            raise Weigering(self.afgekapt)

    def kale_tekst(self, gebeurtenis: Any, sleutel: str | None) -> None:
        """Onthoud waar achter een kale waarde een hekje staat dat haar afkapt."""
        einde = gebeurtenis.end_mark
        if einde is None:  # JSON kent geen opmerkingen
            return
        hekje = zoek_hekje(self.tekst, einde.index, sleutel, gebeurtenis.value)
        if hekje is not None:
            plek = Plek(self.naam, einde.line + 1, einde.column + 1 + hekje - einde.index)
            self.afgekapt.append(bevinding(self.soort, "018", plek, MET_HEKJE))

    def lege_waarde(self, gebeurtenis: Any, houder: dict[str, Any], sleutel: str) -> None:
        """Onthoud een sleutel in `{ }` zonder dubbele punt achter een tekst: dat is het eind van die tekst."""
        vorige = next(reversed(houder.values()), None)
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

    def houder(self, gebeurtenis: Any, diepte: int, *, sleutel: bool) -> None:
        if gebeurtenis.anchor or gebeurtenis.tag:
            self.versiering(gebeurtenis)
        if sleutel:
            self.weiger("015", gebeurtenis, "Een sleutel moet een woord zijn, geen lijst of groep.")
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

    def sleutel(self, gebeurtenis: Any, paren: Mapping[str, Any], waarde: str) -> None:
        if waarde == "<<" and not gebeurtenis.style:
            self.weiger("006", gebeurtenis, "Samenvoegen met `<<` is niet toegestaan. Schrijf de waarden voluit.")
        if waarde in paren:
            eerste = paren[waarde][0].line + 1
            tweede = gebeurtenis.start_mark.line + 1
            boodschap = f"De sleutel `{kort(waarde)}` staat er twee keer: op regel {eerste} en op regel {tweede}."
            self.weiger("008", gebeurtenis, f"{boodschap} Laat er een staan.")


def bouw(  # noqa: C901, PLR0912, PLR0915 - een lus zonder aanroepen per waarde: de snelheid van prestatie 2
    volgende: Callable[[], Any], tekst: str, naam: str, soort: Soort, *, nakijken: bool, plekken: bool = True
) -> tuple[Any, dict[int, Any]]:
    """Bouw de waarde en de merken (plek van sleutel en waarde) uit gebeurtenissen, zonder recursie.

    Zonder `plekken` zijn er geen merken; dat scheelt tijd bij grote aantallen. Werpt dan `DubbeleSleutel` waar een
    weigering de eerste plek van een sleutel zou noemen.
    """
    wachter = _Wachter(naam, soort, tekst)
    merken: dict[int, Any] = {}
    stapel: list[tuple[Any, Any, bool, Any, Any]] = []
    houder: Any = None
    paren: Any = None
    is_map = is_sleutel = False
    sleutel: Any = None
    sleutelmerk: Any = None
    wortel: Any = None
    woorden: dict[str, object] = {}
    knopen = 0
    langste, meeste, diepste = soort.tekst, soort.knopen, soort.diepte
    versierd, lang, veel = "&" in tekst or "!" in tekst, len(tekst) > langste, len(tekst) > meeste
    lange, hekje, vormen = len(tekst) > LANGSTE_SLEUTEL, " #" in tekst or "\t#" in tekst, "{" in tekst
    while True:
        try:
            ev = volgende()
        except YAMLError:
            wachter.eis_heel()
            raise
        soort_ev = type(ev)
        if soort_ev is ScalarEvent:
            waarde = ev.value
            if versierd and (ev.anchor is not None or ev.tag is not None):
                wachter.versiering(ev)
            if lang and len(waarde) > langste:
                wachter.lengte(ev, None if is_sleutel else sleutel)
            if veel:
                knopen += 1
                if knopen > meeste:
                    wachter.weiger("010", ev, f"Te veel onderdelen: hoogstens {meeste}.")
            if nakijken:
                waarde = wachter.nagekeken(ev, waarde)
            if is_sleutel:
                if lange and len(waarde) > LANGSTE_SLEUTEL:
                    wachter.lange_sleutel(ev)
                if waarde in houder or waarde == "<<":
                    if not plekken:
                        raise DubbeleSleutel
                    wachter.sleutel(ev, paren, waarde)
                if plekken:
                    sleutelmerk = ev.start_mark
                sleutel, is_sleutel = waarde, False
                continue
            if hekje and not ev.style and houder is not None:
                wachter.kale_tekst(ev, sleutel if is_map else None)
            if not ev.style and waarde[:1] in _GEEN_TEKST:
                if vormen and is_map and not waarde:
                    wachter.lege_waarde(ev, houder, sleutel)
                kaal = woorden.get(waarde, _ONBEKEND)
                if kaal is _ONBEKEND:
                    kaal = los_op(waarde)
                    if len(woorden) < _WOORDGRENS:
                        woorden[waarde] = kaal
                waarde = kaal
        elif soort_ev is MappingStartEvent or soort_ev is SequenceStartEvent:
            if is_sleutel or versierd or len(stapel) >= diepste:
                wachter.houder(ev, len(stapel), sleutel=is_sleutel)
            if veel:
                knopen += 1
                if knopen > meeste:
                    wachter.weiger("010", ev, f"Te veel onderdelen: hoogstens {meeste}.")
            nieuw: Any = {} if soort_ev is MappingStartEvent else []
            if is_map:
                houder[sleutel] = nieuw
                if plekken:
                    paren[sleutel] = (sleutelmerk, ev.start_mark)
            elif houder is not None:
                if plekken:
                    paren[len(houder)] = (ev.start_mark, ev.start_mark)
                houder.append(nieuw)
            else:
                wortel = nieuw
            stapel.append((houder, paren, is_map, sleutel, sleutelmerk))
            houder, is_map = nieuw, soort_ev is MappingStartEvent
            if plekken:
                paren = merken[id(nieuw)] = {}
            is_sleutel = is_map
            continue
        elif soort_ev is MappingEndEvent or soort_ev is SequenceEndEvent:
            houder, paren, is_map, sleutel, sleutelmerk = stapel.pop()
            is_sleutel = is_map
            continue
        elif soort_ev is AliasEvent:
            wachter.weiger("006", ev, f"Hier staat een verwijzing (*{ev.anchor}); schrijf de waarde voluit.")
        elif soort_ev is DocumentStartEvent:
            wachter.document(ev)
            continue
        elif soort_ev is StreamEndEvent:
            wachter.eis_heel()
            return wortel, merken
        else:
            continue
        if is_map:
            houder[sleutel] = waarde
            if plekken:
                paren[sleutel] = (sleutelmerk, ev.start_mark)
            is_sleutel = True
        elif houder is not None:
            if plekken:
                paren[len(houder)] = (ev.start_mark, ev.start_mark)
            houder.append(waarde)
        else:
            wortel = waarde
