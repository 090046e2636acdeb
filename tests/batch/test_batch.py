"""`inzicht batch`: veel scholen erin, een overzicht eruit; een slecht bestand kost niets dan zichzelf."""

import csv
import io
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import orakel
from batchhulp import OPMERKING, Blad, kaal, regels, rijen, schrijf, verzin
from conftest import Draai
from hulp import maak_wijzer
from inzicht.batch.deel import Bestanden, Werker
from inzicht.batch.opbrengst import Wensen
from inzicht.batch.overzicht import Overzicht
from inzicht.batch.partij import kies_grootte, kies_processen, verdeel_regels
from inzicht.batch.snelkeuring import Snelkeuring
from inzicht.batch.verwerking import Geweigerd, School, Verwerking, als_rij
from inzicht.bestanden import schijf, yamlbron
from inzicht.keuring.poort import keur_antwoordenbron
from inzicht.modellen.antwoorden import Antwoorden, lees_antwoorden
from inzicht.modellen.wijzer import Wijzer
from inzicht.oordeel.beoordeling import beoordeel
from inzicht.oordeel.geteld import Schoolcijfers, tel
from inzicht.oordeel.uitslagbestand import uitslag_als_gegevens
from inzicht.verslag.tabel import EXCEL_NL, GEWOON, Tiende, veilig
from inzicht.verslag.tabel import kaal as zonder_apostrof
from kapot import manieren

A = yamlbron.ANTWOORDEN


def als_regel(bestand: str, uitslag: Blad) -> str:
    return json.dumps({"bestand": bestand, **uitslag}, ensure_ascii=False)


# --- gelijk aan de gewone weg -------------------------------------------------------------------------


@pytest.mark.parametrize("als_json", [False, True])
def test_elke_school_is_gelijk_aan_inzicht_uitslag(wijzer: Wijzer, als_json: bool) -> None:
    rng = random.Random(3)
    verwerking, overzicht = Verwerking(wijzer), Overzicht(wijzer)
    for nummer in range(250):
        blad = verzin(wijzer, rng, nummer)
        naam = "a.json" if als_json else "a.yaml"
        tekst = json.dumps(blad, indent=2) if als_json else yamlbron.schrijf(blad)
        school = verwerking.verwerk(tekst.encode(), naam)
        assert isinstance(school, School), school
        antwoorden = lees_antwoorden(yamlbron.lees(tekst.encode(), naam, yamlbron.ANTWOORDEN))
        cijfers = Schoolcijfers(school.geteld)
        _eis_gelijk(wijzer, overzicht, cijfers, antwoorden)
        rij = dict(zip(overzicht.kolommen, map(_getal, overzicht.rij("b", cijfers)), strict=True))
        assert rij == _rij("b", uitslag_als_gegevens(wijzer, antwoorden, beoordeel(wijzer, antwoorden)))


def _getal(cel: Any) -> Any:
    return cel.tienden / 10 if isinstance(cel, Tiende) else cel


def _rij(bestand: str, uitslag: Blad) -> Blad:
    """Een uitslag als rij van overzicht.csv, met de namen van de kolommen."""
    school, laagste, delen = uitslag["school"], uitslag["laagste"], uitslag["dimensies"]
    rij = {"bestand": bestand, "school": school["naam"], "brin": school["brin"]}
    rij |= {"sector": school["kenmerken"].get("sector"), "datum": uitslag["datum"], "omvang": uitslag["omvang"]}
    rij["voorlopig"] = "ja" if uitslag["voorlopig"] else "nee"
    for deel in delen:
        rij |= {f"{deel['id']}_{wat}": deel["niveau"][wat] for wat in ("aantoonbaar", "mogelijk")}
        rij[f"{deel['id']}_score"] = deel["score"]["aantoonbaar"]
    rij |= {soort: sum(deel["aantal"][soort] for deel in delen) for soort in ("onbekend", "open", "nvt")}
    rij |= {f"laagste_{wat}": laagste[wat] for wat in ("aantoonbaar", "mogelijk")}
    return {**rij, "laagste_dimensies": ", ".join(laagste["dimensies"])}


GRENZEN = [None, (0, 0), (100, 100), (0, 100), (50, 51)]


@pytest.mark.parametrize("grenzen", GRENZEN, ids=str)
def test_ook_bij_een_andere_wijzer_is_elke_regel_die_van_inzicht_uitslag(grenzen: tuple[int, int] | None) -> None:
    """Andere niveaus, grenzen en ladders, oudere versies, en teksten die in JSON een streep nodig hebben."""
    rng = random.Random(11)
    for _ in range(40):
        kop, banken = orakel.willekeurige_wijzer(rng, vragen=rng.choice([1, 4, 12]))
        kop["versie"] = "2.10"
        banken[0]["titel"] = 'Delen \\ "en" vinden'
        if grenzen is not None:
            kop["oordeel"] = dict(zip(("grotendeels", "volledig"), grenzen, strict=True))
        wijzer = maak_wijzer(kop, banken)
        verwerking, overzicht = Verwerking(wijzer), Overzicht(wijzer)
        for _ in range(6):
            blad = orakel.willekeurige_antwoorden(rng, kop, banken)
            blad["school"]["naam"] = rng.choice(["De Eik", 'De "Top" \\ é'])
            if rng.random() < 0.3:
                blad["wijzerversie"] = "2.9"
                blad["antwoorden"].setdefault(banken[-1]["id"], {})["bestaat-niet-meer"] = 2
            gegevens = json.dumps(blad).encode()
            school = verwerking.verwerk(gegevens, "a.json")
            assert isinstance(school, School), school
            antwoorden = verwerking.antwoorden(school, gegevens)[0]
            _eis_gelijk(wijzer, overzicht, Schoolcijfers(school.geteld), antwoorden)


