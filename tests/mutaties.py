"""Een regel van een bank veranderen, en bewijzen dat de keuring het ziet of dat het geen kwaad kan.

Er zijn vier vergissingen: een regel verdwijnt, staat er twee keer, wisselt met de volgende, of krijgt een tikfout.
Een vergissing is *gevonden* als `controleer` iets meldt, de voorbeeldscholen meegerekend; een opmerking telt ook, want
een schrijver ziet haar. Zij is *onschadelijk* als

- er precies dezelfde wijzer uit het lezen komt (een opmerking, een lege regel, de volgorde van velden), of
- alleen een hele stroom of plek van de procesplaat weg is of verplaatst: niets rekent ermee, en wat er staat klopt, of
- alleen een tekst die een mens leest een tikfout heeft: precies een waarde verschilt, die waarde is vrije tekst waar
  niets op rekent of naar verwijst, en zij verschilt op een plaats.

Al het andere is een gemiste vergissing.
"""

import random
import string
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from inzicht.fouten import Bevinding
from inzicht.keuring.nalezen.oogst import lees_na
from inzicht.modellen.wijzerlezing import Wijzerlezing, lees_wijzer
from inzicht.opdrachten.keurbestand import keur_antwoordbytes
from keurhulp import PEILDATUM

Soort = Literal["verdwijnt", "dubbel", "wisselt", "tikfout"]
Oordeel = Literal["gevonden", "gelijk", "tikfout in tekst", "gemist", "eerdere versie"]
SOORTEN: tuple[Soort, ...] = ("verdwijnt", "dubbel", "wisselt", "tikfout")
VRIJE_VELDEN = frozenset(
    [
        "titel",
        "inleiding",
        "naam",
        "omschrijving",
        "vraag",
        "waarom",
        "uitleg",
        "nvt",
        "stand",
        "vervolg",
        "betekenis",
        "uitgever",
        "vindplaats",
        "adres",
        "van",
        "naar",
        "wat",
        "plek",
    ]
)
VRIJE_LIJSTEN = frozenset(["situaties", "adviezen", "rollen", "keuzes", "wie", "systemen", "uitzonderingen"])


def muteer(tekst: str, nummer: int, soort: Soort, rng: random.Random) -> str:
    """Verander een regel van de tekst; regels tellen vanaf 0."""
    regels = tekst.split("\n")
    if soort == "verdwijnt":
        del regels[nummer]
    elif soort == "dubbel":
        regels.insert(nummer, regels[nummer])
    elif soort == "wisselt":
        ander = min(nummer + 1, len(regels) - 1)
        regels[nummer], regels[ander] = regels[ander], regels[nummer]
    else:
        regels[nummer] = _tikfout(regels[nummer], rng)
    return "\n".join(regels)


def _tikfout(regel: str, rng: random.Random) -> str:
    """Een letter weg, dubbel, anders of verwisseld met haar buur; een regel zonder letters blijft gelijk."""
    plaatsen = [n for n, teken in enumerate(regel) if teken.isalpha()]
    if not plaatsen:
        return regel
    n = rng.choice(plaatsen)
    keus = rng.randrange(4)
    if keus == 0:
        return regel[:n] + regel[n + 1 :]
    if keus == 1:
        return regel[:n] + regel[n] + regel[n:]
    if keus == 2:
        return regel[:n] + rng.choice(string.ascii_lowercase.replace(regel[n].lower(), "")) + regel[n + 1 :]
    return regel[:n] + regel[n + 1 : n + 2] + regel[n] + regel[n + 2 :]


