"""Een vaste omgeving voor elke toets, en gedeelde hulpstukken."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from browserhulp import browser, open_pagina, pagina, speler
from hulp import kaal_maken
from inzicht.bestanden.schijf import gegevensmap
from inzicht.modellen.wijzer import Wijzer
from inzicht.opdrachten.gemeen import laad_wijzer
from startklaar import ECHT, TIJD, Startklaar

__all__ = ["browser", "open_pagina", "pagina", "speler"]
kaal_maken()
settings.register_profile("toetsen", deadline=None)  # hoe lang een voorbeeld duurt, zegt op een drukke computer niets
settings.load_profile("toetsen")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--bijwerken` schrijft goedgekeurde bestanden opnieuw; CI doet dat nooit."""
    parser.addoption("--bijwerken", action="store_true", help="schrijf goedgekeurde bestanden opnieuw")


SNEL = frozenset(
    f"test_{naam}.py"
    for naam in (
        "antwoorden", "deel", "docs", "keuring", "keuring_gevallen", "opdrachtregel", "oordeel", "pijlen", "rekenblad",
        "schema", "sjablonen", "toetsenbeeld", "verslag", "verslag_goedgekeurd", "vragenlijst", "wijzer", "yamlbron",
    )
)  # fmt: skip
"""Bestanden met toetsen die samen snel klaar zijn en toch elke vleugel raken; `pytest -m snel` draait ze."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Geef elke toets uit `SNEL` haar merk."""
    for een in items:
        if een.path.name in SNEL:
            een.add_marker("snel")


Draai = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def wijzer() -> Wijzer:
    """De meegeleverde wijzer."""
    return laad_wijzer(None)


@pytest.fixture(scope="session")
def voorbeelden() -> Path:
    """De map met voorbeeldscholen."""
    return gegevensmap("vragen") / "voorbeelden"


@pytest.fixture(scope="session")
def startklaar() -> Iterator[Startklaar | None]:
    """Kinderen die inzicht geladen hebben; Windows kan zich niet splitsen."""
    if not hasattr(os, "fork"):
        yield None
        return
    een = Startklaar()
    yield een
    een.sluit()


@pytest.fixture
def draai(tmp_path: Path, startklaar: Startklaar | None) -> Draai:
    """Voer het echte programma uit in een lege map, met strenge waarschuwingen; zie `Startklaar`."""

    def doe(*args: str, invoer: str | bytes | None = None, **extra: str) -> "subprocess.CompletedProcess[str]":
        gegevens = invoer.encode() if isinstance(invoer, str) else invoer or b""
        omgeving = {**os.environ, **extra}
        if startklaar is not None and startklaar.past(gegevens, omgeving):
            gedaan = startklaar.voer_uit(args, gegevens, str(tmp_path), omgeving)
        else:
            gedaan = subprocess.run(
                [*ECHT, *args], input=gegevens, capture_output=True, cwd=tmp_path, env=omgeving, timeout=TIJD, check=False,
            )  # fmt: skip
        return subprocess.CompletedProcess(
            gedaan.args, gedaan.returncode, gedaan.stdout.decode(), gedaan.stderr.decode()
        )

    return doe
