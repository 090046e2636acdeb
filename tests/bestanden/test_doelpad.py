"""Van wat een gebruiker bij een optie typt naar het bestand dat geschreven wordt; een naam met een punt blijft heel."""

import ast
import json
from pathlib import Path

import pytest

from conftest import Draai
from hulp import WORTEL
from inzicht.bestanden.doelpad import Doel, kies_antwoordenbestand, kies_doel, kies_doelen, kies_plaats, splits_naam
from inzicht.fouten import BewaarFout, GebruikFout, InzichtFout
from inzicht.tekst import slug

BRON = WORTEL / "src" / "inzicht"
MAG = {"bestanden/zoeken.py"}
"""Deze module telt wat zij overslaat per soort, zoals `.docx`; van de naam maakt zij geen andere."""
_KNIPPEN = {"suffix", "suffixes", "stem", "with_suffix", "with_stem", "splitext"}


@pytest.mark.parametrize(
    ("naam", "stam", "achter"),
    [
        ("x.yaml", "x", "yaml"),
        ("X.YAML", "X", "YAML"),
        ("Obs. De Eik", "Obs. De Eik", ""),
        ("Obs. De Eik.yaml", "Obs. De Eik", "yaml"),
        ("rapport 3.12.2026", "rapport 3.12.2026", ""),
        ("x.tar.json", "x.tar", "json"),
        ("x.txt", "x.txt", ""),
        (".yaml", ".yaml", ""),
        ("map/.md", "map/.md", ""),
        ("x.", "x.", ""),
        ("map.html/x", "map.html/x", ""),
        ("caf\udce9.ics", "caf\udce9", "ics"),
    ],
)
def test_alleen_wat_inzicht_kent_is_een_achtervoegsel(naam: str, stam: str, achter: str) -> None:
    assert splits_naam(naam) == (stam, achter)


@pytest.fixture
def hier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    map_ = tmp_path / "werk"
    (map_ / "een.map").mkdir(parents=True)
    (map_ / "link-naar-map").symlink_to("een.map")
    (map_ / "bestand").write_text("x", encoding="utf-8")
    (map_ / "link").symlink_to("bestand")
    (map_ / "dood").symlink_to("nergens")
    monkeypatch.chdir(map_)
    return map_


@pytest.mark.parametrize(
    ("gegeven", "verwacht"),
    [
        ("r", Doel("r.md")),
        ("St. Jan", Doel("St. Jan.md")),
        ("St. Jan.md", Doel("St. Jan.md")),
        ("./r.MD", Doel("./r.MD")),
        (".", Doel("./gewoon.md")),
        ("..", Doel("../gewoon.md")),
        ("./", Doel("./gewoon.md")),
        ("/", Doel("/gewoon.md")),
        ("een.map", Doel("een.map/gewoon.md")),
        ("een.map/", Doel("een.map/gewoon.md")),
        ("een.map/..", Doel("een.map/../gewoon.md")),
        ("link-naar-map", Doel("link-naar-map/gewoon.md")),
        ("nieuw/", Doel("nieuw/gewoon.md", maak_map=True)),
        ("nieuw/.", Doel("nieuw/./gewoon.md", maak_map=True)),
        ("een.map/r", Doel("een.map/r.md")),
        ("bestand", Doel("bestand.md")),
        ("./-", Doel("./-.md")),
    ],
)
@pytest.mark.usefixtures("hier")
def test_een_map_krijgt_de_gewone_naam_en_een_naam_een_achtervoegsel(gegeven: str, verwacht: Doel) -> None:
    assert kies_doel("--uit", gegeven, ("md",), "gewoon.md") == verwacht


@pytest.mark.parametrize(
    ("gegeven", "soort", "zin"),
    [
        ("", GebruikFout, "--uit is leeg"),
        ("-", GebruikFout, "kan hier geen - zijn"),
        ("r.html", GebruikFout, "--uit r.html: kies een naam die op .md eindigt, of laat .html weg"),
        ("r.yaml", GebruikFout, "laat .yaml weg"),
        ("bestand/", BewaarFout, "dit is geen map"),
        ("bestand/..", BewaarFout, "dit is geen map"),
        ("link", BewaarFout, "koppeling naar een andere plaats"),
        ("dood", BewaarFout, "koppeling naar een andere plaats"),
        ("dood/", BewaarFout, "dit is geen map"),
        ("/dev/null", BewaarFout, "geen gewoon bestand"),
        ("/dev/stdout", BewaarFout, "koppeling"),
    ],
)
@pytest.mark.usefixtures("hier")
def test_wat_geen_bestand_kan_worden_wordt_geweigerd(gegeven: str, soort: type[InzichtFout], zin: str) -> None:
    with pytest.raises(soort, match=zin):
        kies_doel("--uit", gegeven, ("md",), "gewoon.md")


