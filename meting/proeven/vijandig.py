"""Vijandige teksten: losse stukken van YAML en JSON, nare tekens en bekende woorden door elkaar."""

from __future__ import annotations

import re
from json import dumps
from typing import TYPE_CHECKING, Final

from proeven import jsonteksten, yamlteksten

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

_WOORDEN: Final = (
    "formaat", "inzicht-antwoorden/1", "wijzer", "leerlingregistratie", "wijzerversie", "1.1", '"1.1"',
    "school", "naam", "De Brug", "datum", "2026-11-23", "antwoorden", "opslag", "een-bron", "toegang", "keuze",
    "reden", "opmerking", "bewijs", "onbekend", "nvt", "vervallen", "vorige", "actiepunten", "vraag",
    "opslag.toegang", "van", "naar", "status", "klaar", "kenmerken", "sector", "po", "omvang", "kort", "true",
    "false", "null", "~", "no", "3", "-3", "007", "[2, 4]", "3.0", "1e3",
)  # fmt: skip
_TEKENS: Final = (
    ": ", ":", "\n", "\n  ", "\n    ", "\n- ", "\n  - ", "- ", ", ", ",", "{", "}", "[", "]", " #", "#", " # ",
    '"', "'", "\\", "|", ">", "|\n ", "&a ", "*a", "!x ", "!!str ", "<<: ", "? ", "%YAML 1.1\n", "---\n",
    "...\n", "\t", "\r\n", "\r", " ", "  ", "\u00a0", "\u2028", "\u0085", "\u200b", "\u202e", "\ufeff",
    "e\u0301", "\u0301" * 31, "\U0001f3eb", "\x00", "\x1b", "\x7f", "\\u0301", "\\u0000", "\\ud800", '\\"',
    "x" * 1001, "y" * 20, "[" * 21, "{a: " * 21, "1" * 16, "::add-mask::", "=1+1", "a@b.nl",
)  # fmt: skip
_VELDEN: Final = (
    "wijzerkenmerk: sha256:anders", "wijzerversie: '0.9'", "wijzerversie: '1.10'", "invuller: {rol: directie}",
    "omvang: kort", "vervallen:\n  opslag:\n    oud: {keuze: 2, reden: x}", "vorige: {datum: '2025-01-01'}",
    "actiepunten:\n  - vraag: opslag.toegang\n    van: 1\n    naar: 2\n    wie: directie\n    status: open",
    "    toegang: {keuze: nvt, reden: niet bij ons}", "    toegang: [1, 2]", "    toegang: onbekend",
    "  kenmerken: {sector: po}", "  brin: 12AB", "verwacht:\n  opslag: 3", "    uitzonderingen: {W210: zo heet het}",
    "    geldt_voor: {sector: [po]}", "    drempels: {2: 2}", "    kern: true", "    gewicht: 3",
)  # fmt: skip
"""Regels die ergens in een bestand van inzicht kunnen staan."""
_WAARDEN: Final = (
    "1", "2", "3", "4", "5", "9", "onbekend", "nvt", "[1, 2]", "[2, 2]", "[5, 1]", "null", '"a b"', "po", "vo",
    "directie", "{keuze: 2, opmerking: Zie map}", "{keuze: nvt, reden: niet bij ons}", "{keuze: 3, bewijs: 'a: b'}",
    "2026-02-28", "'2026-02-30'", "{}", "[]", "kort", "volledig", "klaar", '"inzicht-wijzer/1"', "true", "-1",
)  # fmt: skip
_WAARDE: Final = re.compile(r"(?<=: )[^\n,{}\[\]]+")
_KEUZE: Final = re.compile(r"(?<=: )(?:[1-5]|onbekend|\[[1-5], [1-5]\])(?=[\n,}])")
_KEUZES: Final = (
    "1",
    "2",
    "3",
    "4",
    "5",
    "onbekend",
    "[1, 2]",
    "[2, 5]",
    "{keuze: 4, opmerking: x, bewijs: y}",
    "null",
)
_VRIJ: Final = re.compile(
    r'(?<=\b(?:reden|titel|vraag)": )"[^"\n]*"|(?<=\b(?:reden|titel|vraag): )[^\n,{}]+'
    r'|(?<=\b(?:opmerking)": )"[^"\n]*"|(?<=\b(?:opmerking): )[^\n,{}]+|(?<=\bbewijs: )[^\n,{}]+|(?<=\bnaam: )[^\n,{}]+'
)
_MATEN: Final = (2, 3, 15, 16, 20, 21, 30, 31, 60, 200, 201)
_LANGE_MATEN: Final = (999, 1000, 1001, 1023, 1024, 1025, 1030, 19_999, 20_000, 20_001)
"""Hoe vaak een stuk herhaald wordt: rond de grenzen die er zijn."""
SCHEIDING: Final = "\x1e"
_KOP: Final = "formaat: inzicht-antwoorden/1\nwijzer: leerlingregistratie\nwijzerversie: '1.1'\ndatum: '2026-11-23'\n"
_KOPJSON: Final = (
    '"formaat": "inzicht-antwoorden/1", "wijzer": "leerlingregistratie", "wijzerversie": "1.1", "datum": "2026-11-23"'
)


