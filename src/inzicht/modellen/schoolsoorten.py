"""Welke soorten scholen er voor een stel vragen zijn, en hoeveel vragen een school hoogstens krijgt.

Een wijzer met veel kenmerken heeft meer combinaties dan te tellen zijn. Een soort telt daarom alleen als zij voor deze
vragen verschil maakt, en boven een grens telt niemand ze meer.
"""

from __future__ import annotations

import itertools
import math
from fractions import Fraction
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from inzicht.modellen.wijzer import Vraag, Wijzerkop

MEESTE_SOORTEN: Final = 10_000


def soorten_scholen(kop: Wijzerkop, vragen: Iterable[Vraag]) -> list[Mapping[str, str]] | None:
    """Van elke soort school die voor deze vragen verschilt een voorbeeld, op volgorde; None als het er te veel zijn.

    Een kenmerk waar geen vraag van afhangt doet niet mee. Van keuzes die bij precies dezelfde vragen horen, staat de
    eerste er.
    """
    eisen = [vraag.geldt_voor for vraag in vragen]
    keuzes = {
        naam: _verschillende(kenmerk.keuzes, [eis[naam] for eis in eisen if naam in eis])
        for naam, kenmerk in kop.kenmerken.items()
        if any(naam in eis for eis in eisen)
    }
    if math.prod(map(len, keuzes.values())) > MEESTE_SOORTEN:
        return None
    return [dict(zip(keuzes, gekozen, strict=True)) for gekozen in itertools.product(*keuzes.values())]


def _verschillende(keuzes: Iterable[str], eisen: Sequence[Sequence[str]]) -> list[str]:
    """De eerste keuze van elk stel dat bij dezelfde vragen hoort."""
    eerste: dict[tuple[bool, ...], str] = {}
    for keuze in keuzes:
        eerste.setdefault(tuple(keuze in eis for eis in eisen), keuze)
    return list(eerste.values())


def meeste_vragen(kop: Wijzerkop, vragen: Sequence[Vraag]) -> tuple[int, bool]:
    """Hoeveel van deze vragen een school hoogstens krijgt, en of er echt een school met zoveel vragen is."""
    aantal, echt = zwaarste(kop, vragen, lambda _: Fraction(1))
    return int(aantal), echt


def zwaarste(kop: Wijzerkop, vragen: Sequence[Vraag], weeg: Callable[[Vraag], Fraction]) -> tuple[Fraction, bool]:
    """Hoeveel de vragen van een school samen hoogstens wegen, en of er echt zo'n school is."""
    altijd = sum((weeg(vraag) for vraag in vragen if not vraag.geldt_voor), Fraction(0))
    gevonden = [_zwaarste(kop, groep, weeg) for groep in _groepen(vragen)]
    return sum((gewicht for gewicht, _ in gevonden), altijd), all(echt for _, echt in gevonden)


def _groepen(vragen: Iterable[Vraag]) -> list[list[Vraag]]:
    """De vragen met een voorwaarde, verdeeld zo dat twee groepen nooit van hetzelfde kenmerk afhangen."""
    groepen: list[tuple[set[str], list[Vraag]]] = []
    for vraag in vragen:
        if vraag.geldt_voor:
            namen, samen = set(vraag.geldt_voor), [vraag]
            raakt = [groep for groep in groepen if groep[0] & namen]
            groepen = [groep for groep in groepen if not groep[0] & namen]
            for andere, rij in raakt:
                namen |= andere
                samen = rij + samen
            groepen.append((namen, samen))
    return [rij for _, rij in groepen]


def _zwaarste(kop: Wijzerkop, vragen: Sequence[Vraag], weeg: Callable[[Vraag], Fraction]) -> tuple[Fraction, bool]:
    alles = sum(map(weeg, vragen), Fraction(0))
    if all(_samen_mogelijk(vragen)):
        return alles, True
    soorten = soorten_scholen(kop, vragen)
    if soorten is None:
        return alles, False
    gewogen = [(vraag, weeg(vraag)) for vraag in vragen]
    return max(
        sum((gewicht for vraag, gewicht in gewogen if vraag.geldt(soort)), Fraction(0)) for soort in soorten
    ), True


def _samen_mogelijk(vragen: Sequence[Vraag]) -> Iterator[bool]:
    """Per kenmerk of er een keuze is waar al deze vragen bij horen."""
    for naam in {naam for vraag in vragen for naam in vraag.geldt_voor}:
        eisen = [set(vraag.geldt_voor[naam]) for vraag in vragen if naam in vraag.geldt_voor]
        yield bool(set.intersection(*eisen))
