"""Het interview op een echte pseudo-terminal: toetsen, teruggaan, formaat wijzigen, stoppen en hervatten."""

import os
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from conftest import Draai
from hulp import signalen
from pty_hulp import Terminal, plak
from starthulp import SCHOOL, aantal, bestand, lees

pytestmark = pytest.mark.terminal
CSI_KLEUR = re.compile(rb"\x1b\[[0-9;]*(?:3[0-79]|4[0-79]|9[0-7]|10[0-7]|[34]8;[25];[0-9;]+)[0-9;]*m")


HEEL_INTERVIEW: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = [
    # wat er op het scherm staat, de toetsen, en dezelfde bedoeling als gewone regels
    ("Hoe heet uw school?", ("De Tést", "enter"), ("De Tést",)),
    ("sector", ("1",), ("1",)),
    ("rol", ("3",), ("3",)),
    ("vraag 1 van 33", ("+",), ("+",)),
    ("Uw opmerking", ("café é", "enter"), ("café é",)),
    ("bewijs", ("map 3", "enter"), ("map 3",)),
    ("Uw bewijs: map 3", ("neer", "neer", "enter"), ("2",)),
    ("vraag 2 van 33", ("links",), ("t",)),
    ("Uw antwoord is nu: situatie 2", ("enter", "w", "rechts"), ("", "w", "o")),
    ("vraag 4 van 33", tuple("34343"), tuple("34343")),
    ("vraag 9 van 33", ("n",), ("n",)),
    ("Waarom", ("wij vragen dat niet", "enter", *["3", "4"] * 12), ("wij vragen dat niet", *["3", "4"] * 12)),
    ("Nakijken", ("3", "enter"), ("3",)),
    ("vraag 3 van 33", ("4",), ("4",)),
    ("Nakijken", ("enter",), ("",)),
    ("Uw uitslag", ("enter",), ()),  # het blad met de uitslag; gewone regels drukken het af
    ("als eerste", ("1",), ("1",)),
    ("pakt u op", ("1", " ", "2", "enter", "enter"), ("1 2",)),
    ("Wie pakt dit op?", ("3",), ("3",)),
    ("Wanneer", ("1 feb 2027", "enter"), ("1-2-27",)),
    ("advies 2 van 2", ("enter", "enter"), ("", "")),
    ("Wilt u het nu openen?", ("n",), ()),
]


def test_het_hele_interview_met_toetsen_geeft_hetzelfde_bestand_als_gewone_regels(draai: Draai, tmp_path: Path) -> None:
    """Hetzelfde gesprek langs twee voorkanten; de antwoordenbestanden zijn gelijk tot op de byte."""
    apart = tmp_path / "toetsen"
    apart.mkdir()
    terminal = Terminal(apart, "start")
    for woord, toetsen, _ in HEEL_INTERVIEW:
        terminal.wacht(woord)
        terminal.toets(*toetsen)
    assert terminal.einde() == 0
    gedaan = draai("start", invoer="".join(f"{regel}\n" for _, _, regels in HEEL_INTERVIEW for regel in regels))
    assert gedaan.returncode == 0, gedaan.stderr
    een, twee = bestand(apart), bestand(tmp_path)
    assert een.read_bytes() == twee.read_bytes()
    assert aantal(lees(een)) == 33
    assert len(lees(een).actiepunten) == 2


def test_tien_vragen_terug_en_alles_staat_er_nog(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "start", *SCHOOL)
    terminal.wacht("vraag 1 van 33")
    terminal.toets(*"1234512345")
    terminal.wacht("vraag 11 van 33")
    for vraag in range(10, 0, -1):
        terminal.toets("links")
        antwoord = f"▸● {(vraag - 1) % 5 + 1}  "
        terminal.wacht(lambda beeld, nr=vraag, nu=antwoord: f"vraag {nr} van 33" in beeld and nu in beeld)  # type: ignore[misc]
    terminal.toets("links")
    terminal.wacht("hier staan de gegevens van uw school")
    terminal.toets("esc")
    terminal.wacht("vraag 1 van 33")
    terminal.toets("q")
    assert terminal.einde() == 0
    assert aantal(lees(bestand(tmp_path))) == 10


