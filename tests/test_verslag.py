"""Het verslag: alles staat erin, en tekst van een school of bank blijft tekst."""

import base64
import copy
import hashlib
import itertools
import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from jinja2 import UndefinedError
from markdown_it import MarkdownIt

from hulp import maak_antwoorden, maak_wijzer
from inzicht import yamlbron
from inzicht.antwoorden import Antwoorden
from inzicht.bestanden import lees_sjablonen
from inzicht.oordeel import beoordeel
from inzicht.uitslagbestand import uitslag_als_gegevens
from inzicht.verslag import Verslagmaker, md_blok, md_cel, md_regel
from inzicht.verslagbeeld import Herkomst, Verslagbeeld, maak_beeld
from inzicht.verslagtaal import datum
from inzicht.wijzer import Wijzer

Blad = dict[str, Any]
HERKOMST = Herkomst("9.8.7", "ab" * 32)
VOORBEELDEN = ("gat", "gemiddeld", "onvolledig", "startend", "voorloper")
LEEG = frozenset({"meta", "rect", "path", "br", "link", "img", "input", "hr"})
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
)


@pytest.fixture(scope="module")
def maker() -> Verslagmaker:
    return Verslagmaker(lees_sjablonen())


def _beeld(wijzer: Wijzer, antwoorden: Antwoorden) -> Verslagbeeld:
    return maak_beeld(wijzer, antwoorden, beoordeel(wijzer, antwoorden), HERKOMST)


def _voorbeeld(voorbeelden: Path, naam: str) -> Antwoorden:
    bron = yamlbron.lees((voorbeelden / f"{naam}.yaml").read_bytes(), naam, yamlbron.ANTWOORDEN)
    return Antwoorden.model_validate(bron.waarde)


# --- een kleine wijzer ------------------------------------------------------------------------------


def _vraag(naam: str, **velden: Any) -> Blad:
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


def _kop() -> Blad:
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


def _banken() -> list[Blad]:
    vragen = [_vraag("a"), _vraag("b"), _vraag("c"), _vraag("d"), _vraag("e", drempels={3: 3})]
    uitkomsten = {n: {"stand": f"Stand {n}.", "vervolg": f"Vervolg {n}."} for n in range(1, 6)}
    een = {
        "formaat": "inzicht-vragenbank/1",
        "id": "een",
        "titel": "Dimensie Een",
        "inleiding": ".",
        "uitkomsten": uitkomsten,
        "vragen": vragen,
    }
    return [een, {**een, "id": "twee", "titel": "Dimensie Twee", "vragen": [_vraag("f"), _vraag("g")]}]


def _gegevens(**velden: Any) -> Blad:
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


@pytest.fixture(scope="module")
def klein() -> Wijzer:
    return maak_wijzer(_kop(), _banken())


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


def _boom(html: str) -> Boom:
    boom = Boom()
    boom.feed(html)
    boom.close()
    assert boom.stapel == []
    return boom