def _eis_gelijk(wijzer: Wijzer, overzicht: Overzicht, cijfers: Schoolcijfers, antwoorden: Antwoorden) -> None:
    """De regels van het overzicht zijn teken voor teken die van `inzicht uitslag`."""
    bestand = 'map/é "1".yaml'
    for kenmerk in ("0123abcd", ""):
        echt = uitslag_als_gegevens(wijzer, antwoorden, beoordeel(wijzer, antwoorden), kenmerk)
        assert overzicht.regel(bestand, cijfers, kenmerk, volledig=True) == als_regel(bestand, echt)
        assert overzicht.regel(bestand, cijfers, kenmerk) == als_regel(bestand, kaal(echt))


def test_de_snelle_keuring_neemt_alleen_aan_wat_de_gewone_ook_aanneemt(wijzer: Wijzer) -> None:
    """Verminkte bestanden: snel aangenomen is ook gewoon aangenomen, met dezelfde telling."""
    rng = random.Random(5)
    snel = Snelkeuring(wijzer)
    vreemd: list[Any] = [True, False, 0, 6, -1, "3", "nvt", "misschien", None, 3.5, [], [1, 2], [2, 1], {}, {"keuze": True},
                         {"keuze": "nvt"}, {"keuze": 2, "opmerking": " "}, {"keuze": 2, "x": "y"}, {"opmerking": 3}, "", 10**14]  # fmt: skip
    aangenomen = geweigerd = 0
    for nummer in range(2500):
        blad = verzin(wijzer, rng, nummer, bont=nummer % 4 == 0)
        _vermink(blad, rng, vreemd)
        try:
            bron = yamlbron.lees(json.dumps(blad).encode(), "a.json", yamlbron.ANTWOORDEN)
        except Exception:  # noqa: BLE001, S112 - wat de lezer weigert, komt hier niet
            continue
        geteld = snel.keur(bron.waarde)
        if geteld is None:
            geweigerd += 1
            continue
        aangenomen += 1
        antwoorden, gevonden = keur_antwoordenbron(bron, wijzer)
        assert antwoorden is not None
        assert not gevonden, (gevonden, blad)
        gewoon = tel(wijzer, antwoorden)
        assert geteld.totalen == gewoon.totalen
        assert (geteld.naam, geteld.brin, geteld.datum, geteld.omvang) == (
            gewoon.naam,
            gewoon.brin,
            gewoon.datum,
            gewoon.omvang,
        )
    assert aangenomen > 100
    assert geweigerd > 100


def _vermink(blad: Blad, rng: random.Random, vreemd: list[Any]) -> None:
    for _ in range(rng.randint(0, 2)):
        waar = rng.choice(["antwoord", "antwoord", "antwoord", "veld", "school", "weg", "erbij", "vraag"])
        dimensie = rng.choice(list(blad["antwoorden"]))
        vak = blad["antwoorden"][dimensie]
        if waar == "antwoord" and isinstance(vak, dict) and vak:
            vak[rng.choice(list(vak))] = rng.choice(vreemd)
        elif waar == "vraag" and isinstance(vak, dict):
            vak["bestaat-niet"] = 1
        elif waar == "veld":
            blad[rng.choice(["datum", "omvang", "wijzer", "wijzerversie", "formaat", "antwoorden"])] = rng.choice(
                [*vreemd, "2026-02-30", "1.0", {"opslag": {}}]
            )
            if not isinstance(blad["antwoorden"], dict) or not blad["antwoorden"]:
                return
        elif waar == "school":
            blad["school"] = rng.choice(
                [
                    {"naam": ""},
                    {"naam": "x", "brin": "1"},
                    {"naam": "x", "kenmerken": {"sector": "xo"}},
                    "x",
                    {"naam": "x", "y": 1},
                ]
            )
        elif waar == "weg":
            blad.pop(rng.choice(["school", "datum", "formaat"]), None)
        elif waar == "erbij":
            blad["extra"] = 1


def test_volledig_heeft_ook_belemmeringen_route_en_adviezen(draai: Draai, tmp_path: Path, voorbeelden: Path) -> None:
    assert draai("batch", str(voorbeelden), "--uit", "uit", "--volledig").returncode == 0
    for regel in regels(tmp_path / "uit" / "uitslagen.jsonl"):
        naam = regel.pop("bestand")
        assert regel == json.loads(draai("uitslag", str(voorbeelden / naam), "--formaat", "json").stdout)


# --- een slecht bestand -------------------------------------------------------------------------------


