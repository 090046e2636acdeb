"""De keuring van het gewone geval in een keer, voor grote aantallen antwoordenbestanden.

Een bestand waar hier niets aan op te merken valt, komt ook door de gewone keuring, met dezelfde telling.
Alles wat ook maar ongewoon is, geeft None; dan beslist de gewone keuring. Zo blijft er een poort.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from inzicht.bestanden.yamlbron import zonder_dubbele
from inzicht.modellen.antwoorden import ANTWOORDFORMAAT
from inzicht.modellen.basis import is_brin, is_datum, is_regel
from inzicht.modellen.keuze import herken
from inzicht.oordeel.geteld import Geteld
from inzicht.oordeel.rekenplan import plannen_van

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inzicht.modellen.wijzer import Vraag, Wijzer
    from inzicht.oordeel.rekenplan import Dimensieplan

_VELDEN: Final = frozenset(
    ("formaat", "wijzer", "wijzerversie", "wijzerkenmerk", "school", "invuller", "datum", "omvang", "antwoorden")
)
_SCHOOLVELDEN: Final = frozenset(("naam", "brin", "kenmerken"))
_TOELICHTING: Final = frozenset(("reden", "opmerking", "bewijs"))
_OMVANGEN: Final = ("volledig", "kort")


class Snelkeuring:
    """De snelle keuring voor een wijzer."""

    def __init__(self, wijzer: Wijzer) -> None:
        kop = wijzer.kop
        self._vast = {"formaat": ANTWOORDFORMAAT, "wijzer": kop.id, "wijzerversie": kop.versie}
        self._kenmerken = {naam: frozenset(een.keuzes) for naam, een in kop.kenmerken.items()}
        self._versie = kop.versie
        self._rollen = frozenset(kop.rollen)
        self._banken = {bank.id: bank.per_id for bank in wijzer.banken}
        self._plannen = plannen_van(wijzer)
        self._datums: set[str] = set()

    def keur(self, waarde: Mapping[str, Any], tekst: str | None = None) -> Geteld | None:
        """Keur en tel een gelezen bestand; None als er iets ongewoons is.

        `tekst` is de JSON waar de waarde uit komt, als het lezen nog niet naging of er een sleutel dubbel was.
        """
        if not (waarde.keys() <= _VELDEN and waarde.items() >= self._vast.items()):
            return None
        school: Any = waarde.get("school")
        vakken: Any = waarde.get("antwoorden")
        omvang: Any = waarde.get("omvang", "volledig")
        datum: Any = waarde.get("datum")
        if not (self._school_klopt(school) and self._rest_klopt(waarde) and self._is_datum(datum)):
            return None
        if omvang not in _OMVANGEN or type(vakken) is not dict or not vakken.keys() <= self._banken.keys():
            return None
        kenmerken = school.get("kenmerken", {})
        plan = self._plannen.voor(omvang, kenmerken)
        keuzes = []
        totalen = []
        gezien = len(waarde) + len(school) + len(kenmerken) + len(waarde.get("invuller") or ()) + len(vakken)
        for dimensie in plan.dimensies:
            vak = vakken.get(dimensie.bank.id, {})
            gevonden = self._tel(dimensie, vak)
            if gevonden is None:
                return None
            keuzes.append(gevonden[0])
            totalen.append(gevonden[1])
            gezien += len(vak) + gevonden[2]
        if tekst is not None and not zonder_dubbele(tekst, gezien):
            return None
        return Geteld(
            school["naam"],
            school.get("brin"),
            kenmerken,
            datum,
            omvang,
            self._versie,
            waarde.get("wijzerkenmerk"),
            plan,
            tuple(totalen),
            tuple(keuzes),
            rol=waarde["invuller"]["rol"] if waarde.get("invuller") else None,
        )

    def _school_klopt(self, school: Any) -> bool:
        if type(school) is not dict or not school.keys() <= _SCHOOLVELDEN or not _is_naam(school.get("naam")):
            return False
        brin, kenmerken = school.get("brin"), school.get("kenmerken", {})
        if brin is not None and not (type(brin) is str and is_brin(brin)):
            return False
        if type(kenmerken) is not dict:
            return False
        for naam, keuze in kenmerken.items():  # een kale lus: all() met een generator kost hier het dubbele
            if type(keuze) is not str or keuze not in self._kenmerken.get(naam, ()):
                return False
        return True

    def _rest_klopt(self, waarde: Mapping[str, Any]) -> bool:
        kenmerk = waarde.get("wijzerkenmerk")
        if kenmerk is not None and not _is_gevuld(kenmerk):
            return False
        invuller = waarde.get("invuller")
        if invuller is None:
            return True
        rol = invuller.get("rol") if type(invuller) is dict and len(invuller) == 1 else None
        return type(rol) is str and rol in self._rollen

    def _is_datum(self, datum: Any) -> bool:
        """Of dit een bestaande datum is; in een map komen steeds dezelfde terug."""
        if type(datum) is not str:
            return False
        if datum not in self._datums:
            if not is_datum(datum):
                return False
            self._datums.add(datum)
        return True

    def _tel(self, dimensie: Dimensieplan, vak: Any) -> tuple[Mapping[str, Any], int, int] | None:
        """De keuze bij elke vraag van een vak, de telling, en hoeveel sleutels er in de antwoorden zelf staan.

        None als de gewone keuring er iets van moet vinden.
        """
        if type(vak) is not dict:
            return None
        totaal, tabellen, keuzes, dieper = dimensie.basis, dimensie.tabellen, vak, 0
        try:
            for naam, keuze in vak.items():
                if type(keuze) is int:  # eerst wat het vaakst voorkomt
                    totaal += tabellen[naam][keuze]
                elif type(keuze) is str and keuze != "nvt":
                    totaal += tabellen[naam][keuze]  # type: ignore[index]  # een vreemde tekst is een KeyError
                else:
                    kaal = _keuze(keuze, self._banken[dimensie.bank.id][naam])
                    if kaal is _ONGEWOON:
                        return None
                    keuzes = dict(keuzes) if keuzes is vak else keuzes
                    keuzes[naam] = kaal
                    totaal += tabellen[naam][kaal]
                    dieper += len(keuze) if type(keuze) is dict else 0
        except KeyError:
            return None
        return keuzes, totaal, dieper


_ONGEWOON: Final = object()


def _keuze(antwoord: Any, vraag: Vraag) -> Any:
    """De kale keuze van een antwoord in korte of lange vorm, of `_ONGEWOON`."""
    keuze = antwoord
    if type(antwoord) is dict:
        for naam, waarde in antwoord.items():
            if naam != "keuze" and not (naam in _TOELICHTING and _is_gevuld(waarde)):
                return _ONGEWOON
        keuze = antwoord.get("keuze")
        if keuze == "nvt" and (vraag.nvt is None or "reden" not in antwoord):
            return _ONGEWOON
    elif antwoord == "nvt":
        return _ONGEWOON
    herkend = herken(keuze)  # of het een keuze van deze vraag is, weet de keuzetabel
    return _ONGEWOON if herkend is None else herkend.kaal


def _is_naam(naam: Any) -> bool:
    return type(naam) is str and is_regel(naam)


def _is_gevuld(tekst: Any) -> bool:
    return type(tekst) is str and bool(tekst) and not tekst.isspace()
