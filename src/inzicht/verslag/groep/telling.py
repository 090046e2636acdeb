"""De cijfers van een groep scholen, geteld terwijl de scholen langskomen.

Het geheugen groeit niet met het aantal scholen. Twee groepen tellen op tot een: de volgorde en het aantal
processen maken voor de uitkomst niets uit.
"""

from __future__ import annotations

from bisect import insort
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from inzicht.modellen.keuze import keuze_van
from inzicht.verslag.groep.tegenhouders import tegenhouders
from inzicht.verslag.groep.verdeling import Verdeling

if TYPE_CHECKING:
    from inzicht.modellen.wijzer import Wijzer
    from inzicht.oordeel.geteld import Schoolcijfers

RUIMTE: Final = 200
"""Tot zoveel scholen staat elke school in de warmtekaart; daarboven is er alleen de spreiding."""
VOORLOPERS: Final = 3
"""Zoveel scholen per dimensie noemt het verslag als de verste."""
ONBEKEND: Final = ""
"""De keuze van een school die een kenmerk niet noemt."""
_SOMGROOTTE: Final = 1 << 256
Bereik = tuple[int, int]


class Schoolrij(NamedTuple):
    """Een school in de warmtekaart: per dimensie haar aantoonbare en mogelijke niveau, of None."""

    naam: str
    bestand: str
    niveaus: tuple[Bereik | None, ...]


class Voorloper(NamedTuple):
    """Een school die in een dimensie ver is; zo geordend dat de verste vooraan komt."""

    min_niveau: int
    min_score: int
    naam: str
    bestand: str

    @property
    def niveau(self) -> int:
        """Het aantoonbare niveau."""
        return -self.min_niveau

    @property
    def score(self) -> int:
        """De score in tienden."""
        return -self.min_score


@dataclass(slots=True)
class Vraagtelling:
    """Een vraag over alle scholen: wat ze kozen, en hoe vaak de vraag een niveau tegenhoudt.

    `keuzes` telt de lage situatie, of `onbekend`, `open` en `nvt`. `tegen` telt hetzelfde, maar alleen bij scholen waar
    de vraag tegenhoudt; `mist` alleen waar zij dat door een drempel doet. `drempel` en `dekking` zeggen hoe vaak.
    """

    keuzes: Counter[int | str] = field(default_factory=Counter)
    tegen: Counter[int | str] = field(default_factory=Counter)
    mist: Counter[int | str] = field(default_factory=Counter)
    dekking: int = 0

    @property
    def telt(self) -> int:
        """Bij hoeveel scholen de vraag meetelt."""
        return self.keuzes.total() - self.keuzes["nvt"]

    @property
    def houdt_tegen(self) -> int:
        """Bij hoeveel scholen de vraag een niveau tegenhoudt."""
        return self.tegen.total()

    @property
    def drempel(self) -> int:
        """Bij hoeveel scholen de vraag een niveau tegenhoudt door een drempel."""
        return self.mist.total()

    def voeg_bij(self, ander: Vraagtelling) -> None:
        """Tel een andere telling hierbij op."""
        self.keuzes.update(ander.keuzes)
        self.tegen.update(ander.tegen)
        self.mist.update(ander.mist)
        self.dekking += ander.dekking


@dataclass(slots=True)
class Deelgroep:
    """De scholen met dezelfde keuze voor een kenmerk."""

    scholen: int
    dimensies: tuple[Verdeling, ...]


