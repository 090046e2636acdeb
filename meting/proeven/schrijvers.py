"""Proef: laat 2, 4 en 8 programma's tegelijk los op een bestand; elk antwoord dat bevestigd is, staat erin."""

from __future__ import annotations

import os
import subprocess
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from proeven.gemeen import GEDULD, Cijfer, Opzet, draai, inhoud_van, omgeving, parallel, tel
from proeven.stuurder import Pijpstuurder
from proeven.verhaal import SCHOOL, lees_stand

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

AANTALLEN: Final = (2, 4, 8)
AANTALLEN_KORT: Final = (2, 8)
AANTALLEN_KAPOT: Final = (4,)
_REGELS: Final = 100
_REGELS_KORT: Final = 10
_RONDES: Final = 10
_RONDES_KORT: Final = 1
_OPEN_ELDERS: Final = "is al open in een ander venster of programma"
_GEWIJZIGD: Final = "is intussen door een ander programma gewijzigd"
_BEWAARD: Final = "\nBewaard."
_VRAAG: Final = "\nVraag "


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """Wat een groep schrijvers bereikte."""

    bevestigd: int
    geweigerd: int
    verloren: tuple[str, ...]
    onduidelijk: tuple[str, ...]


def meet(opzet: Opzet) -> list[Cijfer]:
    """Laat kindprocessen en echte interviews om een bestand vechten, en een ander programma ertussendoor schrijven."""
    cijfers = []
    for aantal in AANTALLEN_KAPOT if opzet.kapot else AANTALLEN_KORT if opzet.kort else AANTALLEN:
        groepen = [_schrijf_samen(opzet, aantal)]
        rondes = _RONDES_KORT if opzet.kort else _RONDES
        groepen += [_interview_samen(opzet, aantal, ronde) for ronde in range(rondes)]
        botsingen = sum(groep.geweigerd for groep in groepen)
        bevestigd = sum(groep.bevestigd for groep in groepen)
        cijfers += [
            tel(f"stille verliezen, {aantal} schrijvers", (een for groep in groepen for een in groep.verloren)),
            tel(f"onduidelijk geweigerd, {aantal} schrijvers", (een for groep in groepen for een in groep.onduidelijk)),
            Cijfer(f"bevestigd, {aantal} schrijvers", bevestigd, 1, minstens=True),
            Cijfer(f"geweigerd, {aantal} schrijvers", botsingen, 1, minstens=True),
        ]
    gevallen = parallel(lambda ander: _bewerk_ertussen(opzet, *ander), list(_ANDEREN.items()))
    return [*cijfers, tel("bewerkingen van een ander overschreven", (een for een in gevallen if een))]


# --- kindprocessen ------------------------------------------------------------------------------------


def _schrijf_samen(opzet: Opzet, aantal: int) -> Uitkomst:
    """Elk kindproces voegt steeds een eigen regel toe; de regels die bevestigd zijn, horen er te staan."""
    bestand = opzet.submap(f"regels-{aantal}") / "regels.yaml"
    keer = str(_REGELS_KORT if opzet.kort else _REGELS)
    kinderen = [
        subprocess.Popen(
            opzet.kind("schrijf.py", str(bestand), f"schrijver{nummer}", keer),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=omgeving(),
            encoding="utf-8",
        )
        for nummer in range(aantal)
    ]
    for kind in kinderen:
        assert kind.stdout is not None
        kind.stdout.readline()
    for kind in kinderen:
        assert kind.stdin is not None
        kind.stdin.write("\n")
        kind.stdin.flush()
    regels = [regel for kind in kinderen for regel in kind.communicate(timeout=GEDULD)[0].splitlines()]
    return _tel_regels(bestand, regels, [kind.returncode for kind in kinderen])


def _tel_regels(bestand: Path, regels: list[str], uitgangen: list[int]) -> Uitkomst:
    bevestigd = [regel.partition(" ")[2] for regel in regels if regel.startswith("bevestigd ")]
    geweigerd = [regel for regel in regels if regel.startswith("geweigerd ")]
    aanwezig = Counter((inhoud_van(bestand) or b"").decode().split())
    fout = [f"een schrijver stopte met uitgang {uitgang}" for uitgang in uitgangen if uitgang]
    return Uitkomst(
        len(bevestigd),
        len(geweigerd),
        tuple(f"{regel} staat er {aanwezig[regel]} keer" for regel in bevestigd if aanwezig[regel] != 1),
        (*fout, *(regel for regel in geweigerd if _OPEN_ELDERS not in regel and _GEWIJZIGD not in regel)),
    )


