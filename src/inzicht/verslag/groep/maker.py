"""Zet een groepsbeeld neer als HTML of Markdown."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from inzicht.verslag.maker import html_omgeving, md_omgeving, met_opmaak, plat

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Template

    from inzicht.verslag.groep.vorm import Groepsbeeld


class Groepsmaker:
    """Maakt groepsverslagen uit sjablonen (naam -> tekst)."""

    def __init__(self, sjablonen: Mapping[str, str]) -> None:
        self._sjablonen = sjablonen

    @cached_property
    def _html(self) -> Template:
        stijlen = (plat(self._sjablonen[naam]) for naam in ("stijl.css", "groep.css"))
        return html_omgeving(self._sjablonen).get_template("groepsverslag.html.j2", globals=met_opmaak(*stijlen))

    @cached_property
    def _md(self) -> Template:
        return md_omgeving(self._sjablonen).get_template("groepsverslag.md.j2")

    def html(self, beeld: Groepsbeeld) -> str:
        """Het groepsverslag als HTML, met de opmaak van het verslag en die van de groep."""
        return self._html.render(beeld=beeld) + "\n"

    def markdown(self, beeld: Groepsbeeld) -> str:
        """Het groepsverslag als Markdown."""
        return self._md.render(beeld=beeld)
