"""De opdrachten als geheel: uitgangen, hulp en fouten in het Nederlands, en wat ze niet laden."""

import hashlib
import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import orakel
from conftest import Draai
from hulp import WORTEL, in_schil, maak_antwoorden, maak_wijzer
from inzicht import __version__
from inzicht.cli import OPDRACHTEN, app
from inzicht.oordeel.beoordeling import beoordeel
from inzicht.oordeel.uitslagtekst import uitslagregels
from inzicht.opdrachten import opdrachtregel

GAT = "gat.yaml"
ENGELS = re.compile(
    r"\b(usage|options?:|arguments?:|commands?:|show|this|message|exit|errors?|missing|invalid|no such|required|default|"
    r"got|unexpected|extra|aborted|did you mean|requires|possible|file|directory|does not exist|must|please|value|str|int)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("args", [(), ("--help",), ("-h",), *((naam, "--help") for naam in OPDRACHTEN)], ids=" ".join)
def test_elk_hulpscherm_is_nederlands(draai: Draai, args: tuple[str, ...]) -> None:
    gedaan = draai(*args)
    assert gedaan.returncode == (0 if args else 2)
    assert gedaan.stdout.startswith("Gebruik: inzicht")
    assert not ENGELS.findall(gedaan.stdout)
    assert gedaan.stderr == ""


@pytest.mark.parametrize(
    ("args", "woord"),
    [
        (("uitslg",), "Bedoelde u `uitslag`?"),
        (("iets",), "bestaat niet"),
        (("--iets",), "bestaat niet"),
        (("uitslag",), "BESTAND"),
        (("uitslag", "a", "b"), "te veel"),
        (("uitslag", "a", "--formaat"), "ontbreekt een waarde"),
        (("uitslag", "a", "--formaatt", "x"), "Bedoelde u `--formaat`?"),
        (("uitslag", "a", "--formaat", "jsn"), "Bedoelde u `json`?"),
        (("uitslag", "a", "--minimaal", "x"), "geheel getal"),
        (("uitslag", "a", "--minimaal", "12"), "1 tot en met 9"),
        (("start", "--kort=ja"), "geen waarde"),
        (("verslag", "a", "--uit", "--stil"), "`--uit` ontbreekt een waarde"),
        (("verslag", "a", "--formaat", "-q"), "`--formaat` ontbreekt een waarde"),
        (("verslag", "a", "--uit", "-"), "één formaat tegelijk"),
        (("verslag", "-"), "--uit"),
        (("verslag", "a", "--formaat", "pdf"), "html, md of json"),
        (("uitslag", "a\x1b[2J", "b\x1b"), "\\x1b"),
    ],
    ids=lambda waarde: " ".join(waarde).replace("\x1b", "ESC") if isinstance(waarde, tuple) else None,
)
def test_verkeerd_gebruik_geeft_uitgang_2_en_een_nederlandse_zin(
    draai: Draai, args: tuple[str, ...], woord: str
) -> None:
    gedaan = draai(*args)
    assert gedaan.returncode == 2
    assert woord in gedaan.stderr
    assert not ENGELS.findall(gedaan.stderr)
    assert all(teken.isprintable() or teken == "\n" for teken in gedaan.stderr)


def test_uitslag_json_heeft_alle_velden_van_ontwerp(draai: Draai, voorbeelden: Path) -> None:
    uitslag = json.loads(draai("uitslag", str(voorbeelden / GAT), "--formaat", "json").stdout)
    velden = "formaat wijzer school datum omvang voorlopig laagste dimensies processtappen adviezen onbekend actiepunten meldingen herkomst"
    assert list(uitslag) == velden.split()
    dimensie = "id titel niveau score dekking aantal belemmeringen route"
    assert [list(een) for een in uitslag["dimensies"]] == [dimensie.split()] * 3
    assert uitslag["laagste"] == {"aantoonbaar": 1, "mogelijk": 1, "dimensies": ["communicatie"]}
    assert uitslag["dimensies"][2]["route"] == [
        {"vraag": "communicatie.toelatingsbesluit", "van": 1, "naar": 2, "stappen": 1, "uitzoeken": False}
    ]


def test_een_uitslag_zegt_van_welk_bestand_zij_is_en_anoniem_niet(
    draai: Draai, tmp_path: Path, voorbeelden: Path
) -> None:
    gegevens = (voorbeelden / GAT).read_bytes()
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbf" + gegevens.replace(b"\n", b"\r\n"))
    som = f"sha256:{hashlib.sha256(gegevens).hexdigest()}"  # een BOM en Windows-regeleinden doen niet mee
    uitslag = draai("uitslag", "a.yaml", "--formaat", "json").stdout
    assert json.loads(uitslag)["herkomst"] == {"inzicht": __version__, "antwoorden": som}
    assert draai("verslag", "a.yaml", "--formaat", "json", "--uit", "-").stdout == uitslag
    anoniem = json.loads(draai("verslag", "a.yaml", "--formaat", "json", "--anoniem", "--uit", "-").stdout)
    assert anoniem["herkomst"] == {"inzicht": __version__, "antwoorden": None}
    draai("batch", "a.yaml", "--uit", "uit", "--uitvoer", "jsonl")
    (regel,) = (tmp_path / "uit" / "uitslagen.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(regel)["herkomst"] == json.loads(uitslag)["herkomst"]


@pytest.mark.parametrize(("minimaal", "code"), [("1", 0), ("2", 1)])
def test_minimaal_geeft_uitgang_1_als_een_dimensie_te_laag_is(
    draai: Draai, voorbeelden: Path, minimaal: str, code: int
) -> None:
    assert draai("uitslag", str(voorbeelden / GAT), "--minimaal", minimaal).returncode == code


def test_uitslag_leest_van_standaardinvoer(draai: Draai, voorbeelden: Path) -> None:
    gedaan = draai("uitslag", "-", invoer=(voorbeelden / GAT).read_bytes())
    assert gedaan.returncode == 0
    assert "niveau 1 (Ad hoc)" in gedaan.stdout


def test_een_slecht_bestand_geeft_uitgang_3_en_bij_controleer_1(draai: Draai, tmp_path: Path) -> None:
    (tmp_path / "antwoorden-x.yaml").write_text("a: 1\na: 2\n", encoding="utf-8")
    for opdracht, code in (("uitslag", 3), ("verslag", 3), ("controleer", 1)):
        gedaan = draai(opdracht, "antwoorden-x.yaml")
        assert gedaan.returncode == code
        assert "antwoorden-x.yaml:2:1: A008" in gedaan.stdout + gedaan.stderr
        assert "Traceback" not in gedaan.stderr


def test_controleer_van_een_pad_dat_er_niet_is_geeft_3(draai: Draai) -> None:
    assert draai("controleer", "nergens").returncode == 3


def test_controleer_vindt_niets_in_de_meegeleverde_wijzer(draai: Draai) -> None:
    gedaan = draai("controleer", "--peildatum", "2026-11-23")
    assert (gedaan.returncode, gedaan.stdout) == (0, "")


def test_controleer_leest_een_map_met_antwoorden(draai: Draai, tmp_path: Path, voorbeelden: Path) -> None:
    goed = tmp_path / "map" / "goed.yaml"
    goed.parent.mkdir()
    goed.write_bytes((voorbeelden / GAT).read_bytes())
    assert draai("controleer", "map").returncode == 0
    (goed.parent / "slecht.json").write_text('{"a": NaN}', encoding="utf-8")
    gedaan = draai("controleer", "map")
    assert gedaan.returncode == 1
    assert "map/slecht.json:1:7: A014" in gedaan.stdout


def test_een_wijzer_met_een_fout_telt_nergens_mee(draai: Draai, tmp_path: Path, voorbeelden: Path) -> None:
    eigen = tmp_path / "eigen"
    eigen.mkdir()
    for pad in voorbeelden.parent.glob("*.yaml"):
        (eigen / pad.name).write_bytes(pad.read_bytes())
    assert draai("uitslag", str(voorbeelden / GAT), "--wijzer", "eigen").returncode == 0
    bank = eigen / "opslag.yaml"
    bank.write_text(
        bank.read_text(encoding="utf-8").replace("rol: administratie", "rol: administrate", 1), encoding="utf-8"
    )
    gedaan = draai("uitslag", str(voorbeelden / GAT), "--wijzer", "eigen")
    assert gedaan.returncode == 3
    assert re.search(r"eigen/opslag\.yaml:\d+:\d+: W122 .*Bedoelde u `administratie`", gedaan.stderr)


def test_het_verslag_komt_naast_de_antwoorden_en_overschrijft_verder_niets(
    draai: Draai, tmp_path: Path, voorbeelden: Path
) -> None:
    (tmp_path / GAT).write_bytes((voorbeelden / GAT).read_bytes())
    assert draai("verslag", GAT).returncode == 0
    assert draai("verslag", GAT).returncode == 0
    assert (tmp_path / "gat-verslag.html").exists()
    assert (tmp_path / "gat-verslag.md").exists()
    assert draai("verslag", GAT, "--formaat", "md", "--uit", "x.md").returncode == 0
    assert draai("verslag", GAT, "--formaat", "md", "--uit", "x.md").returncode == 4
    assert draai("verslag", GAT, "--formaat", "md", "--uit", GAT, "--overschrijf").returncode == 4
    assert (tmp_path / GAT).read_bytes() == (voorbeelden / GAT).read_bytes()


def test_json_van_verslag_is_gelijk_aan_die_van_uitslag(draai: Draai, voorbeelden: Path) -> None:
    een = draai("verslag", str(voorbeelden / GAT), "--formaat", "json", "--uit", "-").stdout
    assert een == draai("uitslag", str(voorbeelden / GAT), "--formaat", "json").stdout


@pytest.mark.parametrize(
    ("args", "uitgang", "fout"),
    [
        ("uitslag -", 3, "standaardinvoer: Het bestand is leeg. Neem een ander bestand, of vraag het opnieuw.\n"),
        ("controleer -", 1, "1 fout gevonden.\n"),
        (
            "batch - --uit uit",
            3,
            "standaardinvoer: Er kwam niets binnen. Geef regels JSON, elk een antwoordenbestand.\n",
        ),
        ("start", 3, "De invoer is op. Er is niets bewaard.\n"),
    ],
)
def test_een_gesloten_invoer_is_een_lege_invoer(tmp_path: Path, args: str, uitgang: int, fout: str) -> None:
    for omleiding in ("<&-", "0>/dev/null"):  # nohup geeft het tweede
        gedaan = in_schil(tmp_path, omleiding, *args.split())
        assert (gedaan.returncode, gedaan.stderr.decode()[-len(fout) :]) == (uitgang, fout)


def test_een_gebroken_pijp_is_stil(tmp_path: Path, voorbeelden: Path) -> None:
    gedaan = in_schil(tmp_path, '| head -1 >/dev/null; exit "${PIPESTATUS[0]}"', "uitslag", str(voorbeelden / GAT))
    assert (gedaan.returncode, gedaan.stderr) == (0, b"")


def test_een_fout_in_inzicht_zelf_is_een_regel_met_uitgang_70() -> None:
    code = (
        "import inzicht.cli as c, sys, inzicht.opdrachten.uitslag as u\n"
        "u.opdracht = lambda bestand='': 1 / 0\n"
        "sys.argv = ['inzicht', 'uitslag', *sys.argv[1:]]\n"
        "c.start()\n"
    )
    for extra, spoor in (([], False), (["--debug"], True)):
        gedaan = subprocess.run([sys.executable, "-c", code, *extra], capture_output=True, check=False)
        assert gedaan.returncode == 70
        assert b"ZeroDivisionError" in gedaan.stderr
        assert (b"Traceback" in gedaan.stderr) == spoor


NALEZEN = {f"inzicht.keuring.nalezen.{pad.stem}" for pad in (WORTEL / "src/inzicht/keuring/nalezen").glob("[a-z]*.py")}
GROEP = {
    f"inzicht.{naam}"
    for naam in (
        "verslag.groep.telling", "verslag.groep.tegenhouders", "oordeel.volgende", "oordeel.route", "oordeel.beoordeling",
        "oordeel.advies", "batch.voluit", "verslag.vorm",
    )
}  # fmt: skip
VERBODEN = {
    ("--version",): {"typer", "yaml", "pydantic", "rich", "jinja2", "prompt_toolkit", "xlsxwriter", "dataclasses"},
    ("--help",): {"yaml", "rich", "jinja2", "prompt_toolkit", "xlsxwriter", "inzicht.modellen.wijzer", "inzicht.modellen.antwoorden", "inzicht.modellen.basis"},
    ("uitslag", "--help"): {"rich", "jinja2", "prompt_toolkit", "xlsxwriter", "multiprocessing"},
    ("uitslag", "GAT"): {*NALEZEN, "rich", "jinja2", "prompt_toolkit", "xlsxwriter", "multiprocessing"},
    ("controleer",): {"inzicht.keuring.nalezen.sarif", "rich", "jinja2", "prompt_toolkit", "xlsxwriter", "multiprocessing"},
    ("start", "--help"): {"rich", "jinja2", "prompt_toolkit", "xlsxwriter", "multiprocessing"},
    ("batch", "GAT", "--uit", "UIT", "--uitvoer", "csv,jsonl"): {*GROEP, *NALEZEN, "rich", "jinja2", "prompt_toolkit", "xlsxwriter", "multiprocessing"},
    ("verslag", "GAT", "--uit", "-", "--formaat", "md"): {"rich", "prompt_toolkit", "xlsxwriter", "multiprocessing"},
}  # fmt: skip


def test_wat_niet_geladen_mag_worden_bestaat() -> None:
    """Een module die anders gaat heten, wordt anders stil vergeten."""
    eigen = {naam for namen in VERBODEN.values() for naam in namen if naam.startswith("inzicht.")}
    assert len(NALEZEN) > 10
    assert [naam for naam in sorted(eigen) if importlib.util.find_spec(naam) is None] == []


@pytest.mark.parametrize("args", VERBODEN, ids=" ".join)
def test_een_opdracht_laadt_niets_wat_ze_niet_nodig_heeft(
    voorbeelden: Path, tmp_path: Path, args: tuple[str, ...]
) -> None:
    waar = {"GAT": str(voorbeelden / GAT), "UIT": str(tmp_path / "uit")}
    echte = [waar.get(een, een) for een in args]
    code = (
        "import sys, atexit\n"
        "atexit.register(lambda: sys.stderr.write('GELADEN ' + ' '.join(sys.modules)))\n"
        f"sys.argv = ['inzicht', *{echte!r}]\n"
        "from inzicht.__main__ import main\nmain()\n"
    )
    gedaan = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False)
    geladen = set(gedaan.stderr.rpartition("GELADEN ")[2].split())
    assert "inzicht" in geladen
    assert not geladen & VERBODEN[args]


@pytest.mark.parametrize(
    "args",
    [("uitslag", "GAT"), ("controleer",), ("verslag", "GAT", "--uit", "-", "--formaat", "html"), ("batch", "GAT", "--uit", "UIT")],
    ids=" ".join,
)  # fmt: skip
def test_een_opdracht_loopt_haar_geheugen_niet_na_bij_laden_en_afsluiten(
    voorbeelden: Path, tmp_path: Path, args: tuple[str, ...]
) -> None:
    waar = {"GAT": str(voorbeelden / GAT), "UIT": str(tmp_path / "uit")}
    code = (
        "import gc, sys\n"
        "keren = []\n"
        "gc.callbacks.append(lambda fase, stand: gc.get_threshold()[0] > 9999 and keren.append(fase))\n"
        f"sys.argv = ['inzicht', *{[waar.get(een, een) for een in args]!r}]\n"
        "from inzicht.__main__ import main\n"
        "try:\n    main()\n"
        "finally:\n    sys.stderr.write(f'NAGELOPEN {len(keren)} {gc.get_count()[0] < 9999} {gc.get_freeze_count() > 9999}')\n"
    )
    gedaan = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False)
    assert gedaan.stderr.rpartition("NAGELOPEN ")[2] == "0 True True"


