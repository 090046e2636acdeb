"""Het verslag: alles staat erin, op volgorde, met de juiste getallen en woorden."""

import base64
import hashlib
import itertools
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hulp import maak_antwoorden, maak_wijzer
from inzicht.bestanden.schijf import lees_sjablonen
from inzicht.modellen.wijzer import Wijzer
from inzicht.oordeel.beoordeling import beoordeel
from inzicht.oordeel.uitslagbestand import uitslag_als_gegevens
from inzicht.verslag.beeld import Doelgroep, Verslagbeeld
from inzicht.verslag.maker import Verslagmaker
from inzicht.verslag.vorm import Uitwerking, Wetsgroep
from verslaghulp import (
    HERKOMST,
    VOORBEELDEN,
    Blad,
    banken,
    beeld_van,
    gegevens,
    kop,
    lees_boom,
    maak_vraag,
    voorbeeld,
)

VOOR_HET_BESTUUR = ["In één oogopslag", "Begin hier", "Routekaart"]


@pytest.fixture(scope="module")
def maker() -> Verslagmaker:
    return Verslagmaker(lees_sjablonen())


@pytest.fixture(scope="module")
def klein() -> Wijzer:
    return maak_wijzer(kop(), banken())


def _uitwerking(beeld: Verslagbeeld) -> Uitwerking:
    assert beeld.uitwerking is not None
    return beeld.uitwerking


# --- structuur --------------------------------------------------------------------------------------


@pytest.mark.parametrize("naam", VOORBEELDEN)
@pytest.mark.parametrize("doelgroep", ["school", "bestuur"])
def test_het_verslag_heeft_een_titel_oplopende_koppen_en_alle_delen(
    wijzer: Wijzer, voorbeelden: Path, maker: Verslagmaker, naam: str, doelgroep: Doelgroep
) -> None:
    boom = lees_boom(maker.html(beeld_van(wijzer, voorbeeld(voorbeelden, naam), doelgroep)))
    hoogtes = [niveau for niveau, _ in boom.koppen]
    assert hoogtes.count(1) == 1
    assert hoogtes[0] == 1
    assert all(na <= voor + 1 for voor, na in itertools.pairwise(hoogtes))
    rest = ["Daarna", "Procesplaat", *(bank.titel for bank in wijzer.banken), "Zoek uit", "Verantwoording"]
    verwacht = VOOR_HET_BESTUUR + (rest if doelgroep == "school" else [])
    assert [tekst for niveau, tekst in boom.koppen if niveau == 2] == verwacht
    soorten = Counter(tag for tag, _ in boom.elementen)
    assert (soorten["main"], soorten["nav"], soorten["header"], soorten["footer"]) == (1, 1, 1, 1)
    assert soorten["script"] == 0
    assert soorten["table"] == soorten["caption"] == soorten["thead"]
    assert all("scope" in attrs for tag, attrs in boom.elementen if tag == "th")
    beelden = [attrs for tag, attrs in boom.elementen if tag == "svg"]
    assert all({"role", "aria-label"} <= set(attrs) or "aria-hidden" in attrs for attrs in beelden)


