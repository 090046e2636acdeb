"""Het interview als gebruiker: op een pijp, hervat, gestopt, gedood, en met rare invoer."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Draai
from hulp import ROOT, signaal, signalen
from inzicht.interview.gesprek import Fase, begin, verwerk
from inzicht.modellen.wijzer import Wijzer
from inzicht.opdrachten.opening import Opening, lege_antwoorden
from starthulp import SCHOOL, aantal, bestand, lees


def test_een_pijp_met_alle_antwoorden_geeft_antwoorden_html_en_markdown(draai: Draai, tmp_path: Path) -> None:
    regels = ["De Test", "1", "3", *["3"] * 33, "", "1", "1", "", "2027-02-01"]
    gedaan = draai("start", invoer="\n".join(regels) + "\n")
    assert (gedaan.returncode, gedaan.stdout) == (0, "")
    assert "\x1b" not in gedaan.stderr
    namen = sorted(pad.name for pad in tmp_path.iterdir())
    stam = "antwoorden-de-test"
    assert namen == [f"{stam}-verslag.html", f"{stam}-verslag.md", f"{stam}.yaml"]
    antwoorden = lees(tmp_path / f"{stam}.yaml")
    assert aantal(antwoorden) == 33
    (punt,) = antwoorden.actiepunten
    assert punt.wanneer == "2027-02-01"
    uitslag = json.loads(draai("uitslag", f"{stam}.yaml", "--formaat", "json").stdout)
    assert [d["niveau"]["aantoonbaar"] for d in uitslag["dimensies"]] == [3, 3, 3]


def test_de_korte_scan_vraagt_vijf_vragen_per_dimensie(draai: Draai, tmp_path: Path) -> None:
    gedaan = draai("start", *SCHOOL, "--kort", invoer="2\n" * 15 + "\n\n")
    assert gedaan.returncode == 0
    assert aantal(lees(bestand(tmp_path))) == 15
    assert "indicatie" in gedaan.stderr
    verder = draai("start", bestand(tmp_path).name, "--volledig", invoer="q\n")
    assert "Vraag" in verder.stderr
    assert lees(bestand(tmp_path)).omvang == "volledig"


def test_stoppen_en_opnieuw_beginnen_gaat_verder_bij_de_juiste_vraag(draai: Draai, tmp_path: Path) -> None:
    eerst = draai("start", *SCHOOL, invoer="1\n2\nw\nq\n")
    assert eerst.returncode == 0
    assert "Verdergaan: inzicht start antwoorden-de-test.yaml" in eerst.stderr
    assert aantal(lees(bestand(tmp_path))) == 3
    tweede = draai("start", invoer="1\nq\n")
    assert "De Test" in tweede.stderr
    assert "Vraag 4 van 33" in tweede.stderr


def test_einde_van_invoer_met_open_vragen_bewaart_en_eindigt_met_3(draai: Draai, tmp_path: Path) -> None:
    gedaan = draai("start", *SCHOOL, invoer="1\n2\n")
    assert gedaan.returncode == 3
    assert "nog 31 vragen open" in gedaan.stderr
    assert aantal(lees(bestand(tmp_path))) == 2


def test_einde_van_invoer_na_de_laatste_vraag_maakt_het_verslag(draai: Draai, tmp_path: Path) -> None:
    gedaan = draai("start", *SCHOOL, invoer="3\n" * 33)
    assert gedaan.returncode == 0
    assert (tmp_path / "antwoorden-de-test-verslag.html").exists()


def test_alle_toetsen_van_ontwerp_6_werken(draai: Draai, tmp_path: Path) -> None:
    regels = [
        "?", "+ een opmerking é", "+ bewijs: de map", "2", "t", "", "o", "n", "w", "4",
        "onzin", "9", "²", "٣", "1_0", "", "2", "3", "3", "3", "n doen wij niet", "q",
    ]  # fmt: skip
    gedaan = draai("start", *SCHOOL, invoer="\n".join(regels) + "\n")
    assert gedaan.returncode == 0
    vak = lees(bestand(tmp_path)).antwoorden["aanmeldformulier"]
    assert (vak["een-formulier"].keuze.kaal, vak["een-formulier"].opmerking) == (2, "een opmerking é")
    assert vak["een-formulier"].bewijs == "de map"
    assert "alleen-noodzakelijk" not in vak
    assert vak["voor-toelating"].keuze.kaal == "onbekend"
    assert vak["toestemming"].keuze.kaal == "nvt"
    assert vak["toestemming"].reden == "doen wij niet"


def test_stuurtekens_maken_het_bestand_niet_kapot(draai: Draai, tmp_path: Path) -> None:
    gedaan = draai("start", *SCHOOL, invoer=b"+ caf\xc3\xa9 \x1b[2J \x00 \xe2\x80\xae x\n3\nq\n", LC_ALL="C")
    assert gedaan.returncode == 0
    antwoord = lees(bestand(tmp_path)).antwoorden["aanmeldformulier"]["een-formulier"]
    assert antwoord.opmerking == "café [2J   x"
    assert "\x1b" not in gedaan.stderr


def test_een_bestand_dat_elders_open_is_wordt_niet_aangeraakt(draai: Draai, tmp_path: Path) -> None:
    draai("start", *SCHOOL, invoer="1\nq\n")
    pad = bestand(tmp_path)
    code = f"from inzicht.bestanden.schijf import Bewaarplek; p = Bewaarplek({str(pad)!r}); p.open(); print('ok', flush=True); input()"
    kind = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert kind.stdout is not None
    kind.stdout.readline()
    gedaan = draai("start", pad.name, invoer="2\nq\n")
    kind.communicate(b"\n")
    assert gedaan.returncode == 4
    assert "ander venster" in gedaan.stderr
    assert aantal(lees(pad)) == 1


def test_een_tweede_school_met_dezelfde_slug_krijgt_een_eigen_bestand(draai: Draai, tmp_path: Path) -> None:
    draai("start", "--school", "De Test", "--kenmerk", "sector=po", "--rol", "directie", invoer="1\nq\n")
    draai("start", "--school", "De Test!", "--kenmerk", "sector=po", "--rol", "directie", invoer="2\nq\n")
    assert sorted(pad.name for pad in tmp_path.iterdir()) == ["antwoorden-de-test-2.yaml", "antwoorden-de-test.yaml"]


@pytest.mark.parametrize("nummer", signalen("SIGINT", "SIGTERM", "SIGHUP"))
def test_een_signaal_bewaart_en_zegt_waar(tmp_path: Path, nummer: signal.Signals) -> None:
    kind = _interview(tmp_path, nummer, signal.SIG_DFL)
    _typ(kind, b"1\n2\n")
    _wacht_op(tmp_path, 2)
    kind.send_signal(nummer)
    kind.wait(timeout=60)  # eerst het einde, dan pas de invoer dicht: anders kan dat het programma stoppen
    _, fouten = kind.communicate()
    assert kind.returncode == 128 + nummer
    assert b"Uw antwoorden staan in" in fouten
    assert b"Traceback" not in fouten


@pytest.mark.parametrize("nummer", signalen("SIGTERM", "SIGHUP"))
def test_wat_genegeerd_werd_blijft_genegeerd(tmp_path: Path, nummer: signal.Signals) -> None:
    """Met `nohup` gaat het programma door als de terminal dichtgaat."""
    kind = _interview(tmp_path, nummer, signal.SIG_IGN)
    _typ(kind, b"1\n2\n")
    _wacht_op(tmp_path, 2)
    kind.send_signal(nummer)
    _typ(kind, b"3\n")
    _wacht_op(tmp_path, 3)
    kind.communicate(b"q\n", timeout=60)
    assert kind.returncode == 0


def _interview(map_: Path, nummer: signal.Signals, afhandeling: signal.Handlers) -> subprocess.Popen[bytes]:
    with signaal(nummer, afhandeling):
        return subprocess.Popen(
            [sys.executable, "-m", "inzicht", "start", *SCHOOL],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=map_,
        )  # fmt: skip


def _typ(kind: subprocess.Popen[bytes], regels: bytes) -> None:
    assert kind.stdin is not None
    kind.stdin.write(regels)
    kind.stdin.flush()


def _wacht_op(map_: Path, minstens: int) -> None:
    for _ in range(400):
        gevonden = list(map_.glob("antwoorden-*.yaml"))
        if gevonden and aantal(lees(gevonden[0])) >= minstens:
            return
        time.sleep(0.02)
    pytest.fail("het interview bewaarde niets")


def test_gedood_op_een_willekeurig_moment_gaat_hoogstens_een_antwoord_verloren(tmp_path: Path) -> None:
    rng = random.Random(7)
    for ronde in range(6):
        map_ = tmp_path / str(ronde)
        map_.mkdir()
        kind = subprocess.Popen(
            [sys.executable, "-m", "inzicht", "start", *SCHOOL],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=map_,
        )  # fmt: skip
        assert kind.stdin is not None
        gegeven = rng.randrange(2, 30)
        kind.stdin.write(b"1\n" * gegeven)
        kind.stdin.flush()
        _wacht_op(map_, rng.randrange(1, gegeven))
        kind.kill()
        kind.communicate()
        bewaard = aantal(lees(bestand(map_)))
        verder = subprocess.run(
            [sys.executable, "-m", "inzicht", "start", "--school", "De Test"],
            input=b"q\n", capture_output=True, cwd=map_, check=False,
        )  # fmt: skip
        assert f"Vraag {bewaard + 1} van 33".encode() in verder.stderr


@pytest.mark.parametrize(
    ("args", "woord"),
    [
        (("--rol", "directe"), "Bedoelde u `directie`?"),
        (("--kenmerk", "sector=pp"), "kies po, so of vo"),
        (("--kenmerk", "sektor=po"), "kies uit sector"),
        (("--brin", "x"), "12AB"),
        (("--school", " "), "leeg"),
        (("--kort", "--volledig"), "niet allebei"),
    ],
)
def test_een_verkeerde_optie_geeft_uitgang_2_en_een_zin(draai: Draai, args: tuple[str, ...], woord: str) -> None:
    gedaan = draai("start", *args)
    assert gedaan.returncode == 2
    assert woord in gedaan.stderr


def test_een_alleen_lezen_map_wordt_gemeld(draai: Draai, tmp_path: Path) -> None:
    if ROOT:
        gedaan = draai("start", "/proc/antwoorden.yaml", *SCHOOL, invoer="1\n")
    else:
        tmp_path.chmod(0o500)
        gedaan = draai("start", *SCHOOL, invoer="1\n")
        tmp_path.chmod(0o700)
    assert gedaan.returncode == 4
    assert "niet bewaard" in gedaan.stderr


@settings(max_examples=60, deadline=None)
@given(
    regels=st.lists(
        st.sampled_from(
            ["1", "2", "5", "w", "n", "n reden", "t", "o", "+", "+ x", "?", "", "zz", "-", "33", "1 2", "2027-01-01"]
        ),
        max_size=80,
    )
)
def test_de_machine_houdt_stand_bij_elke_rij_invoer(wijzer: Wijzer, regels: list[str]) -> None:
    opening = Opening(None, "X", None, {"sector": "po"}, None, "kort", "2026-11-24")
    gesprek = begin(wijzer, lege_antwoorden(wijzer, opening), "2026-11-24", te_vragen=(), rol_vragen=True)
    for regel in regels:
        zet = verwerk(gesprek, regel)
        if zet.gesprek.antwoorden != gesprek.antwoorden:
            assert zet.bewaar
        gesprek = zet.gesprek
        assert gesprek.fase in Fase


# --- wat start in de map vindt ------------------------------------------------------------------------


@pytest.mark.parametrize("naam", ["regenboog.yaml", "antwoorden-a.yml", "B.YAML", "Antwoorden-c.yaml", "x.Json"])
def test_start_vindt_antwoorden_aan_hun_inhoud(draai: Draai, tmp_path: Path, naam: str) -> None:
    draai("start", naam, *SCHOOL, invoer="1\n2\nq\n")
    assert [pad.name for pad in tmp_path.iterdir()] == [naam]
    gedaan = draai("start", invoer="1\nq\n")
    assert "De Test, " in gedaan.stderr
    assert f"({naam})" in gedaan.stderr
    assert "Vraag 3 van 33" in gedaan.stderr


@pytest.mark.parametrize("naam", ["de test", "DE  TEST", "De\u00a0Test"])
def test_een_school_wordt_herkend_zoals_batch_dat_doet(draai: Draai, tmp_path: Path, naam: str) -> None:
    draai("start", "eigen naam.yaml", *SCHOOL, invoer="1\n2\nq\n")
    draai("start", "--school", naam, "--kenmerk", "sector=po", "--rol", "directie", invoer="3\nq\n")
    assert [pad.name for pad in tmp_path.iterdir()] == ["eigen naam.yaml"]
    assert aantal(lees(tmp_path / "eigen naam.yaml")) == 3


def test_een_andere_brin_is_een_andere_school(draai: Draai, tmp_path: Path) -> None:
    draai("start", "a.yaml", *SCHOOL, "--brin", "12AB", invoer="1\nq\n")
    draai("start", *SCHOOL, "--brin", "12AC", invoer="1\nq\n")
    assert sorted(pad.name for pad in tmp_path.iterdir()) == ["a.yaml", "antwoorden-de-test.yaml"]
    draai("start", *SCHOOL, "--brin", "12AB", invoer="1\nq\n")
    assert aantal(lees(tmp_path / "a.yaml")) == 2


def test_start_zwijgt_over_wat_geen_antwoorden_zijn(draai: Draai, tmp_path: Path) -> None:
    draai("start", "a.yaml", *SCHOOL, invoer="1\nq\n")
    for voor, achter in (("school", "verslag"), ("bestuur", "verslag-bestuur")):
        draai("verslag", "a.yaml", "--formaat", "json", "--voor", voor)
        assert (tmp_path / f"a-{achter}.json").exists()
    (tmp_path / "antwoorden-uitslag.json").write_bytes((tmp_path / "a-verslag.json").read_bytes())
    (tmp_path / "package.json").write_text("{", encoding="utf-8")
    (tmp_path / "groot.yaml").write_bytes(b"x" * 3_000_000)
    (tmp_path / "map.yaml").mkdir()
    (tmp_path / "kapot.yaml").write_text(
        "formaat: inzicht-antwoorden/1\nwijzer: leerlingregistratie\n", encoding="utf-8"
    )
    gezegd = draai("start", invoer="1\nq\n").stderr
    assert gezegd.splitlines()[0] == "kapot.yaml is niet te gebruiken; `inzicht controleer kapot.yaml` zegt waarom."
    assert gezegd.count("niet te gebruiken") == 1


def test_start_noemt_een_bestand_dat_niet_te_lezen_is(
    wijzer: Wijzer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ook als gewone gebruiker: het kan antwoorden zijn. Een map of pijp met zo'n naam is dat nooit."""
    from inzicht.opdrachten.opening import zoek_antwoorden

    monkeypatch.chdir(tmp_path)
    (tmp_path / "dicht.yaml").write_text("formaat: inzicht-antwoorden/1\n", encoding="utf-8")
    (tmp_path / "map.yaml").mkdir()
    if os.name == "posix":
        os.mkfifo(tmp_path / "pijp.yaml")
    echt = os.open

    def weiger(pad: str, *args: int, **opties: int) -> int:
        if str(pad).endswith("dicht.yaml"):
            raise PermissionError(13, "dicht")
        return echt(pad, *args, **opties)

    monkeypatch.setattr(os, "open", weiger)
    gevonden, zinnen = zoek_antwoorden(wijzer, None, "2026-11-23", ook_af=True)
    assert gevonden == []
    assert zinnen == ["dicht.yaml is niet te gebruiken; `inzicht controleer dicht.yaml` zegt waarom."]
