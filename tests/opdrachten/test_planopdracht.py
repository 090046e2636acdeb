"""`inzicht plan` als programma: wat het toont, schrijft, verandert en weigert."""

import json
from pathlib import Path

import pytest

from conftest import Draai
from inzicht.bestanden import yamlbron
from inzicht.bestanden.schijf import Bewaarplek
from inzicht.modellen.antwoorden import Antwoorden
from planhulp import OP, schrijf_school, schrijf_wijzer

FORMATEN = ("html", "md", "csv", "xlsx", "ics")


@pytest.fixture
def plan(draai: Draai, tmp_path: Path) -> Draai:
    """`inzicht plan school.yaml` op een vaste dag, met de kleine wijzer."""
    schrijf_wijzer(tmp_path / "wijzer")
    schrijf_school(tmp_path / "school.yaml")
    return lambda *args, **extra: draai("plan", "school.yaml", "--wijzer", "wijzer", "--op", OP, *args, **extra)


def _lees(pad: Path) -> Antwoorden:
    bron = yamlbron.lees(pad.read_bytes(), pad.name, yamlbron.ANTWOORDEN)
    return Antwoorden.model_validate(bron.waarde)


def _notitie(pad: Path, vraag: str) -> str | None:
    (punt,) = [een for een in _lees(pad).actiepunten if een.vraag == vraag]
    return punt.notitie


# --- tonen --------------------------------------------------------------------------------------------


def test_zonder_opties_toont_het_plan_tekst_en_schrijft_niets(plan: Draai, tmp_path: Path) -> None:
    voor = {pad: pad.read_bytes() for pad in tmp_path.rglob("*") if pad.is_file()}
    gedaan = plan()
    assert gedaan.returncode == 0
    assert gedaan.stdout.startswith("Plan van De School\n")
    assert gedaan.stderr == ""
    assert {pad: pad.read_bytes() for pad in tmp_path.rglob("*") if pad.is_file()} == voor


def test_json_komt_op_standaarduitvoer(plan: Draai) -> None:
    gegevens = json.loads(plan("--formaat", "json").stdout)
    assert (gegevens["op"], gegevens["aantal"]["te_laat"]) == (OP, 1)


@pytest.mark.parametrize("formaat", FORMATEN)
def test_een_bestand_komt_naast_de_antwoorden_en_vervangt_niets(plan: Draai, tmp_path: Path, formaat: str) -> None:
    gedaan = plan("--formaat", formaat)
    pad = tmp_path / f"school-plan.{formaat}"
    assert gedaan.returncode == 0
    assert gedaan.stderr.startswith(f"Plan gemaakt: {pad.name}\n")
    eerst = pad.read_bytes()
    weer = plan("--formaat", formaat)
    assert (weer.returncode, pad.read_bytes()) == (4, eerst)
    assert plan("--formaat", formaat, "--overschrijf", "-q").returncode == 0
    assert pad.read_bytes() == eerst


def test_uit_kiest_de_plaats(plan: Draai, tmp_path: Path) -> None:
    assert plan("--formaat", "ics", "--uit", "map/").returncode == 0
    assert (tmp_path / "map" / "school-plan.ics").is_file()
    assert plan("--formaat", "csv", "--uit", "-").stdout.startswith("\ufeffstand;")
    assert plan("--formaat", "md", "-u", "school.yaml").returncode == 2
    assert plan("--formaat", "md", "-u", "ander.html").returncode == 2


def test_wat_geen_datum_heeft_wordt_bij_de_agenda_genoemd(plan: Draai) -> None:
    assert "Zonder datum staat dit actiepunt niet in de agenda: een.c." in plan("--formaat", "ics").stderr


def test_zonder_op_heeft_de_agenda_de_dag_van_het_bestand(draai: Draai, tmp_path: Path) -> None:
    schrijf_wijzer(tmp_path / "wijzer")
    schrijf_school(tmp_path / "school.yaml")
    gedaan = draai("plan", "school.yaml", "--wijzer", "wijzer", "--formaat", "ics", "--uit", "-")
    assert {regel for regel in gedaan.stdout.splitlines() if "DTSTAMP" in regel} == {"DTSTAMP:20261103T000000Z"}


def test_te_laat_eindigt_met_een(plan: Draai, draai: Draai) -> None:
    assert plan("--te-laat").returncode == 1
    assert plan("--te-laat", "--formaat", "json").returncode == 1
    op_tijd = ("plan", "school.yaml", "--wijzer", "wijzer", "--op", "2026-12-01", "--te-laat")
    assert draai(*op_tijd).returncode == 0


def test_anoniem_noemt_school_noch_notitie(plan: Draai, tmp_path: Path) -> None:
    voor = set(tmp_path.iterdir())
    for formaat in FORMATEN:
        assert plan("--anoniem", "--formaat", formaat).returncode == 0
    nieuw = set(tmp_path.iterdir()) - voor
    assert len(nieuw) == len(FORMATEN)
    for pad in nieuw:
        assert pad.name.startswith("anoniem-")
        assert b"De School" not in pad.read_bytes()
        assert b"leverancier" not in pad.read_bytes()
    assert "De School" not in plan("--anoniem").stdout


# --- veranderen ---------------------------------------------------------------------------------------


