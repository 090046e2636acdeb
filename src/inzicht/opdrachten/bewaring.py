"""Waar de antwoorden van een interview staan: openen, bewaren na elk antwoord, en een andere plaats kiezen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from inzicht.bestanden.doelpad import kies_plaats
from inzicht.bestanden.schijf import Bewaarplek, kenmerk_van
from inzicht.bestanden.schrijven import eis_schrijfbaar, maak_map
from inzicht.bestanden.yamlbron import ANTWOORDEN
from inzicht.fouten import BewaarFout
from inzicht.modellen.antwoorden import schrijf_antwoorden, schrijf_antwoorden_json
from inzicht.opdrachten.aanroep import opdracht
from inzicht.opdrachten.gemeen import Geladen, lees_antwoordenbytes
from inzicht.opdrachten.opening import nieuwe_naam
from inzicht.regels import LEEG, Regel

if TYPE_CHECKING:
    from inzicht.modellen.antwoorden import Antwoorden
    from inzicht.modellen.wijzer import Wijzer


def als_bytes(antwoorden: Antwoorden, pad: str) -> bytes:
    """De antwoorden zoals ze in dit bestand komen: JSON als het op .json eindigt, anders YAML."""
    schrijf = schrijf_antwoorden_json if pad.lower().endswith(".json") else schrijf_antwoorden
    return schrijf(antwoorden).encode("utf-8")


def _eis_leesbaar(gegevens: bytes) -> bytes:
    """Weiger wat geen opdracht meer zou lezen; zo blijft staan wat er het laatst goed stond."""
    if len(gegevens) > ANTWOORDEN.grootte:
        raise BewaarFout("Uw teksten zijn samen te lang: een antwoordenbestand is hoogstens 1 MiB. Kort ze in.")
    return gegevens


class Bewaring:
    """Het bestand van een interview; bestaat pas als er iets te bewaren is.

    `wijzermap` is wat er bij `--wijzer` stond; `onbewaard` zijn antwoorden die nog niet op schijf staan omdat het
    bewaren mislukte.
    """

    def __init__(self, wijzer: Wijzer, wijzermap: str | None = None) -> None:
        self.onbewaard: Antwoorden | None = None
        self._wijzer = wijzer
        self._wijzermap = wijzermap
        self._plek: Bewaarplek | None = None
        self._map = Path()
        self._laatst: str | None = None
        self._meldingen: tuple[str, ...] = ()

    def neem_meldingen(self) -> tuple[str, ...]:
        """Zinnen over de plaats van de antwoorden die de gebruiker nog niet las; daarna zijn ze gelezen."""
        meldingen, self._meldingen = self._meldingen, ()
        return meldingen

    @property
    def pad(self) -> str | None:
        """Het bestand, of None als er nog geen is."""
        return str(self._plek.pad) if self._plek is not None else None

    @property
    def bewaard(self) -> bool:
        """Of er iets van deze school op schijf staat."""
        return self._laatst is not None

    def sluit(self) -> None:
        """Geef het slot op het bestand vrij."""
        if self._plek is not None:
            self._plek.sluit()

    def open(self, pad: str) -> Geladen | None:
        """Vergrendel een bestand en geef de antwoorden die er al in staan.

        Werpt `BewaarFout` of `InvoerFout`; dan blijft het bestand van daarvoor gelden.
        """
        plek = Bewaarplek(pad)
        gegevens = plek.open()
        self.sluit()
        self._plek = plek
        self._meldingen += plek.meldingen
        if gegevens is None:
            return None
        self._laatst = pad
        return lees_antwoordenbytes(gegevens, pad, self._wijzer)

    def bereid_voor(self, school: str) -> None:
        """Zorg voor de eerste vraag dat er bewaard kan worden; werpt `BewaarFout` als dat niet kan."""
        if self._plek is None and school:
            self.open(nieuwe_naam(school, self._map))
        elif self._plek is None:
            eis_schrijfbaar(self._map)

    def bewaar(self, antwoorden: Antwoorden) -> str:
        """Bewaar de antwoorden en geef hun bestand.

        Werpt `BewaarFout` als dat niet lukt, en onthoudt dan dat ze nog niet staan.
        """
        self.onbewaard = antwoorden
        self.bereid_voor(antwoorden.school.naam)
        if self._plek is None:
            raise AssertionError("een school zonder naam heeft geen bestand")
        pad = str(self._plek.pad)
        self._plek.bewaar(_eis_leesbaar(als_bytes(antwoorden, pad)))
        self._laatst, self.onbewaard = pad, None
        return pad

    def probeer_nog_eens(self) -> None:
        """Bewaar alsnog wat eerder niet lukte; mislukt het weer, dan blijft het onbewaard."""
        if self.onbewaard is not None:
            try:
                self.bewaar(self.onbewaard)
            except BewaarFout:
                return

    def kenmerk(self, antwoorden: Antwoorden) -> str:
        """De hash van het bestand met deze antwoorden, voor de herkomst in het verslag."""
        return kenmerk_van(als_bytes(antwoorden, self.pad or ""))

    def kies_plaats(self, tekst: str, school: str) -> None:
        """Bewaar voortaan in deze map of in dit nieuwe bestand.

        Werpt `BewaarFout` als dat niet kan; dan blijft de plaats van daarvoor gelden.
        """
        plaats = kies_plaats(tekst)
        map_ = Path(plaats.map)
        if plaats.nieuw:
            maak_map(plaats.map)
        eis_schrijfbaar(map_)
        pad = plaats.doel(plaats.naam).pad if plaats.naam is not None else None
        if pad is None and school:
            pad = nieuwe_naam(school, map_)
        if pad is not None:
            self.open(pad)
        else:
            self.sluit()
            self._plek = None
        self._map = map_

    def regels(self, begin_zin: str) -> tuple[Regel, ...]:
        """Waar de antwoorden staan, wat er nog niet staat, en hoe de gebruiker verdergaat."""
        if self._laatst is None:
            return LEEG, Regel(f"{begin_zin} Er is niets bewaard.")
        mist = Regel("Let op: uw laatste antwoord staat daar niet in; het bewaren lukte niet.", "let-op")
        return (
            LEEG,
            Regel(f"{begin_zin} Uw antwoorden staan in: {self._laatst}", heel=True),
            *((mist,) if self.onbewaard is not None else ()),
            Regel(f"Verdergaan: {opdracht('start', self._laatst, wijzer=self._wijzermap)}", heel=True),
        )
