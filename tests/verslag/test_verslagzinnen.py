"""Elke zin van het verslag klopt bij elke invoer, en spreekt geen andere zin tegen."""

from typing import Any

import pytest

from hulp import maak_antwoorden, maak_wijzer
from inzicht.modellen.wijzer import Wijzer
from inzicht.verslag.beeld import Doelgroep, Verslagbeeld
from inzicht.verslag.vorm import Uitwerking
from verslaghulp import Blad, banken, beeld_van, gegevens, kop, maak_vraag

HARD = {2: 2, 3: 3}
MET_RUIMTE = {3: 2, 4: 3}


def _wijzer(**vragen: Blad) -> Wijzer:
    """Een wijzer met in dimensie een deze vragen (velden per id), en in dimensie twee alleen f."""
    blad = banken()
    blad[0]["vragen"] = [maak_vraag(naam, **velden) for naam, velden in vragen.items()]
    blad[1]["vragen"] = [maak_vraag("f", kern=True)]
    return maak_wijzer(kop(), blad)


def _beeld(wijzer: Wijzer, een: Blad, doelgroep: Doelgroep = "school", f: Any = 5, **velden: Any) -> Verslagbeeld:
    vak = {"een": een, "twee": {"f": f}}
    return beeld_van(wijzer, maak_antwoorden(gegevens(antwoorden=vak, **velden)), doelgroep)


def _uitwerking(beeld: Verslagbeeld) -> Uitwerking:
    assert beeld.uitwerking is not None
    return beeld.uitwerking


NVT = {"keuze": "nvt", "reden": "Niet hier."}
NODIG = "Nodig is de situatie waarin het punt helemaal op orde is."


# --- wettelijke punten ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("een", "omvang", "zin"),
    [
        pytest.param(
            {"a": 3, "b": 3, "c": 3}, "volledig",
            "Op de wettelijke punten voldoet u aan de basis die deze wijzer vraagt.", id="alles op orde",
        ),
        pytest.param(
            {"a": 3, "b": 1, "c": 1}, "kort",
            "Op de wettelijke punten uit de korte scan voldoet u aan de basis die deze wijzer vraagt. "
            "De korte scan stelt niet alle vragen over wettelijke eisen. Over nog 2 andere wettelijke punten zegt deze uitslag niets.",
            id="korte scan op orde",
        ),
        pytest.param(
            {"a": 2}, "kort",
            "Dit punt uit de korte scan steunt op de wet. Het is nog niet helemaal op orde of dat is nog niet bekend. "
            f"Regel het of zoek het uit, hoe hoog uw niveau ook is. {NODIG} "
            "De korte scan stelt niet alle vragen over wettelijke eisen. Over nog 2 andere wettelijke punten zegt deze uitslag niets.",
            id="korte scan met een punt",
        ),
        pytest.param(
            {"a": 3, "b": NVT, "c": 3}, "volledig",
            "Op de wettelijke punten voldoet u aan de basis die deze wijzer vraagt. "
            "Bij 1 wettelijk punt koos u ‘niet van toepassing’. Dat telt niet mee.",  # noqa: RUF001 - zoals in het verslag
            id="een punt niet van toepassing",
        ),
        pytest.param(
            {"a": NVT, "b": NVT, "c": NVT}, "volledig",
            "Er telt geen wettelijk punt mee. Daarom zegt deze wijzer hier niets over. "
            "Bij 3 wettelijke punten koos u ‘niet van toepassing’. Die tellen niet mee.",  # noqa: RUF001 - zoals in het verslag
            id="alles niet van toepassing",
        ),
        pytest.param(
            {"a": "onbekend", "b": 2, "c": 2}, "volledig",
            "Deze 3 punten steunen op de wet. Ze zijn nog niet helemaal op orde of dat is nog niet bekend. "
            "Regel ze of zoek ze uit, hoe hoog uw niveau ook is. "
            f"Bij sommige punten laat de wet ruimte in hoe u het regelt. {NODIG}",
            id="drie punten",
        ),
        pytest.param(
            {"a": 3, "b": 3, "c": 2}, "volledig",
            "Dit punt steunt op de wet. Het is nog niet helemaal op orde of dat is nog niet bekend. "
            "Regel het of zoek het uit, hoe hoog uw niveau ook is. "
            f"Bij dit punt laat de wet ruimte in hoe u het regelt. {NODIG}",
            id="een punt met ruimte",
        ),
    ],
)  # fmt: skip
def test_de_wetszin_zegt_niet_meer_dan_er_gevraagd_is(een: Blad, omvang: str, zin: str) -> None:
    wijzer = _wijzer(a={"drempels": HARD, "kern": True}, b={"drempels": HARD}, c={"drempels": MET_RUIMTE})
    assert _beeld(wijzer, een, omvang=omvang).routekaart.wetszin == zin


