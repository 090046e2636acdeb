"""Het groepsverslag: de cijfers kloppen, niemand is te herkennen waar dat niet hoort, en tekst blijft tekst."""

import base64
import hashlib
import itertools
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from groephulp import (
    batch,
    groep_van,
    groepsbeeld,
    klein_groepsbeeld,
    kleine_groep,
    scholen,
    schrijf,
    uitslag_van,
    vervuild_groepsbeeld,
)
from hulp import maak_wijzer
from inzicht.bestanden.schijf import lees_sjablonen
from inzicht.fouten import GebruikFout
from inzicht.modellen.wijzer import Wijzer
from inzicht.verslag.groep.beeld import maak_groepsbeeld
from inzicht.verslag.groep.maker import Groepsmaker
from inzicht.verslag.groep.tekening import maak_doos, maak_staven, tint
from inzicht.verslag.groep.vorm import Groepsbeeld, Groepsinhoud
from inzicht.verslag.vorm import Herkomst
from markdownhulp import gevulde_velden, vorm_commonmark, vorm_gfm
from verslaghulp import HTML_AANVAL, MD_AANVAL, Blad, banken, kop, lees_boom

GEWOON = "gewone tekst"
AANTAL = 30


@pytest.fixture(scope="module")
def maker() -> Groepsmaker:
    return Groepsmaker(lees_sjablonen())


@pytest.fixture(scope="module")
def klein() -> Wijzer:
    return maak_wijzer(kop(), banken())


@pytest.fixture(scope="module")
def scholenrij(wijzer: Wijzer) -> list[Blad]:
    return scholen(wijzer, AANTAL)


@pytest.fixture(scope="module")
def uitslagen(wijzer: Wijzer, scholenrij: list[Blad]) -> list[Blad]:
    return [uitslag_van(wijzer, een) for een in scholenrij]


@pytest.fixture(scope="module")
def beeld(wijzer: Wijzer, scholenrij: list[Blad]) -> Groepsbeeld:
    return groepsbeeld(wijzer, scholenrij)


def _inhoud(beeld: Groepsbeeld) -> Groepsinhoud:
    assert beeld.inhoud is not None
    return beeld.inhoud


# --- cijfers ----------------------------------------------------------------------------------------


def test_de_tabel_telt_scholen_per_niveau(wijzer: Wijzer, beeld: Groepsbeeld, uitslagen: list[Blad]) -> None:
    for nummer, regel in enumerate(_inhoud(beeld).spreiding.regels):
        niveaus = [uit["dimensies"][nummer]["niveau"]["aantoonbaar"] for uit in uitslagen]
        telling = Counter(niveaus)
        gehaald = sum(niveau >= wijzer.kop.streefniveau for niveau in niveaus)
        verwacht = [*(str(telling[n]) for n in range(1, 6)), f"{gehaald} van {AANTAL}"]
        assert [veld.waarde for veld in regel.velden] == verwacht
        staven = _inhoud(beeld).spreiding.panelen[nummer].staven
        assert [staaf.aantal for staaf in staven.staven] == verwacht[:5]
        assert all(f"{telling[n]} op niveau {n}" in staven.tekst for n in range(1, 6))


def test_de_kern_noemt_de_dimensie_die_het_minst_haalt(klein: Wijzer) -> None:
    rij = kleine_groep(4)
    for een in rij:
        een["antwoorden"] = {"een": dict.fromkeys("abcde", 3), "twee": {"f": 1, "g": 1}}
    gevonden = _inhoud(groepsbeeld(klein, rij)).spreiding
    assert (
        gevonden.kern
        == "Dimensie Twee blijft het meest achter: daar haalt geen van de 4 scholen niveau 3 (Naam3) of hoger."
    )
    assert [een.laagste for een in gevonden.panelen] == [False, True]
    rij[0]["antwoorden"]["twee"] = {"f": 5, "g": 5}
    assert "daar haalt 1 van de 4 scholen" in _inhoud(groepsbeeld(klein, rij)).spreiding.kern
    for een in rij:
        een["antwoorden"]["twee"] = {"f": 3, "g": 3}
    gelijk = _inhoud(groepsbeeld(klein, rij)).spreiding
    assert gelijk.kern == "In elke dimensie halen 4 van de 4 scholen niveau 3 (Naam3) of hoger."
    assert [een.laagste for een in gelijk.panelen] == [False, False]


