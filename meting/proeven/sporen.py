"""Systeemaanroepen van een kindproces volgen en verstoren, met strace."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from proeven.gemeen import NietGemeten, draai

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_AANROEP: Final = re.compile(r"^\d+ +([a-z0-9_]+)\(")
_PAD: Final = re.compile(r'"([^"]+)"')
_GEDOOD: Final = "+++ killed by SIGKILL +++"
INGESPOTEN: Final = "(INJECTED)"


@dataclass(frozen=True, slots=True)
class Spoor:
    """Een gevolgd kindproces: hoe het afliep en zijn aanroepen, een per regel."""

    gedaan: subprocess.CompletedProcess[str]
    regels: tuple[str, ...]

    @property
    def namen(self) -> list[str]:
        """De namen van de aanroepen, op volgorde."""
        return [gevonden[1] for regel in self.regels if (gevonden := _AANROEP.match(regel))]

    @property
    def gedood(self) -> bool:
        return any(_GEDOOD in regel for regel in self.regels)

    @property
    def verstoord(self) -> bool:
        """Of er een fout is ingespoten."""
        return any(INGESPOTEN in regel for regel in self.regels)


def eis_strace() -> str:
    """Het pad van strace; werpt `NietGemeten` als het er niet is."""
    pad = shutil.which("strace")
    if pad is None:
        raise NietGemeten("strace ontbreekt")
    return pad


def volg(
    opdracht: Sequence[str],
    map_: Path,
    paden: Iterable[Path] = (),
    verstoring: str | None = None,
    invoer: str = "",
) -> Spoor:
    """Volg een opdracht; met `paden` alleen de aanroepen op die paden, en alleen die tellen voor de verstoring."""
    with tempfile.NamedTemporaryFile(prefix="spoor-") as log:
        filters = [deel for pad in paden for deel in ("-P", str(pad))]
        spuit = ["-e", f"inject={verstoring}"] if verstoring else []
        strace = [eis_strace(), "-f", "-qq", "-o", log.name, *filters, *spuit]
        gedaan = draai([*strace, *opdracht], map_, invoer)
        regels = tuple(Path(log.name).read_text(encoding="utf-8", errors="replace").splitlines())
    if not regels:
        raise NietGemeten(f"strace werkt hier niet: {gedaan.stderr.strip()[-200:]}")
    return Spoor(gedaan, regels)


def namen_in(spoor: Spoor, map_: Path) -> set[str]:
    """De namen van alles wat het kindproces in deze map aanraakte; de map zelf is `.`."""
    geraakt = {Path(pad) for regel in spoor.regels for pad in _PAD.findall(regel) if pad.startswith(str(map_))}
    return {str(pad.relative_to(map_)) for pad in geraakt if map_ in (pad, pad.parent)}
