"""De opdrachtregel op een kleine app met nagemaakte modules: hulp, elke uitgang, en dat alles Nederlands is."""

import errno
import io
import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from hulp import WORTEL
from inzicht import __version__
from inzicht.opdrachten.opdrachtregel import Luie, maak_app

_ENGELS = re.compile(
    r"\b(usage|options?|arguments|commands?|show|this|message|exit|errors?|missing|invalid|no such|required|default|"
    r"got|unexpected|extra|aborted|did you mean|requires|possible|file|directory|does not|is not|exists?|"
    r"must|please|value|choose|try|for|env var|dynamic|deprecated|str|int|float|bool|traceback|broken pipe|no space)\b",
    re.IGNORECASE,
)


def engelse_woorden(tekst: str) -> list[str]:
    """Alle Engelse woorden van Typer, Pydantic en Python die in hulp of een fout staan; hoort leeg te zijn."""
    return [gevonden.group().lower() for gevonden in _ENGELS.finditer(tekst)]


MODULES = {
    "proef_groet": '''
        from enum import Enum
        from pathlib import Path
        from typing import Annotated
        import typer

        class Taal(Enum):
            NEDERLANDS = "nederlands"
            FRIES = "fries"

        def opdracht(
            naam: Annotated[str, typer.Argument(help="Wie u groet.")],
            meer: Annotated[list[Path] | None, typer.Argument(metavar="PAD", help="Paden erbij.")] = None,
            taal: Annotated[Taal, typer.Option("--taal", "-t", help="De taal.")] = Taal.NEDERLANDS,
            aantal: Annotated[int, typer.Option("--aantal", min=1, max=9, help="Hoe vaak.")] = 1,
            vanaf: Annotated[int | None, typer.Option("--vanaf", min=2)] = None,
            map_: Annotated[Path | None, typer.Option("--map", exists=True, file_okay=False, help="Waar.")] = None,
            label: Annotated[list[str] | None, typer.Option("--label", metavar="NAAM=KEUZE", help="Mag vaker.")] = None,
            hard: Annotated[bool, typer.Option("--hard/--zacht", help="Hoe hard.")] = False,
            stil: Annotated[bool, typer.Option("--stil", "-q", help="Zeg niets.")] = False,
            geheim: Annotated[bool, typer.Option("--geheim", hidden=True)] = False,
        ) -> None:
            """Groet iemand.

            De lange uitleg staat alleen hier.
            """
            typer.echo(f"{naam} {taal.value} {aantal}")
    ''',
    "proef_breek": '''
        import errno, sys
        from typing import Annotated
        import typer
        from inzicht.fouten import BewaarFout, Bevinding, GebruikFout, InvoerFout, Plek

        class Dwars(GebruikFout):
            @property
            def regels(self):
                raise LookupError("geheim")

        FOUTEN = {
            "gebruik": lambda: GebruikFout("--formaat x: kies y."),
            "invoer": lambda: InvoerFout([Bevinding(Plek("b.yaml", 2), "A001", "b\\x1b[2J"), Bevinding(Plek("a.yaml"), "A002", "a")]),
            "bewaar": lambda: BewaarFout("De map is op slot."),
            "dwars": lambda: Dwars("x"),
            "uit": lambda: typer.Exit(1),
            "signaal": lambda: typer.Exit(143),
            "stop": KeyboardInterrupt,
            "afbreken": typer.Abort,
            "pijp": BrokenPipeError,
            "vol": lambda: OSError(errno.ENOSPC, "No space left on device"),
            "dicht": lambda: OSError(errno.EBADF, "Bad file descriptor"),
            "bestand": lambda: OSError(errno.ENOSPC, "No space left on device", "geheim.yaml"),
            "rechten": lambda: PermissionError(errno.EACCES, "Permission denied", "geheim.yaml"),
            "waarde": lambda: ValueError("geheim\\x1b[2J"),
            "slecht": lambda: typer.BadParameter("Invalid value"),
        }

        def opdracht(soort: Annotated[str, typer.Argument(help="Welke fout.")]) -> None:
            """Werp een fout."""
            print("eerst dit")
            raise FOUTEN[soort]()
    ''',
    "proef_schrijf": '''
        import typer

        def opdracht(aantal: int = 1) -> None:
            """Schrijf regels."""
            for nummer in range(aantal):
                print(f"regel {nummer} \\u2713 \\u20ac")
    ''',
    "proef_kies": '''
        from typing import Annotated, Literal
        import typer

        def opdracht(
            kleur: Annotated[Literal["rood", "groen"], typer.Option("--kleur", help="De kleur.")],
            paar: Annotated[tuple[str, str] | None, typer.Option("--paar", metavar="A B", help="Twee woorden.")] = None,
        ) -> None:
            """Kies een kleur."""
    ''',
    "proef_kapot": "import deze_module_bestaat_niet",
}
LUI = {naam.removeprefix("proef_"): Luie(naam, f"Regel van {naam.removeprefix('proef_')}.") for naam in MODULES}


