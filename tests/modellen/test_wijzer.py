"""De meegeleverde wijzer en zijn voorbeeldscholen: inhoud, gewichten en de uitkomsten van het dossier."""

import copy
from pathlib import Path
from typing import Any

import pytest

import orakel
from hulp import Blad, als_orakel, maak_wijzer
from inzicht.bestanden import yamlbron
from inzicht.modellen.antwoorden import lees_antwoorden, schrijf_antwoorden
from inzicht.modellen.wijzer import MATEN, Wijzer, versiegetallen
from inzicht.modellen.wijzerlezing import lees_wijzer, wijzerkenmerk
from inzicht.oordeel.beoordeling import beoordeel, rond
from inzicht.oordeel.uitslagbestand import uitslag_als_gegevens
from inzicht.opdrachten.gemeen import lees_wijzermap
from verslaghulp import banken, kop

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
    del echt["wijzer"], echt["herkomst"], echt["adviezen"], orakels["adviezen"]
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


# --- wat de wijzer weet ---------------------------------------------------------------------------------


def _klein() -> tuple[Blad, list[Blad]]:
    return kop(), banken()


def _bestanden(top: Blad, vragenbanken: list[Blad], **anders: bytes) -> dict[str, bytes]:
    gevuld = {f"{bank['id']}.yaml": yamlbron.schrijf(bank).encode() for bank in vragenbanken}
    return {"wijzer.yaml": yamlbron.schrijf(top).encode(), **gevuld, **{f"{n}.yaml": w for n, w in anders.items()}}


def test_niveaus_vragen_en_ladders() -> None:
    top, vragenbanken = _klein()
    vragenbanken[0]["vragen"][0]["situaties"] = {nummer: f"Situatie {nummer}." for nummer in (1, 2, 5)}
    vragenbanken[0]["vragen"][0]["adviezen"] = {nummer: f"Advies {nummer}." for nummer in (1, 2)}
    wijzer = maak_wijzer(top, vragenbanken)
    assert [wijzer.niveaunaam(niveau) for niveau in range(1, wijzer.hoogste + 1)] == [f"Naam{n}" for n in range(1, 6)]
    vraag = wijzer.vraag("een.a")
    assert (vraag.id, vraag.ladder, vraag.top) == ("a", (1, 2, 5), 5)
    assert [vraag.volgende(situatie) for situatie in (1, 2)] == [2, 5]
    for naam in ("een.z", "drie.a"):
        with pytest.raises(KeyError):
            wijzer.vraag(naam)


def test_een_vraag_geldt_bij_haar_keuzes_en_bij_wie_het_niet_zegt() -> None:
    top, vragenbanken = _klein()
    top["kenmerken"] |= {"groot": {"vraag": "Groot?", "keuzes": {"ja": "Ja"}}}
    top["kenmerken"] |= {"vorm": {"vraag": "Vorm?", "keuzes": {"a": "A", "b": "B"}}}
    vragenbanken[1]["vragen"][0]["geldt_voor"] = {"vorm": ["a"], "sector": ["po"]}
    wijzer = maak_wijzer(top, vragenbanken)
    vraag = wijzer.vraag("twee.f")
    assert [vraag.geldt(een) for een in ({}, {"vorm": "a"}, {"vorm": "b"}, {"vorm": "a", "sector": "vo"})] == [
        True, True, False, False,
    ]  # fmt: skip
    assert vraag.kern is False
    assert wijzer.gebruikte_kenmerken == ("sector", "vorm")


@pytest.mark.parametrize(
    ("plek", "goed", "fout"),
    [
        (("oordeel", "grotendeels"), (0, 100), (-1, 101)),
        (("oordeel", "volledig"), (0, 100), (-1, 101)),
        (("streefniveau",), (1, 9), (0, 10)),
        (("vragen", 0, "gewicht"), (1, 3), (0, 4)),
    ],
)
def test_getallen_blijven_binnen_de_grenzen_van_het_formaat(
    plek: tuple[Any, ...], goed: tuple[int, int], fout: tuple[int, int]
) -> None:
    for waarde in (*goed, *fout):
        top, vragenbanken = _klein()
        blad: Any = vragenbanken[0] if plek[0] == "vragen" else top
        for deel in plek[:-1]:
            blad = blad[deel]
        blad[plek[-1]] = waarde
        assert (lees_wijzer(_bestanden(top, vragenbanken)).bevindingen == ()) == (waarde in goed)


