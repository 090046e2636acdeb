"""De vorm van het verslag: bevroren waarden met kant-en-klare tekst, die een sjabloon alleen nog neerzet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Soort = Literal["vol", "mogelijk", "leeg"]
Doelgroep = Literal["school", "bestuur"]


@dataclass(frozen=True, slots=True)
class Herkomst:
    """Waarmee het verslag gemaakt is: de versie van inzicht en de hash van het antwoordenbestand.

    Een lege hash wordt niet genoemd; zo herkent niemand de school in een anoniem verslag. `ingevuld_met` is de
    versie van de wijzer bij het invullen, als die ouder is dan nu.
    """

    versie: str
    antwoordenkenmerk: str
    ingevuld_met: str = ""


@dataclass(frozen=True, slots=True)
class Veld:
    """Een naam met een waarde."""

    naam: str
    waarde: str


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """Een bron; `adres` is leeg of begint met https://."""

    titel: str
    uitgever: str
    vindplaats: str
    tekstdatum: str
    adres: str


@dataclass(frozen=True, slots=True)
class Bronregel:
    """De eerste bronnen van een vraag; `rest` zegt hoeveel er nog zijn, of is leeg."""

    bronnen: tuple[Verwijzing, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class Bronnenlijst:
    """Alle bronnen; `ouderdom` is een zin over de oudste tekst, of leeg zonder bronnen."""

    bronnen: tuple[Verwijzing, ...]
    ouderdom: str


# --- tekeningen: alle maten zijn al uitgerekend -------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Trede:
    """Een trede van een trap; `x`, `y` en `hoogte` zijn maten in de tekening."""

    nummer: str
    soort: Soort
    x: str
    y: str
    hoogte: str
    midden: str


@dataclass(frozen=True, slots=True)
class Trap:
    """Een niveau als trap met een trede per niveau; het driehoekje staat boven het streefniveau."""

    treden: tuple[Trede, ...]
    trede: str
    breedte: str
    hoogte: str
    voet: str
    streef: str
    tekst: str
    tekens: str


@dataclass(frozen=True, slots=True)
class Meter:
    """Een score als ring; de getallen zijn delen van honderd, met een punt."""

    aantoonbaar: str
    mogelijk: str
    tekst: str


# --- overzicht --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Paneel:
    """Een dimensie in het overzicht."""

    id: str
    titel: str
    trap: Trap | None
    niveau: str
    naam: str
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
    panelen: tuple[Paneel, ...]
    niveaus: tuple[Veld, ...]
    uitleg: str


# --- plan -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Kaart:
    """Een advies of gekozen actiepunt, met waarom, wie en wat het oplevert."""

    nummer: str
    wat: str
    vraag: str
    dimensie: str
    waarom: str
    opbrengst: tuple[str, ...]
    velden: tuple[Veld, ...]
    afspraak: tuple[Veld, ...]
    bronnen: Bronregel | None


@dataclass(frozen=True, slots=True)
class Uitzoekgroep:
    """Vragen die een rol kan beantwoorden."""

    rol: str
    vragen: tuple[Veld, ...]


@dataclass(frozen=True, slots=True)
class EerstUitzoeken:
    """De onbekende en open vragen die een niveau tegenhouden; `rest` telt wat er niet bij staat."""

    zin: str
    groepen: tuple[Uitzoekgroep, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class Begin:
    """Waar de school begint; `rest` zegt in een zin wat er daarna komt."""

    inleiding: str
    eerst: EerstUitzoeken | None
    kaarten: tuple[Kaart, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class Daarna:
    """Een advies dat niet vooraan staat."""

    nummer: str
    wat: str
    vraag: str
    dimensie: str
    wie: str
    maat: str


# --- routekaart -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Weg:
    """Een dimensie op de routekaart: waar ze staat en hoe ver het volgende en het streefniveau zijn."""

    titel: str
    nu: str
    volgend: str
    streef: str


@dataclass(frozen=True, slots=True)
class Tabelregel:
    """Een regel van een tabel: waar het over gaat, en een veld per kolom."""

    titel: str
    velden: tuple[Veld, ...]


@dataclass(frozen=True, slots=True)
class Routedeel:
    """De wegen van een dimensie, vraag voor vraag."""

    titel: str
    zinnen: tuple[str, ...]
    kolommen: tuple[str, ...]
    regels: tuple[Tabelregel, ...]


@dataclass(frozen=True, slots=True)
class Wetspunt:
    """Een wettelijk punt dat nog niet op orde is."""

    vraag: str
    nu: str
    nodig: str
    voor: str
    kort: str


@dataclass(frozen=True, slots=True)
class Wetsgroep:
    """De wettelijke punten van een dimensie; `rest` telt wat er niet bij staat."""

    dimensie: str
    punten: tuple[Wetspunt, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class Stappenlijst:
    """De stappen van een dimensie naar het volgende niveau voor het bestuur; `rest` telt wat er niet bij staat."""

    kop: str
    stappen: tuple[Veld, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class Routekaart:
    """De wegen omhoog, en de wettelijke punten apart.

    Het bestuur krijgt `stappen`, de school de tabellen van `delen`.
    """

    uitleg: str
    wegen: tuple[Weg, ...]
    stappen: tuple[Stappenlijst, ...]
    wetszin: str
    wetsgroepen: tuple[Wetsgroep, ...]
    delen: tuple[Routedeel, ...]


# --- procesplaat en dimensies -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Stap:
    """Een stap van het proces op de procesplaat."""

    titel: str
    uitleg: str
    wie: str
    systemen: str
    score: str
    meter: Meter | None
    zwakst: tuple[Veld, ...]
    onbekend: str


@dataclass(frozen=True, slots=True)
class Situatie:
    """Een situatie met het cijfer waarmee het interview haar toont."""

    cijfer: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Vraagregel:
    """Een vraag met de gekozen situatie, de volgende, en wat de school erbij schreef.

    `staat` is gevuld als er geen situatie gekozen is; `vervolg` als er geen volgende is.
    """

    vraag: str
    nu: tuple[Situatie, ...]
    staat: str
    volgende: Situatie | None
    vervolg: str
    toelichting: tuple[Veld, ...]


@dataclass(frozen=True, slots=True)
class Dimensiedeel:
    """Waar een dimensie staat, wat de volgende stap is, en alle vragen; `standkop` is de kop boven `stand`."""

    id: str
    titel: str
    niveau: str
    trap: Trap | None
    score: str
    drempelzin: str
    standkop: str
    stand: str
    vervolg: str
    vragen: tuple[Vraagregel, ...]


# --- uitzoeken en verantwoording ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Uitzoeken:
    """Wat onbekend, open of niet van toepassing is, en waar de antwoorden verschillen.

    `klaar` is een zin voor wie niets hoeft uit te zoeken, anders leeg.
    """

    klaar: str
    onbekend: tuple[Uitzoekgroep, ...]
    open: tuple[Uitzoekgroep, ...]
    verschil: tuple[Uitzoekgroep, ...]
    nvt: tuple[Veld, ...]


@dataclass(frozen=True, slots=True)
class Onderbouwing:
    """Hoe het niveau van een dimensie tot stand kwam, met de getallen."""

    titel: str
    zinnen: tuple[str, ...]
    eisenzin: str
    eisen: tuple[Veld, ...]


@dataclass(frozen=True, slots=True)
class Verantwoording:
    """Waar de uitkomst op steunt."""

    rekenregel: tuple[str, ...]
    betekenissen: tuple[Veld, ...]
    delen: tuple[Onderbouwing, ...]
    niveaus: tuple[str, ...]
    dekking: tuple[Tabelregel, ...]
    meldingen: tuple[str, ...]
    bronnen: Bronnenlijst
    begrippen: tuple[Veld, ...]


@dataclass(frozen=True, slots=True)
class Uitwerking:
    """Wat alleen in het volledige verslag staat."""

    daarna: tuple[Daarna, ...]
    proces: tuple[Stap, ...]
    dimensies: tuple[Dimensiedeel, ...]
    uitzoeken: Uitzoeken
    verantwoording: Verantwoording


@dataclass(frozen=True, slots=True)
class Verslagbeeld:
    """Het hele verslag, klaar om neer te zetten; zonder `uitwerking` is het voor het bestuur."""

    soort: str
    school: str
    wijzer: str
    gegevens: tuple[Veld, ...]
    overzicht: Overzicht
    begin: Begin
    routekaart: Routekaart
    uitwerking: Uitwerking | None
    herkomst: tuple[Veld, ...]
    voorbehoud: str
