"""De bladen over het jaar in een echte browser: toegankelijk, smal genoeg, zonder netwerk, en netjes op papier."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from browserhulp import BREEDTEN, KLEUREN, REGELS, browser, lees_bladzijden, overtredingen, pagina
from inzicht.bestanden.schijf import lees_sjablonen
from inzicht.verslag.jaar.maker import Jaarmaker
from planhulp import PUNTEN, RONDES, planbeeld, planschool, vergelijkbeeld

__all__ = ["browser", "pagina"]
pytestmark = pytest.mark.browser
BLADEN = ["plan", "leeg", "vergelijking", "lang"]


@pytest.fixture(scope="module")
def bladen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Het adres van elk blad op schijf."""
    map_, maker = tmp_path_factory.mktemp("jaar"), Jaarmaker(lees_sjablonen())
    lang = {"naam": "Basisschool" + "Zonderspatie" * 12}
    teksten = {
        "plan": maker.planhtml(planbeeld(school=planschool(school=lang))),
        "leeg": maker.planhtml(planbeeld(school=planschool(actiepunten=[]))),
        "vergelijking": maker.vergelijkhtml(vergelijkbeeld(actiepunten=PUNTEN)),
        "lang": maker.vergelijkhtml(vergelijkbeeld(rondes=RONDES * 6, school=lang)),
    }
    for naam, tekst in teksten.items():
        (map_ / f"{naam}.html").write_text(tekst, encoding="utf-8")
    return {naam: (map_ / f"{naam}.html").as_uri() for naam in teksten}


@pytest.mark.parametrize(
    ("blad", "breedte"), [*((blad, 1280) for blad in BLADEN), ("plan", 360), ("vergelijking", 360)]
)
def test_axe_vindt_niets_in_licht_en_donker(pagina: Page, bladen: dict[str, str], blad: str, breedte: int) -> None:
    pagina.set_viewport_size({"width": breedte, "height": 900})
    for kleur, regels in KLEUREN[breedte].items():
        pagina.emulate_media(color_scheme="dark" if kleur == "donker" else "light")
        pagina.goto(bladen[blad])
        assert overtredingen(pagina, regels) == "", kleur


def test_axe_ziet_een_notitie_die_niet_te_lezen_is(pagina: Page, bladen: dict[str, str]) -> None:
    pagina.goto(bladen["plan"])
    pagina.evaluate("document.querySelector('.afvinken .wat').style.color = '#9aa'")
    assert "color-contrast" in overtredingen(pagina, REGELS)


@pytest.mark.parametrize("blad", BLADEN)
def test_het_blad_schuift_niet_opzij(pagina: Page, bladen: dict[str, str], blad: str) -> None:
    pagina.goto(bladen[blad])
    for breedte in BREEDTEN:
        pagina.set_viewport_size({"width": breedte, "height": 900})
        assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte, breedte


@pytest.mark.parametrize("blad", BLADEN)
def test_op_een_breed_scherm_krijgt_de_tekst_de_ruimte(pagina: Page, bladen: dict[str, str], blad: str) -> None:
    """Het verslag heeft links een inhoudsopgave; deze bladen niet, en dan mag de tekst niet in die smalle kolom."""
    pagina.set_viewport_size({"width": 1280, "height": 900})
    pagina.goto(bladen[blad])
    for plek in ("main", "main section"):
        assert pagina.eval_on_selector(plek, "een => een.getBoundingClientRect().width") > 900, plek


def test_een_vakje_staat_op_dezelfde_bladzijde_als_zijn_actiepunt(
    pagina: Page, bladen: dict[str, str], tmp_path: Path
) -> None:
    pagina.goto(bladen["plan"])
    pagina.pdf(path=tmp_path / "plan.pdf", prefer_css_page_size=True)
    eerste, *_ = lees_bladzijden(tmp_path / "plan.pdf")
    assert any("Advies e 2." in regel for regel in eerste)
    assert any("1 van" in regel for regel in eerste)
