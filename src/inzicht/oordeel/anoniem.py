"""Antwoorden zonder wat een school of een mens herkenbaar maakt.

Anoniem is wat er geteld wordt, en niet meer: de keuzes, de kenmerken die de wijzer noemt, de datum, de omvang, de rol
en de actiepunten zonder notitie. Alles wat anoniem naar buiten gaat, wordt daaruit gemaakt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inzicht.modellen.antwoorden import ANTWOORDFORMAAT, OPEN, Antwoord, Antwoorden, Invuller, School
from inzicht.modellen.keuze import keuze_van
from inzicht.oordeel.geteld import tel

if TYPE_CHECKING:
    from inzicht.modellen.wijzer import Wijzer
    from inzicht.oordeel.geteld import Geteld

NAAM: Final = "Anonieme school"
_ANDER: Final = "ander"
"""Het wijzerkenmerk van een school die met andere vragen invulde dan die van nu; welke, doet er niet toe."""


def anoniem_geteld(geteld: Geteld, wijzer: Wijzer) -> Geteld:
    """Dezelfde telling zonder naam, BRIN en notities, op de volgorde van de wijzer."""
    kenmerken = {
        naam: keuze
        for naam, kenmerk in wijzer.kop.kenmerken.items()
        if (keuze := geteld.kenmerken.get(naam)) in kenmerk.keuzes and keuze is not None
    }
    keuzes = tuple(
        {vraag: keuzes[vraag] for vraag in bank.per_id if keuzes.get(vraag) is not None}
        for bank, keuzes in zip(wijzer.banken, geteld.keuzes, strict=True)
    )
    punten = (punt.model_copy(update={"notitie": None}) if punt.notitie else punt for punt in geteld.actiepunten)
    return geteld._replace(
        naam=NAAM,
        brin=None,
        kenmerken=kenmerken,
        wijzerkenmerk=geteld.wijzerkenmerk if geteld.wijzerkenmerk in (None, wijzer.kenmerk) else _ANDER,
        keuzes=keuzes,
        actiepunten=tuple(punten),
    )


def als_antwoorden(geteld: Geteld, wijzer: Wijzer) -> Antwoorden:
    """Een telling weer als antwoorden, zonder de tekst die er nooit in stond."""
    oud = {f"vraag-{nummer}": OPEN for nummer in range(1, geteld.vervallen + 1)}
    return Antwoorden.model_construct(
        formaat=ANTWOORDFORMAAT,
        wijzer=wijzer.kop.id,
        wijzerversie=geteld.wijzerversie,
        wijzerkenmerk=geteld.wijzerkenmerk,
        school=School(naam=geteld.naam, brin=geteld.brin, kenmerken=geteld.kenmerken),
        invuller=Invuller(rol=geteld.rol) if geteld.rol else None,
        datum=geteld.datum,
        omvang="kort" if geteld.omvang == "kort" else "volledig",
        antwoorden={
            bank.id: {naam: Antwoord(keuze=keuze_van(kaal)) for naam, kaal in keuzes.items()}
            for bank, keuzes in zip(wijzer.banken, geteld.keuzes, strict=True)
            if keuzes
        },
        actiepunten=geteld.actiepunten,
        vervallen={"oud": oud} if oud else {},
    )


def anonieme_antwoorden(antwoorden: Antwoorden, wijzer: Wijzer) -> Antwoorden:
    """Laat naam, BRIN en alle vrije tekst weg; wat meetelt in de uitslag blijft precies gelijk."""
    return als_antwoorden(anoniem_geteld(tel(wijzer, antwoorden), wijzer), wijzer)
