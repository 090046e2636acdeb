"""Een kindproces dat doodgaat of er niet bij kan, kost geen ander bestand zijn uitslag."""

import json
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from batchhulp import regels, rijen, schrijf, verzin
from hulp import signalen
from inzicht.modellen.wijzer import Wijzer

resource = pytest.importorskip("resource", reason="Windows kent geen grenzen aan een proces")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signalen en grenzen zijn er zo niet op Windows")

DODER = "dodelijk"
TWEEDE = """
import multiprocessing, os, signal, sys
from inzicht.batch.inpakken import Uitpakker

echt = Uitpakker.pak_uit

def pak_uit(zelf, gepakt):
    if b'"2026-11-07"' in gepakt and multiprocessing.parent_process() is not None:
        os.kill(os.getpid(), signal.SIGKILL)
    return echt(zelf, gepakt)

Uitpakker.pak_uit = pak_uit
if __name__ == "__main__":  # een kind dat niet met fork begint, leest dit bestand opnieuw
    sys.argv = ["inzicht", "batch", "in", "--uit", "uit", "--parallel", "2", *sys.argv[1:]]
    from inzicht.cli import start
    start()
"""
SCRIPT = """
import multiprocessing, os, signal, sys
from pathlib import Path
from inzicht.batch.verwerking import Verwerking

echt = Verwerking.verwerk

def verwerk(zelf, gegevens, naam, **opties):
    if {merk!r} in naam and multiprocessing.parent_process() is not None and {voorwaarde}:
        os.kill(os.getpid(), signal.SIGKILL)
    return echt(zelf, gegevens, naam, **opties)

Verwerking.verwerk = verwerk
if __name__ == "__main__":
    multiprocessing.set_start_method({start!r})
    sys.argv = ["inzicht", "batch", *{args!r}]
    from inzicht.cli import start
    start()
"""


def _draai(
    map_: Path, args: tuple[str, ...], *, start: str, voorwaarde: str = "True", merk: str = DODER, **opties: Any
) -> Any:
    (map_ / "doe.py").write_text(
        SCRIPT.format(merk=merk, start=start, args=args, voorwaarde=voorwaarde), encoding="utf-8"
    )
    opdracht = [sys.executable, "-W", "error", "doe.py"]
    return subprocess.run(opdracht, cwd=map_, capture_output=True, encoding="utf-8", timeout=120, check=False, **opties)


def _partij(map_: Path, wijzer: Wijzer, aantal: int, *doders: int) -> list[str]:
    rng = random.Random(3)
    namen = {f"{n:03}{'-' + DODER if n in doders else ''}.yaml": verzin(wijzer, rng, n) for n in range(aantal)}
    schrijf(map_ / "in", namen)
    return sorted(namen)


@pytest.mark.parametrize(
    ("start", "aantal", "doders"), [("fork", 120, (7, 66)), ("spawn", 6, (3,)), ("forkserver", 6, (3,))]
)
def test_alleen_het_bestand_dat_een_kind_doodt_wordt_geweigerd(
    tmp_path: Path, wijzer: Wijzer, start: str, aantal: int, doders: tuple[int, ...]
) -> None:
    namen = _partij(tmp_path, wijzer, aantal, *doders)
    gedaan = _draai(tmp_path, ("in", "--uit", "uit", "--uitvoer", "csv,jsonl", "--parallel", "2"), start=start)
    assert (gedaan.returncode, "Traceback" in gedaan.stderr) == (1, False), gedaan.stderr
    goed = [naam for naam in namen if DODER not in naam]
    assert [regel["bestand"] for regel in regels(tmp_path / "uit" / "uitslagen.jsonl")] == goed
    fouten = rijen(tmp_path / "uit" / "fouten.csv")
    assert [rij["bestand"] for rij in fouten] == [naam for naam in namen if DODER in naam]
    assert all(rij["reden"].startswith("Bij dit bestand stopte het rekenproces") for rij in fouten)
    assert f"Een rekenproces stopte onverwacht bij 000.yaml tot en met {min(aantal, 50) - 1:03}.yaml" in gedaan.stderr
    assert f"{len(goed)} scholen geteld, {len(doders)} bestand" in gedaan.stderr
    assert [pad.name for pad in (tmp_path / "uit").iterdir() if pad.name.startswith(".")] == []


def test_een_kind_dat_een_keer_van_buiten_gestopt_wordt_kost_niets(tmp_path: Path, wijzer: Wijzer) -> None:
    namen = _partij(tmp_path, wijzer, 120, 3)
    args = ("in", "--uit", "uit", "--uitvoer", "csv,jsonl", "--parallel", "2")
    gedaan = _draai(
        tmp_path, args, start="fork", voorwaarde='not Path("een").exists() and (Path("een").touch() or True)'
    )
    assert gedaan.returncode == 0, gedaan.stderr
    assert [regel["bestand"] for regel in regels(tmp_path / "uit" / "uitslagen.jsonl")] == namen
    assert "Dat deel is opnieuw gedaan." in gedaan.stderr
    een = subprocess.run(
        [sys.executable, "-m", "inzicht", "batch", "in", "--uit", "weer", "--uitvoer", "csv,jsonl"],
        cwd=tmp_path,
        check=True,
    )
    assert een.returncode == 0
    for naam in ("overzicht.csv", "uitslagen.jsonl", "fouten.csv"):
        assert (tmp_path / "uit" / naam).read_bytes() == (tmp_path / "weer" / naam).read_bytes()


