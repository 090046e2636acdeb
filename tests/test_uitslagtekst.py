"""De uitslag als tekst zegt hetzelfde als het verslag: dezelfde stand, dezelfde eerste punten."""

import shutil
from pathlib import Path

import pytest

from conftest import Draai

VOORBEELDEN = sorted((Path(__file__).resolve().parents[1] / "vragen" / "voorbeelden").glob("*.yaml"))


def _plat(tekst: str) -> str:
    return " ".join(tekst.replace("\\", "").split())


@pytest.mark.parametrize("pad", VOORBEELDEN, ids=lambda pad: pad.stem)
def test_de_stand_van_elke_dimensie_is_die_van_het_verslag(draai: Draai, tmp_path: Path, pad: Path) -> None:
    shutil.copy(pad, tmp_path / "x.yaml")
    verslag = draai("verslag", "x.yaml", "--formaat", "md", "--uit", "-").stdout
    uitslag = _plat(draai("uitslag", "x.yaml").stdout)
    regels = [regel for regel in verslag.splitlines() if regel.startswith(("Waar u staat", "De volgende stap: "))]
    assert len(regels) >= 6
    for regel in regels:
        assert _plat(regel) in uitslag


def test_bij_een_drempel_zegt_de_tekst_voor_welk_geval_zij_geldt(draai: Draai, tmp_path: Path) -> None:
    shutil.copy(next(pad for pad in VOORBEELDEN if pad.stem == "startend"), tmp_path / "x.yaml")
    uitslag = _plat(draai("uitslag", "x.yaml").stdout)
    assert "Waar u staat als de harde eis geregeld is: De basis staat." in uitslag
    assert "De volgende stap: Regel eerst de harde eis hierboven. Daarna: " in uitslag
