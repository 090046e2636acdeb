"""Wat `inzicht batch` over de hele groep maakt: het rekenblad terwijl de opbrengsten binnenkomen, dan het verslag."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from inzicht import __version__
from inzicht.batch.overzicht import Overzicht
from inzicht.bestanden.schijf import lees_sjablonen
from inzicht.bestanden.schrijven import schijffouten
from inzicht.tekst import duizendtallen
from inzicht.verslag.groep.beeld import maak_groepsbeeld
from inzicht.verslag.groep.maker import Groepsmaker
from inzicht.verslag.groep.rekenblad import MEESTE_SCHOLEN, Boek
from inzicht.verslag.groep.telling import Groep
from inzicht.verslag.groep.verdeling import MINIMAAL
from inzicht.verslag.vorm import Herkomst

if TYPE_CHECKING:
    from inzicht.batch.opbrengst import Opbrengst
    from inzicht.bestanden.uitvoermap import Uitvoermap
    from inzicht.modellen.wijzer import Wijzer
    from inzicht.verslag.tabel import Cel

NAMEN: Final = {"xlsx": "overzicht.xlsx", "html": "groepsverslag.html", "md": "groepsverslag.md"}


class Groepsuitvoer:
    """Telt de groep op en schrijft wat daarover gevraagd is; `soorten` zijn sleutels van `NAMEN`."""

    def __init__(
        self,
        wijzer: Wijzer,
        soorten: tuple[str, ...],
        *,
        minimaal: int = MINIMAAL,
        meeste: int = MEESTE_SCHOLEN,
        anoniem: bool = False,
    ) -> None:
        self.namen = tuple(naam for soort, naam in NAMEN.items() if soort in soorten)
        self._wijzer = wijzer
        self._minimaal = minimaal
        self._meeste = meeste
        self._anoniem = anoniem
        self._groep = Groep.leeg(wijzer)
        self._boek: Boek | None = None
        self._map: Uitvoermap | None = None

    def begin(self, map_: Uitvoermap) -> None:
        """Open wat vanaf het begin geschreven wordt."""
        self._map = map_
        if NAMEN["xlsx"] in self.namen:
            stroom = map_.open(NAMEN["xlsx"])
            with schijffouten(Path(NAMEN["xlsx"])):
                self._boek = Boek(stroom, map_.werkmap(), self._wijzer, Overzicht(self._wijzer).kolommen)
            map_.bij_einde(self._boek.laat_vallen)

    def begin_scholen(self, hoeveel: int) -> None:
        """Zeg hoeveel scholen er komen; boven de grens komt er geen rekenblad."""
        if hoeveel > self._meeste:
            self._laat_boek_vallen()

    def fout(self, rij: tuple[Cel, ...]) -> None:
        """Neem een geweigerd bestand op."""
        if self._boek is not None:
            with schijffouten(Path(NAMEN["xlsx"])):
                self._boek.fout(rij)
            if self._boek.vol:
                self._laat_boek_vallen()

    def neem_op(self, opbrengst: Opbrengst) -> None:
        """Neem op wat een deel opleverde."""
        if opbrengst.groep is not None:
            self._groep.voeg_bij(opbrengst.groep)
        if self._boek is not None:
            with schijffouten(Path(NAMEN["xlsx"])):
                for rij, keuzes in opbrengst.xlsx:
                    self._boek.school(rij, keuzes)

    def _laat_boek_vallen(self) -> None:
        if self._boek is not None and self._map is not None:
            self._boek.laat_vallen()
            self._map.vergeet(NAMEN["xlsx"])
        self._boek = None

    def rond_af(self, geweigerd: int = 0) -> list[str]:
        """Schrijf wat pas aan het einde kan, en zeg wat er niet gemaakt is."""
        self._schrijf_verslag(geweigerd)
        if self._boek is not None:
            with schijffouten(Path(NAMEN["xlsx"])):
                self._boek.sluit(self._groep.vragen)
        elif NAMEN["xlsx"] in self.namen:
            grens = duizendtallen(self._meeste)
            oud = self._map is not None and self._map.staat_er(NAMEN["xlsx"])
            rest = "Wat er staat, is van een eerdere keer." if oud else "Alles staat in de andere bestanden."
            return [f"overzicht.xlsx is niet gemaakt: dat kan tot {grens} scholen. {rest}"]
        return []

    def _schrijf_verslag(self, geweigerd: int) -> None:
        soorten = [soort for soort in ("html", "md") if NAMEN[soort] in self.namen]
        if self._map is None or not soorten:
            return
        kenmerk = "" if self._anoniem else f"som-sha256:{self._groep.som:064x}"
        herkomst = Herkomst(__version__, kenmerk)
        beeld = maak_groepsbeeld(self._wijzer, self._groep, herkomst, geweigerd=geweigerd, minimaal=self._minimaal)
        maker = Groepsmaker(lees_sjablonen())
        for soort in soorten:
            tekst = maker.html(beeld) if soort == "html" else maker.markdown(beeld)
            stroom = self._map.open(NAMEN[soort])
            with schijffouten(Path(NAMEN[soort])):
                stroom.write(tekst.encode("utf-8"))
