"""De rekenregel: de uitgewerkte tabel, de wetten, en een onafhankelijk orakel (formaten 6)."""

import ast
import copy
import inspect
import itertools
import random
from dataclasses import asdict
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import orakel
from hulp import Blad, als_orakel, maak_antwoorden, maak_wijzer, uitslag_van
from inzicht.oordeel.advies import adviezen
from inzicht.oordeel.beoordeling import beoordeel, rond, weg
from inzicht.oordeel.uitslagbestand import uitslag_als_gegevens
from inzicht.oordeel.uitslagtekst import adviesredenen

ZAAD = st.integers(min_value=0, max_value=2**32)


@pytest.mark.parametrize(
    ("vragen", "antwoorden", "verwacht"), [pytest.param(*rij[1:], id=rij[0]) for rij in orakel.WERKTABEL]
)
def test_de_uitgewerkte_tabel_van_ontwerp_5_komt_uit(vragen: list[Blad], antwoorden: list[Any], verwacht: Blad) -> None:
    (dimensie,) = uitslag_van(*orakel.werkgeval(vragen, antwoorden))["dimensies"]
    assert {veld: dimensie[veld] for veld in verwacht} == verwacht


def test_het_orakel_gebruikt_niets_van_de_beoordelaar() -> None:
    boom = ast.parse(inspect.getsource(orakel))
    namen = {
        deel.name if isinstance(knoop, ast.Import) else str(knoop.module)
        for knoop in ast.walk(boom)
        if isinstance(knoop, (ast.Import, ast.ImportFrom))
        for deel in knoop.names
    }
    assert not {naam for naam in namen if naam.startswith("inzicht")}


@settings(max_examples=150, deadline=None)
@given(ZAAD)
def test_een_onafhankelijk_orakel_geeft_dezelfde_uitslag(zaad: int) -> None:
    rng = random.Random(zaad)
    wijzer, banken = orakel.willekeurige_wijzer(rng)
    gegevens = orakel.willekeurige_antwoorden(rng, wijzer, banken)
    assert uitslag_van(wijzer, banken, gegevens) == _kaal(orakel.beoordeel(wijzer, banken, gegevens))


@settings(max_examples=80, deadline=None)
@given(ZAAD)
def test_de_weg_naar_elk_hoger_niveau_is_die_van_het_orakel(zaad: int) -> None:
    rng = random.Random(zaad)
    wijzer, banken = orakel.willekeurige_wijzer(rng)
    gegevens = orakel.willekeurige_antwoorden(rng, wijzer, banken)
    echt, antwoorden = maak_wijzer(wijzer, banken), maak_antwoorden(gegevens)
    for bank, uitkomst in zip(banken, beoordeel(echt, antwoorden).uitkomsten, strict=True):
        posten = orakel._tellend(orakel._posten(bank, gegevens))
        bereikt = uitkomst.niveau.aantoonbaar if uitkomst.niveau else echt.hoogste
        for doel in range(1, echt.hoogste + 1):
            verwacht = orakel._route(posten, orakel._regel(wijzer), doel) if doel > bereikt else []
            assert [asdict(stap) for stap in weg(uitkomst, doel)] == verwacht


def _kaal(uitslag: Blad) -> Blad:
    return {**uitslag, "meldingen": als_orakel(uitslag["meldingen"])}


def _klein() -> tuple[Blad, list[Blad]]:
    vragen: list[Blad] = [
        {"gewicht": 3, "drempels": {2: 2, 3: 3}, "situaties": {1: "a", 2: "b", 3: "c"}, "nvt": "Niets."},
        {"gewicht": 2, "inspanning": "groot", "situaties": {1: "d", 3: "e"}},
        {"gewicht": 1, "inspanning": "middel", "drempels": {3: 2}, "situaties": {1: "f", 2: "g", 3: "h"}},
        {"gewicht": 2, "situaties": {1: "i", 2: "j"}},
    ]
    for vraag in vragen:
        vraag["adviezen"] = {
            s: f"Doe iets met {t}." for s, t in vraag["situaties"].items() if s != max(vraag["situaties"])
        }
    wijzer, banken, _ = orakel.werkgeval(vragen, [1, 1, 1, 1], niveaus=3)
    return wijzer, banken


