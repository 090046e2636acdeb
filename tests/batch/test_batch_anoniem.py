"""`inzicht batch --anoniem`: schuilnamen in plaats van namen, overal, en alleen de sleutel weet wie het is."""

import io
import json
import random
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

import groephulp
from batchhulp import Blad, regels, rijen, schrijf, verzin
from conftest import Draai
from inzicht.modellen.wijzer import Wijzer

MERK = "Zonnebloem"
"""Staat in elk veld met vrije tekst en in elke bestandsnaam; niets daarvan mag naar buiten."""


def _gemerkt(wijzer: Wijzer, rng: random.Random, nummer: int) -> Blad:
    blad = verzin(wijzer, rng, nummer)
    blad["school"] = {**blad["school"], "naam": f"{MERK} {nummer}", "brin": f"{10 + nummer:02}ZZ"}
    for vak in blad["antwoorden"].values():
        for naam, keuze in vak.items():
            if isinstance(keuze, dict):
                vak[naam] = {veld: MERK if veld in ("opmerking", "reden") else waarde for veld, waarde in keuze.items()}
            elif isinstance(keuze, int):
                vak[naam] = {"keuze": keuze, "opmerking": MERK, "bewijs": MERK}
    vraag = f"{wijzer.banken[0].id}.{wijzer.banken[0].vragen[0].id}"
    blad["actiepunten"] = [{"vraag": vraag, "van": 1, "naar": 2, "status": "bezig", "notitie": MERK}]
    blad["vervallen_actiepunten"] = [{"vraag": MERK, "notitie": MERK}]
    blad["vorige"] = {
        "datum": "2025-11-20", "wijzerversie": "0.1", "kenmerken": {MERK.lower(): MERK.lower()},
        "antwoorden": {MERK.lower(): {MERK.lower(): 1}},
    }  # fmt: skip
    return blad


def _partij(wijzer: Wijzer, map_: Path, aantal: int = 12) -> None:
    rng = random.Random(21)
    schrijf(map_, {f"{MERK}-{n:02}.{'json' if n % 3 else 'yaml'}": _gemerkt(wijzer, rng, n) for n in range(aantal)})
    (map_ / f"{MERK}-kapot.yaml").write_text(f"{MERK}: 1\n", encoding="utf-8")
    (map_ / f"{MERK}-vraag.yaml").write_text(
        f"formaat: inzicht-antwoorden/1\nwijzer: {wijzer.kop.id}\nwijzerversie: '{wijzer.kop.versie}'\n"
        f"school: {{naam: {MERK}}}\ndatum: '2026-11-23'\nantwoorden: {{opslag: {{{MERK.lower()}: 3}}}}\n",
        encoding="utf-8",
    )
    (map_ / f"{MERK}-map.yaml").mkdir()


def _alle_tekst(map_: Path) -> dict[str, str]:
    """De tekst van elk bestand, rekenbladen uitgepakt, en elke bestandsnaam."""
    gevonden = {}
    for pad in sorted(map_.rglob("*")):
        tekst = pad.relative_to(map_).as_posix()
        if pad.suffix == ".xlsx":
            with zipfile.ZipFile(pad) as boek:
                tekst += "".join(boek.read(naam).decode("utf-8") for naam in boek.namelist())
        elif pad.is_file():
            tekst += pad.read_text(encoding="utf-8-sig")
        gevonden[pad.name] = tekst
    return gevonden


@pytest.mark.parametrize("processen", ["1", "2"])
def test_geen_naam_brin_bestand_of_vrije_tekst_komt_in_een_overzicht(
    draai: Draai, tmp_path: Path, wijzer: Wijzer, processen: str
) -> None:
    _partij(wijzer, tmp_path / "in")
    args = ("--volledig", "--verslagen", "--parallel", processen)
    gedaan = draai("batch", "in", "--uit", "uit", "--anoniem", "--sleutel", "sleutel.csv", *args)
    assert gedaan.returncode == 1, gedaan.stderr
    assert "Traceback" not in gedaan.stderr
    gemaakt = _alle_tekst(tmp_path / "uit")
    namen = [rij["nummer"] for rij in rijen(tmp_path / "sleutel.csv") if rij["school"]]
    assert all(re.fullmatch("School [0-9a-f]{6}", naam) for naam in namen)
    assert {naam for naam in gemaakt if naam.startswith("school-")} == {
        f"{naam.lower().replace(' ', '-')}.html" for naam in namen
    }
    assert len(gemaakt) == 6 + 1 + 12
    for naam, tekst in gemaakt.items():
        assert MERK.lower() not in tekst.lower(), naam
        assert "ZZ" not in tekst.replace("ZZZ", ""), naam
    assert [pad.name for pad in (tmp_path / "uit").iterdir() if pad.name.startswith(".")] == []


