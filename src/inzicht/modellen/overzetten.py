"""Antwoorden van een oudere versie bij de wijzer van nu zetten: niets valt weg en niets wordt geraden (formaten 4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from inzicht.modellen.antwoorden import OPEN, Antwoord, is_ouder
from inzicht.modellen.keuze import NVT
from inzicht.modellen.verhuizen import Oud, verhuis_antwoorden, verhuis_punten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from inzicht.modellen.antwoorden import Actiepunt, Antwoorden, Vak, Vorige
    from inzicht.modellen.keuze import Keuze
    from inzicht.modellen.wijzer import Vraag, Wijzer, Wijzerkop

_SLEUTELRUIMTE: Final = 900
"""Een sleutel mag 1000 tekens zijn; zoveel blijft staan als er ` (eerder)` achter moet."""


@dataclass(frozen=True, slots=True)
class Overgezet:
    """Antwoorden bij de wijzer van nu; de rest noemt wat er veranderde.

    `terug` is een vervallen antwoord dat weer past. Losgelaten is een kenmerk, rol of verwachting die niet meer
    bestaat. Zo'n naam kan in het bestand niet blijven staan, want bij deze versie is hij een fout.
    """

    antwoorden: Antwoorden
    verhuisd: tuple[str, ...] = ()
    vervallen: tuple[str, ...] = ()
    terug: tuple[str, ...] = ()
    losgelaten: tuple[str, ...] = ()
    punten_verhuisd: tuple[str, ...] = ()
    punten_vervallen: tuple[str, ...] = ()
    punten_terug: tuple[str, ...] = ()

    @property
    def verschoven(self) -> int:
        """Hoeveel antwoorden verhuisd, vervallen of teruggekomen zijn."""
        return len(self.verhuisd) + len(self.vervallen) + len(self.terug)

    def zinnen(self) -> Iterator[str]:
        """Elke verandering in een zin."""
        for namen, zin in (
            (self.verhuisd, "Dit antwoord hoort nu bij een andere vraag"),
            (self.vervallen, "Dit antwoord past niet meer bij de vragen van nu"),
            (self.terug, "Dit vervallen antwoord past weer bij een vraag"),
            (self.punten_verhuisd, "Dit actiepunt hoort nu bij een andere vraag"),
            (self.punten_vervallen, "Dit actiepunt past niet meer bij de vragen van nu en wordt apart bewaard"),
            (self.punten_terug, "Dit vervallen actiepunt past weer bij een vraag"),
            (self.losgelaten, "Dit bestaat niet meer in deze wijzer en is weggelaten"),
        ):
            yield from (f"{zin}: {naam}." for naam in namen)


def zet_over(antwoorden: Antwoorden, wijzer: Wijzer) -> Overgezet:
    """Zoek antwoorden van een oudere versie hun vraag van nu; wat niet past, vervalt maar blijft bewaard."""
    if not is_ouder(antwoorden, wijzer):
        return Overgezet(antwoorden)
    delen = (_antwoorden(antwoorden, wijzer), _punten(antwoorden, wijzer), _bekende_namen(antwoorden, wijzer.kop))
    velden: dict[str, Any] = {"wijzerversie": wijzer.kop.versie, "wijzerkenmerk": wijzer.kenmerk}
    if antwoorden.vorige is not None:
        velden["vorige"] = _zet_vorige(antwoorden.vorige, wijzer)
    genoemd: dict[str, tuple[str, ...]] = {}
    for nieuw, namen in delen:
        velden |= nieuw
        genoemd |= {soort: (*genoemd.get(soort, ()), *rij) for soort, rij in namen.items()}
    return Overgezet(antwoorden.met(**velden), **genoemd)


_Deel = tuple[dict[str, Any], dict[str, tuple[str, ...]]]
"""Nieuwe velden van de antwoorden, en de namen van wat daarin veranderde."""


# --- antwoorden -----------------------------------------------------------------------------------------


def _antwoorden(antwoorden: Antwoorden, wijzer: Wijzer) -> _Deel:
    oud, weg = _rij(antwoorden.antwoorden), _rij(antwoorden.vervallen)
    klaar = verhuis_antwoorden(oud, weg, wijzer, _past)
    rest = [een for een in oud if een not in klaar.waarheen]
    blijft = [een for een in weg if een not in klaar.waarheen]
    gegaan = [(een, _pijl(een.naam, ".".join(naam))) for een, namen in klaar.waarheen.items() for naam in namen]
    hier: dict[str, dict[str, Antwoord]] = {}
    for (dimensie, id_), een in klaar.hier.items():
        hier.setdefault(dimensie, {})[id_] = een
    return {"antwoorden": hier, "vervallen": _weggelegd((*rest, *blijft))}, {
        "verhuisd": tuple(naam for een, naam in gegaan if een not in weg and naam != een.naam),
        "vervallen": tuple(een.naam for een in rest),
        "terug": tuple(naam for een, naam in gegaan if een in weg),
    }


def _rij(vakken: Mapping[str, Vak]) -> list[Oud]:
    """De antwoorden die iets zeggen; een kale open vraag is er geen."""
    return [Oud(dim, naam, een) for dim, vak in vakken.items() for naam, een in vak.items() if een != OPEN]


def _pijl(hier: str, daar: str) -> str:
    return hier if hier == daar else f"{hier} -> {daar}"


def _past(antwoord: Antwoord, vraag: Vraag) -> bool:
    """Of dit antwoord door de poort komt bij deze vraag."""
    return _past_kaal(antwoord, vraag) and (antwoord.keuze != NVT or antwoord.reden is not None)


def _past_kaal(antwoord: Antwoord, vraag: Vraag) -> bool:
    """Of de keuze bij deze vraag bestaat."""
    if antwoord.keuze == NVT:
        return vraag.nvt is not None
    return antwoord.keuze.staat_op(vraag.ladder)


def _weggelegd(rij: Iterable[Oud]) -> dict[str, dict[str, Antwoord]]:
    """De vervallen antwoorden, de nieuwste voorop; een ouder met dezelfde naam krijgt er een woord bij."""
    weg: dict[str, dict[str, Antwoord]] = {}
    for een in rij:
        vak, naam, nummer = weg.setdefault(een.dimensie, {}), een.id, 1
        while naam in vak and vak[naam] != een.antwoord:
            naam = f"{een.id[:_SLEUTELRUIMTE]} (eerder{'' if nummer == 1 else f' {nummer}'})"
            nummer += 1
        vak[naam] = een.antwoord
    return weg


def _zet_vorige(vorige: Vorige, wijzer: Wijzer) -> Vorige:
    """De vorige ronde op de namen van nu; wat niet past, houdt zijn oude naam, want er valt niets weg."""
    gegeven = [(dim, naam, keuze) for dim, vak in vorige.antwoorden.items() for naam, keuze in vak.items()]
    oud = [Oud(dim, naam, Antwoord(keuze=keuze)) for dim, naam, keuze in gegeven if not keuze.is_open]
    klaar = verhuis_antwoorden(oud, (), wijzer, _past_kaal)
    nieuw: dict[str, dict[str, Keuze]] = {}
    rest = {(een.dimensie, een.id): een.antwoord for een in oud if een not in klaar.waarheen}
    for (dimensie, id_), een in (*klaar.hier.items(), *rest.items()):
        nieuw.setdefault(dimensie, {})[id_] = een.keuze
    return vorige.model_copy(update={"antwoorden": nieuw})


# --- actiepunten en namen -------------------------------------------------------------------------------


def _punten(antwoorden: Antwoorden, wijzer: Wijzer) -> _Deel:
    oud, weg = verhuis_punten(antwoorden.actiepunten, antwoorden.vervallen_actiepunten, wijzer)
    rest = [een for een in oud if een.nieuw is None]
    hier = [(een.punt, een.nieuw) for een in (*oud, *weg) if een.nieuw is not None and not een.dubbel]
    blijft = [een.punt for een in (*rest, *weg) if een.nieuw is None]
    rollen = wijzer.kop.rollen
    onbekend = list(dict.fromkeys(een.wie for _, een in hier if een.wie is not None and een.wie not in rollen))
    return {
        "actiepunten": tuple(_zonder_rol(nieuw) if nieuw.wie in onbekend else nieuw for _, nieuw in hier),
        "vervallen_actiepunten": tuple(blijft),
    }, {
        "punten_verhuisd": tuple(
            _pijl(een.punt.vraag, een.nieuw.vraag) for een in oud if een.nieuw and een.nieuw.vraag != een.punt.vraag
        ),
        "punten_vervallen": tuple(een.punt.vraag for een in rest),
        "punten_terug": tuple(_pijl(een.punt.vraag, een.nieuw.vraag) for een in weg if een.nieuw),
        "losgelaten": tuple(onbekend),
    }


def _zonder_rol(punt: Actiepunt) -> Actiepunt:
    return punt.model_copy(update={"wie": None})


def _bekende_namen(antwoorden: Antwoorden, kop: Wijzerkop) -> _Deel:
    """De velden zonder de kenmerken, rol en verwachtingen die deze wijzer niet meer kent, en welke dat waren."""
    kenmerken, invuller, verwacht = antwoorden.school.kenmerken, antwoorden.invuller, antwoorden.verwacht
    bekend = {n: k for n, k in kenmerken.items() if n in kop.kenmerken and k in kop.kenmerken[n].keuzes}
    rol = invuller.rol if invuller and invuller.rol not in kop.rollen else None
    return {
        "school": antwoorden.school.model_copy(update={"kenmerken": bekend}),
        "invuller": None if rol else invuller,
        "verwacht": {dim: niveau for dim, niveau in verwacht.items() if dim in kop.dimensies},
    }, {
        "losgelaten": (
            *(f"{naam} {keuze}" for naam, keuze in kenmerken.items() if naam not in bekend),
            *([rol] if rol else []),
            *(f"verwacht {dim} {niveau}" for dim, niveau in verwacht.items() if dim not in kop.dimensies),
        )
    }
