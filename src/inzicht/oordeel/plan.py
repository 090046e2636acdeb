"""Het plan van een school: hoe elk actiepunt er op een dag voor staat, en waar het heen brengt (formaten 9)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inzicht.modellen.actiepunten import stand, stap_van, stapdoel
from inzicht.modellen.keuze import keuze_van
from inzicht.oordeel.advies import adviezen
from inzicht.oordeel.beoordeling import beoordeel
from inzicht.oordeel.puntentekst import punttekst
from inzicht.oordeel.vooruitblik import met_keuzes, uitslag_na

if TYPE_CHECKING:
    from inzicht.modellen.actiepunten import Stand, Stap
    from inzicht.modellen.antwoorden import Actiepunt, Antwoorden
    from inzicht.modellen.wijzer import Vraag, Wijzer
    from inzicht.oordeel.beoordeling import Niveaus, Uitslag

VOLGORDE: Final[tuple[Stand, ...]] = (
    "te-laat",
    "loopt",
    "zonder-datum",
    "al-bereikt",
    "klaar-niet-te-zien",
    "klaar",
)
"""Wat te laat is, staat voorop; wat klaar is, achteraan."""


@dataclass(frozen=True, slots=True)
class Planpunt:
    """Een actiepunt met zijn stap en stand.

    `tekst` is het advies van de situatie bij het kiezen, wat het antwoord nu ook is; `zin` zegt wat het antwoord van nu
    erover zegt, en mag leeg zijn. `nu` is de lage situatie van nu, of None als die niet bekend is.
    """

    punt: Actiepunt
    vraag: Vraag
    stap: Stap
    nu: int | None
    stand: Stand
    tekst: str
    zin: str

    @property
    def dimensie(self) -> str:
        """De dimensie van de vraag."""
        return self.punt.vraag.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Vooruitblik:
    """Het niveau van een dimensie nu, met alle actiepunten klaar, en als de school iets anders aanneemt.

    None waar geen vraag telt; `als` is ook None als er niets is aangenomen.
    """

    dimensie: str
    titel: str
    nu: Niveaus | None
    alles_klaar: Niveaus | None
    als: Niveaus | None


@dataclass(frozen=True, slots=True)
class Aanname:
    """Wat-als: deze situaties (per vraag) en, met `klaar`, alle actiepunten uitgevoerd."""

    situaties: tuple[tuple[str, int], ...] = ()
    klaar: bool = False

    def __bool__(self) -> bool:
        return self.klaar or bool(self.situaties)


@dataclass(frozen=True, slots=True)
class Plan:
    """De actiepunten van een school op een dag (JJJJ-MM-DD), op volgorde, en de vooruitblik van elke dimensie."""

    op: str
    punten: tuple[Planpunt, ...]
    vooruitblik: tuple[Vooruitblik, ...]

    def met_status(self, status: str) -> int:
        """Hoeveel actiepunten deze status hebben."""
        return sum(een.punt.status == status for een in self.punten)

    @property
    def te_laat(self) -> int:
        """Hoeveel actiepunten te laat zijn."""
        return sum(een.stand == "te-laat" for een in self.punten)


GEEN_AANNAME: Final = Aanname()


def maak_plan(wijzer: Wijzer, antwoorden: Antwoorden, op: str, aanname: Aanname = GEEN_AANNAME) -> Plan:
    """Het plan op deze dag (JJJJ-MM-DD); de actiepunten horen bij deze wijzer."""
    uitslag = beoordeel(wijzer, antwoorden)
    posten = {post.naam: post for uitkomst in uitslag.uitkomsten for post in uitkomst.posten}
    per_naam = {een.naam: een for een in adviezen(wijzer, uitslag)}
    punten = []
    for punt in antwoorden.actiepunten:
        vraag, antwoord = wijzer.vraag(punt.vraag), antwoorden.antwoord(*punt.vraag.split("."))
        stap = stap_van(punt, vraag, antwoord)
        woorden = punttekst(wijzer, antwoorden, punt, posten.get(punt.vraag), per_naam.get(punt.vraag))
        tekst = vraag.adviezen.get(stap.van or 0, woorden.wat)
        zin = woorden.zin or woorden.wat * (woorden.advies is None)
        nu = antwoord.keuze.laag
        punten.append(
            Planpunt(punt, vraag, stap, nu, stand(punt, vraag, antwoord, op), tekst, "" if zin == tekst else zin)
        )
    return Plan(op, tuple(sorted(punten, key=_rang)), _vooruitblik(wijzer, antwoorden, uitslag, aanname))


def _rang(een: Planpunt) -> tuple[int, str]:
    """Eerst de stand, dan de datum; een gelijke rang houdt de volgorde van het bestand."""
    return VOLGORDE.index(een.stand), een.punt.wanneer or ""


def _vooruitblik(wijzer: Wijzer, antwoorden: Antwoorden, nu: Uitslag, aanname: Aanname) -> tuple[Vooruitblik, ...]:
    klaar = alles_klaar(wijzer, antwoorden)
    als = _als(wijzer, antwoorden, aanname) if aanname else None
    return tuple(
        Vooruitblik(
            een.dimensie,
            een.titel,
            een.niveau,
            klaar.uitkomst(een.dimensie).niveau,
            als.uitkomst(een.dimensie).niveau if als else None,
        )
        for een in nu.uitkomsten
    )


def alles_klaar(wijzer: Wijzer, antwoorden: Antwoorden) -> Uitslag:
    """De uitslag als elk actiepunt zijn stap gezet heeft, ook wat klaar heet maar nog niet te zien is."""
    return uitslag_na(wijzer, antwoorden, (), [_te_zetten(punt, wijzer) for punt in antwoorden.actiepunten])


def _te_zetten(punt: Actiepunt, wijzer: Wijzer) -> Actiepunt:
    """Wat klaar is, telt hier voor de stap die het zelf noemt; zonder die stap verandert het niets."""
    if punt.status != "klaar" or stapdoel(punt, wijzer.vraag(punt.vraag)) is None:
        return punt
    return punt.model_copy(update={"status": "bezig"})


def _als(wijzer: Wijzer, antwoorden: Antwoorden, aanname: Aanname) -> Uitslag:
    anders = met_keuzes(antwoorden, {naam: keuze_van(situatie) for naam, situatie in aanname.situaties})
    return alles_klaar(wijzer, anders) if aanname.klaar else beoordeel(wijzer, anders, volledig=False)
