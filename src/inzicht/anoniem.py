"""Antwoorden zonder wat een school of een mens herkenbaar maakt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inzicht.antwoorden import OPEN, Antwoord, Antwoorden, School

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inzicht.antwoorden import Actiepunt
    from inzicht.wijzer import Wijzer

NAAM: Final = "Anonieme school"


def anonieme_antwoorden(antwoorden: Antwoorden, wijzer: Wijzer) -> Antwoorden:
    """Laat naam, BRIN en alle vrije tekst weg; wat meetelt in de uitslag blijft precies gelijk.

    Van de kenmerken blijven alleen keuzes die de wijzer zelf noemt.
    """
    bekend = wijzer.kop.kenmerken
    kenmerken = {
        naam: keuze
        for naam, keuze in antwoorden.school.kenmerken.items()
        if naam in bekend and keuze in bekend[naam].keuzes
    }
    return antwoorden.met(
        school=School(naam=NAAM, kenmerken=kenmerken),
        antwoorden=_zonder_tekst(antwoorden.antwoorden),
        actiepunten=zonder_notities(antwoorden.actiepunten),
        vorige=None,
        vervallen=_geteld(antwoorden.vervallen),
        vervallen_actiepunten=(),
    )


def zonder_notities(punten: tuple[Actiepunt, ...]) -> tuple[Actiepunt, ...]:
    """Actiepunten zonder wat de school er zelf bij schreef."""
    return tuple(punt if punt.notitie is None else punt.model_copy(update={"notitie": None}) for punt in punten)


def _geteld(vakken: Mapping[str, Mapping[str, Antwoord]]) -> dict[str, dict[str, Antwoord]]:
    """Evenveel antwoorden zonder inhoud; een oude naam van een vraag kan de school verraden."""
    hoeveel = sum(map(len, vakken.values()))
    return {"oud": {f"vraag-{nummer}": OPEN for nummer in range(1, hoeveel + 1)}} if hoeveel else {}


def _zonder_tekst(vakken: Mapping[str, Mapping[str, Antwoord]]) -> dict[str, dict[str, Antwoord]]:
    return {
        dimensie: {naam: Antwoord(keuze=een.keuze) for naam, een in vak.items()} for dimensie, vak in vakken.items()
    }
