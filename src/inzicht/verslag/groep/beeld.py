"""Maak van een getelde groep het beeld van het groepsverslag: al het rekenwerk en alle woordkeus staan hier."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from inzicht.oordeel.taal import hoofdletter, noem_niveau
from inzicht.tekst import aantal, datum, duizendtallen, op_naam, opsomming
from inzicht.verslag.groep.tekening import maak_doos, maak_staven, tint
from inzicht.verslag.groep.telling import ONBEKEND, VOORLOPERS
from inzicht.verslag.groep.verdeling import MINIMAAL
from inzicht.verslag.groep.vorm import (
    Groepsbeeld,
    Groepsdimensie,
    Groepsinhoud,
    Kenmerkdeel,
    Kenmerkgroep,
    Scoreregel,
    Spreiding,
    Spreidpaneel,
    Warmtecel,
    Warmtekaart,
    Warmterij,
)
from inzicht.verslag.groep.vragen import criteria, groepsvragen, samen, scholen
from inzicht.verslag.verantwoording import VOORBEHOUD
from inzicht.verslag.vorm import Herkomst, Tabelregel, Veld

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inzicht.modellen.wijzer import Wijzer
    from inzicht.verslag.groep.telling import Deelgroep, Groep, Schoolrij
    from inzicht.verslag.groep.verdeling import Verdeling
    from inzicht.verslag.groep.vragen import Groepsvraag

_SCOREKOLOMMEN: Final = ("Laagste", "Onderste kwart tot", "Midden", "Bovenste kwart vanaf", "Hoogste")


def maak_groepsbeeld(
    wijzer: Wijzer, groep: Groep, herkomst: Herkomst, *, geweigerd: int = 0, minimaal: int = MINIMAAL
) -> Groepsbeeld:
    """Maak het beeld van het groepsverslag; zuiver, dus dezelfde groep geeft hetzelfde beeld."""
    return Groepsbeeld(
        "Groepsverslag",
        f"{duizendtallen(groep.scholen)} {'school' if groep.scholen == 1 else 'scholen'}",
        wijzer.kop.titel,
        tuple(_gegevens(groep, geweigerd)),
        "" if groep.scholen else "Er is geen school geteld. Kijk in fouten.csv waarom.",
        _inhoud(wijzer, groep, minimaal) if groep.scholen else None,
        _rekenregel(wijzer, minimaal),
        _herkomst(wijzer, herkomst),
        VOORBEHOUD,
    )


def _gegevens(groep: Groep, geweigerd: int) -> Iterator[Veld]:
    if groep.scholen:
        begin, einde = datum(groep.eerste), datum(groep.laatste)
        yield Veld("Ingevuld", begin if begin == einde else f"{begin} tot en met {einde}")
    if groep.kort:
        yield Veld("Korte scan", scholen(groep.kort))
    if groep.voorlopig:
        yield Veld("Nog niet klaar", scholen(groep.voorlopig))
    if geweigerd:
        yield Veld("Niet meegeteld", aantal(geweigerd, "bestand", "bestanden"))


def _inhoud(wijzer: Wijzer, groep: Groep, minimaal: int) -> Groepsinhoud:
    vragen = groepsvragen(wijzer, groep)
    stappen = zip(wijzer.kop.processtappen.values(), groep.stappen, strict=True)
    return Groepsinhoud(
        _spreiding(wijzer, groep),
        samen(wijzer, groep, vragen),
        _warmtekaart(wijzer, groep),
        tuple(_dimensie(wijzer, groep, nummer, vragen) for nummer in range(len(wijzer.banken))),
        tuple(_scoreregel(stap.titel, verdeling) for stap, verdeling in stappen),
        tuple(_kenmerk(wijzer, naam, delen, minimaal) for naam, delen in groep.kenmerken.items()),
    )


# --- spreiding --------------------------------------------------------------------------------------


def _spreiding(wijzer: Wijzer, groep: Groep) -> Spreiding:
    streef = wijzer.kop.streefniveau
    gehaald = {bank.id: deel.vanaf(streef) for bank, deel in zip(wijzer.banken, groep.dimensies, strict=True)}
    delen = tuple(zip(wijzer.banken, groep.dimensies, strict=True))
    telt = [gehaald[bank.id] for bank, deel in delen if deel.scholen]
    minste = min(telt, default=0)
    laagst = [bank.id for bank, deel in delen if deel.scholen and gehaald[bank.id] == minste]
    anders = set(telt) != {minste}
    return Spreiding(
        _kern(wijzer, groep, laagst, minste),
        _zinnen(groep),
        tuple(_paneel(wijzer, bank.id, bank.titel, deel, laagste=anders and bank.id in laagst) for bank, deel in delen),
        _niveaukolommen(wijzer),
        tuple(Tabelregel(bank.titel, _niveauvelden(wijzer, deel)) for bank, deel in delen),
        tuple(_scoreregel(bank.titel, deel) for bank, deel in delen),
    )


def _kern(wijzer: Wijzer, groep: Groep, laagst: list[str], hoeveel: int) -> str:
    doel = noem_niveau(wijzer, wijzer.kop.streefniveau)
    titels = [wijzer.per_dimensie[naam].titel for naam in laagst]
    if not titels:
        return "Er is geen uitkomst, want bij geen enkele school telt een vraag mee."
    van = f"{hoeveel or 'geen'} van de {scholen(groep.scholen)}"
    haalt = "haalt" if hoeveel <= 1 else "halen"
    if len(titels) == len(wijzer.banken) > 1:
        return f"In elke dimensie {haalt} {van} {doel} of hoger."
    blijft = "blijft" if len(titels) == 1 else "blijven"
    return f"{opsomming(titels)} {blijft} het meest achter: daar {haalt} {van} {doel} of hoger."


def _zinnen(groep: Groep) -> tuple[str, ...]:
    zinnen = ["Elke school telt even zwaar. Er staat geen gemiddelde, want dat verbergt welke scholen achterblijven."]
    if groep.kort:
        zinnen.append(f"Bij {scholen(groep.kort)} is het een indicatie: daar telt alleen de korte scan.")
    return tuple(zinnen)


def _niveaukolommen(wijzer: Wijzer) -> tuple[str, ...]:
    niveaus = (f"Niveau {nummer}" for nummer in range(1, wijzer.hoogste + 1))
    return (*niveaus, f"{wijzer.kop.streefniveau} of hoger")


def _niveauvelden(wijzer: Wijzer, deel: Verdeling) -> tuple[Veld, ...]:
    aantallen = [deel.niveaus[nummer] for nummer in range(1, wijzer.hoogste + 1)]
    gehaald = f"{deel.vanaf(wijzer.kop.streefniveau)} van {deel.scholen}"
    return tuple(map(Veld, _niveaukolommen(wijzer), (*map(str, aantallen), gehaald)))


def _paneel(wijzer: Wijzer, naam: str, titel: str, deel: Verdeling, *, laagste: bool) -> Spreidpaneel:
    streef = wijzer.kop.streefniveau
    aantallen = [deel.niveaus[nummer] for nummer in range(1, wijzer.hoogste + 1)]
    rij = [f"{hoeveel} op niveau {nummer}" for nummer, hoeveel in enumerate(aantallen, start=1)]
    tekst = f"{titel}. Scholen per niveau: {opsomming(rij)}. Het streefniveau is {streef}."
    gehaald = f"{deel.vanaf(streef)} van {deel.scholen}"
    return Spreidpaneel(
        naam,
        titel,
        maak_staven(aantallen, streef, tekst),
        gehaald if deel.scholen else "Geen uitkomst",
        f"op niveau {streef} of hoger" if deel.scholen else "",
        laagste,
    )


def _scoreregel(titel: str, deel: Verdeling) -> Scoreregel:
    kwartielen = deel.kwartielen()
    if kwartielen is None:
        return Scoreregel(titel, None, tuple(Veld(naam, "geen") for naam in _SCOREKOLOMMEN))
    velden = map(Veld, _SCOREKOLOMMEN, map(_tienden, kwartielen))
    return Scoreregel(titel, maak_doos(*kwartielen), tuple(velden))


def _tienden(score: int) -> str:
    return f"{score // 10},{score % 10}"


# --- warmtekaart --------------------------------------------------------------------------------------


def _warmtekaart(wijzer: Wijzer, groep: Groep) -> Warmtekaart:
    kolommen = tuple(bank.titel for bank in wijzer.banken)
    if groep.rijen is None:
        ruimte, hoeveel = duizendtallen(groep.ruimte), duizendtallen(groep.scholen)
        zin = f"Tot {ruimte} scholen staat hier elke school. Nu zijn het er {hoeveel}: kijk naar de spreiding."
        return Warmtekaart(zin, kolommen, ())
    rijen = sorted(groep.rijen, key=lambda rij: (op_naam(rij.naam), rij.naam, rij.bestand))
    zin = "Staan er twee niveaus, dan is niet alles bekend. Het eerste is aantoonbaar, het tweede mogelijk."
    vaker = {naam for naam, keer in Counter(rij.naam for rij in rijen).items() if keer > 1}
    return Warmtekaart(zin, kolommen, tuple(_warmterij(wijzer, kolommen, rij, vaker) for rij in rijen))


def _warmterij(wijzer: Wijzer, kolommen: tuple[str, ...], rij: Schoolrij, vaker: set[str]) -> Warmterij:
    """Een school; heet zij als een andere, dan met haar bestand erbij."""
    cellen = []
    for titel, niveau in zip(kolommen, rij.niveaus, strict=True):
        if niveau is None:
            cellen.append(Warmtecel(titel, "geen", "k0"))
        else:
            laag, hoog = niveau
            tekst = str(laag) if laag == hoog else f"{laag}–{hoog}"
            cellen.append(Warmtecel(titel, tekst, tint(laag, wijzer.hoogste)))
    return Warmterij(f"{rij.naam} ({rij.bestand})" if rij.naam in vaker else rij.naam, tuple(cellen))


# --- dimensies en kenmerken ---------------------------------------------------------------------------


def _dimensie(wijzer: Wijzer, groep: Groep, nummer: int, vragen: tuple[Groepsvraag, ...]) -> Groepsdimensie:
    bank = wijzer.banken[nummer]
    gemist, rest = criteria(wijzer, [een for een in vragen if een.dimensie == bank.id])
    streef = wijzer.kop.streefniveau
    verst = [een for een in groep.voorlopers[nummer] if een.niveau >= streef]
    return Groepsdimensie(
        bank.id,
        bank.titel,
        "Bij geen enkele school houdt hier een vraag het volgende niveau tegen." if not gemist else "",
        gemist,
        f"{hoofdletter(aantal(rest, 'andere vraag houdt', 'andere vragen houden'))} ook scholen tegen." if rest else "",
        _verstzin(len(verst), groep.scholen, streef),
        tuple(Veld(een.naam, f"niveau {een.niveau}, score {_tienden(een.score)}") for een in verst),
    )


def _verstzin(hoeveel: int, alle: int, streef: int) -> str:
    if not hoeveel:
        return f"Nog geen school haalt hier het streefniveau ({streef})."
    if hoeveel < alle and hoeveel == VOORLOPERS:
        return "Deze scholen zijn hier het verst. Vraag hoe zij het doen, en of zij het willen delen."
    return "Hier is het streefniveau gehaald. Vraag hoe zij het doen, en of zij het willen delen."


def _kenmerk(wijzer: Wijzer, naam: str, delen: dict[str, Deelgroep], minimaal: int) -> Kenmerkdeel:
    titel, keuzes = hoofdletter(naam), wijzer.kop.kenmerken[naam].keuzes
    kolommen = (*_niveaukolommen(wijzer), "Score, midden")
    volgorde = [keuze for keuze in (*keuzes, ONBEKEND) if keuze in delen]
    if any(deel.scholen < minimaal for deel in delen.values()):
        zin = (
            f"De splitsing naar {naam} blijft weg: een van de groepen heeft minder dan {scholen(minimaal)}. "
            "Zo is geen school te herkennen."
        )
        return Kenmerkdeel(titel, zin, kolommen, ())
    namen = {keuze: keuzes.get(keuze, "Niet bekend") for keuze in volgorde}
    if len(volgorde) == 1:
        return Kenmerkdeel(titel, f"Alle scholen staan in dezelfde groep: {namen[volgorde[0]]}.", kolommen, ())
    zin = f"{opsomming(f'{namen[keuze]}: {scholen(delen[keuze].scholen)}' for keuze in volgorde)}."
    groepen = tuple(
        Kenmerkgroep(
            bank.titel,
            tuple(
                _kenmerkregel(wijzer, namen[keuze].partition(" (")[0], delen[keuze].dimensies[nummer])
                for keuze in volgorde
            ),
        )
        for nummer, bank in enumerate(wijzer.banken)
    )
    return Kenmerkdeel(titel, zin, kolommen, groepen)


def _kenmerkregel(wijzer: Wijzer, naam: str, deel: Verdeling) -> Tabelregel:
    kwartielen = deel.kwartielen()
    midden = Veld("Score, midden", _tienden(kwartielen.midden) if kwartielen else "geen")
    return Tabelregel(naam, (*_niveauvelden(wijzer, deel), midden))


# --- verantwoording -----------------------------------------------------------------------------------


def _rekenregel(wijzer: Wijzer, minimaal: int) -> tuple[str, ...]:
    return (
        "Elke school telt met haar aantoonbare niveau: het niveau dat zij nu kan laten zien.",
        "Een vraag houdt een school tegen als zij het volgende niveau van haar dimensie in de weg staat.",
        "De score loopt van 0 tot 100. Zij toont vooruitgang, maar bepaalt het niveau niet.",
        "Een kwart van de scholen scoort hoogstens het onderste kwart, en een kwart minstens het bovenste kwart.",
        f"Het streefniveau is {noem_niveau(wijzer, wijzer.kop.streefniveau)}.",
        f"Een splitsing blijft weg als een van de groepen minder dan {scholen(minimaal)} heeft.",
    )


def _herkomst(wijzer: Wijzer, herkomst: Herkomst) -> tuple[Veld, ...]:
    kop = wijzer.kop
    return (
        Veld("Gemaakt met", f"inzicht {herkomst.versie}"),
        Veld("Wijzer", f"{kop.id}, versie {kop.versie}"),
        Veld("Kenmerk van de wijzer", wijzer.kenmerk),
        Veld("Kenmerk van de antwoorden", herkomst.antwoordenkenmerk or "weggelaten, want dit verslag is anoniem"),
    )
