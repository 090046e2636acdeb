"""De bestanden die `inzicht batch` maakt, en wat er over de hele partij te zeggen valt."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Final, get_args

from inzicht.batch.opbrengst import Versietelling
from inzicht.batch.verwerking import als_rij
from inzicht.overzicht import Overzicht
from inzicht.tekst import aantal, opsomming

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from inzicht.batch.opbrengst import Opbrengst
    from inzicht.opdrachten.groepsuitvoer import Groepsuitvoer
    from inzicht.tabel import Dialect
    from inzicht.uitvoermap import Uitvoermap
    from inzicht.wijzer import Wijzer

_PER_RONDE: Final = 20_000
VERSLAGMAP: Final = "verslagen"
"""De map in MAP waar het eigen verslag van elke school komt."""
_VERSLAGNAAM: Final = re.compile(r"[a-z0-9-]+-[0-9a-f]{12}\.html|school-[0-9]{2,}\.html")
FOUTKOLOMMEN: Final = ("bestand", "regel", "kolom", "code", "reden", "aantal")


@dataclass(slots=True)
class Verzameling:
    """De hele partij geteld: hoeveel bestanden, wat er geweigerd is, en zinnen voor de gebruiker.

    `codes` telt de eerste bevinding van elk geweigerd bestand. `meldingen` zegt het programma altijd, ook met --stil.
    """

    bestanden: int = 0
    geweigerd: int = 0
    weigeringen: list[str] = field(default_factory=list)
    codes: Counter[str] = field(default_factory=Counter)
    zinnen: list[str] = field(default_factory=list)
    meldingen: list[str] = field(default_factory=list)


class Overzichten:
    """Schrijft de overzichten terwijl de opbrengsten binnenkomen."""

    def __init__(
        self,
        wijzer: Wijzer,
        soorten: tuple[str, ...],
        dialect: Dialect,
        groep: Groepsuitvoer | None = None,
        *,
        verslagen: bool = False,
    ) -> None:
        self._wijzer = wijzer
        self._soorten = soorten
        self._dialect = dialect
        self._groep = groep
        self._verslagen = verslagen
        self.verslagmap: str | None = None
        self._kolommen = Overzicht(wijzer).kolommen
        self._uit: dict[str, IO[bytes]] = {}
        self._namen: list[bytes] = []  # per deel, geperst: een naam is alleen nodig als een school dubbel is
        self._brins: list[array[int]] = []
        self._scholen: list[array[int]] = []
        self._versies: Counter[tuple[str, Versietelling]] = Counter()
        self._vreemd: Counter[str] = Counter()
        self._verzameling = Verzameling()

    @property
    def namen(self) -> tuple[str, ...]:
        """De bestanden die gemaakt worden."""
        return (
            *self._eigen_namen,
            *(self._groep.namen if self._groep else ()),
            *((VERSLAGMAP,) if self._verslagen else ()),
        )

    @property
    def _eigen_namen(self) -> tuple[str, ...]:
        soorten = {"csv": "overzicht.csv", "jsonl": "uitslagen.jsonl"}
        return (*(naam for soort, naam in soorten.items() if soort in self._soorten), "fouten.csv")

    def begin(self, map_: Uitvoermap) -> None:
        """Open de bestanden en schrijf de koppen."""
        self._uit = {naam: map_.open(naam) for naam in self._eigen_namen}
        if self._groep:
            self._groep.begin(map_)
        if self._verslagen:
            self.verslagmap = map_.open_map(VERSLAGMAP, _VERSLAGNAAM.fullmatch)
        for naam, kolommen in (("overzicht.csv", self._kolommen), ("fouten.csv", FOUTKOLOMMEN)):
            if naam in self._uit:
                self._schrijf(naam, self._dialect.begin + self._dialect.kop(kolommen))

    def _schrijf(self, naam: str, tekst: str) -> None:
        if tekst:
            self._uit[naam].write(tekst.encode("utf-8"))

    def neem_op(self, opbrengst: Opbrengst) -> None:
        """Schrijf wat een deel opleverde."""
        if "overzicht.csv" in self._uit:
            self._schrijf("overzicht.csv", "".join(opbrengst.csv))
        if "uitslagen.jsonl" in self._uit:
            self._schrijf("uitslagen.jsonl", "".join(opbrengst.jsonl))
        for naam, geweigerd in opbrengst.geweigerd:
            self._schrijf("fouten.csv", self._dialect.rij(als_rij(naam, geweigerd)))
            self._verzameling.weigeringen.append(str(geweigerd.bevinding))
            self._verzameling.codes[geweigerd.bevinding.code] += 1
            if geweigerd.andere_wijzer is not None:
                self._vreemd[geweigerd.andere_wijzer] += 1
        if self._groep:
            self._groep.neem_op(opbrengst)
        self._verzameling.bestanden += len(opbrengst.namen)
        self._verzameling.geweigerd += len(opbrengst.geweigerd)
        self._namen.append(zlib.compress("\0".join(opbrengst.namen).encode("utf-8"), 1))
        self._brins.append(opbrengst.brins)
        self._scholen.append(opbrengst.scholen)
        self._versies += opbrengst.versies
        self._verzameling.meldingen += opbrengst.meldingen

    def rond_af(self) -> Verzameling:
        """Zeg wat er over de hele partij te zeggen valt."""
        alles = self._verzameling
        geteld = alles.bestanden - alles.geweigerd
        geweigerd = aantal(alles.geweigerd, "bestand", "bestanden")
        alles.zinnen.append(f"{aantal(geteld, 'school', 'scholen')} geteld, {geweigerd} geweigerd.")
        alles.zinnen += self._over_versies()
        brins = self._dubbele(self._brins)
        genoemd = set(map(tuple, brins))  # eenmaal is genoeg
        scholen = [namen for namen in self._dubbele(self._scholen) if tuple(namen) not in genoemd]
        alles.zinnen += [f"Let op, dezelfde BRIN: {opsomming(namen)}." for namen in brins]
        alles.zinnen += [f"Let op, dezelfde naam en datum: {opsomming(namen)}." for namen in scholen]
        alles.meldingen += self._groep.rond_af() if self._groep else []
        return alles

    def _over_versies(self) -> list[str]:
        nu = self._wijzer.kop.versie
        zinnen = []
        for versie in sorted({versie for versie, _ in self._versies} - {nu}):
            bestanden, verschoven, los = (self._versies[versie, soort] for soort in get_args(Versietelling))
            zin = (
                f"{aantal(bestanden, 'bestand', 'bestanden')} van wijzerversie {versie}, overgezet naar versie {nu}; "
                f"{aantal(verschoven, 'antwoord', 'antwoorden')} verhuisd of vervallen"
            )
            weg = aantal(los, "kenmerk of rol bestaat", "kenmerken of rollen bestaan")
            zinnen.append(f"{zin}; {weg} niet meer." if los else f"{zin}.")
        vreemd = [
            f"{aantal(hoeveel, 'bestand hoort', 'bestanden horen')} bij een andere wijzer (`{wijzer}`)."
            for wijzer, hoeveel in sorted(self._vreemd.items())
        ]
        return zinnen + vreemd

    def _dubbele(self, delen: list[array[int]]) -> list[list[str]]:
        """Bestanden met hetzelfde getal bij elkaar; in het geheugen staan alleen getallen, geen namen van scholen."""
        meer = _herhaald(delen) - {0}
        groepen: dict[int, list[str]] = {}
        for deel, geperst in zip(delen, self._namen, strict=True):
            if meer.isdisjoint(deel):
                continue
            namen = zlib.decompress(geperst).decode("utf-8").split("\0")
            for getal, naam in zip(deel, namen, strict=True):
                if getal in meer:
                    groepen.setdefault(getal, []).append(naam)
        return list(groepen.values())


def _herhaald(delen: Sequence[array[int]]) -> set[int]:
    """De getallen die vaker voorkomen; bij veel getallen in rondes, zodat er nooit veel tegelijk in een set staan."""
    rondes = 1 + sum(map(len, delen)) // _PER_RONDE
    meer: set[int] = set()
    for ronde in range(rondes):
        gezien: set[int] = set()
        for deel in delen:
            for getal in deel:
                if getal % rondes == ronde:
                    (meer if getal in gezien else gezien).add(getal)
    return meer
