"""De verantwoording in het verslag: hoe een niveau tot stand kwam, en waar het op steunt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inzicht.oordeel.standtekst import onzeker
from inzicht.oordeel.taal import drempels, eisen, getal, hoofdletter, noem_dekking, noem_situatie, tekort
from inzicht.tekst import aantal
from inzicht.verslag.vorm import Herkomst, Onderbouwing, Tabelregel, Veld, Verantwoording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inzicht.oordeel.beoordeling import Uitkomst
    from inzicht.verslag.stof import Stof

VOORBEHOUD: Final = (
    "Deze uitkomst is een hulpmiddel, geen juridisch advies. Vraag bij twijfel uw privacy officer of FG."
)


def verantwoording(stof: Stof) -> Verantwoording:
    """Maak de verantwoording."""
    return Verantwoording(
        _rekenregel(stof),
        stof.boek.betekenissen,
        tuple(_onderbouwing(stof, uitkomst) for uitkomst in stof.uitslag.uitkomsten),
        tuple(f"Niveau {nummer}" for nummer in range(2, stof.wijzer.hoogste + 1)),
        tuple(
            Tabelregel(uitkomst.titel, tuple(Veld(f"Niveau {n}", f"{getal(deel)}%") for n, deel in uitkomst.dekking))
            for uitkomst in stof.uitslag.uitkomsten
            if uitkomst.dekking
        ),
        tuple(_meldingen(stof)),
        stof.boek.bronnen(stof.posten),
        stof.boek.begrippen(stof.posten),
    )


def _rekenregel(stof: Stof) -> tuple[str, ...]:
    grenzen = stof.wijzer.kop.oordeel
    return (
        "Elke vraag telt mee naar gewicht: 1, 2 of 3.",
        f"U haalt een niveau als vragen met {grenzen.grotendeels}% van het gewicht dat niveau halen.",
        f"Van elk niveau eronder is {grenzen.volledig}% nodig.",
        "Sommige vragen stellen een harde eis. Haalt u die eis niet, dan haalt u het niveau ook niet.",
        "Wat onbekend of open is, telt eerst als laagste situatie en dan als hoogste. Zo ontstaan twee uitersten.",
        "Verschillen de antwoorden op een vraag, dan telt eerst het laagste antwoord en dan het hoogste.",
        "Er is geen gemiddelde over de dimensies. De laagste dimensie bepaalt waar u begint.",
    )


def _onderbouwing(stof: Stof, uitkomst: Uitkomst) -> Onderbouwing:
    gemist = drempels(uitkomst)
    return Onderbouwing(
        uitkomst.titel,
        (_tellingen(stof, uitkomst), *_zinnen(stof, uitkomst)),
        _eisenzin(stof, uitkomst, len(gemist)),
        tuple(
            Veld(
                stof.vraagtekst(een.vraag),
                f"nu {noem_situatie(stof.posten[een.vraag].vraag, een.heeft)}, "
                f"nodig is {noem_situatie(stof.posten[een.vraag].vraag, een.nodig)}",
            )
            for een in gemist
        ),
    )


def _tellingen(stof: Stof, uitkomst: Uitkomst) -> str:
    tel = uitkomst.aantal
    delen = f"{tel.beantwoord} beantwoord, {tel.onbekend} onbekend, {tel.open} open en {tel.nvt} niet van toepassing"
    if stof.kort:
        hoort = "hoort" if tel.vragen == 1 else "horen"
        return f"Uit de korte scan {hoort} {aantal(tel.vragen, 'vraag', 'vragen')} bij uw school: {delen}."
    return f"{aantal(tel.vragen, 'vraag hoort', 'vragen horen')} bij uw school: {delen}."


def _zinnen(stof: Stof, uitkomst: Uitkomst) -> Iterator[str]:
    niveau = uitkomst.niveau
    if niveau is None:
        yield "Geen uitkomst, want er telt geen vraag mee."
        return
    yield _want(stof, uitkomst, niveau.aantoonbaar)
    if niveau.mogelijk > niveau.aantoonbaar:
        yield f"Het is {stof.niveau(niveau.mogelijk)} als {onzeker(uitkomst.posten).als_het_meevalt}."
    if niveau.zonder_drempels > niveau.aantoonbaar:
        yield f"Zonder de harde eisen was het {stof.niveau(niveau.zonder_drempels)}."
    if te_kort := tekort(stof.wijzer, uitkomst):
        yield f"Voor {stof.niveau(niveau.aantoonbaar + 1)} zijn nog te weinig vragen ver genoeg: {te_kort}."


def _want(stof: Stof, uitkomst: Uitkomst, bereikt: int) -> str:
    hier = hoofdletter(stof.niveau(bereikt))
    if bereikt == 1:
        return f"{hier}, want op dit niveau begint elke school."
    return f"{hier}, want {noem_dekking(reversed(list(eisen(stof.wijzer, uitkomst, bereikt))))}."


def _eisenzin(stof: Stof, uitkomst: Uitkomst, hoeveel: int) -> str:
    if uitkomst.niveau is None or not hoeveel:
        return ""
    werkwoord = "ontbreekt" if hoeveel == 1 else "ontbreken"
    wat = aantal(hoeveel, "harde eis", "harde eisen")
    return f"Voor {stof.niveau(uitkomst.niveau.aantoonbaar + 1)} {werkwoord} {wat}:"


def _meldingen(stof: Stof) -> Iterator[str]:
    """De meldingen bij de uitslag, zonder ids van vragen; en hoeveel oude antwoorden niet meer passen."""
    for melding in stof.uitslag.meldingen:
        if melding.code == "niet-geteld":
            yield from _niet_geteld(stof)
        else:
            yield melding.tekst
    oud = sum(len(vak) for vak in stof.antwoorden.vervallen.values())
    if oud == 1:
        yield "1 oud antwoord past niet meer bij de vragen van nu. Het telt niet mee."
    elif oud:
        yield f"{oud} oude antwoorden passen niet meer bij de vragen van nu. Ze tellen niet mee."


def _niet_geteld(stof: Stof) -> Iterator[str]:
    kenmerken, antwoorden = stof.antwoorden.school.kenmerken, stof.antwoorden
    over = [
        vraag.geldt(kenmerken)
        for bank in stof.wijzer.banken
        for vraag in bank.vragen
        if not antwoorden.telt(vraag) and not antwoorden.antwoord(bank.id, vraag.id).keuze.is_open
    ]
    if buiten := sum(over):
        yield f"{aantal(buiten, 'antwoord valt', 'antwoorden vallen')} buiten de korte scan."
    if anders := len(over) - sum(over):
        yield f"{aantal(anders, 'antwoord hoort', 'antwoorden horen')} bij vragen die niet voor uw school gelden."


def herkomstvelden(stof: Stof, herkomst: Herkomst) -> tuple[Veld, ...]:
    """Waarmee het verslag gemaakt is; zonder hash van de antwoorden als die de school zou verraden."""
    kop, kenmerk = stof.wijzer.kop, herkomst.antwoordenkenmerk
    som = kenmerk if ":" in kenmerk else f"sha256:{kenmerk}"
    ouder = (Veld("Ingevuld met", f"versie {herkomst.ingevuld_met} van de wijzer"),) if herkomst.ingevuld_met else ()
    return (
        Veld("Gemaakt met", f"inzicht {herkomst.versie}"),
        Veld("Wijzer", f"{kop.id}, versie {kop.versie}"),
        *ouder,
        Veld("Kenmerk van de wijzer", stof.wijzer.kenmerk),
        Veld("Kenmerk van de antwoorden", som if kenmerk else "weggelaten, want dit verslag is anoniem"),
    )
