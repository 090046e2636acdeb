"""Al het schrijven gaat door een functie: zij vervangt een gewoon bestand of niets, en laat niets van zichzelf achter."""

import errno
import fcntl
import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import Draai
from hulp import ROOT
from inzicht.bestanden import schrijven, slot
from inzicht.bestanden.schijf import Bewaarplek
from inzicht.bestanden.schrijven import EIGEN, bewaar, eis_schrijfbaar, open_tijdelijk, veeg
from inzicht.bestanden.slot import Greep, Slot
from inzicht.bestanden.uitvoermap import Uitvoermap
from inzicht.fouten import BewaarFout, BezetFout
from inzicht.modellen.wijzer import Wijzer
from inzicht.opdrachten.bewaring import Bewaring
from starthulp import aantal, lees

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="koppelingen, sloten en rechten van POSIX")

SCHOOL = ("--school", "De Test", "--kenmerk", "sector=po", "--rol", "directie")


@pytest.fixture
def umask() -> Iterator[Callable[[int], int]]:
    """Zet een umask voor deze toets alleen."""
    oud = os.umask(0o022)
    os.umask(oud)
    yield os.umask
    os.umask(oud)


def _stand(map_: Path) -> dict[str, bytes | str]:
    """Alles onder een map, zonder een koppeling te volgen of een pijp te openen."""
    return {
        pad.relative_to(map_).as_posix(): f"-> {pad.readlink()}"
        if pad.is_symlink()
        else pad.read_bytes()
        if pad.is_file()
        else "anders"
        for pad in sorted(map_.rglob("*"))
        if pad.is_symlink() or not pad.is_dir()
    }


# --- wat een ander neerlegde --------------------------------------------------------------------------


def _leg_neer(pad: Path, soort: str, slachtoffer: Path) -> None:
    pad.parent.mkdir(parents=True, exist_ok=True)
    match soort:
        case "koppeling":
            pad.symlink_to(slachtoffer)
        case "dode-koppeling":
            pad.symlink_to(slachtoffer.with_name("nog-niet"))
        case "kring":
            pad.symlink_to(pad)
        case "pijp":
            os.mkfifo(pad)
        case "socket":
            hier = Path.cwd()
            os.chdir(pad.parent)  # het adres van een socket is kort
            try:
                with socket.socket(socket.AF_UNIX) as ander:
                    ander.bind(pad.name)
            finally:
                os.chdir(hier)


NEERGELEGD = ("koppeling", "dode-koppeling", "pijp", "kring", "socket")
ALLE_SOORTEN = ("x-verslag.html", "over/overzicht.csv", "s.csv")
"""Een plaats voor elke weg naar de schijf; de andere plaatsen krijgen alleen wat het vaakst voorkomt."""
BATCH = ("batch", "in", "--uit", "over", "--verslagen", "--overschrijf", "--anoniem", "--sleutel", "s.csv")
AANVALLEN = [
    ("x-verslag.html", ("verslag", "x.yaml")),
    ("x-verslag.md", ("verslag", "x.yaml", "--overschrijf")),
    ("x-verslag-bestuur.md", ("verslag", "x.yaml", "--voor", "bestuur")),
    ("r.md", ("verslag", "x.yaml", "--formaat", "md", "--uit", "r.md", "--overschrijf")),
    ("r.md", ("verslag", "x.yaml", "--formaat", "md", "--uit", "r", "--overschrijf", "-q")),
    ("m/x-verslag.md", ("verslag", "x.yaml", "--formaat", "md", "--uit", "m", "--overschrijf")),
    ("v.html", ("vragenlijst", "--uit", "v.html", "--overschrijf")),
    ("vragenlijst.html", ("vragenlijst", "--overschrijf")),
    ("s.yaml", ("samenvoegen", "x.yaml", "y.yaml", "--uit", "s.yaml", "--overschrijf")),
    ("a.md", ("samenvoegen", "x.yaml", "y.yaml", "--uit", "s.yaml", "--agenda", "a.md", "--overschrijf")),
    *((f"over/{naam}", BATCH) for naam in ("overzicht.csv", "fouten.csv", "overzicht.xlsx", "uitslagen.jsonl")),
    ("over/groepsverslag.html", BATCH),
    ("over/verslagen", BATCH),
    ("over/verslagen/school-01.html", BATCH),
    ("s.csv", BATCH),
]


