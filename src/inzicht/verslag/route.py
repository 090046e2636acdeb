"""De routekaart in het verslag: de weg naar het volgende niveau en naar het streefniveau, en de wettelijke punten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inzicht.oordeel.beoordeling import Uitkomst, weg
from inzicht.oordeel.taal import GEEN_UITKOMST, hoofdletter, noem_stand, plaats
from inzicht.oordeel.volgende import Post, Routestap
from inzicht.verslag.plan import stappen_en_vragen
from inzicht.verslag.vorm import Doelgroep, Routedeel, Routekaart, Stappenlijst, Tabelregel, Veld, Weg
from inzicht.verslag.wet import wettelijke_punten, zie_ook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inzicht.verslag.stof import Stof

UITLEG: Final = (
    "Dit zijn de wegen met de minste inspanning. Een stap gaat van een situatie naar de volgende. "
    "Een kleine stap telt als 1, een middelgrote als 2 en een grote als 3."
)
STAPPEN: Final = 3
"""Zoveel stappen per dimensie krijgt het bestuur, of een meer als dat alles is; de andere worden geteld."""
TWEE_WEGEN: Final = (
    "De weg naar het streefniveau is apart berekend. Een stap voor het volgende niveau hoeft daar niet in te zitten."
)


@dataclass(frozen=True, slots=True)
class _Wegen:
    """De wegen van een dimensie: naar het volgende niveau, en naar het streefniveau als dat verder is."""

    uitkomst: Uitkomst
    naar: tuple[tuple[int, tuple[Routestap, ...]], ...]


def routekaart(stof: Stof, doelgroep: Doelgroep) -> Routekaart:
    """Per dimensie de goedkoopste wegen omhoog; de wettelijke punten staan apart."""
    alle = [_wegen(stof, uitkomst) for uitkomst in stof.uitslag.uitkomsten]
    met_weg = [wegen for wegen in alle if wegen.naar]
    wetszin, groepen = wettelijke_punten(stof, doelgroep)
    return Routekaart(
        f"{UITLEG} {TWEE_WEGEN}" if any(len(wegen.naar) > 1 for wegen in alle) else UITLEG,
        tuple(_weg(stof, wegen) for wegen in alle),
        tuple(_stappenlijst(stof, wegen) for wegen in met_weg) if doelgroep == "bestuur" else (),
        wetszin,
        groepen,
        tuple(_deel(stof, wegen) for wegen in met_weg) if doelgroep == "school" else (),
    )


def _wegen(stof: Stof, uitkomst: Uitkomst) -> _Wegen:
    niveau, streef, hoogste = uitkomst.niveau, stof.wijzer.kop.streefniveau, stof.wijzer.hoogste
    if niveau is None or niveau.aantoonbaar == hoogste:
        return _Wegen(uitkomst, ())
    volgend = niveau.aantoonbaar + 1
    doelen = (volgend, streef) if volgend < streef <= hoogste else (volgend,)
    return _Wegen(uitkomst, tuple((doel, weg(uitkomst, doel)) for doel in doelen))


def _weg(stof: Stof, wegen: _Wegen) -> Weg:
    niveau, streef = wegen.uitkomst.niveau, stof.wijzer.kop.streefniveau
    titel, nu = wegen.uitkomst.titel, hoofdletter(noem_stand(stof.wijzer, wegen.uitkomst))
    if niveau is None:
        return Weg(titel, hoofdletter(GEEN_UITKOMST), "Er telt geen vraag mee.", "")
    zinnen = [_lengte(stof, doel, stappen) for doel, stappen in wegen.naar]
    verder = (
        "Al bereikt."
        if niveau.aantoonbaar >= streef
        else zinnen[1]
        if len(zinnen) > 1
        else "Dat is het volgende niveau."
    )
    return Weg(titel, nu, zinnen[0] if zinnen else "U staat op het hoogste niveau.", verder)


def _lengte(stof: Stof, doel: int, stappen: tuple[Routestap, ...]) -> str:
    hoeveel = stappen_en_vragen(sum(stap.stappen for stap in stappen), len(stappen))
    inspanning = sum(stof.posten[stap.vraag].vraag.moeite(stap.van, stap.naar) for stap in stappen)
    return f"{hoofdletter(stof.niveau(doel))}: {hoeveel}, inspanning {inspanning}."


def _stappenlijst(stof: Stof, wegen: _Wegen) -> Stappenlijst:
    doel, stappen = wegen.naar[0]
    eerste = stappen if len(stappen) == STAPPEN + 1 else stappen[:STAPPEN]
    velden = tuple(Veld(stof.vraagtekst(stap.vraag), _stap(stof, stap)) for stap in eerste)
    return Stappenlijst(f"{wegen.uitkomst.titel}: naar niveau {doel}", velden, zie_ook(len(stappen) - len(eerste)))


def _stap(stof: Stof, stap: Routestap) -> str:
    vraag = stof.posten[stap.vraag].vraag
    naar = plaats(vraag, stap.naar)
    if stap.uitzoeken:
        return f"zoek uit bij {stof.wijzer.kop.rollen[vraag.rol]}; nodig is situatie {naar}"
    return f"van situatie {plaats(vraag, stap.van)} naar {naar}"


def _deel(stof: Stof, wegen: _Wegen) -> Routedeel:
    per_doel = [{stap.vraag: stap for stap in stappen} for _, stappen in wegen.naar]
    namen = [naam for naam in stof.posten if any(naam in stappen for stappen in per_doel)]
    kolommen = ("Nu", *(f"Voor niveau {doel}" for doel, _ in wegen.naar), "Een stap is")
    return Routedeel(
        wegen.uitkomst.titel,
        tuple(_lengte(stof, doel, stappen) for doel, stappen in wegen.naar),
        kolommen,
        tuple(
            Tabelregel(stof.vraagtekst(naam), tuple(map(Veld, kolommen, _waarden(stof.posten[naam], per_doel))))
            for naam in namen
        ),
    )


def _waarden(post: Post, per_doel: list[dict[str, Routestap]]) -> Iterator[str]:
    vraag = post.vraag
    if post.soort == "beantwoord":
        yield f"situatie {plaats(vraag, post.laag)}"
    else:
        yield f"nog niet bekend; gerekend vanaf situatie {plaats(vraag, post.laag)}"
    for stappen in per_doel:
        stap = stappen.get(post.naam)
        yield f"situatie {plaats(vraag, stap.naar)}" if stap else "hoeft niet"
    naar = max(stap.naar for stappen in per_doel if (stap := stappen.get(post.naam)))
    maten = dict.fromkeys(vraag.inspanning_vanaf(een) for een in vraag.ladder if post.laag <= een < naar)
    yield ", dan ".join("middelgroot" if maat == "middel" else maat for maat in maten)
