"""De map met uitkomsten: alles komt er samen in, of alles blijft zoals het was."""

import errno
import os
import re
from pathlib import Path

import pytest

from conftest import Draai
from inzicht.bestanden import plaatsing, schrijven
from inzicht.bestanden.uitvoermap import Uitvoermap, schrijf_in
from inzicht.fouten import BewaarFout, BezetFout

EIGEN = re.compile(r"school-\d+\.html").fullmatch
NAMEN = ("a.csv", "b.csv", "nieuw.csv", "diep")


def _stand(map_: Path) -> dict[str, bytes]:
    """Alles onder een map, ook wat verborgen is."""
    return {pad.relative_to(map_).as_posix(): pad.read_bytes() for pad in sorted(map_.rglob("*")) if pad.is_file()}


def _oud(map_: Path) -> None:
    (map_ / "uit" / "diep").mkdir(parents=True)
    for naam in ("a.csv", "b.csv", "diep/school-01.html", "diep/school-02.html", "diep/van-mij.txt", "rest.txt"):
        (map_ / "uit" / naam).write_text(f"oud {naam}", encoding="utf-8")
    (map_ / "sleutel.csv").write_text("oude sleutel", encoding="utf-8")


def _vervang(map_: Path) -> None:
    """Een keer alles vervangen: bestaande en nieuwe bestanden, een map, en een bestand elders."""
    with Uitvoermap(str(map_ / "uit"), overschrijf=True) as uit:
        uit.bereid_voor(NAMEN)
        for naam in NAMEN[:3]:
            uit.open(naam).write(f"nieuw {naam}".encode())
        uit.open_elders(map_ / "sleutel.csv").write(b"nieuwe sleutel")
        schrijf_in(uit.open_map("diep", EIGEN), "school-01.html", b"nieuw 01")
        uit.rond_af()


def test_alles_komt_samen_op_zijn_plaats_en_ander_werk_blijft(tmp_path: Path) -> None:
    _oud(tmp_path)
    _vervang(tmp_path)
    assert _stand(tmp_path) == {
        "sleutel.csv": b"nieuwe sleutel",
        "uit/a.csv": b"nieuw a.csv",
        "uit/b.csv": b"nieuw b.csv",
        "uit/nieuw.csv": b"nieuw nieuw.csv",
        "uit/diep/school-01.html": b"nieuw 01",
        "uit/diep/van-mij.txt": b"oud diep/van-mij.txt",
        "uit/rest.txt": b"oud rest.txt",
    }


def _faal_bij(monkeypatch: pytest.MonkeyPatch, nummer: int, fout: BaseException) -> list[int]:
    echt, keer = schrijven.wissel, [0]

    def wissel(van: Path, naar: Path) -> None:
        keer[0] += 1
        if keer[0] == nummer:
            raise fout
        echt(van, naar)

    monkeypatch.setattr("inzicht.bestanden.plaatsing.wissel", wissel)
    return keer


@pytest.mark.parametrize("fout", [OSError(errno.EACCES, "x"), KeyboardInterrupt()], ids=["schijf", "ctrl-c"])
@pytest.mark.parametrize("link", [True, False], ids=["met-link", "zonder-link"])
def test_waar_het_ook_misgaat_blijft_alles_zoals_het_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fout: BaseException, link: bool
) -> None:
    if not link:

        def geen_link(*_: object, **__: object) -> None:
            raise OSError(errno.EPERM, "x")

        monkeypatch.setattr(os, "link", geen_link)
    stappen = 7  # drie bestanden, de sleutel, twee oude verslagen weg, een nieuw erin
    for nummer in range(1, stappen + 1):
        hier = tmp_path / str(nummer)
        _oud(hier)
        voor = _stand(hier)
        with monkeypatch.context() as even:
            keer = _faal_bij(even, nummer, fout)
            with pytest.raises((BewaarFout, KeyboardInterrupt)):
                _vervang(hier)
            assert keer[0] >= nummer
        assert _stand(hier) == voor, nummer
    _oud(tmp_path / "goed")
    keer = _faal_bij(monkeypatch, 0, fout)
    _vervang(tmp_path / "goed")
    assert keer[0] == stappen


