"""De keuzes van een school als rij voor een rekenblad: een cel per vraag van de wijzer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inzicht.modellen.keuze import keuze_van

if TYPE_CHECKING:
    from inzicht.modellen.keuze import Keuze
    from inzicht.modellen.wijzer import Vraag, Wijzer
    from inzicht.oordeel.geteld import Geteld
    from inzicht.verslag.tabel import Cel

WEET_NIET: Final = "?"
NVT: Final = "nvt"
_WOORDEN: Final = {"open": None, "onbekend": WEET_NIET, "nvt": NVT}
HOORT_NIET: Final = "·"
"""Een vraag die deze school niet krijgt, of die buiten de korte scan valt."""


class Vraagrijen:
    """Maakt zulke rijen; een situatie staat er met het cijfer waarmee het interview haar toont."""

    def __init__(self, wijzer: Wijzer) -> None:
        self._cijfers = [
            [(vraag.id, {situatie: nummer for nummer, situatie in enumerate(vraag.ladder, 1)}) for vraag in bank.vragen]
            for bank in wijzer.banken
        ]

    def rij(self, geteld: Geteld) -> tuple[Cel, ...]:
        """De cellen van een school, op volgorde van de wijzer; een open vraag is leeg."""
        cellen: list[Cel] = []
        for vragen, dimensie, keuzes in zip(self._cijfers, geteld.plan.dimensies, geteld.keuzes, strict=True):
            for naam, cijfers in vragen:
                cellen.append(_cel(keuze_van(keuzes.get(naam)), cijfers) if naam in dimensie.tabellen else HOORT_NIET)
        return tuple(cellen)


def _cel(keuze: Keuze, cijfers: dict[int, int]) -> Cel:
    if keuze.laag is None or keuze.hoog is None:
        return _WOORDEN[keuze.soort]
    van, tot = cijfers[keuze.laag], cijfers[keuze.hoog]
    return van if van == tot else f"{van}–{tot}"


def hoogste_cijfer(vraag: Vraag) -> int:
    """Het hoogste cijfer dat bij een vraag kan staan."""
    return len(vraag.ladder)
