"""Samenvoegen: de tabel van paren, de volgorde doet er niet toe, wat geweigerd wordt, en de gespreksagenda."""

import itertools
import json
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import orakel
from conftest import Draai
from hulp import Blad, maak_antwoorden, maak_wijzer
from inzicht.bestanden import yamlbron
from inzicht.fouten import InvoerFout
from inzicht.keuring.poort import keur_antwoordenbron
from inzicht.modellen.antwoorden import Antwoord, Antwoorden, schrijf_antwoorden
from inzicht.modellen.keuze import keuze_van
from inzicht.modellen.samenvoegen import Stem, voeg_samen, voeg_stemmen_samen
from inzicht.modellen.wijzer import Wijzer
from inzicht.oordeel.beoordeling import beoordeel
from inzicht.oordeel.gespreksagenda import agenda_als_markdown, agendaregels, maak_agenda
from inzicht.verslag.markdown import md_regel

ZAAD = st.integers(min_value=0, max_value=2**32)
BEREIK = (2, 4)
PAREN: dict[tuple[Any, Any], tuple[Any, str | None]] = {
    (None, None): (None, None),
    (None, 3): (3, None),
    (None, BEREIK): (BEREIK, "situaties"),
    (None, "onbekend"): ("onbekend", None),
    (None, "nvt"): ("nvt", None),
    (3, 3): (3, None),
    (3, 1): ((1, 3), "situaties"),
    (3, BEREIK): (BEREIK, "situaties"),
    (5, BEREIK): ((2, 5), "situaties"),
    (3, "onbekend"): (3, "onbekend"),
    (3, "nvt"): (None, "nvt"),
    (BEREIK, BEREIK): (BEREIK, "situaties"),
    (BEREIK, (1, 3)): ((1, 4), "situaties"),
    (BEREIK, "onbekend"): (BEREIK, "situaties"),
    (BEREIK, "nvt"): (None, "nvt"),
    ((3, 3), 3): (3, None),
    ("onbekend", "onbekend"): ("onbekend", None),
    ("onbekend", "nvt"): ("nvt", "onbekend"),
    ("nvt", "nvt"): ("nvt", None),
}


def stem(keuze: Any, wie: str = "Directie", **velden: str) -> Stem:
    reden = {"reden": "Geen papier."} if keuze == "nvt" else {}
    return Stem(wie, Antwoord(keuze=keuze_van(keuze), **{**reden, **velden}))


@pytest.mark.parametrize(("paar", "verwacht"), PAREN.items(), ids=str)
def test_elk_paar_antwoorden_heeft_een_vaste_uitkomst(paar: tuple[Any, Any], verwacht: tuple[Any, str | None]) -> None:
    for een, ander in (paar, paar[::-1]):
        antwoord, soort = voeg_stemmen_samen([stem(een), stem(ander, "Administratie")])
        assert (antwoord.keuze.kaal, soort) == verwacht


def test_de_tabel_noemt_elk_paar_van_soorten() -> None:
    def soort(keuze: Any) -> str:
        return "bereik" if isinstance(keuze, tuple) else "situatie" if isinstance(keuze, int) else str(keuze)

    soorten = ("None", "situatie", "bereik", "onbekend", "nvt")
    alle = {frozenset(paar) for paar in itertools.combinations_with_replacement(soorten, 2)}
    assert {frozenset(map(soort, paar)) for paar in PAREN} == alle


def test_meer_dan_twee_invullers_tellen_allemaal_tegelijk() -> None:
    vier: list[Any] = [2, "onbekend", 5, None]
    met_nvt: list[Any] = [2, "nvt", "onbekend", 2]
    for rij in itertools.permutations(vier):
        assert voeg_stemmen_samen([stem(een) for een in rij])[0].keuze.kaal == (2, 5)
    for rij in itertools.permutations(met_nvt):
        assert voeg_stemmen_samen([stem(een) for een in rij])[1] == "nvt"


def test_opmerkingen_blijven_met_de_rol_ervoor_en_nvt_tegenover_een_situatie_houdt_de_reden() -> None:
    antwoord, _ = voeg_stemmen_samen(
        [stem(3, "Directie", opmerking="ja", bewijs="map 1"), stem("nvt", "Administratie", opmerking="nee")]
    )
    assert antwoord.opmerking == (
        "Administratie: niet van toepassing, want: Geen papier.\nDirectie: ja\nAdministratie: nee"
    )
    assert (antwoord.bewijs, antwoord.reden) == ("Directie: map 1", None)


