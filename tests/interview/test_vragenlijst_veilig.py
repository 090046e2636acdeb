"""De vragenlijst is veilig: het beleid houdt tegen wat er niet hoort, tekst is nooit opmaak, en de privacywacht waakt."""

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from hulp import maak_wijzer
from inzicht.bestanden import yamlbron
from inzicht.bestanden.schijf import gegevensmap
from inzicht.modellen.privacy import vermoedens
from inzicht.modellen.wijzer import Wijzer
from privacygevallen import GEVALLEN
from vragenlijst_hulp import adres, begin, bestand, blad, ga, luisteraar, open_bestand, schrijf, vak

__all__ = ["adres"]
pytestmark = pytest.mark.browser


# --- het beleid ---------------------------------------------------------------------------------------

INBRAAK = """async (doel) => {
  window.ingebroken = [];
  const script = document.createElement('script');
  script.textContent = "window.ingebroken.push('script')";
  document.body.append(script);
  const opmaak = document.createElement('style');
  opmaak.textContent = ':root { --ingebroken: ja }';
  document.head.append(opmaak);
  if (getComputedStyle(document.documentElement).getPropertyValue('--ingebroken')) window.ingebroken.push('style');
  const knop = document.createElement('button');
  knop.setAttribute('onclick', "window.ingebroken.push('onclick')");
  document.body.append(knop);
  knop.click();
  try { await fetch(doel + '/fetch'); window.ingebroken.push('fetch'); } catch {}
  const plaatje = new Image();
  const klaar = new Promise((af) => { plaatje.onload = plaatje.onerror = af; });
  plaatje.src = doel + '/img';
  await klaar;
  const vorm = document.createElement('form');
  vorm.action = doel + '/form';
  vorm.target = 'ergens';
  document.body.append(vorm);
  vorm.submit();
  await new Promise((af) => setTimeout(af, 200));
  return window.ingebroken;
}"""


def _breek_in(browser: Browser, adres: str, *, beleid: bool) -> tuple[list[str], list[str]]:
    """Probeer van alles op het blad; geeft wat er lukte en welke verzoeken er aankwamen."""
    context = browser.new_context(bypass_csp=not beleid)
    pagina = context.new_page()
    with luisteraar() as (doel, gezien):
        pagina.goto(adres)
        gelukt = pagina.evaluate(INBRAAK, doel)
        pagina.wait_for_timeout(200)
    context.close()
    return gelukt, gezien


def test_het_beleid_houdt_ingespoten_script_en_verzoeken_tegen(browser: Browser, adres: str) -> None:
    assert _breek_in(browser, adres, beleid=True) == ([], [])


def test_zonder_beleid_zou_dezelfde_inbraak_lukken(browser: Browser, adres: str) -> None:
    gelukt, gezien = _breek_in(browser, adres, beleid=False)
    assert {"script", "style", "onclick", "fetch"} <= set(gelukt)
    assert {"/fetch", "/img"} <= set(gezien)


def _werkt(browser: Browser, adres: str) -> bool:
    context = browser.new_context()
    pagina = context.new_page()
    pagina.goto(adres)
    werkt: bool = pagina.evaluate("document.documentElement.className === 'js'")
    context.close()
    return werkt


def test_met_een_hash_die_niet_klopt_doet_het_script_niets(browser: Browser, adres: str, tmp_path: Path) -> None:
    goed = Path(adres.removeprefix("file://")).read_text(encoding="utf-8")
    assert _werkt(browser, adres)
    (tmp_path / "v.html").write_text(goed.replace('"use strict";', '"use strict"; ', 1), encoding="utf-8")
    assert not _werkt(browser, (tmp_path / "v.html").as_uri())


# --- tekst is nooit opmaak ------------------------------------------------------------------------------

