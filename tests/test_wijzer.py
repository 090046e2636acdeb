"""De meegeleverde wijzer en zijn voorbeeldscholen: inhoud, gewichten en de uitkomsten van het dossier."""

import copy
from pathlib import Path
from typing import Any

import pytest

import orakel
from hulp import Blad, als_orakel
from inzicht import yamlbron
from inzicht.antwoorden import lees_antwoorden, schrijf_antwoorden
from inzicht.oordeel import beoordeel, rond
from inzicht.opdrachten.gemeen import lees_wijzermap
from inzicht.uitslagbestand import uitslag_als_gegevens
from inzicht.wijzer import Wijzer, lees_wijzer, versiegetallen, wijzerkenmerk

# school, dimensie, aantoonbaar, mogelijk, score laag, score hoog; met de hand berekend (dossier 10)
VERWACHT = [
    ("startend", "aanmeldformulier", 1, 1, 14.4, 14.4),
    ("startend", "opslag", 1, 1, 17.9, 17.9),
    ("startend", "communicatie", 1, 1, 16.1, 16.1),
    ("gemiddeld", "aanmeldformulier", 2, 2, 44.2, 44.2),
    ("gemiddeld", "opslag", 3, 3, 46.4, 46.4),
    ("gemiddeld", "communicatie", 3, 3, 49.1, 49.1),
    ("voorloper", "aanmeldformulier", 4, 4, 78.8, 78.8),
    ("voorloper", "opslag", 4, 4, 79.5, 79.5),
    ("voorloper", "communicatie", 4, 4, 80.4, 80.4),
    ("gat", "aanmeldformulier", 3, 3, 94.2, 94.2),
    ("gat", "opslag", 2, 2, 69.6, 69.6),
    ("gat", "communicatie", 1, 1, 67.0, 67.0),
    ("onvolledig", "aanmeldformulier", 1, 2, 28.1, 59.4),
    ("onvolledig", "opslag", 1, 2, 25.0, 64.3),
    ("onvolledig", "communicatie", 1, 3, 28.6, 63.4),
]


@pytest.mark.parametrize(("school", "dimensie", "laag", "hoog", "van", "tot"), VERWACHT)
def test_de_voorbeeldscholen_komen_uit_zoals_het_dossier_zegt(
    wijzer: Wijzer, voorbeelden: Path, school: str, dimensie: str, laag: int, hoog: int, van: float, tot: float
) -> None:
    bron = yamlbron.lees((voorbeelden / f"{school}.yaml").read_bytes(), school, yamlbron.ANTWOORDEN)
    uitkomst = beoordeel(wijzer, lees_antwoorden(bron)).uitkomst(dimensie)
    assert uitkomst.niveau is not None
    assert uitkomst.score is not None
    assert (uitkomst.niveau.aantoonbaar, uitkomst.niveau.mogelijk) == (laag, hoog)
    assert (rond(uitkomst.score.aantoonbaar), rond(uitkomst.score.mogelijk)) == (van, tot)


@pytest.mark.parametrize("school", ["startend", "gemiddeld", "voorloper", "gat", "onvolledig"])
def test_de_voorbeeldscholen_zijn_gelijk_aan_het_orakel(wijzer: Wijzer, voorbeelden: Path, school: str) -> None:
    bestanden = {pad.name: pad.read_bytes() for pad in voorbeelden.parent.glob("*.yaml")}
    kaal = {naam: _met_getallen(yamlbron.lees(b, naam, yamlbron.WIJZER).waarde) for naam, b in bestanden.items()}
    banken = [kaal[f"{naam}.yaml"] for naam in kaal["wijzer.yaml"]["dimensies"]]
    bron = yamlbron.lees((voorbeelden / f"{school}.yaml").read_bytes(), school, yamlbron.ANTWOORDEN)
    antwoorden = lees_antwoorden(bron)
    echt = uitslag_als_gegevens(wijzer, antwoorden, beoordeel(wijzer, antwoorden))
    orakels = orakel.beoordeel(kaal["wijzer.yaml"], banken, bron.waarde, met_route=False)
    for dimensie in (*echt["dimensies"], *orakels["dimensies"]):
        del dimensie["route"]
    del echt["wijzer"], echt["adviezen"], orakels["adviezen"]
    echt["meldingen"], orakels["meldingen"] = als_orakel(echt["meldingen"]), als_orakel(orakels["meldingen"])
    assert echt == orakels


