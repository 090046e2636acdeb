"""Wat een PAD van `controleer` is, en alle bevindingen die daarbij horen."""

from __future__ import annotations

import errno
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from inzicht.bestanden import padstaat, schijf, yamlbron
from inzicht.bestanden.bestandssoort import genoemde_wijzer, is_vreemd, soort_van
from inzicht.bestanden.padstaat import ACHTERVOEGSELS
from inzicht.fouten import Bevinding, Ernst, GebruikFout, InvoerFout, begrens, heel_bestand
from inzicht.keuring.leesregels import VREEMD
from inzicht.keuring.nalezen.oogst import lees_na
from inzicht.modellen.wijzer import WIJZERBESTAND
from inzicht.modellen.wijzerlezing import lees_wijzer
from inzicht.opdrachten.keurbestand import is_heel, keur_antwoordbytes, keur_los, keur_uitvoer, met_naam
from inzicht.opdrachten.wijzerplaats import zoek_wijzer
from inzicht.scherm import venster

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from inzicht.modellen.wijzer import Wijzer

_YAML: Final = (".yaml", ".yml")
_ANTWOORDEN: Final = ("voorbeelden/", "antwoorden/", "antwoorden-")
_OMHOOG: Final = 3
_VREEMD: Final = "Dit bestand is niet van de wijzer en geen antwoordenbestand. Het is niet gekeurd."
_NIET_VAN_ONS: Final = "Dit is geen bestand van inzicht. Het is niet gekeurd."


@dataclass(frozen=True)
class _Gekeurd:
    """Wat er over een wijzermap te zeggen is; `wijzer` is None bij een fout, `eigen` zijn zijn bestanden."""

    wijzer: Wijzer | None
    id: str
    eigen: tuple[str, ...]
    bevindingen: tuple[Bevinding, ...]


