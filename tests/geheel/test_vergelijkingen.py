"""Langs twee wegen hetzelfde, ook bij willekeurige en beschadigde bestanden: de korte ronde van die metingen."""

import subprocess
import sys

import pytest

from hulp import WORTEL

METING = WORTEL / "meting"
SCRIPTS = ("regellezer.py", "snelweg.py")


def _draai(script: str, *args: str) -> "subprocess.CompletedProcess[str]":
    opdracht = [sys.executable, str(METING / script), *args]
    return subprocess.run(opdracht, capture_output=True, encoding="utf-8", errors="replace", timeout=120, check=False)


@pytest.mark.parametrize("script", SCRIPTS)
def test_beide_wegen_geven_hetzelfde(script: str) -> None:
    gedaan = _draai(script, "--kort")
    assert gedaan.returncode == 0, gedaan.stdout + gedaan.stderr


@pytest.mark.geplant
@pytest.mark.parametrize("script", SCRIPTS)
def test_elke_aangebrachte_fout_wordt_gezien(script: str) -> None:
    gedaan = _draai(script, "--kapot")
    assert gedaan.returncode == 0, gedaan.stdout + gedaan.stderr
    assert "NIET" not in gedaan.stdout
