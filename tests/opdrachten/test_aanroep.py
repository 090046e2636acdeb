"""Opdrachten die het programma voorzegt: letterlijk overnemen werkt, in elke schil en met elke naam."""

import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Draai
from hulp import WORTEL
from inzicht.opdrachten.aanroep import Schil, aangehaald, opdracht
from inzicht.tekst import breek, schoon
from starthulp import SCHOOL

VOORBEELD = WORTEL / "vragen" / "voorbeelden"
NAMEN = [
    "antwoorden-x(1).yaml",
    "R&D.yaml",
    "-x.yaml",
    "St. Jan's.yaml",
    'a$(id) `b` "c".yaml',
    "10.23\u202fAM.yaml",
    "~.yaml",
]


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1))
def test_elk_woord_komt_heel_door_bash(woord: str) -> None:
    geschreven = aangehaald(woord, "posix")
    assert schoon(geschreven) == geschreven
    assert "\n" not in geschreven
    gedaan = subprocess.run(["bash", "-c", f"printf %s {geschreven}"], capture_output=True, check=True)
    assert gedaan.stdout == os.fsencode(woord)


def test_een_naam_die_geen_utf8_is_komt_door_bash() -> None:
    geschreven = aangehaald("caf\udce9.yaml", "posix")
    assert geschreven == r"$'caf\xe9.yaml'"
    assert subprocess.check_output(["bash", "-c", f"printf %s {geschreven}"]) == b"caf\xe9.yaml"


@pytest.mark.parametrize(
    ("woord", "cmd", "powershell"),
    [
        (r"C:\map\x.yaml", r"C:\map\x.yaml", r"C:\map\x.yaml"),
        (r"C:\Mijn map\x.yaml", r'"C:\Mijn map\x.yaml"', r"'C:\Mijn map\x.yaml'"),
        ("R&D (1).yaml", '"R&D (1).yaml"', "'R&D (1).yaml'"),
        ("St. Jan's.yaml", '"St. Jan\'s.yaml"', "'St. Jan''s.yaml'"),
        ("$geld.yaml", '"$geld.yaml"', "'$geld.yaml'"),
        ("a,b.yaml", '"a,b.yaml"', "'a,b.yaml'"),
        ("Mijn map\\", '"Mijn map\\\\"', "'Mijn map\\\\'"),
    ],
)
def test_op_windows_past_de_aanhaling_bij_de_schil(woord: str, cmd: str, powershell: str) -> None:
    talen: list[tuple[Schil, str]] = [("cmd", cmd), ("powershell", powershell)]
    assert [aangehaald(woord, schil) for schil, _ in talen] == [tekst for _, tekst in talen]


def test_de_opdracht_noemt_de_aanroep_de_bestanden_en_de_wijzer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("INZICHT_AANROEP", raising=False)
    assert opdracht("start", "-x.yaml", wijzer="mijn wijzer") == "inzicht start ./-x.yaml --wijzer 'mijn wijzer'"
    monkeypatch.setenv("INZICHT_AANROEP", "python3 'a b/doe.py'")
    assert opdracht("verslag", "x.yaml") == "python3 'a b/doe.py' verslag x.yaml"


def _inzicht(map_: Path) -> str:
    """Een `inzicht` voor de schil; de voorgezegde opdracht begint daarmee."""
    bak = map_ / "bak"
    bak.mkdir()
    (bak / "inzicht").write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m inzicht "$@"\n', encoding="utf-8")
    (bak / "inzicht").chmod(0o755)
    return f"{bak}{os.pathsep}{os.environ['PATH']}"


@pytest.mark.parametrize("naam", NAMEN)
def test_verdergaan_is_letterlijk_over_te_nemen(draai: Draai, tmp_path: Path, naam: str) -> None:
    shutil.copytree(WORTEL / "vragen", tmp_path / "Mijn wijzer")
    shutil.copy(next(VOORBEELD.glob("*.yaml")), tmp_path / naam)
    eerst = draai("start", "--wijzer", "Mijn wijzer", "--", naam, invoer="q\n")
    (regel,) = [een for een in eerst.stderr.splitlines() if een.startswith("Verdergaan: ")]
    zelf = regel.removeprefix("Verdergaan: ")
    assert "--wijzer 'Mijn wijzer'" in zelf
    gedaan = subprocess.run(
        ["bash", "-c", zelf], cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        env={**os.environ, "PATH": _inzicht(tmp_path)},
    )  # fmt: skip
    assert "Verder met" in gedaan.stderr


