"""Alles wat inzicht leest, en het antwoordenbestand dat tijdens een interview open is.

Een slot op een zijbestand en de hash van wat het laatst gelezen is, voorkomen dat twee programma's elkaars antwoorden
overschrijven. Schrijven gaat door `schrijven`.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from inzicht.bestanden import padstaat
from inzicht.bestanden.padstaat import Staat
from inzicht.bestanden.schrijven import bewaar_heel, bewaarfout, leg_map_vast, schijffouten, veeg
from inzicht.bestanden.slot import VEILIG, ZONDER_SLOTEN, Greep, Slot
from inzicht.fouten import Bevinding, BewaarFout, BezetFout, InvoerFout, heel_bestand

if TYPE_CHECKING:
    from inzicht.bestanden.yamlbron import Soort

STANDAARD: Final = "-"
_WIJZER: Final = "wijzer.yaml"
_BLOK: Final = 4096
"""Zoveel bytes tegelijk wordt er minstens gelezen."""
_TERMINALREGEL: Final = 1022 if sys.platform == "darwin" else 4094
"""Een regel van zoveel bytes kan een terminal hebben afgekapt; de rest verdwijnt zonder melding."""
_GEEN_ZIJBESTAND: Final = {errno.EEXIST, errno.ELOOP, errno.EISDIR, errno.ENXIO}
"""Waaraan te zien is dat iets anders op de plaats van het slot staat."""


def gegevensmap(naam: str) -> Path:
    """Zoek een meegeleverde map (`vragen`, `sjablonen`, `schema`): eerst de werkmap, dan het pakket."""
    pakket = Path(__file__).resolve().parents[1]
    if pakket.parent.name == "src" and (pakket.parent.parent / naam).is_dir():
        return pakket.parent.parent / naam
    return pakket / "_gegevens" / naam


def _onleesbaar(naam: str, soort: Soort, reden: str) -> InvoerFout:
    return InvoerFout([Bevinding(heel_bestand(naam), f"{soort.letter}013", reden)])


def lees_bytes(pad: str, soort: Soort) -> bytes:
    """Lees een bestand (of `-` voor standaardinvoer) tot een byte over de grens; weigert al wat geen bestand is."""
    if pad == STANDAARD:
        gegevens = sys.stdin.buffer.read(soort.grootte + 1)
        if sys.stdin.isatty() and any(len(regel) >= _TERMINALREGEL for regel in gegevens.split(b"\n")):
            reden = "Een terminal kapt zo'n lange regel af. Zet de tekst in een bestand, en noem dat in plaats van -."
            raise _onleesbaar("standaardinvoer", soort, reden)
        return gegevens
    try:
        wijzer = os.open(pad, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as fout:
        nummer = fout.errno if isinstance(fout, OSError) else errno.EINVAL
        reden = _mapreden(pad) if padstaat.is_map(pad) else padstaat.leesreden(pad, nummer or 0)
        raise _onleesbaar(pad, soort, reden) from None
    try:
        return _lees_gewoon(wijzer, pad, soort)
    except OSError as fout:
        raise _onleesbaar(pad, soort, padstaat.leesreden(pad, fout.errno or 0)) from None
    finally:
        os.close(wijzer)


def _mapreden(pad: str) -> str:
    if padstaat.namen_in(pad) is None:
        return padstaat.leesreden(pad, errno.EACCES, "map")
    return "Dit is een map, geen bestand. Bedoelde u een bestand daarin?"


def _lees_gewoon(wijzer: int, pad: str, soort: Soort) -> bytes:
    toestand = os.fstat(wijzer)
    if stat.S_ISDIR(toestand.st_mode):
        raise _onleesbaar(pad, soort, _mapreden(pad))
    if not stat.S_ISREG(toestand.st_mode):
        raise _onleesbaar(pad, soort, padstaat.leesreden(pad, errno.ENXIO))
    if toestand.st_size > soort.grootte:
        return b"\0" * (soort.grootte + 1)  # te groot: de lezer zegt het, zonder het te lezen
    over = soort.grootte + 1
    tegelijk = min(over, max(toestand.st_size + 1, _BLOK))  # meer ruimte laat bij elk bestand een gat na
    deel = os.read(wijzer, tegelijk)
    if len(deel) == toestand.st_size:  # er was om meer gevraagd: dit is het einde
        return deel
    delen = [deel]
    while deel and (over := over - len(deel)):
        deel = os.read(wijzer, min(over, tegelijk))
        delen.append(deel)
    return b"".join(delen)


def yaml_namen(map_: str, soort: Soort) -> list[str]:
    """De namen op `.yaml` direct in een map, verborgen namen niet; werpt `InvoerFout` als de map er niet is."""
    namen = padstaat.namen_in(map_)
    if namen is None:
        raise _onleesbaar(map_, soort, _geen_map(map_))
    return [naam for naam in namen if naam.endswith(".yaml") and not naam.startswith(".")]


def _geen_map(pad: str) -> str:
    """Waarom er in deze map niet te kijken is."""
    gezien = padstaat.bekijk(pad)
    if gezien.staat in {Staat.BESTAND, Staat.ANDERS}:
        boven = Path(pad).parent
        wat_dan = f"Bedoelde u `{boven}`?" if Path(pad).name == _WIJZER else f"Noem de map waar {_WIJZER} in staat."
        return f"Dit is geen map. {wat_dan}"
    return padstaat.leesreden(pad, gezien.nummer or errno.EACCES, "map")


def lees_map(map_: str, soort: Soort) -> dict[str, bytes]:
    """Lees alle `*.yaml` direct in een map; werpt `InvoerFout` als de map of een bestand niet te lezen is."""
    namen = yaml_namen(map_, soort)
    return {naam: lees_bytes(str(Path(map_) / naam), soort) for naam in namen}


def bestanden_onder(map_: str, achtervoegsels: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """Alle bestanden onder een map op achtervoegsel, en de mappen die niet te lezen zijn; verborgen namen niet."""
    gevonden: list[str] = []
    kapot: list[str] = []
    for map_hier, mappen, namen in os.walk(map_, onerror=lambda fout: kapot.append(str(fout.filename))):
        mappen[:] = sorted(naam for naam in mappen if not naam.startswith("."))
        gevonden += [
            os.path.join(map_hier, naam)  # noqa: PTH118 - walk geeft tekst
            for naam in namen
            if not naam.startswith(".") and naam.lower().endswith(achtervoegsels)
        ]
    return sorted(gevonden), sorted(kapot)


def lees_sjablonen() -> dict[str, str]:
    """Lees de meegeleverde sjablonen: naam met `/` -> tekst."""
    return lees_teksten("sjablonen")


def lees_teksten(naam: str) -> dict[str, str]:
    """Lees alle bestanden van een meegeleverde map: naam met `/` -> tekst."""
    wortel = gegevensmap(naam)
    paden = sorted(pad for pad in wortel.rglob("*") if pad.is_file())
    return {pad.relative_to(wortel).as_posix(): pad.read_text(encoding="utf-8") for pad in paden}


def lees_handleiding() -> str:
    """De uitleg van elke regel van de keuring, zoals zij in docs/keuring.md staat."""
    return (gegevensmap("docs") / "keuring.md").read_text(encoding="utf-8")


def kenmerk_van(gegevens: bytes) -> str:
    """De hash van een bestand zoals hij in een verslag staat."""
    return hashlib.sha256(gegevens).hexdigest()


# --- een bestand dat open blijft ----------------------------------------------------------------------


class Bewaarplek:
    """Een antwoordenbestand dat open is: vergrendeld, en alleen bewaard op wat we zelf het laatst lazen.

    Noemt de gebruiker een koppeling, dan blijft die staan en komen de antwoorden in het bestand waar zij naar wijst.
    `meldingen` zijn zinnen die de gebruiker na het openen hoort te lezen.
    """

    def __init__(self, pad: str) -> None:
        self.pad = Path(pad)
        self.meldingen: tuple[str, ...] = ()
        gezien = padstaat.bekijk(pad, volg=False)
        if gezien.staat is Staat.DICHT:  # nieuwere Pythons slikken dit in als men ze naar een koppeling vraagt
            raise bewaarfout(self.pad, OSError(gezien.nummer, ""))
        self._is_koppeling = padstaat.is_koppeling(pad)
        with schijffouten(self.pad):
            self._doel = Path(os.path.realpath(pad))
        naam = hashlib.sha256(os.fsencode(os.path.normcase(self._doel.name))).hexdigest()[:16]
        self._slotpad = self._doel.parent / f".~{naam}.slot"  # kort: ook bij een naam van 255 bytes past het
        self._slot = Slot(self._slotpad)
        self._laatst: str | None = None

    def open(self) -> bytes | None:
        """Vergrendel en lees; None als het bestand nog niet bestaat.

        Werpt `BewaarFout` als een ander programma het open heeft of de map niet te beschrijven is, en
        `InvoerFout` als het geen leesbaar bestand is; het slot is dan weer vrij.
        """
        greep = self._neem_slot()
        try:
            veeg(self._doel.parent)
            gegevens = self._inhoud()
        except BaseException:
            self.sluit()  # wie niets te openen heeft, laat geen zijbestand achter
            raise
        self._laatst = kenmerk_van(gegevens) if gegevens is not None else None
        if self._is_koppeling:
            self.meldingen += (f"{self.pad} is een koppeling. Uw antwoorden komen in {self._doel}.",)
        if greep is Greep.GEEN_SLOTEN:
            self.meldingen += (f"{ZONDER_SLOTEN} Open {self.pad} daarom maar in één venster tegelijk.",)
        return gegevens

    def _neem_slot(self) -> Greep:
        with schijffouten(self.pad):
            try:
                greep = self._slot.neem()
            except OSError as fout:
                if fout.errno not in _GEEN_ZIJBESTAND or not padstaat.is_bezet(self._slotpad):
                    raise
                zin = f"{self.pad}: niet te vergrendelen, want {self._slotpad} is geen gewoon bestand. Verwijder dat."
                raise BewaarFout(zin) from fout
        if greep is Greep.BEZET:
            raise BezetFout(f"{self.pad}: is al open in een ander venster of programma. Sluit dat eerst.")
        return greep

    def _inhoud(self) -> bytes | None:
        with schijffouten(self.pad):
            if os.path.lexists(self._doel):
                return lees_bytes(str(self._doel), _antwoorden())
        if self._is_koppeling:
            raise BewaarFout(f"{self.pad}: is een koppeling naar iets dat er niet is. Kies een andere naam.")
        return None

    def bewaar(self, gegevens: bytes) -> None:
        """Bewaar heel of niet; werpt `BewaarFout` als iemand anders het bestand intussen wijzigde."""
        with schijffouten(self.pad):
            if self._kenmerk_nu() != self._laatst:
                raise BewaarFout(f"{self.pad}: is intussen door een ander programma gewijzigd. Niet overschreven.")
            bewaar_heel(self._doel, gegevens, vervang=True, houd_rechten=True)
            self._laatst = kenmerk_van(gegevens)  # dit staat er nu, ook als de map vastleggen mislukt
            leg_map_vast(self._doel.parent)

    def _kenmerk_nu(self) -> str | None:
        """De hash van wat er nu staat, zonder meer te lezen dan mag; leeg als dat geen gewoon bestand meer is."""
        try:
            wijzer = os.open(self._doel, os.O_RDONLY | VEILIG)
        except FileNotFoundError:
            return None
        except OSError as fout:
            if fout.errno == errno.ELOOP:
                return ""
            raise
        try:
            return kenmerk_van(_lees_gewoon(wijzer, str(self.pad), _antwoorden()))
        except InvoerFout:
            return ""
        finally:
            os.close(wijzer)

    def sluit(self) -> None:
        """Geef het slot vrij."""
        self._slot.geef_vrij()


def _antwoorden() -> Soort:
    from inzicht.bestanden.yamlbron import ANTWOORDEN  # noqa: PLC0415 - deze laag kent de lezer alleen om zijn grens

    return ANTWOORDEN
