"""Het bestand dat zegt welke school achter elke schuilnaam zit: alleen voor wie het maakte."""

from __future__ import annotations

import csv
import io
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, NamedTuple

from inzicht.bestanden import padstaat, schijf, schrijven
from inzicht.bestanden.doelpad import kies_doel
from inzicht.bestanden.yamlbron import Soort
from inzicht.fouten import BewaarFout, GebruikFout
from inzicht.verslag.tabel import kaal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inzicht.verslag.tabel import Dialect

SLEUTELKOLOMMEN: Final = ("nummer", "bestand", "school", "brin")
_SLEUTEL: Final = Soort("A", "sleutelbestand", 64 * 1024 * 1024)
_NAAM: Final = re.compile(r"School [0-9a-f]{2,16}(?:-[0-9]{1,6})?")


class Sleutelrij(NamedTuple):
    """Welke school achter een schuilnaam zit; naam en BRIN ontbreken bij een geweigerd bestand."""

    nummer: str
    bestand: str
    school: str | None
    brin: str | None


def kies_sleutel(sleutel: str, uit: str, *, overschrijf: bool) -> str:
    """Waar de sleutel komt; weigert een plaats die de scholen zou verraden of iets anders zou wissen.

    Werpt `GebruikFout`, of `BewaarFout` als er al iets staat of niet te schrijven is.
    """
    if sleutel in (schijf.STANDAARD, ""):
        raise GebruikFout(f"--sleutel {sleutel}: noem een bestand waar alleen u bij kunt.")
    doel = kies_doel("--sleutel", sleutel, ("csv",), "sleutel.csv")
    echt, map_ = (Path(os.path.normcase(padstaat.echt_pad(pad))) for pad in (doel.pad, uit))
    if echt.is_relative_to(map_):
        raise GebruikFout(
            f"--sleutel {sleutel}: kies een plaats buiten {uit}. Wie de map krijgt, kent anders elke school."
        )
    schrijven.eis_vrij(doel.pad, overschrijf=overschrijf)
    waar = Path(doel.pad).parent
    if doel.maak_map:
        schrijven.maak_map(str(waar))
    elif not padstaat.is_map(waar):
        raise BewaarFout(f"--sleutel {sleutel}: de map {waar} bestaat niet. Maak die eerst.")
    schrijven.eis_schrijfbaar(waar)
    return doel.pad


@dataclass(frozen=True, slots=True)
class Sleutelbestand:
    """De sleutel op schijf, met wat er van een eerdere keer in staat."""

    pad: str
    dialect: Dialect
    eerder: tuple[Sleutelrij, ...] = ()

    def schrijf(self, stroom: IO[bytes], rijen: Iterable[Sleutelrij]) -> None:
        """Schrijf de sleutel; werpt `BewaarFout`."""
        dialect = self.dialect
        tekst = dialect.begin + dialect.kop(SLEUTELKOLOMMEN) + "".join(map(dialect.rij, rijen))
        with schrijven.schijffouten(Path(self.pad)):
            stroom.write(tekst.encode("utf-8"))


def lees_sleutel(pad: str) -> tuple[Sleutelrij, ...]:
    """De scholen van een eerdere sleutel; niets als hij er niet is of iets anders is. Werpt `InvoerFout`."""
    if not padstaat.bestaat(pad):
        return ()
    tekst = schijf.lees_bytes(pad, _SLEUTEL).decode("utf-8-sig", "replace")
    kop = tekst.partition("\n")[0].rstrip("\r")
    tussen = next((een for een in ";," if kop == een.join(SLEUTELKOLOMMEN)), None)
    if tussen is None:
        return ()
    try:
        rijen = list(csv.reader(io.StringIO(tekst, newline=""), delimiter=tussen))[1:]
    except csv.Error:
        return ()
    gelezen = (Sleutelrij(*map(kaal, rij)) for rij in rijen if len(rij) == len(SLEUTELKOLOMMEN))
    scholen = (rij for rij in gelezen if rij.school and _NAAM.fullmatch(rij.nummer))
    return tuple({rij.nummer: rij for rij in scholen}.values())
