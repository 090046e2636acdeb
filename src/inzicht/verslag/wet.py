"""De wettelijke punten in het verslag: wat op de wet steunt en nog niet helemaal op orde is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inzicht.oordeel.advies import gemiste_drempel
from inzicht.oordeel.beoordeling import tellend
from inzicht.oordeel.taal import noem_situatie, plaats
from inzicht.tekst import aantal
from inzicht.verslag.vorm import Wetsgroep, Wetspunt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inzicht.oordeel.volgende import Post
    from inzicht.verslag.stof import Stof
    from inzicht.verslag.vorm import Doelgroep

VOOR_HET_BESTUUR: Final = 2
"""Zoveel punten per dimensie krijgt het bestuur, of een meer als dat alles is; de andere worden geteld."""


def wettelijke_punten(stof: Stof, doelgroep: Doelgroep) -> tuple[str, tuple[Wetsgroep, ...]]:
    """Wat er over de wettelijke punten te zeggen is, en de punten per dimensie die nog niet op orde zijn."""
    gemist = [post for post in tellend(stof.uitslag.uitkomsten) if is_wetspunt(stof, post)]
    groepen = []
    for uitkomst in stof.uitslag.uitkomsten:
        posten = [post for post in gemist if post.dimensie == uitkomst.dimensie]
        if posten:
            groepen.append(_groep(stof, uitkomst.titel, posten, doelgroep))
    return " ".join(_zinnen(stof, gemist)), tuple(groepen)


def is_wetspunt(stof: Stof, post: Post) -> bool:
    """Een vraag met een drempel tot en met het streefniveau, die nog niet al haar drempels haalt.

    Ook een drempel boven het streefniveau telt dan: de wet geldt hoe hoog de dimensie ook staat.
    """
    return stof.boek.van_vraag(post).wettelijk and gemiste_drempel(post, stof.wijzer.hoogste) is not None


def _houdt_tegen(stof: Stof, post: Post) -> int:
    """Het laagste niveau waarvan dit wetspunt de drempel niet haalt."""
    niveau = gemiste_drempel(post, stof.wijzer.hoogste)
    if niveau is None:
        raise AssertionError(post.naam)  # een wetspunt mist altijd een drempel
    return niveau


def _groep(stof: Stof, titel: str, posten: Sequence[Post], doelgroep: Doelgroep) -> Wetsgroep:
    """De punten van een dimensie; voor het bestuur alleen wat het laagste niveau tegenhoudt."""
    gekozen = posten
    if doelgroep == "bestuur" and len(posten) > VOOR_HET_BESTUUR + 1:
        gekozen = sorted(posten, key=lambda post: _houdt_tegen(stof, post))[:VOOR_HET_BESTUUR]
    return Wetsgroep(titel, tuple(_wetspunt(stof, post) for post in gekozen), zie_ook(len(posten) - len(gekozen)))


def zie_ook(over: int) -> str:
    """Hoeveel punten er alleen in het volledige verslag staan; leeg als het er geen zijn."""
    return f"En nog {over}; zie het volledige verslag." if over else ""


def _wetspunt(stof: Stof, post: Post) -> Wetspunt:
    vraag, hoogste = post.vraag, stof.wijzer.hoogste
    eis = max(vraag.drempels.values())
    nodig = plaats(vraag, next(s for s in vraag.ladder if s >= eis or (s == vraag.top and hoogste >= eis)))
    nu = noem_situatie(vraag, None if post.is_onbekend else post.laag)
    kort = f"nu situatie {plaats(vraag, post.laag)}, nodig {nodig}"
    if post.verschilt:
        nu = f"situatie {plaats(vraag, post.laag)} tot {plaats(vraag, post.hoog)} van {len(vraag.ladder)}"
        kort = f"nu situatie {plaats(vraag, post.laag)} tot {plaats(vraag, post.hoog)}, nodig {nodig}"
    if post.is_onbekend:
        kort = f"nog niet bekend, nodig is situatie {nodig}"
    return Wetspunt(vraag.vraag, nu, f"situatie {nodig}", f"niveau {_houdt_tegen(stof, post)}", kort)


# --- zinnen -----------------------------------------------------------------------------------------


def _zinnen(stof: Stof, gemist: Sequence[Post]) -> Iterator[str]:
    wettelijk = [post for post in stof.posten.values() if stof.boek.van_vraag(post).wettelijk]
    nvt = sum(not post.telt for post in wettelijk)
    scan = " uit de korte scan" if stof.kort else ""
    if len(wettelijk) == nvt:
        yield "Er telt geen wettelijk punt mee. Daarom zegt deze wijzer hier niets over."
    elif gemist:
        yield from _gemist(stof, gemist, scan)
    else:
        yield f"Op de wettelijke punten{scan} voldoet u aan de basis die deze wijzer vraagt."
    if nvt:
        telt = "Dat telt niet mee." if nvt == 1 else "Die tellen niet mee."
        yield f"Bij {aantal(nvt, 'wettelijk punt', 'wettelijke punten')} koos u ‘niet van toepassing’. {telt}"  # noqa: RUF001 - aanhalingstekens
    if over := _buiten_de_scan(stof):
        yield "De korte scan stelt niet alle vragen over wettelijke eisen."
        andere = aantal(over, "ander wettelijk punt", "andere wettelijke punten")
        yield f"Over nog {andere} zegt deze uitslag niets."


def _gemist(stof: Stof, gemist: Sequence[Post], scan: str) -> Iterator[str]:
    ruim = any(max(post.vraag.drempels) > stof.wijzer.kop.streefniveau for post in gemist)
    if len(gemist) == 1:
        yield f"Dit punt{scan} steunt op de wet. Het is nog niet helemaal op orde of dat is nog niet bekend."
        yield "Regel het of zoek het uit, hoe hoog uw niveau ook is."
    else:
        yield f"Deze {len(gemist)} punten{scan} steunen op de wet."
        yield "Ze zijn nog niet helemaal op orde of dat is nog niet bekend."
        yield "Regel ze of zoek ze uit, hoe hoog uw niveau ook is."
    if ruim:
        bij = "Bij dit punt" if len(gemist) == 1 else "Bij sommige punten"
        yield f"{bij} laat de wet ruimte in hoe u het regelt."
    yield "Nodig is de situatie waarin het punt helemaal op orde is."


def _buiten_de_scan(stof: Stof) -> int:
    """Hoeveel wettelijke punten van deze school buiten de korte scan vallen; 0 als alles gevraagd is."""
    if not stof.kort:
        return 0
    kenmerken, streef = stof.antwoorden.school.kenmerken, stof.wijzer.kop.streefniveau
    alle = [vraag for bank in stof.wijzer.banken for vraag in bank.vragen if not vraag.kern and vraag.geldt(kenmerken)]
    return sum(any(niveau <= streef for niveau in vraag.drempels) for vraag in alle)
