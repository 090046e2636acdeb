"""Antwoorden van een school samenvoegen: delen van de vragen, of dezelfde vragen door meer invullers.

Alles gaat in een keer en elke invuller telt gelijk; de volgorde van de bestanden doet er niet toe. Wat
tegenstrijdig is, wordt niet gekozen maar bewaard als bereik of als open vraag.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from inzicht.bestanden.yamlbron import MEESTE_TEKENS
from inzicht.fouten import Bevinding, InvoerFout, heel_bestand
from inzicht.modellen.antwoorden import ANTWOORDFORMAAT, OPEN, Antwoord, Antwoorden, Invuller, School
from inzicht.modellen.invullers import eigen_antwoorden, op_volgorde, zelfde_rol
from inzicht.modellen.keuze import NIETS, NVT, ONBEKEND, keuze_van, tussen
from inzicht.modellen.samenpunten import kies_vorige, voeg_punten_samen
from inzicht.modellen.scholen import verdeel_scholen, vouw
from inzicht.tekst import opsomming

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from inzicht.modellen.antwoorden import Vak
    from inzicht.modellen.invullers import Blad
    from inzicht.modellen.keuze import Keuze
    from inzicht.modellen.wijzer import Wijzer

Verschilsoort = Literal["situaties", "nvt", "onbekend"]


@dataclass(frozen=True, slots=True)
class Stem:
    """Wat een invuller op een vraag antwoordde; `wie` is de titel van de rol, of leeg.

    Zijn er meer bestanden van die rol, dan heeft elk een `nummer`.
    """

    wie: str
    antwoord: Antwoord
    nummer: int = 0

    @property
    def naam(self) -> str:
        """De rol, met haar nummer."""
        return f"{self.wie} {self.nummer}" if self.nummer else self.wie


@dataclass(frozen=True, slots=True)
class Verschil:
    """Een vraag waarover invullers verschillen.

    `situaties`: er is een bereik uitgekomen; `nvt`: de een noemt de vraag niet van toepassing en de ander kiest
    een situatie, dus is ze open; `onbekend`: een invuller weet het niet en het antwoord van de ander telt.
    """

    dimensie: str
    vraag: str
    soort: Verschilsoort
    stemmen: tuple[Stem, ...]

    @property
    def naam(self) -> str:
        """De vraag als `dimensie.vraag`."""
        return f"{self.dimensie}.{self.vraag}"


@dataclass(frozen=True, slots=True)
class Samengevoegd:
    """De antwoorden van alle invullers samen, en waarover zij verschillen, op volgorde van de wijzer.

    `meldingen` zeggen wat de gebruiker moet weten over de bestanden en wat daaruit niet is overgenomen.
    """

    antwoorden: Antwoorden
    verschillen: tuple[Verschil, ...]
    invullers: tuple[str, ...]
    meldingen: tuple[str, ...] = ()


def voeg_samen(wijzer: Wijzer, bestanden: Mapping[str, Antwoorden]) -> Samengevoegd:
    """Voeg gekeurde antwoorden (naam van het bestand -> antwoorden) samen.

    Werpt `InvoerFout` als ze niet van dezelfde school zijn, of als opmerkingen samen te lang worden.
    """
    gevonden = [*_andere_school(bestanden), *_andere_kenmerken(bestanden)]
    if gevonden:
        raise InvoerFout(gevonden)
    bladen = op_volgorde(wijzer, bestanden)
    rij = [blad.antwoorden for blad in bladen]
    vakken, verschillen = _vakken(wijzer, bladen, eigen_antwoorden(wijzer, bladen))
    vervallen, _ = _vakken(wijzer, bladen, [_plat(een.vervallen) for een in rij])
    punten, over_punten = voeg_punten_samen(wijzer, rij)
    vorige, over_vorige = kies_vorige(rij)
    gevonden = [*_te_lang(bestanden, vakken), *_te_lang(bestanden, vervallen)]
    if gevonden:
        raise InvoerFout(gevonden)
    samen = Antwoorden.model_construct(
        formaat=ANTWOORDFORMAAT,
        wijzer=wijzer.kop.id,
        wijzerversie=wijzer.kop.versie,
        wijzerkenmerk=_wijzerkenmerk(wijzer, rij),
        school=_school(rij),
        invuller=_invuller(rij),
        datum=max(een.datum for een in rij),
        omvang="kort" if all(een.omvang == "kort" for een in rij) else "volledig",
        antwoorden=vakken,
        actiepunten=punten,
        vorige=vorige,
        vervallen=vervallen,
        vervallen_actiepunten=tuple(dict.fromkeys(punt for een in rij for punt in een.vervallen_actiepunten)),
        verwacht={},
    )
    meldingen = (*zelfde_rol(bladen), *over_punten, *over_vorige)
    return Samengevoegd(samen, verschillen, tuple(blad.naam for blad in bladen), meldingen)


# --- de school ----------------------------------------------------------------------------------------


def _andere_school(bestanden: Mapping[str, Antwoorden]) -> Iterator[Bevinding]:
    """Alle bestanden moeten van dezelfde school zijn."""
    scholen = [een.school for een in bestanden.values()]
    if len(set(verdeel_scholen([vouw(een.naam) for een in scholen], [een.brin for een in scholen]))) == 1:
        return
    for naam, een in bestanden.items():
        reden = f"Dit is van de school {een.school.voluit}. Alle bestanden moeten van dezelfde school zijn."
        yield Bevinding(heel_bestand(naam), "A301", f"{reden} Is het dezelfde? Maak naam en BRIN dan gelijk.")


def _andere_kenmerken(bestanden: Mapping[str, Antwoorden]) -> Iterator[Bevinding]:
    """Een kenmerk als de sector kan voor een school maar een waarde hebben."""
    namen = sorted({naam for een in bestanden.values() for naam in een.school.kenmerken})
    for kenmerk in namen:
        waarden = {
            naam: een.school.kenmerken[kenmerk] for naam, een in bestanden.items() if kenmerk in een.school.kenmerken
        }
        if len(set(waarden.values())) > 1:
            for naam, waarde in waarden.items():
                reden = f"Hier is {kenmerk} `{waarde}`, in een ander bestand niet. Maak dat eerst gelijk."
                yield Bevinding(heel_bestand(naam), "A302", reden)


def _school(rij: Sequence[Antwoorden]) -> School:
    namen = Counter(een.school.naam for een in rij)
    naam = min(namen, key=lambda een: (-namen[een], een))
    brin = next((een.school.brin for een in rij if een.school.brin), None)
    kenmerken = {sleutel: waarde for een in rij for sleutel, waarde in sorted(een.school.kenmerken.items())}
    return School(naam=naam, brin=brin, kenmerken=dict(sorted(kenmerken.items())))


def _invuller(rij: Sequence[Antwoorden]) -> Invuller | None:
    """De rol, als alle invullers dezelfde hebben."""
    rollen = {een.invuller.rol if een.invuller else None for een in rij}
    (rol,) = rollen if len(rollen) == 1 else (None,)
    return Invuller(rol=rol) if rol else None


def _wijzerkenmerk(wijzer: Wijzer, rij: Sequence[Antwoorden]) -> str | None:
    """Het kenmerk van de wijzer; een afwijkend kenmerk blijft staan, zodat de uitslag het blijft melden."""
    genoemd = sorted({een.wijzerkenmerk for een in rij if een.wijzerkenmerk})
    anders = [een for een in genoemd if een != wijzer.kenmerk]
    return next(iter(anders or genoemd), None)


# --- de antwoorden ------------------------------------------------------------------------------------


def _plat(vakken: Mapping[str, Vak]) -> dict[tuple[str, str], Antwoord]:
    return {(dimensie, naam): een for dimensie, vak in vakken.items() for naam, een in vak.items()}


def _vakken(
    wijzer: Wijzer, bladen: Sequence[Blad], delen: Sequence[Mapping[tuple[str, str], Antwoord]]
) -> tuple[dict[str, dict[str, Antwoord]], tuple[Verschil, ...]]:
    """Voeg elke vraag samen, op volgorde van de wijzer; wat daar niet in staat, komt achteraan."""
    samen: dict[str, dict[str, Antwoord]] = {}
    verschillen = []
    for dimensie, naam in _namen(wijzer, delen):
        gegeven = zip(bladen, delen, strict=True)
        stemmen = tuple(Stem(blad.wie, deel.get((dimensie, naam), OPEN), blad.nummer) for blad, deel in gegeven)
        antwoord, soort = voeg_stemmen_samen(stemmen)
        if antwoord != OPEN:
            samen.setdefault(dimensie, {})[naam] = antwoord
        if soort is not None:
            verschillen.append(Verschil(dimensie, naam, soort, stemmen))
    return samen, tuple(verschillen)


def _namen(wijzer: Wijzer, delen: Iterable[Mapping[tuple[str, str], Antwoord]]) -> list[tuple[str, str]]:
    gegeven = {naam for deel in delen for naam in deel}
    vast = [(bank.id, vraag.id) for bank in wijzer.banken for vraag in bank.vragen]
    return [*(een for een in vast if een in gegeven), *sorted(gegeven - set(vast))]


def voeg_stemmen_samen(stemmen: Sequence[Stem]) -> tuple[Antwoord, Verschilsoort | None]:
    """Maak van de antwoorden op een vraag een antwoord; het verschil is None als ze gelijk zijn."""
    keuze, soort = _keuze([stem.antwoord.keuze for stem in stemmen])
    reden = _reden(stemmen) if keuze == NVT else None
    opmerkingen = [*_redenen_bij_open(stemmen)] if soort == "nvt" else []
    opmerkingen += [(stem, stem.antwoord.opmerking) for stem in stemmen if stem.antwoord.opmerking]
    bewijzen = [(stem, stem.antwoord.bewijs) for stem in stemmen if stem.antwoord.bewijs]
    samen = Antwoord.model_construct(keuze=keuze, reden=reden, opmerking=_regels(opmerkingen), bewijs=_regels(bewijzen))
    return samen, soort


def _keuze(keuzes: Iterable[Keuze]) -> tuple[Keuze, Verschilsoort | None]:
    gegeven = {een for een in keuzes if not een.is_open}
    grenzen = {grens for een in gegeven for grens in (een.laag, een.hoog) if grens is not None}
    if grenzen and NVT in gegeven:
        return NIETS, "nvt"
    if len(grenzen) > 1:
        return tussen(min(grenzen), max(grenzen)), "situaties"
    soort: Verschilsoort | None = "onbekend" if ONBEKEND in gegeven and len(gegeven) > 1 else None
    if grenzen:
        return keuze_van(min(grenzen)), soort
    return (NVT if NVT in gegeven else ONBEKEND if gegeven else NIETS), soort


def zelfde_eenmaal(gegeven: Iterable[tuple[Stem, str]]) -> dict[str, list[Stem]]:
    """Elke tekst een keer, met wie haar schreef."""
    per_tekst: dict[str, list[Stem]] = {}
    for stem, tekst in gegeven:
        per_tekst.setdefault(tekst, []).append(stem)
    return per_tekst


def _regels(gegeven: Iterable[tuple[Stem, str]]) -> str | None:
    """De teksten onder elkaar, met ervoor wie haar schreef; wat al in een samengevoegde tekst staat, niet nog eens."""
    regels: list[str] = []
    per_tekst = zelfde_eenmaal(gegeven)
    for tekst, stemmen in per_tekst.items():
        nieuw = [stem for stem in stemmen if not any(_staat_in(stem, tekst, een) for een in per_tekst)]
        if nieuw or any(stem.wie == "" for stem in stemmen):
            regels.append(_van(nieuw, tekst))
    return "\n".join(dict.fromkeys(regels)) or None


def _staat_in(stem: Stem, tekst: str, ander: str) -> bool:
    """Of deze invuller deze tekst al heeft in een andere, eerder samengevoegde."""
    wie, wat = re.escape(stem.wie), re.escape(tekst)
    patroon = rf"(?:^|\n)(?:[^\n:]*[ ,])?{wie}(?: [0-9]+)?(?:[ ,][^\n:]*)?: {wat}(?:\n|\Z)"
    return stem.wie != "" and re.search(patroon, ander) is not None


def _van(stemmen: Sequence[Stem], tekst: str) -> str:
    """Een tekst met de rollen ervoor; wat al eerder is samengevoegd, krijgt zijn rol niet nog eens."""
    namen = [een.naam for een in stemmen if een.wie and not re.match(rf"{re.escape(een.wie)}(?: [0-9]+)?: ", tekst)]
    return f"{opsomming(dict.fromkeys(namen))}: {tekst}" if namen else tekst


def _reden(stemmen: Sequence[Stem]) -> str | None:
    """De reden van nvt: een gedeelde reden zoals ze is, verschillende met de rol ervoor."""
    gegeven = [(stem, stem.antwoord.reden) for stem in stemmen if stem.antwoord.reden]
    redenen = {reden for _, reden in gegeven}
    return redenen.pop() if len(redenen) == 1 else _regels(gegeven)


def _redenen_bij_open(stemmen: Sequence[Stem]) -> Iterator[tuple[Stem, str]]:
    """Waarom de een de vraag niet van toepassing noemt, bewaard als opmerking."""
    for stem in stemmen:
        if stem.antwoord.keuze == NVT:
            yield stem, f"niet van toepassing, want: {stem.antwoord.reden}"


def _te_lang(bestanden: Mapping[str, Antwoorden], vakken: Mapping[str, Vak]) -> Iterator[Bevinding]:
    """Teksten die elk apart passen, maar samen niet meer."""
    for dimensie, vak in vakken.items():
        for naam, een in vak.items():
            if any(len(tekst or "") > MEESTE_TEKENS for tekst in (een.reden, een.opmerking, een.bewijs)):
                reden = f"De teksten bij `{dimensie}.{naam}` zijn samen langer dan 20.000 tekens. Kort ze eerst in."
                yield Bevinding(heel_bestand(opsomming(sorted(bestanden))), "A303", reden)
