"""Wat `meting/batch.py` naast inzicht zet, rekent met dezelfde regel en op goede bestanden."""

import importlib
import importlib.util
import json
import subprocess
import sys
from fractions import Fraction
from typing import Any

import pytest

from groephulp import scholen
from hulp import WORTEL
from inzicht.modellen.wijzer import Wijzer
from inzicht.oordeel.beoordeling import Uitslag, beoordeel
from inzicht.opdrachten.gemeen import laad_wijzer, lees_antwoordenbytes

METING = WORTEL / "meting"
Rij = dict[str, Any]


@pytest.fixture(scope="module")
def wijzer() -> Wijzer:
    return laad_wijzer(None)


@pytest.fixture
def meting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(METING))


# --- de rekenregel als tabel ---


@pytest.mark.usefixtures("meting")
def test_de_tabel_heeft_per_vraag_alles_wat_de_rekenregel_nodig_heeft(wijzer: Wijzer) -> None:
    tabel = {rij["vraag"]: rij for rij in importlib.import_module("schaal.regeltabel").regeltabel(wijzer)}
    assert len(tabel) == sum(len(bank.vragen) for bank in wijzer.banken)
    assert tabel["toegang"] == {
        "dimensie": "opslag", "vraag": "toegang", "gewicht": 3, "kern": 1, "sectoren": "", "top": 5,
        "trede": 3, "noemer": 4, "eis_2": 2, "eis_3": 3, "eis_4": 3, "eis_5": 3,
    }  # fmt: skip
    assert tabel["overstap"]["sectoren"] == "po so"
    assert tabel["een-bron"]["kern"] == 1
    assert tabel["noodplan"]["kern"] == 0
    assert [tabel["noodplan"][f"eis_{n}"] for n in (2, 3, 4, 5)] == [0, 0, 2, 3]


@pytest.mark.usefixtures("meting")
def test_met_de_tabel_alleen_zijn_niveau_en_score_uit_te_rekenen(wijzer: Wijzer) -> None:
    tabel = importlib.import_module("schaal.regeltabel").regeltabel(wijzer)
    for school in scholen(wijzer, 60):
        antwoorden = lees_antwoordenbytes(json.dumps(school).encode(), "school.json", wijzer).antwoorden
        assert _met_de_tabel(tabel, school, wijzer) == _uit_uitslag(beoordeel(wijzer, antwoorden, volledig=False))


def _uit_uitslag(uitslag: Uitslag) -> Rij:
    return {
        een.dimensie: (een.niveau.aantoonbaar, een.niveau.mogelijk, een.score.aantoonbaar, een.score.mogelijk)
        for een in uitslag.uitkomsten
        if een.niveau and een.score
    }


def _met_de_tabel(tabel: list[Rij], school: Rij, wijzer: Wijzer) -> Rij:
    """De rekenregel, zo plat als een ander gereedschap haar heeft."""
    sector = school["school"]["kenmerken"].get("sector")
    uit: Rij = {}
    for dimensie, vak in school["antwoorden"].items():
        rijen = [
            (rij, keuze)
            for rij in tabel
            if rij["dimensie"] == dimensie
            and (not rij["sectoren"] or not sector or sector in rij["sectoren"].split())
            and (rij["kern"] or school["omvang"] != "kort")
            and (keuze := _keuze(vak.get(rij["vraag"]))) != "nvt"
        ]
        kanten = [[(rij, _kant(rij, keuze, plaats)) for rij, keuze in rijen] for plaats in (0, -1)]
        niveaus = [_niveau(kant, wijzer) for kant in kanten]
        uit[dimensie] = (*niveaus, *map(_score, kanten))
    return uit


def _keuze(antwoord: Any) -> Any:
    return antwoord.get("keuze") if isinstance(antwoord, dict) else antwoord


def _kant(rij: Rij, keuze: Any, plaats: int) -> int:
    if keuze in (None, "onbekend"):
        return int((1, rij["top"])[plaats])
    return int(keuze[plaats]) if isinstance(keuze, list) else int(keuze)


