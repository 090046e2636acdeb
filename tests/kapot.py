"""Antwoordenbestanden die elk op een andere manier stuk zijn."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any


def manieren() -> dict[str, Callable[[Path], Any]]:
    """Zoveel manieren om stuk te zijn; elke schrijft een bestand."""
    kop = "formaat: inzicht-antwoorden/1\nwijzer: leerlingregistratie\nwijzerversie: '1.1'\nschool: {naam: X}\ndatum: '2026-11-23'\n"

    def tekst(inhoud: str) -> Callable[[Path], Any]:
        return lambda pad: pad.write_text(inhoud, encoding="utf-8")

    def bytes_(inhoud: bytes) -> Callable[[Path], Any]:
        return lambda pad: pad.write_bytes(inhoud)

    antwoord = kop + "antwoorden:\n  opslag:\n    mfa: {}\n".replace("mfa", "inloggen")
    return {
        "leeg": bytes_(b""), "bom": bytes_(b"\xef\xbb\xbf"), "opmerking": tekst("# niets\n"), "utf16": bytes_("a: 1".encode("utf-16")),
        "cp1252": bytes_(b"a: priv\xe9\n"), "nul": bytes_(b"a: 1\n\0\0"), "half": bytes_(b"a: \xc3"), "tab": tekst("a:\n\tb: 1\n"),
        "brief": tekst("Beste meneer,\n"), "zip": bytes_(b"PK\x03\x04rest"), "pdf": bytes_(b"%PDF-1.7"), "web": tekst("<html></html>"),
        "lijst": tekst("- a\n- b\n"), "twee": tekst("a: 1\n---\nb: 2\n"), "dubbel": tekst(kop + "antwoorden:\n  opslag: {overzicht: 1, overzicht: 2}\n"),
        "anker": tekst("a: &x 1\nb: *x\n"), "samenvoeg": tekst("a: {<<: {b: 1}}\n"), "tag": tekst("a: !!str 1\n"), "eigentag": tekst("a: !include x\n"),
        "richting": tekst("%YAML 1.1\n---\na: 1\n"), "lol": tekst("a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n"), "zelf": tekst("a: &a [*a]\n"),
        "diep": tekst("a: " + "[" * 30 + "]" * 30 + "\n"), "heeldiep": tekst("[" * 60_000), "mapdiep": tekst("{a: " * 60_000),
        "groot": bytes_(b"a: " + b"x" * 1_100_000), "langetekst": tekst(f"a: {'x' * 25_000}\n"), "veel": tekst("a: [" + "1," * 60_000 + "]\n"),
        "esc": tekst('a: "\\e[2J"\n'), "bidi": tekst("a: \u202eabc\n"), "surrogaat": tekst('a: "\\ud800"\n'), "geenwijzer": tekst("formaat: inzicht-antwoorden/1\n"),
        "anderewijzer": tekst(kop.replace("leerlingregistratie", "iets-anders") + "antwoorden: {}\n"), "nieuwer": tekst(kop.replace("1.1", "9.9") + "antwoorden: {}\n"),
        "nieuwformaat": tekst(kop.replace("/1", "/99", 1) + "antwoorden: {}\n"), "vraag": tekst(kop + "antwoorden: {opslag: {bestaat-niet: 1}}\n"),
        "dimensie": tekst(kop + "antwoorden: {opslga: {overzicht: 1}}\n"), "veld": tekst(kop + "antworden: {}\n"), "nul-niveau": tekst(antwoord.replace("{}", "0")),
        "zes": tekst(antwoord.replace("{}", "6")), "min": tekst(antwoord.replace("{}", "-1")), "komma": tekst(antwoord.replace("{}", "2.5")),
        "waar": tekst(antwoord.replace("{}", "true")), "aanhaling": tekst(antwoord.replace("{}", '"3"')), "reeks": tekst(antwoord.replace("{}", "[1, 2, 3]")),
        "nvt": tekst(antwoord.replace("{}", "{keuze: nvt, reden: x}")), "nvtkaal": tekst(antwoord.replace("{}", "nvt")), "school": tekst(kop.replace("X", "''") + "antwoorden: {}\n"),
        "datum": tekst(kop.replace("11-23", "02-31") + "antwoorden: {}\n"), "conflict": tekst("<<<<<<< a\na: 1\n=======\na: 2\n>>>>>>> b\n"),
        "map": lambda pad: pad.mkdir(), "fifo": os.mkfifo, "lus": lambda pad: pad.symlink_to(pad), "kapottelink": lambda pad: pad.symlink_to("nergens"),
        "apparaat": lambda pad: pad.symlink_to("/dev/zero"), "ijl": lambda pad: os.truncate(pad, 3 * 1024**3) if not pad.write_bytes(b"") else None,
    }  # fmt: skip