def test_de_warmtekaart_staat_op_naam_met_de_niveaus_in_de_cellen(beeld: Groepsbeeld, uitslagen: list[Blad]) -> None:
    rijen = _inhoud(beeld).warmte.rijen
    assert [rij.naam for rij in rijen] == sorted(uit["school"]["naam"] for uit in uitslagen)
    for rij, uit in zip(rijen, sorted(uitslagen, key=lambda een: str(een["school"]["naam"])), strict=True):
        for cel, deel in zip(rij.cellen, uit["dimensies"], strict=True):
            laag, hoog = deel["niveau"]["aantoonbaar"], deel["niveau"]["mogelijk"]
            assert cel.tekst == (str(laag) if laag == hoog else f"{laag}–{hoog}")
            assert cel.tint == f"k{laag - 1}"
    assert len({cel.tint for rij in rijen for cel in rij.cellen}) > 2


def test_boven_de_ruimte_staat_er_een_zin_in_plaats_van_de_kaart(
    wijzer: Wijzer, scholenrij: list[Blad], maker: Groepsmaker
) -> None:
    gevonden = groepsbeeld(wijzer, scholenrij, ruimte=AANTAL - 1)
    assert _inhoud(gevonden).warmte.rijen == ()
    zin = "Tot 29 scholen staat hier elke school. Nu zijn het er 30: kijk naar de spreiding."
    for tekst in (maker.html(gevonden), maker.markdown(gevonden)):
        assert zin in tekst
        assert "School 015" not in tekst.split("Hier kunt u van leren")[0]
    assert zin not in maker.html(groepsbeeld(wijzer, scholenrij, ruimte=AANTAL))


def test_de_meest_gemiste_vragen_met_het_advies_van_de_gewoonste_situatie(
    wijzer: Wijzer, beeld: Groepsbeeld, uitslagen: list[Blad]
) -> None:
    for nummer, deel in enumerate(_inhoud(beeld).dimensies):
        per_vraag: dict[str, list[Any]] = {}
        for uit in uitslagen:
            heeft = {een["vraag"]: een["heeft"] for een in uit["dimensies"][nummer]["belemmeringen"]}
            for vraag, situatie in heeft.items():
                per_vraag.setdefault(vraag, []).append(situatie)
        teksten = {wijzer.vraag(naam).vraag: (wijzer.vraag(naam), rij) for naam, rij in per_vraag.items()}
        assert len(deel.criteria) == 5
        for een in deel.criteria:
            vraag, rij = teksten[een.vraag]
            assert een.gemist.startswith(f"{len(rij)} van ")
            gewoonst = max(sorted(set(rij) - {None}), key=rij.count)
            assert een.advies == vraag.adviezen[gewoonst]
            assert f"in situatie {vraag.ladder.index(gewoonst) + 1} van" in een.voor
        aantallen = [int(een.gemist.split()[0]) for een in deel.criteria]
        assert aantallen == sorted(map(len, per_vraag.values()), reverse=True)[:5]
        assert f"{len(per_vraag) - 5} andere vragen" in deel.rest


def test_een_harde_eis_staat_erbij(beeld: Groepsbeeld, uitslagen: list[Blad], wijzer: Wijzer) -> None:
    drempels = Counter(
        een["vraag"] for uit in uitslagen for d in uit["dimensies"] for een in d["belemmeringen"] if een["soort"] == "drempel"
    )  # fmt: skip
    per_tekst = {wijzer.vraag(naam).vraag: hoeveel for naam, hoeveel in drempels.items()}
    for deel in _inhoud(beeld).dimensies:
        for een in deel.criteria:
            hoeveel = per_tekst.get(een.vraag, 0)
            scholen_ = "school" if hoeveel == 1 else "scholen"
            assert een.eis == (f"bij {hoeveel} {scholen_} door een harde eis" if hoeveel else "")
    assert drempels


