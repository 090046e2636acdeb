"""Het bestand van een interview: hervatten, elders open, niet te schrijven, vol, en een andere plaats kiezen."""

import contextlib
import json
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hulp import ROOT
from inzicht.bestanden import yamlbron
from inzicht.bestanden.schijf import Bewaarplek
from inzicht.fouten import BewaarFout, GebruikFout
from inzicht.interview.gesprek import Fase
from inzicht.modellen.antwoorden import Actiepunt, Antwoord, lees_antwoorden, schrijf_antwoorden
from inzicht.modellen.keuze import keuze_van
from inzicht.modellen.wijzer import Wijzer
from inzicht.opdrachten.bewaring import Bewaring
from inzicht.opdrachten.opening import Opening
from inzicht.opdrachten.sessie import Sessie
from inzicht.opdrachten.stap import Einde
from pty_hulp import Terminal
from starthulp import SCHOOL, aantal, bestand, lees

OPENING = Opening(None, "De Test", None, {"sector": "po"}, "directie", None, "2026-11-25")
ZONDER = Opening(None, None, None, {}, None, None, "2026-11-25")


@pytest.fixture(autouse=True)
def _in_een_lege_map(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def sessies() -> Iterator[list[Sessie]]:
    open_: list[Sessie] = []
    yield open_
    for een in open_:
        een.sluit()


def _begin(
    wijzer: Wijzer, sessies: list[Sessie], opening: Opening = OPENING, *, wacht: bool = True
) -> tuple[Sessie, str]:
    sessie = Sessie(wijzer, opening, wacht=wacht)
    sessies.append(sessie)
    return sessie, " ".join(sessie.begin().zeg)


def _einde(sessie: Sessie) -> Einde:
    assert sessie.einde is not None
    return sessie.einde


def _geef(sessie: Sessie, *regels: str) -> str:
    return " ".join(zin for regel in regels for zin in sessie.geef(regel).zeg)


def _vol(monkeypatch: pytest.MonkeyPatch) -> None:
    def vol(plek: Bewaarplek, _: bytes) -> None:
        raise BewaarFout(f"{plek.pad}: niet bewaard, want de schijf is vol.")

    monkeypatch.setattr(Bewaarplek, "bewaar", vol)


def test_een_volle_schijf_houdt_alles_in_het_geheugen_en_bewaart_het_elders(
    wijzer: Wijzer, sessies: list[Sessie], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sessie, _ = _begin(wijzer, sessies)
    _geef(sessie, "1", "2")
    with monkeypatch.context() as even:
        _vol(even)
        _geef(sessie, "+ een opmerking")
        assert sessie.beeld().titel == "Uw laatste antwoord is niet bewaard. Wat wilt u doen?"
        assert "nog niet" in _geef(sessie, "1")
        assert "is niet" in sessie.beeld().titel
        assert aantal(lees(bestand(tmp_path))) == 2
    (tmp_path / "stick").mkdir()
    assert "bestaat al" in _geef(sessie, "2", "antwoorden-de-test.yaml")
    assert "de map bestaat niet" in _geef(sessie, "weg/x.yaml")
    assert "Bewaard in stick/antwoorden-de-test.yaml" in _geef(sessie, "stick")
    _geef(sessie, "3", "4")
    antwoorden = lees(tmp_path / "stick" / "antwoorden-de-test.yaml")
    assert aantal(antwoorden) == 4
    assert antwoorden.antwoorden["aanmeldformulier"]["voor-toelating"].opmerking == "een opmerking"


def test_bij_een_volle_schijf_stoppen_zegt_wat_er_nog_wel_staat(
    wijzer: Wijzer, sessies: list[Sessie], monkeypatch: pytest.MonkeyPatch
) -> None:
    sessie, _ = _begin(wijzer, sessies)
    _geef(sessie, "1")
    _vol(monkeypatch)
    _geef(sessie, "2", "3")
    assert _einde(sessie).uitgang == 4
    tekst = " ".join(regel.tekst for regel in _einde(sessie).afscheid)
    assert "de schijf is vol" in tekst
    assert "Uw antwoorden staan in: antwoorden-de-test.yaml" in tekst


def test_zonder_iemand_achter_de_terminal_is_een_bewaarfout_een_weigering(
    wijzer: Wijzer, sessies: list[Sessie], monkeypatch: pytest.MonkeyPatch
) -> None:
    sessie, _ = _begin(wijzer, sessies, wacht=False)
    _vol(monkeypatch)
    with pytest.raises(BewaarFout, match="vol"):
        sessie.geef("1")


def test_een_bestand_dat_elders_open_is_geeft_een_vraag_en_daarna_gaat_het_door(
    wijzer: Wijzer, sessies: list[Sessie], tmp_path: Path
) -> None:
    eerste, _ = _begin(wijzer, sessies)
    _geef(eerste, "1", "2")
    tweede, _ = _begin(wijzer, sessies, ZONDER)
    _geef(tweede, "")
    assert tweede.beeld().titel == "Dit bestand is al open."
    _geef(tweede, "1")
    assert tweede.beeld().titel == "Dit bestand is al open."
    eerste.sluit()
    assert "Verder met De Test." in _geef(tweede, "1")
    _geef(tweede, "5")
    assert aantal(lees(bestand(tmp_path))) == 3


def test_stoppen_bij_een_bezet_bestand_heeft_uitgang_4(wijzer: Wijzer, sessies: list[Sessie]) -> None:
    eerste, _ = _begin(wijzer, sessies)
    _geef(eerste, "1")
    tweede, _ = _begin(wijzer, sessies, Opening("antwoorden-de-test.yaml", None, None, {}, None, None, "2026-11-25"))
    _geef(tweede, "q")
    assert _einde(tweede).uitgang == 4


def test_een_map_waar_niet_te_schrijven_is_wordt_voor_vraag_1_gemeld(
    wijzer: Wijzer, sessies: list[Sessie], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _weiger(monkeypatch, tmp_path)
    sessie, _ = _begin(wijzer, sessies, ZONDER)
    beeld = sessie.beeld()
    assert beeld.titel == "Waar wilt u de antwoorden bewaren?"
    assert "u mag hier niet schrijven" in beeld.toelichting[0].tekst
    assert "Typ een map of een nieuwe bestandsnaam" in _geef(sessie, "")
    assert beeld.toetsen[-1].lang == "stoppen zonder te bewaren"
    (tmp_path / "mag").mkdir()
    _geef(sessie, "mag", "De Test", "1", "3", "2")
    assert aantal(lees(tmp_path / "mag" / "antwoorden-de-test.yaml")) == 1


def _weiger(monkeypatch: pytest.MonkeyPatch, map_: Path) -> None:
    """Doe alsof in precies deze map niet te schrijven is; root mag anders alles."""
    echt = os.open

    def open_(pad: str, vlaggen: int, *rest: int) -> int:
        if vlaggen & os.O_CREAT and Path(pad).absolute().parent == map_:
            raise PermissionError(13, "nee")
        return echt(pad, vlaggen, *rest)

    monkeypatch.setattr(os, "open", open_)


def test_een_bestand_in_een_map_zonder_schrijfrecht_gaat_elders_verder(
    wijzer: Wijzer, sessies: list[Sessie], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sessie, _ = _begin(wijzer, sessies)
    _geef(sessie, "1", "2", "q")
    sessie.sluit()
    _weiger(monkeypatch, tmp_path)
    verder, _ = _begin(wijzer, sessies, Opening("antwoorden-de-test.yaml", None, None, {}, None, None, "2026-11-25"))
    (tmp_path / "mag").mkdir()
    _geef(verder, "2", "mag/nieuw.yaml", "3")
    assert aantal(lees(tmp_path / "mag" / "nieuw.yaml")) == 3
    assert aantal(lees(tmp_path / "antwoorden-de-test.yaml")) == 2


def test_uit_twee_onaffe_bestanden_kiest_de_gebruiker(wijzer: Wijzer, sessies: list[Sessie]) -> None:
    for school in ("De Ene", "De Andere"):
        sessie, _ = _begin(
            wijzer, sessies, Opening(None, school, None, {"sector": "po"}, "directie", None, "2026-11-25")
        )
        _geef(sessie, "1", "q")
        sessie.sluit()
    sessie, _ = _begin(wijzer, sessies, ZONDER)
    keuzes = [keus.tekst for keus in sessie.beeld().keuzes]
    assert keuzes[0].startswith("De Andere, 25 november 2026, 1 van 33 vragen beantwoord (antwoorden-de-andere.yaml)")
    assert keuzes[1].startswith("De Ene, ")
    assert "Typ 1, 2 of 0. Enter kiest 1." in _geef(sessie, "7")
    assert "Verder met De Ene." in _geef(sessie, "2")


def test_twee_bestanden_van_dezelfde_school_geven_een_vraag(
    wijzer: Wijzer, sessies: list[Sessie], tmp_path: Path
) -> None:
    sessie, _ = _begin(wijzer, sessies)
    _geef(sessie, "1", "q")
    sessie.sluit()
    (tmp_path / "antwoorden-oud.yaml").write_bytes((tmp_path / "antwoorden-de-test.yaml").read_bytes())
    weer, _ = _begin(wijzer, sessies)
    assert weer.beeld().titel.startswith("Deze school heeft meer antwoordenbestanden.")
    _geef(weer, "0", "3")
    assert (tmp_path / "antwoorden-de-test-2.yaml").exists()


def test_een_onleesbaar_bestand_in_de_map_wordt_genoemd(wijzer: Wijzer, sessies: list[Sessie], tmp_path: Path) -> None:
    (tmp_path / "antwoorden-kapot.yaml").write_text("a: 1\na: 2\n", encoding="utf-8")
    _, gezegd = _begin(wijzer, sessies, ZONDER)
    assert (
        gezegd == "antwoorden-kapot.yaml is niet te gebruiken; `inzicht controleer antwoorden-kapot.yaml` zegt waarom."
    )


def test_een_json_bestand_blijft_json(wijzer: Wijzer, sessies: list[Sessie], tmp_path: Path) -> None:
    sessie, _ = _begin(
        wijzer, sessies, Opening("a.json", "De Test", None, {"sector": "po"}, "directie", None, "2026-11-25")
    )
    _geef(sessie, "1", "+ é", "q")
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["school"]["naam"] == "De Test"
    sessie.sluit()
    weer, gezegd = _begin(wijzer, sessies, Opening("a.json", None, None, {}, None, None, "2026-11-25"))
    assert "Verder met De Test." in gezegd
    assert weer.gesprek.index == 1


def test_een_ander_programma_dat_het_bestand_wijzigt_verliest_niets(
    wijzer: Wijzer, sessies: list[Sessie], tmp_path: Path
) -> None:
    sessie, _ = _begin(wijzer, sessies)
    _geef(sessie, "1")
    pad = bestand(tmp_path)
    anders = pad.read_bytes().replace(b"De Test", b"De Tent")
    pad.write_bytes(anders)
    _geef(sessie, "2")
    assert "door een ander programma gewijzigd" in sessie.beeld().toelichting[0].tekst
    _geef(sessie, "2", "elders.yaml")
    assert pad.read_bytes() == anders
    assert aantal(lees(tmp_path / "elders.yaml")) == 2


def test_het_verslag_kan_niet_geschreven_worden_maar_de_antwoorden_staan_er(
    wijzer: Wijzer, sessies: list[Sessie], tmp_path: Path
) -> None:
    (tmp_path / "antwoorden-de-test-verslag.html").mkdir()
    sessie, _ = _begin(wijzer, sessies)
    _geef(sessie, *["3"] * 33, "", "")
    assert _einde(sessie).uitgang == 4
    assert "inzicht verslag antwoorden-de-test.yaml" in " ".join(regel.tekst for regel in _einde(sessie).afscheid)
    assert aantal(lees(bestand(tmp_path))) == 33


@pytest.mark.parametrize("pad", ["~bestaatniet/x", "a" * 300, "x/" * 3000, "a\0b", "\x1b[2J", ""])
def test_geen_enkel_getypt_pad_laat_het_interview_vallen(
    wijzer: Wijzer, sessies: list[Sessie], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, pad: str
) -> None:
    sessie, _ = _begin(wijzer, sessies)
    with monkeypatch.context() as even:
        _vol(even)
        _geef(sessie, "1", "2")
        _geef(sessie, pad)
        assert not sessie.klaar
    while sessie.beeld().titel != "Uw laatste antwoord is niet bewaard. Wat wilt u doen?":
        if not sessie.beeld().titel.startswith("Waar"):
            break
        _geef(sessie, "")
    _geef(sessie, "1", "2")
    namen = [een.name for een in tmp_path.rglob("*") if een.is_file()]
    assert all(naam.isprintable() for naam in namen)


def test_een_mislukte_andere_plaats_laat_de_eerste_gelden(
    wijzer: Wijzer, sessies: list[Sessie], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sessie, _ = _begin(wijzer, sessies)
    _geef(sessie, "1")
    with monkeypatch.context() as even:
        _vol(even)
        _geef(sessie, "2", "2", "weg/x.yaml", "")
    assert "Bewaard in antwoorden-de-test.yaml" in _geef(sessie, "1")
    assert aantal(lees(bestand(tmp_path))) == 2


def test_stoppen_na_twee_volle_plaatsen_noemt_het_bestand_dat_er_wel_is(
    wijzer: Wijzer, sessies: list[Sessie], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sessie, _ = _begin(wijzer, sessies)
    _geef(sessie, "1")
    (tmp_path / "stick").mkdir()
    _vol(monkeypatch)
    _geef(sessie, "2", "2", "stick")
    assert sessie.beeld().titel.startswith("Uw laatste antwoord is niet bewaard.")
    assert sessie.beeld().toetsen[0].lang == "stoppen zonder te bewaren"
    _geef(sessie, "q")
    tekst = " ".join(regel.tekst for regel in _einde(sessie).afscheid)
    assert "Uw antwoorden staan in: antwoorden-de-test.yaml" in tekst
    assert "uw laatste antwoord staat daar niet in" in tekst


def test_ctrl_c_met_een_onbewaard_antwoord_bewaart_alsnog_of_zegt_het(
    wijzer: Wijzer, sessies: list[Sessie], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sessie, _ = _begin(wijzer, sessies)
    _geef(sessie, "1")
    with monkeypatch.context() as even:
        _vol(even)
        _geef(sessie, "2")
        assert "staat daar niet in" in " ".join(regel.tekst for regel in sessie.onderbreek())
    assert "staat daar niet in" not in " ".join(regel.tekst for regel in sessie.onderbreek())
    assert aantal(lees(bestand(tmp_path))) == 2


def test_een_nieuw_bestand_in_een_map_die_er_niet_is_kan_elders(wijzer: Wijzer, sessies: list[Sessie]) -> None:
    opening = Opening("weg/nieuw.yaml", "De Test", None, {"sector": "po"}, "directie", None, "2026-11-25")
    sessie, _ = _begin(wijzer, sessies, opening)
    _geef(sessie, "2", "hier.yaml", "3")
    assert aantal(lees(Path("hier.yaml"))) == 1


def test_een_plaats_zonder_achtervoegsel_wordt_een_bestand_dat_start_kan_lezen(
    wijzer: Wijzer, sessies: list[Sessie], monkeypatch: pytest.MonkeyPatch
) -> None:
    sessie, _ = _begin(wijzer, sessies)
    with monkeypatch.context() as even:
        _vol(even)
        _geef(sessie, "1")
    assert "Bewaard in reserve.yaml" in _geef(sessie, "2", "reserve")


def test_einde_van_de_invoer_bij_het_verbeteren_van_de_school_maakt_het_verslag(
    wijzer: Wijzer, sessies: list[Sessie], tmp_path: Path
) -> None:
    sessie, _ = _begin(wijzer, sessies, wacht=False)
    _geef(sessie, *["3"] * 33, "s")
    sessie.einde_invoer()
    assert _einde(sessie).uitgang == 0
    assert (tmp_path / "antwoorden-de-test-verslag.html").exists()


def test_bij_het_verbeteren_van_de_naam_gaan_t_en_q_niet_in_de_naam(
    wijzer: Wijzer, sessies: list[Sessie], tmp_path: Path
) -> None:
    sessie, _ = _begin(wijzer, sessies)
    _geef(sessie, *["3"] * 33, "s", "t")
    assert sessie.gesprek.fase is Fase.NAKIJKEN
    _geef(sessie, "s", "q")
    assert _einde(sessie).uitgang == 0
    assert lees(bestand(tmp_path)).school.naam == "De Test"


def test_terug_voor_vraag_1_komt_bij_de_school_en_daarna_weer_bij_vraag_1(
    wijzer: Wijzer, sessies: list[Sessie]
) -> None:
    sessie, _ = _begin(wijzer, sessies)
    _geef(sessie, "2", "t", "t")
    assert sessie.gesprek.fase is Fase.SCHOOL
    _geef(sessie, "", "3", "t", "t", "", "", "")
    assert (sessie.gesprek.fase, sessie.gesprek.index) == (Fase.VRAAG, 0)
    assert sessie.gesprek.antwoorden.school.kenmerken["sector"] == "vo"
    assert sessie.gesprek.antwoord.keuze.kaal == 2


def test_stoppen_voor_het_eerste_antwoord_zegt_niet_dat_er_iets_bewaard_is(
    wijzer: Wijzer, sessies: list[Sessie]
) -> None:
    sessie, _ = _begin(wijzer, sessies)
    _geef(sessie, "q")
    assert " ".join(regel.tekst for regel in _einde(sessie).afscheid).strip() == "Gestopt. Er is niets bewaard."


def test_het_eigen_verslag_in_json_is_geen_antwoordenbestand(
    wijzer: Wijzer, sessies: list[Sessie], tmp_path: Path
) -> None:
    (tmp_path / "antwoorden-de-test-verslag.json").write_text("{}", encoding="utf-8")
    _, gezegd = _begin(wijzer, sessies, ZONDER)
    assert gezegd == ""


def test_op_een_pijp_kiest_inzicht_niet_zelf_uit_twee_bestanden_van_een_school(
    wijzer: Wijzer, sessies: list[Sessie], tmp_path: Path
) -> None:
    sessie, _ = _begin(wijzer, sessies)
    _geef(sessie, "1", "q")
    sessie.sluit()
    (tmp_path / "antwoorden-oud.yaml").write_bytes((tmp_path / "antwoorden-de-test.yaml").read_bytes())
    with pytest.raises(GebruikFout, match=r"antwoorden-de-test\.yaml en antwoorden-oud\.yaml"):
        _begin(wijzer, sessies, wacht=False)


def test_wie_de_naam_van_een_bekende_school_typt_gaat_desgewenst_daarmee_verder(
    wijzer: Wijzer, sessies: list[Sessie], tmp_path: Path
) -> None:
    sessie, _ = _begin(wijzer, sessies)
    _geef(sessie, *["3"] * 33, "q")
    sessie.sluit()
    weer, _ = _begin(wijzer, sessies, ZONDER)
    assert "De Test, 25 november 2026, alle vragen beantwoord" in weer.beeld().keuzes[0].tekst
    _geef(weer, "0", "De Test")
    assert weer.beeld().titel.startswith("Er zijn al antwoorden van deze school.")
    assert "Verder met De Test." in _geef(weer, "1")
    assert weer.gesprek.fase is Fase.NAKIJKEN
    weer.sluit()
    nieuw, _ = _begin(wijzer, sessies, ZONDER)
    _geef(nieuw, "0", "De Test", "0", "1", "3", "2")
    assert aantal(lees(tmp_path / "antwoorden-de-test-2.yaml")) == 1


def test_een_actiepunt_dat_opnieuw_gekozen_wordt_houdt_wie_wanneer_en_stand(
    wijzer: Wijzer, sessies: list[Sessie]
) -> None:
    sessie, _ = _begin(wijzer, sessies)
    _geef(sessie, *["2"] * 33, "", "1", "1", "4", "1-2-2027")
    pad = bestand(Path())
    (punt,) = lees(pad).actiepunten
    naam, bezig = punt.vraag, punt.model_copy(update={"status": "bezig"})
    sessie.sluit()
    pad.write_text(schrijf_antwoorden(lees(pad).met(actiepunten=(bezig,))), encoding="utf-8")
    weer, _ = _begin(wijzer, sessies, Opening(str(pad), None, None, {}, None, None, "2026-11-25"))
    nummer = next(
        str(plaats)
        for plaats, een in enumerate(replace(weer.gesprek, dimensie=naam.partition(".")[0]).adviezen(), start=1)
        if een.naam == naam
    )
    dimensie = str(weer.gesprek.dimensies().index(naam.partition(".")[0]) + 1)
    _geef(weer, "", dimensie, nummer, "", "")
    (punt,) = lees(pad).actiepunten
    assert (punt.wie, punt.wanneer, punt.status) == ("bestuur", "2027-02-01", "bezig")


def test_de_volgende_stap_kiezen_maakt_een_nieuw_actiepunt(wijzer: Wijzer, sessies: list[Sessie]) -> None:
    sessie, _ = _begin(wijzer, sessies)
    _geef(sessie, *["2"] * 33, "", "1", "1", "4", "1-2-2027")
    (punt,) = sessie.gesprek.antwoorden.actiepunten
    assert (punt.van, punt.naar, punt.gekozen) == (2, 3, sessie.gesprek.datum)
    dimensie, kort = punt.vraag.split(".")
    klaar = punt.model_copy(update={"status": "klaar", "gereed": "2027-01-20"})
    vakken = {**sessie.gesprek.antwoorden.antwoorden}
    vakken[dimensie] = {**vakken[dimensie], kort: Antwoord(keuze=keuze_van(3))}
    pad = bestand(Path())
    sessie.sluit()
    nu = sessie.gesprek.antwoorden.met(actiepunten=(klaar,), antwoorden=vakken)
    pad.write_text(schrijf_antwoorden(nu), encoding="utf-8")
    weer, _ = _begin(wijzer, sessies, Opening(str(pad), None, None, {}, None, None, "2027-02-10"))
    gesprek = replace(weer.gesprek, dimensie=dimensie)
    nummer = next(str(plaats) for plaats, een in enumerate(gesprek.adviezen(), start=1) if een.naam == punt.vraag)
    _geef(weer, "", str(gesprek.dimensies().index(dimensie) + 1))
    assert "al een actiepunt" not in weer.beeld().keuzes[int(nummer) - 1].noot
    _geef(weer, nummer)
    assert wijzer.kop.rollen[wijzer.vraag(punt.vraag).rol] in weer.beeld().hint
    _geef(weer, "")
    assert [veld.bewaard for veld in [weer.beeld().veld] if veld] == [""]
    _geef(weer, "1-6-2027")
    nieuw = Actiepunt(vraag=punt.vraag, van=3, naar=4, wie=punt.wie, wanneer="2027-06-01", gekozen="2027-02-10")
    oud, erbij = lees(pad).actiepunten
    assert oud == klaar
    assert erbij.model_copy(update={"wie": punt.wie}) == nieuw


def test_terug_bij_wie_houdt_de_gekozen_adviezen(wijzer: Wijzer, sessies: list[Sessie]) -> None:
    sessie, _ = _begin(wijzer, sessies)
    _geef(sessie, *["2"] * 33, "", "1", "1 3", "t")
    assert [keus.regel for keus in sessie.beeld().keuzes if keus.gekozen] == ["1", "3"]
    _geef(sessie, "", "3", "2027-02-01", "t", "t")
    assert (sessie.gesprek.fase, len(sessie.gesprek.gekozen)) == (Fase.WIE, 2)
    _geef(sessie, "t", "0")
    assert sessie.beeld().titel == "Uw verslag is klaar. Wilt u het nu openen?"


@pytest.mark.parametrize(
    ("getypt", "bewaard"),
    [("1-2-2027", "2027-02-01"), ("31/12/2026", "2026-12-31"), ("2027-02-30", None), ("morgen", None)],
)
def test_een_datum_mag_op_zijn_nederlands(
    wijzer: Wijzer, sessies: list[Sessie], getypt: str, bewaard: str | None
) -> None:
    sessie, _ = _begin(wijzer, sessies)
    gezegd = _geef(sessie, *["2"] * 33, "", "1", "1", "3", getypt)
    (punt,) = lees(bestand(Path())).actiepunten
    assert punt.wanneer == bewaard
    assert ("bestaat niet" in gezegd) is (bewaard is None)


def test_een_veranderd_antwoord_wordt_teruggelezen(wijzer: Wijzer, sessies: list[Sessie]) -> None:
    sessie, _ = _begin(wijzer, sessies)
    assert _geef(sessie, "3", "t", "3", "t") == ""
    assert _geef(sessie, "1") == "Vraag 1 was situatie 3 en is nu situatie 1."
    assert _geef(sessie, "t", "w") == "Vraag 1 was situatie 1 en is nu weet ik niet."


def test_ook_bij_het_laatste_advies_zegt_het_dat_een_datum_voorbij_is(wijzer: Wijzer, sessies: list[Sessie]) -> None:
    sessie, _ = _begin(wijzer, sessies)
    gezegd = _geef(sessie, *["2"] * 33, "", "1", "1", "3", "1-2-2025")
    assert sessie.beeld().titel == "Uw verslag is klaar. Wilt u het nu openen?"
    assert gezegd.endswith("Let op: die datum is al voorbij.")


@pytest.mark.parametrize(("keuze", "opent"), [("j", True), ("", False), ("n", False)])
def test_het_verslag_openen_is_een_keuze(wijzer: Wijzer, sessies: list[Sessie], keuze: str, opent: bool) -> None:
    sessie, _ = _begin(wijzer, sessies)
    _geef(sessie, *["3"] * 33, "", "", keuze)
    assert _einde(sessie).uitgang == 0
    adres = _einde(sessie).te_openen
    assert (adres is not None) is opent
    assert adres is None or adres.startswith("file:///")


def test_het_nakijken_zegt_welke_onbekende_vraag_het_meest_oplevert(wijzer: Wijzer, sessies: list[Sessie]) -> None:
    sessie, _ = _begin(wijzer, sessies)
    # alles op 3 behalve twee onbekende: vraag 2 heeft een drempel voor niveau 2 en 3, vraag 1 niet
    _geef(sessie, "w", "w", *["3"] * 31)
    assert sessie.gesprek.fase is Fase.NAKIJKEN
    tekst = " ".join(regel.tekst for regel in sessie.beeld().toelichting)
    assert (
        "U koos 2 keer 'weet ik niet'. Zoek vraag 2 eerst uit: Aanmeldformulier kan daarmee van niveau 1 naar 3."
        in tekst
    )


def test_de_keuze_van_adviezen_toont_wat_ze_oplevert(wijzer: Wijzer, sessies: list[Sessie]) -> None:
    sessie, _ = _begin(wijzer, sessies)
    _geef(sessie, "3", "2", *["3"] * 31, "", "1")
    beeld = sessie.beeld()
    assert beeld.gevolg is not None
    assert beeld.keuzes[0].noot.startswith("Houdt niveau 3 tegen; kleinste stap naar niveau 3.")
    (regel,) = beeld.gevolg(("1",))
    assert regel.tekst == "Met dit advies gaat Aanmeldformulier van niveau 2 naar 3 (score van 47,1 naar 50,0)."
    _geef(sessie, "1")
    assert sessie.beeld().toelichting[0].tekst == regel.tekst


@pytest.mark.skipif(not Path("/proc/self/mounts").exists() or not ROOT, reason="vraagt een eigen bestandssysteem")
def test_een_echte_volle_schijf_halverwege(tmp_path: Path) -> None:
    schijf = tmp_path / "vol"
    schijf.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(schijf)], capture_output=True, check=False
    ).returncode:
        pytest.skip("hier is geen bestandssysteem te koppelen")
    try:
        terminal = Terminal(schijf, "start", *SCHOOL)
        terminal.wacht("vraag 1 van 33")
        terminal.toets("1")
        terminal.wacht("vraag 2 van 33")
        _vul(schijf)
        terminal.toets("2")
        terminal.wacht("de schijf is vol")
        terminal.toets("2")
        terminal.wacht("Waar wilt u")
        terminal.toets(str(tmp_path), "enter")
        terminal.wacht("Bewaard in")
        terminal.toets("3", "q")
        assert terminal.einde() == 0
        assert aantal(lees(bestand(tmp_path))) == 3
        assert aantal(lees(bestand(schijf))) == 1
    finally:
        subprocess.run(["umount", "--lazy", str(schijf)], check=False)


def _vul(map_: Path) -> None:
    """Schrijf tot er geen byte meer bij kan."""
    with contextlib.suppress(OSError), (map_ / "vulling").open("wb", buffering=0) as vulling:
        while True:
            vulling.write(b"x" * 512)


def test_op_een_pijp_geeft_een_bezet_bestand_uitgang_4(wijzer: Wijzer, sessies: list[Sessie]) -> None:
    sessie, _ = _begin(wijzer, sessies)
    _geef(sessie, "1")
    gedaan = subprocess.run(
        [sys.executable, "-m", "inzicht", "start", "antwoorden-de-test.yaml"],
        input=b"2\n",
        capture_output=True,
        check=False,
    )
    assert gedaan.returncode == 4


@pytest.mark.terminal
@pytest.mark.skipif(sys.platform == "win32", reason="Windows kent Ctrl-Z en fg niet")
def test_na_ctrl_z_zegt_een_tweede_start_fg_en_gaat_fg_verder(tmp_path: Path) -> None:
    schil = Terminal(tmp_path, opdracht=["/bin/bash", "--norc", "-i"])
    opdracht = shlex.join([sys.executable, "-m", "inzicht", "start", *SCHOOL])
    schil.toets(f"{opdracht}\r")
    schil.wacht("vraag 1 van 33")
    schil.toets("3")
    schil.wacht("vraag 2 van 33")
    schil.toets("ctrl-z")
    schil.wacht("Stopped")
    schil.toets(f"{opdracht} --eenvoudig\r")
    schil.wacht(lambda beeld: "typ dan `fg`" in " ".join(beeld.split()).lower())
    schil.toets("q\r")
    schil.toets("fg\r")
    schil.wacht("vraag 2 van 33")
    schil.toets("4")
    schil.wacht("vraag 3 van 33")
    schil.toets("q")
    schil.wacht("Verdergaan")
    schil.toets("exit\r")
    assert schil.einde() == 0
    assert aantal(lees(bestand(tmp_path))) == 2


def test_wat_niet_meer_te_lezen_zou_zijn_wordt_niet_bewaard(wijzer: Wijzer, tmp_path: Path) -> None:
    bewaring = Bewaring(wijzer)
    klein = lees_antwoorden(yamlbron.lees(_HEEL.encode(), "a.yaml", yamlbron.ANTWOORDEN))
    bewaring.open(str(tmp_path / "a.yaml"))
    bewaring.bewaar(klein)
    voor = (tmp_path / "a.yaml").read_bytes()
    lang = Antwoord(keuze=keuze_van(1), opmerking="\u20ac" * 20_000)
    vakken = {bank.id: {vraag.id: lang for vraag in bank.vragen} for bank in wijzer.banken}
    with pytest.raises(BewaarFout, match="hoogstens 1 MiB"):
        bewaring.bewaar(klein.met(antwoorden=vakken))
    assert bewaring.onbewaard is not None
    assert (tmp_path / "a.yaml").read_bytes() == voor
    bewaring.sluit()


_HEEL = """
formaat: inzicht-antwoorden/1
wijzer: leerlingregistratie
wijzerversie: "1.1"
school: {naam: De Test}
datum: "2026-11-23"
antwoorden: {}
"""
