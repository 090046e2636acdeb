"""De vragen zelf: kiezen, overslaan, teruggaan, en een reden, opmerking of bewijs geven."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from inzicht.interview.gesprek.nummers import nummer_uit
from inzicht.interview.gesprek.school import corrigeer
from inzicht.interview.gesprek.toestand import WEGHALEN, Fase, Gesprek, Zet
from inzicht.modellen.antwoorden import Antwoord
from inzicht.modellen.keuze import NVT, ONBEKEND, keuze_van
from inzicht.oordeel.taal import noem_keuze

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from inzicht.modellen.keuze import Keuze
    from inzicht.modellen.wijzer import Vraag, Wijzer


def _hint(vraag: Vraag) -> str:
    nvt = ", n als het niet van toepassing is" if vraag.nvt else ""
    return f"Typ een cijfer van 1 tot en met {len(vraag.ladder)}, w als u het niet weet{nvt}, of ? voor uitleg."


def vraag(gesprek: Gesprek, tekst: str) -> Zet:
    """Verwerk een regel bij een vraag: een cijfer, een letter, of `+` met een toelichting."""
    _, huidige = gesprek.huidige
    nummer = nummer_uit(tekst, len(huidige.ladder))
    if nummer is not None:
        return _kies(gesprek, keuze_van(huidige.ladder[nummer - 1]))
    if tekst.startswith("+"):
        return _toelichting(gesprek, tekst[1:].strip())
    letter, _, rest = tekst.partition(" ")
    actie = _LETTERS.get(letter.lower())
    if actie is None or (rest and letter.lower() != "n"):
        return Zet(gesprek, (_hint(huidige),))
    return actie(gesprek, rest.strip())


def _leeg(gesprek: Gesprek, _: str) -> Zet:
    if not gesprek.antwoord.keuze.is_open:
        return Zet(_verder(gesprek))
    vorige = gesprek.vorige_keuze
    if vorige is None:
        return Zet(gesprek, (_hint(gesprek.huidige[1]),))
    return _kies(gesprek, vorige) if vorige.telt else Zet(replace(gesprek, fase=Fase.REDEN))


def _weet_niet(gesprek: Gesprek, _: str) -> Zet:
    return _kies(gesprek, ONBEKEND)


def _niet_van_toepassing(gesprek: Gesprek, tekst: str) -> Zet:
    _, huidige = gesprek.huidige
    if huidige.nvt is None:
        zin = "Deze vraag geldt voor elke school. Typ w als u het antwoord niet weet."
        return Zet(gesprek, (zin,))
    if tekst:
        return reden(gesprek, tekst)
    return Zet(replace(gesprek, fase=Fase.REDEN))


def _vorige(gesprek: Gesprek, _: str) -> Zet:
    if gesprek.index == 0:
        return Zet(corrigeer(gesprek), ("Dit was de eerste vraag; hier staan de gegevens van uw school.",))
    return Zet(replace(gesprek, index=gesprek.index - 1))


def _overslaan(gesprek: Gesprek, _: str) -> Zet:
    if gesprek.index + 1 >= len(gesprek.vragen):
        return Zet(_verder(gesprek))
    return Zet(replace(gesprek, index=gesprek.index + 1))


def _nakijken(gesprek: Gesprek, _: str) -> Zet:
    """Terug naar het nakijken zonder te antwoorden; alleen wie daar vandaan kwam, kan dat."""
    if not gesprek.vanuit_nakijken:
        return Zet(gesprek, (_hint(gesprek.huidige[1]),))
    return Zet(replace(gesprek, fase=Fase.NAKIJKEN))


def _uitleg(gesprek: Gesprek, _: str) -> Zet:
    return Zet(gesprek, uitleg=True)


_LETTERS: Final[Mapping[str, Callable[[Gesprek, str], Zet]]] = {
    "": _leeg,
    "w": _weet_niet,
    "n": _niet_van_toepassing,
    "t": _vorige,
    "o": _overslaan,
    "k": _nakijken,
    "?": _uitleg,
}


def _verder(gesprek: Gesprek) -> Gesprek:
    if gesprek.vanuit_nakijken or gesprek.index + 1 >= len(gesprek.vragen):
        return replace(gesprek, fase=Fase.NAKIJKEN)
    return replace(gesprek, fase=Fase.VRAAG, index=gesprek.index + 1)


def _kies(gesprek: Gesprek, keuze: Keuze, waarom_niet: str | None = None) -> Zet:
    """Zet een keuze en ga verder; wie een antwoord verandert, leest dat terug."""
    oud = gesprek.antwoord.keuze
    nieuw = _beantwoord(gesprek, keuze, waarom_niet)
    if oud.is_open or oud == keuze:
        return Zet(_verder(nieuw), bewaar=True)
    was, is_nu = (noem_keuze(gesprek.huidige[1], een) for een in (oud, keuze))
    return Zet(_verder(nieuw), (f"Vraag {gesprek.index + 1} was {was} en is nu {is_nu}.",), bewaar=True)


def _zet_antwoord(gesprek: Gesprek, antwoord: Antwoord) -> Gesprek:
    dimensie, huidige = gesprek.huidige
    vakken = {naam: dict(vak) for naam, vak in gesprek.antwoorden.antwoorden.items()}
    vakken.setdefault(dimensie, {})[huidige.id] = antwoord
    return gesprek.met(antwoorden=_op_volgorde(gesprek.wijzer, vakken))


def _op_volgorde(wijzer: Wijzer, vakken: dict[str, dict[str, Antwoord]]) -> dict[str, dict[str, Antwoord]]:
    """Zet antwoorden in de volgorde van de bank; wat daar niet bij hoort, blijft achteraan staan."""
    geordend: dict[str, dict[str, Antwoord]] = {}
    for bank in wijzer.banken:
        vak = vakken.pop(bank.id, None)
        if vak:
            op_rij = {een.id: vak.pop(een.id) for een in bank.vragen if een.id in vak}
            geordend[bank.id] = {**op_rij, **vak}
    return {**geordend, **vakken}


def _beantwoord(gesprek: Gesprek, keuze: Keuze, waarom_niet: str | None = None) -> Gesprek:
    """Zet de keuze; opmerking en bewijs blijven staan."""
    oud = gesprek.antwoord
    velden = {"keuze": keuze, "reden": waarom_niet, "opmerking": oud.opmerking, "bewijs": oud.bewijs}
    return _zet_antwoord(gesprek, Antwoord.model_validate(velden))


def reden(gesprek: Gesprek, tekst: str) -> Zet:
    """Verwerk waarom een vraag niet van toepassing is."""
    if not tekst:
        return Zet(replace(gesprek, fase=Fase.VRAAG), ("Zonder reden blijft het antwoord zoals het was.",))
    return _kies(gesprek, NVT, tekst)


def _toelichting(gesprek: Gesprek, tekst: str) -> Zet:
    if not tekst:
        return Zet(replace(gesprek, fase=Fase.OPMERKING))
    if tekst.lower().startswith("bewijs:"):
        return _met_toelichting(gesprek, "bewijs", tekst[len("bewijs:") :].strip() or WEGHALEN)
    return _met_toelichting(gesprek, "opmerking", tekst)


def _met_toelichting(gesprek: Gesprek, veld: str, tekst: str) -> Zet:
    wat = "De opmerking" if veld == "opmerking" else "Het bewijs"
    gedaan = "is weggehaald" if tekst == WEGHALEN else "is bewaard"
    return Zet(_toegelicht(gesprek, veld, tekst), (f"{wat} {gedaan}.{_nog_kiezen(gesprek)}",), bewaar=True)


def _nog_kiezen(gesprek: Gesprek) -> str:
    return " Kies nu nog een antwoord." if gesprek.antwoord.keuze.is_open else ""


def opmerking(gesprek: Gesprek, tekst: str) -> Zet:
    """Verwerk een opmerking; daarna komt het bewijs."""
    verder = replace(gesprek, fase=Fase.BEWIJS)
    return Zet(verder) if not tekst else Zet(_toegelicht(verder, "opmerking", tekst), bewaar=True)


def bewijs(gesprek: Gesprek, tekst: str) -> Zet:
    """Verwerk het bewijs; daarna komt de vraag terug."""
    verder = replace(gesprek, fase=Fase.VRAAG)
    return Zet(verder) if not tekst else Zet(_toegelicht(verder, "bewijs", tekst), bewaar=True)


def _toegelicht(gesprek: Gesprek, veld: str, tekst: str) -> Gesprek:
    waarde = None if tekst == WEGHALEN else tekst
    return _zet_antwoord(gesprek, gesprek.antwoord.model_copy(update={veld: waarde}))
