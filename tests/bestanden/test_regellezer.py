"""De regellezer: wat hij zelf leest, wat hij aan de gewone lezer laat, en dat beide hetzelfde geven."""

import copy
import gc
import sys
from pathlib import Path
from typing import Any

import pytest

from hulp import WORTEL
from inzicht.bestanden import yamlbron
from inzicht.bestanden.yamlbron import lezer, regellezer
from inzicht.bestanden.yamlbron.regellezer import lees_regels
from inzicht.tekst import STUURTEKEN

A = yamlbron.ANTWOORDEN
VOORBEELDEN = sorted((WORTEL / "vragen" / "voorbeelden").glob("*.yaml"))

ZELF: list[tuple[str, str, dict[str, Any]]] = [
    ("paar", "a: b", {"a": "b"}),
    ("woorden", "a: true\nb: null\nc: ~\nd: no\ne: 007\nf: -3\n", {"a": True, "b": None, "c": None, "d": "no", "e": 7, "f": -3}),
    ("datum", "a: 2026-01-12\nb: 1234567890123456\n", {"a": "2026-01-12", "b": "1234567890123456"}),
    ("aanhalingstekens", "a: \"3\"\nb: 'x # y: z'\nc: \"\"\n", {"a": "3", "b": "x # y: z", "c": ""}),
    ("kaal", "a: Wie, wat & waar? Zo'n map [of twee] (2).\n", {"a": "Wie, wat & waar? Zo'n map [of twee] (2)."}),
    ("lagen", "a:\n  b:\n      c: 1\n  d: 2\ne: 3\n", {"a": {"b": {"c": 1}, "d": 2}, "e": 3}),
    ("leeg", "a:\nb:\n  c:\nd:\n", {"a": None, "b": {"c": None}, "d": None}),
    ("vormen", "a: [2, 4]\nb: { c: x y, d: [z] }\ne: []\nf: {}\n", {"a": [2, 4], "b": {"c": "x y", "d": ["z"]}, "e": [], "f": {}}),
    ("lijst", "a:\n  - b: 1\n    c: 2\n  - b: 3\nd: 4\n", {"a": [{"b": 1, "c": 2}, {"b": 3}], "d": 4}),
    ("lijst_zonder_inspring", "a:\n- b: 1\n- 2\n- {c: 3}\nd: 4\n", {"a": [{"b": 1}, 2, {"c": 3}], "d": 4}),
    ("brede_streep", "a:\n  -   b: 1\n      c: 2\n", {"a": [{"b": 1, "c": 2}]}),
    ("commentaar", "# x\na: b # y\n\n  # z: 1\nc: # leeg\n  d: 'e' # f\n", {"a": "b", "c": {"d": "e"}}),
    ("sleutels", "\"3\": a\n'no': b\nX_1-y: c\n", {"3": "a", "no": "b", "X_1-y": "c"}),
    ("dubbele_aanhaling", "a: 'zo''n map'\nb: ''''\nc: ''\n", {"a": "zo'n map", "b": "'", "c": ""}),
    ("escapes", 'a: "x \\"y\\" \\\\ z"\nb: "c\\nd"\ne: "Caf\\xE9"\n', {"a": 'x "y" \\ z', "b": "c\nd", "e": "Café"}),
    ("kaal_met_tekens", "a: b#c:d\nb: https://x.nl/#y\nc: (zie b)\n", {"a": "b#c:d", "b": "https://x.nl/#y", "c": "(zie b)"}),
    ("kale_vouw", "a: b\n  c d\n   e\nf: 3\n  g\n", {"a": "b c d e", "f": "3 g"}),
    ("aangehaalde_vouw", "f:\n  g: 'h\n    i: # ''j'\n  k: \"l \n   m\"  # n\n", {"f": {"g": "h i: # 'j", "k": "l m"}}),
    ("blok", "a: >-\n  b # c\n  d: e\nf:\n  g: |-\n     h\n     - i\n  j: 1\n\n", {"a": "b # c d: e", "f": {"g": "h\n- i", "j": 1}}),
    ("blok_aan_het_eind", "a:\n- b: >-\n    c\n\n", {"a": [{"b": "c"}]}),
    ("vouw_in_een_lijst", "a:\n- b: 'c\n    d'\n  e: f\n    g\n- h: i\n    j\n", {"a": [{"b": "c d", "e": "f g"}, {"h": "i j"}]}),
    ("regeleinden", "a: é\r\nb:\r\n  c: 1\r\n", {"a": "é", "b": {"c": 1}}),
]  # fmt: skip

