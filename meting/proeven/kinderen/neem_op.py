"""Kindproces: schrijf op wat een bewaring achtereenvolgens aan de schijf vraagt.

python neem_op.py BESTAND NIEUW      NIEUW is een bestand met de nieuwe inhoud

Drukt per handeling een regel JSON af: `maak`, `leeg`, `schrijf`, `fsync`, `fsync-map`, `vervang`, `wis` en aan
het einde `bevestigd`. Alleen wat in de map van BESTAND gebeurt, telt.
"""

import json
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from inzicht.bestanden.schijf import Bewaarplek

PAD, NIEUW = Path(sys.argv[1]), Path(sys.argv[2]).read_bytes()
handelingen: list[list[object]] = []
knopen: dict[int, int] = {}
"""Bestandsnummer -> inode."""


def _in_de_map(pad: Any) -> bool:
    return Path(os.fsdecode(pad)).parent == PAD.parent


def _bespied(naam: str, noteer: Callable[..., None]) -> None:
    """Laat een functie van `os` eerst haar werk doen en schrijf haar dan op."""
    echt = getattr(os, naam)

    def bespied(*args: Any, **extra: Any) -> Any:
        bestond = naam == "open" and Path(os.fsdecode(args[0])).exists()
        uit = echt(*args, **extra)
        noteer(uit, *args, bestond=bestond)
        return uit

    setattr(os, naam, bespied)


def _open(wijzer: int, pad: Any, vlaggen: int, *_: Any, bestond: bool) -> None:
    toestand = os.fstat(wijzer)
    knopen.pop(wijzer, None)  # een nummer wordt na sluiten opnieuw gebruikt
    if not _in_de_map(pad) or not vlaggen & (os.O_WRONLY | os.O_RDWR) or not stat.S_ISREG(toestand.st_mode):
        return
    knopen[wijzer] = toestand.st_ino
    if not bestond:
        handelingen.append(["maak", Path(pad).name, toestand.st_ino])
    elif vlaggen & os.O_TRUNC:
        handelingen.append(["leeg", Path(pad).name, toestand.st_ino])


def _write(geschreven: int, wijzer: int, gegevens: Any, **_: Any) -> None:
    if wijzer in knopen:
        handelingen.append(["schrijf", knopen[wijzer], bytes(gegevens[:geschreven]).decode("latin-1")])


def _fsync(_uit: None, wijzer: int, **_: Any) -> None:
    toestand = os.fstat(wijzer)
    soort = "fsync-map" if stat.S_ISDIR(toestand.st_mode) else "fsync"
    handelingen.append([soort, toestand.st_ino])


def _vervang(_uit: None, van: Any, naar: Any, **_: Any) -> None:
    handelingen.append(["vervang", Path(van).name, Path(naar).name])


def _wis(_uit: None, pad: Any, **_: Any) -> None:
    handelingen.append(["wis", Path(pad).name])


plek = Bewaarplek(str(PAD))
plek.open()
for functie, schrijver in (
    ("open", _open),
    ("write", _write),
    ("fsync", _fsync),
    ("replace", _vervang),
    ("rename", _vervang),
    ("unlink", _wis),
):
    _bespied(functie, schrijver)
plek.bewaar(NIEUW)
handelingen.append(["bevestigd"])
plek.sluit()
for handeling in handelingen:
    print(json.dumps(handeling))
