"""Breng onheil over het bewaren en kijk of er een antwoord verloren gaat.

    python meting/onheil.py                 alle proeven, met 650 gedode interviews (enkele minuten)
    python meting/onheil.py --kort          hetzelfde in het klein, voor de toetsen (hoogstens 20 seconden)
    python meting/onheil.py --kapot         breng in elke proef fouten aan en kijk of ze gezien worden
    python meting/onheil.py interviews      alleen deze proef; meer namen mag
    python meting/onheil.py --zaad 7        met een ander beginpunt voor de willekeur

Elke regel is een cijfer: naam, gemeten, doel, oordeel. Uitgang 1 als er een niet goed of niet gemeten is.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from proeven import fouten, interviews, planten, schrijvers, syscalls, toestanden, toetsen
from proeven.gemeen import Cijfer, NietGemeten, Opzet

if TYPE_CHECKING:
    from collections.abc import Callable

PROEVEN: Final[dict[str, Callable[[Opzet], list[Cijfer]]]] = {
    "interviews": interviews.meet,
    "toetsen": toetsen.meet,
    "syscalls": syscalls.meet,
    "fouten": fouten.meet,
    "schrijvers": schrijvers.meet,
    "toestanden": toestanden.meet,
    "planten": planten.meet,
}
INGEBRACHT: Final = (
    ("interviews", "uitgesteld", "bevestigde antwoorden verloren"),
    ("interviews", "naief", "onleesbare antwoordenbestanden"),
    ("interviews", "vergeetachtig", "interviews niet of verkeerd hervat"),
    ("interviews", "slotbestand", "sloten die overbleven"),
    ("interviews", "rommel", "tijdelijke bestanden die overbleven"),
    ("toetsen", "uitgesteld", "toetsen: bevestigde antwoorden verloren"),
    ("syscalls", "naief", "mengsels van oud en nieuw"),
    ("syscalls", "uitgesteld", "bevestigde bewaringen verloren"),
    ("syscalls", "slotbestand", "volgende bewaring mislukt"),
    ("fouten", "naief", "vorig bestand niet heel gebleven"),
    ("fouten", "slikken", "uitgang of boodschap verkeerd"),
    ("schrijvers", "zonder-slot", "stille verliezen"),
    ("schrijvers", "zonder-hash", "bewerkingen van een ander overschreven"),
    ("toestanden", "zonder-fsync", "kapotte toestanden"),
    ("toestanden", "zonder-mapfsync", "bevestigd en toch verloren"),
    ("planten", "volgt-koppelingen", "geschreven door iets"),
    ("planten", "vaste-naam", "geschreven door iets"),
    ("planten", "vervangt-alles", "verslag van een ander"),
    ("planten", "rommel", "namen die na de volgende keer"),
    ("planten", "zonder-rechten", "rechten verkeerd"),
    ("planten", "eist-sloten", "zonder sloten niet bewaard"),
)
"""Proef, fout van `kapot.py`, en het begin van de naam van een cijfer dat er rood van moet worden."""
_MEESTE_VOORVALLEN: Final = 5


@dataclass(frozen=True, slots=True)
class Opties:
    """Wat er op de opdrachtregel staat."""

    proeven: tuple[str, ...]
    kort: bool
    kapot: bool
    zaad: int


def lees_opties(args: list[str]) -> Opties:
    """Lees de opdrachtregel; weigert met een zin, de uitleg en uitgang 2."""
    zaad = 1
    if "--zaad" in args:
        plaats = args.index("--zaad")
        _, waarde, *_ = [*args[plaats:], ""]
        if not waarde.isdecimal():
            weiger("na --zaad hoort een geheel getal")
        zaad = int(waarde)
        args = args[:plaats] + args[plaats + 2 :]
    namen = [een for een in args if een not in ("--kort", "--kapot")]
    if onbekend := [een for een in namen if een not in PROEVEN]:
        weiger(f"onbekend: {', '.join(onbekend)}; kies uit {', '.join(PROEVEN)}")
    return Opties(tuple(namen or PROEVEN), "--kort" in args, "--kapot" in args, zaad)


def weiger(reden: str) -> NoReturn:
    """Zeg wat er niet klopt en stop."""
    print(f"{__doc__}\n{reden}", file=sys.stderr)
    sys.exit(2)


def meet(naam: str, opzet: Opzet) -> list[Cijfer]:
    """Voer een proef uit in een eigen map; wat niet te meten is, wordt een cijfer dat niet goed is."""
    with tempfile.TemporaryDirectory(prefix="onheil-") as map_:
        try:
            return PROEVEN[naam](replace(opzet, map=Path(map_).resolve()))
        except (NietGemeten, subprocess.TimeoutExpired) as reden:
            return [Cijfer(naam, None, voorvallen=(str(reden),))]


def meet_alles(namen: tuple[str, ...], opzet: Opzet) -> bool:
    """Druk elk cijfer af; geeft of ze allemaal goed zijn."""
    goed = True
    for naam in namen:
        begin = time.monotonic()
        cijfers = meet(naam, opzet)
        print(f"== {naam} ({time.monotonic() - begin:.0f} s)", flush=True)
        for cijfer in cijfers:
            print(cijfer, flush=True)
            if not cijfer.goed:
                goed = False
                for voorval in cijfer.voorvallen[:_MEESTE_VOORVALLEN]:
                    print(f"    {voorval}")
    return goed


def zie_fouten(namen: tuple[str, ...], opzet: Opzet) -> bool:
    """Breng elke fout aan; geeft of elke proef haar zag."""
    goed = True
    for naam, fout, cijfernaam in INGEBRACHT:
        if naam in namen:
            cijfers = meet(naam, replace(opzet, kort=True, kapot=fout, alleen=cijfernaam))
            gezien = any(een.naam.startswith(cijfernaam) and een.gemeten and not een.goed for een in cijfers)
            goed &= gezien
            print(f"{naam:12} {fout:16} {cijfernaam:42} {'gezien' if gezien else 'NIET GEZIEN'}", flush=True)
    return goed


def main() -> int:
    """Meet, of laat met --kapot zien dat de proeven kunnen zakken."""
    opties = lees_opties(sys.argv[1:])
    opzet = Opzet(kort=opties.kort, zaad=opties.zaad, map=Path())
    werk = zie_fouten if opties.kapot else meet_alles
    return 0 if werk(opties.proeven, opzet) else 1


if __name__ == "__main__":
    sys.exit(main())
