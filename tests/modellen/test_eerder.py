"""Antwoorden van versie 1.0 onder die van nu: elk antwoord verhuist, blijft of vervalt, met naam, en niets gaat weg.

Wat waarheen gaat, staat hier met de hand uitgeschreven en komt niet uit de banken.
"""

import random
from collections.abc import Iterator
from typing import Any

import pytest

from hulp import WORTEL, maak_antwoorden
from inzicht.bestanden import yamlbron
from inzicht.keuring.poort import keur_antwoordenbron
from inzicht.modellen.antwoorden import OPEN, Antwoord, Antwoorden, schrijf_antwoorden
from inzicht.modellen.keuze import Keuze
from inzicht.modellen.overzetten import Overgezet, zet_over
from inzicht.modellen.wijzer import Wijzer
from inzicht.modellen.wijzerlezing import lees_wijzer
from inzicht.oordeel.beoordeling import beoordeel
from inzicht.opdrachten.gemeen import laad_wijzer
from keurhulp import keur

Blad = dict[str, Any]
EERDER = WORTEL / "vragen" / "eerder" / "1.0"
OUD_KENMERK = "sha256:af37d57942ae3fc284b53550f3e8c2c76ddd28df59cd1c548e039f6efd3adc07"
AANTAL = 500
SCHOLEN = ("gat", "gemiddeld", "onvolledig", "startend", "voorloper")

VERHUISD: dict[str, tuple[str, tuple[int, ...]]] = {
    "aanmeldformulier.gescheiden-stappen": ("aanmeldformulier.voor-toelating", (1,)),
    "opslag.papier": ("opslag.gevoelige-dossiers", (1,)),
    "communicatie.taken": ("communicatie.werkwijze", (1, 2)),
    "communicatie.besluit-en-termijnen": ("communicatie.toelatingsbesluit", (1, 2)),
    "communicatie.overstap": ("communicatie.overstapdossier", (1, 2, 3)),
    "communicatie.overstap-vo": ("communicatie.overstapdossier-vo", (1, 2, 3)),
    "communicatie.wijzigingen": ("communicatie.wijzigingen-verwerken", (1, 2, 3, 4)),
    "communicatie.datalek": ("communicatie.datalek-melden", (1, 2)),
    "communicatie.bewustzijn": ("communicatie.zorgvuldig-werken", (1, 2)),
}
"""Waar een vraag van 1.0 nu staat, en welke situaties daar hetzelfde betekenen."""
VERVALLEN = {"communicatie.evaluatie"}


@pytest.fixture(scope="module")
def oude_wijzer() -> Wijzer:
    return laad_wijzer(str(EERDER))


def _plaats(naam: str, keuze: Keuze) -> str | None:
    """Waar dit antwoord nu hoort te staan; None als het nergens meer past."""
    if naam in VERVALLEN:
        return None
    daar, past = VERHUISD.get(naam, (naam, ()))
    if daar == naam or keuze.laag is None:
        return daar
    return daar if keuze.laag in past and keuze.hoog in past else None


def _alle(antwoorden: Antwoorden, veld: str = "antwoorden") -> dict[str, Antwoord]:
    vakken = getattr(antwoorden, veld)
    return {f"{dim}.{naam}": een for dim, vak in vakken.items() for naam, een in vak.items() if een != OPEN}


def _eis_alles_terecht(oud: Antwoorden, over: Overgezet) -> None:
    """Elk oud antwoord staat met al zijn woorden op zijn plaats, en staat in precies de lijst die dat zegt."""
    hier, weg, gezien = _alle(over.antwoorden), _alle(over.antwoorden, "vervallen"), 0
    verhuisd, vervallen = set(over.verhuisd), set(over.vervallen)
    for naam, een in _alle(oud).items():
        daar = _plaats(naam, een.keuze)
        assert (hier.get(daar) if daar else weg.get(naam)) == een, naam
        assert (naam in vervallen) == (daar is None), naam
        assert (f"{naam} -> {daar}" in verhuisd) == (daar not in (None, naam)), naam
        gezien += 1
    assert len(hier) + len(weg) == gezien
    assert len(verhuisd) + len(vervallen) == sum(_plaats(naam, een.keuze) != naam for naam, een in _alle(oud).items())
    punten = over.antwoorden.actiepunten, over.antwoorden.vervallen_actiepunten
    assert sorted(een.notitie or "" for rij in punten for een in rij) == sorted(
        een.notitie or "" for een in oud.actiepunten
    )
    for punt in oud.actiepunten:
        daar = VERHUISD.get(punt.vraag, (punt.vraag, ()))[0]
        gebleven = any(een.vraag == daar and een.notitie == punt.notitie for een in punten[0])
        assert gebleven or punt.vraag in over.punten_vervallen, punt
    _eis_vorige_terecht(oud, over.antwoorden)


