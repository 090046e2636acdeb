"""De kop en de voet van het scherm: waar de gebruiker is, wat er te zeggen valt, en welke toetsen er zijn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inzicht.interview.toetsen.rijen import LEGE_RIJ, Glyfen, Rij, knip, rijen_van, vul
from inzicht.regels import Regel
from inzicht.tekst import breedte_van, schoon

if TYPE_CHECKING:
    from inzicht.interview.beeld import Balk, Beeld
    from inzicht.interview.toetsen.stand import Stand

_RUIM: Final = 20
_BREED: Final = 60
_SCHOOL: Final = 16
_CIJFER: Final = 9


def koprijen(beeld: Beeld, breedte: int, hoogte: int, glyfen: Glyfen) -> list[Rij]:
    """School en teller, en waar dit is; met genoeg ruimte ook een balk per dimensie."""
    rechts = _teller(beeld, breedte)
    links = knip(schoon(beeld.school), max(0, breedte - breedte_van(rechts) - 2), glyfen.meer)
    rijen: list[Rij] = []
    if links or rechts:
        gat = " " * (breedte - breedte_van(links) - breedte_van(rechts))
        rijen.append((("vet", links), ("", gat), ("zacht", rechts)))
    if beeld.balken and hoogte >= _RUIM and breedte >= _BREED:
        rijen += _balkrijen(beeld.balken, breedte, glyfen)
    if beeld.waar:
        rijen.append((("zacht", knip(schoon(beeld.waar), breedte, glyfen.meer)),))
    if rijen and hoogte >= _RUIM:
        rijen.append(LEGE_RIJ)
    return rijen


def _teller(beeld: Beeld, breedte: int) -> str:
    """De teller met de tijd die nog nodig is; de school houdt genoeg ruimte over."""
    school = min(breedte_van(schoon(beeld.school)), _SCHOOL)
    vormen = [f"{beeld.teller}, {tijd}" for tijd in beeld.tijd if tijd]
    passend = [vorm for vorm in vormen if breedte_van(vorm) + 2 + school <= breedte]
    return schoon(passend[0] if passend else beeld.teller)


def _balkrijen(balken: tuple[Balk, ...], breedte: int, glyfen: Glyfen) -> list[Rij]:
    """Per dimensie een titel met aantallen, en daaronder een balk."""
    titels: list[tuple[str, str]] = []
    lijnen: list[tuple[str, str]] = []
    for nummer, (balk, vak) in enumerate(zip(balken, _vakken(balken, breedte), strict=True)):
        tussen = "  " if nummer else ""
        merk = f"{glyfen.wijzer} " if balk.hier else ""
        aantal = f" {balk.klaar}/{balk.vragen}"
        titel = knip(merk + schoon(balk.titel), vak - len(aantal), glyfen.meer) + aantal
        vol = balk.klaar * vak // balk.vragen if balk.vragen else 0
        titels.append(("vet" if balk.hier else "zacht", tussen + vul(titel, vak)))
        lijnen += [("", tussen), ("balk", glyfen.vol * vol), ("zacht", glyfen.leeg * (vak - vol))]
    return [tuple(titels), tuple(lijnen)]


def _vakken(balken: tuple[Balk, ...], breedte: int) -> list[int]:
    """Hoe breed elk vak is: wat zijn titel nodig heeft, en wat er over is gelijk verdeeld."""
    nodig = [breedte_van(schoon(balk.titel)) + len(f" {balk.klaar}/{balk.vragen}") + 2 for balk in balken]
    vrij = breedte - 2 * (len(balken) - 1)
    over = vrij - sum(nodig)
    return [een + over // len(balken) for een in nodig] if over >= 0 else [vrij // len(balken)] * len(balken)


def voetrijen(
    beeld: Beeld, stand: Stand, breedte: int, hoogte: int, glyfen: Glyfen, wijzers: tuple[bool, bool]
) -> list[Rij]:
    """Een lijn met of er meer te zien is, dan wat er te zeggen valt, dan de toetsen."""
    ruim = hoogte >= _RUIM
    boven, onder = wijzers
    teken = (glyfen.omhoog if boven else "") + (glyfen.omlaag if onder else "")
    merk = f" {teken} meer " if teken else ""
    lijn = glyfen.lijn * (breedte - breedte_van(merk)) + merk
    zeg = rijen_van([Regel(zin, "vet") for zin in _zinnen(beeld, stand)], breedte)[: 4 if ruim else 3]
    return [(("zacht", lijn),), *zeg, *_toetsrijen(_toetsen(beeld, stand, glyfen), breedte, 3 if ruim else 2)]


def _zinnen(beeld: Beeld, stand: Stand) -> tuple[str, ...]:
    if stand.melding:
        return stand.melding
    if stand.getypt:
        return (f"Nummer: {stand.getypt}",)
    if beeld.gevolg is not None and stand.aan:
        return tuple(regel.tekst for regel in beeld.gevolg(stand.aan))
    return ()


def _toetsen(beeld: Beeld, stand: Stand, glyfen: Glyfen) -> list[tuple[str, str, str]]:
    """De toetsen als (toets, lange uitleg, korte uitleg); zonder korte uitleg mag een toets ontbreken."""
    wijs = (f"{glyfen.omhoog}{glyfen.omlaag}", "bladeren" if stand.blad else "aanwijzen", "wijs")
    if stand.blad:
        return [wijs, ("Enter", stand.bladsluit, stand.bladsluit)]
    lijst: list[tuple[str, str, str]] = []
    if beeld.keuzes:
        eigen_enter = any(een.toets == "Enter" for een in beeld.toetsen)
        leeg = schoon(beeld.leeg) if stand.wijst is None and not stand.getypt else ""
        lijst += [wijs, *([] if eigen_enter else [("Enter", leeg or "kiezen", leeg or "kies")])]
        lijst += _nummertoets([keus.regel for keus in beeld.keuzes], meer=beeld.meer)
    if beeld.veld is not None and beeld.veld.regels:
        lijst.append(("Alt+Enter of Ctrl-J", "nieuwe regel", "regel"))
    pijlen = {"t": glyfen.links, "o": glyfen.rechts}
    kiest = bool(stand.getypt) or (stand.wijst is not None and not beeld.meer)
    for een in beeld.toetsen:
        anders = een.toets == "Enter" and kiest and bool(beeld.keuzes)
        lang, kort = ("aan of uit" if beeld.meer else "kiezen", "") if anders else (een.lang, een.kort)
        lijst.append((pijlen.get(een.toets, een.toets), schoon(lang), schoon(kort or lang)))
    return lijst


def _nummertoets(regels: list[str], *, meer: bool) -> list[tuple[str, str, str]]:
    """De cijfers waarmee te kiezen is; waar dat er meer zijn, wordt een nummer getypt en met Enter gekozen."""
    nummers = sorted(int(regel) for regel in regels if regel.isdecimal())
    if not nummers:
        return []
    merk = f"{nummers[0]}-{nummers[-1]}"
    return [(merk, "kiezen", "") if nummers[-1] <= _CIJFER and not meer else (merk, "nummer typen", "nummer")]


def _toetsrijen(toetsen: list[tuple[str, str, str]], breedte: int, meeste: int) -> list[Rij]:
    """Zet de toetsen op zo weinig mogelijk rijen; te veel rijen, dan de korte namen, en zo nodig minder toetsen.

    De laatste toets blijft altijd staan: dat is die om te stoppen.
    """
    rijen = _verdeel([(naam, lang) for naam, lang, _ in toetsen], breedte, "   ")
    korte = [(naam, kort) for naam, _, kort in toetsen if kort]
    while len(rijen) > meeste and korte:
        rijen = _verdeel(korte, breedte, "  ")
        korte = [*korte[:-2], *korte[-1:]] if len(korte) > 1 else []
    return rijen[:meeste]


def _verdeel(toetsen: list[tuple[str, str]], breedte: int, tussen: str) -> list[Rij]:
    rijen: list[list[tuple[str, str]]] = [[]]
    vol = 0
    for naam, uitleg in toetsen:
        nodig = breedte_van(naam) + 1 + breedte_van(uitleg)
        if rijen[-1] and vol + len(tussen) + nodig > breedte:
            rijen.append([])
            vol = 0
        gat = tussen if rijen[-1] else ""
        rijen[-1] += [("", gat), ("toets", naam), ("zacht", f" {uitleg}")]
        vol += len(gat) + nodig
    return [tuple(rij) for rij in rijen]
