"""Het groepsverslag in een echte browser: toegankelijk, smal genoeg, zonder netwerk, en netjes op papier."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browserhulp import (
    BREEDTEN,
    KLEUREN,
    REGELS,
    gevolgen,
    laatste_regels,
    lees_bladzijden,
    overtredingen,
    zonder_beleid,
)
from groephulp import groepsbeeld, scholen, vervuild_groepsbeeld
from inzicht.bestanden.schijf import lees_sjablonen
from inzicht.modellen.wijzer import Wijzer
from inzicht.verslag.groep.maker import Groepsmaker
from verslaghulp import HTML_AANVAL, lees_boom

pytestmark = pytest.mark.browser
SOORTEN = ["gewoon", "groot", "lang", "leeg"]
"""Dertig scholen; meer dan de warmtekaart toont; namen zonder spaties; en geen enkele school."""


@pytest.fixture(scope="module")
def groepen(wijzer: Wijzer, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Het adres van elk groepsverslag op schijf."""
    map_, maker = tmp_path_factory.mktemp("groepsverslag"), Groepsmaker(lees_sjablonen())
    rij = scholen(wijzer, 40)
    lang = scholen(wijzer, 12)
    for een in lang:
        een["school"]["naam"] = "Basisschool" + "Zonderspatie" * 12
    beelden = {
        "gewoon": groepsbeeld(wijzer, rij, minimaal=1, geweigerd=2),
        "groot": groepsbeeld(wijzer, rij, ruimte=10),
        "lang": groepsbeeld(wijzer, lang),
        "leeg": groepsbeeld(wijzer, [], geweigerd=1),
    }
    for naam, beeld in beelden.items():
        (map_ / f"{naam}.html").write_text(maker.html(beeld), encoding="utf-8")
    return {naam: (map_ / f"{naam}.html").as_uri() for naam in beelden}


@pytest.mark.parametrize(("soort", "breedte"), [*((soort, 1280) for soort in SOORTEN), ("gewoon", 360), ("lang", 360)])
def test_axe_vindt_niets_in_licht_en_donker(pagina: Page, groepen: dict[str, str], soort: str, breedte: int) -> None:
    pagina.set_viewport_size({"width": breedte, "height": 900})
    for kleur, regels in KLEUREN[breedte].items():
        pagina.emulate_media(color_scheme="dark" if kleur == "donker" else "light")
        pagina.goto(groepen[soort])
        assert overtredingen(pagina, regels) == "", kleur


def test_axe_ziet_een_cel_die_niet_te_lezen_is(pagina: Page, groepen: dict[str, str]) -> None:
    pagina.goto(groepen["gewoon"])
    cel = "[...document.querySelectorAll('.warmte td')].find(cel => cel.textContent.length > 1)"
    pagina.evaluate(
        f"{cel}.style.color = '#9aa'"
    )  # van een enkel teken zegt axe niets; daar is de toets hieronder voor
    assert "color-contrast" in overtredingen(pagina, REGELS)


@pytest.mark.parametrize("donker", [False, True], ids=["licht", "donker"])
def test_elke_tint_is_anders_en_leest_genoeg(pagina: Page, groepen: dict[str, str], donker: bool) -> None:
    pagina.emulate_media(color_scheme="dark" if donker else "light")
    pagina.goto(groepen["gewoon"])
    kleuren = pagina.evaluate(
        "['k0','k1','k2','k3','k4'].map(k => { const c = document.querySelector('.warmte td'); c.className = k;"
        " const s = getComputedStyle(c); return [s.backgroundColor, s.color]; })"
    )
    paren = [[tuple(map(int, re.findall(r"\d+", kleur)))[:3] for kleur in paar] for paar in kleuren]
    assert len({achter for achter, _ in paren}) == 5
    assert min(_contrast(achter, voor) for achter, voor in paren) >= 4.5
    helder = [_helderheid(achter) for achter, _ in paren]
    assert helder == sorted(helder, reverse=not donker)


def _helderheid(kleur: tuple[int, ...]) -> float:
    delen = [c / 255 for c in kleur]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in delen)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _contrast(een: tuple[int, ...], ander: tuple[int, ...]) -> float:
    laag, hoog = sorted(map(_helderheid, (een, ander)))
    return (hoog + 0.05) / (laag + 0.05)