@pytest.mark.parametrize("naam", VOORBEELDEN)
@pytest.mark.parametrize("doelgroep", ["school", "bestuur"])
def test_elke_verwijzing_binnen_het_blad_komt_uit(
    wijzer: Wijzer, voorbeelden: Path, maker: Verslagmaker, naam: str, doelgroep: Doelgroep
) -> None:
    boom = lees_boom(maker.html(beeld_van(wijzer, voorbeeld(voorbeelden, naam), doelgroep)))
    ids = boom.waarden["id"]
    assert len(ids) == len(set(ids))
    for adres in boom.waarden["href"]:
        assert adres.startswith("https://") or adres[1:] in ids
    assert set(boom.waarden["aria-labelledby"]) <= set(ids)


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_elk_getal_van_de_uitslag_staat_in_beide_verslagen(
    wijzer: Wijzer, voorbeelden: Path, maker: Verslagmaker, naam: str
) -> None:
    antwoorden = voorbeeld(voorbeelden, naam)
    beeld = beeld_van(wijzer, antwoorden)
    uitslag = uitslag_als_gegevens(wijzer, antwoorden, beoordeel(wijzer, antwoorden))
    for tekst in (lees_boom(maker.html(beeld)).tekst, _zonder_streep(maker.markdown(beeld))):
        plat = " ".join(tekst.split())
        for dim in uitslag["dimensies"]:
            for getal in (*dim["score"].values(), *dim["dekking"].values()):
                assert f"{getal:.1f}".replace(".", ",") in plat
            tel = dim["aantal"]
            zin = f"{tel['beantwoord']} beantwoord, {tel['onbekend']} onbekend, {tel['open']} open en {tel['nvt']} niet"
            assert zin in plat
            stappen, vragen = sum(stap["stappen"] for stap in dim["route"]), len(dim["route"])
            assert not vragen or re.search(rf"{stappen} stap(pen)? bij {vragen} vra", plat)
            for stap in dim["route"]:
                assert wijzer.vraag(stap["vraag"]).vraag in plat
        for stap in uitslag["processtappen"]:
            assert f"{stap['score']['aantoonbaar']:.1f}".replace(".", ",") in plat
        for advies in uitslag["adviezen"]:
            assert " ".join(advies["tekst"].split()) in plat
        for melding in uitslag["meldingen"]:
            assert melding["tekst"] in plat
        for waarde in (wijzer.kenmerk, HERKOMST.antwoordenkenmerk, "inzicht 9.8.7", beeld.voorbehoud):
            assert waarde in plat


def _zonder_streep(markdown: str) -> str:
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown)


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_elke_opmerking_elk_bewijs_en_elke_reden_staat_in_beide_verslagen(
    wijzer: Wijzer, voorbeelden: Path, maker: Verslagmaker, naam: str
) -> None:
    antwoorden = voorbeeld(voorbeelden, naam)
    beeld = beeld_van(wijzer, antwoorden)
    teksten = [t for vak in antwoorden.antwoorden.values() for een in vak.values() for t in _vrije_tekst(een) if t]
    for tekst in (lees_boom(maker.html(beeld)).tekst, _zonder_streep(maker.markdown(beeld))):
        plat = " ".join(tekst.split())
        assert [een for een in teksten if " ".join(een.split()) not in plat] == []


def _vrije_tekst(antwoord: Any) -> tuple[str | None, ...]:
    return antwoord.opmerking, antwoord.bewijs, antwoord.reden


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_het_bestand_is_kleiner_dan_150_kb(wijzer: Wijzer, voorbeelden: Path, maker: Verslagmaker, naam: str) -> None:
    assert len(maker.html(beeld_van(wijzer, voorbeeld(voorbeelden, naam))).encode()) < 150_000


def test_het_beleid_noemt_de_hash_van_precies_de_opmaak_in_het_blad(klein: Wijzer, maker: Verslagmaker) -> None:
    html = maker.html(beeld_van(klein, maak_antwoorden(gegevens())))
    gevonden = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert gevonden
    som = base64.b64encode(hashlib.sha256(gevonden[1].encode()).digest()).decode()
    assert f"style-src 'sha256-{som}'" in lees_boom(html).waarden["content"][0]
    assert " style=" not in html


def test_links_staan_alleen_bij_https(maker: Verslagmaker) -> None:
    blad = kop()
    blad["bronnen"]["wet"]["adres"] = "http://example.org/wet"
    antwoorden = maak_antwoorden(gegevens())
    onveilig = maker.html(beeld_van(maak_wijzer(blad, banken()), antwoorden))
    veilig = maker.html(beeld_van(maak_wijzer(kop(), banken()), antwoorden))
    assert "example.org" not in onveilig
    assert '<a href="https://example.org/wet" rel="noreferrer">De wet</a>' in veilig


# --- woorden ----------------------------------------------------------------------------------------


