"""Antwoordenbestanden in alle schrijfwijzen, en wat er onder handen aan stuk gaat."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any, Final

import yaml

from inzicht.bestanden import yamlbron

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

_WOORDEN: Final = ("opslag", "mfa", "een-bron", "keuze", "reden", "wie", "a", "b", "x_1", "3", "no", "null", "Taak2")
_TEKSTEN: Final = (
    "po", "onbekend", "nvt", "directie", "ict-coordinator", "2026-01-12", "12AB", "1.0", "1.10", "Alles is digitaal.",
    "De Brug", "zo'n map", 'zei "ja" toen', "a: b", "a:b", "a #b", "a#b", "# c", "- d", "-", "-3 x", "?", "? e", ":",
    "[2, 4]", "{a: 1}", "a, b", "a]", "a}", "&a", "*a", "!a", "a & b!", "|", ">", "%a", "@a", "`a", "yes", "No", "on",
    "true", "True", "null", "Null", "~", "~a", "", " ", " a", "a ", "a  b", "007", "-3", "+3", "0x1F", "1_000", "12:30",
    "1e3", ".inf", "1234567890123456", "<<", "=", "...", "---", "--- a", "é", "e\u0301", "ĳ ß 漢字", "🏫", "a\u00a0b",
    "a\u00adb", "a\tb", "a\nb", "a\n\n b\n", "back\\slash", "x" * 90, "lang en breed " * 20, "²", "٣", "_a", "a_b",
    "https://voorbeeld.nl/a#b", "sha256:" + "0af1" * 16,
)  # fmt: skip
_GEWONE_TEKSTEN: Final = (
    "po", "onbekend", "directie", "2026-01-12", "12AB", "1.10", "Alles is digitaal.", "De Brug", "zo'n map", "", "no",
    "a, b", "a & b!", "café in de één", "Map 3: 'zo doen wij het'.", "Zie https://voorbeeld.nl/a#b",
    'Het heet "Delen"; zie (b).',
    "Wie het doet - en wanneer - staat in de map (2026).", "3 dagen", "007", "true",
)  # fmt: skip
_NARE_TEKENS: Final = (
    *":#-?[]{}&*!|>%@'\"\\ \t\n\r,.<=~/0123456789aeé_",
    "\x00", "\x07", "\x7f", "\x85", "\xa0", "\xad", "\u0301", "\u2028", "\u202e", "\ufeff", "\ufffe", ": ", " #", "- ",
    "  ", "\r\n", ", ", "''", '""', "\n\n", "\n ", "\n  ", "🏫",
)  # fmt: skip
_NARE_BYTES: Final = (b"\xff", b"\xc3", b"\x85", b"\xa0", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\0", b"\r")
_NARE_REGELS: Final = (
    "", " ", "---", "--- a", "...", "%YAML 1.1", "# c", "  # c", "#c", "? a", ": b", "- a", "  - a", "- a: 1", "-",
    "- ", "  - b: 2", "    - b: 2", "- - 1", "- {a: 1, b: x}", "- [1, 2]", "- a:", "a:", "  a:", "    a:", "a: 1",
    "  a: 1", "   a: 1", "    a: 1", "a : 1", "a:1", "a:  1", "a: b c", "a: b: c", "a: |", "  a: >-", "a: &x 1",
    "a: *x", "a: !!str 1", "  <<: {a: 1}", "'a': 1", '"a": 1', "a: 'b'", "a: 'b''c'", 'a: "b" c', 'a: "b"#c',
    'a: "b" #c', "a: 'b", "b'", "a: [1, 2", "2]", "a: [1,2]", "a: [ 1, 2 ]", "a: [1, ]", "a: [, 1]", "a: []", "a: {}",
    "a: {b: 1", "a: {b: 1, b: 2}", "a: { b: 1 }", "a: {b:1}", "a: {b}", "a: {b: }", "a: {b: {c: [1, x]}}",
    "a: {b: c d , e: f}", "a: [a: b]", "a: [a b]", "a: [1}", "a: {b: 1]",
    "a: {b: x}#c", "a: [1]  # c", "a: [[[[[1]]]]]", "a: 1 # c", "a: 1#c", "a: # c", "a:# c", "a: b  ",
    "a: ~", "a: -1", "a: - 1", "a: -", "a: null", "a: [null, ~, -1, true]", "a: [x y, 'z', \"w\"]", "a: [a#b]",
    "a: [a #b]", "a: [it's]", "a: {b: it's, c: 1}", "a: [b?]", "a: [-x]", "a: [- x]", "a: @b", "a: [1\u00a0]",
    "  vervolg van een tekst", "vervolg", "    vervolg: x", "a: .", "a: (b)", "a: ²", "-1: a", "1: a", "-: a",
    "a: 1,", "a: 1]", "a: b?", "a: b ? c", "a: b - c", "a: b & c * d ! e | f > g % h @ i ` j", "a: 'b' # 'c'",
    "a: >-", "a: |-", "- a: >-", "  a: >", "a: |2-", "a: >- # c", "a: 'b'' c'", "a: 'b''", "c''d'", "  c'",
    "  c' d", "  c' # d",
    "a: it's", "  vervolg # c", "  # vervolg", "  - vervolg", "  vervolg ", 'a: "b\\"c"', 'a: "b\\\\"',
    'a: "b\\', '  c"',
    'a: "\\xE9"', 'a: "\\xe9\\x41"', 'a: "\\n \\/ \\t"', "a: http://b", "a: b:c", "a: b#c:", "a: (b) c: d", "a: b:",
    "\ufeffa: 1", "true: 1", "null: 1", "~: 1",
)  # fmt: skip


def maak_document(r: random.Random) -> str:
    """Een heel of klein antwoordenbestand, in een van de schrijfwijzen die voorkomen; of een rij nare regels."""
    if r.random() < 0.1:
        return "\n".join(r.choices(_NARE_REGELS, k=r.randint(1, 5)))
    waarde = _antwoorden(r)
    soort = r.randrange(4)
    if soort == 0:
        tekst = yamlbron.schrijf(waarde)
    elif soort == 1:
        tekst = "".join(f"{regel}\n" for regel in _met_de_hand(r, waarde, ""))
    else:
        tekst = yaml.dump(
            waarde,
            Dumper=yaml.CSafeDumper,
            default_flow_style=r.choice((False, False, False, False, None, None, True)),
            default_style=r.choice((*[None] * 8, '"', "'")),
            width=r.choice((20, 80, 1000)),
            indent=r.choice((2, 2, 3, 4, 8)),
            allow_unicode=r.random() < 0.8,
            sort_keys=r.random() < 0.3,
            explicit_start=r.random() < 0.05,
        )
    if r.random() < 0.1:
        tekst = tekst.replace("\n", "\r\n")
    if r.random() < 0.7:
        tekst = unicodedata.normalize("NFC", tekst)
    return "\ufeff" * (r.random() < 0.05) + tekst


def beschadig(r: random.Random, tekst: str) -> bytes:
    """Verander een document op geen tot vier plaatsen: tekens, regels, en soms losse bytes."""
    for _ in range(r.choice((0, 1, 1, 1, 1, 1, 2, 2, 3, 4))):
        tekst = _verander_tekens(r, tekst) if r.random() < 0.5 else _verander_regels(r, tekst)
    gegevens = tekst.encode("utf-8", errors="replace")
    if r.random() < 0.02:
        plaats = r.randint(0, len(gegevens))
        gegevens = gegevens[:plaats] + r.choice(_NARE_BYTES) + gegevens[plaats + r.randint(0, 1) :]
    return gegevens


def _verander_tekens(r: random.Random, tekst: str) -> str:
    plaats = r.randint(0, len(tekst))
    if r.random() < 0.5:  # dicht bij een teken dat ertoe doet gebeurt het meeste
        plaats = max(tekst.find(r.choice(":-#\n\"'[{,"), plaats), 0) + r.randint(0, 1)
    nieuw = r.choice(_NARE_TEKENS) if r.random() < 0.8 else ""
    return tekst[:plaats] + nieuw + tekst[plaats + r.choice((0, 0, 1, 1, 2)) :]


def _verander_regels(r: random.Random, tekst: str) -> str:
    regels = tekst.split("\n")
    een, ander = r.randrange(len(regels)), r.randrange(len(regels))
    wat = r.randrange(7)
    if wat == 0:
        regels.insert(ander, regels[een])
    elif wat == 1:
        regels[een], regels[ander] = regels[ander], regels[een]
    elif wat == 2:
        regels[een] = " " * r.choice((1, 2, 4)) + regels[een]
    elif wat == 3:
        regels[een] = regels[een].removeprefix(" " * r.choice((1, 2, 4)))
    elif wat == 4:
        del regels[een]
    else:
        wit = regels[een][: len(regels[een]) - len(regels[een].lstrip(" "))]
        nieuw = (wit if r.random() < 0.6 else "") + r.choice(_NARE_REGELS)
        regels[een : een + (wat == 5)] = [nieuw]
    return "\n".join(regels)


def _tekst(r: random.Random) -> str:
    return r.choice(_TEKSTEN if r.random() < 0.1 else _GEWONE_TEKSTEN)


def _antwoorden(r: random.Random) -> dict[str, Any]:
    alles: dict[str, Any] = {
        "formaat": "inzicht-antwoorden/1",
        "wijzerversie": "1.0",
        "school": {"naam": _tekst(r), "kenmerken": {"sector": "po"}},
        "datum": "2026-01-12",
        "omvang": r.choice(("kort", "volledig", None)),
        "antwoorden": {dim: _vak(r) for dim in r.sample(_WOORDEN, r.randint(1, 3))},
        "actiepunten": [_groep(r) for _ in range(r.randint(1, 3))],
        "vervallen": _groep(r),
        "verwacht": {"opslag": 3},
    }
    over = r.sample(tuple(alles), r.choice((1, 2, 3, 4, 6, 9)))
    return {naam: waarde for naam, waarde in alles.items() if naam in over}


def _vak(r: random.Random) -> dict[str, Any]:
    return {naam: _antwoord(r) for naam in r.sample(_WOORDEN, r.randint(1, 6))}


def _antwoord(r: random.Random) -> Any:
    if r.random() < 0.6:
        return r.choice((1, 2, 3, 4, 5, "onbekend", "nvt", [2, 4], [_tekst(r), 1], None, True, -1, [], {}))
    return _groep(r)


def _groep(r: random.Random) -> dict[str, Any]:
    namen = r.sample(_WOORDEN, r.randint(1, 3))
    return {naam: _tekst(r) if r.random() < 0.7 else r.randint(-9, 99) for naam in namen}


def _met_de_hand(r: random.Random, waarde: dict[str, Any], wit: str) -> Iterator[str]:
    """Zoals mensen schrijven: ongelijke stappen, commentaar, witte regels, soms alles op een regel."""
    stap = wit + " " * r.choice((1, 2, 2, 2, 4))
    for sleutel, lid in waarde.items():
        if r.random() < 0.1:
            yield r.choice(("", "  ", "# let op", f"{wit}# {r.choice(_TEKSTEN)}".replace("\n", " ")))
        kop = f"{wit}{sleutel}:"
        if isinstance(lid, dict) and lid and r.random() < 0.6:
            yield kop + r.choice(("", "", "", " ", "  # uitleg"))
            yield from _met_de_hand(r, lid, stap)
        elif isinstance(lid, list) and any(isinstance(een, dict) for een in lid):
            yield kop
            yield from _lijst_met_de_hand(r, lid, r.choice((wit, stap)))
        elif isinstance(lid, str) and r.random() < 0.4:
            yield from _over_regels(r, kop, lid, stap)
        else:
            yield f"{kop}{r.choice((' ', ' ', '  '))}{_los(r, lid)}{_achter(r)}"


def _over_regels(r: random.Random, kop: str, tekst: str, wit: str) -> Iterator[str]:
    """Een tekst die na een spatie verdergaat op de volgende regel, in elke stijl."""
    stijl = r.choice(("", "'", '"', ">-", "|-", ">", "|"))
    binnen = tekst.replace("'", "''") if stijl == "'" else tekst
    if stijl == '"':
        binnen = tekst.replace("\\", "\\\\").replace('"', '\\"').replace("é", r.choice(("é", "\\xE9", "\\u00e9")))
    delen = binnen.replace(" ", "\n", r.choice((1, 1, 2))).split("\n")
    if stijl[:1] in ("'", '"'):
        delen = [*delen[:-1], delen[-1] + stijl]
    eerste = [] if stijl[:1] in (">", "|") and stijl else [delen.pop(0)]
    yield f"{kop} {stijl}{''.join(eerste)}"
    for deel in delen:
        yield (wit if r.random() < 0.95 else r.choice(("", wit + " "))) + deel + _achter(r) * (r.random() < 0.05)


def _achter(r: random.Random) -> str:
    return "#y" if r.random() < 0.02 else r.choice(("", "", "", "", " ", "  # gezien", " #x"))


def _lijst_met_de_hand(r: random.Random, leden: list[Any], wit: str) -> Iterator[str]:
    for lid in leden:
        if r.random() < 0.3:
            yield f"{wit}- {_los(r, lid)}"
            continue
        streep = r.choice(("- ", "- ", "-   "))
        eerste, *rest = (f"{sleutel}: {_los(r, waarde)}" for sleutel, waarde in lid.items())
        yield wit + streep + eerste
        yield from (f"{wit}{' ' * len(streep)}{regel}" for regel in rest)


def _los(r: random.Random, waarde: Any) -> str:
    """Een waarde op een regel; ook een tekst zonder aanhalingstekens die ze nodig had."""
    if isinstance(waarde, dict):
        leden = ", ".join(f"{sleutel}: {_los(r, lid)}" for sleutel, lid in waarde.items())
        return r.choice((f"{{{leden}}}", f"{{{leden}}}", f"{{ {leden} }}"))
    if isinstance(waarde, list):
        komma = r.choice((", ", ", ", ",", " , "))
        return f"[{komma.join(_los(r, lid) for lid in waarde)}]"
    if isinstance(waarde, str):
        return r.choice((waarde, waarde, f'"{waarde}"', f"'{waarde}'"))
    return r.choice(("", "~", "null")) if waarde is None else str(waarde).lower()
