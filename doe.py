"""Start inzicht of de toetsen met alleen Python 3.11 of hoger en pip.

    python3 doe.py start            maak .venv, installeer inzicht en begin het interview
    python3 doe.py verslag ...      net zo elke andere opdracht van inzicht; `python3 doe.py --help` noemt ze
    python3 doe.py toets            maak .venv, installeer alles met vaste versies en draai alle toetsen

Op Windows: `py doe.py start` en `py doe.py toets`. Wat erachter staat, gaat mee; bestandsnamen gelden in
de map waar u staat.
"""

import hashlib
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
TOETSEISEN = HIER / "eisen" / "toets.txt"
STAPPEN = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("pytest", "--numprocesses=auto", "--maxprocesses=8", "--dist=worksteal"),
)


def stempel(*bestanden: Path) -> str:
    """Een kenmerk van wat er geïnstalleerd moet zijn."""
    som = hashlib.sha256(sys.version.encode())
    for bestand in bestanden:
        som.update(bestand.read_bytes())
    return som.hexdigest()


def installeer(soort: str, kenmerk: str, *opdrachten: list[str]) -> None:
    """Maak .venv als die er niet is, en voer de pip-opdrachten uit als er iets veranderd is."""
    merk = OMGEVING / f".inzicht-{soort}"
    if PYTHON.exists() and merk.exists() and merk.read_text(encoding="utf-8") == kenmerk:
        return
    print("Inzicht wordt klaargezet; dat duurt ongeveer een minuut.", file=sys.stderr)
    venv.create(OMGEVING, with_pip=True, clear=not PYTHON.exists())
    for opdracht in opdrachten:
        subprocess.run([str(PYTHON), "-m", "pip", "--quiet", "--disable-pip-version-check", *opdracht], check=True)
    merk.write_text(kenmerk, encoding="utf-8")


def start(rest: list[str]) -> int:
    """Installeer inzicht en begin het interview."""
    return inzicht(["start", *rest])


def aanroep() -> str:
    """Hoe de gebruiker dit bestand aanroept, zo geschreven dat het ook met spaties in het pad te typen is."""
    pad = sys.argv[0]
    if os.name != "nt":
        return f"python3 {shlex.quote(pad)}"
    return f"py {pad}" if set(pad) <= VEILIG else f'py "{pad}"'


def inzicht(args: list[str]) -> int:
    """Installeer inzicht en geef een opdracht aan inzicht door."""
    installeer("start", stempel(HIER / "pyproject.toml"), ["install", "--editable", str(HIER)])
    omgeving = {**os.environ, "INZICHT_AANROEP": aanroep()}  # zodat "Verdergaan: ..." hier ook echt werkt
    signal.signal(signal.SIGINT, lambda *_: None)  # Ctrl-C is voor inzicht: dat bewaart eerst
    code = subprocess.run([str(PYTHON), "-P", "-m", "inzicht", *args], check=False, env=omgeving).returncode
    return code if code >= 0 else 128 - code


def toets(rest: list[str]) -> int:
    """Installeer met vaste versies en draai ruff, mypy en pytest."""
    installeer(
        "toets",
        stempel(HIER / "pyproject.toml", TOETSEISEN),
        ["install", "--require-hashes", "--requirement", str(TOETSEISEN)],
        ["install", "--no-deps", "--no-build-isolation", "--editable", str(HIER)],
    )
    for stap in STAPPEN:
        extra = rest if stap[0] == "pytest" else []
        print(f"== {' '.join(stap)}", flush=True)
        code = subprocess.run([str(PYTHON), "-m", *stap, *extra], cwd=HIER, check=False).returncode
        if code:
            return code
    return 0


def main() -> int:
    """Lees welk werk er gevraagd is."""
    if sys.version_info < (3, 11):  # noqa: UP036 - dit bestand draait ook onder een te oude Python
        print("Inzicht heeft Python 3.11 of hoger nodig.", file=sys.stderr)
        return 2
    if not sys.argv[1:]:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        return toets(sys.argv[2:]) if sys.argv[1] == "toets" else inzicht(sys.argv[1:])
    except subprocess.CalledProcessError:
        print("Installeren lukte niet. Is er internet, en is pip bijgewerkt?", file=sys.stderr)
        return 4
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
