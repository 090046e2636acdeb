"""Herkent tekst die op persoonsgegevens lijkt: BSN (elfproef), e-mail, telefoon, rekeningnummer, geboortedatum.

Een vermoeden is geen zekerheid; daarom noemt deze module alleen de soort en nooit de tekst zelf.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Patroon:
    r"""Waar een soort op lijkt; `niet_voor` is de inhoud van een tekenklasse die er niet direct voor mag staan.

    De vragenlijst in de browser gebruikt dezelfde patronen. Daarom staan `\w` en `\d` alleen binnen een tekenklasse
    (de browser kent ze alleen voor ASCII), en staat er niets in wat oudere browsers niet kennen.
    """

    soort: str
    niet_voor: str
    kern: str
    elke_hoofdletter: bool = False
    elfproef: bool = False
    uitgesneden: bool = False  # wat hierop lijkt, telt niet mee bij een andere soort

    def gezocht(self) -> re.Pattern[str]:
        """Het patroon voor Python."""
        voor = f"(?<![{self.niet_voor}])" if self.niet_voor else ""
        return re.compile(voor + self.kern, re.IGNORECASE if self.elke_hoofdletter else 0)

    def voor_browser(self) -> tuple[str, str, str, str, bool, bool]:
        """De velden, met het patroon en zijn vlaggen in de taal van JavaScript."""
        vlaggen = "giu" if self.elke_hoofdletter else "gu"
        patroon = (_in_browser(self.niet_voor), _in_browser(self.kern))
        return self.soort, *patroon, vlaggen, self.elfproef, self.uitgesneden


def _in_browser(patroon: str) -> str:
    return patroon.replace(r"\w", r"\p{L}\p{N}_").replace(r"\d", r"\p{Nd}")


BSN: Final = Patroon("een BSN", "0-9", r"[0-9](?:[ .-]?[0-9]){7,8}(?![0-9])", elfproef=True)
E_MAIL: Final = Patroon("een e-mailadres", "", r"[\w.+-]@[\w-]+\.[\w-]")
TELEFOON: Final = Patroon("een telefoonnummer", "0-9", r"(?:\+31|0031|0)[ -]?[1-9](?:[ -]?[0-9]){8}(?![0-9])")
REKENING: Final = Patroon(
    "een rekeningnummer",
    r"\w",
    r"[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![\w])",
    uitgesneden=True,
)
GEBOREN: Final = Patroon(
    "een geboortedatum",
    r"\w",
    r"(?:geboren|geboortedatum|geb\.)[^\d]{0,20}[0-9]{1,2}[-/. ](?:[0-9]{1,2}|[a-z]+)[-/. ][0-9]{2,4}",
    elke_hoofdletter=True,
)
PATRONEN: Final = (BSN, E_MAIL, TELEFOON, REKENING, GEBOREN)
"""Alle soorten, in de volgorde waarin ze genoemd worden."""
_GEZOCHT: Final = {een: een.gezocht() for een in PATRONEN}
_GEWICHTEN: Final = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def is_bsn(cijfers: str) -> bool:
    """Of deze acht of negen cijfers aan de elfproef voor een BSN voldoen."""
    negen = cijfers.zfill(9)
    if len(negen) != len(_GEWICHTEN) or not negen.isdecimal() or not int(negen):
        return False
    return sum(gewicht * int(cijfer) for gewicht, cijfer in zip(_GEWICHTEN, negen, strict=True)) % 11 == 0


def vermoedens(tekst: str) -> tuple[str, ...]:
    """De soorten persoonsgegevens waar deze tekst op lijkt; leeg als er niets opvalt."""
    zonder = tekst
    for een in PATRONEN:
        if een.uitgesneden:  # de cijfers van een rekening zijn geen BSN of telefoon
            zonder = _GEZOCHT[een].sub(" ", zonder)
    return tuple(een.soort for een in PATRONEN if _lijkt(een, tekst if een.uitgesneden else zonder))


def _lijkt(patroon: Patroon, tekst: str) -> bool:
    gevonden = _GEZOCHT[patroon].finditer(tekst)
    if patroon.elfproef:
        return any(is_bsn(re.sub(r"[ .-]", "", een.group())) for een in gevonden)
    return next(gevonden, None) is not None
