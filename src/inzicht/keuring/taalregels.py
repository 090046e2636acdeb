"""Taalregels voor het Nederlands van een wijzer; elke vraag mag er een uitzetten, met een reden.

Een regel die goede zinnen afkeurt, maakt teksten slechter. Daarom zijn de woordenlijsten kort, en kijken de
regels voor vaag en lijdend alleen waar het iets uitmaakt: bij situaties en adviezen.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from inzicht.keuring.register import Keurregel, Vondst, waarschuwing
from inzicht.keuring.taal import aantal_woorden, dubbele_ontkenning, kan_dubbel_ontkennen, lijdende_vorm, zinnen
from inzicht.keuring.woordenlijsten import (
    AFKORTINGEN,
    AFKORTINGPATROON,
    VAAG,
    VAAGPATROON,
    VERBODEN,
    VERBODENPATROON,
    beter_dan,
)
from inzicht.tekst import opsomming

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inzicht.keuring.teksten import Tekstblad

LANGSTE_ZIN: Final = 20
_VAAG_VANAF: Final = 3
_VRAAGWOORD: Final = r"(?:hoe|wanneer|wie|waar|wat|welke?|waarom|waarmee|waarvoor|hoeveel|hoelang)\b"
_TWEEDE_VRAAG: Final = re.compile(
    rf"(?<!\bof )\b(?:en|of) {_VRAAGWOORD}(?! niet\b)"
    rf"|\ben (?:aan|bij|door|met|naar|op|over|van|voor) {_VRAAGWOORD}(?! ?\?)"
    rf"|\ben (?!(?:aan|als|bij|dat|door|met|naar|op|over|van|voor)\b|{_VRAAGWOORD})[a-z]+ u\b",
    re.IGNORECASE,
)
_NIVEAU: Final = re.compile(r"\b\w*niveaus?\b", re.IGNORECASE)
_HOOFDLETTERS: Final = re.compile(r"(?<![\w-])[A-Z]{2,}(?![a-z])")
_ALLEEN_HOOFDLETTERS: Final = bytes(teken if 65 <= teken <= 90 else 32 for teken in range(256))  # noqa: PLR2004 - A tot en met Z
_VERKEERD_GESCHREVEN: Final = re.compile(r"(?<!\w)ICT(?!\w)|(?<=[0-9]) %")
_LIJDEND: Final = ("wordt", "worden", "werd", "werden")
_VERBODEN: Final = tuple(tuple(woord.split()) for woord in VERBODEN)
_AFKORTINGEN: Final = tuple(tuple(re.split(r"[./]", woord.strip("."))) for woord in AFKORTINGEN)


@waarschuwing("W211", uit_te_zetten=True)
def vaag(blad: Tekstblad) -> Iterator[Vondst]:
    """Een situatie vanaf 3 zegt precies hoe vaak of hoeveel."""
    hoge = [tekst for tekst in blad.per_soort["situatie"] if int(tekst[0][-1]) >= _VAAG_VANAF]
    samen = "\n".join([inhoud for _, inhoud, _ in hoge]).lower()
    for tekst in hoge if any(map(samen.__contains__, VAAG)) else ():
        woorden = [een.group() for een in VAAGPATROON.finditer(tekst[1])]
        if woorden:
            zijn = "is" if len({*woorden}) == 1 else "zijn"
            reden = f"{_aangehaald(woorden)} {zijn} vaag. Zeg hoe vaak, of noem wat u kunt laten zien."
            yield blad.bij(tekst, reden, woorden[0])


@waarschuwing("W212", uit_te_zetten=True)
def dubbele_vraag(blad: Tekstblad) -> Iterator[Vondst]:
    """Een vraag stelt één ding tegelijk."""
    for tekst in blad.per_soort["vraag"]:
        tweede = _TWEEDE_VRAAG.search(tekst[1])
        if tweede or tekst[1].count("?") > 1:
            reden = "Dit zijn twee vragen in één. Maak er één vraag van, of twee."
            yield blad.bij(tekst, reden, tweede.group() if tweede else "")


@waarschuwing("W213", uit_te_zetten=True)
def dubbele_ontkenning_(blad: Tekstblad) -> Iterator[Vondst]:
    """Een zin ontkent hoogstens één keer."""
    for tekst in [een for een in blad.geschreven if kan_dubbel_ontkennen(een[1])]:
        stukken = [stuk for zin in zinnen(tekst[1]) if (stuk := dubbele_ontkenning(zin))]
        if stukken:
            yield blad.bij(tekst, f"`{stukken[0]}` ontkent twee keer. Zeg wat er wel is.", stukken[0])


@waarschuwing("W214", uit_te_zetten=True)
def lange_zin(blad: Tekstblad) -> Iterator[Vondst]:
    """Een zin heeft hoogstens 20 woorden."""
    for tekst in [een for een in blad.geschreven if een[1].count(" ") >= LANGSTE_ZIN]:
        if max([zin.count(" ") for zin in tekst[1].split(". ")]) < LANGSTE_ZIN:
            continue
        for zin in zinnen(tekst[1]):
            if (aantal := aantal_woorden(zin)) > LANGSTE_ZIN:
                reden = f"Deze zin heeft {aantal} woorden; hoogstens {LANGSTE_ZIN} leest prettig. Maak er twee van."
                yield blad.bij(tekst, reden, " ".join(zin.split()[:3]))


@waarschuwing("W215", uit_te_zetten=True)
def lijdend(blad: Tekstblad) -> Iterator[Vondst]:
    """Een situatie of advies zegt wie het doet."""
    if blad.woorden.isdisjoint(_LIJDEND):
        return
    for tekst in (*blad.per_soort["situatie"], *blad.per_soort["advies"]):
        stukken = [stuk for zin in zinnen(tekst[1]) if (stuk := lijdende_vorm(zin))]
        if stukken:
            reden = f"`{stukken[0]}` zegt niet wie het doet. Noem wie: u, de administratie, het systeem."
            yield blad.bij(tekst, reden, stukken[0])


@waarschuwing("W216", uit_te_zetten=True)
def afkorting(blad: Tekstblad) -> Iterator[Vondst]:
    """Een afkorting staat in de begrippenlijst; een afkorting van een gewoon woord schrijft u uit."""
    vreemd = _onbekende_hoofdletters(blad)
    for tekst in blad.geschreven if vreemd else ():
        for woord in dict.fromkeys(een for een in _HOOFDLETTERS.findall(tekst[1]) if een in vreemd):
            reden = f"De afkorting {woord} staat niet in de begrippenlijst. Zet haar daarin, of schrijf haar uit."
            yield blad.bij(tekst, reden, woord)
    for tekst in blad.geschreven if blad.heeft(_AFKORTINGEN) else ():
        for woord in dict.fromkeys(een.group() for een in AFKORTINGPATROON.finditer(tekst[1])):
            yield blad.bij(tekst, f"Schrijf `{woord}` uit: {AFKORTINGEN[woord.lower()]}.", woord)


def _onbekende_hoofdletters(blad: Tekstblad) -> frozenset[str]:
    """De woorden in hoofdletters die niet in de begrippenlijst staan; eerst snel, dan precies."""
    stukken = blad.alles.encode("ascii", "replace").translate(_ALLEEN_HOOFDLETTERS).split()
    lang = {stuk.decode() for stuk in stukken if len(stuk) > 1}
    if not lang:
        return frozenset()
    termen = " ".join([begrip.term.lower() for begrip in blad.kop.begrippen.values()])
    bekend = frozenset(re.split(r"[^\w]+", termen))
    return frozenset(stuk for stuk in lang if stuk.lower() not in bekend and stuk != "ICT")


@waarschuwing("W217", uit_te_zetten=True)
def niveau_in_situatie(blad: Tekstblad) -> Iterator[Vondst]:
    """Het woord niveau staat niet in een situatie: wie invult, kiest wat past en niet wat hoog is."""
    for tekst in blad.per_soort["situatie"]:
        gevonden = _NIVEAU.search(tekst[1]) if "niveau" in tekst[1].lower() else None
        if gevonden:
            woord = gevonden.group()
            yield blad.bij(tekst, f"Hier staat `{woord}`. Beschrijf hoe de school werkt, niet hoe hoog dat is.", woord)


@waarschuwing("W218", uit_te_zetten=True)
def verboden_woord(blad: Tekstblad) -> Iterator[Vondst]:
    """De tekst volgt de schrijfregels: u-vorm, gewone woorden, ict met kleine letters, 20% zonder spatie."""
    if blad.heeft(_VERBODEN):
        for tekst in blad.geschreven:
            for woord in dict.fromkeys(een.group() for een in VERBODENPATROON.finditer(tekst[1])):
                yield blad.bij(tekst, f"Schrijf liever iets anders dan `{woord}`: {beter_dan(woord)}.", woord)
    for tekst in blad.geschreven if "ICT" in blad.alles or " %" in blad.alles else ():
        gevonden = _VERKEERD_GESCHREVEN.search(tekst[1])
        if gevonden:
            beter = "ict met kleine letters" if gevonden.group() == "ICT" else "een percentage zonder spatie, zoals 20%"
            yield blad.bij(tekst, f"Schrijf {beter}.", gevonden.group().strip())


def _aangehaald(woorden: list[str]) -> str:
    return opsomming(f"`{woord}`" for woord in dict.fromkeys(woorden))


TAALREGELS: Final[tuple[Keurregel[Tekstblad], ...]] = (
    vaag,
    dubbele_vraag,
    dubbele_ontkenning_,
    lange_zin,
    lijdend,
    afkorting,
    niveau_in_situatie,
    verboden_woord,
)