def test_elke_combinatie_van_een_kleine_bank_is_gelijk_aan_het_orakel() -> None:
    wijzer, banken = _klein()
    echt = maak_wijzer(wijzer, banken)
    vragen = banken[0]["vragen"]
    keuzes = [[*vraag["situaties"], "onbekend", None, [1, max(vraag["situaties"])]] for vraag in vragen]
    keuzes[0].append({"keuze": "nvt", "reden": "Niet bij ons."})
    _, _, leeg = orakel.werkgeval(vragen, [None] * 4, niveaus=3)
    aantal = 0
    for rij in itertools.product(*keuzes):
        gegevens = {**leeg, "antwoorden": {"opslag": dict(zip((v["id"] for v in vragen), rij, strict=True))}}
        antwoorden = maak_antwoorden(gegevens, als_json=True)
        uitslag = uitslag_als_gegevens(echt, antwoorden, beoordeel(echt, antwoorden))
        uitslag["meldingen"] = als_orakel(uitslag["meldingen"])
        del uitslag["wijzer"], uitslag["herkomst"]
        assert uitslag == _kaal(orakel.beoordeel(wijzer, banken, gegevens)), rij
        aantal += 1
    assert aantal == 7 * 5 * 6 * 5


def test_de_grootste_bank_past_in_de_telling() -> None:
    """Honderd vragen van gewicht 3 met elke ladder en negen niveaus, en alles op het uiterste of door elkaar."""
    rng = random.Random(4)
    vragen: list[Blad] = [
        {"gewicht": 3, "situaties": {s: f"Trede {s}." for s in range(1, 2 + nummer % 8 + 1)}} for nummer in range(100)
    ]
    hoogste = [max(vraag["situaties"]) for vraag in vragen]
    rijen: list[list[Any]] = [
        hoogste,
        [1] * 100,
        ["onbekend"] * 100,
        *([rng.choice([1, top, "onbekend", [1, top]]) for top in hoogste] for _ in range(4)),
    ]
    for rij in rijen:
        wijzer, banken, gegevens = orakel.werkgeval(vragen, rij, niveaus=9)
        verwacht = orakel.beoordeel(wijzer, banken, gegevens, met_route=False)
        uitslag = uitslag_van(wijzer, banken, gegevens)
        for veld in ("niveau", "score", "dekking", "aantal"):
            assert uitslag["dimensies"][0][veld] == verwacht["dimensies"][0][veld]
        assert uitslag["processtappen"] == verwacht["processtappen"]


def test_een_grote_en_een_kleine_bank_passen_samen_in_de_telling() -> None:
    """Het gewicht van de grote past niet in een byte, dat van de kleine wel."""
    wijzer, (groot,), gegevens = orakel.werkgeval([{"gewicht": 3}] * 100, [5] * 100)
    vraag = {**copy.deepcopy(groot["vragen"][0]), "id": "los"}
    klein = {**copy.deepcopy(groot), "id": "communicatie", "vragen": [vraag]}
    gegevens["antwoorden"]["communicatie"] = {"los": 2}
    wijzer["dimensies"] = ["opslag", "communicatie"]
    banken = [groot, klein]
    verwacht = orakel.beoordeel(wijzer, banken, gegevens, met_route=False)
    uitslag = uitslag_van(wijzer, banken, gegevens)
    for deel, dimensie in zip(verwacht["dimensies"], uitslag["dimensies"], strict=True):
        assert {veld: dimensie[veld] for veld in ("niveau", "score", "dekking", "aantal")} == {
            veld: deel[veld] for veld in ("niveau", "score", "dekking", "aantal")
        }
    assert uitslag["processtappen"] == verwacht["processtappen"]


def _geval(zaad: int) -> tuple[random.Random, Blad, list[Blad], Blad]:
    rng = random.Random(zaad)
    wijzer, banken = orakel.willekeurige_wijzer(rng)
    return rng, wijzer, banken, orakel.willekeurige_antwoorden(rng, wijzer, banken)


def _standen(uitslag: Blad) -> list[tuple[int, int, float, float]]:
    return [
        (d["niveau"]["aantoonbaar"], d["niveau"]["mogelijk"], d["score"]["aantoonbaar"], d["score"]["mogelijk"])
        if d["niveau"]["aantoonbaar"] is not None
        else (0, 0, 0.0, 0.0)
        for d in uitslag["dimensies"]
    ]


@settings(max_examples=100, deadline=None)
@given(ZAAD)
def test_een_beter_antwoord_verlaagt_nooit_niveau_of_score(zaad: int) -> None:
    rng, wijzer, banken, gegevens = _geval(zaad)
    bank = rng.choice(banken)
    vraag = rng.choice(bank["vragen"])
    hoog, laag = sorted(rng.sample(sorted(vraag["situaties"]), 2), reverse=True)
    paren = []
    for keuze in (laag, hoog):
        anders = copy.deepcopy(gegevens)
        anders["antwoorden"].setdefault(bank["id"], {})[vraag["id"]] = keuze
        paren.append(_standen(uitslag_van(wijzer, banken, anders)))
    for onder, boven in zip(*paren, strict=True):
        assert all(a <= b for a, b in zip(onder, boven, strict=True))


