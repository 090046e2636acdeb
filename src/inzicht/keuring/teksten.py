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

SCHEIDING: Final = "\x1e"
"""Staat tussen twee teksten; het lezen weigert stuurtekens, dus in een tekst komt dit niet voor."""
_LEESTEKENS: Final = f""".,;:?!()[]*"'/{SCHEIDING}"""
_AANHALINGEN: Final = "\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb\u2026"
_LOS: Final = bytes(32 if chr(teken) in _LEESTEKENS else teken for teken in range(256))
_SPATIES: Final = "".join(filter(str.isspace, map(chr, (0x85, 0xA0, 0x1680, *range(0x2000, 0x2060), 0x3000))))
_ALLEEN_HOOFDLETTERS: Final = bytes(teken if 65 <= teken <= 90 else 32 for teken in range(256))  # noqa: PLR2004 - A tot en met Z
_KLEIN: Final = bytes(range(256)).lower()
Tekstsoort = Literal["vraag", "situatie", "advies", "tekst", "naam", "brontitel"]
"""Waar een tekst voor dient; een naam is een titel of woord en geen zin, en een brontitel koos een ander."""


Tekst = tuple["Pad", str, Tekstsoort]
"""Een tekst uit een bestand: het pad, de inhoud en waar zij voor dient; een kale tuple, want het zijn er veel."""


@dataclass(frozen=True)
class Tekstblad:
    """Een bestand als teksten: `sleutels` zijn de ids en keuzes, `rauw` is de inhoud zoals die in het bestand staat.

    `termwoorden` zijn de woorden van de begrippen van de wijzer, in kleine letters.

    Bijna elk bestand is goed. Daarom gaat een regel niet meteen tekst voor tekst: haar zeef kijkt eerst in alle teksten
    van het bestand tegelijk, en alleen een blad dat zij doorlaat, leest de regel zelf. Een zeef mag te veel doorlaten,
    maar nooit te weinig. Zo kost nalezen minder dan lezen.
    """

    kop: Wijzerkop
    bron: Bron
    teksten: Sequence[Tekst]
    sleutels: frozenset[str]
    termwoorden: frozenset[str]
    rauw: str

    @cached_property
    def inhouden(self) -> list[str]:
        """De teksten zelf, zonder pad en soort."""
        return [inhoud for _, inhoud, _ in self.teksten]

    @cached_property
    def alles(self) -> str:
        """Alle teksten achter elkaar."""
        return SCHEIDING.join(self.inhouden)

    @cached_property
    def klein(self) -> str:
        """Alle teksten achter elkaar, met kleine letters a-z."""
        return klein(self.alles)

    @cached_property
    def woorden(self) -> frozenset[bytes]:
        """De losse woorden van alle teksten, met kleine letters a-z en zonder leestekens; als bytes, dat is sneller."""
        kaal = self.klein
        for teken in _SPATIES + _AANHALINGEN:
            kaal = kaal.replace(teken, " ")
        return frozenset(kaal.encode().translate(_LOS).split())

    @cached_property
    def hoofdletters(self) -> frozenset[str]:
        """Alles dat met meer hoofdletters achter elkaar geschreven is."""
        stukken = self.alles.encode().translate(_ALLEEN_HOOFDLETTERS).split()
        return frozenset([stuk.decode() for stuk in stukken if len(stuk) > 1])

    def plaatsen(self, stukken: Iterable[str]) -> list[int]:
        """Waar deze stukken in `klein` staan, van voor naar achter."""
        gevonden = []
        zoek = self.klein.find
        for stuk in stukken:
            plaats = zoek(stuk)
            while plaats >= 0:
                gevonden.append(plaats)
                plaats = zoek(stuk, plaats + len(stuk))
        return sorted(gevonden)

    def tekst_op(self, plaats: int) -> Tekst:
        """De tekst waar een plaats in `klein` bij hoort."""
        return self.teksten[self.klein.count(SCHEIDING, 0, plaats)]

    @cached_property
    def regels(self) -> list[str]:
        """De inhoud per regel."""
        return self.rauw.split("\n")

    @cached_property
    def regeleinden(self) -> frozenset[str]:
        """De tekens waar een regel op eindigt."""
        return frozenset([regel[-1:] for regel in self.regels])

    @cached_property
    def _begin(self) -> list[int]:
        return [0, *accumulate(len(regel) + 1 for regel in self.regels)]

    def heeft(self, uitdrukkingen: Iterable[tuple[bytes, ...]]) -> bool:
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


