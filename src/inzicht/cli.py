"""De opdrachtregel: alleen welke opdrachten er zijn; elke opdracht laadt zichzelf als ze nodig is."""

from __future__ import annotations

from typing import Final

from inzicht.opdrachten.opdrachtregel import Luie, maak_app
from inzicht.opdrachten.opdrachtregel import start as start_app

OPDRACHTEN: Final = {
    "start": Luie("inzicht.opdrachten.start", "Vul de wijzer in, of ga verder waar u was."),
    "uitslag": Luie("inzicht.opdrachten.uitslag", "Toon de uitslag van een antwoordenbestand."),
    "verslag": Luie("inzicht.opdrachten.verslag", "Maak het adviesrapport van een antwoordenbestand."),
    "plan": Luie("inzicht.opdrachten.plan", "Volg de actiepunten: wie, wanneer, en wat is te laat."),
    "vergelijk": Luie("inzicht.opdrachten.vergelijk", "Vergelijk de rondes van een school."),
    "vragenlijst": Luie("inzicht.opdrachten.vragenlijst", "Maak een vragenlijst voor de browser, om te mailen."),
    "samenvoegen": Luie("inzicht.opdrachten.samenvoegen", "Voeg antwoorden van meer invullers samen."),
    "batch": Luie("inzicht.opdrachten.batch", "Reken de antwoorden van veel scholen door."),
    "controleer": Luie("inzicht.opdrachten.controleer", "Controleer wijzers, vragenbanken en antwoorden."),
    "nieuw": Luie("inzicht.opdrachten.nieuw", "Maak een kleine wijzer om mee te beginnen."),
    "wijzers": Luie("inzicht.opdrachten.wijzers", "Noem de wijzers en versies die bij de hand zijn."),
    "schema": Luie("inzicht.opdrachten.schema", "Toon het JSON Schema van een soort bestand."),
}

app = maak_app(OPDRACHTEN)


def start() -> None:
    """Voer de opdrachtregel uit."""
    start_app(app)
