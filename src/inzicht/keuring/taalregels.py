"""Taalregels voor het Nederlands van een wijzer; elke vraag mag er een uitzetten, met een reden.

Een regel die goede zinnen afkeurt, maakt teksten slechter. Daarom zijn de woordenlijsten kort, en kijken de
regels voor vaag en lijdend alleen waar het iets uitmaakt: bij situaties en adviezen.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from inzicht.keuring.register import Keurregel, Vondst, waarschuwing
from inzicht.keuring.taal import ONTKENNINGEN, VOOR_ON, aantal_woorden, dubbele_ontkenning, lijdende_vorm, zinnen
from inzicht.keuring.teksten import SCHEIDING, aaneen, klein
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

    from inzicht.keuring.teksten import Tekst, Tekstblad

LANGSTE_ZIN: Final = 20
_VAAG_VANAF: Final = 3
_VRAAGWOORD: Final = r"(?:hoe|wanneer|wie|waar|wat|welke?|waarom|waarmee|waarvoor|hoeveel|hoelang)\b"
_VOORZETSEL: Final = "(?:aan|bij|door|met|naar|op|over|van|voor)"
_TWEEDE_VRAAG: Final = re.compile(
    rf"(?<!\bof )\b(?:en|of) {_VRAAGWOORD}(?! niet\b)"
    rf"|\ben {_VOORZETSEL} {_VRAAGWOORD}(?! ?\?)"
    rf"|\ben (?!(?:als|dat|{_VOORZETSEL})\b|{_VRAAGWOORD})[a-z]+ u\b",
    re.IGNORECASE,
)
_MISSCHIEN_TWEEDE: Final = re.compile(rf"[eo](?<!\w.)[nf] (?:(?:{_VOORZETSEL} )?(?:hoe|w)|\w+ u\b)")
"""Ruimer dan `_TWEEDE_VRAAG`, maar met een vaste eerste letter: dan loopt re snel door een lange tekst."""
_NIVEAU: Final = re.compile(r"\b\w*niveaus?\b", re.IGNORECASE)
_HOOFDLETTERS: Final = re.compile(r"(?<![\w-])[A-Z]{2,}(?![a-z])")
_VERKEERD_GESCHREVEN: Final = re.compile(r"(?<!\w)ICT(?!\w)|(?<=[0-9]) %")
_LIJDEND: Final = (b"wordt", b"worden", b"werd", b"werden")
_VERBODEN: Final = tuple(tuple(woord.encode().split()) for woord in VERBODEN)
_AFKORTINGEN: Final = tuple(tuple(re.split(rb"[./]", woord.encode().strip(b"."))) for woord in AFKORTINGEN)


def _hoge_situaties(blad: Tekstblad) -> list[Tekst]:
    return [tekst for tekst in blad.per_soort["situatie"] if int(tekst[0][-1]) >= _VAAG_VANAF]


def _heeft_vaag(blad: Tekstblad) -> bool:
    return any(map(klein(aaneen(_hoge_situaties(blad))).__contains__, VAAG))


@waarschuwing("W211", uit_te_zetten=True, zeef=_heeft_vaag)
def vaag(blad: Tekstblad) -> Iterator[Vondst]:
    """Een situatie vanaf 3 zegt precies hoe vaak of hoeveel."""
    for tekst in _hoge_situaties(blad):
        woorden = [een.group() for een in VAAGPATROON.finditer(tekst[1])]
        if woorden:
            zijn = "is" if len({*woorden}) == 1 else "zijn"
            reden = f"{_aangehaald(woorden)} {zijn} vaag. Zeg hoe vaak, of noem wat u kunt laten zien."
            yield blad.bij(tekst, reden, woorden[0])


def _kan_twee_vragen_hebben(blad: Tekstblad) -> bool:
    vragen = blad.per_soort["vraag"]
    tweede = _MISSCHIEN_TWEEDE.search(klein(aaneen(vragen)))
    return tweede is not None or any(inhoud.count("?") > 1 for _, inhoud, _ in vragen)


@waarschuwing("W212", uit_te_zetten=True, zeef=_kan_twee_vragen_hebben)
def dubbele_vraag(blad: Tekstblad) -> Iterator[Vondst]:
    """Een vraag stelt één ding tegelijk."""
    for tekst in blad.per_soort["vraag"]:
        tweede = _TWEEDE_VRAAG.search(tekst[1])
        if tweede or tekst[1].count("?") > 1:
            reden = "Dit zijn twee vragen in één. Maak er één vraag van, of twee."
            yield blad.bij(tekst, reden, tweede.group() if tweede else "")


def _met_ontkenningen(blad: Tekstblad) -> list[Tekst]:
    """De geschreven teksten met twee ontkenningen, of met een voor `on-`; de meeste teksten hebben er geen."""
    tekst, plaatsen = blad.klein, blad.plaatsen(ONTKENNINGEN)
    twee = [een for een, ander in pairwise(plaatsen) if tekst.find(SCHEIDING, een, ander) < 0]
    voor_on = [plaats for plaats in plaatsen if tekst.startswith(VOOR_ON, plaats)]
    gevonden = dict.fromkeys(map(blad.tekst_op, sorted({*twee, *voor_on})))
    return [een for een in gevonden if een[2] != "brontitel"]


def _dubbele_ontkenningen(tekst: Tekst) -> list[str]:
    return [stuk for zin in zinnen(tekst[1]) if (stuk := dubbele_ontkenning(zin))]


def _ontkent_dubbel(blad: Tekstblad) -> bool:
    return any(map(_dubbele_ontkenningen, _met_ontkenningen(blad)))


@waarschuwing("W213", uit_te_zetten=True, zeef=_ontkent_dubbel)
def dubbele_ontkenning_(blad: Tekstblad) -> Iterator[Vondst]:
    """Een zin ontkent hoogstens één keer."""
    for tekst in _met_ontkenningen(blad):
        stukken = _dubbele_ontkenningen(tekst)
        if stukken:
            yield blad.bij(tekst, f"`{stukken[0]}` ontkent twee keer. Zeg wat er wel is.", stukken[0])


def _kan_lange_zin_hebben(blad: Tekstblad) -> bool:
    return any(map(_is_misschien_lang, [inhoud for inhoud in blad.inhouden if len(inhoud) > 2 * LANGSTE_ZIN]))


def _is_misschien_lang(inhoud: str) -> bool:
    """Of er tussen punten te veel staat; een punt voor een kleine letter (`bijv. een lijst`) eindigt geen zin."""
    if inhoud.isascii() and inhoud.count(" ") + inhoud.count("\n") + inhoud.count("\t") < LANGSTE_ZIN:
        return False
    stukken = inhoud.split(". ")
    if all(stuk.count(" ") < LANGSTE_ZIN and stuk[:1].isupper() for stuk in stukken) and inhoud.isascii():
        return "\n" in inhoud or "\t" in inhoud
    return any(len(zin.split()) > LANGSTE_ZIN for zin in zinnen(inhoud))


@waarschuwing("W214", uit_te_zetten=True, zeef=_kan_lange_zin_hebben)
def lange_zin(blad: Tekstblad) -> Iterator[Vondst]:
    """Een zin heeft hoogstens 20 woorden."""
    for tekst in blad.geschreven:
        for zin in zinnen(tekst[1]):
            if (aantal := aantal_woorden(zin)) > LANGSTE_ZIN:
                reden = f"Deze zin heeft {aantal} woorden; hoogstens {LANGSTE_ZIN} leest prettig. Maak er twee van."
                yield blad.bij(tekst, reden, " ".join(zin.split()[:3]))


def _heeft_hulpwerkwoord(blad: Tekstblad) -> bool:
    return not blad.woorden.isdisjoint(_LIJDEND)


@waarschuwing("W215", uit_te_zetten=True, zeef=_heeft_hulpwerkwoord)
def lijdend(blad: Tekstblad) -> Iterator[Vondst]:
    """Een situatie of advies zegt wie het doet."""
    for tekst in (*blad.per_soort["situatie"], *blad.per_soort["advies"]):
        stukken = [stuk for zin in zinnen(tekst[1]) if (stuk := lijdende_vorm(zin))]
        if stukken:
            reden = f"`{stukken[0]}` zegt niet wie het doet. Noem wie: u, de administratie, het systeem."
            yield blad.bij(tekst, reden, stukken[0])


def _heeft_afkorting(blad: Tekstblad) -> bool:
    return bool(_onbekende_hoofdletters(blad)) or blad.heeft(_AFKORTINGEN)


@waarschuwing("W216", uit_te_zetten=True, zeef=_heeft_afkorting)
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
    """De woorden in hoofdletters die niet in de begrippenlijst staan."""
    return frozenset([stuk for stuk in blad.hoofdletters if stuk.lower() not in blad.termwoorden and stuk != "ICT"])


def _heeft_niveau(blad: Tekstblad) -> bool:
    return "niveau" in klein(aaneen(blad.per_soort["situatie"]))


@waarschuwing("W217", uit_te_zetten=True, zeef=_heeft_niveau)
def niveau_in_situatie(blad: Tekstblad) -> Iterator[Vondst]:
    """Het woord niveau staat niet in een situatie: wie invult, kiest wat past en niet wat hoog is."""
    for tekst in blad.per_soort["situatie"]:
        gevonden = _NIVEAU.search(tekst[1])
        if gevonden:
            woord = gevonden.group()
            yield blad.bij(tekst, f"Hier staat `{woord}`. Beschrijf hoe de school werkt, niet hoe hoog dat is.", woord)


def _heeft_verboden(blad: Tekstblad) -> bool:
    return (
        blad.heeft(_VERBODEN)
        or ("%" in blad.alles and " %" in blad.alles)
        or any("ICT" in stuk for stuk in blad.hoofdletters)
    )


@waarschuwing("W218", uit_te_zetten=True, zeef=_heeft_verboden)
def verboden_woord(blad: Tekstblad) -> Iterator[Vondst]:
    """De tekst volgt de schrijfregels: u-vorm, gewone woorden, ict met kleine letters, 20% zonder spatie."""
    if blad.heeft(_VERBODEN):
        for tekst in blad.geschreven:
            for woord in dict.fromkeys(een.group() for een in VERBODENPATROON.finditer(tekst[1])):
                yield blad.bij(tekst, f"Schrijf liever iets anders dan `{woord}`: {beter_dan(woord)}.", woord)
    for tekst in blad.geschreven:
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
