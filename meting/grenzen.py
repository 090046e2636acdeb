"""Meet wat een bestand van 1 MiB hoogstens kost: vijftig nare vormen, in elk veld, bij elke opdracht.

    python meting/grenzen.py                     alles (ruim een uur), met de slechtste verhouding per opdracht
    python meting/grenzen.py --vorm stapel       een vorm
    python meting/grenzen.py --opdracht batch    een opdracht
    python meting/grenzen.py --traag 2           noem ook elk geval boven twee seconden

Elke meting is rekentijd van een eigen proces, zonder het laden. De maat is een gewoon bestand van dezelfde grootte, in
hetzelfde veld. Uitgang 1 als een verhouding tien of meer is, of als iets meer dan 2 seconden of 300 MB per MiB kost.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import resource
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from proeven.vormen import MIB, VELDEN, VORMEN, bank, rauw, wit

from inzicht import cli
from inzicht.bestanden import schijf
from inzicht.opdrachten.gemeen import laad_wijzer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

GEWOON: Final = "gewone zinnen"
MEESTE: Final = 10
SECONDEN: Final = 2.0
MEGABYTES: Final = 300
GEDULD: Final = 40
KLEINSTE_MAAT: Final = 0.05
"""Onder zoveel seconden is een verhouding ruis; dan telt dit als maat."""
ANTWOORDOPDRACHTEN: Final[dict[str, Sequence[str]]] = {
    "uitslag": ("uitslag", "{}"),
    "uitslag json": ("uitslag", "{}", "--formaat", "json"),
    "verslag html": ("verslag", "{}", "--formaat", "html", "--uit", "-"),
    "verslag md": ("verslag", "{}", "--formaat", "md", "--uit", "-"),
    "controleer": ("controleer", "{}"),
    "controleer sarif": ("controleer", "{}", "--formaat", "sarif"),
    "samenvoegen": ("samenvoegen", "{}", "{ander}", "--uit", "{map}/samen.yaml"),
    "vragenlijst": ("vragenlijst", "--antwoorden", "{}", "--uit", "{map}/lijst.html"),
    "start": ("start", "{}", "--eenvoudig"),
    "batch": ("batch", "{}", "--uit", "{map}/uit", "--verslagen", "--stil"),
}


@dataclass(frozen=True)
class Kosten:
    """Rekentijd in seconden, geheugen in MB en de uitgang van een opdracht."""

    seconden: float
    megabytes: float
    uitgang: int


def meet(doe: Callable[[], None]) -> Kosten:
    """Voer iets uit in een kind en meet wat dat kost."""
    eigen = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize() / MIB
    kind = os.fork()
    if not kind:
        resource.setrlimit(resource.RLIMIT_CPU, (GEDULD, GEDULD + 1))
        doe()
        os._exit(0)
    _, stand, gebruik = os.wait4(kind, 0)
    megabytes = max(0.0, gebruik.ru_maxrss / 1024 - eigen)
    return Kosten(gebruik.ru_utime + gebruik.ru_stime, megabytes, os.waitstatus_to_exitcode(stand))


def draai(args: Sequence[str]) -> Kosten:
    """Voer een opdracht uit in een kind."""

    def doe() -> None:
        leeg = os.open(os.devnull, os.O_RDWR)
        for nummer in range(3):
            os.dup2(leeg, nummer)
        sys.argv = ["inzicht", *args]
        code = 0
        try:
            cli.start()
        except SystemExit as einde:
            code = einde.code if isinstance(einde.code, int) else 1
        except BaseException:  # noqa: BLE001 - het kind eindigt hier, en elke andere uitgang telt als fout
            os._exit(120)
        with contextlib.suppress(Exception):
            sys.stdout.flush()
        os._exit(code)

    return meet(doe)


def gevallen(map_: Path, vormen: Sequence[str]) -> Iterator[tuple[str, str, Path]]:
    """Elk veld met elke vorm: naam van het veld, vorm, en het bestand."""
    wijzer = laad_wijzer(None)
    for vorm in vormen:
        for veld, maak in VELDEN.items():
            pad, gegevens = map_ / "s.json", maak(wijzer, vorm)
            pad.write_text(json.dumps(gegevens, ensure_ascii=False), encoding="utf-8")
            ander = json.dumps({**gegevens, "datum": "2026-11-24"}, ensure_ascii=False)
            (map_ / "ander.json").write_text(ander, encoding="utf-8")
            yield veld, vorm, pad
        for veld, maak_bytes in (("rauw", rauw), ("wit", wit)):
            pad = map_ / "s.yaml"
            pad.write_bytes(maak_bytes(wijzer, vorm))
            yield veld, vorm, pad


def wijzergevallen(map_: Path, vormen: Sequence[str]) -> Iterator[tuple[str, str, Path]]:
    """Een vragenbank met de vorm in elke tekst."""
    doel = map_ / "wijzer"
    shutil.copytree(schijf.gegevensmap("nieuw"), doel, dirs_exist_ok=True)
    for vorm in vormen:
        for soort in ("kort", "lang"):
            (doel / "apparaten.yaml").write_text(bank(soort, vorm), encoding="utf-8")
            yield f"bank {soort}", vorm, doel


def alle_kosten(
    map_: Path, vormen: Sequence[str], opdrachten: Sequence[str]
) -> Iterator[tuple[str, str, str, Kosten, float]]:
    """Opdracht, veld, vorm, kosten en MiB van elk geval."""
    ander = map_ / "ander.json"
    for veld, vorm, pad in gevallen(map_, vormen):
        groot = pad.stat().st_size / MIB
        for naam in opdrachten:
            if naam not in ANTWOORDOPDRACHTEN:
                continue
            uit = map_ / "uit"
            shutil.rmtree(uit, ignore_errors=True)
            for oud in (map_ / "samen.yaml", map_ / "lijst.html"):
                oud.unlink(missing_ok=True)
            args = [
                deel.replace("{ander}", str(ander)).replace("{map}", str(map_)) for deel in ANTWOORDOPDRACHTEN[naam]
            ]
            yield naam, veld, vorm, draai([deel.replace("{}", str(pad)) for deel in args]), groot
    if "controleer wijzer" in opdrachten:
        for veld, vorm, doel in wijzergevallen(map_, vormen):
            groot = (doel / "apparaten.yaml").stat().st_size / MIB
            yield "controleer wijzer", veld, vorm, draai(["controleer", str(doel)]), groot


def main() -> int:
    """Meet, toon de slechtste verhouding per opdracht, en zeg of alles binnen de grenzen bleef."""
    opties = argparse.ArgumentParser(description=__doc__)
    opties.add_argument("--vorm", action="append", choices=[*VORMEN])
    opties.add_argument("--opdracht", action="append", choices=[*ANTWOORDOPDRACHTEN, "controleer wijzer"])
    opties.add_argument("--traag", type=float, default=SECONDEN)
    keuze = opties.parse_args()
    vormen = [GEWOON, *[vorm for vorm in keuze.vorm or VORMEN if vorm != GEWOON]]
    opdrachten = keuze.opdracht or [*ANTWOORDOPDRACHTEN, "controleer wijzer"]
    leeg = draai(["--version"]).seconden
    maat: dict[tuple[str, str], float] = {}
    ergst: dict[str, tuple[float, str]] = {}
    fout = False
    with tempfile.TemporaryDirectory() as tijdelijk:
        for opdracht, veld, vorm, kosten, groot in alle_kosten(Path(tijdelijk), vormen, opdrachten):
            seconden = kosten.seconden - leeg
            per_mib = max(groot, 1.0)
            if vorm == GEWOON:
                maat[opdracht, veld] = max(seconden, KLEINSTE_MAAT)
            verhouding = seconden / maat[opdracht, veld]
            waar = f"{veld}, {vorm}: {seconden:.2f} s, {kosten.megabytes:.0f} MB, uitgang {kosten.uitgang}"
            ergst[opdracht] = max(ergst.get(opdracht, (0.0, "")), (verhouding, waar))
            mis = (
                seconden > SECONDEN * per_mib
                or kosten.megabytes > MEGABYTES * per_mib
                or kosten.uitgang not in range(5)
            )
            fout |= mis
            if mis or seconden > keuze.traag:
                print(f"! {opdracht}: {waar}", flush=True)
    for opdracht, (verhouding, waar) in ergst.items():
        print(f"{opdracht:20} {verhouding:6.1f}x  {waar}")
        fout |= verhouding >= MEESTE
    return int(fout)


if __name__ == "__main__":
    sys.exit(main())
