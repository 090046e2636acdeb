"""Wat het interview op elk moment toont, los van de vorm; beide voorkanten tekenen hetzelfde `Beeld`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inzicht.interview.beeld.einde import advies, alle_antwoorden, dimensie, nakijken, wanneer, wie
from inzicht.interview.beeld.menu import Menu
from inzicht.interview.beeld.school import kenmerk, rol, school
from inzicht.interview.beeld.vorm import Balk, Beeld, Keus, Toets, Veld, nog_open, welkom
from inzicht.interview.beeld.vraag import bewijs, opmerking, reden, uitleg, vraag, zeker
from inzicht.interview.gesprek import Fase
from inzicht.oordeel.uitslagtekst import KAAL, Tekens, uitslagregels

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from inzicht.interview.gesprek import Gesprek
    from inzicht.regels import Regel

__all__ = [
    "Balk",
    "Beeld",
    "Keus",
    "Menu",
    "Toets",
    "Veld",
    "maak_beeld",
    "maak_blad",
    "maak_uitslag",
    "nog_open",
    "welkom",
]

_BEELDEN: Final[Mapping[Fase, Callable[[Gesprek], Beeld]]] = {
    Fase.SCHOOL: school,
    Fase.KENMERK: kenmerk,
    Fase.ROL: rol,
    Fase.VRAAG: vraag,
    Fase.REDEN: reden,
    Fase.OPMERKING: opmerking,
    Fase.BEWIJS: bewijs,
    Fase.ZEKER: zeker,
    Fase.NAKIJKEN: nakijken,
    Fase.DIMENSIE: dimensie,
    Fase.ADVIES: advies,
    Fase.WIE: wie,
    Fase.WANNEER: wanneer,
}


def maak_beeld(gesprek: Gesprek) -> Beeld:
    """Het beeld bij deze toestand; werpt KeyError als het gesprek klaar is."""
    return _BEELDEN[gesprek.fase](gesprek)


def maak_blad(gesprek: Gesprek, tekens: Tekens = KAAL) -> tuple[Regel, ...]:
    """Wat `?` toont: de uitleg van de vraag, alle antwoorden bij het nakijken, of de hele uitslag."""
    if gesprek.fase is Fase.VRAAG:
        return tuple(uitleg(gesprek))
    if gesprek.fase is Fase.NAKIJKEN:
        return tuple(alle_antwoorden(gesprek))
    return maak_uitslag(gesprek, tekens)


def maak_uitslag(gesprek: Gesprek, tekens: Tekens = KAAL) -> tuple[Regel, ...]:
    """De uitslag van de antwoorden tot nu toe."""
    return tuple(uitslagregels(gesprek.wijzer, gesprek.antwoorden, gesprek.uitslag(), tekens))
