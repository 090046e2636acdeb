"""De enige lezer en schrijver van YAML en JSON (formaten 1).

Ontvangen bestanden zijn niet te vertrouwen. Daarom bouwt dit pakket waarden rechtstreeks uit de
gebeurtenissen van libyaml: zonder ankers, tags of samenvoegsleutels, met grenzen aan omvang en diepte,
en met de plek van elke sleutel en waarde. JSON gaat langs dezelfde bouwer zodra er een plek nodig is. Zonder
plekken leest `regellezer` eenvoudige YAML sneller; bij twijfel beslist de bouwer.
"""

from inzicht.bestanden.yamlbron.bron import Bron, noem_pad
from inzicht.bestanden.yamlbron.lezer import heet_json, lees, zonder_opmaak
from inzicht.bestanden.yamlbron.schrijver import schrijf
from inzicht.bestanden.yamlbron.soort import ANTWOORDEN, MEESTE_TEKENS, WIJZER, Pad, Soort

__all__ = [
    "ANTWOORDEN",
    "MEESTE_TEKENS",
    "WIJZER",
    "Bron",
    "Pad",
    "Soort",
    "heet_json",
    "lees",
    "noem_pad",
    "schrijf",
    "zonder_opmaak",
]
