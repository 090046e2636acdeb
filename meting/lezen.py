"""Meet de lezer naast `yaml.load(CSafeLoader)` op dezelfde bytes: de mediaan van afgewisselde paren (CPU).

    python meting/lezen.py            doel: hoogstens 0,50

Een verhouding uit een ronde; milliseconden zeggen op een drukke machine niets.
"""

import gc
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from inzicht import yamlbron

DOEL = 0.50
RONDEN = 15
WORTEL = Path(__file__).resolve().parents[1]


def duur(werk: Callable[[], object], keer: int) -> float:
    """CPU-tijd van `keer` maal dit werk."""
    begin = time.process_time()
    for _ in range(keer):
        werk()
    return time.process_time() - begin


def verhouding(gegevens: bytes, naam: str, soort: yamlbron.Soort, keer: int) -> tuple[float, float, float]:
    """De verhouding lezer/CSafeLoader: p25, mediaan en p75."""
    paren = []
    for ronde in range(RONDEN):
        werk = [
            lambda: yamlbron.lees(gegevens, naam, soort),
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
    gevallen = (("voorbeelden/gemiddeld.yaml", yamlbron.ANTWOORDEN, 200), ("opslag.yaml", yamlbron.WIJZER, 20))
    for naam, soort, keer in gevallen:
        gegevens = (WORTEL / "vragen" / naam).read_bytes()
        laag, midden, hoog = verhouding(gegevens, naam, soort, keer)
        te_traag |= laag > DOEL
        print(f"{naam:28} {len(gegevens):6} bytes: {midden:.2f} (p25 {laag:.2f}, p75 {hoog:.2f}), doel {DOEL:.2f}")
    return int(te_traag)


if __name__ == "__main__":
    sys.exit(main())
