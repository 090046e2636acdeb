"""Zet een verslagbeeld neer als HTML of Markdown; in deze vleugel gebruikt alleen dit Jinja."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Final

from jinja2 import DictLoader, Environment, StrictUndefined, Template
from markupsafe import Markup, escape

from inzicht.verslag.markdown import Vast, md_adres, md_blok, md_cel, md_regel, zichtbaar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from inzicht.verslag.beeld import Verslagbeeld

_ONTHOUDEN: Final = 4096
"""Zoveel teksten en vaste onderdelen (een trap, een bronnenlijst) blijven onthouden; ruim genoeg voor een wijzer."""


@lru_cache(maxsize=_ONTHOUDEN)
def _ontsnapt(tekst: str) -> Markup:
    """Tekst als HTML; een tekst van de wijzer komt in elk verslag terug en wordt zo een keer bewerkt."""
    return escape(zichtbaar(tekst))


def _html_waarde(waarde: Any) -> Any:
    return _ontsnapt(waarde) if type(waarde) is str else waarde


def plat(sjabloon: str) -> str:
    """Haal het inspringen weg; in HTML en CSS betekent het niets, en het scheelt een vijfde van het bestand."""
    return "\n".join(regel.lstrip() for regel in sjabloon.split("\n"))


def _vast_deel(omgeving: Environment, soort: type[str]) -> Callable[[str, Hashable], str]:
    """Maak de functie `vast`: zet een onderdeel neer en onthoud het, want de wijzer geeft steeds dezelfde waarden."""

    @lru_cache(maxsize=_ONTHOUDEN)
    def vast(naam: str, deel: Hashable) -> str:
        return soort(omgeving.get_template(f"onderdelen/{naam}").render(deel=deel))

    return vast


_GEMEEN: Final[Mapping[str, Any]] = {
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "newline_sequence": "\n",
}


def html_omgeving(sjablonen: Mapping[str, str]) -> Environment:
    """De omgeving voor HTML: alles wordt ontsnapt, behalve onze eigen stijl."""
    bladen = {naam: plat(tekst) for naam, tekst in sjablonen.items() if not naam.endswith(".md.j2")}
    omgeving = Environment(loader=DictLoader(bladen), autoescape=True, finalize=_html_waarde, **_GEMEEN)
    omgeving.globals |= {"vast": _vast_deel(omgeving, Markup), **met_opmaak(bladen["stijl.css"])}
    return omgeving


def met_opmaak(*stijlen: str) -> dict[str, str]:
    """De opmaak van een blad, en het beleid dat alleen die opmaak toelaat."""
    opmaak = "\n".join(stijl.strip() for stijl in stijlen)
    som = base64.b64encode(hashlib.sha256(opmaak.encode("utf-8")).digest()).decode("ascii")
    return {
        "opmaak": Markup(opmaak),  # noqa: S704 - onze eigen stijl, geen gegevens
        "beleid": f"default-src 'none'; style-src 'sha256-{som}'; base-uri 'none'; form-action 'none'",
    }


def md_omgeving(sjablonen: Mapping[str, str]) -> Environment:
    """De omgeving voor Markdown: elke waarde gaat door `md_regel`, tenzij het sjabloon een andere poort kiest."""
    omgeving = Environment(
        loader=DictLoader({naam: tekst for naam, tekst in sjablonen.items() if naam.endswith(".md.j2")}),
        autoescape=False,  # noqa: S701 - ontsnappen voor HTML zou de tekst bederven; de poort is finalize
        finalize=md_regel,
        keep_trailing_newline=True,
        **_GEMEEN,
    )
    omgeving.filters |= {"cel": md_cel, "blok": md_blok, "adres": md_adres}
    omgeving.globals["vast"] = _vast_deel(omgeving, Vast)
    return omgeving


class Verslagmaker:
    """Maakt verslagen uit sjablonen (naam -> tekst): een omgeving per vorm, elk sjabloon een keer vertaald.

    Een vorm die niemand vraagt, kost niets.
    """

    def __init__(self, sjablonen: Mapping[str, str]) -> None:
        self._sjablonen = dict(sjablonen)

    @cached_property
    def _html(self) -> Template:
        return html_omgeving(self._sjablonen).get_template("verslag.html.j2")

    @cached_property
    def _md(self) -> Template:
        return md_omgeving(self._sjablonen).get_template("verslag.md.j2")

    def html(self, beeld: Verslagbeeld) -> str:
        """Het verslag als een HTML-bestand zonder scripts en zonder netwerk."""
        return self._html.render(beeld=beeld) + "\n"

    def markdown(self, beeld: Verslagbeeld) -> str:
        """Het verslag als Markdown, ook leesbaar als gewone tekst."""
        return self._md.render(beeld=beeld)
