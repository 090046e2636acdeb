"""Maak van een plan het blad voor het overleg: per rol wat er te doen is, en een lijn door het jaar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inzicht.oordeel.plantekst import NIEMAND, STANDEN, noem_niveaus, noem_stap, noem_wie, samenvatting
from inzicht.oordeel.taal import hoofdletter
from inzicht.tekst import MAANDEN, datum
from inzicht.verslag.jaar.vorm import Kwartaal, Lijnpunt, Planbeeld, Plangroep, Planregel
from inzicht.verslag.verantwoording import VOORBEHOUD, herkomstvelden
from inzicht.verslag.vorm import Veld

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inzicht.oordeel.plan import Plan, Planpunt
    from inzicht.verslag.stof import Stof
    from inzicht.verslag.vorm import Herkomst


def maak_planbeeld(stof: Stof, plan: Plan, herkomst: Herkomst) -> Planbeeld:
    """Maak het beeld van het plan; zuiver, dus dezelfde invoer geeft hetzelfde beeld."""
    leeg = "" if plan.punten else "Er zijn nog geen actiepunten."
    return Planbeeld(
        "Plan",
        stof.antwoorden.school.naam,
        stof.wijzer.kop.titel,
        (Veld("Stand op", datum(plan.op)), *stof.gegevens()[:-1]),
        f"{samenvatting(plan)}." if plan.punten else "",
        leeg,
        tuple(_groepen(stof, plan)),
        tuple(_kwartalen(stof, plan)),
        tuple(_niveaus(plan)),
        herkomstvelden(stof, herkomst),
        VOORBEHOUD,
    )


def _groepen(stof: Stof, plan: Plan) -> Iterator[Plangroep]:
    """Eerst de rollen in de volgorde van de wijzer, dan wat nog niemand heeft."""
    rollen = stof.wijzer.kop.rollen
    for rol in (*rollen, None):
        punten = [een for een in plan.punten if een.punt.wie == rol]
        if punten:
            titel = NIEMAND if rol is None else rollen[rol]
            yield Plangroep(hoofdletter(titel), tuple(_regel(stof, een) for een in punten))


def _regel(stof: Stof, een: Planpunt) -> Planregel:
    punt = een.punt
    velden = [Veld("Stand", STANDEN[een.stand])]
    velden += [Veld("Wanneer", datum(punt.wanneer))] if punt.wanneer else []
    velden += [Veld("Stap", noem_stap(een))]
    velden += [Veld("Gereed", datum(punt.gereed))] if punt.gereed else []
    return Planregel(
        punt.status == "klaar",
        een.stand == "te-laat",
        een.tekst,
        een.vraag.vraag,
        stof.titel(punt.vraag),
        tuple(velden),
        een.zin,
        punt.notitie or "",
    )


def _kwartalen(stof: Stof, plan: Plan) -> Iterator[Kwartaal]:
    """De kwartalen waarin iets klaar moet zijn, op volgorde; wat geen datum heeft, staat onderaan."""
    met_datum = sorted((een for een in plan.punten if een.punt.wanneer), key=lambda een: een.punt.wanneer or "")
    namen = list(dict.fromkeys(_kwartaal(een.punt.wanneer or "") for een in met_datum))
    for naam in namen:
        yield Kwartaal(naam, tuple(_lijnpunt(stof, e) for e in met_datum if _kwartaal(e.punt.wanneer or "") == naam))
    rest = [een for een in plan.punten if not een.punt.wanneer]
    if rest:
        yield Kwartaal("Zonder datum", tuple(_lijnpunt(stof, een) for een in rest))


def _kwartaal(dag: str) -> str:
    """`Januari tot en met maart 2027` bij een dag in dat kwartaal."""
    jaar, maand, _ = dag.split("-")
    eerste = (int(maand) - 1) // 3 * 3
    return f"{hoofdletter(MAANDEN[eerste])} tot en met {MAANDEN[eerste + 2]} {jaar}"


def _lijnpunt(stof: Stof, een: Planpunt) -> Lijnpunt:
    wanneer = datum(een.punt.wanneer) if een.punt.wanneer else ""
    return Lijnpunt(wanneer, een.vraag.vraag, f"{noem_wie(stof.wijzer, een)}, {STANDEN[een.stand]}")


def _niveaus(plan: Plan) -> Iterator[Veld]:
    for een in plan.vooruitblik:
        yield Veld(een.titel, f"nu {noem_niveaus(een.nu)}, met alles klaar {noem_niveaus(een.alles_klaar)}")
