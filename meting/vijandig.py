"""Geef vijandige tekst aan lezer, keuring, rekenhart, opmakers, samenvoegen en batch, en kijk of alles heel blijft.

    python meting/vijandig.py                    honderdduizend teksten (een half uur)
    python meting/vijandig.py --kort             vijfhonderd, voor de toetsen (enkele seconden)
    python meting/vijandig.py --dekking MAP      met atheris, gestuurd door de dekking; MAP houdt de vondsten
    python meting/vijandig.py --aantal 5000 --zaad 7

Anders dan de andere vergelijkingen begint deze niet bij een goed bestand. Van elke tekst geven de snelle en de gewone
weg hetzelfde, komt er niets anders uit dan een weigering, en kost zij nooit meer dan twee seconden. Uitgang 1 bij een
verschil.

`--dekking` vraagt `pip install atheris`, en neemt opties van libFuzzer achter `--`, zoals `-runs=1000000`.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from functools import cache
from types import FunctionType
from typing import TYPE_CHECKING, Final

from proeven.vijandig import maak_tekst
from snelweg import verwerk_gewoon, verwerking

from inzicht.batch.verwerking import School
from inzicht.bestanden import yamlbron
from inzicht.bestanden.schijf import lees_sjablonen
from inzicht.fouten import InvoerFout
from inzicht.keuring.poort import keur_antwoordenbron
from inzicht.modellen.antwoorden import schrijf_antwoorden
from inzicht.modellen.overzetten import zet_over
from inzicht.modellen.wijzer import Wijzer
from inzicht.oordeel.beoordeling import beoordeel
from inzicht.oordeel.uitslagbestand import uitslag_als_json
from inzicht.oordeel.uitslagtekst import uitslagregels
from inzicht.opdrachten.gemeen import laad_wijzer
from inzicht.opdrachten.keurdoel import keur_antwoordbytes
from inzicht.opdrachten.opties import lees_dag
from inzicht.verslag.beeld import Herkomst, maak_beeld
from inzicht.verslag.maker import Verslagmaker

if TYPE_CHECKING:
    from collections.abc import Sequence

GEWOON: Final = 100_000
KORT: Final = 500
SECONDEN: Final = 2.0
_NAMEN: Final = ("x.yaml", "x.json")


@cache
def _wijzer() -> Wijzer:
    return laad_wijzer(None)


@cache
def _maker() -> Verslagmaker:
    return Verslagmaker(lees_sjablonen())


def _lees(gegevens: bytes, naam: str, *, plekken: bool) -> str:
    """De waarde zoals de lezer haar geeft, of waarom hij weigert."""
    try:
        return repr(yamlbron.lees(gegevens, naam, yamlbron.ANTWOORDEN, plekken=plekken).waarde)
    except InvoerFout as fout:
        return str(fout)


def beproef(gegevens: bytes, naam: str) -> str | None:
    """Verwerk een tekst langs elke weg; geeft wat er mis is, of niets."""
    begin = time.process_time()
    if (snel := _lees(gegevens, naam, plekken=False)) != (gewoon := _lees(gegevens, naam, plekken=True)):
        return f"lezen: {gegevens!r}\n    snel   {snel[:300]}\n    gewoon {gewoon[:300]}"
    gezien = verwerking().verwerk(gegevens, naam)
    if gezien != (verwacht := verwerk_gewoon(gegevens, naam)):
        return f"batch: {gegevens!r}\n    snel   {gezien}\n    gewoon {verwacht}"
    bevindingen = keur_antwoordbytes(gegevens, naam, _wijzer(), lees_dag("--peildatum", "2026-11-23"))
    if isinstance(gezien, School):
        _maak_alles(gegevens, naam)
    elif not bevindingen:
        return f"controleer vindt niets: {gegevens!r}\n    batch {gezien}"
    duur = time.process_time() - begin
    return f"{duur:.1f} seconden: {gegevens[:200]!r}" if duur > SECONDEN else None


def _maak_alles(gegevens: bytes, naam: str) -> None:
    """Alles wat er van goede antwoorden te maken is, en dat wat wij schrijven weer te lezen is."""
    wijzer = _wijzer()
    antwoorden, gevonden = keur_antwoordenbron(yamlbron.lees(gegevens, naam, yamlbron.ANTWOORDEN), wijzer)
    if antwoorden is None or gevonden:
        raise AssertionError(gevonden)
    over = zet_over(antwoorden, wijzer).antwoorden
    uitslag = beoordeel(wijzer, over)
    uitslag_als_json(wijzer, over, uitslag)
    uitslagregels(wijzer, over, uitslag)
    beeld = maak_beeld(wijzer, over, uitslag, Herkomst("1", "ab" * 32))
    _maker().html(beeld)
    _maker().markdown(beeld)
    terug = yamlbron.lees(schrijf_antwoorden(over).encode(), "x.yaml", yamlbron.ANTWOORDEN)
    if keur_antwoordenbron(terug, wijzer) != (over, ()):
        raise AssertionError(schrijf_antwoorden(over))


def _eigen_functies() -> list[FunctionType]:
    """Elke functie van inzicht; alleen daarvan telt de dekking."""
    eigen = [module for naam, module in sys.modules.items() if naam.partition(".")[0] == "inzicht"]
    leden = [lid for module in eigen for lid in vars(module).values()]
    leden += [deel for lid in leden if isinstance(lid, type) for deel in vars(lid).values()]
    functies = {id(lid): lid for lid in leden if isinstance(lid, FunctionType)}
    return [een for een in functies.values() if een.__module__.startswith("inzicht")]


def met_dekking(map_: str, rest: Sequence[str]) -> None:
    """Laat atheris zoeken; stopt bij de eerste fout."""
    import atheris  # noqa: PLC0415 - alleen voor wie erom vraagt

    for functie in _eigen_functies():
        atheris.instrument_func(functie)

    def een(gegevens: bytes) -> None:
        naam = _NAMEN[gegevens[:1] == b"{"]
        mis = beproef(gegevens, naam)
        if mis:
            raise AssertionError(mis)

    atheris.Setup([sys.argv[0], map_, *rest], een)
    atheris.Fuzz()


def main() -> int:
    """Beproef zoveel teksten, en noem wat mis is."""
    opties = argparse.ArgumentParser(description=__doc__)
    opties.add_argument("--kort", action="store_true")
    opties.add_argument("--aantal", type=int)
    opties.add_argument("--zaad", type=int, default=1)
    opties.add_argument("--dekking", metavar="MAP")
    keuze, rest = opties.parse_known_args()
    if keuze.dekking:
        met_dekking(keuze.dekking, [een for een in rest if een != "--"])
        return 0
    r = random.Random(keuze.zaad)
    fouten: list[str] = []
    geteld: dict[str, int] = {"geteld": 0, "geweigerd": 0}
    for _ in range(keuze.aantal or (KORT if keuze.kort else GEWOON)):
        naam = r.choice(_NAMEN)
        gegevens = maak_tekst(r, json=naam == "x.json")
        geteld["geteld" if isinstance(verwerking().verwerk(gegevens, naam), School) else "geweigerd"] += 1
        mis = beproef(gegevens, naam)
        fouten += [mis] if mis else []
    for wat, hoeveel in geteld.items():
        print(f"{wat:24}{hoeveel:>12}")
    print(f"{'verschillen':24}{len(fouten):>12}")
    print(*fouten[:5], sep="\n")
    return int(bool(fouten))


if __name__ == "__main__":
    sys.exit(main())
