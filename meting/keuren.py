"""Meet het keuren van de meegeleverde wijzer naast het laden ervan: de mediaan van afgewisselde paren (CPU).

    python meting/keuren.py           doel: hoogstens 8 keer laden; honderd kopieën tegenover tien: hoogstens 12 keer

Laden is wat elke opdracht met een wijzer doet: de bestanden lezen, de vorm keuren, en weigeren als er een fout in
staat. Keuren is al het werk van `inzicht controleer`: lezen, alle regels, en de voorbeeldscholen. Rood is het als drie
van de vier paren boven het doel liggen. Het doel is 60 ms op een machine waar laden 7,5 ms duurt; milliseconden zeggen
op een drukke machine niets, een verhouding wel.

Wat keuren kost, zijn vooral gangen door alle teksten. Een patroon dat met een vaste letter of een paar letters begint,
loopt daar veel sneller doorheen dan een dat met een woordgrens of een lange keuze begint.
"""

import gc
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from inzicht.opdrachten.gemeen import laad_wijzer
from inzicht.opdrachten.keurdoel import Keurder

DOEL = 8.0
GROEI = 12.0
RONDEN = 21
KEER = 10
MAP = str(Path(__file__).resolve().parents[1] / "vragen")
PEILDATUM = date(2026, 11, 23)


def laad() -> None:
    """Wat elke opdracht doet: lezen, de vorm keuren, en nagaan dat er geen fout in staat."""
    laad_wijzer(MAP)


def controleer() -> None:
    """Wat `inzicht controleer` zonder pad doet."""
    assert Keurder(None, PEILDATUM).keur([]) == ()


def duur(werk: Callable[[], object], keer: int) -> float:
    """CPU-tijd van `keer` maal dit werk."""
    begin = time.process_time()
    for _ in range(keer):
        werk()
    return time.process_time() - begin


def kopieer(doel: Path, aantal: int) -> Path:
    """Een map met zoveel kopieën van de meegeleverde wijzer, met voorbeelden."""
    for nummer in range(aantal):
        shutil.copytree(MAP, doel / str(nummer))
    return doel


def keur_map(map_: Path) -> None:
    """Keur een hele map zoals `controleer` dat doet; alles moet goed zijn."""
    assert Keurder(None, PEILDATUM).keur([str(map_)]) == ()


def verhouding(
    teller: tuple[Callable[[], object], int], noemer: tuple[Callable[[], object], int], ronden: int = RONDEN
) -> list[float]:
    """De verhouding van twee soorten werk: p25, mediaan en p75 van afgewisselde paren."""
    paren = []
    for ronde in range(ronden):
        tijden = [0.0, 0.0]
        for kant in (0, 1) if ronde % 2 else (1, 0):
            tijden[kant] = duur(*(teller, noemer)[kant])
        paren.append(tijden[0] / tijden[1])
    return statistics.quantiles(paren, n=4)


def main() -> int:
    """1 als drie van de vier paren boven een doel liggen."""
    controleer()
    gc.freeze()
    laag, midden, hoog = verhouding((controleer, KEER), (laad, KEER))
    print(f"keuren / laden: {midden:.2f} (p25 {laag:.2f}, p75 {hoog:.2f}), doel {DOEL:.2f}")
    tijden = [duur(controleer, 1) * 1000 for _ in range(RONDEN)]
    print(f"keuren: {statistics.median(tijden):.0f} ms")
    with tempfile.TemporaryDirectory() as map_:
        tien, honderd = (kopieer(Path(map_) / str(aantal), aantal) for aantal in (10, 100))
        minst, groei, meest = verhouding((lambda: keur_map(honderd), 1), (lambda: keur_map(tien), 1), ronden=5)
    print(f"100 kopieën / 10 kopieën: {groei:.1f} (p25 {minst:.1f}, p75 {meest:.1f}), doel {GROEI:.1f}")
    return int(laag > DOEL or minst > GROEI)


if __name__ == "__main__":
    sys.exit(main())
