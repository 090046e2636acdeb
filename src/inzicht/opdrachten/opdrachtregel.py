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
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, NoReturn

import typer
from typer._click import Command, Context, HelpFormatter
from typer._click.exceptions import UsageError
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from inzicht import __version__
from inzicht.bestanden import padstaat
from inzicht.fouten import BewaarFout, GebruikFout, InzichtFout, Onderbroken
from inzicht.opdrachten import tekort
from inzicht.opdrachten.aanroep import programma
from inzicht.opdrachten.parameters import VerkeerdGebruik, gebruikszin, parameternaam, parameteruitleg
from inzicht.scherm import stromen
from inzicht.tekst import bedoelde, geen_opdracht, opsomming, schoon

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_PROGRAMMA: Final = "inzicht"
_SCHIL_LAAT_JOKERTEKENS_STAAN: Final = os.name == "nt"
"""Op Windows krijgt het programma `*.yaml` zelf; elders heeft de schil daar al namen van gemaakt."""
_GESTOPT: Final = 130
_KAAL: Final[dict[str, Any]] = {"add_completion": False, "rich_markup_mode": None, "pretty_exceptions_enable": False}
_VOL: Final = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


@dataclass(frozen=True, slots=True)
class Luie:
    """Een opdracht die pas geladen wordt als ze nodig is: haar module en haar regel in de hulp."""

    module: str
    hulp: str


class _Nederlands(Command):
    """Wat een opdracht en de groep delen: Nederlandse hulp, en bij elke gebruiksfout haar context."""

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        argumenten = [p for p in self.get_params(ctx) if isinstance(p, TyperArgument) and not p.hidden]
        delen = [parameternaam(p) if p.required else f"[{parameternaam(p)}]" for p in argumenten]
        gebruik = [self.options_metavar or "", *delen, getattr(self, "subcommand_metavar", "")]
        formatter.write_usage(ctx.command_path, " ".join(gebruik).strip(), prefix="Gebruik: ")

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        for kop, soort in (("Argumenten", TyperArgument), ("Opties", TyperOption)):
            rijen = [
                (parameternaam(p), parameteruitleg(p))
                for p in self.get_params(ctx)
                if isinstance(p, soort) and not p.hidden
            ]
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
            raise VerkeerdGebruik(f"Dit is te veel: {opsomming(f'`{woord}`' for woord in over)}.", ctx)
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
                raise VerkeerdGebruik(f"Bij `{optie.opts[0]}` ontbreekt een waarde.", ctx)


class Groep(_Nederlands, TyperGroup):
    """De hoofdopdracht: laadt opdrachten lui en is de enige plaats die uitzonderingen vangt."""

    luie: ClassVar[Mapping[str, Luie]] = {}

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:  # noqa: ARG002 - de vorm van Typer
        return _laad(cmd_name, self.luie[cmd_name]) if cmd_name in self.luie else None

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        gevonden = self.get_command(ctx, args[0])
        if gevonden is None:
            raise VerkeerdGebruik(f"De opdracht `{args[0]}` bestaat niet.{bedoelde(args[0], self.luie)}", ctx)
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