def test_een_lek_wordt_gezien(draai: Draai, tmp_path: Path, wijzer: Wijzer) -> None:
    _partij(wijzer, tmp_path / "in")
    draai("batch", "in", "--uit", "uit", "--verslagen")
    lekken = {naam for naam, tekst in _alle_tekst(tmp_path / "uit").items() if MERK.lower() in tekst.lower()}
    assert lekken >= {"overzicht.csv", "overzicht.xlsx", "uitslagen.jsonl", "fouten.csv", "groepsverslag.html"}


def test_de_sleutel_verbindt_elke_schuilnaam_met_de_school_die_erbij_hoort(
    draai: Draai, tmp_path: Path, wijzer: Wijzer
) -> None:
    _partij(wijzer, tmp_path / "in")
    draai("batch", "in", "--uit", "uit", "--anoniem", "--sleutel", "sleutel.csv")
    draai("batch", "in", "--uit", "met-namen")
    sleutel = {rij["nummer"]: rij for rij in rijen(tmp_path / "sleutel.csv")}
    bekend = {regel["bestand"]: regel for regel in regels(tmp_path / "met-namen" / "uitslagen.jsonl")}
    namen = [regel["bestand"] for regel in regels(tmp_path / "uit" / "uitslagen.jsonl")]
    assert [*namen, *(f"Geweigerd {n}" for n in (1, 2, 3))] == list(sleutel)
    assert namen == sorted(namen)
    for regel in regels(tmp_path / "uit" / "uitslagen.jsonl"):
        wie = sleutel[regel["bestand"]]
        echt = bekend.pop(wie["bestand"])
        assert (wie["school"], wie["brin"]) == (echt["school"]["naam"], echt["school"]["brin"])
        assert regel["school"] == {**echt["school"], "naam": regel["bestand"], "brin": None}
        kaal = [{**punt, "notitie": None} for punt in echt["actiepunten"]]
        herkomst = {**echt["herkomst"], "antwoorden": None}
        anders = {"bestand": 0, "school": 0}
        assert {**regel, **anders} == {**echt, **anders, "actiepunten": kaal, "herkomst": herkomst}
    assert not bekend


def test_van_een_geweigerd_bestand_staat_er_alleen_de_code(draai: Draai, tmp_path: Path, wijzer: Wijzer) -> None:
    _partij(wijzer, tmp_path / "in")
    draai("batch", "in", "--uit", "uit", "--anoniem", "--sleutel", "sleutel.csv")
    draai("batch", "in", "--uit", "met-namen")
    fouten = rijen(tmp_path / "uit" / "fouten.csv")
    assert [(rij["bestand"], rij["code"]) for rij in fouten] == [
        ("Geweigerd 1", "A013"), ("Geweigerd 2", "A101"), ("Geweigerd 3", "A122"),
    ]  # fmt: skip
    assert all((rij["regel"], rij["kolom"], rij["aantal"]) == ("", "", "") and rij["reden"] for rij in fouten)
    sleutel = {rij["nummer"]: rij["bestand"] for rij in rijen(tmp_path / "sleutel.csv")}
    echt = {rij["bestand"]: rij["code"] for rij in rijen(tmp_path / "met-namen" / "fouten.csv")}
    assert {sleutel[rij["bestand"]]: rij["code"] for rij in fouten} == echt


