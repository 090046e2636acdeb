"""Vragen aan de schijf over een pad; het antwoord is altijd een waarde, nooit een uitzondering.

Wat er op een pad staat, zegt `bekijk`. Geen toegang, een te lange naam, koppelingen in een kring, een werkmap die weg
is: ook dat is een antwoord, met de reden erbij. Zo kan geen enkel pad van een gebruiker een opdracht laten omvallen.
Alleen de modules die de schijf raken en deze vragen, vragen iets aan het bestandssysteem.
"""

from __future__ import annotations

import difflib
import errno
import os
import stat
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

Wat = Literal["bestand", "map", "bestand of map"]
ACHTERVOEGSELS: Final = (".yaml", ".yml", ".json")
"""Zo eindigt een bestand dat inzicht leest, in hoofdletters of kleine letters."""
GEEN_WERKMAP: Final = "De map waarin u werkt, bestaat niet meer. Ga eerst naar een andere map."
_IS_WEG: Final = {errno.ENOENT, errno.ENOTDIR}
_MEESTE_NAMEN: Final = 2_000
"""Zoveel namen in een map worden er hoogstens vergeleken met een naam die er niet is."""
_DIT: Final = {"bestand": "Dit bestand", "map": "Deze map", "bestand of map": "Dit bestand of deze map"}
_REDENEN: Final = {
    errno.EACCES: "{} mag u niet lezen. Vraag toegang aan wie het beheert.",
    errno.EPERM: "{} mag u niet lezen. Vraag toegang aan wie het beheert.",
    errno.ENAMETOOLONG: "Deze naam is te lang. Kies een kortere naam.",
    errno.ELOOP: "Deze koppeling komt weer bij zichzelf uit. Noem het bestand zelf.",
    errno.ENXIO: "Dit is geen gewoon bestand. Noem een bestand met antwoorden of vragen.",
    errno.EINVAL: "Zo kan een bestand hier niet heten. Controleer de naam.",
    errno.EMFILE: "Er zijn te veel bestanden open. Sluit andere programma's en probeer het opnieuw.",
    errno.ENFILE: "Er zijn te veel bestanden open. Sluit andere programma's en probeer het opnieuw.",
}


class Staat(Enum):
    """Wat er op een pad staat, voor zover dat te zien is."""

    WEG = auto()
    BESTAND = auto()
    MAP = auto()
    ANDERS = auto()
    """Geen gewoon bestand: een apparaat, een pijp, een socket."""
    DICHT = auto()
    """Niet te zien: geen toegang, een te lange naam, koppelingen in een kring, een schijf die een fout geeft."""


@dataclass(frozen=True, slots=True)
class Gezien:
    """Wat er op een pad staat; bij `WEG` en `DICHT` is `nummer` de fout van het systeem (errno), anders 0."""

    staat: Staat
    nummer: int = 0


def bekijk(pad: str | Path, *, volg: bool = True) -> Gezien:
    """Kijk wat er op een pad staat; zonder `volg` is een koppeling zelf iets `ANDERS`."""
    try:
        modus = os.stat(pad, follow_symlinks=volg).st_mode  # noqa: PTH116 - dit is de plaats die het vraagt
    except OSError as fout:
        return Gezien(Staat.WEG if fout.errno in _IS_WEG else Staat.DICHT, fout.errno or errno.EIO)
    except ValueError:  # een nulteken of een half teken: zo kan niets heten
        return Gezien(Staat.WEG, errno.EINVAL)
    if stat.S_ISREG(modus):
        return Gezien(Staat.BESTAND)
    return Gezien(Staat.MAP if stat.S_ISDIR(modus) else Staat.ANDERS)


def bestaat(pad: str | Path) -> bool:
    """Of hier iets te zien is, waar een koppeling ook heen wijst."""
    return bekijk(pad).staat not in {Staat.WEG, Staat.DICHT}


def is_map(pad: str | Path) -> bool:
    """Of hier een map te zien is."""
    return bekijk(pad).staat is Staat.MAP


def is_bestand(pad: str | Path) -> bool:
    """Of hier een gewoon bestand te zien is."""
    return bekijk(pad).staat is Staat.BESTAND


def is_bezet(pad: str | Path) -> bool:
    """Of deze naam al gebruikt is, ook door een koppeling naar niets."""
    return bekijk(pad, volg=False).staat not in {Staat.WEG, Staat.DICHT}


def is_koppeling(pad: str | Path) -> bool:
    """Of deze naam een koppeling is."""
    try:
        return os.path.islink(pad)  # noqa: PTH114 - zoals hierboven
    except ValueError:
        return False


def zelfde(een: str | Path, ander: str | Path) -> bool:
    """Of twee paden hetzelfde bestand zijn; wat niet te zien is, is met niets hetzelfde."""
    try:
        return os.path.samestat(os.stat(een), os.stat(ander))  # noqa: PTH116 - zoals hierboven
    except (OSError, ValueError):
        return False


