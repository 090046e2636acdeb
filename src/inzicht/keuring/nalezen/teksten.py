"""Alle teksten van een wijzerbestand die iemand te lezen krijgt, met hun pad en hun plek tot op het woord."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import accumulate
from typing import TYPE_CHECKING, Final, Literal, get_args

from inzicht.fouten import Plek
from inzicht.keuring.nalezen.zeefgoed import Soorten, Zeefgoed
from inzicht.keuring.register import Vondst

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from inzicht.bestanden.yamlbron import Bron, Pad
    from inzicht.keuring.nalezen.zeefgoed import Termen
    from inzicht.modellen.wijzer import Vraag, Vragenbank, Wijzerkop

_AANHEF: Final = 200
VAAG_VANAF: Final = 3
"""Vanaf deze situatie zegt een tekst precies hoe vaak of hoeveel."""
Tekstsoort = Literal["vraag", "situatie", "advies", "tekst", "naam", "brontitel"]
"""Waar een tekst voor dient; een naam is een titel of woord en geen zin, en een brontitel koos een ander."""


Tekst = tuple["Pad", str | int, str, Tekstsoort]
"""Een tekst uit een bestand: het pad van haar groep, haar sleutel daarin, de inhoud, en waar zij voor dient.

Een kale tuple, want het zijn er veel; het pad van een groep hoort bij al haar teksten.
"""


@dataclass(frozen=True)
class Tekstblad(Zeefgoed):
    """Een bestand van de wijzer als teksten, met de plek van elk woord.

    `lees` geeft de teksten met hun pad; dat gebeurt pas als een zeef iets doorlaat.
    """

    kop: Wijzerkop
    bron: Bron
    lees: Callable[[], Iterable[Tekst]]

    @cached_property
    def teksten(self) -> Sequence[Tekst]:
        """Alle teksten met hun pad."""
        return tuple(self.lees())

    @cached_property
    def per_soort(self) -> Mapping[Tekstsoort, list[Tekst]]:
        """De teksten per soort."""
        gesorteerd: dict[Tekstsoort, list[Tekst]] = {soort: [] for soort in get_args(Tekstsoort)}
        for tekst in self.teksten:
            gesorteerd[tekst[3]].append(tekst)
        return gesorteerd

    @cached_property
    def rauw(self) -> str:
        """De inhoud zoals die in het bestand staat."""
        return self.inhoud.decode()

    @cached_property
    def regels(self) -> list[str]:
        """De inhoud per regel."""
        return self.rauw.split("\n")

    @cached_property
    def _begin(self) -> list[int]:
        return [0, *accumulate(len(regel) + 1 for regel in self.regels)]

    @cached_property
    def geschreven(self) -> Sequence[Tekst]:
        """De teksten die de schrijver van de wijzer zelf koos; een officiële titel is niet te verbeteren."""
        return [tekst for tekst in self.teksten if tekst[3] != "brontitel"]

    def bij(self, tekst: Tekst, boodschap: str, woord: str = "") -> Vondst:
        """Een vondst in een tekst; met `woord` wijst de plek het woord zelf aan."""
        pad = pad_van(tekst)
        return Vondst(self.bron, pad, boodschap, plek=self._plek(pad, woord, len(tekst[2])) if woord else None)

    def _plek(self, pad: Pad, woord: str, lang: int) -> Plek | None:
        """De plek van een woord in een tekst van zoveel tekens; in het bestand neemt zij hoogstens twee keer zoveel."""
        begin = self.bron.plek(pad)
        if begin.regel > len(self.regels):
            return None
        kern = r"\s+".join(re.escape(deel) for deel in woord.split())
        begint, eindigt = (r"\b" if teken.isalnum() else "" for teken in (woord[0], woord[-1]))
        patroon = f"{begint}{kern}{eindigt}"
        vanaf = self._begin[begin.regel - 1] + begin.kolom - 1
        gevonden = re.compile(patroon).search(self.rauw, vanaf, vanaf + 2 * lang + _AANHEF)
        if gevonden is None:  # anders geschreven dan gelezen, bijvoorbeeld met een code: wijs de tekst aan
            return None
        regel = bisect_right(self._begin, gevonden.start()) - 1
        return Plek(self.bron.naam, regel + 1, gevonden.start() - self._begin[regel] + 1)


def pad_van(tekst: Tekst) -> Pad:
    """Het hele pad van een tekst."""
    return (*tekst[0], tekst[1])


def bankblad(kop: Wijzerkop, bank: Vragenbank, bron: Bron, inhoud: bytes, termen: Termen) -> Tekstblad:
    """Het tekstblad van een vragenbank."""
    lees = partial(_bankteksten, bank)
    return Tekstblad(_banksoorten(bank), frozenset(_bankwoorden(bank)), termen, inhoud, kop, bron, lees)


def _bankwoorden(bank: Vragenbank) -> list[str]:
    """De woorden van een bank die geen tekst zijn."""
    vragen = bank.vragen
    woorden = [bank.id, *[vraag.id for vraag in vragen], *[vraag.rol for vraag in vragen]]
    woorden += [vraag.processtap for vraag in vragen]
    for vraag in vragen:
        woorden += vraag.bronnen
        if vraag.geldt_voor or vraag.vervangt or vraag.uitzonderingen:
            woorden += (*vraag.vervangt, *vraag.geldt_voor, *vraag.uitzonderingen.values())
            woorden += [keuze for keuzes in vraag.geldt_voor.values() for keuze in keuzes]
    return woorden


def kopblad(kop: Wijzerkop, bron: Bron, inhoud: bytes, termen: Termen) -> Tekstblad:
    """Het tekstblad van wijzer.yaml."""
    namen = {kop.id, *kop.kenmerken, *kop.processtappen, *kop.rollen, *kop.begrippen, *kop.bronnen, *kop.dimensies}
    for kenmerk in kop.kenmerken.values():
        namen.update(kenmerk.keuzes)
    namen.update([begrip.term for begrip in kop.begrippen.values()])
    for vermelding in kop.bronnen.values():
        namen.update((vermelding.uitgever, vermelding.vindplaats))
    return Tekstblad(_kopsoorten(kop), frozenset(namen), termen, inhoud, kop, bron, partial(_kopteksten, kop))


def _banksoorten(bank: Vragenbank) -> Soorten:
    """Dezelfde teksten als `_bankteksten`."""
    laag: list[str] = []
    hoog: list[str] = []
    rest = [bank.inleiding]
    for uitkomst in bank.uitkomsten.values():
        rest += (uitkomst.stand, uitkomst.vervolg)
    for vraag in bank.vragen:
        rest += [een for een in (vraag.waarom, vraag.uitleg, vraag.nvt) if een is not None]
        rest += vraag.adviezen.values()
        for stand, een in vraag.situaties.items():
            (hoog if stand >= VAAG_VANAF else laag).append(een)
    return Soorten([vraag.vraag for vraag in bank.vragen], laag, hoog, rest, [bank.titel])


def _kopsoorten(kop: Wijzerkop) -> Soorten:
    """Dezelfde teksten als `_kopteksten`."""
    niveaus, kenmerken, stappen = kop.niveaus, kop.kenmerken.values(), kop.processtappen.values()
    namen = [kop.titel, *[niveau.naam for niveau in niveaus], *[stap.titel for stap in stappen], *kop.rollen.values()]
    namen += [keuze for kenmerk in kenmerken for keuze in kenmerk.keuzes.values()]
    for stap in stappen:
        namen += (*stap.wie, *stap.systemen)
    namen += [bron.titel for bron in kop.bronnen.values()]
    rest = [kop.inleiding, *[niveau.omschrijving for niveau in niveaus], *[stap.uitleg for stap in stappen]]
    uitleg = [begrip.betekenis for begrip in kop.begrippen.values()]
    adressen = [bron.adres for bron in kop.bronnen.values() if bron.adres]
    return Soorten([kenmerk.vraag for kenmerk in kenmerken], (), (), rest, namen, uitleg, adressen)


def _bankteksten(bank: Vragenbank) -> list[Tekst]:
    teksten: list[Tekst] = [((), "titel", bank.titel, "naam"), ((), "inleiding", bank.inleiding, "tekst")]
    for niveau, uitkomst in bank.uitkomsten.items():
        groep: Pad = ("uitkomsten", niveau)
        teksten += [(groep, "stand", uitkomst.stand, "tekst"), (groep, "vervolg", uitkomst.vervolg, "tekst")]
    for nummer, vraag in enumerate(bank.vragen):
        teksten += _vraagteksten(nummer, vraag)
    return teksten


def _vraagteksten(nummer: int, vraag: Vraag) -> list[Tekst]:
    groep: Pad = ("vragen", nummer)
    teksten: list[Tekst] = [(groep, "vraag", vraag.vraag, "vraag"), (groep, "waarom", vraag.waarom, "tekst")]
    if vraag.uitleg is not None:
        teksten.append((groep, "uitleg", vraag.uitleg, "tekst"))
    if vraag.nvt is not None:
        teksten.append((groep, "nvt", vraag.nvt, "tekst"))
    situaties: Pad = ("vragen", nummer, "situaties")
    adviezen: Pad = ("vragen", nummer, "adviezen")
    teksten += [(situaties, stand, een, "situatie") for stand, een in vraag.situaties.items()]
    teksten += [(adviezen, stand, een, "advies") for stand, een in vraag.adviezen.items()]
    return teksten


def _kopteksten(kop: Wijzerkop) -> Iterator[Tekst]:
    yield (), "titel", kop.titel, "naam"
    yield (), "inleiding", kop.inleiding, "tekst"
    for nummer, niveau in enumerate(kop.niveaus):
        yield ("niveaus", nummer), "naam", niveau.naam, "naam"
        yield ("niveaus", nummer), "omschrijving", niveau.omschrijving, "tekst"
    for naam, kenmerk in kop.kenmerken.items():
        yield ("kenmerken", naam), "vraag", kenmerk.vraag, "vraag"
        yield from _namen(("kenmerken", naam, "keuzes"), kenmerk.keuzes)
    for naam, stap in kop.processtappen.items():
        yield ("processtappen", naam), "titel", stap.titel, "naam"
        yield ("processtappen", naam), "uitleg", stap.uitleg, "tekst"
        for veld, rij in (("wie", stap.wie), ("systemen", stap.systemen)):
            yield from ((("processtappen", naam, veld), nummer, een, "naam") for nummer, een in enumerate(rij))
    yield from _namen(("rollen",), kop.rollen)
    for naam, begrip in kop.begrippen.items():
        yield ("begrippen", naam), "betekenis", begrip.betekenis, "tekst"
    for naam, bron in kop.bronnen.items():
        yield ("bronnen", naam), "titel", bron.titel, "brontitel"


def _namen(pad: Pad, namen: Mapping[str, str]) -> Iterator[Tekst]:
    return ((pad, sleutel, naam, "naam") for sleutel, naam in namen.items())
