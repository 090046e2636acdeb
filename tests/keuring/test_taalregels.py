"""De taalregels: wat ze zien, en vooral wat ze met rust laten, want een vals alarm maakt teksten slechter."""

import re
from pathlib import Path

import pytest

from inzicht.keuring.nalezen.nederlands import (
    aantal_woorden,
    dubbele_ontkenning,
    een_letter_anders,
    lijdende_vorm,
    zinnen,
)
from inzicht.keuring.nalezen.schrijfregels import _OPMAAK, lijken
from inzicht.keuring.nalezen.taalregels import _NIVEAU, _TWEEDE_VRAAG
from inzicht.keuring.nalezen.woordenlijsten import AFKORTINGPATROON, VAAGPATROON, VERBODEN, VERBODENPATROON, beter_dan
from inzicht.keuring.nalezen.zinsbouw import vreemde_afkortingen
from keurhulp import keur, kopie


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("Een zin. Nog een.", ["Een zin.", "Nog een."]),
        ("Hebt u meer tijd nodig? Vraag uitstel.", ["Hebt u meer tijd nodig?", "Vraag uitstel."]),
        (
            "Dat telt vanaf 1 oktober. 6 weken later beslist u.",
            ["Dat telt vanaf 1 oktober.", "6 weken later beslist u."],
        ),
        ("Artikel 5.2 geldt voor het po en so.", ["Artikel 5.2 geldt voor het po en so."]),
        ("Kies een basisversie, zoals 1.0 of 2.0.", ["Kies een basisversie, zoals 1.0 of 2.0."]),
        ("Één formulier. Élke ouder.", ["Één formulier.", "Élke ouder."]),
    ],
)
def test_zinnen(tekst: str, verwacht: list[str]) -> None:
    assert zinnen(tekst) == verwacht


def test_woorden_tellen_zonder_losse_leestekens() -> None:
    assert aantal_woorden("Kijk - als het kan - in het LAS: daar staat 't.") == 10


@pytest.mark.parametrize(
    "zin",
    [
        "U weet niet of er geen kopie is.",
        "Er is niemand die niets weet.",
        "Het is niet onmogelijk.",
        "Gegevens die niet onjuist zijn, blijven staan.",
        "Er is geen dossier dat niet compleet is.",
        "U weet niet of niet elke leerling een account heeft.",
        "Het is niet zeker of niemand niet meekijkt.",
    ],
)
def test_een_dubbele_ontkenning_wordt_gezien(zin: str) -> None:
    assert dubbele_ontkenning(zin)


@pytest.mark.parametrize(
    "zin",
    [
        "Er is geen beleid en niemand is verantwoordelijk.",
        "U hebt geen lijst, dus niemand weet het.",
        "Wat niet nodig is, verwijdert u niet alleen uit het LAS.",
        "Het staat niet vast.",
        "Niet ondertekende formulieren stuurt u terug.",
        "De school bewaart het niet onder het bureau.",
        "Er is geen online portaal.",
        "Ouders horen niets of zij bellen niet.",
        "Niet zonder toestemming delen.",
        "Een apparaat zonder ondersteuning krijgt geen beveiligingsupdates meer.",
        "Zonder toestemming van de directie gaat er geen laptop mee naar huis.",
        "Medewerkers mogen geen programma's installeren die niet op de lijst staan.",
        "Het systeem werkt niet of niet meer.",
        "De leraar kijkt het werk niet of nauwelijks na.",
        "De school bewaart dit niet of nooit.",
    ],
)
def test_gewoon_nederlands_met_ontkenningen_mag(zin: str) -> None:
    assert dubbele_ontkenning(zin) == ""


