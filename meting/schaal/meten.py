"""Een opdracht meten naast haar maatstaf, in afgewisselde paren: CPU-tijd, wandtijd en geheugen."""

import resource
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from typing import NamedTuple

from proeven.gemeen import omgeving

from schaal.werk import Opdracht


class Tijd(NamedTuple):
    """Wat een opdracht kostte, in seconden; met meer draden is de CPU-tijd meer dan de wandtijd."""

    cpu: float
    wand: float


@dataclass(frozen=True)
class Meting:
    """Een opdracht naast haar maatstaf, over `aantal` bestanden; zonder doel alleen ter informatie.

    Met `wand` gaat het oordeel over wandtijd. Met `erbij` doet de opdracht de maatstaf en iets extra: dan is ook
    het verschil per bestand te zien.
    """

    naam: str
    opdracht: Opdracht
    maatstaf: Opdracht
    aantal: int
    doel: float | None = None
    wand: bool = field(default=False, kw_only=True)
    erbij: bool = field(default=False, kw_only=True)


def draai(opdracht: Opdracht) -> Tijd:
    """Draai een opdracht; een opdracht die mislukt, stopt de meting."""
    voor = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    stroom = opdracht.invoer.open("rb") if opdracht.invoer else subprocess.DEVNULL
    try:
        gedaan = subprocess.run(
            opdracht.args, stdin=stroom, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=omgeving(), check=False
        )
    finally:
        if not isinstance(stroom, int):
            stroom.close()
    wand = time.perf_counter() - begin
    if gedaan.returncode:
        raise SystemExit(gedaan.stderr.decode()[-2000:])
    na = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Tijd(na.ru_utime + na.ru_stime - voor.ru_utime - voor.ru_stime, wand)


def kwartielen(waarden: list[float]) -> tuple[float, float, float]:
    """p25, mediaan en p75."""
    if len(waarden) == 1:
        return waarden[0], waarden[0], waarden[0]
    laag, midden, hoog = statistics.quantiles(waarden, n=4, method="inclusive")
    return laag, midden, hoog


def meet(meting: Meting, rondes: int) -> bool:
    """Meet een opdracht en haar maatstaf om en om, en druk haar regel af; geeft of ze haar doel haalt."""
    paren: list[tuple[Tijd, Tijd]] = []
    for ronde in range(rondes):
        tijden = {een: draai((meting.opdracht, meting.maatstaf)[een]) for een in ((0, 1) if ronde % 2 else (1, 0))}
        paren.append((tijden[0], tijden[1]))
    cpu = kwartielen([een.cpu / ander.cpu for een, ander in paren])
    wand = kwartielen([een.wand / ander.wand for een, ander in paren])
    laag, midden, hoog = wand if meting.wand else cpu
    goed = meting.doel is None or laag <= meting.doel
    doel = "ter informatie" if meting.doel is None else f"doel {meting.doel:.2f}{'' if goed else '  FOUT'}"
    ander = f"cpu {cpu[1]:5.2f} " if meting.wand else f"wand {wand[1]:5.2f}"
    per = statistics.median(een.cpu for een, _ in paren) / meting.aantal * 1e6
    extra = statistics.median(een.cpu - ander.cpu for een, ander in paren) / meting.aantal * 1e6
    erbij = f" ({extra:+.0f})" if meting.erbij else ""
    print(f"{meting.naam:44} {midden:5.2f} (p25 {laag:.2f}, p75 {hoog:.2f})  {ander} {per:6.0f} us{erbij}  {doel}")
    sys.stdout.flush()
    return goed


# ru_maxrss telt ook wat de ouder groot was toen hij dit proces begon; VmHWM is van dit programma alleen
PIEK = """
import atexit, runpy, sys
def piek():
    with open("/proc/self/status", encoding="ascii") as stand:
        return next(int(regel.split()[1]) for regel in stand if regel.startswith("VmHWM")) // 1024
atexit.register(lambda: print(piek()))
soort, wat, *sys.argv[1:] = sys.argv[1:]
sys.argv[0] = wat
if soort == "-m":
    runpy.run_module(wat, run_name="__main__", alter_sys=True)
else:
    runpy.run_path(wat, run_name="__main__")
"""


def piek(opdracht: Opdracht) -> int:
    """De piek van het geheugen in MB, door het proces zelf gemeten; de opdracht is `python -m X` of `python X.py`."""
    python, *rest = opdracht.args
    rest = rest if rest[0] == "-m" else ["-s", *rest]
    gedaan = subprocess.run([python, "-c", PIEK, *rest], capture_output=True, text=True, env=omgeving(), check=True)
    return int(gedaan.stdout.strip().splitlines()[-1])
