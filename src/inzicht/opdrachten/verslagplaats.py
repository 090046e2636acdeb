"""Waar een verslag komt, en wanneer het mag vervangen wat daar staat; voor `verslag` en voor het einde van `start`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from inzicht.bestanden import padstaat, schijf, schrijven
from inzicht.bestanden.doelpad import ANTWOORDEN, Doel, kies_doelen, splits_naam
from inzicht.bestanden.yamlbron import Soort
from inzicht.fouten import BewaarFout, InvoerFout
from inzicht.verslag.merk import bestandsmerk, lees_merk, met_merk

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inzicht.verslag.beeld import Doelgroep
    from inzicht.verslag.merk import Merk

STANDAARD: Final = ("html", "md")
"""Wat er zonder `--formaat` gemaakt wordt, en wat op zijn vaste plaats te herkennen is."""
DOELGROEPEN: Final[tuple[Doelgroep, ...]] = ("school", "bestuur")
_DE_ANTWOORDEN: Final = "dit is het antwoordenbestand zelf"
_VERSLAG: Final = Soort("A", "verslag", 16 * 1024 * 1024)


def verslagnaam(stam: str, doelgroep: Doelgroep = "school") -> str:
    """De naam van een verslag zonder achtervoegsel; voor het bestuur komt er `-bestuur` achter."""
    return f"{stam}-verslag" + ("-bestuur" if doelgroep == "bestuur" else "")


def kies_verslagdoelen(bestand: str, uit: str | None, formaten: Sequence[str], naam: str) -> dict[str, Doel]:
    """Waar het verslag komt: naast de antwoorden, of waar `--uit` zegt; `naam` is de gewone naam.

    Werpt `BewaarFout` als een doel de antwoorden zelf zijn, en verder zoals `kies_doelen`.
    """
    if uit is None:
        doelen = {soort: Doel(str(Path(bestand).with_name(f"{naam}.{soort}"))) for soort in formaten}
    else:
        schrijven.eis_geen_invoer(uit, [bestand], _DE_ANTWOORDEN)
        doelen = kies_doelen("--uit", uit, formaten, naam)
    for doel in doelen.values():
        schrijven.eis_geen_invoer(doel.pad, [bestand], _DE_ANTWOORDEN)
    return doelen


def schrijf_verslagen(
    doelen: Mapping[str, Doel], teksten: Mapping[str, str], bestand: str, *, merk: bool, overschrijf: bool
) -> None:
    """Schrijf elk verslag, of geen enkel als er een niet mag.

    Op zijn vaste plaats naast de antwoorden krijgt een verslag met `merk` een merk, en vervangt het een verslag met
    datzelfde merk. Verder wordt er alleen met `overschrijf` iets vervangen. Werpt `BewaarFout`.
    """
    vast = {soort for soort, doel in doelen.items() if merk and _is_vaste_plaats(soort, doel.pad, bestand)}
    for soort, doel in doelen.items():
        if soort in vast and not overschrijf:
            _eis_van(doel.pad, Path(bestand).name)
        else:
            schrijven.eis_vrij(doel.pad, overschrijf=overschrijf)
    for soort, doel in doelen.items():
        gegevens = met_merk(teksten[soort], Path(bestand).name) if soort in vast else teksten[soort].encode("utf-8")
        schrijven.bewaar(doel.pad, gegevens, overschrijf=overschrijf or soort in vast, maak_ook_map=doel.maak_map)


def _is_vaste_plaats(soort: str, doel: str, bestand: str) -> bool:
    """Of dit het verslag in HTML of Markdown naast deze antwoorden is, hoe die plaats ook genoemd werd."""
    if soort not in STANDAARD or bestand == schijf.STANDAARD:
        return False
    pad, antwoorden = Path(doel), Path(bestand)
    namen = {f"{verslagnaam(splits_naam(antwoorden.name)[0], wie)}.{soort}" for wie in DOELGROEPEN}
    return pad.name in namen and padstaat.zelfde(pad.parent, antwoorden.parent)


def _eis_van(doel: str, naam: str) -> None:
    """Werpt `BewaarFout` als hier iets anders staat dan een verslag van dit antwoordenbestand."""
    if schrijven.wat_er_staat(Path(doel)) is None:
        return
    try:
        merk = lees_merk(schijf.lees_bytes(doel, _VERSLAG))
    except InvoerFout:
        merk = None
    if merk is not None and merk.heel and merk.bestand == bestandsmerk(naam):
        return
    raise BewaarFout(f"{doel}: {_wat_staat_er(merk, naam)} Kies met --uit een andere plaats, of gebruik --overschrijf.")


def _wat_staat_er(merk: Merk | None, naam: str) -> str:
    if merk is None:
        return f"bestaat al, en is niet te herkennen als het verslag van {naam}."
    if merk.bestand == bestandsmerk(naam):
        return "is na het maken gewijzigd."
    stam = splits_naam(naam)[0]
    ander = [een for een in (stam, *(f"{stam}.{soort}" for soort in ANTWOORDEN)) if bestandsmerk(een) == merk.bestand]
    return f"is het verslag van {ander[0] if ander else 'een ander bestand'}, niet van {naam}."
