"""De schema's in `schema/` komen uit de modellen en passen bij de meegeleverde bestanden."""

import json
from pathlib import Path

import pytest

from conftest import Draai
from inzicht.schema import MODELLEN, schema_als_json

MAP = Path(__file__).resolve().parents[1] / "schema"


@pytest.mark.parametrize("naam", MODELLEN)
def test_het_bewaarde_schema_is_gelijk_aan_het_model(naam: str, request: pytest.FixtureRequest) -> None:
    pad = MAP / f"{naam}.json"
    if request.config.getoption("--bijwerken"):
        pad.write_text(schema_als_json(naam), encoding="utf-8", newline="\n")
    assert pad.read_text(encoding="utf-8") == schema_als_json(naam)


def test_elk_bestand_verwijst_naar_een_schema_dat_er_is(voorbeelden: Path) -> None:
    for pad in (*voorbeelden.parent.glob("*.yaml"), *voorbeelden.glob("*.yaml")):
        eerste = pad.read_text(encoding="utf-8").splitlines()[0]
        assert (pad.parent / eerste.partition("$schema=")[2]).resolve().is_file(), pad


def test_de_opdracht_toont_het_schema(draai: Draai) -> None:
    gedaan = draai("schema", "antwoorden")
    assert json.loads(gedaan.stdout)["$schema"].endswith("2020-12/schema")
    assert draai("schema", "antworden").returncode == 2