def test_wie_niets_koos_zoekt_het_eerst_uit(klein: Wijzer) -> None:
    rij = kleine_groep(3)
    for een in rij:
        een["antwoorden"] = {"een": {}, "twee": {"f": "onbekend"}}
    deel = _inhoud(groepsbeeld(klein, rij)).dimensies[1]
    assert {een.advies for een in deel.criteria} == {"Zoek eerst uit hoe het nu is. Vraag het aan: Administratie."}
    samen = _inhoud(groepsbeeld(klein, rij)).samen
    assert samen.kaarten == ()
    assert samen.inleiding.startswith("Geen stap is voor genoeg scholen gelijk.")
    assert [(veld.naam, veld.waarde) for veld in samen.uitzoeken] == [
        ("Vraag f?", "3 van 3 scholen, vraag het aan: Administratie")
    ]


def test_samen_noemt_stappen_van_minstens_een_op_de_vier_scholen(klein: Wijzer) -> None:
    def met(aantal: int) -> list[str]:
        rij = kleine_groep(8)
        for nummer, een in enumerate(rij):
            een["antwoorden"] = {"een": dict.fromkeys("abcde", 5), "twee": {"f": 1 if nummer < aantal else 5, "g": 5}}
        return [kaart.waarom for kaart in _inhoud(groepsbeeld(klein, rij)).samen.kaarten]

    assert met(1) == []
    assert met(2) == ["2 van de 8 scholen staan voor deze stap (situatie 1 van 5)."]


def test_een_kaart_zegt_wie_al_verder_is(klein: Wijzer) -> None:
    rij = kleine_groep(4)
    for nummer, een in enumerate(rij):
        een["antwoorden"] = {"een": dict.fromkeys("abcde", 5), "twee": {"f": (1, 1, 3, 5)[nummer], "g": 5}}
    (kaart,) = _inhoud(groepsbeeld(klein, rij)).samen.kaarten
    assert (kaart.wat, kaart.verder) == ("Advies f 1.", "2 scholen zijn hier al verder. Vraag hoe zij het doen.")


def test_de_verste_scholen_staan_met_naam_niveau_en_score(klein: Wijzer) -> None:
    rij = kleine_groep(5)
    for nummer, een in enumerate(rij):
        een["antwoorden"]["twee"] = {"f": (1, 5, 3, 4, 2)[nummer], "g": (1, 5, 3, 4, 2)[nummer]}
    deel = _inhoud(groepsbeeld(klein, rij)).dimensies[1]
    assert [(veld.naam, veld.waarde) for veld in deel.verst] == [
        ("School 1", "niveau 5, score 100,0"),
        ("School 3", "niveau 4, score 75,0"),
        ("School 2", "niveau 3, score 50,0"),
    ]
    for een in rij:
        een["antwoorden"]["twee"] = {"f": 1, "g": 1}
    laag = _inhoud(groepsbeeld(klein, rij)).dimensies[1]
    assert (laag.verst, laag.verstzin) == ((), "Nog geen school haalt hier het streefniveau (3).")


def test_wie_het_streefniveau_niet_haalt_is_geen_voorbeeld(klein: Wijzer, maker: Groepsmaker) -> None:
    rij = kleine_groep(3)
    for een, situatie in zip(rij, (1, 2, 2), strict=True):
        een["antwoorden"] = {"een": dict.fromkeys("abcde", 5), "twee": {"f": situatie, "g": situatie}}
    beeld = groepsbeeld(klein, rij)
    eerste, twee = _inhoud(beeld).dimensies
    assert len(eerste.verst) == 3
    assert (twee.verst, twee.verstzin) == ((), "Nog geen school haalt hier het streefniveau (3).")
    for tekst in (maker.html(beeld), maker.markdown(beeld)):
        assert tekst.count("Hier kunt u van leren") == 1


def test_wie_een_harde_eis_mist_is_niet_al_verder() -> None:
    vragen = banken()
    vragen[1]["vragen"][0]["drempels"] = {3: 4}
    streng = maak_wijzer(kop(), vragen)
    rij = kleine_groep(6)
    for een, situatie in zip(rij, (1, 1, 1, 3, 3, 4), strict=True):
        een["antwoorden"] = {"een": dict.fromkeys("abcde", 5), "twee": {"f": situatie, "g": 5}}
    (kaart,) = _inhoud(groepsbeeld(streng, rij)).samen.kaarten
    assert kaart.verder == "1 school is hier al verder. Vraag hoe zij het doen."


