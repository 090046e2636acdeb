"""Een deel van een partij: wat erin zit, hoe het splitst, en wat eruit komt per bestand."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from hulp import maak_wijzer
from inzicht.batch.deel import Bestanden, Deel, Regels, Tellingen, Werker, gestopt
from inzicht.batch.opbrengst import Opbrengst, Verslaglegger, Wensen
from inzicht.fouten import BewaarFout
from inzicht.modellen.antwoorden import Antwoorden
from inzicht.modellen.wijzer import Wijzer
from inzicht.verslag.tabel import EXCEL_NL
from verslaghulp import banken, gegevens, kop


@pytest.fixture(scope="module")
def klein() -> Wijzer:
    return maak_wijzer(kop(), banken())


def _school(naam: str = "De School", **velden: Any) -> dict[str, Any]:
    school = gegevens(**velden)
    school["school"]["naam"] = naam
    return school


def _regels(*scholen: dict[str, Any], eerste: int = 1) -> Regels:
    return Regels(eerste, tuple(json.dumps(een).encode() for een in scholen))


def _wensen(**anders: Any) -> Wensen:
    return Wensen(**{"csv": EXCEL_NL, "jsonl": True, "volledig": False, **anders})


def _tweede(werker: Werker, eerste: Opbrengst, namen: Sequence[str]) -> Opbrengst:
    rij = tuple((naam, lid.telling, lid.som) for naam, lid in zip(namen, eerste.leden, strict=True))
    return werker.verwerk(Tellingen(rij))


# --- hoe het heet en hoe het splitst ------------------------------------------------------------------

DELEN = [
    (Bestanden("/w", ("a", "b", "c", "d", "e")), 5, "a tot en met e", "a tot en met b", "c tot en met e"),
    (Regels(7, (b"1", b"2", b"3")), 3, *("standaardinvoer:7 tot en met standaardinvoer:9",),
     "standaardinvoer:7", "standaardinvoer:8 tot en met standaardinvoer:9"),
    (Tellingen((("x", b"", 1), ("y", b"", 2), ("z", b"", 3))), 3, "x tot en met z", "x", "y tot en met z"),
]  # fmt: skip


@pytest.mark.parametrize(("deel", "lengte", "heel", "links", "rechts"), DELEN)
def test_een_deel_heet_naar_zijn_eerste_en_laatste_en_splitst_zonder_verlies(
    deel: Deel, lengte: int, heel: str, links: str, rechts: str
) -> None:
    een, ander = deel.helften()
    assert (len(deel), deel.noem()) == (lengte, heel)
    assert (een.noem(), ander.noem()) == (links, rechts)
    assert len(een) + len(ander) == lengte
    assert abs(len(een) - len(ander)) <= 1


def test_lege_regels_tellen_niet_maar_houden_hun_nummer() -> None:
    deel = Regels(3, (b"a\n", b" \n", b"", b"b\n"))
    assert list(deel.lees()) == [("standaardinvoer:3", b"a"), ("standaardinvoer:6", b"b")]
    assert [naam for naam, _ in deel.helften()[1].lees()] == ["standaardinvoer:6"]


def test_een_bestand_dat_niet_te_lezen_is_heet_zoals_in_de_map(tmp_path: Path, klein: Wijzer) -> None:
    (tmp_path / "a.json").write_text(json.dumps(_school()), encoding="utf-8")
    uit = Werker(klein, _wensen()).verwerk(Bestanden(str(tmp_path), ("weg.json", "a.json", "ook\tweg.json")))
    assert uit.namen[:2] == ["weg.json", "a.json"]
    _, weg = uit.geweigerd[0]
    assert (uit.geweigerd[0][0], weg.bevinding.code, weg.bevinding.plek.bestand) == ("weg.json", "A013", "weg.json")
    assert len(uit.leden) == len(uit.csv) == len(uit.jsonl) == 1
    assert "\t" not in uit.geweigerd[1][0]


@pytest.mark.parametrize("deel", [Bestanden("/w", ("m/x.json",)), Regels(12, (b"{}",)), Tellingen((("x", b"", 1),))])
def test_waar_het_rekenproces_stopte_staat_het_bestand_bij_de_fouten(deel: Deel) -> None:
    uit = gestopt(deel)
    [(naam, geweigerd)] = uit.geweigerd
    assert uit.namen == [naam] == [deel.noem()]
    plek = geweigerd.bevinding.plek
    assert (plek.bestand, plek.regel) == (("standaardinvoer", 12) if isinstance(deel, Regels) else (deel.noem(), 1))
    assert (geweigerd.bevinding.code, geweigerd.aantal) == ("A099", 1)
    assert (uit.csv, uit.leden) == ([], [])


# --- eerste ronde -------------------------------------------------------------------------------------


def test_een_slechte_regel_krijgt_haar_nummer_en_kost_een_ander_niets(klein: Wijzer) -> None:
    regels = (*_regels(_school("Een")).regels, b'{"a" 1}', *_regels(_school("Drie")).regels)
    uit = Werker(klein, _wensen()).verwerk(Regels(40, regels))
    assert uit.namen == [f"standaardinvoer:{nummer}" for nummer in (40, 41, 42)]
    [(naam, geweigerd)] = uit.geweigerd
    plek = geweigerd.bevinding.plek
    assert (naam, plek.bestand, plek.regel, plek.kolom) == ("standaardinvoer:41", "standaardinvoer", 41, 6)
    assert [lid.wie.school for lid in uit.leden] == ["Een", "Drie"]
    assert [regel.split(";")[1] for regel in uit.csv] == ['"Een"', '"Drie"']
    assert all(regel.endswith("\n") and json.loads(regel) for regel in uit.jsonl)
    assert uit.versies == {("1.0", "bestanden"): 2}


def test_van_elk_bestand_blijven_getallen_over_om_dezelfde_school_te_vinden(klein: Wijzer) -> None:
    met_brin = _school(datum="2026-02-01")
    met_brin["school"]["brin"] = "12AB"
    rij = [_school("DE SCHOOL"), met_brin, _school(), _school("Andere", antwoorden={"een": {"a": 1, "b": None}})]
    uit = Werker(klein, _wensen()).verwerk(_regels(*rij))
    een, brin, zelfde, ander = uit.leden
    assert (een.naam, een.brin, een.wie.datum) == (zelfde.naam, 0, "2026-11-03")
    assert (brin.brin > 0, brin.wie.datum, brin.wie.brin) == (True, "2026-02-01", "12AB")
    assert ander.naam != een.naam
    assert [lid.antwoorden for lid in uit.leden] == [7, 7, 7, 1]
    assert len({lid.som for lid in uit.leden}) == 4
    assert zelfde.som == int.from_bytes(hashlib.sha256(json.dumps(_school()).encode()).digest(), "big")
    assert {lid.telling for lid in uit.leden} == {b""}  # zonder tweede ronde is er niets te bewaren


def test_wat_niet_gevraagd_is_wordt_niet_gemaakt(klein: Wijzer) -> None:
    uit = Werker(klein, _wensen(csv=None, jsonl=False)).verwerk(_regels(_school()))
    assert (uit.csv, uit.jsonl, uit.xlsx, uit.groep, len(uit.leden)) == ([], [], [], None, 1)


def test_wie_met_andere_vragen_invulde_wordt_genoemd(klein: Wijzer) -> None:
    scholen = [_school(wijzerkenmerk=een) for een in (klein.kenmerk, "sha256:" + "0" * 64)]
    assert Werker(klein, _wensen()).verwerk(_regels(*scholen)).anders == ["standaardinvoer:2"]


def test_een_fout_van_inzicht_kost_een_bestand_en_een_volle_schijf_alles(
    klein: Wijzer, monkeypatch: pytest.MonkeyPatch
) -> None:
    werker = Werker(klein, _wensen())
    echt = werker._overzicht.rij

    fouten: list[Exception] = [ValueError("x"), BewaarFout("vol")]

    def rij(naam: str, cijfers: Any) -> Any:
        if naam == "standaardinvoer:2":
            raise fouten.pop(0)
        return echt(naam, cijfers)

    monkeypatch.setattr(werker._overzicht, "rij", rij)
    uit = werker.verwerk(_regels(*(_school(f"S{nummer}") for nummer in range(3))))
    assert [(naam, een.bevinding.code) for naam, een in uit.geweigerd] == [("standaardinvoer:2", "A099")]
    assert len(uit.csv) == len(uit.jsonl) == len(uit.leden) == 2
    with pytest.raises(BewaarFout, match="vol"):
        werker.verwerk(_regels(_school(), _school()))


def _onthoud(gelegd: list[tuple[str, str, str, str]]) -> Any:
    def maak(_: Wijzer) -> Verslaglegger:
        def leg(antwoorden: Antwoorden, kenmerk: str, ingevuld_met: str, stam: str) -> None:
            gelegd.append((antwoorden.school.naam, kenmerk, ingevuld_met, stam))

        return leg

    return maak


def test_een_verslag_heet_naar_de_school_en_haar_bestand(klein: Wijzer) -> None:
    gelegd: list[tuple[str, str, str, str]] = []
    deel = _regels(_school())
    Werker(klein, _wensen(verslagen=_onthoud(gelegd))).verwerk(deel)
    som = hashlib.sha256(deel.regels[0]).hexdigest()
    assert gelegd == [("De School", som, "", f"de-school-{som[:12]}")]


# --- tweede ronde -------------------------------------------------------------------------------------


def test_in_de_tweede_ronde_komen_de_groep_en_het_rekenblad(klein: Wijzer) -> None:
    werker = Werker(klein, _wensen(groep=True, xlsx=True))
    eerste = werker.verwerk(_regels(_school("Een"), _school("Twee")))
    assert (len(eerste.csv), eerste.xlsx, eerste.groep) == (2, [], None)
    uit = _tweede(werker, eerste, ["een.json", "twee.json"])
    assert [(rij[0], rij[1]) for rij, _ in uit.xlsx] == [("een.json", "Een"), ("twee.json", "Twee")]
    assert {keuzes for _, keuzes in uit.xlsx} == {(4, 4, 4, "4–5", 2, "?", "nvt")}
    assert uit.groep is not None
    assert uit.groep.dimensies[0].scholen == 2
    assert (uit.csv, uit.jsonl, uit.namen) == ([], [], ["een.json", "twee.json"])


def test_anoniem_komt_alles_in_de_tweede_ronde_onder_de_nieuwe_naam(klein: Wijzer) -> None:
    gelegd: list[tuple[str, str, str, str]] = []
    werker = Werker(klein, _wensen(anoniem=True, xlsx=True, verslagen=_onthoud(gelegd)))
    eerste = werker.verwerk(_regels(_school("De Regenboog"), _school("Het Kompas")))
    assert (eerste.csv, eerste.jsonl, gelegd) == ([], [], [])
    assert eerste.leden[0].som == eerste.leden[1].som  # dezelfde antwoorden: niets meer om ze te onderscheiden
    uit = _tweede(werker, eerste, ["School 3f2a9c-1", "School 3f2a9c-2"])
    assert gelegd == [(een, "", "", een.lower().replace(" ", "-")) for een in uit.namen]
    assert uit.keuzes == {("sector", "po"): 2}
    alles = "".join([*uit.csv, *uit.jsonl, *(str(rij) for rij, _ in uit.xlsx)])
    assert (len(uit.csv), len(uit.jsonl), len(uit.xlsx)) == (2, 2, 2)
    assert not any(een in alles for een in ("Een opmerking", "Een bewijs", "Regenboog", "Kompas", "standaardinvoer"))


def test_ook_in_de_tweede_ronde_kost_een_fout_een_school_en_een_volle_schijf_alles(klein: Wijzer) -> None:
    werker = Werker(klein, _wensen(groep=True))
    [lid] = werker.verwerk(_regels(_school())).leden
    uit = werker.verwerk(Tellingen((("kapot", b"geen telling", 1), ("goed", lid.telling, lid.som))))
    assert [(naam, een.bevinding.code) for naam, een in uit.geweigerd] == [("kapot", "A099")]
    assert uit.namen == ["kapot", "goed"]
    assert uit.groep is not None
    assert uit.groep.dimensies[0].scholen == 1

    def vol(_: Wijzer) -> Verslaglegger:
        def leg(antwoorden: Antwoorden, kenmerk: str, ingevuld_met: str, stam: str) -> None:  # noqa: ARG001 - de vorm
            raise BewaarFout("vol")

        return leg

    werker = Werker(klein, _wensen(anoniem=True, verslagen=vol))
    eerste = werker.verwerk(_regels(_school()))
    with pytest.raises(BewaarFout, match="vol"):
        _tweede(werker, eerste, ["School 1"])
