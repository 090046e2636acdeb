"""Wat de school de vorige ronde bij een vraag koos, en of die vraag sindsdien veranderde."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inzicht.oordeel.meting import voorlopers
from inzicht.oordeel.taal import noem_keuze
from inzicht.regels import Regel
from inzicht.tekst import datum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inzicht.interview.gesprek import Gesprek
    from inzicht.modellen.keuze import Keuze
    from inzicht.modellen.wijzer import Vraag
    from inzicht.oordeel.meting import Voorloper


def vorige_keer(gesprek: Gesprek) -> Iterator[Regel]:
    """De regels over de vorige ronde bij de vraag die aan de beurt is; geen als er geen vorige ronde is."""
    if gesprek.vorige is None:
        return
    dimensie, vraag = gesprek.huidige
    oude = voorlopers(gesprek.wijzer, f"{dimensie}.{vraag.id}", gesprek.toen)
    keuze, dag = gesprek.vorige_keuze, datum(gesprek.vorige.datum)
    if not oude:
        yield Regel("Deze vraag is nieuw sinds de vorige keer.", "vet")
    elif keuze is None:
        yield Regel(f"Vorige keer ({dag}) hebt u deze vraag niet beantwoord.")
    else:
        yield Regel(f"Vorige keer ({dag}): {_woorden(vraag, keuze)}", "vet")
    yield from _veranderd(gesprek, vraag, oude)


def bevestigd(gesprek: Gesprek) -> str:
    """`bevestigd 4 van 33` in een ronde na een vorige; anders leeg."""
    if gesprek.vorige is None:
        return ""
    aantal = len(gesprek.vragen)
    return f"bevestigd {aantal - len(gesprek.open_vragen)} van {aantal}"


def _woorden(vraag: Vraag, keuze: Keuze) -> str:
    """Een situatie met haar tekst; bij een bereik met die van beide kanten."""
    if keuze.laag is None or keuze.hoog is None:
        return f"{noem_keuze(vraag, keuze)}."
    teksten = dict.fromkeys(vraag.situaties[een] for een in (keuze.laag, keuze.hoog))
    return f"{noem_keuze(vraag, keuze)}. {' / '.join(teksten)}"


def _veranderd(gesprek: Gesprek, vraag: Vraag, oude: tuple[Voorloper, ...]) -> Iterator[Regel]:
    """Dat de vraag sindsdien anders is, met de situatie zoals zij er toen stond."""
    for oud in oude:
        gelijk = (oud.vraag.vraag, dict(oud.vraag.situaties)) == (vraag.vraag, dict(vraag.situaties))
        if oud.zelfde and gelijk:
            continue
        yield Regel("Deze vraag is sinds de vorige keer veranderd. Lees de situaties opnieuw.")
        vak = gesprek.antwoorden.vorige.antwoorden if gesprek.antwoorden.vorige else {}
        toen = vak.get(oud.naam.partition(".")[0], {}).get(oud.vraag.id)
        if toen is not None and toen.laag is not None and toen.staat_op(oud.vraag.ladder):
            yield Regel(f"Toen stond er bij uw keuze: {oud.vraag.situaties[toen.laag]}")
