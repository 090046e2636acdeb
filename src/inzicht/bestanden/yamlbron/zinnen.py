"""Vertaalt de klachten van libyaml en van de JSON-lezer naar zinnen waar een gebruiker iets mee kan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import yaml

STAPELZIN: Final = "Hier staan meer dan 30 losse accenten op een letter. Haal ze weg, of typ het woord opnieuw."
_YAML: Final = (
    ("mapping values are not allowed", "Hier staat een dubbele punt te veel. Zet de tekst tussen aanhalingstekens."),
    ("could not find expected ':'", "Hier ontbreekt een dubbele punt achter een sleutel, of er staat losse tekst."),
    ("did not find expected key", "De inspringing klopt niet: deze regel hoort niet bij de regels erboven."),
    ("did not find expected '-' indicator", "De inspringing van deze lijst klopt niet."),
    ("block sequence entries are not allowed", "Een streepje van een lijst mag hier niet. Begin op een nieuwe regel."),
    ("did not find expected ',' or ']'", "De lijst [ ... ] is niet afgesloten of er mist een komma."),
    ("did not find expected ',' or '}'", "De groep { ... } is niet afgesloten of er mist een komma."),
    ("found unknown escape character", "Na een backslash staat een onbekend teken. Schrijf \\\\ voor een backslash."),
    ("did not find expected hexdecimal number", "Na \\x, \\u of \\U horen cijfers en letters a-f."),
    ("invalid Unicode character escape code", "Deze \\u-code is geen geldig teken."),
    ("found undefined tag handle", "Een woord met een uitroepteken (een tag) is niet toegestaan."),
    ("did not find expected <document start>", "Hier hoort een sleutel met een dubbele punt te staan."),
    ("found duplicate", "Regels met een procentteken (%) vooraan zijn niet toegestaan."),
    ("found incompatible YAML document", "Regels met een procentteken (%) vooraan zijn niet toegestaan."),
    ("did not find expected digit", "Regels met een procentteken (%) vooraan zijn niet toegestaan."),
    ("did not find expected alphabetic", "Na & of * hoort een naam, maar ankers zijn niet toegestaan."),
    ("found a tab character", "Hier staat een tab. Gebruik spaties om in te springen."),
    ("mapping keys are not allowed", "Een vraagteken of sleutel mag hier niet staan."),
)
_TEKEN_VOORAAN: Final = "Hier staat een teken dat niet vooraan mag staan. Zet de tekst tussen aanhalingstekens."
_JSON: Final = (
    (
        "Expecting property name",
        "Hier hoort een sleutel tussen dubbele aanhalingstekens (of er staat een komma te veel).",
    ),
    ("Expecting ':'", "Hier ontbreekt een dubbele punt."),
    ("Expecting ','", "Hier ontbreekt een komma."),
    ("Expecting value", "Hier ontbreekt een waarde."),
    ("Unterminated string", "De tekst die hier begint, is niet afgesloten met een aanhalingsteken."),
    ("Invalid control character", "Hier staat een tab of regeleinde midden in een tekst. Schrijf \\t of \\n."),
    ("Invalid \\", "Na een backslash staat een onbekend teken."),
    ("Extra data", "Na het einde staat nog meer. Houd een document per bestand."),
    ("Illegal trailing comma", "Hier staat een komma te veel."),
)


def vertaal_yaml(fout: yaml.YAMLError, tekst: str) -> tuple[Any, str]:
    """Geef de plek (of None) en een Nederlandse zin bij een fout van libyaml."""
    merk: Any = getattr(fout, "problem_mark", None)
    probleem = getattr(fout, "problem", None) or ""
    context = getattr(fout, "context", None) or ""
    if "quoted scalar" in context and ("end of stream" in probleem or "document indicator" in probleem):
        begin: Any = getattr(fout, "context_mark", None) or merk
        return begin, f"Het aanhalingsteken op regel {begin.line + 1} is niet gesloten."
    if "cannot start any token" in probleem:
        regels = tekst.split("\n")
        regel = regels[merk.line] if merk and merk.line < len(regels) else ""
        tab = merk is not None and regel[merk.column : merk.column + 1] == "\t"
        return merk, "Hier staat een tab. Gebruik spaties om in te springen." if tab else _TEKEN_VOORAAN
    for stuk, zin in _YAML:
        if stuk in probleem:
            return merk, zin
    return merk, "De opmaak klopt hier niet. Vergelijk met een voorbeeldbestand."


def vertaal_json(boodschap: str) -> str:
    """Geef een Nederlandse zin bij een fout van de JSON-lezer."""
    for stuk, zin in _JSON:
        if boodschap.startswith(stuk):
            return zin
    return "De opmaak van deze JSON klopt hier niet."
