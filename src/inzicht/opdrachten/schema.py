"""`inzicht schema`: het JSON Schema van een soort bestand."""

from __future__ import annotations

from typing import Annotated

import typer

from inzicht.fouten import GebruikFout
from inzicht.modellen.schema import MODELLEN, schema_als_json
from inzicht.scherm import venster
from inzicht.tekst import kies_uit


def opdracht(
    naam: Annotated[str, typer.Argument(metavar="NAAM", help="wijzer, vragenbank, antwoorden of uitslag.")],
) -> None:
    """Toon het JSON Schema van een soort bestand, voor een editor of een ander programma."""
    if naam not in MODELLEN:
        raise GebruikFout(f"Het schema `{naam}` bestaat niet{kies_uit(naam, MODELLEN)}")
    venster.schrijf_uit(schema_als_json(naam))
