"""`inzicht batch --anoniem`: hoe de scholen naar buiten heten, en waaraan zij toch te herkennen blijven."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from inzicht.batch.schuilnaam import schuilnamen
from inzicht.batch.sleutel import Sleutelrij
from inzicht.modellen.scholen import verdeel_scholen, vouw
from inzicht.tekst import aantal, opsomming

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator, Sequence

    from inzicht.batch.leden import Leden
    from inzicht.batch.opbrengst import Wie
    from inzicht.batch.sleutel import Sleutelbestand
    from inzicht.bestanden.uitvoermap import Uitvoermap
    from inzicht.modellen.wijzer import Wijzer

_GENOEMD: Final = 3


class Anonimisering:
    """Geeft scholen een naam uit hun anonieme antwoorden, of hun naam uit een eerdere sleutel."""

    def __init__(self, wijzer: Wijzer, sleutel: Sleutelbestand | None, minimaal: int) -> None:
        self._kenmerken = tuple(wijzer.kop.kenmerken)
        self._sleutel = sleutel
        self._minimaal = minimaal
        self._rijen: list[Sleutelrij] = []

    def benoem(self, leden: Leden, telt: Sequence[int]) -> Iterable[tuple[str, int]]:
        """De naam en het nummer van elk bestand dat meetelt, op volgorde van die naam."""
        sommen = leden.sommen(telt)
        if self._sleutel is None:
            return ((naam, telt[plaats]) for naam, plaats in schuilnamen(sommen, {}, frozenset()))
        eerder = self._sleutel.eerder
        wie = [leden.wie(nummer) for nummer in telt]
        bekend = _bekende(eerder, wie, sommen)
        namen = sorted(schuilnamen(sommen, bekend, frozenset(rij.nummer for rij in eerder)))
        self._rijen = [Sleutelrij(naam, *wie[plaats][:3]) for naam, plaats in namen]
        gebruikt = set(bekend.values())
        self._rijen += [rij._replace(bestand="") for rij in eerder if rij.nummer not in gebruikt]
        return [(naam, telt[plaats]) for naam, plaats in namen]

    def schrijf_sleutel(self, map_: Uitvoermap, geweigerd: Sequence[Sleutelrij]) -> str:
        """Schrijf de sleutel als die gevraagd is, en zeg waar hij staat; werpt `BewaarFout`."""
        if self._sleutel is None:
            return "Er is geen sleutel bewaard. Met --sleutel PAD ziet u later welke school het is."
        stroom = map_.open_elders(Path(self._sleutel.pad))
        self._sleutel.schrijf(stroom, [*sorted(self._rijen, key=lambda rij: rij.nummer), *geweigerd])
        return f"De sleutel staat in {self._sleutel.pad}. Geef die niet mee met de overzichten."

    def meldingen(self, map_: Uitvoermap, keuzes: Counter[tuple[str, str]]) -> list[str]:
        """Waaraan scholen te herkennen blijven, en wat er nog in de map staat van een eerdere keer."""
        return [*self._herkenbaar(keuzes), *_met_namen(map_)]

    def _herkenbaar(self, keuzes: Counter[tuple[str, str]]) -> Iterator[str]:
        for kenmerk in self._kenmerken:
            if klein := list(_kleine_groepen(keuzes, kenmerk, self._minimaal)):
                yield (
                    f"Let op: er {'is' if klein[0].startswith('1 ') else 'zijn'} maar {opsomming(klein)}. "
                    "Wie de scholen kent, kan ze daaraan in de overzichten herkennen."
                )


def _bekende(eerder: Sequence[Sleutelrij], wie: Sequence[Wie], sommen: Sequence[int]) -> dict[int, str]:
    """Welke scholen (hun plaats) al een naam hebben; heeft een school meer bestanden, dan krijgt het eerste die."""
    if not eerder:
        return {}
    namen = [vouw(rij.school or "") for rij in eerder] + [vouw(een.school) for een in wie]
    groepen = verdeel_scholen(namen, [rij.brin for rij in eerder] + [een.brin for een in wie])
    vrij: dict[object, list[str]] = {}
    for groep, rij in zip(groepen, eerder, strict=False):
        vrij.setdefault(groep, []).append(rij.nummer)
    op_som = sorted(range(len(wie)), key=lambda plaats: (sommen[plaats], plaats))
    bekend = {}
    for plaats in op_som:
        if over := vrij.get(groepen[len(eerder) + plaats]):
            bekend[plaats] = over.pop(0)
    return bekend


def _met_namen(map_: Uitvoermap) -> list[str]:
    """Wat er nog in de map staat van een keer die misschien niet anoniem was."""
    rest = map_.rest()
    if not rest:
        return []
    anders = len(rest) - _GENOEMD
    wat = opsomming([*rest[:_GENOEMD], *([aantal(anders, "ander", "andere")] if anders > 0 else [])])
    staan = "staat" if len(rest) == 1 else "staan"
    zin = f"Let op: in {map_.pad} {staan} ook {wat}. Daar kunnen namen van scholen in staan."
    return [f"{zin} Verwijder wat niet mee mag voor u de map doorgeeft."]


def _kleine_groepen(keuzes: Counter[tuple[str, str]], kenmerk: str, minimaal: int) -> Iterator[str]:
    for (naam, keuze), hoeveel in sorted(keuzes.items()):
        if naam == kenmerk and hoeveel < minimaal:
            yield f"{aantal(hoeveel, 'school', 'scholen')} met {kenmerk} `{keuze}`"
