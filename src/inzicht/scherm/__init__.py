"""Het enige pakket dat naar een terminal schrijft en van een toetsenbord leest (Rich en prompt_toolkit).

Alles gaat door `tekst.schoon`: uit een bestand of argument komt nooit een stuurteken op het scherm.
"""

from inzicht.scherm.keuze import kan_tekenen, kan_toetsen, voer_toetsen
from inzicht.scherm.lijnen import voer_regels
from inzicht.scherm.onderbroken import negeer_signalen, vang_signalen
from inzicht.scherm.venster import Scherm, fouten, is_terminal, kondig_invoer_aan, schrijf_uit, uitvoer
from inzicht.scherm.voortgang import voortgang

__all__ = [
    "Scherm",
    "fouten",
    "is_terminal",
    "kan_tekenen",
    "kan_toetsen",
    "kondig_invoer_aan",
    "negeer_signalen",
    "schrijf_uit",
    "uitvoer",
    "vang_signalen",
    "voer_regels",
    "voer_toetsen",
    "voortgang",
]