def test_een_wettelijk_punt_met_verschillende_antwoorden_noemt_beide() -> None:
    wijzer = _wijzer(a={"drempels": HARD})
    (groep,) = _beeld(wijzer, {"a": [1, 4]}).routekaart.wetsgroepen
    (punt,) = groep.punten
    assert (punt.nu, punt.nodig, punt.voor) == ("situatie 1 tot 4 van 5", "situatie 3", "niveau 2")
    assert punt.kort == "nu situatie 1 tot 4, nodig 3"


# --- korte scan -------------------------------------------------------------------------------------


def test_een_korte_scan_zegt_niet_dat_alle_vragen_beantwoord_zijn() -> None:
    wijzer = _wijzer(a={"kern": True}, b={})
    kort = _uitwerking(_beeld(wijzer, {"a": 3, "b": 3}, omvang="kort"))
    assert kort.uitzoeken.klaar == "Alle vragen van de korte scan zijn beantwoord."
    assert kort.verantwoording.delen[0].zinnen[0] == (
        "Uit de korte scan hoort 1 vraag bij uw school: 1 beantwoord, 0 onbekend, 0 open en 0 niet van toepassing."
    )
    heel = _uitwerking(_beeld(wijzer, {"a": 3, "b": 3}))
    assert heel.uitzoeken.klaar == "Alle vragen zijn beantwoord. U hoeft niets uit te zoeken."
    assert _uitwerking(_beeld(wijzer, {"a": 3})).uitzoeken.klaar == ""


# --- eerst uitzoeken --------------------------------------------------------------------------------


@pytest.mark.parametrize("doelgroep", ["school", "bestuur"])
@pytest.mark.parametrize("keuze", ["onbekend", None])
def test_begin_hier_noemt_de_onbekende_eis_die_het_niveau_tegenhoudt(keuze: Any, doelgroep: Doelgroep) -> None:
    wijzer = _wijzer(a={}, b={}, c={}, d={}, e={}, g={}, h={"drempels": HARD})
    een = {**dict.fromkeys("abcdeg", 3), "h": keuze}
    eerst = _beeld(wijzer, een, doelgroep).begin.eerst
    assert eerst
    assert eerst.zin == "Van deze vraag is nog niet bekend hoe het bij u gaat. Dat houdt een hoger niveau tegen."
    assert [(groep.rol, [(v.naam, v.waarde) for v in groep.vragen]) for groep in eerst.groepen] == [
        ("Administratie", [("Vraag h?", "Dimensie Een")])
    ]
    assert eerst.rest == ""
    gekozen = _beeld(wijzer, een, doelgroep, actiepunten=[{"vraag": "een.h"}]).begin
    assert gekozen.eerst is None
    assert gekozen.kaarten[0].wat.startswith("Zoek eerst uit hoe het nu is.")


@pytest.mark.parametrize(
    ("doelgroep", "namen", "rest"),
    [
        ("bestuur", "zabcde", "Nog 8 onbekende vragen houden een niveau tegen; die staan in het volledige verslag."),
        ("school", "zabcdeghijkl", "Nog 2 onbekende vragen houden een niveau tegen; die staan onder Zoek uit."),
    ],
)
def test_de_harde_eisen_gaan_voor_en_de_rest_wordt_geteld(doelgroep: Doelgroep, namen: str, rest: str) -> None:
    wijzer = _wijzer(**{letter: {} for letter in "abcdeghijklmn"}, z={"drempels": HARD})
    eerst = _beeld(wijzer, {}, doelgroep).begin.eerst
    assert eerst
    assert [veld.naam for groep in eerst.groepen for veld in groep.vragen] == [f"Vraag {een}?" for een in namen]
    assert eerst.rest == rest


