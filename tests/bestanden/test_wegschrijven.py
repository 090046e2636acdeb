"""Op zijn plaats zetten: volhouden op Windows, en wat er gebeurt als de schijf iets niet kent."""

import errno
import os
import stat
import sys
import time
from pathlib import Path

import pytest

from inzicht.bestanden import padstaat, schrijven
from inzicht.bestanden.schrijven import (
    EIGEN,
    bewaar,
    eis_geen_invoer,
    eis_lege_map,
    eis_schrijfbaar,
    eis_vrij,
    leg_map_vast,
    maak_map,
    open_tijdelijk,
    ruim_op,
    wat_er_staat,
    wissel,
    zet_nieuw,
)
from inzicht.bestanden.slot import Greep
from inzicht.bestanden.slot import grijp as neem
from inzicht.fouten import BewaarFout


def _scanner(monkeypatch: pytest.MonkeyPatch, keer: int) -> list[float]:
    """Windows met een virusscanner die het bestand zo vaak vasthoudt; geeft hoe lang er gewacht is."""
    echt, geweigerd, gewacht = os.replace, [0], list[float]()

    def replace(van: Path, naar: Path) -> None:
        geweigerd[0] += 1
        if geweigerd[0] <= keer:
            raise PermissionError(errno.EACCES, "x")
        echt(van, naar)

    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(time, "sleep", gewacht.append)
    return gewacht


@pytest.mark.parametrize("keer", [0, 1, 9])
def test_op_windows_houdt_vervangen_vol_tot_een_scanner_loslaat(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keer: int
) -> None:
    monkeypatch.setattr(schrijven, "_WINDOWS", True)
    gewacht = _scanner(monkeypatch, keer)
    (tmp_path / "klad").write_bytes(b"nieuw")
    wissel(tmp_path / "klad", tmp_path / "x")
    assert (tmp_path / "x").read_bytes() == b"nieuw"
    assert len(gewacht) == keer
    assert sum(gewacht) < 1


@pytest.mark.parametrize(("windows", "keer"), [(True, 1000), (False, 1)])
def test_wie_blijft_vasthouden_wint_en_elders_wordt_niet_gewacht(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, windows: bool, keer: int
) -> None:
    monkeypatch.setattr(schrijven, "_WINDOWS", windows)
    gewacht = _scanner(monkeypatch, keer)
    (tmp_path / "klad").write_bytes(b"nieuw")
    (tmp_path / "x").write_bytes(b"oud")
    with pytest.raises(PermissionError):
        wissel(tmp_path / "klad", tmp_path / "x")
    assert (tmp_path / "x").read_bytes() == b"oud"
    assert (len(gewacht) > 0) == windows


def test_een_andere_fout_wacht_niet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schrijven, "_WINDOWS", True)
    monkeypatch.setattr(time, "sleep", lambda _: pytest.fail("gewacht"))
    with pytest.raises(FileNotFoundError):
        wissel(tmp_path / "weg", tmp_path / "x")


@pytest.mark.skipif(sys.platform == "win32", reason="fsync van een map bestaat daar niet")
def test_alleen_wie_geen_mapfsync_kent_mag_het_nalaten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for nummer, mag in ((errno.EINVAL, True), (errno.EIO, False)):

        def fsync(_: int, nummer: int = nummer) -> None:
            raise OSError(nummer, "x")

        monkeypatch.setattr(os, "fsync", fsync)
        if mag:
            leg_map_vast(tmp_path)
        else:
            with pytest.raises(OSError, match="x"):
                leg_map_vast(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="fsync van een map bestaat daar niet")
def test_bewaren_legt_het_bestand_en_de_map_vast(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vastgelegd: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda wijzer: vastgelegd.append(os.fstat(wijzer).st_ino))
    bewaar(str(tmp_path / "diep" / "x"), b"nieuw", maak_ook_map=True)
    assert vastgelegd == [(tmp_path / "diep" / "x").stat().st_ino, (tmp_path / "diep").stat().st_ino]


@pytest.mark.skipif(sys.platform == "win32", reason="rechten van POSIX")
def test_nieuw_is_alleen_voor_de_eigenaar_en_bewaren_zegt_wat_er_mis_is(tmp_path: Path) -> None:
    bewaar(str(tmp_path / "x"), b"een")
    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == 0o600
    with pytest.raises(BewaarFout, match="bestaat al"):
        bewaar(str(tmp_path / "x"), b"twee")
    with pytest.raises(BewaarFout, match="de map bestaat niet"):
        bewaar(str(tmp_path / "weg" / "x"), b"twee")
    with pytest.raises(BewaarFout, match="er staat al een map"):
        bewaar(str(tmp_path), b"twee", overschrijf=True)
    bewaar(str(tmp_path / "x"), b"drie", overschrijf=True)
    assert {pad.name: pad.read_bytes() for pad in tmp_path.iterdir()} == {"x": b"drie"}