def test_wie_een_eis_voor_zijn_volgende_niveau_mist_is_niet_al_verder() -> None:
    vragen = banken()
    vragen[1]["vragen"][0]["drempels"] = {4: 4}
    streng = maak_wijzer(kop(), vragen)
    rij = kleine_groep(5)
    for een, situatie in zip(rij, (1, 1, 1, 3, 5), strict=True):
        een["antwoorden"] = {"een": dict.fromkeys("abcde", 5), "twee": {"f": situatie, "g": min(situatie + 2, 5)}}
    kaarten = {kaart.wat: kaart for kaart in _inhoud(groepsbeeld(streng, rij)).samen.kaarten}
    assert kaarten["Advies f 1."].verder == "1 school is hier al verder. Vraag hoe zij het doen."


@pytest.mark.parametrize(
    ("keuzes", "advies", "voor"),
    [
        ([1, 1, "onbekend"], "Advies f 1.", "Voor 2 scholen in situatie 1 van 5"),
        ([1, "onbekend"], "Advies f 1.", "Voor 1 school in situatie 1 van 5"),
        ([1, 2, "onbekend", "onbekend"], "Zoek eerst uit hoe het nu is. Vraag het aan: Administratie.", "2 scholen weten dit niet"),
        ([5, "onbekend"], "Zoek eerst uit hoe het nu is. Vraag het aan: Administratie.", "1 school weet dit niet"),
    ],
    ids=["situatie wint", "gelijk", "onbekend wint", "alleen onbekend"],
)  # fmt: skip
def test_onbekend_dingt_mee_naar_het_advies(klein: Wijzer, keuzes: list[Any], advies: str, voor: str) -> None:
    rij = kleine_groep(len(keuzes))
    for een, keuze in zip(rij, keuzes, strict=True):
        een["antwoorden"] = {"een": dict.fromkeys("abcde", 5), "twee": {"f": keuze, "g": 5}}
    per_vraag = {een.vraag: een for een in _inhoud(groepsbeeld(klein, rij)).dimensies[1].criteria}
    assert (per_vraag["Vraag f?"].advies, per_vraag["Vraag f?"].voor) == (advies, voor)


# --- kleine groepen ---------------------------------------------------------------------------------


def _met_sectoren(wijzer: Wijzer, **aantallen: int) -> list[Blad]:
    rij = scholen(wijzer, sum(aantallen.values()))
    sectoren = [sector for sector, hoeveel in aantallen.items() for _ in range(hoeveel)]
    for een, sector in zip(rij, sectoren, strict=True):
        een["school"]["kenmerken"] = {} if sector == "onbekend" else {"sector": sector}
    return rij


@pytest.mark.parametrize(
    ("aantallen", "minimaal", "blijft"),
    [
        ({"po": 5, "vo": 5}, 5, True),
        ({"po": 9, "vo": 4}, 5, False),
        ({"po": 9, "vo": 4}, 4, True),
        ({"po": 6, "vo": 6, "onbekend": 1}, 5, False),
        ({"po": 6, "vo": 6, "onbekend": 1}, 1, True),
    ],
    ids=["genoeg", "een te klein", "andere grens", "ook onbekend telt als groep", "grens een"],
)
def test_een_splitsing_met_een_te_kleine_groep_blijft_helemaal_weg(
    wijzer: Wijzer, maker: Groepsmaker, aantallen: dict[str, int], minimaal: int, blijft: bool
) -> None:
    gevonden = groepsbeeld(wijzer, _met_sectoren(wijzer, **aantallen), minimaal=minimaal)
    (deel,) = _inhoud(gevonden).kenmerken
    scholen_ = "1 school" if minimaal == 1 else f"{minimaal} scholen"
    weg = f"De splitsing naar sector blijft weg: een van de groepen heeft minder dan {scholen_}."
    assert bool(deel.groepen) == blijft
    assert (weg in deel.zin) != blijft
    for tekst in (maker.html(gevonden), maker.markdown(gevonden)):
        assert ("Voortgezet onderwijs" in tekst) == blijft
        assert (weg in tekst) != blijft


