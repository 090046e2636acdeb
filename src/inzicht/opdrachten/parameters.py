"""Hoe een parameter in de hulp heet, en de Nederlandse zin bij een gebruiksfout van Typer."""

from __future__ import annotations

from typing import Final, TypeAlias, get_args

from typer._click.exceptions import BadOptionUsage, BadParameter, MissingParameter, NoSuchOption, UsageError
from typer.core import TyperArgument, TyperOption

from inzicht.tekst import bedoelde, kies_uit

_Parameter: TypeAlias = TyperArgument | TyperOption
_SOORTEN: Final = {"int": ("GETAL", "een geheel getal"), "Path": ("PAD", "een ander pad")}


class VerkeerdGebruik(UsageError):
    """Een gebruiksfout waarvan de boodschap al een Nederlandse zin is."""


def _keuzes(p: _Parameter) -> list[str]:
    return [str(getattr(keuze, "value", keuze)) for keuze in p.type_descriptor.choices or ()]


def _soort(p: _Parameter) -> tuple[str, str]:
    """Hoe een waarde heet in de hulp, en in woorden wat er past."""
    annotatie = p.type_descriptor.annotation
    element = get_args(annotatie)[0] if p.type_descriptor.is_list else annotatie
    return _SOORTEN.get(getattr(element, "__name__", ""), ("TEKST", "een andere waarde"))


def _bereik(p: _Parameter) -> str:
    grenzen = (("vanaf", p.min), ("tot en met", p.max))
    return " ".join(f"{woord} {grens}" for woord, grens in grenzen if grens is not None)


def parameternaam(p: _Parameter) -> str:
    """De linkerkolom van de hulp: `BESTAND`, `PAD...`, `-u, --uit PAD` of `--kort / --lang`."""
    if isinstance(p, TyperArgument):
        return (p.metavar or p.name.upper()) + ("" if p.nargs == 1 else "...")
    groepen = [", ".join(sorted(een, key=lambda naam: naam[:2] == "--")) for een in (p.opts, p.secondary_opts) if een]
    return " / ".join(groepen) + ("" if p.is_flag else f" {p.metavar or '|'.join(_keuzes(p)) or _soort(p)[0]}")


def parameteruitleg(p: _Parameter) -> str:
    """De rechterkolom van de hulp, met tussen haken wat er verder over te weten is."""
    hulp = "Toon deze hulp en stop." if p.name == "help" else p.help or ""
    waarden = p.default if isinstance(p.default, list | tuple) else [p.default]
    toon = p.show_default and not callable(p.default) and not isinstance(p.default, bool | None)
    standaard = ", ".join(str(getattr(een, "value", een)) for een in waarden) if toon else ""
    delen = [standaard and f"standaard: {standaard}", _bereik(p), "verplicht" if p.required else ""]
    return f"{hulp}  [{'; '.join(filter(None, delen))}]".strip() if any(delen) else hulp


def gebruikszin(fout: UsageError) -> str:
    """Maak de Nederlandse zin bij een gebruiksfout van Typer."""
    parameters = fout.ctx.command.get_params(fout.ctx) if fout.ctx else []
    opties = {naam: p for p in parameters if isinstance(p, TyperOption) for naam in (*p.opts, *p.secondary_opts)}
    if isinstance(fout, VerkeerdGebruik):
        return fout.message
    if isinstance(fout, NoSuchOption):
        lange = [naam for naam, p in opties.items() if naam[:2] == "--" and not p.hidden]
        return f"De optie `{fout.option_name}` bestaat niet.{bedoelde(fout.option_name, lange)}"
    if isinstance(fout, BadOptionUsage):
        zonder = fout.option_name in opties and opties[fout.option_name].is_flag
        return f"Bij `{fout.option_name}` {'hoort geen' if zonder else 'ontbreekt een'} waarde."
    if isinstance(fout, BadParameter) and isinstance(fout.param, _Parameter):
        return _parameterzin(fout, fout.param)
    return "Zo is deze opdracht niet te gebruiken."


def _parameterzin(fout: BadParameter, p: _Parameter) -> str:
    """Zeg dat een waarde ontbreekt of niet past, en wat er wel past; Pydantic bewaart de waarde bij de fout."""
    wie = parameternaam(p) if isinstance(p, TyperArgument) else f"`{max(p.opts, key=len)}`"
    waarde = next((str(een["input"]) for een in getattr(fout.__cause__, "errors", list)()), "")
    gegeven = f"De waarde `{waarde}` bij {wie}" if waarde else f"De waarde bij {wie}"
    wat = f"{wie} ontbreekt, maar is verplicht" if isinstance(fout, MissingParameter) else f"{gegeven} past niet"
    if _keuzes(p):
        return f"{wat}{kies_uit(waarde, _keuzes(p))}"
    past = "" if isinstance(fout, MissingParameter) else f": kies {_soort(p)[1]} {_bereik(p)}"
    return f"{wat}{past}".rstrip() + "."
