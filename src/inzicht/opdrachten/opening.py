"""Het begin van een interview: wat de opdrachtregel al zei, en welke antwoorden er in de map staan."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from inzicht.antwoorden import ANTWOORDFORMAAT, Antwoorden, Invuller, School
from inzicht.fouten import InvoerFout
from inzicht.interview import Fase, Gesprek
from inzicht.opdrachten.gemeen import laad_antwoorden
from inzicht.taal import datum
from inzicht.tekst import slug

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inzicht.wijzer import Wijzer

_ANDERE_WIJZER = "A111"


@dataclass(frozen=True)
class Opening:
    """Wat de opdrachtregel al over de school zei; None is niet genoemd."""

    bestand: str | None
    school: str | None
    brin: str | None
    kenmerken: Mapping[str, str]
    rol: str | None
    omvang: Literal["volledig", "kort"] | None
    vandaag: str


@dataclass(frozen=True, slots=True)
class Gevonden:
    """Een antwoordenbestand in de map, en hoeveel van zijn vragen een antwoord hebben."""

    pad: str
    antwoorden: Antwoorden
    klaar: int
    vragen: int

    @property
    def regel(self) -> str:
        """Het bestand in een regel: school, datum en hoever het is."""
        naam, dag = self.antwoorden.school.naam, datum(self.antwoorden.datum)
        hoever = "alle vragen beantwoord" if self.af else f"{self.klaar} van {self.vragen} vragen beantwoord"
        return f"{naam}, {dag}, {hoever} ({self.pad})"

    @property
    def af(self) -> bool:
        """Of alle vragen een antwoord hebben."""
        return self.klaar == self.vragen


def lege_antwoorden(wijzer: Wijzer, opening: Opening) -> Antwoorden:
    """Een nieuw, leeg antwoordenbestand met wat al bekend is; de schoolnaam mag nog ontbreken."""
    school = School.model_construct(naam=opening.school or "", brin=opening.brin, kenmerken=dict(opening.kenmerken))
    return Antwoorden(
        formaat=ANTWOORDFORMAAT,
        wijzer=wijzer.kop.id,
        wijzerversie=wijzer.kop.versie,
        wijzerkenmerk=wijzer.kenmerk,
        school=school,
        invuller=Invuller(rol=opening.rol) if opening.rol else None,
        datum=opening.vandaag,
        omvang=opening.omvang or "volledig",
        antwoorden={},
    )


def bijgewerkt(antwoorden: Antwoorden, opening: Opening) -> Antwoorden:
    """Dezelfde antwoorden met wat de opdrachtregel anders of extra zegt."""
    school = antwoorden.school
    kenmerken = {**school.kenmerken, **opening.kenmerken}
    brin = opening.brin or school.brin
    velden: dict[str, object] = {}
    if kenmerken != dict(school.kenmerken) or brin != school.brin:
        velden["school"] = School(naam=school.naam, brin=brin, kenmerken=kenmerken)
    if opening.rol:
        velden["invuller"] = Invuller(rol=opening.rol)
    if opening.omvang:
        velden["omvang"] = opening.omvang
    return antwoorden.met(**velden)


def zoek_antwoorden(
    wijzer: Wijzer, school: str | None, vandaag: str, *, ook_af: bool
) -> tuple[list[Gevonden], list[str]]:
    """Wat er in deze map te hervatten is, en zinnen over bestanden die niet te lezen zijn.

    Met een school zijn dat de bestanden van die school, anders alles waarin nog vragen open zijn; met `ook_af`
    staat achteraan wat al af is.
    """
    gevonden, onleesbaar = [], []
    paden = [str(pad) for soort in ("yaml", "json") for pad in Path().glob(f"antwoorden-*.{soort}")]
    for pad in sorted(pad for pad in paden if not pad.endswith("-verslag.json")):
        try:
            antwoorden = laad_antwoorden(pad, wijzer).antwoorden
        except InvoerFout as fout:
            if all(een.code != _ANDERE_WIJZER for een in fout.bevindingen):
                onleesbaar.append(f"{pad} is niet te gebruiken; `inzicht controleer {als_argument(pad)}` zegt waarom.")
            continue
        gesprek = Gesprek(wijzer, antwoorden, vandaag, Fase.VRAAG)
        aantal, open_ = len(gesprek.vragen), len(gesprek.open_vragen)
        if (open_ or ook_af) if school is None else antwoorden.school.naam == school:
            gevonden.append(Gevonden(pad, antwoorden, aantal - open_, aantal))
    return sorted(gevonden, key=lambda een: een.af), onleesbaar


def verdergaan(pad: str) -> str:
    """De opdracht waarmee de gebruiker verdergaat, zoals hij inzicht zelf ook aanriep."""
    return f"{os.environ.get('INZICHT_AANROEP', 'inzicht')} start {als_argument(pad)}"


def als_argument(pad: str) -> str:
    """Een pad zoals het op een opdrachtregel te typen is."""
    return f'"{pad}"' if " " in pad else pad


def nieuwe_naam(school: str, map_: Path) -> str:
    """Een vrije naam `antwoorden-<slug>.yaml` in een map; een bestaand bestand blijft altijd staan."""
    stam = f"antwoorden-{slug(school)}"
    nummer = 1
    while (pad := map_ / (f"{stam}.yaml" if nummer == 1 else f"{stam}-{nummer}.yaml")).exists():
        nummer += 1
    return str(pad)
