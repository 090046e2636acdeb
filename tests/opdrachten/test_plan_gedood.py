"""Een plan dat wijzigt of een ronde die begint, op elk moment gedood: het bestand is oud of nieuw, en nooit iets anders."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from planhulp import OP, schrijf_school, schrijf_wijzer
from starthulp import lees

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is er niet op Windows")
MOMENTEN = 8
"""Zo vaak wordt het programma gedood, verdeeld over hoe lang het ongestoord duurt."""


def _begin(map_: Path, *args: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "inzicht", *args, "--wijzer", "wijzer"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=map_, env=dict(os.environ),
    )  # fmt: skip


def _heel(map_: Path, *args: str) -> None:
    kind = _begin(map_, *args)
    kind.communicate(timeout=60)
    assert kind.returncode == 0


def _duur(map_: Path, *args: str) -> float:
    begin = time.monotonic()
    _heel(map_, *args)
    return time.monotonic() - begin


def test_een_wijziging_die_bevestigd_is_blijft_en_een_andere_is_er_niet_half(tmp_path: Path) -> None:
    schrijf_wijzer(tmp_path / "wijzer")
    pad = tmp_path / "school.yaml"
    schrijf_school(pad)
    oud = pad.read_bytes()
    args = ("plan", "school.yaml", "--zet", "een.e", "--status", "bezig", "--op", OP)
    duur = _duur(tmp_path, *args)
    nieuw = pad.read_bytes()
    gezien = set()
    for moment in range(MOMENTEN):
        pad.write_bytes(oud)
        kind = _begin(tmp_path, *args)
        time.sleep(duur * (0.25 + 0.75 * moment / MOMENTEN))
        kind.send_signal(signal.SIGKILL)
        _, fouten = kind.communicate(timeout=60)
        assert pad.read_bytes() in (oud, nieuw)
        assert pad.read_bytes() == nieuw or b"Bewaard" not in fouten
        gezien.add(pad.read_bytes())
    assert oud in gezien
    _heel(tmp_path, *args)  # wat er bleef liggen, staat de volgende niet in de weg
    assert sorted(een.name for een in tmp_path.iterdir()) == ["school.yaml", "wijzer"]


def test_een_ronde_die_gedood_wordt_laat_het_oude_bestand_zoals_het_is(tmp_path: Path) -> None:
    schrijf_wijzer(tmp_path / "wijzer")
    schrijf_school(tmp_path / "school.yaml")
    oud = (tmp_path / "school.yaml").read_bytes()
    duur = _duur(tmp_path, "plan", "school.yaml")
    for moment in range(MOMENTEN // 2):
        kind = _begin(tmp_path, "start", "school.yaml", "--ronde", "--rol", "ict")
        assert kind.stdin is not None
        kind.stdin.write(b"\n\n")
        kind.stdin.flush()
        time.sleep(duur * (0.25 + moment / 3))
        kind.send_signal(signal.SIGKILL)
        kind.communicate(timeout=60)
        assert (tmp_path / "school.yaml").read_bytes() == oud
        for nieuw in tmp_path.glob("antwoorden-de-school-*.yaml"):
            assert lees(nieuw).vorige is not None
            nieuw.unlink()
