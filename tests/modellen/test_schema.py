"""De schema's in `schema/` komen uit de modellen en passen bij de meegeleverde bestanden."""

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from conftest import Draai
from hulp import WORTEL
from inzicht.bestanden import yamlbron
from inzicht.bestanden.schijf import gegevensmap
from inzicht.fouten import Bevinding, Ernst
from inzicht.modellen.antwoorden import lees_antwoorden
from inzicht.modellen.schema import MODELLEN, schema_als_json
from inzicht.modellen.uitslagmodel import Uitslagmodel
from inzicht.modellen.wijzer import Wijzer
from inzicht.oordeel.beoordeling import beoordeel
from inzicht.oordeel.uitslagbestand import uitslag_als_json
from inzicht.opdrachten.keurdoel import Keurder

MAP = WORTEL / "schema"


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
        assert "formaten" not in veld["description"], pad


def _keurder(naam: str) -> Any:
    schema = json.loads(schema_als_json(naam))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


BESTANDEN = [(map_, pad) for map_ in ("vragen", "nieuw") for pad in sorted(gegevensmap(map_).rglob("*.yaml"))]


@pytest.mark.parametrize(
    "pad", [pad for _, pad in BESTANDEN], ids=[pad.relative_to(WORTEL).as_posix() for _, pad in BESTANDEN]
)
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


def _bank(pad: tuple[str | int, ...], waarde: object) -> tuple[str, tuple[str | int, ...], object]:
    return "nieuw/apparaten.yaml", ("vragen", 0, *pad), waarde


_TEKSTEN = {"1": "Nee.", "2": "Ja."}
LAX = [
    _bank(("situaties",), {"een": "Nee.", "2": "Ja."}),
    _bank(("situaties",), {"0": "Nee.", "1": "Ja."}),
    _bank(("situaties",), {"1": "Nee.", "10": "Ja."}),
    _bank(("situaties",), {"2": "Nee.", "3": "Ja."}),
    _bank(("situaties",), {**_TEKSTEN, "3": " "}),
    _bank(("adviezen",), {"een": "Doe dit."}),
    _bank(("drempels",), {"niveau3": 2}),
    _bank(("drempels",), {"1": 2}),
    _bank(("drempels",), {"3": 1}),
    _bank(("drempels",), {"3": 10}),
    _bank(("geldt_voor",), {"Sector": ["po"]}),
    _bank(("geldt_voor",), {"sector": []}),
    _bank(("vervangt",), ["oud", "oud"]),
    _bank(("herwoord",), {"nu": "Korter."}),
    _bank(("waarom",), "   "),
    _bank(("id",), "Uitleenlijst"),
    ("nieuw/apparaten.yaml", ("uitkomsten",), {"hoog": {"stand": "Goed.", "vervolg": "Verder."}}),
    ("nieuw/apparaten.yaml", ("id",), "con"),
    ("nieuw/wijzer.yaml", ("rollen",), {"Ict": "Ict"}),
    ("nieuw/wijzer.yaml", ("begrippen",), {"De LAS": {"term": "LAS", "betekenis": "Een systeem."}}),
    ("nieuw/wijzer.yaml", ("dimensies",), ["apparaten", "apparaten"]),
    ("nieuw/wijzer.yaml", ("dimensies",), ["nul", "aux"]),
    ("nieuw/wijzer.yaml", ("bronnen",), {"wet": {"titel": "T.", "uitgever": "U", "vindplaats": "1", "peildatum": "2026-13"}}),
    ("nieuw/wijzer.yaml", ("bronnen",), {"wet": {"titel": "T.", "uitgever": "U", "vindplaats": "1", "peildatum": "2026-11", "adres": "https://a b"}}),
    ("nieuw/wijzer.yaml", ("bronnen",), {"wet": {"titel": "T.", "uitgever": "U", "vindplaats": "1", "peildatum": "2026-11", "adres": "https://"}}),
    ("nieuw/wijzer.yaml", ("stromen", 0, "vragen"), ["uitleenlijst"]),
    ("nieuw/wijzer.yaml", ("stromen", 0, "van"), "Ouders\nen school"),
    ("nieuw/wijzer.yaml", ("plekken", 0, "vragen"), []),
    ("nieuw/wijzer.yaml", ("kenmerken",), {"sector": {"vraag": "Welke?", "keuzes": {"P O": "Primair"}}}),
    ("nieuw/voorbeelden/voorbeeldschool.yaml", ("datum",), "2026-02-30"),
    ("nieuw/voorbeelden/voorbeeldschool.yaml", ("datum",), "2023-02-29"),
    ("nieuw/voorbeelden/voorbeeldschool.yaml", ("datum",), "0000-01-01"),
    ("nieuw/voorbeelden/voorbeeldschool.yaml", ("school", "naam"), "De\nBrug"),
    ("nieuw/voorbeelden/voorbeeldschool.yaml", ("school", "naam"), "  "),
    ("nieuw/voorbeelden/voorbeeldschool.yaml", ("school", "kenmerken"), {"De sector": "po"}),
    ("nieuw/voorbeelden/voorbeeldschool.yaml", ("antwoorden", "apparaten", "uitleenlijst"), [3, 2]),
    ("nieuw/voorbeelden/voorbeeldschool.yaml", ("antwoorden", "apparaten", "uitleenlijst"), "nvt"),
    ("nieuw/voorbeelden/voorbeeldschool.yaml", ("antwoorden", "apparaten", "uitleenlijst"), {"keuze": "nvt"}),
    ("nieuw/voorbeelden/voorbeeldschool.yaml", ("antwoorden", "apparaten", "uitleenlijst"), {"keuze": "nvt", "reden": " "}),
    ("nieuw/voorbeelden/voorbeeldschool.yaml", ("verwacht",), {"apparaten": 0}),
    ("nieuw/voorbeelden/voorbeeldschool.yaml", ("verwacht",), {"apparaten": 10}),
]  # fmt: skip
SOEPEL = [
    _bank(("herwoord",), {"1.1": "Alleen korter geschreven."}),
    ("nieuw/wijzer.yaml", ("stromen",), []),
    ("nieuw/wijzer.yaml", ("stromen", 0, "vragen"), []),
    ("nieuw/voorbeelden/voorbeeldschool.yaml", ("datum",), "2024-02-29"),
    ("nieuw/voorbeelden/voorbeeldschool.yaml", ("datum",), "2000-02-29"),
    ("nieuw/voorbeelden/voorbeeldschool.yaml", ("antwoorden", "apparaten", "uitleenlijst"), [1, 2]),
    ("nieuw/voorbeelden/voorbeeldschool.yaml", ("antwoorden", "apparaten", "uitleenlijst"), [2, 2]),
    ("nieuw/voorbeelden/voorbeeldschool.yaml", ("antwoorden", "apparaten", "uitleenlijst"), {"keuze": 2, "opmerking": None}),
    ("nieuw/voorbeelden/voorbeeldschool.yaml", ("antwoorden", "apparaten", "uitleenlijst"), {"opmerking": "Nog vragen."}),
    ("nieuw/voorbeelden/voorbeeldschool.yaml", ("antwoorden", "apparaten", "uitleenlijst"), None),
    ("nieuw/voorbeelden/voorbeeldschool.yaml", ("vervallen",), {"apparaten": {"oud": "nvt", "ouder": {"keuze": "nvt"}}}),
    ("nieuw/voorbeelden/voorbeeldschool.yaml", ("school", "naam"), "De Brug\tNoord"),
]  # fmt: skip


