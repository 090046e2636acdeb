"""De opdrachtregel in het Nederlands: hulp, fouten, luie opdrachten en een grens voor elke uitzondering.

Typer vertaalt maar een deel. Daarom schrijft deze module de hulp zelf, en elke gebruiksfout uit haar onderdelen,
nooit uit de Engelse tekst. Een opdracht die zelf een waarde weigert, werpt `GebruikFout`, geen `typer.BadParameter`.
"""

from __future__ import annotations

import errno
import importlib
import io
import os
import sys
import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, NoReturn, TypeAlias, get_args

import typer
from typer._click import Command, Context, HelpFormatter
from typer._click.exceptions import BadOptionUsage, BadParameter, MissingParameter, NoSuchOption, UsageError
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from inzicht import __version__
from inzicht.bestanden import padstaat
from inzicht.fouten import BewaarFout, GebruikFout, InzichtFout, Onderbroken
from inzicht.opdrachten import tekort
from inzicht.opdrachten.aanroep import programma
from inzicht.scherm import stromen
from inzicht.tekst import bedoelde, geen_opdracht, kies_uit, opsomming, schoon

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_PROGRAMMA: Final = "inzicht"
_SCHIL_LAAT_JOKERTEKENS_STAAN: Final = os.name == "nt"
"""Op Windows krijgt het programma `*.yaml` zelf; elders heeft de schil daar al namen van gemaakt."""
_GESTOPT: Final = 130
_Parameter: TypeAlias = TyperArgument | TyperOption
_SOORTEN: Final = {"int": ("GETAL", "een geheel getal"), "Path": ("PAD", "een ander pad")}
_KAAL: Final[dict[str, Any]] = {"add_completion": False, "rich_markup_mode": None, "pretty_exceptions_enable": False}
_VOL: Final = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


@dataclass(frozen=True, slots=True)
class Luie:
    """Een opdracht die pas geladen wordt als ze nodig is: haar module en haar regel in de hulp."""

    module: str
    hulp: str


class _VerkeerdGebruik(UsageError):
    """Een gebruiksfout waarvan de boodschap al een Nederlandse zin is."""


class _Nederlands(Command):
    """Wat een opdracht en de groep delen: Nederlandse hulp, en bij elke gebruiksfout haar context."""

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        argumenten = [p for p in self.get_params(ctx) if isinstance(p, TyperArgument) and not p.hidden]
        delen = [_naam(p) if p.required else f"[{_naam(p)}]" for p in argumenten]
        gebruik = [self.options_metavar or "", *delen, getattr(self, "subcommand_metavar", "")]
        formatter.write_usage(ctx.command_path, " ".join(gebruik).strip(), prefix="Gebruik: ")

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        for kop, soort in (("Argumenten", TyperArgument), ("Opties", TyperOption)):
            rijen = [(_naam(p), _uitleg(p)) for p in self.get_params(ctx) if isinstance(p, soort) and not p.hidden]
            if rijen:
                with formatter.section(kop):
                    formatter.write_dl(rijen)

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except UsageError as fout:
            fout.ctx = fout.ctx or ctx
            raise


