"""Wat een school aan haar plan verandert: een advies kiezen, een actiepunt bijwerken, of een schrappen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from inzicht.fouten import GebruikFout
from inzicht.modellen.actiepunten import is_stap, stap_gekozen, stap_van, stapdoel
from inzicht.modellen.antwoorden import Actiepunt
from inzicht.oordeel.advies import adviezen
from inzicht.oordeel.beoordeling import beoordeel
from inzicht.tekst import bedoelde, opsomming

if TYPE_CHECKING:
    from inzicht.modellen.antwoorden import Antwoorden
    from inzicht.modellen.wijzer import Vraag, Wijzer

Status = Literal["open", "bezig", "klaar"]


@dataclass(frozen=True, slots=True)
class Afspraak:
    """Wat er bij een actiepunt verandert: None laat staan wat er stond, een lege tekst haalt het weg."""

    wie: str | None = None
    wanneer: str | None = None
    status: Status | None = None
    notitie: str | None = None

    def __bool__(self) -> bool:
        return any(een is not None for een in (self.wie, self.wanneer, self.status, self.notitie))


GEEN_AFSPRAAK: Final = Afspraak()


def kies(wijzer: Wijzer, antwoorden: Antwoorden, naam: str, afspraak: Afspraak, op: str) -> Antwoorden:
    """De antwoorden met het advies bij deze vraag als actiepunt; `op` is de dag waarop de school kiest.

    Is die stap al een actiepunt, dan verandert alleen wat in de afspraak staat. Werpt `GebruikFout` als de vraag niet
    bestaat of geen advies heeft.
    """
    vraag, antwoord = eis_vraag(wijzer, naam), antwoorden.antwoord(*naam.split("."))
    advies = next((een for een in adviezen(wijzer, beoordeel(wijzer, antwoorden)) if een.naam == naam), None)
    if advies is None:
        raise GebruikFout(f"--kies {naam}: bij deze vraag is nu geen advies om te kiezen.")
    keuze = Actiepunt(vraag=naam, van=advies.van, naar=advies.naar, wie=afspraak.wie or vraag.rol, gekozen=op)
    al = next((een for een in antwoorden.actiepunten if is_stap(een, keuze, vraag, antwoord)), None)
    if al is not None and al.wie and afspraak.wie is None:
        keuze = keuze.model_copy(update={"wie": al.wie})
    *rest, gekozen = stap_gekozen(antwoorden.actiepunten, keuze, vraag, antwoord)
    return antwoorden.met(actiepunten=(*rest, met_afspraak(gekozen, afspraak, op)))


def zet(wijzer: Wijzer, antwoorden: Antwoorden, verwijzing: str, afspraak: Afspraak, op: str) -> Antwoorden:
    """De antwoorden met dit actiepunt bijgewerkt; werpt `GebruikFout` als niet te zien is welk."""
    punt = _zoek(wijzer, antwoorden, "--zet", verwijzing)
    punten = (met_afspraak(een, afspraak, op) if een is punt else een for een in antwoorden.actiepunten)
    return antwoorden.met(actiepunten=tuple(punten))


def schrap(wijzer: Wijzer, antwoorden: Antwoorden, verwijzing: str) -> Antwoorden:
    """De antwoorden zonder dit actiepunt; werpt `GebruikFout` als niet te zien is welk."""
    punt = _zoek(wijzer, antwoorden, "--schrap", verwijzing)
    return antwoorden.met(actiepunten=tuple(een for een in antwoorden.actiepunten if een is not punt))


def met_afspraak(punt: Actiepunt, afspraak: Afspraak, op: str) -> Actiepunt:
    """Het actiepunt met deze afspraak; wat klaar wordt, is gereed op deze dag."""
    anders: dict[str, Any] = {
        veld: waarde or None
        for veld in ("wie", "wanneer", "status", "notitie")
        if (waarde := getattr(afspraak, veld)) is not None
    }
    status = afspraak.status or punt.status
    if status != punt.status:
        anders["gereed"] = op if status == "klaar" else None
    return punt.model_copy(update=anders)


def eis_vraag(wijzer: Wijzer, naam: str) -> Vraag:
    """De vraag met deze naam; werpt `GebruikFout` met wat er bedoeld kan zijn."""
    vraag = wijzer.per_vraagnaam.get(naam)
    if vraag is None:
        raden = bedoelde(naam, wijzer.per_vraagnaam) or " Noem een vraag als dimensie.vraag."
        raise GebruikFout(f"De vraag `{naam}` bestaat niet.{raden}")
    return vraag


def _zoek(wijzer: Wijzer, antwoorden: Antwoorden, optie: str, verwijzing: str) -> Actiepunt:
    """Het actiepunt bij `dimensie.vraag`, of bij `dimensie.vraag=naar` als er meer zijn."""
    naam, is_, naar = verwijzing.partition("=")
    eis_vraag(wijzer, naam)
    bij_vraag = [een for een in antwoorden.actiepunten if een.vraag == naam]
    passend = [een for een in bij_vraag if not is_ or str(_naar(wijzer, antwoorden, een)) == naar]
    lopend = [een for een in passend if een.status != "klaar"]
    for rij in (passend, lopend):
        if len(rij) == 1:
            return rij[0]
    if not bij_vraag:
        raise GebruikFout(f"{optie} {verwijzing}: dit is geen actiepunt. Kies het eerst met --kies {naam}.")
    namen = opsomming((f"{naam}={_naar(wijzer, antwoorden, een)}" for een in bij_vraag), "of")
    raise GebruikFout(f"{optie} {verwijzing}: welk actiepunt bedoelt u? Kies {namen}.")


def _naar(wijzer: Wijzer, antwoorden: Antwoorden, punt: Actiepunt) -> int | None:
    vraag = wijzer.vraag(punt.vraag)
    eigen = stapdoel(punt, vraag)
    return eigen if eigen is not None else stap_van(punt, vraag, antwoorden.antwoord(*punt.vraag.split("."))).naar