@dataclass
class Keurder:
    """Keurt paden: elke wijzermap hoogstens een keer, ook als er meer van haar bestanden genoemd zijn.

    `wijzer` is wat er bij `--wijzer` stond: de wijzer van losse antwoorden; None is de meegeleverde.
    """

    wijzer: str | None
    peildatum: date
    ontbreekt: list[Bevinding] = field(default_factory=list)
    """Paden die niet bestaan, elk een bevinding; de andere worden gewoon gekeurd."""
    _wijzers: dict[str, _Gekeurd] = field(default_factory=dict)
    _eigen: str | None = None

    def keur(self, paden: Iterable[str]) -> tuple[Bevinding, ...]:
        """Alle bevindingen, gesorteerd; zonder paden over de meegeleverde wijzer met zijn voorbeelden."""
        doelen: list[str | None] = [*dict.fromkeys(paden)] or [None]
        try:
            if self.wijzer is not None:
                self._eigen = zoek_wijzer(self.wijzer).map
                schijf.yaml_namen(self._eigen, yamlbron.WIJZER)  # weigert een map die er niet is
        except InvoerFout as fout:
            self.ontbreekt += fout.bevindingen
            return ()
        return begrens({een for doel in doelen for een in self._probeer(doel)})

    def _probeer(self, pad: str | None) -> tuple[Bevinding, ...]:
        """Wat er bij een pad te zeggen is; een pad dat er niet is, gaat naar `ontbreekt`."""
        try:
            return tuple(self._keur_doel(pad))
        except InvoerFout as fout:
            if pad is None or padstaat.is_bezet(pad):
                return fout.bevindingen
            self.ontbreekt += fout.bevindingen
            return ()

    def _keur_doel(self, pad: str | None) -> Iterator[Bevinding]:
        if pad is None:
            yield from self._wijzermap(str(schijf.gegevensmap("vragen")), "vragen", eerdere=False)
            return
        if not pad:
            raise GebruikFout("Een PAD is leeg. Noem een map of bestand, of laat het weg.")
        if pad != schijf.STANDAARD and not padstaat.is_bezet(pad):
            reden = padstaat.leesreden(pad, padstaat.bekijk(pad).nummer, "bestand of map")
            raise InvoerFout([Bevinding(heel_bestand(_toon(pad)), "A013", reden)])
        if padstaat.is_map(pad):
            yield from self._map(pad)
        else:
            yield from self._bestand(pad)

    # --- mappen ---

    def _map(self, map_: str) -> Iterator[Bevinding]:
        """Een wijzermap, of een map met antwoorden waar ook wijzermappen in mogen staan."""
        if padstaat.bestaat(Path(map_, WIJZERBESTAND)):
            yield from self._wijzermap(map_, _toon(map_))
            return
        gevonden, kapot = schijf.bestanden_onder(map_, ACHTERVOEGSELS)
        for pad in kapot:
            reden = padstaat.leesreden(pad, padstaat.bekijk(pad).nummer or errno.EACCES, "map")
            yield Bevinding(heel_bestand(_toon(pad)), "A013", reden)
        mappen = sorted({str(Path(pad).parent) for pad in gevonden if Path(pad).name == WIJZERBESTAND})
        for wijzermap in mappen:
            if not _ligt_onder(wijzermap, mappen):  # een wijzer daaronder hoort bij de eerste
                yield from self._wijzermap(wijzermap, _toon(wijzermap))
        for pad in gevonden:
            if not _ligt_onder(pad, mappen):
                yield from self._losse_inhoud(pad, mappen)
        if not gevonden and not kapot:
            reden = "In deze map staat geen wijzer en geen antwoordenbestand (.yaml, .yml of .json)."
            yield Bevinding(heel_bestand(_toon(map_)), "A013", reden)

    def _wijzermap(self, map_: str, toon: str, *, eerdere: bool = True) -> Iterator[Bevinding]:
        """Een wijzer, wat er verder in zijn map staat, en zijn antwoorden als hij geen fouten heeft.

        Een wijzer in een map eronder is een andere, zoals een eerdere versie; met `eerdere` telt daarvan elke fout.
        """
        gekeurd = self._wijzer(map_, toon)
        yield from gekeurd.bevindingen
        alle, _ = schijf.bestanden_onder(map_, ACHTERVOEGSELS)
        andere = sorted({str(Path(pad).parent) for pad in alle if Path(pad).name == WIJZERBESTAND} - {str(Path(map_))})
        for pad in alle:
            kort = Path(pad).relative_to(map_).as_posix()
            if kort in gekeurd.eigen or padstaat.is_map(pad) or _ligt_onder(pad, andere):
                continue
            zeker, verdacht = _zijn_antwoorden(kort), "/" not in kort and kort.endswith(_YAML)
            yield from self._naast(gekeurd.wijzer, pad, _voor(toon) + kort, zeker=zeker, verdacht=verdacht)
        for ander in andere if eerdere else ():
            if not _ligt_onder(ander, andere):
                naam = _voor(toon) + Path(ander).relative_to(map_).as_posix()
                yield from (een for een in self._wijzermap(ander, naam) if een.ernst is Ernst.FOUT)

    def _naast(
        self, wijzer: Wijzer | None, pad: str, naam: str, *, zeker: bool, verdacht: bool
    ) -> tuple[Bevinding, ...]:
        """Een bestand in een wijzermap dat niet van de wijzer zelf is: antwoorden, of iets dat inzicht niet keurt.

        `zeker` is een naam van antwoorden; `verdacht` is een plaats waar een vergeten vragenbank kan staan.
        """
        try:
            gegevens = schijf.lees_bytes(pad, yamlbron.ANTWOORDEN)
        except InvoerFout as fout:
            return met_naam(fout, naam, "A")
        soort = soort_van(gegevens)
        if soort.uitvoer:
            return keur_uitvoer(naam, soort.uitvoer) if zeker or verdacht else ()
        if not zeker and not soort.is_antwoorden:
            return (Bevinding(heel_bestand(naam), VREEMD[0], _VREEMD, Ernst.OPMERKING),) if verdacht else ()
        return keur_antwoordbytes(gegevens, naam, wijzer, self.peildatum)

    def _wijzer(self, map_: str, toon: str) -> _Gekeurd:
        """De wijzer van een map en alles wat erover te zeggen is."""
        sleutel = padstaat.echt_pad(map_)
        if sleutel not in self._wijzers:
            inhoud, onleesbaar = _lees_leesbaar(map_, toon)
            lezing = lees_wijzer(inhoud, _voor(toon))
            gevonden = tuple(sorted({*lees_na(lezing, inhoud, self.peildatum), *onleesbaar}))
            fout = any(een.ernst is Ernst.FOUT for een in gevonden)
            naam = lezing.kop.id if lezing.kop else ""
            eigen = (*lezing.eigen, *(een for een in schijf.yaml_namen(map_, yamlbron.WIJZER) if een not in inhoud))
            self._wijzers[sleutel] = _Gekeurd(None if fout else lezing.wijzer, naam, eigen, gevonden)
        return self._wijzers[sleutel]

    # --- losse bestanden ---

    def _bestand(self, pad: str) -> Iterator[Bevinding]:
        """Een wijzer.yaml is haar map; een bank hoort bij de wijzer.yaml ernaast; de rest zijn antwoorden."""
        stroom = pad == schijf.STANDAARD
        naam = "standaardinvoer" if stroom else _toon(pad)
        map_, kort = str(Path(pad).parent), Path(pad).name
        naast = not stroom and padstaat.bestaat(Path(map_, WIJZERBESTAND))
        if naast and kort in (eigen := self._wijzer(map_, _toon(map_)).eigen):
            yield from self._wijzermap(map_, _toon(map_)) if kort == WIJZERBESTAND else self._bank(map_, kort, eigen)
            return
        if stroom:
            venster.kondig_invoer_aan("de inhoud van een wijzer.yaml, vragenbank of antwoordenbestand")
        try:
            gegevens = schijf.lees_bytes(pad, yamlbron.WIJZER)
        except InvoerFout as fout:
            yield from met_naam(fout, naam, "W" if naast and kort.endswith(".yaml") else "A")
            return
        soort = soort_van(gegevens)
        if soort.is_van_wijzer:
            yield from keur_los(gegevens, naam, soort)
        elif naast and not soort.is_antwoorden and not _zijn_antwoorden(kort):
            yield Bevinding(heel_bestand(naam), VREEMD[0], _VREEMD, Ernst.OPMERKING)
        elif not stroom and not _zijn_antwoorden(kort) and is_vreemd(gegevens) and is_heel(gegevens, naam):
            yield Bevinding(heel_bestand(naam), VREEMD[0], _NIET_VAN_ONS, Ernst.OPMERKING)
        else:
            yield from self._antwoordbytes(gegevens, naam, self._eigen or _wijzer_bij(pad))

    def _bank(self, map_: str, bestand: str, eigen: Sequence[str]) -> Iterator[Bevinding]:
        """Een bank met alles wat haar wijzer onbruikbaar maakt; waarschuwingen over andere bestanden niet.

        Een bank wijzigen kan ook elders iets breken: een id die nu dubbel is, of een voorbeeldschool met een ander
        niveau. Dan is de hele wijzer niet meer te gebruiken, dus dat moet hier ook in beeld.
        """
        voor = _voor(_toon(map_))
        zelf = voor + bestand
        van_wijzer = tuple(voor + een for een in (*eigen, "voorbeelden/"))
        for een in self._wijzermap(map_, _toon(map_), eerdere=False):
            fout = een.ernst is Ernst.FOUT and een.plek.bestand.startswith(van_wijzer)
            if fout or een.plek.bestand == zelf:
                yield een

    # --- antwoorden ---

    def _losse_inhoud(self, pad: str, mappen: Sequence[str]) -> Iterator[Bevinding]:
        """Een bestand in een map zonder wijzer.yaml: antwoorden, of een verdwaald bestand van een wijzer."""
        naam = _toon(pad)
        try:
            gegevens = schijf.lees_bytes(pad, yamlbron.ANTWOORDEN)
        except InvoerFout as fout:
            yield from met_naam(fout, naam, "A")
            return
        soort = soort_van(gegevens)
        if soort.is_van_wijzer:
            yield from keur_los(gegevens, naam, soort)
            return
        if soort.uitvoer:
            yield from keur_uitvoer(naam, soort.uitvoer)
            return
        genoemd = genoemde_wijzer(gegevens)
        passend = (een for een in mappen if genoemd and self._wijzer(een, _toon(een)).id == genoemd)
        yield from self._antwoordbytes(gegevens, naam, self._eigen or _wijzer_bij(pad) or next(passend, None))

    def _antwoordbytes(self, gegevens: bytes, naam: str, map_: str | None) -> tuple[Bevinding, ...]:
        """Antwoorden tegen hun wijzer; heeft die fouten, dan staan die er ook, en geldt alleen de vorm."""
        gekeurd = self._wijzer(map_ or str(schijf.gegevensmap("vragen")), _toon(map_ or "vragen"))
        van_wijzer = gekeurd.bevindingen if gekeurd.wijzer is None else ()
        fouten = tuple(een for een in van_wijzer if een.ernst is Ernst.FOUT)
        return fouten + keur_antwoordbytes(gegevens, naam, gekeurd.wijzer, self.peildatum)


