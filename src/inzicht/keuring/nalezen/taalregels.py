"""Taalregels voor het Nederlands van een wijzer; elke vraag mag er een uitzetten, met een reden.

Een regel die goede zinnen afkeurt, maakt teksten slechter. Daarom zijn de woordenlijsten kort, en kijken de
regels voor vaag en lijdend alleen waar het iets uitmaakt: bij situaties en adviezen.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from inzicht.keuring.nalezen.nederlands import VOOR_ON, aantal_woorden, dubbele_ontkenning, lijdende_vorm, zinnen
from inzicht.keuring.nalezen.teksten import VAAG_VANAF
from inzicht.keuring.nalezen.woordenlijsten import (
    AFKORTINGDELEN,
    AFKORTINGEN,
    AFKORTINGPATROON,
    HULPWERKWOORDDELEN,
    VAAGDELEN,
    VAAGPATROON,
    VERBODENDELEN,
    VERBODENPATROON,
    beter_dan,
    gewoon,
)
from inzicht.keuring.nalezen.zeefgoed import SCHEIDING, aaneen, klein
from inzicht.keuring.nalezen.zinsbouw import vreemde_afkortingen
from inzicht.keuring.register import Keurregel, Vondst, waarschuwing
from inzicht.tekst import opsomming

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inzicht.keuring.nalezen.teksten import Tekstblad
    from inzicht.keuring.nalezen.zeefgoed import Zeefgoed

LANGSTE_ZIN: Final = 20
_VRAAGWOORD: Final = r"(?:hoe|wanneer|wie|waar|wat|welke?|waarom|waarmee|waarvoor|hoeveel|hoelang)\b"
_VOORZETSEL: Final = "(?:aan|bij|door|met|naar|op|over|van|voor)"
_TWEEDE_VRAAG: Final = re.compile(
    rf"(?<!\bof )\b(?:en|of) {_VRAAGWOORD}(?! niet\b)"
    rf"|\ben {_VOORZETSEL} {_VRAAGWOORD}(?! ?\?)"
    rf"|\ben (?!(?:als|dat|{_VOORZETSEL})\b|{_VRAAGWOORD})[a-z]+ u\b",
    re.IGNORECASE,
)
_MISSCHIEN_TWEEDE: Final = re.compile(rb"[eo](?<!\w.)[nf] (?:(?:%b )?(?:hoe|w)|\w+ u\b)" % _VOORZETSEL.encode())
"""Ruimer dan `_TWEEDE_VRAAG`, maar met een vaste eerste letter: dan loopt re snel door een lange tekst."""
_EIGEN_NIVEAU: Final = r"(?:school|volwassenheid|dimensie|vraag|wijzer|organisatie|proces|registratie)"
_NIVEAU: Final = re.compile(
    r"(?<![\w-])(?<!\bhun )(?<!\bhaar )(?<!\bzijn )(?<!\b(?:mbo|hbo) )(?<!lijk )(?<!isch )(?<!ief )"
    r"(?:(?:volwassenheids|streef|basis|eind|ambitie)-?)?niveaus?\b"
    rf"(?! van (?!(?:de |het |een |uw |onze |deze )?{_EIGEN_NIVEAU})[a-z])"
    r"(?! (?:[A-C][12]|[1-4][FS])\b)(?! [1-9] (?:van het )?(?:mbo|vmbo|hbo)\b)(?! waarop\b)",
    re.IGNORECASE,
)
"""Het niveau van de wijzer; niet een ander niveau, zoals `onderwijsniveau` of `het niveau van de leerling`."""
_VERKEERD_GESCHREVEN: Final = re.compile(r"(?<!\w)ICT(?!\w)|(?<=[0-9]) %")
_ONTKENNINGEN: Final = {
    woord: frozenset((woord, *({b"niets"} if woord == b"niet" else ())))
    for woord in (b"niet", b"geen", b"niemand", b"nooit", b"nergens")
}
"""Waar naar te zoeken is, met de woorden die zo beginnen."""
_VOOR_ON: Final = tuple(woord.encode() for woord in VOOR_ON)
_SCHEIDING: Final = SCHEIDING.encode()
_DEELGRENS: Final = re.compile(rb"[,;:()]|[.?!] [A-Z0-9]")
"""Waar zeker een ander stuk zin begint."""


def _zinsteken(teken: int) -> int:
    letter = chr(teken)
    if letter in ".?!":
        return ord(".")
    if letter in (" ", "\t", "\n", SCHEIDING):
        return ord(SCHEIDING if letter == SCHEIDING else " ")
    return ord("A" if letter.isascii() and (letter.isupper() or letter.isdigit()) else "a")


_GEWOON_WIT: Final = bytes(ord(" ") if chr(teken) in "\t\n" else teken for teken in range(256))
_ZINSGRENS: Final = f".{SCHEIDING}A".encode()
_ZINSTEKENS: Final = bytes(map(_zinsteken, range(256)))


def _heeft_vaag(goed: Zeefgoed) -> bool:
    verdacht = [woord.encode() for woord, delen in VAAGDELEN.items() if goed.kenwoorden.issuperset(delen)]
    if not verdacht:
        return False
    tekst = klein(aaneen(goed.soorten.hoge_situaties)).translate(_GEWOON_WIT)
    if b"  " in tekst:
        tekst = b" ".join(tekst.split())
    return any(map(tekst.__contains__, verdacht))


@waarschuwing("W211", uit_te_zetten=True, zeef=_heeft_vaag)
def vaag(blad: Tekstblad) -> Iterator[Vondst]:
    """Een situatie vanaf 3 zegt precies hoe vaak of hoeveel."""
    for tekst in [een for een in blad.per_soort["situatie"] if int(een[1]) >= VAAG_VANAF]:
        woorden = [een.group() for een in VAAGPATROON.finditer(tekst[2])]
        if woorden:
            zijn = "is" if len({*woorden}) == 1 else "zijn"
            reden = f"{_aangehaald(woorden)} {zijn} vaag. Zeg hoe vaak, of noem wat u kunt laten zien."
            yield blad.bij(tekst, reden, woorden[0])


def _kan_twee_vragen_hebben(goed: Zeefgoed) -> bool:
    vragen = goed.soorten.vragen
    tweede = _MISSCHIEN_TWEEDE.search(klein(aaneen(vragen)))
    return tweede is not None or any(vraag.count("?") > 1 for vraag in vragen)


@waarschuwing("W212", uit_te_zetten=True, zeef=_kan_twee_vragen_hebben)
def dubbele_vraag(blad: Tekstblad) -> Iterator[Vondst]:
    """Een vraag stelt één ding tegelijk."""
    for tekst in blad.per_soort["vraag"]:
        tweede = _TWEEDE_VRAAG.search(tekst[2])
        if tweede or tekst[2].count("?") > 1:
            reden = "Dit zijn twee vragen in één. Maak er één vraag van, of twee."
            yield blad.bij(tekst, reden, tweede.group() if tweede else "")


def _ontkent_misschien_dubbel(goed: Zeefgoed) -> bool:
    """Twee ontkenningen zonder leesteken ertussen, of een voor `on-`; dan pas kijkt zij in die teksten zelf."""
    plaatsen = goed.plaatsen([woord for woord, delen in _ONTKENNINGEN.items() if not goed.kenwoorden.isdisjoint(delen)])
    tekst, vind = goed.kaal, goed.kaal.find
    samen = [paar for paar in pairwise(plaatsen) if vind(_SCHEIDING, *paar) < 0]  # het meeste staat in twee teksten
    if samen and goed.is_gekruld:  # een spatie in `kaal` eindigt dan misschien geen zin
        return True
    verdacht = [een for een, ander in samen if not _DEELGRENS.search(tekst, een, ander + 1)]
    verdacht += [plaats for plaats in plaatsen if goed.klein.startswith(_VOOR_ON, plaats)]
    return any(_dubbele_ontkenningen(goed.inhoud_op(plaats)) for plaats in verdacht)


def _dubbele_ontkenningen(inhoud: str) -> list[str]:
    return [stuk for zin in zinnen(inhoud) if (stuk := dubbele_ontkenning(zin))]


@waarschuwing("W213", uit_te_zetten=True, zeef=_ontkent_misschien_dubbel)
def dubbele_ontkenning_(blad: Tekstblad) -> Iterator[Vondst]:
    """Een zin ontkent hoogstens één keer."""
    for tekst in blad.geschreven:
        stukken = _dubbele_ontkenningen(tekst[2])
        if stukken:
            yield blad.bij(tekst, f"`{stukken[0]}` ontkent twee keer. Zeg wat er wel is.", stukken[0])


def _kan_lange_zin_hebben(goed: Zeefgoed) -> bool:
    """Zoveel spaties zonder een punt, spatie en hoofdletter ertussen als alleen een lange zin ze heeft."""
    if goed.is_gekruld:  # een spatie in `kaal` eindigt dan misschien geen zin
        return True
    tekens = goed.kaal.translate(_ZINSTEKENS).replace(b". A", _ZINSGRENS)  # even lang, dan gaat vervangen snel
    return b" " * LANGSTE_ZIN in tekens.translate(None, b"aA.")


@waarschuwing("W214", uit_te_zetten=True, zeef=_kan_lange_zin_hebben)
def lange_zin(blad: Tekstblad) -> Iterator[Vondst]:
    """Een zin heeft hoogstens 20 woorden."""
    for tekst in blad.geschreven:
        for zin in zinnen(tekst[2]):
            if (aantal := aantal_woorden(zin)) > LANGSTE_ZIN:
                reden = f"Deze zin heeft {aantal} woorden; hoogstens {LANGSTE_ZIN} leest prettig. Maak er twee van."
                yield blad.bij(tekst, reden, " ".join(zin.split()[:3]))


def _heeft_hulpwerkwoord(goed: Zeefgoed) -> bool:
    return goed.heeft(HULPWERKWOORDDELEN)


@waarschuwing("W215", uit_te_zetten=True, zeef=_heeft_hulpwerkwoord)
def lijdend(blad: Tekstblad) -> Iterator[Vondst]:
    """Een situatie of advies zegt wie het doet."""
    for tekst in (*blad.per_soort["situatie"], *blad.per_soort["advies"]):
        stukken = [stuk for zin in zinnen(tekst[2]) if (stuk := lijdende_vorm(zin))]
        if stukken:
            reden = f"`{stukken[0]}` zegt niet wie het doet. Noem wie: u, de administratie, het systeem."
            yield blad.bij(tekst, reden, stukken[0])


def _heeft_afkorting(goed: Zeefgoed) -> bool:
    return bool(_onbekende_hoofdletters(goed)) or goed.heeft(AFKORTINGDELEN)


@waarschuwing("W216", uit_te_zetten=True, zeef=_heeft_afkorting)
def afkorting(blad: Tekstblad) -> Iterator[Vondst]:
    """Een afkorting staat in de begrippenlijst; een afkorting van een gewoon woord schrijft u uit."""
    vreemd = _onbekende_hoofdletters(blad)
    for tekst in blad.geschreven if vreemd else ():
        for woord in [een for een in vreemde_afkortingen(tekst[2]) if een.encode() in vreemd]:
            reden = f"De afkorting {woord} staat niet in de begrippenlijst. Zet haar daarin, of schrijf haar uit."
            yield blad.bij(tekst, reden, woord)
    for tekst in blad.geschreven if blad.heeft(AFKORTINGDELEN) else ():
        for woord in dict.fromkeys(een.group() for een in AFKORTINGPATROON.finditer(tekst[2])):
            yield blad.bij(tekst, f"Schrijf `{woord}` uit: {AFKORTINGEN[gewoon(woord)]}.", woord)


def _onbekende_hoofdletters(goed: Zeefgoed) -> frozenset[bytes]:
    """De woorden in hoofdletters die niet in de begrippenlijst staan."""
    return frozenset([stuk for stuk in goed.hoofdletters if stuk.lower() not in goed.termen.woorden and stuk != b"ICT"])


def _heeft_niveau(goed: Zeefgoed) -> bool:
    return b"niveau" in klein(aaneen([*goed.soorten.lage_situaties, *goed.soorten.hoge_situaties]))


@waarschuwing("W217", uit_te_zetten=True, zeef=_heeft_niveau)
def niveau_in_situatie(blad: Tekstblad) -> Iterator[Vondst]:
    """Het woord niveau staat niet in een situatie: wie invult, kiest wat past en niet wat hoog is."""
    for tekst in blad.per_soort["situatie"]:
        gevonden = _NIVEAU.search(tekst[2])
        if gevonden:
            woord = gevonden.group()
            yield blad.bij(tekst, f"Hier staat `{woord}`. Beschrijf hoe de school werkt, niet hoe hoog dat is.", woord)


def _heeft_verboden(goed: Zeefgoed) -> bool:
    return (
        goed.heeft(VERBODENDELEN)
        or (b"%" in goed.kaal and b" %" in goed.kaal)
        or any(b"ICT" in stuk for stuk in goed.hoofdletters)
    )


@waarschuwing("W218", uit_te_zetten=True, zeef=_heeft_verboden)
def verboden_woord(blad: Tekstblad) -> Iterator[Vondst]:
    """De tekst volgt de schrijfregels: u-vorm, gewone woorden, ict met kleine letters, 20% zonder spatie."""
    if blad.heeft(VERBODENDELEN):
        for tekst in blad.geschreven:
            for woord in dict.fromkeys(een.group() for een in VERBODENPATROON.finditer(tekst[2])):
                yield blad.bij(tekst, f"Schrijf liever iets anders dan `{woord}`: {beter_dan(woord)}.", woord)
    for tekst in blad.geschreven:
        gevonden = _VERKEERD_GESCHREVEN.search(tekst[2])
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
