"""De pijlen van docs/bouw.md: tussen de vleugels en erbinnen gaat invoer een kant op, zonder kring."""

import ast
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from hulp import WORTEL
from inzicht.cli import OPDRACHTEN

BRON = WORTEL / "src" / "inzicht"

KELDER = frozenset({"__init__", "fouten", "tekst", "regels"})
"""Wat elke vleugel mag gebruiken."""
DAK = frozenset({"__main__", "cli"})
VLEUGELS: Mapping[str, frozenset[str]] = {
    "bestanden": frozenset(),
    "modellen": frozenset({"bestanden"}),
    "oordeel": frozenset({"bestanden", "modellen"}),
    "keuring": frozenset({"bestanden", "modellen", "oordeel"}),
    "interview": frozenset({"bestanden", "modellen", "oordeel"}),
    "verslag": frozenset({"bestanden", "modellen", "oordeel"}),
    "batch": frozenset({"bestanden", "modellen", "oordeel", "keuring", "verslag"}),
    "scherm": frozenset({"bestanden", "modellen", "oordeel", "interview"}),
    "opdrachten": frozenset({"bestanden", "modellen", "oordeel", "keuring", "interview", "verslag", "batch", "scherm"}),
}
EIGENAREN: Mapping[str, frozenset[str]] = {
    "yaml": frozenset({"bestanden.yamlbron"}),
    "jinja2": frozenset({"verslag", "interview.vragenlijst"}),
    "markupsafe": frozenset({"verslag", "interview.vragenlijst"}),
    "rich": frozenset({"scherm"}),
    "prompt_toolkit": frozenset({"scherm"}),
    "typer": frozenset({"opdrachten"}),
    "xlsxwriter": frozenset({"verslag.groep.rekenblad"}),
    "icalendar": frozenset({"verslag.jaar.agenda"}),
    "pydantic": frozenset({"modellen"}),
    "click": frozenset(),
}
Graaf = Mapping[str, frozenset[str]]


def _naam(pad: Path) -> str:
    delen = pad.relative_to(BRON).with_suffix("").parts
    return ".".join(delen[:-1] if delen[-1] == "__init__" and len(delen) > 1 else delen)


MODULES = {_naam(pad): pad for pad in sorted(BRON.rglob("*.py"))}


def _vreemd(boom: ast.AST) -> Iterator[str]:
    """De modules die een bestand invoert, met hun hele naam."""
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Import):
            yield from (een.name for een in knoop.names)
        elif isinstance(knoop, ast.ImportFrom):
            assert knoop.level == 0, "een invoer noemt de hele naam"
            yield from (f"{knoop.module}.{een.name}" for een in knoop.names)


def _eigen(volledig: str) -> str | None:
    """De module van inzicht die zo heet, of waar dit een naam in is; None als het een bibliotheek is."""
    begin, *delen = volledig.split(".")
    if begin != "inzicht":
        return None
    while delen and ".".join(delen) not in MODULES:
        delen.pop()
    return ".".join(delen) or "__init__"


def _graaf() -> Graaf:
    pijlen: dict[str, frozenset[str]] = {}
    for naam, pad in MODULES.items():
        eigen = map(_eigen, _vreemd(ast.parse(pad.read_text(encoding="utf-8"))))
        pijlen[naam] = frozenset(een for een in eigen if een is not None and een != naam)
    return pijlen


GRAAF = _graaf()


def verkeerde_pijlen(graaf: Graaf) -> list[str]:
    """Elke invoer die tussen de vleugels de verkeerde kant op gaat."""
    return sorted(
        f"{naam} mag {ander} niet gebruiken"
        for naam, gebruikt in graaf.items()
        for ander in gebruikt
        if not _mag(naam.split(".")[0], ander.split(".")[0])
    )


def _mag(van: str, naar: str) -> bool:
    if van in DAK:
        return True
    return naar in KELDER or naar == van or naar in VLEUGELS.get(van, frozenset())