def test_ook_wie_gedood_wordt_raakt_ander_werk_in_de_map_niet_kwijt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Gedood is: niets wordt teruggedraaid of opgeruimd; de volgende keer ruimt op wat van inzicht is."""

    def dood(zelf: plaatsing.Plaatsing) -> None:
        while zelf._open:
            os.close(zelf._open.pop())  # dat doet het systeem, en zo gaan de sloten eraf

    monkeypatch.setattr(plaatsing.Plaatsing, "draai_terug", dood)
    for nummer in range(1, 8):
        hier = tmp_path / str(nummer)
        _oud(hier)
        with monkeypatch.context() as even:
            _faal_bij(even, nummer, KeyboardInterrupt())
            with pytest.raises(KeyboardInterrupt):
                _vervang(hier)
        _vervang(hier)
        na = _stand(hier)
        assert (na["uit/diep/van-mij.txt"], na["uit/rest.txt"]) == (b"oud diep/van-mij.txt", b"oud rest.txt"), nummer
        assert [naam for naam in na if "/." in naam] == []


def test_zonder_terugdraaien_zou_de_toets_het_zien(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plaatsing.Plaatsing, "draai_terug", lambda _: None)
    _oud(tmp_path)
    voor = _stand(tmp_path)
    _faal_bij(monkeypatch, 3, OSError(errno.EACCES, "x"))
    with pytest.raises(BewaarFout):
        _vervang(tmp_path)
    assert _stand(tmp_path) != voor


def test_een_map_op_de_plaats_van_een_bestand_wordt_niet_weggehaald(tmp_path: Path) -> None:
    _oud(tmp_path)
    (tmp_path / "uit" / "b.csv").unlink()
    (tmp_path / "uit" / "b.csv").mkdir()
    (tmp_path / "uit" / "b.csv" / "x").write_text("x", encoding="utf-8")
    voor = _stand(tmp_path)
    with pytest.raises(BewaarFout, match=r"b\.csv: niet bewaard, want er staat al een map met deze naam"):
        _vervang(tmp_path)
    assert _stand(tmp_path) == voor


def test_een_bestand_op_de_plaats_van_een_map_wordt_niet_weggehaald(tmp_path: Path) -> None:
    (tmp_path / "uit").mkdir()
    (tmp_path / "uit" / "diep").write_text("een bestand", encoding="utf-8")
    with pytest.raises(BewaarFout, match="er staat al iets anders met deze naam"):
        _vervang(tmp_path)
    assert _stand(tmp_path) == {"uit/diep": b"een bestand"}


def test_wat_een_gedood_programma_liet_liggen_gaat_weg_en_ander_verborgen_werk_niet(tmp_path: Path) -> None:
    _oud(tmp_path)
    (tmp_path / "uit" / ".~inzicht-abc").mkdir()
    (tmp_path / "uit" / ".~inzicht-abc" / "de-regenboog.html").write_text("naam", encoding="utf-8")
    (tmp_path / "uit" / ".~inzicht-a.csv.tmp").write_text("naam", encoding="utf-8")
    (tmp_path / "uit" / ".~van-mij").write_text("van mij", encoding="utf-8")
    _vervang(tmp_path)
    assert [naam for naam in _stand(tmp_path) if "/." in naam] == ["uit/.~van-mij"]


def test_twee_opdrachten_tegelijk_in_een_map_kan_niet(tmp_path: Path) -> None:
    with Uitvoermap(str(tmp_path / "uit"), overschrijf=True) as een:
        een.bereid_voor(NAMEN)
        with (
            Uitvoermap(str(tmp_path / "uit"), overschrijf=True) as twee,
            pytest.raises(BezetFout, match="schrijft hier nu"),
        ):
            twee.bereid_voor(NAMEN)
        assert een.open("a.csv").write(b"x") == 1
    assert _stand(tmp_path) == {}


def test_wat_niet_van_ons_is_wordt_genoemd(tmp_path: Path) -> None:
    _oud(tmp_path)
    (tmp_path / "uit" / ".verborgen").write_text("x", encoding="utf-8")
    with Uitvoermap(str(tmp_path / "uit"), overschrijf=True) as uit:
        uit.bereid_voor(NAMEN)
        uit.open("a.csv")
        uit.open_map("diep", EIGEN)
        assert uit.rest() == [".verborgen", "b.csv", "diep/van-mij.txt", "rest.txt"]


def test_de_opdracht_laat_oude_overzichten_heel_als_er_een_niet_te_vervangen_is(
    draai: Draai, tmp_path: Path, voorbeelden: Path
) -> None:
    args = ("batch", str(voorbeelden), "--uit", "uit", "--uitvoer", "csv,html,md")
    draai(*args)
    (tmp_path / "uit" / "groepsverslag.md").unlink()
    (tmp_path / "uit" / "groepsverslag.md").mkdir()
    voor = _stand(tmp_path)
    gedaan = draai(*args, "--overschrijf", "--anoniem", "--sleutel", "s.csv")
    assert gedaan.returncode == 4
    assert "uit/groepsverslag.md: niet bewaard, want er staat al een map met deze naam." in gedaan.stderr
    assert _stand(tmp_path) == voor
