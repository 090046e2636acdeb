"""Wat een woord in zijn zin is: een deelwoord of een naamwoord, een afkorting of een gewoon woord met nadruk."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Container


def _woorden(tekst: str) -> frozenset[str]:
    return frozenset(tekst.split())


# --- lijdende vorm ------------------------------------------------------------------------------------

_DEELZIN: Final = re.compile(r"[.,;:?!()–\"]")
_WOORD: Final = re.compile(r"[\w'’-]+")
_HULP: Final = frozenset(("wordt", "worden", "werd", "werden"))
_LIDWOORDEN: Final = _woorden(
    "de een elk elke ieder iedere uw onze ons hun haar zijn geen welk welke alle zo'n zulke enkele enige meer veel"
)
_OOK_VOORNAAMWOORD: Final = frozenset(("het", "dit", "dat", "deze", "die"))
"""Voor een naamwoord een lidwoord, maar ook los: `dat het besluit wordt` en `als het bewaard wordt`."""
_VOORZETSELS: Final = _woorden(
    "aan bij in met naar onder op over per rond tegen tot tussen uit van via volgens voor zonder"
)
_BIJZIN: Final = _woorden(
    "als dat die doordat hoe indien nadat of omdat tenzij terwijl totdat voordat waar waarbij waardoor waarin "
    "waarmee waarna waarom waarop waarvan waarvoor wanneer wat welk welke wie zoals zodat zodra zolang"
)
_MODAAL: Final = _woorden(
    "dient hoeft hoeven kan kon konden kunnen kunt mag moest moesten moet moeten mogen wil willen zal zou zouden zullen"
)
_BIJVOEGLIJK: Final = re.compile(
    r"\w*(?:lijke?|ige?|ische?|iever?|baar|bare|eel|ele|loos|loze|zaam|zame)"
    r"|(?:nieuw|vast|goed|groot|grot|klein|juist|gewoon|gewon|apart|bewust|kort|lang|oud|echt|heel|hel|eigen|ander|vrij"
    r"|eerst|best|streng|breed|sterk|hoog|hog|laag|lag|zwaar|zwar)e?"
)
_NAAMWOORD: Final = re.compile(
    r"\w*(?:heid|teit|schap|ment|komst|beleid|account|incident|bestand|dienst|gebied|punt|recht|kracht|opdracht|toezicht"
    r"|overzicht|inzicht|lijst|project|product|contract|contact|object|student|gegevens|systeem|pakket|netwerk|antwoord)"
)
"""Zo eindigt geen deelwoord."""
_ACHTER_DEELWOORD: Final = _woorden("en of als zodra wanneer voordat nadat via met bij in op uit naar voor tot")
_ERTUSSEN: Final = 7


def lijdend(zin: str, deelwoord: re.Pattern[str]) -> str:
    """Het stuk zin in de lijdende vorm zonder `door wie`, of leeg; `deelwoord` herkent wat erop lijkt.

    Een woord is alleen een deelwoord op de plaats van een deelwoord: achter `wordt` aan het eind van een deelzin, of
    ervoor in een bijzin. Achter een lidwoord of voorzetsel is het een zelfstandig naamwoord.
    """
    laag = zin.lower()
    if " door " in zin or not any(hulp in laag for hulp in _HULP):
        return ""
    for deelzin in _DEELZIN.split(zin):
        woorden = _WOORD.findall(deelzin)
        klein = [woord.lower() for woord in woorden]
        for plaats in [nummer for nummer, woord in enumerate(klein) if woord in _HULP]:
            begin, einde = _ervoor(klein, plaats, deelwoord) or _erachter(klein, plaats, deelwoord) or (0, 0)
            if einde:
                return " ".join(woorden[begin:einde])
    return ""


def _ervoor(woorden: list[str], hulp: int, deelwoord: re.Pattern[str]) -> tuple[int, int] | None:
    """`als het bewaard wordt`; in een hoofdzin staat voor `wordt` het onderwerp, en dat is geen deelwoord."""
    plaats = hulp - 1
    if plaats < 0 or not deelwoord.fullmatch(woorden[plaats]) or is_naamwoord(woorden, plaats):
        return None
    eerder = woorden[:plaats]
    bijzin = not _BIJZIN.isdisjoint(eerder) or (woorden[hulp] == "worden" and not _MODAAL.isdisjoint(eerder))
    return (plaats, hulp + 1) if bijzin else None


def _erachter(woorden: list[str], hulp: int, deelwoord: re.Pattern[str]) -> tuple[int, int] | None:
    """`wordt elk jaar bewaard`: het deelwoord staat aan het eind, of voor een voegwoord of voorzetsel."""
    for plaats in range(hulp + 1, min(len(woorden), hulp + _ERTUSSEN + 2)):
        slot = plaats + 1 == len(woorden) or woorden[plaats + 1] in _ACHTER_DEELWOORD
        if slot and deelwoord.fullmatch(woorden[plaats]) and not is_naamwoord(woorden, plaats, hulp):
            return hulp, plaats + 1
    return None


def is_naamwoord(woorden: list[str], plaats: int, hulp: int = -1) -> bool:
    """Of het woord hier een naamwoord is; de woorden sinds `hulp` (de plaats van `wordt`) zeggen het.

    Ervoor staat een lidwoord, met of zonder bijvoeglijk naamwoord ertussen, of een voorzetsel.
    """
    if _NAAMWOORD.fullmatch(woorden[plaats]):
        return True
    voor = plaats - 1
    while voor > hulp and _BIJVOEGLIJK.fullmatch(woorden[voor]):
        voor -= 1
    bijvoeglijk = voor < plaats - 1
    if voor <= hulp:
        return bijvoeglijk and woorden[plaats - 1].endswith("e")  # `worden vaste gewoonten`
    if woorden[voor] in _OOK_VOORNAAMWOORD:
        return bijvoeglijk or voor > hulp + 1 > 0
    return woorden[voor] in _LIDWOORDEN or (woorden[voor] in _VOORZETSELS and not bijvoeglijk)


# --- hoofdletters -------------------------------------------------------------------------------------

_ROMEINS: Final = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_GENUMMERD: Final = re.compile(
    r"(?:afdeling|artikel|bijlage|boek|categorie|deel|fase|groep|hoofdstuk|klasse|onderdeel|paragraaf|stap|tabel|titel)"
    r" (?:[IVXLCDM]+(?:,| en| of| tot en met) )*\Z",
    re.IGNORECASE,
)
_NADRUK: Final = _woorden(
    "AL ALLE ALLEEN ALLES ALTIJD BEIDE DAT DEZE DIE DIRECT DIT DUS EEN EERST EIGEN ELK ELKE EN EXTRA GEEN GOED "
    "HEEL HELE HET HIER IEDER IETS KAN LET MAAR MAG MEER METEEN MINDER MOET MOETEN NA NIET NIETS NOG NOOIT NU OF "
    "OOK OVERAL PAS SAMEN STOP TE TWEE UIT VAN VEEL VOOR WAAR WAT WEL WIE ZEKER ZELF ZELFS ZONDER"
)
"""Gewone woorden; met hoofdletters hebben zij nadruk. `OP` staat er niet bij: dat is ook onderwijzend personeel."""
_LANGSTE_AFKORTING: Final = 6
_KORTSTE_WOORD: Final = 4
_VENSTER: Final = 100
_TEVOREN: Final = 20
_HOOFDLETTERS: Final = re.compile(r"(?<![\w-])[A-Z]{2,}(?![A-Za-z])")
_VORIGE: Final = re.compile(r"(?<![\w-])([A-Z]+) \Z")
_ERACHTER: Final = re.compile(
    r"(?: ?\((?:dat is |de |het )?|,? (?:ofwel|oftewel|staat voor|betekent) (?:de |het )?)([^().?!]*)"
)


def vreemde_afkortingen(tekst: str, bekend: Container[str] = ()) -> list[str]:
    """De woorden in hoofdletters die een afkorting zijn waar in deze tekst niet bij staat wat zij betekent.

    Niet: een bekend woord, een Romeins cijfer, een gewoon woord met nadruk, of een afkorting die in de tekst zelf is
    uitgelegd.
    """
    plaatsen: dict[str, list[int]] = {}
    for een in _HOOFDLETTERS.finditer(tekst):
        if een.group().lower() not in bekend:
            plaatsen.setdefault(een.group(), []).append(een.start())
    klein = frozenset(_WOORD.findall(tekst)) if any(len(een) >= _KORTSTE_WOORD for een in plaatsen) else frozenset()
    return [woord for woord, waar in plaatsen.items() if _is_vreemd(woord, tekst, waar, klein)]


def _is_vreemd(woord: str, tekst: str, plaatsen: list[int], klein: frozenset[str]) -> bool:
    if woord in _NADRUK or len(woord) > _LANGSTE_AFKORTING:
        return False
    if len(woord) >= _KORTSTE_WOORD and woord.lower() in klein:
        return False
    if any(_is_uitgelegd(woord, tekst, plaats) for plaats in plaatsen):
        return False
    vensters = [tekst[max(0, plaats - _VENSTER) : plaats] for plaats in plaatsen]
    return not all(_is_romeins(woord, venster) or _heeft_nadruk(venster) for venster in vensters)


def _is_romeins(woord: str, ervoor: str) -> bool:
    """Een cijfer van alleen I, V en X, of elk ander Romeins cijfer achter `deel`, `artikel` en dergelijke."""
    if not _ROMEINS.fullmatch(woord):
        return False
    return not set(woord) - set("IVX") or _GENUMMERD.search(ervoor) is not None


def _heeft_nadruk(ervoor: str) -> bool:
    """Of het woord ervoor nadruk heeft, zoals in `LET OP`."""
    vorige = _VORIGE.search(ervoor)
    return vorige is not None and (vorige[1] in _NADRUK or len(vorige[1]) > _LANGSTE_AFKORTING)


def _is_uitgelegd(woord: str, tekst: str, plaats: int) -> bool:
    """Of de afkorting hier tussen haken achter haar uitleg staat, of haar uitleg direct achter haar."""
    haak = tekst.rfind("(", max(0, plaats - _TEVOREN), plaats)
    if haak >= 0:
        woorden = _WOORD.findall(tekst[max(0, haak - _VENSTER) : haak])[-2 * len(woord) :]
        return any(_staat_voor(woord, woorden[begin:]) for begin in range(len(woorden)))
    einde = plaats + len(woord)
    erachter = _ERACHTER.match(tekst, einde, einde + _VENSTER)
    return erachter is not None and _staat_voor(woord, _WOORD.findall(erachter[1]))


def _staat_voor(woord: str, woorden: list[str]) -> bool:
    """Of deze woorden met de eerste letter beginnen, en de andere letters op volgorde dragen."""
    letters = iter(" ".join(woorden).lower())
    return bool(woorden) and woorden[0][0].lower() == woord[0].lower() and all(een in letters for een in woord.lower())
