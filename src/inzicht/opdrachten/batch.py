"""`inzicht batch`: een map met antwoorden van veel scholen erin, een overzicht eruit."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Annotated, Final

import typer

from inzicht.batch.anonimisering import Anonimisering
from inzicht.batch.deel import STANDAARDINVOER
from inzicht.batch.dubbelen import KEUZES
from inzicht.batch.opbrengst import Wensen
from inzicht.batch.partij import kies_grootte, kies_processen, verdeel_bestanden, verdeel_regels, verwerker
from inzicht.batch.sleutel import Sleutelbestand, kies_sleutel, lees_sleutel
from inzicht.batch.uitvoer import Overzichten, Verzameling
from inzicht.bestanden import padstaat, schijf, schrijven
from inzicht.bestanden.padstaat import ACHTERVOEGSELS
from inzicht.bestanden.uitvoermap import Uitvoermap
from inzicht.bestanden.zoeken import zoek_antwoordbestanden
from inzicht.fouten import Bevinding, GebruikFout, InvoerFout, heel_bestand
from inzicht.opdrachten.gemeen import laad_wijzer_met_bestanden
from inzicht.opdrachten.opties import EigenWijzer, eis_keuze
from inzicht.opdrachten.wijzerplaats import eerdere_versie
from inzicht.scherm import onderbroken, venster, voortgang
from inzicht.tekst import opsomming
from inzicht.verslag.groep.verdeling import MINIMAAL
from inzicht.verslag.tabel import DIALECTEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from inzicht.batch.deel import Deel
    from inzicht.batch.groepsuitvoer import Groepsuitvoer
    from inzicht.batch.opbrengst import Verslaglegger
    from inzicht.modellen.wijzer import Wijzer
    from inzicht.verslag.tabel import Dialect

UITVOEREN: Final = ("csv", "jsonl", "xlsx", "html", "md")
_OOK_INVOER: Final = "dit bestand hoort ook bij de invoer"
_GEEN_JSON: Final = ("A005", "A017")
"""Codes van een regel die geen JSON is, of geen antwoordenbestand in JSON."""
_GEEN_REGELS: Final = "Er kwam niets binnen. Geef regels JSON, elk een antwoordenbestand."
_GEEN_BESTANDEN: Final = (
    f"Hier staat geen enkel antwoordenbestand ({opsomming(ACHTERVOEGSELS, 'of')}). Noem een andere map."
)


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """Wat er van een partij gemaakt moet worden, nagekeken."""

    soorten: tuple[str, ...]
    dialect: Dialect
    volledig: bool
    minimaal: int
    verslagen: bool
    anoniem: bool
    sleutel: str | None
    overschrijf: bool
    alle: bool

    @property
    def groep(self) -> tuple[str, ...]:
        """Wat er over de hele groep gevraagd is."""
        return tuple(soort for soort in self.soorten if soort in ("xlsx", "html", "md"))

    def wensen(self, verslagmap: str | None) -> Wensen:
        """Wat een werker van elk bestand maakt."""
        return Wensen(
            self.dialect if "csv" in self.soorten else None,
            jsonl="jsonl" in self.soorten,
            volledig=self.volledig,
            groep=bool(self.groep),
            xlsx="xlsx" in self.soorten,
            anoniem=self.anoniem,
            verslagen=_verslaglegger(verslagmap) if verslagmap is not None else None,
        )


def opdracht(
    paden: Annotated[
        list[str], typer.Argument(metavar="PAD", help="Bestanden of mappen, of - voor regels JSON op standaardinvoer.")
    ],
    uit: Annotated[str, typer.Option("--uit", "-u", metavar="MAP", help="De map waar de overzichten komen.")],
    uitvoer: Annotated[
        list[str] | None,
        typer.Option("--uitvoer", metavar="csv,jsonl,xlsx,html,md", help="Welke overzichten; mag vaker. Zonder: alle."),
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
    dubbel: Annotated[
        str,
        typer.Option("--dubbel", metavar="nieuwste|alle", help="Wat telt van een school die er vaker in zit."),
    ] = KEUZES[0],
    parallel: Annotated[
        int | None, typer.Option("--parallel", metavar="N", help="Het aantal processen; zonder: naar de omvang.")
    ] = None,
    verslagen: Annotated[
        bool, typer.Option("--verslagen", help="Maak ook van elke school het eigen verslag, in MAP/verslagen.")
    ] = False,
    anoniem: Annotated[
        bool, typer.Option("--anoniem", help="Noem elke school naar een code, ook in namen van bestanden.")
    ] = False,
    sleutel: Annotated[
        str | None, typer.Option("--sleutel", metavar="PAD", help="Waar komt welke school welke code heeft.")
    ] = None,
    overschrijf: Annotated[bool, typer.Option("--overschrijf", help="Vervang overzichten die al bestaan.")] = False,
    wijzer: EigenWijzer = None,
    stil: Annotated[bool, typer.Option("--stil", "-q", help="Zeg alleen wat er misging.")] = False,
) -> None:
    """Reken alle antwoorden onder PAD door en maak overzichten in MAP.

    Een slecht bestand houdt de rest niet op: het staat met reden in fouten.csv, en de opdracht eindigt dan met 1.
    """
    gevraagd = Gevraagd(
        _soorten(uitvoer),
        _dialect(csv),
        volledig,
        minimaal_aantal,
        verslagen,
        anoniem,
        sleutel,
        overschrijf,
        _alle(dubbel),
    )
    _eis_goed_gebruik(gevraagd, paden, uit, parallel)
    if sleutel is not None:
        gevraagd = replace(gevraagd, sleutel=kies_sleutel(sleutel, uit, overschrijf=overschrijf))
    bytes_, bank = laad_wijzer_met_bestanden(wijzer)
    overzichten = _overzichten(bank, gevraagd)
    doelen = [os.path.join(uit, naam) for naam in overzichten.namen]  # noqa: PTH118 - tekst
    doelen += [gevraagd.sleutel] if gevraagd.sleutel is not None else []
    verdeel, hoeveel, overgeslagen = _zoek(paden, uit, doelen, stil=stil)
    processen = parallel or kies_processen(hoeveel, os.cpu_count() or 1)
    grootte = kies_grootte(hoeveel, processen, verslagen=verslagen)
    onderbroken.vang_signalen()
    with Uitvoermap(uit, overschrijf=overschrijf) as map_:
        map_.bereid_voor(overzichten.namen)
        overzichten.begin(map_)
        wensen = gevraagd.wensen(overzichten.verslagmap)
        with verwerker(bank, bytes_, wensen, processen) as verwerk:
            with voortgang.voortgang(hoeveel, stil=stil) as tik:
                for opbrengst in verwerk(verdeel(grootte)):
                    overzichten.neem_op(opbrengst)
                    tik(len(opbrengst.namen))
            delen, scholen = overzichten.tweede_ronde(grootte)
            with voortgang.voortgang(scholen, "Scholen", stil=stil or not scholen) as tik:
                for opbrengst in verwerk(delen):
                    overzichten.neem_scholen_op(opbrengst)
                    tik(len(opbrengst.namen))
        verzameling = overzichten.rond_af()
        if not verzameling.bestanden:
            raise _zonder_bestanden(paden[0])
        klaar = map_.rond_af()
    verzameling.zinnen += _zoals_toen(bank, overzichten.andere_versies)
    verzameling.meldingen += map_.meldingen
    verzameling.meldingen += [*overgeslagen, *filter(None, [_over_regels(paden, verzameling)])]
    _meld(verzameling, klaar, stil=stil)
    if verzameling.geweigerd:
        raise typer.Exit(1)


def _zoals_toen(wijzer: Wijzer, versies: Iterable[str]) -> Iterator[str]:
    """Hoe bestanden van een eerdere versie met hun eigen vragen te tellen zijn, als die versie bij de hand is."""
    for versie in versies:
        if toen := eerdere_versie(wijzer.kop.id, versie):
            yield f"Met `--wijzer {toen.versie}` rekent u de bestanden van versie {versie} met de vragen van toen."


def _overzichten(wijzer: Wijzer, gevraagd: Gevraagd) -> Overzichten:
    """Wat de overzichten schrijft; werpt `InvoerFout` als een eerdere sleutel niet te lezen is."""
    anoniem = None
    if gevraagd.anoniem:
        sleutel = gevraagd.sleutel
        bestand = None if sleutel is None else Sleutelbestand(sleutel, gevraagd.dialect, lees_sleutel(sleutel))
        anoniem = Anonimisering(wijzer, bestand, gevraagd.minimaal)
    groep = _groepsuitvoer(wijzer, gevraagd)
    keuzes = {"verslagen": gevraagd.verslagen, "alle": gevraagd.alle}
    return Overzichten(wijzer, gevraagd.soorten, gevraagd.dialect, groep, anoniem, **keuzes)


def _groepsuitvoer(wijzer: Wijzer, gevraagd: Gevraagd) -> Groepsuitvoer | None:
    """Wat er over de groep gemaakt wordt; None als daar niets van gevraagd is."""
    if not gevraagd.groep:
        return None
    from inzicht.batch.groepsuitvoer import Groepsuitvoer  # noqa: PLC0415 - laadt XlsxWriter en Jinja

    return Groepsuitvoer(wijzer, gevraagd.groep, minimaal=gevraagd.minimaal, anoniem=gevraagd.anoniem)


def _verslaglegger(map_: str) -> Callable[[Wijzer], Verslaglegger]:
    from inzicht.batch.schoolverslagen import Schoolverslagen  # noqa: PLC0415 - laadt Jinja

    return partial(Schoolverslagen, map_)


def _eis_goed_gebruik(gevraagd: Gevraagd, paden: Sequence[str], uit: str, parallel: int | None) -> None:
    """Weiger opties die niet kunnen, voor er iets gelezen of gemaakt is."""
    if not uit:
        raise GebruikFout("--uit is leeg: noem de map waar de overzichten komen.")
    if gevraagd.minimaal < 1:
        raise GebruikFout(f"--minimaal-aantal {gevraagd.minimaal}: kies een aantal vanaf 1.")
    if parallel is not None and parallel < 1:
        raise GebruikFout(f"--parallel {parallel}: kies een aantal vanaf 1.")
    if schijf.STANDAARD in paden and len(paden) > 1:
        raise GebruikFout("Geef - alleen, of noem bestanden en mappen.")
    if gevraagd.sleutel is not None and not gevraagd.anoniem:
        raise GebruikFout("--sleutel hoort bij --anoniem: zonder codes is er geen sleutel.")


def _alle(dubbel: str) -> bool:
    eis_keuze("--dubbel", dubbel, KEUZES)
    return dubbel == KEUZES[1]


def _dialect(csv: str) -> Dialect:
    eis_keuze("--csv", csv, DIALECTEN)
    return DIALECTEN[csv]


def _soorten(uitvoer: Sequence[str] | None) -> tuple[str, ...]:
    gekozen = tuple(dict.fromkeys(een.strip() for een in ",".join(uitvoer).split(","))) if uitvoer else UITVOEREN
    for een in gekozen:
        eis_keuze("--uitvoer", een, UITVOEREN)
    return gekozen


def _zoek(
    paden: Sequence[str], uit: str, doelen: Sequence[str], *, stil: bool
) -> tuple[Callable[[int], Iterable[Deel]], int, list[str]]:
    """Wat de partij verdeelt, hoeveel bestanden het zijn (0: niet te weten), en zinnen over wat niet meegaat.

    Werpt `BewaarFout` als een bestand om te lezen ook een doel is.
    """
    if paden[0] == schijf.STANDAARD:
        return partial(_regels, stil), 0, []
    wortel, namen, over = zoek_antwoordbestanden(paden, uit)
    for doel in filter(padstaat.bestaat, doelen):
        schrijven.eis_geen_invoer(doel, (os.path.join(wortel, naam) for naam in namen), _OOK_INVOER)  # noqa: PTH118
    return partial(verdeel_bestanden, wortel, namen), len(namen), over.zinnen()


def _regels(stil: bool, grootte: int) -> Iterator[Deel]:
    if not stil:
        venster.kondig_invoer_aan("regels JSON, elk een antwoordenbestand")  # pas als MAP goed is en het lezen begint
    yield from verdeel_regels(sys.stdin.buffer, grootte)


def _zonder_bestanden(pad: str) -> InvoerFout:
    stroom = pad == schijf.STANDAARD
    plek = heel_bestand(STANDAARDINVOER if stroom else pad)
    return InvoerFout([Bevinding(plek, "A013", _GEEN_REGELS if stroom else _GEEN_BESTANDEN)])


def _over_regels(paden: Sequence[str], verzameling: Verzameling) -> str:
    """Wat te doen als op standaardinvoer geen enkele regel JSON is: dan was het waarschijnlijk YAML of losse JSON."""
    onleesbaar = sum(verzameling.codes[code] for code in _GEEN_JSON)
    if paden[0] != schijf.STANDAARD or onleesbaar < verzameling.bestanden:
        return ""
    return (
        "Bij - is elke regel een heel antwoordenbestand in JSON. Hebt u YAML, of JSON over meer regels? Noem dan de "
        "bestanden of hun map in plaats van -."
    )


def _meld(verzameling: Verzameling, klaar: Sequence[str], *, stil: bool) -> None:
    """Eerst wat geweigerd is, dan de samenvatting: zo staat die onder aan een vol scherm."""
    fouten = venster.fouten()
    fouten.zeg(*verzameling.weigeringen)
    if not stil:
        fouten.zeg(*verzameling.zinnen, *(f"Gemaakt: {pad}" for pad in klaar))
    fouten.zeg(*verzameling.meldingen)
