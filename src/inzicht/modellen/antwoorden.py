"""Antwoorden van een school: het model van formaten 4, lezen en schrijven."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, PlainValidator, WithJsonSchema

from inzicht.bestanden import yamlbron
from inzicht.bestanden.yamlbron import MEESTE_TEKENS
from inzicht.fouten import InvoerFout
from inzicht.modellen.basis import Brin, Datum, Id, Model, Regel, Rij, Tekst, Versie, Wijzerkenmerk, klacht, valideer
from inzicht.modellen.keuze import HOOGSTE, NIETS, Keuze, herken
from inzicht.modellen.wijzer import versiegetallen

if TYPE_CHECKING:
    from inzicht.bestanden.yamlbron import Bron
    from inzicht.modellen.wijzer import Vraag, Wijzer

ANTWOORDFORMAAT: Final = "inzicht-antwoorden/1"
_KEUZES: Final = "Kies het cijfer van een situatie (zonder aanhalingstekens), onbekend, nvt of [van, tot]."
_BEREIK: Final = "Een bereik is [van, tot]: twee situaties, de laagste voorop."
MEESTE_NOTITIE: Final = 500
"""Zo lang mag de notitie bij een actiepunt zijn (formaten 4)."""
_TOELICHTING: Final = {
    "reden": "Waarom de vraag niet van toepassing is; verplicht bij nvt.",
    "opmerking": "Een opmerking; geen persoonsgegevens.",
    "bewijs": "Waar de school dit kan laten zien.",
}


def _keur_keuze(waarde: object) -> Keuze:
    keuze = herken(waarde)
    if keuze is None:
        raise klacht(_BEREIK if isinstance(waarde, list | tuple) else _KEUZES)
    return keuze


def _als_gegeven(keuze: Keuze) -> Any:
    return keuze.als_gegeven


_NAAR_BUITEN: Final = PlainSerializer(_als_gegeven)
_SITUATIESCHEMA: Final = {"type": "integer", "minimum": 1, "maximum": HOOGSTE}
_BEREIKSCHEMA: Final[dict[str, Any]] = {
    "type": "array",
    "items": _SITUATIESCHEMA,
    "minItems": 2,
    "maxItems": 2,
    "anyOf": [
        {"prefixItems": [{"maximum": van}, {"minimum": van}]} for van in range(1, HOOGSTE + 1)
    ],  # ofwel: er is een getal waar van niet boven ligt en tot niet onder
}


def _keuzeschema(*woorden: str | None) -> dict[str, Any]:
    return {"oneOf": [_SITUATIESCHEMA, {"enum": list(woorden)}, _BEREIKSCHEMA]}


_KEUZESCHEMA: Final = _keuzeschema("onbekend", "nvt", None)


def _leeg_is_niets(waarde: object) -> object:
    """Een lege toelichting is er geen; wie haar leegmaakt in plaats van weghaalt, doet niets verkeerd."""
    return None if isinstance(waarde, str) and not waarde.strip() else waarde


Toelichting = Annotated[str | None, BeforeValidator(_leeg_is_niets)]


class Antwoord(Model):
    """Een antwoord: de keuze van de school, met toelichting."""

    keuze: Annotated[Keuze, PlainValidator(_keur_keuze), _NAAR_BUITEN, WithJsonSchema(_KEUZESCHEMA)] = Field(
        default=NIETS, description="De situatie, onbekend, nvt, of een bereik [van, tot]."
    )
    reden: Toelichting = Field(default=None, description=_TOELICHTING["reden"])
    opmerking: Toelichting = Field(default=None, description=_TOELICHTING["opmerking"])
    bewijs: Toelichting = Field(default=None, description=_TOELICHTING["bewijs"])


OPEN: Final = Antwoord()


@cache
def _met_keuze(keuze: Keuze) -> Antwoord:
    return Antwoord(keuze=keuze)


def _verkort(waarde: object) -> object:
    """Maak van een korte vorm (`mfa: 3`) een antwoord; gelijke korte antwoorden delen een waarde."""
    if isinstance(waarde, dict):
        return waarde
    keuze = herken(waarde)
    return {"keuze": waarde} if keuze is None else _met_keuze(keuze)


class School(Model):
    """De school; geen persoonsgegevens."""

    naam: Regel = Field(description="De naam van de school, op een regel.")
    brin: Brin | None = Field(default=None, description="Het BRIN van de school, zoals 12AB of 12AB01.")
    kenmerken: Mapping[Id, Tekst] = Field(
        default_factory=dict, description="Per kenmerk van de wijzer de keuze van de school."
    )

    @property
    def voluit(self) -> str:
        """De naam, met het BRIN erachter als dat er is: `De Regenboog (12AB)`."""
        return f"{self.naam} ({self.brin})" if self.brin else self.naam


class Invuller(Model):
    """Wie invulde: een rol, nooit een naam."""

    rol: Id = Field(description="De rol van wie invulde: een id uit de wijzer, nooit een naam.")


def _keur_notitie(tekst: str | None) -> str | None:
    if tekst is not None and len(tekst) > MEESTE_NOTITIE:
        raise klacht(f"Een notitie heeft hoogstens {MEESTE_NOTITIE} tekens; dit zijn er {len(tekst)}.")
    return tekst


Notitie = Annotated[Toelichting, AfterValidator(_keur_notitie), Field(json_schema_extra={"maxLength": MEESTE_NOTITIE})]
_Stap = Annotated[int, Field(ge=1, le=HOOGSTE)]


class Actiepunt(Model):
    """Een advies dat de school heeft gekozen: een stap van een situatie naar een hogere.

    Zonder `van` of `naar` volgt de stap uit het antwoord van nu.
    """

    vraag: Tekst = Field(description="De vraag als dimensie.vraag.")
    van: _Stap | None = Field(default=None, description="De situatie bij het kiezen; het advies van die situatie.")
    naar: _Stap | None = Field(default=None, description="De situatie die de school wil halen, hoger dan van.")
    wie: Id | None = Field(default=None, description="De rol die het oppakt: een id uit de wijzer.")
    wanneer: Datum | None = Field(default=None, description="De dag waarop het klaar moet zijn.")
    status: Literal["open", "bezig", "klaar"] = Field(default="open", description="Hoe ver het is.")
    gekozen: Datum | None = Field(default=None, description="De dag waarop de school dit koos.")
    gereed: Datum | None = Field(default=None, description="De dag waarop het klaar was; alleen bij status klaar.")
    notitie: Notitie = Field(default=None, description="Een notitie bij dit actiepunt; geen persoonsgegevens.")


def _langeschema(keuze: dict[str, Any], verplicht: tuple[str, ...] = ()) -> dict[str, Any]:
    """Een antwoord in lange vorm, met toelichting."""
    velden: dict[str, Any] = {"keuze": {"description": "De keuze bij deze vraag.", **keuze}}
    for veld, uitleg in _TOELICHTING.items():
        gevuld = {"type": "string", "pattern": r"\S"} if veld in verplicht else {"type": ["string", "null"]}
        velden[veld] = {**gevuld, "maxLength": MEESTE_TEKENS, "description": uitleg}
    eis = {"required": list(verplicht)} if verplicht else {}
    return {"type": "object", "additionalProperties": False, "properties": velden, **eis}


_ZONDER_NVT: Final = _keuzeschema("onbekend", None)
_GEGEVENSCHEMA: Final[dict[str, Any]] = {
    "anyOf": [
        *_ZONDER_NVT["oneOf"],
        _langeschema(_ZONDER_NVT),
        _langeschema({"const": "nvt"}, ("keuze", "reden")),
    ]
}
_ANTWOORDSCHEMA: Final[dict[str, Any]] = {"anyOf": [*_KEUZESCHEMA["oneOf"], _langeschema(_KEUZESCHEMA)]}
Vak = Mapping[str, Annotated[Antwoord, BeforeValidator(_verkort), WithJsonSchema(_ANTWOORDSCHEMA)]]
_GegevenVak = Mapping[str, Annotated[Antwoord, BeforeValidator(_verkort), WithJsonSchema(_GEGEVENSCHEMA)]]


def _keur_kale_keuze(waarde: object) -> Keuze:
    if isinstance(waarde, dict):
        raise klacht("Hier staat alleen de keuze, zonder reden, opmerking of bewijs.")
    return _keur_keuze(waarde)


Kale = Annotated[Keuze, PlainValidator(_keur_kale_keuze), _NAAR_BUITEN, WithJsonSchema(_KEUZESCHEMA)]


_TREDE: Final = {"minimum": 1, "maximum": HOOGSTE}


class Vorige(Model):
    """De ronde voor deze: wat de school toen koos, zonder vrije tekst."""

    datum: Datum = Field(description="De dag van het laatste antwoord in die ronde.")
    wijzerversie: Versie = Field(description="De versie van de wijzer bij het invullen van die ronde.")
    wijzerkenmerk: Wijzerkenmerk | None = Field(default=None, description="De hash van de wijzer van die ronde.")
    omvang: Literal["volledig", "kort"] = Field(default="volledig", description="Hoeveel vragen er toen waren.")
    kenmerken: Mapping[Id, Id] = Field(default_factory=dict, description="De kenmerken van de school in die ronde.")
    antwoorden: Mapping[Id, Mapping[Id, Kale]] = Field(description="Per dimensie en vraag de keuze van toen.")


class Antwoorden(Model):
    """Een ingevuld antwoordenbestand (formaten 4)."""

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
    antwoorden: Mapping[str, _GegevenVak] = Field(description="Per dimensie en vraag het antwoord.")
    actiepunten: Rij[Actiepunt] = Field(default=(), description="De adviezen die de school koos.")
    vorige: Vorige | None = Field(default=None, description="De ronde voor deze: alleen keuzes.")
    vervallen: Mapping[str, Vak] = Field(
        default_factory=dict, description="Antwoorden waarvan de vraag niet meer bestaat."
    )
    vervallen_actiepunten: Rij[Actiepunt] = Field(
        default=(), description="Actiepunten waarvan de vraag of de stap niet meer bestaat."
    )
    verwacht: Mapping[str, Annotated[int, Field(json_schema_extra=_TREDE)]] = Field(
        default_factory=dict, description="Alleen in voorbeelden: het aantoonbare niveau dat eruit moet komen."
    )

    def antwoord(self, dimensie: str, vraag: str) -> Antwoord:
        """Het antwoord op een vraag; open als er niets staat."""
        return self.antwoorden.get(dimensie, {}).get(vraag, OPEN)

    def telt(self, vraag: Vraag) -> bool:
        """Of deze vraag bij deze school en deze omvang hoort (nvt nog meegerekend)."""
        return vraag.hoort_bij(self.omvang, self.school.kenmerken)

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
    keuze = antwoord.keuze.als_gegeven
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


def _kale_vorige(vorige: Vorige) -> dict[str, Any]:
    kaal = vorige.model_dump(mode="json", exclude={"antwoorden"}, exclude_none=True)
    if not kaal["kenmerken"]:
        del kaal["kenmerken"]
    keuzes = {
        dimensie: {naam: een.als_gegeven for naam, een in vak.items()} for dimensie, vak in vorige.antwoorden.items()
    }
    return {**kaal, "antwoorden": keuzes}


def _kaal(antwoorden: Antwoorden) -> dict[str, Any]:
    """De velden van een antwoordenbestand op hun vaste volgorde, zonder wat leeg is."""
    kaal = antwoorden.model_dump(mode="json", exclude={"antwoorden", "vervallen", "vorige"}, exclude_none=True)
    if not kaal["school"]["kenmerken"]:
        del kaal["school"]["kenmerken"]
    kaal["antwoorden"] = _kaal_vak(antwoorden.antwoorden)
    kaal["vervallen"] = _kaal_vak(antwoorden.vervallen)
    if antwoorden.vorige is not None:
        kaal["vorige"] = _kale_vorige(antwoorden.vorige)
    altijd = ("antwoorden",)
    return {naam: kaal[naam] for naam in Antwoorden.model_fields if naam in altijd or kaal.get(naam)}


def schrijf_antwoorden(antwoorden: Antwoorden) -> str:
    """Schrijf antwoorden als YAML; lezen geeft precies dezelfde waarde terug."""
    return yamlbron.schrijf(_kaal(antwoorden))


def schrijf_antwoorden_json(antwoorden: Antwoorden) -> str:
    """Schrijf antwoorden als JSON, voor een bestand dat op `.json` eindigt."""
    return json.dumps(_kaal(antwoorden), ensure_ascii=False, indent=2) + "\n"


def is_ouder(antwoorden: Antwoorden, wijzer: Wijzer) -> bool:
    """Of de antwoorden bij een oudere versie van deze wijzer horen."""
    return versiegetallen(antwoorden.wijzerversie) < versiegetallen(wijzer.kop.versie)
