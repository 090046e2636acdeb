"""De schema's in `schema/` komen uit de modellen en passen bij de meegeleverde bestanden."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from conftest import Draai
from inzicht import yamlbron
from inzicht.antwoorden import lees_antwoorden
from inzicht.bestanden import gegevensmap
from inzicht.oordeel import beoordeel
from inzicht.schema import MODELLEN, schema_als_json
from inzicht.uitslagbestand import uitslag_als_json
from inzicht.uitslagmodel import Uitslagmodel
from inzicht.wijzer import Wijzer

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


def _velden(deel: Any, pad: str = "") -> Iterator[tuple[str, Any]]:
    """Elk veld met een eigen naam in een schema."""
    if isinstance(deel, dict):
        for naam, waarde in deel.get("properties", {}).items():
            yield f"{pad}.{naam}", waarde
        for sleutel, waarde in deel.items():
            yield from _velden(waarde, f"{pad}.{sleutel}")
    elif isinstance(deel, list):
        for een in deel:
            yield from _velden(een, pad)


@pytest.mark.parametrize("naam", MODELLEN)
def test_elk_veld_heeft_een_nederlandse_beschrijving(naam: str) -> None:
    velden = list(_velden(json.loads(schema_als_json(naam))))
    assert len(velden) > 20
    for pad, veld in velden:
        assert str(veld.get("description", "")).endswith("."), pad
        assert "ontwerp" not in veld["description"], pad


def _keurder(naam: str) -> Any:
    schema = json.loads(schema_als_json(naam))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


BESTANDEN = [(map_, pad) for map_ in ("vragen", "nieuw") for pad in sorted(gegevensmap(map_).rglob("*.yaml"))]


@pytest.mark.parametrize("pad", [pad for _, pad in BESTANDEN], ids=lambda pad: f"{pad.parent.name}-{pad.stem}")
def test_elk_meegeleverd_bestand_past_bij_zijn_schema(pad: Path) -> None:
    bron = yamlbron.lees(pad.read_bytes(), pad.name, yamlbron.WIJZER)
    soort = str(bron.waarde["formaat"]).removeprefix("inzicht-").partition("/")[0]
    assert list(_keurder(soort).iter_errors(bron.waarde)) == []


@pytest.mark.parametrize(
    ("naam", "veld", "waarde"),
    [("wijzer", "versie", "een"), ("vragenbank", "id", "A b"), ("antwoorden", "datum", "morgen"), ("wijzer", "onbekend", 1), ("antwoorden", "omvang", "half")],
)  # fmt: skip
def test_het_schema_keurt_een_fout_af(naam: str, veld: str, waarde: object) -> None:
    pad = {"wijzer": "wijzer.yaml", "vragenbank": "opslag.yaml", "antwoorden": "voorbeelden/gat.yaml"}[naam]
    bron = yamlbron.lees((gegevensmap("vragen") / pad).read_bytes(), pad, yamlbron.WIJZER)
    fouten = list(_keurder(naam).iter_errors({**bron.waarde, veld: waarde}))
    assert len(fouten) == 1


def test_elke_uitslag_past_bij_haar_schema_en_model(wijzer: Wijzer, voorbeelden: Path) -> None:
    for pad in sorted(voorbeelden.glob("*.yaml")):
        antwoorden = lees_antwoorden(yamlbron.lees(pad.read_bytes(), pad.name, yamlbron.ANTWOORDEN))
        gegevens = json.loads(uitslag_als_json(wijzer, antwoorden, beoordeel(wijzer, antwoorden)))
        assert list(_keurder("uitslag").iter_errors(gegevens)) == []
        assert Uitslagmodel.model_validate_json(json.dumps(gegevens)).model_dump(mode="json") == gegevens
        del gegevens["laagste"]["mogelijk"]
        assert len(list(_keurder("uitslag").iter_errors(gegevens))) == 1
