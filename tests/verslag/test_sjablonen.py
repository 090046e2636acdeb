"""De sjablonen: alleen neerzetten, niets uitrekenen, en nooit tekst als opmaak doorlaten."""

from collections.abc import Mapping

import pytest
from jinja2 import Environment, UndefinedError, nodes

from groephulp import klein_groepsbeeld
from hulp import maak_antwoorden, maak_wijzer
from inzicht.bestanden.schijf import lees_sjablonen
from inzicht.interview.vragenlijst.beeld import Wens, maak_vragenlijst
from inzicht.interview.vragenlijst.maker import maak_html
from inzicht.verslag.groep.maker import Groepsmaker
from inzicht.verslag.jaar.maker import Jaarmaker
from inzicht.verslag.maker import Verslagmaker
from planhulp import planbeeld, vergelijkbeeld
from verslaghulp import banken, beeld_van, gegevens, kop

SJABLONEN = {naam: tekst for naam, tekst in lees_sjablonen().items() if naam.endswith(".j2")}
REKENT = (
    nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Neg, nodes.Pos,
    nodes.Concat, nodes.Compare, nodes.Test, nodes.Getitem, nodes.Slice,
)  # fmt: skip
POORTEN = {"cel", "blok", "adres", "tojson"}
AANROEPEN = {"velden", "kop", "groepen", "vast", "tabelkop", "cellen", "scoretabel"}
MACROS = {"onderdelen/delen.html.j2", "onderdelen/groep-delen.html.j2"}
VAN_GROEP = {"onderdelen/staven.html.j2", "onderdelen/doos.html.j2"}
LUS = {"first", "last"}
VRAGENLIJST = {"vragenlijst.html.j2", "onderdelen/vraag.html.j2"}
LIJST = maak_vragenlijst(maak_wijzer(kop(), banken()), Wens())
VERGELIJKT_SOORT = {"trap.html.j2"}
"""Hier kiest het sjabloon de vulling van een trede naar haar soort (een woord, geen getal)."""


def bezwaren(naam: str, tekst: str) -> list[str]:
    """Wat een sjabloon doet dat bij het verslagbeeld hoort, of wat tekst als opmaak doorlaat."""
    boom = Environment().parse(tekst)  # noqa: S701 - alleen ontleden
    gevonden = [type(een).__name__ for een in boom.find_all(REKENT) if not _mag(naam, een)]
    gevonden += [f"filter {een.name}" for een in boom.find_all(nodes.Filter) if een.name not in POORTEN]
    for aanroep in boom.find_all(nodes.Call):
        doel = aanroep.node
        if not isinstance(doel, nodes.Name) or doel.name not in AANROEPEN:
            gevonden.append("aanroep")
    for veld in boom.find_all(nodes.Getattr):
        if isinstance(veld.node, nodes.Name) and veld.node.name == "loop" and veld.attr not in LUS:
            gevonden.append(f"loop.{veld.attr}")
    return gevonden


def _mag(naam: str, knoop: nodes.Node) -> bool:
    if naam.rsplit("/", maxsplit=1)[-1] not in VERGELIJKT_SOORT or not isinstance(knoop, nodes.Compare):
        return False
    return all(een.op == "eq" and isinstance(getattr(een.expr, "value", None), str) for een in knoop.ops)


@pytest.mark.parametrize("naam", SJABLONEN)
def test_een_sjabloon_rekent_niet(naam: str) -> None:
    assert bezwaren(naam, SJABLONEN[naam]) == []


@pytest.mark.parametrize(
    "fout",
    [
        "{{ a + 1 }}", "{{ a - 1 }}", "{{ a * 2 }}", "{{ a / 2 }}", "{{ a // 2 }}", "{{ a % 2 }}", "{{ a ** 2 }}", "{{ -a }}",
        "{{ a ~ b }}", "{% if a > 1 %}{% endif %}", "{% if a is odd %}{% endif %}", "{{ a[0] }}", "{{ rij|length }}",
        "{{ rij|sum }}", "{{ a|round }}", "{{ a|int }}", "{{ a|safe }}", "{{ a.upper() }}", "{{ range(3) }}",
        "{% for x in rij %}{{ loop.index }}{% endfor %}", "{% set a = b + 1 %}",
    ],
)  # fmt: skip
def test_een_rekenend_sjabloon_wordt_gezien(fout: str) -> None:
    assert bezwaren("x.html.j2", fout)


