"""Het beeld van een vraag, met haar uitleg en de velden voor vrije tekst."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inzicht.interview.beeld.vorige import bevestigd, vorige_keer
from inzicht.interview.beeld.vorm import STOPPEN, TERUG, Beeld, Keus, Toets, Veld, balken
from inzicht.interview.gesprek import Fase
from inzicht.interview.gesprek.toestand import WEGHALEN
from inzicht.modellen.begrippen import begrippen_bij
from inzicht.modellen.privacy import vermoedens
from inzicht.oordeel.duur import duur, noem_minuten
from inzicht.oordeel.taal import brondatum, noem_keuze
from inzicht.regels import Regel, punt
from inzicht.tekst import opsomming

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inzicht.interview.gesprek import Gesprek
    from inzicht.modellen.wijzer import Vraag

_TOETSEN = (
    Toets("w", "w", "weet ik niet", "weet niet"),
    Toets("n", "n", "niet van toepassing", "n.v.t."),
    TERUG,
    Toets("o", "o", "overslaan", "later"),
    Toets("?", "?", "uitleg"),
    Toets("+", "+", "opmerking of bewijs", "noot"),
    STOPPEN,
)


def vraag(gesprek: Gesprek) -> Beeld:
    """Een vraag met haar situaties en het antwoord van nu."""
    dimensie, huidige = gesprek.huidige
    stap = gesprek.wijzer.kop.processtappen[huidige.processtap].titel
    rest, kort = _nog([gesprek.vragen[nummer][1] for nummer in gesprek.open_vragen])
    teller, hoever = f"vraag {gesprek.index + 1} van {len(gesprek.vragen)}", bevestigd(gesprek)
    zin = ", ".join(filter(None, (f"{teller.capitalize()} - {gesprek.bank.titel}", stap, hoever, rest)))
    return Beeld(
        gesprek.plaats,
        huidige.vraag,
        kop=zin,
        school=gesprek.antwoorden.school.naam,
        waar=f"{gesprek.bank.titel}, {stap}",
        teller=hoever or teller,
        tijd=(rest, kort),
        balken=balken(gesprek, dimensie),
        toelichting=(Regel(huidige.waarom),),
        keuzes=_situaties(gesprek, huidige),
        na=(*vorige_keer(gesprek), *_nu(gesprek, huidige)),
        hint=_hint(gesprek, huidige),
        leeg=_leeg(gesprek),
        toetsen=tuple(_toetsen(gesprek, huidige)),
    )


def _leeg(gesprek: Gesprek) -> str:
    """Wat Enter doet zonder iets aan te wijzen: het antwoord houden, of dat van de vorige keer overnemen."""
    if not gesprek.antwoord.keuze.is_open:
        return "antwoord houden"
    return "vorige keer overnemen" if gesprek.vorige_keuze else ""


def _nog(vragen: Sequence[Vraag]) -> tuple[str, str]:
    """Hoe lang deze vragen nog duren, voluit en kort; leeg als er geen zijn."""
    over = duur(vragen)
    return (f"nog ongeveer {noem_minuten(over)}", f"nog {over} min") if vragen else ("", "")


def _situaties(gesprek: Gesprek, huidige: Vraag) -> tuple[Keus, ...]:
    nu = (gesprek.antwoord.keuze.laag, gesprek.antwoord.keuze.hoog)
    return tuple(
        Keus(str(nummer), huidige.situaties[situatie], gekozen=situatie in nu)
        for nummer, situatie in enumerate(huidige.ladder, start=1)
    )


def _nu(gesprek: Gesprek, huidige: Vraag) -> Iterator[Regel]:
    antwoord = gesprek.antwoord
    if not antwoord.keuze.is_open:
        nu = noem_keuze(huidige, antwoord.keuze)
        yield Regel(f"Uw antwoord is nu: {nu}.")
    for naam, tekst in (("reden", antwoord.reden), ("opmerking", antwoord.opmerking), ("bewijs", antwoord.bewijs)):
        if tekst:
            yield Regel(f"Uw {naam}: {tekst}")


def _hint(gesprek: Gesprek, huidige: Vraag) -> str:
    nvt = ", n = niet van toepassing" if huidige.nvt else ""
    over = " Enter neemt uw vorige antwoord over." if gesprek.vorige_keuze else ""
    houdt = over if gesprek.antwoord.keuze.is_open else " Enter houdt uw antwoord."
    verder = " o = volgende vraag, k = terug naar het nakijken." if gesprek.vanuit_nakijken else ""
    return f"Typ 1 tot en met {len(huidige.ladder)}, w = weet ik niet{nvt}, ? = uitleg.{verder}{houdt}"


def _toetsen(gesprek: Gesprek, huidige: Vraag) -> Iterator[Toets]:
    """De toetsen bij een vraag; bij een beantwoorde vraag gaat `o` gewoon naar de volgende."""
    verder = gesprek.vanuit_nakijken or not gesprek.antwoord.keuze.is_open
    for een in _TOETSEN:
        if een.toets == "n" and not huidige.nvt:
            continue
        yield Toets("o", "o", "volgende", "verder") if verder and een.toets == "o" else een
        if gesprek.vanuit_nakijken and een.toets == "o":
            yield Toets("k", "k", "nakijken", "lijst")


def uitleg(gesprek: Gesprek) -> Iterator[Regel]:
    """De uitleg van de vraag, wanneer ze niet van toepassing is, haar begrippen en haar bronnen."""
    _, huidige = gesprek.huidige
    kop = gesprek.wijzer.kop
    yield Regel(huidige.uitleg or "Bij deze vraag is geen extra uitleg.")
    if huidige.nvt:
        yield Regel(f"Niet van toepassing kan als dit klopt: {huidige.nvt}")
    for _, begrip in begrippen_bij(gesprek.wijzer, huidige):
        yield punt(f"{begrip.term}: {begrip.betekenis}")
    yield Regel("Bronnen:", "zacht")
    for naam in huidige.bronnen:
        bron = kop.bronnen[naam]
        yield punt(f"{bron.titel}, {bron.vindplaats} ({bron.uitgever}, {brondatum(bron.peildatum)})")


_VERDER = (
    Toets("Enter", "", "bewaren en verder", "verder"),
    Toets("Esc", "", "laten zoals het is", "laten"),
    Toets("Ctrl-C", "", "stoppen"),
)


def reden(gesprek: Gesprek) -> Beeld:
    """Waarom een vraag niet van toepassing is."""
    nvt = Regel(f"Niet van toepassing kan als dit klopt: {gesprek.huidige[1].nvt}")
    titel = "Waarom is dit bij u niet van toepassing? Typ een korte reden."
    return _tekstbeeld(gesprek, titel, "", (nvt,), "Een lege regel laat uw antwoord zoals het was.", weg=False)


def opmerking(gesprek: Gesprek) -> Beeld:
    """Een opmerking bij de vraag."""
    hint = "Enter laat alles zoals het is; een streepje (-) haalt weg."
    return _tekstbeeld(gesprek, "Uw opmerking bij deze vraag", gesprek.antwoord.opmerking or "", (), hint)


def bewijs(gesprek: Gesprek) -> Beeld:
    """Waar het antwoord te controleren is."""
    hint = "Enter laat alles zoals het is; een streepje (-) haalt weg."
    return _tekstbeeld(gesprek, "Waar is dit terug te vinden (bewijs)?", gesprek.antwoord.bewijs or "", (), hint)


def _tekstbeeld(
    gesprek: Gesprek, titel: str, nu: str, uitleg_: tuple[Regel, ...], hint: str, *, weg: bool = True
) -> Beeld:
    staat = (Regel(f"Nu staat er: {nu}"),) if nu else ()
    return Beeld(
        gesprek.plaats,
        titel,
        school=gesprek.antwoorden.school.naam,
        waar=gesprek.huidige[1].vraag,
        teller=f"vraag {gesprek.index + 1} van {len(gesprek.vragen)}",
        toelichting=uitleg_,
        veld=Veld(nu, gesprek.fase is not Fase.REDEN, WEGHALEN if weg and nu else "", gesprek.concept),
        na=staat,
        hint=hint,
        toetsen=_VERDER,
    )


def zeker(gesprek: Gesprek) -> Beeld:
    """De vraag van de privacywacht, met de tekst erbij waar het om gaat."""
    wat = opsomming(vermoedens(gesprek.concept))
    return Beeld(
        gesprek.plaats,
        "Toch bewaren?",
        school=gesprek.antwoorden.school.naam,
        toelichting=(
            Regel(f"In uw tekst lijkt {wat} te staan. Zet geen gegevens van personen in dit bestand."),
            Regel(f"Uw tekst: {gesprek.concept}"),
        ),
        hint="Typ j voor ja. Met Enter wordt de tekst niet bewaard.",
        toetsen=(Toets("j", "j", "ja, toch bewaren"), Toets("Enter", "", "nee, tekst aanpassen")),
    )
