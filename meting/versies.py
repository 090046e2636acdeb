"""Kijk met internet of er nieuwere of ingetrokken versies zijn, en draai er de toetsen op; bedoeld voor elke week.

    python meting/versies.py            noem nieuwere en ingetrokken versies
    python meting/versies.py --draai    draai ook de toetsen (zonder browser) op de nieuwste versies

Het register is dat van pip zoals het hier is ingesteld. Uitgang 1: een versie is ingetrokken, of een toets is rood.
"""

import json
import re
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import Any

WORTEL = Path(__file__).resolve().parents[1]
VAST = WORTEL / "eisen" / "toets.txt"
TOETSEN = ("-q", "-p", "no:cacheprovider", "-n", "auto", "-m", "not browser and not vast")


def vraag_pip(*args: str) -> list[dict[str, Any]]:
    """Wat pip zou installeren, zonder het te doen; werpt `CalledProcessError` als dat niet te zeggen is."""
    opdracht = [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", "-qq", "--report", "-"]
    gezegd = subprocess.run([*opdracht, *args], cwd=WORTEL, check=True, stdout=subprocess.PIPE).stdout
    lijst: list[dict[str, Any]] = json.loads(gezegd)["install"]
    return lijst


def versies(lijst: list[dict[str, Any]]) -> dict[str, str]:
    """De versie per pakket; inzicht zelf telt niet mee."""
    namen = {re.sub(r"[-_.]+", "-", een["metadata"]["name"]).lower(): een["metadata"]["version"] for een in lijst}
    namen.pop("inzicht", None)
    return namen


def nieuwste() -> dict[str, str]:
    """De nieuwste versies die pyproject.toml en eisen/toets.in toelaten."""
    return versies(vraag_pip(str(WORTEL), "--requirement", str(WORTEL / "eisen" / "toets.in")))


def draai(namen: dict[str, str]) -> int:
    """Zet deze versies in een lege omgeving en draai de toetsen; geeft de uitgang van pytest."""
    with tempfile.TemporaryDirectory() as map_:
        venv.create(map_, with_pip=True)
        python = str(Path(map_) / "bin" / "python")
        pip = [python, "-m", "pip", "install", "--quiet"]
        subprocess.run([*pip, *(f"{naam}=={versie}" for naam, versie in sorted(namen.items()))], check=True)
        subprocess.run([*pip, "--no-deps", "--no-build-isolation", "--editable", str(WORTEL)], check=True)
        return subprocess.run([python, "-m", "pytest", *TOETSEN], cwd=WORTEL, check=False).returncode


def main() -> int:
    """Druk af wat er anders is dan wat er is vastgezet."""
    vast = vraag_pip("--require-hashes", "--requirement", str(VAST))
    slecht = [een for een in vast if een.get("is_yanked")]
    for een in slecht:
        print(f"ingetrokken: {een['metadata']['name']} {een['metadata']['version']}; zet haar in eisen/ingetrokken.txt")
    nu, nieuw = versies(vast), nieuwste()
    for naam in sorted(nu.keys() | nieuw.keys()):
        if nu.get(naam) != nieuw.get(naam):
            print(f"{naam:24} vast {nu.get(naam, 'niet'):12} nieuwst {nieuw.get(naam, 'niet')}")
    print(f"{len(nu)} pakketten bekeken, {len(slecht)} ingetrokken.")
    rood = draai(nieuw) if "--draai" in sys.argv[1:] else 0
    return int(bool(slecht or rood))


if __name__ == "__main__":
    sys.exit(main())
