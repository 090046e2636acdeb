"""Wat bewaren schrijft, leest elke opdracht, en er gaat niets verloren: elk oud bestand bij elke nieuwere wijzer."""

import copy
import itertools
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import orakel
import verhuisorakel
from conftest import Draai
from hulp import Blad, maak_antwoorden, maak_wijzer
from inzicht.bestanden import yamlbron
from inzicht.interview.vragenlijst.beeld import Wens, maak_vragenlijst
from inzicht.keuring.poort import keur_antwoordenbron, keur_wijzer
from inzicht.modellen.antwoorden import OPEN, Antwoord, Antwoorden, schrijf_antwoorden, schrijf_antwoorden_json
from inzicht.modellen.keuze import NIETS, keuze_van
from inzicht.modellen.overzetten import Overgezet, zet_over
from inzicht.modellen.samenvoegen import voeg_samen
from inzicht.modellen.wijzer import Wijzer
from inzicht.modellen.wijzerlezing import lees_wijzer
from inzicht.oordeel.anoniem import anonieme_antwoorden
from inzicht.oordeel.beoordeling import beoordeel
from inzicht.oordeel.uitslagbestand import uitslag_als_json
from verslaghulp import beeld_van

ZAAD = st.integers(min_value=0, max_value=2**32)


# --- een wijzer die verandert ---------------------------------------------------------------------------