@dataclass(slots=True)
class Groep:
    """Een groep scholen bij een wijzer; `rijen` is None als er meer dan `ruimte` zijn.

    `som` telt de hashes van de antwoordenbestanden op: hetzelfde voor elke volgorde.
    """

    dimensies: tuple[Verdeling, ...]
    stappen: tuple[Verdeling, ...]
    vragen: dict[str, Vraagtelling]
    voorlopers: tuple[list[Voorloper], ...]
    kenmerken: dict[str, dict[str, Deelgroep]]
    ruimte: int = RUIMTE
    rijen: list[Schoolrij] | None = field(default_factory=list)
    scholen: int = 0
    kort: int = 0
    voorlopig: int = 0
    eerste: str = ""
    laatste: str = ""
    som: int = 0

    @classmethod
    def leeg(cls, wijzer: Wijzer, ruimte: int = RUIMTE) -> Groep:
        """Een groep zonder scholen."""
        kop = wijzer.kop
        return cls(
            _verdelingen(len(kop.dimensies)),
            _verdelingen(len(kop.processtappen)),
            {f"{bank.id}.{vraag.id}": Vraagtelling() for bank in wijzer.banken for vraag in bank.vragen},
            tuple([] for _ in kop.dimensies),
            {naam: {} for naam in kop.kenmerken},
            ruimte,
        )

    def deelgroep(self, kenmerk: str, keuze: str) -> Deelgroep:
        """De scholen met deze keuze; ontstaat als hij er nog niet is."""
        keuzes = self.kenmerken[kenmerk]
        if keuze not in keuzes:
            keuzes[keuze] = Deelgroep(0, _verdelingen(len(self.dimensies)))
        return keuzes[keuze]

    def zet_rij(self, rij: Schoolrij) -> None:
        """Zet een school in de warmtekaart, zolang er ruimte is."""
        if self.rijen is not None:
            self.rijen.append(rij)
            if len(self.rijen) > self.ruimte:
                self.rijen = None

    def zet_voorloper(self, nummer: int, school: Voorloper) -> None:
        """Houd de verste scholen van een dimensie bij."""
        rij = self.voorlopers[nummer]
        insort(rij, school)
        del rij[VOORLOPERS:]

    def datum(self, dag: str) -> None:
        """Neem een dag op in de periode."""
        self.eerste = min(self.eerste or dag, dag)
        self.laatste = max(self.laatste, dag)

    def voeg_bij(self, ander: Groep) -> None:
        """Tel een andere groep van dezelfde wijzer hierbij op."""
        if not ander.scholen:
            return
        for eigen, zijn in zip(self.dimensies + self.stappen, ander.dimensies + ander.stappen, strict=True):
            eigen.voeg_bij(zijn)
        for naam, telling in ander.vragen.items():
            self.vragen[naam].voeg_bij(telling)
        for nummer, rij in enumerate(ander.voorlopers):
            for school in rij:
                self.zet_voorloper(nummer, school)
        self._voeg_kenmerken_bij(ander)
        self._voeg_rijen_bij(ander.rijen)
        self.scholen += ander.scholen
        self.kort += ander.kort
        self.voorlopig += ander.voorlopig
        self.som = (self.som + ander.som) % _SOMGROOTTE
        self.datum(ander.eerste)
        self.datum(ander.laatste)

    def _voeg_kenmerken_bij(self, ander: Groep) -> None:
        for kenmerk, keuzes in ander.kenmerken.items():
            for keuze, deel in keuzes.items():
                eigen = self.deelgroep(kenmerk, keuze)
                eigen.scholen += deel.scholen
                for een, zijn in zip(eigen.dimensies, deel.dimensies, strict=True):
                    een.voeg_bij(zijn)

    def _voeg_rijen_bij(self, rijen: list[Schoolrij] | None) -> None:
        if rijen is None:
            self.rijen = None
        for rij in rijen or ():
            self.zet_rij(rij)


def _verdelingen(hoeveel: int) -> tuple[Verdeling, ...]:
    return tuple(Verdeling() for _ in range(hoeveel))


class Groepsteller:
    """Telt scholen op in een groep."""

    def __init__(self, wijzer: Wijzer) -> None:
        self._wijzer = wijzer
        self._keuzes = {naam: frozenset(kenmerk.keuzes) for naam, kenmerk in wijzer.kop.kenmerken.items()}

    def leeg(self) -> Groep:
        """Een groep om in te tellen."""
        return Groep.leeg(self._wijzer)

    def tel(self, groep: Groep, school: Schoolcijfers, som: int, *, bestand: str, naam: str) -> None:
        """Tel een school; `som` is de hash van haar bestand, `bestand` en `naam` zijn hoe ze in het verslag heet."""
        geteld = school.geteld
        groep.scholen += 1
        groep.kort += geteld.omvang == "kort"
        groep.voorlopig += any(een.telling.open for een in school.cijfers)
        groep.datum(geteld.datum)
        groep.som = (groep.som + som) % _SOMGROOTTE
        self._tel_dimensies(groep, school, bestand, naam)
        for scores, verdeling in zip(geteld.stapscores(), groep.stappen, strict=True):
            if scores is not None:
                verdeling.scores[scores[0]] += 1
        self._tel_vragen(groep, school)

    def _tel_dimensies(self, groep: Groep, school: Schoolcijfers, bestand: str, naam: str) -> None:
        kenmerken = school.geteld.kenmerken
        delen = []
        for kenmerk, bekend in self._keuzes.items():
            keuze = kenmerken.get(kenmerk, ONBEKEND)
            delen.append(groep.deelgroep(kenmerk, keuze if keuze in bekend else ONBEKEND))
        for deel in delen:
            deel.scholen += 1
        rij: list[Bereik | None] = []
        for nummer, (een, scores) in enumerate(zip(school.cijfers, school.scores, strict=True)):
            laag, hoog, score = een.aantoonbaar, een.mogelijk, scores[0] if scores else None
            groep.dimensies[nummer].tel(laag, score)
            for deel in delen:
                deel.dimensies[nummer].tel(laag, score)
            rij.append(None if laag is None or hoog is None else (laag, hoog))
            if laag is not None and score is not None:
                groep.zet_voorloper(nummer, Voorloper(-laag, -score, naam, bestand))
        groep.zet_rij(Schoolrij(naam, bestand, tuple(rij)))

    def _tel_vragen(self, groep: Groep, school: Schoolcijfers) -> None:
        geteld = school.geteld
        for dimensie, cijfers, keuzes in zip(geteld.plan.dimensies, school.cijfers, geteld.keuzes, strict=True):
            voor = f"{dimensie.bank.id}."
            soorten: dict[str, int | str] = {}
            for naam in dimensie.tabellen:
                keuze = keuze_van(keuzes.get(naam))
                soorten[naam] = soort = keuze.laag or keuze.soort
                groep.vragen[voor + naam].keuzes[soort] += 1
            for een in tegenhouders(geteld.plan, dimensie, cijfers, keuzes):
                telling = groep.vragen[voor + een.vraag]
                telling.tegen[soorten[een.vraag]] += 1
                if een.drempel:
                    telling.mist[soorten[een.vraag]] += 1
                telling.dekking += een.dekking
