"""Wat opdrachten delen: een gekeurde wijzer en gekeurde antwoorden laden (de poort)."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from inzicht.bestanden import padstaat, schijf, yamlbron
from inzicht.fouten import Bevinding, InvoerFout, heel_bestand
from inzicht.keuring.poort import keur_antwoordenbron, keur_wijzer, lees_antwoordenbron
from inzicht.modellen.antwoorden import Antwoorden
from inzicht.modellen.overzetten import zet_over
from inzicht.modellen.wijzerlezing import lees_wijzer
from inzicht.opdrachten import aanroep
from inzicht.scherm import venster
from inzicht.tekst import toon_naam

if TYPE_CHECKING:
    from inzicht.modellen.wijzer import Wijzer
    from inzicht.modellen.wijzerlezing import Wijzerlezing


@dataclass(frozen=True)
class Geladen:
    """Gekeurde antwoorden bij de wijzer van nu, met de hash van het bestand en wat er verschoof.

    `ingevuld_met` is de oudere versie van de wijzer waarmee de school invulde, of leeg.
    """

    antwoorden: Antwoorden
    kenmerk: str
    opmerkingen: tuple[str, ...]
    ingevuld_met: str = ""


def lees_wijzermap(map_: str | None) -> tuple[dict[str, bytes], Wijzerlezing]:
    """Lees een wijzermap (standaard de meegeleverde) zonder te weigeren: haar bestanden, en wat erin staat."""
    pad = map_ or str(schijf.gegevensmap("vragen"))
    voor = "vragen/" if map_ is None else str(Path(map_)).rstrip(os.sep).replace("\\", "/") + "/"
    gelezen = schijf.lees_map(pad, yamlbron.WIJZER)
    return gelezen, lees_wijzer(gelezen, voor)


def wijzerbestanden(map_: str | None) -> list[str]:
    """De bestanden van een wijzer die de gebruiker zelf gaf; leeg bij de meegeleverde."""
    if map_ is None:
        return []
    return [os.path.join(map_, naam) for naam in padstaat.namen_in(map_) or () if naam.endswith(".yaml")]  # noqa: PTH118


def laad_wijzer(map_: str | None) -> Wijzer:
    """Laad een wijzer; werpt `InvoerFout` met alle fouten die `controleer` ook noemt."""
    return laad_wijzer_met_bestanden(map_)[1]


def laad_wijzer_met_bestanden(map_: str | None) -> tuple[dict[str, bytes], Wijzer]:
    """Als `laad_wijzer`, met de gelezen bestanden erbij, zodat een ander proces dezelfde wijzer kan lezen."""
    gelezen, lezing = lees_wijzermap(map_)
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
    kenmerk = schijf.kenmerk_van(yamlbron.zonder_opmaak(gegevens))
    return Geladen(over.antwoorden, kenmerk, tuple(opmerkingen), ouder)


def laad_antwoorden(pad: str, wijzer: Wijzer) -> Geladen:
    """Laad een antwoordenbestand (of `-`); werpt `InvoerFout` met alle bevindingen."""
    naam = pad
    if pad == schijf.STANDAARD:
        naam = "standaardinvoer"
        venster.kondig_invoer_aan("de inhoud van een antwoordenbestand")
    elif padstaat.is_map(pad):
        bedoeld = f"{aanroep.opdracht('batch', pad)} --uit overzichten"
        raise InvoerFout([Bevinding(heel_bestand(pad), "A013", f"Dit is een map. Bedoelde u `{bedoeld}`?")])
    return lees_antwoordenbytes(schijf.lees_bytes(pad, yamlbron.ANTWOORDEN), naam, wijzer)
