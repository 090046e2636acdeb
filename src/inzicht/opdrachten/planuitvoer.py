"""Het plan in elke vorm: de bytes van een formaat, en waar ze komen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inzicht import __version__
from inzicht.bestanden import schijf
from inzicht.fouten import GebruikFout
from inzicht.oordeel.beoordeling import beoordeel
from inzicht.oordeel.planbestand import plan_als_json
from inzicht.oordeel.plantekst import planregels
from inzicht.scherm import venster
from inzicht.verslag.jaar.maker import Jaarmaker
from inzicht.verslag.jaar.planblad import maak_planbeeld
from inzicht.verslag.stof import Stof, Woordenboek
from inzicht.verslag.tabel import EXCEL_NL
from inzicht.verslag.vorm import Herkomst

if TYPE_CHECKING:
    from inzicht.modellen.wijzer import Wijzer
    from inzicht.oordeel.plan import Plan
    from inzicht.opdrachten.gemeen import Geladen

OP_SCHERM: Final = ("tekst", "json")
"""Deze formaten komen op standaarduitvoer als er geen plaats genoemd is."""
FORMATEN: Final = ("tekst", "json", "html", "md", "csv", "xlsx", "ics")


def eis_een_plaats(bestand: str, formaat: str, uit: str | None) -> None:
    """Werpt `GebruikFout` als niet duidelijk is waar de uitvoer komt."""
    if formaat == "tekst" and uit not in (None, schijf.STANDAARD):
        raise GebruikFout("Bij --uit hoort een formaat: geef ook --formaat html, md, csv, xlsx, ics of json.")
    if formaat not in OP_SCHERM and uit is None and bestand == schijf.STANDAARD:
        raise GebruikFout("Bij antwoorden van standaardinvoer hoort --uit: waar moet het plan komen?")


def als_bytes(wijzer: Wijzer, geladen: Geladen, plan: Plan, formaat: str, stempel: str) -> bytes:
    """Het plan in dit formaat; `stempel` is de dag die in een agenda als DTSTAMP telt."""
    antwoorden = geladen.antwoorden
    if formaat == "json":
        return plan_als_json(wijzer, antwoorden, plan).encode("utf-8")
    if formaat in ("csv", "xlsx"):
        from inzicht.verslag.jaar import planrijen  # noqa: PLC0415 - laadt XlsxWriter

        if formaat == "xlsx":
            return planrijen.plan_als_rekenblad(wijzer, plan)
        return planrijen.plan_als_csv(wijzer, plan, EXCEL_NL).encode("utf-8")
    if formaat == "ics":
        from inzicht.verslag.jaar.agenda import plan_als_agenda  # noqa: PLC0415 - laadt icalendar

        return plan_als_agenda(wijzer, antwoorden, plan, stempel)
    stof = Stof(Woordenboek(wijzer), antwoorden, beoordeel(wijzer, antwoorden, volledig=False))
    beeld = maak_planbeeld(stof, plan, Herkomst(__version__, geladen.kenmerk, geladen.ingevuld_met))
    maker = Jaarmaker(schijf.lees_sjablonen())
    return (maker.planhtml(beeld) if formaat == "html" else maker.planmarkdown(beeld)).encode("utf-8")


def toon(wijzer: Wijzer, geladen: Geladen, plan: Plan) -> None:
    """Het plan als tekst op standaarduitvoer."""
    venster.uitvoer().toon(planregels(wijzer, geladen.antwoorden, plan))
