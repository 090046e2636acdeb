"""De toetsenvoorkant zonder terminal: wat een toets doet, en hoe een beeld op een scherm past.

`toets` en `teken` zijn zuiver; `scherm.toetsen` verbindt ze met prompt_toolkit.
"""

from inzicht.interview.toetsen.rijen import KALE, MOOIE, Glyfen, Rij
from inzicht.interview.toetsen.stand import Stand, nieuwe_stand, toets
from inzicht.interview.toetsen.tekening import Tekening, teken
from inzicht.interview.toetsen.vouw import vouw

__all__ = ["KALE", "MOOIE", "Glyfen", "Rij", "Stand", "Tekening", "nieuwe_stand", "teken", "toets", "vouw"]
