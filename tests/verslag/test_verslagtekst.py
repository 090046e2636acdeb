"""Tekst van een school of een wijzer blijft tekst: in HTML, en in Markdown volgens twee motoren."""

import re
from functools import lru_cache
from typing import Any

import pytest
from markdown_it import MarkdownIt

from inzicht.bestanden.schijf import lees_sjablonen
from inzicht.verslag.beeld import Doelgroep
from inzicht.verslag.maker import Verslagmaker
from inzicht.verslag.markdown import Vast, md_adres, md_blok, md_cel, md_regel
from markdownhulp import _gfm, gevulde_velden, vorm_commonmark, vorm_gfm
from verslaghulp import HTML_AANVAL, MD_AANVAL, lees_boom, vervuild_beeld

GEWOON = "gewoon"
ALLES = [*MD_AANVAL, *HTML_AANVAL]


@lru_cache(maxsize=1)
def _maker() -> Verslagmaker:
    return Verslagmaker(lees_sjablonen())


# --- HTML -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("doelgroep", ["school", "bestuur"])
@pytest.mark.parametrize("tekst", HTML_AANVAL)
def test_html_uit_tekst_blijft_tekst(tekst: str, doelgroep: Doelgroep) -> None:
    gewoon = lees_boom(_maker().html(vervuild_beeld(GEWOON, doelgroep)))
    boom = lees_boom(_maker().html(vervuild_beeld(tekst, doelgroep)))
    assert boom.elementen == gewoon.elementen
    zichtbaar = re.sub("[\x00\u202e\u2066]", "\ufffd", tekst)
    assert boom.tekst.count(zichtbaar) >= gewoon.tekst.count(GEWOON)


def test_het_corpus_is_groot_genoeg_en_een_lek_wordt_gezien() -> None:
    assert len(set(HTML_AANVAL)) >= 60
    lek = lees_sjablonen()
    lek["onderdelen/begin.html.j2"] = lek["onderdelen/begin.html.j2"].replace("{{ een.wat }}", "{{ een.wat|safe }}")
    maker = Verslagmaker(lek)
    lek_boom, gewoon = (lees_boom(maker.html(vervuild_beeld(tekst))) for tekst in ("<b>vet</b>", GEWOON))
    assert lek_boom.elementen != gewoon.elementen


def test_elk_veld_met_tekst_van_school_of_wijzer_is_vervuild() -> None:
    gevuld = set(gevulde_velden(vervuild_beeld(GEWOON), GEWOON))
    assert gevuld >= {
        "Verslagbeeld.school", "Verslagbeeld.wijzer", "Veld.naam", "Veld.waarde",
        "Overzicht.kern", "Overzicht.tegenhouders", "Paneel.titel", "Paneel.naam", "Paneel.streef", "Trap.tekst",
        "Kaart.wat", "Kaart.vraag", "Kaart.dimensie", "Kaart.waarom", "Kaart.opbrengst",
        "Daarna.wat", "Daarna.vraag", "Daarna.dimensie", "Daarna.wie",
        "Verwijzing.titel", "Verwijzing.uitgever", "Verwijzing.vindplaats",
        "Weg.titel", "Weg.nu", "Weg.volgend", "Wetsgroep.dimensie", "Wetspunt.vraag", "Routedeel.titel", "Routedeel.zinnen",
        "Tabelregel.titel", "Stap.titel", "Stap.uitleg", "Stap.wie", "Stap.systemen",
        "Dimensiedeel.titel", "Dimensiedeel.niveau", "Dimensiedeel.drempelzin", "Dimensiedeel.stand", "Dimensiedeel.vervolg",
        "Vraagregel.vraag", "Situatie.tekst", "Uitzoekgroep.rol", "Onderbouwing.titel", "Onderbouwing.zinnen",
        "Onderbouwing.eisenzin",
    }  # fmt: skip


# --- Markdown ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("vorm", [vorm_commonmark, vorm_gfm], ids=["markdown-it", "cmark-gfm"])
@pytest.mark.parametrize("doelgroep", ["school", "bestuur"])
@pytest.mark.parametrize("tekst", ALLES)
def test_markdown_uit_tekst_verandert_koppen_tabellen_en_links_niet(
    tekst: str, vorm: Any, doelgroep: Doelgroep
) -> None:
    maak = _maker().markdown
    assert vorm(maak(vervuild_beeld(tekst, doelgroep))) == vorm(maak(vervuild_beeld(GEWOON, doelgroep)))


@pytest.mark.parametrize("vorm", [vorm_commonmark, vorm_gfm], ids=["markdown-it", "cmark-gfm"])
def test_beide_motoren_zien_een_vervalste_kop_en_tabel(vorm: Any) -> None:
    echt = _maker().markdown(vervuild_beeld(GEWOON))
    for vals in ("\n# Niveau 5\n", "\n\n| a |\n| - |\n| b |\n", "\n<!-- \n", "\n\n```\n"):
        assert vorm(echt.replace(f"\n{GEWOON}", f"\n{vals}", 1)) != vorm(echt)


def test_github_maakt_van_een_los_adres_een_link_en_wij_houden_dat_tegen() -> None:
    for adres in ("naam@evil.example", "www.evil.example", "http://evil.example", "mailto:naam@evil.example"):
        assert "href" in _gfm(f"{adres}\n").waarden
        for veilig in (md_regel(adres), md_blok(adres)):
            boom = _gfm(f"{veilig}\n")
            assert "href" not in boom.waarden
            assert boom.tekst.strip() == adres


@pytest.mark.parametrize("tekst", MD_AANVAL)
@pytest.mark.parametrize("poort", [md_regel, md_cel, md_blok])
def test_een_veilige_regel_leest_terug_als_dezelfde_tekst(poort: Any, tekst: str) -> None:
    omhulsel = f"| kop |\n| --- |\n| {poort(tekst)} |\n" if poort is md_cel else f"{poort(tekst)}\n"
    delen = [
        b for b in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(omhulsel) if b.type == "inline"
    ]
    gelezen = "".join(kind.content or " " for kind in delen[-1].children or ())
    assert gelezen.replace("/", "").split() == tekst.replace("/", "").split()
    gfm = _gfm(omhulsel).tekst.removeprefix("\nkop\n") if poort is md_cel else _gfm(omhulsel).tekst
    gfm = gfm.replace("kop", "", 1) if poort is md_cel else gfm
    assert gfm.replace("/", "").split() == tekst.replace("/", "").split()


@pytest.mark.parametrize(
    "tekst",
    ["Ib'er (po) & mentor", "3 * 4 = 12", "snake_case", "1,5 uur", "2026-11-23", "C:\\map", "50% < 66%", "a - b + c!"],
)
def test_gewone_tekst_krijgt_geen_schuine_streep(tekst: str) -> None:
    assert md_regel(tekst) == tekst


def test_wat_al_veilig_is_blijft_zo_ook_als_dezelfde_tekst_eerder_ruw_langskwam() -> None:
    assert md_regel("*a*") == r"\*a\*"
    assert md_regel(Vast("*a*")) == "*a*"
    assert md_regel(md_regel("*a*")) == r"\*a\*"


def test_een_adres_houdt_niets_dat_uit_de_punthaken_breekt() -> None:
    assert md_adres("https://a.nl/<b> 'c'|`d`\\") == "https://a.nl/bcd"
