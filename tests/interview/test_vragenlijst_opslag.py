"""De vragenlijst verliest niets: wat bewaard heet, staat er, en geen plek wordt ongevraagd beschreven."""

import json
import random
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page

from bladwandeling import ANTWOORD, RUIMTE, VUL, Wandeling, opslag
from conftest import Draai
from hulp import Blad, maak_antwoorden, maak_wijzer
from inzicht.bestanden import yamlbron
from inzicht.interview.vragenlijst.beeld import Wens
from inzicht.keuring.poort import keur_antwoordenbron
from inzicht.modellen.antwoorden import schrijf_antwoorden_json
from inzicht.modellen.wijzer import Wijzer
from verslaghulp import banken, kop
from vragenlijst_hulp import adres, begin, bestand, blad, ga, naar, open_bestand, rust, schrijf, vak

__all__ = ["adres"]
pytestmark = pytest.mark.browser
ANDERE = "#hervat >> text=Begin met een andere school"
OVERZICHT = f"{vak('opslag.overzicht')} [data-veld=opmerking]"
VIER = {"opslag": {"overzicht": 4, "een-bron": 4}}
TWEE = {"opslag": {"overzicht": 2, "een-bron": 2}}


@pytest.fixture
def regenboog(wijzer: Wijzer, tmp_path: Path) -> str:
    """Een blad waarop de school vaststaat."""
    return schrijf(tmp_path, wijzer, Wens(school="De Regenboog", brin="12AB"))


def keus(pagina: Page, vraag: str, waarde: object) -> None:
    """Kies bij een vraag een antwoord, op de pagina waar zij staat."""
    ga(pagina, pagina.evaluate("v => document.querySelector(v).closest('.pagina').id", vak(vraag)))
    pagina.check(f'{vak(vraag)} input[value="{waarde}"]')


def typ_naam(pagina: Page, naam: str) -> None:
    ga(pagina, "school")
    pagina.fill("#schoolnaam", "")
    pagina.locator("#schoolnaam").press_sequentially(naam)
    pagina.keyboard.press("Tab")


def vul_school(pagina: Page, adres: str, naam: str, waarde: int) -> None:
    """Begin met een school, en beantwoord twee vragen."""
    naar(pagina, adres + "?")
    if pagina.locator(ANDERE).count():
        pagina.click(ANDERE)
    typ_naam(pagina, naam)
    keus(pagina, "opslag.overzicht", waarde)
    keus(pagina, "opslag.een-bron", waarde)


def gegevens(**velden: Any) -> Blad:
    return {
        "formaat": "inzicht-antwoorden/1", "wijzer": "leerlingregistratie", "wijzerversie": "1.1",
        "school": {"naam": "De Regenboog"}, "datum": "2026-01-05", "omvang": "volledig", "antwoorden": {}, **velden,
    }  # fmt: skip


# --- een plek waar al iets staat ------------------------------------------------------------------------


@pytest.mark.parametrize("scholen", [["De Regenboog"], ["De Regenboog", "Het Anker"]], ids=["een", "twee"])
@pytest.mark.parametrize("naam", ["De Regenboog", " de  REGENBOOG "], ids=["gelijk", "anders geschreven"])
def test_een_naam_die_ineens_in_het_vak_staat_wist_niets(
    browser: Browser, adres: str, scholen: list[str], naam: str
) -> None:
    with blad(browser, adres) as pagina:
        for waarde, school in zip((4, 2), scholen, strict=False):
            vul_school(pagina, adres, school, waarde)
        voor = opslag(pagina)
        naar(pagina, adres + "?later")
        pagina.click(ANDERE if len(scholen) == 1 else "#aan-de-slag")
        ga(pagina, "school")
        pagina.fill("#schoolnaam", naam)
        pagina.keyboard.press("Tab")
        assert opslag(pagina) == voor
        assert "Wilt u daarmee verdergaan?" in (pagina.text_content("#naammelding") or "")
        keus(pagina, "opslag.overzicht", 1)
        assert voor.items() <= opslag(pagina).items()
        ga(pagina, "school")
        pagina.click("#naammelding >> text=Ja, open die antwoorden")
        assert json.loads(bestand(pagina))["antwoorden"] == VIER
        assert voor.items() <= opslag(pagina).items()


def test_een_bestand_over_een_nieuwer_bewaard_antwoord_vraagt_eerst_en_wist_niets(browser: Browser, adres: str) -> None:
    with blad(browser, adres) as pagina:
        vul_school(pagina, adres, "De Regenboog", 4)
        vul_school(pagina, adres, "Het Anker", 2)
        voor = opslag(pagina)
        naar(pagina, adres + "?later")
        oud = gegevens(antwoorden={"opslag": {"overzicht": 1}})
        assert "staan al antwoorden van De Regenboog (2 antwoorden" in open_bestand(pagina, oud)
        assert opslag(pagina) == voor
        pagina.click("#bestandsmelding >> text=Ja, open het bestand")
        assert json.loads(bestand(pagina))["antwoorden"] == oud["antwoorden"]
        assert voor.items() <= opslag(pagina).items()


def test_een_bestand_van_een_andere_school_krijgt_een_eigen_plek(browser: Browser, adres: str) -> None:
    with blad(browser, adres) as pagina:
        vul_school(pagina, adres, "Het Anker", 2)
        open_bestand(pagina, gegevens(antwoorden=VIER))
        pagina.click("#bestandsmelding >> text=Ja, open het bestand")
        assert opslag(pagina) == {"1.1/Het Anker": TWEE, "1.1/De Regenboog": VIER}
        assert open_bestand(pagina, gegevens(antwoorden=VIER)).startswith("Geopend")
        assert len(opslag(pagina)) == 2, "hetzelfde bestand nog eens geeft geen tweede plek"


