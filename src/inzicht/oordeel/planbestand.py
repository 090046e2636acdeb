"""Een plan als gegevens en als JSON, precies zoals formaten 9 het vastlegt."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from inzicht.oordeel.uitslagdelen import actiepunt_als_gegevens, school_als_gegevens, wijzer_als_gegevens

if TYPE_CHECKING:
    from inzicht.modellen.antwoorden import Antwoorden
    from inzicht.modellen.wijzer import Wijzer
    from inzicht.oordeel.beoordeling import Niveaus
    from inzicht.oordeel.plan import Plan, Planpunt, Vooruitblik

PLANFORMAAT: Final = "inzicht-plan/1"


def plan_als_gegevens(wijzer: Wijzer, antwoorden: Antwoorden, plan: Plan) -> dict[str, Any]:
    """Zet een plan om in de velden van formaten 9; alle sleutels staan er altijd in."""
    return {
        "formaat": PLANFORMAAT,
        "school": school_als_gegevens(antwoorden.school),
        "wijzer": wijzer_als_gegevens(wijzer),
        "op": plan.op,
        "actiepunten": [_punt(een) for een in plan.punten],
        "aantal": {
            **{status: plan.met_status(status) for status in ("open", "bezig", "klaar")},
            "te_laat": plan.te_laat,
        },
        "vooruitblik": [_blik(een) for een in plan.vooruitblik],
    }


def plan_als_json(wijzer: Wijzer, antwoorden: Antwoorden, plan: Plan) -> str:
    """De JSON van formaten 9, met een regeleinde aan het eind."""
    return json.dumps(plan_als_gegevens(wijzer, antwoorden, plan), ensure_ascii=False, indent=2) + "\n"


def _punt(een: Planpunt) -> dict[str, Any]:
    kaal = actiepunt_als_gegevens(een.punt)
    return {
        "vraag": kaal.pop("vraag"),
        "dimensie": een.dimensie,
        "tekst": een.tekst,
        **kaal,
        "van": een.stap.van,
        "naar": een.stap.naar,
        "afgeleid": een.stap.afgeleid,
        "nu": een.nu,
        "stand": een.stand,
    }


def _blik(een: Vooruitblik) -> dict[str, Any]:
    return {
        "dimensie": een.dimensie,
        "nu": niveau_als_gegevens(een.nu),
        "alles_klaar": niveau_als_gegevens(een.alles_klaar),
        "als": niveau_als_gegevens(een.als) if een.als else None,
    }


def niveau_als_gegevens(niveau: Niveaus | None) -> dict[str, int | None]:
    """Aantoonbaar en mogelijk; allebei null als niets telt."""
    if niveau is None:
        return {"aantoonbaar": None, "mogelijk": None}
    return {"aantoonbaar": niveau.aantoonbaar, "mogelijk": niveau.mogelijk}
