"""Een stand spreekt geen antwoord tegen: zij hoort bij het niveau zonder drempels, en rust dus alleen op de dekking.

Een lezer vergelijkt de stand met de slechtste en de beste school van dat niveau, in `goedgekeurd/uitkomstteksten.md`.
Mechanisch is na te gaan dat een stand niets noemt waar maar één vraag over gaat.
"""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

import pytest

from hulp import WORTEL, maak_antwoorden
from inzicht.modellen.wijzer import Vraag, Vragenbank, Wijzer
from inzicht.oordeel.beoordeling import Uitkomst, beoordeel
from inzicht.opdrachten.gemeen import laad_wijzer

GOEDGEKEURD = WORTEL / "tests" / "goedgekeurd" / "uitkomstteksten.md"
SECTOREN = ("po", "so", "vo")
GEWOON = frozenset(
    [
        "afspraak", "alles", "bekend", "bewaren", "deel", "ervan", "fouten", "gaat", "geval", "hebt", "laten", "ligt", "liggen",
        "momenten", "overal", "voor", "vragen", "weet",
    ]
)  # fmt: skip
"""Woorden die geen onderwerp van een vraag zijn; `bewaren` is bij opslag de dimensie zelf."""

School = Mapping[str, int]


def _uitkomst(wijzer: Wijzer, bank: Vragenbank, school: School, omvang: str, sector: str) -> Uitkomst:
    blad = {
        "formaat": "inzicht-antwoorden/1", "wijzer": wijzer.kop.id, "wijzerversie": wijzer.kop.versie,
        "school": {"naam": "De Grens", "kenmerken": {"sector": sector}}, "datum": "2026-11-23", "omvang": omvang,
        "antwoorden": {bank.id: dict(school)},
    }  # fmt: skip
    return beoordeel(wijzer, maak_antwoorden(blad)).uitkomst(bank.id)


def _kaal_niveau(wijzer: Wijzer, bank: Vragenbank, school: School, omvang: str, sector: str) -> int:
    niveau = _uitkomst(wijzer, bank, school, omvang, sector).niveau
    assert niveau is not None
    return niveau.zonder_drempels


def _vragen(bank: Vragenbank, omvang: str, sector: str) -> list[Vraag]:
    return [vraag for vraag in bank.vragen if vraag.hoort_bij(omvang, {"sector": sector})]


def _laagste(wijzer: Wijzer, bank: Vragenbank, vraag: Vraag, niveau: int, omvang: str, sector: str) -> int:
    """De laagste situatie van een vraag waarbij de dimensie zonder drempels nog op dit niveau staat."""
    gewoon = {een.id: niveau for een in _vragen(bank, omvang, sector)}
    return next(
        situatie
        for situatie in vraag.ladder
        if _kaal_niveau(wijzer, bank, {**gewoon, vraag.id: situatie}, omvang, sector) == niveau
    )


def _groepen(vragen: Sequence[Vraag], hoogstens: float) -> Iterator[tuple[str, ...]]:
    """Elke groep vragen die samen hoogstens dit gewicht heeft, de zwaarste eerst."""
    groepen = (groep for aantal in range(len(vragen) + 1) for groep in itertools.combinations(vragen, aantal))
    passend = [groep for groep in groepen if sum(een.gewicht for een in groep) <= hoogstens]
    passend.sort(key=lambda groep: -sum(een.gewicht for een in groep))
    return (tuple(een.id for een in groep) for groep in passend)


def _slechtste(wijzer: Wijzer, bank: Vragenbank, niveau: int, omvang: str, sector: str) -> School:
    """Zoveel gewicht als de dekking toelaat op 1, en daarna zoveel als kan net onder het niveau."""
    vragen, grens = _vragen(bank, omvang, sector), wijzer.kop.oordeel
    samen = sum(een.gewicht for een in vragen)
    onder = samen * (100 - (grens.volledig if niveau > 2 else grens.grotendeels)) / 100
    op_een = next(_groepen(vragen, onder)) if niveau > 1 else ()
    rest = [een for een in vragen if een.id not in op_een]
    over = samen * (100 - grens.grotendeels) / 100 - sum(een.gewicht for een in vragen if een.id in op_een)
    net_onder = next(_groepen(rest, over)) if niveau > 2 else ()
    return {een.id: 1 if een.id in op_een else niveau - 1 if een.id in net_onder else niveau for een in vragen}


