"""Een school die er vaker in zit, telt een keer; dubbel.csv en het scherm zeggen welk bestand dat is."""

import json
import random
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from batchhulp import Blad, regels, rijen, schrijf, verzin
from conftest import Draai
from groephulp import verzin as verzin_school
from inzicht.modellen.wijzer import Wijzer


def _blad(wijzer: Wijzer, naam: str, brin: str | None = None, datum: str = "2026-11-20", **antwoorden: int) -> Blad:
    return {
        "formaat": "inzicht-antwoorden/1",
        "wijzer": wijzer.kop.id,
        "wijzerversie": wijzer.kop.versie,
        "school": {"naam": naam, **({"brin": brin} if brin else {}), "kenmerken": {"sector": "po"}},
        "datum": datum,
        "antwoorden": {"opslag": antwoorden or {"overzicht": 2}},
    }


def _telt(map_: Path) -> dict[str, str]:
    return {rij["bestand"]: rij["telt"] for rij in rijen(map_ / "dubbel.csv")}


BOTST = "Let op, dezelfde naam, dezelfde datum, andere inhoud:"
KIJK = "Kijk of dat klopt."
GEVALLEN: dict[str, tuple[dict[str, dict[str, Any]], str, str]] = {
    "nieuwste datum": (
        {"a.yaml": {"datum": "2026-11-24"}, "b.yaml": {}, "c.yaml": {"datum": "2026-11-09"}},
        "a.yaml",
        "Let op, dezelfde naam, andere datum: a.yaml, b.yaml en c.yaml. In de groep telt a.yaml, want dat is het nieuwst.",
    ),
    "dezelfde inhoud": (
        {"a.yaml": {}, "b.yaml": {}},
        "b.yaml",
        "Let op, dezelfde naam, dezelfde inhoud: a.yaml en b.yaml. In de groep telt b.yaml.",
    ),
    "meeste antwoorden": (
        {"a.yaml": {"overzicht": 1, "gevoelige-dossiers": 2}, "b.yaml": {"overzicht": 1}},
        "a.yaml",
        f"{BOTST} a.yaml en b.yaml. In de groep telt a.yaml, want daar staan de meeste antwoorden in. {KIJK}",
    ),
    "laatste naam": (
        {"a.yaml": {"overzicht": 3}, "b.yaml": {"overzicht": 1}, "B.yaml": {"overzicht": 2}},
        "b.yaml",
        f"{BOTST} B.yaml, a.yaml en b.yaml. In de groep telt b.yaml, want die naam komt het laatst. {KIJK}",
    ),
    "nieuwste met een kopie": (
        {"a.yaml": {"datum": "2026-11-24"}, "b.yaml": {}, "c.yaml": {"datum": "2026-11-24"}},
        "c.yaml",
        "Let op, dezelfde naam, andere datum: a.yaml, b.yaml en c.yaml. In de groep telt c.yaml, want dat is het nieuwst.",
    ),
    "zelfde brin": (
        {"a.yaml": {"naam": "Anders", "brin": "12AB", "datum": "2026-11-24"}, "b.yaml": {"brin": "12AB"}},
        "a.yaml",
        "Let op, dezelfde BRIN, andere datum: a.yaml en b.yaml. In de groep telt a.yaml, want dat is het nieuwst.",
    ),
    "zonder brin bij de enige brin": (
        {"a.yaml": {"naam": "DE  BRUG", "datum": "2026-11-24"}, "b.yaml": {"brin": "12AB"}, "c.yaml": {"brin": "12AB"}},
        "a.yaml",
        "Let op, dezelfde naam, andere datum: a.yaml, b.yaml en c.yaml. In de groep telt a.yaml, want dat is het nieuwst.",
    ),
}


@pytest.mark.parametrize(("bestanden", "telt", "zin"), GEVALLEN.values(), ids=GEVALLEN)
def test_van_dezelfde_school_telt_een_bestand(
    draai: Draai, tmp_path: Path, wijzer: Wijzer, bestanden: dict[str, dict[str, Any]], telt: str, zin: str
) -> None:
    bladen = {naam: _blad(wijzer, **{"naam": "De Brug", **velden}) for naam, velden in bestanden.items()}
    schrijf(tmp_path / "in", {**bladen, "linde.yaml": _blad(wijzer, "De Linde")})
    gedaan = draai("batch", "in", "--uit", "uit")
    assert gedaan.returncode == 0
    assert zin in gedaan.stderr.splitlines()
    assert gedaan.stderr.startswith(f"2 scholen geteld, {len(bladen) - 1} dubbel")
    assert _telt(tmp_path / "uit") == {naam: "ja" if naam == telt else "nee" for naam in bladen}
    stil = draai("batch", "in", "--uit", "stil", "-q").stderr
    assert stil == (f"{zin}\n" if "Kijk of dat klopt." in zin else "")