AANVAL = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    "</textarea><img src=x onerror=alert(1)>",
    "</pre><svg onload=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    '" onmouseover="alert(1)" autofocus onfocus="alert(1)',
    "' onfocus='alert(1)' autofocus='",
    "<img src=DOEL/img>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
    "<iframe src=DOEL/iframe></iframe>",
    "<link rel=stylesheet href=DOEL/css>",
    "<meta http-equiv=refresh content='0;url=DOEL/meta'>",
    "<base href=DOEL/>",
    "<form action=DOEL/form><button>x</button></form>",
    "<object data=DOEL/object></object>",
    "<video><source onerror=alert(1)></video>",
    "<details open ontoggle=alert(1)>",
    "<math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "javascript:alert(1)",
    "<!--<script>alert(1)//-->",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "{{ 7*7 }}{% raw %}{# weg #}",
    "`${alert(1)}`",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
    "<style>@import 'DOEL/import';</style>",
    "${''.constructor.constructor('alert(1)')()}",
)


def _vervang(waarde: Any, aanval: Iterator[str], *, sleutel: str = "") -> Any:
    """Zet in elk vrij tekstveld van een wijzer of bank de volgende aanval."""
    vast = {"formaat", "id", "versie", "processtap", "rol", "inspanning", "impact", "peildatum", "adres"}
    if isinstance(waarde, dict) and sleutel != "inspanning":
        return {naam: _vervang(een, aanval, sleutel=str(naam)) for naam, een in waarde.items()}
    if isinstance(waarde, list):
        ids = sleutel in ("bronnen", "sector", "dimensies", "vervangt") or (
            sleutel == "vragen" and isinstance(waarde[0], str)
        )
        return [een if ids else _vervang(een, aanval) for een in waarde]
    return next(aanval) if isinstance(waarde, str) and sleutel not in vast else waarde


@pytest.fixture(scope="module")
def vijandig() -> tuple[Wijzer, list[str]]:
    """De meegeleverde wijzer met in elk tekstveld een aanval, en de teksten die eruit kwamen."""
    gebruikt: list[str] = []

    def aanvallen() -> Iterator[str]:
        while True:
            for een in AANVAL:
                gebruikt.append(f"{een} {len(gebruikt)}")
                yield gebruikt[-1]

    rij = aanvallen()
    map_ = gegevensmap("vragen")
    namen = ["wijzer", "aanmeldformulier", "opslag", "communicatie"]
    kop, *banken = [
        _vervang(yamlbron.lees((map_ / f"{naam}.yaml").read_bytes(), naam, yamlbron.WIJZER).waarde, rij)
        for naam in namen
    ]
    return maak_wijzer(kop, banken), gebruikt


def _loop_alles_langs(pagina: Page, aanval: list[str]) -> None:
    """Toon, open en vul alles waar tekst van anderen in kan komen."""
    begin(pagina, aanval[0], sector=None)
    pagina.evaluate(
        """(rij) => {
      document.querySelectorAll('.toelichten').forEach((een) => een.click());
      document.querySelectorAll('details').forEach((een) => { een.open = true; });
      document.querySelectorAll('.vraag input[type=radio]').forEach((een) => een.click());
      document.querySelectorAll('textarea').forEach((veld, nummer) => {
        veld.value = rij[nummer % rij.length];
        for (const soort of ['input', 'change']) veld.dispatchEvent(new Event(soort, {bubbles: true}));
      });
      window.dispatchEvent(new Event('beforeprint'));
    }""",
        aanval,
    )
    ga(pagina, "nakijken")
    pagina.click("#overzicht summary")
    pagina.click("#bewaar-bestand")
    ga(pagina, "begin")
    pagina.click("#wis-alles")
    pagina.reload()
    ga(pagina, "nakijken")


