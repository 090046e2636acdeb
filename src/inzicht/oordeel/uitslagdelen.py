"""De delen van een uitslag als gegevens, in de velden van formaten 5.

Ze staan los van de hele uitslag: een overzicht van veel scholen heeft alleen deze nodig.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from inzicht import __version__

if TYPE_CHECKING:
    from inzicht.modellen.antwoorden import Actiepunt, School
    from inzicht.modellen.wijzer import Wijzer
    from inzicht.oordeel.advies import Advies
    from inzicht.oordeel.geteld import Melding
    from inzicht.oordeel.volgende import Belemmering, Routestap

UITSLAGFORMAAT: Final = "inzicht-uitslag/1"


def herkomst_als_gegevens(kenmerk: str) -> dict[str, Any]:
    """Waarmee een uitslag gemaakt is; `kenmerk` is de hash van de antwoorden, leeg als die de school zou verraden."""
    return {"inzicht": __version__, "antwoorden": f"sha256:{kenmerk}" if kenmerk else None}


def school_als_gegevens(school: School) -> dict[str, Any]:
    """De school in de velden van formaten 5."""
    return {"naam": school.naam, "brin": school.brin, "kenmerken": dict(school.kenmerken)}


def wijzer_als_gegevens(wijzer: Wijzer) -> dict[str, Any]:
    """Met welke wijzer er geteld is, in de velden van formaten 5."""
    return {"id": wijzer.kop.id, "versie": wijzer.kop.versie, "kenmerk": wijzer.kenmerk}


def belemmering_als_gegevens(een: Belemmering) -> dict[str, Any]:
    """Een belemmering in de velden van formaten 5."""
    return {"vraag": een.vraag, "soort": een.soort, "niveau": een.niveau, "heeft": een.heeft, "nodig": een.nodig}


def routestap_als_gegevens(stap: Routestap) -> dict[str, Any]:
    """Een stap van een route in de velden van formaten 5."""
    return {
        "vraag": stap.vraag,
        "van": stap.van,
        "naar": stap.naar,
        "stappen": stap.stappen,
        "uitzoeken": stap.uitzoeken,
    }


def advies_als_gegevens(advies: Advies) -> dict[str, Any]:
    """Een advies in de velden van formaten 5."""
    return {
        "vraag": advies.naam,
        "van": advies.van,
        "naar": advies.naar,
        "tekst": advies.tekst,
        "rol": advies.vraag.rol,
        "inspanning": advies.vraag.inspanning_vanaf(advies.van),
        "impact": advies.vraag.impact,
        "redenen": list(advies.redenen),
        "bronnen": list(advies.vraag.bronnen),
    }


def actiepunt_als_gegevens(punt: Actiepunt) -> dict[str, Any]:
    """Een actiepunt in de velden van formaten 5."""
    return {
        "vraag": punt.vraag,
        "van": punt.van,
        "naar": punt.naar,
        "wie": punt.wie,
        "wanneer": punt.wanneer,
        "status": punt.status,
        "gekozen": punt.gekozen,
        "gereed": punt.gereed,
        "notitie": punt.notitie,
    }


def melding_als_gegevens(melding: Melding) -> dict[str, Any]:
    """Een melding in de velden van formaten 5."""
    return {"code": melding.code, "dimensie": melding.dimensie, "tekst": melding.tekst}