def test_een_drempel_staat_boven_de_tekst_van_het_niveau_zonder_drempels(klein: Wijzer) -> None:
    deel = _uitwerking(beeld_van(klein, maak_antwoorden(gegevens()))).dimensies[0]
    assert deel.niveau == "Niveau 2 (Naam2)"
    assert deel.drempelzin == "U staat op niveau 2 (Naam2) door: ‘Vraag e?’ Zonder deze eis was het niveau 3 (Naam3)."  # noqa: RUF001
    assert (deel.standkop, deel.stand) == ("Waar u staat als de harde eis geregeld is", "Stand 3.")
    assert deel.vervolg == "Regel eerst de harde eis hierboven. Daarna: Vervolg 3."


def test_een_bereik_heeft_twee_niveaus_met_hun_naam(klein: Wijzer) -> None:
    beeld = beeld_van(klein, maak_antwoorden(gegevens()))
    deel, paneel = _uitwerking(beeld).dimensies[1], beeld.overzicht.panelen[1]
    assert deel.niveau == "Niveau 1 tot 5 (Naam1 tot Naam5)"
    assert deel.score == "0,0 tot 100,0"
    assert (paneel.niveau, paneel.naam) == ("Niveau 1 tot 5", "Naam1 tot Naam5")


def test_de_verantwoording_zegt_waarom_in_gewone_zinnen(klein: Wijzer) -> None:
    deel = _uitwerking(beeld_van(klein, maak_antwoorden(gegevens()))).verantwoording.delen[0]
    assert deel.zinnen == (
        "5 vragen horen bij uw school: 5 beantwoord, 0 onbekend, 0 open en 0 niet van toepassing.",
        "Niveau 2 (Naam2), want 100,0% van het gewicht haalt niveau 2 (nodig is 66%).",
        "Zonder de harde eisen was het niveau 3 (Naam3).",
    )
    assert deel.eisenzin == "Voor niveau 3 (Naam3) ontbreekt 1 harde eis:"
    assert [(een.naam, een.waarde) for een in deel.eisen] == [
        ("Vraag e?", "nu situatie 2 van 5, nodig is situatie 3 van 5")
    ]


def test_de_verantwoording_noemt_de_percentages_die_ontbreken(klein: Wijzer) -> None:
    vak = {"een": {"a": 3, "b": 3, "c": 3, "d": 2, "e": 2}, "twee": {"f": 5, "g": 5}}
    deel = _uitwerking(beeld_van(klein, maak_antwoorden(gegevens(antwoorden=vak)))).verantwoording.delen[0]
    assert deel.zinnen[-1] == (
        "Voor niveau 3 (Naam3) zijn nog te weinig vragen ver genoeg: "
        "60,0% van het gewicht haalt niveau 3 (nodig is 66%)."
    )


def test_op_het_hoogste_niveau_ontbreekt_niets(klein: Wijzer) -> None:
    vak = {"een": {"a": 5, "b": 5, "c": 5, "d": 5, "e": 4}, "twee": {"f": 5, "g": 5}}
    beeld = beeld_van(klein, maak_antwoorden(gegevens(antwoorden=vak)))
    assert beeld.overzicht.panelen[0].niveau == "Niveau 5"
    zinnen = _uitwerking(beeld).verantwoording.delen[0].zinnen
    assert zinnen[1].startswith(
        "Niveau 5 (Naam5), want 80,0% van het gewicht haalt niveau 5 (nodig is 66%), 100,0% haalt niveau 4"
    )
    assert len(zinnen) == 2
    assert beeld.routekaart.wegen[0].volgend == "U staat op het hoogste niveau."


@pytest.mark.parametrize(
    ("vak", "opbrengst"),
    [
        pytest.param(
            {"a": 4, "b": 4, "c": 4, "d": 4, "e": 2},
            ("Hiermee haalt u niveau 3 (Naam3) in Dimensie Een.", "Harde eis: zonder deze stap haalt u niveau 3 (Naam3) niet."),
            id="een stap is genoeg",
        ),
        pytest.param(
            {"a": 2, "b": 2, "c": 3, "d": 3, "e": 2},
            ("Een van de 2 stappen naar niveau 3 (Naam3) in Dimensie Een.", "Harde eis: zonder deze stap haalt u niveau 3 (Naam3) niet."),
            id="een van meer stappen",
        ),
        pytest.param(
            {"a": 5, "b": 5, "c": 5, "d": 5, "e": 4},
            ("Uw score in Dimensie Een gaat van 95,0 naar 100,0.",),
            id="alleen de score",
        ),
    ],
)  # fmt: skip
def test_een_advies_zegt_wat_het_oplevert(klein: Wijzer, vak: Blad, opbrengst: tuple[str, ...]) -> None:
    antwoorden = maak_antwoorden(gegevens(antwoorden={"een": vak, "twee": {"f": 5, "g": 5}}))
    kaart = next(een for een in beeld_van(klein, antwoorden).begin.kaarten if een.vraag == "Vraag e?")
    assert kaart.opbrengst == opbrengst


