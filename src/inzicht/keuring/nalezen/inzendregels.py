"""Wat alleen `controleer` van antwoorden nakijkt: persoonsgegevens, een datum in de toekomst, en voorbeeldscholen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from inzicht.keuring.register import Antwoordstuk, Keurregel, Vondst, fout, pas_toe, waarschuwing
from inzicht.modellen.overzetten import zet_over
from inzicht.modellen.privacy import vermoedens
from inzicht.oordeel.beoordeling import beoordeel
from inzicht.tekst import opsomming

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inzicht.bestanden.yamlbron import Pad
    from inzicht.fouten import Bevinding
    from inzicht.modellen.antwoorden import Antwoorden

_TOELICHTING: Final = ("opmerking", "bewijs", "reden")


@dataclass(frozen=True, slots=True)
class Inzending:
    """Antwoorden, of wat daarvan leesbaar is, op de dag waarop de keuring telt."""

    stuk: Antwoordstuk
    peildatum: date


@waarschuwing("A201")
def persoonsgegevens(inzending: Inzending) -> Iterator[Vondst]:
    """In een opmerking, bewijs, reden of notitie staan geen persoonsgegevens."""
    for pad, tekst in _vrije_teksten(inzending.stuk.antwoorden):
        gevonden = vermoedens(tekst)
        if gevonden:
            reden = f"Dit lijkt op {opsomming(gevonden)}. Laat persoonsgegevens weg."
            yield inzending.stuk.vondst(pad, reden)


def _vrije_teksten(antwoorden: Antwoorden) -> Iterator[tuple[Pad, str]]:
    """Elke tekst die een invuller zelf schreef, met zijn pad."""
    for veld, vakken in (("antwoorden", antwoorden.antwoorden), ("vervallen", antwoorden.vervallen)):
        for dimensie, vak in vakken.items():
            for vraag, antwoord in vak.items():
                yield from (((veld, dimensie, vraag, soort), getattr(antwoord, soort) or "") for soort in _TOELICHTING)
    for veld in ("actiepunten", "vervallen_actiepunten"):
        for nummer, punt in enumerate(getattr(antwoorden, veld)):
            yield (veld, nummer, "notitie"), punt.notitie or ""


@waarschuwing("A202")
def datum_in_de_toekomst(inzending: Inzending) -> Iterator[Vondst]:
    """De datum van de antwoorden ligt niet in de toekomst."""
    stuk = inzending.stuk
    if date.fromisoformat(stuk.antwoorden.datum) > inzending.peildatum:
        yield stuk.vondst(("datum",), f"De datum {stuk.antwoorden.datum} ligt in de toekomst. Klopt dat?")


@waarschuwing("A203")
def dubbel_actiepunt_zonder_stap(inzending: Inzending) -> Iterator[Vondst]:
    """Van actiepunten zonder `van` en `naar` is er per vraag hoogstens een."""
    stuk, gezien = inzending.stuk, dict[str, int]()
    for nummer, punt in enumerate(stuk.antwoorden.actiepunten):
        if punt.van is None and punt.naar is None:
            eerste = gezien.setdefault(punt.vraag, nummer)
            if eerste != nummer:
                waar = stuk.bron.plek(("actiepunten", eerste)).regel
                reden = f"Er is al een actiepunt voor `{punt.vraag}`, op regel {waar}. Maak er een van."
                yield stuk.vondst(("actiepunten", nummer), reden)


@fout("A141")
def voorbeeld_komt_uit(inzending: Inzending) -> Iterator[Vondst]:
    """Het `verwacht` van een voorbeeldschool komt nog uit."""
    antwoorden, wijzer = inzending.stuk.antwoorden, inzending.stuk.wijzer
    if not antwoorden.verwacht:
        return
    uitslag = beoordeel(wijzer, zet_over(antwoorden, wijzer).antwoorden, volledig=False)
    bekend = (een for een in antwoorden.verwacht.items() if een[0] in wijzer.per_dimensie)
    for dimensie, niveau in bekend:
        uitkomst = uitslag.uitkomst(dimensie)
        echt = uitkomst.niveau.aantoonbaar if uitkomst.niveau else None
        if echt != niveau:
            wat = f"komt {echt} uit" if echt else "telt hier niets"
            reden = f"Verwacht was niveau {niveau} voor {dimensie}, maar er {wat}."
            yield inzending.stuk.vondst(("verwacht", dimensie), reden)


DEELREGELS: Final[tuple[Keurregel[Inzending], ...]] = (
    persoonsgegevens,
    datum_in_de_toekomst,
    dubbel_actiepunt_zonder_stap,
)
"""Deze regels kijken naar losse velden; ze gelden ook voor het leesbare deel van een bestand met fouten."""
INZENDREGELS: Final[tuple[Keurregel[Inzending], ...]] = (voorbeeld_komt_uit, *DEELREGELS)


def keur_inzending(stuk: Antwoordstuk, peildatum: date, *, heel: bool = True) -> tuple[Bevinding, ...]:
    """De bevindingen die alleen `controleer` meldt; `heel` zegt dat de antwoorden zonder fouten zijn."""
    return tuple(sorted(pas_toe(INZENDREGELS if heel else DEELREGELS, Inzending(stuk, peildatum))))
