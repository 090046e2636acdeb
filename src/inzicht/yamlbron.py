"""De enige lezer en schrijver van YAML en JSON (ontwerp 4.1).

Ontvangen bestanden zijn niet te vertrouwen. Daarom bouwt deze module waarden rechtstreeks uit de
gebeurtenissen van libyaml: zonder ankers, tags of samenvoegsleutels, met grenzen aan omvang en diepte,
en met de plek van elke sleutel en waarde. JSON gaat langs dezelfde bouwer zodra er een plek nodig is.
"""

from __future__ import annotations

import copy
import json
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NoReturn

import yaml
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

from inzicht.fouten import Bevinding, InvoerFout, Plek
from inzicht.tekst import noem_teken, stuurteken
from inzicht.yamlfouten import vertaal_json, vertaal_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

Pad = tuple[str | int, ...]

MIB: Final = 1024 * 1024
_BOM: Final = b"\xef\xbb\xbf"
_GETAL: Final = re.compile(r"-?[0-9]{1,15}\Z")
_GROOTSTE_GETAL: Final = 10**15
_WOORDEN: Final[dict[str, object]] = {"true": True, "false": False, "null": None, "~": None, "": None}
_GEEN_TEKST: Final = frozenset(("", *"-0123456789tfn~"))
_ONBEKEND: Final = object()
_WOORDGRENS: Final = 4096
_VREEMD: Final = (
    (b"PK\x03\x04", "Dit is een zip-, Word- of Excel-bestand. Pak het uit, of vraag om het YAML-bestand zelf."),
    (b"%PDF", "Dit is een PDF. Vraag om het YAML- of JSON-bestand zelf."),
    (b"\xd0\xcf\x11\xe0", "Dit is een oud Word- of Excel-bestand. Vraag om het YAML- of JSON-bestand zelf."),
    (b"\x1f\x8b", "Dit is een ingepakt bestand (gzip). Pak het eerst uit."),
)
_WEBPAGINA: Final = re.compile(rb"\s*<(?:!doctype|html|\?xml)", re.IGNORECASE)
_E_MAIL: Final = re.compile(rb"(?:From|Return-Path|Received|MIME-Version|Delivered-To): ", re.IGNORECASE)
_CONFLICT: Final = re.compile(r"^(?:<{7}|>{7}|={7})(?: |$)", re.MULTILINE)
_JSON_DEEL: Final = re.compile(r'[ \t\n\r]*(?:([{}\[\],:])|("(?:[^"\\]|\\.)*")|([^\s{}\[\],:"]+))')


@dataclass(frozen=True, slots=True)
class Soort:
    """Een soort bestand: de letter van zijn codes en de grenzen waarbinnen het blijft.

    `letter` is W (wijzer en vragenbank) of A (antwoorden); `grootte` telt bytes, `diepte` lagen,
    `knopen` sleutels en waarden samen, `tekst` tekens in een enkele tekst.
    """

    letter: str
    naam: str
    grootte: int
    diepte: int = 20
    knopen: int = 50_000
    tekst: int = 20_000


WIJZER: Final = Soort("W", "wijzerbestand", 4 * MIB)
ANTWOORDEN: Final = Soort("A", "antwoordenbestand", MIB)


class Weigering(InvoerFout):
    """Een bestand dat de lezer niet aanneemt: precies een bevinding."""


class _Verdacht(Exception):
    """De snelle JSON-weg zag iets dat de trage weg met een plek moet uitleggen."""


