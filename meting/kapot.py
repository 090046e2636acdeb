"""Reken een grote partij door waarvan veel bestanden kapot zijn, en kijk of de goede er niets van merken.

    python meting/kapot.py                  10.000 bestanden, waarvan 500 kapot op vijftig manieren
    python meting/kapot.py --aantal 1000    een kleinere partij

Elke regel is een cijfer: naam, gemeten, doel, oordeel. Uitgang 1 als er een niet goed is. Elke goede school wordt
vergeleken met de gewone weg (lezen, keuren, beoordelen), en een steekproef met het echte `inzicht uitslag`.
"""

import argparse
import csv
import io
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

WORTEL = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(WORTEL / "tests"))

from proeven.gemeen import omgeving  # noqa: E402

from batchhulp import kaal, schrijf, verzin  # noqa: E402
from inzicht.modellen.wijzer import Wijzer  # noqa: E402
from inzicht.oordeel.beoordeling import beoordeel  # noqa: E402
from inzicht.oordeel.uitslagbestand import uitslag_als_gegevens  # noqa: E402
from inzicht.opdrachten.gemeen import laad_antwoorden, laad_wijzer  # noqa: E402
from kapot import manieren  # noqa: E402 - uit de toetsen

ZAAD = 20261125
MEESTE_MB = 300
MEESTE_SECONDEN = 2.0
STEEKPROEF = 100
CODE = """
import sys
sys.argv = ["inzicht", *sys.argv[1:]]
from inzicht.__main__ import main
try:
    main()
finally:
    piek = next(regel for regel in open("/proc/self/status", encoding="ascii") if regel.startswith("VmHWM"))
    print(int(piek.split()[1]) // 1024)
"""


def maak(map_: Path, wijzer: Wijzer, goed: int, kapot: int) -> tuple[list[str], list[str]]:
    """Schrijf de partij; geeft de namen van de goede en van de kapotte bestanden."""
    rng = random.Random(ZAAD)
    bladen = {
        f"{n % 7}/school-{n:05}.{rng.choice(('yaml', 'yml', 'json'))}": verzin(wijzer, rng, n) for n in range(goed)
    }
    for deel in range(7):
        (map_ / str(deel)).mkdir(parents=True)
    schrijf(map_, bladen)
    soorten = manieren()
    namen = [f"{n % 7}/kapot-{n:05}-{soort}.yaml" for n, soort in zip(range(kapot), _rond(list(soorten)), strict=False)]
    for naam in namen:
        soorten[naam.split("-", 2)[2].removesuffix(".yaml")](map_ / naam)
    return sorted(bladen), sorted(namen)


def _rond(soorten: list[str]) -> Any:
    while True:
        yield from soorten


def draai(map_: Path, uit: Path) -> tuple[int, int, float]:
    """De uitgang van `inzicht batch`, de piek van het geheugen in MB, en de duur in seconden."""
    args = ["batch", str(map_), "--uit", str(uit), "--parallel", "1", "-q"]
    begin = time.perf_counter()
    gedaan = subprocess.run(
        [sys.executable, "-c", CODE, *args], capture_output=True, text=True, env=omgeving(), check=False
    )
    duur = time.perf_counter() - begin
    if "Traceback" in gedaan.stderr:
        raise SystemExit(gedaan.stderr[-3000:])
    return gedaan.returncode, int(gedaan.stdout.split()[-1]), duur


def gelijk(wijzer: Wijzer, map_: Path, uit: Path, goed: list[str]) -> tuple[int, int]:
    """Hoeveel goede scholen hetzelfde kregen als langs de gewone weg, en hoeveel van de steekproef als `uitslag`."""
    regels = {}
    for regel in (uit / "uitslagen.jsonl").read_text(encoding="utf-8").splitlines():
        blad = json.loads(regel)
        regels[blad.pop("bestand")] = blad
    zelfde = 0
    for naam in goed:
        geladen = laad_antwoorden(str(map_ / naam), wijzer)
        uitslag = beoordeel(wijzer, geladen.antwoorden)
        zelfde += regels[naam] == kaal(uitslag_als_gegevens(wijzer, geladen.antwoorden, uitslag, geladen.kenmerk))
    proef = random.Random(ZAAD).sample(goed, min(STEEKPROEF, len(goed)))
    echt = 0
    for naam in proef:
        opdracht = [sys.executable, "-m", "inzicht", "uitslag", str(map_ / naam), "--formaat", "json"]
        gezegd = subprocess.run(opdracht, capture_output=True, env=omgeving(), check=True).stdout
        echt += regels[naam] == kaal(json.loads(gezegd))
    return zelfde, echt


def zeg(naam: str, gemeten: object, doel: str, *, goed: bool) -> bool:
    """Druk een cijfer af; geeft het oordeel."""
    print(f"{naam:50} {gemeten!s:>12}  doel {doel:14} {'goed' if goed else 'FOUT'}", flush=True)
    return goed


def _weg(pad: Path) -> None:
    """Haal een kapot bestand weg, wat het ook is."""
    if pad.is_dir() and not pad.is_symlink():
        pad.rmdir()
    else:
        pad.unlink()


def meet(wijzer: Wijzer, hier: Path, aantal: int) -> list[bool]:
    """Maak de partij, draai haar met en zonder de kapotte bestanden, en druk de cijfers af."""
    map_, uit, kapot = hier / "in", hier / "uit", aantal // 20
    goed, slecht = maak(map_, wijzer, aantal - kapot, kapot)
    uitgang, piek, met = draai(map_, uit)
    fouten = (uit / "fouten.csv").read_bytes().decode("utf-8-sig")
    rijen = list(csv.DictReader(io.StringIO(fouten, newline=""), delimiter=";"))
    af = [rij for rij in rijen if rij["regel"].isdecimal() and rij["reden"] and rij["code"] not in ("", "A099")]
    genoemd = len(af) == kapot and sorted(rij["bestand"] for rij in rijen) == slecht
    zelfde, echt = gelijk(wijzer, map_, uit, goed)
    for naam in slecht:
        _weg(map_ / naam)
    _, _, zonder = draai(map_, hier / "schoon")
    proef, extra = min(STEEKPROEF, len(goed)), met - zonder
    return [
        zeg("uitgang", uitgang, "1", goed=uitgang == 1),
        zeg("scholen gelijk aan de gewone weg", zelfde, str(len(goed)), goed=zelfde == len(goed)),
        zeg("steekproef gelijk aan inzicht uitslag", echt, str(proef), goed=echt == proef),
        zeg("geweigerd met regel, code en reden", len(af), str(kapot), goed=genoemd),
        zeg("piek van het geheugen (MB)", piek, str(MEESTE_MB), goed=piek < MEESTE_MB),
        zeg("wat de kapotte kosten (s)", f"{extra:.1f}", str(MEESTE_SECONDEN), goed=extra < MEESTE_SECONDEN),
    ]


def main() -> int:
    """Meet alles; 1 als er iets niet goed is."""
    lezer = argparse.ArgumentParser()
    lezer.add_argument("--aantal", type=int, default=10_000)
    with tempfile.TemporaryDirectory() as naam:
        return int(not all(meet(laad_wijzer(None), Path(naam), lezer.parse_args().aantal)))


if __name__ == "__main__":
    sys.exit(main())