def _volgende(rng: random.Random, wijzer: Blad, banken: list[Blad], weg: list[Blad]) -> tuple[Blad, list[Blad]]:
    """Een nieuwere versie: vragen vallen weg, komen terug, verhuizen, heten anders, of krijgen een andere ladder."""
    nieuw, rij = copy.deepcopy(wijzer), copy.deepcopy(banken)
    nieuw["versie"] = f"1.{int(wijzer['versie'].split('.')[1]) + 1}"
    if len(rij) > 1 and rng.random() < 0.2:
        weg += rij.pop(rng.randrange(len(rij)))["vragen"]
    for bank in rij:
        vragen, bank["vragen"] = bank["vragen"], []
        for vraag in vragen:
            _verander(rng, vraag, bank, rij, weg)
    for vraag in rng.sample(weg, len(weg) // 2) if rng.random() < 0.5 else ():
        weg.remove(vraag)
        rng.choice(rij)["vragen"].append(vraag)
    for bank in rij:
        if not bank["vragen"]:
            bank["vragen"].append(orakel._maak_vraag(f"vers-{rng.randrange(10**6)}"))
    _andere_namen(rng, nieuw, rij)
    nieuw["dimensies"] = [bank["id"] for bank in rij]
    return nieuw, rij


def _verander(rng: random.Random, vraag: Blad, bank: Blad, rij: list[Blad], weg: list[Blad]) -> None:
    soort = rng.randrange(9)
    if soort == 0:
        weg.append(vraag)
        return
    if soort == 1:
        vraag["vervangt"] = [vraag["id"], *vraag.get("vervangt", [])]
        vraag["id"] = f"nieuw-{rng.randrange(10**6)}"
    elif soort == 2 and bank["vragen"]:  # gaat op in de vorige vraag
        bank["vragen"][-1].setdefault("vervangt", []).extend([vraag["id"], *vraag.get("vervangt", [])])
        return
    elif soort == 3:
        vraag.pop("nvt", None)
    elif soort == 4:
        sleutels = sorted(vraag["situaties"])
        over = [1, *sorted(rng.sample(sleutels[1:], rng.randint(1, len(sleutels) - 1)))]
        vraag["situaties"] = {s: vraag["situaties"][s] for s in over}
        vraag["adviezen"] = {s: f"Verder vanaf {s}." for s in over[:-1]}
        vraag.pop("drempels", None)
    (rng.choice(rij) if soort == 5 else bank)["vragen"].append(vraag)


def _andere_namen(rng: random.Random, wijzer: Blad, rij: list[Blad]) -> None:
    if "directie" in wijzer["rollen"] and rng.random() < 0.3:
        wijzer["rollen"] = {"bestuur" if naam == "directie" else naam: t for naam, t in wijzer["rollen"].items()}
        for vraag in (vraag for bank in rij for vraag in bank["vragen"]):
            vraag["rol"] = "bestuur" if vraag["rol"] == "directie" else vraag["rol"]
    if rng.random() < 0.3:
        wijzer["kenmerken"].pop("grootte", None)
        wijzer["kenmerken"]["sector"]["keuzes"].pop("so", None)
    for bank in rij:
        for vraag in bank["vragen"]:
            vraag.pop("geldt_voor", None)
            if vraag["rol"] not in wijzer["rollen"]:
                vraag["rol"] = "administratie"


# --- een school die alles invult ------------------------------------------------------------------------


def _gemerkt(rng: random.Random, wijzer: Blad, banken: list[Blad]) -> Blad:
    """Geldige antwoorden, met een merkteken in elke tekst, en met elke sleutel die formaten 4 kent."""
    gegevens = orakel.willekeurige_antwoorden(rng, wijzer, banken)
    gegevens["actiepunten"] = []
    for bank in banken:
        vak = gegevens["antwoorden"].get(bank["id"], {})
        for vraag in bank["vragen"]:
            merk = f"merk {bank['id']} {vraag['id']}"
            ruw = vak.get(vraag["id"])
            if vraag["id"] in vak and rng.random() < 0.5:
                vak[vraag["id"]] = {**(ruw if isinstance(ruw, dict) else {"keuze": ruw}), "opmerking": merk}
            gegevens["actiepunten"] += _punten(rng, f"{bank['id']}.{vraag['id']}", vraag)
    if rng.random() < 0.5:
        vakken = {
            bank["id"]: {v["id"]: rng.choice([*v["situaties"], "onbekend"]) for v in bank["vragen"]} for bank in banken
        }
        gegevens["vorige"] = {"datum": "2025-11-20", "wijzerversie": wijzer["versie"], "antwoorden": vakken}
    if rng.random() < 0.2:
        gegevens["verwacht"] = {banken[0]["id"]: 1}
    return gegevens


def _punten(rng: random.Random, naam: str, vraag: Blad) -> Iterator[Blad]:
    ladder = sorted(vraag["situaties"])
    for van, naar in [(None, None), *itertools.pairwise(ladder)]:
        if rng.random() < 0.3:
            stap = {} if van is None else {"van": van, "naar": naar}
            rest = orakel._greep(rng, {"wie": rng.choice(list(orakel.ROLLEN)), "wanneer": "2027-02-01"}, 0.5)
            yield {"vraag": naam, **stap, **rest, "notitie": f"punt {naam} {van}"}


# --- de wetten ------------------------------------------------------------------------------------------


def _lees(antwoorden: Antwoorden, wijzer: Wijzer, *, als_json: bool) -> Antwoorden:
    """Schrijf en lees terug door de poort; eis dat die er niets op aan te merken heeft."""
    tekst = (schrijf_antwoorden_json if als_json else schrijf_antwoorden)(antwoorden)
    bron = yamlbron.lees(tekst.encode(), "a.json" if als_json else "a.yaml", yamlbron.ANTWOORDEN)
    gelezen, gevonden = keur_antwoordenbron(bron, wijzer)
    assert gevonden == ()
    assert gelezen == antwoorden
    return gelezen


def _alle(antwoorden: Antwoorden) -> list[tuple[str, Antwoord]]:
    vakken = (*antwoorden.antwoorden.items(), *antwoorden.vervallen.items())
    return [(f"{dim}.{naam}", een) for dim, vak in vakken for naam, een in vak.items() if een != OPEN]


def _bevat(nieuw: Antwoord, oud: Antwoord) -> bool:
    teksten = ((oud.reden, nieuw.reden), (oud.opmerking, nieuw.opmerking), (oud.bewijs, nieuw.bewijs))
    return oud.keuze in (NIETS, nieuw.keuze) and all(een is None or een in (ander or "") for een, ander in teksten)


def _eis_niets_verloren(oud: Antwoorden, over: Overgezet) -> None:
    nieuw, zinnen = over.antwoorden, " ".join(over.zinnen())
    daar = _alle(nieuw)
    for naam, een in _alle(oud):
        assert any(_bevat(ander, een) for _, ander in daar), (naam, een)
        onveranderd = any(waar == naam and _bevat(ander, een) for waar, ander in daar)
        assert onveranderd or naam in zinnen, (naam, zinnen)
    notities = [punt.notitie for punt in (*nieuw.actiepunten, *nieuw.vervallen_actiepunten)]
    assert sorted(filter(None, notities)) == sorted(
        punt.notitie or "" for punt in (*oud.actiepunten, *oud.vervallen_actiepunten)
    )
    for punt in oud.actiepunten:
        assert punt.vraag in zinnen or any(p.vraag == punt.vraag for p in nieuw.actiepunten), punt
    for weg in {*oud.school.kenmerken.items()} - {*nieuw.school.kenmerken.items()}:
        assert " ".join(weg) in zinnen
    if oud.invuller and nieuw.invuller is None:
        assert oud.invuller.rol in zinnen
    if oud.vorige and nieuw.vorige:
        keuzes = [
            sorted(str(k) for vak in een.antwoorden.values() for k in vak.values())
            for een in (oud.vorige, nieuw.vorige)
        ]
        assert set(keuzes[0]) == set(keuzes[1])
        assert (nieuw.vorige.datum, nieuw.vorige.wijzerversie) == (oud.vorige.datum, oud.vorige.wijzerversie)


def _eis_overal_leesbaar(antwoorden: Antwoorden, wijzer: Wijzer) -> None:
    """Wat de opdrachten met gelezen antwoorden doen, lukt, en wat zij zelf weer schrijven is ook te lezen."""
    uitslag = beoordeel(wijzer, antwoorden)
    assert json.loads(uitslag_als_json(wijzer, antwoorden, uitslag))["formaat"] == "inzicht-uitslag/1"
    beeld_van(wijzer, antwoorden)
    beeld_van(wijzer, anonieme_antwoorden(antwoorden, wijzer))
    vooraf = maak_vragenlijst(wijzer, Wens(antwoorden=antwoorden)).vooraf
    assert keur_antwoordenbron(yamlbron.lees(vooraf.encode(), "v.json", yamlbron.ANTWOORDEN), wijzer)[1] == ()
    _lees(voeg_samen(wijzer, {"a": antwoorden, "b": antwoorden}).antwoorden, wijzer, als_json=False)


@settings(max_examples=150, deadline=None)
@given(ZAAD)
def test_wat_bewaren_schrijft_leest_elke_opdracht_en_niets_gaat_verloren(zaad: int) -> None:
    rng = random.Random(zaad)
    wijzer, banken = orakel.willekeurige_wijzer(rng)
    oud = maak_antwoorden(_gemerkt(rng, wijzer, banken))
    weg: list[Blad] = []
    antwoorden = _lees(oud, maak_wijzer(wijzer, banken), als_json=False)
    for _ in range(rng.randint(1, 4)):
        wijzer, banken = _volgende(rng, wijzer, banken, weg)
        nu = maak_wijzer(wijzer, banken)
        gelezen = _poort_van_ouder(antwoorden, nu)
        over = zet_over(gelezen, nu)
        _eis_niets_verloren(gelezen, over)
        antwoorden = _lees(over.antwoorden, nu, als_json=rng.random() < 0.5)
        assert zet_over(antwoorden, nu) == Overgezet(antwoorden)
        _eis_overal_leesbaar(antwoorden, nu)
        antwoorden = _vul_verder(rng, antwoorden, nu)


def _vul_verder(rng: random.Random, antwoorden: Antwoorden, wijzer: Wijzer) -> Antwoorden:
    """De school beantwoordt wat open is en laat soms iets weer open; zo botst later meer."""
    vakken = {dim: dict(vak) for dim, vak in antwoorden.antwoorden.items()}
    for bank in wijzer.banken:
        vak = vakken.setdefault(bank.id, {})
        for vraag in bank.vragen:
            if vraag.id in vak and rng.random() < 0.2:
                del vak[vraag.id]
            elif rng.random() < 0.5:
                vak.setdefault(
                    vraag.id, Antwoord(keuze=keuze_van(rng.choice(vraag.ladder)), opmerking=f"later {rng.random()}")
                )
    return antwoorden.met(antwoorden=vakken)


def _poort_van_ouder(antwoorden: Antwoorden, wijzer: Wijzer) -> Antwoorden:
    bron = yamlbron.lees(schrijf_antwoorden(antwoorden).encode(), "a.yaml", yamlbron.ANTWOORDEN)
    gelezen, gevonden = keur_antwoordenbron(bron, wijzer)
    assert gevonden == ()
    assert gelezen
    return gelezen


def _als_vakken(gegeven: verhuisorakel.Gegeven) -> Blad:
    vakken: Blad = {}
    for (dimensie, id_), (keuze, reden) in gegeven.items():
        vakken.setdefault(dimensie, {})[id_] = keuze if reden is None else {"keuze": keuze, "reden": reden}
    return vakken


@settings(max_examples=300, deadline=None)
@given(ZAAD)
def test_een_andere_verhuizer_geeft_elk_oud_antwoord_dezelfde_plaats(zaad: int) -> None:
    rng = random.Random(zaad)
    wijzer, toen = orakel.willekeurige_wijzer(rng)
    oud = verhuisorakel.willekeurig_gegeven(rng, toen, 0.8)
    bezet = {id_ for _, id_ in oud}
    weg = {
        plaats: een
        for plaats, een in verhuisorakel.willekeurig_gegeven(rng, toen, 0.5).items()
        if plaats[1] not in bezet
    }
    banken = verhuisorakel.volgende_banken(rng, toen)
    nu = maak_wijzer({**wijzer, "versie": "2.0"}, banken)
    assert not [
        een
        for een in keur_wijzer(lees_wijzer(_bestanden({**wijzer, "versie": "2.0"}, banken)))
        if een.code in {"W116", "W136"}
    ]
    gegevens = {
        "formaat": "inzicht-antwoorden/1", "wijzer": wijzer["id"], "wijzerversie": "1.0", "school": {"naam": "Proef"},
        "datum": "2026-11-30", "antwoorden": _als_vakken(oud), "vervallen": _als_vakken(weg),
    }  # fmt: skip
    over = zet_over(maak_antwoorden(gegevens), nu).antwoorden
    hier, vervallen = verhuisorakel.verhuis(banken, oud, weg)
    assert _kaal(over, "antwoorden") == _als_vakken(hier)
    assert _kaal(over, "vervallen") == _als_vakken(vervallen)


def _bestanden(wijzer: Blad, banken: list[Blad]) -> dict[str, bytes]:
    bladen = {"wijzer": wijzer} | {bank["id"]: bank for bank in banken}
    return {f"{naam}.yaml": yamlbron.schrijf(blad).encode() for naam, blad in bladen.items()}


# --- uitgewerkte gevallen -------------------------------------------------------------------------------


def _over(vragen: list[Blad], banken_erbij: list[list[Blad]] | None = None, **velden: Any) -> Overgezet:
    wijzer, banken, gegevens = orakel.werkgeval(vragen, [None] * len(vragen))
    for nummer, erbij in enumerate(banken_erbij or []):
        naam = f"bank-{nummer}"
        banken.append(
            orakel._maak_bank(naam, 5, [orakel._maak_vraag(f"{naam}-{n}", een) for n, een in enumerate(erbij)])
        )
        wijzer["dimensies"].append(naam)
    nu = maak_wijzer(wijzer, banken)
    over = zet_over(maak_antwoorden({**gegevens, "wijzerversie": "0.9", "antwoorden": {}, **velden}), nu)
    _lees(over.antwoorden, nu, als_json=True)
    return over


def _kaal(antwoorden: Antwoorden, veld: str) -> Any:
    return json.loads(schrijf_antwoorden_json(antwoorden)).get(veld, {})


MET_A: list[Blad] = [{"vervangt": ["oud-a", "oud-b"]}, {}]
MET_PER: list[Blad] = [
    {"vervangt": [{"id": "oud-a", "per": {1: 1, 2: 3, 4: 2}}], "nvt": "Niet bij ons."},
    {"vervangt": [{"id": "oud-a", "per": {2: 2, 3: 4}}, {"id": "oud-b"}]},
]
ANTWOORDEN: list[tuple[str, list[Blad], Blad, Blad, Blad, Blad]] = [
    (
        "gelijk met andere opmerkingen",
        MET_A, {"oud-a": {"keuze": 2, "opmerking": "x"}, "oud-b": {"keuze": 2, "opmerking": "y", "bewijs": "z"}}, {},
        {"vraag-1": {"keuze": 2, "opmerking": "x\ny", "bewijs": "z"}}, {},
    ),
    (
        "eigen id en een oude gelijk",
        MET_A, {"oud-a": {"keuze": 2, "opmerking": "x"}, "vraag-1": {"keuze": 2, "opmerking": "y"}}, {},
        {"vraag-1": {"keuze": 2, "opmerking": "y\nx"}}, {},
    ),
    ("eigen id wint", MET_A, {"oud-a": 3, "vraag-1": 2, "oud-b": 2}, {}, {"vraag-1": 2}, {"oud-a": 3}),
    ("een gelijk en een ander", MET_A, {"oud-a": 3, "oud-b": [3, 3]}, {}, {}, {"oud-a": 3, "oud-b": [3, 3]}),
    (
        "een van de twee bestaat niet meer",
        [{"vervangt": ["oud-a", "oud-b"], "situaties": {1: "Nee.", 3: "Ja."}}], {"oud-a": 2, "oud-b": 3}, {},
        {}, {"oud-a": 2, "oud-b": 3},
    ),
    (
        "een opmerking zonder antwoord gaat mee",
        MET_A, {"oud-a": 3, "vraag-1": {"opmerking": "Nog vragen."}}, {},
        {"vraag-1": {"keuze": 3, "opmerking": "Nog vragen."}}, {},
    ),
    ("een kale open vraag is niets", MET_A, {"oud-a": None, "weg": None}, {}, {}, {}),
    ("nvt zonder reden", [{"nvt": "Niet bij ons."}], {"vraag-1": "nvt"}, {}, {}, {"vraag-1": "nvt"}),
    ("terug", MET_A, {"vraag-2": 4}, {"vraag-1": {"keuze": 3, "bewijs": "z"}}, {"vraag-1": {"keuze": 3, "bewijs": "z"}, "vraag-2": 4}, {}),
    ("terug onder een nieuwe naam", MET_A, {}, {"oud-b": 3}, {"vraag-1": 3}, {}),
    ("terug bij een vraag met alleen een opmerking", MET_A, {"vraag-1": {"opmerking": "x"}}, {"vraag-1": 3}, {"vraag-1": {"keuze": 3, "opmerking": "x"}}, {}),
    ("niet terug bij een vraag met antwoord", MET_A, {"vraag-1": 2}, {"vraag-1": 3}, {"vraag-1": 2}, {"vraag-1": 3}),
    ("ook niet als het hetzelfde zegt", MET_A, {"vraag-1": 2}, {"vraag-1": {"keuze": 2, "opmerking": "x"}}, {"vraag-1": 2}, {"vraag-1": {"keuze": 2, "opmerking": "x"}}),
    ("niet terug als er een ander oud antwoord is", MET_A, {"oud-a": 2, "oud-b": 3}, {"vraag-1": 3}, {}, {"oud-a": 2, "oud-b": 3, "vraag-1": 3}),
    ("niet terug als het niet past", [{"situaties": {1: "Nee.", 3: "Ja."}}], {}, {"vraag-1": 2}, {}, {"vraag-1": 2}),
    ("dezelfde naam was al vervallen", MET_A, {"weg": 2}, {"weg": 3}, {}, {"weg": 2, "weg (eerder)": 3}),
    ("en nog eens", MET_A, {"weg": 2}, {"weg": 3, "weg (eerder)": 4}, {}, {"weg": 2, "weg (eerder)": 3, "weg (eerder) (eerder)": 4}),
    ("per situatie, bij allebei", MET_PER, {"oud-a": {"keuze": 2, "opmerking": "x"}}, {}, {"vraag-1": {"keuze": 3, "opmerking": "x"}, "vraag-2": {"keuze": 2, "opmerking": "x"}}, {}),
    ("per situatie, bij een van de twee", MET_PER, {"oud-a": 3}, {}, {"vraag-2": 4}, {}),
    ("een situatie die per niet noemt", MET_PER, {"oud-a": 5}, {}, {}, {"oud-a": 5}),
    ("een bereik gaat aan beide kanten om", MET_PER, {"oud-a": [1, 2]}, {}, {"vraag-1": [1, 3]}, {}),
    ("een bereik dat omkeert of half past, vervalt", MET_PER, {"oud-a": [2, 4]}, {}, {}, {"oud-a": [2, 4]}),
    ("niet weten gaat mee", MET_PER, {"oud-a": "onbekend"}, {}, {"vraag-1": "onbekend", "vraag-2": "onbekend"}, {}),
    ("wat per omzet, telt mee als gelijk", MET_PER, {"oud-a": 2, "oud-b": 2}, {}, {"vraag-1": 3, "vraag-2": 2}, {}),
    ("wat per anders omzet, botst", MET_PER, {"oud-a": 2, "oud-b": 3}, {}, {"vraag-1": 3}, {"oud-b": 3}),
    ("met per ook terug", MET_PER, {}, {"oud-a": 1}, {"vraag-1": 1}, {}),
    ("dezelfde naam met hetzelfde", MET_A, {"weg": 2}, {"weg": 2}, {}, {"weg": 2}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("vragen", "oud", "weg", "nieuw", "vervallen"), [pytest.param(*rij[1:], id=rij[0]) for rij in ANTWOORDEN]
)
def test_een_oud_antwoord_vindt_zijn_vraag_of_vervalt(
    vragen: list[Blad], oud: Blad, weg: Blad, nieuw: Blad, vervallen: Blad
) -> None:
    over = _over(vragen, antwoorden={"opslag": oud}, vervallen={"opslag": weg} if weg else {})
    assert _kaal(over.antwoorden, "antwoorden").get("opslag", {}) == nieuw
    assert _kaal(over.antwoorden, "vervallen").get("opslag", {}) == vervallen


def test_teksten_die_samen_te_lang_zijn_blijven_allebei() -> None:
    oud = {naam: {"keuze": 2, "opmerking": teken * 12_000} for naam, teken in (("oud-a", "a"), ("oud-b", "b"))}
    over = _over(MET_A, antwoorden={"opslag": oud})
    assert over.antwoorden.antwoord("opslag", "vraag-1").opmerking == "a" * 12_000
    assert over.antwoorden.vervallen["opslag"]["oud-b"].opmerking == "b" * 12_000
    assert over.vervallen == ("opslag.oud-b",)


def test_de_eigen_dimensie_gaat_voor_een_andere() -> None:
    over = _over([{}], antwoorden={"vroeger": {"vraag-1": 3}, "opslag": {"vraag-1": 2}})
    assert _kaal(over.antwoorden, "antwoorden") == {"opslag": {"vraag-1": 2}}
    assert _kaal(over.antwoorden, "vervallen") == {"vroeger": {"vraag-1": 3}}


PUNTEN: list[tuple[str, list[Blad], list[Blad], list[Blad], list[Blad]]] = [
    ("gaat mee", [{"vraag": "vroeger.oud-a", "naar": 3}], [], [{"vraag": "opslag.vraag-1", "naar": 3}], []),
    ("verhuist mee", [{"vraag": "vroeger.vraag-2"}], [], [{"vraag": "opslag.vraag-2"}], []),
    ("vervalt", [{"vraag": "opslag.weg", "wie": "directie"}], [], [], [{"vraag": "opslag.weg", "wie": "directie"}]),
    ("zonder dimensie", [{"vraag": "vraag-1"}], [], [], [{"vraag": "vraag-1"}]),
    ("stap bestaat niet meer", [{"vraag": "opslag.vraag-1", "van": 8, "naar": 9}], [], [], [{"vraag": "opslag.vraag-1", "van": 8, "naar": 9}]),
    ("eigen id gaat voor", [{"vraag": "opslag.oud-a"}, {"vraag": "opslag.vraag-1", "status": "bezig"}], [], [{"vraag": "opslag.vraag-1", "status": "bezig"}], [{"vraag": "opslag.oud-a"}]),
    ("gelijk is een", [{"vraag": "opslag.oud-a", "naar": 3}, {"vraag": "opslag.oud-b", "naar": 3}], [], [{"vraag": "opslag.vraag-1", "naar": 3}], []),
    ("een andere stap mag ernaast", [{"vraag": "opslag.oud-a", "naar": 4}, {"vraag": "opslag.vraag-1", "naar": 3}], [], [{"vraag": "opslag.vraag-1", "naar": 4}, {"vraag": "opslag.vraag-1", "naar": 3}], []),
    ("dezelfde stap anders geschreven", [{"vraag": "opslag.vraag-1", "naar": 3}, {"vraag": "opslag.vraag-1", "van": 2}], [], [{"vraag": "opslag.vraag-1", "naar": 3}], [{"vraag": "opslag.vraag-1", "van": 2}]),
    ("komt terug", [], [{"vraag": "opslag.oud-b", "wie": "directie"}], [{"vraag": "opslag.vraag-1", "wie": "directie"}], []),
    ("komt niet terug als die stap er al is", [{"vraag": "opslag.vraag-1", "wie": "directie"}], [{"vraag": "opslag.vraag-1"}], [{"vraag": "opslag.vraag-1", "wie": "directie"}], [{"vraag": "opslag.vraag-1"}]),
    ("een rol die niet bestaat", [{"vraag": "opslag.vraag-1", "wie": "weg"}, {"vraag": "x.y", "wie": "weg"}], [], [{"vraag": "opslag.vraag-1"}], [{"vraag": "x.y", "wie": "weg"}]),
]  # fmt: skip


@pytest.mark.parametrize(("oud", "weg", "nieuw", "vervallen"), [pytest.param(*rij[1:], id=rij[0]) for rij in PUNTEN])
def test_een_actiepunt_gaat_met_zijn_vraag_mee_of_vervalt(
    oud: list[Blad], weg: list[Blad], nieuw: list[Blad], vervallen: list[Blad]
) -> None:
    over = _over(MET_A, actiepunten=oud, vervallen_actiepunten=weg)
    kaal = [_kaal(over.antwoorden, veld) or [] for veld in ("actiepunten", "vervallen_actiepunten")]
    assert kaal == [[{"status": "open", **punt} for punt in rij] for rij in (nieuw, vervallen)]
    hier = {punt.vraag for punt in over.antwoorden.actiepunten}
    for punt in (*oud, *(een for een in weg if een not in vervallen)):
        assert punt["vraag"] in " ".join(over.zinnen()) or punt["vraag"] in hier


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ({"vraag": "opslag.oud-a", "van": 1, "naar": 2}, {"vraag": "opslag.vraag-1", "van": 1, "naar": 3}),
        ({"vraag": "opslag.oud-a", "van": 2, "naar": 3}, {"vraag": "opslag.vraag-2", "van": 2, "naar": 4}),
        ({"vraag": "opslag.oud-a", "naar": 3}, {"vraag": "opslag.vraag-2", "naar": 4}),
        ({"vraag": "opslag.oud-a"}, {"vraag": "opslag.vraag-1"}),
        ({"vraag": "opslag.oud-a", "van": 2, "naar": 4}, None),  # die stap keert om
        ({"vraag": "opslag.oud-a", "van": 5}, None),
    ],
)
def test_een_actiepunt_krijgt_de_situaties_van_nu_of_vervalt(oud: Blad, nieuw: Blad | None) -> None:
    over = _over(MET_PER, actiepunten=[oud])
    kaal = [_kaal(over.antwoorden, veld) or [] for veld in ("actiepunten", "vervallen_actiepunten")]
    open_ = [{"status": "open", **punt} for punt in (nieuw or oud,)]
    assert kaal == ([open_, []] if nieuw else [[], open_])


