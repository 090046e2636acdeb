"""Een ronde van een school om te vergelijken, en hoe elke vraag zich van de ene ronde tot de andere verhoudt.

Elke ronde telt onder dezelfde wijzer. De wijzer van toen zegt of een vraag er al was, of zij gesteld werd, en of zij
nog hetzelfde betekent.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from inzicht.modellen.antwoorden import ANTWOORDFORMAAT, Antwoord, Antwoorden
from inzicht.modellen.keuze import NIETS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from inzicht.modellen.antwoorden import Vorige
    from inzicht.modellen.keuze import Keuze
    from inzicht.modellen.wijzer import Vraag, Wijzer

Bron = Literal["bestand", "vorige"]
Klasse = Literal["vergelijkbaar", "herwoord", "verhuisd", "ladder-anders", "nieuw", "vervallen", "niet-beide"]
Verandering = Literal["omhoog", "omlaag", "gelijk", "onzeker", "bekend-geworden", "niet-meer-bekend"]
VERGELIJKT: frozenset[Klasse] = frozenset({"vergelijkbaar", "herwoord", "verhuisd"})
"""Alleen bij deze klassen betekent een situatie aan beide kanten hetzelfde."""


@dataclass(frozen=True, slots=True)
class Meting:
    """Een ronde: zoals ingevuld (`gegeven`), en onder de ene wijzer (`antwoorden`).

    `toen` is de wijzer waarmee zij is ingevuld, of None als die niet bij de hand is. `kenmerk` is de hash van het
    bestand, met `sha256:` ervoor; None bij een ronde die in het bestand van de volgende staat.
    """

    antwoorden: Antwoorden
    gegeven: Antwoorden
    toen: Wijzer | None
    bron: Bron = "bestand"
    kenmerk: str | None = None

    @property
    def datum(self) -> str:
        """De dag van het laatste antwoord."""
        return self.gegeven.datum


def als_antwoorden(vorige: Vorige, nu: Antwoorden) -> Antwoorden:
    """De vorige ronde als antwoorden van dezelfde school; zonder vrije tekst, want die bewaart zij niet."""
    return Antwoorden.model_construct(
        formaat=ANTWOORDFORMAAT,
        wijzer=nu.wijzer,
        wijzerversie=vorige.wijzerversie,
        wijzerkenmerk=vorige.wijzerkenmerk,
        school=nu.school.model_copy(update={"kenmerken": vorige.kenmerken}),
        datum=vorige.datum,
        omvang=vorige.omvang,
        antwoorden={
            dimensie: {naam: Antwoord(keuze=keuze, reden=_reden(keuze)) for naam, keuze in vak.items()}
            for dimensie, vak in vorige.antwoorden.items()
        },
    )


def _reden(keuze: Keuze) -> str | None:
    return None if keuze.telt else "-"  # zonder reden is nvt geen antwoord, en de vorige ronde bewaart die niet


def past_bij(antwoorden: Antwoorden, wijzer: Wijzer) -> bool:
    """Of elk antwoord bij een vraag van deze wijzer hoort; anders is zijn uitslag van toen niet te geven."""
    for dimensie, vak in antwoorden.antwoorden.items():
        for naam, antwoord in vak.items():
            vraag = wijzer.per_vraagnaam.get(f"{dimensie}.{naam}")
            keuze = antwoord.keuze
            if vraag is None or not keuze.staat_op(vraag.ladder) or not (keuze.telt or vraag.nvt):
                return False
    return True


# --- een vraag van toen en van nu -----------------------------------------------------------------------


class Voorloper(NamedTuple):
    """Een vraag in de wijzer van toen die een vraag van nu is of werd; `zelfde` zegt dat de situaties gelijk bleven."""

    naam: str
    vraag: Vraag
    zelfde: bool


@dataclass(frozen=True, slots=True)
class Vraagverloop:
    """Een vraag van de eerste tot de laatste ronde; een keuze is None als de vraag toen niet gesteld werd."""

    naam: str
    klasse: Klasse
    van: Keuze | None
    naar: Keuze | None
    verandering: Verandering | None

    @property
    def beide(self) -> bool:
        """Of er aan beide kanten een situatie of bereik is dat hetzelfde betekent."""
        return self.verandering in ("omhoog", "omlaag", "gelijk", "onzeker")


def voorlopers(wijzer: Wijzer, naam: str, toen: Wijzer | None) -> tuple[Voorloper, ...]:
    """Waar een vraag van `wijzer` vandaan komt in de wijzer van toen: haar eigen id, of anders wat zij vervangt."""
    vraag = wijzer.vraag(naam)
    if toen is None or toen is wijzer:
        return (Voorloper(naam, vraag, zelfde=True),)
    eigen = tuple(_met_id(toen, vraag.id))
    if eigen:
        return tuple(Voorloper(oud, v, zelfde=v.ladder == vraag.ladder) for oud, v in eigen)
    nog_hier = {een.id for een in wijzer.per_vraagnaam.values()}
    return tuple(
        Voorloper(oud, v, zelfde=v.ladder == vraag.ladder and all(een.nu(s) == s for s in v.ladder))
        for een in vraag.vervangt
        if een.id not in nog_hier
        for oud, v in _met_id(toen, een.id)
    )


def _met_id(wijzer: Wijzer, id_: str) -> Iterator[tuple[str, Vraag]]:
    return ((naam, vraag) for naam, vraag in wijzer.per_vraagnaam.items() if vraag.id == id_)


class Kant(NamedTuple):
    """Een vraag in een ronde: waar zij vandaan komt, of zij gesteld werd, wat er gekozen is en wat daarvan telt."""

    voorlopers: tuple[Voorloper, ...]
    gesteld: bool
    gegeven: Keuze
    keuze: Keuze

    @property
    def toon(self) -> Keuze | None:
        """De keuze op de ladder van nu waar dat kan, en anders zoals zij gegeven is."""
        if not self.gesteld:
            return None
        return self.gegeven if self.keuze.is_open else self.keuze

    @property
    def van_elders(self) -> bool:
        """Of wat telt niet is wat bij deze vraag gekozen was: het had geen plaats, of het komt van een andere vraag."""
        return self.keuze.is_open != self.gegeven.is_open


def kant_van(wijzer: Wijzer, naam: str, meting: Meting) -> Kant:
    """De vraag van deze wijzer in een ronde."""
    oude = voorlopers(wijzer, naam, meting.toen)
    gegeven, hier = meting.gegeven, meting.antwoorden
    keuze = hier.antwoord(*naam.split(".")).keuze
    kenmerken = gegeven.school.kenmerken
    gesteld = hier.telt(wijzer.vraag(naam)) and any(een.vraag.hoort_bij(gegeven.omvang, kenmerken) for een in oude)
    kale = [gegeven.antwoord(*een.naam.split(".")).keuze for een in oude]
    return Kant(oude, gesteld, next((een for een in kale if not een.is_open), NIETS if meting.toen else keuze), keuze)


def verloop_van(wijzer: Wijzer, naam: str, eerste: Meting, laatste: Meting) -> Vraagverloop | None:
    """Het verloop van een vraag van deze wijzer; None als zij in geen van beide rondes gesteld werd."""
    van, naar = kant_van(wijzer, naam, eerste), kant_van(wijzer, naam, laatste)
    if not (van.gesteld or naar.gesteld):
        return None
    klasse = _klasse(van, naar)
    anders = verandering(van.keuze, naar.keuze) if klasse in VERGELIJKT else None
    return Vraagverloop(naam, klasse, van.toon, naar.toon, anders)


def _klasse(van: Kant, naar: Kant) -> Klasse:
    if not van.voorlopers:
        return "nieuw"
    if not (van.gesteld and naar.gesteld) or not (van.gegeven.telt and naar.gegeven.telt):
        return "niet-beide"
    if van.van_elders or naar.van_elders:
        return "ladder-anders"
    return "vergelijkbaar" if van.voorlopers == naar.voorlopers else _klasse_na((*van.voorlopers, *naar.voorlopers))


def _klasse_na(alle: Sequence[Voorloper]) -> Klasse:
    """De klasse van een vraag die in de ene wijzer anders is dan in de andere."""
    if not all(een.zelfde for een in alle):
        return "ladder-anders"
    if len({een.naam for een in alle}) > 1:
        return "verhuisd"
    teksten = {(een.vraag.vraag, tuple(sorted(een.vraag.situaties.items()))) for een in alle}
    return "herwoord" if len(teksten) > 1 else "vergelijkbaar"


def verandering(van: Keuze, naar: Keuze) -> Verandering | None:
    """Van een keuze naar een andere op dezelfde ladder; None als er aan geen van beide kanten iets bekend is."""
    if van.laag is None or van.hoog is None:
        return None if naar.laag is None else "bekend-geworden"
    if naar.laag is None or naar.hoog is None:
        return "niet-meer-bekend"
    return bereikverandering((van.laag, van.hoog), (naar.laag, naar.hoog))


def bereikverandering(van: tuple[int, int], naar: tuple[int, int]) -> Verandering:
    """Van een bereik naar een ander; wat elkaar overlapt, is onzeker."""
    if van == naar:
        return "gelijk"
    if naar[0] > van[1]:
        return "omhoog"
    return "omlaag" if naar[1] < van[0] else "onzeker"


def vervallen_vragen(wijzer: Wijzer, eerste: Meting, laatste: Meting) -> Iterator[Vraagverloop]:
    """De vragen van toen die in deze wijzer niet meer bestaan en ook niet vervangen zijn."""
    nu = wijzer.per_vraagnaam.values()
    gebleven = {vraag.id for vraag in nu} | {een.id for vraag in nu for een in vraag.vervangt}
    van, naar = dict(_weg(eerste, gebleven)), dict(_weg(laatste, gebleven))
    toen = (naam for meting in (eerste, laatste) if meting.toen for naam in meting.toen.per_vraagnaam)
    for naam in dict.fromkeys((*toen, *van, *naar)):
        if naam in van or naam in naar:
            yield Vraagverloop(naam, "vervallen", van.get(naam), naar.get(naam), None)


def _weg(meting: Meting, gebleven: Collection[str]) -> Iterator[tuple[str, Keuze]]:
    gegeven, toen = meting.gegeven, meting.toen
    if toen is not None:
        for naam, vraag in toen.per_vraagnaam.items():
            if vraag.id not in gebleven and gegeven.telt(vraag):
                yield naam, gegeven.antwoord(*naam.split(".")).keuze
        return
    for dimensie, vak in gegeven.antwoorden.items():
        for id_, antwoord in vak.items():
            if id_ not in gebleven and not antwoord.keuze.is_open:
                yield f"{dimensie}.{id_}", antwoord.keuze
