"""Hoe lang invullen duurt, volgt uit de woorden: 200 per minuut, en tien seconden om te kiezen."""

from fractions import Fraction

import pytest

import orakel
from conftest import Draai
from hulp import WORTEL, maak_wijzer
from inzicht.interview.beeld.vorm import omvang
from inzicht.modellen.wijzer import Vraag, Wijzer
from inzicht.oordeel.duur import duur, noem_minuten, rond_af, vraagtijd


def _vraag(vraag: int, waarom: int, uitleg: int, *situaties: int, **meer: object) -> Vraag:
    """Een vraag met zoveel woorden in elk deel."""
    teksten = {nummer: " ".join(["woord"] * aantal) for nummer, aantal in enumerate(situaties, start=1)}
    rest = {"uitleg": " ".join(["woord"] * uitleg)} if uitleg else {}
    delen = {"vraag": " ".join(["woord"] * vraag), "waarom": " ".join(["woord"] * waarom), "situaties": teksten}
    adviezen = dict.fromkeys(list(teksten)[:-1], "Doe iets.")
    wijzer, banken, _ = orakel.werkgeval([{**delen, **rest, "adviezen": adviezen, **meer}], [1])
    return maak_wijzer(wijzer, banken).banken[0].vragen[0]


@pytest.mark.parametrize(
    ("woorden", "minuten"),
    [
        ((10, 10, 0, 40, 40), Fraction(100, 200)),
        ((50, 50, 0, 50, 50), Fraction(1)),
        ((10, 10, 60, 40, 20), Fraction(100, 200)),  # van de uitleg telt een derde
    ],
)
def test_de_tijd_van_een_vraag_is_lezen_en_kiezen(woorden: tuple[int, ...], minuten: Fraction) -> None:
    assert vraagtijd(_vraag(*woorden)) == minuten + Fraction(10, 60)


@pytest.mark.parametrize(
    ("tijd", "verwacht"),
    [("0", 1), ("1/10", 1), ("1", 1), ("11/10", 2), ("39/4", 10), ("10", 10), ("101/10", 15), ("15", 15), ("151/10", 20), ("29", 30), ("61", 65)],
)  # fmt: skip
def test_boven_tien_minuten_gaat_het_per_vijf(tijd: str, verwacht: int) -> None:
    assert rond_af(Fraction(tijd)) == verwacht


@pytest.mark.parametrize(
    ("minuten", "woorden"), [(1, "1 minuut"), (2, "2 minuten"), (15, "een kwartier"), (20, "20 minuten"), (30, "een half uur")]
)  # fmt: skip
def test_minuten_heten_zoals_mensen_ze_noemen(minuten: int, woorden: str) -> None:
    assert noem_minuten(minuten) == woorden


@pytest.mark.parametrize(("kort", "tijd"), [(False, "een half uur"), (True, "een kwartier")])
@pytest.mark.parametrize("sector", ["po", "so", "vo"])
def test_de_meegeleverde_wijzer_kost_een_half_uur_en_een_kwartier(
    wijzer: Wijzer, sector: str, tijd: str, *, kort: bool
) -> None:
    soort = "kort" if kort else "volledig"
    vragen = [vraag for bank in wijzer.banken for vraag in bank.vragen if vraag.hoort_bij(soort, {"sector": sector})]
    assert noem_minuten(duur(vragen)) == tijd


def test_langere_teksten_kosten_meer_tijd(wijzer: Wijzer) -> None:
    vragen = [vraag for bank in wijzer.banken for vraag in bank.vragen]
    langer = [vraag.model_copy(update={"waarom": f"{vraag.waarom} {vraag.waarom} {vraag.waarom}"}) for vraag in vragen]
    assert duur(langer) > duur(vragen)


def test_een_vraag_die_een_school_niet_krijgt_telt_voor_haar_niet() -> None:
    lang = " ".join(["woord"] * 2000)
    alleen = {"geldt_voor": {"sector": ["po"]}}
    wijzer, banken, _ = orakel.werkgeval(
        [{**alleen, "waarom": lang}, {"geldt_voor": {"sector": ["vo"]}, "waarom": lang}], [1, 1]
    )
    gemaakt = maak_wijzer(wijzer, banken)
    vragen = gemaakt.banken[0].vragen
    zin = omvang(gemaakt, vragen)
    assert zin.startswith("Het is 1 vraag. Reken op een kwartier. ")
    assert duur(vragen) > 20


def test_wat_de_readme_en_de_handleiding_zeggen_is_wat_het_programma_zegt(draai: Draai) -> None:
    begin = draai("start", "--school", "De Test", "--kenmerk", "sector=po", "--rol", "directie", invoer="q\n")
    gezegd = " ".join((begin.stdout + begin.stderr).split())
    assert "Het zijn 33 vragen. Reken op een half uur. Moet u iets navragen? Kies 'weet ik niet'." in gezegd
    assert "nog ongeveer een half uur" in gezegd
    readme = (WORTEL / "README.md").read_text(encoding="utf-8")
    assert "Het interview heeft 33 vragen. Reken op een half uur; voor de korte scan op een kwartier." in readme
    assert "Reken op een half uur." in (WORTEL / "docs" / "vragenlijst.md").read_text(encoding="utf-8")