def test_de_vorige_ronde_krijgt_dezelfde_namen_en_houdt_wat_niet_past() -> None:
    vorige = {
        "datum": "2025-11-20", "wijzerversie": "0.8",
        "antwoorden": {"vroeger": {"oud-a": 2, "vraag-2": [2, 4]}, "opslag": {"weg": "nvt", "oud-b": 2}},
    }  # fmt: skip
    over = _over(MET_A, vorige=vorige).antwoorden
    assert _kaal(over, "vorige") == {
        "datum": "2025-11-20", "wijzerversie": "0.8", "omvang": "volledig",
        "antwoorden": {"opslag": {"vraag-1": 2, "vraag-2": [2, 4], "weg": "nvt"}},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kenmerken", "over", "genoemd"),
    [
        pytest.param({"sector": "po", "weg": "x"}, {"sector": "po"}, "weg x", id="het kenmerk bestaat niet meer"),
        pytest.param({"sector": "mbo"}, {}, "sector mbo", id="de keuze bestaat niet meer"),
    ],
)
def test_een_kenmerk_dat_verdween_staat_niet_meer_in_het_bestand(kenmerken: Blad, over: Blad, genoemd: str) -> None:
    gedaan = _over([{}], school={"naam": "x", "kenmerken": kenmerken}, verwacht={"opslag": 1, "vroeger": 2})
    assert dict(gedaan.antwoorden.school.kenmerken) == over
    assert dict(gedaan.antwoorden.verwacht) == {"opslag": 1}
    assert gedaan.losgelaten == (genoemd, "verwacht vroeger 2")


