"""`inzicht samenvoegen`: de antwoorden van meer invullers van een school in een bestand, met een gespreksagenda."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inzicht import bestanden, scherm
from inzicht.fouten import BewaarFout, GebruikFout, InvoerFout, heel_bestand
from inzicht.gespreksagenda import agenda_als_markdown, agendaregels, maak_agenda
from inzicht.markdown import md_regel
from inzicht.opdrachten.bewaring import als_bytes
from inzicht.opdrachten.gemeen import laad_antwoorden, laad_wijzer, lees_antwoordenbytes
from inzicht.samenvoegen import voeg_samen
from inzicht.tekst import opsomming

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inzicht.antwoorden import Antwoorden
    from inzicht.fouten import Bevinding
    from inzicht.wijzer import Wijzer


def opdracht(
    invoer: Annotated[
        list[str], typer.Argument(metavar="BESTAND", help="De antwoordenbestanden van een school, minstens twee.")
    ],
    uit: Annotated[str, typer.Option("--uit", "-u", metavar="BESTAND", help="Waar de samengevoegde antwoorden komen.")],
    agenda: Annotated[
        str | None, typer.Option("--agenda", metavar="PAD", help="Schrijf de gespreksagenda ook als Markdown.")
    ] = None,
    overschrijf: Annotated[bool, typer.Option("--overschrijf", help="Vervang een bestand dat al bestaat.")] = False,
    wijzer: Annotated[
        str | None, typer.Option("--wijzer", metavar="MAP", help="Een andere wijzer dan de meegeleverde.")
    ] = None,
    stil: Annotated[bool, typer.Option("--stil", "-q", help="Noem de gemaakte bestanden niet.")] = False,
) -> None:
    """Voeg de antwoorden van een school samen tot een bestand.

    Kiezen invullers verschillende situaties, dan wordt dat [laagste, hoogste]. De gespreksagenda noemt waarover zij
    verschillen en wat dat voor het niveau betekent, het belangrijkste voorop.
    """
    doelen = {"Samengevoegd": uit} if agenda is None else {"Samengevoegd": uit, "Gespreksagenda": agenda}
    _eis_paden(invoer, list(doelen.values()), overschrijf=overschrijf)
    bank = laad_wijzer(wijzer)
    samen = voeg_samen(bank, _laad_alles(invoer, bank))
    gegevens = _eis_leesbaar(als_bytes(samen.antwoorden, uit), uit, invoer, bank)
    scherm.fouten().zeg(*samen.meldingen)
    gemaakt = maak_agenda(bank, samen)
    bestanden.bewaar(uit, gegevens, overschrijf=overschrijf)
    if agenda is not None:
        bestanden.bewaar(agenda, agenda_als_markdown(gemaakt, md_regel).encode("utf-8"), overschrijf=overschrijf)
    scherm.uitvoer().toon(agendaregels(gemaakt))
    if not stil:
        scherm.fouten().zeg(*(f"{wat}: {pad}" for wat, pad in doelen.items()))


def _eis_leesbaar(gegevens: bytes, uit: str, invoer: Sequence[str], wijzer: Wijzer) -> bytes:
    """Weiger wat geen opdracht zou lezen, zoals te veel tekst; dat bestand is er niet, dus noem waar het van komt."""
    try:
        lees_antwoordenbytes(gegevens, uit, wijzer)
    except InvoerFout as fout:
        plek = heel_bestand(opsomming(sorted(invoer)))
        reden = "Samen past dit niet in een antwoordenbestand."
        raise InvoerFout(
            [replace(een, plek=plek, boodschap=f"{reden} {een.boodschap}") for een in fout.bevindingen]
        ) from fout
    return gegevens


def _eis_paden(invoer: Sequence[str], uitvoer: Sequence[str], *, overschrijf: bool) -> None:
    """Weiger te weinig bestanden, en uitvoer die iets zou vervangen; dan is er nog niets geschreven."""
    if len(invoer) < 2:  # noqa: PLR2004 - samenvoegen gaat over minstens twee
        raise GebruikFout("Geef minstens twee antwoordenbestanden om samen te voegen.")
    if bestanden.STANDAARD in uitvoer:
        raise GebruikFout("--uit en --agenda kunnen hier geen - zijn: op standaarduitvoer komt de gespreksagenda.")
    if len(uitvoer) > 1 and Path(uitvoer[0]).absolute() == Path(uitvoer[1]).absolute():
        raise GebruikFout("--uit en --agenda noemen hetzelfde bestand.")
    for doel in map(Path, uitvoer):
        for een in invoer:
            if een != bestanden.STANDAARD and doel.exists() and Path(een).exists() and doel.samefile(een):
                raise BewaarFout(f"{doel}: dit zijn de antwoorden van een invuller. Kies een andere naam.")
        if not overschrijf:
            bestanden.eis_vrij(str(doel))


def _laad_alles(invoer: Sequence[str], wijzer: Wijzer) -> dict[str, Antwoorden]:
    """Laad elk bestand een keer; werpt `InvoerFout` met de bevindingen van alle bestanden samen."""
    geladen: dict[str, Antwoorden] = {}
    gevonden: list[Bevinding] = []
    for pad in dict.fromkeys(invoer):
        try:
            een = laad_antwoorden(pad, wijzer)
        except InvoerFout as fout:
            gevonden += fout.bevindingen
            continue
        geladen[pad] = een.antwoorden
        scherm.fouten().zeg(*een.opmerkingen)
    if gevonden:
        raise InvoerFout(gevonden)
    return geladen