def test_wie_alles_weet_hoeft_niets_eerst_uit_te_zoeken() -> None:
    assert _beeld(_wijzer(a={}), {"a": [1, 5]}).begin.eerst is None


# --- de kern ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("een", "f", "kern", "merken"),
    [
        pytest.param(
            {"a": 5, "b": "onbekend"}, 3,
            "Dimensie Een staat het laagst: niveau 1 tot 5 (Naam1 tot Naam5).", [True, False], id="haar eigen bereik",
        ),
        pytest.param({"a": 3, "b": 3}, 3, "Alle dimensies staan gelijk: niveau 3 (Naam3).", [False, False], id="gelijk"),
        pytest.param(
            {"a": 3, "b": 3}, [3, 4],
            "Bij alle dimensies kunt u nu niveau 3 (Naam3) laten zien.", [False, False], id="gelijk, de een misschien hoger",
        ),
    ],
)  # fmt: skip
def test_de_kern_noemt_het_niveau_van_wie_het_laagst_staat(een: Blad, f: Any, kern: str, merken: list[bool]) -> None:
    overzicht = _beeld(_wijzer(a={}, b={"drempels": HARD}), een, f=f).overzicht
    assert overzicht.kern == kern
    assert [paneel.laagste for paneel in overzicht.panelen] == merken


# --- waar u staat -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("een", "kop_", "stand", "vervolg"),
    [
        pytest.param(
            {"a": 4, "b": 4, "c": 4, "d": 1}, "Waar u staat als de harde eis geregeld is", "Stand 2.",
            "Regel eerst de harde eis hierboven. Daarna: Vervolg 2.", id="een eis",
        ),
        pytest.param(
            {"a": 3, "b": 3, "c": 3, "d": "onbekend"}, "Waar u staat als de harde eis geregeld is en de rest tegenvalt", "Stand 2.",
            "Zoek eerst uit hoe het staat met de harde eis hierboven, en regel wat ontbreekt. Daarna: Vervolg 2.",
            id="een onbekende eis",
        ),
        pytest.param(
            {"a": 2, "b": "onbekend", "c": "onbekend", "d": 2}, "Waar u staat als het onbekende nog niet geregeld is", "Stand 1.",
            "Zoek eerst uit wat u nog niet weet. Daarna: Vervolg 1.", id="een deel onbekend",
        ),
        pytest.param(
            {"a": [2, 4], "b": [2, 4], "c": 4, "d": 4}, "Waar u staat als het laagste antwoord klopt", "Stand 2.",
            "Bespreek eerst samen welk antwoord klopt. Daarna: Vervolg 2.", id="verschil",
        ),
        pytest.param(
            {"a": [1, 4], "b": "onbekend", "c": 2, "d": 2},
            "Waar u staat als het onbekende nog niet geregeld is en het laagste antwoord klopt", "Stand 1.",
            "Zoek eerst uit wat u nog niet weet, en bespreek samen welk antwoord klopt. Daarna: Vervolg 1.", id="beide",
        ),
        pytest.param(
            dict.fromkeys("abcd", "onbekend"), "Waar u staat", "Dat is nog niet bekend.",
            "Zoek eerst de vragen hieronder uit.", id="niets bekend",
        ),
        pytest.param({}, "Waar u staat", "Dat is nog niet bekend.", "Zoek eerst de vragen hieronder uit.", id="leeg"),
        pytest.param(dict.fromkeys("abcd", 3), "Waar u staat", "Stand 3.", "Vervolg 3.", id="bekend"),
    ],
)  # fmt: skip
def test_waar_u_staat_spreekt_de_antwoorden_niet_tegen(een: Blad, kop_: str, stand: str, vervolg: str) -> None:
    wijzer = _wijzer(a={}, b={}, c={}, d={"drempels": HARD})
    deel = _uitwerking(_beeld(wijzer, een)).dimensies[0]
    assert (deel.standkop, deel.stand, deel.vervolg) == (kop_, stand, vervolg)


