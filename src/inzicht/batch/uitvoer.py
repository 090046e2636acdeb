"""De bestanden die `inzicht batch` maakt, en wat er over de hele partij te zeggen valt."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice, repeat
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, get_args

from inzicht.batch.deel import Tellingen
from inzicht.batch.dubbelen import DUBBELBESTAND, DUBBELKOLOMMEN, dubbelrijen, dubbelzinnen
from inzicht.batch.leden import Leden
from inzicht.batch.opbrengst import Versietelling
from inzicht.batch.overzicht import Overzicht
from inzicht.batch.sleutel import Sleutelrij
from inzicht.batch.verwerking import als_rij
from inzicht.bestanden.schrijven import schijffouten
from inzicht.tekst import aantal, opsomming

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inzicht.batch.anonimisering import Anonimisering
    from inzicht.batch.groepsuitvoer import Groepsuitvoer
    from inzicht.batch.leden import Dubbel
    from inzicht.batch.opbrengst import Opbrengst
    from inzicht.bestanden.uitvoermap import Uitvoermap
    from inzicht.modellen.wijzer import Wijzer
    from inzicht.verslag.tabel import Cel, Dialect

VERSLAGMAP: Final = "verslagen"
"""De map in MAP waar het eigen verslag van elke school komt."""
_VERSLAGNAAM: Final = re.compile(r"[a-z0-9-]+-[0-9a-f]{12}\.html|school-[0-9a-f]{2,16}(?:-[0-9]+)?\.html")
FOUTKOLOMMEN: Final = ("bestand", "regel", "kolom", "code", "reden", "aantal")
_GENOEMD: Final = 3
_ONBEKENDE_REGEL: Final = "Dit bestand is niet door te rekenen."


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


@dataclass(slots=True)
class _Genoemd:
    """Bestanden waar een zin over gaat: hoeveel, en de eerste paar."""

    aantal: int = 0
    eerste: list[str] = field(default_factory=list)

    def tel(self, namen: Sequence[str]) -> None:
        self.aantal += len(namen)
        self.eerste += namen[: max(0, _GENOEMD - len(self.eerste))]

    def __str__(self) -> str:
        anders = self.aantal - len(self.eerste)
        return opsomming([*self.eerste, *([aantal(anders, "ander", "andere")] if anders else [])])


class Overzichten:
    """Schrijft de overzichten terwijl de opbrengsten binnenkomen, in twee rondes.

    In de eerste ronde (`neem_op`) blijkt wie er is. Daarna zegt `tweede_ronde` wat er nog te maken is van de scholen
    die meetellen, en `neem_scholen_op` schrijft dat. Anoniem komt alles in de tweede ronde, op schuilnaam.
    """

    def __init__(
        self,
        wijzer: Wijzer,
        soorten: tuple[str, ...],
        dialect: Dialect,
        groep: Groepsuitvoer | None = None,
        anoniem: Anonimisering | None = None,
        *,
        verslagen: bool = False,
        alle: bool = False,
    ) -> None:
        self._wijzer = wijzer
        self._soorten = soorten
        self._dialect = dialect
        self._groep = groep
        self._anoniem = anoniem
        self._verslagen = verslagen
        self._alle = alle
        self.verslagmap: str | None = None
        self._kolommen = Overzicht(wijzer).kolommen
        self._uit: dict[str, IO[bytes]] = {}
        self._dubbelen: list[Dubbel] = []
        self._telt = array("I")
        self._uitgevallen = 0
        self._geweigerd: list[tuple[str, str]] = []
        self._keuzes: Counter[tuple[str, str]] = Counter()
        self._versies: Counter[tuple[str, Versietelling]] = Counter()
        self._vreemd: Counter[str] = Counter()
        self._eigen = _Genoemd()
        self._anders = _Genoemd()
        self._verzameling = Verzameling()

    @property
    def namen(self) -> tuple[str, ...]:
        """De bestanden die gemaakt worden of kunnen worden."""
        return (
            *self._eigen_namen,
            *(() if self._anoniem else (DUBBELBESTAND,)),
            *(self._groep.namen if self._groep else ()),
            *((VERSLAGMAP,) if self._verslagen else ()),
        )

    @property
    def _eigen_namen(self) -> tuple[str, ...]:
        soorten = {"csv": "overzicht.csv", "jsonl": "uitslagen.jsonl"}
        return (*(naam for soort, naam in soorten.items() if soort in self._soorten), "fouten.csv")

    def begin(self, map_: Uitvoermap) -> None:
        """Open de bestanden en schrijf de koppen."""
        self._map = map_
        self._leden = Leden(map_.klad())
        self._uit = {naam: map_.open(naam) for naam in self._eigen_namen}
        if self._groep:
            self._groep.begin(map_)
        if self._verslagen:
            self.verslagmap = map_.open_map(VERSLAGMAP, _VERSLAGNAAM.fullmatch)
        for naam, kolommen in (("overzicht.csv", self._kolommen), ("fouten.csv", FOUTKOLOMMEN)):
            if naam in self._uit:
                self._schrijf(naam, self._dialect.begin + self._dialect.kop(kolommen))

    def _schrijf(self, naam: str, tekst: str) -> None:
        if tekst and naam in self._uit:
            self._uit[naam].write(tekst.encode("utf-8"))

    # --- eerste ronde ---

    def neem_op(self, opbrengst: Opbrengst) -> None:
        """Onthoud wie er is, en schrijf wat een deel al opleverde."""
        self._schrijf_tekst(opbrengst)
        with schijffouten(self._map.pad):
            self._leden.neem_op(opbrengst.leden)
        self._neem_geweigerd_op(opbrengst)
        self._verzameling.bestanden += len(opbrengst.namen) - len(opbrengst.eigen)
        self._eigen.tel(opbrengst.eigen)
        self._anders.tel(opbrengst.anders)
        self._versies += opbrengst.versies

    def _schrijf_tekst(self, opbrengst: Opbrengst) -> None:
        self._schrijf("overzicht.csv", "".join(opbrengst.csv))
        self._schrijf("uitslagen.jsonl", "".join(opbrengst.jsonl))

    def _neem_geweigerd_op(self, opbrengst: Opbrengst) -> None:
        for naam, geweigerd in opbrengst.geweigerd:
            if self._anoniem:
                self._geweigerd.append((geweigerd.bevinding.code, naam))
            else:
                self._fout(als_rij(naam, geweigerd))
            self._verzameling.weigeringen.append(str(geweigerd.bevinding))
            self._verzameling.codes[geweigerd.bevinding.code] += 1
            if geweigerd.andere_wijzer is not None:
                self._vreemd[geweigerd.andere_wijzer] += 1
        self._verzameling.geweigerd += len(opbrengst.geweigerd)
        self._verzameling.meldingen += opbrengst.meldingen

    def _fout(self, rij: tuple[Cel, ...]) -> None:
        self._schrijf("fouten.csv", self._dialect.rij(rij))
        if self._groep:
            self._groep.fout(rij)

    # --- tweede ronde ---

    def tweede_ronde(self, grootte: int) -> tuple[Iterator[Tellingen], int]:
        """Wat er nog te maken is van de scholen die meetellen, en hoeveel dat er zijn."""
        with schijffouten(self._map.pad):
            self._dubbelen = self._leden.dubbelen()
            weg = () if self._alle else (een for dubbel in self._dubbelen for een in dubbel.leden if een != dubbel.telt)
            af = frozenset(weg)
            self._telt = array("I", (nummer for nummer in range(len(self._leden)) if nummer not in af))
        if self._groep:
            self._groep.begin_scholen(len(self._telt))
        if not (self._groep or self._anoniem):
            return iter(()), 0
        return self._tellingen(grootte), len(self._telt)

    def _tellingen(self, grootte: int) -> Iterator[Tellingen]:
        rij = iter(self._anoniem.benoem(self._leden, self._telt) if self._anoniem else zip(repeat(""), self._telt))
        while deel := list(islice(rij, grootte)):
            with schijffouten(self._map.pad):
                scholen = [(naam or self._leden.wie(een).bestand, *self._leden.telling(een)) for naam, een in deel]
            yield Tellingen(tuple(scholen))

    def neem_scholen_op(self, opbrengst: Opbrengst) -> None:
        """Schrijf wat een deel van de tweede ronde opleverde."""
        self._schrijf_tekst(opbrengst)
        self._neem_geweigerd_op(opbrengst)
        self._uitgevallen += len(opbrengst.geweigerd)
        self._keuzes += opbrengst.keuzes
        if self._groep:
            self._groep.neem_op(opbrengst)

    # --- afronden ---

    def rond_af(self) -> Verzameling:
        """Schrijf de rest, en zeg wat er over de hele partij te zeggen valt."""
        alles = self._verzameling
        geweigerd = self._schrijf_geweigerd()
        alles.meldingen += self._groep.rond_af(alles.geweigerd) if self._groep else []
        alles.zinnen.append(self._samenvatting())
        alles.zinnen += [*self._over_eigen(), *self._over_versies()]
        gewoon, na_te_kijken = dubbelzinnen(self._leden, self._dubbelen, alle=self._alle)
        alles.zinnen += gewoon
        alles.meldingen += na_te_kijken
        if self._anoniem and alles.bestanden:
            alles.zinnen.append(self._anoniem.schrijf_sleutel(self._map, geweigerd))
            alles.meldingen += self._anoniem.meldingen(self._map, self._keuzes)
        elif not self._anoniem:
            self._schrijf_dubbelen()
        return alles

    def _samenvatting(self) -> str:
        alles, dubbel = self._verzameling, len(self._leden) - len(self._telt)
        geteld = aantal(len(self._telt) - self._uitgevallen, "school", "scholen")
        geweigerd = aantal(alles.geweigerd, "bestand", "bestanden")
        erbij = f"{aantal(dubbel, 'dubbel bestand', 'dubbele bestanden')}, " if dubbel else ""
        return f"{geteld} geteld, {erbij}{geweigerd} geweigerd."

    def _schrijf_geweigerd(self) -> list[Sleutelrij]:
        """Anoniem staat van een geweigerd bestand alleen de code er, op volgorde van code; geef wie wie is."""
        if not self._geweigerd:
            return []
        from inzicht.keuring.nalezen.lijst import REGELS  # noqa: PLC0415 - laadt alle regels; alleen hier nodig

        regelzinnen = {regel.code: regel.zin for regel in REGELS}
        rijen = []
        for nummer, (code, bestand) in enumerate(sorted(self._geweigerd), start=1):
            naam = f"Geweigerd {nummer}"
            self._fout((naam, None, None, code, regelzinnen.get(code, _ONBEKENDE_REGEL), None))
            rijen.append(Sleutelrij(naam, bestand, None, None))
        return rijen

    def _schrijf_dubbelen(self) -> None:
        """Maak dubbel.csv als er iets dubbel is; anders gaat die van een eerdere keer weg."""
        if not self._dubbelen:
            self._map.verwijder(DUBBELBESTAND)
            return
        self._uit[DUBBELBESTAND] = self._map.open(DUBBELBESTAND)
        tekst = self._dialect.begin + self._dialect.kop(DUBBELKOLOMMEN)
        rijen = map(self._dialect.rij, dubbelrijen(self._leden, self._dubbelen, alle=self._alle))
        with schijffouten(Path(DUBBELBESTAND)):
            self._schrijf(DUBBELBESTAND, tekst + "".join(rijen))

    def _over_eigen(self) -> Iterator[str]:
        if self._eigen.aantal:
            wat = aantal(self._eigen.aantal, "uitslag", "uitslagen")
            yield f"Overgeslagen: {wat} die inzicht zelf maakte ({self._eigen})."
        if self._anders.aantal:
            wat = aantal(self._anders.aantal, "bestand is", "bestanden zijn")
            yield f"{wat} ingevuld met andere vragen dan die van deze wijzer, bij dezelfde versie: {self._anders}."

    @property
    def andere_versies(self) -> list[str]:
        """De versies van de wijzer waarmee bestanden zijn ingevuld, behalve die van nu."""
        return sorted({versie for versie, _ in self._versies} - {self._wijzer.kop.versie})

    def _over_versies(self) -> list[str]:
        nu = self._wijzer.kop.versie
        zinnen = []
        for versie in self.andere_versies:
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
