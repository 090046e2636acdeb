"""Kindproces: vervang een bestaand bestand een keer en zeg het daarna.

python bewaar.py BESTAND NIEUW      NIEUW is een bestand met de nieuwe inhoud
"""

import sys
from pathlib import Path

from inzicht.bestanden.schijf import Bewaarplek

nieuw = Path(sys.argv[2]).read_bytes()
plek = Bewaarplek(sys.argv[1])
plek.open()
plek.bewaar(nieuw)
print("bewaard", flush=True)
plek.sluit()
