"""Wat iemand stuurt, kost nooit te veel: stapels accenten, lange woorden, veel fouten en nare vormen in elk veld."""

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Draai
from hulp import WORTEL, Blad
from inzicht.bestanden import yamlbron
from inzicht.fouten import MEESTE_BEVINDINGEN, Bevinding, Ernst, InvoerFout, Plek, begrens
from inzicht.keuring.register import herhalingen
from inzicht.modellen.antwoorden import Antwoorden
from inzicht.modellen.basis import MEESTE_FOUTEN, valideer
from inzicht.modellen.privacy import vermoedens
from inzicht.modellen.wijzer import Vragenbank, Wijzer, Wijzerkop
from inzicht.tekst import Raadgever, bedoelde, breedte_van, breek, invoer, te_hoge_stapel
from inzicht.verslag.markdown import md_blok, md_cel, md_regel

A = yamlbron.ANTWOORDEN
SECONDEN = 2.0


def _lees(tekst: str, naam: str, *, plekken: bool) -> Any:
    return yamlbron.lees(tekst.encode(), naam, A, plekken=plekken).waarde["a"]


# --- stapels accenten -----------------------------------------------------------------------------------

VORMEN = [
    ("x.yaml", 'b: 1\na: "{}"\n'),
    ("x.yaml", "b: 1\na: {}\n"),
    ("x.yaml", 'b: "\\u0041"\na: {}\n'),
    ("x.json", '{{"b": 1, "a": "{}"}}'),
    ("x.json", '{{"b": "\\u0041", "a": "{}"}}'),
]


@pytest.mark.parametrize("plekken", [True, False])
@pytest.mark.parametrize(("naam", "vorm"), VORMEN)
@pytest.mark.parametrize("merken", ["\u0301", "\u0301\u0327", "\u20dd", "\ufe0f", "\u094d", "\u0345"])
def test_meer_dan_dertig_losse_tekens_op_een_letter_worden_geweigerd(
    merken: str, naam: str, vorm: str, *, plekken: bool
) -> None:
    stapel = (merken * 40)[:31]
    with pytest.raises(InvoerFout, match=r"A004 .*meer dan 30 losse accenten"):
        _lees(vorm.format(f"e{stapel}"), naam, plekken=plekken)
    assert _lees(vorm.format(f"x{stapel[:30]}b"), naam, plekken=plekken).endswith("b")


@pytest.mark.parametrize("plekken", [True, False])
@pytest.mark.parametrize(("naam", "vorm"), [("x.yaml", 'a: "{}"\n'), ("x.json", '{{"a": "{}"}}')])
def test_ook_achter_een_code_of_na_normaliseren(naam: str, vorm: str, *, plekken: bool) -> None:
    with pytest.raises(InvoerFout, match="A004"):
        _lees(vorm.format("e" + "\\u0301" * 31), naam, plekken=plekken)
    with pytest.raises(InvoerFout, match="A004"):  # elk wordt er twee
        _lees(vorm.format("e" + "\u0344" * 16), naam, plekken=plekken)


@given(st.text(st.sampled_from("e\u0301\u0327\u0344\u0345\u20dd a\u200d"), max_size=200))
def test_getypte_tekst_houdt_lage_stapels_en_komt_dus_terug(tekst: str) -> None:
    schoon = invoer(tekst)
    assert te_hoge_stapel(schoon) is None
    assert invoer(schoon) == schoon
    bron = yamlbron.schrijf({"a": schoon}).encode()
    assert yamlbron.lees(bron, "x.yaml", A).waarde == {"a": schoon}


def test_een_mib_accenten_is_in_een_tel_geweigerd() -> None:
    gegevens = ("a: e" + "\u0301\u0327" * 250_000).encode()
    begin = time.process_time()
    with pytest.raises(InvoerFout, match="A004"):
        yamlbron.lees(gegevens, "x.yaml", A)
    invoer("e" + "\u0301\u0327" * 250_000)
    assert time.process_time() - begin < SECONDEN


# --- afbreken -----------------------------------------------------------------------------------------


