"""Wat inzicht met een vreemde tekst doet, langs elke weg en zonder schijf; wat niet klopt, komt eruit als zin.

Een tekst is een bestand, of meer bestanden met `SCHEIDING` ertussen. Elk deel zegt zelf of het een wijzer, een
vragenbank of antwoorden zijn. Wat weinig kost, gebeurt bij elke tekst. Wat veel kost, gebeurt bij een op de zoveel,
gekozen naar de inhoud, zodat dezelfde tekst altijd hetzelfde doet.
"""

from __future__ import annotations

import resource
import sys
import time
import zlib
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Final
from unittest.mock import patch

from snelweg import verwerk_gewoon, verwerking

from inzicht.batch.deel import Bestanden, Tellingen, Werker
from inzicht.batch.opbrengst import Opbrengst, Wensen
from inzicht.batch.snelkeuring import Snelkeuring
from inzicht.batch.verwerking import Geweigerd, Verwerking, als_rij
from inzicht.batch.verwerking import School as Geteld
from inzicht.bestanden import schijf, yamlbron
from inzicht.bestanden.bestandssoort import soort_van
from inzicht.bestanden.yamlbron import jsonlezer, lezer
from inzicht.fouten import Ernst, InvoerFout
from inzicht.interview.vragenlijst.beeld import Wens, gekozen_vragen, maak_vragenlijst
from inzicht.interview.vragenlijst.maker import maak_html
from inzicht.keuring.nalezen.oogst import lees_na
from inzicht.keuring.nalezen.rapport import als_json, als_regel, voor_github
from inzicht.keuring.nalezen.sarif import als_sarif
from inzicht.keuring.poort import keur_antwoordenbron, keur_wijzer
from inzicht.modellen import samenvoegen
from inzicht.modellen.antwoorden import Antwoord, Antwoorden, Invuller, schrijf_antwoorden
from inzicht.modellen.overzetten import zet_over
from inzicht.modellen.samenvoegen import voeg_samen
from inzicht.modellen.wijzer import WIJZERBESTAND
from inzicht.modellen.wijzerlezing import lees_wijzer
from inzicht.oordeel.beoordeling import beoordeel
from inzicht.oordeel.gespreksagenda import agenda_als_markdown, agendaregels, maak_agenda
from inzicht.oordeel.uitslagbestand import uitslag_als_json
from inzicht.oordeel.uitslagtekst import uitslagregels
from inzicht.opdrachten.keurbestand import keur_antwoordbytes
from inzicht.opdrachten.opties import lees_dag
from inzicht.verslag.beeld import maak_beeld
from inzicht.verslag.groep.beeld import maak_groepsbeeld
from inzicht.verslag.groep.maker import Groepsmaker
from inzicht.verslag.groep.telling import Groep
from inzicht.verslag.maker import Verslagmaker
from inzicht.verslag.markdown import md_regel
from inzicht.verslag.tabel import EXCEL_NL
from inzicht.verslag.vorm import Herkomst

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from types import FrameType

    from inzicht.fouten import Bevinding
    from inzicht.modellen.wijzer import Wijzer

SCHEIDING: Final = b"\x1e"
"""Staat tussen twee bestanden; geen enkel bestand mag dit teken zelf hebben."""
MIB: Final = 1024 * 1024
SECONDEN: Final = 2.0
MEGABYTES: Final = 300
KLEINSTE: Final = 0.25
"""Zoveel MiB telt elke tekst minstens: het vaste werk kost ook iets."""
HALFDUUR: Final = 8
DUUR: Final = 160
"""Een op zoveel teksten gaat ook langs wat meer of veel kost."""
_ALLEEN_CONTROLEER: Final = ("A141",)
"""Wat een voorbeeldschool verwacht te krijgen, houdt alleen `controleer` tegen."""
OPGEBLAZEN: Final = 100
GROOT: Final = 60_000
"""Een op zoveel teksten krijgt een stukje dat zich tot zoveel bytes herhaalt; dan valt op wat kwadratisch kost."""
BANK: Final = "apparaten.yaml"
_HERKOMST: Final = Herkomst("1", "ab" * 32)


@cache
def _dag() -> Any:
    return lees_dag("--peildatum", "2026-11-23")