# --- structuur --------------------------------------------------------------------------------------


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_het_verslag_heeft_een_titel_oplopende_koppen_en_alle_delen(
    wijzer: Wijzer, voorbeelden: Path, maker: Verslagmaker, naam: str
) -> None:
    antwoorden = _voorbeeld(voorbeelden, naam)
    boom = _boom(maker.html(_beeld(wijzer, antwoorden)))
    hoogtes = [niveau for niveau, _ in boom.koppen]
    assert hoogtes.count(1) == 1
    assert hoogtes[0] == 1
    assert all(na <= voor + 1 for voor, na in itertools.pairwise(hoogtes))
    verwacht = ["In een oogopslag", "Begin hier", "Daarna", "Routekaart", "Procesplaat"]
    verwacht += [bank.titel for bank in wijzer.banken] + ["Zoek uit", "Verantwoording"]
    assert [tekst for niveau, tekst in boom.koppen if niveau == 2] == verwacht
    soorten = Counter(tag for tag, _ in boom.elementen)
    assert (soorten["main"], soorten["nav"], soorten["header"], soorten["footer"]) == (1, 1, 1, 1)
    assert soorten["script"] == 0
    assert soorten["table"] == soorten["caption"] == soorten["thead"]
    assert all("scope" in attrs for tag, attrs in boom.elementen if tag == "th")


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_elke_verwijzing_binnen_het_blad_komt_uit(
    wijzer: Wijzer, voorbeelden: Path, maker: Verslagmaker, naam: str
) -> None:
    boom = _boom(maker.html(_beeld(wijzer, _voorbeeld(voorbeelden, naam))))
    ids = boom.waarden["id"]
    assert len(ids) == len(set(ids))
    for adres in boom.waarden["href"]:
        assert adres.startswith("https://") or adres[1:] in ids
    assert set(boom.waarden["aria-labelledby"]) <= set(ids)


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_elk_getal_van_de_uitslag_staat_in_beide_verslagen(
    wijzer: Wijzer, voorbeelden: Path, maker: Verslagmaker, naam: str
) -> None:
    antwoorden = _voorbeeld(voorbeelden, naam)
    beeld = _beeld(wijzer, antwoorden)
    uitslag = uitslag_als_gegevens(wijzer, antwoorden, beoordeel(wijzer, antwoorden))
    for tekst in (_boom(maker.html(beeld)).tekst, _zonder_streep(maker.markdown(beeld))):
        for dim in uitslag["dimensies"]:
            for getal in (*dim["score"].values(), *dim["dekking"].values()):
                assert f"{getal:.1f}".replace(".", ",") in tekst
            tel = dim["aantal"]
            zin = f"{tel['beantwoord']} beantwoord, {tel['onbekend']} onbekend, {tel['open']} open en {tel['nvt']} niet"
            assert zin in tekst
            stappen, vragen = sum(stap["stappen"] for stap in dim["route"]), len(dim["route"])
            assert not vragen or re.search(rf"{stappen} stap(pen)? bij {vragen} vra", tekst)
            for stap in dim["route"]:
                assert wijzer.vraag(stap["vraag"]).vraag in tekst
        for stap in uitslag["processtappen"]:
            assert f"{stap['score']['aantoonbaar']:.1f}".replace(".", ",") in tekst
        for advies in uitslag["adviezen"]:
            assert " ".join(advies["tekst"].split()) in " ".join(tekst.split())
        for melding in uitslag["meldingen"]:
            assert melding["tekst"] in tekst
        assert wijzer.kenmerk in tekst
        assert HERKOMST.antwoordenkenmerk in tekst
        assert "inzicht 9.8.7" in tekst
        assert beeld.verantwoording.voorbehoud in tekst


def _zonder_streep(markdown: str) -> str:
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown)


def test_het_beleid_noemt_de_hash_van_precies_de_opmaak_in_het_blad(klein: Wijzer, maker: Verslagmaker) -> None:
    html = maker.html(_beeld(klein, maak_antwoorden(_gegevens())))
    gevonden = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert gevonden
    som = base64.b64encode(hashlib.sha256(gevonden[1].encode()).digest()).decode()
    assert f"style-src 'sha256-{som}'" in _boom(html).waarden["content"][0]
    assert " style=" not in html
    assert "|safe" not in "".join(lees_sjablonen().values()).replace(" ", "")


def test_links_staan_alleen_bij_https(maker: Verslagmaker) -> None:
    kop = _kop()
    kop["bronnen"]["wet"]["adres"] = "http://example.org/wet"
    antwoorden = maak_antwoorden(_gegevens())
    onveilig = maker.html(_beeld(maak_wijzer(kop, _banken()), antwoorden))
    veilig = maker.html(_beeld(maak_wijzer(_kop(), _banken()), antwoorden))
    assert "example.org" not in onveilig
    assert '<a href="https://example.org/wet" rel="noreferrer">De wet</a>' in veilig


# --- woorden ----------------------------------------------------------------------------------------


