"""Het beeld van het einde: nakijken, kiezen waarmee te beginnen, en wie het wanneer doet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inzicht.interview.beeld.vorm import STOPPEN, TERUG, Beeld, Keus, Toets, Veld, balken, genummerd, nog_open
from inzicht.interview.gesprek.toestand import WEGHALEN
from inzicht.oordeel.taal import noem_keuze, noem_score, noem_stand
from inzicht.oordeel.uitslagtekst import adviesnoot, adviesredenen
from inzicht.oordeel.vooruitblik import doel_van, grootste_winst, uitslag_na
from inzicht.regels import Regel, kop, punt
from inzicht.tekst import datum, opsomming

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inzicht.interview.gesprek import Gesprek
    from inzicht.modellen.antwoorden import Actiepunt
    from inzicht.oordeel.advies import Advies

_VERDER = Toets("Enter", "", "verder")
_WEG = Toets(WEGHALEN, WEGHALEN, "dit actiepunt weghalen", "weg")
_ADVIESTOETSEN = (
    Toets("Spatie", " ", "aan of uit"),
    Toets("Enter", "", "verder"),
    Toets("?", "?", "de hele uitslag", "uitslag"),
    TERUG,
    STOPPEN,
)
_GENOEMD = 5


def nakijken(gesprek: Gesprek) -> Beeld:
    """Alle vragen per dimensie, wat open of onbekend is voorop."""
    return Beeld(
        gesprek.plaats,
        "Nakijken",
        school=gesprek.antwoorden.school.naam,
        waar="Typ het nummer van een vraag om uw antwoord te wijzigen.",
        teller="nakijken",
        balken=balken(gesprek),
        toelichting=tuple(_tussenstand(gesprek)),
        keuzes=tuple(_vragen(gesprek)),
        hint=(
            f"Typ het nummer van een vraag (1 tot en met {len(gesprek.vragen)}) om uw antwoord te wijzigen, "
            f"s voor de gegevens van de school, ? voor al uw antwoorden.{_volgende_zin(gesprek)} "
            "Enter gaat naar de uitslag."
        ),
        toetsen=(
            Toets("Enter", "", "naar de uitslag", "uitslag"),
            *(() if gesprek.volgende is None else (Toets("o", "o", f"vraag {gesprek.volgende + 1}"),)),
            TERUG,
            Toets("s", "s", "gegevens van de school", "school"),
            Toets("?", "?", "al uw antwoorden", "alles"),
            STOPPEN,
        ),
    )


def _volgende_zin(gesprek: Gesprek) -> str:
    return "" if gesprek.volgende is None else f" o gaat verder met vraag {gesprek.volgende + 1}."


def _tussenstand(gesprek: Gesprek) -> Iterator[Regel]:
    open_, onbekend = gesprek.open_vragen, len(gesprek.onbekende_vragen)
    if open_:
        nummers = opsomming(str(nummer + 1) for nummer in open_[:_GENOEMD])
        rest = ", en meer" if len(open_) > _GENOEMD else ""
        yield Regel(f"Er {nog_open(len(open_))} open: {'vraag' if len(open_) == 1 else 'de vragen'} {nummers}{rest}.")
    else:
        yield Regel("Alle vragen zijn beantwoord.")
    if onbekend:
        yield Regel(_zoek_uit(gesprek, onbekend))


def _zoek_uit(gesprek: Gesprek, onbekend: int) -> str:
    """Welke vraag met 'weet ik niet' het meest kan opleveren."""
    winst = grootste_winst(gesprek.wijzer, gesprek.antwoorden)
    if winst is None:
        raise AssertionError("er is een onbekende vraag")
    namen = [f"{dim}.{vraag.id}" for dim, vraag in gesprek.vragen]
    vraag = f"vraag {namen.index(winst.post.naam) + 1}"
    begin = f"U koos {'1 keer' if onbekend == 1 else f'{onbekend} keer'} 'weet ik niet'."
    if winst.naar > winst.van:
        return f"{begin} Zoek {vraag} eerst uit: {winst.titel} kan daarmee van niveau {winst.van} naar {winst.naar}."
    return f"{begin} Zoek {vraag} eerst uit: die telt het zwaarst. Ze verhoogt alleen nog geen niveau."


def _vragen(gesprek: Gesprek) -> Iterator[Keus]:
    """De vragen per dimensie: eerst open, dan onbekend, dan de rest."""
    volgorde = {"open": 0, "onbekend": 1}
    titels = [gesprek.wijzer.per_dimensie[dim].titel for dim, _ in gesprek.vragen]
    soorten = [gesprek.antwoorden.antwoord(dim, vraag.id).keuze.soort for dim, vraag in gesprek.vragen]
    plaatsen = {bank.id: nummer for nummer, bank in enumerate(gesprek.wijzer.banken)}

    def rang(index: int) -> tuple[int, int, int]:
        return plaatsen[gesprek.vragen[index][0]], volgorde.get(soorten[index], 2), index

    for index in sorted(range(len(gesprek.vragen)), key=rang):
        dim, vraag = gesprek.vragen[index]
        nu = noem_keuze(vraag, gesprek.antwoorden.antwoord(dim, vraag.id).keuze)
        aandacht = soorten[index] in volgorde
        yield Keus(str(index + 1), f"{vraag.vraag} - {nu}", groep=titels[index], aandacht=aandacht)


def alle_antwoorden(gesprek: Gesprek) -> Iterator[Regel]:
    """Elke vraag met haar antwoord, per dimensie."""
    groep = ""
    for keus in _vragen(gesprek):
        if keus.groep != groep:
            groep = keus.groep
            yield kop(groep)
        yield punt(keus.tekst, merk=f"{keus.regel}. ", inspring=2)


def dimensie(gesprek: Gesprek) -> Beeld:
    """De vraag waar het om gaat: met welke uitkomst wilt u als eerste aan de slag?"""
    uitslag = gesprek.uitslag()
    uitkomsten = [uitslag.uitkomst(naam) for naam in gesprek.dimensies()]
    return Beeld(
        gesprek.plaats,
        "Met welke uitkomst wilt u als eerste aan de slag?",
        school=gesprek.antwoorden.school.naam,
        waar="De laagste uitkomst staat voorop.",
        teller="uitslag",
        keuzes=tuple(
            Keus(str(nummer), f"{een.titel}: {noem_stand(gesprek.wijzer, een)}, score {noem_score(een.score)} van 100")
            for nummer, een in enumerate(uitkomsten, start=1)
        ),
        hint="Typ een cijfer, of druk op Enter om nu niets te kiezen. ? toont de uitslag nog eens.",
        toetsen=(
            Toets("Enter", "", "nu niets kiezen", "niets"),
            Toets("?", "?", "de hele uitslag", "uitslag"),
            TERUG,
            STOPPEN,
        ),
    )


def advies(gesprek: Gesprek) -> Beeld:
    """De adviezen van de gekozen dimensie, het belangrijkste voorop."""
    bank = gesprek.wijzer.per_dimensie[gesprek.dimensie or ""]
    lijst = gesprek.adviezen()
    gezet = [str(nummer) for nummer, een in enumerate(lijst, start=1) if een.naam in gesprek.gezet]
    houdt = f"U koos al {opsomming(gezet)}. Enter houdt dat; 0 kiest er geen. " if gezet else ""

    def gevolg(regels: tuple[str, ...]) -> tuple[Regel, ...]:
        return tuple(_gevolg(gesprek, [lijst[int(regel) - 1] for regel in regels]))

    return Beeld(
        gesprek.plaats,
        f"Welke adviezen voor {bank.titel} pakt u op?",
        school=gesprek.antwoorden.school.naam,
        waar="Het belangrijkste advies staat voorop.",
        teller="adviezen",
        keuzes=tuple(_adviezen(gesprek)),
        meer=True,
        hint=f"{houdt}Typ de nummers, bijvoorbeeld: 1 3.{'' if gezet else ' Enter gaat verder.'}",
        toetsen=_ADVIESTOETSEN,
        gevolg=gevolg,
    )


def _adviezen(gesprek: Gesprek) -> Iterator[Keus]:
    for nummer, een in enumerate(gesprek.adviezen(), start=1):
        noot = _noot(gesprek, een, al=gesprek.actiepunt(een.naam) is not None)
        yield Keus(str(nummer), een.tekst, noot=noot, gekozen=een.naam in gesprek.gezet)


def _noot(gesprek: Gesprek, een: Advies, *, al: bool) -> str:
    noot = adviesnoot(gesprek.wijzer, een)
    return f"{noot} Dit is al een actiepunt; kies het om het te wijzigen of weg te halen." if al else noot


def _eerder(gesprek: Gesprek, rij: list[Advies]) -> list[Actiepunt]:
    """De actiepunten in dezelfde dimensies die nog iets brengen en niet nu gekozen zijn."""
    nu = {een.naam: een.naar for een in rij}
    dimensies = {naam.partition(".")[0] for naam in nu}
    brengt = [(punt_, doel_van(gesprek.wijzer, gesprek.antwoorden, punt_)) for punt_ in gesprek.antwoorden.actiepunten]
    return [
        punt_
        for punt_, doel in brengt
        if doel is not None and punt_.vraag.partition(".")[0] in dimensies and doel > nu.get(punt_.vraag, 0)
    ]


def _gevolg(gesprek: Gesprek, gekozen: Iterable[Advies]) -> Iterator[Regel]:
    """Wat de gekozen adviezen aan de niveaus veranderen, samen met wat de school in die dimensies al koos."""
    rij = list(gekozen)
    if not rij:
        return
    eerder = _eerder(gesprek, rij)
    nu, dan = gesprek.uitslag(), uitslag_na(gesprek.wijzer, gesprek.antwoorden, rij, eerder)
    wat = ("dit advies" if len(rij) == 1 else f"deze {len(rij)} adviezen") + " en wat u al koos" * bool(eerder)
    for oud, nieuw in zip(nu.uitkomsten, dan.uitkomsten, strict=True):
        if oud.niveau is None or nieuw.niveau is None or oud.score == nieuw.score:
            continue
        score = f"score van {noem_score(oud.score)} naar {noem_score(nieuw.score)}"
        if nieuw.niveau.aantoonbaar > oud.niveau.aantoonbaar:
            niveaus = f"gaat {oud.titel} van niveau {oud.niveau.aantoonbaar} naar {nieuw.niveau.aantoonbaar}"
        else:
            niveaus = f"blijft {oud.titel} op niveau {oud.niveau.aantoonbaar}"
        yield Regel(f"Met {wat} {niveaus} ({score}).")


def wie(gesprek: Gesprek) -> Beeld:
    """Wie het advies oppakt."""
    vraag = gesprek.wijzer.vraag(gesprek.gekozen[0])
    kop_ = gesprek.wijzer.kop
    lijst = {een.naam: een for een in gesprek.adviezen()}
    eerste = gesprek.gekozen == gesprek.gezet
    al = gesprek.actiepunt(gesprek.gekozen[0]) is not None
    rol = kop_.rollen[gesprek.voorgestelde_rol]
    gevolg = tuple(_gevolg(gesprek, [lijst[naam] for naam in gesprek.gezet])) if eerste else ()
    return Beeld(
        gesprek.plaats,
        "Wie pakt dit op?",
        school=gesprek.antwoorden.school.naam,
        waar=vraag.vraag,
        teller=_teller(gesprek),
        toelichting=(*gevolg, Regel(_kort(lijst[gesprek.gekozen[0]]))),
        keuzes=genummerd(kop_.rollen, gesprek.voorgestelde_rol),
        hint=f"Typ een cijfer. Enter kiest: {rol}.{' - haalt dit actiepunt weg.' * al} t gaat terug.",
        leeg=f"kiest {rol}",
        toetsen=(*((_WEG,) if al else ()), TERUG, STOPPEN),
    )


def _kort(een: Advies) -> str:
    redenen = "; ".join(adviesredenen(een))
    return f"{een.tekst} ({redenen})" if redenen else een.tekst


def _teller(gesprek: Gesprek) -> str:
    aantal = len(gesprek.gezet)
    return f"advies {aantal - len(gesprek.gekozen) + 1} van {aantal}"


def wanneer(gesprek: Gesprek) -> Beeld:
    """Wanneer het klaar is; een actiepunt dat er al was, houdt zijn datum."""
    al = gesprek.actiepunt(gesprek.gekozen[0])
    nu = al.wanneer if al else None
    return Beeld(
        gesprek.plaats,
        "Wanneer is het klaar? Typ een datum als 1-2-2027, of druk op Enter.",
        school=gesprek.antwoorden.school.naam,
        waar=gesprek.wijzer.vraag(gesprek.gekozen[0]).vraag,
        teller=_teller(gesprek),
        veld=Veld(_getypt(nu) if nu else ""),
        na=(Regel(f"Nu staat er: {datum(nu)}. Enter houdt die datum."),) if nu else (),
        hint="t gaat terug." if nu else "Zonder datum mag ook. t gaat terug.",
        toetsen=(_VERDER, Toets("Esc", "t", "terug"), Toets("Ctrl-C", "", "stoppen")),
    )


def _getypt(dag: str) -> str:
    """Een datum zoals het voorbeeld haar schrijft: `1-2-2027`."""
    jaar, maand, nummer = dag.split("-")
    return f"{int(nummer)}-{int(maand)}-{jaar}"
