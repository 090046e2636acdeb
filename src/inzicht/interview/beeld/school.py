"""Het beeld van de vragen over de school."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inzicht.interview.beeld.vorm import STOPPEN, TERUG, Beeld, Toets, Veld, genummerd

if TYPE_CHECKING:
    from inzicht.interview.gesprek import Gesprek


def school(gesprek: Gesprek) -> Beeld:
    """De naam van de school."""
    nu = gesprek.antwoorden.school.naam
    return Beeld(
        gesprek.plaats,
        "Hoe heet uw school?",
        veld=Veld(nu),
        hint=f"Nu staat er: {nu}. Enter houdt die naam{'; t gaat terug' if gesprek.corrigeert else ''}." if nu else "",
        toetsen=(
            Toets("Enter", "", "verder"),
            *((Toets("Esc", "t", "terug"),) if gesprek.corrigeert else ()),
            Toets("Ctrl-C", "", "stoppen"),
        ),
    )


def kenmerk(gesprek: Gesprek) -> Beeld:
    """Een kenmerk, zoals de sector."""
    naam = gesprek.te_vragen[0]
    gevraagd = gesprek.wijzer.kop.kenmerken[naam]
    nu = gesprek.antwoorden.school.kenmerken.get(naam)
    houdt = f" Enter houdt: {gevraagd.keuzes[nu]}." if nu is not None and nu in gevraagd.keuzes else ""
    return Beeld(
        gesprek.plaats,
        gevraagd.vraag,
        school=gesprek.antwoorden.school.naam,
        keuzes=genummerd(gevraagd.keuzes, nu),
        hint=f"Typ een cijfer van 1 tot en met {len(gevraagd.keuzes)}, of w als u het niet weet.{houdt}",
        leeg="houden" if houdt else "",
        toetsen=(Toets("w", "w", "weet ik niet"), TERUG, STOPPEN),
    )


def rol(gesprek: Gesprek) -> Beeld:
    """De rol van de invuller."""
    invuller = gesprek.antwoorden.invuller
    houdt = gesprek.wijzer.kop.rollen.get(invuller.rol, "") if invuller else ""
    return Beeld(
        gesprek.plaats,
        "Wat is uw rol op school?",
        school=gesprek.antwoorden.school.naam,
        keuzes=genummerd(gesprek.wijzer.kop.rollen, invuller.rol if invuller else None),
        hint=f"Typ een cijfer. {f'Enter houdt: {houdt}.' if houdt else 'Enter slaat dit over.'}",
        leeg="houden" if houdt else "overslaan",
        toetsen=(TERUG, Toets("o", "o", "laten zo" if houdt else "overslaan"), STOPPEN),
    )
