"""Een verslag vervangt alleen het verslag van dezelfde antwoorden, zoals inzicht dat schreef."""

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Draai
from inzicht.verslag.merk import Merk, bestandsmerk, lees_merk, met_merk


def test_een_merk_zegt_van_welk_bestand_een_verslag_is_zonder_de_naam_te_noemen() -> None:
    gemerkt = met_merk("# Verslag\n\nTekst.\n", "antwoorden-geheim.yaml")
    assert gemerkt.startswith(b"# Verslag\n\nTekst.\n<!-- inzicht-verslag ")
    assert b"geheim" not in gemerkt
    assert lees_merk(gemerkt) == Merk(bestandsmerk("antwoorden-geheim.yaml"), heel=True)
    assert gemerkt == met_merk("# Verslag\n\nTekst.\n", "antwoorden-geheim.yaml")


def test_elk_achtervoegsel_en_elke_naam_heeft_een_eigen_merk() -> None:
    namen = ["x", "x.yaml", "x.yml", "x.json", "x.YAML", "caf\udce9.yaml", "café.yaml", "--> x", "a" * 255]
    assert len({bestandsmerk(naam) for naam in namen}) == len(namen)


@pytest.mark.parametrize(
    ("bewerk", "verwacht"),
    [
        (lambda tekst: tekst.replace(b"\n", b"\r\n"), True),
        (lambda tekst: tekst.replace(b"Tekst", b"Notitie"), False),
        (lambda tekst: b"\n" + tekst, False),
        (lambda tekst: tekst.rstrip(b"\n"), True),
        (lambda tekst: tekst + b"mijn notitie\n", None),
        (lambda tekst: tekst.replace(b"inhoud:", b"inhoud:0"), None),
        (lambda tekst: tekst[:0], None),
        (lambda tekst: bytes(len(tekst)), None),
    ],
    ids=["regeleinden", "tekst", "ervoor", "einde", "erachter", "merk", "leeg", "nullen"],
)  # fmt: skip
def test_een_aangepast_verslag_is_niet_heel_meer(bewerk: Callable[[bytes], bytes], verwacht: bool | None) -> None:
    merk = lees_merk(bewerk(met_merk("# Verslag\n\nTekst.\n", "x.yaml")))
    assert (merk and merk.heel) is verwacht


# --- de opdracht ------------------------------------------------------------------------------------------

STAM = "x-verslag"


@pytest.fixture
def map_(tmp_path: Path, voorbeelden: Path) -> Path:
    (tmp_path / "x.yaml").write_bytes((voorbeelden / "gat.yaml").read_bytes())
    return tmp_path


def _verslagen(map_: Path) -> dict[str, bytes]:
    return {pad.name: pad.read_bytes() for pad in map_.glob("*-verslag*")}


def test_het_verslag_van_dezelfde_antwoorden_mag_steeds_opnieuw(draai: Draai, map_: Path) -> None:
    assert draai("verslag", "x.yaml").returncode == 0
    eerst = _verslagen(map_)
    assert draai("verslag", f"{map_.parent}/{map_.name}/x.yaml").returncode == 0
    assert _verslagen(map_) == eerst
    tekst = (map_ / "x.yaml").read_text(encoding="utf-8")
    (map_ / "x.yaml").write_text(tekst.replace("keuze: 2", "keuze: 3").replace(": 2\n", ": 3\n"), encoding="utf-8")
    for args in ((), ("--uit", "."), ("--uit", "x-verslag.html"), ("--voor", "bestuur"), ("--voor", "bestuur")):
        assert draai("verslag", "x.yaml", *args).returncode == 0, args
    assert _verslagen(map_).keys() == {f"{STAM}{wie}.{soort}" for wie in ("", "-bestuur") for soort in ("html", "md")}
    assert _verslagen(map_)[f"{STAM}.md"] != eerst[f"{STAM}.md"]