@cache
def _sjablonen() -> Mapping[str, str]:
    return schijf.lees_sjablonen()


@cache
def _handleiding() -> str:
    return schijf.lees_handleiding()


@cache
def _maker() -> Verslagmaker:
    return Verslagmaker(_sjablonen())


@cache
def _groepsmaker() -> Groepsmaker:
    return Groepsmaker(_sjablonen())


@cache
def _wijzermap() -> Mapping[str, bytes]:
    """De kleine wijzer die `inzicht nieuw` neerzet."""
    return schijf.lees_map(str(schijf.gegevensmap("nieuw")), yamlbron.WIJZER)


@cache
def _werker(*, anoniem: bool) -> Werker:
    wensen = Wensen(EXCEL_NL, jsonl=True, volledig=True, groep=True, xlsx=True, anoniem=anoniem)
    return Werker(verwerking().wijzer, wensen)


class Mis(Exception):
    """Iets klopt niet: twee wegen verschillen, of iets kost te veel."""


@dataclass(frozen=True, slots=True)
class _Los(Bestanden):
    """Bestanden die niet op schijf staan."""

    inhoud: tuple[bytes, ...] = ()

    def lees(self) -> Iterator[tuple[str, bytes | InvoerFout]]:
        yield from zip(self.namen, self.inhoud, strict=True)