def test_een_kaart_noemt_wie_hoe_groot_waarom_en_de_bron(klein: Wijzer) -> None:
    kaart = beeld_van(klein, maak_antwoorden(gegevens())).begin.kaarten[0]
    assert (kaart.wat, kaart.waarom) == ("Advies e 2.", "Daarom e.")
    assert [(een.naam, een.waarde) for een in kaart.velden] == [
        ("Wie", "Administratie"),
        ("Inspanning", "middel"),
        ("Impact", "groot"),
    ]
    assert kaart.bronnen
    assert [een.titel for een in kaart.bronnen.bronnen] == ["De wet"]


@pytest.mark.parametrize(("hoeveel", "namen", "rest"), [(2, 2, ""), (3, 3, ""), (4, 2, "En nog 2 andere bronnen.")])
def test_een_kaart_noemt_hoogstens_twee_bronnen_of_drie_als_dat_alles_is(hoeveel: int, namen: int, rest: str) -> None:
    blad, vragen = kop(), banken()
    blad["bronnen"] |= {f"b{nr}": blad["bronnen"]["wet"] for nr in range(1, hoeveel)}
    vragen[0]["vragen"][4]["bronnen"] = list(blad["bronnen"])
    bronnen = beeld_van(maak_wijzer(blad, vragen), maak_antwoorden(gegevens())).begin.kaarten[0].bronnen
    assert bronnen
    assert (len(bronnen.bronnen), bronnen.rest) == (namen, rest)


def test_gekozen_actiepunten_gaan_voor_met_wie_wanneer_en_status(klein: Wijzer) -> None:
    punten = [
        {"vraag": "een.a", "wie": "administratie", "wanneer": "2027-02-01", "status": "bezig"},
        {"vraag": "twee.f"},
    ]
    beeld = beeld_van(klein, maak_antwoorden(gegevens(actiepunten=punten)))
    begin, daarna = beeld.begin, _uitwerking(beeld).daarna
    assert [kaart.vraag for kaart in begin.kaarten] == ["Vraag a?", "Vraag f?"]
    assert [veld.waarde for veld in begin.kaarten[0].afspraak] == ["Administratie", "1 februari 2027", "bezig"]
    assert [veld.naam for veld in begin.kaarten[0].velden] == ["Inspanning", "Impact"]
    assert begin.kaarten[1].wat == "Zoek eerst uit hoe het nu is. Vraag het aan: Administratie."
    assert [een.vraag for een in daarna] == ["Vraag e?", "Vraag b?", "Vraag c?", "Vraag d?"]
    assert [een.nummer for een in daarna] == ["3", "4", "5", "6"]
    assert begin.rest == "De andere 4 adviezen staan onder Daarna."


def test_hoogstens_zes_adviezen_staan_vooraan() -> None:
    vragen = banken()
    vragen[0]["vragen"] = [maak_vraag(letter) for letter in "abcdehij"]
    vak = {"een": dict.fromkeys("abcdehij", 2), "twee": {"f": 5, "g": 5}}
    beeld = beeld_van(maak_wijzer(kop(), vragen), maak_antwoorden(gegevens(antwoorden=vak)))
    assert [kaart.nummer for kaart in beeld.begin.kaarten] == ["1", "2", "3", "4", "5", "6"]
    assert (
        beeld.begin.inleiding
        == "Dit zijn de 6 belangrijkste van 8 adviezen. Van de adviezen staat het belangrijkste bovenaan."
    )
    assert [een.nummer for een in _uitwerking(beeld).daarna] == ["7", "8"]