@pytest.mark.parametrize(
    ("doel", "args", "soort"),
    [
        pytest.param(doel, args, soort, id=f"{args[0]}-{doel}-{len(args)}-{soort}")
        for doel, args in AANVALLEN
        for soort in (NEERGELEGD if doel in ALLE_SOORTEN else NEERGELEGD[:3])
    ],
)
def test_er_wordt_nergens_door_iets_heen_geschreven(
    draai: Draai, tmp_path: Path, voorbeelden: Path, doel: str, args: tuple[str, ...], soort: str
) -> None:
    for naam in ("x.yaml", "y.yaml", "in/x.yaml"):
        (tmp_path / naam).parent.mkdir(exist_ok=True)
        (tmp_path / naam).write_bytes((voorbeelden / "gat.yaml").read_bytes())
    (tmp_path / "thuis").mkdir()
    (tmp_path / "thuis" / ".bashrc").write_text("van het slachtoffer", encoding="utf-8")
    _leg_neer(tmp_path / doel, soort, tmp_path / "thuis" / ".bashrc")
    voor = _stand(tmp_path)
    gedaan = draai(*args)
    assert gedaan.returncode == 4, gedaan.stderr
    zin = "koppeling" if soort in ("koppeling", "dode-koppeling", "kring") else "gewoon bestand"
    assert zin in gedaan.stderr or "iets anders met deze naam" in gedaan.stderr, gedaan.stderr
    assert _stand(tmp_path) == voor


def test_het_einde_van_start_schrijft_niet_door_een_koppeling(draai: Draai, tmp_path: Path) -> None:
    (tmp_path / "thuis").mkdir()
    slachtoffer = tmp_path / "thuis" / ".bashrc"
    slachtoffer.write_text("van het slachtoffer", encoding="utf-8")
    (tmp_path / "antwoorden-de-test-verslag.md").symlink_to(slachtoffer)
    gedaan = draai("start", *SCHOOL, invoer="3\n" * 33 + "\n" * 3)
    assert gedaan.returncode == 4, gedaan.stderr
    assert "koppeling" in gedaan.stderr
    assert "Uw antwoorden zijn bewaard." in gedaan.stderr
    assert slachtoffer.read_text(encoding="utf-8") == "van het slachtoffer"
    assert not (tmp_path / "antwoorden-de-test-verslag.html").exists()


def test_start_maakt_geen_bestand_achter_een_dode_koppeling(draai: Draai, tmp_path: Path) -> None:
    (tmp_path / "antwoorden-de-test.yaml").symlink_to("elders.yaml")
    assert draai("start", *SCHOOL, invoer="1\nq\n").returncode == 0
    assert {pad.name for pad in tmp_path.iterdir()} == {"antwoorden-de-test.yaml", "antwoorden-de-test-2.yaml"}
    gedaan = draai("start", "antwoorden-de-test.yaml", invoer="1\nq\n")
    assert (gedaan.returncode, "koppeling naar iets dat er niet is" in gedaan.stderr) == (4, True)
    assert not (tmp_path / "elders.yaml").exists()


