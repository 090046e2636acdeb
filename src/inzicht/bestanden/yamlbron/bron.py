"""Een gelezen bestand: waarde en plekken."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from inzicht.bestanden.yamlbron.soort import LEEG, Pad, Soort, weiger
from inzicht.fouten import Bevinding, Plek, heel_bestand
from inzicht.tekst import kort

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Bron:
    """Een gelezen bestand: de waarde, en op verzoek de plek van elk onderdeel.

    `waarde` is altijd een dict van tekst naar dict, list, str, int, bool of None.
    """

    __slots__ = ("_merken", "_zoek", "naam", "soort", "waarde")

    def __init__(
        self,
        naam: str,
        soort: Soort,
        waarde: dict[str, Any],
        merken: dict[int, Any] | None,
        zoek: Callable[[], tuple[dict[str, Any], dict[int, Any]]] | None = None,
    ) -> None:
        self.naam = naam
        self.soort = soort
        self.waarde = waarde
        self._merken = merken
        self._zoek = zoek

    def plek(self, pad: Pad = (), *, sleutel: bool = False) -> Plek:
        """Geef de plek van de waarde op dit pad, of van haar sleutel; anders van de naaste ouder."""
        if self._merken is None and self._zoek is not None:
            self.waarde, self._merken = self._zoek()
        gevonden: Any = None
        houder: Any = self.waarde
        for stap in pad:
            paren = (self._merken or {}).get(id(houder))
            if paren is None:
                break
            echte = stap if stap in paren else str(stap)
            if echte not in paren:
                break
            gevonden = paren[echte]
            houder = houder[echte]
        if gevonden is None:
            return Plek(self.naam)
        merk = gevonden[0 if sleutel else 1]
        return Plek(self.naam, merk.line + 1, merk.column + 1)

    def bevinding(self, pad: Pad, nummer: str, boodschap: str, *, sleutel: bool = False) -> Bevinding:
        """Maak een bevinding op dit pad; `nummer` zijn de drie cijfers achter de letter van de soort."""
        return Bevinding(self.plek(pad, sleutel=sleutel), self.soort.letter + nummer, boodschap)

    def zonder(self, paden: Iterable[Pad]) -> Bron:
        """Dezelfde bron zonder deze onderdelen, om de rest nog te kunnen keuren."""
        waarde = copy.deepcopy(self.waarde)
        for pad in paden:
            houder: Any = waarde
            for stap in pad[:-1]:
                houder = houder.get(stap) if isinstance(houder, dict) else None
            if isinstance(houder, dict):
                houder.pop(pad[-1], None)
        return Bron(self.naam, self.soort, waarde, None)

    def zonder_leden(self, veld: str, nummers: Iterable[int]) -> Bron:
        """Dezelfde bron zonder deze leden van een lijst; de andere houden hun plek."""
        self.plek()
        merken = dict(self._merken or {})
        oud, weg = self.waarde[veld], frozenset(nummers)
        over = [nummer for nummer in range(len(oud)) if nummer not in weg]
        lijst = [oud[nummer] for nummer in over]
        waarde = {**self.waarde, veld: lijst}
        merken[id(waarde)] = merken[id(self.waarde)]
        merken[id(lijst)] = {nieuw: merken[id(oud)][nummer] for nieuw, nummer in enumerate(over)}
        return Bron(self.naam, self.soort, waarde, merken)


def noem_pad(pad: Pad) -> str:
    """Schrijf een pad zoals een gebruiker het leest: `antwoorden.opslag.mfa`."""
    return ".".join(kort(str(stap)) for stap in pad)


def eis_sleutels(waarde: object, naam: str, soort: Soort) -> dict[str, Any]:
    """Een bestand bestaat uit sleutels; weiger een lijst, losse tekst of niets."""
    if waarde is None:
        weiger(soort, "001", heel_bestand(naam), LEEG)
    if not isinstance(waarde, dict):
        wat = "een lijst" if isinstance(waarde, list) else "losse tekst"
        reden = f"Dit is geen {soort.naam}: verwacht sleutels zoals `formaat:`, maar er staat {wat}."
        weiger(soort, "017", heel_bestand(naam), f"{reden} Neem een ander bestand.")
    return waarde
