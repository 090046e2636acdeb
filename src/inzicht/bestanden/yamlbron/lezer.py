"""Van bytes naar een bron: codering, vreemde bestanden, en dan YAML of JSON."""

from __future__ import annotations

import re
import unicodedata
from functools import partial
from typing import Any, Final, NoReturn

import yaml

from inzicht.bestanden.yamlbron.bouwer import bouw
from inzicht.bestanden.yamlbron.bron import Bron, eis_sleutels, gebouwde_bron
from inzicht.bestanden.yamlbron.jsonlezer import lees_json
from inzicht.bestanden.yamlbron.regellezer import lees_regels
from inzicht.bestanden.yamlbron.soort import MIB, Merken, Soort, binnen, merkplek, plek_van_index, te_diep, weiger
from inzicht.bestanden.yamlbron.zinnen import STAPELZIN, vertaal_yaml
from inzicht.fouten import heel_bestand
from inzicht.tekst import noem_teken, stuurteken, te_hoge_stapel

_BOM: Final = b"\xef\xbb\xbf"
_VREEMD: Final = (
    (b"PK\x03\x04", "Dit is een zip-, Word- of Excel-bestand. Pak het uit, of vraag om het YAML-bestand zelf."),
    (b"%PDF", "Dit is een PDF. Vraag om het YAML- of JSON-bestand zelf."),
    (b"\xd0\xcf\x11\xe0", "Dit is een oud Word- of Excel-bestand. Vraag om het YAML- of JSON-bestand zelf."),
    (b"\x1f\x8b", "Dit is een ingepakt bestand (gzip). Pak het eerst uit."),
)
_VREEMDE_KOPPEN: Final = tuple(kop for kop, _ in _VREEMD)
_WEBPAGINA: Final = re.compile(rb"\s*<(?:!doctype|html|\?xml)", re.IGNORECASE)
_E_MAIL: Final = re.compile(rb"(?:From|Return-Path|Received|MIME-Version|Delivered-To): ", re.IGNORECASE)
_CONFLICT: Final = re.compile(r"^(?:<{7}|>{7}|={7})(?: |$)", re.MULTILINE)


def zonder_opmaak(gegevens: bytes) -> bytes:
    """Geef de bytes zonder BOM en met LF, zoals het wijzerkenmerk ze telt (formaten 2)."""
    return gegevens.removeprefix(_BOM).replace(b"\r\n", b"\n")


def heet_json(naam: str) -> bool:
    """Of een bestand naar zijn naam JSON is."""
    return naam.lower().endswith(".json")


def lees(gegevens: bytes, naam: str, soort: Soort, *, als_json: bool = False, plekken: bool = True) -> Bron:
    """Lees een YAML- of JSON-bestand (op naam `.json`, of op verzoek); werpt `Weigering` met plek en reden.

    Zonder `plekken` gaat lezen sneller, en zoekt de bron een plek pas op als iemand ernaar vraagt.
    """
    tekst, kaal = _ontcijfer(gegevens, naam, soort)
    if als_json or heet_json(naam):
        return lees_json(tekst, naam, soort)
    nfc = tekst.isascii() or unicodedata.is_normalized("NFC", tekst)
    bouw_yaml = partial(_bouw_yaml, kaal, tekst, naam, soort, nakijken=b"\\" in kaal or not nfc)
    waarde = lees_regels(tekst, soort) if nfc and not plekken else None
    if waarde is None:
        return gebouwde_bron(naam, soort, bouw_yaml())
    return Bron(naam, soort, eis_sleutels(waarde, naam, soort), lambda: bouw_yaml()[1] or {})


def _bouw_yaml(kaal: bytes, tekst: str, naam: str, soort: Soort, *, nakijken: bool) -> tuple[Any, Merken | None]:
    """De gewone lezer: de waarde en de merken uit de gebeurtenissen van libyaml."""
    lezer = yaml.CSafeLoader(kaal)
    try:
        return bouw(lezer.get_event, tekst, naam, soort, nakijken=nakijken)
    except yaml.YAMLError as fout:
        _weiger_diepte(fout, tekst, naam, soort)
        _weiger_yaml(fout, tekst, naam, soort)
    finally:
        lezer.dispose()


