"""Verander de code op een plek tegelijk, en kijk of de toetsen het zien.

    python meting/mutanten.py                         van elke module in de tabel een steekproef van 40
    python meting/mutanten.py slot tabel              alleen deze modules
    python meting/mutanten.py --aantal 0 plaatsing    alle mutanten van een module
    python meting/mutanten.py --zaad 7                een andere steekproef

Elke mutant is een kopie van de code met een kleine fout: `<` wordt `<=`, `and` wordt `or`, een voorwaarde keert om, een
getal schuift een op, een opdracht valt weg. Een mutant die geen toets rood maakt, leeft nog; die staat in de
uitvoer met bestand en regel. Wie er een bekijkt, schrijft een toets, haalt de overbodige code weg, of zet de regel bij
GELIJK. Een ander `frozen` of `slots` en een `if TYPE_CHECKING` tellen niet: daar is bij het draaien niets van te zien.
Ook code die alleen op Windows draait, telt hier niet mee.
Uitgang 1 als een module onder het doel blijft, of als haar toetsen zonder mutant al rood zijn.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORTEL: Final = Path(__file__).resolve().parents[1]
DOEL: Final = 0.8
_RUIM: Final = 6
"""Een mutant mag zoveel keer de gewone tijd duren; daarna telt hij als gezien."""
_MEEGENOMEN: Final = ("src", "tests", "vragen", "sjablonen", "schema", "nieuw", "meting", "docs", "eisen")

_VLUG_BIJ_SCHRIJVEN: Final = tuple(
    f"bestanden/test_schrijven.py::test_{naam}"
    for naam in (
        "een_tijdelijk_bestand_is_van_dit_proces_alleen",
        "wie_geveegd_wordt_voor_het_slot_erop_zit_kiest_een_nieuwe_naam",
        "zonder_sloten_gaat_alleen_weg_wat_al_lang_ligt",
        "twee_op_een_doel_eindigen_goed_of_een_zegt_het",
        "een_nieuw_bestand_is_alleen_voor_de_eigenaar_bij_elke_umask",
        "antwoorden_houden_hun_rechten",
        "een_groep_die_wij_niet_kunnen_geven_krijgt_geen_rechten",
        "wie_als_beheerder_bewaart_sluit_de_gebruiker_niet_buiten",
    )
)
TOETSEN: Final[dict[str, tuple[str, ...]]] = {
    "bestanden/slot": ("bestanden/test_slot.py",),
    "bestanden/plaatsing": ("bestanden/test_plaatsing.py",),
    "bestanden/schrijven": ("bestanden/test_wegschrijven.py", "bestanden/test_plaatsing.py", *_VLUG_BIJ_SCHRIJVEN),
    "bestanden/padstaat": ("bestanden/test_padstaat.py",),
    "bestanden/schijf": ("bestanden/test_lezen.py",),
    "bestanden/zoeken": ("bestanden/test_zoeken.py",),
    "modellen/wijzer": ("modellen/test_wijzer.py",),
    "modellen/wijzerlezing": ("modellen/test_wijzer.py",),
    "verslag/tabel": ("verslag/test_tabel.py",),
    "verslag/groep/rekenblad": (
        "verslag/test_rekenbladvorm.py",
        "verslag/test_rekenblad.py::test_de_grens_is_twintigduizend_scholen",
        "verslag/test_rekenblad.py::test_ook_zonder_die_eerste_muur_raadt_het_rekenblad_niets",
    ),
    "batch/deel": ("batch/test_deel.py",),
    "batch/leden": ("batch/test_leden.py",),
    "batch/schuilnaam": ("batch/test_schuilnaam.py",),
    "verslag/groep/verdeling": ("verslag/test_groep.py",),
    "verslag/groep/vraagrij": ("verslag/test_vraagrij.py",),
    "bestanden/yamlbron/zinnen": ("bestanden/test_zinnen.py",),
    "bestanden/yamlbron/schrijver": ("bestanden/test_yamlbron.py",),
    "bestanden/yamlbron/soort": ("bestanden/test_zinnen.py", "bestanden/test_yamlbron.py"),
    "interview/toetsen/stand": ("interview/test_toetsenbeeld.py",),
}
"""Per module de toetsen die haar gedrag vastleggen, de snelste voorop."""

_ZOEKREGEL: Final = (
    "return wortel, [naam for naam, _ in itertools.groupby(namen)] if len(gegeven) > 1 else namen, overgeslagen"
)
_RIJREGEL: Final = (
    "for vragen, dimensie, keuzes in zip(self._cijfers, geteld.plan.dimensies, geteld.keuzes, strict=True):"
)
GELIJK: Final[frozenset[tuple[str, str, str]]] = frozenset(
    {
        # een snelle weg die hetzelfde geeft als de gewone
        ("verslag/tabel", "_GETALLEN: Final = {getal: str(getal) for getal in range(101)}", "101 -> (102)"),
        (
            "bestanden/zoeken",
            _ZOEKREGEL,
            "len(gegeven) > 1 -> (len(gegeven) >= 1)",
        ),
        # de rijen zijn altijd even lang
        ("batch/leden", "for een, sleutel in zip(kandidaten, sleutels, strict=True):", "True -> False"),
        (
            "batch/leden",
            "for nummer, (naam, brin) in enumerate(zip(self._namen, self._brins, strict=True))",
            "True -> False",
        ),
        # de breedte van die kolom wordt daarna nog gezet
        ("verslag/groep/rekenblad", 'blad.blad.set_column(1, 1, _BREEDTEN["school"])', "1 -> (2)"),
        ("verslag/groep/rekenblad", "self._tegen.blad.set_column(1, 3, 24)", "3 -> (4)"),
        # alle BRIN's zijn daar gelijk
        (
            "batch/leden",
            "if len({self._brins[een] for een in leden}) == 1 and self._brins[leden[0]]:",
            "0 -> (1)",
        ),
        # alleen elders dan hier: een Mac, of een systeem zonder O_NONBLOCK
        ("bestanden/schijf", '_TERMINALREGEL: Final = 1022 if sys.platform == "darwin" else 4094', "1022 -> (1023)"),
        (
            "bestanden/schijf",
            'wijzer = os.open(pad, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))',
            "0 -> (1)",
        ),
        # vermenigvuldigd met niets
        (
            "verslag/groep/verdeling",
            "hier, volgende = self._op(plaats), self._op(plaats + 1) if rest else 0",
            "0 -> (1)",
        ),
        # een teken voorbij het einde van de hash geeft dezelfde naam
        (
            "batch/schuilnaam",
            'while f"School {zelf[:lengte]}" in bezet and lengte < _TEKENS:',
            "lengte < _TEKENS -> (lengte <= _TEKENS)",
        ),
        # de rijen zijn altijd even lang
        (
            "verslag/groep/vraagrij",
            _RIJREGEL,
            "True -> False",
        ),
        ("verslag/tabel", "gewoon = cel[:1].isalnum() and '\"' not in cel", "1 -> (2)"),
    }
)
"""Mutanten die niets veranderen wat te zien is: module, de regel code, en de mutatie."""

_TEGENDEEL: Final = {
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.Is: "is not",
    ast.IsNot: "is",
    ast.In: "not in",
    ast.NotIn: "in",
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """Een verandering: op welke regel, wat zij doet, en de hele tekst die eruit komt."""

    regel: int
    wat: str
    tekst: str


def mutanten(bron: str) -> Iterator[Mutant]:
    """Alle mutanten van een module, op volgorde van plaats."""
    regels = bron.encode("utf-8").splitlines(keepends=True)
    begin = [0]
    for regel in regels:
        begin.append(begin[-1] + len(regel))
    ruw = bron.encode("utf-8")
    for knoop, nieuw in _veranderingen(ast.parse(bron)):
        van = begin[knoop.lineno - 1] + knoop.col_offset
        tot = begin[(knoop.end_lineno or knoop.lineno) - 1] + (knoop.end_col_offset or 0)
        oud = ruw[van:tot].decode("utf-8")
        kort = " ".join(oud.split())[:50]
        yield Mutant(
            knoop.lineno,
            f"{kort} -> {' '.join(nieuw.split())[:50]}",
            (ruw[:van] + nieuw.encode("utf-8") + ruw[tot:]).decode("utf-8"),
        )


def _veranderingen(boom: ast.Module) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    """Elke knoop die te veranderen is, met de code die ervoor in de plaats komt."""
    buiten = {id(deel) for knoop in ast.walk(boom) for deel in _telt_niet(knoop)}
    for knoop in ast.walk(boom):
        if id(knoop) in buiten or (isinstance(knoop, ast.If) and ast.unparse(knoop.test) == "TYPE_CHECKING"):
            continue
        nieuw = _opdracht(knoop) if isinstance(knoop, ast.stmt) else _waarde(knoop)
        if isinstance(knoop, ast.If | ast.While | ast.IfExp):
            yield knoop.test, f"(not ({ast.unparse(knoop.test)}))"
        elif nieuw and isinstance(knoop, ast.stmt | ast.expr):
            yield knoop, nieuw


def _telt_niet(knoop: ast.AST) -> Iterator[ast.AST]:
    """Wat er boven een klasse staat, zoals `@dataclass(frozen=True)`, en code die alleen op Windows draait."""
    if isinstance(knoop, ast.ClassDef):
        for een in knoop.decorator_list:
            yield from ast.walk(een)
    elif isinstance(knoop, ast.If) and ast.unparse(knoop.test) == "sys.platform == 'win32'" and os.name != "nt":
        for opdracht in knoop.body:
            yield from ast.walk(opdracht)


def _opdracht(knoop: ast.stmt) -> str:
    """Een aanroep valt weg, en een functie geeft niets terug."""
    if isinstance(knoop, ast.Expr) and isinstance(knoop.value, ast.Call):
        return "pass"
    geeft = isinstance(knoop, ast.Return) and knoop.value is not None and ast.unparse(knoop.value) != "None"
    return "return None" if geeft else ""


def _waarde(knoop: ast.AST) -> str:
    """Een vergelijking, voorwaarde, getal of som wordt net een andere."""
    match knoop:
        case ast.Compare(ops=[teken]):
            nieuw = f"({ast.unparse(knoop.left)} {_TEGENDEEL[type(teken)]} {ast.unparse(knoop.comparators[0])})"
        case ast.BoolOp():
            ander = " or " if isinstance(knoop.op, ast.And) else " and "
            nieuw = f"({ander.join(f'({ast.unparse(deel)})' for deel in knoop.values)})"
        case ast.UnaryOp(op=ast.Not()):
            nieuw = f"({ast.unparse(knoop.operand)})"
        case ast.Constant(value=bool() as waarde):
            nieuw = str(not waarde)
        case ast.Constant(value=int() as waarde):
            nieuw = f"({waarde + 1})"
        case ast.BinOp(op=ast.Add() | ast.Sub()):
            teken_nu = "-" if isinstance(knoop.op, ast.Add) else "+"
            nieuw = f"({ast.unparse(knoop.left)} {teken_nu} {ast.unparse(knoop.right)})"
        case _:
            nieuw = ""
    return nieuw


class Proefplaats:
    """Een kopie van het project, waarin steeds een module een andere tekst krijgt."""

    def __init__(self, map_: Path, module: str) -> None:
        self._map = map_
        self._pad = map_ / "src" / "inzicht" / f"{module}.py"
        self._toetsen = [f"tests/{naam}" for naam in TOETSEN[module]]
        self.bron = self._pad.read_text(encoding="utf-8")
        begin = time.monotonic()
        self.heel = self._draai(None)
        self._grens = _RUIM * (time.monotonic() - begin)

    def ziet(self, mutant: Mutant) -> bool:
        """Of de toetsen rood worden van deze mutant, of niet meer eindigen."""
        try:
            self._pad.write_text(mutant.tekst, encoding="utf-8")
            return not self._draai(self._grens)
        except subprocess.TimeoutExpired:
            return True
        finally:
            self._pad.write_text(self.bron, encoding="utf-8")

    def _draai(self, grens: float | None) -> bool:
        opdracht = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *self._toetsen]
        omgeving = {**os.environ, "PYTHONPATH": str(self._map / "src")}
        if grens is not None:  # de eerste keer bewaart wat vertaald is; een mutant laat niets achter voor de volgende
            omgeving["PYTHONDONTWRITEBYTECODE"] = "1"
        gedaan = subprocess.run(opdracht, cwd=self._map, env=omgeving, capture_output=True, check=False, timeout=grens)
        return gedaan.returncode == 0


def meet(module: str, map_: Path, aantal: int, zaad: int) -> bool:
    """Meet een module, druk af wat bleef leven, en zeg of zij het doel haalt."""
    plaats = Proefplaats(map_, module)
    if not plaats.heel:
        print(f"{module}: niet gemeten, de toetsen zijn zonder mutant al rood of er niet")
        return False
    regels = plaats.bron.splitlines()
    alle = [een for een in mutanten(plaats.bron) if (module, regels[een.regel - 1].strip(), een.wat) not in GELIJK]
    gekozen = alle if aantal == 0 or aantal >= len(alle) else random.Random(zaad).sample(alle, aantal)
    levend = [een for een in gekozen if not plaats.ziet(een)]
    deel = 1 - len(levend) / len(gekozen) if gekozen else 1.0
    print(f"{module}: {len(gekozen) - len(levend)} van {len(gekozen)} gezien ({deel:.0%}; {len(alle)} mutanten)")
    for een in sorted(levend, key=lambda een: een.regel):
        print(f"    {module}.py:{een.regel}: {een.wat}")
    sys.stdout.flush()
    return deel >= DOEL


def main(argumenten: Sequence[str]) -> int:
    """Meet de gevraagde modules."""
    lezer = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    lezer.add_argument("module", nargs="*", help="modules uit de tabel; zonder: alle")
    lezer.add_argument("--aantal", type=int, default=40, help="zoveel mutanten per module; 0 is alle")
    lezer.add_argument("--zaad", type=int, default=1)
    gevraagd = lezer.parse_args(argumenten)
    onbekend = [een for een in gevraagd.module if een not in TOETSEN]
    if onbekend:
        lezer.error(f"deze modules staan niet in de tabel: {', '.join(onbekend)}")
    with tempfile.TemporaryDirectory() as tijdelijk:
        map_ = Path(tijdelijk)
        for naam in _MEEGENOMEN:
            shutil.copytree(WORTEL / naam, map_ / naam, ignore=shutil.ignore_patterns("__pycache__"))
        for naam in ("pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE", "doe.py"):
            shutil.copy(WORTEL / naam, map_ / naam)
        goed = [meet(module, map_, gevraagd.aantal, gevraagd.zaad) for module in gevraagd.module or TOETSEN]
    return 0 if all(goed) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
