"""Een telling als bytes, zodat zij op kladpapier kan wachten tot de hele partij gelezen is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from inzicht.modellen.antwoorden import Actiepunt
from inzicht.oordeel.geteld import Geteld
from inzicht.oordeel.rekenplan import plannen_van

if TYPE_CHECKING:
    from inzicht.modellen.wijzer import Wijzer

_PAK = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


def pak_in(geteld: Geteld) -> bytes:
    """Alles van een telling; gelijke tellingen met dezelfde volgorde geven gelijke bytes."""
    velden = geteld._replace(
        plan=None,  # type: ignore[arg-type]  # volgt uit omvang en kenmerken
        actiepunten=tuple(een.model_dump(exclude_none=True) for een in geteld.actiepunten),  # type: ignore[misc]
    )
    return _PAK(velden).encode("ascii")


class Uitpakker:
    """Maakt van zulke bytes weer een telling, bij dezelfde wijzer."""

    def __init__(self, wijzer: Wijzer) -> None:
        self._plannen = plannen_van(wijzer)

    def pak_uit(self, gepakt: bytes) -> Geteld:
        """De telling die erin zit."""
        geteld = Geteld(*json.loads(gepakt))
        return geteld._replace(
            plan=self._plannen.voor(geteld.omvang, geteld.kenmerken),
            totalen=tuple(geteld.totalen),
            keuzes=tuple({naam: _keuze(een) for naam, een in vak.items()} for vak in geteld.keuzes),
            actiepunten=tuple(map(Actiepunt.model_validate, geteld.actiepunten)),
        )


def _keuze(keuze: Any) -> Any:
    """Een bereik is in JSON een lijst."""
    return tuple(keuze) if type(keuze) is list else keuze
