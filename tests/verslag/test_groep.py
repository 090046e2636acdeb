"""De cijfers van een groep, vergeleken met eenvoudig tellen in de uitslagen zoals `inzicht uitslag` ze geeft."""

import itertools
import random
import statistics
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groephulp import scholen, schrijf, twee_rondes, uitslag_van
from inzicht.batch.deel import Bestanden, Werker
from inzicht.batch.opbrengst import Wensen
from inzicht.bestanden import yamlbron
from inzicht.modellen.wijzer import Wijzer
from inzicht.oordeel.beoordeling import rond
from inzicht.verslag.groep import telling as groepmodule
from inzicht.verslag.groep.telling import Groep
from inzicht.verslag.groep.verdeling import Verdeling

Blad = dict[str, Any]
AANTAL = 150
VOORBEELDEN = 8


@pytest.fixture(scope="module")
def scholenrij(wijzer: Wijzer, voorbeelden: Path) -> list[Blad]:
    """De voorbeeldscholen, en verzonnen scholen."""
    paden = sorted(voorbeelden.glob("*.yaml"))
    echt = [yamlbron.lees(pad.read_bytes(), pad.name, yamlbron.ANTWOORDEN).waarde for pad in paden]
    assert len(echt) == VOORBEELDEN
    return echt + scholen(wijzer, AANTAL - VOORBEELDEN)


@pytest.fixture(scope="module")
def uitslagen(wijzer: Wijzer, scholenrij: list[Blad]) -> list[Blad]:
    return [uitslag_van(wijzer, een) for een in scholenrij]