def test_de_naam_volgt_uit_de_anonieme_antwoorden_alleen(draai: Draai, tmp_path: Path, wijzer: Wijzer) -> None:
    rng = random.Random(4)
    bladen = [_gemerkt(wijzer, rng, nummer) for nummer in range(6)]
    schrijf(tmp_path / "een", {f"a{n}.yaml": blad for n, blad in enumerate(bladen)})
    for nummer, blad in enumerate(bladen):  # elke school krijgt de naam en de BRIN van een andere
        blad["school"] = {**blad["school"], "naam": f"{MERK} {9 - nummer}", "brin": f"{20 - nummer}ZZ"}
    schrijf(tmp_path / "twee", {f"map-{9 - n}.json": blad for n, blad in enumerate(bladen)})
    for map_ in ("een", "twee"):
        draai("batch", map_, "--uit", f"uit-{map_}", "--anoniem", "--sleutel", f"{map_}.csv", "--verslagen")
    assert _alle_tekst(tmp_path / "uit-een") == _alle_tekst(tmp_path / "uit-twee")
    een, twee = ({r["nummer"]: r["school"] for r in rijen(tmp_path / f"{m}.csv")} for m in ("een", "twee"))
    assert een.keys() == twee.keys()
    assert een != twee


def test_gelijke_antwoorden_van_twee_scholen_krijgen_elk_een_naam(draai: Draai, tmp_path: Path, wijzer: Wijzer) -> None:
    blad = _gemerkt(wijzer, random.Random(4), 1)
    ander = {**blad, "school": {**blad["school"], "naam": "Een ander", "brin": None}}
    schrijf(tmp_path / "in", {"a.yaml": blad, "b.yaml": ander, "c.yaml": _gemerkt(wijzer, random.Random(5), 2)})
    draai("batch", "in", "--uit", "uit", "--anoniem", "--verslagen")
    namen = [regel["bestand"] for regel in regels(tmp_path / "uit" / "uitslagen.jsonl")]
    tweeling = [naam for naam in namen if "-" in naam]
    assert len(namen) == 3
    assert tweeling == [f"{tweeling[0][:-2]}-1", f"{tweeling[0][:-2]}-2"]
    groep = (tmp_path / "uit" / "groepsverslag.md").read_text(encoding="utf-8")
    for naam in namen:
        assert f"| {naam} |" in groep
        pad = tmp_path / "uit" / "verslagen" / f"{naam.lower().replace(' ', '-')}.html"
        assert naam in pad.read_text(encoding="utf-8")


def test_van_een_dubbele_school_staat_alleen_erin_wat_telt(draai: Draai, tmp_path: Path, wijzer: Wijzer) -> None:
    rng = random.Random(4)
    bladen = {f"{n}.yaml": {**_gemerkt(wijzer, rng, n % 3), "datum": f"2026-11-0{1 + n // 3}"} for n in range(6)}
    schrijf(tmp_path / "in", bladen)
    gedaan = draai("batch", "in", "--uit", "uit", "--anoniem", "--verslagen", "--sleutel", "s.csv")
    assert "3 scholen geteld, 3 dubbele bestanden, 0 bestanden geweigerd." in gedaan.stderr
    assert not (tmp_path / "uit" / "dubbel.csv").exists()
    assert {regel["datum"] for regel in regels(tmp_path / "uit" / "uitslagen.jsonl")} == {"2026-11-02"}
    assert len(rijen(tmp_path / "uit" / "overzicht.csv")) == len(list((tmp_path / "uit" / "verslagen").iterdir())) == 3
    assert {rij["bestand"] for rij in rijen(tmp_path / "s.csv")} == {"3.yaml", "4.yaml", "5.yaml"}
    draai("batch", "in", "--uit", "alle", "--anoniem", "--dubbel", "alle")
    assert len(rijen(tmp_path / "alle" / "overzicht.csv")) == 6


def test_het_verslag_van_een_school_is_dat_van_verslag_anoniem(draai: Draai, tmp_path: Path, voorbeelden: Path) -> None:
    draai("batch", str(voorbeelden), "--uit", "uit", "--anoniem", "--verslagen", "--sleutel", "s.csv")
    for rij in rijen(tmp_path / "s.csv"):
        pad = tmp_path / "uit" / "verslagen" / f"{rij['nummer'].lower().replace(' ', '-')}.html"
        los = draai("verslag", str(voorbeelden / rij["bestand"]), "--anoniem", "--formaat", "html", "--uit", "-").stdout
        assert pad.read_text(encoding="utf-8") == los.replace("Anonieme school", rij["nummer"])


