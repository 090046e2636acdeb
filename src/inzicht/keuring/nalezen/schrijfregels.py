"""Waarschuwingen over hoe een tekst in het bestand staat: dubbel, half gelijk, kaal, of met opmaak."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final

from inzicht.fouten import Plek
from inzicht.keuring.nalezen.woordenlijsten import SCHAKELWOORDEN
from inzicht.keuring.register import Bankstuk, Keurregel, Vondst, opmerking, waarschuwing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inzicht.bestanden.yamlbron import Pad
    from inzicht.keuring.nalezen.teksten import Tekst, Tekstblad

_HTML: Final = (
    r"a|abbr|b|blockquote|body|br|button|code|dd|del|div|dl|dt|em|embed|font|form|h[1-6]|head|hr|html|i|iframe|img|input|ins"
    r"|label|li|link|mark|meta|object|ol|option|p|pre|s|script|section|select|small|span|strong|style|sub|sup|svg|table"
    r"|tbody|td|textarea|th|thead|title|tr|u|ul|video"
)
_BBCODE: Final = (
    "b|i|u|s|x|bold|italic|underline|strike|dim|red|green|blue|yellow|url|img|link|color|size|quote|code|list|center"
)
_OPMAAK: Final = re.compile(
    rf"(?=[<{{\[\]*#`>|])(?:<!|</\w*|<(?:{_HTML})\b|\{{\{{|\{{%|\[/[a-z]*\]|\[(?:{_BBCODE})?\](?!\()|\]\(|\*\*"
    r"|\[[a-z]+\](?=[^\[\]]*\[/)|^#{1,6} |^(?:```|> |\| )|`[^`]*`)",
    re.MULTILINE,
)
"""Opmaak van HTML, BBCode of Markdown; `[naam]` en `<datum>` zonder einde zijn plekken om in te vullen."""
_VERVOLG: Final = re.compile(r"(?![ \t\r]*(?:$|#|---|-(?: |$)|[\w-]+:(?: |\r?$)|\"[^\"]*\":|'[^']*':))")
"""Een regel die geen begin is van een sleutel, lijstdeel of opmerking: het vervolg van de vorige."""
_WIT: Final = frozenset(" \t")
_HOEVEEL: Final = re.compile(
    r".*[0-9]|(?:half|school)?(?:uur|dag|week|weken|maand|kwartaal|jaar)(?:en)?\b|(?:dage|weke|maande|jaar)lijks"
    r"|(?:geen|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|altijd|nooit)\b"
)
_GEEN_ZIN: Final = ("naam", "brontitel")
_KROM: Final = re.compile("[\u2018\u2019\u201c\u201d]")
_BIJNA: Final = 0.85
_SCHAALWOORDEN: Final = 4
_KOP: Final = 12
_BLOK: Final = (">", ">-", ">+", "|", "|-", "|+")


@waarschuwing("W221", uit_te_zetten=True)
def dubbele_tekst(bladen: Sequence[Tekstblad]) -> Iterator[Vondst]:
    """Dezelfde tekst staat er maar één keer."""
    gezien: dict[str, tuple[Tekstblad, Tekst]] = {}
    for blad in bladen:
        for tekst in blad.teksten:
            if tekst.soort in _GEEN_ZIN or _hoort_vaker(tekst):
                continue
            eerder, waar = gezien.setdefault(tekst.inhoud, (blad, tekst))
            if waar is not tekst:
                plek = eerder.bron.plek(waar.pad)
                yield blad.bij(tekst, f"Precies deze tekst staat ook op {plek}. Gekopieerd en niet aangepast?")


def _hoort_vaker(tekst: Tekst) -> bool:
    """Een kort antwoord als `Ja` of `Deels geregeld` is een vaste schaal, en wanneer iets niet geldt is vaak gelijk."""
    return tekst.pad[-1] == "nvt" or (tekst.soort == "situatie" and len(tekst.inhoud.split()) <= _SCHAALWOORDEN)


@waarschuwing("W222", uit_te_zetten=True)
def bijna_gelijk(stuk: Bankstuk) -> Iterator[Vondst]:
    """Twee situaties van een vraag verschillen duidelijk."""
    for nummer, vraag in enumerate(stuk.bank.vragen):
        for (lager, andere), (hoger, tekst) in combinations(sorted(vraag.situaties.items()), 2):
            gelijk = tekst[:_KOP] == andere[:_KOP] or tekst[-_KOP:] == andere[-_KOP:]
            if gelijk and lijken(tekst, andere):
                reden = f"Deze situatie lijkt bijna helemaal op situatie {lager}. Laat zien waarin zij anders is."
                yield stuk.in_vraag(nummer, ("situaties", hoger), reden)


def lijken(tekst: str, andere: str) -> bool:
    """Of twee verschillende teksten hetzelfde begin en hetzelfde einde hebben, samen minstens 85% van de woorden.

    Verschillen zij in hoe vaak of hoeveel (`elk jaar`, `elke maand`), dan is dat juist duidelijk.
    """
    rij, rest = tekst.lower().split(), andere.lower().split()
    if rij == rest or min(len(rij), len(rest)) < _BIJNA * max(len(rij), len(rest)):
        return False
    begin = next((n for n, (a, b) in enumerate(zip(rij, rest, strict=False)) if a != b), min(len(rij), len(rest)))
    over = list(zip(rij[begin:][::-1], rest[begin:][::-1], strict=False))
    einde = next((n for n, (a, b) in enumerate(over) if a != b), len(over))
    anders = (*rij[begin : len(rij) - einde], *rest[begin : len(rest) - einde])
    precies = any(_HOEVEEL.match(woord) for woord in anders)
    return not precies and begin + einde >= _BIJNA * max(len(rij), len(rest))


@waarschuwing("W223")
def kaal_schakelwoord(blad: Tekstblad) -> Iterator[Vondst]:
    """Een woord als no, yes, on of off staat tussen aanhalingstekens: andere programma's lezen er ja of nee in."""
    for pad, woord, is_sleutel in _losse_woorden(blad.bron.waarde):
        plek = blad.bron.plek(pad, sleutel=is_sleutel)
        regel = blad.regels[plek.regel - 1] if plek.regel <= len(blad.regels) else ""
        if regel[plek.kolom - 1 : plek.kolom] not in ("'", '"'):
            reden = f'Zet {woord} tussen aanhalingstekens: "{woord}". Andere programma\'s lezen dit als ja of nee.'
            yield Vondst(blad.bron, pad, reden, is_sleutel)