def test_alleen_de_trap_vergelijkt_en_alleen_met_een_woord() -> None:
    assert bezwaren("onderdelen/trap.html.j2", "{% if trede.soort == 'vol' %}{% endif %}") == []
    assert bezwaren("onderdelen/trap.html.j2", "{% if trede.hoogte == 3 %}{% endif %}")
    assert bezwaren("onderdelen/begin.html.j2", "{% if trede.soort == 'vol' %}{% endif %}")


@pytest.mark.parametrize("naam", [naam for naam in SJABLONEN if naam not in MACROS])
def test_een_onbekende_naam_in_een_sjabloon_is_een_fout(naam: str) -> None:
    sjablonen = {**lees_sjablonen(), naam: SJABLONEN[naam] + "{{ bestaat_niet }}"}
    with pytest.raises(UndefinedError):
        _zet_neer(Verslagmaker(sjablonen), Groepsmaker(sjablonen), sjablonen, naam)


def _is_van_groep(naam: str) -> bool:
    return "groep" in naam or naam in VAN_GROEP


def _zet_neer(maker: Verslagmaker, groepsmaker: Groepsmaker, sjablonen: Mapping[str, str], naam: str) -> str:
    """Vul het geheel waar dit sjabloon bij hoort."""
    if naam in VRAGENLIJST:
        return maak_html(sjablonen, LIJST)
    if naam.startswith("jaar/"):
        return "".join(_jaarbladen(Jaarmaker(sjablonen), html="html" in naam))
    if _is_van_groep(naam):
        groep = klein_groepsbeeld()
        return groepsmaker.html(groep) if "html" in naam else groepsmaker.markdown(groep)
    beeld = beeld_van(maak_wijzer(kop(), banken()), maak_antwoorden(gegevens()))
    return maker.html(beeld) if "html" in naam else maker.markdown(beeld)


def _jaarbladen(maker: Jaarmaker, *, html: bool) -> tuple[str, str]:
    if html:
        return maker.planhtml(planbeeld()), maker.vergelijkhtml(vergelijkbeeld())
    return maker.planmarkdown(planbeeld()), maker.vergelijkmarkdown(vergelijkbeeld())


def test_er_is_een_omgeving_per_vorm_en_elk_sjabloon_wordt_een_keer_vertaald(monkeypatch: pytest.MonkeyPatch) -> None:
    vertaald: list[str] = []
    echt = Environment.compile

    def tel(self: Environment, bron: str, naam: str | None = None, *rest: object, **extra: object) -> object:
        vertaald.append(str(naam))
        return echt(self, bron, naam, *rest, **extra)  # type: ignore[call-overload]

    monkeypatch.setattr(Environment, "compile", tel)
    makers = Verslagmaker(lees_sjablonen()), Groepsmaker(lees_sjablonen())
    alles: set[str] = set()
    for namen in (("verslag.html.j2", "verslag.md.j2"), ("groepsverslag.html.j2", "groepsverslag.md.j2")):
        vertaald.clear()
        for _ in range(3):
            for naam in namen:
                _zet_neer(*makers, SJABLONEN, naam)
        assert sorted(vertaald) == sorted(set(vertaald))
        alles |= set(vertaald)
    assert alles == {naam for naam in SJABLONEN if not naam.startswith("jaar/")} - VRAGENLIJST
    jaarmaker = Jaarmaker(lees_sjablonen())
    vertaald.clear()
    for _ in range(3):
        _jaarbladen(jaarmaker, html=True)
        _jaarbladen(jaarmaker, html=False)
    assert sorted(vertaald) == sorted(set(vertaald))
    assert {naam for naam in SJABLONEN if naam.startswith("jaar/")} <= set(vertaald)
