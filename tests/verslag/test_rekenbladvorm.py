"""Hoe overzicht.xlsx eruitziet: elke cel, breedte, kleur, kop en filter van een klein rekenblad."""

import datetime as dt
import errno
import gc
import io
import sys
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from conftest import Draai
from groephulp import scholen, schrijf
from hulp import maak_wijzer
from inzicht.modellen.wijzer import Wijzer
from inzicht.verslag.groep import rekenblad
from inzicht.verslag.groep.rekenblad import Boek
from inzicht.verslag.groep.telling import Vraagtelling
from inzicht.verslag.tabel import Tiende
from verslaghulp import banken, kop, maak_vraag

KOLOMMEN = ("bestand", "school", "brin", "sector", "datum", "een_aantoonbaar", "een_mogelijk", "een_score", "reden")
SCHOLEN: tuple[tuple[tuple[str | int | Tiende | None, ...], tuple[str | int | None, ...]], ...] = (
    (("a.yaml", "De Brug", "12AB", "po", "1901-01-01", 2, 3, Tiende(455), ""), (1, 2, "?", "nvt", "·", None, "1–3")),
    (("=b.yaml", "=1+1", None, None, "1900-12-31", 1, 1, Tiende(0), "-x"), (1, 1, 1, 1, 1, 1, 3)),
)
FOUT = ("kapot.json", 1, 2, "A001", "=leeg", 3)


def _wijzer() -> Wijzer:
    """Zeven vragen; de laatste heeft maar drie situaties."""
    een, twee = banken()
    kort = maak_vraag(
        "g",
        situaties={n: f"Situatie g {n}." for n in (1, 3, 5)},
        adviezen={n: f"Advies g {n}." for n in (1, 3)},
    )
    return maak_wijzer(kop(), [een, {**twee, "vragen": [twee["vragen"][0], kort]}])


def _tellingen() -> dict[str, Vraagtelling]:
    namen = [f"een.{naam}" for naam in "abcde"] + ["twee.f", "twee.g"]
    vragen = {naam: Vraagtelling(Counter({1: 2})) for naam in namen}
    vragen["een.c"].keuzes = Counter({1: 3, 2: 4, 5: 6, "onbekend": 7, "open": 8, "nvt": 9})
    vragen["twee.g"] = Vraagtelling(Counter({1: 1, 3: 2, 5: 3}), tegen=Counter({1: 5}), mist=Counter({1: 4}), dekking=1)
    return vragen


def _open(stroom: io.BytesIO) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(stroom.getvalue()))


@pytest.fixture(scope="module")
def ruw(tmp_path_factory: pytest.TempPathFactory) -> io.BytesIO:
    """Het bestand van twee scholen en een fout."""
    stroom = io.BytesIO()
    boek = Boek(stroom, str(tmp_path_factory.mktemp("klad")), _wijzer(), KOLOMMEN)
    for cellen, keuzes in SCHOLEN:
        boek.school(cellen, keuzes)
    boek.fout(FOUT)
    boek.sluit(_tellingen())
    return stroom


@pytest.fixture(scope="module")
def boek(ruw: io.BytesIO) -> openpyxl.Workbook:
    """Hetzelfde, gelezen."""
    return _open(ruw)


def _blad(boek: openpyxl.Workbook, naam: str) -> Worksheet:
    blad = boek[naam]
    assert isinstance(blad, Worksheet)
    return blad


def _cellen(blad: Worksheet) -> list[list[Any]]:
    return [list(rij) for rij in blad.iter_rows(values_only=True)]


def _breedten(blad: Worksheet) -> list[tuple[int, int, int]]:
    """Van kolom, tot kolom, breedte; Excel telt er een smalle rand bij."""
    return [(een.min, een.max, int(een.width)) for een in blad.column_dimensions.values()]


def _kleuren(blad: Worksheet) -> dict[str, tuple[list[float], list[str]]]:
    gevonden = {}
    for een in blad.conditional_formatting:
        (regel,) = een.rules
        waarden = [float(grens.val) for grens in regel.colorScale.cfvo]
        gevonden[str(een.sqref)] = (waarden, [kleur.rgb for kleur in regel.colorScale.color])
    return gevonden


KLEUREN = ["FFFFFFFF", "FFA9CFD8", "FF2F8299"]


def test_scholen(boek: openpyxl.Workbook) -> None:
    blad = _blad(boek, "Scholen")
    assert _cellen(blad) == [
        list(KOLOMMEN),
        ["a.yaml", "De Brug", "12AB", "po", dt.datetime(1901, 1, 1), 2, 3, 45.5, None],  # noqa: DTZ001 - zo leest openpyxl
        ["=b.yaml", "=1+1", None, None, "1900-12-31", 1, 1, 0, "-x"],
    ]
    assert _breedten(blad) == [(1, 1, 30), (2, 2, 34), (3, 8, 14), (9, 9, 90)]
    assert (blad.freeze_panes, blad.auto_filter.ref) == ("C2", "A1:I3")
    assert _kleuren(blad) == {
        "F2:F3": ([1, 3, 5], KLEUREN),
        "G2:G3": ([1, 3, 5], KLEUREN),
        "H2:H3": ([0, 50, 100], KLEUREN),
    }


