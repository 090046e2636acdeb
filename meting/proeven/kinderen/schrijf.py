"""Kindproces: voeg steeds een regel toe aan een bestand dat anderen ook willen hebben.

python schrijf.py BESTAND NAAM KEER

Wacht op een regel invoer, zodat alle schrijvers tegelijk beginnen, en houdt vol tot KEER regels bevestigd zijn.
Drukt per poging `bevestigd REGEL` of `geweigerd REDEN` af.
"""

import random
import sys
import time

from inzicht.bestanden.schijf import Bewaarplek
from inzicht.fouten import BewaarFout

bestand, naam, keer = sys.argv[1], sys.argv[2], int(sys.argv[3])
rng = random.Random(naam)
print("klaar", flush=True)
sys.stdin.readline()
nummer = 0
while nummer < keer:
    regel = f"{naam}-{nummer}"
    plek = Bewaarplek(bestand)
    try:
        inhoud = plek.open() or b""
        plek.bewaar(inhoud + f"{regel}\n".encode())
        print(f"bevestigd {regel}", flush=True)
        nummer += 1
    except BewaarFout as fout:
        print(f"geweigerd {fout}", flush=True)
    finally:
        plek.sluit()
    time.sleep(rng.uniform(0, 0.01))
