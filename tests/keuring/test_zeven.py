"""De zeef van een regel is alleen vlug: wat een regel zelf zou melden, laat zij door."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from inzicht.bestanden.schijf import gegevensmap
from inzicht.keuring import poort
from inzicht.keuring.nalezen import oogst
from inzicht.keuring.nalezen.lijst import WAARSCHUWINGEN
from inzicht.keuring.nalezen.oogst import lees_na
from inzicht.keuring.nalezen.schrijfregels import BLADREGELS
from inzicht.keuring.nalezen.taalregels import TAALREGELS
from inzicht.keuring.nalezen.teksten import VAAG_VANAF, Tekstblad
from inzicht.keuring.nalezen.uitleg import Voorbeeld
from inzicht.keuring.nalezen.uitleg_nalezen import UITLEG
from inzicht.keuring.nalezen.woordenlijsten import ONTKENNINGEN
from inzicht.keuring.register import Bankstuk, Keurregel, Vondst
from inzicht.keuring.vraagregels import VRAAGREGELS
from inzicht.modellen.wijzer import lees_wijzer
from keurhulp import PEILDATUM, keur, kopie, pas_toe
from mutaties import SOORTEN, muteer

GEZEEFD = (*TAALREGELS, *BLADREGELS)
STUKKEN = (
    "soms", "af en toe", "en wie", "niet onveilig", "Er is geen plan dat niet klopt.", "wordt bewaard", "bijv.", "XYZ",
    "een niveau", "men", "20 %", "ICT", "no", "http://a.nl", "<b>", "een " * 21,
)  # fmt: skip


def _zonder_zeef(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oogst, "_LEZERS", tuple(replace(regel, zeef=None) for regel in GEZEEFD))
    monkeypatch.setattr(poort, "is_gaaf", lambda _: False)


def test_alleen_regels_over_een_bestand_hebben_een_zeef_en_zij_allemaal() -> None:
    assert {regel.code for regel in WAARSCHUWINGEN if regel.zeef} == {regel.code for regel in GEZEEFD}


def _eis_gelijk_zonder_zeef(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Het voorbeeld van een regel geeft met en zonder zeven dezelfde bevindingen, ook die van de regel zelf."""
    voorbeeld: Voorbeeld = UITLEG[code].voorbeeld
    doel = pas_toe(voorbeeld, kopie(voorbeeld.basis, tmp_path))
    met = keur(doel)
    _zonder_zeef(monkeypatch)
    assert met == keur(doel)
    assert code in {een.code for een in met}


@pytest.mark.parametrize("regel", GEZEEFD, ids=lambda regel: regel.code)
def test_een_zeef_laat_haar_eigen_voorbeeld_door(
    regel: Keurregel[Tekstblad], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _eis_gelijk_zonder_zeef(regel.code, tmp_path, monkeypatch)


@pytest.mark.parametrize("begin", range(40))
def test_met_en_zonder_zeven_meldt_de_keuring_hetzelfde(
    begin: int, voorbeelden: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = random.Random(begin)
    bestanden = {pad.name: pad.read_bytes() for pad in sorted(voorbeelden.parent.glob("*.yaml"))}
    naam = rng.choice(sorted(bestanden))
    regels = bestanden[naam].decode().split("\n")
    for nummer in rng.sample([n for n, regel in enumerate(regels) if regel.endswith(".")], 3):
        regels[nummer] += f" {rng.choice(STUKKEN)}"
    tekst = muteer("\n".join(regels), rng.randrange(len(regels)), rng.choice(SOORTEN), rng)
    bestanden[naam] = tekst.encode()
    lezing = lees_wijzer(bestanden)
    met = lees_na(lezing, bestanden, PEILDATUM)
    _zonder_zeef(monkeypatch)
    assert met == lees_na(lezing, bestanden, PEILDATUM)


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
def test_een_zeef_is_niet_te_streng(code: str, tekst: str, tmp_path: Path) -> None:
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


@pytest.mark.parametrize("basis", ["vragen", "nieuw"])
def test_de_zeven_kijken_in_dezelfde_teksten_als_de_regels(basis: str, monkeypatch: pytest.MonkeyPatch) -> None:
    bladen: list[Tekstblad] = []

    def onthoud(blad: Tekstblad) -> Iterator[Vondst]:
        bladen.append(blad)
        return iter(())

    monkeypatch.setattr(oogst, "_LEZERS", (replace(GEZEEFD[0], keur=onthoud, zeef=None),))
    bestanden = {pad.name: pad.read_bytes() for pad in sorted(gegevensmap(basis).glob("*.yaml"))}
    lees_na(lees_wijzer(bestanden), bestanden, PEILDATUM)
    assert len(bladen) == len(bestanden)
    for blad in bladen:
        soorten = blad.soorten
        hoog = [tekst[2] for tekst in blad.per_soort["situatie"] if int(tekst[1]) >= VAAG_VANAF]
        assert sorted(blad.inhouden) == sorted(tekst[2] for tekst in blad.teksten)
        assert [*soorten.vragen] == [tekst[2] for tekst in blad.per_soort["vraag"]]
        assert [*soorten.hoge_situaties] == hoog
        assert len(soorten.lage_situaties) == len(blad.per_soort["situatie"]) - len(hoog)
        assert len(soorten.namen) == len(blad.per_soort["naam"]) + len(blad.per_soort["brontitel"])
        assert blad.inhouden[len(blad.inhouden) - len(soorten.uitleg) :] == [*soorten.uitleg]


@pytest.mark.parametrize("woord", ["\u017foms", "af  en\u00a0toe", "b\u0131jna altijd", "\u2013vaak\u2013"])
def test_een_vaag_woord_in_vreemde_letters_of_spaties_is_vaag(woord: str, tmp_path: Path) -> None:
    assert _met_regel(tmp_path, "apparaten.yaml", "      3: ", f"      3: U doet dit {woord} zo.") == {"W211"}


@pytest.mark.parametrize("veld", ["vindplaats", "uitgever", "term"])
def test_een_schakelwoord_valt_ook_op_waar_geen_tekst_staat(veld: str, tmp_path: Path) -> None:
    assert "W223" in _met_regel(tmp_path, "wijzer.yaml", f"    {veld}: ", f"    {veld}: no")


@pytest.mark.parametrize("regel", VRAAGREGELS, ids=lambda regel: regel.code)
def test_een_bank_met_een_fout_is_niet_gaaf(
    regel: Keurregel[Bankstuk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _eis_gelijk_zonder_zeef(regel.code, tmp_path, monkeypatch)


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
