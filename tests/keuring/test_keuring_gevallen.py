"""De tachtig slechte vragenbanken uit het dossier over betrouwbaarheid, elk met haar nummer, code en regel."""

from pathlib import Path

import pytest

from inzicht.bestanden.schijf import gegevensmap
from keurhulp import keur, kopie, pas_toe, regel_van
from regeluitleg import Voorbeeld

BANK, KOP = "apparaten.yaml", "wijzer.yaml"


def heel(fout: str, aan: str = "", codering: str = "utf-8", bestand: str = BANK) -> Voorbeeld:
    return Voorbeeld(bestand, "", fout, aan, heel=True, codering=codering)


def bank(goed: str, fout: str, aan: str = "") -> Voorbeeld:
    return Voorbeeld(BANK, goed, fout, aan)


def kop(goed: str, fout: str, aan: str = "") -> Voorbeeld:
    return Voorbeeld(KOP, goed, fout, aan)


EERSTE_BANK, EERSTE_KOP = "# Een vragenbank", "# Een kleine wijzer"
GEWICHT = "    gewicht: 2"
_DRIE = "      3: De administratie vergelijkt de lijst elk jaar met de apparaten zelf."
_WAAROM = "    waarom: Een apparaat dat u kwijt bent, kan ook een datalek zijn."
_SITUATIES = (
    "      2: Er zijn afspraken en leerlingen en ouders kennen die.\n"
    "      3: U bespreekt de afspraken elk jaar met leerlingen en past ze aan.\n"
)
_ADVIEZEN = (
    "      1: Schrijf vijf afspraken op en bespreek ze in de klas. Stuur ze ook naar ouders.\n"
    "      2: Vraag aan het einde van elk schooljaar wat beter kan.\n"
)


def _te_veel_vragen() -> str:
    """De kleine bank met haar laatste vraag nog honderd keer."""
    tekst = (gegevensmap("nieuw") / BANK).read_text(encoding="utf-8")
    voor, _, laatste = tekst.partition("  - id: eigen-apparaat\n")
    return voor + "".join(f"  - id: vraag-{nummer}\n{laatste}" for nummer in range(101))


