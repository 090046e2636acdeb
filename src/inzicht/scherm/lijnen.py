"""De voorkant in gewone regels: voor een pijp, een schermlezer en `--eenvoudig`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inzicht.interview.tekst import regels
from inzicht.regels import Regel
from inzicht.scherm.venster import Regelinvoer

if TYPE_CHECKING:
    from inzicht.interview.beeld.spel import Gevolg, Spel
    from inzicht.scherm.venster import Scherm


def voer_regels(spel: Spel, eerst: Gevolg, venster: Scherm) -> None:
    """Voer het spel regel voor regel tot het klaar is; `eerst` is wat het begin te zeggen had."""
    _toon(venster, eerst)
    getoond: object = None
    invoer = Regelinvoer(venster)
    while not spel.klaar:
        beeld = spel.beeld()
        if beeld.plaats != getoond:
            venster.toon(regels(beeld))
            getoond = beeld.plaats
        regel = invoer.vraag()
        gevolg = spel.einde_invoer() if regel is None else spel.geef(regel)
        _toon(venster, gevolg)
        if gevolg.blad:
            _herhaal_hint(spel, venster, getoond)


def _herhaal_hint(spel: Spel, venster: Scherm, getoond: object) -> None:
    """Na een blad staat de vraag ver naar boven; zeg nog eens wat er te typen valt."""
    if not spel.klaar and spel.beeld().plaats == getoond:
        venster.toon([Regel(spel.beeld().hint, "zacht")])


def _toon(venster: Scherm, gevolg: Gevolg) -> None:
    venster.toon(Regel(zin) for zin in gevolg.zeg)
    venster.toon(gevolg.blad)
