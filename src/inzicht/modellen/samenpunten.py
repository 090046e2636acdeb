"""Samenvoegen van wat naast de antwoorden staat: actiepunten en de vorige ronde.

Van hetzelfde actiepunt telt dat uit het nieuwste bestand, en daarna het verst gevorderde. Wat daar ontbreekt, komt
uit de andere; wat niet wordt overgenomen, staat in de melding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from inzicht.modellen.actiepunten import stapdoel
from inzicht.modellen.antwoorden import MEESTE_NOTITIE, Actiepunt
from inzicht.tekst import datum, opsomming

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inzicht.modellen.antwoorden import Antwoorden, Vorige
    from inzicht.modellen.wijzer import Wijzer

_STATUS: Final = ("klaar", "bezig", "open")
_VELDEN: Final = ("van", "wie", "wanneer", "status", "gekozen", "gereed", "notitie")


def voeg_punten_samen(wijzer: Wijzer, rij: Sequence[Antwoorden]) -> tuple[tuple[Actiepunt, ...], tuple[str, ...]]:
    """Alle actiepunten op volgorde van de wijzer, van elke stap een, en wat er is samengevoegd."""
    vragen = {f"{bank.id}.{vraag.id}": vraag for bank in wijzer.banken for vraag in bank.vragen}
    plaats = {naam: nummer for nummer, naam in enumerate(vragen)}
    groepen: dict[tuple[int, int], list[tuple[str, Actiepunt]]] = {}
    for een in rij:
        for punt in een.actiepunten:
            sleutel = (plaats[punt.vraag], stapdoel(punt, vragen[punt.vraag]) or 0)
            groepen.setdefault(sleutel, []).append((een.datum, punt))
    punten, meldingen = [], []
    for _, groep in sorted(groepen.items()):
        verschillend = list(dict.fromkeys(punt for _, punt in sorted(groep, key=_rang)))
        verschillend.sort(key=lambda punt: max(dag for dag, een in groep if een == punt), reverse=True)
        samen = _samen(verschillend)
        punten.append(samen)
        if len(verschillend) > 1:
            meldingen.append(_melding(samen, verschillend))
    return tuple(punten), tuple(meldingen)


def _rang(paar: tuple[str, Actiepunt]) -> tuple[int, str]:
    return _STATUS.index(paar[1].status), paar[1].model_dump_json()


def _samen(punten: Sequence[Actiepunt]) -> Actiepunt:
    eerste = punten[0]
    velden: dict[str, Any] = {}
    for veld in ("van", "naar", "wie", "wanneer", "gekozen", "gereed"):
        gegeven = (getattr(punt, veld) for punt in punten)
        velden[veld] = next((een for een in gegeven if een is not None), None)
    if eerste.status != "klaar":
        velden["gereed"] = None
    notities = "\n".join(dict.fromkeys(punt.notitie for punt in punten if punt.notitie))
    eerste_notitie = next((punt.notitie for punt in punten if punt.notitie), None)
    velden["notitie"] = notities if notities and len(notities) <= MEESTE_NOTITIE else eerste_notitie
    return eerste.model_copy(update=velden)


def _melding(samen: Actiepunt, punten: Sequence[Actiepunt]) -> str:
    stap = f" naar situatie {samen.naar}" if samen.naar else ""
    weg = dict.fromkeys(
        f"{veld} {getattr(punt, veld)}"
        for punt in punten
        for veld in _VELDEN
        if getattr(punt, veld) not in (None, getattr(samen, veld)) and not _staat_erin(punt, samen, veld)
    )
    niet = f" Niet overgenomen: {opsomming(weg)}." if weg else ""
    return f"{len(punten)} actiepunten voor {samen.vraag}{stap} zijn samengevoegd tot een.{niet}"


def _staat_erin(punt: Actiepunt, samen: Actiepunt, veld: str) -> bool:
    return veld == "notitie" and (punt.notitie or "") in (samen.notitie or "").split("\n")


def kies_vorige(rij: Sequence[Antwoorden]) -> tuple[Vorige | None, tuple[str, ...]]:
    """De nieuwste vorige ronde, en welke andere niet is overgenomen."""
    gegeven = {een.vorige.model_dump_json(): een.vorige for een in rij if een.vorige is not None}
    rondes = [gegeven[tekst] for tekst in sorted(gegeven, key=lambda tekst: (_omvang(gegeven[tekst]), tekst))][::-1]
    if len(rondes) < 2:  # noqa: PLR2004 - pas bij twee valt er te kiezen
        return (rondes[0] if rondes else None), ()
    weg = opsomming(dict.fromkeys(datum(ronde.datum) for ronde in rondes[1:]))
    zin = (
        f"De bestanden hebben niet dezelfde vorige ronde. Overgenomen is die van {datum(rondes[0].datum)}, niet {weg}."
    )
    return rondes[0], (zin,)


def _omvang(ronde: Vorige) -> tuple[str, int]:
    return ronde.datum, sum(map(len, ronde.antwoorden.values()))
