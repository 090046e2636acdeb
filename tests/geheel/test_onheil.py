"""De proeven van `meting/onheil.py` in het klein: er gaat niets verloren, en elke proef ziet een fout die er wel is."""

import os
import shutil
import subprocess
import sys

import pytest

from hulp import WORTEL

SCRIPT = WORTEL / "meting" / "onheil.py"
PROEVEN = ["interviews", "toetsen", "syscalls", "fouten", "schrijvers", "toestanden", "planten"]
MET_STRACE = {"syscalls", "fouten"}

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL en strace zijn er niet op Windows")


def meet(*args: str, **extra: str) -> "subprocess.CompletedProcess[str]":
    opdracht = [sys.executable, str(SCRIPT), *args]
    omgeving = {**os.environ, **extra}
    return subprocess.run(
        opdracht, env=omgeving, capture_output=True, encoding="utf-8", errors="replace", timeout=300, check=False
    )


def eis_gereedschap(proef: str) -> None:
    """In CI is een proef die niet kan draaien een fout; op een eigen computer mag strace ontbreken."""
    if proef in MET_STRACE and shutil.which("strace") is None and os.environ.get("CI") != "true":
        pytest.skip("strace ontbreekt; in CI is dat een fout")


@pytest.mark.parametrize("proef", PROEVEN)
def test_bij_onheil_gaat_niets_verloren(proef: str) -> None:
    eis_gereedschap(proef)
    gedaan = meet("--kort", proef)
    assert gedaan.returncode == 0, gedaan.stdout + gedaan.stderr
    assert "goed" in gedaan.stdout


@pytest.mark.geplant
@pytest.mark.parametrize("proef", PROEVEN)
def test_een_proef_ziet_elke_fout_die_is_aangebracht(proef: str) -> None:
    eis_gereedschap(proef)
    gedaan = meet("--kapot", proef)
    assert gedaan.returncode == 0, gedaan.stdout + gedaan.stderr
    assert "gezien" in gedaan.stdout


def test_wat_niet_gemeten_is_telt_als_fout() -> None:
    gedaan = meet("--kort", "syscalls", PATH="")
    assert gedaan.returncode == 1
    assert "niet gemeten" in gedaan.stdout
    assert "strace ontbreekt" in gedaan.stdout
    assert meet("--kapot", "syscalls", PATH="").returncode == 1


def test_een_onbekende_proef_wordt_geweigerd() -> None:
    gedaan = meet("brand")
    assert gedaan.returncode == 2
    assert "onbekend: brand; kies uit interviews" in gedaan.stderr
    assert meet("--zaad").returncode == 2
