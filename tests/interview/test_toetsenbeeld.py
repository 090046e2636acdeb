"""De toetsenvoorkant zonder terminal: elke toets geeft de regel die erbij hoort, en elk scherm past."""

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inzicht.interview.beeld import Beeld, Keus, Toets, Veld, maak_beeld, maak_blad
from inzicht.interview.beeld.menu import Menu
from inzicht.interview.beeld.spel import Gevolg
from inzicht.interview.gesprek import Fase, Gesprek, begin, verwerk
from inzicht.interview.tekst import regels
from inzicht.interview.toetsen import KALE, MOOIE, Stand, nieuwe_stand, teken, toets
from inzicht.interview.toetsen.rijen import knip
from inzicht.modellen.wijzer import Wijzer
from inzicht.opdrachten.opening import Opening, lege_antwoorden
from inzicht.regels import Regel
from inzicht.tekst import breedte_van, breek
from toetsenhulp import INVOER


def _gesprek(wijzer: Wijzer, *, kort: bool = False) -> Gesprek:
    opening = Opening(
        None, "Basisschool De Lange Regenboog", None, {"sector": "po"}, None, "kort" if kort else None, "2026-11-25"
    )
    return begin(wijzer, lege_antwoorden(wijzer, opening), "2026-11-25", te_vragen=(), rol_vragen=True, wacht=True)


def _wandel(wijzer: Wijzer, zaad: int, stappen: int) -> Iterator[Gesprek]:
    """Een willekeurige wandeling door het interview; vaak vooruit, zodat ook het einde bereikt wordt."""
    rng = random.Random(zaad)
    gesprek = _gesprek(wijzer, kort=True)
    for _ in range(stappen):
        if gesprek.fase is Fase.KLAAR:
            return
        yield gesprek
        gesprek = verwerk(gesprek, rng.choice(INVOER) if rng.random() < 0.4 else rng.choice(("2", "3", ""))).gesprek


def _tik(beeld: Beeld, stand: Stand, *namen: str) -> tuple[Stand, list[str]]:
    gegeven = []
    for naam in namen:
        stand, regel = toets(beeld, stand, naam)
        if regel is not None:
            gegeven.append(regel)
    return stand, gegeven


@pytest.mark.parametrize("zaad", range(12))
def test_elke_keuze_is_met_cijfer_en_met_pijlen_te_kiezen_in_elk_beeld(wijzer: Wijzer, zaad: int) -> None:
    gezien = set()
    for gesprek in _wandel(wijzer, zaad, 80):
        beeld = maak_beeld(gesprek)
        begin_stand = replace(nieuwe_stand(beeld), aan=())
        kies = ["space", "enter"] if beeld.meer else ["enter"]
        gezien.add(gesprek.fase)
        for nummer, keus in enumerate(beeld.keuzes):
            pijlen = _tik(beeld, begin_stand, "home", *["down"] * nummer, *kies)[1]
            assert pijlen == ["" if keus.gekozen and not beeld.meer else keus.regel]
            lang = beeld.meer or any(len(een.regel) > 1 for een in beeld.keuzes)
            enters = ["enter"] * (lang + beeld.meer)  # aanvinken en verder gaan zijn daar twee keuzes
            assert _tik(beeld, begin_stand, *keus.regel, *enters)[1] == [keus.regel]
        for een in beeld.toetsen:
            if len(een.toets) == 1 and beeld.veld is None:
                assert _tik(beeld, begin_stand, een.toets)[1] == [een.regel]
    assert Fase.VRAAG in gezien


@pytest.mark.parametrize(("breedte", "hoogte"), [(80, 24), (45, 14), (30, 10), (200, 60)])
@pytest.mark.parametrize("zaad", range(4))
def test_elk_scherm_past_en_toont_de_vraag_en_de_aangewezen_keuze(
    wijzer: Wijzer, zaad: int, breedte: int, hoogte: int
) -> None:
    for gesprek in _wandel(wijzer, zaad, 60):
        beeld = maak_beeld(gesprek)
        stand = nieuwe_stand(beeld)
        for naam in ("", "down", "down", "end", "up", "home", "pagedown"):
            stand = replace(toets(beeld, stand, naam)[0] if naam else stand, vrij=False)
            tekening = teken(beeld, stand, breedte, hoogte, MOOIE)
            tekst = ["".join(deel for _, deel in rij) for rij in (*tekening.boven, *tekening.onder)]
            assert all(breedte_van(rij) <= breedte - 2 * tekening.marge for rij in tekst)
            assert len(tekst) == hoogte if beeld.veld is None else len(tekst) < hoogte
            assert " ".join(beeld.titel.split()[:2]) in "\n".join(tekst)
            if stand.wijst is not None:
                eerste = beeld.keuzes[stand.wijst].tekst.split()[0]
                assert any(MOOIE.wijzer in rij and eerste in rij for rij in tekst)


