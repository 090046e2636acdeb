"""De keuring: wat deze regels een fout noemen, telt geen enkele opdracht mee (ontwerp 6).

Een regel is een kleine functie die bevindingen oplevert. Vorm (velden en soorten) keuren de modellen zelf;
hier staan de verwijzingen en de samenhang.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inzicht.antwoorden import ANTWOORDFORMAAT, Antwoorden, is_ouder
from inzicht.modellen import foutpaden, valideer
from inzicht.oordeel import beoordeel
from inzicht.tekst import bedoelde, opsomming
from inzicht.wijzer import BANKFORMAAT, WIJZERFORMAAT, versiegetallen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from inzicht.antwoorden import Antwoord
    from inzicht.fouten import Bevinding
    from inzicht.wijzer import Vraag, Vragenbank, Wijzer, Wijzerkop, Wijzerlezing
    from inzicht.yamlbron import Bron, Pad

FORMATEN = {
    "inzicht-wijzer": WIJZERFORMAAT,
    "inzicht-vragenbank": BANKFORMAAT,
    "inzicht-antwoorden": ANTWOORDFORMAAT,
}


# --- wijzer en vragenbanken ---------------------------------------------------------------------------


def keur_wijzer(lezing: Wijzerlezing) -> tuple[Bevinding, ...]:
    """Alle fouten van een wijzermap: eerst de vorm, en wat leesbaar is ook op samenhang."""
    gevonden = list(lezing.bevindingen)
    kop, bron = lezing.kop, lezing.bronnen.get("wijzer.yaml")
    if kop is not None and bron is not None:
        gevonden += _keur_kop(kop, bron)
    if kop is not None:
        for naam, bank in lezing.banken.items():
            gevonden += _keur_bank(kop, bank, lezing.bronnen[f"{naam}.yaml"], naam)
        gevonden += _keur_banken_samen(kop, lezing)
    return tuple(sorted(set(gevonden)))


def _keur_kop(kop: Wijzerkop, bron: Bron) -> Iterator[Bevinding]:
    if kop.streefniveau > len(kop.niveaus):
        reden = f"Het streefniveau {kop.streefniveau} bestaat niet: er zijn {len(kop.niveaus)} niveaus."
        yield bron.bevinding(("streefniveau",), "111", reden)
    if kop.oordeel.grotendeels > kop.oordeel.volledig:
        yield bron.bevinding(("oordeel",), "112", "`grotendeels` mag niet hoger zijn dan `volledig`.")
    for nummer, naam in enumerate(kop.dimensies):
        if naam in kop.dimensies[:nummer]:
            yield bron.bevinding(("dimensies", nummer), "113", f"De dimensie `{naam}` staat er twee keer.")


def _keur_banken_samen(kop: Wijzerkop, lezing: Wijzerlezing) -> Iterator[Bevinding]:
    """Ids zijn uniek in de hele wijzer; elke bank hoort bij een dimensie."""
    gezien: dict[str, str] = {}
    vervangen: dict[str, str] = {}
    for naam in (*kop.dimensies, *(n for n in lezing.banken if n not in kop.dimensies)):
        bank = lezing.banken.get(naam)
        if bank is None:
            continue
        bron = lezing.bronnen[f"{naam}.yaml"]
        if naam not in kop.dimensies:
            raad = bedoelde(naam, kop.dimensies)
            reden = f"De dimensie `{naam}` staat niet in wijzer.yaml onder `dimensies`.{raad}"
            yield bron.bevinding(("id",), "114", reden)
        for nummer, vraag in enumerate(bank.vragen):
            pad = ("vragen", nummer, "id")
            if vraag.id in gezien:
                reden = f"De id `{vraag.id}` bestaat al, op {gezien[vraag.id]}. Kies een andere."
                yield bron.bevinding(pad, "115", reden)
            gezien.setdefault(vraag.id, str(bron.plek(pad)))
            for plaats, oud in enumerate(vraag.vervangt):
                if oud in vervangen:
                    reden = f"De id `{oud}` wordt al vervangen door `{vervangen[oud]}`."
                    yield bron.bevinding(("vragen", nummer, "vervangt", plaats), "116", reden)
                vervangen.setdefault(oud, vraag.id)


def _keur_bank(kop: Wijzerkop, bank: Vragenbank, bron: Bron, naam: str) -> Iterator[Bevinding]:
    if bank.id != naam:
        yield bron.bevinding(("id",), "117", f"De id `{bank.id}` moet gelijk zijn aan de bestandsnaam: `{naam}`.")
    for niveau in bank.uitkomsten:
        if niveau > len(kop.niveaus):
            reden = f"Niveau {niveau} bestaat niet: er zijn {len(kop.niveaus)} niveaus."
            yield bron.bevinding(("uitkomsten", niveau), "118", reden, sleutel=True)
    for nummer, vraag in enumerate(bank.vragen):
        pad = ("vragen", nummer)

        def meld(dieper: tuple[Any, ...], code: str, reden: str, pad: tuple[Any, ...] = pad) -> Bevinding:
            return bron.bevinding((*pad, *dieper), code, reden)

        yield from _keur_verwijzingen(kop, vraag, meld)
        yield from _keur_ladder(len(kop.niveaus), vraag, meld)
        yield from _keur_drempels(len(kop.niveaus), vraag, meld)


def _bestaat_niet(wat: str, naam: str, keuzes: Iterable[str]) -> str:
    return f"{wat} `{naam}` bestaat niet in wijzer.yaml.{bedoelde(naam, keuzes)}"


def _keur_verwijzingen(
    kop: Wijzerkop, vraag: Vraag, meld: Callable[[tuple[Any, ...], str, str], Bevinding]
) -> Iterator[Bevinding]:
    """Processtap, rol, bronnen en kenmerken bestaan in wijzer.yaml."""
    if vraag.processtap not in kop.processtappen:
        yield meld(("processtap",), "121", _bestaat_niet("De processtap", vraag.processtap, kop.processtappen))
    if vraag.rol not in kop.rollen:
        yield meld(("rol",), "122", _bestaat_niet("De rol", vraag.rol, kop.rollen))
    for nummer, naam in enumerate(vraag.bronnen):
        if naam not in kop.bronnen:
            yield meld(("bronnen", nummer), "123", _bestaat_niet("De bron", naam, kop.bronnen))
    for kenmerk, waarden in vraag.geldt_voor.items():
        if kenmerk not in kop.kenmerken:
            yield meld(("geldt_voor", kenmerk), "124", _bestaat_niet("Het kenmerk", kenmerk, kop.kenmerken))
            continue
        keuzes = kop.kenmerken[kenmerk].keuzes
        if not waarden:
            yield meld(("geldt_voor", kenmerk), "125", "Deze vraag geldt voor geen enkele school. Noem een keuze.")
        for nummer, waarde in enumerate(waarden):
            if waarde not in keuzes:
                reden = f"`{waarde}` is geen keuze van {kenmerk}.{bedoelde(waarde, keuzes)}"
                yield meld(("geldt_voor", kenmerk, nummer), "124", reden)


def _keur_ladder(
    hoogste: int, vraag: Vraag, meld: Callable[[tuple[Any, ...], str, str], Bevinding]
) -> Iterator[Bevinding]:
    """Situatie 1 is er, geen situatie ligt boven het hoogste niveau, en elke trap omhoog heeft een advies."""
    if 1 not in vraag.situaties:
        yield meld(("situaties",), "131", "Situatie 1 ontbreekt; die is verplicht.")
    for situatie in vraag.ladder:
        if situatie > hoogste:
            reden = f"Situatie {situatie} kan niet: er zijn {hoogste} niveaus."
            yield meld(("situaties", situatie), "132", reden)
    for situatie in vraag.ladder[:-1]:
        if situatie not in vraag.adviezen:
            yield meld(("situaties", situatie), "133", f"Bij situatie {situatie} ontbreekt een advies.")
    for situatie in vraag.adviezen:
        if situatie not in vraag.ladder[:-1]:
            wat = "de hoogste situatie" if situatie == vraag.top else f"situatie {situatie}, die niet bestaat"
            yield meld(("adviezen", situatie), "134", f"Dit advies hoort bij {wat}. Haal het weg.")


def _keur_drempels(
    hoogste: int, vraag: Vraag, meld: Callable[[tuple[Any, ...], str, str], Bevinding]
) -> Iterator[Bevinding]:
    """Drempels gaan over bestaande niveaus, zijn haalbaar, en dalen niet."""
    vorige = 0
    for niveau in sorted(vraag.drempels):
        nodig = vraag.drempels[niveau]
        pad = ("drempels", niveau)
        if not 2 <= niveau <= hoogste:  # noqa: PLR2004 - niveau 1 is altijd bereikt
            yield meld(pad, "141", f"Een drempel geldt voor niveau 2 tot en met {hoogste}, niet voor {niveau}.")
        if not 2 <= nodig <= vraag.top:  # noqa: PLR2004 - situatie 1 heeft iedereen
            yield meld(pad, "142", f"Een drempel noemt een situatie van 2 tot en met {vraag.top}, niet {nodig}.")
        if nodig < vorige:
            yield meld(pad, "143", f"De drempel voor niveau {niveau} is lager dan die voor het niveau eronder.")
        vorige = max(vorige, nodig)


# --- antwoorden ---------------------------------------------------------------------------------------


def keur_formaat(bron: Bron, verwacht: str) -> tuple[Bevinding, ...]:
    """Weiger een bestand van een ander soort of van een nieuwere inzicht, met een eigen zin."""
    formaat = bron.waarde.get("formaat")
    if not isinstance(formaat, str) or formaat == verwacht:
        return ()
    soort, _, nummer = formaat.partition("/")
    if soort == verwacht.partition("/")[0] and nummer.isdecimal():
        reden = f"Het formaat {formaat} is van een nieuwere inzicht. Werk inzicht bij."
    elif soort in FORMATEN:
        reden = f"Dit is een ander soort bestand ({formaat}); hier hoort {verwacht}."
    else:
        reden = f"Onbekend formaat; hier hoort {verwacht}."
    return (bron.bevinding(("formaat",), "105", reden),)


def keur_antwoorden(antwoorden: Antwoorden, wijzer: Wijzer, bron: Bron) -> tuple[Bevinding, ...]:
    """Alle fouten van een antwoordenbestand tegenover de wijzer, op volgorde van plek."""
    if antwoorden.wijzer != wijzer.kop.id:
        reden = f"Dit hoort bij de wijzer `{antwoorden.wijzer}`, niet bij `{wijzer.kop.id}`."
        raad = bedoelde(antwoorden.wijzer, [wijzer.kop.id])
        return (bron.bevinding(("wijzer",), "111", reden + raad),)
    if versiegetallen(antwoorden.wijzerversie) > versiegetallen(wijzer.kop.versie):
        reden = f"Ingevuld met versie {antwoorden.wijzerversie}; hier staat versie {wijzer.kop.versie}."
        return (bron.bevinding(("wijzerversie",), "112", f"{reden} Gebruik de nieuwere wijzer."),)
    gevonden = [*_keur_school(antwoorden, wijzer, bron), *_keur_actiepunten(antwoorden, wijzer, bron)]
    if not is_ouder(antwoorden, wijzer):
        for dimensie, vak in antwoorden.antwoorden.items():
            gevonden += _keur_vak(dimensie, vak, wijzer, bron)
        gevonden += _keur_verwacht(antwoorden, wijzer, bron)
    return tuple(sorted(gevonden))


def _keur_school(antwoorden: Antwoorden, wijzer: Wijzer, bron: Bron) -> Iterator[Bevinding]:
    for naam, waarde in antwoorden.school.kenmerken.items():
        pad = ("school", "kenmerken", naam)
        kenmerk = wijzer.kop.kenmerken.get(naam)
        if kenmerk is None:
            reden = f"Het kenmerk `{naam}` bestaat niet.{bedoelde(naam, wijzer.kop.kenmerken)}"
            yield bron.bevinding(pad, "113", reden, sleutel=True)
        elif waarde not in kenmerk.keuzes:
            reden = f"`{waarde}` is geen keuze: {opsomming(kenmerk.keuzes, 'of')}.{bedoelde(waarde, kenmerk.keuzes)}"
            yield bron.bevinding(pad, "114", reden)
    rol = antwoorden.invuller.rol if antwoorden.invuller else None
    if rol is not None and rol not in wijzer.kop.rollen:
        reden = f"De rol `{rol}` bestaat niet.{bedoelde(rol, wijzer.kop.rollen)}"
        yield bron.bevinding(("invuller", "rol"), "115", reden)


def _keur_vak(dimensie: str, vak: Mapping[str, Antwoord], wijzer: Wijzer, bron: Bron) -> Iterator[Bevinding]:
    bank = wijzer.per_dimensie.get(dimensie)
    if bank is None:
        reden = f"De dimensie `{dimensie}` bestaat niet.{bedoelde(dimensie, wijzer.kop.dimensies)}"
        yield bron.bevinding(("antwoorden", dimensie), "121", reden, sleutel=True)
        return
    for naam, antwoord in vak.items():
        pad = ("antwoorden", dimensie, naam)
        vraag = bank.per_id.get(naam)
        if vraag is None:
            reden = f"De vraag `{dimensie}.{naam}` bestaat niet.{_raad_vraag(naam, dimensie, wijzer)}"
            yield bron.bevinding(pad, "122", reden, sleutel=True)
            continue
        yield from _keur_antwoord(antwoord, vraag, bron, pad)


def _raad_vraag(naam: str, dimensie: str, wijzer: Wijzer) -> str:
    for bank in wijzer.banken:
        if naam in bank.per_id:
            return f" Bedoelde u `{bank.id}.{naam}`?"
    return bedoelde(naam, wijzer.per_dimensie[dimensie].per_id)


def _keur_antwoord(antwoord: Antwoord, vraag: Vraag, bron: Bron, pad: tuple[str, ...]) -> Iterator[Bevinding]:
    soort = antwoord.soort
    if soort == "beantwoord" and not set(antwoord.grenzen(vraag.ladder)) <= set(vraag.ladder):
        keuzes = opsomming((str(situatie) for situatie in vraag.ladder), "of")
        yield bron.bevinding((*pad, "keuze"), "123", f"Deze situatie bestaat niet bij `{vraag.id}`: kies {keuzes}.")
    if soort == "nvt" and vraag.nvt is None:
        yield bron.bevinding((*pad, "keuze"), "124", f"Bij `{vraag.id}` kan `nvt` niet. Kies een situatie of onbekend.")
    elif soort == "nvt" and antwoord.reden is None:
        yield bron.bevinding(
            (*pad, "keuze"), "125", f"Bij `{vraag.id}` hoort een `reden` waarom het niet van toepassing is."
        )


def _keur_actiepunten(antwoorden: Antwoorden, wijzer: Wijzer, bron: Bron) -> Iterator[Bevinding]:
    namen = [f"{bank.id}.{vraag.id}" for bank in wijzer.banken for vraag in bank.vragen]
    for nummer, punt in enumerate(antwoorden.actiepunten):
        if punt.vraag not in namen and not is_ouder(antwoorden, wijzer):
            reden = f"De vraag `{punt.vraag}` bestaat niet.{bedoelde(punt.vraag, namen)}"
            yield bron.bevinding(("actiepunten", nummer, "vraag"), "131", reden)
        if punt.wie is not None and punt.wie not in wijzer.kop.rollen:
            reden = f"De rol `{punt.wie}` bestaat niet.{bedoelde(punt.wie, wijzer.kop.rollen)}"
            yield bron.bevinding(("actiepunten", nummer, "wie"), "132", reden)


def _keur_verwacht(antwoorden: Antwoorden, wijzer: Wijzer, bron: Bron) -> Iterator[Bevinding]:
    for dimensie in antwoorden.verwacht:
        if dimensie not in wijzer.per_dimensie:
            reden = f"De dimensie `{dimensie}` bestaat niet.{bedoelde(dimensie, wijzer.kop.dimensies)}"
            yield bron.bevinding(("verwacht", dimensie), "121", reden, sleutel=True)


def keur_verwacht(antwoorden: Antwoorden, wijzer: Wijzer, bron: Bron) -> tuple[Bevinding, ...]:
    """Het `verwacht` van een voorbeeldschool komt nog uit."""
    uitslag = beoordeel(wijzer, antwoorden, volledig=False)
    gevonden = []
    for dimensie, niveau in antwoorden.verwacht.items():
        uitkomst = uitslag.uitkomst(dimensie)
        echt = uitkomst.niveau.aantoonbaar if uitkomst.niveau else None
        if echt != niveau:
            reden = f"Verwacht was niveau {niveau} voor {dimensie}, maar er komt {echt} uit."
            gevonden.append(bron.bevinding(("verwacht", dimensie), "141", reden))
    return tuple(gevonden)


def keur_antwoordenbron(bron: Bron, wijzer: Wijzer) -> tuple[Antwoorden | None, tuple[Bevinding, ...]]:
    """Keur een gelezen bestand op vorm en tegenover de wijzer; alle bevindingen in een keer."""
    verkeerd = keur_formaat(bron, ANTWOORDFORMAAT)
    if verkeerd:
        return None, verkeerd
    antwoorden, gevonden = valideer(Antwoorden, bron)
    rest = antwoorden
    if rest is None:
        rest, _ = valideer(Antwoorden, bron.zonder(_snoeipunten(foutpaden(Antwoorden, bron))))
    samen = (*gevonden, *(keur_antwoorden(rest, wijzer, bron) if rest else ()))
    return antwoorden, tuple(sorted(set(samen)))


def _snoeipunten(paden: Iterable[Pad]) -> set[Pad]:
    """Wat weg moet om de rest te kunnen keuren: een antwoord, of een veld dat mag ontbreken."""
    diepte = {"antwoorden": 3, "vervallen": 3, "school": 2}
    return {pad[: diepte.get(str(pad[0]), 1)] for pad in paden if pad}
