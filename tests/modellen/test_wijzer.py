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

# school, dimensie, aantoonbaar, mogelijk, zonder drempels, score laag, score hoog
VERWACHT = [
    ("startend", "aanmeldformulier", 1, 1, 1, 14.4, 14.4),
    ("startend", "opslag", 1, 1, 2, 16.9, 16.9),
    ("startend", "communicatie", 1, 1, 2, 16.7, 16.7),
    ("gemiddeld", "aanmeldformulier", 2, 2, 3, 44.2, 44.2),
    ("gemiddeld", "opslag", 2, 2, 3, 46.0, 46.0),
    ("gemiddeld", "communicatie", 3, 3, 3, 50.0, 50.0),
    ("voorloper", "aanmeldformulier", 4, 4, 4, 78.8, 78.8),
    ("voorloper", "opslag", 4, 4, 4, 79.8, 79.8),
    ("voorloper", "communicatie", 4, 4, 4, 80.6, 80.6),
    ("gat", "aanmeldformulier", 3, 3, 5, 94.2, 94.2),
    ("gat", "opslag", 2, 2, 4, 70.2, 70.2),
    ("gat", "communicatie", 1, 1, 4, 66.7, 66.7),
    ("onvolledig", "aanmeldformulier", 1, 2, 2, 28.1, 59.4),
    ("onvolledig", "opslag", 1, 2, 1, 24.2, 66.1),
    ("onvolledig", "communicatie", 1, 3, 2, 29.6, 62.0),
    ("brugklas", "aanmeldformulier", 3, 3, 3, 52.9, 52.9),
    ("brugklas", "opslag", 2, 2, 2, 44.4, 44.4),
    ("brugklas", "communicatie", 3, 3, 3, 46.3, 46.3),
    ("klein", "aanmeldformulier", 2, 2, 2, 29.8, 29.8),
    ("klein", "opslag", 2, 2, 2, 40.3, 40.3),
    ("klein", "communicatie", 1, 1, 2, 34.3, 34.3),
    ("vervolg", "aanmeldformulier", 3, 3, 3, 54.8, 54.8),
    ("vervolg", "opslag", 3, 3, 3, 48.4, 48.4),
    ("vervolg", "communicatie", 2, 2, 3, 49.1, 49.1),
]
SCHOLEN = sorted({rij[0] for rij in VERWACHT})