@pytest.fixture(scope="module")
def map_(scholenrij: list[Blad], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return schrijf(tmp_path_factory.mktemp("groep"), scholenrij)


def _groep(wijzer: Wijzer, map_: Path, delen: list[list[str]], ruimte: int = 200) -> Groep:
    """De groep bij deze verdeling van bestanden, elk deel bij een eigen werker."""
    alles = Groep.leeg(wijzer, ruimte)
    for namen in delen:
        werker = Werker(wijzer, Wensen(None, jsonl=False, volledig=False, groep=True))
        deel = twee_rondes(werker, Bestanden(str(map_), tuple(namen))).groep
        assert deel is not None
        alles.voeg_bij(deel)
    return alles


@pytest.fixture(scope="module")
def geteld(wijzer: Wijzer, map_: Path) -> Groep:
    return _groep(wijzer, map_, [sorted(pad.name for pad in map_.iterdir())])


def test_niveaus_en_scores_per_dimensie(wijzer: Wijzer, geteld: Groep, uitslagen: list[Blad]) -> None:
    for nummer, dimensie in enumerate(wijzer.kop.dimensies):
        delen = [uitslag["dimensies"][nummer] for uitslag in uitslagen]
        assert delen[0]["id"] == dimensie
        niveaus = Counter(deel["niveau"]["aantoonbaar"] for deel in delen)
        scores = Counter(round(deel["score"]["aantoonbaar"] * 10) for deel in delen)
        assert (geteld.dimensies[nummer].niveaus, geteld.dimensies[nummer].scores) == (niveaus, scores)
        assert len(niveaus) > 2


def test_scores_per_processtap(wijzer: Wijzer, geteld: Groep, uitslagen: list[Blad]) -> None:
    for nummer, stap in enumerate(wijzer.kop.processtappen):
        assert uitslagen[0]["processtappen"][nummer]["id"] == stap
        scores = [uitslag["processtappen"][nummer]["score"]["aantoonbaar"] for uitslag in uitslagen]
        assert geteld.stappen[nummer].scores == Counter(round(score * 10) for score in scores)


def test_kenmerken_verdelen_alle_scholen(geteld: Groep, uitslagen: list[Blad]) -> None:
    sectoren = {uitslag["school"]["kenmerken"].get("sector", "") for uitslag in uitslagen}
    assert geteld.kenmerken["sector"].keys() == sectoren == {"po", "so", "vo", ""}
    for sector, deel in geteld.kenmerken["sector"].items():
        eigen = [uit for uit in uitslagen if uit["school"]["kenmerken"].get("sector", "") == sector]
        assert deel.scholen == len(eigen)
        for nummer, verdeling in enumerate(deel.dimensies):
            niveaus = Counter(uit["dimensies"][nummer]["niveau"]["aantoonbaar"] for uit in eigen)
            assert verdeling.niveaus == niveaus
            assert verdeling.scores.total() == len(eigen)


def test_hoe_vaak_een_vraag_een_niveau_tegenhoudt(geteld: Groep, uitslagen: list[Blad]) -> None:
    drempel: Counter[str] = Counter()
    dekking: Counter[str] = Counter()
    vragen: Counter[str] = Counter()
    situaties: Counter[tuple[str, int | None]] = Counter()
    for uitslag in uitslagen:
        lijst = [een for dimensie in uitslag["dimensies"] for een in dimensie["belemmeringen"]]
        drempel.update(een["vraag"] for een in lijst if een["soort"] == "drempel")
        dekking.update(een["vraag"] for een in lijst if een["soort"] == "dekking")
        per_vraag = {een["vraag"]: een["heeft"] for een in lijst}
        vragen.update(list(per_vraag))
        situaties.update(list(per_vraag.items()))
    assert {naam: een.drempel for naam, een in geteld.vragen.items() if een.drempel} == drempel
    assert {naam: een.dekking for naam, een in geteld.vragen.items() if een.dekking} == dekking
    assert {naam: een.houdt_tegen for naam, een in geteld.vragen.items() if een.houdt_tegen} == vragen
    assert drempel.total() > 20
    assert dekking.total() > 200
    echt = {
        (naam, soort): hoeveel for naam, een in geteld.vragen.items() for soort, hoeveel in een.tegen.items()
        if isinstance(soort, int)
    }  # fmt: skip
    assert echt == {sleutel: hoeveel for sleutel, hoeveel in situaties.items() if sleutel[1] is not None}


def test_keuzes_per_vraag(wijzer: Wijzer, geteld: Groep, scholenrij: list[Blad], uitslagen: list[Blad]) -> None:
    for bank in wijzer.banken:
        for vraag in bank.vragen:
            verwacht: Counter[int | str] = Counter()
            for school in scholenrij:
                if not vraag.geldt(school["school"]["kenmerken"]) or (school["omvang"] == "kort" and not vraag.kern):
                    continue
                antwoord = school["antwoorden"][bank.id].get(vraag.id, "open")
                keuze = antwoord.get("keuze") if isinstance(antwoord, dict) else antwoord
                verwacht[keuze[0] if isinstance(keuze, list) else keuze or "open"] += 1
            assert geteld.vragen[f"{bank.id}.{vraag.id}"].keuzes == verwacht
    for soort in ("onbekend", "open", "nvt"):
        alles = sum(dimensie["aantal"][soort] for uitslag in uitslagen for dimensie in uitslag["dimensies"])
        assert sum(een.keuzes[soort] for een in geteld.vragen.values()) == alles > 5


def test_de_tellingen_van_de_groep(geteld: Groep, uitslagen: list[Blad]) -> None:
    assert geteld.scholen == AANTAL
    assert geteld.kort == sum(uitslag["omvang"] == "kort" for uitslag in uitslagen) > 0
    assert geteld.voorlopig == sum(uitslag["voorlopig"] for uitslag in uitslagen) > 0
    datums = [uitslag["datum"] for uitslag in uitslagen]
    assert (geteld.eerste, geteld.laatste) == (min(datums), max(datums))


def test_voorlopers_zijn_de_verste_scholen(geteld: Groep, uitslagen: list[Blad]) -> None:
    for nummer, rij in enumerate(geteld.voorlopers):

        def ver(uitslag: Blad, nummer: int = nummer) -> tuple[int, float, str]:
            deel = uitslag["dimensies"][nummer]
            return (-deel["niveau"]["aantoonbaar"], -deel["score"]["aantoonbaar"], uitslag["school"]["naam"])

        assert [een.naam for een in rij] == [uit["school"]["naam"] for uit in sorted(uitslagen, key=ver)[:3]]


def test_de_warmtekaart_heeft_elke_school_met_haar_niveaus(geteld: Groep, uitslagen: list[Blad]) -> None:
    assert geteld.rijen is not None
    verwacht = {
        uit["school"]["naam"]: tuple((d["niveau"]["aantoonbaar"], d["niveau"]["mogelijk"]) for d in uit["dimensies"])
        for uit in uitslagen
    }
    assert {rij.naam: rij.niveaus for rij in geteld.rijen} == verwacht


# --- optellen ---------------------------------------------------------------------------------------


def test_delen_tellen_in_elke_verdeling_op_tot_dezelfde_groep(wijzer: Wijzer, map_: Path, geteld: Groep) -> None:
    namen = sorted(pad.name for pad in map_.iterdir())
    for zaad in range(3):
        rng = random.Random(zaad)
        rng.shuffle(namen)
        snedes = sorted(rng.sample(range(1, AANTAL), 6))
        ander = _groep(wijzer, map_, [namen[a:b] for a, b in itertools.pairwise([0, *snedes, AANTAL])])
        assert ander.rijen is not None
        assert geteld.rijen is not None
        assert sorted(ander.rijen) == sorted(geteld.rijen)
        ander.rijen = geteld.rijen
        assert ander == geteld


@pytest.mark.parametrize(("ruimte", "rijen"), [(AANTAL, AANTAL), (AANTAL - 1, None), (1, None)])
def test_boven_de_ruimte_is_er_alleen_nog_de_spreiding(
    wijzer: Wijzer, map_: Path, geteld: Groep, ruimte: int, rijen: int | None
) -> None:
    namen = sorted(pad.name for pad in map_.iterdir())
    groep = _groep(wijzer, map_, [namen[:70], namen[70:]], ruimte)
    assert (groep.rijen if groep.rijen is None else len(groep.rijen)) == rijen
    assert groep.dimensies == geteld.dimensies


def test_een_vol_deel_houdt_ook_in_het_geheel_geen_rijen(
    wijzer: Wijzer, map_: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    echt = Groep.leeg
    monkeypatch.setattr(groepmodule.Groep, "leeg", lambda wijzer: echt(wijzer, 10))
    werker = Werker(wijzer, Wensen(None, jsonl=False, volledig=False, groep=True))
    deel = twee_rondes(werker, Bestanden(str(map_), tuple(sorted(pad.name for pad in map_.iterdir())))).groep
    alles = echt(wijzer)
    assert deel is not None
    alles.voeg_bij(deel)
    assert (deel.rijen, alles.rijen, alles.ruimte) == (None, None, 200)


def test_een_andere_inhoud_geeft_een_andere_som(wijzer: Wijzer, map_: Path, geteld: Groep) -> None:
    namen = sorted(pad.name for pad in map_.iterdir())
    assert _groep(wijzer, map_, [namen[1:]]).som != geteld.som


def test_zonder_wens_wordt_er_geen_groep_geteld(wijzer: Wijzer, map_: Path) -> None:
    opbrengst = Werker(wijzer, Wensen(None, jsonl=True, volledig=False)).verwerk(Bestanden(str(map_), ("s0000.json",)))
    assert (opbrengst.groep, opbrengst.xlsx, len(opbrengst.leden)) == (None, [], 1)


# --- kwartielen -------------------------------------------------------------------------------------


def _verdeling(scores: list[int]) -> Verdeling:
    verdeling = Verdeling()
    for score in scores:
        verdeling.tel(1, score)
    return verdeling


@given(st.lists(st.integers(0, 1000), min_size=2, max_size=40))
def test_kwartielen_zijn_die_van_een_rekenblad(scores: list[int]) -> None:
    gevonden = _verdeling(scores).kwartielen()
    assert gevonden is not None
    kwarten = statistics.quantiles([Fraction(een) for een in scores], n=4, method="inclusive")
    verwacht = [round(rond(kwart / 10) * 10) for kwart in kwarten]
    assert list(gevonden[1:4]) == verwacht
    assert (gevonden.laagste, gevonden.hoogste) == (min(scores), max(scores))


@pytest.mark.parametrize(
    ("scores", "kwartielen"),
    [
        ([], None),
        ([700], (700, 700, 700, 700, 700)),
        ([0, 1000], (0, 250, 500, 750, 1000)),
        ([100, 200, 300, 400, 500], (100, 200, 300, 400, 500)),
        ([10, 11, 12, 14], (10, 11, 12, 13, 14)),  # 10,75 wordt 11; 11,5 wordt 12; 12,5 wordt 13
    ],
)
def test_kwartielen_van_kleine_groepen(scores: list[int], kwartielen: tuple[int, ...] | None) -> None:
    assert _verdeling(scores).kwartielen() == kwartielen


def test_wie_geen_uitkomst_heeft_telt_niet_als_niveau() -> None:
    verdeling = _verdeling([100, 900])
    verdeling.tel(None, None)
    verdeling.tel(4, 800)
    assert (verdeling.scholen, verdeling.vanaf(1), verdeling.vanaf(2), verdeling.niveaus[0]) == (3, 3, 1, 1)
