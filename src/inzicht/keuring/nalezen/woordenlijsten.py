"""De woordenlijsten van de taalregels, met wat er beter is (schrijfregels: B1, u-vorm, geen kantoortaal)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

VAAG: Final = (
    "meestal",
    "regelmatig",
    "soms",
    "vaak",
    "weleens",
    "af en toe",
    "zo nu en dan",
    "doorgaans",
    "veelal",
    "periodiek",
    "in principe",
    "over het algemeen",
    "bijna altijd",
    "vrijwel altijd",
    "zo veel mogelijk",
    "zoveel mogelijk",
    "waar mogelijk",
    "indien mogelijk",
)
"""Woorden die bij een situatie vanaf 3 open laten hoe vaak of hoeveel; `op tijd` en `elk jaar` staan er niet bij."""

VERBODEN: Final = {
    "men": "u, of wie het doet",
    "dient te": "moet",
    "dienen te": "moeten",
    "diende te": "moest",
    "dienden te": "moesten",
    "middels": "met of door",
    "teneinde": "om",
    "derhalve": "daarom",
    "tevens": "ook",
    "alsmede": "en",
    "conform": "volgens",
    "inzake": "over",
    "alvorens": "voordat",
    "hetgeen": "wat",
    "met betrekking tot": "over",
    "ten behoeve van": "voor",
    "je": "u",
    "jij": "u",
    "jou": "u",
    "jouw": "uw",
    "jullie": "u",
    "avg proof": "u voldoet aan de basis die deze wijzer vraagt",
    "avg-proof": "u voldoet aan de basis die deze wijzer vraagt",
}
"""Woorden die de schrijfregels niet willen, en wat er voor in de plaats komt."""

AFKORTINGEN: Final = {
    "a.u.b.": "alstublieft",
    "art.": "artikel",
    "bijv.": "bijvoorbeeld",
    "bv.": "bijvoorbeeld",
    "ca.": "ongeveer",
    "d.m.v.": "met",
    "d.w.z.": "dat is",
    "e.d.": "en dergelijke",
    "enz.": "enzovoort",
    "etc.": "enzovoort",
    "evt.": "eventueel",
    "excl.": "zonder",
    "i.p.v.": "in plaats van",
    "i.v.m.": "vanwege",
    "incl.": "met",
    "m.b.t.": "over",
    "m.b.v.": "met",
    "m.u.v.": "behalve",
    "max.": "hoogstens",
    "min.": "minstens",
    "n.a.v.": "na",
    "n.v.t.": "niet van toepassing",
    "nr.": "nummer",
    "o.a.": "onder meer",
    "o.b.v.": "op basis van",
    "t.a.v.": "over",
    "t/m": "tot en met",
    "z.s.m.": "snel, of een termijn",
}
"""Afkortingen van gewone woorden; die schrijft u uit."""

ONTKENNINGEN: Final = ("niet", "niets", "geen", "niemand", "nooit", "nergens")
SCHAKELWOORDEN: Final = frozenset({"no", "yes", "on", "off", "n", "y"})
"""Woorden die in YAML 1.1 ja of nee zijn."""


LIJKT_OP: Final = (("\u017f", "s"), ("\u212a", "k"), ("\u0130", "i"), ("\u0131", "i"))
"""Letters buiten a-z die `re.IGNORECASE` toch gelijk vindt aan een letter van a-z."""


def gewoon(woord: str) -> str:
    """Een gevonden woord zoals het in een lijst staat: in kleine letters a-z."""
    for teken, letter in LIJKT_OP:
        woord = woord.replace(teken, letter)
    return woord.lower()


def _patroon(woorden: Iterable[str], ervoor: str = r"[\w-]", erachter: str = r"[\w-]") -> str:
    """Een van deze woorden, los van wat ervoor en erachter staat; de eerste letters vooraan maken het zoeken snel."""
    langste_eerst = sorted(woorden, key=len, reverse=True)
    letters = "".join(sorted({woord[0] for woord in langste_eerst}))
    keuze = "|".join(re.escape(woord).replace(r"\ ", r"\s+") for woord in langste_eerst)
    return rf"(?<!{ervoor})(?=[{letters}])(?:{keuze})(?!{erachter})"


_LOSSE_IN: Final = r"in (?:en|of|om|bij|via|voor|tegen|als|zodra|wanneer|voordat|op|per|over|binnen|uiterlijk)\b"
_DIENT_TE: Final = (
    r"(?=d)(?<!\bte )\bdien(?:t|en|de|den)\b(?! (?:als|tot|voor|ertoe)\b)"
    rf"(?: (?!om\b|{_LOSSE_IN})[^\s.,;:?!]+){{0,6}} te\b"
)
"""`dient te` met iets ertussen; niet `een klacht in te dienen of bezwaar te maken` of `dient een klacht in en`."""
VAAGPATROON: Final = re.compile(rf"(?<!\bhoe ){_patroon(VAAG)}", re.IGNORECASE)  # `telt hoe vaak` is niet vaag
VERBODENPATROON: Final = re.compile(rf"{_patroon(VERBODEN)}|{_DIENT_TE}", re.IGNORECASE)
AFKORTINGPATROON: Final = re.compile(_patroon(AFKORTINGEN, r"[\w.]", r"\w"), re.IGNORECASE)


def beter_dan(woord: str) -> str:
    """Wat er beter is dan een verboden woord; `dient dat te` telt als `dient te`."""
    delen = gewoon(woord).split()
    return VERBODEN.get(" ".join(delen)) or VERBODEN[f"{delen[0]} {delen[-1]}"]
