"""De keuzes van een school als rij: het cijfer dat het interview toont, en voor al het andere een eigen teken."""

import json
from typing import Any

import pytest

from hulp import maak_wijzer
from inzicht.batch.verwerking import School, Verwerking
from inzicht.modellen.wijzer import Wijzer
from inzicht.verslag.groep.vraagrij import Vraagrijen, hoogste_cijfer
from verslaghulp import banken, gegevens, kop


@pytest.fixture(scope="module")
def klein() -> Wijzer:
    return maak_wijzer(kop(), banken())


def _rij(wijzer: Wijzer, school: dict[str, Any]) -> tuple[Any, ...]:
    uit = Verwerking(wijzer).verwerk(json.dumps(school).encode(), "x.json")
    assert isinstance(uit, School), uit
    return Vraagrijen(wijzer).rij(uit.geteld)


def test_elke_keuze_heeft_haar_eigen_teken(klein: Wijzer) -> None:
    school = gegevens()
    school["antwoorden"] = {
        "een": {"a": 4, "b": {"keuze": 1, "opmerking": "Zo."}, "c": [2, 4], "d": [3, 3]},
        "twee": {"f": "onbekend", "g": {"keuze": "nvt", "reden": "Een reden."}},
    }
    assert _rij(klein, school) == (4, 1, "2–4", 3, None, "?", "nvt")


def test_een_situatie_heet_naar_haar_plaats_op_de_ladder() -> None:
    """Wie situatie 1, 3 en 5 heeft, ziet in het interview 1, 2 en 3; zo staat het ook in de rij."""
    vragen = banken()
    for vraag in vragen[1]["vragen"]:
        vraag["situaties"] = {nummer: f"Situatie {nummer}." for nummer in (1, 3, 5)}
        vraag["adviezen"] = {nummer: f"Advies {nummer}." for nummer in (1, 3)}
    wijzer = maak_wijzer(kop(), vragen)
    school = gegevens()
    school["antwoorden"] = {"twee": {"f": 5, "g": [1, 3]}}
    assert _rij(wijzer, school)[-2:] == (3, "1–2")
    assert [hoogste_cijfer(wijzer.vraag(naam)) for naam in ("een.a", "twee.f")] == [5, 3]


def test_wat_de_school_niet_gevraagd_wordt_is_geen_open_vraag() -> None:
    vragen = banken()
    vragen[1]["vragen"][0]["geldt_voor"] = {"sector": ["po"]}
    vragen[1]["vragen"][1]["kern"] = True
    top = kop()
    top["kenmerken"]["sector"]["keuzes"]["vo"] = "Voortgezet"
    wijzer, school = maak_wijzer(top, vragen), gegevens()
    school["school"]["kenmerken"], school["antwoorden"] = {"sector": "vo"}, {"een": {"a": 2}}
    assert _rij(wijzer, school) == (2, None, None, None, None, "·", None)
    school["omvang"] = "kort"
    school["antwoorden"] = {"twee": {"g": 2}}
    assert _rij(wijzer, school) == ("·", "·", "·", "·", "·", "·", 2)