@pytest.mark.parametrize(
    "zin",
    [
        "Formulieren worden bewaard.",
        "De lijst wordt elk jaar gecontroleerd.",
        "Het dossier wordt naar de nieuwe school verzonden.",
        "Wie gegevens krijgt, moet vastgelegd worden.",
        "De afspraken werden niet opgeschreven.",
        "Updates worden automatisch geïnstalleerd.",
        "De laptops worden elk jaar geüpdatet.",
        "Het werk wordt goed gecoördineerd.",
        "De afspraken worden elk jaar herzien.",
        "Daarna wordt het besproken met het team.",
        "Als het bewaard wordt, staat het op de lijst.",
        "Zodra de verwerkersovereenkomst getekend is, wordt het account verwijderd.",
        "De verwerkersovereenkomst wordt elk jaar vernieuwd.",
        "Elk beveiligingsincident wordt gemeld bij de directie.",
        "In de gids staat hoe de gegevens bewaard worden.",
        "Oude gegevens moeten verwijderd worden.",
        "De lijst wordt in een map bewaard.",
    ],
)
def test_de_lijdende_vorm_zonder_wie_wordt_gezien(zin: str) -> None:
    assert lijdende_vorm(zin)


@pytest.mark.parametrize(
    "zin",
    [
        "De lijst wordt door de administratie bewaard.",
        "Het werk wordt makkelijker.",
        "Een kind wordt drie jaar.",
        "U wordt lid van een netwerk.",
        "Zo worden de gegevens beter.",
        "Daarna wordt het besluit bekend.",
        "De groepen worden groter en u past de lijst aan.",
        "Zij worden samen verantwoordelijk.",
        "De verantwoordelijkheid wordt een vast punt op de agenda.",
        "De verwerkersovereenkomst wordt onderdeel van het contract.",
        "Een beveiligingsincident wordt zo een leermoment.",
        "Het gebruikersaccount wordt persoonlijk.",
        "Het beleidsdocument wordt korter en duidelijker.",
        "Het bewaarbeleid wordt een vast onderdeel.",
        "De herkomst wordt zichtbaar voor ouders.",
        "Het wordt een verwerkersovereenkomst.",
        "De lijst wordt een nieuw beleidsdocument.",
        "Zo wordt veilig werken een gezamenlijke verantwoordelijkheid.",
        "De ouder wordt bekend met het nieuwe gebruikersaccount.",
        "Dit worden vaste gewoonten.",
    ],
)
def test_worden_zonder_lijdende_vorm_mag(zin: str) -> None:
    assert lijdende_vorm(zin) == ""


@pytest.mark.parametrize(
    ("vraag", "dubbel"),
    [
        ("Wat horen ouders na de aanmelding, en wanneer?", True),
        ("Hoe deelt u gegevens en met wie?", False),
        ("Hoe deelt u gegevens en wie beslist?", True),
        ("Hoe bepaalt u welke gegevens u vraagt en welke niet?", False),
        ("Hoe regelt u wie wat doet bij aanmelden, inschrijven en beheren?", False),
        ("Hoe regelt u het bewaren en vernietigen van gegevens?", False),
        ("Hoe bepaalt u of en wanneer u gegevens wist?", False),
        ("Hoe vaak en met wie controleert u de lijst?", True),
        ("Controleert u de lijst en past u hem aan?", True),
        ("Wat spreekt u af met ouders en met uw leraren?", False),
    ],
)
def test_een_tweede_vraag(vraag: str, *, dubbel: bool) -> None:
    assert (_TWEEDE_VRAAG.search(vraag) is not None) is dubbel