def test_kiezen_zetten_en_schrappen_staan_in_het_bestand(plan: Draai, tmp_path: Path) -> None:
    pad = tmp_path / "school.yaml"
    voor = _lees(pad)
    gedaan = plan("--schrap", "een.d", "--zet", "een.e", "--status", "klaar", "--notitie", "Gedaan.")
    assert gedaan.returncode == 0
    assert gedaan.stderr == "Bewaard: school.yaml\n"
    na = {een.vraag: een for een in _lees(pad).actiepunten}
    assert set(na) == {een.vraag for een in voor.actiepunten} - {"een.d"}
    assert (na["een.e"].status, na["een.e"].gereed, na["een.e"].notitie) == ("klaar", OP, "Gedaan.")
    assert _lees(pad).antwoorden == voor.antwoorden
    assert _lees(pad).datum == voor.datum  # er is geen antwoord veranderd
    assert plan("--kies", "een.d", "--wanneer", "1-9-2027", "-q").stderr == ""
    (gekozen,) = [een for een in _lees(pad).actiepunten if een.vraag == "een.d"]
    assert (gekozen.van, gekozen.naar, gekozen.wanneer, gekozen.gekozen) == (4, 5, "2027-09-01", OP)


WEIGERINGEN: list[tuple[tuple[str, ...], str]] = [
    (("--zet", "een.e"), "Bij --zet hoort wat er verandert"),
    (("--wie", "ict"), "bij welke vraag?"),
    (("--zet", "een.x", "--status", "bezig"), "De vraag `een.x` bestaat niet."),
    (("--zet", "twee.g", "--status", "bezig"), "dit is geen actiepunt"),
    (("--zet", "een.e", "--status", "af"), "--status af: kies open, bezig of klaar."),
    (("--zet", "een.e", "--wie", "baas"), "--wie baas: kies administratie of ict."),
    (("--zet", "een.e", "--wanneer", "31-2-2027"), "schrijf een bestaande datum"),
    (("--zet", "een.e", "--notitie", "x" * 501), "een notitie heeft hoogstens 500 tekens; dit zijn er 501."),
    (("--kies", "een.e", "--als", "een.e=3"), "wijzigen niets"),
    (("--schrap", "een.e", "--anoniem"), "--anoniem toont alleen."),
    (("--als", "een.e"), "schrijf een vraag en een situatie"),
    (("--als", "een.e=9"), "--als een.e=9: kies situatie 1, 2, 3, 4 of 5."),
    (("--formaat", "pdf"), "--formaat pdf: kies"),
    (("--uit", "x.html"), "Bij --uit hoort een formaat"),
]


@pytest.mark.parametrize(("args", "zin"), [pytest.param(*rij, id=" ".join(rij[0])[:40]) for rij in WEIGERINGEN])
def test_verkeerd_gebruik_verandert_niets(plan: Draai, tmp_path: Path, args: tuple[str, ...], zin: str) -> None:
    voor = (tmp_path / "school.yaml").read_bytes()
    gedaan = plan(*args)
    assert (gedaan.returncode, gedaan.stdout) == (2, "")
    assert zin in gedaan.stderr
    assert (tmp_path / "school.yaml").read_bytes() == voor


def test_een_notitie_die_op_persoonsgegevens_lijkt_wordt_gemeld(plan: Draai, tmp_path: Path) -> None:
    gedaan = plan("--zet", "een.e", "--notitie", "Bel jan@school.nl")
    assert "Let op: in de notitie lijkt een e-mailadres te staan." in gedaan.stderr
    assert _notitie(tmp_path / "school.yaml", "een.e") == "Bel jan@school.nl"


def test_onzichtbare_tekens_komen_niet_in_het_bestand(plan: Draai, tmp_path: Path) -> None:
    assert plan("--zet", "een.e", "--notitie", "  a\u200bb\u202ec\x1b[31m ").returncode == 0
    assert _notitie(tmp_path / "school.yaml", "een.e") == "abc[31m"


def test_wat_elders_open_is_wordt_niet_veranderd(plan: Draai, tmp_path: Path) -> None:
    plek = Bewaarplek(str(tmp_path / "school.yaml"))
    plek.open()
    try:
        voor = (tmp_path / "school.yaml").read_bytes()
        gedaan = plan("--schrap", "een.e")
        assert gedaan.returncode == 4
        assert "is al open in een ander venster" in gedaan.stderr
        assert (tmp_path / "school.yaml").read_bytes() == voor
        assert plan().returncode == 0  # lezen mag
    finally:
        plek.sluit()


def test_een_bestand_dat_er_niet_is_laat_niets_achter(draai: Draai, tmp_path: Path) -> None:
    schrijf_wijzer(tmp_path / "wijzer")
    voor = set(tmp_path.rglob("*"))
    gedaan = draai("plan", "weg.yaml", "--wijzer", "wijzer", "--schrap", "een.e")
    assert gedaan.returncode == 3
    assert set(tmp_path.rglob("*")) == voor


def test_van_standaardinvoer_kan_tonen_maar_niet_veranderen(draai: Draai, tmp_path: Path) -> None:
    schrijf_wijzer(tmp_path / "wijzer")
    schrijf_school(tmp_path / "school.yaml")
    tekst = (tmp_path / "school.yaml").read_bytes()
    basis = ("plan", "-", "--wijzer", "wijzer")
    assert draai(*basis, invoer=tekst).returncode == 0
    assert draai(*basis, "--schrap", "een.e", invoer=tekst).returncode == 2
    assert draai(*basis, "--formaat", "html", invoer=tekst).returncode == 2
    assert draai(*basis, "--formaat", "html", "--uit", "x", invoer=tekst).returncode == 0


def test_wat_als_wijzigt_niets(plan: Draai, tmp_path: Path) -> None:
    voor = (tmp_path / "school.yaml").read_bytes()
    gedaan = plan("--als", "een.e=3", "--als-klaar")
    assert gedaan.stdout.endswith("Er is niets gewijzigd.\n")
    assert (tmp_path / "school.yaml").read_bytes() == voor