def test_een_naam_met_twee_brins_is_zonder_brin_een_eigen_school(draai: Draai, tmp_path: Path, wijzer: Wijzer) -> None:
    schrijf(
        tmp_path / "in",
        {
            "a.yaml": _blad(wijzer, "De Brug", "12AB"),
            "b.yaml": _blad(wijzer, "De Brug", "12AC"),
            "c.yaml": _blad(wijzer, "De Brug"),
            "d.yaml": _blad(wijzer, "de brug", datum="2026-11-21"),
        },
    )
    gedaan = draai("batch", "in", "--uit", "uit")
    assert "3 scholen geteld, 1 dubbel bestand, 0 bestanden geweigerd." in gedaan.stderr
    assert _telt(tmp_path / "uit") == {"c.yaml": "nee", "d.yaml": "ja"}


def test_dubbel_csv_noemt_school_brin_bestand_en_datum(draai: Draai, tmp_path: Path, wijzer: Wijzer) -> None:
    schrijf(
        tmp_path / "in",
        {
            "x.yaml": _blad(wijzer, "Zonder"),
            "b.json": _blad(wijzer, "De Brug", "12AB"),
            "a.yaml": _blad(wijzer, "De  brug", datum="2026-11-27"),
        },
    )
    draai("batch", "in", "--uit", "uit")
    assert (tmp_path / "uit" / "dubbel.csv").read_bytes().decode("utf-8-sig") == (
        "school;brin;telt;bestand;datum\r\n"
        '"De  brug";;"ja";"a.yaml";"2026-11-27"\r\n"De Brug";"12AB";"nee";"b.json";"2026-11-20"\r\n'
    )
    draai("batch", "in", "--uit", "punt", "--csv", "punt")
    assert (tmp_path / "punt" / "dubbel.csv").read_bytes().startswith(b"school,brin,telt,bestand,datum\r\n")


# --- waarin een school een keer telt --------------------------------------------------------------------


@pytest.fixture
def groep(tmp_path: Path, wijzer: Wijzer) -> Path:
    """Zes scholen in het po, en een in het vo die zes keer inleverde; alleen haar laatste bestand haalt niveau 5."""
    rng = random.Random(4)
    bladen = {f"po-{n}.json": _vast(verzin_school(wijzer, rng, f"PO {n}"), wijzer, "po", 1) for n in range(6)}
    for n in range(6):
        blad = _vast(verzin_school(wijzer, rng, "De Vier" if n % 2 else "DE VIER"), wijzer, "vo", 5 if n == 3 else 3)
        bladen[f"vo-{n}.json"] = {**blad, "datum": f"2026-11-{25 if n == 3 else n + 1:02}"}
    schrijf(tmp_path / "in", bladen)
    return tmp_path / "in"


def _vast(blad: Blad, wijzer: Wijzer, sector: str, niveau: int) -> Blad:
    vakken = {
        bank.id: {v.id: min(v.ladder, key=lambda een: abs(een - niveau)) for v in bank.vragen} for bank in wijzer.banken
    }
    school = {**blad["school"], "kenmerken": {"sector": sector}}
    return {**blad, "school": school, "omvang": "volledig", "antwoorden": vakken, "datum": "2026-10-01"}


