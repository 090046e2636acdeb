"""De bouw: elke eis staat er, alleen bestanden raakt de schijf, het wiel werkt, documentatie klopt."""

import ast
import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from conftest import SNEL, Draai
from hulp import WORTEL

BRON = WORTEL / "src" / "inzicht"


def _invoer(pad: Path) -> set[str]:
    gevonden = set()
    for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
        if isinstance(knoop, ast.Import):
            gevonden |= {naam.name for naam in knoop.names}
        elif isinstance(knoop, ast.ImportFrom) and knoop.module:
            gevonden.add(knoop.module)
    return gevonden


MODULES = sorted(BRON.rglob("*.py"))


def _naam(pad: Path) -> str:
    return ".".join(("inzicht", *pad.relative_to(BRON).with_suffix("").parts))


def test_elke_bibliotheek_die_inzicht_laadt_staat_bij_de_eisen() -> None:
    """Ook wat een ander pakket toevallig meebrengt: dat kan daar morgen verdwijnen."""
    meegebracht = {"markupsafe": "jinja2", "pydantic_core": "pydantic"}  # delen daarvan, los nergens voor
    anders = {"yaml": "pyyaml"}
    project = tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    eisen = {canonicalize_name(Requirement(eis).name) for eis in project["dependencies"]}
    geladen = (
        {module.split(".")[0] for pad in MODULES for module in _invoer(pad)} - sys.stdlib_module_names - {"inzicht"}
    )
    pakketten = {meegebracht.get(een, anders.get(een, een)) for een in geladen}
    assert {canonicalize_name(een) for een in pakketten} == eisen


SCHIJFVRAGEN = {
    "exists", "lexists", "is_dir", "is_file", "is_symlink", "is_mount", "is_junction", "islink", "isdir", "isfile", "ismount",
    "samefile", "resolve", "realpath", "abspath", "absolute", "iterdir", "glob", "rglob", "iglob", "walk", "fwalk", "scandir",
    "listdir", "stat", "lstat", "access", "readlink", "getcwd", "getcwdb", "cwd", "home", "expanduser", "getsize", "getmtime",
    "read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir", "makedirs", "rmdir", "touch", "chmod",
}  # fmt: skip
"""Wat een pad aan het bestandssysteem vraagt of daar verandert; elk ervan kan werpen waar niemand eraan denkt."""


def _schijfvragen(bron: str) -> set[str]:
    """De vragen aan het bestandssysteem in een module, ook als ze niet meteen worden aangeroepen."""
    gevonden = set()
    for knoop in ast.walk(ast.parse(bron)):
        if isinstance(knoop, ast.Attribute):
            gevonden.add(knoop.attr)
        elif isinstance(knoop, ast.ImportFrom) and (knoop.module or "").split(".")[0] in {"os", "posixpath", "glob"}:
            gevonden |= {naam.name for naam in knoop.names}
        elif isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Name) and knoop.func.id == "open":
            gevonden.add("open()")
    return gevonden & {*SCHIJFVRAGEN, "open()"}


@pytest.mark.parametrize("pad", MODULES, ids=_naam)
def test_alleen_de_vleugel_bestanden_vraagt_iets_aan_het_bestandssysteem(pad: Path) -> None:
    gevonden = _schijfvragen(pad.read_text(encoding="utf-8"))
    if pad.relative_to(BRON).parts[0] != "bestanden":
        assert not gevonden, f"{_naam(pad)}: gebruik inzicht.bestanden.padstaat in plaats van {sorted(gevonden)}"


@pytest.mark.parametrize(
    "fout",
    [
        "Path(pad).exists()",
        "os.path.realpath(pad)",
        "from os.path import abspath",
        "from glob import glob",
        "list(map(os.path.isdir, paden))",
        "Path.cwd()",
        "pad.samefile(ander)",
        "open(pad)",
    ],
)
def test_een_vraag_aan_het_bestandssysteem_wordt_gezien(fout: str) -> None:
    assert _schijfvragen(f"import os\nfrom pathlib import Path\ndef f(pad, paden, ander):\n    {fout}\n")


