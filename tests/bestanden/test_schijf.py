"""Bewaren is heel of niet; wat geen gewoon bestand is, wordt geweigerd; twee programma's botsen nooit stil."""

import errno
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from inzicht.bestanden import yamlbron
from inzicht.bestanden.schijf import Bewaarplek, lees_bytes
from inzicht.bestanden.schrijven import bewaar
from inzicht.fouten import BewaarFout, InvoerFout


@pytest.mark.parametrize("soort", ["map", "fifo", "apparaat", "lus", "weg", "nul"])
def test_wat_geen_gewoon_bestand_is_wordt_meteen_geweigerd(tmp_path: Path, soort: str) -> None:
    pad = tmp_path / "x.yaml"
    match soort:
        case "map":
            pad.mkdir()
        case "fifo":
            os.mkfifo(pad)
        case "apparaat":
            pad = Path("/dev/zero")
        case "lus":
            pad.symlink_to(pad)
    naam = "a\0b" if soort == "nul" else str(pad)
    with pytest.raises(InvoerFout) as fout:
        lees_bytes(naam, yamlbron.ANTWOORDEN)
    assert fout.value.bevindingen[0].code == "A013"


@pytest.mark.parametrize("grootte", [0, 1, 4095, 4096, 4097, 9000, 1024 * 1024])
@pytest.mark.parametrize("stukjes", [False, True], ids=["ineens", "stukjes"])
def test_lezen_vraagt_weinig_meer_ruimte_dan_het_bestand_groot_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, grootte: int, stukjes: bool
) -> None:
    """Ruimte voor het grootste bestand, een voor elk klein bestand, versnippert het geheugen van een grote partij."""
    pad = tmp_path / "x.yaml"
    pad.write_bytes(inhoud := os.urandom(grootte))
    gevraagd: list[int] = []
    echt = os.read

    def lees(wijzer: int, hoeveel: int) -> bytes:
        gevraagd.append(hoeveel)
        return echt(wijzer, min(hoeveel, 1000) if stukjes else hoeveel)

    monkeypatch.setattr(os, "read", lees)
    assert lees_bytes(str(pad), yamlbron.ANTWOORDEN) == inhoud
    assert max(gevraagd) <= max(4096, grootte + 1)


def test_een_bestand_dat_groeit_wordt_helemaal_gelezen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pad = tmp_path / "x.yaml"
    pad.write_bytes(b"a" * 10)
    echt = os.fstat

    def fstat(wijzer: int) -> os.stat_result:
        toestand = echt(wijzer)
        pad.write_bytes(b"a" * 20_000)
        return toestand

    monkeypatch.setattr(os, "fstat", fstat)
    assert lees_bytes(str(pad), yamlbron.ANTWOORDEN) == b"a" * 20_000


def test_een_reusachtig_bestand_wordt_niet_gelezen(tmp_path: Path) -> None:
    pad = tmp_path / "x.yaml"
    with pad.open("wb") as bestand:
        bestand.truncate(3 * 1024**3)
    gegevens = lees_bytes(str(pad), yamlbron.ANTWOORDEN)
    with pytest.raises(InvoerFout, match="groter dan 1 MiB"):
        yamlbron.lees(gegevens, str(pad), yamlbron.ANTWOORDEN)


def test_nieuwe_bestanden_zijn_alleen_voor_de_eigenaar_en_laten_niets_achter(tmp_path: Path) -> None:
    plek = Bewaarplek(str(tmp_path / "a.yaml"))
    assert plek.open() is None
    plek.bewaar(b"een")
    plek.bewaar(b"twee")
    plek.sluit()
    assert [pad.name for pad in tmp_path.iterdir()] == ["a.yaml"]
    assert stat.S_IMODE((tmp_path / "a.yaml").stat().st_mode) == 0o600
    assert (tmp_path / "a.yaml").read_bytes() == b"twee"


@pytest.mark.parametrize("waar", ["write", "fsync", "replace", "open"])
@pytest.mark.parametrize(("nummer", "woord"), [(errno.ENOSPC, "vol"), (errno.EIO, "schijf"), (errno.EACCES, "mag")])
def test_een_schijffout_laat_het_vorige_bestand_heel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waar: str, nummer: int, woord: str
) -> None:
    pad = tmp_path / "a.yaml"
    plek = Bewaarplek(str(pad))
    plek.open()
    plek.bewaar(b"oud")

    def kapot(*_: Any, **__: Any) -> None:
        raise OSError(nummer, "x")

    monkeypatch.setattr(os, waar, kapot)
    with pytest.raises(BewaarFout, match=woord) as fout:
        plek.bewaar(b"nieuw")
    monkeypatch.undo()
    assert fout.value.uitgang == 4
    assert pad.read_bytes() == b"oud"
    plek.bewaar(b"nieuw")
    plek.sluit()
    assert [een.name for een in tmp_path.iterdir()] == ["a.yaml"]


def _fsync_met_mapfout(nummer: int) -> Callable[[int], None]:
    """Een fsync die alleen voor een map mislukt."""
    echt = os.fsync

    def fsync(wijzer: int) -> None:
        if stat.S_ISDIR(os.fstat(wijzer).st_mode):
            raise OSError(nummer, "x")
        echt(wijzer)

    return fsync