@pytest.mark.parametrize(("school", "dimensie", "laag", "hoog", "kaal", "van", "tot"), VERWACHT)
def test_de_voorbeeldscholen_komen_uit_zoals_met_de_hand_berekend(
    wijzer: Wijzer,
    voorbeelden: Path,
    school: str,
    dimensie: str,
    laag: int,
    hoog: int,
    kaal: int,
    van: float,
    tot: float,
) -> None:
    """Met de hand, uit de rekenregel: 66% van het gewicht op of boven het niveau, 85% bij elk niveau eronder.

    De gewichten samen zijn 26 (aanmeldformulier), 31 (opslag) en 27 (communicatie). `>=2` is het gewicht op
    situatie 2 of hoger. De score is de som van gewicht x (situatie - 1), gedeeld door 4 x het gewicht.

    startend, aanmeldformulier: >=2 is 15 (57,7%), dus 1. Score 15/104.
    startend, opslag: >=2 is 21 (67,7%), dus 2; overzicht en bewaartermijnen staan op 1: 1. Score 21/124.
    startend, communicatie: >=2 is 18 (66,7%), dus 2; rechten staat op 1: 1. Score 18/108.
    gemiddeld, aanmeldformulier: >=2 is 26, >=3 is 20 (76,9%), dus 3; privacy-uitleg staat op 2: 2. Score 46/104.
    gemiddeld, opslag: >=2 is 31, >=3 is 23 (74,2%), dus 3; inloggen en bewaartermijnen staan op 2: 2. Score 57/124.
    gemiddeld, communicatie: >=2 is 27, >=3 is 24 (88,9%), >=4 is 3 (11,1%), dus 3; elke drempel is gehaald. 54/108.
    voorloper, aanmeldformulier: >=4 is 26, >=5 is 4 (15,4%), dus 4. Score 82/104.
    voorloper, opslag: >=4 is 31, >=5 is 6 (19,4%), dus 4. Score 99/124.
    voorloper, communicatie: >=4 is 27, >=5 is 6 (22,2%), dus 4. Score 87/108.
    gat, aanmeldformulier: >=3 is 24 (92,3%), >=5 ook, dus 5; voor-toelating staat op 2, genoeg voor 3: 3. Score 98/104.
    gat, opslag: >=3 is 28 (90,3%), >=4 ook, >=5 is 0, dus 4; toegang staat op 2: 2. Score 87/124.
    gat, communicatie: >=2 is 24 (88,9%), >=4 ook, dus 4; toelatingsbesluit staat op 1: 1. Score 72/108.
    onvolledig, aanmeldformulier, zonder toestemming (nvt) is het gewicht 24. Laag: >=2 is 17 (70,8%), dus 2;
    gevoelige-gegevens is open: 1. Hoog: >=2 is 24, >=3 is 19 (79,2%); alleen-noodzakelijk en privacy-uitleg op 2: 2.
    Score 27/96 tot 57/96.
    onvolledig, opslag. Laag: >=2 is 19 (61,3%): 1. Hoog: >=2 is 31, >=3 is 25 (80,6%); overzicht en bewaartermijnen
    op 2: 2. Score 30/124 tot 82/124.
    onvolledig, communicatie. Laag: >=2 is 19 (70,4%), dus 2; rechten is open en datalek-melden onbekend: 1.
    Hoog: >=2 is 27, >=3 is 21 (77,8%), >=4 is 11 (40,7%); delen op 2 is genoeg voor 3: 3. Score 32/108 tot 67/108.
    brugklas, aanmeldformulier: >=2 is 26, >=3 is 24 (92,3%), >=4 is 5 (19,2%), dus 3; toestemming op 2 is genoeg voor 3:
    3. Score 55/104.
    brugklas, opslag: >=2 is 31, >=3 is 19 (61,3%), dus 2; alle drempels voor 2 zijn gehaald. Score 55/124.
    brugklas, communicatie: >=2 is 27, >=3 is 20 (74,1%), >=4 is 3 (11,1%), dus 3; delen op 2 is genoeg voor 3: 3. 50/108.
    klein, aanmeldformulier: >=2 is 26, >=3 is 5 (19,2%), dus 2. Score 31/104.
    klein, opslag: >=2 is 29 (93,5%), >=3 is 18 (58,1%), dus 2; noodplan op 1 houdt pas niveau 4 tegen. Score 50/124.
    klein, communicatie: >=2 is 25 (92,6%), >=3 is 12 (44,4%), dus 2; rechten staat op 1: 1. Score 37/108.
    vervolg, aanmeldformulier: >=3 is 26, >=4 is 5 (19,2%), dus 3. Score 57/104.
    vervolg, opslag: >=2 is 31, >=3 is 26 (83,9%), >=4 is 3 (9,7%), dus 3; elke drempel is gehaald. Score 60/124.
    vervolg, communicatie: >=2 is 27, >=3 is 20 (74,1%), >=4 is 6 (22,2%), dus 3; rechten staat op 2: 2. Score 53/108.
    """
    bron = yamlbron.lees((voorbeelden / f"{school}.yaml").read_bytes(), school, yamlbron.ANTWOORDEN)
    antwoorden = lees_antwoorden(bron)
    uitkomst = beoordeel(wijzer, antwoorden).uitkomst(dimensie)
    assert uitkomst.niveau is not None
    assert uitkomst.score is not None
    niveau = uitkomst.niveau
    assert (niveau.aantoonbaar, niveau.mogelijk, niveau.zonder_drempels) == (laag, hoog, kaal)
    assert (rond(uitkomst.score.aantoonbaar), rond(uitkomst.score.mogelijk)) == (van, tot)
    assert antwoorden.verwacht[dimensie] == laag


def test_elke_voorbeeldschool_is_met_de_hand_berekend(voorbeelden: Path) -> None:
    assert [pad.stem for pad in sorted(voorbeelden.glob("*.yaml"))] == SCHOLEN


@pytest.mark.parametrize("school", SCHOLEN)
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
    for bank, aantal, gewicht in zip(wijzer.banken, (11, 12, 10), (26, 31, 27), strict=True):
        vragen = [vraag for vraag in bank.vragen if vraag.geldt({"sector": sector})]
        assert (len(vragen), sum(vraag.gewicht for vraag in vragen)) == (aantal, gewicht)
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


@pytest.mark.parametrize("school", SCHOLEN)
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
