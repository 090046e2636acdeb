"""De uitslag als gegevens en als JSON, precies zoals formaten 5 die vastlegt."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from inzicht.oordeel.advies import adviezen, uitzoekpunten
from inzicht.oordeel.beoordeling import rond
from inzicht.oordeel.uitslagdelen import (
    UITSLAGFORMAAT,
    actiepunt_als_gegevens,
    advies_als_gegevens,
    belemmering_als_gegevens,
    herkomst_als_gegevens,
    melding_als_gegevens,
    routestap_als_gegevens,
    school_als_gegevens,
    wijzer_als_gegevens,
)

if TYPE_CHECKING:
    from inzicht.modellen.antwoorden import Antwoorden
    from inzicht.modellen.wijzer import Wijzer
    from inzicht.oordeel.beoordeling import Bereik, Uitkomst, Uitslag


def uitslag_als_gegevens(wijzer: Wijzer, antwoorden: Antwoorden, uitslag: Uitslag, kenmerk: str = "") -> dict[str, Any]:
    """Zet een uitslag om in de velden van formaten 5; alle sleutels staan er altijd in.

    `kenmerk` is de hash van het antwoordenbestand, leeg waar die er niet is.
    """
    return {
        "formaat": UITSLAGFORMAAT,
        "wijzer": wijzer_als_gegevens(wijzer),
        "school": school_als_gegevens(antwoorden.school),
        "datum": antwoorden.datum,
        "omvang": antwoorden.omvang,
        "voorlopig": uitslag.voorlopig,
        "laagste": {
            "aantoonbaar": uitslag.laagste.aantoonbaar,
            "mogelijk": uitslag.laagste.mogelijk,
            "dimensies": list(uitslag.laagste.dimensies),
        },
        "dimensies": [_dimensie(uitkomst, wijzer.kop.streefniveau) for uitkomst in uitslag.uitkomsten],
        "processtappen": [{"id": naam, "score": _score(score)} for naam, score in uitslag.processtappen],
        "adviezen": [advies_als_gegevens(advies) for advies in adviezen(wijzer, uitslag)],
        "onbekend": [
            {"vraag": punt.naam, "rol": punt.vraag.rol, "soort": punt.soort} for punt in uitzoekpunten(uitslag)
        ],
        "actiepunten": [actiepunt_als_gegevens(punt) for punt in antwoorden.actiepunten],
        "meldingen": [melding_als_gegevens(melding) for melding in uitslag.meldingen],
        "herkomst": herkomst_als_gegevens(kenmerk),
    }


def uitslag_als_json(wijzer: Wijzer, antwoorden: Antwoorden, uitslag: Uitslag, kenmerk: str = "") -> str:
    """De JSON van formaten 5, met een regeleinde aan het eind."""
    gegevens = uitslag_als_gegevens(wijzer, antwoorden, uitslag, kenmerk)
    return json.dumps(gegevens, ensure_ascii=False, indent=2) + "\n"


def _score(score: Bereik | None) -> dict[str, float | None]:
    if score is None:
        return {"aantoonbaar": None, "mogelijk": None}
    return {"aantoonbaar": rond(score.aantoonbaar), "mogelijk": rond(score.mogelijk)}


def _dimensie(uitkomst: Uitkomst, streef: int) -> dict[str, Any]:
    niveau, aantal = uitkomst.niveau, uitkomst.aantal
    return {
        "id": uitkomst.dimensie,
        "titel": uitkomst.titel,
        "niveau": {
            "aantoonbaar": niveau.aantoonbaar if niveau else None,
            "mogelijk": niveau.mogelijk if niveau else None,
            "streef": streef,
            "zonder_drempels": niveau.zonder_drempels if niveau else None,
        },
        "score": _score(uitkomst.score),
        "dekking": {str(hoogte): rond(deel) for hoogte, deel in uitkomst.dekking},
        "aantal": {
            "vragen": aantal.vragen,
            "beantwoord": aantal.beantwoord,
            "onbekend": aantal.onbekend,
            "open": aantal.open,
            "nvt": aantal.nvt,
        },
        "belemmeringen": [belemmering_als_gegevens(een) for een in uitkomst.belemmeringen],
        "route": [routestap_als_gegevens(stap) for stap in uitkomst.route],
    }
