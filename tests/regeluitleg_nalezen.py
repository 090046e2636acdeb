"""De uitleg bij de waarschuwingen en bij de regels voor antwoorden."""

from __future__ import annotations

from typing import Final

from regeluitleg import LEZEN, VORM, WIJZER, Uitleg, Voorbeeld, bank, kop, school

OPBOUW: Final = {
    "W201": Uitleg(
        "Een niveau dat nooit uitkomt, wekt verkeerde verwachtingen: een school springt eroverheen.",
        "Kijk of de drempels van twee niveaus gelijk zijn, of de grenzen in `oordeel` te laag of te hoog.",
        Voorbeeld(
            "wijzer.yaml",
            "oordeel: {grotendeels: 66, volledig: 85}",
            "oordeel: {grotendeels: 0, volledig: 0}",
            aan="1:",
            toon="oordeel: {grotendeels: 0, volledig: 0}     # en geen vraag met een drempel voor niveau 2",
            ook=(("apparaten.yaml", "    drempels: {2: 2}", "    drempels: {}"),),
        ),
    ),
    "W202": Uitleg(
        "Wie `nvt` kiest, ontkomt aan de wettelijke eis van deze vraag.",
        "Haal `nvt` of de drempel weg. Geldt de eis echt niet voor die school? Zet de regel uit, met de reden.",
        bank("    drempels: {}", "    drempels: {2: 2}", aan="nvt: Leerlingen nemen"),
    ),
    "W203": Uitleg(
        "Een bron die bij geen vraag hoort, kijkt niemand na.",
        "Noem de bron bij een vraag, of haal haar weg.",
        bank("    bronnen: [avg-5]", "    bronnen: [avg-32]", aan="avg-5:"),
    ),
    "W204": Uitleg(
        "Een rol zonder vragen staat voor niets in de keuzelijst.",
        "Geef de rol een vraag, of haal haar weg.",
        bank("    rol: administratie", "    rol: ict-coordinator", aan="administratie: Administratie"),
    ),
    "W205": Uitleg(
        "Het verslag toont elke processtap; zonder vragen staat er niets.",
        "Geef de stap een vraag, of haal haar weg.",
        bank("    processtap: innemen", "    processtap: uitgeven", aan="innemen:"),
    ),
    "W206": Uitleg(
        "Een begrip dat nergens voorkomt, maakt de lijst alleen langer.",
        "Gebruik het woord in een tekst, of haal het begrip weg.",
        kop(
            "  wissen:\n    term: wissen\n",
            "  verzekering:\n    term: verzekering\n",
        ),
    ),
    "W207": Uitleg(
        "Een school beantwoordt anders een vraag waar niets van afhangt.",
        "Gebruik het kenmerk in een `geldt_voor`, of haal het weg.",
        bank("    geldt_voor: {sector: [vo]}\n", "", aan="sector:"),
    ),
    "W208": Uitleg(
        "Een school op dat niveau krijgt anders geen tekst bij haar uitkomst.",
        "Schrijf bij elk niveau een `stand` en een `vervolg`.",
        bank(
            "  3:\n    stand: U controleert elk jaar en verbetert wat nodig is.\n"
            "    vervolg: Houd dit vast en deel uw werkwijze met andere scholen.\n",
            "",
            aan="uitkomsten:",
        ),
    ),
    "W209": Uitleg(
        "Wetten en pagina's veranderen. Een oude bron kan intussen iets anders zeggen.",
        "Kijk de bron na en zet bij `nagekeken` de nieuwe datum.",
        kop(
            '    vindplaats: artikel 32\n    peildatum: "2026-11"\n    nagekeken: "2026-11"',
            '    vindplaats: artikel 32\n    peildatum: "2026-11"\n    nagekeken: "2025-10"',
            aan='nagekeken: "2025-10"',
        ),
    ),
    "W210": Uitleg(
        "Zonder drempel haalt een school het streefniveau ook als zij de wet niet volgt.",
        "Geef de vraag over de wettelijke plicht een drempel, zoals {2: 2}.",
        bank("    drempels: {2: 2}", "    drempels: {3: 2}", aan="vragen:"),
    ),
    "W230": Uitleg(
        "Met één of twee vragen beslist één antwoord alles. Met bijna alle vragen is de scan niet kort.",
        "Kies de vragen die het meest zeggen; ongeveer de helft is genoeg.",
        bank("    kern: false", "    kern: true", aan="vragen:", basis="vragen", overal=True),
    ),
    "W231": Uitleg(
        "Een veld dat mag ontbreken en maar één keer ontbreekt, is vaak per ongeluk verdwenen.",
        "Schrijf het veld erbij; is het echt leeg, schrijf dan bijvoorbeeld `drempels: {}`.",
        bank(
            "    drempels: {4: 2, 5: 3}\n    inspanning: {1: klein, 2: middel}\n    impact: middel\n",
            "    inspanning: {1: klein, 2: middel}\n    impact: middel\n",
            aan="- id: noodplan",
            basis="vragen",
        ),
    ),
    "W232": Uitleg(
        "Het verslag laat bij elke processtap zien wie eraan werken en met welke systemen.",
        "Zet `wie` en `systemen` bij de stap.",
        kop("    systemen: [Uitleenlijst]\n", "", aan="uitgeven:"),
    ),
    "W233": Uitleg(
        "Zonder adres is een pagina niet terug te vinden.",
        "Zet het adres erbij, of noem een vindplaats zoals `artikel 5 lid 1`. Is de pagina niet te vinden? Zet dan "
        "`, adres niet gevonden` achter de vindplaats.",
        kop("    vindplaats: artikel 5 lid 1", "    vindplaats: pagina over gegevens", aan="avg-5:"),
    ),
    "W234": Uitleg(
        "Zo is een begrip altijd terug te vinden, en valt een tikfout op.",
        "Gebruik de id die de melding noemt.",
        kop("  wissen:\n    term: wissen", "  wisen:\n    term: wissen"),
    ),
    "W237": Uitleg(
        "Een id staat in elk antwoordenbestand en in meldingen. Een heel lange leest niemand.",
        "Kies twee of drie woorden.",
        Voorbeeld(
            "apparaten.yaml",
            "- id: eigen-apparaat",
            f"- id: {'eigen-apparaat-' * 5}vo",
            aan="- id: eigen-apparaat-",
            ook=(("wijzer.yaml", "apparaten.eigen-apparaat", f"apparaten.{'eigen-apparaat-' * 5}vo"),),
        ),
    ),
    "W238": Uitleg(
        "De procesplaat in het verslag wijst zwakke plekken aan. Een vraag zonder stroom of plek staat daar niet bij.",
        "Zet de vraag bij een stroom, of bij een plek onder `plekken`.",
        Voorbeeld(
            "wijzer.yaml",
            "    vragen: [apparaten.leegmaken]",
            "    vragen: []",
            aan="- id: leegmaken",
            toon="    vragen: []     # bij de enige stroom met apparaten.leegmaken",
        ),
    ),
    "W239": Uitleg(
        "De naam bij `van` en `naar` is de naam van de baan. Met een tikfout tekent de procesplaat een baan te veel.",
        "Schrijf dezelfde baan overal hetzelfde.",
        kop("    naar: Leerling of medewerker", "    naar: Leerling of medewerkers"),
    ),
    "W236": Uitleg(
        "Een tikfout in een adres ziet niemand, tot iemand de bron wil nalezen.",
        "Vergelijk de twee adressen en verbeter de tikfout.",
        Voorbeeld(
            "wijzer.yaml",
            '    vindplaats: artikel 40\n    adres: "https://wetten.overheid.nl/BWBR0003420"',
            '    vindplaats: artikel 40\n    adres: "https://wetten.overhied.nl/BWBR0003420"',
            aan='adres: "https://wetten.overhied.nl',
            basis="vragen",
        ),
    ),
    "W235": Uitleg(
        "Een dubbele verwijzing komt dubbel in het verslag, of is een tikfout.",
        "Haal er één weg.",
        bank("    bronnen: [avg-5]", "    bronnen: [avg-5, avg-5]"),
    ),
}