def test_wie_sluit_terwijl_de_naam_focus_heeft_houdt_een_eigen_plek(browser: Browser, adres: str) -> None:
    with blad(browser, adres) as eerste:
        ga(eerste, "school")
        eerste.locator("#schoolnaam").press_sequentially("De Regenboog")
        pagina = eerste.context.new_page()
        rust(eerste)
        eerste.close()
        naar(pagina, adres)
        keus(pagina, "opslag.overzicht", 4)
        assert opslag(pagina) == {"1.1/De Regenboog": {"opslag": {"overzicht": 4}}}
        naar(pagina, adres + "?d")
        pagina.click(ANDERE)
        typ_naam(pagina, "Drie")
        keus(pagina, "opslag.overzicht", 1)
        assert opslag(pagina)["1.1/De Regenboog"] == {"opslag": {"overzicht": 4}}


@pytest.mark.parametrize(
    ("keuze", "over"),
    [
        (None, {"1.1/De Regenboog": VIER, "1.1/Het Anker": {"opslag": {"overzicht": 1, "een-bron": 4}}}),
        ("Ik verbeterde de naam", {"1.1/Het Anker": {"opslag": {"overzicht": 1, "een-bron": 4}}}),
        ("Een andere school", {"1.1/De Regenboog": VIER, "1.1/Het Anker": {"opslag": {"overzicht": 1}}}),
    ],
)
def test_een_andere_naam_over_antwoorden_heen_laat_het_oude_staan(
    browser: Browser, adres: str, keuze: str | None, over: Blad
) -> None:
    with blad(browser, adres) as pagina:
        vul_school(pagina, adres, "De Regenboog", 4)
        ga(pagina, "school")
        pagina.fill("#schoolnaam", "Het Anker")
        assert pagina.text_content("#stand") == "Let op: de nieuwe naam van uw school staat nog alleen op dit scherm."
        pagina.keyboard.press("Tab")
        if keuze:
            pagina.click(f"#naammelding button >> text={keuze}")
        keus(pagina, "opslag.overzicht", 1)
        assert opslag(pagina) == over


def test_een_kleine_verbetering_van_de_naam_verhuist_de_plek(browser: Browser, adres: str) -> None:
    with blad(browser, adres) as pagina:
        vul_school(pagina, adres, "de regenboog", 4)
        ga(pagina, "school")
        pagina.fill("#schoolnaam", "De Regenboog")
        pagina.keyboard.press("Tab")
        assert opslag(pagina) == {"1.1/De Regenboog": VIER}
        pagina.fill("#schoolnaam", "")
        pagina.keyboard.press("Tab")
        assert pagina.input_value("#schoolnaam") == "De Regenboog"


# --- wat niet (helemaal) past ---------------------------------------------------------------------------------


def _variant(verander: Callable[[Blad, list[Blad]], None]) -> Wijzer:
    deze_kop, deze_banken = kop(), banken()
    verander(deze_kop, deze_banken)
    return maak_wijzer(deze_kop, deze_banken)


def _zonder_eerste(_: Blad, rij: list[Blad]) -> None:
    del rij[0]["vragen"][0]


def _andere_vragen(_: Blad, rij: list[Blad]) -> None:
    for nummer, vraag in enumerate(rij[0]["vragen"]):
        vraag["id"] = f"anders-{nummer}"


def _nieuwere(deze: Blad, _: list[Blad]) -> None:
    deze["versie"] = "1.1"


@pytest.mark.parametrize(
    ("verander", "past", "zin"),
    [
        pytest.param(_zonder_eerste, True, "Niet: ", id="vraag weg"),
        pytest.param(_andere_vragen, False, "Niet: ", id="andere wijzer met deze id"),
        pytest.param(_nieuwere, True, "(versie ", id="nieuwere versie"),
    ],
)
def test_wat_niet_past_blijft_staan_en_wordt_genoemd(
    browser: Browser, tmp_path: Path, verander: Callable[[Blad, list[Blad]], None], *, past: bool, zin: str
) -> None:
    eerste = maak_wijzer(kop(), banken())
    wens = Wens(school="De Zon")
    bank = eerste.banken[0]
    oud = schrijf(tmp_path, eerste, wens, "oud.html")
    nieuw = schrijf(tmp_path, _variant(verander), wens, "nieuw.html")
    with blad(browser, oud) as pagina:
        for vraag in bank.vragen:
            keus(pagina, f"{bank.id}.{vraag.id}", vraag.ladder[0])
        (bewaard,) = opslag(pagina).values()
    context = browser.new_context()
    pagina = context.new_page()
    naar(pagina, oud)
    for vraag in bank.vragen:
        keus(pagina, f"{bank.id}.{vraag.id}", vraag.ladder[0])
    naar(pagina, nieuw)
    assert pagina.is_visible("#hervat")
    assert zin in (pagina.text_content("#hervat") or "")
    assert (pagina.locator(".vraag input:checked").count() > 0) is past
    ga(pagina, f"d.{bank.id}.1")
    pagina.locator(".pagina:not([hidden]) .vraag input").nth(1).check()
    assert bewaard in opslag(pagina).values()
    assert len(opslag(pagina)) == 2
    naar(pagina, nieuw + "?")
    pagina.click("#hervat >> text=Wis die oude antwoorden")
    assert len(opslag(pagina)) == 2
    pagina.click("#hervat >> text=Ja, wis ze")
    assert bewaard not in opslag(pagina).values()
    context.close()


def test_wat_een_ouder_blad_voor_een_rol_bewaarde_komt_op_verzoek_mee(
    browser: Browser, wijzer: Wijzer, tmp_path: Path
) -> None:
    """Oudere bladen hadden voor elke rol dezelfde plek."""
    adres = schrijf(tmp_path, wijzer, Wens(school="De Regenboog", rol="directie"))
    (dimensie, vraag), *_ = [(b.id, v.id) for b in wijzer.banken for v in b.vragen if v.rol == "directie"]
    with blad(browser, adres) as pagina:
        for rol in ("directie", "zorg"):
            oud = gegevens(invuller={"rol": rol}, antwoorden={dimensie: {vraag: 2}})
            zet = "([sleutel, tekst]) => localStorage.setItem(sleutel, tekst)"
            pagina.evaluate(zet, ["inzicht/leerlingregistratie/1.1/De Regenboog", json.dumps(oud)])
            naar(pagina, adres + f"?{rol}")
            assert json.loads(bestand(pagina))["antwoorden"] == {}
            ga(pagina, "begin")
            assert pagina.is_visible("#hervat") is (rol == "directie")
            if rol == "directie":
                pagina.click("#hervat >> text=Neem over wat past")
                assert json.loads(bestand(pagina))["antwoorden"] == {dimensie: {vraag: 2}}
                pagina.evaluate("localStorage.clear()")


