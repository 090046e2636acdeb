"""Een vergissing in een willekeurige regel van de banken wordt gevonden, of kan aantoonbaar geen kwaad."""

import random
from collections import Counter
from pathlib import Path

import pytest

from inzicht.bestanden.schijf import gegevensmap
from mutaties import SOORTEN, Proefbank, Soort, muteer, op_een_plaats_anders

AANTAL = 500
BEGIN = 20261123


def test_vijfhonderd_vergissingen_zijn_gevonden_of_onschadelijk(voorbeelden: Path) -> None:
    bank, rng = Proefbank(voorbeelden.parent), random.Random(BEGIN)
    regels = rng.sample(bank.regels(), AANTAL)
    telling: Counter[tuple[str, str]] = Counter()
    for (naam, nummer), soort in zip(regels, SOORTEN * (AANTAL // len(SOORTEN)), strict=True):
        oordeel, wat = bank.na(naam, nummer, soort, rng)
        assert oordeel != "gemist", f"{naam}:{nummer + 1} {soort}: {wat}"
        telling[soort, oordeel] += 1
    for soort in SOORTEN:  # de campagne zelf werkt: van elke soort vergissing is een deel gevonden
        assert telling[soort, "gevonden"] > 20, telling


def test_zonder_regels_zou_de_campagne_vergissingen_missen(voorbeelden: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bank, rng = Proefbank(voorbeelden.parent), random.Random(1)
    monkeypatch.setattr(Proefbank, "_bevindingen", lambda *_: [])
    regels = bank.bestanden["opslag.yaml"].decode().split("\n")
    nummer = next(n for n, regel in enumerate(regels) if "drempels" in regel)
    assert bank.na("opslag.yaml", nummer, "verdwijnt", rng)[0] == "gemist"


@pytest.mark.parametrize("soort", SOORTEN)
def test_elke_vergissing_in_een_stroom_is_gevonden_of_onschadelijk(soort: Soort) -> None:
    bank, rng = Proefbank(gegevensmap("nieuw")), random.Random(BEGIN)
    regels = bank.bestanden["wijzer.yaml"].decode().split("\n")
    begin, einde = regels.index("stromen:"), regels.index("rollen:")
    assert einde - begin > 12
    telling = Counter(bank.na("wijzer.yaml", nummer, soort, rng)[0] for nummer in range(begin, einde))
    assert telling["gemist"] == 0
    assert telling["gevonden"] > 3


def test_een_stroom_die_anders_wijst_is_niet_onschadelijk() -> None:
    bank = Proefbank(gegevensmap("nieuw"))
    goed = bank.bestanden["wijzer.yaml"]
    bank.bestanden["wijzer.yaml"] = goed.replace(b"processtap: innemen", b"processtap: uitgeven")
    assert goed != bank.bestanden["wijzer.yaml"]
    assert bank.na("wijzer.yaml", 0, "wisselt", random.Random(0))[0] == "gemist"


@pytest.mark.parametrize(
    ("een", "ander", "zo"),
    [("ab", "a", True), ("ab", "abb", True), ("ab", "ba", True), ("ab", "ax", True), ("ab", "abcd", False), ("abcd", "abxy", False), ("niet dit", "dit niet", False)],
)  # fmt: skip
def test_een_tikfout_is_een_letter(een: str, ander: str, *, zo: bool) -> None:
    assert op_een_plaats_anders(een, ander) is zo


def test_elke_vergissing_verandert_een_regel() -> None:
    rng = random.Random(3)
    assert muteer("a\nb\nc", 1, "verdwijnt", rng) == "a\nc"
    assert muteer("a\nb\nc", 1, "dubbel", rng) == "a\nb\nb\nc"
    assert muteer("a\nb\nc", 1, "wisselt", rng) == "a\nc\nb"
    assert muteer("a\nbcd\nc", 1, "tikfout", rng) != "a\nbcd\nc"
