"""Van wat een gebruiker typt naar het bestand dat geschreven wordt. Elke optie die een bestand noemt, gaat hierdoor.

Alleen hier wordt een gekozen naam ontleed. `St. Jan` is een naam met een punt erin: alleen wat inzicht zelf schrijft of
leest, is een achtervoegsel. De functies van Python die achter elke punt knippen, mag daarom niemand anders gebruiken.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from inzicht.bestanden import padstaat
from inzicht.bestanden.padstaat import Staat
from inzicht.fouten import BewaarFout, GebruikFout
from inzicht.tekst import invoer, opsomming

ACHTERVOEGSELS: Final = ("yaml", "yml", "json", "html", "md", "csv", "xlsx", "jsonl", "ics")
ANTWOORDEN: Final = ("yaml", "yml", "json")
"""Zo eindigt een antwoordenbestand; zonder achtervoegsel wordt het de eerste."""
_STANDAARD: Final = "-"
_SCHEIDING: Final = tuple(teken for teken in (os.sep, os.altsep) if teken)


@dataclass(frozen=True, slots=True)
class Doel:
    """Een bestand om te schrijven; met `maak_map` noemde de gebruiker een map die er nog niet is."""

    pad: str
    maak_map: bool = False


@dataclass(frozen=True, slots=True)
class Plaats:
    """Een map, en de naam daarin als de gebruiker die noemde; `nieuw` zegt dat de map er nog niet is."""

    map: str
    naam: str | None
    nieuw: bool = False

    def doel(self, naam: str) -> Doel:
        """Een bestand met deze naam op deze plaats."""
        return Doel(os.path.join(self.map, naam), self.nieuw)  # noqa: PTH118 - `./x` blijft zoals het getypt is


def splits_naam(naam: str) -> tuple[str, str]:
    """De stam en het achtervoegsel (zonder punt, zoals het er staat) van een naam of pad; leeg als er geen is.

    `Obs. De Eik.yaml` is `Obs. De Eik` en `yaml`; `Obs. De Eik` heeft geen achtervoegsel, en `.yaml` ook niet.
    """
    stam, punt, achter = naam.rpartition(".")
    if punt and achter.lower() in ACHTERVOEGSELS and stam and not stam.endswith(_SCHEIDING):
        return stam, achter
    return naam, ""


def ontleed(optie: str, gegeven: str) -> Plaats:
    """Zie of de gebruiker een map noemde of een bestand.

    Een bestaande map, een streep aan het einde, `.` en `..` zijn een map. Werpt `GebruikFout` bij een lege naam of `-`,
    en `BewaarFout` als er een koppeling staat, of iets dat geen bestand of map is.
    """
    if not gegeven:
        raise GebruikFout(f"{optie} is leeg: noem een bestand of een map.")
    if "\n" in gegeven or "\r" in gegeven:
        raise GebruikFout(f"{optie}: een naam hoort op één regel te staan.")
    if gegeven == _STANDAARD:
        raise GebruikFout(f"{optie} kan hier geen - zijn: noem een bestand of een map.")
    map_, naam = os.path.split(gegeven)
    gezien = padstaat.bekijk(gegeven)
    if gezien.staat is Staat.MAP:
        return Plaats(gegeven, None)
    if naam in ("", os.curdir, os.pardir):
        zonder_streep = gegeven.rstrip("".join(_SCHEIDING)) or gegeven
        if gezien.nummer == errno.ENOTDIR or padstaat.is_bezet(zonder_streep):
            raise BewaarFout(f"{gegeven}: dit is geen map. Kies een andere naam.")
        return Plaats(gegeven, None, nieuw=True)
    if gezien.staat is Staat.ANDERS or padstaat.is_koppeling(gegeven):
        raise _geen_bestand(gegeven)
    return Plaats(map_, naam)


def _geen_bestand(gegeven: str) -> BewaarFout:
    wat = "een koppeling naar een andere plaats" if padstaat.is_koppeling(gegeven) else "geen gewoon bestand"
    return BewaarFout(f"{gegeven}: dit is {wat}. Kies een andere naam.")


def kies_doel(optie: str, gegeven: str, formaten: Sequence[str], naam: str) -> Doel:
    """Het bestand dat bij deze optie hoort: een van `formaten`, zonder achtervoegsel het eerste.

    Noemt de gebruiker een map, dan komt het daarin als `naam`. Werpt als `ontleed`, en `GebruikFout` bij een
    achtervoegsel dat hier niet hoort.
    """
    plaats = ontleed(optie, gegeven)
    if plaats.naam is None:
        return plaats.doel(naam)
    achter = eis_achtervoegsel(optie, gegeven, formaten)
    return plaats.doel(plaats.naam if achter else f"{plaats.naam}.{formaten[0]}")


def kies_doelen(optie: str, gegeven: str, formaten: Sequence[str], stam: str) -> dict[str, Doel]:
    """Van elk formaat het bestand: dezelfde naam met een ander achtervoegsel.

    Noemt de gebruiker een map, dan komt alles daarin als `<stam>.<formaat>`. Werpt als `kies_doel`.
    """
    plaats = ontleed(optie, gegeven)
    if plaats.naam is None:
        return {soort: plaats.doel(f"{stam}.{soort}") for soort in formaten}
    achter = eis_achtervoegsel(optie, gegeven, formaten)
    eigen = splits_naam(plaats.naam)[0] if achter else plaats.naam
    return {soort: plaats.doel(plaats.naam if soort == achter.lower() else f"{eigen}.{soort}") for soort in formaten}


def eis_achtervoegsel(optie: str, gegeven: str, formaten: Sequence[str]) -> str:
    """Het achtervoegsel van een gekozen naam, of leeg; werpt `GebruikFout` als het hier niet hoort."""
    _, achter = splits_naam(gegeven)
    if achter and achter.lower() not in formaten:
        mag = opsomming((f".{een}" for een in formaten), "of")
        raise GebruikFout(f"{optie} {gegeven}: kies een naam die op {mag} eindigt, of laat .{achter} weg.")
    return achter


def kies_plaats(tekst: str) -> Plaats:
    """De map die een gebruiker in het interview typte, en het nieuwe antwoordenbestand daarin als hij dat ook noemde.

    Een naam zonder achtervoegsel krijgt `.yaml`, en `~` is de eigen map. Werpt `BewaarFout` als het pad niet kan, of
    als er al een bestand staat.
    """
    getypt = invoer(tekst)
    heel = padstaat.uitgevouwen(getypt)
    if not getypt or getypt == _STANDAARD or heel.startswith("~"):
        raise BewaarFout(f"{getypt}: dit is geen pad dat hier kan. Typ een map of een nieuwe bestandsnaam.")
    plaats = ontleed("", heel)
    if plaats.naam is None:
        return plaats
    achter = splits_naam(plaats.naam)[1]
    if achter and achter.lower() not in ANTWOORDEN:
        raise BewaarFout(f"{getypt}: antwoorden komen in een bestand op .yaml of .json. Typ een andere naam.")
    plaats = replace(plaats, naam=plaats.naam if achter else f"{plaats.naam}.{ANTWOORDEN[0]}")
    if padstaat.is_bezet(os.path.join(plaats.map, plaats.naam or "")):  # noqa: PTH118 - zoals hierboven
        raise BewaarFout(f"{getypt}: bestaat al. Kies een andere naam.")
    return plaats


def kies_antwoordenbestand(gegeven: str) -> str:
    """Het antwoordenbestand dat een gebruiker noemde om te maken of te hervatten.

    Wat er staat, is wat hij bedoelt. Anders is het de naam met een achtervoegsel: dat van een bestand dat er is, of van
    een nieuw. Werpt `GebruikFout` als dit geen antwoordenbestand kan zijn.
    """
    if gegeven in ("", _STANDAARD):
        raise GebruikFout("BESTAND kan niet leeg of - zijn: noem het bestand waar uw antwoorden in staan of komen.")
    if padstaat.is_bezet(gegeven):
        return gegeven
    if ontleed("BESTAND", gegeven).naam is None:
        raise GebruikFout(f"{gegeven}: dit is een map. Noem een bestand, zoals {gegeven}antwoorden.yaml.")
    if eis_achtervoegsel("BESTAND", gegeven, ANTWOORDEN):
        return gegeven
    namen = [f"{gegeven}.{soort}" for soort in ANTWOORDEN]
    return next((een for een in namen if padstaat.is_bezet(een)), namen[0])
