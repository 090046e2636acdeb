"""Proef: dood echte interviews met SIGKILL op een willekeurig moment, en kijk wat er over is."""

from __future__ import annotations

import os
import random
import re
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from inzicht.fouten import InzichtFout
from inzicht.opdrachten.gemeen import laad_wijzer
from proeven.gemeen import TEGELIJK, Cijfer, Opzet, draai, parallel, tel
from proeven.stuurder import Pijpstuurder, Stuurder
from proeven.verhaal import NAAM, SCHOOL, Een, Stap, Verhaal, lees_stand, maak_verhaal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from inzicht.modellen.wijzer import Wijzer

    Maak = Callable[[Sequence[str], Path, Sequence[str]], Stuurder]

AANTAL: Final = 500
AANTAL_KORT: Final = 10
AANTAL_KAPOT: Final = 4
_STAPPEN_KAPOT: Final = 10
"""Een aangebrachte fout is meteen te zien; het hele interview afwachten kost alleen tijd."""
_HEEL_INTERVIEW: Final = 0.7
"""Seconden waarin een interview klaar is als alle regels er meteen zijn."""
_POGINGEN: Final = 8
_VRAAGREGEL: Final = re.compile(r"^Vraag (\d+) van \d+ - ", re.MULTILINE)
_KLAARREGEL: Final = "\nAlle vragen zijn beantwoord."
_ANTWOORDEN: Final = re.compile(r"antwoorden-[a-z0-9-]+\.yaml")
_VERSLAG: Final = re.compile(r"antwoorden-[a-z0-9-]+-verslag\.(html|md)")
_SLOTNAAM: Final = re.compile(r"\.~[0-9a-f]{16}\.slot")
_TIJDELIJK: Final = re.compile(r"\.~inzicht-[0-9a-f]{16}\.tmp")


@dataclass(slots=True)
class Ronde:
    """Wat er in een ronde gebeurde; elk veld met tekst is een voorval dat niet mag."""

    nummer: int
    gedood: bool = False
    betrapt: bool = False
    verloren: str = ""
    onleesbaar: str = ""
    vreemd: str = ""
    niet_hervat: str = ""
    slot_over: str = ""
    rommel: str = ""


def meet(opzet: Opzet) -> list[Cijfer]:
    """Speel alle rondes in gewone regels en tel."""
    return meet_met(opzet, Pijpstuurder, AANTAL_KAPOT if opzet.kapot else AANTAL_KORT if opzet.kort else AANTAL)


def meet_met(opzet: Opzet, maak: Maak, aantal: int, tegelijk: int = TEGELIJK) -> list[Cijfer]:
    """Speel zoveel rondes op deze voorkant en tel."""
    wijzer = laad_wijzer(None)
    rondes = parallel(lambda nummer: _ronde(opzet, maak, wijzer, nummer), range(aantal), tegelijk)
    cijfers = [
        Cijfer("interviews gedood", sum(een.gedood for een in rondes), aantal, minstens=True),
        tel("bevestigde antwoorden verloren", _voorvallen(rondes, "verloren")),
        tel("onleesbare antwoordenbestanden", _voorvallen(rondes, "onleesbaar")),
        tel("vreemde bestanden na het doden", _voorvallen(rondes, "vreemd")),
        tel("interviews niet of verkeerd hervat", _voorvallen(rondes, "niet_hervat")),
        tel("sloten die overbleven", _voorvallen(rondes, "slot_over")),
        tel("tijdelijke bestanden die overbleven", _voorvallen(rondes, "rommel")),
    ]
    if not opzet.kort:  # in weinig rondes is dit toeval
        cijfers.append(Cijfer("gedood midden in een bewaring", sum(een.betrapt for een in rondes), 1, minstens=True))
    return cijfers


def _voorvallen(rondes: list[Ronde], veld: str) -> Iterator[str]:
    return (f"ronde {een.nummer}: {getattr(een, veld)}" for een in rondes if getattr(een, veld))


