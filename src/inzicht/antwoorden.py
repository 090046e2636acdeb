"""Antwoorden van een school: het model van ontwerp 4.4, lezen, schrijven en overzetten naar een nieuwe wijzer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema

from inzicht import yamlbron
from inzicht.fouten import InvoerFout
from inzicht.modellen import Brin, Datum, Id, Model, Rij, Tekst, Versie, klacht, valideer
from inzicht.wijzer import versiegetallen

if TYPE_CHECKING:
    from inzicht.wijzer import Vraag, Wijzer, Wijzerkop
    from inzicht.yamlbron import Bron

ANTWOORDFORMAAT: Final = "inzicht-antwoorden/1"
Keuze = int | Literal["onbekend", "nvt"] | tuple[int, int] | None
_KEUZES: Final = "Kies het cijfer van een situatie (zonder aanhalingstekens), onbekend, nvt of [van, tot]."
_HOOGSTE: Final = 9
_TOELICHTING: Final = {
    "reden": "Waarom de vraag niet van toepassing is; verplicht bij nvt.",
    "opmerking": "Een opmerking; geen persoonsgegevens.",
    "bewijs": "Waar de school dit kan laten zien.",
}


def _is_situatie(waarde: object) -> bool:
    return type(waarde) is int and 1 <= waarde <= _HOOGSTE


def _keur_keuze(waarde: object) -> Keuze:
    if waarde is None or waarde in ("onbekend", "nvt") or _is_situatie(waarde):
        return waarde  # type: ignore[return-value]
    if isinstance(waarde, (list, tuple)):
        if len(waarde) == 2 and all(map(_is_situatie, waarde)) and waarde[0] <= waarde[1]:  # noqa: PLR2004
            return (waarde[0], waarde[1])
        raise klacht("Een bereik is [van, tot]: twee situaties, de laagste voorop.")
    raise klacht(_KEUZES)


_KEUZESCHEMA: Final[dict[str, Any]] = {
    "oneOf": [
        {"type": "integer", "minimum": 1, "maximum": 9},
        {"enum": ["onbekend", "nvt", None]},
        {"type": "array", "items": {"type": "integer", "minimum": 1, "maximum": 9}, "minItems": 2, "maxItems": 2},
    ]
}


def _leeg_is_niets(waarde: object) -> object:
    """Een lege toelichting is er geen; wie haar leegmaakt in plaats van weghaalt, doet niets verkeerd."""
    return None if isinstance(waarde, str) and not waarde.strip() else waarde


Toelichting = Annotated[str | None, BeforeValidator(_leeg_is_niets)]


class Antwoord(Model):
    """Een antwoord: een situatie, onbekend, nvt, een bereik of open (None), met toelichting."""

    keuze: Annotated[Keuze, PlainValidator(_keur_keuze), WithJsonSchema(_KEUZESCHEMA)] = Field(
        default=None, description="De situatie, onbekend, nvt, of een bereik [van, tot]."
    )
    reden: Toelichting = Field(default=None, description=_TOELICHTING["reden"])
    opmerking: Toelichting = Field(default=None, description=_TOELICHTING["opmerking"])
    bewijs: Toelichting = Field(default=None, description=_TOELICHTING["bewijs"])

    def grenzen(self, ladder: tuple[int, ...]) -> tuple[int, int]:
        """De laagste en hoogste situatie die dit antwoord toelaat (ontwerp 5.1)."""
        if isinstance(self.keuze, int):
            return self.keuze, self.keuze
        return self.keuze if isinstance(self.keuze, tuple) else (ladder[0], ladder[-1])

    @property
    def soort(self) -> Literal["beantwoord", "onbekend", "open", "nvt"]:
        """Hoe dit antwoord meetelt in `aantal`."""
        if self.keuze is None:
            return "open"
        return self.keuze if isinstance(self.keuze, str) else "beantwoord"


OPEN: Final = Antwoord()
_KORT: Final[dict[Any, Antwoord]] = {}


def _verkort(waarde: object) -> object:
    """Maak van een korte vorm (`mfa: 3`) een antwoord; gelijke korte antwoorden delen een waarde."""
    if isinstance(waarde, dict):
        return waarde
    if type(waarde) in (int, str) or waarde is None:
        if waarde not in _KORT:
            if waarde not in (None, "onbekend", "nvt") and not _is_situatie(waarde):
                return {"keuze": waarde}
            _KORT[waarde] = Antwoord(keuze=waarde)  # type: ignore[arg-type]
        return _KORT[waarde]
    return {"keuze": waarde}


class School(Model):
    """De school; geen persoonsgegevens."""

    naam: Tekst = Field(description="De naam van de school.")
    brin: Brin | None = Field(default=None, description="Het BRIN van de school, zoals 12AB of 12AB01.")
    kenmerken: Mapping[Id, Tekst] = Field(
        default_factory=dict, description="Per kenmerk van de wijzer de keuze van de school."
    )


class Invuller(Model):
    """Wie invulde: een rol, nooit een naam."""

    rol: Id = Field(description="De rol van wie invulde: een id uit de wijzer, nooit een naam.")


class Actiepunt(Model):
    """Een advies dat de school heeft gekozen."""

    vraag: Tekst = Field(description="De vraag als dimensie.vraag.")
    wie: Id | None = Field(default=None, description="De rol die het oppakt: een id uit de wijzer.")
    wanneer: Datum | None = Field(default=None, description="De dag waarop het klaar moet zijn.")
    status: Literal["open", "bezig", "klaar"] = Field(default="open", description="Hoe ver het is.")


_ANTWOORDSCHEMA: Final[dict[str, Any]] = {
    "anyOf": [
        *_KEUZESCHEMA["oneOf"],
        {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "keuze": {"description": "De situatie, onbekend, nvt, of een bereik [van, tot].", **_KEUZESCHEMA},
                **{veld: {"type": "string", "description": uitleg} for veld, uitleg in _TOELICHTING.items()},
            },
        },
    ]
}
Vak = Mapping[str, Annotated[Antwoord, BeforeValidator(_verkort), WithJsonSchema(_ANTWOORDSCHEMA)]]


class Antwoorden(Model):
    """Een ingevuld antwoordenbestand (ontwerp 4.4)."""

    formaat: Literal["inzicht-antwoorden/1"] = Field(description="De soort van dit bestand.")
    wijzer: Id = Field(description="De id van de wijzer.")
    wijzerversie: Versie = Field(description="De versie van de wijzer bij het invullen.")
    wijzerkenmerk: Tekst | None = Field(
        default=None, description="De hash van de wijzer bij het invullen; inzicht schrijft dit zelf."
    )
    school: School = Field(description="De school.")
    invuller: Invuller | None = Field(default=None, description="Wie invulde.")
    datum: Datum = Field(description="De dag van het laatste antwoord.")
    omvang: Literal["volledig", "kort"] = Field(
        default="volledig", description="Alle vragen, of alleen die van de korte scan."
    )
    antwoorden: Mapping[str, Vak] = Field(description="Per dimensie en vraag het antwoord.")
    actiepunten: Rij[Actiepunt] = Field(default=(), description="De adviezen die de school koos.")
    vervallen: Mapping[str, Vak] = Field(
        default_factory=dict, description="Antwoorden waarvan de vraag niet meer bestaat."
    )
    verwacht: Mapping[str, int] = Field(
        default_factory=dict, description="Alleen in voorbeelden: het aantoonbare niveau dat eruit moet komen."
    )

    def antwoord(self, dimensie: str, vraag: str) -> Antwoord:
        """Het antwoord op een vraag; open als er niets staat."""
        return self.antwoorden.get(dimensie, {}).get(vraag, OPEN)

    def telt(self, vraag: Vraag) -> bool:
        """Of deze vraag bij deze school en deze omvang hoort (nvt nog meegerekend)."""
        return (vraag.kern or self.omvang == "volledig") and vraag.geldt(self.school.kenmerken)

    def met(self, **velden: Any) -> Antwoorden:
        """Een kopie met andere velden; de waarden moeten al geldig zijn."""
        return self.model_copy(update=velden)


def lees_antwoorden(bron: Bron) -> Antwoorden:
    """Keur een gelezen bestand op vorm; werpt `InvoerFout` met alle bevindingen."""
    model, bevindingen = valideer(Antwoorden, bron)
    if model is None:
        raise InvoerFout(bevindingen)
    return model


# --- schrijven --------------------------------------------------------------------------------------


def _kaal_antwoord(antwoord: Antwoord) -> Any:
    keuze = list(antwoord.keuze) if isinstance(antwoord.keuze, tuple) else antwoord.keuze
    velden = {
        "keuze": keuze,
        "reden": antwoord.reden,
        "opmerking": antwoord.opmerking,
        "bewijs": antwoord.bewijs,
    }
    gevuld = {naam: waarde for naam, waarde in velden.items() if waarde is not None}
    return keuze if set(gevuld) <= {"keuze"} else gevuld


def _kaal_vak(vakken: Mapping[str, Vak]) -> dict[str, Any]:
    return {dimensie: {naam: _kaal_antwoord(een) for naam, een in vak.items()} for dimensie, vak in vakken.items()}


def _kaal(antwoorden: Antwoorden) -> dict[str, Any]:
    """De velden van een antwoordenbestand op hun vaste volgorde, zonder wat leeg is."""
    kaal = antwoorden.model_dump(mode="json", exclude={"antwoorden", "vervallen"}, exclude_none=True)
    if not kaal["school"]["kenmerken"]:
        del kaal["school"]["kenmerken"]
    kaal["antwoorden"] = _kaal_vak(antwoorden.antwoorden)
    kaal["vervallen"] = _kaal_vak(antwoorden.vervallen)
    altijd = ("antwoorden",)
    return {naam: kaal[naam] for naam in Antwoorden.model_fields if naam in altijd or kaal.get(naam)}


def schrijf_antwoorden(antwoorden: Antwoorden) -> str:
    """Schrijf antwoorden als YAML; lezen geeft precies dezelfde waarde terug."""
    return yamlbron.schrijf(_kaal(antwoorden))


def schrijf_antwoorden_json(antwoorden: Antwoorden) -> str:
    """Schrijf antwoorden als JSON, voor een bestand dat op `.json` eindigt."""
    return json.dumps(_kaal(antwoorden), ensure_ascii=False, indent=2) + "\n"


# --- overzetten van een oudere wijzerversie -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Overgezet:
    """Antwoorden bij de wijzer van nu; `verhuisd`, `vervallen` en `losgelaten` noemen wat er veranderde.

    Losgelaten is een kenmerk of rol die niet meer bestaat. Zo'n naam kan in het bestand niet blijven staan, want bij
    deze versie is hij een fout; de melding noemt hem.
    """

    antwoorden: Antwoorden
    verhuisd: tuple[str, ...] = ()
    vervallen: tuple[str, ...] = ()
    losgelaten: tuple[str, ...] = ()


def is_ouder(antwoorden: Antwoorden, wijzer: Wijzer) -> bool:
    """Of de antwoorden bij een oudere versie van deze wijzer horen."""
    return versiegetallen(antwoorden.wijzerversie) < versiegetallen(wijzer.kop.versie)


def zet_over(antwoorden: Antwoorden, wijzer: Wijzer) -> Overgezet:
    """Zoek antwoorden van een oudere versie hun vraag van nu; wat niet past, vervalt maar blijft bewaard."""
    if not is_ouder(antwoorden, wijzer):
        return Overgezet(antwoorden)
    oud = [(dim, naam, een) for dim, vak in antwoorden.antwoorden.items() for naam, een in vak.items()]
    nieuw: dict[str, dict[str, Antwoord]] = {}
    verhuisd: list[str] = []
    gebruikt: set[tuple[str, str]] = set()
    van_nu = frozenset(naam for bank in wijzer.banken for naam in bank.per_id)
    for bank in wijzer.banken:
        for vraag in bank.vragen:
            past = _passend(oud, bank.id, vraag, van_nu)
            if not past:
                continue
            dimensie, naam, een = past[0]
            nieuw.setdefault(bank.id, {})[vraag.id] = een
            gebruikt |= {(d, n) for d, n, _ in past}
            if (dimensie, naam) != (bank.id, vraag.id):
                verhuisd.append(f"{dimensie}.{naam} -> {bank.id}.{vraag.id}")
    weg = {dim: dict(vak) for dim, vak in antwoorden.vervallen.items()}
    rest = [(dim, naam, een) for dim, naam, een in oud if (dim, naam) not in gebruikt]
    for dim, naam, een in rest:
        weg.setdefault(dim, {})[naam] = een
    versie = {"wijzerversie": wijzer.kop.versie, "wijzerkenmerk": wijzer.kenmerk}
    bekend, losgelaten = _zonder_onbekende_namen(antwoorden, wijzer.kop)
    over = bekend.met(antwoorden=nieuw, vervallen=weg, **versie)
    return Overgezet(over, tuple(verhuisd), tuple(f"{dim}.{naam}" for dim, naam, _ in rest), losgelaten)


def _zonder_onbekende_namen(antwoorden: Antwoorden, kop: Wijzerkop) -> tuple[Antwoorden, tuple[str, ...]]:
    """Zonder de kenmerken en rollen die deze wijzer niet meer kent, en welke dat waren."""
    kenmerken, invuller = antwoorden.school.kenmerken, antwoorden.invuller
    weg = {n: k for n, k in kenmerken.items() if n not in kop.kenmerken or k not in kop.kenmerken[n].keuzes}
    rollen = [invuller.rol] if invuller and invuller.rol not in kop.rollen else []
    rollen += [punt.wie for punt in antwoorden.actiepunten if punt.wie is not None and punt.wie not in kop.rollen]
    if not weg and not rollen:
        return antwoorden, ()
    over = antwoorden.met(
        school=antwoorden.school.model_copy(
            update={"kenmerken": {naam: keuze for naam, keuze in kenmerken.items() if naam not in weg}}
        ),
        invuller=invuller if invuller and invuller.rol in kop.rollen else None,
        actiepunten=tuple(
            punt.model_copy(update={"wie": None}) if punt.wie in rollen else punt for punt in antwoorden.actiepunten
        ),
    )
    return over, (*(f"{naam} {keuze}" for naam, keuze in weg.items()), *dict.fromkeys(rollen))


def _passend(
    oud: list[tuple[str, str, Antwoord]], dimensie: str, vraag: Vraag, van_nu: frozenset[str]
) -> list[tuple[str, str, Antwoord]]:
    """De oude antwoorden die deze vraag krijgt: eigen id gaat voor `vervangt`; botsende vervallen."""
    eigen = [een for een in oud if een[1] == vraag.id]
    eigen = [een for een in eigen if een[0] == dimensie] or eigen
    vorige = [een for een in oud if een[1] in vraag.vervangt and een[1] not in van_nu]
    kandidaten = [een for een in eigen or vorige if _past(een[2], vraag)]
    gelijk = all(een[2] == kandidaten[0][2] for een in kandidaten)
    return kandidaten if gelijk else []


def _past(antwoord: Antwoord, vraag: Vraag) -> bool:
    if antwoord.keuze == "nvt":
        return vraag.nvt is not None
    return antwoord.soort != "beantwoord" or set(antwoord.grenzen(vraag.ladder)) <= set(vraag.ladder)
