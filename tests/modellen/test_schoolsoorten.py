"""Soorten scholen: een wijzer met veel kenmerken laat niets hangen, en wat te tellen is, is precies."""

import itertools
import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import orakel
from conftest import Draai
from hulp import Blad, maak_wijzer
from inzicht.bestanden import yamlbron
from inzicht.keuring.nalezen import dimensieregels
from inzicht.keuring.nalezen.oogst import lees_na
from inzicht.keuring.poort import keur_wijzer
from inzicht.modellen.schoolsoorten import MEESTE_SOORTEN, meeste_vragen, soorten_scholen
from inzicht.modellen.wijzer import Wijzer
from inzicht.modellen.wijzerlezing import lees_wijzer

KEUZES = {f"k-{nummer}": f"Keuze {nummer}" for nummer in range(10)}


def _bestanden(kenmerken: int, vragen: list[Blad], erbij: list[Blad] | None = None) -> tuple[Blad, list[Blad]]:
    """Een wijzer met zoveel kenmerken van tien keuzes; `erbij` is een tweede bank."""
    wijzer, banken, _ = orakel.werkgeval([{}], [1])
    wijzer["kenmerken"] = {f"kenmerk-{n}": {"vraag": "Welke?", "keuzes": KEUZES} for n in range(kenmerken)}
    banken[0]["vragen"] = [orakel._maak_vraag(f"vraag-{n}", een) for n, een in enumerate(vragen)]
    if erbij:
        banken.append(
            orakel._maak_bank("tweede", 5, [orakel._maak_vraag(f"meer-{n}", een) for n, een in enumerate(erbij)])
        )
        wijzer["dimensies"].append("tweede")
    return wijzer, banken


def _wijzer(kenmerken: int, vragen: list[Blad]) -> Wijzer:
    return maak_wijzer(*_bestanden(kenmerken, vragen))


def _alle(wijzer: Wijzer) -> list[Any]:
    return [vraag for bank in wijzer.banken for vraag in bank.vragen]


def _voor(**keuzes: list[int]) -> Blad:
    return {"geldt_voor": {f"kenmerk-{naam[1:]}": [f"k-{n}" for n in rij] for naam, rij in keuzes.items()}}


@pytest.mark.parametrize(
    ("kenmerken", "vragen", "verwacht"),
    [
        pytest.param(8, [{}, {}], (2, True), id="kenmerken die niemand gebruikt"),
        pytest.param(8, [_voor(**{f"k{n}": [n]}) for n in range(8)], (8, True), id="elk een eigen kenmerk"),
        pytest.param(1, [_voor(k0=[0]), _voor(k0=[1]), _voor(k0=[1, 2]), {}], (3, True), id="een van de twee"),
        pytest.param(8, [_voor(**{f"k{n}": [0] for n in range(8)})] * 3, (3, True), id="alle kenmerken tegelijk"),
        pytest.param(
            8, [_voor(k0=[0]), _voor(k0=[1]), _voor(k5=[0]), _voor(k5=[1]), _voor(k5=[1, 2])], (3, True), id="los van elkaar",
        ),
        pytest.param(
            8, [_voor(**{f"k{n}": [keuze] for n in range(8)}) for keuze in range(10)], (10, False), id="niet te tellen",
        ),
    ],
)  # fmt: skip
def test_het_meeste_dat_een_school_krijgt(kenmerken: int, vragen: list[Blad], verwacht: tuple[int, bool]) -> None:
    wijzer = _wijzer(kenmerken, vragen)
    assert meeste_vragen(wijzer.kop, _alle(wijzer)) == verwacht


@settings(max_examples=150, deadline=None)
@given(st.integers(min_value=0, max_value=2**32))
def test_tellen_geeft_hetzelfde_als_elke_school_langsgaan(zaad: int) -> None:
    rng = random.Random(zaad)
    aantal = rng.randint(1, 3)
    vragen = []
    for _ in range(rng.randint(1, 7)):
        namen = rng.sample(range(aantal), rng.randint(0, aantal))
        vragen.append(_voor(**{f"k{n}": rng.sample(range(10), rng.randint(1, 6)) for n in namen}) if namen else {})
    wijzer = _wijzer(aantal, vragen)
    namen_ = list(wijzer.kop.kenmerken)
    scholen = [dict(zip(namen_, keuzes, strict=True)) for keuzes in itertools.product(KEUZES, repeat=aantal)]
    stellen = [tuple(vraag.geldt(school) for vraag in _alle(wijzer)) for school in scholen]
    assert meeste_vragen(wijzer.kop, _alle(wijzer)) == (max(map(sum, stellen)), True)
    soorten = soorten_scholen(wijzer.kop, _alle(wijzer))
    assert soorten is not None
    assert {tuple(vraag.geldt(soort) for vraag in _alle(wijzer)) for soort in soorten} == set(stellen)


