"""Kindproces: breng een fout in het bewaren aan en draai dan een script of module alsof er niets is.

    python kapot.py FOUT -m MODULE [ARGUMENTEN]
    python kapot.py FOUT SCRIPT [ARGUMENTEN]

Zo bewijst `meting/onheil.py --kapot` dat elke proef rood kan worden. Het programma zelf weet hier niets van.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from draai import draai

from inzicht.bestanden import plaatsing, schijf, schrijven, slot, uitvoermap
from inzicht.bestanden.schijf import Bewaarplek
from inzicht.bestanden.slot import Greep, Slot
from inzicht.fouten import Bevinding, BewaarFout, InvoerFout, Plek

if TYPE_CHECKING:
    from collections.abc import Callable

_TRAAG = 0.03
"""Seconden die een naïeve bewaring halverwege blijft hangen, zodat een ingreep haar ook treft."""


def _vervang(waar: Any, naam: str, nieuw: Any) -> None:
    """Vervang iets dat bestaat; een fout die niets raakt, mag niet stil slagen."""
    if not hasattr(waar, naam):
        raise SystemExit(f"kapot.py: {waar.__name__} kent {naam} niet meer")
    setattr(waar, naam, nieuw)


def _schrijf_ter_plekke(pad: Path, gegevens: bytes, **_: object) -> None:
    """Zoals `open(pad, "w")`: eerst leeg, dan in twee beurten vol."""
    wijzer = os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    half = len(gegevens) // 2
    os.write(wijzer, gegevens[:half])
    time.sleep(_TRAAG)
    os.write(wijzer, gegevens[half:])
    os.close(wijzer)


def naief() -> None:
    """Bewaar zonder tijdelijk bestand en zonder fsync."""
    _vervang(schijf, "bewaar_heel", _schrijf_ter_plekke)


def uitgesteld() -> None:
    """Bevestig een antwoord voordat het op de schijf staat: bewaar steeds het vorige."""
    wachtend: list[bytes] = []
    echt = Bewaarplek.bewaar

    def bewaar(plek: Bewaarplek, gegevens: bytes) -> None:
        wachtend.append(gegevens)
        if len(wachtend) > 1:
            echt(plek, wachtend.pop(0))

    _vervang(Bewaarplek, "bewaar", bewaar)


def slotbestand() -> None:
    """Vergrendel met een bestand dat er wel of niet is; dat overleeft een gedood programma."""

    def neem(slot: Slot) -> Greep:
        try:
            slot._wijzer = os.open(slot._pad, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
        except FileExistsError:
            return Greep.BEZET
        return Greep.GENOMEN

    _vervang(Slot, "neem", neem)


def rommel() -> None:
    """Ruim nooit op wat een gedood programma liet liggen."""

    def traag(tijdelijk: Path, pad: Path) -> None:
        time.sleep(_TRAAG)
        tijdelijk.replace(pad)

    for waar in (schijf, schrijven, uitvoermap):
        _vervang(waar, "veeg", lambda _: None)
    _vervang(schrijven, "wissel", traag)


def vergeetachtig() -> None:
    """Zie bestaande antwoorden in de map over het hoofd."""
    from inzicht.opdrachten import gemeen  # noqa: PLC0415 - laadt veel dat de andere fouten niet nodig hebben

    def laad(pad: str, _wijzer: object) -> None:
        raise InvoerFout([Bevinding(Plek(pad), "A013", "Dit bestand is niet te lezen.")])

    _vervang(gemeen, "laad_antwoorden", laad)


def slikken() -> None:
    """Doe na een schijffout alsof er bewaard is."""
    echt = Bewaarplek.bewaar

    def bewaar(plek: Bewaarplek, gegevens: bytes) -> None:
        with suppress(BewaarFout):
            echt(plek, gegevens)

    _vervang(Bewaarplek, "bewaar", bewaar)


def zonder_hash() -> None:
    """Bewaar ook als het bestand intussen van een ander is."""
    echt: Callable[[Bewaarplek, bytes], None] = Bewaarplek.bewaar

    def bewaar(plek: Bewaarplek, gegevens: bytes) -> None:
        doel = plek._doel
        plek._laatst = schijf.kenmerk_van(doel.read_bytes()) if doel.exists() else None
        echt(plek, gegevens)

    _vervang(Bewaarplek, "bewaar", bewaar)


def zonder_slot() -> None:
    """Laat iedereen tegelijk toe, zonder te vergelijken."""
    zonder_hash()
    _vervang(Slot, "neem", lambda _: Greep.GENOMEN)


def zonder_fsync() -> None:
    """Schrijf naar een tijdelijk bestand en vervang, zonder op de schijf te wachten."""

    def bewaar_heel(pad: Path, gegevens: bytes, **_: object) -> None:
        tijdelijk, wijzer = schrijven.open_tijdelijk(pad.parent)
        schrijven._schrijf_alles(wijzer, gegevens)
        os.close(wijzer)
        os.replace(tijdelijk, pad)  # noqa: PTH105 - de opnemer bespiedt deze aanroep

    _vervang(schijf, "bewaar_heel", bewaar_heel)


def zonder_mapfsync() -> None:
    """Leg de nieuwe naam in de map niet vast."""
    _vervang(schijf, "leg_map_vast", lambda _: None)


def volgt_koppelingen() -> None:
    """Vervang wat achter een koppeling ligt, en kijk niet wat er staat."""
    echt = schrijven.wissel

    def kijk(pad: Path) -> os.stat_result | None:
        return pad.stat() if pad.is_file() else None

    for waar in (schrijven, plaatsing, uitvoermap):
        _vervang(waar, "wat_er_staat", kijk)
    for waar in (schrijven, plaatsing):
        _vervang(waar, "wissel", lambda van, naar: echt(van, Path(os.path.realpath(naar))))


def vaste_naam() -> None:
    """Kies steeds dezelfde tijdelijke naam, en open wat daar al staat."""

    def open_tijdelijk(map_: Path) -> tuple[Path, int]:
        pad = map_ / f"{schrijven.EIGEN}0123456789abcdef.tmp"
        return pad, os.open(pad, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)

    for waar in (schrijven, uitvoermap):
        _vervang(waar, "open_tijdelijk", open_tijdelijk)


def vervangt_alles() -> None:
    """Vervang op de plaats van een verslag wat er ook staat."""
    from inzicht.opdrachten import verslagplaats  # noqa: PLC0415 - laadt veel dat de andere fouten niet nodig hebben

    _vervang(verslagplaats, "_eis_van", lambda *_: None)


def zonder_rechten() -> None:
    """Vergeet de rechten die een bestand had."""
    _vervang(schrijven, "_neem_rechten_over", lambda *_: None)


def eist_sloten() -> None:
    """Weiger een schijf die geen sloten kent."""
    _vervang(slot, "_KENT_GEEN_SLOTEN", set())


FOUTEN = {
    een.__name__.replace("_", "-"): een
    for een in (
        naief, uitgesteld, slotbestand, rommel, vergeetachtig, slikken, zonder_hash, zonder_slot, zonder_fsync,
        zonder_mapfsync, volgt_koppelingen, vaste_naam, vervangt_alles, zonder_rechten, eist_sloten,
    )
}  # fmt: skip


def main() -> None:
    """Breng de fout aan en draai wat gevraagd is, onder zijn eigen naam."""
    fout, *rest = sys.argv[1:]
    FOUTEN[fout]()
    draai(*rest)


if __name__ == "__main__":
    main()
