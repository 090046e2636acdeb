"""Het begin van een interview: wat de opdrachtregel al zei, en welke antwoorden er in de map staan."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from inzicht.bestanden import padstaat, schijf, yamlbron
from inzicht.bestanden.bestandssoort import soort_van
from inzicht.bestanden.padstaat import ACHTERVOEGSELS
from inzicht.fouten import InvoerFout
from inzicht.interview.gesprek import Fase, Gesprek
from inzicht.modellen.antwoorden import ANTWOORDFORMAAT, Antwoorden, Invuller, School
from inzicht.modellen.scholen import zelfde_school
from inzicht.opdrachten.aanroep import opdracht
from inzicht.opdrachten.gemeen import laad_antwoorden
from inzicht.tekst import datum, duizendtallen, slug

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inzicht.modellen.wijzer import Wijzer

_ANDERE_WIJZER: Final = "A111"
_MEESTE_BESTANDEN: Final = 1_000
"""Zoveel bestanden bekijkt `start` hoogstens; wie er meer heeft, noemt er een."""


@dataclass(frozen=True)
class Opening:
    """Wat de opdrachtregel al over de school zei, en bij `--wijzer`; None is niet genoemd."""

    bestand: str | None
    school: str | None
    brin: str | None
    kenmerken: Mapping[str, str]
    rol: str | None
    omvang: Literal["volledig", "kort"] | None
    vandaag: str
    wijzer: str | None = None
    ronde: bool = False


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
    wijzer: Wijzer,
    school: tuple[str, str | None] | None,
    vandaag: str,
    *,
    ook_af: bool,
    wijzermap: str | None = None,
) -> tuple[list[Gevonden], list[str]]:
    """Wat er in deze map te hervatten is, en zinnen over antwoorden die niet te lezen zijn.

    Een bestand telt om wat erin staat, niet om zijn naam. Met een school (naam en BRIN) zijn dat haar bestanden, anders
    alles waarin nog vragen open zijn; met `ook_af` staat achteraan wat al af is.
    """
    gevonden: list[Gevonden] = []
    namen, zinnen = _kandidaten(wijzermap)
    for pad in namen:
        try:
            een = _laad(pad, wijzer, vandaag)
        except InvoerFout as fout:
            if all(bevinding.code != _ANDERE_WIJZER for bevinding in fout.bevindingen):
                zegt = opdracht("controleer", pad, wijzer=wijzermap)
                zinnen.append(f"{pad} is niet te gebruiken; `{zegt}` zegt waarom.")
            continue
        wie = een.antwoorden.school
        if (ook_af or not een.af) if school is None else zelfde_school((wie.naam, wie.brin), school):
            gevonden.append(een)
    return sorted(gevonden, key=lambda een: een.af), zinnen


def _kandidaten(wijzermap: str | None) -> tuple[list[str], list[str]]:
    """De bestanden in deze map die zeggen antwoorden te zijn, en een zin als het er te veel zijn om te lezen."""
    hier = [naam for naam in padstaat.namen_in(".") or () if naam.lower().endswith(ACHTERVOEGSELS)]
    hier = [naam for naam in hier if not naam.startswith(".")]
    zin = f"Hier staan meer dan {duizendtallen(_MEESTE_BESTANDEN)} bestanden; niet alle zijn bekeken."
    zo = f"{zin} Noem het bestand: `{opdracht('start', wijzer=wijzermap)} BESTAND`"
    te_veel = [zo] if len(hier) > _MEESTE_BESTANDEN else []
    return [naam for naam in hier[:_MEESTE_BESTANDEN] if _lijkt_op_antwoorden(naam)], te_veel


def _lijkt_op_antwoorden(naam: str) -> bool:
    """Of een bestand zegt antwoorden te zijn; wat geen soort noemt, alleen als het ook zo heet.

    Een gewoon bestand dat niet te lezen is, kan antwoorden zijn: dan hoort de gebruiker dat het niet meegaat.
    """
    heet_zo = naam.casefold().startswith("antwoorden") and "-verslag" not in naam
    try:
        soort = soort_van(schijf.lees_bytes(naam, yamlbron.ANTWOORDEN))
    except InvoerFout:
        return heet_zo or padstaat.is_bestand(naam)
    return soort.is_antwoorden or (not soort.naam and heet_zo)


def _laad(pad: str, wijzer: Wijzer, vandaag: str) -> Gevonden:
    antwoorden = laad_antwoorden(pad, wijzer).antwoorden
    gesprek = Gesprek(wijzer, antwoorden, vandaag, Fase.VRAAG)
    aantal = len(gesprek.vragen)
    return Gevonden(pad, antwoorden, aantal - len(gesprek.open_vragen), aantal)


def rondenaam(oud: str, school: str, dag: str) -> str:
    """Het bestand van een nieuwe ronde: `antwoorden-<slug>-<datum>.yaml`, naast dat van de ronde ervoor."""
    return str(Path(oud).with_name(f"antwoorden-{slug(school)}-{dag}.yaml"))


def nieuwe_naam(school: str, map_: Path) -> str:
    """Een vrije naam `antwoorden-<slug>.yaml` in een map; een bestaand bestand blijft altijd staan."""
    stam = f"antwoorden-{slug(school)}"
    nummer = 1
    while padstaat.is_bezet(pad := map_ / (f"{stam}.yaml" if nummer == 1 else f"{stam}-{nummer}.yaml")):
        nummer += 1
    return str(pad)