def aaneen(teksten: Iterable[Tekst]) -> str:
    """De inhoud van deze teksten achter elkaar, zo gescheiden dat geen woord over twee teksten loopt."""
    return SCHEIDING.join([inhoud for _, inhoud, _ in teksten])


def klein(tekst: str) -> str:
    """De tekst met kleine letters a-z: sneller dan `lower`, en voor wie woorden van a-z zoekt gelijk.

    De plaatsen blijven die van de tekst zelf.
    """
    return tekst.encode().translate(_KLEIN).decode()


def bankblad(kop: Wijzerkop, bank: Vragenbank, bron: Bron, rauw: str, termwoorden: frozenset[str]) -> Tekstblad:
    """Het tekstblad van een vragenbank."""
    namen = {bank.id}
    for vraag in bank.vragen:
        namen.update((vraag.id, *vraag.vervangt, *vraag.geldt_voor), *vraag.geldt_voor.values())
    return Tekstblad(kop, bron, _bankteksten(bank), frozenset(namen), termwoorden, rauw)


def kopblad(kop: Wijzerkop, bron: Bron, rauw: str, termwoorden: frozenset[str]) -> Tekstblad:
    """Het tekstblad van wijzer.yaml."""
    namen = {*kop.kenmerken, *kop.processtappen, *kop.rollen, *kop.begrippen, *kop.bronnen, *kop.dimensies}
    for kenmerk in kop.kenmerken.values():
        namen.update(kenmerk.keuzes)
    return Tekstblad(kop, bron, tuple(_kopteksten(kop)), frozenset(namen), termwoorden, rauw)


def lees_termwoorden(kop: Wijzerkop) -> frozenset[str]:
    """De woorden van alle begrippen, in kleine letters."""
    termen = " ".join([begrip.term.lower() for begrip in kop.begrippen.values()])
    return frozenset(re.split(r"[^\w]+", termen))


def _bankteksten(bank: Vragenbank) -> tuple[Tekst, ...]:
    teksten: list[Tekst] = [(("titel",), bank.titel, "naam"), (("inleiding",), bank.inleiding, "tekst")]
    for niveau, uitkomst in bank.uitkomsten.items():
        teksten.append((("uitkomsten", niveau, "stand"), uitkomst.stand, "tekst"))
        teksten.append((("uitkomsten", niveau, "vervolg"), uitkomst.vervolg, "tekst"))
    for nummer, vraag in enumerate(bank.vragen):
        teksten += _vraagteksten(nummer, vraag)
    return tuple(teksten)


def _vraagteksten(nummer: int, vraag: Vraag) -> list[Tekst]:
    teksten: list[Tekst] = [
        (("vragen", nummer, "vraag"), vraag.vraag, "vraag"),
        (("vragen", nummer, "waarom"), vraag.waarom, "tekst"),
    ]
    if vraag.uitleg is not None:
        teksten.append((("vragen", nummer, "uitleg"), vraag.uitleg, "tekst"))
    if vraag.nvt is not None:
        teksten.append((("vragen", nummer, "nvt"), vraag.nvt, "tekst"))
    teksten += [(("vragen", nummer, "situaties", stand), een, "situatie") for stand, een in vraag.situaties.items()]
    teksten += [(("vragen", nummer, "adviezen", stand), een, "advies") for stand, een in vraag.adviezen.items()]
    return teksten


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
