"""Taalregels voor het Nederlands van een wijzer; elke vraag mag er een uitzetten, met een reden.

Een regel die goede zinnen afkeurt, maakt teksten slechter. Daarom zijn de woordenlijsten kort, en kijken de
regels voor vaag en lijdend alleen waar het iets uitmaakt: bij situaties en adviezen.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from inzicht.keuring.nalezen.nederlands import aantal_woorden, dubbele_ontkenning, lijdende_vorm
from inzicht.keuring.nalezen.woordenlijsten import (
    AFKORTINGEN,
    AFKORTINGPATROON,
    VAAGPATROON,
    VERBODENPATROON,
    beter_dan,
    gewoon,
)
from inzicht.keuring.nalezen.zinsbouw import vreemde_afkortingen
from inzicht.keuring.register import Keurregel, Vondst, waarschuwing
from inzicht.tekst import opsomming

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inzicht.keuring.nalezen.teksten import Tekstblad

_VAAG_VANAF: Final = 3
"""Vanaf deze situatie zegt een tekst precies hoe vaak of hoeveel."""
LANGSTE_ZIN: Final = 20
_VRAAGWOORD: Final = r"(?:hoe|wanneer|wie|waar|wat|welke?|waarom|waarmee|waarvoor|hoeveel|hoelang)\b"
_VOORZETSEL: Final = "(?:aan|bij|door|met|naar|op|over|van|voor)"
_TWEEDE_VRAAG: Final = re.compile(
    rf"(?<!\bof )\b(?:en|of) {_VRAAGWOORD}(?! niet\b)"
    rf"|\ben {_VOORZETSEL} {_VRAAGWOORD}(?! ?\?)"
    rf"|\ben (?!(?:als|dat|{_VOORZETSEL})\b|{_VRAAGWOORD})[a-z]+ u\b",
    re.IGNORECASE,
)
_EIGEN_NIVEAU: Final = r"(?:school|volwassenheid|dimensie|vraag|wijzer|organisatie|proces|registratie)"
_NIVEAU: Final = re.compile(
    r"(?<![\w-])(?<!\bhun )(?<!\bhaar )(?<!\bzijn )(?<!\b(?:mbo|hbo) )(?<!lijk )(?<!isch )(?<!ief )"
    r"(?:(?:volwassenheids|streef|basis|eind|ambitie)-?)?niveaus?\b"
    rf"(?! van (?!(?:de |het |een |uw |onze |deze )?{_EIGEN_NIVEAU})[a-z])"
    r"(?! (?:[A-C][12]|[1-4][FS])\b)(?! [1-9] (?:van het )?(?:mbo|vmbo|hbo)\b)(?! waarop\b)",
    re.IGNORECASE,
)
"""Het niveau van de wijzer; niet een ander niveau, zoals `onderwijsniveau` of `het niveau van de leerling`."""
_VERKEERD_GESCHREVEN: Final = re.compile(r"ICT(?<=\bICT)\b| (?<=[0-9] )%")


@waarschuwing("W211", uit_te_zetten=True)
def vaag(blad: Tekstblad) -> Iterator[Vondst]:
    """Een situatie vanaf 3 zegt precies hoe vaak of hoeveel."""
    for tekst in blad.van("situatie"):
        woorden = VAAGPATROON.findall(tekst.inhoud) if int(tekst.pad[-1]) >= _VAAG_VANAF else []
        if woorden:
            zijn = "is" if len({*woorden}) == 1 else "zijn"
            reden = f"{_aangehaald(woorden)} {zijn} vaag. Zeg hoe vaak, of noem wat u kunt laten zien."
            yield blad.bij(tekst, reden, woorden[0])


@waarschuwing("W212", uit_te_zetten=True)
def dubbele_vraag(blad: Tekstblad) -> Iterator[Vondst]:
    """Een vraag stelt één ding tegelijk."""
    for tekst in blad.van("vraag"):
        tweede = _TWEEDE_VRAAG.search(tekst.inhoud)
        if tweede or tekst.inhoud.count("?") > 1:
            reden = "Dit zijn twee vragen in één. Maak er één vraag van, of twee."
            yield blad.bij(tekst, reden, tweede.group() if tweede else "")


@waarschuwing("W213", uit_te_zetten=True)
def dubbele_ontkenning_(blad: Tekstblad) -> Iterator[Vondst]:
    """Een zin ontkent hoogstens één keer."""
    for tekst, zinnen in blad.zinnen:
        stuk = next(filter(None, map(dubbele_ontkenning, zinnen)), "")
        if stuk:
            yield blad.bij(tekst, f"`{stuk}` ontkent twee keer. Zeg wat er wel is.", stuk)


@waarschuwing("W214", uit_te_zetten=True)
def lange_zin(blad: Tekstblad) -> Iterator[Vondst]:
    """Een zin heeft hoogstens 20 woorden."""
    for tekst, zinnen in blad.zinnen:
        for zin in zinnen:
            if (aantal := aantal_woorden(zin)) > LANGSTE_ZIN:
                reden = f"Deze zin heeft {aantal} woorden; hoogstens {LANGSTE_ZIN} leest prettig. Maak er twee van."
                yield blad.bij(tekst, reden, " ".join(zin.split()[:3]))


@waarschuwing("W215", uit_te_zetten=True)
def lijdend(blad: Tekstblad) -> Iterator[Vondst]:
    """Een situatie of advies zegt wie het doet."""
    for tekst, zinnen in blad.zinnen:
        stuk = next(filter(None, map(lijdende_vorm, zinnen)), "") if tekst.soort in ("situatie", "advies") else ""
        if stuk:
            reden = f"`{stuk}` zegt niet wie het doet. Noem wie: u, de administratie, het systeem."
            yield blad.bij(tekst, reden, stuk)


@waarschuwing("W216", uit_te_zetten=True)
def afkorting(blad: Tekstblad) -> Iterator[Vondst]:
    """Een afkorting staat in de begrippenlijst; een afkorting van een gewoon woord schrijft u uit."""
    termen = " ".join(begrip.term for begrip in blad.kop.begrippen.values())
    bekend = {"ict", *re.findall(r"\w+", termen.lower())}  # ICT is van W218
    for tekst in blad.geschreven:
        for woord in vreemde_afkortingen(tekst.inhoud, bekend):
            reden = f"De afkorting {woord} staat niet in de begrippenlijst. Zet haar daarin, of schrijf haar uit."
            yield blad.bij(tekst, reden, woord)
        for woord in dict.fromkeys(AFKORTINGPATROON.findall(tekst.inhoud)):
            yield blad.bij(tekst, f"Schrijf `{woord}` uit: {AFKORTINGEN[gewoon(woord)]}.", woord)


@waarschuwing("W217", uit_te_zetten=True)
def niveau_in_situatie(blad: Tekstblad) -> Iterator[Vondst]:
    """Het woord niveau staat niet in een situatie: wie invult, kiest wat past en niet wat hoog is."""
    for tekst in blad.van("situatie"):
        gevonden = _NIVEAU.search(tekst.inhoud)
        if gevonden:
            woord = gevonden.group()
            yield blad.bij(tekst, f"Hier staat `{woord}`. Beschrijf hoe de school werkt, niet hoe hoog dat is.", woord)


@waarschuwing("W218", uit_te_zetten=True)
def verboden_woord(blad: Tekstblad) -> Iterator[Vondst]:
    """De tekst volgt de schrijfregels: u-vorm, gewone woorden, ict met kleine letters, 20% zonder spatie."""
    for tekst in blad.geschreven:
        for woord in dict.fromkeys(VERBODENPATROON.findall(tekst.inhoud)):
            yield blad.bij(tekst, f"Schrijf liever iets anders dan `{woord}`: {beter_dan(woord)}.", woord)
        gevonden = _VERKEERD_GESCHREVEN.search(tekst.inhoud)
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