# nummer en naam, wijziging, code, woord uit de boodschap
GEVALLEN: list[tuple[str, Voorbeeld, str, str]] = [
    ("01-leeg", heel("", ""), "W001", "leeg"),
    ("02-cp1252", heel("titel: x\nuitleg: privé x\n", "uitleg", codering="cp1252"), "W003", "ANSI"),
    ("03-tab", heel("uitkomsten:\n\t1: x\n", "1: x"), "W005", "tab"),
    ("04-dubbele-sleutel", heel("id: a\ntitel: b\nid: c\n", "id: c"), "W008", "regel 1 en op regel 3"),
    ("05-alias", heel("id: a\ntitel: *x\n", "titel"), "W006", "verwijzing"),
    ("06-samenvoeg", heel("id: a\n<<: {titel: b}\n", "<<"), "W006", "Samenvoegen"),
    ("07-tag", heel("id: !!str a\n"), "W006", "tag"),
    ("08-lol", heel("a: &a [x, x]\nb: &b [*a, *a]\n", "a: &a"), "W006", "anker"),
    ("09-diep", heel(f"a: {'[' * 30_000}\n", "a:"), "W009", "diep"),
    ("10-groot", heel("# x\n" * 1_250_000), "W002", "groter"),
    ("11-geen-id", bank("id: apparaten\n", "", EERSTE_BANK), "W101", "`id` ontbreekt"),
    ("12-geen-versie", kop('versie: "1.0"\n', "", EERSTE_KOP), "W101", "`versie` ontbreekt"),
    ("13-geen-titel", bank("titel: Apparaten\n", "", EERSTE_BANK), "W101", "`titel` ontbreekt"),
    ("14-geen-dimensies", kop("dimensies: [apparaten]\n", "", EERSTE_KOP), "W101", "`dimensies` ontbreekt"),
    ("15-geen-niveaus", kop("niveaus:\n", "trappen:\n"), "W102", "trappen"),
    ("16-geen-vragen", bank("vragen:\n", "vraagjes:\n"), "W102", "Bedoelde u `vragen`?"),
    ("17-onbekend-veld", kop("dimensies: [", "dimensie: ["), "W102", "Bedoelde u `dimensies`?"),
    ("18-formaat-99", bank("vragenbank/1", "vragenbank/99", "formaat:"), "W105", "nieuwere inzicht"),
    ("19-versie-getal", kop('versie: "1.0"', "versie: 1"), "W103", "aanhalingstekens"),
    ("20-id-spatie", bank("- id: leegmaken", "- id: leeg maken"), "W103", "a-z"),
    ("21-id-hoofdletter", bank("- id: leegmaken", "- id: Leegmaken"), "W103", "kleine letters"),
    ("22-id-accent", bank("- id: leegmaken", "- id: léégmaken"), "W103", "a-z"),
    ("23-id-pad", bank("- id: leegmaken", "- id: ../x"), "W103", "a-z"),
    ("24-id-gereserveerd", kop("id: mijn-wijzer", "id: con"), "W103", "Windows"),
    ("24-id-proto", bank("- id: leegmaken", "- id: __proto__"), "W103", "a-z"),
    ("25-id-200-tekens", Voorbeeld("opslag.yaml", "- id: gevoelige-dossiers", f"- id: {'a' * 200}", basis="vragen", ook=(("wijzer.yaml", "opslag.gevoelige-dossiers", f"opslag.{'a' * 200}"),)), "W237", "64"),
    ("26-dubbele-vraag-id", Voorbeeld("opslag.yaml", "  - id: gevoelige-dossiers", "  - id: een-formulier", basis="vragen"), "W115", "aanmeldformulier.yaml:"),
    ("27-dubbele-dimensie", kop("[apparaten]", "[apparaten, apparaten]", "dimensies:"), "W113", "twee keer"),
    ("28-dubbele-situatie", bank("      2: De administratie", "      1: De administratie"), "W008", "twee keer"),
    ("29-id-hoofdletter-verschil", bank("- id: leegmaken", "- id: Uitleenlijst"), "W120", "hoofdletters"),
    ("30-vraag-zonder-dimensie", heel("formaat: inzicht-vragenbank/1\nid: netwerk\n", "id: netwerk", bestand="netwerk.yaml"), "W114", "dimensies"),
    ("31-dimensie-zonder-vraag", heel("formaat: inzicht-vragenbank/1\nid: apparaten\ntitel: a\ninleiding: b\nvragen: []\n", "vragen:"), "W103", "minstens 1"),
    ("32-vraag-zonder-situaties", bank("    situaties:\n      1: Leerlingen gebruiken eigen apparaten zonder afspraken.\n" + _SITUATIES, "", "- id: eigen-apparaat"), "W101", "`situaties` van vraag `eigen-apparaat` ontbreekt"),
    ("33-een-situatie", bank(_SITUATIES + "    adviezen:\n" + _ADVIEZEN, "    adviezen: {}\n", "situaties:"), "W103", "minstens 2"),
    ("34-keuze-no", kop("      vo: Voortgezet onderwijs", "      vo: Voortgezet onderwijs\n      no: Anders", "no:"), "W223", "aanhalingstekens"),
    ("35-gewicht-tekst", bank(GEWICHT, '    gewicht: "2"'), "W103", "aanhalingstekens"),
    ("36-gewicht-negatief", bank(GEWICHT, "    gewicht: -1"), "W103", "kleinste"),
    ("37-gewicht-nan", bank(GEWICHT, "    gewicht: .nan"), "W103", "geheel getal"),
    ("38-gewicht-1e309", bank(GEWICHT, "    gewicht: 1e309"), "W103", "geheel getal"),
    ("39-gewicht-true", bank(GEWICHT, "    gewicht: true"), "W103", "geheel getal"),
    ("40-gewicht-komma", bank(GEWICHT, "    gewicht: 0.1"), "W103", "geheel getal"),
    ("41-gewicht-0", bank(GEWICHT, "    gewicht: 0"), "W103", "kleinste"),
    ("42-drempel-negatief", bank("{3: 2}", "{3: -2}", "drempels:"), "W142", "situatie van 2"),
    ("44-uitkomst-ontbreekt", bank("  2:\n    stand: U hebt afspraken", "  9:\n    stand: U hebt afspraken"), "W118", "Niveau 9"),
    ("46-drempels-dalen", bank("{2: 2}", "{2: 3, 3: 2}", "drempels:"), "W143", "lager"),
    ("47-grens-boven-100", kop("volledig: 85", "volledig: 101", "oordeel:"), "W103", "grootste"),
    ("48-niveau-onbereikbaar", Voorbeeld(KOP, "{grotendeels: 66, volledig: 85}", "{grotendeels: 0, volledig: 0}", "1:", ook=((BANK, "{2: 2}", "{}"),)), "W201", "geen enkele combinatie"),
    ("50-niveau-zonder-tekst", bank("  3:\n    stand: U controleert elk jaar en verbetert wat nodig is.\n    vervolg: Houd dit vast en deel uw werkwijze met andere scholen.\n", "", "uitkomsten:"), "W208", "niveau 3"),
    ("51-onbekend-kenmerk", bank("{sector: [vo]}", "{sektor: [vo]}", "geldt_voor:"), "W124", "Bedoelde u `sector`?"),
    ("54-nooit-gesteld", bank("{sector: [vo]}", "{sector: []}", "geldt_voor:"), "W125", "geen enkele school"),
    ("55-voorwaarde-python", bank("{sector: [vo]}", "\"__import__('os').getcwd()\"", "geldt_voor:"), "W103", "sleutels"),
    ("56-advies-zonder-situatie", bank("      2: Zet in de uitleenlijst", "      7: Zet in de uitleenlijst"), "W134", "situatie 7"),
    ("57-dode-verwijzing", bank("[avg-5]", "[avg-55]", "bronnen:"), "W123", "Bedoelde u `avg-5`?"),
    ("58-link-javascript", kop("    vindplaats: artikel 32", '    adres: "javascript:alert(1)"\n    vindplaats: artikel 32'), "W103", "https"),
    ("59-link-http", kop("    vindplaats: artikel 32", '    adres: "http://example.nl"\n    vindplaats: artikel 32'), "W224", "https"),
    ("60-link-bestand", kop("    vindplaats: artikel 32", '    adres: "file:///etc/passwd"\n    vindplaats: artikel 32'), "W103", "https"),
    ("61-script", bank(_WAAROM, "    waarom: Kijk <script>alert(1)</script> hier."), "W227", "<script"),
    ("62-rich", bank(_WAAROM, "    waarom: Dit is [rood]belangrijk[/]."), "W227", "[rood]"),
    ("63-jinja", bank(_WAAROM, '    waarom: "Dit is {{ 7 * 7 }} keer."'), "W227", "{{"),
    ("64-kop", bank(_WAAROM, '    waarom: "# Een kop"'), "W227", "#"),
    ("65-esc", bank(_WAAROM, '    waarom: "Leeg\\e[2J scherm."'), "W004", "U+001B"),
    ("66-bidi", bank(_WAAROM, "    waarom: Om\u202egekeerd."), "W004", "U+202E"),
    ("67-nulbreedte", bank("- id: leegmaken", "- id: leeg\u200bmaken"), "W103", "a-z"),
    ("68-tekst-leeg", bank(_WAAROM, '    waarom: " "'), "W103", "leeg"),
    ("69-tekst-100kB", bank(_WAAROM, f"    waarom: {'x' * 100_000}"), "W011", "te lang"),
    ("70-te-veel-vragen", heel(_te_veel_vragen(), "vragen:"), "W103", "hoogstens 100"),
    ("78-bestandsnaam", bank("id: apparaten\n", "id: toestellen\n"), "W117", "bestandsnaam"),
    ("79-twee-banken-zelfde-id", Voorbeeld("opslag.yaml", "id: opslag\n", "id: communicatie\n", basis="vragen"), "W117", "`opslag`"),
    ("80-json-met-commentaar", heel('{\n  // uitleg\n  "a": 1\n}\n', "// uitleg", bestand="voorbeelden/x.json"), "A005", "sleutel"),
]  # fmt: skip

