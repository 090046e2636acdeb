"""Een begrip komt in een tekst voor als het er als los woord in staat: overal hetzelfde, met een tabel van gevallen."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import ValidationError

from hulp import maak_antwoorden, maak_wijzer
from inzicht.bestanden import yamlbron
from inzicht.interview.beeld.vraag import uitleg
from inzicht.interview.gesprek import Fase, Gesprek
from inzicht.interview.vragenlijst.beeld import Wens, maak_vragenlijst
from inzicht.modellen.begrippen import Zoektekst, genoemd
from inzicht.modellen.wijzer import Wijzerkop
from inzicht.oordeel.beoordeling import beoordeel
from inzicht.verslag.stof import Stof, Woordenboek
from keurhulp import keur
from verslaghulp import Blad, banken, gegevens, kop, maak_vraag

TABEL = [
    ("LAS", "Het LAS.", True),
    ("LAS", "LAS", True),
    ("LAS", "Zet het in (LAS), of niet.", True),
    ("LAS", "de LAS-koppeling", True),
    ("LAS", "klassen in het LAS", True),
    ("LAS", "een las", True),
    ("pas", "Pas op.", True),
    ("verwerker", "Verwerker is wie het doet.", True),
    ("verwerker", "een verwerkersovereenkomst met de verwerker", True),
    ("twee stappen", "Inloggen in twee stappen.", True),
    ("AVG (de wet)", "Zie de AVG (de wet).", True),
    ("één plek", "op één plek", True),
    ("mfa", "de mfa_code", True),
    ("LAS", "De KLAS en de LASSEN.", False),
    ("las", "klas", False),
    ("verwerker", "verwerkers", False),
    ("verwerker", "subverwerker", False),
    ("datalek", "Meld datalekken.", False),
    ("mfa", "mfa2", False),
    ("twee stappen", "twee stappenplannen", False),
    ("één", "geéén", False),
    ("LAS", "Niets ervan.", False),
    ("a.b", "axb", False),
]
GEVALLEN = pytest.mark.parametrize(("term", "tekst", "erin"), TABEL)


def _bladen(term: str, tekst: str) -> tuple[Blad, list[Blad]]:
    """Een wijzer met een begrip, en de tekst bij een van zijn vragen."""
    top = kop()
    top["begrippen"] = {"het-begrip": {"term": term, "betekenis": "De betekenis."}}
    top["processtappen"]["aanmelden"]["systemen"] = []
    een, twee = banken()
    een["vragen"] = [maak_vraag("a", waarom=tekst, kern=True), *een["vragen"][1:]]
    return top, [een, {**twee, "vragen": [maak_vraag("f", kern=True), *twee["vragen"][1:]]}]


def _op_het_scherm(term: str, tekst: str) -> bool:
    gesprek = Gesprek(maak_wijzer(*_bladen(term, tekst)), maak_antwoorden(gegevens()), "2026-11-03", Fase.VRAAG)
    return any("De betekenis." in regel.tekst for regel in uitleg(gesprek))


def _in_de_vragenlijst(term: str, tekst: str) -> bool:
    return bool(maak_vragenlijst(maak_wijzer(*_bladen(term, tekst)), Wens()).begrippen)


def _in_het_verslag(term: str, tekst: str) -> bool:
    wijzer, antwoorden = maak_wijzer(*_bladen(term, tekst)), maak_antwoorden(gegevens())
    boek = Woordenboek(wijzer)
    return bool(boek.begrippen(Stof(boek, antwoorden, beoordeel(wijzer, antwoorden)).posten))


@GEVALLEN
def test_een_los_woord_is_het_begrip_en_een_stuk_van_een_woord_niet(term: str, tekst: str, erin: bool) -> None:
    assert Zoektekst(tekst).noemt(term) is erin


@pytest.mark.parametrize("plek", [_op_het_scherm, _in_de_vragenlijst, _in_het_verslag])
@GEVALLEN
def test_scherm_vragenlijst_en_verslag_vinden_dezelfde_begrippen(
    plek: Callable[[str, str], bool], term: str, tekst: str, erin: bool
) -> None:
    assert plek(term, tekst) is erin


@GEVALLEN
def test_de_keuring_noemt_een_begrip_ongebruikt_als_geen_scherm_het_toont(
    tmp_path: Path, term: str, tekst: str, erin: bool
) -> None:
    top, delen = _bladen(term, tekst)
    top["dimensies"] = [deel["id"] for deel in delen]
    for naam, blad in {"wijzer": top, **{deel["id"]: deel for deel in delen}}.items():
        (tmp_path / f"{naam}.yaml").write_text(yamlbron.schrijf(blad), encoding="utf-8")
    codes = {een.code for een in keur(tmp_path)}
    assert not any(code.startswith(("W0", "W1")) for code in codes), codes
    assert ("W206" in codes) is not erin


def test_begrippen_staan_op_volgorde_van_de_wijzer() -> None:
    top = kop()
    top["begrippen"] = {naam: {"term": naam, "betekenis": "x"} for naam in ("vraag", "situatie", "niets", "waarom")}
    wijzer = maak_wijzer(top, banken())
    gevonden = genoemd(wijzer, ["Waarom deze situatie?", "Een vraag."])
    assert [naam for naam, _ in gevonden] == ["vraag", "situatie", "waarom"]


def test_een_begrip_loopt_niet_van_de_ene_tekst_in_de_andere() -> None:
    top = kop()
    top["begrippen"] = {"twee": {"term": "twee stappen", "betekenis": "x"}}
    assert list(genoemd(maak_wijzer(top, banken()), ["Dat zijn er twee", "stappen zijn nodig."])) == []


def test_veel_begrippen_en_lange_woorden_kosten_niet_meer_dan_hun_lengte() -> None:
    """Elk begrip is een langer stuk van een woord dat overal staat: zoeken vanaf elke letter zou minuten kosten."""
    alles = Zoektekst("\n".join(["a" * 20_000] * 200))
    assert not any(alles.noemt("a" * lengte) for lengte in range(1, 101))


def test_een_begrip_dat_alleen_zichzelf_uitlegt_is_ongebruikt(tmp_path: Path) -> None:
    top, delen = _bladen("register", "Een tekst.")
    top["begrippen"] = {
        "register": {"term": "register", "betekenis": "Een register van registers, dus een register."},
        "lijst": {"term": "lijst", "betekenis": "Een gewone opsomming."},
        "opsomming": {"term": "opsomming", "betekenis": "Een lijst, of een opsomming."},
    }
    top["dimensies"] = [deel["id"] for deel in delen]
    for naam, blad in {"wijzer": top, **{deel["id"]: deel for deel in delen}}.items():
        (tmp_path / f"{naam}.yaml").write_text(yamlbron.schrijf(blad), encoding="utf-8")
    genoemd_ = [een.boodschap for een in keur(tmp_path) if een.code == "W206"]
    assert [een for een in genoemd_ if "`register`" in een] == genoemd_ != []


def test_meer_dan_duizend_begrippen_worden_geweigerd() -> None:
    top = kop()
    top["begrippen"] = {f"b{nummer}": {"term": f"b{nummer}", "betekenis": "x"} for nummer in range(1001)}
    with pytest.raises(ValidationError, match="too_long"):
        Wijzerkop.model_validate(top)