TAAL: Final = {
    "W211": Uitleg(
        "`Meestal` past altijd. Dan kiest een school te hoog, en zegt het niveau niets.",
        "Zeg hoe vaak (elk jaar, elke week) of noem wat u kunt laten zien.",
        bank(
            "vergelijkt de lijst elk jaar met",
            "vergelijkt de lijst regelmatig met",
            aan="3: De administratie vergelijkt",
        ),
    ),
    "W212": Uitleg(
        "Op twee vragen tegelijk past geen enkele situatie goed.",
        "Stel één vraag; maak zo nodig een tweede vraag.",
        bank(
            "vraag: Hoe houdt u bij wie welk apparaat heeft?",
            "vraag: Wie houdt de lijst bij, en hoe controleert u die?",
        ),
    ),
    "W213": Uitleg(
        "Twee keer nee is ja, maar dat kost een lezer moeite.",
        "Zeg wat er wel is.",
        bank(
            "      1: Er is geen lijst van apparaten.", "      1: Er zijn geen apparaten die niet kwijt kunnen raken."
        ),
    ),
    "W214": Uitleg(
        "Een lange zin leest iemand twee keer.",
        "Maak er twee zinnen van, met één gedachte per zin.",
        bank(
            "    waarom: Een apparaat dat u kwijt bent, kan ook een datalek zijn.",
            "    waarom: Een apparaat dat u kwijt bent, kan ook een datalek zijn, omdat er gegevens van leerlingen op "
            "kunnen staan die een ander nu kan lezen.",
        ),
    ),
    "W215": Uitleg(
        "Bij een situatie of advies moet duidelijk zijn wie het doet.",
        "Noem wie: u, de administratie, het systeem. `Door de administratie` mag ook.",
        bank(
            "      2: De administratie houdt een lijst bij met wie welk apparaat heeft.",
            "      2: Er wordt een lijst bijgehouden.",
        ),
    ),
    "W216": Uitleg(
        "Een afkorting die iemand niet kent, maakt een vraag onleesbaar.",
        "Zet de afkorting bij `begrippen`, of schrijf haar uit.",
        bank("    uitleg: Denk aan laptops,", "    uitleg: Denk aan BYOD, laptops,"),
    ),
    "W217": Uitleg(
        "Wie het woord niveau leest, kiest wat hoog klinkt in plaats van wat past.",
        "Beschrijf wat de school doet.",
        bank("      1: Er is geen lijst van apparaten.", "      1: De lijst is nog van een laag niveau."),
    ),
    "W218": Uitleg(
        "Gewone woorden en de u-vorm leest iedereen. Kantoortaal niet.",
        "Gebruik het woord dat de melding noemt.",
        bank("Spreek af wie de lijst bijhoudt.", "Men dient te weten wie de lijst bijhoudt.", aan="1: Schrijf van elk"),
    ),
}

