"""Inzicht: hoe registreert een school leerlinggegevens, en wat is de volgende stap?"""

__version__ = "0.1.0"