@pytest.mark.usefixtures("hier")
def test_meer_formaten_delen_een_naam() -> None:
    def paden(gegeven: str) -> list[str]:
        return [doel.pad for doel in kies_doelen("--uit", gegeven, ("html", "md"), "x-verslag").values()]

    assert paden("Obs. De Eik") == ["Obs. De Eik.html", "Obs. De Eik.md"]
    assert paden("r.HTML") == ["r.HTML", "r.md"]
    assert paden("een.map") == ["een.map/x-verslag.html", "een.map/x-verslag.md"]
    with pytest.raises(GebruikFout, match=r"op \.html of \.md eindigt, of laat \.json weg"):
        paden("r.json")


# --- de opdrachten ------------------------------------------------------------------------------------


def _leg_klaar(map_: Path, voorbeelden: Path) -> None:
    for naam in ("x.yaml", "y.yaml"):
        (map_ / naam).write_bytes((voorbeelden / "gat.yaml").read_bytes())
    (map_ / "in").mkdir()
    (map_ / "in" / "x.yaml").write_bytes((voorbeelden / "gat.yaml").read_bytes())
    (map_ / "er").mkdir()


OPDRACHTEN = {
    "verslag": (("verslag", "x.yaml", "--formaat", "md", "--uit"), "x-verslag.md"),
    "vragenlijst": (("vragenlijst", "--uit"), "vragenlijst.html"),
    "samenvoegen": (("samenvoegen", "x.yaml", "y.yaml", "--uit"), "antwoorden-{slug}-samengevoegd.yaml"),
    "agenda": (
        ("samenvoegen", "x.yaml", "y.yaml", "--uit", "uit.yaml", "--agenda"),
        "antwoorden-{slug}-samengevoegd-gespreksagenda.md",
    ),
    "sleutel": (("batch", "in", "--uit", "over", "--anoniem", "--uitvoer", "csv", "--sleutel"), "sleutel.csv"),
}


@pytest.mark.parametrize("naam", OPDRACHTEN)
def test_elke_optie_die_een_bestand_noemt_begrijpt_een_map(
    draai: Draai, tmp_path: Path, voorbeelden: Path, naam: str
) -> None:
    _leg_klaar(tmp_path, voorbeelden)
    args, gewoon = OPDRACHTEN[naam]
    gewoon = gewoon.format(slug=_slug_van(draai))
    for gegeven, waar in ((".", "."), ("er", "er"), ("er/../nieuw/", "nieuw")):
        gedaan = draai(*args, gegeven, "--overschrijf")
        assert gedaan.returncode == 0, gedaan.stderr
        assert (tmp_path / waar / gewoon).is_file(), (gegeven, gedaan.stderr)
    assert draai(*args, "", "--overschrijf").returncode == 2
    voor = sorted(tmp_path.rglob("*"))
    assert draai(*args, "fout.xlsx", "--overschrijf").returncode == 2
    assert draai(*args, "x.yaml/", "--overschrijf").returncode == 4
    assert sorted(tmp_path.rglob("*")) == voor


def _slug_van(draai: Draai) -> str:
    return slug(json.loads(draai("uitslag", "x.yaml", "--formaat", "json").stdout)["school"]["naam"])


@pytest.mark.parametrize("naam", OPDRACHTEN)
def test_elke_optie_die_een_bestand_noemt_laat_een_naam_met_een_punt_heel(
    draai: Draai, tmp_path: Path, voorbeelden: Path, naam: str
) -> None:
    _leg_klaar(tmp_path, voorbeelden)
    args, gewoon = OPDRACHTEN[naam]
    achter = gewoon.rpartition(".")[2]
    for eigen in ("St. Jan", "St. Jozef"):
        gedaan = draai(*args, eigen, "--overschrijf")
        assert gedaan.returncode == 0, gedaan.stderr
        assert (tmp_path / f"{eigen}.{achter}").is_file()


def test_het_verslag_van_een_naam_met_een_punt_houdt_die_naam(draai: Draai, tmp_path: Path, voorbeelden: Path) -> None:
    for naam in ("Obs. De Eik", "Obs. De Linde.yaml"):
        (tmp_path / naam).write_bytes((voorbeelden / "gat.yaml").read_bytes())
        assert draai("verslag", naam, "--formaat", "md").returncode == 0
    assert {pad.name for pad in tmp_path.glob("*.md")} == {"Obs. De Eik-verslag.md", "Obs. De Linde-verslag.md"}