@pytest.mark.parametrize("beleid", [True, False], ids=["met beleid", "zonder beleid"])
def test_tekst_van_een_bank_of_een_school_voert_nooit_iets_uit(
    browser: Browser, vijandig: tuple[Wijzer, list[str]], tmp_path: Path, *, beleid: bool
) -> None:
    wijzer, gebruikt = vijandig
    with luisteraar() as (doel, gezien):
        adres = schrijf(tmp_path, wijzer)
        pad = tmp_path / "v.html"
        pad.write_text(pad.read_text(encoding="utf-8").replace("DOEL", doel), encoding="utf-8")
        context = browser.new_context(bypass_csp=not beleid)
        pagina = context.new_page()
        alarm: list[str] = []
        pagina.on("dialog", lambda dialoog: dialoog.dismiss())
        pagina.expose_function("alert", lambda wat: alarm.append(str(wat)))
        verzoeken: list[str] = []
        pagina.on("request", lambda verzoek: verzoeken.append(verzoek.url))
        pagina.goto(adres)
        aanval = [een.replace("DOEL", doel) for een in AANVAL]
        _loop_alles_langs(pagina, aanval)
        for een in aanval:
            open_bestand(pagina, {"formaat": een, een: een}, f"{een[:30]}.json")
            antwoorden = {"formaat": "inzicht-antwoorden/1", "wijzer": wijzer.kop.id, "wijzerversie": een}
            open_bestand(pagina, {**antwoorden, "school": {"naam": een}, een: {}})
        zichtbaar = pagina.evaluate("document.body.textContent")
        pagina.wait_for_timeout(200)
        context.close()
    assert (alarm, gezien) == ([], [])
    assert [een for een in verzoeken if not een.startswith((adres, "blob:"))] == []
    vragen = [een.vraag for bank in wijzer.banken for een in bank.vragen]
    assert [tekst for tekst in vragen if tekst.replace("DOEL", doel) not in zichtbaar] == []
    assert len(gebruikt) > 500


def test_de_proef_ziet_een_aanval_die_wel_lukt(browser: Browser, tmp_path: Path) -> None:
    """Dezelfde aanvallen, maar zonder ontsnapping en zonder beleid: dan gaat het alarm wel af."""
    (tmp_path / "x.html").write_text("<!DOCTYPE html><meta charset=utf-8>" + "\n".join(AANVAL), encoding="utf-8")
    pagina = browser.new_page()
    alarm: list[str] = []
    pagina.expose_function("alert", lambda wat: alarm.append(str(wat)))
    pagina.goto((tmp_path / "x.html").as_uri())
    pagina.wait_for_timeout(200)
    pagina.close()
    assert alarm


def test_een_bestand_vol_aanvallen_komt_er_ongewijzigd_weer_uit(browser: Browser, adres: str, wijzer: Wijzer) -> None:
    namen = [(bank.id, vraag.id) for bank in wijzer.banken for vraag in bank.vragen]
    antwoorden: dict[str, Any] = {}
    for (dimensie, vraag), een in zip(namen, AANVAL, strict=False):
        antwoorden.setdefault(dimensie, {})[vraag] = {"keuze": 1, "opmerking": een, "bewijs": een}
    gegevens = {
        "formaat": "inzicht-antwoorden/1", "wijzer": wijzer.kop.id, "wijzerversie": wijzer.kop.versie,
        "school": {"naam": AANVAL[0]}, "datum": "2026-11-25", "omvang": "volledig", "antwoorden": antwoorden,
    }  # fmt: skip
    with blad(browser, adres) as pagina:
        assert open_bestand(pagina, gegevens).startswith("Geopend")
        assert json.loads(bestand(pagina)) == gegevens


# --- de privacywacht ---------------------------------------------------------------------------------------

TYP = """(teksten) => {
  const vak = document.querySelector('[data-vraag="opslag.overzicht"]');
  const veld = vak.querySelector('[data-veld="opmerking"]');
  return teksten.map((tekst) => {
    veld.value = '';
    for (const soort of ['input', 'change']) veld.dispatchEvent(new Event(soort, {bubbles: true}));
    veld.value = tekst;
    for (const soort of ['input', 'change']) veld.dispatchEvent(new Event(soort, {bubbles: true}));
    const melding = veld.nextElementSibling;
    const bewaard = JSON.parse(localStorage.getItem('inzicht/leerlingregistratie/1.1/De Test')).antwoorden;
    return [melding.hidden ? '' : melding.textContent, JSON.stringify(bewaard)];
  });
}"""
STUKKEN = (
    "NL91ABNA0417164300", "NL91 ABNA 0417 1643 00", "ABNA", "111222333", "111.222.333", "11 12 22 33 3", "123456782", "0611", "06-12345678", "+31 6 12345678", "0031612345678",
    "geboren", "geboortedatum:", "geb.", "Geb. ", "op", "3 mei 2015", "03-05-2015", "3/5/15", "jan@school.nl", "é@x.nl",
    "jan@school", "@", "12AB", "2026", " ", "-", ".", "\n", "x", "é", "١٢", "nr", "000000000", "1234567", "en",
)  # fmt: skip


