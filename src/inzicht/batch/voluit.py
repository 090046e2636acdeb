"""Belemmeringen, route en adviezen van een school als JSON (formaten 5), voor grote aantallen.

Wat een antwoord hieraan bijdraagt, hangt alleen af van de vraag, de keuze en het niveau waar de dimensie naartoe gaat.
De regels van `volgende` en `advies` maken dat een keer; daarna zijn het bij elke school stukken om op te zoeken. Alleen
de route zelf is per school rekenwerk.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from inzicht.modellen.keuze import keuze_van
from inzicht.oordeel.advies import advies_bij, doelniveau, rang
from inzicht.oordeel.route import goedkoopste_route
from inzicht.oordeel.uitslagdelen import advies_als_gegevens, belemmering_als_gegevens, routestap_als_gegevens
from inzicht.oordeel.volgende import Doel, doel_van, door_dekking, door_drempel, keuzen_van, post_van, routestap

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from inzicht.modellen.keuze import Kaal, Keuze
    from inzicht.modellen.wijzer import Vraag, Vragenbank, Wijzer
    from inzicht.oordeel.geteld import Geteld, Laagste
    from inzicht.oordeel.rekenplan import Cijfers, Dimensieplan
    from inzicht.oordeel.route import Keus
    from inzicht.oordeel.volgende import Belemmering, Post

_BOVENAAN: Final = Doel(0, 0, 0, 0)
"""Op het hoogste niveau houdt niets meer tegen en leidt geen weg verder."""


class Stuk(NamedTuple):
    """Wat een antwoord op een vraag bijdraagt, als JSON.

    `drempel` en `dekking` zijn leeg als de vraag zo niet tegenhoudt. `keuzen` is wat er te kiezen valt, en `stappen`
    de tekst bij elk aantal stappen. `advies` en `op_route` zijn de plaats van het advies zonder en met de route (vanaf
    1; 0 is geen advies).
    """

    drempel: str
    dekking: str
    keuzen: tuple[Keus, ...]
    stappen: Mapping[int, str]
    advies: int
    op_route: int


class Stukken(dict["Kaal", Stuk | None]):
    """De stukken van een vraag per kale keuze, gemaakt als ze voorkomen; None als de vraag dan niet meetelt."""

    def __init__(self, maak: Callable[[Keuze], Stuk | None]) -> None:
        super().__init__()
        self._maak = maak

    def __missing__(self, kaal: Kaal) -> Stuk | None:
        self[kaal] = stuk = self._maak(keuze_van(kaal))
        return stuk


class Erbij(NamedTuple):
    """Wat een volledige regel meer heeft: een stuk per dimensie, en de adviezen."""

    dimensies: list[str]
    adviezen: str


class Voluit:
    """Maakt die stukken voor de scholen van een wijzer."""

    def __init__(self, wijzer: Wijzer) -> None:
        self._wijzer = wijzer
        namen = [(bank.id, vraag.id) for bank in wijzer.banken for vraag in bank.vragen]
        self._nummers = {naam: nummer for nummer, naam in enumerate(namen)}
        self._stukken: dict[tuple[str, int, int, int], dict[str, Stukken]] = {}
        self._adviezen: dict[int, str] = {}

    def erbij(self, geteld: Geteld, cijfers: tuple[Cijfers, ...], laagste: Laagste) -> Erbij:
        """De belemmeringen en route per dimensie, en de adviezen van de school op volgorde."""
        streef = doelniveau(self._wijzer, laagste.aantoonbaar)
        plaatsen: list[int] = []
        delen = []
        for dimensie, een, keuzes in zip(geteld.plan.dimensies, cijfers, geteld.keuzes, strict=True):
            niveau = een.aantoonbaar
            if niveau is None:
                delen.append(_deel([], []))
                continue
            top = niveau == geteld.plan.hoogste
            doel = _BOVENAAN if top else doel_van(geteld.plan, een.telling, niveau + 1)
            delen.append(_dimensie(dimensie, keuzes, self._van(dimensie.bank, doel, streef), doel, plaatsen))
        plaatsen.sort()
        return Erbij(delen, ", ".join(map(self._adviezen.__getitem__, plaatsen)))

    def _van(self, bank: Vragenbank, doel: Doel, streef: int) -> Mapping[str, Stukken]:
        """De stukken van een bank op weg naar dit doel."""
        sleutel = (bank.id, doel.niveau, doel.grens, streef)
        gevonden = self._stukken.get(sleutel)
        if gevonden is None:
            gevonden = self._stukken[sleutel] = {
                vraag.id: Stukken(partial(self._stuk, bank.id, vraag, doel, streef)) for vraag in bank.vragen
            }
        return gevonden

    def _stuk(self, dimensie: str, vraag: Vraag, doel: Doel, streef: int, keuze: Keuze) -> Stuk | None:
        post, hoogste = post_van(dimensie, vraag, keuze), self._wijzer.hoogste
        if not post.telt:
            return None
        keuzen = keuzen_van(post, doel.niveau, hoogste)
        stappen = [keus.stappen for keus in keuzen if keus.stappen]
        return Stuk(
            _als_tekst(door_drempel(post, doel.niveau, hoogste)),
            _als_tekst(door_dekking(post, doel.niveau, doel.grens, hoogste)),
            keuzen,
            {aantal: _json(routestap_als_gegevens(routestap(post, aantal))) for aantal in stappen},
            self._advies(post, streef, None),
            self._advies(post, streef, doel.niveau),
        )

    def _advies(self, post: Post, streef: int, brengt_naar: int | None) -> int:
        """De plaats van het advies bij deze post, en onthoud de tekst; 0 als er geen is."""
        advies = advies_bij(post, streef, brengt_naar)
        if advies is None:
            return 0
        plaats = rang(advies) * len(self._nummers) + self._nummers[post.dimensie, post.vraag.id]
        self._adviezen[plaats] = _json(advies_als_gegevens(advies))
        return plaats


def _dimensie(
    dimensie: Dimensieplan, keuzes: Mapping[str, Kaal], stukken: Mapping[str, Stukken], doel: Doel, plaatsen: list[int]
) -> str:
    """De belemmeringen en route van een dimensie; zet de plaatsen van haar adviezen erbij."""
    drempels, dekkingen, klim = [], [], []
    for naam in dimensie.tabellen:
        stuk = stukken[naam][keuzes.get(naam)]
        if stuk is None:
            continue
        if stuk.drempel:
            drempels.append(stuk.drempel)
        if stuk.dekking:
            dekkingen.append(stuk.dekking)
        if stuk.keuzen:
            klim.append(stuk)
        elif stuk.advies:
            plaatsen.append(stuk.advies)
    route = []
    for stuk, aantal in zip(klim, goedkoopste_route([een.keuzen for een in klim], doel.hier, doel.onder), strict=True):
        if aantal:
            route.append(stuk.stappen[aantal])
        if stuk.advies:
            plaatsen.append(stuk.op_route if aantal else stuk.advies)
    return _deel(drempels + dekkingen, route)


def _deel(belemmeringen: list[str], route: list[str]) -> str:
    return f', "belemmeringen": [{", ".join(belemmeringen)}], "route": [{", ".join(route)}]'


def _als_tekst(een: Belemmering | None) -> str:
    return "" if een is None else _json(belemmering_als_gegevens(een))


def _json(gegevens: dict[str, Any]) -> str:
    return json.dumps(gegevens, ensure_ascii=False)
