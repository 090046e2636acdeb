"""Bij elke regel: waarom ze er is, een voorbeeld dat fout is, en hoe u het herstelt.

Hieruit komt docs/keuring.md. Een voorbeeld is een wijziging in een goed bestand; de toetsen voeren haar uit en kijken
of de code op de juiste regel komt. Zo kan de handleiding niet liegen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """Wat er in een goed bestand verandert: `goed` wordt `fout`, en de bevinding staat op de regel `aan`.

    Met `heel` is `fout` het hele bestand, met `overal` verandert elke plaats. `toon` staat in de handleiding als de
    fout zelf te groot of onzichtbaar is; `ook` zijn
    wijzigingen die er nog bij nodig zijn. `basis` is `nieuw` (de kleine wijzer van `inzicht nieuw`) of `vragen`.
    """

    bestand: str
    goed: str
    fout: str
    aan: str = ""
    toon: str = ""
    basis: str = "nieuw"
    heel: bool = False
    overal: bool = False
    weg: bool = False
    los: bool = False
    is_map: bool = False
    ook: tuple[tuple[str, str, str], ...] = ()
    codering: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Uitleg:
    """Waarom een regel er is, hoe u een fout herstelt, en een voorbeeld dat fout is."""

    waarom: str
    herstel: str
    voorbeeld: Voorbeeld


def bank(goed: str, fout: str, aan: str = "", basis: str = "nieuw", *, overal: bool = False) -> Voorbeeld:
    bestand = "apparaten.yaml" if basis == "nieuw" else "opslag.yaml"
    return Voorbeeld(bestand, goed, fout, aan, basis=basis, overal=overal)


def kop(goed: str, fout: str, aan: str = "") -> Voorbeeld:
    return Voorbeeld("wijzer.yaml", goed, fout, aan)


def school(goed: str, fout: str, aan: str = "") -> Voorbeeld:
    return Voorbeeld("voorbeelden/voorbeeldschool.yaml", goed, fout, aan)


def _heel(fout: str, aan: str = "", toon: str = "", codering: str = "utf-8") -> Voorbeeld:
    return Voorbeeld("apparaten.yaml", "", fout, aan, toon, heel=True, codering=codering)


LEZEN: Final = {
    "001": Uitleg(
        "Een leeg bestand is een mislukte download of een vergeten inhoud.",
        "Vul het bestand, of haal het weg.",
        _heel("# alleen een opmerking\n"),
    ),
    "002": Uitleg(
        "Een bestand van deze soort is klein. Een groot bestand is iets anders, of het is stuk.",
        "Vraag om het goede bestand.",
        _heel("a: 1\n" * 900_000, toon="(een bestand van meer dan 4 MiB)"),
    ),
    "003": Uitleg(
        "Zonder UTF-8 raken letters als é en ë beschadigd.",
        "Sla het bestand opnieuw op en kies de codering UTF-8.",
        _heel("titel: Eén\n", toon="titel: Eén     # opgeslagen als ANSI (Windows-1252)", codering="cp1252"),
    ),
    "004": Uitleg(
        "Onzichtbare tekens komen uit een beschadigd bestand, of proberen iets te verbergen.",
        "Verwijder het teken; typ het woord opnieuw als u het niet ziet.",
        _heel("titel: Apparaten\u202e\n", toon="titel: Apparaten     # met een onzichtbaar teken erachter"),
    ),
    "005": Uitleg(
        "Wat geen geldige YAML of JSON is, kan niemand zeker lezen.",
        "Kijk naar de aangewezen regel: vaak mist er een aanhalingsteken of klopt de inspringing niet.",
        _heel('titel: "Apparaten\nid: apparaten\n'),
    ),
    "006": Uitleg(
        "Deze bijzonderheden van YAML maken een bestand onleesbaar, en sommige kunnen een programma laten vastlopen.",
        "Schrijf de waarde voluit.",
        _heel("id: &naam apparaten\n"),
    ),
    "007": Uitleg(
        "Van een tweede document is niet duidelijk of het meetelt.",
        "Maak er een eigen bestand van.",
        _heel("id: apparaten\n---\nid: nog-een\n", aan="---"),
    ),
    "008": Uitleg(
        "Andere lezers nemen ongemerkt de laatste van de twee. Dan klopt de uitslag niet.",
        "Laat er één staan.",
        _heel("titel: Apparaten\nid: apparaten\ntitel: Toestellen\n", aan="titel: Toestellen"),
    ),
    "009": Uitleg(
        "Zo diep genest is geen enkel goed bestand; het is gemaakt om een lezer te laten vastlopen.",
        "Vraag om het goede bestand.",
        _heel(f"a: {'[' * 21}{']' * 21}\n", toon="a: [[[[[[[[[[[[[[[[[[[[[ ... ]]]]]]]]]]]]]]]]]]]]]"),
    ),
    "010": Uitleg(
        "Zoveel onderdelen heeft geen enkel goed bestand.",
        "Vraag om het goede bestand.",
        _heel(f"a: [{'1,' * 50_001}]\n", toon="a: [1, 1, 1, ...]     # meer dan 50.000"),
    ),
    "011": Uitleg(
        "Een tekst van meer dan 20.000 tekens past op geen enkel scherm.",
        "Maak de tekst korter.",
        _heel(f"titel: {'x' * 20_001}\n", toon="titel: xxxxxxxx...     # 20.001 tekens"),
    ),
    "012": Uitleg(
        "Inzicht leest alleen tekst. Een Word-, Excel- of PDF-bestand heeft een andere naam gekregen.",
        "Vraag om het YAML- of JSON-bestand zelf.",
        _heel("%PDF-1.7\n"),
    ),
    "013": Uitleg(
        "Wat niet te lezen is, is niet gekeurd.",
        "Kijk of de naam klopt en of u het bestand mag lezen.",
        Voorbeeld("apparaten.yaml", "", "", is_map=True, toon="(apparaten.yaml is een map in plaats van een bestand)"),
    ),
    "014": Uitleg(
        "Met kommagetallen en bijzondere getallen hangt een uitslag af van de lezer.",
        "Gebruik een geheel getal.",
        Voorbeeld("voorbeelden/school.json", "", '{"formaat": NaN}\n', heel=True),
    ),
    "015": Uitleg(
        "Een lijst of groep als sleutel past nergens.",
        "Maak van de sleutel een woord met een dubbele punt.",
        _heel("? [a, b]\n: 1\n"),
    ),
    "016": Uitleg(
        "Twee versies staan door elkaar; welke geldt, weet alleen u.",
        "Kies een van beide versies en haal de regels met <, = en > weg.",
        _heel("<<<<<<< HEAD\nid: a\n=======\nid: b\n>>>>>>> ander\n"),
    ),
    "017": Uitleg(
        "Elk bestand van inzicht begint met `formaat:`.",
        "Vergelijk met een voorbeeldbestand.",
        _heel("- apparaten\n"),
    ),
    "018": Uitleg(
        "YAML leest achter ` #` niets meer, en een komma in `{ }` begint een nieuwe sleutel. Zo verdwijnt het eind van "
        "een zin zonder dat iemand het ziet.",
        "Zet de hele tekst tussen aanhalingstekens. Een opmerking achter een getal, een id of een lijst mag blijven; "
        "achter een zin hoort ze op een eigen regel.",
        _heel("titel: Apparaten #2 van de school\n", toon="titel: Apparaten #2 van de school     # `#2` valt weg"),
    ),
    "019": Uitleg(
        "Zoveel meldingen leest niemand. Meestal is er een oorzaak: een verkeerd bestand, of een fout die terugkomt.",
        "Herstel wat er staat en controleer opnieuw.",
        _heel("- Nee #1\n" * 201, aan="- Nee", toon="- Nee #1     # en nog 200 van zulke regels"),
    ),
}

VORM: Final = {
    "W101": Uitleg(
        "Zonder een verplicht veld is een wijzer niet te gebruiken.",
        "Voeg het veld toe; docs/keuring.md en het JSON Schema noemen alle velden.",
        bank("    gewicht: 2\n", "", aan="- id: uitleenlijst"),
    ),
    "W102": Uitleg(
        "Een verkeerd gespeld veld zou anders stil worden overgeslagen.",
        "Gebruik de naam die de melding noemt, of haal het veld weg.",
        bank("    gewicht: 2", "    gewigt: 2"),
    ),
    "W103": Uitleg(
        "Een waarde van de verkeerde soort geeft een verkeerde uitslag.",
        "Doe wat de melding zegt.",
        bank("    gewicht: 2", '    gewicht: "2"'),
    ),
    "W104": Uitleg(
        "Een dimensie zonder vragen heeft geen uitkomst.",
        "Maak de vragenbank, of haal de dimensie weg.",
        kop("dimensies: [apparaten]", "dimensies: [apparaten, netwerk]"),
    ),
    "W105": Uitleg(
        "Een nieuwer formaat kan iets betekenen dat deze inzicht niet kent.",
        "Werk inzicht bij, of kijk of dit het goede bestand is.",
        bank("formaat: inzicht-vragenbank/1", "formaat: inzicht-vragenbank/99"),
    ),
    "W106": Uitleg(
        "Verwijzingen en drempels zijn alleen te keuren met een wijzer.yaml zonder fouten in de vorm.",
        "Zet het bestand naast zijn wijzer.yaml, en herstel eerst de fouten daarin.",
        Voorbeeld(
            "apparaten.yaml",
            "",
            "",
            aan="# Een vragenbank",
            toon="(apparaten.yaml zonder wijzer.yaml ernaast)",
            los=True,
        ),
    ),
    "W107": Uitleg(
        "Wat inzicht niet kent, heeft niemand nagekeken. Zo ziet u dat, en is een vergeten bank niet onzichtbaar.",
        "Hoort het bestand hier, dan hoeft u niets te doen. Is het een vragenbank, schrijf dan bovenaan het formaat.",
        Voorbeeld("netwerk.yaml", "", "id: netwerk\n", heel=True),
    ),
    "A101": Uitleg(
        "Zonder een verplicht veld zijn antwoorden niet te gebruiken.",
        "Voeg het veld toe.",
        school('datum: "2026-11-23"\n', "", aan="# Een bedachte school"),
    ),
    "A102": Uitleg(
        "Een verkeerd gespeld veld zou anders stil worden overgeslagen.",
        "Gebruik de naam die de melding noemt, of haal het veld weg.",
        school("      opmerking: Dat", "      opmerkin: Dat"),
    ),
    "A103": Uitleg(
        "Een waarde van de verkeerde soort geeft een verkeerde uitslag.",
        "Doe wat de melding zegt.",
        school("    uitleenlijst: 2", '    uitleenlijst: "2"'),
    ),
    "A105": Uitleg(
        "Een nieuwer formaat kan iets betekenen dat deze inzicht niet kent.",
        "Werk inzicht bij, of kijk of dit het goede bestand is.",
        school("formaat: inzicht-antwoorden/1", "formaat: inzicht-antwoorden/2"),
    ),
}

WIJZER: Final = {
    "W111": Uitleg(
        "Het verslag zegt hoe ver een school van het streefniveau is.",
        "Kies een niveau uit de lijst `niveaus`.",
        kop("streefniveau: 2", "streefniveau: 4"),
    ),
    "W112": Uitleg(
        "Anders kan een niveau bereikt zijn en het niveau eronder niet.",
        "Maak `grotendeels` lager, of `volledig` hoger.",
        kop("oordeel: {grotendeels: 66, volledig: 85}", "oordeel: {grotendeels: 90, volledig: 85}"),
    ),
    "W113": Uitleg(
        "Een dimensie die er twee keer staat, zou dubbel in het verslag komen.",
        "Haal er één weg.",
        kop("dimensies: [apparaten]", "dimensies: [apparaten, apparaten]"),
    ),
    "W114": Uitleg(
        "Een vragenbank die niet bij de wijzer hoort, wordt nooit gesteld.",
        "Zet haar onder `dimensies`, of haal het bestand uit de map.",
        Voorbeeld(
            "netwerk.yaml",
            "",
            "formaat: inzicht-vragenbank/1\nid: netwerk\ntitel: Netwerk\ninleiding: Over het netwerk.\nvragen: []\n",
            aan="id: netwerk",
            heel=True,
        ),
    ),
    "W115": Uitleg(
        "Antwoorden vinden hun vraag op haar id. Twee dezelfde ids zijn niet uit elkaar te houden.",
        "Geef de nieuwe vraag een andere id.",
        bank("  - id: leegmaken", "  - id: uitleenlijst", aan="- id: uitleenlijst"),
    ),
    "W116": Uitleg(
        "Een oud antwoord kan maar naar een vraag verhuizen.",
        "Laat een van de twee vragen de oude id vervangen.",
        bank("    impact: groot", "    impact: groot\n    vervangt: [oud, oud]", aan="vervangt: [oud, oud]"),
    ),
    "W117": Uitleg(
        "Inzicht zoekt de vragenbank van een dimensie op haar bestandsnaam.",
        "Maak de id en de bestandsnaam gelijk.",
        bank("id: apparaten\n", "id: toestellen\n"),
    ),
    "W118": Uitleg(
        "Een tekst bij een niveau dat niet bestaat, leest niemand.",
        "Haal de uitkomst weg, of voeg het niveau toe.",
        bank("  3:\n    stand: U controleert", "  4:\n    stand: U controleert"),
    ),
    "W119": Uitleg(
        "Een vraag die nog bestaat, houdt haar eigen antwoord.",
        "Haal de id uit `vervangt`.",
        bank("    impact: groot", "    impact: groot\n    vervangt: [uitleenlijst]", aan="vervangt: [uitleenlijst]"),
    ),
    "W120": Uitleg(
        "Ids die alleen in hoofdletters verschillen, verwisselt iedereen.",
        "Geef de nieuwe vraag een andere id.",
        bank("  - id: leegmaken", "  - id: Uitleenlijst", aan="- id: Uitleenlijst"),
    ),
    "W121": Uitleg(
        "Het verslag telt per processtap; een stap die niet bestaat, valt weg.",
        "Gebruik een stap uit wijzer.yaml.",
        bank("    processtap: innemen", "    processtap: inleveren"),
    ),
    "W122": Uitleg(
        "De rol zegt wie de vraag kan beantwoorden en het advies oppakt.",
        "Gebruik een rol uit wijzer.yaml.",
        bank("    rol: administratie", "    rol: administrate"),
    ),
    "W123": Uitleg(
        "Een bron die er niet staat, kan niemand nalezen.",
        "Gebruik een bron uit wijzer.yaml, of voeg haar daar toe.",
        bank("    bronnen: [avg-5]", "    bronnen: [avg-6]"),
    ),
    "W124": Uitleg(
        "Een vraag voor een keuze die niet bestaat, wordt nooit gesteld.",
        "Gebruik een kenmerk en een keuze uit wijzer.yaml.",
        bank("    geldt_voor: {sector: [vo]}", "    geldt_voor: {sector: [vso]}"),
    ),
    "W125": Uitleg(
        "Een vraag voor niemand wordt nooit gesteld.",
        "Noem ten minste een keuze, of haal `geldt_voor` weg.",
        bank("    geldt_voor: {sector: [vo]}", "    geldt_voor: {sector: []}"),
    ),
    "W127": Uitleg(
        "Een school die in een dimensie niets te beantwoorden heeft, krijgt er geen uitkomst.",
        "Voeg een vraag toe die ook bij die school hoort.",
        bank("    kern: true", "    kern: true\n    geldt_voor: {sector: [vo]}", aan="vragen:", overal=True),
    ),
    "W128": Uitleg(
        "De korte scan stelt alleen vragen met `kern: true`.",
        "Zet bij ten minste een vraag die bij elke school hoort `kern: true`.",
        bank("    kern: true", "    kern: false", aan="vragen:", overal=True),
    ),
    "W131": Uitleg(
        "Een school die niets heeft geregeld, moet ook kunnen kiezen.",
        "Beschrijf als situatie 1 een school die nog niets heeft geregeld.",
        bank("      1: Er is geen lijst van apparaten.\n", "", aan="situaties:"),
    ),
    "W132": Uitleg(
        "Een situatie hoort bij een niveau; boven het hoogste is er geen.",
        "Haal de situatie weg, of voeg een niveau toe.",
        bank("      3: De administratie vergelijkt", "      4: De administratie vergelijkt"),
    ),
    "W133": Uitleg(
        "Wie deze situatie kiest, krijgt anders geen advies.",
        "Schrijf hoe een school van deze situatie een stap verder komt.",
        bank("      2: Plan elk jaar een dag", "      3: Plan elk jaar een dag", aan="2: De administratie houdt"),
    ),
    "W134": Uitleg(
        "Een advies zonder situatie krijgt niemand te zien.",
        "Haal het advies weg, of voeg de situatie toe.",
        bank("      2: Plan elk jaar een dag", "      3: Plan elk jaar een dag"),
    ),
    "W135": Uitleg(
        "Zo'n inspanning telt nergens mee: van daar gaat geen stap omhoog.",
        "Noem alleen situaties van deze vraag, behalve de hoogste.",
        bank("    inspanning: middel", "    inspanning: {1: middel, 3: groot}"),
    ),
    "W136": Uitleg(
        "Een antwoord dat hierheen verhuist, kan anders nergens staan.",
        "Noem een situatie die de vraag nu heeft, of haal de oude weg: die vervalt dan, maar blijft bewaard.",
        bank(
            "    impact: groot",
            "    impact: groot\n    vervangt: [{id: oud, per: {1: 1, 2: 7}}]",
            aan="vervangt: [{id: oud",
        ),
    ),
    "W141": Uitleg(
        "Niveau 1 is altijd bereikt, en een niveau dat er niet is, wordt nooit bereikt.",
        "Kies een niveau van 2 tot en met het hoogste.",
        bank("    drempels: {3: 2}", "    drempels: {4: 2}"),
    ),
    "W142": Uitleg(
        "Situatie 1 heeft iedereen, en boven de hoogste situatie komt niemand.",
        "Kies een situatie van 2 tot en met de hoogste van deze vraag.",
        bank("    drempels: {3: 2}", "    drempels: {3: 4}"),
    ),
    "W143": Uitleg(
        "Een hoger niveau vraagt nooit minder dan een lager niveau.",
        "Maak de drempel van het hogere niveau even hoog of hoger.",
        bank("    drempels: {2: 2}", "    drempels: {2: 3, 3: 2}"),
    ),
    "W151": Uitleg(
        "De procesplaat tekent een stroom in een processtap; een stap die niet bestaat, heeft daar geen plaats.",
        "Gebruik een stap uit wijzer.yaml.",
        kop("    processtap: innemen", "    processtap: inname"),
    ),
    "W152": Uitleg(
        "De procesplaat kleurt een stroom naar het antwoord op haar vragen. Een vraag die er niet is, blijft onzichtbaar.",
        "Noem een vraag die er is, als `dimensie.vraag`.",
        kop("    vragen: [apparaten.uitleenlijst]", "    vragen: [uitleenlijst]"),
    ),
    "W153": Uitleg(
        "Wat er twee keer staat, tekent de procesplaat over elkaar heen.",
        "Haal er een weg. Is het iets anders, geef het dan een eigen naam.",
        kop("    vragen: [apparaten.leegmaken]", "    vragen: [apparaten.leegmaken, apparaten.leegmaken]"),
    ),
    "W154": Uitleg(
        "Een stroom is een pijl. Een pijl naar zichzelf laat niet zien wat er van wie naar wie gaat.",
        "Noem een andere baan bij `van` of `naar`. Blijven de gegevens waar zij zijn, zet ze dan onder `plekken`.",
        kop("    naar: Leerling of medewerker", "    naar: Ict-coördinator"),
    ),
}