def test_op_45_bij_14_blijft_de_vraag_staan_terwijl_de_situaties_schuiven(wijzer: Wijzer) -> None:
    gesprek = verwerk(_gesprek(wijzer), "").gesprek
    beeld, stand = maak_beeld(gesprek), nieuwe_stand(maak_beeld(gesprek))
    schermen = []
    for naam in ("down",) * 5:
        stand, _ = toets(beeld, stand, naam)
        tekening = teken(beeld, stand, 45, 14, KALE)
        stand = Stand(wijst=stand.wijst, schuif=tekening.schuif)
        schermen.append("\n".join("".join(deel for _, deel in rij) for rij in tekening.boven))
    assert all(beeld.titel in scherm for scherm in schermen)
    assert [f">  {nummer}" in scherm for nummer, scherm in enumerate(schermen, start=1)] == [True] * 5
    assert schermen[0] != schermen[-1]


def test_een_blad_bladert_en_sluit(wijzer: Wijzer) -> None:
    gesprek = verwerk(_gesprek(wijzer), "").gesprek
    beeld = maak_beeld(gesprek)
    stand = Stand(blad=maak_blad(gesprek), bladtitel="Uitleg")
    boven = teken(beeld, stand, 45, 14, KALE)
    stand, regel = toets(beeld, stand, "end")
    onder = teken(beeld, stand, 45, 14, KALE)
    assert regel is None
    assert boven.boven[:2] == onder.boven[:2]
    assert boven.boven != onder.boven
    assert toets(beeld, stand, "5") == (stand, None)  # een cijfer kiest niets achter het blad
    assert toets(beeld, stand, "enter")[0].blad == ()


def test_meerkeuze_vinkt_aan_en_uit_en_neemt_een_getypt_nummer_mee() -> None:
    beeld = Beeld(
        "x", "Welke?", keuzes=tuple(Keus(str(nummer), f"keuze {nummer}") for nummer in range(1, 13)), meer=True
    )
    stand, gegeven = _tik(beeld, nieuwe_stand(beeld), "space", "1", "2", "space", "down", "space", "space")
    assert (stand.aan, gegeven) == (("1", "12"), [])
    assert _tik(beeld, stand, "3", "enter")[1] == []
    assert _tik(beeld, stand, "3", "enter", "enter")[1] == ["1 12 3"]
    assert _tik(beeld, stand, "1", "space", "enter")[1] == ["12"]
    assert _tik(beeld, stand, "9", "9", "enter")[1] == ["99"]  # het interview zegt dat dit niet kan


def test_enter_zonder_vinkje_vraagt_een_keer_na_en_gaat_dan_verder() -> None:
    beeld = Beeld("x", "Welke?", keuzes=tuple(Keus(str(nummer), "x") for nummer in (1, 2)), meer=True)
    stand, gegeven = _tik(beeld, nieuwe_stand(beeld), "down", "enter")
    assert gegeven == []
    assert "niets aangevinkt" in stand.melding[0]
    assert _tik(beeld, stand, "enter")[1] == [""]


def test_wie_terugkomt_ziet_zijn_vinkjes_en_kan_ze_ook_weghalen() -> None:
    beeld = Beeld("x", "Welke?", keuzes=(Keus("1", "x"), Keus("2", "x", gekozen=True)), meer=True)
    assert _tik(beeld, nieuwe_stand(beeld), "enter")[1] == ["2"]
    assert _tik(beeld, nieuwe_stand(beeld), "2", "space", "enter", "enter")[1] == ["0"]


@pytest.mark.parametrize("teken_", ["\x13", "\x00", "\udcff", "\t", "\x9b"])
def test_een_onzichtbaar_teken_is_nooit_enter(wijzer: Wijzer, teken_: str) -> None:
    gesprek = verwerk(verwerk(_gesprek(wijzer), "").gesprek, "2").gesprek
    vorige = verwerk(gesprek, "t").gesprek
    for waar in (vorige, replace(vorige, fase=Fase.NAKIJKEN), replace(vorige, fase=Fase.DIMENSIE)):
        assert _tik(maak_beeld(waar), Stand(), teken_)[1] == []


