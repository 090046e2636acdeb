"""De privacywacht: herkent wat op persoonsgegevens lijkt, en vraagt of meldt dat."""

import time
from pathlib import Path

import pytest

from conftest import Draai
from inzicht.interview.gesprek import Fase, begin, verwerk
from inzicht.modellen.privacy import is_bsn, vermoedens
from inzicht.modellen.wijzer import Wijzer
from inzicht.opdrachten.opening import Opening, lege_antwoorden
from test_start import SCHOOL, bestand, lees

GEVALLEN = [
    ("BSN 111222333 staat op het formulier", ("een BSN",)),
    ("111.222.333", ("een BSN",)),
    ("123456789", ()),
    ("1112223330", ()),
    ("000000000", ()),
    ("mail naar jan@school.nl", ("een e-mailadres",)),
    ("bel 06-12345678", ("een telefoonnummer",)),
    ("bel +31 6 12345678", ("een telefoonnummer",)),
    ("maak over op NL91ABNA0417164300", ("een rekeningnummer",)),
    ("NL91 ABNA 0417 1643 00 of bel 06-12345678", ("een telefoonnummer", "een rekeningnummer")),
    ("geboren op 3 mei 2015", ("een geboortedatum",)),
    ("geb. 03-05-2015", ("een geboortedatum",)),
    ("vastgesteld op 3-5-2025 door de directie", ()),
    ("33 leerlingen, 12AB, versie 1.0", ()),
    ("XNL91ABNA0417164300", ("een telefoonnummer",)),
    ("NL91ABNA0417164300x", ("een telefoonnummer",)),
    ("IBAN:NL91ABNA0417164300 en 111222333", ("een BSN", "een rekeningnummer")),
    ("é@x.nl en jan@school", ("een e-mailadres",)),
    ("jan@school", ()),
    ("ongeboren 3-5-2015", ()),
    ("GEBOREN 3 Mei 15", ("een geboortedatum",)),
    ("geb. ١٢ 3-5-2015", ()),
]
"""Wat de wacht ziet, in het interview en in de browser."""


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
