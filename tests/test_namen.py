"""Namen zijn bytes: elke naam die het systeem kan geven, wordt gelezen en leesbaar getoond, en kost niets anders."""

import csv
import json
import os
import socket
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from inzicht.tekst import toon_naam

Draai = Callable[..., "subprocess.CompletedProcess[bytes]"]
E9 = os.fsdecode(b"\xe9")
GOED = (
    "formaat: inzicht-antwoorden/1\nwijzer: leerlingregistratie\nwijzerversie: '1.0'\n"
    "school: {{naam: School {}}}\ndatum: '2026-11-23'\nantwoorden: {{opslag: {{inloggen: 2}}}}\n"
)


@pytest.fixture
def draai(tmp_path: Path) -> Iterator[Draai]:
    """Voer inzicht uit zoals een gebruiker: met een kale omgeving, in een map en met een HOME van bytes."""
    hier = tmp_path / f"map{E9}"
    hier.mkdir()

    def doe(*args: str, waar: Path = hier, **extra: str) -> "subprocess.CompletedProcess[bytes]":
        kaal = {"PATH": os.environ["PATH"], "HOME": str(hier), "LANG": "C.UTF-8", "TERM": "dumb", **extra}
        opdracht = [sys.executable, "-m", "inzicht", *args]
        return subprocess.run(opdracht, cwd=waar, env=kaal, input=b"", capture_output=True, timeout=120, check=False)

    yield doe
    for map_, _, _ in os.walk(tmp_path):
        if not Path(map_).is_symlink():
            Path(map_).chmod(0o700)


def _schrijf(pad: Path, nummer: int = 0) -> Path:
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_text(GOED.format(nummer), encoding="utf-8")
    return pad


def _rijen(pad: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(pad.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))


SLECHT = (
    "lus",
    "naar-niets",
    "pijp",
    "contactdoos",
    "apparaat",
    "is-map",
    "kapot" + E9,
    "regel\neinde",
    "\x1b[2J",
    "::error::x",
)


def _maak_slecht(map_: Path) -> list[str]:
    """Van elke soort die een bestandssysteem kan hebben een; geeft de namen zoals ze getoond horen te worden."""
    (map_ / "lus.yaml").symlink_to("lus.yaml")
    (map_ / "naar-niets.yaml").symlink_to("nergens")
    (map_ / "apparaat.yaml").symlink_to("/dev/zero")
    (map_ / "is-map.yaml").mkdir()
    os.mkfifo(map_ / "pijp.yaml")
    with socket.socket(socket.AF_UNIX) as doos:
        hier = os.open(map_, os.O_RDONLY)
        doos.bind(f"/proc/self/fd/{hier}/contactdoos.yaml")  # een pad van een socket is hoogstens 107 bytes
        os.close(hier)
    for naam in SLECHT[6:]:
        (map_ / f"{naam}.yaml").write_bytes(b"stuk")
    return [toon_naam(f"{naam}.yaml") for naam in SLECHT]


def _maak_dicht(map_: Path, elders: Path) -> list[str]:
    """Wat zonder rechten niet te lezen is; een bestand, een map, en een koppeling naar een bestand in een dichte map."""
    _schrijf(map_ / "mag-niet.yaml").chmod(0)
    _schrijf(map_ / "dichte-map" / "x.yaml").parent.chmod(0)
    (map_ / "naar-dicht.yaml").symlink_to(_schrijf(elders / "x.yaml"))
    elders.chmod(0)
    return ["mag-niet.yaml", "dichte-map", "naar-dicht.yaml"]


