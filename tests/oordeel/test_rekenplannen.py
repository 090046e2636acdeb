"""De rekenplannen van een wijzer worden onthouden zolang de wijzer er is, en niet langer."""

import gc
import weakref
from dataclasses import replace

from inzicht.bestanden import schijf, yamlbron
from inzicht.modellen.wijzer import Wijzer
from inzicht.modellen.wijzerlezing import lees_wijzer
from inzicht.oordeel.rekenplan import plannen_van


def _wijzer() -> Wijzer:
    wijzer = lees_wijzer(schijf.lees_map(str(schijf.gegevensmap("vragen")), yamlbron.WIJZER)).wijzer
    assert wijzer is not None
    return wijzer


def test_een_wijzer_heeft_steeds_dezelfde_plannen() -> None:
    wijzer = _wijzer()
    plannen = plannen_van(wijzer)
    assert plannen_van(wijzer) is plannen
    assert plannen_van(wijzer).voor("volledig", {"sector": "po"}) is plannen.voor("volledig", {"sector": "po"})


def test_een_andere_wijzer_met_hetzelfde_kenmerk_heeft_eigen_plannen() -> None:
    wijzer = _wijzer()
    ander = replace(wijzer, banken=wijzer.banken[:1])
    assert ander.kenmerk == wijzer.kenmerk
    assert len(plannen_van(ander).voor("volledig", {}).dimensies) == 1
    assert len(plannen_van(wijzer).voor("volledig", {}).dimensies) == len(wijzer.banken)


def test_plannen_houden_hun_wijzer_niet_in_leven() -> None:
    wijzer = _wijzer()
    plan = weakref.ref(plannen_van(wijzer).voor("volledig", {}))
    weg = weakref.ref(wijzer)
    assert plan() is not None
    del wijzer
    gc.collect()
    assert weg() is None
    assert plan() is None


def test_plannen_in_gebruik_blijven_werken_als_de_wijzer_weg_is() -> None:
    plannen = plannen_van(_wijzer())
    gc.collect()
    assert plannen.voor("kort", {}).namen
