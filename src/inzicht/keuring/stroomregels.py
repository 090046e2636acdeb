"""Fouten in `stromen` en `plekken`: wat de procesplaat toont."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inzicht.keuring.register import Keurregel, Vondst, Wijzerstuk, fout, herhalingen
from inzicht.tekst import Raadgever, kort

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inzicht.bestanden.yamlbron import Pad


@fout("W151")
def stroom_in_processtap(stuk: Wijzerstuk) -> Iterator[Vondst]:
    """De processtap van een stroom bestaat in wijzer.yaml."""
    raadgever, stappen = Raadgever(), stuk.kop.processtappen
    for nummer, stroom in enumerate(stuk.kop.stromen):
        if stroom.processtap not in stappen:
            raad = raadgever.raad(stroom.processtap, stappen)
            reden = f"De processtap `{kort(stroom.processtap)}` bestaat niet in wijzer.yaml.{raad}"
            yield stuk.in_kop(("stromen", nummer, "processtap"), reden)


@fout("W152")
def stroom_met_vraag(stuk: Wijzerstuk) -> Iterator[Vondst]:
    """Elke vraag van een stroom of plek bestaat, als `dimensie.vraag`."""
    raadgever, per_dimensie = Raadgever(), _vragen(stuk)
    bekend = dict.fromkeys(f"{dimensie}.{id_}" for dimensie, ids in per_dimensie.items() for id_ in ids or ())
    volledig = {naam.rpartition(".")[2]: naam for naam in bekend}
    for pad, vragen in _lijsten(stuk):
        for plaats, naam in enumerate(vragen):
            if naam not in bekend and per_dimensie.get(naam.partition(".")[0], ()) is not None:
                zelfde = volledig.get(naam.rpartition(".")[2])
                raad = f" Bedoelde u `{zelfde}`?" if zelfde else raadgever.raad(naam, bekend)
                yield stuk.in_kop((*pad, plaats), f"De vraag `{kort(naam)}` bestaat niet.{raad}")


@fout("W153")
def dubbele_stroom(stuk: Wijzerstuk) -> Iterator[Vondst]:
    """Een stroom of plek staat er één keer, en noemt elke vraag één keer."""
    for pad, vragen in _lijsten(stuk):
        for plaats, naam in herhalingen(vragen):
            yield stuk.in_kop((*pad, plaats), f"De vraag `{kort(naam)}` staat hier twee keer. Haal er een weg.")
    stromen = [(een.van, een.naar, een.wat, een.processtap) for een in stuk.kop.stromen]
    for nummer, _ in herhalingen(stromen):
        yield stuk.in_kop(("stromen", nummer), "Deze stroom staat er twee keer. Haal er een weg.")
    for nummer, naam in herhalingen(een.plek for een in stuk.kop.plekken):
        yield stuk.in_kop(("plekken", nummer, "plek"), f"De plek `{kort(naam)}` staat er twee keer. Voeg ze samen.")


@fout("W154")
def stroom_naar_zichzelf(stuk: Wijzerstuk) -> Iterator[Vondst]:
    """Een stroom gaat van de ene baan naar een andere; wat op zijn plaats blijft, hoort bij `plekken`."""
    for nummer, stroom in enumerate(stuk.kop.stromen):
        if stroom.van == stroom.naar:
            reden = f"`van` en `naar` zijn allebei `{kort(stroom.van)}`. Noem een andere baan, of maak er een plek van."
            yield stuk.in_kop(("stromen", nummer, "naar"), reden)


def _lijsten(stuk: Wijzerstuk) -> Iterator[tuple[Pad, Sequence[str]]]:
    """Elke lijst van vragen in een stroom of plek, met haar pad."""
    paden = [(veld, nummer) for veld in ("stromen", "plekken") for nummer in range(len(getattr(stuk.kop, veld)))]
    return (((*pad, "vragen"), vragen) for pad, vragen in zip(paden, stuk.kop.getekend, strict=True))


def _vragen(stuk: Wijzerstuk) -> dict[str, tuple[str, ...] | None]:
    """Per dimensie de ids van haar vragen, ook waarvan de vorm niet klopt; None als de bank niet te lezen is."""
    gevonden: dict[str, tuple[str, ...] | None] = {}
    for dimensie in stuk.kop.dimensies:
        bron = stuk.gelezen.get(f"{dimensie}.yaml")
        vragen = bron.waarde.get("vragen") if bron else None
        if isinstance(vragen, list):
            ids = (vraag.get("id") for vraag in vragen if isinstance(vraag, dict))
            gevonden[dimensie] = tuple(id_ for id_ in ids if isinstance(id_, str))
        else:
            gevonden[dimensie] = None
    return gevonden


STROOMREGELS: Final[tuple[Keurregel[Wijzerstuk], ...]] = (
    stroom_in_processtap,
    stroom_met_vraag,
    dubbele_stroom,
    stroom_naar_zichzelf,
)