def test_vijftig_manieren_om_stuk_te_zijn_kosten_geen_ander_bestand_zijn_uitslag(
    draai: Draai, tmp_path: Path, wijzer: Wijzer
) -> None:
    rng = random.Random(9)
    map_ = tmp_path / "in"
    goed = {
        f"goed-{nummer:03}.{rng.choice(['yaml', 'yml', 'json'])}": verzin(wijzer, rng, nummer) for nummer in range(60)
    }
    schrijf(map_, goed)
    slecht = manieren()
    assert len(slecht) >= 50
    for naam, maak in slecht.items():
        maak(map_ / f"slecht-{naam}.yaml")
    gedaan = draai("batch", "in", "--uit", "uit")
    assert gedaan.returncode == 1, gedaan.stderr
    assert "Traceback" not in gedaan.stderr
    uit = tmp_path / "uit"
    assert [regel["bestand"] for regel in regels(uit / "uitslagen.jsonl")] == sorted(goed)
    fouten = rijen(uit / "fouten.csv")
    assert [rij["bestand"] for rij in fouten] == sorted(f"slecht-{naam}.yaml" for naam in slecht)
    assert all(
        rij["regel"].isdecimal() and rij["code"][0] == "A" and rij["reden"] and int(rij["aantal"]) for rij in fouten
    )
    assert all(rij["code"] != "A099" for rij in fouten)
    assert "60 scholen geteld, " in gedaan.stderr
    for rij in fouten:
        heel = f"{rij['bestand']}: {rij['reden']}\n"
        plek = f"{rij['bestand']}:{rij['regel']}:{rij['kolom']}: {rij['code']} "
        assert plek in gedaan.stderr or (heel in gedaan.stderr and (rij["regel"], rij["kolom"]) == ("1", "1"))