def test_een_aangewezen_keuze_verandert_wat_de_voet_bij_enter_zegt(wijzer: Wijzer) -> None:
    gesprek = replace(verwerk(_gesprek(wijzer), "").gesprek, fase=Fase.NAKIJKEN)
    beeld = maak_beeld(gesprek)

    def voet(stand: Stand) -> str:
        return " ".join("".join(deel for _, deel in rij) for rij in teken(beeld, stand, 80, 24, KALE).onder)

    wijst, _ = _tik(beeld, Stand(), "down")
    assert "Enter naar de uitslag" in voet(Stand())
    assert "Enter kiezen" in voet(wijst)
    assert "Enter naar de uitslag" in voet(_tik(beeld, wijst, "escape")[0])


def test_bladeren_laat_ook_zien_wat_onder_de_laatste_situatie_staat(wijzer: Wijzer) -> None:
    gesprek = verwerk(_gesprek(wijzer), "").gesprek
    gesprek = verwerk(gesprek, "+ " + "woord " * 200 + "einde").gesprek
    beeld, stand = maak_beeld(gesprek), Stand()
    for _ in range(20):
        stand, _ = toets(beeld, stand, "pagedown")
        tekening = teken(beeld, stand, 45, 14, KALE)
        stand = replace(stand, schuif=tekening.schuif)
    assert any("einde" in deel for rij in tekening.boven for _, deel in rij)
    assert toets(beeld, stand, "down")[0].vrij is False


def test_willekeurige_toetsen_geven_dezelfde_antwoorden_als_hun_regels(wijzer: Wijzer) -> None:
    """Wat een gebruiker met toetsen doet, is met de regels die ze geven na te spelen."""
    rng = random.Random(11)
    namen = [*"123wnto+?sqx", "up", "down", "enter", "space", "left", "right", "escape", "end"]
    gesprek = spiegel = _gesprek(wijzer, kort=True)
    stand = nieuwe_stand(maak_beeld(gesprek))
    for _ in range(1500):
        if gesprek.fase is Fase.KLAAR:
            break
        beeld = maak_beeld(gesprek)
        if beeld.veld is not None:
            regel: str | None = beeld.veld.als_regel(rng.choice(("", "tekst", "2027-01-01")))
        else:
            stand, regel = toets(beeld, stand, rng.choice(namen))
        if regel is not None:
            gesprek, spiegel = verwerk(gesprek, regel).gesprek, verwerk(spiegel, regel).gesprek
            stand = nieuwe_stand(maak_beeld(gesprek)) if gesprek.fase is not Fase.KLAAR else stand
    assert gesprek == spiegel
    assert gesprek.antwoorden.antwoorden


def test_backspace_en_escape_wissen_een_getypt_nummer() -> None:
    beeld = Beeld("x", "Welke?", keuzes=tuple(Keus(str(nummer), "x") for nummer in range(1, 34)))
    assert _tik(beeld, Stand(), "1", "2", "backspace", "enter")[1] == ["1"]
    assert _tik(beeld, Stand(), "1", "2", "escape", "enter")[1] == [""]
    assert _tik(beeld, Stand(), "down", "escape", "enter")[1] == [""]


def test_de_waarschuwing_bij_esc_is_een_toestand_en_niet_de_zin_op_het_scherm() -> None:
    stand = Stand().waarschuw()
    assert stand.gewaarschuwd
    assert not Stand().meld(*stand.melding).gewaarschuwd
    assert not stand.meld("De rest is niet geplakt.").gewaarschuwd
    assert not stand.met_gevolg(Gevolg()).gewaarschuwd


def test_een_vraag_zonder_keuzes_let_alleen_op_haar_eigen_toetsen(wijzer: Wijzer) -> None:
    gesprek = verwerk(verwerk(_gesprek(wijzer), "").gesprek, "+ jan@school.nl").gesprek
    assert gesprek.fase is Fase.ZEKER
    beeld = maak_beeld(gesprek)
    assert _tik(beeld, Stand(), *"57x?", "left")[1] == []
    assert _tik(beeld, Stand(), "j")[1] == ["j"]


@pytest.mark.parametrize(
    ("veld", "getypt", "regel"),
    [
        pytest.param(Veld(), "", "", id="leeg"),
        pytest.param(Veld(), " tekst ", "tekst", id="nieuw"),
        pytest.param(Veld("oud", leeg="-"), "oud", "", id="zelfde"),
        pytest.param(Veld("oud", leeg="-"), "  ", "-", id="leeggemaakt"),
        pytest.param(Veld("oud"), "", "", id="mag-niet-leeg"),
        pytest.param(Veld("", concept="mail jan"), "mail jan", "mail jan", id="concept-is-nog-niet-bewaard"),
    ],
)
def test_een_veld_geeft_alleen_wat_veranderde(veld: Veld, getypt: str, regel: str) -> None:
    assert veld.als_regel(getypt) == regel


