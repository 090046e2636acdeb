"""Waar een groep scholen op vastloopt: welke vragen een niveau tegenhouden, en welke stap veel scholen delen."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from inzicht.modellen.wijzer import MATEN
from inzicht.oordeel.rekenplan import stand
from inzicht.oordeel.taal import hoofdletter, noem_situatie
from inzicht.oordeel.volgende import hoogste_gemist
from inzicht.tekst import aantal
from inzicht.verslag.groep.vorm import Criterium, Samen, Samenkaart
from inzicht.verslag.vorm import Veld

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inzicht.modellen.wijzer import Maat, Vraag, Wijzer
    from inzicht.verslag.groep.telling import Groep, Vraagtelling

CRITERIA: Final = 5
"""Zoveel vragen per dimensie staan in het verslag."""
KAARTEN: Final = 6
UITZOEKEN: Final = 5
_DEEL: Final = 4
"""Een stap is van de groep als minstens een op de vier scholen haar deelt."""


@dataclass(frozen=True, slots=True)
class Groepsvraag:
    """Een vraag met haar telling over de groep; `situatie` komt het meest voor bij scholen die zij tegenhoudt.

    `hoeveel` scholen staan daar; `verder` scholen staan hoger zonder een harde eis te missen.
    """

    dimensie: str
    titel: str
    vraag: Vraag
    telling: Vraagtelling
    situatie: int | None
    hoeveel: int
    verder: int

    @property
    def advies(self) -> str:
        """Het advies voor de situatie die het meest voorkomt; leeg als geen school een situatie koos."""
        return "" if self.situatie is None else self.vraag.adviezen.get(self.situatie, "")

    @property
    def inspanning(self) -> Maat:
        """De moeite van de stap waar dat advies over gaat."""
        return self.vraag.inspanning_vanaf(self.situatie or 1)

    @property
    def onbekend(self) -> int:
        """Hoeveel scholen zij tegenhoudt omdat ze het niet weten, als dat er meer zijn dan in `situatie`; anders 0."""
        weten_niet = self.telling.tegen["onbekend"]
        return weten_niet if weten_niet > self.hoeveel else 0


def groepsvragen(wijzer: Wijzer, groep: Groep) -> tuple[Groepsvraag, ...]:
    """Alle vragen met hun telling, op volgorde van de wijzer."""
    alle = []
    for bank in wijzer.banken:
        for vraag in bank.vragen:
            telling = groep.vragen[f"{bank.id}.{vraag.id}"]
            per_situatie = [(telling.tegen[s], -s) for s in vraag.ladder[:-1] if telling.tegen[s]]
            hoeveel, min_situatie = max(per_situatie, default=(0, 0))
            situatie = -min_situatie or None
            verder = 0 if situatie is None else _verder(wijzer, vraag, telling, situatie)
            alle.append(Groepsvraag(bank.id, bank.titel, vraag, telling, situatie, hoeveel, verder))
    return tuple(alle)


def _verder(wijzer: Wijzer, vraag: Vraag, telling: Vraagtelling, situatie: int) -> int:
    """Hoeveel scholen hoger staan, en geen harde eis missen: niet voor het streefniveau, en niet voor hun volgende."""
    streef, top = wijzer.kop.streefniveau, wijzer.hoogste
    hoger = (s for s in vraag.ladder if s > situatie and hoogste_gemist(vraag, stand(vraag, s, top), streef) is None)
    return sum(telling.keuzes[s] - telling.mist[s] for s in hoger)


def scholen(hoeveel: int) -> str:
    """`1 school`, `2 scholen`."""
    return aantal(hoeveel, "school", "scholen")


# --- per dimensie -----------------------------------------------------------------------------------


def criteria(wijzer: Wijzer, vragen: Sequence[Groepsvraag]) -> tuple[tuple[Criterium, ...], int]:
    """De vragen die de meeste scholen tegenhouden, en hoeveel het er daarna nog zijn."""
    gemist = sorted((een for een in vragen if een.telling.houdt_tegen), key=lambda een: -een.telling.houdt_tegen)
    return tuple(_criterium(wijzer, een) for een in gemist[:CRITERIA]), len(gemist[CRITERIA:])


def _criterium(wijzer: Wijzer, een: Groepsvraag) -> Criterium:
    telling, vraag = een.telling, een.vraag
    eis = f"bij {scholen(telling.drempel)} door een harde eis" if telling.drempel else ""
    if een.onbekend or een.situatie is None:
        weten = "weet" if een.onbekend == 1 else "weten"
        advies = f"Zoek eerst uit hoe het nu is. Vraag het aan: {wijzer.kop.rollen[vraag.rol]}."
        voor = f"{hoofdletter(scholen(een.onbekend))} {weten} dit niet" if een.onbekend else ""
    else:
        advies = een.advies
        voor = f"Voor {scholen(een.hoeveel)} in {noem_situatie(vraag, een.situatie)}"
    stap = wijzer.kop.processtappen[vraag.processtap].titel
    return Criterium(vraag.vraag, stap, f"{telling.houdt_tegen} van {scholen(telling.telt)}", eis, advies, voor)


# --- samen ------------------------------------------------------------------------------------------


def samen(wijzer: Wijzer, groep: Groep, vragen: Sequence[Groepsvraag]) -> Samen:
    """De stappen die veel scholen delen, en wat veel scholen niet weten."""
    gedeeld = [een for een in vragen if een.advies and een.hoeveel > 1 and een.hoeveel * _DEEL >= groep.scholen]
    gedeeld.sort(key=lambda een: (-een.hoeveel, -Fraction(MATEN[een.vraag.impact], MATEN[een.inspanning])))
    kaarten = [_kaart(wijzer, groep, nummer, een) for nummer, een in enumerate(gedeeld[:KAARTEN], start=1)]
    inleiding = (
        "Deze stappen zijn voor veel scholen gelijk. Een voorbeeld, een bijeenkomst of een afspraak helpt ze allemaal."
        if kaarten
        else "Geen stap is voor genoeg scholen gelijk. Kijk per dimensie waar scholen op vastlopen."
    )
    return Samen(inleiding, tuple(kaarten), _uitzoeken(wijzer, vragen))


def _kaart(wijzer: Wijzer, groep: Groep, nummer: int, een: Groepsvraag) -> Samenkaart:
    vraag, telling = een.vraag, een.telling
    waar = f"{een.hoeveel} van de {scholen(groep.scholen)} {'staat' if een.hoeveel == 1 else 'staan'} voor deze stap"
    missen = "mist" if telling.drempel == 1 else "missen"
    eis = f" In alle situaties samen {missen} {scholen(telling.drempel)} een harde eis." if telling.drempel else ""
    zijn = "is" if een.verder == 1 else "zijn"
    return Samenkaart(
        str(nummer),
        een.advies,
        vraag.vraag,
        een.titel,
        f"{waar} ({noem_situatie(vraag, een.situatie)}).{eis}",
        f"{hoofdletter(scholen(een.verder))} {zijn} hier al verder. Vraag hoe zij het doen." if een.verder else "",
        (
            Veld("Wie", wijzer.kop.rollen[vraag.rol]),
            Veld("Inspanning", een.inspanning),
            Veld("Impact", vraag.impact),
        ),
    )


def _uitzoeken(wijzer: Wijzer, vragen: Sequence[Groepsvraag]) -> tuple[Veld, ...]:
    onbekend = sorted(
        (een for een in vragen if een.telling.keuzes["onbekend"] > 1), key=lambda een: -een.telling.keuzes["onbekend"]
    )
    return tuple(
        Veld(
            een.vraag.vraag,
            f"{een.telling.keuzes['onbekend']} van {scholen(een.telling.telt)}, vraag het aan: "
            f"{wijzer.kop.rollen[een.vraag.rol]}",
        )
        for een in onbekend[:UITZOEKEN]
    )
