"""Wat de procesplaat toont: stromen van de een naar de ander, en plekken waar gegevens liggen (formaten 2)."""

from __future__ import annotations

from pydantic import Field

from inzicht.modellen.basis import Id, Model, Regel, Rij, Vraagverwijzing


class Stroom(Model):
    """Gegevens die in een processtap van de ene baan naar de andere gaan."""

    van: Regel = Field(description="De baan waar de gegevens vandaan komen, zoals Ouders.")
    naar: Regel = Field(description="De baan waar zij heen gaan.")
    wat: Regel = Field(description="Wat er stroomt, in een paar woorden.")
    processtap: Id = Field(description="In welke stap dit gebeurt: een id uit processtappen.")
    vragen: Rij[Vraagverwijzing] = Field(
        description="De vragen die over deze stroom gaan, elk als dimensie.vraag; mag leeg zijn."
    )


class Procesplek(Model):
    """Waar gegevens in de school blijven, zonder stroom naar een ander."""

    plek: Regel = Field(description="De naam van de plek, zoals Dossiers en archief.")
    vragen: Rij[Vraagverwijzing] = Field(
        min_length=1, description="De vragen die over deze plek gaan, elk als dimensie.vraag."
    )