TWIJFEL = [
    "", "# x\n", "a", "- a\n", " a: 1\n", "a:1\n", "a : 1\n", "a: b: c\n", "a: b:\n", "a: 'b'#c\n", "a: 'b' c\n",
    'a: "b\nc"\n', "a: b\nc\n", "a:\n  b: c\n  d\n", "a: 'b'\n  c\n", "a: b # c\n  d\n", "a: b\n\n  c\n", "a: 'b\n\n  c'\n",
    "a: b\n  c: d\n", "a: b\n  c # d\n  e\n", "a: 'b\n", "a: [1]\n  b\n", "a: >-\n", "a: >-\nb: 1\n", "a: >-\n  b\n   c\n",
    "a: >-\n   b\n  c\n", "a: >-\n  b\n\n  c\n", "a: >-\n  b \n  c\n", "a: >- # b\n  c\n", 'a: "b\\\n  c"\n', 'a: "b\\t"\n',
    'a: "b\\x41"\n', 'a: "\\xE9 ☕"\n', "a: 'b\n" + "  c\n" * 60 + "  d'\n",
    "a: b\n  c: 1\n", "a:\n    b: 1\n  c: 2\n", "a:\n- b: 1\n c: 2\n",
    "a:\n  b: 1\n  - c\n", "a: 1\na: 2\n", "a:\n  b: 1\n  b: 2\n", "a: {b: 1, b: 2}\n", "a:\n- b: 1\n  b: 2\n", "a: |\n  b\n",
    "a: >\n  b\n", "a: &b c\n", "a: *b\n", "a: !b c\n", "a: !!str 1\n", "<<: {a: 1}\n", "? a\n", "---\na: 1\n", "a: 1\n...\n",
    "%YAML 1.1\n", "a: [1\n", "a: [1, 2\n", "a: [1}\n", "a: {b: 1]\n", "a:\n-   b: 1\n  c: 2\n", "a: [1,]\n", "a: {b}\n", "a: {b:1}\n", "a: [[[[[1]]]]]\n", "a: [b: c]\n", "a: @b\n",
    "a: - b\n", "a: -b\n", "a:\t1\n", "\ta: 1\n", "a: b\tc\n", "a: b\rc: d\n", "a: b\x85\n", "a: b\u00a0c\n", "a: b\u2028c\n",
    "\ufeffa: 1\n", "a: \x7f\n", "a: b\ufffe\n", "".join(f"{' ' * laag}a:\n" for laag in range(20)), "a: " + "x" * 20_001,
]  # fmt: skip


@pytest.mark.parametrize(("tekst", "waarde"), [pytest.param(*rij[1:], id=rij[0]) for rij in ZELF])
def test_een_eenvoudige_tekst_leest_hij_zelf_en_gelijk(tekst: str, waarde: dict[str, Any]) -> None:
    gewoon = yamlbron.lees(tekst.encode(), "x.yaml", A).waarde
    assert repr(lees_regels(tekst, A)) == repr(waarde) == repr(gewoon)


@pytest.mark.parametrize("tekst", TWIJFEL)
def test_bij_twijfel_beslist_de_gewone_lezer(tekst: str) -> None:
    assert lees_regels(tekst, A) is None


