"""De vragen over de school, vooraf of als correctie bij het nakijken: naam, kenmerken en rol."""

from __future__ import annotations

from dataclasses import replace

from inzicht.interview.gesprek.nummers import nummer_uit
from inzicht.interview.gesprek.toestand import Fase, Gesprek, Zet
from inzicht.modellen.antwoorden import Invuller, School
from inzicht.modellen.basis import is_regel

OVERSLAAN = ("", "o", "w")


def na_school(gesprek: Gesprek) -> Gesprek:
    """De volgende vraag over de school, en als alles bekend is: de eerste open vraag of het nakijken."""
    if gesprek.te_vragen:
        return replace(gesprek, fase=Fase.KENMERK)
    if gesprek.rol_vragen:
        return replace(gesprek, fase=Fase.ROL)
    if gesprek.corrigeert is not None:
        return _terug(gesprek, gesprek.corrigeert)
    open_vragen = gesprek.open_vragen
    if not open_vragen:
        return replace(gesprek, fase=Fase.NAKIJKEN, index=0)
    return replace(gesprek, fase=Fase.VRAAG, index=open_vragen[0])


def _terug(gesprek: Gesprek, fase: Fase) -> Gesprek:
    sprong = gesprek.vanuit_nakijken and fase is Fase.VRAAG
    return replace(gesprek, fase=fase, index=0, te_vragen=(), rol_vragen=False, corrigeert=None, vanuit_nakijken=sprong)


def corrigeer(gesprek: Gesprek) -> Gesprek:
    """Vraag naam, kenmerken en rol opnieuw, en ga daarna terug; lege invoer houdt wat er staat."""
    te_vragen = tuple(gesprek.wijzer.kop.kenmerken)
    terug = gesprek.corrigeert or gesprek.fase
    return replace(gesprek, fase=Fase.SCHOOL, te_vragen=te_vragen, rol_vragen=True, corrigeert=terug)


def _vorige(gesprek: Gesprek) -> Gesprek:
    """Een vraag over de school terug: van de rol naar het laatste kenmerk, en zo naar de naam."""
    namen = tuple(gesprek.wijzer.kop.kenmerken)
    over = gesprek.te_vragen if gesprek.fase is Fase.KENMERK else ()
    nummer = namen.index(over[0]) if over else len(namen)
    if not nummer:
        return replace(gesprek, fase=Fase.SCHOOL, te_vragen=namen)
    return replace(gesprek, fase=Fase.KENMERK, te_vragen=(namen[nummer - 1], *over))


def school(gesprek: Gesprek, tekst: str) -> Zet:
    """Verwerk de naam van de school; wie haar verbetert, gaat met `t` terug."""
    oud = gesprek.antwoorden.school
    if gesprek.corrigeert is not None and tekst.lower() == "t":
        return Zet(_terug(gesprek, gesprek.corrigeert))
    if not tekst:
        if oud.naam:
            return Zet(na_school(gesprek))
        return Zet(gesprek, ("Typ de naam van uw school en druk op Enter.",))
    if not is_regel(tekst):
        return Zet(gesprek, ("De naam van uw school hoort op één regel te staan.",))
    nieuw = School(naam=" ".join(tekst.split()), brin=oud.brin, kenmerken=oud.kenmerken)
    return Zet(na_school(gesprek.met(school=nieuw)), bewaar=True)


def kenmerk(gesprek: Gesprek, tekst: str) -> Zet:
    """Verwerk een kenmerk van de school, zoals de sector."""
    naam, *rest = gesprek.te_vragen
    oud = gesprek.antwoorden.school
    keuzes = tuple(gesprek.wijzer.kop.kenmerken[naam].keuzes)
    if tekst.lower() == "t":
        return Zet(_vorige(gesprek))
    nummer = nummer_uit(tekst, len(keuzes))
    gekozen = keuzes[nummer - 1] if nummer else tekst.lower()
    verder = replace(gesprek, te_vragen=tuple(rest))
    if gekozen == "w" or (not gekozen and naam in oud.kenmerken):
        return Zet(na_school(verder))
    if gekozen not in keuzes:
        return Zet(gesprek, (f"Typ een cijfer van 1 tot en met {len(keuzes)}, of w als u het niet weet.",))
    nieuw = School(naam=oud.naam, brin=oud.brin, kenmerken={**oud.kenmerken, naam: gekozen})
    return Zet(na_school(verder.met(school=nieuw)), bewaar=True)


def rol(gesprek: Gesprek, tekst: str) -> Zet:
    """Verwerk de rol van de invuller; die mag ontbreken."""
    rollen = tuple(gesprek.wijzer.kop.rollen)
    if tekst.lower() == "t":
        return Zet(_vorige(gesprek))
    verder = replace(gesprek, rol_vragen=False)
    if tekst.lower() in OVERSLAAN:
        return Zet(na_school(verder))
    nummer = nummer_uit(tekst, len(rollen))
    if nummer is None:
        return Zet(gesprek, (f"Typ een cijfer van 1 tot en met {len(rollen)}, of o om dit over te slaan.",))
    return Zet(na_school(verder.met(invuller=Invuller(rol=rollen[nummer - 1]))), bewaar=True)