@pytest.mark.parametrize(
    ("patroon", "raak", "mis"),
    [
        (VAAGPATROON, ["U doet dit meestal.", "Zo veel mogelijk digitaal.", "Soms is er een gesprek.", "af  en toe"], ["U doet dit elk jaar.", "Het systeem telt hoe vaak iemand inlogt.", "U hebt dit geregeld.", "Het is mogelijk.", "vaakheid"]),
        (VERBODENPATROON, ["Men kiest.", "De school dient dit elk jaar te doen.", "Ouders dienden te tekenen.", "De school dient formulieren en dossiers te bewaren.", "Dit dient in het dossier te staan.", "Een AVG proof school.", "U dient te kiezen.", "Gebeurt middels een brief.", "Kies je school.", "Tevens is er."], ["Samen kiezen.", "Aanmelden kan.", "Het conforme deel.", "Een dienst.", "Ouders mogen een klacht in te dienen of bezwaar te maken.", "Ouders dienen een klacht in en vragen u te reageren.", "De school dient een verzoek in bij DUO en vraagt te wachten.", "De lijst dient als bewijs en is te vinden in de map.", "Zij dienen een plan in.", "Zij dienen een plan in om te starten.", "Zij dienen het in. Dat is te laat.", "Jaarlijks."]),
        (AFKORTINGPATROON, ["bijv. een lijst", "o.a. ouders", "1 t/m 5", "nr. 5", "d.w.z. nu"], ["Dat is de kunst. Een nieuwe zin.", "Het maximum.", "Kies uw dank.", "min of meer"]),
    ],
)  # fmt: skip
def test_woordenlijsten(patroon: re.Pattern[str], raak: list[str], mis: list[str]) -> None:
    assert [tekst for tekst in raak if not patroon.search(tekst)] == []
    assert [tekst for tekst in mis if patroon.search(tekst)] == []


@pytest.mark.parametrize(
    ("een", "ander", "zo"),
    [
        ("De school houdt een lijst bij met wie welk apparaat heeft.", "De school houdt een lijst bij met wie elk apparaat heeft.", True),
        ("U kijkt de lijst elk jaar na met het hele team erbij.", "U kijkt de lijst elke maand na met het hele team erbij.", False),
        ("U kijkt de lijst na met 2 mensen van het team erbij.", "U kijkt de lijst na met 4 mensen van het team erbij.", False),
    ],
)  # fmt: skip
def test_situaties_die_op_elkaar_lijken(een: str, ander: str, *, zo: bool) -> None:
    assert lijken(een, ander) is zo


def test_wat_er_beter_is_dan_een_verboden_woord() -> None:
    assert beter_dan("dient dit te") == "moet"
    assert beter_dan("Dienden  te") == "moesten"
    assert {beter_dan(woord) for woord in VERBODEN} == set(VERBODEN.values())


@pytest.mark.parametrize(
    ("een", "ander", "zo"),
    [("duo.nl", "duo.nll", True), ("duo.nl", "dou.nl", True), ("duo.nl", "duo.nl", False), ("x/BWBR0003420", "x/BWBR0003421", False), ("poraad.nl", "vo-raad.nl", False)],
)  # fmt: skip
def test_een_letter_anders(een: str, ander: str, *, zo: bool) -> None:
    assert een_letter_anders(een, ander) is zo


@pytest.mark.parametrize("lengte", range(1, 14))
def test_een_letter_anders_valt_op_elke_plaats_op(lengte: int) -> None:
    tekst = "abcdefghijklmn"[:lengte]
    for plaats in range(lengte):
        voor, na = tekst[:plaats], tekst[plaats:]
        anders = [voor + na[1:], f"{voor}x{na}", f"{voor}x{na[1:]}"]
        anders += [voor + na[1] + na[0] + na[2:]] if len(na) > 1 else []
        for ander in anders:
            assert een_letter_anders(tekst, ander), ander
            assert een_letter_anders(ander, tekst), ander
        assert not een_letter_anders(tekst, f"{voor}1{na}")  # een cijfer telt niet
        assert not een_letter_anders(f"{voor}1{na}", tekst)
        assert not een_letter_anders(tekst, f"{voor}xy{na}")


@pytest.mark.parametrize(
    ("woord", "tekst"),
    [
        ("II", "Lees deel II."),
        ("XIV", "Artikel XIV geldt."),
        ("IV", "Zie hoofdstuk II, III en IV."),
        ("CD", "Zie bijlage CD."),
        ("NIET", "U mag die NIET mailen."),
        ("ALTIJD", "Vraag ALTIJD om toestemming."),
        ("OP", "LET OP: dit is geheim."),
        ("BELANGRIJK", "BELANGRIJK: lees dit."),
        ("LIJST", "Houd een LIJST bij. De lijst staat in de map."),
        ("EER", "Mail niet buiten de Europese Economische Ruimte (EER)."),
        ("EER", "De EER (Europese Economische Ruimte) is groter. Binnen de EER mag het."),
        ("LVS", "Het leerlingvolgsysteem (LVS) is van de school."),
        ("SWV", "Een samenwerkingsverband (hierna: SWV) helpt."),
        ("FG", "De FG, ofwel de functionaris gegevensbescherming, kijkt mee."),
        ("LA", "Deze LASsen zijn oud."),
    ],
)
def test_een_bekend_woord_in_hoofdletters_is_geen_vreemde_afkorting(woord: str, tekst: str) -> None:
    assert woord not in vreemde_afkortingen(tekst)


