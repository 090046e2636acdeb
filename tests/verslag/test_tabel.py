"""Rijen als CSV: wat er in een cel komt, en dat een rekenblad er nooit een formule in ziet."""

import csv
import io
import re
import time

import pytest

from inzicht.verslag.tabel import DIALECTEN, EXCEL_NL, GEWOON, Dialect, Tiende, kaal, veilig


@pytest.mark.parametrize(
    "begin", ["=", "+", "-", "@", "\t", "\r", " =", "\n\t+", "\uff1d", "\uff0b", "\uff0d", "\uff20"]
)
def test_wat_een_formule_kan_zijn_krijgt_een_apostrof(begin: str) -> None:
    assert veilig(f"{begin}1+1") == f"'{begin}1+1"
    rij = EXCEL_NL.rij([f"{begin}1+1"])
    assert rij in (f'"\'{begin}1+1"\r\n', f"\"'{begin[:-1]}'{begin[-1]}1+1\"\r\n")  # ook achter een regeleinde


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


VERSTOPT = [
    "A,=1+1,B", "A;=1+1;B", "A\t=1+1", "A\n=1+1", "A\r\n+1", "a, =1", 'a,"=1"', 'a,""=1""', 'a;" =1', "a,;-1", "a,\uff1d1",
    "a,@x", '"x",=1', ",=1", ";+1", "=1,=2", "a,'=1,=2",
]  # fmt: skip


@pytest.mark.parametrize("tekst", VERSTOPT)
@pytest.mark.parametrize("dialect", DIALECTEN.values(), ids=DIALECTEN)
@pytest.mark.parametrize("lezer", [",", ";", "\t"])
def test_ook_met_een_ander_scheidingsteken_begint_geen_cel_een_formule(
    tekst: str, dialect: Dialect, lezer: str
) -> None:
    rij = dialect.rij(["School", tekst, 3, tekst, None, "slot"])
    for begin in (rij, rij.partition(dialect.tussen)[2]):
        for cellen in csv.reader(io.StringIO(begin, newline=""), delimiter=lezer):
            assert [cel for cel in cellen if re.match('[\\s"]*[=+\\-@\uff1d]', cel)] == []


@pytest.mark.parametrize("tekst", VERSTOPT[:-1])
def test_een_veilige_cel_is_terug_te_lezen(tekst: str) -> None:
    (cellen,) = csv.reader(io.StringIO(EXCEL_NL.rij([tekst]), newline=""), delimiter=";")
    assert kaal(cellen[0]) == tekst


@pytest.mark.parametrize("stuk", ["\n", ",", ", ", '"', " ", ",'", "a,"])
def test_een_cel_kost_evenveel_per_teken(stuk: str) -> None:
    begin = time.process_time()
    EXCEL_NL.rij([stuk * 200_000])
    assert time.process_time() - begin < 2
