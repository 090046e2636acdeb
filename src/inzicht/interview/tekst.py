"""Het beeld van het interview als gewone regels; bruikbaar voor een pijp en voor een schermlezer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inzicht.regels import LEEG, Regel, kop, punt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inzicht.interview.beeld import Beeld

TOETSUITLEG = Regel(
    "Toetsen: een cijfer kiest. w = weet ik niet, n = niet van toepassing, t = terug, o = overslaan, "
    "? = uitleg, + = opmerking, q = bewaren en stoppen.",
    "zacht",
)


def regels(beeld: Beeld) -> Iterator[Regel]:
    """De regels van een beeld, met wat de gebruiker kan typen als laatste."""
    if beeld.inleiding:
        yield from beeld.inleiding
        yield TOETSUITLEG
    yield LEEG
    if beeld.kop:
        yield Regel(beeld.kop, "zacht")
    yield Regel(beeld.titel, "vet")
    yield from beeld.toelichting
    yield from _keuzes(beeld)
    yield from beeld.na
    if beeld.hint:
        yield Regel(beeld.hint, "zacht")


def _keuzes(beeld: Beeld) -> Iterator[Regel]:
    """De keuzes met hun nummer; in een lange lijst alleen wat aandacht vraagt."""
    groep = ""
    for keus in beeld.keuzes:
        if not keus.aandacht:
            continue
        if keus.groep != groep:
            groep = keus.groep
            yield kop(groep)
        yield punt(keus.tekst, merk=f"{keus.regel}. ", inspring=2)
        if keus.noot:
            yield Regel(keus.noot, "zacht", inspring=5)