def _eis_allemaal_terecht(scholen: list[Antwoorden], wijzer: Wijzer) -> None:
    for oud in scholen:
        _eis_alles_terecht(oud, zet_over(oud, wijzer))


def _eis_vorige_terecht(oud: Antwoorden, nieuw: Antwoorden) -> None:
    """De ronde ervoor houdt elke keuze; zij krijgt de naam van nu waar dat kan, en anders haar oude."""
    if oud.vorige is None:
        assert nieuw.vorige is None
        return
    assert nieuw.vorige is not None
    gekozen = {f"{dim}.{naam}": keuze for dim, vak in oud.vorige.antwoorden.items() for naam, keuze in vak.items()}
    daar = {f"{dim}.{naam}": keuze for dim, vak in nieuw.vorige.antwoorden.items() for naam, keuze in vak.items()}
    assert daar == {_plaats(naam, keuze) or naam: keuze for naam, keuze in gekozen.items() if not keuze.is_open}


def _gekeurd(antwoorden: Antwoorden, wijzer: Wijzer) -> Antwoorden:
    """Wat bewaren schrijft, gaat zonder een bevinding weer door de poort."""
    bron = yamlbron.lees(schrijf_antwoorden(antwoorden).encode(), "school.yaml", yamlbron.ANTWOORDEN)
    gelezen, gevonden = keur_antwoordenbron(bron, wijzer)
    assert gevonden == ()
    assert gelezen == antwoorden
    return antwoorden


# --- willekeurige scholen -------------------------------------------------------------------------------


def _willekeurig(rng: random.Random, oud: Wijzer, nummer: int) -> Antwoorden:
    """Antwoorden die onder 1.0 goed zijn, met alles wat in zo'n bestand kan staan."""
    sector = rng.choice(("po", "so", "vo"))
    blad: Blad = {
        "formaat": "inzicht-antwoorden/1", "wijzer": oud.kop.id, "wijzerversie": "1.0",
        "school": {"naam": f"School {nummer}", "kenmerken": {"sector": sector}},
        "datum": "2026-11-23", "omvang": rng.choice(("volledig", "volledig", "kort")),
        "antwoorden": {bank.id: dict(_vak(rng, oud, bank.id, sector, kaal=False)) for bank in oud.banken},
        "actiepunten": list(_punten(rng, oud, sector)),
    }  # fmt: skip
    if rng.random() < 0.5:
        keuzes = {bank.id: dict(_vak(rng, oud, bank.id, sector, kaal=True)) for bank in oud.banken}
        blad["vorige"] = {
            "datum": "2025-11-20", "wijzerversie": "1.0", "kenmerken": {"sector": sector}, "antwoorden": keuzes
        }  # fmt: skip
    return maak_antwoorden(blad)


def _vak(rng: random.Random, oud: Wijzer, dimensie: str, sector: str, *, kaal: bool) -> Iterator[tuple[str, Any]]:
    for vraag in next(bank for bank in oud.banken if bank.id == dimensie).vragen:
        if not vraag.geldt({"sector": sector}) or rng.random() < 0.1:
            continue
        laag, hoog = sorted(rng.choices(vraag.ladder, k=2))
        keuze: Any = rng.choice((laag, laag, hoog, hoog, "onbekend", [laag, hoog] if laag < hoog else laag))
        tekst = f"{vraag.id} {rng.random()}"
        if kaal:
            yield vraag.id, keuze
        elif vraag.nvt and rng.random() < 0.3:
            yield vraag.id, {"keuze": "nvt", "reden": tekst}
        else:
            yield (
                vraag.id,
                rng.choice((keuze, {"keuze": keuze, "opmerking": tekst, "bewijs": tekst}, {"opmerking": tekst})),
            )


def _punten(rng: random.Random, oud: Wijzer, sector: str) -> Iterator[Blad]:
    for bank in oud.banken:
        for vraag in bank.vragen:
            if vraag.geldt({"sector": sector}) and rng.random() < 0.2:
                van = rng.choice(vraag.ladder[:-1])
                yield {
                    "vraag": f"{bank.id}.{vraag.id}", "van": van, "naar": van + 1, "status": "open", "wie": vraag.rol,
                    "notitie": f"{vraag.id} {rng.random()}",
                }  # fmt: skip


