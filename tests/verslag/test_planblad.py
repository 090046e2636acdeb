"""Het plan als blad, rekenblad en agenda: wat erin staat, en dat tekst van een school nooit iets doet."""

import csv
import io
from typing import Any

import openpyxl
import pytest
from icalendar import Calendar

from hulp import Blad, maak_antwoorden, maak_wijzer
from inzicht.bestanden.schijf import lees_sjablonen
from inzicht.modellen.antwoorden import Antwoorden
from inzicht.modellen.wijzer import Wijzer
from inzicht.oordeel.plan import maak_plan
from inzicht.verslag.jaar.agenda import plan_als_agenda
from inzicht.verslag.jaar.maker import Jaarmaker
from inzicht.verslag.jaar.planrijen import KOLOMMEN, plan_als_csv, plan_als_rekenblad
from inzicht.verslag.tabel import EXCEL_NL
from markdownhulp import vorm_commonmark, vorm_gfm
from planhulp import OP, PUNTEN, ROLLEN, planbeeld, plangegevens, planschool, planwijzer
from verslaghulp import HTML_AANVAL, MD_AANVAL, MERK, banken, kop, lees_boom, vervang, vervuil

WIJZER = planwijzer()
SCHOOL = planschool()
MAKER = Jaarmaker(lees_sjablonen())


# --- blad ---------------------------------------------------------------------------------------------


def test_het_blad_is_per_rol_en_wat_nog_niemand_heeft_staat_onderaan() -> None:
    beeld = planbeeld()
    assert [(groep.titel, [een.tekst for een in groep.regels]) for groep in beeld.groepen] == [
        ("Administratie", ["Advies e 2.", "Advies c 4."]),
        ("Ict-coördinator", ["Advies b 4.", "Advies a 3."]),
        ("Nog niemand", ["Advies d 3.", "Advies f 2."]),
    ]


def test_de_lijn_gaat_per_kwartaal_en_wat_geen_datum_heeft_staat_achteraan() -> None:
    assert [(kwartaal.titel, len(kwartaal.punten)) for kwartaal in planbeeld().kwartalen] == [
        ("Januari tot en met maart 2027", 3),
        ("April tot en met juni 2027", 1),
        ("Zonder datum", 2),
    ]


def test_een_vakje_per_actiepunt_en_klaar_is_afgevinkt() -> None:
    html, md = MAKER.planhtml(planbeeld()), MAKER.planmarkdown(planbeeld())
    assert html.count('class="vakje"') == len(PUNTEN)
    assert html.count(">✓<") == 2
    assert md.count("- [ ] ") == 4
    assert md.count("- [x] ") == 2


def test_een_plan_zonder_actiepunten_zegt_dat() -> None:
    beeld = planbeeld(school=planschool(actiepunten=[]))
    for tekst in (MAKER.planhtml(beeld), MAKER.planmarkdown(beeld)):
        assert "Er zijn nog geen actiepunten." in tekst
        assert "Per kwartaal" not in tekst


def _gemerkt() -> tuple[Wijzer, Antwoorden]:
    punten = [{**een, "notitie": MERK} for een in PUNTEN]
    return (
        maak_wijzer(vervuil({**kop(), "rollen": ROLLEN}, MERK), vervuil(banken(), MERK)),
        maak_antwoorden({**vervuil(plangegevens(), MERK), "actiepunten": punten}),
    )


@pytest.mark.parametrize("aanval", HTML_AANVAL)
def test_tekst_is_nooit_opmaak_in_html(aanval: str) -> None:
    beeld = planbeeld(*_gemerkt())
    rustig, kwaad = (lees_boom(MAKER.planhtml(vervang(beeld, tekst))) for tekst in ("gewoon", aanval))
    assert kwaad.elementen == rustig.elementen


@pytest.mark.parametrize("aanval", MD_AANVAL)
def test_tekst_is_nooit_opmaak_in_markdown(aanval: str) -> None:
    beeld = planbeeld(*_gemerkt())
    rustig, kwaad = (MAKER.planmarkdown(vervang(beeld, tekst)) for tekst in ("gewoon", aanval))
    assert vorm_commonmark(kwaad) == vorm_commonmark(rustig)
    assert vorm_gfm(kwaad) == vorm_gfm(rustig)


# --- rijen --------------------------------------------------------------------------------------------

FORMULE = '=HYPERLINK("https://evil.example")'
MET_FORMULE = planschool(actiepunten=[{**PUNTEN[0], "notitie": FORMULE}])


def test_csv_heeft_een_rij_per_actiepunt_en_geen_formule() -> None:
    tekst = plan_als_csv(WIJZER, maak_plan(WIJZER, MET_FORMULE, OP), EXCEL_NL)
    assert tekst.startswith("\ufeffstand;wanneer;wie;")
    (rij,) = csv.DictReader(io.StringIO(tekst.removeprefix("\ufeff")), delimiter=";")
    assert tuple(rij) == KOLOMMEN
    assert (rij["stand"], rij["wanneer"], rij["van"], rij["naar"], rij["nu"]) == ("klaar", "2027-03-01", "3", "4", "4")
    assert rij["notitie"].startswith("'=")


