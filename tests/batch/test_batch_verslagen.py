"""`inzicht batch --verslagen`: van elke school het eigen verslag, onder een naam die nergens kwaad kan."""

import multiprocessing
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from batchhulp import schrijf, verzin
from conftest import Draai
from inzicht.bestanden import schijf, yamlbron
from inzicht.bestanden.uitvoermap import Uitvoermap, schrijf_in
from inzicht.fouten import BewaarFout
from inzicht.modellen.wijzer import Wijzer

NAMEN = ["../../etc/passwd", "con", "NUL.html", "aux", "..", "/", "a/b\\c", "x" * 300, "School: 'De Top'?*", "日本語", "\u202e", "lpt1", "De Eik", "De Eik"]  # fmt: skip


def _gemaakt(map_: Path) -> dict[str, bytes]:
    return {pad.name: pad.read_bytes() for pad in sorted(map_.iterdir()) if pad.is_file()}


def test_elk_verslag_is_gelijk_aan_dat_van_de_opdracht_verslag(draai: Draai, tmp_path: Path, voorbeelden: Path) -> None:
    gedaan = draai("batch", str(voorbeelden), "--uit", "uit", "--verslagen", "--uitvoer", "csv")
    assert gedaan.returncode == 0, gedaan.stderr
    assert "Gemaakt: uit/verslagen" in gedaan.stderr
    gemaakt = _gemaakt(tmp_path / "uit" / "verslagen")
    namen = sorted(voorbeelden.glob("*.yaml"))
    assert len(gemaakt) == len(namen) > 1
    for pad in namen:
        som = schijf.kenmerk_van(yamlbron.zonder_opmaak(pad.read_bytes()))[:12]
        (inhoud,) = [inhoud for naam, inhoud in gemaakt.items() if naam.endswith(f"-{som}.html")]
        assert inhoud.decode() == draai("verslag", str(pad), "--formaat", "html", "--uit", "-").stdout


def test_ook_een_ouder_bestand_en_json_geven_hetzelfde_verslag(draai: Draai, tmp_path: Path, wijzer: Wijzer) -> None:
    rng = random.Random(12)
    oud = {**verzin(wijzer, rng, 1), "wijzerversie": "0.9"}
    oud.pop("actiepunten", None)
    schrijf(tmp_path / "in", {"oud.yaml": oud, "b.json": verzin(wijzer, rng, 2)})
    assert draai("batch", "in", "--uit", "uit", "--verslagen", "--uitvoer", "csv").returncode == 0
    gemaakt = {inhoud.decode() for inhoud in _gemaakt(tmp_path / "uit" / "verslagen").values()}
    for naam in ("oud.yaml", "b.json"):
        assert draai("verslag", f"in/{naam}", "--formaat", "html", "--uit", "-").stdout in gemaakt


def test_geen_naam_komt_buiten_de_map_of_op_een_andere_school(draai: Draai, tmp_path: Path, wijzer: Wijzer) -> None:
    rng = random.Random(8)
    bladen = {}
    for nummer, naam in enumerate(NAMEN):
        blad = verzin(wijzer, rng, nummer, bont=False)
        bladen[f"{nummer:02}.json"] = {**blad, "school": {**blad["school"], "naam": naam}}
    schrijf(tmp_path / "in", bladen)
    draai("batch", "in", "--uit", "uit", "--verslagen", "--uitvoer", "csv")
    geteld = len((tmp_path / "uit" / "overzicht.csv").read_text(encoding="utf-8").splitlines()) - 1
    gemaakt = _gemaakt(tmp_path / "uit" / "verslagen")
    assert len(gemaakt) == geteld >= len(NAMEN) - 2  # een naam met een onzichtbaar teken wordt geweigerd
    assert {pad.name for pad in tmp_path.iterdir()} == {"in", "uit"}
    assert {pad.name for pad in (tmp_path / "uit").iterdir()} == {
        "overzicht.csv",
        "fouten.csv",
        "dubbel.csv",
        "verslagen",
    }
    for naam in gemaakt:
        stam, _, som = naam.removesuffix(".html").rpartition("-")
        assert re.fullmatch("[a-z0-9-]{1,80}", stam), naam
        assert len(som) == 12
    assert len([naam for naam in gemaakt if naam.startswith("de-eik-")]) == 2


def test_elk_aantal_processen_geeft_dezelfde_verslagen(draai: Draai, tmp_path: Path, wijzer: Wijzer) -> None:
    rng = random.Random(2)
    schrijf(tmp_path / "in", {f"{n:03}.yaml": verzin(wijzer, rng, n) for n in range(270)})
    for processen in ("1", "2"):
        draai("batch", "in", "--uit", processen, "--verslagen", "--uitvoer", "csv", "--parallel", processen)
    een, twee = (_gemaakt(tmp_path / naam / "verslagen") for naam in ("1", "2"))
    assert len(een) == 270
    assert een == twee