def test_verschillende_redenen_blijven_allebei() -> None:
    gelijk, _ = voeg_stemmen_samen([stem("nvt"), stem("nvt", "Administratie")])
    anders, _ = voeg_stemmen_samen([stem("nvt"), stem("nvt", "Administratie", reden="Alles digitaal.")])
    assert gelijk.reden == "Geen papier."
    assert anders.reden == "Directie: Geen papier.\nAdministratie: Alles digitaal."


# --- hele bestanden -----------------------------------------------------------------------------------


def _bestanden(zaad: int, aantal: int) -> tuple[Wijzer, dict[str, Antwoorden]]:
    rng = random.Random(zaad)
    wijzer, banken = orakel.willekeurige_wijzer(rng)
    gemaakt = {}
    for nummer in range(aantal):
        gegevens = orakel.willekeurige_antwoorden(rng, wijzer, banken)
        gegevens["school"] = {"naam": "De Test"}
        gegevens["invuller"] = {"rol": rng.choice(list(wijzer["rollen"]))}
        gemaakt[f"{nummer}.yaml"] = maak_antwoorden(gegevens)
    return maak_wijzer(wijzer, banken), gemaakt


@settings(max_examples=40, deadline=None)
@given(ZAAD, st.integers(min_value=2, max_value=4))
def test_de_volgorde_doet_er_niet_toe_en_de_uitkomst_komt_door_de_poort(zaad: int, aantal: int) -> None:
    wijzer, bestanden = _bestanden(zaad, aantal)
    samen = voeg_samen(wijzer, bestanden)
    tekst = schrijf_antwoorden(samen.antwoorden)
    for namen in itertools.permutations(bestanden):
        anders = {f"x{nummer}": bestanden[naam] for nummer, naam in enumerate(namen)}
        assert schrijf_antwoorden(voeg_samen(wijzer, anders).antwoorden) == tekst
    gelezen, gevonden = keur_antwoordenbron(yamlbron.lees(tekst.encode(), "uit", yamlbron.ANTWOORDEN), wijzer)
    assert gevonden == ()
    assert gelezen == samen.antwoorden


@settings(max_examples=25, deadline=None)
@given(ZAAD)
def test_met_zichzelf_samenvoegen_verandert_de_uitslag_niet(zaad: int) -> None:
    wijzer, bestanden = _bestanden(zaad, 1)
    (een,) = bestanden.values()
    samen = voeg_samen(wijzer, {"a": een, "b": een})
    oud, nieuw = beoordeel(wijzer, een), beoordeel(wijzer, samen.antwoorden)
    assert [(u.niveau, u.score, u.aantal) for u in nieuw.uitkomsten] == [
        (u.niveau, u.score, u.aantal) for u in oud.uitkomsten
    ]


@settings(max_examples=25, deadline=None)
@given(ZAAD)
def test_de_samengevoegde_uitkomst_omvat_die_van_elke_volledige_invuller(zaad: int) -> None:
    """Zonder nvt en zonder open vragen ligt wat elke invuller had binnen laag en hoog van het geheel."""
    wijzer, bestanden = _bestanden(zaad, 3)
    rng = random.Random(zaad)
    vol = {naam: een.met(antwoorden=_gevuld(wijzer, rng), omvang="volledig") for naam, een in bestanden.items()}
    samen = beoordeel(wijzer, voeg_samen(wijzer, vol).antwoorden)
    for een in vol.values():
        for los, geheel in zip(beoordeel(wijzer, een).uitkomsten, samen.uitkomsten, strict=True):
            assert los.niveau is not None
            assert geheel.niveau is not None
            assert geheel.niveau.aantoonbaar <= los.niveau.aantoonbaar <= geheel.niveau.mogelijk


def _gevuld(wijzer: Wijzer, rng: random.Random) -> Mapping[str, Mapping[str, Antwoord]]:
    return {
        bank.id: {vraag.id: Antwoord(keuze=keuze_van(rng.choice(vraag.ladder))) for vraag in bank.vragen}
        for bank in wijzer.banken
    }


def _blad(**velden: Any) -> Blad:
    return {
        "formaat": "inzicht-antwoorden/1",
        "wijzer": "leerlingregistratie",
        "wijzerversie": "1.1",
        "school": {"naam": "De Test", "kenmerken": {"sector": "po"}},
        "datum": "2026-11-23",
        "antwoorden": {},
        **velden,
    }


def _samen(wijzer: Wijzer, *bladen: Blad) -> Antwoorden:
    return voeg_samen(wijzer, {f"{nr}.yaml": maak_antwoorden(blad) for nr, blad in enumerate(bladen)}).antwoorden