def test_een_drempel_staat_boven_de_tekst_van_het_niveau_zonder_drempels(klein: Wijzer) -> None:
    deel = _beeld(klein, maak_antwoorden(_gegevens())).dimensies[0]
    assert deel.niveau == "Niveau 2 (Naam2)"
    assert deel.drempelzin == "U staat op niveau 2 (Naam2) door: ‘Vraag e?’ Zonder deze eis was het niveau 3 (Naam3)."  # noqa: RUF001
    assert (deel.stand, deel.vervolg) == ("Stand 3.", "Vervolg 3.")


def test_een_bereik_heeft_twee_niveaus_met_hun_naam(klein: Wijzer) -> None:
    deel = _beeld(klein, maak_antwoorden(_gegevens())).dimensies[1]
    assert deel.niveau == "Niveau 1 tot 5 (Naam1 tot Naam5)"
    assert deel.score == "0,0 tot 100,0"


def test_de_verantwoording_zegt_waarom_in_gewone_zinnen(klein: Wijzer) -> None:
    zinnen = _beeld(klein, maak_antwoorden(_gegevens())).verantwoording.delen[0].zinnen
    assert zinnen == (
        "5 vragen horen bij uw school: 5 beantwoord, 0 onbekend, 0 open en 0 niet van toepassing.",
        "Niveau 2 (Naam2), want 100,0% haalt niveau 2 (nodig is 66%).",
        "Zonder de harde eisen was het niveau 3 (Naam3).",
        "Voor niveau 3 (Naam3) ontbreekt: 1 harde eis.",
    )


def test_een_advies_zegt_wat_het_oplevert(klein: Wijzer) -> None:
    kaart = _beeld(klein, maak_antwoorden(_gegevens())).begin.vooraan[0]
    assert kaart.wat == "Advies e 2."
    assert kaart.opbrengst == (
        "Houdt niveau 3 (Naam3) tegen in Dimensie Een.",
        "Hoort bij de kleinste stap naar niveau 3 (Naam3) in Dimensie Een.",
    )


def test_gekozen_actiepunten_gaan_voor_met_wie_wanneer_en_status(klein: Wijzer) -> None:
    punten = [
        {"vraag": "een.a", "wie": "administratie", "wanneer": "2027-02-01", "status": "bezig"},
        {"vraag": "twee.f"},
    ]
    begin = _beeld(klein, maak_antwoorden(_gegevens(actiepunten=punten))).begin
    assert [kaart.vraag for kaart in begin.vooraan] == ["Vraag a?", "Vraag f?"]
    assert [veld.waarde for veld in begin.vooraan[0].afspraak] == ["Administratie", "1 februari 2027", "bezig"]
    assert begin.vooraan[1].wat == "Zoek eerst uit hoe het nu is. Vraag het aan: Administratie."
    assert [kaart.vraag for kaart in begin.daarna] == ["Vraag e?", "Vraag b?", "Vraag c?", "Vraag d?"]
    assert [kaart.nummer for kaart in begin.daarna] == [3, 4, 5, 6]


def test_voorlopig_en_indicatie_staan_vooraan(klein: Wijzer, wijzer: Wijzer, voorbeelden: Path) -> None:
    gegevens = _gegevens(antwoorden={"een": {"a": 3}})
    vooraf = _beeld(klein, maak_antwoorden(gegevens)).overzicht.vooraf
    assert vooraf == ("Deze uitslag is voorlopig: 6 vragen staan nog open.",)
    kort = _voorbeeld(voorbeelden, "gat").met(omvang="kort")
    assert _beeld(wijzer, kort).overzicht.vooraf[-1].startswith("Deze uitslag is een indicatie")


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [("2026-11-23", "23 november 2026"), ("2027-02-01", "1 februari 2027"), ("2026-11", "november 2026")],
)
def test_een_datum_staat_voluit(tekst: str, verwacht: str) -> None:
    assert datum(tekst) == verwacht


# --- randgevallen -----------------------------------------------------------------------------------


def _alles(keuze: Any) -> Blad:
    return {bank["id"]: {vraag["id"]: keuze for vraag in bank["vragen"]} for bank in _banken()}