@pytest.mark.usefixtures("groep")
def test_groepsverslag_rekenblad_en_kleine_groep_tellen_een_school_een_keer(draai: Draai, tmp_path: Path) -> None:
    assert draai("batch", "in", "--uit", "uit").returncode == 0
    verslag = (tmp_path / "uit" / "groepsverslag.md").read_text(encoding="utf-8")
    assert verslag.startswith("# Groepsverslag: 7 scholen\n")
    assert verslag.count("DE VIER") + verslag.count("De Vier") == 4  # een keer in de kaart, en drie keer het verst
    assert "De splitsing naar sector blijft weg: een van de groepen heeft minder dan 5 scholen." in verslag
    boek = openpyxl.load_workbook(tmp_path / "uit" / "overzicht.xlsx", read_only=True)
    scholen = [rij[0].value for rij in boek["Scholen"].iter_rows(min_row=2)]
    assert scholen == [*(f"po-{n}.json" for n in range(6)), "vo-3.json"]
    assert len(list(boek["Vragen"].iter_rows(min_row=4))) == 7
    assert all(rij[7].value <= 7 for rij in boek["Belemmeringen"].iter_rows(min_row=2))
    boek.close()
    assert len(rijen(tmp_path / "uit" / "overzicht.csv")) == 12  # elk bestand houdt zijn rij en zijn regel
    assert len(regels(tmp_path / "uit" / "uitslagen.jsonl")) == 12


def test_de_groep_is_die_van_alleen_de_bestanden_die_tellen(draai: Draai, tmp_path: Path, groep: Path) -> None:
    draai("batch", "in", "--uit", "uit")
    for pad in groep.iterdir():
        if pad.name.startswith("vo") and pad.name != "vo-3.json":
            pad.unlink()
    draai("batch", "in", "--uit", "weer")
    for naam in ("groepsverslag.md", "groepsverslag.html", "overzicht.xlsx"):
        assert (tmp_path / "uit" / naam).read_bytes() == (tmp_path / "weer" / naam).read_bytes()
    assert not (tmp_path / "weer" / "dubbel.csv").exists()


@pytest.mark.usefixtures("groep")
def test_met_alle_telt_elk_bestand(draai: Draai, tmp_path: Path) -> None:
    gedaan = draai("batch", "in", "--uit", "uit", "--dubbel", "alle")
    assert "12 scholen geteld, 0 bestanden geweigerd." in gedaan.stderr
    assert "Zij tellen allemaal mee." in gedaan.stderr
    verslag = (tmp_path / "uit" / "groepsverslag.md").read_text(encoding="utf-8")
    assert verslag.startswith("# Groepsverslag: 12 scholen\n")
    assert "De splitsing naar sector blijft weg" not in verslag
    assert set(_telt(tmp_path / "uit").values()) == {"ja"}
    gedaan = draai("batch", "in", "--uit", "nee", "--dubbel", "ale")
    assert (gedaan.returncode, "Bedoelde u `alle`?" in gedaan.stderr) == (2, True)


def test_zelfde_bytes_bij_elke_plaats_en_elk_aantal_processen(draai: Draai, tmp_path: Path, wijzer: Wijzer) -> None:
    rng = random.Random(5)
    for nummer in range(120):
        blad = verzin(wijzer, rng, nummer % 40)
        brin = {"brin": f"{10 + nummer % 30}AB"} if nummer % 3 else {}
        school = {"naam": f"School {nummer % 40}", **brin}
        schrijf(tmp_path / "in" / str(nummer % 3), {f"{nummer:03}.yaml": {**blad, "school": school}})
    paden = [f"in/{n}" for n in range(3)]
    gemaakt = []
    for nummer, args in enumerate((["in"], paden[::-1], [*paden, "--parallel", "2"], ["in", "--parallel", "3"])):
        draai("batch", *args, "--uit", f"uit{nummer}", PYTHONHASHSEED=str(nummer))
        gemaakt.append({pad.name: pad.read_bytes() for pad in (tmp_path / f"uit{nummer}").iterdir()})
    assert all(een == gemaakt[0] for een in gemaakt)
    assert "dubbel.csv" in gemaakt[0]


def test_ook_op_standaardinvoer_telt_een_school_een_keer(draai: Draai, tmp_path: Path, wijzer: Wijzer) -> None:
    bladen = [_blad(wijzer, "De Brug", overzicht=1 + n % 3) for n in range(11)]
    draai("batch", "-", "--uit", "uit", invoer="\n".join(map(json.dumps, bladen)))
    assert [naam for naam, telt in _telt(tmp_path / "uit").items() if telt == "ja"] == ["standaardinvoer:11"]


