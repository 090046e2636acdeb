"""Een vraag aan de schijf geeft een antwoord, nooit een uitzondering."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from hulp import ROOT
from inzicht.bestanden import padstaat
from inzicht.bestanden.padstaat import Gezien, Staat


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
    assert padstaat.bekijk(paden[naam]) == verwacht


def test_een_koppeling_is_zonder_volgen_zelf_iets_anders(paden: dict[str, str]) -> None:
    for naam in ("lus", "naar-niets", "naar-bestand", "naar-map"):
        assert padstaat.bekijk(paden[naam], volg=False) == Gezien(Staat.ANDERS)
        assert padstaat.is_koppeling(paden[naam])
        assert padstaat.is_bezet(paden[naam])
    assert not padstaat.is_koppeling(paden["bestand"])
    assert not padstaat.is_bezet(paden["weg"])


@pytest.mark.skipif(os.name == "nt" or ROOT, reason="root mag alles zien")
def test_zonder_toegang_is_iets_dicht(paden: dict[str, str]) -> None:
    assert padstaat.bekijk(paden["dicht/x"]) == Gezien(Staat.DICHT, errno.EACCES)
    assert not padstaat.bestaat(paden["dicht/x"])
    assert padstaat.namen_in(Path(paden["dicht/x"]).parent) is None


def test_elke_fout_van_het_systeem_is_een_antwoord(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Ook als root, die zelf overal in mag."""

    def weiger(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "x")

    for naam in ("stat", "lstat", "getcwd", "listdir"):
        monkeypatch.setattr(os, naam, weiger)
    for pad in ("x", str(tmp_path)):
        assert padstaat.bekijk(pad) == Gezien(Staat.DICHT, errno.EACCES)
        assert not any(
            vraag(pad) for vraag in (padstaat.bestaat, padstaat.is_map, padstaat.is_bestand, padstaat.is_bezet)
        )
        assert not padstaat.zelfde(pad, pad)
        assert padstaat.namen_in(pad) is None
    assert padstaat.werkmap() is None
    assert padstaat.vol_pad("a/../x") == padstaat.echt_pad("a/../x") == "x"


def test_geen_enkel_pad_laat_een_vraag_omvallen(paden: dict[str, str]) -> None:
    for pad in paden.values():
        for vraag in (padstaat.bestaat, padstaat.is_map, padstaat.is_bestand, padstaat.is_bezet, padstaat.is_koppeling):
            assert vraag(pad) in {True, False}
        assert padstaat.zelfde(pad, pad) is padstaat.bestaat(pad)
        assert Path(padstaat.vol_pad(pad)).is_absolute()
        assert Path(padstaat.echt_pad(pad)).is_absolute()
        padstaat.namen_in(pad)