@dataclass
class Doelen:
    """Verwerkt teksten, en telt hoe ver zij kwamen.

    Een op de `duur` teksten gaat langs wat veel kost; met `alles` elke tekst. `rek` is hoeveel keer trager de code is
    doordat zij gevolgd wordt. `traagst` is het grootste deel van de toegestane tijd dat een tekst gebruikte, en
    `traagste` is die tekst.
    """

    alles: bool = False
    duur: int = DUUR
    rek: int = 1
    geteld: Counter[str] = field(default_factory=Counter)
    traagst: float = 0.0
    traagste: bytes = b""

    def beproef(self, tekst: bytes) -> None:
        """Verwerk een tekst langs elke weg, en soms ook opgeblazen; werpt `Mis`, of de vreemde uitzondering zelf."""
        self.geteld["teksten"] += 1
        self._keur(tekst)
        if (lot := zlib.crc32(tekst)) % OPGEBLAZEN == 1:
            self.geteld["opgeblazen"] += 1
            self._keur(_blaas_op(tekst, lot))

    def _keur(self, tekst: bytes) -> None:
        duur, geheugen = self._meet(tekst)
        grens = SECONDEN * self.rek * max(len(tekst) / MIB, KLEINSTE)
        for _ in range(3):  # de eerste keer vult soms een cache, en een volle machine meet ruw
            duur = min(duur, self._meet(tekst)[0]) if duur > grens else duur
        if duur > grens:
            raise Mis(f"{duur:.2f} seconden voor {len(tekst)} bytes")
        if geheugen > MEGABYTES * max(len(tekst) / MIB, KLEINSTE):
            raise Mis(f"{geheugen:.0f} MB voor {len(tekst)} bytes")
        if duur / grens > self.traagst:
            self.traagst, self.traagste = duur / grens, tekst

    def _meet(self, tekst: bytes) -> tuple[float, float]:
        """Seconden en MB van een tekst."""
        begin, piek = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        self._verwerk(tekst, 0 if self.alles else zlib.crc32(tekst))
        return time.process_time() - begin, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - piek) / 1024

    def _verwerk(self, tekst: bytes, lot: int) -> None:
        delen = tekst.split(SCHEIDING)[:4]
        soorten = [soort_van(deel) for deel in delen]
        wijzerdelen = {
            BANK if soort.is_vragenbank else WIJZERBESTAND: deel
            for soort, deel in zip(soorten, delen, strict=True)
            if soort.is_van_wijzer
        }
        eigen = self._wijzer({**_wijzermap(), **wijzerdelen}, lot) if wijzerdelen else None
        met = Verwerking(eigen) if eigen is not None and len(delen) > len(wijzerdelen) else verwerking()
        bladen = [deel for soort, deel in zip(soorten, delen, strict=True) if not soort.is_van_wijzer]
        goed = [een for deel in bladen if (een := self._antwoorden(met, deel, lot)) is not None]
        if goed:
            self._samen(met.wijzer, goed, lot)
        if lot % self.duur == 0:
            self._partij(bladen)

    # --- antwoorden ---

    def _antwoorden(self, met: Verwerking, tekst: bytes, lot: int) -> Antwoorden | None:
        """Lezer, keuring en telling van een bestand; geeft de antwoorden als zij goed zijn."""
        naam = "x.json" if tekst.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[") else "x.yaml"
        for als in {naam, "x.yaml"}:
            _eis_gelijk("lezen", _lees(tekst, als, plekken=False), _lees(tekst, als, plekken=True))
        gezien = met.verwerk(tekst, naam)
        _eis_gelijk("batch", gezien, verwerk_gewoon(tekst, naam, met))
        bevindingen = keur_antwoordbytes(tekst, naam, met.wijzer, _dag())
        fouten = [een for een in bevindingen if een.ernst is Ernst.FOUT and een.code not in _ALLEEN_CONTROLEER]
        if isinstance(gezien, Geweigerd):
            self.geteld["geweigerde bestanden"] += 1
            _eis_gelijk("controleer en batch", (fouten[:1], len(fouten)), ([gezien.bevinding], gezien.aantal))
            EXCEL_NL.rij(als_rij(naam, gezien))
            _meld(bevindingen, lot)
            return None
        _eis_gelijk("controleer en batch", fouten, [])
        self.geteld["goede bestanden"] += 1
        return self._goed(met.wijzer, gezien, tekst, naam, lot)

    def _goed(self, wijzer: Wijzer, gezien: Geteld, tekst: bytes, naam: str, lot: int) -> Antwoorden:
        """Wat er van goede antwoorden te maken is; wat wij schrijven is weer te lezen."""
        antwoorden, gevonden = keur_antwoordenbron(yamlbron.lees(tekst, naam, yamlbron.ANTWOORDEN), wijzer)
        if antwoorden is None or gevonden:
            raise Mis(f"geteld en toch fout: {gevonden}")
        over = zet_over(antwoorden, wijzer).antwoorden
        _eis_leesbaar(over, wijzer)
        if lot % HALFDUUR == 0:
            self.geteld["uitslagen"] += 1
            _eis_gelijk("school", (over.school.naam, over.datum), (gezien.geteld.naam, gezien.geteld.datum))
            maak_uitslag(wijzer, over)
        if lot % self.duur == 0:
            self.geteld["verslagen"] += 1
            maak_verslag(wijzer, over)
        return over

    # --- meer bestanden ---

    def _samen(self, wijzer: Wijzer, rij: Sequence[Antwoorden], lot: int) -> None:
        """Voeg samen wat bij elkaar staat, en een los bestand met een tweede invuller die net anders denkt."""
        bladen = [*rij, *(_andersdenkende(rij[0], wijzer) for _ in range(len(rij) == 1))]
        namen = [f"{nummer}.yaml" for nummer in range(len(bladen))]
        try:
            samen = voeg_samen(wijzer, dict(zip(namen, bladen, strict=True)))
        except InvoerFout as fout:
            if len(rij) == 1 and any(een.code != "A303" for een in fout.bevindingen):
                raise
            return
        self.geteld["samengevoegd"] += 1
        if lot % HALFDUUR == 0:
            anders = voeg_samen(wijzer, dict(zip(namen[::-1], bladen[::-1], strict=True)))
            _eis_gelijk("volgorde van samenvoegen", anders.antwoorden, samen.antwoorden)
            _eis_leesbaar(samen.antwoorden, wijzer)
        if lot % self.duur == 0:
            self.geteld["agenda's"] += 1
            agenda = maak_agenda(wijzer, samen)
            list(agendaregels(agenda))
            agenda_als_markdown(agenda, md_regel)
            maak_uitslag(wijzer, samen.antwoorden)

    def _partij(self, bladen: Sequence[bytes]) -> None:
        """Twee rondes van batch over alle bestanden, ook anoniem, met het groepsverslag."""
        self.geteld["partijen"] += 1
        namen = tuple(f"{nummer}.{'json' if deel[:1] == b'{' else 'yaml'}" for nummer, deel in enumerate(bladen))
        for anoniem in (False, True):
            werker = _werker(anoniem=anoniem)
            eerste = werker.verwerk(_Los("", namen, tuple(bladen)))
            scholen = ((f"school-{nummer}", lid.telling, 1) for nummer, lid in enumerate(eerste.leden))
            tweede = werker.verwerk(Tellingen(tuple(scholen)))
            _eis_geen_eigen_fout(eerste, tweede)
            groep = Groep.leeg(verwerking().wijzer)
            if tweede.groep is not None:
                groep.voeg_bij(tweede.groep)
            beeld = maak_groepsbeeld(verwerking().wijzer, groep, _HERKOMST, geweigerd=len(eerste.geweigerd), minimaal=1)
            _groepsmaker().html(beeld)
            _groepsmaker().markdown(beeld)

    # --- wijzers ---

    def _wijzer(self, inhoud: Mapping[str, bytes], lot: int) -> Wijzer | None:
        """Keur een wijzer zoals `controleer`; een goede wijzer is overal te gebruiken."""
        lezing = lees_wijzer(inhoud, "vragen/")
        alles, fouten = lees_na(lezing, inhoud, _dag()), keur_wijzer(lezing)
        _eis_gelijk("fouten van een wijzer", [een for een in alles if een.ernst is Ernst.FOUT], [*fouten])
        _meld(alles, lot)
        if fouten or lezing.wijzer is None:
            self.geteld["geweigerde wijzers"] += 1
            if not fouten:
                raise Mis("geen wijzer en geen fout")
            return None
        self.geteld["goede wijzers"] += 1
        if lot % HALFDUUR == 0:
            school = _school(lezing.wijzer)
            maak_uitslag(lezing.wijzer, school)
            _eis_leesbaar(school, lezing.wijzer)
            if lot % self.duur == 0:
                maak_verslag(lezing.wijzer, school)
        return lezing.wijzer


def maak_uitslag(wijzer: Wijzer, antwoorden: Antwoorden) -> None:
    """De uitslag als tekst en als JSON."""
    uitslag = beoordeel(wijzer, antwoorden)
    uitslag_als_json(wijzer, antwoorden, uitslag)
    list(uitslagregels(wijzer, antwoorden, uitslag))


def maak_verslag(wijzer: Wijzer, antwoorden: Antwoorden) -> None:
    """Het verslag in elke vorm, en de vragenlijst waarin deze antwoorden al staan."""
    beeld = maak_beeld(wijzer, antwoorden, beoordeel(wijzer, antwoorden), _HERKOMST)
    _maker().html(beeld)
    _maker().markdown(beeld)
    wens = Wens(antwoorden=antwoorden)
    if gekozen_vragen(wijzer, wens):
        maak_html(_sjablonen(), maak_vragenlijst(wijzer, wens))


def _lees(tekst: bytes, naam: str, *, plekken: bool) -> str:
    """De waarde zoals de lezer haar geeft, of waarom hij weigert."""
    try:
        return repr(yamlbron.lees(tekst, naam, yamlbron.ANTWOORDEN, plekken=plekken).waarde)
    except InvoerFout as fout:
        return str(fout)


def _eis_gelijk(wat: str, een: object, ander: object) -> None:
    if een != ander:
        raise Mis(f"{wat}:\n    {een!r:.2000}\n    {ander!r:.2000}")


def _eis_leesbaar(antwoorden: Antwoorden, wijzer: Wijzer) -> None:
    """Wat wij schrijven, lezen en keuren wij ook; alleen te veel tekst mag geweigerd worden."""
    try:
        terug = yamlbron.lees(schrijf_antwoorden(antwoorden).encode(), "x.yaml", yamlbron.ANTWOORDEN)
    except InvoerFout as fout:
        _eis_gelijk("te groot", {een.code for een in fout.bevindingen} - {"A002", "A010"}, set())
        return
    _eis_gelijk("geschreven en gelezen", keur_antwoordenbron(terug, wijzer), (antwoorden, ()))


def _eis_geen_eigen_fout(*rondes: Opbrengst) -> None:
    mis = [een for ronde in rondes for een in ronde.geweigerd if een[1].bevinding.code == "A099"]
    _eis_gelijk("fout van inzicht", mis, [])


def _meld(bevindingen: Sequence[Bevinding], lot: int) -> None:
    """Bevindingen zoals `controleer` ze toont."""
    for een in bevindingen:
        als_regel(een)
    if lot % HALFDUUR == 0:
        als_json(bevindingen)
        list(voor_github(bevindingen))
    if lot % DUUR == 0:
        als_sarif(bevindingen, _handleiding())


def _blaas_op(tekst: bytes, lot: int) -> bytes:
    """Een tekst waarin een stukje zich heel vaak herhaalt."""
    plaats, lang = lot // OPGEBLAZEN % (len(tekst) + 1), (1, 2, 3, 12)[lot // 7 % 4]
    stuk = tekst[plaats : plaats + lang] or b"a"
    return tekst[:plaats] + stuk * (GROOT // len(stuk)) + tekst[plaats + lang :]


def _andersdenkende(antwoorden: Antwoorden, wijzer: Wijzer) -> Antwoorden:
    """Een tweede invuller: bij elke vraag een situatie, ook waar de eerste iets anders zegt."""
    vakken = {
        bank.id: {
            vraag.id: Antwoord.model_validate({"keuze": [*vraag.situaties][nummer % 2], "opmerking": "Gezien."})
            for nummer, vraag in enumerate(bank.vragen)
        }
        for bank in wijzer.banken
    }
    anders = {"antwoorden": vakken, "invuller": Invuller(rol=next(iter(wijzer.kop.rollen)))}
    return antwoorden.model_copy(update=anders)


def _school(wijzer: Wijzer) -> Antwoorden:
    """Een school die bij deze wijzer overal de eerste situatie kiest, en de laatste vraag open laat."""
    vakken = {bank.id: {vraag.id: min(vraag.situaties) for vraag in bank.vragen[:-1]} for bank in wijzer.banken}
    waarde = {
        "formaat": "inzicht-antwoorden/1",
        "wijzer": wijzer.kop.id,
        "wijzerversie": wijzer.kop.versie,
        "school": {"naam": "De Brug"},
        "datum": "2026-11-23",
        "antwoorden": vakken,
    }
    antwoorden, gevonden = keur_antwoordenbron(yamlbron.Bron("x.yaml", yamlbron.ANTWOORDEN, waarde), wijzer)
    if antwoorden is None or gevonden:
        raise Mis(f"goede wijzer, en toch: {gevonden}")
    return antwoorden


# --- fouten die gevonden moeten worden ---


def _sleutelfout(_: object) -> Any:
    raise KeyError("opslag")


def _kwadratisch(tekst: str) -> Any:
    return next((None for plaats in range(len(tekst)) if "\x00" in tekst[plaats:]), None)


FOUTEN: Final[dict[str, tuple[Any, str, Any]]] = {
    "lange sleutel langs de snelle weg": (jsonlezer, "_eis_korte_sleutels", lambda _: None),
    "KeyError bij redenen samenvoegen": (samenvoegen, "_reden", _sleutelfout),
    "datum die niet bestaat langs de snelle weg": (Snelkeuring, "_eis_datum", lambda *_: None),
    "kwadratisch zoeken in tekst": (lezer, "te_hoge_stapel", _kwadratisch),
    "tekst van een uitzondering": (lezer, "vertaal_yaml", lambda *_: _sleutelfout(None)),
}
"""Fouten die iemand kan maken, elk met de plaats waar zij aangebracht wordt."""


@contextmanager
def kapot(naam: str) -> Iterator[None]:
    """Breng een fout aan."""
    with patch.object(*FOUTEN[naam]):
        yield


def geraakte_regels(tekst: bytes) -> set[tuple[str, int, int]]:
    """Welke sprongen van regel naar regel in inzicht een tekst doet."""
    sprongen: set[tuple[str, int, int]] = set()
    vorige: dict[int, int] = {}

    def volg(frame: FrameType, wat: str, _: object) -> Any:
        naam = frame.f_code.co_filename
        if "/inzicht/" not in naam:
            return None
        if wat == "line":
            sprongen.add((naam, vorige.get(id(frame), 0), frame.f_lineno))
            vorige[id(frame)] = frame.f_lineno
        else:
            vorige.pop(id(frame), None)
        return volg

    sys.settrace(volg)
    try:
        Doelen().beproef(tekst)
    except Mis:
        pass  # traag, want gevolgd
    finally:
        sys.settrace(None)
    return sprongen