@pytest.mark.parametrize(
    "geval",
    [
        lambda draai: draai("start", *SCHOOL, invoer="1\nq\n"),
        lambda draai: draai("start", invoer="q\n"),
        lambda draai: draai("start", "--school", "Twee", invoer=""),
        lambda draai: draai("nieuw", "Mijn map"),
        lambda draai: draai("start", "--bestaat-niet"),
        lambda draai: draai("bestaat-niet"),
    ],
    ids=["verdergaan", "onleesbaar", "twee bestanden", "nieuw", "optie", "opdracht"],
)
def test_elke_melding_noemt_de_eigen_aanroep(
    tmp_path: Path, draai: Draai, geval: Callable[[Callable[..., object]], "subprocess.CompletedProcess[str]"]
) -> None:
    """Wie met doe.py begon, heeft geen opdracht `inzicht`."""
    (tmp_path / "antwoorden-kapot bestand.yaml").write_text("kapot: [", encoding="utf-8")
    voorbeeld = next(VOORBEELD.glob("*.yaml")).read_text(encoding="utf-8")
    naam = next(regel for regel in voorbeeld.splitlines() if "naam:" in regel)
    for nummer in "12":
        tekst = voorbeeld.replace(
            naam, "school: {naam: Twee, kenmerken: {sector: po}}" if "{" in naam else "  naam: Twee"
        )
        (tmp_path / f"antwoorden-twee-{nummer}.yaml").write_text(tekst, encoding="utf-8")
    aanroep = "python3 'map met spatie/doe.py'"
    gedaan = geval(lambda *args, **rest: draai(*args, **rest, INZICHT_AANROEP=aanroep))
    assert aanroep in gedaan.stderr
    assert "inzicht" not in gedaan.stderr.replace(aanroep, "").replace("Inzicht", "")


def test_een_opdracht_tussen_accenten_blijft_heel() -> None:
    zin = "Kijk met `inzicht controleer 'een lange naam van een bestand.yaml'` wat er mist."
    assert "`inzicht controleer 'een lange naam van een bestand.yaml'`" in breek(zin, 40, knip=False)
    assert all(len(regel) <= 40 for regel in breek(zin, 40))


# --- doe.py -------------------------------------------------------------------------------------------


def _doe(map_: Path, *, echt: bool = False) -> ModuleType:
    """doe.py als module; installeren hoeft niet, want inzicht is er al."""
    map_.mkdir()
    for naam in ("doe.py", "pyproject.toml"):
        shutil.copy(WORTEL / naam, map_ / naam)
    for naam in ("docs", "eisen", "src", "vragen", "sjablonen", "schema", "nieuw"):
        (map_ / naam).mkdir()
    for naam in ("docs/keuring.md", "eisen/start.txt", "eisen/toets.txt"):
        shutil.copy(WORTEL / naam, map_ / naam)
    spec = importlib.util.spec_from_file_location("doe", map_ / "doe.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.__dict__.update(PYTHON=Path(sys.executable), **({} if echt else {"installeer": lambda *_: None}))
    return module


@pytest.mark.parametrize(
    ("args", "code"),
    [(["uitslag", "x y.yaml"], 0), (["verslag", "x y.yaml"], 0), (["--version"], 0), (["onzin"], 2), (["uitslag", "weg.yaml"], 3)],
)  # fmt: skip
def test_doe_geeft_elke_opdracht_door(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], args: list[str], code: int
) -> None:
    doe = _doe(tmp_path / "map met spatie")
    werk = tmp_path / "werk"
    werk.mkdir()
    (werk / "inzicht.py").write_text("raise SystemExit('dit bestand van de gebruiker telt niet')", encoding="utf-8")
    shutil.copy(next(VOORBEELD.glob("*.yaml")), werk / "x y.yaml")
    monkeypatch.chdir(werk)
    monkeypatch.setattr(sys, "argv", [str(tmp_path / "map met spatie" / "doe.py"), *args])
    assert doe.main() == code
    if "verslag" in args:
        assert (werk / "x y-verslag.html").exists()
    if "onzin" in args:
        assert f"Hulp: python3 '{tmp_path}/map met spatie/doe.py' --help" in capfd.readouterr().err


