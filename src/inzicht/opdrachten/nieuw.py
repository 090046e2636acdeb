"""`inzicht nieuw`: een kleine wijzer met uitleg, om een eigen wijzer mee te beginnen."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Annotated, Final

import typer

from inzicht.bestanden import schijf, schrijven
from inzicht.fouten import GebruikFout
from inzicht.modellen.schema import schema_als_json
from inzicht.opdrachten.aanroep import opdracht as voorgezegd
from inzicht.opdrachten.opties import lees_dag
from inzicht.scherm import venster

_DAG: Final = date(2026, 11, 23)  # de dag die in de map nieuw/ staat; het actiepunt daar is tien weken later
_LATER: Final = date(2027, 2, 1)
_EEN_DAG: Final = re.compile(r'"[0-9]{4}-[0-9]{2}(-[0-9]{2})?"')
_SCHEMAS: Final = ("wijzer", "vragenbank", "antwoorden")


def opdracht(
    map_: Annotated[str, typer.Argument(metavar="MAP", help="Een nieuwe of lege map.")],
    peildatum: Annotated[
        str | None,
        typer.Option("--peildatum", metavar="DATUM", help="De dag waarop de bronnen zijn nagekeken, zoals 2026-11-23."),
    ] = None,
    stil: Annotated[bool, typer.Option("--stil", "-q", help="Zeg niets als het gelukt is.")] = False,
) -> None:
    """Maak een kleine wijzer om mee te beginnen.

    In de map komen een wijzer, een vragenbank, een voorbeeldschool, en de schema's waarmee een editor u helpt.
    """
    if not map_:
        raise GebruikFout("MAP is leeg: noem een nieuwe of lege map.")
    dag = lees_dag("--peildatum", peildatum)
    doel = Path(map_)
    schrijven.eis_lege_map(map_)
    for naam, tekst in sorted(beginbestanden(dag).items()):
        pad = doel / naam
        schrijven.maak_map(str(pad.parent))
        schrijven.bewaar(str(pad), tekst.encode("utf-8"))
    if not stil:
        venster.fouten().zeg(
            f"Uw wijzer staat in {doel.as_posix()}.",
            "Geef haar eerst een eigen id; nu heet zij mijn-wijzer, zoals elke nieuwe wijzer.",
            "Pas dan de teksten aan en kijk wat er nog mist:",
            f"  {voorgezegd('controleer', doel.as_posix())}",
        )


def beginbestanden(dag: date) -> dict[str, str]:
    """De bestanden van de beginwijzer, met deze dag bij de bronnen en de school; elk bestand kent zijn schema."""
    later = date.fromordinal(min(dag.toordinal() + (_LATER - _DAG).days, date.max.toordinal()))
    dagen = {_maand(_DAG): _maand(dag), f'"{_DAG}"': f'"{dag}"', f'"{_LATER}"': f'"{later}"'}
    gemaakt = {f"schema/{naam}.json": schema_als_json(naam) for naam in _SCHEMAS}
    for naam, tekst in schijf.lees_teksten("nieuw").items():
        soort = "wijzer" if naam == "wijzer.yaml" else "antwoorden" if "/" in naam else "vragenbank"
        terug = "../" * naam.count("/")
        kop = f"# yaml-language-server: $schema={terug}schema/{soort}.json\n"
        gemaakt[naam] = kop + _EEN_DAG.sub(lambda vast: dagen[vast.group()], tekst)
    return gemaakt


def _maand(dag: date) -> str:
    return f'"{dag.isoformat()[:7]}"'
