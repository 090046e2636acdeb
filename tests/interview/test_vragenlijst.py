"""De vragenlijst als bestand: elke tekst een keer, het beleid klopt met de bytes, en wat er wel en niet in staat."""

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from conftest import Draai
from hulp import WORTEL, Blad, maak_antwoorden
from inzicht.bestanden.schijf import lees_sjablonen
from inzicht.interview.vragenlijst.beeld import HOOGSTE_MAAT, MEESTE_VRAGEN, Vragenlijst, Wens, maak_vragenlijst
from inzicht.interview.vragenlijst.maker import SCRIPTDELEN, maak_html, maak_script
from inzicht.modellen.privacy import PATRONEN
from inzicht.modellen.wijzer import Wijzer

ID = re.compile(r"[a-z0-9][a-z0-9-]*\Z")
RAUW = (
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "eval(",
    "Function(",
    "setTimeout('",
    ".style",
)


class Lezer(HTMLParser):
    """Haalt uit een blad wat deze toetsen nodig hebben: labels met attributen, en de inhoud per label."""

    def __init__(self, tekst: str) -> None:
        super().__init__()
        self.labels: list[tuple[str, dict[str, str | None]]] = []
        self.inhoud: list[tuple[str, str]] = []
        self._hier = ""
        self.feed(tekst)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.labels.append((tag, dict(attrs)))
        self._hier = tag

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - de vorm van HTMLParser
        self._hier = ""

    def handle_data(self, data: str) -> None:
        self.inhoud.append((self._hier, data))

    def blok(self, label: str) -> list[str]:
        return [tekst for hier, tekst in self.inhoud if hier == label]


def maak(wijzer: Wijzer, wens: Wens | None = None) -> str:
    return maak_html(lees_sjablonen(), maak_vragenlijst(wijzer, wens or Wens()))


@pytest.fixture(scope="module")
def html(wijzer: Wijzer) -> str:
    return maak(wijzer)


@pytest.fixture(scope="module")
def lijst(wijzer: Wijzer) -> Vragenlijst:
    return maak_vragenlijst(wijzer, Wens())


def bankteksten(wijzer: Wijzer) -> Iterator[str]:
    """Elke tekst die een invuller te lezen krijgt."""
    for bank in wijzer.banken:
        yield bank.inleiding
        for vraag in bank.vragen:
            yield from (vraag.vraag, vraag.waarom, *vraag.situaties.values())
            yield from filter(None, (vraag.uitleg, vraag.nvt))


def zoals_op_het_blad(html: str) -> str:
    return "\n".join(tekst for _, tekst in Lezer(html).inhoud)


def test_elke_tekst_van_de_bank_staat_er_precies_een_keer(wijzer: Wijzer, html: str) -> None:
    blad = zoals_op_het_blad(html)
    keren = {tekst: blad.count(tekst) for tekst in bankteksten(wijzer)}
    assert {tekst: aantal for tekst, aantal in keren.items() if aantal != 1} == {}
    teksten = [tekst.strip() for _, tekst in Lezer(html).inhoud]
    for begrip in wijzer.kop.begrippen.values():
        assert teksten.count(begrip.betekenis) <= 1


def test_adviezen_en_uitkomsten_staan_er_niet_in(wijzer: Wijzer, html: str) -> None:
    blad = zoals_op_het_blad(html)
    for bank in wijzer.banken:
        assert not [tekst.stand for tekst in bank.uitkomsten.values() if tekst.stand in blad]
        assert not [advies for vraag in bank.vragen for advies in vraag.adviezen.values() if advies in blad]
    assert set(json.loads(Lezer(html).blok("script")[0])) == {
        "formaat", "wijzer", "versie", "wijzerkenmerk", "omvang", "deel", "school", "brin", "rol", "kenmerken", "rollen",
        "vragen", "wacht",
    }  # fmt: skip


def test_het_bestand_blijft_klein(html: str) -> None:
    assert len(html.encode()) <= HOOGSTE_MAAT


