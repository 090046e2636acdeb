"""De vergelijking als blad: wat erin staat, waar de lijn breekt, en dat tekst van een school nooit iets doet."""

import pytest

from hulp import maak_wijzer
from inzicht.bestanden.schijf import lees_sjablonen
from inzicht.modellen.wijzer import Wijzer
from inzicht.verslag.jaar.maker import Jaarmaker
from markdownhulp import vorm_commonmark, vorm_gfm
from planhulp import PUNTEN, ROLLEN, RONDES, planbanken, vergelijkbeeld
from verslaghulp import HTML_AANVAL, MD_AANVAL, MERK, kop, lees_boom, vervang, vervuil

MAKER = Jaarmaker(lees_sjablonen())


def test_elke_dimensie_heeft_haar_cijfers_en_de_vragen_die_veranderden() -> None:
    een, twee = vergelijkbeeld().dimensies
    assert (een.titel, een.stand, een.verandering) == ("Dimensie Een", "niveau 2 -> 2 tot 4", "onzeker")
    assert [(groep.titel, len(groep.zinnen)) for groep in een.groepen] == [
        ("Omhoog", 2), ("Omlaag", 1), ("Niet meer bekend", 1),
    ]  # fmt: skip
    assert [groep.titel for groep in twee.groepen] == ["Bekend geworden", "Niet te vergelijken"]
    assert [rij.naam for rij in een.rijen] == ["3 november 2026", "3 november 2027"]


def test_elk_actiepunt_staat_bij_hoe_het_afliep() -> None:
    beeld = vergelijkbeeld(actiepunten=PUNTEN)
    assert sum(len(groep.zinnen) for groep in beeld.punten) == len(PUNTEN)
    assert beeld.punten[0].titel == "Klaar, maar de situatie ging niet omhoog"


def test_de_lijn_breekt_waar_niets_te_vergelijken_is() -> None:
    weg = {"een": {"a": "onbekend"}, "twee": {"f": 2}}
    een, twee = vergelijkbeeld(rondes=(*RONDES, weg, RONDES[1])).dimensies
    assert len(een.lijn.stippen) == 4
    assert [(stuk.x1, stuk.x2) for stuk in een.lijn.stukken] == [(een.lijn.stippen[0].x, een.lijn.stippen[1].x)]
    assert len(twee.lijn.stukken) == 2  # f is de eerste keer onbekend


def test_een_ronde_zonder_uitkomst_heeft_geen_stip() -> None:
    nvt = {"keuze": "nvt", "reden": "Zo."}
    zonder = {"een": {"a": 2}, "twee": {"f": nvt, "g": nvt}}
    _, twee = vergelijkbeeld(rondes=(RONDES[1], zonder)).dimensies
    assert len(twee.lijn.stippen) == 1
    assert twee.lijn.stukken == ()
    assert twee.verandering == "niet te vergelijken"


def test_de_herkomst_noemt_elke_ronde() -> None:
    namen = [veld.naam for veld in vergelijkbeeld().herkomst]
    assert namen[-2:] == ["Antwoorden van 3 november 2026", "Antwoorden van 3 november 2027"]


def _gemerkt() -> Wijzer:
    return maak_wijzer(vervuil({**kop(), "rollen": ROLLEN}, MERK), vervuil(planbanken(), MERK))


@pytest.mark.parametrize("aanval", HTML_AANVAL)
def test_tekst_is_nooit_opmaak_in_html(aanval: str) -> None:
    beeld = vergelijkbeeld(_gemerkt(), school={"naam": MERK}, actiepunten=PUNTEN)
    rustig, kwaad = (lees_boom(MAKER.vergelijkhtml(vervang(beeld, tekst))) for tekst in ("gewoon", aanval))
    assert kwaad.elementen == rustig.elementen


@pytest.mark.parametrize("aanval", MD_AANVAL)
def test_tekst_is_nooit_opmaak_in_markdown(aanval: str) -> None:
    beeld = vergelijkbeeld(_gemerkt(), school={"naam": MERK}, actiepunten=PUNTEN)
    rustig, kwaad = (MAKER.vergelijkmarkdown(vervang(beeld, tekst)) for tekst in ("gewoon", aanval))
    assert vorm_commonmark(kwaad) == vorm_commonmark(rustig)
    assert vorm_gfm(kwaad) == vorm_gfm(rustig)
