"""Antwoorden van een oudere wijzerversie: niets valt weg, niets wordt geraden (formaten 4)."""

import json
from typing import Any

import pytest

import orakel
from conftest import Draai
from hulp import Blad, maak_antwoorden, maak_wijzer
from inzicht.bestanden import yamlbron
from inzicht.modellen.antwoorden import Antwoord, Vorige
from inzicht.modellen.overzetten import Overgezet, zet_over

TWEE = {"situaties": {1: "Nee, nog niet.", 3: "Ja, helemaal."}, "adviezen": {1: "Begin ermee."}}


def _over(vragen: list[Blad], oud: dict[str, Any], dimensie: str = "opslag", versie: str = "0.9") -> Overgezet:
    wijzer, banken, gegevens = orakel.werkgeval(vragen, [None] * len(vragen))
    gegevens |= {"wijzerversie": versie, "antwoorden": {dimensie: oud}}
    return zet_over(maak_antwoorden(gegevens), maak_wijzer(wijzer, banken))


def _keuzes(over: Overgezet) -> dict[str, Any]:
    return {naam: een.keuze.kaal for vak in over.antwoorden.antwoorden.values() for naam, een in vak.items()}


def _vervallen(over: Overgezet) -> dict[str, Any]:
    return {naam: een.keuze.kaal for vak in over.antwoorden.vervallen.values() for naam, een in vak.items()}


def test_een_antwoord_volgt_zijn_id_over_alle_dimensies() -> None:
    over = _over([{}, {}], {"vraag-2": 4}, dimensie="vroeger")
    assert _keuzes(over) == {"vraag-2": 4}
    assert over.verhuisd == ("vroeger.vraag-2 -> opslag.vraag-2",)


def test_een_vervangen_id_geeft_zijn_antwoord_door() -> None:
    over = _over([{"vervangt": ["oud-a"]}], {"oud-a": 2})
    assert (_keuzes(over), _vervallen(over)) == ({"vraag-1": 2}, {})


def test_de_eigen_id_gaat_voor_vervangt() -> None:
    over = _over([{"vervangt": ["oud-a"]}], {"oud-a": 2, "vraag-1": 5})
    assert (_keuzes(over), _vervallen(over)) == ({"vraag-1": 5}, {"oud-a": 2})


@pytest.mark.parametrize(
    ("tweede", "keuzes", "vervallen"), [(2, {"vraag-1": 2}, {}), (3, {}, {"oud-a": 2, "oud-b": 3})]
)
def test_twee_oude_antwoorden_gelden_alleen_als_ze_gelijk_zijn(tweede: int, keuzes: Any, vervallen: Any) -> None:
    over = _over([{"vervangt": ["oud-a", "oud-b"]}], {"oud-a": 2, "oud-b": tweede})
    assert (_keuzes(over), _vervallen(over)) == (keuzes, vervallen)


def test_een_situatie_die_niet_meer_bestaat_vervalt_maar_blijft_bewaard() -> None:
    over = _over([TWEE], {"vraag-1": {"keuze": 2, "opmerking": "belangrijk"}})
    assert (_keuzes(over), _vervallen(over)) == ({}, {"vraag-1": 2})
    assert over.antwoorden.vervallen["opslag"]["vraag-1"].opmerking == "belangrijk"
    assert over.vervallen == ("opslag.vraag-1",)


def test_een_vraag_die_niet_meer_bestaat_vervalt_maar_blijft_bewaard() -> None:
    assert _vervallen(_over([{}], {"weg": "onbekend"})) == {"weg": "onbekend"}


def test_nvt_vervalt_waar_het_niet_meer_mag() -> None:
    over = _over([{}], {"vraag-1": {"keuze": "nvt", "reden": "Hebben wij niet."}})
    assert _vervallen(over) == {"vraag-1": "nvt"}


def test_dezelfde_versie_blijft_zoals_ze_is() -> None:
    over = _over([{}], {"vraag-1": 2}, versie="1")
    assert over == Overgezet(over.antwoorden)
    assert over.antwoorden.wijzerversie == "1"


def test_lezen_meldt_alleen_en_bewaren_schrijft_de_nieuwe_versie(draai: Draai, tmp_path: Any) -> None:
    wijzer, banken, gegevens = orakel.werkgeval([{}, {"vervangt": ["oud-a"]}], [None, None])
    (tmp_path / "wijzer").mkdir()
    (tmp_path / "wijzer" / "wijzer.yaml").write_text(yamlbron.schrijf(wijzer), encoding="utf-8")
    (tmp_path / "wijzer" / "opslag.yaml").write_text(yamlbron.schrijf(banken[0]), encoding="utf-8")
    gegevens |= {"wijzerversie": "0.9", "antwoorden": {"opslag": {"oud-a": 3, "weg": 2}}}
    pad = tmp_path / "a.yaml"
    pad.write_text(yamlbron.schrijf(gegevens), encoding="utf-8")
    voor = pad.read_bytes()
    gedaan = draai("uitslag", "a.yaml", "--wijzer", "wijzer")
    assert gedaan.returncode == 0
    assert "opslag.weg" in gedaan.stderr
    assert pad.read_bytes() == voor
    draai("start", "a.yaml", "--wijzer", "wijzer", invoer="4\nq\n")
    na = yamlbron.lees(pad.read_bytes(), "a.yaml", yamlbron.ANTWOORDEN).waarde
    assert (na["wijzerversie"], na["vervallen"]) == ("1.0", {"opslag": {"weg": 2}})
    assert na["antwoorden"] == {"opslag": {"vraag-1": 4, "vraag-2": 3}}


@pytest.mark.parametrize("keuze", [None, 3, "onbekend", "nvt", [2, 4]])
def test_elke_keuze_gaat_als_json_naar_buiten_zonder_waarschuwing_van_de_bibliotheek(keuze: Any) -> None:
    ronde = {"datum": "2025-11-20", "wijzerversie": "0.9", "antwoorden": {"opslag": {"overzicht": keuze}}}
    vorige = Vorige.model_validate(ronde)
    assert json.loads(vorige.model_dump_json())["antwoorden"] == ronde["antwoorden"]
    assert Antwoord.model_validate({"keuze": keuze}).model_dump(mode="json")["keuze"] == keuze
