"""De rekenregel van ontwerp 5: van antwoorden naar een uitslag, in gehele getallen en breuken.

Dit is de enige beoordelaar, voor een bestand en voor een hele map. Alles is zuiver: dezelfde
antwoorden geven altijd dezelfde uitslag.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final, Literal

from inzicht.route import Ladder, Route, goedkoopste_route
from inzicht.wijzer import MATEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inzicht.antwoorden import Antwoorden
    from inzicht.wijzer import Vraag, Vragenbank, Wijzer

VEEL_ONBEKEND: Final = Fraction(1, 5)
VEEL_NVT: Final = Fraction(1, 4)
Antwoordsoort = Literal["beantwoord", "onbekend", "open", "nvt"]


@dataclass(frozen=True, slots=True)
class Post:
    """Een vraag die bij de school hoort, met de laagste en hoogste situatie die het antwoord toelaat."""

    dimensie: str
    vraag: Vraag
    soort: Antwoordsoort
    laag: int
    hoog: int

    @property
    def naam(self) -> str:
        """De vraag als `dimensie.vraag`."""
        return f"{self.dimensie}.{self.vraag.id}"


@dataclass(frozen=True, slots=True)
class Belemmering:
    """Wat een niveau tegenhoudt; `heeft` is None bij onbekend en open."""

    vraag: str
    soort: Literal["drempel", "dekking"]
    niveau: int
    heeft: int | None
    nodig: int


@dataclass(frozen=True, slots=True)
class Routestap:
    """Een vraag op de goedkoopste weg omhoog, met haar stappen van situatie naar situatie."""

    vraag: str
    van: int
    naar: int
    stappen: int
    uitzoeken: bool


@dataclass(frozen=True, slots=True)
class Aantal:
    """Hoeveel vragen er bij horen, en hoe ze beantwoord zijn."""

    vragen: int
    beantwoord: int
    onbekend: int
    open: int
    nvt: int


@dataclass(frozen=True, slots=True)
class Bereik:
    """Een score van 0 tot 100, aantoonbaar en mogelijk; exact."""

    aantoonbaar: Fraction
    mogelijk: Fraction


@dataclass(frozen=True, slots=True)
class Niveaus:
    """Het niveau van een dimensie: aantoonbaar, mogelijk, en zonder drempels."""

    aantoonbaar: int
    mogelijk: int
    zonder_drempels: int


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """De uitkomst van een dimensie; `niveau` en `score` zijn None als er niets telt.

    `dekking` heeft de niveaus 2 tot en met N als procent (0-100), met de lage grenzen.
    """

    dimensie: str
    titel: str
    niveau: Niveaus | None
    score: Bereik | None
    dekking: tuple[tuple[int, Fraction], ...]
    aantal: Aantal
    posten: tuple[Post, ...]
    belemmeringen: tuple[Belemmering, ...]
    route: tuple[Routestap, ...]


@dataclass(frozen=True, slots=True)
class Laagste:
    """De laagste uitkomst; None als geen enkele dimensie telt."""

    aantoonbaar: int | None
    mogelijk: int | None
    dimensies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Melding:
    """Een opmerking bij de uitslag die geen fout is."""

    code: str
    dimensie: str | None
    tekst: str


@dataclass(frozen=True, slots=True)
class Uitslag:
    """Alle uitkomsten van een antwoordenbestand."""

    uitkomsten: tuple[Uitkomst, ...]
    processtappen: tuple[tuple[str, Bereik | None], ...]
    laagste: Laagste
    voorlopig: bool
    meldingen: tuple[Melding, ...]

    def uitkomst(self, dimensie: str) -> Uitkomst:
        """De uitkomst van een dimensie; werpt KeyError als die er niet is."""
        for een in self.uitkomsten:
            if een.dimensie == dimensie:
                return een
        raise KeyError(dimensie)


def rond(waarde: Fraction) -> float:
    """Rond af op een decimaal, halven naar boven (ontwerp 5)."""
    return (20 * waarde.numerator + waarde.denominator) // (2 * waarde.denominator) / 10


def beoordeel(wijzer: Wijzer, antwoorden: Antwoorden, *, volledig: bool = True) -> Uitslag:
    """Bepaal de uitslag; zonder `volledig` blijven belemmeringen en route leeg (voor grote aantallen)."""
    uitkomsten = tuple(_uitkomst(wijzer, bank, antwoorden, volledig=volledig) for bank in wijzer.banken)
    return Uitslag(
        uitkomsten,
        _processtappen(wijzer, uitkomsten),
        _laagste(uitkomsten),
        any(uitkomst.aantal.open for uitkomst in uitkomsten),
        _meldingen(wijzer, antwoorden, uitkomsten),
    )


def posten_van(bank: Vragenbank, antwoorden: Antwoorden) -> tuple[Post, ...]:
    """De vragen van een bank die bij deze school en omvang horen, nvt inbegrepen."""
    vak = antwoorden.antwoorden.get(bank.id, {})
    posten = []
    for vraag in bank.vragen:
        if not antwoorden.telt(vraag):
            continue
        antwoord = vak.get(vraag.id)
        ladder = vraag.ladder
        if antwoord is None:
            posten.append(Post(bank.id, vraag, "open", ladder[0], ladder[-1]))
        else:
            posten.append(Post(bank.id, vraag, antwoord.soort, *antwoord.grenzen(ladder)))
    return tuple(posten)


class _Regel:
    """De rekenregel voor de tellende posten van een dimensie."""

    def __init__(self, wijzer: Wijzer, posten: Sequence[Post]) -> None:
        self.hoogste = wijzer.hoogste
        self.posten = posten
        self.gewichten = [post.vraag.gewicht for post in posten]
        self.som = sum(self.gewichten)
        grenzen = wijzer.kop.oordeel
        self.nodig_hier = -(-grenzen.grotendeels * self.som // 100)
        self.nodig_onder = -(-grenzen.volledig * self.som // 100)
        self.laag = [self.stand(post.vraag, post.laag) for post in posten]
        self.hoog = [self.stand(post.vraag, post.hoog) for post in posten]

    def stand(self, vraag: Vraag, situatie: int) -> int:
        """Het niveau waarvoor een situatie telt: de top telt als het hoogste niveau."""
        return self.hoogste if situatie == vraag.top else situatie

    def gehaald(self, standen: Sequence[int], niveau: int) -> int:
        """Het gewicht van de vragen die dit niveau halen."""
        return sum(w for w, stand in zip(self.gewichten, standen, strict=True) if stand >= niveau)

    def niveau(self, standen: Sequence[int], *, drempels: bool = True) -> int:
        """Het hoogste niveau dat met alles eronder bereikt is."""
        bereikt = 1
        for niveau in range(2, self.hoogste + 1):
            if niveau > 2 and self.gehaald(standen, niveau - 1) < self.nodig_onder:  # noqa: PLR2004
                break
            if self.gehaald(standen, niveau) < self.nodig_hier:
                break
            if drempels and any(
                self.mist(post, stand, niveau) for post, stand in zip(self.posten, standen, strict=True)
            ):
                break
            bereikt = niveau
        return bereikt

    @staticmethod
    def mist(post: Post, stand: int, niveau: int) -> int | None:
        """De hoogste drempel tot en met dit niveau die de vraag niet haalt, of None."""
        gemist = [s for voor, s in post.vraag.drempels.items() if voor <= niveau and stand < s]
        return max(gemist) if gemist else None

    def nodig(self, vraag: Vraag, stand: int) -> int:
        """De laagste situatie die minstens deze stand geeft."""
        return next(s for s in vraag.ladder if self.stand(vraag, s) >= stand)


def _uitkomst(wijzer: Wijzer, bank: Vragenbank, antwoorden: Antwoorden, *, volledig: bool) -> Uitkomst:
    alle = posten_van(bank, antwoorden)
    posten = tuple(post for post in alle if post.soort != "nvt")
    aantal = _aantal(alle)
    if not posten:
        return Uitkomst(bank.id, bank.titel, None, None, (), aantal, alle, (), ())
    regel = _Regel(wijzer, posten)
    niveau = Niveaus(regel.niveau(regel.laag), regel.niveau(regel.hoog), regel.niveau(regel.laag, drempels=False))
    dekking = tuple((n, Fraction(100 * regel.gehaald(regel.laag, n), regel.som)) for n in range(2, wijzer.hoogste + 1))
    doel = niveau.aantoonbaar + 1
    uitleggen = volledig and doel <= wijzer.hoogste
    return Uitkomst(
        bank.id,
        bank.titel,
        niveau,
        _score(posten),
        dekking,
        aantal,
        alle,
        (*_door_drempels(regel, doel), *_door_dekking(regel, doel)) if uitleggen else (),
        _route(regel, doel) if uitleggen else (),
    )


def _aantal(posten: Sequence[Post]) -> Aantal:
    soorten = [post.soort for post in posten]
    tel = soorten.count
    return Aantal(len(posten), tel("beantwoord"), tel("onbekend"), tel("open"), tel("nvt"))


def _score(posten: Iterable[Post]) -> Bereik | None:
    """De score 0-100: elke vraag telt naar haar gewicht, hoe hoog haar ladder ook is."""
    noemer = laag = hoog = som = 0
    delen = [(post, post.vraag.top - 1) for post in posten]
    noemer = math.lcm(*(deel for _, deel in delen)) if delen else 1
    for post, deel in delen:
        schaal = post.vraag.gewicht * (noemer // deel)
        som += post.vraag.gewicht
        laag += schaal * (post.laag - 1)
        hoog += schaal * (post.hoog - 1)
    if not som:
        return None
    return Bereik(Fraction(100 * laag, noemer * som), Fraction(100 * hoog, noemer * som))


def _heeft(post: Post) -> int | None:
    return post.laag if post.soort == "beantwoord" else None


def _door_drempels(regel: _Regel, doel: int) -> tuple[Belemmering, ...]:
    paren = ((post, regel.mist(post, stand, doel)) for post, stand in zip(regel.posten, regel.laag, strict=True))
    return tuple(
        Belemmering(post.naam, "drempel", doel, _heeft(post), regel.nodig(post.vraag, gemist))
        for post, gemist in paren
        if gemist is not None
    )


def _door_dekking(regel: _Regel, doel: int) -> tuple[Belemmering, ...]:
    """Wat de dekking tegenhoudt: het niveau zelf, anders het hoogste niveau eronder dat niet vol is."""
    tekort = [n for n in range(2, doel) if regel.gehaald(regel.laag, n) < regel.nodig_onder]
    if regel.gehaald(regel.laag, doel) < regel.nodig_hier:
        tekort.append(doel)
    if not tekort:
        return ()
    grens = tekort[-1]
    return tuple(
        Belemmering(post.naam, "dekking", doel, _heeft(post), regel.nodig(post.vraag, grens))
        for post, stand in zip(regel.posten, regel.laag, strict=True)
        if stand < grens
    )


def _route(regel: _Regel, doel: int) -> tuple[Routestap, ...]:
    ladders = []
    for post, stand in zip(regel.posten, regel.laag, strict=True):
        treden = [s for s in post.vraag.ladder if s >= post.laag]
        eis = max((s for voor, s in post.vraag.drempels.items() if voor <= doel), default=stand)
        ladders.append(
            Ladder(
                kosten=MATEN[post.vraag.inspanning],
                gewicht=post.vraag.gewicht,
                standen=tuple(regel.stand(post.vraag, s) for s in treden),
                eis=eis,
            )
        )
    onder = regel.nodig_onder if doel > 2 else 0  # noqa: PLR2004 - niveau 1 is altijd bereikt
    stappen = goedkoopste_route(ladders, Route(doel, regel.nodig_hier, onder))
    return tuple(_routestap(post, aantal) for post, aantal in zip(regel.posten, stappen, strict=True) if aantal)


def _routestap(post: Post, stappen: int) -> Routestap:
    ladder = post.vraag.ladder
    naar = ladder[ladder.index(post.laag) + stappen]
    return Routestap(post.naam, post.laag, naar, stappen, uitzoeken=post.soort != "beantwoord")


def weg(wijzer: Wijzer, uitkomst: Uitkomst, doel: int) -> tuple[Routestap, ...]:
    """De goedkoopste weg van een dimensie naar niveau `doel` (hoogstens het hoogste); leeg als dat al bereikt is."""
    if uitkomst.niveau is None or uitkomst.niveau.aantoonbaar >= doel:
        return ()
    if doel == uitkomst.niveau.aantoonbaar + 1 and uitkomst.route:
        return uitkomst.route
    return _route(_Regel(wijzer, [post for post in uitkomst.posten if post.soort != "nvt"]), doel)


def tellend(uitkomsten: Iterable[Uitkomst]) -> tuple[Post, ...]:
    """Alle posten die meetellen, op volgorde van de wijzer."""
    return tuple(post for uitkomst in uitkomsten for post in uitkomst.posten if post.soort != "nvt")


def _processtappen(wijzer: Wijzer, uitkomsten: Sequence[Uitkomst]) -> tuple[tuple[str, Bereik | None], ...]:
    posten = tellend(uitkomsten)
    return tuple(
        (stap, _score(post for post in posten if post.vraag.processtap == stap)) for stap in wijzer.kop.processtappen
    )


def _laagste(uitkomsten: Sequence[Uitkomst]) -> Laagste:
    niveaus = [(uitkomst.dimensie, uitkomst.niveau) for uitkomst in uitkomsten if uitkomst.niveau]
    if not niveaus:
        return Laagste(None, None, ())
    laagst = min(niveau.aantoonbaar for _, niveau in niveaus)
    dimensies = tuple(naam for naam, niveau in niveaus if niveau.aantoonbaar == laagst)
    return Laagste(laagst, min(niveau.mogelijk for _, niveau in niveaus), dimensies)


def _meldingen(wijzer: Wijzer, antwoorden: Antwoorden, uitkomsten: Sequence[Uitkomst]) -> tuple[Melding, ...]:
    gevonden = []
    for uitkomst in uitkomsten:
        aantal = uitkomst.aantal
        if aantal.onbekend > VEEL_ONBEKEND * (aantal.vragen - aantal.nvt):
            tekst = f"{uitkomst.titel}: {aantal.onbekend} keer 'weet ik niet'. Zoek die vragen eerst uit."
            gevonden.append(Melding("veel-onbekend", uitkomst.dimensie, tekst))
        if aantal.nvt > VEEL_NVT * aantal.vragen:
            tekst = f"{uitkomst.titel}: {aantal.nvt} vragen zijn niet van toepassing. Klopt dat?"
            gevonden.append(Melding("veel-nvt", uitkomst.dimensie, tekst))
    gevonden += _meldingen_over_het_bestand(wijzer, antwoorden)
    return tuple(gevonden)


def _meldingen_over_het_bestand(wijzer: Wijzer, antwoorden: Antwoorden) -> list[Melding]:
    gevonden = []
    if antwoorden.omvang == "kort":
        tekst = "Dit is een indicatie: alleen de vragen van de korte scan tellen mee."
        gevonden.append(Melding("kort", None, tekst))
    onbekend = [naam for naam in wijzer.gebruikte_kenmerken if naam not in antwoorden.school.kenmerken]
    if onbekend:
        tekst = f"Van de school ontbreekt: {', '.join(onbekend)}. Daarom tellen alle varianten van een vraag mee."
        gevonden.append(Melding("kenmerk-onbekend", None, tekst))
    niet_geteld = [
        f"{bank.id}.{vraag.id}"
        for bank in wijzer.banken
        for vraag in bank.vragen
        if not antwoorden.telt(vraag) and antwoorden.antwoord(bank.id, vraag.id).keuze is not None
    ]
    if niet_geteld:
        tekst = f"Deze antwoorden zijn bewaard, maar tellen niet mee: {', '.join(niet_geteld)}."
        gevonden.append(Melding("niet-geteld", None, tekst))
    zelfde_versie = antwoorden.wijzerversie == wijzer.kop.versie
    if zelfde_versie and antwoorden.wijzerkenmerk not in (None, wijzer.kenmerk):
        tekst = "De vragen zijn gewijzigd sinds het invullen, zonder een nieuwe versie van de wijzer."
        gevonden.append(Melding("ander-wijzerkenmerk", None, tekst))
    return gevonden