class Proefbank:
    """De bestanden van een wijzermap met haar voorbeelden, en wat ervan wordt na een vergissing."""

    def __init__(self, map_: Path) -> None:
        self.bestanden = {pad.name: pad.read_bytes() for pad in sorted(map_.glob("*.yaml"))}
        self.voorbeelden = {pad.name: pad.read_bytes() for pad in sorted((map_ / "voorbeelden").glob("*.yaml"))}
        self.goed = lees_wijzer(self.bestanden)

    def regels(self) -> list[tuple[str, int]]:
        """Elke regel van elk bestand, ook de lege aan het einde niet."""
        namen = ((naam, inhoud.decode().split("\n")[:-1]) for naam, inhoud in self.bestanden.items())
        return [(naam, nummer) for naam, regels in namen for nummer in range(len(regels))]

    def na(self, naam: str, nummer: int, soort: Soort, rng: random.Random) -> tuple[Oordeel, str]:
        """Het oordeel over een vergissing, en de eerste bevinding of wat er verschilt."""
        nieuw = muteer(self.bestanden[naam].decode(), nummer, soort, rng)
        bestanden = {**self.bestanden, naam: nieuw.encode()}
        lezing = lees_wijzer(bestanden)
        gevonden = self._bevindingen(lezing, bestanden)
        if gevonden:
            return "gevonden", str(gevonden[0])
        verschillen = list(_verschillen(goed := _kaal(self.goed), _met_hele_stromen(_kaal(lezing), goed)))
        if not verschillen:
            return "gelijk", ""
        if soort == "tikfout" and len(verschillen) == 1 and _is_tikfout_in_tekst(*verschillen[0]):
            return "tikfout in tekst", str(verschillen[0])
        if all(
            {"vervangt", "herwoord"} & {*pad} for pad, _, _ in verschillen
        ):  # dat vergelijkt twee versies: test_eerder.py
            return "eerdere versie", str(verschillen)
        return "gemist", str(verschillen)

    def _bevindingen(self, lezing: Wijzerlezing, bestanden: Mapping[str, bytes]) -> list[Bevinding]:
        gevonden = list(lees_na(lezing, bestanden, PEILDATUM))
        if gevonden or lezing.wijzer is None:
            return gevonden
        for naam, inhoud in self.voorbeelden.items():
            gevonden += keur_antwoordbytes(inhoud, naam, lezing.wijzer, PEILDATUM)
        return gevonden


def _kaal(lezing: Wijzerlezing) -> dict[str, Any]:
    assert lezing.kop is not None
    banken = {naam: bank.model_dump() for naam, bank in lezing.banken.items()}
    return {"wijzer": lezing.kop.model_dump(), **banken}


def _met_hele_stromen(kaal: dict[str, Any], goed: dict[str, Any]) -> dict[str, Any]:
    """Zet stromen en plekken terug zoals ze waren, als er alleen hele weg of verplaatst zijn."""
    kop = dict(kaal["wijzer"])
    for veld in ("stromen", "plekken"):
        if all(een in goed["wijzer"][veld] for een in kop[veld]):
            kop[veld] = goed["wijzer"][veld]
    return {**kaal, "wijzer": kop}


Verschil = tuple[tuple[Any, ...], Any, Any]


def _verschillen(een: Any, ander: Any, pad: tuple[Any, ...] = ()) -> Iterator[Verschil]:
    """Alle waarden die verschillen, met hun pad; een sleutel die ontbreekt, verschilt met niets."""
    if isinstance(een, dict) and isinstance(ander, dict):
        for sleutel in {**een, **ander}:
            yield from _verschillen(een.get(sleutel), ander.get(sleutel), (*pad, sleutel))
    elif isinstance(een, tuple) and isinstance(ander, tuple) and len(een) == len(ander):
        for nummer, (a, b) in enumerate(zip(een, ander, strict=True)):
            yield from _verschillen(a, b, (*pad, nummer))
    elif een != ander:
        yield pad, een, ander


def _is_tikfout_in_tekst(pad: tuple[Any, ...], een: object, ander: object) -> bool:
    vrij = pad[-1] in VRIJE_VELDEN or pad[-2] in VRIJE_LIJSTEN
    if not (vrij and isinstance(een, str) and isinstance(ander, str)):
        return False
    # Aan een rand van de tekst valt met de letter ook de spatie ernaast weg: zo leest YAML.
    return any(op_een_plaats_anders(een, zo) for zo in (ander, f" {ander}", f"{ander} "))


def op_een_plaats_anders(een: str, ander: str) -> bool:
    """Of twee teksten een letter verschillen: erbij, weg, anders, of twee buren verwisseld."""
    begin = next((n for n, (a, b) in enumerate(zip(een, ander, strict=False)) if a != b), min(len(een), len(ander)))
    rest, andere = een[begin:], ander[begin:]
    return (
        rest[1:] == andere
        or rest == andere[1:]
        or rest[1:] == andere[1:]
        or (rest[:2][::-1] == andere[:2] and rest[2:] == andere[2:])
    )