# --- rollen -------------------------------------------------------------------------------------------------------


def test_twee_rollen_van_een_school_delen_geen_plek_en_geen_bestand(
    browser: Browser, wijzer: Wijzer, tmp_path: Path
) -> None:
    bladen = {
        rol: schrijf(tmp_path, wijzer, Wens(school="De Regenboog", brin="12AB", rol=rol), f"{rol}.html")
        for rol in ("administratie", "directie")
    }
    context = browser.new_context()
    pagina = context.new_page()
    namen = "[...document.querySelectorAll('[data-vraag]')].map(een => een.dataset.vraag)"
    naar(pagina, bladen["administratie"])
    for vraag in pagina.evaluate(namen):
        keus(pagina, vraag, 2)
    (eerste,) = opslag(pagina).values()
    naar(pagina, bladen["directie"])
    assert not pagina.is_visible("#hervat")
    for vraag in pagina.evaluate(namen)[:3]:
        keus(pagina, vraag, 3)
    gemaakt = json.loads(bestand(pagina))
    assert gemaakt["invuller"] == {"rol": "directie"}
    assert sum(map(len, gemaakt["antwoorden"].values())) == 3
    assert eerste in opslag(pagina).values()
    context.close()


def test_wie_een_blad_zonder_rol_opent_hoort_van_wie_de_antwoorden_zijn(browser: Browser, regenboog: str) -> None:
    with blad(browser, regenboog) as pagina:
        ga(pagina, "school")
        pagina.check("input[name=rol][value=administratie]")
        keus(pagina, "opslag.overzicht", 4)
        naar(pagina, regenboog + "?")
        assert "De Regenboog (Administratie, 1 antwoord, " in (pagina.text_content("#hervat") or "")
        pagina.click("#hervat >> text=Begin opnieuw")
        keus(pagina, "opslag.overzicht", 1)
        assert sorted(een["opslag"]["overzicht"] for een in opslag(pagina).values()) == [1, 4]
        naar(pagina, regenboog + "??")
        assert pagina.locator(".vraag input:checked").count() == 0
        pagina.click("#hervat >> text=Verder met De Regenboog (Administratie")
        assert json.loads(bestand(pagina))["antwoorden"] == {"opslag": {"overzicht": 4}}


@pytest.mark.parametrize("van", ["directie", "zorg", None])
def test_een_vooraf_ingevuld_antwoord_van_een_ander_is_nooit_van_de_rol_van_dit_blad(
    browser: Browser, wijzer: Wijzer, tmp_path: Path, van: str | None
) -> None:
    alle = [(bank.id, vraag.id) for bank in wijzer.banken for vraag in bank.vragen]
    antwoorden: Blad = {}
    for dimensie, vraag in alle:
        antwoorden.setdefault(dimensie, {})[vraag] = 3
    punt = {"vraag": "opslag.overzicht", "status": "open"}
    bron = gegevens(antwoorden=antwoorden, actiepunten=[punt], **({"invuller": {"rol": van}} if van else {}))
    adres = schrijf(tmp_path, wijzer, Wens(rol="directie", antwoorden=maak_antwoorden(bron)))
    (eigen, *_) = [
        f"{bank.id}.{vraag.id}" for bank in wijzer.banken for vraag in bank.vragen if vraag.rol == "directie"
    ]
    with blad(browser, adres) as pagina:
        eerst = json.loads(bestand(pagina))
        assert eerst["actiepunten"] == [punt]
        assert eerst["antwoorden"] == (antwoorden if van == "directie" else {})
        ga(pagina, pagina.evaluate("v => document.querySelector(v).closest('.pagina').id", vak(eigen)))
        hint = pagina.text_content(f"{vak(eigen)} .nu") or ""
        assert ("al een antwoord van iemand anders: 3" in hint) is (van != "directie")
        pagina.check(f'{vak(eigen)} input[value="2"]')
        dimensie, vraag = eigen.split(".")
        gemaakt = json.loads(bestand(pagina))["antwoorden"]
        assert gemaakt[dimensie][vraag] == 2
        assert (sum(map(len, gemaakt.values())) == 1) is (van != "directie")


def test_een_bestand_van_een_andere_rol_is_te_zien_en_komt_niet_in_het_bestand(
    browser: Browser, wijzer: Wijzer, tmp_path: Path
) -> None:
    (eigen, *_) = [(bank.id, vraag.id) for bank in wijzer.banken for vraag in bank.vragen if vraag.rol == "directie"]
    bron = gegevens(antwoorden={eigen[0]: {eigen[1]: 3}}, invuller={"rol": "zorg"})
    with blad(browser, schrijf(tmp_path, wijzer, Wens(rol="directie"))) as pagina:
        assert "van een andere rol" in open_bestand(pagina, bron)
        assert json.loads(bestand(pagina))["antwoorden"] == {}
        assert "iemand anders: 3" in (pagina.text_content(f"{vak('.'.join(eigen))} .nu") or "")
        assert open_bestand(pagina, {**bron, "invuller": {"rol": "directie"}}) == "Geopend: a.json."
        assert json.loads(bestand(pagina))["antwoorden"] == bron["antwoorden"]


# --- twee vensters -------------------------------------------------------------------------------------------------