def test_dezelfde_stam_met_een_ander_achtervoegsel_vervangt_niets(draai: Draai, map_: Path) -> None:
    draai("samenvoegen", "x.yaml", "./x.yaml", "--uit", "x.json")
    draai("verslag", "x.yaml")
    voor = _verslagen(map_)
    gedaan = draai("verslag", "x.json")
    assert gedaan.returncode == 4
    assert "x-verslag.html: is het verslag van x.yaml, niet van x.json." in gedaan.stderr
    assert "--overschrijf" in gedaan.stderr
    assert _verslagen(map_) == voor
    assert draai("verslag", "x.json", "--overschrijf").returncode == 0
    assert draai("verslag", "x.json").returncode == 0
    assert "is het verslag van x.json, niet van x.yaml" in draai("verslag", "x.yaml").stderr


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        (b"mijn eigen notities\n", "bestaat al, en is niet te herkennen als het verslag van x.yaml"),
        (b"", "bestaat al"),
        (None, "is na het maken gewijzigd"),
    ],
    ids=["eigen", "leeg", "aangepast"],
)
def test_eigen_werk_op_de_plaats_van_een_verslag_blijft_staan(
    draai: Draai, map_: Path, inhoud: bytes | None, zin: str
) -> None:
    draai("verslag", "x.yaml")
    pad = map_ / f"{STAM}.md"
    pad.write_bytes(pad.read_bytes().replace(b"# ", b"# Let op: ", 1) if inhoud is None else inhoud)
    (map_ / f"{STAM}.html").unlink()
    voor = _verslagen(map_)
    gedaan = draai("verslag", "x.yaml")
    assert gedaan.returncode == 4
    assert f"{STAM}.md: {zin}" in gedaan.stderr
    assert _verslagen(map_) == voor  # ook het andere formaat is niet geschreven
    assert draai("verslag", "x.yaml", "--overschrijf").returncode == 0
    assert draai("verslag", "x.yaml").returncode == 0


def test_elders_en_in_json_en_anoniem_is_overschrijf_altijd_nodig(draai: Draai, map_: Path) -> None:
    for args in (("--formaat", "json"), ("--uit", "elders/"), ("--anoniem",), ("--anoniem", "--uit", "x-verslag")):
        assert draai("verslag", "x.yaml", *args).returncode == 0, args
        assert draai("verslag", "x.yaml", *args).returncode == 4, args
        assert draai("verslag", "x.yaml", *args, "--overschrijf").returncode == 0, args
    assert b"inzicht-verslag bestand:" not in b"".join(_verslagen(map_).values())


def test_twee_gelijke_namen_uit_andere_mappen_vervangen_elkaar_niet(draai: Draai, map_: Path) -> None:
    (map_ / "a").mkdir()
    (map_ / "a" / "x.yaml").write_bytes((map_ / "x.yaml").read_bytes())
    assert draai("verslag", "a/x.yaml", "--uit", "samen/").returncode == 0
    assert draai("verslag", "x.yaml", "--uit", "samen/").returncode == 4
    assert draai("verslag", "a/x.yaml", "--uit", ".").returncode == 0
    assert draai("verslag", "x.yaml").returncode == 4


def test_start_vervangt_aan_het_einde_alleen_het_eigen_verslag(draai: Draai, tmp_path: Path) -> None:
    school = ("--school", "De Test", "--kenmerk", "sector=po", "--rol", "directie")
    einde = "\n" * 4
    gedaan = draai("start", "x.yaml", *school, invoer="3\n" * 33 + einde)
    assert gedaan.returncode == 0, gedaan.stderr
    eerst = _verslagen(tmp_path)
    assert draai("start", "x.yaml", invoer=einde).returncode == 0
    assert draai("verslag", "x.yaml").returncode == 0
    assert _verslagen(tmp_path) == eerst
    (tmp_path / f"{STAM}.md").write_bytes(b"mijn eigen notities\n")
    gedaan = draai("start", "x.yaml", invoer=einde)
    assert gedaan.returncode == 4
    assert "Uw antwoorden zijn bewaard." in gedaan.stderr
    assert _verslagen(tmp_path) == eerst | {f"{STAM}.md": b"mijn eigen notities\n"}
