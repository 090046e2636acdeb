"""Een map met uitkomsten: alles komt er tegelijk in, en niets wordt ongevraagd overschreven."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, Self

from inzicht.bestanden import eis_schrijfbaar, maak_map, schijffouten, vervang
from inzicht.fouten import BewaarFout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from types import TracebackType

_EIGEN: Final = 0o600


class Uitvoermap:
    """Schrijft bestanden naast hun plaats en zet ze er aan het einde samen neer.

    Gaat er iets mis, dan blijft de map zoals ze was.
    """

    def __init__(self, pad: str, *, overschrijf: bool) -> None:
        self.pad = Path(pad)
        self._overschrijf = overschrijf
        self._open: dict[str, tuple[Path, IO[bytes]]] = {}
        self._mappen: dict[str, Path] = {}
        self._opruimen = contextlib.ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        for naam in list(self._open):
            self.vergeet(naam)
        self._opruimen.close()

    def bereid_voor(self, namen: Iterable[str]) -> None:
        """Maak de map, en werp `BewaarFout` als er niet te schrijven is of als een naam al bestaat."""
        maak_map(str(self.pad))
        eis_schrijfbaar(self.pad)
        bestaand = [naam for naam in namen if self.staat_er(naam)]
        if bestaand and not self._overschrijf:
            raise BewaarFout(f"{self.pad / bestaand[0]}: bestaat al. Kies een andere map, of gebruik --overschrijf.")

    def staat_er(self, naam: str) -> bool:
        """Of deze naam al in de map staat, van een eerdere keer."""
        return os.path.lexists(self.pad / naam)

    def rest(self) -> list[str]:
        """Wat er van een eerdere keer in de map blijft staan; wat nu in een submap komt, met de submap ervoor."""
        bezig = {een.name for een, _ in self._open.values()} | {een.name for een in self._mappen.values()}
        blijft = {een.name for een in self.pad.iterdir()} - self._open.keys() - bezig - self._mappen.keys()
        for naam, werkmap in self._mappen.items():
            if (self.pad / naam).is_dir():
                oud, nieuw = ({een.name for een in map_.iterdir()} for map_ in (self.pad / naam, werkmap))
                blijft |= {f"{naam}/{een}" for een in oud - nieuw}
        return sorted(een for een in blijft if not een.startswith("."))

    def open(self, naam: str) -> IO[bytes]:
        """Open een bestand om te schrijven; het staat pas na `rond_af` op zijn plaats."""
        tijdelijk = self.pad / f".~{naam}.tmp"
        vlaggen = os.O_RDWR | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
        with schijffouten(self.pad / naam):
            stroom = os.fdopen(os.open(tijdelijk, vlaggen, _EIGEN), "w+b")
        self._open[naam] = (tijdelijk, stroom)
        return stroom

    def vergeet(self, naam: str) -> None:
        """Ruim een geopend bestand op; het komt er niet."""
        tijdelijk, stroom = self._open.pop(naam)
        with contextlib.suppress(OSError):
            stroom.close()
        with contextlib.suppress(OSError):
            tijdelijk.unlink(missing_ok=True)

    def werkmap(self) -> str:
        """Een eigen map voor tussenwerk, alleen voor deze gebruiker; ze gaat aan het einde weg."""
        with schijffouten(self.pad):
            pad = tempfile.mkdtemp(prefix=".~", dir=self.pad)
        self._opruimen.callback(shutil.rmtree, pad, ignore_errors=True)
        return pad

    def open_map(self, naam: str) -> str:
        """Een map om bestanden in te schrijven, ook vanuit een ander proces; ze staat pas na `rond_af` in MAP."""
        self._mappen[naam] = Path(self.werkmap())
        return str(self._mappen[naam])

    def klad(self) -> IO[bytes]:
        """Kladpapier zonder naam op de schijf: er blijft niets van over, ook niet als het programma gedood wordt."""
        with schijffouten(self.pad):
            return self._opruimen.enter_context(tempfile.TemporaryFile(dir=self.pad))

    def bij_einde(self, ruim_op: Callable[[], None]) -> None:
        """Voer dit uit als de map klaar is, ook als er iets misging."""
        self._opruimen.callback(ruim_op)

    def rond_af(self) -> list[str]:
        """Leg alles vast en zet het op zijn plaats; geeft de paden. Werpt `BewaarFout` als de schijf weigert."""
        for naam, (_, stroom) in self._open.items():
            with schijffouten(self.pad / naam):
                stroom.flush()
                os.fsync(stroom.fileno())
                stroom.close()
        for naam, (tijdelijk, _) in self._open.items():
            vervang(tijdelijk, self.pad / naam)
        for naam, werkmap in self._mappen.items():
            _verplaats(werkmap, self.pad / naam)
        klaar = [str(self.pad / naam) for naam in (*self._open, *self._mappen)]
        self._open.clear()
        self._mappen.clear()
        return klaar


def _verplaats(van: Path, naar: Path) -> None:
    """Zet een map op haar plaats; staat ze er al, dan alleen wat erin zit, en blijft de rest staan."""
    with schijffouten(naar):
        if not os.path.lexists(naar):
            van.rename(naar)
            return
        for bestand in sorted(van.iterdir()):
            bestand.replace(naar / bestand.name)


def schrijf_in(map_: str, naam: str, gegevens: bytes) -> None:
    """Schrijf een bestand in een map van `open_map`, alleen voor deze gebruiker; werpt `BewaarFout`."""
    pad = Path(map_) / naam
    vlaggen = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    with schijffouten(pad.parent.parent / naam), os.fdopen(os.open(pad, vlaggen, _EIGEN), "wb") as stroom:
        stroom.write(gegevens)


def vermenigvuldig(map_: str, naam: str, doelen: Mapping[str, tuple[str, str]]) -> None:
    """Maak van een bestand er een of meer, elk met een woord vervangen door een ander; het bestand zelf gaat weg.

    Bestaat het niet, dan gebeurt er niets. Werpt `BewaarFout`.
    """
    pad = Path(map_) / naam
    if not pad.exists():
        return
    with schijffouten(pad):
        gegevens = pad.read_bytes()
        pad.unlink()
    for doel, (oud, nieuw) in doelen.items():
        schrijf_in(map_, doel, gegevens.replace(oud.encode("utf-8"), nieuw.encode("utf-8")))