class Bron:
    """Een gelezen bestand: de waarde, en op verzoek de plek van elk onderdeel.

    `waarde` is altijd een dict van tekst naar dict, list, str, int, bool of None.
    """

    __slots__ = ("_merken", "_zoek", "naam", "soort", "waarde")

    def __init__(
        self,
        naam: str,
        soort: Soort,
        waarde: dict[str, Any],
        merken: dict[int, Any] | None,
        zoek: Callable[[], tuple[dict[str, Any], dict[int, Any]]] | None = None,
    ) -> None:
        self.naam = naam
        self.soort = soort
        self.waarde = waarde
        self._merken = merken
        self._zoek = zoek

    def plek(self, pad: Pad = (), *, sleutel: bool = False) -> Plek:
        """Geef de plek van de waarde op dit pad, of van haar sleutel; anders van de naaste ouder."""
        if self._merken is None and self._zoek is not None:
            self.waarde, self._merken = self._zoek()
        gevonden: Any = None
        houder: Any = self.waarde
        for stap in pad:
            paren = (self._merken or {}).get(id(houder))
            if paren is None:
                break
            echte = stap if stap in paren else str(stap)
            if echte not in paren:
                break
            gevonden = paren[echte]
            houder = houder[echte]
        if gevonden is None:
            return Plek(self.naam)
        merk = gevonden[0 if sleutel else 1]
        return Plek(self.naam, merk.line + 1, merk.column + 1)

    def bevinding(self, pad: Pad, nummer: str, boodschap: str, *, sleutel: bool = False) -> Bevinding:
        """Maak een bevinding op dit pad; `nummer` zijn de drie cijfers achter de letter van de soort."""
        return Bevinding(self.plek(pad, sleutel=sleutel), self.soort.letter + nummer, boodschap)

    def zonder(self, paden: Iterable[Pad]) -> Bron:
        """Dezelfde bron zonder deze onderdelen, om de rest nog te kunnen keuren."""
        waarde = copy.deepcopy(self.waarde)
        for pad in paden:
            houder: Any = waarde
            for stap in pad[:-1]:
                houder = houder.get(stap) if isinstance(houder, dict) else None
            if isinstance(houder, dict):
                houder.pop(pad[-1], None)
        return Bron(self.naam, self.soort, waarde, None)


def noem_pad(pad: Pad) -> str:
    """Schrijf een pad zoals een gebruiker het leest: `antwoorden.opslag.mfa`."""
    return ".".join(str(stap) for stap in pad)


def zonder_opmaak(gegevens: bytes) -> bytes:
    """Geef de bytes zonder BOM en met LF, zoals het wijzerkenmerk ze telt (ontwerp 4.2)."""
    return gegevens.removeprefix(_BOM).replace(b"\r\n", b"\n")


def lees(gegevens: bytes, naam: str, soort: Soort) -> Bron:
    """Lees een YAML- of JSON-bestand (op naam `.json`); werpt `Weigering` met plek en reden."""
    tekst, kaal = _ontcijfer(gegevens, naam, soort)
    if naam.lower().endswith(".json"):
        return lees_json(tekst, naam, soort)
    vuil = b"\\" in kaal
    schoon = tekst.isascii() or unicodedata.is_normalized("NFC", tekst)
    lezer = yaml.CSafeLoader(kaal)
    try:
        waarde, merken = _bouw(lezer.get_event, tekst, naam, soort, nakijken=vuil or not schoon)
    except yaml.YAMLError as fout:
        _weiger_yaml(fout, tekst, naam, soort)
    finally:
        lezer.dispose()
    return Bron(naam, soort, _eis_sleutels(waarde, naam, soort), merken)


def _weiger(soort: Soort, nummer: str, plek: Plek, boodschap: str) -> NoReturn:
    raise Weigering([Bevinding(plek, soort.letter + nummer, boodschap)])


def _merkplek(naam: str, merk: Any) -> Plek:
    return Plek(naam, merk.line + 1, merk.column + 1)


def plek_van_index(tekst: str, index: int, naam: str) -> Plek:
    """Reken een positie in de tekst om naar regel en kolom."""
    regel = tekst.count("\n", 0, index) + 1
    return Plek(naam, regel, index - tekst.rfind("\n", 0, index))


