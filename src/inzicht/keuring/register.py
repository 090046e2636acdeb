"""Wat een regel van de keuring is: een kleine functie met een code, een ernst en een zin.

De functie levert vondsten, de machine maakt er bevindingen van. Zo kan een regel nooit de code van een ander
gebruiken. De zin is de docstring: wat er in een goed bestand klopt.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from inzicht.fouten import Bevinding, Ernst

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from inzicht.bestanden.yamlbron import Bron, Pad
    from inzicht.fouten import Plek
    from inzicht.modellen.antwoorden import Antwoorden
    from inzicht.modellen.wijzer import Vragenbank, Wijzer, Wijzerkop

S = TypeVar("S")
H = TypeVar("H", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Vondst:
    """Iets dat een regel ziet: in welk bestand, op welk pad, en wat eraan te doen is.

    `sleutel` wijst de sleutel aan in plaats van de waarde; `plek` gaat voor, als de regel die beter weet.
    """

    bron: Bron
    pad: Pad
    boodschap: str
    sleutel: bool = False
    plek: Plek | None = None


@dataclass(frozen=True, slots=True)
class Keurregel(Generic[S]):
    """Een regel: vaste code, ernst, de zin uit de docstring, en de functie die vondsten levert.

    `uit_te_zetten` zegt of een vraag deze regel met een reden in `uitzonderingen` mag uitzetten.
    """

    code: str
    ernst: Ernst
    zin: str
    keur: Callable[[S], Iterable[Vondst]]
    uit_te_zetten: bool = False

    def bevinding(self, vondst: Vondst) -> Bevinding:
        """Maak van een vondst een bevinding van deze regel."""
        plek = vondst.plek or vondst.bron.plek(vondst.pad, sleutel=vondst.sleutel)
        return Bevinding(plek, self.code, vondst.boodschap, self.ernst)


def fout(code: str) -> Callable[[Callable[[S], Iterable[Vondst]]], Keurregel[S]]:
    """Maak van een functie een regel die een fout meldt."""
    return lambda functie: Keurregel(code, Ernst.FOUT, functie.__doc__ or "", functie)


def waarschuwing(
    code: str, *, uit_te_zetten: bool = False
) -> Callable[[Callable[[S], Iterable[Vondst]]], Keurregel[S]]:
    """Maak van een functie een regel die waarschuwt."""
    return lambda functie: Keurregel(code, Ernst.WAARSCHUWING, functie.__doc__ or "", functie, uit_te_zetten)


def opmerking(code: str) -> Callable[[Callable[[S], Iterable[Vondst]]], Keurregel[S]]:
    """Maak van een functie een regel die iets opmerkt waar een goede wijzer niet altijd aan kan voldoen."""
    return lambda functie: Keurregel(code, Ernst.OPMERKING, functie.__doc__ or "", functie)


def pas_toe(regels: Iterable[Keurregel[S]], stuk: S) -> Iterator[Bevinding]:
    """Alle bevindingen van deze regels over een stuk."""
    for regel in regels:
        for vondst in regel.keur(stuk):
            yield regel.bevinding(vondst)


# --- de stukken waar regels over gaan -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Wijzerstuk:
    """Een wijzer: wijzer.yaml en de banken waarvan de vorm klopt, in de volgorde van de dimensies.

    `gelezen` zijn de bestanden zoals ze gelezen zijn, ook waar de vorm niet klopt.
    """

    kop: Wijzerkop
    banken: Mapping[str, Vragenbank]
    bronnen: Mapping[str, Bron]
    gelezen: Mapping[str, Bron]

    def in_kop(self, pad: Pad, boodschap: str, *, sleutel: bool = False) -> Vondst:
        """Een vondst in wijzer.yaml."""
        return Vondst(self.bronnen["wijzer.yaml"], pad, boodschap, sleutel)

    def in_bank(self, naam: str, pad: Pad, boodschap: str, *, sleutel: bool = False) -> Vondst:
        """Een vondst in een vragenbank."""
        return Vondst(self.bronnen[f"{naam}.yaml"], pad, boodschap, sleutel)


@dataclass(frozen=True, slots=True)
class Bankstuk:
    """Een vragenbank bij haar wijzer; `naam` is de bestandsnaam zonder `.yaml`."""

    kop: Wijzerkop
    naam: str
    bank: Vragenbank
    bron: Bron

    @property
    def hoogste(self) -> int:
        """Het aantal niveaus van de wijzer."""
        return len(self.kop.niveaus)

    def vondst(self, pad: Pad, boodschap: str, *, sleutel: bool = False) -> Vondst:
        """Een vondst in deze bank."""
        return Vondst(self.bron, pad, boodschap, sleutel)

    def in_vraag(self, nummer: int, pad: Pad, boodschap: str, *, sleutel: bool = False) -> Vondst:
        """Een vondst in een vraag van deze bank; het pad telt vanaf de vraag."""
        return Vondst(self.bron, ("vragen", nummer, *pad), boodschap, sleutel)


@dataclass(frozen=True, slots=True)
class Antwoordstuk:
    """Een antwoordenbestand tegenover zijn wijzer."""

    antwoorden: Antwoorden
    wijzer: Wijzer
    bron: Bron

    def vondst(self, pad: Pad, boodschap: str, *, sleutel: bool = False) -> Vondst:
        """Een vondst in dit bestand."""
        return Vondst(self.bron, pad, boodschap, sleutel)


def herhalingen(namen: Iterable[H]) -> Iterator[tuple[int, H]]:
    """De plaatsen waar een naam staat die er eerder al stond."""
    gezien: set[H] = set()
    for plaats, naam in enumerate(namen):
        if naam in gezien:
            yield plaats, naam
        gezien.add(naam)
