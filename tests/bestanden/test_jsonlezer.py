"""JSON zonder plekken gaat snel, en geeft wat de gebeurtenissen van de bouwer geven: dezelfde waarde of weigering."""

import pytest

from inzicht.bestanden import yamlbron
from inzicht.bestanden.yamlbron import jsonlezer
from inzicht.bestanden.yamlbron.soort import LANGSTE_SLEUTEL
from inzicht.fouten import InvoerFout

A = yamlbron.ANTWOORDEN
DIEP = A.diepte - 1


@pytest.mark.parametrize(
    ("tekst", "waarde"),
    [
        ('{"a": 1, "b": {"c": "x: y"}}\n', {"a": 1, "b": {"c": "x: y"}}), ("{}", {}), ('{"é" : "☕"}', {"é": "☕"}),
        (r'{"a": "\u00e9\u2019 \"b\" \\u0301 \/"}', {"a": 'é’ "b" \\u0301 /'}), (r'{"a": "\u0041"}', {"a": "A"}),
        ('{"a": 999999999999999, "b": -0, "c": true}', {"a": 999999999999999, "b": 0, "c": True}),
        ('{"a": ' + "[" * DIEP + "]" * DIEP + "}", None), ('{"' + "k" * LANGSTE_SLEUTEL + '": 1}', None),
    ],
)  # fmt: skip
def test_goede_json_wordt_een_keer_gelezen(tekst: str, waarde: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonlezer, "bouw", None)  # de trage ronde hoort niet te beginnen
    gelezen = yamlbron.lees(tekst.encode(), "x.json", A, plekken=False).waarde
    assert waarde is None or gelezen == waarde


@pytest.mark.parametrize(
    ("tekst", "code"),
    [
        ('{"a": 1, "a": 2}', "A008"), ('{"a": {"b": 1, "c": {}, "b": 2}}', "A008"), ('{"a": 1.0}', "A014"),
        ('{"a": NaN}', "A014"), ('{"a": 1000000000000000}', "A014"), ('{"a": -' + "1" * 5000 + "}", "A014"),
        ('{"a": ' + "[" * 30 + "]" * 30 + "}", "A009"), ('{"' + "k" * (LANGSTE_SLEUTEL + 1) + '": 1}', "A011"),
        ('{"' + "k" * 700 + r"\"" + "k" * 700 + '": 1}', "A011"), (r'{"a": "\u0007"}', "A004"),
        ('{"a": "' + r"\u0301" * 40 + '"}', "A004"), ('{"a": "' + "x" * 20_001 + '"}', "A011"),
        ('{"a": 1}x', "A005"), ("[]", "A017"), ("{", "A005"), ("", "A001"),
    ],
)  # fmt: skip
def test_wat_niet_mag_wordt_met_zijn_plek_geweigerd(tekst: str, code: str) -> None:
    with pytest.raises(InvoerFout) as geweigerd:
        yamlbron.lees(tekst.encode(), "x.json", A, plekken=False)
    assert [een.code for een in geweigerd.value.bevindingen] == [code]


def test_losse_accenten_uit_een_escape_worden_samengevoegd() -> None:
    for tekst in (r'{"a": "e\u0301"}', '{"a": "\\u0065\u0301"}'):
        assert yamlbron.lees(tekst.encode(), "x.json", A, plekken=False).waarde == {"a": "é"}
