"""Gewone regels: schrijven naar een terminal of pijp (met Rich), en lezen van een toetsenbord."""

from __future__ import annotations

import os
import shutil
import sys
from typing import IO, TYPE_CHECKING, Final

from inzicht.fouten import Bevinding, InvoerFout, Onderbroken, Plek
from inzicht.regels import Regel
from inzicht.scherm.onderbroken import OPGEHANGEN
from inzicht.scherm.stromen import is_opgehangen
from inzicht.tekst import breek, geen_opdracht, schoon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from inzicht.regels import Stijl

_STIJLEN: Final[dict[Stijl, str]] = {
    "gewoon": "",
    "kop": "bold underline",
    "vet": "bold",
    "zacht": "dim",
    "let-op": "bold",
}
_BREEDST: Final = 100
_UTF16: Final = 4
"""Is een op de zoveel bytes nul, dan is het UTF-16."""


class Scherm:
    """Schrijft regels naar een stroom: met stijl op een terminal, kaal op een pijp."""

    def __init__(self, stroom: IO[str]) -> None:
        self._stroom = stroom
        self._stijl = self._mag_stijl()
        self._console: Console | None = None

    def _mag_stijl(self) -> bool:
        kaal = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        return not kaal and self._stroom.isatty()

    def _maak_console(self) -> Console:
        from rich.console import Console  # noqa: PLC0415 - alleen op een terminal nodig

        return Console(file=self._stroom, markup=False, highlight=False, emoji=False, soft_wrap=True)

    @property
    def breedte(self) -> int:
        """Hoeveel tekens op een regel passen, hoogstens 100."""
        return max(20, min(_BREEDST, shutil.get_terminal_size((80, 24)).columns))

    @property
    def is_terminal(self) -> bool:
        """Of iemand dit meteen leest; anders gaat het naar een bestand of een ander programma."""
        return self._stroom.isatty()

    def toon(self, regels: Iterable[Regel]) -> None:
        """Schrijf regels, afgebroken op de breedte van het scherm."""
        for regel in regels:
            for deel in self._afgebroken(regel):
                self._schrijf(deel, regel.stijl, regel.adres)
        self._stroom.flush()

    def zeg(self, *zinnen: str) -> None:
        """Schrijf losse zinnen."""
        for zin in zinnen:
            self._schrijf(schoon(zin), "gewoon")
        self._stroom.flush()

    def opdracht(self, *regels: str) -> None:
        """Schrijf regels die een bouwstraat als opdracht moet lezen; `zeg` en `toon` laten dat nooit toe."""
        for regel in regels:
            self._stroom.write(schoon(regel) + "\n")
        self._stroom.flush()

    def _afgebroken(self, regel: Regel) -> list[str]:
        voor = " " * regel.inspring + schoon(regel.merk)
        rest = " " * len(voor)
        if regel.heel:
            return [voor + schoon(regel.tekst)]
        stukken = [schoon(stuk) for stuk in regel.tekst.split("\n")] or [""]
        uit: list[str] = []
        for stuk in stukken:
            eerste = voor if not uit else rest
            uit += breek(stuk, self.breedte, eerste, rest, knip=False)
        return uit

    def _schrijf(self, regel: str, stijl: Stijl, adres: str = "") -> None:
        tekst = geen_opdracht(regel)
        if not self._stijl:
            self._stroom.write(tekst + "\n")
            return
        from rich.text import Text  # noqa: PLC0415 - alleen op een terminal nodig

        self._console = self._console or self._maak_console()
        vorm = f"{_STIJLEN[stijl]} link {adres}".strip() if adres else _STIJLEN[stijl]
        self._console.print(Text(tekst, style=vorm))


def fouten() -> Scherm:
    """Het scherm voor vragen, voortgang en fouten (stderr)."""
    return Scherm(sys.stderr)


def uitvoer() -> Scherm:
    """Het scherm voor gegevens (stdout)."""
    return Scherm(sys.stdout)


def schrijf_uit(tekst: str) -> None:
    """Schrijf tekst zoals ze is naar stdout, als UTF-8 en met LF, op elk systeem."""
    schrijf_bytes(tekst.encode("utf-8"))


def schrijf_bytes(gegevens: bytes) -> None:
    """Schrijf bytes zoals ze zijn naar stdout."""
    sys.stdout.flush()
    sys.stdout.buffer.write(gegevens)
    sys.stdout.buffer.flush()


def is_terminal() -> bool:
    """Of er iemand achter het toetsenbord zit."""
    return sys.stdin.isatty()


def kondig_invoer_aan(wat: str) -> None:
    """Zeg op een terminal dat er op `wat` gewacht wordt, en hoe dat eindigt; anders lijkt het programma te hangen.

    Het raadt plakken af: een terminal kapt een lange regel af zonder dat het programma dat ziet.
    """
    if is_terminal() and sys.stderr.isatty():
        einde = "Ctrl-Z en weer Enter" if sys.platform == "win32" else "Ctrl-D"
        zinnen = (
            f"Typ nu {wat}. Klaar? Druk op Enter, en daarna op {einde}.",
            "Hebt u een bestand? Stop dan met Ctrl-C, en noem het in plaats van -. Een terminal kapt lange regels af.",
        )
        fouten().toon(map(Regel, zinnen))


class Regelinvoer:
    """Leest regels van het toetsenbord of de pijp, met dezelfde eis als aan een bestand: UTF-8."""

    def __init__(self, venster: Scherm) -> None:
        self._venster = venster
        self._nummer = 0

    def vraag(self, aansporing: str = "> ") -> str | None:
        """Lees een regel; None aan het einde van de invoer.

        Wie typt, mag een regel die geen UTF-8 is nog eens typen; een pijp wordt dan geweigerd met `InvoerFout`.
        Werpt `Onderbroken` als de terminal intussen gesloten is.
        """
        while True:
            if is_terminal():
                sys.stderr.write(aansporing)
                sys.stderr.flush()
            kaal = _lees_kale_regel()
            if not kaal:
                return None
            self._nummer += 1
            tekst = self._ontcijfer(kaal)
            if tekst is not None:
                return tekst.rstrip("\r\n")

    def _ontcijfer(self, kaal: bytes) -> str | None:
        if kaal.startswith((b"\xff\xfe", b"\xfe\xff")) or kaal.count(0) * _UTF16 >= len(kaal):
            self._weiger(1, "Deze invoer is UTF-16.")
            return None
        try:
            return kaal.decode("utf-8")
        except UnicodeDecodeError as fout:
            kolom = len(kaal[: fout.start].decode("utf-8")) + 1
            self._weiger(kolom, "Dit is geen UTF-8, dus sommige letters zijn niet te lezen.")
        return None

    def _weiger(self, kolom: int, wat: str) -> None:
        if not is_terminal():
            plek = Plek("standaardinvoer", self._nummer, kolom)
            raise InvoerFout([Bevinding(plek, "A003", f"{wat} Maak er UTF-8 van.")])
        self._venster.toon([Regel(f"{wat} Zet uw terminal op UTF-8 en typ de regel nog eens.")])


def _lees_kale_regel() -> bytes:
    """Een gesloten terminal geeft bij het lezen een fout, of meteen het einde."""
    try:
        kaal = sys.stdin.buffer.readline(200_000)
    except OSError as fout:
        raise Onderbroken(OPGEHANGEN) from fout
    if not kaal and is_opgehangen(sys.stdin):
        raise Onderbroken(OPGEHANGEN)
    return kaal
