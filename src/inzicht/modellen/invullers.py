"""Wie van meer invullers wat antwoordde: hun volgorde en namen, wat van henzelf is, en oudere versies.

Wie vooraf ingevulde antwoorden kreeg, stuurt die mee terug. In het bestand staat niet wat vooraf was ingevuld. Het is
wel te zien als een bestand alles van een ander, ouder bestand bevat, met dezelfde teksten of met overal dezelfde keuzes
buiten het eigen deel. Wat daarin gelijk is, is dan overgenomen. Zonder dat bewijs telt een antwoord als eigen.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inzicht.modellen.antwoorden import OPEN, schrijf_antwoorden_json
from inzicht.tekst import datum, opsomming

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from inzicht.modellen.antwoorden import Antwoord, Antwoorden
    from inzicht.modellen.wijzer import Wijzer

    Vraagnaam = tuple[str, str]

_GENOEG: Final = 5
"""Zoveel gelijke keuzes buiten het eigen deel zijn geen toeval meer."""


@dataclass(frozen=True, slots=True)
class Blad:
    """Een bestand van een invuller; `wie` is de titel van de rol of leeg, `nummer` is 0 zolang die rol er een heeft."""

    bestand: str
    antwoorden: Antwoorden
    wie: str
    nummer: int = 0

    @property
    def rol(self) -> str | None:
        """De id van de rol."""
        return self.antwoorden.invuller.rol if self.antwoorden.invuller else None

    @property
    def naam(self) -> str:
        """De rol, met een nummer als meer bestanden van die rol zijn."""
        return f"{self.wie} {self.nummer}" if self.nummer else self.wie

    def gegeven(self) -> dict[Vraagnaam, Antwoord]:
        """De antwoorden die iets zeggen."""
        vakken = self.antwoorden.antwoorden.items()
        return {(dim, naam): een for dim, vak in vakken for naam, een in vak.items() if een != OPEN}


def op_volgorde(wijzer: Wijzer, bestanden: Mapping[str, Antwoorden]) -> tuple[Blad, ...]:
    """De invullers op rol en datum, los van de volgorde en de namen van hun bestanden; dezelfde rol krijgt nummers."""
    titels = wijzer.kop.rollen
    rollen = list(titels)

    def rang(paar: tuple[str, Antwoorden]) -> tuple[int, str, str]:
        een = paar[1]
        rol = rollen.index(een.invuller.rol) if een.invuller else len(rollen)
        return rol, een.datum, schrijf_antwoorden_json(een)

    rij = sorted(bestanden.items(), key=rang)
    hoeveel = Counter(een.invuller.rol for _, een in rij if een.invuller)
    gezien: Counter[str] = Counter()
    bladen = []
    for bestand, een in rij:
        rol = een.invuller.rol if een.invuller else ""
        gezien[rol] += 1
        bladen.append(Blad(bestand, een, titels.get(rol, ""), gezien[rol] if hoeveel[rol] > 1 else 0))
    return tuple(bladen)


# --- wat van henzelf is ---------------------------------------------------------------------------------


def eigen_antwoorden(wijzer: Wijzer, bladen: Sequence[Blad]) -> tuple[Mapping[Vraagnaam, Antwoord], ...]:
    """Van elke invuller de antwoorden die niet van een ander zijn overgenomen."""
    return tuple(_eigen(wijzer, blad, [een for een in bladen if _is_gebouwd_op(wijzer, blad, een)]) for blad in bladen)


def _eigen(wijzer: Wijzer, blad: Blad, bronnen: Sequence[Blad]) -> Mapping[Vraagnaam, Antwoord]:
    van_ander = [een.gegeven() for een in bronnen]
    return {
        naam: een
        for naam, een in blad.gegeven().items()
        if _is_van_rol(wijzer, naam, blad) or all(ander.get(naam) != een for ander in van_ander)
    }


def _is_van_rol(wijzer: Wijzer, naam: Vraagnaam, blad: Blad) -> bool:
    """Of de vraag voor deze rol is: wie zoiets laat staan, is het ermee eens."""
    bank = wijzer.per_dimensie.get(naam[0])
    vraag = bank.per_id.get(naam[1]) if bank else None
    return vraag is not None and vraag.rol == blad.rol


def _is_gebouwd_op(wijzer: Wijzer, blad: Blad, bron: Blad) -> bool:
    """Of dit bestand begon met de antwoorden van het andere: dat is niet jonger, en staat er helemaal in."""
    hier, daar = blad.gegeven(), bron.gegeven()
    ouder = (bron.antwoorden.datum, len(daar), bron.rol or "") < (blad.antwoorden.datum, len(hier), blad.rol or "")
    if bron.rol == blad.rol or not ouder or not daar.keys() <= hier.keys():
        return False
    teksten = [naam for naam, een in daar.items() if een.reden or een.opmerking or een.bewijs]
    if teksten:
        return all(hier[naam] == daar[naam] for naam in teksten)
    andermans = [naam for naam in hier if not _is_van_rol(wijzer, naam, blad)]
    return len(andermans) >= _GENOEG and all(hier[naam] == daar.get(naam) for naam in andermans)


# --- oudere versies -------------------------------------------------------------------------------------


def zelfde_rol(bladen: Sequence[Blad]) -> Iterator[str]:
    """Per rol met meer bestanden: welke, van wanneer, en wat dat kan betekenen."""
    for wie in dict.fromkeys(blad.wie for blad in bladen):
        rij = [blad for blad in bladen if blad.wie == wie]
        ouder = [blad for blad in rij if blad.antwoorden.datum < rij[-1].antwoorden.datum]
        if len(rij) > 1 and (wie or ouder):
            yield " ".join((_noem(wie, rij), *_is_ouder(rij[-1], ouder)))


def _noem(wie: str, rij: Sequence[Blad]) -> str:
    van = f"zijn van {wie}" if wie else "noemen geen rol"
    namen = (f"{een.bestand} ({f'{een.naam}, ' if een.naam else ''}{datum(een.antwoorden.datum)})" for een in rij)
    return f"{len(rij)} bestanden {van}: {opsomming(namen)}."


def _is_ouder(nieuwste: Blad, ouder: Sequence[Blad]) -> Iterator[str]:
    if not ouder:
        yield "Is het twee keer dezelfde invuller? Laat dan een bestand weg."
        return
    yield f"{opsomming(een.bestand for een in ouder)} {'is' if len(ouder) == 1 else 'zijn'} ouder."
    if all(een.gegeven().keys() <= nieuwste.gegeven().keys() for een in ouder):
        yield f"{nieuwste.bestand} beantwoordt ook elke vraag daarvan."
    yield "Is het een oudere versie van dezelfde invuller? Laat die dan weg."
