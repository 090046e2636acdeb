"""Wat de modellen delen: de strenge basis, de soorten tekst, en hun fouten in het Nederlands."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Final, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError, PydanticKnownError

from inzicht.bestanden.bestandssoort import soort_van_formaat, zin_over_uitvoer
from inzicht.bestanden.yamlbron import MEESTE_TEKENS, noem_pad
from inzicht.fouten import rest
from inzicht.tekst import GERESERVEERD, Raadgever, bedoelde, kort, opsomming

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pydantic_core import ErrorDetails

    from inzicht.bestanden.yamlbron import Bron, Pad
    from inzicht.fouten import Bevinding

_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]*\Z")
_VERSIE: Final = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})*\Z")
_DATUM: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_BRIN: Final = re.compile(r"[0-9]{2}[A-Z]{2}([0-9]{2})?\Z")
_KENMERK: Final = re.compile(r"sha256:[0-9a-z]{1,64}\Z")
_PEILDATUM: Final = re.compile(r"[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?\Z")
ONBEKENDE_DATUM: Final = "onbekend"
_CIJFER: Final = re.compile(r"[1-9]\Z")

T = TypeVar("T")


class Model(BaseModel):
    """Basis van elk model: streng, bevroren, en zonder onbekende velden."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True, hide_input_in_errors=True)


def klacht(tekst: str) -> PydanticCustomError:
    """Maak een fout met een eigen Nederlandse zin; `{` en `}` in de tekst zijn veilig."""
    return PydanticCustomError("inzicht", "{zin}", {"zin": tekst})


def _vorm(patroon: re.Pattern[str], zin: str) -> Callable[[str], str]:
    def keur(tekst: str) -> str:
        if not patroon.match(tekst):
            raise klacht(zin)
        return tekst

    return keur


def is_datum(tekst: str) -> bool:
    """Of dit een bestaande datum is, geschreven als 2026-11-23."""
    try:
        return bool(_DATUM.match(tekst) and date.fromisoformat(tekst))
    except ValueError:
        return False


def is_brin(tekst: str) -> bool:
    """Of dit een BRIN is: 2 cijfers en 2 hoofdletters, met of zonder vestigingsnummer."""
    return bool(_BRIN.match(tekst))


def is_id(tekst: str) -> bool:
    """Of dit een id is, zoals van een wijzer of een vraag."""
    return bool(_ID.match(tekst))


def is_versie(tekst: str) -> bool:
    """Of dit een versie is, zoals 1.0: cijfers en punten."""
    return bool(_VERSIE.match(tekst))


_IDZIN: Final = "Een id heeft alleen kleine letters a-z, 0-9 en streepjes, en begint niet met een streepje."


def _keur_datum(tekst: str) -> str:
    if not is_datum(tekst):
        raise klacht('Schrijf een bestaande datum als "2026-11-23".')
    return tekst


def _is_peildatum(tekst: str) -> bool:
    """Of dit een bestaand jaar is, een maand of een dag."""
    return bool(_PEILDATUM.match(tekst)) and is_datum(tekst + "-01-01"[len(tekst) - len("2026") :])


def _keur_peildatum(tekst: str) -> str:
    if tekst != ONBEKENDE_DATUM and not _is_peildatum(tekst):
        raise klacht('Schrijf een bestaande datum als "2026", "2026-11" of "2026-11-23", of onbekend.')
    return tekst


def _keur_nagekeken(tekst: str) -> str:
    if len(tekst) == len("2026") or not _is_peildatum(tekst):
        raise klacht('Schrijf een bestaande maand of dag als "2026-11" of "2026-11-23".')
    return tekst


def keur_id(tekst: str) -> str:
    """Geef een id terug als zij zo geschreven mag worden; werpt anders een `klacht`."""
    if not _ID.match(tekst):
        raise klacht(_IDZIN)
    return tekst


def _keur_bestandsid(tekst: str) -> str:
    """Een id die ook een bestandsnaam wordt: die van een wijzer of een dimensie."""
    if keur_id(tekst) in GERESERVEERD:
        raise klacht("Deze naam mag op Windows geen bestand zijn. Kies een andere id.")
    return tekst


def _keur_gevuld(tekst: str) -> str:
    if not tekst.strip():
        raise klacht("Deze tekst mag niet leeg zijn.")
    return tekst