def test_standaardinvoer_in_een_map_heet_naar_de_school(draai: Draai, tmp_path: Path, voorbeelden: Path) -> None:
    gegevens = (voorbeelden / "gat.yaml").read_bytes()
    (tmp_path / "x.yaml").write_bytes(gegevens)
    assert draai("verslag", "-", "--formaat", "md", "--uit", "uit/", invoer=gegevens).returncode == 0
    assert [pad.name for pad in (tmp_path / "uit").iterdir()] == [f"antwoorden-{_slug_van(draai)}-verslag.md"]
    assert draai("verslag", "x.yaml", "--formaat", "md", "--anoniem", "--uit", "dicht/").returncode == 0
    assert [pad.name.startswith("anoniem-") for pad in (tmp_path / "dicht").iterdir()] == [True]


def test_de_agenda_en_de_antwoorden_mogen_in_dezelfde_map(draai: Draai, tmp_path: Path, voorbeelden: Path) -> None:
    _leg_klaar(tmp_path, voorbeelden)
    assert draai("samenvoegen", "x.yaml", "y.yaml", "--uit", "er", "--agenda", "er").returncode == 0
    assert len(list((tmp_path / "er").iterdir())) == 2


# --- start --------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("hier")
def test_start_maakt_van_een_naam_een_bestand_dat_terug_te_vinden_is() -> None:
    assert kies_antwoordenbestand("Obs. De Eik") == "Obs. De Eik.yaml"
    assert kies_antwoordenbestand("x.JSON") == "x.JSON"
    assert kies_antwoordenbestand("bestand") == "bestand"
    assert kies_antwoordenbestand("een.map") == "een.map"  # bestaat: het lezen zegt wat er mis mee is
    Path("brug.json").touch()
    assert kies_antwoordenbestand("brug") == "brug.json"
    for gegeven in ("", "-", "nieuw/", "x.html", "x.CSV"):
        with pytest.raises(GebruikFout):
            kies_antwoordenbestand(gegeven)


def test_start_met_een_naam_met_een_punt_is_te_hervatten(draai: Draai, tmp_path: Path) -> None:
    args = ("start", "Obs. De Eik", "--school", "De Eik", "--kenmerk", "sector=po", "--rol", "directie")
    assert draai(*args, invoer="1\nq\n").returncode == 0
    assert [pad.name for pad in tmp_path.iterdir()] == ["Obs. De Eik.yaml"]
    weer = draai("start", "Obs. De Eik", invoer="q\n")
    assert "Verder met De Eik." in weer.stderr
    assert "vraag 2 van" in weer.stderr.lower()
    assert draai("start", "nieuw/", invoer="").returncode == 2
    assert draai("start", "", invoer="").returncode == 2


@pytest.mark.parametrize(
    ("getypt", "map_", "naam"),
    [
        ("een.map", "een.map", None),
        (".", ".", None),
        ("nieuw/", "nieuw/", None),
        ("Obs. De Eik", "", "Obs. De Eik.yaml"),
        (" een.map/x.json ", "een.map", "x.json"),
    ],
)
@pytest.mark.usefixtures("hier")
def test_een_plaats_in_het_interview_is_een_map_of_een_nieuw_bestand(getypt: str, map_: str, naam: str | None) -> None:
    plaats = kies_plaats(getypt)
    assert (plaats.map, plaats.naam) == (map_, naam)


@pytest.mark.parametrize("getypt", ["", "-", "x.html", "link", "dood", "/dev/null", "~bestaatniet/x", "bestand/"])
@pytest.mark.usefixtures("hier")
def test_een_plaats_die_niet_kan_wordt_in_het_interview_geweigerd(getypt: str) -> None:
    with pytest.raises(BewaarFout):
        kies_plaats(getypt)


@pytest.mark.usefixtures("hier")
def test_een_plaats_waar_al_een_bestand_staat_wordt_geweigerd() -> None:
    Path("Obs. De Eik.yaml").touch()
    with pytest.raises(BewaarFout, match="bestaat al"):
        kies_plaats("Obs. De Eik")


# --- nergens anders -----------------------------------------------------------------------------------


def _knipt(bron: str) -> list[str]:
    """De functies van Python die achter een punt knippen, waar ze in deze tekst gebruikt worden."""
    knopen = ast.walk(ast.parse(bron))
    return [knoop.attr for knoop in knopen if isinstance(knoop, ast.Attribute) and knoop.attr in _KNIPPEN]


@pytest.mark.parametrize("pad", sorted(BRON.rglob("*.py")), ids=lambda pad: pad.relative_to(BRON).as_posix())
def test_niemand_knipt_zelf_een_achtervoegsel_van_een_naam(pad: Path) -> None:
    mag = pad.relative_to(BRON).as_posix() in MAG
    assert mag or _knipt(pad.read_text(encoding="utf-8")) == []


def test_wie_zelf_knipt_wordt_gezien() -> None:
    assert all((BRON / naam).is_file() for naam in MAG)
    assert _knipt("from pathlib import Path\nx = Path(uit).with_suffix('.md')\n") == ["with_suffix"]
    assert _knipt("import os\nx = os.path.splitext(uit)[0] + Path(uit).stem\n") == ["stem", "splitext"]