def _ronde(opzet: Opzet, maak: Maak, wijzer: Wijzer, nummer: int) -> Ronde:
    """Speel opnieuw tot het doden lukte voordat het programma zelf klaar was."""
    ronde = Ronde(nummer)
    for poging in range(_POGINGEN):
        rng = random.Random(f"{opzet.zaad}-{nummer}-{poging}")
        verhaal = maak_verhaal(wijzer, rng)
        map_ = opzet.submap(f"ronde-{nummer}-{poging}")
        blijken = (verhaal.begin, *(stap.blijk for stap in verhaal.stappen))
        stuurder = maak(opzet.programma("start", *SCHOOL), map_, blijken)
        moment = _kies_moment(nummer, _STAPPEN_KAPOT if opzet.kapot else len(verhaal.stappen), rng)
        gestuurd, ronde.gedood = _speel_en_dood(stuurder, verhaal, map_, moment)
        if ronde.gedood:
            stand = _keur_bestanden(ronde, verhaal, map_, max(stuurder.gezien - 1, 0), gestuurd)
            if stand is not None:
                _hervat(opzet, ronde, verhaal, stand, map_, rng)
            break
    return ronde


# --- doden --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Moment:
    """Wanneer het programma dood moet: bij welke stap (vanaf 0), en welk deel (0 tot 1) van de tijd daarna."""

    manier: Literal["ineens", "in een bewaring", "op een tijd"]
    stap: int
    deel: float


def _kies_moment(nummer: int, stappen: int, rng: random.Random) -> Moment:
    """Verdeel de rondes over de manieren, en de momenten over het hele interview."""
    manieren: dict[int, Literal["ineens", "in een bewaring"]] = {0: "in een bewaring", 1: "ineens"}
    return Moment(manieren.get(nummer % 5, "op een tijd"), rng.randrange(stappen), rng.random())


def _speel_en_dood(stuurder: Stuurder, verhaal: Verhaal, map_: Path, moment: Moment) -> tuple[int, bool]:
    """Speel tot het moment er is; geeft hoeveel stappen er gestuurd zijn en of het doden op tijd was."""
    if moment.manier == "ineens" and stuurder.vooruit:  # valt ergens tussen de start van het programma en het verslag
        stuurder.stuur(*(stap.regel for stap in verhaal.stappen))
        time.sleep(_HEEL_INTERVIEW * moment.deel)
        return len(verhaal.stappen), stuurder.dood()
    duur = _antwoord(stuurder, verhaal.stappen[: moment.stap])
    voor = _beeld(map_)
    stuurder.stuur(verhaal.stappen[moment.stap].regel)
    if moment.manier == "op een tijd":
        time.sleep(1.5 * duur * moment.deel)
    else:
        while _beeld(map_) == voor and stuurder.gezien < moment.stap + 2 and not stuurder.klaar:
            time.sleep(0)  # laat de lezende draad erbij
    return moment.stap + 1, stuurder.dood()


