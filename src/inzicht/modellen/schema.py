"""JSON Schema (2020-12) van de bestanden, gemaakt uit de modellen; voor editors en andere programma's."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from inzicht.modellen.antwoorden import Antwoorden
from inzicht.modellen.uitslagmodel import Uitslagmodel
from inzicht.modellen.wijzer import Vragenbank, Wijzerkop

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inzicht.modellen.basis import Model

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
MODELLEN: Final[Mapping[str, type[Model]]] = {
    "wijzer": Wijzerkop,
    "vragenbank": Vragenbank,
    "antwoorden": Antwoorden,
    "uitslag": Uitslagmodel,
}


def schema_als_json(naam: str) -> str:
    """Het schema van een soort bestand als JSON-tekst; werpt KeyError bij een onbekende naam."""
    gemaakt: dict[str, Any] = {"$schema": DIALECT, **MODELLEN[naam].model_json_schema()}
    return json.dumps(_opgeruimd(gemaakt), ensure_ascii=False, indent=2) + "\n"


def _opgeruimd(deel: Any, sleutel: str = "") -> Any:
    """Laat de titels weg die pydantic uit veldnamen maakt, en verwijzingen naar docs/formaten.md in beschrijvingen.

    Wie zegt hoe zijn sleutels eruitzien, laat geen andere sleutels toe.
    """
    if isinstance(deel, dict):
        if "patternProperties" in deel and sleutel != "properties":
            deel = {**deel, "additionalProperties": False}
        namen = sleutel in ("properties", "$defs")  # daar is `title` de naam van een veld
        return {
            naam: _opgeruimd(waarde, naam)
            for naam, waarde in deel.items()
            if namen or not (naam == "title" and isinstance(waarde, str))
        }
    if isinstance(deel, list):
        return [_opgeruimd(een) for een in deel]
    return re.sub(r" \(formaten [0-9.]+\)", "", deel) if sleutel == "description" else deel
