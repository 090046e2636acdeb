"""Een toets telt pas als iemand het beeld kan hebben gelezen, en wat in een keer komt is tekst."""

import os
import time
from pathlib import Path

import pytest

from hulp import WORTEL
from inzicht.interview.toetsen import vouw
from inzicht.scherm.tempo import STIL, Tempo
from inzicht.tekst import breedte_van
from pty_hulp import Terminal, plak
from starthulp import SCHOOL, aantal, bestand, lees


class Klok:
    """Een klok die alleen loopt als de toets het zegt."""

    def __init__(self) -> None:
        self.nu = 1000.0

    def __call__(self) -> float:
        return self.nu


@pytest.fixture
def klok() -> Klok:
    return Klok()


def test_dezelfde_toets_telt_pas_weer_als_hij_even_los_was(klok: Klok) -> None:
    tempo = Tempo(klok)
    assert not tempo.te_vroeg("3")
    tempo.bracht("3")
    klok.nu += 0.1
    tempo.getekend()  # pas nu is er iets te lezen
    for _ in range(20):
        klok.nu += 0.033
        assert tempo.te_vroeg("3")
    klok.nu += STIL
    assert not tempo.te_vroeg("3")


def test_een_andere_toets_telt_altijd(klok: Klok) -> None:
    tempo = Tempo(klok)
    tempo.bracht("3")
    tempo.getekend()
    klok.nu += 0.01
    assert not tempo.te_vroeg("4")
    assert not tempo.te_vroeg("3")  # er zat een andere toets tussen, dus dit is een nieuwe druk


@pytest.mark.parametrize(
    ("tekst", "sinds", "vlaag"),
    [
        ("3", 5, False),
        ("34", 5, True),
        ("34", 0.01, True),
        ("34", 0.1, False),
        ("De Hoek", 0.1, True),
        ("a\rb", 0.1, True),
        ("a\r", 0.1, False),
    ],
)
def test_wat_tegelijk_klaarstaat_is_een_vlaag_tenzij_het_getypt_kan_zijn(
    klok: Klok, tekst: str, sinds: float, vlaag: bool
) -> None:
    tempo = Tempo(klok)
    tempo.begin()
    klok.nu += sinds
    assert tempo.is_vlaag(tekst) is vlaag


def test_de_staart_van_een_lange_plaktekst_hoort_erbij(klok: Klok) -> None:
    tempo = Tempo(klok)
    assert tempo.is_vlaag("ab" * 512)
    klok.nu += 0.01
    assert tempo.is_vlaag("a")
    klok.nu += 0.01
    assert not tempo.is_vlaag("a")


# --- op een echte terminal -----------------------------------------------------------------------------


@pytest.fixture
def eerste_vraag(tmp_path: Path) -> Terminal:
    terminal = Terminal(tmp_path, "start", *SCHOOL)
    terminal.wacht("vraag 1 van 33")
    terminal.lees(0.3)
    return terminal


def _stop(terminal: Terminal, map_: Path) -> int:
    terminal.toets("q")
    assert terminal.einde() == 0
    return aantal(lees(bestand(map_))) if list(map_.glob("*.yaml")) else 0


@pytest.mark.terminal
@pytest.mark.parametrize("naam", ["3", "w", "enter"])
def test_een_ingedrukte_toets_geeft_een_antwoord(eerste_vraag: Terminal, tmp_path: Path, naam: str) -> None:
    if naam == "enter":
        eerste_vraag.toets("neer")
    eerste_vraag.toets(*[naam] * 25, rust=False)
    eerste_vraag.wacht("vraag 2 van 33")
    assert _stop(eerste_vraag, tmp_path) == 1


@pytest.mark.terminal
def test_na_loslaten_telt_dezelfde_toets_weer(eerste_vraag: Terminal, tmp_path: Path) -> None:
    eerste_vraag.toets("3", "3", rust=False)
    eerste_vraag.lees(0.2)
    eerste_vraag.toets("3")
    eerste_vraag.wacht("vraag 3 van 33")
    assert _stop(eerste_vraag, tmp_path) == 2


@pytest.mark.terminal
def test_andere_toetsen_en_bladeren_gaan_door_zonder_wachten(eerste_vraag: Terminal, tmp_path: Path) -> None:
    eerste_vraag.toets("3", "4", "3", "4", rust=False)
    eerste_vraag.wacht("vraag 5 van 33")
    eerste_vraag.toets("links", "links", "links", "o", "o", rust=False)
    eerste_vraag.wacht("vraag 4 van 33")
    assert _stop(eerste_vraag, tmp_path) == 4


@pytest.mark.terminal
def test_een_ingedrukte_enter_sluit_de_uitslag_en_maakt_nog_geen_verslag(tmp_path: Path) -> None:
    Path(tmp_path / "antwoorden-x.yaml").write_bytes(_af())
    terminal = Terminal(tmp_path, "start", "antwoorden-x.yaml")
    terminal.wacht("Nakijken")
    terminal.toets(*["enter"] * 12, rust=False)
    terminal.wacht("Uw uitslag")
    terminal.lees(0.3)
    assert "Uw uitslag" in terminal.beeld
    terminal.toets("enter")
    terminal.wacht("als eerste")
    terminal.toets("q")
    assert terminal.einde() == 0
    assert not list(tmp_path.glob("*verslag*"))


