"""Alle teksten van een wijzerbestand die iemand te lezen krijgt, met hun pad en hun plek tot op het woord."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from inzicht.fouten import Plek
from inzicht.keuring.nalezen.nederlands import zinnen
from inzicht.keuring.register import Vondst

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from inzicht.bestanden.yamlbron import Bron, Pad
    from inzicht.modellen.wijzer import Vraag, Vragenbank, Wijzerkop

_AANHEF: Final = 200
Tekstsoort = Literal["vraag", "situatie", "advies", "tekst", "naam", "brontitel"]
"""Waar een tekst voor dient; een naam is een titel of woord en geen zin, en een brontitel koos een ander."""


class Tekst(NamedTuple):
    """Een tekst uit een bestand: haar pad, de inhoud, en waar zij voor dient."""

    pad: Pad
    inhoud: str
    soort: Tekstsoort


@dataclass(frozen=True)
class Tekstblad:
    """Een bestand van de wijzer als teksten, met de plek van elk woord; `inhoud` is het bestand zelf."""

    kop: Wijzerkop
    bron: Bron
    inhoud: str
    teksten: Sequence[Tekst]

    def van(self, *soorten: Tekstsoort) -> list[Tekst]:
        """De teksten van deze soorten."""
        return [tekst for tekst in self.teksten if tekst.soort in soorten]

    @cached_property
    def geschreven(self) -> Sequence[Tekst]:
        """De teksten die de schrijver van de wijzer zelf koos; een officiële titel is niet te verbeteren."""
        return [tekst for tekst in self.teksten if tekst.soort != "brontitel"]

    @cached_property
    def zinnen(self) -> Sequence[tuple[Tekst, Sequence[str]]]:
        """Elke geschreven tekst met haar zinnen."""
        return [(tekst, zinnen(tekst.inhoud)) for tekst in self.geschreven]

    @cached_property
    def regels(self) -> list[str]:
        """De inhoud per regel."""
        return self.inhoud.split("\n")

    @cached_property
    def _begin(self) -> list[int]:
        return [0, *accumulate(len(regel) + 1 for regel in self.regels)]

    def bij(self, tekst: Tekst, boodschap: str, woord: str = "") -> Vondst:
        """Een vondst in een tekst; met `woord` wijst de plek het woord zelf aan."""
        return Vondst(self.bron, tekst.pad, boodschap, plek=self._plek(tekst, woord) if woord else None)

    def _plek(self, tekst: Tekst, woord: str) -> Plek | None:
        """De plek van een woord; in het bestand neemt een tekst hoogstens twee keer zoveel tekens."""
        begin = self.bron.plek(tekst.pad)
        if begin.regel > len(self.regels):
            return None
        kern = r"\s+".join(re.escape(deel) for deel in woord.split())
        begint, eindigt = (r"\b" if teken.isalnum() else "" for teken in (woord[0], woord[-1]))
        vanaf = self._begin[begin.regel - 1] + begin.kolom - 1
        patroon = re.compile(f"{begint}{kern}{eindigt}")
        gevonden = patroon.search(self.inhoud, vanaf, vanaf + 2 * len(tekst.inhoud) + _AANHEF)
        if gevonden is None:  # anders geschreven dan gelezen, bijvoorbeeld met een code: wijs de tekst aan
            return None
        regel = bisect_right(self._begin, gevonden.start()) - 1
        return Plek(self.bron.naam, regel + 1, gevonden.start() - self._begin[regel] + 1)


def bankteksten(bank: Vragenbank) -> Iterator[Tekst]:
    """Alle teksten van een vragenbank."""
    yield Tekst(("titel",), bank.titel, "naam")
    yield Tekst(("inleiding",), bank.inleiding, "tekst")
    for niveau, uitkomst in bank.uitkomsten.items():
        yield Tekst(("uitkomsten", niveau, "stand"), uitkomst.stand, "tekst")
        yield Tekst(("uitkomsten", niveau, "vervolg"), uitkomst.vervolg, "tekst")
    for nummer, vraag in enumerate(bank.vragen):
        yield from _vraagteksten(("vragen", nummer), vraag)


def _vraagteksten(pad: Pad, vraag: Vraag) -> Iterator[Tekst]:
    yield Tekst((*pad, "vraag"), vraag.vraag, "vraag")
    for veld, inhoud in (("waarom", vraag.waarom), ("uitleg", vraag.uitleg), ("nvt", vraag.nvt)):
        if inhoud is not None:
            yield Tekst((*pad, veld), inhoud, "tekst")
    for stand, inhoud in vraag.situaties.items():
        yield Tekst((*pad, "situaties", stand), inhoud, "situatie")
    for stand, inhoud in vraag.adviezen.items():
        yield Tekst((*pad, "adviezen", stand), inhoud, "advies")


def kopteksten(kop: Wijzerkop) -> Iterator[Tekst]:
    """Alle teksten van wijzer.yaml."""
    yield Tekst(("titel",), kop.titel, "naam")
    yield Tekst(("inleiding",), kop.inleiding, "tekst")
    for nummer, niveau in enumerate(kop.niveaus):
        yield Tekst(("niveaus", nummer, "naam"), niveau.naam, "naam")
        yield Tekst(("niveaus", nummer, "omschrijving"), niveau.omschrijving, "tekst")
    for naam, kenmerk in kop.kenmerken.items():
        yield Tekst(("kenmerken", naam, "vraag"), kenmerk.vraag, "vraag")
        yield from _namen(("kenmerken", naam, "keuzes"), kenmerk.keuzes)
    for naam, stap in kop.processtappen.items():
        pad = ("processtappen", naam)
        yield Tekst((*pad, "titel"), stap.titel, "naam")
        yield Tekst((*pad, "uitleg"), stap.uitleg, "tekst")
        yield from _namen((*pad, "wie"), dict(enumerate(stap.wie)))
        yield from _namen((*pad, "systemen"), dict(enumerate(stap.systemen)))
    yield from _namen(("rollen",), kop.rollen)
    for nummer, stroom in enumerate(kop.stromen):
        for veld, naam in (("van", stroom.van), ("naar", stroom.naar), ("wat", stroom.wat)):
            yield Tekst(("stromen", nummer, veld), naam, "naam")
    for nummer, plek in enumerate(kop.plekken):
        yield Tekst(("plekken", nummer, "plek"), plek.plek, "naam")
    for naam, begrip in kop.begrippen.items():
        yield Tekst(("begrippen", naam, "betekenis"), begrip.betekenis, "tekst")
    for naam, bron in kop.bronnen.items():
        yield Tekst(("bronnen", naam, "titel"), bron.titel, "brontitel")


def _namen(pad: Pad, namen: Mapping[str, str] | Mapping[int, str]) -> Iterator[Tekst]:
    return (Tekst((*pad, stap), naam, "naam") for stap, naam in namen.items())
