"""Welke soort bestand iets is, staat in zijn inhoud; alleen `bestandssoort` leest dat."""

from pathlib import Path

import pytest

import inzicht
from inzicht.bestanden.bestandssoort import INVOER, UITVOER, genoemde_wijzer, is_vreemd, soort_van, soort_van_formaat
from inzicht.bestanden.schijf import gegevensmap
from inzicht.modellen.antwoorden import ANTWOORDFORMAAT
from inzicht.modellen.wijzer import BANKFORMAAT, WIJZERFORMAAT
from inzicht.oordeel.uitslagdelen import UITSLAGFORMAAT

TABEL = [
    (b"formaat: inzicht-antwoorden/1\n", "antwoorden"),
    (b"\xef\xbb\xbfformaat: 'inzicht-antwoorden/1'\n", "antwoorden"),
    (b'{"school": {}, "formaat": "inzicht-antwoorden/1"}', "antwoorden"),
    (b"# eerst iets anders\r\nschool: x\r\nformaat: inzicht-wijzer/2\r\n", "wijzer"),
    (b'formaat: "inzicht-vragenbank/1"\n- kapot [', "vragenbank"),
    (b'{"formaat": "inzicht-uitslag/1"}', "uitslag"),
    (b"formaat: inzicht-nieuws/1\n", "nieuws"),
    (b"formaat: anders/1\n", ""),
    (b"opmerking: formaat inzicht-antwoorden/1\n", ""),
    (b"formaat: antwoorden/1\n", ""),
    (b"", ""),
    (b"\x00\xff", ""),
]


@pytest.mark.parametrize(("gegevens", "naam"), TABEL)
def test_de_inhoud_zegt_welke_soort_het_is(gegevens: bytes, naam: str) -> None:
    soort = soort_van(gegevens)
    assert soort.naam == naam
    assert soort.is_antwoorden is (naam == "antwoorden")
    assert soort.is_vragenbank is (naam == "vragenbank")
    assert soort.is_van_wijzer is (naam in ("wijzer", "vragenbank"))
    assert soort.is_invoer is (naam in INVOER)
    assert soort.uitvoer == UITVOER.get(naam, "")


@pytest.mark.parametrize(
    ("formaat", "naam"),
    [
        (ANTWOORDFORMAAT, "antwoorden"),
        (WIJZERFORMAAT, "wijzer"),
        (BANKFORMAAT, "vragenbank"),
        (UITSLAGFORMAAT, "uitslag"),
    ],
)
def test_elk_eigen_formaat_heeft_zijn_soort_en_nummer(formaat: str, naam: str) -> None:
    assert soort_van_formaat(formaat) == (naam, "1")
    assert soort_van(f"formaat: {formaat}\n".encode()) == (naam, "1")


@pytest.mark.parametrize(
    "formaat", ["inzicht-antwoorden", "antwoorden/1", "Inzicht-antwoorden/1", " inzicht-wijzer/1", ""]
)
def test_wat_geen_formaat_is_heeft_geen_soort(formaat: str) -> None:
    assert soort_van_formaat(formaat) == ("", "")


def test_elk_meegeleverd_bestand_zegt_wat_het_is() -> None:
    map_ = gegevensmap("vragen")
    soorten = {pad.name: soort_van(pad.read_bytes()) for pad in map_.rglob("*.yaml")}
    assert soorten["wijzer.yaml"].naam == "wijzer"
    assert sum(soort.is_vragenbank for soort in soorten.values()) == 3
    assert sum(soort.is_antwoorden for soort in soorten.values()) > 2
    assert not any(soort.uitvoer for soort in soorten.values())


@pytest.mark.parametrize(
    ("gegevens", "id_"),
    [(b"wijzer: proef\n", "proef"), (b'  "wijzer": "proef",\n', "proef"), (b"wijzers: x\n", ""), (b"", "")],
)
def test_antwoorden_noemen_hun_wijzer(gegevens: bytes, id_: str) -> None:
    assert genoemde_wijzer(gegevens) == id_


def test_een_bestand_van_een_ander_programma_is_vreemd() -> None:
    assert is_vreemd(b"services:\n  web: nginx\n")
    assert not is_vreemd(b"formaat: inzicht-nieuws/1\n")
    assert not is_vreemd(b"school: x\n")


def test_geen_ander_bestand_ontleedt_een_formaat() -> None:
    bron = Path(inzicht.__file__).parent
    elders = [
        str(module.relative_to(bron))
        for module in sorted(bron.rglob("*.py"))
        if any(
            deel in module.read_text(encoding="utf-8")
            for deel in ("inzicht-(", '"inzicht-"', "'inzicht-'", "inzicht-[")
        )
    ]
    assert elders == [str(Path("bestanden", "bestandssoort.py"))]