def _antwoord(stuurder: Stuurder, stappen: Sequence[Stap]) -> float:
    """Antwoord als een mens: wacht steeds op het blijk. Geeft de tijd die een stap kost, in seconden."""
    stuurder.wacht_op(1)
    duren = [0.004]
    for nummer, stap in enumerate(stappen, start=2):
        begin = time.perf_counter()
        stuurder.stuur(stap.regel)
        if not stuurder.wacht_op(nummer):
            break
        duren.append(time.perf_counter() - begin)
    return sorted(duren)[len(duren) // 2]


def _beeld(map_: Path) -> set[tuple[str, int, int]]:
    """Wat er in de map staat: naam, grootte en tijd van elk bestand."""
    beeld = set()
    with os.scandir(map_) as inhoud:
        for een in inhoud:
            with suppress(FileNotFoundError):  # een tijdelijk bestand kan net weg zijn
                beeld.add((een.name, een.stat().st_size, een.stat().st_mtime_ns))
    return beeld


# --- keuren -------------------------------------------------------------------------------------------


def _namen(map_: Path, vorm: re.Pattern[str]) -> list[str]:
    return sorted(pad.name for pad in map_.iterdir() if vorm.fullmatch(pad.name))


def _keur_bestanden(
    ronde: Ronde, verhaal: Verhaal, map_: Path, bevestigd: int, gestuurd: int
) -> Mapping[str, Een] | None:
    """Kijk wat er na het doden staat; geeft de stand van het bestand, of None als die niet te lezen is."""
    ronde.betrapt = bool(_namen(map_, _TIJDELIJK))
    enkel = (_ANTWOORDEN, _SLOTNAAM, _TIJDELIJK)  # van elk hoogstens een
    bekend = {*_namen(map_, _VERSLAG), *(naam for vorm in enkel for naam in _namen(map_, vorm)[:1])}
    ronde.vreemd = ", ".join(sorted({pad.name for pad in map_.iterdir()} - bekend))
    stand = _lees(ronde, map_)
    if stand is None:
        return None
    mag = [verhaal.stand(aantal) for aantal in range(bevestigd, gestuurd + 1)]
    if stand not in mag:
        ronde.verloren = f"{bevestigd} stappen bevestigd, {gestuurd} gestuurd, {len(stand)} antwoorden in het bestand"
    return stand


def _lees(ronde: Ronde, map_: Path) -> Mapping[str, Een] | None:
    paden = list(map_.glob("antwoorden-*.yaml"))
    if not paden:
        return {}
    try:
        return lees_stand(paden[0].read_bytes())
    except InzichtFout as fout:
        ronde.onleesbaar = str(fout)
    return None


# --- hervatten ----------------------------------------------------------------------------------------


def _hervat(
    opzet: Opzet, ronde: Ronde, verhaal: Verhaal, stand: Mapping[str, Een], map_: Path, rng: random.Random
) -> None:
    """Start opnieuw in dezelfde map, zoals een gebruiker na een stroomuitval, en stop netjes."""
    vraag = verhaal.eerste_open(stand)
    extra = 0 if stand and rng.random() < 0.5 else 1
    args, regels = _opdracht(stand, vraag, rng)
    regels += ["", ""] if vraag is None else [*["1"] * extra, "q"]
    gedaan = draai(opzet.programma("start", *args), map_, "\n".join(regels) + "\n")
    getoond = _VRAAGREGEL.search(gedaan.stderr)
    goede_plek = _KLAARREGEL in gedaan.stderr if vraag is None else getoond is not None and int(getoond[1]) == vraag
    if gedaan.returncode or not goede_plek:
        laatste = (gedaan.stderr.strip().splitlines() or [""])[-1]
        ronde.niet_hervat = f"vraag {vraag} verwacht; uitgang {gedaan.returncode}: {laatste}"
    else:
        ronde.verloren = ronde.verloren or _mist_daarna(ronde, stand, map_, 0 if vraag is None else extra)
    ronde.slot_over = ", ".join(_namen(map_, _SLOTNAAM)) or ("geweigerd" if "al open" in gedaan.stderr else "")
    ronde.rommel = ", ".join(_namen(map_, _TIJDELIJK))


def _opdracht(stand: Mapping[str, Een], vraag: int | None, rng: random.Random) -> tuple[tuple[str, ...], list[str]]:
    """De opties waarmee de gebruiker verdergaat, en wat er eerst te kiezen valt."""
    if not stand:
        return SCHOOL, []
    if vraag is None or rng.random() < 0.5:
        return ("--school", NAAM), []
    return (), [""]


def _mist_daarna(ronde: Ronde, stand: Mapping[str, Een], map_: Path, extra: int) -> str:
    """Wat er na het hervatten niet klopt: alles hoort er nog te staan, met alleen `extra` antwoorden erbij."""
    paden = list(map_.glob("antwoorden-*.yaml"))
    if len(paden) != 1:
        return f"na het hervatten {len(paden)} antwoordenbestanden"
    nieuw = _lees(ronde, map_) or {}
    anders = [naam for naam, een in nieuw.items() if stand.get(naam) != een]
    klopt = len(anders) == extra and set(stand) <= set(nieuw)
    return "" if klopt else "na het hervatten staan er andere antwoorden"
