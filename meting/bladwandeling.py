"""Wandel willekeurig over vragenlijsten in Chromium en kijk of er een antwoord verloren gaat dat bewaard heette.

    python meting/bladwandeling.py              50 wandelingen van 40 stappen (enkele minuten)
    python meting/bladwandeling.py 5 --zaad 7   vijf wandelingen, met een ander beginpunt

Twee vragenlijsten (alle vragen, en die van een rol), twee scholen, twee vensters: kiezen, typen, een naam plakken,
bestanden openen, wissen, terug, herladen, sluiten, en een volle opslag. Uitgang 1 als er iets weg is.
"""

import argparse
import random
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from playwright.sync_api import sync_playwright

from bladwandeling import Wandeling
from inzicht.interview.vragenlijst.beeld import Wens
from inzicht.opdrachten.gemeen import laad_wijzer
from vragenlijst_hulp import STIL, eis_chromium, schrijf


def main() -> int:
    """Doe de wandelingen; 1 als er een iets verloor of als er niets te verliezen was."""
    opties = argparse.ArgumentParser()
    opties.add_argument("aantal", type=int, nargs="?", default=50)
    opties.add_argument("--stappen", type=int, default=40)
    opties.add_argument("--zaad", type=int, default=0)
    gekozen = opties.parse_args()
    wijzer = laad_wijzer(None)
    gezegd, verloren = 0, 0
    with tempfile.TemporaryDirectory() as map_, sync_playwright() as speler:
        bladen = ((None, "alle.html"), (Wens(rol="directie"), "rol.html"))
        adressen = tuple(schrijf(Path(map_), wijzer, wens, naam) for wens, naam in bladen)
        browser = speler.chromium.launch(executable_path=eis_chromium(), args=STIL)
        for zaad in range(gekozen.zaad, gekozen.zaad + gekozen.aantal):
            context = browser.new_context()
            verslag = Wandeling(context, adressen, random.Random(zaad)).loop(gekozen.stappen)
            context.close()
            gezegd += verslag.gezegd
            verloren += len(verslag.verloren)
            for regel in verslag.verloren:
                print(f"zaad {zaad}: {regel}")
        browser.close()
    print(f"{gekozen.aantal} wandelingen; {gezegd} keer gezegd dat alles bewaard is; {verloren} keer was er iets weg")
    return 1 if verloren or not gezegd else 0


if __name__ == "__main__":
    sys.exit(main())
