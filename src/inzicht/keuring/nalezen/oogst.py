"""Nalezen: de waarschuwingen over een wijzer, en wat een vraag daarvan met een reden heeft uitgezet.

Alleen `controleer` gebruikt deze module; wat hier gevonden wordt, houdt geen andere opdracht tegen.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from inzicht.bestanden.yamlbron import zonder_opmaak
from inzicht.fouten import Bevinding, Ernst, heel_bestand
from inzicht.keuring.leesregels import LOS_BESTAND
from inzicht.keuring.nalezen.dimensieregels import DIMENSIEREGELS
from inzicht.keuring.nalezen.lijst import REGELS
from inzicht.keuring.nalezen.opbouwregels import HEELREGELS, VRAAGWAARSCHUWINGEN, Heel
from inzicht.keuring.nalezen.schrijfregels import BLADREGELS, bijna_gelijk, dubbele_tekst
from inzicht.keuring.nalezen.taalregels import TAALREGELS
from inzicht.keuring.nalezen.teksten import Tekstblad, bankteksten, kopteksten
from inzicht.keuring.nalezen.uitzonderingen import UITZONDERINGREGELS, Uitzondering
from inzicht.keuring.poort import keur_wijzer
from inzicht.keuring.register import Bankstuk, Keurregel, S, Vondst, Wijzerstuk
from inzicht.keuring.wijzerregels import gewone_banken
from inzicht.modellen.wijzer import WIJZERBESTAND

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from inzicht.modellen.wijzerlezing import Wijzerlezing


@dataclass
class _Oogst:
    """Verzamelt bevindingen; wat een vraag met een reden uitzette, blijft weg maar telt als gebruikt."""

    stuk: Wijzerstuk
    bevindingen: list[Bevinding] = field(default_factory=list)
    gebruikt: set[tuple[str, int, str]] = field(default_factory=set)

    def voeg_toe(self, regels: Iterable[Keurregel[S]], stuk: S) -> None:
        for regel in regels:
            for vondst in regel.keur(stuk):
                if not self._is_uitgezet(regel, vondst):
                    self.bevindingen.append(self._bevinding(regel, vondst))

    def _bevinding(self, regel: Keurregel[Any], vondst: Vondst) -> Bevinding:
        """Buiten een vraag is een regel niet uit te zetten; zij is daar een opmerking en houdt dus niets tegen."""
        een = regel.bevinding(vondst)
        return replace(een, ernst=Ernst.OPMERKING) if regel.uit_te_zetten and not _in_vraag(vondst) else een

    def _is_uitgezet(self, regel: Keurregel[Any], vondst: Vondst) -> bool:
        if not regel.uit_te_zetten or not _in_vraag(vondst):
            return False
        nummer = int(vondst.pad[1])
        naam = next(naam for naam, bron in self.stuk.bronnen.items() if bron is vondst.bron)
        if regel.code not in self.stuk.banken[naam.removesuffix(".yaml")].vragen[nummer].uitzonderingen:
            return False
        self.gebruikt.add((naam, nummer, regel.code))
        return True


def _in_vraag(vondst: Vondst) -> bool:
    return vondst.pad[:1] == ("vragen",) and len(vondst.pad) > 1


def lees_na(lezing: Wijzerlezing, bestanden: Mapping[str, bytes], peildatum: date) -> tuple[Bevinding, ...]:
    """Alle fouten en waarschuwingen van een wijzer; `peildatum` is de dag waarop bronnen oud heten.

    Wat over de hele wijzer gaat (ongebruikt, onbereikbaar), zegt de keuring pas als er geen fouten meer zijn.
    """
    fouten = keur_wijzer(lezing)
    if lezing.kop is None:
        return (*fouten, *_samenhang_niet_gekeurd(fouten))
    stuk = Wijzerstuk(lezing.kop, gewone_banken(lezing.kop, lezing.banken), lezing.bronnen, lezing.gelezen)
    bladen = tuple(_bladen(stuk, bestanden))
    oogst = _Oogst(stuk)
    for blad in bladen:
        oogst.voeg_toe((*TAALREGELS, *BLADREGELS), blad)
    oogst.voeg_toe((dubbele_tekst,), bladen)
    bankstukken = [Bankstuk(stuk.kop, naam, bank, stuk.bronnen[f"{naam}.yaml"]) for naam, bank in stuk.banken.items()]
    for bankstuk in bankstukken:
        oogst.voeg_toe((*VRAAGWAARSCHUWINGEN, bijna_gelijk), bankstuk)
    if not fouten:
        heel = Heel(stuk, bladen, peildatum)
        oogst.voeg_toe(HEELREGELS, heel)
        for bankstuk in bankstukken:
            oogst.voeg_toe(DIMENSIEREGELS, bankstuk)
        for uitzondering in _uitzonderingen(bankstukken, oogst.gebruikt):
            oogst.voeg_toe(UITZONDERINGREGELS, uitzondering)
    return tuple(sorted({*fouten, *oogst.bevindingen}))


def _samenhang_niet_gekeurd(fouten: Iterable[Bevinding]) -> Iterator[Bevinding]:
    """Zonder goede wijzer.yaml is van de banken alleen de vorm gekeurd; zeg dat, anders lijkt de rest goed."""
    kop = next((een.plek.bestand for een in fouten if een.plek.bestand.endswith(WIJZERBESTAND)), "")
    if kop:
        reden = "Herstel eerst de fouten in dit bestand. De samenhang met de vragenbanken is nog niet gekeurd."
        yield Bevinding(heel_bestand(kop), LOS_BESTAND[0], reden, Ernst.WAARSCHUWING)


def _bladen(stuk: Wijzerstuk, bestanden: Mapping[str, bytes]) -> Iterator[Tekstblad]:
    teksten = {WIJZERBESTAND: kopteksten(stuk.kop)}
    teksten |= {f"{naam}.yaml": bankteksten(bank) for naam, bank in stuk.banken.items()}
    for naam, alle in teksten.items():
        yield Tekstblad(stuk.kop, stuk.bronnen[naam], zonder_opmaak(bestanden[naam]).decode(), tuple(alle))


def _uitzonderingen(bankstukken: Iterable[Bankstuk], gebruikt: set[tuple[str, int, str]]) -> Iterator[Uitzondering]:
    for stuk in bankstukken:
        for nummer, vraag in enumerate(stuk.bank.vragen):
            for code in vraag.uitzonderingen:
                was = (f"{stuk.naam}.yaml", nummer, code) in gebruikt
                yield Uitzondering(stuk, nummer, code, was, *_codes())


@cache
def _codes() -> tuple[frozenset[str], frozenset[str]]:
    """De codes die een vraag uit mag zetten, en alle codes."""
    te_zetten = frozenset(regel.code for regel in REGELS if regel.uit_te_zetten)
    return te_zetten, frozenset(regel.code for regel in REGELS)
