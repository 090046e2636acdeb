"""Een nieuwe ronde: naast het oude bestand, met de vorige antwoorden erbij, en niets telt tot het bevestigd is."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import Draai
from hulp import Blad, maak_antwoorden, maak_wijzer
from inzicht.fouten import BewaarFout
from inzicht.interview.beeld.vorige import vorige_keer
from inzicht.interview.gesprek import Fase, Gesprek
from inzicht.modellen.overzetten import zet_over
from inzicht.modellen.ronde import als_vorige, nieuwe_ronde
from inzicht.modellen.wijzer import Wijzer
from inzicht.oordeel.meting import als_antwoorden
from inzicht.opdrachten.opening import Opening
from inzicht.opdrachten.sessie import Sessie
from planhulp import planbanken, planschool, planwijzer, schrijf_school, schrijf_wijzer
from pty_hulp import Terminal
from starthulp import aantal, lees
from verslaghulp import gegevens, kop

WIJZER = planwijzer()
DAG = "2027-11-22"
OUD: Blad = {
    "een": {"a": 4, "b": {"keuze": [2, 3], "opmerking": "Geheim."}, "c": "onbekend", "e": 2},
    "twee": {"g": {"keuze": "nvt", "reden": "Niet bij ons."}},
}


@pytest.fixture
def sessies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Sessie]]:
    monkeypatch.chdir(tmp_path)
    schrijf_school(
        tmp_path / "oud.yaml", antwoorden=OUD, actiepunten=[{"vraag": "een.e"}, {"vraag": "een.a", "status": "klaar"}]
    )
    open_: list[Sessie] = []
    yield open_
    for een in open_:
        een.sluit()


def _begin(
    sessies: list[Sessie], bestand: str | None = "oud.yaml", *, ronde: bool = True, wacht: bool = True
) -> Sessie:
    opening = Opening(bestand, None, None, {}, "ict", None, DAG, ronde=ronde)
    sessie = Sessie(WIJZER, opening, wacht=wacht)
    sessies.append(sessie)
    sessie.begin()
    return sessie


def _na(sessie: Sessie) -> list[str]:
    return [regel.tekst for regel in sessie.beeld().na]


def test_een_nieuwe_ronde_is_leeg_met_de_keuzes_van_toen_en_wat_nog_niet_klaar_is() -> None:
    school = planschool(antwoorden=OUD)
    nieuw = nieuwe_ronde(school, school, WIJZER, DAG, None)
    assert (dict(nieuw.antwoorden), nieuw.datum, nieuw.school) == ({}, DAG, school.school)
    assert nieuw.vorige is not None
    kaal = {dim: {naam: een.als_gegeven for naam, een in vak.items()} for dim, vak in nieuw.vorige.antwoorden.items()}
    assert kaal == {"een": {"a": 4, "b": [2, 3], "c": "onbekend", "e": 2}, "twee": {"g": "nvt"}}
    assert {punt.status for punt in nieuw.actiepunten} == {"open", "bezig"}
    assert (nieuw.vorige.datum, nieuw.vorige.wijzerversie) == (school.datum, "1.0")


def test_een_stap_die_uit_het_oude_antwoord_volgde_schuift_niet_mee() -> None:
    school = planschool(antwoorden=OUD, actiepunten=[{"vraag": "een.e"}, {"vraag": "een.c"}])
    e, c = nieuwe_ronde(school, school, WIJZER, DAG, None).actiepunten
    assert ((e.van, e.naar), (c.van, c.naar)) == ((2, 3), (None, None))


def test_een_vreemd_wijzerkenmerk_gaat_niet_mee() -> None:
    assert als_vorige(planschool(wijzerkenmerk="zomaar")).wijzerkenmerk is None
    assert als_vorige(planschool(wijzerkenmerk="sha256:0a")).wijzerkenmerk == "sha256:0a"


def test_het_oude_bestand_houdt_zijn_bytes_en_het_nieuwe_staat_ernaast(sessies: list[Sessie], tmp_path: Path) -> None:
    voor = (tmp_path / "oud.yaml").read_bytes()
    sessie = _begin(sessies)
    for regel in ("", "", "", "o", "5", "q"):
        sessie.geef(regel)
    nieuw = tmp_path / f"antwoorden-de-school-{DAG}.yaml"
    assert (tmp_path / "oud.yaml").read_bytes() == voor
    assert "Geheim" not in nieuw.read_text(encoding="utf-8")
    keuzes = {naam: een.keuze.als_gegeven for naam, een in lees(nieuw).antwoorden["een"].items()}
    assert keuzes == {"a": 4, "b": [2, 3], "c": "onbekend", "e": 5}


def test_bij_elke_vraag_staat_wat_u_vorige_keer_koos(sessies: list[Sessie]) -> None:
    sessie = _begin(sessies)
    gezien = []
    for _ in range(5):
        gezien.append(_na(sessie)[0])
        sessie.geef("o")
    assert gezien == [
        "Vorige keer (3 november 2026): situatie 4. Situatie a 4.",
        "Vorige keer (3 november 2026): situatie 2 tot 3. Situatie b 2. / Situatie b 3.",
        "Vorige keer (3 november 2026): weet ik niet.",
        "Vorige keer (3 november 2026) hebt u deze vraag niet beantwoord.",
        "Vorige keer (3 november 2026): situatie 2. Situatie e 2.",
    ]


def test_de_teller_telt_wat_bevestigd_is(sessies: list[Sessie]) -> None:
    sessie = _begin(sessies)
    assert sessie.beeld().teller == "bevestigd 0 van 7"
    sessie.geef("")
    assert sessie.beeld().teller == "bevestigd 1 van 7"
    assert "bevestigd 1 van 7" in sessie.beeld().kop
    sessie.geef("o")
    assert sessie.beeld().teller == "bevestigd 1 van 7"


def test_enter_bij_een_vraag_zonder_vorig_antwoord_geeft_de_hint(sessies: list[Sessie]) -> None:
    sessie = _begin(sessies)
    for regel in ("o", "o", "o"):
        sessie.geef(regel)
    assert sessie.beeld().leeg == ""
    assert sessie.geef("").zeg[0].startswith("Typ een cijfer")


def test_nvt_overnemen_vraagt_opnieuw_waarom(sessies: list[Sessie]) -> None:
    sessie = _begin(sessies)
    for _ in range(6):
        sessie.geef("o")
    assert sessie.beeld().leeg == "vorige keer overnemen"
    sessie.geef("")
    assert sessie.gesprek.fase is Fase.REDEN
    sessie.geef("Nog steeds niet.")
    assert sessie.gesprek.antwoorden.antwoord("twee", "g").keuze.soort == "nvt"


def test_dezelfde_ronde_nog_eens_beginnen_wordt_geweigerd(sessies: list[Sessie]) -> None:
    _begin(sessies).geef("q")
    with pytest.raises(BewaarFout, match="deze ronde is er al"):
        _begin(sessies)


def test_hervatten_toont_de_vorige_keer_nog_steeds(sessies: list[Sessie]) -> None:
    eerst = _begin(sessies)
    eerst.geef("")
    eerst.geef("q")
    eerst.sluit()
    weer = _begin(sessies, f"antwoorden-de-school-{DAG}.yaml", ronde=False)
    assert _na(weer)[0].startswith("Vorige keer (3 november 2026): situatie 2 tot 3.")


# --- aanbieden ----------------------------------------------------------------------------------------

HEEL: Blad = {
    "een": {"a": 4, "b": 4, "c": 4, "d": 4, "e": 4},
    "twee": {"f": 2, "g": 2},
}


@pytest.mark.parametrize(
    ("datum", "antwoorden", "biedt_aan"),
    [("2027-05-25", HEEL, True), ("2027-05-26", HEEL, False), ("2027-01-01", OUD, False)],
    ids=["181 dagen", "180 dagen", "niet af"],
)
def test_start_biedt_een_ronde_aan_als_de_nieuwste_af_en_oud_is(
    sessies: list[Sessie], tmp_path: Path, datum: str, antwoorden: Blad, biedt_aan: bool
) -> None:
    schrijf_school(tmp_path / "oud.yaml", datum=datum, antwoorden=antwoorden)
    sessie = _begin(sessies, None, ronde=False)
    assert ("Begint u een nieuwe ronde?" in sessie.beeld().titel) is biedt_aan
    if biedt_aan:
        sessie.geef("1")
        assert sessie.gesprek.antwoorden.vorige is not None


def test_wie_geen_ronde_wil_kiest_een_bestand(sessies: list[Sessie], tmp_path: Path) -> None:
    schrijf_school(tmp_path / "oud.yaml", datum="2026-11-01", antwoorden=HEEL)
    sessie = _begin(sessies, None, ronde=False)
    sessie.geef("2")
    assert sessie.beeld().titel == "In deze map staan al antwoorden. Waarmee gaat u verder?"


# --- een andere wijzer ----------------------------------------------------------------------------------


def _gesprek(anders: dict[str, Any], toen: Wijzer | None) -> Gesprek:
    """Het gesprek bij de laatste vraag van `een`, met een wijzer waarin die vraag anders is."""
    een, twee = planbanken()
    een["vragen"][4] |= {"drempels": {}, **anders}
    nu = maak_wijzer({**kop(), "rollen": {"administratie": "A"}, "versie": "1.1"}, [een, twee])
    oud = maak_antwoorden(gegevens(antwoorden=OUD))
    nieuw = nieuwe_ronde(oud, zet_over(oud, nu).antwoorden, nu, DAG, None)
    assert nieuw.vorige is not None
    vorige = zet_over(als_antwoorden(nieuw.vorige, nieuw), nu).antwoorden
    return Gesprek(nu, nieuw, DAG, Fase.VRAAG, index=4, vorige=vorige, toen=toen)


ANDERS = {n: f"Nieuw {n}." for n in range(1, 6)}


@pytest.mark.parametrize(
    ("anders", "regels"),
    [
        ({}, ["Vorige keer (3 november 2026): situatie 2. Situatie e 2."]),
        (
            {"situaties": ANDERS},
            [
                "Vorige keer (3 november 2026): situatie 2. Nieuw 2.",
                "Deze vraag is sinds de vorige keer veranderd. Lees de situaties opnieuw.",
                "Toen stond er bij uw keuze: Situatie e 2.",
            ],
        ),
        ({"id": "vers"}, ["Deze vraag is nieuw sinds de vorige keer."]),
        (
            {"id": "vers", "vervangt": [{"id": "e", "per": {1: 1, 2: 3}}]},
            [
                "Vorige keer (3 november 2026): situatie 3. Situatie e 3.",
                "Deze vraag is sinds de vorige keer veranderd. Lees de situaties opnieuw.",
                "Toen stond er bij uw keuze: Situatie e 2.",
            ],
        ),
    ],
    ids=["gelijk", "herwoord", "nieuw", "vervangen"],
)
def test_een_vraag_die_nieuw_of_veranderd_is_zegt_dat(anders: dict[str, Any], regels: list[str]) -> None:
    gesprek = _gesprek(anders, planwijzer())
    assert [een.tekst for een in vorige_keer(gesprek)] == regels


# --- het echte programma --------------------------------------------------------------------------------


def test_als_opdracht_in_gewone_regels_en_daarna_vergeleken(draai: Draai, tmp_path: Path) -> None:
    schrijf_wijzer(tmp_path / "wijzer")
    schrijf_school(tmp_path / "oud.yaml", antwoorden=HEEL)
    voor = (tmp_path / "oud.yaml").read_bytes()
    gedaan = draai(
        "start", "oud.yaml", "--ronde", "--wijzer", "wijzer", "--rol", "ict", invoer="5\n" + "\n" * 6 + "\n" * 6
    )
    assert gedaan.returncode == 0, gedaan.stderr
    (nieuw,) = tmp_path.glob("antwoorden-de-school-*.yaml")
    assert aantal(lees(nieuw)) == 7
    assert (tmp_path / "oud.yaml").read_bytes() == voor
    uit = draai("vergelijk", nieuw.name, "--wijzer", "wijzer").stdout
    assert "- Vraag a? situatie 4 -> situatie 5" in uit
    assert draai("start", "--ronde").returncode == 2


@pytest.mark.terminal
def test_met_toetsen_neemt_enter_het_vorige_antwoord_over(tmp_path: Path) -> None:
    schrijf_wijzer(tmp_path / "wijzer")
    schrijf_school(tmp_path / "oud.yaml", antwoorden=HEEL)
    terminal = Terminal(tmp_path, "start", "oud.yaml", "--ronde", "--wijzer", "wijzer", "--rol", "ict")
    terminal.wacht("bevestigd 0 van 7")
    terminal.wacht("vorige keer overnemen")
    terminal.toets("enter")
    terminal.wacht("bevestigd 1 van 7")
    terminal.toets("2")
    terminal.wacht("bevestigd 2 van 7")
    terminal.toets("q")
    assert terminal.einde() == 0
    (nieuw,) = tmp_path.glob("antwoorden-de-school-*.yaml")
    assert [een.keuze.laag for een in lees(nieuw).antwoorden["een"].values()] == [4, 2]