class Opdracht(_Nederlands, TyperCommand):
    """Een opdracht met Nederlandse hulp en fouten."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        ctx.allow_extra_args = True  # zodat de fout hieronder van ons is, met de woorden erbij
        over = super().parse_args(ctx, args)
        self._eis_geen_optie_als_waarde(ctx)
        if _SCHIL_LAAT_JOKERTEKENS_STAAN:
            over = [*over, *self._vul_jokertekens_in(ctx)]
        if over:
            raise _VerkeerdGebruik(f"Dit is te veel: {opsomming(f'`{woord}`' for woord in over)}.", ctx)
        return over

    def _vul_jokertekens_in(self, ctx: Context) -> list[str]:
        """Zet bij elk argument de namen die op zijn jokertekens passen; geeft wat er dan te veel is."""
        over: list[str] = []
        for argument in (een for een in self.get_params(ctx) if isinstance(een, TyperArgument)):
            naam = argument.name or ""
            waarde = ctx.params.get(naam)
            if argument.nargs == -1:
                ctx.params[naam] = [pad for een in waarde or () for pad in padstaat.passend(een)] or waarde
            elif isinstance(waarde, str):
                ctx.params[naam], *rest = padstaat.passend(waarde)
                over += rest
        return over

    def _eis_geen_optie_als_waarde(self, ctx: Context) -> None:
        """Weiger `--uit --stil`: de volgende optie is geen waarde, de echte waarde ontbreekt."""
        opties = [een for een in self.get_params(ctx) if isinstance(een, TyperOption)]
        namen = {naam for een in opties for naam in een.opts}
        for optie in opties:
            waarde = ctx.params.get(optie.name or "")
            if any(deel in namen for deel in (waarde if isinstance(waarde, (list, tuple)) else (waarde,))):
                raise _VerkeerdGebruik(f"Bij `{optie.opts[0]}` ontbreekt een waarde.", ctx)


class Groep(_Nederlands, TyperGroup):
    """De hoofdopdracht: laadt opdrachten lui en is de enige plaats die uitzonderingen vangt."""

    luie: ClassVar[Mapping[str, Luie]] = {}

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:  # noqa: ARG002 - de vorm van Typer
        return _laad(cmd_name, self.luie[cmd_name]) if cmd_name in self.luie else None

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        gevonden = self.get_command(ctx, args[0])
        if gevonden is None:
            raise _VerkeerdGebruik(f"De opdracht `{args[0]}` bestaat niet.{bedoelde(args[0], self.luie)}", ctx)
        return args[0], gevonden, args[1:]

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        with formatter.section("Opdrachten"):
            formatter.write_dl([(naam, een.hulp) for naam, een in self.luie.items()])

    def main(self, args: Sequence[str] | None = None, *_rest: Any, **_extra: Any) -> NoReturn:
        """Voer uit en eindig met de uitgang die bij de uitkomst hoort; het programma heet altijd inzicht."""
        gegeven = list(sys.argv[1:] if args is None else args)
        einde = gegeven.index("--") if "--" in gegeven else len(gegeven)
        voor = [een for een in gegeven[:einde] if een != "--debug"]
        debug = len(voor) < einde
        uitgang = _bewaak(lambda: self._voer_uit(voor + gegeven[einde:]), debug=debug)
        laatste = _bewaak(lambda: sys.stdout.flush(), debug=debug)  # noqa: PLW0108 - stdout kan ander zijn geworden
        stromen.sluit_af()
        sys.exit(uitgang or laatste)

    def _voer_uit(self, args: list[str]) -> int:
        try:
            with self.make_context(_PROGRAMMA, args) as ctx:
                self.invoke(ctx)
        except typer.Exit as einde:
            return einde.exit_code
        return 0


def _laad(naam: str, luie: Luie) -> Command:
    """Maak van de functie `opdracht` in een module een opdracht; haar docstring is de lange hulp."""
    functie = importlib.import_module(luie.module).opdracht
    los = typer.Typer(**_KAAL)
    los.command(naam, cls=Opdracht, options_metavar="[OPTIES]")(functie)
    return typer.main.get_command(los)


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


def _naam(p: _Parameter) -> str:
    """De linkerkolom van de hulp: `BESTAND`, `PAD...`, `-u, --uit PAD` of `--kort / --lang`."""
    if isinstance(p, TyperArgument):
        return (p.metavar or p.name.upper()) + ("" if p.nargs == 1 else "...")
    groepen = [", ".join(sorted(een, key=lambda naam: naam[:2] == "--")) for een in (p.opts, p.secondary_opts) if een]
    return " / ".join(groepen) + ("" if p.is_flag else f" {p.metavar or '|'.join(_keuzes(p)) or _soort(p)[0]}")


def _uitleg(p: _Parameter) -> str:
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
    if isinstance(fout, _VerkeerdGebruik):
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
    naam = _naam(p) if isinstance(p, TyperArgument) else f"`{max(p.opts, key=len)}`"
    waarde = next((str(een["input"]) for een in getattr(fout.__cause__, "errors", list)()), "")
    gegeven = f"De waarde `{waarde}` bij {naam}" if waarde else f"De waarde bij {naam}"
    wat = f"{naam} ontbreekt, maar is verplicht" if isinstance(fout, MissingParameter) else f"{gegeven} past niet"
    if _keuzes(p):
        return f"{wat}{kies_uit(waarde, _keuzes(p))}"
    past = "" if isinstance(fout, MissingParameter) else f": kies {_soort(p)[1]} {_bereik(p)}"
    return f"{wat}{past}".rstrip() + "."


def _bewaak(doe: Callable[[], int | None], *, debug: bool) -> int:
    """Geef de uitgang van het werk, of die van de uitzondering: hier ontsnapt er geen."""
    try:
        return doe() or 0
    except (KeyboardInterrupt, Exception) as fout:  # noqa: BLE001 - de grens
        try:
            return _meld(fout, debug=debug)
        except Exception as tweede:  # noqa: BLE001 - ook het melden zelf kan misgaan
            return _meld_bug(tweede, debug=debug)


def _meld(fout: BaseException, *, debug: bool) -> int:
    """Zeg wat er misging en geef de uitgang die daarbij hoort."""
    if isinstance(fout, InzichtFout):
        _zeg(*fout.regels)
        return fout.uitgang
    if isinstance(fout, KeyboardInterrupt | typer.Abort):
        _zeg("Gestopt.")
        return 128 + fout.nummer if isinstance(fout, Onderbroken) else _GESTOPT
    if tekort.is_tekort(fout):
        _zeg(tekort.ZIN)
        return tekort.UITGANG
    if isinstance(fout, UsageError):
        _zeg(f"Fout: {gebruikszin(fout)}", f"Hulp: {_opdracht_van(fout)} --help")
        return GebruikFout.uitgang
    uitgang = _meld_uitvoer(fout) if isinstance(fout, OSError) else None
    return _meld_bug(fout, debug=debug) if uitgang is None else uitgang


def _opdracht_van(fout: UsageError) -> str:
    """De opdracht waar de fout in zit, zoals de gebruiker haar aanroept."""
    pad = fout.ctx.command_path if fout.ctx else _PROGRAMMA
    return programma() + pad.removeprefix(_PROGRAMMA)


def _meld_bug(fout: BaseException, *, debug: bool) -> int:
    """Een regel zonder gegevens van de gebruiker; het spoor, waar die in kunnen staan, alleen met --debug."""
    if debug:
        _zeg(*"".join(traceback.format_exception(fout)).splitlines())
    plekken = [(str(kader.f_globals.get("__name__")), regel) for kader, regel in traceback.walk_tb(fout.__traceback__)]
    eigen = [een for een in plekken if een[0].startswith("inzicht.") and een[0] != __name__]
    module, regel = (eigen or plekken)[-1]  # het liefst de diepste plek in inzicht zelf
    _zeg(
        f"Onverwachte fout in inzicht ({type(fout).__name__}, {module}:{regel}). Dit is een fout van het programma, "
        "niet van u. Meld deze regel; met --debug ziet u meer."
    )
    return InzichtFout.uitgang


def _meld_uitvoer(fout: OSError) -> int | None:
    """Een gebroken pijp is stil en goed (0), een volle of gesloten uitvoer is 4; None is een andere fout."""
    gebroken = isinstance(fout, ConnectionError) or (os.name == "nt" and fout.errno == errno.EINVAL)
    kapot = isinstance(fout, io.UnsupportedOperation) or fout.errno in {*_VOL, errno.EIO, errno.EBADF}
    if fout.filename is not None or not (gebroken or kapot):  # met een naam is het een bestand, niet de uitvoer
        return None
    stromen.laat_los(sys.stdout)
    if gebroken:
        return 0
    _zeg(f"Kon de uitvoer niet schrijven: {'de schijf is vol' if fout.errno in _VOL else 'de uitvoer is gesloten'}.")
    return BewaarFout.uitgang


def _zeg(*regels: str) -> None:
    sys.stderr.write("".join(f"{geen_opdracht(schoon(regel))}\n" for regel in regels))
    sys.stderr.flush()


def _hoofd(
    ctx: typer.Context, versie: Annotated[bool, typer.Option("--version", help="Toon de versie en stop.")] = False
) -> None:
    """Inzicht in de registratie van leerlinggegevens: waar staat uw school, en wat is de volgende stap?"""
    if versie:
        typer.echo(f"{_PROGRAMMA} {__version__}")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())
        raise typer.Exit(GebruikFout.uitgang)


def maak_app(opdrachten: Mapping[str, Luie]) -> typer.Typer:
    """Maak de hoofdopdracht met deze opdrachten, in deze volgorde; geen ervan wordt al geladen."""
    app = typer.Typer(
        cls=type("InzichtGroep", (Groep,), {"luie": dict(opdrachten)}),
        options_metavar="[OPTIES]",
        subcommand_metavar="OPDRACHT [ARGUMENTEN]...",
        invoke_without_command=True,
        context_settings={"help_option_names": ["-h", "--help"]},
        **_KAAL,
    )
    app.callback()(_hoofd)
    return app


def start(app: typer.Typer) -> None:
    """Voer uit op de echte stromen; een smalle tekenset of een kapotte stroom laat niets crashen."""
    stromen.richt_in()
    app()