def test_keuzes_die_niets_uitmaken_tellen_niet_mee() -> None:
    wijzer = _wijzer(3, [_voor(k1=[2, 4]), {}])
    assert soorten_scholen(wijzer.kop, _alle(wijzer)) == [{"kenmerk-1": "k-0"}, {"kenmerk-1": "k-2"}]
    veel = _wijzer(5, [_voor(**{f"k{n}": [keuze] for n in range(5)}) for keuze in range(10)])
    assert MEESTE_SOORTEN < 10**5
    assert soorten_scholen(veel.kop, _alle(veel)) is None


ACHT: list[tuple[str, list[Blad], list[Blad], str]] = [
    ("ongebruikt", [{}, {}], [], "Het zijn 2 vragen."),
    ("overal gebruikt", [{}, *(_voor(**{f"k{n}": [keuze] for n in range(8)}) for keuze in range(10))], [], "Het zijn hoogstens 11 vragen."),
    ("over twee banken", [{}, *(_voor(**{f"k{n}": [n]}) for n in range(4))], [{}, *(_voor(**{f"k{n}": [n]}) for n in range(4, 8))], "Het zijn 10 vragen."),
]  # fmt: skip


@pytest.mark.parametrize(("vragen", "erbij", "zin"), [pytest.param(*rij[1:], id=rij[0]) for rij in ACHT])
def test_een_wijzer_met_acht_kenmerken_laat_geen_opdracht_hangen(
    draai: Draai, tmp_path: Path, vragen: list[Blad], erbij: list[Blad], zin: str
) -> None:
    wijzer, banken = _bestanden(8, vragen, erbij)
    (tmp_path / "w").mkdir()
    for naam, blad in (("wijzer", wijzer), *((bank["id"], bank) for bank in banken)):
        (tmp_path / "w" / f"{naam}.yaml").write_text(yamlbron.schrijf(blad), encoding="utf-8")
    assert draai("controleer", "w").returncode == 0
    begin = draai("start", "--wijzer", "w", "--school", "De Test", invoer="q\n")
    assert (begin.returncode, zin in begin.stdout + begin.stderr) == (0, True)
    gemaakt = draai("vragenlijst", "--wijzer", "w", "--uit", "-")
    assert (gemaakt.returncode, zin in gemaakt.stdout) == (0, True)


def test_het_nalezen_van_een_bank_met_duizenden_soorten_is_begrensd(monkeypatch: pytest.MonkeyPatch) -> None:
    vragen = [{"situaties": {1: "Nee.", 3: "Ja."}}, *(_voor(**{f"k{n}": [n % 10]}) for n in range(12))]
    wijzer, banken = _bestanden(12, vragen)
    bestanden = {"wijzer.yaml": wijzer, "opslag.yaml": banken[0]}
    gelezen = {naam: yamlbron.schrijf(blad).encode() for naam, blad in bestanden.items()}
    geteld = []

    def tel(*args: Any) -> tuple[int, ...]:
        geteld.append(args)
        return (1, 2, 3, 4, 5)

    monkeypatch.setattr(dimensieregels, "haalbare_niveaus", tel)
    lees_na(lees_wijzer(gelezen), gelezen, date(2026, 11, 23))
    assert len(geteld) == 500


# --- vragen die samen elke school dekken ----------------------------------------------------------------


def _codes(vragen: list[Blad]) -> list[str]:
    wijzer, banken, _ = orakel.werkgeval([{}], [1])
    banken[0]["vragen"] = [orakel._maak_vraag(f"vraag-{n}", een) for n, een in enumerate(vragen)]
    bestanden = {"wijzer.yaml": wijzer, "opslag.yaml": banken[0]}
    lezing = lees_wijzer({naam: yamlbron.schrijf(blad).encode() for naam, blad in bestanden.items()})
    return [een.code for een in keur_wijzer(lezing)]


def _sector(*keuzes: str, **anders: Any) -> Blad:
    return {"geldt_voor": {"sector": list(keuzes)}, **anders}


@pytest.mark.parametrize(
    ("vragen", "codes"),
    [
        pytest.param([_sector("po"), _sector("so", "vo")], [], id="samen elke sector"),
        pytest.param([_sector("po"), _sector("so")], ["W127"], id="een sector zonder vraag"),
        pytest.param(
            [_sector("po"), {"geldt_voor": {"grootte": ["klein"]}}, _sector("so", "vo")],
            [],
            id="ook met een tweede kenmerk",
        ),
        pytest.param(
            [_sector("po"), _sector("so"), {"geldt_voor": {"grootte": ["klein"]}}], ["W127"], id="alleen een kleine vo"
        ),
        pytest.param([_sector("po"), _sector("so", "vo", kern=False)], ["W128"], id="niet in de korte scan"),
    ],
)
def test_vragen_dekken_samen_elke_soort_school(vragen: list[Blad], codes: list[str]) -> None:
    assert _codes(vragen) == codes


def test_een_bank_die_alleen_situatie_1_mist_wordt_geweigerd() -> None:
    situaties = {2: "Soms.", 3: "Vaak.", 4: "Altijd."}
    assert _codes([{}, {"situaties": situaties}]) == ["W131"]