def test_rekenblad_en_csv_noemen_dezelfde_nummers(draai: Draai, tmp_path: Path, wijzer: Wijzer) -> None:
    _partij(wijzer, tmp_path / "in")
    draai("batch", "in", "--uit", "uit", "--anoniem")
    boek = openpyxl.load_workbook(io.BytesIO((tmp_path / "uit" / "overzicht.xlsx").read_bytes()), read_only=True)
    scholen = [[cel.value for cel in rij[:2]] for rij in boek["Scholen"].iter_rows(min_row=2)]
    assert scholen == [[rij["bestand"], rij["school"]] for rij in rijen(tmp_path / "uit" / "overzicht.csv")]
    assert all(een == twee for een, twee in scholen)
    kapot = [rij[0].value for rij in boek["Fouten"].iter_rows(min_row=2)]
    assert kapot == [rij["bestand"] for rij in rijen(tmp_path / "uit" / "fouten.csv")]
    boek.close()


def test_regels_van_standaardinvoer_kunnen_ook_anoniem(draai: Draai, tmp_path: Path, wijzer: Wijzer) -> None:
    rng = random.Random(3)
    invoer = [json.dumps(_gemerkt(wijzer, rng, n)) for n in range(7)] + ["{kapot"]
    for naam, volgorde in (("een", invoer), ("twee", invoer[::-1])):
        tekst = "\n".join(volgorde) + "\n"
        gedaan = draai("batch", "-", "--uit", naam, "--anoniem", invoer=tekst)
        assert gedaan.returncode == 1, gedaan.stderr
    een, twee = _alle_tekst(tmp_path / "een"), _alle_tekst(tmp_path / "twee")
    assert een == twee
    (fout,) = rijen(tmp_path / "een" / "fouten.csv")
    assert (fout["bestand"], fout["regel"], fout["code"]) == ("Geweigerd 1", "", "A005")


def test_op_het_scherm_staan_wel_de_echte_bestanden(draai: Draai, tmp_path: Path, wijzer: Wijzer) -> None:
    _partij(wijzer, tmp_path / "in")
    gedaan = draai("batch", "in", "--uit", "uit", "--anoniem")
    assert f"{MERK}-kapot.yaml:1:1: A101" in gedaan.stderr
    assert "Er is geen sleutel bewaard" in gedaan.stderr


def test_kleine_groepen_worden_genoemd(draai: Draai, tmp_path: Path, wijzer: Wijzer) -> None:
    rng = random.Random(6)
    scholen = [("po", n) for n in range(6)] + [("vo", 7)]
    bladen = {}
    for sector, nummer in scholen:
        blad = verzin(wijzer, rng, nummer, bont=False)
        bladen[f"{nummer}.yaml"] = {**blad, "school": {"naam": str(nummer), "kenmerken": {"sector": sector}}}
    schrijf(tmp_path / "in", bladen)
    gedaan = draai("batch", "in", "--uit", "uit", "--anoniem", "--uitvoer", "csv")
    assert "er is maar 1 school met sector `vo`" in gedaan.stderr
    assert "`po`" not in gedaan.stderr
    gedaan = draai("batch", "in", "--uit", "weer", "--anoniem", "--uitvoer", "csv", "--minimaal-aantal", "1")
    assert "`vo`" not in gedaan.stderr


def test_oude_overzichten_met_namen_worden_genoemd(draai: Draai, voorbeelden: Path) -> None:
    draai("batch", str(voorbeelden), "--uit", "uit", "--verslagen")
    gedaan = draai("batch", str(voorbeelden), "--uit", "uit", "--anoniem", "--uitvoer", "csv", "--overschrijf", "-q")
    assert "in uit staan ook groepsverslag.html, groepsverslag.md, overzicht.xlsx en 2 andere" in gedaan.stderr


