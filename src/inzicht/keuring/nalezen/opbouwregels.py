"""Waarschuwingen over de opbouw van een wijzer: wat nooit gebruikt wordt, nooit uitkomt, of vergeten lijkt."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from inzicht.keuring.nalezen.nederlands import een_letter_anders
from inzicht.keuring.register import Bankstuk, Keurregel, Vondst, herhalingen, opmerking, waarschuwing
from inzicht.modellen.basis import ONBEKENDE_DATUM
from inzicht.modellen.begrippen import Zoektekst
from inzicht.tekst import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inzicht.bestanden.yamlbron import Pad
    from inzicht.keuring.nalezen.teksten import Tekstblad
    from inzicht.keuring.register import Wijzerstuk
    from inzicht.modellen.wijzer import Bronvermelding, Vraag

_GENOEG_VRAGEN: Final = 4
_LANGSTE_ID: Final = 64
_MEESTE_BANEN: Final = 30
_LANG: Final = f"Deze id heeft meer dan {_LANGSTE_ID} tekens. Kies een kortere, zolang er nog geen antwoorden zijn."
_NIET_GEVONDEN: Final = ", adres niet gevonden"
_VASTE_VELDEN: Final = ("uitleg", "kern", "drempels")


@dataclass(frozen=True)
class Heel:
    """Een wijzer zonder fouten, met zijn tekstbladen en de dag waarop de keuring telt."""

    stuk: Wijzerstuk
    bladen: tuple[Tekstblad, ...]
    peildatum: date

    @property
    def vragen(self) -> Iterator[Vraag]:
        """Alle vragen van de wijzer."""
        return (vraag for bank in self.stuk.banken.values() for vraag in bank.vragen)


# --- een vraag ----------------------------------------------------------------------------------------


@waarschuwing("W202", uit_te_zetten=True)
def nvt_met_drempel(stuk: Bankstuk) -> Iterator[Vondst]:
    """Een vraag met een drempel tot en met het streefniveau kent geen `nvt`: zo vervalt een wettelijke eis."""
    streef = stuk.kop.streefniveau
    for nummer, vraag in enumerate(stuk.bank.vragen):
        if vraag.nvt is not None and any(niveau <= streef for niveau in vraag.drempels):
            reden = f"Met `nvt` vervalt de drempel voor niveau {min(vraag.drempels)}. Mag dat volgens de wet?"
            yield stuk.in_vraag(nummer, ("nvt",), reden, sleutel=True)


@waarschuwing("W235", uit_te_zetten=True)
def dubbele_verwijzing(stuk: Bankstuk) -> Iterator[Vondst]:
    """Een lijst in een vraag noemt niets twee keer."""
    for nummer, vraag in enumerate(stuk.bank.vragen):
        vervangen = tuple(een.id for een in vraag.vervangt)
        rijen: list[tuple[Pad, tuple[str, ...]]] = [(("bronnen",), vraag.bronnen), (("vervangt",), vervangen)]
        rijen += [(("geldt_voor", naam), keuzes) for naam, keuzes in vraag.geldt_voor.items()]
        for pad, rij in rijen:
            for plaats, naam in herhalingen(rij):
                yield stuk.in_vraag(nummer, (*pad, plaats), f"`{naam}` staat twee keer in deze lijst.")


# --- de hele wijzer -----------------------------------------------------------------------------------


@waarschuwing("W203")
def ongebruikte_bron(heel: Heel) -> Iterator[Vondst]:
    """Elke bron hoort bij ten minste een vraag."""
    gebruikt = {naam for vraag in heel.vragen for naam in vraag.bronnen}
    yield from _ongebruikt(heel, "bronnen", heel.stuk.kop.bronnen, gebruikt, "Geen vraag noemt deze bron")


@waarschuwing("W204")
def ongebruikte_rol(heel: Heel) -> Iterator[Vondst]:
    """Elke rol hoort bij ten minste een vraag."""
    gebruikt = {vraag.rol for vraag in heel.vragen}
    yield from _ongebruikt(heel, "rollen", heel.stuk.kop.rollen, gebruikt, "Geen vraag is voor deze rol")


@waarschuwing("W205")
def ongebruikte_processtap(heel: Heel) -> Iterator[Vondst]:
    """Elke processtap heeft ten minste een vraag."""
    gebruikt = {vraag.processtap for vraag in heel.vragen}
    yield from _ongebruikt(
        heel, "processtappen", heel.stuk.kop.processtappen, gebruikt, "Geen vraag hoort bij deze processtap"
    )


@waarschuwing("W207")
def ongebruikt_kenmerk(heel: Heel) -> Iterator[Vondst]:
    """Van elk kenmerk hangt ten minste een vraag af; anders vraagt u de school iets voor niets."""
    gebruikt = {naam for vraag in heel.vragen for naam in vraag.geldt_voor}
    yield from _ongebruikt(heel, "kenmerken", heel.stuk.kop.kenmerken, gebruikt, "Geen vraag hangt van dit kenmerk af")


def _ongebruikt(heel: Heel, veld: str, namen: Iterable[str], gebruikt: set[str], wat: str) -> Iterator[Vondst]:
    for naam in namen:
        if naam not in gebruikt:
            yield heel.stuk.in_kop((veld, naam), f"{wat}: `{naam}`. Gebruik het, of haal het weg.", sleutel=True)


@waarschuwing("W206")
def ongebruikt_begrip(heel: Heel) -> Iterator[Vondst]:
    """Elk begrip komt voor in een tekst van de wijzer buiten zijn eigen uitleg."""
    begrippen = heel.stuk.kop.begrippen
    teksten = [tekst.inhoud for blad in heel.bladen for tekst in blad.teksten if tekst.pad[0] != "begrippen"]
    alles = Zoektekst("\n".join((*teksten, *(een.betekenis for een in begrippen.values()))))
    for naam, begrip in begrippen.items():
        eigen = Zoektekst(begrip.betekenis).aantal(begrip.term, len(begrip.betekenis))
        if alles.aantal(begrip.term, eigen + 1) <= eigen:
            reden = f"Geen tekst gebruikt het begrip `{begrip.term}`. Gebruik het, of haal het weg."
            yield heel.stuk.in_kop(("begrippen", naam), reden, sleutel=True)


@waarschuwing("W209")
def oude_bron(heel: Heel) -> Iterator[Vondst]:
    """Een bron is hoogstens een jaar geleden nagekeken, en geen datum ervan ligt in de toekomst."""
    grens, nu = _jaar_eerder(heel.peildatum), heel.peildatum.isoformat()
    for naam, bron in heel.stuk.kop.bronnen.items():
        for sleutel, datum in (("peildatum", bron.peildatum), ("nagekeken", bron.nagekeken)):
            if datum and datum != ONBEKENDE_DATUM and datum > nu[: len(datum)]:
                reden = f"De datum {datum} ligt in de toekomst. Kijk de bron na en pas de datum aan."
                yield heel.stuk.in_kop(("bronnen", naam, sleutel), reden)
        if bron.nagekeken and _laatste_dag(bron.nagekeken) < grens:
            reden = f"Deze bron is het laatst nagekeken in {bron.nagekeken}. Kijk haar opnieuw na en pas de datum aan."
            yield heel.stuk.in_kop(("bronnen", naam, "nagekeken"), reden)


def _laatste_dag(nagekeken: str) -> date:
    """De dag waarop een bron het laatst is nagekeken; een maand telt tot en met haar laatste dag."""
    jaar, maand, *dag = (int(deel) for deel in nagekeken.split("-"))
    return date(jaar, maand, dag[0] if dag else calendar.monthrange(jaar, maand)[1])


def _jaar_eerder(dag: date) -> date:
    schrikkeldag = (dag.month, dag.day) == (2, 29)
    return dag.replace(year=max(dag.year - 1, 1), day=28 if schrikkeldag else dag.day)


@waarschuwing("W119", uit_te_zetten=True)
def vervangt_bestaande(heel: Heel) -> Iterator[Vondst]:
    """Een id in `vervangt` is van een vraag die niet meer bestaat."""
    namen = {vraag.id for vraag in heel.vragen}
    for naam, bank in heel.stuk.banken.items():
        for nummer, vraag in enumerate(bank.vragen):
            for plaats, oud in enumerate(vraag.vervangt):
                if oud.id in namen:
                    reden = f"De vraag `{oud.id}` bestaat nog en houdt haar eigen antwoorden. Een tikfout?"
                    yield heel.stuk.in_bank(naam, ("vragen", nummer, "vervangt", plaats), reden)


@waarschuwing("W231", uit_te_zetten=True)
def vergeten_veld(heel: Heel) -> Iterator[Vondst]:
    """Een veld dat alle andere vragen van een bank hebben, ontbreekt niet bij één vraag."""
    for naam, bank in heel.stuk.banken.items():
        for veld in _VASTE_VELDEN:
            mist = [nummer for nummer, vraag in enumerate(bank.vragen) if veld not in vraag.model_fields_set]
            if len(mist) == 1 and len(bank.vragen) >= _GENOEG_VRAGEN:
                reden = f"Alle andere vragen van deze bank hebben `{veld}`. Vergeten? Schrijf het er ook hier bij."
                yield heel.stuk.in_bank(naam, ("vragen", mist[0], "id"), reden)


@opmerking("W232")
def processtap_zonder_wie(heel: Heel) -> Iterator[Vondst]:
    """Een processtap noemt wie eraan werken en welke systemen daarbij horen."""
    for naam, stap in heel.stuk.kop.processtappen.items():
        for veld, rij in (("wie", stap.wie), ("systemen", stap.systemen)):
            if not rij:
                reden = f"Bij deze processtap ontbreekt `{veld}`. Het verslag laat het zien."
                yield heel.stuk.in_kop(("processtappen", naam), reden, sleutel=True)


@opmerking("W233")
def bron_zonder_adres(heel: Heel) -> Iterator[Vondst]:
    """Een bron heeft een adres, of zegt dat het niet gevonden is; een los stuk of een losse norm vindt u ook zo."""
    met_adres = {bron.uitgever for bron in heel.stuk.kop.bronnen.values() if bron.adres}
    for naam, bron in heel.stuk.kop.bronnen.items():
        if bron.adres is not None or _is_stuk(bron) or bron.vindplaats.endswith(_NIET_GEVONDEN):
            continue
        if bron.uitgever in met_adres or not _is_vindbaar(bron):
            yield heel.stuk.in_kop(
                ("bronnen", naam), "Bij deze bron ontbreekt een `adres`. Zet het erbij.", sleutel=True
            )


def _is_vindbaar(bron: Bronvermelding) -> bool:
    """Of de vindplaats ook zonder adres te vinden is: in een wet, norm of boek."""
    return re.match(r"(?:artikel|bladzijde|hoofdstuk|norm|paragraaf) [0-9A-Z]", bron.vindplaats) is not None


def _is_stuk(bron: Bronvermelding) -> bool:
    """Of de bron zelf een los stuk is, zoals een artikel of boek; dat vindt u op titel en uitgever."""
    return bron.vindplaats in ("artikel", "boek", "brochure", "rapport")


@opmerking("W236")
def bijna_zelfde_adres(heel: Heel) -> Iterator[Vondst]:
    """Een adres verschilt niet één letter van een adres of site die vaker voorkomt."""
    adressen = {naam: bron.adres.split("//", 1)[1] for naam, bron in heel.stuk.kop.bronnen.items() if bron.adres}
    sites = [adres.split("/", 1)[0] for adres in adressen.values()]
    keer = Counter([*adressen.values(), *sites])
    per_lengte: dict[int, list[str]] = {}
    for een in keer:
        per_lengte.setdefault(len(een), []).append(een)
    verdacht = {
        een: ander
        for ander, aantal in keer.items()
        if aantal > 1
        for lengte in (len(ander) - 1, len(ander), len(ander) + 1)
        for een in per_lengte.get(lengte, ())
        if keer[een] < aantal and een_letter_anders(een, ander)
    }
    for naam, adres in adressen.items() if verdacht else ():
        ander = verdacht.get(adres) or verdacht.get(adres.split("/", 1)[0])
        if ander:
            yield heel.stuk.in_kop(("bronnen", naam, "adres"), f"Dit adres lijkt op `{ander}`. Een tikfout?")


@opmerking("W234")
def id_van_begrip(heel: Heel) -> Iterator[Vondst]:
    """De id van een begrip is het begrip zelf, in kleine letters en met streepjes."""
    for naam, begrip in heel.stuk.kop.begrippen.items():
        if naam != (goed := slug(begrip.term)):
            reden = f"Bij het begrip `{begrip.term}` hoort de id `{goed}`."
            yield heel.stuk.in_kop(("begrippen", naam), reden, sleutel=True)


@opmerking("W238")
def vraag_zonder_stroom(heel: Heel) -> Iterator[Vondst]:
    """Heeft een wijzer stromen, dan hoort elke vraag bij een stroom of plek."""
    kop = heel.stuk.kop
    genoemd = {naam for vragen in kop.getekend for naam in vragen}
    for naam, bank in heel.stuk.banken.items() if kop.stromen else ():
        for nummer, vraag in enumerate(bank.vragen):
            if f"{naam}.{vraag.id}" not in genoemd:
                reden = f"Geen stroom of plek noemt `{naam}.{vraag.id}`. De procesplaat laat deze vraag dan niet zien."
                yield heel.stuk.in_bank(naam, ("vragen", nummer, "id"), reden)


@opmerking("W239")
def bijna_zelfde_baan(heel: Heel) -> Iterator[Vondst]:
    """De naam van een baan verschilt niet één letter van een andere baan."""
    plaatsen = [
        (("stromen", nummer, kant), baan)
        for nummer, stroom in enumerate(heel.stuk.kop.stromen)
        for kant, baan in (("van", stroom.van), ("naar", stroom.naar))
    ]
    keer = Counter(baan for _, baan in plaatsen)
    vaakst = keer.most_common(_MEESTE_BANEN)
    for pad, baan in plaatsen:
        ander = next((een for een, aantal in vaakst if aantal >= keer[baan] and een_letter_anders(een, baan)), None)
        if ander:
            yield heel.stuk.in_kop(pad, f"Deze baan lijkt op `{ander}`. Een tikfout?")


@opmerking("W237")
def lange_id(heel: Heel) -> Iterator[Vondst]:
    """Een id heeft hoogstens 64 tekens."""
    kop = heel.stuk.kop
    for veld in ("kenmerken", "processtappen", "rollen", "begrippen", "bronnen"):
        for naam in getattr(kop, veld):
            if len(naam) > _LANGSTE_ID:
                yield heel.stuk.in_kop((veld, naam), _LANG, sleutel=True)
    for naam, bank in heel.stuk.banken.items():
        for nummer, vraag in enumerate(bank.vragen):
            if len(vraag.id) > _LANGSTE_ID:
                yield heel.stuk.in_bank(naam, ("vragen", nummer, "id"), _LANG)


HEELREGELS: Final[tuple[Keurregel[Heel], ...]] = (
    ongebruikte_bron,
    ongebruikte_rol,
    ongebruikte_processtap,
    ongebruikt_begrip,
    ongebruikt_kenmerk,
    oude_bron,
    vervangt_bestaande,
    vergeten_veld,
    processtap_zonder_wie,
    bron_zonder_adres,
    id_van_begrip,
    bijna_zelfde_adres,
    vraag_zonder_stroom,
    bijna_zelfde_baan,
    lange_id,
)
VRAAGWAARSCHUWINGEN: Final[tuple[Keurregel[Bankstuk], ...]] = (nvt_met_drempel, dubbele_verwijzing)