def _ontcijfer(gegevens: bytes, naam: str, soort: Soort) -> tuple[str, bytes]:
    """Maak van bytes tekst; weigert wat geen UTF-8 of geen tekst is."""
    if len(gegevens) > soort.grootte:
        _weiger(soort, "002", Plek(naam), f"Het bestand is groter dan {soort.grootte // MIB} MiB.")
    for kop, boodschap in _VREEMD:
        if gegevens.startswith(kop):
            _weiger(soort, "012", Plek(naam), boodschap)
    if gegevens.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in gegevens[:4]:
        _weiger(soort, "003", Plek(naam), "Het bestand is opgeslagen als UTF-16. Sla het op als UTF-8.")
    kaal = gegevens.removeprefix(_BOM)
    try:
        tekst = kaal.decode("utf-8")
    except UnicodeDecodeError as fout:
        _weiger_codering(fout, kaal, naam, soort)
    if not tekst.isascii() or "\x7f" in tekst:
        gevonden = stuurteken(tekst)
        if gevonden:
            _weiger_teken(tekst, gevonden.start(), naam, soort)
    if _WEBPAGINA.match(kaal):
        _weiger(soort, "012", Plek(naam), "Dit is een webpagina. Vraag om het YAML- of JSON-bestand zelf.")
    if _E_MAIL.match(kaal):
        _weiger(soort, "012", Plek(naam), "Dit is een e-mailbericht. Sla de bijlage op en gebruik die.")
    return tekst, kaal


def _weiger_codering(fout: UnicodeDecodeError, kaal: bytes, naam: str, soort: Soort) -> NoReturn:
    voor = kaal[: fout.start].decode("utf-8")
    plek = plek_van_index(voor, len(voor), naam)
    if fout.reason == "unexpected end of data":
        _weiger(soort, "003", plek, "Het laatste teken is afgekapt, of het bestand is opgeslagen als ANSI. Kies UTF-8.")
    _weiger(soort, "003", plek, "Dit is geen UTF-8. Opgeslagen als ANSI? Kies bij opslaan UTF-8.")


def _weiger_teken(tekst: str, index: int, naam: str, soort: Soort) -> NoReturn:
    teken = tekst[index]
    plek = plek_van_index(tekst, index, naam)
    if teken == "\0":
        _weiger(soort, "004", plek, "Hier staan nultekens. Het bestand is beschadigd; vraag het opnieuw.")
    _weiger(soort, "004", plek, f"Hier staat {noem_teken(teken)}. Verwijder het.")


def _weiger_yaml(fout: yaml.YAMLError, tekst: str, naam: str, soort: Soort) -> NoReturn:
    gevonden = stuurteken(tekst)
    if gevonden:
        _weiger_teken(tekst, gevonden.start(), naam, soort)
    conflict = _CONFLICT.search(tekst)
    if conflict:
        plek = plek_van_index(tekst, conflict.start(), naam)
        _weiger(soort, "016", plek, "Hier staat een onopgelost samenvoegconflict. Kies een van beide versies.")
    merk, boodschap = vertaal_yaml(fout, tekst)
    _weiger(soort, "005", _merkplek(naam, merk) if merk else Plek(naam), boodschap)


def _eis_sleutels(waarde: object, naam: str, soort: Soort) -> dict[str, Any]:
    if isinstance(waarde, dict):
        return waarde
    if waarde is None:
        _weiger(soort, "001", Plek(naam), "Het bestand is leeg.")
    wat = "een lijst" if isinstance(waarde, list) else "losse tekst"
    reden = f"Dit is geen {soort.naam}: verwacht sleutels zoals `formaat:`, maar er staat {wat}."
    _weiger(soort, "017", Plek(naam), reden)


def _los_op(tekst: str) -> object:
    """Geef de waarde van een kale tekst: alleen true, false, null en gehele getallen zijn geen tekst."""
    if _GETAL.match(tekst):
        return int(tekst)
    return _WOORDEN.get(tekst, tekst)