@pytest.fixture(scope="module")
def modulemap(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Een map met de nagemaakte modules."""
    doel = tmp_path_factory.mktemp("modules")
    for naam, tekst in MODULES.items():
        (doel / f"{naam}.py").write_text(textwrap.dedent(tekst), encoding="utf-8")
    return doel


@pytest.fixture
def app(modulemap: Path, monkeypatch: pytest.MonkeyPatch) -> typer.Typer:
    """De proefapp, in dit proces."""
    monkeypatch.syspath_prepend(modulemap)
    return maak_app(LUI)


def roep(app: typer.Typer, *args: str) -> Result:
    return CliRunner().invoke(app, list(args))


STARTER = """
import sys
from inzicht.opdrachten.opdrachtregel import Luie, maak_app, start
import atexit
if "GELADEN" in __import__("os").environ:
    atexit.register(lambda: sys.stderr.write("GELADEN " + " ".join(sys.modules)))
start(maak_app({naam: Luie(f"proef_{naam}", f"Regel van {naam}.") for naam in %r}))
"""


@pytest.fixture
def starter(modulemap: Path, tmp_path: Path) -> list[str]:
    """De proefapp als eigen programma, met elke waarschuwing als fout."""
    pad = tmp_path / "starter.py"
    bron = WORTEL / "src"
    voor = f"import sys\nsys.path[:0] = [{str(modulemap)!r}, {str(bron)!r}]\n"
    pad.write_text(voor + STARTER % list(LUI), encoding="utf-8")
    return [sys.executable, "-W", "error", "-X", "dev", str(pad)]


def schil(starter: list[str], rest: str, **extra: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        ["bash", "-c", f'"$@" {rest}', "bash", *starter],
        capture_output=True, encoding="utf-8", env={**os.environ, **extra}, timeout=60, check=False,
    )  # fmt: skip


HOOFDHULP = f"""\
Gebruik: inzicht [OPTIES] OPDRACHT [ARGUMENTEN]...

  Inzicht in de registratie van leerlinggegevens: waar staat uw school, en wat
  is de volgende stap?

Opties:
  --version   Toon de versie en stop.
  -h, --help  Toon deze hulp en stop.

Opdrachten:
{"".join(f"  {naam:<9}{een.hulp}{chr(10)}" for naam, een in LUI.items())}"""

GROETHULP = """\
Gebruik: inzicht groet [OPTIES] NAAM [PAD...]

  Groet iemand.

  De lange uitleg staat alleen hier.

Argumenten:
  NAAM    Wie u groet.  [verplicht]
  PAD...  Paden erbij.

Opties:
  -t, --taal nederlands|fries  De taal.  [standaard: nederlands]
  --aantal GETAL               Hoe vaak.  [standaard: 1; vanaf 1 tot en met 9]
  --vanaf GETAL                [vanaf 2]
  --map PAD                    Waar.
  --label NAAM=KEUZE           Mag vaker.
  --hard / --zacht             Hoe hard.
  -q, --stil                   Zeg niets.
  -h, --help                   Toon deze hulp en stop.
"""


@pytest.mark.parametrize(("args", "uitgang"), [((), 2), (("--debug",), 2), (("-h",), 0), (("--help",), 0)])
def test_de_hulp_van_het_programma(app: typer.Typer, args: tuple[str, ...], uitgang: int) -> None:
    gedaan = roep(app, *args)
    assert (gedaan.exit_code, gedaan.stdout, gedaan.stderr) == (uitgang, HOOFDHULP, "")


@pytest.mark.parametrize("args", [("groet", "--help"), ("groet", "-h"), ("groet", "x", "--debug", "-h")])
def test_de_hulp_van_een_opdracht(app: typer.Typer, args: tuple[str, ...]) -> None:
    gedaan = roep(app, *args)
    assert (gedaan.exit_code, gedaan.stdout, gedaan.stderr) == (0, GROETHULP, "")


def test_de_hulp_volgt_de_volgorde_van_de_opdrachten(app: typer.Typer) -> None:
    omgekeerd = maak_app(dict(reversed(LUI.items())))
    for een, namen in ((app, list(LUI)), (omgekeerd, list(LUI)[::-1])):
        assert re.findall(r"Regel van (\w+)", roep(een, "-h").stdout) == namen


@pytest.mark.parametrize("args", [(), *((naam, "--help") for naam in LUI if naam != "kapot")], ids=" ".join)
def test_geen_hulpscherm_heeft_engelse_woorden(app: typer.Typer, args: tuple[str, ...]) -> None:
    gedaan = roep(app, *args)
    assert gedaan.stdout.startswith("Gebruik: inzicht")
    assert engelse_woorden(gedaan.stdout) == []


def test_de_zeef_vindt_engels_en_laat_nederlands_door() -> None:
    assert engelse_woorden("Usage: x\nMissing argument 'A'. No such option") == [
        "usage",
        "missing",
        "no such",
        "option",
    ]
    assert engelse_woorden("Opties: toon deze hulp en stop. Het argument past niet; fileer, defaultig, --version") == []


def test_de_versie(app: typer.Typer) -> None:
    gedaan = roep(app, "--version")
    assert (gedaan.exit_code, gedaan.stdout, gedaan.stderr) == (0, f"inzicht {__version__}\n", "")


GEBRUIK = {
    ("onzin",): "De opdracht `onzin` bestaat niet.",
    ("groeet", "x"): "De opdracht `groeet` bestaat niet. Bedoelde u `groet`?",
    ("GROET", "x"): "De opdracht `GROET` bestaat niet. Bedoelde u `groet`?",
    ("--", "--onzin"): "De opdracht `--onzin` bestaat niet.",
    ("--iets",): "De optie `--iets` bestaat niet.",
    ("--versie",): "De optie `--versie` bestaat niet. Bedoelde u `--version`?",
    ("-x",): "De optie `-x` bestaat niet.",
    ("--version=ja",): "Bij `--version` hoort geen waarde.",
    ("groet",): "NAAM ontbreekt, maar is verplicht.",
    ("groet", "x", "--tal", "fries"): "De optie `--tal` bestaat niet. Bedoelde u `--taal`?",
    ("groet", "x", "--geheimm"): "De optie `--geheimm` bestaat niet.",
    ("groet", "x", "-z"): "De optie `-z` bestaat niet.",
    ("groet", "x", "--taal"): "Bij `--taal` ontbreekt een waarde.",
    ("groet", "x", "-t"): "Bij `-t` ontbreekt een waarde.",
    ("groet", "x", "--stil=ja"): "Bij `--stil` hoort geen waarde.",
    ("groet", "x", "--zacht=ja"): "Bij `--zacht` hoort geen waarde.",
    ("groet", "x", "--taal", "fris"): "De waarde `fris` bij `--taal` past niet: kies nederlands of fries. Bedoelde u `fries`?",
    ("groet", "x", "-t", "x"): "De waarde `x` bij `--taal` past niet: kies nederlands of fries.",
    ("groet", "x", "--aantal", "veel"): "De waarde `veel` bij `--aantal` past niet: kies een geheel getal vanaf 1 tot en met 9.",
    ("groet", "x", "--aantal", "10"): "De waarde `10` bij `--aantal` past niet: kies een geheel getal vanaf 1 tot en met 9.",
    ("groet", "x", "--vanaf", "1"): "De waarde `1` bij `--vanaf` past niet: kies een geheel getal vanaf 2.",
    ("groet", "x", "--map", "nergens"): "De waarde bij `--map` past niet: kies een ander pad.",
    ("groet", "x", "--aantal", "a\x1b[2J\n\u202e"): "De waarde `a\\x1b[2J\\n\\u202e` bij `--aantal` past niet: kies een geheel getal vanaf 1 tot en met 9.",
    ("groet", "x", "--\x1b]0;a\x07"): "De optie `--\\x1b]0;a\\x07` bestaat niet.",
    ("\x1b[31m", "x"): "De opdracht `\\x1b[31m` bestaat niet.",
    ("breek", "x", "a\x1b[2J", "b", "c"): "Dit is te veel: `a\\x1b[2J`, `b` en `c`.",
    ("breek", "slecht"): "Zo is deze opdracht niet te gebruiken.",
    ("kies",): "`--kleur` ontbreekt, maar is verplicht: kies rood of groen.",
    ("kies", "--kleur", "Groen"): "De waarde `Groen` bij `--kleur` past niet: kies rood of groen. Bedoelde u `groen`?",
    ("kies", "--kleur", "rood", "--paar", "a"): "Bij `--paar` ontbreekt een waarde.",
}  # fmt: skip


@pytest.mark.parametrize("args", GEBRUIK, ids=ascii)
def test_verkeerd_gebruik_is_een_nederlandse_zin_met_uitgang_2(app: typer.Typer, args: tuple[str, ...]) -> None:
    gedaan = roep(app, *args)
    pad = f"inzicht {args[0]}" if args[0] in LUI else "inzicht"
    assert gedaan.stderr == f"Fout: {GEBRUIK[args]}\nHulp: {pad} --help\n"
    assert gedaan.exit_code == 2
    assert engelse_woorden(gedaan.stderr.replace("--version", "")) == []
    assert all(teken.isprintable() or teken == "\n" for teken in gedaan.stderr)


UITGANGEN = {
    "gebruik": (2, "--formaat x: kies y.\n"),
    "invoer": (3, "a.yaml:1:1: A002 a\nb.yaml:2:1: A001 b\\x1b[2J\n"),
    "bewaar": (4, "De map is op slot.\n"),
    "uit": (1, ""),
    "signaal": (143, ""),
    "stop": (130, "Gestopt.\n"),
    "afbreken": (130, "Gestopt.\n"),
    "pijp": (0, ""),
    "vol": (4, "Kon de uitvoer niet schrijven: de schijf is vol.\n"),
    "dicht": (4, "Kon de uitvoer niet schrijven: de uitvoer is gesloten.\n"),
}


@pytest.mark.parametrize("soort", UITGANGEN)
@pytest.mark.parametrize("debug", [False, True])
def test_elke_uitzondering_heeft_haar_uitgang(app: typer.Typer, soort: str, *, debug: bool) -> None:
    gedaan = roep(app, "breek", soort, *(["--debug"] if debug else []))
    assert (gedaan.exit_code, gedaan.stderr) == UITGANGEN[soort]
    assert gedaan.stdout == "eerst dit\n"
    assert engelse_woorden(gedaan.stderr) == []


def bugregel(soort: str, module: str) -> str:
    zin = "Dit is een fout van het programma, niet van u. Meld deze regel; met --debug ziet u meer."
    return rf"Onverwachte fout in inzicht \({soort}, {module}:\d+\)\. {zin}\n"


@pytest.mark.parametrize(
    ("soort", "naam"),
    [("waarde", "ValueError"), ("rechten", "PermissionError"), ("bestand", "OSError"), ("onbekend", "KeyError"), ("dwars", "LookupError")],
)  # fmt: skip
def test_een_fout_in_inzicht_is_een_regel_zonder_gegevens(app: typer.Typer, soort: str, naam: str) -> None:
    gedaan = roep(app, "breek", soort)
    assert gedaan.exit_code == 70
    assert re.fullmatch(bugregel(naam, "proef_breek"), gedaan.stderr)
    assert "geheim" not in gedaan.stderr
    assert engelse_woorden(gedaan.stderr) == []


def test_een_module_die_niet_laadt_is_een_fout_in_inzicht(app: typer.Typer) -> None:
    gedaan = roep(app, "kapot")
    assert gedaan.exit_code == 70
    assert re.fullmatch(bugregel("ModuleNotFoundError", "proef_kapot"), gedaan.stderr)


@pytest.mark.parametrize("args", [("--debug", "breek", "waarde"), ("breek", "--debug", "waarde"), ("breek", "waarde", "--debug")])  # fmt: skip
def test_debug_mag_overal_staan_en_toont_een_geschoond_spoor(app: typer.Typer, args: tuple[str, ...]) -> None:
    gedaan = roep(app, *args)
    assert gedaan.exit_code == 70
    assert gedaan.stderr.startswith("Traceback")
    assert "ValueError: geheim\\x1b[2J\n" in gedaan.stderr
    assert re.search(bugregel("ValueError", "proef_breek") + r"\Z", gedaan.stderr)


def test_na_twee_streepjes_is_debug_een_gewoon_woord(app: typer.Typer) -> None:
    gedaan = roep(app, "groet", "--", "--debug")
    assert (gedaan.exit_code, gedaan.stdout) == (0, "--debug nederlands 1\n")


def test_de_opdracht_krijgt_haar_waarden(app: typer.Typer) -> None:
    gedaan = roep(app, "groet", "Jan", "-t", "fries", "--aantal", "3", "--label", "a=b", "--hard", "-q", "--geheim")
    assert (gedaan.exit_code, gedaan.stdout, gedaan.stderr) == (0, "Jan fries 3\n", "")


class _Breekt(io.StringIO):
    """Een uitvoer die pas bij het wegschrijven mislukt."""

    def __init__(self, nummer: int) -> None:
        super().__init__()
        self.nummer = nummer

    def flush(self) -> None:
        raise OSError(self.nummer, "x")


@pytest.mark.parametrize(
    ("soort", "nummer", "uitgang"),
    [("groet", errno.ENOSPC, 4), ("groet", errno.EPIPE, 0), ("bewaar", errno.ENOSPC, 4), ("uit", errno.EPIPE, 1), ("invoer", errno.ENOSPC, 3)],
)  # fmt: skip
def test_het_laatste_wegschrijven_telt_alleen_als_verder_alles_goed_ging(
    app: typer.Typer, monkeypatch: pytest.MonkeyPatch, soort: str, nummer: int, uitgang: int
) -> None:
    monkeypatch.setattr(sys, "argv", ["inzicht", *(["groet", "x"] if soort == "groet" else ["breek", soort])])
    with monkeypatch.context() as tijdelijk:
        tijdelijk.setattr(sys, "stdout", _Breekt(nummer))
        tijdelijk.setattr(sys, "stderr", io.StringIO())
        with pytest.raises(SystemExit) as einde:
            typer.main.get_command(app).main()
    assert einde.value.code == uitgang


# --- Het echte proces ---

ZWAAR = {"rich", "yaml", "jinja2", "prompt_toolkit", "xlsxwriter"}


@pytest.mark.parametrize(
    ("args", "geladen"),
    [("--help", set()), ("", set()), ("--version", set()), ("onbekend", set()), ("groet --help", {"groet"}), ("groet x", {"groet"})],
)  # fmt: skip
def test_alleen_de_gevraagde_opdracht_wordt_geladen(starter: list[str], args: str, geladen: set[str]) -> None:
    modules = set(schil(starter, args, GELADEN="1").stderr.rpartition("GELADEN ")[2].split())
    assert "typer" in modules
    assert {naam for naam in LUI if f"proef_{naam}" in modules} == geladen
    assert not modules & ZWAAR


@pytest.mark.parametrize(
    ("rest", "uitgang", "fout"),
    [
        ("schrijf >/dev/full", 4, "Kon de uitvoer niet schrijven: de schijf is vol.\n"),
        ("schrijf --aantal 50000 >/dev/full", 4, "Kon de uitvoer niet schrijven: de schijf is vol.\n"),
        ("--help >/dev/full", 4, "Kon de uitvoer niet schrijven: de schijf is vol.\n"),
        ("--version >/dev/full", 4, "Kon de uitvoer niet schrijven: de schijf is vol.\n"),
        (">/dev/full", 4, "Kon de uitvoer niet schrijven: de schijf is vol.\n"),
        ("breek bewaar >/dev/full 2>/dev/full", 4, ""),
        ("iets 2>/dev/full", 2, ""),
        ("schrijf >&-", 4, "Kon de uitvoer niet schrijven: de uitvoer is gesloten.\n"),
        ("iets 2>&-", 2, ""),
        ("iets >&- 2>&-", 2, ""),
        ("schrijf --aantal 50000 | head -n 1 >/dev/null; exit ${PIPESTATUS[0]}", 0, ""),
        ("schrijf --aantal 50000 2>&1 | true; exit ${PIPESTATUS[0]}", 0, ""),
        ("--help | true; exit ${PIPESTATUS[0]}", 0, ""),
    ],
)
def test_een_volle_gesloten_of_gebroken_uitvoer(starter: list[str], rest: str, uitgang: int, fout: str) -> None:
    gedaan = schil(starter, rest)
    assert (gedaan.returncode, gedaan.stderr) == (uitgang, fout)


@pytest.mark.parametrize(
    ("codering", "regel"), [("utf-8", "regel 0 ✓ €"), ("cp1252", "regel 0 ? €"), ("ascii", "regel 0 ? ?")]
)
def test_een_smalle_tekenset_laat_niets_crashen(starter: list[str], codering: str, regel: str) -> None:
    omgeving = {**os.environ, "PYTHONIOENCODING": codering}
    gedaan = subprocess.run([*starter, "schrijf"], capture_output=True, env=omgeving, timeout=60, check=False)
    assert (gedaan.returncode, gedaan.stderr) == (0, b"")
    assert gedaan.stdout.decode(codering) == f"{regel}\n"


def test_een_argument_met_kapotte_bytes_geeft_een_gewone_fout(starter: list[str]) -> None:
    gedaan = schil(starter, r"$'ie\xff\e[2J'")
    assert gedaan.returncode == 2
    assert gedaan.stderr == "Fout: De opdracht `ie\\xff\\x1b[2J` bestaat niet.\nHulp: inzicht --help\n"


def test_een_omgevingsvariabele_voor_aanvullen_doet_niets(starter: list[str]) -> None:
    gedaan = schil(starter, "--version", _INZICHT_COMPLETE="source_bash", _STARTER_PY_COMPLETE="source_bash")
    assert (gedaan.returncode, gedaan.stdout) == (0, f"inzicht {__version__}\n")
