"""Waarschuwingen over een dimensie: niveaus die nooit uitkomen, een wet die niets tegenhoudt, en de korte scan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inzicht.keuring.nalezen.bereik import haalbare_niveaus, overal_gelijk_volstaat
from inzicht.keuring.register import Bankstuk, Keurregel, Vondst, waarschuwing
from inzicht.keuring.vraagregels import LAAGSTE_DREMPEL
from inzicht.keuring.wijzerregels import noem_soort
from inzicht.modellen.schoolsoorten import soorten_scholen
from inzicht.tekst import opsomming

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from inzicht.modellen.wijzer import Vraag

_GROTE_BANK: Final = 5
_MINSTE_KERN: Final = 3
_MEESTE_STELLEN: Final = 500
"""Zoveel verschillende stellen vragen rekent W201 door; een bank met meer zou de keuring laten hangen."""


@waarschuwing("W201")
def niveau_komt_nooit_uit(stuk: Bankstuk) -> Iterator[Vondst]:
    """Elk niveau onder het hoogste kan bij elke soort school uit de antwoorden komen."""
    if overal_gelijk_volstaat(stuk.bank.vragen, stuk.kop.oordeel, len(stuk.kop.niveaus)):
        return
    gehad: set[tuple[str, ...]] = set()
    for soort, vragen in _per_soort(stuk):
        namen = tuple(vraag.id for vraag in vragen)
        if namen in gehad:
            continue
        if len(gehad) == _MEESTE_STELLEN:
            return
        gehad.add(namen)
        haalbaar = haalbare_niveaus(vragen, stuk.kop.oordeel, len(stuk.kop.niveaus))
        for niveau in range(1, len(stuk.kop.niveaus)):
            if niveau not in haalbaar:
                bij = f" voor een school met {noem_soort(soort)}" if soort else ""
                reden = f"Niveau {niveau} komt{bij} uit geen enkele combinatie van antwoorden. Kijk naar de drempels."
                yield stuk.vondst(("uitkomsten", niveau), reden, sleutel=True)
                return


@waarschuwing("W210")
def geen_wettelijk_minimum(stuk: Bankstuk) -> Iterator[Vondst]:
    """Heeft een dimensie drempels, dan houdt er bij elke soort school een haar onder het streefniveau."""
    streef = stuk.kop.streefniveau
    overal = [vraag.drempels for vraag in stuk.bank.vragen if vraag.drempels and not vraag.geldt_voor]
    if streef < LAAGSTE_DREMPEL or any(min(drempels) <= streef for drempels in overal):
        return
    soorten = list(_per_soort(stuk))
    zonder = [soort for soort, vragen in soorten if _houdt_niets_tegen(vragen, streef)]
    if zonder:
        bij = f" voor een school met {noem_soort(zonder[0])}" if len(zonder) < len(soorten) else ""
        reden = f"Geen vraag heeft hier{bij} een drempel tot en met niveau {streef}: de wet houdt dan niets tegen."
        yield stuk.vondst(("vragen",), reden, sleutel=True)


def _houdt_niets_tegen(vragen: Iterable[Vraag], streef: int) -> bool:
    """Of er drempels zijn, en die allemaal boven het streefniveau liggen.

    Een drempel is een wettelijk minimum. Ligt geen enkele drempel op of onder het streefniveau, dan haalt een school
    dat niveau terwijl zij geen plicht van deze dimensie nakomt: genoeg dekking is dan altijd genoeg. Eén volstaat, want
    een gemiste drempel stopt het niveau op zichzelf. Een dimensie zonder drempels heeft geen wettelijk minimum, en dat
    mag.
    """
    niveaus = [niveau for vraag in vragen for niveau in vraag.drempels]
    return bool(niveaus) and min(niveaus) > streef


@waarschuwing("W208")
def niveau_zonder_uitkomst(stuk: Bankstuk) -> Iterator[Vondst]:
    """Elk niveau heeft in elke dimensie een tekst bij de uitkomst."""
    mist = [str(niveau) for niveau in range(1, len(stuk.kop.niveaus) + 1) if niveau not in stuk.bank.uitkomsten]
    if mist:
        reden = f"Bij niveau {opsomming(mist)} ontbreekt een uitkomst met `stand` en `vervolg`."
        yield stuk.vondst(("uitkomsten",), reden, sleutel=True)


@waarschuwing("W230")
def aantal_kernvragen(stuk: Bankstuk) -> Iterator[Vondst]:
    """De korte scan heeft in een grote bank minstens drie vragen en hoogstens twee derde."""
    alle, kern = len(stuk.bank.vragen), sum(vraag.kern for vraag in stuk.bank.vragen)
    if alle > _GROTE_BANK and not _MINSTE_KERN <= kern <= alle * 2 // 3:
        wat = "te weinig: één antwoord beslist dan alles" if kern < _MINSTE_KERN else "te veel voor een korte scan"
        reden = f"Van de {alle} vragen zijn er {kern} in de korte scan; dat is {wat}."
        yield stuk.vondst(("vragen",), reden, sleutel=True)


def _per_soort(stuk: Bankstuk) -> Iterator[tuple[Mapping[str, str], tuple[Vraag, ...]]]:
    """De vragen van deze bank per soort school; elke bank heeft er hier voor elke soort een."""
    for soort in soorten_scholen(stuk.kop, stuk.bank.vragen) or ():
        yield soort, tuple(vraag for vraag in stuk.bank.vragen if vraag.geldt(soort))


DIMENSIEREGELS: Final[tuple[Keurregel[Bankstuk], ...]] = (
    niveau_komt_nooit_uit,
    niveau_zonder_uitkomst,
    geen_wettelijk_minimum,
    aantal_kernvragen,
)
