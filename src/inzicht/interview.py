"""Het interview als toestandsmachine zonder in- of uitvoer.

Elke voorkant (losse regels, toetsen) toont een `Beeld`, geeft een regel invoer aan `verwerk` en krijgt een
`Zet` terug: de nieuwe toestand, wat er te zeggen valt, en of er bewaard moet worden. Zo kunnen twee
voorkanten niet verschillen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from inzicht.advies import adviezen
from inzicht.antwoorden import Actiepunt, Antwoord, Invuller, School
from inzicht.modellen import is_datum
from inzicht.oordeel import beoordeel
from inzicht.privacy import vermoedens
from inzicht.tekst import invoer, opsomming

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from inzicht.advies import Advies
    from inzicht.antwoorden import Antwoorden
    from inzicht.oordeel import Uitslag
    from inzicht.wijzer import Vraag, Wijzer

_CIJFERS: Final = re.compile(r"[0-9]{1,3}\Z")
_NUMMERS: Final = re.compile(r"[0-9]{1,3}(?:[ ,]+[0-9]{1,3})*\Z")
_MEESTE_TEKENS: Final = 20_000
MINUTEN_PER_VRAAG: Final = 0.6
"""33 vragen in ongeveer 20 minuten (domein 11)."""


class Fase(StrEnum):
    """Waar het gesprek is."""

    SCHOOL = "school"
    KENMERK = "kenmerk"
    ROL = "rol"
    VRAAG = "vraag"
    REDEN = "reden"
    OPMERKING = "opmerking"
    BEWIJS = "bewijs"
    ZEKER = "zeker"
    NAKIJKEN = "nakijken"
    DIMENSIE = "dimensie"
    ADVIES = "advies"
    WIE = "wie"
    WANNEER = "wanneer"
    KLAAR = "klaar"


_VRIJE_TEKST: Final = frozenset({Fase.VRAAG, Fase.REDEN, Fase.OPMERKING, Fase.BEWIJS})
BEGIN: Final = frozenset({Fase.SCHOOL, Fase.KENMERK, Fase.ROL})
SLOT: Final = frozenset({Fase.DIMENSIE, Fase.ADVIES, Fase.WIE, Fase.WANNEER, Fase.KLAAR})


@dataclass(frozen=True)
class Gesprek:
    """De hele toestand van een interview; `datum` is de dag van vandaag (JJJJ-MM-DD)."""

    wijzer: Wijzer
    antwoorden: Antwoorden
    datum: str
    fase: Fase
    index: int = 0
    vanuit_nakijken: bool = False
    te_vragen: tuple[str, ...] = ()
    rol_vragen: bool = False
    dimensie: str | None = None
    gekozen: tuple[str, ...] = ()
    wacht: bool = False
    wachtend: Zet | None = None

    @property
    def vragen(self) -> tuple[tuple[str, Vraag], ...]:
        """De vragen die bij deze school horen, als (dimensie, vraag)."""
        return tuple(
            (bank.id, vraag) for bank in self.wijzer.banken for vraag in bank.vragen if self.antwoorden.telt(vraag)
        )

    @property
    def plaats(self) -> tuple[object, ...]:
        """Wat er gevraagd wordt; verandert dit niet, dan hoeft het scherm de vraag niet te herhalen."""
        return self.fase, self.index, self.te_vragen, self.gekozen, self.dimensie

    @property
    def huidige(self) -> tuple[str, Vraag]:
        """De vraag die aan de beurt is."""
        return self.vragen[self.index]

    @property
    def antwoord(self) -> Antwoord:
        """Het antwoord op de vraag die aan de beurt is."""
        dimensie, vraag = self.huidige
        return self.antwoorden.antwoord(dimensie, vraag.id)

    @property
    def open_vragen(self) -> tuple[int, ...]:
        """De nummers (vanaf 0) van de vragen zonder antwoord."""
        return tuple(nummer for nummer, (dim, vraag) in enumerate(self.vragen) if self._keuze(dim, vraag) is None)

    @property
    def onbekende_vragen(self) -> tuple[int, ...]:
        """De nummers (vanaf 0) van de vragen met 'weet ik niet'."""
        return tuple(nummer for nummer, (dim, vraag) in enumerate(self.vragen) if self._keuze(dim, vraag) == "onbekend")

    def _keuze(self, dimensie: str, vraag: Vraag) -> object:
        return self.antwoorden.antwoord(dimensie, vraag.id).keuze

    def uitslag(self) -> Uitslag:
        """De uitslag van de antwoorden tot nu toe."""
        return beoordeel(self.wijzer, self.antwoorden)

    def dimensies(self) -> tuple[str, ...]:
        """De dimensies om mee te beginnen, de laagste voorop."""
        uitslag = self.uitslag()
        volgorde = [u for u in uitslag.uitkomsten if u.niveau is not None]
        volgorde.sort(key=lambda u: (u.niveau.aantoonbaar if u.niveau else 0, u.score.aantoonbaar if u.score else 0))
        return tuple(u.dimensie for u in volgorde)

    def adviezen(self) -> tuple[Advies, ...]:
        """De geordende adviezen van de gekozen dimensie."""
        alle = adviezen(self.wijzer, self.uitslag())
        return tuple(advies for advies in alle if advies.naam.partition(".")[0] == self.dimensie)


@dataclass(frozen=True, slots=True)
class Zet:
    """Het gevolg van een regel invoer.

    `zeg` zijn zinnen voor de gebruiker; `bewaar` zegt dat de antwoorden veranderd zijn; `stop` dat de
    gebruiker wil stoppen; `uitleg` dat de voorkant de uitleg van de vraag moet tonen.
    """

    gesprek: Gesprek
    zeg: tuple[str, ...] = ()
    bewaar: bool = False
    stop: bool = False
    uitleg: bool = False


def begin(
    wijzer: Wijzer,
    antwoorden: Antwoorden,
    datum: str,
    *,
    te_vragen: tuple[str, ...],
    rol_vragen: bool,
    wacht: bool = False,
) -> Gesprek:
    """Begin of hervat: eerst wat over de school ontbreekt, dan de eerste open vraag, anders nakijken.

    Met `wacht` vraagt het gesprek eerst "zeker weten?" als een tekst op persoonsgegevens lijkt; zonder
    (op een pijp) meldt het dat alleen.
    """
    gesprek = Gesprek(wijzer, antwoorden, datum, Fase.SCHOOL, te_vragen=te_vragen, rol_vragen=rol_vragen, wacht=wacht)
    return gesprek if not antwoorden.school.naam else _na_school(gesprek)


def _na_school(gesprek: Gesprek) -> Gesprek:
    if gesprek.te_vragen:
        return replace(gesprek, fase=Fase.KENMERK)
    if gesprek.rol_vragen:
        return replace(gesprek, fase=Fase.ROL)
    return _naar_open(gesprek)


def _naar_open(gesprek: Gesprek) -> Gesprek:
    open_vragen = gesprek.open_vragen
    if open_vragen:
        return replace(gesprek, fase=Fase.VRAAG, index=open_vragen[0])
    return replace(gesprek, fase=Fase.NAKIJKEN, index=0)


def verwerk(gesprek: Gesprek, regel: str) -> Zet:
    """Verwerk een regel invoer; onbekende invoer verandert niets en geeft een hint."""
    tekst = invoer(regel)
    if len(tekst) > _MEESTE_TEKENS:
        return Zet(gesprek, ("Deze tekst is te lang: hoogstens 20.000 tekens. Er is niets bewaard.",))
    if tekst.lower() == "q" and gesprek.fase not in (Fase.SCHOOL, Fase.REDEN, Fase.OPMERKING, Fase.BEWIJS, Fase.ZEKER):
        return Zet(gesprek, stop=True)
    zet = _VERWERKERS[gesprek.fase](gesprek, tekst)
    return _bewaakt(gesprek, zet, tekst) if zet.bewaar and gesprek.fase in _VRIJE_TEKST else zet


def _bewaakt(gesprek: Gesprek, zet: Zet, tekst: str) -> Zet:
    """Houd een tekst die op persoonsgegevens lijkt even tegen, of meld dat."""
    gevonden = vermoedens(tekst)
    if not gevonden:
        return zet
    wat = opsomming(gevonden)
    if not gesprek.wacht:
        return replace(zet, zeg=(*zet.zeg, f"Let op: uw tekst lijkt op {wat}. Noem geen gegevens van personen."))
    vraag = f"Uw tekst lijkt op {wat}. Dit bestand is er niet voor gegevens van personen."
    return Zet(replace(gesprek, fase=Fase.ZEKER, wachtend=zet), (vraag,))


def _zeker(gesprek: Gesprek, tekst: str) -> Zet:
    zet = gesprek.wachtend
    if zet is not None and tekst.lower() in ("j", "ja"):
        return zet
    terug = replace(gesprek, fase=Fase.VRAAG, wachtend=None)
    return Zet(terug, ("De tekst is niet bewaard. U kunt hem opnieuw typen zonder die gegevens.",))


def sla_over(gesprek: Gesprek) -> Gesprek:
    """Neem op elk eindscherm de gewone weg: er is geen invoer meer."""
    return replace(gesprek, fase=Fase.KLAAR)


def _nummer(tekst: str, hoogste: int) -> int | None:
    """Het getypte cijfer als het tussen 1 en `hoogste` ligt; alleen 0-9, geen cijfers uit andere schriften."""
    if not _CIJFERS.match(tekst):
        return None
    getal = int(tekst)
    return getal if 1 <= getal <= hoogste else None


def _met(gesprek: Gesprek, **velden: object) -> Gesprek:
    """Een gesprek met andere antwoorden; zet ook de dag van de laatste wijziging."""
    return replace(gesprek, antwoorden=gesprek.antwoorden.met(datum=gesprek.datum, **velden))


# --- over de school -----------------------------------------------------------------------------------


def _school(gesprek: Gesprek, tekst: str) -> Zet:
    if not tekst:
        return Zet(gesprek, ("Typ de naam van uw school en druk op Enter.",))
    school = gesprek.antwoorden.school
    nieuw = School(naam=" ".join(tekst.split()), brin=school.brin, kenmerken=school.kenmerken)
    return Zet(_na_school(_met(gesprek, school=nieuw)), bewaar=True)


def _kenmerk(gesprek: Gesprek, tekst: str) -> Zet:
    naam, *rest = gesprek.te_vragen
    keuzes = tuple(gesprek.wijzer.kop.kenmerken[naam].keuzes)
    nummer = _nummer(tekst, len(keuzes))
    gekozen = keuzes[nummer - 1] if nummer else tekst.lower()
    if gekozen not in (*keuzes, "w"):
        return Zet(gesprek, (f"Typ een cijfer van 1 tot en met {len(keuzes)}, of w als u het niet weet.",))
    verder = replace(gesprek, te_vragen=tuple(rest))
    if gekozen == "w":
        return Zet(_na_school(verder))
    school = gesprek.antwoorden.school
    kenmerken = {**school.kenmerken, naam: gekozen}
    nieuw = School(naam=school.naam, brin=school.brin, kenmerken=kenmerken)
    return Zet(_na_school(_met(verder, school=nieuw)), bewaar=True)


def _rol(gesprek: Gesprek, tekst: str) -> Zet:
    rollen = tuple(gesprek.wijzer.kop.rollen)
    verder = replace(gesprek, rol_vragen=False)
    if tekst.lower() in ("", "o", "w"):
        return Zet(_na_school(verder))
    nummer = _nummer(tekst, len(rollen))
    if nummer is None:
        return Zet(gesprek, (f"Typ een cijfer van 1 tot en met {len(rollen)}, of o om dit over te slaan.",))
    return Zet(_na_school(_met(verder, invuller=Invuller(rol=rollen[nummer - 1]))), bewaar=True)


# --- de vragen ----------------------------------------------------------------------------------------


def _hint(vraag: Vraag) -> str:
    nvt = ", n als het niet van toepassing is" if vraag.nvt else ""
    return f"Typ een cijfer van 1 tot en met {len(vraag.ladder)}, w als u het niet weet{nvt}, of ? voor uitleg."


def _vraag(gesprek: Gesprek, tekst: str) -> Zet:
    _, vraag = gesprek.huidige
    nummer = _nummer(tekst, len(vraag.ladder))
    if nummer is not None:
        return Zet(_verder(_beantwoord(gesprek, vraag.ladder[nummer - 1])), bewaar=True)
    if tekst.startswith("+"):
        return _toelichting(gesprek, tekst[1:].strip())
    letter, _, rest = tekst.partition(" ")
    actie = _LETTERS.get(letter.lower())
    if actie is None or (rest and letter.lower() != "n"):
        return Zet(gesprek, (_hint(vraag),))
    return actie(gesprek, rest.strip())


def _leeg(gesprek: Gesprek, _: str) -> Zet:
    if gesprek.antwoord.keuze is None:
        return Zet(gesprek, (_hint(gesprek.huidige[1]),))
    return Zet(_verder(gesprek))


def _weet_niet(gesprek: Gesprek, _: str) -> Zet:
    return Zet(_verder(_beantwoord(gesprek, "onbekend")), bewaar=True)


def _niet_van_toepassing(gesprek: Gesprek, reden: str) -> Zet:
    _, vraag = gesprek.huidige
    if vraag.nvt is None:
        zin = "Deze vraag geldt voor elke school. Typ w als u het antwoord niet weet."
        return Zet(gesprek, (zin,))
    if reden:
        return _reden(gesprek, reden)
    return Zet(replace(gesprek, fase=Fase.REDEN))


def _vorige(gesprek: Gesprek, _: str) -> Zet:
    if gesprek.index == 0:
        return Zet(gesprek, ("Dit is de eerste vraag.",))
    return Zet(replace(gesprek, index=gesprek.index - 1))


def _overslaan(gesprek: Gesprek, _: str) -> Zet:
    return Zet(_verder(gesprek))


def _uitleg(gesprek: Gesprek, _: str) -> Zet:
    return Zet(gesprek, uitleg=True)


_LETTERS: Final[Mapping[str, Callable[[Gesprek, str], Zet]]] = {
    "": _leeg,
    "w": _weet_niet,
    "n": _niet_van_toepassing,
    "t": _vorige,
    "o": _overslaan,
    "?": _uitleg,
}


def _verder(gesprek: Gesprek) -> Gesprek:
    if gesprek.vanuit_nakijken or gesprek.index + 1 >= len(gesprek.vragen):
        return replace(gesprek, fase=Fase.NAKIJKEN, vanuit_nakijken=False)
    return replace(gesprek, fase=Fase.VRAAG, index=gesprek.index + 1)


def _zet_antwoord(gesprek: Gesprek, antwoord: Antwoord) -> Gesprek:
    dimensie, vraag = gesprek.huidige
    vakken = {naam: dict(vak) for naam, vak in gesprek.antwoorden.antwoorden.items()}
    vakken.setdefault(dimensie, {})[vraag.id] = antwoord
    return _met(gesprek, antwoorden=_op_volgorde(gesprek.wijzer, vakken))


def _op_volgorde(wijzer: Wijzer, vakken: dict[str, dict[str, Antwoord]]) -> dict[str, dict[str, Antwoord]]:
    """Zet antwoorden in de volgorde van de bank; wat daar niet bij hoort, blijft achteraan staan."""
    geordend: dict[str, dict[str, Antwoord]] = {}
    for bank in wijzer.banken:
        vak = vakken.pop(bank.id, None)
        if vak:
            op_rij = {vraag.id: vak.pop(vraag.id) for vraag in bank.vragen if vraag.id in vak}
            geordend[bank.id] = {**op_rij, **vak}
    return {**geordend, **vakken}


def _beantwoord(gesprek: Gesprek, keuze: int | str, reden: str | None = None) -> Gesprek:
    """Zet de keuze; opmerking en bewijs blijven staan."""
    oud = gesprek.antwoord
    nieuw = Antwoord.model_validate({"keuze": keuze, "reden": reden, "opmerking": oud.opmerking, "bewijs": oud.bewijs})
    return _zet_antwoord(gesprek, nieuw)


def _reden(gesprek: Gesprek, tekst: str) -> Zet:
    if not tekst:
        return Zet(replace(gesprek, fase=Fase.VRAAG), ("Zonder reden blijft het antwoord zoals het was.",))
    return Zet(_verder(_beantwoord(gesprek, "nvt", tekst)), bewaar=True)


def _toelichting(gesprek: Gesprek, tekst: str) -> Zet:
    if not tekst:
        return Zet(replace(gesprek, fase=Fase.OPMERKING))
    if tekst.lower().startswith("bewijs:"):
        return _met_toelichting(gesprek, bewijs=tekst[len("bewijs:") :].strip() or None)
    return _met_toelichting(gesprek, opmerking=tekst)


def _met_toelichting(gesprek: Gesprek, **velden: str | None) -> Zet:
    nieuw = gesprek.antwoord.model_copy(update=velden)
    wat = "De opmerking" if "opmerking" in velden else "Het bewijs"
    gedaan = "is weggehaald" if None in velden.values() else "is bewaard"
    return Zet(_zet_antwoord(gesprek, nieuw), (f"{wat} {gedaan}. Kies nu nog een antwoord.",), bewaar=True)


def _opmerking(gesprek: Gesprek, tekst: str) -> Zet:
    verder = replace(gesprek, fase=Fase.BEWIJS)
    return Zet(verder) if not tekst else Zet(_toegelicht(verder, "opmerking", tekst), bewaar=True)


def _bewijs(gesprek: Gesprek, tekst: str) -> Zet:
    verder = replace(gesprek, fase=Fase.VRAAG)
    return Zet(verder) if not tekst else Zet(_toegelicht(verder, "bewijs", tekst), bewaar=True)


def _toegelicht(gesprek: Gesprek, veld: str, tekst: str) -> Gesprek:
    return _zet_antwoord(gesprek, gesprek.antwoord.model_copy(update={veld: None if tekst == "-" else tekst}))


# --- het einde ----------------------------------------------------------------------------------------


def _nakijken(gesprek: Gesprek, tekst: str) -> Zet:
    if not tekst:
        return Zet(replace(gesprek, fase=Fase.DIMENSIE))
    if tekst.lower() == "t":
        return Zet(replace(gesprek, fase=Fase.VRAAG, index=len(gesprek.vragen) - 1))
    nummer = _nummer(tekst, len(gesprek.vragen))
    if nummer is None:
        zin = f"Typ het nummer van een vraag (1 tot en met {len(gesprek.vragen)}), of druk op Enter om verder te gaan."
        return Zet(gesprek, (zin,))
    return Zet(replace(gesprek, fase=Fase.VRAAG, index=nummer - 1, vanuit_nakijken=True))


def _dimensie(gesprek: Gesprek, tekst: str) -> Zet:
    dimensies = gesprek.dimensies()
    if not tekst:
        return Zet(replace(gesprek, fase=Fase.KLAAR))
    if tekst.lower() == "t":
        return Zet(replace(gesprek, fase=Fase.NAKIJKEN))
    nummer = _nummer(tekst, len(dimensies))
    if nummer is None:
        return Zet(gesprek, (f"Typ een cijfer van 1 tot en met {len(dimensies)}, of druk op Enter om verder te gaan.",))
    gekozen = replace(gesprek, dimensie=dimensies[nummer - 1], fase=Fase.ADVIES)
    if not gekozen.adviezen():
        return Zet(gesprek, ("Bij deze uitkomst is nu geen advies. Kies een andere, of druk op Enter.",))
    return Zet(gekozen)


def _advies(gesprek: Gesprek, tekst: str) -> Zet:
    lijst = gesprek.adviezen()
    if not tekst:
        return Zet(replace(gesprek, fase=Fase.KLAAR))
    if tekst.lower() == "t":
        return Zet(replace(gesprek, fase=Fase.DIMENSIE))
    hint = f"Typ een of meer nummers van 1 tot en met {len(lijst)}, bijvoorbeeld: 1 3. Enter gaat verder."
    if not _NUMMERS.match(tekst):
        return Zet(gesprek, (hint,))
    nummers = [int(deel) for deel in re.split(r"[ ,]+", tekst)]
    if any(not 1 <= nummer <= len(lijst) for nummer in nummers):
        return Zet(gesprek, (hint,))
    namen = tuple(dict.fromkeys(lijst[nummer - 1].naam for nummer in nummers))
    return Zet(replace(gesprek, fase=Fase.WIE, gekozen=namen))


def _wie(gesprek: Gesprek, tekst: str) -> Zet:
    rollen = tuple(gesprek.wijzer.kop.rollen)
    naam = gesprek.gekozen[0]
    nummer = _nummer(tekst, len(rollen))
    if tekst and nummer is None:
        zin = f"Typ een cijfer van 1 tot en met {len(rollen)}, of druk op Enter voor de voorgestelde rol."
        return Zet(gesprek, (zin,))
    rol = rollen[nummer - 1] if nummer else gesprek.wijzer.vraag(naam).rol
    punten = [punt for punt in gesprek.antwoorden.actiepunten if punt.vraag != naam]
    punten.append(Actiepunt(vraag=naam, wie=rol))
    return Zet(_met(replace(gesprek, fase=Fase.WANNEER), actiepunten=tuple(punten)), bewaar=True)


def _wanneer(gesprek: Gesprek, tekst: str) -> Zet:
    if tekst and not is_datum(tekst):
        zin = "Typ een datum als 2027-02-01, of druk op Enter als u nog geen datum weet."
        return Zet(gesprek, (zin,))
    rest = gesprek.gekozen[1:]
    verder = replace(gesprek, gekozen=rest, fase=Fase.WIE if rest else Fase.KLAAR)
    if not tekst:
        return Zet(verder)
    *eerder, laatste = gesprek.antwoorden.actiepunten
    punten = (*eerder, laatste.model_copy(update={"wanneer": tekst}))
    return Zet(_met(verder, actiepunten=punten), bewaar=True)


def _klaar(gesprek: Gesprek, _: str) -> Zet:
    return Zet(gesprek)


_VERWERKERS: Final[Mapping[Fase, Callable[[Gesprek, str], Zet]]] = {
    Fase.SCHOOL: _school,
    Fase.KENMERK: _kenmerk,
    Fase.ROL: _rol,
    Fase.VRAAG: _vraag,
    Fase.REDEN: _reden,
    Fase.OPMERKING: _opmerking,
    Fase.BEWIJS: _bewijs,
    Fase.ZEKER: _zeker,
    Fase.NAKIJKEN: _nakijken,
    Fase.DIMENSIE: _dimensie,
    Fase.ADVIES: _advies,
    Fase.WIE: _wie,
    Fase.WANNEER: _wanneer,
    Fase.KLAAR: _klaar,
}