# --- twee niveaus -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("een", "oorzaak", "als"),
    [
        ({"a": "onbekend"}, "is niet alles bekend", "alles wat u nog niet weet goed geregeld is"),
        ({"a": None}, "is niet alles bekend", "alles wat u nog niet weet goed geregeld is"),
        ({"a": [3, 4]}, "verschillen de antwoorden", "steeds het hoogste antwoord klopt"),
        (
            {"a": [3, 4], "b": "onbekend"},
            "is niet alles bekend of verschillen de antwoorden",
            "alles wat u nog niet weet goed geregeld is en steeds het hoogste antwoord klopt",
        ),
    ],
)
def test_twee_niveaus_hebben_een_oorzaak(een: Blad, oorzaak: str, als: str) -> None:
    wijzer = _wijzer(a={}, b={}) if "b" in een else _wijzer(a={})
    beeld = _beeld(wijzer, een)
    assert f"Staan er twee niveaus, dan {oorzaak}. " in beeld.overzicht.uitleg
    assert beeld.overzicht.uitleg.endswith(f"Het tweede is mogelijk als {als}.")
    zinnen = _uitwerking(beeld).verantwoording.delen[0].zinnen
    assert any(zin.startswith("Het is niveau ") and zin.endswith(f" als {als}.") for zin in zinnen)


def test_verschillende_antwoorden_staan_bij_zoek_uit() -> None:
    zoek = _uitwerking(_beeld(_wijzer(a={}, b={}), {"a": [3, 4], "b": [2, 2]})).uitzoeken
    assert [(groep.rol, [veld.naam for veld in groep.vragen]) for groep in zoek.verschil] == [
        ("Administratie", ["Vraag a?"])
    ]
    assert (zoek.klaar, zoek.onbekend, zoek.open) == ("", (), ())


# --- gekozen actiepunten ----------------------------------------------------------------------------


def test_wat_klaar_is_staat_onderaan_en_belooft_niets_meer() -> None:
    wijzer = _wijzer(a={}, b={}, c={}, d={})
    een = {"a": 2, "b": 2, "c": "onbekend", "d": 5}
    punten = [{"vraag": f"een.{letter}", "status": "klaar"} for letter in "acd"]
    punten.insert(1, {"vraag": "een.b", "status": "bezig"})
    begin = _beeld(wijzer, een, actiepunten=punten).begin
    assert begin.inleiding == "Deze actiepunten hebt u gekozen. Wat klaar is, staat onderaan."
    assert [(kaart.vraag, kaart.wat) for kaart in begin.kaarten] == [
        ("Vraag b?", "Advies b 2."),
        ("Vraag a?", "U zette dit op klaar. Werkt u nu anders? Pas dan uw antwoord aan, dan telt het mee."),
        ("Vraag c?", "U zette dit op klaar. Weet u nu hoe het gaat? Vul dan uw antwoord in, dan telt het mee."),
        ("Vraag d?", "U hebt hier de hoogste situatie bereikt. Houd dit vast."),
    ]
    assert [bool(kaart.opbrengst) for kaart in begin.kaarten] == [True, False, False, False]


@pytest.mark.parametrize(
    ("punt", "nu", "wat", "zin"),
    [
        pytest.param({"van": 2, "naar": 3}, 2, "Advies a 2.", None, id="de stap van nu"),
        pytest.param(
            {"van": 1, "naar": 2}, 3, "Advies a 1.", "Uw antwoord laat zien dat u dit al doet. Zet de status op klaar.",
            id="al bereikt",
        ),
        pytest.param(
            {"van": 2, "naar": 3, "status": "klaar"}, 3, "Advies a 2.",
            "Dit is klaar, en uw antwoord laat het zien. Houd dit vast.", id="klaar en te zien",
        ),
        pytest.param(
            {"van": 2, "naar": 3, "status": "klaar"}, 2, "Advies a 2.",
            "U zette dit op klaar. Werkt u nu anders? Pas dan uw antwoord aan, dan telt het mee.", id="klaar, niet te zien",
        ),
        pytest.param({"van": 1, "naar": 4}, 2, "Advies a 1.", "", id="onderweg"),
        pytest.param({"van": 3, "naar": 4}, 2, "Advies a 3.", "", id="een stap later"),
        pytest.param(
            {"van": 2, "naar": 3}, "onbekend", "Advies a 2.",
            "Zoek eerst uit hoe het nu is. Vraag het aan: Administratie.", id="onbekend",
        ),
        pytest.param(
            {"van": 2, "naar": 3}, NVT, "Advies a 2.", "Deze vraag telt nu niet mee. Kijk of dit actiepunt nog nodig is.",
            id="niet van toepassing",
        ),
    ],
)  # fmt: skip
def test_een_actiepunt_houdt_het_advies_van_zijn_eigen_stap(
    punt: dict[str, Any], nu: Any, wat: str, zin: str | None
) -> None:
    beeld = _beeld(
        _wijzer(a={"nvt": "Niet bij ons."}, b={}), {"a": nu, "b": 2}, actiepunten=[{"vraag": "een.a", **punt}]
    )
    (kaart,) = beeld.begin.kaarten
    assert kaart.wat == wat
    assert zin is None or kaart.opbrengst == ((zin,) if zin else ())


