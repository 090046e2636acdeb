"""De taal van het verslag: niveaus, getallen, datums en situaties in woorden."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from inzicht.oordeel import Post, Uitkomst, rond
from inzicht.tekst import opsomming
from inzicht.verslagvorm import Verwijzing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction

    from inzicht.antwoorden import Antwoorden
    from inzicht.oordeel import Belemmering, Bereik, Uitslag
    from inzicht.wijzer import Vraag, Wijzer

MAANDEN: Final = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
GEEN_UITKOMST: Final = "geen uitkomst"
_HOOGSTENS: Final = 3


def datum(tekst: str) -> str:
    """`2026-11-23` wordt `23 november 2026`, en `2026-11` wordt `november 2026`."""
    jaar, maand, *dag = tekst.split("-")
    return " ".join([*(str(int(deel)) for deel in dag), MAANDEN[int(maand) - 1], jaar])


def getal(waarde: Fraction) -> str:
    """Een getal met een decimaal en een komma."""
    return f"{rond(waarde):.1f}".replace(".", ",")


def score(bereik: Bereik | None) -> str:
    """De score, als een getal of als `48,1 tot 52,0`."""
    if bereik is None:
        return "geen score"
    laag, hoog = getal(bereik.aantoonbaar), getal(bereik.mogelijk)
    return laag if laag == hoog else f"{laag} tot {hoog}"


def procent(deel: Fraction, nodig: int) -> str:
    """Een percentage; zegt `net geen` als afronden een tekort zou verbergen."""
    tekst = f"{getal(deel)}%"
    return f"net geen {tekst}" if deel < nodig <= rond(deel) else tekst


def aantal(hoeveel: int, enkel: str, meer: str) -> str:
    """`1 vraag`, `2 vragen`."""
    return f"{hoeveel} {enkel if hoeveel == 1 else meer}"


def plaats(vraag: Vraag, situatie: int) -> int:
    """Het cijfer waarmee het scherm een situatie toont: vanaf 1, op volgorde."""
    return vraag.ladder.index(situatie) + 1


def kort_rijtje(eisen: Iterable[str]) -> str:
    """Noem er hoogstens drie, en zeg hoeveel eisen er nog zijn."""
    rij = list(eisen)
    over = len(rij) - _HOOGSTENS
    rest = f"nog {aantal(over, 'andere eis', 'andere eisen')}"
    return opsomming([*rij[:_HOOGSTENS], rest] if over > 0 else rij)


def hoofdletter(tekst: str) -> str:
    """Zet de eerste letter als hoofdletter."""
    return tekst[:1].upper() + tekst[1:]


def aangehaald(tekst: str) -> str:
    """Zet een tekst tussen enkele aanhalingstekens."""
    return f"\u2018{tekst}\u2019"


def zin(tekst: str) -> str:
    """Sluit af met een punt, tenzij er al een leesteken staat."""
    return tekst if tekst.rstrip("’'\")").endswith((".", "!", "?")) else f"{tekst}."


@dataclass(frozen=True)
class Stof:
    """Waar het verslag uit put, met de woorden die van de wijzer afhangen."""

    wijzer: Wijzer
    antwoorden: Antwoorden
    uitslag: Uitslag

    @cached_property
    def posten(self) -> Mapping[str, Post]:
        """Alle vragen die bij de school horen, op `dimensie.vraag`."""
        return {post.naam: post for uitkomst in self.uitslag.uitkomsten for post in uitkomst.posten}

    def niveau(self, nummer: int) -> str:
        """`niveau 3 (Bepaald)`."""
        return f"niveau {nummer} ({self.wijzer.niveaunaam(nummer)})"

    def bereik(self, laag: int, hoog: int) -> str:
        """`niveau 2 (Herhaalbaar)`, of `niveau 2 tot 3 (Herhaalbaar tot Bepaald)`."""
        if laag == hoog:
            return self.niveau(laag)
        namen = f"{self.wijzer.niveaunaam(laag)} tot {self.wijzer.niveaunaam(hoog)}"
        return f"niveau {laag} tot {hoog} ({namen})"

    def stand(self, uitkomst: Uitkomst) -> str:
        """Het niveau van een dimensie in woorden."""
        if uitkomst.niveau is None:
            return GEEN_UITKOMST
        return self.bereik(uitkomst.niveau.aantoonbaar, uitkomst.niveau.mogelijk)

    def titel(self, naam: str) -> str:
        """De titel van de dimensie van `dimensie.vraag`."""
        return self.wijzer.per_dimensie[naam.partition(".")[0]].titel

    def vraagtekst(self, naam: str) -> str:
        """De tekst van een vraag; de naam zelf als de wijzer haar niet meer kent."""
        try:
            return self.wijzer.vraag(naam).vraag
        except KeyError:
            return naam

    def situatie(self, vraag: Vraag, situatie: int | None) -> str:
        """`situatie 2 van 5`, of `nog niet bekend`."""
        if situatie is None:
            return "nog niet bekend"
        return f"situatie {plaats(vraag, situatie)} van {len(vraag.ladder)}"

    def verwijzingen(self, namen: Iterable[str]) -> tuple[Verwijzing, ...]:
        """De bronnen; alleen een adres met https wordt een link."""
        bronnen = [self.wijzer.kop.bronnen[naam] for naam in namen]
        return tuple(
            Verwijzing(
                bron.titel,
                bron.uitgever,
                bron.vindplaats,
                datum(bron.peildatum),
                bron.adres if bron.adres and bron.adres.startswith("https://") else "",
            )
            for bron in bronnen
        )

    def drempels(self, uitkomst: Uitkomst) -> tuple[Belemmering, ...]:
        """De drempels die het volgende niveau tegenhouden."""
        return tuple(een for een in uitkomst.belemmeringen if een.soort == "drempel")

    def drempelnamen(self, uitkomst: Uitkomst) -> tuple[str, ...]:
        """De vragen bij die drempels, tussen aanhalingstekens; zegt erbij wat nog niet bekend is."""
        return tuple(
            aangehaald(self.vraagtekst(een.vraag)) + (" (nog niet bekend)" if een.heeft is None else "")
            for een in self.drempels(uitkomst)
        )

    def tekort(self, uitkomst: Uitkomst) -> tuple[str, ...]:
        """Welke percentages het volgende niveau mist, als zinsdelen."""
        if uitkomst.niveau is None:
            return ()
        grenzen, doel = self.wijzer.kop.oordeel, uitkomst.niveau.aantoonbaar + 1
        eisen = [(n, deel, grenzen.grotendeels if n == doel else grenzen.volledig) for n, deel in uitkomst.dekking]
        return tuple(
            f"{procent(deel, nodig)} haalt niveau {n}, nodig is {nodig}%"
            for n, deel, nodig in eisen
            if n <= doel and deel < nodig
        )

    def tegenhouder(self, uitkomst: Uitkomst) -> str:
        """Een zin over wat het volgende niveau tegenhoudt."""
        niveau = uitkomst.niveau
        if niveau is None:
            return "Hier telt geen vraag mee. Daarom is er geen uitkomst."
        if niveau.aantoonbaar == self.wijzer.hoogste:
            return "U staat op het hoogste niveau."
        doel = self.niveau(niveau.aantoonbaar + 1)
        namen = self.drempelnamen(uitkomst)
        if namen:
            return f"Dit houdt {doel} tegen: {zin(kort_rijtje(namen))}"
        return f"Voor {doel} komt u nog te kort: {opsomming(self.tekort(uitkomst))}."
