"""Herkent tekst die op persoonsgegevens lijkt: BSN (elfproef), e-mail, telefoon, rekeningnummer, geboortedatum.

Een vermoeden is geen zekerheid; daarom noemt deze module alleen de soort en nooit de tekst zelf.
"""

from __future__ import annotations

import re
from typing import Final

_CIJFERS: Final = re.compile(r"(?<![0-9])[0-9](?:[ .-]?[0-9]){7,8}(?![0-9])")
_E_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_REKENING: Final = re.compile(r"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
_TELEFOON: Final = re.compile(r"(?<![0-9])(?:\+31|0031|0)[ -]?[1-9](?:[ -]?[0-9]){8}(?![0-9])")
_DATUM: Final = re.compile(
    r"\b(?:geboren|geboortedatum|geb\.)\D{0,20}[0-9]{1,2}[-/. ](?:[0-9]{1,2}|[a-z]+)[-/. ][0-9]{2,4}", re.IGNORECASE
)
_GEWICHTEN: Final = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def is_bsn(cijfers: str) -> bool:
    """Of deze acht of negen cijfers aan de elfproef voor een BSN voldoen."""
    negen = cijfers.zfill(9)
    if len(negen) != len(_GEWICHTEN) or not negen.isdecimal() or not int(negen):
        return False
    return sum(gewicht * int(cijfer) for gewicht, cijfer in zip(_GEWICHTEN, negen, strict=True)) % 11 == 0


def vermoedens(tekst: str) -> tuple[str, ...]:
    """De soorten persoonsgegevens waar deze tekst op lijkt; leeg als er niets opvalt."""
    gevonden = []
    met_rekening, tekst = tekst, _REKENING.sub(" ", tekst)  # de cijfers van een rekening zijn geen BSN of telefoon
    if any(is_bsn(re.sub(r"[ .-]", "", een.group())) for een in _CIJFERS.finditer(tekst)):
        gevonden.append("een BSN")
    if _E_MAIL.search(tekst):
        gevonden.append("een e-mailadres")
    if _TELEFOON.search(tekst):
        gevonden.append("een telefoonnummer")
    if tekst != met_rekening:
        gevonden.append("een rekeningnummer")
    if _DATUM.search(tekst):
        gevonden.append("een geboortedatum")
    return tuple(gevonden)