def beleid_klopt(html: str) -> bool:
    """Of de hashes in het beleid die van de opmaak en het script zijn, byte voor byte."""
    beleid = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert beleid is not None
    stukken = (("style", "<style>"), ("script", "<script>"))
    for soort, begin in stukken:
        inhoud = html.split(begin)[1].split(f"</{soort}>", maxsplit=1)[0].encode()
        som = base64.b64encode(hashlib.sha256(inhoud).digest()).decode()
        if f"{soort}-src &#39;sha256-{som}&#39;" not in beleid[1]:
            return False
    return beleid[1].startswith("default-src &#39;none&#39;;") and "unsafe" not in beleid[1]


def test_het_beleid_hoort_bij_de_bytes_van_opmaak_en_script(html: str) -> None:
    assert beleid_klopt(html)
    assert not beleid_klopt(html.replace('"use strict";', '"use strict"; ', 1))
    assert not beleid_klopt(html.replace("box-sizing: border-box", "box-sizing: content-box", 1))


def test_nergens_een_attribuut_dat_iets_uitvoert_of_ophaalt(html: str) -> None:
    for label, attributen in Lezer(html).labels:
        for naam, waarde in attributen.items():
            assert not naam.startswith("on"), (label, naam)
            assert naam not in ("style", "src", "srcset", "action", "formaction"), (label, naam)
            if naam == "href":
                assert re.match(r"#|https?://", str(waarde)), (label, waarde)
    assert {label for label, _ in Lezer(html).labels} & {"link", "img", "iframe", "object", "base", "form"} == set()


def test_het_script_zet_alleen_tekst_in_het_blad(html: str) -> None:
    script, opmaak = maak_script(lees_sjablonen()), lees_sjablonen()["vragenlijst.css"]
    assert [woord for woord in RAUW if woord in script] == []
    assert [woord for woord in ("fetch(", "XMLHttpRequest", "http:", "https:", "import(") if woord in script] == []
    assert "</" not in script
    assert "</" not in opmaak
    assert "url(" not in opmaak
    assert len(Lezer(html).blok("script")) == 2


def test_alleen_een_deel_van_het_script_raakt_de_opslag_van_de_browser_aan() -> None:
    delen = {naam: tekst for naam, tekst in lees_sjablonen().items() if naam.endswith(".js")}
    assert set(delen) == {f"vragenlijst/{naam}.js" for naam in SCRIPTDELEN}
    for woord in ("localStorage", "sessionStorage", "indexedDB", "setItem", "removeItem", "cookie"):
        assert {naam for naam, tekst in delen.items() if woord in tekst} <= {"vragenlijst/opslag.js"}, woord


def test_het_script_leest_antwoorden_nooit_uit_het_blad_terug() -> None:
    """`.checked` en `.value` van een veld komen alleen voor bij tekenen, of bij een gebeurtenis van dat veld."""
    for naam, tekst in lees_sjablonen().items():
        if naam.endswith(".js"):
            assert "input:checked" not in tekst, naam
            assert ":checked" not in tekst, naam


def _bladeren(waarde: Any) -> Iterator[Any]:
    if isinstance(waarde, dict):
        waarde = [*waarde.values()]
    if isinstance(waarde, list):
        for een in waarde:
            yield from _bladeren(een)
    else:
        yield waarde


def test_het_gegevensblok_heeft_alleen_ids_en_regels(wijzer: Wijzer, html: str) -> None:
    regels = json.loads(Lezer(html).blok("script")[0])
    vast = {regels.pop(naam) for naam in ("formaat", "versie", "wijzerkenmerk")}
    assert vast == {"inzicht-antwoorden/1", wijzer.kop.versie, wijzer.kenmerk}
    assert [regels.pop(naam) for naam in ("deel", "school", "brin")] == ["", "", ""]
    assert regels.pop("wacht") == [list(een.voor_browser()) for een in PATRONEN]
    for een in _bladeren(regels):
        assert een is None or isinstance(een, (bool, int)) or ID.match(een), een


