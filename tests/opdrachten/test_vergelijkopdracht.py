"""`inzicht vergelijk` als programma: bestanden, een vorige ronde, de wijzer van toen, en wat het weigert."""

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import Draai
from planhulp import planbanken, schrijf_school, schrijf_wijzer

HOGER = {"een": {"a": 4, "b": 4, "c": 4, "d": 4, "e": 3}}
LAGER = {"een": {"a": 4, "b": 4, "c": 4, "d": 4, "e": 2}}


def _zet_klaar(map_: Path) -> None:
    schrijf_wijzer(map_ / "wijzer")
    schrijf_school(map_ / "eerst.yaml", datum="2026-11-01", antwoorden=LAGER)
    schrijf_school(map_ / "later.yaml", datum="2027-11-01", antwoorden=HOGER)


@pytest.fixture
def vergelijk(draai: Draai, tmp_path: Path) -> Draai:
    """`inzicht vergelijk` met de kleine wijzer, naast twee rondes van een school."""
    _zet_klaar(tmp_path)
    return lambda *args, **extra: draai("vergelijk", *args, "--wijzer", "wijzer", **extra)


def test_twee_rondes_op_het_scherm_en_er_verandert_niets(vergelijk: Draai, tmp_path: Path) -> None:
    voor = {pad: pad.read_bytes() for pad in tmp_path.rglob("*") if pad.is_file()}
    gedaan = vergelijk("later.yaml", "eerst.yaml")
    assert (gedaan.returncode, gedaan.stderr) == (0, "")
    assert gedaan.stdout.startswith("Vergelijking van De School\n1 november 2026 -> 1 november 2027.")
    assert "Dimensie Een: niveau 2 -> 4 (omhoog)" in gedaan.stdout
    assert {pad: pad.read_bytes() for pad in tmp_path.rglob("*") if pad.is_file()} == voor


def test_als_json_met_de_hash_van_elk_bestand(vergelijk: Draai, tmp_path: Path) -> None:
    uit = json.loads(vergelijk("eerst.yaml", "later.yaml", "--formaat", "json").stdout)
    assert uit["formaat"] == "inzicht-vergelijking/1"
    assert [een["bron"] for een in uit["metingen"]] == ["bestand", "bestand"]
    assert all(een["antwoorden"].startswith("sha256:") for een in uit["metingen"])
    gedaan = vergelijk("eerst.yaml", "later.yaml", "--formaat", "json", "--uit", "uit/")
    assert gedaan.stderr == "Vergelijking gemaakt: uit/later-vergelijking.json\n"
    assert json.loads((tmp_path / "uit" / "later-vergelijking.json").read_bytes()) == uit
    assert vergelijk("eerst.yaml", "later.yaml", "--formaat", "json", "--uit", "uit/").returncode == 4


@pytest.mark.parametrize("formaat", ["html", "md"])
def test_een_blad_komt_naast_het_laatste_bestand(vergelijk: Draai, tmp_path: Path, formaat: str) -> None:
    gedaan = vergelijk("eerst.yaml", "later.yaml", "--formaat", formaat)
    pad = tmp_path / f"later-vergelijking.{formaat}"
    assert (gedaan.returncode, gedaan.stderr) == (0, f"Vergelijking gemaakt: {pad.name}\n")
    eerst = pad.read_bytes()
    assert b"De School" in eerst
    assert vergelijk("eerst.yaml", "later.yaml", "--formaat", formaat).returncode == 4
    assert vergelijk("eerst.yaml", "later.yaml", "--formaat", formaat, "--uit", "-").stdout.encode() == eerst


def test_een_bestand_met_een_vorige_ronde_is_genoeg(vergelijk: Draai, tmp_path: Path) -> None:
    vorige = {"datum": "2026-11-01", "wijzerversie": "1.0", "kenmerken": {"sector": "po"}, "antwoorden": LAGER}
    schrijf_school(tmp_path / "nu.yaml", datum="2027-11-01", antwoorden=HOGER, vorige=vorige)
    uit = json.loads(vergelijk("nu.yaml", "--formaat", "json").stdout)
    assert [(een["bron"], een["antwoorden"] is None) for een in uit["metingen"]] == [
        ("vorige", True),
        ("bestand", False),
    ]
    assert uit["dimensies"][0]["verandering"] == "omhoog"


def test_niet_lager_eindigt_met_een_als_een_dimensie_daalde(vergelijk: Draai, tmp_path: Path) -> None:
    assert vergelijk("eerst.yaml", "later.yaml", "--niet-lager").returncode == 0
    schrijf_school(tmp_path / "daarna.yaml", datum="2028-11-01", antwoorden=LAGER)
    assert vergelijk("later.yaml", "daarna.yaml", "--niet-lager").returncode == 1
    assert vergelijk("later.yaml", "daarna.yaml").returncode == 0


def _nieuwe_wijzer(map_: Path) -> None:
    een, twee = planbanken()
    een["vragen"][4]["drempels"] = {}
    schrijf_wijzer(map_ / "nieuw", [een, twee], versie="1.1")