def test_een_gewone_module_stelt_geen_vragen_aan_het_bestandssysteem() -> None:
    assert not _schijfvragen(
        "from pathlib import Path\nfrom inzicht.bestanden import padstaat\nx = padstaat.bestaat(Path('a').parent / 'b')\n"
    )
    assert _schijfvragen((BRON / "bestanden" / "padstaat.py").read_text(encoding="utf-8"))


def _bouw_wiel(map_: Path, bron: Path = WORTEL) -> Path:
    opdracht = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(map_)]
    subprocess.run(opdracht, cwd=bron, check=True, capture_output=True)
    (wiel,) = map_.glob("*.whl")
    return wiel


def test_het_bronpakket_draagt_alle_gegevens_en_geeft_hetzelfde_wiel(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(tmp_path)],
        cwd=WORTEL, check=True, capture_output=True,
    )  # fmt: skip
    (pakket,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(pakket) as bron:
        veilig: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}  # pas vanaf 3.11.4
        bron.extractall(tmp_path / "bron", **veilig)  # noqa: S202 - net zelf gemaakt
    (map_,) = (tmp_path / "bron").iterdir()
    for naam in (
        "vragen/wijzer.yaml",
        "sjablonen/stijl.css",
        "schema/wijzer.json",
        "nieuw/wijzer.yaml",
        "docs/keuring.md",
        "tests/orakel.py",
        "doe.py",
    ):
        assert (map_ / naam).is_file(), naam
    wielen = [_bouw_wiel(tmp_path / "a"), _bouw_wiel(tmp_path / "b", map_)]
    namen = [sorted(zipfile.ZipFile(wiel).namelist()) for wiel in wielen]
    assert namen[0] == namen[1]


def _met_eisen(eisen: list[str]) -> Iterator[Distribution]:
    """De pakketten die deze eisen noemen, met alles wat zij zelf weer nodig hebben, uit de omgeving van de toetsen."""
    gezien: set[str] = set()
    te_doen = [Requirement(eis) for eis in eisen]
    while te_doen:
        eis = te_doen.pop()
        if (eis.marker and not eis.marker.evaluate({"extra": ""})) or eis.name in gezien:
            continue
        gezien.add(eis.name)
        pakket = distribution(eis.name)
        assert eis.specifier.contains(pakket.version, prereleases=True), f"{eis} tegen {pakket.version}"
        te_doen += [Requirement(een) for een in pakket.requires or ()]
        yield pakket


def _schone_omgeving(map_: Path, wiel: Path) -> Path:
    """Een omgeving met alleen dit wiel en wat het zelf eist, zonder internet; geeft het pad van haar Python.

    Een eis die in het wiel ontbreekt, ontbreekt dan ook hier, hoeveel er in de omgeving van de toetsen ook staat.
    """
    venv.create(map_, with_pip=False)
    pakketten = next((map_ / "lib").glob("python*/site-packages"), map_ / "Lib" / "site-packages")
    with zipfile.ZipFile(wiel) as inhoud:
        inhoud.extractall(pakketten)  # noqa: S202 - net zelf gemaakt
    (eigen,) = (een for een in distributions(path=[str(pakketten)]) if een.name == "inzicht")
    for pakket in _met_eisen(eigen.requires or []):
        for bestand in pakket.files or ():
            if ".." not in bestand.parts and bestand.suffix != ".pyc":
                (pakketten / bestand).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(bestand.locate(), pakketten / bestand)
    return map_ / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def test_het_wiel_werkt_in_een_schone_omgeving(tmp_path: Path) -> None:
    python = _schone_omgeving(tmp_path / "omgeving", _bouw_wiel(tmp_path / "uit"))
    elders = tmp_path / "elders"
    elders.mkdir()
    gat = str(WORTEL / "vragen" / "voorbeelden" / "gat.yaml")
    for args in (
        ["controleer", "--peildatum", "2026-11-23"],
        ["controleer", "--regels", "--formaat", "md"],
        ["controleer", "--peildatum", "2026-11-23", "--formaat", "sarif"],
        ["verslag", gat, "-u", str(elders / "x")],
        ["vragenlijst", "-u", "v.html"],
        ["batch", gat, "--uit", "overzicht"],
        ["wijzers"],
        ["uitslag", str(WORTEL / "vragen/eerder/1.0/voorbeelden/gat.yaml"), "--wijzer", "1.0"],
    ):
        gedaan = subprocess.run(
            [str(python), "-I", "-m", "inzicht", *args], cwd=elders, capture_output=True, check=False
        )
        assert gedaan.returncode == 0, gedaan.stderr.decode()
    assert (elders / "overzicht" / "overzicht.xlsx").is_file()
    waar = subprocess.run(
        [str(python), "-I", "-c", "import inzicht.bestanden.schijf as b; print(b.gegevensmap('vragen'))"],
        cwd=elders, capture_output=True, check=True,
    )  # fmt: skip
    assert str(tmp_path / "omgeving") in waar.stdout.decode()