def _beste(wijzer: Wijzer, bank: Vragenbank, niveau: int, omvang: str, sector: str) -> School:
    """Alles op de top, met net genoeg gewicht op dit niveau dat de dimensie niet hoger komt."""
    vragen = _vragen(bank, omvang, sector)
    samen = sum(een.gewicht for een in vragen)
    genoeg = samen * (100 - wijzer.kop.oordeel.grotendeels) / 100
    zwaar = [een for een in _groepen(vragen, samen) if _gewicht(vragen, een) > genoeg]
    groep = zwaar[-1] if niveau < len(wijzer.kop.niveaus) else ()
    return {een.id: niveau if een.id in groep else een.top for een in vragen}


def _gewicht(vragen: Sequence[Vraag], namen: Sequence[str]) -> int:
    return sum(een.gewicht for een in vragen if een.id in namen)


# --- het bestand voor de lezer --------------------------------------------------------------------------


def _blad(wijzer: Wijzer) -> Iterator[str]:
    yield "# Uitkomstteksten naast de antwoorden\n"
    yield "Bij elke stand: de slechtste en de beste school die haar nog krijgt, en per vraag het laagste antwoord dat dan kan.\n"
    yield "Gemaakt met `pytest --bijwerken`. Lees elke stand met de antwoorden ernaast: geen ervan mag haar tegenspreken.\n"
    for bank in wijzer.banken:
        for niveau, tekst in bank.uitkomsten.items():
            yield f"## {bank.titel}, niveau {niveau}\n"
            yield f"> {tekst.stand}\n"
            for omvang, sector in (("volledig", "po"), ("kort", "po")):
                for naam, maak in (("slechtste", _slechtste), ("beste", _beste)):
                    school = maak(wijzer, bank, niveau, omvang, sector)
                    uitkomst = _uitkomst(wijzer, bank, school, omvang, sector)
                    dekking = ", ".join(f"{n}: {float(deel):.1f}%" for n, deel in uitkomst.dekking)
                    yield f"- {naam} school ({omvang}): {' '.join(map(str, school.values()))} (dekking {dekking})"
            yield ""
            yield from _laagste_antwoorden(wijzer, bank, niveau)
            yield ""


def _laagste_antwoorden(wijzer: Wijzer, bank: Vragenbank, niveau: int) -> Iterator[str]:
    gezien: set[str] = set()
    for sector in SECTOREN:
        for vraag in _vragen(bank, "volledig", sector):
            if vraag.id not in gezien:
                gezien.add(vraag.id)
                laagste = _laagste(wijzer, bank, vraag, niveau, "volledig", sector)
                kort = f", kort {_laagste(wijzer, bank, vraag, niveau, 'kort', sector)}" if vraag.kern else ""
                yield f"- {vraag.id} {laagste}{kort}: {vraag.situaties[laagste]}"


def test_elke_stand_is_gelezen_naast_de_slechtste_school(request: pytest.FixtureRequest, wijzer: Wijzer) -> None:
    tekst = "\n".join(_blad(wijzer))
    if request.config.getoption("bijwerken"):
        GOEDGEKEURD.write_text(tekst, encoding="utf-8", newline="\n")
    assert tekst == GOEDGEKEURD.read_text(encoding="utf-8")


@pytest.mark.parametrize("omvang", ["volledig", "kort"])
@pytest.mark.parametrize("sector", SECTOREN)
def test_de_slechtste_en_de_beste_school_krijgen_die_stand(wijzer: Wijzer, omvang: str, sector: str) -> None:
    for bank in wijzer.banken:
        assert set(bank.uitkomsten) == set(range(1, len(wijzer.kop.niveaus) + 1))
        for niveau in bank.uitkomsten:
            laag = _slechtste(wijzer, bank, niveau, omvang, sector)
            hoog = _beste(wijzer, bank, niveau, omvang, sector)
            assert _kaal_niveau(wijzer, bank, laag, omvang, sector) == niveau
            assert _kaal_niveau(wijzer, bank, hoog, omvang, sector) == niveau
            assert niveau in (1, 2) or min(laag.values()) < niveau  # er is echt iets dat lager staat


