"""De uitslag als tekst zegt hetzelfde als het verslag: dezelfde stand, dezelfde eerste punten."""

import re
import shutil
from pathlib import Path

import pytest

from conftest import Draai
from hulp import WORTEL

VOORBEELDEN = sorted((WORTEL / "vragen" / "voorbeelden").glob("*.yaml"))


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
    assert "Waar u staat als de harde eisen geregeld zijn: Voor de meeste onderwerpen is er een begin." in uitslag
    assert "De volgende stap: Regel eerst de harde eisen hierboven. Daarna: " in uitslag


def _kies(draai: Draai, map_: Path, *regels: str) -> str:
    """Kies in een af interview, en geef wat er op het scherm stond."""
    gedaan = draai("start", "x.yaml", invoer="".join(f"{regel}\n" for regel in ("", *regels)))
    assert gedaan.returncode == 0, gedaan.stderr
    assert (map_ / "x.yaml").exists()
    return _plat(gedaan.stderr)


def _begin_van(tekst: str, kop: str, eind: str) -> str:
    return _plat(tekst.split(kop, 1)[1].split(eind, 1)[0])


@pytest.mark.parametrize("pad", VOORBEELDEN, ids=lambda pad: pad.stem)
@pytest.mark.parametrize("kiest", [False, True])
def test_de_uitslag_begint_met_dezelfde_punten_als_het_verslag(
    draai: Draai, tmp_path: Path, pad: Path, kiest: bool
) -> None:
    shutil.copy(pad, tmp_path / "x.yaml")
    if kiest and pad.stem != "onvolledig":  # daar zijn nog vragen open, en komt het kiezen nog niet
        _kies(draai, tmp_path, "1", "2 1", "", "1-2-2027", "", "")
    verslag = draai("verslag", "x.yaml", "--formaat", "md", "--uit", "-").stdout
    begin = verslag.split("## Begin hier", 1)[1].split("\n## ", 1)[0]
    uitslag = draai("uitslag", "x.yaml").stdout.split("Begin hier", 1)[1]
    kaarten = [deel.split("\n\n", 2)[:2] for deel in begin.split("\n### ") if deel[0].isdigit()]
    assert kaarten or "Zoek eerst uit" in begin
    plaats = 0
    for kop, wat in kaarten:
        nummer, _, vraag = kop.partition(". ")
        verwacht = _plat(f"{nummer}. {wat}")
        assert verwacht in _plat(uitslag)
        assert _plat(uitslag).index(verwacht) >= plaats
        plaats = _plat(uitslag).index(verwacht)
        achter = _plat(uitslag)[plaats:].removeprefix(verwacht)  # bij een klaar actiepunt staat er eerst een zin over
        assert _plat(vraag) in achter.partition(f" {int(nummer) + 1}. ")[0]
    for regel in begin.split("### Zoek eerst uit", 1)[-1].split("### ", 1)[0].splitlines():
        if regel.startswith("  - "):
            assert _plat(regel[4:].rsplit(" (", 1)[0]) in _plat(uitslag).split(" 1. ")[0]


def test_de_uitslag_toont_de_gekozen_actiepunten_met_wie_wanneer_en_status(draai: Draai, tmp_path: Path) -> None:
    voorbeeld = next(pad for pad in VOORBEELDEN if pad.stem == "startend").read_text(encoding="utf-8")
    zonder = re.sub(r"^actiepunten:\n(?:[ -].*\n)*", "", voorbeeld, flags=re.MULTILINE)
    (tmp_path / "x.yaml").write_text(zonder, encoding="utf-8")
    assert "Deze actiepunten" not in draai("uitslag", "x.yaml").stdout
    _kies(draai, tmp_path, "1", "1 2", "1", "1 feb 2027", "", "")
    uitslag = _plat(draai("uitslag", "x.yaml").stdout)
    assert "Begin hier Deze actiepunten hebt u gekozen: 1. " in uitslag
    assert "Wanneer: 1 februari 2027. Status: nog niet begonnen." in uitslag
    assert "Wanneer: nog niet afgesproken." in uitslag


def test_de_vooruitblik_telt_mee_wat_eerder_gekozen_is(draai: Draai, tmp_path: Path) -> None:
    """Een voor een kiezen eindigt met dezelfde belofte als alles in een keer."""
    for naam in ("x.yaml", "y.yaml"):
        shutil.copy(next(pad for pad in VOORBEELDEN if pad.stem == "startend"), tmp_path / naam)
    samen = _kies(draai, tmp_path, "1", "1 2 3", "", "", "", "", "", "")
    shutil.copy(tmp_path / "y.yaml", tmp_path / "x.yaml")
    _kies(draai, tmp_path, "1", "1", "", "")
    _kies(draai, tmp_path, "1", "2", "", "")
    los = _kies(draai, tmp_path, "1", "3", "", "")
    belofte = re.search(r"Met deze 3 adviezen (.*?\))\.", samen)
    assert belofte is not None
    assert f"Met dit advies en wat u al koos {belofte[1]}." in los
    weer = _kies(draai, tmp_path, "1", "1 2 3", "", "", "", "", "", "")
    assert f"Met deze 3 adviezen {belofte[1]}." in weer
