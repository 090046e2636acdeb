"""Meer bestanden tegelijk op hun plaats: allemaal of geen, en van wat er stond gaat tot het einde niets verloren."""

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from inzicht.bestanden import plaatsing
from inzicht.bestanden.plaatsing import Plaatsing
from inzicht.bestanden.schrijven import EIGEN, veeg
from inzicht.fouten import BewaarFout

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="koppelingen, sloten en rechten van POSIX")


def _leg(pad: Path, inhoud: str) -> Path:
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_text(inhoud, encoding="utf-8")
    return pad


def _stand(map_: Path) -> dict[str, str]:
    """Alles onder een map, ook wat verborgen is."""
    return {
        pad.relative_to(map_).as_posix(): pad.read_text(encoding="utf-8") if pad.is_file() else "map"
        for pad in sorted(map_.rglob("*"))
    }


@pytest.fixture
def uit(tmp_path: Path) -> Path:
    """Een map waar al iets staat."""
    _leg(tmp_path / "uit" / "oud.csv", "oud")
    return tmp_path / "uit"


@pytest.fixture(autouse=True)
def niets_blijft_open() -> Iterator[None]:
    """Na elke toets zijn er evenveel bestanden open als ervoor."""
    voor = len(list(Path("/dev/fd").iterdir()))
    yield
    assert len(list(Path("/dev/fd").iterdir())) == voor


# --- een bestand --------------------------------------------------------------------------------------


@pytest.mark.parametrize("naam", ["oud.csv", "nieuw.csv"])
def test_een_bestand_komt_op_zijn_plaats_en_er_blijft_niets_achter(tmp_path: Path, uit: Path, naam: str) -> None:
    samen = Plaatsing()
    samen.zet(_leg(tmp_path / "klad", "nieuw"), uit / naam, vervang=True)
    samen.rond_af()
    assert _stand(tmp_path) == {"uit": "map", "uit/oud.csv": "oud"} | {f"uit/{naam}": "nieuw"}


@pytest.mark.parametrize("naam", ["oud.csv", "nieuw.csv"])
def test_terugdraaien_geeft_wat_er_stond(tmp_path: Path, uit: Path, naam: str) -> None:
    samen = Plaatsing()
    samen.zet(_leg(tmp_path / "klad", "nieuw"), uit / naam, vervang=True)
    samen.draai_terug()
    assert _stand(tmp_path) == {"uit": "map", "uit/oud.csv": "oud"}


def test_twee_keer_op_dezelfde_plaats_draait_terug_tot_het_begin(tmp_path: Path, uit: Path) -> None:
    samen = Plaatsing()
    for keer in ("een", "twee"):
        samen.zet(_leg(tmp_path / keer, keer), uit / "oud.csv", vervang=True)
    samen.draai_terug()
    assert _stand(tmp_path) == {"uit": "map", "uit/oud.csv": "oud"}


def test_zonder_vervangen_blijft_staan_wat_er_staat(tmp_path: Path, uit: Path) -> None:
    samen, klad = Plaatsing(), _leg(tmp_path / "klad", "nieuw")
    with pytest.raises(BewaarFout, match=r"oud\.csv: niet bewaard, want er staat al iets anders"):
        samen.zet(klad, uit / "oud.csv", vervang=False)
    samen.zet(klad, uit / "nieuw.csv", vervang=False)
    assert _stand(uit) == {"nieuw.csv": "nieuw", "oud.csv": "oud"}
    samen.draai_terug()
    assert _stand(uit) == {"oud.csv": "oud"}


def test_een_koppeling_wordt_niet_vervangen(tmp_path: Path, uit: Path) -> None:
    (uit / "link.csv").symlink_to("oud.csv")
    with pytest.raises(BewaarFout, match="koppeling"):
        Plaatsing().zet(_leg(tmp_path / "klad", "nieuw"), uit / "link.csv", vervang=True)
    assert (uit / "link.csv").is_symlink()
    assert _stand(uit) == {"link.csv": "oud", "oud.csv": "oud"}