# --- echte interviews ---------------------------------------------------------------------------------


def _interview_samen(opzet: Opzet, aantal: int, ronde: int) -> Uitkomst:
    """Open hetzelfde bestand in meer vensters; typ pas als elk venster een vraag toont of gestopt is."""
    map_ = opzet.submap(f"vensters-{aantal}-{ronde}")
    draai(opzet.programma("start", "a.yaml", *SCHOOL), map_, "1\nq\n")
    vensters = [
        Pijpstuurder(opzet.programma("start", "a.yaml"), map_, (_VRAAG, "\nDe opmerking is bewaard.", _BEWAARD))
        for _ in range(aantal)
    ]
    for venster in vensters:
        venster.wacht_op(1)
    for nummer, venster in enumerate(vensters):
        venster.stuur(f"+ van venster {nummer}.", "2", "q")
    aflopen = [venster.stop() for venster in vensters]
    opmerkingen = {een.opmerking for een in lees_stand((map_ / "a.yaml").read_bytes()).values()}
    klaar = [nummer for nummer, (uitgang, _) in enumerate(aflopen) if uitgang == 0]
    geweigerd = [scherm for uitgang, scherm in aflopen if uitgang == 4]
    vreemd = [scherm.strip().splitlines()[-1] for uitgang, scherm in aflopen if uitgang not in (0, 4)]
    return Uitkomst(
        len(klaar),
        len(geweigerd),
        tuple(f"venster {een} is weg" for een in klaar if f"van venster {een}." not in opmerkingen),
        (*vreemd, *(een for een in geweigerd if _OPEN_ELDERS not in een and _GEWIJZIGD not in een)),
    )


# --- een ander programma ------------------------------------------------------------------------------


def _wis(bestand: Path) -> None:
    bestand.unlink()


def _voeg_toe(bestand: Path) -> None:
    with bestand.open("ab") as open_:
        open_.write(b"# van een ander\n")


def _schrijf_over(bestand: Path) -> None:
    bestand.write_bytes(bestand.read_bytes().replace(b"een-formulier: 1", b"een-formulier: 5"))


def _vervang(bestand: Path) -> None:
    """Zoals OneDrive: een ander bestand onder dezelfde naam, met dezelfde grootte en tijd."""
    tijd = bestand.stat().st_mtime_ns
    ander = bestand.with_name("ander")
    ander.write_bytes(bestand.read_bytes().replace(b"een-formulier: 1", b"een-formulier: 4"))
    os.utime(ander, ns=(tijd, tijd))
    ander.replace(bestand)


_ANDEREN: Final[dict[str, Callable[[Path], None]]] = {
    "wissen": _wis,
    "toevoegen": _voeg_toe,
    "overschrijven": _schrijf_over,
    "vervangen": _vervang,
}


def _bewerk_ertussen(opzet: Opzet, naam: str, bewerk: Callable[[Path], None]) -> str:
    """Laat een ander het bestand wijzigen terwijl een vraag op het scherm staat; geeft wat er misging, of niets."""
    map_ = opzet.submap(f"ander-{naam}")
    bestand = map_ / "a.yaml"
    draai(opzet.programma("start", "a.yaml", *SCHOOL), map_, "1\nq\n")
    venster = Pijpstuurder(opzet.programma("start", "a.yaml"), map_, (_VRAAG,))
    venster.wacht_op(1)
    bewerk(bestand)
    van_ander = inhoud_van(bestand)
    venster.stuur("2", "q")
    uitgang, scherm = venster.stop()
    daarna = inhoud_van(bestand)
    goed = uitgang == 4 and _GEWIJZIGD in scherm and daarna == van_ander
    return "" if goed else f"{naam}: uitgang {uitgang}, {'zelfde' if daarna == van_ander else 'andere'} inhoud"
