"""De bouw: invoer gaat een kant op, elke bibliotheek heeft een eigenaar, het wiel werkt, documentatie klopt."""

import ast
import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from conftest import Draai

WORTEL = Path(__file__).resolve().parents[1]
BRON = WORTEL / "src" / "inzicht"

LAGEN = [
    {"__init__", "tekst"},
    {"fouten", "regels", "privacy", "tabel", "scholen", "bestandssoort", "tekort"},
    {"slot", "schijf", "stromen"},
    {"zoeken"},
    {"yamlbron"},
    {"bestanden", "modellen"},
    {"plaatsing"},
    {"uitvoermap"},
    {"wijzer", "uitslagmodel"},
    {"antwoorden", "route"},
    {"actiepunten"},
    {"verhuizen"},
    {"overzetten"},
    {"rekenplan"},
    {"geteld", "volgende"},
    {"oordeel"},
    {"advies", "anoniem", "taal"},
    {"uitslagdelen", "standtekst"},
    {"keuring", "interview", "uitslagbestand", "schema", "vooruitblik", "snelkeuring"},
    {"uitslagtekst", "voluit", "invullers", "samenpunten"},
    {"samenvoegen"},
    {"overzicht", "gespreksagenda", "interviewbeeld", "verslagvorm", "markdown"},
    {"interviewtekst", "toetsenbeeld", "vragenlijst", "groepsvorm"},
    {"verslagtaal", "verslagtekening", "groepstekening"},
    {"verslagonzeker"},
    {"verslagplan", "verslagverantwoording"},
    {"verslagwet"},
    {"verslagroute"},
    {"verslagbeeld", "batch"},
    {"groepsvragen"},
    {"groepsbeeld"},
    {"verslag", "vragenlijstmaker", "scherm", "excel", "aanroep"},
    {"opdrachtregel"},
    {"opdrachten"},
    {"cli"},
    {"__main__"},
]
EIGENAREN = {
    "yaml": {"yamlbron"},
    "jinja2": {"verslag", "vragenlijstmaker"},
    "markupsafe": {"verslag", "vragenlijstmaker"},
    "rich": {"scherm"},
    "prompt_toolkit": {"scherm"},
    "typer": {"opdrachtregel", "opdrachten"},
    "xlsxwriter": {"excel"},
    "pydantic": {"modellen", "wijzer", "antwoorden", "uitslagmodel"},
    "click": set(),
}


def _laag(module: str) -> int:
    naam = module.split(".")[1] if "." in module else "__init__"
    for nummer, laag in enumerate(LAGEN):
        if naam in laag:
            return nummer
    pytest.fail(f"{module} staat in geen enkele laag; zet hem in LAGEN")


def _invoer(pad: Path) -> set[str]:
    gevonden = set()
    for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
        if isinstance(knoop, ast.Import):
            gevonden |= {naam.name for naam in knoop.names}
        elif isinstance(knoop, ast.ImportFrom) and knoop.module:
            if knoop.module == "inzicht":
                gevonden |= {"inzicht" if n.name.startswith("__") else f"inzicht.{n.name}" for n in knoop.names}
            else:
                gevonden.add(knoop.module)
    return gevonden


MODULES = sorted(BRON.rglob("*.py"))


def _naam(pad: Path) -> str:
    return ".".join(("inzicht", *pad.relative_to(BRON).with_suffix("").parts))


@pytest.mark.parametrize("pad", MODULES, ids=_naam)
def test_invoer_gaat_een_kant_op(pad: Path) -> None:
    eigen = _laag(_naam(pad))
    for module in _invoer(pad):
        if module.split(".")[0] == "inzicht":
            zelfde_pakket = module.split(".")[1:2] == _naam(pad).split(".")[1:2] and module.count(".") > 1
            assert _laag(module) < eigen or zelfde_pakket, f"{_naam(pad)} mag {module} niet gebruiken"


def test_een_verkeerde_pijl_wordt_gezien() -> None:
    assert _laag("inzicht.oordeel") > _laag("inzicht.wijzer") > _laag("inzicht.yamlbron") > _laag("inzicht.fouten")
    assert _laag("inzicht.opdrachten.uitslag") > _laag("inzicht.scherm") > _laag("inzicht.oordeel")


@pytest.mark.parametrize("pad", MODULES, ids=_naam)
def test_elke_bibliotheek_heeft_een_eigenaar(pad: Path) -> None:
    naam = pad.relative_to(BRON).with_suffix("").parts[0]
    for module in _invoer(pad):
        eigenaren = EIGENAREN.get(module.split(".")[0])
        assert eigenaren is None or naam in eigenaren, f"{naam} gebruikt {module}"


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
        bron.extractall(tmp_path / "bron", filter="data")
    (map_,) = (tmp_path / "bron").iterdir()
    for naam in (
        "vragen/wijzer.yaml",
        "sjablonen/stijl.css",
        "schema/wijzer.json",
        "nieuw/wijzer.yaml",
        "tests/orakel.py",
        "doe.py",
    ):
        assert (map_ / naam).is_file(), naam
    wielen = [_bouw_wiel(tmp_path / "a"), _bouw_wiel(tmp_path / "b", map_)]
    namen = [sorted(zipfile.ZipFile(wiel).namelist()) for wiel in wielen]
    assert namen[0] == namen[1]


def test_het_wiel_werkt_in_een_schone_omgeving(tmp_path: Path) -> None:
    wiel = _bouw_wiel(tmp_path / "uit")
    omgeving = tmp_path / "omgeving"
    venv.create(omgeving, with_pip=False)
    bak = omgeving / ("Scripts" if os.name == "nt" else "bin")
    pakketten = next((omgeving / "lib").glob("python*/site-packages"), omgeving / "Lib" / "site-packages")
    pip = [sys.executable, "-m", "pip", "--quiet", "install", "--no-deps", "--target", str(pakketten), str(wiel)]
    subprocess.run(pip, check=True, capture_output=True)
    gewoon = [pad for pad in sys.path if pad.endswith("site-packages")]
    (pakketten / "gedeeld.pth").write_text("\n".join(gewoon), encoding="utf-8")
    elders = tmp_path / "elders"
    elders.mkdir()
    kaal = {naam: waarde for naam, waarde in os.environ.items() if naam != "PYTHONPATH"}
    for args in (["controleer"], ["verslag", str(WORTEL / "vragen/voorbeelden/gat.yaml"), "-u", str(elders / "x")]):
        gedaan = subprocess.run(
            [str(bak / "python"), "-I", "-m", "inzicht", *args], cwd=elders, env=kaal, capture_output=True, check=False
        )
        assert gedaan.returncode == 0, gedaan.stderr.decode()
    waar = subprocess.run(
        [str(bak / "python"), "-I", "-c", "import inzicht.bestanden as b; print(b.gegevensmap('vragen'))"],
        cwd=elders, env=kaal, capture_output=True, check=True,
    )  # fmt: skip
    assert str(pakketten) in waar.stdout.decode()


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
    for pad in sorted([*WORTEL.glob("tests/*.py"), *WORTEL.glob("meting/**/*.py"), WORTEL / "doe.py"]):
        assert "{sys." + "executable}" not in pad.read_text(encoding="utf-8"), pad