def kring(graaf: Graaf) -> list[str]:
    """Een kring in de graaf, of niets."""
    try:
        TopologicalSorter(graaf).prepare()
    except CycleError as fout:
        return list(fout.args[1])
    return []


def mappen(graaf: Graaf) -> Graaf:
    """Dezelfde pijlen tussen mappen in een vleugel; een map die in een andere ligt, telt als eigen map."""
    pijlen: dict[str, set[str]] = {}
    for naam, gebruikt in graaf.items():
        van = _map(naam)
        pijlen.setdefault(van, set()).update(naar for ander in gebruikt if (naar := _map(ander)) != van)
    return {naam: frozenset(gebruikt) for naam, gebruikt in pijlen.items()}


def _map(naam: str) -> str:
    if naam in MODULES and MODULES[naam].name == "__init__.py":
        return naam
    return naam.rpartition(".")[0] or naam


def test_elke_module_ligt_in_een_vleugel_of_in_de_wortel() -> None:
    assert {naam.split(".")[0] for naam in MODULES} == KELDER | DAK | VLEUGELS.keys()
    for vleugel in VLEUGELS:
        boom = ast.parse(MODULES[vleugel].read_text(encoding="utf-8"))
        assert ast.get_docstring(boom), f"{vleugel}/__init__.py zegt in een zin wat er ligt"
        assert len(boom.body) == 1, f"{vleugel}/__init__.py is leeg, anders laadt elke opdracht alles"


def test_tussen_de_vleugels_gaat_invoer_een_kant_op() -> None:
    assert verkeerde_pijlen(GRAAF) == []


def test_nergens_is_een_kring_ook_niet_in_een_vleugel() -> None:
    assert kring(GRAAF) == []
    assert kring(mappen(GRAAF)) == []


@pytest.mark.parametrize(
    ("van", "naar"),
    [
        ("oordeel.route", "keuring.poort"),
        ("verslag.beeld", "interview.gesprek"),
        ("bestanden.schijf", "modellen.wijzer"),
        ("fouten", "bestanden.schijf"),
        ("interview.tekst", "scherm.venster"),
    ],
)
def test_een_verkeerde_pijl_tussen_vleugels_wordt_gezien(van: str, naar: str) -> None:
    assert {van, naar} <= MODULES.keys()
    assert verkeerde_pijlen({**GRAAF, van: GRAAF[van] | {naar}}) == [f"{van} mag {naar} niet gebruiken"]


@pytest.mark.parametrize(
    ("van", "naar"),
    [
        ("modellen.basis", "modellen.antwoorden"),
        ("keuring.register", "keuring.nalezen.oogst"),
        ("interview.gesprek.vragen", "interview.beeld.vraag"),
        ("verslag.vorm", "verslag.beeld"),
        ("bestanden.yamlbron.soort", "bestanden.schijf"),
    ],
)
def test_een_verkeerde_pijl_in_een_vleugel_wordt_gezien(van: str, naar: str) -> None:
    assert {van, naar} <= MODULES.keys()
    geplant = {**GRAAF, van: GRAAF[van] | {naar}}
    assert kring(geplant) or kring(mappen(geplant))


def test_een_opdracht_gebruikt_geen_andere_opdracht() -> None:
    opdrachten = {f"opdrachten.{naam}" for naam in OPDRACHTEN}
    assert opdrachten <= MODULES.keys()
    assert [f"{een} gebruikt {GRAAF[een] & opdrachten}" for een in opdrachten if GRAAF[een] & opdrachten] == []


@pytest.mark.parametrize("naam", MODULES)
def test_elke_bibliotheek_heeft_een_eigenaar(naam: str) -> None:
    for vreemd in _vreemd(ast.parse(MODULES[naam].read_text(encoding="utf-8"))):
        eigenaren = EIGENAREN.get(vreemd.split(".")[0])
        plek = f"{naam}."
        assert eigenaren is None or any(plek.startswith(f"{een}.") for een in eigenaren), f"{naam} gebruikt {vreemd}"
