"""Welke niveaus haalbaar zijn: gelijk aan alle combinaties proberen, op kleine banken."""

import itertools
import random
from typing import Any

import pytest

from hulp import maak_wijzer
from inzicht.keuring.nalezen.bereik import haalbare_niveaus, overal_gelijk_volstaat
from inzicht.modellen.wijzer import Vraag, Wijzer
from inzicht.oordeel.rekenplan import Rekenplan
from orakel import werkgeval


def _alles_geprobeerd(wijzer: Wijzer, vragen: tuple[Vraag, ...]) -> tuple[int, ...]:
    plan = Rekenplan(wijzer, "volledig", {})
    tabellen = plan.dimensies[0].tabellen
    leeg = sum(tabellen[vraag.id].open for vraag in vragen)
    gezien = set()
    for situaties in itertools.product(*(vraag.ladder for vraag in vragen)):
        totaal = leeg + sum(tabellen[v.id][s] for v, s in zip(vragen, situaties, strict=True))
        gezien.add(plan.cijfers(totaal).aantoonbaar or 0)
    return tuple(sorted(gezien))


def _willekeurig(rng: random.Random) -> Wijzer:
    niveaus = rng.randint(2, 5)
    vragen = []
    for _ in range(rng.randint(1, 4)):
        ladder = [1, *sorted(rng.sample(range(2, niveaus + 1), rng.randint(1, niveaus - 1)))]
        vraag: dict[str, Any] = {"gewicht": rng.randint(1, 3), "situaties": {s: f"Zo gaat het op {s}." for s in ladder}}
        if rng.random() < 0.6:
            sleutels = sorted(rng.sample(range(2, niveaus + 1), rng.randint(1, niveaus - 1)))
            waarden = sorted(rng.randint(2, ladder[-1]) for _ in sleutels)
            vraag["drempels"] = dict(zip(sleutels, waarden, strict=True))
        vragen.append(vraag)
    grenzen = sorted(rng.choice([0, 1, 25, 33, 50, 66, 67, 85, 100]) for _ in "gv")
    wijzer, banken, _ = werkgeval(
        vragen, [1] * len(vragen), {"grotendeels": grenzen[0], "volledig": grenzen[1]}, niveaus
    )
    return maak_wijzer(wijzer, banken)


@pytest.mark.parametrize("begin", range(8))
def test_haalbaar_is_gelijk_aan_alles_proberen(begin: int) -> None:
    rng = random.Random(begin)
    onhaalbaar = volstaat = 0
    for _ in range(40):
        wijzer = _willekeurig(rng)
        vragen = wijzer.banken[0].vragen
        echt = _alles_geprobeerd(wijzer, vragen)
        assert haalbare_niveaus(vragen, wijzer.kop.oordeel, wijzer.hoogste) == echt
        onhaalbaar += len(echt) < wijzer.hoogste
        if overal_gelijk_volstaat(vragen, wijzer.kop.oordeel, wijzer.hoogste):
            volstaat += 1
            assert echt == tuple(range(1, wijzer.hoogste + 1))
    assert onhaalbaar > 2  # er zitten banken bij waar een niveau nooit uitkomt
    assert volstaat > 2  # en banken waar overal hetzelfde kiezen al genoeg is


def test_in_de_meegeleverde_banken_komt_elk_niveau_uit(wijzer: Wijzer) -> None:
    for bank in wijzer.banken:
        for sector in ("po", "so", "vo"):
            vragen = tuple(vraag for vraag in bank.vragen if vraag.geldt({"sector": sector}))
            assert haalbare_niveaus(vragen, wijzer.kop.oordeel, wijzer.hoogste) == (1, 2, 3, 4, 5)


def test_een_bank_van_honderd_vragen_is_snel_genoeg() -> None:
    import time

    vragen: list[dict[str, Any]] = [{"gewicht": n % 3 + 1, "drempels": {3: 3}} for n in range(100)]
    wijzer, banken, _ = werkgeval(vragen, [1] * 100)
    echt = maak_wijzer(wijzer, banken)
    begin = time.process_time()
    assert haalbare_niveaus(echt.banken[0].vragen, echt.kop.oordeel, echt.hoogste) == (1, 2, 3, 4, 5)
    assert time.process_time() - begin < 1
