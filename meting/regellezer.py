"""Vergelijk de regellezer met de gewone lezer op willekeurige en beschadigde antwoordenbestanden.

    python meting/regellezer.py                  een miljoen documenten (een minuut)
    python meting/regellezer.py --kort           twintigduizend, voor de toetsen (enkele seconden)
    python meting/regellezer.py --kapot          breng fouten aan in de regellezer en kijk of ze gezien worden
    python meting/regellezer.py --aantal 5000 --zaad 7

De regellezer mag elk document aan de gewone lezer laten; neemt hij het aan, dan moet de waarde gelijk zijn: dezelfde
soorten, dezelfde volgorde van sleutels, en geen weigering bij de ander. Uitgang 1 bij een verschil.
"""

from __future__ import annotations

import random
import re
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, NoReturn
from unittest.mock import patch

from proeven.vergelijking import Fout, Vergelijking
from proeven.yamlteksten import beschadig, maak_document

from inzicht.bestanden import yamlbron
from inzicht.bestanden.yamlbron import lezer, regellezer, regelvorm
from inzicht.bestanden.yamlbron.regelvorm import BREEKT, Twijfel, ontleed
from inzicht.fouten import InvoerFout

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

GEWOON: Final = 1_000_000
KORT: Final = 20_000
PER_DOCUMENT: Final = 25
_GELEZEN: Final = "door de regellezer gelezen"
_WEIGERING: Final = "een weigering"


class _Gewoon(Exception):
    """De regellezer laat dit document aan de gewone lezer."""


def _laat_over(*_: object, **__: object) -> NoReturn:
    raise _Gewoon


def lees_snel(gegevens: bytes) -> object:
    """De waarde van de regellezer; werpt `_Gewoon` als hij niet beslist."""
    with patch.object(lezer, "_bouw_yaml", _laat_over):
        return yamlbron.lees(gegevens, "x.yaml", yamlbron.ANTWOORDEN, plekken=False).waarde


def lees_gewoon(gegevens: bytes) -> object:
    """De waarde van de gewone lezer, of dat hij weigert."""
    try:
        return yamlbron.lees(gegevens, "x.yaml", yamlbron.ANTWOORDEN).waarde
    except InvoerFout:
        return _WEIGERING


def vergelijk(gegevens: bytes, geteld: Counter[str]) -> str | None:
    """Lees een document langs beide wegen; geeft het verschil, of niets."""
    try:
        snel = lees_snel(gegevens)
    except (_Gewoon, InvoerFout):
        return None
    geteld[_GELEZEN] += 1
    gezien, verwacht = repr(snel), repr(lees_gewoon(gegevens))
    _maak_leeg(snel)
    return None if gezien == verwacht else f"{gegevens!r}\n    regellezer {gezien}\n    gewoon     {verwacht}"


def _maak_leeg(waarde: Any) -> None:
    """Maak elke lijst en groep leeg: deelt de regellezer er een met een ander document, dan is dat nu te zien."""
    if isinstance(waarde, (dict, list)):
        for lid in list(waarde.values() if isinstance(waarde, dict) else waarde):
            _maak_leeg(lid)
        waarde.clear()


def documenten(aantal: int, zaad: int) -> Iterator[bytes]:
    """Zoveel documenten; elk getrokken document komt een aantal keren terug, telkens anders beschadigd."""
    r = random.Random(zaad)
    for nummer in range(aantal):
        if nummer % PER_DOCUMENT == 0:
            tekst = maak_document(r)
        yield beschadig(r, tekst)


def _naief(tekst: str, _: object) -> dict[str, Any]:
    paren = (regel.partition(":") for regel in tekst.split("\n") if ":" in regel)
    return {sleutel.strip(): waarde.strip() for sleutel, _, waarde in paren}


def _zet_altijd(groep: dict[str, Any], sleutel: str, waarde: Any) -> None:
    groep[sleutel] = waarde


def _zoek_altijd(stand: Any, kolom: int, vorm: type) -> Any:
    if stand.open is not None:
        nieuw = stand.houder[stand.open] = vorm()
        stand.open = None
        stand._ga_in(nieuw, kolom)
        return nieuw
    while stand.stapel and (stand.diepte > kolom or type(stand.houder) is not vorm):
        stand.houder, stand.diepte = stand.stapel.pop()
    if type(stand.houder) is not vorm:
        raise Twijfel
    return stand.houder


def _vouw_los(regel: str, regels: Iterator[str]) -> Any:
    while ontleed(regel)[0] == BREEKT:
        regel += " " + next(regels, "'").strip()
    return regel, ontleed(regel)


def _lees_blok_los(regels: Iterator[str], kop: Any) -> tuple[str, Iterator[str]]:
    rest = list(regels)
    aantal = next((plaats for plaats, een in enumerate(rest) if een[: kop.kolom + 1].strip()), len(rest))
    return kop.waarde.join(map(str.strip, rest[:aantal])), iter(rest[aantal:])


_RUIM: Final = re.compile(r".+")
FOUTEN: Final[dict[str, Fout]] = {
    "naief": (lezer, "lees_regels", _naief),
    "elke kale tekst": (regelvorm, "_KAAL", _RUIM),
    "elke kale tekst in een lijst": (regelvorm, "_VORMDEEL", re.compile(r'"([^"]*)"|\'([^\']*)\'|([^,\]}]+)')),
    "alles achter een waarde": (regelvorm, "_eis_einde", lambda _: None),
    "gedeelde lijsten": (regellezer, "_vers", lambda waarde: waarde),
    "dubbele sleutels": (regellezer, "_zet", _zet_altijd),
    "elke inspring": (regellezer._Stand, "_zoek", _zoek_altijd),
    "eigen woorden": (regelvorm, "los_op", {"yes": True, "no": False}.get),
    "elk vervolg": (regellezer, "_vervolg", lambda regel, _: regel.strip(" ")),
    "elk blok": (regellezer, "_lees_blok", _lees_blok_los),
    "elke vouw": (regellezer, "_vouw", _vouw_los),
    "achter alles geplakt": (regellezer, "_plak", lambda vorige, regel: f"{vorige} {regel.strip()}"),
    "elke aanhaling": (regelvorm, "_ENKEL", re.compile(r"'((?:[^']|'[^ ])*)('?)")),
    "elke escape": (regelvorm, "_DUBBEL", re.compile(r'"((?:[^"\\]|\\.)*)("?)')),
    "losse kolon": (regelvorm, "_REGEL", re.compile(r"( *)(- +)?(?:()([A-Za-z0-9_][A-Za-z0-9_-]*):(?: *|\Z))?(.*)")),
}
"""Fouten die iemand in de regellezer kan maken, elk met de plaats waar zij aangebracht wordt."""


@contextmanager
def kapot(fout: Fout) -> Iterator[None]:
    """Breng een fout aan; wat de regellezer onthield, telt dan niet meer."""
    regellezer._REGELS.clear()
    with patch.object(*fout):
        yield
    regellezer._REGELS.clear()


if __name__ == "__main__":
    sys.exit(Vergelijking(documenten, vergelijk, _GELEZEN, FOUTEN, kapot).draai(__doc__, GEWOON, KORT))
