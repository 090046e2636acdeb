"""De gespreksagenda bij samengevoegde antwoorden: waarover invullers verschillen en wat dat uitmaakt."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from inzicht.modellen.antwoorden import Antwoord
from inzicht.modellen.keuze import NIETS, NVT, ONBEKEND, keuze_van
from inzicht.modellen.samenvoegen import zelfde_eenmaal
from inzicht.oordeel.beoordeling import beoordeel
from inzicht.oordeel.taal import noem_score, noem_stand, plaats
from inzicht.regels import LEEG, Regel, kop, punt
from inzicht.tekst import opsomming

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from inzicht.modellen.antwoorden import Antwoorden
    from inzicht.modellen.keuze import Keuze
    from inzicht.modellen.samenvoegen import Samengevoegd, Stem, Verschil
    from inzicht.modellen.wijzer import Vraag, Wijzer
    from inzicht.oordeel.beoordeling import Bereik, Niveaus, Uitkomst

_ZONDER_ROL: Final = "Iemand zonder rol"


@dataclass(frozen=True, slots=True)
class Agendapunt:
    """Een vraag om te bespreken.

    `keuzes` zegt wie wat antwoordde en `gevolgen` wat elke uitkomst van het gesprek betekent. `niveaus` en
    `score` (0-100) zijn hoeveel de uitkomst van de dimensie ervan afhangt, laag en hoog samen.
    """

    vraag: str
    dimensie: str
    keuzes: tuple[str, ...]
    gevolgen: tuple[str, ...]
    niveaus: int
    score: Fraction


@dataclass(frozen=True, slots=True)
class Agenda:
    """Wat er te bespreken is: het belangrijkste voorop, en wat alleen even nagekeken hoeft te worden."""

    titel: str
    inleiding: tuple[str, ...]
    stand: tuple[str, ...]
    punten: tuple[Agendapunt, ...]
    nakijken: tuple[str, ...]


def maak_agenda(wijzer: Wijzer, samen: Samengevoegd) -> Agenda:
    """De agenda: wat het niveau het meest kan veranderen voorop, dan de score, dan de volgorde van de wijzer."""
    uitslag = beoordeel(wijzer, samen.antwoorden, volledig=False)
    punten = [_punt(wijzer, samen.antwoorden, een) for een in samen.verschillen if een.soort != "onbekend"]
    punten.sort(key=lambda een: (-een.niveaus, -een.score))
    return Agenda(
        f"Gespreksagenda voor {samen.antwoorden.school.naam}",
        tuple(_inleiding(samen, len(punten))),
        tuple(f"{een.titel}: {_noem(wijzer, een)}" for een in uitslag.uitkomsten),
        tuple(punten),
        tuple(_nakijken(wijzer, een) for een in samen.verschillen if een.soort == "onbekend"),
    )


def _inleiding(samen: Samengevoegd, punten: int) -> Iterator[str]:
    wie = opsomming(dict.fromkeys(een or _ZONDER_ROL.lower() for een in samen.invullers))
    yield f"Samengevoegd uit {len(samen.invullers)} bestanden, van: {wie}."
    if not punten:
        yield "De invullers spreken elkaar nergens tegen. Er is niets te bespreken."
    elif punten == 1:
        yield "Over 1 vraag verschillen de antwoorden. Bespreek wat er in de praktijk gebeurt."
    else:
        yield (
            f"Over {punten} vragen verschillen de antwoorden. Wat het niveau het meest kan veranderen, staat voorop. "
            "Bespreek wat er in de praktijk gebeurt, niet wie gelijk heeft."
        )


def _noem(wijzer: Wijzer, uitkomst: Uitkomst) -> str:
    return f"{noem_stand(wijzer, uitkomst)}, score {noem_score(uitkomst.score)} van 100"


# --- een punt -----------------------------------------------------------------------------------------


def _punt(wijzer: Wijzer, antwoorden: Antwoorden, verschil: Verschil) -> Agendapunt:
    vraag = wijzer.vraag(verschil.naam)
    uitkomsten = [(keuze, _uitkomst(wijzer, antwoorden, verschil, keuze)) for keuze in _mogelijk(verschil)]
    alle = [een for _, een in uitkomsten]
    return Agendapunt(
        vraag.vraag,
        wijzer.per_dimensie[verschil.dimensie].titel,
        tuple(_keuzes(vraag, verschil.stemmen)),
        tuple(_gevolgen(wijzer, vraag, uitkomsten)),
        int(_spreiding(een.niveau for een in alle)),
        _spreiding(een.score for een in alle),
    )


def _spreiding(bereiken: Iterable[Niveaus | Bereik | None]) -> Fraction:
    """Hoever de lage en de hoge kant uit elkaar kunnen liggen, samen."""
    rij = [een for een in bereiken if een is not None]
    kanten = ([Fraction(een.aantoonbaar) for een in rij], [Fraction(een.mogelijk) for een in rij])
    return sum((max(waarden) - min(waarden) for waarden in kanten if waarden), start=Fraction(0))


def _mogelijk(verschil: Verschil) -> list[Keuze]:
    """De antwoorden waar het gesprek op uit kan komen: wat de invullers kozen, van laag naar hoog."""
    keuzes = [stem.antwoord.keuze for stem in verschil.stemmen]
    cijfers = {een for keuze in keuzes for een in (keuze.laag, keuze.hoog) if een is not None}
    return [*map(keuze_van, sorted(cijfers)), *([NVT] if NVT in keuzes else [])]


def _uitkomst(wijzer: Wijzer, antwoorden: Antwoorden, verschil: Verschil, keuze: Keuze) -> Uitkomst:
    """De uitkomst van de dimensie als alleen deze vraag anders wordt."""
    vak = {**antwoorden.antwoorden.get(verschil.dimensie, {}), verschil.vraag: Antwoord(keuze=keuze)}
    anders = antwoorden.met(antwoorden={**antwoorden.antwoorden, verschil.dimensie: vak})
    return beoordeel(wijzer, anders, volledig=False).uitkomst(verschil.dimensie)


def _noem_situatie(vraag: Vraag, keuze: Keuze) -> str:
    """Het antwoord met het cijfer dat het interview toont."""
    if keuze.laag is None or keuze.hoog is None:
        return "niet van toepassing"
    tot = f" tot {plaats(vraag, keuze.hoog)}" if keuze.soort == "bereik" else ""
    return f"{plaats(vraag, keuze.laag)}{tot}"


def _keuzes(vraag: Vraag, stemmen: Sequence[Stem]) -> Iterator[str]:
    """Wie wat antwoordde, van laag naar hoog; dan wie het niet weet, met opmerkingen erachter."""
    groepen: dict[Keuze, list[str]] = {}
    for stem in stemmen:
        if not stem.antwoord.keuze.is_open:
            groepen.setdefault(stem.antwoord.keuze, []).append(stem.naam or _ZONDER_ROL)
    for keuze in sorted(groepen, key=lambda een: (een.laag is None, str(een.kaal))):
        yield f"{opsomming(dict.fromkeys(groepen[keuze]))}: {_zin(vraag, keuze)}"
    for veld in ("reden", "opmerking"):
        teksten = [(stem, getattr(stem.antwoord, veld)) for stem in stemmen]
        for tekst, van in zelfde_eenmaal(een for een in teksten if een[1]).items():
            yield f"{opsomming(_namen(van))}, {veld}: {' '.join(tekst.split())}"


def _namen(stemmen: Iterable[Stem]) -> list[str]:
    """Elke invuller een keer."""
    return list(dict.fromkeys(stem.naam or _ZONDER_ROL for stem in stemmen))


def _zin(vraag: Vraag, keuze: Keuze) -> str:
    if keuze == ONBEKEND:
        return "weet ik niet."
    tekst = f" {vraag.situaties[keuze.laag]}" if keuze.soort == "situatie" and keuze.laag else ""
    return f"{_noem_situatie(vraag, keuze)}.{tekst}"


def _gevolgen(wijzer: Wijzer, vraag: Vraag, uitkomsten: Sequence[tuple[Keuze, Uitkomst]]) -> Iterator[str]:
    """Wat elke uitkomst van het gesprek voor de dimensie betekent."""
    if len({een.score for _, een in uitkomsten}) == 1 and len({een.niveau for _, een in uitkomsten}) == 1:
        yield f"Dit verandert de uitkomst niet: {_noem(wijzer, uitkomsten[0][1])}."
        return
    if len({een.niveau for _, een in uitkomsten}) == 1:
        yield f"Het niveau verandert niet: {noem_stand(wijzer, uitkomsten[0][1])}."
    for keuze, een in uitkomsten:
        yield f"Wordt het {_noem_situatie(vraag, keuze)}: {_noem(wijzer, een)}."


def _nakijken(wijzer: Wijzer, verschil: Verschil) -> str:
    vraag = wijzer.vraag(verschil.naam)
    wie = _namen(stem for stem in verschil.stemmen if stem.antwoord.keuze == ONBEKEND)
    anderen = [stem for stem in verschil.stemmen if stem.antwoord.keuze not in (ONBEKEND, NIETS)]
    keuze = _noem_situatie(vraag, anderen[0].antwoord.keuze)
    weet = "weet" if len(wie) == 1 else "weten"
    return f"{vraag.vraag} {opsomming(wie)} {weet} dit niet. Overgenomen is: {keuze} ({opsomming(_namen(anderen))})."


# --- als tekst en als Markdown ------------------------------------------------------------------------


def agendaregels(agenda: Agenda) -> Iterator[Regel]:
    """De agenda voor een scherm of een pijp."""
    yield kop(agenda.titel)
    yield from map(Regel, agenda.inleiding)
    yield LEEG
    for zin in agenda.stand:
        yield punt(zin)
    for nummer, een in enumerate(agenda.punten, start=1):
        yield LEEG
        yield Regel(een.vraag, "vet", merk=f"{nummer}. ")
        yield Regel(een.dimensie, "zacht", inspring=3)
        for zin in (*een.keuzes, *een.gevolgen):
            yield punt(zin, inspring=3)
    if agenda.nakijken:
        yield LEEG
        yield kop("Alleen nakijken")
        for zin in agenda.nakijken:
            yield punt(zin)


def agenda_als_markdown(agenda: Agenda, veilig: Callable[[str], str]) -> str:
    """De agenda als Markdown; `veilig` maakt een tekst onschadelijk, want scholen schrijven mee."""
    delen = [f"# {veilig(agenda.titel)}", *map(veilig, agenda.inleiding), _lijst(agenda.stand, veilig)]
    for nummer, een in enumerate(agenda.punten, start=1):
        delen += [f"## {nummer}. {veilig(een.vraag)}", veilig(een.dimensie), _lijst(een.keuzes, veilig)]
        delen += ["Wat dit uitmaakt:", _lijst(een.gevolgen, veilig), "Afgesproken: \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_"]
    if agenda.nakijken:
        delen += ["## Alleen nakijken", _lijst(agenda.nakijken, veilig)]
    return "\n\n".join(delen) + "\n"


def _lijst(zinnen: Iterable[str], veilig: Callable[[str], str]) -> str:
    return "\n".join(f"- {veilig(zin)}" for zin in zinnen)
