"""Proef: dood een bewaring met SIGKILL bij elke systeemaanroep die ze doet; wat overblijft is oud of nieuw."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from proeven.gemeen import Cijfer, NietGemeten, Opzet, draai, inhoud_van, parallel, tel
from proeven.sporen import eis_strace, namen_in, volg

if TYPE_CHECKING:
    from pathlib import Path

OUD: Final = b"oud\n" * 500
NIEUW: Final = b"nieuw\n" * 3000
NIEUWER: Final = b"nieuwer\n" * 100
_BESTAND: Final = "antwoorden.yaml"
_MEESTE_PUNTEN: Final = 200
_GENOEG: Final = {"write", "unlink", "unlinkat"}
"""De aanroepen waarop een aangebrachte fout te zien moet zijn: midden in een bewaring, en na de bevestiging."""


@dataclass(frozen=True, slots=True)
class Punt:
    """Een moment waarop de bewaring gedood is; tekst in een veld is een voorval dat niet mag."""

    mengsel: str
    verloren: str
    volgende: str


@dataclass(frozen=True, slots=True)
class Proefbank:
    """Een map waarin steeds dezelfde bewaring gebeurt; de nieuwe inhoud ligt erbuiten."""

    opzet: Opzet
    map: Path

    @property
    def bestand(self) -> Path:
        return self.map / _BESTAND

    def leg_klaar(self) -> None:
        """Zet de map terug: alleen het oude bestand."""
        for pad in self.map.iterdir():
            pad.unlink()
        self.bestand.write_bytes(OUD)

    def opdracht(self, nieuw: str) -> list[str]:
        """Het kindproces dat bewaart; `nieuw` is `nieuw` of `nieuwer`."""
        return self.opzet.kind("bewaar.py", str(self.bestand), str(self.opzet.map / nieuw))


def meet(opzet: Opzet) -> list[Cijfer]:
    """Leid de aanroepen af uit een ongestoorde bewaring en dood bij elk ervan."""
    eis_strace()
    opzet = replace(opzet, vast=True)
    (opzet.map / "nieuw").write_bytes(NIEUW)
    (opzet.map / "nieuwer").write_bytes(NIEUWER)
    bank = Proefbank(opzet, opzet.submap("ongestoord"))
    bank.leg_klaar()
    geraakt = namen_in(volg(bank.opdracht("nieuw"), opzet.map), bank.map)
    bank.leg_klaar()
    ongestoord = volg(bank.opdracht("nieuw"), opzet.map, [bank.map / naam for naam in geraakt])
    if ongestoord.gedaan.returncode or inhoud_van(bank.bestand) not in (NIEUW, OUD):
        raise NietGemeten(f"de ongestoorde bewaring mislukte: {ongestoord.gedaan.stderr.strip()[-200:]}")
    namen = sorted(set(ongestoord.namen) & _GENOEG if opzet.kapot else set(ongestoord.namen))
    punten = list(itertools.chain.from_iterable(parallel(lambda naam: _alle_punten(opzet, naam, geraakt), namen)))
    return [
        Cijfer("momenten waarop een bewaring gedood is", len(punten), len(ongestoord.namen), minstens=True),
        tel("mengsels van oud en nieuw", (punt.mengsel for punt in punten if punt.mengsel)),
        tel("bevestigde bewaringen verloren", (punt.verloren for punt in punten if punt.verloren)),
        tel("volgende bewaring mislukt", (punt.volgende for punt in punten if punt.volgende)),
    ]


def _alle_punten(opzet: Opzet, naam: str, geraakt: set[str]) -> list[Punt]:
    """Dood bij de eerste, tweede, ... aanroep met deze naam, tot er geen meer is."""
    bank = Proefbank(opzet, opzet.submap(naam))
    punten: list[Punt] = []
    for nummer in range(1, _MEESTE_PUNTEN):
        bank.leg_klaar()
        verstoring = f"{naam}:signal=KILL:when={nummer}"
        spoor = volg(bank.opdracht("nieuw"), opzet.map, [bank.map / een for een in geraakt], verstoring)
        if not spoor.gedood:
            return punten
        punten.append(_keur(bank, f"{naam} {nummer}", bevestigd="bewaard" in spoor.gedaan.stdout))
    raise NietGemeten(f"{naam}: er kwam geen einde aan")


def _keur(bank: Proefbank, waar: str, *, bevestigd: bool) -> Punt:
    inhoud = inhoud_van(bank.bestand)
    daarna = draai(bank.opdracht("nieuwer"), bank.opzet.map)
    over = sorted(pad.name for pad in bank.map.iterdir())
    gelukt = not daarna.returncode and inhoud_van(bank.bestand) == NIEUWER and over == [_BESTAND]
    return Punt(
        mengsel="" if inhoud in (OUD, NIEUW) else f"{waar}: {_kort(inhoud)}",
        verloren=f"{waar}: nog oud" if bevestigd and inhoud == OUD else "",
        volgende="" if gelukt else f"{waar}: uitgang {daarna.returncode}, in de map: {', '.join(over)}",
    )


def _kort(inhoud: bytes | None) -> str:
    return "geen bestand" if inhoud is None else f"{len(inhoud)} bytes, begint met {inhoud[:12]!r}"
