"""De toetsenvoorkant zonder terminal: wat een toets doet, en hoe een beeld op een scherm past.

`toets` en `teken` zijn zuiver; `scherm.toetsen` verbindt ze met prompt_toolkit.
"""

from inzicht.toetsenbeeld.rijen import KALE, MOOIE, Glyfen, Rij
from inzicht.toetsenbeeld.stand import Stand, nieuwe_stand, toets
from inzicht.toetsenbeeld.tekening import Tekening, teken
from inzicht.toetsenbeeld.vouw import vouw

__all__ = ["KALE", "MOOIE", "Glyfen", "Rij", "Stand", "Tekening", "nieuwe_stand", "teken", "toets", "vouw"]
