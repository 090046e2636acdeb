"""Wat de proeven delen: cijfers, de opzet van een ronde, en het starten van kindprocessen."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

KINDEREN: Final = Path(__file__).resolve().parent / "kinderen"
TEGELIJK: Final = 2
GEDULD: Final = 60.0
"""Seconden waarna een kindproces als hangend telt."""
_Heen = TypeVar("_Heen")
_Terug = TypeVar("_Terug")


class NietGemeten(Exception):
    """De proef kan hier niet draaien; de tekst zegt waarom. Telt als fout, nooit als goed."""


@dataclass(frozen=True, slots=True)
class Cijfer:
    """Een gemeten getal met zijn doel; `minstens` draait het doel om. None is niet gemeten."""

    naam: str
    gemeten: int | None
    doel: int = 0
    minstens: bool = False
    voorvallen: tuple[str, ...] = ()

    @property
    def goed(self) -> bool:
        if self.gemeten is None:
            return False
        return self.gemeten >= self.doel if self.minstens else self.gemeten <= self.doel

    def met_naam(self, naam: str) -> Cijfer:
        """Hetzelfde cijfer onder een andere naam."""
        return replace(self, naam=naam)

    def __str__(self) -> str:
        if self.gemeten is None:
            return f"{self.naam:58} niet gemeten"
        doel = f"minstens {self.doel}" if self.minstens else f"{self.doel}"
        return f"{self.naam:58} {self.gemeten:6}  doel {doel:14} {'goed' if self.goed else 'FOUT'}"


def tel(naam: str, voorvallen: Iterable[str | None]) -> Cijfer:
    """Een cijfer dat nul moet zijn, met wat er misging; leeg is geen voorval."""
    alle = tuple(filter(None, voorvallen))
    return Cijfer(naam, len(alle), voorvallen=alle)


@dataclass(frozen=True, slots=True)
class Opzet:
    """Hoe groot de meting is, haar beginpunt voor willekeur, een lege map, en welke fout er is ingebracht.

    Met `vast` heten tijdelijke bestanden steeds hetzelfde; strace volgt ze op naam. Met `alleen` telt alleen het
    cijfer waarvan de naam zo begint; een proef die duur is, laat de rest dan na.
    """

    kort: bool
    zaad: int
    map: Path
    kapot: str | None = None
    vast: bool = False
    alleen: str = ""

    def programma(self, *args: str, in_: str = "") -> list[str]:
        """De opdracht die het echte programma start, zo nodig in een omgeving van `omstandigheid.py`.

        De werkmap staat nooit in het zoekpad van Python.
        """
        return self._python("-m", "inzicht", *args, in_=in_)

    def kind(self, script: str, *args: str) -> list[str]:
        """De opdracht die een kindscript van de proeven start."""
        return self._python(str(KINDEREN / script), *args)

    def _python(self, *args: str, in_: str = "") -> list[str]:
        voor = [str(KINDEREN / "omstandigheid.py"), in_] if in_ else []
        voor += [str(KINDEREN / "vast.py")] if self.vast else []
        voor += [str(KINDEREN / "kapot.py"), self.kapot] if self.kapot else []
        los = ["-P"] if not voor and args[0] == "-m" else []  # een script heeft zijn eigen map nodig, niet de werkmap
        return [sys.executable, *los, *voor, *args]

    def submap(self, naam: str) -> Path:
        """Een nieuwe lege map onder die van deze meting."""
        nieuw = self.map / naam
        nieuw.mkdir(parents=True)
        return nieuw


def omgeving(**extra: str) -> dict[str, str]:
    """De kale omgeving van een gebruiker, met gewone regels, geen kleur en een vaste breedte.

    Wat een bouwcomputer zet (zoals `PYTHONUNBUFFERED`) verbergt fouten of kost tijd die een gebruiker niet kwijt is.
    """
    over = {naam: os.environ[naam] for naam in ("PATH", "HOME", "LANG", "TMPDIR") if naam in os.environ}
    return over | {"NO_COLOR": "1", "TERM": "dumb", "COLUMNS": "100", "LC_ALL": "C.UTF-8"} | extra


def draai(opdracht: Sequence[str], map_: Path, invoer: str = "") -> subprocess.CompletedProcess[str]:
    """Draai een opdracht tot ze klaar is; een opdracht die hangt, is een `NietGemeten`."""
    try:
        return subprocess.run(
            list(opdracht),
            input=invoer,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            cwd=map_,
            env=omgeving(),
            timeout=GEDULD,
            check=False,
        )
    except subprocess.TimeoutExpired as fout:
        raise NietGemeten(f"een kindproces stopte niet binnen {GEDULD:.0f} seconden") from fout


def inhoud_van(pad: Path) -> bytes | None:
    """De bytes van een bestand; None als het er niet is."""
    return pad.read_bytes() if pad.exists() else None


def parallel(werk: Callable[[_Heen], _Terug], delen: Iterable[_Heen], tegelijk: int = TEGELIJK) -> list[_Terug]:
    """Doe werk met zoveel tegelijk, en geef de uitkomsten op volgorde."""
    with ThreadPoolExecutor(tegelijk) as ploeg:
        return list(ploeg.map(werk, delen))
