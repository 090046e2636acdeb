"""Maak van een vergelijking het blad: per dimensie een lijn, wat er veranderde, en hoe de actiepunten afliepen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inzicht.oordeel.plantekst import noem_niveaus
from inzicht.oordeel.taal import hoofdletter, noem_score
from inzicht.oordeel.vergelijktekst import (
    AFLOPEN,
    brugzin,
    gedeeldzin,
    groepen,
    noem_verandering,
    oorzaakzin,
    vraagzin,
)
from inzicht.tekst import MAANDEN, datum
from inzicht.verslag.jaar.vorm import (
    Dimensieblad,
    Jaarlijn,
    Lijnstuk,
    Ronderij,
    Stip,
    Vergelijkbeeld,
    Vraaggroep,
)
from inzicht.verslag.verantwoording import VOORBEHOUD
from inzicht.verslag.vorm import Veld

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inzicht.modellen.wijzer import Wijzer
    from inzicht.oordeel.meting import Meting
    from inzicht.oordeel.vergelijking import Dimensieverloop, Peiling, Vergelijking

_KOLOMMEN = ("Niveau", "Score", "Niveau onder de wijzer van toen")
_RAND, _STAP, _TREDE, _BOVEN, _ONDER = 28, 92, 13, 20, 22
_SMALST = 46
"""Zo ver staan rondes minstens uit elkaar; hun dag past er dan nog onder."""


def maak_vergelijkbeeld(wijzer: Wijzer, vergelijking: Vergelijking, versie: str) -> Vergelijkbeeld:
    """Maak het beeld van een vergelijking; zuiver, dus dezelfde invoer geeft hetzelfde beeld."""
    metingen = vergelijking.metingen
    school = metingen[-1].antwoorden.school
    gegevens = [Veld("Rondes", " en ".join(datum(een.datum) for een in (metingen[0], metingen[-1])))]
    gegevens += [Veld("BRIN", school.brin)] if school.brin else []
    return Vergelijkbeeld(
        "Vergelijking",
        school.naam,
        f"{wijzer.kop.titel}, versie {wijzer.kop.versie}",
        tuple(gegevens),
        tuple(_dimensie(wijzer, een, metingen) for een in vergelijking.dimensies),
        tuple(_punten(wijzer, vergelijking)),
        tuple(een.tekst for een in vergelijking.meldingen),
        tuple(_herkomst(wijzer, metingen, versie)),
        VOORBEHOUD,
    )


def _dimensie(wijzer: Wijzer, een: Dimensieverloop, metingen: Sequence[Meting]) -> Dimensieblad:
    eerste, laatste = een.peilingen[0], een.peilingen[-1]
    zinnen = (brugzin(een), gedeeldzin(een), oorzaakzin(wijzer, een))
    return Dimensieblad(
        een.id,
        een.titel,
        f"niveau {noem_niveaus(eerste.nu.niveau)} -> {noem_niveaus(laatste.nu.niveau)}",
        noem_verandering(een.verandering),
        _lijn(wijzer, een, metingen),
        _KOLOMMEN,
        tuple(_rij(peiling, meting) for peiling, meting in zip(een.peilingen, metingen, strict=True)),
        tuple(filter(None, zinnen)),
        tuple(
            Vraaggroep(titel, tuple(vraagzin(wijzer, vraag, metingen) for vraag in rij)) for titel, rij in groepen(een)
        ),
    )


def _rij(peiling: Peiling, meting: Meting) -> Ronderij:
    toen = noem_niveaus(peiling.toen.niveau) if peiling.toen else "niet bij de hand"
    return Ronderij(
        datum(meting.datum),
        (
            noem_niveaus(peiling.nu.niveau),
            noem_score(peiling.nu.score),
            f"{toen} (versie {meting.gegeven.wijzerversie})",
        ),
    )


def _punten(wijzer: Wijzer, vergelijking: Vergelijking) -> Iterator[Vraaggroep]:
    for afloop, woorden in AFLOPEN.items():
        rij = [een for een in vergelijking.actiepunten if een.afloop == afloop]
        if rij:
            zinnen = tuple(
                f"{wijzer.vraag(een.punt.vraag).vraag} {hoofdletter(noem_verandering(een.beweging))}." for een in rij
            )
            yield Vraaggroep(hoofdletter(woorden), zinnen)


def _herkomst(wijzer: Wijzer, metingen: Sequence[Meting], versie: str) -> Iterator[Veld]:
    yield Veld("Gemaakt met", f"inzicht {versie}")
    yield Veld("Wijzer", f"{wijzer.kop.id}, versie {wijzer.kop.versie}")
    yield Veld("Kenmerk van de wijzer", wijzer.kenmerk)
    for een in metingen:
        waar = "uit het bestand van de volgende ronde" if een.bron == "vorige" else "weggelaten, want dit is anoniem"
        ingevuld = f"wijzer {een.gegeven.wijzerversie}, {een.kenmerk or waar}"
        yield Veld(f"Antwoorden van {datum(een.datum)}", ingevuld)


# --- de lijn ------------------------------------------------------------------------------------------


def _lijn(wijzer: Wijzer, een: Dimensieverloop, metingen: Sequence[Meting]) -> Jaarlijn:
    """Teken de niveaus; een ronde zonder uitkomst heeft geen stip, en zonder vergelijking is er geen lijnstuk."""
    stap = max(_SMALST, min(_STAP, 460 // max(1, len(metingen) - 1)))
    voet = _BOVEN + _TREDE * (wijzer.hoogste - 1)
    stippen: list[Stip | None] = []
    for nummer, (peiling, meting) in enumerate(zip(een.peilingen, metingen, strict=True)):
        niveau = peiling.nu.niveau
        if niveau is None:
            stippen.append(None)
            continue
        laag, hoog = (voet - _TREDE * (hoogte - 1) for hoogte in (niveau.aantoonbaar, niveau.mogelijk))
        x = str(_RAND + stap * nummer)
        stippen.append(Stip(x, str(laag), str(hoog), noem_niveaus(niveau), str(hoog - 8), _dag(meting.datum)))
    stukken = [
        Lijnstuk(van.x, van.y, naar.x, naar.y)
        for van, naar, heel in zip(stippen, stippen[1:], een.schakels, strict=False)
        if van and naar and heel
    ]
    return Jaarlijn(
        tuple(stukken),
        tuple(filter(None, stippen)),
        str(2 * _RAND + stap * (len(metingen) - 1)),
        str(voet + _ONDER),
        str(voet + 18),
        _tekst(een, metingen),
    )


def _dag(dag: str) -> str:
    jaar, maand, _ = dag.split("-")
    return f"{MAANDEN[int(maand) - 1][:3]} {jaar}"


def _tekst(een: Dimensieverloop, metingen: Sequence[Meting]) -> str:
    delen = [
        f"{noem_niveaus(peiling.nu.niveau)} op {datum(meting.datum)}"
        for peiling, meting in zip(een.peilingen, metingen, strict=True)
    ]
    return f"Niveau van {een.titel}: {', '.join(delen)}."