@pytest.mark.parametrize("pad", VOORBEELDEN, ids=lambda pad: pad.stem)
def test_een_voorbeeld_leest_hij_zelf(pad: Path) -> None:
    gegevens = pad.read_bytes()
    assert repr(lees_regels(gegevens.decode(), A)) == repr(yamlbron.lees(gegevens, "x.yaml", A).waarde)


@pytest.mark.parametrize("pad", VOORBEELDEN, ids=lambda pad: pad.stem)
def test_wat_inzicht_schrijft_leest_hij_zelf(pad: Path) -> None:
    waarde = yamlbron.lees(pad.read_bytes(), "x.yaml", A).waarde
    waarde["actiepunten"] = [{"vraag": "opslag.mfa", "wie": "directie", "wanneer": "2027-02-01", "status": "open"}] * 2
    waarde["vervallen"] = {"opslag": {"2fa": {"keuze": "nvt", "reden": "weg: ja #1"}}}
    assert repr(lees_regels(yamlbron.schrijf(waarde), A)) == repr(waarde)


@pytest.mark.parametrize("tekst", ['a: "x\\u001b"\n', "a: e\u0301\n", "a: [1\n", "a: 1\na: 2\n"])
def test_wat_nagekeken_of_geweigerd_moet_worden_gaat_langs_de_gewone_lezer(
    tekst: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Langs(Exception):
        pass

    def gezien(*_: object, **__: object) -> None:
        raise Langs

    monkeypatch.setattr(lezer, "_bouw_yaml", gezien)
    with pytest.raises(Langs):
        yamlbron.lees(tekst.encode(), "x.yaml", A, plekken=False)


def test_een_krappere_soort_beslist_de_gewone_lezer() -> None:
    tekst = "a: 1\nb: 2\n"
    for krap in (
        yamlbron.Soort("A", "x", 100, diepte=3),
        yamlbron.Soort("A", "x", 100, knopen=5),
        yamlbron.Soort("A", "x", 100, tekst=5),
    ):
        assert lees_regels(tekst, krap) is None


def test_geen_enkel_verboden_teken_is_afdrukbaar() -> None:
    assert not [
        nummer for nummer in range(sys.maxunicode + 1) if STUURTEKEN.match(chr(nummer)) and chr(nummer).isprintable()
    ]


def test_twee_bestanden_delen_geen_lijst_of_groep() -> None:
    tekst = "a: [2, [4]]\nb: {c: [1]}\nd:\n- {e: 1}\n"
    eerste = lees_regels(tekst, A)
    assert eerste is not None
    bewaard = copy.deepcopy(eerste)
    eerste["a"][1].append(5)
    eerste["b"]["c"].clear()
    eerste["d"][0].clear()
    assert lees_regels(tekst, A) == bewaard


def test_het_geheugen_van_regels_blijft_klein(monkeypatch: pytest.MonkeyPatch) -> None:
    regels = regellezer._Regels()
    monkeypatch.setattr(regellezer, "_REGELS", regels)
    for nummer in range(10_000):
        lees_regels(f"a: {nummer}\nb: {'x' * 300}{nummer}\n", A)
    assert len(regels) <= 2048
    assert max(map(len, regels)) <= 200


def test_een_gelezen_bestand_is_meteen_weer_weg() -> None:
    gevallen = [("x.yaml", b"a: 1\n"), ("x.yaml", b"a: |\n  b\n"), ("x.json", b'{"a": 1}')]
    gc.collect()
    gc.disable()
    try:
        for naam, gegevens in gevallen:
            yamlbron.lees(gegevens, naam, A, plekken=False)
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_een_plek_komt_ook_na_de_regellezer() -> None:
    bron = yamlbron.lees(b"a: 1\nb:\n  c: [2, 4]\n", "x.yaml", A, plekken=False)
    plek = bron.plek(("b", "c", 1))
    assert (plek.regel, plek.kolom) == (3, 10)
    assert bron.waarde == {"a": 1, "b": {"c": [2, 4]}}