def test_een_fout_van_inzicht_zelf_kost_een_ander_bestand_niets(
    wijzer: Wijzer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    schrijf(tmp_path, {"a.yaml": verzin(wijzer, random.Random(1)), "b.yaml": verzin(wijzer, random.Random(2))})
    echt = Snelkeuring.keur

    def kapot(zelf: Snelkeuring, waarde: Blad) -> Any:
        if waarde["school"]["naam"] == "stuk":
            raise ZeroDivisionError
        return echt(zelf, waarde)

    monkeypatch.setattr(Snelkeuring, "keur", kapot)
    stuk = {**verzin(wijzer, random.Random(3)), "school": {"naam": "stuk"}}
    schrijf(tmp_path, {"c.yaml": stuk})
    werker = Werker(wijzer, Wensen(EXCEL_NL, jsonl=True, volledig=False))
    opbrengst = werker.verwerk(Bestanden(str(tmp_path), ("a.yaml", "b.yaml", "c.yaml")))
    assert len(opbrengst.leden) == 2
    ((naam, geweigerd),) = opbrengst.geweigerd
    assert (naam, geweigerd.bevinding.code, geweigerd.aantal) == ("c.yaml", "A099", 1)


# --- volgorde, processen, invoer ----------------------------------------------------------------------


def _uitvoer(map_: Path) -> dict[str, bytes]:
    return {pad.name: pad.read_bytes() for pad in sorted(map_.iterdir())}


def test_zelfde_bytes_bij_elke_volgorde_hash_seed_tijdzone_en_elk_aantal_processen(
    draai: Draai, tmp_path: Path, wijzer: Wijzer
) -> None:
    rng = random.Random(2)
    schrijf(tmp_path / "in" / "a-b", {f"{n:03}.yaml": verzin(wijzer, rng, n) for n in range(300)})
    schrijf(tmp_path / "in" / "a", {f"{n:03}.json": verzin(wijzer, rng, n) for n in range(5)})
    (tmp_path / "in" / "a" / "x.yaml").write_text("a: 1\n", encoding="utf-8")
    paden = ["in/a", "in/a-b"]
    gevallen: list[tuple[list[str], dict[str, str]]] = [
        (paden, {}), (paden[::-1], {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"}), (["in"], {"PYTHONHASHSEED": "2", "LC_ALL": "C"}),
        ([*paden, "--parallel", "2"], {}), (["in", "--parallel", "3"], {}), (["in", "in/a/000.json"], {}),
    ]  # fmt: skip
    eerste = None
    for nummer, (args, omgeving) in enumerate(gevallen):
        gedaan = draai("batch", *args, "--uit", f"uit{nummer}", **omgeving)
        assert gedaan.returncode == 1, gedaan.stderr
        gemaakt = _uitvoer(tmp_path / f"uit{nummer}")
        eerste = eerste or gemaakt
        assert gemaakt == eerste
    namen = [regel["bestand"] for regel in regels(tmp_path / "uit0" / "uitslagen.jsonl")]
    assert namen == sorted(namen)
    assert namen[0] == "a-b/000.yaml"  # op codepunt komt `-` voor `/`


def test_regels_json_op_standaardinvoer(draai: Draai, tmp_path: Path, wijzer: Wijzer) -> None:
    rng = random.Random(4)
    bladen = [verzin(wijzer, rng, n) for n in range(3)]
    invoer = "\n".join(
        [json.dumps(bladen[0]), "", '{"a": 1, "a": 2}', json.dumps(bladen[1]), "x" * 1_200_000, json.dumps(bladen[2])]
    )
    gedaan = draai("batch", "-", "--uit", "uit", invoer=invoer)
    assert gedaan.returncode == 1
    assert [regel["bestand"] for regel in regels(tmp_path / "uit" / "uitslagen.jsonl")] == [
        "standaardinvoer:1", "standaardinvoer:4", "standaardinvoer:6",
    ]  # fmt: skip
    assert [(rij["bestand"], rij["regel"], rij["code"]) for rij in rijen(tmp_path / "uit" / "fouten.csv")] == [
        ("standaardinvoer:3", "3", "A008"), ("standaardinvoer:5", "5", "A002"),
    ]  # fmt: skip


@pytest.mark.parametrize("invoer", ["formaat: inzicht-antwoorden/1\nwijzer: x\n", '{\n  "wijzer": "x"\n}\n'])
def test_wat_geen_regels_json_zijn_krijgt_te_horen_wat_er_hoort(draai: Draai, invoer: str) -> None:
    gedaan = draai("batch", "-", "--uit", "uit", "--stil", invoer=invoer)
    assert gedaan.returncode == 1
    assert "is elke regel een heel antwoordenbestand in JSON" in gedaan.stderr


def test_een_regel_json_die_niet_klopt_krijgt_die_uitleg_niet(draai: Draai) -> None:
    gedaan = draai("batch", "-", "--uit", "uit", invoer='{"wijzer": "x"}\n')
    assert gedaan.returncode == 1
    assert "elke regel" not in gedaan.stderr


def test_regels_worden_verdeeld_zonder_er_een_te_verliezen() -> None:
    stroom = io.BytesIO(b"".join(b"%d\n" % n for n in range(601)))
    delen = list(verdeel_regels(stroom, 250))
    assert [deel.eerste for deel in delen] == [1, 251, 501]
    assert [regel for deel in delen for regel in deel.regels] == [b"%d\n" % n for n in range(601)]


@pytest.mark.parametrize(
    ("aantal", "kernen", "processen"), [(10, 8, 1), (1_999, 8, 1), (2_000, 1, 1), (2_000, 2, 2), (10**6, 64, 8)]
)
def test_het_aantal_processen_volgt_de_omvang(aantal: int, kernen: int, processen: int) -> None:
    assert kies_processen(aantal, kernen) == processen


@pytest.mark.parametrize(
    ("aantal", "processen", "grootte"),
    [(10**6, 1, 50), (0, 1, 50), (2_000, 2, 250), (10_000, 2, 500), (2_000, 64, 50), (0, 2, 500)],
)
def test_een_kind_krijgt_grote_delen_maar_geen_te_grote(aantal: int, processen: int, grootte: int) -> None:
    assert kies_grootte(aantal, processen, verslagen=False) == grootte
    assert kies_grootte(aantal, processen, verslagen=True) < grootte


# --- wat er over de partij gezegd wordt ---------------------------------------------------------------


def test_andere_wijzers_en_oudere_versies_worden_geteld(draai: Draai, tmp_path: Path, wijzer: Wijzer) -> None:
    een = verzin(wijzer, random.Random(1), 1)
    schrijf(tmp_path / "in", {"a.yaml": een, "b.yaml": {**verzin(wijzer, random.Random(2), 2), "wijzerversie": "0.9", "invuller": {"rol": "bewaker"}},
                              "c.yaml": {**verzin(wijzer, random.Random(3), 3), "wijzer": "andere-wijzer"}})  # fmt: skip
    gedaan = draai("batch", "in", "--uit", "uit")
    versie = "1 bestand van wijzerversie 0.9, overgezet naar versie 1.1; 0 antwoorden verhuisd of vervallen"
    assert f"{versie}; 1 kenmerk of rol bestaat niet meer." in gedaan.stderr
    assert "1 bestand hoort bij een andere wijzer (`andere-wijzer`)." in gedaan.stderr
    assert gedaan.returncode == 1


def test_er_wordt_niets_overschreven_en_niets_half_achtergelaten(
    draai: Draai, tmp_path: Path, voorbeelden: Path
) -> None:
    assert draai("batch", str(voorbeelden), "--uit", "uit").returncode == 0
    voor = _uitvoer(tmp_path / "uit")
    gedaan = draai("batch", str(voorbeelden), "--uit", "uit")
    assert gedaan.returncode == 4
    assert "--overschrijf" in gedaan.stderr
    assert _uitvoer(tmp_path / "uit") == voor
    (tmp_path / "leeg").mkdir()
    assert draai("batch", "leeg", "--uit", "nieuw").returncode == 3
    assert list((tmp_path / "nieuw").iterdir()) == []
    assert draai("batch", str(voorbeelden), "--uit", "uit", "--overschrijf", "-q").stderr == ""


@pytest.mark.parametrize(
    ("args", "code", "woord"),
    [
        (("nergens", "--uit", "u"), 3, "bestaat niet"),
        (("-", "x", "--uit", "u"), 2, "Geef - alleen"),
        ((".", "--uit", "u", "--uitvoer", "cvs"), 2, "Bedoelde u `csv`?"),
        ((".", "--uit", "u", "--csv", "us"), 2, "nl of punt"),
        ((".", "--uit", "u", "--parallel", "0"), 2, "vanaf 1"),
        ((".",), 2, "--uit"),
        ((".", "--uit", ""), 2, "--uit is leeg"),
    ],
)
def test_verkeerd_gebruik(draai: Draai, args: tuple[str, ...], code: int, woord: str) -> None:
    gedaan = draai("batch", *args)
    assert gedaan.returncode == code
    assert woord in gedaan.stderr


# --- csv ----------------------------------------------------------------------------------------------

FORMULES = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x")', "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20x",
    "-2+3+cmd|' /C calc'!A0", "=IMPORTXML(1)", "  @x", "\u00a0=1", "\u3000=1", "=A1;B1", '="a""b"', '+"x"', "-", "=", "@", "=1\n=2", "\n=1",
]  # fmt: skip


@pytest.mark.parametrize("naam", FORMULES)
@pytest.mark.parametrize("dialect", [EXCEL_NL, GEWOON], ids=["nl", "punt"])
def test_geen_enkele_naam_wordt_een_formule(naam: str, dialect: Any) -> None:
    rij = dialect.rij(["x", naam, 3, None])
    (cellen,) = csv.reader(io.StringIO(rij, newline=""), delimiter=dialect.tussen)
    assert cellen[1].startswith("'")
    assert zonder_apostrof(cellen[1]) == naam
    assert cellen[2:] == ["3", ""]


def test_gewone_namen_blijven_zoals_ze_zijn() -> None:
    for naam in (
        "De Regenboog",
        "'t Kofschip",
        "1e Montessori",
        'School "De Top"',
        "(tijdelijk)",
        "a;b",
        "a,b",
        "één\ntwee",
    ):
        assert veilig(naam) == naam
        (cellen,) = csv.reader(io.StringIO(EXCEL_NL.rij([naam]), newline=""), delimiter=";")
        assert cellen == [naam]


def test_het_overzicht_is_csv_zoals_excel_nl_die_leest(draai: Draai, tmp_path: Path, voorbeelden: Path) -> None:
    draai("batch", str(voorbeelden), "--uit", "uit")
    ruw = (tmp_path / "uit" / "overzicht.csv").read_bytes()
    assert ruw.startswith(
        b"\xef\xbb\xbfbestand;school;brin;sector;datum;omvang;voorlopig;aanmeldformulier_aantoonbaar;"
    )
    assert ruw.count(b"\r\n") == ruw.count(b"\n") == 9
    (gat,) = (rij for rij in rijen(tmp_path / "uit" / "overzicht.csv") if rij["bestand"] == "gat.yaml")
    assert (gat["opslag_aantoonbaar"], gat["opslag_score"]) == ("2", "70,2")
    assert (gat["laagste_aantoonbaar"], gat["laagste_dimensies"], gat["voorlopig"]) == ("1", "communicatie", "nee")
    draai("batch", str(voorbeelden), "--uit", "punt", "--csv", "punt")
    gewoon = (tmp_path / "punt" / "overzicht.csv").read_bytes()
    assert gewoon.startswith(b"bestand,school,")
    assert b",70.2," in gewoon


def test_ctrl_c_laat_de_map_schoon(tmp_path: Path, wijzer: Wijzer) -> None:
    rng = random.Random(1)
    schrijf(tmp_path / "in", {f"{n:04}.yaml": verzin(wijzer, rng, n) for n in range(40)})
    code = (
        "import sys, inzicht.batch.deel as d\n"
        "echt = d.Werker.verwerk\n"
        "def stop(zelf, deel):\n    echt(zelf, deel)\n    raise KeyboardInterrupt\n"
        "d.Werker.verwerk = stop\n"
        "sys.argv = ['inzicht', 'batch', 'in', '--uit', 'uit']\n"
        "from inzicht.cli import start\nstart()\n"
    )
    gedaan = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False)
    assert gedaan.returncode == 130
    assert list((tmp_path / "uit").iterdir()) == []


def test_een_foute_wijzer_geeft_dezelfde_regels_als_uitslag(tmp_path: Path, wijzer: Wijzer, draai: Draai) -> None:
    schrijf(tmp_path / "in", {"a.yaml": verzin(wijzer, random.Random(1))})
    shutil.copytree(schijf.gegevensmap("vragen"), tmp_path / "eigen")
    bank = tmp_path / "eigen" / "opslag.yaml"
    bank.write_text(bank.read_text(encoding="utf-8").replace("bronnen:", "bronen:", 1), encoding="utf-8")
    eigen = f"{tmp_path / 'eigen'}{os.sep}"
    los = draai("uitslag", str(tmp_path / "in" / "a.yaml"), "--wijzer", eigen)
    veel = draai("batch", str(tmp_path / "in"), "--uit", str(tmp_path / "uit"), "--wijzer", eigen)
    assert los.returncode == veel.returncode == 3
    assert "opslag.yaml:23:5: W101" in veel.stderr
    assert veel.stderr == los.stderr


@pytest.mark.parametrize(
    ("velden", "ander", "code"),
    [
        pytest.param(None, None, "A005", id="niet te lezen"),
        pytest.param({"datum": "gisteren"}, None, "A103", id="fout in een veld"),
        pytest.param({"wijzer": "andere-wijzer"}, "andere-wijzer", "A111", id="andere wijzer"),
        pytest.param({"wijzer": 3}, None, "A103", id="wijzer is een getal"),
    ],
)
def test_een_geweigerd_bestand_noemt_alleen_een_andere_wijzer_als_dat_de_reden_is(
    wijzer: Wijzer, velden: Blad | None, ander: str | None, code: str
) -> None:
    tekst = "{" if velden is None else json.dumps({**verzin(wijzer, random.Random(1)), **velden})
    uit = Verwerking(wijzer).verwerk(tekst.encode(), "x.json")
    assert isinstance(uit, Geweigerd)
    assert uit.andere_wijzer == ander
    naam, _, _, gezien, reden, aantal = als_rij("x.json", uit)
    assert (naam, gezien, reden, aantal) == ("x.json", code, uit.bevinding.boodschap, 1)


def test_verhuisde_en_vervallen_antwoorden_tellen_samen_als_verschoven() -> None:
    wijzer, banken, blad = orakel.werkgeval([{}, {}], [None, None])
    vakken = {"vroeger": {"vraag-1": 2, "vraag-2": 3}, "opslag": {"weg": 1}}
    blad |= {"wijzerversie": "0.9", "antwoorden": vakken, "invuller": {"rol": "bewaker"}}
    school = Verwerking(maak_wijzer(wijzer, banken)).verwerk(json.dumps(blad).encode(), "x.json")
    assert isinstance(school, School), school
    assert (school.versie, school.verschoven, school.losgelaten) == ("0.9", 3, 1)


def test_een_geweigerd_bestand_draagt_zijn_eerste_bevinding(wijzer: Wijzer) -> None:
    blad = {**verzin(wijzer, random.Random(1)), "datum": "gisteren", "school": {"naam": ""}}
    uit = Verwerking(wijzer).verwerk(yamlbron.schrijf(blad).encode(), "x.yaml")
    assert isinstance(uit, Geweigerd)
    assert uit.aantal == 2
    assert "naam" in uit.bevinding.boodschap


@pytest.mark.parametrize("rol", [[], {}, ["directie"], 3, None, True])
def test_een_rol_die_geen_tekst_is_wordt_gewoon_gekeurd(wijzer: Wijzer, rol: Any) -> None:
    blad = {**verzin(wijzer, random.Random(4)), "invuller": {"rol": rol}}
    uit = Verwerking(wijzer).verwerk(json.dumps(blad).encode(), "x.json")
    _, gevonden = keur_antwoordenbron(yamlbron.lees(json.dumps(blad).encode(), "x.json", yamlbron.ANTWOORDEN), wijzer)
    assert isinstance(uit, Geweigerd), uit
    assert uit.bevinding == gevonden[0]


@pytest.mark.parametrize("kenmerken", [[], ["sector"], "po", 3, True, {"sector": []}, {"bestaat-niet": "po"}], ids=str)
def test_kenmerken_die_niet_kunnen_worden_gewoon_gekeurd(wijzer: Wijzer, kenmerken: Any) -> None:
    blad = {**verzin(wijzer, random.Random(4)), "school": {"naam": "De Brug", "kenmerken": kenmerken}}
    uit = Verwerking(wijzer).verwerk(json.dumps(blad).encode(), "x.json")
    _, gevonden = keur_antwoordenbron(yamlbron.lees(json.dumps(blad).encode(), "x.json", yamlbron.ANTWOORDEN), wijzer)
    assert isinstance(uit, Geweigerd), uit
    assert (uit.bevinding, uit.aantal) == (gevonden[0], len(gevonden))


@pytest.mark.parametrize("keuze", [[], [2], [1, 2, 2], [2, 1], ["1", "2"], [True, 2], [1, 99]], ids=str)
def test_een_bereik_dat_er_geen_is_wordt_gewoon_gekeurd(wijzer: Wijzer, keuze: Any) -> None:
    blad = {**verzin(wijzer, random.Random(4), bont=False), "antwoorden": {"opslag": {"overzicht": keuze}}}
    uit = Verwerking(wijzer).verwerk(json.dumps(blad).encode(), "x.json")
    _, gevonden = keur_antwoordenbron(yamlbron.lees(json.dumps(blad).encode(), "x.json", yamlbron.ANTWOORDEN), wijzer)
    assert isinstance(uit, Geweigerd), uit
    assert (uit.bevinding, uit.aantal) == (gevonden[0], len(gevonden))


_PUNT: Blad = {
    "vraag": "opslag.gevoelige-dossiers",
    "wie": "directie",
    "gekozen": "2026-01-05",
    "notitie": "Vraag: wie?",
}
_VORIGE: Blad = {"datum": "2025-02-03", "wijzerkenmerk": "sha256:0a", "omvang": "kort", "kenmerken": {"sector": "po"}}
GOEDE_VELDEN: dict[str, Blad] = {
    "niets bijzonders": {},
    "kort": {"omvang": "kort"},
    "brin en kenmerken": {"school": {"naam": "De Brug", "brin": "12AB", "kenmerken": {"sector": "po"}}},
    "zonder kenmerken": {"school": {"naam": "De Brug"}},
    "invuller": {"invuller": {"rol": "directie"}},
    "wijzerkenmerk": {"wijzerkenmerk": "sha256:anders"},
    "zelfde versie anders geschreven": {"wijzerversie": "{versie}.0"},
    "bereik": {"antwoorden": {"opslag": {"overzicht": [1, 3]}}},
    "open": {
        "antwoorden": {"opslag": {"overzicht": None, "gevoelige-dossiers": {"opmerking": "Later."}, "toegang": {}}}
    },
    "onbekend": {"antwoorden": {"opslag": {"overzicht": "onbekend"}}},
    "toelichting": {"antwoorden": {"opslag": {"overzicht": {"keuze": [2, 2], "opmerking": "Ja.", "bewijs": "Map 1."}}}},
    "lege toelichting": {"antwoorden": {"opslag": {"overzicht": {"keuze": 1, "opmerking": "", "bewijs": None}}}},
    "nvt": {"antwoorden": {"aanmeldformulier": {"toestemming": {"keuze": "nvt", "reden": "Geen beeldmateriaal."}}}},
    "buiten de korte scan": {
        "omvang": "kort",
        "antwoorden": {"opslag": {"gevoelige-dossiers": [1, 2], "noodplan": "onbekend"}},
    },
    "andere sector": {
        "school": {"naam": "De Brug", "kenmerken": {"sector": "po"}},
        "antwoorden": {"communicatie": {"overstapdossier": {"keuze": 2, "opmerking": "Oud."}}},
    },
    "geen antwoorden": {"antwoorden": {}},
    "actiepunt": {"actiepunten": [{**_PUNT, "van": 1, "naar": 3, "wanneer": "2027-01-01", "status": "bezig"}]},
    "actiepunt klaar": {"actiepunten": [{**_PUNT, "status": "klaar", "gereed": "2026-03-01", "wie": None}]},
    "vervallen actiepunt": {"vervallen_actiepunten": [{"vraag": "weg.weg", "van": 1, "naar": 4}]},
    "vervallen": {"vervallen": {"weg": {"a": 2, "b": {"keuze": "nvt"}}, "opslag": {"weg": [1, 2]}}},
    "vorige": {
        "vorige": {**_VORIGE, "wijzerversie": "{versie}", "antwoorden": {"opslag": {"gevoelige-dossiers": [1, 2]}}}
    },
    "oudere vorige": {"vorige": {**_VORIGE, "wijzerversie": "0.1", "antwoorden": {"weg": {"weg": 2}}}},
    "verwacht": {"verwacht": {"opslag": 3}},
    "leeg": {"vorige": None, "invuller": None, "wijzerkenmerk": None, "actiepunten": [], "vervallen": {}},
}


def _met_versie(waarde: Any, versie: str) -> Any:
    return json.loads(json.dumps(waarde).replace("{versie}", versie))


@pytest.mark.parametrize("velden", GOEDE_VELDEN.values(), ids=GOEDE_VELDEN)
def test_elk_goed_bestand_gaat_langs_de_snelle_weg(wijzer: Wijzer, velden: Blad) -> None:
    basis = {**verzin(wijzer, random.Random(4), bont=False), "antwoorden": {"opslag": {"overzicht": 3}}}
    blad = {**basis, **_met_versie(velden, wijzer.kop.versie)}
    bron = yamlbron.lees(_json(blad).encode(), "x.json", A)
    antwoorden, gevonden = keur_antwoordenbron(bron, wijzer)
    assert antwoorden is not None, gevonden
    assert gevonden == ()
    assert Snelkeuring(wijzer).keur(bron.waarde) == tel(wijzer, antwoorden)


SLECHTE_VELDEN: dict[str, Blad] = {
    "oudere versie": {"wijzerversie": "0.1"},
    "nieuwere versie": {"wijzerversie": "{versie}.1"},
    "vraag bestaat niet": {"antwoorden": {"opslag": {"weg": 1}}},
    "vak bestaat niet": {"antwoorden": {"weg": {}}},
    "situatie bestaat niet": {"omvang": "kort", "antwoorden": {"opslag": {"gevoelige-dossiers": 9}}},
    "bereik bestaat niet": {"omvang": "kort", "antwoorden": {"opslag": {"gevoelige-dossiers": [1, 9]}}},
    "waar": {"antwoorden": {"opslag": {"gevoelige-dossiers": True}}},
    "nvt zonder reden": {"antwoorden": {"aanmeldformulier": {"toestemming": {"keuze": "nvt", "reden": " "}}}},
    "nvt kan niet": {
        "omvang": "kort",
        "antwoorden": {"opslag": {"gevoelige-dossiers": {"keuze": "nvt", "reden": "Nee."}}},
    },
    "actiepunt op niets": {"actiepunten": [{"vraag": "weg.weg"}]},
    "twee keer hetzelfde": {"actiepunten": [{"vraag": "opslag.gevoelige-dossiers", "naar": 3}] * 2},
    "gereed zonder klaar": {"vervallen_actiepunten": [{"vraag": "weg.weg", "gereed": "2026-01-01"}]},
    "vorige bestaat niet": {
        "vorige": {**_VORIGE, "wijzerversie": "{versie}", "antwoorden": {"opslag": {"gevoelige-dossiers": 9}}}
    },
    "vorige is waar": {
        "vorige": {**_VORIGE, "wijzerversie": "{versie}", "antwoorden": {"opslag": {"gevoelige-dossiers": True}}}
    },
    "vervallen zonder vorm": {"vervallen": {"weg": {"a": "x"}}},
    "verwacht bestaat niet": {"verwacht": {"weg": 3}},
    "onbekend veld": {"weg": 1},
}


@pytest.mark.parametrize("velden", SLECHTE_VELDEN.values(), ids=SLECHTE_VELDEN)
def test_waar_iets_over_te_zeggen_valt_beslist_de_gewone_keuring(wijzer: Wijzer, velden: Blad) -> None:
    blad = {**verzin(wijzer, random.Random(4), bont=False), **_met_versie(velden, wijzer.kop.versie)}
    assert Snelkeuring(wijzer).keur(blad) is None


def _json(waarde: Any) -> str:
    return json.dumps(waarde, ensure_ascii=False)


def _met_dubbele(waarde: Any) -> Iterator[str]:
    """Dezelfde waarde als JSON, telkens met een andere sleutel dubbel; de laatste keer is er geen dubbel."""
    if isinstance(waarde, dict):
        paren = [f"{_json(naam)}: {_json(lid)}" for naam, lid in waarde.items()]
        for nummer, (naam, lid) in enumerate(waarde.items()):
            anders = [f"{_json(naam)}: {een}" for een in list(_met_dubbele(lid))[:-1]]
            for een in (f"{paren[nummer]}, {paren[nummer]}", *anders):
                yield f"{{{', '.join([*paren[:nummer], een, *paren[nummer + 1 :]])}}}"
    yield _json(waarde)


def test_een_dubbele_sleutel_valt_op_waar_hij_ook_staat(wijzer: Wijzer) -> None:
    kern = [(bank.id, vraag.id) for bank in wijzer.banken for vraag in bank.vragen if vraag.kern][:3]
    blad = {**verzin(wijzer, random.Random(4)), "invuller": {"rol": "directie"}, "antwoorden": {}}
    for (dimensie, vraag), keuze in zip(
        kern, (2, {"keuze": 2, "opmerking": OPMERKING}, {"keuze": [1, 2]}), strict=True
    ):
        blad["antwoorden"].setdefault(dimensie, {})[vraag] = keuze
    *dubbel, goed = _met_dubbele(blad)
    verwerking = Verwerking(wijzer)
    assert isinstance(verwerking.verwerk(goed.encode(), "a.json"), School)
    assert len(dubbel) > 15
    for tekst in dubbel:
        uit = verwerking.verwerk(tekst.encode(), "a.json")
        assert isinstance(uit, Geweigerd), tekst
        assert uit.bevinding.code == "A008"


def test_wat_geen_antwoorden_kan_zijn_wordt_per_soort_genoemd(draai: Draai, tmp_path: Path, wijzer: Wijzer) -> None:
    schrijf(tmp_path / "in", {"a.YML": verzin(wijzer, random.Random(1))})
    schrijf(tmp_path / "elders", {"d.yaml": verzin(wijzer, random.Random(2))})
    schrijf(tmp_path / "in" / ".geheim", {"e.yaml": verzin(wijzer, random.Random(2))})
    (tmp_path / "in" / "diep").mkdir()
    namen = ["b.zip", "x.YAML.txt", "diep/c.docx", "diep/e.DOCX", "LEESMIJ", ".f.yaml", "x.heelveeltekens"]
    systeem = [".verborgen.txt", "Thumbs.db", "Desktop.ini", ".DS_Store", "~$c.docx", "diep/._a.yaml", ".~x.yaml.slot"]
    for naam in (*namen, *systeem):
        (tmp_path / "in" / naam).write_text("x", encoding="utf-8")
    (tmp_path / "in" / "school-d").symlink_to("../elders")
    (tmp_path / "in" / "kring").symlink_to("kring")
    delen = "2 .docx (zoals diep/c.docx), 2 bestanden zonder achtervoegsel (zoals LEESMIJ), "
    delen += "1 .txt (x.YAML.txt), 1 .zip (b.zip)"
    einde = "en 1 verborgen map (.geheim)."
    zinnen = [
        "Zijn in x.YAML.txt antwoorden bewaard met Kladblok? Noem dat bestand dan x.YAML.",
        f"Overgeslagen: {delen}, 1 koppeling (kring), 1 koppeling naar een map (school-d), 1 verborgen bestand (.f.yaml) {einde}",
    ]
    for uit in ("in/uit", "in/uit"):  # de eigen overzichten tellen niet mee
        gedaan = draai("batch", "in", "--uit", uit, "--overschrijf", "-q")
        assert (gedaan.returncode, gedaan.stderr.splitlines()) == (0, zinnen)
    for nummer in range(12):
        (tmp_path / "in" / f"z.s{nummer:02}").write_text("x", encoding="utf-8")
    shutil.rmtree(tmp_path / "in" / "uit")
    gezegd = draai("batch", "in", "--uit", "in/.uit", "-q").stderr
    assert "1 .s07 (z.s07) en 10 andere bestanden." in gezegd
    assert ".uit" not in gezegd


def test_een_verborgen_map_telt_niet_mee_tenzij_zij_zelf_genoemd_is(
    draai: Draai, tmp_path: Path, wijzer: Wijzer
) -> None:
    schrijf(tmp_path / "in", {"a.yaml": verzin(wijzer, random.Random(1), 1)})
    schrijf(tmp_path / "in" / ".oud" / "diep", {"b.yaml": verzin(wijzer, random.Random(2), 2)})
    gedaan = draai("batch", "in", "--uit", "een", "-q")
    assert gedaan.stderr.strip() == "Overgeslagen: 1 verborgen map (.oud)."
    assert [regel["bestand"] for regel in regels(tmp_path / "een" / "uitslagen.jsonl")] == ["a.yaml"]
    for pad, naam in (("in/.oud", "diep/b.yaml"), (".", "b.yaml")):
        werk = tmp_path / "in" / ".oud" / "diep" if pad == "." else tmp_path
        uit = tmp_path / f"uit-{naam.replace('/', '-')}"
        opdracht = [sys.executable, "-m", "inzicht", "batch", pad, "--uit", str(uit), "-q"]
        subprocess.run(opdracht, cwd=werk, check=True)
        assert [regel["bestand"] for regel in regels(uit / "uitslagen.jsonl")] == [naam]


def test_uitvoer_mag_vaker(draai: Draai, tmp_path: Path, voorbeelden: Path) -> None:
    assert draai("batch", str(voorbeelden), "--uit", "uit", "--uitvoer", "csv", "--uitvoer", "md").returncode == 0
    assert {pad.name for pad in (tmp_path / "uit").iterdir()} == {"overzicht.csv", "fouten.csv", "groepsverslag.md"}


def test_de_samenvatting_staat_onder_wat_geweigerd_is(draai: Draai, tmp_path: Path, wijzer: Wijzer) -> None:
    schrijf(tmp_path / "in", {"a.yaml": verzin(wijzer, random.Random(1))})
    (tmp_path / "in" / "b.yaml").write_text("a: 1\n", encoding="utf-8")
    gezegd = draai("batch", "in", "--uit", "uit").stderr.splitlines()
    assert gezegd[0].startswith("b.yaml:1:1: A101 ")
    assert gezegd[1] == "1 school geteld, 1 bestand geweigerd."