def _keur_adres(tekst: str) -> str:
    if not re.match(r"(?i:https?)://[^\s<>\"]+\Z", tekst):
        raise klacht("Een adres begint met https:// en heeft geen spaties.")
    return tekst


def _cijfersleutel(sleutel: object) -> object:
    if isinstance(sleutel, str) and _CIJFER.match(sleutel):
        return int(sleutel)
    if isinstance(sleutel, int):
        return sleutel
    raise klacht("Gebruik hier een cijfer van 1 tot en met 9 als sleutel.")


def _keur_regel(tekst: str) -> str:
    if "\n" in tekst or "\r" in tekst:
        raise klacht("Deze tekst hoort op één regel te staan.")
    return tekst


def is_wijzerkenmerk(tekst: str) -> bool:
    """Of dit de hash van een wijzer kan zijn: sha256: met letters en cijfers erachter."""
    return _KENMERK.match(tekst) is not None


def is_regel(tekst: str) -> bool:
    """Of dit een gevulde tekst op een regel is, zoals de naam van een school."""
    return bool(tekst.strip()) and "\n" not in tekst and "\r" not in tekst


def _patroon(tekst: str, **meer: Any) -> Any:
    """Zet een patroon in het JSON Schema; het model zelf keurt met een eigen zin."""
    return Field(json_schema_extra={"pattern": tekst, **meer})


def met_cijfers(laagste: int = 1, *verplicht: int) -> Callable[[dict[str, Any]], None]:
    """Laat het JSON Schema als sleutels alleen cijfers toe, van `laagste` tot en met 9, en eis wat verplicht is."""

    def zet(deel: dict[str, Any]) -> None:
        deel["patternProperties"] = {f"^[{laagste}-9]$": deel.pop("additionalProperties")}
        if verplicht:
            deel["required"] = [str(een) for een in verplicht]

    return zet


_DAG: Final = "(0[1-9]|[12][0-9]|3[01])"
_SCHRIKKELJAAR: Final = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)"
_KALENDER: Final = (
    f"^(?!0000)([0-9]{{4}}-((0[13578]|1[02])-{_DAG}|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
    f"|{_SCHRIKKELJAAR}-02-29)$"
)
_OP_WINDOWS: Final = "^(?!(con|prn|aux|nul|com[0-9]|lpt[0-9])$)[a-z0-9][a-z0-9-]*$"

Tekst = Annotated[str, AfterValidator(_keur_gevuld), _patroon(r"\S", minLength=1, maxLength=MEESTE_TEKENS)]
Regel = Annotated[
    str,
    AfterValidator(_keur_gevuld),
    AfterValidator(_keur_regel),
    _patroon(r"^[^\r\n]*\S[^\r\n]*$", minLength=1, maxLength=MEESTE_TEKENS),
]
_IDPATROON: Final = "^[a-z0-9][a-z0-9-]*$"
IDSCHEMA: Final = {"type": "string", "pattern": _IDPATROON}
Id = Annotated[str, AfterValidator(keur_id), _patroon(_IDPATROON)]
Vraagverwijzing = Annotated[str, AfterValidator(_keur_gevuld), _patroon(r"^[a-z0-9][a-z0-9-]*\.[a-z0-9][a-z0-9-]*$")]
"""Een vraag als `dimensie.vraag`; of zij bestaat, en wat er bedoeld was, zegt de keuring."""
Bestandsid = Annotated[str, AfterValidator(_keur_bestandsid), _patroon(_OP_WINDOWS)]
Versie = Annotated[
    str,
    AfterValidator(_vorm(_VERSIE, 'Schrijf een versie als "1.0": cijfers en punten.')),
    _patroon(r"^[0-9]{1,9}(\.[0-9]{1,9})*$"),
]
Datum = Annotated[str, AfterValidator(_keur_datum), _patroon(_KALENDER)]
Wijzerkenmerk = Annotated[
    str,
    AfterValidator(_vorm(_KENMERK, "Een wijzerkenmerk is sha256: met letters en cijfers erachter.")),
    _patroon("^sha256:[0-9a-z]{1,64}$"),
]
Brin = Annotated[
    str,
    AfterValidator(_vorm(_BRIN, "Een BRIN is 2 cijfers en 2 hoofdletters, zoals 12AB.")),
    _patroon("^[0-9]{2}[A-Z]{2}([0-9]{2})?$"),
]
Peildatum = Annotated[
    str,
    AfterValidator(_keur_peildatum),
    _patroon(f"^({ONBEKENDE_DATUM}|[1-9][0-9]{{3}}(-(0[1-9]|1[0-2])(-{_DAG})?)?)$"),
]
Nagekeken = Annotated[
    str,
    AfterValidator(_keur_nagekeken),
    _patroon(f"^[1-9][0-9]{{3}}-(0[1-9]|1[0-2])(-{_DAG})?$"),
]
Adres = Annotated[str, AfterValidator(_keur_adres), _patroon(r"^[Hh][Tt][Tt][Pp][Ss]?://[^\s<>\"]+$")]
Cijfer = Annotated[int, BeforeValidator(_cijfersleutel)]
Rij = Annotated[tuple[T, ...], Field(strict=False)]
MEESTE_FOUTEN: Final = 1000
"""Zoveel fouten in de vorm worden elk een bevinding; van de rest telt alleen hoeveel het er zijn."""


