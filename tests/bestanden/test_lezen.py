"""Wat inzicht van de schijf leest, en een antwoordenbestand dat open blijft: elke weigering, en niets dat openblijft."""

import errno
import hashlib
import io
import itertools
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from inzicht.bestanden import padstaat, schijf, slot
from inzicht.bestanden.schijf import (
    Bewaarplek,
    bestanden_onder,
    gegevensmap,
    kenmerk_van,
    lees_bytes,
    lees_map,
    lees_sjablonen,
    lees_teksten,
    yaml_namen,
)
from inzicht.bestanden.yamlbron import ANTWOORDEN, WIJZER, Soort
from inzicht.fouten import BewaarFout, BezetFout, InvoerFout

KLEIN = Soort("A", "klein bestand", 10)
RUIM = Soort("W", "ruim bestand", 20_000)
_OPEN = Path("/proc/self/fd")


def _open() -> int:
    """Hoeveel bestanden dit proces open heeft."""
    return len(list(_OPEN.iterdir())) if _OPEN.exists() else 0


def _reden(lees: Callable[[], Any]) -> tuple[str, str, str]:
    """Het bestand, de code en de zin van de ene bevinding; er blijft niets open."""
    voor = _open()
    with pytest.raises(InvoerFout) as gevangen:
        lees()
    assert _open() == voor
    (een,) = gevangen.value.bevindingen
    return een.plek.bestand, een.code, een.boodschap


def _fout(nummer: int) -> Callable[..., Any]:
    def doe(*_: object, **__: object) -> None:
        raise OSError(nummer, "x")

    return doe


# --- meegeleverde bestanden ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("plaats", "er", "verwacht"),
    [
        ("werk/src/inzicht", True, "werk/sjablonen"),
        ("werk/src/inzicht", False, "werk/src/inzicht/_gegevens/sjablonen"),
        ("werk/lib/inzicht", True, "werk/lib/inzicht/_gegevens/sjablonen"),
    ],
)
def test_meegeleverde_bestanden_staan_in_de_werkmap_of_in_het_pakket(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plaats: str, er: bool, verwacht: str
) -> None:
    (tmp_path / plaats).mkdir(parents=True)
    if er:
        (tmp_path / "werk" / "sjablonen").mkdir()
    monkeypatch.setattr(schijf, "__file__", str(tmp_path / plaats / "bestanden" / "schijf.py"))
    assert gegevensmap("sjablonen") == tmp_path.resolve() / verwacht


def test_meegeleverde_teksten_heten_naar_hun_plaats(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert lees_sjablonen() == lees_teksten("sjablonen")
    assert "vragenlijst/opslag.js" in lees_sjablonen()
    (tmp_path / "b" / "c").mkdir(parents=True)
    (tmp_path / "b" / "c" / "x.md").write_text("é", encoding="utf-8")
    (tmp_path / "a").write_text("1", encoding="utf-8")
    monkeypatch.setattr(schijf, "gegevensmap", lambda naam: tmp_path if naam == "b" else None)
    assert list(lees_teksten("b").items()) == [("a", "1"), ("b/c/x.md", "é")]


def test_het_kenmerk_is_de_hash_van_de_inhoud() -> None:
    assert kenmerk_van(b"abc") == hashlib.sha256(b"abc").hexdigest()


# --- een bestand ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("grootte", "over"), [(0, 0), (9, 9), (10, 10), (11, 11), (12, 11), (9_000, 11)])
def test_van_een_te_groot_bestand_komt_er_een_byte_te_veel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, grootte: int, over: int
) -> None:
    pad, gevraagd, echt, voor = tmp_path / "x", list[int](), os.read, _open()
    pad.write_bytes(b"a" * grootte)

    def lees(wijzer: int, hoeveel: int) -> bytes:
        gevraagd.append(hoeveel)
        return echt(wijzer, hoeveel)

    monkeypatch.setattr(os, "read", lees)
    gelezen = lees_bytes(str(pad), KLEIN)
    assert len(gelezen) == over
    assert gelezen == (b"a" if grootte <= KLEIN.grootte else b"\0") * over
    assert gevraagd == ([11] if grootte <= KLEIN.grootte else [])
    assert _open() == voor


