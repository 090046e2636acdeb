"""Het plan op een terminal: een lijst om te wijzigen; elke wijziging is meteen bewaard."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from inzicht.interview.beeld import Menu
from inzicht.modellen.antwoorden import MEESTE_NOTITIE
from inzicht.modellen.privacy import vermoedens
from inzicht.oordeel.advies import adviezen
from inzicht.oordeel.beoordeling import beoordeel
from inzicht.oordeel.plan import maak_plan
from inzicht.oordeel.plantekst import STANDEN, noem_stap, noem_wie, samenvatting, toelichting
from inzicht.oordeel.planzet import GEEN_AFSPRAAK, Afspraak, kies, met_afspraak
from inzicht.oordeel.puntentekst import nog_te_kiezen
from inzicht.oordeel.taal import hoofdletter, lees_datum
from inzicht.oordeel.uitslagtekst import KAAL, Tekens
from inzicht.opdrachten.bewaring import Bewaring
from inzicht.opdrachten.gemeen import laad_antwoorden
from inzicht.opdrachten.opslag import Bewaard, Opslag
from inzicht.opdrachten.stap import Einde, Vraag
from inzicht.regels import LEEG, Regel
from inzicht.tekst import datum, invoer, opsomming

if TYPE_CHECKING:
    from collections.abc import Callable

    from inzicht.interview.beeld import Beeld
    from inzicht.interview.beeld.spel import Gevolg
    from inzicht.modellen.antwoorden import Actiepunt, Antwoorden
    from inzicht.modellen.wijzer import Wijzer
    from inzicht.oordeel.plan import Plan, Planpunt
    from inzicht.oordeel.planzet import Status
    from inzicht.opdrachten.stap import Stap

_TERUG: Final = ("0", "Terug naar de lijst.")
_STATUSSEN: Final[dict[str, Status]] = {"1": "open", "2": "bezig", "3": "klaar"}
_WEG: Final = "-"


class Planlijst:
    """De lijst zoals een voorkant haar ziet; `op` is de dag waarop het plan geldt (JJJJ-MM-DD)."""

    def __init__(self, wijzer: Wijzer, bestand: str, op: str, wijzermap: str | None = None) -> None:
        self.tekens: Tekens = KAAL
        self._wijzer, self._bestand, self._op = wijzer, bestand, op
        self._bewaring = Bewaring(wijzer, wijzermap)
        self._opslag = Opslag(self._bewaring, wacht=True)
        self._antwoorden: Antwoorden | None = None
        self._stap: Stap | None = None

    # --- wat een voorkant ziet ---

    @property
    def einde(self) -> Einde | None:
        """Hoe het afliep, of None zolang de lijst open is."""
        return self._stap if isinstance(self._stap, Einde) else None

    @property
    def klaar(self) -> bool:
        """Of de lijst gesloten is."""
        return self.einde is not None

    @property
    def begonnen(self) -> bool:
        """Of het bestand open is."""
        return self._antwoorden is not None

    def begin(self) -> Gevolg:
        """Open het bestand; werpt `InzichtFout` als dat niet kan."""
        laad_antwoorden(self._bestand, self._wijzer)  # wie een bestand noemt dat er niet is, laat geen slot achter
        geladen = self._bewaring.open(self._bestand) or laad_antwoorden(self._bestand, self._wijzer)
        self._antwoorden = geladen.antwoorden
        return self._neem(self._lijst().met(*geladen.opmerkingen, *self._bewaring.neem_meldingen()))

    def beeld(self) -> Beeld:
        """Het menu dat open staat, met onderaan wat het plan brengt."""
        menu = self._vraag.menu
        plan = self._plan
        onder = (Regel(f"{samenvatting(plan)}.", "vet"),) if plan.punten else ()
        return replace(menu.beeld(), na=onder, plaats=(menu, samenvatting(plan) if plan.punten else ""))

    def geef(self, regel: str) -> Gevolg:
        """Verwerk een regel invoer."""
        stap = self._vraag.antwoord(invoer(regel))
        return self._neem(stap.met(*self._bewaring.neem_meldingen()))

    def einde_invoer(self) -> Gevolg:
        """Geen invoer meer: alles is al bewaard."""
        return self._neem(self._stop())

    def onderbreek(self) -> tuple[Regel, ...]:
        """Wat er te zeggen valt als de gebruiker met Ctrl-C stopt."""
        self._bewaring.probeer_nog_eens()
        return self._afscheid()

    def laat_tekst_vallen(self) -> None:
        """Een tekst die nog niet af was, is niet bewaard; het afscheid zegt waar de rest staat."""

    def sluit(self) -> None:
        """Geef het slot op het bestand vrij."""
        self._bewaring.sluit()

    # --- toestand ---

    @property
    def _vraag(self) -> Vraag:
        stap = self._stap
        if isinstance(stap, Vraag):
            return stap
        raise AssertionError("de lijst is niet open")

    @property
    def _hier(self) -> Antwoorden:
        if self._antwoorden is None:
            raise AssertionError("het bestand is nog niet open")
        return self._antwoorden

    @property
    def _plan(self) -> Plan:
        return maak_plan(self._wijzer, self._hier, self._op)

    def _neem(self, stap: Stap) -> Gevolg:
        self._stap = stap
        return stap.gevolg

    def _stop(self) -> Einde:
        return Einde(0, self._afscheid())

    def _afscheid(self) -> tuple[Regel, ...]:
        if self._bewaring.onbewaard is not None:
            return LEEG, Regel("Let op: uw laatste wijziging is niet bewaard.", "let-op")
        return LEEG, Regel(f"Uw plan staat in: {self._bewaring.pad or self._bestand}", heel=True)

    def _bewaar(self, punten: tuple[Actiepunt, ...], daarna: Callable[[], Stap]) -> Stap:
        """Bewaar het plan met deze actiepunten, en ga verder; lukt dat niet, dan is het een vraag."""
        self._antwoorden = self._hier.met(actiepunten=punten)
        uitkomst = self._opslag.bewaar(self._antwoorden, lambda pad: self._lijst().met(f"Bewaard in {pad}."))
        return daarna() if isinstance(uitkomst, Bewaard) else uitkomst

    # --- de lijst ---

    def _lijst(self) -> Vraag:
        plan = self._plan
        keuzes = tuple((str(nummer), self._rij(een)) for nummer, een in enumerate(plan.punten, start=1))
        erbij = ("0", "Kies een advies erbij.")

        def doe(keuze: str) -> Stap:
            return self._adviezen() if keuze == "0" else self._punt(plan.punten[int(keuze) - 1].punt)

        titel = f"Plan van {self._hier.school.naam} op {datum(self._op)}"
        return Vraag(Menu(titel, keuzes=(*keuzes, erbij), stop="klaar"), doe, self._stop)

    def _rij(self, een: Planpunt) -> str:
        wanneer = f", {datum(een.punt.wanneer)}" if een.punt.wanneer else ""
        return f"{hoofdletter(STANDEN[een.stand])}{wanneer}, {noem_wie(self._wijzer, een)}: {een.vraag.vraag}"

    def _adviezen(self) -> Vraag:
        lijst = adviezen(self._wijzer, beoordeel(self._wijzer, self._hier))
        over = nog_te_kiezen(self._wijzer, self._hier, self._hier.actiepunten, lijst)
        keuzes = tuple((str(nummer), f"{een.vraag.vraag} {een.tekst}") for nummer, een in enumerate(over, start=1))

        def doe(keuze: str) -> Stap:
            if keuze == "0":
                return self._lijst()
            nieuw = kies(self._wijzer, self._hier, over[int(keuze) - 1].naam, GEEN_AFSPRAAK, self._op).actiepunten
            return self._bewaar(nieuw, lambda: self._punt(nieuw[-1]))

        titel = "Welk advies pakt u op? Het belangrijkste staat bovenaan." if over else "Er zijn geen adviezen meer."
        return Vraag(Menu(titel, keuzes=(*keuzes, _TERUG), stop="klaar"), doe, self._stop)

    # --- een actiepunt ---

    def _punt(self, punt: Actiepunt) -> Vraag:
        een = next(een for een in self._plan.punten if een.punt is punt)
        uitleg = (Regel(f"{hoofdletter(noem_stap(een))}. {een.tekst}"), Regel(toelichting(een)), Regel(self._rij(een)))
        keuzes = (
            ("1", "Nog niet begonnen."),
            ("2", "Bezig."),
            ("3", "Klaar."),
            ("4", "Een andere datum."),
            ("5", "Wie het oppakt."),
            ("6", "Een notitie."),
            ("7", "Haal dit actiepunt weg."),
            _TERUG,
        )
        menu = Menu(een.vraag.vraag, tuple(regel for regel in uitleg if regel.tekst), keuzes, stop="klaar")
        return Vraag(menu, lambda keuze: self._doe(punt, keuze), self._stop)

    def _doe(self, punt: Actiepunt, keuze: str) -> Stap:
        if keuze in _STATUSSEN:
            return self._zet(punt, Afspraak(status=_STATUSSEN[keuze]))
        if keuze == "4":
            return self._datum(punt)
        if keuze == "5":
            return self._wie(punt)
        if keuze == "6":
            return self._notitie(punt)
        if keuze == "7":
            rest = tuple(een for een in self._hier.actiepunten if een is not punt)
            return self._bewaar(rest, lambda: self._lijst().met("Het actiepunt is weggehaald."))
        return self._lijst()

    def _zet(self, punt: Actiepunt, afspraak: Afspraak) -> Stap:
        nieuw = met_afspraak(punt, afspraak, self._op)
        punten = tuple(nieuw if een is punt else een for een in self._hier.actiepunten)
        return self._bewaar(punten, lambda: self._lijst().met("Bewaard."))

    def _datum(self, punt: Actiepunt) -> Vraag:
        def doe(tekst: str) -> Stap:
            dag = lees_datum(tekst) if tekst not in ("", _WEG) else ""
            if dag is None:
                return vraag.met("Die datum bestaat niet, of is anders geschreven. Typ een datum als 1-2-2027.")
            return self._zet(punt, Afspraak(wanneer=dag)) if tekst else self._punt(punt)

        vraag = self._vrij("Wanneer is dit klaar?", "een datum als 1-2-2027, of - voor geen datum", doe)
        return vraag

    def _wie(self, punt: Actiepunt) -> Vraag:
        rollen = tuple(self._wijzer.kop.rollen.items())
        keuzes = tuple((str(nummer), naam) for nummer, (_, naam) in enumerate(rollen, start=1))

        def doe(keuze: str) -> Stap:
            return self._punt(punt) if keuze == "0" else self._zet(punt, Afspraak(wie=rollen[int(keuze) - 1][0]))

        return Vraag(Menu("Wie pakt dit op?", keuzes=(*keuzes, _TERUG), stop="klaar"), doe, self._stop)

    def _notitie(self, punt: Actiepunt) -> Vraag:
        def doe(tekst: str) -> Stap:
            if not tekst:
                return self._punt(punt)
            if len(tekst) > MEESTE_NOTITIE:
                return vraag.met(f"Een notitie heeft hoogstens {MEESTE_NOTITIE} tekens; dit zijn er {len(tekst)}.")
            if vermoedens(tekst):
                return self._zeker(punt, tekst)
            return self._zet(punt, Afspraak(notitie="" if tekst == _WEG else tekst))

        vraag = self._vrij("Uw notitie bij dit actiepunt", "een notitie, of - om haar weg te halen", doe)
        return vraag

    def _zeker(self, punt: Actiepunt, tekst: str) -> Vraag:
        lijkt = opsomming(vermoedens(tekst))
        wat = f"In uw notitie lijkt {lijkt} te staan. Zet geen gegevens van personen in dit bestand."
        keuzes = (("1", "Typ de notitie opnieuw."), ("2", "Bewaar haar toch."))

        def doe(keuze: str) -> Stap:
            return self._notitie(punt) if keuze == "1" else self._zet(punt, Afspraak(notitie=tekst))

        return Vraag(Menu("Toch bewaren?", (Regel(wat),), keuzes, "1", stop="klaar"), doe, self._stop)

    def _vrij(self, titel: str, wat: str, doe: Callable[[str], Stap]) -> Vraag:
        return Vraag(
            Menu(titel, (Regel(f"Typ {wat}."),), stop="klaar", vrij=True, terug=True, wat=wat), doe, self._stop
        )