def hoogstens(aantal: int) -> BeforeValidator:
    """Weiger een te lange lijst of mapping voordat haar leden gekeurd worden: elk lid kan vele fouten geven."""

    def keur(waarde: object) -> object:
        if isinstance(waarde, list | dict) and len(waarde) > aantal:
            maten = {"field_type": "Tuple", "max_length": aantal, "actual_length": len(waarde)}
            raise PydanticKnownError("too_long", maten)
        return waarde

    return BeforeValidator(keur)


def valideer(model: type[T], bron: Bron) -> tuple[T | None, list[Bevinding]]:
    """Keur een gelezen bron met een model; geef het model, of alle bevindingen met hun plek."""
    try:
        return model.model_validate(bron.waarde), []  # type: ignore[attr-defined]
    except ValidationError as fout:
        fouten = fout.errors(include_url=False, include_context=True, include_input=True)
        raadgever, rij = Raadgever(), [*_ontdubbeld(fouten)]
        gevonden = [_bevinding(bron, model, een, raadgever) for een in rij[:MEESTE_FOUTEN]]
        return None, [*gevonden, *rest(gevonden[-1:], len(rij) - len(gevonden))]


def keur_formaat(bron: Bron, verwacht: str) -> tuple[Bevinding, ...]:
    """Weiger een bestand van een ander soort of van een nieuwere inzicht, met een eigen zin."""
    formaat = bron.waarde.get("formaat")
    if not isinstance(formaat, str) or formaat == verwacht:
        return ()
    soort = soort_van_formaat(formaat)
    if soort.naam == soort_van_formaat(verwacht).naam and soort.nummer.isdecimal():
        reden = f"Het formaat {formaat} is van een nieuwere inzicht. Werk inzicht bij."
    elif soort.uitvoer:
        reden = zin_over_uitvoer(soort.uitvoer)
    elif soort.is_invoer:
        reden = f"Dit is een ander soort bestand ({formaat}); hier hoort {verwacht}."
    else:
        reden = f"Onbekend formaat; hier hoort {verwacht}.{bedoelde(formaat, [verwacht])}"
    return (bron.bevinding(("formaat",), "105", reden),)


def foutpaden(model: type[BaseModel], bron: Bron) -> list[Pad]:
    """De paden die niet door het model komen."""
    try:
        model.model_validate(bron.waarde)
    except ValidationError as fout:
        fouten = fout.errors(include_url=False, include_input=False, include_context=False)
        return [tuple(stap for stap in een["loc"] if stap != "[key]") for een in fouten]
    return []


