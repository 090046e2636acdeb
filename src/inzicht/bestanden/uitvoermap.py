"""Een map met uitkomsten: alles komt er tegelijk in, en niets wordt ongevraagd overschreven."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, Self

from inzicht.bestanden import padstaat
from inzicht.bestanden.padstaat import Staat
from inzicht.bestanden.plaatsing import Plaatsing
from inzicht.bestanden.schrijven import (
    ALLEEN_VOOR_MIJ,
    EIGEN,
    eis_schrijfbaar,
    maak_map,
    open_tijdelijk,
    ruim_op,
    schijffouten,
    veeg,
    wat_er_staat,
)
from inzicht.bestanden.slot import VEILIG, ZONDER_SLOTEN, Greep, Slot
from inzicht.fouten import BewaarFout, BezetFout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import TracebackType

_SLOT: Final = ".~inzicht.bestanden.slot"


class Uitvoermap:
    """Schrijft bestanden naast hun plaats en zet ze er aan het einde samen neer.

    Gaat er iets mis, dan blijft de map zoals ze was. `meldingen` zijn zinnen die de gebruiker hoort te lezen.
    """

    def __init__(self, pad: str, *, overschrijf: bool) -> None:
        self.pad = Path(pad)
        self.meldingen: tuple[str, ...] = ()
        self._overschrijf = overschrijf
        self._open: dict[Path, tuple[Path, IO[bytes]]] = {}
        self._mappen: dict[str, tuple[Path, Callable[[str], object]]] = {}
        self._weg: list[Path] = []
        self._opruimen = contextlib.ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        for doel in list(self._open):
            self._vergeet(doel)
        self._opruimen.close()

    def bereid_voor(self, namen: Iterable[str]) -> None:
        """Maak de map, en werp `BewaarFout` als er niet te schrijven is of als een naam al bestaat."""
        maak_map(str(self.pad))
        eis_schrijfbaar(self.pad)
        self._neem_slot()
        for naam in namen:
            if self._staat_wat(self.pad / naam) and not self._overschrijf:
                raise BewaarFout(f"{self.pad / naam}: bestaat al. Kies een andere map, of gebruik --overschrijf.")

    @staticmethod
    def _staat_wat(pad: Path) -> bool:
        """Of hier een map of gewoon bestand staat; werpt `BewaarFout` bij iets anders."""
        return padstaat.bekijk(pad, volg=False).staat is Staat.MAP or wat_er_staat(pad) is not None

    def _neem_slot(self) -> None:
        """Houd een tweede opdracht buiten de map, en ruim op wat een gedood programma liet liggen.

        Kent de schijf geen sloten, dan blijft liggen wat er ligt: een ander kan er nog mee bezig zijn.
        """
        slot = Slot(self.pad / _SLOT)
        with schijffouten(self.pad / _SLOT):
            greep = slot.neem()
        if greep is Greep.BEZET:
            raise BezetFout(f"{self.pad}: een andere opdracht schrijft hier nu. Wacht tot die klaar is.")
        if greep is Greep.GEEN_SLOTEN:
            self.meldingen += (f"{ZONDER_SLOTEN} Laat daarom maar één opdracht tegelijk in {self.pad} schrijven.",)
            return
        self._opruimen.callback(slot.geef_vrij)
        for naam in padstaat.namen_in(self.pad) or ():
            if naam.startswith(EIGEN) and padstaat.bekijk(self.pad / naam, volg=False).staat is Staat.MAP:
                ruim_op(self.pad / naam)

    def staat_er(self, naam: str) -> bool:
        """Of deze naam al in de map staat, van een eerdere keer."""
        return padstaat.is_bezet(self.pad / naam)

    def rest(self) -> list[str]:
        """Wat er van een eerdere keer in de map blijft staan, met `/` achter een map."""
        eigen = {doel.name for doel in self._open} | self._mappen.keys()
        blijft = [
            een for een in padstaat.namen_in(self.pad) or () if een not in eigen and not een.startswith((EIGEN, _SLOT))
        ]
        for naam, (_, is_eigen) in self._mappen.items():
            blijft += [f"{naam}/{een}" for een in padstaat.namen_in(self.pad / naam) or () if not is_eigen(een)]
        return sorted(f"{een}/" if padstaat.is_map(self.pad / een) else een for een in blijft)

    def open(self, naam: str) -> IO[bytes]:
        """Open een bestand om te schrijven; het staat pas na `rond_af` op zijn plaats."""
        return self.open_elders(self.pad / naam)

    def open_elders(self, doel: Path) -> IO[bytes]:
        """Als `open`, voor een bestand buiten de map dat tegelijk met de rest op zijn plaats moet komen."""
        veeg(doel.parent)
        with schijffouten(doel):
            tijdelijk, wijzer = open_tijdelijk(doel.parent)
            stroom = os.fdopen(wijzer, "w+b")
        self._open[doel] = (tijdelijk, stroom)
        return stroom

    def verwijder(self, naam: str) -> None:
        """Wat er met deze naam van een eerdere keer staat, gaat bij `rond_af` weg, als er vervangen mag worden."""
        if self._overschrijf:
            self._weg.append(self.pad / naam)

    def vergeet(self, naam: str) -> None:
        """Ruim een geopend bestand op; het komt er niet."""
        self._vergeet(self.pad / naam)

    def _vergeet(self, doel: Path) -> None:
        tijdelijk, stroom = self._open.pop(doel)
        with contextlib.suppress(OSError):
            stroom.close()
        ruim_op(tijdelijk)

    def werkmap(self) -> str:
        """Een eigen map voor tussenwerk, alleen voor deze gebruiker; ze gaat aan het einde weg."""
        with schijffouten(self.pad):
            pad = tempfile.mkdtemp(prefix=EIGEN, dir=self.pad)
            Path(pad).chmod(0o700)  # een umask kan zelfs de eigenaar buitensluiten
        self._opruimen.callback(shutil.rmtree, pad, ignore_errors=True)
        return pad

    def open_map(self, naam: str, is_eigen: Callable[[str], object]) -> str:
        """Een map om bestanden in te schrijven, ook vanuit een ander proces; ze staat pas na `rond_af` in MAP.

        `is_eigen` zegt of een naam zo'n bestand is. Van een eerdere keer gaat dat weg; ander werk blijft staan.
        """
        werkmap = self.werkmap()
        self._mappen[naam] = (Path(werkmap), is_eigen)
        return werkmap

    def klad(self) -> IO[bytes]:
        """Kladpapier zonder naam op de schijf: er blijft niets van over, ook niet als het programma gedood wordt."""
        with schijffouten(self.pad):
            return self._opruimen.enter_context(tempfile.TemporaryFile(dir=self.pad))

    def bij_einde(self, doe: Callable[[], None]) -> None:
        """Voer dit uit als de map klaar is, ook als er iets misging."""
        self._opruimen.callback(doe)

    def rond_af(self) -> list[str]:
        """Leg alles vast en zet het op zijn plaats; geeft de paden.

        Werpt `BewaarFout` als de schijf weigert; dan staat alles er zoals eerst.
        """
        for doel, (_, stroom) in self._open.items():
            with schijffouten(doel):
                stroom.flush()
                os.fsync(stroom.fileno())
                if os.name != "posix":  # elders blijft het slot erop tot het bestand op zijn plaats staat
                    stroom.close()
        plaatsing = Plaatsing()
        try:
            for doel, (tijdelijk, _) in self._open.items():
                plaatsing.zet(tijdelijk, doel, vervang=self._overschrijf)
            for doel in self._weg:
                plaatsing.haal_weg(doel)
            for naam, (werkmap, is_eigen) in self._mappen.items():
                plaatsing.zet_map(werkmap, self.pad / naam, is_eigen)
            plaatsing.rond_af()
        except BaseException:
            plaatsing.draai_terug()
            raise
        klaar = [str(doel) for doel in self._open if doel.parent == self.pad]
        klaar += [str(self.pad / naam) for naam in self._mappen]
        for _, stroom in self._open.values():
            stroom.close()
        self._open.clear()
        self._mappen.clear()
        return klaar


def schrijf_in(map_: str, naam: str, gegevens: bytes) -> None:
    """Schrijf een bestand in een map van `open_map`, alleen voor deze gebruiker; werpt `BewaarFout`."""
    pad = Path(map_) / naam
    vlaggen = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | VEILIG
    with schijffouten(pad.parent.parent / naam), os.fdopen(os.open(pad, vlaggen, ALLEEN_VOOR_MIJ), "wb") as stroom:
        if sys.platform != "win32":
            os.fchmod(stroom.fileno(), ALLEEN_VOOR_MIJ)
        stroom.write(gegevens)