def test_elke_opdracht_leest_wat_bewaren_schreef(draai: Draai, tmp_path: Path) -> None:
    """Een actiepunt bij een vraag die verviel, maakte een bestand dat alleen deze wijzer nog kon weigeren."""
    wijzer, banken, gegevens = orakel.werkgeval([{}, {"vervangt": ["oud-a"]}], [None, None])
    (tmp_path / "w").mkdir()
    (tmp_path / "w" / "wijzer.yaml").write_text(yamlbron.schrijf(wijzer), encoding="utf-8")
    (tmp_path / "w" / "opslag.yaml").write_text(yamlbron.schrijf(banken[0]), encoding="utf-8")
    punten = [{"vraag": "opslag.weg", "wie": "directie"}, {"vraag": "opslag.oud-a", "wie": "directie"}]
    gegevens |= {"wijzerversie": "0.9", "antwoorden": {"opslag": {"oud-a": 3, "weg": 2}}, "actiepunten": punten}
    for naam in ("a.yaml", "b.yaml"):
        (tmp_path / naam).write_text(yamlbron.schrijf(gegevens), encoding="utf-8")
    assert draai("start", "a.yaml", "--wijzer", "w", invoer="4\nq\n").returncode == 0
    na = yamlbron.lees((tmp_path / "a.yaml").read_bytes(), "a.yaml", yamlbron.ANTWOORDEN).waarde
    assert [punt["vraag"] for punt in na["actiepunten"]] == ["opslag.vraag-2"]
    assert [punt["vraag"] for punt in na["vervallen_actiepunten"]] == ["opslag.weg"]
    for args in (
        ("uitslag", "a.yaml"), ("uitslag", "a.yaml", "--formaat", "json"), ("verslag", "a.yaml"),
        ("verslag", "a.yaml", "--anoniem", "--uit", "anoniem.html"),
        ("vragenlijst", "--antwoorden", "a.yaml", "--uit", "v.html"),
        ("samenvoegen", "a.yaml", "b.yaml", "--uit", "s.yaml"), ("uitslag", "s.yaml"),
        ("batch", "a.yaml", "b.yaml", "s.yaml", "--uit", "uit"),
    ):  # fmt: skip
        gedaan = draai(*args, "--wijzer", "w")
        assert gedaan.returncode == 0, (args, gedaan.stderr)
    assert "opslag.weg" in draai("uitslag", "b.yaml", "--wijzer", "w").stderr
    assert "vervallen_actiepunten" in (tmp_path / "v.html").read_text(encoding="utf-8")
    assert not (tmp_path / "uit" / "fouten.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
