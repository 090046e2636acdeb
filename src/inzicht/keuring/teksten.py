"""Alle teksten van een wijzerbestand die iemand te lezen krijgt, met hun pad en hun plek tot op het woord."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final, Literal, get_args

from inzicht.fouten import Plek
from inzicht.keuring.register import Vondst

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from inzicht.wijzer import Vraag, Vragenbank, Wijzerkop
    from inzicht.yamlbron import Bron, Pad

_LEESTEKENS: Final = '.,;:?!()"/'
Tekstsoort = Literal["vraag", "situatie", "advies", "tekst", "naam", "brontitel"]
"""Waar een tekst voor dient; een naam is een titel of woord en geen zin, en een brontitel koos een ander."""


Tekst = tuple["Pad", str, Tekstsoort]
"""Een tekst uit een bestand: het pad, de inhoud en waar zij voor dient; een kale tuple, want het zijn er veel."""


@dataclass(frozen=True)
class Tekstblad:
    """Een bestand als teksten: `sleutels` zijn de ids en keuzes, `rauw` is de inhoud zoals die in het bestand staat.

    Bijna elk bestand is goed. Daarom kijkt een regel eerst in een aaneengeregen tekst of er iets te vinden is, en pas
    dan tekst voor tekst; zo kost nalezen minder dan lezen.
    """

    kop: Wijzerkop
    bron: Bron
    teksten: Sequence[Tekst]
    sleutels: frozenset[str]
    rauw: str

    @cached_property
    def alles(self) -> str:
        """Alle teksten achter elkaar, een per regel."""
        return "\n".join([inhoud for _, inhoud, _ in self.teksten])

    @cached_property
    def woorden(self) -> frozenset[str]:
        """De losse woorden van alle teksten, in kleine letters en zonder leestekens."""
        kaal = self.alles.lower()
        for teken in _LEESTEKENS:
            kaal = kaal.replace(teken, " ")
        return frozenset(kaal.split())

    @cached_property
    def regels(self) -> list[str]:
        """De inhoud per regel."""
        return self.rauw.split("\n")

    @cached_property
    def _begin(self) -> list[int]:
        return [0, *accumulate(len(regel) + 1 for regel in self.regels)]

    def heeft(self, uitdrukkingen: Iterable[tuple[str, ...]]) -> bool:
        """Of alle woorden van een van deze uitdrukkingen erin staan."""
        return any(map(self.woorden.issuperset, uitdrukkingen))

    @cached_property
    def per_soort(self) -> Mapping[Tekstsoort, list[Tekst]]:
        """De teksten per soort."""
        gesorteerd: dict[Tekstsoort, list[Tekst]] = {soort: [] for soort in get_args(Tekstsoort)}
        for tekst in self.teksten:
            gesorteerd[tekst[2]].append(tekst)
        return gesorteerd

    @cached_property
    def geschreven(self) -> Sequence[Tekst]:
        """De teksten die de schrijver van de wijzer zelf koos; een officiële titel is niet te verbeteren."""
        return [tekst for tekst in self.teksten if tekst[2] != "brontitel"]

    def bij(self, tekst: Tekst, boodschap: str, woord: str = "") -> Vondst:
        """Een vondst in een tekst; met `woord` wijst de plek het woord zelf aan."""
        pad = tekst[0]
        return Vondst(self.bron, pad, boodschap, plek=self._plek(pad, woord) if woord else None)

    def _plek(self, pad: Pad, woord: str) -> Plek | None:
        begin = self.bron.plek(pad)
        if begin.regel > len(self.regels):
            return None
        kern = r"\s+".join(re.escape(deel) for deel in woord.split())
        begint, eindigt = (r"\b" if teken.isalnum() else "" for teken in (woord[0], woord[-1]))
        patroon = f"{begint}{kern}{eindigt}"
        gevonden = re.compile(patroon).search(self.rauw, self._begin[begin.regel - 1] + begin.kolom - 1)
        if gevonden is None:  # anders geschreven dan gelezen, bijvoorbeeld met een code: wijs de tekst aan
            return None
        regel = self.rauw.count("\n", 0, gevonden.start())
        return Plek(self.bron.naam, regel + 1, gevonden.start() - self._begin[regel] + 1)


def bankblad(kop: Wijzerkop, bank: Vragenbank, bron: Bron, rauw: str) -> Tekstblad:
    """Het tekstblad van een vragenbank."""
    namen = {bank.id}
    for vraag in bank.vragen:
        namen.update((vraag.id, *vraag.vervangt, *vraag.geldt_voor), *vraag.geldt_voor.values())
    return Tekstblad(kop, bron, tuple(_bankteksten(bank)), frozenset(namen), rauw)


def kopblad(kop: Wijzerkop, bron: Bron, rauw: str) -> Tekstblad:
    """Het tekstblad van wijzer.yaml."""
    namen = {*kop.kenmerken, *kop.processtappen, *kop.rollen, *kop.begrippen, *kop.bronnen, *kop.dimensies}
    for kenmerk in kop.kenmerken.values():
        namen.update(kenmerk.keuzes)
    return Tekstblad(kop, bron, tuple(_kopteksten(kop)), frozenset(namen), rauw)


def _bankteksten(bank: Vragenbank) -> Iterator[Tekst]:
    yield ("titel",), bank.titel, "naam"
    yield ("inleiding",), bank.inleiding, "tekst"
    for niveau, uitkomst in bank.uitkomsten.items():
        yield ("uitkomsten", niveau, "stand"), uitkomst.stand, "tekst"
        yield ("uitkomsten", niveau, "vervolg"), uitkomst.vervolg, "tekst"
    for nummer, vraag in enumerate(bank.vragen):
        yield from _vraagteksten(("vragen", nummer), vraag)


def _vraagteksten(pad: Pad, vraag: Vraag) -> Iterator[Tekst]:
    yield (*pad, "vraag"), vraag.vraag, "vraag"
    yield (*pad, "waarom"), vraag.waarom, "tekst"
    if vraag.uitleg is not None:
        yield (*pad, "uitleg"), vraag.uitleg, "tekst"
    if vraag.nvt is not None:
        yield (*pad, "nvt"), vraag.nvt, "tekst"
    for nummer, tekst in vraag.situaties.items():
        yield (*pad, "situaties", nummer), tekst, "situatie"
    for nummer, tekst in vraag.adviezen.items():
        yield (*pad, "adviezen", nummer), tekst, "advies"


def _kopteksten(kop: Wijzerkop) -> Iterator[Tekst]:
    yield ("titel",), kop.titel, "naam"
    yield ("inleiding",), kop.inleiding, "tekst"
    for nummer, niveau in enumerate(kop.niveaus):
        yield ("niveaus", nummer, "naam"), niveau.naam, "naam"
        yield ("niveaus", nummer, "omschrijving"), niveau.omschrijving, "tekst"
    for naam, kenmerk in kop.kenmerken.items():
        yield ("kenmerken", naam, "vraag"), kenmerk.vraag, "vraag"
        yield from _namen(("kenmerken", naam, "keuzes"), kenmerk.keuzes)
    for naam, stap in kop.processtappen.items():
        yield ("processtappen", naam, "titel"), stap.titel, "naam"
        yield ("processtappen", naam, "uitleg"), stap.uitleg, "tekst"
        for veld, rij in (("wie", stap.wie), ("systemen", stap.systemen)):
            yield from ((("processtappen", naam, veld, nummer), een, "naam") for nummer, een in enumerate(rij))
    yield from _namen(("rollen",), kop.rollen)
    for naam, begrip in kop.begrippen.items():
        yield ("begrippen", naam, "betekenis"), begrip.betekenis, "tekst"
    for naam, bron in kop.bronnen.items():
        yield ("bronnen", naam, "titel"), bron.titel, "brontitel"


def _namen(pad: Pad, namen: Mapping[str, str]) -> Iterator[Tekst]:
    return (((*pad, sleutel), naam, "naam") for sleutel, naam in namen.items())
