"""Wat de taalregels van het Nederlands moeten weten: zinnen, woorden, ontkenningen en de lijdende vorm."""

from __future__ import annotations

import re
from itertools import compress, count
from operator import ne
from typing import Final

from inzicht.keuring.nalezen.woordenlijsten import ONTKENNINGEN
from inzicht.keuring.nalezen.zinsbouw import lijdend

ZINSGRENS: Final = re.compile(r"(?<=[.?!])[\"'’”)]?\s+(?=[\"'\u2018\u201c(]?[A-ZÀ-Þ0-9])")
_WETEN: Final = re.compile(
    r"\b(?:weet|weten|wist|ziet|zien|zeker|duidelijk|bekend|vast|vraagt|kijkt|controleert)(?: [\w'’-]+){0,2}\Z"
)
_NIET_OF_NIET: Final = re.compile(r"\bniet of (?=(?:niet|niets|geen|nooit|nergens|nauwelijks|amper)\b)", re.IGNORECASE)
"""`Het werkt niet of niet meer` noemt twee dingen naast elkaar; `u weet niet of er geen plan is` niet."""
_DEELZIN: Final = re.compile(r"[,;:()–]|(?<!niet )\bof\b|\b(?:en|maar|want|dus|die|dat|wie|als|tenzij)\b")
_ER_IS_GEEN_DIE_NIET: Final = re.compile(
    r"\ber (?:is|zijn|was|waren) (?:geen|niemand|niets)\b(?: [\w'’-]+){0,3} (?:die|dat) (?:niets?|geen|nooit)\b",
    re.IGNORECASE,
)
"""Alleen deze vorm heft zichzelf op; `gebruik geen programma dat niet op de lijst staat` is een gewoon verbod."""
_ONTKENNING: Final = re.compile(rf"\b(?:{'|'.join(ONTKENNINGEN)})\b", re.IGNORECASE)
_BLIK: Final = 60
_LETTER: Final = re.compile(r"[^\W_]")
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
    rf"(?:(?:{_VOORVOEGSEL})?ge[a-zß-ÿ]{{2,}}(?:d|t|en)|(?:be|ver|ont|her|onder)[a-zß-ÿ]{{2,}}(?:d|t)|"
    r"besproken|beschreven|verzonden|ontvangen|vergeleken|verholpen|bekeken|besloten|verkregen|voorgeschreven|herzien|voorzien)"
)
_LIJKT_DEELWOORD: Final = re.compile(_DEELWOORD)


def zinnen(tekst: str) -> list[str]:
    """Splits een tekst in zinnen: een zin eindigt op . ? of ! en de volgende begint met een hoofdletter of cijfer."""
    return ZINSGRENS.split(tekst)


def aantal_woorden(zin: str) -> int:
    """Het aantal woorden in een zin; losse leestekens tellen niet."""
    return sum(map(bool, map(_LETTER.search, zin.split())))


def dubbele_ontkenning(zin: str) -> str:
    """Het stuk zin met twee ontkenningen die elkaar opheffen, of leeg.

    Twee ontkenningen naast elkaar (`er is geen plan en niemand weet het`) zijn gewoon Nederlands; daarom telt
    alleen een deelzin. `Niet alleen` ontkent niets.
    """
    aantal = len(_ONTKENNING.findall(zin))
    if aantal and (gevonden := _NIET_ON.search(zin)):
        return gevonden.group()
    if aantal > 1:
        if gevonden := _ER_IS_GEEN_DIE_NIET.search(zin):
            return gevonden.group()
        for deel in _DEELZIN.split(_NIET_OF_NIET.sub(_als_opsomming, zin)):
            telt = deel.replace("niet alleen", "").replace("Niet alleen", "")
            if len(_ONTKENNING.findall(telt)) > 1:
                return deel.strip()
    return ""


def _als_opsomming(gevonden: re.Match[str]) -> str:
    """Schrijf `niet of niet` als opsomming, tenzij ervoor iets staat dat iemand niet weet."""
    ervoor = gevonden.string[max(0, gevonden.start() - _BLIK) : gevonden.start()].rstrip()
    return gevonden.group() if _WETEN.search(ervoor) else "niet, "


def een_letter_anders(een: str, ander: str) -> bool:
    """Of twee woorden een letter verschillen: erbij, weg, anders, of verwisseld met haar buur; een cijfer telt niet."""
    if abs(len(een) - len(ander)) > 1 or een == ander:
        return False
    kortste = min(len(een), len(ander))
    helft = (kortste - 1) // 2  # aan een kant van het verschil is minstens dit gelijk
    if een[:helft] != ander[:helft] and een[len(een) - helft :] != ander[len(ander) - helft :]:
        return False
    begin = next(compress(count(), map(ne, een, ander)), kortste)
    rest, andere = een[begin:], ander[begin:]
    if rest[:1].isdigit() or andere[:1].isdigit():
        return False
    wissel = rest[:2][::-1] == andere[:2] and rest[2:] == andere[2:]
    return wissel or rest[1:] == andere or rest == andere[1:] or rest[1:] == andere[1:]


def lijdende_vorm(zin: str) -> str:
    """Het stuk zin in de lijdende vorm zonder `door wie`, of leeg; `het wordt later` is geen lijdende vorm."""
    return lijdend(zin, _LIJKT_DEELWOORD)
