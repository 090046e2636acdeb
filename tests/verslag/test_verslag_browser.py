"""Het HTML-verslag in een echte browser: toegankelijk, smal genoeg, afdrukbaar, en tekst blijft tekst."""

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, PdfMargins

from browserhulp import (
    BREEDTEN,
    KLEUREN,
    PAD,
    REGELS,
    _ontbreekt,
    gevolgen,
    laatste_regels,
    lees_bladzijden,
    overtredingen,
    zonder_beleid,
)
from inzicht.bestanden.schijf import lees_sjablonen
from inzicht.modellen.antwoorden import Antwoord
from inzicht.modellen.keuze import keuze_van
from inzicht.modellen.wijzer import Wijzer
from inzicht.verslag.maker import Verslagmaker
from verslaghulp import HTML_AANVAL, VOORBEELDEN, beeld_van, lees_boom, vervuild_beeld, voorbeeld

pytestmark = pytest.mark.browser
SOORTEN = [*VOORBEELDEN, "onvolledig-bestuur", "vol"]
"""Alle voorbeeldscholen, een verslag voor het bestuur, en een verslag met lange tekst zonder spaties."""
SMAL = ["gat", "onvolledig-bestuur", "vol"]
"""Van elke opmaak een: op een smal scherm is die anders, de inhoud niet."""


