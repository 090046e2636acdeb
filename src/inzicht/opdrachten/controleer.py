"""`inzicht controleer`: alle fouten in wijzers en antwoordenbestanden, in een keer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inzicht import bestanden, scherm, yamlbron
from inzicht.fouten import InvoerFout
from inzicht.keuring import keur_antwoordenbron, keur_verwacht, keur_wijzer
from inzicht.opdrachten.gemeen import laad_wijzer, lees_wijzermap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inzicht.fouten import Bevinding
    from inzicht.wijzer import Wijzer

ACHTERVOEGSELS = (".yaml", ".yml", ".json")


def opdracht(
    paden: Annotated[
        list[str] | None,
        typer.Argument(metavar="PAD", help="Wijzermappen, antwoordenbestanden of mappen daarmee."),
    ] = None,
    wijzer: Annotated[
        str | None, typer.Option("--wijzer", metavar="MAP", help="De wijzer waar de antwoorden bij horen.")
    ] = None,
    stil: Annotated[bool, typer.Option("--stil", "-q", help="Zeg niets als er geen fouten zijn.")] = False,
) -> None:
    """Controleer wijzers, vragenbanken en antwoordenbestanden.

    Zonder PAD wordt de meegeleverde wijzer gecontroleerd, met zijn voorbeelden.
    """
    doelen: list[str | None] = [*paden] if paden else [None]
    gevonden = sorted({een for pad in doelen for een in keur_pad(pad, wijzer)})
    for bevinding in gevonden:
        scherm.uitvoer().zeg(str(bevinding))
    if gevonden:
        aantal = "1 fout" if len(gevonden) == 1 else f"{len(gevonden)} fouten"
        scherm.fouten().zeg(f"{aantal} gevonden.")
        raise typer.Exit(1)
    if not stil:
        scherm.fouten().zeg("Geen fouten gevonden.")


def keur_pad(pad: str | None, wijzer: str | None) -> Iterator[Bevinding]:
    """Keur een pad: een wijzermap (met voorbeelden), een map met antwoorden, of een bestand."""
    map_ = str(bestanden.gegevensmap("vragen")) if pad is None else pad
    if pad is not None and pad != bestanden.STANDAARD and not Path(pad).exists() and not Path(pad).is_symlink():
        bestanden.lees_bytes(pad, yamlbron.ANTWOORDEN)  # weigert met de juiste zin
    if (Path(map_) / "wijzer.yaml").exists():
        lezing = lees_wijzermap(pad)
        gevonden = keur_wijzer(lezing)
        yield from gevonden
        voorbeelden = Path(map_) / "voorbeelden"
        if lezing.wijzer is not None and not gevonden and voorbeelden.is_dir():
            toon = (pad or "vragen").rstrip("/") + "/voorbeelden"
            yield from _keur_map(voorbeelden, toon, lezing.wijzer)
        return
    gekozen = laad_wijzer(wijzer)
    if Path(map_).is_dir():
        yield from _keur_map(Path(map_), map_.rstrip("/"), gekozen)
    else:
        yield from keur_antwoordenbestand(map_, map_, gekozen)


def _keur_map(map_: Path, toon: str, wijzer: Wijzer) -> Iterator[Bevinding]:
    for pad in sorted(pad for pad in map_.rglob("*") if pad.suffix.lower() in ACHTERVOEGSELS):
        naam = f"{toon}/{pad.relative_to(map_).as_posix()}"
        yield from keur_antwoordenbestand(str(pad), naam, wijzer)


def keur_antwoordenbestand(pad: str, naam: str, wijzer: Wijzer) -> tuple[Bevinding, ...]:
    """Alle bevindingen van een antwoordenbestand; een onleesbaar bestand is er een van."""
    try:
        bron = yamlbron.lees(bestanden.lees_bytes(pad, yamlbron.ANTWOORDEN), naam, yamlbron.ANTWOORDEN)
    except InvoerFout as fout:
        return fout.bevindingen
    antwoorden, gevonden = keur_antwoordenbron(bron, wijzer)
    if gevonden or antwoorden is None:
        return gevonden
    return keur_verwacht(antwoorden, wijzer, bron)
