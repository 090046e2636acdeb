"""Kleine bewerkingen op tekst die elke laag deelt: schonen voor een scherm, lijken op, een bestandsnaam."""

from __future__ import annotations

import difflib
import os
import re
import unicodedata
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

_VERBODEN: Final = (
    "\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f"  # C0 (zonder tab en regeleinde), DEL, C1
    "\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069"  # schrijfrichting
    "\\u2028\\u2029\\ufeff\\ufff9-\\ufffb\\ud800-\\udfff"  # regelscheiding, BOM, halve tekens
)
STUURTEKEN: Final = re.compile(f"[{_VERBODEN}]")
"""Tekens die in geen enkel bestand of antwoord mogen staan (formaten 1)."""
_NIET_IN_NAAM: Final = re.compile(f"[{_VERBODEN}\\t\\n\\r\xad\u180e\u200b\u2060-\u2064\u206a-\u206f]")
_LIJKT_CODE: Final = re.compile(r"\\(?:x[0-9a-f]{2}|u[0-9a-f]{4})")
_NAAMCODES: Final = {"\t": "\\x09", "\n": "\\x0a", "\r": "\\x0d"}  # `map\\naam` is op Windows een gewoon pad
_LATIN: Final = range(0x80, 0x100)
_BYTES: Final = range(0xDC80, 0xDD00)
"""Zo geeft Python een byte van een naam die geen UTF-8 is (surrogateescape)."""
_IS_POSIX: Final = os.sep == "/"


def stuurteken(tekst: str) -> re.Match[str] | None:
    """Zoek het eerste verboden teken; afdrukbare tekst (bijna alles) gaat snel, zonder regex."""
    if tekst.replace("\n", "").isprintable():
        return None
    return STUURTEKEN.search(tekst)


_LANGSTE_NAAM: Final = 60
GERESERVEERD: Final = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{naam}{cijfer}" for naam in ("com", "lpt") for cijfer in range(10)}
)
"""Namen die op Windows geen bestand mogen zijn."""


def noem_teken(teken: str) -> str:
    """Noem een onzichtbaar teken in woorden: `een stuurteken (U+001B)`."""
    soort = unicodedata.category(teken)
    naam = {"Cc": "een stuurteken", "Cs": "een half teken"}.get(soort, "een onzichtbaar teken")
    return f"{naam} (U+{ord(teken):04X})"


_NIEUWE_REGEL: Final = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_WIT: Final = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
"""Alles wat een spatie is maar er niet zo uitziet: tab, harde spatie, smalle spatie."""
_BEELD: Final = "\xa9\xae\u203c-\u3299\U0001f000-\U0001faff\ufe0e\ufe0f"
_LETTER: Final = "\u0600-\u0dff"
"""Arabisch en de schriften van India: daar bepaalt een verbinder hoe een woord eruitziet."""
_VLAG: Final = "(?<=\U0001f3f4)[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,6}\U000e007f"
_VERBINDER: Final = f"(?<=[{_BEELD}])\u200d(?=[{_BEELD}]EINDE)|(?<=[{_LETTER}])[\u200c\u200d](?=[{_LETTER}])|{_VLAG}"
_ONZICHTBAAR: Final = "[\xad\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f\U000e0001-\U000e007f]"
_SAMEN: Final = re.compile(f"({_VERBINDER.replace('EINDE', '')})")
_HEEL: Final = re.compile(f"({_VERBINDER.replace('EINDE', '')})|{_ONZICHTBAAR}")
_IN_DE_MAAK: Final = re.compile(f"({_VERBINDER.replace('EINDE', '|$')})|{_ONZICHTBAAR}")
_NIEUW_BEELD: Final = re.compile("[\U0001f000-\U0001faff]")
"""Ook een emoji die jonger is dan deze Python, is een afdrukbaar teken."""


def _zonder_onzichtbaar(tekst: str, patroon: re.Pattern[str] = _HEEL) -> str:
    """Haal tekens weg die niemand ziet; wat een emoji of woord bijeenhoudt, blijft."""
    return patroon.sub(lambda gevonden: gevonden[1] or "", tekst)


