"""Wat de browsertoetsen van de vragenlijst delen: het blad bedienen, en een luisteraar die verzoeken telt."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from browserhulp import STIL, eis_chromium
from inzicht.bestanden.schijf import lees_sjablonen
from inzicht.interview.vragenlijst.beeld import Wens, maak_vragenlijst
from inzicht.interview.vragenlijst.maker import maak_html
from inzicht.modellen.wijzer import Wijzer


@pytest.fixture(scope="module")
def adres(wijzer: Wijzer, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Een vragenlijst zonder wensen."""
    return schrijf(tmp_path_factory.mktemp("vragenlijst"), wijzer)


def schrijf(
    map_: Path,
    wijzer: Wijzer,
    wens: Wens | None = None,
    naam: str = "v.html",
    kapot: tuple[str, str] | None = None,
) -> str:
    """Zet een vragenlijst in een map en geef het adres; `kapot` vervangt een stuk van het script."""
    pad, sjablonen = map_ / naam, lees_sjablonen()
    if kapot is not None:
        assert sum(kapot[0] in tekst for tekst in sjablonen.values()) == 1, kapot
        sjablonen = {soort: tekst.replace(*kapot) for soort, tekst in sjablonen.items()}
    pad.write_text(maak_html(sjablonen, maak_vragenlijst(wijzer, wens or Wens())), encoding="utf-8")
    return pad.as_uri()


def profiel(speler: Playwright, map_: Path) -> BrowserContext:
    """Een browser met een eigen profiel op schijf, zoals die van een gebruiker."""
    return speler.chromium.launch_persistent_context(
        str(map_), executable_path=eis_chromium(), args=STIL, viewport={"width": 1280, "height": 900}
    )


@contextmanager
def blad(browser: Browser, adres: str, **opties: Any) -> Iterator[Page]:
    """Een vers profiel met het blad open; eist dat er geen fout, melding of ander verzoek was."""
    context = browser.new_context(**opties)
    context.set_default_timeout(20_000)
    pagina = context.new_page()
    klachten: list[str] = []
    eigen = adres.partition("#")[0]
    pagina.on("console", lambda bericht: klachten.append(bericht.text))
    pagina.on("pageerror", lambda fout: klachten.append(str(fout)))
    pagina.on("request", lambda verzoek: klachten.append(verzoek.url) if verzoek.url != eigen else None)
    pagina.goto(adres)
    yield pagina
    context.close()
    assert [een for een in klachten if not een.startswith(("blob:", eigen))] == []


def rust(pagina: Page) -> None:
    """Een moment voor de browser: wat een blad bewaart, geeft zijn proces pas daarna door aan de andere."""
    pagina.wait_for_timeout(300)


def naar(pagina: Page, adres: str) -> None:
    """Ga naar een ander blad, niet binnen een oogwenk na het laatste antwoord."""
    rust(pagina)
    pagina.goto(adres)


def ga(pagina: Page, anker: str) -> None:
    """Ga naar een pagina of vraag, zoals een link doet."""
    pagina.evaluate("anker => { location.hash = anker }", anker)
    pagina.wait_for_function("anker => !document.getElementById(anker).closest('.pagina').hidden", arg=anker)


def begin(pagina: Page, naam: str = "De Test", sector: str | None = "po") -> None:
    """Vul de gegevens van de school in."""
    ga(pagina, "school")
    pagina.fill("#schoolnaam", naam)
    if sector:
        pagina.check(f'input[name="kenmerk.sector"][value="{sector}"]')


def vak(vraag: str) -> str:
    """Het veld van een vraag, als kiezer."""
    return f'[data-vraag="{vraag}"]'


def open_bestand(pagina: Page, gegevens: Any, naam: str = "a.json") -> str:
    """Open een bestand op het blad en geef wat het blad erover zegt."""
    inhoud = gegevens if isinstance(gegevens, bytes) else json.dumps(gegevens).encode()
    ga(pagina, "begin")
    pagina.evaluate("document.getElementById('bestandsmelding').replaceChildren()")
    pagina.set_input_files("#bestand", {"name": naam, "mimeType": "application/json", "buffer": inhoud})
    pagina.wait_for_function("() => document.getElementById('bestandsmelding').textContent !== ''")
    return pagina.text_content("#bestandsmelding") or ""


def bestand(pagina: Page) -> str:
    """Bewaar als bestand, en geef de inhoud."""
    ga(pagina, "nakijken")
    with pagina.expect_download() as wacht:
        pagina.click("#bewaar-bestand")
    return Path(wacht.value.path()).read_text(encoding="utf-8")


@contextmanager
def luisteraar() -> Iterator[tuple[str, list[str]]]:
    """Een plaatselijke server die elk verzoek opschrijft; geeft het adres en de lijst."""
    gezien: list[str] = []

    class Ontvanger(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            gezien.append(self.path)
            self.send_response(200)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Zeg niets."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Ontvanger)
    draad = threading.Thread(target=server.serve_forever, daemon=True)
    draad.start()
    yield f"http://127.0.0.1:{server.server_port}", gezien
    server.shutdown()
    draad.join()
    server.server_close()
