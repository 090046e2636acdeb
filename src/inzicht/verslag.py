"""Zet een verslagbeeld neer als HTML of Markdown; de enige module die Jinja gebruikt."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING, Any, Final

from jinja2 import DictLoader, Environment, StrictUndefined

from inzicht.tekst import STUURTEKEN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inzicht.verslagbeeld import Verslagbeeld

_REGELEINDE: Final = re.compile(r"\r\n?|[\n\x0b\x0c\x85\u2028\u2029]")
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
_VOORAAN: Final = re.compile(r"(#{1,6}(?=\s|$)|>|[-+](?=\s|$|[-+])|=|:(?=-)|[0-9]{1,9}(?=[.)](?:\s|$)))")
_ACHTERAAN: Final = re.compile(r"(?<=\s)(#+)$")


class Vast(str):
    """Markdown die al is veilig gemaakt."""

    __slots__ = ()


def _zichtbaar(tekst: str) -> str:
    return STUURTEKEN.sub("\ufffd", tekst)


def _regels(waarde: object) -> list[str]:
    delen = _REGELEINDE.split(str(waarde).replace("\t", " "))
    return [regel for regel in (_zichtbaar(deel).strip() for deel in delen) if regel]


def _midden(tekst: str) -> str:
    return _MIDDENIN.sub(lambda gevonden: "\\" + gevonden[0], tekst)


def _vooraan(tekst: str) -> str:
    """Maak ook het begin en het eind van een regel onschadelijk."""
    veilig = _ACHTERAAN.sub(r"\\\1", _midden(tekst))
    begin = _VOORAAN.match(veilig)
    if not begin:
        return veilig
    if begin[0].isdigit():
        return f"{begin[0]}\\{veilig[begin.end() :]}"
    return f"\\{veilig}"


def md_regel(waarde: object) -> Vast:
    """Waarde als een regel Markdown: alleen wat op die plek iets doet, krijgt een schuine streep."""
    return waarde if isinstance(waarde, Vast) else Vast(_vooraan(" ".join(_regels(waarde))))


def md_cel(waarde: object) -> Vast:
    """Waarde in een tabel: regels worden ` / `."""
    return Vast(_midden(" / ".join(_regels(waarde))))


def md_blok(waarde: object, inspring: int = 0) -> Vast:
    """Waarde als alinea die haar regels houdt; vervolgregels springen in."""
    return Vast(("  \n" + " " * inspring).join(_vooraan(regel) for regel in _regels(waarde)))


def md_adres(waarde: str) -> Vast:
    """Een https-adres tussen punthaken; de wijzer laat er geen spaties of punthaken in toe."""
    return Vast(re.sub(r"[\s<>\"'`|\\]", "", waarde))


def _html_waarde(waarde: Any) -> Any:
    return _zichtbaar(waarde) if type(waarde) is str else waarde


class Verslagmaker:
    """Maakt verslagen uit sjablonen (naam -> tekst); de omgevingen ontstaan een keer."""

    def __init__(self, sjablonen: Mapping[str, str]) -> None:
        lader = DictLoader(dict(sjablonen))
        vast: dict[str, Any] = {
            "loader": lader,
            "undefined": StrictUndefined,
            "trim_blocks": True,
            "lstrip_blocks": True,
            "newline_sequence": "\n",
        }
        html = Environment(autoescape=True, finalize=_html_waarde, **vast)
        tekst = Environment(autoescape=False, finalize=md_regel, keep_trailing_newline=True, **vast)  # noqa: S701
        tekst.filters |= {"cel": md_cel, "blok": md_blok, "adres": md_adres}
        self._html = html.get_template("verslag.html.j2")
        self._md = tekst.get_template("verslag.md.j2")
        opmaak = html.get_template("stijl.css").render().encode("utf-8")
        som = base64.b64encode(hashlib.sha256(opmaak).digest()).decode("ascii")
        self._beleid = f"default-src 'none'; style-src 'sha256-{som}'; base-uri 'none'; form-action 'none'"

    def html(self, beeld: Verslagbeeld) -> str:
        """Het verslag als een HTML-bestand zonder scripts en zonder netwerk."""
        return self._html.render(beeld=beeld, beleid=self._beleid) + "\n"

    def markdown(self, beeld: Verslagbeeld) -> str:
        """Het verslag als Markdown, ook leesbaar als gewone tekst."""
        return self._md.render(beeld=beeld)
