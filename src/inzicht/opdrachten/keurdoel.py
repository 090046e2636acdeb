"""Wat een PAD van `controleer` is, en alle bevindingen die daarbij horen."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from inzicht import bestanden, yamlbron
from inzicht.fouten import Bevinding, Ernst, InvoerFout, Plek
from inzicht.keuring import keur_antwoordenbron
from inzicht.keuring.inzendregels import keur_inzending
from inzicht.keuring.nalezen import lees_na
from inzicht.keuring.register import Antwoordstuk
from inzicht.modellen import keur_formaat, valideer
from inzicht.wijzer import BANKFORMAAT, WIJZERFORMAAT, Vragenbank, Wijzerkop, lees_wijzer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from inzicht.wijzer import Wijzer

ACHTERVOEGSELS: Final = (".yaml", ".yml", ".json")
WIJZERBESTAND: Final = "wijzer.yaml"
_SOORT: Final = re.compile(rb'^[\s{]*"?formaat"?\s*:\s*["\']?inzicht-([a-z]+)/', re.MULTILINE)


@dataclass
class Keurder:
    """Keurt paden: elke wijzermap hoogstens een keer, ook als er meer van haar bestanden genoemd zijn.

    `wijzermap` is de wijzer van losse antwoorden; None is de meegeleverde.
    """

    wijzermap: str | None
    peildatum: date
    _wijzers: dict[str, tuple[Wijzer | None, tuple[Bevinding, ...]]] = field(default_factory=dict)

    def keur(self, paden: Iterable[str]) -> tuple[Bevinding, ...]:
        """Alle bevindingen, gesorteerd; zonder paden over de meegeleverde wijzer met zijn voorbeelden."""
        doelen: list[str | None] = [*paden] or [None]
        return tuple(sorted({een for doel in doelen for een in self._keur_doel(doel)}))

    def _keur_doel(self, pad: str | None) -> Iterator[Bevinding]:
        if pad is None:
            yield from self._wijzermap(str(bestanden.gegevensmap("vragen")), "vragen")
            return
        echt = Path(pad)
        if pad != bestanden.STANDAARD and not echt.exists() and not echt.is_symlink():
            bestanden.lees_bytes(pad, yamlbron.ANTWOORDEN)  # weigert met de juiste zin
        if echt.is_dir():
            yield from self._map(pad)
        else:
            yield from self._bestand(pad)

    # --- mappen ---

    def _map(self, map_: str) -> Iterator[Bevinding]:
        """Een wijzermap, of een map met antwoorden waar ook wijzermappen in mogen staan."""
        if (Path(map_) / WIJZERBESTAND).exists():
            yield from self._wijzermap(map_, _toon(map_))
            return
        gevonden, kapot = bestanden.bestanden_onder(map_, ACHTERVOEGSELS)
        yield from (Bevinding(Plek(_toon(pad)), "A013", "Deze map mag u niet lezen.") for pad in kapot)
        mappen = sorted({str(Path(pad).parent) for pad in gevonden if Path(pad).name == WIJZERBESTAND})
        for wijzermap in mappen:
            yield from self._wijzermap(wijzermap, _toon(wijzermap))
        for pad in gevonden:
            if not {str(ouder) for ouder in Path(pad).parents}.intersection(mappen):
                yield from self._antwoorden(pad, _toon(pad))
        if not gevonden and not kapot:
            reden = "In deze map staat geen wijzer en geen antwoordenbestand (.yaml, .yml of .json)."
            yield Bevinding(Plek(_toon(map_)), "A013", reden)

    def _wijzermap(self, map_: str, toon: str) -> Iterator[Bevinding]:
        """Een wijzer, en zijn voorbeelden als hij geen fouten heeft."""
        wijzer, gevonden = self._wijzer(map_, toon)
        yield from gevonden
        voorbeelden = str(Path(map_) / "voorbeelden")
        if wijzer is not None and Path(voorbeelden).is_dir():
            namen, _ = bestanden.bestanden_onder(voorbeelden, ACHTERVOEGSELS)
            for pad in namen:
                naam = f"{toon}/voorbeelden/{Path(pad).relative_to(voorbeelden).as_posix()}"
                yield from self._tegen(wijzer, pad, naam)

    def _wijzer(self, map_: str, toon: str) -> tuple[Wijzer | None, tuple[Bevinding, ...]]:
        """De wijzer van een map (None bij een fout) en alles wat erover te zeggen is."""
        sleutel = os.path.realpath(map_)
        if sleutel not in self._wijzers:
            inhoud, onleesbaar = _lees_leesbaar(map_, toon)
            lezing = lees_wijzer(inhoud, f"{toon}/")
            gevonden = tuple(sorted({*lees_na(lezing, inhoud, self.peildatum), *onleesbaar}))
            fout = any(een.ernst is Ernst.FOUT for een in gevonden)
            self._wijzers[sleutel] = (None if fout else lezing.wijzer, gevonden)
        return self._wijzers[sleutel]

    # --- losse bestanden ---

    def _bestand(self, pad: str) -> Iterator[Bevinding]:
        """Een wijzer.yaml is haar map; een bank hoort bij de wijzer.yaml ernaast; de rest zijn antwoorden."""
        naam = "standaardinvoer" if pad == bestanden.STANDAARD else _toon(pad)
        map_ = str(Path(pad).parent)
        naast = pad != bestanden.STANDAARD and pad.endswith(".yaml") and (Path(map_) / WIJZERBESTAND).exists()
        try:
            gegevens = bestanden.lees_bytes(pad, yamlbron.WIJZER)
        except InvoerFout as fout:
            yield from _met_naam(fout, naam, "W" if naast else "A")
            return
        gezien = _SOORT.search(gegevens[:4096])
        soort = gezien[1].decode() if gezien else ""
        if pad != bestanden.STANDAARD and Path(pad).name == WIJZERBESTAND:
            yield from self._wijzermap(map_, _toon(map_))
        elif naast and soort != "antwoorden":
            yield from self._bank(map_, Path(pad).name, naam)
        elif soort in ("vragenbank", "wijzer"):
            yield from _los(gegevens, naam, soort, "Ernaast staat geen wijzer.yaml")
        else:
            yield from self._antwoordbytes(gegevens, naam, pad)

    def _bank(self, map_: str, bestand: str, naam: str) -> Iterator[Bevinding]:
        """Alleen de bevindingen van deze bank; lukt de wijzer.yaml niet, dan alleen haar vorm."""
        _, gevonden = self._wijzer(map_, _toon(map_))
        eigen = _toon(str(Path(map_) / bestand))
        yield from (een for een in gevonden if een.plek.bestand == eigen)
        kop = _toon(str(Path(map_) / WIJZERBESTAND))
        if any(een.plek.bestand == kop and een.ernst is Ernst.FOUT for een in gevonden):
            yield Bevinding(
                Plek(naam), "W106", f"In {kop} staan fouten. Deze bank is niet helemaal gekeurd.", Ernst.WAARSCHUWING
            )

    # --- antwoorden ---

    def _antwoorden(self, pad: str, naam: str) -> tuple[Bevinding, ...]:
        try:
            return self._antwoordbytes(bestanden.lees_bytes(pad, yamlbron.ANTWOORDEN), naam, pad)
        except InvoerFout as fout:
            return _met_naam(fout, naam, "A")

    def _antwoordbytes(self, gegevens: bytes, naam: str, pad: str) -> tuple[Bevinding, ...]:
        """Antwoorden tegen hun wijzer; heeft die fouten, dan staan die er in plaats van een oordeel."""
        eigen = self.wijzermap or _wijzer_bij(pad)
        wijzer, gevonden = self._wijzer(eigen or str(bestanden.gegevensmap("vragen")), _toon(eigen or "vragen"))
        if wijzer is None:
            return tuple(een for een in gevonden if een.ernst is Ernst.FOUT)
        return keur_antwoordbytes(gegevens, naam, wijzer, self.peildatum)

    def _tegen(self, wijzer: Wijzer, pad: str, naam: str) -> tuple[Bevinding, ...]:
        try:
            gegevens = bestanden.lees_bytes(pad, yamlbron.ANTWOORDEN)
        except InvoerFout as fout:
            return _met_naam(fout, naam, "A")
        return keur_antwoordbytes(gegevens, naam, wijzer, self.peildatum)


def keur_antwoordbytes(gegevens: bytes, naam: str, wijzer: Wijzer, peildatum: date) -> tuple[Bevinding, ...]:
    """Alle bevindingen van een antwoordenbestand; een onleesbaar bestand is er een van."""
    try:
        bron = yamlbron.lees(gegevens, naam, yamlbron.ANTWOORDEN)
    except InvoerFout as fout:
        return fout.bevindingen
    antwoorden, gevonden = keur_antwoordenbron(bron, wijzer)
    if gevonden or antwoorden is None:
        return gevonden
    return keur_inzending(Antwoordstuk(antwoorden, wijzer, bron), peildatum)


def _met_naam(fout: InvoerFout, naam: str, letter: str) -> tuple[Bevinding, ...]:
    """De bevindingen over een bestand dat niet te openen is, met de naam en de soort die de gebruiker kent."""
    return tuple(Bevinding(Plek(naam), letter + een.code[1:], een.boodschap) for een in fout.bevindingen)


def _wijzer_bij(pad: str) -> str | None:
    """De wijzermap waar een antwoordenbestand in staat, zelf of in haar map `voorbeelden`."""
    if pad == bestanden.STANDAARD:
        return None
    map_ = Path(pad).parent
    kandidaten = (map_, map_.parent) if map_.name == "voorbeelden" else (map_,)
    return next((str(een) for een in kandidaten if (een / WIJZERBESTAND).exists()), None)


def _los(gegevens: bytes, naam: str, soort: str, waarom: str) -> Iterator[Bevinding]:
    """Een los bestand van een wijzer: alleen de vorm, en dat zeggen."""
    model, formaat = (Wijzerkop, WIJZERFORMAAT) if soort == "wijzer" else (Vragenbank, BANKFORMAAT)
    try:
        bron = yamlbron.lees(gegevens, naam, yamlbron.WIJZER)
    except InvoerFout as fout:
        yield from fout.bevindingen
        return
    yield from keur_formaat(bron, formaat) or valideer(model, bron)[1]
    yield Bevinding(Plek(naam), "W106", f"{waarom}. Alleen de vorm is gekeurd.", Ernst.WAARSCHUWING)


def _lees_leesbaar(map_: str, toon: str) -> tuple[dict[str, bytes], list[Bevinding]]:
    """De bestanden van een wijzermap; wat niet te lezen is, wordt een bevinding en houdt de rest niet op."""
    inhoud: dict[str, bytes] = {}
    onleesbaar: list[Bevinding] = []
    for naam in bestanden.yaml_namen(map_, yamlbron.WIJZER):
        try:
            inhoud[naam] = bestanden.lees_bytes(str(Path(map_) / naam), yamlbron.WIJZER)
        except InvoerFout as fout:
            onleesbaar += _met_naam(fout, f"{toon}/{naam}", "W")
    return inhoud, onleesbaar


def _toon(pad: str) -> str:
    """Een pad zoals het in een bevinding staat: met schuine strepen, zonder `./` ervoor of een streep erachter."""
    return Path(pad).as_posix()