@pytest.mark.parametrize(
    ("antwoorden", "kern"),
    [
        (_alles("onbekend"), "Alle dimensies staan gelijk: niveau 1 tot 5 (Naam1 tot Naam5)."),
        (_alles(None), "Alle dimensies staan gelijk: niveau 1 tot 5 (Naam1 tot Naam5)."),
        ({}, "Alle dimensies staan gelijk: niveau 1 tot 5 (Naam1 tot Naam5)."),
        (_alles(5), "Alle dimensies staan gelijk: niveau 5 (Naam5)."),
        (_alles(1), "Alle dimensies staan gelijk: niveau 1 (Naam1)."),
        (_alles({"keuze": "nvt", "reden": "Niet hier."}), "Er is geen uitkomst, want er telt geen enkele vraag mee."),
    ],
    ids=["onbekend", "open", "leeg", "top", "laag", "nvt"],
)
def test_uiterste_antwoorden_geven_een_heel_verslag(
    klein: Wijzer, maker: Verslagmaker, antwoorden: Blad, kern: str
) -> None:
    beeld = _beeld(klein, maak_antwoorden(_gegevens(antwoorden=antwoorden)))
    assert beeld.overzicht.kern == kern
    assert kern in _boom(maker.html(beeld)).tekst
    assert kern in maker.markdown(beeld)


def test_een_dimensie_zonder_tellende_vragen_heeft_geen_uitkomst(klein: Wijzer, maker: Verslagmaker) -> None:
    gegevens = _gegevens()
    gegevens["antwoorden"]["twee"]["f"] = {"keuze": "nvt", "reden": "Niet hier."}
    beeld = _beeld(klein, maak_antwoorden(gegevens))
    assert beeld.overzicht.regels[1].niveau == "Geen uitkomst"
    assert beeld.overzicht.regels[1].balk is None
    assert "Geen uitkomst" in maker.markdown(beeld)
    assert "Geen uitkomst" in _boom(maker.html(beeld)).tekst


def test_lange_teksten_blijven_heel(klein: Wijzer, maker: Verslagmaker) -> None:
    lang = "woord" * 3000
    beeld = _beeld(klein, maak_antwoorden(_gegevens(school={"naam": lang})))
    assert lang in _boom(maker.html(beeld)).tekst
    assert lang in maker.markdown(beeld)


def test_dezelfde_invoer_geeft_dezelfde_bytes(wijzer: Wijzer, voorbeelden: Path, maker: Verslagmaker) -> None:
    antwoorden = _voorbeeld(voorbeelden, "onvolledig")
    eerste, tweede = _beeld(wijzer, antwoorden), _beeld(wijzer, antwoorden)
    ander = Verslagmaker(dict(reversed(lees_sjablonen().items())))
    assert eerste == tweede
    assert maker.html(eerste) == ander.html(tweede)
    assert maker.markdown(eerste) == ander.markdown(tweede)


@pytest.mark.parametrize("naam", ["verslag.html.j2", "verslag.md.j2"])
def test_een_onbekende_naam_in_een_sjabloon_is_een_fout(klein: Wijzer, naam: str) -> None:
    sjablonen = lees_sjablonen()
    sjablonen[naam] += "{{ beeld.bestaat_niet }}"
    beeld = _beeld(klein, maak_antwoorden(_gegevens()))
    maker = Verslagmaker(sjablonen)
    with pytest.raises(UndefinedError):
        (maker.html if "html" in naam else maker.markdown)(beeld)


# --- tekst blijft tekst -----------------------------------------------------------------------------


def _vervuil(gegevens: Any, tekst: str) -> Any:
    """Vervang elke vrije tekst van een school of bank; ids en vaste waarden blijven."""
    vrij = {"naam", "opmerking", "bewijs", "reden", "vraag", "waarom", "titel", "uitleg", "term", "betekenis"}
    vrij |= {"stand", "vervolg", "uitgever", "vindplaats", "situaties", "adviezen", "wie", "systemen", "rollen"}
    if isinstance(gegevens, list):
        return [_vervuil(een, tekst) for een in gegevens]
    if not isinstance(gegevens, dict):
        return gegevens
    return {n: _overal(w, tekst) if n in vrij else _vervuil(w, tekst) for n, w in gegevens.items()}


