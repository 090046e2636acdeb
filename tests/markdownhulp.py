"""Markdown lezen zoals twee motoren het doen, en velden zoeken waar een tekst in staat."""

import re
from collections.abc import Iterator
from typing import Any

import cmarkgfm
from cmarkgfm.cmark import Options
from markdown_it import MarkdownIt

from verslaghulp import Boom, lees_boom


def gevulde_velden(waarde: Any, tekst: str) -> Iterator[str]:
    """De velden van het beeld waar de tekst in staat, als `Kaart.wat`."""
    for veld in getattr(waarde, "__dataclass_fields__", ()):
        inhoud = getattr(waarde, veld)
        for een in inhoud if isinstance(inhoud, tuple) else (inhoud,):
            if isinstance(een, str) and tekst in een:
                yield f"{type(waarde).__name__}.{veld}"
            yield from gevulde_velden(een, tekst)


def vorm_commonmark(markdown: str) -> list[tuple[str, int]]:
    """De boom volgens markdown-it: koppen, lijsten, tabellen, nadruk, links en HTML, zonder tekst."""
    zacht = {"text", "softbreak", "hardbreak", "text_special", "code_inline"}
    vorm = []
    for blok in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown):
        if blok.type == "inline":
            vorm += [(kind.type, 0) for kind in blok.children or () if kind.type not in zacht]
        else:
            vorm.append((f"{blok.type}{blok.tag}", blok.level))
    return vorm


def _gfm(markdown: str) -> Boom:
    """Lees Markdown zoals GitHub het doet: met tabellen, autolinks, doorhalen en taken."""
    opties = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
    uitbreidingen = ["table", "autolink", "strikethrough", "tasklist"]
    html = cmarkgfm.markdown_to_html_with_extensions(markdown, options=opties, extensions=uitbreidingen)
    return lees_boom(re.sub(r"<(br|hr|img|input)([^>]*?) ?/>", r"<\1\2>", html))


def vorm_gfm(markdown: str) -> list[tuple[str, tuple[str, ...]]]:
    return [een for een in _gfm(markdown).elementen if een[0] not in ("br", "code")]