def werkmap() -> str | None:
    """De map waarin de gebruiker werkt; None als die er niet meer is."""
    try:
        return os.getcwd()  # noqa: PTH109 - zoals hierboven
    except OSError:
        return None


def vol_pad(pad: str | Path) -> str:
    """Het pad vanaf de wortel van de schijf, zonder koppelingen te volgen; zonder werkmap het pad zelf."""
    return _of_zelf(os.path.abspath, pad)


def echt_pad(pad: str | Path) -> str:
    """Het pad vanaf de wortel van de schijf, met elke koppeling gevolgd die te volgen is; anders als `vol_pad`."""
    try:
        return os.path.realpath(pad)
    except (OSError, ValueError):
        return vol_pad(pad)


def _of_zelf(vorm: Callable[[str], str], pad: str | Path) -> str:
    try:
        return vorm(os.fspath(pad))
    except (OSError, ValueError):
        return os.path.normpath(pad)


def adres(pad: str | Path) -> str:
    """Het pad als adres voor een browser: `file:///...`."""
    return Path("/", echt_pad(pad)).as_uri()


def namen_in(map_: str | Path) -> list[str] | None:
    """De namen in een map op volgorde; None als daar niet in te kijken is."""
    try:
        return sorted(os.listdir(map_))  # noqa: PTH208 - namen, geen paden
    except (OSError, ValueError):
        return None


def uitgevouwen(pad: str) -> str:
    """Het pad met de eigen map van de gebruiker voor een `~` vooraan; is die niet te vinden, dan het pad zelf."""
    return os.path.expanduser(pad)  # noqa: PTH111 - Path werpt bij een gebruiker die er niet is


def passend(patroon: str) -> list[str]:
    """De paden die passen op de jokertekens `*` en `?`, op volgorde; past er niets, dan het patroon zelf.

    Een `~` vooraan is de eigen map van de gebruiker.
    """
    import glob  # noqa: PLC0415 - alleen waar de schil geen jokertekens invult

    heel = uitgevouwen(patroon)
    if not {"*", "?"}.intersection(heel):
        return [heel]
    try:
        return sorted(glob.glob(heel.replace("[", "[[]"))) or [patroon]  # noqa: PTH207 - tekst zoals ze getypt is
    except (OSError, ValueError):
        return [patroon]


# --- wat er mis is, en wat dan ------------------------------------------------------------------------


def leesreden(pad: str | Path, nummer: int, wat: Wat = "bestand") -> str:
    """Waarom dit pad niet te lezen is, en wat de gebruiker dan kan doen; `nummer` is de errno."""
    if nummer in _IS_WEG:
        return _weg(os.fspath(pad), wat)
    anders = "{} is niet te lezen. Probeer het opnieuw, of gebruik een kopie op een andere plaats."
    return _REDENEN.get(nummer, anders).format(_DIT["map" if wat == "map" else "bestand"])


def _weg(pad: str, wat: Wat) -> str:
    if werkmap() is None and not Path(pad).is_absolute():
        return GEEN_WERKMAP
    if is_koppeling(pad):
        return "Deze koppeling wijst naar iets dat er niet is. Noem het bestand zelf."
    gelijkend = lijkend(pad, wat)
    wat_dan = f"Bedoelde u `{gelijkend}`?" if gelijkend else "Controleer de naam, en de map waarin u werkt."
    return f"{_DIT[wat]} bestaat niet. {wat_dan}"


def lijkend(pad: str, wat: Wat = "bestand") -> str:
    """Het pad dat er wel is en het meest lijkt op dit pad, dat er niet is; leeg als er niets op lijkt."""
    weg = Path(pad)
    while weg.parent != weg and not is_map(weg.parent):
        weg = weg.parent
    stammen: dict[str, list[str]] = {}
    for een in [een for een in namen_in(weg.parent) or () if not een.startswith(".")][:_MEESTE_NAMEN]:
        stammen.setdefault(_stam(een), []).append(een)
    onder = Path(pad).relative_to(weg)
    for stam in difflib.get_close_matches(_stam(weg.name), stammen, n=3, cutoff=0.6):
        for een in stammen[stam]:
            if _is_bedoeld(gevonden := str(weg.parent / een / onder), wat):
                return gevonden
    return ""


def _stam(naam: str) -> str:
    """Een naam zonder hoofdletters en zonder het achtervoegsel dat alle bestanden hebben."""
    klein = naam.casefold()
    return next((klein.removesuffix(een) for een in ACHTERVOEGSELS if klein.endswith(een)), klein)


def _is_bedoeld(pad: str, wat: Wat) -> bool:
    leesbaar = wat != "map" and pad.lower().endswith(ACHTERVOEGSELS) and is_bestand(pad)
    return leesbaar or (wat != "bestand" and is_map(pad))
