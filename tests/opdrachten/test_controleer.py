"""De opdracht `controleer`: elk soort PAD, elke uitvoervorm, en de uitgangen."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from conftest import Draai
from inzicht.bestanden.schijf import lees_handleiding
from inzicht.fouten import Bevinding, Ernst, Plek
from inzicht.keuring.nalezen.rapport import als_regel, voor_github
from inzicht.keuring.nalezen.sarif import als_sarif
from inzicht.tekst import geen_opdracht
from keurhulp import keur, kopie

DAG = ("--peildatum", "2026-11-23")


@pytest.fixture
def eigen(tmp_path: Path) -> Path:
    """Een kopie van de kleine wijzer, in de werkmap van het programma."""
    return kopie("nieuw", tmp_path)


def _vervang(pad: Path, oud: str, nieuw: str) -> None:
    tekst = pad.read_text(encoding="utf-8")
    assert oud in tekst
    pad.write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8", newline="")


def _breek(eigen: Path) -> None:
    """Een fout en een waarschuwing in de bank."""
    _vervang(eigen / "apparaten.yaml", "rol: administratie", "rol: administrate")
    _vervang(eigen / "apparaten.yaml", "de lijst elk jaar met", "de lijst regelmatig met")


def test_een_bevinding_is_een_regel_met_plek_code_ernst_en_raad(draai: Draai, eigen: Path) -> None:
    _breek(eigen)
    gedaan = draai("controleer", "nieuw", *DAG)
    assert gedaan.returncode == 1
    assert gedaan.stdout == (
        "nieuw/apparaten.yaml:24:10: W122 fout De rol `administrate` bestaat niet in wijzer.yaml."
        " Bedoelde u `administratie`?\n"
        "nieuw/apparaten.yaml:39:47: W211 waarschuwing `regelmatig` is vaag."
        " Zeg hoe vaak, of noem wat u kunt laten zien.\n"
    )
    assert gedaan.stderr == "1 fout en 1 waarschuwing gevonden.\n"


@pytest.mark.parametrize(("opties", "uitgang"), [((), 0), (("--streng",), 1), (("--streng", "-q"), 1)])
def test_streng_laat_een_waarschuwing_falen(draai: Draai, eigen: Path, opties: tuple[str, ...], uitgang: int) -> None:
    _vervang(eigen / "apparaten.yaml", "de lijst elk jaar met", "de lijst regelmatig met")
    gedaan = draai("controleer", "nieuw", *DAG, *opties)
    assert gedaan.returncode == uitgang
    assert gedaan.stderr == ("" if "-q" in opties else "1 waarschuwing gevonden.\n")


def test_dezelfde_bevindingen_in_elke_vorm(draai: Draai, eigen: Path) -> None:
    _breek(eigen)
    (eigen / "docker-compose.yaml").write_text("services: {}\n", encoding="utf-8")
    uit = {vorm: draai("controleer", "nieuw", *DAG, "--formaat", vorm).stdout for vorm in ("json", "github", "sarif")}
    gelezen = json.loads(uit["json"])
    assert gelezen["aantal"] == {"fouten": 1, "waarschuwingen": 1, "opmerkingen": 1}
    plekken = [(een["bestand"], een["regel"], een["kolom"], een["code"]) for een in gelezen["bevindingen"]]
    sarif = json.loads(uit["sarif"])["runs"][0]["results"]
    waar = [een["locations"][0]["physicalLocation"] for een in sarif]
    assert plekken == [
        (w["artifactLocation"]["uri"], w["region"]["startLine"], w["region"]["startColumn"], een["ruleId"])
        for w, een in zip(waar, sarif, strict=True)
    ]
    hub = re.findall(
        r"^::(error|warning|notice) file=(.*),line=(\d+),col=(\d+),title=(\w+)::", uit["github"], re.MULTILINE
    )
    assert [(bestand, int(regel), int(kolom), code) for _, bestand, regel, kolom, code in hub] == plekken
    assert [soort for soort, *_ in hub] == ["error", "warning", "notice"]
    assert [een["level"] for een in sarif] == ["error", "warning", "note"]
    assert [een["ernst"] for een in gelezen["bevindingen"]] == ["fout", "waarschuwing", "opmerking"]


def test_auto_kiest_github_alleen_op_github(draai: Draai, eigen: Path) -> None:
    _breek(eigen)
    assert draai("controleer", "nieuw", GITHUB_ACTIONS="true").stdout.startswith("::error ")
    assert draai("controleer", "nieuw", GITHUB_ACTIONS="").stdout.startswith("nieuw/")
    assert draai("controleer", "nieuw", "--formaat", "tekst", GITHUB_ACTIONS="true").stdout.startswith("nieuw/")


def test_een_aantekening_voor_github_kan_niet_ontsnappen() -> None:
    een = Bevinding(Plek("a:b,c%.yaml", 2, 3), "W103", "100%\r\n::error::vals, en: dit")
    (regel,) = voor_github([een])
    assert regel == "::error file=a%3Ab%2Cc%25.yaml,line=2,col=3,title=W103::100%25%0D%0A::error::vals, en: dit"
    assert "\n" not in regel
    assert als_regel(een).startswith("a:b,c%.yaml:2:3: W103 fout 100%")


# De verplichte bouw van SARIF 2.1.0, met de hand overgenomen uit de tekst van de norm (hoofdstuk 3). Het officiële
# schema is hier niet opgenomen: het is groot, en deze toets eist wat inzicht ervan gebruikt.
_TEKST = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
_NIVEAU = {"enum": ["none", "note", "warning", "error"]}
SARIF: dict[str, Any] = {
    "type": "object",
    "required": ["$schema", "version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "pattern": "^https://.*sarif-schema-2.1.0.json$"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "additionalProperties": False,
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name"],
                                "additionalProperties": False,
                                "properties": {
                                    "name": {"type": "string"},
                                    "version": {"type": "string"},
                                    "language": {"type": "string", "pattern": "^[a-z]{2}(-[A-Z]{2})?$"},
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {
                                            "type": "object",
                                            "required": ["id"],
                                            "additionalProperties": False,
                                            "properties": {
                                                "id": {"type": "string"},
                                                "shortDescription": _TEKST,
                                                "fullDescription": _TEKST,
                                                "help": {
                                                    "required": ["text", "markdown"],
                                                    "additionalProperties": False,
                                                    "properties": {
                                                        "text": {"type": "string", "minLength": 1},
                                                        "markdown": {"type": "string", "minLength": 1},
                                                    },
                                                },
                                                "defaultConfiguration": {
                                                    "type": "object",
                                                    "properties": {"level": _NIVEAU},
                                                },
                                            },
                                        },
                                    },
                                },
                            }
                        },
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["message"],
                            "additionalProperties": False,
                            "properties": {
                                "ruleId": {"type": "string"},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "level": _NIVEAU,
                                "message": _TEKST,
                                "locations": {
                                    "type": "array",
                                    "items": {
                                        "type": "object",
                                        "properties": {
                                            "physicalLocation": {
                                                "type": "object",
                                                "required": ["artifactLocation"],
                                                "properties": {
                                                    "artifactLocation": {
                                                        "type": "object",
                                                        "properties": {
                                                            "uri": {"type": "string", "pattern": "^[!-~]+$"}
                                                        },
                                                    },
                                                    "region": {
                                                        "type": "object",
                                                        "properties": {
                                                            "startLine": {"type": "integer", "minimum": 1},
                                                            "startColumn": {"type": "integer", "minimum": 1},
                                                        },
                                                    },
                                                },
                                            }
                                        },
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}


def test_sarif_heeft_de_bouw_van_de_norm() -> None:
    gevonden = [
        Bevinding(Plek("map met spatie/één.yaml", 2, 3), "W103", "Dit klopt niet."),
        Bevinding(Plek("/vast/x.yaml"), "W211", "Vaag.", Ernst.WAARSCHUWING),
        Bevinding(Plek("C:/vast/x.yaml"), "W211", "Vaag.", Ernst.WAARSCHUWING),
    ]
    logboek = json.loads(als_sarif(gevonden, lees_handleiding()))
    jsonschema.Draft202012Validator(SARIF).validate(logboek)
    run = logboek["runs"][0]
    assert [run["tool"]["driver"]["rules"][een["ruleIndex"]]["id"] for een in run["results"]] == [
        "W103",
        "W211",
        "W211",
    ]
    assert [een["level"] for een in run["results"]] == ["error", "warning", "warning"]
    uris = [een["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for een in run["results"]]
    assert uris == ["map%20met%20spatie/%C3%A9%C3%A9n.yaml", "file:///vast/x.yaml", "file:///C:/vast/x.yaml"]


# --- in CI ---


@pytest.fixture
def in_repo(tmp_path: Path) -> Callable[..., str]:
    """Een repo met een wijzer in `mono/w`; voert `controleer` uit in een map daarvan."""
    kopie("nieuw", tmp_path)
    (tmp_path / "mono").mkdir()
    (tmp_path / "nieuw").rename(tmp_path / "mono" / "w")
    _breek(tmp_path / "mono" / "w")

    def doe(waar: str, *args: str, uitgang: int = 1, invoer: bytes = b"", **omgeving: str) -> str:
        opdracht = [sys.executable, "-m", "inzicht", "controleer", *args, *DAG]
        gedaan = subprocess.run(
            opdracht,
            cwd=tmp_path / waar,
            env={**os.environ, **omgeving},
            input=invoer,
            capture_output=True,
            check=False,
        )
        assert gedaan.returncode == uitgang, gedaan.stderr
        return gedaan.stdout.decode("utf-8")

    return doe


def _uris(sarif: str) -> set[str]:
    waar = [een["locations"][0] for een in json.loads(sarif)["runs"][0]["results"]]
    return {een["physicalLocation"]["artifactLocation"]["uri"] for een in waar if "physicalLocation" in een}


@pytest.mark.parametrize(
    ("waar", "pad"), [(".", "mono/w"), ("mono", "w"), ("mono/w", "."), ("mono/w/voorbeelden", "..")]
)
@pytest.mark.parametrize("wortel", ["werkplaats", "git", "koppeling"])
def test_paden_in_ci_tellen_vanaf_de_wortel_van_de_repo(
    in_repo: Callable[..., str], tmp_path: Path, waar: str, pad: str, wortel: str
) -> None:
    omgeving = {"GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": str(tmp_path)}
    if wortel == "git":
        (tmp_path / ".git").mkdir()
        omgeving = {"GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": ""}
    if wortel == "koppeling":
        (tmp_path / "elders").symlink_to(tmp_path)
        omgeving["GITHUB_WORKSPACE"] = str(tmp_path / "elders")
    uit = in_repo(waar, pad, **omgeving)
    assert set(re.findall(r"file=([^,]*),", uit)) == {"mono/w/apparaten.yaml"}
    assert re.search(r"^mono/w/apparaten\.yaml:\d+:\d+: W122 fout ", uit, re.MULTILINE)
    assert _uris(in_repo(waar, pad, "--formaat", "sarif", **omgeving)) == {"mono/w/apparaten.yaml"}


def test_een_pad_buiten_de_repo_is_een_heel_adres(in_repo: Callable[..., str], tmp_path: Path) -> None:
    for omgeving in ({"GITHUB_WORKSPACE": str(tmp_path / "mono" / "w" / "voorbeelden")}, {"GITHUB_WORKSPACE": ""}):
        uit = in_repo("mono/w/voorbeelden", "../apparaten.yaml", "--formaat", "sarif", **omgeving)
        assert _uris(uit) == {(tmp_path / "mono" / "w" / "apparaten.yaml").as_uri()}


def test_standaardinvoer_is_in_ci_geen_bestand(in_repo: Callable[..., str], tmp_path: Path) -> None:
    invoer = (tmp_path / "mono" / "w" / "apparaten.yaml").read_bytes().replace(b"gewicht: 2", b"gewicht: 9")
    uit = in_repo("mono", "-", "--formaat", "sarif", invoer=invoer)
    jsonschema.Draft202012Validator(SARIF).validate(json.loads(uit))
    assert _uris(uit) == set()
    assert "standaardinvoer:" in uit
    assert "::error title=W103::" in in_repo("mono", "-", "--formaat", "github", invoer=invoer)


def test_elke_regel_heeft_in_sarif_haar_uitleg() -> None:
    for regel in json.loads(als_sarif([], lees_handleiding()))["runs"][0]["tool"]["driver"]["rules"]:
        assert "Herstel: " in regel["help"]["text"]
        assert "```yaml" in regel["help"]["markdown"]
        assert regel["fullDescription"]["text"].startswith(regel["shortDescription"]["text"].replace("`", "'"))


@pytest.mark.parametrize("vorm", ["json", "sarif", "github", "tekst"])
@pytest.mark.parametrize("args", [("w", "weg"), ("weg",), ("w", "--wijzer", "weg")])
def test_ook_bij_een_pad_dat_er_niet_is_is_de_uitvoer_heel(
    in_repo: Callable[..., str], vorm: str, args: tuple[str, ...]
) -> None:
    uit = in_repo("mono", *args, "--formaat", vorm, uitgang=3)
    code = "W013" if "--wijzer" in args else "A013"
    match vorm:
        case "json":
            gevonden = json.loads(uit)["bevindingen"]
            assert {een["code"] for een in gevonden} >= {code} | ({"W122"} if args == ("w", "weg") else set())
        case "sarif":
            jsonschema.Draft202012Validator(SARIF).validate(json.loads(uit))
            assert code in {een["ruleId"] for een in json.loads(uit)["runs"][0]["results"]}
        case "github":
            assert f"title={code}::" in uit
        case "tekst":
            assert ("W122" in uit) == (args == ("w", "weg"))
            assert code not in uit  # dat zegt de fout op stderr


def test_een_gewone_regel_is_voor_github_nooit_een_opdracht() -> None:
    for naam in ("::add-mask::x", "  ::error::x", "##[add-mask]x"):
        gewoon = geen_opdracht(als_regel(Bevinding(Plek(naam), "W103", "##[error] en ::error::")))
        assert not gewoon.lstrip().startswith("::")
        assert "##[" not in gewoon


# --- elk soort PAD ---


def test_een_bank_wordt_gekeurd_bij_haar_wijzer_en_meldt_alleen_zichzelf(eigen: Path) -> None:
    _breek(eigen)
    _vervang(eigen / "wijzer.yaml", "streefniveau: 2", "streefniveau: 2 ")
    alles = keur(eigen)
    assert {een.code for een in alles} == {"W122", "W211", "W225"}
    bank = keur(eigen / "apparaten.yaml")
    assert [een.code for een in bank] == ["W122", "W211"]
    assert keur(eigen / "wijzer.yaml") == alles


def test_een_bank_zonder_wijzer_zegt_dat_alleen_de_vorm_is_gekeurd(eigen: Path) -> None:
    (eigen / "wijzer.yaml").unlink()
    (een,) = keur(eigen / "apparaten.yaml")
    assert (een.code, een.ernst) == ("W106", Ernst.WAARSCHUWING)
    _vervang(eigen / "apparaten.yaml", "gewicht: 2", "gewicht: 7")
    assert [een.code for een in keur(eigen / "apparaten.yaml")] == ["W106", "W103"]


def test_een_bank_bij_een_kapotte_wijzer_toont_ook_wat_daar_stuk_is(eigen: Path) -> None:
    _vervang(eigen / "wijzer.yaml", "id: mijn-wijzer", "id: [")
    _vervang(eigen / "apparaten.yaml", "gewicht: 2", "gewicht: 7")
    gevonden = keur(eigen / "apparaten.yaml")
    assert [een.code for een in gevonden] == ["W103", "W005"]
    assert gevonden[1].plek.bestand.endswith("nieuw/wijzer.yaml")


def test_zonder_goede_kop_zegt_de_keuring_dat_de_samenhang_niet_gekeurd_is(eigen: Path) -> None:
    _vervang(eigen / "wijzer.yaml", "streefniveau: 2\n", "")
    gevonden = keur(eigen)
    assert [een.code for een in gevonden] == ["W101", "W106"]
    assert "samenhang" in gevonden[1].boodschap


@pytest.mark.parametrize("pad", ["apparaten.yaml", "./apparaten.yaml", ".", "wijzer.yaml"])
def test_in_de_map_zelf_is_een_bank_ook_te_keuren(pad: str, eigen: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _vervang(eigen / "apparaten.yaml", "gewicht: 2", "gewicht: 7")
    _vervang(eigen / "apparaten.yaml", "processtap: innemen", "processtap: inneemen")
    monkeypatch.chdir(eigen)
    gevonden = keur(pad)
    assert [(een.code, een.plek.bestand) for een in gevonden] == [
        ("W103", "apparaten.yaml"),
        ("W121", "apparaten.yaml"),
    ]


def test_een_bank_toont_ook_wat_zij_elders_stuk_maakt(eigen: Path) -> None:
    tweede = (eigen / "apparaten.yaml").read_text(encoding="utf-8").replace("id: apparaten", "id: toestellen")
    (eigen / "toestellen.yaml").write_text(tweede, encoding="utf-8")
    _vervang(eigen / "wijzer.yaml", "[apparaten]", "[apparaten, toestellen]")
    codes = {een.code for een in keur(eigen / "apparaten.yaml") if een.plek.bestand.endswith("toestellen.yaml")}
    assert codes == {"W115"}


def test_een_bank_toont_ook_een_voorbeeldschool_die_niet_meer_uitkomt(eigen: Path) -> None:
    _vervang(eigen / "apparaten.yaml", "drempels: {2: 2}", "drempels: {2: 3}")
    assert [een.code for een in keur(eigen / "apparaten.yaml")] == ["A141"]


def test_een_vreemd_bestand_naast_de_wijzer_houdt_niets_tegen(draai: Draai, eigen: Path) -> None:
    (eigen / "docker-compose.yaml").write_text("services: {}\n", encoding="utf-8")
    (eigen / "._apparaten.yaml").write_bytes(b"\0\5\26\7")
    (eigen / ".pre-commit-config.yaml").write_text("repos: []\n", encoding="utf-8")
    school = (eigen / "voorbeelden" / "voorbeeldschool.yaml").read_bytes()
    (eigen / "antwoorden-proef.yaml").write_bytes(school)
    assert [(een.code, een.ernst) for een in keur(eigen)] == [("W107", Ernst.OPMERKING)]
    gedaan = draai("controleer", "nieuw", *DAG, "--streng")
    assert (gedaan.returncode, gedaan.stderr) == (0, "1 opmerking gevonden.\n")
    assert draai("uitslag", "--wijzer", "nieuw", "nieuw/antwoorden-proef.yaml").returncode == 0


def test_een_nieuwe_wijzer_is_meteen_goed_met_alles_wat_erbij_komt(draai: Draai) -> None:
    assert draai("nieuw", "eerste", *DAG).returncode == 0
    gedaan = draai("controleer", "eerste", "--streng", *DAG)
    assert (gedaan.returncode, gedaan.stdout, gedaan.stderr) == (0, "", "Niets gevonden.\n")


@pytest.mark.parametrize(
    "naam", ["antwoorden/kapot.yaml", "antwoorden-x.yml", "antwoorden-y.json", "voorbeelden/po/z.yaml"]
)
def test_antwoorden_in_een_wijzermap_blijven_niet_ongezien(naam: str, eigen: Path) -> None:
    (eigen / naam).parent.mkdir(parents=True, exist_ok=True)
    (eigen / naam).write_text("{a: [", encoding="utf-8")
    (een,) = keur(eigen)
    assert een.plek.bestand.endswith(naam)
    assert een.code.startswith("A0")


def test_antwoorden_diep_in_een_wijzermap_horen_bij_die_wijzer(eigen: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    diep = eigen / "voorbeelden" / "po"
    diep.mkdir()
    (diep / "a.yaml").write_bytes((eigen / "voorbeelden" / "voorbeeldschool.yaml").read_bytes())
    assert keur(diep / "a.yaml") == ()
    monkeypatch.chdir(diep)
    assert keur("a.yaml") == ()


def test_antwoorden_naast_een_wijzermap_horen_bij_de_wijzer_die_zij_noemen(eigen: Path, tmp_path: Path) -> None:
    (tmp_path / "antwoorden").mkdir()
    (tmp_path / "antwoorden" / "a.yaml").write_bytes((eigen / "voorbeelden" / "voorbeeldschool.yaml").read_bytes())
    assert keur(tmp_path) == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="een pijp op schijf bestaat hier niet")
def test_een_bestand_dat_niet_te_lezen_is_wordt_een_keer_genoemd(eigen: Path) -> None:
    os.mkfifo(eigen / "netwerk.yaml")
    assert [een.code for een in keur(eigen)] == ["W013"]
    assert [een.code for een in keur(eigen / "netwerk.yaml")] == ["W013"]


def test_een_map_met_een_bank_maar_zonder_wijzer_zegt_dat_alleen_de_vorm_is_gekeurd(eigen: Path) -> None:
    (eigen / "wijzer.yaml").unlink()
    (eigen / "voorbeelden" / "voorbeeldschool.yaml").unlink()
    assert [een.code for een in keur(eigen)] == ["W106"]


def test_antwoorden_in_een_wijzermap_horen_bij_die_wijzer(eigen: Path) -> None:
    school = eigen / "voorbeelden" / "voorbeeldschool.yaml"
    assert keur(school) == keur(eigen / "voorbeelden") == ()
    _vervang(school, "uitleenlijst: 2", "uitleenlijst: 9")
    assert [een.code for een in keur(school)] == ["A123"]


def test_een_map_met_antwoorden_en_een_wijzer_door_elkaar(eigen: Path, tmp_path: Path, voorbeelden: Path) -> None:
    (tmp_path / "diep" / "er").mkdir(parents=True)
    (tmp_path / "diep" / "er" / "gat.yaml").write_bytes((voorbeelden / "gat.yaml").read_bytes())
    (tmp_path / ".verborgen.yaml").write_text("a: [", encoding="utf-8")
    assert keur(tmp_path) == ()
    _breek(eigen)
    (tmp_path / "diep" / "slecht.json").write_text('{"a": NaN}', encoding="utf-8")
    assert [een.code for een in keur(tmp_path)] == ["A014", "W122", "W211"]


def test_een_pad_twee_keer_noemen_meldt_alles_een_keer(eigen: Path) -> None:
    _breek(eigen)
    assert keur(eigen, eigen, eigen / "apparaten.yaml") == keur(eigen)


def test_een_map_zonder_bestanden_is_niet_goedgekeurd(tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    (een,) = keur(tmp_path / "leeg")
    assert (een.code, een.ernst) == ("A013", Ernst.FOUT)


def test_standaardinvoer_mag_antwoorden_of_een_bank_zijn(draai: Draai, eigen: Path, voorbeelden: Path) -> None:
    goed = draai("controleer", "-", *DAG, invoer=(voorbeelden / "gat.yaml").read_bytes())
    assert (goed.returncode, goed.stdout) == (0, "")
    bank = draai("controleer", "-", "--streng", invoer=(eigen / "apparaten.yaml").read_bytes())
    assert bank.returncode == 1
    assert bank.stdout.startswith("standaardinvoer:1:1: W106 waarschuwing")
    assert draai("controleer", "-", invoer=b"\xff\xfe").returncode == 1
    assert draai("controleer", "-", invoer=b"").stdout.startswith("standaardinvoer:1:1: A001 fout")


def test_antwoorden_bij_een_wijzer_met_fouten_geven_die_fouten(eigen: Path, tmp_path: Path, voorbeelden: Path) -> None:
    _breek(eigen)
    los = tmp_path / "gat.yaml"
    los.write_bytes((voorbeelden / "gat.yaml").read_bytes())
    assert [een.code for een in keur(los, wijzer=str(eigen))] == ["W122"]


def test_een_onleesbaar_bestand_in_een_wijzermap_houdt_de_rest_niet_op(eigen: Path) -> None:
    _breek(eigen)
    (eigen / "netwerk.yaml").mkdir()
    assert [een.code for een in keur(eigen)] == ["W122", "W211", "W013"]


@pytest.mark.parametrize(
    ("args", "uitgang", "woord"),
    [
        (("nergens",), 3, "nergens: Dit bestand of deze map bestaat niet."),
        (("--formaat", "sarf"), 2, "Bedoelde u `sarif`?"),
        (("--peildatum", "2026-02-30"), 2, "bestaande datum"),
        (("--regels", "--formaat", "sarif"), 2, "auto, tekst, json of md"),
        (("--wijzer", "nergens", "x.yaml"), 3, "nergens"),
        (("--wijzer", "nergens", "-"), 3, "nergens"),
        (("",), 2, "Een PAD is leeg."),
    ],
)
def test_verkeerd_gebruik(draai: Draai, tmp_path: Path, args: tuple[str, ...], uitgang: int, woord: str) -> None:
    (tmp_path / "x.yaml").write_text("formaat: inzicht-antwoorden/1\n", encoding="utf-8")
    gedaan = draai("controleer", *args)
    assert gedaan.returncode == uitgang
    assert woord in gedaan.stderr
    assert "Traceback" not in gedaan.stderr


# --- de peildatum, uitzonderingen en persoonsgegevens ---


@pytest.mark.parametrize(("dag", "oud"), [(date(2027, 11, 30), False), (date(2027, 12, 1), True)])
def test_een_bron_is_oud_na_een_jaar(eigen: Path, dag: date, *, oud: bool) -> None:
    assert {een.code for een in keur(eigen, peildatum=dag)} == ({"W209"} if oud else set())


def test_een_bron_uit_de_toekomst_is_een_tikfout(eigen: Path) -> None:
    _vervang(eigen / "wijzer.yaml", 'peildatum: "2026-11"', 'peildatum: "2099-01"')
    (een,) = keur(eigen)
    assert een.code == "W209"
    assert "toekomst" in een.boodschap


def test_een_peildatum_in_het_eerste_jaar_is_geen_probleem(draai: Draai) -> None:
    assert draai("controleer", "--peildatum", "0001-06-01").returncode == 0


def test_een_bestandsnaam_die_geen_tekst_is_komt_in_elke_vorm(draai: Draai, tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"\xff.yaml")).write_text("a: [", encoding="utf-8")
    except OSError:
        pytest.skip("deze schijf kent zulke namen niet")
    for vorm in ("tekst", "json", "github", "sarif"):
        gedaan = draai("controleer", os.fsdecode(b"\xff.yaml"), "--formaat", vorm)
        assert gedaan.returncode == 1, gedaan.stderr
        assert "A005" in gedaan.stdout


def test_antwoorden_met_een_fout_worden_ook_op_persoonsgegevens_nagekeken(eigen: Path) -> None:
    school = eigen / "voorbeelden" / "voorbeeldschool.yaml"
    _vervang(school, "uitleenlijst: 2", "uitleenlijst: 9")
    _vervang(school, "Dat doen wij in de zomervakantie.", "Vraag jan@school.nl.")
    _vervang(school, 'datum: "2026-11-23"', 'datum: "2062-11-23"')
    _vervang(school, "verwacht: {apparaten: 2}", "verwacht: {apparaten: 3}")
    assert [een.code for een in keur(school)] == ["A202", "A123", "A201"]
    _vervang(school, "uitleenlijst: 9", 'uitleenlijst: "2"')
    assert [een.code for een in keur(school)] == ["A202", "A103", "A201"]


def test_een_ouder_bestand_mag_namen_noemen_die_niet_meer_bestaan(draai: Draai, eigen: Path) -> None:
    _vervang(eigen / "wijzer.yaml", 'versie: "1.0"', 'versie: "2.0"')
    school = eigen / "voorbeelden" / "voorbeeldschool.yaml"
    _vervang(school, "kenmerken: {sector: vo}", "kenmerken: {sector: mbo, regio: noord}")
    _vervang(school, "rol: ict-coordinator", "rol: schoolleider")
    _vervang(school, "wie: ict-coordinator", "wie: conrector")
    _vervang(school, "verwacht: {apparaten: 2}", "verwacht: {apparaten: 2, oud: 3}")
    assert keur(school) == ()
    gedaan = draai("uitslag", "--wijzer", "nieuw", "nieuw/voorbeelden/voorbeeldschool.yaml")
    assert gedaan.returncode == 0
    for naam in ("sector mbo", "regio noord", "schoolleider", "conrector"):
        assert f"is weggelaten: {naam}." in gedaan.stderr
    _vervang(school, "apparaten: 2, oud: 3", "apparaten: 3, oud: 3")
    assert [een.code for een in keur(school)] == ["A141"]


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "zin"),
    [
        ("apparaten.yaml", "gewicht: 2", "gewicht: 7", "`gewicht` van vraag `uitleenlijst`: Het grootste"),
        ("apparaten.yaml", "gewicht: 2", "gewigt: 2", "Het veld `gewicht` van vraag `uitleenlijst` ontbreekt."),
        ("apparaten.yaml", "- id: uitleenlijst", "- naam: uitleenlijst", "Het veld `id` van vraag 1 ontbreekt."),
        ("wijzer.yaml", "dimensies: [apparaten]", "dimensies: []", "Hier hoort er minstens 1 te staan."),
        ("voorbeelden/voorbeeldschool.yaml", "sector: vo", "sector: VO", "Bedoelde u `vo`?"),
        ("apparaten.yaml", "de lijst elk jaar met", "soms en regelmatig met", "`soms` en `regelmatig` zijn vaag."),
    ],
)
def test_een_zin_zegt_wat_de_lezer_zoekt(bestand: str, oud: str, nieuw: str, zin: str, eigen: Path) -> None:
    _vervang(eigen / bestand, oud, nieuw)
    assert [een for een in keur(eigen) if zin in een.boodschap]


def test_een_goede_wijzer_kan_anders_zijn_dan_de_meegeleverde(draai: Draai, eigen: Path) -> None:
    kop, bank = eigen / "wijzer.yaml", eigen / "apparaten.yaml"
    _vervang(kop, "    systemen: [Uitleenlijst]\n", "")
    _vervang(kop, "  wissen:\n    term: wissen", "  leeg-maken:\n    term: wissen")
    _vervang(kop, "vindplaats: artikel 5 lid 1", "vindplaats: de website")
    _vervang(kop, "titel: Mijn eerste wijzer", "titel: Mijn wijzer")
    _vervang(kop, "inleiding: Met", "inleiding: Met BYOD en")
    _vervang(bank, "    uitleg: Denk aan", "    uitleg: >-\n      Denk aan")
    gevonden = keur(eigen)
    assert {een.code for een in gevonden} == {"W216", "W229", "W232", "W233", "W234"}
    assert {een.ernst for een in gevonden} == {Ernst.OPMERKING}
    assert draai("controleer", "nieuw", "--streng", *DAG).returncode == 0


def test_een_wijzer_zonder_drempels_of_met_streefniveau_1_heeft_geen_wettelijk_minimum(eigen: Path) -> None:
    bank = eigen / "apparaten.yaml"
    _vervang(bank, "drempels: {2: 2}", "drempels: {3: 2}")
    assert [een.code for een in keur(eigen)] == ["W210"]
    _vervang(eigen / "wijzer.yaml", "streefniveau: 2", "streefniveau: 1")
    assert keur(eigen) == ()
    _vervang(eigen / "wijzer.yaml", "streefniveau: 1", "streefniveau: 2")
    for _ in range(2):
        _vervang(bank, "drempels: {3: 2}", "drempels: {}")
    assert keur(eigen) == ()


def test_een_officiele_titel_hoeft_de_schrijfregels_niet_te_volgen(eigen: Path) -> None:
    _vervang(eigen / "wijzer.yaml", 'titel: "AVG: beveiliging"', "titel: Besluit inzake ABCD conform de wet")
    assert keur(eigen) == ()


def test_een_bestand_met_crlf_verbergt_geen_spatie_aan_het_eind(eigen: Path) -> None:
    bank = eigen / "apparaten.yaml"
    tekst = bank.read_text(encoding="utf-8").replace("titel: Apparaten\n", "titel: Apparaten \n")
    bank.write_bytes(tekst.replace("\n", "\r\n").encode())
    assert [(een.code, een.plek.regel, een.plek.kolom) for een in keur(eigen)] == [("W225", 4, 17)]


def test_de_kolom_wijst_een_heel_woord_aan(eigen: Path) -> None:
    _vervang(eigen / "apparaten.yaml", "    waarom: Met duidelijke", "    waarom: Samen weet men met duidelijke")
    (een,) = keur(eigen)
    assert (een.code, een.plek.kolom) == ("W218", len("    waarom: Samen weet ") + 1)


def test_een_lege_toelichting_is_geen_toelichting(eigen: Path) -> None:
    school = eigen / "voorbeelden" / "voorbeeldschool.yaml"
    _vervang(school, "opmerking: Dat doen wij in de zomervakantie.", 'opmerking: ""')
    assert keur(school) == ()
    _vervang(school, "reden: Leerlingen werken alleen op apparaten van de school.", 'reden: " "')
    assert [een.code for een in keur(school)] == ["A125"]


def test_een_uitzondering_zet_een_waarschuwing_uit_en_alleen_bij_die_vraag(eigen: Path) -> None:
    bank = eigen / "apparaten.yaml"
    _vervang(bank, "de lijst elk jaar met", "de lijst regelmatig met")
    _vervang(bank, "noteert elke keer", "noteert regelmatig")
    assert [een.code for een in keur(eigen)] == ["W211", "W211"]
    _vervang(bank, "    impact: middel", "    impact: middel\n    uitzonderingen: {W211: De wet noemt geen termijn.}")
    (een,) = keur(eigen)
    assert een.code == "W211"
    assert een.plek.regel > 50


def test_persoonsgegevens_worden_gemeld_maar_nooit_getoond(draai: Draai, eigen: Path) -> None:
    school = eigen / "voorbeelden" / "voorbeeldschool.yaml"
    geheim = "111222333 en jan@school.nl, 06-87654321"
    _vervang(school, "Dat doen wij in de zomervakantie.", geheim)
    for vorm in ("tekst", "json", "github", "sarif"):
        gedaan = draai("controleer", "nieuw", *DAG, "--formaat", vorm)
        assert gedaan.returncode == 0
        assert "een BSN, een e-mailadres en een telefoonnummer" in gedaan.stdout
        for stuk in ("111222333", "jan@", "87654321"):
            assert stuk not in gedaan.stdout + gedaan.stderr


def test_de_regel_van_een_woord_in_een_blok_is_de_regel_van_dat_woord(eigen: Path) -> None:
    bank = eigen / "apparaten.yaml"
    _vervang(
        bank,
        "      3: De administratie vergelijkt de lijst elk jaar met de apparaten zelf.",
        "      3: >-\n        De administratie vergelijkt de lijst\n        regelmatig met de apparaten zelf.",
    )
    regels = bank.read_text(encoding="utf-8").split("\n")
    per_code = {een.code: een.plek for een in keur(eigen)}
    assert regels[per_code["W211"].regel - 1] == "        regelmatig met de apparaten zelf."
    assert per_code["W211"].kolom == 9
    assert regels[per_code["W229"].regel - 1] == "      3: >-"


def test_wat_inzicht_zelf_maakte_wordt_zo_genoemd(draai: Draai, tmp_path: Path, voorbeelden: Path) -> None:
    """In een map is eigen uitvoer geen fout; wie haar zelf noemt, krijgt de reden en niet de opmaak te horen."""
    uitslag = draai("uitslag", str(voorbeelden / "gat.yaml"), "--formaat", "json").stdout
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a-verslag.json").write_text(uitslag, encoding="utf-8")
    (tmp_path / "in" / "b.yaml").write_text("formaat: inzicht-uitslag/1\n", encoding="utf-8")
    (tmp_path / "in" / "c.yaml").write_text((voorbeelden / "gat.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    zin = "Dit is een uitslag die inzicht zelf maakte, geen antwoordenbestand. Gebruik de antwoorden zelf."
    gedaan = draai("controleer", "in", *DAG)
    assert gedaan.returncode == 0, gedaan.stdout
    assert gedaan.stdout == "".join(f"in/{naam}:1:1: A105 opmerking {zin}\n" for naam in ("a-verslag.json", "b.yaml"))
    assert f"in/a-verslag.json:1:1: A105 fout {zin}" in draai("controleer", "in/a-verslag.json", *DAG).stdout
    for opdracht in (("uitslag",), ("verslag",), ("samenvoegen", "in/c.yaml", "--uit", "x.yaml")):
        gedaan = draai(*opdracht, "in/a-verslag.json")
        assert gedaan.returncode == 3
        assert f"in/a-verslag.json: {zin}" in gedaan.stderr
        assert "0.0" not in gedaan.stderr