def test_een_pagina_heeft_hoogstens_zes_vragen_en_de_verdeling_is_gelijk(lijst: Vragenlijst) -> None:
    groottes = [len(onderdeel.vragen) for onderdeel in lijst.onderdelen]
    assert groottes == [6, 6, 6, 6, 6, 5]
    assert max(groottes) == MEESTE_VRAGEN
    assert [vraag.nummer for vraag in lijst.vragen] == list(range(1, len(lijst.vragen) + 1))


def test_de_omvang_noemt_het_aantal_vragen_van_een_school(lijst: Vragenlijst, wijzer: Wijzer) -> None:
    rest = "Moet u iets navragen? Kies 'weet ik niet'. Stoppen en later verdergaan kan altijd."
    assert lijst.omvang == f"Het zijn 33 vragen. Reken op een half uur. {rest}"
    kort = maak_vragenlijst(wijzer, Wens(kort=True))
    assert kort.omvang == f"Het zijn 15 vragen. Reken op een kwartier. {rest}"
    assert kort.regels["omvang"] == "kort"


def test_boven_de_bronnen_staat_hoe_oud_de_oudste_is_en_bij_elke_bron_haar_datum(wijzer: Wijzer) -> None:
    bronnen = dict(wijzer.kop.bronnen)
    dagen = ["2013", "2020-07", "onbekend"]
    for nummer, (naam, bron) in enumerate(bronnen.items()):
        bronnen[naam] = bron.model_copy(update={"peildatum": dagen[nummer % 3]})
    anders = Wijzer(wijzer.kop.model_copy(update={"bronnen": bronnen}), wijzer.banken, wijzer.kenmerk)
    html = maak_html(lees_sjablonen(), maak_vragenlijst(anders, Wens()))
    zin = "De oudste brontekst die wij lazen is van 2013. Controleer de actuele wet. Van sommige bronnen is de datum onbekend."
    assert f"<p>{zin}</p>" in html
    for datum in ("tekst van 2013)", "tekst van juli 2020)", "datum van de tekst onbekend)"):
        assert datum in html


def test_rol_en_dimensie_kiezen_vragen(wijzer: Wijzer) -> None:
    zorg = maak_vragenlijst(wijzer, Wens(rol="zorg"))
    assert {wijzer.vraag(vraag.id).rol for vraag in zorg.vragen} == {"zorg"}
    assert zorg.regels["rol"] == "zorg"
    opslag = maak_vragenlijst(wijzer, Wens(dimensies=("opslag",)))
    assert {vraag.id.split(".")[0] for vraag in opslag.vragen} == {"opslag"}
    assert len(opslag.regels["vragen"]) == sum(len(bank.vragen) for bank in wijzer.banken)


def test_elk_deel_van_de_vragen_heeft_in_de_browser_een_eigen_plek() -> None:
    twee = ("opslag", "communicatie")
    wensen = [Wens(), Wens(kort=True), Wens(rol="directie"), Wens(dimensies=twee), Wens(rol="directie", dimensies=twee)]
    wensen += [Wens(kort=True, rol="directie"), Wens(rol="administratie")]
    delen = [wens.deel for wens in wensen]
    assert delen[0] == ""
    assert len(set(delen)) == len(delen)
    assert Wens(dimensies=twee[::-1]).deel == Wens(dimensies=twee).deel
    assert not any("/" in deel or any(een.isdecimal() for een in deel.split(";")) for deel in delen)


def test_vooraf_ingevulde_tekst_is_nooit_opmaak(wijzer: Wijzer) -> None:
    vals = "</pre></script><script>alert(1)</script>"
    blad = _blad(school={"naam": vals}, antwoorden={"opslag": {"overzicht": {"keuze": 3, "opmerking": vals}}})
    html = maak(wijzer, Wens(antwoorden=maak_antwoorden(blad)))
    assert "<script>alert" not in html
    (vooraf,) = [json.loads(tekst) for tekst in ["".join(Lezer(html).blok("pre"))]]
    assert vooraf["school"]["naam"] == vals


# --- de opdracht --------------------------------------------------------------------------------------


def _blad(**velden: Any) -> Blad:
    return {
        "formaat": "inzicht-antwoorden/1",
        "wijzer": "leerlingregistratie",
        "wijzerversie": "1.1",
        "school": {"naam": "De Test"},
        "datum": "2026-11-23",
        "antwoorden": {},
        **velden,
    }


