"""Wie er in een partij zit: dezelfde school wordt herkend, en van haar bestanden telt er een om de goede reden."""

import io
import random
from array import array
from collections.abc import Iterator

import pytest

from inzicht.batch import leden
from inzicht.batch.leden import Dubbel, Leden, herhaald
from inzicht.batch.opbrengst import Lid, Wie
from inzicht.modellen.scholen import verdeel_scholen

_BRUG, _LINDE = 901, 902
_12AB, _12AC = 71, 72


def _lid(
    naam: int = _BRUG, brin: int = 0, datum: str = "2026-11-20", antwoorden: int = 3, som: int = 5, telling: bytes = b""
) -> Lid:
    return Lid(naam, brin, antwoorden, som, Wie("a.yaml", "De Brug é\n", None, datum), telling)


def _dubbelen(*rij: Lid) -> list[tuple[list[int], int, str, str]]:
    alle = Leden(io.BytesIO())
    alle.neem_op(rij)
    assert len(alle) == len(rij)
    return [(list(een.leden), een.telt, een.keus, een.op) for een in alle.dubbelen()]


def test_wat_erin_gaat_komt_er_in_elke_volgorde_weer_uit() -> None:
    alle = Leden(io.BytesIO())
    eerst = _lid(som=(1 << 255) + 17, telling=b"[1,2]")
    daarna = Lid(_LINDE, _12AB, 7, 31, Wie("=b.json", "Linde", "12AB", "0001-01-01"), b"")
    alle.neem_op([eerst, daarna])
    alle.neem_op([_lid(som=(1 << 64) + 2, telling=b"{}")])
    assert len(alle) == 3
    for nummer in (2, 0, 1, 1, 0):
        assert alle.wie(nummer) == (eerst.wie, daarna.wie, eerst.wie)[nummer]
        assert alle.telling(nummer) == ((b"[1,2]", (1 << 255) + 17), (b"", 31), (b"{}", (1 << 64) + 2))[nummer]
    sommen = alle.sommen([2, 1, 0])
    assert (sommen.typecode, list(sommen)) == ("Q", [2, 31, 17])  # alleen de laatste 64 bits
    assert list(Leden(io.BytesIO()).sommen([])) == []


def test_een_som_van_zestig_vier_enen_blijft_heel() -> None:
    alle = Leden(io.BytesIO())
    alle.neem_op([_lid(som=(1 << 70) - 1)])
    assert list(alle.sommen([0])) == [(1 << 64) - 1]


@pytest.mark.parametrize(
    ("rij", "telt", "keus"),
    [
        ([_lid(), _lid()], 1, "gelijk"),
        ([_lid(datum="2026-11-24"), _lid(antwoorden=9, som=6)], 0, "datum"),
        ([_lid(datum="2026-11-24"), _lid(), _lid(datum="2026-11-24")], 2, "datum"),
        ([_lid(antwoorden=4, som=6), _lid()], 0, "antwoorden"),
        ([_lid(som=6), _lid()], 1, "naam"),
        ([_lid(antwoorden=2, som=7), _lid(som=6), _lid()], 2, "naam"),
        ([_lid(antwoorden=1, som=7), _lid(antwoorden=2, som=6), _lid()], 2, "antwoorden"),
        ([_lid(datum="2025-01-01", antwoorden=9, som=8), _lid(som=6), _lid()], 2, "naam"),
        ([_lid(datum="2025-01-01", antwoorden=9, som=8), _lid(antwoorden=2, som=6), _lid()], 2, "antwoorden"),
    ],
)
def test_welk_bestand_telt_en_waarom(rij: list[Lid], telt: int, keus: str) -> None:
    assert _dubbelen(*rij) == [(list(range(len(rij))), telt, keus, "naam")]


@pytest.mark.parametrize(
    ("rij", "verwacht"),
    [
        ([], []),
        ([_lid()], []),
        ([_lid(), _lid(_LINDE)], []),
        ([_lid(brin=_12AB), _lid(_LINDE, _12AC)], []),
        ([_lid(), _lid()], [([0, 1], "naam")]),
        ([_lid(brin=_12AB), _lid(_LINDE, _12AB)], [([0, 1], "brin")]),
        ([_lid(brin=_12AB), _lid(brin=_12AB)], [([0, 1], "brin")]),
        ([_lid(brin=_12AB), _lid()], [([0, 1], "naam")]),
        ([_lid(), _lid(brin=_12AB), _lid(_LINDE, _12AB)], [([0, 1, 2], "school")]),
        ([_lid(brin=_12AB), _lid(brin=_12AC)], []),
        ([_lid(brin=_12AB), _lid(brin=_12AC), _lid(), _lid()], [([2, 3], "naam")]),
        ([_lid(3), _lid(_LINDE), _lid(), _lid(4, 9), _lid(_LINDE), _lid()], [([1, 4], "naam"), ([2, 5], "naam")]),
        ([_lid(_LINDE), _lid(brin=_12AB), _lid(5, _12AB)], [([1, 2], "brin")]),
        ([_lid(1, 1), _lid(2, 1), _lid(3)], [([0, 1], "brin")]),
    ],
)
def test_dezelfde_school_is_te_herkennen_aan_brin_of_naam(
    rij: list[Lid], verwacht: list[tuple[list[int], str]]
) -> None:
    assert [(nummers, op) for nummers, _, _, op in _dubbelen(*rij)] == verwacht


def test_alleen_wie_op_een_ander_lijkt_wordt_nagekeken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bij een grote partij zonder dubbele scholen wordt niemand van het kladpapier gelezen."""
    gevraagd: list[int] = []

    def verdeel(namen: list[int], brins: list[int]) -> object:
        gevraagd.append(len(namen))
        assert len(namen) == len(brins)
        return verdeel_scholen(namen, brins)

    monkeypatch.setattr(leden, "verdeel_scholen", verdeel)
    assert _dubbelen(*(_lid(naam) for naam in range(1, 40)), *(_lid(naam, naam) for naam in range(40, 60))) == []
    assert _dubbelen(*(_lid(naam) for naam in range(1, 40)), _lid(7), _lid(100, 3), _lid(101, 3)) == [
        ([6, 39], 39, "gelijk", "naam"),
        ([40, 41], 41, "gelijk", "brin"),
    ]
    assert gevraagd == [0, 4]


def test_een_dubbel_kost_per_bestand_vier_bytes() -> None:
    alle = Leden(io.BytesIO())
    alle.neem_op([_lid(), _lid()])
    assert alle.dubbelen() == [Dubbel(array("I", [0, 1]), 1, "gelijk", "naam")]
    assert alle.dubbelen()[0].leden.typecode == "I"


def test_herhaalde_getallen_worden_in_rondes_gevonden(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(1)
    getallen = [rng.randrange(400) for _ in range(300)]
    verwacht = {een for een in getallen if getallen.count(een) > 1}
    for per_ronde in (7, 100, 299, 300, 20_000):
        monkeypatch.setattr(leden, "_PER_RONDE", per_ronde)
        assert herhaald(getallen) == verwacht
    assert herhaald([]) == set()


def test_er_staan_nooit_veel_getallen_tegelijk_in_het_geheugen() -> None:
    """Anders kost een grote partij het geheugen van al haar namen."""

    class Telt(list[int]):
        def __iter__(self) -> Iterator[int]:
            rondes.append(1)
            return super().__iter__()

    for aantal, verwacht in ((19_999, 1), (20_000, 2), (60_001, 4)):
        rondes: list[int] = []
        herhaald(Telt(range(aantal)))
        assert len(rondes) == verwacht, aantal
    assert leden._PER_RONDE == 20_000
