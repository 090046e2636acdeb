"""Verzonnen maar geldige antwoorden van veel scholen; hetzelfde zaad geeft altijd dezelfde bestanden."""

import json
import random
from collections.abc import Collection, Iterator
from pathlib import Path

from inzicht.bestanden import yamlbron
from inzicht.modellen.wijzer import Vraag, Wijzer

ZAAD = 20261125
OPMERKING = "Dit staat in de map van de administratie en is vorig jaar nagekeken."
REDEN = "Dit is er op onze school niet."
VORMEN = ("yaml", "json")
REGELS = "alles.jsonl"


def antwoorden(wijzer: Wijzer, rng: random.Random, nummer: int) -> dict[str, object]:
    """Een school: soms een korte scan, soms zonder sector, en soms samengevoegd uit meer invullers."""
    sector = rng.choice(list(wijzer.kop.kenmerken["sector"].keuzes))
    kenmerken = {"sector": sector} if rng.random() < 0.98 else {}
    kort = rng.random() < 0.05
    bereik = 0.1 if rng.random() < 0.03 else 0.0
    midden = rng.randint(1, 4)
    vakken: dict[str, dict[str, object]] = {}
    for bank in wijzer.banken:
        vak = vakken.setdefault(bank.id, {})
        for vraag in bank.vragen:
            if vraag.geldt(kenmerken) and (vraag.kern or not kort) and rng.random() >= 0.01:
                vak[vraag.id] = _antwoord(vraag, rng, midden, bereik)
    return {
        "formaat": "inzicht-antwoorden/1",
        "wijzer": wijzer.kop.id,
        "wijzerversie": wijzer.kop.versie,
        "school": {"naam": f"School {nummer:06}", "kenmerken": kenmerken},
        "invuller": {"rol": rng.choice(list(wijzer.kop.rollen))},
        "datum": f"2026-{rng.randint(1, 11):02}-{rng.randint(1, 28):02}",
        **({"omvang": "kort"} if kort else {}),
        "antwoorden": vakken,
    }


def _antwoord(vraag: Vraag, rng: random.Random, midden: int, bereik: float) -> object:
    """Meestal een situatie; soms nvt of onbekend, met kans `bereik` een bereik, en soms met een opmerking."""
    soort = rng.random()
    if vraag.nvt and soort < 0.1:
        return {"keuze": "nvt", "reden": REDEN}
    keuze: object = min(vraag.ladder, key=lambda s: abs(s - midden - rng.choice((-1, 0, 0, 1))))
    if soort < 0.04:
        keuze = "onbekend"
    elif soort > 1 - bereik:
        keuze = sorted(rng.sample(vraag.ladder, 2))
    return {"keuze": keuze, "opmerking": OPMERKING} if rng.random() < 0.1 else keuze


def scholen(wijzer: Wijzer, aantal: int) -> Iterator[dict[str, object]]:
    """Zoveel scholen, elke keer dezelfde."""
    rng = random.Random(ZAAD)
    return (antwoorden(wijzer, rng, nummer) for nummer in range(aantal))


def maak(map_: Path, wijzer: Wijzer, aantal: int, vormen: Collection[str] = VORMEN) -> None:
    """Schrijf dezelfde antwoorden als regels JSON (`alles.jsonl`) en in elke gevraagde vorm als losse bestanden."""
    for vorm in vormen:
        (map_ / vorm).mkdir(parents=True)
    map_.mkdir(parents=True, exist_ok=True)
    with (map_ / REGELS).open("w", encoding="utf-8") as regels:
        for nummer, een in enumerate(scholen(wijzer, aantal)):
            naam = f"school-{nummer:06}"
            regels.write(json.dumps(een, ensure_ascii=False) + "\n")
            if "yaml" in vormen:
                (map_ / "yaml" / f"{naam}.yaml").write_text(yamlbron.schrijf(een), encoding="utf-8")
            if "json" in vormen:
                tekst = json.dumps(een, ensure_ascii=False, indent=2)
                (map_ / "json" / f"{naam}.json").write_text(tekst, encoding="utf-8")