def test_delen_van_de_vragen_worden_een_geheel(wijzer: Wijzer) -> None:
    samen = _samen(
        wijzer,
        _blad(invuller={"rol": "directie"}, datum="2026-11-25", antwoorden={"opslag": {"overzicht": 3}}),
        _blad(
            invuller={"rol": "zorg"},
            antwoorden={"aanmeldformulier": {"gezag": 2}},
            actiepunten=[{"vraag": "opslag.overzicht", "wie": "zorg"}],
            vervallen={"opslag": {"oud": 3}},
        ),
    )
    assert list(samen.antwoorden) == ["aanmeldformulier", "opslag"]
    assert (samen.datum, samen.invuller, samen.omvang) == ("2026-11-25", None, "volledig")
    assert samen.actiepunten[0].wie == "zorg"
    assert samen.vervallen["opslag"]["oud"].keuze.kaal == 3


@pytest.mark.parametrize(
    ("een", "ander", "code"),
    [
        pytest.param({"naam": "A"}, {"naam": "B"}, "A301", id="andere naam"),
        pytest.param({"naam": "A", "brin": "12AB"}, {"naam": "A", "brin": "12AC"}, "A301", id="andere brin"),
        pytest.param({"naam": "A", "brin": "12AB"}, {"naam": "B"}, "A301", id="andere naam, een brin"),
        pytest.param({"naam": "A", "brin": "12AB"}, {"naam": "A"}, None, id="zelfde naam, een brin"),
        pytest.param({"naam": "A", "brin": "12AB"}, {"naam": "B", "brin": "12AB"}, None, id="zelfde brin"),
        pytest.param({"naam": "De  School"}, {"naam": "de school"}, None, id="zelfde naam"),
        pytest.param(
            {"naam": "A", "kenmerken": {"sector": "po"}}, {"naam": "A", "kenmerken": {"sector": "vo"}}, "A302",
            id="andere sector",
        ),
        pytest.param({"naam": "A", "kenmerken": {"sector": "po"}}, {"naam": "A"}, None, id="sector ontbreekt"),
    ],
)  # fmt: skip
def test_alleen_bestanden_van_een_school(wijzer: Wijzer, een: Blad, ander: Blad, code: str | None) -> None:
    try:
        _samen(wijzer, _blad(school=een), _blad(school=ander))
    except InvoerFout as fout:
        assert [(str(b.plek), b.code) for b in fout.bevindingen] == [("0.yaml", code), ("1.yaml", code)]
    else:
        assert code is None


def test_opmerkingen_die_samen_te_lang_zijn_worden_geweigerd_en_niet_afgekapt(wijzer: Wijzer) -> None:
    bladen = [_blad(antwoorden={"opslag": {"mfa": {"keuze": 1, "opmerking": teken * 12_000}}}) for teken in "ab"]
    with pytest.raises(InvoerFout) as fout:
        _samen(wijzer, *bladen)
    assert [(str(een.plek), een.code) for een in fout.value.bevindingen] == [("0.yaml en 1.yaml", "A303")]
    assert "De teksten bij `opslag.mfa` zijn samen langer" in fout.value.bevindingen[0].boodschap


def test_een_andere_school_wordt_met_haar_brin_genoemd(wijzer: Wijzer) -> None:
    with pytest.raises(InvoerFout) as fout:
        _samen(wijzer, _blad(school={"naam": "A", "brin": "12AB"}), _blad(school={"naam": "B"}))
    assert [een.boodschap for een in fout.value.bevindingen] == [
        f"Dit is van de school {naam}. Alle bestanden moeten van dezelfde school zijn. "
        "Is het dezelfde? Maak naam en BRIN dan gelijk."
        for naam in ("A (12AB)", "B")
    ]


def test_invullers_staan_op_volgorde_van_hun_rol_en_wie_geen_rol_noemt_komt_achteraan(wijzer: Wijzer) -> None:
    rollen = list(wijzer.kop.rollen)
    bladen = {
        f"{nummer}.yaml": maak_antwoorden(_blad(datum=f"2026-11-{28 - nummer}", invuller={"rol": rol}))
        for nummer, rol in enumerate(rollen)
    }
    bladen["zonder.yaml"] = maak_antwoorden(_blad(datum="2026-01-01"))
    assert voeg_samen(wijzer, bladen).invullers == (*wijzer.kop.rollen.values(), "")


@pytest.mark.parametrize(
    ("kenmerken", "over"),
    [
        pytest.param([None, None], None, id="geen"),
        pytest.param([None, "eigen"], "eigen", id="een keer dat van nu"),
        pytest.param(["eigen", "sha256:anders"], "sha256:anders", id="een ander"),
        pytest.param(["eigen", *(f"sha256:{letter}" for letter in "hgfedcba")], "sha256:a", id="meer andere"),
    ],
)
def test_een_ander_wijzerkenmerk_blijft_staan(wijzer: Wijzer, kenmerken: list[str | None], over: str | None) -> None:
    def echt(kenmerk: str | None) -> str | None:
        return wijzer.kenmerk if kenmerk == "eigen" else kenmerk

    samen = _samen(wijzer, *(_blad(wijzerkenmerk=echt(een)) for een in kenmerken))
    assert samen.wijzerkenmerk == echt(over)


