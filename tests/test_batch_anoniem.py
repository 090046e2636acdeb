"""`inzicht batch --anoniem`: nummers in plaats van namen, overal, en alleen de sleutel weet wie het is."""

import io
import json
import random
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from conftest import Draai
from inzicht.batch.opbrengst import Opbrengst
from inzicht.batch.schuilnaam import Nummering, schuilnaam
from inzicht.batch.verwerking import Geweigerd
from inzicht.fouten import Bevinding, Plek
from inzicht.wijzer import Wijzer
from test_batch import Blad, regels, rijen, schrijf, verzin

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
    assert {naam for naam in gemaakt if naam.startswith("school-")} == {
        f"school-{n:02}.html" for n in _geteld(tmp_path)
    }
    assert len(gemaakt) == 6 + 1 + 12
    for naam, tekst in gemaakt.items():
        assert MERK.lower() not in tekst.lower(), naam
        assert "ZZ" not in tekst.replace("ZZZ", ""), naam
    assert [pad.name for pad in (tmp_path / "uit").iterdir() if pad.name.startswith(".")] == []


def _geteld(map_: Path) -> list[int]:
    """De nummers van de scholen die meetellen, uit de sleutel."""
    return [int(rij["nummer"].split()[1]) for rij in rijen(map_ / "sleutel.csv") if rij["school"]]


def test_een_lek_wordt_gezien(draai: Draai, tmp_path: Path, wijzer: Wijzer) -> None:
    _partij(wijzer, tmp_path / "in")
    draai("batch", "in", "--uit", "uit", "--verslagen")
    lekken = {naam for naam, tekst in _alle_tekst(tmp_path / "uit").items() if MERK.lower() in tekst.lower()}
    assert lekken >= {"overzicht.csv", "overzicht.xlsx", "uitslagen.jsonl", "fouten.csv", "groepsverslag.html"}


def test_de_sleutel_verbindt_elk_nummer_met_de_school_die_erbij_hoort(
    draai: Draai, tmp_path: Path, wijzer: Wijzer
) -> None:
    _partij(wijzer, tmp_path / "in")
    draai("batch", "in", "--uit", "uit", "--anoniem", "--sleutel", "sleutel.csv")
    draai("batch", "in", "--uit", "met-namen")
    sleutel = {rij["nummer"]: rij for rij in rijen(tmp_path / "sleutel.csv")}
    assert list(sleutel) == [f"School {n:02}" for n in range(1, 16)]
    bekend = {regel["bestand"]: regel for regel in regels(tmp_path / "met-namen" / "uitslagen.jsonl")}
    for regel in regels(tmp_path / "uit" / "uitslagen.jsonl"):
        wie = sleutel[regel["bestand"]]
        echt = bekend.pop(wie["bestand"])
        assert (wie["school"], wie["brin"]) == (echt["school"]["naam"], echt["school"]["brin"])
        assert regel["school"] == {**echt["school"], "naam": regel["bestand"], "brin": None}
        kaal = [{**punt, "notitie": None} for punt in echt["actiepunten"]]
        assert {**regel, "bestand": 0, "school": 0} == {**echt, "bestand": 0, "school": 0, "actiepunten": kaal}
    assert not bekend
    fouten = {rij["bestand"]: rij for rij in rijen(tmp_path / "uit" / "fouten.csv")}
    echte = {rij["bestand"]: rij for rij in rijen(tmp_path / "met-namen" / "fouten.csv")}
    assert {sleutel[naam]["bestand"] for naam in fouten} == set(echte)
    for naam, rij in fouten.items():
        echt = echte[sleutel[naam]["bestand"]]
        assert [rij[veld] for veld in ("regel", "kolom", "code", "aantal")] == [
            echt[veld] for veld in ("regel", "kolom", "code", "aantal")
        ]
        assert rij["reden"]