@pytest.mark.parametrize("weg", ["xlsxwriter", "pyyaml", "jinja2", "icalendar"])
def test_een_eis_die_ontbreekt_wordt_gezien(tmp_path: Path, weg: str) -> None:
    bron = tmp_path / "bron"
    for naam in ("src", "vragen", "sjablonen", "schema", "nieuw", "docs"):
        shutil.copytree(WORTEL / naam, bron / naam, ignore=shutil.ignore_patterns("__pycache__"))
    for naam in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copyfile(WORTEL / naam, bron / naam)
    tekst = (bron / "pyproject.toml").read_text(encoding="utf-8")
    zonder = "".join(regel for regel in tekst.splitlines(keepends=True) if not regel.startswith(f'  "{weg}'))
    assert zonder != tekst
    (bron / "pyproject.toml").write_text(zonder, encoding="utf-8")
    python = _schone_omgeving(tmp_path / "omgeving", _bouw_wiel(tmp_path / "uit", bron))
    gat = str(WORTEL / "vragen" / "voorbeelden" / "gat.yaml")
    for args in (
        ["batch", gat, "--uit", "uit", "--uitvoer", "xlsx"],
        ["verslag", gat, "-u", str(tmp_path / "x")],
        ["plan", gat, "--formaat", "ics", "-u", str(tmp_path / "x.ics")],
    ):
        gedaan = subprocess.run(
            [str(python), "-I", "-m", "inzicht", *args], cwd=tmp_path, capture_output=True, check=False
        )
        if gedaan.returncode:
            return
    pytest.fail(f"zonder {weg} werkte alles nog")


def test_de_hulp_in_de_readme_is_de_echte_hulp(draai: Draai) -> None:
    readme = (WORTEL / "README.md").read_text(encoding="utf-8")
    blok = readme.split("<!-- hulp:begin -->")[1].split("<!-- hulp:einde -->")[0]
    assert blok.strip() == f"```text\n{draai('--help', COLUMNS='80').stdout.strip()}\n```"


def test_de_readme_noemt_elke_uitgang() -> None:
    from inzicht import fouten

    readme = (WORTEL / "README.md").read_text(encoding="utf-8")
    codes = {soort.uitgang for soort in (fouten.InvoerFout, fouten.GebruikFout, fouten.BewaarFout)} | {0, 1, 70, 130}
    for code in codes:
        assert f"\n| {code} |" in readme


def test_nergens_staan_namen_van_pakketplaatsen_of_machinepaden() -> None:
    if shutil.which("git") is None:
        pytest.skip("git ontbreekt")
    gevolgd = subprocess.run(
        ["git", "ls-files"], cwd=WORTEL, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if gevolgd.returncode:
        pytest.skip("geen git-werkmap")
    verdacht = ("--index" + "-url", "files.python" + "hosted", "/" + "work/", "py" + "pi.org")
    for naam in gevolgd.stdout.split():
        tekst = (WORTEL / naam).read_bytes().decode("utf-8", errors="replace") if (WORTEL / naam).is_file() else ""
        assert not [woord for woord in verdacht if woord in tekst], naam


def test_geen_opdracht_voor_een_schil_noemt_python_zonder_aanhalingstekens() -> None:
    """In een map met een spatie of accent breekt zo'n opdracht; geef haar als argumenten mee."""
    for pad in sorted([*WORTEL.glob("tests/**/*.py"), *WORTEL.glob("meting/**/*.py"), WORTEL / "doe.py"]):
        assert "{sys." + "executable}" not in pad.read_text(encoding="utf-8"), pad


def test_elk_snel_bestand_bestaat() -> None:
    assert {pad.name for pad in (WORTEL / "tests").rglob("test_*.py")} >= SNEL