def test_antwoorden_gaan_wel_door_een_koppeling_die_de_gebruiker_noemt(draai: Draai, tmp_path: Path) -> None:
    (tmp_path / "wolk").mkdir()
    draai("start", "wolk/echt.yaml", *SCHOOL, invoer="1\nq\n")
    (tmp_path / "hier.yaml").symlink_to("wolk/echt.yaml")
    gedaan = draai("start", "hier.yaml", invoer="2\n3\nq\n")
    assert gedaan.returncode == 0
    zin = f"hier.yaml is een koppeling. Uw antwoorden komen in {tmp_path.resolve() / 'wolk' / 'echt.yaml'}."
    assert " ".join(gedaan.stderr.split()).count(zin) == 1
    assert (tmp_path / "hier.yaml").is_symlink()
    assert aantal(lees(tmp_path / "wolk" / "echt.yaml")) == 3
    assert [pad.name for pad in (tmp_path / "wolk").iterdir()] == ["echt.yaml"]


@pytest.mark.parametrize("soort", ["koppeling", "pijp", "map"])
def test_een_neergelegd_slot_houdt_het_bestand_dicht_maar_wordt_niet_gevolgd(tmp_path: Path, soort: str) -> None:
    pad = tmp_path / "x.yaml"
    plek = Bewaarplek(str(pad))
    slachtoffer = tmp_path / "slachtoffer"
    slachtoffer.write_bytes(b"heel")
    if soort == "map":
        plek._slotpad.mkdir()
    else:
        _leg_neer(plek._slotpad, soort, slachtoffer)
    voor = _stand(tmp_path)
    with pytest.raises(BewaarFout, match=r"is geen gewoon bestand\. Verwijder dat\."):
        plek.open()
    assert _stand(tmp_path) == voor


def test_wat_tijdelijk_lijkt_maar_geen_bestand_is_blijft_liggen(tmp_path: Path) -> None:
    slachtoffer = tmp_path / "slachtoffer"
    slachtoffer.write_bytes(b"heel")
    for soort in ("koppeling", "pijp"):
        _leg_neer(tmp_path / f"{EIGEN}{soort}.tmp", soort, slachtoffer)
    voor = _stand(tmp_path)
    veeg(tmp_path)
    bewaar(str(tmp_path / "x"), b"nieuw")
    assert _stand(tmp_path) == voor | {"x": b"nieuw"}


# --- een doel dat ook invoer is -----------------------------------------------------------------------


@pytest.mark.parametrize("weg", ["zelf", "terug", "tweede-naam", "koppeling"])
@pytest.mark.parametrize(
    "args",
    [
        ("verslag", "x.yaml", "--formaat", "md", "--uit"),
        ("vragenlijst", "--antwoorden", "x.yaml", "--uit"),
        ("samenvoegen", "x.yaml", "y.yaml", "--uit"),
        ("samenvoegen", "x.yaml", "y.yaml", "--uit", "s.yaml", "--agenda"),
        ("batch", "x.csv", "--uit", "over", "--anoniem", "--uitvoer", "csv", "--sleutel"),
    ],
    ids=["verslag", "vragenlijst", "samenvoegen", "agenda", "sleutel"],
)
def test_een_doel_dat_ook_invoer_is_wordt_altijd_geweigerd(
    draai: Draai, tmp_path: Path, voorbeelden: Path, args: tuple[str, ...], weg: str
) -> None:
    bron = "x.csv" if args[0] == "batch" else "x.yaml"
    for naam in (bron, "y.yaml"):
        (tmp_path / naam).write_bytes((voorbeelden / "gat.yaml").read_bytes())
    (tmp_path / "m").mkdir()
    achter = {"verslag": "md", "vragenlijst": "html", "samenvoegen": "yaml", "batch": "csv"}[args[0]]
    achter = "md" if "--agenda" in args else achter
    doel = {"zelf": bron, "terug": f"m/../{bron}"}.get(weg, f"ander.{achter}")
    if weg == "tweede-naam":
        (tmp_path / doel).hardlink_to(tmp_path / bron)
    elif weg == "koppeling":
        (tmp_path / doel).symlink_to(bron)
    voor = _stand(tmp_path)
    gedaan = draai(*args, doel, "--overschrijf")
    assert gedaan.returncode == 4, gedaan.stderr
    assert "Kies een andere naam" in gedaan.stderr
    assert {naam: wat for naam, wat in _stand(tmp_path).items() if not naam.startswith("over/")} == voor


