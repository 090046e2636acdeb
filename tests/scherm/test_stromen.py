"""De stromen van een echt proces: geen kapotte uitvoer geeft een spoor of een vreemde uitgang, ook niet met buffers."""

import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from hulp import WORTEL, in_schil, signaal
from inzicht.opdrachten import tekort
from pty_hulp import Terminal

resource = pytest.importorskip("resource", reason="Windows kent geen grenzen aan een proces")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="/dev/full en omleidingen van bash zijn er niet")

SCHOOL = ("start", "--school", "De Test", "--kenmerk", "sector=po", "--rol", "directie")
GAT = WORTEL / "vragen" / "voorbeelden" / "gat.yaml"
BUFFERS = pytest.mark.parametrize("zonder_buffer", ["", "1"], ids=["met-buffer", "zonder-buffer"])


def test_de_toetsen_starten_programmas_met_de_omgeving_van_een_gebruiker() -> None:
    gezet = {naam for naam in os.environ if naam.startswith(("PYTHON", "GITHUB", "INZICHT", "FORCE"))}
    assert gezet == {"PYTHONUTF8"}


@BUFFERS
@pytest.mark.parametrize(
    "args",
    [("--version",), ("--help",), ("uitslag", str(GAT)), ("schema", "wijzer"), ("controleer", "--regels"),
     ("verslag", str(GAT), "--uit", "-", "--formaat", "html")],
    ids=lambda args: args[0],
)  # fmt: skip
def test_een_volle_uitvoer_is_een_zin_en_uitgang_4(tmp_path: Path, args: tuple[str, ...], zonder_buffer: str) -> None:
    gedaan = in_schil(tmp_path, ">/dev/full", *args, PYTHONUNBUFFERED=zonder_buffer)
    assert (gedaan.returncode, gedaan.stderr) == (4, b"Kon de uitvoer niet schrijven: de schijf is vol.\n")
    assert in_schil(tmp_path, ">/dev/full 2>/dev/full", *args, PYTHONUNBUFFERED=zonder_buffer).returncode == 4
    assert in_schil(tmp_path, ">&- 2>&-", *args, PYTHONUNBUFFERED=zonder_buffer).returncode == 4


@BUFFERS
@pytest.mark.parametrize("rest", ["2>/dev/full", "2>&-", "2>&{pijp}"])
@pytest.mark.parametrize(
    ("args", "uitgang"),
    [(("controleer", "--peildatum", "2026-11-23"), 0), (("nieuw", "map"), 0), (("uitslag", "nergens.yaml"), 3),
     (("onzin",), 2), (("batch", str(GAT), "--uit", "overzicht"), 0), (SCHOOL, 3)],
    ids=lambda waarde: waarde[0] if isinstance(waarde, tuple) else str(waarde),
)  # fmt: skip
def test_zonder_meekijker_gaat_het_werk_door_met_dezelfde_uitgang(
    tmp_path: Path, args: tuple[str, ...], uitgang: int, rest: str, zonder_buffer: str
) -> None:
    lezer, schrijver = os.pipe()
    os.close(lezer)  # een pijp waar niemand meer uit leest
    gedaan = in_schil(tmp_path, rest.format(pijp=schrijver), *args, PYTHONUNBUFFERED=zonder_buffer, mee=(schrijver,))
    os.close(schrijver)
    assert gedaan.returncode == uitgang


def test_een_uitvoer_die_niet_wil_wachten_krijgt_toch_alles(tmp_path: Path) -> None:
    """Een ander programma kan een pijp zo instellen dat schrijven een fout geeft als zij vol is."""
    lezer, schrijver = os.pipe()
    os.set_blocking(schrijver, False)
    kind = subprocess.Popen([sys.executable, "-m", "inzicht", "controleer", "--regels"], stdout=schrijver, stderr=subprocess.PIPE, cwd=tmp_path)  # fmt: skip
    os.close(schrijver)
    time.sleep(1.5)
    gelezen = b""
    while deel := os.read(lezer, 4096):
        gelezen += deel
    _, fouten = kind.communicate(timeout=60)
    os.close(lezer)
    assert (kind.returncode, fouten) == (0, b"")
    assert gelezen == in_schil(tmp_path, "", "controleer", "--regels").stdout