def _ligt_onder(pad: str, mappen: Iterable[str]) -> bool:
    """Of dit in of onder een van deze mappen ligt; een map ligt niet onder zichzelf."""
    return not {str(ouder) for ouder in Path(pad).parents}.isdisjoint(mappen)


def _zijn_antwoorden(kort: str) -> bool:
    """Of een naam in een wijzermap zegt dat het antwoorden zijn, hoe stuk de inhoud ook is."""
    return kort.startswith(_ANTWOORDEN)


def _wijzer_bij(pad: str) -> str | None:
    """De wijzermap waar een antwoordenbestand in staat, zelf of in een map daaronder."""
    if pad == schijf.STANDAARD:
        return None
    ouders = Path(pad).parents
    hoger = () if Path(pad).is_absolute() else (Path(*[".."] * keer) for keer in range(1, _OMHOOG + 1))
    return next((str(een) for een in (*ouders, *hoger) if padstaat.bestaat(een / WIJZERBESTAND)), None)


def _lees_leesbaar(map_: str, toon: str) -> tuple[dict[str, bytes], list[Bevinding]]:
    """De bestanden van een wijzermap; wat niet te lezen is, wordt een bevinding en houdt de rest niet op."""
    inhoud: dict[str, bytes] = {}
    onleesbaar: list[Bevinding] = []
    for naam in schijf.yaml_namen(map_, yamlbron.WIJZER):
        try:
            inhoud[naam] = schijf.lees_bytes(str(Path(map_) / naam), yamlbron.WIJZER)
        except InvoerFout as fout:
            onleesbaar += met_naam(fout, _voor(toon) + naam, "W")
    return inhoud, onleesbaar


def _voor(toon: str) -> str:
    """Wat voor een bestandsnaam in deze map komt; in de werkmap zelf niets, zodat een naam maar op een manier heet."""
    return "" if toon == "." else f"{toon}/"


def _toon(pad: str) -> str:
    """Een pad zoals het in een bevinding staat: met schuine strepen, zonder `./` ervoor of een streep erachter."""
    return Path(pad).as_posix()
