"""Het einde: nakijken, de dimensie en adviezen kiezen om mee te beginnen, en wie het wanneer doet."""

from __future__ import annotations

from dataclasses import replace

from inzicht.interview.gesprek.nummers import nummer_uit, nummers_uit
from inzicht.interview.gesprek.school import corrigeer
from inzicht.interview.gesprek.toestand import WEGHALEN, Fase, Gesprek, Zet
from inzicht.modellen.actiepunten import stap_gekozen
from inzicht.oordeel.taal import lees_datum


def nakijken(gesprek: Gesprek, tekst: str) -> Zet:
    """Spring naar een vraag, verbeter de gegevens van de school, of ga naar de uitslag."""
    if tekst == "?":
        return Zet(gesprek, uitleg=True)
    elders = _elders(gesprek, tekst.lower())
    if elders is not None:
        return Zet(elders)
    nummer = nummer_uit(tekst, len(gesprek.vragen))
    if nummer is None:
        zin = f"Typ het nummer van een vraag (1 tot en met {len(gesprek.vragen)}), of druk op Enter om verder te gaan."
        return Zet(gesprek, (zin,))
    return Zet(replace(gesprek, fase=Fase.VRAAG, index=nummer - 1, vanuit_nakijken=True))


def _elders(gesprek: Gesprek, letter: str) -> Gesprek | None:
    """Waar een lege regel of een letter vanuit het nakijken heen gaat; None als dat nergens is."""
    if not letter:
        return replace(gesprek, fase=Fase.DIMENSIE)
    if letter == "t":
        return replace(gesprek, fase=Fase.VRAAG, index=len(gesprek.vragen) - 1, vanuit_nakijken=False)
    if letter == "o" and gesprek.volgende is not None:
        return replace(gesprek, fase=Fase.VRAAG, index=gesprek.volgende)
    return corrigeer(gesprek) if letter == "s" else None


def dimensie(gesprek: Gesprek, tekst: str) -> Zet:
    """Kies de uitkomst om als eerste aan te werken."""
    dimensies = gesprek.dimensies()
    if not tekst:
        return Zet(replace(gesprek, fase=Fase.KLAAR))
    if tekst.lower() == "t":
        return Zet(replace(gesprek, fase=Fase.NAKIJKEN))
    if tekst == "?":
        return Zet(gesprek, uitleg=True)
    nummer = nummer_uit(tekst, len(dimensies))
    if nummer is None:
        return Zet(gesprek, (f"Typ een cijfer van 1 tot en met {len(dimensies)}, of druk op Enter om verder te gaan.",))
    gekozen = replace(gesprek, dimensie=dimensies[nummer - 1], fase=Fase.ADVIES)
    if not gekozen.adviezen():
        return Zet(gesprek, ("Bij deze uitkomst is nu geen advies. Kies een andere, of druk op Enter.",))
    return Zet(gekozen)


def advies(gesprek: Gesprek, tekst: str) -> Zet:
    """Kies een of meer adviezen om op te pakken."""
    lijst = gesprek.adviezen()
    if tekst == "0" or not (tekst or gesprek.gezet):
        return Zet(replace(gesprek, fase=Fase.KLAAR))
    if not tekst:
        return Zet(replace(gesprek, fase=Fase.WIE, gekozen=gesprek.gezet))
    if tekst.lower() == "t":
        return Zet(replace(gesprek, fase=Fase.DIMENSIE, gezet=()))
    if tekst == "?":
        return Zet(gesprek, uitleg=True)
    nummers = nummers_uit(tekst, len(lijst))
    if nummers is None:
        hint = f"Typ een of meer nummers van 1 tot en met {len(lijst)}, bijvoorbeeld: 1 3. Enter gaat verder."
        return Zet(gesprek, (hint,))
    namen = tuple(lijst[nummer - 1].naam for nummer in nummers)
    return Zet(replace(gesprek, fase=Fase.WIE, gekozen=namen, gezet=namen))


def wie(gesprek: Gesprek, tekst: str) -> Zet:
    """Kies welke rol het advies oppakt; lege invoer neemt de voorgestelde rol."""
    rollen = tuple(gesprek.wijzer.kop.rollen)
    naam = gesprek.gekozen[0]
    if tekst.lower() == "t":
        return Zet(_vorig_advies(gesprek))
    if tekst == WEGHALEN and gesprek.actiepunt(naam) is not None:
        return _haal_weg(gesprek, naam)
    nummer = nummer_uit(tekst, len(rollen))
    if tekst and nummer is None:
        zin = f"Typ een cijfer van 1 tot en met {len(rollen)}, of druk op Enter voor de voorgestelde rol."
        return Zet(gesprek, (zin,))
    rol = rollen[nummer - 1] if nummer else gesprek.voorgestelde_rol
    keuze = gesprek.stap(naam).model_copy(update={"wie": rol})
    antwoord = gesprek.antwoorden.antwoord(*naam.split("."))
    punten = stap_gekozen(gesprek.antwoorden.actiepunten, keuze, gesprek.wijzer.vraag(naam), antwoord)
    return Zet(replace(gesprek, fase=Fase.WANNEER).met(actiepunten=punten), bewaar=True)


def _haal_weg(gesprek: Gesprek, naam: str) -> Zet:
    """Haal een actiepunt weg; daarna komt het volgende gekozen advies, of anders de lijst."""
    weg, rest = gesprek.actiepunt(naam), gesprek.gekozen[1:]
    gezet = tuple(een for een in gesprek.gezet if een != naam)
    verder = replace(gesprek, fase=Fase.WIE if rest else Fase.ADVIES, gekozen=rest, gezet=gezet)
    punten = tuple(punt for punt in gesprek.antwoorden.actiepunten if punt is not weg)
    return Zet(verder.met(actiepunten=punten), ("Het actiepunt is weggehaald.",), bewaar=True)


def _vorig_advies(gesprek: Gesprek) -> Gesprek:
    """Terug naar de datum van het vorige advies, of vanaf het eerste naar de keuze van adviezen."""
    klaar = gesprek.gezet[: len(gesprek.gezet) - len(gesprek.gekozen)]
    if not klaar:
        return replace(gesprek, fase=Fase.ADVIES, gekozen=())
    return replace(gesprek, fase=Fase.WANNEER, gekozen=(klaar[-1], *gesprek.gekozen))


def wanneer(gesprek: Gesprek, tekst: str) -> Zet:
    """Zet de datum waarop het klaar is; die mag ontbreken, en lege invoer houdt wat er stond."""
    if tekst.lower() == "t":
        return Zet(replace(gesprek, fase=Fase.WIE))
    datum = lees_datum(tekst)
    if tekst and datum is None:
        zin = "Die datum bestaat niet, of is anders geschreven. Typ een datum als 1-2-2027, of druk op Enter."
        return Zet(gesprek, (zin,))
    rest = gesprek.gekozen[1:]
    verder = replace(gesprek, gekozen=rest, fase=Fase.WIE if rest else Fase.KLAAR)
    if datum is None:
        return Zet(verder)
    gezet = gesprek.actiepunt(gesprek.gekozen[0])
    punten = tuple(
        punt.model_copy(update={"wanneer": datum}) if punt is gezet else punt for punt in gesprek.antwoorden.actiepunten
    )
    voorbij = ("Let op: die datum is al voorbij.",) if datum < gesprek.datum else ()
    return Zet(verder.met(actiepunten=punten), voorbij, bewaar=True)
