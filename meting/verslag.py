"""Meet een warm verslag naast `yaml.load(CSafeLoader)` van zijn antwoordenbestand (CPU, mediaan van paren).

    python meting/verslag.py          doel: HTML hoogstens 10 R, Markdown hoogstens 3 R

R is het lezen en ontleden van het antwoordenbestand. Elke vraag is beantwoord en heeft een opmerking. Elk verslag
is van een andere school met andere opmerkingen, zodat alleen de teksten van de wijzer al bekend zijn. Het verslag
begint bij de uitslag en eindigt bij de tekst; het oordeel staat er apart bij.
"""

import gc
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from inzicht.bestanden.schijf import lees_sjablonen
from inzicht.modellen.antwoorden import Antwoord, Antwoorden, schrijf_antwoorden
from inzicht.modellen.keuze import keuze_van
from inzicht.modellen.wijzer import Vraag, Wijzer
from inzicht.oordeel.beoordeling import Uitslag, beoordeel
from inzicht.opdrachten.gemeen import laad_antwoorden, laad_wijzer
from inzicht.verslag.beeld import Herkomst, Woordenboek, maak_beeld
from inzicht.verslag.maker import Verslagmaker

DOELEN = {"html": 10.0, "markdown": 3.0}
RONDEN = 25
SCHOLEN = 40
GROOTSTE = 150_000
HERKOMST = Herkomst("0", "0" * 64)
VOORBEELDEN = Path(__file__).resolve().parents[1] / "vragen" / "voorbeelden"
WOORDEN = ("wij", "school", "formulier", "ouders", "lijst", "map", "elke week", "nog niet", "alles", "de directie")


@dataclass(frozen=True)
class School:
    """Een school met haar uitslag, en haar antwoordenbestand."""

    antwoorden: Antwoorden
    uitslag: Uitslag
    bestand: Path


def school(wijzer: Wijzer, basis: Antwoorden, nummer: int, map_: Path) -> School:
    """Een school rond een voorbeeld: antwoorden een trede hoger of lager, en overal een eigen opmerking."""
    toeval = random.Random(nummer)
    vakken = {}
    for bank in wijzer.banken:
        vakken[bank.id] = {
            vraag.id: Antwoord(
                keuze=keuze_van(_trede(basis, bank.id, vraag, toeval.choice((-1, 0, 0, 0, 1)))),
                opmerking=" ".join(toeval.choices(WOORDEN, k=8)).capitalize() + ".",
            )
            for vraag in bank.vragen
            if basis.telt(vraag)
        }
    antwoorden = basis.met(
        antwoorden=vakken, actiepunten=(), school=basis.school.model_copy(update={"naam": f"Meetschool {nummer}"})
    )
    bestand = map_ / f"{nummer}.yaml"
    bestand.write_text(schrijf_antwoorden(antwoorden), encoding="utf-8")
    return School(antwoorden, beoordeel(wijzer, antwoorden), bestand)


def _trede(antwoorden: Antwoorden, dimensie: str, vraag: Vraag, verschil: int) -> int:
    keuze = antwoorden.antwoord(dimensie, vraag.id).keuze
    hier = keuze.laag if keuze.soort == "situatie" and keuze.laag else 3
    return min(vraag.top, max(1, hier + verschil))


def lees(een: School) -> object:
    """De maatstaf R."""
    return yaml.load(een.bestand.read_bytes(), Loader=yaml.CSafeLoader)  # noqa: TID251 - dit is de maatstaf


def duur(werk: Callable[[School], object], scholen: Sequence[School]) -> float:
    """CPU-tijd van dit werk voor al deze scholen."""
    begin = time.process_time()
    for een in scholen:
        werk(een)
    return time.process_time() - begin


def verhouding(werk: Callable[[School], object], scholen: Sequence[School]) -> tuple[float, float, float]:
    """De verhouding werk/R: p25, mediaan en p75."""
    paren = []
    for ronde in range(RONDEN):
        beide = (werk, lees)
        tijden = [0.0, 0.0]
        for kant in (0, 1) if ronde % 2 else (1, 0):
            tijden[kant] = duur(beide[kant], scholen)
        paren.append(tijden[0] / tijden[1])
    laag, midden, hoog = statistics.quantiles(paren, n=4)
    return laag, midden, hoog


def main() -> int:
    """Meet beide vormen; 1 als drie van de vier paren te traag zijn of het HTML-bestand te groot is."""
    wijzer = laad_wijzer(None)
    maker, boek = Verslagmaker(lees_sjablonen()), Woordenboek(wijzer)

    def vorm(neerzetten: Callable[..., str]) -> Callable[[School], str]:
        return lambda een: neerzetten(maak_beeld(wijzer, een.antwoorden, een.uitslag, HERKOMST, boek=boek))

    werk = {"html": vorm(maker.html), "markdown": vorm(maker.markdown)}
    with tempfile.TemporaryDirectory() as map_:
        bases = [laad_antwoorden(str(pad), wijzer).antwoorden for pad in sorted(VOORBEELDEN.glob("*.yaml"))]
        scholen = [school(wijzer, bases[nr % len(bases)], nr, Path(map_)) for nr in range(SCHOLEN)]
        rest = [school(wijzer, bases[nr % len(bases)], nr, Path(map_)) for nr in range(SCHOLEN, 2 * SCHOLEN)]
        grootst = max(len(werk["html"](een).encode()) for een in rest)  # meteen de eerste, koude keer
        for een in rest:
            werk["markdown"](een)
        gc.freeze()
        te_traag = grootst > GROOTSTE
        for naam, doel in DOELEN.items():
            laag, midden, hoog = verhouding(werk[naam], scholen)
            te_traag |= laag > doel
            print(f"{naam:10} {midden:6.2f} R (p25 {laag:.2f}, p75 {hoog:.2f}), doel {doel:.0f} R")
        laag, midden, hoog = verhouding(lambda een: beoordeel(wijzer, een.antwoorden), scholen)
        print(f"{'oordeel':10} {midden:6.2f} R (p25 {laag:.2f}, p75 {hoog:.2f}), telt hierboven niet mee")
        print(f"grootste HTML: {grootst} bytes, doel {GROOTSTE}")
    return int(te_traag)


if __name__ == "__main__":
    sys.exit(main())
