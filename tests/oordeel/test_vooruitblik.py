"""Wat een stap oplevert: de korte weg zegt hetzelfde als de hele uitslag opnieuw, en het verslag rekent zelf niet."""

import random
from pathlib import Path

import inzicht.verslag
from groephulp import verzin
from hulp import maak_antwoorden
from inzicht.modellen.wijzer import Wijzer
from inzicht.oordeel.advies import adviezen
from inzicht.oordeel.beoordeling import beoordeel
from inzicht.oordeel.vooruitblik import scoresprong, uitslag_na


def test_de_sprong_van_de_score_is_die_van_de_uitslag_na_het_advies(wijzer: Wijzer) -> None:
    rng, gezien = random.Random(5), 0
    for nummer in range(12):
        antwoorden = maak_antwoorden(verzin(wijzer, rng, f"School {nummer}"), als_json=True)
        uitslag = beoordeel(wijzer, antwoorden)
        for advies in adviezen(wijzer, uitslag)[::3]:
            dimensie = advies.naam.partition(".")[0]
            nu, dan = uitslag.uitkomst(dimensie), uitslag_na(wijzer, antwoorden, [advies]).uitkomst(dimensie)
            assert nu.score is not None
            assert dan.score is not None
            assert scoresprong(nu, advies) == (nu.score.aantoonbaar, dan.score.aantoonbaar)
            gezien += 1
    assert gezien > 50


def test_het_verslag_rekent_zelf_geen_score_uit() -> None:
    bron = Path(inzicht.verslag.__file__).parent
    modules = sorted(bron.glob("*.py"))
    assert bron / "plan.py" in modules
    assert [een.name for een in modules if "Fraction(" in een.read_text(encoding="utf-8")] == []