def test_de_opdracht_maakt_een_bestand_en_vervangt_niets(draai: Draai, tmp_path: Path, html: str) -> None:
    gedaan = draai("vragenlijst")
    assert (gedaan.returncode, gedaan.stdout) == (0, "")
    assert gedaan.stderr == "Vragenlijst gemaakt: vragenlijst.html\n"
    assert (tmp_path / "vragenlijst.html").read_text(encoding="utf-8") == html
    assert draai("vragenlijst").returncode == 4
    assert draai("vragenlijst", "--overschrijf", "-q").stderr == ""
    assert draai("vragenlijst", "--uit", "-").stdout == html


@pytest.mark.parametrize(
    ("args", "uitgang", "zin"),
    [
        pytest.param(("--rol", "zorgg"), 2, "Bedoelde u `zorg`?", id="rol"),
        pytest.param(("--dimensie", "opslg"), 2, "Bedoelde u `opslag`?", id="dimensie"),
        pytest.param(
            ("--dimensie", "communicatie", "--rol", "functioneel-beheerder"), 2, "geen enkele vraag", id="leeg"
        ),
        pytest.param(("--school", "  "), 2, "--school mag niet leeg", id="school leeg"),
        pytest.param(("--school", "A", "--brin", "x"), 2, "2 cijfers", id="brin"),
        pytest.param(("--brin", "12AB"), 2, "--school", id="brin zonder school"),
        pytest.param(("--antwoorden", "a.json", "--school", "A"), 2, "al in de antwoorden", id="dubbel"),
        pytest.param(("--antwoorden", "weg.json"), 3, "weg.json: Dit bestand bestaat niet.", id="antwoorden weg"),
        pytest.param(("--antwoorden", "nieuw.json"), 3, "A112", id="nieuwere versie"),
        pytest.param(("--wijzer", "weg"), 3, "weg: Deze map bestaat niet.", id="wijzer weg"),
        pytest.param(("--uit", "geen/map/v.html"), 4, "niet bewaard", id="map weg"),
        pytest.param(("--antwoorden", "a.json"), 0, "Vragenlijst gemaakt", id="vooraf ingevuld"),
        pytest.param(("--school", "De Ster", "--brin", "12AB"), 0, "Vragenlijst gemaakt", id="met school"),
    ],
)
def test_uitgangen(draai: Draai, tmp_path: Path, args: tuple[str, ...], uitgang: int, zin: str) -> None:
    (tmp_path / "a.json").write_text(json.dumps(_blad()), encoding="utf-8")
    (tmp_path / "nieuw.json").write_text(json.dumps(_blad(wijzerversie="99")), encoding="utf-8")
    gedaan = draai("vragenlijst", *args)
    assert gedaan.returncode == uitgang
    assert zin in gedaan.stderr
    assert (tmp_path / "vragenlijst.html").exists() is (uitgang == 0)


# --- de documentatie ------------------------------------------------------------------------------------

DOCS = WORTEL / "docs"


def test_de_documentatie_noemt_elke_optie_en_elk_beeld_dat_er_is(draai: Draai) -> None:
    tekst = (DOCS / "vragenlijst.md").read_text(encoding="utf-8")
    hulp = draai("vragenlijst", "--help").stdout + draai("samenvoegen", "--help").stdout
    opties = set(re.findall(r"--[a-z]+", hulp)) - {"--help", "--wijzer", "--stil"}
    assert opties == set(re.findall(r"--[a-z]+", tekst))
    beelden = {pad.name for pad in (DOCS / "beelden").glob("vragenlijst-*.png")}
    assert beelden == set(re.findall(r"beelden/(vragenlijst-[a-z-]+\.png)", tekst))
    assert len(beelden) == 15


def test_elk_beeld_is_kleiner_dan_150_kilobyte() -> None:
    assert [pad.name for pad in (DOCS / "beelden").glob("*.png") if pad.stat().st_size >= 150_000] == []