def schoon(tekst: str, *, regels: bool = False) -> str:
    """Laat alleen afdrukbare tekens door; elke soort spatie wordt een spatie, en de rest een code zoals x1b.

    Dit is de enige poort naar een scherm. Met `regels` blijft een regeleinde staan. Een verbinder gaat alleen mee
    waar hij een emoji of woord bijeenhoudt; elders valt hij weg, want daar is er niets aan te zien.
    """
    if tekst.isprintable():
        return tekst
    return "".join(
        deel if nummer % 2 else _in_codes(deel, regels=regels)
        for nummer, deel in enumerate(_SAMEN.split(_zonder_onzichtbaar(_WIT.sub(" ", tekst))))
    )


def _code(teken: str) -> str:
    """Een teken als code; een byte uit een naam die geen UTF-8 is, ziet er niet uit als een echt teken."""
    nummer = ord(teken)
    if nummer in _BYTES:
        return f"\\x{nummer - _BYTES.start + 0x80:02x}"
    return f"\\u{nummer:04x}" if nummer in _LATIN else teken.encode("unicode_escape").decode("ascii")


def toon_naam(naam: str) -> str:
    r"""Een bestandsnaam zoals hij in uitvoer staat: bytes en stuurtekens als code, `caf\xe9.yaml`.

    Namen zijn bytes: het systeem kan er een geven die geen UTF-8 is. Openen gaat met de naam zelf, tonen met deze.
    Twee namen zien er nooit hetzelfde uit: staat er een code in, dan krijgt een echte backslash er een bij. Pas dit
    een keer toe, waar de naam de uitvoer in gaat.
    """
    if naam.isprintable() and "\\" not in naam:
        return naam
    if not (_NIET_IN_NAAM.search(naam) or (_IS_POSIX and _LIJKT_CODE.search(naam))):
        return naam
    heel = naam.replace("\\", "\\\\") if _IS_POSIX else naam  # op Windows is een backslash geen deel van een naam
    return _NIET_IN_NAAM.sub(lambda gevonden: _NAAMCODES.get(gevonden[0]) or _code(gevonden[0]), heel)


def geen_opdracht(regel: str) -> str:
    """Een regel die een bouwstraat niet voor een opdracht aanziet, ook niet als een bestand `::add-mask::x` heet.

    GitHub leest `::` vooraan een regel, en `##[` overal, op beide uitvoeren. `./::add-mask::x` is hetzelfde bestand.
    """
    kaal = regel.lstrip()
    return (f"./{kaal}" if kaal.startswith("::") else regel).replace("##[", "# #[")


def _in_codes(tekst: str, *, regels: bool) -> str:
    return "".join(teken if _mag(teken) or (regels and teken == "\n") else _code(teken) for teken in tekst)


def _mag(teken: str) -> bool:
    return teken.isprintable() or bool(_NIEUW_BEELD.match(teken))


def breedte_van(tekst: str) -> int:
    """Hoeveel kolommen een tekst op een terminal inneemt; een breed teken telt dubbel, een los accent niet."""
    if tekst.isascii():
        return len(tekst)
    return sum(
        0 if unicodedata.category(t) in ("Mn", "Me", "Cf") else 1 + (unicodedata.east_asian_width(t) in "WF")
        for t in tekst
    )


def _in_stukken(woord: str, eerste: int, rest: int) -> list[str]:
    """Knip een woord in stukken die passen: `eerste` kolommen, daarna steeds `rest`; minstens een teken per stuk."""
    stukken = []
    begin = vol = 0
    ruimte = max(eerste, 1)
    for plaats, teken in enumerate(woord):
        breed = breedte_van(teken)
        if plaats > begin and vol + breed > ruimte:
            stukken.append(woord[begin:plaats])
            begin, vol, ruimte = plaats, 0, max(rest, 1)
        vol += breed
    return [*stukken, woord[begin:]]


_WOORD: Final = re.compile(r"\S*`[^`\n]+`\S*|\S+")
"""Een opdracht tussen accenten is een woord: wie haar overneemt, krijgt haar heel."""