def _breek_eenvoudig(tekst: str, breedte: int, eerste: str, rest: str) -> list[str]:
    """Afbreken zoals het bedoeld is, zonder te letten op tijd."""
    regels: list[str] = []
    voor, regel = eerste, ""
    for woord in tekst.split():
        over = woord
        if regel and breedte_van(f"{voor}{regel} {over}") > breedte:
            regels.append(voor + regel)
            voor, regel = rest, ""
        while not regel and breedte_van(voor + over) > max(breedte, breedte_van(voor) + 1):
            aantal = 1
            while aantal < len(over) and breedte_van(voor + over[: aantal + 1]) <= max(breedte, breedte_van(voor) + 1):
                aantal += 1
            if aantal == len(over):
                break
            regels.append(voor + over[:aantal])
            voor, over = rest, over[aantal:]
        regel = f"{regel} {over}" if regel else over
    if regel or not regels:
        regels.append((voor + regel).rstrip())
    return regels


@given(st.text(st.sampled_from("ab \u6f22\u0301\u200b"), max_size=60), st.integers(1, 12), st.sampled_from(["", "- "]))
def test_afbreken_geeft_wat_het_altijd_gaf(tekst: str, breedte: int, voor: str) -> None:
    assert breek(tekst, breedte, voor, "  ") == _breek_eenvoudig(tekst, breedte, voor, "  ")


@pytest.mark.parametrize("stuk", ["a", "\u200b", "a\u200b", "\u6f22", "a ", "\u200b ", "`", "`a ", "e\u0301"])
def test_afbreken_kost_evenveel_per_teken(stuk: str) -> None:
    begin = time.process_time()
    breek(stuk * 200_000, 60)
    assert time.process_time() - begin < SECONDEN


# --- patronen -----------------------------------------------------------------------------------------

NAAR = ["a", "a.", "@a", "a@", "-", "_a*", "<a", "&a", "`", "[](", "0", "1 ", "06 ", "geb. 1-a", "AB12 ABCD ", "http"]


@pytest.mark.parametrize("stuk", NAAR)
@pytest.mark.parametrize("doe", [vermoedens, md_regel, md_cel, md_blok], ids=lambda doe: doe.__name__)
def test_een_patroon_kost_evenveel_per_teken(stuk: str, doe: Any) -> None:
    begin = time.process_time()
    for staart in ("", "@", "@b.nl"):
        doe((stuk * 200_000)[:200_000] + staart)
    assert time.process_time() - begin < SECONDEN


def test_een_raad_bij_een_lang_woord_of_de_zoveelste_keer_blijft_uit() -> None:
    assert bedoelde("opsalg", ["opslag"]) == " Bedoelde u `opslag`?"
    assert bedoelde("opslag" * 100, ["opslag" * 99]) == ""
    raadgever = Raadgever()
    raden = [raadgever.raad("opsalg", ["opslag"]) for _ in range(201)]
    assert (raden.count(""), raden[-1]) == (1, "")


class _Naam(str):
    """Een naam die telt hoe vaak zij vergeleken wordt."""

    __slots__ = ()
    keren = 0

    def __eq__(self, ander: object) -> bool:
        _Naam.keren += 1
        return super().__eq__(ander)

    def __hash__(self) -> int:
        return super().__hash__()


def test_herhalingen_in_een_lange_lijst_kosten_evenveel_per_naam() -> None:
    namen = [_Naam(f"n{nummer % 9_000}") for nummer in range(10_000)]
    _Naam.keren = 0
    assert [plaats for plaats, _ in herhalingen(namen)] == [*range(9_000, 10_000)]
    assert _Naam.keren < 100_000


def test_geen_regel_zoekt_in_alles_wat_ervoor_staat() -> None:
    """Een stuk van een rij om in te zoeken maakt een regel kwadratisch; `herhalingen` doet het in een keer."""
    modules = [*(WORTEL / "src" / "inzicht" / "keuring").rglob("*.py")]
    assert modules
    assert not [pad.name for pad in modules if re.search(r" in \w+\[:\w+\]:", pad.read_text(encoding="utf-8"))]


# --- hoogstens tweehonderd bevindingen ------------------------------------------------------------------


def _rij(hoeveel: int, ernst: Ernst = Ernst.FOUT, bestand: str = "a.yaml", begin: int = 1) -> list[Bevinding]:
    return [Bevinding(Plek(bestand, regel), "A103", "Mis.", ernst) for regel in range(begin, begin + hoeveel)]