TEKST: Final = {
    "W221": Uitleg(
        "Twee keer dezelfde tekst is vaak gekopieerd en daarna vergeten aan te passen.",
        "Pas één van de twee aan. Is het zo bedoeld? Zet de regel bij die vraag uit, met de reden.",
        bank(
            "Vraag aan het einde van elk schooljaar wat beter kan.",
            "Plan elk jaar een dag om de lijst na te lopen. Noteer wat u mist.",
            aan="2: Plan elk jaar een dag",
        ),
    ),
    "W222": Uitleg(
        "Lijken twee situaties te veel op elkaar, dan is de keuze een gok.",
        "Laat duidelijk zien waarin de hogere situatie verder gaat.",
        bank(
            "      3: De administratie vergelijkt de lijst elk jaar met de apparaten zelf.",
            "      3: De administratie houdt een lijst bij met wie elk apparaat heeft.",
        ),
    ),
    "W223": Uitleg(
        "Andere programma's lezen no, yes, on en off als ja of nee.",
        "Zet het woord tussen aanhalingstekens.",
        kop(
            "      vo: Voortgezet onderwijs",
            "      vo: Voortgezet onderwijs\n      no: Andere sector",
            aan="no: Andere sector",
        ),
    ),
    "W224": Uitleg(
        "Een adres met http is onderweg te lezen en te veranderen.",
        "Gebruik https.",
        kop(
            "    vindplaats: artikel 32\n",
            '    vindplaats: artikel 32\n    adres: "http://example.nl"\n',
            aan='adres: "http',
        ),
    ),
    "W225": Uitleg(
        "Een spatie aan het einde ziet niemand, maar zij geeft wel verschillen in git.",
        "Haal de spatie weg.",
        bank("titel: Apparaten\n", "titel: Apparaten \n"),
    ),
    "W226": Uitleg(
        "Rechte en kromme aanhalingstekens door elkaar zien er slordig uit en zoeken lastig.",
        "Kies één soort en gebruik die overal.",
        bank(
            "laptops, tablets en telefoons, ook die van invallers",
            "laptops, iPad’s en foto's, ook die van invallers",
            aan="uitleg: Denk aan",
        ),
    ),
    "W227": Uitleg(
        "Inzicht toont teksten letterlijk, zodat een tekst nooit iets kan uitvoeren.",
        "Schrijf gewone tekst.",
        bank("      1: Er is geen lijst van apparaten.", "      1: Er is <b>geen</b> lijst van apparaten."),
    ),
    "W229": Uitleg(
        "In een tekst over meer regels valt een verdwenen of verwisselde regel niet op. Op één regel wel.",
        "Zet de tekst of lijst op één regel. Laat uw editor lange regels afbreken op het scherm.",
        bank("    uitleg: Denk aan laptops,", "    uitleg: >-\n      Denk aan laptops,", aan="uitleg: >-"),
    ),
}