def breek(tekst: str, breedte: int, eerste: str = "", rest: str = "", *, knip: bool = True) -> list[str]:
    """Breek een alinea af op spaties; alleen een woord dat nergens past, breekt erbinnen.

    `eerste` en `rest` staan voor de eerste en de volgende regels en tellen mee in de breedte. Zonder `knip` steekt
    een te lange opdracht tussen accenten uit, zodat ze over te nemen blijft.
    """
    regels: list[str] = []
    ruim = breedte - breedte_van(rest)
    voor, regel, over = eerste, list[str](), breedte - breedte_van(eerste)
    for heel in _WOORD.findall(tekst):
        woord, breed = heel, breedte_van(heel)
        if regel and 1 + breed > over:
            regels.append(voor + " ".join(regel))
            voor, regel, over = rest, [], ruim
        if not regel and (knip or " " not in woord) and breed > max(over, 1):
            *stukken, woord = _in_stukken(woord, over, ruim)
            for stuk in stukken:
                regels.append(voor + stuk)
                voor = rest
            over, breed = ruim, breedte_van(woord)
        over -= breed + bool(regel)
        regel.append(woord)
    if regel or not regels:
        regels.append((voor + " ".join(regel)).rstrip())
    return regels


def effen(tekst: str, *, af: bool = True) -> str:
    """Getypte of geplakte tekst, met elke soort wit als spatie of regeleinde en zonder wat niemand ziet.

    Zonder `af` is er nog iemand aan het typen: dan blijft ook een verbinder staan waar nog een teken achter komt.
    """
    wit = _WIT.sub(" ", _NIEUWE_REGEL.sub("\n", tekst))
    return wit if wit.isascii() and wit.isprintable() else _zonder_codes(wit, _HEEL if af else _IN_DE_MAAK)


def _zonder_codes(tekst: str, patroon: re.Pattern[str]) -> str:
    return _zonder_onzichtbaar(STUURTEKEN.sub("", tekst), patroon)


def invoer(tekst: str) -> str:
    """Maak getypte of geplakte tekst geschikt om te bewaren: `effen`, in NFC en zonder randspaties."""
    return lage_stapels(unicodedata.normalize("NFC", lage_stapels(effen(tekst)))).strip()


HOOGSTE_STAPEL: Final = 30
"""Zoveel losse accenten en tekens staan er hoogstens op een letter (Stream-Safe Text van UAX 15)."""
_ZEKER_GEEN_STAPEL: Final = bytes(range(0xCC))
"""Bytes van UTF-8 waarmee geen los accent begint; bijna alles is zo te schrijven, en dan is niets te zoeken."""


@cache
def _stapel() -> re.Pattern[str]:
    """Waar meer dan dertig losse tekens achter elkaar kunnen staan. Ze alle opzoeken kost even."""
    los = [n for n in range(0x300, 0x10000) if unicodedata.category(chr(n))[0] == "M"]
    teken = f"[{''.join(map(chr, los))}\U00010000-\U000e01ef]"  # buiten het eerste vlak volgt een tweede blik
    return re.compile(f"{teken}{{{HOOGSTE_STAPEL + 1},}}")


def _stapels(tekst: str) -> Iterator[tuple[int, int]]:
    """Waar een te hoge stapel begint en eindigt."""
    for gevonden in _stapel().finditer(tekst):
        begin = gevonden.start()
        for plaats in range(begin, gevonden.end() + 1):
            if plaats == gevonden.end() or unicodedata.category(tekst[plaats])[0] != "M":
                if plaats - begin > HOOGSTE_STAPEL:
                    yield begin, plaats
                begin = plaats + 1


def te_hoge_stapel(tekst: str) -> int | None:
    """Zoek meer dan dertig losse accenten op een letter: zo is tekst niet te lezen, en normaliseren duurt uren."""
    if tekst.isascii():
        return None
    begins = tekst.encode("utf-8", "surrogatepass").translate(None, _ZEKER_GEEN_STAPEL)
    if len(begins) <= HOOGSTE_STAPEL:
        return None
    return next((begin for begin, _ in _stapels(tekst)), None)


def lage_stapels(tekst: str) -> str:
    """De tekst met van elke te hoge stapel accenten alleen de eerste dertig."""
    if te_hoge_stapel(tekst) is None:
        return tekst
    delen, vanaf = list[str](), 0
    for begin, einde in _stapels(tekst):
        delen.append(tekst[vanaf : begin + HOOGSTE_STAPEL])
        vanaf = einde
    return "".join((*delen, tekst[vanaf:]))


