"""De vorm van het verslag: bevroren waarden met kant-en-klare tekst, die een sjabloon alleen nog neerzet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Tredesoort = Literal["vol", "mogelijk", "leeg"]


@dataclass(frozen=True)
class Herkomst:
    """Waarmee het verslag gemaakt is: de versie van inzicht en de hash van het antwoordenbestand."""

    versie: str
    antwoordenkenmerk: str


@dataclass(frozen=True, slots=True)
class Trede:
    """Een vak van een balk; `x` is de linkerkant in de tekening."""

    soort: Tredesoort
    x: int


@dataclass(frozen=True, slots=True)
class Balk:
    """Een niveau als rij vakken, met het streefniveau als pijltje op `streef` (None = geen)."""

    treden: tuple[Trede, ...]
    vak: int
    breedte: int
    streef: int | None
    tekst: str

    @property
    def tekens(self) -> str:
        """Dezelfde balk in letters, voor Markdown."""
        teken = {"vol": "■", "mogelijk": "▨", "leeg": "□"}
        return "".join(teken[trede.soort] for trede in self.treden)


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """Een bron; `adres` is leeg of begint met https://."""

    titel: str
    uitgever: str
    vindplaats: str
    peildatum: str
    adres: str


@dataclass(frozen=True, slots=True)
class Veld:
    """Een naam met een waarde."""

    naam: str
    waarde: str


@dataclass(frozen=True, slots=True)
class Overzichtregel:
    """Een dimensie in het overzicht."""

    id: str
    titel: str
    balk: Balk | None
    niveau: str
    streef: str
    score: str
    beantwoord: str
    laagste: bool


@dataclass(frozen=True, slots=True)
class Overzicht:
    """Wat in een oogopslag te zien is."""

    vooraf: tuple[str, ...]
    kern: str
    tegenhouders: tuple[str, ...]
    regels: tuple[Overzichtregel, ...]
    uitleg: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kaart:
    """Een advies of gekozen actiepunt, met waarom, wie en wat het oplevert."""

    nummer: int
    wat: str
    vraag: str
    dimensie: str
    waarom: str
    opbrengst: tuple[str, ...]
    velden: tuple[Veld, ...]
    afspraak: tuple[Veld, ...]
    bronnen: tuple[Verwijzing, ...]


@dataclass(frozen=True, slots=True)
class Begin:
    """Begin hier, en daarna."""

    inleiding: str
    vooraan: tuple[Kaart, ...]
    daarna: tuple[Kaart, ...]


@dataclass(frozen=True, slots=True)
class Routeregel:
    """Een vraag op de weg omhoog."""

    vraag: str
    van: str
    naar: str
    stappen: str
    inspanning: str


@dataclass(frozen=True, slots=True)
class Routedeel:
    """De goedkoopste weg van een dimensie naar het volgende niveau."""

    titel: str
    zin: str
    regels: tuple[Routeregel, ...]


@dataclass(frozen=True, slots=True)
class Wetspunt:
    """Een vraag die een drempel tot en met het streefniveau niet haalt."""

    vraag: str
    dimensie: str
    nu: str
    nodig: str
    houdt_tegen: str


@dataclass(frozen=True, slots=True)
class Routekaart:
    """De wegen omhoog, en de wettelijke punten apart."""

    uitleg: str
    delen: tuple[Routedeel, ...]
    wetszin: str
    wetspunten: tuple[Wetspunt, ...]


@dataclass(frozen=True, slots=True)
class Stap:
    """Een stap van het proces op de procesplaat."""

    titel: str
    uitleg: str
    wie: str
    systemen: str
    score: str
    zwakst: tuple[Veld, ...]


@dataclass(frozen=True, slots=True)
class Vraagregel:
    """Een vraag met de gekozen situatie, de volgende, en wat de school erbij schreef."""

    vraag: str
    plaats: str
    nu: tuple[str, ...]
    volgende: str
    toelichting: tuple[Veld, ...]


@dataclass(frozen=True, slots=True)
class Dimensiedeel:
    """Waar een dimensie staat, wat de volgende stap is, en alle vragen."""

    id: str
    titel: str
    niveau: str
    score: str
    drempelzin: str
    stand: str
    vervolg: str
    vragen: tuple[Vraagregel, ...]


@dataclass(frozen=True, slots=True)
class Uitzoekgroep:
    """Vragen die een rol kan beantwoorden."""

    rol: str
    vragen: tuple[Veld, ...]


@dataclass(frozen=True, slots=True)
class Uitzoeken:
    """Wat onbekend, open of niet van toepassing is."""

    onbekend: tuple[Uitzoekgroep, ...]
    open: tuple[Uitzoekgroep, ...]
    nvt: tuple[Veld, ...]


@dataclass(frozen=True, slots=True)
class Belemmeringregel:
    """Wat een niveau tegenhoudt, als regel van een tabel."""

    vraag: str
    soort: str
    nu: str
    nodig: str


@dataclass(frozen=True, slots=True)
class Onderbouwing:
    """Hoe het niveau van een dimensie tot stand kwam, met de getallen."""

    titel: str
    zinnen: tuple[str, ...]
    dekking: tuple[Veld, ...]
    belemmerd: str
    belemmeringen: tuple[Belemmeringregel, ...]


@dataclass(frozen=True, slots=True)
class Verantwoording:
    """Waar de uitkomst op steunt."""

    rekenregel: tuple[str, ...]
    delen: tuple[Onderbouwing, ...]
    meldingen: tuple[str, ...]
    bronnen: tuple[Verwijzing, ...]
    begrippen: tuple[Veld, ...]
    herkomst: tuple[Veld, ...]
    voorbehoud: str


@dataclass(frozen=True, slots=True)
class Verslagbeeld:
    """Het hele verslag, klaar om neer te zetten."""

    school: str
    wijzer: str
    gegevens: tuple[Veld, ...]
    overzicht: Overzicht
    begin: Begin
    routekaart: Routekaart
    proces: tuple[Stap, ...]
    dimensies: tuple[Dimensiedeel, ...]
    uitzoeken: Uitzoeken
    verantwoording: Verantwoording
