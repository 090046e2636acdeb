"""Het plan: van elke stand een voorbeeld, de volgorde, de vooruitblik, wat-als, en wat een school eraan verandert."""

import json
import re
from typing import Any

import pytest

from hulp import Blad
from inzicht.fouten import GebruikFout
from inzicht.modellen.antwoorden import Actiepunt, Antwoorden
from inzicht.oordeel.beoordeling import beoordeel
from inzicht.oordeel.plan import Aanname, maak_plan
from inzicht.oordeel.planbestand import plan_als_gegevens, plan_als_json
from inzicht.oordeel.plantekst import planregels, samenvatting
from inzicht.oordeel.planzet import Afspraak, kies, met_afspraak, schrap, zet
from planhulp import OP, PUNTEN, VOLGORDE, planschool, planwijzer

WIJZER = planwijzer()
SCHOOL = planschool()
VELDEN = (
    "vraag", "dimensie", "tekst", "van", "naar", "afgeleid", "nu", "wie", "wanneer", "status", "gekozen", "gereed",
    "notitie", "stand",
)  # fmt: skip


def _gegevens(school: Antwoorden = SCHOOL, op: str = OP, aanname: Aanname | None = None) -> Blad:
    return plan_als_gegevens(WIJZER, school, maak_plan(WIJZER, school, op, aanname or Aanname()))


# --- lezen --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("vraag", "stand", "nu"),
    [
        ("een.e", "te-laat", 2),
        ("een.b", "loopt", 4),
        ("een.c", "zonder-datum", 4),
        ("een.d", "al-bereikt", 4),
        ("twee.f", "klaar-niet-te-zien", None),
        ("een.a", "klaar", 4),
    ],
)
def test_elk_actiepunt_heeft_zijn_stand(vraag: str, stand: str, nu: int | None) -> None:
    punt = next(een for een in _gegevens()["actiepunten"] if een["vraag"] == vraag)
    assert (punt["stand"], punt["nu"]) == (stand, nu)


def test_te_laat_staat_voorop_en_klaar_achteraan() -> None:
    assert tuple(een["vraag"] for een in _gegevens()["actiepunten"]) == VOLGORDE


def test_binnen_een_stand_telt_de_datum_en_dan_het_bestand() -> None:
    punten = [
        {"vraag": "een.b", "van": 4, "naar": 5, "wanneer": "2027-02-02"},
        {"vraag": "een.a", "van": 4, "naar": 5, "wanneer": "2027-02-01"},
        {"vraag": "een.c", "van": 4, "naar": 5, "wanneer": "2027-02-01"},
    ]
    namen = [een["vraag"] for een in _gegevens(planschool(actiepunten=punten))["actiepunten"]]
    assert namen == ["een.a", "een.c", "een.b"]


def test_de_velden_zijn_die_van_formaten_9() -> None:
    plan = _gegevens()
    assert list(plan) == ["formaat", "school", "wijzer", "op", "actiepunten", "aantal", "vooruitblik"]
    assert plan["formaat"] == "inzicht-plan/1"
    assert plan["op"] == OP
    assert set(plan["actiepunten"][0]) == set(VELDEN)
    assert plan["aantal"] == {"open": 3, "bezig": 1, "klaar": 2, "te_laat": 1}
    assert [een["dimensie"] for een in plan["vooruitblik"]] == ["een", "twee"]
    assert json.loads(plan_als_json(WIJZER, SCHOOL, maak_plan(WIJZER, SCHOOL, OP))) == plan


def test_de_tekst_is_het_advies_van_toen_wat_het_antwoord_nu_ook_is() -> None:
    teksten = {een["vraag"]: een["tekst"] for een in _gegevens()["actiepunten"]}
    assert teksten["een.d"] == "Advies d 3."  # het antwoord is al 4
    assert teksten["twee.f"] == "Advies f 2."  # het antwoord is onbekend


@pytest.mark.parametrize(
    ("punt", "van", "naar", "tekst"),
    [
        ({"vraag": "een.e"}, 2, 3, "Advies e 2."),
        ({"vraag": "een.e", "naar": 4}, 2, 4, "Advies e 2."),
        ({"vraag": "twee.f"}, None, None, "Zoek eerst uit hoe het nu is. Vraag het aan: Administratie."),
    ],
)
def test_wat_ontbreekt_volgt_uit_het_antwoord_en_heet_afgeleid(
    punt: Blad, van: int | None, naar: int | None, tekst: str
) -> None:
    (een,) = _gegevens(planschool(actiepunten=[punt]))["actiepunten"]
    assert (een["van"], een["naar"], een["tekst"], een["afgeleid"]) == (van, naar, tekst, True)
    assert not any(een["afgeleid"] for een in _gegevens()["actiepunten"])


