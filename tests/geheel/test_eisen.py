"""De vaste versies, zonder internet: alles heeft een kenmerk, staat zo geïnstalleerd, en is niet als slecht bekend."""

import re
from importlib.metadata import PackageNotFoundError, distribution

import pytest
from packaging.markers import Marker
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from hulp import WORTEL

LIJSTEN = ("start", "toets")
VEILIGHEID = WORTEL / "docs" / "veiligheid.md"


def lees_eisen(tekst: str) -> dict[str, tuple[str, str, int]]:
    """Van elk pakket in een lijst: de versie, de voorwaarde, en hoeveel kenmerken erbij staan."""
    gevonden: dict[str, tuple[str, str, int]] = {}
    for deel in re.split(r"(?m)^(?=[a-z0-9])", tekst):
        kop = re.match(r"([A-Za-z0-9._-]+)==([^\s;\\]+)(?:\s*;\s*([^\\\n]+))?", deel)
        if kop is not None:
            kenmerken = len(re.findall(r"--hash=sha256:[0-9a-f]{64}\b", deel))
            gevonden[canonicalize_name(kop[1])] = (kop[2], (kop[3] or "").strip(), kenmerken)
    return gevonden


def eisen(lijst: str) -> dict[str, tuple[str, str, int]]:
    return lees_eisen((WORTEL / "eisen" / f"{lijst}.txt").read_text(encoding="utf-8"))


def slecht(vast: dict[str, str]) -> list[str]:
    """De regels van de lijst met ingetrokken versies waar een vastgezette versie onder valt."""
    regels = (WORTEL / "eisen" / "ingetrokken.txt").read_text(encoding="utf-8").splitlines()
    delen = [regel.split(None, 3) for regel in regels if not regel.startswith("#")]
    assert all(len(deel) == 4 and re.fullmatch(r"20\d\d-\d\d", deel[2]) for deel in delen), (
        "naam, versies, maand, reden"
    )
    return [" ".join(deel) for deel in delen if deel[0] in vast and SpecifierSet(deel[1]).contains(vast[deel[0]])]


@pytest.mark.parametrize("lijst", LIJSTEN)
def test_elk_pakket_is_vastgezet_met_kenmerken_en_zonder_adres(lijst: str) -> None:
    tekst = (WORTEL / "eisen" / f"{lijst}.txt").read_text(encoding="utf-8")
    gevonden = eisen(lijst)
    koppen = [regel for regel in tekst.splitlines() if regel and not regel.startswith((" ", "#"))]
    assert len(koppen) == len(gevonden) > 20
    assert [naam for naam, (_, _, kenmerken) in gevonden.items() if not kenmerken] == []
    assert "://" not in tekst


def test_de_gebruiker_krijgt_de_versies_die_getoetst_zijn() -> None:
    start, toets = eisen("start"), eisen("toets")
    assert {naam: versie for naam, (versie, _, _) in start.items()} == {naam: toets[naam][0] for naam in start}


@pytest.mark.vast
def test_geinstalleerd_is_wat_er_is_vastgezet() -> None:
    anders = {}
    for naam, (versie, voorwaarde, _) in eisen("toets").items():
        if voorwaarde and not Marker(voorwaarde).evaluate():
            continue
        try:
            echt = distribution(naam).version
        except PackageNotFoundError:
            echt = "ontbreekt"
        if echt != versie:
            anders[naam] = (versie, echt)
    assert anders == {}


@pytest.mark.parametrize("lijst", LIJSTEN)
def test_geen_vastgezette_versie_is_als_slecht_bekend(lijst: str) -> None:
    assert slecht({naam: versie for naam, (versie, _, _) in eisen(lijst).items()}) == []


def test_een_slechte_versie_wordt_gezien() -> None:
    assert [regel.split()[:2] for regel in slecht({"jinja2": "3.1.5", "rich": "15.0.0"})] == [["jinja2", "<3.1.6"]]
    kapot = lees_eisen(
        "a==1.0 \\\n    # via b\nc==2.0 ; sys_platform == 'win32' \\\n    --hash=sha256:" + "0" * 64 + "\n"
    )
    assert kapot == {"a": ("1.0", "", 0), "c": ("2.0", "sys_platform == 'win32'", 1)}


def test_de_documentatie_noemt_van_elk_pakket_de_licentie() -> None:
    blok = (
        VEILIGHEID.read_text(encoding="utf-8").split("<!-- licenties:begin -->")[1].split("<!-- licenties:einde -->")[0]
    )
    rijen = dict(re.findall(r"(?m)^\| ([a-z0-9-]+) \| ([A-Z][\w.+ -]+?) \|", blok))
    assert set(rijen) == set(eisen("start"))
    for naam, licentie in rijen.items():
        if eisen("start")[naam][1]:
            continue  # alleen op een ander systeem
        gegevens = distribution(naam).metadata
        soorten = [een for een in gegevens.get_all("Classifier") or [] if een.startswith("License")]
        velden = [*(gegevens.get_all("License-Expression") or []), *(gegevens.get_all("License") or [])]
        zegt = " ".join([*(str(een)[:60] for een in velden), *soorten])
        familie = licentie.split("-")[0]
        assert familie in zegt, f"{naam}: {licentie} tegen {zegt}"
