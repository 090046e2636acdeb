"""Alles wat inzicht schrijft, gaat hierdoor: heel of niet, en nooit door iets heen dat een ander neerlegde.

Bewaren is heel of niet (docs/formaten.md): een eigen tijdelijk bestand in dezelfde map, alles schrijven, fsync, op zijn
plaats zetten, fsync van de map. Het vervangt een gewoon bestand of niets: geen koppeling, pijp of apparaat.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import stat
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from inzicht.bestanden import padstaat
from inzicht.bestanden.slot import VEILIG, Greep, grijp
from inzicht.fouten import BewaarFout

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

EIGEN: Final = ".~inzicht-"
"""Zo beginnen alle tijdelijke namen; wat er na een gedood programma van over is, mag weg."""
ALLEEN_VOOR_MIJ: Final = 0o600
_RECHTEN: Final = 0o777
_VOOR_DE_GROEP: Final = 0o070
_WINDOWS: Final = sys.platform == "win32"
_POGINGEN: Final = 10
_VERLATEN_NA: Final = 60.0 if _WINDOWS else 86_400.0
"""Zoveel seconden blijft een tijdelijk bestand liggen waarvan niet te zien is of er nog iemand mee bezig is."""
_KENT_GEEN_MAPFSYNC: Final = {errno.EINVAL, errno.ENOTSUP, errno.EBADF}
_KENT_GEEN_TWEEDE_NAAM: Final = {
    errno.EPERM, errno.EACCES, errno.EINVAL, errno.EMLINK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP,
}  # fmt: skip
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
    errno.ELOOP: "een koppeling in dit pad wijst naar zichzelf",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.EIO: "de schijf geeft een fout",
}


# --- weigeren ---------------------------------------------------------------------------------------


def bewaarfout(pad: Path, fout: OSError) -> BewaarFout:
    """De Nederlandse zin bij een schijffout."""
    if fout.errno == errno.ENOENT and padstaat.werkmap() is None:
        return BewaarFout(f"{pad}: niet bewaard. {padstaat.GEEN_WERKMAP}")
    reden = _REDENEN.get(fout.errno or 0, "het systeem weigert het")
    return BewaarFout(f"{pad}: niet bewaard, want {reden}.")


@contextlib.contextmanager
def schijffouten(pad: Path) -> Iterator[None]:
    """Een fout van de schijf is een `BewaarFout` bij dit pad."""
    try:
        yield
    except OSError as fout:
        raise bewaarfout(pad, fout) from fout


def wat_er_staat(pad: Path) -> os.stat_result | None:
    """Het gewone bestand dat hier staat, of None als er niets staat.

    Werpt `BewaarFout` bij al het andere: een koppeling, een map, een pijp, een apparaat, of een pad dat niet kan.
    """
    with schijffouten(pad):
        try:
            toestand = os.lstat(pad)
        except FileNotFoundError:
            return None
        if stat.S_ISDIR(toestand.st_mode):
            raise IsADirectoryError(errno.EISDIR, "map")
    if stat.S_ISLNK(toestand.st_mode):
        raise BewaarFout(f"{pad}: dit is een koppeling naar een andere plaats. Kies een andere naam.")
    if not stat.S_ISREG(toestand.st_mode):
        raise BewaarFout(f"{pad}: dit is geen gewoon bestand. Kies een andere naam.")
    return toestand


def eis_vrij(pad: str, *, overschrijf: bool = False) -> None:
    """Werpt `BewaarFout` als hier niets mag komen; met `overschrijf` mag er een gewoon bestand staan."""
    if wat_er_staat(Path(pad)) is not None and not overschrijf:
        raise _bestaat_al(pad)


def _bestaat_al(pad: str) -> BewaarFout:
    return BewaarFout(f"{pad}: bestaat al. Kies een andere naam, of gebruik --overschrijf.")


def eis_geen_invoer(doel: str, invoer: Iterable[str], wat: str) -> None:
    """Werpt `BewaarFout` als dit pad op dezelfde plaats uitkomt als een bestand dat gelezen wordt.

    Ook langs een andere weg: een koppeling, een tweede naam, `x/../y`, of hoofdletters die de schijf gelijk vindt.
    """
    if any(padstaat.zelfde(doel, pad) for pad in invoer):
        raise BewaarFout(f"{doel}: {wat}. Kies een andere naam.")


# --- tijdelijke bestanden -----------------------------------------------------------------------------


def eigen_naam(map_: Path) -> Path:
    """Een naam in deze map die niemand anders gebruikt of kan raden; kort, hoe lang die van het doel ook is."""
    return map_ / f"{EIGEN}{secrets.token_hex(8)}.tmp"


def open_tijdelijk(map_: Path) -> tuple[Path, int]:
    """Maak een leeg bestand met een eigen naam, alleen voor deze gebruiker; werpt OSError.

    Er zit een slot op zolang het open is: zo ziet `veeg` in een ander programma dat er nog iemand mee bezig is.
    """
    while True:
        pad = eigen_naam(map_)
        wijzer = os.open(pad, os.O_RDWR | os.O_CREAT | os.O_EXCL | VEILIG, ALLEEN_VOOR_MIJ)
        try:
            if sys.platform != "win32":
                os.fchmod(wijzer, ALLEEN_VOOR_MIJ)  # een umask kan zelfs de eigenaar buitensluiten
                grijp(wijzer)
            if os.fstat(wijzer).st_nlink:
                return pad, wijzer
        except BaseException:
            ruim_op(pad)
            os.close(wijzer)
            raise
        os.close(wijzer)  # geveegd voor het slot erop zat


def ruim_op(pad: Path) -> None:
    """Haal een tijdelijk bestand of een tijdelijke map weg, als dat kan."""
    with contextlib.suppress(OSError):
        if stat.S_ISDIR(os.lstat(pad).st_mode):
            shutil.rmtree(pad, ignore_errors=True)
        else:
            os.unlink(pad)  # noqa: PTH108 - zoals de andere aanroepen die de toetsen bespieden


def veeg(map_: Path) -> None:
    """Haal de tijdelijke bestanden weg die een gedood programma in deze map liet liggen."""
    with contextlib.suppress(OSError), os.scandir(map_) as inhoud:
        for een in [een for een in inhoud if een.name.startswith(EIGEN) and een.is_file(follow_symlinks=False)]:
            with contextlib.suppress(OSError):
                _veeg_een(Path(een.path))


def _veeg_een(pad: Path) -> None:
    wijzer = os.open(pad, os.O_RDWR | VEILIG)
    try:
        toestand = os.fstat(wijzer)
        greep = Greep.GEEN_SLOTEN if _WINDOWS else grijp(wijzer)
        verlaten = greep is Greep.GENOMEN or time.time() - toestand.st_mtime > _VERLATEN_NA
        weg = stat.S_ISREG(toestand.st_mode) and greep is not Greep.BEZET and verlaten
        if weg and not _WINDOWS:
            pad.unlink()
    finally:
        os.close(wijzer)
    if weg and _WINDOWS:  # daar kan weghalen pas als het dicht is, en niet als een ander het open heeft
        pad.unlink()


# --- op zijn plaats zetten ----------------------------------------------------------------------------


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


def zet_nieuw(tijdelijk: Path, pad: Path) -> None:
    """Zet een bestand op een plaats waar niets staat; werpt FileExistsError als een ander net eerder was."""
    if _WINDOWS:
        tijdelijk.rename(pad)  # vervangt daar nooit
        return
    try:
        os.link(tijdelijk, pad, follow_symlinks=False)
    except OSError as fout:
        if fout.errno not in _KENT_GEEN_TWEEDE_NAAM:
            raise
        if os.path.lexists(pad):
            raise FileExistsError(errno.EEXIST, "bestand") from None
        wissel(tijdelijk, pad)
    else:
        ruim_op(tijdelijk)


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


def _neem_rechten_over(wijzer: int, oud: os.stat_result) -> None:
    """Geef een nieuw bestand de rechten van het bestand dat het vervangt.

    De eigenaar blijft als dat kan: wie als beheerder bewaart, sluit de gebruiker niet buiten. Een groep die wij niet
    kunnen geven, mag niets.
    """
    if sys.platform == "win32":
        return
    nieuw = os.fstat(wijzer)
    rechten = stat.S_IMODE(oud.st_mode) & _RECHTEN
    if oud.st_uid != nieuw.st_uid:
        with contextlib.suppress(OSError):
            os.fchown(wijzer, oud.st_uid, -1)
    if oud.st_gid != nieuw.st_gid:
        try:
            os.fchown(wijzer, -1, oud.st_gid)
        except OSError:
            rechten &= ~_VOOR_DE_GROEP
    os.fchmod(wijzer, rechten)


def _schrijf_alles(wijzer: int, gegevens: bytes) -> None:
    rest = memoryview(gegevens)
    while rest:
        rest = rest[os.write(wijzer, rest) :]


def bewaar_heel(pad: Path, gegevens: bytes, *, vervang: bool, houd_rechten: bool = False) -> None:
    """Zet nieuwe inhoud in een keer op haar plaats; daarna hoort `leg_map_vast`.

    Alleen voor deze gebruiker, of met `houd_rechten` voor wie het bestand van eerst mocht lezen.
    Werpt FileExistsError als er zonder `vervang` al iets staat, `BewaarFout` als er geen gewoon bestand staat, en
    anders OSError.
    """
    oud = wat_er_staat(pad)
    if oud is not None and not vervang:
        raise FileExistsError(errno.EEXIST, "bestand")
    tijdelijk, wijzer = open_tijdelijk(pad.parent)
    try:
        try:
            if houd_rechten and oud is not None and not _WINDOWS:
                _neem_rechten_over(wijzer, oud)
            _schrijf_alles(wijzer, gegevens)
            os.fsync(wijzer)
            if not _WINDOWS:  # het slot blijft erop tot het bestand op zijn plaats staat
                _zet(tijdelijk, pad, vervang=vervang)
        finally:
            os.close(wijzer)
        if _WINDOWS:  # daar is een bestand dat open is niet te hernoemen
            _zet(tijdelijk, pad, vervang=vervang)
    except BaseException:
        ruim_op(tijdelijk)
        raise


def _zet(tijdelijk: Path, pad: Path, *, vervang: bool) -> None:
    (wissel if vervang else zet_nieuw)(tijdelijk, pad)


def bewaar(pad: str, gegevens: bytes, *, overschrijf: bool = False, maak_ook_map: bool = False) -> None:
    """Schrijf een bestand heel of niet; werpt `BewaarFout` als het al bestaat, geen gewoon bestand is of niet kan."""
    doel = Path(pad)
    if maak_ook_map:
        maak_map(str(doel.parent))
    veeg(doel.parent)
    with schijffouten(doel):
        try:
            bewaar_heel(doel, gegevens, vervang=overschrijf)
        except FileExistsError:
            raise _bestaat_al(pad) from None
        leg_map_vast(doel.parent)


# --- mappen -------------------------------------------------------------------------------------------


def eis_schrijfbaar(map_: Path) -> None:
    """Werpt `BewaarFout` als er in deze map niets te bewaren is; laat niets achter."""
    veeg(map_)
    with schijffouten(Path(padstaat.vol_pad(map_))):  # "." zegt een gebruiker niets
        proef, wijzer = open_tijdelijk(map_)
        os.close(wijzer)
    ruim_op(proef)  # een virusscanner kan het bestand nog even vasthouden


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