def maak_tekst(r: random.Random, *, json: bool) -> bytes:
    """Een vijandige tekst; de helft begint als een echt bestand, zodat zij verder komt dan de eerste regel."""
    stukken = [r.choice(_TEKENS if r.random() < 0.5 else _WOORDEN) for _ in range(r.randint(0, 25))]
    los = "".join(stukken)
    if r.random() < 0.5:
        tekst = f"{{{los}}}" if json else los
    elif json:
        naam, vak = _aangehaald(r), _aangehaald(r)
        antwoord = r.choice(
            ("3", '"onbekend"', f'{{"keuze": 2, "opmerking": {vak}}}', f"[{r.randint(0, 6)}, 4]", los or "null")
        )
        tekst = f'{{{_KOPJSON}, "school": {{"naam": {naam}}}, "antwoorden": {{"opslag": {{"toegang": {antwoord}}}}}}}'
    else:
        waarde = los.replace("\n", " ") if r.random() < 0.8 else los
        antwoord = r.choice(("3", "onbekend", f"{{keuze: 2, opmerking: {waarde}}}", waarde))
        tekst = (
            f"{_KOP}school:\n  naam: {r.choice((waarde, 'De Brug'))}\nantwoorden:\n  opslag:\n    toegang: {antwoord}\n"
        )
    gegevens = tekst.encode("utf-8", "replace")
    if r.random() < 0.05:
        plaats = r.randint(0, len(gegevens))
        gegevens = gegevens[:plaats] + r.choice((b"\xff", b"\xc3", b"\xed\xa0\x80", b"\0")) + gegevens[plaats:]
    return gegevens


def _aangehaald(r: random.Random) -> str:
    """Een tekst tussen aanhalingstekens, met nare stukken die JSON toelaat."""
    delen = [r.choice(_TEKENS if r.random() < 0.5 else _WOORDEN) for _ in range(r.randint(1, 8))]
    kaal = "".join(delen).replace('"', "'")
    return (
        f'"{kaal}"' if r.random() < 0.5 else f'"{kaal.replace(chr(92), "").replace(chr(10), " ").replace(chr(9), " ")}"'
    )


def verander(r: random.Random, gegevens: bytes, andere: Sequence[bytes] = ()) -> bytes:
    """Verander een tekst zo dat zij vaak nog op een bestand lijkt; `andere` zijn teksten om bij te zetten."""
    tekst = gegevens.decode("utf-8", "surrogateescape")
    kans = r.random()
    if kans < 0.03:
        return maak_tekst(r, json=r.random() < 0.5)
    if kans < 0.08:
        naast = r.choice(andere).decode("utf-8", "surrogateescape") if andere and r.random() < 0.5 else tekst
        tekst = SCHEIDING.join((tekst, _klein(r, naast)))
    elif kans < 0.35:
        tekst = _andere_waarde(r, tekst)
    elif kans < 0.6:
        tekst = _klein(r, tekst)
    elif kans < 0.68:
        tekst = _herhaal(r, tekst)
    elif kans < 0.78:
        tekst = _op_regel(r, tekst, r.choice(_VELDEN))
    else:
        schoon = tekst.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        beschadig = jsonteksten.beschadig if schoon.lstrip()[:1] == "{" else yamlteksten.beschadig
        return beschadig(r, schoon)
    return tekst.encode("utf-8", "surrogateescape")


def verander_zacht(r: random.Random, gegevens: bytes) -> bytes:
    """Verander een goed bestand zo dat het meestal goed blijft: andere keuzes, en vreemde tekst waar die mag."""
    tekst = gegevens.decode("utf-8", "surrogateescape")
    for _ in range(r.randint(1, 4)):
        patroon, maak = r.choice(((_KEUZE, _keuze), (_VRIJ, _vrij)))
        plekken = [*patroon.finditer(tekst)]
        if plekken:
            plek = r.choice(plekken)
            tekst = tekst[: plek.start()] + maak(r) + tekst[plek.end() :]
    return tekst.encode("utf-8", "surrogateescape")


def _keuze(r: random.Random) -> str:
    return r.choice(_KEUZES)


def _vrij(r: random.Random) -> str:
    """Een tekst tussen aanhalingstekens, zoals JSON en YAML haar lezen."""
    delen = r.choices(_TEKENS if r.random() < 0.5 else _WOORDEN, k=r.randint(1, 6))
    return dumps("".join(delen) * r.choice((1, 1, 1, 30)), ensure_ascii=r.random() < 0.3)


def _klein(r: random.Random, tekst: str) -> str:
    """Een stuk of woord erbij, of in de plaats van wat er stond."""
    for _ in range(r.choice((1, 1, 2, 3))):
        plaats = r.randint(0, len(tekst))
        nieuw = r.choice(_TEKENS if r.random() < 0.5 else _WOORDEN)
        tekst = tekst[:plaats] + nieuw + tekst[plaats + r.choice((0, 0, 1, len(nieuw))) :]
    return tekst


def _herhaal(r: random.Random, tekst: str) -> str:
    """Een stukje tekst vaak achter elkaar, meestal rond een grens."""
    plaats, lang = r.randint(0, len(tekst)), r.choice((1, 1, 1, 2, 3, 8, 40))
    stuk = tekst[plaats : plaats + lang]
    maat = r.choice(_MATEN) if r.random() < 0.95 else r.choice(_LANGE_MATEN)
    return tekst[:plaats] + (stuk * maat)[: _LANGE_MATEN[-1]] + tekst[plaats + lang :]


def _op_regel(r: random.Random, tekst: str, nieuw: str) -> str:
    """Een veld erbij, op een regel van zichzelf."""
    regels = tekst.split("\n")
    regels.insert(r.randint(0, len(regels)), nieuw)
    return "\n".join(regels)


def _andere_waarde(r: random.Random, tekst: str) -> str:
    """Een andere waarde achter een sleutel, vaak een die daar kan."""
    plekken = [*_WAARDE.finditer(tekst)]
    if not plekken:
        return tekst
    plek = r.choice(plekken)
    nieuw = r.choice((r.choice(_WAARDEN), r.choice(plekken).group()))
    return tekst[: plek.start()] + nieuw + tekst[plek.end() :]
