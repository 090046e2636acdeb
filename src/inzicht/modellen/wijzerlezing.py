"""Hoe een wijzer uit zijn bestanden ontstaat: lezen, op vorm keuren, en houden wat klopt."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inzicht.bestanden import yamlbron
from inzicht.bestanden.bestandssoort import soort_van
from inzicht.fouten import Bevinding, InvoerFout, heel_bestand
from inzicht.modellen.basis import foutpaden, keur_formaat, valideer
from inzicht.modellen.wijzer import BANKFORMAAT, WIJZERBESTAND, WIJZERFORMAAT, Vragenbank, Wijzer, Wijzerkop

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inzicht.bestanden.yamlbron import Bron

_GEEN_WIJZER: Final = f"Dit bestand ontbreekt in de map. Noem de map waar {WIJZERBESTAND} in staat."


@dataclass(frozen=True)
class Wijzerlezing:
    """Wat het lezen van een wijzermap opleverde: de wijzer (als de vorm klopt), bronnen en bevindingen.

    `bronnen` horen bij de modellen; `gelezen` zijn dezelfde bestanden met ook de vragen die niet kloppen. `eigen` zijn
    de namen die bij de wijzer horen, ook als ze niet te lezen zijn; wat er verder in de map staat, is vreemd.
    """

    kop: Wijzerkop | None
    banken: Mapping[str, Vragenbank]
    bronnen: Mapping[str, Bron]
    gelezen: Mapping[str, Bron]
    kenmerk: str
    bevindingen: tuple[Bevinding, ...]
    eigen: tuple[str, ...] = ()

    @property
    def wijzer(self) -> Wijzer | None:
        """De wijzer, of None als er een bestand ontbreekt of niet van de juiste vorm is."""
        if self.bevindingen or self.kop is None or any(naam not in self.banken for naam in self.kop.dimensies):
            return None
        return Wijzer(self.kop, tuple(self.banken[naam] for naam in self.kop.dimensies), self.kenmerk)


def wijzerkenmerk(bestanden: Mapping[str, bytes], dimensies: tuple[str, ...]) -> str:
    """De hash over wijzer.yaml en de banken, op volgorde van de dimensies (formaten 2)."""
    som = hashlib.sha256()
    for naam in ("wijzer.yaml", *(f"{dimensie}.yaml" for dimensie in dimensies)):
        som.update(naam.encode() + b"\0" + yamlbron.zonder_opmaak(bestanden.get(naam, b"")) + b"\0")
    return f"sha256:{som.hexdigest()}"


@dataclass(frozen=True)
class _Lezing:
    """Een gelezen bestand: het model van wat klopt (of None), de bron die daarbij hoort, en wat er niet klopt."""

    gelezen: Bron
    bron: Bron
    model: Wijzerkop | Vragenbank | None = None
    bevindingen: Sequence[Bevinding] = ()


def _leesbaar_deel(bron: Bron, dimensie: str) -> tuple[Vragenbank | None, Bron]:
    """Een bank met alleen wat van vorm klopt, zodat dat ook op samenhang gekeurd wordt; None als de vragen ontbreken.

    Wat een bank moet hebben en hier mist, krijgt haar eigen naam als tekst; daarover is er al een bevinding.
    """
    paden = foutpaden(Vragenbank, bron)
    if ("vragen",) in paden:
        return None, bron
    nummers = {pad[1] for pad in paden if len(pad) > 1 and pad[0] == "vragen" and isinstance(pad[1], int)}
    vast = {"formaat": BANKFORMAAT, "id": dimensie, "titel": dimensie, "inleiding": dimensie}
    velden = {str(pad[0]) for pad in paden if pad} - {"vragen"}
    rest = bron.zonder_leden("vragen", nummers).met({veld: vast.get(veld) for veld in sorted(velden)})
    bank, _ = valideer(Vragenbank, rest)
    return bank, bron if bank is None else rest


def _lees_bestand(naam: str, inhoud: bytes, voor: str) -> _Lezing:
    """Lees een bestand en keur het op vorm; van een bank blijft over wat wel klopt. Werpt `InvoerFout`."""
    bron = yamlbron.lees(inhoud, voor + naam, yamlbron.WIJZER)
    if naam == WIJZERBESTAND:
        verkeerd = keur_formaat(bron, WIJZERFORMAAT)
        return _Lezing(bron, bron, None, verkeerd) if verkeerd else _Lezing(bron, bron, *valideer(Wijzerkop, bron))
    verkeerd = keur_formaat(bron, BANKFORMAAT)
    if verkeerd:
        return _Lezing(bron, bron, None, verkeerd)
    bank, gevonden = valideer(Vragenbank, bron)
    if bank is not None:
        return _Lezing(bron, bron, bank, gevonden)
    deel, rest = _leesbaar_deel(bron, naam.removesuffix(".yaml"))
    return _Lezing(bron, rest, deel, gevonden)


def _hoort_erbij(naam: str, inhoud: bytes, kop: Bron | None) -> bool:
    """Of een bestand bij de wijzer hoort: wijzer.yaml, een dimensie, of een bestand dat zegt een vragenbank te zijn."""
    dimensies = kop.waarde.get("dimensies") if kop else None
    genoemd = isinstance(dimensies, list) and naam.removesuffix(".yaml") in dimensies
    return naam == WIJZERBESTAND or genoemd or soort_van(inhoud).is_vragenbank


def _ontbrekend(bestanden: Mapping[str, bytes], kop: Wijzerkop | None, bron: Bron | None, voor: str) -> list[Bevinding]:
    """Wat er in de map mist: wijzer.yaml zelf, of een vragenbank die daar genoemd is."""
    if WIJZERBESTAND not in bestanden:
        return [Bevinding(heel_bestand(voor + WIJZERBESTAND), "W013", _GEEN_WIJZER)]
    return [
        bron.bevinding(("dimensies", nummer), "104", f"De vragenbank `{dimensie}.yaml` ontbreekt in de map.")
        for nummer, dimensie in enumerate(kop.dimensies if kop else ())
        if bron and f"{dimensie}.yaml" not in bestanden
    ]


def lees_wijzer(bestanden: Mapping[str, bytes], voor: str = "") -> Wijzerlezing:
    """Lees een wijzer uit de bytes van zijn bestanden (naam -> inhoud); verzamelt alle bevindingen.

    `voor` komt voor elke bestandsnaam in meldingen, bijvoorbeeld `vragen/`. Wat niet bij de wijzer hoort, zoals
    antwoorden die ernaast bewaard zijn, blijft ongelezen.
    """
    lezingen: dict[str, _Lezing] = {}
    eigen: list[str] = []
    bevindingen: list[Bevinding] = []
    kopbron: Bron | None = None
    for naam in sorted(bestanden, key=lambda een: (een != WIJZERBESTAND, een)):
        if not _hoort_erbij(naam, bestanden[naam], kopbron):
            continue
        eigen.append(naam)
        try:
            lezingen[naam] = _lees_bestand(naam, bestanden[naam], voor)
        except InvoerFout as fout:
            bevindingen += fout.bevindingen
            continue
        bevindingen += lezingen[naam].bevindingen
        kopbron = lezingen[naam].bron if naam == WIJZERBESTAND else kopbron
    kop = next((een.model for een in lezingen.values() if isinstance(een.model, Wijzerkop)), None)
    bevindingen += _ontbrekend(bestanden, kop, kopbron, voor)
    return Wijzerlezing(
        kop,
        {naam.removesuffix(".yaml"): een.model for naam, een in lezingen.items() if isinstance(een.model, Vragenbank)},
        {naam: een.bron for naam, een in lezingen.items()},
        {naam: een.gelezen for naam, een in lezingen.items()},
        wijzerkenmerk(bestanden, kop.dimensies if kop else ()),
        tuple(sorted(bevindingen)),
        tuple(eigen),
    )
