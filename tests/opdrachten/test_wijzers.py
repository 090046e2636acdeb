"""De wijzers die inzicht meebrengt: eerdere versies veranderen niet, en elke opdracht neemt ze met `--wijzer`."""

import io
import re
import shutil
from pathlib import Path

import pytest

from conftest import Draai
from inzicht.bestanden import schijf, yamlbron
from inzicht.bestanden.schijf import gegevensmap
from inzicht.fouten import Ernst, InvoerFout
from inzicht.modellen.antwoorden import lees_antwoorden
from inzicht.modellen.basis import is_versie
from inzicht.modellen.wijzer import Wijzer, versiegetallen
from inzicht.oordeel.beoordeling import beoordeel
from inzicht.oordeel.uitslagbestand import uitslag_als_gegevens
from inzicht.opdrachten import wijzers
from inzicht.opdrachten.gemeen import laad_wijzer, lees_antwoordenbytes
from inzicht.opdrachten.wijzerplaats import bij_de_hand, zoek_wijzer
from keurhulp import keur

EERDER = gegevensmap("vragen") / "eerder"
KENMERKEN = {
    "1.0": "sha256:af37d57942ae3fc284b53550f3e8c2c76ddd28df59cd1c548e039f6efd3adc07",
}
"""Van elke eerdere versie het wijzerkenmerk. Zij is uitgegeven en verandert niet meer: scholen rekenen ermee na."""
SCHOLEN = sorted((EERDER / "1.0" / "voorbeelden").glob("*.yaml"))
GAT = str(EERDER / "1.0" / "voorbeelden" / "gat.yaml")


def test_een_eerdere_versie_verandert_niet() -> None:
    gevonden = {pad.name: laad_wijzer(str(pad)).kenmerk for pad in EERDER.iterdir()}
    assert gevonden == KENMERKEN


def test_een_map_heet_naar_haar_versie_en_is_niet_nieuwer_dan_die_van_nu(wijzer: Wijzer) -> None:
    for pad in EERDER.iterdir():
        kop = laad_wijzer(str(pad)).kop
        assert (kop.id, kop.versie) == (wijzer.kop.id, pad.name)
        assert versiegetallen(kop.versie) <= versiegetallen(wijzer.kop.versie)


@pytest.mark.parametrize("pad", SCHOLEN, ids=lambda pad: pad.stem)
def test_met_de_versie_van_toen_komt_de_uitslag_van_toen(pad: Path) -> None:
    antwoorden = lees_antwoorden(yamlbron.lees(pad.read_bytes(), pad.name, yamlbron.ANTWOORDEN))
    toen = laad_wijzer("1.0")
    uitslag = uitslag_als_gegevens(toen, antwoorden, beoordeel(toen, antwoorden))
    niveaus = {een["id"]: een["niveau"]["aantoonbaar"] for een in uitslag["dimensies"]}
    assert antwoorden.verwacht
    assert niveaus == antwoorden.verwacht


@pytest.mark.parametrize("naam", ["1.0", "1", "1.0.0", "leerlingregistratie@1.0"])
def test_een_versie_is_een_wijzer(naam: str, draai: Draai) -> None:
    gedaan = draai("uitslag", GAT, "--wijzer", naam)
    assert (gedaan.returncode, gedaan.stderr) == (0, "")
    assert "versie 1.0." in gedaan.stdout


@pytest.mark.parametrize(
    "args",
    [
        ("uitslag", GAT, "--formaat", "json"),
        ("verslag", GAT, "--formaat", "json", "--uit", "-"),
        ("verslag", GAT, "--uit", "x"),
        ("vragenlijst", "--uit", "-"),
        ("vragenlijst", "--antwoorden", GAT, "--uit", "-"),
        ("samenvoegen", GAT, "tweede.yaml", "--uit", "s.yaml"),
        ("batch", GAT, "--uit", "uit"),
        ("controleer", GAT),
        ("plan", GAT, "--formaat", "json"),
    ],
    ids=lambda args: " ".join(een for een in args if "/" not in een),
)
def test_elke_opdracht_neemt_een_eerdere_versie(args: tuple[str, ...], draai: Draai, tmp_path: Path) -> None:
    shutil.copyfile(GAT, tmp_path / "tweede.yaml")
    gedaan = draai(*args, "--wijzer", "1.0")
    assert gedaan.returncode == 0, gedaan.stderr
    assert "nu versie" not in gedaan.stderr
    if "json" in args:
        assert f'"kenmerk": "{KENMERKEN["1.0"]}"' in gedaan.stdout


