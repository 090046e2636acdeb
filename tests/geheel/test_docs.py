"""docs/bouw.md en docs/formaten.md: wat zij noemen bestaat, en hun voorbeelden doen wat zij zeggen."""

import importlib
import re
from datetime import date

import pytest

from hulp import WORTEL, Blad, maak_antwoorden, maak_wijzer
from inzicht.bestanden import yamlbron
from inzicht.keuring.nalezen.oogst import lees_na
from inzicht.keuring.poort import keur_antwoordenbron
from inzicht.modellen.wijzerlezing import lees_wijzer
from inzicht.oordeel.beoordeling import beoordeel

BOUW = (WORTEL / "docs" / "bouw.md").read_text(encoding="utf-8")
FORMATEN = (WORTEL / "docs" / "formaten.md").read_text(encoding="utf-8")
BRON = WORTEL / "src" / "inzicht"


def _bestaat(naam: str) -> bool:
    """Of `naam` een map, bestand, module of iets in een module is, zoals docs/bouw.md ze noemt."""
    if any((wortel / naam).exists() for wortel in (WORTEL, BRON)):
        return True
    delen = naam.split(".")
    for aantal in range(len(delen), 0, -1):
        pad = BRON.joinpath(*delen[:aantal])
        if pad.is_dir() or pad.with_suffix(".py").is_file():
            waarde: object = importlib.import_module(".".join(["inzicht", *delen[:aantal]]))
            for deel in delen[aantal:]:
                if not hasattr(waarde, deel):
                    return False
                waarde = getattr(waarde, deel)
            return True
    return False


GENOEMD = sorted({een for een in re.findall(r"`([a-z_]+[./][\w./]+)`", BOUW) if not een.startswith("antwoorden.")})


@pytest.mark.parametrize("naam", GENOEMD)
def test_wat_bouw_noemt_bestaat(naam: str) -> None:
    assert _bestaat(naam), naam


def test_een_verdwenen_naam_wordt_gezien() -> None:
    assert len(GENOEMD) > 30
    assert not any(map(_bestaat, ("oordeel.rekenplan.bestaat_niet", "verslag/bestaat_niet.py", "oordeel.weg.x")))


def test_bouw_noemt_elke_vleugel() -> None:
    vleugels = {pad.parent.name for pad in BRON.glob("*/__init__.py")}
    assert len(vleugels) == 9
    assert set(re.findall(r"^\| `([a-z]+)` \|", BOUW, re.MULTILINE)) == vleugels


def test_elke_verwijzing_naar_formaten_komt_uit() -> None:
    """De nummers in de broncode zijn kopjes, of bij de rekenregel een genummerde regel."""
    hoofdstukken = set(re.findall(r"^## ([0-9]+)\. ", FORMATEN, re.MULTILINE))
    rekenregel = FORMATEN.split("## 6. ")[1].split("\n## ")[0]
    bekend = hoofdstukken | {
        f"6.{regel}"
        for regel in re.findall(r"^([0-9]+)\. \*\*|^([0-9]+)\. ", rekenregel, re.MULTILINE)
        for regel in regel
        if regel
    }
    genoemd: dict[str, str] = {}
    for pad in [*BRON.rglob("*.py"), *(WORTEL / "tests").rglob("*.py"), *(WORTEL / "meting").rglob("*.py")]:
        for nummer in re.findall(r"\bformaten ([0-9]+(?:\.[0-9]+)?)", pad.read_text(encoding="utf-8")):
            genoemd[nummer] = pad.name
    assert len(genoemd) > 5
    assert {nummer: pad for nummer, pad in genoemd.items() if nummer not in bekend} == {}


def test_geen_opmerking_verwijst_naar_iets_buiten_het_project() -> None:
    buiten = re.compile(r"\bontwerp [0-9]|\bissue [0-9]|\bdomein(?:-[0-9.]+)?\.md|\bstijl\.md")
    for pad in [*BRON.rglob("*.py"), *(WORTEL / "meting").rglob("*.py")]:
        assert not buiten.search(pad.read_text(encoding="utf-8")), pad


def _blokken(kop: str) -> list[str]:
    hoofdstuk = FORMATEN.split(f"\n## {kop}")[1].split("\n## ")[0]
    return re.findall(r"```yaml\n(.*?)```", hoofdstuk, re.DOTALL)


def _voorbeeldwijzer() -> dict[str, bytes]:
    (kop,), (bank,) = _blokken("2. "), _blokken("3. ")
    return {"wijzer.yaml": kop.encode(), "opslag.yaml": bank.encode()}


