"""Wat in het verslag nog niet vaststaat: vragen die onbekend of open zijn, en antwoorden die verschillen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inzicht.verslagvorm import EerstUitzoeken, Uitzoeken, Uitzoekgroep, Veld

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from inzicht.verslagtaal import Stof
    from inzicht.verslagvorm import Doelgroep
    from inzicht.volgende import Post

EERST: Final[dict[Doelgroep, int]] = {"school": 12, "bestuur": 6}
"""Zoveel vragen staan onder `Zoek eerst uit`, of een meer als dat alles is; de andere worden geteld."""


def is_onbekend(post: Post) -> bool:
    """Of nog niet bekend is hoe het bij de school gaat: weet ik niet, of nog open."""
    return post.soort in ("onbekend", "open")


def verschilt(post: Post) -> bool:
    """Of de antwoorden op deze vraag verschillen."""
    return post.soort == "beantwoord" and post.laag < post.hoog


@dataclass(frozen=True, slots=True)
class Onzeker:
    """Waardoor een niveau twee uitersten heeft; `onbekend` telt ook wat open is."""

    onbekend: bool
    verschil: bool

    @property
    def oorzaak(self) -> str:
        """Waarom er twee niveaus staan, achter `dan`."""
        delen = ["is niet alles bekend"] * self.onbekend + ["verschillen de antwoorden"] * self.verschil
        return " of ".join(delen)

    @property
    def als_het_meevalt(self) -> str:
        """Wanneer het hoogste niveau geldt, achter `als`."""
        delen = ["alles wat u nog niet weet goed geregeld is"] * self.onbekend
        return " en ".join(delen + ["steeds het hoogste antwoord klopt"] * self.verschil)

    @property
    def als_het_tegenvalt(self) -> str:
        """Wanneer het laagste niveau geldt, achter `als`."""
        delen = ["het onbekende nog niet geregeld is"] * self.onbekend + ["het laagste antwoord klopt"] * self.verschil
        return " en ".join(delen)

    @property
    def eerst(self) -> str:
        """Wat de school eerst doet, als zin."""
        if not self.onbekend:
            return "Bespreek eerst samen welk antwoord klopt."
        return f"Zoek eerst uit wat u nog niet weet{', en bespreek samen welk antwoord klopt' * self.verschil}."


def onzeker(posten: Iterable[Post]) -> Onzeker:
    """Wat er bij deze posten nog niet vaststaat."""
    rij = tuple(posten)
    return Onzeker(any(map(is_onbekend, rij)), any(map(verschilt, rij)))


# --- zoek uit ---------------------------------------------------------------------------------------


def uitzoeken(stof: Stof) -> Uitzoeken:
    """Alles wat nog niet vaststaat per rol, en wat niet van toepassing is."""
    posten = stof.posten.values()
    nvt = []
    for post in posten:
        if post.soort == "nvt":
            antwoord = stof.antwoorden.antwoord(post.dimensie, post.vraag.id)
            nvt.append(Veld(post.vraag.vraag, antwoord.reden or "De reden staat niet in dit verslag."))
    return Uitzoeken(
        _klaar(stof),
        _groepen(stof, [post for post in posten if post.soort == "onbekend"]),
        _groepen(stof, [post for post in posten if post.soort == "open"]),
        _groepen(stof, [post for post in posten if verschilt(post)]),
        tuple(nvt),
    )


def _klaar(stof: Stof) -> str:
    """De zin voor wie niets hoeft uit te zoeken; anders leeg."""
    if not stof.posten:
        return "Er horen geen vragen bij uw school."
    if any(post.soort != "beantwoord" or verschilt(post) for post in stof.posten.values()):
        return ""
    if stof.kort:
        return "Alle vragen van de korte scan zijn beantwoord."
    return "Alle vragen zijn beantwoord. U hoeft niets uit te zoeken."


def _groepen(stof: Stof, posten: Sequence[Post]) -> tuple[Uitzoekgroep, ...]:
    groepen = []
    for rol, naam in stof.wijzer.kop.rollen.items() if posten else ():
        vragen = tuple(Veld(p.vraag.vraag, stof.titel(p.naam)) for p in posten if p.vraag.rol == rol)
        if vragen:
            groepen.append(Uitzoekgroep(naam, vragen))
    return tuple(groepen)


def eerst_uitzoeken(stof: Stof, doelgroep: Doelgroep, gekozen: Collection[str]) -> EerstUitzoeken | None:
    """Wat onbekend of open is en een niveau tegenhoudt, de harde eisen eerst; zonder de gekozen actiepunten."""
    eisen = [een for uitkomst in stof.uitslag.uitkomsten for een in uitkomst.belemmeringen if een.heeft is None]
    eisen.sort(key=lambda een: een.soort != "drempel")
    namen = [naam for naam in dict.fromkeys(een.vraag for een in eisen) if naam not in gekozen]
    if not namen:
        return None
    hoeveel = EERST[doelgroep]
    eerst = [stof.posten[naam] for naam in (namen if len(namen) == hoeveel + 1 else namen[:hoeveel])]
    van = "Van deze vraag" if len(eerst) == 1 else "Van deze vragen"
    zin = f"{van} is nog niet bekend hoe het bij u gaat. Dat houdt een hoger niveau tegen."
    return EerstUitzoeken(zin, _groepen(stof, eerst), _rest(len(namen) - len(eerst), doelgroep))


def _rest(over: int, doelgroep: Doelgroep) -> str:
    if not over:
        return ""
    waar = "onder Zoek uit" if doelgroep == "school" else "in het volledige verslag"
    return f"Nog {over} onbekende vragen houden een niveau tegen; die staan {waar}."