def _stijl(cel: Cell) -> tuple[str, bool, bool]:
    return cel.number_format, bool(cel.quotePrefix), bool(cel.font.b)


def test_elke_soort_cel_heeft_haar_stijl(boek: openpyxl.Workbook) -> None:
    blad = _blad(boek, "Scholen")
    gewoon = ("General", False, False)
    assert [_stijl(cel) for cel in blad[2][:8]] == [
        *[gewoon] * 4, ("yyyy-mm-dd", False, False), gewoon, gewoon, ("0.0", False, False),
    ]  # fmt: skip
    apostrof = ("General", True, False)
    assert [_stijl(blad[3][kolom]) for kolom in (0, 1, 4, 8)] == [apostrof, apostrof, gewoon, apostrof]
    for naam, rij in (("Scholen", 1), ("Fouten", 1), ("Belemmeringen", 1), ("Vragen", 2)):
        for cel in _blad(boek, naam)[rij]:
            if cel.value is not None:
                assert _stijl(cel) == ("General", False, True), (naam, cel.coordinate)
                assert (cel.border.bottom.style, cel.alignment.wrap_text) == ("thin", True)
                assert cel.alignment.vertical == "top"


def test_vragen(boek: openpyxl.Workbook) -> None:
    blad = _blad(boek, "Vragen")
    legenda, titels, koppen, *rijen = _cellen(blad)
    assert str(legenda[0]).startswith("Het getal is de gekozen situatie. ? is weet ik niet, nvt is niet van toepassing")
    assert legenda[1:] == [None] * 8
    assert titels == [None, None, "Dimensie Een", None, None, None, None, "Dimensie Twee", None]
    assert koppen == ["bestand", "school", *(f"Vraag {naam}?" for naam in "abcdefg")]
    assert rijen == [
        ["a.yaml", "De Brug", 1, 2, "?", "nvt", "·", None, "1–3"],
        ["=b.yaml", "=1+1", 1, 1, 1, 1, 1, 1, 3],
    ]
    assert _breedten(blad) == [(1, 1, 30), (2, 2, 34), (3, 9, 6)]
    assert {nummer: een.height for nummer, een in blad.row_dimensions.items() if een.height} == {3: 210}
    for cel in blad[3]:
        assert (cel.alignment.textRotation, cel.alignment.wrap_text, cel.alignment.vertical) == (90, True, None)
    assert (blad.freeze_panes, blad.auto_filter.ref) == ("C4", "A3:I5")
    kleuren = {f"{letter}4:{letter}5": ([1, 3, 5], KLEUREN) for letter in "CDEFGH"}
    assert _kleuren(blad) == {**kleuren, "I4:I5": ([1, 2, 3], KLEUREN)}


def test_belemmeringen(boek: openpyxl.Workbook) -> None:
    blad = _blad(boek, "Belemmeringen")
    koppen, eerst, *rest = _cellen(blad)
    assert koppen == [
        "vraag", "dimensie", "processtap", "rol", "houdt tegen", "door eis", "door dekking", "telt bij",
        "weet ik niet", "open", "nvt", *(f"situatie {cijfer}" for cijfer in range(1, 6)),
    ]  # fmt: skip
    proces = ["Aanmelden", "Administratie"]
    assert eerst == ["Vraag g?", "Dimensie Twee", *proces, 5, 4, 1, 6, 0, 0, 0, 1, 2, 3, None, None]
    assert [rij[0] for rij in rest] == [f"Vraag {naam}?" for naam in "abcdef"]
    assert rest[2] == ["Vraag c?", "Dimensie Een", *proces, 0, 0, 0, 28, 7, 8, 9, 3, 4, 0, 0, 6]
    assert _breedten(blad) == [(1, 1, 60), (2, 4, 24), (5, 16, 11)]
    assert (blad.freeze_panes, blad.auto_filter.ref) == ("C2", "A1:P8")
    assert _kleuren(blad) == {f"{letter}2:{letter}8": ([0, 14, 28], KLEUREN) for letter in "EFG"}


def test_fouten(boek: openpyxl.Workbook) -> None:
    blad = _blad(boek, "Fouten")
    assert _cellen(blad) == [["bestand", "regel", "kolom", "code", "reden", "aantal"], list(FOUT)]
    assert _breedten(blad) == [(1, 1, 30), (2, 4, 14), (5, 5, 90), (6, 6, 14)]
    assert (blad.freeze_panes, blad.auto_filter.ref, _kleuren(blad)) == ("C2", "A1:F2", {})
    assert blad["E2"].quotePrefix
    assert not blad["A2"].quotePrefix


def test_het_boek_heet_naar_de_wijzer_en_staat_rij_voor_rij_op_schijf(ruw: io.BytesIO, boek: openpyxl.Workbook) -> None:
    assert boek.sheetnames == ["Scholen", "Vragen", "Belemmeringen", "Fouten"]
    assert boek.properties.title == "Proefwijzer"
    assert boek.properties.created == dt.datetime(2000, 1, 1)  # noqa: DTZ001 - zo leest openpyxl
    with zipfile.ZipFile(ruw) as inhoud:
        assert b"inlineStr" in inhoud.read("xl/worksheets/sheet1.xml")  # geen lijst van alle teksten in het geheugen