@pytest.mark.parametrize(
    ("grootte", "nu", "verwacht", "gevraagd"),
    [
        (100, 100, 100, [4096]),
        (100, 5_000, 5_000, [4096, 4096, 4096]),
        (5_000, 5_000, 5_000, [5_001]),
        (5_000, 4_000, 4_000, [5_001, 5_001]),
        (5_000, 90_000, 20_001, [5_001, 5_001, 5_001, 4_998]),
        (20_000, 20_000, 20_000, [20_001]),
        (20_000, 30_000, 20_001, [20_001]),
    ],
)
def test_een_bestand_dat_onder_het_lezen_verandert_blijft_binnen_de_grens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, grootte: int, nu: int, verwacht: int, gevraagd: list[int]
) -> None:
    pad, gezien, toestand, echt = tmp_path / "x", list[int](), os.fstat, os.read
    pad.write_bytes(b"a" * grootte)

    def fstat(wijzer: int) -> os.stat_result:
        gemeten = toestand(wijzer)
        pad.write_bytes(b"b" * nu)
        return gemeten

    def lees(wijzer: int, hoeveel: int) -> bytes:
        gezien.append(hoeveel)
        return echt(wijzer, hoeveel)

    monkeypatch.setattr(os, "fstat", fstat)
    monkeypatch.setattr(os, "read", lees)
    assert lees_bytes(str(pad), RUIM) == b"b" * verwacht
    assert gezien == gevraagd


class _Invoer:
    """Standaardinvoer met deze bytes, van een terminal of niet."""

    def __init__(self, gegevens: bytes, *, terminal: bool) -> None:
        self.buffer = io.BytesIO(gegevens)
        self.isatty = lambda: terminal


