"""Een geteld antwoordenbestand: waar een uitslag en een overzicht van veel scholen allebei op steunen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from inzicht.oordeel.rekenplan import plannen_van
from inzicht.tekst import aantal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inzicht.modellen.antwoorden import Actiepunt, Antwoorden
    from inzicht.modellen.keuze import Kaal
    from inzicht.modellen.wijzer import Wijzer
    from inzicht.oordeel.rekenplan import Cijfers, Dimensieplan, Rekenplan, Scores, Stap

VEEL_ONBEKEND: Final = 5
"""Meer dan een op de vijf vragen 'weet ik niet' is veel (formaten 6.8)."""
VEEL_NVT: Final = 4
"""Meer dan een op de vier vragen 'niet van toepassing' is veel."""


class Geteld(NamedTuple):
    """Een gekeurd en geteld bestand.

    `totalen` zijn de getallen van het plan, een per dimensie; `keuzes` is per dimensie de kale keuze van
    elke vraag die in het bestand staat. `rol` is wie invulde, en `vervallen` hoeveel antwoorden geen vraag meer hebben.
    """

    naam: str
    brin: str | None
    kenmerken: Mapping[str, str]
    datum: str
    omvang: str
    wijzerversie: str
    wijzerkenmerk: str | None
    plan: Rekenplan
    totalen: tuple[int, ...]
    keuzes: tuple[Mapping[str, Kaal], ...]
    actiepunten: tuple[Actiepunt, ...] = ()
    rol: str | None = None
    vervallen: int = 0

    def cijfers(self) -> tuple[Cijfers, ...]:
        """De cijfers per dimensie."""
        return tuple(map(self.plan.cijfers, self.totalen))

    def stappen(self) -> list[Stap]:
        """De scores per processtap, nog als tellers."""
        return self.plan.stapstanden(self.totalen)

    def stapscores(self) -> list[Scores]:
        """De scores per processtap in tienden."""
        return self.plan.stapscores(self.totalen)


@dataclass(frozen=True, slots=True)
class Melding:
    """Een opmerking bij de uitslag die geen fout is."""

    code: str
    dimensie: str | None
    tekst: str


class Laagste(NamedTuple):
    """De laagste uitkomst; None als geen enkele dimensie telt."""

    aantoonbaar: int | None
    mogelijk: int | None
    dimensies: tuple[str, ...]


def tel(wijzer: Wijzer, antwoorden: Antwoorden) -> Geteld:
    """Tel gekeurde antwoorden."""
    school = antwoorden.school
    plan = plannen_van(wijzer).voor(antwoorden.omvang, school.kenmerken)
    vakken = [antwoorden.antwoorden.get(dimensie.bank.id, {}) for dimensie in plan.dimensies]
    return Geteld(
        school.naam,
        school.brin,
        school.kenmerken,
        antwoorden.datum,
        antwoorden.omvang,
        antwoorden.wijzerversie,
        antwoorden.wijzerkenmerk,
        plan,
        tuple(plan.tel(antwoorden)),
        tuple({naam: antwoord.keuze.kaal for naam, antwoord in vak.items()} for vak in vakken),
        antwoorden.actiepunten,
        antwoorden.invuller.rol if antwoorden.invuller else None,
        sum(map(len, antwoorden.vervallen.values())),
    )


def laagste(geteld: Geteld, cijfers: tuple[Cijfers, ...]) -> Laagste:
    """De laagste uitkomst van een school (formaten 5)."""
    onderste = mogelijk = None
    namen: list[str] = []
    for naam, (_, laag, hoog, _, _) in zip(geteld.plan.namen, cijfers, strict=True):
        if laag is None or hoog is None:
            continue
        if onderste is None or laag < onderste:
            onderste, namen = laag, [naam]
        elif laag == onderste:
            namen.append(naam)
        if mogelijk is None or hoog < mogelijk:
            mogelijk = hoog
    return Laagste(onderste, mogelijk, tuple(namen))


def meldingen(wijzer: Wijzer, geteld: Geteld, cijfers: tuple[Cijfers, ...]) -> tuple[Melding, ...]:
    """Wat er bij een uitslag te zeggen valt (formaten 6.8 en 4)."""
    gevonden: list[Melding] = []
    niet_geteld: list[str] = []
    for dimensie, keuzes, een in zip(geteld.plan.dimensies, geteld.keuzes, cijfers, strict=True):
        beantwoord, onbekend, open_, nvt = een.telling[1:5]
        tellend = beantwoord + onbekend + open_
        if onbekend * VEEL_ONBEKEND > tellend:
            wat = "die vraag" if onbekend == 1 else "die vragen"
            tekst = f"{dimensie.bank.titel}: {onbekend} keer 'weet ik niet'. Zoek {wat} eerst uit."
            gevonden.append(Melding("veel-onbekend", dimensie.bank.id, tekst))
        if nvt * VEEL_NVT > tellend + nvt:
            hoeveel = aantal(nvt, "vraag is", "vragen zijn")
            tekst = f"{dimensie.bank.titel}: {hoeveel} niet van toepassing. Klopt dat?"
            gevonden.append(Melding("veel-nvt", dimensie.bank.id, tekst))
        if len(keuzes) != tellend - open_ + nvt:  # anders is elk antwoord geteld
            niet_geteld += _niet_geteld(dimensie, keuzes)
    return (*gevonden, *_over_bestand(wijzer, geteld, niet_geteld))


def _over_bestand(wijzer: Wijzer, geteld: Geteld, niet_geteld: list[str]) -> list[Melding]:
    gevonden: list[Melding] = []
    if geteld.omvang == "kort":
        tekst = "Dit is een indicatie: alleen de vragen van de korte scan tellen mee."
        gevonden.append(Melding("kort", None, tekst))
    onbekend = [naam for naam in wijzer.gebruikte_kenmerken if naam not in geteld.kenmerken]
    if onbekend:
        tekst = f"Van de school ontbreekt: {', '.join(onbekend)}. Daarom tellen alle varianten van een vraag mee."
        gevonden.append(Melding("kenmerk-onbekend", None, tekst))
    if niet_geteld:
        tekst = f"Deze antwoorden zijn bewaard, maar tellen niet mee: {', '.join(niet_geteld)}."
        gevonden.append(Melding("niet-geteld", None, tekst))
    if geteld.wijzerversie == wijzer.kop.versie and geteld.wijzerkenmerk not in (None, wijzer.kenmerk):
        tekst = "De vragen zijn gewijzigd sinds het invullen, zonder een nieuwe versie van de wijzer."
        gevonden.append(Melding("ander-wijzerkenmerk", None, tekst))
    return gevonden


def _niet_geteld(dimensie: Dimensieplan, keuzes: Mapping[str, Kaal]) -> list[str]:
    """Antwoorden op vragen die niet bij deze school of omvang horen, op volgorde van de bank."""
    bank, tellend = dimensie.bank, dimensie.tabellen
    return [
        f"{bank.id}.{vraag.id}" for vraag in bank.vragen if vraag.id not in tellend and keuzes.get(vraag.id) is not None
    ]


class Schoolcijfers:
    """De cijfers van een school die in elke vorm terugkomen, een keer uitgerekend; scores in tienden."""

    __slots__ = ("cijfers", "geteld", "laagste", "scores")

    def __init__(self, geteld: Geteld) -> None:
        self.geteld = geteld
        self.cijfers = geteld.cijfers()
        self.laagste: Laagste = laagste(geteld, self.cijfers)
        self.scores: list[Scores] = [een.scores for een in self.cijfers]