def test_start_begint_en_gaat_verder_met_de_versie_die_gegeven_is(draai: Draai, tmp_path: Path) -> None:
    args = ("start", "a.yaml", "--wijzer", "1.0")
    eerst = draai(*args, "--school", "De Test", "--kenmerk", "sector=po", "--rol", "directie", invoer="2\nq\n")
    assert eerst.returncode == 0, eerst.stderr
    assert "Verdergaan: inzicht start a.yaml --wijzer 1.0\n" in eerst.stdout + eerst.stderr
    assert 'wijzerversie: "1.0"' in (tmp_path / "a.yaml").read_text(encoding="utf-8")
    assert draai(*args, invoer="3\nq\n").returncode == 0
    assert 'wijzerversie: "1.0"' in (tmp_path / "a.yaml").read_text(encoding="utf-8")


def test_een_map_van_die_naam_gaat_voor(draai: Draai, tmp_path: Path) -> None:
    shutil.copytree(gegevensmap("nieuw"), tmp_path / "1.0")
    gedaan = draai("uitslag", "1.0/voorbeelden/voorbeeldschool.yaml", "--wijzer", "1.0")
    assert gedaan.returncode == 0, gedaan.stderr
    assert draai("uitslag", GAT, "--wijzer", "leerlingregistratie@1.0").returncode == 0
    assert draai("uitslag", GAT, "--wijzer", "1.0").returncode == 3


@pytest.mark.parametrize(
    ("naam", "zin"),
    [
        ("9.9", "Versie 9.9 van de wijzer is er niet. Kies "),
        ("anders@1.0", "Versie 1.0 van de wijzer `anders` is er niet. Kies leerlingregistratie@"),
        ("1.0x", "Deze map bestaat niet."),
        ("@1.0x", "Deze map bestaat niet."),
        ("A b@1.0", "Deze map bestaat niet."),
    ],
)
def test_een_versie_die_er_niet_is_wordt_geweigerd_en_noemt_wat_er_is(naam: str, zin: str) -> None:
    with pytest.raises(InvoerFout) as fout:
        laad_wijzer(naam)
    (een,) = fout.value.bevindingen
    assert (een.plek.bestand, een.code) == (naam, "W013")
    assert een.boodschap.startswith(zin)


@pytest.mark.parametrize("args", [("uitslag", GAT), ("controleer", GAT), ("start", "a.yaml")], ids=lambda args: args[0])
def test_een_versie_die_er_niet_is_geeft_uitgang_3(args: tuple[str, ...], draai: Draai) -> None:
    gedaan = draai(*args, "--wijzer", "9.9")
    assert gedaan.returncode == 3
    assert "1.0" in gedaan.stderr.split("9.9: Versie 9.9 van de wijzer is er niet. Kies ")[1]


def test_wijzers_noemt_elke_versie_met_haar_kenmerk_en_plaats(draai: Draai, wijzer: Wijzer) -> None:
    gedaan = draai("wijzers")
    rijen = [re.split(r"  +", regel) for regel in gedaan.stdout.splitlines()]
    assert (gedaan.returncode, gedaan.stderr) == (0, "")
    assert rijen[0] == [wijzer.kop.id, wijzer.kop.versie, wijzer.kenmerk[:19], str(gegevensmap("vragen"))]
    assert [rij[1] for rij in rijen[1:]] == sorted(KENMERKEN, key=versiegetallen, reverse=True)
    for _, versie, kenmerk, map_ in rijen[1:]:
        assert (KENMERKEN[versie][:19], str(EERDER / versie)) == (kenmerk, map_)


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_op_een_terminal_staat_erboven_wat_elke_kolom_is(monkeypatch: pytest.MonkeyPatch) -> None:
    stroom = _Terminal()
    monkeypatch.setattr("sys.stdout", stroom)
    wijzers.opdracht()
    kop, *rest = stroom.getvalue().splitlines()
    assert kop.split() == ["wijzer", "versie", "wijzerkenmerk", "waar"]
    assert len(rest) == len(bij_de_hand())
    assert {kop.index("waar")} == {regel.index(een.map) for regel, een in zip(rest, bij_de_hand(), strict=True)}


def _van_later(versie: str) -> Wijzer:
    een = laad_wijzer("1.0")
    return Wijzer(een.kop.model_copy(update={"versie": versie}), een.banken, een.kenmerk)


