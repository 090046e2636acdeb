"""Tekst van school en wijzer in Markdown: wat op een plek iets zou doen, wordt daar onschadelijk.

Geldt voor CommonMark en voor GitHub-flavoured Markdown. Een e-mailadres krijgt accenten graves om zich heen: in
GitHub-flavoured Markdown houdt een schuine streep voor `@` de link niet tegen.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from inzicht.tekst import STUURTEKEN

_REGELEINDE: Final = re.compile(r"\r\n?|[\n\x0b\x0c\x85\u2028\u2029]")
_MAILADRES: Final = re.compile(r"([A-Za-z0-9.+_-]{1,64}@[A-Za-z0-9._-]+)")
_MIDDENIN: Final = re.compile(
    r"\\(?=[!-/:-@\[-`{-~]|$)"  # een schuine streep voor een leesteken
    r"|[`\[\]|~]"
    r"|\*(?!(?<=\s\*)\s)"  # een los sterretje tussen spaties doet niets
    r"|(?<![^\W_])_|_(?![^\W_])"  # een liggend streepje binnen een woord ook niet
    r"|<(?=[A-Za-z/!?]|$)"
    r"|&(?=#?\w+;|\#?\w*$)"
    r"|(?<=\bhttp)(?=://)|(?<=\bhttps)(?=://)|(?<=\bftp)(?=://)|(?<=\bmailto)(?=:)|(?<=\bwww)(?=\.)",
    re.IGNORECASE,
)
_BIJZONDER: Final = re.compile(r"[\\`\[\]|~*_<&@]|http|ftp|mailto|www", re.IGNORECASE)
"""Zonder een van deze tekens of woorden valt er middenin een regel niets te doen; dat is de meeste tekst."""
_VOORAAN: Final = re.compile(r"(#{1,6}(?=\s|$)|>|[-+](?=\s|$|[-+])|=|:(?=[-:])|[0-9]{1,9}(?=[.)](?:\s|$)))")
_ACHTERAAN: Final = re.compile(r"(?<=\s)(#+)$")
_ONTHOUDEN: Final = 4096
"""Zoveel teksten blijven onthouden: ruim genoeg voor elke tekst van een wijzer, zodat die een keer bewerkt wordt."""


class Vast(str):
    """Markdown die al veilig gemaakt is."""

    __slots__ = ()


def zichtbaar(tekst: str) -> str:
    """Vervang stuurtekens door een zichtbaar teken."""
    return tekst if tekst.isprintable() else STUURTEKEN.sub("\ufffd", tekst)


def _regels(tekst: str) -> list[str]:
    if tekst.isprintable():
        return [kaal] if (kaal := tekst.strip()) else []
    delen = _REGELEINDE.split(tekst.replace("\t", " "))
    return [regel for regel in (zichtbaar(deel).strip() for deel in delen) if regel]


def _midden(tekst: str) -> str:
    if not _BIJZONDER.search(tekst):
        return tekst
    if "@" not in tekst:
        return _zonder_adressen(tekst)
    delen = _MAILADRES.split(tekst)  # om en om: gewone tekst, adres, gewone tekst
    return "".join(f"`{deel}`" if nummer % 2 else _zonder_adressen(deel) for nummer, deel in enumerate(delen))


def _zonder_adressen(tekst: str) -> str:
    return _MIDDENIN.sub(lambda gevonden: "\\" + gevonden[0], tekst)


def _vooraan(tekst: str) -> str:
    """Maak ook het begin en het eind van een regel onschadelijk."""
    veilig = _midden(tekst)
    if veilig.endswith("#"):
        veilig = _ACHTERAAN.sub(r"\\\1", veilig)
    begin = _VOORAAN.match(veilig)
    if not begin:
        return veilig
    if begin[0].isdigit():
        return f"{begin[0]}\\{veilig[begin.end() :]}"
    return f"\\{veilig}"


def md_regel(waarde: str) -> Vast:
    """Tekst als een regel Markdown: alleen wat op die plek iets doet, krijgt een schuine streep."""
    return waarde if isinstance(waarde, Vast) else _regel(waarde)


@lru_cache(maxsize=_ONTHOUDEN)
def _regel(waarde: str) -> Vast:
    return Vast(_vooraan(" ".join(_regels(waarde))))


@lru_cache(maxsize=_ONTHOUDEN)
def md_cel(waarde: str) -> Vast:
    """Tekst in een tabel: regels worden ` / `."""
    return Vast(_midden(" / ".join(_regels(waarde))))


def md_blok(waarde: str, inspring: int = 0) -> Vast:
    """Tekst als alinea die haar regels houdt; vervolgregels springen in."""
    return Vast(("  \n" + " " * inspring).join(_vooraan(regel) for regel in _regels(waarde)))


def md_adres(waarde: str) -> Vast:
    """Een https-adres tussen punthaken; de wijzer laat er geen spaties of punthaken in toe."""
    return Vast(re.sub(r"[\s<>\"'`|\\]", "", waarde))
