"""De rekenregel van formaten 6 als tabel: een rij per vraag, zoals een ander gereedschap haar nodig heeft."""

import csv
import math
from pathlib import Path

from inzicht.modellen.wijzer import Wijzer

Rij = dict[str, str | int]


def regeltabel(wijzer: Wijzer) -> list[Rij]:
    """Per vraag: dimensie, gewicht, kern, sectoren, de top, de eis per niveau en de waarde van een trede.

    `sectoren` is leeg als de vraag voor elke school is. `eis_L` is de hoogste drempel voor de niveaus tot en met L, 0
    als er geen is. `trede` is wat een situatie hoger aan de teller van de score toevoegt; een volle score van gewicht 1
    is `noemer`. Zo blijft alles geheel. Werpt ValueError bij een wijzer die naar iets anders dan sector kijkt.
    """
    vragen = [(bank.id, vraag) for bank in wijzer.banken for vraag in bank.vragen]
    noemer = math.lcm(*(vraag.top - 1 for _, vraag in vragen))
    niveaus = range(2, wijzer.hoogste + 1)
    rijen = []
    for dimensie, vraag in vragen:
        if not set(vraag.geldt_voor) <= {"sector"}:
            raise ValueError(f"{vraag.id} kijkt naar meer dan de sector")
        eisen = {n: max((s for voor, s in vraag.drempels.items() if voor <= n), default=0) for n in niveaus}
        rij: Rij = {
            "dimensie": dimensie,
            "vraag": vraag.id,
            "gewicht": vraag.gewicht,
            "kern": int(vraag.kern),
            "sectoren": " ".join(vraag.geldt_voor.get("sector", ())),
            "top": vraag.top,
            "trede": vraag.gewicht * (noemer // (vraag.top - 1)),
            "noemer": noemer,
        }
        rijen.append(rij | {f"eis_{n}": eis for n, eis in eisen.items()})
    return rijen


def schrijf_regeltabel(wijzer: Wijzer, pad: Path) -> None:
    """Schrijf de tabel als CSV met een kop."""
    rijen = regeltabel(wijzer)
    with pad.open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.DictWriter(bestand, list(rijen[0]), lineterminator="\n")
        schrijver.writeheader()
        schrijver.writerows(rijen)