def test_een_weggehaalde_werkmap_is_een_antwoord(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weg = tmp_path / "weg"
    weg.mkdir()
    monkeypatch.chdir(weg)
    weg.rmdir()
    assert padstaat.werkmap() is None
    assert padstaat.bekijk("x") == Gezien(Staat.WEG, errno.ENOENT)
    assert padstaat.echt_pad("x") == "x"
    assert padstaat.adres("x") == "file:///x"


def test_jokertekens_worden_namen_en_wat_niet_past_blijft_staan(tmp_path: Path) -> None:
    for naam in ("b.yaml", "a.yaml", "a.json", ".c.yaml", "[x].yaml"):
        (tmp_path / naam).touch()
    (tmp_path / "onder").mkdir()
    (tmp_path / "onder" / "d.yaml").touch()
    voor = f"{tmp_path}{os.sep}"
    assert padstaat.passend(f"{voor}*.yaml") == [voor + naam for naam in ("[x].yaml", "a.yaml", "b.yaml")]
    assert padstaat.passend(f"{voor}?.yaml") == [voor + naam for naam in ("a.yaml", "b.yaml")]
    assert padstaat.passend(f"{voor}[x]*") == [f"{voor}[x].yaml"]
    assert padstaat.passend(f"{voor}*{os.sep}d.*") == [f"{voor}onder{os.sep}d.yaml"]
    for blijft in ("niets*", "[ab].yaml", "x.yaml", "-", "", "a*\0"):
        assert padstaat.passend(blijft) == [blijft]


def test_een_tilde_is_de_map_van_de_gebruiker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/thuis")
    monkeypatch.setenv("USERPROFILE", "/thuis")
    assert padstaat.passend("~/x.yaml") == ["/thuis/x.yaml"]
    assert padstaat.passend("~bestaat-niet-hier/x") == ["~bestaat-niet-hier/x"]


# --- wat er mis is, en wat dan ------------------------------------------------------------------------


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """Een map met wat een gebruiker bedoeld kan hebben."""
    (tmp_path / "antwoorden").mkdir()
    for naam in ("regenboog.yaml", "zonnebloem.YML", "brief.docx", ".verborgen.yaml"):
        (tmp_path / "antwoorden" / naam).touch()
    (tmp_path / "los").symlink_to("nergens")
    return tmp_path


@pytest.mark.parametrize(
    ("pad", "wat", "bedoeld"),
    [
        ("antwoorden/regenbog.yaml", "bestand", "antwoorden/regenboog.yaml"),
        ("antwoorden/Regenboog", "bestand", "antwoorden/regenboog.yaml"),
        ("antwoorden/zonnebloem.json", "bestand", "antwoorden/zonnebloem.YML"),
        ("antworden/regenboog.yaml", "bestand", "antwoorden/regenboog.yaml"),
        ("antworden", "map", "antwoorden"),
        ("antworden", "bestand of map", "antwoorden"),
        ("antworden", "bestand", ""),
        ("antwoorden/regenbog.yaml", "map", ""),
        ("antwoorden/brieff.docx", "bestand", ""),
        ("antwoorden/verborgen.yaml", "bestand", ""),
        ("antwoorden/iets-heel-anders.yaml", "bestand", ""),
    ],
)
def test_wat_er_niet_is_lijkt_op_wat_er_wel_is(school: Path, pad: str, wat: padstaat.Wat, bedoeld: str) -> None:
    assert padstaat.lijkend(str(school / pad), wat) == (str(school / bedoeld) if bedoeld else "")
    raad = f"Bedoelde u `{school / bedoeld}`?" if bedoeld else "Controleer de naam, en de map waarin u werkt."
    assert padstaat.leesreden(school / pad, errno.ENOENT, wat).endswith(f" bestaat niet. {raad}")


@pytest.mark.parametrize(
    ("nummer", "wat", "zin"),
    [
        (errno.ENOTDIR, "bestand", "Dit bestand bestaat niet."),
        (errno.ENOENT, "map", "Deze map bestaat niet."),
        (errno.ENOENT, "bestand of map", "Dit bestand of deze map bestaat niet."),
        (errno.EACCES, "bestand", "Dit bestand mag u niet lezen. Vraag toegang aan wie het beheert."),
        (errno.EPERM, "map", "Deze map mag u niet lezen. Vraag toegang aan wie het beheert."),
        (errno.EACCES, "bestand of map", "Dit bestand mag u niet lezen."),
        (errno.ELOOP, "bestand", "Deze koppeling komt weer bij zichzelf uit."),
        (errno.EIO, "map", "Deze map is niet te lezen. Probeer het opnieuw,"),
    ],
)
def test_elke_fout_heeft_een_zin(tmp_path: Path, nummer: int, wat: padstaat.Wat, zin: str) -> None:
    assert padstaat.leesreden(tmp_path / "x", nummer, wat).startswith(zin)


def test_een_koppeling_naar_niets_en_een_werkmap_die_weg_is_zijn_eigen_redenen(
    school: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert padstaat.leesreden(school / "los", errno.ENOENT).startswith("Deze koppeling wijst naar iets dat er niet is.")
    monkeypatch.chdir(school)
    assert padstaat.werkmap() == os.fspath(school)
    assert padstaat.leesreden("weg", errno.ENOENT).startswith("Dit bestand bestaat niet.")
    monkeypatch.setattr(padstaat, "werkmap", lambda: None)
    assert padstaat.leesreden("weg", errno.ENOENT) == padstaat.GEEN_WERKMAP
    assert padstaat.leesreden(school / "weg", errno.ENOENT).startswith("Dit bestand bestaat niet.")


def test_de_kleine_vragen(school: Path, paden: dict[str, str]) -> None:
    assert padstaat.namen_in(school / "antwoorden") == [
        ".verborgen.yaml",
        "brief.docx",
        "regenboog.yaml",
        "zonnebloem.YML",
    ]
    assert padstaat.namen_in(school / "weg") is None
    assert {een: padstaat.bestaat(paden[een]) for een in ("bestand", "map", "naar-niets", "lus")} == {
        "bestand": True, "map": True, "naar-niets": False, "lus": False,
    }  # fmt: skip
    assert {een: padstaat.is_bezet(paden[een]) for een in ("naar-niets", "weg")} == {"naar-niets": True, "weg": False}
    assert {een: padstaat.is_koppeling(paden[een]) for een in ("naar-map", "map", "a\0b")} == {
        "naar-map": True, "map": False, "a\0b": False,
    }  # fmt: skip
    assert [padstaat.is_bestand(paden[een]) for een in ("naar-bestand", "map")] == [True, False]
    assert [padstaat.is_map(paden[een]) for een in ("naar-map", "bestand")] == [True, False]
    assert [padstaat.zelfde(paden["bestand"], paden[een]) for een in ("naar-bestand", "map", "weg")] == [
        True,
        False,
        False,
    ]
    assert padstaat.echt_pad(paden["naar-map"]) == os.path.realpath(paden["map"])
    assert padstaat.adres(paden["naar-map"]) == Path(paden["map"]).resolve().as_uri()
