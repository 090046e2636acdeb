"""Een vergelijking als gegevens en als JSON, precies zoals formaten 10 haar vastlegt."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from inzicht.oordeel.beoordeling import rond
from inzicht.oordeel.planbestand import niveau_als_gegevens
from inzicht.oordeel.uitslagdelen import melding_als_gegevens, school_als_gegevens, wijzer_als_gegevens

if TYPE_CHECKING:
    from inzicht.modellen.wijzer import Wijzer
    from inzicht.oordeel.beoordeling import Bereik
    from inzicht.oordeel.meting import Meting, Vraagverloop
    from inzicht.oordeel.vergelijking import Cijfer, Dimensieverloop, Peiling, Puntverloop, Vergelijking

VERGELIJKFORMAAT: Final = "inzicht-vergelijking/1"


def vergelijking_als_gegevens(wijzer: Wijzer, vergelijking: Vergelijking) -> dict[str, Any]:
    """Zet een vergelijking om in de velden van formaten 10; alle sleutels staan er altijd in."""
    return {
        "formaat": VERGELIJKFORMAAT,
        "wijzer": wijzer_als_gegevens(wijzer),
        "school": school_als_gegevens(vergelijking.metingen[-1].antwoorden.school),
        "metingen": [_meting(een) for een in vergelijking.metingen],
        "dimensies": [_dimensie(een) for een in vergelijking.dimensies],
        "actiepunten": [_punt(een) for een in vergelijking.actiepunten],
        "meldingen": [melding_als_gegevens(een) for een in vergelijking.meldingen],
    }


def vergelijking_als_json(wijzer: Wijzer, vergelijking: Vergelijking) -> str:
    """De JSON van formaten 10, met een regeleinde aan het eind."""
    return json.dumps(vergelijking_als_gegevens(wijzer, vergelijking), ensure_ascii=False, indent=2) + "\n"


def _meting(een: Meting) -> dict[str, Any]:
    return {
        "datum": een.datum,
        "wijzerversie": een.gegeven.wijzerversie,
        "omvang": een.gegeven.omvang,
        "antwoorden": een.kenmerk,
        "bron": een.bron,
    }


def _cijfer(een: Cijfer) -> dict[str, Any]:
    return {"niveau": niveau_als_gegevens(een.niveau), "score": _score(een.score)}


def _score(score: Bereik | None) -> dict[str, float | None]:
    if score is None:
        return {"aantoonbaar": None, "mogelijk": None}
    return {"aantoonbaar": rond(score.aantoonbaar), "mogelijk": rond(score.mogelijk)}


def _peiling(een: Peiling) -> dict[str, Any]:
    return {**_cijfer(een.nu), "toen": _cijfer(een.toen) if een.toen else None}


def _dimensie(een: Dimensieverloop) -> dict[str, Any]:
    gedeeld = een.gedeeld
    return {
        "id": een.id,
        "titel": een.titel,
        "metingen": [_peiling(peiling) for peiling in een.peilingen],
        "verandering": een.verandering,
        "vergelijkbaar": {
            "vragen": gedeeld.vragen,
            "van": gedeeld.van,
            "score": [None if deel is None else rond(deel) for deel in (gedeeld.eerst, gedeeld.laatst)],
        },
        "vragen": [_vraag(vraag) for vraag in een.vragen],
        "oorzaken": list(een.oorzaken),
    }


def _vraag(een: Vraagverloop) -> dict[str, Any]:
    return {
        "vraag": een.naam,
        "klasse": een.klasse,
        "van": een.van.als_gegeven if een.van else None,
        "naar": een.naar.als_gegeven if een.naar else None,
        "verandering": een.verandering,
    }


def _punt(een: Puntverloop) -> dict[str, Any]:
    return {
        "vraag": een.punt.vraag,
        "van": een.stap.van,
        "naar": een.stap.naar,
        "status": een.punt.status,
        "beweging": een.beweging,
        "uitkomst": een.afloop,
    }
