"""Teksten waar een lezer, een regel of een opmaker lang over kan doen, en bestanden waar zo'n tekst in staat."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from inzicht.modellen.wijzer import Wijzer

VORMEN: Final[dict[str, str]] = {
    "gewone zinnen": "De school houdt elk jaar een lijst bij van wie wat mag. ",
    "een letter": "a",
    "hoofdletter": "A",
    "afkortingen": "ABC DEF GH ",
    "cijfers": "1234567890",
    "nullen": "0",
    "spaties": "a ",
    "regels": "a\n",
    "witte regels": "a\n\n\n\n",
    "tabs": "a\t\t\t",
    "harde spaties": "a\u00a0\u2003",
    "lettergrepen": "ba-",
    "streepjes": "-",
    "liggende streepjes": "_",
    "sterretjes": "*",
    "sterretjes met letters": "*a_b",
    "accenten graves": "`",
    "accenten graves met tekst": "`a b",
    "haken": "[](",
    "open haken": "[",
    "punthaken": "<",
    "kop van html": "<a <!--",
    "ampersands": "&amp",
    "aanhalingstekens": "\"'",
    "schuine strepen": "\\",
    "pijpen": "| - |",
    "adres zonder einde": "a@",
    "adres": "a@b.nl ",
    "voor de apenstaart": "aaaaaaaa.",
    "achter de apenstaart": "@aaaaaaaa",
    "webadres": "http://a.",
    "telefoon": "06-1",
    "rekening": "NL12 ABCD 0123 ",
    "geboren": "geboren 1-a",
    "ontkenningen": "niet of niet geen ",
    "wordt": "wordt bewaard of ",
    "dient te": "dient een te ",
    "accenten op een letter": "e\u0301",
    "stapels tot dertig": "e" + "\u0301" * 15 + "\u0327" * 15,
    "stapel": "\u0301",
    "stapel door elkaar": "\u0301\u0327\u0345",
    "breedte nul": "a\u200b\u200d\u200c",
    "alleen breedte nul": "\u200b",
    "emoji aan elkaar": "\U0001f469\u200d\U0001f469\u200d",
    "brede tekens": "\u6f22",
    "hangul in delen": "\u1100\u1161\u11a8",
    "ligatuur": "\ufdfa",
    "hekjes": " #a",
    "dubbele punten": ": a",
    "komma's": ",a ",
    "vraagtekens": "? ",
    "zinseinden": "A. ",
    "gekruld": "\u201ca\u201d ",
}
"""Naam en wat er herhaald wordt."""
MIB: Final = 1024 * 1024
_TEKST: Final = 20_000
_SLEUTEL: Final = 1_000


def tekst(vorm: str, tekens: int) -> str:
    """Zoveel tekens van deze vorm."""
    stuk = VORMEN[vorm]
    return (stuk * (tekens // len(stuk) + 1))[:tekens]


def _past(teksten: int, lang: int, vorm: str) -> int:
    """Hoe lang elke tekst mag zijn zodat zij samen in een bestand passen."""
    per_teken = len(json.dumps(tekst(vorm, 1000), ensure_ascii=False).encode()) / 1000
    return max(1, min(lang, int((MIB - 30_000) / teksten / per_teken)))


def school(wijzer: Wijzer) -> dict[str, Any]:
    """Een gewoon antwoordenbestand van deze wijzer: overal situatie 1."""
    return {
        "formaat": "inzicht-antwoorden/1",
        "wijzer": wijzer.kop.id,
        "wijzerversie": wijzer.kop.versie,
        "school": {"naam": "De Brug"},
        "datum": "2026-11-23",
        "antwoorden": {bank.id: {vraag.id: {"keuze": 1} for vraag in bank.vragen} for bank in wijzer.banken},
    }


def _toelichting(wijzer: Wijzer, vorm: str) -> dict[str, Any]:
    """De vorm in elke opmerking en elk bewijs."""
    gegevens = school(wijzer)
    vakken = [een for vak in gegevens["antwoorden"].values() for een in vak.values()]
    lang = _past(2 * len(vakken), _TEKST, vorm)
    for een in vakken:
        een |= {"opmerking": tekst(vorm, lang), "bewijs": tekst(vorm, lang)}
    return gegevens


def _een_tekst(wijzer: Wijzer, vorm: str) -> dict[str, Any]:
    gegevens = school(wijzer)
    bank = wijzer.banken[0]
    gegevens["antwoorden"][bank.id][bank.vragen[0].id]["opmerking"] = tekst(vorm, _past(1, MIB, vorm))
    return gegevens


def _naam(wijzer: Wijzer, vorm: str) -> dict[str, Any]:
    gegevens = school(wijzer)
    gegevens["school"]["naam"] = tekst(vorm, _past(1, _TEKST, vorm)).replace("\n", " ")
    return gegevens


def _sleutels(wijzer: Wijzer, vorm: str) -> dict[str, Any]:
    """Onbekende vragen, elk met een sleutel van duizend tekens."""
    gegevens = school(wijzer)
    lang = _past(1000, _SLEUTEL, vorm) - 5
    gegevens["antwoorden"][wijzer.banken[0].id] = {f"{nummer:04}{tekst(vorm, lang)}": 1 for nummer in range(1000)}
    return gegevens


def _korte_sleutels(wijzer: Wijzer, vorm: str) -> dict[str, Any]:
    """Zo veel mogelijk onbekende vragen die op een bekende lijken."""
    gegevens = school(wijzer)
    begin, bank = wijzer.banken[0].vragen[0].id, wijzer.banken[0].id
    gegevens["antwoorden"][bank] = {f"{begin}{tekst(vorm, 4)}{nummer}": 1 for nummer in range(20_000)}
    return gegevens


def _velden(wijzer: Wijzer, vorm: str) -> dict[str, Any]:
    return {**school(wijzer), **{f"datun{tekst(vorm, 4)}{nummer}": 1 for nummer in range(20_000)}}


def _vervallen(wijzer: Wijzer, vorm: str) -> dict[str, Any]:
    vak = {
        f"oud{nummer}": {"keuze": 1, "opmerking": tekst(vorm, _past(1000, _TEKST, vorm) - 100)} for nummer in range(900)
    }
    return {**school(wijzer), "vervallen": {"weg": vak}}


def _actiepunten(wijzer: Wijzer, vorm: str) -> dict[str, Any]:
    lang = _past(3000, 200, vorm)
    return {**school(wijzer), "actiepunten": [{"vraag": f"{nummer}{tekst(vorm, lang)}"} for nummer in range(3000)]}


VELDEN: Final[dict[str, Callable[[Wijzer, str], dict[str, Any]]]] = {
    "toelichting": _toelichting,
    "een tekst": _een_tekst,
    "naam": _naam,
    "lange sleutels": _sleutels,
    "korte sleutels": _korte_sleutels,
    "velden": _velden,
    "vervallen": _vervallen,
    "actiepunten": _actiepunten,
}
"""Waar de vorm staat."""


def rauw(wijzer: Wijzer, vorm: str) -> bytes:
    """Geen JSON maar losse tekst tussen de regels van YAML: voor een sleutel, in een opmerking en als losse regels."""
    kop = "\n".join(f"{veld}: {waarde}" for veld, waarde in school(wijzer).items() if isinstance(waarde, str))
    deel = tekst(vorm, MIB // 4)
    return f"{kop}\n# {deel}\n{' ' * 100_000}\n\n{deel}\nschool:\n  naam: {deel}\n".encode()[: MIB - 1]


def wit(wijzer: Wijzer, vorm: str) -> bytes:
    """Veel witte regels voor en tussen de sleutels."""
    regels = json.dumps(school(wijzer)["antwoorden"]).encode()
    leeg = ((tekst(vorm, 1).strip("\n#") and b"\n") or b" \n") * (MIB // 3)
    kop = b"formaat: inzicht-antwoorden/1\nwijzer: " + wijzer.kop.id.encode()
    return (
        leeg[: MIB // 3] + kop + leeg[: MIB // 3] + b"\nschool: {naam: A}\nantwoorden: " + regels + b"\nonbekend: 1\n"
    )


# --- wijzers: een goede wijzer met de vorm in elke tekst ------------------------------------------------

_VRIJ: Final = frozenset(
    ("naam", "omschrijving", "titel", "inleiding", "uitleg", "waarom", "vraag", "betekenis", "stand", "vervolg",
     "uitgever", "vindplaats", "situaties", "adviezen", "wie", "systemen", "keuzes", "rollen")
)  # fmt: skip


def _vul(waarde: Any, stuk: str, veld: str = "") -> Any:
    """Dezelfde waarde met dit stuk in elke vrije tekst."""
    if isinstance(waarde, dict):
        return {
            naam: _vul(lid, stuk, veld if type(lid) is str and veld in _VRIJ else naam) for naam, lid in waarde.items()
        }
    if isinstance(waarde, list):
        return [_vul(lid, stuk, veld) for lid in waarde]
    return stuk if type(waarde) is str and veld in _VRIJ else waarde


def _teksten(waarde: Any) -> int:
    return json.dumps(_vul(waarde, "\x01")).count("\\u0001")


def _gevuld(waarde: Any, vorm: str, lang: int) -> Any:
    return _vul(waarde, tekst(vorm, _past(_teksten(waarde), lang, vorm)).strip() or "a")


def _bank(bank: dict[str, Any], vorm: str, lang: int) -> dict[str, Any]:
    vragen = [{**bank["vragen"][nummer % 2], "id": f"v{nummer}"} for nummer in range(100)]
    return {**bank, **_gevuld({**bank, "vragen": vragen}, vorm, lang)}


def _begrippen(kop: dict[str, Any], vorm: str, _: int) -> dict[str, Any]:
    """Veel begrippen en bronnen, elk met een korte tekst."""
    begrip, bron = next(iter(kop["begrippen"].values())), next(iter(kop["bronnen"].values()))
    begrippen = {f"b{nummer}": {**begrip, "term": f"{nummer}{tekst(vorm, 8)}".strip()} for nummer in range(2000)}
    bronnen = {**kop["bronnen"], **{f"x{nummer}": bron for nummer in range(2000)}}
    return {**_gevuld({**kop, "bronnen": bronnen}, vorm, 60), "begrippen": begrippen}


WIJZERVELDEN: Final[dict[str, tuple[str, Callable[[dict[str, Any], str, int], Any], int]]] = {
    "bank kort": ("apparaten.yaml", _bank, 60),
    "bank lang": ("apparaten.yaml", _bank, _TEKST),
    "kop lang": ("wijzer.yaml", _gevuld, _TEKST),
    "kop begrippen": ("wijzer.yaml", _begrippen, 0),
}
"""Welk bestand van een wijzer, hoe de vorm erin komt, en hoe lang elke tekst hoogstens is."""


# --- een enkele plaats: elke tekst, elk getal en elke sleutel -------------------------------------------

_PLEK: Final = "\x02"
_WAT: Final = ("tekst", "kaal", "sleutel")


def plaatsen(waarde: Any) -> Iterator[tuple[str, str]]:
    """Elke tekst, elk getal en elke sleutel van een voorbeeld: hoe zij heet, en de JSON met een merk op die plaats.

    Van leden die op elkaar lijken, telt alleen het eerste.
    """
    for naam, soort, met in _gemerkt(waarde):
        yield f"{naam} ({soort})", json.dumps(met, ensure_ascii=False)


def _gemerkt(waarde: Any, naam: str = "") -> Iterator[tuple[str, str, Any]]:
    if isinstance(waarde, dict):
        leden = [*waarde.items()]
        soort = len({type(lid) for lid in waarde.values()}) == 1 and isinstance(leden[0][1], dict)
        for sleutel, lid in leden[:1] if soort else leden:
            rest = {ander: een for ander, een in leden if ander != sleutel}
            yield f"{naam}.{sleutel}", "sleutel", {_PLEK: lid, **rest}
            for waar, wat, nieuw in _gemerkt(lid, f"{naam}.{sleutel}"):
                yield waar, wat, {**waarde, sleutel: nieuw}
    elif isinstance(waarde, list):
        for waar, wat, nieuw in _gemerkt(waarde[0], f"{naam}[0]"):
            yield waar, wat, [nieuw, *waarde[1:]]
    else:
        yield naam, "tekst", _PLEK
        yield naam, "kaal", _PLEK


def op_plaats(plaats: str, gemerkt: str, vorm: str) -> bytes:
    """Het bestand met 1 MiB van de vorm op deze plaats, met of zonder aanhalingstekens."""
    lang = _past(1, MIB, vorm)
    nieuw = tekst(vorm, lang) if plaats.endswith("(kaal)") else json.dumps(tekst(vorm, lang), ensure_ascii=False)
    return gemerkt.replace(json.dumps(_PLEK), nieuw).encode("utf-8", "replace")


def voorbeeld(wijzer: Wijzer) -> dict[str, Any]:
    """Een klein antwoordenbestand waar elk veld in staat."""
    bank = wijzer.banken[0]
    antwoord = {bank.id: {bank.vragen[0].id: {"keuze": 1, "reden": "a", "opmerking": "a", "bewijs": "a"}}}
    punt = {"vraag": f"{bank.id}.{bank.vragen[0].id}", "van": 1, "naar": 2, "wie": "directie", "wanneer": "2027-01-01"}
    punt |= {"status": "open", "gekozen": "2026-11-23", "gereed": "2026-11-23", "notitie": "a"}
    return {
        **school(wijzer),
        "wijzerkenmerk": wijzer.kenmerk,
        "school": {"naam": "De Brug", "brin": "12AB", "kenmerken": {"sector": "po"}},
        "invuller": {"rol": "directie"},
        "omvang": "volledig",
        "antwoorden": antwoord,
        "actiepunten": [punt],
        "vorige": {"datum": "2025-11-23", "wijzerversie": "0.9", "antwoorden": {bank.id: {bank.vragen[0].id: [1, 2]}}},
        "vervallen": {"weg": {"oud": {"keuze": 1, "opmerking": "a"}}},
        "vervallen_actiepunten": [{"vraag": "weg.oud"}],
        "verwacht": {bank.id: 1},
    }
