"""De aanvaller: wie de scholen kent en het programma heeft, komt uit een anonieme partij niet verder dan gokken.

Hij kent de lijst van scholen en hun hele bestanden, op een na. Hij bouwt elke partij na die het geweest kan zijn, en
houdt over wat met de uitvoer klopt: elke byte, elke naam, elke volgorde en elke tijd. Wat overblijft, is zijn gok.
"""

import itertools
import json
import random
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from batchhulp import verzin
from groephulp import batch
from inzicht.bestanden import yamlbron
from inzicht.modellen.wijzer import Wijzer

Blad = dict[str, Any]
Uitvoer = dict[str, object]
NAMEN = ("Aloysius", "De Brug", "Zonnebloem", "Het Zwaard")


def _kern(wijzer: Wijzer, nummer: int) -> Blad:
    """Wat van een school anoniem naar buiten gaat."""
    blad = verzin(wijzer, random.Random(nummer), nummer, bont=False)
    blad["school"] = {"kenmerken": {"sector": "po"}}
    blad["actiepunten"] = [{"vraag": "opslag.overzicht", "wie": "directie", "status": "open"}] if nummer % 2 else []
    for vak in blad["antwoorden"].values():
        for naam, keuze in vak.items():
            if isinstance(keuze, dict):
                vak[naam] = {"keuze": keuze["keuze"], **({"reden": "x"} if keuze["keuze"] == "nvt" else {})}
    return {**blad, "datum": f"2026-11-{nummer + 1:02}"}


def _trek_aan(kern: Blad, naam: str) -> tuple[str, bytes]:
    """Het bestand waarmee deze school haar antwoorden inleverde: alles wat niet anoniem is, hangt van haar af."""
    rng = random.Random(naam)
    blad: Blad = json.loads(json.dumps(kern))
    blad["school"] = {"naam": naam, "brin": f"{rng.randint(10, 99)}AB", **blad["school"]}
    for vak in blad["antwoorden"].values():
        for vraag, keuze in vak.items():
            if not isinstance(keuze, dict) and rng.random() < 0.5:
                vak[vraag] = {"keuze": keuze, "opmerking": f"Bij {naam} " * rng.randint(1, 9), "bewijs": naam}
            elif isinstance(keuze, dict) and "reden" in keuze:
                keuze["reden"] = f"Dat heeft {naam} niet."
    for punt in blad["actiepunten"]:
        punt["notitie"] = naam
    blad["vervallen_actiepunten"] = [{"vraag": f"{naam}.x", "notitie": naam}]
    blad["vorige"] = {"datum": f"20{rng.randint(10, 25)}-01-01", "wijzerversie": "0.1", "antwoorden": {"x": {"y": 1}}}
    velden = list(blad.items())
    rng.shuffle(velden)
    als_json = rng.random() < 0.5
    tekst = json.dumps(dict(velden), indent=rng.choice([None, 2])) if als_json else yamlbron.schrijf(dict(velden))
    gegevens = tekst.encode()
    return f"{naam}.{'json' if als_json else 'yml'}", gegevens.replace(
        b"\n", b"\r\n"
    ) if rng.random() < 0.5 else gegevens


def _kapot(naam: str) -> tuple[str, bytes]:
    """Een bestand dat geweigerd wordt om dezelfde regel, op een andere plaats en met meer of minder fouten erbij."""
    wit = "\n" * len(naam)
    return (
        f"{naam}-kapot.yaml",
        f"{wit}formaat: inzicht-antwoorden/1\nwijzer: {naam.rsplit(maxsplit=1)[-1].lower()}\n".encode(),
    )


def _zet(map_: Path, bestanden: Iterable[tuple[str, bytes]]) -> Path:
    map_.mkdir()
    for naam, gegevens in bestanden:
        (map_ / naam).write_bytes(gegevens)
    return map_


def _bekijk(uit: Path) -> Uitvoer:
    """Alles wat er aan uitvoer te zien is."""
    paden = sorted(uit.rglob("*"))
    gezien: Uitvoer = {
        "op tijd": [een.name for een in sorted((uit / "verslagen").glob("*"), key=lambda een: een.stat().st_mtime_ns)],
    }
    for pad in paden:
        naam = pad.relative_to(uit).as_posix()
        gezien[naam] = (pad.stat().st_mode, pad.read_bytes() if pad.is_file() else b"")
        if pad.suffix == ".xlsx":
            with zipfile.ZipFile(pad) as boek:
                gezien[f"{naam} van binnen"] = [(een.filename, een.date_time, een.file_size) for een in boek.infolist()]
                gezien[f"{naam} eigenschappen"] = boek.read("docProps/core.xml")
    return gezien


