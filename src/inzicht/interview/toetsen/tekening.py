"""Hoe een beeld op een scherm past: kop, vraag, keuzes die schuiven, en een voet met toetsen.

Alles hier is tekst in rijen; wat een stijl voor kleur krijgt, weet alleen `scherm`. Betekenis zit nooit
alleen in kleur: wat aangewezen of gekozen is, heeft ook een teken.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inzicht.interview.toetsen.rijen import LEGE_RIJ, Glyfen, Rij, rijen_van, vul
from inzicht.interview.toetsen.voet import koprijen, voetrijen
from inzicht.regels import Regel
from inzicht.tekst import breek, schoon

if TYPE_CHECKING:
    from inzicht.interview.beeld import Beeld, Keus
    from inzicht.interview.toetsen.stand import Stand

_BREEDST: Final = 100
_SMALST: Final = 20
_MINSTE_LIJST: Final = 6


@dataclass(frozen=True, slots=True)
class Tekening:
    """Een scherm vol: de rijen boven en onder; bij een tekstveld is er ruimte tussen.

    `schuif` is de eerste rij van de lijst die te zien is, `marge` het aantal kolommen links.
    """

    boven: tuple[Rij, ...]
    onder: tuple[Rij, ...]
    schuif: int
    marge: int


@dataclass(frozen=True, slots=True)
class _Lijst:
    """De rijen die mogen schuiven, met per keuze haar eerste rij en de rij erna."""

    rijen: tuple[Rij, ...]
    delen: tuple[tuple[int, int], ...]


def teken(beeld: Beeld, stand: Stand, breedte: int, hoogte: int, glyfen: Glyfen) -> Tekening:
    """Teken een beeld of het blad dat eroverheen ligt."""
    marge = 1 if breedte > _SMALST else 0
    ruimte = max(_SMALST, min(_BREEDST, breedte - 2 * marge))
    if stand.blad:
        return _teken_blad(beeld, stand, ruimte, hoogte, glyfen, marge)
    kop = koprijen(beeld, ruimte, hoogte, glyfen)
    voet = voetrijen(beeld, stand, ruimte, hoogte, glyfen, (False, False))
    vrij = max(1, hoogte - len(kop) - len(voet))
    titel = _titel(beeld, ruimte, vrij)
    if beeld.veld is not None:
        boven = [*kop, *_passend(titel, rijen_van(beeld.toelichting, ruimte), vrij - 3)]
        return Tekening(tuple(boven), tuple(voet), schuif=0, marge=marge)
    vast, lijst = _verdeel(beeld, stand, titel, ruimte, vrij, glyfen)
    over = max(1, vrij - len(vast))
    schuif = _schuif(stand, lijst, over)
    zichtbaar = lijst.rijen[schuif : schuif + over]
    wijzers = (schuif > 0, schuif + over < len(lijst.rijen))
    voet = voetrijen(beeld, stand, ruimte, hoogte, glyfen, wijzers)
    leeg = [LEGE_RIJ] * (over - len(zichtbaar))
    return Tekening((*kop, *vast, *zichtbaar, *leeg), tuple(voet), schuif=schuif, marge=marge)


def _titel(beeld: Beeld, breedte: int, vrij: int) -> list[Rij]:
    """De vraag, en de allereerste keer het welkom erboven: zoveel van het eind als er past."""
    titel = rijen_van([Regel(beeld.titel, "vet")], breedte)
    for begin in range(len(beeld.inleiding)):
        welkom = rijen_van(beeld.inleiding[begin:], breedte)
        if len(welkom) + len(titel) + len(beeld.keuzes) + _MINSTE_LIJST <= vrij:
            return [*welkom, LEGE_RIJ, *titel]
    return titel


def _passend(titel: list[Rij], uitleg: list[Rij], vrij: int) -> list[Rij]:
    """De titel en zoveel uitleg als er past."""
    over = vrij - len(titel) - 1
    return [*titel, *uitleg[: max(0, over)], LEGE_RIJ] if over > 0 else titel


def _verdeel(
    beeld: Beeld, stand: Stand, titel: list[Rij], breedte: int, vrij: int, glyfen: Glyfen
) -> tuple[list[Rij], _Lijst]:
    """Wat blijft staan en wat schuift: de vraag blijft, de toelichting alleen als er genoeg lijst overblijft."""
    uitleg = rijen_van(beeld.toelichting, breedte)
    lijst = _lijst(beeld, stand, breedte, glyfen)
    luchtig = [*titel, LEGE_RIJ, *uitleg, LEGE_RIJ] if uitleg else [*titel, LEGE_RIJ]
    if len(luchtig) + len(lijst.rijen) <= vrij:
        return luchtig, lijst
    if len(titel) + len(uitleg) + max(_MINSTE_LIJST, 2 * len(lijst.rijen) // 3) <= vrij:
        return [*titel, *uitleg], lijst
    opgeschoven = tuple((begin + len(uitleg), eind + len(uitleg)) for begin, eind in lijst.delen)
    return titel[: max(1, vrij - 2)], _Lijst((*uitleg, *lijst.rijen), opgeschoven)


def _lijst(beeld: Beeld, stand: Stand, breedte: int, glyfen: Glyfen) -> _Lijst:
    rijen: list[Rij] = []
    delen = []
    groep = ""
    for nummer, keus in enumerate(beeld.keuzes):
        if keus.groep != groep:
            groep = keus.groep
            rijen += [*([LEGE_RIJ] if rijen else []), (("kop", schoon(groep)),)]
        begin = len(rijen)
        rijen += _keusrijen(beeld, stand, nummer, keus, breedte, glyfen)
        delen.append((begin, len(rijen)))
    if beeld.na:
        rijen += [LEGE_RIJ, *rijen_van(beeld.na, breedte)]
    return _Lijst(tuple(rijen), tuple(delen))


def _keusrijen(beeld: Beeld, stand: Stand, nummer: int, keus: Keus, breedte: int, glyfen: Glyfen) -> list[Rij]:
    """Een keuze: een pijltje als ze aangewezen is, een stip als ze het antwoord van nu is."""
    wijst = stand.wijst == nummer
    cijfers = max(len(een.regel) for een in beeld.keuzes)
    merk = ("[x]" if keus.regel in stand.aan else "[ ]") if beeld.meer else (glyfen.punt if keus.gekozen else " ")
    voor = f"{glyfen.wijzer if wijst else ' '}{merk} {keus.regel:>{cijfers}}  "
    rest = " " * len(voor)
    rijen = [
        (("wijst" if wijst else "gekozen" if keus.gekozen else "", vul(tekst, breedte)),)
        for tekst in breek(schoon(keus.tekst), breedte, voor, rest)
    ]
    noot = breek(schoon(keus.noot), breedte, rest, rest) if keus.noot else []
    return [*rijen, *((("zacht", tekst),) for tekst in noot)]


def _schuif(stand: Stand, lijst: _Lijst, hoogte: int) -> int:
    """De eerste rij die te zien is: zo weinig mogelijk verschuiven, en de aangewezen keuze helemaal in beeld."""
    laatste = max(0, len(lijst.rijen) - hoogte)
    schuif = stand.schuif
    if not stand.vrij and stand.wijst is not None and stand.wijst < len(lijst.delen):
        begin, eind = lijst.delen[stand.wijst]
        if stand.wijst == 0 and eind <= hoogte:
            begin = 0
        if stand.wijst == len(lijst.delen) - 1 and len(lijst.rijen) - begin <= hoogte:
            eind = len(lijst.rijen)
        schuif = min(max(schuif, eind - hoogte), begin)
    return min(max(0, schuif), laatste)


def _teken_blad(beeld: Beeld, stand: Stand, breedte: int, hoogte: int, glyfen: Glyfen, marge: int) -> Tekening:
    kop: list[Rij] = [(("kop", stand.bladtitel),), LEGE_RIJ]
    voet = voetrijen(beeld, stand, breedte, hoogte, glyfen, (False, False))
    rijen = rijen_van(stand.blad, breedte)
    while rijen and not any(tekst.strip() for _, tekst in rijen[0]):
        rijen = rijen[1:]
    over = max(1, hoogte - len(kop) - len(voet))
    schuif = min(stand.schuif, max(0, len(rijen) - over))
    zichtbaar = rijen[schuif : schuif + over]
    voet = voetrijen(beeld, stand, breedte, hoogte, glyfen, (schuif > 0, schuif + over < len(rijen)))
    leeg = [LEGE_RIJ] * (over - len(zichtbaar))
    return Tekening((*kop, *zichtbaar, *leeg), tuple(voet), schuif=schuif, marge=marge)
