"""Bij welke vraag van nu een oud antwoord of actiepunt hoort (formaten 4).

Op id, over alle dimensies; bestaat die id niet meer, dan de vraag die haar `vervangt`. Wat botst of niet past, krijgt
geen plaats: er wordt niets geraden.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

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


class Kandidaat(NamedTuple):
    """Een oud antwoord voor een vraag, en hoe het daar zou staan."""

    oud: Oud
    antwoord: Antwoord


@dataclass(frozen=True, slots=True)
class Verhuisd:
    """Wat elke vraag van nu kreeg, en waarheen elk antwoord ging; wat daar niet in staat, kreeg geen plaats."""

    hier: Mapping[Naam, Antwoord]
    waarheen: Mapping[Oud, Sequence[Naam]]


def verhuis_antwoorden(
    oud: Sequence[Oud], weg: Sequence[Oud], wijzer: Wijzer, past: Callable[[Antwoord, Vraag], bool]
) -> Verhuisd:
    """Geef elke vraag haar oude antwoord; een vervallen antwoord (`weg`) alleen als er geen ander voor haar is."""
    hier: dict[Naam, Antwoord] = {}
    waarheen: dict[Oud, list[Naam]] = defaultdict(list)
    van_nu = frozenset(naam for bank in wijzer.banken for naam in bank.per_id)
    van_oud, van_weg = _per_id(oud), _per_id(weg)
    for bank in wijzer.banken:
        for vraag in bank.vragen:
            naam = (bank.id, vraag.id)
            groepen = list(_groepen(van_oud, naam, vraag, van_nu))
            if all(een.antwoord.keuze.is_open for groep in groepen for een in groep):
                groepen += _groepen(van_weg, naam, vraag, van_nu)
            for een in _passend(groepen, vraag, past):
                samen = _samen(hier.get(naam, OPEN), een.antwoord)
                if samen is not None:
                    hier[naam] = samen
                    waarheen[een.oud].append(naam)
    return Verhuisd(hier, dict(waarheen))


def _per_id(rij: Iterable[Oud]) -> Mapping[str, list[Oud]]:
    gevonden: dict[str, list[Oud]] = defaultdict(list)
    for een in rij:
        gevonden[een.id].append(een)
    return gevonden


def _groepen(
    per_id: Mapping[str, Sequence[Oud]], naam: Naam, vraag: Vraag, van_nu: frozenset[str]
) -> Iterator[list[Kandidaat]]:
    """De oude antwoorden voor een vraag: eigen id in haar dimensie, dan elders, dan de ids die zij vervangt."""
    eigen = [Kandidaat(een, een.antwoord) for een in per_id.get(vraag.id, ())]
    yield [een for een in eigen if een.oud.dimensie == naam[0]]
    yield [een for een in eigen if een.oud.dimensie != naam[0]]
    yield [
        Kandidaat(een, een.antwoord.model_copy(update={"keuze": keuze}))
        for oud in vraag.vervangt
        if oud.id not in van_nu
        for een in per_id.get(oud.id, ())
        if (keuze := oud.zet_om(een.antwoord.keuze)) is not None
    ]


def _passend(
    groepen: Sequence[Sequence[Kandidaat]], vraag: Vraag, past: Callable[[Antwoord, Vraag], bool]
) -> Iterator[Kandidaat]:
    """De oude antwoorden die de vraag krijgt: de eerste groep met een antwoord beslist, en botsende vervallen.

    Een latere groep telt mee waar zij hetzelfde zegt. Een toelichting zonder antwoord hoort er altijd bij.
    """
    beslist = next((rij for groep in groepen if (rij := [een for een in groep if not een.antwoord.keuze.is_open])), [])
    gelijk = {(een.antwoord.keuze, een.antwoord.reden) for een in beslist}
    goed = len(gelijk) == 1 and past(beslist[0].antwoord, vraag)
    for groep in groepen:
        for een in groep:
            if een.antwoord.keuze.is_open or (goed and (een.antwoord.keuze, een.antwoord.reden) in gelijk):
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
    namen = {vraag.id: f"{bank.id}.{vraag.id}" for bank in wijzer.banken for vraag in bank.vragen}
    gedaan: dict[tuple[str, int | None], Actiepunt] = {}

    def plaats(punt: Actiepunt) -> Puntplaats:
        nieuw = next((een for een in _verplaatst(punt, wijzer, namen) if stap_past(een, wijzer.vraag(een.vraag))), None)
        if nieuw is None:
            return Puntplaats(punt, None)
        staat = gedaan.setdefault((nieuw.vraag, stapdoel(nieuw, wijzer.vraag(nieuw.vraag))), nieuw)
        return Puntplaats(punt, nieuw if staat == nieuw else None, dubbel=staat is not nieuw)

    def eigen(punt: Actiepunt) -> bool:
        return punt.vraag.partition(".")[2] in namen

    def rij(punten: Sequence[Actiepunt]) -> list[Puntplaats]:
        eerst = sorted(range(len(punten)), key=lambda nummer: not eigen(punten[nummer]))
        klaar = {nummer: plaats(punten[nummer]) for nummer in eerst}
        return [klaar[nummer] for nummer in range(len(punten))]

    return rij(oud), rij(weg)


def _verplaatst(punt: Actiepunt, wijzer: Wijzer, namen: Mapping[str, str]) -> Iterator[Actiepunt]:
    """Het actiepunt bij elke vraag van nu waar het zou passen: de eigen, of anders die haar vervangen."""
    id_ = punt.vraag.partition(".")[2]
    if id_ in namen:
        yield punt.model_copy(update={"vraag": namen[id_]})
        return
    for vraag in (vraag for bank in wijzer.banken for vraag in bank.vragen):
        for oud in vraag.vervangt:
            van, naar = (stap and oud.nu(stap) for stap in (punt.van, punt.naar))
            if oud.id == id_ and (van is None) == (punt.van is None) and (naar is None) == (punt.naar is None):
                yield punt.model_copy(update={"vraag": namen[vraag.id], "van": van, "naar": naar})
