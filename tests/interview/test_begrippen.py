"""Een begrip staat bij een vraag als het er als los woord in staat, niet als stuk van een ander woord."""

import pytest

from hulp import maak_wijzer
from inzicht.interview.beeld.vraag import komt_voor
from inzicht.modellen.wijzer import Begrip
from inzicht.verslag.stof import _gebruikt
from verslaghulp import banken, kop

ER_WEL = [
    ("LAS", "Het LAS."),
    ("LAS", "LAS"),
    ("LAS", "Zet het in (LAS), of niet."),
    ("LAS", "de LAS-koppeling"),
    ("LAS", "klassen in het LAS"),
    ("verwerker", "Verwerker is wie het doet."),
    ("verwerker", "een verwerkersovereenkomst met de verwerker"),
    ("twee stappen", "Inloggen in twee stappen."),
    ("AVG (de wet)", "Zie de AVG (de wet)."),
    ("één plek", "op één plek"),
]
ER_NIET = [
    ("LAS", "De KLAS en de LASSEN."),
    ("las", "klas"),
    ("verwerker", "verwerkers"),
    ("verwerker", "subverwerker"),
    ("mfa", "mfa2"),
    ("twee stappen", "twee stappenplannen"),
    ("één", "geéén"),
    ("LAS", ""),
    ("a.b", "axb"),
]


@pytest.mark.parametrize(("term", "tekst"), ER_WEL)
def test_een_los_woord_is_het_begrip(term: str, tekst: str) -> None:
    assert komt_voor(term, tekst)
    assert [een.term for een in _gebruikt([Begrip(term=term, betekenis="x")], tekst)] == [term]


@pytest.mark.parametrize(("term", "tekst"), ER_NIET)
def test_een_stuk_van_een_woord_is_het_begrip_niet(term: str, tekst: str) -> None:
    assert not komt_voor(term, tekst)
    assert list(_gebruikt([Begrip(term=term, betekenis="x")], tekst)) == []


def test_een_gewoon_woord_telt_ook_met_een_hoofdletter_en_een_afkorting_alleen_zo() -> None:
    begrippen = [Begrip(term="pas", betekenis="x"), Begrip(term="LAS", betekenis="x")]
    assert [een.term for een in _gebruikt(begrippen, "Pas op met las.")] == ["pas"]


def test_begrippen_staan_op_volgorde_van_de_wijzer() -> None:
    top = kop()
    top["begrippen"] = {naam: {"term": naam, "betekenis": "x"} for naam in ("vraag", "situatie", "niets", "waarom")}
    wijzer = maak_wijzer(top, banken())
    gevonden = _gebruikt(wijzer.kop.begrippen.values(), "Waarom deze situatie? Een vraag.")
    assert [een.term for een in gevonden] == ["vraag", "situatie", "waarom"]