def test_een_splitsing_telt_per_keuze_op_tot_het_geheel(wijzer: Wijzer) -> None:
    inhoud = _inhoud(groepsbeeld(wijzer, _met_sectoren(wijzer, po=7, so=6, vo=8, onbekend=5)))
    (deel,) = inhoud.kenmerken
    assert [regel.titel for regel in deel.groepen[0].regels] == [
        "Primair onderwijs", "Speciaal onderwijs", "Voortgezet onderwijs", "Niet bekend",
    ]  # fmt: skip
    for groep, alles in zip(deel.groepen, inhoud.spreiding.regels, strict=True):
        for kolom in range(5):
            assert sum(int(regel.velden[kolom].waarde) for regel in groep.regels) == int(alles.velden[kolom].waarde)


def test_een_groep_van_een_soort_wordt_niet_gesplitst(wijzer: Wijzer) -> None:
    (deel,) = _inhoud(groepsbeeld(wijzer, _met_sectoren(wijzer, vo=6))).kenmerken
    assert (deel.groepen, deel.zin) == ((), "Alle scholen staan in dezelfde groep: Voortgezet onderwijs.")


def test_zonder_scholen_zegt_het_verslag_dat(wijzer: Wijzer, maker: Groepsmaker) -> None:
    leeg = maak_groepsbeeld(wijzer, groep_van(wijzer, []), Herkomst("9.8.7", ""), geweigerd=3)
    for tekst in (maker.html(leeg), maker.markdown(leeg)):
        assert "0 scholen" in tekst
        assert "Er is geen school geteld." in tekst
        assert "3 bestanden" in tekst
        assert "weggelaten, want dit verslag is anoniem" in tekst
    lees_boom(maker.html(leeg))


# --- het blad ---------------------------------------------------------------------------------------


def test_koppen_lopen_op_en_elke_verwijzing_komt_uit(maker: Groepsmaker, beeld: Groepsbeeld) -> None:
    boom = lees_boom(maker.html(beeld))
    niveaus = [niveau for niveau, _ in boom.koppen]
    assert niveaus[0] == 1
    assert niveaus.count(1) == 1
    assert all(b - a <= 1 for a, b in itertools.pairwise(niveaus))
    assert {een[1:] for een in boom.waarden["href"]} <= set(boom.waarden["id"])
    assert len(boom.waarden["href"]) == len([een for een in boom.waarden["href"] if een.startswith("#")]) > 9


def test_beide_vormen_zeggen_hetzelfde(maker: Groepsmaker, beeld: Groepsbeeld) -> None:
    html, md = lees_boom(maker.html(beeld)).tekst, maker.markdown(beeld)
    inhoud = _inhoud(beeld)
    zinnen = [inhoud.spreiding.kern, inhoud.samen.inleiding, inhoud.warmte.zin, beeld.voorbehoud, *beeld.rekenregel]
    zinnen += [een.wat for een in inhoud.samen.kaarten] + [een.waarom for een in inhoud.samen.kaarten]
    zinnen += [een.advies for deel in inhoud.dimensies for een in deel.criteria]
    zinnen += [veld.waarde for regel in inhoud.stappen for veld in regel.velden]
    zinnen += [veld.waarde for deel in inhoud.dimensies for veld in deel.verst] + [
        veld.waarde for veld in beeld.herkomst
    ]
    assert len(zinnen) > 50
    assert [zin for zin in zinnen if zin not in html] == []
    assert [zin for zin in zinnen if zin not in md] == []


def test_markdown_heeft_hele_tabellen(maker: Groepsmaker, beeld: Groepsbeeld) -> None:
    vorm = Counter(naam for naam, _ in vorm_gfm(maker.markdown(beeld)))
    html = Counter(naam for naam, _ in lees_boom(maker.html(beeld)).elementen)
    extra = len(_inhoud(beeld).kenmerken[0].groepen) - 1  # in Markdown heeft elke dimensie hier een eigen tabel
    assert vorm["table"] == html["table"] + max(extra, 0)
    assert "\n\n\n" not in maker.markdown(beeld)


