"""Wat een toets doet: aanwijzen, aanvinken, bladeren, of een regel invoer aan het interview geven."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from inzicht.interview.beeld import Beeld
    from inzicht.interview.beeld.spel import Gevolg
    from inzicht.regels import Regel

_CIJFERS: Final = frozenset("0123456789")
_MEESTE_CIJFERS: Final = 3
_SPRONG: Final = 5
_BLADEREN: Final = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10, "space": 10, "home": -10_000, "end": 10_000}
_NIETS_AAN: Final = "U hebt nog niets aangevinkt; dat doet u met de spatiebalk. Enter gaat zonder keuze verder."
_ESC_GOOIT_WEG: Final = "Nog een keer Esc gooit deze tekst weg. Enter bewaart haar."
_STIL: Final = frozenset({*_BLADEREN, "escape", "backspace"})
_PIJLEN: Final = {"left": "t", "right": "o"}


@dataclass(frozen=True, slots=True)
class Stand:
    """Wat de toetsenvoorkant zelf onthoudt bij een beeld.

    `wijst` is de aangewezen keuze (vanaf 0), `schuif` de eerste zichtbare rij (`vrij` laat die staan waar de
    gebruiker bladerde, ook als de aangewezen keuze dan uit beeld is), `aan` de aangevinkte regels,
    `getypt` een nummer in de maak. Een `blad` (uitleg, uitslag) ligt over het beeld tot de gebruiker het sluit;
    `bladsluit` zegt of dat terug of verder is. `gewaarschuwd` zegt dat een tweede Esc de getypte
    tekst weggooit; dat geldt tot er iets anders te melden is.
    """

    wijst: int | None = None
    schuif: int = 0
    aan: tuple[str, ...] = ()
    getypt: str = ""
    melding: tuple[str, ...] = ()
    vrij: bool = False
    blad: tuple[Regel, ...] = ()
    bladtitel: str = ""
    bladsluit: str = "terug"
    gewaarschuwd: bool = False

    def meld(self, *zinnen: str) -> Stand:
        """Dezelfde stand met deze zinnen in de voet."""
        return replace(self, melding=zinnen, gewaarschuwd=False)

    def met_gevolg(self, gevolg: Gevolg) -> Stand:
        """Dezelfde stand met wat een regel invoer opleverde: zinnen en een blad."""
        schuif = 0 if gevolg.blad else self.schuif
        over = replace(self.meld(*gevolg.zeg), blad=gevolg.blad, bladtitel=gevolg.bladtitel, schuif=schuif)
        return replace(over, bladsluit=gevolg.sluit)

    def waarschuw(self) -> Stand:
        """Dezelfde stand, met de waarschuwing dat een tweede Esc de getypte tekst weggooit."""
        return replace(self.meld(_ESC_GOOIT_WEG), gewaarschuwd=True)


def nieuwe_stand(beeld: Beeld) -> Stand:
    """De stand bij een nieuw beeld: het antwoord van nu is aangewezen."""
    if beeld.meer:
        return Stand(wijst=0, aan=tuple(keus.regel for keus in beeld.keuzes if keus.gekozen))
    gekozen = [nummer for nummer, keus in enumerate(beeld.keuzes) if keus.gekozen]
    return Stand(wijst=gekozen[0] if gekozen else None)


def toets(beeld: Beeld, stand: Stand, naam: str) -> tuple[Stand, str | None]:
    """De stand na een toets, en de regel invoer die ze geeft (None als ze alleen iets aanwijst).

    `naam` is een teken, of `up down left right enter space escape backspace pageup pagedown home end`.
    """
    if stand.blad:
        return _in_blad(stand, naam), None
    schoon = stand.meld()
    if naam == "enter":
        return _enter(beeld, schoon)
    if naam in _CIJFERS:
        return _cijfer(beeld, schoon, naam)
    if naam in _STIL:
        return _stil(beeld, schoon, naam), None
    return _letter(beeld, schoon, _PIJLEN.get(naam, naam.lower()))


def _stil(beeld: Beeld, stand: Stand, naam: str) -> Stand:
    """Een toets die alleen iets aanwijst, aanvinkt of wist."""
    if naam == "space":
        return _spatie(beeld, stand)
    if naam == "backspace":
        return replace(stand, getypt=stand.getypt[:-1])
    if naam == "escape":
        return replace(stand, getypt="", wijst=None)
    return _wijs(beeld, stand, naam)


def _in_blad(stand: Stand, naam: str) -> Stand:
    """Blader door een blad; Enter, Esc en links sluiten het."""
    if naam in _BLADEREN:
        return replace(stand, schuif=max(0, stand.schuif + _BLADEREN[naam]))
    if naam in ("enter", "escape", "left", "q", "?"):
        return replace(stand, blad=(), bladtitel="", schuif=0)
    return stand


def _wijs(beeld: Beeld, stand: Stand, naam: str) -> Stand:
    aantal = len(beeld.keuzes)
    if naam in ("pageup", "pagedown"):
        return replace(stand, vrij=True, schuif=max(0, stand.schuif + (_SPRONG if naam == "pagedown" else -_SPRONG)))
    if not aantal:
        return stand
    stand = replace(stand, vrij=False)
    if naam in ("home", "end"):
        return replace(stand, wijst=0 if naam == "home" else aantal - 1)
    stap = {"up": -1, "down": 1}[naam]
    if stand.wijst is None:
        return replace(stand, wijst=0 if stap > 0 else aantal - 1)
    return replace(stand, wijst=min(aantal - 1, max(0, stand.wijst + stap)))


def _enter(beeld: Beeld, stand: Stand) -> tuple[Stand, str | None]:
    if beeld.meer:
        return _enter_meer(beeld, stand)
    if stand.getypt:
        return replace(stand, getypt=""), stand.getypt
    if stand.wijst is None:
        return stand, ""
    keus = beeld.keuzes[stand.wijst]
    return stand, "" if keus.gekozen else keus.regel


def _enter_meer(beeld: Beeld, stand: Stand) -> tuple[Stand, str | None]:
    """Achter een nummer vinkt Enter dat aan of uit; verder gaan is een eigen keuze."""
    if stand.getypt and stand.getypt not in {keus.regel for keus in beeld.keuzes}:
        return replace(stand, getypt=""), stand.getypt  # het interview zegt wat er wel kan
    if stand.getypt:
        return _spatie(beeld, stand), None
    if not stand.aan and stand.wijst is not None:
        return replace(stand.meld(_NIETS_AAN), wijst=None), None
    had = any(keus.gekozen for keus in beeld.keuzes)
    return stand, " ".join(stand.aan) or ("0" if had else "")


def _spatie(beeld: Beeld, stand: Stand) -> Stand:
    """Zet het getypte nummer, of anders de aangewezen keuze, aan of uit."""
    wijst = beeld.keuzes[stand.wijst].regel if stand.wijst is not None else ""
    regel = stand.getypt or wijst
    if not beeld.meer or regel not in {keus.regel for keus in beeld.keuzes}:
        return replace(stand, getypt="")
    aan = tuple(een for een in stand.aan if een != regel) if regel in stand.aan else (*stand.aan, regel)
    return replace(stand, aan=aan, getypt="")


def _cijfer(beeld: Beeld, stand: Stand, cijfer: str) -> tuple[Stand, str | None]:
    """Kies meteen als het cijfer een keuze is en er geen langere nummers zijn; anders typt het een nummer."""
    regels = [keus.regel for keus in beeld.keuzes]
    if not regels:
        return stand, None
    if not beeld.meer and all(len(regel) == 1 for regel in regels):
        return stand, cijfer
    nieuw = (stand.getypt + cijfer)[-_MEESTE_CIJFERS:]
    treffer = regels.index(nieuw) if nieuw in regels else stand.wijst
    return replace(stand, getypt=nieuw, wijst=treffer), None


def _letter(beeld: Beeld, stand: Stand, letter: str) -> tuple[Stand, str | None]:
    """Een letter met een betekenis; bij keuzes gaat ook een andere letter door, want dan komt er een hint."""
    if not letter.isprintable():
        return stand, None
    bekend = {een.regel for een in beeld.toetsen}
    mag = letter in bekend if not beeld.keuzes or letter in _PIJLEN.values() else len(letter) == 1
    return stand, letter if mag and letter.strip() else None