# --- de sleutel ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "code", "woord"),
    [
        (("--sleutel", "s.csv"), 2, "--sleutel hoort bij --anoniem"),
        (("--anoniem", "--sleutel", "uit/s.csv"), 2, "buiten uit"),
        (("--anoniem", "--sleutel", "uit/../uit/diep/s.csv"), 2, "buiten uit"),
        (("--anoniem", "--sleutel", "link/s.csv"), 2, "buiten uit"),
        (("--anoniem", "--sleutel", "in/a.yaml"), 2, "op .csv eindigt"),
        (("--anoniem", "--sleutel", "-"), 2, "noem een bestand"),
        (("--anoniem", "--sleutel", "er-al.csv"), 4, "bestaat al"),
        (("--anoniem", "--sleutel", "nergens/s.csv"), 4, "de map nergens bestaat niet"),
        (("--anoniem", "--sleutel", ""), 2, "noem een bestand"),
    ],
)
def test_een_sleutel_op_een_verkeerde_plaats_wordt_vooraf_geweigerd(
    draai: Draai, tmp_path: Path, wijzer: Wijzer, args: tuple[str, ...], code: int, woord: str
) -> None:
    schrijf(tmp_path / "in", {"a.yaml": verzin(wijzer, random.Random(1))})
    voor = (tmp_path / "in" / "a.yaml").read_bytes()
    (tmp_path / "uit").mkdir()
    (tmp_path / "link").symlink_to("uit")
    (tmp_path / "er-al.csv").write_text("van een ander", encoding="utf-8")
    gedaan = draai("batch", "in", "--uit", "uit", *args, *(["--overschrijf"] if "in/a.yaml" in args else []))
    assert (gedaan.returncode, woord in gedaan.stderr) == (code, True), gedaan.stderr
    assert list((tmp_path / "uit").iterdir()) == []
    assert (tmp_path / "in" / "a.yaml").read_bytes() == voor
    assert (tmp_path / "er-al.csv").read_text(encoding="utf-8") == "van een ander"


def test_de_sleutel_is_alleen_voor_wie_hem_maakte(draai: Draai, tmp_path: Path, voorbeelden: Path) -> None:
    (tmp_path / "s.csv").write_text("oud", encoding="utf-8")
    draai("batch", str(voorbeelden), "--uit", "uit", "--anoniem", "--sleutel", "s.csv", "--overschrijf")
    assert (tmp_path / "s.csv").stat().st_mode & 0o077 == 0
    assert len(rijen(tmp_path / "s.csv")) == len([*voorbeelden.glob("*.yaml")])


def _maanden(draai: Draai, map_: Path, wijzer: Wijzer) -> tuple[dict[str, str], list[dict[str, str]]]:
    """Twee keer dezelfde scholen, de tweede keer met andere antwoorden; een school valt weg en een komt erbij."""
    schrijf(map_ / "een", {f"{n}.yaml": _gemerkt(wijzer, random.Random(n), n) for n in range(4)})
    draai("batch", "een", "--uit", "uit-een", "--anoniem", "--sleutel", "s.csv")
    eerst = {rij["school"]: rij["nummer"] for rij in rijen(map_ / "s.csv")}
    bladen = {f"nieuw-{n}.json": _gemerkt(wijzer, random.Random(90 + n), n) for n in range(1, 6)}
    bladen["nieuw-1.json"]["school"] = {"naam": f" {MERK.upper()}  1"}
    schrijf(map_ / "twee", bladen)
    gedaan = draai("batch", "twee", "--uit", "uit-twee", "--anoniem", "--sleutel", "s.csv", "--overschrijf")
    assert gedaan.returncode == 0, gedaan.stderr
    return eerst, rijen(map_ / "s.csv")


def test_met_een_eerdere_sleutel_houdt_een_school_haar_naam(draai: Draai, tmp_path: Path, wijzer: Wijzer) -> None:
    eerst, sleutel = _maanden(draai, tmp_path, wijzer)
    nu = {rij["bestand"]: rij["nummer"] for rij in sleutel}
    for nummer in (1, 2, 3):
        assert nu[f"nieuw-{nummer}.json"] == eerst[f"{MERK} {nummer}"]
    assert nu[""] == eerst[f"{MERK} 0"]  # wie er nu niet is, houdt haar naam voor later
    assert {nu["nieuw-4.json"], nu["nieuw-5.json"]}.isdisjoint(eerst.values())
    namen = [regel["bestand"] for regel in regels(tmp_path / "uit-twee" / "uitslagen.jsonl")]
    assert namen == sorted(nummer for bestand, nummer in nu.items() if bestand)
    draai("batch", "een", "--uit", "uit-drie", "--anoniem", "--sleutel", "s.csv", "--overschrijf")
    assert {rij["school"]: rij["nummer"] for rij in rijen(tmp_path / "s.csv") if rij["bestand"]} == eerst


