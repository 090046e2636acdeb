"""Verzonnen antwoorden zoals anderen ze schrijven: met PyYAML, js-yaml, ruamel, de hand of een JSON-bibliotheek.

Naast `scholen` zit hier alles in wat geldig is en inzicht zelf zelden schrijft: opmerkingen vol leestekens, bereiken,
antwoorden op vragen die niet meetellen, actiepunten, een vorige ronde en vervallen antwoorden.
"""

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import yaml

from inzicht.modellen.wijzer import Vraag, Wijzer
from schaal.scholen import REGELS, VORMEN, ZAAD, antwoorden

OPMERKINGEN: Final = (
    "Dat weet de administratie; zie 'Zo doen wij het' (map 3).",
    "Let op: dit geldt alleen voor groep 8, niet voor de rest. Volgend jaar pakken we dat samen met de IB'er op.",
    "Vraag aan de directie - zij heeft foto's van het formulier #2.",
    'Het protocol heet "Veilig delen": iedereen kent het.',
    "Ja, maar alleen bij ouders die erom vragen?",
    "Café, reünie, naïef: de é staat ook in de naam.",
    "Nog niet; komt in 2027!",
    "Kan beter",
)
REDENEN: Final = ("Dit is er bij ons niet: we zijn een kleine school.", "Geen foto's, geen video's.", "niet bij ons")
Tekst = Callable[[str, str], str]
Schrijver = Callable[[random.Random, dict[str, Any]], str]


def school(wijzer: Wijzer, r: random.Random, nummer: int) -> dict[str, Any]:
    """Een school zoals `scholen` haar maakt, met alles erbij wat anderen opschrijven."""
    blad: dict[str, Any] = antwoorden(wijzer, r, nummer)
    kort = blad.get("omvang") == "kort" or r.random() < 0.1
    if kort:
        blad["omvang"] = "kort"
    buiten = kort and r.random() < 0.5
    kenmerken = blad["school"]["kenmerken"]
    for bank in wijzer.banken:
        vak = blad["antwoorden"][bank.id]
        for vraag in bank.vragen:
            past = vraag.geldt(kenmerken) and (vraag.kern or not kort)
            if vraag.id in vak or r.random() < (0.3 if past else 0.7 if buiten or not vraag.geldt(kenmerken) else 0.0):
                vak[vraag.id] = _antwoord(vraag, r)
    return {**blad, **_erbij(wijzer, r, blad)}


def _antwoord(vraag: Vraag, r: random.Random) -> Any:
    if vraag.nvt and r.random() < 0.1:
        return {"keuze": "nvt", "reden": r.choice(REDENEN)}
    keuze: Any = "onbekend" if r.random() < 0.05 else r.choice(vraag.ladder)
    if r.random() < 0.05:
        keuze = sorted(r.choices(vraag.ladder, k=2))
    if r.random() < 0.15:
        return {"keuze": keuze, "opmerking": r.choice(OPMERKINGEN)}
    return {"keuze": keuze, "bewijs": "Map 3, tabblad 'Delen'."} if r.random() < 0.02 else keuze


def _erbij(wijzer: Wijzer, r: random.Random, blad: dict[str, Any]) -> dict[str, Any]:
    """Wat er bij een deel van de scholen ook in staat."""
    velden: dict[str, Any] = {}
    if r.random() < 0.3:
        velden["actiepunten"] = [_punt(wijzer, r, *een) for een in r.sample(_vragen(wijzer), r.randint(1, 3))]
    if r.random() < 0.1:
        keuzes = {
            naam: {
                vraag: list(een) if isinstance(een, list) else een
                for vraag, een in vak.items()
                if not isinstance(een, dict)
            }
            for naam, vak in blad["antwoorden"].items()
        }
        velden["vorige"] = {"datum": "2025-11-03", "wijzerversie": wijzer.kop.versie, "antwoorden": keuzes}
    if r.random() < 0.05:
        velden["vervallen"] = {"opslag": {"oude-vraag": {"keuze": 2, "opmerking": r.choice(OPMERKINGEN)}}}
    return velden


def _vragen(wijzer: Wijzer) -> list[tuple[str, Vraag]]:
    return [(bank.id, vraag) for bank in wijzer.banken for vraag in bank.vragen]


def _punt(wijzer: Wijzer, r: random.Random, dimensie: str, vraag: Vraag) -> dict[str, Any]:
    van, naar = sorted(r.sample(vraag.ladder, 2))
    punt: dict[str, Any] = {"vraag": f"{dimensie}.{vraag.id}", "van": van, "naar": naar}
    punt["wie"] = r.choice(tuple(wijzer.kop.rollen))
    punt["status"] = r.choice(("open", "bezig", "klaar"))
    return {**punt, **({"notitie": r.choice(OPMERKINGEN)} if r.random() < 0.5 else {})}


# --- schrijven ----------------------------------------------------------------------------------------


def als_pyyaml(r: random.Random, blad: dict[str, Any]) -> str:
    """`yaml.safe_dump` zonder of met `allow_unicode`, op eigen volgorde of op alfabet."""
    return yaml.dump(blad, Dumper=yaml.CSafeDumper, allow_unicode=r.random() < 0.9, sort_keys=r.random() < 0.5)


