"""Wat batch van JSON vlot leest, en wat het aan de gewone lezer laat."""

import pytest

from inzicht import yamlbron

A = yamlbron.ANTWOORDEN


@pytest.mark.parametrize(
    ("gegevens", "sleutels"),
    [(b'{"a": 1, "b": {"c": "x: y"}}\n', 3), (b'{"a": 1, "a": 2}', 2), ('{"é": "☕"}'.encode(), 1), (b"{}", 0)],
)
def test_gewone_json_wordt_vlot_gelezen(gegevens: bytes, sleutels: int) -> None:
    gevonden = yamlbron.lees_vlot(gegevens, A)
    assert gevonden is not None
    assert gevonden[1] == sleutels


@pytest.mark.parametrize(
    "gegevens",
    [
        b"", b"[]", b"1", b"{", b' {"a": 1}', b'\xef\xbb\xbf{"a": 1}', b'{"a": 1}x', b'{"a": 1.0}', b'{"a": NaN}',
        b'{"a": "\\u0041"}', b'{"a": "\xff"}', b'{"a": "\x7f"}', '{"a": "e\u0301"}'.encode(), b'{"a" : 1}',
        b'{"a"\n: 1}', b'{"a": "b : c"}', b'{"a": ' + b"[" * 100_000, b'{"a": "' + b"x" * 20_000 + b'"}',
    ],
)  # fmt: skip
def test_bij_twijfel_beslist_de_gewone_lezer(gegevens: bytes) -> None:
    assert yamlbron.lees_vlot(gegevens, A) is None
