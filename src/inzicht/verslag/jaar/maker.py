"""Zet de bladen over het jaar van een school neer als HTML of Markdown."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from inzicht.verslag.maker import html_omgeving, md_omgeving, met_opmaak, plat

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment

    from inzicht.verslag.jaar.vorm import Planbeeld, Vergelijkbeeld


class Jaarmaker:
    """Maakt bladen uit sjablonen (naam -> tekst); een vorm die niemand vraagt, kost niets."""

    def __init__(self, sjablonen: Mapping[str, str]) -> None:
        self._sjablonen = sjablonen

    @cached_property
    def _html(self) -> Environment:
        omgeving = html_omgeving(self._sjablonen)
        omgeving.globals |= met_opmaak(*(plat(self._sjablonen[naam]) for naam in ("stijl.css", "jaar.css")))
        return omgeving

    @cached_property
    def _md(self) -> Environment:
        return md_omgeving(self._sjablonen)

    def planhtml(self, beeld: Planbeeld) -> str:
        """Het plan als een HTML-bestand zonder scripts en zonder netwerk."""
        return self._html.get_template("jaar/plan.html.j2").render(beeld=beeld) + "\n"

    def planmarkdown(self, beeld: Planbeeld) -> str:
        """Het plan als Markdown, ook leesbaar als gewone tekst."""
        return self._md.get_template("jaar/plan.md.j2").render(beeld=beeld)

    def vergelijkhtml(self, beeld: Vergelijkbeeld) -> str:
        """De vergelijking als een HTML-bestand zonder scripts en zonder netwerk."""
        return self._html.get_template("jaar/vergelijking.html.j2").render(beeld=beeld) + "\n"

    def vergelijkmarkdown(self, beeld: Vergelijkbeeld) -> str:
        """De vergelijking als Markdown, ook leesbaar als gewone tekst."""
        return self._md.get_template("jaar/vergelijking.md.j2").render(beeld=beeld)