def test_actiepunten_staan_op_volgorde_van_de_wijzer(wijzer: Wijzer) -> None:
    namen = [f"{bank.id}.{vraag.id}" for bank in wijzer.banken for vraag in bank.vragen]
    punten = [{"vraag": naam, "naar": naar} for naam in namen for naar in (2, 3)]
    samen = _samen(wijzer, _blad(actiepunten=punten[::-2]), _blad(actiepunten=punten[::2]))
    assert [(een.vraag, een.naar) for een in samen.actiepunten] == [(een["vraag"], een["naar"]) for een in punten]


_PUNT: Blad = {"vraag": "opslag.overzicht", "van": 2, "naar": 3}


def _met_meldingen(wijzer: Wijzer, *bladen: Blad) -> tuple[Antwoorden, tuple[str, ...]]:
    gevonden = []
    for rij in (bladen, bladen[::-1]):
        samen = voeg_samen(wijzer, {f"{nr}.yaml": maak_antwoorden(blad) for nr, blad in enumerate(rij)})
        gevonden.append((samen.antwoorden, samen.meldingen))
    assert gevonden[0][0] == gevonden[1][0]
    return gevonden[0]


def test_hetzelfde_actiepunt_staat_er_een_keer_en_wat_wegvalt_wordt_genoemd(wijzer: Wijzer) -> None:
    oud = {**_PUNT, "wie": "directie", "wanneer": "2027-02-01", "status": "bezig", "notitie": "Bel."}
    nieuw = {**_PUNT, "wie": "zorg", "status": "klaar", "gereed": "2027-01-20", "notitie": "Gedaan."}
    samen, meldingen = _met_meldingen(
        wijzer,
        _blad(actiepunten=[oud, {**_PUNT, "van": 1, "naar": 2}], invuller={"rol": "directie"}),
        _blad(actiepunten=[nieuw], datum="2026-12-01", invuller={"rol": "zorg"}),
    )
    assert [een.naar for een in samen.actiepunten] == [2, 3]
    punt = samen.actiepunten[1]
    assert (punt.wie, punt.wanneer, punt.status, punt.gereed) == ("zorg", "2027-02-01", "klaar", "2027-01-20")
    assert punt.notitie == "Gedaan.\nBel."
    zin = "2 actiepunten voor opslag.overzicht naar situatie 3 zijn samengevoegd tot een."
    assert meldingen == (f"{zin} Niet overgenomen: wie directie en status bezig.",)


def test_gelijke_actiepunten_zijn_er_stil_een_en_bij_gelijke_datum_telt_het_verst_gevorderde(wijzer: Wijzer) -> None:
    assert _met_meldingen(wijzer, _blad(actiepunten=[_PUNT]), _blad(actiepunten=[_PUNT]))[1] == ()
    klaar = {**_PUNT, "status": "klaar", "gereed": "2027-01-20"}
    for een, ander in ((klaar, {**_PUNT, "status": "bezig"}), (_PUNT, {**_PUNT, "status": "bezig"})):
        samen, meldingen = _met_meldingen(wijzer, _blad(actiepunten=[een]), _blad(actiepunten=[ander]))
        assert samen.actiepunten[0].status == ("klaar" if een is klaar else "bezig")
        assert len(meldingen) == 1


def test_een_notitie_die_samen_te_lang_is_wordt_genoemd(wijzer: Wijzer) -> None:
    bladen = [_blad(actiepunten=[{**_PUNT, "notitie": teken * 300}]) for teken in "ab"]
    samen, meldingen = _met_meldingen(wijzer, *bladen)
    assert samen.actiepunten[0].notitie in ("a" * 300, "b" * 300)
    weg = {"a": "b", "b": "a"}[samen.actiepunten[0].notitie[0]]
    assert f"notitie {weg * 300}" in meldingen[0]