def test_een_invoer_die_niet_wil_wachten_is_geen_einde(tmp_path: Path) -> None:
    lezer, schrijver = os.pipe()
    os.set_blocking(lezer, False)
    kind = subprocess.Popen([sys.executable, "-m", "inzicht", *SCHOOL], stdin=lezer, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path)  # fmt: skip
    os.close(lezer)
    assert kind.stderr is not None
    select.select([kind.stderr], [], [], 30)
    time.sleep(0.5)
    os.write(schrijver, b"1\nq\n")
    os.close(schrijver)
    _, fouten = kind.communicate(timeout=60)
    assert kind.returncode == 0, fouten


def test_een_verbinding_die_wegvalt_is_stil(tmp_path: Path) -> None:
    ander, eigen = socket.socketpair()
    ander.close()
    gedaan = subprocess.run([sys.executable, "-m", "inzicht", "controleer", "--regels"], stdout=eigen.fileno(), stderr=subprocess.PIPE, cwd=tmp_path, timeout=60, check=False)  # fmt: skip
    eigen.close()
    assert (gedaan.returncode, gedaan.stderr) == (0, b"")


@pytest.mark.terminal
@pytest.mark.parametrize("genegeerd", [False, True])
@pytest.mark.parametrize("eenvoudig", [False, True])
def test_een_terminal_die_dichtgaat_is_129(tmp_path: Path, *, eenvoudig: bool, genegeerd: bool) -> None:
    """Ook wie het signaal niet krijgt, omdat een schil het opving, merkt dat er niemand meer is."""
    with signaal(signal.SIGHUP, signal.SIG_IGN if genegeerd else signal.SIG_DFL):
        terminal = Terminal(tmp_path, *SCHOOL, *(["--eenvoudig"] if eenvoudig else []))
    terminal.wacht("raag 1 van 33")
    assert terminal.hang_op() == 128 + signal.SIGHUP


def grens(soort: int, hoogste: int) -> Callable[[], None]:
    """Wat een kind aan het begin doet om met minder toe te moeten."""
    return lambda: resource.setrlimit(soort, (hoogste, hoogste))


@pytest.mark.parametrize("mib", [24, 28, 32, 36, 48])
def test_te_weinig_geheugen_is_een_zin(tmp_path: Path, mib: int) -> None:
    gedaan = subprocess.run(
        [sys.executable, "-m", "inzicht", "uitslag", str(GAT)], preexec_fn=grens(resource.RLIMIT_AS, mib << 20),
        capture_output=True, encoding="utf-8", cwd=tmp_path, timeout=60, check=False,
    )  # fmt: skip
    assert gedaan.returncode in (0, 4), gedaan.stderr
    if gedaan.returncode:
        assert gedaan.stderr == f"{tekort.ZIN}\n"


def test_een_werkmap_die_weg_is_houdt_niets_op(tmp_path: Path) -> None:
    weg = tmp_path / "weg"
    weg.mkdir()
    gedaan = subprocess.run(
        ["bash", "-c", 'rmdir "$PWD"; "$@"', "bash", sys.executable, "-P", "-m", "inzicht", "uitslag", str(GAT)],
        capture_output=True, encoding="utf-8", cwd=weg, timeout=60, check=False,
    )  # fmt: skip
    assert (gedaan.returncode, gedaan.stderr) == (0, "")
    assert not weg.exists()


@pytest.mark.parametrize("zone", ["Vreemd/Land", ":/etc/passwd", "\udcff", "A" * 5000, "<+25>-25", ""], ids=ascii)
def test_een_vreemde_tijdzone_houdt_niets_op(tmp_path: Path, zone: str) -> None:
    for args in (("uitslag", str(GAT)), ("nieuw", "map"), ("start", *SCHOOL[1:])):
        gedaan = subprocess.run(
            [sys.executable, "-m", "inzicht", *args], input="1\nq\n", env={**os.environ, "TZ": zone},
            capture_output=True, encoding="utf-8", cwd=tmp_path, timeout=60, check=False,
        )  # fmt: skip
        assert gedaan.returncode == 0, gedaan.stderr


@pytest.mark.parametrize(
    ("fout", "is_het"),
    [
        (MemoryError(), True), (SystemError(), True), (OSError(24, "x"), True), (OSError(12, "x", "naam"), True), (BlockingIOError(11, "x"), True),
        (ImportError("libx.so: failed to map segment from shared object"), True),
        (ImportError("No module named x"), False), (OSError(2, "x"), False), (ValueError(), False),
    ],
    ids=repr,
)  # fmt: skip
def test_wat_een_tekort_van_de_computer_is(fout: BaseException, *, is_het: bool) -> None:
    assert tekort.is_tekort(fout) == is_het
