"""De opdrachtregel in het Nederlands: hulp, fouten, luie opdrachten en een grens voor elke uitzondering.

Typer kent maar een deel van zijn teksten via gettext. Daarom bouwt deze module de hulp zelf, en maakt ze van
elke gebruiksfout een Nederlandse zin uit de onderdelen van die fout (nooit uit de Engelse tekst alleen).
"""

from __future__ import annotations

import errno
import importlib
import os
import re
import sys
import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup

from inzicht import __version__
from inzicht.fouten import GebruikFout, InzichtFout
from inzicht.tekst import bedoelde, schoon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HULPOPTIES: Final = {"help_option_names": ["-h", "--help"]}
_HULP: Final = "Toon deze hulp en stop."
_BUG: Final = 70
_GESTOPT: Final = 130
_PROGRAMMA: Final = "inzicht"


@dataclass(frozen=True, slots=True)
class Luie:
    """Een opdracht die pas geladen wordt als ze nodig is: haar module en haar regel in de hulp."""

    module: str
    hulp: str


class _NederlandseHulp:
    """Schrijft de hulp van een opdracht; gedeeld door opdrachten en de groep."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        delen = (deel.strip("{}") for deel in self.collect_usage_pieces(ctx))  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, " ".join(delen), prefix="Gebruik: ")
        self.format_help_text(ctx, formatter)  # type: ignore[attr-defined]
        for kop, soort in (("Argumenten", "argument"), ("Opties", "option")):
            rijen = [_hulprij(p, ctx) for p in self.get_params(ctx) if p.param_type_name == soort]  # type: ignore[attr-defined]
            zichtbaar = [rij for rij in rijen if rij is not None]
            if zichtbaar:
                with formatter.section(kop):
                    formatter.write_dl(zichtbaar)


def _hulprij(parameter: Any, ctx: Any) -> tuple[str, str] | None:
    rij = parameter.get_help_record(ctx)
    if rij is None:
        return None
    naam, hulp = rij
    if parameter.name == "help":
        hulp = _HULP
    hulp = re.sub(r"\[default: (.*?)(; required)?\]\Z", r"[standaard: \1]", hulp)
    naam = re.sub(r" <[^>]+>(\.\.\.)?\Z", "", str(naam))
    return naam, re.sub(r"\[required\]\Z", "[verplicht]", hulp)


class Opdracht(_NederlandseHulp, TyperCommand):
    """Een opdracht met Nederlandse hulp."""


class Groep(_NederlandseHulp, TyperGroup):
    """De hoofdopdracht: laadt opdrachten lui en is de enige plaats die uitzonderingen vangt."""

    luie: ClassVar[Mapping[str, Luie]] = {}

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - de vorm van Typer
        return list(self.luie)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        gekozen = self.luie.get(cmd_name)
        return None if gekozen is None else _laad(cmd_name, gekozen)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] not in self.luie and not args[0].startswith("-"):
            raise GebruikFout(f"De opdracht `{args[0]}` bestaat niet.{bedoelde(args[0], self.luie)}")
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        super().format_help(ctx, formatter)
        with formatter.section("Opdrachten"):
            formatter.write_dl([(naam, een.hulp) for naam, een in self.luie.items()])

    def main(
        self, args: Sequence[str] | None = None, prog_name: str | None = None, *rest: Any, **extra: Any
    ) -> NoReturn:
        """Voer uit en eindig met de uitgang van ontwerp 6, wat er ook gebeurt."""
        del rest, extra
        gegeven = list(sys.argv[1:] if args is None else args)
        debug = "--debug" in gegeven
        sys.exit(self._uitgang([een for een in gegeven if een != "--debug"], prog_name or _PROGRAMMA, debug=debug))

    def _uitgang(self, args: list[str], naam: str, *, debug: bool) -> int:
        try:
            uitgang = super().main(args=args, prog_name=naam, standalone_mode=False)
            sys.stdout.flush()
        except InzichtFout as fout:
            _zeg(*fout.regels)
            return fout.uitgang
        except (KeyboardInterrupt, typer.Abort):
            _zeg("Gestopt.")
            return _GESTOPT
        except SystemExit:  # Typer vangt een gebroken pijp zelf en eindigt dan zo
            return 0
        except OSError as fout:
            return _schrijffout(fout, debug=debug)
        except Exception as fout:  # noqa: BLE001 - de laatste grens: geen traceback voor gebruikers
            return _vertaal_of_bug(fout, debug=debug)
        return uitgang if isinstance(uitgang, int) else 0


def _laad(naam: str, luie: Luie) -> Any:
    """Maak van de functie `opdracht` in een module een opdracht."""
    los = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    functie = importlib.import_module(luie.module).opdracht
    los.command(naam, cls=Opdracht, options_metavar="[OPTIES]", context_settings=HULPOPTIES)(functie)
    return typer.main.get_command(los)


def _zeg(*regels: str) -> None:
    for regel in regels:
        sys.stderr.write(schoon(regel) + "\n")


def _schrijffout(fout: OSError, *, debug: bool) -> int:
    """Een gebroken pijp is stil; een volle of kapotte uitvoer is uitgang 4."""
    if fout.errno == errno.EPIPE:
        _sluit_uitvoer()
        return 0
    if fout.errno in (errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EFBIG, errno.EBADF):
        _sluit_uitvoer()
        _zeg("Kon de uitvoer niet schrijven: de schijf is vol of de uitvoer is gesloten.")
        return 4
    return _meld_bug(fout, debug=debug)


def _sluit_uitvoer() -> None:
    """Laat Python bij het afsluiten niet nog eens proberen te schrijven."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - blijft open tot het einde


