"""Wat batch van JSON vlot leest, en wat het aan de gewone lezer laat."""

import pytest

from inzicht.bestanden import yamlbron

A = yamlbron.ANTWOORDEN


@pytest.mark.parametrize(
    ("tekst", "waarde"),
    [
        ('{"a": 1, "b": {"c": "x: y"}}\n', {"a": 1, "b": {"c": "x: y"}}), ('{"a": 1, "a": 2}', {"a": 2}),
        ('{"é" : "☕"}', {"é": "☕"}), ("{}", {}),
    ],
)  # fmt: skip
def test_gewone_json_wordt_vlot_gelezen(tekst: str, waarde: object) -> None:
    assert yamlbron.lees_vlot(tekst.encode(), A) == (waarde, tekst)


@pytest.mark.parametrize(
    ("tekst", "sleutels", "zeker"),
    [
        ("{}", 0, True), ('{"a": 1}', 1, True), ('{"a" : 1}', 1, True), ('{"a"\n: {"b":\t2}}', 2, True),
        ('{"a": "b: c"}', 1, True), ('{"a:": "b: c", "d": "e"}', 2, True),
        ('{"a": "b : c"}', 1, False), ('{"a": ":"}', 1, False),
        ('{"a": 1, "a": 2}', 1, False), ('{"a" : 1, "a": 2}', 1, False), ('{"a"\n: 1, "a"\t: 2}', 1, False),
        ('{"a": "b: c", "a": 2}', 1, False), ('{"a"\r: "b: c", "a": 2}', 1, False), ('{"a":1,"a": ":"}', 1, False),
    ],
)  # fmt: skip
def test_een_dubbele_sleutel_valt_op(tekst: str, sleutels: int, zeker: bool) -> None:
    assert yamlbron.zonder_dubbele(tekst, sleutels) is zeker


@pytest.mark.parametrize(
    "gegevens",
    [
        b"", b"[]", b"1", b"{", b' {"a": 1}', b'\xef\xbb\xbf{"a": 1}', b'{"a": 1}x', b'{"a": 1.0}', b'{"a": NaN}',
        b'{"a": "\\u0041"}', b'{"a": "\xff"}', b'{"a": "\x7f"}', '{"a": "e\u0301"}'.encode(),
        b'{"a": ' + b"[" * 100_000, b'{"a": "' + b"x" * 20_000 + b'"}',
    ],
)  # fmt: skip
def test_bij_twijfel_beslist_de_gewone_lezer(gegevens: bytes) -> None:
    assert yamlbron.lees_vlot(gegevens, A) is None