# --- vooruitblik --------------------------------------------------------------------------------------


def test_de_vooruitblik_is_de_uitslag_met_alles_gezet() -> None:
    gezet = planschool(
        antwoorden={
            "een": {"a": 4, "b": 5, "c": 5, "d": [4, 5], "e": 3},
            "twee": {"f": 3, "g": {"keuze": "nvt", "reden": "Een reden."}},
        }
    )
    dan = beoordeel(WIJZER, gezet)
    for blik in _gegevens()["vooruitblik"]:
        niveau = dan.uitkomst(blik["dimensie"]).niveau
        assert niveau is not None
        assert blik["alles_klaar"] == {"aantoonbaar": niveau.aantoonbaar, "mogelijk": niveau.mogelijk}


def test_klaar_zonder_eigen_stap_belooft_niets() -> None:
    punt = {"vraag": "een.e", "status": "klaar"}
    (blik, _) = _gegevens(planschool(actiepunten=[punt]))["vooruitblik"]
    assert blik["nu"] == blik["alles_klaar"]


def test_wat_als_rekent_maar_verandert_niets() -> None:
    zonder, met = _gegevens(), _gegevens(aanname=Aanname((("een.e", 3),)))
    assert [blik["als"] for blik in zonder["vooruitblik"]] == [None, None]
    assert met["actiepunten"] == zonder["actiepunten"]
    (een, twee) = met["vooruitblik"]
    assert een["nu"] == {"aantoonbaar": 2, "mogelijk": 2}
    assert een["als"] == {"aantoonbaar": 4, "mogelijk": 4}
    assert twee["als"] == twee["nu"]


def test_als_alles_klaar_is_wat_de_vooruitblik_zegt() -> None:
    for blik in _gegevens(aanname=Aanname(klaar=True))["vooruitblik"]:
        assert blik["als"] == blik["alles_klaar"]


# --- woorden ------------------------------------------------------------------------------------------


def test_de_samenvatting_noemt_wat_klaar_en_te_laat_is_en_wat_het_brengt() -> None:
    assert samenvatting(maak_plan(WIJZER, SCHOOL, OP)) == (
        "2 van de 6 klaar, 1 te laat; met alles klaar: Dimensie Een 2 -> 4, Dimensie Twee 1 tot 5 -> 3"
    )
    leeg = planschool(actiepunten=[PUNTEN[0]])
    assert samenvatting(maak_plan(WIJZER, leeg, OP)) == "1 van de 1 klaar; met alles klaar blijven de niveaus gelijk"


def test_de_tekst_heeft_een_rij_per_actiepunt() -> None:
    regels = [een.merk + een.tekst for een in planregels(WIJZER, SCHOOL, maak_plan(WIJZER, SCHOOL, OP))]
    rijen = [regel for regel in regels if regel.endswith(VOLGORDE)]
    assert rijen == [
        "te laat              1 februari 2027  Administratie    een.e",
        "loopt                1 juni 2027      Ict-coördinator  een.b",
        "zonder datum         -                Administratie    een.c",
        "al bereikt           1 januari 2027   nog niemand      een.d",
        "klaar, niet te zien  -                nog niemand      twee.f",
        "klaar                1 maart 2027     Ict-coördinator  een.a",
    ]
    assert "Situatie 4 -> 5. Advies b 4. Notitie: Samen met de leverancier." in regels


def test_zonder_actiepunten_staat_er_wat_te_doen() -> None:
    leeg = planschool(actiepunten=[])
    regels = [een.tekst for een in planregels(WIJZER, leeg, maak_plan(WIJZER, leeg, OP))]
    assert "Er zijn nog geen actiepunten. Kies er een met --kies VRAAG." in regels


# --- veranderen ---------------------------------------------------------------------------------------


def _punt(school: Antwoorden, vraag: str) -> Actiepunt:
    (punt,) = [een for een in school.actiepunten if een.vraag == vraag]
    return punt


def test_kiezen_neemt_het_advies_van_nu_en_de_rol_van_de_vraag() -> None:
    leeg = planschool(actiepunten=[])
    punt = _punt(kies(WIJZER, leeg, "een.e", Afspraak(wanneer="2027-05-01"), OP), "een.e")
    verwacht: Blad = {"van": 2, "naar": 3, "wie": "administratie", "wanneer": "2027-05-01", "gekozen": OP}
    assert punt == Actiepunt(vraag="een.e", **verwacht)