def test_het_rekenblad_heeft_dagen_en_teksten_en_geen_formule() -> None:
    gegevens = plan_als_rekenblad(WIJZER, maak_plan(WIJZER, MET_FORMULE, OP))
    blad = openpyxl.load_workbook(io.BytesIO(gegevens))["Plan"]
    koppen, rij = map(list, blad.iter_rows())
    waarden = {kop.value: cel for kop, cel in zip(koppen, rij, strict=True)}
    assert tuple(waarden) == KOLOMMEN
    assert waarden["wanneer"].is_date
    assert waarden["notitie"].value == FORMULE
    assert waarden["notitie"].data_type == "s"


def test_dezelfde_invoer_geeft_dezelfde_bytes() -> None:
    plan = maak_plan(WIJZER, SCHOOL, OP)
    assert plan_als_rekenblad(WIJZER, plan) == plan_als_rekenblad(WIJZER, plan)
    assert plan_als_agenda(WIJZER, SCHOOL, plan, OP) == plan_als_agenda(WIJZER, SCHOOL, plan, OP)


# --- agenda -------------------------------------------------------------------------------------------


def _afspraken(school: Antwoorden, stempel: str = OP, op: str = OP) -> list[Any]:
    gegevens = plan_als_agenda(WIJZER, school, maak_plan(WIJZER, school, op), stempel)
    return list(Calendar.from_ical(gegevens).walk("VEVENT"))


def test_de_agenda_heeft_een_dag_per_open_actiepunt_met_datum_en_een_alarm() -> None:
    afspraken = _afspraken(SCHOOL)
    dagen = {een["DTSTART"].dt.isoformat(): een for een in afspraken}
    assert list(dagen) == ["2027-02-01", "2027-06-01", "2027-01-01"]  # niet wat klaar is, of zonder datum
    eerste = dagen["2027-02-01"]
    assert eerste["DTSTART"].params["VALUE"] == "DATE"
    assert eerste["DTSTAMP"].dt.isoformat() == "2027-02-15T00:00:00+00:00"
    assert "Vraag e?" in eerste["SUMMARY"]
    assert eerste["DESCRIPTION"] == "Advies e 2.\nWie: Administratie."
    (alarm,) = eerste.walk("VALARM")
    assert alarm["TRIGGER"].dt.days == -14


def test_twee_keer_inlezen_geeft_elke_afspraak_een_keer() -> None:
    eerst = {str(een["UID"]) for een in _afspraken(SCHOOL)}
    later = planschool(actiepunten=[{**een, "notitie": "Anders.", "wanneer": "2028-01-01"} for een in PUNTEN])
    weer = {str(een["UID"]) for een in _afspraken(later, "2027-03-01", "2027-03-01")}
    assert len(eerst) == 3
    assert eerst <= weer


UID: list[tuple[str, Blad, bool]] = [
    ("een ander antwoord", {"antwoorden": {"een": {"e": 1}}}, True),
    ("een andere datum van het bestand", {"datum": "2027-01-01"}, True),
    ("de naam anders geschreven", {"school": {"naam": "DE  school"}}, True),
    ("een andere school", {"school": {"naam": "De Ander"}}, False),
    ("een BRIN erbij", {"school": {"naam": "De School", "brin": "12AB"}}, False),
    ("een andere stap", {"actiepunten": [{**PUNTEN[4], "naar": 4}]}, False),
]


@pytest.mark.parametrize(("velden", "zelfde"), [pytest.param(*rij[1:], id=rij[0]) for rij in UID])
def test_de_uid_hangt_af_van_school_en_stap(velden: Blad, zelfde: bool) -> None:
    basis = {"school": {"naam": "De School"}, "actiepunten": [PUNTEN[4]]}
    (een,), (ander,) = _afspraken(planschool(**basis)), _afspraken(planschool(**{**basis, **velden}))
    assert (een["UID"] == ander["UID"]) is zelfde


def test_twee_actiepunten_zonder_stap_zijn_twee_afspraken() -> None:
    punten = [{"vraag": "een.e", "wanneer": "2027-05-01"}, {"vraag": "een.e", "wanneer": "2027-06-01"}]
    afspraken = _afspraken(planschool(actiepunten=punten))
    assert len({str(een["UID"]) for een in afspraken}) == 2


@pytest.mark.parametrize("tekst", ["a;b,c\\d", "regel een\nEND:VEVENT\nBEGIN:VEVENT", "BEGIN:VALARM", "é" * 200])
def test_tekst_van_een_school_blijft_tekst_in_de_agenda(tekst: str) -> None:
    (een,) = _afspraken(planschool(actiepunten=[{**PUNTEN[4], "notitie": tekst}]))
    assert een["DESCRIPTION"].endswith(f"Notitie: {tekst}")
