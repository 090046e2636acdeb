"""Het HTML-verslag in een echte browser: toegankelijk, smal genoeg, en zonder netwerk."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from inzicht import yamlbron
from inzicht.antwoorden import Antwoorden
from inzicht.bestanden import lees_sjablonen
from inzicht.oordeel import beoordeel
from inzicht.verslag import Verslagmaker
from inzicht.verslagbeeld import Herkomst, maak_beeld
from inzicht.wijzer import Wijzer

pytestmark = pytest.mark.browser
CHROMIUM = shutil.which("chromium", path=os.defpath + os.pathsep + os.environ.get("PATH", ""))
STIL = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
STIL += ["--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Chromium ontbreekt; in CI hoort het er te zijn.")
        pytest.skip("Chromium ontbreekt op deze machine.")
    with sync_playwright() as speler:
        venster = speler.chromium.launch(executable_path=CHROMIUM, args=STIL)
        yield venster
        venster.close()


@pytest.fixture(scope="module")
def blad(wijzer: Wijzer, voorbeelden: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Een verslag met alles erin, ook lange tekst zonder spaties; geeft het adres."""
    bron = yamlbron.lees((voorbeelden / "onvolledig.yaml").read_bytes(), "onvolledig", yamlbron.ANTWOORDEN)
    antwoorden = Antwoorden.model_validate(bron.waarde)
    vakken = {dimensie: dict(vak) for dimensie, vak in antwoorden.antwoorden.items()}
    vakken["opslag"]["overzicht"] = vakken["opslag"]["overzicht"].model_copy(
        update={"opmerking": "regel een\nregel twee " + "lang" * 100, "bewijs": "<img src=https://evil.example/x>"}
    )
    lang = antwoorden.met(
        antwoorden=vakken, school=antwoorden.school.model_copy(update={"naam": "Basisschool " + "Zonderspatie" * 12})
    )
    beeld = maak_beeld(wijzer, lang, beoordeel(wijzer, lang), Herkomst("1.2.3", "0" * 64))
    pad = tmp_path_factory.mktemp("verslag") / "verslag.html"
    pad.write_text(Verslagmaker(lees_sjablonen()).html(beeld), encoding="utf-8")
    return pad.as_uri()


def _open(browser: Browser, blad: str, breedte: int, kleur: str = "light") -> Page:
    pagina = browser.new_page(
        viewport={"width": breedte, "height": 900},
        color_scheme="dark" if kleur == "dark" else "light",
        bypass_csp=False,
    )
    pagina.goto(blad)
    return pagina


@pytest.mark.parametrize("kleur", ["light", "dark"])
@pytest.mark.parametrize("breedte", [1280, 360])
def test_axe_vindt_niets(browser: Browser, blad: str, breedte: int, kleur: str) -> None:
    pagina = _open(browser, blad, breedte, kleur)
    regels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    uitslag = Axe().run(pagina, options={"runOnly": {"type": "tag", "values": regels}})
    pagina.close()
    assert uitslag.violations_count == 0, uitslag.generate_report()


@pytest.mark.parametrize("breedte", [320, 360, 600, 768, 800, 1024, 1280])
def test_het_blad_schuift_niet_opzij(browser: Browser, blad: str, breedte: int) -> None:
    pagina = _open(browser, blad, breedte)
    assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte
    pagina.close()


def test_het_blad_vraagt_niets_aan_het_netwerk(browser: Browser, blad: str) -> None:
    pagina = browser.new_page()
    verzoeken: list[str] = []
    klachten: list[str] = []
    pagina.on("request", lambda verzoek: verzoeken.append(verzoek.url))
    pagina.on("console", lambda bericht: klachten.append(bericht.text))
    pagina.goto(blad, wait_until="networkidle")
    pagina.close()
    assert verzoeken == [blad]
    assert klachten == []


def test_de_opmaak_mag_van_het_beleid(browser: Browser, blad: str) -> None:
    pagina = _open(browser, blad, 1280)
    assert pagina.evaluate("getComputedStyle(document.querySelector('.kaarten')).listStyleType") == "none"
    pagina.close()


def test_met_het_toetsenbord_komt_u_direct_bij_de_inhoud(browser: Browser, blad: str) -> None:
    pagina = _open(browser, blad, 1280)
    pagina.keyboard.press("Tab")
    assert pagina.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    pagina.keyboard.press("Enter")
    assert pagina.evaluate("document.activeElement.id") == "inhoud"
    pagina.close()


def test_op_een_smal_scherm_blijft_een_tabel_een_tabel(browser: Browser, blad: str) -> None:
    pagina = _open(browser, blad, 360)
    assert pagina.get_by_role("table", name="Het niveau per dimensie").count() == 1
    assert pagina.get_by_role("columnheader", name="Streefniveau").count() == 1
    pagina.close()


def test_op_papier_staat_het_verslag_op_a4(browser: Browser, blad: str) -> None:
    pagina = _open(browser, blad, 1280)
    pdf = pagina.pdf(prefer_css_page_size=True)
    pagina.close()
    assert pdf.startswith(b"%PDF")
    assert b"/MediaBox [0 0 594.95996 841.91998]" in pdf or b"/MediaBox [0 0 595" in pdf