def test_vervallen_actiepunten_en_de_vorige_ronde_blijven(wijzer: Wijzer) -> None:
    rondes = [
        {"datum": dag, "wijzerversie": "0.9", "antwoorden": {"opslag": {"overzicht": keuze}}}
        for dag, keuze in (("2024-11-20", 1), ("2025-11-20", [1, 2]))
    ]
    weg = [{"vraag": "vroeger.a", "wie": "oude-rol"}, {"vraag": "vroeger.b"}]
    samen, meldingen = _met_meldingen(
        wijzer,
        _blad(vorige=rondes[0], vervallen_actiepunten=weg[:1], invuller={"rol": "directie"}),
        _blad(vorige=rondes[1], vervallen_actiepunten=weg, invuller={"rol": "zorg"}),
        _blad(),
    )
    assert samen.vorige is not None
    assert samen.vorige.datum == "2025-11-20"
    assert samen.vorige.antwoorden["opslag"]["overzicht"].kaal == (1, 2)
    assert [een.vraag for een in samen.vervallen_actiepunten] == ["vroeger.a", "vroeger.b"]
    zin = "De bestanden hebben niet dezelfde vorige ronde. Overgenomen is die van 20 november 2025, niet 20 november 2024."
    assert meldingen == (zin,)


# --- wie wat antwoordde -------------------------------------------------------------------------------


def _rollen(wijzer: Wijzer) -> tuple[str, str, list[tuple[str, str]], list[tuple[str, str]]]:
    """Twee rollen, en de vragen van de eerste en van anderen."""
    een, ander = "ict-coordinator", "administratie"
    alle = [((bank.id, vraag.id), vraag.rol) for bank in wijzer.banken for vraag in bank.vragen if not vraag.geldt_voor]
    return een, ander, [naam for naam, rol in alle if rol == ander], [naam for naam, rol in alle if rol != ander]


def _antwoorden(namen: list[tuple[str, str]], keuze: Any) -> Blad:
    vakken: Blad = {}
    for dimensie, naam in namen:
        vakken.setdefault(dimensie, {})[naam] = keuze
    return vakken


def test_een_vooraf_ingevuld_antwoord_is_niet_van_wie_het_meestuurt(wijzer: Wijzer) -> None:
    ict, administratie, eigen, andermans = _rollen(wijzer)
    eerst = _antwoorden(andermans, {"keuze": 2, "opmerking": "Nagevraagd."})
    mee = {dim: {**vak, **_antwoorden(eigen, 3).get(dim, {})} for dim, vak in eerst.items()}
    derde = _antwoorden(andermans, 4)
    bladen = {
        "ict.json": maak_antwoorden(_blad(invuller={"rol": ict}, antwoorden=eerst)),
        "adm.json": maak_antwoorden(_blad(invuller={"rol": administratie}, antwoorden=mee)),
        "dir.json": maak_antwoorden(_blad(invuller={"rol": "directie"}, antwoorden=derde)),
    }
    samen = voeg_samen(wijzer, bladen)
    titels = wijzer.kop.rollen
    for dimensie, naam in andermans:
        antwoord = samen.antwoorden.antwoord(dimensie, naam)
        assert (antwoord.keuze.kaal, antwoord.opmerking) == ((2, 4), f"{titels[ict]}: Nagevraagd.")
    for dimensie, naam in eigen:
        assert samen.antwoorden.antwoord(dimensie, naam).keuze.kaal == 3
    for punt in maak_agenda(wijzer, samen).punten:
        assert [keuze[: keuze.index(".")] for keuze in punt.keuzes[:2]] == [
            f"{titels[ict]}: 2",
            f"{titels['directie']}: 4",
        ]


def test_zonder_teksten_zegt_overal_gelijk_buiten_het_eigen_deel_dat_het_is_overgenomen(wijzer: Wijzer) -> None:
    ict, administratie, eigen, andermans = _rollen(wijzer)
    keuzes = {naam: 1 + nummer % 4 for nummer, naam in enumerate(andermans)}
    eerst: Blad = {}
    for (dimensie, naam), keuze in keuzes.items():
        eerst.setdefault(dimensie, {})[naam] = keuze
    mee = {dim: {**vak, **_antwoorden(eigen, 3).get(dim, {})} for dim, vak in eerst.items()}

    def stemmen(anders: Blad) -> set[str]:
        bladen = {
            "1": maak_antwoorden(_blad(invuller={"rol": ict}, antwoorden=eerst)),
            "2": maak_antwoorden(_blad(invuller={"rol": administratie}, antwoorden=anders)),
            "3": maak_antwoorden(_blad(invuller={"rol": "directie"}, antwoorden=_antwoorden(andermans, 5))),
        }
        verschil = voeg_samen(wijzer, bladen).verschillen[0]
        return {stem.wie for stem in verschil.stemmen if stem.antwoord.keuze.kaal not in (None, 5)}

    titels = wijzer.kop.rollen
    assert stemmen(mee) == {titels[ict]}
    (dimensie, naam), keuze = list(keuzes.items())[-1]
    eigen_mening = {**mee, dimensie: {**mee[dimensie], naam: keuze % 4 + 1}}
    assert stemmen(eigen_mening) == {titels[ict], titels[administratie]}


