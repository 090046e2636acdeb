"""Een schooljaar met het echte programma en een verzette klok: meten, kiezen, volgen, opnieuw meten, vergelijken."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from planhulp import schrijf_wijzer
from starthulp import lees

pytestmark = pytest.mark.skipif(shutil.which("faketime") is None, reason="faketime ontbreekt op deze machine")
NOVEMBER, FEBRUARI, VOLGEND_JAAR = "2026-11-23 10:00:00", "2027-02-15 10:00:00", "2027-11-22 10:00:00"


def _agenda(gegevens: bytes) -> dict[str, Any]:
    """Wat er in een agenda staat na inlezen, op UID."""
    return {str(een["UID"]): een for een in Calendar.from_ical(gegevens).walk("VEVENT")}


def test_een_schooljaar(tmp_path: Path) -> None:
    schrijf_wijzer(tmp_path / "wijzer")

    def op(wanneer: str, *args: str, invoer: str = "", code: int = 0) -> str:
        gedaan = subprocess.run(
            ["faketime", wanneer, sys.executable, "-m", "inzicht", *args, "--wijzer", "wijzer"],
            input=invoer.encode(), capture_output=True, cwd=tmp_path, env=dict(os.environ), timeout=120, check=False,
        )  # fmt: skip
        assert gedaan.returncode == code, (args, gedaan.stderr.decode())
        return gedaan.stdout.decode()

    # november: meten, en vijf actiepunten over twee dimensies
    wie = ("--school", "De Test", "--kenmerk", "sector=po", "--rol", "ict")
    op(NOVEMBER, "start", *wie, invoer="\n".join("3323222") + "\n")
    oud = tmp_path / "antwoorden-de-test.yaml"
    for vraag, dag in (("een.a", "1-2-2027"), ("een.c", "1-3-2027"), ("een.e", "1-6-2027"), ("twee.f", "1-9-2027")):
        op(NOVEMBER, "plan", oud.name, "--kies", vraag, "--wanneer", dag, "--wie", "ict")
    op(NOVEMBER, "plan", oud.name, "--kies", "twee.g")
    assert lees(oud).datum == "2026-11-23"
    op(NOVEMBER, "plan", oud.name, "--te-laat")
    op(NOVEMBER, "plan", oud.name, "--formaat", "ics")
    agenda = tmp_path / "antwoorden-de-test-plan.ics"
    eerst = _agenda(agenda.read_bytes())
    assert len(eerst) == 4  # twee.g heeft geen datum

    # februari: een te laat, een klaar, een blad voor het overleg
    op(FEBRUARI, "plan", oud.name, "--zet", "een.e", "--status", "klaar", "--notitie", "Met de leverancier.")
    assert "0 van de 5" not in (tekst := op(FEBRUARI, "plan", oud.name, "--te-laat", code=1))
    assert "1 van de 5 klaar, 1 te laat" in tekst
    op(FEBRUARI, "plan", oud.name, "--formaat", "html")
    assert 'class="te-laat"' in (tmp_path / "antwoorden-de-test-plan.html").read_text(encoding="utf-8")
    op(FEBRUARI, "plan", oud.name, "--zet", "een.a", "--wanneer", "1-5-2027")
    op(FEBRUARI, "plan", oud.name, "--formaat", "ics", "--overschrijf")
    samen = eerst | _agenda(agenda.read_bytes())
    assert len(samen) == 4  # twee keer inlezen: elke afspraak een keer
    assert "2027-05-01" in {een["DTSTART"].dt.isoformat() for een in samen.values()}

    # november erna: een nieuwe ronde; het oude bestand blijft zoals het is
    voor = oud.read_bytes()
    op(VOLGEND_JAAR, "start", oud.name, "--ronde", "--rol", "ict", invoer="4\n\n\n\n5\n\n\n")
    nieuw = tmp_path / "antwoorden-de-test-2027-11-22.yaml"
    assert [een.vraag for een in lees(nieuw).actiepunten] == ["een.a", "een.c", "twee.f", "twee.g"]
    alleen, allebei = op(VOLGEND_JAAR, "vergelijk", nieuw.name), op(VOLGEND_JAAR, "vergelijk", oud.name, nieuw.name)
    assert "- Vraag e? situatie 2 -> situatie 5" in alleen
    assert "Gelukt: klaar, en de situatie ging omhoog." in allebei
    op(VOLGEND_JAAR, "vergelijk", oud.name, nieuw.name, "--niet-lager")
    op(VOLGEND_JAAR, "vergelijk", oud.name, nieuw.name, "--formaat", "html")
    op(VOLGEND_JAAR, "verslag", nieuw.name, "--voor", "bestuur")
    assert oud.read_bytes() == voor
    assert (tmp_path / "antwoorden-de-test-2027-11-22-vergelijking.html").is_file()