def test_wie_met_een_eerdere_versie_invulde_leest_hoe_hij_de_uitslag_van_toen_ziet() -> None:
    gegevens = Path(GAT).read_bytes()
    zinnen = lees_antwoordenbytes(gegevens, "mijn school.yaml", _van_later("9.0")).opmerkingen
    assert zinnen[0] == "mijn school.yaml is ingevuld met versie 1.0; de wijzer is nu versie 9.0."
    assert zinnen[-1] == "Zo ziet u de uitslag van toen: inzicht uitslag 'mijn school.yaml' --wijzer 1.0"
    assert lees_antwoordenbytes(gegevens, "a.yaml", _van_later("1.0")).opmerkingen == ()
    assert len(lees_antwoordenbytes(gegevens, "standaardinvoer", _van_later("9.0")).opmerkingen) == 1


def test_een_versie_die_niet_bij_de_hand_is_wordt_niet_voorgezegd() -> None:
    gegevens = Path(GAT).read_bytes().replace(b'wijzerversie: "1.0"', b'wijzerversie: "0.9"')
    zinnen = lees_antwoordenbytes(gegevens, "a.yaml", _van_later("9.0")).opmerkingen
    assert zinnen == ("a.yaml is ingevuld met versie 0.9; de wijzer is nu versie 9.0.",)


def test_batch_zegt_hoe_bestanden_van_een_eerdere_versie_met_hun_eigen_vragen_tellen(
    draai: Draai, tmp_path: Path
) -> None:
    shutil.copytree(EERDER / "1.0", tmp_path / "w")
    kop = (tmp_path / "w" / "wijzer.yaml").read_text(encoding="utf-8")
    (tmp_path / "w" / "wijzer.yaml").write_text(kop.replace('\nversie: "1.0"', '\nversie: "9.0"'), encoding="utf-8")
    zin = "Met `--wijzer 1.0` rekent u de bestanden van versie 1.0 met de vragen van toen.\n"
    nieuw = draai("batch", GAT, "--uit", "a", "--uitvoer", "jsonl", "--wijzer", "w")
    assert (nieuw.returncode, nieuw.stderr.count(zin)) == (0, 1)
    toen = draai("batch", GAT, "--uit", "b", "--uitvoer", "jsonl", "--wijzer", "1.0")
    assert (toen.returncode, "--wijzer" in toen.stderr) == (0, False)


def test_controleer_keurt_elke_versie_op_zichzelf(tmp_path: Path) -> None:
    """Dezelfde ids in een eerdere versie zijn geen dubbele, en haar scholen horen bij haar eigen vragen."""
    vragen = tmp_path / "vragen"
    shutil.copytree(gegevensmap("vragen"), vragen)
    assert keur(vragen) == ()
    assert keur(tmp_path) == ()
    kop = (vragen / "wijzer.yaml").read_text(encoding="utf-8")
    (vragen / "wijzer.yaml").write_text(re.sub(r'\nversie: "[0-9.]+"', '\nversie: "7.0"', kop), encoding="utf-8")
    for pad in (vragen / "voorbeelden").iterdir():
        pad.unlink()
    assert keur(vragen) == ()
    oud = vragen / "eerder" / "1.0" / "opslag.yaml"
    oud.write_text(
        oud.read_text(encoding="utf-8").replace("rol: administratie", "rol: administrate", 1), encoding="utf-8"
    )
    for pad in (vragen, tmp_path):
        (een,) = keur(pad)
        assert (een.code, een.plek.bestand) == ("W122", oud.as_posix())
    assert keur(vragen / "opslag.yaml") == ()


def test_van_een_eerdere_versie_onder_de_wijzer_telt_alleen_een_fout(tmp_path: Path) -> None:
    vragen = tmp_path / "vragen"
    shutil.copytree(gegevensmap("vragen"), vragen)
    oud = vragen / "eerder" / "1.0" / "wijzer.yaml"
    oud.write_text(
        re.sub(r'peildatum: "20[0-9-]+"', 'peildatum: "2099"', oud.read_text(encoding="utf-8"), count=1),
        encoding="utf-8",
    )
    assert keur(vragen) == ()
    assert {een.ernst for een in keur(oud.parent)} == {Ernst.WAARSCHUWING}


def test_zonder_eerdere_versies_werkt_alles_nog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kaal = tmp_path / "vragen"
    kaal.mkdir()
    for pad in gegevensmap("vragen").glob("*.yaml"):
        shutil.copyfile(pad, kaal / pad.name)
    for naam in ("2.0", "concept"):  # een lege map, en een die geen versie is
        (kaal / "eerder" / naam).mkdir(parents=True)
    monkeypatch.setattr(schijf, "gegevensmap", lambda _: kaal)
    (een,) = bij_de_hand()
    assert is_versie(een.versie)
    with pytest.raises(InvoerFout, match=r"Kies 1\.[0-9]+, of noem"):
        zoek_wijzer("9.9")
