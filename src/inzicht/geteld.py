"""Een geteld antwoordenbestand: waar een uitslag en een overzicht van veel scholen allebei op steunen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from inzicht.rekenplan import plannen_van

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from inzicht.antwoorden import Actiepunt, Antwoorden
    from inzicht.rekenplan import Cijfers, Rekenplan, Stap
    from inzicht.wijzer import Vragenbank, Wijzer

VEEL_ONBEKEND: Final = 5
"""Meer dan een op de vijf vragen 'weet ik niet' is veel (ontwerp 5.8)."""
VEEL_NVT: Final = 4
"""Meer dan een op de vier vragen 'niet van toepassing' is veel."""


class Geteld(NamedTuple):
    """Een gekeurd en geteld bestand.

    `totalen` zijn de getallen van het plan, een per dimensie; `keuzes` is per dimensie de keuze van elke
    vraag die in het bestand staat.
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
    keuzes: tuple[Mapping[str, Any], ...]
    actiepunten: tuple[Actiepunt, ...] = ()

    def cijfers(self) -> tuple[Cijfers, ...]:
        """De cijfers per dimensie."""
        return tuple(map(self.plan.cijfers, self.totalen))

    def stappen(self) -> list[Stap]:
        """De scores per processtap."""
        return self.plan.stapstanden(self.totalen)


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
        tuple({naam: antwoord.keuze for naam, antwoord in vak.items()} for vak in vakken),
        antwoorden.actiepunten,
    )


def laagste(geteld: Geteld, cijfers: tuple[Cijfers, ...]) -> Laagste:
    """De laagste uitkomst van een school (ontwerp 4.5)."""
    onderste = hoogst = 0
    for een in cijfers:
        if een.aantoonbaar is not None and een.mogelijk is not None:
            onderste = min(onderste or een.aantoonbaar, een.aantoonbaar)
            hoogst = min(hoogst or een.mogelijk, een.mogelijk)
    if not onderste:
        return Laagste(None, None, ())
    namen = geteld.plan.namen
    return Laagste(
        onderste, hoogst, tuple(n for n, een in zip(namen, cijfers, strict=True) if een.aantoonbaar == onderste)
    )


def meldingen(wijzer: Wijzer, geteld: Geteld, cijfers: tuple[Cijfers, ...]) -> tuple[Melding, ...]:
    """Wat er bij een uitslag te zeggen valt (ontwerp 5.8 en 4.4)."""
    gevonden: list[Melding] = []
    for dimensie, een in zip(geteld.plan.dimensies, cijfers, strict=True):
        onbekend, nvt = een.telling.onbekend, een.telling.nvt
        if onbekend or nvt:
            gevonden += _over_dimensie(dimensie.bank, onbekend, nvt, een.vragen)
    gevonden += _over_bestand(wijzer, geteld)
    return tuple(gevonden)


def _over_dimensie(bank: Vragenbank, onbekend: int, nvt: int, vragen: int) -> Iterator[Melding]:
    if onbekend * VEEL_ONBEKEND > vragen - nvt:
        tekst = f"{bank.titel}: {onbekend} keer 'weet ik niet'. Zoek die vragen eerst uit."
        yield Melding("veel-onbekend", bank.id, tekst)
    if nvt * VEEL_NVT > vragen:
        yield Melding("veel-nvt", bank.id, f"{bank.titel}: {nvt} vragen zijn niet van toepassing. Klopt dat?")


def _over_bestand(wijzer: Wijzer, geteld: Geteld) -> Iterator[Melding]:
    if geteld.omvang == "kort":
        yield Melding("kort", None, "Dit is een indicatie: alleen de vragen van de korte scan tellen mee.")
    onbekend = [naam for naam in wijzer.gebruikte_kenmerken if naam not in geteld.kenmerken]
    if onbekend:
        tekst = f"Van de school ontbreekt: {', '.join(onbekend)}. Daarom tellen alle varianten van een vraag mee."
        yield Melding("kenmerk-onbekend", None, tekst)
    niet_geteld = _niet_geteld(geteld)
    if niet_geteld:
        tekst = f"Deze antwoorden zijn bewaard, maar tellen niet mee: {', '.join(niet_geteld)}."
        yield Melding("niet-geteld", None, tekst)
    if geteld.wijzerversie == wijzer.kop.versie and geteld.wijzerkenmerk not in (None, wijzer.kenmerk):
        tekst = "De vragen zijn gewijzigd sinds het invullen, zonder een nieuwe versie van de wijzer."
        yield Melding("ander-wijzerkenmerk", None, tekst)


def _niet_geteld(geteld: Geteld) -> list[str]:
    """Antwoorden op vragen die niet bij deze school of omvang horen, op volgorde van de bank."""
    return [
        f"{dimensie.bank.id}.{vraag.id}"
        for dimensie, keuzes in zip(geteld.plan.dimensies, geteld.keuzes, strict=True)
        if not keuzes.keys() <= dimensie.tabellen.keys()
        for vraag in dimensie.bank.vragen
        if vraag.id not in dimensie.tabellen and keuzes.get(vraag.id) is not None
    ]
