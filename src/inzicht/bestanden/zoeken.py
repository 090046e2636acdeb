"""Zoekt antwoordenbestanden onder paden die een gebruiker geeft, en onthoudt per soort wat niet meegaat."""

from __future__ import annotations

import itertools
import os
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from inzicht.bestanden import padstaat
from inzicht.bestanden.padstaat import ACHTERVOEGSELS, Staat
from inzicht.fouten import Bevinding, InvoerFout, heel_bestand
from inzicht.tekst import aantal, opsomming, toon_naam

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SYSTEEM: Final = re.compile(r"(?i:(?:eh)?thumbs\.db|desktop\.ini|icon\r|~\$.*|\.ds_store|\.~.*|\._.*)", re.DOTALL)
"""Wat Windows, macOS, een programma dat openstaat of inzicht zelf in een map zet; nooit werk van een school."""
_KLADBLOK: Final = re.compile(r"(?i:.*\.(?:yaml|yml|json)\.txt)", re.DOTALL)
_SOORTNAAM: Final = re.compile(r"\.[a-z0-9]{1,10}")
_MEESTE_SOORTEN: Final = 10
ZONDER_SOORT: Final = "bestand zonder achtervoegsel"
KOPPELING: Final = "koppeling naar een map"
LOSSE_KOPPELING: Final = "koppeling"
VERBORGEN_MAP: Final = "verborgen map"
VERBORGEN: Final = "verborgen bestand"
_MEERVOUD: Final = {
    ZONDER_SOORT: "bestanden zonder achtervoegsel",
    KOPPELING: "koppelingen naar een map",
    LOSSE_KOPPELING: "koppelingen",
    VERBORGEN_MAP: "verborgen mappen",
    VERBORGEN: "verborgen bestanden",
}


@dataclass(slots=True)
class Overgeslagen:
    """Wat er in mappen stond en niet meeging: per soort hoeveel, en de eerste naam."""

    per_soort: Counter[str] = field(default_factory=Counter)
    eerste: dict[str, str] = field(default_factory=dict)

    def tel(self, soort: str, naam: str) -> None:
        """Tel een naam bij haar soort."""
        self.per_soort[soort] += 1
        self.eerste[soort] = min(self.eerste.get(soort, naam), naam)

    def zinnen(self) -> list[str]:
        """Wat er niet meeging, in hoogstens twee zinnen; leeg als alles meeging."""
        op_rij = sorted(self.per_soort, key=lambda een: (-self.per_soort[een], een))
        delen = [self._deel(een) for een in op_rij[:_MEESTE_SOORTEN]]
        if rest := sum(self.per_soort[een] for een in op_rij[_MEESTE_SOORTEN:]):
            delen.append(aantal(rest, "ander bestand", "andere bestanden"))
        zinnen = []
        if (klad := self.eerste.get(".txt", "")) and _KLADBLOK.fullmatch(klad):
            kort = klad.rpartition("/")[2][: -len(".txt")]
            zinnen.append(f"Zijn in {klad} antwoorden bewaard met Kladblok? Noem dat bestand dan {kort}.")
        return [*zinnen, f"Overgeslagen: {opsomming(delen)}."] if delen else []

    def _deel(self, soort: str) -> str:
        hoeveel, naam = self.per_soort[soort], self.eerste[soort]
        wat = aantal(hoeveel, soort, _MEERVOUD.get(soort, soort))
        return f"{wat} ({naam})" if hoeveel == 1 else f"{wat} (zoals {naam})"