def _overal(waarde: Any, tekst: str) -> Any:
    if isinstance(waarde, dict):
        return {naam: _overal(een, tekst) for naam, een in waarde.items()}
    return [_overal(een, tekst) for een in waarde] if isinstance(waarde, list) else tekst


def _vervuild_beeld(tekst: str) -> Verslagbeeld:
    """Een beeld met overal dezelfde tekst; buiten de lezer om, dus ook met stuurtekens."""
    wijzer = maak_wijzer(_vervuil(_kop(), MERK), _vervuil(_banken(), MERK))
    antwoorden = maak_antwoorden(_vervuil(_gegevens(), MERK))
    beeld: Verslagbeeld = _vervang(_beeld(wijzer, antwoorden), tekst)
    return beeld


def _vervang(waarde: Any, tekst: str) -> Any:
    if isinstance(waarde, str):
        return waarde.replace(MERK, tekst).replace(MERK.capitalize(), tekst)
    if isinstance(waarde, tuple):
        return tuple(_vervang(een, tekst) for een in waarde)
    if hasattr(waarde, "__dataclass_fields__"):
        kopie = copy.copy(waarde)
        for naam in waarde.__dataclass_fields__:
            object.__setattr__(kopie, naam, _vervang(getattr(waarde, naam), tekst))
        return kopie
    return waarde


@pytest.mark.parametrize("tekst", HTML_AANVAL)
def test_html_uit_tekst_blijft_tekst(maker: Verslagmaker, tekst: str) -> None:
    gewoon = _boom(maker.html(_vervuild_beeld("gewoon")))
    boom = _boom(maker.html(_vervuild_beeld(tekst)))
    assert boom.elementen == gewoon.elementen
    zichtbaar = re.sub("[\x00\u202e\u2066]", "\ufffd", tekst)
    assert boom.tekst.count(zichtbaar) >= gewoon.tekst.count("gewoon")


def _vorm(markdown: str) -> list[tuple[str, int]]:
    """De boom van Markdown zonder tekst: koppen, lijsten, tabellen, nadruk, links, HTML."""
    zacht = {"text", "softbreak", "hardbreak", "text_special"}
    vorm = []
    for blok in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown):
        if blok.type == "inline":
            vorm += [(kind.type, 0) for kind in blok.children or () if kind.type not in zacht]
        else:
            vorm.append((f"{blok.type}{blok.tag}", blok.level))
    return vorm


@pytest.mark.parametrize("tekst", [*MD_AANVAL, *HTML_AANVAL])
def test_markdown_uit_tekst_blijft_tekst(maker: Verslagmaker, tekst: str) -> None:
    assert _vorm(maker.markdown(_vervuild_beeld(tekst))) == _vorm(maker.markdown(_vervuild_beeld("gewoon")))


@pytest.mark.parametrize("tekst", MD_AANVAL)
@pytest.mark.parametrize("filter_", [md_regel, md_cel, md_blok])
def test_een_veilige_regel_leest_terug_als_dezelfde_tekst(filter_: Any, tekst: str) -> None:
    omhulsel = f"| kop |\n| --- |\n| {filter_(tekst)} |\n" if filter_ is md_cel else f"{filter_(tekst)}\n"
    delen = [
        b for b in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(omhulsel) if b.type == "inline"
    ]
    gelezen = "".join(kind.content or " " for kind in delen[-1].children or ())
    assert gelezen.replace("/", "").split() == tekst.replace("/", "").split()


@pytest.mark.parametrize(
    "tekst",
    ["Ib'er (po) & mentor", "3 * 4 = 12", "snake_case", "1,5 uur", "2026-11-23", "C:\\map", "50% < 66%", "a - b + c!"],
)
def test_gewone_tekst_krijgt_geen_schuine_streep(tekst: str) -> None:
    assert md_regel(tekst) == tekst