def test_voorlopig_en_indicatie_staan_vooraan(klein: Wijzer, wijzer: Wijzer, voorbeelden: Path) -> None:
    vooraf = beeld_van(klein, maak_antwoorden(gegevens(antwoorden={"een": {"a": 3}}))).overzicht.vooraf
    assert vooraf == ("Deze uitslag is voorlopig: 6 vragen staan nog open.",)
    kort = voorbeeld(voorbeelden, "gat").met(omvang="kort")
    assert beeld_van(wijzer, kort).overzicht.vooraf[-1].startswith("Deze uitslag is een indicatie")


def test_zoek_uit_staat_per_rol_en_niet_van_toepassing_met_de_reden(klein: Wijzer) -> None:
    uitzoeken = _uitwerking(beeld_van(klein, maak_antwoorden(gegevens()))).uitzoeken
    assert [(groep.rol, [veld.naam for veld in groep.vragen]) for groep in uitzoeken.onbekend] == [
        ("Administratie", ["Vraag f?"])
    ]
    assert [(veld.naam, veld.waarde) for veld in uitzoeken.nvt] == [("Vraag g?", "Een reden.")]
    assert uitzoeken.open == ()


def test_de_procesplaat_noemt_score_spelers_systemen_en_zwakste_punten(klein: Wijzer, maker: Verslagmaker) -> None:
    beeld = beeld_van(klein, maak_antwoorden(gegevens()))
    (stap,) = _uitwerking(beeld).proces
    assert (stap.wie, stap.systemen, stap.score) == ("Ouders", "LAS", "54,2 tot 75,0")
    assert stap.meter
    assert (stap.meter.aantoonbaar, stap.meter.mogelijk) == ("54.2 100", "75.0 100")
    assert [(veld.naam, veld.waarde) for veld in stap.zwakst] == [
        ("Vraag e?", "situatie 2 van 5"),
        ("Vraag a?", "situatie 4 van 5"),
        ("Vraag b?", "situatie 4 van 5"),
    ]
    assert 'stroke-dasharray="54.2 100"' in maker.html(beeld)


# --- routekaart -------------------------------------------------------------------------------------


def test_de_routekaart_gaat_ook_naar_het_streefniveau_als_dat_verder_is(klein: Wijzer) -> None:
    vak = {"een": {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2}, "twee": {"f": 3, "g": 4}}
    kaart = beeld_van(klein, maak_antwoorden(gegevens(antwoorden=vak))).routekaart
    een, twee = kaart.wegen
    assert een.nu == "Niveau 1 (Naam1)"
    assert een.volgend == "Niveau 2 (Naam2): 2 stappen bij 2 vragen, inspanning 4."
    assert een.streef == "Niveau 3 (Naam3): 7 stappen bij 4 vragen, inspanning 14."
    assert twee.streef == "Al bereikt."
    deel = kaart.delen[0]
    assert deel.kolommen == ("Nu", "Voor niveau 2", "Voor niveau 3", "Een stap is")
    assert [regel.titel for regel in deel.regels] == [f"Vraag {letter}?" for letter in "abce"]
    assert [veld.waarde for veld in deel.regels[0].velden][:2] == ["situatie 1", "situatie 2"]
    assert [veld.waarde for veld in deel.regels[3].velden] == ["situatie 2", "hoeft niet", "situatie 3", "middelgroot"]


def test_is_het_streefniveau_het_volgende_dan_staat_de_weg_er_een_keer(klein: Wijzer) -> None:
    kaart = beeld_van(klein, maak_antwoorden(gegevens())).routekaart
    assert kaart.wegen[0].streef == "Dat is het volgende niveau."
    assert kaart.delen[0].kolommen == ("Nu", "Voor niveau 3", "Een stap is")


_WETSGEVALLEN = [
    pytest.param({3: 3}, 2, ["situatie 3"], id="drempel tot het streefniveau"),
    pytest.param({3: 2, 4: 3}, 2, ["situatie 3"], id="drempel boven het streefniveau telt mee"),
    pytest.param({3: 2, 4: 3}, 3, [], id="gehaald"),
    pytest.param({3: 2, 4: 3}, "onbekend", ["situatie 3"], id="niet bekend"),
    pytest.param({4: 2, 5: 3}, 1, [], id="alleen boven het streefniveau: geen wettelijk punt"),
    pytest.param({}, 1, [], id="geen drempel"),
]


