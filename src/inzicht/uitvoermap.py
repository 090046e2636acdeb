"""Een map met uitkomsten: alles komt er tegelijk in, en niets wordt ongevraagd overschreven."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, Self

from inzicht.bestanden import bewaarfout, eis_schrijfbaar, maak_map, vervang
from inzicht.fouten import BewaarFout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
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

    def open(self, naam: str) -> IO[bytes]:
        """Open een bestand om te schrijven; het staat pas na `rond_af` op zijn plaats."""
        tijdelijk = self.pad / f".~{naam}.tmp"
        vlaggen = os.O_RDWR | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
        try:
            stroom = os.fdopen(os.open(tijdelijk, vlaggen, _EIGEN), "w+b")
        except OSError as fout:
            raise bewaarfout(self.pad / naam, fout) from fout
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
        try:
            pad = tempfile.mkdtemp(prefix=".~", dir=self.pad)
        except OSError as fout:
            raise bewaarfout(self.pad, fout) from fout
        self._opruimen.callback(shutil.rmtree, pad, ignore_errors=True)
        return pad

    def bij_einde(self, ruim_op: Callable[[], None]) -> None:
        """Voer dit uit als de map klaar is, ook als er iets misging."""
        self._opruimen.callback(ruim_op)

    def rond_af(self) -> list[str]:
        """Leg alles vast en zet het op zijn plaats; geeft de paden. Werpt `BewaarFout` als de schijf weigert."""
        for naam, (_, stroom) in self._open.items():
            try:
                stroom.flush()
                os.fsync(stroom.fileno())
                stroom.close()
            except OSError as fout:
                raise bewaarfout(self.pad / naam, fout) from fout
        for naam, (tijdelijk, _) in self._open.items():
            vervang(tijdelijk, self.pad / naam)
        klaar = [str(self.pad / naam) for naam in self._open]
        self._open.clear()
        return klaar