@pytest.mark.skipif(sys.platform != "linux", reason="namen van losse bytes en /proc zijn van Linux")
@pytest.mark.parametrize("processen", ["1", "2"])
def test_driehonderd_scholen_tussen_alles_wat_een_schijf_kan_hebben(
    tmp_path: Path, draai: Draai, processen: str
) -> None:
    """Elk slecht bestand een regel, en geen enkele school minder."""
    hier = tmp_path / f"map{E9}"
    in_ = hier / f"in{E9}"
    lang = "a" * 250 + ".yaml"
    vreemd = [
        f"caf{E9}.yaml",
        r"caf\xe9.yaml",
        f"{E9}/{E9}.yaml",
        lang,
        "é" * 125 + ".yaml",
        "naar-goed.yaml",
        "%20.yaml",
    ]
    for nummer, naam in enumerate([f"{n:03}.yaml" for n in range(300 - len(vreemd))] + vreemd):
        if naam == "naar-goed.yaml":
            (in_ / naam).symlink_to(_schrijf(tmp_path / "elders.yaml", nummer))
        else:
            _schrijf(in_ / naam, nummer)
    slecht = _maak_slecht(in_)
    elders = tmp_path / "dicht"
    dicht = _maak_dicht(in_, elders) if os.geteuid() else []  # root mag alles lezen
    (in_ / "naar-map").symlink_to(in_)
    gedaan = draai("batch", f"in{E9}", "--uit", f"uit{E9}", "--verslagen", "--parallel", processen)
    assert gedaan.returncode == 1, gedaan.stderr
    uit = hier / f"uit{E9}"
    namen = [rij["bestand"] for rij in _rijen(uit / "overzicht.csv")]
    assert namen == sorted(namen)
    assert len(namen) == len(set(namen)) == 300
    assert {r"caf\xe9.yaml", r"caf\\xe9.yaml", r"\xe9/\xe9.yaml"} <= set(namen)
    fouten = _rijen(uit / "fouten.csv")
    assert sorted(rij["bestand"] for rij in fouten) == sorted(slecht + dicht)
    assert all(rij["reden"] and rij["code"] != "A099" for rij in fouten)
    assert len(list((uit / "verslagen").iterdir())) == 300
    regels = [json.loads(regel) for regel in (uit / "uitslagen.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [regel["bestand"] for regel in regels] == namen
    bladen = zipfile.ZipFile(uit / "overzicht.xlsx")
    assert any(rb"caf\xe9.yaml" in bladen.read(een) for een in bladen.namelist())
    assert len([regel for regel in gedaan.stderr.decode("utf-8").splitlines() if regel.startswith("Gemaakt: ")]) == 7


@pytest.mark.skipif(sys.platform != "linux", reason="namen van losse bytes zijn van Linux")
@pytest.mark.parametrize("uitvoer", ["csv", "jsonl", "xlsx", "html", "md"])
@pytest.mark.parametrize("anoniem", [(), ("--anoniem", "--sleutel", f"sleutel{E9}.csv")], ids=["gewoon", "anoniem"])
def test_een_naam_van_bytes_breekt_geen_enkel_overzicht(
    tmp_path: Path, draai: Draai, uitvoer: str, anoniem: tuple[str, ...]
) -> None:
    in_ = tmp_path / f"map{E9}" / "in"
    _schrijf(in_ / f"caf{E9}.yaml")
    (in_ / f"kapot{E9}.yaml").write_bytes(b"stuk")
    gedaan = draai("batch", "in", "--uit", f"uit{E9}", "--uitvoer", uitvoer, *anoniem)
    assert gedaan.returncode == 1, gedaan.stderr
    (fout,) = _rijen(in_.parent / f"uit{E9}" / "fouten.csv")
    assert anoniem or fout["bestand"] == r"kapot\xe9.yaml"
    assert not anoniem or [rij["bestand"] for rij in _rijen(in_.parent / f"sleutel{E9}.csv")] == [
        r"caf\xe9.yaml",
        r"kapot\xe9.yaml",
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="namen van losse bytes zijn van Linux")
@pytest.mark.parametrize(
    ("args", "uitgang"),
    [
        (("uitslag", "B"), 0),
        (("uitslag", "B", "--formaat", "json"), 0),
        (("verslag", "B"), 0),
        (("verslag", "B", "--formaat", "html", "--uit", f"v{E9}.html"), 0),
        (("samenvoegen", "B", "kopie.yaml", "--uit", f"s{E9}.yaml", "--agenda", f"a{E9}.md"), 0),
        (("vragenlijst", "--antwoorden", "B", "--uit", f"l{E9}.html"), 0),
        (("start", "B"), 3),
        (("nieuw", f"wijzer{E9}"), 0),
        (("controleer", "."), 0),
        (("controleer", "B", "--formaat", "json"), 0),
        (("controleer", "B", "--formaat", "github"), 0),
        (("uitslag", "stuk"), 3),
        (("uitslag", "weg" + E9), 3),
        (("verslag", "stuk"), 3),
        (("samenvoegen", "B", "stuk", "--uit", "x.yaml"), 3),
        (("uitslag", "B", "--wijzer", E9), 3),
        (("controleer", "stuk"), 1),
        (("controleer", "stuk", "--formaat", "json"), 1),
        (("controleer", "stuk", "--formaat", "sarif"), 1),
        (("controleer", "stuk", "--formaat", "github"), 1),
    ],
)
def test_elke_opdracht_leest_en_toont_een_naam_van_bytes(
    tmp_path: Path, draai: Draai, args: tuple[str, ...], uitgang: int
) -> None:
    hier = tmp_path / f"map{E9}"
    _schrijf(hier / f"caf{E9}.yaml")
    _schrijf(hier / "kopie.yaml")
    stuk = hier / f"stuk{E9}.yml"
    if "stuk" in args:
        stuk.write_bytes(b"\xff")
    namen = {"B": f"caf{E9}.yaml", "stuk": stuk.name}
    gedaan = draai(*(namen.get(een, een) for een in args))
    alles = (gedaan.stdout + gedaan.stderr).decode("utf-8")
    assert gedaan.returncode == uitgang, alles
    assert uitgang not in {1, 3} or args[0] == "start" or "\\xe9" in alles or "%E9" in alles or "\\\\xe9" in alles