UITZONDERINGEN: Final = {
    "W291": Uitleg(
        "Een uitzondering met een tikfout doet niets.",
        "Gebruik een code uit deze lijst.",
        bank(
            "    impact: groot",
            "    impact: groot\n    uitzonderingen: {W999: Dit geldt hier niet.}",
            aan="uitzonderingen:",
        ),
    ),
    "W292": Uitleg(
        "Een fout telt altijd: geen enkele opdracht rekent met een wijzer die fouten heeft.",
        "Haal de uitzondering weg en herstel wat de regel meldt.",
        bank(
            "    impact: groot",
            "    impact: groot\n    uitzonderingen: {W122: Dit geldt hier niet.}",
            aan="uitzonderingen:",
        ),
    ),
    "W293": Uitleg(
        "Een uitzondering die niet meer nodig is, verbergt later een nieuwe fout.",
        "Haal de uitzondering weg.",
        bank(
            "    impact: groot",
            "    impact: groot\n    uitzonderingen: {W214: Dit geldt hier niet.}",
            aan="uitzonderingen:",
        ),
    ),
}

ANTWOORDEN: Final = {
    "A111": Uitleg(
        "Antwoorden op andere vragen geven een uitslag die niets zegt.",
        "Geef de goede wijzer met `--wijzer`, of vraag om het goede bestand.",
        school("wijzer: mijn-wijzer", "wijzer: mijn-wijzr"),
    ),
    "A112": Uitleg(
        "Een nieuwere wijzer kan vragen hebben die hier niet bestaan.",
        "Gebruik de nieuwere wijzer.",
        school('wijzerversie: "1.0"', 'wijzerversie: "2.0"'),
    ),
    "A113": Uitleg(
        "Van een kenmerk hangt af welke vragen een school krijgt.",
        "Gebruik een kenmerk uit de wijzer.",
        school("  kenmerken: {sector: vo}", "  kenmerken: {sektor: vo}"),
    ),
    "A114": Uitleg(
        "Van een kenmerk hangt af welke vragen een school krijgt.",
        "Kies een van de keuzes die de melding noemt.",
        school("  kenmerken: {sector: vo}", "  kenmerken: {sector: mbo}"),
    ),
    "A115": Uitleg(
        "Hier hoort een rol, en nooit de naam van een persoon.",
        "Gebruik een rol uit de wijzer.",
        school("invuller: {rol: ict-coordinator}", "invuller: {rol: jan}"),
    ),
    "A121": Uitleg(
        "Antwoorden in een dimensie die niet bestaat, tellen niet mee.",
        "Gebruik de naam die de melding noemt.",
        school("  apparaten:", "  aparaten:"),
    ),
    "A122": Uitleg(
        "Een antwoord op een vraag die niet bestaat, telt niet mee.",
        "Gebruik de id die de melding noemt.",
        school("    uitleenlijst: 2", "    uitleenlyst: 2"),
    ),
    "A123": Uitleg(
        "Alleen een situatie die er staat, is te kiezen.",
        "Kies een van de situaties die de melding noemt.",
        school("    uitleenlijst: 2", "    uitleenlijst: 5"),
    ),
    "A124": Uitleg(
        "Niet van toepassing kan alleen waar de wijzer zegt wanneer dat zo is.",
        "Kies een situatie, of `onbekend`.",
        school("    uitleenlijst: 2", "    uitleenlijst: {keuze: nvt, reden: Geen apparaten.}"),
    ),
    "A125": Uitleg(
        "Zonder reden kan niemand nagaan of de vraag echt niet van toepassing is.",
        "Schrijf bij `reden` in één zin waarom.",
        school("      reden: Leerlingen werken alleen op apparaten van de school.\n", "", aan="keuze: nvt"),
    ),
    "A131": Uitleg(
        "Een actiepunt hoort bij een advies, en dat hoort bij een vraag.",
        "Gebruik de vraag die de melding noemt.",
        school("  - vraag: apparaten.leegmaken", "  - vraag: apparaten.leegmake"),
    ),
    "A132": Uitleg(
        "Hier hoort een rol, en nooit de naam van een persoon.",
        "Gebruik een rol uit de wijzer.",
        school("    wie: ict-coordinator", "    wie: jan"),
    ),
    "A133": Uitleg(
        "Het advies bij een actiepunt is dat van zijn stap. Een stap die niet bestaat, heeft geen advies.",
        "Kies situaties van de vraag, en `van` lager dan `naar`.",
        school("    wie: ict-coordinator", "    wie: ict-coordinator\n    van: 2\n    naar: 2", aan="naar: 2"),
    ),
    "A134": Uitleg(
        "Twee actiepunten voor dezelfde stap spreken elkaar tegen over wie het doet, wanneer, en hoe ver het is.",
        "Houd een van de twee, met de goede rol, datum en status.",
        school(
            '    wanneer: "2027-02-01"',
            '    wanneer: "2027-02-01"\n    naar: 3\n  - {vraag: apparaten.leegmaken, naar: 3, status: klaar}',
            aan="- {vraag",
        ),
    ),
    "A135": Uitleg(
        "Een dag waarop iets klaar was, past niet bij een actiepunt dat nog loopt.",
        "Haal `gereed` weg, of zet de status op `klaar`.",
        school("    wie: ict-coordinator", '    wie: ict-coordinator\n    gereed: "2027-01-20"', aan="gereed:"),
    ),
    "A141": Uitleg(
        "Een voorbeeldschool laat zien wat een wijziging doet. Komt er iets anders uit, dan is er iets veranderd.",
        "Kijk of de wijziging zo bedoeld is, en pas dan `verwacht` aan.",
        school("verwacht: {apparaten: 2}", "verwacht: {apparaten: 3}"),
    ),
    "A201": Uitleg(
        "Antwoorden gaan over de werkwijze. Gegevens van een persoon horen er niet in.",
        "Haal de gegevens weg; schrijf bijvoorbeeld `een leerling` of `de administratie`.",
        school("      opmerking: Dat doen wij in de zomervakantie.", "      opmerking: Bel 06-12345678 voor meer."),
    ),
    "A202": Uitleg(
        "Een datum in de toekomst is een tikfout, of de klok van de computer staat verkeerd.",
        "Schrijf de dag waarop u de antwoorden het laatst wijzigde.",
        school('datum: "2026-11-23"', 'datum: "2062-11-23"'),
    ),
    "A203": Uitleg(
        "Twee actiepunten voor dezelfde vraag spreken elkaar vaak tegen. Zonder `van` en `naar` is niet te zien of het "
        "om dezelfde stap gaat.",
        "Houd een van de twee, of zet er `van` en `naar` bij.",
        school(
            '    wanneer: "2027-02-01"',
            '    wanneer: "2027-02-01"\n  - {vraag: apparaten.leegmaken, status: klaar}',
            aan="- {vraag",
        ),
    ),
}

UITLEG: Final = {
    **{f"W{nummer}": uitleg for nummer, uitleg in LEZEN.items() if nummer != "014"},
    **{f"A{nummer}": uitleg for nummer, uitleg in LEZEN.items()},
    **VORM,
    **WIJZER,
    **OPBOUW,
    **TAAL,
    **TEKST,
    **UITZONDERINGEN,
    **ANTWOORDEN,
}
"""De uitleg van elke regel op code; een toets eist dat er geen ontbreekt."""
