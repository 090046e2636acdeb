"""Waar de wijzer staat die bij `--wijzer` hoort: een map van de gebruiker, of een versie die inzicht meebrengt."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from inzicht.bestanden import padstaat, schijf, yamlbron
from inzicht.fouten import Bevinding, InvoerFout, heel_bestand
from inzicht.modellen.basis import is_id, is_versie
from inzicht.modellen.wijzer import WIJZERBESTAND, versiegetallen
from inzicht.tekst import opsomming

_MEEGELEVERD: Final = "vragen"
_EERDER: Final = "eerder"


@dataclass(frozen=True)
class Wijzerplaats:
    """Een map met een wijzer, en hoe meldingen haar noemen; `id` en `versie` zijn leeg bij een eigen map."""

    map: str
    toon: str
    id: str = ""
    versie: str = ""

    @property
    def naam(self) -> str:
        """De wijzer zoals `--wijzer` hem kent: `leerlingregistratie@1.0`."""
        return f"{self.id}@{self.versie}"


def bij_de_hand() -> tuple[Wijzerplaats, ...]:
    """De wijzers die inzicht meebrengt: die van nu voorop, dan de eerdere, de nieuwste eerst."""
    wortel = schijf.gegevensmap(_MEEGELEVERD)
    namen = [naam for naam in padstaat.namen_in(wortel / _EERDER) or () if is_versie(naam)]
    namen = [naam for naam in namen if padstaat.bestaat(wortel / _EERDER / naam / WIJZERBESTAND)]
    namen.sort(key=versiegetallen, reverse=True)
    eerder = (_lees(wortel / _EERDER / naam, f"{_MEEGELEVERD}/{_EERDER}/{naam}") for naam in namen)
    return (_lees(wortel, _MEEGELEVERD), *eerder)


def _lees(map_: Path, toon: str) -> Wijzerplaats:
    bron = yamlbron.lees(schijf.lees_bytes(str(map_ / WIJZERBESTAND), yamlbron.WIJZER), toon, yamlbron.WIJZER)
    return Wijzerplaats(str(map_), toon, str(bron.waarde.get("id")), str(bron.waarde.get("versie")))


def zoek_wijzer(gegeven: str | None) -> Wijzerplaats:
    """De wijzer bij wat de gebruiker gaf; None is de meegeleverde. Werpt `InvoerFout` bij een versie die er niet is.

    Wat eruitziet als een versie (`1.0`, `leerlingregistratie@1.0`) is er een, tenzij er een map van die naam is.
    """
    if gegeven is None:
        return Wijzerplaats(str(schijf.gegevensmap(_MEEGELEVERD)), _MEEGELEVERD)
    id_, _, versie = gegeven.rpartition("@")
    if not is_versie(versie) or (id_ and not is_id(id_)) or padstaat.is_map(gegeven):
        return Wijzerplaats(gegeven, str(Path(gegeven)).rstrip(os.sep).replace("\\", "/"))
    gevonden = eerdere_versie(id_, versie)
    if gevonden is None:
        raise InvoerFout([Bevinding(heel_bestand(gegeven), "W013", _geen_versie(id_, versie))])
    return gevonden


def eerdere_versie(id_: str, versie: str) -> Wijzerplaats | None:
    """De meegeleverde wijzer met deze versie, en deze id als die genoemd is."""
    getallen = versiegetallen(versie)
    passend = (een for een in bij_de_hand() if id_ in ("", een.id) and versiegetallen(een.versie) == getallen)
    return next(passend, None)


def _geen_versie(id_: str, versie: str) -> str:
    namen = dict.fromkeys(een.naam if id_ else een.versie for een in bij_de_hand())
    wat = f"Versie {versie} van de wijzer" + (f" `{id_}`" if id_ else "")
    return f"{wat} is er niet. Kies {opsomming(namen, 'of')}, of noem de map van een wijzer."
