"""Wat `inzicht batch` zegt en schrijft over scholen die er vaker in zitten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inzicht.tekst import aantal, opsomming

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inzicht.batch.leden import Dubbel, Leden

DUBBELBESTAND: Final = "dubbel.csv"
DUBBELKOLOMMEN: Final = ("school", "brin", "telt", "bestand", "datum")
KEUZES: Final = ("nieuwste", "alle")
"""Van een school die vaker voorkomt telt het nieuwste bestand, of alles."""
_GENOEMD: Final = 20
_PER_SCHOOL: Final = 5
_WAARAAN: Final = {"brin": "dezelfde BRIN", "naam": "dezelfde naam", "school": "dezelfde school"}
_WAT: Final = {"gelijk": "dezelfde inhoud", "datum": "andere datum"}
_WAAROM: Final = {
    "gelijk": "",
    "datum": ", want dat is het nieuwst",
    "antwoorden": ", want daar staan de meeste antwoorden in",
    "naam": ", want die naam komt het laatst",
}


def dubbelrijen(leden: Leden, dubbelen: Sequence[Dubbel], *, alle: bool) -> Iterator[tuple[str | None, ...]]:
    """De rijen van dubbel.csv: alle bestanden van elke school die er vaker in zit."""
    for dubbel in dubbelen:
        for nummer in dubbel.leden:
            wie = leden.wie(nummer)
            telt = "ja" if alle or nummer == dubbel.telt else "nee"
            yield (wie.school, wie.brin, telt, wie.bestand, wie.datum)


def dubbelzinnen(leden: Leden, dubbelen: Sequence[Dubbel], *, alle: bool) -> tuple[list[str], list[str]]:
    """Wat er over de dubbele scholen te zeggen valt, en wat de gebruiker zelf moet nakijken."""
    gewoon: list[str] = []
    na_te_kijken: list[str] = []
    for dubbel in dubbelen[:_GENOEMD]:
        botst = dubbel.keus in ("antwoorden", "naam")
        (na_te_kijken if botst and not alle else gewoon).append(_zin(leden, dubbel, alle=alle))
    if (rest := len(dubbelen) - _GENOEMD) > 0:
        gewoon.append(f"En nog {aantal(rest, 'school', 'scholen')} met meer bestanden.")
    return gewoon, na_te_kijken


def _zin(leden: Leden, dubbel: Dubbel, *, alle: bool) -> str:
    genoemd = [leden.wie(nummer).bestand for nummer in dubbel.leden[:_PER_SCHOOL]]
    if rest := len(dubbel.leden) - len(genoemd):
        genoemd.append(aantal(rest, "ander bestand", "andere bestanden"))
    botst = dubbel.keus in ("antwoorden", "naam")
    wat = _WAT.get(dubbel.keus, "dezelfde datum, andere inhoud")
    begin = f"Let op, {_WAARAAN[dubbel.op]}, {wat}: {opsomming(genoemd)}."
    if alle:
        return f"{begin} Zij tellen allemaal mee."
    telt = f"In de groep telt {leden.wie(dubbel.telt).bestand}{_WAAROM[dubbel.keus]}."
    return f"{begin} {telt}{' Kijk of dat klopt.' if botst else ''}"