def test_de_wacht_ziet_precies_wat_het_interview_ziet_en_bewaart_dat_niet(browser: Browser, adres: str) -> None:
    rng = random.Random(9)
    teksten = [rng.choice(["", " "]).join(rng.choices(STUKKEN, k=rng.randint(1, 5))).strip() or "x" for _ in range(300)]
    teksten += [*STUKKEN, *(tekst for tekst, _ in GEVALLEN), *(f"nr {rng.randrange(10**9):09}" for _ in range(200))]
    assert sum(bool(vermoedens(tekst)) for tekst in teksten) > 100
    with blad(browser, adres) as pagina:
        begin(pagina)
        pagina.keyboard.press("Tab")
        for tekst, (melding, bewaard) in zip(teksten, pagina.evaluate(TYP, teksten), strict=True):
            soorten = vermoedens(tekst.strip())
            genoemd = re.match(r"Uw tekst lijkt op (.*?)\. Dit", melding)
            verwacht = ", ".join(soorten[:-1]) + (" en " if soorten[:-1] else "") + soorten[-1] if soorten else None
            assert (genoemd[1] if genoemd else None) == verwacht, tekst
            assert (bewaard == "{}") is (bool(soorten) or not tekst.strip()), tekst


def test_toch_bewaren_bewaart_en_aanpassen_niet(browser: Browser, adres: str) -> None:
    veld = f"{vak('opslag.overzicht')} [data-veld=opmerking]"
    with blad(browser, adres) as pagina:
        begin(pagina)
        ga(pagina, "d.opslag.1")
        pagina.click(f"{vak('opslag.overzicht')} .toelichten")
        pagina.fill(veld, "Zie map 3")
        pagina.keyboard.press("Tab")
        pagina.fill(veld, "Zie map 3 of jan@school.nl")
        pagina.keyboard.press("Tab")
        assert json.loads(bestand(pagina))["antwoorden"]["opslag"]["overzicht"] == {"opmerking": "Zie map 3"}
        assert "niet bewaard" in (pagina.text_content("#overzicht") or "")
        ga(pagina, "d.opslag.1")
        pagina.click(".wacht >> text=Nee, tekst aanpassen")
        assert pagina.evaluate("document.activeElement.dataset.veld") == "opmerking"
        pagina.fill(veld, "Vraag jan@school.nl")
        pagina.keyboard.press("Tab")
        pagina.click(".wacht >> text=Ja, toch bewaren")
        assert json.loads(bestand(pagina))["antwoorden"]["opslag"]["overzicht"] == {"opmerking": "Vraag jan@school.nl"}


def test_een_te_lange_tekst_wordt_niet_bewaard_en_niet_afgekapt(browser: Browser, adres: str) -> None:
    veld = f"{vak('opslag.overzicht')} [data-veld=opmerking]"
    with blad(browser, adres) as pagina:
        begin(pagina)
        ga(pagina, "d.opslag.1")
        pagina.click(f"{vak('opslag.overzicht')} .toelichten")
        pagina.fill(veld, "x" * 20_001)
        pagina.keyboard.press("Tab")
        assert "te lang" in (pagina.text_content(f"{veld} + .wacht") or "")
        assert json.loads(bestand(pagina))["antwoorden"] == {}
        assert len(pagina.input_value(veld)) == 20_001
