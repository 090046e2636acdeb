"""Antwoordenbestanden zoeken: op vaste volgorde, elk een keer, en van de rest wordt gezegd wat het was."""

import os
import sys
from pathlib import Path
from typing import Self

import pytest

from inzicht.bestanden import padstaat
from inzicht.bestanden.zoeken import Overgeslagen, zoek_antwoordbestanden
from inzicht.fouten import InvoerFout


def _maak(map_: Path, *namen: str) -> Path:
    for naam in namen:
        pad = map_ / naam
        if naam.endswith("/"):
            pad.mkdir(parents=True, exist_ok=True)
        else:
            pad.parent.mkdir(parents=True, exist_ok=True)
            pad.touch()
    return map_


def _namen(*paden: Path, uit: str = "") -> list[str]:
    return zoek_antwoordbestanden([str(pad) for pad in paden], uit)[1]


def _zinnen(*paden: Path, uit: str = "") -> list[str]:
    return zoek_antwoordbestanden([str(pad) for pad in paden], uit)[2].zinnen()


# --- wat meegaat, en op welke volgorde ----------------------------------------------------------------


def test_een_map_gaat_helemaal_mee_op_volgorde_van_codepunt(tmp_path: Path) -> None:
    _maak(tmp_path, "b/z.yaml", "b.yaml", "a/c/d.json", "B.YML", "a-1.yaml", "é.yaml", "z.yaml")
    verwacht = ["B.YML", "a-1.yaml", "a/c/d.json", "b.yaml", "b/z.yaml", "z.yaml", "é.yaml"]
    assert zoek_antwoordbestanden([str(tmp_path)])[:2] == (str(tmp_path), verwacht)


def test_de_volgorde_hangt_niet_af_van_die_op_de_schijf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _maak(tmp_path, *(f"{letter}/{nummer}.yaml" for letter in "cab" for nummer in range(5)))
    gewoon, echt = _namen(tmp_path), os.scandir

    class Inhoud(list[os.DirEntry[str]]):
        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            return None

    def scandir(map_: str) -> Inhoud:
        with echt(map_) as inhoud:
            return Inhoud(sorted(inhoud, key=lambda een: een.name, reverse=True))

    monkeypatch.setattr(os, "scandir", scandir)
    assert _namen(tmp_path) == gewoon == sorted(gewoon)


def test_wat_twee_keer_genoemd_is_gaat_een_keer_mee(tmp_path: Path) -> None:
    _maak(tmp_path, "a/x.yaml", "a/y.yaml", "b/z.yaml")
    paden = [str(tmp_path / een) for een in ("b", "a/y.yaml", "a", "a/y.yaml")]
    assert zoek_antwoordbestanden(paden)[:2] == (str(tmp_path), ["a/x.yaml", "a/y.yaml", "b/z.yaml"])


def test_een_bestand_heet_naar_de_map_waar_het_in_staat(tmp_path: Path) -> None:
    _maak(tmp_path, "a/x.txt", "a/b/y.yaml")
    assert zoek_antwoordbestanden([str(tmp_path / "a" / "x.txt")])[:2] == (str(tmp_path / "a"), ["x.txt"])
    beide = [str(tmp_path / "a" / "x.txt"), str(tmp_path / "a" / "b")]
    assert zoek_antwoordbestanden(beide)[:2] == (str(tmp_path / "a"), ["b/y.yaml", "x.txt"])


def test_een_verborgen_map_gaat_alleen_mee_als_zij_genoemd_is(tmp_path: Path) -> None:
    _maak(tmp_path, ".kluis/x.yaml", ".kluis/.y.yaml", "z.yaml")
    assert _namen(tmp_path) == ["z.yaml"]
    assert _namen(tmp_path / ".kluis") == ["x.yaml"]


def test_wat_de_naam_van_een_bestand_heeft_maar_het_niet_is_gaat_mee_om_geweigerd_te_worden(tmp_path: Path) -> None:
    _maak(tmp_path, "map.yaml/x.yaml")
    assert _namen(tmp_path) == ["map.yaml", "map.yaml/x.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="koppelingen van POSIX")
def test_door_een_koppeling_naar_een_map_wordt_niet_gekeken(tmp_path: Path) -> None:
    _maak(tmp_path / "in", "a.yaml")
    _maak(tmp_path / "elders", "b.yaml")
    (tmp_path / "in" / "link").symlink_to(tmp_path / "elders")
    (tmp_path / "in" / "rond").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "c.yaml").symlink_to(tmp_path / "elders" / "b.yaml")
    (tmp_path / "in" / "weg.yaml").symlink_to("niets")
    assert _namen(tmp_path / "in") == ["a.yaml", "c.yaml", "weg.yaml"]
    assert _zinnen(tmp_path / "in") == ["Overgeslagen: 2 koppelingen naar een map (zoals link)."]


@pytest.mark.skipif(sys.platform == "win32", reason="koppelingen van POSIX")
def test_een_genoemde_koppeling_gaat_mee_onder_haar_eigen_naam(tmp_path: Path) -> None:
    """Ook als zij nergens heen wijst: het lezen zegt dan wat er mis is."""
    (tmp_path / "weg.yaml").symlink_to("niets")
    (tmp_path / "elders").mkdir()
    (tmp_path / "elders" / "x.yaml").touch()
    (tmp_path / "link").symlink_to("elders")
    assert _namen(tmp_path / "weg.yaml") == ["weg.yaml"]
    assert zoek_antwoordbestanden([str(tmp_path / "link")])[:2] == (str(tmp_path / "link"), ["x.yaml"])