@pytest.mark.parametrize(("drempels", "keuze", "nodig"), _WETSGEVALLEN)
@pytest.mark.parametrize("rest", [1, 5], ids=["laag", "hoog"])
def test_wettelijke_punten_staan_apart_hoe_hoog_de_dimensie_ook_staat(
    drempels: Blad, keuze: Any, nodig: list[str], rest: int
) -> None:
    vragen = banken()
    vragen[0]["vragen"] = [*(maak_vraag(letter) for letter in "abcdhij"), maak_vraag("e", drempels=drempels)]
    vak = {"een": {**dict.fromkeys("abcdhij", rest), "e": keuze}, "twee": {"f": 5, "g": 5}}
    kaart = beeld_van(maak_wijzer(kop(), vragen), maak_antwoorden(gegevens(antwoorden=vak))).routekaart
    punten = [punt for groep in kaart.wetsgroepen for punt in groep.punten]
    assert [punt.nodig for punt in punten] == nodig
    assert all(punt.vraag == "Vraag e?" for punt in punten)
    wettelijk = any(int(niveau) <= 3 for niveau in drempels)
    voldaan = "Op de wettelijke punten voldoet u aan de basis die deze wijzer vraagt."
    assert (kaart.wetszin == voldaan) == (wettelijk and not nodig)
    assert kaart.wetszin.startswith("Er telt geen wettelijk punt mee.") == (not wettelijk)


def test_onder_situatie_drie_staat_elk_wettelijk_punt_van_de_meegeleverde_wijzer(
    wijzer: Wijzer, voorbeelden: Path
) -> None:
    """In de meegeleverde wijzer vraagt elk wettelijk punt situatie 3."""
    for naam in VOORBEELDEN:
        antwoorden = voorbeeld(voorbeelden, naam)
        posten = [post for uitkomst in beoordeel(wijzer, antwoorden).uitkomsten for post in uitkomst.posten]
        verwacht = {
            post.vraag.vraag
            for post in posten
            if post.soort != "nvt" and min(post.vraag.drempels, default=9) <= 3 and post.laag < 3
        }
        groepen = beeld_van(wijzer, antwoorden).routekaart.wetsgroepen
        assert {punt.vraag for groep in groepen for punt in groep.punten} == verwacht, naam


# --- voor het bestuur -------------------------------------------------------------------------------


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_het_bestuur_krijgt_dezelfde_eerste_delen(wijzer: Wijzer, voorbeelden: Path, naam: str) -> None:
    school = beeld_van(wijzer, voorbeeld(voorbeelden, naam))
    bestuur = beeld_van(wijzer, voorbeeld(voorbeelden, naam), "bestuur")
    assert bestuur.overzicht == school.overzicht
    assert bestuur.begin.kaarten == tuple(replace(kaart, bronnen=None) for kaart in school.begin.kaarten)
    assert bestuur.routekaart.wegen == school.routekaart.wegen
    _zijn_de_belangrijkste(bestuur.routekaart.wetsgroepen, school.routekaart.wetsgroepen)
    assert bestuur.uitwerking is None
    assert (bestuur.herkomst, bestuur.voorbehoud) == (school.herkomst, school.voorbehoud)
    assert bestuur.begin.rest.endswith("in het volledige verslag.")


def _zijn_de_belangrijkste(bestuur: tuple[Wetsgroep, ...], school: tuple[Wetsgroep, ...]) -> None:
    """Het bestuur krijgt per dimensie alle drie punten, of de twee die het laagste niveau tegenhouden, en hoeveel er nog zijn."""
    assert [groep.dimensie for groep in bestuur] == [groep.dimensie for groep in school]
    for kort, lang in zip(bestuur, school, strict=True):
        alles = len(lang.punten) <= 3
        assert set(kort.punten) <= set(lang.punten)
        assert len(kort.punten) == (len(lang.punten) if alles else 2)
        assert kort.rest == ("" if alles else f"En nog {len(lang.punten) - 2}; zie het volledige verslag.")
        weg = set(lang.punten) - set(kort.punten)
        assert max(punt.voor for punt in kort.punten) <= min((punt.voor for punt in weg), default="niveau 9")


