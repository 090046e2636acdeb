"""Antwoordenbestanden als JSON, en wat daar onder handen aan stuk gaat; altijd op de tekst zelf."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

_PAAR: Final = re.compile(r'"[^"\\{}\[\]]*": (?:"[^"\\]*"|-?\d+|null|\{[^{}]*\}|\[[^\[\]]*\])')
_WAARDE: Final = re.compile(r'(?<=": )(?:"[^"\\]*"|-?\d+|null|\{[^{}]*\}|\[[^\[\]]*\])')
_SLEUTEL: Final = re.compile(r'"[^"\\]*"(?=:)')
_NARE_WAARDEN: Final = (
    "true", "false", "null", "0", "1", "5", "6", "-1", "-0", "01", "1.0", "1e0", "3.5", "NaN", "Infinity", "-Infinity",
    "999999999999999", "1000000000000000", "-1000000000000000", "1" * 5000, '""', '" "', '"nvt"', '"onbekend"', '"x"',
    '"3"', '"kort"', '"volledig"', '"2026-02-30"', '"2026-02-03"', '"12AB"', '"12ab"', '"99ZZ01"', '"1.0"', '"0.9"',
    '"1.10"', '"po"', '"vo"', '"xo"', '"directie"', '"inzicht-antwoorden/1"', "[]", "[1, 2]", "[2, 1]", "[2, 2]",
    "[1, 9]", "[true, 2]", "[1, 2, 3]", "[[1], 2]", "{}", '{"keuze": 2}', '{"keuze": true}', '{"keuze": "nvt"}',
    '{"keuze": 2, "keuze": 3}', '{"keuze": "nvt", "reden": "niet bij ons"}', '{"reden": "x"}', '{"keuze": [1, 2]}',
    '{"keuze": 2, "opmerking": ""}', '{"keuze": 2, "opmerking": null}', '{"keuze": 2, "opmerking": 3}',
    '{"keuze": 2, "wie": "x"}', '{"rol": "directie"}', '{"rol": "directie", "rol": "directie"}', '{"rol": []}',
    '{"naam": "De Brug"}', '{"naam": "De Brug", "brin": null}', '{"sector": "po"}', '{"sector": ["po"]}',
    '{"leeg": {}}', "[" * 30 + "]" * 30, '{"a": ' * 30 + "1" + "}" * 30, '"' + "x" * 19_000 + '"',
    '"' + "x" * 21_000 + '"', '"e\u0301"', '"é"', '"\\u0041"', '"\\u00e9 \\u2013 \\"\\/\\n\\\\"',
    '"e\\u0301"', '"\\u00ad"', '"\\u0007"', '"\\ud800"', '"a\\u0085"',
    '"' + "x" * 700 + '\\"' + "x" * 700 + '"', '"\\""', '"a\\": b"', '"a\u007fb"', '"\u202e"', '"\t"',
    '"a": 1', "'a'", "x",
)  # fmt: skip
_NARE_SLEUTELS: Final = (
    '"keuze"', '"reden"', '"opmerking"', '"bewijs"', '"school"', '"naam"', '"brin"', '"kenmerken"', '"sector"', '""',
    '"antwoorden"', '"invuller"', '"rol"', '"datum"', '"omvang"', '"opslag"', '"mfa"', '"bestaat-niet"',
    '"actiepunten"', '"vervallen"', '"verwacht"', '"wijzerkenmerk"', '"x\\u0041"', "1", "a",
)  # fmt: skip
_NARE_TEKENS: Final = (*"{}[]\":,\\/ \t\n\r'0123456789.-+eaé", "\x00", "\x1f", "\x7f", "\x85", "\u0301", "\ufeff", "🏫")
_NARE_KOPPEN: Final = ("", " ", "\n", "\ufeff")
_NARE_STAARTEN: Final = ("", " ", "\n", "}", "x", " {}", "\u00a0", "\x00")
_NARE_BYTES: Final = (b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\0")


def als_tekst(r: random.Random, waarde: dict[str, Any]) -> str:
    """Hetzelfde antwoordenbestand zoals verschillende programma's het schrijven."""
    return json.dumps(
        waarde,
        ensure_ascii=r.random() < 0.5,
        indent=r.choice((None, None, None, 2)),
        separators=r.choice((None, None, None, (",", ":"), (", ", " : "))),
        sort_keys=r.random() < 0.1,
    )


