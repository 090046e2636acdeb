"""De zeef van een regel is alleen vlug: wat een regel zelf zou melden, laat zij door."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from inzicht.keuring import nalezen
from inzicht.keuring.nalezen import WAARSCHUWINGEN, lees_na
from inzicht.keuring.register import Keurregel
from inzicht.keuring.schrijfregels import BLADREGELS
from inzicht.keuring.taalregels import TAALREGELS
from inzicht.keuring.teksten import Tekstblad
from inzicht.keuring.uitleg import Voorbeeld
from inzicht.keuring.uitleg_nalezen import UITLEG
from inzicht.wijzer import lees_wijzer
from keurhulp import PEILDATUM, keur, kopie, pas_toe
from mutaties import SOORTEN, muteer

GEZEEFD = (*TAALREGELS, *BLADREGELS)
STUKKEN = (
    "soms", "af en toe", "en wie", "niet onveilig", "Er is geen plan dat niet klopt.", "wordt bewaard", "bijv.", "XYZ",
    "een niveau", "men", "20 %", "ICT", "no", "http://a.nl", "<b>", "een " * 21,
)  # fmt: skip


def _zonder_zeef(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nalezen, "_LEZERS", tuple(replace(regel, zeef=None) for regel in GEZEEFD))


def test_alleen_regels_over_een_bestand_hebben_een_zeef_en_zij_allemaal() -> None:
    assert {regel.code for regel in WAARSCHUWINGEN if regel.zeef} == {regel.code for regel in GEZEEFD}


@pytest.mark.parametrize("regel", GEZEEFD, ids=lambda regel: regel.code)
def test_een_zeef_laat_haar_eigen_voorbeeld_door(
    regel: Keurregel[Tekstblad], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    voorbeeld: Voorbeeld = UITLEG[regel.code].voorbeeld
    doel = pas_toe(voorbeeld, kopie(voorbeeld.basis, tmp_path))
    met = keur(doel)
    _zonder_zeef(monkeypatch)
    assert met == keur(doel)
    assert regel.code in {een.code for een in met}


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
    ],
)  # fmt: skip
def test_een_zeef_is_niet_te_streng(code: str, tekst: str, tmp_path: Path) -> None:
    """Een punt voor een kleine letter eindigt geen zin, en een gekruld aanhalingsteken hoort niet bij een woord."""
    doel = kopie("nieuw", tmp_path)
    bank = doel / "apparaten.yaml"
    regels = bank.read_text(encoding="utf-8").split("\n")
    nummer = next(n for n, regel in enumerate(regels) if regel.startswith("inleiding:"))
    regels[nummer] = f'inleiding: "{tekst}"'
    bank.write_text("\n".join(regels), encoding="utf-8")
    assert code in {een.code for een in keur(doel)}
