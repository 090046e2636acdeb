"""Alle regels van de keuring op volgorde van code; hieruit komen `--regels`, docs/keuring.md en SARIF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from inzicht.fouten import Ernst
from inzicht.keuring.antwoordregels import ANTWOORDREGELS, HERKOMSTREGELS
from inzicht.keuring.leesregels import ALLEEN_ANTWOORDEN, ALLEEN_WIJZER, LEESREGELS, LOS_BESTAND, VREEMD
from inzicht.keuring.nalezen.dimensieregels import DIMENSIEREGELS
from inzicht.keuring.nalezen.inzendregels import INZENDREGELS
from inzicht.keuring.nalezen.opbouwregels import HEELREGELS, VRAAGWAARSCHUWINGEN
from inzicht.keuring.nalezen.schrijfregels import BLADREGELS, bijna_gelijk, dubbele_tekst
from inzicht.keuring.nalezen.taalregels import TAALREGELS
from inzicht.keuring.nalezen.uitzonderingen import UITZONDERINGREGELS
from inzicht.keuring.stroomregels import STROOMREGELS
from inzicht.keuring.vraagregels import VRAAGREGELS
from inzicht.keuring.wijzerregels import BANKREGELS, HELE_BANKREGELS, WIJZERREGELS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inzicht.keuring.register import Keurregel


@dataclass(frozen=True, slots=True, order=True)
class Regelkaart:
    """Een regel zoals een gebruiker haar ziet."""

    code: str
    ernst: Ernst
    zin: str
    uit_te_zetten: bool = False


def _leesregels() -> Iterator[Regelkaart]:
    for nummer, zin in LEESREGELS.items():
        for letter, niet in (("W", ALLEEN_ANTWOORDEN), ("A", ALLEEN_WIJZER)):
            if nummer not in niet:
                yield Regelkaart(letter + nummer, Ernst.FOUT, zin)
    yield Regelkaart(LOS_BESTAND[0], Ernst.WAARSCHUWING, LOS_BESTAND[1])
    yield Regelkaart(VREEMD[0], Ernst.OPMERKING, VREEMD[1])


WAARSCHUWINGEN: Final[tuple[Keurregel[Any], ...]] = (  # elke regel van het nalezen, elk over haar eigen stuk
    *DIMENSIEREGELS,
    *HEELREGELS,
    *VRAAGWAARSCHUWINGEN,
    *TAALREGELS,
    dubbele_tekst,
    bijna_gelijk,
    *BLADREGELS,
    *UITZONDERINGREGELS,
)
_MET_FUNCTIE: Final[tuple[Keurregel[Any], ...]] = (
    *WIJZERREGELS,
    *STROOMREGELS,
    *BANKREGELS,
    *HELE_BANKREGELS,
    *VRAAGREGELS,
    *WAARSCHUWINGEN,
    *HERKOMSTREGELS,
    *ANTWOORDREGELS,
    *INZENDREGELS,
)
REGELS: Final[tuple[Regelkaart, ...]] = tuple(
    sorted(
        (
            *_leesregels(),
            *(Regelkaart(regel.code, regel.ernst, regel.zin, regel.uit_te_zetten) for regel in _MET_FUNCTIE),
        ),
        key=lambda kaart: (kaart.code[0] == "A", kaart.code),
    )
)
