"""Het einde van een sessie: alles bewaren, het verslag maken, zeggen waar het staat en het aanbieden."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from inzicht.bestanden import padstaat
from inzicht.bestanden.doelpad import splits_naam
from inzicht.fouten import BewaarFout
from inzicht.interview.beeld import Menu
from inzicht.opdrachten.aanroep import opdracht
from inzicht.opdrachten.gemeen import Geladen
from inzicht.opdrachten.opslag import Bewaard
from inzicht.opdrachten.stap import Einde, Vraag
from inzicht.opdrachten.verslagplaats import STANDAARD, kies_verslagdoelen, schrijf_verslagen, verslagnaam
from inzicht.regels import LEEG, Regel

if TYPE_CHECKING:
    from inzicht.modellen.antwoorden import Antwoorden
    from inzicht.modellen.wijzer import Wijzer
    from inzicht.opdrachten.opslag import Opslag
    from inzicht.opdrachten.stap import Stap

_MERKEN: Final = ("Uw verslag:    ", "Als tekst:     ")
_JA: Final = ("j", "Ja, open het verslag in de browser.")
_NEE: Final = ("n", "Nee, ik bekijk het later.")


@dataclass(frozen=True, slots=True)
class Afronding:
    """Rondt een sessie af; `wijzermap` is wat er bij `--wijzer` stond."""

    wijzer: Wijzer
    opslag: Opslag
    wijzermap: str | None

    def rond_af(self, antwoorden: Antwoorden, *, bied_aan: bool) -> Stap:
        """Bewaar, maak het verslag en zeg waar alles staat; met `bied_aan` is openen nog een vraag."""
        uitkomst = self.opslag.bewaar(antwoorden, lambda pad: self._na_bewaren(antwoorden, pad, bied_aan=True))
        if isinstance(uitkomst, Bewaard):
            return self._na_bewaren(antwoorden, uitkomst.pad, bied_aan=bied_aan)
        return uitkomst

    def _na_bewaren(self, antwoorden: Antwoorden, pad: str, *, bied_aan: bool) -> Stap:
        try:
            paden = self._maak_verslag(antwoorden, pad)
        except BewaarFout as fout:
            later = opdracht("verslag", pad, wijzer=self.wijzermap)
            zin = f"Uw antwoorden zijn bewaard. Probeer het later opnieuw met: {later}"
            return Einde(fout.uitgang, (LEEG, Regel(str(fout)), Regel(zin, heel=True)))
        adressen = [padstaat.adres(een) for een in paden]
        verslagen = [
            Regel(een, merk=merk, adres=adres, heel=True)
            for merk, een, adres in zip(_MERKEN, paden, adressen, strict=True)
        ]
        einde = Einde(0, (LEEG, Regel(f"Uw antwoorden: {pad}", heel=True), *verslagen))
        return _bied_aan(einde, adressen[0]) if bied_aan and self.opslag.wacht else einde

    def _maak_verslag(self, antwoorden: Antwoorden, pad: str) -> tuple[str, ...]:
        from inzicht.opdrachten.verslag import maak_teksten  # noqa: PLC0415 - Jinja pas nu

        geladen = Geladen(antwoorden, self.opslag.bewaring.kenmerk(antwoorden), ())
        doelen = kies_verslagdoelen(pad, None, STANDAARD, verslagnaam(splits_naam(Path(pad).name)[0]))
        teksten = maak_teksten(self.wijzer, geladen, STANDAARD)
        schrijf_verslagen(doelen, teksten, pad, merk=True, overschrijf=False)
        return tuple(doel.pad for doel in doelen.values())


def _bied_aan(einde: Einde, adres: str) -> Vraag:
    """Toon waar alles staat en vraag of het verslag open mag; daarna hoeft dat niet nog eens."""

    def kies(keuze: str) -> Stap:
        return replace(einde, te_openen=adres) if keuze == _JA[0] else einde

    titel = "Uw verslag is klaar. Wilt u het nu openen?"
    menu = Menu(titel, einde.afscheid[1:], (_JA, _NEE), _NEE[0], stop="klaar")
    return Vraag(menu, kies, lambda: einde)