def test_het_nummer_volgt_uit_de_inhoud_en_niet_uit_de_naam(draai: Draai, tmp_path: Path, wijzer: Wijzer) -> None:
    rng = random.Random(4)
    bladen = [_gemerkt(wijzer, rng, nummer) for nummer in range(6)]
    schrijf(tmp_path / "een", {f"a{n}.yaml": blad for n, blad in enumerate(bladen)})
    schrijf(tmp_path / "twee", {f"map-{9 - n}.yaml": blad for n, blad in enumerate(bladen)})
    for map_ in ("een", "twee"):
        draai("batch", map_, "--uit", f"uit-{map_}", "--anoniem", "--sleutel", f"{map_}.csv", "--verslagen")
    assert _alle_tekst(tmp_path / "uit-een") == _alle_tekst(tmp_path / "uit-twee")
    een, twee = ({r["nummer"]: r["school"] for r in rijen(tmp_path / f"{m}.csv")} for m in ("een", "twee"))
    assert een == twee


def test_dezelfde_inhoud_krijgt_elk_een_nummer(draai: Draai, tmp_path: Path, wijzer: Wijzer) -> None:
    blad = _gemerkt(wijzer, random.Random(4), 1)
    schrijf(tmp_path / "in", {"a.yaml": blad, "b.yaml": blad, "c.yaml": _gemerkt(wijzer, random.Random(5), 2)})
    draai("batch", "in", "--uit", "uit", "--anoniem", "--verslagen")
    namen = ["School 01", "School 02", "School 03"]
    assert [regel["bestand"] for regel in regels(tmp_path / "uit" / "uitslagen.jsonl")] == namen
    groep = (tmp_path / "uit" / "groepsverslag.md").read_text(encoding="utf-8")
    assert all(f"| {naam} |" in groep for naam in namen)
    for nummer, naam in enumerate(namen, start=1):
        assert naam in (tmp_path / "uit" / "verslagen" / f"school-0{nummer}.html").read_text(encoding="utf-8")


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
    assert (fout["regel"], fout["kolom"], fout["code"]) == ("", "", "A005")  # de regel zou zeggen de hoeveelste het was


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
    assert len(rijen(tmp_path / "s.csv")) == 5


# --- de nummering zelf --------------------------------------------------------------------------------


def test_een_schuilnaam_hangt_niet_van_bom_of_regeleinden_af() -> None:
    assert schuilnaam(b"\xef\xbb\xbfa: 1\r\n") == schuilnaam(b"a: 1\n")
    assert schuilnaam(b"a: 1\n") != schuilnaam(b"a: 2\n")


def _opbrengst(namen: list[str], geweigerd: set[str], **velden: Any) -> Opbrengst:
    opbrengst = Opbrengst(**velden)
    for nummer, naam in enumerate(namen):
        schuil = schuilnaam(naam.encode())
        opbrengst.namen.append(naam)
        opbrengst.schuilnamen.append(schuil)
        opbrengst.brins.append(nummer)
        opbrengst.scholen.append(nummer + 100)
        if naam in geweigerd:
            opbrengst.geweigerd.append((naam, Geweigerd(Bevinding(Plek(naam), "A001", "leeg"), 1, reden="regel")))
        else:
            opbrengst.csv.append(f"{schuil};{schuil};3\r\n")
            opbrengst.wie.append((f"naam van {naam}", None))
    return opbrengst


def test_wat_wordt_weggelegd_komt_op_volgorde_van_schuilnaam_terug() -> None:
    namen = [f"bestand {n}" for n in range(1200)]
    kapot = set(namen[::7])
    nummering = Nummering(io.BytesIO())
    for begin in range(0, len(namen), 100):
        nummering.neem_op(_opbrengst(namen[begin : begin + 100], kapot))
    volgorde = sorted(namen, key=lambda naam: schuilnaam(naam.encode()))
    terug = list(nummering.opbrengsten())
    assert [naam for een in terug for naam in een.namen] == volgorde
    nummers = {naam: f"School {n:04}" for n, naam in enumerate(volgorde, start=1)}
    assert [naam for een in terug for naam, _ in een.geweigerd] == [nummers[naam] for naam in volgorde if naam in kapot]
    goed = [naam for naam in volgorde if naam not in kapot]
    assert [r for een in terug for r in een.csv] == [f"{nummers[naam]};{nummers[naam]};3\r\n" for naam in goed]
    assert [getal for een in terug for getal in een.brins] == [int(naam.split()[1]) % 100 for naam in volgorde]
    assert [(rij.nummer, rij.bestand, rij.school) for rij in nummering.sleutel()] == [
        (nummers[naam], naam, None if naam in kapot else f"naam van {naam}") for naam in volgorde
    ]