@pytest.mark.parametrize(
    ("punten", "daarna"),
    [
        pytest.param(
            [{"van": 1, "naar": 2, "status": "klaar"}], ["Advies a 2."], id="een lagere stap laat het advies staan"
        ),
        pytest.param([{"van": 2, "naar": 3}], [], id="de stap zelf"),
        pytest.param([{"van": 1, "naar": 4}], [], id="verder"),
        pytest.param([{}], [], id="zonder stap"),
        pytest.param([{"van": 1, "naar": 2, "status": "klaar"}, {"van": 2, "naar": 3}], [], id="allebei"),
    ],
)
def test_het_volgende_advies_staat_er_tot_het_gekozen_is(punten: list[dict[str, Any]], daarna: list[str]) -> None:
    punten = [{"vraag": "een.a", **punt} for punt in punten]
    beeld = _beeld(_wijzer(a={}), {"a": 2}, f=5, actiepunten=punten)
    assert beeld.uitwerking
    assert [een.wat for een in beeld.uitwerking.daarna] == daarna


@pytest.mark.parametrize(
    ("statussen", "zin"),
    [
        (["klaar"], "Dit actiepunt hebt u gekozen."),
        (["klaar", "klaar"], "Deze actiepunten hebt u gekozen."),
        (["open", "bezig"], "Deze actiepunten hebt u gekozen."),
    ],
)
def test_de_inleiding_wijst_alleen_naar_onderaan_als_daar_iets_anders_staat(statussen: list[str], zin: str) -> None:
    punten = [{"vraag": f"een.{letter}", "status": status} for letter, status in zip("ab", statussen, strict=False)]
    assert _beeld(_wijzer(a={}, b={}), {"a": 2, "b": 2}, actiepunten=punten).begin.inleiding == zin


@pytest.mark.parametrize(
    ("hoeveel", "doelgroep", "kaarten", "zin"),
    [
        (6, "bestuur", 6, "Deze actiepunten hebt u gekozen."),
        (7, "bestuur", 6, "Dit zijn de eerste 6 van uw 7 actiepunten. Het volledige verslag noemt ze alle."),
        (7, "school", 7, "Deze actiepunten hebt u gekozen."),
    ],
)
def test_het_bestuur_krijgt_hoogstens_zes_actiepunten(
    hoeveel: int, doelgroep: Doelgroep, kaarten: int, zin: str
) -> None:
    letters = "abcdegh"[:hoeveel]
    punten = [{"vraag": f"een.{letter}"} for letter in letters]
    wijzer = _wijzer(**{letter: {} for letter in letters})
    begin = _beeld(wijzer, dict.fromkeys(letters, 2), doelgroep, actiepunten=punten).begin
    assert (len(begin.kaarten), begin.inleiding) == (kaarten, zin)


