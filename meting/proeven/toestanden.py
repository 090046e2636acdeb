"""Proef: reken elke toestand uit waarin de schijf na een stroomuitval kan zijn, bij een bewaring.

Wat het programma aan de schijf vraagt, is opgenomen door `kinderen/neem_op.py`. Na elk begin van die rij kan de
stroom uitvallen. Wat met fsync is vastgelegd, staat er dan zeker; van de rest kan elke deelverzameling er staan.
"""

from __future__ import annotations

import itertools
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from proeven.gemeen import Cijfer, NietGemeten, Opzet, draai, tel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OUD: Final = b"oud\n" * 20
NIEUW: Final = b"nieuw\n" * 30
_BESTAND: Final = "antwoorden.yaml"
_STUKKEN: Final = 3
_OP_DE_MAP: Final = ("maak", "vervang", "wis")
_OUDE_INODE: Final = -1
Handeling = tuple[Any, ...]


@dataclass(slots=True)
class Schijf:
    """De namen in een map en de inhoud van de bestanden."""

    namen: dict[str, int] = field(default_factory=dict)
    inhoud: dict[int, bytearray] = field(default_factory=dict)

    def doe(self, handeling: Handeling) -> None:
        """Voer een handeling uit; een naam die er niet is, verandert niets."""
        match handeling:
            case ("maak", naam, inode):
                self.namen[naam] = inode
            case ("vervang", van, naar, inode):
                self.namen.pop(van, None)
                self.namen[naar] = inode
            case ("wis", naam):
                self.namen.pop(naam, None)
            case ("leeg", inode):
                self.inhoud[inode] = bytearray()
            case ("schrijf", inode, plaats, gegevens):
                vak = self.inhoud.setdefault(inode, bytearray())
                vak.extend(bytes(max(0, plaats + len(gegevens) - len(vak))))
                vak[plaats : plaats + len(gegevens)] = gegevens

    def lees(self, naam: str) -> bytes | None:
        """De inhoud van een bestand; None als de naam er niet is."""
        return bytes(self.inhoud.get(self.namen[naam], b"")) if naam in self.namen else None


def meet(opzet: Opzet) -> list[Cijfer]:
    """Reken een bewaring over een bestaand bestand en de eerste bewaring van een nieuw bestand na."""
    aantal = 0
    kapot: list[str] = []
    verloren: list[str] = []
    for soort, oud in (("bestaand", OUD), ("nieuw", None)):
        handelingen = _neem_op(opzet, soort, oud)
        for waar, bevestigd, inhoud in _toestanden(handelingen, oud):
            aantal += 1
            if inhoud not in (oud, NIEUW):
                kapot.append(f"{soort}, {waar}: {inhoud[:20] if inhoud is not None else 'geen bestand'!r}")
            elif bevestigd and inhoud != NIEUW:
                verloren.append(f"{soort}, {waar}")
    return [
        Cijfer("toestanden na stroomuitval nagerekend", aantal, 10, minstens=True),
        tel("kapotte toestanden", kapot),
        tel("bevestigd en toch verloren", verloren),
    ]


def _neem_op(opzet: Opzet, soort: str, oud: bytes | None) -> list[Handeling]:
    """Laat een kindproces bewaren en geef wat het aan de schijf vroeg, met elke schrijfbeurt in stukken."""
    map_ = opzet.submap(soort)
    bestand = map_ / _BESTAND
    if oud is not None:
        bestand.write_bytes(oud)
    inodes = {bestand.stat().st_ino: _OUDE_INODE} if oud is not None else {}
    nieuw = opzet.map / f"{soort}.nieuw"
    nieuw.write_bytes(NIEUW)
    gedaan = draai(opzet.kind("neem_op.py", str(bestand), str(nieuw)), opzet.map)
    if gedaan.returncode:
        raise NietGemeten(f"opnemen mislukte: {gedaan.stderr.strip()[-200:]}")
    return list(_vertaal([json.loads(regel) for regel in gedaan.stdout.splitlines()], inodes))


def _vertaal(ruw: Sequence[list[Any]], inodes: dict[int, int]) -> Iterator[Handeling]:
    """Vul aan wat het model nodig heeft: de plaats van een schrijfbeurt, en welk bestand een naam krijgt."""
    namen = {_BESTAND: _OUDE_INODE} if inodes else {}
    plaats: dict[int, int] = {}
    for wat, *rest in ruw:
        match wat:
            case "maak" | "leeg":
                naam, inode = rest[0], inodes.get(rest[1], rest[1])
                namen[naam] = inode
                plaats[inode] = 0
                yield ("maak", naam, inode) if wat == "maak" else ("leeg", inode)
            case "schrijf":
                inode, gegevens = inodes.get(rest[0], rest[0]), rest[1].encode("latin-1")
                grootte = -(-len(gegevens) // _STUKKEN)
                for begin in range(0, len(gegevens), grootte):
                    stuk = gegevens[begin : begin + grootte]
                    yield ("schrijf", inode, plaats[inode] + begin, stuk)
                plaats[inode] += len(gegevens)
            case "vervang":
                namen[rest[1]] = namen.pop(rest[0])
                yield ("vervang", *rest, namen[rest[1]])
            case "fsync":
                yield ("fsync", inodes.get(rest[0], rest[0]))
            case _:
                yield (wat, *rest)


def _vast(handelingen: Sequence[Handeling]) -> set[int]:
    """De nummers van de handelingen die met fsync zijn vastgelegd."""
    vast: set[int] = set()
    for nummer, (wat, *rest) in enumerate(handelingen):
        eerder = list(enumerate(handelingen[:nummer]))
        if wat == "fsync":
            vast |= {n for n, een in eerder if een[0] in ("schrijf", "leeg") and een[1] == rest[0]}
        elif wat == "fsync-map":
            vast |= {n for n, een in eerder if een[0] in _OP_DE_MAP}
    return vast


def _toestanden(handelingen: list[Handeling], oud: bytes | None) -> Iterator[tuple[str, bool, bytes | None]]:
    """Elke toestand na elk begin van de rij: waar, of er al bevestigd was, en wat er in het bestand staat."""
    for lengte in range(len(handelingen) + 1):
        begin = handelingen[:lengte]
        bevestigd = ("bevestigd",) in begin
        vast = _vast(begin)
        los = [
            nummer
            for nummer, een in enumerate(begin)
            if nummer not in vast and een[0] in (*_OP_DE_MAP, "schrijf", "leeg")
        ]
        for gekozen in itertools.chain.from_iterable(itertools.combinations(los, k) for k in range(len(los) + 1)):
            schijf = Schijf()
            if oud is not None:
                schijf = Schijf({_BESTAND: _OUDE_INODE}, {_OUDE_INODE: bytearray(oud)})
            for nummer, handeling in enumerate(begin):
                if nummer in vast or nummer in gekozen:
                    schijf.doe(handeling)
            yield f"na {lengte} handelingen, met {list(gekozen)}", bevestigd, schijf.lees(_BESTAND)
