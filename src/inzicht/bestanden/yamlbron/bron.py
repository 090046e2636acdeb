"""Een gelezen bestand: waarde en plekken."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from inzicht.bestanden.yamlbron.soort import LEEG, Merken, Pad, Soort, merkplek, weiger
from inzicht.fouten import Bevinding, Plek, heel_bestand
from inzicht.tekst import kort

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


class Bron:
    """Een gelezen bestand: de waarde, en op verzoek de plek van elk onderdeel.

    `waarde` is altijd een dict van tekst naar dict, list, str, int, bool of None. `zoek` geeft de merken als er
    voor het eerst een plek nodig is; zonder `zoek` heeft de bron geen plekken.
    """

    __slots__ = ("_merken", "_zoek", "naam", "soort", "waarde")

    def __init__(
        self, naam: str, soort: Soort, waarde: dict[str, Any], zoek: Callable[[], Merken] | None = None
    ) -> None:
        self.naam = naam
        self.soort = soort
        self.waarde = waarde
        self._zoek = zoek
        self._merken: Merken | None = None

    def merken(self) -> Merken:
        """De merken van alle onderdelen; leeg als die niet bekend zijn."""
        if self._merken is None:
            self._merken = self._zoek() if self._zoek is not None else {}
        return self._merken

    def plek(self, pad: Pad = (), *, sleutel: bool = False) -> Plek:
        """Geef de plek van de waarde op dit pad, of van haar sleutel; anders van de naaste ouder."""
        merk: Any = None
        delen: Merken | None = self.merken()
        for stap in pad:
            gevonden = (delen or {}).get(stap) or (delen or {}).get(str(stap))
            if gevonden is None:
                break
            merk, delen = gevonden[0 if sleutel else 1], gevonden[2]
        return Plek(self.naam) if merk is None else merkplek(self.naam, merk)

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
        return Bron(self.naam, self.soort, waarde)

    def met(self, velden: Mapping[str, object]) -> Bron:
        """Dezelfde bron met deze velden anders; wat None is, valt weg. De andere houden hun plek."""
        over = {naam: waarde for naam, waarde in self.waarde.items() if naam not in velden}
        nieuw = {naam: waarde for naam, waarde in velden.items() if waarde is not None}
        return Bron(self.naam, self.soort, {**over, **nieuw}, self.merken)

    def zonder_leden(self, veld: str, nummers: Iterable[int]) -> Bron:
        """Dezelfde bron zonder deze leden van een lijst; de andere houden hun plek."""
        weg = set(nummers)
        over = [nummer for nummer in range(len(self.waarde[veld])) if nummer not in weg]
        sleutel, hier, leden = self.merken()[veld]
        merken: Merken | None = {nieuw: leden[oud] for nieuw, oud in enumerate(over)} if leden else None
        lijst = [self.waarde[veld][nummer] for nummer in over]
        alle: Merken = {**self.merken(), veld: (sleutel, hier, merken)}
        return Bron(self.naam, self.soort, {**self.waarde, veld: lijst}, lambda: alle)


def gebouwde_bron(naam: str, soort: Soort, gebouwd: tuple[Any, Merken | None]) -> Bron:
    """De bron van wat met zijn merken gebouwd is; werpt `Weigering` als het geen sleutels heeft."""
    waarde, merken = gebouwd
    return Bron(naam, soort, eis_sleutels(waarde, naam, soort), lambda: merken or {})


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
