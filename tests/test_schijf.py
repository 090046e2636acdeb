"""Een vraag aan de schijf geeft een antwoord, nooit een uitzondering."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from inzicht import schijf
from inzicht.schijf import Gezien, Staat


@pytest.fixture
def paden(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Een pad van elke soort die een bestandssysteem kent."""
    (tmp_path / "bestand").write_text("x", encoding="utf-8")
    (tmp_path / "map").mkdir()
    os.mkfifo(tmp_path / "pijp")
    (tmp_path / "lus").symlink_to("lus")
    (tmp_path / "naar-niets").symlink_to("nergens")
    (tmp_path / "naar-bestand").symlink_to("bestand")
    (tmp_path / "naar-map").symlink_to("map")
    dicht = tmp_path / "dicht"
    dicht.mkdir()
    (dicht / "x").write_text("x", encoding="utf-8")
    dicht.chmod(0)
    namen = ("bestand", "map", "pijp", "lus", "naar-niets", "naar-bestand", "naar-map", "weg", "bestand/x", "a" * 300)
    yield {een: str(tmp_path / een) for een in (*namen, "dicht/x", "a\0b", "\ud800", "caf\udce9")}
    dicht.chmod(0o700)


@pytest.mark.parametrize(
    ("naam", "verwacht"),
    [
        ("bestand", Gezien(Staat.BESTAND)),
        ("map", Gezien(Staat.MAP)),
        ("pijp", Gezien(Staat.ANDERS)),
        ("lus", Gezien(Staat.DICHT, errno.ELOOP)),
        ("naar-niets", Gezien(Staat.WEG, errno.ENOENT)),
        ("naar-bestand", Gezien(Staat.BESTAND)),
        ("naar-map", Gezien(Staat.MAP)),
        ("weg", Gezien(Staat.WEG, errno.ENOENT)),
        ("bestand/x", Gezien(Staat.WEG, errno.ENOTDIR)),
        ("a" * 300, Gezien(Staat.DICHT, errno.ENAMETOOLONG)),
        ("a\0b", Gezien(Staat.WEG, errno.EINVAL)),
        ("\ud800", Gezien(Staat.WEG, errno.EINVAL)),
        ("caf\udce9", Gezien(Staat.WEG, errno.ENOENT)),
    ],
)
def test_bekijk_zegt_wat_er_staat(paden: dict[str, str], naam: str, verwacht: Gezien) -> None:
    assert schijf.bekijk(paden[naam]) == verwacht


def test_een_koppeling_is_zonder_volgen_zelf_iets_anders(paden: dict[str, str]) -> None:
    for naam in ("lus", "naar-niets", "naar-bestand", "naar-map"):
        assert schijf.bekijk(paden[naam], volg=False) == Gezien(Staat.ANDERS)
        assert schijf.is_koppeling(paden[naam])
        assert schijf.is_bezet(paden[naam])
    assert not schijf.is_koppeling(paden["bestand"])
    assert not schijf.is_bezet(paden["weg"])


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root mag alles zien")
def test_zonder_toegang_is_iets_dicht(paden: dict[str, str]) -> None:
    assert schijf.bekijk(paden["dicht/x"]) == Gezien(Staat.DICHT, errno.EACCES)
    assert not schijf.bestaat(paden["dicht/x"])
    assert schijf.namen_in(Path(paden["dicht/x"]).parent) is None


def test_elke_fout_van_het_systeem_is_een_antwoord(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Ook als root, die zelf overal in mag."""

    def weiger(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "x")

    for naam in ("stat", "lstat", "getcwd", "listdir"):
        monkeypatch.setattr(os, naam, weiger)
    for pad in ("x", str(tmp_path)):
        assert schijf.bekijk(pad) == Gezien(Staat.DICHT, errno.EACCES)
        assert not any(vraag(pad) for vraag in (schijf.bestaat, schijf.is_map, schijf.is_bestand, schijf.is_bezet))
        assert not schijf.zelfde(pad, pad)
        assert schijf.namen_in(pad) is None
    assert schijf.werkmap() is None
    assert schijf.vol_pad("a/../x") == schijf.echt_pad("a/../x") == "x"


def test_geen_enkel_pad_laat_een_vraag_omvallen(paden: dict[str, str]) -> None:
    for pad in paden.values():
        for vraag in (schijf.bestaat, schijf.is_map, schijf.is_bestand, schijf.is_bezet, schijf.is_koppeling):
            assert vraag(pad) in {True, False}
        assert schijf.zelfde(pad, pad) is schijf.bestaat(pad)
        assert Path(schijf.vol_pad(pad)).is_absolute()
        assert Path(schijf.echt_pad(pad)).is_absolute()
        schijf.namen_in(pad)


def test_een_weggehaalde_werkmap_is_een_antwoord(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weg = tmp_path / "weg"
    weg.mkdir()
    monkeypatch.chdir(weg)
    weg.rmdir()
    assert schijf.werkmap() is None
    assert schijf.bekijk("x") == Gezien(Staat.WEG, errno.ENOENT)
    assert schijf.echt_pad("x") == "x"
    assert schijf.adres("x") == "file:///x"


def test_jokertekens_worden_namen_en_wat_niet_past_blijft_staan(tmp_path: Path) -> None:
    for naam in ("b.yaml", "a.yaml", "a.json", ".c.yaml", "[x].yaml"):
        (tmp_path / naam).touch()
    (tmp_path / "onder").mkdir()
    (tmp_path / "onder" / "d.yaml").touch()
    voor = f"{tmp_path}{os.sep}"
    assert schijf.passend(f"{voor}*.yaml") == [voor + naam for naam in ("[x].yaml", "a.yaml", "b.yaml")]
    assert schijf.passend(f"{voor}?.yaml") == [voor + naam for naam in ("a.yaml", "b.yaml")]
    assert schijf.passend(f"{voor}[x]*") == [f"{voor}[x].yaml"]
    assert schijf.passend(f"{voor}*{os.sep}d.*") == [f"{voor}onder{os.sep}d.yaml"]
    for blijft in ("niets*", "[ab].yaml", "x.yaml", "-", "", "a*\0"):
        assert schijf.passend(blijft) == [blijft]


def test_een_tilde_is_de_map_van_de_gebruiker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/thuis")
    monkeypatch.setenv("USERPROFILE", "/thuis")
    assert schijf.passend("~/x.yaml") == ["/thuis/x.yaml"]
    assert schijf.passend("~bestaat-niet-hier/x") == ["~bestaat-niet-hier/x"]
