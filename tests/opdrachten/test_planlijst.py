"""Het plan op een terminal: een lijst waarin elke wijziging meteen bewaard is, en die onderaan zegt wat zij brengt."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import Draai
from inzicht.bestanden.schijf import Bewaarplek
from inzicht.fouten import BewaarFout, InvoerFout
from inzicht.modellen.antwoorden import Actiepunt
from inzicht.opdrachten.planlijst import Planlijst
from planhulp import OP, PUNTEN, VOLGORDE, planwijzer, schrijf_school, schrijf_wijzer
from pty_hulp import Terminal
from starthulp import lees

WIJZER = planwijzer()


@pytest.fixture
def lijst(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Planlijst]:
    monkeypatch.chdir(tmp_path)
    schrijf_school(tmp_path / "school.yaml")
    een = Planlijst(WIJZER, "school.yaml", OP)
    een.begin()
    yield een
    een.sluit()


def _bewaard(vraag: str) -> Actiepunt:
    (punt,) = [een for een in lees(Path("school.yaml")).actiepunten if een.vraag == vraag]
    return punt


def _geef(lijst: Planlijst, *regels: str) -> str:
    return " ".join(zin for regel in regels for zin in lijst.geef(regel).zeg)


def test_de_lijst_heeft_een_rij_per_actiepunt_en_onderaan_de_vooruitblik(lijst: Planlijst) -> None:
    beeld = lijst.beeld()
    assert [keus.regel for keus in beeld.keuzes] == [*map(str, range(1, len(PUNTEN) + 1)), "0"]
    assert beeld.keuzes[0].tekst == "Te laat, 1 februari 2027, Administratie: Vraag e?"
    assert beeld.na[0].tekst.startswith("2 van de 6 klaar, 1 te laat; met alles klaar: Dimensie Een 2 -> 4")


def test_een_status_is_meteen_bewaard_en_de_voet_verandert_mee(lijst: Planlijst) -> None:
    assert _geef(lijst, "1", "3") == "Bewaard."
    assert (_bewaard("een.e").status, _bewaard("een.e").gereed) == ("klaar", OP)
    assert lijst.beeld().na[0].tekst.startswith("3 van de 6 klaar;")


def test_datum_rol_en_notitie(lijst: Planlijst) -> None:
    _geef(lijst, "1", "4", "1 mei 2027")
    nummer = next(keus.regel for keus in lijst.beeld().keuzes if keus.tekst.endswith("Vraag e?"))
    _geef(lijst, nummer, "5", "2", nummer, "6", "Samen met de leverancier.")
    punt = _bewaard("een.e")
    assert (punt.wanneer, punt.wie, punt.notitie) == ("2027-05-01", "ict", "Samen met de leverancier.")
    _geef(lijst, nummer, "6", "-")
    assert _bewaard("een.e").notitie is None
    assert "Die datum bestaat niet" in _geef(lijst, nummer, "4", "31-2-2027")
    _geef(lijst, "")
    assert lijst.beeld().titel == "Vraag e?"


def test_een_notitie_die_op_persoonsgegevens_lijkt_vraagt_eerst(lijst: Planlijst) -> None:
    _geef(lijst, "1", "6", "Bel jan@school.nl")
    assert lijst.beeld().titel == "Toch bewaren?"
    assert _bewaard("een.e").notitie is None
    _geef(lijst, "1", "Bel de school", "1")
    assert _bewaard("een.e").notitie == "Bel de school"


def test_weghalen_en_een_advies_erbij(lijst: Planlijst) -> None:
    assert _geef(lijst, "1", "7") == "Het actiepunt is weggehaald."
    namen = [een.vraag for een in lees(Path("school.yaml")).actiepunten]
    assert sorted(namen) == sorted(set(VOLGORDE) - {"een.e"})
    _geef(lijst, "0")
    keuze = next(keus.regel for keus in lijst.beeld().keuzes if keus.tekst.startswith("Vraag e?"))
    _geef(lijst, keuze)
    assert lijst.beeld().titel == "Vraag e?"
    assert (_bewaard("een.e").van, _bewaard("een.e").naar, _bewaard("een.e").gekozen) == (2, 3, OP)


def test_terug_en_klaar(lijst: Planlijst) -> None:
    for heen in ("1", "0"):
        _geef(lijst, heen, "0")
        assert lijst.beeld().titel == "Plan van De School op 15 februari 2027"
    lijst.geef("q")
    assert lijst.einde is not None
    assert lijst.einde.uitgang == 0
    assert lijst.einde.afscheid[-1].tekst == "Uw plan staat in: school.yaml"


def test_wat_niet_te_bewaren_is_wordt_een_vraag(lijst: Planlijst, monkeypatch: pytest.MonkeyPatch) -> None:
    def vol(plek: Bewaarplek, _: bytes) -> None:
        raise BewaarFout(f"{plek.pad}: niet bewaard, want de schijf is vol.")

    voor = Path("school.yaml").read_bytes()
    with monkeypatch.context() as even:
        even.setattr(Bewaarplek, "bewaar", vol)
        _geef(lijst, "1", "3")
        assert "niet bewaard" in lijst.beeld().titel
        assert Path("school.yaml").read_bytes() == voor
    _geef(lijst, "1")
    assert _bewaard("een.e").status == "klaar"


def test_wie_elders_bewaart_leest_waar_het_plan_nu_staat(lijst: Planlijst, monkeypatch: pytest.MonkeyPatch) -> None:
    def vol(plek: Bewaarplek, _: bytes) -> None:
        raise BewaarFout(f"{plek.pad}: niet bewaard, want de schijf is vol.")

    with monkeypatch.context() as even:
        even.setattr(Bewaarplek, "bewaar", vol)
        _geef(lijst, "1", "3")
    _geef(lijst, "2", "elders.yaml")
    lijst.geef("q")
    assert lijst.einde is not None
    assert lijst.einde.afscheid[-1].tekst == f"Uw plan staat in: {Path('elders.yaml')}"
    assert any(punt.status == "klaar" and punt.vraag == "een.e" for punt in lees(Path("elders.yaml")).actiepunten)


def test_elders_open_of_niet_te_lezen_wordt_geweigerd(lijst: Planlijst) -> None:
    ander = Planlijst(WIJZER, "school.yaml", OP)
    with pytest.raises(BewaarFout, match="is al open"):
        ander.begin()
    weg = Planlijst(WIJZER, "weg.yaml", OP)
    with pytest.raises(InvoerFout):
        weg.begin()
    assert sorted(pad.name for pad in Path().iterdir() if "weg" in pad.name) == []
    assert not lijst.klaar


@pytest.mark.terminal
def test_op_een_terminal_met_toetsen_en_op_een_pijp_als_tekst(draai: Draai, tmp_path: Path) -> None:
    schrijf_wijzer(tmp_path / "wijzer")
    schrijf_school(tmp_path / "school.yaml")
    args = ("plan", "school.yaml", "--wijzer", "wijzer", "--op", OP)
    terminal = Terminal(tmp_path, *args)
    terminal.wacht("Te laat, 1 februari 2027")
    terminal.wacht("2 van de 6 klaar, 1 te laat")
    terminal.toets("1")
    terminal.wacht("Haal dit actiepunt weg")
    terminal.toets("3")
    terminal.wacht("3 van de 6 klaar")
    terminal.toets("q")
    assert terminal.einde() == 0
    punten = {een.vraag: een.status for een in lees(tmp_path / "school.yaml").actiepunten}
    assert punten["een.e"] == "klaar"
    assert draai(*args).stdout.startswith("Plan van De School\n")
