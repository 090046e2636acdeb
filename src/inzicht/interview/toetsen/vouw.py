"""Een getypte tekst over rijen verdelen: afbreken tussen woorden, zonder een teken te veranderen."""

from __future__ import annotations

from functools import lru_cache

from inzicht.tekst import breedte_van


@lru_cache(maxsize=4)
def vouw(tekst: str, breedte: int) -> tuple[tuple[int, int], ...]:
    """Per rij waar ze in de tekst begint en eindigt; alleen een woord dat nergens past, breekt erbinnen.

    De spatie waar een rij op afbreekt, hoort bij die rij en mag een kolom uitsteken.
    """
    rijen = []
    begin = 0
    for regel in tekst.split("\n"):
        eind = begin + len(regel)
        while (grens := _grens(tekst, begin, eind, breedte)) < eind:
            rijen.append((begin, grens))
            begin = grens
        rijen.append((begin, eind))
        begin = eind + 1
    return tuple(rijen)


def _grens(tekst: str, begin: int, eind: int, breedte: int) -> int:
    """Waar de rij die op `begin` begint, ophoudt."""
    vol, plaats = 0, begin
    while plaats < eind:
        vol += breedte_van(tekst[plaats])
        if vol > breedte and plaats > begin:
            break
        plaats += 1
    else:
        return eind
    spatie = tekst.rfind(" ", begin, plaats + 1)
    return spatie + 1 if spatie >= begin else plaats
