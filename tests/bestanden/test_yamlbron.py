"""De lezer: wat hij aanneemt, wat hij weigert en waar, en dat schrijven en lezen elkaars spiegel zijn."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from yaml.scanner import ScannerError

from inzicht.bestanden import yamlbron
from inzicht.fouten import InvoerFout
from inzicht.tekst import STUURTEKEN, invoer, schoon, slug

A = yamlbron.ANTWOORDEN

# naam, bytes, code, regel, woord uit de boodschap
SLECHT: list[tuple[str, bytes, str, int, str]] = [
    ("leeg.yaml", b"", "A001", 1, "leeg"),
    ("alleen_commentaar.yaml", b"# x\n", "A001", 1, "leeg"),
    ("bom_alleen.yaml", b"\xef\xbb\xbf", "A001", 1, "leeg"),
    ("utf16.yaml", "formaat: x".encode("utf-16"), "A003", 1, "UTF-16"),
    ("cp1252.yaml", b"a: 1\nb: priv\xe9 x\n", "A003", 2, "ANSI"),
    ("nullen.yaml", b"a: 1\n" + bytes(20), "A004", 2, "beschadigd"),
    ("afgekapt.yaml", b'a: 1\nb: "abc\nc: 2\n', "A005", 2, "aanhalingsteken op regel 2"),
    ("half_teken.yaml", b"a: \xc3", "A003", 1, "afgekapt"),
    ("tab.yaml", b"a:\n\tb: 1\n", "A005", 2, "tab"),
    ("brief.yaml", b"Geachte mevrouw,\nhierbij.\n", "A017", 1, "geen antwoordenbestand"),
    ("docx.yaml", b"PK\x03\x04xx", "A012", 1, "Word"),
    ("pdf.yaml", b"%PDF-1.7", "A012", 1, "PDF"),
    ("oud.yaml", b"\xd0\xcf\x11\xe0", "A012", 1, "Excel"),
    ("gzip.yaml", b"\x1f\x8b\x08", "A012", 1, "ingepakt"),
    ("mail.yaml", b"From: iemand\nTo: x\n", "A012", 1, "e-mail"),
    ("webpagina.yaml", b"<!DOCTYPE html><p>", "A012", 1, "webpagina"),
    ("lijst.yaml", b"- a\n", "A017", 1, "lijst"),
    ("twee.yaml", b"a: 1\n---\nb: 2\n", "A007", 2, "tweede document"),
    ("dubbel.yaml", b"a: 1\nb: 2\na: 3\n", "A008", 3, "regel 1 en op regel 3"),
    ("dubbel_nfc.yaml", "é: 1\ne\u0301: 2\n".encode(), "A008", 2, "twee keer"),
    ("dubbel_getal.yaml", b'1: a\n"1": b\n', "A008", 2, "twee keer"),
    ("anker.yaml", b"a: &x 1\n", "A006", 1, "anker"),
    ("alias.yaml", b"a: *x\n", "A006", 1, "verwijzing"),
    ("samenvoeg.yaml", b"a:\n  <<: {b: 1}\n", "A006", 2, "Samenvoegen"),
    ("tag.yaml", b"a: !!str 1\n", "A006", 1, "tag"),
    ("eigen_tag.yaml", b"a: !include x\n", "A006", 1, "tag"),
    ("directive.yaml", b"%YAML 1.1\n---\na: 1\n", "A006", 1, "procentteken"),
    ("lol.yaml", b"a: &a [x,x]\nb: &b [*a,*a]\n", "A006", 1, "anker"),
    ("zelf.yaml", b"&a [*a]\n", "A006", 1, "anker"),
    ("diep_21.yaml", b"a: " + b"[" * 20 + b"]" * 20, "A009", 1, "diep"),
    ("diep_30k.yaml", b"[" * 30_000, "A009", 1, "diep"),
    ("diep_1M.yaml", b"a: " + b"[" * 1_000_000, "A009", 1, "diep"),
    ("groot.yaml", b"a: 1\n" * 300_000, "A002", 1, "groter"),
    ("tekst_25kB.yaml", b"a: " + b"x" * 25_000, "A011", 1, "te lang"),
    ("vragen_100k.yaml", b"a: [" + b"1," * 60_000 + b"]", "A010", 1, "Te veel"),
    ("esc.yaml", b'a: 1\nb: "\\e[2J"\n', "A004", 2, "U+001B"),
    ("c1.yaml", b'b: "\\x9b"\n', "A004", 1, "U+009B"),
    ("bidi.yaml", "a: x\u202ey\n".encode(), "A004", 1, "U+202E"),
    ("regelscheiding.yaml", "a: x\u2028y\n".encode(), "A004", 1, "U+2028"),
    ("surrogaat.yaml", b'a: "\\ud800"\n', "A005", 1, "geldig teken"),
    ("conflict.yaml", b"<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x\n", "A016", 1, "samenvoegconflict"),
    ("sleutel_lijst.yaml", b"? [a]\n: 1\n", "A015", 1, "sleutel"),
    ("dubbele_punt.yaml", b"a: b: c\n", "A005", 1, "dubbele punt"),
    ("leeg.json", b" \n", "A001", 1, "leeg"),
    ("nan.json", b'{"a":\n NaN}', "A014", 2, "NaN"),
    ("komma.json", b'{"a": 1.5}', "A014", 1, "1.5"),
    ("dubbel.json", b'{"a": 1,\n"a": 2}', "A008", 2, "twee keer"),
    ("dubbel_wit.json", b'{"a" : 1,\n"b": 2, "b": 3}', "A008", 2, "twee keer"),
    ("dubbel_regeleinde.json", b'{"a"\n: 1, "b": 2, "b": 3}', "A008", 2, "twee keer"),
    ("dubbel_tab.json", b'{"a"\t: 1, "b": 2, "b": 3}', "A008", 1, "twee keer"),
    ("dubbel_cr.json", b'{"a"\r: 1, "b": 2, "b": 3}', "A008", 1, "twee keer"),
    ("diep.json", b"[" * 100_000, "A009", 1, "diep"),
    ("diep_goed.json", b'{"a": ' + b"[" * 20 + b"]" * 20 + b"}", "A009", 1, "diep"),
    ("getal.json", b'{"a": ' + b"9" * 5000 + b"}", "A014", 1, "15 cijfers"),
    ("esc.json", b'{"a": "\\u001b"}', "A004", 1, "U+001B"),
    ("commentaar.json", b'{"a": 1, // x\n}', "A005", 1, "sleutel"),
    ("halfteken.json", b'{"a": "\\ud800"}', "A004", 1, "U+D800"),
    ("dubbel_bij_streep.json", b'{"a": "\\u0041",\n"b": 2,\n"b": 3}', "A008", 3, "twee keer"),
    ("lijst.json", b"[1]", "A017", 1, "lijst"),
    ("lijst_met_wit.json", b'[{"a" : 1}]', "A017", 1, "lijst"),
    ("getal_16.json", b'{"a":\n1000000000000000}', "A014", 2, "15 cijfers"),
    ("getal_16_onder_nul.json", b'{"a":\n-1000000000000000}', "A014", 2, "15 cijfers"),
    ("getal_16_bij_streep.json", b'{"a": "\\u0041",\n"b": 1000000000000000}', "A014", 2, "15 cijfers"),
    ("getal_in_lijst.json", b'{"a": [\n[1000000000000000]]}', "A014", 2, "15 cijfers"),
    ("tekst_25kB.json", b'{"a":\n"' + b"x" * 25_000 + b'"}', "A011", 2, "te lang"),
    ("vragen_100k.json", b'{"a": [' + b"1," * 60_000 + b"1]}", "A010", 1, "Te veel"),
]


@pytest.mark.parametrize(
    ("naam", "gegevens", "code", "regel", "woord"), [pytest.param(*rij, id=rij[0]) for rij in SLECHT]
)
def test_een_slecht_bestand_krijgt_een_eigen_zin_op_de_juiste_regel(
    naam: str, gegevens: bytes, code: str, regel: int, woord: str
) -> None:
    begin = time.monotonic()
    with pytest.raises(InvoerFout) as fout:
        yamlbron.lees(gegevens, naam, A)
    (bevinding,) = fout.value.bevindingen
    assert (bevinding.code, bevinding.plek.regel) == (code, regel)
    assert woord in bevinding.boodschap
    assert time.monotonic() - begin < 5


# tekst, en regel:kolom van elk hekje dat er iets van afhaalt
AFGEKAPT: list[tuple[str, list[str]]] = [
    ("naam: School #2 Noord\n", ["1:14"]),
    ("naam: School\t#2\n", ["1:14"]),
    ("titel: Eén school # en nog een\r\nuitleg: Goed #1\r\n", ["1:19", "2:14"]),
    ("opmerking: zie #12\n", ["1:16"]),
    ("opmerking: zie # de map\n", ["1:16"]),
    ("naam: #1 van de stad\n", ["1:7"]),
    ("a:\n  - Ouders #2\n  - ouders #2\n  - #2\n", ["2:12", "3:12", "4:5"]),
    ("1: Nee #nooit\n2: ja #2\n3: #3\n", ["1:8", "2:7", "3:4"]),
    ("a: [Ouders #2\n]\n", ["1:12"]),
    ("school: {naam: De Brug #2,\n brin: 12AB}\n", ["1:24"]),
    ("naam: De school\n  aan de #2\n", ["2:10"]),
    ("naam: De school # x\n  van Noord\n", ["1:17"]),
    ("- Nee # x\n", ["1:7"]),
]


@pytest.mark.parametrize(("tekst", "plekken"), AFGEKAPT)
@pytest.mark.parametrize("met_plekken", [True, False])
def test_een_hekje_dat_tekst_afkapt_wordt_geweigerd(tekst: str, plekken: list[str], met_plekken: bool) -> None:
    with pytest.raises(InvoerFout) as fout:
        yamlbron.lees(tekst.encode(), "x.yaml", A, plekken=met_plekken)
    gevonden = fout.value.bevindingen
    assert [f"{een.plek.regel}:{een.plek.kolom}" for een in gevonden] == plekken
    assert {een.code for een in gevonden} == {"A018"}
    assert "tussen aanhalingstekens" in gevonden[0].boodschap


@pytest.mark.parametrize(
    ("tekst", "waarde"),
    [
        ("a: 3 # x\nb: true #x\nc: null # x\nd: ~ #\n", {"a": 3, "b": True, "c": None, "d": None}),
        ("rol: ict-coordinator # wie\nsector: po #x\n", {"rol": "ict-coordinator", "sector": "po"}),
        ("versie: 1.0 # x\ndatum: 2026-11-23 # y\nbrin: 12AB # z\n", {"versie": "1.0", "datum": "2026-11-23", "brin": "12AB"}),
        ("formaat: inzicht-wijzer/1 # x\nadres: https://x.nl/A#b # y\n", {"formaat": "inzicht-wijzer/1", "adres": "https://x.nl/A#b"}),
        ("vraag: opslag.mfa # eerst\n1: nee # laagste\n", {"vraag": "opslag.mfa", "1": "nee"}),
        ("wie: [Ouders, Administratie] # x\ns: {naam: De Brug} # y\n", {"wie": ["Ouders", "Administratie"], "s": {"naam": "De Brug"}}),
        ("wie: [Ouders, # de ouders\n  administratie # en de rest\n]\n", {"wie": ["Ouders", "administratie"]}),
        ("naam: 'De Brug' # x\nuitleg: \"Map #2\" #y\n", {"naam": "De Brug", "uitleg": "Map #2"}),
        ("uitleg: | # x\n  Map #2\n  # 3\nnaam: > # y\n  De #1\n", {"uitleg": "Map #2\n# 3\n", "naam": "De #1\n"}),
        ("naam: De#Brug\n# x\nuitleg: Goed\n  # y\n", {"naam": "De#Brug", "uitleg": "Goed"}),
        ("naam: # x\n  De Brug\nvak: #y\n  a: 1\n", {"naam": "De Brug", "vak": {"a": 1}}),
        ("opmerking: # nog invullen\nmfa: #later\n", {"opmerking": None, "mfa": None}),
        ("antwoorden: {mfa: 3, papier}\n", {"antwoorden": {"mfa": 3, "papier": None}}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("met_plekken", [True, False])
def test_een_opmerking_waar_niets_verloren_gaat_mag(tekst: str, waarde: dict[str, Any], met_plekken: bool) -> None:
    assert yamlbron.lees(tekst.encode(), "x.yaml", A, plekken=met_plekken).waarde == waarde


@pytest.mark.parametrize("tekst", ['{"a": "b #c", "d": 1, "e": null}', '{"a": [1, " # x", true]}'])
@pytest.mark.parametrize("met_plekken", [True, False])
def test_een_hekje_in_json_is_gewone_tekst(tekst: str, met_plekken: bool) -> None:
    bron = yamlbron.lees(tekst.encode(), "x.json", A, plekken=met_plekken)
    assert (bron.waarde, bron.plek(("a",)).regel) == (json.loads(tekst), 1)


@pytest.mark.parametrize(
    ("tekst", "plek"), [("s: {1: Nee, 2: Ja, soms}\n", "1:24"), ("s: {naam: De Brug, Utrecht, brin: 12AB}\n", "1:27")]
)
def test_een_komma_die_een_tekst_splitst_wordt_geweigerd(tekst: str, plek: str) -> None:
    with pytest.raises(InvoerFout, match=f":{plek}: A018 .*aanhalingstekens: de komma splitst"):
        yamlbron.lees(tekst.encode(), "x.yaml", A)


@pytest.mark.parametrize(
    ("tag", "toon"),
    [("!!str 1", "!!str"), ("!foo 1", "!foo"), ("!!int [1]", "!!int"), ("!<a,b> 1", "!<a,b>"), ("! 1", "!")],
)
def test_een_melding_noemt_een_tag_zoals_hij_er_staat(tag: str, toon: str) -> None:
    with pytest.raises(InvoerFout) as fout:
        yamlbron.lees(f"a: {tag}\n".encode(), "x.yaml", A)
    assert f"een tag ({toon})" in str(fout.value)
    assert "yaml.org" not in str(fout.value)


@pytest.mark.parametrize("lengte", [1000, 1001, 1030])
@pytest.mark.parametrize(
    "vorm",
    ["{}: 1\n", "a:\n  {}: 1\n", "a: {{{}: 1}}\n", '"{}": 1\n', '{{"{}": 1}}', '{{"a": [{{"\\u0041", "{}": 1}}]}}'],
)
def test_een_lange_sleutel_weigeren_alle_lezers_gelijk(vorm: str, lengte: int) -> None:
    vorm = vorm.replace('"\\u0041", ', '"b": "\\u0041", ')
    naam = "x.json" if vorm.startswith("{{") else "x.yaml"
    gegevens = vorm.format("k" * lengte).encode()
    uitkomsten = []
    for plekken in (True, False):
        try:
            uitkomsten.append(str(yamlbron.lees(gegevens, naam, A, plekken=plekken).waarde))
        except InvoerFout as fout:
            uitkomsten.append(fout.bevindingen[0].code)
    assert uitkomsten[0] == uitkomsten[1]
    assert (uitkomsten[0] in ("A011", "A005")) == (lengte > 1000)
    assert len(uitkomsten[0]) < 100 or lengte == 1000


@pytest.mark.parametrize(("naam", "tekst"), [("x.yaml", "a: [{}]"), ("x.json", '{{"a": [{}]}}')])
def test_precies_zoveel_als_mag_is_niet_te_veel(naam: str, tekst: str) -> None:
    """De groep, haar sleutel en de lijst tellen ook mee."""
    vol = [1] * (A.knopen - 3)
    assert yamlbron.lees(tekst.format(str(vol)[1:-1]).encode(), naam, A).waarde == {"a": vol}
    with pytest.raises(InvoerFout, match="A010"):
        yamlbron.lees(tekst.format(str([*vol, 1])[1:-1]).encode(), naam, A)


@pytest.mark.parametrize(
    ("kaal", "waarde"),
    [
        *[(w, w) for w in ["no", "yes", "on", "off", "n", "y", "No", "NO", "True", "TRUE", "False", "Null", "NULL", "1.10", "0x1F", "1_000", "12:30", "2026-01-02", "1e3", ".inf", ".nan", "+3"]],
        ("true", True), ("false", False), ("null", None), ("~", None), ("", None),
        ("3", 3), ("-3", -3), ("007", 7), ("123456789012345", 123456789012345), ("1234567890123456", "1234567890123456"),
        ('"3"', "3"), ("'no'", "no"),
    ],
)  # fmt: skip
def test_alleen_true_false_null_en_hele_getallen_zijn_geen_tekst(kaal: str, waarde: object) -> None:
    gelezen = yamlbron.lees(f"a: {kaal}\n".encode(), "x.yaml", A).waarde["a"]
    assert (gelezen, type(gelezen)) == (waarde, type(waarde))


def test_bom_en_crlf_geven_dezelfde_waarde() -> None:
    kaal = yamlbron.lees("a: é\nb: [1, 2]\n".encode(), "x.yaml", A).waarde
    anders = yamlbron.lees(b"\xef\xbb\xbf" + "a: é\r\nb: [1, 2]\r\n".encode(), "x.yaml", A).waarde
    assert kaal == anders == {"a": "é", "b": [1, 2]}


@pytest.mark.parametrize("naam", ["x.yaml", "x.json"])
def test_elke_waarde_en_sleutel_heeft_haar_plek(naam: str) -> None:
    tekst = '{"a": 1,\n "b": {"c": ["x",\n   "y"]}}'
    bron = yamlbron.lees(tekst.encode(), naam, A)
    plekken = [bron.plek(("a",)), bron.plek(("b",), sleutel=True), bron.plek(("b", "c", 1)), bron.plek(("b", "weg"))]
    assert [(p.regel, p.kolom) for p in plekken] == [(1, 7), (2, 2), (3, 4), (2, 7)]


TEKST = st.text(max_size=40).map(invoer)
WAARDE: Any = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**14), 10**14) | TEKST,
    lambda dieper: (
        st.lists(dieper.filter(lambda w: not isinstance(w, dict)), max_size=3)
        | st.dictionaries(TEKST, dieper, max_size=3)
    ),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(
    st.dictionaries(
        TEKST,
        st.none()
        | st.booleans()
        | st.integers(-999, 999)
        | TEKST
        | st.dictionaries(TEKST, TEKST, min_size=1, max_size=3)
        | st.lists(TEKST, max_size=3),
        max_size=6,
    )
)
def test_wat_geschreven_is_komt_gelijk_terug(waarde: dict[str, Any]) -> None:
    assert yamlbron.lees((yamlbron.schrijf(waarde) or "{}").encode(), "x.yaml", A).waarde == waarde or not waarde


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(TEKST, WAARDE, max_size=4), st.booleans())
def test_json_geeft_snel_en_traag_dezelfde_waarde(waarde: dict[str, Any], ascii_: bool) -> None:
    tekst = json.dumps(waarde, ensure_ascii=ascii_, indent=1)
    bron = yamlbron.lees(tekst.encode(), "x.json", A)
    assert bron.waarde == waarde
    bron.plek(("x",))
    assert bron.waarde == waarde


@settings(max_examples=400, deadline=None)
@given(
    st.binary(max_size=200) | st.text(alphabet="[]{}:,-&*!|>\"'%@`#? \n\tab1\\x", max_size=60).map(str.encode),
    st.sampled_from(["x.yaml", "x.json"]),
)
def test_willekeurige_bytes_geven_alleen_een_weigering(gegevens: bytes, naam: str) -> None:
    try:
        yamlbron.lees(gegevens, naam, A)
    except InvoerFout as fout:
        assert len(fout.bevindingen) == 1


@given(st.text())
def test_een_scherm_krijgt_nooit_een_stuurteken(tekst: str) -> None:
    assert not STUURTEKEN.search(schoon(tekst))
    assert set(schoon(tekst)).isdisjoint("\n\t")
    assert not STUURTEKEN.search(invoer(tekst))


@pytest.mark.parametrize(
    ("naam", "verwacht"),
    [("Bs. De Été", "bs-de-ete"), ("../../x", "x"), ("CON", "con-school"), ("学校", "school"), ("a" * 90, "a" * 60)],
)
def test_een_schoolnaam_wordt_een_veilige_bestandsnaam(naam: str, verwacht: str) -> None:
    assert slug(naam) == verwacht


class _LeestVooruit:
    """Een libyaml die zelf bij veel lagen weigert, zoals die van PyYAML 6.0.4: voor de eerste laag eruit komt."""

    echt = yaml.CSafeLoader

    def __init__(self, bron: bytes | str) -> None:
        tekst = bron.decode() if isinstance(bron, bytes) else bron
        diep = [nummer for nummer, teken in enumerate(tekst) if teken in "[{"]
        self._fout = None
        if len(diep) > 900:
            plek = yaml.Mark("x", diep[900] + 1, 0, diep[900] + 1, None, 0)
            self._fout = ScannerError("while increasing flow level", None, "exceeded maximum nesting depth", plek)
        self._lezer = self.echt(bron)
        self.dispose = self._lezer.dispose

    def get_event(self) -> object:
        if self._fout is not None:
            raise self._fout
        return self._lezer.get_event()


@pytest.mark.parametrize("teken", ["[", "{a: ", "[{a: "])
def test_te_diep_is_dezelfde_zin_als_libyaml_het_zelf_al_merkt(monkeypatch: pytest.MonkeyPatch, teken: str) -> None:
    gegevens = f"b: 1\na: {teken * 1200}".encode()
    gezegd = []
    for lezer in (yaml.CSafeLoader, _LeestVooruit):
        monkeypatch.setattr(yaml, "CSafeLoader", lezer)
        with pytest.raises(InvoerFout) as fout:
            yamlbron.lees(gegevens, "a.yaml", A)
        gezegd += [str(een) for een in fout.value.bevindingen]
    assert gezegd[0] == gezegd[1]
    assert ": A009 Te diep genest: hoogstens 20 lagen." in gezegd[0]


@pytest.mark.parametrize("naam", ["x.yaml", "x.json"])
@pytest.mark.parametrize("staart", ["", "\n", "\n\n", " [", ' "', " {\n", "\n  - x"])
def test_een_afgekapt_bestand_wijst_nooit_voorbij_zijn_einde(voorbeelden: Path, naam: str, staart: str) -> None:
    heel = (voorbeelden / "gat.yaml").read_text(encoding="utf-8")
    if naam == "x.json":
        heel = json.dumps(yamlbron.lees(heel.encode(), "x.yaml", A).waarde, ensure_ascii=False, indent=1)
    geweigerd = 0
    for einde in range(1, len(heel), 7):
        tekst = heel[:einde] + staart
        regels = tekst.removesuffix("\n").split("\n")
        try:
            yamlbron.lees(tekst.encode(), naam, A)
        except InvoerFout as fout:
            plek = fout.bevindingen[0].plek
            assert plek.regel <= len(regels), tekst[-60:]
            assert plek.kolom <= len(regels[plek.regel - 1]) + 1, tekst[-60:]
            geweigerd += 1
    assert geweigerd


OP_DE_PLEK = [
    ("a.yaml", b"a: 1\nb: priv@@\xe9 x\n", "A003"),
    ("a.yaml", b"a: @@\xc3", "A003"),
    ("a.yaml", b'a: 1\nbb: @@"abc\nc: 2\n', "A005"),
    ("a.yaml", b"a: 1\nb: c@@: d\n", "A005"),
    ("a.yaml", b"a:\n  b: @@&x 1\n", "A006"),
    ("a.yaml", b"a:\n  b: @@!!str 1\n", "A006"),
    ("a.yaml", b"a: @@*x\n", "A006"),
    ("a.yaml", b"a:\n  @@<<: {b: 1}\n", "A006"),
    ("a.yaml", b"a: {b: 1, c: 2, @@b: 3}\n", "A008"),
    ("a.yaml", b"a: 1\nb: " + b"[" * 19 + b"@@[" + b"]" * 20, "A009"),
    ("a.yaml", b"a: [" + b"1," * 49_997 + b"@@1,1,1]", "A010"),
    ("a.yaml", b"a: 1\nbb: @@" + b"x" * 20_001, "A011"),
    ("a.yaml", 'é: 1\nb: "é" \nc: x@@\u202ey\n'.encode(), "A004"),
    ("a.yaml", b'a: 1\nb: @@"\\e[2J"\n', "A004"),
    ("a.yaml", b"\xef\xbb\xbfa: @@&x 1\n", "A006"),
    ("a.yaml", b"a: 1\r\nb: @@&x 1\r\n", "A006"),
    ("a.yaml", "é: {e\u0301: 1, @@é: 2}\n".encode(), "A008"),
    ("a.json", b'{"a": 1,\n "b": @@1.5}', "A014"),
    ("a.json", b'{"a": 1,\n @@"a": 2}', "A008"),
    ("a.json", b'{"a": 1, @@// x\n}', "A005"),
    ("a.json", b'{"a":\n  @@NaN}', "A014"),
    ("a.json", '{"é": "é", "b": @@"\\u001b"}'.encode(), "A004"),
]


@pytest.mark.parametrize(("naam", "gemerkt", "code"), OP_DE_PLEK, ids=range(len(OP_DE_PLEK)))
def test_een_leesfout_staat_op_haar_teken(naam: str, gemerkt: bytes, code: str) -> None:
    """`@@` staat voor het teken dat de melding hoort aan te wijzen; een BOM telt niet mee, een é is een teken."""
    voor, na = gemerkt.split(b"@@")
    regel = voor.removeprefix(b"\xef\xbb\xbf").decode().split("\n")
    with pytest.raises(InvoerFout) as fout:
        yamlbron.lees(voor + na, naam, A)
    gezien = [(een.code, een.plek.regel, een.plek.kolom) for een in fout.value.bevindingen]
    assert gezien == [(code, len(regel), len(regel[-1]) + 1)]


@pytest.mark.parametrize(
    ("tekst", "naam"), [("a: 1\nb:\n  c: [2, 4]\n", "x.yaml"), ('{"a": 1, "b": {"c": [2, 4]}}', "x.json")]
)
def test_een_plek_zoeken_laat_de_waarde_staan(tekst: str, naam: str) -> None:
    bron = yamlbron.lees(tekst.encode(), naam, A, plekken=False)
    waarde, deel = bron.waarde, bron.waarde["b"]
    assert bron.plek(("b", "c", 1)) != bron.plek(("b", "c"))
    assert bron.waarde is waarde
    assert bron.waarde["b"] is deel


def test_een_bron_met_andere_velden_houdt_de_plek_van_de_rest() -> None:
    bron = yamlbron.lees(b"a: 1\nb: 2\nc: [3, 4, 5]\n", "x.yaml", A)
    ander = bron.zonder_leden("c", [0]).met({"a": None, "b": 7})
    assert ander.waarde == {"c": [4, 5], "b": 7}
    assert ander.plek(("c", 1)) == bron.plek(("c", 2))
    assert bron.waarde == {"a": 1, "b": 2, "c": [3, 4, 5]}
