"""Fouten in wijzer.yaml en in hoe de banken samenhangen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inzicht.keuring.register import Bankstuk, Keurregel, Vondst, Wijzerstuk, fout, herhalingen
from inzicht.modellen.schoolsoorten import MEESTE_SOORTEN, soorten_scholen
from inzicht.tekst import bedoelde, opsomming

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from inzicht.modellen.wijzer import Vraag, Vragenbank, Wijzerkop


@fout("W111")
def streefniveau(stuk: Wijzerstuk) -> Iterator[Vondst]:
    """Het streefniveau is een van de niveaus."""
    kop = stuk.kop
    if kop.streefniveau > len(kop.niveaus):
        reden = f"Het streefniveau {kop.streefniveau} bestaat niet: er zijn {len(kop.niveaus)} niveaus."
        yield stuk.in_kop(("streefniveau",), reden)


@fout("W112")
def oordeel(stuk: Wijzerstuk) -> Iterator[Vondst]:
    """In `oordeel` is `grotendeels` niet hoger dan `volledig`."""
    if stuk.kop.oordeel.grotendeels > stuk.kop.oordeel.volledig:
        yield stuk.in_kop(("oordeel",), "`grotendeels` mag niet hoger zijn dan `volledig`.")


@fout("W113")
def dubbele_dimensie(stuk: Wijzerstuk) -> Iterator[Vondst]:
    """Elke dimensie staat maar één keer in wijzer.yaml."""
    for nummer, naam in herhalingen(stuk.kop.dimensies):
        yield stuk.in_kop(("dimensies", nummer), f"De dimensie `{naam}` staat er twee keer.")


@fout("W114")
def bank_zonder_dimensie(stuk: Wijzerstuk) -> Iterator[Vondst]:
    """Elke vragenbank in de map is een dimensie van de wijzer."""
    for bestand, bron in stuk.gelezen.items():
        naam = bestand.removesuffix(".yaml")
        if naam not in (*stuk.kop.dimensies, "wijzer"):
            raad = bedoelde(naam, stuk.kop.dimensies)
            reden = f"De dimensie `{naam}` staat niet in wijzer.yaml onder `dimensies`.{raad}"
            yield Vondst(bron, ("id",), reden)


@fout("W115")
def dubbele_id(stuk: Wijzerstuk) -> Iterator[Vondst]:
    """De id van een vraag komt in de hele wijzer maar één keer voor."""
    gezien: dict[str, tuple[str, int]] = {}
    for naam, nummer, vraag in _vragen(stuk):
        eerste, plaats = gezien.setdefault(vraag.id, (naam, nummer))
        if (eerste, plaats) != (naam, nummer):
            plek = stuk.bronnen[f"{eerste}.yaml"].plek(("vragen", plaats, "id"))
            reden = f"De id `{vraag.id}` bestaat al, op {plek}. Kies een andere."
            yield stuk.in_bank(naam, ("vragen", nummer, "id"), reden)


@fout("W116")
def dubbel_vervangen(stuk: Wijzerstuk) -> Iterator[Vondst]:
    """Een oude id wordt door hoogstens één vraag vervangen, of door meer die elk zeggen welke situaties zij krijgen."""
    vervangen: dict[str, tuple[str | None, bool]] = {}
    for naam, nummer, vraag in _vragen(stuk):
        for plaats, oud in enumerate(vraag.vervangt):
            door, allebei = vervangen.get(oud.id, (None, False))
            vervangen.setdefault(oud.id, (vraag.id, oud.per is not None))
            if door == vraag.id or (door and not (allebei and oud.per is not None)):
                reden = f"De id `{oud.id}` wordt al vervangen door `{door}`. Mag dat, zet dan bij allebei `per`."
                yield stuk.in_bank(naam, ("vragen", nummer, "vervangt", plaats), reden)


@fout("W120")
def bijna_dubbele_id(stuk: Wijzerstuk) -> Iterator[Vondst]:
    """Twee ids verschillen niet alleen in hoofdletters."""
    gezien: dict[str, tuple[str, str, int]] = {}
    for naam, bron in stuk.gelezen.items():
        vragen = bron.waarde.get("vragen")
        for nummer, vraag in enumerate(vragen if isinstance(vragen, list) else ()):
            id_ = vraag.get("id") if isinstance(vraag, dict) else None
            if not isinstance(id_, str):
                continue
            eerste, waar, plaats = gezien.setdefault(id_.casefold(), (id_, naam, nummer))
            if eerste != id_:
                plek = stuk.gelezen[waar].plek(("vragen", plaats, "id"))
                reden = f"De id `{id_}` lijkt te veel op `{eerste}`, op {plek}: alleen hoofdletters verschillen."
                yield Vondst(bron, ("vragen", nummer, "id"), reden)


@fout("W117")
def bestandsnaam(stuk: Bankstuk) -> Iterator[Vondst]:
    """De id van een vragenbank is gelijk aan haar bestandsnaam."""
    if stuk.bank.id != stuk.naam:
        yield stuk.vondst(("id",), f"De id `{stuk.bank.id}` moet gelijk zijn aan de bestandsnaam: `{stuk.naam}`.")


@fout("W118")
def uitkomst_zonder_niveau(stuk: Bankstuk) -> Iterator[Vondst]:
    """Een uitkomst hoort bij een niveau dat bestaat."""
    hoogste = len(stuk.kop.niveaus)
    for niveau in stuk.bank.uitkomsten:
        if niveau > hoogste:
            reden = f"Niveau {niveau} bestaat niet: er zijn {hoogste} niveaus."
            yield stuk.vondst(("uitkomsten", niveau), reden, sleutel=True)


@fout("W127")
def dimensie_zonder_vragen(stuk: Bankstuk) -> Iterator[Vondst]:
    """Elke school krijgt in elke dimensie ten minste een vraag."""
    vragen = stuk.bank.vragen
    if any(not vraag.geldt_voor for vraag in vragen):
        return
    soorten = soorten_scholen(stuk.kop, vragen)
    if soorten is None:
        reden = f"Deze vragen hangen van te veel kenmerken af: meer dan {MEESTE_SOORTEN} combinaties."
        yield stuk.vondst(("vragen",), reden, sleutel=True)
    for soort in soorten or ():
        if not any(vraag.geldt(soort) for vraag in vragen):
            yield _leeg(stuk, soort, "geen enkele vraag. Voeg er een toe die ook daar geldt.")
            return


@fout("W128")
def korte_scan_zonder_vragen(stuk: Bankstuk) -> Iterator[Vondst]:
    """Elke school krijgt ook in de korte scan in elke dimensie ten minste een vraag."""
    vragen = stuk.bank.vragen
    kern = tuple(vraag for vraag in vragen if vraag.kern)
    if not kern:
        reden = "De korte scan heeft hier geen enkele vraag. Geef ten minste een vraag `kern: true`."
        yield stuk.vondst(("vragen",), reden, sleutel=True)
        return
    if any(not vraag.geldt_voor for vraag in kern):
        return
    for soort in soorten_scholen(stuk.kop, vragen) or ():
        if any(vraag.geldt(soort) for vraag in vragen) and not any(vraag.geldt(soort) for vraag in kern):
            yield _leeg(stuk, soort, "in de korte scan geen vraag. Geef er ook daar een `kern: true`.")
            return


def _leeg(stuk: Bankstuk, soort: Mapping[str, str], wat: str) -> Vondst:
    return stuk.vondst(("vragen",), f"Een school met {noem_soort(soort)} krijgt hier {wat}", sleutel=True)


def noem_soort(soort: Mapping[str, str]) -> str:
    """Schrijf een combinatie van kenmerken uit: `sector so`."""
    return opsomming(f"{naam} {keuze}" for naam, keuze in soort.items())


def _vragen(stuk: Wijzerstuk) -> Iterator[tuple[str, int, Vraag]]:
    for naam, bank in stuk.banken.items():
        for nummer, vraag in enumerate(bank.vragen):
            yield naam, nummer, vraag


def gewone_banken(kop: Wijzerkop, banken: Mapping[str, Vragenbank]) -> dict[str, Vragenbank]:
    """De leesbare banken in de volgorde van de dimensies, met wat er niet bij hoort achteraan."""
    volgorde = (*kop.dimensies, *(naam for naam in banken if naam not in kop.dimensies))
    return {naam: banken[naam] for naam in volgorde if naam in banken}


WIJZERREGELS: Final[tuple[Keurregel[Wijzerstuk], ...]] = (
    streefniveau,
    oordeel,
    dubbele_dimensie,
    bank_zonder_dimensie,
    dubbele_id,
    dubbel_vervangen,
    bijna_dubbele_id,
)
BANKREGELS: Final[tuple[Keurregel[Bankstuk], ...]] = (bestandsnaam, uitkomst_zonder_niveau)
HELE_BANKREGELS: Final[tuple[Keurregel[Bankstuk], ...]] = (dimensie_zonder_vragen, korte_scan_zonder_vragen)
"""Deze regels tellen vragen; ze zeggen alleen iets zinnigs over een bank waarvan elke vraag leesbaar is."""