def test_het_beleid_noemt_de_hash_van_precies_de_opmaak_in_het_blad(maker: Groepsmaker) -> None:
    blad = maker.html(klein_groepsbeeld())
    (opmaak,) = re.findall(r"<style>(.*?)</style>", blad, re.DOTALL)
    som = base64.b64encode(hashlib.sha256(opmaak.encode()).digest()).decode()
    assert f"style-src 'sha256-{som}'" in blad.replace("&#39;", "'")
    assert ".warmte" in opmaak
    assert "://" not in blad


def test_de_opmaak_van_de_groep_staat_niet_in_het_gewone_verslag() -> None:
    sjablonen = lees_sjablonen()
    assert ".warmte" in sjablonen["groep.css"]
    assert ".warmte" not in sjablonen["stijl.css"]


# --- tekst blijft tekst -------------------------------------------------------------------------------


@pytest.mark.parametrize("tekst", HTML_AANVAL)
def test_html_uit_tekst_blijft_tekst(maker: Groepsmaker, tekst: str) -> None:
    gewoon = lees_boom(maker.html(vervuild_groepsbeeld(GEWOON)))
    boom = lees_boom(maker.html(vervuild_groepsbeeld(tekst)))
    assert boom.elementen == gewoon.elementen
    zichtbaar = re.sub("[\x00\u202e\u2066]", "\ufffd", tekst)
    assert boom.tekst.count(zichtbaar) >= gewoon.tekst.count(GEWOON) > 40


@pytest.mark.parametrize("vorm", [vorm_commonmark, vorm_gfm], ids=["markdown-it", "cmark-gfm"])
@pytest.mark.parametrize("tekst", [*MD_AANVAL, *HTML_AANVAL])
def test_markdown_uit_tekst_verandert_de_vorm_niet(maker: Groepsmaker, tekst: str, vorm: Any) -> None:
    maak = maker.markdown
    assert vorm(maak(vervuild_groepsbeeld(tekst))) == vorm(maak(vervuild_groepsbeeld(GEWOON)))


@pytest.mark.parametrize("vals", ["\n# Niveau 5\n", "\n\n| a |\n| - |\n| b |\n", "\n<!-- \n", "\n\n```\n"])
def test_een_vervalsing_die_erdoor_komt_wordt_gezien(maker: Groepsmaker, vals: str) -> None:
    echt = maker.markdown(vervuild_groepsbeeld(GEWOON))
    for vorm in (vorm_commonmark, vorm_gfm):
        assert vorm(echt.replace(f"\n{GEWOON}", f"\n{vals}", 1)) != vorm(echt)


def test_een_lek_in_een_sjabloon_wordt_gezien() -> None:
    lek = lees_sjablonen()
    naam = "onderdelen/groep-scholen.html.j2"
    lek[naam] = lek[naam].replace("{{ rij.naam }}", "{{ rij.naam|safe }}")
    maker = Groepsmaker(lek)
    bomen = [lees_boom(maker.html(vervuild_groepsbeeld(tekst))) for tekst in ("<b>vet</b>", GEWOON)]
    assert bomen[0].elementen != bomen[1].elementen


def test_elk_veld_met_tekst_van_school_of_wijzer_is_vervuild() -> None:
    assert set(gevulde_velden(vervuild_groepsbeeld(GEWOON), GEWOON)) >= {
        "Groepsbeeld.wijzer", "Groepsbeeld.rekenregel", "Spreiding.kern", "Spreidpaneel.titel", "Staven.tekst",
        "Tabelregel.titel", "Scoreregel.titel", "Samenkaart.wat", "Samenkaart.vraag", "Samenkaart.dimensie", "Veld.naam",
        "Veld.waarde", "Warmtekaart.kolommen", "Warmterij.naam", "Warmtecel.naam", "Criterium.vraag", "Criterium.stap",
        "Criterium.advies", "Groepsdimensie.titel", "Kenmerkgroep.dimensie", "Kenmerkdeel.zin",
    }  # fmt: skip


# --- tekeningen -------------------------------------------------------------------------------------


