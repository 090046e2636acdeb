"""Wat elk gereedschap doet met een slechte regel tussen goede: weigeren, stoppen, of stilletjes meetellen."""

import json
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from proeven.gemeen import omgeving

from inzicht.modellen.wijzer import Wijzer
from schaal import vergelijkers
from schaal.scholen import REGELS, scholen
from schaal.werk import Opdracht, batch

SLECHTE = "Slechte school"
Beeld = tuple[str, Mapping[str, int]]
"""Hoe een gereedschap eindigde, en hoeveel uitkomsten elke school kreeg."""


def slechte_regels(wijzer: Wijzer) -> Iterator[tuple[str, str]]:
    """Wat er mis is, met de regel zelf: dezelfde school, elke keer met een andere fout."""
    school = json.loads(json.dumps(next(scholen(wijzer, 1)))) | {"omvang": "volledig"}
    bank = next(bank for bank in wijzer.banken if any(vraag.nvt is None for vraag in bank.vragen))
    vraag = next(vraag for vraag in bank.vragen if vraag.nvt is None and not vraag.geldt_voor)
    school["school"]["naam"] = SLECHTE
    vak = school["antwoorden"][bank.id]
    vak[vraag.id] = "@"
    goed = json.dumps(school)
    for wat, waarde in (
        ('"3" in plaats van 3', '"3"'),
        ("3.0 in plaats van 3", "3.0"),
        ("true in plaats van een cijfer", "true"),
        ("situatie 7, die er niet is", "7"),
        ("nvt waar dat niet mag", '{"keuze": "nvt", "reden": "Weet niet."}'),
        ("bereik andersom: [4, 2]", "[4, 2]"),
        ("een tikfout: onbekent", '"onbekent"'),
        ("twee keer dezelfde vraag", f'2, "{vraag.id}": 4'),
        ("een vraag die niet bestaat", f'3, "{vraag.id}x": 3'),
    ):
        yield wat, goed.replace('"@"', waarde)
    yield "een andere wijzer", goed.replace('"@"', "3").replace(f'"{wijzer.kop.id}"', '"andere"')
    yield "een regel die halverwege stopt", goed.replace('"@"', "3")[:-40]


def proef(map_: Path, wijzer: Wijzer) -> bool:
    """Zet elke slechte regel tussen twee goede en druk per gereedschap af wat er gebeurt; `inzicht` weigert ze alle."""
    goede = [json.dumps(een, ensure_ascii=False) for een in scholen(wijzer, 2)]
    alles_geweigerd = True
    for wat, slecht in slechte_regels(wijzer):
        (map_ / REGELS).write_text(f"{goede[0]}\n{slecht}\n{goede[1]}\n", encoding="utf-8")
        print(f"{wat}:")
        geweigerd = _weigering(map_)
        alles_geweigerd &= bool(geweigerd)
        print(f"  {'inzicht batch':24} {geweigerd or 'telt mee  FOUT'}")
        for naam in vergelijkers.aanwezig():
            for negeer in (False, True):
                werk = vergelijkers.opdracht(naam, map_, wijzer, negeer_fouten=negeer)
                print(f"  {naam + (' (fouten negeren)' if negeer else ''):24} {_gevolg(werk, map_ / f'{naam}.csv')}")
    return alles_geweigerd


def _weigering(map_: Path) -> str:
    """De weigering van `inzicht batch`, als het alleen de slechte school weigert en de twee goede telt; anders leeg."""
    werk = batch(map_ / REGELS, "--uitvoer", "jsonl", "--parallel", "1")
    with (map_ / REGELS).open("rb") as regels:
        gedaan = subprocess.run(
            werk.args, stdin=regels, capture_output=True, encoding="utf-8", env=omgeving(), check=False
        )
    geteld = len((map_ / "uit" / "uitslagen.jsonl").read_text(encoding="utf-8").splitlines())
    return gedaan.stderr.strip() if (gedaan.returncode, geteld) == (1, 2) else ""


def _gevolg(werk: Opdracht, uit: Path) -> str:
    uit.unlink(missing_ok=True)
    gedaan = subprocess.run(werk.args, capture_output=True, encoding="utf-8", env=omgeving(), check=False)
    if gedaan.returncode:
        fouten = [regel for regel in gedaan.stderr.splitlines() if "Error" in regel]
        return f"stopt, geen enkele uitkomst: {fouten[-1][:120]}"
    scholen_ = {naam for naam, _ in vergelijkers.uit_csv(uit)}
    if SLECHTE in scholen_:
        return "telt de slechte school stil mee"
    return "telt een school zonder naam mee" if "" in scholen_ else "laat de slechte school stil weg"