def test_zonder_werkmap_zegt_bewaren_dat_die_weg_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(padstaat, "werkmap", lambda: None)
    with pytest.raises(BewaarFout) as gevangen:
        bewaar(str(tmp_path / "weg" / "x"), b"een")
    assert str(gevangen.value) == f"{tmp_path / 'weg' / 'x'}: niet bewaard. {padstaat.GEEN_WERKMAP}"


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="dit systeem laat open bestanden niet zien")
def test_wat_geveegd_werd_voor_het_slot_erop_zat_blijft_niet_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keer = [0]

    def grijp(wijzer: int) -> Greep:
        keer[0] += 1
        if keer[0] <= 3:
            for pad in tmp_path.iterdir():
                pad.unlink()
        return neem(wijzer)

    monkeypatch.setattr(schrijven, "grijp", grijp)
    voor = len(list(Path("/proc/self/fd").iterdir()))
    pad, wijzer = open_tijdelijk(tmp_path)
    os.close(wijzer)
    assert (keer, list(tmp_path.iterdir())) == ([4], [pad])
    assert len(list(Path("/proc/self/fd").iterdir())) == voor


def test_wat_er_staat_en_wat_vrij_is(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"een")
    toestand = wat_er_staat(tmp_path / "x")
    assert toestand is not None
    assert toestand.st_size == len(b"een")
    assert wat_er_staat(tmp_path / "weg") is None
    eis_vrij(str(tmp_path / "weg"))
    eis_vrij(str(tmp_path / "x"), overschrijf=True)
    with pytest.raises(BewaarFout, match=r"bestaat al\. Kies een andere naam, of gebruik --overschrijf"):
        eis_vrij(str(tmp_path / "x"))


def test_alleen_een_lege_of_nieuwe_map_is_leeg(tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    (tmp_path / "vol").mkdir()
    (tmp_path / "vol" / "x").touch()
    eis_lege_map(str(tmp_path / "leeg"))
    eis_lege_map(str(tmp_path / "nieuw"))
    for naam in ("vol", "vol/x"):
        with pytest.raises(BewaarFout, match="bestaat al en is niet leeg"):
            eis_lege_map(str(tmp_path / naam))


def test_opruimen_haalt_een_bestand_of_een_map_weg_en_wat_er_niet_is_ook_niet(tmp_path: Path) -> None:
    (tmp_path / "map" / "diep").mkdir(parents=True)
    (tmp_path / "map" / "diep" / "x").touch()
    (tmp_path / f"{EIGEN}x.tmp").touch()
    for naam in ("map", f"{EIGEN}x.tmp", "weg"):
        ruim_op(tmp_path / naam)
    assert list(tmp_path.iterdir()) == []


def test_een_doel_dat_ook_invoer_is_wordt_geweigerd(tmp_path: Path) -> None:
    (tmp_path / "x").touch()
    (tmp_path / "y").touch()
    rond = str(tmp_path / "weg" / ".." / "x")
    (tmp_path / "weg").mkdir()
    for doel in (str(tmp_path / "x"), rond):
        with pytest.raises(BewaarFout, match=r"is ook invoer\. Kies een andere naam"):
            eis_geen_invoer(doel, [str(tmp_path / "y"), str(tmp_path / "x")], "is ook invoer")
    eis_geen_invoer(str(tmp_path / "y"), [str(tmp_path / "x")], "is ook invoer")
    eis_geen_invoer(str(tmp_path / "nieuw"), [str(tmp_path / "x")], "is ook invoer")


@pytest.mark.parametrize("nummer", [errno.EPERM, errno.ENOTSUP, errno.EMLINK, errno.EIO])
def test_zonder_tweede_naam_wordt_er_hernoemd_maar_nooit_vervangen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nummer: int
) -> None:
    def link(*_: object, **__: object) -> None:
        raise OSError(nummer, "x")

    monkeypatch.setattr(os, "link", link)
    for naam in ("een", "twee"):
        (tmp_path / naam).write_text(naam, encoding="utf-8")
    if nummer == errno.EIO:
        with pytest.raises(OSError, match="x"):
            zet_nieuw(tmp_path / "een", tmp_path / "x")
        assert sorted(pad.name for pad in tmp_path.iterdir()) == ["een", "twee"]
        return
    zet_nieuw(tmp_path / "een", tmp_path / "x")
    with pytest.raises(FileExistsError):
        zet_nieuw(tmp_path / "twee", tmp_path / "x")
    assert {pad.name: pad.read_text(encoding="utf-8") for pad in tmp_path.iterdir()} == {"x": "een", "twee": "twee"}


def test_een_map_komt_er_met_alles_erboven_en_mag_er_al_zijn(tmp_path: Path) -> None:
    for _ in range(2):
        maak_map(str(tmp_path / "a" / "b" / "c"))
    assert (tmp_path / "a" / "b" / "c").is_dir()
    (tmp_path / "x").touch()
    with pytest.raises(BewaarFout, match="er staat al iets anders"):
        maak_map(str(tmp_path / "x"))


@pytest.mark.skipif(sys.platform == "win32", reason="sloten van POSIX")
def test_kijken_of_er_te_schrijven_is_ruimt_op_en_laat_niets_achter(tmp_path: Path) -> None:
    (tmp_path / f"{EIGEN}oud.tmp").touch()
    (tmp_path / ".~van-een-ander").touch()
    eis_schrijfbaar(tmp_path)
    assert [pad.name for pad in tmp_path.iterdir()] == [".~van-een-ander"]
    with pytest.raises(BewaarFout, match="de map bestaat niet"):
        eis_schrijfbaar(tmp_path / "weg")
