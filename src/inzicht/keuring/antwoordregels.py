"""Fouten in een antwoordenbestand tegenover de wijzer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inzicht.keuring.register import Antwoordstuk, Keurregel, Vondst, fout
from inzicht.modellen.actiepunten import stap_past, stapdoel
from inzicht.modellen.antwoorden import Antwoord, is_ouder
from inzicht.modellen.keuze import NVT
from inzicht.modellen.wijzer import versiegetallen
from inzicht.tekst import Raadgever, bedoelde, kort, opsomming

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from inzicht.bestanden.yamlbron import Pad
    from inzicht.modellen.antwoorden import Actiepunt
    from inzicht.modellen.wijzer import Vraag


@fout("A111")
def andere_wijzer(stuk: Antwoordstuk) -> Iterator[Vondst]:
    """De antwoorden horen bij deze wijzer."""
    naam, hier = stuk.antwoorden.wijzer, stuk.wijzer.kop.id
    if naam != hier:
        reden = f"Dit hoort bij de wijzer `{kort(naam)}`, niet bij `{hier}`.{bedoelde(naam, [hier])}"
        yield stuk.vondst(("wijzer",), reden)


@fout("A112")
def nieuwere_wijzer(stuk: Antwoordstuk) -> Iterator[Vondst]:
    """De antwoorden, ook die van de vorige ronde, zijn niet met een nieuwere wijzer ingevuld."""
    vorige, hier = stuk.antwoorden.vorige, stuk.wijzer.kop.versie
    rondes: list[tuple[Pad, str]] = [((), stuk.antwoorden.wijzerversie)]
    rondes += [(("vorige",), vorige.wijzerversie)] if vorige else []
    for pad, versie in rondes:
        if versiegetallen(versie) > versiegetallen(hier):
            reden = f"Ingevuld met versie {versie}; hier staat versie {hier}. Gebruik de nieuwere wijzer."
            yield stuk.vondst((*pad, "wijzerversie"), reden)


@dataclass(frozen=True, slots=True)
class _Ronde:
    """Antwoorden die met deze versie van de wijzer zijn ingevuld: die van nu, of die van de vorige ronde."""

    pad: Pad
    antwoorden: Mapping[str, Mapping[str, Antwoord]]
    kenmerken: Mapping[str, str]
    padkenmerken: Pad


def _rondes(stuk: Antwoordstuk) -> Iterator[_Ronde]:
    """De rondes van deze versie; een oudere wordt eerst overgezet, en daar vervalt wat niet past."""
    nu, vorige = stuk.antwoorden, stuk.antwoorden.vorige
    if not is_ouder(nu, stuk.wijzer):
        yield _Ronde(("antwoorden",), nu.antwoorden, nu.school.kenmerken, ("school", "kenmerken"))
    if vorige and versiegetallen(vorige.wijzerversie) == versiegetallen(stuk.wijzer.kop.versie):
        vakken = {
            naam: {vraag: Antwoord(keuze=keuze) for vraag, keuze in vak.items()}
            for naam, vak in vorige.antwoorden.items()
        }
        yield _Ronde(("vorige", "antwoorden"), vakken, vorige.kenmerken, ("vorige", "kenmerken"))


@fout("A113")
def kenmerk(stuk: Antwoordstuk) -> Iterator[Vondst]:
    """Elk kenmerk van de school bestaat in de wijzer."""
    raadgever = Raadgever()
    kenmerken = stuk.wijzer.kop.kenmerken
    for ronde in _rondes(stuk):
        for naam in ronde.kenmerken:
            if naam not in kenmerken:
                reden = f"Het kenmerk `{kort(naam)}` bestaat niet.{raadgever.raad(naam, kenmerken)}"
                yield stuk.vondst((*ronde.padkenmerken, naam), reden, sleutel=True)


@fout("A114")
def keuze_van_kenmerk(stuk: Antwoordstuk) -> Iterator[Vondst]:
    """De waarde van een kenmerk is een van de keuzes."""
    kenmerken = stuk.wijzer.kop.kenmerken
    for ronde in _rondes(stuk):
        for naam, waarde in ronde.kenmerken.items():
            if naam in kenmerken and waarde not in kenmerken[naam].keuzes:
                keuzes = kenmerken[naam].keuzes
                reden = f"`{kort(waarde)}` is geen keuze: {opsomming(keuzes, 'of')}.{bedoelde(waarde, keuzes)}"
                yield stuk.vondst((*ronde.padkenmerken, naam), reden)


@fout("A115")
def rol_van_invuller(stuk: Antwoordstuk) -> Iterator[Vondst]:
    """De rol van de invuller bestaat in de wijzer."""
    invuller, rollen = stuk.antwoorden.invuller, stuk.wijzer.kop.rollen
    if invuller is not None and invuller.rol not in rollen and not is_ouder(stuk.antwoorden, stuk.wijzer):
        yield stuk.vondst(
            ("invuller", "rol"), f"De rol `{kort(invuller.rol)}` bestaat niet.{bedoelde(invuller.rol, rollen)}"
        )


@fout("A121")
def dimensie(stuk: Antwoordstuk) -> Iterator[Vondst]:
    """Elke dimensie onder `antwoorden` en `verwacht` bestaat in de wijzer."""
    raadgever = Raadgever()
    velden: list[tuple[Pad, Iterable[str]]] = [(ronde.pad, ronde.antwoorden) for ronde in _rondes(stuk)]
    if not is_ouder(stuk.antwoorden, stuk.wijzer):
        velden.append((("verwacht",), stuk.antwoorden.verwacht))
    for pad, namen in velden:
        for naam in namen:
            if naam not in stuk.wijzer.per_dimensie:
                reden = f"De dimensie `{kort(naam)}` bestaat niet.{raadgever.raad(naam, stuk.wijzer.kop.dimensies)}"
                yield stuk.vondst((*pad, naam), reden, sleutel=True)


@fout("A122")
def onbekende_vraag(stuk: Antwoordstuk) -> Iterator[Vondst]:
    """Elke vraag onder `antwoorden` bestaat in die dimensie."""
    raadgever = Raadgever()
    for ronde in _rondes(stuk):
        for naam, vak in ronde.antwoorden.items():
            bank = stuk.wijzer.per_dimensie.get(naam)
            for vraag in vak if bank else ():
                if bank and vraag not in bank.per_id:
                    reden = f"De vraag `{naam}.{kort(vraag)}` bestaat niet.{_raad_vraag(vraag, naam, stuk, raadgever)}"
                    yield stuk.vondst((*ronde.pad, naam, vraag), reden, sleutel=True)


def _raad_vraag(naam: str, dimensie_: str, stuk: Antwoordstuk, raadgever: Raadgever) -> str:
    for bank in stuk.wijzer.banken:
        if naam in bank.per_id:
            return f" Bedoelde u `{bank.id}.{naam}`?"
    return raadgever.raad(naam, stuk.wijzer.per_dimensie[dimensie_].per_id)


def _gegeven(stuk: Antwoordstuk) -> Iterator[tuple[Vraag, Antwoord, Pad]]:
    """De antwoorden op vragen die bestaan, met hun pad; niets bij een oudere versie van de wijzer."""
    for ronde in _rondes(stuk):
        for naam, vak in ronde.antwoorden.items():
            bank = stuk.wijzer.per_dimensie.get(naam)
            for id_, antwoord in vak.items() if bank else ():
                if bank and id_ in bank.per_id:
                    yield bank.per_id[id_], antwoord, (*ronde.pad, naam, id_, "keuze")


@fout("A123")
def onbekende_situatie(stuk: Antwoordstuk) -> Iterator[Vondst]:
    """De gekozen situatie bestaat bij de vraag."""
    for vraag, antwoord, pad in _gegeven(stuk):
        if not antwoord.keuze.staat_op(vraag.ladder):
            keuzes = opsomming((str(situatie) for situatie in vraag.ladder), "of")
            yield stuk.vondst(pad, f"Deze situatie bestaat niet bij `{vraag.id}`: kies {keuzes}.")


@fout("A124")
def nvt_kan_niet(stuk: Antwoordstuk) -> Iterator[Vondst]:
    """Niet van toepassing staat alleen bij een vraag waar dat kan."""
    for vraag, antwoord, pad in _gegeven(stuk):
        if antwoord.keuze == NVT and vraag.nvt is None:
            yield stuk.vondst(pad, f"Bij `{vraag.id}` kan `nvt` niet. Kies een situatie of onbekend.")


@fout("A125")
def nvt_zonder_reden(stuk: Antwoordstuk) -> Iterator[Vondst]:
    """Bij niet van toepassing staat een reden; in de vorige ronde staan alleen keuzes."""
    for vraag, antwoord, pad in _gegeven(stuk):
        if antwoord.keuze == NVT and vraag.nvt and antwoord.reden is None and pad[0] != "vorige":
            yield stuk.vondst(pad, f"Bij `{vraag.id}` hoort een `reden` waarom het niet van toepassing is.")


def _punten(stuk: Antwoordstuk) -> Iterator[tuple[int, Actiepunt]]:
    """De actiepunten die bij deze versie horen, met hun nummer; een oudere versie wordt eerst overgezet."""
    return enumerate(() if is_ouder(stuk.antwoorden, stuk.wijzer) else stuk.antwoorden.actiepunten)


@fout("A131")
def vraag_van_actiepunt(stuk: Antwoordstuk) -> Iterator[Vondst]:
    """De vraag van een actiepunt bestaat in de wijzer."""
    raadgever = Raadgever()
    namen = stuk.wijzer.per_vraagnaam
    for nummer, punt in _punten(stuk):
        if punt.vraag not in namen:
            reden = f"De vraag `{kort(punt.vraag)}` bestaat niet.{raadgever.raad(punt.vraag, namen)}"
            yield stuk.vondst(("actiepunten", nummer, "vraag"), reden)


@fout("A132")
def rol_van_actiepunt(stuk: Antwoordstuk) -> Iterator[Vondst]:
    """De rol bij een actiepunt bestaat in de wijzer."""
    raadgever = Raadgever()
    rollen = stuk.wijzer.kop.rollen
    for nummer, punt in _punten(stuk):
        if punt.wie is not None and punt.wie not in rollen:
            reden = f"De rol `{kort(punt.wie)}` bestaat niet.{raadgever.raad(punt.wie, rollen)}"
            yield stuk.vondst(("actiepunten", nummer, "wie"), reden)


@fout("A133")
def stap_van_actiepunt(stuk: Antwoordstuk) -> Iterator[Vondst]:
    """De stap van een actiepunt gaat van een situatie van de vraag naar een hogere."""
    namen = stuk.wijzer.per_vraagnaam
    for nummer, punt in _punten(stuk):
        if punt.vraag in namen and not stap_past(punt, namen[punt.vraag]):
            ladder = namen[punt.vraag].ladder
            keuzes = f"van {opsomming(map(str, ladder[:-1]), 'of')}, naar {opsomming(map(str, ladder[1:]), 'of')}"
            reden = f"Deze stap bestaat niet bij `{punt.vraag}`: kies {keuzes}, en `van` lager dan `naar`."
            veld = "van" if punt.van is not None and punt.van not in ladder[:-1] else "naar"
            yield stuk.vondst(("actiepunten", nummer, veld), reden)


@fout("A134")
def dubbel_actiepunt(stuk: Antwoordstuk) -> Iterator[Vondst]:
    """Per vraag en `naar` is er hoogstens een actiepunt."""
    gezien: dict[tuple[str, int], int] = {}
    namen = stuk.wijzer.per_vraagnaam
    for nummer, punt in _punten(stuk):
        if punt.vraag not in namen or not stap_past(punt, namen[punt.vraag]):
            continue
        doel = stapdoel(punt, namen[punt.vraag])
        if doel is None:  # zonder stap is het een waarschuwing (A203): zulke bestanden waren eerder goed
            continue
        eerste = gezien.setdefault((punt.vraag, doel), nummer)
        if eerste != nummer:
            waar = stuk.bron.plek(("actiepunten", eerste)).regel
            reden = (
                f"Er is al een actiepunt voor `{punt.vraag}` naar situatie {doel}, op regel {waar}. Maak er een van."
            )
            yield stuk.vondst(("actiepunten", nummer), reden)


@fout("A135")
def gereed_zonder_klaar(stuk: Antwoordstuk) -> Iterator[Vondst]:
    """Een dag in `gereed` staat alleen bij een actiepunt dat klaar is."""
    for veld in ("actiepunten", "vervallen_actiepunten"):
        for nummer, punt in enumerate(getattr(stuk.antwoorden, veld)):
            if punt.gereed is not None and punt.status != "klaar":
                reden = f"De status is `{punt.status}`. Haal `gereed` weg, of zet de status op `klaar`."
                yield stuk.vondst((veld, nummer, "gereed"), reden)


HERKOMSTREGELS: Final[tuple[Keurregel[Antwoordstuk], ...]] = (andere_wijzer, nieuwere_wijzer)
"""Faalt een van deze, dan zegt de rest niets: het bestand hoort niet bij deze wijzer."""
ANTWOORDREGELS: Final[tuple[Keurregel[Antwoordstuk], ...]] = (
    kenmerk,
    keuze_van_kenmerk,
    rol_van_invuller,
    dimensie,
    onbekende_vraag,
    onbekende_situatie,
    nvt_kan_niet,
    nvt_zonder_reden,
    vraag_van_actiepunt,
    rol_van_actiepunt,
    stap_van_actiepunt,
    dubbel_actiepunt,
    gereed_zonder_klaar,
)
