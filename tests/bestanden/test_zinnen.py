"""Elke klacht van libyaml en van de JSON-lezer is een Nederlandse zin, op de plek waar het misgaat."""

import pytest

from inzicht.bestanden import yamlbron
from inzicht.bestanden.yamlbron.zinnen import vertaal_json
from inzicht.fouten import InvoerFout

YAML = [
    ("a: b: c\n", "1:5", "Hier staat een dubbele punt te veel."),
    ("a: 1\nlos\nb: 2\n", "3:1", "Hier ontbreekt een dubbele punt achter een sleutel, of er staat losse tekst."),
    ("a:\n  - 1\n b\n", "3:2", "De inspringing klopt niet: deze regel hoort niet bij de regels erboven."),
    ("a:\n  - 1\n  b: 2\n", "3:3", "De inspringing van deze lijst klopt niet."),
    ("a: - 1\n", "1:4", "Een streepje van een lijst mag hier niet. Begin op een nieuwe regel."),
    ("a: [1 2: 3\nb: 1\n", "2:2", "De lijst [ ... ] is niet afgesloten of er mist een komma."),
    ("a: {b: 1 c\nd: 1\n", "2:2", "De groep { ... } is niet afgesloten of er mist een komma."),
    ('a: "\\q"\n', "1:5", "Na een backslash staat een onbekend teken."),
    ('a: "\\xzz"\n', "1:7", "horen cijfers en letters a-f."),
    ('a: "\\ud800"\n', "1:7", "Deze \\u-code is geen geldig teken."),
    ("a: !x!y 1\n", "1:4", "Een woord met een uitroepteken (een tag) is niet toegestaan."),
    ("a: 1\n...\nb: 1\n", "3:1", "Hier hoort een sleutel met een dubbele punt te staan."),
    ("%YAML 1.1\n%YAML 1.1\n---\na: 1\n", "2:1", "Regels met een procentteken (%) vooraan zijn niet toegestaan."),
    ("%YAML 2.0\n---\na: 1\n", "1:1", "Regels met een procentteken (%) vooraan zijn niet toegestaan."),
    ("a: & 1\n", "1:5", "Na & of * hoort een naam, maar ankers zijn niet toegestaan."),
    ("a:\n  b: 1\n\tc: 2\n", "3:1", "Hier staat een tab. Gebruik spaties om in te springen."),
    ("a: 1\nbc: x\n  \ty: 2\n", "3:5", "dubbele punt te veel"),
    ("a: ? 1\n", "1:4", "Een vraagteken of sleutel mag hier niet staan."),
    ("a: 1\nb: `x\n", "2:4", "Hier staat een teken dat niet vooraan mag staan. Zet de tekst tussen aanhalingstekens."),
    ("a: 1\nb: 2\n\t@x: 1\n", "3:1", "Hier staat een tab."),
    ("a:\n\tb: 1\n", "2:1", "Hier staat een tab. Gebruik spaties om in te springen."),
    ("a: 1\nb: @\t\n", "2:4", "Hier staat een teken dat niet vooraan mag staan."),
    ("a: 1\nb: 'x\n", "2:4", "Het aanhalingsteken op regel 2 is niet gesloten."),
    ('a: 1\n\nb: "x\n---\n', "3:4", "Het aanhalingsteken op regel 3 is niet gesloten."),
    ("a: |x\n", "1:5", "De opmaak klopt hier niet. Vergelijk met een voorbeeldbestand."),
]
JSON = [
    ("{a: 1}", "1:2", "Hier hoort een sleutel tussen dubbele aanhalingstekens"),
    ('{"a" 1}', "1:6", "Hier ontbreekt een dubbele punt."),
    ('{"a": 1\n"b": 2}', "2:1", "Hier ontbreekt een komma."),
    ('{"a": }', "1:7", "Hier ontbreekt een waarde."),
    ('{"a":\n  "x', "2:3", "De tekst die hier begint, is niet afgesloten met een aanhalingsteken."),
    ('{"a": "x\ty"}', "1:9", "Hier staat een tab of regeleinde midden in een tekst. Schrijf \\t of \\n."),
    ('{"a": "\\q"}', "1:8", "Na een backslash staat een onbekend teken."),
    ('{"a": 1}\n x', "2:2", "Na het einde staat nog meer. Houd een document per bestand."),
]


@pytest.mark.parametrize(
    ("naam", "tekst", "plek", "zin"), [*(("x.yaml", *rij) for rij in YAML), *(("x.json", *rij) for rij in JSON)]
)
def test_een_leesfout_heeft_haar_plek_en_haar_zin(naam: str, tekst: str, plek: str, zin: str) -> None:
    with pytest.raises(InvoerFout) as gevangen:
        yamlbron.lees(tekst.encode(), naam, yamlbron.ANTWOORDEN)
    [een] = gevangen.value.bevindingen
    assert str(een).startswith(f"{naam}:{plek}: A005 ")
    assert zin in een.boodschap


def test_een_nieuwere_python_zegt_het_anders() -> None:
    assert vertaal_json("Illegal trailing comma before end of object") == "Hier staat een komma te veel."


def test_wat_niemand_kent_is_ook_een_nederlandse_zin() -> None:
    assert vertaal_json("Something else") == "De opmaak van deze JSON klopt hier niet."