@pytest.fixture(scope="module")
def scholen(oude_wijzer: Wijzer) -> list[Antwoorden]:
    """De vijf voorbeelden van toen en 500 willekeurige scholen, alle goed onder 1.0."""
    echt = [
        keur_antwoordenbron(
            yamlbron.lees((EERDER / "voorbeelden" / f"{naam}.yaml").read_bytes(), naam, yamlbron.ANTWOORDEN),
            oude_wijzer,
        )
        for naam in SCHOLEN
    ]
    rng = random.Random(20261201)
    bedacht = [_gekeurd(_willekeurig(rng, oude_wijzer, nummer), oude_wijzer) for nummer in range(AANTAL)]
    assert all(gevonden == () for _, gevonden in echt)
    return [*(een for een, _ in echt if een), *bedacht]


# --- toetsen --------------------------------------------------------------------------------------------


def test_versie_1_0_is_ongewijzigd_bewaard(oude_wijzer: Wijzer) -> None:
    assert oude_wijzer.kenmerk == OUD_KENMERK
    assert oude_wijzer.kop.versie == "1.0"
    assert keur(EERDER) == ()  # ook haar voorbeelden komen uit zoals zij verwachten


def test_wie_de_wijzer_keurt_krijgt_niets_over_een_eerdere_versie(wijzer: Wijzer) -> None:
    assert wijzer.kop.versie == "1.1"
    assert keur(EERDER.parents[1]) == ()


def test_elk_antwoord_van_1_0_verhuist_blijft_of_vervalt_met_naam(scholen: list[Antwoorden], wijzer: Wijzer) -> None:
    soorten = [0, 0, 0]
    assert len(scholen) == len(SCHOLEN) + AANTAL
    for oud in scholen:
        over = zet_over(oud, wijzer)
        _eis_alles_terecht(oud, over)
        nieuw = _gekeurd(over.antwoorden, wijzer)
        assert nieuw.wijzerversie == "1.1"
        assert zet_over(nieuw, wijzer) == Overgezet(nieuw)
        beoordeel(wijzer, nieuw)
        blijft = len(_alle(oud)) - len(over.verhuisd) - len(over.vervallen)
        soorten = [
            een + meer for een, meer in zip(soorten, (len(over.verhuisd), len(over.vervallen), blijft), strict=True)
        ]
    assert min(soorten) > AANTAL, soorten  # elk van de drie kwam vaak voor


@pytest.mark.parametrize("weg", sorted({nieuw.split(".")[1] for nieuw, _ in VERHUISD.values()}))
def test_een_vergeten_vervangt_valt_op(weg: str, scholen: list[Antwoorden]) -> None:
    kapot = _zonder_vervangt(weg)
    with pytest.raises(AssertionError):
        _eis_allemaal_terecht(scholen, kapot)


def _zonder_vervangt(weg: str) -> Wijzer:
    """De wijzer van nu, waarin een vraag niet zegt welke zij vervangt."""
    bestanden = {pad.name: pad.read_bytes() for pad in EERDER.parents[1].glob("*.yaml")}
    for naam, inhoud in bestanden.items():
        voor, midden, na = inhoud.partition(f"  - id: {weg}\n".encode())
        if midden:
            regels = na.split(b"\n")
            regels.remove(next(regel for regel in regels if regel.startswith(b"    vervangt: ")))
            bestanden[naam] = voor + midden + b"\n".join(regels)
    gelezen = lees_wijzer(bestanden, "").wijzer
    assert gelezen is not None
    return gelezen


def test_een_vraag_met_haar_oude_id_en_een_andere_tekst_zegt_waarom(oude_wijzer: Wijzer, wijzer: Wijzer) -> None:
    oud = {vraag.id: vraag for bank in oude_wijzer.banken for vraag in bank.vragen}
    for bank in wijzer.banken:
        for vraag in bank.vragen:
            toen = oud.get(vraag.id)
            anders = toen is not None and (toen.vraag, toen.situaties) != (vraag.vraag, vraag.situaties)
            assert ("1.1" in vraag.herwoord) == anders, vraag.id
            assert toen is None or toen.ladder == vraag.ladder


def test_geen_oude_id_heeft_een_nieuwe_betekenis(oude_wijzer: Wijzer, wijzer: Wijzer) -> None:
    """Een id die weg is, komt niet terug: elke vraag van nu is nieuw, of bestond al, en `vervangt` noemt wat weg is."""
    oud = {f"{bank.id}.{vraag.id}" for bank in oude_wijzer.banken for vraag in bank.vragen}
    nu = {f"{bank.id}.{vraag.id}" for bank in wijzer.banken for vraag in bank.vragen}
    assert oud - nu == {*VERHUISD} | VERVALLEN
    assert nu - oud == {daar for daar, _ in VERHUISD.values()} | {"opslag.dpia"}