def test_wissen_in_het_ene_venster_geldt_ook_in_het_andere(browser: Browser, regenboog: str) -> None:
    with blad(browser, regenboog) as een:
        keus(een, "opslag.overzicht", 4)
        ander = een.context.new_page()
        naar(ander, regenboog)
        ga(een, "begin")
        een.click("#wis-alles")
        een.click("#wisvraag >> text=Ja, wis alles")
        assert opslag(een) == {}
        ander.wait_for_function("() => !document.querySelector('.vraag input:checked')")
        assert "gewist" in (ander.text_content("#bestandsmelding") or "")
        keus(ander, "opslag.een-bron", 3)
        een.wait_for_function("() => localStorage.length")
        assert opslag(een) == {"1.1/De Regenboog": {"opslag": {"een-bron": 3}}}


def test_een_plek_die_door_een_volle_opslag_leeg_bleef_is_van_wie_er_als_eerste_schrijft(
    browser: Browser, adres: str
) -> None:
    with blad(browser, adres) as een:
        ander = een.context.new_page()
        ander.goto(adres)
        een.evaluate(VUL)
        keus(een, "opslag.overzicht", 4)
        assert opslag(een) == {}
        ander.evaluate(RUIMTE)
        keus(ander, "opslag.een-bron", 3)
        een.wait_for_function("() => document.getElementById('opslagmelding').hidden")
        rust(een)
        bewaard = [{"opslag": {"een-bron": 3}}, {"opslag": {"overzicht": 4}}]
        assert sorted(opslag(een).values(), key=str) == bewaard
        assert een.locator(".vraag input:checked").count() == 1


def test_een_venster_ziet_ook_dat_een_ander_iets_terugzet(browser: Browser, regenboog: str) -> None:
    """Heen en weer tussen twee keuzes: wat het andere venster schrijft, is dan letterlijk wat het eerder schreef."""
    with blad(browser, regenboog) as een:
        keus(een, "opslag.overzicht", 4)
        ander = een.context.new_page()
        naar(ander, regenboog)
        for wie, andere, keuze in ((ander, een, 3), (een, ander, 4), (ander, een, 3), (een, ander, 4)):
            keus(wie, "opslag.overzicht", keuze)
            gekozen = f'{vak("opslag.overzicht")} input[value="{keuze}"]'
            andere.wait_for_function("een => document.querySelector(een).checked", arg=gekozen, timeout=10_000)
            rust(wie)
            assert opslag(andere) == {"1.1/De Regenboog": {"opslag": {"overzicht": keuze}}}
            for pagina in (een, ander):
                assert "zijn bewaard" in (pagina.text_content("#stand") or "")


_TEGELIJK = """([sleutel, tekst]) => {
  const onze = localStorage.getItem(sleutel);
  localStorage.setItem(sleutel, tekst);
  window.dispatchEvent(new StorageEvent('storage', {key: sleutel, oldValue: onze, newValue: tekst}));
}"""


def test_twee_vensters_die_tegelijk_een_plek_nemen_houden_elk_hun_antwoorden(browser: Browser, regenboog: str) -> None:
    """De opslag kent geen slot: het andere venster zag onze eerste tekst nog niet toen het daar zelf iets zette."""
    with blad(browser, regenboog) as een:
        vraag = een.locator(".vraag").first.get_attribute("data-vraag") or ""
        een.evaluate(ANTWOORD, [vraag, "2"])
        ((sleutel, tekst),) = een.evaluate("Object.entries(localStorage)")
        ander = json.loads(tekst)
        ander["antwoorden"] = {"opslag": {"een-bron": 3}}
        een.evaluate(_TEGELIJK, [sleutel, json.dumps(ander)])
        assert een.locator(f'{vak(vraag)} input[value="2"]').is_checked()
        dimensie, _, naam = vraag.partition(".")
        assert sorted(opslag(een).values(), key=str) == sorted(
            [{"opslag": {"een-bron": 3}}, {dimensie: {naam: 2}}], key=str
        )
        assert "zijn bewaard" in (een.text_content("#stand") or "")


_ACHTERAF = """([sleutel, ...teksten]) => {
  for (let nummer = 1; nummer < teksten.length; nummer += 1) {
    const [oldValue, newValue] = teksten.slice(nummer - 1, nummer + 1);
    window.dispatchEvent(new StorageEvent('storage', {key: sleutel, oldValue, newValue}));
  }
}"""


def test_een_bericht_dat_achterloopt_haalt_een_nieuwer_antwoord_niet_weg(browser: Browser, regenboog: str) -> None:
    """Het andere venster koos 5 en daarna 2; dit venster bewaarde iets voordat het daarvan bericht kreeg."""
    with blad(browser, regenboog) as een:
        keus(een, "opslag.overzicht", 1)
        een.wait_for_timeout(300)  # zo lang kan een ander venster dezelfde plek nog hebben genomen
        ((sleutel, tekst),) = een.evaluate("Object.entries(localStorage)")
        teksten = [tekst, *(tekst.replace('"overzicht": 1', f'"overzicht": {keuze}') for keuze in (5, 2))]
        een.evaluate("([sleutel, tekst]) => localStorage.setItem(sleutel, tekst)", [sleutel, teksten[-1]])
        keus(een, "opslag.een-bron", 3)
        een.evaluate(_ACHTERAF, [sleutel, *teksten])
        assert een.locator(f'{vak("opslag.overzicht")} input[value="2"]').is_checked()
        assert [*opslag(een).values()] == [{"opslag": {"overzicht": 2, "een-bron": 3}}]


DOOF = "window.addEventListener('storage', (een) => een.stopImmediatePropagation(), true)"


def test_ook_zonder_bericht_van_de_browser_schrijft_een_venster_niet_over_het_andere(
    browser: Browser, regenboog: str
) -> None:
    """Een bevroren of teruggehaald venster kreeg de berichten niet; dan leest het na voor het schrijft."""
    context = browser.new_context()
    context.add_init_script(DOOF)
    een, ander = context.new_page(), context.new_page()
    for pagina in (een, ander):
        naar(pagina, regenboog)
    keus(een, "opslag.overzicht", 4)
    keus(ander, "opslag.een-bron", 3)
    naar(een, regenboog + "?")
    een.click("#hervat button >> nth=0")
    naar(ander, regenboog + "?")
    ander.click("#hervat button >> nth=0")
    keus(een, "opslag.toegang", 2)
    keus(ander, "opslag.bewaartermijnen", 2)
    rust(ander)
    keus(een, "opslag.toegang", 1)
    een.bring_to_front()
    assert {"opslag": {"overzicht": 4, "toegang": 1, "bewaartermijnen": 2}} in opslag(een).values()
    assert json.loads(bestand(ander))["antwoorden"]["opslag"]["bewaartermijnen"] == 2
    context.close()


