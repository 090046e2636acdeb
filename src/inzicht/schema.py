"""JSON Schema (2020-12) van de bestanden, gemaakt uit de modellen; voor editors en andere programma's."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from inzicht.antwoorden import Antwoorden
from inzicht.wijzer import Vragenbank, Wijzerkop

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inzicht.modellen import Model

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
MODELLEN: Final[Mapping[str, type[Model]]] = {
    "wijzer": Wijzerkop,
    "vragenbank": Vragenbank,
    "antwoorden": Antwoorden,
}


def schema_als_json(naam: str) -> str:
    """Het schema van een soort bestand als JSON-tekst; werpt KeyError bij een onbekende naam."""
    gemaakt: dict[str, Any] = {"$schema": DIALECT, **MODELLEN[naam].model_json_schema()}
    return json.dumps(_zonder_titels(gemaakt), ensure_ascii=False, indent=2) + "\n"


def _zonder_titels(deel: Any) -> Any:
    """Laat de titels weg die pydantic uit veldnamen maakt; de beschrijvingen zeggen het beter."""
    if isinstance(deel, dict):
        return {
            sleutel: _zonder_titels(waarde)
            for sleutel, waarde in deel.items()
            if not (sleutel == "title" and isinstance(waarde, str))
        }
    return [_zonder_titels(een) for een in deel] if isinstance(deel, list) else deel
