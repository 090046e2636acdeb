"""De voortgangsbalk: alleen op een terminal, en nooit vaker getekend dan een oog ziet."""

import io
import sys
import time
from itertools import pairwise

import pytest
from rich.progress import Progress

from inzicht.scherm import voortgang


class Terminal(io.StringIO):
    """Een stroom die zegt dat zij een terminal is."""

    def isatty(self) -> bool:
        return True


def beelden_op_terminal(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """De momenten waarop de balk getekend is; elke blik op de klok duurt een honderdste seconde."""
    klok = iter(range(1, 100_000))
    nu = [0.0]
    getekend: list[float] = []

    def kijk() -> float:
        nu[0] = next(klok) / 100
        return nu[0]

    monkeypatch.setattr(time, "monotonic", kijk)
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(Progress, "refresh", lambda _: getekend.append(nu[0]))
    return getekend


def test_de_balk_tekent_meteen_en_daarna_tien_keer_per_seconde(monkeypatch: pytest.MonkeyPatch) -> None:
    beelden = beelden_op_terminal(monkeypatch)
    with voortgang.voortgang(200, stil=False) as tik:
        voor = len(beelden)
        for _ in range(200):
            tik(1)
        gemaakt = beelden[voor:]
    assert gemaakt[0] < 0.1
    assert 15 <= len(gemaakt) <= 21
    assert all(ander - een > 0.09 for een, ander in pairwise(gemaakt))


@pytest.mark.parametrize("reden", ["stil", "kaal", "pijp", "getypt"])
def test_soms_is_er_geen_balk(monkeypatch: pytest.MonkeyPatch, reden: str) -> None:
    beelden = beelden_op_terminal(monkeypatch)
    if reden == "kaal":
        monkeypatch.setenv("TERM", "dumb")
    if reden == "pijp":
        monkeypatch.setattr(sys, "stderr", io.StringIO())
    if reden == "getypt":
        monkeypatch.setattr(sys, "stdin", Terminal())
    with voortgang.voortgang(0, stil=reden == "stil") as tik:
        tik(1)
    assert beelden == []


def test_ook_een_onbekend_totaal_van_een_pijp_heeft_een_balk(monkeypatch: pytest.MonkeyPatch) -> None:
    beelden = beelden_op_terminal(monkeypatch)
    with voortgang.voortgang(0, stil=False) as tik:
        tik(1)
    assert beelden != []