@settings(max_examples=100, deadline=None)
@given(ZAAD)
def test_een_open_antwoord_invullen_verkleint_het_bereik(zaad: int) -> None:
    rng, wijzer, banken, gegevens = _geval(zaad)
    bank = rng.choice(banken)
    vraag = rng.choice(bank["vragen"])
    paren = []
    for keuze in (None, rng.choice(sorted(vraag["situaties"]))):
        anders = copy.deepcopy(gegevens)
        anders["antwoorden"].setdefault(bank["id"], {})[vraag["id"]] = keuze
        paren.append(_standen(uitslag_van(wijzer, banken, anders)))
    for open_, vol in zip(*paren, strict=True):
        assert open_[0] <= vol[0] <= vol[1] <= open_[1]
        assert open_[2] <= vol[2] <= vol[3] <= open_[3]


@settings(max_examples=60, deadline=None)
@given(ZAAD)
def test_de_volgorde_van_dimensies_en_vragen_doet_er_niet_toe(zaad: int) -> None:
    rng, wijzer, banken, gegevens = _geval(zaad)
    gewoon = {
        d["id"]: (d["niveau"], d["score"], d["dekking"]) for d in uitslag_van(wijzer, banken, gegevens)["dimensies"]
    }
    rng.shuffle(banken)
    for bank in banken:
        rng.shuffle(bank["vragen"])
    wijzer["dimensies"] = [bank["id"] for bank in banken]
    anders = {
        d["id"]: (d["niveau"], d["score"], d["dekking"]) for d in uitslag_van(wijzer, banken, gegevens)["dimensies"]
    }
    assert gewoon == anders


def test_een_vraag_met_negen_situaties_kan_acht_stappen_omhoog() -> None:
    negen: Blad = {"situaties": {s: f"Trede {s}." for s in range(1, 10)}}
    wijzer, banken, gegevens = orakel.werkgeval([negen, negen], [1, "onbekend"], niveaus=9)
    (uitkomst,) = beoordeel(maak_wijzer(wijzer, banken), maak_antwoorden(gegevens)).uitkomsten
    stappen = [(stap.van, stap.naar, stap.stappen, stap.uitzoeken) for stap in weg(uitkomst, 9)]
    assert stappen == [(1, 9, 8, False), (1, 9, 8, True)]


@pytest.mark.parametrize(
    ("drempels", "keuze", "redenen"),
    [
        ({3: 3}, 1, ("houdt niveau 3 tegen", "kleinste stap naar niveau 2")),
        ({2: 2, 3: 3}, 1, ("houdt niveau 2 tegen", "kleinste stap naar niveau 2")),
        ({4: 4}, 1, ("kleinste stap naar niveau 2",)),
        ({3: 3}, 3, ("kleinste stap naar niveau 4",)),
    ],
)
def test_een_advies_noemt_wat_het_tegenhoudt_en_waar_de_route_heen_gaat(
    drempels: Blad, keuze: int, redenen: tuple[str, ...]
) -> None:
    """Het streefniveau is 3; wat een niveau daarboven tegenhoudt, gaat dan nog niet voor."""
    wijzer, banken, gegevens = orakel.werkgeval([{"drempels": drempels}, {}], [keuze, 5], niveaus=5)
    gegevens["antwoorden"]["opslag"]["vraag-2"] = keuze
    echt = maak_wijzer(wijzer, banken)
    uitslag = beoordeel(echt, maak_antwoorden(gegevens))
    (een, *_) = [een for een in adviezen(echt, uitslag) if een.naam == "opslag.vraag-1"]
    assert adviesredenen(een) == redenen


# --- meldingen ----------------------------------------------------------------------------------------

NVT: Blad = {"keuze": "nvt", "reden": "Dat komt hier niet voor."}
VEEL_ONBEKEND = ("veel-onbekend", "opslag", "Onderdeel opslag: 1 keer 'weet ik niet'. Zoek die vraag eerst uit.")
VEEL_NVT = ("veel-nvt", "opslag", "Onderdeel opslag: 1 vraag is niet van toepassing. Klopt dat?")
TWEE_ONBEKEND = ("veel-onbekend", "opslag", "Onderdeel opslag: 2 keer 'weet ik niet'. Zoek die vragen eerst uit.")
TWEE_NVT = ("veel-nvt", "opslag", "Onderdeel opslag: 2 vragen zijn niet van toepassing. Klopt dat?")
KORT = ("kort", None, "Dit is een indicatie: alleen de vragen van de korte scan tellen mee.")
ZONDER_SECTOR = (
    "kenmerk-onbekend",
    None,
    "Van de school ontbreekt: sector. Daarom tellen alle varianten van een vraag mee.",
)
GEWIJZIGD = (
    "ander-wijzerkenmerk",
    None,
    "De vragen zijn gewijzigd sinds het invullen, zonder een nieuwe versie van de wijzer.",
)


