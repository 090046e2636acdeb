"""Het beeld van de vraag of een actiepunt van de vorige keer klaar is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inzicht.interview.beeld.vorm import STOPPEN, TERUG, Beeld, Keus
from inzicht.interview.gesprek.punten import STATUSSEN
from inzicht.oordeel.plan import maak_plan
from inzicht.oordeel.plantekst import noem_stap, toelichting
from inzicht.oordeel.taal import hoofdletter
from inzicht.regels import Regel

if TYPE_CHECKING:
    from inzicht.interview.gesprek import Gesprek

_TEKSTEN = {"klaar": "Ja, dit is klaar.", "bezig": "Wij zijn bezig.", "open": "Nog niet begonnen."}


def punten(gesprek: Gesprek) -> Beeld:
    """Een actiepunt van de vorige keer, met zijn stap en wat het antwoord van nu erover zegt."""
    punt = gesprek.antwoorden.actiepunten[gesprek.punten[0]]
    plan = maak_plan(gesprek.wijzer, gesprek.antwoorden, gesprek.datum)
    een = next(een for een in plan.punten if een.punt is punt)
    regels = (Regel(een.tekst), Regel(f"{hoofdletter(noem_stap(een))}."), Regel(toelichting(een)))
    return Beeld(
        gesprek.plaats,
        "Is dit actiepunt klaar?",
        school=gesprek.antwoorden.school.naam,
        waar=een.vraag.vraag,
        teller=f"nog {len(gesprek.punten)} van de vorige keer",
        toelichting=(Regel(een.vraag.vraag, "vet"), *(regel for regel in regels if regel.tekst)),
        keuzes=tuple(
            Keus(regel, _TEKSTEN[status], gekozen=status == punt.status) for regel, status in STATUSSEN.items()
        ),
        hint="Typ 1, 2 of 3. Enter laat het zoals het is. t gaat terug naar het nakijken.",
        leeg="laten zoals het is",
        toetsen=(TERUG, STOPPEN),
    )