def beschadig(r: random.Random, tekst: str) -> bytes:
    """Verander een document op geen tot drie plaatsen, en zet er soms iets voor of achter."""
    for _ in range(r.choice((0, 1, 1, 1, 1, 2, 2, 3))):
        tekst = r.choice(_VERANDERINGEN)(r, tekst)
    if r.random() < 0.05:
        tekst = (
            r.choice(("", " ", "\n", "\ufeff")) + tekst + r.choice(("", " ", "\n", "}", "x", " {}", "\u00a0", "\x00"))
        )
    gegevens = tekst.encode("utf-8", errors="replace")
    if r.random() < 0.02:
        plaats = r.randint(0, len(gegevens))
        gegevens = gegevens[:plaats] + r.choice(_NARE_BYTES) + gegevens[plaats + r.randint(0, 1) :]
    return gegevens


def _vervang(r: random.Random, tekst: str, patroon: re.Pattern[str], maak: Callable[[str], str]) -> str:
    """Vervang een plek waar het patroon past; de tekst blijft zoals zij is als het nergens past."""
    plekken = list(patroon.finditer(tekst))
    if not plekken:
        return tekst
    plek = r.choice(plekken)
    return tekst[: plek.start()] + maak(plek.group()) + tekst[plek.end() :]


def _andere_waarde(r: random.Random, tekst: str) -> str:
    return _vervang(r, tekst, _WAARDE, lambda _: r.choice(_NARE_WAARDEN))


def _andere_sleutel(r: random.Random, tekst: str) -> str:
    namen = (*_NARE_SLEUTELS, *_SLEUTEL.findall(tekst))
    return _vervang(r, tekst, _SLEUTEL, lambda _: r.choice(namen))


def _dubbel_paar(r: random.Random, tekst: str) -> str:
    return _vervang(r, tekst, _PAAR, lambda paar: f"{paar}, {paar}")


def _verplaatst_paar(r: random.Random, tekst: str) -> str:
    """Een paar dat elders nog eens staat: een sleutel op een andere laag, of dubbel met een andere waarde."""
    paren = _PAAR.findall(tekst)
    return _vervang(r, tekst, _PAAR, lambda paar: f"{paar}, {r.choice(paren)}")


def _dubbele_sleutel(r: random.Random, tekst: str) -> str:
    return _vervang(r, tekst, _SLEUTEL, lambda sleutel: f"{sleutel}: {r.choice(_NARE_WAARDEN)}, {sleutel}")


def _zonder_paar(r: random.Random, tekst: str) -> str:
    return _vervang(r, tekst, re.compile(rf"{_PAAR.pattern}, "), lambda _: "")


def _wit(r: random.Random, tekst: str) -> str:
    return _vervang(r, tekst, re.compile("[:,{]"), lambda teken: r.choice((f" {teken}", f"\n{teken}", f"{teken}\t")))


def _ander_teken(r: random.Random, tekst: str) -> str:
    plaats = r.randint(0, len(tekst))
    nieuw = r.choice(_NARE_TEKENS) if r.random() < 0.8 else ""
    return tekst[:plaats] + nieuw + tekst[plaats + r.choice((0, 0, 1, 1, 2)) :]


_VERANDERINGEN: Final = (
    _andere_waarde,
    _andere_waarde,
    _andere_waarde,
    _andere_sleutel,
    _dubbel_paar,
    _verplaatst_paar,
    _dubbele_sleutel,
    _zonder_paar,
    _wit,
    _ander_teken,
)
