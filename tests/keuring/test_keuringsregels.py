"""Elke regel van de keuring: een bestand dat ze afkeurt op de juiste regel, uitleg, en een goede wijzer die slaagt."""

import json
import re
from pathlib import Path

import pytest

from conftest import Draai
from hulp import WORTEL
from inzicht.bestanden.schijf import gegevensmap, lees_handleiding
from inzicht.fouten import Ernst
from inzicht.keuring import antwoordregels, stroomregels, vraagregels, wijzerregels
from inzicht.keuring.nalezen import (
    dimensieregels,
    inzendregels,
    opbouwregels,
    schrijfregels,
    taalregels,
    uitzonderingen,
)
from inzicht.keuring.nalezen.lijst import REGELS
from inzicht.keuring.nalezen.sarif import als_sarif
from inzicht.keuring.register import Keurregel
from keurhulp import keur, kopie, pas_toe, regel_van
from regelhandleiding import handleiding, uitleg_als_markdown, uitleg_als_tekst, waarom
from regeluitleg import LEZEN, Voorbeeld
from regeluitleg_nalezen import UITLEG

CODES = [regel.code for regel in REGELS]
SCHOOL = "voorbeelden/voorbeeldschool.yaml"
MODULES = (
    antwoordregels,
    dimensieregels,
    inzendregels,
    uitzonderingen,
    opbouwregels,
    schrijfregels,
    stroomregels,
    taalregels,
    vraagregels,
    wijzerregels,
)


def _voorbeeld(code: str) -> Voorbeeld:
    """Het voorbeeld van een code; bij A0xx hetzelfde bestand als bij W0xx, maar dan als antwoorden."""
    een = UITLEG[code].voorbeeld
    if code.startswith("A0") and een.bestand == "apparaten.yaml":
        return Voorbeeld(SCHOOL, een.goed, een.fout, een.aan, heel=een.heel, is_map=een.is_map, codering=een.codering)
    return een


@pytest.mark.parametrize("code", CODES)
def test_elke_regel_keurt_haar_voorbeeld_af_op_de_juiste_regel(code: str, tmp_path: Path) -> None:
    voorbeeld = _voorbeeld(code)
    map_ = kopie(voorbeeld.basis, tmp_path)
    voor = keur(map_)
    assert voor == ()
    pad = pas_toe(voorbeeld, map_)
    if code == "A013":
        pad = tmp_path / "leeg"
        pad.mkdir()
    gevonden = [een for een in keur(pad) if een.code == code]
    assert gevonden, f"{code} meldt niets"
    assert {een.ernst for een in gevonden} == {next(regel.ernst for regel in REGELS if regel.code == code)}
    if voorbeeld.is_map or len(voorbeeld.fout) > 100_000:
        return  # een map of een te groot bestand heeft geen regel om te wijzen
    doel = (voorbeeld.aan or voorbeeld.fout.strip("\n").split("\n")[0]).strip()
    gewezen = [regel_van(een, map_) for een in gevonden]
    if voorbeeld.codering == "utf-8":
        assert any(regel.startswith(doel) for regel in gewezen), gewezen


def test_elke_regel_heeft_uitleg_en_elke_uitleg_een_regel() -> None:
    assert sorted(UITLEG) == sorted(CODES)
    assert len(set(CODES)) == len(CODES)


def test_elke_regel_met_een_functie_staat_in_de_lijst() -> None:
    gemaakt = {regel.code for module in MODULES for regel in vars(module).values() if isinstance(regel, Keurregel)}
    assert gemaakt <= set(CODES)
    assert {code for code in CODES if code[1] in "12"} - gemaakt == {
        "W101",
        "W102",
        "W103",
        "W104",
        "W105",
        "W106",
        "W107",
        "A101",
        "A102",
        "A103",
        "A105",
    }


def test_de_leesregels_zijn_de_nummers_die_de_lezer_gebruikt() -> None:
    bronnen = [*(WORTEL / "src/inzicht/bestanden/yamlbron").glob("*.py")]
    bronnen += [WORTEL / "src/inzicht" / naam for naam in ("bestanden/schijf.py", "fouten.py")]
    gebruikt = {
        nummer
        for pad in bronnen
        for nummer in re.findall(r'"(0[0-9]{2})"|\}(0[0-9]{2})"', pad.read_text(encoding="utf-8"))
    }
    assert {een or ander for een, ander in gebruikt} == set(LEZEN)


def test_elke_zin_is_een_zin() -> None:
    for regel in REGELS:
        assert re.match(r"[A-Z`].*\.$", regel.zin), regel
        assert "\n" not in regel.zin
        uitleg = UITLEG[regel.code]
        assert uitleg.waarom.endswith(".")
        assert uitleg.herstel.endswith(".")


def test_de_handleiding_is_gemaakt_uit_de_regels(request: pytest.FixtureRequest) -> None:
    pad = WORTEL / "docs" / "keuring.md"
    if request.config.getoption("--bijwerken"):
        pad.write_text(handleiding(), encoding="utf-8", newline="\n")
    assert pad.read_text(encoding="utf-8") == handleiding()
    for code in CODES:
        assert code in handleiding()


@pytest.mark.parametrize("naam", ["vragen", "nieuw"])
def test_wat_inzicht_meelevert_is_streng_goedgekeurd(naam: str) -> None:
    assert keur(gegevensmap(naam)) == ()


def test_regels_toont_alle_regels(draai: Draai) -> None:
    gedaan = draai("controleer", "--regels")
    assert gedaan.returncode == 0
    assert [regel.split()[0] for regel in gedaan.stdout.splitlines()] == CODES
    assert draai("controleer", "--regels", "--formaat", "md").stdout == handleiding()


def test_sarif_heeft_de_uitleg_uit_de_handleiding() -> None:
    regels = json.loads(als_sarif([], lees_handleiding()))["runs"][0]["tool"]["driver"]["rules"]
    assert [een["id"] for een in regels] == CODES
    for kaart, regel in zip(REGELS, regels, strict=True):
        assert regel["help"] == {"text": uitleg_als_tekst(kaart), "markdown": uitleg_als_markdown(kaart)}
        assert regel["fullDescription"]["text"] == waarom(kaart)


def test_een_fout_is_nooit_uit_te_zetten() -> None:
    assert not [regel for regel in REGELS if regel.uit_te_zetten and regel.ernst is Ernst.FOUT]
