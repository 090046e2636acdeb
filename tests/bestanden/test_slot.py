"""Een slot: een eigenaar, niets dat achterblijft, en nooit op iets dat een ander neerlegde."""

import errno
import fcntl
import os
import stat
import sys
from pathlib import Path

import pytest

from inzicht.bestanden import slot
from inzicht.bestanden.slot import Greep, Slot, grijp

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sloten van POSIX")


def _open() -> int:
    """Hoeveel bestanden dit proces open heeft."""
    return len(list(Path("/dev/fd").iterdir()))


def _weiger(monkeypatch: pytest.MonkeyPatch, nummer: int) -> None:
    def flock(*_: object) -> None:
        raise OSError(nummer, "x")

    monkeypatch.setattr(fcntl, "flock", flock)


def test_van_twee_die_grijpen_krijgt_er_een_het_slot(tmp_path: Path) -> None:
    pad = tmp_path / "x"
    pad.touch()
    with pad.open() as een, pad.open() as ander:
        assert [grijp(een.fileno()), grijp(ander.fileno())] == [Greep.GENOMEN, Greep.BEZET]
    with pad.open() as later:
        assert grijp(later.fileno()) is Greep.GENOMEN


@pytest.mark.parametrize(
    ("nummer", "greep"),
    [
        (errno.EWOULDBLOCK, Greep.BEZET),
        (errno.ENOLCK, Greep.GEEN_SLOTEN),
        (errno.ENOTSUP, Greep.GEEN_SLOTEN),
        (errno.ENOSYS, Greep.GEEN_SLOTEN),
        (errno.EINVAL, Greep.GEEN_SLOTEN),
    ],
)
def test_wat_de_schijf_antwoordt_zegt_hoe_het_afloopt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nummer: int, greep: Greep
) -> None:
    _weiger(monkeypatch, nummer)
    pad, voor = tmp_path / "s", _open()
    assert Slot(pad).neem() is greep
    assert pad.exists() == (greep is Greep.BEZET)  # zonder sloten heeft een zijbestand geen zin
    assert _open() == voor


def test_een_andere_fout_van_de_schijf_is_een_fout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _weiger(monkeypatch, errno.EIO)
    voor = _open()
    with pytest.raises(OSError, match="x") as gevangen:
        Slot(tmp_path / "s").neem()
    assert gevangen.value.errno == errno.EIO
    assert _open() == voor


def test_het_zijbestand_is_alleen_voor_de_eigenaar_en_gaat_mee_weg(tmp_path: Path) -> None:
    pad, voor = tmp_path / "s", _open()
    eigen = Slot(pad)
    assert eigen.neem() is Greep.GENOMEN
    assert stat.S_IMODE(pad.stat().st_mode) == 0o600
    assert _open() == voor + 1
    eigen.geef_vrij()
    assert not pad.exists()
    assert _open() == voor


def test_na_vrijgeven_is_er_weer_een_eigenaar_en_nooit_twee(tmp_path: Path) -> None:
    een, ander, derde = (Slot(tmp_path / "s") for _ in range(3))
    assert [een.neem(), ander.neem()] == [Greep.GENOMEN, Greep.BEZET]
    een.geef_vrij()
    assert [ander.neem(), derde.neem(), een.neem()] == [Greep.GENOMEN, Greep.BEZET, Greep.BEZET]
    een.geef_vrij()  # is niet meer van hem
    assert derde.neem() is Greep.BEZET
    ander.geef_vrij()
    assert een.neem() is Greep.GENOMEN
    een.geef_vrij()


@pytest.mark.parametrize("ander_was_eerder", [False, True])
def test_wie_een_opgeruimd_zijbestand_vergrendelt_begint_opnieuw(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ander_was_eerder: bool
) -> None:
    """De vorige eigenaar ruimt het zijbestand op, precies tussen openen en vergrendelen."""
    pad, echt, keer, voor = tmp_path / "s", slot.grijp, [0], _open()

    def grijp_te_laat(wijzer: int) -> Greep:
        keer[0] += 1
        if keer[0] == 1:
            pad.unlink()
            if ander_was_eerder:
                pad.touch()
        return echt(wijzer)

    monkeypatch.setattr(slot, "grijp", grijp_te_laat)
    eigen = Slot(pad)
    assert eigen.neem() is Greep.GENOMEN
    assert keer == [2]
    assert _open() == voor + 1
    assert Slot(pad).neem() is Greep.BEZET
    eigen.geef_vrij()
    assert not pad.exists()


def test_iets_anders_op_de_plaats_van_het_zijbestand_is_een_fout(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp")
    (tmp_path / "koppeling").symlink_to("elders")
    voor = _open()
    for naam, nummer in (("pijp", errno.EEXIST), ("koppeling", errno.ELOOP)):
        with pytest.raises(OSError, match=r".") as gevangen:
            Slot(tmp_path / naam).neem()
        assert gevangen.value.errno == nummer
    assert sorted(pad.name for pad in tmp_path.iterdir()) == ["koppeling", "pijp"]
    assert _open() == voor


def test_vrijgeven_mag_ook_als_een_ander_het_zijbestand_al_weghaalde(tmp_path: Path) -> None:
    eigen = Slot(tmp_path / "s")
    eigen.neem()
    (tmp_path / "s").unlink()
    eigen.geef_vrij()
    eigen.geef_vrij()
    assert eigen.neem() is Greep.GENOMEN
    eigen.geef_vrij()


def test_wie_vrijgeeft_ruimt_nooit_het_zijbestand_van_de_volgende_op(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """De volgende neemt het slot zodra het vrij is; ruimt de vorige dan nog op, dan komen er twee eigenaars."""
    een, ander, derde = (Slot(tmp_path / "s") for _ in range(3))
    een.neem()
    echt, gegrepen = os.close, list[Greep]()

    def sluit(wijzer: int) -> None:
        echt(wijzer)
        if not gegrepen:
            monkeypatch.undo()
            gegrepen.append(ander.neem())

    monkeypatch.setattr(os, "close", sluit)
    een.geef_vrij()
    assert [*gegrepen, derde.neem()] == [Greep.GENOMEN, Greep.BEZET]
    ander.geef_vrij()
