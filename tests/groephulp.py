"""Wat de toetsen van groepen delen: verzonnen scholen, de opdracht in dit proces, en de uitslagen om mee te rekenen."""

import json
import random
from functools import lru_cache
from pathlib import Path
from typing import Any

import typer

from hulp import maak_antwoorden, maak_wijzer
from inzicht.batch.deel import Bestanden, Regels, Tellingen, Werker
from inzicht.batch.opbrengst import Opbrengst, Wensen
from inzicht.modellen.wijzer import Wijzer
from inzicht.oordeel.beoordeling import beoordeel
from inzicht.oordeel.uitslagbestand import uitslag_als_gegevens
from inzicht.opdrachten.batch import opdracht
from inzicht.verslag.groep.beeld import maak_groepsbeeld
from inzicht.verslag.groep.telling import Groep
from inzicht.verslag.groep.vorm import Groepsbeeld
from inzicht.verslag.vorm import Herkomst
from verslaghulp import MERK, banken, gegevens, kop, vervang, vervuil

Blad = dict[str, Any]


def verzin(wijzer: Wijzer, rng: random.Random, naam: str) -> Blad:
    """Een verzonnen school: elke soort antwoord komt voor, ook een bereik, nvt, open en een kenmerk dat ontbreekt."""
    sector = rng.choice([*wijzer.kop.kenmerken["sector"].keuzes, None])
    kenmerken = {"sector": sector} if sector else {}
    midden = rng.randint(1, 5)
    vakken: Blad = {}
    for bank in wijzer.banken:
        vak = vakken.setdefault(bank.id, {})
        for vraag in bank.vragen:
            if vraag.geldt(kenmerken) and rng.random() < 0.95:
                vak[vraag.id] = _keuze(vraag.ladder, vraag.nvt, midden, rng)
    return {
        "formaat": "inzicht-antwoorden/1",
        "wijzer": wijzer.kop.id,
        "wijzerversie": wijzer.kop.versie,
        "school": {"naam": naam, "kenmerken": kenmerken},
        "datum": f"20{rng.randint(24, 26)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
        "omvang": "kort" if rng.random() < 0.1 else "volledig",
        "antwoorden": vakken,
    }


def _keuze(ladder: tuple[int, ...], nvt: str | None, midden: int, rng: random.Random) -> Any:
    soort = rng.random()
    if soort < 0.05:
        return "onbekend"
    if soort < 0.15 and nvt:
        return {"keuze": "nvt", "reden": "Dat hebben wij niet."}
    if soort < 0.20:
        return sorted(rng.sample(ladder, 2))
    return min(ladder, key=lambda s: abs(s - midden - rng.choice((-1, 0, 0, 1))))


def scholen(wijzer: Wijzer, aantal: int, zaad: int = 7) -> list[Blad]:
    """Een rij verzonnen scholen."""
    rng = random.Random(zaad)
    return [verzin(wijzer, rng, f"School {nummer:03}") for nummer in range(aantal)]


def schrijf(map_: Path, groep: list[Blad]) -> Path:
    """Zet elke school in een eigen bestand."""
    map_.mkdir(parents=True, exist_ok=True)
    for nummer, een in enumerate(groep):
        (map_ / f"s{nummer:04}.json").write_text(json.dumps(een, ensure_ascii=False), encoding="utf-8")
    return map_


def batch(map_: Path, uit: Path, **opties: Any) -> int:
    """Voer `inzicht batch` uit in dit proces; geeft de uitgang."""
    try:
        opdracht([str(map_)], str(uit), **{"stil": True, "overschrijf": True, "parallel": 1, **opties})
    except typer.Exit as einde:
        return int(einde.exit_code)
    return 0


def uitslag_van(wijzer: Wijzer, school: Blad) -> Blad:
    """De volledige uitslag van een school zoals `inzicht uitslag` haar geeft: daar rekenen de toetsen zelf mee."""
    antwoorden = maak_antwoorden(school, als_json=True)
    return uitslag_als_gegevens(wijzer, antwoorden, beoordeel(wijzer, antwoorden))


def twee_rondes(werker: Werker, deel: Bestanden | Regels) -> Opbrengst:
    """Wat een werker over deze scholen maakt als zij allemaal meetellen."""
    eerst = werker.verwerk(deel)
    assert eerst.geweigerd == []
    return werker.verwerk(Tellingen(tuple((een.wie.bestand, een.telling, een.som) for een in eerst.leden)))


def groep_van(wijzer: Wijzer, rij: list[Blad], ruimte: int = 200) -> Groep:
    """De getelde groep van deze scholen."""
    regels = tuple(json.dumps(een).encode() for een in rij)
    uit = twee_rondes(Werker(wijzer, Wensen(None, jsonl=False, volledig=False, groep=True)), Regels(1, regels))
    assert uit.geweigerd == []
    assert uit.groep is not None
    alles = Groep.leeg(wijzer, ruimte)
    alles.voeg_bij(uit.groep)
    return alles


def groepsbeeld(wijzer: Wijzer, rij: list[Blad], **opties: Any) -> Groepsbeeld:
    """Het beeld van het groepsverslag van deze scholen, met vaste herkomst."""
    groep = groep_van(wijzer, rij, opties.pop("ruimte", 200))
    return maak_groepsbeeld(wijzer, groep, Herkomst("9.8.7", "som-sha256:ab"), **opties)


def kleine_groep(aantal: int = 6) -> list[Blad]:
    """Scholen bij de kleine wijzer; om en om ver en niet ver, zodat elk deel van het verslag gevuld is."""
    rij = []
    for nummer in range(aantal):
        een = gegevens()
        een["school"]["naam"] = f"School {nummer}"
        een["school"]["kenmerken"] = {"sector": "po"} if nummer % 2 else {}
        een["antwoorden"]["twee"] = {"f": "onbekend", "g": 1 + nummer % 2}
        rij.append(een)
    return rij


def klein_groepsbeeld() -> Groepsbeeld:
    """Een groepsverslag bij de kleine wijzer waarin alles voorkomt."""
    return groepsbeeld(maak_wijzer(kop(), banken()), kleine_groep(), minimaal=1, geweigerd=2)


@lru_cache(maxsize=1)
def _gemerkt_groepsbeeld() -> Groepsbeeld:
    wijzer = maak_wijzer(vervuil(kop(), MERK), vervuil(banken(), MERK))
    return groepsbeeld(wijzer, vervuil(kleine_groep(), MERK), minimaal=1)


def vervuild_groepsbeeld(tekst: str) -> Groepsbeeld:
    """Een groepsverslag met in elk vrij veld van school en wijzer dezelfde tekst; buiten de keuring om."""
    beeld: Groepsbeeld = vervang(_gemerkt_groepsbeeld(), tekst)
    return beeld