@pytest.mark.parametrize("soort", SOORTEN)
def test_het_blad_schuift_niet_opzij(pagina: Page, groepen: dict[str, str], soort: str) -> None:
    pagina.goto(groepen[soort])
    for breedte in BREEDTEN:
        pagina.set_viewport_size({"width": breedte, "height": 900})
        assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte, breedte


@pytest.mark.parametrize("breedte", [1280, 360])
def test_een_tabel_blijft_een_tabel(pagina: Page, groepen: dict[str, str], breedte: int) -> None:
    pagina.set_viewport_size({"width": breedte, "height": 900})
    pagina.goto(groepen["gewoon"])
    for naam in ("Het niveau van elke school per dimensie", "Hoeveel scholen op elk niveau staan, naar Sector"):
        assert pagina.get_by_role("table", name=naam, exact=True).count() == 1
    assert pagina.get_by_role("rowheader", name="School 015").count() == 1
    assert pagina.get_by_role("columnheader", name="Opslag en verwerking").count() == 1
    assert pagina.get_by_role("img", name="Scholen per niveau").count() == 3


def test_het_blad_vraagt_niets_aan_het_netwerk(pagina: Page, groepen: dict[str, str]) -> None:
    verzoeken: list[str] = []
    klachten: list[str] = []
    pagina.on("request", lambda verzoek: verzoeken.append(verzoek.url))
    pagina.on("console", lambda bericht: klachten.append(bericht.text))
    pagina.goto(groepen["gewoon"], wait_until="networkidle")
    assert (verzoeken, klachten) == ([groepen["gewoon"]], [])
    assert pagina.evaluate("getComputedStyle(document.querySelector('.warmte')).borderCollapse") == "separate"


@pytest.mark.parametrize("met_beleid", [True, False], ids=["met beleid", "zonder beleid"])
def test_geen_enkele_aanval_voert_iets_uit(browser: Browser, tmp_path: Path, met_beleid: bool) -> None:
    maker = Groepsmaker(lees_sjablonen())
    bladen = [maker.html(vervuild_groepsbeeld(tekst)) for tekst in HTML_AANVAL[:: 6 if met_beleid else 1]]
    assert gevolgen(browser, tmp_path, bladen if met_beleid else [zonder_beleid(blad) for blad in bladen]) == []


# --- op papier --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def papier(
    browser: Browser, groepen: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Path]]:
    """Elk groepsverslag als PDF, gemaakt terwijl het scherm donker staat."""
    map_ = tmp_path_factory.mktemp("papier")
    blad = browser.new_page()
    blad.emulate_media(color_scheme="dark", media="print")
    for naam, adres in groepen.items():
        blad.goto(adres)
        blad.pdf(path=map_ / f"{naam}.pdf", prefer_css_page_size=True, tagged=True, outline=True)
    yield {naam: map_ / f"{naam}.pdf" for naam in groepen}
    blad.close()


def test_elke_bladzijde_is_a4_en_heeft_een_nummer(papier: dict[str, Path]) -> None:
    for naam, pdf in papier.items():
        inhoud = pdf.read_bytes()
        assert b"/Lang (nl)" in inhoud
        assert {int(breed) for breed in re.findall(rb"/MediaBox \[0 0 (\d+)", inhoud)} <= {594, 595}
        bladzijden = lees_bladzijden(pdf)
        voeten = [re.sub(r"\s+", " ", regels[-1]) for regels in bladzijden]
        assert voeten == [f"Groepsverslag {nr} van {len(bladzijden)}" for nr in range(1, len(bladzijden) + 1)], naam


@pytest.mark.parametrize("soort", SOORTEN)
def test_geen_kop_staat_los_onder_aan_een_bladzijde(
    papier: dict[str, Path], groepen: dict[str, str], soort: str
) -> None:
    blad = Path(groepen[soort].removeprefix("file://")).read_text(encoding="utf-8")
    koppen = {" ".join(tekst.split()) for niveau, tekst in lees_boom(blad).koppen if niveau in (2, 3)}
    assert [tekst for tekst, groot in laatste_regels(papier[soort]) if groot and tekst in koppen] == []


def test_wie_in_het_donker_werkt_drukt_de_warmtekaart_licht_af(pagina: Page, groepen: dict[str, str]) -> None:
    pagina.emulate_media(color_scheme="dark", media="print")
    pagina.goto(groepen["gewoon"])
    kleur = pagina.evaluate("getComputedStyle(document.querySelector('.warmte .k0')).backgroundColor")
    assert kleur == "rgb(243, 246, 247)"