def test_het_bestuur_krijgt_de_stappen_naar_het_volgende_niveau_kort(klein: Wijzer, maker: Verslagmaker) -> None:
    beeld = beeld_van(klein, maak_antwoorden(gegevens()), "bestuur")
    een, twee = beeld.routekaart.stappen
    assert (een.kop, twee.kop) == ("Dimensie Een: naar niveau 3", "Dimensie Twee: naar niveau 2")
    assert [(veld.naam, veld.waarde) for veld in een.stappen] == [("Vraag e?", "van situatie 2 naar 3")]
    assert [(veld.naam, veld.waarde) for veld in twee.stappen] == [
        ("Vraag f?", "zoek uit bij Administratie; nodig is situatie 2")
    ]
    assert beeld_van(klein, maak_antwoorden(gegevens())).routekaart.stappen == ()
    assert "van situatie 2 naar 3" in maker.html(beeld)
    assert "- Vraag e? (van situatie 2 naar 3)" in maker.markdown(beeld)


@pytest.mark.parametrize(("vragen", "getoond", "rest"), [(4, 4, ""), (5, 3, "En nog 2; zie het volledige verslag.")])
def test_het_bestuur_krijgt_hoogstens_vier_stappen_per_dimensie(vragen: int, getoond: int, rest: str) -> None:
    blad, letters = banken(), "abcdeh"[:vragen]
    blad[0]["vragen"] = [maak_vraag(letter) for letter in letters]
    vak = {"een": dict.fromkeys(letters, 1), "twee": {"f": 5, "g": 5}}
    wijzer = maak_wijzer({**kop(), "oordeel": {"grotendeels": 100, "volledig": 100}}, blad)
    (lijst,) = beeld_van(wijzer, maak_antwoorden(gegevens(antwoorden=vak)), "bestuur").routekaart.stappen
    assert (len(lijst.stappen), lijst.rest) == (getoond, rest)


def test_het_bestuur_ziet_de_adviezen_van_daarna_niet(klein: Wijzer, maker: Verslagmaker) -> None:
    punten = [{"vraag": "een.a"}]
    beeld = beeld_van(klein, maak_antwoorden(gegevens(actiepunten=punten)), "bestuur")
    for tekst in (maker.html(beeld), maker.markdown(beeld)):
        assert "Advies a 4." in tekst
        assert "Advies e 2." not in tekst


# --- randgevallen -----------------------------------------------------------------------------------


def _alles(keuze: Any) -> Blad:
    return {bank["id"]: {vraag["id"]: keuze for vraag in bank["vragen"]} for bank in banken()}


@pytest.mark.parametrize("doelgroep", ["school", "bestuur"])
@pytest.mark.parametrize(
    ("antwoorden", "kern"),
    [
        (_alles("onbekend"), "Alle dimensies staan gelijk: niveau 1 tot 5 (Naam1 tot Naam5)."),
        (_alles(None), "Alle dimensies staan gelijk: niveau 1 tot 5 (Naam1 tot Naam5)."),
        ({}, "Alle dimensies staan gelijk: niveau 1 tot 5 (Naam1 tot Naam5)."),
        (_alles(5), "Alle dimensies staan gelijk: niveau 5 (Naam5)."),
        (_alles(1), "Alle dimensies staan gelijk: niveau 1 (Naam1)."),
        (_alles({"keuze": "nvt", "reden": "Niet hier."}), "Er is geen uitkomst, want er telt geen enkele vraag mee."),
    ],
    ids=["onbekend", "open", "leeg", "top", "laag", "nvt"],
)
def test_uiterste_antwoorden_geven_een_heel_verslag(
    klein: Wijzer, maker: Verslagmaker, antwoorden: Blad, kern: str, doelgroep: Doelgroep
) -> None:
    beeld = beeld_van(klein, maak_antwoorden(gegevens(antwoorden=antwoorden)), doelgroep)
    assert beeld.overzicht.kern == kern
    assert kern in lees_boom(maker.html(beeld)).tekst
    assert kern in maker.markdown(beeld)


