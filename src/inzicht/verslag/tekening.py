"""De maten van de tekeningen in het verslag, zodat een sjabloon niets hoeft uit te rekenen."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from inzicht.oordeel.beoordeling import rond
from inzicht.oordeel.taal import noem_score
from inzicht.verslag.vorm import Meter, Trap, Trede

if TYPE_CHECKING:
    from inzicht.oordeel.beoordeling import Bereik
    from inzicht.verslag.vorm import Soort

_TREDE: Final = 34
_TUSSEN: Final = 4
_STIJGING: Final = 11
_EERSTE: Final = 12
_RUIMTE: Final = 13
"""Ruimte boven de hoogste trede, voor het driehoekje van het streefniveau."""
_ONDER: Final = 17
_TEKENS: Final = {"vol": "■", "mogelijk": "▨", "leeg": "□"}


@lru_cache(maxsize=512)
def maak_trap(laag: int, hoog: int, streef: int, aantal: int, stand: str) -> Trap:
    """Teken `aantal` treden: tot en met `laag` gehaald, tot en met `hoog` mogelijk."""
    soorten: list[Soort] = ["vol" if n <= laag else "mogelijk" if n <= hoog else "leeg" for n in range(1, aantal + 1)]
    voet = _RUIMTE + _EERSTE + _STIJGING * (aantal - 1)
    treden = []
    for plaats, soort in enumerate(soorten):
        hoogte, links = _EERSTE + _STIJGING * plaats, 1 + plaats * (_TREDE + _TUSSEN)
        midden = links + _TREDE // 2
        treden.append(Trede(str(plaats + 1), soort, str(links), str(voet - hoogte), str(hoogte), str(midden)))
    doel = treden[min(streef, aantal) - 1]
    return Trap(
        tuple(treden),
        str(_TREDE),
        str(aantal * (_TREDE + _TUSSEN) - _TUSSEN + 2),
        str(voet + _ONDER),
        str(voet + 13),
        f"translate({doel.midden} {int(doel.y) - 10})",
        f"{stand}, op een schaal van 1 tot {aantal}. Het streefniveau is {streef}.",
        "".join(_TEKENS[soort] for soort in soorten),
    )


def maak_meter(score: Bereik | None) -> Meter | None:
    """Teken een score als deel van een ring van honderd."""
    if score is None:
        return None
    return Meter(
        f"{rond(score.aantoonbaar)} 100",
        f"{rond(score.mogelijk)} 100",
        f"Score {noem_score(score)} van 100",
    )