def _niet_geteld(namen: str) -> tuple[str, None, str]:
    return ("niet-geteld", None, f"Deze antwoorden zijn bewaard, maar tellen niet mee: {namen}.")


def _meldingen(vragen: list[Blad], antwoorden: list[Any], **velden: Any) -> list[tuple[str, str | None, str]]:
    wijzer, banken, gegevens = orakel.werkgeval(vragen, antwoorden)
    uitslag = beoordeel(maak_wijzer(wijzer, banken), maak_antwoorden({**gegevens, **velden}))
    return [(een.code, een.dimensie, een.tekst) for een in uitslag.meldingen]


@pytest.mark.parametrize(
    ("antwoorden", "verwacht"),
    [
        pytest.param([1, 1, 1, 1, "onbekend"], [], id="een op vijf onbekend"),
        pytest.param([1, 1, 1, "onbekend"], [VEEL_ONBEKEND], id="een op vier onbekend"),
        pytest.param([1, 1, 1, None, "onbekend"], [], id="open telt mee in het geheel"),
        pytest.param([1, 1, 1, NVT, "onbekend"], [VEEL_ONBEKEND], id="nvt telt daar niet in mee"),
        pytest.param([1, 1, 1, NVT], [], id="een op vier nvt"),
        pytest.param([1, 1, NVT], [VEEL_NVT], id="een op drie nvt"),
        pytest.param([1, None, NVT], [VEEL_NVT], id="een op drie nvt met open"),
        pytest.param([1, NVT, "onbekend"], [VEEL_ONBEKEND, VEEL_NVT], id="allebei"),
        pytest.param(["onbekend", "onbekend", NVT, NVT], [TWEE_ONBEKEND, TWEE_NVT], id="allebei twee keer"),
    ],
)
def test_veel_is_meer_dan_een_vijfde_onbekend_en_een_vierde_nvt(antwoorden: list[Any], verwacht: list[Any]) -> None:
    assert _meldingen([{"nvt": "Uw school doet dit niet."} for _ in antwoorden], antwoorden) == verwacht


SECTOR: Blad = {"geldt_voor": {"sector": ["vo"]}}
ZONDER: Blad = {"school": {"naam": "Proefschool"}}


@pytest.mark.parametrize(
    ("vragen", "antwoorden", "velden", "verwacht"),
    [
        pytest.param([{}, {"kern": False}], [1, None], {"omvang": "kort"}, [KORT], id="kort"),
        pytest.param(
            [{}, {"kern": False}, {"kern": False}],
            [1, 2, "onbekend"],
            {"omvang": "kort"},
            [KORT, _niet_geteld("opslag.vraag-2, opslag.vraag-3")],
            id="buiten de korte scan",
        ),
        pytest.param(
            [{}, {"kern": False}],
            ["onbekend", {"opmerking": "Nog vragen."}],
            {"omvang": "kort"},
            [VEEL_ONBEKEND, KORT],
            id="alleen een opmerking is geen antwoord",
        ),
        pytest.param([{}, SECTOR], [1, 1], {}, [_niet_geteld("opslag.vraag-2")], id="niet bij deze sector"),
        pytest.param([{}, SECTOR], [1, 1], ZONDER, [ZONDER_SECTOR], id="sector onbekend"),
        pytest.param([{}, {}], [1, 1], ZONDER, [], id="sector onbekend maar niet gebruikt"),
        pytest.param([{}], [1], {"wijzerkenmerk": "sha256:anders"}, [GEWIJZIGD], id="ander kenmerk"),
    ],
)
def test_elke_melding_heeft_haar_zin_en_haar_plaats(
    vragen: list[Blad], antwoorden: list[Any], velden: Blad, verwacht: list[Any]
) -> None:
    assert _meldingen(vragen, antwoorden, **velden) == verwacht


def test_alleen_een_ander_kenmerk_bij_dezelfde_versie_is_een_melding() -> None:
    wijzer, banken, gegevens = orakel.werkgeval([{}], [1])
    echt = maak_wijzer(wijzer, banken)
    for velden in ({"wijzerkenmerk": echt.kenmerk}, {"wijzerversie": "0.9", "wijzerkenmerk": "sha256:anders"}):
        assert beoordeel(echt, maak_antwoorden({**gegevens, **velden})).meldingen == ()


@pytest.mark.parametrize(
    ("breuk", "getal"),
    [
        (Fraction(1, 20), 0.1),
        (Fraction(1, 4), 0.3),
        (Fraction(5, 2), 2.5),
        (Fraction(7, 20), 0.4),
        (Fraction(200, 3), 66.7),
    ],
)
def test_afronden_gaat_bij_een_half_naar_boven(breuk: Fraction, getal: float) -> None:
    assert rond(breuk) == getal
