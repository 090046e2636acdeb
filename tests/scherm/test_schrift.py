"""Spaties en verbinders van elke soort: gelijk langs elke weg, en niets verandert wat niemand typte."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Draai
from inzicht.interview.beeld import Veld
from inzicht.tekst import STUURTEKEN, effen, invoer, schoon
from pty_hulp import Terminal, plak
from starthulp import SCHOOL, bestand, lees

JUF = "\U0001f469\u200d\U0001f3eb"
WALES = "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"
TEKSTEN = [
    # wat er binnenkomt, wat er op een scherm staat, wat er bewaard wordt als iemand het typt
    ("art.\xa05 lid\xa01\ttab 10\u202f%", "art. 5 lid 1 tab 10 %", "art. 5 lid 1 tab 10 %"),
    *((f"a{wit}b", "a b", "a b") for wit in "\u1680\u2000\u2003\u2009\u200a\u205f\u3000"),
    (
        f"Juf {JUF}\u2764\ufe0f 1\ufe0f\u20e3",
        f"Juf {JUF}\u2764\ufe0f 1\ufe0f\u20e3",
        f"Juf {JUF}\u2764\ufe0f 1\ufe0f\u20e3",
    ),
    (WALES, WALES, WALES),
    ("\U0001fae9", "\U0001fae9", "\U0001fae9"),
    ("\u0645\u06cc\u200c\u062e\u0648", "\u0645\u06cc\u200c\u062e\u0648", "\u0645\u06cc\u200c\u062e\u0648"),
    ("leer\xadling a\u200bb\u2060c d\u200de", "leerling abc de", "leerling abc de"),
    ("a\vb\u2028c\x85d", "a\\x0bb\\u2028c\\u0085d", "a\nb\nc\nd"),
    ("\x1b[2J\u202ex\u2066", "\\x1b[2J\\u202ex\\u2066", "[2Jx"),
    ("verborgen\U000e0041\U000e0042", "verborgen", "verborgen"),
    ("Zee\udcebn", "Zee\\xebn", "Zeen"),
]


@pytest.mark.parametrize(("tekst", "op_scherm", "getypt"), TEKSTEN)
def test_elk_teken_staat_goed_op_het_scherm_en_in_het_bestand(tekst: str, op_scherm: str, getypt: str) -> None:
    assert schoon(tekst) == op_scherm
    assert invoer(tekst) == getypt


@given(st.text())
def test_het_scherm_en_de_invoer_zijn_na_een_keer_klaar(tekst: str) -> None:
    assert schoon(schoon(tekst)) == schoon(tekst)
    assert invoer(invoer(tekst)) == invoer(tekst)
    assert not STUURTEKEN.search(effen(tekst, af=False))


@pytest.mark.parametrize("bewaard", ["art.\xa05", f"{JUF} \u202f x", "regel\r\nregel", " rand\t", "e\u0301"])
def test_een_veld_dat_niemand_wijzigt_verandert_niets(bewaard: str) -> None:
    veld = Veld(bewaard, regels=True, leeg="-")
    assert veld.als_regel(effen(bewaard)) == ""
    assert not veld.is_anders(effen(bewaard))
    assert veld.als_regel(effen(bewaard) + "!") != ""
    assert veld.als_regel("") == "-"


def test_een_emoji_blijft_heel_terwijl_hij_teken_voor_teken_binnenkomt() -> None:
    getypt = ""
    for teken in f"a {JUF} b":
        getypt = effen(getypt + teken, af=False)
    assert getypt == f"a {JUF} b"


def test_de_uitslag_toont_een_harde_spatie_als_spatie(draai: Draai, tmp_path: Path) -> None:
    pad = _met_opmerking(draai, tmp_path, "x")
    pad.write_text(
        pad.read_text(encoding="utf-8").replace("De Test", f"De\xa0Hoek {JUF}, plein\u202f2"), encoding="utf-8"
    )
    assert f"Uitslag voor De Hoek {JUF}, plein 2\n" in draai("uitslag", pad.name).stdout


def _met_opmerking(draai: Draai, map_: Path, tekst: str) -> Path:
    """Een bestand waarin vraag 1 deze opmerking al heeft, zoals een ander programma haar schreef."""
    assert draai("start", *SCHOOL, invoer="+ HIER\nq\n").returncode == 0
    pad = bestand(map_)
    pad.write_text(pad.read_text(encoding="utf-8").replace("HIER", tekst), encoding="utf-8")
    return pad


@pytest.mark.terminal
@pytest.mark.parametrize("eenvoudig", [False, True])
def test_openen_en_enter_laat_de_opmerking_gelijk(draai: Draai, tmp_path: Path, eenvoudig: bool) -> None:
    pad = _met_opmerking(draai, tmp_path, "Zie art.\xa05 lid\xa01 (10\u202f%).")
    eerst = pad.read_bytes()
    terminal = Terminal(tmp_path, "start", pad.name, *(["--eenvoudig"] if eenvoudig else []))
    terminal.wacht("raag 1 van 33")
    enter = "\r" if eenvoudig else ""
    terminal.toets(f"+{enter}")
    terminal.wacht("Zie art. 5 lid 1 (10 %).")
    terminal.toets("enter")
    terminal.wacht("bewijs")
    terminal.toets("enter")
    terminal.wacht(lambda beeld: "bewijs)?" not in beeld.rsplit("Uw opmerking", 1)[-1])
    terminal.toets(f"q{enter}")
    assert terminal.einde() == 0
    assert pad.read_bytes() == eerst


@pytest.mark.terminal
@pytest.mark.parametrize("manier", ["geplakt", "getypt", "regel"])
def test_dezelfde_tekst_komt_langs_elke_weg_gelijk_in_het_bestand(draai: Draai, tmp_path: Path, manier: str) -> None:
    tekst = f"art.\xa05 lid\xa01\ttab 10\u202f% {JUF} leer\xadling"
    if manier == "regel":
        assert draai("start", *SCHOOL, invoer=f"+ {tekst}\nq\n").returncode == 0
    else:
        terminal = Terminal(tmp_path, "start", *SCHOOL)
        terminal.wacht("vraag 1 van 33")
        terminal.toets("+")
        terminal.wacht("Uw opmerking")
        terminal.toets(*([plak(tekst)] if manier == "geplakt" else tekst))
        terminal.wacht("art. 5 lid 1 tab 10 %")
        terminal.toets("enter")
        terminal.wacht("bewijs")
        terminal.toets("esc", "q")
        assert terminal.einde() == 0
    antwoord = lees(bestand(tmp_path)).antwoorden["aanmeldformulier"]["een-formulier"]
    assert antwoord.opmerking == f"art. 5 lid 1 tab 10 % {JUF} leerling"


# --- wat geen UTF-8 is --------------------------------------------------------------------------------


REGELS = "De Zeeën\n1\n1\n3\n+ privé\nq\n"


@pytest.mark.parametrize(
    ("codering", "kop", "reden"),
    [
        ("cp850", b"", "standaardinvoer:1:7: A003 Dit is geen UTF-8"),
        ("cp1252", b"", "standaardinvoer:1:7: A003 Dit is geen UTF-8"),
        ("utf-16-le", b"\xff\xfe", "standaardinvoer:1:1: A003 Deze invoer is UTF-16"),
        ("utf-16-be", b"\xfe\xff", "standaardinvoer:1:1: A003 Deze invoer is UTF-16"),
        ("utf-16-le", b"", "standaardinvoer:1:1: A003 Deze invoer is UTF-16"),
    ],
)
def test_een_pijp_in_een_andere_codering_wordt_geweigerd(
    draai: Draai, tmp_path: Path, codering: str, kop: bytes, reden: str
) -> None:
    gedaan = draai("start", invoer=kop + REGELS.encode(codering))
    assert gedaan.returncode == 3
    assert reden in gedaan.stderr
    assert "Maak er UTF-8 van." in gedaan.stderr
    assert list(tmp_path.iterdir()) == []


def test_een_latere_regel_die_geen_utf8_is_bewaart_wat_er_was_en_zegt_waar(draai: Draai, tmp_path: Path) -> None:
    gedaan = draai("start", *SCHOOL, invoer=b"3\n+ priv\xe9\n4\n")
    assert gedaan.returncode == 3
    assert "standaardinvoer:2:7: A003" in gedaan.stderr
    assert "Verdergaan: inzicht start antwoorden-de-test.yaml" in gedaan.stderr
    (antwoord,) = lees(bestand(tmp_path)).antwoorden["aanmeldformulier"].values()
    assert (antwoord.keuze.kaal, antwoord.opmerking) == (3, None)


@pytest.mark.parametrize("kop", [b"", b"\xef\xbb\xbf"])
def test_een_pijp_met_bom_en_crlf_gaat_goed(draai: Draai, tmp_path: Path, kop: bytes) -> None:
    gedaan = draai("start", invoer=kop + REGELS.replace("\n", "\r\n").encode())
    assert gedaan.returncode == 0
    assert lees(bestand(tmp_path)).school.naam == "De Zeeën"


@pytest.mark.parametrize(("opdracht", "rest"), [("start", ()), ("vragenlijst", ("--brin", "12AB"))])
@pytest.mark.parametrize(
    ("naam", "reden"), [("Zee\udcebn", "geen UTF-8"), ("Zee\x1bn", "U+001B"), ("Zee\u202en", "U+202E")]
)
def test_een_schoolnaam_op_de_opdrachtregel_wordt_niet_stil_korter(
    draai: Draai, tmp_path: Path, opdracht: str, rest: tuple[str, ...], naam: str, reden: str
) -> None:
    gedaan = draai(opdracht, "--school", naam, *rest, invoer="1\n")
    assert gedaan.returncode == 2
    assert reden in gedaan.stderr
    assert list(tmp_path.iterdir()) == []


def test_een_schoolnaam_met_een_harde_spatie_op_de_opdrachtregel_krijgt_een_spatie(
    draai: Draai, tmp_path: Path
) -> None:
    assert (
        draai(
            "start", "--school", "De\xa0Zeeën\t1", "--kenmerk", "sector=po", "--rol", "directie", invoer="1\n"
        ).returncode
        == 3
    )
    assert lees(bestand(tmp_path)).school.naam == "De Zeeën 1"


@pytest.mark.parametrize("optie", ["--rol", "--brin", "--kenmerk"])
def test_een_andere_optie_die_geen_utf8_is_wordt_geweigerd(draai: Draai, optie: str) -> None:
    gedaan = draai("start", optie, "sector=p\udceb", invoer="1\n")
    assert gedaan.returncode == 2
    assert "\ufffd" not in gedaan.stderr


@pytest.mark.terminal
def test_een_terminal_die_geen_utf8_stuurt_hoort_dat(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "start")
    terminal.wacht("Hoe heet uw school?")
    os.write(terminal.kind.fileno(), b"Zee\xebn")
    terminal.wacht("Een teken kwam niet goed binnen")
    terminal.toets("ctrl-c")
    assert terminal.einde() == 130


@pytest.mark.terminal
def test_wie_regels_typt_mag_een_regel_die_geen_utf8_is_opnieuw_typen(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "start", "--eenvoudig", "--kenmerk", "sector=po", "--rol", "directie")
    terminal.wacht("Hoe heet uw school?")
    os.write(terminal.kind.fileno(), b"Zee\xebn\r")
    terminal.wacht("typ de regel nog eens")
    terminal.toets("Zeeën\r")
    terminal.wacht("Vraag 1 van 33")
    terminal.toets("q\r")
    assert terminal.einde() == 0
