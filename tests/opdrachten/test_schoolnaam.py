"""De naam van een school staat op een regel: elke weg naar een bestand weigert een regeleinde op dezelfde manier."""

import json
from pathlib import Path

import pytest

from conftest import Draai
from inzicht.bestanden import yamlbron
from inzicht.bestanden.schijf import gegevensmap
from inzicht.modellen.basis import is_regel

REGELEINDEN = ["De Brug\n::add-mask::x", "De\r\nBrug", "De\rBrug", "De Brug\n"]


def _bestand(naam: str, pad: Path) -> Path:
    voorbeeld = gegevensmap("vragen") / "voorbeelden" / "gemiddeld.yaml"
    waarde = yamlbron.lees(voorbeeld.read_bytes(), "x.yaml", yamlbron.ANTWOORDEN).waarde
    waarde["school"]["naam"] = naam
    del waarde["verwacht"]
    pad.write_text(json.dumps(waarde), encoding="utf-8")
    return pad


@pytest.mark.parametrize("naam", REGELEINDEN)
@pytest.mark.parametrize(
    "opdracht", ["uitslag {}", "verslag {} --formaat md --uit -", "vragenlijst --antwoorden {} --uit {}.html"]
)
def test_een_bestand_met_een_regeleinde_in_de_naam_wordt_geweigerd(
    draai: Draai, tmp_path: Path, naam: str, opdracht: str
) -> None:
    pad = _bestand(naam, tmp_path / "s.json")
    gedaan = draai(*(deel.replace("{}", str(pad)) for deel in opdracht.split()))
    assert gedaan.returncode == 3
    assert "A103 `school.naam`: Deze tekst hoort op één regel te staan." in gedaan.stderr
    assert "\n::" not in gedaan.stderr


@pytest.mark.parametrize("naam", REGELEINDEN)
def test_batch_weigert_zo_een_bestand_ook_langs_de_snelle_weg(draai: Draai, tmp_path: Path, naam: str) -> None:
    (tmp_path / "in").mkdir()
    _bestand("De Brug", tmp_path / "in" / "goed.json")
    _bestand(naam, tmp_path / "in" / "slecht.json")
    assert draai("batch", str(tmp_path / "in"), "--uit", str(tmp_path / "uit"), "--stil").returncode == 1
    assert "A103" in (tmp_path / "uit" / "fouten.csv").read_text(encoding="utf-8-sig")
    regels = (tmp_path / "uit" / "uitslagen.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(regel)["school"]["naam"] for regel in regels] == ["De Brug"]


@pytest.mark.parametrize("opdracht", [("start",), ("vragenlijst", "--uit", "v.html")])
@pytest.mark.parametrize("naam", ["De\nBrug", "De\rBrug"])
def test_de_optie_school_weigert_een_regeleinde(
    draai: Draai, tmp_path: Path, opdracht: tuple[str, ...], naam: str
) -> None:
    gedaan = draai(*opdracht, "--school", naam)
    assert (gedaan.returncode, list(tmp_path.iterdir())) == (2, [])
    assert "op één regel" in gedaan.stderr


def test_ook_het_blad_weigert_een_regeleinde() -> None:
    bladen = gegevensmap("sjablonen").rglob("*.js")
    assert any(
        "De naam van de school hoort op één regel te staan." in een.read_text(encoding="utf-8") for een in bladen
    )


def test_wat_een_regel_is() -> None:
    assert [is_regel(een) for een in ("a", "a\tb", "", " ", "a\nb", "\ra")] == [True, True, False, False, False, False]


OPDRACHTEN = ["::add-mask::x", "  ::error::x", "##[add-mask]x", "a##[error]x"]


@pytest.mark.parametrize("naam", OPDRACHTEN)
@pytest.mark.parametrize(
    "opdracht", ["uitslag", "verslag", "controleer", "start", "vragenlijst --antwoorden", "batch --uit uit"]
)
def test_een_bestandsnaam_wordt_nooit_een_opdracht_voor_een_bouwstraat(
    draai: Draai, tmp_path: Path, opdracht: str, naam: str
) -> None:
    (tmp_path / f"{naam}.yaml").write_text("a: [", encoding="utf-8")
    gedaan = draai(*opdracht.split(), f"{naam}.yaml", "ontbreekt.yaml" if opdracht == "controleer" else f"{naam}.yaml")
    weg = draai(*opdracht.split(), f"{naam}-weg.yaml")
    for regel in (gedaan.stdout + gedaan.stderr + weg.stdout + weg.stderr).splitlines():
        assert not regel.lstrip().startswith("::"), regel
        assert "##[" not in regel, regel


def test_een_naam_of_verslag_op_het_scherm_wordt_nooit_een_opdracht(draai: Draai, tmp_path: Path) -> None:
    for naam in ("::add-mask::x", "##[add-mask]x"):
        pad = _bestand(naam, tmp_path / "s.json")
        uitvoer = [draai("uitslag", str(pad)), draai("verslag", str(pad), "--formaat", "md", "--uit", "-")]
        for regel in "".join(gedaan.stdout + gedaan.stderr for gedaan in uitvoer).splitlines():
            assert not regel.lstrip().startswith("::"), regel
            assert "##[" not in regel, regel


@pytest.mark.parametrize(
    "opdracht", [("verslag", "{}", "--formaat", "md"), ("vragenlijst",), ("samenvoegen", "{}", "{}")]
)
def test_een_uitvoernaam_met_een_regeleinde_wordt_geweigerd(
    draai: Draai, tmp_path: Path, opdracht: tuple[str, ...]
) -> None:
    pad = _bestand("De Brug", tmp_path / "s.json")
    gedaan = draai(*(deel.replace("{}", str(pad)) for deel in opdracht), "--uit", "uit\n::add-mask::x.md")
    assert gedaan.returncode == 2
    assert [een.name for een in tmp_path.iterdir()] == ["s.json"]
