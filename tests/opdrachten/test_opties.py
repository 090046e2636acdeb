"""Een optie die meer opdrachten hebben, en de zin bij een keuze die niet bestaat: elk staat op een plaats."""

import ast
from collections import defaultdict
from pathlib import Path

import pytest

import inzicht
from conftest import Draai
from inzicht.fouten import GebruikFout
from inzicht.opdrachten.opties import eis_keuze, lees_brin
from inzicht.tekst import kies_uit

BRON = Path(inzicht.__file__).parent
OPDRACHTEN = sorted((BRON / "opdrachten").glob("*.py"))


def test_elke_optie_met_haar_uitleg_staat_op_een_plaats() -> None:
    plaatsen: dict[str, list[str]] = defaultdict(list)
    for module in OPDRACHTEN:
        for knoop in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(knoop, ast.Call) and ast.unparse(knoop.func) == "typer.Option":
                plaatsen[ast.unparse(knoop)].append(module.name)
    assert any("'--wijzer'" in optie for optie in plaatsen)
    assert {optie: waar for optie, waar in plaatsen.items() if len(waar) > 1} == {}


def test_de_zin_bij_een_verkeerde_keuze_staat_op_een_plaats() -> None:
    met_raad = [
        f"{module.relative_to(BRON)}:{knoop.lineno}"
        for module in sorted(BRON.rglob("*.py"))
        for knoop in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(knoop, ast.JoinedStr) and ": kies {" in ast.unparse(knoop) and "bedoelde(" in ast.unparse(knoop)
    ]
    assert [plaats.partition(":")[0] for plaats in met_raad] == ["tekst.py"]


@pytest.mark.parametrize(
    ("woord", "verwacht"),
    [
        ("jsn", ": kies tekst of json. Bedoelde u `json`?"),
        ("pdf", ": kies tekst of json."),
        ("", ": kies tekst of json."),
    ],
)
def test_de_zin_noemt_wat_er_kan_en_wat_er_bedoeld_is(woord: str, verwacht: str) -> None:
    assert kies_uit(woord, ("tekst", "json")) == verwacht


@pytest.mark.parametrize(
    ("regel", "zin"),
    [
        ("uitslag x.yaml --formaat jsn", "--formaat jsn: kies tekst of json. Bedoelde u `json`?"),
        ("verslag x.yaml --formaat mdd", "--formaat mdd: kies html, md of json. Bedoelde u `md`?"),
        ("verslag x.yaml --voor bestuu", "--voor bestuu: kies school of bestuur. Bedoelde u `bestuur`?"),
        ("batch x --uit u --dubbel ale", "--dubbel ale: kies nieuwste of alle. Bedoelde u `alle`?"),
        ("batch x --uit u --csv punnt", "--csv punnt: kies nl of punt. Bedoelde u `punt`?"),
        ("controleer --formaat sarf", "--formaat sarf: kies auto, tekst, json, github of sarif. Bedoelde u `sarif`?"),
        ("schema wijser", "Het schema `wijser` bestaat niet: kies wijzer, "),
        ("start x.yaml --kenmerk sector=pp", "--kenmerk sector=pp: kies "),
    ],
)
def test_elke_opdracht_zegt_het_zo(draai: Draai, regel: str, zin: str) -> None:
    uit = draai(*regel.split())
    assert uit.returncode == 2
    assert zin in " ".join(uit.stderr.split())


def test_een_keuze_die_bestaat_en_een_goede_brin_mogen() -> None:
    eis_keuze("--rol", "ict", iter(["directie", "ict"]))
    assert lees_brin("12AB") == "12AB"
    assert lees_brin(None) is None
    with pytest.raises(GebruikFout, match="--brin 12ab"):
        lees_brin("12ab")