def test_geplakte_regels_accenten_en_stuurtekens_in_een_opmerking(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "start", *SCHOOL)
    terminal.wacht("vraag 1 van 33")
    terminal.toets("+")
    terminal.wacht("Uw opmerking")
    terminal.toets(plak("één\r\ntwéé\x1b[2J\x07 drie"))
    terminal.wacht("drie")
    terminal.toets("alt-enter", "vier", "enter")
    terminal.wacht("bewijs")
    terminal.toets("esc")
    terminal.wacht("Uw opmerking: één")
    terminal.toets("q")
    assert terminal.einde() == 0
    antwoord = lees(bestand(tmp_path)).antwoorden["aanmeldformulier"]["een-formulier"]
    assert antwoord.opmerking == "één\ntwéé[2J drie\nvier"


def test_een_lange_plaktekst_wordt_afgekapt_en_dat_staat_er(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "start", *SCHOOL)
    terminal.wacht("vraag 1 van 33")
    terminal.toets("+")
    terminal.wacht("Uw opmerking")
    terminal.toets(plak("woord " * 5000))
    terminal.wacht("Deze tekst is te lang")
    terminal.toets("ctrl-c")
    assert terminal.einde() == 130


def test_het_scherm_past_zich_aan_als_het_venster_verandert(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "start", *SCHOOL)
    breed = terminal.wacht("bewaren en stoppen")
    assert "Opslag" in breed
    terminal.scherm.resize(14, 45)
    terminal.kind.setwinsize(14, 45)
    smal = terminal.wacht(lambda beeld: "q stop" in beeld and "Opslag" not in beeld)
    vraag = "Hoe melden ouders hun kind bij u aan?"
    assert vraag in smal
    terminal.toets("neer", "neer", "neer", "neer", "neer")
    onder = terminal.wacht("▸  5")
    assert vraag in onder
    assert "andere scholen." in onder
    terminal.toets("enter")
    terminal.wacht("vraag 2 van 33")
    terminal.toets("q")
    assert terminal.einde() == 0


def test_ctrl_c_bewaart_zegt_waar_en_hervat_op_de_juiste_vraag(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "start", *SCHOOL)
    terminal.wacht("vraag 1 van 33")
    terminal.toets("1", "2", "3")
    terminal.wacht("vraag 4 van 33")
    terminal.toets("ctrl-c")
    assert terminal.einde() == 130
    assert "Verdergaan: inzicht start antwoorden-de-test.yaml" in terminal.beeld
    verder = Terminal(tmp_path, "start")
    verder.wacht("De Test, ")
    verder.toets("enter")
    verder.wacht("Verder met De Test.")
    assert "vraag 4 van 33" in verder.beeld
    verder.toets("q")
    assert verder.einde() == 0


@pytest.mark.parametrize("nummer", signalen("SIGTERM", "SIGHUP", "SIGINT"))
def test_een_signaal_geeft_de_terminal_terug_en_zegt_waar_alles_staat(tmp_path: Path, nummer: signal.Signals) -> None:
    terminal = Terminal(tmp_path, "start", *SCHOOL)
    terminal.wacht("vraag 1 van 33")
    terminal.toets("1")
    terminal.wacht("vraag 2 van 33")
    terminal.kind.kill(nummer)
    assert terminal.einde() == 128 + nummer
    assert "Uw antwoorden staan in: antwoorden-de-test.yaml" in terminal.beeld
    assert terminal.bytes.rstrip().endswith(b"antwoorden-de-test.yaml")
    assert b"\x1b[?1049l" in terminal.bytes


@pytest.mark.parametrize("eenvoudig", [False, True])
def test_een_gesloten_terminal_verliest_niets(tmp_path: Path, eenvoudig: bool) -> None:
    enter = "\r" if eenvoudig else ""
    terminal = Terminal(tmp_path, "start", *SCHOOL, *(["--eenvoudig"] if eenvoudig else []))
    terminal.wacht("raag 1 van 33")
    terminal.toets(f"1{enter}")
    terminal.wacht("raag 2 van 33")
    terminal.toets(f"2{enter}")
    terminal.wacht("raag 3 van 33")
    assert terminal.hang_op() == 128 + signal.SIGHUP
    assert aantal(lees(bestand(tmp_path))) == 2
    assert [pad.name for pad in tmp_path.iterdir()] == ["antwoorden-de-test.yaml"]


