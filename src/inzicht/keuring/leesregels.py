"""De regels die het lezen zelf bewaakt: de opmaak (0xx) en de vorm (1xx), met dezelfde cijfers voor W en A.

Zij hebben geen functie hier: `yamlbron` en de modellen weigeren tijdens het lezen. Een toets vergelijkt deze lijst
met de nummers die daar voorkomen.
"""

from __future__ import annotations

from typing import Final

LEESREGELS: Final = {
    "001": "Een bestand is niet leeg.",
    "002": "Een bestand is niet te groot: antwoorden hoogstens 1 MiB, een wijzerbestand hoogstens 4 MiB.",
    "003": "Een bestand is opgeslagen als UTF-8.",
    "004": "In een bestand staan geen stuurtekens, onzichtbare tekens of stapels van meer dan 30 accenten.",
    "005": "De opmaak is geldige YAML of JSON.",
    "006": "Een bestand bevat geen ankers, verwijzingen, tags, samenvoegsleutels of regels met een procentteken.",
    "007": "Een bestand bevat één document.",
    "008": "Een sleutel staat er maar één keer.",
    "009": "Een bestand is hoogstens 20 lagen diep.",
    "010": "Een bestand heeft hoogstens 50.000 onderdelen.",
    "011": "Een tekst heeft hoogstens 20.000 tekens, en een sleutel hoogstens 1.000.",
    "012": "Het bestand is zelf YAML of JSON, en geen Word-, Excel-, PDF- of ander bestand.",
    "013": "Een bestand bestaat, is een gewoon bestand en is te lezen.",
    "014": "Een getal is geheel en heeft hoogstens 15 cijfers.",
    "015": "Een sleutel is een woord.",
    "016": "In een bestand staat geen onopgelost samenvoegconflict.",
    "017": "Een bestand bestaat uit sleutels.",
    "018": "Tekst met ` #` erin, of met een komma binnen `{ }`, staat tussen aanhalingstekens.",
    "019": "Over een bestand staan er hoogstens 200 bevindingen; de andere zijn geteld.",
    "101": "Alle verplichte velden staan erin.",
    "102": "Er staan geen velden in die inzicht niet kent.",
    "103": "Elke waarde past bij haar veld.",
    "104": "Elke dimensie van wijzer.yaml heeft een vragenbank in dezelfde map.",
    "105": "Het formaat past bij het soort bestand, en inzicht kent het.",
}
ALLEEN_WIJZER: Final = frozenset({"104"})
ALLEEN_ANTWOORDEN: Final = frozenset({"014"})
LOS_BESTAND: Final = ("W106", "Een bestand van een wijzer heeft een goede wijzer.yaml naast zich.")
VREEMD: Final = ("W107", "Wat u laat keuren, en wat naast een wijzer.yaml staat, is van een wijzer of zijn antwoorden.")