def test_per_bestand_staan_er_hoogstens_tweehonderd_en_is_de_rest_geteld() -> None:
    vol = begrens([*_rij(1440), *_rij(3, bestand="b.yaml")])
    assert [een.code for een in vol].count("A103") == 203
    (rest,) = [een for een in vol if een.code == "A019"]
    assert (rest.boodschap, rest.telt, rest.plek.regel) == ("En nog 1.240 andere fouten in dit bestand.", 1240, 201)
    assert begrens(vol) == vol
    assert begrens(_rij(200)) == tuple(_rij(200))
    assert begrens(_rij(201))[-1].boodschap == "En nog 1 andere fout in dit bestand."


def test_fouten_gaan_voor_waarschuwingen_en_de_telling_klopt() -> None:
    rij = [*_rij(300, Ernst.OPMERKING), *_rij(150, Ernst.WAARSCHUWING, begin=301), *_rij(100, begin=451)]
    vol = begrens(rij)
    assert [een.plek for een in vol] == sorted(een.plek for een in vol)
    getoond = [een.ernst for een in vol if een.telt == 1]
    assert [getoond.count(ernst) for ernst in Ernst] == [100, 100, 0]
    for ernst, hoeveel in ((Ernst.FOUT, 100), (Ernst.WAARSCHUWING, 150), (Ernst.OPMERKING, 300)):
        assert sum(een.telt for een in vol if een.ernst is ernst) == hoeveel


def _leeg(wijzer: Wijzer) -> Blad:
    """Een antwoordenbestand zonder antwoorden."""
    return {
        "formaat": "inzicht-antwoorden/1",
        "wijzer": wijzer.kop.id,
        "wijzerversie": wijzer.kop.versie,
        "school": {"naam": "De Brug"},
        "datum": "2026-01-12",
        "antwoorden": {},
    }


def test_van_heel_veel_fouten_in_de_vorm_komt_maar_een_begin_als_bevinding(wijzer: Wijzer) -> None:
    waarde = {**_leeg(wijzer), "actiepunten": [{}] * 45_000}
    gevonden = valideer(Antwoorden, yamlbron.lees(json.dumps(waarde).encode(), "a.json", A))[1]
    assert len(gevonden) == MEESTE_FOUTEN + 1
    assert (gevonden[-1].code, gevonden[-1].telt) == ("A019", 44_000)
    assert sum(een.telt for een in begrens(gevonden)) == 45_000


@pytest.mark.parametrize(("veld", "hoeveel", "model"), [("vragen", 100, Vragenbank), ("niveaus", 9, Wijzerkop)])
def test_van_een_te_lange_lijst_worden_de_leden_niet_ook_nog_gekeurd(veld: str, hoeveel: int, model: type) -> None:
    bron = yamlbron.lees(json.dumps({veld: [{}] * 45_000}).encode(), "a.json", yamlbron.WIJZER)
    over = [een.boodschap for een in valideer(model, bron)[1] if f"`{veld}" in een.boodschap]
    assert over == [f"`{veld}`: Hier mogen er hoogstens {hoeveel} staan."]


def test_een_lijst_zonder_sommige_leden_loopt_de_nummers_een_keer_na() -> None:
    bron = yamlbron.lees(b"vragen: [a, b, c, d]\n", "a.yaml", yamlbron.WIJZER)
    assert bron.zonder_leden("vragen", iter([1, 2])).waarde == {"vragen": ["a", "d"]}


@pytest.fixture
def vol_fouten(wijzer: Wijzer, tmp_path: Path) -> Path:
    """Een bestand met 1.440 onbekende vragen."""
    onbekend = {wijzer.banken[0].id: {f"vraag{nummer}": 1 for nummer in range(1440)}}
    gegevens = {**_leeg(wijzer), "antwoorden": onbekend}
    pad = tmp_path / "in" / "vol.json"
    pad.parent.mkdir()
    pad.write_text(json.dumps(gegevens, indent=1), encoding="utf-8")
    return pad


REST = "En nog 1.240 andere fouten in dit bestand."


