"""Meet wat een bestand van 1 MiB hoogstens kost: vijftig nare vormen, in elk veld, bij elke opdracht.

    python meting/grenzen.py                     alles (ruim een half uur), met de slechtste verhouding per opdracht
    python meting/grenzen.py --vorm stapel       een vorm
    python meting/grenzen.py --opdracht batch    een opdracht
    python meting/grenzen.py --traag 2           noem ook elk geval boven twee seconden

Elke meting is rekentijd van een eigen proces, zonder het laden. De maat is een gewoon bestand van dezelfde grootte, in
hetzelfde veld. Uitgang 1 als een verhouding tien of meer is, of als iets meer dan 2 seconden of 300 MB per MiB kost.

Waar tekst vrij is, gaat elke vorm langs elke opdracht. De andere velden, sleutels en getallen worden geweigerd bij het
lezen of keuren, en dat is voor elke opdracht hetzelfde werk. Daar is het een steekproef: elke opdracht krijgt elk veld
en elke vorm, maar niet elk veld met elke vorm.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import resource
import shutil
import sys
import tempfile
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from proeven.vormen import MIB, VELDEN, VORMEN, WIJZERVELDEN, op_plaats, plaatsen, rauw, voorbeeld, wit

from inzicht import cli
from inzicht.bestanden import schijf, yamlbron
from inzicht.opdrachten.gemeen import laad_wijzer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

GEWOON: Final = "gewone zinnen"
MEESTE: Final = 10
SECONDEN: Final = 2.0
MEGABYTES: Final = 300
GEDULD: Final = 40
KLEINSTE_MAAT: Final = 0.05
"""Onder zoveel seconden is een verhouding ruis; dan telt dit als maat."""
ANTWOORDOPDRACHTEN: Final[dict[str, Sequence[str]]] = {
    "uitslag": ("uitslag", "{}"),
    "uitslag json": ("uitslag", "{}", "--formaat", "json"),
    "verslag html": ("verslag", "{}", "--formaat", "html", "--uit", "-"),
    "verslag md": ("verslag", "{}", "--formaat", "md", "--uit", "-"),
    "controleer": ("controleer", "{}"),
    "controleer sarif": ("controleer", "{}", "--formaat", "sarif"),
    "samenvoegen": ("samenvoegen", "{}", "{ander}", "--uit", "{map}/samen.yaml"),
    "vragenlijst": ("vragenlijst", "--antwoorden", "{}", "--uit", "{map}/lijst.html"),
    "start": ("start", "{}", "--eenvoudig"),
    "batch": ("batch", "{}", "--uit", "{map}/uit", "--verslagen", "--stil"),
}
_WIJZER: Final = ("--wijzer", "{}")
WIJZEROPDRACHTEN: Final[dict[str, Sequence[str]]] = {
    "controleer wijzer": ("controleer", "{}"),
    "controleer wijzer sarif": ("controleer", "{}", "--formaat", "sarif"),
    "uitslag met wijzer": ("uitslag", "{klein}", *_WIJZER),
    "verslag html met wijzer": ("verslag", "{klein}", "--formaat", "html", "--uit", "-", *_WIJZER),
    "verslag md met wijzer": ("verslag", "{klein}", "--formaat", "md", "--uit", "-", *_WIJZER),
    "controleer met wijzer": ("controleer", "{klein}", *_WIJZER),
    "samenvoegen met wijzer": ("samenvoegen", "{klein}", "{klein2}", "--uit", "{map}/samen.yaml", *_WIJZER),
    "vragenlijst met wijzer": ("vragenlijst", "--antwoorden", "{klein}", "--uit", "{map}/lijst.html", *_WIJZER),
    "start met wijzer": ("start", "{klein}", "--eenvoudig", *_WIJZER),
    "batch met wijzer": ("batch", "{klein}", "--uit", "{map}/uit", "--verslagen", "--stil", *_WIJZER),
}
ALLE: Final = {**ANTWOORDOPDRACHTEN, **WIJZEROPDRACHTEN}
_OVERAL: Final = ("toelichting", "een tekst", "naam")
_PER_VELD: Final = 3
_ELKE: Final = 3
"""Een losse plaats krijgt een op de zoveel vormen, bij de volgende plaats andere."""


@dataclass(frozen=True)
class Kosten:
    """Rekentijd in seconden, geheugen in MB en de uitgang van een opdracht."""

    seconden: float
    megabytes: float
    uitgang: int


def meet(doe: Callable[[], None]) -> Kosten:
    """Voer iets uit in een kind en meet wat dat kost."""
    eigen = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize() / MIB
    kind = os.fork()
    if not kind:
        resource.setrlimit(resource.RLIMIT_CPU, (GEDULD, GEDULD + 1))
        doe()
        os._exit(0)
    _, stand, gebruik = os.wait4(kind, 0)
    megabytes = max(0.0, gebruik.ru_maxrss / 1024 - eigen)
    return Kosten(gebruik.ru_utime + gebruik.ru_stime, megabytes, os.waitstatus_to_exitcode(stand))


def draai(args: Sequence[str]) -> Kosten:
    """Voer een opdracht uit in een kind."""

    def doe() -> None:
        leeg = os.open(os.devnull, os.O_RDWR)
        for nummer in range(3):
            os.dup2(leeg, nummer)
        sys.argv = ["inzicht", *args]
        code = 0
        try:
            cli.start()
        except SystemExit as einde:
            code = einde.code if isinstance(einde.code, int) else 1
        except BaseException:  # noqa: BLE001 - het kind eindigt hier, en elke andere uitgang telt als fout
            os._exit(120)
        with contextlib.suppress(Exception):
            sys.stdout.flush()
        os._exit(code)

    return meet(doe)


@dataclass(frozen=True)
class Veld:
    """Een veld: het bestand dat het is, hoe een vorm erin komt, en langs hoeveel opdrachten elke vorm gaat."""

    naam: str
    bestand: str
    maak: Callable[[str], bytes]
    opdrachten: Sequence[str]
    hoeveel: int

    def voor(self, nummer: int, plaats: int, gekozen: Sequence[str]) -> Sequence[str]:
        """De opdrachten voor de zoveelste vorm; wie er zelf kiest, krijgt die bij elk veld met goede tekst."""
        namen = [een for een in self.opdrachten if een in gekozen]
        if self.hoeveel >= _PER_VELD and len(namen) < len(self.opdrachten):
            return namen
        if self.hoeveel < _PER_VELD and (nummer + plaats) % _ELKE:
            return []
        begin = nummer // _ELKE + 7 * plaats
        kring = [self.opdrachten[(begin + keer) % len(self.opdrachten)] for keer in range(self.hoeveel)]
        return [een for een in kring if een in namen]


def _json(gegevens: Any) -> bytes:
    return json.dumps(gegevens, ensure_ascii=False).encode()


def velden() -> Iterator[Veld]:
    """Elk veld van antwoorden, van een vragenbank en van wijzer.yaml."""
    wijzer, antwoord, bij_wijzer = laad_wijzer(None), [*ANTWOORDOPDRACHTEN], [*WIJZEROPDRACHTEN]
    for naam, maak in VELDEN.items():
        hoeveel = len(antwoord) if naam in _OVERAL else _PER_VELD
        yield Veld(naam, "s.json", lambda vorm, maak=maak: _json(maak(wijzer, vorm)), antwoord, hoeveel)  # type: ignore[misc]
    for naam, maak_bytes in (("rauw", rauw), ("wit", wit)):
        yield Veld(naam, "s.yaml", partial(maak_bytes, wijzer), antwoord, _PER_VELD)
    for naam, gemerkt in plaatsen(voorbeeld(wijzer)):
        bestand = "s.json" if naam.endswith("(tekst)") else "s.yaml"
        yield Veld(naam, bestand, partial(op_plaats, naam, gemerkt), antwoord, 1)
    nieuw = {naam: lees_waarde(naam) for naam in ("wijzer.yaml", "apparaten.yaml")}
    for naam, (bestand, vul, lang) in WIJZERVELDEN.items():
        gevuld = partial(_gevuld, vul, nieuw[bestand], lang)
        yield Veld(naam, f"wijzer/{bestand}", gevuld, bij_wijzer, _PER_VELD)
    for bestand, waarde in nieuw.items():
        for naam, gemerkt in plaatsen(waarde):
            yield Veld(f"{bestand}{naam}", f"wijzer/{bestand}", partial(op_plaats, naam, gemerkt), bij_wijzer, 1)


def _gevuld(vul: Callable[[Any, str, int], Any], waarde: Any, lang: int, vorm: str) -> bytes:
    return _json(vul(waarde, vorm, lang))


def lees_waarde(naam: str) -> dict[str, Any]:
    """De waarde van een bestand van de kleine wijzer."""
    return yamlbron.lees((schijf.gegevensmap("nieuw") / naam).read_bytes(), naam, yamlbron.WIJZER).waarde


class Opstelling:
    """Een map waarin elk geval wordt klaargezet en gemeten."""

    def __init__(self, map_: Path) -> None:
        self._map = map_
        self._leeg = draai(["--version"]).seconden
        self._maten: dict[tuple[str, str], float] = {}

    def zet(self, veld: Veld, vorm: str) -> float:
        """Zet een bestand klaar; geeft hoeveel MiB het is."""
        shutil.rmtree(self._map / "wijzer", ignore_errors=True)
        gegevens = veld.maak(vorm)
        if veld.bestand.startswith("wijzer/"):
            shutil.copytree(schijf.gegevensmap("nieuw"), self._map / "wijzer")
            self._zet_klein()
        (self._map / veld.bestand).write_bytes(gegevens)
        ander = gegevens.replace(b'"2026-11-23"', b'"2026-11-24"', 1)
        (self._map / "ander").with_suffix(Path(veld.bestand).suffix).write_bytes(ander)
        return len(gegevens) / MIB

    def _zet_klein(self) -> None:
        kop, bank = lees_waarde("wijzer.yaml"), lees_waarde("apparaten.yaml")
        vakken = {vraag["id"]: 1 for vraag in bank["vragen"]}
        school = {"formaat": "inzicht-antwoorden/1", "wijzer": kop["id"], "wijzerversie": kop["versie"]}
        school |= {"school": {"naam": "De Brug"}, "antwoorden": {bank["id"]: vakken}}
        for naam, dag in (("klein.json", "2026-11-23"), ("klein2.json", "2026-11-24")):
            (self._map / naam).write_bytes(_json({**school, "datum": dag}))

    def meet(self, veld: Veld, opdracht: str) -> Kosten:
        """Voer een opdracht uit op wat er klaarstaat."""
        shutil.rmtree(self._map / "uit", ignore_errors=True)
        for oud in ("samen.yaml", "lijst.html"):
            (self._map / oud).unlink(missing_ok=True)
        doel = self._map / ("wijzer" if veld.bestand.startswith("wijzer/") else veld.bestand)
        vul = {"{}": doel, "{ander}": (self._map / "ander").with_suffix(doel.suffix), "{map}": self._map}
        vul |= {"{klein}": self._map / "klein.json", "{klein2}": self._map / "klein2.json"}
        args = [*ALLE[opdracht]]
        for merk, pad in vul.items():
            args = [deel.replace(merk, str(pad)) for deel in args]
        kosten = draai(args)
        return replace(kosten, seconden=kosten.seconden - self._leeg)

    def maat(self, veld: Veld, opdracht: str) -> float:
        """Wat een gewoon bestand in dit veld kost, of bij een losse plaats in zo'n plaats."""
        soort = (f"{veld.bestand}{veld.naam.rpartition(' (')[2]}" if veld.hoeveel < _PER_VELD else veld.naam, opdracht)
        if soort not in self._maten:
            self.zet(veld, GEWOON)
            self._maten[soort] = max(min(self.meet(veld, opdracht).seconden for _ in range(2)), KLEINSTE_MAAT)
        return self._maten[soort]

    def geval(self, veld: Veld, vorm: str, opdracht: str) -> Gemeten:
        """Meet een geval; wat te duur lijkt, nog twee keer, want een volle machine meet ruw."""
        maat = self.maat(veld, opdracht)
        per_mib = max(self.zet(veld, vorm), 1.0)
        kosten = self.meet(veld, opdracht)
        for _ in range(2):
            if kosten.seconden >= min(MEESTE * maat, SECONDEN * per_mib):
                kosten = min(kosten, self.meet(veld, opdracht), key=lambda een: een.seconden)
        return Gemeten(opdracht, veld.naam, vorm, kosten, per_mib, kosten.seconden / maat)


