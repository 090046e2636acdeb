"""De wijzer en zijn vragenbanken: de modellen van formaten 2 en 3."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticKnownError

from inzicht.modellen.basis import (
    IDSCHEMA,
    Adres,
    Bestandsid,
    Cijfer,
    Id,
    Model,
    Nagekeken,
    Peildatum,
    Rij,
    Tekst,
    Versie,
    hoogstens,
    keur_id,
    klacht,
    met_cijfers,
)
from inzicht.modellen.keuze import Keuze, tussen
from inzicht.modellen.stromen import Procesplek, Stroom

WIJZERFORMAAT: Final = "inzicht-wijzer/1"
BANKFORMAAT: Final = "inzicht-vragenbank/1"
WIJZERBESTAND: Final = "wijzer.yaml"
Maat = Literal["klein", "middel", "groot"]
MATEN: Final[Mapping[str, int]] = {"klein": 1, "middel": 2, "groot": 3}
"""Inspanning en impact als getal: zo telt de rekenregel ze (formaten 6)."""


def _per_stap(waarde: object) -> object:
    """Een enkele maat geldt voor elke stap."""
    if isinstance(waarde, dict):
        return waarde
    if not isinstance(waarde, str) or waarde not in MATEN:
        raise PydanticKnownError("literal_error", {"expected": ", ".join(f"'{maat}'" for maat in MATEN)})
    return {1: waarde}


def _keur_stappen(stappen: Mapping[int, Maat]) -> Mapping[int, Maat]:
    if 1 not in stappen:
        raise klacht("Noem ook de inspanning van de stap vanaf situatie 1.")
    return stappen


Inspanning = Annotated[
    Mapping[Cijfer, Maat],
    BeforeValidator(_per_stap),
    AfterValidator(_keur_stappen),
    WithJsonSchema(
        {
            "anyOf": [
                {"enum": list(MATEN)},
                {
                    "type": "object",
                    "patternProperties": {"^[1-9]$": {"enum": list(MATEN)}},
                    "additionalProperties": False,
                    "required": ["1"],
                },
            ]
        }
    ),
]
"""Per situatie de maat van de stap daarvandaan; een situatie die ontbreekt, heeft die van de eerste eronder."""


class Niveau(Model):
    """Een trede van het volwassenheidsmodel; het nummer is de plaats in de lijst."""

    naam: Tekst = Field(description="De naam van het niveau, zoals Bepaald.")
    omschrijving: Tekst = Field(description="Wat dit niveau betekent, in gewone taal.")


class Oordeelgrenzen(Model):
    """Vanaf welk deel van het gewicht een niveau grotendeels of volledig gehaald is, in procenten."""

    grotendeels: int = Field(ge=0, le=100, description="Nodig voor het niveau zelf (procent).")
    volledig: int = Field(ge=0, le=100, description="Nodig voor alle niveaus eronder (procent).")


class Kenmerk(Model):
    """Een eigenschap van een school, gevraagd voor de eerste vraag."""

    vraag: Tekst = Field(description="Hoe het kenmerk gevraagd wordt.")
    keuzes: Mapping[Id, Tekst] = Field(min_length=1, description="De mogelijke antwoorden.")


class Processtap(Model):
    """Een stap van het registratieproces."""

    titel: Tekst = Field(description="De naam van de stap.")
    uitleg: Tekst = Field(description="Wat er in deze stap gebeurt.")
    wie: Rij[Tekst] = Field(default=(), description="Wie in deze stap werken.")
    systemen: Rij[Tekst] = Field(default=(), description="Welke systemen deze stap gebruikt.")


class Begrip(Model):
    """Een woord uit de begrippenlijst."""

    term: Tekst = Field(description="Het woord zoals het in de teksten staat.")
    betekenis: Tekst = Field(description="Wat het woord betekent, in gewone taal.")


class Bronvermelding(Model):
    """Een wet, norm of pagina waarop een vraag steunt."""

    titel: Tekst = Field(description="De titel van de wet, norm of pagina.")
    uitgever: Tekst = Field(description="Wie de bron uitgeeft.")
    vindplaats: Tekst = Field(description="Waar in de bron het staat, zoals artikel 5 lid 1.")
    peildatum: Peildatum = Field(
        description="De datum van de tekst die is gelezen: een jaar, een maand of een dag, of onbekend."
    )
    nagekeken: Nagekeken | None = Field(
        default=None, description="Wanneer iemand nakeek of de bron nog klopt, zoals 2026-11; mag ontbreken."
    )
    adres: Adres | None = Field(default=None, description="Een adres op internet; mag ontbreken.")


class Wijzerkop(Model):
    """De inhoud van wijzer.yaml (formaten 2)."""

    formaat: Literal["inzicht-wijzer/1"] = Field(description="De soort van dit bestand.")
    id: Bestandsid = Field(description="De naam van de wijzer; staat in elk antwoordenbestand.")
    versie: Versie = Field(
        description="De versie, zoals 1.0; hoger bij andere vragen, situaties, gewichten of drempels."
    )
    titel: Tekst = Field(description="De titel van de wijzer.")
    inleiding: Tekst = Field(description="Wat een school leest voor de eerste vraag.")
    niveaus: Annotated[Rij[Niveau], hoogstens(9)] = Field(
        min_length=2, max_length=9, description="De niveaus, van laag naar hoog."
    )
    streefniveau: int = Field(ge=1, le=9, description="Het niveau dat een school wil halen.")
    oordeel: Oordeelgrenzen = Field(description="Wanneer een niveau gehaald is.")
    kenmerken: Mapping[Id, Kenmerk] = Field(
        default_factory=dict, description="Wat de wijzer vooraf over de school vraagt."
    )
    processtappen: Mapping[Id, Processtap] = Field(min_length=1, description="De stappen van het proces, in volgorde.")
    rollen: Mapping[Id, Tekst] = Field(
        min_length=1, description="Wie vragen beantwoordt en adviezen oppakt: id en naam."
    )
    stromen: Rij[Stroom] = Field(default=(), description="Wat er van wie naar wie gaat, voor de procesplaat.")
    plekken: Rij[Procesplek] = Field(default=(), description="Waar gegevens in de school blijven, voor de procesplaat.")
    begrippen: Annotated[Mapping[Id, Begrip], hoogstens(1000)] = Field(
        default_factory=dict, max_length=1000, description="De begrippenlijst."
    )
    bronnen: Mapping[Id, Bronvermelding] = Field(min_length=1, description="De bronnen waar vragen naar verwijzen.")
    dimensies: Rij[Bestandsid] = Field(
        min_length=1,
        description="De vragenbanken, in volgorde; elke id is een bestand ernaast.",
        json_schema_extra={"uniqueItems": True},
    )

    @property
    def getekend(self) -> tuple[tuple[str, ...], ...]:
        """De vragen van elke stroom, en dan van elke plek."""
        return (*(een.vragen for een in self.stromen), *(een.vragen for een in self.plekken))


class Uitkomsttekst(Model):
    """Wat een niveau voor deze dimensie betekent en wat de volgende stap is."""

    stand: Tekst = Field(description="Waar een school op dit niveau staat.")
    vervolg: Tekst = Field(description="Wat de volgende stap is.")


class Vervanging(Model):
    """Een vraag uit een vroegere versie die een vraag van nu vervangt.

    Zonder `per` betekenen de situaties hetzelfde; met `per` staat er bij elke oude situatie de situatie van nu.
    """

    id: Id
    per: Mapping[Cijfer, Annotated[int, Field(ge=1, le=9)]] | None = None

    def nu(self, situatie: int) -> int | None:
        """De situatie van nu bij een oude; None als die er niet is."""
        return situatie if self.per is None else self.per.get(situatie)

    def zet_om(self, keuze: Keuze) -> Keuze | None:
        """Een oude keuze op de ladder van nu; None als zij daar geen plaats heeft."""
        if self.per is None or keuze.laag is None or keuze.hoog is None:
            return keuze
        laag, hoog = self.nu(keuze.laag), self.nu(keuze.hoog)
        return None if laag is None or hoog is None or laag > hoog else tussen(laag, hoog)


def _als_vervanging(waarde: object) -> object:
    """Een kale id is een vervanging met dezelfde situaties."""
    return Vervanging(id=keur_id(waarde)) if isinstance(waarde, str) else waarde


_CIJFERS_PER: Final = {"type": "integer", "minimum": 1, "maximum": 9}
_Vervanging = Annotated[
    Vervanging,
    BeforeValidator(_als_vervanging),
    WithJsonSchema(
        {
            "anyOf": [
                IDSCHEMA,
                {
                    "type": "object",
                    "properties": {
                        "id": {**IDSCHEMA, "description": "De id van de vraag in een vroegere versie."},
                        "per": {
                            "type": "object",
                            "description": "Per oude situatie die van nu; wat ontbreekt, vervalt en blijft bewaard.",
                            "patternProperties": {"^[1-9]$": _CIJFERS_PER},
                            "additionalProperties": False,
                        },
                    },
                    "required": ["id"],
                    "additionalProperties": False,
                },
            ]
        }
    ),
]


class Vraag(Model):
    """Een vraag met haar situaties, drempels en adviezen (formaten 3)."""

    id: Id = Field(description="De id van de vraag; uniek in de wijzer, en nooit opnieuw gebruikt.")
    vraag: Tekst = Field(description="De vraag zelf.")
    waarom: Tekst = Field(description="Waarom de vraag ertoe doet.")
    uitleg: Tekst | None = Field(default=None, description="Meer uitleg, voor wie erom vraagt.")
    processtap: Id = Field(description="Een id uit processtappen.")
    rol: Id = Field(description="Wie dit weet en het advies oppakt: een id uit rollen.")
    gewicht: int = Field(ge=1, le=3, description="Hoe zwaar de vraag telt: 1, 2 of 3.")
    kern: bool = Field(default=False, description="Of de vraag ook in de korte scan zit.")
    drempels: Mapping[Cijfer, Annotated[int, Field(json_schema_extra={"minimum": 2, "maximum": 9})]] = Field(
        default_factory=dict,
        description="Per niveau van de dimensie: de situatie die deze vraag minstens moet hebben.",
        json_schema_extra=met_cijfers(2),
    )
    nvt: Tekst | None = Field(
        default=None, description="Wanneer een school niet van toepassing mag kiezen; zonder deze tekst mag het niet."
    )
    geldt_voor: Mapping[Id, Annotated[Rij[Id], Field(json_schema_extra={"minItems": 1})]] = Field(
        default_factory=dict, description="Voor welke scholen de vraag is: per kenmerk de keuzes."
    )
    inspanning: Inspanning = Field(
        description="De moeite van een stap omhoog, of per situatie: de stap daarvandaan, en verder tot de volgende."
    )
    impact: Maat = Field(description="Wat een stap omhoog oplevert.")
    bronnen: Rij[Id] = Field(min_length=1, description="Ids uit bronnen waar de vraag op steunt.")
    situaties: Mapping[Cijfer, Tekst] = Field(
        min_length=2,
        description="Hoe een school werkt, van 1 (laag) naar hoog.",
        json_schema_extra=met_cijfers(1, 1),
    )
    adviezen: Mapping[Cijfer, Tekst] = Field(
        default_factory=dict,
        description="Per situatie, behalve de hoogste: hoe een school een stap verder komt.",
        json_schema_extra=met_cijfers(),
    )
    vervangt: Rij[_Vervanging] = Field(
        default=(),
        description="Vragen uit vroegere versies: een id, of een id met `per` oude situatie die van nu.",
        json_schema_extra={"uniqueItems": True},
    )
    herwoord: Mapping[Versie, Tekst] = Field(
        default_factory=dict,
        description="Per versie waarin de tekst veranderde: waarom een oud antwoord hetzelfde blijft betekenen.",
    )
    uitzonderingen: Mapping[str, Tekst] = Field(
        default_factory=dict, description="Regels van de keuring die hier niet gelden: code en reden."
    )

    @cached_property
    def ladder(self) -> tuple[int, ...]:
        """De situaties van laag naar hoog; het scherm nummert ze vanaf 1."""
        return tuple(sorted(self.situaties))

    @property
    def top(self) -> int:
        """De hoogste situatie; die telt als het hoogste niveau (formaten 6.1)."""
        return self.ladder[-1]

    def volgende(self, situatie: int) -> int:
        """De eerstvolgende situatie boven deze; fout als dit de top is."""
        return self.ladder[self.ladder.index(situatie) + 1]

    def inspanning_vanaf(self, situatie: int) -> Maat:
        """De maat van de stap van deze situatie naar de volgende."""
        return self.inspanning[max(een for een in self.inspanning if een <= situatie)]

    def moeite(self, van: int, naar: int) -> int:
        """De inspanning van alle stappen van de ene situatie naar de andere samen, als getal."""
        return sum(MATEN[self.inspanning_vanaf(een)] for een in self.ladder if van <= een < naar)

    def hoort_bij(self, omvang: str, kenmerken: Mapping[str, str]) -> bool:
        """Of een school met deze omvang en kenmerken deze vraag krijgt."""
        return (self.kern or omvang == "volledig") and self.geldt(kenmerken)

    def geldt(self, kenmerken: Mapping[str, str]) -> bool:
        """Of deze vraag bij een school met deze kenmerken hoort; een onbekend kenmerk telt mee."""
        return all(kenmerken.get(naam) in (None, *keuzes) for naam, keuzes in self.geldt_voor.items())


class Vragenbank(Model):
    """De vragen van een dimensie."""

    formaat: Literal["inzicht-vragenbank/1"] = Field(description="De soort van dit bestand.")
    id: Bestandsid = Field(description="De id van de dimensie, gelijk aan de bestandsnaam.")
    titel: Tekst = Field(description="De titel van de dimensie.")
    inleiding: Tekst = Field(description="Wat een school leest voor de vragen van deze dimensie.")
    uitkomsten: Mapping[Cijfer, Uitkomsttekst] = Field(
        default_factory=dict,
        description="Per niveau: wat een school bij haar uitkomst leest.",
        json_schema_extra=met_cijfers(),
    )
    vragen: Annotated[Rij[Vraag], hoogstens(100)] = Field(
        min_length=1, max_length=100, description="De vragen, in de volgorde van het interview."
    )

    @cached_property
    def per_id(self) -> Mapping[str, Vraag]:
        """De vragen op id."""
        return {vraag.id: vraag for vraag in self.vragen}


@dataclass(frozen=True, eq=False)
class Wijzer:
    """Een map met wijzer.yaml en een vragenbank per dimensie, gekeurd op vorm.

    `kenmerk` is de sha256 over de bestanden (formaten 2). Een wijzer is alleen aan zichzelf gelijk, en kan zo een
    sleutel zijn.
    """

    kop: Wijzerkop
    banken: tuple[Vragenbank, ...]
    kenmerk: str

    @cached_property
    def per_dimensie(self) -> Mapping[str, Vragenbank]:
        """De banken op id van hun dimensie."""
        return {bank.id: bank for bank in self.banken}

    @cached_property
    def per_vraagnaam(self) -> Mapping[str, Vraag]:
        """De vragen op hun naam in een actiepunt: dimensie.vraag."""
        return {f"{bank.id}.{vraag.id}": vraag for bank in self.banken for vraag in bank.vragen}

    @property
    def hoogste(self) -> int:
        """Het aantal niveaus, N in de rekenregel."""
        return len(self.kop.niveaus)

    def vraag(self, naam: str) -> Vraag:
        """Zoek een vraag op `dimensie.vraag`; werpt KeyError als ze niet bestaat."""
        dimensie, _, kort = naam.partition(".")
        return self.per_dimensie[dimensie].per_id[kort]

    def niveaunaam(self, niveau: int) -> str:
        """De naam van een niveau, zoals Bepaald."""
        return self.kop.niveaus[niveau - 1].naam

    @cached_property
    def gebruikte_kenmerken(self) -> tuple[str, ...]:
        """Kenmerken waar ten minste een vraag van afhangt, op volgorde van de wijzer."""
        gebruikt = {naam for bank in self.banken for vraag in bank.vragen for naam in vraag.geldt_voor}
        return tuple(naam for naam in self.kop.kenmerken if naam in gebruikt)


@lru_cache(maxsize=64)
def versiegetallen(versie: str) -> tuple[int, ...]:
    """Een versie als getallen om te vergelijken: "1.0" is gelijk aan "1" en lager dan "1.10"."""
    delen = [int(deel) for deel in versie.split(".")]
    while delen and delen[-1] == 0:
        delen.pop()
    return tuple(delen)
