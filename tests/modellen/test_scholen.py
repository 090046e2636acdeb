"""Dezelfde school: een regel voor start, batch en samenvoegen."""

import itertools

import pytest

from inzicht.modellen.scholen import verdeel_scholen, vouw, zelfde_school

School = tuple[str, str | None]


@pytest.mark.parametrize(
    ("een", "ander", "zelfde"),
    [
        pytest.param(("De Brug", "12AB"), ("Anders", "12AB"), True, id="zelfde brin"),
        pytest.param(("De Brug", "12AB"), ("De Brug", "12AC"), False, id="andere brin"),
        pytest.param(("De Brug", "12AB"), ("De Brug", "12AB01"), False, id="vestiging"),
        pytest.param(("De Brug", "12AB"), ("de brug", None), True, id="een zonder brin"),
        pytest.param(("De Brug", None), ("De  Brug", None), True, id="spaties"),
        pytest.param(("De Brug", None), ("\u00a0De\tBRUG \n", None), True, id="witruimte"),
        pytest.param(("Caf\u00e9", None), ("CAFE\u0301", None), True, id="nfc"),
        pytest.param(("Stra\u00dfe", None), ("STRASSE", None), True, id="casefold"),
        pytest.param(("De Brug", None), ("DeBrug", None), False, id="ander woord"),
        pytest.param(("De Brug", "12AB"), ("Anders", None), False, id="andere naam"),
    ],
)
def test_zelfde_school(een: School, ander: School, zelfde: bool) -> None:
    assert zelfde_school(een, ander) is zelfde
    assert zelfde_school(ander, een) is zelfde


def test_vouwen_is_na_een_keer_klaar() -> None:
    for naam in ("\u0345\u0301A", "\u1e9e", "\u0130stanbul", "  De\u2003Brug "):
        assert vouw(vouw(naam)) == vouw(naam)


@pytest.mark.parametrize(
    ("scholen", "groepen"),
    [
        pytest.param([("a", None), ("a", None), ("b", None)], [[0, 1], [2]], id="op naam"),
        pytest.param([("a", "1"), ("a", None), ("b", "1")], [[0, 1, 2]], id="zonder brin bij de enige brin"),
        pytest.param([("a", "1"), ("a", "2"), ("a", None), ("a", None)], [[0], [1], [2, 3]], id="twee brins"),
        pytest.param([("a", "1"), ("b", "1"), ("a", None), ("b", None)], [[0, 1, 2, 3]], id="een brin, twee namen"),
        pytest.param([("a", "1"), ("b", None)], [[0], [1]], id="niets gemeen"),
        pytest.param([("1", None), ("a", "1")], [[0], [1]], id="een naam is geen brin"),
    ],
)
def test_scholen_verdelen_hangt_niet_van_de_volgorde_af(scholen: list[School], groepen: list[list[int]]) -> None:
    for volgorde in itertools.permutations(range(len(scholen))):
        sleutels = verdeel_scholen([scholen[een][0] for een in volgorde], [scholen[een][1] for een in volgorde])
        gevonden: dict[object, list[int]] = {}
        for sleutel, een in zip(sleutels, volgorde, strict=True):
            gevonden.setdefault(sleutel, []).append(een)
        assert sorted(map(sorted, gevonden.values())) == groepen
