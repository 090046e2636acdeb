"""Wat de toetsen van `inzicht batch` delen: verzonnen scholen, en lezen wat de opdracht schreef."""

import csv
import io
import json
import random
from pathlib import Path
from typing import Any

from inzicht.bestanden import yamlbron
from inzicht.modellen.wijzer import Vraag, Wijzer

Blad = dict[str, Any]


OPMERKING = "Dit staat in de map van de administratie."


def verzin(wijzer: Wijzer, rng: random.Random, nummer: int = 0, *, bont: bool = True) -> Blad:
    """Een geldig antwoordenbestand; `bont` met ook de zeldzame vormen erin."""
    sector = rng.choice(["po", "so", "vo", None])
    vakken: dict[str, dict[str, Any]] = {
        bank.id: {vraag.id: keuze for vraag in bank.vragen if (keuze := _keuze(vraag, rng, bont)) is not None}
        for bank in wijzer.banken
    }
    blad: Blad = {
        "formaat": "inzicht-antwoorden/1",
        "wijzer": wijzer.kop.id,
        "wijzerversie": wijzer.kop.versie,
        "school": {"naam": f"School é {nummer}", **({"kenmerken": {"sector": sector}} if sector else {})},
        "datum": "2026-11-23",
        "antwoorden": vakken,
    }
    zeldzaam: dict[str, Any] = {
        "omvang": "kort",
        "wijzerkenmerk": rng.choice([wijzer.kenmerk, "sha256:anders"]),
        "actiepunten": [{"vraag": "opslag.overzicht", "wie": "directie", "status": "open"}],
    }
    if rng.random() < 0.3:
        blad["school"]["brin"] = f"{10 + nummer % 90}A{chr(65 + nummer // 90)}"
    return {**blad, **{veld: waarde for veld, waarde in zeldzaam.items() if bont and rng.random() < 0.2}}


def _keuze(vraag: Vraag, rng: random.Random, bont: bool) -> Any:
    niveau = rng.choice(vraag.ladder)
    vormen: list[Any] = [
        None,
        "onbekend",
        {"keuze": niveau, "opmerking": OPMERKING},
        *([{"keuze": "nvt", "reden": "niet bij ons"}] if vraag.nvt else []),
        *([[vraag.ladder[0], niveau], {"opmerking": "nog geen antwoord"}] if bont else []),
    ]
    return rng.choice(vormen) if rng.random() < 0.4 else niveau


def schrijf(map_: Path, bladen: dict[str, Blad]) -> None:
    map_.mkdir(parents=True, exist_ok=True)
    for naam, blad in bladen.items():
        tekst = json.dumps(blad, ensure_ascii=False) if naam.endswith(".json") else yamlbron.schrijf(blad)
        (map_ / naam).write_text(tekst, encoding="utf-8")


def regels(pad: Path) -> list[Blad]:
    return [json.loads(regel) for regel in pad.read_text(encoding="utf-8").splitlines()]


def rijen(pad: Path) -> list[dict[str, str]]:
    tekst = pad.read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(tekst, newline=""), delimiter=";"))


def kaal(uitslag: Blad) -> Blad:
    """Een uitslag zonder wat een overzicht weglaat."""
    weg = ("belemmeringen", "route")
    delen = [{naam: deel[naam] for naam in deel if naam not in weg} for deel in uitslag["dimensies"]]
    return {naam: delen if naam == "dimensies" else uitslag[naam] for naam in uitslag if naam != "adviezen"}