def test_dezelfde_opmerking_staat_er_een_keer_en_niets_gaat_verloren() -> None:
    zelfde = [stem(2, opmerking="Bel."), stem(3, "Zorg", opmerking="Bel."), stem(3, "ICT", opmerking="Mail.")]
    antwoord, _ = voeg_stemmen_samen(zelfde)
    assert antwoord.opmerking == "Directie en Zorg: Bel.\nICT: Mail."
    eerder = stem(2, "", opmerking=antwoord.opmerking)
    nog_eens, _ = voeg_stemmen_samen([eerder, *zelfde])
    assert nog_eens.opmerking == antwoord.opmerking
    nieuw, _ = voeg_stemmen_samen([eerder, stem(2, "ICT", opmerking="Bel."), stem(2, opmerking="Mail.")])
    assert nieuw.opmerking == "Directie en Zorg: Bel.\nICT: Mail.\nICT: Bel.\nDirectie: Mail."


def test_een_rol_komt_niet_twee_keer_voor_een_opmerking() -> None:
    eerder = [stem(2, opmerking="Directie: Bel."), stem(3, "ICT", opmerking="Mail.")]
    assert voeg_stemmen_samen(eerder)[0].opmerking == "Directie: Bel.\nICT: Mail."
    genummerd = Stem("Directie", Antwoord(keuze=keuze_van(2), opmerking="Directie 1: Bel.\nDirectie 2: Mail."), 1)
    nieuw = Stem("Directie", Antwoord(keuze=keuze_van(3), opmerking="Schrijf."), 2)
    assert (
        voeg_stemmen_samen([genummerd, nieuw])[0].opmerking
        == "Directie 1: Bel.\nDirectie 2: Mail.\nDirectie 2: Schrijf."
    )


def test_twee_bestanden_van_een_rol_zijn_genummerd_en_het_oudere_wordt_genoemd(draai: Draai, tmp_path: Path) -> None:
    rol = {"invuller": {"rol": "directie"}}
    oud = {"overzicht": {"keuze": 2, "opmerking": "Eerst."}}
    _schrijf(tmp_path, "oud (1).json", _blad(**rol, datum="2026-11-01", antwoorden={"opslag": oud}))
    _schrijf(
        tmp_path, "nieuw.json", _blad(**rol, datum="2026-11-03", antwoorden={"opslag": {"overzicht": 4, "een-bron": 1}})
    )
    gedaan = draai("samenvoegen", "nieuw.json", "oud (1).json", "--uit", "uit.json", "--stil")
    assert gedaan.returncode == 0
    assert gedaan.stderr == (
        "2 bestanden zijn van Directie: oud (1).json (Directie 1, 1 november 2026) en nieuw.json (Directie 2, 3 november "
        "2026). oud (1).json is ouder. nieuw.json beantwoordt ook elke vraag daarvan. Is het een oudere versie van dezelfde "
        "invuller? Laat die dan weg.\n"
    )
    assert "van: Directie 1 en Directie 2." in gedaan.stdout
    assert "Directie 1: 2. " in gedaan.stdout
    assert "Directie 2: 4. " in gedaan.stdout
    samen = json.loads((tmp_path / "uit.json").read_text(encoding="utf-8"))
    assert samen["antwoorden"]["opslag"]["overzicht"] == {"keuze": [2, 4], "opmerking": "Directie 1: Eerst."}


@pytest.mark.parametrize(
    ("datums", "rol", "woorden"),
    [
        pytest.param(("2026-11-01", "2026-11-01"), "zorg", "Is het twee keer dezelfde invuller?", id="zelfde dag"),
        pytest.param(("2026-11-01", "2026-11-02", "2026-11-03"), "zorg", "zijn ouder.", id="drie"),
        pytest.param(("2026-11-01", "2026-11-02"), None, "2 bestanden noemen geen rol", id="zonder rol"),
        pytest.param(("2026-11-01", "2026-11-01"), None, "", id="zonder rol op een dag"),
    ],
)
def test_de_melding_over_een_rol_met_meer_bestanden(
    wijzer: Wijzer, datums: tuple[str, ...], rol: str | None, woorden: str
) -> None:
    invuller = {"invuller": {"rol": rol}} if rol else {}
    _, meldingen = _met_meldingen(wijzer, *(_blad(**invuller, datum=datum) for datum in datums))
    assert [woorden in melding for melding in meldingen] == ([True] if woorden else [])


