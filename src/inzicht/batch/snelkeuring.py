"""De keuring van een goed bestand in een keer, voor grote aantallen antwoordenbestanden.

Elk bestand van deze wijzerversie waar niets over te zeggen valt, wordt hier geteld zoals de gewone keuring het telt.
Valt er wel iets over te zeggen, of is de wijzerversie ouder, dan is de uitkomst None en beslist de gewone keuring. Zo
blijft er een poort.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from inzicht.bestanden.yamlbron import ANTWOORDEN, Bron
from inzicht.keuring.poort import keur_antwoordenbron
from inzicht.modellen.antwoorden import ANTWOORDFORMAAT
from inzicht.modellen.basis import is_brin, is_datum, is_regel, is_versie
from inzicht.modellen.keuze import NVT, herken, keuze_van
from inzicht.modellen.wijzer import versiegetallen
from inzicht.oordeel.geteld import Geteld
from inzicht.oordeel.rekenplan import plannen_van

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inzicht.modellen.antwoorden import Antwoorden
    from inzicht.modellen.keuze import Kaal
    from inzicht.modellen.wijzer import Vraag, Wijzer
    from inzicht.oordeel.rekenplan import Rekenplan

_VELDEN: Final = frozenset(
    ("formaat", "wijzer", "wijzerversie", "wijzerkenmerk", "school", "invuller", "datum", "omvang", "antwoorden")
)
_SCHOOLVELDEN: Final = frozenset(("naam", "brin", "kenmerken"))
_TOELICHTING: Final = frozenset(("reden", "opmerking", "bewijs"))
_OMVANGEN: Final = ("volledig", "kort")


class _Ongewoon(Exception):
    """Hier valt iets over te zeggen, en dat doet de gewone keuring."""


class _Nultabel(dict["Kaal", int]):
    """De kale keuzes van een vraag waarvan het antwoord moet kloppen, maar niet telt; de andere geven KeyError."""

    def __init__(self, vraag: Vraag) -> None:
        super().__init__()
        self._vraag = vraag

    def __missing__(self, kaal: Kaal) -> int:
        keuze = keuze_van(kaal)
        if not keuze.staat_op(self._vraag.ladder) or (keuze == NVT and self._vraag.nvt is None):
            raise KeyError(kaal)
        self[kaal] = 0
        return 0


class _Vak(NamedTuple):
    """Een dimensie van een plan: wat elke keuze bij elke vraag aan de telling doet."""

    id: str
    vragen: Mapping[str, Vraag]
    tabellen: Mapping[str, Mapping[Any, int]]
    basis: int


class Snelkeuring:
    """De snelle keuring voor een wijzer."""

    def __init__(self, wijzer: Wijzer) -> None:
        kop = wijzer.kop
        self._wijzer = wijzer
        self._vast = {"formaat": ANTWOORDFORMAAT, "wijzer": kop.id}
        self._versies = {kop.versie}
        self._kenmerken = {naam: frozenset(een.keuzes) for naam, een in kop.kenmerken.items()}
        self._rollen = frozenset(kop.rollen)
        self._vragen = {bank.id: {vraag.id: _Nultabel(vraag) for vraag in bank.vragen} for bank in wijzer.banken}
        self._plannen = plannen_van(wijzer)
        self._vakken: dict[Rekenplan, list[_Vak]] = {}
        self._datums: set[str] = set()

    def keur(self, waarde: Mapping[str, Any]) -> Geteld | None:
        """Keur en tel een gelezen bestand; None als er iets over te zeggen valt."""
        try:
            return self._geteld(waarde)
        except (_Ongewoon, KeyError):
            return None

    def _geteld(self, waarde: Mapping[str, Any]) -> Geteld:
        if not waarde.items() >= self._vast.items():
            raise _Ongewoon
        school, omvang, datum = waarde["school"], waarde.get("omvang", "volledig"), waarde["datum"]
        self._eis_versie(waarde["wijzerversie"])
        self._eis_school(school)
        self._eis_datum(datum)
        if omvang not in _OMVANGEN:
            raise _Ongewoon
        kenmerken = school.get("kenmerken", {})
        plan = self._plannen.voor(omvang, kenmerken)
        keuzes, totalen = self._tel(self._vakken.get(plan) or self._nieuwe_vakken(plan), waarde["antwoorden"])
        geteld = Geteld(
            school["naam"],
            school.get("brin"),
            kenmerken,
            datum,
            omvang,
            waarde["wijzerversie"],
            self._kenmerk(waarde.get("wijzerkenmerk")),
            plan,
            totalen,
            keuzes,
            rol=self._rol(waarde.get("invuller")),
        )
        if waarde.keys() <= _VELDEN:
            return geteld
        rest = self._keur_rest(waarde)
        return geteld._replace(actiepunten=rest.actiepunten, vervallen=sum(map(len, rest.vervallen.values())))

    # --- de velden bovenaan ---

    def _eis_versie(self, versie: Any) -> None:
        """Eis de versie van deze wijzer; 1 en 1.0 zijn dezelfde."""
        if type(versie) is not str:
            raise _Ongewoon
        if versie not in self._versies:
            if not is_versie(versie) or versiegetallen(versie) != versiegetallen(self._wijzer.kop.versie):
                raise _Ongewoon
            self._versies.add(versie)

    def _eis_school(self, school: Any) -> None:
        if type(school) is not dict or not school.keys() <= _SCHOOLVELDEN:
            raise _Ongewoon
        naam, brin, kenmerken = school["naam"], school.get("brin"), school.get("kenmerken", {})
        if type(naam) is not str or not is_regel(naam) or type(kenmerken) is not dict:
            raise _Ongewoon
        if brin is not None and not (type(brin) is str and is_brin(brin)):
            raise _Ongewoon
        for kenmerk, keuze in kenmerken.items():
            if type(keuze) is not str or keuze not in self._kenmerken[kenmerk]:
                raise _Ongewoon

    def _eis_datum(self, datum: Any) -> None:
        """Eis een bestaande datum; in een map komen steeds dezelfde terug."""
        if type(datum) is not str:
            raise _Ongewoon
        if datum not in self._datums:
            if not is_datum(datum):
                raise _Ongewoon
            self._datums.add(datum)

    def _kenmerk(self, kenmerk: Any) -> str | None:
        if kenmerk is None or _is_gevuld(kenmerk):
            return kenmerk  # type: ignore[no-any-return]  # gevuld is tekst
        raise _Ongewoon

    def _rol(self, invuller: Any) -> str | None:
        if invuller is None:
            return None
        if type(invuller) is not dict or len(invuller) != 1:
            raise _Ongewoon
        rol = invuller["rol"]
        if type(rol) is not str or rol not in self._rollen:
            raise _Ongewoon
        return rol

    # --- antwoorden ---

    def _nieuwe_vakken(self, plan: Rekenplan) -> list[_Vak]:
        vakken = self._vakken[plan] = [
            _Vak(een.bank.id, een.bank.per_id, {**self._vragen[een.bank.id], **een.tabellen}, een.basis)
            for een in plan.dimensies
        ]
        return vakken

    def _tel(self, vakken: list[_Vak], antwoorden: Any) -> tuple[tuple[Mapping[str, Any], ...], tuple[int, ...]]:
        """De keuze bij elke vraag, en het totaal, per dimensie."""
        if type(antwoorden) is not dict or not antwoorden.keys() <= self._vragen.keys():
            raise _Ongewoon
        keuzes, totalen = [], []
        for vak in vakken:
            gegeven, totaal = antwoorden.get(vak.id, {}), vak.basis
            if type(gegeven) is not dict:
                raise _Ongewoon
            kale, tabellen = gegeven, vak.tabellen
            for naam, keuze in gegeven.items():
                if type(keuze) is int or (type(keuze) is str and keuze != "nvt"):  # eerst wat het vaakst voorkomt
                    totaal += tabellen[naam][keuze]
                else:
                    kaal = _keuze(keuze, vak.vragen[naam])
                    totaal += tabellen[naam][kaal]
                    kale = dict(kale) if kale is gegeven else kale
                    kale[naam] = kaal
            keuzes.append(kale)
            totalen.append(totaal)
        return tuple(keuzes), tuple(totalen)

    # --- wat er meestal niet in staat ---

    def _keur_rest(self, waarde: Mapping[str, Any]) -> Antwoorden:
        """Laat de poort zelf de zeldzame velden keuren, zonder de antwoorden die hier al gekeurd zijn."""
        over: dict[str, Any] = {**waarde, "antwoorden": {}}
        vorige = waarde.get("vorige")
        if type(vorige) is dict and vorige.get("wijzerversie") == self._wijzer.kop.versie:
            self._eis_vorige(vorige["antwoorden"])
            over["vorige"] = {**vorige, "antwoorden": {}}
        antwoorden, gevonden = keur_antwoordenbron(Bron("", ANTWOORDEN, over, None), self._wijzer)
        if antwoorden is None or gevonden:
            raise _Ongewoon
        return antwoorden

    def _eis_vorige(self, vakken: Any) -> None:
        """Eis dat de keuzes van de vorige ronde bestaan."""
        if type(vakken) is not dict:
            raise _Ongewoon
        for dimensie, vak in vakken.items():
            vragen = self._vragen[dimensie]
            if type(vak) is not dict:
                raise _Ongewoon
            for naam, keuze in vak.items():
                vragen[naam][_kaal(keuze)]


def _keuze(antwoord: Any, vraag: Vraag) -> Kaal:
    """De keuze van een antwoord in korte of lange vorm."""
    keuze, reden = antwoord, None
    if type(antwoord) is dict:
        for naam, waarde in antwoord.items():
            if naam != "keuze" and not (naam in _TOELICHTING and (waarde is None or type(waarde) is str)):
                raise _Ongewoon
        keuze, reden = antwoord.get("keuze"), antwoord.get("reden")
    if keuze == "nvt" and (vraag.nvt is None or not _is_gevuld(reden)):
        raise _Ongewoon
    return _kaal(keuze)


def _kaal(keuze: object) -> Kaal:
    """De kale keuze; of zij bij de vraag bestaat, weet de tabel."""
    herkend = herken(keuze)
    if herkend is None:
        raise _Ongewoon
    return herkend.kaal


def _is_gevuld(tekst: Any) -> bool:
    return type(tekst) is str and bool(tekst) and not tekst.isspace()
