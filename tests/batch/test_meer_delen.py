"""Een partij van meer dan een deel: het groepsverslag telt elk deel mee, ook anoniem."""

import re
from pathlib import Path
from typing import Any

import pytest

from groephulp import batch, groepsbeeld, scholen, schrijf
from inzicht.batch.partij import kies_grootte
from inzicht.bestanden.schijf import lees_sjablonen
from inzicht.modellen.wijzer import Wijzer
from inzicht.verslag.groep.maker import Groepsmaker

AANTAL = 120


@pytest.fixture(scope="module")
def rij(wijzer: Wijzer) -> list[dict[str, Any]]:
    """Scholen waarvan de verste in het eerste deel staan en de op een na verste in het laatste."""
    groep = scholen(wijzer, AANTAL)
    for nummer in (0, 1, AANTAL - 1):
        hoog = 4 if nummer == AANTAL - 1 else 5
        groep[nummer]["omvang"] = "volledig"
        groep[nummer]["antwoorden"] = {
            bank.id: {vraag.id: min(hoog, max(vraag.ladder)) if hoog in vraag.ladder else max(vraag.ladder) for vraag in bank.vragen}
            for bank in wijzer.banken
        }  # fmt: skip
        groep[nummer]["school"]["kenmerken"] = {"sector": "po"}
    return groep


def zonder_namen(tekst: str) -> list[str]:
    """De regels tot aan de verantwoording, met elke school als `School`; anoniem staan scholen in een andere volgorde."""
    tekst = re.sub(r"School [0-9a-f]+", "School", tekst)
    return sorted(tekst[: tekst.index("Verantwoording")].splitlines())


@pytest.mark.parametrize(
    "opties", [{}, {"anoniem": True}, {"anoniem": True, "parallel": 2}], ids=["open", "anoniem", "twee"]
)
def test_een_groep_van_meer_delen_geeft_hetzelfde_verslag_als_in_een_keer(
    tmp_path: Path, wijzer: Wijzer, rij: list[dict[str, Any]], opties: dict[str, Any]
) -> None:
    assert 2 * kies_grootte(AANTAL, 1, verslagen=False) < AANTAL, "de toets moet meer dan twee delen hebben"
    assert batch(schrijf(tmp_path / "in", rij), tmp_path / "uit", **opties) == 0
    tekst = (tmp_path / "uit" / "groepsverslag.md").read_text(encoding="utf-8")
    heel = groepsbeeld(wijzer, rij)
    assert heel.inhoud is not None
    assert all(deel.verst for deel in heel.inhoud.dimensies), "zonder verste scholen toetst dit niets"
    assert f"{AANTAL} scholen" in tekst
    assert zonder_namen(tekst) == zonder_namen(Groepsmaker(lees_sjablonen()).markdown(heel))
    regels = (tmp_path / "uit" / "overzicht.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(regels) == AANTAL + 1
