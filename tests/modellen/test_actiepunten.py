"""Actiepunten: de stap, de stand op een dag, en wat kiezen met de lijst doet (formaten 4)."""

from typing import Any

import pytest

import orakel
from hulp import Blad, maak_wijzer
from inzicht.modellen.actiepunten import Stap, is_bereikt, stand, stap_gekozen, stap_van
from inzicht.modellen.antwoorden import Actiepunt, Antwoord
from inzicht.modellen.keuze import keuze_van
from inzicht.modellen.wijzer import Vraag

OP = "2027-02-15"
VRAAG = "opslag.vraag-1"


def _vraag(**velden: Any) -> Vraag:
    wijzer, banken, _ = orakel.werkgeval([{**velden}], [1])
    return maak_wijzer(wijzer, banken).vraag(VRAAG)


def _antwoord(keuze: Any) -> Antwoord:
    return Antwoord(keuze=keuze_van(keuze), reden="Niet bij ons." if keuze == "nvt" else None)


def _punt(**velden: Any) -> Actiepunt:
    return Actiepunt(vraag=VRAAG, **velden)


GEKOZEN: Blad = {"van": 2, "naar": 3}
STANDEN: list[tuple[str, Blad, Any, str]] = [
    ("klaar en te zien", {**GEKOZEN, "status": "klaar"}, 3, "klaar"),
    ("klaar en verder", {**GEKOZEN, "status": "klaar"}, 5, "klaar"),
    ("klaar en te laat, maar te zien", {**GEKOZEN, "status": "klaar", "wanneer": "2027-01-01"}, 3, "klaar"),
    ("klaar en lager", {**GEKOZEN, "status": "klaar"}, 2, "klaar-niet-te-zien"),
    ("klaar, lage kant lager", {**GEKOZEN, "status": "klaar"}, [2, 4], "klaar-niet-te-zien"),
    ("klaar, lage kant genoeg", {**GEKOZEN, "status": "klaar"}, [3, 4], "klaar"),
    ("klaar en onbekend", {**GEKOZEN, "status": "klaar"}, "onbekend", "klaar-niet-te-zien"),
    ("klaar en open", {**GEKOZEN, "status": "klaar"}, None, "klaar-niet-te-zien"),
    ("klaar en niet van toepassing", {**GEKOZEN, "status": "klaar"}, "nvt", "klaar"),
    ("klaar zonder stap", {"status": "klaar"}, 3, "klaar-niet-te-zien"),
    ("klaar zonder stap, bovenaan", {"status": "klaar"}, 5, "klaar"),
    ("bereikt", {**GEKOZEN}, 3, "al-bereikt"),
    ("bereikt en te laat", {**GEKOZEN, "wanneer": "2027-01-01", "status": "bezig"}, 4, "al-bereikt"),
    ("bovenaan zonder stap", {"wanneer": "2027-01-01"}, 5, "al-bereikt"),
    ("een dag te laat", {**GEKOZEN, "wanneer": "2027-02-14"}, 2, "te-laat"),
    ("te laat en bezig", {**GEKOZEN, "wanneer": "2026-12-31", "status": "bezig"}, 1, "te-laat"),
    ("te laat en onbekend", {**GEKOZEN, "wanneer": "2026-12-31"}, "onbekend", "te-laat"),
    ("de dag zelf", {**GEKOZEN, "wanneer": OP}, 2, "loopt"),
    ("later", {**GEKOZEN, "wanneer": "2027-02-16"}, [2, 4], "loopt"),
    ("zonder datum", {**GEKOZEN}, 2, "zonder-datum"),
    ("zonder datum en bezig", {"status": "bezig"}, 2, "zonder-datum"),
]  # fmt: skip


@pytest.mark.parametrize(("velden", "keuze", "verwacht"), [pytest.param(*rij[1:], id=rij[0]) for rij in STANDEN])
def test_de_stand_van_een_actiepunt(velden: Blad, keuze: Any, verwacht: str) -> None:
    keuze = tuple(keuze) if isinstance(keuze, list) else keuze
    assert stand(_punt(**velden), _vraag(), _antwoord(keuze), OP) == verwacht


