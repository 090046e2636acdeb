"""Rijen voor een rekenblad als CSV, in de vorm van Excel-NL of in de gewone vorm, veilig tegen formules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_TEKENS: Final = r"=+\-@\uff1d\uff0b\uff0d\uff20"
_FORMULE: Final = re.compile(rf"\s*[{_TEKENS}\t\r]")
"""Waar een rekenblad een formule in kan zien, ook na spaties en in brede tekens (CWE-1236)."""


@dataclass(frozen=True, slots=True)
class Tiende:
    """Een getal met een decimaal, als geheel aantal tienden."""

    tienden: int


_GETALLEN: Final = {getal: str(getal) for getal in range(101)}
"""De getallen die het meest voorkomen, al als tekst."""
Cel = str | int | Tiende | None


_MIDDENIN: Final = re.compile(rf"(?<![\s\",;])([\s\",;]++)('?)(?=[{_TEKENS}])")
"""Waar een cel kan beginnen voor wie het bestand met een ander scheidingsteken leest; aanhalingstekens helpen niet."""
_SCHEIDINGEN: Final = frozenset(",;\t\r\n")


def veilig(tekst: str) -> str:
    """Een tekst die een rekenblad niet als formule leest; er komt hoogstens een apostrof voor."""
    return f"'{tekst}" if _FORMULE.match(tekst) else tekst


def _veilig_overal(tekst: str) -> str:
    """Ook geen formule voor wie met een komma, puntkomma, tab of regeleinde leest; daar komt een apostrof achter."""
    return _MIDDENIN.sub(lambda een: een[1] + ("'" if _scheidt(een) else een[2]), veilig(tekst))


def _scheidt(gevonden: re.Match[str]) -> bool:
    return not _SCHEIDINGEN.isdisjoint(gevonden[1])


def kaal(cel: str) -> str:
    """Een cel zonder de apostroffen die haar voor een rekenblad veilig maakten."""
    los = _MIDDENIN.sub(lambda een: een[1] + ("" if _scheidt(een) else een[2]), cel)
    return los[1:] if los.startswith("'") and veilig(los[1:]) == los else los


@dataclass(frozen=True, slots=True)
class Dialect:
    """De vorm van een CSV-bestand."""

    begin: str
    tussen: str
    komma: str

    def rij(self, cellen: Iterable[Cel]) -> str:
        """Een rij met CRLF; elke tekst staat tussen aanhalingstekens."""
        delen = []
        for cel in cellen:
            if type(cel) is str:
                gewoon = cel[:1].isalnum() and '"' not in cel and not _MIDDENIN.search(cel)
                delen.append(f'"{cel}"' if gewoon else _veilig_aangehaald(cel))
            elif type(cel) is int:
                delen.append(_GETALLEN.get(cel) or str(cel))
            elif isinstance(cel, Tiende):
                delen.append(f"{cel.tienden // 10}{self.komma}{cel.tienden % 10}")
            else:
                delen.append("")
        return self.tussen.join(delen) + "\r\n"

    def kop(self, namen: Iterable[str]) -> str:
        """De eerste rij: kale namen."""
        return self.tussen.join(namen) + "\r\n"


def _veilig_aangehaald(tekst: str) -> str:
    dubbel = _veilig_overal(tekst).replace('"', '""')
    return f'"{dubbel}"' if tekst else ""


EXCEL_NL: Final = Dialect("\ufeff", ";", ",")
GEWOON: Final = Dialect("", ",", ".")
DIALECTEN: Final = {"nl": EXCEL_NL, "punt": GEWOON}
