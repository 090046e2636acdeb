"""De poort: alle fouten van een wijzer of een antwoordenbestand, in één keer en op volgorde van plek."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inzicht.bestanden import yamlbron
from inzicht.bestanden.bestandssoort import soort_van, zin_over_uitvoer
from inzicht.fouten import Bevinding, InvoerFout, heel_bestand
from inzicht.keuring.antwoordregels import ANTWOORDREGELS, HERKOMSTREGELS
from inzicht.keuring.register import Antwoordstuk, Bankstuk, Wijzerstuk, pas_toe
from inzicht.keuring.stroomregels import STROOMREGELS
from inzicht.keuring.vraagregels import VRAAGREGELS
from inzicht.keuring.wijzerregels import BANKREGELS, HELE_BANKREGELS, WIJZERREGELS, gewone_banken
from inzicht.modellen.antwoorden import ANTWOORDFORMAAT, Antwoorden
from inzicht.modellen.basis import foutpaden, keur_formaat, valideer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inzicht.bestanden.yamlbron import Bron, Pad
    from inzicht.modellen.wijzer import Wijzer
    from inzicht.modellen.wijzerlezing import Wijzerlezing


def keur_wijzer(lezing: Wijzerlezing) -> tuple[Bevinding, ...]:
    """Alle fouten van een wijzermap: de vorm, en van wat leesbaar is ook de samenhang."""
    gevonden = list(lezing.bevindingen)
    if lezing.kop is not None:
        banken = gewone_banken(lezing.kop, lezing.banken)
        stuk = Wijzerstuk(lezing.kop, banken, lezing.bronnen, lezing.gelezen)
        gevonden += _fouten(stuk, {een.plek.bestand for een in lezing.bevindingen})
    return tuple(sorted(set(gevonden)))


def _fouten(stuk: Wijzerstuk, kapot: set[str]) -> Iterator[Bevinding]:
    yield from pas_toe((*WIJZERREGELS, *STROOMREGELS), stuk)
    for naam, bank in stuk.banken.items():
        bron = stuk.bronnen[f"{naam}.yaml"]
        heel = () if bron.naam in kapot else HELE_BANKREGELS
        yield from pas_toe((*BANKREGELS, *VRAAGREGELS, *heel), Bankstuk(stuk.kop, naam, bank, bron))


def lees_antwoordenbron(gegevens: bytes, naam: str, *, als_json: bool = False, plekken: bool = True) -> Bron:
    """Lees een antwoordenbestand; werpt `InvoerFout`, en noemt wat inzicht zelf maakte bij zijn naam."""
    try:
        return yamlbron.lees(gegevens, naam, yamlbron.ANTWOORDEN, als_json=als_json, plekken=plekken)
    except InvoerFout:
        if wat := soort_van(gegevens).uitvoer:
            raise InvoerFout([Bevinding(heel_bestand(naam), "A105", zin_over_uitvoer(wat))]) from None
        raise


def keur_vorm(bron: Bron) -> tuple[Bevinding, ...]:
    """De fouten in de vorm van een antwoordenbestand; daar is geen wijzer voor nodig."""
    return keur_formaat(bron, ANTWOORDFORMAAT) or tuple(sorted(valideer(Antwoorden, bron)[1]))


def keur_antwoordenbron(bron: Bron, wijzer: Wijzer) -> tuple[Antwoorden | None, tuple[Bevinding, ...]]:
    """Keur een gelezen bestand op vorm en tegenover de wijzer; de antwoorden zijn None als de vorm niet klopt."""
    antwoorden, _, gevonden = keur_leesbaar_deel(bron, wijzer)
    return antwoorden, gevonden


def keur_leesbaar_deel(
    bron: Bron, wijzer: Wijzer
) -> tuple[Antwoorden | None, Antwoorden | None, tuple[Bevinding, ...]]:
    """De antwoorden (None als de vorm niet klopt), wat ervan te lezen is, en alle fouten."""
    verkeerd = keur_formaat(bron, ANTWOORDFORMAAT)
    if verkeerd:
        return None, None, verkeerd
    antwoorden, gevonden = valideer(Antwoorden, bron)
    rest = antwoorden
    if rest is None:
        rest, _ = valideer(Antwoorden, bron.zonder(_snoeipunten(foutpaden(Antwoorden, bron))))
    if rest is not None:
        stuk = Antwoordstuk(rest, wijzer, bron)
        gevonden += list(pas_toe(HERKOMSTREGELS, stuk)) or list(pas_toe(ANTWOORDREGELS, stuk))
    return antwoorden, rest, tuple(sorted(set(gevonden)))


def _snoeipunten(paden: Iterable[Pad]) -> set[Pad]:
    """Wat weg moet om de rest te kunnen keuren: een antwoord, of een veld dat mag ontbreken."""
    diepte = {"antwoorden": 3, "vervallen": 3, "school": 2}
    return {pad[: diepte.get(str(pad[0]), 1)] for pad in paden if pad}
