"""Het rekenplan: de rekenregel van formaten 6 voor een soort school, vooraf uitgewerkt tot optellen.

Wat een antwoord bijdraagt (gewicht dat een niveau haalt, gemiste drempels, score) hangt alleen af van de
vraag en de keuze. Die bijdragen staan hier als velden in een groot geheel getal, zodat een dimensie tellen
niet meer is dan een rij getallen optellen. Alles blijft geheel en dus exact.
"""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from weakref import WeakKeyDictionary

from inzicht.modellen.keuze import NIETS, keuze_van

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from inzicht.modellen.antwoorden import Antwoorden
    from inzicht.modellen.keuze import Kaal, Keuze
    from inzicht.modellen.wijzer import Vraag, Vragenbank, Wijzer


class Telling(NamedTuple):
    """Een dimensie geteld: het gewicht dat meedoet en hoe er beantwoord is.

    `laag` en `hoog` zijn de tellers van de score als alle antwoorden hun lage of hun hoge situatie hebben; de noemer is
    die van het plan maal het gewicht. `gehaald` is per niveau 2 tot en met N het gewicht dat het met de lage situaties
    haalt, `gemist` hoeveel vragen dan een drempel tot en met dat niveau missen.
    """

    gewicht: int
    beantwoord: int
    onbekend: int
    open: int
    nvt: int
    laag: int
    hoog: int
    gehaald: tuple[int, ...]
    gemist: tuple[int, ...]


Scores = tuple[int, int] | None
"""De score 0-100 van de lage en de hoge kant, in tienden; None als er niets telt."""


class Cijfers(NamedTuple):
    """De cijfers van een dimensie: haar telling, haar niveaus en haar scores; die zijn None als er niets telt."""

    telling: Telling
    aantoonbaar: int | None
    mogelijk: int | None
    zonder_drempels: int | None
    scores: Scores

    @property
    def score(self) -> Stap:
        """De score van de dimensie."""
        return Stap(self.telling.gewicht, self.telling.laag, self.telling.hoog)


class Stap(NamedTuple):
    """De score van een dimensie of processtap: het gewicht dat meedoet en de tellers van beide kanten."""

    gewicht: int
    laag: int
    hoog: int


class Nodig(NamedTuple):
    """Het gewicht dat een niveau zelf moet halen, en dat elk lager niveau moet halen."""

    hier: int
    onder: int


class Velden:
    """Gehele getallen van vaste breedte naast elkaar in een groot getal.

    `meeste` is per veld het grootste dat erin moet passen. Daarmee is een veld breed genoeg, zodat bij optellen elk
    binnen zijn breedte blijft, en niet breder: een kleiner getal telt sneller op.
    """

    def __init__(self, meeste: Iterable[int]) -> None:
        self._vorm = struct.Struct("<" + "".join(map(_breedte, meeste)))
        self._pak = self._vorm.unpack
        self._bytes = self._vorm.size
        self.bits = 8 * self._bytes

    def pak(self, waarden: Iterable[int]) -> int:
        """Zet waarden naast elkaar."""
        return int.from_bytes(self._vorm.pack(*waarden), "little")

    def lees(self, getal: int) -> tuple[int, ...]:
        """Haal de waarden er weer uit."""
        return self._pak(getal.to_bytes(self._bytes, "little"))


def _breedte(meeste: int) -> str:
    """De kleinste soort veld van `struct` waar een getal in past."""
    return next(soort for soort in "BHIQ" if meeste < 1 << 8 * struct.calcsize(f"<{soort}"))


class Keuzetabel(dict["Kaal", int]):
    """Per kale keuze van een vraag wat ze aan de telling verandert, vergeleken met een open vraag.

    Elke keuze wordt uitgewerkt als zij voorkomt; wat bij deze vraag geen keuze is, geeft KeyError.
    """

    def __init__(self, plan: Rekenplan, vraag: Vraag) -> None:
        super().__init__()
        self._plan = plan
        self._vraag = vraag
        self.open = plan.bijdrage(vraag, NIETS)

    def __missing__(self, kaal: Kaal) -> int:
        keuze = keuze_van(kaal)
        if not keuze.staat_op(self._vraag.ladder):
            raise KeyError(kaal)
        self[kaal] = waarde = self._plan.bijdrage(self._vraag, keuze) - self.open
        return waarde


@dataclass(frozen=True, slots=True)
class Dimensieplan:
    """De tellende vragen van een dimensie; `basis` is de telling als alles open is."""

    bank: Vragenbank
    tabellen: Mapping[str, Keuzetabel]
    basis: int