def test_de_wijzer_van_toen_geeft_drie_cijfers_per_stap(draai: Draai, tmp_path: Path) -> None:
    _zet_klaar(tmp_path)
    _nieuwe_wijzer(tmp_path)
    schrijf_school(tmp_path / "later.yaml", datum="2027-11-01", antwoorden=HOGER, wijzerversie="1.1")
    basis = ("vergelijk", "eerst.yaml", "later.yaml", "--wijzer", "nieuw", "--formaat", "json")
    zonder = json.loads(draai(*basis).stdout)
    assert zonder["dimensies"][0]["metingen"][0]["toen"] is None
    assert "wijzer-niet-bij-de-hand" in [een["code"] for een in zonder["meldingen"]]
    met = json.loads(draai(*basis, "--oude-wijzer", "wijzer").stdout)
    eerst, laatst = met["dimensies"][0]["metingen"]
    assert (eerst["toen"]["niveau"]["aantoonbaar"], eerst["niveau"]["aantoonbaar"]) == (2, 3)
    assert laatst["toen"]["niveau"] == laatst["niveau"]
    tekst = draai(*basis[:-2], "--oude-wijzer", "wijzer").stdout
    assert "Door de wijzer 2 -> 3, door uw school 3 -> 4." in tekst


def test_een_eerdere_wijzer_die_inzicht_meebrengt_is_vanzelf_bij_de_hand(draai: Draai, tmp_path: Path) -> None:
    tekst = (
        "formaat: inzicht-antwoorden/1\nwijzer: leerlingregistratie\nwijzerversie: '1.0'\nschool: {naam: De Test}\n"
        "datum: '2026-11-23'\nantwoorden: {}\n"
    )
    (tmp_path / "a.yaml").write_text(tekst, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(tekst.replace("2026", "2027"), encoding="utf-8")
    uit = json.loads(draai("vergelijk", "a.yaml", "b.yaml", "--formaat", "json").stdout)
    assert all(een["toen"] is not None for dimensie in uit["dimensies"] for een in dimensie["metingen"])


def test_anoniem_noemt_de_school_niet(vergelijk: Draai, tmp_path: Path) -> None:
    for args in (("--formaat", "tekst"), ("--formaat", "json"), ("--formaat", "html"), ("--formaat", "md")):
        gedaan = vergelijk("eerst.yaml", "later.yaml", "--anoniem", *args)
        assert gedaan.returncode == 0
        assert "De School" not in gedaan.stdout + gedaan.stderr
        assert "sha256" not in gedaan.stdout.replace('"kenmerk": "sha256', "")
    gemaakt = [pad for pad in tmp_path.iterdir() if "vergelijking" in pad.name]
    assert len(gemaakt) == 2
    for pad in gemaakt:
        assert pad.name.startswith("anoniem-")
        assert b"De School" not in pad.read_bytes()


WEIGERINGEN: list[tuple[tuple[str, ...], int, str]] = [
    (("eerst.yaml",), 3, "Hierin staat geen vorige ronde."),
    (("eerst.yaml", "ander.yaml"), 3, "Dit is een andere school dan in eerst.yaml."),
    (("eerst.yaml", "weg.yaml"), 3, "weg.yaml"),
    (("eerst.yaml", "later.yaml", "--formaat", "xml"), 2, "--formaat xml: kies"),
    (("eerst.yaml", "later.yaml", "--uit", "x.json"), 2, "Bij --uit hoort een formaat"),
    (("eerst.yaml", "later.yaml", "--formaat", "json", "--uit", "later.yaml"), 2, "kies een naam die op .json eindigt"),
    (("eerst.yaml", "later.yaml", "--oude-wijzer", "weg"), 3, "weg"),
]


@pytest.mark.parametrize(("args", "code", "zin"), [pytest.param(*rij, id=" ".join(rij[0])) for rij in WEIGERINGEN])
def test_wat_niet_kan_wordt_geweigerd(
    vergelijk: Draai, tmp_path: Path, args: tuple[str, ...], code: int, zin: str
) -> None:
    schrijf_school(tmp_path / "ander.yaml", school={"naam": "De Ander"})
    gedaan = vergelijk(*args)
    assert (gedaan.returncode, gedaan.stdout) == (code, "")
    assert zin in gedaan.stderr


def test_tekst_van_een_school_doet_niets_op_het_scherm(vergelijk: Draai, tmp_path: Path) -> None:
    naam: Any = {"naam": "::add-mask::De School [bold]"}
    for pad, datum in (("a.yaml", "2026-11-01"), ("b.yaml", "2027-11-01")):
        schrijf_school(tmp_path / pad, datum=datum, school=naam)
    regels = vergelijk("a.yaml", "b.yaml").stdout.splitlines()
    assert not [regel for regel in regels if regel.lstrip().startswith("::")]
    assert "[bold]" in regels[0]
