"""Elk opschrift in de voet doet wat het zegt, op elk scherm; en wat de gewone regels zeggen, klopt ook."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from inzicht.interview.beeld import Beeld, Menu, maak_beeld
from inzicht.interview.beeld.vraag import _nog
from inzicht.interview.gesprek import Fase, Gesprek, Zet, verwerk
from inzicht.interview.toetsen import MOOIE, Stand, nieuwe_stand, teken, toets
from inzicht.interview.toetsen.voet import voetrijen
from inzicht.modellen.antwoorden import Actiepunt
from inzicht.modellen.wijzer import Wijzer
from inzicht.oordeel.duur import vraagtijd
from inzicht.oordeel.taal import lees_datum
from inzicht.opdrachten.opening import Opening, lege_antwoorden
from toetsenhulp import INVOER

NAMEN = {"↑↓": "down", "←": "left", "→": "right", "Enter": "enter", "Spatie": "space"}
VOLGORDE = list(Fase)


def _plek(gesprek: Gesprek) -> tuple[int, ...]:
    """Hoe ver het gesprek is; wie teruggaat, wordt kleiner."""
    klaar = len(gesprek.gezet) - len(gesprek.gekozen)
    fase = VOLGORDE.index(gesprek.fase)
    return min(fase, VOLGORDE.index(Fase.WIE)), gesprek.index, klaar, fase, -len(gesprek.te_vragen)


def _soort(gesprek: Gesprek) -> str:
    return gesprek.antwoord.keuze.soort


def _verder_in_vragen(voor: Gesprek, zet: Zet) -> bool:
    na = zet.gesprek
    gelijk = na.antwoorden == voor.antwoorden and not zet.bewaar
    return gelijk and (na.fase is Fase.NAKIJKEN or (na.fase is Fase.VRAAG and na.index == voor.index + 1))


def _kwijt(voor: Gesprek, zet: Zet) -> bool:
    return len(zet.gesprek.antwoorden.actiepunten) == len(voor.antwoorden.actiepunten) - 1


def _terug(voor: Gesprek, zet: Zet) -> bool:
    waar_hij_was = voor.fase is Fase.SCHOOL and zet.gesprek.fase is voor.corrigeert
    return not zet.bewaar and (waar_hij_was or _plek(zet.gesprek) < _plek(voor))


DOET: dict[str, Callable[[Gesprek, Zet], bool]] = {
    "bewaren en stoppen": lambda _, zet: zet.stop,
    "terug": _terug,
    "overslaan": lambda voor, zet: _verder_in_vragen(voor, zet) or (voor.fase is Fase.ROL and not zet.bewaar),
    "laten zo": lambda voor, zet: voor.fase is Fase.ROL and not zet.bewaar and zet.gesprek.fase is not Fase.ROL,
    "volgende": _verder_in_vragen,
    "nakijken": lambda voor, zet: zet.gesprek.fase is Fase.NAKIJKEN and zet.gesprek.antwoorden == voor.antwoorden,
    "weet ik niet": lambda voor, zet: zet.gesprek != voor and (voor.fase is Fase.KENMERK or zet.bewaar),
    "niet van toepassing": lambda _, zet: zet.gesprek.fase is Fase.REDEN,
    "uitleg": lambda _, zet: zet.uitleg,
    "al uw antwoorden": lambda _, zet: zet.uitleg,
    "de hele uitslag": lambda _, zet: zet.uitleg,
    "opmerking of bewijs": lambda _, zet: zet.gesprek.fase is Fase.OPMERKING,
    "gegevens van de school": lambda _, zet: zet.gesprek.fase is Fase.SCHOOL,
    "naar de uitslag": lambda _, zet: zet.gesprek.fase is Fase.DIMENSIE,
    "nu niets kiezen": lambda _, zet: zet.gesprek.fase is Fase.KLAAR,
    "dit actiepunt weghalen": _kwijt,
    "ja, toch bewaren": lambda _, zet: zet.bewaar,
    "nee, tekst aanpassen": lambda voor, zet: zet.gesprek.fase is voor.getypt_bij and not zet.bewaar,
    "bewaren en verder": lambda voor, zet: zet.gesprek.fase is not voor.fase,
    "laten zoals het is": lambda voor, zet: (
        zet.gesprek.antwoorden == voor.antwoorden and zet.gesprek.fase is not voor.fase
    ),
    "verder": lambda voor, zet: zet.gesprek.plaats != voor.plaats or bool(zet.zeg),
    "antwoord houden": _verder_in_vragen,
    "houden": lambda voor, zet: zet.gesprek.antwoorden == voor.antwoorden and zet.gesprek.plaats != voor.plaats,
}


def _voet(beeld: Beeld, stand: Stand) -> list[tuple[str, str]]:
    """De toetsen die in de voet staan, met hun opschrift; breed genoeg om alles te zien."""
    rijen = voetrijen(beeld, stand, 400, 40, MOOIE, (False, False))[1:]
    delen = [deel for rij in rijen for deel in rij if deel[0] in ("toets", "zacht")]
    return [(delen[nr][1], delen[nr + 1][1].strip()) for nr in range(0, len(delen), 2) if delen[nr][0] == "toets"]


def _gesprekken(wijzer: Wijzer) -> Iterator[Gesprek]:
    """Elk soort scherm: de gewone weg, met alles wat er te typen valt, en met teruggaan en verbeteren erbij."""
    opening = Opening(None, "", None, {}, None, None, "2026-11-25")
    leeg = lege_antwoorden(wijzer, opening)
    gesprek = Gesprek(
        wijzer, leeg, "2026-11-25", Fase.SCHOOL, te_vragen=tuple(wijzer.kop.kenmerken), rol_vragen=True, wacht=True
    )
    stappen = [
        "De Test", "1", "3", "+", "mail jan@school.nl", "", "een tekst", "map 3", "1", "t", "t", "Nieuw", "", "", "1",
        "w", "2", "t", "", *["2", "3"] * 16, "s", "", "", "", "3", "k", "3", "o", "2",
        "s", "t", "", "1", "1 2", "", "1-2-27", "t", "1", "-", "1", "t", "t", "1", "", "t", "", "", "",
    ]  # fmt: skip
    for regel in stappen:
        if gesprek.fase is Fase.KLAAR:
            return
        yield gesprek
        zijweg = verwerk(gesprek, "n").gesprek
        if zijweg.fase is Fase.REDEN:
            yield zijweg
        gesprek = verwerk(gesprek, regel).gesprek


def test_elk_opschrift_op_elk_scherm_doet_wat_het_zegt(wijzer: Wijzer) -> None:
    gezien: set[Fase] = set()
    gelezen: set[str] = set()
    for voor in _gesprekken(wijzer):
        beeld = maak_beeld(voor)
        gezien.add(voor.fase)
        for stand in (nieuwe_stand(beeld), replace(nieuwe_stand(beeld), wijst=None)):
            for naam, opschrift in _voet(beeld, stand):
                if naam == "Ctrl-C" or opschrift in ("aanwijzen", "nieuwe regel", "aan of uit", "nummer typen"):
                    continue  # de terminal zelf; zie de toetsen met een pseudo-terminal en hieronder
                regel = _druk(beeld, stand, naam)
                gelezen.add(opschrift)
                _eis(voor, beeld, naam, opschrift, regel)
    assert gezien == set(Fase) - {Fase.KLAAR}
    assert gelezen >= {*DOET} - {"verder"}


def _druk(beeld: Beeld, stand: Stand, naam: str) -> str | None:
    """De regel die een toets geeft; in een tekstveld typt een letter alleen, dus dan telt die niet."""
    if beeld.veld is not None:
        assert naam in ("Enter", "Esc"), f"{naam} typt hier alleen"
        return next(een.regel for een in beeld.toetsen if een.toets == naam)
    return toets(beeld, stand, NAMEN.get(naam, naam[-1]))[1]


def _eis(voor: Gesprek, beeld: Beeld, naam: str, opschrift: str, regel: str | None) -> None:
    waar = f"{voor.fase}: {naam} {opschrift} gaf {regel!r}"
    if regel is None:  # een meerkeuze zonder vinkje zegt eerst hoe dat moet
        assert beeld.meer, waar
        return
    zet = verwerk(voor, regel)
    if opschrift == "kiezen":
        assert zet.gesprek.plaats != voor.plaats or zet.zeg, waar
    elif opschrift.startswith("vraag "):
        assert (zet.gesprek.fase, zet.gesprek.index) == (Fase.VRAAG, int(opschrift.split()[1]) - 1), waar
    elif opschrift.startswith("kiest "):
        assert zet.bewaar, waar
    else:
        assert DOET[opschrift](voor, zet), waar


@pytest.mark.parametrize(("breedte", "hoogte"), [(80, 24), (45, 14)])
def test_hoe_te_stoppen_staat_op_elk_scherm(wijzer: Wijzer, breedte: int, hoogte: int) -> None:
    for gesprek in _gesprekken(wijzer):
        beeld = maak_beeld(gesprek)
        rijen = teken(beeld, nieuwe_stand(beeld), breedte, hoogte, MOOIE).onder
        voet = "\n".join("".join(deel for _, deel in rij) for rij in rijen)
        laatste = beeld.toetsen[-1]
        assert laatste.toets in voet, gesprek.fase
        assert laatste.lang in voet or laatste.kort in voet


@pytest.mark.parametrize("vrij", [False, True])
@pytest.mark.parametrize("terug", [False, True])
def test_elk_opschrift_van_een_menu_doet_wat_het_zegt(vrij: bool, terug: bool) -> None:
    menu = Menu("Welk?", keuzes=() if vrij else (("1", "een"), ("0", "nul")), standaard="1", vrij=vrij, terug=terug)
    beeld = menu.beeld()
    for naam, opschrift in _voet(beeld, replace(nieuwe_stand(beeld), wijst=None)):
        if vrij:
            assert naam in ("Enter", "Esc", "Ctrl-C"), f"{naam} typt hier alleen"
        elif naam == "Enter":
            assert opschrift == "kiest 1"
            assert menu.kies(toets(beeld, replace(nieuwe_stand(beeld), wijst=None), "enter")[1] or "") == "1"
        elif opschrift == "stoppen":
            assert toets(beeld, nieuwe_stand(beeld), naam)[1] == "q"


def test_bij_meerkeuze_vinkt_een_nummer_met_enter_aan_en_is_verder_een_eigen_keuze(wijzer: Wijzer) -> None:
    voor = next(een for een in _gesprekken(wijzer) if een.fase is Fase.ADVIES)
    beeld = maak_beeld(voor)
    stand = nieuwe_stand(beeld)
    stand, _ = toets(beeld, stand, "2")
    assert ("Enter", "aan of uit") in _voet(beeld, stand)
    stand, regel = toets(beeld, stand, "enter")
    assert (stand.aan, regel) == (("2",), None)
    assert ("Enter", "verder") in _voet(beeld, stand)
    assert toets(beeld, stand, "enter")[1] == "2"


def test_een_actiepunt_is_weg_te_halen_en_de_rest_blijft(wijzer: Wijzer) -> None:
    gesprek = next(een for een in _gesprekken(wijzer) if een.fase is Fase.ADVIES)
    for regel in ("1 2", "", "1-2-2027", "t", "t"):
        gesprek = verwerk(gesprek, regel).gesprek
    while gesprek.fase is not Fase.WIE or gesprek.gekozen != gesprek.gezet:
        gesprek = verwerk(gesprek, "t").gesprek
    eerste, tweede = gesprek.gezet
    (punt,) = gesprek.antwoorden.actiepunten
    assert punt.vraag == eerste
    assert verwerk(gesprek, "-").bewaar
    na = verwerk(gesprek, "-").gesprek
    assert (na.antwoorden.actiepunten, na.fase, na.gekozen, na.gezet) == ((), Fase.WIE, (tweede,), (tweede,))
    assert verwerk(na, "-").gesprek == na  # dit is nog geen actiepunt
    ander = Actiepunt(vraag=tweede, van=1, naar=2, status="klaar", gereed="2026-11-01")
    met_ander = gesprek.met(actiepunten=(ander, punt))
    assert verwerk(met_ander, "-").gesprek.antwoorden.actiepunten == (ander,)


def test_na_een_sprong_vanuit_het_nakijken_kan_de_volgende_vraag_ook(wijzer: Wijzer) -> None:
    gesprek = next(een for een in _gesprekken(wijzer) if een.fase is Fase.NAKIJKEN)
    assert gesprek.volgende is None
    assert "vraag 4" not in maak_beeld(gesprek).hint
    gesprek = verwerk(verwerk(gesprek, "3").gesprek, "2").gesprek
    assert gesprek.fase is Fase.NAKIJKEN
    assert "o gaat verder met vraag 4." in maak_beeld(gesprek).hint
    verder = verwerk(gesprek, "o").gesprek
    assert (verder.fase, verder.index) == (Fase.VRAAG, 3)
    assert verwerk(verder, "k").gesprek.fase is Fase.NAKIJKEN
    assert verwerk(verder, "2").gesprek.fase is Fase.NAKIJKEN
    laatste = verwerk(verwerk(gesprek, str(len(gesprek.vragen))).gesprek, "2").gesprek
    assert laatste.volgende is None
    assert verwerk(gesprek, "").gesprek.fase is Fase.DIMENSIE


def test_de_invoer_van_de_wandeling_kent_elke_letter_uit_de_voet(wijzer: Wijzer) -> None:
    """Anders komt een nieuwe toets ongemerkt niet in de willekeurige wandelingen."""
    letters = {een.regel for voor in _gesprekken(wijzer) for een in maak_beeld(voor).toetsen}
    assert letters - {" ", "q", "j"} <= {*INVOER}


@pytest.mark.parametrize(
    ("getypt", "dag"),
    [
        ("1-2-2027", "2027-02-01"), ("01-02-2027", "2027-02-01"), ("1/2/2027", "2027-02-01"), ("1.2.2027", "2027-02-01"),
        ("1 2 2027", "2027-02-01"), ("2027-02-01", "2027-02-01"), ("1 februari 2027", "2027-02-01"),
        ("1 feb 2027", "2027-02-01"), ("1 feb. 2027", "2027-02-01"), ("1-feb-27", "2027-02-01"), ("1-2-27", "2027-02-01"),
        ("1 FEBRUARI  2027", "2027-02-01"), ("3 mrt 2027", "2027-03-03"), ("5 mei 2027", "2027-05-05"),
        ("9 sept 2027", "2027-09-09"), ("maandag 1 februari 2027", "2027-02-01"), ("ma 1 feb 2027", "2027-02-01"),
        ("1 feb '27", "2027-02-01"), ("29-2-2028", "2028-02-29"),
        ("29-2-2027", None), ("31 juni 2027", None), ("1 foo 2027", None), ("0-2-2027", None), ("1-13-2027", None), ("", None),
        ("1 februari", None), ("1-2-207", None), ("morgen", None), ("onzin 1 feb 2027", None), ("2027-2-1", None),
        ("\u0661-2-2027", None),
    ],
)  # fmt: skip
def test_een_datum_mag_zoals_mensen_haar_schrijven(getypt: str, dag: str | None) -> None:
    assert lees_datum(getypt) == dag


def test_het_voorbeeld_van_een_datum_is_een_datum_die_begrepen_wordt(wijzer: Wijzer) -> None:
    voor = next(een for een in _gesprekken(wijzer) if een.fase is Fase.WANNEER)
    (voorbeeld,) = re.findall(r"als ([0-9-]+),", maak_beeld(voor).titel)
    assert voorbeeld == "1-2-2027"
    assert verwerk(voor, voorbeeld).gesprek.antwoorden.actiepunten[0].wanneer == "2027-02-01"


@pytest.mark.parametrize(
    ("hoeveel", "tijd"),
    [(0, ("", "")), (1, ("nog ongeveer 1 minuut", "nog 1 min")), (-1, ("nog ongeveer een half uur", "nog 30 min"))],
)
def test_hoe_lang_het_nog_duurt_staat_er_voluit_en_kort(hoeveel: int, tijd: tuple[str, str], wijzer: Wijzer) -> None:
    vragen = [vraag for bank in wijzer.banken for vraag in bank.vragen if vraag.geldt({"sector": "po"})]
    vragen.sort(key=vraagtijd)
    assert _nog(vragen if hoeveel < 0 else vragen[:hoeveel]) == tijd


def test_de_tijd_die_er_nog_is_volgt_uit_de_vragen_die_nog_open_zijn(wijzer: Wijzer) -> None:
    gesprekken = [een for een in _gesprekken(wijzer) if een.fase is Fase.VRAAG]
    assert len({len(een.open_vragen) for een in gesprekken}) > 1
    for een in gesprekken:
        open_ = [vraag for dim, vraag in een.vragen if een.antwoorden.antwoord(dim, vraag.id).keuze.is_open]
        assert maak_beeld(een).tijd == _nog(open_)
