"""Een bestand uit een partij: lezen, keuren en tellen; een slecht bestand is een bevinding, nooit een uitzondering."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from inzicht.batch.snelkeuring import Snelkeuring
from inzicht.bestanden import yamlbron
from inzicht.fouten import Bevinding, InvoerFout, heel_bestand
from inzicht.keuring.poort import keur_antwoordenbron, lees_antwoordenbron
from inzicht.modellen.antwoorden import is_ouder
from inzicht.modellen.overzetten import zet_over
from inzicht.oordeel.geteld import Geteld, tel

if TYPE_CHECKING:
    from inzicht.bestanden.yamlbron import Bron
    from inzicht.modellen.antwoorden import Antwoorden
    from inzicht.modellen.wijzer import Wijzer


class School(NamedTuple):
    """Een geteld bestand; `als_json` zegt hoe het gelezen is.

    `versie` is de wijzerversie waarmee het ingevuld is. Door een nieuwere wijzer kunnen antwoorden `verschoven` zijn
    (verhuisd of vervallen) en kenmerken of rollen `losgelaten`.
    """

    geteld: Geteld
    als_json: bool
    versie: str
    verschoven: int = 0
    losgelaten: int = 0


@dataclass(frozen=True, slots=True)
class Geweigerd:
    """Een bestand dat niet meetelt: de eerste bevinding, en hoeveel het er zijn."""

    bevinding: Bevinding
    aantal: int
    andere_wijzer: str | None = None


class Verwerking:
    """Verwerkt bestanden bij een wijzer."""

    def __init__(self, wijzer: Wijzer) -> None:
        self.wijzer = wijzer
        self._snel = Snelkeuring(wijzer)

    def verwerk(self, gegevens: bytes, naam: str, *, als_json: bool = False) -> School | Geweigerd:
        """Lees, keur en tel een bestand."""
        als_json = als_json or yamlbron.heet_json(naam)
        try:
            bron = lees_antwoordenbron(gegevens, naam, als_json=als_json, plekken=False)
            geteld = self._snel.keur(bron.waarde)
            if geteld is not None:
                return School(geteld, als_json, geteld.wijzerversie)
            return self._gewoon(bron, als_json=als_json)
        except InvoerFout as fout:
            return weiger(fout)

    def _gewoon(self, bron: Bron, *, als_json: bool) -> School | Geweigerd:
        antwoorden, gevonden = keur_antwoordenbron(bron, self.wijzer)
        if gevonden or antwoorden is None:
            ander = bron.waarde.get("wijzer")
            vreemd = ander if isinstance(ander, str) and gevonden[0].code == "A111" else None
            return Geweigerd(gevonden[0], len(gevonden), vreemd)
        over = zet_over(antwoorden, self.wijzer)
        geteld = tel(self.wijzer, over.antwoorden)
        return School(geteld, als_json, antwoorden.wijzerversie, over.verschoven, len(over.losgelaten))

    def antwoorden(self, school: School, gegevens: bytes) -> tuple[Antwoorden, str]:
        """De antwoorden van een geteld bestand bij de wijzer van nu, en de oudere versie waarmee het ingevuld is."""
        bron = lees_antwoordenbron(gegevens, "", als_json=school.als_json)
        antwoorden, _ = keur_antwoordenbron(bron, self.wijzer)
        if antwoorden is None:
            raise AssertionError("een geteld bestand is gekeurd")
        if not is_ouder(antwoorden, self.wijzer):
            return antwoorden, ""
        return zet_over(antwoorden, self.wijzer).antwoorden, antwoorden.wijzerversie


def weiger(fout: InvoerFout) -> Geweigerd:
    """Een weigering als uitkomst van een bestand."""
    return Geweigerd(fout.bevindingen[0], sum(een.telt for een in fout.bevindingen))


def fout_van_inzicht(fout: Exception, naam: str) -> Geweigerd:
    """Een fout van het programma bij dit bestand; een ander bestand kost zij zijn uitslag niet."""
    soort = type(fout).__name__
    reden = f"Onverwachte fout in inzicht ({soort}). Dit is een fout van het programma; meld haar."
    return Geweigerd(Bevinding(heel_bestand(naam), "A099", reden), 1)


def als_rij(naam: str, geweigerd: Geweigerd) -> tuple[Any, ...]:
    """De cellen van fouten.csv."""
    bevinding = geweigerd.bevinding
    return (naam, bevinding.plek.regel, bevinding.plek.kolom, bevinding.code, bevinding.boodschap, geweigerd.aantal)
