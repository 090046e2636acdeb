"""Waar een dimensie staat, in woorden: het scherm en het verslag zeggen hetzelfde."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inzicht.oordeel.taal import drempels, drempelzin

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inzicht.modellen.wijzer import Wijzer
    from inzicht.oordeel.beoordeling import Uitkomst
    from inzicht.oordeel.volgende import Post


@dataclass(frozen=True, slots=True)
class Onzeker:
    """Waardoor een niveau twee uitersten heeft; `onbekend` telt ook wat open is."""

    onbekend: bool
    verschil: bool

    @property
    def oorzaak(self) -> str:
        """Waarom er twee niveaus staan, achter `dan`."""
        delen = ["is niet alles bekend"] * self.onbekend + ["verschillen de antwoorden"] * self.verschil
        return " of ".join(delen)

    @property
    def als_het_meevalt(self) -> str:
        """Wanneer het hoogste niveau geldt, achter `als`."""
        delen = ["alles wat u nog niet weet goed geregeld is"] * self.onbekend
        return " en ".join(delen + ["steeds het hoogste antwoord klopt"] * self.verschil)

    @property
    def als_het_tegenvalt(self) -> str:
        """Wanneer het laagste niveau geldt, achter `als`."""
        delen = ["het onbekende nog niet geregeld is"] * self.onbekend + ["het laagste antwoord klopt"] * self.verschil
        return " en ".join(delen)

    @property
    def eerst(self) -> str:
        """Wat de school eerst doet, als zin."""
        if not self.onbekend:
            return "Bespreek eerst samen welk antwoord klopt."
        return f"Zoek eerst uit wat u nog niet weet{', en bespreek samen welk antwoord klopt' * self.verschil}."


def onzeker(posten: Iterable[Post]) -> Onzeker:
    """Wat er bij deze posten nog niet vaststaat."""
    rij = tuple(posten)
    return Onzeker(any(post.is_onbekend for post in rij), any(post.verschilt for post in rij))


def is_bereik(uitkomst: Uitkomst) -> bool:
    """Of aantoonbaar en mogelijk verschillen."""
    return uitkomst.niveau is not None and uitkomst.niveau.aantoonbaar < uitkomst.niveau.mogelijk


@dataclass(frozen=True, slots=True)
class Stand:
    """Waar een dimensie staat.

    `eis` zegt welke drempel het niveau drukt; `kop` is het opschrift bij `stand`, en zegt wanneer die geldt;
    `vervolg` is de volgende stap. Leeg als er niets te zeggen is.
    """

    eis: str = ""
    kop: str = "Waar u staat"
    stand: str = ""
    vervolg: str = ""


def standtekst(wijzer: Wijzer, uitkomst: Uitkomst) -> Stand:
    """De tekst bij het niveau van een dimensie; drukt een drempel het niveau, dan die zonder de drempels."""
    niveau, eis = uitkomst.niveau, drempelzin(wijzer, uitkomst)
    if niveau is None:
        return Stand()
    if not uitkomst.aantal.beantwoord:
        return Stand(eis, stand="Dat is nog niet bekend.", vervolg="Zoek eerst de vragen hieronder uit.")
    hier = max(niveau.aantoonbaar, niveau.zonder_drempels)
    tekst = wijzer.per_dimensie[uitkomst.dimensie].uitkomsten.get(hier)
    if tekst is None:
        return Stand(eis)
    if eis:
        als, eerst = _met_de_eis(uitkomst, " en de rest tegenvalt" if niveau.mogelijk > hier else "")
    elif is_bereik(uitkomst):
        twijfel = onzeker(uitkomst.posten)
        als, eerst = twijfel.als_het_tegenvalt, twijfel.eerst
    else:
        return Stand(stand=tekst.stand, vervolg=tekst.vervolg)
    return Stand(eis, f"Waar u staat als {als}", tekst.stand, f"{eerst} Daarna: {tekst.vervolg}")


def _met_de_eis(uitkomst: Uitkomst, rest: str) -> tuple[str, str]:
    """Wanneer de tekst zonder drempels geldt, achter `als`; en wat de school eerst doet."""
    gemist = drempels(uitkomst)
    eis, is_ = ("de harde eis", "is") if len(gemist) == 1 else ("de harde eisen", "zijn")
    als = f"{eis} geregeld {is_}{rest}"
    if all(een.heeft is not None for een in gemist):
        return als, f"Regel eerst {eis} hierboven."
    return als, f"Zoek eerst uit hoe het staat met {eis} hierboven, en regel wat ontbreekt."
