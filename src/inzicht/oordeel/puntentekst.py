"""Waar een school begint, in woorden: wat eerst uitgezocht moet worden, en haar actiepunten of eerste adviezen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inzicht.modellen.actiepunten import is_bereikt, stap_van
from inzicht.tekst import datum

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from inzicht.modellen.actiepunten import Stap
    from inzicht.modellen.antwoorden import Actiepunt, Antwoorden
    from inzicht.modellen.wijzer import Wijzer
    from inzicht.oordeel.advies import Advies
    from inzicht.oordeel.beoordeling import Uitslag
    from inzicht.oordeel.volgende import Post

EERST: Final = 12
"""Zoveel vragen staan onder `Zoek eerst uit`, of een meer als dat alles is; de andere worden geteld."""
_ANDERS: Final = "Werkt u nu anders? Pas dan uw antwoord aan"
_STATUS: Final = {"open": "nog niet begonnen", "bezig": "bezig", "klaar": "klaar"}
_NIETS: Final = "nog niet afgesproken"


@dataclass(frozen=True, slots=True)
class Punttekst:
    """Een actiepunt in woorden: wat er te doen is, en wat het antwoord van nu erover zegt (mag leeg zijn).

    `advies` is het advies van nu als het actiepunt daar nog de stap van is.
    """

    wat: str
    zin: str
    advies: Advies | None = None


def op_volgorde(punten: Iterable[Actiepunt]) -> list[Actiepunt]:
    """De actiepunten, met wat klaar is onderaan."""
    return sorted(punten, key=lambda punt: punt.status == "klaar")


def afspraken(wijzer: Wijzer, punt: Actiepunt) -> tuple[tuple[str, str], ...]:
    """Wie, wanneer en status, als naam en waarde."""
    rollen = wijzer.kop.rollen
    return (
        ("Wie", rollen.get(punt.wie, punt.wie) if punt.wie else _NIETS),
        ("Wanneer", datum(punt.wanneer) if punt.wanneer else _NIETS),
        ("Status", _STATUS[punt.status]),
    )


def punttekst(
    wijzer: Wijzer, antwoorden: Antwoorden, punt: Actiepunt, post: Post | None, advies: Advies | None
) -> Punttekst:
    """Een actiepunt in woorden: het advies van zijn eigen stap, wat het antwoord van nu ook is."""
    vraag, stap = wijzer.vraag(punt.vraag), _stap(wijzer, antwoorden, punt)
    if advies and punt.status != "klaar" and advies.van == stap.van:
        return Punttekst(advies.tekst, "", advies)
    zin = _hoe_het_staat(wijzer, antwoorden, punt, stap, post)
    eigen = vraag.adviezen.get(punt.van or 0)
    wat = eigen or zin or vraag.adviezen[stap.van or vraag.ladder[0]]
    return Punttekst(wat, zin if eigen else "")


def nog_te_kiezen(
    wijzer: Wijzer, antwoorden: Antwoorden, punten: Sequence[Actiepunt], lijst: Iterable[Advies]
) -> list[Advies]:
    """De adviezen waarvan de stap nog geen actiepunt is; een lagere stap van de vraag laat het advies staan."""
    stappen = [(punt.vraag, _stap(wijzer, antwoorden, punt).naar) for punt in punten]
    return [
        advies
        for advies in lijst
        if not any(naam == advies.naam and (naar or advies.naar) >= advies.naar for naam, naar in stappen)
    ]


def eerst_uit_te_zoeken(uitslag: Uitslag, gekozen: Collection[str], hoogstens: int = EERST) -> tuple[list[str], int]:
    """De vragen die onbekend of open zijn en een niveau tegenhouden, de harde eisen eerst, en hoeveel er nog zijn."""
    eisen = [een for uitkomst in uitslag.uitkomsten for een in uitkomst.belemmeringen if een.heeft is None]
    eisen.sort(key=lambda een: een.soort != "drempel")
    namen = [naam for naam in dict.fromkeys(een.vraag for een in eisen) if naam not in gekozen]
    eerst = namen if len(namen) == hoogstens + 1 else namen[:hoogstens]
    return eerst, len(namen) - len(eerst)


def zoek_eerst_uit(hoeveel: int) -> str:
    """De zin boven wat eerst uitgezocht moet worden."""
    van = "Van deze vraag" if hoeveel == 1 else "Van deze vragen"
    return f"{van} is nog niet bekend hoe het bij u gaat. Dat houdt een hoger niveau tegen."


def _stap(wijzer: Wijzer, antwoorden: Antwoorden, punt: Actiepunt) -> Stap:
    return stap_van(punt, wijzer.vraag(punt.vraag), antwoorden.antwoord(*punt.vraag.split(".")))


def _hoe_het_staat(wijzer: Wijzer, antwoorden: Antwoorden, punt: Actiepunt, stap: Stap, post: Post | None) -> str:
    """Wat het antwoord van nu over het actiepunt zegt; leeg als er gewoon nog iets te doen is."""
    if post is None or not post.telt:
        return "Deze vraag telt nu niet mee. Kijk of dit actiepunt nog nodig is."
    if is_bereikt(stap, post.vraag, antwoorden.antwoord(*punt.vraag.split("."))):
        if stap.naar is None:
            return "U hebt hier de hoogste situatie bereikt. Houd dit vast."
        if punt.status == "klaar":
            return "Dit is klaar, en uw antwoord laat het zien. Houd dit vast."
        return "Uw antwoord laat zien dat u dit al doet. Zet de status op klaar."
    if punt.status == "klaar":
        weet = "Weet u nu hoe het gaat? Vul dan uw antwoord in" if post.is_onbekend else _ANDERS
        return f"U zette dit op klaar. {weet}, dan telt het mee."
    wie = wijzer.kop.rollen[post.vraag.rol]
    return f"Zoek eerst uit hoe het nu is. Vraag het aan: {wie}." if post.is_onbekend else ""
