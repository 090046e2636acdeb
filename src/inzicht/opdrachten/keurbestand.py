"""Wat er over de inhoud van een bestand alleen te zeggen is: antwoorden, een los wijzerbestand, of iets anders."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from inzicht.bestanden import yamlbron
from inzicht.bestanden.bestandssoort import zin_over_uitvoer
from inzicht.fouten import Bevinding, Ernst, InvoerFout, heel_bestand
from inzicht.keuring.nalezen.inzendregels import keur_inzending
from inzicht.keuring.poort import keur_leesbaar_deel, keur_vorm, lees_antwoordenbron
from inzicht.keuring.register import Antwoordstuk
from inzicht.modellen.basis import keur_formaat, valideer
from inzicht.modellen.wijzer import BANKFORMAAT, WIJZERFORMAAT, Vragenbank, Wijzerkop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inzicht.bestanden.bestandssoort import Bestandssoort
    from inzicht.modellen.wijzer import Wijzer

_KAPOT: Final = ("A005", "A012", "A016")


def keur_antwoordbytes(gegevens: bytes, naam: str, wijzer: Wijzer | None, peildatum: date) -> tuple[Bevinding, ...]:
    """Alle bevindingen van een antwoordenbestand; een onleesbaar bestand is er een van.

    Heeft de wijzer zelf fouten, dan is hij er niet, en gaat het alleen om lezen en vorm.
    """
    try:
        bron = lees_antwoordenbron(gegevens, naam)
    except InvoerFout as fout:
        return fout.bevindingen
    if wijzer is None:
        return keur_vorm(bron)
    _, deel, gevonden = keur_leesbaar_deel(bron, wijzer)
    if deel is None:
        return gevonden
    return (*gevonden, *keur_inzending(Antwoordstuk(deel, wijzer, bron), peildatum, heel=not gevonden))


def met_naam(fout: InvoerFout, naam: str, letter: str) -> tuple[Bevinding, ...]:
    """De bevindingen over een bestand dat niet te openen is, met de naam en de soort die de gebruiker kent."""
    return tuple(replace(een, plek=heel_bestand(naam), code=letter + een.code[1:]) for een in fout.bevindingen)


def keur_uitvoer(naam: str, wat: str) -> tuple[Bevinding, ...]:
    """Wat inzicht zelf maakte en in een map staat: genoemd, maar niet fout."""
    return (Bevinding(heel_bestand(naam), "A105", zin_over_uitvoer(wat), Ernst.OPMERKING),)


def is_heel(gegevens: bytes, naam: str) -> bool:
    """Of de opmaak klopt; wat inzicht daarin niet toelaat, zoals een anker, mag elders best."""
    try:
        yamlbron.lees(gegevens, naam, yamlbron.ANTWOORDEN)
    except InvoerFout as fout:
        return not any(een.code in _KAPOT for een in fout.bevindingen)
    return True


def keur_los(gegevens: bytes, naam: str, soort: Bestandssoort) -> Iterator[Bevinding]:
    """Een los bestand van een wijzer: alleen de vorm, en dat zeggen."""
    model, formaat = (Vragenbank, BANKFORMAAT) if soort.is_vragenbank else (Wijzerkop, WIJZERFORMAAT)
    try:
        bron = yamlbron.lees(gegevens, naam, yamlbron.WIJZER)
    except InvoerFout as fout:
        yield from fout.bevindingen
        return
    yield from keur_formaat(bron, formaat) or valideer(model, bron)[1]
    reden = "Ernaast staat geen wijzer.yaml. Alleen de vorm is gekeurd."
    yield Bevinding(heel_bestand(naam), "W106", reden, Ernst.WAARSCHUWING)
