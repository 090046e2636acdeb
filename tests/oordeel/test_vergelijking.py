"""De vergelijking: van elke klasse, verandering en afloop een voorbeeld, haar wetten, en een tweede vergelijker."""

import itertools
import json
import random
from typing import Any, get_args

import pytest

import vergelijkorakel
from hulp import Blad, maak_antwoorden, maak_wijzer
from inzicht.modellen.antwoorden import Antwoorden
from inzicht.modellen.keuze import herken
from inzicht.modellen.overzetten import zet_over
from inzicht.modellen.wijzer import Wijzer
from inzicht.oordeel.beoordeling import beoordeel, rond
from inzicht.oordeel.meting import Meting, Verandering, als_antwoorden, past_bij, verandering
from inzicht.oordeel.vergelijkbestand import vergelijking_als_gegevens, vergelijking_als_json
from inzicht.oordeel.vergelijking import Vergelijking, vergelijk
from inzicht.oordeel.vergelijktekst import AFLOPEN, KLASSEN, vergelijkregels
from planhulp import ROLLEN, planbanken, planschool, planwijzer
from vergelijkorakel import Paar, Ronde, willekeurig_paar
from verslaghulp import gegevens, kop, maak_vraag

PAREN = 150
"""Zoveel willekeurige paren draait elke run; met de hand ook eens tweeduizend."""


# --- een tweede vergelijker -----------------------------------------------------------------------------


def _bestand(ronde: Ronde, datum: str, **velden: Any) -> Antwoorden:
    vakken: Blad = {}
    for (dimensie, vraag), keuze in ronde.antwoorden.items():
        vakken.setdefault(dimensie, {})[vraag] = {"keuze": "nvt", "reden": "Reden."} if keuze == "nvt" else keuze
    return maak_antwoorden(
        {
            "formaat": "inzicht-antwoorden/1", "wijzer": "proefwijzer", "datum": datum, "omvang": ronde.omvang,
            "wijzerversie": {"oud": "1.0", "nu": "1.1"}[ronde.versie],
            "school": {"naam": "Proef", "kenmerken": ronde.kenmerken}, "antwoorden": vakken, **velden,
        }
    )  # fmt: skip


def _wijzers(paar: Paar) -> tuple[Wijzer, Wijzer]:
    def met(banken: list[Blad], versie: str) -> Wijzer:
        return maak_wijzer({**paar.wijzer, "dimensies": [bank["id"] for bank in banken], "versie": versie}, banken)

    return met(paar.toen, "1.0"), met(paar.nu, "1.1")


def _metingen(paar: Paar) -> tuple[Wijzer, list[Meting]]:
    toen, nu = _wijzers(paar)
    gegeven = [_bestand(paar.eerst, "2026-11-23", actiepunten=paar.punten), _bestand(paar.laatst, "2027-11-22")]
    bij = [nu if ronde.versie == "nu" else toen for ronde in (paar.eerst, paar.laatst)]
    assert all(past_bij(een, van) for een, van in zip(gegeven, bij, strict=True))
    rijen = zip(gegeven, bij, strict=True)
    return nu, [Meting(zet_over(een, nu).antwoorden, een, van) for een, van in rijen]


def _kort(vergelijking: Blad) -> Blad:
    """Wat het orakel ook zegt."""
    return {
        "dimensies": [{veld: een[veld] for veld in een if veld != "titel"} for een in vergelijking["dimensies"]],
        "actiepunten": vergelijking["actiepunten"],
    }


