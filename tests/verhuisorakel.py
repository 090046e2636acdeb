"""Onafhankelijke verhuizer: welk oud antwoord bij welke vraag van nu hoort, uit de regels van formaten 4 alleen.

Dit bestand gebruikt niets van `inzicht` zelf. Het kent alleen kale keuzes met hun reden: een keuze is een situatie, `[van,
tot]`, `onbekend` of `nvt`. Daarnaast staat hier hoe een willekeurige bank er een versie later uitziet.
"""

import random
from typing import Any

import orakel
from orakel import Blad

Antwoord = tuple[Any, str | None]
"""Een keuze en haar reden."""
Plaats = tuple[str, str]
Gegeven = dict[Plaats, Antwoord]


def verhuis(banken: list[Blad], oud: Gegeven, weg: Gegeven) -> tuple[Gegeven, Gegeven]:
    """De antwoorden van nu en wat er vervalt; `weg` was al vervallen."""
    bestaat = {vraag["id"] for bank in banken for vraag in bank["vragen"]}
    nu: Gegeven = {}
    gebruikt: set[tuple[str, Plaats]] = set()
    for bank in banken:
        for vraag in bank["vragen"]:
            hier = (bank["id"], vraag["id"])
            bron, rij = "oud", _kandidaten(vraag, hier, oud, bestaat)
            if not rij:
                bron, rij = "weg", _kandidaten(vraag, hier, weg, bestaat)
            antwoorden = {antwoord for _, antwoord in rij[0]} if rij else set()
            if len(antwoorden) != 1 or not _past(vraag, antwoord := antwoorden.pop()):
                continue
            nu[hier] = _open(antwoord)
            gebruikt |= {(bron, plaats) for groep in rij for plaats, een in groep if een == antwoord}
    vervallen = {plaats: een for plaats, een in oud.items() if ("oud", plaats) not in gebruikt}
    return nu, vervallen | {plaats: een for plaats, een in weg.items() if ("weg", plaats) not in gebruikt}


def _kandidaten(vraag: Blad, hier: Plaats, gegeven: Gegeven, bestaat: set[str]) -> list[list[tuple[Plaats, Any]]]:
    """De groepen die iets zeggen, de sterkste voorop: eigen id hier, eigen id elders, en wat de vraag vervangt."""
    hashbaar = {plaats: _vast(een) for plaats, een in gegeven.items()}
    eigen = [(plaats, een) for plaats, een in hashbaar.items() if plaats == hier]
    elders = [(plaats, een) for plaats, een in hashbaar.items() if plaats[1] == hier[1] and plaats != hier]
    van_ander = []
    for een in vraag.get("vervangt") or []:
        id_, per = een["id"], een.get("per")
        for plaats, antwoord in hashbaar.items() if id_ not in bestaat else ():
            if plaats[1] == id_ and (omgezet := _omgezet(antwoord, per)) is not None:
                van_ander.append((plaats, omgezet))
    return [groep for groep in (eigen, elders, van_ander) if groep]


def _omgezet(antwoord: Any, per: Any) -> Any:
    """Het antwoord op de ladder van nu; niets als een situatie geen plaats heeft of het bereik omkeert.

    Worden beide kanten van een bereik dezelfde situatie, dan is het die.
    """
    keuze, reden = antwoord
    if per is None or isinstance(keuze, str):
        return antwoord
    nieuw = tuple(per.get(een) for een in (keuze if isinstance(keuze, tuple) else (keuze,)))
    if None in nieuw or list(nieuw) != sorted(nieuw):
        return None
    return (nieuw if nieuw[0] != nieuw[-1] else nieuw[0]), reden


def _past(vraag: Blad, antwoord: Any) -> bool:
    keuze, reden = antwoord
    if keuze == "nvt":
        return bool(vraag.get("nvt")) and reden is not None
    return keuze == "onbekend" or all(een in vraag["situaties"] for een in _als_rij(keuze))


def _als_rij(keuze: Any) -> tuple[int, ...]:
    return keuze if isinstance(keuze, tuple) else (keuze,)


def _vast(antwoord: Antwoord) -> Any:
    keuze, reden = antwoord
    return (tuple(keuze) if isinstance(keuze, list) else keuze), reden


def _open(antwoord: Any) -> Antwoord:
    keuze, reden = antwoord
    return (list(keuze) if isinstance(keuze, tuple) else keuze), reden


# --- willekeurig --------------------------------------------------------------------------------------


def volgende_banken(rng: random.Random, banken: list[Blad]) -> list[Blad]:
    """Dezelfde banken een versie later: vragen blijven, vallen weg, heten anders, worden gesplitst of samengevoegd."""
    nieuw = []
    for bank in banken:
        vragen: list[Blad] = []
        for vraag in bank["vragen"]:
            vragen += _later(rng, vraag, vragen)
        vragen = vragen or [orakel._maak_vraag(f"{bank['id']}-vers")]
        nieuw.append({**bank, "vragen": vragen})
    if len(nieuw) > 1 and rng.random() < 0.3:  # een vraag verhuist naar een andere dimensie
        van, naar = rng.sample(nieuw, 2)
        if len(van["vragen"]) > 1:
            naar["vragen"].append(van["vragen"].pop())
    return nieuw


def _later(rng: random.Random, vraag: Blad, al: list[Blad]) -> list[Blad]:
    oud, soort = vraag["id"], rng.randrange(7)
    if soort == 0:
        return []
    if soort == 1:
        return [_anders(rng, vraag, f"{oud}-nieuw", [{"id": oud}])]
    if soort in (2, 3):
        namen = [f"{oud}-a", f"{oud}-b"][: soort - 1]
        return [_anders(rng, vraag, naam, [{"id": oud, "per": _per(rng, vraag)}]) for naam in namen]
    if soort in (4, 5) and al:  # gaat op in de vraag ervoor; een vraag die toch blijft, houdt haar eigen antwoord
        per = rng.choice([{}, {"per": _per(rng, al[-1])}])
        al[-1]["vervangt"] = [*(al[-1].get("vervangt") or []), {"id": oud, **per}]
    return [] if soort == 4 else [dict(vraag)]


def _anders(rng: random.Random, vraag: Blad, naam: str, vervangt: list[Any]) -> Blad:
    nieuw = {**vraag, "id": naam, "vervangt": vervangt}
    if rng.random() < 0.3:
        nieuw.pop("nvt", None)
    return nieuw


def _per(rng: random.Random, vraag: Blad) -> dict[int, int]:
    """Een deel van de oude situaties, elk naar een situatie die de vraag heeft."""
    ladder = sorted(vraag["situaties"])
    return {s: rng.choice(ladder) for s in range(1, 6) if rng.random() < 0.7}


def willekeurig_gegeven(rng: random.Random, banken: list[Blad], kans: float) -> Gegeven:
    """Bij een deel van de vragen een keuze die daar kan; soms in een andere dimensie dan waar de vraag nu staat."""
    gegeven: Gegeven = {}
    for bank in banken:
        for vraag in bank["vragen"]:
            if rng.random() < kans:
                dimensie = rng.choice(banken)["id"] if rng.random() < 0.1 else bank["id"]
                gegeven[dimensie, vraag["id"]] = _keuze(rng, sorted(vraag["situaties"]))
    return gegeven


def _keuze(rng: random.Random, ladder: list[int]) -> Antwoord:
    soort = rng.randrange(8)
    if soort == 0:
        return "onbekend", None
    if soort == 1:
        return "nvt", rng.choice(["Bij ons niet.", "Dat kan hier niet."])
    if soort == 2:
        return sorted(rng.sample(ladder, 2)), None
    return rng.choice(ladder), None
