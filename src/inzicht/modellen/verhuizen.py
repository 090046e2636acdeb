"""Bij welke vraag van nu een oud antwoord of actiepunt hoort (formaten 4).

Op id, over alle dimensies; bestaat die id niet meer, dan de vraag die haar `vervangt`. Wat botst of niet past, krijgt
geen plaats: er wordt niets geraden.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inzicht.bestanden.yamlbron import MEESTE_TEKENS
from inzicht.modellen.actiepunten import stap_past, stapdoel
from inzicht.modellen.antwoorden import OPEN, Antwoord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from inzicht.modellen.antwoorden import Actiepunt
    from inzicht.modellen.wijzer import Vraag, Wijzer

    Naam = tuple[str, str]
    """Een dimensie en de id van een vraag."""


@dataclass(frozen=True, slots=True, eq=False)
class Oud:
    """Een antwoord zoals het in het bestand staat; elk is zichzelf, ook als een ander hetzelfde zegt."""

    dimensie: str
    id: str
    antwoord: Antwoord

    @property
    def naam(self) -> str:
        """Waar het stond, als `dimensie.vraag`."""
        return f"{self.dimensie}.{self.id}"

    @property
    def is_open(self) -> bool:
        """Of er geen antwoord is, hoogstens een toelichting."""
        return self.antwoord.keuze.is_open


@dataclass(frozen=True, slots=True)
class Verhuisd:
    """Wat elke vraag van nu kreeg, en waarheen elk antwoord ging; wat daar niet in staat, kreeg geen plaats."""

    hier: Mapping[Naam, Antwoord]
    waarheen: Mapping[Oud, Naam]


def verhuis_antwoorden(
    oud: Sequence[Oud], weg: Sequence[Oud], wijzer: Wijzer, past: Callable[[Antwoord, Vraag], bool]
) -> Verhuisd:
    """Geef elke vraag haar oude antwoord; een vervallen antwoord (`weg`) alleen als er geen ander voor haar is."""
    hier: dict[Naam, Antwoord] = {}
    waarheen: dict[Oud, Naam] = {}
    van_nu = frozenset(naam for bank in wijzer.banken for naam in bank.per_id)
    van_oud, van_weg = _per_id(oud), _per_id(weg)
    for bank in wijzer.banken:
        for vraag in bank.vragen:
            naam = (bank.id, vraag.id)
            groepen = list(_groepen(van_oud, naam, vraag, van_nu))
            if all(een.is_open for groep in groepen for een in groep):
                groepen += _groepen(van_weg, naam, vraag, van_nu)
            for een in _passend(groepen, vraag, past):
                samen = _samen(hier.get(naam, OPEN), een.antwoord)
                if samen is not None:
                    hier[naam], waarheen[een] = samen, naam
    return Verhuisd(hier, waarheen)


def _per_id(rij: Iterable[Oud]) -> Mapping[str, list[Oud]]:
    gevonden: dict[str, list[Oud]] = defaultdict(list)
    for een in rij:
        gevonden[een.id].append(een)
    return gevonden


def _groepen(
    per_id: Mapping[str, Sequence[Oud]], naam: Naam, vraag: Vraag, van_nu: frozenset[str]
) -> Iterator[list[Oud]]:
    """De oude antwoorden voor een vraag: eigen id in haar dimensie, dan elders, dan de ids die zij vervangt."""
    eigen = per_id.get(vraag.id, ())
    yield [een for een in eigen if een.dimensie == naam[0]]
    yield [een for een in eigen if een.dimensie != naam[0]]
    yield [een for id_ in vraag.vervangt if id_ not in van_nu for een in per_id.get(id_, ())]


def _passend(groepen: Sequence[Sequence[Oud]], vraag: Vraag, past: Callable[[Antwoord, Vraag], bool]) -> Iterator[Oud]:
    """De oude antwoorden die de vraag krijgt: de eerste groep met een antwoord beslist, en botsende vervallen.

    Een latere groep telt mee waar zij hetzelfde zegt. Een toelichting zonder antwoord hoort er altijd bij.
    """
    beslist = next((rij for groep in groepen if (rij := [een for een in groep if not een.is_open])), [])
    gelijk = {(een.antwoord.keuze, een.antwoord.reden) for een in beslist}
    goed = len(gelijk) == 1 and past(beslist[0].antwoord, vraag)
    for groep in groepen:
        for een in groep:
            if een.is_open or (goed and (een.antwoord.keuze, een.antwoord.reden) in gelijk):
                yield een


def _samen(een: Antwoord, ander: Antwoord) -> Antwoord | None:
    """Een antwoord met de teksten van allebei; None als ze samen te lang zijn."""
    keuze = ander.keuze if een.keuze.is_open else een.keuze
    teksten = {veld: _regels(getattr(een, veld), getattr(ander, veld)) for veld in ("reden", "opmerking", "bewijs")}
    if any(len(tekst or "") > MEESTE_TEKENS for tekst in teksten.values()):
        return None
    return Antwoord(keuze=keuze, **teksten)


def _regels(*teksten: str | None) -> str | None:
    return "\n".join(dict.fromkeys(tekst for tekst in teksten if tekst is not None)) or None


@dataclass(frozen=True, slots=True)
class Puntplaats:
    """Een actiepunt uit het bestand en zoals het nu hoort; `nieuw` is None als het geen plaats kreeg.

    `dubbel` zegt dat er voor die stap al een staat; is dat precies zo een, dan valt dit daarmee samen.
    """

    punt: Actiepunt
    nieuw: Actiepunt | None
    dubbel: bool = False


def verhuis_punten(
    oud: Sequence[Actiepunt], weg: Sequence[Actiepunt], wijzer: Wijzer
) -> tuple[list[Puntplaats], list[Puntplaats]]:
    """Geef elk actiepunt zijn vraag van nu. Per stap past er een; de eigen id gaat voor, dan de volgorde."""
    doelen = {id_: f"{bank.id}.{v.id}" for bank in wijzer.banken for v in bank.vragen for id_ in v.vervangt}
    doelen |= {vraag.id: f"{bank.id}.{vraag.id}" for bank in wijzer.banken for vraag in bank.vragen}
    gedaan: dict[tuple[str, int | None], Actiepunt] = {}

    def plaats(punt: Actiepunt) -> Puntplaats:
        naam = doelen.get(punt.vraag.partition(".")[2])
        if naam is None or not stap_past(punt, wijzer.vraag(naam)):
            return Puntplaats(punt, None)
        nieuw = punt.model_copy(update={"vraag": naam})
        staat = gedaan.setdefault((naam, stapdoel(punt, wijzer.vraag(naam))), nieuw)
        return Puntplaats(punt, nieuw if staat == nieuw else None, dubbel=staat is not nieuw)

    def eigen(punt: Actiepunt) -> bool:
        return doelen.get(punt.vraag.partition(".")[2], "").endswith(f".{punt.vraag.partition('.')[2]}")

    def rij(punten: Sequence[Actiepunt]) -> list[Puntplaats]:
        eerst = sorted(range(len(punten)), key=lambda nummer: not eigen(punten[nummer]))
        klaar = {nummer: plaats(punten[nummer]) for nummer in eerst}
        return [klaar[nummer] for nummer in range(len(punten))]

    return rij(oud), rij(weg)