def test_de_tabel_heeft_elke_stand() -> None:
    assert {rij[3] for rij in STANDEN} == {
        "te-laat", "loopt", "zonder-datum", "al-bereikt", "klaar", "klaar-niet-te-zien",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("velden", "keuze", "stap"),
    [
        pytest.param({"van": 1, "naar": 3}, 5, Stap(1, 3, afgeleid=False), id="zoals ze er staat"),
        pytest.param({"van": 2}, 4, Stap(2, 3, afgeleid=True), id="alleen van"),
        pytest.param({"naar": 4}, 2, Stap(2, 4, afgeleid=True), id="alleen naar"),
        pytest.param({"naar": 3}, 4, Stap(2, 3, afgeleid=True), id="alleen naar, al verder"),
        pytest.param({"naar": 3}, "onbekend", Stap(2, 3, afgeleid=True), id="alleen naar, onbekend"),
        pytest.param({}, 2, Stap(2, 3, afgeleid=True), id="uit het antwoord"),
        pytest.param({}, (2, 4), Stap(2, 3, afgeleid=True), id="uit de lage kant"),
        pytest.param({}, 5, Stap(5, None, afgeleid=True), id="bovenaan"),
        pytest.param({}, "onbekend", Stap(None, None, afgeleid=True), id="onbekend"),
        pytest.param({}, None, Stap(None, None, afgeleid=True), id="open"),
        pytest.param({}, "nvt", Stap(None, None, afgeleid=True), id="nvt"),
    ],
)
def test_de_stap_van_een_actiepunt(velden: Blad, keuze: Any, stap: Stap) -> None:
    assert stap_van(_punt(**velden), _vraag(), _antwoord(keuze)) == stap


def test_een_ladder_met_gaten_springt_naar_de_volgende_situatie() -> None:
    vraag = _vraag(situaties={1: "Nee.", 3: "Deels.", 4: "Ja."}, adviezen={1: "Begin.", 3: "Maak het af."})
    assert stap_van(_punt(van=1), vraag, Antwoord(keuze=keuze_van(1))) == Stap(1, 3, afgeleid=True)
    assert stap_van(_punt(naar=4), vraag, Antwoord(keuze=keuze_van("onbekend"))) == Stap(3, 4, afgeleid=True)
    assert not is_bereikt(Stap(1, 4, afgeleid=False), vraag, Antwoord(keuze=keuze_van(3)))


# --- kiezen ---------------------------------------------------------------------------------------------

KEUZE: Blad = {"van": 2, "naar": 3, "wie": "directie", "gekozen": "2027-02-15"}


@pytest.mark.parametrize(
    ("al", "over"),
    [
        pytest.param([], [KEUZE], id="het eerste"),
        pytest.param(
            [{"van": 1, "naar": 2, "status": "klaar", "gereed": "2027-01-20", "wanneer": "2027-01-31"}],
            [{"van": 1, "naar": 2, "status": "klaar", "gereed": "2027-01-20", "wanneer": "2027-01-31"}, KEUZE],
            id="de volgende stap is een nieuw actiepunt",
        ),
        pytest.param(
            [{"van": 2, "naar": 3, "wie": "zorg", "wanneer": "2027-05-01", "status": "bezig", "gekozen": "2026-11-30"}],
            [{**KEUZE, "wanneer": "2027-05-01", "status": "bezig", "gekozen": "2026-11-30"}],
            id="dezelfde stap houdt datum en status",
        ),
        pytest.param(
            [{"wie": "zorg", "wanneer": "2027-05-01", "notitie": "Bel."}],
            [{**KEUZE, "wanneer": "2027-05-01", "notitie": "Bel."}],
            id="een afgeleide stap krijgt haar situaties",
        ),
        pytest.param(
            [{"van": 2, "naar": 3, "status": "klaar", "gereed": "2027-01-20", "wanneer": "2027-01-31"}],
            [KEUZE],
            id="klaar maar niet te zien begint opnieuw",
        ),
        pytest.param([{"status": "klaar"}], [{"status": "klaar"}, KEUZE], id="klaar zonder stap blijft staan"),
        pytest.param([{"van": 1, "naar": 5}], [{"van": 1, "naar": 5}, KEUZE], id="een andere stap blijft staan"),
    ],
)
def test_kiezen_verandert_alleen_het_actiepunt_van_die_stap(al: list[Blad], over: list[Blad]) -> None:
    punten = stap_gekozen(tuple(_punt(**een) for een in al), _punt(**KEUZE), _vraag(), Antwoord(keuze=keuze_van(2)))
    assert list(punten) == [_punt(**een) for een in over]


def test_kiezen_raakt_een_andere_vraag_niet() -> None:
    ander = Actiepunt(vraag="opslag.vraag-2", van=2, naar=3)
    assert stap_gekozen((ander,), _punt(**KEUZE), _vraag(), Antwoord(keuze=keuze_van(2))) == (ander, _punt(**KEUZE))