@pytest.mark.parametrize(("bytes_", "over"), [(b"", b""), (b"a" * 10, b"a" * 10), (b"a" * 50, b"a" * 11)])
def test_van_standaardinvoer_komt_er_hoogstens_een_byte_te_veel(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, bytes_: bytes, over: bytes
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-").write_bytes(b"bestand")
    monkeypatch.setattr(sys, "stdin", _Invoer(bytes_, terminal=True))
    assert lees_bytes("-", KLEIN) == over
    assert lees_bytes("./-", KLEIN) == b"bestand"


def test_een_regel_die_een_terminal_kan_hebben_afgekapt_wordt_geweigerd(monkeypatch: pytest.MonkeyPatch) -> None:
    grens = 1022 if sys.platform == "darwin" else 4094
    lang, net = b"kort\n" + b"x" * grens + b"\n", b"x" * (grens - 1) + b"\n" + b"y" * (grens - 1)
    for gegevens, terminal in ((lang, False), (net, True)):
        monkeypatch.setattr(sys, "stdin", _Invoer(gegevens, terminal=terminal))
        assert lees_bytes("-", RUIM) == gegevens
    monkeypatch.setattr(sys, "stdin", _Invoer(lang, terminal=True))
    reden = "Een terminal kapt zo'n lange regel af. Zet de tekst in een bestand, en noem dat in plaats van -."
    assert _reden(lambda: lees_bytes("-", RUIM)) == ("standaardinvoer", "W013", reden)


def test_wat_geen_bestand_is_zegt_wat_het_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("map").mkdir()
    os.mkfifo("pijp")
    een_map = "Dit is een map, geen bestand. Bedoelde u een bestand daarin?"
    pijp = "Dit is geen gewoon bestand. Noem een bestand met antwoorden of vragen."
    weg = "Dit bestand bestaat niet. Controleer de naam, en de map waarin u werkt."
    assert _reden(lambda: lees_bytes("map", WIJZER)) == ("map", "W013", een_map)
    assert _reden(lambda: lees_bytes("pijp", ANTWOORDEN)) == ("pijp", "A013", pijp)
    assert _reden(lambda: lees_bytes("weg.yaml", ANTWOORDEN)) == ("weg.yaml", "A013", weg)
    nul = "Zo kan een bestand hier niet heten. Controleer de naam."
    assert _reden(lambda: lees_bytes("a\0b", ANTWOORDEN))[2] == nul


def test_een_map_waarin_niet_te_kijken_is_zegt_dat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(padstaat, "namen_in", lambda _: None)
    dicht = "Deze map mag u niet lezen. Vraag toegang aan wie het beheert."
    assert _reden(lambda: lees_bytes(str(tmp_path), ANTWOORDEN))[2] == dicht


def test_een_map_die_niet_te_openen_is_heet_ook_een_map(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Op Windows is een map niet te openen."""
    monkeypatch.setattr(os, "open", _fout(errno.EACCES))
    assert _reden(lambda: lees_bytes(str(tmp_path), ANTWOORDEN))[2].startswith("Dit is een map, geen bestand.")


@pytest.mark.parametrize("waar", ["open", "read"])
@pytest.mark.parametrize(
    ("nummer", "begin"), [(errno.EACCES, "Dit bestand mag u niet lezen."), (errno.EIO, "Dit bestand is niet te lezen.")]
)
def test_een_fout_van_de_schijf_is_een_zin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waar: str, nummer: int, begin: str
) -> None:
    (tmp_path / "x").write_bytes(b"a")
    monkeypatch.setattr(os, waar, _fout(nummer))
    assert _reden(lambda: lees_bytes(str(tmp_path / "x"), ANTWOORDEN))[2].startswith(begin)


@pytest.mark.parametrize("waar", ["open", "read"])
def test_een_fout_zonder_nummer_is_ook_een_zin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waar: str) -> None:
    def doe(*_: object) -> None:
        raise OSError

    (tmp_path / "x").write_bytes(b"a")
    monkeypatch.setattr(os, waar, doe)
    assert _reden(lambda: lees_bytes(str(tmp_path / "x"), ANTWOORDEN))[2].startswith("Dit bestand is niet te lezen.")


# --- een map --------------------------------------------------------------------------------------------------


def test_een_wijzer_is_wat_er_op_yaml_eindigt_en_niet_verborgen_is(tmp_path: Path) -> None:
    for naam in ("b.yaml", "a.yaml", ".c.yaml", "d.yml", "e.txt", ".f"):
        (tmp_path / naam).write_text(naam, encoding="utf-8")
    assert yaml_namen(str(tmp_path), WIJZER) == ["a.yaml", "b.yaml"]
    assert lees_map(str(tmp_path), WIJZER) == {"a.yaml": b"a.yaml", "b.yaml": b"b.yaml"}
    (tmp_path / "c.yaml").mkdir()
    assert _reden(lambda: lees_map(str(tmp_path), WIJZER))[:2] == (str(tmp_path / "c.yaml"), "W013")


def test_wat_geen_map_is_zegt_welke_map_bedoeld_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    for naam in ("in/wijzer.yaml", "bank.yaml"):
        Path(naam).touch()
    os.mkfifo("pijp")
    noem = "Dit is geen map. Noem de map waar wijzer.yaml in staat."
    redenen = {
        "in/wijzer.yaml": "Dit is geen map. Bedoelde u `in`?",
        "bank.yaml": noem,
        "pijp": noem,
        "ver/weg": "Deze map bestaat niet. Controleer de naam, en de map waarin u werkt.",
    }
    for pad, reden in redenen.items():
        assert _reden(partial(yaml_namen, pad, WIJZER)) == (pad, "W013", reden)
    monkeypatch.setattr(padstaat, "namen_in", lambda _: None)
    dicht = "Deze map mag u niet lezen. Vraag toegang aan wie het beheert."
    assert _reden(lambda: yaml_namen("in", WIJZER)) == ("in", "W013", dicht)
    monkeypatch.setattr(os, "stat", _fout(errno.ELOOP))
    assert _reden(lambda: yaml_namen("in", WIJZER))[2].startswith("Deze koppeling komt weer bij zichzelf uit.")


def test_onder_een_map_telt_elk_bestand_op_achtervoegsel_en_niets_dat_verborgen_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for naam in (
        "in/b/x.YAML",
        "in/b/.x.yaml",
        "in/a/y.json",
        "in/.git/z.json",
        "in/c.txt",
        "in/A.json",
        "in/a/.q/r.json",
    ):
        Path(naam).parent.mkdir(parents=True, exist_ok=True)
        Path(naam).touch()
    assert bestanden_onder("in", (".yaml", ".json")) == (["in/A.json", "in/a/y.json", "in/b/x.YAML"], [])
    echt = os.scandir

    def kijk(pad: str) -> Any:
        if Path(pad).name in {"a", "b"}:
            raise PermissionError(errno.EACCES, "x", pad)
        return echt(pad)

    monkeypatch.setattr(os, "scandir", kijk)
    assert bestanden_onder("in", (".yaml", ".json")) == (["in/A.json"], ["in/a", "in/b"])


# --- een bestand dat open blijft --------------------------------------------------------------------------------


def test_het_slot_staat_ernaast_en_heeft_een_korte_naam(tmp_path: Path) -> None:
    pad, voor = tmp_path / f"{'x' * 250}.yaml", _open()
    plek = Bewaarplek(str(pad))
    assert plek.open() is None
    naam = hashlib.sha256(pad.name.encode()).hexdigest()[:16]
    assert [een.name for een in tmp_path.iterdir()] == [f".~{naam}.slot"]
    assert plek.meldingen == ()
    plek.bewaar(b"een")
    plek.bewaar(b"twee")
    plek.sluit()
    assert [een.name for een in tmp_path.iterdir()] == [pad.name]
    assert _open() == voor
    weer = Bewaarplek(str(pad))
    assert weer.open() == b"twee"
    weer.sluit()


def test_door_een_koppeling_komt_het_bestand_waar_zij_naar_wijst_en_dat_wordt_gezegd(tmp_path: Path) -> None:
    echt, link = tmp_path / "elders" / "echt.yaml", tmp_path / "link.yaml"
    echt.parent.mkdir()
    echt.write_bytes(b"oud")
    link.symlink_to(echt)
    plek = Bewaarplek(str(link))
    assert plek.open() == b"oud"
    assert plek.meldingen == (f"{link} is een koppeling. Uw antwoorden komen in {echt.resolve()}.",)
    with pytest.raises(BezetFout, match=r"echt\.yaml: is al open in een ander venster"):
        Bewaarplek(str(echt)).open()
    plek.bewaar(b"nieuw")
    plek.sluit()
    assert (echt.read_bytes(), link.is_symlink()) == (b"nieuw", True)
    echt.unlink()
    with pytest.raises(BewaarFout, match="koppeling naar iets dat er niet is"):
        Bewaarplek(str(link)).open()
    assert list(echt.parent.iterdir()) == []


def test_zonder_sloten_is_er_een_melding_en_waakt_de_hash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    monkeypatch.setattr(fcntl, "flock", _fout(errno.ENOLCK))
    pad = tmp_path / "a.yaml"
    een, ander = Bewaarplek(str(pad)), Bewaarplek(str(pad))
    assert [een.open(), ander.open()] == [None, None]
    assert een.meldingen == (f"{slot.ZONDER_SLOTEN} Open {pad} daarom maar in één venster tegelijk.",)
    een.bewaar(b"een")
    with pytest.raises(BewaarFout, match="intussen"):
        ander.bewaar(b"ander")
    een.sluit()
    ander.sluit()
    assert pad.read_bytes() == b"een"


@pytest.mark.parametrize("soort", ["map", "pijp", "koppeling"])
def test_iets_anders_op_de_plaats_van_het_slot_wordt_genoemd(tmp_path: Path, soort: str) -> None:
    plek = Bewaarplek(str(tmp_path / "a.yaml"))
    zijbestand = tmp_path / f".~{hashlib.sha256(b'a.yaml').hexdigest()[:16]}.slot"
    match soort:
        case "map":
            zijbestand.mkdir()
        case "pijp":
            os.mkfifo(zijbestand)
        case "koppeling":
            zijbestand.symlink_to(tmp_path / "elders")
    with pytest.raises(BewaarFout, match=r"niet te vergrendelen, want .* is geen gewoon bestand\. Verwijder dat\.$"):
        plek.open()
    assert [een.name for een in tmp_path.iterdir()] == [zijbestand.name]


@pytest.mark.parametrize(("nummer", "er"), [(errno.EEXIST, False), (errno.EACCES, True), (errno.EACCES, False)])
def test_een_andere_fout_van_het_slot_noemt_het_slot_niet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nummer: int, er: bool
) -> None:
    plek = Bewaarplek(str(tmp_path / "a.yaml"))
    monkeypatch.setattr(slot.Slot, "neem", _fout(nummer))
    monkeypatch.setattr(padstaat, "is_bezet", lambda _: er)
    with pytest.raises(BewaarFout) as gevangen:
        plek.open()
    assert "vergrendelen" not in str(gevangen.value)


def test_wie_niets_kan_openen_geeft_het_slot_terug(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    voor = _open()
    for _ in range(2):
        with pytest.raises(InvoerFout, match="map, geen bestand"):
            Bewaarplek(str(tmp_path / "a.yaml")).open()
    assert [een.name for een in tmp_path.iterdir()] == ["a.yaml"]
    assert _open() == voor


def test_bij_het_openen_verdwijnt_wat_er_tijdelijk_lag(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    geveegd: list[Path] = []
    monkeypatch.setattr(schijf, "veeg", geveegd.append)
    plek = Bewaarplek(str(tmp_path / "a.yaml"))
    plek.open()
    plek.sluit()
    assert geveegd == [tmp_path.resolve()]


@pytest.mark.parametrize(
    ("wat", "was_er"),
    [("weg", True), *itertools.product(("anders", "koppeling", "map", "pijp", "groot"), (True, False))],
)
def test_wat_er_intussen_op_de_plaats_kwam_wordt_niet_vervangen(tmp_path: Path, wat: str, was_er: bool) -> None:
    pad = tmp_path / "a.yaml"
    if was_er:
        pad.write_bytes(b"oud")
    plek, voor = Bewaarplek(str(pad)), _open()
    plek.open()
    pad.unlink(missing_ok=True)
    match wat:
        case "anders":
            pad.write_bytes(b"anders")
        case "koppeling":
            (tmp_path / "elders").write_bytes(b"oud")
            pad.symlink_to(tmp_path / "elders")
        case "map":
            pad.mkdir()
        case "pijp":
            os.mkfifo(pad)
        case "groot":
            pad.write_bytes(b"x" * (ANTWOORDEN.grootte + 2))
    voor_bewaren = _soort(pad)
    for _ in range(3):  # ook de volgende keer, en zonder iets open te laten
        with pytest.raises(BewaarFout, match="is intussen door een ander programma gewijzigd"):
            plek.bewaar(b"nieuw")
    assert _soort(pad) == voor_bewaren
    plek.sluit()
    assert _open() == voor


def _soort(pad: Path) -> tuple[int, int] | None:
    try:
        toestand = pad.lstat()
    except FileNotFoundError:
        return None
    return toestand.st_mode, toestand.st_size


def test_een_nieuw_bestand_vervangt_geen_ander_dat_intussen_kwam(tmp_path: Path) -> None:
    pad = tmp_path / "a.yaml"
    plek = Bewaarplek(str(pad))
    assert plek.open() is None
    pad.write_bytes(b"")
    with pytest.raises(BewaarFout, match="intussen"):
        plek.bewaar(b"nieuw")
    plek.sluit()
    assert pad.read_bytes() == b""


def test_is_niet_te_zien_wat_er_staat_dan_is_dat_een_fout_en_geen_ander_programma(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plek = Bewaarplek(str(tmp_path / "a.yaml"))
    plek.open()
    with monkeypatch.context() as even:
        even.setattr(os, "open", _fout(errno.EACCES))
        with pytest.raises(BewaarFout) as gevangen:
            plek.bewaar(b"nieuw")
    assert "intussen" not in str(gevangen.value)
    plek.bewaar(b"nieuw")
    plek.sluit()


def test_bewaren_houdt_de_rechten_en_legt_bestand_en_map_vast(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pad = tmp_path / "a.yaml"
    pad.write_bytes(b"oud")
    pad.chmod(0o640)
    vast: list[Path] = []
    monkeypatch.setattr(schijf, "leg_map_vast", vast.append)
    plek = Bewaarplek(str(pad))
    plek.open()
    plek.bewaar(b"nieuw")
    plek.sluit()
    assert pad.stat().st_mode & 0o777 == 0o640
    assert vast == [tmp_path.resolve()]