def _werelden(wijzer: Wijzer) -> Iterator[tuple[str, list[tuple[str, bytes]]]]:
    """Elke partij die het geweest kan zijn: wie welke antwoorden gaf, wie geweigerd is, en wie vaker inleverde."""
    kernen = [_kern(wijzer, nummer) for nummer in range(len(NAMEN))]
    oud = {**_kern(wijzer, 9), "datum": "2020-01-01"}
    rng = random.Random(6)
    volgordes = rng.sample(list(itertools.permutations(NAMEN)), 5)
    for nummer, volgorde in enumerate(volgordes):
        bestanden = [_trek_aan(kern, naam) for kern, naam in zip(kernen, volgorde, strict=True)]
        dubbel, kapot = NAMEN[nummer % 4], NAMEN[(nummer + 1) % 4]
        eerder, gegevens = _trek_aan(oud, dubbel)
        yield ", ".join(volgorde), [*bestanden, (f"oud-{eerder}", gegevens), _kapot(kapot)]


def _over(wijzer: Wijzer, map_: Path, waar: int, **opties: Any) -> list[str]:
    """Welke partijen de aanvaller overhoudt als dit de echte was."""
    gezien = []
    for nummer, (wie, bestanden) in enumerate(_werelden(wijzer)):
        in_ = _zet(map_ / f"in{nummer}", bestanden)
        assert batch(in_, map_ / f"uit{nummer}", volledig=True, verslagen=True, **opties) == 1
        gezien.append((wie, _bekijk(map_ / f"uit{nummer}")))
    return [wie for wie, uitvoer in gezien if uitvoer == gezien[waar][1]]


def test_de_aanvaller_houdt_elke_partij_over(wijzer: Wijzer, tmp_path: Path) -> None:
    over = _over(wijzer, tmp_path, 2, anoniem=True, sleutel=None)
    assert len(over) == 5, over
    tekst = b"".join(
        pad.read_bytes() for pad in (tmp_path / "uit2").rglob("*") if pad.suffix != ".xlsx" and pad.is_file()
    )
    assert not [naam for naam in NAMEN if naam.encode() in tekst]
    assert len(list((tmp_path / "uit2" / "verslagen").iterdir())) == len(NAMEN)


def test_zonder_anoniem_vindt_de_aanvaller_de_echte_partij(wijzer: Wijzer, tmp_path: Path) -> None:
    assert len(_over(wijzer, tmp_path, 2)) == 1


@pytest.mark.parametrize("soort", ["csv", "jsonl", "xlsx", "html", "md"])
def test_ook_een_enkele_uitvoer_verraadt_niets(wijzer: Wijzer, tmp_path: Path, soort: str) -> None:
    werelden = list(_werelden(wijzer))[:2]
    gezien = []
    for nummer, (_, bestanden) in enumerate(werelden):
        in_ = _zet(tmp_path / f"in{nummer}", bestanden)
        batch(in_, tmp_path / f"uit{nummer}", uitvoer=[soort], anoniem=True)
        gezien.append(_bekijk(tmp_path / f"uit{nummer}"))
    assert gezien[0] == gezien[1]


def test_meer_processen_verraden_niet_meer(wijzer: Wijzer, tmp_path: Path) -> None:
    werelden = list(_werelden(wijzer))[:2]
    gezien = []
    for nummer, (_, bestanden) in enumerate(werelden):
        in_ = _zet(tmp_path / f"in{nummer}", bestanden)
        batch(in_, tmp_path / f"uit{nummer}", anoniem=True, parallel=1 + nummer)
        gezien.append(_bekijk(tmp_path / f"uit{nummer}"))
    assert gezien[0] == gezien[1]


def test_met_een_bestand_dat_hij_niet_kent_kan_dat_alles_zijn(wijzer: Wijzer, tmp_path: Path) -> None:
    """Alle bestanden zijn bekend op een na; wat daar meer in staat dan de anonieme antwoorden, is niet te zien."""
    kernen = [_kern(wijzer, nummer) for nummer in range(len(NAMEN))]
    bekend = [_trek_aan(kern, naam) for kern, naam in zip(kernen[1:], NAMEN[1:], strict=True)]
    gezien = []
    for nummer, naam in enumerate(["Aloysius", "Zz", "Een heel andere school met een lange naam"]):
        in_ = _zet(tmp_path / f"in{nummer}", [*bekend, _trek_aan(kernen[0], naam), _kapot(naam * 3)])
        batch(in_, tmp_path / f"uit{nummer}", anoniem=True, verslagen=True)
        gezien.append(_bekijk(tmp_path / f"uit{nummer}"))
    assert gezien[0] == gezien[1] == gezien[2]