def test_een_dimensie_zonder_tellende_vragen_heeft_geen_uitkomst(klein: Wijzer, maker: Verslagmaker) -> None:
    blad = gegevens()
    blad["antwoorden"]["twee"]["f"] = {"keuze": "nvt", "reden": "Niet hier."}
    beeld = beeld_van(klein, maak_antwoorden(blad))
    assert beeld.overzicht.panelen[1].niveau == "Geen uitkomst"
    assert beeld.overzicht.panelen[1].trap is None
    assert "Geen uitkomst" in maker.markdown(beeld)
    assert "Geen uitkomst" in lees_boom(maker.html(beeld)).tekst


@pytest.mark.parametrize("hoogste", [2, 3, 9])
def test_een_wijzer_mag_twee_tot_negen_niveaus_hebben(maker: Verslagmaker, hoogste: int) -> None:
    blad = kop()
    blad |= {"niveaus": [{"naam": f"Naam{n}", "omschrijving": "."} for n in range(1, hoogste + 1)], "streefniveau": 2}
    vragen = banken()
    for bank in vragen:
        for vraag in bank["vragen"]:
            vraag |= {"situaties": {1: "Nee.", 2: "Ja."}, "adviezen": {1: "Doe het."}, "drempels": {}}
    vak = {"een": dict.fromkeys("abcde", 1), "twee": {"f": 2, "g": 2}}
    beeld = beeld_van(maak_wijzer(blad, vragen), maak_antwoorden(gegevens(antwoorden=vak)))
    trap = beeld.overzicht.panelen[0].trap
    assert trap
    assert trap.tekens == "■" + "□" * (hoogste - 1)
    assert lees_boom(maker.html(beeld)).waarden["aria-label"].count(trap.tekst) == 2
    assert f"Niveau {hoogste} (Naam{hoogste})" in maker.markdown(beeld)


def test_lange_teksten_blijven_heel(klein: Wijzer, maker: Verslagmaker) -> None:
    lang = "woord" * 3000
    beeld = beeld_van(klein, maak_antwoorden(gegevens(school={"naam": lang})))
    assert lang in lees_boom(maker.html(beeld)).tekst
    assert lang in maker.markdown(beeld)


def test_de_volgorde_van_de_sjablonen_doet_er_niet_toe(wijzer: Wijzer, voorbeelden: Path, maker: Verslagmaker) -> None:
    antwoorden = voorbeeld(voorbeelden, "onvolledig")
    eerste, tweede = beeld_van(wijzer, antwoorden), beeld_van(wijzer, antwoorden)
    ander = Verslagmaker(dict(reversed(lees_sjablonen().items())))
    assert eerste == tweede
    assert maker.html(eerste) == ander.html(tweede)
    assert maker.markdown(eerste) == ander.markdown(tweede)


def test_een_niveaunaam_met_haakjes_staat_heel_in_het_overzicht() -> None:
    top = kop()
    top["niveaus"] = [{"naam": f"Naam{n} (deel {n})", "omschrijving": "."} for n in range(1, 6)]
    wijzer = maak_wijzer(top, banken())
    een, twee = beeld_van(wijzer, maak_antwoorden(gegevens())).overzicht.panelen
    assert (een.niveau, een.naam) == ("Niveau 2", "Naam2 (deel 2)")
    assert (twee.niveau, twee.naam) == ("Niveau 1 tot 5", "Naam1 (deel 1) tot Naam5 (deel 5)")


def test_zonder_vraag_die_telt_staat_er_geen_niveau_en_geen_naam() -> None:
    top, delen = kop(), banken()
    delen[1] = {**delen[1], "vragen": [maak_vraag("f", geldt_voor={"sector": ["vo"]})]}
    top["kenmerken"]["sector"]["keuzes"]["vo"] = "Voortgezet"
    leeg = beeld_van(maak_wijzer(top, delen), maak_antwoorden(gegevens())).overzicht.panelen[1]
    assert (leeg.niveau, leeg.naam) == ("Geen uitkomst", "")
