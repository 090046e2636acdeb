"""De privacywacht: herkent wat op persoonsgegevens lijkt, en vraagt of meldt dat."""

import time
from pathlib import Path

import pytest

from conftest import Draai
from inzicht.interview.gesprek import Fase, begin, verwerk
from inzicht.modellen.privacy import is_bsn, vermoedens
from inzicht.modellen.wijzer import Wijzer
from inzicht.opdrachten.opening import Opening, lege_antwoorden
from privacygevallen import GEVALLEN
from starthulp import SCHOOL, bestand, lees


@pytest.mark.parametrize(("tekst", "soorten"), GEVALLEN)
def test_wat_op_persoonsgegevens_lijkt_wordt_herkend(tekst: str, soorten: tuple[str, ...]) -> None:
    assert vermoedens(tekst) == soorten


@pytest.mark.parametrize("deel", ["a", "a.-", "@a", "geb.", "geboren 1-", "A1", "1 ", "NL91ABNA", "0611"])
def test_een_lange_tekst_kost_evenveel_per_teken(deel: str) -> None:
    """Vier keer zo lang mag hoogstens tien keer zo lang duren; was het kwadratisch, dan zestien keer."""
    kort, lang = (min(_duur(deel * (lengte // len(deel))) for _ in range(3)) for lengte in (25_000, 100_000))
    assert lang < 10 * max(kort, 0.002)


def _duur(tekst: str) -> float:
    begin_ = time.process_time()
    vermoedens(tekst)
    return time.process_time() - begin_


def test_de_elfproef_let_op_elk_cijfer() -> None:
    assert is_bsn("111222333")
    assert not any(is_bsn(f"11122233{cijfer}") for cijfer in "012456789")


@pytest.mark.parametrize(("keuze", "bewaard"), [("j", True), ("n", False), ("", False)])
def test_op_een_terminal_vraagt_het_interview_voor_het_bewaart(wijzer: Wijzer, keuze: str, bewaard: bool) -> None:
    opening = Opening(None, "X", None, {"sector": "po"}, "directie", None, "2026-11-24")
    leeg = lege_antwoorden(wijzer, opening)
    gesprek = begin(wijzer, leeg, "2026-11-24", te_vragen=(), rol_vragen=False, wacht=True)
    zet = verwerk(gesprek, "+ zie jan@school.nl")
    assert (zet.bewaar, zet.gesprek.fase) == (False, Fase.ZEKER)
    zet = verwerk(zet.gesprek, keuze)
    assert zet.gesprek.fase is Fase.VRAAG
    assert (zet.gesprek.antwoord.opmerking == "zie jan@school.nl") is bewaard
    assert zet.bewaar is bewaard


def test_op_een_pijp_wordt_het_alleen_gemeld(draai: Draai, tmp_path: Path) -> None:
    gedaan = draai("start", *SCHOOL, invoer="+ zie jan@school.nl\nq\n")
    assert "lijkt een e-mailadres te staan" in gedaan.stderr
    assert lees(bestand(tmp_path)).antwoorden["aanmeldformulier"]["een-formulier"].opmerking == "zie jan@school.nl"


def test_een_gewone_opmerking_krijgt_geen_vraag(wijzer: Wijzer) -> None:
    opening = Opening(None, "X", None, {"sector": "po"}, "directie", None, "2026-11-24")
    gesprek = begin(wijzer, lege_antwoorden(wijzer, opening), "2026-11-24", te_vragen=(), rol_vragen=False, wacht=True)
    assert verwerk(gesprek, "+ dit staat in map 3").bewaar