def test_ook_op_standaardinvoer_wordt_alleen_die_regel_geweigerd(tmp_path: Path, wijzer: Wijzer) -> None:
    rng = random.Random(3)
    invoer = "".join(json.dumps(verzin(wijzer, rng, n)) + "\n" for n in range(60))
    args = ("-", "--uit", "weer", "--uitvoer", "jsonl", "--parallel", "2")
    gedaan = _draai(tmp_path, args, start="fork", merk="standaardinvoer:42", input=invoer)
    assert gedaan.returncode == 1, gedaan.stderr
    (fout,) = rijen(tmp_path / "weer" / "fouten.csv")
    assert (fout["bestand"], fout["regel"], fout["code"]) == ("standaardinvoer:42", "42", "A099")
    assert len(regels(tmp_path / "weer" / "uitslagen.jsonl")) == 59


@pytest.mark.parametrize("opties", [(), ("--anoniem", "--verslagen")])
def test_ook_in_de_tweede_ronde_kost_een_dood_kind_een_school(
    tmp_path: Path, wijzer: Wijzer, opties: tuple[str, ...]
) -> None:
    rng = random.Random(3)
    schrijf(
        tmp_path / "in", {f"{n}.yaml": {**verzin(wijzer, rng, n), "datum": f"2026-11-{n + 1:02}"} for n in range(9)}
    )
    (tmp_path / "doe.py").write_text(TWEEDE, encoding="utf-8")
    opdracht = [sys.executable, "doe.py", *opties]
    gedaan = subprocess.run(opdracht, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, timeout=120)
    assert gedaan.returncode == 1, gedaan.stderr
    assert "8 scholen geteld, 1 bestand geweigerd." in gedaan.stderr
    assert (tmp_path / "uit" / "groepsverslag.md").read_text(encoding="utf-8").startswith("# Groepsverslag: 8 scholen")
    (fout,) = rijen(tmp_path / "uit" / "fouten.csv")
    assert (fout["bestand"], fout["code"]) == ("Geweigerd 1" if opties else "6.yaml", "A099")


@pytest.mark.parametrize("bestanden", [9, 12, 14, 20])
def test_met_weinig_open_bestanden_lukt_het_in_een_proces(tmp_path: Path, wijzer: Wijzer, bestanden: int) -> None:
    namen = _partij(tmp_path, wijzer, 60)

    def grens() -> None:
        resource.setrlimit(resource.RLIMIT_NOFILE, (bestanden, bestanden))

    args = ("in", "--uit", "uit", "--uitvoer", "jsonl", "--parallel", "3")
    gedaan = _draai(tmp_path, args, start="fork", preexec_fn=grens)
    assert gedaan.returncode == 0, gedaan.stderr
    assert [regel["bestand"] for regel in regels(tmp_path / "uit" / "uitslagen.jsonl")] == namen
    if bestanden < 10:
        assert "Er kan hier geen proces bij." in gedaan.stderr


@pytest.mark.parametrize("begin", ["fork", "forkserver", "spawn"])
def test_als_er_geen_proces_bij_kan_gaat_het_in_dit_proces(tmp_path: Path, wijzer: Wijzer, begin: str) -> None:
    """Python 3.14, Windows en een Mac beginnen een kind anders dan met fork."""
    namen = _partij(tmp_path, wijzer, 60)
    code = (
        "import multiprocessing, multiprocessing.process, sys\n"
        f"multiprocessing.set_start_method({begin!r})\n"
        "def nee(_):\n    raise BlockingIOError(11, 'vol')\n"
        "multiprocessing.process.BaseProcess.start = nee\n"
        "sys.argv = ['inzicht', 'batch', 'in', '--uit', 'uit', '--uitvoer', 'jsonl', '--parallel', '3']\n"
        "from inzicht.cli import start\nstart()\n"
    )
    gedaan = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    assert gedaan.returncode == 0, gedaan.stderr
    assert gedaan.stderr.count("Er kan hier geen proces bij.") == 1
    assert [regel["bestand"] for regel in regels(tmp_path / "uit" / "uitslagen.jsonl")] == namen


HULPEN = {"fork": 0, "spawn": 1, "forkserver": 2}
"""Hoeveel processen Python er zelf bij start; van forkserver zijn de kinderen daar weer kinderen van."""


def _kinderen(pid: int) -> list[int]:
    """Elk proces dat van dit proces afstamt."""
    try:
        eigen = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:  # intussen al weg
        return []
    return [een for kind in map(int, eigen) for een in (kind, *_kinderen(kind))]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="zonder /proc is niet te zien welke kinderen er zijn")
@pytest.mark.parametrize("teken", signalen("SIGINT", "SIGTERM", "SIGKILL"))
def test_stopt_het_hoofdproces_dan_stoppen_de_kinderen(tmp_path: Path, teken: signal.Signals) -> None:
    opdracht = [sys.executable, "-m", "inzicht", "batch", "-", "--uit", "uit", "--uitvoer", "jsonl", "--parallel", "3"]
    aantal = 3 + HULPEN[multiprocessing.get_context().get_start_method()]
    with subprocess.Popen(opdracht, cwd=tmp_path, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as proces:
        einde = time.monotonic() + 60
        while len(kinderen := _kinderen(proces.pid)) < aantal:
            assert time.monotonic() < einde
            time.sleep(0.02)
        proces.send_signal(teken)
        proces.wait(30)
        assert proces.stderr is not None
        gezegd = proces.stderr.read()
        # een kind dat nog begon, klaagt zelf als het hoofdproces halverwege het bericht is doodgegaan
        assert b"Traceback" not in gezegd or (teken == signal.SIGKILL and b"forkserver" in gezegd)
    while any(Path(f"/proc/{pid}/cmdline").exists() and _leeft(pid) for pid in kinderen):
        assert time.monotonic() < einde
        time.sleep(0.02)


def _leeft(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return False
