"""Het verloop: beginnen of hervatten, een regel verwerken, en de privacywacht op vrije tekst."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from inzicht.bestanden.yamlbron import MEESTE_TEKENS
from inzicht.interview.gesprek.einde import advies, dimensie, nakijken, wanneer, wie
from inzicht.interview.gesprek.school import kenmerk, na_school, rol, school
from inzicht.interview.gesprek.toestand import VRIJE_TEKST, Fase, Gesprek, Zet
from inzicht.interview.gesprek.vragen import bewijs, opmerking, reden, vraag
from inzicht.modellen.privacy import vermoedens
from inzicht.tekst import invoer, opsomming

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from inzicht.modellen.antwoorden import Antwoorden
    from inzicht.modellen.wijzer import Wijzer

_Q_IS_TEKST: Final = frozenset({Fase.SCHOOL, Fase.REDEN, Fase.OPMERKING, Fase.BEWIJS, Fase.ZEKER})


def begin(
    wijzer: Wijzer,
    antwoorden: Antwoorden,
    datum: str,
    *,
    te_vragen: tuple[str, ...],
    rol_vragen: bool,
    wacht: bool = False,
    vorige: tuple[Antwoorden, Wijzer | None] | None = None,
) -> Gesprek:
    """Begin of hervat: eerst wat over de school ontbreekt, dan de eerste open vraag, anders nakijken.

    Met `wacht` vraagt het gesprek eerst "zeker weten?" als een tekst op persoonsgegevens lijkt; zonder
    (op een pijp) meldt het dat alleen. `vorige` is de ronde ervoor onder deze wijzer, en de wijzer van toen.
    """
    toen = vorige or (None, None)
    gesprek = Gesprek(
        wijzer,
        antwoorden,
        datum,
        Fase.SCHOOL,
        te_vragen=te_vragen,
        rol_vragen=rol_vragen,
        wacht=wacht,
        vorige=toen[0],
        toen=toen[1],
    )
    return gesprek if not antwoorden.school.naam else na_school(gesprek)


def verwerk(gesprek: Gesprek, regel: str) -> Zet:
    """Verwerk een regel invoer; onbekende invoer verandert niets en geeft een hint."""
    tekst = invoer(regel)
    if len(tekst) > MEESTE_TEKENS:
        return Zet(gesprek, ("Deze tekst is te lang: hoogstens 20.000 tekens. Er is niets bewaard.",))
    if tekst.lower() == "q" and not _q_is_tekst(gesprek):
        return Zet(gesprek, stop=True)
    schoon = replace(gesprek, concept="") if gesprek.concept and gesprek.fase is not Fase.ZEKER else gesprek
    zet = _VERWERKERS[gesprek.fase](schoon, tekst)
    return _bewaakt(gesprek, zet, tekst) if zet.bewaar and gesprek.fase in VRIJE_TEKST else zet


def _q_is_tekst(gesprek: Gesprek) -> bool:
    """Een school kan q heten; wie haar naam verbetert, wil met q stoppen."""
    return gesprek.fase in _Q_IS_TEKST and gesprek.corrigeert is None


def _bewaakt(gesprek: Gesprek, zet: Zet, tekst: str) -> Zet:
    """Houd een tekst die op persoonsgegevens lijkt even tegen, of meld dat."""
    gevonden = vermoedens(tekst)
    if not gevonden:
        return zet
    if not gesprek.wacht:
        zin = (
            f"Let op: in uw tekst lijkt {opsomming(gevonden)} te staan. Zet geen gegevens van personen in dit bestand."
        )
        return replace(zet, zeg=(*zet.zeg, zin))
    return Zet(replace(gesprek, fase=Fase.ZEKER, wachtend=zet, getypt_bij=gesprek.fase, concept=tekst))


def _zeker(gesprek: Gesprek, tekst: str) -> Zet:
    zet = gesprek.wachtend
    if zet is not None and tekst.lower() in ("j", "ja"):
        return zet  # van voor het vragen, dus zonder concept
    terug = replace(gesprek, fase=gesprek.getypt_bij, wachtend=None)
    return Zet(terug, ("De tekst is niet bewaard. U kunt hem opnieuw typen zonder die gegevens.",))


def _klaar(gesprek: Gesprek, _: str) -> Zet:
    return Zet(gesprek)


def sla_over(gesprek: Gesprek) -> Gesprek:
    """Neem op elk eindscherm de gewone weg: er is geen invoer meer."""
    return replace(gesprek, fase=Fase.KLAAR)


_VERWERKERS: Final[Mapping[Fase, Callable[[Gesprek, str], Zet]]] = {
    Fase.SCHOOL: school,
    Fase.KENMERK: kenmerk,
    Fase.ROL: rol,
    Fase.VRAAG: vraag,
    Fase.REDEN: reden,
    Fase.OPMERKING: opmerking,
    Fase.BEWIJS: bewijs,
    Fase.ZEKER: _zeker,
    Fase.NAKIJKEN: nakijken,
    Fase.DIMENSIE: dimensie,
    Fase.ADVIES: advies,
    Fase.WIE: wie,
    Fase.WANNEER: wanneer,
    Fase.KLAAR: _klaar,
}
