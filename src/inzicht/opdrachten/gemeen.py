"""Wat opdrachten delen: een gekeurde wijzer en gekeurde antwoorden laden (de poort)."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inzicht.bestanden import padstaat, schijf, yamlbron
from inzicht.fouten import Bevinding, InvoerFout, heel_bestand
from inzicht.keuring.poort import keur_antwoordenbron, keur_wijzer, lees_antwoordenbron
from inzicht.modellen.antwoorden import Antwoorden
from inzicht.modellen.overzetten import zet_over
from inzicht.modellen.wijzerlezing import lees_wijzer
from inzicht.opdrachten import aanroep
from inzicht.opdrachten.wijzerplaats import eerdere_versie, zoek_wijzer
from inzicht.scherm import venster
from inzicht.tekst import toon_naam

if TYPE_CHECKING:
    from inzicht.modellen.wijzer import Wijzer
    from inzicht.modellen.wijzerlezing import Wijzerlezing

_INVOER: Final = "standaardinvoer"


@dataclass(frozen=True)
class Geladen:
    """Gekeurde antwoorden bij de wijzer van nu, met de hash van het bestand en wat er verschoof.

    `ingevuld_met` is de oudere versie van de wijzer waarmee de school invulde, of leeg; `gegeven` zijn de antwoorden
    zoals zij in het bestand staan.
    """

    antwoorden: Antwoorden
    kenmerk: str
    opmerkingen: tuple[str, ...]
    ingevuld_met: str = ""
    gegeven: Antwoorden | None = None


def lees_wijzermap(gegeven: str | None) -> tuple[dict[str, bytes], Wijzerlezing]:
    """Lees een wijzer (standaard de meegeleverde) zonder te weigeren: zijn bestanden, en wat erin staat."""
    plaats = zoek_wijzer(gegeven)
    gelezen = schijf.lees_map(plaats.map, yamlbron.WIJZER)
    return gelezen, lees_wijzer(gelezen, f"{plaats.toon}/")


def wijzerbestanden(gegeven: str | None) -> list[str]:
    """De bestanden van een wijzer die de gebruiker zelf gaf; leeg bij een meegeleverde."""
    if gegeven is None or zoek_wijzer(gegeven).id:
        return []
    return [os.path.join(gegeven, naam) for naam in padstaat.namen_in(gegeven) or () if naam.endswith(".yaml")]  # noqa: PTH118


def laad_wijzer(gegeven: str | None) -> Wijzer:
    """Laad de wijzer van `--wijzer`; werpt `InvoerFout` met alle fouten die `controleer` ook noemt."""
    return laad_wijzer_met_bestanden(gegeven)[1]


def laad_wijzer_met_bestanden(gegeven: str | None) -> tuple[dict[str, bytes], Wijzer]:
    """Als `laad_wijzer`, met de gelezen bestanden erbij, zodat een ander proces dezelfde wijzer kan lezen."""
    gelezen, lezing = lees_wijzermap(gegeven)
    gevonden = keur_wijzer(lezing)
    if gevonden or lezing.wijzer is None:
        raise InvoerFout(gevonden)
    return gelezen, lezing.wijzer


def lees_antwoordenbytes(gegevens: bytes, naam: str, wijzer: Wijzer) -> Geladen:
    """Keur antwoorden en zet ze zo nodig over naar deze versie van de wijzer."""
    bron = lees_antwoordenbron(gegevens, naam)
    antwoorden, gevonden = keur_antwoordenbron(bron, wijzer)
    if gevonden or antwoorden is None:
        raise InvoerFout(gevonden)
    over = zet_over(antwoorden, wijzer)
    opmerkingen = list(over.zinnen())
    ouder = "" if over.antwoorden is antwoorden else antwoorden.wijzerversie
    if ouder:
        versies = f"versie {antwoorden.wijzerversie}; de wijzer is nu versie {wijzer.kop.versie}"
        opmerkingen.insert(0, f"{toon_naam(naam)} is ingevuld met {versies}.")
        opmerkingen += _uitslag_van_toen(naam, wijzer, ouder)
    kenmerk = schijf.kenmerk_van(yamlbron.zonder_opmaak(gegevens))
    return Geladen(over.antwoorden, kenmerk, tuple(opmerkingen), ouder, antwoorden)


def _uitslag_van_toen(naam: str, wijzer: Wijzer, versie: str) -> list[str]:
    """Hoe de gebruiker de uitslag ziet van de wijzer waarmee hij invulde, als die nog bij de hand is."""
    toen = None if naam == _INVOER else eerdere_versie(wijzer.kop.id, versie)
    return [f"Zo ziet u de uitslag van toen: {aanroep.opdracht('uitslag', naam, wijzer=toen.versie)}"] if toen else []


def laad_antwoorden(pad: str, wijzer: Wijzer) -> Geladen:
    """Laad een antwoordenbestand (of `-`); werpt `InvoerFout` met alle bevindingen."""
    naam = pad
    if pad == schijf.STANDAARD:
        naam = _INVOER
        venster.kondig_invoer_aan("de inhoud van een antwoordenbestand")
    elif padstaat.is_map(pad):
        bedoeld = f"{aanroep.opdracht('batch', pad)} --uit overzichten"
        raise InvoerFout([Bevinding(heel_bestand(pad), "A013", f"Dit is een map. Bedoelde u `{bedoeld}`?")])
    return lees_antwoordenbytes(schijf.lees_bytes(pad, yamlbron.ANTWOORDEN), naam, wijzer)
