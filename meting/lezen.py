"""Meet de lezer naast `yaml.load(CSafeLoader)` op dezelfde bytes: de mediaan van afgewisselde paren (CPU).

    python meting/lezen.py            doel: hoogstens 0,50; zonder plekken, zoals een partij leest, 0,16

Een verhouding uit een ronde; milliseconden zeggen op een drukke machine niets.
"""

import gc
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from inzicht.bestanden import yamlbron

DOEL = 0.50
DOEL_ZONDER_PLEKKEN = 0.16
RONDEN = 15
WORTEL = Path(__file__).resolve().parents[1]


def duur(werk: Callable[[], object], keer: int) -> float:
    """CPU-tijd van `keer` maal dit werk."""
    begin = time.process_time()
    for _ in range(keer):
        werk()
    return time.process_time() - begin


def verhouding(
    gegevens: bytes, naam: str, soort: yamlbron.Soort, keer: int, *, plekken: bool
) -> tuple[float, float, float]:
    """De verhouding lezer/CSafeLoader: p25, mediaan en p75."""
    paren = []
    for ronde in range(RONDEN):
        werk = [
            lambda: yamlbron.lees(gegevens, naam, soort, plekken=plekken),
            lambda: yaml.load(gegevens, Loader=yaml.CSafeLoader),  # noqa: TID251 - dit is de maatstaf
        ]
        tijden = [0.0, 0.0]
        for kant in (0, 1) if ronde % 2 else (1, 0):
            tijden[kant] = duur(werk[kant], keer)
        paren.append(tijden[0] / tijden[1])
    laag, midden, hoog = statistics.quantiles(paren, n=4)
    return laag, midden, hoog


def main() -> int:
    """Meet een antwoordenbestand en een vragenbank; 1 als drie van de vier paren te traag zijn."""
    gc.freeze()
    te_traag = False
    gevallen = (
        ("voorbeelden/gemiddeld.yaml", yamlbron.ANTWOORDEN, 200, True),
        ("voorbeelden/gemiddeld.yaml", yamlbron.ANTWOORDEN, 200, False),
        ("opslag.yaml", yamlbron.WIJZER, 20, True),
    )
    for naam, soort, keer, plekken in gevallen:
        gegevens = (WORTEL / "vragen" / naam).read_bytes()
        laag, midden, hoog = verhouding(gegevens, naam, soort, keer, plekken=plekken)
        doel = DOEL if plekken else DOEL_ZONDER_PLEKKEN
        te_traag |= laag > doel
        hoe = naam if plekken else f"{naam} zonder plekken"
        print(f"{hoe:42} {len(gegevens):6} bytes: {midden:.2f} (p25 {laag:.2f}, p75 {hoog:.2f}), doel {doel:.2f}")
    return int(te_traag)


if __name__ == "__main__":
    sys.exit(main())
