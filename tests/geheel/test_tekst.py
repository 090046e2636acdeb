"""Een naam is leesbaar te tonen zonder dat twee namen op elkaar gaan lijken."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inzicht.tekst import schoon, toon_naam

NAMEN = [
    ("café.yaml", "café.yaml"),
    ("a\xa0b\u202f👩\u200d💻.yaml", "a\xa0b\u202f👩\u200d💻.yaml"),
    (os.fsdecode(b"caf\xe9.yaml"), r"caf\xe9.yaml"),
    (os.fsdecode(b"\xe9\\\xff"), r"\xe9\\\xff"),
    (r"caf\xe9.yaml", r"caf\\xe9.yaml"),
    (r"map\naam.yaml", r"map\naam.yaml"),
    ("a\nb\x1b[2J\x9b\u202e", r"a\x0ab\x1b[2J\u009b\u202e"),
    ("\ud800", r"\ud800"),
    ("a\u200bb\xad", r"a\u200bb\u00ad"),
]


@pytest.mark.parametrize(("naam", "getoond"), NAMEN)
def test_een_naam_is_leesbaar_te_tonen(naam: str, getoond: str) -> None:
    assert toon_naam(naam) == getoond


@given(st.binary(max_size=6), st.binary(max_size=6))
def test_twee_namen_zien_er_nooit_hetzelfde_uit(een: bytes, ander: bytes) -> None:
    tonen = [toon_naam(os.fsdecode(naam)) for naam in (een, ander)]
    assert (tonen[0] == tonen[1]) == (een == ander)
    assert all(naam.encode("utf-8").count(b"\n") == 0 for naam in tonen)


@given(
    st.text(alphabet="\\xeu9a\udce9\x1b\n\x9bé", max_size=8), st.text(alphabet="\\xeu9a\udce9\x1b\n\x9bé", max_size=8)
)
def test_ook_namen_die_op_een_code_lijken_blijven_te_onderscheiden(een: str, ander: str) -> None:
    assert (toon_naam(een) == toon_naam(ander)) == (een == ander)


def test_het_scherm_toont_een_byte_uit_een_naam_als_byte() -> None:
    assert schoon(os.fsdecode(b"caf\xe9: \x9b")) == r"caf\xe9: \x9b"
    assert schoon("\x9b") == r"\u009b"
