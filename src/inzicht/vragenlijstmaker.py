"""Zet een vragenlijst neer als een HTML-bestand dat zonder netwerk werkt.

Opmaak en script mogen van het beleid (CSP) alleen als hun bytes precies die zijn waarvan hier de hash staat.
"""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from inzicht.tekst import STUURTEKEN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inzicht.vragenlijst import Vragenlijst


def _zichtbaar(waarde: Any) -> Any:
    return STUURTEKEN.sub("\ufffd", waarde) if type(waarde) is str else waarde


def _som(tekst: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(tekst.encode('utf-8')).digest()).decode('ascii')}'"


def maak_html(sjablonen: Mapping[str, str], lijst: Vragenlijst) -> str:
    """De vragenlijst als HTML; `sjablonen` (naam -> tekst) zijn de meegeleverde."""
    omgeving = Environment(
        autoescape=True,
        finalize=_zichtbaar,
        loader=DictLoader(dict(sjablonen)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        newline_sequence="\n",
    )
    opmaak, script = sjablonen["vragenlijst.css"], sjablonen["vragenlijst.js"]
    beleid = f"default-src 'none'; style-src {_som(opmaak)}; script-src {_som(script)}"
    return (
        omgeving.get_template("vragenlijst.html.j2").render(
            lijst=lijst,
            beleid=f"{beleid}; base-uri 'none'; form-action 'none'",
            opmaak=Markup(opmaak),  # noqa: S704 - een eigen, meegeleverd bestand; tekst van anderen komt er niet in
            script=Markup(script),  # noqa: S704 - idem
        )
        + "\n"
    )
