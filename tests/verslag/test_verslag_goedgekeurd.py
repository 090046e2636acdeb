"""Goedgekeurde verslagen van de voorbeeldscholen; `pytest --bijwerken` schrijft ze opnieuw, en git laat het verschil zien.

De opmaak en de hashes staan er niet in, zodat een verschil alleen over de inhoud gaat; andere toetsen keuren die.
"""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from hulp import WORTEL
from inzicht.bestanden.schijf import lees_sjablonen
from inzicht.modellen.wijzer import Wijzer
from inzicht.oordeel.anoniem import anonieme_antwoorden
from inzicht.oordeel.beoordeling import beoordeel
from inzicht.verslag.beeld import Doelgroep, Herkomst, maak_beeld
from inzicht.verslag.maker import Verslagmaker
from verslaghulp import VOORBEELDEN, voorbeeld

MAP = WORTEL / "tests" / "goedgekeurd"
MAKER = Verslagmaker(lees_sjablonen())
GEVALLEN: list[tuple[str, Doelgroep, bool]] = [
    *((naam, "school", False) for naam in VOORBEELDEN),
    ("onvolledig", "bestuur", False),
    ("onvolledig", "school", True),
]  # fmt: skip


def _naam(geval: tuple[str, Doelgroep, bool]) -> str:
    naam, doelgroep, anoniem = geval
    return naam + ("-bestuur" if doelgroep == "bestuur" else "") + ("-anoniem" if anoniem else "")


def _teksten(wijzer: Wijzer, voorbeelden: Path, geval: tuple[str, Doelgroep, bool]) -> dict[str, str]:
    naam, doelgroep, anoniem = geval
    vast = replace(wijzer, kenmerk="sha256:(kenmerk)")
    antwoorden = voorbeeld(voorbeelden, naam)
    if anoniem:
        antwoorden = anonieme_antwoorden(antwoorden, vast)
    herkomst = Herkomst("(versie)", "" if anoniem else "(hash)")
    beeld = maak_beeld(vast, antwoorden, beoordeel(vast, antwoorden), herkomst, doelgroep=doelgroep)
    html = re.sub(r"<style>.*?</style>", "<style>(stijl.css)</style>", MAKER.html(beeld), flags=re.DOTALL)
    return {"html": re.sub(r"sha256-[^&]+&", "sha256-(hash)&", html), "md": MAKER.markdown(beeld)}


@pytest.mark.parametrize("geval", GEVALLEN, ids=_naam)
def test_het_verslag_is_zoals_goedgekeurd(
    request: pytest.FixtureRequest, wijzer: Wijzer, voorbeelden: Path, geval: tuple[str, Doelgroep, bool]
) -> None:
    for soort, tekst in _teksten(wijzer, voorbeelden, geval).items():
        pad = MAP / f"{_naam(geval)}.{soort}"
        if request.config.getoption("bijwerken"):
            pad.parent.mkdir(exist_ok=True)
            pad.write_text(tekst, encoding="utf-8", newline="\n")
        goed = pad.read_text(encoding="utf-8")
        assert tekst.split("\n") == goed.split("\n"), (
            f"{pad.name} is veranderd; draai pytest --bijwerken en bekijk git diff"
        )


def test_er_ligt_geen_goedgekeurd_bestand_zonder_toets() -> None:
    verslagen = {f"{_naam(geval)}.{soort}" for geval in GEVALLEN for soort in ("html", "md")}
    assert {pad.name for pad in MAP.iterdir()} == verslagen | {"uitkomstteksten.md"}