def test_een_hoge_stand_kan_naast_een_laag_antwoord_staan(wijzer: Wijzer) -> None:
    """Daarom mag een stand niets over één vraag zeggen: in een volledige scan staat elke vraag misschien op 1."""
    for bank in wijzer.banken:
        for vraag in _vragen(bank, "volledig", "po"):
            assert _laagste(wijzer, bank, vraag, 5, "volledig", "po") == 1, vraag.id


# --- wat mechanisch is na te gaan -----------------------------------------------------------------------


def _eigen_woorden(wijzer: Wijzer) -> Iterator[tuple[str, int, str, str]]:
    """De woorden van een stand die in precies een vraag van haar dimensie voorkomen: dimensie, niveau, woord, vraag."""
    for bank in wijzer.banken:
        teksten = {een.id: " ".join((een.vraag, *een.situaties.values())).lower() for een in bank.vragen}
        for niveau, tekst in bank.uitkomsten.items():
            for woord in sorted(set(re.findall(r"\w[\w']*", tekst.stand.lower()))):
                hier = [naam for naam, inhoud in teksten.items() if re.search(rf"\b{re.escape(woord)}\b", inhoud)]
                if len(hier) == 1:
                    yield bank.id, niveau, woord, hier[0]


def _begrippen_in(wijzer: Wijzer) -> Iterator[tuple[str, int, str]]:
    for bank in wijzer.banken:
        for niveau, tekst in bank.uitkomsten.items():
            for begrip in wijzer.kop.begrippen.values():
                woord = re.escape(begrip.term.lower())
                raakt = [een for een in bank.vragen if re.search(rf"\b{woord}\b", _alles(een))]
                if re.search(rf"\b{woord}\b", tekst.stand.lower()) and len(raakt) <= 1:
                    yield bank.id, niveau, begrip.term


def _alles(vraag: Vraag) -> str:
    return " ".join((vraag.vraag, *vraag.situaties.values())).lower()


def test_een_stand_noemt_niets_waar_maar_een_vraag_over_gaat(wijzer: Wijzer) -> None:
    assert [een for een in _eigen_woorden(wijzer) if een[2] not in GEWOON] == []
    assert [een for een in _begrippen_in(wijzer) if een[2] not in ("ouders", "inschrijven")] == []


def test_de_standen_van_1_0_vallen_daarbij_door_de_mand() -> None:
    eigen = {
        (dim, niveau, woord) for dim, niveau, woord, _ in _eigen_woorden(laad_wijzer(str(WORTEL / "vragen/eerder/1.0")))
    }
    assert {
        ("aanmeldformulier", 3, "vastgesteld"), ("opslag", 2, "rechten"), ("opslag", 2, "termijnen"),
        ("opslag", 3, "bewaart"), ("communicatie", 1, "hoofden"), ("communicatie", 1, "collega's"),
    } <= eigen  # fmt: skip


def test_ook_een_begrip_van_een_vraag_valt_op(wijzer: Wijzer) -> None:
    bank = next(een for een in wijzer.banken if een.id == "opslag")
    stand = bank.uitkomsten[3].model_copy(update={"stand": "U weet waar alles staat. MFA staat overal aan."})
    anders = bank.model_copy(update={"uitkomsten": {**bank.uitkomsten, 3: stand}})
    kapot = Wijzer(wijzer.kop, tuple(anders if een is bank else een for een in wijzer.banken), wijzer.kenmerk)
    assert ("opslag", 3, "mfa", "inloggen") in set(_eigen_woorden(kapot))
    assert ("opslag", 3, "MFA") in set(_begrippen_in(kapot))