def test_een_menu_kiest_met_enter_de_standaard() -> None:
    menu = Menu("Wat?", keuzes=(("1", "een"), ("0", "nul")), standaard="1")
    assert [menu.kies(tekst) for tekst in ("", "0", "2", "x")] == ["1", "0", None, None]
    assert _tik(menu.beeld(), nieuwe_stand(menu.beeld()), "enter")[1] == [""]
    assert _tik(menu.beeld(), nieuwe_stand(menu.beeld()), "down", "enter")[1] == ["0"]


def test_gewone_regels_en_toetsen_tonen_dezelfde_woorden(wijzer: Wijzer) -> None:
    for gesprek in _wandel(wijzer, 5, 60):
        beeld = maak_beeld(gesprek)
        plat = "\n".join(regel.tekst for regel in regels(beeld))
        assert beeld.titel in plat
        assert all(keus.tekst in plat for keus in beeld.keuzes if keus.aandacht)


def test_gewone_regels_hebben_geen_lijnen_of_tekens_die_een_schermlezer_hindert(wijzer: Wijzer) -> None:
    for gesprek in _wandel(wijzer, 3, 120):
        for regel in (*regels(maak_beeld(gesprek)), *maak_blad(gesprek)):
            assert not any(0x2190 <= ord(teken_) <= 0x25FF for teken_ in regel.merk + regel.tekst)


@settings(max_examples=200)
@given(st.text(alphabet=st.sampled_from("ab é学校-\u0301 "), max_size=60), st.integers(8, 40))
def test_afbreken_verliest_geen_teken_en_blijft_binnen_de_breedte(tekst: str, breedte: int) -> None:
    gebroken = breek(tekst, breedte, "1. ", "   ")
    assert all(breedte_van(regel) <= breedte for regel in gebroken)
    zonder = "".join(regel[3:] for regel in gebroken).replace(" ", "")
    assert zonder == tekst.replace(" ", "")
    assert breedte_van(knip(tekst, breedte, "…")) <= breedte


def test_het_kleinste_venster_toont_nog_de_vraag() -> None:
    tekening = teken(Beeld("x", "Vraag?", na=(Regel("iets"),)), Stand(), 20, 4, KALE)
    assert any("Vraag?" in deel for rij in tekening.boven for _, deel in rij)


def test_een_naam_uit_de_wijzer_kan_het_scherm_niet_breken() -> None:
    vals = Toets("Enter", "", "rol\nregel\x9b2J\u200b")
    beeld = Beeld("x", "Vraag\x1b[2J?", school="\x1b]0;x\x07", keuzes=(Keus("1", "a\x9bb"),), toetsen=(vals,))
    tekening = teken(beeld, Stand(), 60, 20, MOOIE)
    for rij in (*tekening.boven, *tekening.onder):
        assert all(deel.isprintable() for _, deel in rij)


def test_bladeren_gaat_niet_boven_het_begin_uit() -> None:
    beeld = Beeld("x", "Welke?", keuzes=tuple(Keus(str(nummer), "x") for nummer in range(1, 4)))
    assert nieuwe_stand(beeld).schuif == 0
    assert _tik(beeld, Stand(), "pagedown", "pageup", "pageup")[0].schuif == 0
    assert _tik(beeld, Stand(), "pagedown")[0].schuif > 0
    blad = Stand(blad=(Regel("een"), Regel("twee")), bladtitel="Uitleg")
    for naam in ("up", "pageup", "home"):
        assert _tik(beeld, blad, naam)[0].schuif == 0
        assert _tik(beeld, replace(blad, schuif=1), naam)[0].schuif == 0


def test_een_pijl_opzij_doet_alleen_iets_als_er_een_toets_voor_is() -> None:
    keuzes = (Keus("1", "een"), Keus("2", "twee"))
    assert _tik(Beeld("x", "Welke?", keuzes=keuzes), Stand(), "left", "right", "z")[1] == ["z"]
    terug = Beeld("x", "Welke?", keuzes=keuzes, toetsen=(Toets("t", "t", "terug"),))
    assert _tik(terug, Stand(), "left", "right")[1] == ["t"]