def zoek_antwoordbestanden(paden: Iterable[str], uit: str = "") -> tuple[str, list[str], Overgeslagen]:
    """De diepste map die alle paden bevat, daaronder elk bestand met `/` op volgorde van codepunt, en wat niet meeging.

    Een map gaat helemaal mee, ook een verborgen map die zelf genoemd is; wat in een map de naam van een bestand heeft
    maar het niet is, staat er ook bij, zodat het geweigerd kan worden in plaats van overgeslagen. Wat in `uit` staat,
    telt niet als overgeslagen. Werpt `InvoerFout` als een pad niet bestaat.
    """
    overgeslagen = Overgeslagen()
    eigen = padstaat.vol_pad(uit) if uit else ""
    gegeven = [Path(_eis_te_zien(pad)) for pad in paden]
    wortel = os.path.commonpath([str(echt if padstaat.is_map(echt) else echt.parent) for echt in gegeven])
    namen: list[str] = []
    for echt in gegeven:
        voor = os.path.relpath(echt, wortel).replace(os.sep, "/")
        if padstaat.is_map(echt):
            begin = "" if voor == "." else f"{voor}/"
            namen.extend(_onder(str(echt), begin, None if str(echt) == eigen else overgeslagen, eigen))
        else:
            namen.append(voor)
    namen.sort(key=toon_naam)
    return wortel, [naam for naam, _ in itertools.groupby(namen)] if len(gegeven) > 1 else namen, overgeslagen


def _eis_te_zien(pad: str) -> str:
    """Het pad vanaf de wortel; werpt `InvoerFout` als daar niets te zien is, of als de werkmap weg is."""
    if padstaat.werkmap() is None and not Path(pad).is_absolute():
        raise InvoerFout([Bevinding(heel_bestand(pad), "A013", padstaat.GEEN_WERKMAP)])
    gezien = padstaat.bekijk(pad, volg=False)
    if gezien.staat in {Staat.WEG, Staat.DICHT}:
        raise InvoerFout(
            [Bevinding(heel_bestand(pad), "A013", padstaat.leesreden(pad, gezien.nummer, "bestand of map"))]
        )
    return padstaat.vol_pad(pad)  # een koppeling blijft zichzelf


def _onder(map_: str, voor: str, overgeslagen: Overgeslagen | None, eigen: str) -> Iterator[str]:
    """Alle namen onder een map, zonder koppelingen naar mappen te volgen en zonder verborgen namen."""
    wacht = [(map_, voor, overgeslagen)]
    while wacht:
        hier, begin, teller = wacht.pop()
        try:
            inhoud = os.scandir(hier)
        except OSError:
            yield begin.rstrip("/")  # niet te lezen: het weigeren zegt het
            continue
        with inhoud:
            for een in inhoud:
                soort = _soort(een)
                if soort == _MAP:
                    wacht.append((een.path, f"{begin}{een.name}/", None if een.path == eigen else teller))
                if soort in (_ANTWOORDEN, _MAP) and een.name.lower().endswith(ACHTERVOEGSELS):
                    yield begin + een.name
                elif teller and soort not in (_SYSTEEMSOORT, _MAP) and een.path != eigen:
                    teller.tel(soort, begin + een.name)


_MAP, _ANTWOORDEN, _SYSTEEMSOORT = "map", "antwoorden", "systeem"


def _soort(een: os.DirEntry[str]) -> str:
    """Wat een naam in een map is: een map, antwoorden, iets van het systeem, of de soort die niet meegaat."""
    naam = een.name
    if _SYSTEEM.fullmatch(naam):
        return _SYSTEEMSOORT
    is_map = _is_map(een, volg=False)
    antwoorden = naam.lower().endswith(ACHTERVOEGSELS)
    if naam.startswith("."):
        return VERBORGEN_MAP if is_map else VERBORGEN if antwoorden else _SYSTEEMSOORT
    if is_map or antwoorden:
        return _MAP if is_map else _ANTWOORDEN
    if _is_map(een, volg=True):
        return KOPPELING
    achter = os.path.splitext(naam)[1].lower()  # noqa: PTH122 - een naam, geen pad
    if _SOORTNAAM.fullmatch(achter):
        return achter
    return LOSSE_KOPPELING if een.is_symlink() else ZONDER_SOORT


def _is_map(een: os.DirEntry[str], *, volg: bool) -> bool:
    try:
        return een.is_dir(follow_symlinks=volg)
    except OSError:  # niet te zien: dan is het geen map om in te kijken
        return False