NIET: dict[int, str] = {
    43: "De som van de gewichten kan niet 0 zijn: elk gewicht is 1, 2 of 3 (geval 41), en een bank heeft een vraag.",
    45: "Niveaus hebben geen eigen grenzen die kunnen overlappen; er is een paar percentages voor alle niveaus.",
    49: "Gelijke grenzen mogen: dan is grotendeels gelijk aan volledig. Komt een niveau er nooit uit, dan is dat W201.",
    52: "Een voorwaarde kan niet in een kring lopen: `geldt_voor` gaat alleen over kenmerken van de school.",
    53: "Een voorwaarde kan niet over een latere vraag gaan: `geldt_voor` gaat alleen over kenmerken van de school.",
    71: "Een wijzer heeft geen talen.",
    72: "Een wijzer heeft geen vertalingen.",
    73: "Een wijzer heeft geen vertalingen.",
    74: "Dat vergelijkt twee uitgaven; een map alleen weet niet wat er eerder is uitgebracht. Wie invulde, krijgt een melding.",
    75: "Dat vergelijkt twee uitgaven; bij het lezen van oude antwoorden heet het vervallen, en niets valt weg.",
    76: "Dat vergelijkt twee uitgaven; een map alleen weet niet hoe de ladder eerder was.",
    77: "Een verwijzing naar een bestand leest inzicht als dat bestand; een melding toont nooit de inhoud ervan.",
}


@pytest.mark.parametrize(("voorbeeld", "code", "woord"), [pytest.param(*rij[1:], id=rij[0]) for rij in GEVALLEN])
def test_een_slechte_bank_krijgt_haar_code_op_haar_regel(
    voorbeeld: Voorbeeld, code: str, woord: str, tmp_path: Path
) -> None:
    map_ = kopie(voorbeeld.basis, tmp_path)
    gevonden = [een for een in keur(pas_toe(voorbeeld, map_)) if een.code == code]
    assert gevonden, [str(een) for een in keur(map_)]
    goede = [een for een in gevonden if woord in een.boodschap]
    assert goede, [str(een) for een in gevonden]
    if code == "W002" or not (voorbeeld.aan or voorbeeld.fout):
        return
    doel = (voorbeeld.aan or voorbeeld.fout.split("\n")[0]).strip()
    assert any(regel_van(een, map_).startswith(doel) for een in goede), [str(een) for een in goede]


def test_elk_van_de_tachtig_gevallen_is_getoetst_of_verantwoord() -> None:
    getoetst = {int(naam[:2]) for naam, *_ in GEVALLEN}
    assert not getoetst & set(NIET)
    assert getoetst | set(NIET) == set(range(1, 81))
    assert all(reden.endswith(".") for reden in NIET.values())


def test_een_versie_als_1_10_blijft_tekst(tmp_path: Path) -> None:
    map_ = kopie("nieuw", tmp_path)
    pas_toe(kop('versie: "1.0"', "versie: 1.10"), map_)
    assert keur(map_) == ()