def test_nog_eens_kiezen_houdt_wat_er_was_afgesproken() -> None:
    voor = kies(WIJZER, SCHOOL, "een.b", Afspraak(), OP)
    was = _punt(SCHOOL, "een.b").model_copy(update={"gekozen": OP})
    assert _punt(voor, "een.b") == was
    na = kies(WIJZER, SCHOOL, "een.b", Afspraak(wie="administratie"), OP)
    assert _punt(na, "een.b") == was.model_copy(update={"wie": "administratie"})


@pytest.mark.parametrize(
    ("naam", "zin"),
    [
        ("twee.f", "--kies twee.f: bij deze vraag is nu geen advies om te kiezen."),  # onbekend
        ("twee.g", "--kies twee.g: bij deze vraag is nu geen advies om te kiezen."),  # nvt
        ("een.x", "De vraag `een.x` bestaat niet. Bedoelde u `een.e`?"),
    ],
)
def test_wat_niet_te_kiezen_is_wordt_geweigerd(naam: str, zin: str) -> None:
    with pytest.raises(GebruikFout, match=re.escape(zin)):
        kies(WIJZER, SCHOOL, naam, Afspraak(), OP)


@pytest.mark.parametrize(
    ("afspraak", "anders"),
    [
        (Afspraak(wie="ict"), {"wie": "ict"}),
        (Afspraak(wanneer="2027-09-01"), {"wanneer": "2027-09-01"}),
        (Afspraak(notitie="Nieuw."), {"notitie": "Nieuw."}),
        (Afspraak(status="klaar"), {"status": "klaar", "gereed": OP}),
        (Afspraak(status="bezig"), {"status": "bezig"}),
        (Afspraak(wie="", wanneer="", notitie=""), {"wie": None, "wanneer": None, "notitie": None}),
    ],
)
def test_bijwerken_verandert_alleen_wat_gegeven_is(afspraak: Afspraak, anders: dict[str, Any]) -> None:
    na = zet(WIJZER, SCHOOL, "een.e", afspraak, OP)
    assert _punt(na, "een.e") == _punt(SCHOOL, "een.e").model_copy(update=anders)
    assert [een for een in na.actiepunten if een.vraag != "een.e"] == [
        een for een in SCHOOL.actiepunten if een.vraag != "een.e"
    ]


def test_wat_niet_meer_klaar_is_is_ook_niet_gereed() -> None:
    klaar = _punt(SCHOOL, "een.a")
    assert met_afspraak(klaar, Afspraak(status="bezig"), OP).gereed is None
    assert met_afspraak(klaar, Afspraak(status="klaar"), OP).gereed == klaar.gereed


def test_schrappen_haalt_er_een_weg() -> None:
    assert [een.vraag for een in schrap(WIJZER, SCHOOL, "een.b").actiepunten] == [
        een["vraag"] for een in PUNTEN if een["vraag"] != "een.b"
    ]


TWEE = planschool(
    actiepunten=[
        {"vraag": "een.e", "van": 2, "naar": 3},
        {"vraag": "een.e", "van": 3, "naar": 4, "status": "bezig"},
        {"vraag": "een.b", "van": 3, "naar": 4, "status": "klaar"},
        {"vraag": "een.b", "van": 4, "naar": 5},
    ]
)


def test_bij_meer_actiepunten_zegt_de_situatie_welk() -> None:
    assert [een.naar for een in schrap(WIJZER, TWEE, "een.e=4").actiepunten if een.vraag == "een.e"] == [3]
    with pytest.raises(GebruikFout, match=r"welk actiepunt bedoelt u\? Kies een\.e=3 of een\.e=4"):
        schrap(WIJZER, TWEE, "een.e")


def test_het_enige_dat_nog_loopt_is_bedoeld() -> None:
    assert [een.naar for een in schrap(WIJZER, TWEE, "een.b").actiepunten if een.vraag == "een.b"] == [4]


def test_wat_geen_actiepunt_is_moet_eerst_gekozen_worden() -> None:
    with pytest.raises(GebruikFout, match=r"dit is geen actiepunt\. Kies het eerst met --kies twee\.g"):
        zet(WIJZER, SCHOOL, "twee.g", Afspraak(status="bezig"), OP)