MEESTE_RADEN: Final = 200
"""Zo vaak zoekt een regel naar wat iemand bedoelde; meer meldingen over een bestand ziet niemand."""
_LANGSTE_RAAD: Final = 60
_MEESTE_KEUZES: Final = 1000


def in_kolommen(rijen: Sequence[Sequence[str]]) -> list[str]:
    """Elke rij als een regel, met de cellen van een kolom even breed en twee spaties erachter."""
    breedten = [max(map(breedte_van, kolom)) for kolom in zip(*rijen, strict=True)]
    return [
        "".join(f"{cel}{' ' * (breed - breedte_van(cel))}  " for cel, breed in zip(rij, breedten, strict=True))
        for rij in rijen
    ]


def bedoelde(woord: str, keuzes: Iterable[str]) -> str:
    """Geef ` Bedoelde u x?` als een keuze erop lijkt, anders een lege tekst; bij een heel lang woord zoekt hij niet."""
    if len(woord) > _LANGSTE_RAAD:
        return ""
    mogelijk = sorted(een for een in islice(keuzes, _MEESTE_KEUZES) if len(een) <= _LANGSTE_RAAD)
    gelijkend = difflib.get_close_matches(woord.lower(), mogelijk, n=1, cutoff=0.6)
    return f" Bedoelde u `{gelijkend[0]}`?" if gelijkend else ""


def kies_uit(woord: str, keuzes: Collection[str]) -> str:
    """Achter wat niet goed is: `: kies a, b of c.`, en wat er bedoeld kan zijn."""
    return f": kies {opsomming(keuzes, 'of')}.{bedoelde(woord, keuzes)}"


class Raadgever:
    """Zoekt bij veel woorden na elkaar welke keuze bedoeld was; na tweehonderd woorden zoekt hij niet meer."""

    def __init__(self) -> None:
        self._over = MEESTE_RADEN

    def raad(self, woord: str, keuzes: Iterable[str]) -> str:
        """Wat `bedoelde` geeft, zolang er nog iemand kijkt."""
        self._over -= 1
        return bedoelde(woord, keuzes) if self._over >= 0 else ""


def opsomming(delen: Iterable[str], woord: str = "en") -> str:
    """Schrijf een rij uit: `a, b en c`."""
    rij = list(delen)
    return rij[0] if len(rij) == 1 else f"{', '.join(rij[:-1])} {woord} {rij[-1]}" if rij else ""


def aantal(hoeveel: int, enkel: str, meer: str) -> str:
    """`1 vraag`, `2 vragen`."""
    return f"{hoeveel} {enkel if hoeveel == 1 else meer}"


def duizendtallen(getal: int) -> str:
    """Een geheel getal met punten: `20.000`."""
    return f"{getal:,}".replace(",", ".")


_KORTE: Final = 60


def kort(woord: str) -> str:
    """Een woord uit een bestand zoals een melding het noemt: een heel lang woord houdt zijn begin."""
    return woord if len(woord) <= _KORTE else f"{woord[:_KORTE]}..."


def op_naam(naam: str) -> str:
    """Een sleutel om namen op te ordenen zoals in een lijst: zonder hoofdletters en accenten."""
    plat = unicodedata.normalize("NFKD", naam.casefold())
    return "".join(teken for teken in plat if not unicodedata.combining(teken))


def slug(naam: str, anders: str = "school") -> str:
    """Maak van een naam een deel van een bestandsnaam: a-z, 0-9 en streepjes, hoogstens 60 tekens."""
    plat = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode("ascii").lower()
    net = re.sub(r"[^a-z0-9]+", "-", plat).strip("-")[:_LANGSTE_NAAM].strip("-")
    return f"{net}-{anders}" if net in GERESERVEERD else net or anders


MAANDEN: Final = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


def datum(tekst: str) -> str:
    """`2026-11-23` wordt `23 november 2026`, `2026-11` wordt `november 2026`, en `2026` blijft een jaar."""
    jaar, *maand_en_dag = tekst.split("-")
    maand = [MAANDEN[int(deel) - 1] for deel in maand_en_dag[:1]]
    return " ".join([*(str(int(deel)) for deel in maand_en_dag[1:]), *maand, jaar])