def test_zonder_scholen_is_er_niets_te_kleuren(tmp_path: Path) -> None:
    stroom = io.BytesIO()
    leeg = Boek(stroom, str(tmp_path), _wijzer(), KOLOMMEN)
    leeg.sluit({"een.a": Vraagtelling(), "twee.g": Vraagtelling(Counter({"nvt": 4}))})
    boek = _open(stroom)
    assert {naam: _kleuren(_blad(boek, naam)) for naam in ("Scholen", "Vragen", "Fouten")} == {
        "Scholen": {}, "Vragen": {}, "Fouten": {},
    }  # fmt: skip
    assert {blad.title: blad.auto_filter.ref for blad in boek.worksheets} == {
        "Scholen": "A1:I2", "Vragen": "A3:I4", "Belemmeringen": "A1:P3", "Fouten": "A1:F2",
    }  # fmt: skip
    kleuren = _kleuren(_blad(boek, "Belemmeringen"))
    assert kleuren == {f"{letter}2:{letter}3": ([0, 0.5, 1], KLEUREN) for letter in "EFG"}


def test_meer_fouten_dan_er_op_een_blad_passen_maken_het_vol(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert 0 < 1_048_576 - rekenblad.MEESTE_RIJEN < 1_000  # wat er op een blad van Excel past, en de kop
    monkeypatch.setattr(rekenblad, "MEESTE_RIJEN", 3)
    boek, gezien = Boek(io.BytesIO(), str(tmp_path), _wijzer(), KOLOMMEN), []
    for _ in range(4):
        gezien.append(boek.vol)
        boek.fout(FOUT)
    boek.laat_vallen()
    assert gezien == [False, False, False, True]


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="dit systeem laat open bestanden niet zien")
def test_laten_vallen_laat_geen_bestand_open(tmp_path: Path) -> None:
    voor, stroom = len(list(Path("/proc/self/fd").iterdir())), io.BytesIO()
    boek = Boek(stroom, str(tmp_path), _wijzer(), KOLOMMEN)
    boek.fout(FOUT)
    assert len(list(Path("/proc/self/fd").iterdir())) > voor
    boek.laat_vallen()
    assert len(list(Path("/proc/self/fd").iterdir())) == voor
    assert stroom.getvalue() == b""


class _Vol(io.BytesIO):
    """Een schijf die na zoveel bytes vol is, en een bestand dat daarna dicht gaat."""

    def __init__(self, ruimte: int) -> None:
        super().__init__()
        self.ruimte = ruimte

    def write(self, deel: Any) -> int:
        if self.tell() + len(deel) > self.ruimte:
            raise OSError(errno.ENOSPC, "vol")
        return super().write(deel)


def test_een_schijf_die_vol_raakt_is_een_fout_van_de_schijf_en_geeft_geen_tweede(
    tmp_path: Path, ruw: io.BytesIO
) -> None:
    grootte = len(ruw.getvalue())
    for ruimte in range(0, grootte, grootte // 9 + 1):
        stroom = _Vol(ruimte)
        boek = Boek(stroom, str(tmp_path), _wijzer(), KOLOMMEN)
        for cellen, keuzes in SCHOLEN:
            boek.school(cellen, keuzes)
        with pytest.raises(OSError, match="vol") as gevangen:
            boek.sluit(_tellingen())
        assert gevangen.value.errno == errno.ENOSPC
        stroom.close()
        boek.laat_vallen()
        del boek, gevangen
        gc.collect()  # een fout bij het opruimen is hier een waarschuwing, en die is rood


@pytest.mark.skipif(sys.platform == "win32", reason="grenzen van POSIX")
def test_een_volle_schijf_is_een_zin_ook_als_het_rekenblad_al_begonnen_is(
    wijzer: Wijzer, draai: Draai, tmp_path: Path
) -> None:
    import resource

    schrijf(tmp_path / "in", scholen(wijzer, 9))
    args = ("batch", "in", "--uitvoer", "xlsx", "-q", "--uit")
    assert draai(*args, "heel").returncode == 0
    grootte = (tmp_path / "heel" / "overzicht.xlsx").stat().st_size
    zacht, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        for deel in (30, 60, 90, 99, 120):
            resource.setrlimit(resource.RLIMIT_FSIZE, (grootte * deel // 100, hard))
            gedaan = draai(
                *args, f"uit{deel}", PYTHONHASHSEED="0"
            )  # een eigen proces: een grens gaat niet naar een klaar kind
            resource.setrlimit(resource.RLIMIT_FSIZE, (zacht, hard))
            assert (gedaan.returncode, gedaan.stderr.count("\n")) == (4, 1), gedaan.stderr
            assert "vol" in gedaan.stderr
            assert list((tmp_path / f"uit{deel}").iterdir()) == []
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (zacht, hard))
