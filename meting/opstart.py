"""Meet de opstart van elke opdracht naast een kale Python (CPU, mediaan van afgewisselde paren).

python meting/opstart.py
"""

import resource
import statistics
import subprocess
import sys
from pathlib import Path

from proeven.gemeen import omgeving

VOORBEELD = str(Path(__file__).resolve().parents[1] / "vragen" / "voorbeelden" / "gemiddeld.yaml")
RONDEN = 9
GEVALLEN = (
    (("--version",), 1.5),
    (("--help",), 12),
    (("uitslag", "--help"), 18),
    (("uitslag", VOORBEELD), 20),
    (("verslag", VOORBEELD, "--uit", "-", "--formaat", "html"), 30),
)


def cpu(*args: str) -> float:
    """CPU-tijd van een proces met deze argumenten voor Python."""
    voor = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *args], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=omgeving(), check=False
    )
    na = resource.getrusage(resource.RUSAGE_CHILDREN)
    return na.ru_utime + na.ru_stime - voor.ru_utime - voor.ru_stime


def main() -> int:
    """Druk per opdracht de verhouding en het doel af; 1 als drie van de vier paren te traag zijn."""
    te_traag = False
    for args, doel in GEVALLEN:
        cpu("-m", "inzicht", *args)
        paren = [cpu("-m", "inzicht", *args) / cpu("-c", "pass") for _ in range(RONDEN)]
        laag, midden, hoog = statistics.quantiles(paren, n=4)
        te_traag |= laag > doel
        naam = " ".join(Path(deel).name for deel in args)
        print(f"{naam:45} {midden:6.1f} (p25 {laag:.1f}, p75 {hoog:.1f}), doel {doel}")
    return int(te_traag)


if __name__ == "__main__":
    sys.exit(main())