@pytest.mark.parametrize(
    ("wat", "leeg"),
    [
        ("processtappen", {}),
        ("rollen", {}),
        ("bronnen", {}),
        ("dimensies", []),
        ("niveaus", [{"naam": "x", "omschrijving": "."}]),
    ],
)
def test_wat_een_wijzer_minstens_heeft(wat: str, leeg: Any) -> None:
    top, vragenbanken = _klein()
    top[wat] = leeg
    lezing = lees_wijzer(_bestanden(top, vragenbanken))
    assert lezing.wijzer is None
    assert [str(een.plek).rpartition(":")[0] for een in lezing.bevindingen] != []
    assert any(f"`{wat}`" in een.boodschap for een in lezing.bevindingen)


def test_een_bank_met_een_kapotte_vraag_houdt_haar_goede_vragen() -> None:
    """Zo meldt het keuren in een keer ook wat er verder mis is."""
    top, vragenbanken = _klein()
    del vragenbanken[0]["titel"], vragenbanken[0]["vragen"][1]["waarom"]
    vragenbanken[0]["onbekend"] = "x"
    vragenbanken[0]["vragen"][3]["gewicht"] = 9
    lezing = lees_wijzer(_bestanden(top, vragenbanken))
    bank = lezing.banken["een"]
    assert [vraag.id for vraag in bank.vragen] == ["a", "c", "e"]
    assert (bank.titel, bank.inleiding, bank.uitkomsten[1].stand) == ("een", ".", "Stand 1.")
    assert [len(lezing.gelezen["een.yaml"].waarde["vragen"]), len(lezing.bronnen["een.yaml"].waarde["vragen"])] == [
        5,
        3,
    ]
    assert len(lezing.bevindingen) == 4
    assert lezing.wijzer is None


@pytest.mark.parametrize("vragen", [None, [], "tekst"])
def test_een_bank_zonder_vragen_is_er_niet(vragen: Any) -> None:
    top, vragenbanken = _klein()
    if vragen is None:
        del vragenbanken[0]["vragen"]
    else:
        vragenbanken[0]["vragen"] = vragen
    lezing = lees_wijzer(_bestanden(top, vragenbanken))
    assert (sorted(lezing.banken), len(lezing.bevindingen)) == (["twee"], 1)


def test_wat_bij_de_wijzer_hoort_en_wat_ernaast_ligt() -> None:
    top, vragenbanken = _klein()
    los = {**vragenbanken[1], "id": "drie"}
    antwoorden = b"formaat: inzicht-antwoorden/1\n"
    anders = {"drie": yamlbron.schrijf(los).encode(), "school": antwoorden, "brief": b"tekst"}
    lezing = lees_wijzer(_bestanden(top, vragenbanken, **anders))
    assert lezing.eigen == ("wijzer.yaml", "drie.yaml", "een.yaml", "twee.yaml")
    assert lezing.bevindingen == ()
    lezing = lees_wijzer(_bestanden(top, vragenbanken, twee=b"tekst: ["), "map/")
    assert [(str(een.plek), een.code) for een in lezing.bevindingen] == [("map/twee.yaml:1:8", "W005")]
    assert lezing.eigen == ("wijzer.yaml", "een.yaml", "twee.yaml")