def test_samenvoegen_vervangt_geen_bestand_van_de_wijzer(draai: Draai, tmp_path: Path) -> None:
    draai("nieuw", "eigen")
    for naam in ("x.yaml", "y.yaml"):
        (tmp_path / naam).write_bytes((tmp_path / "eigen" / "voorbeelden" / "voorbeeldschool.yaml").read_bytes())
    voor = _stand(tmp_path)
    args = ("samenvoegen", "x.yaml", "y.yaml", "--wijzer", "eigen", "--overschrijf", "--uit")
    gedaan = draai(*args, "eigen/wijzer.yaml")
    assert (gedaan.returncode, "een bestand van de wijzer" in gedaan.stderr) == (4, True), gedaan.stderr
    assert _stand(tmp_path) == voor
    assert draai(*args, "z").returncode == 0


def test_batch_vervangt_geen_overzicht_dat_het_ook_leest(draai: Draai, tmp_path: Path, voorbeelden: Path) -> None:
    (tmp_path / "over").mkdir()
    (tmp_path / "over" / "overzicht.csv").write_bytes((voorbeelden / "gat.yaml").read_bytes())
    voor = _stand(tmp_path)
    gedaan = draai("batch", "over/overzicht.csv", "--uit", "over", "--overschrijf")
    assert (gedaan.returncode, "hoort ook bij de invoer" in gedaan.stderr) == (4, True)
    assert _stand(tmp_path) == voor


# --- tijdelijke bestanden -----------------------------------------------------------------------------


