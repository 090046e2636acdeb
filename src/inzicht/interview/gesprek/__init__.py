"""Het interview als toestandsmachine zonder in- of uitvoer.

Elke voorkant (losse regels, toetsen) toont waar het `Gesprek` is, geeft een regel invoer aan `verwerk` en
krijgt een `Zet` terug: de nieuwe toestand, wat er te zeggen valt, en of er bewaard moet worden. Zo kunnen
twee voorkanten niet verschillen.
"""

from inzicht.bestanden.yamlbron import MEESTE_TEKENS
from inzicht.interview.gesprek.toestand import BEGIN, SLOT, Fase, Gesprek, Zet
from inzicht.interview.gesprek.verloop import begin, sla_over, verwerk

__all__ = [
    "BEGIN",
    "MEESTE_TEKENS",
    "SLOT",
    "Fase",
    "Gesprek",
    "Zet",
    "begin",
    "sla_over",
    "verwerk",
]
