"""Wat het interview op elk moment toont, los van de vorm: beide voorkanten tekenen hetzelfde beeld."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inzicht.modellen.schoolsoorten import meeste_vragen, zwaarste
from inzicht.oordeel.duur import noem_minuten, rond_af, vraagtijd
from inzicht.regels import Regel, kop
from inzicht.tekst import invoer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from inzicht.interview.gesprek import Gesprek
    from inzicht.modellen.wijzer import Vraag, Wijzer


@dataclass(frozen=True, slots=True)
class Keus:
    """Een genummerde mogelijkheid; `regel` is de invoer die haar kiest.

    `gekozen` zegt dat dit het antwoord van nu is, `groep` onder welk kopje ze staat, en `aandacht` dat ze
    ook in een korte opsomming thuishoort.
    """

    regel: str
    tekst: str
    noot: str = ""
    groep: str = ""
    gekozen: bool = False
    aandacht: bool = True


@dataclass(frozen=True, slots=True)
class Toets:
    """Een toets met een betekenis: `regel` is de invoer die ze geeft."""

    toets: str
    regel: str
    lang: str
    kort: str = ""


@dataclass(frozen=True, slots=True)
class Veld:
    """Vrije tekst: wat er bewaard is, of er regels in mogen, en welke invoer `leeggemaakt` betekent.

    `concept` is een tekst die nog niet bewaard is, maar wel in het veld staat om te verbeteren.
    """

    bewaard: str = ""
    regels: bool = False
    leeg: str = ""
    concept: str = ""

    @property
    def begin(self) -> str:
        """Wat er in het veld staat voordat de gebruiker iets typt."""
        return self.concept or self.bewaard

    def als_regel(self, tekst: str) -> str:
        """De invoer bij een getypte tekst: leeg als er niets anders staat dan wat bewaard is."""
        if not self.is_anders(tekst):
            return ""
        return tekst.strip() or self.leeg

    def is_anders(self, tekst: str) -> bool:
        """Of de gebruiker iets veranderde; een harde spatie staat in het veld als gewone spatie, en dat telt niet."""
        return invoer(tekst) != invoer(self.bewaard)


@dataclass(frozen=True, slots=True)
class Balk:
    """Hoever een dimensie is."""

    titel: str
    klaar: int
    vragen: int
    hier: bool


@dataclass(frozen=True, slots=True)
class Beeld:
    """Een scherm: wat er gevraagd wordt, waaruit te kiezen is, en welke toetsen er zijn.

    `plaats` verandert als er iets anders gevraagd wordt. `kop` is de plaatsbepaling als een zin; de
    toetsenvoorkant gebruikt `school`, `waar`, `teller`, `tijd` (lang en kort) en `balken`. `hint` is alleen
    voor gewone regels. `leeg` zegt wat Enter doet als er niets aangewezen is. `gevolg` geeft bij meerkeuze wat de
    gekozen regels samen betekenen.
    """

    plaats: object
    titel: str
    kop: str = ""
    school: str = ""
    waar: str = ""
    teller: str = ""
    tijd: tuple[str, str] = ("", "")
    balken: tuple[Balk, ...] = ()
    inleiding: tuple[Regel, ...] = ()
    toelichting: tuple[Regel, ...] = ()
    keuzes: tuple[Keus, ...] = ()
    meer: bool = False
    veld: Veld | None = None
    na: tuple[Regel, ...] = ()
    hint: str = ""
    leeg: str = ""
    toetsen: tuple[Toets, ...] = ()
    gevolg: Callable[[tuple[str, ...]], tuple[Regel, ...]] | None = field(default=None, compare=False)


STOPPEN = Toets("q", "q", "bewaren en stoppen", "stop")
TERUG = Toets("t", "t", "terug")


def genummerd(keuzes: Mapping[str, str], nu: str | None = None) -> tuple[Keus, ...]:
    """Keuzes op volgorde met een cijfer vanaf 1."""
    return tuple(
        Keus(str(nummer), tekst, gekozen=naam == nu) for nummer, (naam, tekst) in enumerate(keuzes.items(), start=1)
    )


def omvang(wijzer: Wijzer, vragen: Sequence[Vraag]) -> str:
    """Hoeveel van deze vragen een school hoogstens krijgt, hoe lang dat duurt, en dat niets ineens hoeft."""
    aantal, echt = meeste_vragen(wijzer.kop, vragen)
    tijd, _ = zwaarste(wijzer.kop, vragen, vraagtijd)
    hoogstens = "" if echt else "hoogstens "
    zin = f"Het is {hoogstens}1 vraag." if aantal == 1 else f"Het zijn {hoogstens}{aantal} vragen."
    navragen = "Moet u iets navragen? Kies 'weet ik niet'. Stoppen en later verdergaan kan altijd."
    return f"{zin} Reken op {noem_minuten(rond_af(tijd))}. {navragen}"


def nog_open(aantal: int) -> str:
    """`is nog 1 vraag`, `zijn nog 3 vragen`."""
    return "is nog 1 vraag" if aantal == 1 else f"zijn nog {aantal} vragen"


def balken(gesprek: Gesprek, hier: str | None = None) -> tuple[Balk, ...]:
    """Per dimensie hoeveel vragen er zijn en hoeveel er een antwoord hebben."""
    gevonden = []
    for bank in gesprek.wijzer.banken:
        keuzes = [gesprek.antwoorden.antwoord(dim, vraag.id).keuze for dim, vraag in gesprek.vragen if dim == bank.id]
        open_ = sum(keuze.is_open for keuze in keuzes)
        gevonden.append(Balk(bank.titel, len(keuzes) - open_, len(keuzes), bank.id == hier))
    return tuple(gevonden)


def welkom(wijzer: Wijzer, *, kort: bool) -> Iterator[Regel]:
    """Wat dit is, hoe lang het duurt, en waar de antwoorden blijven."""
    yield kop(wijzer.kop.titel)
    yield Regel(wijzer.kop.inleiding)
    vragen = [vraag for bank in wijzer.banken for vraag in bank.vragen if vraag.kern or not kort]
    yield Regel(omvang(wijzer, vragen))
    yield Regel("Uw antwoorden blijven op deze computer. Noem geen namen van leerlingen, ouders of medewerkers.")
