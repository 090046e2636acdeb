"""Een keuze: een waarde die zelf zegt wat zij is, en de enige plaats die weet hoe zij in een bestand staat."""

import ast
from pathlib import Path
from typing import Any

import pytest

import inzicht
from inzicht.modellen.keuze import Kaal, Keuze, herken, keuze_van, tussen

LADDER = (1, 3, 5)
TABEL: list[tuple[Kaal, str, tuple[int, int] | None, tuple[int, int], str]] = [
    # kaal, soort, laag en hoog, grenzen op de ladder, onder welk aantal
    (1, "situatie", (1, 1), (1, 1), "beantwoord"),
    (5, "situatie", (5, 5), (5, 5), "beantwoord"),
    ((1, 3), "bereik", (1, 3), (1, 3), "beantwoord"),
    ((3, 3), "bereik", (3, 3), (3, 3), "beantwoord"),
    ("onbekend", "onbekend", None, (1, 5), "onbekend"),
    ("nvt", "nvt", None, (1, 5), "nvt"),
    (None, "open", None, (1, 5), "open"),
]


@pytest.mark.parametrize(("kaal", "soort", "situaties", "grenzen", "telsoort"), TABEL, ids=str)
def test_elke_vraag_over_een_keuze_heeft_een_antwoord(
    kaal: Kaal, soort: str, situaties: tuple[int, int] | None, grenzen: tuple[int, int], telsoort: str
) -> None:
    keuze = keuze_van(kaal)
    assert (keuze.soort, keuze.telsoort, keuze.kaal) == (soort, telsoort, kaal)
    assert (keuze.laag, keuze.hoog) == (situaties or (None, None))
    assert keuze.grenzen(LADDER) == grenzen
    assert keuze.telt is (soort != "nvt")
    assert keuze.is_open is (soort == "open")
    assert keuze.als_gegeven == (list(situaties) if soort == "bereik" and situaties else kaal)
    assert herken(keuze.als_gegeven) is keuze


def test_de_tabel_noemt_elke_soort() -> None:
    assert {rij[1] for rij in TABEL} == {"situatie", "bereik", "onbekend", "nvt", "open"}


@pytest.mark.parametrize(
    ("kaal", "past"), [(1, True), (2, False), ((1, 5), True), ((1, 4), False), ((2, 5), False), ("onbekend", True)]
)
def test_een_keuze_staat_op_de_ladder_als_elke_situatie_daar_is(kaal: Kaal, past: bool) -> None:
    assert keuze_van(kaal).staat_op(LADDER) is past


def test_twee_gelijke_situaties_zijn_een_situatie_en_geen_bereik() -> None:
    assert tussen(2, 2) == keuze_van(2)
    assert tussen(2, 4) == keuze_van((2, 4))


@pytest.mark.parametrize(
    "vreemd",
    [0, 10, -1, True, 3.0, "3", "NVT", "", [3], [4, 2], [1, 2, 3], [True, 2], [1, 2.0], ["1", "2"], {}, {"keuze": 3}],
    ids=str,
)
def test_wat_geen_keuze_is_wordt_er_geen(vreemd: Any) -> None:
    assert herken(vreemd) is None


def test_een_keuze_is_een_vaste_waarde() -> None:
    keuze = keuze_van(3)
    with pytest.raises(AttributeError):
        keuze.laag = 4  # type: ignore[misc]  # dat is de proef
    assert {keuze, Keuze("situatie", 3, 3)} == {keuze}


def _raadt(knoop: ast.AST) -> bool:
    """Of deze code aan een keuze zelf ziet wat zij is: `isinstance(keuze, ...)`, `keuze is None`, `keuze == "nvt"`."""
    if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Name) and knoop.func.id == "isinstance":
        return _is_keuze(knoop.args[0])
    kaal = isinstance(knoop, ast.Compare) and isinstance(knoop.comparators[0], ast.Constant)
    return kaal and isinstance(knoop, ast.Compare) and _is_keuze(knoop.left)


def _is_keuze(knoop: ast.expr) -> bool:
    return isinstance(knoop, ast.Attribute) and knoop.attr == "keuze"


def test_alleen_de_keuze_zelf_weet_hoe_zij_in_een_bestand_staat() -> None:
    bron = Path(inzicht.__file__).parent
    proef = ast.parse('isinstance(een.keuze, int), een.keuze is None, een.keuze == "nvt"')
    assert sum(map(_raadt, ast.walk(proef))) == 3
    modules = sorted(bron.rglob("*.py"))
    assert bron / "modellen" / "keuze.py" in modules
    gevonden = [
        f"{module.relative_to(bron)}:{knoop.lineno}"
        for module in modules
        for knoop in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if _raadt(knoop) and isinstance(knoop, ast.expr)
    ]
    assert gevonden == []