def test_een_wachtende_tekst_blijft_staan_als_een_ander_venster_iets_verandert(
    browser: Browser, regenboog: str
) -> None:
    with blad(browser, regenboog) as pagina:
        ga(pagina, "d.opslag.1")
        pagina.click(f"{vak('opslag.overzicht')} .toelichten")
        pagina.locator(OVERZICHT).press_sequentially("Schoon begin. ")
        pagina.locator(OVERZICHT).press_sequentially("Mail naam@voorbeeld.example")
        bewaard = opslag(pagina)["1.1/De Regenboog"]["opslag"]["overzicht"]["opmerking"]
        assert bewaard.startswith("Schoon begin. Mail")
        assert "bewaard" not in (pagina.text_content("#stand") or "")
        ander = pagina.context.new_page()
        naar(ander, regenboog)
        keus(ander, "opslag.een-bron", 2)
        pagina.wait_for_function(f"() => document.querySelector('{vak('opslag.een-bron')} input[value=\"2\"]').checked")
        assert pagina.input_value(OVERZICHT) == "Schoon begin. Mail naam@voorbeeld.example"
        vragen: list[str] = []

        def neem_op(dialoog: Dialog) -> None:
            vragen.append(dialoog.type)
            dialoog.accept()

        pagina.on("dialog", neem_op)
        rust(pagina)
        pagina.reload()
        assert vragen == ["beforeunload"]
        assert pagina.input_value(OVERZICHT) == bewaard


# --- het blad is niet de waarheid --------------------------------------------------------------------------------------


def test_wat_de_browser_zelf_in_het_blad_verandert_telt_niet(browser: Browser, regenboog: str) -> None:
    """Vertalen, invullen en terugzetten veranderen het blad zonder gebeurtenis."""
    with blad(browser, regenboog) as pagina:
        keus(pagina, "opslag.overzicht", 4)
        pagina.evaluate(
            """() => {
          for (const knop of document.querySelectorAll('input[value="1"]')) knop.checked = true;
          for (const veld of document.querySelectorAll('[data-veld]')) veld.value = 'ingevuld';
          document.getElementById('schoolnaam').value = 'Een andere school';
          const vertaal = (knoop) => {
            if (knoop.nodeType === 3) knoop.data = knoop.data.replace(/e/g, 'ee');
            else knoop.childNodes.forEach(vertaal);
          };
          document.querySelectorAll('main label, main legend, h2').forEach(vertaal);
        }"""
        )
        keus(pagina, "opslag.een-bron", 2)
        gemaakt = json.loads(bestand(pagina))
        assert gemaakt["antwoorden"] == {"opslag": {"overzicht": 4, "een-bron": 2}}
        assert gemaakt["school"] == {"naam": "De Regenboog", "brin": "12AB"}
        pagina.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
        assert pagina.locator(".vraag input:checked").count() == 2
        assert pagina.input_value("#schoolnaam") == "De Regenboog"


def test_terug_van_een_ander_adres_toont_wat_bewaard_is(browser: Browser, regenboog: str) -> None:
    context = browser.new_context()
    pagina = context.new_page()
    naar(pagina, regenboog)
    keus(pagina, "opslag.overzicht", 4)
    naar(pagina, "about:blank")
    ander = context.new_page()
    naar(ander, regenboog)
    keus(ander, "opslag.overzicht", 2)
    rust(ander)
    pagina.go_back()
    pagina.wait_for_function(f"() => document.querySelector('{vak('opslag.overzicht')} input[value=\"2\"]').checked")
    keus(pagina, "opslag.een-bron", 3)
    rust(pagina)
    assert opslag(ander) == {"1.1/De Regenboog": {"opslag": {"overzicht": 2, "een-bron": 3}}}
    context.close()


def test_ids_die_elk_object_al_heeft_zijn_gewoon(browser: Browser, tmp_path: Path) -> None:
    def verander(deze: Blad, rij: list[Blad]) -> None:
        oud = rij[0]["id"]
        tekst = json.dumps([deze, rij]).replace(f'"{oud}"', '"constructor"')
        nieuw, nieuwe = json.loads(tekst)
        deze.update(nieuw)
        rij[:] = nieuwe
        rij[0]["vragen"][0]["id"] = "10"
        rij[0]["vragen"][1]["id"] = "9"

    wijzer = _variant(verander)
    with blad(browser, schrijf(tmp_path, wijzer, Wens(school="De Zon"))) as pagina:
        keus(pagina, "constructor.10", 1)
        keus(pagina, "constructor.9", 1)
        assert list(opslag(pagina).values()) == [{"constructor": {"10": 1, "9": 1}}]
        tekst = bestand(pagina)
        assert tekst.index('"10"') < tekst.index('"9"')
        assert json.loads(tekst)["antwoorden"] == {"constructor": {"10": 1, "9": 1}}


# --- bewaard en gemaakt ----------------------------------------------------------------------------------------------