def test_na_een_fout_bij_het_vastleggen_van_de_map_kan_dezelfde_plek_opnieuw_bewaren(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plek = Bewaarplek(str(tmp_path / "a.yaml"))
    plek.open()
    monkeypatch.setattr(os, "fsync", _fsync_met_mapfout(errno.EIO))
    with pytest.raises(BewaarFout, match="schijf"):
        plek.bewaar(b"een")
    monkeypatch.undo()
    plek.bewaar(b"twee")
    plek.sluit()
    assert (tmp_path / "a.yaml").read_bytes() == b"twee"


def test_een_schijf_die_geen_mapfsync_kent_bewaart_gewoon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", _fsync_met_mapfout(errno.EINVAL))
    plek = Bewaarplek(str(tmp_path / "a.yaml"))
    plek.open()
    plek.bewaar(b"een")
    plek.sluit()
    assert (tmp_path / "a.yaml").read_bytes() == b"een"


def test_een_korte_schrijfbeurt_gaat_door_tot_alles_er_staat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    echt = os.write
    monkeypatch.setattr(os, "write", lambda fd, deel: echt(fd, bytes(deel)[:3]))
    bewaar(str(tmp_path / "a"), b"tien bytes")
    assert (tmp_path / "a").read_bytes() == b"tien bytes"


def test_een_tweede_programma_krijgt_het_bestand_niet(tmp_path: Path) -> None:
    een, twee = Bewaarplek(str(tmp_path / "a.yaml")), Bewaarplek(str(tmp_path / "a.yaml"))
    een.open()
    with pytest.raises(BewaarFout, match="ander venster"):
        twee.open()
    een.sluit()
    twee.open()
    twee.sluit()


def test_een_plek_die_geen_bestand_is_wordt_geweigerd_en_laat_geen_slot_achter(tmp_path: Path) -> None:
    (tmp_path / "map.yaml").mkdir()
    with pytest.raises(InvoerFout, match="map, geen bestand"):
        Bewaarplek(str(tmp_path / "map.yaml")).open()
    assert [een.name for een in tmp_path.iterdir()] == ["map.yaml"]


def test_openen_ruimt_op_wat_een_gedood_programma_liet_liggen(tmp_path: Path) -> None:
    pad = tmp_path / "a.yaml"
    pad.write_bytes(b"oud")
    code = (
        "import os, signal, sys; from inzicht.bestanden.schijf import Bewaarplek; plek = Bewaarplek(sys.argv[1]); plek.open();"
        "os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL); plek.bewaar(b'nieuw')"
    )
    assert subprocess.run([sys.executable, "-c", code, str(pad)], check=False).returncode == -signal.SIGKILL
    assert len(list(tmp_path.iterdir())) == 3
    plek = Bewaarplek(str(pad))
    assert plek.open() == b"oud"
    plek.sluit()
    assert [een.name for een in tmp_path.iterdir()] == ["a.yaml"]


def test_een_wijziging_van_buiten_wordt_niet_overschreven(tmp_path: Path) -> None:
    pad = tmp_path / "a.yaml"
    plek = Bewaarplek(str(pad))
    plek.open()
    plek.bewaar(b"van ons")
    pad.write_bytes(b"van een ander")
    with pytest.raises(BewaarFout, match="intussen"):
        plek.bewaar(b"van ons, nieuwer")
    plek.sluit()
    assert pad.read_bytes() == b"van een ander"


def test_een_bestaand_bestand_wordt_zonder_overschrijf_niet_vervangen(tmp_path: Path) -> None:
    bewaar(str(tmp_path / "a"), b"1")
    with pytest.raises(BewaarFout, match="bestaat al"):
        bewaar(str(tmp_path / "a"), b"2")
    bewaar(str(tmp_path / "a"), b"3", overschrijf=True)
    assert (tmp_path / "a").read_bytes() == b"3"


def test_bewaren_volgt_een_koppeling_en_houdt_haar(tmp_path: Path) -> None:
    echt, link = tmp_path / "echt.yaml", tmp_path / "link.yaml"
    echt.write_bytes(b"oud")
    link.symlink_to(echt)
    plek = Bewaarplek(str(link))
    assert plek.open() == b"oud"
    plek.bewaar(b"nieuw")
    plek.sluit()
    assert link.is_symlink()
    assert echt.read_bytes() == b"nieuw"


LUS = """
import sys
from inzicht.bestanden.schijf import Bewaarplek
plek = Bewaarplek(sys.argv[1]); plek.open()
for n in range(10**6):
    plek.bewaar(b"begin %d " % n + b"x" * 5000 + b" eind %d" % n)
    print(n, flush=True)
"""


def test_sigkill_op_een_willekeurig_moment_geeft_oud_of_nieuw(tmp_path: Path) -> None:
    pad = tmp_path / "a.yaml"
    for ronde in range(12):
        kind = subprocess.Popen([sys.executable, "-c", LUS, str(pad)], stdout=subprocess.PIPE)
        assert kind.stdout is not None
        gezien = -1
        for _ in range(3 + ronde * 7):
            gezien = int(kind.stdout.readline())
        kind.send_signal(signal.SIGKILL)
        rest = kind.communicate()[0].split(b"\n")
        bevestigd = max([gezien, *(int(deel) for deel in rest[:-1])])
        inhoud = pad.read_bytes()
        begin, eind = int(inhoud.split()[1]), int(inhoud.split()[-1])
        assert begin == eind >= bevestigd
