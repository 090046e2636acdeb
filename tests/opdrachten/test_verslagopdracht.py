"""`inzicht verslag` als programma: wat het schrijft, waar, en voor wie."""

import itertools
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Draai
from hulp import maak_antwoorden, maak_wijzer
from inzicht.modellen.antwoorden import Antwoorden
from inzicht.modellen.wijzer import Wijzer
from inzicht.oordeel.anoniem import NAAM, anonieme_antwoorden
from inzicht.oordeel.beoordeling import beoordeel
from verslaghulp import VOORBEELDEN, banken, gegevens, kop, voorbeeld

MERK = "Herkenbaar"
NAAM_VAN_DE_SCHOOL = "School Herkenbaar"


def _bestand(map_: Path, naam: str = "antwoorden-herkenbaar.yaml") -> Path:
    """Een bestand met in elk vrij veld een merk."""
    tekst = f"""formaat: inzicht-antwoorden/1
wijzer: leerlingregistratie
wijzerversie: "1.1"
school: {{naam: {NAAM_VAN_DE_SCHOOL}, brin: 99XY, kenmerken: {{sector: po}}}}
datum: "2026-11-23"
antwoorden:
  aanmeldformulier:
    een-formulier: {{keuze: 2, opmerking: {MERK} een, bewijs: {MERK} twee}}
    alleen-noodzakelijk: {{keuze: onbekend, opmerking: {MERK} drie}}
    gezag: {{opmerking: {MERK} vier}}
    toestemming: {{keuze: nvt, reden: {MERK} vijf}}
    op-tijd-in-las: [2, 4]
actiepunten: [{{vraag: aanmeldformulier.een-formulier, wie: directie}}]
"""
    pad = map_ / naam
    pad.write_text(tekst, encoding="utf-8")
    return pad


def _nieuw(map_: Path, voor: set[Path]) -> list[str]:
    return sorted(pad.name for pad in set(map_.iterdir()) - voor)


# --- voor wie ---------------------------------------------------------------------------------------


def test_het_verslag_voor_het_bestuur_komt_naast_het_gewone(draai: Draai, tmp_path: Path) -> None:
    _bestand(tmp_path)
    voor = set(tmp_path.iterdir())
    assert draai("verslag", "antwoorden-herkenbaar.yaml").returncode == 0
    assert draai("verslag", "antwoorden-herkenbaar.yaml", "--voor", "bestuur").returncode == 0
    stam = "antwoorden-herkenbaar-verslag"
    assert _nieuw(tmp_path, voor) == [f"{stam}-bestuur.html", f"{stam}-bestuur.md", f"{stam}.html", f"{stam}.md"]
    bestuur = (tmp_path / f"{stam}-bestuur.md").read_text(encoding="utf-8")
    koppen = [regel for regel in bestuur.splitlines() if regel.startswith("## ")]
    assert koppen == ["## In één oogopslag", "## Begin hier", "## Routekaart", "## Herkomst"]
    assert bestuur.startswith(f"# Adviesrapport voor het bestuur {NAAM_VAN_DE_SCHOOL}\n")


def test_een_onbekende_lezer_is_verkeerd_getypt(draai: Draai, tmp_path: Path) -> None:
    _bestand(tmp_path)
    gedaan = draai("verslag", "antwoorden-herkenbaar.yaml", "--voor", "bestuuur")
    assert gedaan.returncode == 2
    assert "--voor bestuuur: kies school of bestuur. Bedoelde u `bestuur`?" in gedaan.stderr


# --- anoniem ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("extra", [(), ("--voor", "bestuur"), ("--formaat", "json", "--formaat", "md")])
def test_anoniem_noemt_de_school_nergens(draai: Draai, tmp_path: Path, extra: tuple[str, ...]) -> None:
    bestand = _bestand(tmp_path)
    voor = set(tmp_path.iterdir())
    gewoon = draai("verslag", bestand.name, "--formaat", "md", "--uit", "-").stdout
    som = re.search(r"antwoorden: (sha256:\w+)", gewoon)
    assert som
    assert gewoon.count(MERK) >= 6
    gedaan = draai("verslag", bestand.name, "--anoniem", *extra)
    assert gedaan.returncode == 0
    namen = _nieuw(tmp_path, voor)
    assert len(namen) == 2
    for naam in namen:
        assert re.fullmatch(r"anoniem-[0-9a-f]{8}-verslag(-bestuur)?\.(html|md|json)", naam)
        tekst = (tmp_path / naam).read_text(encoding="utf-8")
        for woord in (MERK, "99XY", som[1], "herkenbaar"):
            assert woord not in tekst
        assert NAAM in tekst
    assert MERK.lower() not in gedaan.stderr.lower()