class _Wachter:
    """Weigert wat ontwerp 4.1 verbiedt; houdt de lus van de bouwer kort."""

    __slots__ = ("documenten", "naam", "soort")

    def __init__(self, naam: str, soort: Soort) -> None:
        self.naam = naam
        self.soort = soort
        self.documenten = 0

    def weiger(self, nummer: str, gebeurtenis: Event, boodschap: str) -> NoReturn:
        _weiger(self.soort, nummer, _merkplek(self.naam, gebeurtenis.start_mark), boodschap)

    def versiering(self, gebeurtenis: Any) -> NoReturn:
        wat = f"een anker (&{gebeurtenis.anchor})" if gebeurtenis.anchor else f"een tag ({gebeurtenis.tag})"
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
            self.weiger("009", gebeurtenis, f"Te diep genest: hoogstens {self.soort.diepte} lagen.")

    def lengte(self, gebeurtenis: Any, sleutel: str | None) -> NoReturn:
        wat = f"De tekst bij `{sleutel}`" if sleutel else "Deze tekst"
        meest = f"{self.soort.tekst // 1000} 000".replace(" ", ".")
        self.weiger("011", gebeurtenis, f"{wat} is te lang: hoogstens {meest} tekens.")

    def nagekeken(self, gebeurtenis: Any, waarde: str) -> str:
        """Keur tekens die pas na het lezen zichtbaar zijn, en geef de tekst als NFC."""
        gevonden = stuurteken(waarde)
        if gevonden:
            self.weiger("004", gebeurtenis, f"In deze tekst staat {noem_teken(gevonden.group())}. Verwijder het.")
        return unicodedata.normalize("NFC", waarde)

    def sleutel(self, gebeurtenis: Any, paren: Mapping[str, Any], waarde: str) -> None:
        if waarde == "<<" and not gebeurtenis.style:
            self.weiger("006", gebeurtenis, "Samenvoegen met `<<` is niet toegestaan. Schrijf de waarden voluit.")
        if waarde in paren:
            eerste = paren[waarde][0].line + 1
            tweede = gebeurtenis.start_mark.line + 1
            boodschap = f"De sleutel `{waarde}` staat er twee keer: op regel {eerste} en op regel {tweede}."
            self.weiger("008", gebeurtenis, f"{boodschap} Laat er een staan.")


def _bouw(  # noqa: C901, PLR0912, PLR0915 - een lus zonder aanroepen per waarde: de snelheid van prestatie 2
    volgende: Callable[[], Any], tekst: str, naam: str, soort: Soort, *, nakijken: bool
) -> tuple[Any, dict[int, Any]]:
    """Bouw de waarde en de merken (plek van sleutel en waarde) uit gebeurtenissen, zonder recursie."""
    wachter = _Wachter(naam, soort)
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
    while True:
        ev = volgende()
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
                if waarde in paren or waarde == "<<":
                    wachter.sleutel(ev, paren, waarde)
                sleutel, sleutelmerk, is_sleutel = waarde, ev.start_mark, False
                continue
            if not ev.style and waarde[:1] in _GEEN_TEKST:
                kaal = woorden.get(waarde, _ONBEKEND)
                if kaal is _ONBEKEND:
                    kaal = _los_op(waarde)
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
                paren[sleutel] = (sleutelmerk, ev.start_mark)
            elif houder is not None:
                paren[len(houder)] = (ev.start_mark, ev.start_mark)
                houder.append(nieuw)
            else:
                wortel = nieuw
            stapel.append((houder, paren, is_map, sleutel, sleutelmerk))
            houder, is_map = nieuw, soort_ev is MappingStartEvent
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
            return wortel, merken
        else:
            continue
        if is_map:
            houder[sleutel] = waarde
            paren[sleutel] = (sleutelmerk, ev.start_mark)
            is_sleutel = True
        elif houder is not None:
            paren[len(houder)] = (ev.start_mark, ev.start_mark)
            houder.append(waarde)
        else:
            wortel = waarde


# --- JSON -------------------------------------------------------------------------------------------


