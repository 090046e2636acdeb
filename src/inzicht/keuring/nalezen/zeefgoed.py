"""Waar een zeef in kijkt: de teksten en de regels van een bestand, zo klaargezet dat zoeken weinig kost."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from inzicht.keuring.nalezen.woordenlijsten import KENWOORDEN, LIJKT_OP

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inzicht.modellen.wijzer import Wijzerkop

SCHEIDING: Final = "\x1e"
"""Staat tussen twee teksten; het lezen weigert stuurtekens, dus in een tekst komt dit niet voor."""
_SCHEIDING: Final = SCHEIDING.encode()
_SPATIES: Final = "".join(filter(str.isspace, map(chr, (0xA0, 0x1680, *range(0x2000, 0x2060), 0x3000))))
_AANHALINGEN: Final = "\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb\u2026"
_HOOFDLETTERS: Final = bytes(teken if chr(teken) in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" else 32 for teken in range(256))
_GEWONE_REGEL: Final = r"""[\w-]++:[ \n]|- |\n|#|\Z|-\n|---|"[^"\n]*":|'[^'\n]*':"""
_BIJZONDERE_REGEL: Final = re.compile(rf"\n(?:(?<=[ \t]\n)|(?! *+(?:{_GEWONE_REGEL})))".encode())


def _los(teken: int) -> int:
    letter = chr(teken)
    klein = letter.lower() if letter.isascii() else letter
    return ord(klein) if letter.isalnum() or letter == "_" else ord(" ")


_LOS: Final = bytes(map(_los, range(256)))
"""Latin-1 met kleine letters a-z, en een spatie voor al wat niet bij een woord hoort."""


@dataclass(frozen=True)
class Termen:
    """De woorden van de begrippen van een wijzer, en alle woorden waar de zeven naar zoeken."""

    woorden: frozenset[bytes]
    gezocht: frozenset[bytes]


def lees_termen(kop: Wijzerkop) -> Termen:
    """De woorden van alle begrippen, en wat er daarmee te zoeken is."""
    termen = " ".join([begrip.term for begrip in kop.begrippen.values()])
    woorden = frozenset(_losse_woorden(termen.encode("latin-1", "replace")))
    return Termen(woorden, KENWOORDEN | woorden)


def _losse_woorden(latijn: bytes) -> list[bytes]:
    """De woorden van een tekst in Latin-1, met kleine letters a-z; een letter die er niet in past, breekt een woord."""
    return latijn.translate(_LOS).split()


@dataclass(frozen=True)
class Soorten:
    """De teksten van een bestand naar soort, zonder pad; `uitleg` hoort bij de begrippen."""

    vragen: Sequence[str]
    lage_situaties: Sequence[str]
    hoge_situaties: Sequence[str]
    rest: Sequence[str]
    namen: Sequence[str]
    uitleg: Sequence[str] = ()
    adressen: Sequence[str] = ()

    @property
    def zinnen(self) -> list[str]:
        """Alles wat een zin is."""
        return [*self.vragen, *self.lage_situaties, *self.hoge_situaties, *self.rest, *self.uitleg]