def test_de_anonieme_naam_hangt_alleen_af_van_wat_er_nog_in_staat(draai: Draai, tmp_path: Path) -> None:
    _bestand(tmp_path)
    anders = _bestand(tmp_path, "b.yaml")
    anders.write_text(anders.read_text(encoding="utf-8").replace(MERK, "Anders"), encoding="utf-8")
    derde = _bestand(tmp_path, "c.yaml")
    derde.write_text(derde.read_text(encoding="utf-8").replace("keuze: 2", "keuze: 3"), encoding="utf-8")
    voor = set(tmp_path.iterdir())
    for naam in ("antwoorden-herkenbaar.yaml", "b.yaml"):
        assert draai("verslag", naam, "--anoniem", "--formaat", "md", "--overschrijf").returncode == 0
        assert len(_nieuw(tmp_path, voor)) == 1
    assert draai("verslag", "c.yaml", "--anoniem", "--formaat", "md").returncode == 0
    assert len(_nieuw(tmp_path, voor)) == 2


def test_twee_scholen_met_dezelfde_antwoorden_vervangen_elkaars_anonieme_verslag_niet(
    draai: Draai, tmp_path: Path
) -> None:
    _bestand(tmp_path)
    _bestand(tmp_path, "tweede.yaml")
    assert draai("verslag", "antwoorden-herkenbaar.yaml", "--anoniem").returncode == 0
    gedaan = draai("verslag", "tweede.yaml", "--anoniem")
    assert gedaan.returncode == 4
    assert "bestaat al. Kies een andere naam, of gebruik --overschrijf." in gedaan.stderr
    assert draai("verslag", "tweede.yaml", "--anoniem", "--overschrijf").returncode == 0


@pytest.mark.parametrize("extra", [(), ("--anoniem",)])
def test_het_verslag_zegt_hoeveel_oude_antwoorden_niet_meer_passen(
    draai: Draai, tmp_path: Path, extra: tuple[str, ...]
) -> None:
    pad = _bestand(tmp_path)
    tekst = (
        pad.read_text(encoding="utf-8")
        .replace('"1.1"', '"0.9"')
        .replace("    gezag:", "    herkenbaar-oud: 3\n    gezag:")
    )
    pad.write_text(tekst, encoding="utf-8")
    verslag = draai("verslag", pad.name, "--formaat", "md", "--uit", "-", *extra).stdout
    assert "- 1 oud antwoord past niet meer bij de vragen van nu. Het telt niet mee.\n" in verslag
    assert "- Ingevuld met: versie 0.9 van de wijzer\n" in verslag
    assert "herkenbaar-oud" not in verslag


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_anoniem_verandert_de_uitslag_niet(wijzer: Wijzer, voorbeelden: Path, naam: str) -> None:
    antwoorden = voorbeeld(voorbeelden, naam)
    assert beoordeel(wijzer, anonieme_antwoorden(antwoorden, wijzer)) == beoordeel(wijzer, antwoorden)


def test_een_kenmerk_dat_de_wijzer_niet_kent_blijft_niet_in_een_anoniem_verslag() -> None:
    school = {"naam": MERK, "kenmerken": {"sector": "po", "wijk": "herkenbaar"}}
    schoon = anonieme_antwoorden(maak_antwoorden(gegevens(school=school)), maak_wijzer(kop(), banken()))
    assert dict(schoon.school.kenmerken) == {"sector": "po"}
    assert [veld for veld, waarde in _teksten(schoon) if waarde not in (NAAM, None)] == []


def _teksten(antwoorden: Antwoorden) -> list[tuple[str, str | None]]:
    vakken = itertools.chain.from_iterable(vak.items() for vak in antwoorden.antwoorden.values())
    teksten = [
        (f"{naam}.{veld}", getattr(een, veld)) for naam, een in vakken for veld in ("opmerking", "bewijs", "reden")
    ]
    return [("naam", antwoorden.school.naam), ("brin", antwoorden.school.brin), *teksten]


# --- dezelfde bytes ---------------------------------------------------------------------------------


def test_dezelfde_invoer_geeft_overal_dezelfde_bytes(tmp_path: Path, voorbeelden: Path) -> None:
    omgevingen = (
        {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LC_ALL": "C.UTF-8"},
        {"PYTHONHASHSEED": "4242", "TZ": "America/Anchorage", "LC_ALL": "nl_NL.UTF-8", "USER": "iemand"},
    )
    gemaakt = []
    for nummer, omgeving in enumerate(omgevingen):
        map_ = tmp_path / str(nummer) / "map met spatie"
        map_.mkdir(parents=True)
        (map_ / "school.yaml").write_bytes((voorbeelden / "onvolledig.yaml").read_bytes())
        opdracht = [
            sys.executable,
            "-m",
            "inzicht",
            "verslag",
            "school.yaml",
            "--formaat",
            "html",
            "--formaat",
            "md",
            "--formaat",
            "json",
        ]
        subprocess.run(opdracht, cwd=map_, env=omgeving, check=True, capture_output=True)
        gemaakt.append({pad.name: pad.read_bytes() for pad in map_.iterdir()})
    assert set(gemaakt[0]) == {"school.yaml", "school-verslag.html", "school-verslag.md", "school-verslag.json"}
    assert all(een == gemaakt[0] for een in gemaakt)
    assert b"\r" not in gemaakt[0]["school-verslag.html"] + gemaakt[0]["school-verslag.md"]
    assert json.loads(gemaakt[0]["school-verslag.json"])["school"]["naam"] == "Basisschool De Fantasie"