def test_een_volle_opslag_is_te_zien_waar_men_is_en_de_melding_gaat_weg(browser: Browser, regenboog: str) -> None:
    with blad(browser, regenboog) as pagina:
        keus(pagina, "opslag.overzicht", 4)
        pagina.evaluate(VUL)
        ga(pagina, "d.opslag.1")
        pagina.locator(f"{vak('opslag.een-bron')} input[value='3']").check()
        vak_ = pagina.locator("[role=alert]:visible")
        assert "kan hier niets bewaren" in (vak_.text_content() or "")
        plek = vak_.bounding_box()
        assert plek is not None
        assert 0 <= plek["y"] < 900
        assert "niet bewaard" in (pagina.text_content("#stand") or "").lower()
        assert pagina.evaluate("!window.dispatchEvent(new Event('beforeunload', {cancelable: true}))")
        ander = pagina.context.new_page()
        naar(ander, regenboog)
        assert ander.is_checked(f"{vak('opslag.overzicht')} input[value='4']"), "wat er stond, is nog te lezen"
        assert "kan hier niets bewaren" in (ander.text_content("#opslagmelding") or "")
        pagina.evaluate(RUIMTE)
        keus(pagina, "opslag.een-bron", 2)
        assert pagina.locator("[role=alert]:visible").count() == 0
        assert pagina.text_content("#stand") == "Uw antwoorden zijn bewaard in deze browser."
        assert opslag(pagina) == {"1.1/De Regenboog": {"opslag": {"overzicht": 4, "een-bron": 2}}}


def test_een_opslag_die_zwijgend_niets_doet_heet_geen_bewaren(browser: Browser, regenboog: str) -> None:
    context = browser.new_context()
    context.add_init_script("Storage.prototype.setItem = () => {}")
    pagina = context.new_page()
    naar(pagina, regenboog)
    keus(pagina, "opslag.overzicht", 4)
    assert pagina.is_visible("#opslagmelding")
    assert "zijn bewaard" not in (pagina.text_content("#stand") or "")
    context.close()


def test_in_een_voorbeeldweergave_heet_niets_gemaakt_en_is_de_tekst_te_kopieren(
    browser: Browser, regenboog: str, tmp_path: Path
) -> None:
    inhoud = escape(Path(regenboog.removeprefix("file://")).read_text(encoding="utf-8"))
    rand = f'<iframe width=1200 height=800 sandbox="allow-scripts" srcdoc="{inhoud}"></iframe>'
    (tmp_path / "rand.html").write_text(rand, encoding="utf-8")
    context = browser.new_context()
    pagina = context.new_page()
    naar(pagina, (tmp_path / "rand.html").as_uri())
    kader = pagina.frames[1]
    kader.wait_for_selector("#aan-de-slag")
    assert "voorbeeldweergave" in (kader.text_content("#opslagmelding") or "")
    kader.evaluate("location.hash = 'd.opslag.1'")
    kader.check(f"{vak('opslag.overzicht')} input[value='4']")
    kader.evaluate("location.hash = 'nakijken'")
    kader.click("#bewaar-bestand")
    assert "Gemaakt" not in (kader.text_content("body") or "")
    assert kader.evaluate("!window.dispatchEvent(new Event('beforeunload', {cancelable: true}))")
    kader.click("#kopieer")
    assert json.loads(kader.input_value("#kopietekst"))["antwoorden"] == {"opslag": {"overzicht": 4}}
    kader.wait_for_function("() => document.getElementById('bewaarmelding').textContent.includes('opieer')")
    context.close()


def test_kopieren_zet_de_tekst_op_het_klembord(browser: Browser, regenboog: str) -> None:
    with blad(browser, regenboog, permissions=["clipboard-read", "clipboard-write"]) as pagina:
        keus(pagina, "opslag.overzicht", 4)
        tekst = bestand(pagina)
        pagina.click("#kopieer")
        pagina.wait_for_function("() => document.getElementById('bewaarmelding').textContent.includes('is gekopieerd')")
        assert pagina.evaluate("navigator.clipboard.readText()") == tekst


# --- wat er ook in de opslag of een bestand staat ------------------------------------------------------------------------

GEK: tuple[Any, ...] = (
    {"formaat": {"toString": 1}}, {"formaat": ["inzicht-antwoorden/1"]}, {"formaat": None}, [[[]]], "x", 3, None, True,
    gegevens(wijzerversie={"toString": 1}), gegevens(school=[]), gegevens(school={"naam": {"toString": 1}}),
    gegevens(antwoorden=[]), gegevens(antwoorden={"opslag": [1]}), gegevens(actiepunten=[3]), gegevens(actiepunten={"a": 1}),
    gegevens(actiepunten=[{"vraag": {"toString": 1}}]), gegevens(vorige=3), gegevens(vorige={"antwoorden": []}),
    gegevens(vervallen={"a": 3}), gegevens(verwacht={"opslag": {}}), gegevens(datum={"toString": 1}),
    gegevens(invuller="directie"), gegevens(school={"naam": "e" + "\u0301" * 31}),
    gegevens(antwoorden={"opslag": {"overzicht": {"opmerking": "e" + "\u0301" * 31}}}),
    gegevens(antwoorden={"opslag": {"overzicht": {"keuze": {"keuze": 3}}}}), gegevens(wijzerversie="99"),
)  # fmt: skip


def test_wat_er_ook_in_een_bestand_staat_het_blad_zegt_wat_er_mis_is(browser: Browser, adres: str) -> None:
    with blad(browser, adres) as pagina:
        begin(pagina)
        for geval in GEK:
            assert "a.json is niet geopend. " in open_bestand(pagina, geval), geval
        assert json.loads(bestand(pagina))["school"]["naam"] == "De Test"


def test_wat_er_ook_in_de_opslag_staat_het_blad_werkt_en_laat_het_staan(browser: Browser, adres: str) -> None:
    with blad(browser, adres) as pagina:
        rommel = {f"inzicht/leerlingregistratie/1.1/{n}": json.dumps(geval) for n, geval in enumerate(GEK)}
        rommel |= {"inzicht/leerlingregistratie/": "", "inzicht/leerlingregistratie/1.1": "{", "inzicht/x/1.0/a": "["}
        rommel["inzicht/leerlingregistratie/1.1/De Test"] = '{"formaat": {"toString": 1}}'
        pagina.evaluate("een => Object.entries(een).forEach(([s, t]) => localStorage.setItem(s, t))", rommel)
        naar(pagina, adres + "?")
        assert "niet kan lezen" in (pagina.text_content("#hervat") or "")
        begin(pagina)
        pagina.keyboard.press("Tab")
        keus(pagina, "opslag.overzicht", 4)
        assert json.loads(bestand(pagina))["antwoorden"] == {"opslag": {"overzicht": 4}}
        nu = pagina.evaluate("Object.fromEntries(Object.entries(localStorage))")
        assert rommel.items() <= nu.items()
        assert len(nu) == len(rommel) + 1