def test_wat_er_stond_is_tot_het_einde_van_ons(tmp_path: Path, uit: Path) -> None:
    """Een ander programma dat opruimt, laat het liggen; na het afronden is het weg."""
    samen = Plaatsing()
    samen.zet(_leg(tmp_path / "klad", "nieuw"), uit / "oud.csv", vervang=True)
    veeg(uit)
    assert sorted(_stand(uit).values()) == ["nieuw", "oud"]
    samen.rond_af()
    assert _stand(uit) == {"oud.csv": "nieuw"}


@pytest.mark.parametrize("einde", ["rond_af", "draai_terug"])
def test_een_schijf_zonder_tweede_naam_kan_ook_terug(
    tmp_path: Path, uit: Path, monkeypatch: pytest.MonkeyPatch, einde: str
) -> None:
    def geen_link(*_: object, **__: object) -> None:
        raise PermissionError(1, "x")

    monkeypatch.setattr(os, "link", geen_link)
    samen = Plaatsing()
    samen.zet(_leg(tmp_path / "klad", "nieuw"), uit / "oud.csv", vervang=True)
    getattr(samen, einde)()
    assert _stand(tmp_path) == {"uit": "map", "uit/oud.csv": "nieuw" if einde == "rond_af" else "oud"}


def test_zonder_slot_op_wat_er_stond_gaat_het_gewoon_door(
    tmp_path: Path, uit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def geen_slot(_: int) -> None:
        raise OSError(5, "x")

    monkeypatch.setattr(plaatsing, "grijp", geen_slot)
    samen = Plaatsing()
    samen.zet(_leg(tmp_path / "klad", "nieuw"), uit / "oud.csv", vervang=True)
    samen.rond_af()
    assert _stand(uit) == {"oud.csv": "nieuw"}


def test_wat_weggehaald_is_kan_terug_en_is_anders_weg(uit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vastgelegd: list[Path] = []
    monkeypatch.setattr(plaatsing, "leg_map_vast", vastgelegd.append)
    for einde, over in (("draai_terug", {"oud.csv": "oud"}), ("rond_af", {})):
        samen = Plaatsing()
        samen.haal_weg(uit / "oud.csv")
        samen.haal_weg(uit / "nooit.csv")
        veeg(uit)
        assert list(_stand(uit).values()) == ["oud"]
        assert not (uit / "oud.csv").exists()
        getattr(samen, einde)()
        assert _stand(uit) == over
    assert vastgelegd == [uit]
    with pytest.raises(BewaarFout, match="er staat al een map"):
        Plaatsing().haal_weg(uit)


# --- een map ------------------------------------------------------------------------------------------


@pytest.fixture
def klad(tmp_path: Path) -> Path:
    """Een map die klaarstaat."""
    for naam in ("school-01.html", "school-02.html"):
        _leg(tmp_path / "klad" / naam, "nieuw")
    return tmp_path / "klad"


def _is_eigen(naam: str) -> bool:
    return naam.startswith("school-")


def test_een_nieuwe_map_komt_er_heel_en_gaat_heel_terug(uit: Path, klad: Path) -> None:
    nieuw, voor = {"school-01.html": "nieuw", "school-02.html": "nieuw"}, _stand(uit)
    samen = Plaatsing()
    samen.zet_map(klad, uit / "verslagen", _is_eigen)
    assert (_stand(uit / "verslagen"), klad.exists()) == (nieuw, False)
    samen.draai_terug()
    assert (_stand(klad), _stand(uit)) == (nieuw, voor)
    samen = Plaatsing()
    samen.zet_map(klad, uit / "verslagen", _is_eigen)
    samen.rond_af()
    assert _stand(uit / "verslagen") == nieuw


def test_in_een_map_die_er_is_gaat_alleen_weg_wat_van_ons_is(uit: Path, klad: Path) -> None:
    for naam in ("school-02.html", "school-03.html", "van-mij.txt"):
        _leg(uit / "verslagen" / naam, "oud")
    voor, nieuw = _stand(uit), {"school-01.html": "nieuw", "school-02.html": "nieuw"}
    samen = Plaatsing()
    samen.zet_map(klad, uit / "verslagen", _is_eigen)
    [apart] = [pad for pad in uit.iterdir() if pad.name.startswith(EIGEN)]
    assert stat.S_IMODE(apart.stat().st_mode) == 0o700  # er staan namen van scholen in
    assert _stand(apart) == {"school-02.html": "oud", "school-03.html": "oud"}
    assert _stand(uit / "verslagen") == nieuw | {"van-mij.txt": "oud"}
    samen.draai_terug()
    assert (_stand(uit), _stand(klad)) == (voor, nieuw)
    samen = Plaatsing()
    samen.zet_map(klad, uit / "verslagen", _is_eigen)
    samen.rond_af()
    assert _stand(uit) == {
        "oud.csv": "oud",
        "verslagen": "map",
        "verslagen/school-01.html": "nieuw",
        "verslagen/school-02.html": "nieuw",
        "verslagen/van-mij.txt": "oud",
    }


@pytest.mark.parametrize("soort", ["bestand", "koppeling"])
def test_wat_geen_map_is_wordt_geen_map(tmp_path: Path, uit: Path, klad: Path, soort: str) -> None:
    (tmp_path / "elders").mkdir()
    doel = uit / "verslagen"
    if soort == "bestand":
        _leg(doel, "van een ander")
    else:
        doel.symlink_to(tmp_path / "elders")
    voor = _stand(tmp_path)
    with pytest.raises(BewaarFout, match="verslagen: niet bewaard, want er staat al iets anders"):
        Plaatsing().zet_map(klad, doel, _is_eigen)
    assert _stand(tmp_path) == voor


def test_een_map_met_de_naam_van_een_verslag_blijft_staan(uit: Path, klad: Path) -> None:
    _leg(uit / "verslagen" / "school-05.html" / "werk.txt", "van een ander")
    voor = _stand(uit)
    samen = Plaatsing()
    with pytest.raises(BewaarFout, match=r"school-05\.html: niet bewaard, want er staat al een map"):
        samen.zet_map(klad, uit / "verslagen", _is_eigen)
    samen.draai_terug()
    assert _stand(uit) == voor


# --- het einde ----------------------------------------------------------------------------------------


def test_elke_map_waar_iets_kwam_wordt_vastgelegd(
    tmp_path: Path, uit: Path, klad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Zonder fsync van de map kan na een stroomstoring de oude naam er weer staan."""
    vastgelegd: set[int] = set()
    monkeypatch.setattr(os, "fsync", lambda wijzer: vastgelegd.add(os.fstat(wijzer).st_ino))
    (tmp_path / "kluis").mkdir()
    (tmp_path / "boven").mkdir()
    samen = Plaatsing()
    samen.zet(_leg(tmp_path / "een", "nieuw"), uit / "oud.csv", vervang=True)
    samen.zet(_leg(tmp_path / "twee", "nieuw"), tmp_path / "kluis" / "sleutel.csv", vervang=True)
    samen.zet_map(klad, tmp_path / "boven" / "verslagen", _is_eigen)
    assert vastgelegd == set()
    samen.rond_af()
    assert vastgelegd == {(tmp_path / naam).stat().st_ino for naam in ("uit", "kluis", "boven", "boven/verslagen")}


def test_een_map_die_niet_vast_te_leggen_is_wordt_genoemd(
    tmp_path: Path, uit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def kapot(_: Path) -> None:
        raise OSError(5, "x")

    monkeypatch.setattr(plaatsing, "leg_map_vast", kapot)
    samen = Plaatsing()
    samen.zet(_leg(tmp_path / "klad", "nieuw"), uit / "oud.csv", vervang=True)
    with pytest.raises(BewaarFout, match="uit: niet bewaard, want de schijf geeft een fout"):
        samen.rond_af()
    samen.draai_terug()
    assert _stand(uit) == {"oud.csv": "oud"}


def test_terugdraaien_gaat_door_als_een_stap_niet_terug_kan(tmp_path: Path, uit: Path) -> None:
    samen = Plaatsing()
    samen.zet(_leg(tmp_path / "een", "nieuw"), uit / "oud.csv", vervang=True)
    samen.zet(_leg(tmp_path / "twee", "nieuw"), uit / "nieuw.csv", vervang=True)
    (uit / "nieuw.csv").unlink()  # een ander was ons voor
    samen.draai_terug()
    assert _stand(uit) == {"oud.csv": "oud"}