def test_de_hoogste_staaf_is_de_grootste_groep_en_een_school_is_altijd_te_zien() -> None:
    staven = maak_staven([1, 500, 0, 250, 0], 4, "")
    assert [int(staaf.hoogte) for staaf in staven.staven] == [2, 56, 0, 28, 0]
    assert [staaf.vol for staaf in staven.staven] == [False, False, False, True, True]
    assert all(int(staaf.y) + int(staaf.hoogte) == int(staven.grond) for staaf in staven.staven)
    assert maak_staven([0, 0], 2, "").staven[0].hoogte == "0"


def test_de_doos_staat_op_een_lijn_van_honderd() -> None:
    doos = maak_doos(0, 250, 405, 750, 1000)
    assert (doos.laag, doos.hoog, doos.onder, doos.breed, doos.midden) == ("0.0", "100.0", "25.0", "50.0", "40.5")
    assert maak_doos(500, 500, 500, 500, 500).breed == "1.0"


@pytest.mark.parametrize(
    ("hoogste", "tinten"),
    [(2, "k0 k4"), (3, "k0 k2 k4"), (5, "k0 k1 k2 k3 k4"), (9, "k0 k1 k1 k2 k2 k3 k3 k4 k4")],
)
def test_tinten_lopen_van_licht_naar_donker_bij_elk_aantal_niveaus(hoogste: int, tinten: str) -> None:
    assert [tint(niveau, hoogste) for niveau in range(1, hoogste + 1)] == tinten.split()


# --- de opdracht --------------------------------------------------------------------------------------


def test_de_opdracht_schrijft_beide_verslagen_en_noemt_wat_niet_meetelt(wijzer: Wijzer, tmp_path: Path) -> None:
    in_ = schrijf(tmp_path / "in", _met_sectoren(wijzer, po=4, vo=3))
    (in_ / "kapot.json").write_text("{", encoding="utf-8")
    assert batch(in_, tmp_path / "uit", uitvoer=["html,md"], minimaal_aantal=3) == 1
    namen = sorted(pad.name for pad in (tmp_path / "uit").iterdir())
    assert namen == ["fouten.csv", "groepsverslag.html", "groepsverslag.md"]
    md = (tmp_path / "uit/groepsverslag.md").read_text(encoding="utf-8")
    assert "- Niet meegeteld: 1 bestand\n" in md
    assert "| Voortgezet onderwijs |" in md
    batch(in_, tmp_path / "uit", uitvoer=["md"], minimaal_aantal=4)
    assert "minder dan 4 scholen" in (tmp_path / "uit/groepsverslag.md").read_text(encoding="utf-8")


def test_de_som_van_de_antwoorden_staat_in_de_herkomst(wijzer: Wijzer, tmp_path: Path) -> None:
    in_ = schrijf(tmp_path / "in", scholen(wijzer, 3))
    batch(in_, tmp_path / "uit", uitvoer=["md"])
    sommen = [int(hashlib.sha256(pad.read_bytes()).hexdigest(), 16) for pad in in_.iterdir()]
    md = (tmp_path / "uit/groepsverslag.md").read_text(encoding="utf-8")
    assert f"som-sha256:{sum(sommen) % 2**256:064x}" in md


def test_een_minimaal_aantal_onder_een_bestaat_niet(tmp_path: Path) -> None:
    with pytest.raises(GebruikFout, match="kies een aantal vanaf 1"):
        batch(tmp_path, tmp_path / "uit", minimaal_aantal=0)


def test_namen_staan_op_volgorde_zonder_accenten_en_gelijke_namen_met_hun_bestand(klein: Wijzer) -> None:
    namen = ["École Zoë", "De Linde", "SO De Brug", "de eik", "De Linde"]
    rij = kleine_groep(len(namen))
    for een, naam in zip(rij, namen, strict=True):
        een["school"]["naam"] = naam
    gevonden = [een.naam for een in _inhoud(groepsbeeld(klein, rij)).warmte.rijen]
    assert [naam.partition(" (")[0] for naam in gevonden] == [
        "de eik",
        "De Linde",
        "De Linde",
        "École Zoë",
        "SO De Brug",
    ]
    assert len(set(gevonden)) == 5