def test_de_voorbeelden_van_wijzer_en_bank_zijn_goedgekeurd() -> None:
    bestanden = _voorbeeldwijzer()
    lezing = lees_wijzer(bestanden)
    fouten = [str(een) for een in lees_na(lezing, bestanden, date(2026, 12, 1)) if een.ernst.name == "FOUT"]
    assert fouten == []
    assert lezing.wijzer is not None
    kapot = {**bestanden, "opslag.yaml": bestanden["opslag.yaml"].replace(b"gewicht: 3", b"gewicht: 4")}
    assert lees_wijzer(kapot).wijzer is None


def test_de_voorbeelden_van_antwoorden_zijn_goedgekeurd() -> None:
    wijzer = lees_wijzer(_voorbeeldwijzer()).wijzer
    assert wijzer is not None
    punten, vorige = _blokken("4. ")
    kop = (
        "formaat: inzicht-antwoorden/1\nwijzer: leerlingregistratie\nwijzerversie: '1.0'\nschool: {naam: De Test}\n"
        "datum: '2027-01-20'\nantwoorden: {opslag: {bewaartermijnen: 3}}\n"
    )
    tekst = (
        kop
        + punten.replace("opslag.mfa", "opslag.bewaartermijnen")
        + vorige.replace(", mfa: onbekend, papier: nvt, overzicht: [2, 4]", "")
    )
    _, gevonden = keur_antwoordenbron(yamlbron.lees(tekst.encode(), "a.yaml", yamlbron.ANTWOORDEN), wijzer)
    assert [str(een) for een in gevonden] == []


RIJEN = re.findall(
    r"^\| ([0-9] [0-9] [0-9] [0-9] (?:[0-9]|onbekend)|onbekend x 5) \| ([^|]+) \|", FORMATEN, re.MULTILINE
)


@pytest.mark.parametrize(("antwoorden", "niveau"), RIJEN)
def test_de_tabel_van_de_rekenregel_klopt(antwoorden: str, niveau: str) -> None:
    keuzes = ["onbekend"] * 5 if antwoorden == "onbekend x 5" else antwoorden.split()
    wijzer = maak_wijzer(*_vijf_vragen())
    vak: Blad = {f"v{n}": een if een == "onbekend" else int(een) for n, een in enumerate(keuzes)}
    gegevens: Blad = {
        "formaat": "inzicht-antwoorden/1", "wijzer": "proef", "wijzerversie": "1", "school": {"naam": "X"},
        "datum": "2026-12-01", "antwoorden": {"opslag": vak},
    }  # fmt: skip
    (uitkomst,) = beoordeel(wijzer, maak_antwoorden(gegevens)).uitkomsten
    assert uitkomst.niveau is not None
    laag, hoog = uitkomst.niveau.aantoonbaar, uitkomst.niveau.mogelijk
    assert niveau.strip() == (str(laag) if laag == hoog else f"{laag} tot {hoog}")


def test_de_tabel_is_gelezen() -> None:
    assert len(RIJEN) >= 7


def _vijf_vragen() -> tuple[Blad, list[Blad]]:
    kop: Blad = {
        "formaat": "inzicht-wijzer/1", "id": "proef", "versie": "1", "titel": "T", "inleiding": "I",
        "niveaus": [{"naam": f"N{n}", "omschrijving": "o"} for n in range(1, 6)], "streefniveau": 3,
        "oordeel": {"grotendeels": 66, "volledig": 85}, "processtappen": {"stap": {"titel": "S", "uitleg": "u"}},
        "rollen": {"rol": "Rol"}, "bronnen": {"b": {"titel": "B", "uitgever": "U", "vindplaats": "p", "peildatum": "2026-11"}},
        "dimensies": ["opslag"],
    }  # fmt: skip
    vraag: Blad = {
        "vraag": "V?", "waarom": "w", "processtap": "stap", "rol": "rol", "gewicht": 1, "inspanning": "klein",
        "impact": "klein", "bronnen": ["b"], "situaties": {str(n): f"s{n}" for n in range(1, 6)},
        "adviezen": {str(n): f"a{n}" for n in range(1, 5)},
    }  # fmt: skip
    bank: Blad = {
        "formaat": "inzicht-vragenbank/1", "id": "opslag", "titel": "O", "inleiding": "i",
        "uitkomsten": {str(n): {"stand": "s", "vervolg": "v"} for n in range(1, 6)},
        "vragen": [{"id": f"v{n}", **vraag} for n in range(5)],
    }  # fmt: skip
    return kop, [bank]