def _losse_woorden(waarde: Any, pad: Pad = ()) -> Iterator[tuple[Pad, str, bool]]:
    """Elke sleutel en waarde die in YAML 1.1 een schakelaar is."""
    if isinstance(waarde, str) and waarde.lower() in SCHAKELWOORDEN:
        yield pad, waarde, False
    leden = waarde.items() if isinstance(waarde, dict) else enumerate(waarde) if isinstance(waarde, list) else ()
    for stap, lid in leden:
        if isinstance(stap, str) and stap.lower() in SCHAKELWOORDEN:
            yield (*pad, stap), stap, True
        yield from _losse_woorden(lid, (*pad, stap))


@waarschuwing("W224")
def onveilig_adres(blad: Tekstblad) -> Iterator[Vondst]:
    """Een adres begint met https."""
    for naam, bron in blad.kop.bronnen.items() if blad.bron.naam.endswith("wijzer.yaml") else ():
        if bron.adres and bron.adres.startswith("http:"):
            yield Vondst(blad.bron, ("bronnen", naam, "adres"), "Dit adres is niet beveiligd. Gebruik https://.")
    for tekst in blad.teksten:
        if "http:" in tekst.inhoud:
            yield blad.bij(tekst, "Dit adres is niet beveiligd. Gebruik https://.", "http:")


@waarschuwing("W225")
def spatie_aan_het_eind(blad: Tekstblad) -> Iterator[Vondst]:
    """Een regel eindigt niet op een spatie of tab."""
    for nummer, regel in enumerate(blad.regels, 1):
        if regel[-1:] in _WIT:
            kort = regel.rstrip(" \t")
            plek = Plek(blad.bron.naam, nummer, len(kort) + 1)
            yield Vondst(blad.bron, (), "Aan het einde van deze regel staat een spatie te veel.", plek=plek)


@waarschuwing("W226")
def gemengde_aanhalingstekens(blad: Tekstblad) -> Iterator[Vondst]:
    """Een bestand gebruikt overal dezelfde soort aanhalingstekens: recht of krom."""
    recht = any("'" in tekst.inhoud or '"' in tekst.inhoud for tekst in blad.teksten)
    for tekst in blad.teksten if recht else ():
        krom = _KROM.search(tekst.inhoud)
        if krom:
            reden = f"Dit aanhalingsteken ({krom[0]}) is krom; elders in dit bestand zijn ze recht. Kies één soort."
            yield blad.bij(tekst, reden, krom[0])


@waarschuwing("W227", uit_te_zetten=True)
def opmaak(blad: Tekstblad) -> Iterator[Vondst]:
    """Een tekst bevat geen opmaak: inzicht toont haar letterlijk."""
    for tekst in blad.teksten:
        gevonden = _OPMAAK.search(tekst.inhoud)
        if gevonden:
            wat = gevonden.group().strip()
            yield blad.bij(tekst, f"`{wat}` is opmaak; een school ziet die tekens letterlijk. Haal ze weg.", wat)


@opmerking("W229")
def blok(blad: Tekstblad) -> Iterator[Vondst]:
    """Een tekst of lijst staat op één regel: over meer regels valt een verdwenen regel niet op."""
    begin, inspring = "", -1
    for nummer, regel in enumerate(blad.regels, 1):
        diepte = len(regel) - len(regel.lstrip())
        in_blok = inspring >= 0 and diepte > inspring
        loopt_door = in_blok or _VERVOLG.match(regel) is not None
        if loopt_door and begin:
            reden = "Dit loopt door op de volgende regel. Zet het op één regel, dan valt een verdwenen regel op."
            plek = Plek(blad.bron.naam, nummer - 1, len(begin) - len(begin.lstrip()) + 1)
            yield Vondst(blad.bron, (), reden, plek=plek)
            begin = ""  # de rest van dit blok hoort bij dezelfde vondst
        elif not loopt_door:
            begin, inspring = regel, diepte if regel.endswith(_BLOK) else -1


BLADREGELS: Final[tuple[Keurregel[Tekstblad], ...]] = (
    kaal_schakelwoord,
    onveilig_adres,
    spatie_aan_het_eind,
    gemengde_aanhalingstekens,
    opmaak,
    blok,
)
"""Regels over een bestand; `dubbele_tekst` ziet alle bestanden en `bijna_gelijk` een vraag."""