@pytest.mark.parametrize(
    ("een", "f", "zin"),
    [
        ({"a": 5}, 5, "U staat bij elke vraag die meetelt op de hoogste situatie. Houd dit vast."),
        ({"a": 5}, None, "Er zijn nog geen adviezen, want 1 vraag is nog open of onbekend. Zoek die eerst uit."),
        (
            {"a": "onbekend"},
            None,
            "Er zijn nog geen adviezen, want 2 vragen zijn nog open of onbekend. Zoek die eerst uit.",
        ),
        ({"a": NVT}, NVT, "Er telt geen enkele vraag mee. Daarom zijn er geen adviezen."),
        ({"a": 4}, 5, "Er is één advies."),
        ({"a": 4}, 4, "Er zijn 2 adviezen. Van de adviezen staat het belangrijkste bovenaan."),
    ],
)
def test_zonder_adviezen_staat_er_waarom(een: Blad, f: Any, zin: str) -> None:
    assert _beeld(_wijzer(a={}), een, f=f).begin.inleiding == zin


# --- wat een niveau betekent ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("een", "omvang", "niveaus"),
    [
        pytest.param({"a": 2, "b": 2}, "volledig", [2, 3], id="bereikt en streef"),
        pytest.param({"a": 3, "b": 3}, "volledig", [3], id="het streefniveau is bereikt"),
        pytest.param({"a": 2, "b": 2}, "kort", [3], id="de korte scan bewijst geen niveau"),
        pytest.param({"a": 2, "b": "onbekend"}, "volledig", [3], id="nog niet zeker"),
        pytest.param({"a": 4, "b": 1}, "volledig", [3], id="een harde eis drukt het niveau"),
        pytest.param({"a": NVT, "b": NVT}, "volledig", [5, 3], id="alleen de andere dimensie telt"),
    ],
)
def test_het_overzicht_legt_alleen_een_niveau_uit_dat_vaststaat(een: Blad, omvang: str, niveaus: list[int]) -> None:
    wijzer = _wijzer(a={"kern": True, "gewicht": 3}, b={"kern": True, "drempels": {2: 2}})
    velden = _beeld(wijzer, een, omvang=omvang).overzicht.niveaus
    assert [int(veld.naam.removeprefix("Zo is het op niveau ")[0]) for veld in velden] == niveaus
    assert velden[-1].naam == "Zo is het op niveau 3 (Naam3), het streefniveau"


def test_de_verantwoording_legt_elk_niveau_uit(wijzer: Wijzer) -> None:
    antwoorden = maak_antwoorden({**gegevens(), "wijzer": wijzer.kop.id, "antwoorden": {}})
    betekenissen = _uitwerking(beeld_van(wijzer, antwoorden)).verantwoording.betekenissen
    assert [(veld.naam, veld.waarde) for veld in betekenissen] == [
        (f"Niveau {nr} ({niveau.naam})", niveau.omschrijving) for nr, niveau in enumerate(wijzer.kop.niveaus, start=1)
    ]


# --- routekaart, procesplaat en meldingen -----------------------------------------------------------


def test_de_uitleg_over_twee_wegen_staat_er_alleen_als_er_twee_zijn() -> None:
    zin = "De weg naar het streefniveau is apart berekend."
    assert zin in _beeld(_wijzer(a={}), {"a": 1}).routekaart.uitleg
    assert zin not in _beeld(_wijzer(a={}), {"a": 2}).routekaart.uitleg


@pytest.mark.parametrize(
    ("een", "zin"),
    [
        ({"a": 2, "b": 2}, ""),
        ({"a": "onbekend", "b": 2}, "Nog niet bekend: 1 vraag."),
        ({"a": "onbekend"}, "Nog niet bekend: 2 vragen."),
    ],
)
def test_de_procesplaat_telt_wat_nog_niet_bekend_is(een: Blad, zin: str) -> None:
    (stap,) = _uitwerking(_beeld(_wijzer(a={}, b={}), een)).proces
    assert stap.onbekend == zin


def test_een_melding_noemt_geen_ids_van_vragen() -> None:
    wijzer = _wijzer(a={"kern": True}, b={}, c={}, d={"kern": True, "geldt_voor": {"sector": ["vo"]}})
    beeld = _beeld(wijzer, {"a": 2, "b": 2, "c": 3, "d": 3}, omvang="kort")
    meldingen = _uitwerking(beeld).verantwoording.meldingen
    assert meldingen[-2:] == (
        "2 antwoorden vallen buiten de korte scan.",
        "1 antwoord hoort bij vragen die niet voor uw school gelden.",
    )
    assert not any("een." in zin for zin in meldingen)
