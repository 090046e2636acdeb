"""docs/ci.md en de haken voor pre-commit: wat daar staat, houdt een kapotte wijzer echt tegen."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Draai
from hulp import WORTEL
from inzicht.bestanden import yamlbron

CI = (WORTEL / "docs" / "ci.md").read_text(encoding="utf-8")


def haken() -> dict[str, dict[str, object]]:
    """De haken die deze broncode aanbiedt, op id."""
    tekst = "haken:\n" + (WORTEL / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    lijst = yamlbron.lees(tekst.encode(), ".pre-commit-hooks.yaml", yamlbron.WIJZER).waarde["haken"]
    return {str(een["id"]): dict(een) for een in lijst}


def gekozen() -> dict[str, object]:
    """De haak die docs/ci.md laat instellen, met haar argumenten."""
    blok = re.search(r"```yaml\n(repos:\n.*?)```", CI, re.DOTALL)
    assert blok is not None
    waarde = yamlbron.lees(blok[1].encode(), "docs/ci.md", yamlbron.WIJZER).waarde
    (haak,) = waarde["repos"][0]["hooks"]
    return haken()[str(haak["id"])] | dict(haak)


def pre_commit(
    draai: Draai, haak: dict[str, object], gewijzigd: list[str]
) -> "subprocess.CompletedProcess[str] | None":
    """Wat pre-commit met deze haak doet: een verwijderd bestand gaat niet mee, en zonder bestanden slaat het haar over."""
    passend = [een for een in gewijzigd if re.search(str(haak.get("files", "")), een)]
    if not passend and haak.get("always_run") is not True:
        return None
    args = haak.get("args", ())
    assert isinstance(args, list | tuple)
    mee = passend if haak.get("pass_filenames", True) else []
    return draai(*shlex.split(str(haak["entry"]))[1:], *map(str, args), *mee)


@pytest.fixture
def wijzermap(draai: Draai, tmp_path: Path) -> Path:
    """Een wijzer met twee vragenbanken in de map die docs/ci.md noemt."""
    assert draai("nieuw", "mijn-wijzer").returncode == 0
    map_ = tmp_path / "mijn-wijzer"
    bank = (map_ / "apparaten.yaml").read_text(encoding="utf-8")
    tweede = bank.replace("\nid: apparaten", "\nid: netwerk").replace("- id: ", "- id: n-")
    (map_ / "netwerk.yaml").write_text(tweede, encoding="utf-8")
    kop = (map_ / "wijzer.yaml").read_text(encoding="utf-8")
    kop = re.sub(r"(?m)^dimensies:.*$", "dimensies: [apparaten, netwerk]", kop)
    (map_ / "wijzer.yaml").write_text(kop, encoding="utf-8")
    assert draai("controleer", "mijn-wijzer").returncode == 0
    return map_


@pytest.mark.parametrize("weg", ["verwijderd", "verplaatst"])
def test_de_haak_uit_de_uitleg_ziet_dat_een_bank_weg_is(draai: Draai, wijzermap: Path, weg: str) -> None:
    bank = wijzermap / "netwerk.yaml"
    bank.unlink() if weg == "verwijderd" else bank.rename(wijzermap.parent / "netwerk.txt")
    gedaan = pre_commit(draai, gekozen(), [])
    assert gedaan is not None
    assert gedaan.returncode == 1
    assert "W104" in gedaan.stdout


def test_de_haak_op_gewijzigde_bestanden_kijkt_alleen_naar_wat_van_inzicht_is(draai: Draai, wijzermap: Path) -> None:
    vreemd = {
        ".pre-commit-config.yaml": "repos:\n  - repo: x\n",
        "docker-compose.yml": "services: &a\n  web: {image: x}\n  db: *a\n",
        "k8s.yaml": "a: 1\n---\nb: 2\n",
        "lijst.yaml": "- 1\n- 2\n",
        "mkdocs.yml": "x: !!python/name:y.z\n",
    }
    for naam, tekst in vreemd.items():
        (wijzermap.parent / naam).write_text(tekst, encoding="utf-8")
    haak = haken()["inzicht-controleer"]
    gedaan = pre_commit(draai, haak, [*vreemd, "README.md", "mijn-wijzer/netwerk.yaml"])
    assert gedaan is not None
    zin = "1:1: W107 opmerking Dit is geen bestand van inzicht. Het is niet gekeurd."
    over = [regel for regel in gedaan.stdout.splitlines() if not regel.startswith("mijn-wijzer/")]
    assert over == [f"{naam}:{zin}" for naam in sorted(vreemd)]
    assert gedaan.returncode == 0
    (wijzermap / "netwerk.yaml").write_text("formaat: inzicht-vragenbank/1\n", encoding="utf-8")
    kapot = pre_commit(draai, haak, ["docker-compose.yml", "mijn-wijzer/netwerk.yaml"])
    assert kapot is not None
    assert kapot.returncode == 1


@pytest.mark.parametrize(
    "gegevens",
    [b"", b" \n", b"antwoorden: {}\n", b'{"school": 1}', b"- vragen: []\n", "formaat: x\n".encode("utf-16"), b"caf\xe9: 1\n",
     b"\xef\xbb\xbfschool: x\n", b"a\x00b: 1\n", b"a: [\n", b"<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> b\n"],
    ids=ascii,
)  # fmt: skip
def test_bij_twijfel_is_een_bestand_niet_vreemd(draai: Draai, tmp_path: Path, gegevens: bytes) -> None:
    (tmp_path / "los.yaml").write_bytes(gegevens)
    assert draai("controleer", "los.yaml").returncode == 1


def test_de_uitleg_noemt_geen_naam_die_nog_van_niemand_is() -> None:
    """Een naam die niemand bezit, kan morgen van een vreemde zijn."""
    for pad in [WORTEL / "README.md", WORTEL / "CONTRIBUTING.md", *(WORTEL / "docs").glob("*.md")]:
        tekst = pad.read_text(encoding="utf-8")
        assert not re.search(r"pipx? (?:install|run)(?: -\S+)* [\"']?inzicht\b(?!-)", tekst), pad
        assert not re.search(r"uvx? (?:tool (?:install|run)|pip install|add)? ?inzicht\b", tekst), pad


@pytest.mark.skipif(
    shutil.which("pre-commit") is None, reason="pre-commit is niet geïnstalleerd; het haalt ook zelf pakketten op"
)
def test_pre_commit_zelf_houdt_de_commit_tegen(wijzermap: Path) -> None:
    werk = wijzermap.parent
    config = f"repos:\n  - repo: local\n    hooks:\n      - id: x\n        name: x\n        entry: {shlex.join([sys.executable, '-m', 'inzicht', 'controleer'])}\n        language: system\n"
    config += "        always_run: true\n        pass_filenames: false\n        args: [mijn-wijzer]\n"
    (werk / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    for opdracht in (
        ["git", "init", "-q"],
        ["git", "add", "-A"],
        ["git", "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "a"],
        ["git", "rm", "-q", "mijn-wijzer/netwerk.yaml"],
    ):
        subprocess.run(opdracht, cwd=werk, check=True, capture_output=True)
    gedaan = subprocess.run(["pre-commit", "run"], cwd=werk, capture_output=True, encoding="utf-8", check=False)
    assert gedaan.returncode == 1
    assert "W104" in gedaan.stdout