def test_een_tijdelijk_bestand_is_van_dit_proces_alleen(tmp_path: Path, umask: Callable[[int], int]) -> None:
    umask(0o777)
    (een, wijzer), (ander, tweede) = open_tijdelijk(tmp_path), open_tijdelijk(tmp_path)
    assert een != ander
    assert {stat.S_IMODE(pad.stat().st_mode) for pad in (een, ander)} == {0o600}
    veeg(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted([een, ander])  # er is nog iemand mee bezig
    os.close(wijzer)
    veeg(tmp_path)
    assert list(tmp_path.iterdir()) == [ander]
    os.close(tweede)
    eis_schrijfbaar(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_wie_geveegd_wordt_voor_het_slot_erop_zit_kiest_een_nieuwe_naam(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keer = [0]

    def grijp(wijzer: int) -> Greep:
        keer[0] += 1
        if keer[0] == 1:
            for pad in tmp_path.iterdir():
                pad.unlink()
        return slot.grijp(wijzer)

    monkeypatch.setattr(schrijven, "grijp", grijp)
    pad, wijzer = open_tijdelijk(tmp_path)
    os.close(wijzer)
    assert keer == [2]
    assert list(tmp_path.iterdir()) == [pad]


DOOD = """
import os, signal, sys
from inzicht.bestanden import schrijven
schrijven.wissel = schrijven.zet_nieuw = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
"""


def test_een_gedood_programma_laat_na_de_volgende_keer_niets_met_namen_achter(tmp_path: Path) -> None:
    code = f"{DOOD}\nschrijven.bewaar(sys.argv[1], b'De Regenboog', overschrijf=True)"
    gedaan = subprocess.run([sys.executable, "-c", code, str(tmp_path / "x.md")], check=False)
    assert gedaan.returncode == -signal.SIGKILL
    assert len(list(tmp_path.iterdir())) == 1
    bewaar(str(tmp_path / "y.md"), b"een ander bestand in dezelfde map")
    assert [pad.name for pad in tmp_path.iterdir()] == ["y.md"]


def test_ook_naast_de_sleutel_blijft_niets_liggen(draai: Draai, tmp_path: Path, voorbeelden: Path) -> None:
    (tmp_path / "kluis").mkdir()
    (tmp_path / "kluis" / "s.csv").write_text("oude sleutel", encoding="utf-8")
    args = ["batch", str(voorbeelden), "--uit", "over", "--anoniem", "--uitvoer", "csv"]
    args += ["--sleutel", "kluis/s.csv", "--overschrijf"]
    code = (
        "import os, signal, sys\nfrom inzicht.bestanden import plaatsing\n"
        "plaatsing.leg_map_vast = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "from inzicht.__main__ import main\nsys.argv[1:] = sys.argv[1:]\nmain()"
    )
    gedood = subprocess.run([sys.executable, "-c", code, *args], cwd=tmp_path, capture_output=True, check=False)
    assert gedood.returncode == -signal.SIGKILL, gedood.stderr
    assert len(list((tmp_path / "kluis").iterdir())) > 1
    assert draai(*args).returncode == 0
    assert [pad.name for pad in (tmp_path / "kluis").iterdir()] == ["s.csv"]
    assert [pad.name for pad in (tmp_path / "over").iterdir() if pad.name.startswith(".")] == []


def test_zonder_sloten_gaat_alleen_weg_wat_al_lang_ligt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schrijven, "grijp", lambda _: Greep.GEEN_SLOTEN)
    for naam in ("vers", "oud"):
        (tmp_path / f"{EIGEN}{naam}.tmp").write_bytes(b"De Regenboog")
    lang_geleden = time.time() - 3 * 86_400
    os.utime(tmp_path / f"{EIGEN}oud.tmp", (lang_geleden, lang_geleden))
    veeg(tmp_path)
    assert [pad.name for pad in tmp_path.iterdir()] == [f"{EIGEN}vers.tmp"]


@pytest.mark.parametrize("naam", ["a" * 250 + ".yaml", "é" * 124 + ".yaml", "あ" * 83 + ".yaml"])
def test_een_naam_van_255_bytes_is_te_bewaren(tmp_path: Path, naam: str) -> None:
    plek = Bewaarplek(str(tmp_path / naam))
    plek.open()
    plek.bewaar(b"een")
    plek.sluit()
    bewaar(str(tmp_path / naam), b"twee", overschrijf=True)
    with Uitvoermap(str(tmp_path), overschrijf=True) as uit:
        uit.bereid_voor([naam])
        uit.open(naam).write(b"drie")
        uit.rond_af()
    assert _stand(tmp_path) == {naam: b"drie"}


# --- twee tegelijk ------------------------------------------------------------------------------------


def test_twee_op_een_doel_eindigen_goed_of_een_zegt_het(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """De ander schrijft precies tussen het kijken en het neerzetten."""
    doel, echt = tmp_path / "x.md", schrijven.zet_nieuw

    def zet_nieuw(tijdelijk: Path, pad: Path) -> None:
        pad.write_bytes(b"van de ander")
        echt(tijdelijk, pad)

    monkeypatch.setattr(schrijven, "zet_nieuw", zet_nieuw)
    with pytest.raises(BewaarFout, match="bestaat al"):
        bewaar(str(doel), b"van ons")
    assert _stand(tmp_path) == {"x.md": b"van de ander"}


def test_een_schijf_zonder_tweede_naam_vervangt_ook_niets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def geen_link(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "x")

    monkeypatch.setattr(os, "link", geen_link)
    bewaar(str(tmp_path / "x.md"), b"een")
    with pytest.raises(BewaarFout, match="bestaat al"):
        bewaar(str(tmp_path / "x.md"), b"twee")
    with pytest.raises(FileExistsError):
        schrijven.zet_nieuw(tmp_path / "y", tmp_path / "x.md")
    assert _stand(tmp_path) == {"x.md": b"een"}


def test_veel_schrijvers_op_een_doel_verliezen_niets_en_laten_niets_achter(tmp_path: Path) -> None:
    code = "import sys\nfrom inzicht.bestanden.schrijven import bewaar\nbewaar('x.md', sys.argv[1].encode(), overschrijf=True)"
    kinderen = [subprocess.Popen([sys.executable, "-c", code, f"{nummer}" * 5000], cwd=tmp_path) for nummer in range(8)]
    assert [kind.wait() for kind in kinderen] == [0] * 8
    assert [pad.name for pad in tmp_path.iterdir()] == ["x.md"]
    inhoud = (tmp_path / "x.md").read_text(encoding="utf-8")
    assert inhoud == inhoud[0] * 5000


def test_batch_zonder_overschrijf_vervangt_niet_wat_er_intussen_kwam(tmp_path: Path) -> None:
    with Uitvoermap(str(tmp_path / "over"), overschrijf=False) as uit:
        uit.bereid_voor(["a.csv", "b.csv"])
        for naam in ("a.csv", "b.csv"):
            uit.open(naam).write(b"van ons")
        (tmp_path / "over" / "b.csv").write_bytes(b"van een ander")
        with pytest.raises(BewaarFout, match=r"b\.csv: niet bewaard, want er staat al iets anders"):
            uit.rond_af()
    assert _stand(tmp_path) == {"over/b.csv": b"van een ander"}


# --- rechten ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("masker", [0o777, 0o277, 0o077, 0o000])
def test_een_nieuw_bestand_is_alleen_voor_de_eigenaar_bij_elke_umask(
    tmp_path: Path, umask: Callable[[int], int], masker: int
) -> None:
    umask(masker)
    plek = Bewaarplek(str(tmp_path / "a.yaml"))
    plek.open()
    plek.bewaar(b"een")
    plek.bewaar(b"twee")
    plek.sluit()
    bewaar(str(tmp_path / "b.md"), b"een")
    assert {stat.S_IMODE(pad.stat().st_mode) for pad in tmp_path.iterdir()} == {0o600}
    assert _stand(tmp_path) == {"a.yaml": b"twee", "b.md": b"een"}


@pytest.mark.parametrize("rechten", [0o600, 0o640, 0o664, 0o660, 0o444, 0o700])
def test_antwoorden_houden_hun_rechten(tmp_path: Path, umask: Callable[[int], int], rechten: int) -> None:
    umask(0o077)
    pad = tmp_path / "a.yaml"
    pad.write_bytes(b"een")
    pad.chmod(rechten)
    plek = Bewaarplek(str(pad))
    plek.open()
    plek.bewaar(b"twee")
    plek.sluit()
    assert stat.S_IMODE(pad.stat().st_mode) == rechten
    assert pad.read_bytes() == b"twee"


def test_een_groep_die_wij_niet_kunnen_geven_krijgt_geen_rechten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = tmp_path / "a.yaml"
    pad.write_bytes(b"een")
    pad.chmod(0o664)
    echt = schrijven.wat_er_staat

    def van_een_andere_groep(waar: Path) -> os.stat_result | None:
        toestand = echt(waar)
        return toestand and os.stat_result([*toestand[:5], toestand.st_gid + 1, *toestand[6:10]])

    def mag_niet(*_: object) -> None:
        raise PermissionError(errno.EPERM, "x")

    monkeypatch.setattr(schrijven, "wat_er_staat", van_een_andere_groep)
    monkeypatch.setattr(os, "fchown", mag_niet)
    schrijven.bewaar_heel(pad, b"twee", vervang=True, houd_rechten=True)
    assert stat.S_IMODE(pad.stat().st_mode) == 0o604


@pytest.mark.skipif(not ROOT, reason="alleen de beheerder kan een bestand van een ander bewaren")
def test_wie_als_beheerder_bewaart_sluit_de_gebruiker_niet_buiten(tmp_path: Path) -> None:
    pad = tmp_path / "a.yaml"
    pad.write_bytes(b"een")
    os.chown(pad, 12345, 23456)
    pad.chmod(0o640)
    plek = Bewaarplek(str(pad))
    plek.open()
    plek.bewaar(b"twee")
    plek.sluit()
    toestand = pad.stat()
    assert (toestand.st_uid, toestand.st_gid, stat.S_IMODE(toestand.st_mode)) == (12345, 23456, 0o640)


@pytest.mark.skipif(ROOT, reason="de beheerder mag overal schrijven")
def test_zonder_schrijfrecht_is_er_een_zin_en_blijft_er_niets_achter(tmp_path: Path) -> None:
    dicht = tmp_path / "dicht"
    dicht.mkdir()
    dicht.chmod(0o500)
    try:
        with pytest.raises(BewaarFout, match="u mag hier niet schrijven"):
            bewaar(str(dicht / "x"), b"x")
        with pytest.raises(BewaarFout, match="u mag hier niet schrijven"):
            eis_schrijfbaar(dicht)
        with pytest.raises(BewaarFout, match="u mag hier niet schrijven"):
            Bewaarplek(str(dicht / "x.yaml")).open()
        assert list(dicht.iterdir()) == []
    finally:
        dicht.chmod(0o700)


# --- sloten -------------------------------------------------------------------------------------------

PAKKET = Path(schrijven.__file__).resolve().parents[2]
"""De map waarin het pakket staat."""
GEEN_SLOTEN = sorted({errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL})


def _zonder_sloten(monkeypatch: pytest.MonkeyPatch, nummer: int) -> None:
    def flock(*_: object) -> None:
        raise OSError(nummer, "x")

    monkeypatch.setattr(fcntl, "flock", flock)


@pytest.mark.parametrize("nummer", GEEN_SLOTEN)
def test_op_een_schijf_zonder_sloten_begint_het_interview_met_de_hash_alleen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wijzer: Wijzer, nummer: int
) -> None:
    _zonder_sloten(monkeypatch, nummer)
    pad = tmp_path / "a.yaml"
    plek = Bewaarplek(str(pad))
    assert plek.open() is None
    assert [een.name for een in tmp_path.iterdir()] == []  # ook geen leeg slotbestand
    assert plek.meldingen == (f"Deze schijf kent geen sloten. Open {pad} daarom maar in één venster tegelijk.",)
    plek.bewaar(b"van ons")
    pad.write_bytes(b"van een ander")
    with pytest.raises(BewaarFout, match="intussen door een ander programma gewijzigd"):
        plek.bewaar(b"van ons, nieuwer")
    plek.sluit()
    assert _stand(tmp_path) == {"a.yaml": b"van een ander"}
    bewaring = Bewaring(wijzer)
    bewaring.open(str(tmp_path / "b.yaml"))
    assert len(bewaring.neem_meldingen()) == 1
    assert bewaring.neem_meldingen() == ()
    bewaring.sluit()


def test_een_andere_fout_van_het_slot_is_een_fout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _zonder_sloten(monkeypatch, errno.EIO)
    with pytest.raises(BewaarFout, match="de schijf geeft een fout"):
        Bewaarplek(str(tmp_path / "a.yaml")).open()
    with pytest.raises(BewaarFout), Uitvoermap(str(tmp_path / "uit"), overschrijf=True) as uit:
        uit.bereid_voor(["a.csv"])


@pytest.mark.parametrize("nummer", GEEN_SLOTEN)
def test_start_en_batch_werken_op_een_schijf_zonder_sloten(
    draai: Draai, tmp_path: Path, voorbeelden: Path, nummer: int
) -> None:
    """De hele opdracht, met een schijf die elk slot weigert."""
    for naam in ("schijf", "werk"):
        (tmp_path / naam).mkdir()
    code = f"import fcntl\ndef flock(*_):\n    raise OSError({nummer}, 'x')\nfcntl.flock = flock\n"
    (tmp_path / "schijf" / "sitecustomize.py").write_text(code, encoding="utf-8")
    paden = {"PYTHONPATH": f"{tmp_path / 'schijf'}{os.pathsep}{PAKKET}"}
    for invoer, antwoorden in (("1\nq\n", 1), ("2\nq\n", 2)):
        gedaan = draai("start", "werk/a.yaml", *SCHOOL[: 0 if antwoorden > 1 else None], invoer=invoer, **paden)
        assert gedaan.returncode == 0, gedaan.stderr
        assert " ".join(gedaan.stderr.split()).count("Deze schijf kent geen sloten.") == 1
        assert aantal(lees(tmp_path / "werk" / "a.yaml")) == antwoorden
        assert [pad.name for pad in (tmp_path / "werk").iterdir()] == ["a.yaml"]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "x.yaml").write_bytes((voorbeelden / "gat.yaml").read_bytes())
    gedaan = draai("batch", "in", "--uit", "over", "--uitvoer", "csv", **paden)
    assert (gedaan.returncode, gedaan.stderr.count("Deze schijf kent geen sloten.")) == (0, 1), gedaan.stderr


@pytest.mark.parametrize("nummer", GEEN_SLOTEN)
def test_batch_heeft_hetzelfde_beleid_zonder_sloten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nummer: int
) -> None:
    _zonder_sloten(monkeypatch, nummer)
    with Uitvoermap(str(tmp_path / "uit"), overschrijf=True) as uit:
        uit.bereid_voor(["a.csv"])
        uit.open("a.csv").write(b"x")
        uit.rond_af()
    assert uit.meldingen[0].startswith("Deze schijf kent geen sloten. Laat daarom maar één opdracht tegelijk")
    assert _stand(tmp_path) == {"uit/a.csv": b"x"}


