"""Wat meer toetsen delen: kale gegevens door de echte lezer halen, en een kind met andere signalen."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from inzicht.bestanden import yamlbron
from inzicht.modellen.antwoorden import Antwoorden, lees_antwoorden
from inzicht.modellen.wijzer import Wijzer
from inzicht.modellen.wijzerlezing import lees_wijzer
from inzicht.oordeel.beoordeling import beoordeel
from inzicht.oordeel.uitslagbestand import uitslag_als_gegevens

Blad = dict[str, Any]
WORTEL = Path(__file__).resolve().parents[1]
ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
"""Root mag alles lezen en schrijven; Windows kent hem niet."""

VAN_EEN_GEBRUIKER = {
    "PATH", "HOME", "LANG", "TMPDIR",
    "APPDATA", "COMSPEC", "LOCALAPPDATA", "PATHEXT", "SYSTEMROOT", "TEMP", "TMP", "USERPROFILE", "WINDIR",
}  # fmt: skip
VAN_DE_TOETSEN = (
    "CI",
    "CURL_CA_BUNDLE",
    "FAKETIME",
    "HTTP",
    "LD_",
    "NO_PROXY",
    "PIP_",
    "PLAYWRIGHT_",
    "PYTEST_",
    "SSL_",
    "UV_",
)
"""Waar de toetsen zelf naar luisteren: gereedschap, een klok die verzet is, en het halen van pakketten."""


def kaal_maken() -> None:
    """Houd over wat een gebruiker heeft: wat een bouwcomputer zet, verbergt fouten.

    Met `PYTHONUNBUFFERED` blijft er bij voorbeeld niets in een buffer staan dat bij het afsluiten nog kan mislukken. En
    wie de toetsen op de achtergrond draait, negeert Ctrl-C; elk kind zou dat erven.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for naam in set(os.environ) - VAN_EEN_GEBRUIKER:
        if not naam.upper().startswith(VAN_DE_TOETSEN):
            del os.environ[naam]
    os.environ.update(NO_COLOR="1", TERM="dumb", COLUMNS="120", PYTHONUTF8="0", LC_ALL="C.UTF-8")


def maak_wijzer(wijzer: Blad, banken: list[Blad]) -> Wijzer:
    """Schrijf een wijzer als YAML en lees hem met de echte lezer; eist dat de vorm klopt."""
    bestanden = {"wijzer.yaml": yamlbron.schrijf(wijzer).encode()}
    bestanden |= {f"{bank['id']}.yaml": yamlbron.schrijf(bank).encode() for bank in banken}
    lezing = lees_wijzer(bestanden)
    assert lezing.wijzer is not None, [str(bevinding) for bevinding in lezing.bevindingen]
    return lezing.wijzer


def maak_antwoorden(gegevens: Blad, *, als_json: bool = False) -> Antwoorden:
    """Schrijf antwoorden als YAML of JSON en lees ze terug."""
    tekst = json.dumps(gegevens) if als_json else yamlbron.schrijf(gegevens)
    naam = "antwoorden.json" if als_json else "antwoorden.yaml"
    return lees_antwoorden(yamlbron.lees(tekst.encode(), naam, yamlbron.ANTWOORDEN))


def in_schil(
    map_: Path, rest: str, *args: str, mee: tuple[int, ...] = (), **extra: str
) -> "subprocess.CompletedProcess[bytes]":
    """Het echte programma in bash, met deze omleidingen erachter, een lege invoer en `mee` als open nummers.

    De opdracht gaat als argumenten mee: in een map met een spatie of aanhalingsteken blijft zij heel.
    """
    return subprocess.run(
        ["bash", "-c", f'"$@" {rest}', "bash", sys.executable, "-m", "inzicht", *args],
        input=b"", capture_output=True, cwd=map_, env={**os.environ, **extra}, pass_fds=mee, timeout=60, check=False,
    )  # fmt: skip


def signalen(*namen: str) -> list[signal.Signals]:
    """Deze signalen, voor zover dit systeem ze kent: Windows kent er minder."""
    return [signal.Signals(getattr(signal, naam)) for naam in namen if hasattr(signal, naam)]


@contextmanager
def signaal(nummer: signal.Signals, afhandeling: signal.Handlers) -> Iterator[None]:
    """Een kind dat hierbinnen begint, erft deze afhandeling; wie de toetsen op de achtergrond draait, negeert Ctrl-C."""
    vorige = signal.signal(nummer, afhandeling)
    try:
        yield
    finally:
        signal.signal(nummer, vorige)


def uitslag_van(wijzer: Blad, banken: list[Blad], gegevens: Blad) -> Blad:
    """De uitslag van de echte beoordelaar in de vorm van het orakel."""
    echt = maak_wijzer(wijzer, banken)
    antwoorden = maak_antwoorden(gegevens)
    uitslag = uitslag_als_gegevens(echt, antwoorden, beoordeel(echt, antwoorden))
    uitslag["meldingen"] = als_orakel(uitslag["meldingen"])
    del uitslag["wijzer"], uitslag["herkomst"]
    return uitslag


def als_orakel(meldingen: list[Blad]) -> list[Blad]:
    """Houd van de meldingen over wat het orakel ook bepaalt."""
    codes = {"veel-onbekend", "veel-nvt", "kort", "kenmerk-onbekend"}
    houden = [{"code": m["code"], "dimensie": m["dimensie"]} for m in meldingen if m["code"] in codes]
    return sorted(houden, key=lambda m: (m["code"], m["dimensie"] or ""))
