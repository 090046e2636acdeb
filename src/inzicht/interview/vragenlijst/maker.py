"""Zet een vragenlijst neer als een HTML-bestand dat zonder netwerk werkt.

Opmaak en script mogen van het beleid (CSP) alleen als hun bytes precies die zijn waarvan hier de hash staat.
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING, Any, Final

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from inzicht.tekst import STUURTEKEN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inzicht.interview.vragenlijst.beeld import Vragenlijst


def _zichtbaar(waarde: Any) -> Any:
    return STUURTEKEN.sub("\ufffd", waarde) if type(waarde) is str else waarde


def _som(tekst: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(tekst.encode('utf-8')).digest()).decode('ascii')}'"


SCRIPTDELEN: Final = (
    "gereedschap",
    "wacht",
    "lezen",
    "overig",
    "stand",
    "opslag",
    "bewaren",
    "tekenen",
    "invoer",
    "bestand",
    "begin",
)
"""De delen van het script, op volgorde; samen zijn zij een functie, dus zij zien elkaars namen."""
_GEWICHT: Final = re.compile(r"^ *(?:/\*.*?\*/\n|//[^\n]*\n|\n)|^ +", re.MULTILINE | re.DOTALL)


def maak_script(sjablonen: Mapping[str, str]) -> str:
    """Het script van het blad: de delen achter elkaar, zonder toelichting en inspringing."""
    delen = "".join(sjablonen[f"vragenlijst/{naam}.js"] for naam in SCRIPTDELEN)
    return _GEWICHT.sub("", f'"use strict";\n(() => {{\n{delen}}})();')


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
    opmaak, script = sjablonen["vragenlijst.css"], maak_script(sjablonen)
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
