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

from hulp import ROOT
from inzicht.tekst import toon_naam

Draai = Callable[..., "subprocess.CompletedProcess[bytes]"]
E9 = os.fsdecode(b"\xe9")
LANG = "a" * 300
"""Een koppeling hiernaartoe laat elke vraag van Python mislukken (ENAMETOOLONG), ook als root."""
GOED = (
    "formaat: inzicht-antwoorden/1\nwijzer: leerlingregistratie\nwijzerversie: '1.1'\n"
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
    (map_ / "naar-lang.yaml").symlink_to(LANG)
    (map_ / "apparaat.yaml").symlink_to("/dev/zero")
    (map_ / "is-map.yaml").mkdir()
    os.mkfifo(map_ / "pijp.yaml")
    with socket.socket(socket.AF_UNIX) as doos:
        hier = os.open(map_, os.O_RDONLY)
        doos.bind(f"/proc/self/fd/{hier}/contactdoos.yaml")  # een pad van een socket is hoogstens 107 bytes
        os.close(hier)
    for naam in SLECHT[6:]:
        (map_ / f"{naam}.yaml").write_bytes(b"stuk")
    return [toon_naam(f"{naam}.yaml") for naam in (*SLECHT, "naar-lang")]


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
    dicht = _maak_dicht(in_, elders) if not ROOT else []  # root mag alles lezen
    (in_ / "naar-map").symlink_to(in_)
    verslagen = ("--verslagen",) if processen == "1" else ()
    gedaan = draai("batch", f"in{E9}", "--uit", f"uit{E9}", *verslagen, "--parallel", processen)
    assert gedaan.returncode == 1, gedaan.stderr
    uit = hier / f"uit{E9}"
    namen = [rij["bestand"] for rij in _rijen(uit / "overzicht.csv")]
    assert namen == sorted(namen)
    assert len(namen) == len(set(namen)) == 300
    assert {r"caf\xe9.yaml", r"caf\\xe9.yaml", r"\xe9/\xe9.yaml"} <= set(namen)
    fouten = _rijen(uit / "fouten.csv")
    assert sorted(rij["bestand"] for rij in fouten) == sorted(slecht + dicht)
    assert all(rij["reden"] and rij["code"] != "A099" for rij in fouten)
    assert not verslagen or len(list((uit / "verslagen").iterdir())) == 300
    regels = [json.loads(regel) for regel in (uit / "uitslagen.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [regel["bestand"] for regel in regels] == namen
    bladen = zipfile.ZipFile(uit / "overzicht.xlsx")
    assert any(rb"caf\xe9.yaml" in bladen.read(een) for een in bladen.namelist())
    assert len(
        [regel for regel in gedaan.stderr.decode("utf-8").splitlines() if regel.startswith("Gemaakt: ")]
    ) == 6 + len(verslagen)


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


# --- wat de schijf weigert, in elke opdracht -----------------------------------------------------------

LEZEN = [
    ("uitslag", "X"),
    ("verslag", "X"),
    ("controleer", "X"),
    ("samenvoegen", "goed.yaml", "X", "--uit", "s.yaml"),
    ("vragenlijst", "--antwoorden", "X", "--uit", "v.html"),
    ("batch", "X", "--uit", "uit"),
    ("uitslag", "goed.yaml", "--wijzer", "X"),
    ("verslag", "goed.yaml", "--wijzer", "X"),
    ("start", "nieuw.yaml", "--wijzer", "X"),
    ("vragenlijst", "--wijzer", "X"),
    ("samenvoegen", "goed.yaml", "kopie.yaml", "--uit", "s.yaml", "--wijzer", "X"),
    ("batch", "goed.yaml", "--uit", "uit", "--wijzer", "X"),
    ("controleer", "goed.yaml", "--wijzer", "X"),
]
SCHRIJVEN = [
    ("verslag", "goed.yaml", "--uit", "X", "--formaat", "html"),
    ("samenvoegen", "goed.yaml", "kopie.yaml", "--uit", "X"),
    ("samenvoegen", "goed.yaml", "kopie.yaml", "--uit", "s.yaml", "--agenda", "X"),
    ("vragenlijst", "--uit", "X"),
    ("batch", "goed.yaml", "--uit", "X"),
    ("batch", "goed.yaml", "--uit", "uit", "--anoniem", "--sleutel", "X"),
    ("nieuw", "X"),
    ("start", "X"),
]


@pytest.fixture
def stoornis(tmp_path: Path) -> Callable[[str], str]:
    """Een pad dat de schijf weigert, van een soort; met een goed bestand in de werkmap."""
    hier = tmp_path / f"map{E9}"
    for naam in ("goed.yaml", "kopie.yaml"):
        _schrijf(hier / naam)

    def maak(soort: str) -> str:
        if soort == "dicht":
            if ROOT:
                pytest.skip("root mag alles lezen en schrijven")
            _schrijf(hier / "dicht" / "x.yaml").parent.chmod(0)
            return "dicht/x.yaml"
        (hier / "lus").symlink_to("lus")
        (hier / "naar-lang").symlink_to(LANG)
        return {"lang": LANG, "lus": "lus/x.yaml", "onder een bestand": "goed.yaml/x.yaml", "naar lang": "naar-lang"}[
            soort
        ]

    return maak


@pytest.mark.parametrize("soort", ["dicht", "lang", "lus", "onder een bestand", "naar lang"])
@pytest.mark.parametrize("args", LEZEN, ids=" ".join)
def test_wat_de_schijf_weigert_is_bij_lezen_een_zin_en_uitgang_3(
    draai: Draai, stoornis: Callable[[str], str], soort: str, args: tuple[str, ...]
) -> None:
    pad = stoornis(soort)
    gedaan = draai(*(pad if een == "X" else een for een in args))
    fout = gedaan.stderr.decode("utf-8")
    gezien = soort == "naar lang" and args[0] in {"controleer", "batch"} and "--wijzer" not in args
    assert gedaan.returncode == (1 if gezien else 3), fout
    assert "Onverwachte fout" not in fout + gedaan.stdout.decode("utf-8")
    assert fout


@pytest.mark.parametrize("soort", ["dicht", "lang", "lus", "onder een bestand"])
@pytest.mark.parametrize("args", SCHRIJVEN, ids=" ".join)
def test_wat_de_schijf_weigert_is_bij_schrijven_een_zin_en_uitgang_4(
    draai: Draai, stoornis: Callable[[str], str], soort: str, args: tuple[str, ...]
) -> None:
    pad = stoornis(soort)
    eind = {"--agenda": ".md", "--sleutel": ".csv", "vragenlijst": ".html", "verslag": ".html"}
    pad = pad.replace(".yaml", next((eind[een] for een in args if een in eind), ".yaml"))
    gedaan = draai(*(pad if een == "X" else een for een in args))
    fout = gedaan.stderr.decode("utf-8")
    assert gedaan.returncode == 4, fout
    assert "niet bewaard, want " in fout or "bestaat" in fout or "geen map" in fout, fout


@pytest.mark.skipif(sys.platform != "linux", reason="elders is een werkmap in gebruik niet weg te halen")
@pytest.mark.parametrize(
    ("args", "uitgang"),
    [
        (("start", "--school", "X", "--kenmerk", "sector=po", "--rol", "directie"), 4),
        (("start", "x.yaml"), 4),
        (("batch", ".", "--uit", "u"), 3),
        (("uitslag", "x.yaml"), 3),
        (("verslag", "x.yaml"), 3),
        (("controleer", "x.yaml"), 3),
        (("samenvoegen", "x.yaml", "y.yaml", "--uit", "z.yaml"), 3),
        (("vragenlijst", "--uit", "v.html"), 4),
        (("nieuw", "w"), 4),
        (("controleer",), 0),
        (("uitslag", "x.yaml", "--wijzer", "w"), 3),
    ],
)
def test_een_weggehaalde_werkmap_is_een_zin(tmp_path: Path, args: tuple[str, ...], uitgang: int) -> None:
    weg = tmp_path / "weg"
    weg.mkdir()
    schil = ["bash", "-c", 'cd "$0" && rmdir "$0" && exec "$@"', str(weg), sys.executable, "-m", "inzicht", *args]
    kaal = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LANG": "C.UTF-8", "TERM": "dumb"}
    gedaan = subprocess.run(schil, env=kaal, input=b"", capture_output=True, timeout=120, check=False)
    assert gedaan.returncode == uitgang, gedaan.stderr
    assert b"Onverwachte fout" not in gedaan.stderr


@pytest.mark.parametrize("thuis", ["", "/bestaat/niet", f"/{E9}", "a\nb", None])
def test_een_vreemd_of_ontbrekend_home_houdt_niets_tegen(draai: Draai, tmp_path: Path, thuis: str | None) -> None:
    hier = tmp_path / f"map{E9}"
    _schrijf(hier / "goed.yaml")
    extra = {} if thuis is None else {"HOME": thuis}
    assert draai("uitslag", "goed.yaml", **extra).returncode == 0
    assert draai("batch", ".", "--uit", "uit", **extra).returncode == 0


def test_een_koppeling_die_niet_te_volgen_is_kost_start_niets(draai: Draai, tmp_path: Path) -> None:
    hier = tmp_path / f"map{E9}"
    (hier / "antwoorden-lang.yaml").symlink_to(LANG)
    (hier / "antwoorden-lus.yaml").symlink_to("antwoorden-lus.yaml")
    gedaan = draai("start", "--school", "De Brug", "--kenmerk", "sector=po", "--rol", "directie")
    assert gedaan.returncode == 3, gedaan.stderr
    assert (hier / "antwoorden-de-brug.yaml").exists() or b"Onverwachte" not in gedaan.stderr


def test_wat_er_in_de_map_voor_de_overzichten_staat_kost_niets(draai: Draai, tmp_path: Path) -> None:
    hier = tmp_path / f"map{E9}"
    _schrijf(hier / "in" / "goed.yaml")
    (hier / "uit").mkdir()
    for naam, doel in (("lang", LANG), ("lus", "lus"), (E9, E9)):
        (hier / "uit" / naam).symlink_to(doel)
    gedaan = draai("batch", "in", "--uit", "uit", "--anoniem", "--verslagen")
    assert gedaan.returncode == 0, gedaan.stderr
    assert b"lang, lus en \\xe9" in gedaan.stderr


@pytest.mark.parametrize(
    ("getypt", "bedoeld"),
    [
        ("antwoorden-brugg.yaml", "antwoorden-brug.yaml"),
        ("antwoorden-brug", "antwoorden-brug.yaml"),
        ("antwoorden-brug.json", "antwoorden-brug.yaml"),
        ("Antwoorden-Brug.YAML", "antwoorden-brug.yaml"),
        ("schoolen/goed.yaml", "scholen/goed.yaml"),
        ("scholen/goedd.yaml", "scholen/goed.yaml"),
        ("iets-anders.yaml", ""),
        ("scholen/weg/goed.yaml", ""),
    ],
)
def test_een_bestand_dat_er_niet_is_noemt_een_naam_die_erop_lijkt(
    draai: Draai, tmp_path: Path, getypt: str, bedoeld: str
) -> None:
    hier = tmp_path / f"map{E9}"
    for naam in ("antwoorden-brug.yaml", "antwoorden-brug-verslag.html", ".antwoorden-brugg.yaml", "scholen/goed.yaml"):
        _schrijf(hier / naam)
    (hier / "antwoorden-brugg").mkdir()
    wat_dan = f"Bedoelde u `{bedoeld}`?" if bedoeld else "Controleer de naam, en de map waarin u werkt."
    gedaan = draai("uitslag", getypt)
    assert (gedaan.returncode, gedaan.stderr.decode()) == (3, f"{getypt}: Dit bestand bestaat niet. {wat_dan}\n")


@pytest.mark.parametrize(
    ("args", "zin"),
    [
        (("uitslag", "mijn map"), "mijn map: Dit is een map. Bedoelde u `inzicht batch 'mijn map' --uit overzichten`?"),
        (
            ("verslag", "mijn map/"),
            "mijn map/: Dit is een map. Bedoelde u `inzicht batch 'mijn map/' --uit overzichten`?",
        ),
        (("batch", "mijn", "--uit", "u"), "mijn: Dit bestand of deze map bestaat niet. Bedoelde u `mijn map`?"),
        (("uitslag", "goed.yaml", "--wijzer", "mijn ma"), "mijn ma: Deze map bestaat niet. Bedoelde u `mijn map`?"),
        (
            ("uitslag", "goed.yaml", "--wijzer", "goed.yaml"),
            "goed.yaml: Dit is geen map. Noem de map waar wijzer.yaml in staat.",
        ),
        (("uitslag", "goed.yaml", "--wijzer", "w/wijzer.yaml"), "w/wijzer.yaml: Dit is geen map. Bedoelde u `w`?"),
        (("uitslag", "leeg.yaml"), "leeg.yaml: Het bestand is leeg. Neem een ander bestand, of vraag het opnieuw."),
        (
            ("uitslag", "naar-niets.yaml"),
            "naar-niets.yaml: Deze koppeling wijst naar iets dat er niet is. Noem het bestand zelf.",
        ),
        (("uitslag", "lus.yaml"), "lus.yaml: Deze koppeling komt weer bij zichzelf uit. Noem het bestand zelf."),
        (("uitslag", "kapot.yaml"), "kapot.yaml:5:1: A102 "),
    ],
)
def test_een_fout_over_een_heel_bestand_zegt_wat_er_is_en_wat_u_kunt_doen(
    draai: Draai, tmp_path: Path, args: tuple[str, ...], zin: str
) -> None:
    hier = tmp_path / f"map{E9}"
    _schrijf(hier / "goed.yaml")
    _schrijf(hier / "w" / "wijzer.yaml")
    _schrijf(hier / "mijn map" / "x.yaml")
    (hier / "leeg.yaml").touch()
    (hier / "kapot.yaml").write_text(GOED.format(1).replace("datum", "datums"), encoding="utf-8")
    (hier / "naar-niets.yaml").symlink_to("nergens")
    (hier / "lus.yaml").symlink_to("lus.yaml")
    gedaan = draai(*args)
    assert gedaan.returncode == 3
    assert zin in gedaan.stderr.decode("utf-8")
    assert gedaan.stderr.decode("utf-8").count(": A0") == 0