class Rekenplan:
    """De rekenregel voor alle scholen met dezelfde omvang en kenmerken."""

    def __init__(self, wijzer: Wijzer, omvang: str, kenmerken: Mapping[str, str]) -> None:
        self.hoogste = wijzer.hoogste
        self.grenzen = wijzer.kop.oordeel
        self.stappen = tuple(wijzer.kop.processtappen)
        vragen = [vraag for bank in wijzer.banken for vraag in bank.vragen]
        self.noemer = math.lcm(*(vraag.top - 1 for vraag in vragen))
        gewicht = sum(vraag.gewicht for vraag in vragen)
        self._stapvelden = Velden([gewicht, gewicht * self.noemer, gewicht * self.noemer] * len(self.stappen))
        aantal = max(len(bank.vragen) for bank in wijzer.banken)
        gewicht = max(sum(vraag.gewicht for vraag in bank.vragen) for bank in wijzer.banken)
        niveaus = self.hoogste - 1
        kant = [gewicht] * niveaus + [aantal] * niveaus
        self._telvelden = Velden([gewicht, *[aantal] * 4, *[gewicht * self.noemer] * 2, *kant, *kant])
        self._midden, self._einde = 7 + niveaus, 7 + 2 * niveaus  # na vijf aantallen en twee scores komen de kanten
        self._masker = (1 << self._stapvelden.bits) - 1
        self._nodig: dict[int, Nodig] = {}
        self.dimensies = tuple(self._dimensie(bank, omvang, kenmerken) for bank in wijzer.banken)
        self.namen = tuple(bank.id for bank in wijzer.banken)

    def _dimensie(self, bank: Vragenbank, omvang: str, kenmerken: Mapping[str, str]) -> Dimensieplan:
        tellend = [vraag for vraag in bank.vragen if vraag.hoort_bij(omvang, kenmerken)]
        tabellen = {vraag.id: Keuzetabel(self, vraag) for vraag in tellend}
        return Dimensieplan(bank, tabellen, sum(tabel.open for tabel in tabellen.values()))

    def bijdrage(self, vraag: Vraag, keuze: Keuze) -> int:
        """Wat een keuze bij een vraag aan haar dimensie en haar processtap bijdraagt, als een getal."""
        telt = keuze.telt
        laag, hoog = keuze.grenzen(vraag.ladder)
        gewicht = vraag.gewicht if telt else 0
        aantal = [int(keuze.telsoort == een) for een in ("beantwoord", "onbekend", "open", "nvt")]
        scores = [self._score(vraag, situatie) if telt else 0 for situatie in (laag, hoog)]
        kanten = [getal for situatie in (laag, hoog) for getal in self._kant(vraag, situatie, telt=telt)]
        stap = self.stappen.index(vraag.processtap)
        stapdelen = [0] * 3 * stap + [gewicht, *scores] + [0] * 3 * (len(self.stappen) - stap - 1)
        telling = self._telvelden.pak([gewicht, *aantal, *scores, *kanten])
        return self._stapvelden.pak(stapdelen) + (telling << self._stapvelden.bits)

    def _kant(self, vraag: Vraag, situatie: int, *, telt: bool) -> list[int]:
        """Per niveau het gewicht dat het met deze situatie haalt, en daarna of zij een drempel mist."""
        if not telt:
            return [0] * (2 * (self.hoogste - 1))
        hier = stand(vraag, situatie, self.hoogste)
        niveaus = range(2, self.hoogste + 1)
        gehaald = [vraag.gewicht * (hier >= niveau) for niveau in niveaus]
        gemist = [int(any(v <= niveau and hier < s for v, s in vraag.drempels.items())) for niveau in niveaus]
        return [*gehaald, *gemist]

    def _score(self, vraag: Vraag, situatie: int) -> int:
        return vraag.gewicht * (situatie - 1) * (self.noemer // (vraag.top - 1))

    # --- tellen ---

    def tel(self, antwoorden: Antwoorden) -> list[int]:
        """Tel gekeurde antwoorden: per dimensie een getal voor `cijfers` en `stapstanden`."""
        totalen = []
        for dimensie in self.dimensies:
            totaal = dimensie.basis
            tabellen = dimensie.tabellen
            for naam, antwoord in antwoorden.antwoorden.get(dimensie.bank.id, {}).items():
                if naam in tabellen:
                    totaal += tabellen[naam][antwoord.keuze.kaal]
            totalen.append(totaal)
        return totalen

    def cijfers(self, totaal: int) -> Cijfers:
        """De cijfers bij het totaal van een dimensie."""
        velden = self._telvelden.lees(totaal >> self._stapvelden.bits)
        gewicht, beantwoord, onbekend, open_, nvt, laag, hoog = velden[:7]
        midden, einde = self._midden, self._einde
        gehaald, gemist, boven = velden[7:midden], velden[midden:einde], velden[einde:]
        telling = Telling(gewicht, beantwoord, onbekend, open_, nvt, laag, hoog, gehaald, gemist)
        if not gewicht:
            return Cijfers(telling, None, None, None, None)
        nodig = self.nodig(gewicht)
        zonder = _gedekt(gehaald, nodig)
        aantoonbaar = mogelijk = _met_drempels(zonder, gemist)
        if hoog != laag:  # gelijke scores betekenen overal gelijke situaties, want hoog is nergens lager
            mogelijk = _met_drempels(_gedekt(boven[: midden - 7], nodig), boven[midden - 7 :])
        return Cijfers(telling, aantoonbaar, mogelijk, zonder, self._scores(gewicht, laag, hoog))

    def stapstanden(self, totalen: Iterable[int]) -> list[Stap]:
        """Tel de processtappen over alle dimensies op."""
        # de stappen staan achteraan en zijn breed genoeg, dus wat ervoor staat telt gewoon mee en valt dan weg
        delen = iter(self._stapvelden.lees(sum(totalen) & self._masker))
        return list(map(Stap, delen, delen, delen))

    def stapscores(self, totalen: Iterable[int]) -> list[Scores]:
        """De scores van de processtappen, in tienden."""
        delen = iter(self._stapvelden.lees(sum(totalen) & self._masker))
        return list(map(self._scores, delen, delen, delen))

    def _scores(self, gewicht: int, laag: int, hoog: int) -> Scores:
        """De scores bij de tellers van beide kanten, in tienden met halven naar boven (formaten 6)."""
        if not gewicht:
            return None
        noemer = self.noemer * gewicht
        score = (2000 * laag + noemer) // (2 * noemer)
        return score, score if hoog == laag else (2000 * hoog + noemer) // (2 * noemer)

    def nodig(self, gewicht: int) -> Nodig:
        """Het gewicht dat nodig is als zoveel gewicht meedoet."""
        gevonden = self._nodig.get(gewicht)
        if gevonden is None:
            grenzen = self.grenzen
            hier, onder = (-(-deel * gewicht // 100) for deel in (grenzen.grotendeels, grenzen.volledig))
            gevonden = self._nodig[gewicht] = Nodig(hier, onder)
        return gevonden


def _gedekt(gehaald: tuple[int, ...], nodig: Nodig) -> int:
    """Het hoogste niveau waarvan de dekking met die van alles eronder genoeg is (formaten 6.3)."""
    hier, onder = nodig
    bereikt, vorige = 1, onder  # niveau 1 is altijd vol
    for dit in gehaald:
        if vorige < onder or dit < hier:
            break
        bereikt += 1
        vorige = dit
    return bereikt


def _met_drempels(gedekt: int, gemist: tuple[int, ...]) -> int:
    """Het niveau als ook de drempels tellen: wat een niveau mist, mist elk hoger niveau ook."""
    return min(gedekt, 1 + gemist.count(0))


def stand(vraag: Vraag, situatie: int, hoogste: int) -> int:
    """Het niveau waarvoor een situatie telt: de top telt als het hoogste niveau (formaten 6.1)."""
    return hoogste if situatie == vraag.top else situatie


class Rekenplannen:
    """De plannen van een wijzer, een per omvang en soort school; elk wordt gemaakt als het nodig is."""

    def __init__(self, wijzer: Wijzer) -> None:
        self._wijzer = wijzer
        self._gemaakt: dict[Any, Rekenplan] = {}

    @cached_property
    def _kenmerken(self) -> tuple[str, ...]:
        return self._wijzer.gebruikte_kenmerken

    def voor(self, omvang: str, kenmerken: Mapping[str, str]) -> Rekenplan:
        """Het plan voor deze school; kenmerken waar geen vraag van afhangt, maken geen verschil."""
        sleutel = (omvang, *map(kenmerken.get, self._kenmerken))
        plan = self._gemaakt.get(sleutel)
        if plan is None:
            plan = self._gemaakt[sleutel] = Rekenplan(self._wijzer, omvang, kenmerken)
        return plan


def plannen_van(wijzer: Wijzer) -> Rekenplannen:
    """De plannen die bij deze wijzer horen."""
    plannen = _PLANNEN.get(wijzer)
    if plannen is None:
        plannen = _PLANNEN[wijzer] = Rekenplannen(replace(wijzer))  # met de sleutel zelf erin ging zij nooit weg
    return plannen


_PLANNEN: Final[WeakKeyDictionary[Wijzer, Rekenplannen]] = WeakKeyDictionary()
"""De plannen van elke wijzer die in gebruik is; zij gaan weg met hun wijzer."""
