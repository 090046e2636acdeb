"""Wat een proefpersoon in een interview typt, waaraan te zien is dat het bewaard is, en wat er dan moet staan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inzicht.bestanden import yamlbron
from inzicht.modellen.antwoorden import lees_antwoorden

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

    from inzicht.modellen.wijzer import Vraag, Wijzer

NAAM: Final = "Basisschool De Één"
SCHOOL: Final = ("--school", NAAM, "--kenmerk", "sector=po", "--rol", "directie")
_KENMERKEN: Final = {"sector": "po"}
_TEKSTEN: Final = (
    "café, één ’s proef – naïef",
    "Ça va: coördinator zoekt het uit",
    'aanhaling " en \\ en # en : en [x]',
    "- begint met een streepje",
    "ƒ ß ü ĳ 漢字 🏫",
    "lang " * 60 + "einde",
)


@dataclass(frozen=True, slots=True)
class Een:
    """Een antwoord zoals het in het bestand hoort te staan."""

    keuze: object = None
    reden: str | None = None
    opmerking: str | None = None
    bewijs: str | None = None


Stand = dict[str, Een]
"""`dimensie.vraag` -> antwoord."""


@dataclass(frozen=True, slots=True)
class Stap:
    """Een getypte regel; `blijk` verschijnt pas als ze bewaard is, `na` is dan de stand van het bestand."""

    regel: str
    blijk: str
    na: Mapping[str, Een]


@dataclass(frozen=True, slots=True)
class Verhaal:
    """Een heel interview; `begin` is het blijk dat de eerste vraag er staat."""

    begin: str
    stappen: tuple[Stap, ...]
    namen: tuple[str, ...]

    def stand(self, aantal: int) -> Mapping[str, Een]:
        """De stand na zoveel stappen."""
        return self.stappen[aantal - 1].na if aantal else {}

    def eerste_open(self, stand: Mapping[str, Een]) -> int | None:
        """Het nummer (vanaf 1) van de eerste vraag zonder antwoord; None als alles beantwoord is."""
        open_ = (nummer for nummer, naam in enumerate(self.namen, 1) if stand.get(naam, Een()).keuze is None)
        return next(open_, None)


def _tekst(rng: random.Random) -> str:
    return rng.choice(_TEKSTEN).strip()


def _keuze(vraag: Vraag, rng: random.Random) -> tuple[str, object, str | None]:
    """De regel, de keuze en de reden van een willekeurig antwoord."""
    lot = rng.random()
    if vraag.nvt and lot < 0.5:
        reden = _tekst(rng).lstrip("- ")
        return f"n {reden}", "nvt", reden
    if lot > 0.85:
        return "w", "onbekend", None
    nummer = rng.randint(1, len(vraag.ladder))
    return str(nummer), vraag.ladder[nummer - 1], None


def maak_verhaal(wijzer: Wijzer, rng: random.Random) -> Verhaal:
    """Bedenk een interview van de eerste vraag tot en met het verslag."""
    vragen = [(f"{bank.id}.{een.id}", een) for bank in wijzer.banken for een in bank.vragen if een.geldt(_KENMERKEN)]
    stappen: list[Stap] = []
    stand: Stand = {}
    for nummer, (naam, vraag) in enumerate(vragen, start=1):
        opmerking, bewijs = (_tekst(rng) if rng.random() < kans else None for kans in (0.25, 0.1))
        if opmerking:
            stand = stand | {naam: Een(opmerking=opmerking)}
            stappen.append(Stap(f"+ {opmerking}", "\nDe opmerking is bewaard.", stand))
        if bewijs:
            stand = stand | {naam: Een(opmerking=opmerking, bewijs=bewijs)}
            stappen.append(Stap(f"+ bewijs: {bewijs}", "\nHet bewijs is bewaard.", stand))
        regel, keuze, reden = _keuze(vraag, rng)
        stand = stand | {naam: Een(keuze, reden, opmerking, bewijs)}
        stappen.append(Stap(regel, _blijk(nummer + 1, len(vragen)), stand))
    einde = (Stap("", "\nMet welke uitkomst", stand), Stap("", "\nUw verslag:", stand))
    return Verhaal(_blijk(1, len(vragen)), (*stappen, *einde), tuple(naam for naam, _ in vragen))


def _blijk(nummer: int, aantal: int) -> str:
    return f"\nVraag {nummer} van {aantal} - " if nummer <= aantal else "\nAlle vragen zijn beantwoord."


def lees_stand(gegevens: bytes) -> Stand:
    """Lees een antwoordenbestand met de echte lezer; werpt `InvoerFout` als het niet te lezen is."""
    antwoorden = lees_antwoorden(yamlbron.lees(gegevens, "antwoorden.yaml", yamlbron.ANTWOORDEN))
    return {
        f"{dimensie}.{naam}": Een(een.keuze.kaal, een.reden, een.opmerking, een.bewijs)
        for dimensie, vak in antwoorden.antwoorden.items()
        for naam, een in vak.items()
    }