def test_ctrl_d_stopt_met_uitgang_3_zolang_er_vragen_open_zijn(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "start", *SCHOOL)
    terminal.wacht("vraag 1 van 33")
    terminal.toets("2")
    terminal.wacht("vraag 2 van 33")
    terminal.toets("ctrl-d")
    assert terminal.einde() == 3
    assert "Er zijn nog 32 vragen open." in terminal.beeld


@pytest.mark.parametrize(
    ("args", "wat", "uitgang"),
    [
        (("uitslag", "-"), "een antwoordenbestand", 3),
        (("controleer", "-"), "vragenbank of antwoordenbestand", 1),
        (("batch", "-", "--uit", "uit"), "regels JSON", 1),
    ],
)
def test_wie_op_invoer_wacht_zegt_dat_op_een_terminal(
    tmp_path: Path, args: tuple[str, ...], wat: str, uitgang: int
) -> None:
    terminal = Terminal(tmp_path, *args)
    terminal.wacht("Ctrl-D")
    assert wat in terminal.beeld
    terminal.toets("{}", "enter", "ctrl-d")
    assert terminal.einde() == uitgang
    assert "A101" in terminal.beeld


def test_een_afgekapte_regel_wordt_geweigerd(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "uitslag", "-")
    terminal.wacht("Ctrl-D")
    terminal.toets("# " + "x" * 5_000, "enter", "ctrl-d")
    assert terminal.einde() == 3
    assert "kapt zo'n lange regel af" in terminal.beeld


@pytest.mark.parametrize("processen", ["1", "2"])
def test_ctrl_c_stopt_ook_wie_op_regels_wacht(tmp_path: Path, processen: str) -> None:
    terminal = Terminal(tmp_path, "batch", "-", "--uit", "uit", "--parallel", processen)
    terminal.wacht("Ctrl-D")
    terminal.toets("{}", "enter", "ctrl-c")
    assert terminal.einde() == 130
    assert "Gestopt." in terminal.beeld
    assert list((tmp_path / "uit").iterdir()) == []


def test_een_laatste_regel_zonder_einde_is_met_een_keer_klaar(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "batch", "-", "--uit", "uit")
    terminal.wacht("Ctrl-D")
    terminal.toets("{}", "ctrl-d", "ctrl-d")  # de eerste geeft de regel door, de tweede is het einde
    assert terminal.einde() == 1


