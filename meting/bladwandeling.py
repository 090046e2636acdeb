"""Wandel willekeurig over vragenlijsten in Chromium en kijk of er een antwoord verloren gaat dat bewaard heette.

    python meting/bladwandeling.py              50 wandelingen van 40 stappen (enkele minuten)
    python meting/bladwandeling.py 5 --zaad 7   vijf wandelingen, met een ander beginpunt
    python meting/bladwandeling.py 30 --fouten  of elke fout uit FOUTEN binnen 30 wandelingen opvalt

Twee vragenlijsten (alle vragen, en die van een rol), twee scholen, twee vensters: kiezen, typen, een naam plakken,
bestanden openen, wissen, terug, herladen, sluiten, en een volle opslag. Uitgang 1 als er iets weg is, of als een fout
niet opvalt.
"""

import argparse
import random
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from playwright.sync_api import sync_playwright

from bladwandeling import Verslag, Wandeling
from inzicht.interview.vragenlijst.beeld import Wens
from inzicht.opdrachten.gemeen import laad_wijzer
from vragenlijst_hulp import STIL, eis_chromium, schrijf

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_PLEK: Final = "`${VOOR}${[regels.versie, regels.deel].filter(Boolean).join(';')}/${naam}`"
FOUTEN: Final = {
    "een andere naam houdt de plek van de vorige": (
        "    kluis.los();\n    stand.naam = naam;",
        "    stand.naam = naam;",
    ),
    "wat een ander venster schrijft vervangt alles": (
        "stand = samen(basis, leesBestand(tekst, { concept: true }), stand);",
        "stand = leesBestand(tekst, { concept: true });",
    ),
    "een volle opslag heet bewaard": ('onbewaard = uitkomst !== "goed";', "onbewaard = false;"),
    "een bestand komt op de plek van wat er open is": ("    verlaat();\n    const oud", "    const oud"),
    "een plek waar al iets staat is vrij": (
        "if (plek === null) neem(vrijePlek(naam), null);",
        f"if (plek === null) neem({_PLEK}, lees({_PLEK}));",
    ),
    "elke letter van een naam is meteen de naam": (
        "if (!naamKan(naam) || (naamVast && heeftAntwoorden(stand) && naam !== stand.naam)) {",
        "if (!naamKan(naam)) {",
    ),
    "een plek die niet te schrijven was blijft gekozen": ("    if (gezien === null) plek = null;", "    "),
}
"""Stukken van het blad, met een fout die de wandelingen horen te zien."""


def _wandel(browser: "Browser", adressen: tuple[str, ...], zaad: int, stappen: int) -> Verslag:
    context = browser.new_context()
    verslag = Wandeling(context, adressen, random.Random(zaad)).loop(stappen)
    context.close()
    return verslag


def _bladen(map_: str, kapot: tuple[str, str] | None = None) -> tuple[str, ...]:
    soorten = ((None, "alle.html"), (Wens(rol="directie"), "rol.html"))
    wijzer = laad_wijzer(None)
    return tuple(schrijf(Path(map_), wijzer, wens, naam, kapot) for wens, naam in soorten)


def _heel(browser: "Browser", map_: str, aantal: int, zaad: int, stappen: int) -> bool:
    """Of het gewone blad niets verliest, en er wel iets te verliezen was."""
    adressen, gezegd, verloren = _bladen(map_), 0, 0
    for een in range(zaad, zaad + aantal):
        verslag = _wandel(browser, adressen, een, stappen)
        gezegd += verslag.gezegd
        verloren += len(verslag.verloren)
        for regel in verslag.verloren:
            print(f"zaad {een}: {regel}", flush=True)
    print(f"{aantal} wandelingen; {gezegd} keer gezegd dat alles bewaard is; {verloren} keer was er iets weg")
    return gezegd > 0 and not verloren


def _ziet(browser: "Browser", map_: str, fout: str, zaden: range, stappen: int) -> bool:
    """Of een van de wandelingen deze fout ziet."""
    adressen = _bladen(map_, FOUTEN[fout])
    for nummer, zaad in enumerate(zaden, 1):
        if verloren := _wandel(browser, adressen, zaad, stappen).verloren:
            print(f"gezien na {nummer}: {fout}; {verloren[0][-90:]}", flush=True)
            return True
    print(f"niet gezien: {fout}", flush=True)
    return False


def main() -> int:
    """Doe de wandelingen; 1 als er een iets verloor, als er niets te verliezen was, of als een fout niet opvalt."""
    opties = argparse.ArgumentParser()
    opties.add_argument("aantal", type=int, nargs="?", default=50)
    opties.add_argument("--stappen", type=int, default=40)
    opties.add_argument("--zaad", type=int, default=0)
    opties.add_argument("--fouten", nargs="?", const="", help="bladen met een fout (waarin deze tekst voorkomt)")
    gekozen = opties.parse_args()
    with tempfile.TemporaryDirectory() as map_, sync_playwright() as speler:
        browser = speler.chromium.launch(executable_path=eis_chromium(), args=STIL)
        if gekozen.fouten is not None:
            zaden = range(gekozen.zaad, gekozen.zaad + gekozen.aantal)
            gezien = [_ziet(browser, map_, fout, zaden, gekozen.stappen) for fout in FOUTEN if gekozen.fouten in fout]
            goed = all(gezien)
        else:
            goed = _heel(browser, map_, gekozen.aantal, gekozen.zaad, gekozen.stappen)
        browser.close()
    return 0 if goed else 1


if __name__ == "__main__":
    sys.exit(main())
