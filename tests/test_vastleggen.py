"""Een slot heeft hoogstens een eigenaar, ook op het ogenblik dat een ander het vrijgeeft."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from inzicht import slot
from inzicht.plaatsing import Plaatsing
from inzicht.slot import Greep, Slot

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="op Windows gaat een open zijbestand niet weg")


def test_wie_het_zijbestand_opende_voor_het_werd_opgeruimd_is_geen_tweede_eigenaar(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = tmp_path / "zij"
    eerste, tweede, derde = Slot(pad), Slot(pad), Slot(pad)
    assert eerste.neem() is Greep.GENOMEN
    echt = slot.grijp

    def ertussen(wijzer: int) -> Greep:
        monkeypatch.setattr(slot, "grijp", echt)
        eerste.geef_vrij()  # de tweede heeft het oude zijbestand al open
        assert derde.neem() is Greep.GENOMEN
        return echt(wijzer)

    monkeypatch.setattr(slot, "grijp", ertussen)
    assert tweede.neem() is Greep.BEZET
    derde.geef_vrij()
    assert tweede.neem() is Greep.GENOMEN
    tweede.geef_vrij()
    assert list(tmp_path.iterdir()) == []


def test_wie_vrijgeeft_ruimt_het_zijbestand_van_een_volgende_niet_op(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = tmp_path / "zij"
    eerste, tweede, derde = Slot(pad), Slot(pad), Slot(pad)
    assert eerste.neem() is Greep.GENOMEN
    echt = os.close

    def ertussen(wijzer: int) -> None:
        monkeypatch.setattr(os, "close", echt)
        echt(wijzer)
        assert tweede.neem() is Greep.GENOMEN

    monkeypatch.setattr(os, "close", ertussen)
    eerste.geef_vrij()
    assert derde.neem() is Greep.BEZET
    tweede.geef_vrij()


def _leg_uit(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Wat er achtereen gebeurt: elk hernoemen, en van elke fsync het nummer van wat er vastligt."""
    gebeurd: list[tuple[str, int]] = []

    def volg(naam: str, echt: Callable[..., None], nummer: Callable[..., int]) -> None:
        def doe(*args: int) -> None:
            echt(*args)
            gebeurd.append((naam, nummer(*args)))

        monkeypatch.setattr(os, naam, doe)

    volg("fsync", os.fsync, lambda wijzer: os.fstat(wijzer).st_ino)
    volg("replace", os.replace, lambda _, naar: Path(naar).stat().st_ino)
    return gebeurd


def test_elke_map_waar_iets_op_zijn_plaats_kwam_ligt_daarna_vast(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Anders kan na een stroomstoring de nieuwe naam weg zijn, terwijl gezegd is dat alles er staat."""
    uit, bij, werk = tmp_path / "uit", tmp_path / "uit" / "verslagen", tmp_path / "werk"
    for map_ in (uit, bij, werk):
        map_.mkdir()
    (werk / "school.md").write_text("x", encoding="utf-8")
    (tmp_path / "los").write_text("x", encoding="utf-8")
    gebeurd = _leg_uit(monkeypatch)
    plaatsing = Plaatsing()
    plaatsing.zet(tmp_path / "los", uit / "overzicht.csv", vervang=True)
    plaatsing.zet_map(werk, bij, lambda naam: naam.endswith(".md"))
    plaatsing.rond_af()
    laatste = max(nummer for nummer, (naam, _) in enumerate(gebeurd) if naam == "replace")
    vast = {nummer for naam, nummer in gebeurd[laatste + 1 :] if naam == "fsync"}
    assert {uit.stat().st_ino, bij.stat().st_ino} <= vast