def test_zonder_overschrijf_blijft_een_sleutel_staan(draai: Draai, tmp_path: Path, wijzer: Wijzer) -> None:
    _maanden(draai, tmp_path, wijzer)
    voor = (tmp_path / "s.csv").read_bytes()
    gedaan = draai("batch", "een", "--uit", "nog", "--anoniem", "--sleutel", "s.csv")
    assert (gedaan.returncode, "bestaat al" in gedaan.stderr) == (4, True)
    assert (tmp_path / "s.csv").read_bytes() == voor


@pytest.mark.parametrize(
    "inhoud",
    [
        b"", b"nummer;bestand\r\n", b"\xff\xfe\x00", b'nummer;bestand;school;brin\r\n"x', b"nummer;bestand;school;brin\r\n\0;a;b;c\r\n",
        b"nummer,bestand,school,brin\r\n=1+1,a.yaml,Zonnebloem 1,\r\nSchool ../x,b.yaml,Zonnebloem 2,\r\n",
        b"nummer;bestand;school;brin\r\n" + b"x" * 200_000 + b";;;\r\n",
    ],
)  # fmt: skip
def test_een_sleutel_die_er_geen_is_geeft_geen_vreemde_namen(
    draai: Draai, tmp_path: Path, wijzer: Wijzer, inhoud: bytes
) -> None:
    schrijf(tmp_path / "in", {f"{n}.yaml": _gemerkt(wijzer, random.Random(n), n) for n in range(3)})
    (tmp_path / "s.csv").write_bytes(inhoud)
    gedaan = draai(
        "batch", "in", "--uit", "uit", "--anoniem", "--sleutel", "s.csv", "--overschrijf", "--uitvoer", "jsonl"
    )
    assert gedaan.returncode == 0, gedaan.stderr
    namen = [regel["bestand"] for regel in regels(tmp_path / "uit" / "uitslagen.jsonl")]
    assert all(re.fullmatch("School [0-9a-f]{6}", naam) for naam in namen)


def test_een_naam_die_op_een_formule_lijkt_wordt_in_de_sleutel_herkend(
    draai: Draai, tmp_path: Path, wijzer: Wijzer
) -> None:
    blad = _gemerkt(wijzer, random.Random(1), 1)
    schrijf(tmp_path / "in", {"a.yaml": {**blad, "school": {"naam": '=1+1 "x"'}}})
    draai("batch", "in", "--uit", "een", "--anoniem", "--sleutel", "s.csv")
    (naam,) = [rij["nummer"] for rij in rijen(tmp_path / "s.csv")]
    anders = {**blad, "datum": "2026-12-01", "school": {"naam": '=1+1 "x"'}}
    schrijf(tmp_path / "in", {"a.yaml": anders})
    draai("batch", "in", "--uit", "twee", "--anoniem", "--sleutel", "s.csv", "--overschrijf")
    assert [rij["nummer"] for rij in rijen(tmp_path / "s.csv")] == [naam]


def test_een_grote_anonieme_groep_noemt_alle_scholen_en_wie_het_verst_is(
    draai: Draai, tmp_path: Path, wijzer: Wijzer
) -> None:
    """Meer scholen dan er in een deel passen: geen ervan mag uit de telling of uit de voorlopers vallen."""
    groephulp.schrijf(tmp_path / "in", groephulp.scholen(wijzer, 120))
    gedaan = draai("batch", "in", "--uit", "uit", "--anoniem", "--uitvoer", "csv,html", "--parallel", "2")
    assert gedaan.returncode == 0, gedaan.stderr
    overzicht = rijen(tmp_path / "uit" / "overzicht.csv")
    verslag = (tmp_path / "uit" / "groepsverslag.html").read_text(encoding="utf-8")
    assert len(overzicht) == 120
    assert "120 scholen" in verslag
    assert verslag.count("Deze scholen zijn hier het verst.") == len(wijzer.banken)
    for bank in wijzer.banken:
        hoogste = max(rij[f"{bank.id}_aantoonbaar"] for rij in overzicht)
        verste = [rij["bestand"] for rij in overzicht if rij[f"{bank.id}_aantoonbaar"] == hoogste]
        assert any(naam in verslag for naam in verste), bank.id