@pytest.fixture(scope="module")
def bladen(wijzer: Wijzer, voorbeelden: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Het adres van elk verslag op schijf."""
    map_, maker = tmp_path_factory.mktemp("verslag"), Verslagmaker(lees_sjablonen())
    beelden = {naam: beeld_van(wijzer, voorbeeld(voorbeelden, naam)) for naam in VOORBEELDEN}
    for naam in VOORBEELDEN:
        beelden[f"{naam}-bestuur"] = beeld_van(wijzer, voorbeeld(voorbeelden, naam), "bestuur")
    lang = voorbeeld(voorbeelden, "onvolledig")
    vakken = {dimensie: dict(vak) for dimensie, vak in lang.antwoorden.items()}
    vakken["opslag"]["overzicht"] = vakken["opslag"]["overzicht"].model_copy(
        update={"opmerking": "regel een\nregel twee " + "lang" * 100, "bewijs": "<img src=https://evil.example/x>"}
    )
    school = lang.school.model_copy(update={"naam": "Basisschool " + "Zonderspatie" * 12, "brin": "12AB"})
    beelden["vol"] = beeld_van(wijzer, lang.met(antwoorden=vakken, school=school))
    een = {bank.id: {vraag.id: Antwoord(keuze=keuze_van(1)) for vraag in bank.vragen} for bank in wijzer.banken}
    twee = {bank.id: {vraag.id: Antwoord(keuze=keuze_van((2, 4))) for vraag in bank.vragen} for bank in wijzer.banken}
    beelden["een-bestuur"] = beeld_van(wijzer, lang.met(antwoorden=een), "bestuur")
    beelden["twijfel-bestuur"] = beeld_van(wijzer, lang.met(antwoorden=twee), "bestuur")
    beelden["leeg-bestuur"] = beeld_van(wijzer, lang.met(antwoorden={}), "bestuur")
    lange = lang.school.model_copy(update={"naam": "Katholieke Openbare Brede Scholengemeenschap " * 6})
    beelden["lange-naam-bestuur"] = beeld_van(wijzer, lang.met(school=lange), "bestuur")
    for naam, beeld in beelden.items():
        (map_ / f"{naam}.html").write_text(maker.html(beeld), encoding="utf-8")
    return {naam: (map_ / f"{naam}.html").as_uri() for naam in beelden}


# --- toegankelijk -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("soort", "breedte"), [*((soort, 1280) for soort in SOORTEN), *((soort, 360) for soort in SMAL)]
)
def test_axe_vindt_niets_in_licht_en_donker(pagina: Page, bladen: dict[str, str], soort: str, breedte: int) -> None:
    pagina.set_viewport_size({"width": breedte, "height": 900})
    for kleur, regels in KLEUREN[breedte].items():
        pagina.emulate_media(color_scheme="dark" if kleur == "donker" else "light")
        pagina.goto(bladen[soort])
        assert overtredingen(pagina, regels) == "", kleur


def test_axe_ziet_een_fout_die_er_wel_is(pagina: Page, bladen: dict[str, str]) -> None:
    pagina.goto(bladen["gat"])
    pagina.evaluate("document.querySelector('.legenda').style.color = '#ccc'")
    assert "color-contrast" in overtredingen(pagina, REGELS)


@pytest.mark.parametrize("soort", SOORTEN)
def test_het_blad_schuift_niet_opzij(pagina: Page, bladen: dict[str, str], soort: str) -> None:
    pagina.goto(bladen[soort])
    for breedte in BREEDTEN:
        pagina.set_viewport_size({"width": breedte, "height": 900})
        assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte, breedte


def test_op_een_smal_scherm_blijft_een_tabel_een_tabel(pagina: Page, bladen: dict[str, str]) -> None:
    pagina.set_viewport_size({"width": 360, "height": 900})
    pagina.goto(bladen["vol"])
    assert pagina.get_by_role("table", name="De cijfers per dimensie").count() == 1
    assert pagina.get_by_role("columnheader", name="Streefniveau").count() >= 1
    assert pagina.get_by_role("rowheader", name="Opslag en verwerking").count() >= 1


def test_met_het_toetsenbord_komt_u_direct_bij_de_inhoud(pagina: Page, bladen: dict[str, str]) -> None:
    pagina.goto(bladen["vol"])
    pagina.keyboard.press("Tab")
    assert pagina.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    assert pagina.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    pagina.keyboard.press("Enter")
    assert pagina.evaluate("document.activeElement.id") == "inhoud"


_FOCUS = """() => {
  const e = document.activeElement, vak = e.getBoundingClientRect(), stijl = getComputedStyle(e);
  return [e.getAttribute("href"), Math.round(vak.top + scrollY), stijl.outlineStyle, vak.top > -1 && vak.bottom < innerHeight + 1];
}"""


@pytest.mark.parametrize("soort", ["onvolledig", "onvolledig-bestuur"])
@pytest.mark.parametrize("breedte", [1280, 360])
def test_de_tabtoets_volgt_de_leesvolgorde_en_de_focus_is_te_zien(
    pagina: Page, bladen: dict[str, str], soort: str, breedte: int
) -> None:
    pagina.set_viewport_size({"width": breedte, "height": 900})
    pagina.goto(bladen[soort])
    verwacht = pagina.evaluate("[...document.querySelectorAll('a[href]')].map(e => e.getAttribute('href'))")
    gezien = []
    for _ in verwacht:
        pagina.keyboard.press("Tab")
        gezien.append(pagina.evaluate(_FOCUS))
    assert [een[0] for een in gezien] == verwacht
    assert all(stijl == "solid" and zichtbaar for _, _, stijl, zichtbaar in gezien)
    grens = pagina.evaluate("document.querySelector('ul.bronnen')?.offsetTop ?? Infinity")  # daarna staan er kolommen
    hoogten = [hoogte for adres, hoogte, _, _ in gezien if not adres.startswith("#") and hoogte < grens]
    assert hoogten == sorted(hoogten)
    assert len(hoogten) > 3 or soort.endswith("-bestuur")  # daar staan geen bronnen
    assert len(gezien) > 3
    pagina.keyboard.press("Tab")
    assert pagina.evaluate("document.activeElement === document.body")


# --- tekst blijft tekst -----------------------------------------------------------------------------


@pytest.mark.parametrize("met_beleid", [True, False], ids=["met beleid", "zonder beleid"])
def test_geen_enkele_aanval_voert_iets_uit_of_vraagt_iets_op(
    browser: Browser, tmp_path: Path, met_beleid: bool
) -> None:
    """Zonder het beleid alle aanvallen; het beleid is een tweede muur, en mag zelf niets van het blad breken."""
    maker = Verslagmaker(lees_sjablonen())
    assert len(HTML_AANVAL) >= 60
    bladen = [maker.html(vervuild_beeld(tekst)) for tekst in HTML_AANVAL[:: 6 if met_beleid else 1]]
    assert gevolgen(browser, tmp_path, bladen if met_beleid else [zonder_beleid(blad) for blad in bladen]) == []


def test_een_lek_in_een_sjabloon_wordt_gezien(browser: Browser, tmp_path: Path) -> None:
    lek = lees_sjablonen()
    lek["verslag.html.j2"] = lek["verslag.html.j2"].replace("{{ beeld.wijzer }}", "{{ beeld.wijzer|safe }}")
    maker = Verslagmaker(lek)
    bladen = [maker.html(vervuild_beeld(tekst)) for tekst in HTML_AANVAL[::2]]
    zonder = gevolgen(browser, tmp_path, [zonder_beleid(blad) for blad in bladen])
    assert zonder.count("uitvoer RAAK") > 10
    assert sum(een.startswith("verzoek") for een in zonder) > 5
    assert "uitvoer RAAK" not in gevolgen(browser, tmp_path, bladen)  # het beleid is de tweede muur


@pytest.mark.parametrize("soort", ["vol", "gat"])
def test_het_blad_vraagt_niets_aan_het_netwerk_en_mag_zijn_eigen_opmaak(
    pagina: Page, bladen: dict[str, str], soort: str
) -> None:
    verzoeken: list[str] = []
    klachten: list[str] = []
    pagina.on("request", lambda verzoek: verzoeken.append(verzoek.url))
    pagina.on("console", lambda bericht: klachten.append(bericht.text))
    pagina.goto(bladen[soort], wait_until="networkidle")
    assert verzoeken == [bladen[soort]]
    assert klachten == []
    assert pagina.evaluate("getComputedStyle(document.querySelector('.kaarten')).listStyleType") == "none"


# --- op papier --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def papier(browser: Browser, bladen: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Elk verslag als PDF uit de browser."""
    map_ = tmp_path_factory.mktemp("papier")
    pagina = browser.new_page()
    for naam, adres in bladen.items():
        pagina.goto(adres)
        pagina.pdf(path=map_ / f"{naam}.pdf", prefer_css_page_size=True, tagged=True, outline=True)
    pagina.close()
    return {naam: map_ / f"{naam}.pdf" for naam in bladen}


def test_op_papier_is_het_verslag_een_getagde_pdf_op_a4(papier: dict[str, Path]) -> None:
    for pdf in papier.values():
        inhoud = pdf.read_bytes()
        assert b"/StructTreeRoot" in inhoud
        assert b"/Marked true" in inhoud
        assert b"/Lang (nl)" in inhoud
        assert set(re.findall(rb"/MediaBox \[0 0 (\d+)[.\d]* (\d+)", inhoud)) <= {
            (b"594", b"841"),
            (b"595", b"841"),
            (b"595", b"842"),
        }


def test_ook_wie_in_het_donker_werkt_drukt_af_op_wit(pagina: Page, bladen: dict[str, str]) -> None:
    kleur = "getComputedStyle(document.body).backgroundColor"
    pagina.emulate_media(color_scheme="dark")
    pagina.goto(bladen["gat"])
    op_scherm = pagina.evaluate(kleur)
    pagina.emulate_media(color_scheme="dark", media="print")
    assert (op_scherm, pagina.evaluate(kleur)) == ("rgb(18, 24, 27)", "rgb(255, 255, 255)")


def test_elke_bladzijde_heeft_een_nummer(papier: dict[str, Path]) -> None:
    for naam, pdf in papier.items():
        bladzijden = lees_bladzijden(pdf)
        voeten = [re.sub(r"\s+", " ", regels[-1]) for regels in bladzijden]
        assert voeten == [f"Adviesrapport {nr} van {len(bladzijden)}" for nr in range(1, len(bladzijden) + 1)], naam


@pytest.mark.parametrize("soort", SOORTEN)
def test_geen_kop_staat_los_onder_aan_een_bladzijde(
    papier: dict[str, Path], bladen: dict[str, str], soort: str
) -> None:
    blad = Path(bladen[soort].removeprefix("file://")).read_text(encoding="utf-8")
    koppen = {" ".join(tekst.split()) for niveau, tekst in lees_boom(blad).koppen if niveau in (2, 3)}
    assert [tekst for tekst, groot in laatste_regels(papier[soort]) if groot and tekst in koppen] == []


def test_een_losse_kop_onder_aan_een_bladzijde_wordt_gezien(pagina: Page, tmp_path: Path) -> None:
    blad = "<p>tekst</p><h2>Losse kop</h2><p style='break-before:page'>tekst<p>voet"
    pagina.set_content(blad + "<p>en meer tekst" * 9)
    voet = "<p style='font-size:8px'>1 van 2</p>"
    marge: PdfMargins = {"bottom": "20mm"}
    pad = tmp_path / "los.pdf"
    pagina.pdf(path=pad, display_header_footer=True, header_template="<p></p>", footer_template=voet, margin=marge)
    assert laatste_regels(pad)[0] == ("Losse kop", True)


def test_voor_het_bestuur_past_het_op_twee_bladzijden(papier: dict[str, Path]) -> None:
    letters = subprocess.run(["fc-list"], check=True, capture_output=True, env={"PATH": PAD}).stdout
    if b"Liberation Sans" not in letters:
        _ontbreekt("De letter Liberation Sans")
    lengte = {naam: len(lees_bladzijden(pdf)) for naam, pdf in papier.items()}
    assert {naam: lengte[naam] for naam in lengte if naam.endswith("-bestuur") and lengte[naam] > 2} == {}
    assert {naam: lengte[naam] for naam in lengte if lengte[naam] > 17} == {}