def _vertaal_of_bug(fout: Exception, *, debug: bool) -> int:
    zin = gebruikszin(fout)
    if zin is None:
        return _meld_bug(fout, debug=debug)
    ctx = getattr(fout, "ctx", None)
    pad = ctx.command_path if ctx is not None else _PROGRAMMA
    _zeg(f"Fout: {zin}", f"Hulp: {pad} --help")
    return 2


def _meld_bug(fout: BaseException, *, debug: bool) -> int:
    if debug:
        traceback.print_exception(fout)
    laatste = traceback.extract_tb(fout.__traceback__)[-1:]
    plaats = f", {os.path.basename(laatste[0].filename)}:{laatste[0].lineno}" if laatste else ""  # noqa: PTH119
    _zeg(
        f"Onverwachte fout in inzicht {__version__} ({type(fout).__name__}{plaats}). Dit is een fout van het "
        "programma, niet van u. Meld deze regel bij de makers; met --debug ziet u meer."
    )
    return _BUG


def gebruikszin(fout: Exception) -> str | None:
    """De Nederlandse zin bij een gebruiksfout van Typer, of None als het een andere fout is."""
    maak = {
        "NoSuchOption": _onbekende_optie,
        "BadOptionUsage": _verkeerde_optie,
        "MissingParameter": _ontbreekt,
        "BadParameter": _verkeerde_waarde,
        "BadArgumentUsage": lambda _: "Er ontbreekt een waarde.",
        "UsageError": _overig,
    }.get(type(fout).__name__)
    return maak(fout) if maak else None


def _onbekende_optie(fout: Any) -> str:
    mogelijk = [optie for p in fout.ctx.command.get_params(fout.ctx) for optie in p.opts if optie.startswith("--")]
    return f"De optie `{fout.option_name}` bestaat niet.{bedoelde(fout.option_name, mogelijk)}"


def _verkeerde_optie(fout: Any) -> str:
    if "does not take" in fout.message:
        return f"Bij `{fout.option_name}` hoort geen waarde."
    return f"Bij `{fout.option_name}` ontbreekt een waarde."


def _noem(parameter: Any) -> str:
    if parameter is None:
        return "een waarde"
    return str(parameter.opts[-1] if parameter.param_type_name == "option" else parameter.metavar or parameter.name)


def _ontbreekt(fout: Any) -> str:
    return f"U gaf geen {_noem(fout.param)} op; dat is verplicht."


def _verkeerde_waarde(fout: Any) -> str:
    return f"De waarde bij `{_noem(fout.param)}` past niet: verwacht een geheel getal."


def _overig(fout: Any) -> str:
    te_veel = re.search(r"extra arguments?(?:\(s\))? \((.*)\)", fout.message, re.DOTALL)
    if te_veel:
        return f"Dit is te veel: {te_veel.group(1)}."
    return "Deze opdracht klopt niet."


def _toon_versie(*, waarde: bool) -> None:
    if waarde:
        sys.stdout.write(f"inzicht {__version__}\n")
        raise typer.Exit


def maak_app(opdrachten: Mapping[str, Luie]) -> typer.Typer:
    """Maak de hoofdopdracht met deze opdrachten; geen ervan wordt al geladen."""
    groep = type("InzichtGroep", (Groep,), {"luie": dict(opdrachten)})
    app = typer.Typer(
        cls=groep,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        options_metavar="[OPTIES]",
        subcommand_metavar="OPDRACHT [ARGUMENTEN]...",
        invoke_without_command=True,
        context_settings=HULPOPTIES,
    )

    @app.callback()
    def hoofd(
        ctx: typer.Context,
        versie: Annotated[bool, typer.Option("--version", is_eager=True, help="Toon de versie en stop.")] = False,
    ) -> None:
        """Inzicht in de registratie van leerlinggegevens: waar staat uw school, en wat is de volgende stap?"""
        _toon_versie(waarde=versie)
        if ctx.invoked_subcommand is None:
            sys.stdout.write(ctx.get_help() + "\n")
            raise typer.Exit(2)

    return app


def start(app: typer.Typer) -> None:
    """Voer de opdrachtregel uit op de echte terminal; een smalle tekenset laat niets crashen."""
    for stroom in (sys.stdout, sys.stderr):
        herstel = getattr(stroom, "reconfigure", None)
        if herstel is not None:
            herstel(errors="replace", newline="\n")
    app(prog_name=_PROGRAMMA)