def test_wat_er_staat_wordt_niet_ongevraagd_vervangen_en_van_oude_verslagen_blijft_er_geen(
    draai: Draai, tmp_path: Path, voorbeelden: Path, wijzer: Wijzer
) -> None:
    draai("batch", str(voorbeelden), "--uit", "uit", "--verslagen", "--uitvoer", "csv")
    voor = _gemaakt(tmp_path / "uit" / "verslagen")
    (tmp_path / "uit" / "overzicht.csv").unlink()
    (tmp_path / "uit" / "fouten.csv").unlink()
    gedaan = draai("batch", str(voorbeelden), "--uit", "uit", "--verslagen", "--uitvoer", "csv")
    assert (gedaan.returncode, "uit/verslagen: bestaat al" in gedaan.stderr) == (4, True)
    schrijf(tmp_path / "in", {"a.yaml": verzin(wijzer, random.Random(1), bont=False)})
    (tmp_path / "uit" / "verslagen" / "notitie.html").write_bytes(b"van mij")
    (tmp_path / "uit" / "verslagen" / "map").mkdir()
    (tmp_path / "uit" / "verslagen" / "map" / "x").write_text("ook van mij", encoding="utf-8")
    gedaan = draai("batch", "in", "--uit", "uit", "--verslagen", "--uitvoer", "csv", "--overschrijf", "-q")
    assert (gedaan.returncode, gedaan.stderr) == (0, "")
    na = _gemaakt(tmp_path / "uit" / "verslagen")
    assert len(na) == 2
    assert na.keys() & voor.keys() == set()
    assert na["notitie.html"] == b"van mij"
    assert (tmp_path / "uit" / "verslagen" / "map" / "x").read_text(encoding="utf-8") == "ook van mij"


def test_gestopt_blijft_er_geen_verslag_achter(tmp_path: Path, wijzer: Wijzer) -> None:
    rng = random.Random(1)
    schrijf(tmp_path / "in", {f"{n:04}.yaml": verzin(wijzer, rng, n) for n in range(600)})
    opdracht = ["-m", "inzicht", "batch", "in", "--uit", "uit", "--verslagen", "--uitvoer", "csv", "--parallel", "2"]
    with subprocess.Popen([sys.executable, *opdracht], cwd=tmp_path, stderr=subprocess.PIPE) as proces:
        einde = time.monotonic() + 60
        while not list(tmp_path.glob("uit/.~*/*.html")):
            assert time.monotonic() < einde
            time.sleep(0.02)
        proces.send_signal(signal.SIGTERM)
        assert proces.wait(60) == 128 + signal.SIGTERM
    assert list((tmp_path / "uit").iterdir()) == []


def test_een_schijf_die_weigert_is_een_bewaarfout_met_de_naam_van_het_verslag(tmp_path: Path) -> None:
    (tmp_path / "uit" / "x.html").mkdir(parents=True)
    with pytest.raises(BewaarFout, match=r"x\.html: niet bewaard"):
        schrijf_in(str(tmp_path / "uit"), "x.html", b"inhoud")


@pytest.mark.parametrize("begin", ["fork", "forkserver", "spawn"])
def test_een_volle_schijf_in_een_ander_proces_komt_als_bewaarfout_aan(
    tmp_path: Path, wijzer: Wijzer, begin: str
) -> None:
    """Een kind dat niet met fork begint, leest dit script zelf opnieuw, met dezelfde volle schijf."""
    if begin not in multiprocessing.get_all_start_methods():
        pytest.skip(f"{begin} kan hier niet")
    rng = random.Random(1)
    schrijf(tmp_path / "in", {f"{n:04}.yaml": verzin(wijzer, rng, n) for n in range(60)})
    code = (
        "import multiprocessing, sys, inzicht.batch.schoolverslagen as s\n"
        "from inzicht.fouten import BewaarFout\n"
        "def vol(*args):\n    raise BewaarFout('x.html: niet bewaard, want de schijf is vol.')\n"
        "s.schrijf_in = vol\n"
        "if __name__ == '__main__':\n"
        f"    multiprocessing.set_start_method({begin!r})\n"
        "    sys.argv = ['inzicht', 'batch', 'in', '--uit', 'uit', '--verslagen', '--parallel', '2']\n"
        "    from inzicht.cli import start\n    start()\n"
    )
    (tmp_path / "vol.py").write_text(code, encoding="utf-8")
    gedaan = subprocess.run([sys.executable, "vol.py"], cwd=tmp_path, capture_output=True, check=False, timeout=120)
    assert (gedaan.returncode, gedaan.stderr.decode().strip()) == (4, "x.html: niet bewaard, want de schijf is vol.")
    assert list((tmp_path / "uit").iterdir()) == []


# --- de submap ----------------------------------------------------------------------------------------


def test_een_submap_komt_er_pas_aan_het_einde(tmp_path: Path) -> None:
    with Uitvoermap(str(tmp_path / "uit"), overschrijf=False) as map_:
        map_.bereid_voor(["diep"])
        schrijf_in(map_.open_map("diep", bool), "a.txt", b"a")
        assert not (tmp_path / "uit" / "diep").exists()
        assert map_.rond_af() == [str(tmp_path / "uit" / "diep")]
    assert _gemaakt(tmp_path / "uit" / "diep") == {"a.txt": b"a"}
    assert [pad.name for pad in (tmp_path / "uit").iterdir()] == ["diep"]
