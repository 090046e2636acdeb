"""Een vaste omgeving voor elke toets, en gedeelde hulpstukken."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from hulp import kaal_maken
from inzicht.bestanden.schijf import gegevensmap
from inzicht.modellen.wijzer import Wijzer
from inzicht.opdrachten.gemeen import laad_wijzer

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


@pytest.fixture
def draai(tmp_path: Path) -> Draai:
    """Voer het echte programma uit in een lege map, met strenge waarschuwingen."""

    def doe(*args: str, invoer: str | bytes | None = None, **extra: str) -> "subprocess.CompletedProcess[str]":
        gegevens = invoer.encode() if isinstance(invoer, str) else invoer
        gedaan = subprocess.run(
            [sys.executable, "-X", "warn_default_encoding", "-W", "error", "-m", "inzicht", *args],
            input=gegevens if gegevens is not None else b"",
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, **extra},
            timeout=120,
            check=False,
        )
        return subprocess.CompletedProcess(
            gedaan.args, gedaan.returncode, gedaan.stdout.decode(), gedaan.stderr.decode()
        )

    return doe