@dataclass(frozen=True)
class Gemeten:
    """Wat een geval kostte, en hoeveel keer zoveel als een gewoon bestand."""

    opdracht: str
    veld: str
    vorm: str
    kosten: Kosten
    mib: float
    verhouding: float

    @property
    def mis(self) -> bool:
        """Of het meer kost dan mag, of niet eindigt zoals het hoort."""
        kosten = self.kosten
        te_veel = kosten.seconden > SECONDEN * self.mib or kosten.megabytes > MEGABYTES * self.mib
        return te_veel or kosten.uitgang not in range(5) or self.verhouding >= MEESTE

    def __str__(self) -> str:
        kosten = self.kosten
        wat = f"{kosten.seconden:.2f} s, {kosten.megabytes:.0f} MB, uitgang {kosten.uitgang}"
        return f"{self.opdracht:26} {self.verhouding:5.1f}x  {self.veld}, {self.vorm}: {wat}"


def alles(map_: Path, vormen: Sequence[str], gekozen: Sequence[str]) -> Iterator[Gemeten]:
    """Meet elk veld met elke vorm."""
    opstelling = Opstelling(map_)
    for plaats, veld in enumerate(velden()):
        for nummer, vorm in enumerate(vormen):
            for opdracht in veld.voor(nummer, plaats, gekozen):
                yield opstelling.geval(veld, vorm, opdracht)


