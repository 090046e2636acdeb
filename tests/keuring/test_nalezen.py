"""Wat de regels van het nalezen ook zien: vreemde letters en spaties, en tekst waar een regel net eindigt of begint."""

import re
import time
from pathlib import Path

import pytest

from inzicht.keuring.nalezen.woordenlijsten import ONTKENNINGEN
from keurhulp import keur, kopie


@pytest.mark.parametrize(
    ("code", "tekst"),
    [
        ("W214", "De school houdt een lijst bij van o.a. alle apparaten en ook van alle mensen die er nu mee werken elke dag."),
        ("W214", "De school houdt een lijst\n\n      bij van alle apparaten en ook van alle mensen die er nu mee werken elke dag weer opnieuw."),
        ("W218", "De school weet dat \u201cmen\u201d dit doet."),
        ("W218", "De school weet dat \u2018men\u2019 dit doet."),
        ("W213", "Er \u0131s n\u0131emand die niets weet."),
        ("W213", "Dit is niet\u2003onbekend en n\u0130et onveilig."),
        ("W214", "De school houdt een lijst bij met een app. iPads staan er ook op en alle mensen die er nu mee werken elke dag."),
        ("W214", "Een\u00a0twee\u2003drie vier vijf zes zeven acht negen tien elf twaalf dertien \u2013 a b c d e f g h."),
        ("W213", "Wij zien niet.\u201cGeen idee hier."),
        ("W213", "Wij zien niet.\u2026Geen idee."),
        ("W214", "Een twee drie vier vijf zes zeven acht negen tien elf.\u201cTwaalf een twee drie vier vijf zes zeven acht negen tien."),
        ("W216", "Kijk \u2013bijv. hier."),
        ("W216", "Dit is na\u00d7n.a.v. een vraag."),
        ("W216", "Zie art.."),
        ("W218", "De school weet dat &men& dit doet."),
        ("W218", "De school doet dit M\u0130DDEL\u017f een lijst."),
        ("W218", "De school doet dit met\u00a0betrekking\u2003tot een lijst."),
        ("W224", "Kijk op http\\x3a//a.nl voor meer."),
        ("W226", 'De school zegt \\u201cja\u201d en ook \\"nee\\".'),
        ("W227", "Dit is (zie hier](https://a.nl)."),
        ("W229", "De school\n  ziet dit: hier."),
    ],
)  # fmt: skip
def test_een_regel_kijkt_niet_te_smal(code: str, tekst: str, tmp_path: Path) -> None:
    """Een punt voor een kleine letter eindigt geen zin, en een gekruld aanhalingsteken hoort niet bij een woord."""
    doel = kopie("nieuw", tmp_path)
    _vervang(doel / "apparaten.yaml", "inleiding:", f'inleiding: "{tekst}"')
    assert code in {een.code for een in keur(doel)}


@pytest.mark.parametrize("een", ONTKENNINGEN)
@pytest.mark.parametrize("ander", ONTKENNINGEN)
def test_elk_paar_ontkenningen_valt_op(een: str, ander: str, tmp_path: Path) -> None:
    bank = kopie("nieuw", tmp_path) / "apparaten.yaml"
    rest = re.sub("|".join(ONTKENNINGEN), "wel", bank.read_text(encoding="utf-8"))
    for tekst in (f"Wij zien {een} met {ander} hier.", f"{een.title()} ziet {ander.upper()} hier."):
        bank.write_text(rest, encoding="utf-8")
        _vervang(bank, "inleiding:", f"inleiding: {tekst}")
        assert "W213" in {fout.code for fout in keur(bank.parent)}


@pytest.mark.parametrize("term", ["XYZ", "De XYZ", "XYZ\u2013QR", "xyz/q", "\u00c9\u00e9n XYZ"])
def test_een_afkorting_in_een_begrip_is_bekend(term: str, tmp_path: Path) -> None:
    doel = kopie("nieuw", tmp_path)
    for naam, begin, nieuw in (
        ("wijzer.yaml", "    term: AVG", f"    term: {term}"),
        ("apparaten.yaml", "inleiding:", "inleiding: De XYZ."),
    ):
        _vervang(doel / naam, begin, nieuw)
    assert not [een for een in keur(doel) if een.code == "W216" and "XYZ" in een.boodschap]


@pytest.mark.parametrize("woord", ["\u017foms", "af  en\u00a0toe", "b\u0131jna altijd", "\u2013vaak\u2013"])
def test_een_vaag_woord_in_vreemde_letters_of_spaties_is_vaag(woord: str, tmp_path: Path) -> None:
    assert _met_regel(tmp_path, "apparaten.yaml", "      3: ", f"      3: U doet dit {woord} zo.") == {"W211"}


@pytest.mark.parametrize("veld", ["vindplaats", "uitgever", "term"])
def test_een_schakelwoord_valt_ook_op_waar_geen_tekst_staat(veld: str, tmp_path: Path) -> None:
    assert "W223" in _met_regel(tmp_path, "wijzer.yaml", f"    {veld}: ", f"    {veld}: no")


@pytest.mark.parametrize(
    "stuk",
    [
        "_", "A", "AB (", "a. A", "a.", "dient x y z ", "en met wie ", "er is geen a b ", "niet ", "wordt ", "zo veel ",
        "met ", "deel I, ", "niveau van ", "`", "[a", "<", "(", ".' ", "t/", "\u2019 ",
    ],
)  # fmt: skip
def test_een_lange_eentonige_tekst_houdt_de_keuring_niet_op(stuk: str, tmp_path: Path) -> None:
    """Een patroon dat vanaf elke letter opnieuw tot het einde zoekt, doet hier seconden over."""
    tekst = stuk * (19_000 // len(stuk))
    begin = time.process_time()
    _met_regel(tmp_path, "apparaten.yaml", "      3: ", f'      3: "{tekst}"')
    assert time.process_time() - begin < 1.5


def test_een_spatie_aan_het_einde_van_het_bestand_valt_op(tmp_path: Path) -> None:
    doel = kopie("nieuw", tmp_path)
    bank = doel / "apparaten.yaml"
    bank.write_bytes(bank.read_bytes().rstrip(b"\n") + b" ")
    assert "W225" in {een.code for een in keur(doel)}


@pytest.mark.parametrize("woord", ["TENE\u0130NDE", "\u0130NZAKE", "al\u017fmede", "e.d.", "\u0130.P.V."])
def test_een_woord_met_een_vreemde_letter_staat_toch_in_de_lijst(woord: str, tmp_path: Path) -> None:
    """Een gevonden woord met zo'n letter gaf eerder een KeyError."""
    gevonden = _met_regel(tmp_path, "apparaten.yaml", "inleiding: ", f"inleiding: Dit is {woord} zo.")
    assert gevonden & {"W216", "W218"}


def _met_regel(tmp_path: Path, naam: str, begin: str, nieuw: str) -> set[str]:
    """De codes van een nieuwe wijzer waarin de eerste regel met dit begin anders is."""
    doel = kopie("nieuw", tmp_path)
    _vervang(doel / naam, begin, nieuw)
    return {een.code for een in keur(doel)}


def _vervang(pad: Path, begin: str, nieuw: str) -> None:
    """Zet een andere regel in plaats van de eerste met dit begin."""
    regels = pad.read_text(encoding="utf-8").split("\n")
    nummer = next(n for n, regel in enumerate(regels) if regel.startswith(begin))
    regels[nummer] = nieuw
    pad.write_text("\n".join(regels), encoding="utf-8")