@pytest.mark.parametrize("deel", range(5))
def test_een_tweede_vergelijker_zegt_hetzelfde(deel: int) -> None:
    gezien: set[tuple[str, str | None]] = set()
    for zaad in range(deel * PAREN // 5, (deel + 1) * PAREN // 5):
        paar = willekeurig_paar(random.Random(zaad))
        nu, metingen = _metingen(paar)
        echt = _kort(vergelijking_als_gegevens(nu, vergelijk(nu, metingen)))
        assert echt == vergelijkorakel.vergelijk(paar), zaad
        gezien |= {(vraag["klasse"], vraag["verandering"]) for een in echt["dimensies"] for vraag in een["vragen"]}
    assert len(gezien) > 8


def test_de_willekeurige_paren_raken_elke_klasse_verandering_en_afloop() -> None:
    rijen = [vergelijkorakel.vergelijk(willekeurig_paar(random.Random(zaad))) for zaad in range(PAREN)]
    vragen = [vraag for een in rijen for dimensie in een["dimensies"] for vraag in dimensie["vragen"]]
    assert {vraag["klasse"] for vraag in vragen} == set(KLASSEN)
    assert {vraag["verandering"] for vraag in vragen} == {None, *get_args(Verandering)}
    assert {punt["uitkomst"] for een in rijen for punt in een["actiepunten"]} == set(AFLOPEN)
    assert {een["verandering"] for rij in rijen for een in rij["dimensies"]} == {
        None, "omhoog", "omlaag", "gelijk", "onzeker",
    }  # fmt: skip


# --- wetten -------------------------------------------------------------------------------------------


def _vergelijkingen(hoeveel: int = 40) -> list[tuple[Wijzer, list[Meting], Vergelijking]]:
    gemaakt = []
    for zaad in range(hoeveel):
        nu, metingen = _metingen(willekeurig_paar(random.Random(zaad)))
        gemaakt.append((nu, metingen, vergelijk(nu, metingen)))
    return gemaakt


GEMAAKT = _vergelijkingen()


def test_met_zichzelf_is_alles_gelijk() -> None:
    for nu, (eerste, _), _ in GEMAAKT:
        zelf = vergelijk(nu, [eerste, eerste])
        assert {een.verandering for een in zelf.dimensies} <= {"gelijk", None}
        assert {vraag.verandering for een in zelf.dimensies for vraag in een.vragen} <= {"gelijk", None}
        assert not zelf.lager


def test_omgekeerd_zijn_omhoog_en_omlaag_verwisseld() -> None:
    spiegel = {
        "omhoog": "omlaag", "omlaag": "omhoog", "bekend-geworden": "niet-meer-bekend", "niet-meer-bekend": "bekend-geworden",
    }  # fmt: skip
    for nu, (eerste, laatste), heen in GEMAAKT:
        if eerste.toen is not laatste.toen:
            continue  # dan is nieuw ook niet meer nieuw
        keer = [
            Meting(een.antwoorden, een.gegeven.met(datum=dag), een.toen)
            for een, dag in ((laatste, "2026-01-01"), (eerste, "2027-01-01"))
        ]
        terug = vergelijk(nu, keer)
        for een, ander in zip(heen.dimensies, terug.dimensies, strict=True):
            assert ander.verandering == spiegel.get(str(een.verandering), een.verandering)
        for naam, verloop in heen.vragen.items():
            assert terug.vragen[naam].verandering == spiegel.get(str(verloop.verandering), verloop.verandering)


def test_elke_vraag_heeft_een_klasse_en_de_dimensies_tellen_op() -> None:
    for _, _, een in GEMAAKT:
        namen = [vraag.naam for dimensie in een.dimensies for vraag in dimensie.vragen]
        assert len(namen) == len(set(namen)) == sum(namen.count(naam) for naam in set(namen))
        for dimensie in een.dimensies:
            assert dimensie.gedeeld.vragen <= max(dimensie.gedeeld.van, 0)
            assert all(
                (vraag.verandering is None) or vraag.klasse in ("vergelijkbaar", "herwoord", "verhuisd")
                for vraag in dimensie.vragen
            )


def test_de_brug_eindigt_bij_de_uitslag() -> None:
    for nu, metingen, een in GEMAAKT:
        for kant, meting in enumerate(metingen):
            onder_nu = beoordeel(nu, meting.antwoorden)
            onder_toen = beoordeel(meting.toen, meting.gegeven) if meting.toen else None
            for dimensie in een.dimensies:
                peiling = dimensie.peilingen[kant]
                hier = [u for u in onder_nu.uitkomsten if u.dimensie == dimensie.id]
                assert (
                    (peiling.nu.niveau, peiling.nu.score) == (hier[0].niveau, hier[0].score) if hier else (None, None)
                )
                toen = [u for u in onder_toen.uitkomsten if u.dimensie == dimensie.id] if onder_toen else []
                assert peiling.toen is not None
                assert peiling.toen.niveau == (toen[0].niveau if toen else None)


@pytest.mark.parametrize("naar", [1, 3, (1, 2), (2, 3)])
@pytest.mark.parametrize("van", ["onbekend", None])
def test_bekend_worden_is_nooit_een_stijging(van: Any, naar: Any) -> None:
    assert verandering(_keuze(van), _keuze(naar)) == "bekend-geworden"


def _keuze(kaal: Any) -> Any:
    return herken(list(kaal) if isinstance(kaal, tuple) else kaal)


# --- voorbeelden --------------------------------------------------------------------------------------

VERANDERING: list[tuple[Any, Any, str | None]] = [
    (2, 3, "omhoog"), ((1, 2), 3, "omhoog"), (2, (3, 4), "omhoog"), (3, 2, "omlaag"), ((3, 4), (1, 2), "omlaag"),
    (2, 2, "gelijk"), ((2, 3), (2, 3), "gelijk"), ((1, 3), 2, "onzeker"), (2, (2, 3), "onzeker"), ((1, 2), (2, 3), "onzeker"),
    ("onbekend", 2, "bekend-geworden"), (None, (1, 2), "bekend-geworden"), (2, "onbekend", "niet-meer-bekend"),
    ((1, 2), None, "niet-meer-bekend"), ("onbekend", None, None), (None, None, None), ("onbekend", "onbekend", None),
]  # fmt: skip


@pytest.mark.parametrize(("van", "naar", "verwacht"), VERANDERING)
def test_de_verandering_van_een_vraag(van: Any, naar: Any, verwacht: str | None) -> None:
    assert verandering(_keuze(van), _keuze(naar)) == verwacht


def _banken(*, toen: bool) -> list[Blad]:
    """De kleine banken van versie 1.0 of 1.1: van elke klasse een vraag."""
    een, twee = planbanken()
    vijf = {n: f"Situatie {n}." for n in range(1, 6)}
    drie = {n: f"Situatie {n}." for n in range(1, 4)}
    if toen:
        een["vragen"] = [
            maak_vraag("zelfde", kern=True),
            maak_vraag("woorden"),
            maak_vraag("ladder", situaties=vijf),
            maak_vraag("weg"),
            maak_vraag("oud"),
            maak_vraag("verhuist"),
            maak_vraag("nvt-vraag"),
        ]
    else:
        een["vragen"] = [
            maak_vraag("zelfde", kern=True),
            maak_vraag("woorden", vraag="Anders gezegd?"),
            maak_vraag("ladder", situaties=drie, adviezen={1: "Advies.", 2: "Advies."}),
            maak_vraag("opvolger", vervangt=["oud"], situaties={n: f"Situatie oud {n}." for n in range(1, 6)}),
            maak_vraag("vers"),
            maak_vraag("nvt-vraag"),
        ]
        twee["vragen"].append(maak_vraag("verhuist"))
    return [een, twee]


TOEN = maak_wijzer({**kop(), "rollen": ROLLEN}, _banken(toen=True))
NU = maak_wijzer({**kop(), "rollen": ROLLEN, "versie": "1.1"}, _banken(toen=False))
EERST = {"zelfde": 2, "woorden": 2, "ladder": 2, "weg": 3, "oud": 2, "verhuist": 4, "nvt-vraag": 2}
LAATST: Blad = {
    "zelfde": 3,
    "woorden": 3,
    "ladder": 3,
    "opvolger": 1,
    "vers": 2,
    "nvt-vraag": {"keuze": "nvt", "reden": "Reden."},
}


def _meting(versie: str, een: Blad, twee: Blad, *, toen: Wijzer | None, **velden: Any) -> Meting:
    gegeven = maak_antwoorden(gegevens(wijzerversie=versie, antwoorden={"een": een, "twee": twee}, **velden))
    return Meting(zet_over(gegeven, NU).antwoorden, gegeven, toen)


def _over_versies(**velden: Any) -> Blad:
    oud = _meting("1.0", EERST, {}, toen=TOEN, datum="2026-11-23", **velden)
    nieuw = _meting("1.1", LAATST, {"verhuist": 4}, toen=NU, datum="2027-11-22")
    return vergelijking_als_gegevens(NU, vergelijk(NU, [nieuw, oud]))


@pytest.mark.parametrize(
    ("vraag", "klasse", "van", "naar", "anders"),
    [
        ("een.zelfde", "vergelijkbaar", 2, 3, "omhoog"),
        ("een.woorden", "herwoord", 2, 3, "omhoog"),
        ("een.ladder", "ladder-anders", 2, 3, None),
        ("een.opvolger", "verhuisd", 2, 1, "omlaag"),
        ("twee.verhuist", "verhuisd", 4, 4, "gelijk"),
        ("een.vers", "nieuw", None, 2, None),
        ("een.weg", "vervallen", 3, None, None),
        ("een.nvt-vraag", "niet-beide", 2, "nvt", None),
    ],
)
def test_van_elke_klasse_een_voorbeeld(vraag: str, klasse: str, van: Any, naar: Any, anders: str | None) -> None:
    (rij,) = [een for dimensie in _over_versies()["dimensies"] for een in dimensie["vragen"] if een["vraag"] == vraag]
    assert rij == {"vraag": vraag, "klasse": klasse, "van": van, "naar": naar, "verandering": anders}


def test_de_metingen_staan_op_datum_en_tellen_onder_een_wijzer() -> None:
    uit = _over_versies()
    assert [(een["datum"], een["wijzerversie"]) for een in uit["metingen"]] == [
        ("2026-11-23", "1.0"),
        ("2027-11-22", "1.1"),
    ]
    assert uit["wijzer"]["versie"] == "1.1"
    (een, _) = uit["dimensies"]
    assert een["metingen"][0]["toen"] != {k: een["metingen"][0][k] for k in ("niveau", "score")}
    assert een["metingen"][1]["toen"] == {k: een["metingen"][1][k] for k in ("niveau", "score")}
    assert een["vergelijkbaar"] == {"vragen": 3, "van": 5, "score": [25.0, 33.3]}


def test_zonder_de_wijzer_van_toen_is_er_geen_toen_en_dat_staat_erbij() -> None:
    oud = _meting("1.0", EERST, {}, toen=None, datum="2026-11-23")
    nieuw = _meting("1.1", LAATST, {}, toen=NU, datum="2027-11-22")
    uit = vergelijking_als_gegevens(NU, vergelijk(NU, [oud, nieuw]))
    assert [een["metingen"][0]["toen"] for een in uit["dimensies"]] == [None, None]
    assert "wijzer-niet-bij-de-hand" in {een["code"] for een in uit["meldingen"]}
    klassen = {een["vraag"]: een["klasse"] for dimensie in uit["dimensies"] for een in dimensie["vragen"]}
    assert klassen["een.weg"] == "vervallen"


AFLOOP: list[tuple[str, int, Any, str | None, str]] = [
    ("klaar", 2, 3, "omhoog", "gelukt"),
    ("klaar", 2, 2, "gelijk", "klaar-zonder-stijging"),
    ("klaar", 3, 2, "omlaag", "klaar-zonder-stijging"),
    ("bezig", 2, 3, "omhoog", "toch-omhoog"),
    ("open", 2, 2, "gelijk", "niet-gelukt"),
    ("open", 2, 1, "omlaag", "niet-gelukt"),
    ("klaar", 2, [1, 3], "onzeker", "onbekend"),
    ("klaar", 2, "onbekend", "niet-meer-bekend", "onbekend"),
    ("klaar", 2, {"keuze": "nvt", "reden": "Reden."}, None, "onbekend"),
]  # fmt: skip
WIJZER = planwijzer()


def _school(e: Any, datum: str, **velden: Any) -> Meting:
    school = planschool(datum=datum, antwoorden={"een": {"a": 4, "b": 4, "c": 4, "d": 4, "e": e}}, **velden)
    return Meting(school, school, WIJZER)


@pytest.mark.parametrize(("status", "van", "naar", "beweging", "afloop"), AFLOOP)
def test_hoe_een_actiepunt_afliep(status: str, van: int, naar: Any, beweging: str | None, afloop: str) -> None:
    punt = {"vraag": "een.e", "van": 2, "naar": 3, "status": status}
    rondes = [_school(van, "2026-11-01", actiepunten=[punt]), _school(naar, "2027-11-01", actiepunten=[])]
    (uit,) = vergelijking_als_gegevens(WIJZER, vergelijk(WIJZER, rondes))["actiepunten"]
    assert uit == {**punt, "beweging": beweging, "uitkomst": afloop}


def test_elke_afloop_en_verandering_heeft_een_voorbeeld() -> None:
    assert {rij[4] for rij in AFLOOP} == set(AFLOPEN)
    assert {rij[2] for rij in VERANDERING} == {None, *get_args(Verandering)}


@pytest.mark.parametrize(
    ("van", "naar", "anders", "oorzaken"),
    [
        (2, 5, "omhoog", ["een.e"]),  # e heeft een drempel voor niveau 3
        (5, 2, "omlaag", ["een.e"]),
        (2, 3, "omhoog", []),  # e houdt nu niveau 5 tegen
        (3, 3, "gelijk", []),
        (3, "onbekend", "onzeker", []),
        ("onbekend", 3, "onzeker", []),
    ],
)
def test_de_oorzaken_zijn_de_belemmeringen_die_kwamen_of_gingen(
    van: Any, naar: Any, anders: str, oorzaken: list[str]
) -> None:
    een = vergelijk(WIJZER, [_school(van, "2026-11-01"), _school(naar, "2027-11-01")]).dimensies[0]
    assert (een.verandering, list(een.oorzaken)) == (anders, oorzaken)


def test_bij_een_gelijke_datum_telt_de_volgorde_en_staat_dat_erbij() -> None:
    rondes = [_school(3, "2026-11-01"), _school(2, "2026-11-01")]
    een = vergelijk(WIJZER, rondes)
    assert een.metingen == tuple(rondes)
    assert [melding.code for melding in een.meldingen] == ["gelijke-datum"]
    assert een.lager


def test_de_vorige_ronde_telt_als_meting() -> None:
    nu = planschool(
        datum="2027-11-01",
        vorige={
            "datum": "2026-11-01", "wijzerversie": "1.0", "kenmerken": {"sector": "po"},
            "antwoorden": {"een": {"a": 4, "b": [3, 4], "e": "onbekend"}, "twee": {"g": "nvt"}},
        },
    )  # fmt: skip
    assert nu.vorige is not None
    toen = als_antwoorden(nu.vorige, nu)
    assert past_bij(toen, WIJZER)
    een = vergelijk(WIJZER, [Meting(toen, toen, WIJZER, "vorige"), Meting(nu, nu, WIJZER, "bestand", "sha256:x")])
    uit = vergelijking_als_gegevens(WIJZER, een)
    assert [(m["bron"], m["antwoorden"]) for m in uit["metingen"]] == [("vorige", None), ("bestand", "sha256:x")]
    assert een.vragen["een.e"].verandering == "bekend-geworden"
    assert een.vragen["een.b"].verandering == "onzeker"
    assert een.vragen["twee.g"].klasse == "niet-beide"


def test_alle_velden_staan_er_en_de_json_is_dezelfde() -> None:
    een = vergelijk(WIJZER, [_school(2, "2026-11-01"), _school(3, "2027-11-01")])
    uit = vergelijking_als_gegevens(WIJZER, een)
    assert list(uit) == ["formaat", "wijzer", "school", "metingen", "dimensies", "actiepunten", "meldingen"]
    assert set(uit["dimensies"][0]) == {
        "id", "titel", "metingen", "verandering", "vergelijkbaar", "vragen", "oorzaken",
    }  # fmt: skip
    assert json.loads(vergelijking_als_json(WIJZER, een)) == uit
    score = een.dimensies[0].gedeeld.laatst
    assert score is not None
    assert rond(score) == uit["dimensies"][0]["vergelijkbaar"]["score"][1]


def test_de_tekst_zegt_wat_door_de_wijzer_kwam_en_wat_door_de_school() -> None:
    oud = _meting("1.0", dict.fromkeys(EERST, 3) | {"zelfde": 2, "woorden": 2}, {}, toen=TOEN, datum="2026-11-23")
    nieuw = _meting("1.1", LAATST, {"verhuist": 4}, toen=NU, datum="2027-11-22")
    regels = [een.merk + een.tekst for een in vergelijkregels(NU, vergelijk(NU, [oud, nieuw]))]
    assert "  " not in "".join(regels)
    assert "- Vraag zelfde? situatie 2 -> situatie 3" in regels
    assert "- Anders gezegd? situatie 2 -> situatie 3 (anders verwoord, wel te vergelijken)" in regels
    assert "- Vraag weg? situatie 3 -> niet gevraagd (de vraag bestaat niet meer)" in regels
    assert any(regel.startswith("Door de wijzer ") for regel in regels)


def test_drie_rondes_vergelijken_de_eerste_met_de_laatste() -> None:
    rondes = [_school(e, f"20{26 + nummer}-11-01") for nummer, e in enumerate((2, 1, 3))]
    een = vergelijk(WIJZER, rondes)
    assert [peiling.nu.niveau.aantoonbaar if peiling.nu.niveau else None for peiling in een.dimensies[0].peilingen] == [
        2,
        2,
        4,
    ]
    assert een.vragen["een.e"].verandering == "omhoog"
    for volgorde in itertools.permutations(rondes):
        assert vergelijk(WIJZER, volgorde) == een
