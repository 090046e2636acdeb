"""Alles wat de schijf raakt: openen, bewaren, vergrendelen, en de meegeleverde mappen vinden.

Bewaren is heel of niet (ontwerp 7): tijdelijk bestand in dezelfde map, alles schrijven, fsync, vervangen,
fsync van de map. Een slot op een zijbestand en de hash van wat het laatst gelezen is, voorkomen dat twee
programma's elkaars antwoorden overschrijven.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from inzicht import schijf
from inzicht.fouten import Bevinding, BewaarFout, BezetFout, InvoerFout, heel_bestand
from inzicht.schijf import Staat
from inzicht.slot import Slot
from inzicht.tekst import invoer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inzicht.yamlbron import Soort

STANDAARD: Final = "-"
_WIJZER: Final = "wijzer.yaml"
_EIGEN: Final = 0o600
_WINDOWS: Final = sys.platform == "win32"
_POGINGEN: Final = 10
_BLOK: Final = 4096
"""Zoveel bytes tegelijk wordt er minstens gelezen."""
_TERMINALREGEL: Final = 1022 if sys.platform == "darwin" else 4094
"""Een regel van zoveel bytes kan een terminal hebben afgekapt; de rest verdwijnt zonder melding."""
_KENT_GEEN_MAPFSYNC: Final = {errno.EINVAL, errno.ENOTSUP, errno.EBADF}
_REDENEN: Final = {
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "uw schijfruimte is op",
    errno.EFBIG: "het bestand mag niet groter worden",
    errno.EACCES: "u mag hier niet schrijven",
    errno.EPERM: "u mag hier niet schrijven",
    errno.EROFS: "deze map is alleen-lezen",
    errno.ENOENT: "de map bestaat niet",
    errno.ENOTDIR: "een deel van het pad is geen map",
    errno.EEXIST: "er staat al iets anders met deze naam",
    errno.EISDIR: "er staat al een map met deze naam",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.EIO: "de schijf geeft een fout",
}


def gegevensmap(naam: str) -> Path:
    """Zoek een meegeleverde map (`vragen`, `sjablonen`, `schema`): eerst de werkmap, dan het pakket."""
    hier = Path(__file__).resolve().parent
    if hier.parent.name == "src" and (hier.parent.parent / naam).is_dir():
        return hier.parent.parent / naam
    return hier / "_gegevens" / naam


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
        reden = _mapreden(pad) if schijf.is_map(pad) else schijf.leesreden(pad, nummer or 0)
        raise _onleesbaar(pad, soort, reden) from None
    try:
        return _lees_gewoon(wijzer, pad, soort)
    except OSError as fout:
        raise _onleesbaar(pad, soort, schijf.leesreden(pad, fout.errno or 0)) from None
    finally:
        os.close(wijzer)


def _mapreden(pad: str) -> str:
    if schijf.namen_in(pad) is None:
        return schijf.leesreden(pad, errno.EACCES, "map")
    return "Dit is een map, geen bestand. Bedoelde u een bestand daarin?"


def _lees_gewoon(wijzer: int, pad: str, soort: Soort) -> bytes:
    toestand = os.fstat(wijzer)
    if stat.S_ISDIR(toestand.st_mode):
        raise _onleesbaar(pad, soort, _mapreden(pad))
    if not stat.S_ISREG(toestand.st_mode):
        raise _onleesbaar(pad, soort, schijf.leesreden(pad, errno.ENXIO))
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
    namen = schijf.namen_in(map_)
    if namen is None:
        raise _onleesbaar(map_, soort, _geen_map(map_))
    return [naam for naam in namen if naam.endswith(".yaml") and not naam.startswith(".")]


def _geen_map(pad: str) -> str:
    """Waarom er in deze map niet te kijken is."""
    gezien = schijf.bekijk(pad)
    if gezien.staat in {Staat.BESTAND, Staat.ANDERS}:
        boven = Path(pad).parent
        wat_dan = f"Bedoelde u `{boven}`?" if Path(pad).name == _WIJZER else f"Noem de map waar {_WIJZER} in staat."
        return f"Dit is geen map. {wat_dan}"
    return schijf.leesreden(pad, gezien.nummer or errno.EACCES, "map")


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


def kenmerk_van(gegevens: bytes) -> str:
    """De hash van een bestand zoals hij in een verslag staat."""
    return hashlib.sha256(gegevens).hexdigest()


# --- bewaren ----------------------------------------------------------------------------------------


def bewaarfout(pad: Path, fout: OSError) -> BewaarFout:
    """De Nederlandse zin bij een schijffout."""
    reden = _REDENEN.get(fout.errno or 0, "het systeem weigert het")
    return BewaarFout(f"{pad}: niet bewaard, want {reden}.")


@contextlib.contextmanager
def schijffouten(pad: Path) -> Iterator[None]:
    """Een fout van de schijf is een `BewaarFout` bij dit pad."""
    try:
        yield
    except OSError as fout:
        raise bewaarfout(pad, fout) from fout


def wissel(tijdelijk: Path, pad: Path) -> None:
    """Hernoem en vervang wat er stond; op Windows even volhouden als een scanner of OneDrive het bestand vasthoudt."""
    for poging in range(_POGINGEN):
        try:
            os.replace(tijdelijk, pad)  # noqa: PTH105 - de toetsen vervangen precies deze aanroep
        except PermissionError:
            if not _WINDOWS or poging == _POGINGEN - 1:
                raise
            time.sleep(0.05)
        else:
            return


def leg_map_vast(map_: Path) -> None:
    """Leg vast dat het bestand nu zo heet; sommige netwerkschijven kennen dat niet voor een map."""
    if _WINDOWS:
        return
    wijzer = os.open(map_, os.O_RDONLY)
    try:
        os.fsync(wijzer)
    except OSError as fout:
        if fout.errno not in _KENT_GEEN_MAPFSYNC:
            raise
    finally:
        os.close(wijzer)


def _schrijf_alles(wijzer: int, gegevens: bytes) -> None:
    rest = memoryview(gegevens)
    while rest:
        rest = rest[os.write(wijzer, rest) :]


def _tijdelijk(pad: Path) -> Path:
    return pad.parent / f".~{hashlib.sha256(os.fsencode(pad.name)).hexdigest()[:8]}.tmp"


def _ruim_op(tijdelijk: Path) -> None:
    """Haal weg wat een gestopt programma heeft laten liggen; alleen wie het slot heeft, mag dit."""
    with contextlib.suppress(FileNotFoundError):
        tijdelijk.unlink()


def _bewaar_heel(pad: Path, gegevens: bytes, rechten: int) -> None:
    """Zet de nieuwe inhoud in een keer op haar plaats; daarna hoort `leg_map_vast`."""
    tijdelijk = _tijdelijk(pad)
    _ruim_op(tijdelijk)
    vlaggen = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    wijzer = os.open(tijdelijk, vlaggen, rechten)
    try:
        try:
            _schrijf_alles(wijzer, gegevens)
            os.fsync(wijzer)
        finally:
            os.close(wijzer)
        wissel(tijdelijk, pad)
    except BaseException:
        with contextlib.suppress(OSError):
            tijdelijk.unlink()
        raise


def eis_vrij(pad: str) -> None:
    """Werpt `BewaarFout` als er op dit pad al iets staat."""
    with schijffouten(Path(pad)):
        bestaat = Path(os.path.realpath(pad)).exists()
    if bestaat:
        raise BewaarFout(f"{pad}: bestaat al. Kies een andere naam, of gebruik --overschrijf.")


def bewaar(pad: str, gegevens: bytes, *, overschrijf: bool = False) -> Path:
    """Schrijf een afgeleid bestand heel of niet; werpt `BewaarFout` als het al bestaat of niet kan."""
    if not overschrijf:
        eis_vrij(pad)
    doel = Path(os.path.realpath(pad))
    with schijffouten(Path(pad)):
        _bewaar_heel(doel, gegevens, _EIGEN)
        leg_map_vast(doel.parent)
    return doel


def eis_schrijfbaar(map_: Path) -> None:
    """Werpt `BewaarFout` als er in deze map niets te bewaren is; laat niets achter."""
    waar = Path(os.path.realpath(map_))  # "." zegt een gebruiker niets
    proef = _tijdelijk(waar / "proef")  # steeds dezelfde naam: wie hier gedood wordt, laat er hoogstens een liggen
    with schijffouten(waar):
        os.close(os.open(proef, os.O_WRONLY | os.O_CREAT, _EIGEN))
    with contextlib.suppress(OSError):  # een virusscanner kan het bestand nog even vasthouden
        proef.unlink()


def zoek_plaats(tekst: str) -> tuple[Path, str | None]:
    """De map die een gebruiker typte, en het nieuwe bestand daarin als hij dat ook noemde.

    Een naam zonder achtervoegsel krijgt `.yaml`. Werpt `BewaarFout` als het pad niet kan, als er al een
    bestand staat, of als er in de map niets te bewaren is.
    """
    getypt = invoer(tekst)
    try:
        doel = Path(getypt).expanduser()
        is_map = doel.is_dir() or getypt.endswith(("/", os.sep))
        pad = None if is_map else doel if doel.suffix else doel.with_suffix(".yaml")
        bestaat = pad is not None and pad.exists()
    except (RuntimeError, ValueError):
        raise BewaarFout(f"{getypt}: dit is geen pad dat hier kan. Typ een map of een nieuwe bestandsnaam.") from None
    except OSError as fout:
        raise bewaarfout(Path(getypt), fout) from fout
    if bestaat:
        raise BewaarFout(f"{getypt}: bestaat al. Kies een andere naam.")
    map_ = doel if pad is None else pad.parent
    eis_schrijfbaar(map_)
    return map_, str(pad) if pad is not None else None


def eis_lege_map(pad: str) -> None:
    """Werpt `BewaarFout` als hier al iets staat, of als dat niet te zien is."""
    map_ = Path(pad)
    with schijffouten(map_):
        if map_.is_dir() and not any(map_.iterdir()):
            return
        if os.path.lexists(map_):
            raise BewaarFout(f"{pad}: bestaat al en is niet leeg. Kies een nieuwe of lege map.")


def maak_map(pad: str) -> None:
    """Maak een map met alles erboven; werpt `BewaarFout` als dat niet kan."""
    with schijffouten(Path(pad)):
        Path(pad).mkdir(parents=True, exist_ok=True)


class Bewaarplek:
    """Een antwoordenbestand dat open is: vergrendeld, en alleen bewaard op wat we zelf het laatst lazen."""

    def __init__(self, pad: str) -> None:
        self.pad = Path(pad)
        self._doel = Path(os.path.realpath(pad))
        self._slot = Slot(self._doel.parent / f".~{self._doel.name[:200]}.slot")
        self._laatst: str | None = None

    def open(self) -> bytes | None:
        """Vergrendel en lees; None als het bestand nog niet bestaat.

        Werpt `BewaarFout` als een ander programma het open heeft of de map niet te beschrijven is, en
        `InvoerFout` als het geen leesbaar bestand is; het slot is dan weer vrij.
        """
        with schijffouten(self.pad):
            if not self._slot.neem():
                raise BezetFout(f"{self.pad}: is al open in een ander venster of programma. Sluit dat eerst.")
        try:
            with schijffouten(self.pad):
                _ruim_op(_tijdelijk(self._doel))
            gegevens = self._inhoud()
        except BaseException:
            self.sluit()  # wie niets te openen heeft, laat geen zijbestand achter
            raise
        self._laatst = kenmerk_van(gegevens) if gegevens is not None else None
        return gegevens

    def _inhoud(self) -> bytes | None:
        from inzicht.yamlbron import ANTWOORDEN  # noqa: PLC0415 - deze laag kent de lezer alleen om zijn grens

        return lees_bytes(str(self._doel), ANTWOORDEN) if self._doel.exists() else None

    def bewaar(self, gegevens: bytes) -> None:
        """Bewaar heel of niet; werpt `BewaarFout` als iemand anders het bestand intussen wijzigde."""
        with schijffouten(self.pad):
            huidig = self._doel.read_bytes() if self._doel.exists() else None
            if (kenmerk_van(huidig) if huidig is not None else None) != self._laatst:
                raise BewaarFout(f"{self.pad}: is intussen door een ander programma gewijzigd. Niet overschreven.")
            rechten = stat.S_IMODE(self._doel.stat().st_mode) & _EIGEN if huidig is not None else _EIGEN
            _bewaar_heel(self._doel, gegevens, rechten)
            self._laatst = kenmerk_van(gegevens)  # dit staat er nu, ook als de map vastleggen mislukt
            leg_map_vast(self._doel.parent)

    def sluit(self) -> None:
        """Geef het slot vrij."""
        self._slot.geef_vrij()
