"""Een afgesplitst programma doet wat een vers gestart programma doet."""

import os
import subprocess
from pathlib import Path

import pytest

import startklaar as module
from hulp import WORTEL
from inzicht.cli import OPDRACHTEN
from starthulp import SCHOOL
from startklaar import ECHT, Startklaar

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="dit systeem kan een proces niet splitsen")
GAT = str(WORTEL / "vragen" / "voorbeelden" / "gat.yaml")
AANROEPEN: list[tuple[tuple[str, ...], bytes]] = [
    ((), b""), (("-h",), b""), (("--version",), b""), (("bestaat-niet",), b""), (("--debug", "uitslag", "weg.yaml"), b""),
    (("uitslag", "-"), b"\xff{"), (("start", "x.yaml", *SCHOOL), "+ café\n1\n".encode()), (("uitslag", GAT, "--uit", "weg/x.json"), b""),
    *(((naam, "--hulp"), b"") for naam in OPDRACHTEN),
    (("verslag", GAT, "--uit", "uit", "--anoniem"), b""), (("uitslag", "caf\udce9.yaml"), b""),
]  # fmt: skip


def vers(map_: Path, args: tuple[str, ...], invoer: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run([*ECHT, *args], input=invoer, capture_output=True, cwd=map_, check=False, timeout=60)


def af(kind: Startklaar, map_: Path, *args: str, invoer: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    return kind.voer_uit(args, invoer, str(map_), dict(os.environ))


@pytest.mark.parametrize(("args", "invoer"), AANROEPEN, ids=ascii)
def test_een_afsplitsing_is_niet_van_een_vers_proces_te_onderscheiden(
    tmp_path: Path, startklaar: Startklaar, args: tuple[str, ...], invoer: bytes
) -> None:
    mappen = tmp_path / "een" / "map", tmp_path / "twee" / "map"
    for map_ in mappen:
        map_.mkdir(parents=True)
    een, twee = vers(mappen[0], args, invoer), af(startklaar, mappen[1], *args, invoer=invoer)
    assert (een.returncode, een.stdout, een.stderr) == (twee.returncode, twee.stdout, twee.stderr)
    bestanden = [{pad.relative_to(map_): pad.read_bytes() for pad in map_.rglob("*.*")} for map_ in mappen]
    assert bestanden[0] == bestanden[1]


def test_een_afsplitsing_laat_niets_na_voor_de_volgende(tmp_path: Path, startklaar: Startklaar) -> None:
    (tmp_path / "fout.yaml").write_text("id: [", encoding="utf-8")
    args = ("controleer", str(tmp_path / "fout.yaml"))
    gewoon = af(startklaar, tmp_path, *args)
    github = startklaar.voer_uit(args, b"", str(tmp_path), {**os.environ, "GITHUB_ACTIONS": "true"})
    assert b"::error" in github.stdout + github.stderr
    weer = af(startklaar, tmp_path, *args)
    assert (weer.returncode, weer.stdout, weer.stderr) == (gewoon.returncode, gewoon.stdout, gewoon.stderr)


def test_wie_te_lang_bezig_is_stopt_en_de_volgende_heeft_er_geen_last_van(
    tmp_path: Path, startklaar: Startklaar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "TIJD", -1)
    with pytest.raises(subprocess.TimeoutExpired):
        af(startklaar, tmp_path, "uitslag", GAT)
    monkeypatch.undo()
    assert af(startklaar, tmp_path, "uitslag", GAT).returncode == 0


def test_wat_van_het_begin_van_python_afhangt_krijgt_een_eigen_proces(startklaar: Startklaar) -> None:
    hier = dict(os.environ)
    assert startklaar.past(b"1\n", hier | {"INZICHT_EENVOUDIG": "1"})
    for naam in ("PYTHONHASHSEED", "PYTHONUTF8", "LC_ALL", "LANG", "TZ", "LD_PRELOAD"):
        assert not startklaar.past(b"", hier | {naam: "anders"})
    assert not startklaar.past(b"", {naam: waarde for naam, waarde in hier.items() if naam != "LC_ALL"})
    assert not startklaar.past(b"1\n" * 5000, hier)