def _met_getallen(waarde: Any) -> Any:
    if isinstance(waarde, dict):
        return {int(s) if s.isdecimal() else s: _met_getallen(w) for s, w in waarde.items()}
    return [_met_getallen(w) for w in waarde] if isinstance(waarde, list) else waarde


@pytest.mark.parametrize("sector", ["po", "so", "vo"])
def test_elke_school_ziet_33_vragen_met_de_gewichten_van_het_dossier(wijzer: Wijzer, sector: str) -> None:
    for bank, gewicht in zip(wijzer.banken, (26, 28, 28), strict=True):
        vragen = [vraag for vraag in bank.vragen if vraag.geldt({"sector": sector})]
        assert (len(vragen), sum(vraag.gewicht for vraag in vragen)) == (11, gewicht)
        assert sum(vraag.kern for vraag in vragen) == 5
    assert sum(len(bank.vragen) for bank in wijzer.banken) == 35


def test_elke_vraag_is_volledig_uitgewerkt(wijzer: Wijzer) -> None:
    for bank in wijzer.banken:
        assert set(bank.uitkomsten) == {1, 2, 3, 4, 5}
        for vraag in bank.vragen:
            assert vraag.ladder == (1, 2, 3, 4, 5), vraag.id
            assert set(vraag.adviezen) == {1, 2, 3, 4}, vraag.id
            assert vraag.uitleg, vraag.id
            assert vraag.drempels, vraag.id
            assert "niveau" not in " ".join(vraag.situaties.values()).lower(), vraag.id


@pytest.mark.parametrize("school", ["startend", "gemiddeld", "voorloper", "gat", "onvolledig"])
def test_antwoorden_schrijven_en_lezen_geeft_hetzelfde(voorbeelden: Path, school: str) -> None:
    bron = yamlbron.lees((voorbeelden / f"{school}.yaml").read_bytes(), school, yamlbron.ANTWOORDEN)
    antwoorden = lees_antwoorden(bron)
    opnieuw = yamlbron.lees(schrijf_antwoorden(antwoorden).encode(), school, yamlbron.ANTWOORDEN)
    assert lees_antwoorden(opnieuw) == antwoorden


def test_versies_worden_als_getallen_vergeleken() -> None:
    assert versiegetallen("1.0") == versiegetallen("1") < versiegetallen("1.2") < versiegetallen("1.10")


def test_het_wijzerkenmerk_let_niet_op_bom_en_regeleinden() -> None:
    kaal = {"wijzer.yaml": b"a: 1\nb: 2\n", "opslag.yaml": b"c: 3\n"}
    anders = {"wijzer.yaml": b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", "opslag.yaml": b"c: 3\n"}
    assert wijzerkenmerk(kaal, ("opslag",)) == wijzerkenmerk(anders, ("opslag",))
    assert wijzerkenmerk(kaal, ("opslag",)) != wijzerkenmerk({**kaal, "opslag.yaml": b"c: 4\n"}, ("opslag",))


def test_de_werkmap_wordt_gelezen_als_vragen() -> None:
    assert lees_wijzermap(None)[1].bronnen["wijzer.yaml"].naam == "vragen/wijzer.yaml"


def test_een_wijzer_is_ook_zonder_schijf_te_lezen() -> None:
    wijzer, banken, _ = orakel.werkgeval([{}], [1])
    kopie: Blad = copy.deepcopy(wijzer)
    bestanden = {"wijzer.yaml": yamlbron.schrijf(kopie).encode(), "opslag.yaml": yamlbron.schrijf(banken[0]).encode()}
    lezing = lees_wijzer(bestanden, "map/")
    assert lezing.wijzer is not None
    assert str(lezing.bronnen["opslag.yaml"].plek(("id",))).startswith("map/opslag.yaml:2:")