def _weiger_diepte(fout: yaml.YAMLError, tekst: str, naam: str, soort: Soort) -> None:
    """Weiger met onze eigen zin wat libyaml zelf al te diep vindt (vanaf PyYAML 6.0.4, bij duizend lagen).

    Zij leest vooruit, dus de laag die onze grens overschrijdt, komt dan niet meer door. Wat voor haar plek staat, is
    ondiep genoeg voor haar en te diep voor ons.
    """
    merk = getattr(fout, "problem_mark", None)
    if merk is None or "nesting" not in (getattr(fout, "problem", None) or ""):
        return
    lezer = yaml.CSafeLoader(tekst[: merk.index - 1])
    try:
        bouw(lezer.get_event, tekst, naam, soort, nakijken=False)
    except yaml.YAMLError:
        weiger(soort, "009", merkplek(naam, merk), te_diep(soort))
    finally:
        lezer.dispose()


def _ontcijfer(gegevens: bytes, naam: str, soort: Soort) -> tuple[str, bytes]:
    """Maak van bytes tekst; weigert wat geen UTF-8 of geen tekst is."""
    if len(gegevens) > soort.grootte:
        weiger(
            soort,
            "002",
            heel_bestand(naam),
            f"Het bestand is groter dan {soort.grootte // MIB} MiB. Kort het in, of neem een ander bestand.",
        )
    if gegevens.startswith(_VREEMDE_KOPPEN):
        weiger(soort, "012", heel_bestand(naam), next(zin for kop, zin in _VREEMD if gegevens.startswith(kop)))
    if gegevens.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in gegevens[:4]:
        weiger(soort, "003", heel_bestand(naam), "Het bestand is opgeslagen als UTF-16. Sla het op als UTF-8.")
    kaal = gegevens.removeprefix(_BOM)
    try:
        tekst = kaal.decode("utf-8")
    except UnicodeDecodeError as fout:
        _weiger_codering(fout, kaal, naam, soort)
    if not tekst.isascii() or "\x7f" in tekst:
        gevonden = stuurteken(tekst)
        if gevonden:
            _weiger_teken(tekst, gevonden.start(), naam, soort)
        stapel = te_hoge_stapel(tekst)
        if stapel is not None:
            weiger(soort, "004", plek_van_index(tekst, stapel, naam), STAPELZIN)
    if _WEBPAGINA.match(kaal):
        weiger(soort, "012", heel_bestand(naam), "Dit is een webpagina. Vraag om het YAML- of JSON-bestand zelf.")
    if _E_MAIL.match(kaal):
        weiger(soort, "012", heel_bestand(naam), "Dit is een e-mailbericht. Sla de bijlage op en gebruik die.")
    return tekst, kaal


def _weiger_codering(fout: UnicodeDecodeError, kaal: bytes, naam: str, soort: Soort) -> NoReturn:
    voor = kaal[: fout.start].decode("utf-8")
    plek = plek_van_index(voor, len(voor), naam)
    if fout.reason == "unexpected end of data":
        weiger(soort, "003", plek, "Het laatste teken is afgekapt, of het bestand is opgeslagen als ANSI. Kies UTF-8.")
    weiger(soort, "003", plek, "Dit is geen UTF-8. Opgeslagen als ANSI? Kies bij opslaan UTF-8.")


def _weiger_teken(tekst: str, index: int, naam: str, soort: Soort) -> NoReturn:
    teken = tekst[index]
    plek = plek_van_index(tekst, index, naam)
    if teken == "\0":
        weiger(soort, "004", plek, "Hier staan nultekens. Het bestand is beschadigd; vraag het opnieuw.")
    weiger(soort, "004", plek, f"Hier staat {noem_teken(teken)}. Verwijder het.")


def _weiger_yaml(fout: yaml.YAMLError, tekst: str, naam: str, soort: Soort) -> NoReturn:
    gevonden = stuurteken(tekst)
    if gevonden:
        _weiger_teken(tekst, gevonden.start(), naam, soort)
    conflict = _CONFLICT.search(tekst)
    if conflict:
        plek = plek_van_index(tekst, conflict.start(), naam)
        weiger(soort, "016", plek, "Hier staat een onopgelost samenvoegconflict. Kies een van beide versies.")
    merk, boodschap = vertaal_yaml(fout, tekst)
    weiger(soort, "005", binnen(tekst, merkplek(naam, merk)) if merk else heel_bestand(naam), boodschap)