@pytest.mark.parametrize("veld", ["#schoolnaam", OVERZICHT])
def test_een_stapel_losse_accenten_wordt_geweigerd_en_kost_geen_tijd(browser: Browser, adres: str, veld: str) -> None:
    with blad(browser, adres) as pagina:
        begin(pagina)
        ga(pagina, "school" if veld == "#schoolnaam" else "d.opslag.1")
        if veld == OVERZICHT:
            pagina.click(f"{vak('opslag.overzicht')} .toelichten")
        voor = json.loads(bestand(pagina))
        ga(pagina, "school" if veld == "#schoolnaam" else "d.opslag.1")
        duur = pagina.evaluate(
            """([kiezer, tekst]) => {
          const veld = document.querySelector(kiezer);
          const begin = performance.now();
          veld.value = tekst;
          for (const soort of ['input', 'change']) veld.dispatchEvent(new Event(soort, {bubbles: true}));
          return performance.now() - begin;
        }""",
            [veld, "e" + "\u0301\u0327" * 8_000],
        )
        assert duur < 2_000
        assert "losse accenten" in (
            pagina.text_content("#naammelding" if veld == "#schoolnaam" else f"{veld} + .wacht") or ""
        )
        assert "bewaard" not in (pagina.text_content("#stand") or "")
        assert json.loads(bestand(pagina)) == voor
        ga(pagina, "school" if veld == "#schoolnaam" else "d.opslag.1")
        pagina.fill(veld, "e" + "\u0327" * 30)
        pagina.keyboard.press("Tab")
        assert json.loads(bestand(pagina)) != voor


# --- wat Python erin zet, leest het blad ----------------------------------------------------------------------------------

TEKSTEN = (
    "x" * 20_000,
    "🙂" * 20_000,
    "é" * 20_000,
    "  spaties  ",
    "a\r\nb\tc",
    "<b>&amp;</b>\u00a0",
    "e" + "\u0327" * 30,
    "\u200d👩‍👧",
    "'\"\\/",
)


def _soorten(wijzer: Wijzer) -> Iterator[tuple[str, Blad]]:
    """Elke soort geldig antwoordenbestand: elke keuze, elk veld, en wat het blad niet toont."""
    eerste = {f"{bank.id}.{vraag.id}": vraag for bank in wijzer.banken for vraag in bank.vragen}
    nvt = next(naam for naam, vraag in eerste.items() if vraag.nvt).split(".")
    for keuze in (
        1,
        5,
        "onbekend",
        None,
        [2, 4],
        [3, 3],
        {},
        {"keuze": None},
        {"keuze": 3, "reden": "x"},
        {"opmerking": " "},
    ):
        yield f"keuze {keuze}", gegevens(antwoorden={"opslag": {"overzicht": keuze}})
    yield "nvt", gegevens(antwoorden={nvt[0]: {nvt[1]: {"keuze": "nvt", "reden": "Nee."}}})
    yield "lege dimensie", gegevens(antwoorden={"opslag": {}, "communicatie": {}})
    for nummer, tekst in enumerate(TEKSTEN):
        velden = {"keuze": 2, "opmerking": tekst, "bewijs": tekst}
        yield f"tekst {nummer}", gegevens(antwoorden={"opslag": {"overzicht": velden}})
        if len(tekst) < 100 and "\n" not in tekst:
            yield f"naam {nummer}", gegevens(school={"naam": tekst})
    yield "vestiging", gegevens(school={"naam": "A", "brin": "12AB01", "kenmerken": {"sector": "vo"}})
    for rol in (*wijzer.kop.rollen,)[:2]:
        yield f"rol {rol}", gegevens(invuller={"rol": rol})
    yield "kort", gegevens(omvang="kort", antwoorden=VIER)
    for status in ("open", "bezig", "klaar"):
        yield (
            status,
            gegevens(
                actiepunten=[{"vraag": "opslag.toegang", "wie": "zorg", "wanneer": "2027-02-01", "status": status}]
            ),
        )
    namen = ("__proto__", "constructor", "10", "9", "toString", "a/b", "")
    for keuze in ("nvt", 9, [1, 9], {"opmerking": "x"}, None):
        groepen = {naam: dict.fromkeys(namen, keuze) for naam in namen}
        yield f"vervallen {keuze}", gegevens(vervallen=groepen)
    punt = {
        "vraag": "opslag.toegang",
        "van": 1,
        "naar": 3,
        "status": "klaar",
        "gekozen": "2026-01-01",
        "gereed": "2026-02-01",
    }
    yield (
        "punt",
        gegevens(
            actiepunten=[
                {**punt, "notitie": "🙂" * 500},
                {"vraag": "opslag.toegang"},
                {"vraag": "opslag.gevoelige-dossiers"},
            ]
        ),
    )
    yield (
        "vervallen punt",
        gegevens(vervallen_actiepunten=[{"vraag": "weg.iets", "van": 9, "naar": 1, "wie": "koning"}] * 2),
    )
    vorige = {"datum": "2025-01-01", "wijzerversie": "1.1", "antwoorden": {}}
    yield (
        "vorige",
        gegevens(
            vorige={
                **vorige,
                "antwoorden": {"opslag": {"overzicht": [2, 4], "een-bron": None, "gevoelige-dossiers": 3}},
            }
        ),
    )
    oud = {**vorige, "wijzerversie": "0.9", "wijzerkenmerk": "sha256:1a", "omvang": "kort", "kenmerken": {"a": "b"}}
    yield "oude vorige", gegevens(vorige={**oud, "antwoorden": {"constructor": {"10": 9, "2": "onbekend", "1": "nvt"}}})
    yield "verwacht", gegevens(verwacht={"opslag": -3, "communicatie": 999_999_999_999_999})
    yield "kenmerk", gegevens(wijzerkenmerk=wijzer.kenmerk)
    yield "versie", gegevens(wijzerversie="1.01")
    yield "dag", gegevens(datum="0001-01-01")