def test_een_map_waar_niet_in_te_kijken_is_staat_erbij(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _maak(tmp_path, "dicht/x.yaml", "open/y.yaml")
    echt = os.scandir

    def scandir(map_: str) -> object:
        if map_.endswith("dicht"):
            raise PermissionError(13, "x")
        return echt(map_)

    monkeypatch.setattr(os, "scandir", scandir)
    assert _namen(tmp_path) == ["dicht", "open/y.yaml"]


@pytest.mark.parametrize("naam", ["niets.yaml", "niets/x.yaml"])
def test_een_pad_dat_er_niet_is_wordt_geweigerd(tmp_path: Path, naam: str) -> None:
    with pytest.raises(InvoerFout) as gevangen:
        _namen(tmp_path / naam)
    [een] = gevangen.value.bevindingen
    assert (een.code, een.plek.bestand) == ("A013", str(tmp_path / naam))
    assert een.boodschap.startswith("Dit bestand of deze map bestaat niet.")


def test_zonder_werkmap_is_alleen_een_heel_pad_te_vinden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _maak(tmp_path, "x.yaml")
    monkeypatch.setattr(padstaat, "werkmap", lambda: None)
    assert _namen(tmp_path) == ["x.yaml"]
    with pytest.raises(InvoerFout, match="De map waarin u werkt, bestaat niet meer"):
        zoek_antwoordbestanden(["x.yaml"])


# --- wat niet meegaat ---------------------------------------------------------------------------------


def test_van_elke_soort_staat_er_hoeveel_en_een_naam(tmp_path: Path) -> None:
    _maak(
        tmp_path, "a.yaml", "d/b.docx", "a.docx", "c.DOCX", "brief", ".kluis/x.yaml", ".oud.yaml", "p.pdf", "gek.naam!"
    )
    delen = "3 .docx (zoals a.docx), 2 bestanden zonder achtervoegsel (zoals brief), 1 .pdf (p.pdf)"
    assert _zinnen(tmp_path) == [f"Overgeslagen: {delen}, 1 verborgen bestand (.oud.yaml) en 1 verborgen map (.kluis)."]


def test_gaat_alles_mee_dan_valt_er_niets_te_zeggen(tmp_path: Path) -> None:
    _maak(tmp_path, "a.yaml", "b/c.json", "leeg/")
    assert _zinnen(tmp_path) == []


@pytest.mark.parametrize(
    "naam",
    [
        "Thumbs.db",
        "ehthumbs.db",
        "desktop.ini",
        "Icon\r",
        "~$school.yaml",
        ".DS_Store",
        "._a.yaml",
        ".~x.yaml",
        ".rest",
    ],
)
def test_wat_het_systeem_neerzet_is_nooit_werk_van_een_school(tmp_path: Path, naam: str) -> None:
    _maak(tmp_path, "a.yaml", naam)
    assert (_namen(tmp_path), _zinnen(tmp_path)) == (["a.yaml"], [])


def test_na_tien_soorten_staat_de_rest_bij_elkaar() -> None:
    overgeslagen = Overgeslagen()
    for nummer in range(13):
        for keer in range(20 - nummer):
            overgeslagen.tel(f".s{nummer:02}", f"x{keer}.s{nummer:02}")
    [zin] = overgeslagen.zinnen()
    assert zin.startswith("Overgeslagen: 20 .s00 (zoals x0.s00), 19 .s01")
    assert zin.endswith("11 .s09 (zoals x0.s09) en 27 andere bestanden.")  # 10 + 9 + 8


def test_de_eerste_naam_is_die_van_het_alfabet() -> None:
    overgeslagen = Overgeslagen()
    for naam in ("b.pdf", "a.pdf", "c.pdf"):
        overgeslagen.tel(".pdf", naam)
    assert overgeslagen.zinnen() == ["Overgeslagen: 3 .pdf (zoals a.pdf)."]


@pytest.mark.parametrize("achter", ["yaml", "YML", "json"])
def test_wie_met_kladblok_bewaarde_krijgt_raad(tmp_path: Path, achter: str) -> None:
    _maak(tmp_path, f"map/school.{achter}.txt")
    raad = f"Zijn in map/school.{achter}.txt antwoorden bewaard met Kladblok? Noem dat bestand dan school.{achter}."
    assert _zinnen(tmp_path) == [raad, f"Overgeslagen: 1 .txt (map/school.{achter}.txt)."]


def test_een_gewone_tekst_is_niet_van_kladblok(tmp_path: Path) -> None:
    assert len(_zinnen(_maak(tmp_path, "lees-mij.txt"))) == 1


@pytest.mark.parametrize("zelf", [False, True])
def test_wat_in_de_uitvoer_staat_is_niet_overgeslagen(tmp_path: Path, zelf: bool) -> None:
    _maak(tmp_path, "a.yaml", "in.pdf", "uit/overzicht.csv", "uit/diep/b.html")
    uit = str(tmp_path / "uit")
    verwacht = [] if zelf else ["Overgeslagen: 1 .pdf (in.pdf)."]
    assert _zinnen(tmp_path / "uit" if zelf else tmp_path, uit=uit) == verwacht


def test_een_uitvoerbestand_is_ook_niet_overgeslagen(tmp_path: Path) -> None:
    _maak(tmp_path, "a.yaml", "rest.csv", "uit.csv")
    assert _zinnen(tmp_path, uit=str(tmp_path / "uit.csv")) == ["Overgeslagen: 1 .csv (rest.csv)."]