def test_op_de_achtergrond_van_een_terminal_loopt_batch_door(tmp_path: Path) -> None:
    """Wie daar van de terminal leest, wordt door het systeem stilgezet."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.yaml").write_text("a: 1\n", encoding="utf-8")
    opdracht = shlex.join([sys.executable, "-m", "inzicht", "batch", "in", "--uit", "uit", "--uitvoer", "csv"])
    schil = pexpect.spawn("/bin/bash", ["--norc", "-i"], cwd=str(tmp_path), encoding="utf-8", timeout=20)
    schil.sendline(f"{opdracht} & wait; echo k''laar")
    schil.expect("klaar")
    schil.close(force=True)
    assert (tmp_path / "uit" / "overzicht.csv").exists()


def test_wie_toch_niet_leest_vraagt_niet_om_invoer(tmp_path: Path) -> None:
    (tmp_path / "uit").mkdir()
    (tmp_path / "uit" / "overzicht.csv").write_text("van mij", encoding="utf-8")
    terminal = Terminal(tmp_path, "batch", "-", "--uit", "uit")
    assert terminal.einde() == 4
    assert "bestaat al" in terminal.beeld
    assert "Typ nu" not in terminal.beeld


def test_op_een_pijp_zegt_niemand_dat_hij_op_invoer_wacht(draai: Draai) -> None:
    for args in (("uitslag", "-"), ("controleer", "-"), ("batch", "-", "--uit", "uit")):
        assert "Typ nu" not in draai(*args, invoer="{}\n").stderr


def test_no_color_geeft_geen_enkele_kleur_maar_wel_alle_betekenis(tmp_path: Path) -> None:
    met = Terminal(tmp_path, "start", "a.yaml", *SCHOOL)
    zonder = Terminal(tmp_path, "start", "b.yaml", *SCHOOL, omgeving={"NO_COLOR": "1"})
    for terminal in (met, zonder):
        terminal.wacht("vraag 1 van 33")
        terminal.toets("neer")
        terminal.wacht("▸  1")
        terminal.toets("ctrl-c")
        terminal.einde()
    assert CSI_KLEUR.search(met.bytes)
    assert not CSI_KLEUR.search(zonder.bytes)


def test_een_terminal_zonder_unicode_krijgt_kale_tekens(tmp_path: Path) -> None:
    kaal = {"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    terminal = Terminal(tmp_path, "start", *SCHOOL, omgeving=kaal)
    terminal.wacht("vraag 1 van 33")
    terminal.toets("neer")
    beeld = terminal.wacht(">  1")
    assert "?" not in beeld.split("Hoe melden")[0].replace("navragen?", "")  # die staat er echt
    terminal.toets("q")
    assert terminal.einde() == 0


@pytest.mark.parametrize("manier", ["dumb", "eenvoudig", "omgeving"])
def test_een_kale_terminal_of_de_wens_van_de_gebruiker_geeft_gewone_regels(tmp_path: Path, manier: str) -> None:
    args = ["--eenvoudig"] if manier == "eenvoudig" else []
    omgeving = {"dumb": {"TERM": "dumb"}, "omgeving": {"INZICHT_EENVOUDIG": "1"}}.get(manier, {})
    terminal = Terminal(tmp_path, "start", *SCHOOL, *args, omgeving=omgeving)
    terminal.wacht("Typ 1 tot en met 5")
    assert (b"kan geen toetsen lezen" in terminal.bytes) is (manier == "dumb")
    assert b"\x1b[?1049h" not in terminal.bytes
    terminal.toets("2\r")
    terminal.wacht("Vraag 2 van 33")
    terminal.toets("q\r")
    assert terminal.einde() == 0
    assert aantal(lees(bestand(tmp_path))) == 1


def test_gewone_regels_op_een_pijp_hebben_geen_ontsnappingsteken_en_een_lege_stdout(tmp_path: Path) -> None:
    regels = ["?", "+ opmerking", *["3"] * 33, "?", "", "1", "?", "1", "", ""]
    gedaan = subprocess.run(
        [sys.executable, "-m", "inzicht", "start", *SCHOOL],
        input="".join(f"{regel}\n" for regel in regels).encode(),
        capture_output=True, cwd=tmp_path, env={**os.environ, "FORCE_COLOR": "1", "TERM": "xterm-256color"}, check=False,
    )  # fmt: skip
    assert (gedaan.returncode, gedaan.stdout) == (0, b"")
    assert b"\x1b" not in gedaan.stderr


def test_de_privacywacht_laat_de_tekst_verbeteren(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "start", *SCHOOL)
    terminal.wacht("vraag 1 van 33")
    terminal.toets("+")
    terminal.wacht("Uw opmerking")
    terminal.toets("mail jan@school.nl", "enter")
    terminal.wacht("lijkt een e-mailadres te staan")
    terminal.toets("7", "x", "enter")
    terminal.wacht("De tekst is niet bewaard")
    assert "mail jan@school.nl" in terminal.beeld
    terminal.toets("enter")  # ongewijzigd: dan komt de vraag terug, en gaat de tekst niet stil verloren
    terminal.wacht("lijkt een e-mailadres te staan")
    terminal.toets("enter")
    terminal.wacht("De tekst is niet bewaard")
    terminal.toets(*["\x7f"] * len("jan@school.nl"), "de administratie", "enter")
    terminal.wacht("bewijs")
    terminal.toets("esc", "q")
    assert terminal.einde() == 0
    vak = lees(bestand(tmp_path)).antwoorden["aanmeldformulier"]
    assert vak["een-formulier"].opmerking == "mail de administratie"


def test_kapotte_bytes_en_vreemde_cijfers_doen_niets_kwaads(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "start", *SCHOOL)
    terminal.wacht("vraag 1 van 33")
    terminal.toets("2", "links")
    terminal.wacht("Uw antwoord is nu: situatie 2")
    terminal.kind.send(b"\xff\xe9\xc3\x9b\x00\x13\x1b[999~\xc2\xb2\xd9\xa3")
    terminal.lees(0.3)
    terminal.wacht("vraag 1 van 33")
    terminal.toets("q")
    assert terminal.einde() == 0
    assert aantal(lees(bestand(tmp_path))) == 1


def test_school_sector_en_rol_zijn_bij_het_nakijken_te_verbeteren(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "start", *SCHOOL, "--kort")
    terminal.wacht("vraag 1 van 15")
    terminal.toets(*"232323232323232")
    terminal.wacht("Nakijken")
    terminal.toets("s")
    terminal.wacht("Hoe heet uw school?")
    terminal.toets(" Nieuw", "enter")
    terminal.wacht("sector")
    terminal.toets("3")
    terminal.wacht("rol")
    terminal.toets("enter")
    terminal.wacht("Nakijken")
    terminal.toets("q")
    assert terminal.einde() == 0
    antwoorden = lees(bestand(tmp_path))
    assert (antwoorden.school.naam, antwoorden.school.kenmerken["sector"]) == ("De Test Nieuw", "vo")
    assert antwoorden.invuller is not None
    assert antwoorden.invuller.rol == "directie"


def test_esc_waarschuwt_voor_het_tekst_weggooit_en_ctrl_c_zegt_dat_ze_weg_is(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "start", *SCHOOL)
    terminal.wacht("vraag 1 van 33")
    terminal.toets("+")
    terminal.wacht("Uw opmerking")
    terminal.toets("een lange tekst", "esc")
    terminal.wacht("Nog een keer Esc gooit deze tekst weg")
    assert "een lange tekst" in terminal.beeld
    terminal.toets("ctrl-c")
    assert terminal.einde() == 130
    assert "De tekst die u aan het typen was, is niet bewaard." in " ".join(terminal.beeld.split())


def test_de_tweede_esc_gooit_de_tekst_weg(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "start", *SCHOOL)
    terminal.wacht("vraag 1 van 33")
    terminal.toets("+")
    terminal.wacht("Uw opmerking")
    terminal.toets("een lange tekst", "esc")
    terminal.wacht("Nog een keer Esc gooit deze tekst weg")
    terminal.toets("esc")
    terminal.wacht("Waar is dit terug te vinden (bewijs)?")
    terminal.toets("esc")  # hier is niets getypt, dus ook niets weg te gooien
    terminal.wacht("q bewaren en stoppen")
    terminal.toets("3")
    terminal.wacht("vraag 2 van 33")
    terminal.toets("q")
    assert terminal.einde() == 0
    tekst = bestand(tmp_path).read_text(encoding="utf-8")
    assert aantal(lees(bestand(tmp_path))) == 1
    assert "een lange tekst" not in tekst


def test_een_te_klein_venster_zegt_dat_in_het_nederlands(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "start", *SCHOOL)
    terminal.wacht("q bewaren en stoppen")  # het onderste: dan is het hele scherm binnen
    terminal.scherm.resize(3, 40)
    terminal.kind.setwinsize(3, 40)
    terminal.wacht("Dit venster is te klein")
    terminal.toets("q")
    assert terminal.einde() == 0


def test_verdergaan_noemt_de_opdracht_waarmee_de_gebruiker_begon(draai: Draai) -> None:
    gedaan = draai("start", *SCHOOL, invoer="1\nq\n", INZICHT_AANROEP="python3 doe.py")
    assert "Verdergaan: python3 doe.py start antwoorden-de-test.yaml" in gedaan.stderr