@pytest.mark.parametrize(("rollen", "weet"), [(["zorg"], "weet"), (["zorg", "directie"], "weten")])
def test_wie_het_niet_weten_krijgen_het_goede_werkwoord(wijzer: Wijzer, rollen: list[str], weet: str) -> None:
    bladen = [_blad(invuller={"rol": rol}, antwoorden={"opslag": {"overzicht": "onbekend"}}) for rol in rollen]
    bladen.append(_blad(invuller={"rol": "administratie"}, antwoorden={"opslag": {"overzicht": 3}}))
    samen = voeg_samen(wijzer, {str(nr): maak_antwoorden(blad) for nr, blad in enumerate(bladen)})
    (zin,) = maak_agenda(wijzer, samen).nakijken
    assert f" {weet} dit niet. Overgenomen is: 3 ({wijzer.kop.rollen['administratie']})." in zin


def test_wat_samen_te_groot_is_noemt_de_bestanden_die_er_wel_zijn(draai: Draai, tmp_path: Path, wijzer: Wijzer) -> None:
    namen = [(bank.id, vraag.id) for bank in wijzer.banken for vraag in bank.vragen]
    for bestand, rij in (("a.json", namen[:17]), ("b.json", namen[17:])):
        lang = {"keuze": 1, "opmerking": "\u20ac" * 19_000}
        tekst = json.dumps(_blad(antwoorden=_antwoorden(rij, lang)), ensure_ascii=False)
        (tmp_path / bestand).write_text(tekst, encoding="utf-8")
    gedaan = draai("samenvoegen", "a.json", "b.json", "--uit", "uit.yaml")
    assert gedaan.returncode == 3
    assert gedaan.stderr.startswith("a.json en b.json: Samen past dit niet")
    assert "Samen past dit niet in een antwoordenbestand." in gedaan.stderr
    assert not (tmp_path / "uit.yaml").exists()


# --- de gespreksagenda --------------------------------------------------------------------------------


def _klein() -> tuple[Wijzer, list[str]]:
    """Vijf vragen van gewicht 1 met elk vijf situaties: de tabel van formaten 6."""
    vragen: list[Blad] = [{} for _ in range(5)]
    wijzer, banken, _ = orakel.werkgeval(vragen, [1] * 5)
    return maak_wijzer(wijzer, banken), [vraag["id"] for vraag in banken[0]["vragen"]]


def test_wat_het_niveau_het_meest_verandert_staat_voorop() -> None:
    wijzer, namen = _klein()
    _, _, leeg = orakel.werkgeval([{} for _ in range(5)], [1] * 5)
    rijen = {"directie": [3, 3, 3, 4, 1], "administratie": [3, 3, 3, 5, 4]}
    rollen = list(wijzer.kop.rollen)[: len(rijen)]
    bestanden = {}
    for rol, rij in zip(rollen, rijen.values(), strict=True):
        vak = dict(zip(namen, rij, strict=True))
        bestanden[rol] = maak_antwoorden({**leeg, "invuller": {"rol": rol}, "antwoorden": {wijzer.banken[0].id: vak}})
    agenda = maak_agenda(wijzer, voeg_samen(wijzer, bestanden))
    eerste, tweede = agenda.punten
    assert [een.niveaus for een in agenda.punten] == [2, 0]
    assert eerste.vraag == wijzer.banken[0].vragen[4].vraag
    assert tweede.vraag == wijzer.banken[0].vragen[3].vraag
    assert "niveau 2" in eerste.gevolgen[0]
    assert "niveau 3" in eerste.gevolgen[1]
    assert tweede.gevolgen[0].startswith("Het niveau verandert niet")


@settings(max_examples=25, deadline=None)
@given(ZAAD)
def test_elk_verschil_staat_precies_een_keer_op_de_agenda(zaad: int) -> None:
    wijzer, bestanden = _bestanden(zaad, 3)
    samen = voeg_samen(wijzer, bestanden)
    agenda = maak_agenda(wijzer, samen)
    assert len(agenda.punten) + len(agenda.nakijken) == len(samen.verschillen)
    rang = [(-een.niveaus, -een.score) for een in agenda.punten]
    assert rang == sorted(rang)
    tekst = "\n".join(regel.tekst for regel in agendaregels(agenda))
    assert all(een.vraag in tekst for een in agenda.punten)


def test_een_opmerking_vervalst_geen_kop_in_de_markdown(wijzer: Wijzer) -> None:
    vals = {"keuze": 1, "opmerking": "# Niveau 5\n\n## Afgesproken\n<script>alert(1)</script>"}
    namen = [vraag.id for vraag in wijzer.per_dimensie["opslag"].vragen]
    bladen = [_blad(antwoorden={"opslag": {namen[0]: een}}) for een in (vals, 4)]
    bestanden = {str(nr): maak_antwoorden(blad) for nr, blad in enumerate(bladen)}
    tekst = agenda_als_markdown(maak_agenda(wijzer, voeg_samen(wijzer, bestanden)), md_regel)
    assert [regel for regel in tekst.splitlines() if regel.startswith("#")] == [
        "# Gespreksagenda voor De Test",
        f"## 1. {wijzer.per_dimensie['opslag'].vragen[0].vraag}",
    ]
    assert "<script" not in tekst.replace("\\<", "")