def test_situaties_heten_op_het_scherm_naar_hun_plaats_op_de_ladder() -> None:
    vraag = {"situaties": {1: "nee", 3: "ja"}, "adviezen": {1: "Doe het."}, "drempels": {2: 2}}
    wijzer, banken, gegevens = orakel.werkgeval([vraag], [1])
    echt, antwoorden = maak_wijzer(wijzer, banken), maak_antwoorden(gegevens)
    tekst = "\n".join(regel.tekst for regel in uitslagregels(echt, antwoorden, beoordeel(echt, antwoorden)))
    assert "van situatie 1 naar 2" in tekst


@pytest.mark.parametrize(
    ("args", "uitgang", "zin"),
    [
        (("samenvoegen", "*.yaml", "--uit", "uit/samen.yaml"), 0, "Samengevoegd: "),
        (("batch", "*.yaml", "--uit", "uit"), 0, "1 school geteld, 1 dubbel bestand"),
        (("controleer", "?.yaml"), 0, "Niets gevonden"),
        (("uitslag", "b*"), 0, ""),
        (("uitslag", "*.yaml"), 2, "Dit is te veel: `b.yaml`."),
        (("uitslag", "c*.yaml"), 3, "c*.yaml: "),
        (("vragenlijst", "--school", "*.yaml", "--uit", "uit/v.html"), 0, "Vragenlijst gemaakt"),
    ],
)
def test_op_windows_vult_inzicht_zelf_jokertekens_in(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    voorbeelden: Path,
    args: tuple[str, ...],
    uitgang: int,
    zin: str,
) -> None:
    monkeypatch.setattr(opdrachtregel, "_SCHIL_LAAT_JOKERTEKENS_STAAN", True)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "uit").mkdir()
    for naam in ("a.yaml", "b.yaml"):
        (tmp_path / naam).write_bytes((voorbeelden / GAT).read_bytes())
    gedaan = CliRunner().invoke(app, args)
    assert (gedaan.exit_code, zin in gedaan.stderr) == (uitgang, True), gedaan.output


def test_elders_heeft_de_schil_jokertekens_al_ingevuld(draai: Draai, tmp_path: Path, voorbeelden: Path) -> None:
    (tmp_path / "a.yaml").write_bytes((voorbeelden / GAT).read_bytes())
    assert draai("uitslag", "*.yaml").returncode == 3
    (tmp_path / "*.yaml").write_bytes((voorbeelden / GAT).read_bytes())
    assert draai("uitslag", "*.yaml").returncode == 0
