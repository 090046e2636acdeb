"""Wat in het verslag nog niet vaststaat: vragen die onbekend of open zijn, en antwoorden die verschillen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inzicht.oordeel.puntentekst import EERST, eerst_uit_te_zoeken, zoek_eerst_uit
from inzicht.verslag.vorm import EerstUitzoeken, Uitzoeken, Uitzoekgroep, Veld

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from inzicht.oordeel.volgende import Post
    from inzicht.verslag.stof import Stof
    from inzicht.verslag.vorm import Doelgroep

_EERST: Final[dict[Doelgroep, int]] = {"school": EERST, "bestuur": 6}


# --- zoek uit ---------------------------------------------------------------------------------------


def uitzoeken(stof: Stof) -> Uitzoeken:
    """Alles wat nog niet vaststaat per rol, en wat niet van toepassing is."""
    posten = stof.posten.values()
    nvt = []
    for post in posten:
        if not post.telt:
            antwoord = stof.antwoorden.antwoord(post.dimensie, post.vraag.id)
            nvt.append(Veld(post.vraag.vraag, antwoord.reden or "De reden staat niet in dit verslag."))
    return Uitzoeken(
        _klaar(stof),
        _groepen(stof, [post for post in posten if post.soort == "onbekend"]),
        _groepen(stof, [post for post in posten if post.soort == "open"]),
        _groepen(stof, [post for post in posten if post.verschilt]),
        tuple(nvt),
    )


def _klaar(stof: Stof) -> str:
    """De zin voor wie niets hoeft uit te zoeken; anders leeg."""
    if not stof.posten:
        return "Er horen geen vragen bij uw school."
    if any(post.soort != "beantwoord" or post.verschilt for post in stof.posten.values()):
        return ""
    if stof.kort:
        return "Alle vragen van de korte scan zijn beantwoord."
    return "Alle vragen zijn beantwoord. U hoeft niets uit te zoeken."


def _groepen(stof: Stof, posten: Sequence[Post]) -> tuple[Uitzoekgroep, ...]:
    groepen = []
    for rol, naam in stof.wijzer.kop.rollen.items() if posten else ():
        vragen = tuple(Veld(p.vraag.vraag, stof.titel(p.naam)) for p in posten if p.vraag.rol == rol)
        if vragen:
            groepen.append(Uitzoekgroep(naam, vragen))
    return tuple(groepen)


def eerst_uitzoeken(stof: Stof, doelgroep: Doelgroep, gekozen: Collection[str]) -> EerstUitzoeken | None:
    """Wat onbekend of open is en een niveau tegenhoudt, de harde eisen eerst; zonder de gekozen actiepunten."""
    namen, over = eerst_uit_te_zoeken(stof.uitslag, gekozen, _EERST[doelgroep])
    if not namen:
        return None
    groepen = _groepen(stof, [stof.posten[naam] for naam in namen])
    return EerstUitzoeken(zoek_eerst_uit(len(namen)), groepen, _rest(over, doelgroep))


def _rest(over: int, doelgroep: Doelgroep) -> str:
    if not over:
        return ""
    waar = "onder Zoek uit" if doelgroep == "school" else "in het volledige verslag"
    return f"Nog {over} onbekende vragen houden een niveau tegen; die staan {waar}."