def _ontdubbeld(fouten: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    gezien = set()
    for een in fouten:
        if een["loc"] not in gezien:
            gezien.add(een["loc"])
            yield een


def _bevinding(bron: Bron, model: type[Any], fout: ErrorDetails, raadgever: Raadgever) -> Bevinding:
    pad = tuple(stap for stap in fout["loc"] if stap != "[key]")
    soort = fout["type"]
    if soort == "missing":
        zin = f"Het veld {_noem(bron, pad)} ontbreekt."
        return bron.bevinding(pad[:-1], "101", zin, sleutel=len(pad) > 1)
    if soort == "extra_forbidden":
        raad = raadgever.raad(str(pad[-1]), velden_op(model, pad[:-1]))
        return bron.bevinding(pad, "102", f"Onbekend veld {_noem(bron, pad)}.{raad}", sleutel=True)
    sleutel = "[key]" in fout["loc"] or soort in ("too_short", "too_long")
    return bron.bevinding(pad, "103", f"{_noem(bron, pad)}: {_zin(fout, raadgever)}", sleutel=sleutel)


def _noem(bron: Bron, pad: Pad) -> str:
    """Noem een veld zoals een lezer het zoekt: `gewicht` van vraag `mfa`, in plaats van `vragen.0.gewicht`."""
    if len(pad) < 3 or pad[0] != "vragen" or not isinstance(pad[1], int):  # noqa: PLR2004 - vragen, nummer, veld
        return f"`{noem_pad(pad)}`"
    vraag = bron.waarde["vragen"][pad[1]]
    naam = vraag.get("id") if isinstance(vraag, dict) else None
    return f"`{noem_pad(pad[2:])}` van vraag {f'`{kort(naam)}`' if isinstance(naam, str) else pad[1] + 1}"


def velden_op(model: type[Any], pad: Pad) -> tuple[str, ...]:
    """Geef de veldnamen die op dit pad mogen staan; leeg als het model daar vrije sleutels heeft."""
    soorten: list[Any] = [model]
    for stap in pad:
        velden = [soort.model_fields[stap] for soort in soorten if stap in soort.model_fields]
        if velden:  # een rijnummer of vrije sleutel blijft bij hetzelfde model
            soorten = [dieper for veld in velden for dieper in _uitgepakt(veld.annotation)]
    return tuple(naam for soort in soorten for naam in soort.model_fields)


def _is_model(soort: object) -> bool:
    return isinstance(soort, type) and issubclass(soort, BaseModel)


def _uitgepakt(soort: Any) -> list[Any]:
    """Zoek de modellen in een annotatie zoals `Mapping[str, X]` of `tuple[X, ...]`."""
    if _is_model(soort):
        return [soort]
    return [dieper for deel in getattr(soort, "__args__", ()) for dieper in _uitgepakt(deel)]


def _getal_als_tekst(fout: ErrorDetails) -> str:
    waarde = fout.get("input")
    if waarde is None:
        return "Hier ontbreekt tekst."
    if isinstance(waarde, bool):
        return "Hier hoort tekst. Zet true of false tussen aanhalingstekens als u dat woord bedoelt."
    if isinstance(waarde, int):
        return "Hier hoort tekst. Zet het getal tussen aanhalingstekens."
    return "Hier hoort tekst, geen lijst of groep."


def _geheel_getal(fout: ErrorDetails) -> str:
    quotes = " Haal de aanhalingstekens weg." if str(fout.get("input")).isdecimal() else ""
    return f"Hier hoort een geheel getal.{quotes}"


def _hoort(aantal: int) -> str:
    return "hoort" if aantal == 1 else "horen"


_ZINNEN: Final[Mapping[str, Callable[[Any], str]]] = {
    "inzicht": lambda f: str(f["ctx"]["zin"]),
    "string_type": _getal_als_tekst,
    "int_type": _geheel_getal,
    "bool_type": lambda _: "Hier hoort true of false.",
    "dict_type": lambda _: "Hier horen sleutels met een dubbele punt.",
    "mapping_type": lambda _: "Hier horen sleutels met een dubbele punt.",
    "model_type": lambda _: "Hier horen sleutels met een dubbele punt.",
    "tuple_type": lambda _: "Hier hoort een lijst, zoals [a, b].",
    "greater_than_equal": lambda f: f"Het kleinste dat mag, is {f['ctx']['ge']}.",
    "less_than_equal": lambda f: f"Het grootste dat mag, is {f['ctx']['le']}.",
    "too_short": lambda f: f"Hier {_hoort(f['ctx']['min_length'])} er minstens {f['ctx']['min_length']} te staan.",
    "too_long": lambda f: f"Hier mogen er hoogstens {f['ctx']['max_length']} staan.",
    "string_pattern_mismatch": lambda _: _IDZIN,
}


def _zin(fout: ErrorDetails, raadgever: Raadgever) -> str:
    if fout["type"] == "literal_error":
        keuzes = re.findall(r"'([^']*)'", str(fout.get("ctx", {}).get("expected", "")))
        waarde = fout.get("input")
        raad = raadgever.raad(waarde, keuzes) if isinstance(waarde, str) else ""
        return f"Kies uit {opsomming(keuzes, 'of')}.{raad}"
    maak = _ZINNEN.get(fout["type"])
    return maak(fout) if maak else "Deze waarde is hier niet toegestaan."