def _af() -> bytes:
    voorbeeld = WORTEL / "vragen" / "voorbeelden"
    return next(pad for pad in sorted(voorbeeld.glob("*.yaml")) if b"open" not in pad.name.encode()).read_bytes()


@pytest.mark.terminal
@pytest.mark.parametrize("tekst", ["3w4q", "3\rw\rq\r", "De Hoek\nKerkstraat 3\nq", "?+3"])
def test_een_vlaag_bij_een_vraag_doet_niets_en_dat_staat_er(eerste_vraag: Terminal, tmp_path: Path, tekst: str) -> None:
    eerste_vraag.toets(tekst)
    eerste_vraag.wacht("Geplakte tekst telt hier niet.")
    assert "vraag 1 van 33" in eerste_vraag.beeld
    assert _stop(eerste_vraag, tmp_path) == 0


@pytest.mark.terminal
def test_geplakte_regels_in_de_schoolnaam_blijven_tekst(tmp_path: Path) -> None:
    """Zonder plakmelding van de terminal zijn het losse tekens; geen ervan opent iets anders."""
    terminal = Terminal(tmp_path, "start")
    terminal.wacht("Hoe heet uw school?")
    terminal.toets("De Hoek\r+ plein\r\n\r3\rw\rq\r")
    terminal.wacht("De Hoek + plein")
    terminal.lees(0.3)
    assert "Hoe heet uw school?" in terminal.beeld
    terminal.toets("enter")
    terminal.wacht("sector")
    assert "De Hoek + plein 3 w q" in " ".join(terminal.beeld.split())
    terminal.toets("ctrl-c")
    assert terminal.einde() == 130


@pytest.mark.terminal
@pytest.mark.parametrize("lengte", [1023, 1024, 1025, 3000])
def test_een_lange_vlaag_komt_heel_in_een_opmerking(eerste_vraag: Terminal, tmp_path: Path, lengte: int) -> None:
    eerste_vraag.toets("+")
    eerste_vraag.wacht("Uw opmerking")
    tekst = ("abc def\r" * 400)[: lengte - 1] + "z"
    eerste_vraag.kind.delaybeforesend = None
    os.write(eerste_vraag.kind.fileno(), tekst.encode())
    eerste_vraag.wacht(lambda beeld: "z" in beeld.split("zoals")[0])
    time.sleep(0.3)
    eerste_vraag.toets("enter")
    eerste_vraag.wacht("bewijs")
    eerste_vraag.toets("enter")
    eerste_vraag.wacht("Uw opmerking: abc")
    eerste_vraag.toets("q")
    assert eerste_vraag.einde() == 0
    vak = lees(bestand(tmp_path)).antwoorden["aanmeldformulier"]
    assert vak["een-formulier"].opmerking == tekst.replace("\r", "\n")


@pytest.mark.terminal
def test_een_geplakt_teken_is_geen_toets(eerste_vraag: Terminal, tmp_path: Path) -> None:
    eerste_vraag.toets(plak("3"))
    eerste_vraag.wacht("Geplakte tekst telt hier niet.")
    assert _stop(eerste_vraag, tmp_path) == 0


@pytest.mark.terminal
def test_ctrl_j_en_alt_enter_maken_een_nieuwe_regel_en_een_woord_breekt_niet(
    eerste_vraag: Terminal, tmp_path: Path
) -> None:
    eerste_vraag.toets("+")
    eerste_vraag.wacht("Uw opmerking")
    eerste_vraag.toets("boven", "ctrl-j", "midden", "alt-enter", "onder ", "woordenboek " * 9)
    beeld = eerste_vraag.wacht(lambda beeld: beeld.count("woordenboek") == 9)
    assert "boven\n   midden\n   onder" in beeld
    eerste_vraag.toets("enter")
    eerste_vraag.wacht("bewijs")
    eerste_vraag.toets("esc", "q")
    assert eerste_vraag.einde() == 0
    opmerking = lees(bestand(tmp_path)).antwoorden["aanmeldformulier"]["een-formulier"].opmerking
    assert opmerking == "boven\nmidden\nonder " + " ".join(["woordenboek"] * 9)


@pytest.mark.parametrize("breedte", [1, 5, 12, 40])
def test_vouwen_houdt_elk_teken_en_breekt_tussen_woorden(breedte: int) -> None:
    tekst = "een twee  drie\n\nvierhonderdtwintig 漢字漢字 vijf "
    rijen = vouw(tekst, breedte)
    delen = [tekst[begin:eind] for begin, eind in rijen]
    assert "".join(delen) == tekst.replace("\n", "")
    assert all(breedte_van(deel.removesuffix(" ")) <= max(breedte, 2) for deel in delen)
    woorden = [woord for woord in tekst.split() if breedte_van(woord) <= breedte]
    assert set(woorden) <= {woord for deel in delen for woord in deel.split()}