def main() -> int:
    """Meet, toon de slechtste verhouding per opdracht, en zeg of alles binnen de grenzen bleef."""
    opties = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    opties.add_argument("--vorm", action="append", choices=[*VORMEN])
    opties.add_argument("--opdracht", action="append", choices=[*ALLE])
    opties.add_argument("--traag", type=float, default=SECONDEN)
    keuze = opties.parse_args()
    rij: dict[str, list[Gemeten]] = {}
    with tempfile.TemporaryDirectory() as tijdelijk:
        vormen = [vorm for vorm in keuze.vorm or VORMEN if vorm != GEWOON]
        for een in alles(Path(tijdelijk), vormen, keuze.opdracht or [*ALLE]):
            rij.setdefault(een.opdracht, []).append(een)
            if een.mis or een.kosten.seconden > keuze.traag:
                print(f"{'!' if een.mis else ' '} {een}", flush=True)
    for gemeten in rij.values():
        traagst = max(een.kosten.seconden / een.mib for een in gemeten)
        grootst = max(een.kosten.megabytes / een.mib for een in gemeten)
        ergst = max(gemeten, key=lambda een: een.verhouding)
        print(f"{ergst}  ({len(gemeten)} gevallen, hoogstens {traagst:.2f} s en {grootst:.0f} MB per MiB)")
    return int(any(een.mis for gemeten in rij.values() for een in gemeten))


if __name__ == "__main__":
    sys.exit(main())
