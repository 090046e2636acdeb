"""Rijen als CSV: wat er in een cel komt, en dat een rekenblad er nooit een formule in ziet."""

import csv
import io

import pytest

from inzicht.tabel import DIALECTEN, EXCEL_NL, GEWOON, Tiende, veilig


@pytest.mark.parametrize(
    "begin", ["=", "+", "-", "@", "\t", "\r", " =", "\n\t+", "\uff1d", "\uff0b", "\uff0d", "\uff20"]
)
def test_wat_een_formule_kan_zijn_krijgt_een_apostrof(begin: str) -> None:
    assert veilig(f"{begin}1+1") == f"'{begin}1+1"
    assert EXCEL_NL.rij([f"{begin}1+1"]) == f'"\'{begin}1+1"\r\n'


@pytest.mark.parametrize("tekst", ["De Regenboog", "a=b", "'t Hof", "1-2", "(x)", "", " spatie"])
def test_een_gewone_tekst_blijft_zichzelf(tekst: str) -> None:
    assert veilig(tekst) == tekst
    assert list(csv.reader(io.StringIO(GEWOON.rij([tekst, "vast"])))) == [[tekst, "vast"]]


def test_een_rij_in_de_vorm_van_excel_nl() -> None:
    cellen = [
        "De Regenboog",
        'a "b"',
        '"b"',
        None,
        "",
        "é",
        0,
        7,
        100,
        101,
        12345,
        -3,
        Tiende(123),
        Tiende(5),
        Tiende(0),
    ]
    verwacht = '"De Regenboog";"a ""b""";"""b""";;;"é";0;7;100;101;12345;-3;12,3;0,5;0,0\r\n'
    assert EXCEL_NL.rij(cellen) == verwacht


def test_een_rij_in_de_gewone_vorm() -> None:
    assert GEWOON.rij(["a", Tiende(1000), 3, None]) == '"a",100.0,3,\r\n'


def test_een_kop_heeft_kale_namen() -> None:
    assert EXCEL_NL.kop(["bestand", "school"]) == "bestand;school\r\n"
    assert GEWOON.kop(["bestand", "school"]) == "bestand,school\r\n"


def test_een_dialect_heeft_zijn_naam_en_excel_ziet_dat_het_utf8_is() -> None:
    assert DIALECTEN == {"nl": EXCEL_NL, "punt": GEWOON}
    assert (EXCEL_NL.begin, GEWOON.begin) == ("\ufeff", "")
