"""Welke niveaus van een dimensie er uit een combinatie van antwoorden kunnen komen; exact, zonder alles te proberen.

Elf vragen met vijf situaties geven bijna vijftig miljoen combinaties. De rekenregel (formaten 6) is stijgend: een
beter antwoord verlaagt nooit een niveau. "Minstens niveau n" is daarom een verzameling A(n) die naar boven gesloten
is, en niveau n zelf komt uit als A(n) iets heeft dat niet in A(n+1) zit. Dan mist er precies een van drie dingen:

1. de dekking op n+1 is te klein: houd elke vraag op haar hoogste stand tot en met n, en til alleen op wat nodig is;
2. de dekking op n is wel grotendeels maar niet volledig: kies welke vragen n halen, de rest blijft net daaronder;
3. een drempel voor n+1 is niet gehaald: zet een vraag er net onder en al het andere op het hoogste.

In 1 en 2 telt van een keus alleen het gewicht dat n (of n+1) haalt, en is meer gewicht op n-1 altijd beter. Per
gewicht onthouden we dus het beste gewicht op n-1: dat zijn hoogstens 300 tussenstanden in plaats van 5 tot de
macht het aantal vragen. De toetsen vergelijken dit met alle combinaties van kleine banken.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inzicht.modellen.wijzer import Oordeelgrenzen, Vraag


@dataclass(frozen=True, slots=True)
class _Ladder:
    """Een vraag als getallen: haar gewicht, de standen van haar situaties en per niveau wat haar drempels eisen."""

    gewicht: int
    standen: tuple[int, ...]
    eisen: tuple[int, ...]

    def vanaf(self, niveau: int) -> list[int]:
        """De standen die de drempels tot en met dit niveau halen."""
        return [stand for stand in self.standen if stand >= self.eisen[niveau]]


@dataclass(frozen=True, slots=True)
class _Dimensie:
    """De ladders van een dimensie en het gewicht dat grotendeels en volledig vragen."""

    ladders: tuple[_Ladder, ...]
    hoogste: int
    grotendeels: int
    volledig: int

    def genoeg_onder(self, niveau: int, gewicht: int) -> bool:
        """Of het niveau eronder volledig is; onder niveau 2 ligt niets dat dat hoeft."""
        return niveau <= 2 or gewicht >= self.volledig  # noqa: PLR2004 - niveau 1 is altijd bereikt


def overal_gelijk_volstaat(vragen: Sequence[Vraag], grenzen: Oordeelgrenzen, hoogste: int) -> bool:
    """Of elk niveau al uitkomt als een school bij elke vraag dezelfde situatie kiest.

    Zo is het bij bijna elke bank, en bij elk deel daarvan: elke vraag heeft elke situatie, en geen drempel vraagt meer
    dan het niveau zelf. Overal situatie n geeft dan alles op n en niets daarboven. Zo niet, dan zegt dit nog niets.
    """
    alle = tuple(range(1, hoogste + 1))
    return grenzen.grotendeels > 0 and all(
        vraag.ladder == alle and all(nodig <= niveau for niveau, nodig in vraag.drempels.items()) for vraag in vragen
    )


def haalbare_niveaus(vragen: Sequence[Vraag], grenzen: Oordeelgrenzen, hoogste: int) -> tuple[int, ...]:
    """De niveaus van 1 tot en met `hoogste` die uit een combinatie van situaties van deze vragen komen."""
    som = sum(vraag.gewicht for vraag in vragen)
    dimensie = _Dimensie(
        tuple(_ladder(vraag, hoogste) for vraag in vragen),
        hoogste,
        -(-grenzen.grotendeels * som // 100),
        -(-grenzen.volledig * som // 100),
    )
    return (*(niveau for niveau in range(1, hoogste) if _komt_uit(dimensie, niveau)), hoogste)


def _ladder(vraag: Vraag, hoogste: int) -> _Ladder:
    standen = tuple(hoogste if situatie == vraag.top else situatie for situatie in vraag.ladder)
    eisen = [0]
    for niveau in range(1, hoogste + 1):
        eisen.append(max(eisen[-1], vraag.drempels.get(niveau, 0)))
    return _Ladder(vraag.gewicht, standen, tuple(eisen))


def _komt_uit(dimensie: _Dimensie, niveau: int) -> bool:
    return (
        _drempel_mist(dimensie, niveau)
        or _dekking_hoger_te_klein(dimensie, niveau)
        or (niveau > 1 and _niet_volledig(dimensie, niveau))
    )


def _dekking_hoger_te_klein(dimensie: _Dimensie, niveau: int) -> bool:
    """Geval 1: het gewicht op n+1 blijft onder grotendeels."""
    basis = onder = 0
    keuzen = []
    for ladder in dimensie.ladders:
        mag = ladder.vanaf(niveau)
        laag = [stand for stand in mag if stand <= niveau]
        if not laag:  # deze vraag staat zeker op n+1
            keuzen.append([(ladder.gewicht, ladder.gewicht)])
            continue
        hier = ladder.gewicht if laag[-1] >= niveau else 0
        net_onder = ladder.gewicht if laag[-1] >= niveau - 1 else 0
        basis, onder = basis + hier, onder + net_onder
        tillen = (ladder.gewicht, ladder.gewicht - net_onder)
        keuzen.append([(0, 0)] if hier else [(0, 0), tillen])
    return any(
        gewicht < dimensie.grotendeels
        and (niveau == 1 or basis + gewicht >= dimensie.grotendeels)
        and dimensie.genoeg_onder(niveau, onder + meer)
        for gewicht, meer in _beste(keuzen)
    )


def _niet_volledig(dimensie: _Dimensie, niveau: int) -> bool:
    """Geval 2: het gewicht op n is grotendeels maar niet volledig, dus n+1 blijft buiten bereik."""
    keuzen = []
    for ladder in dimensie.ladders:
        mag = ladder.vanaf(niveau)
        keus = [(ladder.gewicht, ladder.gewicht)] if mag[-1] >= niveau else []
        lager = [stand for stand in mag if stand < niveau]
        if lager:
            keus.append((0, ladder.gewicht if lager[-1] >= niveau - 1 else 0))
        keuzen.append(keus)
    return any(
        dimensie.grotendeels <= gewicht < dimensie.volledig and dimensie.genoeg_onder(niveau, onder)
        for gewicht, onder in _beste(keuzen)
    )


def _drempel_mist(dimensie: _Dimensie, niveau: int) -> bool:
    """Geval 3: een vraag blijft net onder haar drempel voor n+1, en niveau n is nog bereikt."""
    som = sum(ladder.gewicht for ladder in dimensie.ladders)
    for ladder in dimensie.ladders:
        onder = [stand for stand in ladder.vanaf(niveau) if stand < ladder.eisen[niveau + 1]]
        if not onder:
            continue
        hier = som - (ladder.gewicht if onder[-1] < niveau else 0)
        net_onder = som - (ladder.gewicht if onder[-1] < niveau - 1 else 0)
        if (niveau == 1 or hier >= dimensie.grotendeels) and dimensie.genoeg_onder(niveau, net_onder):
            return True
    return False


def _beste(keuzen: Iterable[Sequence[tuple[int, int]]]) -> Iterable[tuple[int, int]]:
    """Kies per vraag een paar (gewicht, bijvangst): elk totaal gewicht met de grootste bijvangst erbij."""
    stand = {0: 0}
    for keus in keuzen:
        nieuw: dict[int, int] = {}
        for gewicht, bijvangst in stand.items():
            for erbij, meer in keus:
                totaal = gewicht + erbij
                nieuw[totaal] = max(nieuw.get(totaal, -1), bijvangst + meer)
        stand = nieuw
    return stand.items()
