"""Proef: leg neer wat een ander in een map kan leggen; een opdracht schrijft er niet doorheen en laat niets liggen."""

from __future__ import annotations

import itertools
import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inzicht.bestanden.schrijven import EIGEN
from proeven.gemeen import Cijfer, NietGemeten, Opzet, draai, parallel, tel
from proeven.verhaal import SCHOOL

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

TIJDELIJK: Final = f"{EIGEN}0123456789abcdef.tmp"
"""Een tijdelijke naam die een ander zou kunnen raden als hij vast was."""
_SLACHTOFFER: Final = b"van het slachtoffer\n"
_BATCH: Final = (
    "batch", "in", "--uit", "over", "--uitvoer", "csv", "--verslagen", "--anoniem", "--sleutel", "kluis/s.csv",
    "--overschrijf",
)  # fmt: skip
_DOELEN: Final[dict[str, tuple[str, ...]]] = {
    "x-verslag.html": ("verslag", "x.yaml"),
    "x-verslag.md": ("verslag", "x.yaml", "--overschrijf"),
    "v.html": ("vragenlijst", "--uit", "v.html", "--overschrijf"),
    "s.yaml": ("samenvoegen", "x.yaml", "y.yaml", "--uit", "s.yaml", "--overschrijf"),
    "a.md": ("samenvoegen", "x.yaml", "y.yaml", "--uit", "s.yaml", "--agenda", "a.md", "--overschrijf"),
    "over/overzicht.csv": _BATCH,
    "over/verslagen": _BATCH,
    "kluis/s.csv": _BATCH,
}
_SOORTEN: Final = ("koppeling", "dode koppeling", "pijp")
_DOELEN_KORT: Final = ("x-verslag.md", "v.html", "over/overzicht.csv", "kluis/s.csv")
_DOELEN_KAPOT: Final = ("x-verslag.html", "over/overzicht.csv")
"""Een los bestand en een in een map met uitvoer; een aangebrachte fout is daar al te zien."""
_VERSLAGEN: Final = ("x-verslag.html", "x-verslag.md")
_DODEN: Final = 5
"""Zo vaak vraagt de partij hierboven om fsync: drie bestanden, en daarna hun mappen."""


@dataclass(frozen=True, slots=True)
class Proefmap:
    """Een map met antwoorden, en daarnaast het bestand van een slachtoffer."""

    opzet: Opzet
    map: Path

    @property
    def slachtoffer(self) -> Path:
        return self.map.with_name(f"{self.map.name}-thuis")

    def leg_klaar(self, antwoorden: bytes) -> None:
        """Zet er antwoorden neer, op elke plaats waar een opdracht van deze proef ze zoekt."""
        for naam in ("in/x.yaml", "x.yaml", "y.yaml", "kluis/", "over/"):
            (self.map / naam).parent.mkdir(exist_ok=True)
            if naam.endswith("/"):
                (self.map / naam).mkdir(exist_ok=True)
            else:
                (self.map / naam).write_bytes(antwoorden)
        self.slachtoffer.write_bytes(_SLACHTOFFER)

    def draai(self, *args: str, in_: str = "", invoer: str = "") -> subprocess.CompletedProcess[str]:
        """Draai het programma hier, zo nodig in een omgeving van `omstandigheid.py`."""
        return draai(self.opzet.programma(*args, in_=in_), self.map, invoer)


def meet(opzet: Opzet) -> list[Cijfer]:
    """Leg op elke plaats elk soort neer, dood een partij bij elke fsync, en bewaar waar het tegenzit."""
    antwoorden = _maak_antwoorden(opzet)
    doelen: Iterable[str] = _DOELEN_KAPOT if opzet.kapot else _DOELEN_KORT if opzet.kort else _DOELEN
    paren = list(itertools.product(doelen, _SOORTEN))
    delen: dict[str, Callable[[], list[str]]] = {
        "geschreven door iets dat een ander neerlegde": lambda: parallel(
            lambda paar: _val(opzet, antwoorden, *paar), paren
        ),
        "verslag van een ander bestand vervangen": lambda: [_vervang(opzet, antwoorden)],
        "namen die na de volgende keer nog lagen": lambda: parallel(
            lambda keer: _dood(opzet, antwoorden, keer), range(1, (1 if opzet.kapot else _DODEN) + 1)
        ),
        "rechten verkeerd na het bewaren": lambda: [_bewaar_met_rechten(opzet, antwoorden)],
        "zonder sloten niet bewaard": lambda: [_bewaar_zonder_sloten(opzet)],
    }
    return [tel(naam, doe()) for naam, doe in delen.items() if naam.startswith(opzet.alleen)]


def _maak_antwoorden(opzet: Opzet) -> bytes:
    """Een antwoordenbestand zoals het programma het schrijft; een aangebrachte fout telt hier niet mee."""
    map_ = opzet.submap("begin")
    zonder_fout = Opzet(kort=opzet.kort, zaad=opzet.zaad, map=opzet.map)
    draai(zonder_fout.programma("start", "x.yaml", *SCHOOL), map_, "1\n2\nq\n")
    return (map_ / "x.yaml").read_bytes()