def test_een_dubbel_csv_van_een_eerdere_keer_blijft_niet_staan(draai: Draai, tmp_path: Path, wijzer: Wijzer) -> None:
    schrijf(tmp_path / "in", {"a.yaml": _blad(wijzer, "De Brug"), "b.yaml": _blad(wijzer, "De Brug")})
    draai("batch", "in", "--uit", "uit", "--uitvoer", "csv")
    (tmp_path / "uit" / "overzicht.csv").unlink()
    (tmp_path / "uit" / "fouten.csv").unlink()
    (tmp_path / "in" / "a.yaml").unlink()
    gedaan = draai("batch", "in", "--uit", "uit", "--uitvoer", "csv")
    assert (gedaan.returncode, "uit/dubbel.csv: bestaat al" in gedaan.stderr) == (4, True)
    assert draai("batch", "in", "--uit", "uit", "--uitvoer", "csv", "--overschrijf").returncode == 0
    assert {pad.name for pad in (tmp_path / "uit").iterdir()} == {"overzicht.csv", "fouten.csv"}


def test_veel_dubbele_scholen_vullen_het_scherm_niet(draai: Draai, tmp_path: Path, wijzer: Wijzer) -> None:
    bladen = {f"{n:03}.json": _blad(wijzer, f"School {n % 30}", overzicht=1 + n // 90) for n in range(240)}
    schrijf(tmp_path / "in", bladen)
    gezegd = draai("batch", "in", "--uit", "uit", "--uitvoer", "csv").stderr.splitlines()
    assert sum(zin.startswith("Let op, dezelfde naam") for zin in gezegd) == 20
    assert all(len(zin) < 250 for zin in gezegd)
    assert "En nog 10 scholen met meer bestanden." in gezegd
    assert "en 3 andere bestanden." in next(zin for zin in gezegd if zin.startswith("Let op"))
    assert len(_telt(tmp_path / "uit")) == 240


# --- wat geen invoer is, en andere vragen -----------------------------------------------------------------


def test_eigen_uitvoer_tussen_de_antwoorden_is_geen_fout(draai: Draai, tmp_path: Path, voorbeelden: Path) -> None:
    shutil.copytree(voorbeelden, tmp_path / "in")
    eerst = draai("batch", "in", "--uit", "eerst", "--uitvoer", "jsonl")
    assert eerst.returncode == 0
    draai("verslag", "in/gat.yaml", "--formaat", "json")
    draai("verslag", "in/gat.yaml", "--formaat", "json", "--voor", "bestuur")
    shutil.copy(tmp_path / "eerst" / "uitslagen.jsonl", tmp_path / "in" / "kopie.json")
    gedaan = draai("batch", "in", "--uit", "uit", "--uitvoer", "jsonl", "--parallel", "2")
    assert gedaan.returncode == 0, gedaan.stderr
    assert f"{len([*voorbeelden.iterdir()])} scholen geteld, 0 bestanden geweigerd." in gedaan.stderr
    assert "Overgeslagen: 3 uitslagen die inzicht zelf maakte (" in gedaan.stderr
    assert "gat-verslag.json" in gedaan.stderr
    assert (tmp_path / "uit" / "uitslagen.jsonl").read_bytes() == (tmp_path / "eerst" / "uitslagen.jsonl").read_bytes()
    shutil.rmtree(tmp_path / "in")
    (tmp_path / "in").mkdir()
    shutil.copy(tmp_path / "eerst" / "uitslagen.jsonl", tmp_path / "in" / "kopie.json")
    gedaan = draai("batch", "in", "--uit", "niets")
    assert (gedaan.returncode, "Hier staat geen enkel antwoordenbestand" in gedaan.stderr) == (3, True)


def test_een_ander_wijzerkenmerk_wordt_genoemd(draai: Draai, tmp_path: Path, wijzer: Wijzer) -> None:
    bladen = {f"{n}.yaml": _blad(wijzer, f"School {n}") for n in range(6)}
    for n in range(4):
        bladen[f"{n}.yaml"]["wijzerkenmerk"] = "sha256:anders"
    bladen["5.yaml"]["wijzerkenmerk"] = wijzer.kenmerk
    schrijf(tmp_path / "in", bladen)
    gezegd = draai("batch", "in", "--uit", "uit", "--uitvoer", "csv").stderr
    zin = "4 bestanden zijn ingevuld met andere vragen dan die van deze wijzer, bij dezelfde versie"
    assert f"{zin}: 0.yaml, 1.yaml, 2.yaml en 1 ander.\n" in gezegd
