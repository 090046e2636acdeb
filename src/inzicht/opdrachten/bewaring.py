"""Waar de antwoorden van een interview staan: openen, bewaren na elk antwoord, en een andere plaats kiezen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from inzicht.antwoorden import schrijf_antwoorden, schrijf_antwoorden_json
from inzicht.bestanden import Bewaarplek, eis_schrijfbaar, kenmerk_van
from inzicht.fouten import BewaarFout
from inzicht.opdrachten.gemeen import Geladen, lees_antwoordenbytes
from inzicht.opdrachten.opening import nieuwe_naam
from inzicht.regels import LEEG, Regel

if TYPE_CHECKING:
    from inzicht.antwoorden import Antwoorden
    from inzicht.wijzer import Wijzer


def als_bytes(antwoorden: Antwoorden, pad: str) -> bytes:
    """De antwoorden zoals ze in dit bestand komen: JSON als het op .json eindigt, anders YAML."""
    schrijf = schrijf_antwoorden_json if pad.lower().endswith(".json") else schrijf_antwoorden
    return schrijf(antwoorden).encode("utf-8")


class Bewaring:
    """Het bestand van een interview; bestaat pas als er iets te bewaren is."""

    def __init__(self, wijzer: Wijzer) -> None:
        self._wijzer = wijzer
        self._plek: Bewaarplek | None = None
        self._map = Path()
        self._bewaard = False

    @property
    def pad(self) -> str | None:
        """Het bestand, of None als er nog geen is."""
        return str(self._plek.pad) if self._plek is not None else None

    def sluit(self) -> None:
        """Geef het slot op het bestand vrij."""
        if self._plek is not None:
            self._plek.sluit()

    def open(self, pad: str) -> Geladen | None:
        """Vergrendel een bestand en geef de antwoorden die er al in staan; werpt `BewaarFout`."""
        plek = Bewaarplek(pad)
        gegevens = plek.open()
        self.sluit()
        self._plek = plek
        self._bewaard = gegevens is not None
        return lees_antwoordenbytes(gegevens, pad, self._wijzer) if gegevens is not None else None

    def bereid_voor(self, school: str) -> None:
        """Zorg voor de eerste vraag dat er bewaard kan worden; werpt `BewaarFout` als dat niet kan."""
        if self._plek is None and school:
            self.open(nieuwe_naam(school, self._map))
        elif self._plek is None:
            eis_schrijfbaar(self._map)

    def bewaar(self, antwoorden: Antwoorden) -> None:
        """Bewaar de antwoorden; werpt `BewaarFout` als dat niet lukt."""
        self.bereid_voor(antwoorden.school.naam)
        if self._plek is not None:
            self._plek.bewaar(als_bytes(antwoorden, str(self._plek.pad)))
            self._bewaard = True

    def kenmerk(self, antwoorden: Antwoorden) -> str:
        """De hash van het bestand met deze antwoorden, voor de herkomst in het verslag."""
        return kenmerk_van(als_bytes(antwoorden, self.pad or ""))

    def kies_plaats(self, tekst: str, school: str) -> None:
        """Bewaar voortaan in deze map of in dit nieuwe bestand; werpt `BewaarFout` als dat niet kan."""
        doel = Path(tekst).expanduser()
        if doel.is_dir():
            eis_schrijfbaar(doel)
            pad = nieuwe_naam(school, doel) if school else None
        else:
            pad = str(doel)
            if doel.exists():
                raise BewaarFout(f"{tekst}: bestaat al. Kies een andere naam.")
            doel = doel.parent
        self.sluit()
        self._plek, self._map, self._bewaard = None, doel, False
        if pad is not None:
            self.open(pad)

    def regels(self, begin_zin: str) -> tuple[Regel, ...]:
        """Waar de antwoorden staan en hoe de gebruiker verdergaat."""
        if self.pad is None or not self._bewaard:
            return LEEG, Regel(f"{begin_zin} Er is nog niets bewaard.")
        verder = f'"{self.pad}"' if " " in self.pad else self.pad
        zin = f"{begin_zin} Uw antwoorden staan in: {self.pad}"
        return LEEG, Regel(zin, heel=True), Regel(f"Verdergaan: inzicht start {verder}", heel=True)