@pytest.mark.parametrize(
    ("woord", "tekst"),
    [
        ("XYZ", "Gebruik de XYZ."),
        ("DPIA", "Maak een DPIA."),
        ("OP", "Het OP krijgt uitleg."),
        ("MD", "Vraag het de MD."),
        ("IB", "De IB kijkt mee (zie de gids)."),
        ("EER", "Mail alleen binnen Europa (EER)."),
        ("FG", "De FG (zie de gids) kijkt mee."),
    ],
)
def test_een_vreemde_afkorting_wordt_gezien(woord: str, tekst: str) -> None:
    assert vreemde_afkortingen(tekst) == [woord]


@pytest.mark.parametrize(
    ("tekst", "ziet"),
    [
        ("De school werkt op niveau 3.", True),
        ("Dit is het hoogste niveau.", True),
        ("Het niveau van de school is hoog.", True),
        ("Het volwassenheidsniveau is bekend.", True),
        ("De school weet welk onderwijsniveau elke leerling volgt.", False),
        ("De leraar kent het niveau van de leerling.", False),
        ("Leerlingen lezen op niveau 1F.", False),
        ("De brief is op taalniveau B1, dus niveau B1.", False),
        ("Elke leerling werkt op zijn niveau.", False),
        ("De mbo-niveaus staan in het systeem.", False),
    ],
)
def test_alleen_het_niveau_van_de_wijzer_telt(tekst: str, *, ziet: bool) -> None:
    assert (_NIVEAU.search(tekst) is not None) is ziet


@pytest.mark.parametrize(
    ("tekst", "ziet"),
    [
        ("Vul in de brief [naam] in.", False),
        ("Schrijf: Geachte <naam>, uw kind [voornaam leerling] is ingeschreven op <datum>.", False),
        ("Dit is [b]vet[/b].", True),
        ("Dit is [/naam].", True),
        ("Kijk [hier](https://a.nl).", True),
        ("Dit is <b>vet.", True),
        ("Dit is <br/> een regel.", True),
        ("Dit is <!-- weg -->.", True),
        ("Dit is </naam>.", True),
    ],
)
def test_een_plek_om_in_te_vullen_is_geen_opmaak(tekst: str, *, ziet: bool) -> None:
    assert (_OPMAAK.search(tekst) is not None) is ziet


def test_een_vaste_antwoordschaal_en_een_gelijke_nvt_zijn_niet_dubbel(tmp_path: Path) -> None:
    doel = kopie("nieuw", tmp_path)
    bank = doel / "apparaten.yaml"
    delen = re.split(r"(?m)^(?=  - id: )", bank.read_text(encoding="utf-8"))
    for nummer, deel in enumerate(delen[1:], start=1):
        met = re.sub(r"(?m)^      1: .*$", "      1: Nee", deel, count=1)
        nvt = "" if "    nvt:" in met else "    nvt: Uw school heeft geen apparaten.\n"
        delen[nummer] = re.sub(r"(?m)^    situaties:", f"{nvt}    situaties:", met)
    bank.write_text("".join(delen), encoding="utf-8")
    assert {een.code for een in keur(doel)}.isdisjoint({"W221", "W103", "W005"})
    tekst = re.sub(r"(?m)^    waarom: .*$", "    waarom: Steeds dezelfde reden.", bank.read_text(encoding="utf-8"))
    bank.write_text(tekst, encoding="utf-8")
    assert "W221" in {een.code for een in keur(doel)}
