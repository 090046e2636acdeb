"""Proef: laat de schijf van het echte programma weigeren; het vorige bestand blijft heel en de gebruiker hoort het."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from proeven.gemeen import KINDEREN, Cijfer, NietGemeten, Opzet, draai, inhoud_van, parallel, tel
from proeven.sporen import Spoor, eis_strace, namen_in, volg
from proeven.verhaal import SCHOOL

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

_BESTAND: Final = "antwoorden.yaml"
_INVOER: Final = "2\nq\n"
_REDENEN: Final = {
    "ENOSPC": "de schijf is vol",
    "EIO": "de schijf geeft een fout",
    "EACCES": "u mag hier niet schrijven",
    "EDQUOT": "uw schijfruimte is op",
}
_BEWAREND: Final = ("openat", "write", "fsync", "rename", "renameat", "renameat2")
_PUNTEN_KAPOT: Final = 4
_TE_GROOT: Final = "het bestand mag niet groter worden"


@dataclass(frozen=True, slots=True)
class Punt:
    """Een aanroep die kan mislukken: de hoeveelste met die naam, en of het bestand dan al vervangen is."""

    naam: str
    nummer: int
    na_vervangen: bool


@dataclass(frozen=True, slots=True)
class Afloop:
    """Hoe een verstoorde bewaring afliep; tekst in een veld is een voorval dat niet mag."""

    geraakt: bool
    bestand: str = ""
    gezegd: str = ""
    over: str = ""


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """Het antwoordenbestand voor en na de ongestoorde bewaring, en wat die aanraakt."""

    oud: bytes
    nieuw: bytes
    namen: frozenset[str]
    punten: tuple[Punt, ...]


def meet(opzet: Opzet) -> list[Cijfer]:
    """Laat elke aanroep van een bewaring mislukken met elke fout; kort: elke aanroep met een fout, om de beurt."""
    eis_strace()
    opzet = replace(opzet, vast=True)
    voorbeeld = _verken(opzet)
    paren = [(punt, fout) for punt in voorbeeld.punten for fout in _REDENEN]
    if opzet.kort:  # een aangebrachte fout is al bij de eerste aanroepen te zien
        punten = voorbeeld.punten[:_PUNTEN_KAPOT] if opzet.kapot else voorbeeld.punten
        paren = [(punt, list(_REDENEN)[nummer % len(_REDENEN)]) for nummer, punt in enumerate(punten)]
    aflopen = parallel(lambda paar: _verstoor(opzet, voorbeeld, *paar), paren)
    aflopen.append(_schrijf_krap(opzet, voorbeeld))
    return [
        Cijfer("schijffouten ingebracht", sum(een.geraakt for een in aflopen), len(paren) + 1, minstens=True),
        tel("vorig bestand niet heel gebleven", (een.bestand for een in aflopen if een.bestand)),
        tel("uitgang of boodschap verkeerd", (een.gezegd for een in aflopen if een.gezegd)),
        tel("bestanden die na een schijffout overbleven", (een.over for een in aflopen if een.over)),
    ]


def _verken(opzet: Opzet) -> Voorbeeld:
    """Maak een bestand met een antwoord en volg hoe het programma het volgende bewaart."""
    map_ = opzet.submap("ongestoord")
    bestand = map_ / _BESTAND
    elders = opzet.submap("elders")
    zonder_fout = replace(opzet, kapot=None)
    draai(zonder_fout.programma("start", str(bestand), *SCHOOL), elders, f"+ {'langer ' * 60}\n1\nq\n")
    oud = bestand.read_bytes()
    opdracht = opzet.programma("start", str(bestand))
    namen = namen_in(volg(opdracht, elders, invoer=_INVOER), map_)
    bestand.write_bytes(oud)
    spoor = volg(opdracht, elders, [map_ / naam for naam in namen], invoer=_INVOER)
    punten = tuple(_punten(spoor, map_))
    if spoor.gedaan.returncode or not punten:
        raise NietGemeten(f"de ongestoorde bewaring mislukte: {spoor.gedaan.stderr.strip()[-200:]}")
    return Voorbeeld(oud, bestand.read_bytes(), frozenset(namen), punten)


def _punten(spoor: Spoor, map_: Path) -> list[Punt]:
    """Alles wat een bewaring vraagt, behalve het lezen van bestanden."""
    punten = []
    geteld: dict[str, int] = {}
    vervangen = False
    for naam, regel in zip(spoor.namen, spoor.regels, strict=False):
        geteld[naam] = geteld.get(naam, 0) + 1
        leest = naam == "openat" and "O_CREAT" not in regel and (f'"{map_}"' not in regel or "O_DIRECTORY" in regel)
        if naam in _BEWAREND and not leest:
            punten.append(Punt(naam, geteld[naam], vervangen))
        vervangen |= naam.startswith("rename")
    return punten


def _verstoor(opzet: Opzet, voorbeeld: Voorbeeld, punt: Punt, fout: str) -> Afloop:
    map_ = opzet.submap(f"{punt.naam}-{punt.nummer}-{fout}")
    bestand = map_ / _BESTAND
    bestand.write_bytes(voorbeeld.oud)
    verstoring = f"{punt.naam}:error={fout}:when={punt.nummer}"
    paden = [map_ / naam for naam in voorbeeld.namen]
    spoor = volg(opzet.programma("start", str(bestand)), opzet.map, paden, verstoring, _INVOER)
    mag = (voorbeeld.oud, voorbeeld.nieuw) if punt.na_vervangen else (voorbeeld.oud,)
    waar = f"{punt.naam} {punt.nummer} {fout}"
    return _keur(waar, bestand, mag, spoor.gedaan, _REDENEN[fout], geraakt=spoor.verstoord)


def _schrijf_krap(opzet: Opzet, voorbeeld: Voorbeeld) -> Afloop:
    """Laat de schrijfbeurt halverwege stokken: een deel past nog, de rest niet meer."""
    bestand = opzet.submap("krap") / _BESTAND
    bestand.write_bytes(voorbeeld.oud)
    krap = [sys.executable, str(KINDEREN / "krap.py"), str(len(voorbeeld.oud) // 2)]
    gedaan = draai([*krap, *opzet.programma("start", str(bestand))], opzet.map, _INVOER)
    return _keur("halve schrijfbeurt", bestand, (voorbeeld.oud,), gedaan, _TE_GROOT, geraakt=True)


def _keur(
    waar: str,
    bestand: Path,
    mag: tuple[bytes, ...],
    gedaan: subprocess.CompletedProcess[str],
    reden: str,
    *,
    geraakt: bool,
) -> Afloop:
    goed_gezegd = f"niet bewaard, want {reden}." in gedaan.stderr and "Traceback" not in gedaan.stderr
    laatste = (gedaan.stderr.strip().splitlines() or [""])[-1]
    over = sorted(pad.name for pad in bestand.parent.iterdir() if pad != bestand)
    return Afloop(
        geraakt,
        bestand="" if inhoud_van(bestand) in mag else f"{waar}: het bestand is veranderd",
        gezegd="" if gedaan.returncode == 4 and goed_gezegd else f"{waar}: uitgang {gedaan.returncode}, {laatste}",
        over=f"{waar}: {', '.join(over)}" if over else "",
    )
