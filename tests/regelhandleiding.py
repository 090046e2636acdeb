"""docs/keuring.md, gemaakt uit de regels en hun uitleg; het programma zelf leest daarna alleen dat bestand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inzicht.keuring.nalezen.lijst import REGELS
from regeluitleg_nalezen import UITLEG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inzicht.keuring.nalezen.lijst import Regelkaart

_BEGIN: Final = """\
# De regels van de keuring

<!-- Gemaakt met `inzicht controleer --regels --formaat md`; een toets houdt dit bestand gelijk. -->

`inzicht controleer` kijkt wijzers, vragenbanken en antwoorden na en noemt alles in één keer:

    bestand:regel:kolom: CODE ernst boodschap

Een **fout** houdt elke opdracht tegen: met dat bestand rekent inzicht niet. Een **waarschuwing** niet; met
`--streng` eindigt `controleer` ook dan met 1. Een **opmerking** laat `controleer` nooit falen: soms is het zo bedoeld.
Codes met een W gaan over wijzers en vragenbanken, codes met een A over antwoorden. Een code verandert nooit van
betekenis.

Bij sommige regels staat dat u ze per vraag kunt uitzetten. Dat doet u met een reden:

```yaml
    uitzonderingen: {W211: "Hoe vaak dit is, verschilt per jaar. De wet noemt geen termijn."}
```

Buiten een vraag, zoals in wijzer.yaml of in een uitkomst, is zo'n regel niet uit te zetten. Daar is zij een opmerking.

Zie [ci.md](ci.md) om de keuring bij elke wijziging te laten lopen.
"""
_GROEPEN: Final = (
    (("W0",), "Het bestand lezen (W0xx, en A0xx voor antwoorden)"),
    (("W1",), "Wijzers en vragenbanken: de vorm en de samenhang"),
    (("W20", "W210"), "Nalezen: de opbouw van een wijzer"),
    (("W21",), "Nalezen: de taal"),
    (("W22",), "Nalezen: hoe een tekst er staat"),
    (("W23",), "Nalezen: wat vergeten lijkt"),
    (("W29",), "Nalezen: uitzonderingen"),
    (("A1",), "Fouten in antwoorden"),
    (("A2",), "Waarschuwingen bij antwoorden"),
)


def handleiding() -> str:
    """De handleiding als Markdown, met een regeleinde aan het eind; een regel staat in de eerste groep die past."""
    groep = {kaart.code: next((voor for voor, _ in _GROEPEN if kaart.code.startswith(voor)), None) for kaart in REGELS}
    delen = [_BEGIN]
    for voor, kop in _GROEPEN:
        delen.append(f"## {kop}\n")
        delen += [_regel(kaart) for kaart in REGELS if groep[kaart.code] == voor]
    delen.append(_alleen_antwoorden())
    return "\n".join(delen)


def _alleen_antwoorden() -> str:
    kaart = next(een for een in REGELS if een.code == "A014")
    return f"## Alleen bij JSON\n\n{_regel(kaart)}"


def _regel(kaart: Regelkaart) -> str:
    tweede = f" / A{kaart.code[1:]}" if kaart.code.startswith("W0") else ""
    return f"### {kaart.code}{tweede}\n\n{uitleg_als_markdown(kaart)}"


def uitleg_als_markdown(kaart: Regelkaart) -> str:
    """De regel, waarom ze er is, een voorbeeld en het herstel, met een regeleinde aan het eind."""
    uitleg = UITLEG[kaart.code]
    kop = f"*{kaart.ernst}* - {kaart.zin}{_uit_te_zetten(kaart)}"
    return "\n".join([kop, "", f"Waarom: {uitleg.waarom}", "", *_blok(kaart), f"Herstel: {uitleg.herstel}", ""])


def uitleg_als_tekst(kaart: Regelkaart) -> str:
    """Waarom de regel er is en het herstel, als gewone tekst."""
    uitleg = UITLEG[kaart.code]
    return f"Waarom: {uitleg.waarom} Herstel: {uitleg.herstel}{_uit_te_zetten(kaart)}".replace("`", "'")


def waarom(kaart: Regelkaart) -> str:
    """De regel en waarom ze er is, als gewone tekst."""
    return f"{kaart.zin} {UITLEG[kaart.code].waarom}".replace("`", "'")


def _uit_te_zetten(kaart: Regelkaart) -> str:
    return " Uit te zetten per vraag." if kaart.uit_te_zetten else ""


def _blok(kaart: Regelkaart) -> Iterator[str]:
    """Het voorbeeld: eerst wat fout is, dan wat goed is, als dat er is."""
    voorbeeld = UITLEG[kaart.code].voorbeeld
    fout = (voorbeeld.toon or voorbeeld.fout).strip("\n")
    goed = voorbeeld.goed.strip("\n")
    yield "```yaml"
    if goed and not fout:
        yield "# goed; fout is: deze regels ontbreken"
        yield goed
    else:
        yield "# fout"
        yield fout
        if goed:
            yield "# goed"
            yield goed
    yield "```"
    yield ""
