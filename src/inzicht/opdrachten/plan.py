"""`inzicht plan`: de actiepunten van een school, hoe ze ervoor staan, en wat u eraan verandert."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from inzicht.bestanden import schijf
from inzicht.fouten import GebruikFout
from inzicht.oordeel.plan import Aanname, maak_plan
from inzicht.oordeel.planzet import eis_vraag
from inzicht.opdrachten import planuitvoer
from inzicht.opdrachten.gemeen import laad_antwoorden, laad_wijzer
from inzicht.opdrachten.opties import EigenWijzer, Overschrijf, ZwijgOverGemaakt, eis_keuze, lees_dag
from inzicht.opdrachten.planbewerking import Bewerking, bewerk, lees_afspraak
from inzicht.opdrachten.uitvoernaam import anonieme_stam, kies_uitvoerdoel, maak_anoniem, schrijf_uitvoer, stam_van
from inzicht.scherm import venster
from inzicht.tekst import opsomming

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inzicht.modellen.wijzer import Wijzer
    from inzicht.oordeel.plan import Plan


def opdracht(
    bestand: Annotated[
        str, typer.Argument(metavar="BESTAND", help="Het antwoordenbestand, of - voor standaardinvoer.")
    ],
    op: Annotated[
        str | None, typer.Option("--op", metavar="DATUM", help="De dag waarvoor het plan geldt; zonder: vandaag.")
    ] = None,
    formaat: Annotated[
        str | None,
        typer.Option("--formaat", metavar="tekst|html|md|csv|xlsx|ics|json", help="Hoe het plan eruitziet."),
    ] = None,
    uit: Annotated[
        str | None, typer.Option("--uit", "-u", metavar="PAD|-", help="Waar het plan komt; - is standaarduitvoer.")
    ] = None,
    te_laat: Annotated[bool, typer.Option("--te-laat", help="Eindig met 1 als een actiepunt te laat is.")] = False,
    kies: Annotated[
        list[str] | None, typer.Option("--kies", metavar="VRAAG", help="Kies het advies bij deze vraag; mag vaker.")
    ] = None,
    zet: Annotated[
        list[str] | None, typer.Option("--zet", metavar="VRAAG", help="Werk dit actiepunt bij; mag vaker.")
    ] = None,
    schrap: Annotated[
        list[str] | None, typer.Option("--schrap", metavar="VRAAG", help="Haal dit actiepunt weg; mag vaker.")
    ] = None,
    wie: Annotated[str | None, typer.Option("--wie", metavar="ROL", help="Wie het oppakt.")] = None,
    wanneer: Annotated[str | None, typer.Option("--wanneer", metavar="DATUM", help="Wanneer het klaar is.")] = None,
    status: Annotated[str | None, typer.Option("--status", metavar="open|bezig|klaar", help="Hoe ver het is.")] = None,
    notitie: Annotated[
        str | None, typer.Option("--notitie", metavar="TEKST", help="Een notitie, zonder gegevens van personen.")
    ] = None,
    als: Annotated[
        list[str] | None,
        typer.Option("--als", metavar="VRAAG=SITUATIE", help="Reken alsof dit zo is; wijzigt niets. Mag vaker."),
    ] = None,
    als_klaar: Annotated[
        bool, typer.Option("--als-klaar", help="Reken alsof alle actiepunten klaar zijn; wijzigt niets.")
    ] = False,
    anoniem: Annotated[
        bool, typer.Option("--anoniem", help="Laat namen en notities weg, ook uit de bestandsnaam.")
    ] = False,
    overschrijf: Overschrijf = False,
    wijzer: EigenWijzer = None,
    stil: ZwijgOverGemaakt = False,
) -> None:
    """Toon het plan: de actiepunten, hoe ze ervoor staan, en waar ze heen brengen.

    Op een terminal is het een lijst om te wijzigen, tenzij u zegt wat u wilt zien of veranderen.
    Tekst en JSON komen op het scherm, de rest als <naam>-plan.<formaat> naast de antwoorden. Met --kies, --zet en
    --schrap verandert u het plan in BESTAND. Een lege waarde ("") haalt een rol, datum of notitie weg.
    """
    kale_lijst = formaat is None and uit is None and not (te_laat or anoniem)
    formaat = "tekst" if formaat is None else formaat
    eis_keuze("--formaat", formaat, planuitvoer.FORMATEN)
    planuitvoer.eis_een_plaats(bestand, formaat, uit)
    dag, bank = lees_dag("--op", op).isoformat(), laad_wijzer(wijzer)
    afspraak = lees_afspraak(wie, wanneer, status, notitie)
    bewerking = Bewerking(tuple(zet or ()), tuple(kies or ()), tuple(schrap or ()), afspraak)
    aanname = Aanname(tuple(_situatie(bank, een) for een in als or ()), als_klaar)
    _eis_samen(bestand, bewerking, aanname, anoniem=anoniem)
    if kale_lijst and not bewerking and not aanname and _is_terminal(bestand):
        _toon_lijst(bank, bestand, dag, wijzer)
        return
    if bewerking:
        geladen = bewerk(bestand, bank, bewerking, dag)
        _zeg([f"Bewaard: {bestand}"], stil=stil)
    else:
        geladen = laad_antwoorden(bestand, bank)
        venster.fouten().zeg(*geladen.opmerkingen)
    stam = stam_van(bestand, geladen)
    if anoniem:
        geladen = maak_anoniem(geladen, bank)
        stam = anonieme_stam(geladen)
    plan = maak_plan(bank, geladen.antwoorden, dag, aanname)
    if formaat == "tekst":
        planuitvoer.toon(bank, geladen, plan)
    else:
        op_scherm = formaat in planuitvoer.OP_SCHERM
        doel = kies_uitvoerdoel([bestand], uit, f"{stam}-plan.{formaat}", op_scherm=op_scherm)
        gegevens = planuitvoer.als_bytes(bank, geladen, plan, formaat, dag if op else geladen.antwoorden.datum)
        schrijf_uitvoer(doel, gegevens, overschrijf=overschrijf)
        _zeg([f"Plan gemaakt: {doel.pad}"] if doel else [], stil=stil)
        venster.fouten().zeg(*(_buiten_agenda(plan) if formaat == "ics" else ()))
    if te_laat and plan.te_laat:
        raise typer.Exit(1)


def _is_terminal(bestand: str) -> bool:
    """Of er iemand achter het toetsenbord zit die de lijst ook ziet."""
    return bestand != schijf.STANDAARD and venster.is_terminal() and venster.uitvoer().is_terminal


def _toon_lijst(wijzer: Wijzer, bestand: str, dag: str, wijzermap: str | None) -> None:
    from inzicht.opdrachten.gesprek import voer  # noqa: PLC0415 - het interview laden kost even
    from inzicht.opdrachten.planlijst import Planlijst  # noqa: PLC0415 - idem

    code = voer(Planlijst(wijzer, bestand, dag, wijzermap), eenvoudig=False)
    if code:
        raise typer.Exit(code)


def _zeg(zinnen: Iterable[str], *, stil: bool) -> None:
    if not stil:
        venster.fouten().zeg(*zinnen)


def _eis_samen(bestand: str, bewerking: Bewerking, aanname: Aanname, *, anoniem: bool) -> None:
    """Weiger opties die niet bij elkaar passen."""
    if not bewerking:
        return
    if aanname:
        raise GebruikFout("--als en --als-klaar wijzigen niets. Gebruik ze zonder --kies, --zet en --schrap.")
    if anoniem:
        raise GebruikFout("--anoniem toont alleen. Gebruik het zonder --kies, --zet en --schrap.")
    if bestand == schijf.STANDAARD:
        raise GebruikFout("BESTAND kan niet - zijn als u het plan verandert: noem het bestand met uw antwoorden.")


def _situatie(wijzer: Wijzer, tekst: str) -> tuple[str, int]:
    """`opslag.mfa=3` als vraag en situatie; werpt `GebruikFout` als die niet bestaan."""
    naam, is_, situatie = tekst.partition("=")
    if not is_:
        raise GebruikFout(f"--als {tekst}: schrijf een vraag en een situatie, zoals opslag.mfa=3.")
    ladder = eis_vraag(wijzer, naam).ladder
    if situatie not in map(str, ladder):
        raise GebruikFout(f"--als {tekst}: kies situatie {opsomming(map(str, ladder), 'of')}.")
    return naam, int(situatie)


def _buiten_agenda(plan: Plan) -> tuple[str, ...]:
    namen = [een.punt.vraag for een in plan.punten if een.punt.status != "klaar" and not een.punt.wanneer]
    if not namen:
        return ()
    staat = "staat dit actiepunt" if len(namen) == 1 else "staan deze actiepunten"
    return (f"Zonder datum {staat} niet in de agenda: {opsomming(namen)}.",)
