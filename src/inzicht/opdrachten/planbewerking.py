"""Wat een gebruiker met opties aan zijn plan verandert: gekeurd, langs de wacht op persoonsgegevens, en bewaard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, get_args

from inzicht.fouten import GebruikFout
from inzicht.modellen.antwoorden import MEESTE_NOTITIE
from inzicht.modellen.privacy import vermoedens
from inzicht.oordeel.planzet import GEEN_AFSPRAAK, Afspraak, Status, eis_vraag, kies, schrap, zet
from inzicht.oordeel.taal import lees_datum
from inzicht.opdrachten.bewaring import Bewaring
from inzicht.opdrachten.gemeen import laad_antwoorden
from inzicht.opdrachten.opties import eis_keuze
from inzicht.regels import Regel
from inzicht.scherm import venster
from inzicht.tekst import invoer, opsomming

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inzicht.modellen.antwoorden import Antwoorden
    from inzicht.modellen.wijzer import Wijzer
    from inzicht.opdrachten.gemeen import Geladen

STATUSSEN: Final[tuple[Status, ...]] = get_args(Status)


@dataclass(frozen=True, slots=True)
class Bewerking:
    """De veranderingen die op de opdrachtregel staan; eerst schrappen, dan kiezen, dan bijwerken."""

    zet: tuple[str, ...] = ()
    kies: tuple[str, ...] = ()
    schrap: tuple[str, ...] = ()
    afspraak: Afspraak = GEEN_AFSPRAAK

    def __bool__(self) -> bool:
        return bool(self.zet or self.kies or self.schrap or self.afspraak)

    def pas_toe(self, wijzer: Wijzer, antwoorden: Antwoorden, op: str) -> Antwoorden:
        """De antwoorden met alle veranderingen; werpt `GebruikFout` als er een niet kan."""
        for een in self.schrap:
            antwoorden = schrap(wijzer, antwoorden, een)
        for een in self.kies:
            antwoorden = kies(wijzer, antwoorden, een, self.afspraak, op)
        for een in self.zet:
            antwoorden = zet(wijzer, antwoorden, een, self.afspraak, op)
        return antwoorden


def lees_afspraak(wie: str | None, wanneer: str | None, status: str | None, notitie: str | None) -> Afspraak:
    """De afspraak die bij de opties staat; werpt `GebruikFout` als een waarde niet kan."""
    dag = lees_datum(wanneer) if wanneer else wanneer
    if dag is None and wanneer is not None:
        raise GebruikFout(f"--wanneer {wanneer}: schrijf een bestaande datum, zoals 2027-02-01 of 1-2-2027.")
    if status is not None:
        eis_keuze("--status", status, STATUSSEN)
    tekst = invoer(notitie) if notitie is not None else None
    if tekst is not None and len(tekst) > MEESTE_NOTITIE:
        raise GebruikFout(f"--notitie: een notitie heeft hoogstens {MEESTE_NOTITIE} tekens; dit zijn er {len(tekst)}.")
    return Afspraak(wie, dag, next((een for een in STATUSSEN if een == status), None), tekst)


def eis_goede_bewerking(bewerking: Bewerking, wijzer: Wijzer) -> None:
    """Werpt `GebruikFout` als een rol of vraag niet bestaat, of als een afspraak nergens bij hoort."""
    if bewerking.afspraak and not (bewerking.zet or bewerking.kies):
        raise GebruikFout("--wie, --wanneer, --status en --notitie horen bij --zet of --kies: bij welke vraag?")
    if bewerking.zet and not bewerking.afspraak:
        raise GebruikFout("Bij --zet hoort wat er verandert: --wie, --wanneer, --status of --notitie.")
    if bewerking.afspraak.wie:
        eis_keuze("--wie", bewerking.afspraak.wie, wijzer.kop.rollen)
    for een in (*bewerking.zet, *bewerking.kies, *bewerking.schrap):
        eis_vraag(wijzer, een.partition("=")[0])


def bewerk(bestand: str, wijzer: Wijzer, bewerking: Bewerking, op: str) -> Geladen:
    """Verander het plan en bewaar het, langs dezelfde weg als het interview; geeft wat er nu staat.

    Werpt `GebruikFout`, `InvoerFout` of `BewaarFout`; dan is er niets veranderd.
    """
    eis_goede_bewerking(bewerking, wijzer)
    laad_antwoorden(bestand, wijzer)  # wie een bestand noemt dat er niet is, laat geen slot achter
    _bewaak(bewerking.afspraak.notitie or "", _vraag_na)
    bewaring = Bewaring(wijzer)
    try:
        geladen = bewaring.open(bestand) or laad_antwoorden(bestand, wijzer)
        venster.fouten().zeg(*geladen.opmerkingen, *bewaring.neem_meldingen())
        bewaring.bewaar(bewerking.pas_toe(wijzer, geladen.antwoorden, op))
    finally:
        bewaring.sluit()
    return laad_antwoorden(bestand, wijzer)


def _bewaak(tekst: str, vraag_na: Callable[[Sequence[str]], bool]) -> None:
    """Houd een notitie die op persoonsgegevens lijkt tegen als er iemand zit, en meld het anders."""
    gevonden = vermoedens(tekst)
    if not gevonden:
        return
    if not venster.is_terminal():
        wat = f"in de notitie lijkt {opsomming(gevonden)} te staan"
        venster.fouten().zeg(f"Let op: {wat}. Zet geen gegevens van personen in dit bestand.")
    elif not vraag_na(gevonden):
        raise GebruikFout("De notitie is niet bewaard. Geef haar opnieuw, zonder gegevens van personen.")


def _vraag_na(gevonden: Sequence[str]) -> bool:
    scherm = venster.fouten()
    scherm.toon([Regel(f"In de notitie lijkt {opsomming(gevonden)} te staan. Toch bewaren? Typ j of n.")])
    antwoord = venster.Regelinvoer(scherm).vraag()
    return (antwoord or "").strip().lower() in ("j", "ja")
