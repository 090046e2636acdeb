"""Wat de taalregels van het Nederlands moeten weten: zinnen, woorden, ontkenningen en de lijdende vorm."""

from __future__ import annotations

import re
from typing import Final

ZINSGRENS: Final = re.compile(r"(?<=[.?!])[\"'’”)]?\s+(?=[\"'\u2018\u201c(]?[A-ZÀ-Þ0-9])")
_DEELZIN: Final = re.compile(r"[,;:()–]|(?<!niet )\bof\b|\b(?:en|maar|want|dus)\b")
_ONTKENNINGEN: Final = ("niet", "geen", "niemand", "nooit", "nergens", "zonder")  # `niets` begint met niet
_ONTKENNING: Final = re.compile(rf"\b(?:{'|'.join(_ONTKENNINGEN)}|niets)\b", re.IGNORECASE)
_NIET_ON: Final = re.compile(
    r"\b(?:niet|geen|nooit) on(?:belangrijk|bekend|bevoegd|duidelijk|gebruikelijk|gelijk|gewenst|juist|mogelijk|nodig|"
    r"redelijk|terecht|veilig|verantwoord|volledig|voldoende|zorgvuldig)e?\b",
    re.IGNORECASE,
)
_GEEN_DEELWOORD: Final = (
    "beleid bekend bericht besluit bestand bewust bereid bezit verband bestaat ontbreekt ontstaat verstaat betekent "
    "begint bevat verschilt vertrouwd gezond geschikt gewicht gezicht geheel gebied geld getal gezag gedrag geduld "
    "gemeenten gebouwen gezinnen gebeurtenissen gesprekken gebieden gevallen getallen gewichten gelden gebruiken "
    "gebeuren"
)
_VOORVOEGSEL: Final = "af|aan|op|uit|in|bij|door|mee|na|over|toe|vast|voor|weg|terug|samen|goed|klaar|rond"
_DEELWOORD: Final = (
    rf"(?!(?:{_GEEN_DEELWOORD.replace(' ', '|')})\b)"
    rf"(?:(?:{_VOORVOEGSEL})?ge[a-zë]{{2,}}(?:d|t|en)|(?:be|ver|ont|her|onder)[a-zë]{{2,}}(?:d|t)|"
    r"besproken|beschreven|verzonden|ontvangen|vergeleken|verholpen|bekeken|besloten|verkregen|voorgeschreven)"
)
_LIJDEND: Final = re.compile(
    rf"\b{_DEELWOORD} (?:wordt|worden|werd|werden)\b"
    rf"|\b(?:wordt|worden|werd|werden)(?: [\w'’-]+){{0,7}}? {_DEELWOORD}"
    r"(?=[.,;:?!)]|$| (?:en|of|als|zodra|wanneer|voordat|nadat|via|met|bij|in|op|uit|naar|voor|tot)\b)",
    re.IGNORECASE,
)


def zinnen(tekst: str) -> list[str]:
    """Splits een tekst in zinnen: een zin eindigt op . ? of ! en de volgende begint met een hoofdletter of cijfer."""
    return ZINSGRENS.split(tekst)


def aantal_woorden(zin: str) -> int:
    """Het aantal woorden in een zin; losse leestekens tellen niet."""
    return sum(any(teken.isalnum() for teken in woord) for woord in zin.split())


def dubbele_ontkenning(zin: str) -> str:
    """Het stuk zin met twee ontkenningen die elkaar opheffen, of leeg.

    Twee ontkenningen naast elkaar (`er is geen plan en niemand weet het`) zijn gewoon Nederlands; daarom telt
    alleen een deelzin. `Niet alleen` ontkent niets.
    """
    gevonden = _NIET_ON.search(zin)
    if gevonden:
        return gevonden.group()
    if len(_ONTKENNING.findall(zin)) > 1:
        for deel in _DEELZIN.split(zin):
            telt = deel.replace("niet alleen", "").replace("Niet alleen", "")
            if len(_ONTKENNING.findall(telt)) > 1:
                return deel.strip()
    return ""


def kan_dubbel_ontkennen(zin: str) -> bool:
    """Of het zin heeft om naar een dubbele ontkenning te kijken; grof maar snel."""
    klein = zin.lower()
    return " on" in klein or sum(map(klein.count, _ONTKENNINGEN)) > 1


def lijdende_vorm(zin: str) -> str:
    """Het stuk zin in de lijdende vorm zonder `door wie`, of leeg; `het wordt later` is geen lijdende vorm."""
    gevonden = _LIJDEND.search(zin)
    return gevonden.group() if gevonden and " door " not in zin else ""