@pytest.mark.parametrize("opdracht", ["uitslag", "verslag", "start", "controleer", "vragenlijst --antwoorden"])
def test_geen_opdracht_noemt_er_meer(draai: Draai, vol_fouten: Path, opdracht: str) -> None:
    gedaan = draai(*opdracht.split(), str(vol_fouten))
    regels = [regel for regel in (gedaan.stdout + gedaan.stderr).splitlines() if "vol.json" in regel]
    assert len(regels) == MEESTE_BEVINDINGEN + 1
    assert regels[-1].endswith(REST)


@pytest.mark.parametrize("formaat", ["json", "sarif", "github"])
def test_ook_uitvoer_voor_een_machine_is_begrensd(draai: Draai, vol_fouten: Path, formaat: str) -> None:
    gedaan = draai("controleer", str(vol_fouten), "--formaat", formaat)
    assert gedaan.returncode == 1
    assert "1440 fouten gevonden" in gedaan.stderr
    assert REST in gedaan.stdout
    if formaat == "github":
        aantekeningen = [regel for regel in gedaan.stdout.splitlines() if regel.startswith("::")]
        assert len(aantekeningen) == MEESTE_BEVINDINGEN + 1
        return
    gegevens = json.loads(gedaan.stdout)
    rij = gegevens["bevindingen"] if formaat == "json" else gegevens["runs"][0]["results"]
    assert len(rij) == MEESTE_BEVINDINGEN + 1
    assert formaat == "sarif" or gegevens["aantal"]["fouten"] == 1440


def test_batch_telt_ze_allemaal(draai: Draai, vol_fouten: Path, tmp_path: Path) -> None:
    assert draai("batch", str(vol_fouten.parent), "--uit", str(tmp_path / "uit"), "--stil").returncode == 1
    (_, rij) = (tmp_path / "uit" / "fouten.csv").read_text(encoding="utf-8-sig").splitlines()
    assert "1440" in rij or "1439" in rij


# --- vijandige bestanden, langs elke weg ------------------------------------------------------------------


STANDEN = ["goede bestanden", "geweigerde bestanden", "goede wijzers", "geweigerde wijzers"]
STANDEN += ["uitslagen", "verslagen", "samengevoegd", "agenda's", "partijen", "opgeblazen"]


def test_vijandige_tekst_geeft_langs_elke_weg_hetzelfde() -> None:
    gedaan = subprocess.run(
        [sys.executable, "meting/vijandig.py", "--kort", "--zaad", "7"],
        cwd=WORTEL,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert (gedaan.returncode, gedaan.stderr) == (0, ""), gedaan.stdout
    for stand in STANDEN:
        assert re.search(rf"^{stand} +[1-9]", gedaan.stdout, re.MULTILINE), f"{stand}: {gedaan.stdout}"


@pytest.mark.geplant
def test_aangebrachte_fouten_worden_gevonden() -> None:
    gedaan = subprocess.run(
        [sys.executable, "meting/vijandig.py", "--kapot"],
        cwd=WORTEL,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert (gedaan.returncode, gedaan.stderr) == (0, ""), gedaan.stdout
    assert len(re.findall(r" gezien na", gedaan.stdout)) >= 5


NAAR_VOOR = {
    "controleer": ("stapel", "adres zonder einde", "breedte nul"),
    "verslag md": ("stapel", "regels", "breedte nul"),
    "controleer wijzer": ("stapel", "regels", "afkortingen", "adres zonder einde", "breedte nul"),
}
"""Per opdracht de vormen die haar het meest kosten; `meting/grenzen.py` meet ze allemaal."""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="meet in een kind met fork")
@pytest.mark.parametrize("opdracht", NAAR_VOOR)
def test_nare_vormen_kosten_niet_veel_meer_dan_gewone_tekst(opdracht: str) -> None:
    vormen = [f"--vorm={naam}" for naam in NAAR_VOOR[opdracht]]
    gedaan = subprocess.run(
        [sys.executable, "meting/grenzen.py", "--opdracht", opdracht, *vormen],
        cwd=WORTEL,
        capture_output=True,
        text=True,
        timeout=550,
        check=False,
    )
    assert "120" not in re.findall(r"uitgang (\d+)", gedaan.stdout)
    slechtste = re.search(r"([0-9.]+)x", gedaan.stdout)
    assert slechtste, gedaan.stderr
    assert float(slechtste[1]) < 20, gedaan.stdout  # de campagne eist tien; een volle machine meet ruwer
