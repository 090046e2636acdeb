"""Actiepunten: welke stap een actiepunt is, of die gezet is, en hoe het er op een dag voor staat (formaten 4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from inzicht.modellen.antwoorden import Actiepunt, Antwoord
    from inzicht.modellen.wijzer import Vraag

Stand = Literal["te-laat", "loopt", "zonder-datum", "al-bereikt", "klaar", "klaar-niet-te-zien"]


@dataclass(frozen=True, slots=True)
class Stap:
    """De stap van een actiepunt; `afgeleid` zegt dat ze (deels) uit het antwoord van nu volgt.

    Zonder `naar` is er geen volgende situatie: de school staat bovenaan. Zonder allebei is het antwoord niet bekend.
    """

    van: int | None
    naar: int | None
    afgeleid: bool


def stap_past(punt: Actiepunt, vraag: Vraag) -> bool:
    """Of `van` en `naar`, als ze er staan, een stap omhoog bij deze vraag zijn."""
    van, naar = punt.van, punt.naar
    omhoog = van is None or naar is None or van < naar
    return omhoog and van in (None, *vraag.ladder[:-1]) and naar in (None, *vraag.ladder[1:])


def stapdoel(punt: Actiepunt, vraag: Vraag) -> int | None:
    """De situatie waar het actiepunt zelf heen wijst, wat het antwoord ook is; per vraag mag er van elk een zijn."""
    return punt.naar if punt.naar is not None or punt.van is None else vraag.volgende(punt.van)


def stap_van(punt: Actiepunt, vraag: Vraag, antwoord: Antwoord) -> Stap:
    """De stap die het actiepunt noemt; wat ontbreekt, volgt uit de lage situatie van het antwoord en de volgende."""
    van, naar = punt.van, punt.naar
    if van is not None and naar is not None:
        return Stap(van, naar, afgeleid=False)
    if van is not None:
        return Stap(van, vraag.volgende(van), afgeleid=True)
    laag = antwoord.keuze.laag
    if naar is not None:
        onder = vraag.ladder[vraag.ladder.index(naar) - 1]
        return Stap(onder if laag is None or laag >= naar else laag, naar, afgeleid=True)
    return Stap(laag, None if laag in (None, vraag.top) else vraag.volgende(laag), afgeleid=True)


def is_bereikt(stap: Stap, vraag: Vraag, antwoord: Antwoord) -> bool:
    """Of het antwoord laat zien dat de stap gezet is: zijn lage kant staat op `naar` of hoger."""
    laag = antwoord.keuze.laag
    return laag is not None and laag >= (stap.naar or vraag.top)


def stand(punt: Actiepunt, vraag: Vraag, antwoord: Antwoord, op: str) -> Stand:
    """Hoe een actiepunt er op een dag (JJJJ-MM-DD) voor staat; wat klaar is gaat voor, en een datum komt het laatst."""
    bereikt = is_bereikt(stap_van(punt, vraag, antwoord), vraag, antwoord)
    if punt.status == "klaar":
        return "klaar" if bereikt or not antwoord.keuze.telt else "klaar-niet-te-zien"
    if bereikt:
        return "al-bereikt"
    if punt.wanneer is None:
        return "zonder-datum"
    return "te-laat" if punt.wanneer < op else "loopt"


def stap_gekozen(
    punten: tuple[Actiepunt, ...], keuze: Actiepunt, vraag: Vraag, antwoord: Antwoord
) -> tuple[Actiepunt, ...]:
    """De actiepunten als de school nu deze stap kiest; `keuze` heeft van, naar, wie en gekozen.

    Is de stap al een actiepunt, dan verandert alleen wie; wat daarvan klaar was, begint opnieuw. Een andere stap van
    dezelfde vraag blijft staan en houdt zijn eigen status en datum.
    """
    al = next((punt for punt in punten if is_stap(punt, keuze, vraag, antwoord)), None)
    rest = tuple(punt for punt in punten if punt is not al)
    if al is None or al.status == "klaar":
        return (*rest, keuze)
    zelf = {"van": keuze.van, "naar": keuze.naar, "wie": keuze.wie, "gekozen": al.gekozen or keuze.gekozen}
    return (*rest, al.model_copy(update=zelf))


def is_stap(punt: Actiepunt, keuze: Actiepunt, vraag: Vraag, antwoord: Antwoord) -> bool:
    """Of dit actiepunt de gekozen stap is; een klaar actiepunt alleen als het die stap zelf noemt."""
    if punt.vraag != keuze.vraag:
        return False
    afgeleid = punt.status != "klaar" and stap_van(punt, vraag, antwoord).naar == keuze.naar
    return punt.naar == keuze.naar or afgeleid