def lees_json(tekst: str, naam: str, soort: Soort) -> Bron:
    """Lees JSON met dezelfde grenzen en waarden als YAML; plekken komen uit een tweede, trage ronde."""

    def traag() -> tuple[Any, dict[int, Any]]:
        return _bouw(_json_gebeurtenissen(tekst, naam, soort).__next__, tekst, naam, soort, nakijken=True)

    try:
        waarde = json.loads(tekst, object_pairs_hook=_paren, parse_float=_verdacht, parse_constant=_verdacht)
        _keur_json(waarde, soort, nakijken="\\" in tekst or not tekst.isascii())
    except json.JSONDecodeError as fout:
        if not tekst.strip():
            _weiger(soort, "001", Plek(naam), "Het bestand is leeg.")
        _weiger(soort, "005", Plek(naam, fout.lineno, fout.colno), vertaal_json(fout.msg))
    except (_Verdacht, RecursionError, ValueError):
        waarde, merken = traag()
        return Bron(naam, soort, _eis_sleutels(waarde, naam, soort), merken)
    return Bron(naam, soort, _eis_sleutels(waarde, naam, soort), None, traag)


def _paren(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    gemaakt = dict(paren)
    if len(gemaakt) != len(paren):
        raise _Verdacht
    return gemaakt


def _verdacht(_: str) -> NoReturn:
    raise _Verdacht


def _keur_json(waarde: object, soort: Soort, *, nakijken: bool) -> None:
    """Loop de waarden na op de grenzen; werpt `_Verdacht` zodra de trage weg iets moet uitleggen."""
    laag: list[Any] = [[waarde]]
    knopen = 0
    for _ in range(soort.diepte + 1):  # de laag eromheen telt niet mee
        dieper: list[Any] = []
        for houder in laag:
            leden = (*houder, *houder.values()) if type(houder) is dict else houder
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
    return stuurteken(tekst) is not None or not unicodedata.is_normalized("NFC", tekst)


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
        if kaal not in _WOORDEN and not _GETAL.match(kaal):
            reden = f"`{kaal[:20]}` mag hier niet: alleen gehele getallen van hoogstens 15 cijfers."
            _weiger(soort, "014", _merkplek(naam, merk), reden)
        yield ScalarEvent(None, None, (True, False), kaal, merk, style=None)


# --- schrijven --------------------------------------------------------------------------------------

_KAAL: Final = re.compile(r"[a-z][a-z0-9/-]*\Z")
_NIET_KAAL: Final = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def schrijf(waarde: Mapping[str, Any]) -> str:
    """Schrijf een geneste waarde als YAML die `lees` en elke andere lezer gelijk teruglezen."""
    return "".join(f"{regel}\n" for regel in _schrijf_map(waarde, ""))


def _schrijf_los(waarde: object) -> str:
    if waarde is None:
        return "null"
    if isinstance(waarde, bool):
        return "true" if waarde else "false"
    if isinstance(waarde, int):
        return str(waarde)
    if not isinstance(waarde, str):
        raise TypeError(type(waarde).__name__)
    if _KAAL.match(waarde) and waarde not in _NIET_KAAL:
        return waarde
    return json.dumps(waarde, ensure_ascii=False)


def _schrijf_map(waarde: Mapping[str, Any], inspring: str) -> Iterator[str]:
    for sleutel, lid in waarde.items():
        kop = f"{inspring}{_schrijf_los(sleutel)}:"
        yield from _schrijf_lid(kop, lid, inspring)


def _schrijf_lid(kop: str, lid: Any, inspring: str) -> Iterator[str]:
    if isinstance(lid, dict) and lid:
        yield kop
        yield from _schrijf_map(lid, inspring + "  ")
    elif isinstance(lid, (list, tuple)) and any(isinstance(deel, dict) for deel in lid):
        yield kop
        for deel in lid:
            eerste, *rest = _schrijf_map(deel, inspring + "    ")
            yield f"{inspring}  - {eerste.lstrip()}"
            yield from rest
    elif isinstance(lid, (list, tuple)):
        yield f"{kop} [{', '.join(_schrijf_los(deel) for deel in lid)}]"
    else:
        yield f"{kop} {{}}" if isinstance(lid, dict) else f"{kop} {_schrijf_los(lid)}"