def test_wat_er_mist_wordt_genoemd() -> None:
    top, vragenbanken = _klein()
    bestanden = _bestanden(top, vragenbanken)
    del bestanden["twee.yaml"]
    [een] = lees_wijzer(bestanden, "map/").bevindingen
    assert (een.plek.bestand, een.code) == ("map/wijzer.yaml", "W104")
    assert een.boodschap == "De vragenbank `twee.yaml` ontbreekt in de map."
    regel = bestanden["wijzer.yaml"].decode().splitlines()[een.plek.regel - 1]
    assert regel[een.plek.kolom - 1 :].startswith("twee")
    del bestanden["wijzer.yaml"]
    lezing = lees_wijzer(bestanden, "map/")
    assert [(een.plek.bestand, een.code) for een in lezing.bevindingen] == [("map/wijzer.yaml", "W013")]
    assert (lezing.kop, lezing.wijzer, sorted(lezing.banken)) == (None, None, ["een"])


def test_een_ander_formaat_is_geen_wijzer() -> None:
    top, vragenbanken = _klein()
    lezing = lees_wijzer(_bestanden({**top, "formaat": "inzicht-wijzer/2"}, vragenbanken))
    assert (lezing.kop, lezing.wijzer, len(lezing.bevindingen)) == (None, None, 1)


def test_het_wijzerkenmerk_hangt_af_van_naam_inhoud_en_volgorde() -> None:
    bestanden = {"wijzer.yaml": b"a: 1\n", "een.yaml": b"b: 2\n", "twee.yaml": b"c: 3\n"}
    andersom = {**bestanden, "een.yaml": bestanden["twee.yaml"], "twee.yaml": bestanden["een.yaml"]}
    kenmerken = {
        wijzerkenmerk(bestanden, ("een", "twee")),
        wijzerkenmerk(bestanden, ("twee", "een")),
        wijzerkenmerk(andersom, ("een", "twee")),
        wijzerkenmerk({**bestanden, "wijzer.yaml": b"a: 2\n"}, ("een", "twee")),
        wijzerkenmerk(bestanden, ("een",)),
    }
    assert len(kenmerken) == 5
    assert all(een.startswith("sha256:") and len(een) == len("sha256:") + 64 for een in kenmerken)


@pytest.mark.parametrize(("versie", "getallen"), [("1.0", (1,)), ("1.10", (1, 10)), ("2.0.1", (2, 0, 1)), ("0.0", ())])
def test_een_versie_als_getallen(versie: str, getallen: tuple[int, ...]) -> None:
    assert versiegetallen(versie) == getallen


def test_een_wijzer_heeft_twee_tot_negen_niveaus() -> None:
    for aantal in (1, 2, 9, 10):
        top, vragenbanken = _klein()
        top["niveaus"] = [{"naam": f"Naam{n}", "omschrijving": "."} for n in range(aantal)]
        top["streefniveau"] = 1
        assert (lees_wijzer(_bestanden(top, vragenbanken)).bevindingen == ()) == (aantal in (2, 9))


def test_inspanning_en_impact_tellen_als_een_twee_en_drie() -> None:
    assert MATEN == {"klein": 1, "middel": 2, "groot": 3}


@pytest.mark.parametrize(
    ("inspanning", "per_stap", "samen"),
    [
        ("middel", ["middel"] * 4, 8),
        ({1: "klein", 4: "groot"}, ["klein", "klein", "klein", "groot"], 6),
        ({1: "groot", 2: "klein", 3: "middel"}, ["groot", "klein", "middel", "middel"], 8),
    ],
)
def test_een_stap_zonder_inspanning_heeft_die_van_de_eerste_eronder(
    inspanning: Any, per_stap: list[str], samen: int
) -> None:
    top, vragenbanken = _klein()
    vragenbanken[0]["vragen"][0]["inspanning"] = inspanning
    vragenbanken[0]["vragen"][0]["situaties"] = {n: f"s{n}" for n in range(1, 6)}
    wijzer = lees_wijzer(_bestanden(top, vragenbanken)).wijzer
    assert wijzer is not None
    vraag = wijzer.banken[0].vragen[0]
    assert [vraag.inspanning_vanaf(situatie) for situatie in range(1, 5)] == per_stap
    assert (vraag.moeite(1, 5), vraag.moeite(3, 3)) == (samen, 0)
