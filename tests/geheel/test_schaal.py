"""Het voorbeeld in docs/schaal.md: rekenen als functie op een regel, zoals een motor haar aanroept."""

import importlib
import json
import random
import runpy
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from groephulp import scholen
from hulp import WORTEL
from inzicht.batch.verwerking import School, Verwerking
from inzicht.bestanden import yamlbron
from inzicht.opdrachten.gemeen import laad_wijzer

BLADZIJDE = WORTEL / "docs" / "schaal.md"


@pytest.fixture
def reken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """De functie uit het voorbeeld; de motor zelf is er niet bij."""
    blok = BLADZIJDE.read_text(encoding="utf-8").split("```python\n")[1].split("```")[0]
    for naam in ("dask", "dask.bag"):
        monkeypatch.setitem(sys.modules, naam, ModuleType(naam))
    (tmp_path / "rekenen.py").write_text(blok, encoding="utf-8")
    return runpy.run_path(str(tmp_path / "rekenen.py"))["reken"]


def test_het_voorbeeld_met_een_motor_geeft_wat_batch_geeft(tmp_path: Path, reken: Any) -> None:
    regels = [json.dumps(een, ensure_ascii=False) for een in scholen(laad_wijzer(None), 30)]
    opdracht = [sys.executable, "-m", "inzicht", "batch", "-", "--uit", str(tmp_path), "--uitvoer", "jsonl"]
    subprocess.run(opdracht, input="\n".join(regels).encode(), check=True, capture_output=True)
    van_batch = (tmp_path / "uitslagen.jsonl").read_text(encoding="utf-8").splitlines()

    def zonder_bestand(regel: str) -> dict[str, Any]:
        return {naam: waarde for naam, waarde in json.loads(regel).items() if naam != "bestand"}

    assert list(map(zonder_bestand, map(reken, regels))) == list(map(zonder_bestand, van_batch))


@pytest.mark.parametrize(("regel", "code"), [("{", "A005"), ("kapot \udcff", "A003"), ("{}", "A101")])
def test_het_voorbeeld_met_een_motor_noemt_een_slechte_regel(reken: Any, regel: str, code: str) -> None:
    assert reken(regel).startswith("standaardinvoer:1:")
    assert f" {code} " in reken(regel)


def test_elke_verzonnen_school_is_goed_hoe_zij_ook_geschreven_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(WORTEL / "meting"))
    anders, eigen = importlib.import_module("schaal.anders"), importlib.import_module("schaal.scholen")
    wijzer, r = laad_wijzer(None), random.Random(3)
    verwerking, velden = Verwerking(wijzer), set[str]()
    for nummer, een in enumerate(eigen.scholen(wijzer, 60)):
        school = anders.school(wijzer, r, nummer)
        velden |= school.keys()
        for schrijf in (*anders.YAML, *anders.APART, anders.als_json):
            naam = "x.json" if schrijf is anders.als_json else "x.yaml"
            tekst = schrijf(r, school).encode()
            assert yamlbron.lees(tekst, naam, yamlbron.ANTWOORDEN).waarde == school, tekst.decode()
            assert isinstance(verwerking.verwerk(tekst, naam), School)
        assert isinstance(verwerking.verwerk(yamlbron.schrijf(een).encode(), "x.yaml"), School)
    assert {"actiepunten", "vorige", "vervallen", "omvang"} <= velden