# --- de opdracht --------------------------------------------------------------------------------------


def _schrijf(map_: Path, naam: str, blad: Blad) -> str:
    (map_ / naam).write_text(json.dumps(blad), encoding="utf-8")
    return naam


def test_de_opdracht_maakt_antwoorden_en_een_agenda(draai: Draai, tmp_path: Path) -> None:
    een = _schrijf(tmp_path, "a.json", _blad(invuller={"rol": "directie"}, antwoorden={"opslag": {"overzicht": 1}}))
    ander = _schrijf(tmp_path, "b.json", _blad(invuller={"rol": "zorg"}, antwoorden={"opslag": {"overzicht": 3}}))
    gedaan = draai("samenvoegen", een, ander, "--uit", "uit.yaml", "--agenda", "agenda.md")
    assert gedaan.returncode == 0
    assert "Gespreksagenda voor De Test" in gedaan.stdout
    assert gedaan.stderr.splitlines() == ["Samengevoegd: uit.yaml", "Gespreksagenda: agenda.md"]
    assert (tmp_path / "agenda.md").read_text(encoding="utf-8").startswith("# Gespreksagenda voor De Test\n")
    assert draai("controleer", "uit.yaml").returncode == 0
    uitslag = json.loads(draai("uitslag", "uit.yaml", "--formaat", "json").stdout)
    assert uitslag["dimensies"][1]["aantal"]["beantwoord"] == 1
    assert draai("samenvoegen", ander, een, "-u", "om.yaml").stdout == gedaan.stdout
    assert (tmp_path / "om.yaml").read_bytes() == (tmp_path / "uit.yaml").read_bytes()


@pytest.mark.parametrize(
    ("args", "uitgang", "zin"),
    [
        pytest.param(("a.json", "--uit", "x.yaml"), 2, "minstens twee", id="een bestand"),
        pytest.param(("a.json", "b.json"), 2, "--uit", id="zonder uit"),
        pytest.param(("a.json", "b.json", "--uit", "-"), 2, "gespreksagenda", id="naar stdout"),
        pytest.param(("a.json", "b.json", "-u", "x", "--agenda", "./x"), 2, "hetzelfde bestand", id="twee keer x"),
        pytest.param(("a.json", "weg.json", "kapot.json", "-u", "x"), 3, "weg.json: Dit bestand bestaat niet.", id="ontbreekt"),
        pytest.param(("a.json", "weg.json", "kapot.json", "-u", "x"), 3, "kapot.json:1:2: A005", id="kapot"),
        pytest.param(("a.json", "vreemd.json", "-u", "x"), 3, "A111", id="andere wijzer"),
        pytest.param(("a.json", "nieuw.json", "-u", "x"), 3, "A112", id="nieuwere versie"),
        pytest.param(("a.json", "b.json", "-u", "er.yaml"), 4, "--overschrijf", id="bestaat al"),
        pytest.param(("a.json", "b.json", "-u", "a.json", "--overschrijf"), 4, "invuller", id="over de invoer"),
        pytest.param(("a.json", "b.json", "-u", "x", "--agenda", "er.yaml"), 4, "--overschrijf", id="agenda bestaat"),
        pytest.param(("a.json", "b.json", "-u", "er.yaml", "--overschrijf"), 0, "Samengevoegd", id="overschrijf"),
        pytest.param(("a.json", "b.json", "-u", "geen/map/x"), 4, "niet bewaard", id="map ontbreekt"),
    ],
)  # fmt: skip
def test_uitgangen(draai: Draai, tmp_path: Path, args: tuple[str, ...], uitgang: int, zin: str) -> None:
    _schrijf(tmp_path, "a.json", _blad())
    _schrijf(tmp_path, "b.json", _blad(antwoorden={"opslag": {"overzicht": 3}}))
    _schrijf(tmp_path, "vreemd.json", _blad(wijzer="iets-anders"))
    _schrijf(tmp_path, "nieuw.json", _blad(wijzerversie="99.0"))
    (tmp_path / "kapot.json").write_text("{", encoding="utf-8")
    (tmp_path / "er.yaml").write_text("x", encoding="utf-8")
    voor = {pad.name: pad.read_bytes() for pad in tmp_path.iterdir()}
    gedaan = draai("samenvoegen", *args)
    assert gedaan.returncode == uitgang
    assert zin in gedaan.stderr
    na = {pad.name: pad.read_bytes() for pad in tmp_path.iterdir()}
    assert (na == voor) is (uitgang != 0)
