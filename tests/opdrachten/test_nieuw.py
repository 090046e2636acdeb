"""`inzicht nieuw`: een wijzer die meteen streng is goedgekeurd, en nooit iets overschrijft."""

from datetime import date
from pathlib import Path

import pytest

from conftest import Draai
from inzicht.opdrachten.nieuw import beginbestanden


def test_een_nieuwe_wijzer_is_streng_goedgekeurd_en_telt_mee(draai: Draai, tmp_path: Path) -> None:
    gedaan = draai("nieuw", "map/mijn-wijzer")
    assert gedaan.returncode == 0
    assert "inzicht controleer map/mijn-wijzer" in gedaan.stderr
    assert "eigen id" in gedaan.stderr
    assert draai("controleer", "--streng", "map/mijn-wijzer").returncode == 0
    school = "map/mijn-wijzer/voorbeelden/voorbeeldschool.yaml"
    assert draai("uitslag", school, "--wijzer", "map/mijn-wijzer", "--minimaal", "2").returncode == 0
    for pad in (tmp_path / "map").rglob("*.yaml"):
        eerste = pad.read_text(encoding="utf-8").splitlines()[0]
        assert (pad.parent / eerste.partition("$schema=")[2]).resolve().is_file(), pad


def test_een_map_met_iets_erin_blijft_zoals_ze_is(draai: Draai, tmp_path: Path) -> None:
    (tmp_path / "vol").mkdir()
    (tmp_path / "vol" / "brief.txt").write_text("x", encoding="utf-8")
    (tmp_path / "bestand").write_text("x", encoding="utf-8")
    for doel in ("vol", "bestand", "bestand/erin"):
        gedaan = draai("nieuw", doel)
        assert gedaan.returncode == 4
        assert "Traceback" not in gedaan.stderr
    assert [pad.name for pad in (tmp_path / "vol").iterdir()] == ["brief.txt"]
    (tmp_path / "leeg").mkdir()
    assert draai("nieuw", "leeg", "-q").stderr == ""


def test_de_bronnen_zijn_vandaag_nagekeken() -> None:
    gemaakt = beginbestanden(date(2031, 4, 5))
    assert gemaakt["wijzer.yaml"].count('peildatum: "2031-04"') == 2
    assert gemaakt["wijzer.yaml"].count('nagekeken: "2031-04"') == 2
    assert "2026" not in gemaakt["wijzer.yaml"]
    school = gemaakt["voorbeelden/voorbeeldschool.yaml"]
    assert 'datum: "2031-04-05"' in school
    assert 'wanneer: "2031-06-14"' in school


@pytest.mark.parametrize("dag", [date(2026, 9, 14), date(2026, 11, 23), date(2027, 2, 1), date.max])
def test_elke_dag_staat_op_haar_eigen_plaats(dag: date) -> None:
    school = beginbestanden(dag)["voorbeelden/voorbeeldschool.yaml"]
    assert school.count(f'datum: "{dag}"') == 1
    assert (f'wanneer: "{dag}"' in school) == (dag == date.max)


def test_de_dag_komt_van_buiten_en_een_verkeerde_dag_maakt_niets(draai: Draai, tmp_path: Path) -> None:
    for dag in ("2031-04-05", "1999-12-31"):
        assert draai("nieuw", dag, "--peildatum", dag).returncode == 0
        assert f'peildatum: "{dag[:7]}"' in (tmp_path / dag / "wijzer.yaml").read_text(encoding="utf-8")
        assert draai("controleer", dag, "--streng", "--peildatum", dag).returncode == 0
    fout = draai("nieuw", "nooit", "--peildatum", "2026-02-30")
    assert (fout.returncode, (tmp_path / "nooit").exists()) == (2, False)
    assert "bestaande datum" in fout.stderr
