"""Een verslag in een echte browser bekijken."""

import html
import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Playwright, sync_playwright
from playwright.sync_api import Error as PlaywrightError

PAD = os.defpath + os.pathsep + os.environ.get("PATH", "")


CHROMIUM = shutil.which("chromium", path=PAD)


STIL = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
STIL += ["--disable-component-update", "--disable-sync"]


REGELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


KLEUREN = {1280: {"licht": REGELS, "donker": ["cat.color"]}, 360: {"licht": REGELS}}
"""In het donker verschillen alleen de kleuren, en die hangen niet van de breedte af."""


BREEDTEN = [320, 360, 600, 768, 800, 1024, 1280, 1920]


def _ontbreekt(wat: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{wat} ontbreekt; in CI hoort het er te zijn.")
    pytest.skip(f"{wat} ontbreekt op deze machine.")


def eis_chromium() -> str:
    """Het pad van Chromium; sla over als het ontbreekt, maar niet in CI."""
    if CHROMIUM is None:
        _ontbreekt("Chromium")
    return CHROMIUM


@pytest.fixture(scope="session")
def speler() -> Iterator[Playwright]:
    """De bediening van browsers; er kan er maar een tegelijk zijn."""
    eis_chromium()
    with sync_playwright() as een:
        yield een


@pytest.fixture(scope="session")
def browser(speler: Playwright) -> Iterator[Browser]:
    """De browser van dit proces: starten kost meer dan de meeste toetsen. Een profiel of blad neemt elke toets zelf."""
    venster = speler.chromium.launch(executable_path=eis_chromium(), args=STIL)
    yield venster
    venster.close()


@pytest.fixture(scope="module")
def open_pagina(browser: Browser) -> Iterator[Page]:
    """Een blad dat openblijft; neem `pagina`."""
    blad = browser.new_page()
    yield blad
    blad.close()


@pytest.fixture
def pagina(open_pagina: Page) -> Page:
    """Een leeg blad in de gewone stand, voor een verslag: dat bewaart niets. Een nieuw blad kost een halve seconde."""
    open_pagina.goto("about:blank")
    open_pagina.set_viewport_size({"width": 1280, "height": 900})
    open_pagina.emulate_media(media="null", color_scheme="null")
    return open_pagina


def overtredingen(pagina: Page, regels: list[str]) -> str:
    keuze = {"runOnly": {"type": "tag", "values": regels}, "resultTypes": ["violations"]}
    uitslag = Axe().run(pagina, options=keuze)
    return str(uitslag.generate_report()) if uitslag.violations_count else ""


def zonder_beleid(blad: str) -> str:
    kaal, aantal = re.subn(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "", blad)
    assert aantal == 1
    return kaal


def gevolgen(browser: Browser, map_: Path, bladen: list[str]) -> list[str]:
    """Open elk blad en noem wat er gebeurt: uitvoering, verzoeken, ander adres."""
    gezien: list[str] = []
    omgeving = browser.new_context()
    omgeving.add_init_script("for (const n of ['alert', 'confirm', 'prompt']) window[n] = () => console.log('RAAK')")
    omgeving.on("request", lambda verzoek: gezien.append(f"verzoek {verzoek.url}"))
    omgeving.on("console", lambda bericht: gezien.append(f"uitvoer {bericht.text}"))
    pagina = omgeving.new_page()
    for nummer, blad in enumerate(bladen):
        adres = (map_ / f"{nummer}.html").as_uri()
        (map_ / f"{nummer}.html").write_text(blad, encoding="utf-8")
        try:
            pagina.goto(adres, wait_until="load")
            pagina.mouse.move(200, 200)
        except PlaywrightError:  # een blad dat zelf ergens heen gaat, houdt ook het volgende op
            gezien.append("een blad gaat ergens anders heen")
            pagina.close()
            pagina = omgeving.new_page()
            pagina.goto(adres, wait_until="commit")
        if pagina.url != adres:
            gezien.append(f"ander adres {pagina.url}")
    pagina.wait_for_timeout(100)
    omgeving.close()
    eigen = {f"verzoek {(map_ / f'{nummer}.html').as_uri()}" for nummer in range(len(bladen))}
    return [een for een in gezien if een not in eigen]


def lees_bladzijden(pdf: Path) -> list[list[str]]:
    """De regels tekst van elke bladzijde, van boven naar onder."""
    if shutil.which("pdftotext", path=PAD) is None:
        _ontbreekt("pdftotext")
    tekst = subprocess.run(
        ["pdftotext", "-layout", "-enc", "UTF-8", str(pdf), "-"], check=True, capture_output=True, env={"PATH": PAD}
    ).stdout.decode("utf-8")
    return [[regel.strip() for regel in blad.split("\n") if regel.strip()] for blad in tekst.split("\f")[:-1]]


def laatste_regels(pdf: Path) -> list[tuple[str, bool]]:
    """De laatste regel van elke bladzijde boven het nummer, en of die groter gezet is dan de meeste tekst."""
    if shutil.which("pdftohtml", path=PAD) is None:
        _ontbreekt("pdftohtml")
    opdracht = ["pdftohtml", "-xml", "-i", "-stdout", str(pdf)]
    xml = subprocess.run(opdracht, check=True, capture_output=True, env={"PATH": PAD}).stdout.decode("utf-8")
    maten = {nr: int(maat) for nr, maat in re.findall(r'<fontspec id="(\d+)" size="(\d+)"', xml)}
    gewoon = Counter(maten[nr] for nr in re.findall(r'<text [^>]*font="(\d+)"', xml)).most_common(1)[0][0]
    gevonden = []
    for blad in xml.split("<page ")[1:]:
        delen = [
            (int(top), " ".join(html.unescape(re.sub("<[^>]+>", "", tekst)).split()), maten[nr])
            for top, nr, tekst in re.findall(r'<text top="(\d+)"[^>]*font="(\d+)"[^>]*>(.*?)</text>', blad)
        ]
        voet = max(top for top, _, _ in delen)
        boven = [deel for deel in delen if deel[0] < voet - 5]
        laatst = [deel for deel in boven if deel[0] >= max(boven)[0] - 2]  # van een tabel de hele regel
        gevonden.append((" ".join(tekst for _, tekst, _ in laatst), max(maat for _, _, maat in laatst) > gewoon))
    return gevonden
