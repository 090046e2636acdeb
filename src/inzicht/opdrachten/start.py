"""`inzicht start`: het interview, van welkom tot verslag; elk antwoord is meteen bewaard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from inzicht.bestanden.doelpad import kies_antwoordenbestand
from inzicht.fouten import GebruikFout
from inzicht.opdrachten.gemeen import laad_wijzer
from inzicht.opdrachten.gesprek import voer_gesprek
from inzicht.opdrachten.opening import Opening
from inzicht.opdrachten.opties import Brin, EigenWijzer, Kort, eis_keuze, lees_brin, lees_naam, vandaag
from inzicht.tekst import kies_uit, opsomming

if TYPE_CHECKING:
    from inzicht.modellen.wijzer import Wijzer


def opdracht(
    bestand: Annotated[
        str | None, typer.Argument(metavar="BESTAND", help="Een antwoordenbestand om te maken of te hervatten.")
    ] = None,
    school: Annotated[str | None, typer.Option("--school", metavar="NAAM", help="De naam van de school.")] = None,
    brin: Brin = None,
    kenmerk: Annotated[
        list[str] | None,
        typer.Option("--kenmerk", metavar="NAAM=KEUZE", help="Een kenmerk, zoals sector=po; mag vaker."),
    ] = None,
    rol: Annotated[str | None, typer.Option("--rol", metavar="ROL", help="Uw rol, zoals ict-coordinator.")] = None,
    ronde: Annotated[
        bool, typer.Option("--ronde", help="Begin een nieuwe ronde naast BESTAND; dat blijft zoals het is.")
    ] = False,
    kort: Kort = False,
    volledig: Annotated[bool, typer.Option("--volledig", help="Maak van een korte scan een volledige.")] = False,
    eenvoudig: Annotated[
        bool, typer.Option("--eenvoudig", help="Gewone regels in plaats van toetsen; goed voor een schermlezer.")
    ] = False,
    wijzer: EigenWijzer = None,
) -> None:
    """Vul de wijzer in, of ga verder waar u was.

    Na elke vraag is uw antwoord bewaard. Stoppen kan altijd; dezelfde opdracht gaat later verder.
    """
    if kort and volledig:
        raise GebruikFout("Kies --kort of --volledig, niet allebei.")
    if ronde and bestand is None:
        raise GebruikFout("Bij --ronde hoort een bestand: noem de antwoorden van de vorige keer.")
    gekozen = laad_wijzer(wijzer)
    opening = Opening(
        bestand=None if bestand is None else kies_antwoordenbestand(bestand),
        school=lees_naam("--school", school),
        brin=lees_brin(brin),
        kenmerken=_kenmerken(kenmerk or [], gekozen),
        rol=_rol(rol, gekozen),
        omvang="kort" if kort else "volledig" if volledig else None,
        vandaag=vandaag().isoformat(),
        wijzer=wijzer,
        ronde=ronde,
    )
    code = voer_gesprek(gekozen, opening, eenvoudig=eenvoudig)
    if code:
        raise typer.Exit(code)


def _rol(rol: str | None, wijzer: Wijzer) -> str | None:
    if rol is not None:
        eis_keuze("--rol", rol, wijzer.kop.rollen)
    return rol


def _kenmerken(paren: list[str], wijzer: Wijzer) -> dict[str, str]:
    """Lees `sector=po`; elk kenmerk en elke keuze moet in de wijzer staan."""
    gekozen = {}
    for paar in paren:
        naam, _, keuze = paar.partition("=")
        kenmerk = wijzer.kop.kenmerken.get(naam)
        if kenmerk is None:
            namen = opsomming(wijzer.kop.kenmerken, "of")
            raise GebruikFout(f"--kenmerk {paar}: kies uit {namen}, zoals sector=po.")
        if keuze not in kenmerk.keuzes:
            raise GebruikFout(f"--kenmerk {paar}{kies_uit(keuze, kenmerk.keuzes)}")
        gekozen[naam] = keuze
    return gekozen
