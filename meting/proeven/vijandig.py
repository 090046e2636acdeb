"""Vijandige teksten: losse stukken van YAML en JSON, nare tekens en bekende woorden door elkaar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import random

_WOORDEN: Final = (
    "formaat", "inzicht-antwoorden/1", "wijzer", "leerlingregistratie", "wijzerversie", "1.0", '"1.0"',
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
_KOP: Final = "formaat: inzicht-antwoorden/1\nwijzer: leerlingregistratie\nwijzerversie: '1.0'\ndatum: '2026-11-23'\n"
_KOPJSON: Final = (
    '"formaat": "inzicht-antwoorden/1", "wijzer": "leerlingregistratie", "wijzerversie": "1.0", "datum": "2026-11-23"'
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
