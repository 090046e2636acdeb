"""De woorden voor niveaus, getallen en drempels die scherm en verslag delen."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hulp import maak_antwoorden, maak_wijzer
from inzicht.modellen.wijzer import Wijzer
from inzicht.oordeel.beoordeling import Bereik, beoordeel, rond
from inzicht.oordeel.taal import (
    brondatum,
    drempelzin,
    getal,
    hoe_oud,
    kort_rijtje,
    noem_score,
    noem_stand,
    procent,
    tegenhouder,
    zin,
)
from inzicht.tekst import aantal, datum
from verslaghulp import banken, gegevens, kop


@pytest.fixture(scope="module")
def klein() -> Wijzer:
    return maak_wijzer(kop(), banken())


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        (0, "0,0"),
        (100, "100,0"),
        ("1/20", "0,1"),
        ("1/21", "0,0"),
        ("449/20", "22,5"),
        ("200/3", "66,7"),
        ("1/3", "0,3"),
    ],
)
def test_een_getal_heeft_een_komma_en_halven_gaan_omhoog(waarde: str, tekst: str) -> None:
    assert getal(Fraction(waarde)) == tekst


@given(st.fractions(min_value=0, max_value=100))
def test_afronden_is_hooguit_een_twintigste_ernaast(waarde: Fraction) -> None:
    tienden = Fraction(round(rond(waarde) * 10), 10)
    assert -Fraction(1, 20) < tienden - waarde <= Fraction(1, 20)


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [("2026-11-23", "23 november 2026"), ("2027-02-01", "1 februari 2027"), ("2026-11", "november 2026")],
)
def test_een_datum_staat_voluit(tekst: str, verwacht: str) -> None:
    assert datum(tekst) == verwacht


def test_een_score_is_een_getal_een_bereik_of_niets() -> None:
    assert noem_score(None) == "geen score"
    assert noem_score(Bereik(Fraction(1, 3), Fraction(1, 3))) == "0,3"
    assert noem_score(Bereik(Fraction(48), Fraction(52))) == "48,0 tot 52,0"


@pytest.mark.parametrize(
    ("deel", "tekst"), [("65", "65,0%"), ("659/10", "65,9%"), ("6599/100", "net geen 66,0%"), ("66", "66,0%")]
)
def test_afronden_verbergt_geen_tekort(deel: str, tekst: str) -> None:
    assert procent(Fraction(deel), 66) == tekst


def test_een_rijtje_noemt_er_drie_en_telt_de_rest() -> None:
    assert kort_rijtje(["a", "b", "c"]) == "a, b en c"
    assert kort_rijtje(["a", "b", "c", "d"]) == "a, b, c en nog 1 andere eis"
    assert kort_rijtje(["a", "b", "c", "d", "e"]) == "a, b, c en nog 2 andere eisen"


def test_een_zin_krijgt_een_punt_als_er_geen_leesteken_staat() -> None:
    assert [zin("a"), zin("a."), zin("a?\u2019"), zin("a (b)")] == ["a.", "a.", "a?\u2019", "a (b)."]
    assert [aantal(1, "vraag", "vragen"), aantal(2, "vraag", "vragen")] == ["1 vraag", "2 vragen"]


def test_stand_drempel_en_tegenhouder_in_woorden(klein: Wijzer) -> None:
    een, twee = beoordeel(klein, maak_antwoorden(gegevens())).uitkomsten
    assert noem_stand(klein, een) == "niveau 2 (Naam2)"
    assert noem_stand(klein, twee) == "niveau 1 tot 5 (Naam1 tot Naam5)"
    assert drempelzin(klein, een).startswith("U staat op niveau 2 (Naam2) door: ")
    assert drempelzin(klein, twee) == ""
    assert tegenhouder(klein, een) == "Dit houdt niveau 3 (Naam3) tegen: \u2018Vraag e?\u2019"
    assert tegenhouder(klein, twee) == (
        "Voor niveau 2 (Naam2) zijn nog te weinig vragen ver genoeg: "
        "0,0% van het gewicht haalt niveau 2 (nodig is 66%)."
    )


@pytest.mark.parametrize(
    ("data", "verwacht"),
    [
        ([], ""),
        (["2013"], "De oudste brontekst die wij lazen is van 2013. Controleer de actuele wet."),
        (
            ["2020-07", "2020", "2024-08-01"],
            "De oudste brontekst die wij lazen is van 2020. Controleer de actuele wet.",
        ),
        (["2020-07", "2021"], "De oudste brontekst die wij lazen is van juli 2020. Controleer de actuele wet."),
        (["2020-01-28"], "De oudste brontekst die wij lazen is van 28 januari 2020. Controleer de actuele wet."),
        (
            ["onbekend", "2015"],
            "De oudste brontekst die wij lazen is van 2015. Controleer de actuele wet. Van sommige bronnen is de datum onbekend.",
        ),
        (["onbekend", "onbekend"], "Van de bronnen is de datum onbekend. Controleer de actuele wet."),
    ],
)
def test_hoe_oud_de_bronnen_zijn(data: list[str], verwacht: str) -> None:
    assert hoe_oud(data) == verwacht


@pytest.mark.parametrize(
    ("peildatum", "verwacht"),
    [("2015", "tekst van 2015"), ("2020-07", "tekst van juli 2020"), ("onbekend", "datum van de tekst onbekend")],
)
def test_bij_een_bron_staat_van_wanneer_haar_tekst_is(peildatum: str, verwacht: str) -> None:
    assert brondatum(peildatum) == verwacht