def test_elk_geldig_antwoordenbestand_komt_ongewijzigd_door_het_blad(
    browser: Browser, wijzer: Wijzer, tmp_path: Path
) -> None:
    gezien = 0
    context = browser.new_context()
    pagina = context.new_page()
    fouten: list[str] = []
    pagina.on("pageerror", lambda fout: fouten.append(str(fout)))
    for naam, geval in _soorten(wijzer):
        bron = yamlbron.lees(json.dumps(geval).encode(), "v.json", yamlbron.ANTWOORDEN)
        antwoorden, gevonden = keur_antwoordenbron(bron, wijzer)
        assert antwoorden is not None, naam
        assert not gevonden, (naam, gevonden)
        pagina.goto(schrijf(tmp_path, wijzer, Wens(antwoorden=antwoorden)))
        gemaakt = pagina.evaluate(
            """() => {
          document.getElementById('kopieer').click();
          return document.getElementById('kopietekst').value;
        }"""
        )
        assert json.loads(gemaakt) == json.loads(schrijf_antwoorden_json(antwoorden)), naam
        assert fouten == [], naam
        gezien += 1
    context.close()
    assert gezien > 40


def test_antwoorden_die_te_groot_zijn_voor_een_blad_worden_geweigerd(
    draai: Draai, tmp_path: Path, wijzer: Wijzer
) -> None:
    """In YAML past het nog; als JSON, met een schuine streep voor elk aanhalingsteken, niet meer."""
    kop_ = yamlbron.schrijf({naam: waarde for naam, waarde in gegevens().items() if naam != "antwoorden"})
    rij = [f"  {bank.id}:\n" + "".join(_vol(vraag.id) for vraag in bank.vragen[:5]) for bank in wijzer.banken]
    (tmp_path / "a.yaml").write_text(f"{kop_}antwoorden:\n{''.join(rij)}", encoding="utf-8")
    assert draai("controleer", "a.yaml").returncode == 0
    gedaan = draai("vragenlijst", "--antwoorden", "a.yaml")
    assert gedaan.returncode == 3
    assert "te groot" in gedaan.stderr


def _vol(vraag: str) -> str:
    tekst = '"' * 20_000
    return f"    {vraag}: {{keuze: 2, opmerking: '{tekst}', bewijs: '{tekst}'}}\n"


# --- papier en tellen --------------------------------------------------------------------------------------------------------


def test_zolang_de_sector_onbekend_is_zegt_het_blad_hoogstens(browser: Browser, adres: str) -> None:
    nummer = f"{vak('opslag.overzicht')} .nummer"
    with blad(browser, adres) as pagina:
        assert "van hoogstens 35" in (pagina.text_content(nummer) or "")
        ga(pagina, "nakijken")
        assert "misschien niet voor u zijn" in (pagina.text_content("#overzicht") or "")
        begin(pagina)
        assert "van 33" in (pagina.text_content(nummer) or "")
        ga(pagina, "nakijken")
        assert "misschien" not in (pagina.text_content("#overzicht") or "")


def test_mijn_antwoorden_op_papier_zijn_antwoorden_en_geen_formulier(browser: Browser, adres: str) -> None:
    with blad(browser, adres) as pagina:
        begin(pagina)
        pagina.evaluate(
            """() => document.querySelectorAll('.vraag:not([hidden]) input[value="3"]').forEach((een) => een.click())"""
        )
        ga(pagina, "d.opslag.1")
        pagina.click(f"{vak('opslag.overzicht')} .toelichten")
        pagina.fill(OVERZICHT, "Zie map 3.")
        ga(pagina, "nakijken")
        formulier = _bladzijden(pagina.pdf(prefer_css_page_size=True))
        pagina.evaluate("window.print = () => {}")
        pagina.click("#druk-antwoorden-af")
        pagina.emulate_media(media="print")
        assert pagina.locator(".antwoordregel:visible").count() == 33
        assert pagina.locator(".antwoordregel:visible").filter(has_text="Opmerking: Zie map 3.").count() == 1
        assert pagina.locator(".pagina:visible, .keus:visible").count() == 0
        assert 2 <= _bladzijden(pagina.pdf(prefer_css_page_size=True)) <= 3 < formulier
        pagina.evaluate("window.dispatchEvent(new Event('afterprint'))")
        assert pagina.locator(".antwoordregel:visible").count() == 0


def _bladzijden(pdf: bytes) -> int:
    return pdf.count(b"/Type /Page\n")


# --- wandelingen --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("zaad", range(2))
def test_een_willekeurige_wandeling_verliest_geen_antwoord_dat_bewaard_heette(
    browser: Browser, wijzer: Wijzer, tmp_path: Path, zaad: int
) -> None:
    adressen = (
        schrijf(tmp_path, wijzer, naam="alle.html"),
        schrijf(tmp_path, wijzer, Wens(rol="directie"), "rol.html"),
    )
    context: BrowserContext = browser.new_context()
    verslag = Wandeling(context, adressen, random.Random(zaad)).loop(25)
    context.close()
    assert verslag.verloren == []
    assert verslag.gezegd > 5


def test_een_wandeling_ziet_een_blad_dat_wel_verliest(browser: Browser, wijzer: Wijzer, tmp_path: Path) -> None:
    """Dezelfde wandelingen met een blad dat elke plek zonder te lezen beschrijft."""
    adressen = []
    for naam, wens in (("alle.html", Wens()), ("rol.html", Wens(rol="directie"))):
        adressen.append(
            schrijf(tmp_path, wijzer, wens, naam, kapot=("=== null) return `${VOOR}", "!== undefined) return `${VOOR}"))
        )
    verloren = []
    for zaad in range(8):
        context = browser.new_context()
        verloren += Wandeling(context, tuple(adressen), random.Random(zaad)).loop(25).verloren
        context.close()
        if verloren:
            break
    assert verloren