def _met(bestand: str, pad: tuple[str | int, ...], waarde: object) -> tuple[str, dict[str, Any]]:
    """De soort van een meegeleverd bestand, en zijn waarde met op dit pad iets anders."""
    map_, _, naam = bestand.partition("/")
    bron = yamlbron.lees((gegevensmap(map_) / naam).read_bytes(), naam, yamlbron.WIJZER).waarde
    soort = str(bron["formaat"]).removeprefix("inzicht-").partition("/")[0]
    houder: Any = bron
    for stap in pad[:-1]:
        houder = houder[stap]
    houder[pad[-1]] = waarde
    return soort, bron


def _keur_in_map(bestand: str, gegevens: dict[str, Any], tmp_path: Path) -> list[Bevinding]:
    """De fouten van de keuring over een kopie van de kleine wijzer waarin dit bestand anders is."""
    shutil.copytree(gegevensmap("nieuw"), tmp_path / "w")
    (tmp_path / "w" / bestand.partition("/")[2]).write_text(yamlbron.schrijf(gegevens), encoding="utf-8")
    gevonden = Keurder(None, date(2026, 11, 30)).keur([str(tmp_path / "w")])
    return [een for een in gevonden if een.ernst is Ernst.FOUT]


@pytest.mark.parametrize(("bestand", "pad", "waarde"), LAX)
def test_wat_de_keuring_weigert_weigert_het_schema(
    bestand: str, pad: tuple[str | int, ...], waarde: object, tmp_path: Path
) -> None:
    soort, gegevens = _met(bestand, pad, waarde)
    assert _keur_in_map(bestand, gegevens, tmp_path), "de keuring vindt dit goed"
    assert list(_keurder(soort).iter_errors(gegevens))


@pytest.mark.parametrize(("bestand", "pad", "waarde"), SOEPEL)
def test_het_schema_is_niet_strenger_dan_de_keuring(
    bestand: str, pad: tuple[str | int, ...], waarde: object, tmp_path: Path
) -> None:
    soort, gegevens = _met(bestand, pad, waarde)
    fouten = {een.code for een in _keur_in_map(bestand, gegevens, tmp_path)} - {"A141"}
    assert fouten == set()
    assert list(_keurder(soort).iter_errors(gegevens)) == []


def test_elke_uitslag_past_bij_haar_schema_en_model(wijzer: Wijzer, voorbeelden: Path) -> None:
    for pad in sorted(voorbeelden.glob("*.yaml")):
        antwoorden = lees_antwoorden(yamlbron.lees(pad.read_bytes(), pad.name, yamlbron.ANTWOORDEN))
        gegevens = json.loads(uitslag_als_json(wijzer, antwoorden, beoordeel(wijzer, antwoorden)))
        assert list(_keurder("uitslag").iter_errors(gegevens)) == []
        assert Uitslagmodel.model_validate_json(json.dumps(gegevens)).model_dump(mode="json") == gegevens
        del gegevens["laagste"]["mogelijk"]
        assert len(list(_keurder("uitslag").iter_errors(gegevens))) == 1