def als_js_yaml(_: random.Random, blad: dict[str, Any]) -> str:
    """`yaml.dump` van js-yaml: strepen ingesprongen, lange tekst gevouwen achter `>-`, enkele aanhalingstekens."""
    return "".join(f"{regel}\n" for regel in _blok(blad, "", _js_tekst, "  "))


def als_ruamel(_: random.Random, blad: dict[str, Any]) -> str:
    """De gewone stand van ruamel.yaml: strepen recht onder hun sleutel, tekst als het kan zonder aanhalingstekens."""
    return "".join(f"{regel}\n" for regel in _blok(blad, "", _pyyaml_tekst, ""))


def met_de_hand(r: random.Random, blad: dict[str, Any]) -> str:
    """Met commentaar, witte regels, dubbele aanhalingstekens, lijsten op een regel en een eigen inspringing."""
    regels = ["# Ingevuld in het teamoverleg", ""]
    for regel in _blok(blad, "", _hand_tekst, "  ", stap="    ", plat=True):
        if regel[0] != " " and r.random() < 0.2:
            regels += ["", "# hieronder: zie de handleiding"]
        regels.append(regel + ("   # nagekeken" if regel[-1].isdigit() and r.random() < 0.05 else ""))
    return "\n".join(regels) + "\n"


def als_json(r: random.Random, blad: dict[str, Any]) -> str:
    """Ingesprongen JSON, zoals JavaScript, PHP en Python haar schrijven."""
    return json.dumps(blad, ensure_ascii=r.random() < 0.3, indent=r.choice((2, 4, "\t")), sort_keys=r.random() < 0.2)


def _blok(
    waarde: dict[str, Any], wit: str, tekst: Tekst, streep: str, *, stap: str = "  ", plat: bool = False
) -> Iterator[str]:
    """Een groep regel voor regel; `streep` springt een lijst in, en `plat` zet een bereik op een regel."""
    for sleutel, lid in waarde.items():
        if isinstance(lid, dict) and lid:
            yield f"{wit}{sleutel}:"
            yield from _blok(lid, wit + stap, tekst, streep, stap=stap, plat=plat)
        elif isinstance(lid, list) and lid and not (plat and isinstance(lid[0], int)):
            yield f"{wit}{sleutel}:"
            dieper = f"{wit}{streep}  "
            for deel in lid:
                losse = (
                    [f"{dieper}{deel}"] if isinstance(deel, int) else [*_blok(deel, dieper, tekst, streep, stap=stap)]
                )
                yield f"{wit}{streep}- {losse[0].lstrip()}"
                yield from losse[1:]
        else:
            yield f"{wit}{sleutel}: {tekst(lid, wit) if isinstance(lid, str) else json.dumps(lid)}"


def _pyyaml_tekst(tekst: str, wit: str) -> str:
    los: str = yaml.dump(tekst, Dumper=yaml.CSafeDumper, allow_unicode=True, width=60)
    return los.removesuffix("\n").removesuffix("\n...").replace("\n  ", f"\n{wit}  ")


def _js_tekst(tekst: str, wit: str) -> str:
    if len(tekst) <= 80 - len(wit):
        return _pyyaml_tekst(tekst, wit).replace("\n", "") if len(tekst) < 50 else "'" + tekst.replace("'", "''") + "'"
    plaats = tekst.rindex(" ", 0, 78)
    return f">-\n{wit}  {tekst[:plaats]}\n{wit}  {tekst[plaats + 1 :]}"


def _hand_tekst(tekst: str, _: str) -> str:
    eenvoudig = tekst.replace("-", "").isalnum() and not tekst[0].isdigit()
    return (
        tekst
        if eenvoudig
        else f"'{tekst}'"
        if '"' in tekst and "'" not in tekst
        else json.dumps(tekst, ensure_ascii=False)
    )


YAML: Final[tuple[Schrijver, ...]] = (als_pyyaml, als_js_yaml, met_de_hand)
APART: Final[tuple[Schrijver, ...]] = (als_ruamel,)
"""Een schrijfwijze waar niemand de lezer op afstelt: pas aan het einde meten."""


def maak(map_: Path, wijzer: Wijzer, aantal: int, schrijvers: tuple[Schrijver, ...] = YAML) -> None:
    """Schrijf zoveel scholen als YAML, als JSON en als regels JSON."""
    r = random.Random(ZAAD)
    for vorm in VORMEN:
        (map_ / vorm).mkdir(parents=True)
    with (map_ / REGELS).open("w", encoding="utf-8") as regels:
        for nummer in range(aantal):
            een, naam = school(wijzer, r, nummer), f"school-{nummer:06}"
            regels.write(json.dumps(een, ensure_ascii=False) + "\n")
            (map_ / "yaml" / f"{naam}.yaml").write_text(r.choice(schrijvers)(r, een), encoding="utf-8")
            (map_ / "json" / f"{naam}.json").write_text(als_json(r, een), encoding="utf-8")
