"""Elke regel van de keuring heeft een bestand dat ze afkeurt, met de code op de juiste regel."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

import orakel
from hulp import Blad, maak_wijzer
from inzicht.bestanden import yamlbron
from inzicht.fouten import Bevinding, Ernst
from inzicht.keuring.nalezen.inzendregels import keur_inzending
from inzicht.keuring.poort import keur_antwoordenbron, keur_wijzer
from inzicht.keuring.register import Antwoordstuk
from inzicht.modellen.antwoorden import lees_antwoorden, schrijf_antwoorden, schrijf_antwoorden_json
from inzicht.modellen.wijzerlezing import lees_wijzer

Wijziging = Callable[[Blad, list[Blad]], Any]


def _proef() -> tuple[Blad, list[Blad], Blad]:
    return orakel.werkgeval([{}, {"drempels": {3: 3}}, {"nvt": "Niet bij ons."}], [3, 2, 1])


def _keur(wijzig: Wijziging) -> list[Bevinding]:
    wijzer, banken, _ = _proef()
    wijzig(wijzer, banken)
    bestanden = {"wijzer.yaml": yamlbron.schrijf(wijzer).encode()}
    bestanden |= {"opslag.yaml": yamlbron.schrijf(banken[0]).encode()}
    return list(keur_wijzer(lees_wijzer(bestanden)))


def _vraag(banken: list[Blad], nummer: int = 0) -> Blad:
    vraag: Blad = banken[0]["vragen"][nummer]
    return vraag


def _stroom(*vragen: str, **anders: str) -> Blad:
    stroom: Blad = {"van": "Ouders", "naar": "School", "wat": "Aanmelding", "processtap": "aanmelden"}
    return {**stroom, **anders, "vragen": list(vragen)}


SLECHT: list[tuple[str, Wijziging, str, str]] = [
    ("geen-id", lambda w, _: w.pop("id"), "W101", "`id` ontbreekt"),
    ("geen-versie", lambda w, _: w.pop("versie"), "W101", "`versie` ontbreekt"),
    ("geen-titel", lambda w, _: w.pop("titel"), "W101", "`titel` ontbreekt"),
    ("geen-dimensies", lambda w, _: w.pop("dimensies"), "W101", "`dimensies` ontbreekt"),
    ("geen-vragen", lambda _, b: b[0].pop("vragen"), "W101", "`vragen` ontbreekt"),
    ("onbekend-veld", lambda w, _: w.update(streefnivo=3), "W102", "Bedoelde u `streefniveau`?"),
    ("onbekend-veld-diep", lambda _, b: _vraag(b).update(gewigt=3), "W102", "Bedoelde u `gewicht`?"),
    ("versie-als-getal", lambda w, _: w.update(versie=1), "W103", "aanhalingstekens"),
    ("versie-woord", lambda w, _: w.update(versie="een"), "W103", "1.0"),
    ("formaat", lambda w, _: w.update(formaat="inzicht-wijzer/99"), "W105", "nieuwere inzicht"),
    ("id-spatie", lambda _, b: _vraag(b).update(id="a b"), "W103", "a-z"),
    ("id-hoofdletter", lambda _, b: _vraag(b).update(id="Aap"), "W103", "a-z"),
    ("id-accent", lambda _, b: _vraag(b).update(id="één"), "W103", "a-z"),
    ("id-pad", lambda _, b: _vraag(b).update(id="../x"), "W103", "a-z"),
    ("id-gereserveerd", lambda w, _: w.update(id="con"), "W103", "Windows"),
    ("dimensie-gereserveerd", lambda w, _: w.update(dimensies=["opslag", "nul"]), "W103", "Windows"),
    ("peildatum-jaar-0", lambda w, _: w["bronnen"]["avg-5"].update(peildatum="0000-01"), "W103", "bestaande"),
    ("peildatum-dag", lambda w, _: w["bronnen"]["avg-5"].update(peildatum="2026-02-99"), "W103", "bestaande"),
    ("id-proto", lambda _, b: _vraag(b).update(id="__proto__"), "W103", "a-z"),
    ("gewicht-0", lambda _, b: _vraag(b).update(gewicht=0), "W103", "kleinste"),
    ("gewicht-4", lambda _, b: _vraag(b).update(gewicht=4), "W103", "grootste"),
    ("gewicht-tekst", lambda _, b: _vraag(b).update(gewicht="3"), "W103", "geheel getal"),
    ("gewicht-true", lambda _, b: _vraag(b).update(gewicht=True), "W103", "geheel getal"),
    ("kern-tekst", lambda _, b: _vraag(b).update(kern="ja"), "W103", "true of false"),
    ("impact", lambda _, b: _vraag(b).update(impact="grot"), "W103", "Bedoelde u `groot`?"),
    ("een-situatie", lambda _, b: _vraag(b).update(situaties={1: "x"}, adviezen={}), "W103", "minstens 2"),
    ("situatie-10", lambda _, b: _vraag(b)["situaties"].update({"10": "x"}), "W103", "cijfer van 1"),
    ("tekst-leeg", lambda _, b: _vraag(b).update(vraag=" "), "W103", "leeg"),
    ("adres-javascript", lambda w, _: w["bronnen"]["avg-5"].update(adres="javascript:alert(1)"), "W103", "https"),
    ("adres-bestand", lambda w, _: w["bronnen"]["avg-5"].update(adres="file:///etc/passwd"), "W103", "https"),
    ("percentage", lambda w, _: w["oordeel"].update(volledig=101), "W103", "100"),
    ("bank-ontbreekt", lambda w, _: w["dimensies"].append("weg"), "W104", "weg.yaml"),
    ("streefniveau", lambda w, _: w.update(streefniveau=6), "W111", "bestaat niet"),
    ("oordeel", lambda w, _: w["oordeel"].update(grotendeels=90), "W112", "hoger"),
    ("dubbele-dimensie", lambda w, _: w["dimensies"].append("opslag"), "W113", "twee keer"),
    ("bank-te-veel", lambda w, _: w.update(dimensies=["opslagg"]), "W114", "Bedoelde u `opslagg`?"),
    ("dubbele-id", lambda _, b: _vraag(b, 1).update(id="vraag-1"), "W115", "bestaat al"),
    ("vervangt-per-een", lambda _, b: [_vraag(b, 0).update(vervangt=["oud"]), _vraag(b, 1).update(vervangt=[{"id": "oud", "per": {1: 1}}])], "W116", "zet dan bij allebei"),
    ("vervangt-zelf-twee-keer", lambda _, b: _vraag(b).update(vervangt=[{"id": "oud", "per": {1: 1}}] * 2), "W116", "oud"),
    ("vervangt-per-te-hoog", lambda _, b: _vraag(b).update(vervangt=[{"id": "oud", "per": {1: 6}}]), "W136", "Situatie 6"),
    ("vervangt-zonder-id", lambda _, b: _vraag(b).update(vervangt=[{"per": {1: 1}}]), "W101", "`vervangt.0.id`"),
    ("vervangt-id-fout", lambda _, b: _vraag(b).update(vervangt=["Oud"]), "W103", "kleine letters"),
    ("vervangt-twee-keer", lambda _, b: [_vraag(b, n).update(vervangt=["oud"]) for n in (0, 1)], "W116", "oud"),
    ("herwoord-geen-versie", lambda _, b: _vraag(b).update(herwoord={"nu": "Korter."}), "W103", "1.0"),
    ("herwoord-leeg", lambda _, b: _vraag(b).update(herwoord={"1.1": " "}), "W103", "leeg"),
    ("bestandsnaam", lambda _, b: b[0].update(id="anders"), "W117", "bestandsnaam"),
    ("uitkomst-9", lambda _, b: b[0]["uitkomsten"].update({9: {"stand": "a", "vervolg": "b"}}), "W118", "Niveau 9"),
    ("processtap", lambda _, b: _vraag(b).update(processtap="beheer"), "W121", "Bedoelde u `beheren`?"),
    ("rol", lambda _, b: _vraag(b).update(rol="directe"), "W122", "Bedoelde u `directie`?"),
    ("bron", lambda _, b: _vraag(b).update(bronnen=["avg-6"]), "W123", "Bedoelde u `avg-5`?"),
    ("stroom-stap", lambda w, _: w.update(stromen=[_stroom(processtap="beheer")]), "W151", "Bedoelde u `beheren`?"),
    ("stroom-vraag", lambda w, _: w.update(stromen=[_stroom("opslag.vraag-9x")]), "W152", "Bedoelde u `opslag.vraag-"),
    ("stroom-kale-vraag", lambda w, _: w.update(stromen=[_stroom("vraag-2")]), "W152", "Bedoelde u `opslag.vraag-2`?"),
    ("stroom-andere-dimensie", lambda w, _: w.update(stromen=[_stroom("beheer.vraag-2")]), "W152", "Bedoelde u `opslag.vraag-2`?"),
    ("plek-vraag", lambda w, _: w.update(plekken=[{"plek": "LAS", "vragen": ["opslag.weg"]}]), "W152", "`opslag.weg` bestaat niet"),
    ("stroom-vraag-dubbel", lambda w, _: w.update(stromen=[_stroom(*["opslag.vraag-1"] * 2)]), "W153", "twee keer"),
    ("stroom-dubbel", lambda w, _: w.update(stromen=[_stroom(), _stroom("opslag.vraag-1")]), "W153", "Deze stroom"),
    ("plek-dubbel", lambda w, _: w.update(plekken=[{"plek": "LAS", "vragen": ["opslag.vraag-1"]}] * 2), "W153", "`LAS`"),
    ("stroom-zelfde-baan", lambda w, _: w.update(stromen=[_stroom(naar="Ouders")]), "W154", "maak er een plek van"),
    ("stroom-zonder-wat", lambda w, _: w.update(stromen=[{een: waarde for een, waarde in _stroom().items() if een != "wat"}]), "W101", "`stromen.0.wat`"),
    ("stroom-veld", lambda w, _: w.update(stromen=[{**_stroom(), "vraag": []}]), "W102", "Bedoelde u `vragen`?"),
    ("stroom-geen-lijst", lambda w, _: w.update(stromen=_stroom()), "W103", "lijst"),
    ("plek-zonder-vraag", lambda w, _: w.update(plekken=[{"plek": "LAS", "vragen": []}]), "W103", "minstens 1"),
    ("kenmerk", lambda _, b: _vraag(b).update(geldt_voor={"sektor": ["po"]}), "W124", "Bedoelde u `sector`?"),
    ("keuze", lambda _, b: _vraag(b).update(geldt_voor={"sector": ["xo"]}), "W124", "geen keuze"),
    ("nooit", lambda _, b: _vraag(b).update(geldt_voor={"sector": []}), "W125", "geen enkele school"),
    ("zonder-1", lambda _, b: _vraag(b)["situaties"].pop(1), "W131", "Situatie 1 ontbreekt"),
    ("situatie-6", lambda _, b: _vraag(b)["situaties"].update({6: "x"}), "W132", "5 niveaus"),
    ("zonder-advies", lambda _, b: _vraag(b)["adviezen"].pop(2), "W133", "ontbreekt een advies"),
    ("advies-top", lambda _, b: _vraag(b)["adviezen"].update({5: "Te veel."}), "W134", "hoogste situatie"),
    ("inspanning-top", lambda _, b: _vraag(b).update(inspanning={1: "klein", 5: "groot"}), "W135", "Vanaf situatie 5"),
    ("inspanning-zonder-1", lambda _, b: _vraag(b).update(inspanning={2: "klein"}), "W103", "situatie 1"),
    ("inspanning-anders", lambda _, b: _vraag(b).update(inspanning={1: "groott"}), "W103", "Bedoelde u `groot`?"),
    ("drempel-niveau", lambda _, b: _vraag(b).update(drempels={6: 2}), "W141", "niveau 2 tot en met 5"),
    ("drempel-situatie", lambda _, b: _vraag(b).update(drempels={3: 6}), "W142", "situatie van 2"),
    ("drempel-daalt", lambda _, b: _vraag(b).update(drempels={3: 3, 4: 2}), "W143", "lager"),
]  # fmt: skip


@pytest.mark.parametrize(("wijzig", "code", "woord"), [pytest.param(*rij[1:], id=rij[0]) for rij in SLECHT])
def test_een_fout_in_de_wijzer_krijgt_haar_code(wijzig: Wijziging, code: str, woord: str) -> None:
    gevonden = [een for een in _keur(wijzig) if een.code == code]
    assert gevonden
    assert any(woord in een.boodschap for een in gevonden), gevonden


def test_een_goede_wijzer_heeft_geen_bevindingen() -> None:
    assert _keur(lambda _w, _b: None) == []


def _plek_in_stroom(wijzig: Wijziging) -> list[tuple[str, str]]:
    return [(een.code, str(een.plek)) for een in _keur(wijzig)]


def test_een_fout_in_een_stroom_wijst_haar_eigen_plek_aan() -> None:
    goed = _stroom("opslag.vraag-1")
    kop = {**_proef()[0], "stromen": [goed, _stroom("opslag.vraag-1", "opslag.weg", wat="Inschrijving")]}
    regels = yamlbron.schrijf(kop).splitlines()
    regel = next(n for n, tekst in enumerate(regels, 1) if "opslag.weg" in tekst)
    kolom = regels[regel - 1].index('"opslag.weg"') + 1
    assert _plek_in_stroom(lambda w, _: w.update(stromen=kop["stromen"])) == [("W152", f"wijzer.yaml:{regel}:{kolom}")]


def test_een_vraag_die_zelf_fout_is_heet_in_een_stroom_niet_onbekend() -> None:
    stroom = [_stroom("opslag.vraag-1")]
    assert {
        code for code, _ in _plek_in_stroom(lambda w, b: [w.update(stromen=stroom), _vraag(b).update(gewicht=9)])
    } == {"W103"}
    zonder = _plek_in_stroom(lambda w, _: [w.update(stromen=[_stroom("weg.vraag-1")]), w["dimensies"].append("weg")])
    assert {code for code, _ in zonder} == {"W104"}


RUIM: list[tuple[str, Wijziging]] = [
    ("id-lang", lambda _, b: _vraag(b).update(id="a" * 200)),
    ("vraag-con", lambda _, b: _vraag(b).update(id="con")),
    ("bron-nul", lambda w, _: w["bronnen"].update(nul=w["bronnen"]["avg-5"])),
    ("adres-apostrof", lambda w, _: w["bronnen"]["avg-5"].update(adres="https://example.nl/'s-lands")),
    ("adres-hoofdletters", lambda w, _: w["bronnen"]["avg-5"].update(adres="HTTPS://example.nl")),
    (
        "vervangt-samen",
        lambda _, b: [_vraag(b, n).update(vervangt=[{"id": "oud", "per": {1: 1, 2: n + 1}}]) for n in (0, 1)],
    ),
    ("vervangt-bestaande", lambda _, b: _vraag(b).update(vervangt=["vraag-2"])),
    ("herwoord", lambda _, b: _vraag(b).update(herwoord={"1.1": "Alleen korter geschreven.", "2.0.1": "Een komma."})),
    ("stroom-zonder-vragen", lambda w, _: w.update(stromen=[_stroom()], plekken=[])),
    ("stroom-andere-stap", lambda w, _: w.update(stromen=[_stroom("opslag.vraag-1", processtap="inschrijven")])),
    ("stroom-terug", lambda w, _: w.update(stromen=[_stroom(), _stroom(van="School", naar="Ouders")])),
    ("plek", lambda w, _: w.update(plekken=[{"plek": "LAS", "vragen": ["opslag.vraag-1", "opslag.vraag-2"]}])),
]


@pytest.mark.parametrize("wijzig", [pytest.param(rij[1], id=rij[0]) for rij in RUIM])
def test_de_poort_weigert_niet_wat_de_formaten_toelaten(wijzig: Wijziging) -> None:
    assert _keur(wijzig) == []


@pytest.mark.parametrize(
    "stuk",
    [
        lambda b: b[0].pop("titel"),
        lambda b: b[0].update(inleiding=3),
        lambda b: b[0].update(soort="bank"),
        lambda b: b[0]["uitkomsten"].update({2: {"stand": "Hier.", "vervog": "Daar."}}),
        lambda b: b[0].pop("id"),
    ],
    ids=["geen-titel", "inleiding-getal", "onbekend-veld", "uitkomst-tikfout", "geen-id"],
)
def test_een_vormfout_buiten_de_vragen_verbergt_hun_fouten_niet(stuk: Callable[[list[Blad]], Any]) -> None:
    def wijzig(_: Blad, banken: list[Blad]) -> None:
        stuk(banken)
        _vraag(banken, 2).update(rol="directe")

    gevonden = _keur(wijzig)
    assert [een.code for een in gevonden if een.code > "W110"] == ["W122"]
    bron = yamlbron.lees(yamlbron.schrijf(_gewijzigd(wijzig)).encode(), "opslag.yaml", yamlbron.WIJZER)
    assert [een.plek for een in gevonden if een.code == "W122"] == [bron.plek(("vragen", 2, "rol"))]
    assert {een.code for een in gevonden} & {"W101", "W102", "W103"}


def test_alle_fouten_komen_in_een_keer_op_hun_eigen_regel() -> None:
    def wijzig(_: Blad, banken: list[Blad]) -> None:
        _vraag(banken, 0).update(rol="directe")
        _vraag(banken, 1).update(bronnen=["avg-6"], drempels={3: 3, 4: 2})

    gevonden = _keur(wijzig)
    assert [een.code for een in gevonden] == ["W122", "W143", "W123"] or sorted(een.code for een in gevonden) == [
        "W122",
        "W123",
        "W143",
    ]
    assert len({een.plek.regel for een in gevonden}) == 3
    assert gevonden == sorted(gevonden)


def test_een_vormfout_verbergt_de_fouten_van_andere_vragen_niet() -> None:
    def wijzig(_: Blad, banken: list[Blad]) -> None:
        _vraag(banken, 0).update(gewicht=7)
        _vraag(banken, 2).update(rol="directe")

    gevonden = _keur(wijzig)
    assert [een.code for een in gevonden] == ["W103", "W122"]
    assert gevonden[0].plek.regel < gevonden[1].plek.regel
    bron = yamlbron.lees(yamlbron.schrijf(_gewijzigd(wijzig)).encode(), "opslag.yaml", yamlbron.WIJZER)
    assert gevonden[1].plek == bron.plek(("vragen", 2, "rol"))


def _gewijzigd(wijzig: Wijziging) -> Blad:
    wijzer, banken, _ = _proef()
    wijzig(wijzer, banken)
    return banken[0]


PUNT: Blad = {"vraag": "opslag.vraag-1"}
VORIGE: Blad = {"datum": "2025-11-20", "wijzerversie": "1.0", "antwoorden": {}}
SLECHTE_ANTWOORDEN: list[tuple[str, Blad, str, str]] = [
    ("onbekende-vraag", {"antwoorden": {"opslag": {"vraag-9": 1}}}, "A122", "Bedoelde u `vraag-"),
    ("onbekende-dimensie", {"antwoorden": {"opslga": {"vraag-1": 1}}}, "A121", "Bedoelde u `opslag`?"),
    ("onbekend-veld", {"antwoorden": {"opslag": {"vraag-1": {"keuze": 1, "opmerkin": "x"}}}}, "A102", "Bedoelde u `opmerking`?"),
    ("misschien", {"antwoorden": {"opslag": {"vraag-1": "misschien"}}}, "A103", "situatie"),
    ("nul", {"antwoorden": {"opslag": {"vraag-1": 0}}}, "A103", "situatie"),
    ("min-een", {"antwoorden": {"opslag": {"vraag-1": -1}}}, "A103", "situatie"),
    ("zes", {"antwoorden": {"opslag": {"vraag-1": 6}}}, "A123", "kies 1, 2, 3, 4 of 5"),
    ("tekst-drie", {"antwoorden": {"opslag": {"vraag-1": "3"}}}, "A103", "zonder aanhalingstekens"),
    ("true", {"antwoorden": {"opslag": {"vraag-1": True}}}, "A103", "situatie"),
    ("komma", {"antwoorden": {"opslag": {"vraag-1": "2.5"}}}, "A103", "situatie"),
    ("lijst", {"antwoorden": {"opslag": {"vraag-1": [1, 2, 3]}}}, "A103", "[van, tot]"),
    ("omgekeerd", {"antwoorden": {"opslag": {"vraag-1": [4, 2]}}}, "A103", "laagste voorop"),
    ("nvt-mag-niet", {"antwoorden": {"opslag": {"vraag-1": {"keuze": "nvt", "reden": "x"}}}}, "A124", "kan `nvt` niet"),
    ("nvt-zonder-reden", {"antwoorden": {"opslag": {"vraag-3": "nvt"}}}, "A125", "reden"),
    ("andere-wijzer", {"wijzer": "proefwijzr"}, "A111", "Bedoelde u `proefwijzer`?"),
    ("nieuwere-wijzer", {"wijzerversie": "2.0"}, "A112", "nieuwere wijzer"),
    ("nieuw-formaat", {"formaat": "inzicht-antwoorden/99"}, "A105", "nieuwere inzicht"),
    ("ander-soort", {"formaat": "inzicht-wijzer/1"}, "A105", "ander soort"),
    ("school-leeg", {"school": {"naam": ""}}, "A103", "leeg"),
    ("school-getal", {"school": {"naam": 12}}, "A103", "aanhalingstekens"),
    ("brin", {"school": {"naam": "x", "brin": "ab12"}}, "A103", "12AB"),
    ("kenmerk", {"school": {"naam": "x", "kenmerken": {"sektor": "po"}}}, "A113", "Bedoelde u `sector`?"),
    ("keuze", {"school": {"naam": "x", "kenmerken": {"sector": "pp"}}}, "A114", "geen keuze"),
    ("rol", {"invuller": {"rol": "directe"}}, "A115", "Bedoelde u `directie`?"),
    ("datum-onzin", {"datum": "2024-02-31"}, "A103", "bestaande datum"),
    ("omvang", {"omvang": "kotr"}, "A103", "Bedoelde u `kort`?"),
    ("actiepunt", {"actiepunten": [{"vraag": "opslag.vraag-9"}]}, "A131", "Bedoelde u `opslag.vraag-"),
    ("actiepunt-wie", {"actiepunten": [{"vraag": "opslag.vraag-1", "wie": "jan"}]}, "A132", "bestaat niet"),
    ("punt-omlaag", {"actiepunten": [{**PUNT, "van": 3, "naar": 2}]}, "A133", "`van` lager dan `naar`"),
    ("punt-gelijk", {"actiepunten": [{**PUNT, "van": 3, "naar": 3}]}, "A133", "`van` lager dan `naar`"),
    ("punt-van-top", {"actiepunten": [{**PUNT, "van": 5}]}, "A133", "van 1, 2, 3 of 4"),
    ("punt-naar-een", {"actiepunten": [{**PUNT, "naar": 1}]}, "A133", "naar 2, 3, 4 of 5"),
    ("punt-geen-situatie", {"actiepunten": [{**PUNT, "van": 7, "naar": 8}]}, "A133", "bestaat niet bij `opslag.vraag-1`"),
    ("punt-tekst", {"actiepunten": [{**PUNT, "van": "2"}]}, "A103", "Haal de aanhalingstekens weg"),
    ("punt-true", {"actiepunten": [{**PUNT, "naar": True}]}, "A103", "geheel getal"),
    ("punt-nul", {"actiepunten": [{**PUNT, "van": 0}]}, "A103", "kleinste"),
    ("punt-dubbel", {"actiepunten": [{**PUNT, "naar": 3}, {**PUNT, "naar": 3, "wie": "directie"}]}, "A134", "naar situatie 3"),
    ("punt-dubbel-afgeleid", {"actiepunten": [{**PUNT, "naar": 3}, {**PUNT, "van": 2}]}, "A134", "naar situatie 3"),
    ("gereed-open", {"actiepunten": [{**PUNT, "gereed": "2026-12-01"}]}, "A135", "Haal `gereed` weg"),
    ("gereed-vervallen", {"vervallen_actiepunten": [{"vraag": "a.b", "gereed": "2026-12-01"}]}, "A135", "`open`"),
    ("gekozen", {"actiepunten": [{**PUNT, "gekozen": "gisteren"}]}, "A103", "bestaande datum"),
    ("notitie", {"actiepunten": [{**PUNT, "notitie": "n" * 501}]}, "A103", "hoogstens 500 tekens; dit zijn er 501"),
    ("notitie-veld", {"actiepunten": [{**PUNT, "notite": "n"}]}, "A102", "Bedoelde u `notitie`?"),
    ("vorige-nieuwer", {"vorige": {**VORIGE, "wijzerversie": "1.2"}}, "A112", "nieuwere wijzer"),
    ("vorige-dimensie", {"vorige": {**VORIGE, "antwoorden": {"opslga": {"vraag-1": 1}}}}, "A121", "`opslag`?"),
    ("vorige-vraag", {"vorige": {**VORIGE, "antwoorden": {"opslag": {"vraag-9": 1}}}}, "A122", "Bedoelde u"),
    ("vorige-situatie", {"vorige": {**VORIGE, "antwoorden": {"opslag": {"vraag-1": [2, 6]}}}}, "A123", "kies 1, 2"),
    ("vorige-nvt", {"vorige": {**VORIGE, "antwoorden": {"opslag": {"vraag-1": "nvt"}}}}, "A124", "kan `nvt` niet"),
    ("vorige-tekst", {"vorige": {**VORIGE, "antwoorden": {"opslag": {"vraag-1": {"keuze": 1}}}}}, "A103", "alleen de keuze"),
    ("vorige-kenmerk", {"vorige": {**VORIGE, "kenmerken": {"sektor": "po"}}}, "A113", "`sector`?"),
    ("vorige-keuze", {"vorige": {**VORIGE, "kenmerken": {"sector": "pp"}}}, "A114", "geen keuze"),
    ("vorige-hash", {"vorige": {**VORIGE, "wijzerkenmerk": "mail jan"}}, "A103", "sha256:"),
    ("vorige-zonder-datum", {"vorige": {"wijzerversie": "1.0", "antwoorden": {}}}, "A101", "datum"),
    ("vorige-actiepunten", {"vorige": {**VORIGE, "actiepunten": []}}, "A102", "Onbekend veld"),
]  # fmt: skip


@pytest.mark.parametrize(("velden", "code", "woord"), [pytest.param(*rij[1:], id=rij[0]) for rij in SLECHTE_ANTWOORDEN])
def test_een_fout_in_antwoorden_is_precies_een_bevinding(velden: Blad, code: str, woord: str) -> None:
    wijzer, banken, gegevens = _proef()
    tekst = yamlbron.schrijf({**gegevens, **velden})
    bron = yamlbron.lees(tekst.encode(), "a.yaml", yamlbron.ANTWOORDEN)
    _, gevonden = keur_antwoordenbron(bron, maak_wijzer(wijzer, banken))
    assert [een.code for een in gevonden] == [code], gevonden
    assert woord in gevonden[0].boodschap


def test_elke_vorm_van_een_antwoord_komt_door_de_poort() -> None:
    wijzer, banken, gegevens = _proef()
    punten = [
        {
            **PUNT,
            "van": 2,
            "naar": 3,
            "status": "klaar",
            "gekozen": "2026-11-30",
            "gereed": "2027-01-20",
            "notitie": "n" * 500,
        },
        {**PUNT, "naar": 4},
        {**PUNT, "van": 4},
        PUNT,
    ]
    keuzes = {"vraag-1": [2, 4], "vraag-2": "onbekend", "vraag-3": "nvt"}
    gegevens |= {
        "actiepunten": punten,
        "vervallen_actiepunten": [{"vraag": "oud.weg", "van": 1, "naar": 9, "wie": "weg"}] * 2,
        "vorige": {
            **VORIGE, "wijzerkenmerk": f"sha256:{'a' * 64}", "omvang": "kort", "kenmerken": {"sector": "po"},
            "antwoorden": {"opslag": keuzes},
        },
    }  # fmt: skip
    bron = yamlbron.lees(yamlbron.schrijf(gegevens).encode(), "a.yaml", yamlbron.ANTWOORDEN)
    antwoorden, gevonden = keur_antwoordenbron(bron, maak_wijzer(wijzer, banken))
    assert (antwoorden is not None, gevonden) == (True, ())
    assert antwoorden
    for schrijf in (schrijf_antwoorden, schrijf_antwoorden_json):
        naam = "a.json" if schrijf is schrijf_antwoorden_json else "a.yaml"
        terug = lees_antwoorden(yamlbron.lees(schrijf(antwoorden).encode(), naam, yamlbron.ANTWOORDEN))
        assert terug == antwoorden


def test_een_vorige_ronde_van_een_oudere_wijzer_mag_oude_namen_hebben() -> None:
    wijzer, banken, gegevens = _proef()
    oud = {"wijzerversie": "0.9", "kenmerken": {"weg": "x"}, "antwoorden": {"vroeger": {"oude-vraag": 9}}}
    bron = yamlbron.lees(
        yamlbron.schrijf({**gegevens, "vorige": {**VORIGE, **oud}}).encode(), "a.yaml", yamlbron.ANTWOORDEN
    )
    assert keur_antwoordenbron(bron, maak_wijzer(wijzer, banken))[1] == ()


def test_vorm_en_verwijzing_worden_samen_gemeld() -> None:
    wijzer, banken, gegevens = _proef()
    gegevens["antwoorden"]["opslag"] = {"vraag-1": "3", "vraag-8": 1}
    gegevens["school"]["kenmerken"]["sector"] = "pp"
    bron = yamlbron.lees(yamlbron.schrijf(gegevens).encode(), "a.yaml", yamlbron.ANTWOORDEN)
    _, gevonden = keur_antwoordenbron(bron, maak_wijzer(wijzer, banken))
    assert sorted(een.code for een in gevonden) == ["A103", "A114", "A122"]
    assert all(een.plek.regel > 1 for een in gevonden)


def test_een_voorbeeld_dat_niet_meer_uitkomt_wordt_gemeld() -> None:
    wijzer, banken, gegevens = _proef()
    bron = yamlbron.lees(
        yamlbron.schrijf({**gegevens, "verwacht": {"opslag": 5}}).encode(), "a.yaml", yamlbron.ANTWOORDEN
    )
    echt = maak_wijzer(wijzer, banken)
    antwoorden, gevonden = keur_antwoordenbron(bron, echt)
    assert antwoorden is not None
    assert not gevonden
    (een,) = keur_inzending(Antwoordstuk(antwoorden, echt, bron), date(2026, 11, 23))
    assert een.code == "A141"


def test_twee_actiepunten_zonder_stap_blijven_leesbaar_en_controleer_noemt_ze() -> None:
    wijzer, banken, gegevens = _proef()
    gegevens |= {"actiepunten": [PUNT, {**PUNT, "status": "klaar"}]}
    echt = maak_wijzer(wijzer, banken)
    bron = yamlbron.lees(yamlbron.schrijf(gegevens).encode(), "a.yaml", yamlbron.ANTWOORDEN)
    antwoorden, gevonden = keur_antwoordenbron(bron, echt)
    assert antwoorden
    assert gevonden == ()
    nagelezen = [*keur_inzending(Antwoordstuk(antwoorden, echt, bron), date(2026, 12, 1), heel=True)]
    assert [(een.code, een.ernst) for een in nagelezen] == [("A203", Ernst.WAARSCHUWING)]
    assert "op regel" in nagelezen[0].boodschap
