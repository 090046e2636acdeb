"""`inzicht batch`: een map met antwoorden van veel scholen erin, een overzicht eruit."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated, Final

import typer

from inzicht import bestanden, scherm
from inzicht.batch.deel import Wensen
from inzicht.batch.groep import MINIMAAL
from inzicht.batch.partij import kies_processen, verdeel_bestanden, verdeel_regels, verwerker
from inzicht.fouten import Bevinding, GebruikFout, InvoerFout, Plek
from inzicht.opdrachten.gemeen import laad_wijzer_met_bestanden
from inzicht.opdrachten.overzichten import Overzichten, Verzameling
from inzicht.tabel import DIALECTEN
from inzicht.tekst import bedoelde, opsomming
from inzicht.uitvoermap import Uitvoermap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inzicht.batch.deel import Deel
    from inzicht.opdrachten.groepsuitvoer import Groepsuitvoer
    from inzicht.wijzer import Wijzer

UITVOEREN: Final = ("csv", "jsonl", "xlsx", "html", "md")
ACHTERVOEGSELS: Final = (".yaml", ".yml", ".json")


def opdracht(
    paden: Annotated[
        list[str], typer.Argument(metavar="PAD", help="Bestanden of mappen, of - voor regels JSON op standaardinvoer.")
    ],
    uit: Annotated[str, typer.Option("--uit", "-u", metavar="MAP", help="De map waar de overzichten komen.")],
    uitvoer: Annotated[
        str | None, typer.Option("--uitvoer", metavar="csv,jsonl,xlsx,html,md", help="Welke overzichten; zonder: alle.")
    ] = None,
    csv: Annotated[
        str, typer.Option("--csv", metavar="nl|punt", help="De vorm van CSV: die van Excel-NL, of de gewone.")
    ] = "nl",
    volledig: Annotated[
        bool, typer.Option("--volledig", help="Zet ook belemmeringen, routes en adviezen in uitslagen.jsonl.")
    ] = False,
    minimaal_aantal: Annotated[
        int, typer.Option("--minimaal-aantal", metavar="N", help="Laat een splitsing met een kleinere groep weg.")
    ] = MINIMAAL,
    parallel: Annotated[
        int | None, typer.Option("--parallel", metavar="N", help="Het aantal processen; zonder: naar de omvang.")
    ] = None,
    overschrijf: Annotated[bool, typer.Option("--overschrijf", help="Vervang overzichten die al bestaan.")] = False,
    wijzer: Annotated[
        str | None, typer.Option("--wijzer", metavar="MAP", help="Een andere wijzer dan de meegeleverde.")
    ] = None,
    stil: Annotated[bool, typer.Option("--stil", "-q", help="Zeg alleen wat er misging.")] = False,
) -> None:
    """Reken alle antwoorden onder PAD door en maak overzichten in MAP.

    Een slecht bestand houdt de rest niet op: het staat met reden in fouten.csv, en de opdracht eindigt dan met 1.
    """
    soorten = _soorten(uitvoer)
    if csv not in DIALECTEN:
        raise GebruikFout(f"--csv {csv}: kies {opsomming(DIALECTEN, 'of')}.{bedoelde(csv, DIALECTEN)}")
    if minimaal_aantal < 1:
        raise GebruikFout(f"--minimaal-aantal {minimaal_aantal}: kies een aantal vanaf 1.")
    if parallel is not None and parallel < 1:
        raise GebruikFout(f"--parallel {parallel}: kies een aantal vanaf 1.")
    if bestanden.STANDAARD in paden and len(paden) > 1:
        raise GebruikFout("Geef - alleen, of noem bestanden en mappen.")
    bytes_, bank = laad_wijzer_met_bestanden(wijzer)
    delen, aantal = _zoek(paden)
    groep = _groepsuitvoer(bank, soorten, minimaal_aantal)
    overzichten = Overzichten(bank, soorten, DIALECTEN[csv], groep)
    dialect = DIALECTEN[csv] if "csv" in soorten else None
    wensen = Wensen(dialect, "jsonl" in soorten, volledig, groep is not None, "xlsx" in soorten)
    processen = parallel or kies_processen(aantal, os.cpu_count() or 1)
    with Uitvoermap(uit, overschrijf=overschrijf) as map_:
        map_.bereid_voor(overzichten.namen)
        overzichten.begin(map_)
        with verwerker(bank, bytes_, wensen, processen) as verwerk, scherm.voortgang(aantal, stil=stil) as tik:
            for opbrengst in verwerk(delen):
                overzichten.neem_op(opbrengst)
                tik(len(opbrengst.namen))
        verzameling = overzichten.rond_af()
        if not verzameling.bestanden:
            raise InvoerFout([Bevinding(Plek(paden[0]), "A013", "Hier staat geen enkel antwoordenbestand.")])
        klaar = map_.rond_af()
    _meld(verzameling, klaar, stil=stil)
    if verzameling.geweigerd:
        raise typer.Exit(1)


def _groepsuitvoer(wijzer: Wijzer, soorten: tuple[str, ...], minimaal: int) -> Groepsuitvoer | None:
    """Wat er over de groep gemaakt wordt; None als daar niets van gevraagd is."""
    if not set(soorten) & {"xlsx", "html", "md"}:
        return None
    from inzicht.opdrachten.groepsuitvoer import Groepsuitvoer  # noqa: PLC0415 - laadt XlsxWriter en Jinja

    return Groepsuitvoer(wijzer, soorten, minimaal=minimaal)


def _soorten(uitvoer: str | None) -> tuple[str, ...]:
    gekozen = tuple(dict.fromkeys(een.strip() for een in uitvoer.split(","))) if uitvoer is not None else UITVOEREN
    for een in gekozen:
        if een not in UITVOEREN:
            raise GebruikFout(f"--uitvoer {een}: kies {opsomming(UITVOEREN, 'of')}.{bedoelde(een, UITVOEREN)}")
    return gekozen


def _zoek(paden: Sequence[str]) -> tuple[Iterable[Deel], int]:
    """De delen van de partij, en hoeveel bestanden het zijn (0 als dat vooraf niet te weten is)."""
    if paden[0] == bestanden.STANDAARD:
        return verdeel_regels(sys.stdin.buffer), 0
    wortel, namen = bestanden.zoek_antwoordbestanden(paden, ACHTERVOEGSELS)
    return verdeel_bestanden(wortel, namen), len(namen)


def _meld(verzameling: Verzameling, klaar: Sequence[str], *, stil: bool) -> None:
    venster = scherm.fouten()
    if not stil:
        venster.zeg(*verzameling.zinnen, *(f"Gemaakt: {pad}" for pad in klaar))
    venster.zeg(*verzameling.meldingen, *verzameling.weigeringen)