def _proefmap(opzet: Opzet, naam: str, antwoorden: bytes) -> Proefmap:
    hier = Proefmap(opzet, opzet.submap(naam.replace("/", "-").replace(" ", "-")))
    hier.leg_klaar(antwoorden)
    return hier


def _val(opzet: Opzet, antwoorden: bytes, doel: str, soort: str) -> str:
    """Leg iets op de plaats van een doel en achter een vaste tijdelijke naam; geeft wat er misging, of niets."""
    hier = _proefmap(opzet, f"val-{doel}-{soort}", antwoorden)
    pad, nieuw = hier.map / doel, hier.slachtoffer.with_name(f"{hier.map.name}-nieuw")
    if soort == "pijp":
        os.mkfifo(pad)
    else:
        pad.symlink_to(hier.slachtoffer if soort == "koppeling" else nieuw)
    tijdelijk = pad.parent / TIJDELIJK
    tijdelijk.symlink_to(hier.slachtoffer)
    gedaan = hier.draai(*_DOELEN[doel])
    heel = hier.slachtoffer.read_bytes() == _SLACHTOFFER and not nieuw.exists() and tijdelijk.is_symlink()
    blijft = stat.S_ISFIFO(pad.lstat().st_mode) if soort == "pijp" else pad.is_symlink()
    goed = heel and blijft and gedaan.returncode == 4
    return "" if goed else f"{soort} op {doel}: uitgang {gedaan.returncode}, {'heel' if heel else 'geschreven'}"


def _vervang(opzet: Opzet, antwoorden: bytes) -> str:
    """Laat twee bestanden op een verslag uitkomen, en daarna het eerste nog eens."""
    hier = _proefmap(opzet, "stam", antwoorden)
    hier.draai("verslag", "x.yaml")
    eerst = _inhoud(hier.map, _VERSLAGEN)
    (hier.map / "x.yml").write_bytes(antwoorden)
    ander = hier.draai("verslag", "x.yml")
    weer = hier.draai("verslag", "x.yaml")
    goed = (ander.returncode, weer.returncode) == (4, 0) and _inhoud(hier.map, _VERSLAGEN) == eerst
    return "" if goed and len(eerst) == len(_VERSLAGEN) else f"uitgangen {ander.returncode} en {weer.returncode}"


def _inhoud(map_: Path, namen: Sequence[str]) -> dict[str, bytes]:
    return {naam: (map_ / naam).read_bytes() for naam in namen if (map_ / naam).is_file()}


def _dood(opzet: Opzet, antwoorden: bytes, keer: int) -> str:
    """Dood een partij bij een fsync en draai haar nog eens; geeft wat er bleef liggen, of niets."""
    hier = _proefmap(opzet, f"dood-{keer}", antwoorden)
    (hier.map / "kluis" / "s.csv").write_bytes(b"oude sleutel")
    if hier.draai(*_BATCH, in_=f"dood-{keer}").returncode >= 0:
        raise NietGemeten(f"de partij ging bij fsync {keer} niet dood")
    weer = hier.draai(*_BATCH)
    over = [str(pad.relative_to(hier.map)) for pad in hier.map.rglob(f"{EIGEN}*")]
    return f"fsync {keer}: uitgang {weer.returncode}, {', '.join(over)}" if over or weer.returncode else ""


def _bewaar_met_rechten(opzet: Opzet, antwoorden: bytes) -> str:
    """Bewaar bij een umask die niemand iets geeft: een nieuw bestand, en een dat van een groep is."""
    hier = _proefmap(opzet, "rechten", antwoorden)
    (hier.map / "x.yaml").chmod(0o664)
    uitgangen = [
        hier.draai("start", "nieuw.yaml", *SCHOOL, in_="umask-777", invoer="1\nq\n").returncode,
        hier.draai("start", "x.yaml", in_="umask-777", invoer="3\nq\n").returncode,
    ]
    gezien = [stat.S_IMODE((hier.map / naam).stat().st_mode) for naam in ("nieuw.yaml", "x.yaml")]
    goed = uitgangen == [0, 0] and gezien == [0o600, 0o664] and (hier.map / "x.yaml").read_bytes() != antwoorden
    return "" if goed else f"uitgangen {uitgangen}, rechten {', '.join(map(oct, gezien))}"


def _bewaar_zonder_sloten(opzet: Opzet) -> str:
    """Voer een begin van een interview op een schijf die geen sloten kent."""
    hier = Proefmap(opzet, opzet.submap("zonder-sloten"))
    gedaan = hier.draai("start", "x.yaml", *SCHOOL, in_="zonder-sloten", invoer="1\nq\n")
    namen = sorted(pad.name for pad in hier.map.iterdir())
    goed = gedaan.returncode == 0 and namen == ["x.yaml"] and "kent geen sloten" in gedaan.stderr
    return "" if goed else f"uitgang {gedaan.returncode}, in de map: {', '.join(namen)}"