def test_een_slot_heeft_een_eigenaar_en_na_vrijgeven_een_nieuwe(tmp_path: Path) -> None:
    een, ander, derde = (Slot(tmp_path / "s") for _ in range(3))
    assert [een.neem(), ander.neem()] == [Greep.GENOMEN, Greep.BEZET]
    een.geef_vrij()
    een.geef_vrij()
    assert [ander.neem(), derde.neem()] == [Greep.GENOMEN, Greep.BEZET]
    een.geef_vrij()  # is niet meer van hem
    assert derde.neem() is Greep.BEZET
    ander.geef_vrij()
    assert list(tmp_path.iterdir()) == []


def test_hetzelfde_bestand_langs_een_koppeling_is_ook_bezet(tmp_path: Path) -> None:
    (tmp_path / "echt.yaml").write_bytes(b"een")
    (tmp_path / "link.yaml").symlink_to("echt.yaml")
    een, ander = Bewaarplek(str(tmp_path / "echt.yaml")), Bewaarplek(str(tmp_path / "link.yaml"))
    een.open()
    with pytest.raises(BezetFout):
        ander.open()
    een.sluit()


# --- opnieuw kijken naar het bestand dat open is ----------------------------------------------------------


@pytest.mark.parametrize("soort", ["koppeling", "pijp", "map", "groot", "kring"])
def test_wat_er_intussen_op_de_plaats_van_de_antwoorden_kwam_wordt_niet_gelezen_of_vervangen(
    tmp_path: Path, soort: str
) -> None:
    pad = tmp_path / "a.yaml"
    plek = Bewaarplek(str(pad))
    plek.open()
    plek.bewaar(b"van ons")
    pad.unlink()
    slachtoffer = tmp_path / "slachtoffer"
    slachtoffer.write_bytes(b"van ons")
    if soort == "map":
        pad.mkdir()
    elif soort == "groot":
        with pad.open("wb") as bestand:
            bestand.truncate(64 * 1024**3)
    else:
        _leg_neer(pad, soort, slachtoffer)
    begin = time.monotonic()
    with pytest.raises(BewaarFout, match="intussen door een ander programma gewijzigd"):
        plek.bewaar(b"van ons, nieuwer")
    assert time.monotonic() - begin < 5
    plek.sluit()
    assert slachtoffer.read_bytes() == b"van ons"
    assert not [een for een in tmp_path.iterdir() if een.name.startswith(".")]