def test_doe_zonder_opdracht_zegt_wat_er_kan(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    doe = _doe(tmp_path / "map")
    monkeypatch.setattr(sys, "argv", ["doe.py"])
    assert doe.main() == 2


@pytest.fixture
def pips(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Wat doe.py aan pip en aan inzicht vraagt, zonder dat het gebeurt."""
    gevraagd: list[list[str]] = []

    def onthoud(opdracht: list[str], **_: object) -> "subprocess.CompletedProcess[bytes]":
        gevraagd.append(opdracht[1:])
        return subprocess.CompletedProcess(opdracht, 0)

    monkeypatch.setattr(subprocess, "run", onthoud)
    monkeypatch.setattr("venv.create", lambda map_, **_: Path(map_).mkdir(exist_ok=True))
    return gevraagd


def test_doe_start_installeert_vaste_versies_als_wiel(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, pips: list[list[str]]
) -> None:
    doe = _doe(tmp_path / "zeeën en eilanden", echt=True)
    monkeypatch.setattr(sys, "argv", ["doe.py", "uitslag", "x.yaml"])
    assert doe.main() == 0
    eisen, zelf, werk = pips
    assert eisen[-3:] == ["--require-hashes", "--requirement", str(doe.HIER / "eisen" / "start.txt")]
    assert "--editable" not in zelf
    assert {"--no-deps", "--no-build-isolation", str(doe.HIER)} <= set(zelf)
    assert werk[-2:] == ["uitslag", "x.yaml"]


def test_doe_installeert_opnieuw_als_er_iets_veranderde_en_anders_niet(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, pips: list[list[str]]
) -> None:
    doe = _doe(tmp_path / "map", echt=True)
    module = doe.HIER / "src" / "inzicht.py"
    module.write_text("a = 1\n", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["doe.py", "start"])

    def aantal() -> int:
        pips.clear()
        assert doe.main() == 0
        return len(pips) - 1

    assert [aantal(), aantal()] == [2, 0]
    module.write_text("a = 2\n", encoding="utf-8")
    assert [aantal(), aantal()] == [2, 0]
    (doe.HIER / "eisen" / "start.txt").write_text("", encoding="utf-8")
    assert [aantal(), aantal()] == [2, 0]
    assert doe.toets([]) == 0
    assert aantal() == 0  # de omgeving van de toetsen is ook goed


def test_de_omgeving_van_de_toetsen_werkt_op_een_pad_met_een_accent(tmp_path: Path, pips: list[list[str]]) -> None:
    doe = _doe(tmp_path / "zeeën en eilanden", echt=True)
    pakketten = doe.OMGEVING / "lib" / "python3" / "site-packages"
    pakketten.mkdir(parents=True)
    (pakketten / "_editable_impl_inzicht.pth").write_text(str(doe.HIER / "src"), encoding="utf-8")
    (doe.HIER / "src" / "gevonden.py").write_text("", encoding="utf-8")
    assert doe.toets([]) == 0
    assert pips
    code = "import os, site; site.addsitedir(os.path.join(os.getcwd(), 'lib', 'python3', 'site-packages')); import gevonden"
    opdracht = [sys.executable, "-I", "-c", code]
    kind = subprocess.Popen(opdracht, cwd=doe.OMGEVING, env={"LC_ALL": "C", "PYTHONUTF8": "0"}, stderr=subprocess.PIPE)
    assert kind.communicate(timeout=60)[1] == b""


@pytest.mark.parametrize(
    ("fout", "woord"),
    [(subprocess.CalledProcessError(1, "pip"), "internet"), (PermissionError(13, "x"), "schrijven"), (OSError(28, "x"), "ruimte")],
    ids=["pip", "rechten", "vol"],
)  # fmt: skip
def test_doe_zegt_waarom_klaarzetten_niet_lukt(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str], fout: Exception, woord: str
) -> None:
    doe = _doe(tmp_path / "map", echt=True)

    def misluk(*_: object, **__: object) -> None:
        raise fout

    monkeypatch.setattr("venv.create", misluk)
    monkeypatch.setattr(sys, "argv", ["doe.py", "start"])
    assert doe.main() == 4
    assert woord in capsys.readouterr().err


def test_doe_zegt_het_als_deze_python_geen_omgeving_kan_maken(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    doe = _doe(tmp_path / "map", echt=True)
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    monkeypatch.setattr(sys, "argv", ["doe.py", "start"])
    assert doe.main() == 4
    assert "python3-venv" in capsys.readouterr().err