def _niveau(kant: list[tuple[Rij, int]], wijzer: Wijzer) -> int:
    gewicht = sum(rij["gewicht"] for rij, _ in kant)
    grenzen = wijzer.kop.oordeel

    def dekking(niveau: int) -> int:
        return sum(100 * rij["gewicht"] for rij, s in kant if s >= niveau or s == rij["top"])

    for niveau in range(2, wijzer.hoogste + 1):
        gemist = any(s < rij[f"eis_{niveau}"] and s != rij["top"] for rij, s in kant)
        onder = niveau == 2 or dekking(niveau - 1) >= grenzen.volledig * gewicht
        if gemist or not onder or dekking(niveau) < grenzen.grotendeels * gewicht:
            return niveau - 1
    return wijzer.hoogste


def _score(kant: list[tuple[Rij, int]]) -> Any:
    teller = sum(rij["trede"] * (s - 1) for rij, s in kant)
    return Fraction(100 * teller, sum(rij["noemer"] * rij["gewicht"] for rij, _ in kant))


# --- duckdb en polars ---


@pytest.mark.parametrize("naam", ["duckdb", "polars"])
def test_een_vergelijker_zegt_voor_elke_school_hetzelfde(naam: str) -> None:
    if importlib.util.find_spec(naam) is None:
        pytest.skip(f"{naam} is niet geïnstalleerd; het hoort niet bij de eisen van de toetsen")
    opdracht = [sys.executable, str(METING / "batch.py"), "--gelijk", "--aantal", "50"]
    gedaan = subprocess.run(opdracht, capture_output=True, encoding="utf-8", check=False)
    assert gedaan.returncode == 0, gedaan.stdout + gedaan.stderr
    assert f"{naam}: gelijk, 150 uitkomsten" in gedaan.stdout


@pytest.mark.usefixtures("meting")
def test_een_verschil_met_een_vergelijker_wordt_gezien() -> None:
    vergelijkers = importlib.import_module("schaal.vergelijkers")
    eigen = {("A", "opslag"): (1, 2, 96, 288), ("B", "opslag"): (1, 1, 0, 0)}
    assert vergelijkers.verschillen(eigen, dict(eigen)) == []
    anders = {("A", "opslag"): (1, 2, 96, 289), ("C", "opslag"): (1, 1, 0, 0)}
    assert vergelijkers.verschillen(eigen, anders) == [
        "A, opslag: inzicht (1, 2, 96, 288), ander (1, 2, 96, 289)",
        "B, opslag: inzicht (1, 1, 0, 0), ander None",
        "C, opslag: inzicht None, ander (1, 1, 0, 0)",
    ]


@pytest.mark.usefixtures("meting")
def test_een_vergelijker_die_er_niet_is_heet_niet_gemeten(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    vergelijkers = importlib.import_module("schaal.vergelijkers")
    monkeypatch.setattr(vergelijkers, "VERGELIJKERS", ("bestaatniet",))
    assert vergelijkers.meld_afwezig(streng=False)
    assert not vergelijkers.meld_afwezig(streng=True)
    assert "bestaatniet: niet gemeten (niet geïnstalleerd); installeer met: " in capsys.readouterr().out


# --- de verzonnen scholen ---


@pytest.mark.usefixtures("meting")
def test_elke_verzonnen_school_is_goed_en_elke_soort_antwoord_komt_voor(wijzer: Wijzer) -> None:
    groep = list(importlib.import_module("schaal.scholen").scholen(wijzer, 300))
    assert groep[:3] == list(importlib.import_module("schaal.scholen").scholen(wijzer, 3))
    keuzes = [_keuze(een) for school in groep for vak in school["antwoorden"].values() for een in vak.values()]
    assert {"onbekend", "nvt"} <= {een for een in keuzes if isinstance(een, str)}
    assert any(isinstance(een, list) for een in keuzes)
    assert {school.get("omvang") for school in groep} == {None, "kort"}
    assert {bool(school["school"]["kenmerken"]) for school in groep} == {True, False}
