"""Een nieuwe ronde: een leeg bestand van dezelfde school, met de keuzes van de ronde ervoor erbij."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from inzicht.modellen.actiepunten import stap_van
from inzicht.modellen.antwoorden import ANTWOORDFORMAAT, Antwoorden, Vorige
from inzicht.modellen.basis import is_wijzerkenmerk

if TYPE_CHECKING:
    from inzicht.modellen.antwoorden import Actiepunt
    from inzicht.modellen.wijzer import Wijzer


def als_vorige(gegeven: Antwoorden) -> Vorige:
    """Deze antwoorden als vorige ronde: alleen de keuzes, en met de namen van toen."""
    kenmerk = gegeven.wijzerkenmerk
    keuzes = {
        dimensie: {naam: een.keuze for naam, een in vak.items() if not een.keuze.is_open}
        for dimensie, vak in gegeven.antwoorden.items()
    }
    return Vorige(
        datum=gegeven.datum,
        wijzerversie=gegeven.wijzerversie,
        wijzerkenmerk=kenmerk if kenmerk is not None and is_wijzerkenmerk(kenmerk) else None,
        omvang=gegeven.omvang,
        kenmerken=dict(gegeven.school.kenmerken),
        antwoorden={dimensie: vak for dimensie, vak in keuzes.items() if vak},
    )


def nieuwe_ronde(
    gegeven: Antwoorden, hier: Antwoorden, wijzer: Wijzer, datum: str, omvang: Literal["volledig", "kort"] | None
) -> Antwoorden:
    """Een ronde na deze: nog niets beantwoord, met wat er van de actiepunten nog niet klaar is.

    `gegeven` is het bestand zoals het er staat, `hier` hetzelfde onder deze wijzer. Een stap die uit het oude antwoord
    volgde, staat er nu bij: anders schoof hij met het nieuwe antwoord mee.
    """
    return Antwoorden(
        formaat=ANTWOORDFORMAAT,
        wijzer=wijzer.kop.id,
        wijzerversie=wijzer.kop.versie,
        wijzerkenmerk=wijzer.kenmerk,
        school=hier.school,
        datum=datum,
        omvang=omvang or hier.omvang,
        antwoorden={},
        actiepunten=tuple(_met_stap(punt, hier, wijzer) for punt in hier.actiepunten if punt.status != "klaar"),
        vorige=als_vorige(gegeven),
    )


def _met_stap(punt: Actiepunt, oud: Antwoorden, wijzer: Wijzer) -> Actiepunt:
    stap = stap_van(punt, wijzer.vraag(punt.vraag), oud.antwoord(*punt.vraag.split(".")))
    if stap.van is None or stap.naar is None:
        return punt
    return punt.model_copy(update={"van": stap.van, "naar": stap.naar})
