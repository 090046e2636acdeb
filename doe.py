"""Start inzicht of de toetsen met alleen Python 3.11 of hoger en pip.

    python3 doe.py start            maak .venv, installeer inzicht en begin het interview
    python3 doe.py verslag ...      net zo elke andere opdracht van inzicht; `python3 doe.py --help` noemt ze
    python3 doe.py toets            maak .venv, installeer alles met vaste versies en draai alle toetsen

Op Windows: `py doe.py start` en `py doe.py toets`. Wat erachter staat, gaat mee; bestandsnamen gelden in
de map waar u staat.
"""

import hashlib
import importlib.util
import os
import shlex
import signal
import string
import subprocess
import sys
import venv
from pathlib import Path

HIER = Path(__file__).resolve().parent
OMGEVING = HIER / ".venv"
BAK = OMGEVING / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BAK / ("python.exe" if os.name == "nt" else "python")
VEILIG = frozenset(string.ascii_letters + string.digits + "_-+:./\\")
PROJECT = HIER / "pyproject.toml"
STARTEISEN = HIER / "eisen" / "start.txt"
TOETSEISEN = HIER / "eisen" / "toets.txt"
BRON = ("src", "vragen", "sjablonen", "schema", "nieuw", "docs/keuring.md")
STAPPEN = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("pytest", f"--numprocesses={min(8, (os.cpu_count() or 1) + 1)}", "--dist=worksteal"),  # zij wachten vaak
)


def stempel(*paden: Path) -> str:
    """Een kenmerk van wat er geïnstalleerd moet zijn: deze Python en deze bestanden, ook die in mappen."""
    som = hashlib.sha256(f"{sys.version}{HIER}".encode(errors="surrogateescape"))
    for pad in paden:
        onder = (een for een in pad.rglob("*") if een.is_file() and een.suffix != ".pyc")
        for bestand in sorted(onder) if pad.is_dir() else (pad,):
            som.update(str(bestand.relative_to(HIER)).encode(errors="surrogateescape") + bestand.read_bytes())
    return som.hexdigest()


def kenmerken() -> dict[str, str]:
    """Per soort omgeving wat er in het merk van .venv hoort te staan."""
    bron = [HIER / naam for naam in BRON]
    return {
        "start": f"start {stempel(PROJECT, STARTEISEN, *bron)}",
        "toets": f"toets {stempel(PROJECT, TOETSEISEN)}",
    }


def installeer(soort: str, goed: tuple[str, ...], *opdrachten: list[str]) -> None:
    """Maak .venv als die er niet is, en voer de pip-opdrachten uit als haar merk niet bij `goed` hoort."""
    merk = OMGEVING / ".inzicht-klaar"
    kenmerk = kenmerken()
    gezien = merk.read_text(encoding="utf-8") if PYTHON.exists() and merk.exists() else ""
    if gezien in {kenmerk[een] for een in goed}:
        return
    print("Inzicht wordt klaargezet; dat duurt ongeveer een minuut.", file=sys.stderr)
    venv.create(OMGEVING, with_pip=True, clear=not PYTHON.exists())
    merk.unlink(missing_ok=True)  # wie nu stopt, heeft geen halve omgeving die voor heel doorgaat
    for opdracht in opdrachten:
        subprocess.run([str(PYTHON), "-m", "pip", "--quiet", "--disable-pip-version-check", *opdracht], check=True)
    merk.write_text(kenmerk[soort], encoding="utf-8")


def aanroep() -> str:
    """Hoe de gebruiker dit bestand aanroept, zo geschreven dat het ook met spaties in het pad te typen is."""
    pad = sys.argv[0]
    if os.name != "nt":
        return f"python3 {shlex.quote(pad)}"
    return f"py {pad}" if set(pad) <= VEILIG else f'py "{pad}"'


def inzicht(args: list[str]) -> int:
    """Installeer inzicht met vaste versies, als wiel, en geef een opdracht door; die van de toetsen zijn ook goed."""
    installeer(
        "start",
        ("start", "toets"),
        ["install", "--require-hashes", "--requirement", str(STARTEISEN)],
        ["install", "--no-deps", "--no-build-isolation", "--force-reinstall", str(HIER)],
    )
    omgeving = {**os.environ, "INZICHT_AANROEP": aanroep()}  # zodat "Verdergaan: ..." hier ook echt werkt
    signal.signal(signal.SIGINT, lambda *_: None)  # Ctrl-C is voor inzicht: dat bewaart eerst
    code = subprocess.run([str(PYTHON), "-P", "-m", "inzicht", *args], check=False, env=omgeving).returncode
    return code if code >= 0 else 128 - code


def verwijs_zonder_pad() -> None:
    """Laat de omgeving van de toetsen naar de broncode verwijzen vanaf haar eigen plaats.

    Python leest zo'n verwijzing in de tekenset van het systeem. Een heel pad met een accent erin leest Windows dan
    verkeerd, en met een kale taalinstelling begint Python zelfs niet.
    """
    for pad in OMGEVING.rglob("_editable_impl_inzicht.pth"):
        pad.write_text(f"{os.path.relpath(HIER / 'src', pad.parent)}\n", encoding="ascii")


def toets(rest: list[str]) -> int:
    """Installeer met vaste versies en draai ruff, mypy en pytest."""
    installeer(
        "toets",
        ("toets",),
        ["install", "--require-hashes", "--requirement", str(TOETSEISEN)],
        ["install", "--no-deps", "--no-build-isolation", "--editable", str(HIER)],
    )
    verwijs_zonder_pad()
    for stap in STAPPEN:
        extra = rest if stap[0] == "pytest" else []
        print(f"== {' '.join(stap)}", flush=True)
        code = subprocess.run([str(PYTHON), "-m", *stap, *extra], cwd=HIER, check=False).returncode
        if code:
            return code
    return 0


def bezwaar() -> tuple[int, str] | None:
    """Waarom het hier niet kan beginnen, met de uitgang die daarbij hoort."""
    if sys.version_info < (3, 11):  # noqa: UP036 - dit bestand draait ook onder een te oude Python
        return 2, "Inzicht heeft Python 3.11 of hoger nodig."
    if not sys.argv[1:]:
        return 2, __doc__
    if importlib.util.find_spec("ensurepip") is None:
        return 4, "Deze Python kan geen omgeving maken. Op Debian of Ubuntu helpt: sudo apt install python3-venv"
    return None


def werk() -> int:
    """Doe wat er gevraagd is; zeg het in een zin als klaarzetten niet lukt."""
    try:
        return toets(sys.argv[2:]) if sys.argv[1] == "toets" else inzicht(sys.argv[1:])
    except subprocess.CalledProcessError:
        zin = "Installeren lukte niet. Is er internet, en is pip bijgewerkt?"
    except OSError as fout:
        zin = f"Kon inzicht niet klaarzetten in {OMGEVING}. Mag u daar schrijven, en is er ruimte? (fout {fout.errno})"
    except KeyboardInterrupt:
        return 130
    print(zin, file=sys.stderr)
    return 4


def main() -> int:
    """Zeg wat er in de weg staat, of doe het werk."""
    if (in_de_weg := bezwaar()) is not None:
        print(in_de_weg[1], file=sys.stderr)
        return in_de_weg[0]
    return werk()


if __name__ == "__main__":
    sys.exit(main())
