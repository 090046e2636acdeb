"""Hulp voor de toetsen van de keuring: een wijzer op schijf, een wijziging daarin, en wat de keuring dan zegt."""

import shutil
from datetime import date
from pathlib import Path

from inzicht.bestanden.schijf import gegevensmap
from inzicht.fouten import Bevinding
from inzicht.opdrachten.keurdoel import Keurder
from regeluitleg import Voorbeeld

PEILDATUM = date(2026, 11, 23)


def keur(*paden: Path | str, wijzer: str | None = None, peildatum: date = PEILDATUM) -> tuple[Bevinding, ...]:
    """Alle bevindingen van deze paden, zoals `controleer` ze noemt."""
    return Keurder(wijzer, peildatum).keur([str(pad) for pad in paden])


def kopie(basis: str, doel: Path) -> Path:
    """Een kopie van `nieuw` of `vragen` in deze map."""
    shutil.copytree(gegevensmap(basis), doel / basis)
    return doel / basis


def pas_toe(voorbeeld: Voorbeeld, map_: Path) -> Path:
    """Voer een voorbeeld uit in een kopie; geef het pad dat de keuring krijgt."""
    pad = map_ / voorbeeld.bestand
    if voorbeeld.is_map:
        pad.unlink(missing_ok=True)
        pad.mkdir()
    elif voorbeeld.heel:
        pad.write_bytes(voorbeeld.fout.encode(voorbeeld.codering))
    elif voorbeeld.goed:
        tekst = pad.read_text(encoding="utf-8")
        keer = tekst.count(voorbeeld.goed)
        assert keer == 1 or (voorbeeld.overal and keer), f"{voorbeeld.goed!r} staat er {keer} keer"
        pad.write_text(tekst.replace(voorbeeld.goed, voorbeeld.fout), encoding="utf-8", newline="")
    for bestand, goed, fout in voorbeeld.ook:
        tekst = (map_ / bestand).read_text(encoding="utf-8")
        assert tekst.count(goed) == 1, goed
        (map_ / bestand).write_text(tekst.replace(goed, fout), encoding="utf-8", newline="")
    if voorbeeld.los:
        (map_ / "wijzer.yaml").unlink()
        return pad
    return map_


def regel_van(een: Bevinding, map_: Path) -> str:
    """De regel van het bestand waar een bevinding naar wijst, zonder inspringing."""
    gegevens = (
        map_.parent / een.plek.bestand if not Path(een.plek.bestand).is_absolute() else Path(een.plek.bestand)
    ).read_bytes()
    regels = gegevens.decode("utf-8", errors="replace").split("\n")
    return regels[een.plek.regel - 1].strip() if een.plek.regel <= len(regels) else ""
