"""`inzicht batch --anoniem`: nummers in plaats van namen, en de sleutel die zegt wie wie is."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from inzicht import bestanden, schijf, schrijven
from inzicht.batch.schuilnaam import Nummering
from inzicht.doelpad import kies_doel
from inzicht.fouten import BewaarFout, GebruikFout
from inzicht.tekst import aantal, opsomming

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator

    from inzicht.batch.opbrengst import Opbrengst
    from inzicht.batch.schuilnaam import Sleutelrij
    from inzicht.opdrachten.overzichten import Overzichten, Verzameling
    from inzicht.tabel import Dialect
    from inzicht.uitvoermap import Uitvoermap
    from inzicht.wijzer import Wijzer

_GENOEMD: Final = 3
SLEUTELKOLOMMEN: Final = ("nummer", "bestand", "school", "brin")


def kies_sleutel(sleutel: str, uit: str, *, overschrijf: bool) -> str:
    """Waar de sleutel komt; weigert een plaats die de scholen zou verraden of iets anders zou wissen.

    Werpt `GebruikFout`, of `BewaarFout` als er al iets staat of niet te schrijven is.
    """
    if sleutel in (bestanden.STANDAARD, ""):
        raise GebruikFout(f"--sleutel {sleutel}: noem een bestand waar alleen u bij kunt.")
    doel = kies_doel("--sleutel", sleutel, ("csv",), "sleutel.csv")
    echt, map_ = (Path(os.path.normcase(schijf.echt_pad(pad))) for pad in (doel.pad, uit))
    if echt.is_relative_to(map_):
        raise GebruikFout(
            f"--sleutel {sleutel}: kies een plaats buiten {uit}. Wie de map krijgt, kent anders elke school."
        )
    schrijven.eis_vrij(doel.pad, overschrijf=overschrijf)
    waar = Path(doel.pad).parent
    if doel.maak_map:
        schrijven.maak_map(str(waar))
    elif not schijf.is_map(waar):
        raise BewaarFout(f"--sleutel {sleutel}: de map {waar} bestaat niet. Maak die eerst.")
    schrijven.eis_schrijfbaar(waar)
    return doel.pad


@dataclass(frozen=True, slots=True)
class Sleutelbestand:
    """Het bestand dat zegt welke school achter elk nummer zit."""

    pad: str
    dialect: Dialect

    def schrijf(self, stroom: IO[bytes], rijen: Iterable[Sleutelrij]) -> None:
        """Schrijf de sleutel; werpt `BewaarFout`."""
        dialect = self.dialect
        tekst = dialect.begin + dialect.kop(SLEUTELKOLOMMEN) + "".join(map(dialect.rij, rijen))
        with schrijven.schijffouten(Path(self.pad)):
            stroom.write(tekst.encode("utf-8"))


class Anonimisering:
    """Houdt de opbrengsten vast tot elke school haar nummer heeft, en geeft ze dan aan de overzichten."""

    def __init__(self, wijzer: Wijzer, overzichten: Overzichten, sleutel: Sleutelbestand | None, minimaal: int) -> None:
        self._kenmerken = tuple(wijzer.kop.kenmerken)
        self._overzichten = overzichten
        self._sleutel = sleutel
        self._minimaal = minimaal
        self.namen = overzichten.namen

    @property
    def verslagmap(self) -> str | None:
        """De map waar de verslagen van de scholen komen."""
        return self._overzichten.verslagmap

    def begin(self, map_: Uitvoermap) -> None:
        """Open de bestanden, en kladpapier voor wat moet wachten."""
        self._overzichten.begin(map_)
        self._map = map_
        self._nummering = Nummering(map_.klad())

    def neem_op(self, opbrengst: Opbrengst) -> None:
        """Leg een opbrengst weg; werpt `BewaarFout` als de schijf weigert."""
        with schrijven.schijffouten(self._map.pad):
            self._nummering.neem_op(opbrengst)

    def rond_af(self) -> Verzameling:
        """Schrijf alles met nummers, en de sleutel; werpt `BewaarFout`."""
        for opbrengst in self._nummering.opbrengsten():
            self._overzichten.neem_op(opbrengst)
        if self.verslagmap is not None:
            from inzicht.opdrachten.schoolverslagen import nummer_verslagen  # noqa: PLC0415 - laadt Jinja

            nummer_verslagen(self.verslagmap, self._nummering.nummers())
        verzameling = self._overzichten.rond_af()
        if self._sleutel is not None and verzameling.bestanden:
            stroom = self._map.open_elders(Path(self._sleutel.pad))
            self._sleutel.schrijf(stroom, self._nummering.sleutel())
            verzameling.zinnen.append(f"De sleutel staat in {self._sleutel.pad}. Geef die niet mee met de overzichten.")
        elif verzameling.bestanden:
            verzameling.zinnen.append("Er is geen sleutel bewaard. Met --sleutel PAD ziet u later welke school het is.")
        verzameling.meldingen += [*self._herkenbaar(), *self._met_namen()]
        return verzameling

    def _met_namen(self) -> list[str]:
        """Wat er nog in de map staat van een keer die misschien niet anoniem was."""
        rest = self._map.rest()
        if not rest:
            return []
        anders = len(rest) - _GENOEMD
        wat = opsomming([*rest[:_GENOEMD], *([aantal(anders, "ander", "andere")] if anders > 0 else [])])
        staan = "staat" if len(rest) == 1 else "staan"
        zin = f"Let op: in {self._map.pad} {staan} ook {wat}. Daar kunnen namen van scholen in staan."
        return [f"{zin} Verwijder wat niet mee mag voor u de map doorgeeft."]

    def _herkenbaar(self) -> list[str]:
        """Welke scholen aan een kenmerk te herkennen blijven."""
        return [
            f"Let op: er {'is' if klein[0].startswith('1 ') else 'zijn'} maar {opsomming(klein)}. "
            "Wie de scholen kent, kan ze daaraan in de overzichten herkennen."
            for kenmerk in self._kenmerken
            if (klein := list(_kleine_groepen(self._nummering.keuzes, kenmerk, self._minimaal)))
        ]


def _kleine_groepen(keuzes: Counter[tuple[str, str]], kenmerk: str, minimaal: int) -> Iterator[str]:
    for (naam, keuze), hoeveel in sorted(keuzes.items()):
        if naam == kenmerk and hoeveel < minimaal:
            yield f"{aantal(hoeveel, 'school', 'scholen')} met {kenmerk} `{keuze}`"