@dataclass(frozen=True)
class Zeefgoed:
    """De teksten en de inhoud van een bestand: `sleutels` zijn de ids, keuzes en namen die geen tekst zijn.

    `inhoud` zijn de bytes zonder BOM en met LF.

    Bijna elk bestand is goed. Daarom gaat een regel niet meteen tekst voor tekst: haar zeef kijkt eerst in alle teksten
    van het bestand tegelijk, en alleen een blad dat zij doorlaat, leest de regel zelf. Een zeef mag te veel doorlaten,
    maar nooit te weinig. Zo kost nalezen minder dan lezen.
    """

    soorten: Soorten
    sleutels: frozenset[str]
    termen: Termen
    inhoud: bytes

    @cached_property
    def inhouden(self) -> list[str]:
        """De teksten zelf, zonder pad en soort; de uitleg van de begrippen staat achteraan."""
        return [*self.soorten.namen, *self.soorten.zinnen]

    @cached_property
    def alles(self) -> str:
        """Alle teksten achter elkaar."""
        return SCHEIDING.join(self.inhouden)

    @cached_property
    def _gevouwen(self) -> str:
        return vouw(self.alles)

    @cached_property
    def kaal(self) -> bytes:
        """Alle teksten achter elkaar, met gewone spaties; hoofdletters staan er nog."""
        return self._gevouwen.encode()

    @cached_property
    def klein(self) -> bytes:
        """Alle teksten achter elkaar, met gewone spaties en kleine letters a-z."""
        return self.kaal.lower()

    @cached_property
    def is_gekruld(self) -> bool:
        """Of er een gekruld aanhalingsteken of een beletselteken staat; in `kaal` is dat een spatie, en hier niet."""
        return any(map(self.alles.__contains__, _AANHALINGEN))

    @property
    def letterlijk(self) -> bytes:
        """Alle teksten achter elkaar zoals ze er staan, met kleine letters a-z."""
        return self.klein if self._gevouwen == self.alles else self.alles.encode().lower()

    @cached_property
    def kenwoorden(self) -> frozenset[bytes]:
        """De woorden uit de woordenlijsten en van de begrippen die ergens in een tekst staan.

        Door een letter buiten Latin-1 staat hier soms te veel, maar nooit te weinig.
        """
        kaal = self._latijn if self._latijn is not None else self._gevouwen.encode("latin-1", "replace")
        return self.termen.gezocht.intersection(_losse_woorden(kaal))

    @cached_property
    def _latijn(self) -> bytes | None:
        try:
            return self.alles.encode("latin-1")
        except UnicodeEncodeError:
            return None

    @property
    def zekere_woorden(self) -> frozenset[bytes]:
        """De kenwoorden, als die zeker als woord in een tekst staan; in Latin-1."""
        return frozenset() if self._latijn is None else self.kenwoorden

    @cached_property
    def hoofdletters(self) -> frozenset[bytes]:
        """Alles dat met meer hoofdletters achter elkaar geschreven is."""
        return frozenset([stuk for stuk in {*self.kaal.translate(_HOOFDLETTERS).split()} if len(stuk) > 1])

    @cached_property
    def bijzondere_regel(self) -> bool:
        """Of er een regel is die op een spatie of tab eindigt, of die niet met een sleutel, streep of `#` begint.

        De eerste regel begint nergens achter; die telt alleen met haar einde.
        """
        inhoud = self.inhoud if self.inhoud.endswith(b"\n") else self.inhoud + b"\n"
        return _BIJZONDERE_REGEL.search(inhoud) is not None

    def heeft(self, uitdrukkingen: Iterable[frozenset[bytes]]) -> bool:
        """Of alle woorden van een van deze uitdrukkingen in de teksten staan; alleen voor woorden uit de lijsten."""
        return any(map(self.kenwoorden.issuperset, uitdrukkingen))

    def plaatsen(self, stukken: Iterable[bytes]) -> list[int]:
        """Waar deze stukken in `klein` staan, van voor naar achter."""
        gevonden = []
        zoek = self.klein.find
        for stuk in stukken:
            plaats = zoek(stuk)
            while plaats >= 0:
                gevonden.append(plaats)
                plaats = zoek(stuk, plaats + len(stuk))
        return sorted(gevonden)

    def inhoud_op(self, plaats: int) -> str:
        """De tekst waar een plaats in `klein` bij hoort."""
        return self.inhouden[self.klein.count(_SCHEIDING, 0, plaats)]


def aaneen(inhouden: Iterable[str]) -> str:
    """Deze teksten achter elkaar, zo gescheiden dat geen woord over twee teksten loopt."""
    return SCHEIDING.join(inhouden)


def vouw(tekst: str) -> str:
    """De tekst met gewone spaties en aanhalingstekens als spatie, en zonder letters die op a-z lijken; even lang."""
    for teken in _SPATIES + _AANHALINGEN:
        tekst = tekst.replace(teken, " ")
    for teken, letter in LIJKT_OP:
        tekst = tekst.replace(teken, letter)
    return tekst


def klein(tekst: str) -> bytes:
    """De tekst gevouwen en met kleine letters a-z: wie woorden van a-z zoekt, vindt ze zoals een regel ze vindt."""
    return vouw(tekst).encode().lower()
