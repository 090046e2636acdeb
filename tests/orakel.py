"""Onafhankelijke beoordelaar: de rekenregel van ontwerp.md hoofdstuk 5, zo letterlijk en traag mogelijk.

Dit bestand gebruikt niets van `inzicht` zelf. Het probeert alles uit (elk niveau, elke combinatie van
stappen) en rekent in breuken, zodat een fout in de echte beoordelaar hier niet nog eens gemaakt wordt.
Daarnaast staan hier kleine willekeurige wijzers en de uitgewerkte tabel van hoofdstuk 5.
"""

import copy
import itertools
import math
import random
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

Blad = dict[str, Any]

GROOTTE = {"klein": 1, "middel": 2, "groot": 3}
MEESTE_COMBINATIES = 100_000


@dataclass(frozen=True)
class Regel:
    """De getallen uit de wijzer die de rekenregel gebruikt; de grenzen als deel van 1."""

    top: int
    streef: int
    grotendeels: Fraction
    volledig: Fraction


@dataclass(frozen=True)
class Post:
    """Een vraag die van toepassing is, met haar antwoord; onbekend en open lopen van 1 tot de hoogste."""

    dimensie: str
    vraag: Blad
    soort: str  # beantwoord, onbekend, open of nvt
    laag: int  # een situatie
    hoog: int  # een situatie

    @property
    def naam(self) -> str:
        """De vraag zoals de uitslag haar noemt."""
        return f"{self.dimensie}.{self.vraag['id']}"

    @property
    def heeft(self) -> int | None:
        """De lage situatie, of niets als die niet bekend is."""
        return self.laag if self.soort == "beantwoord" else None


# --- Lezen -------------------------------------------------------------------------------------------


def _regel(wijzer: Blad) -> Regel:
    oordeel = wijzer["oordeel"]
    return Regel(
        top=len(wijzer["niveaus"]),
        streef=wijzer["streefniveau"],
        grotendeels=Fraction(oordeel["grotendeels"], 100),
        volledig=Fraction(oordeel["volledig"], 100),
    )


def _soort_en_grenzen(vraag: Blad, ruw: Any) -> tuple[str, int, int]:
    """Geef de soort van een antwoord en de laagste en hoogste situatie die het toelaat."""
    keuze = ruw.get("keuze") if isinstance(ruw, dict) else ruw
    hoogste = max(vraag["situaties"])
    if keuze is None:
        return "open", 1, hoogste
    if keuze in ("onbekend", "nvt"):
        return keuze, 1, hoogste
    if isinstance(keuze, list):
        van, tot = keuze
        return "beantwoord", van, tot
    return "beantwoord", keuze, keuze


def _kenmerken(antwoorden: Blad) -> Blad:
    return dict(antwoorden["school"].get("kenmerken") or {})


def _van_toepassing(vraag: Blad, kenmerken: Blad) -> bool:
    """Een vraag geldt als elk kenmerk past; een onbekend kenmerk past altijd."""
    eisen = vraag.get("geldt_voor") or {}
    return all(kenmerken.get(kenmerk) in (None, *waarden) for kenmerk, waarden in eisen.items())


def _posten(bank: Blad, antwoorden: Blad) -> list[Post]:
    """Alle vragen van een bank die van toepassing zijn en binnen de omvang vallen, ook die met nvt."""
    kort = _omvang(antwoorden) == "kort"
    gegeven = (antwoorden["antwoorden"] or {}).get(bank["id"]) or {}
    return [
        Post(bank["id"], vraag, *_soort_en_grenzen(vraag, gegeven.get(vraag["id"])))
        for vraag in bank["vragen"]
        if _van_toepassing(vraag, _kenmerken(antwoorden)) and (vraag["kern"] or not kort)
    ]


def _omvang(antwoorden: Blad) -> str:
    return str(antwoorden.get("omvang") or "volledig")


def _tellend(posten: list[Post]) -> list[Post]:
    return [post for post in posten if post.soort != "nvt"]


# --- Niveau, dekking en score ------------------------------------------------------------------------


def _stand(vraag: Blad, situatie: int, top: int) -> int:
    """Regel 1: een situatie telt als zichzelf, de hoogste situatie van een vraag als het hoogste niveau."""
    return top if situatie == max(vraag["situaties"]) else situatie


def _nodig(vraag: Blad, stand: int, top: int) -> int:
    """De laagste situatie van een vraag die minstens als deze stand telt."""
    return int(min(s for s in vraag["situaties"] if _stand(vraag, s, top) >= stand))


def _dekking(vragen: list[Blad], standen: list[int], niveau: int) -> Fraction:
    """Regel 2: het gewogen deel van de vragen op dit niveau of hoger."""
    paren = list(zip(vragen, standen, strict=True))
    return Fraction(
        sum(vraag["gewicht"] for vraag, stand in paren if stand >= niveau),
        sum(vraag["gewicht"] for vraag in vragen),
    )


def _gemiste_drempels(vraag: Blad, stand: int, niveau: int) -> list[int]:
    """De waarden van de drempels tot en met dit niveau die deze stand niet haalt."""
    drempels = vraag.get("drempels") or {}
    return [waarde for sleutel, waarde in drempels.items() if sleutel <= niveau and stand < waarde]


def _dekking_genoeg(vragen: list[Blad], standen: list[int], niveau: int, regel: Regel) -> bool:
    if _dekking(vragen, standen, niveau) < regel.grotendeels:
        return False
    return all(_dekking(vragen, standen, j) >= regel.volledig for j in range(2, niveau))


def _bereikt(vragen: list[Blad], standen: list[int], niveau: int, regel: Regel, *, drempels: bool) -> bool:
    """Regel 3, eerste zin: is dit ene niveau bereikt?"""
    if niveau == 1:
        return True
    gemist = any(_gemiste_drempels(v, s, niveau) for v, s in zip(vragen, standen, strict=True))
    return _dekking_genoeg(vragen, standen, niveau, regel) and not (drempels and gemist)


def _niveau(vragen: list[Blad], standen: list[int], regel: Regel, *, drempels: bool = True) -> int:
    """Regel 3, tweede zin: het hoogste niveau dat met alles eronder bereikt is."""
    return max(
        hoogste
        for hoogste in range(1, regel.top + 1)
        if all(_bereikt(vragen, standen, lager, regel, drempels=drempels) for lager in range(1, hoogste + 1))
    )


def _score(posten: list[Post], kant: str) -> Fraction | None:
    """Regel 5: score van 0 tot 100 aan de lage of de hoge kant; niets als er niets telt."""
    if not posten:
        return None
    delen = [
        post.vraag["gewicht"] * Fraction(getattr(post, kant) - 1, max(post.vraag["situaties"]) - 1) for post in posten
    ]
    gewicht: int = sum(post.vraag["gewicht"] for post in posten)
    return 100 * sum(delen, Fraction(0)) / gewicht


def _rond(waarde: Fraction | None) -> float | None:
    """Een decimaal, de helft naar boven; pas voor het tonen."""
    return None if waarde is None else math.floor(waarde * 10 + Fraction(1, 2)) / 10


def _scores(posten: list[Post]) -> Blad:
    return {"aantoonbaar": _rond(_score(posten, "laag")), "mogelijk": _rond(_score(posten, "hoog"))}


# --- Belemmeringen en route --------------------------------------------------------------------------


def _standen(posten: list[Post], kant: str, top: int) -> list[int]:
    return [_stand(post.vraag, getattr(post, kant), top) for post in posten]


def _belemmering(post: Post, soort: str, niveau: int, nodig: int) -> Blad:
    return {"vraag": post.naam, "soort": soort, "niveau": niveau, "heeft": post.heeft, "nodig": nodig}


def _door_drempels(posten: list[Post], regel: Regel, niveau: int) -> list[Blad]:
    gevonden = []
    for post, stand in zip(posten, _standen(posten, "laag", regel.top), strict=True):
        gemist = _gemiste_drempels(post.vraag, stand, niveau)
        if gemist:
            gevonden.append(_belemmering(post, "drempel", niveau, _nodig(post.vraag, max(gemist), regel.top)))
    return gevonden


def _door_dekking(posten: list[Post], regel: Regel, niveau: int) -> list[Blad]:
    """Elke vraag onder het hoogste niveau waarvan de dekking tekortschiet."""
    vragen, standen = [post.vraag for post in posten], _standen(posten, "laag", regel.top)
    grenzen = dict.fromkeys(range(2, niveau), regel.volledig) | {niveau: regel.grotendeels}
    tekort = [j for j, grens in grenzen.items() if _dekking(vragen, standen, j) < grens]
    if not tekort:
        return []
    hoogste = max(tekort)
    return [
        _belemmering(post, "dekking", niveau, _nodig(post.vraag, hoogste, regel.top))
        for post, stand in zip(posten, standen, strict=True)
        if stand < hoogste
    ]


def _ladders(posten: list[Post]) -> list[list[int]]:
    """Per vraag de situaties vanaf de lage kant, oplopend; plaats i is wat i stappen opleveren."""
    return [[s for s in sorted(post.vraag["situaties"]) if s >= post.laag] for post in posten]


def _beste_stappen(posten: list[Post], regel: Regel, doel: int) -> tuple[int, ...]:
    """Probeer alle combinaties van stappen, de beste eerst, tot er een het doel bereikt."""
    ladders, vragen = _ladders(posten), [post.vraag for post in posten]
    if math.prod(len(ladder) for ladder in ladders) > MEESTE_COMBINATIES:
        raise ValueError("te veel combinaties om uit te proberen: gebruik met_route=False")

    def rang(stappen: tuple[int, ...]) -> tuple[int, int, list[int]]:
        prijs = sum(
            GROOTTE[_inspanning(vraag, vanaf)]
            for n, vraag, ladder in zip(stappen, vragen, ladders, strict=True)
            for vanaf in ladder[:n]
        )
        return prijs, sum(n > 0 for n in stappen), [-n for n in stappen]

    for stappen in sorted(itertools.product(*(range(len(ladder)) for ladder in ladders)), key=rang):
        na = [ladder[n] for ladder, n in zip(ladders, stappen, strict=True)]
        standen = [_stand(vraag, situatie, regel.top) for vraag, situatie in zip(vragen, na, strict=True)]
        if _niveau(vragen, standen, regel) >= doel:
            return stappen
    raise AssertionError("met elke vraag op de hoogste situatie is elk niveau bereikt")


def _inspanning(vraag: Blad, vanaf: int) -> str:
    """De moeite van de stap vanaf deze situatie: per stap geldt de eerste die er op of onder staat."""
    maat = vraag["inspanning"]
    while isinstance(maat, dict):
        if vanaf in maat:
            return str(maat[vanaf])
        vanaf -= 1
    return str(maat)


def _route(posten: list[Post], regel: Regel, doel: int) -> list[Blad]:
    stappen = _beste_stappen(posten, regel, doel)
    return [
        {
            "vraag": post.naam,
            "van": ladder[0],
            "naar": ladder[aantal],
            "stappen": aantal,
            "uitzoeken": post.soort != "beantwoord",
        }
        for post, ladder, aantal in zip(posten, _ladders(posten), stappen, strict=True)
        if aantal
    ]


# --- De uitslag --------------------------------------------------------------------------------------


def _aantal(posten: list[Post]) -> Blad:
    soorten = [post.soort for post in posten]
    tellingen = {soort: soorten.count(soort) for soort in ("beantwoord", "onbekend", "open", "nvt")}
    return {"vragen": len(posten), **tellingen}


def _kop(bank: Blad, posten: list[Post]) -> Blad:
    return {
        "id": bank["id"],
        "titel": bank["titel"],
        "score": _scores(_tellend(posten)),
        "aantal": _aantal(posten),
    }


def _lege_uitkomst(regel: Regel) -> Blad:
    niveau = {"aantoonbaar": None, "mogelijk": None, "streef": regel.streef, "zonder_drempels": None}
    return {"niveau": niveau, "dekking": {}, "belemmeringen": [], "route": []}


def _uitkomst(posten: list[Post], regel: Regel, *, met_route: bool) -> Blad:
    """Niveau, dekking, belemmeringen en route van een dimensie waarin iets telt."""
    vragen = [post.vraag for post in posten]
    laag, hoog = (_standen(posten, kant, regel.top) for kant in ("laag", "hoog"))
    aantoonbaar = _niveau(vragen, laag, regel)
    doel = aantoonbaar + 1
    belemmeringen, route = [], []
    if doel <= regel.top:
        belemmeringen = _door_drempels(posten, regel, doel) + _door_dekking(posten, regel, doel)
        route = _route(posten, regel, doel) if met_route else []
    return {
        "niveau": {
            "aantoonbaar": aantoonbaar,
            "mogelijk": _niveau(vragen, hoog, regel),
            "streef": regel.streef,
            "zonder_drempels": _niveau(vragen, laag, regel, drempels=False),
        },
        "dekking": {str(j): _rond(100 * _dekking(vragen, laag, j)) for j in range(2, regel.top + 1)},
        "belemmeringen": belemmeringen,
        "route": route if met_route else None,
    }


def _dimensie(bank: Blad, posten: list[Post], regel: Regel, *, met_route: bool) -> Blad:
    tellend = _tellend(posten)
    uitkomst = _uitkomst(tellend, regel, met_route=met_route) if tellend else _lege_uitkomst(regel)
    return _kop(bank, posten) | uitkomst


def _laagste(dimensies: list[Blad]) -> Blad:
    niveaus = {d["id"]: d["niveau"] for d in dimensies if d["niveau"]["aantoonbaar"] is not None}
    if not niveaus:
        return {"aantoonbaar": None, "mogelijk": None, "dimensies": []}
    aantoonbaar = min(niveau["aantoonbaar"] for niveau in niveaus.values())
    return {
        "aantoonbaar": aantoonbaar,
        "mogelijk": min(niveau["mogelijk"] for niveau in niveaus.values()),
        "dimensies": [naam for naam, niveau in niveaus.items() if niveau["aantoonbaar"] == aantoonbaar],
    }


def _doelniveau(dimensies: list[Blad], regel: Regel) -> int:
    """Het streefniveau, of het eerstvolgende als alle dimensies dat al bereikt hebben."""
    laagste = _laagste(dimensies)["aantoonbaar"]
    if laagste is None or laagste < regel.streef:
        return regel.streef
    return min(regel.top, int(laagste) + 1)


def _advies(post: Post, redenen: list[str]) -> Blad:
    vraag = post.vraag
    return {
        "vraag": post.naam,
        "van": post.laag,
        "naar": min(s for s in vraag["situaties"] if s > post.laag),
        "tekst": vraag["adviezen"][post.laag],
        "rol": vraag["rol"],
        "inspanning": _inspanning(vraag, post.laag),
        "impact": vraag["impact"],
        "redenen": redenen,
        "bronnen": list(vraag.get("bronnen") or []),
    }


def _adviezen(tellend: list[Post], dimensies: list[Blad], regel: Regel) -> list[Blad]:
    """Een advies per beantwoorde vraag onder haar hoogste situatie; `sorted` bewaart de bankvolgorde."""
    doel = _doelniveau(dimensies, regel)
    op_route = {stap["vraag"] for dimensie in dimensies for stap in dimensie["route"]}
    adviezen = []
    for post in tellend:
        if post.soort == "beantwoord" and post.laag < max(post.vraag["situaties"]):
            gemist = _gemiste_drempels(post.vraag, _stand(post.vraag, post.laag, regel.top), doel)
            redenen = ["drempel"] * bool(gemist) + ["route"] * (post.naam in op_route)
            adviezen.append(_advies(post, redenen))
    return sorted(adviezen, key=_rang_van_advies)


def _rang_van_advies(advies: Blad) -> tuple[bool, bool, Fraction, int]:
    opbrengst = Fraction(GROOTTE[advies["impact"]], GROOTTE[advies["inspanning"]])
    redenen = advies["redenen"]
    return "drempel" not in redenen, "route" not in redenen, -opbrengst, advies["van"]


def _meldingen(banken: list[Blad], antwoorden: Blad, dimensies: list[Blad]) -> list[Blad]:
    """Regel 8 en de melding over een kenmerk dat een vraag gebruikt maar de school niet noemt."""
    gevonden: list[tuple[str, str | None]] = []
    for dimensie in dimensies:
        aantal = dimensie["aantal"]
        if aantal["onbekend"] * 5 > aantal["vragen"] - aantal["nvt"]:
            gevonden.append(("veel-onbekend", dimensie["id"]))
        if aantal["nvt"] * 4 > aantal["vragen"]:
            gevonden.append(("veel-nvt", dimensie["id"]))
    if _omvang(antwoorden) == "kort":
        gevonden.append(("kort", None))
    gebruikt = {k for bank in banken for vraag in bank["vragen"] for k in vraag.get("geldt_voor") or {}}
    if any(_kenmerken(antwoorden).get(kenmerk) is None for kenmerk in gebruikt):
        gevonden.append(("kenmerk-onbekend", None))
    gevonden.sort(key=lambda paar: (paar[0], paar[1] or ""))
    return [{"code": code, "dimensie": dimensie} for code, dimensie in gevonden]


def _actiepunt(punt: Blad) -> Blad:
    namen = ("vraag", "van", "naar", "wie", "wanneer", "status", "gekozen", "gereed", "notitie")
    return {veld: punt.get(veld) for veld in namen} | {"status": punt.get("status") or "open"}


def _school(antwoorden: Blad) -> Blad:
    school = antwoorden["school"]
    return {"naam": school["naam"], "brin": school.get("brin"), "kenmerken": _kenmerken(antwoorden)}


def _processtappen(wijzer: Blad, tellend: list[Post]) -> list[Blad]:
    return [
        {"id": stap, "score": _scores([post for post in tellend if post.vraag["processtap"] == stap])}
        for stap in wijzer["processtappen"]
    ]


def _onbekend(tellend: list[Post]) -> list[Blad]:
    return [
        {"vraag": post.naam, "rol": post.vraag["rol"], "soort": post.soort}
        for post in tellend
        if post.soort != "beantwoord"
    ]


def beoordeel(wijzer: Blad, banken: list[Blad], antwoorden: Blad, *, met_route: bool = True) -> Blad:
    """Geef de uitslag van ontwerp.md 4.5 als gewone dict, zonder `wijzer` en zonder teksten van meldingen.

    Verwacht geldige antwoorden en de banken in de volgorde van de wijzer. Met `met_route=False` zijn elke
    `route` en `adviezen` None; met een route mag een bank hooguit `MEESTE_COMBINATIES` combinaties hebben
    (zes vragen van vijf situaties kan), anders volgt een ValueError.
    """
    regel = _regel(wijzer)
    posten = {bank["id"]: _posten(bank, antwoorden) for bank in banken}
    tellend = [post for groep in posten.values() for post in _tellend(groep)]
    dimensies = [_dimensie(bank, posten[bank["id"]], regel, met_route=met_route) for bank in banken]
    return {
        "formaat": "inzicht-uitslag/1",
        "school": _school(antwoorden),
        "datum": antwoorden["datum"],
        "omvang": _omvang(antwoorden),
        "voorlopig": any(post.soort == "open" for post in tellend),
        "laagste": _laagste(dimensies),
        "dimensies": dimensies,
        "processtappen": _processtappen(wijzer, tellend),
        "adviezen": _adviezen(tellend, dimensies, regel) if met_route else None,
        "onbekend": _onbekend(tellend),
        "actiepunten": [_actiepunt(punt) for punt in antwoorden.get("actiepunten") or []],
        "meldingen": _meldingen(banken, antwoorden, dimensies),
    }


# --- Kleine wijzers maken ----------------------------------------------------------------------------

SECTOREN = {"po": "Primair onderwijs", "so": "Speciaal onderwijs", "vo": "Voortgezet onderwijs"}
GROOTTES = {"klein": "Kleine school", "groot": "Grote school"}
KENMERKEN = {
    "sector": {"vraag": "Wat is uw sector?", "keuzes": SECTOREN},
    "grootte": {"vraag": "Hoe groot is uw school?", "keuzes": GROOTTES},
}
STAPPEN = ["aanmelden", "inschrijven", "beheren"]
ROLLEN = {"administratie": "Administratie", "directie": "Directie", "ict-coordinator": "Ict-coördinator"}
BRONNEN = ["avg-5", "wpo-40", "norm-1"]


def _maak_wijzer(dimensies: list[str], niveaus: int, oordeel: dict[str, int], streef: int) -> Blad:
    """Een volledige wijzer.yaml als dict, met korte teksten die onderling verschillen."""
    return {
        "formaat": "inzicht-wijzer/1",
        "id": "proefwijzer",
        "versie": "1.0",
        "titel": "Proefwijzer",
        "inleiding": "Deze wijzer is er om mee te rekenen.",
        "niveaus": [{"naam": f"Trap {n}", "omschrijving": f"Zo werkt trap {n}."} for n in range(1, niveaus + 1)],
        "streefniveau": streef,
        "oordeel": oordeel,
        "kenmerken": {naam: copy.deepcopy(kenmerk) for naam, kenmerk in KENMERKEN.items()},
        "processtappen": {stap: _maak_stap(stap) for stap in STAPPEN},
        "rollen": dict(ROLLEN),
        "begrippen": {"las": {"term": "LAS", "betekenis": "Het systeem van de administratie."}},
        "bronnen": {bron: _maak_bron(bron) for bron in BRONNEN},
        "dimensies": list(dimensies),
    }


def _maak_stap(stap: str) -> Blad:
    return {
        "titel": stap.capitalize(),
        "uitleg": f"Zo verloopt {stap}.",
        "wie": ["Ouders", "Administratie"],
        "systemen": ["LAS"],
    }


def _maak_bron(bron: str) -> Blad:
    return {
        "titel": f"Bron {bron}",
        "uitgever": "Uitgeverij Proef",
        "vindplaats": f"hoofdstuk over {bron}",
        "peildatum": "2026-11",
    }


def _maak_bank(dimensie: str, niveaus: int, vragen: list[Blad]) -> Blad:
    return {
        "formaat": "inzicht-vragenbank/1",
        "id": dimensie,
        "titel": f"Onderdeel {dimensie}",
        "inleiding": f"Dit gaat over {dimensie}.",
        "uitkomsten": {n: _maak_uitkomsttekst(dimensie, n) for n in range(1, niveaus + 1)},
        "vragen": vragen,
    }


def _maak_uitkomsttekst(dimensie: str, niveau: int) -> Blad:
    return {"stand": f"Hier staat u op {niveau} bij {dimensie}.", "vervolg": f"Ga na {niveau} verder."}


def _maak_vraag(naam: str, anders: Blad | None = None) -> Blad:
    """Een volledige vraag met vijf situaties en gewicht 1; `anders` vervangt velden, adviezen volgen."""
    vraag: Blad = {
        "id": naam,
        "vraag": f"Hoe regelt u {naam}?",
        "waarom": f"Het belang van {naam} is duidelijk.",
        "processtap": "beheren",
        "rol": "administratie",
        "gewicht": 1,
        "kern": True,
        "inspanning": "middel",
        "impact": "middel",
        "bronnen": ["avg-5"],
        "situaties": {s: f"Zo gaat {naam} op manier {s}." for s in range(1, 6)},
    } | (anders or {})
    lager = sorted(vraag["situaties"])[:-1]
    return vraag | {"adviezen": {s: f"Verbeter {naam} vanaf {s}." for s in lager}}


# --- Willekeurige wijzers en antwoorden --------------------------------------------------------------


def willekeurige_wijzer(rng: random.Random, *, vragen: int = 4) -> tuple[Blad, list[Blad]]:
    """Geef een geldige kleine wijzer met haar banken: 1 tot 3 dimensies van 1 tot `vragen` vragen."""
    niveaus = rng.randint(2, 5)
    dimensies = rng.sample(["opslag", "formulier", "communicatie"], rng.randint(1, 3))
    grenzen = [rng.choice([0, 25, 33, 50, 60, 66, 67, 75, 80, 85, 100, rng.randint(0, 100)]) for _ in "gv"]
    oordeel = {"grotendeels": min(grenzen), "volledig": max(grenzen)}
    wijzer = _maak_wijzer(dimensies, niveaus, oordeel, rng.randint(2, niveaus))
    return wijzer, [_willekeurige_bank(rng, naam, niveaus, rng.randint(1, vragen)) for naam in dimensies]


def _willekeurige_bank(rng: random.Random, dimensie: str, niveaus: int, aantal: int) -> Blad:
    namen = [f"{dimensie}-{nummer}" for nummer in range(1, aantal + 1)]
    rng.shuffle(namen)
    vragen = [_willekeurige_vraag(rng, naam, niveaus) for naam in namen]
    zeker = rng.choice(vragen)  # minstens deze telt altijd, ook in een korte scan
    zeker["kern"] = True
    zeker.pop("geldt_voor", None)
    return _maak_bank(dimensie, niveaus, vragen)


def _willekeurige_vraag(rng: random.Random, naam: str, niveaus: int) -> Blad:
    sleutels = [1, *sorted(rng.sample(range(2, niveaus + 1), rng.randint(1, niveaus - 1)))]
    anders: Blad = {
        "processtap": rng.choice(STAPPEN),
        "rol": rng.choice(list(ROLLEN)),
        "gewicht": rng.randint(1, 3),
        "kern": rng.random() < 0.5,
        "inspanning": _willekeurige_inspanning(rng, sleutels),
        "impact": rng.choice(list(GROOTTE)),
        "bronnen": sorted(rng.sample(BRONNEN, rng.randint(1, 2))),
        "situaties": {s: f"Zo gaat {naam} op manier {s}." for s in sleutels},
    }
    mogelijk: Blad = {
        "uitleg": f"Meer over {naam}.",
        "drempels": _willekeurige_drempels(rng, niveaus, sleutels[-1]),
        "nvt": f"Uw school doet niets met {naam}.",
        "geldt_voor": _willekeurig_geldt_voor(rng),
    }
    return _maak_vraag(naam, anders | _greep(rng, mogelijk, 0.4))


def _willekeurige_inspanning(rng: random.Random, sleutels: list[int]) -> Any:
    """Een maat voor elke stap, of per stap, waarbij alleen die vanaf situatie 1 er moet staan."""
    maten = list(GROOTTE)
    if rng.random() < 0.5:
        return rng.choice(maten)
    return {s: rng.choice(maten) for s in sleutels[:-1] if s == 1 or rng.random() < 0.5}


def _greep(rng: random.Random, velden: Blad, kans: float) -> Blad:
    """Elk veld blijft met deze kans staan."""
    return {veld: inhoud for veld, inhoud in velden.items() if rng.random() < kans}


def _willekeurige_drempels(rng: random.Random, niveaus: int, hoogste: int) -> dict[int, int]:
    """Niet dalende drempels: sleutels 2..N, waarden 2..de hoogste situatie."""
    sleutels = sorted(rng.sample(range(2, niveaus + 1), rng.randint(1, niveaus - 1)))
    waarden = sorted(rng.randint(2, hoogste) for _ in sleutels)
    return dict(zip(sleutels, waarden, strict=True))


def _willekeurig_geldt_voor(rng: random.Random) -> dict[str, list[str]]:
    eisen = {"sector": rng.sample(list(SECTOREN), rng.randint(1, 2)), "grootte": [rng.choice(list(GROOTTES))]}
    namen = rng.choice([["sector"], ["grootte"], ["sector", "grootte"]])
    return {naam: eisen[naam] for naam in namen}


def willekeurige_antwoorden(rng: random.Random, wijzer: Blad, banken: list[Blad]) -> Blad:
    """Geef een geldig antwoordbestand bij een wijzer, met alle vormen van antwoorden door elkaar."""
    bestand: Blad = {
        "formaat": "inzicht-antwoorden/1",
        "wijzer": wijzer["id"],
        "wijzerversie": wijzer["versie"],
        "school": _willekeurige_school(rng),
        "datum": f"2026-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
        "antwoorden": {bank["id"]: _willekeurige_bankantwoorden(rng, bank) for bank in banken if rng.random() < 0.95},
    }
    mogelijk: Blad = {
        "invuller": {"rol": rng.choice(list(ROLLEN))},
        "omvang": rng.choice(["volledig", "kort", "kort"]),
        "actiepunten": _willekeurige_actiepunten(rng, banken),
        "vervallen": {banken[0]["id"]: {"oude-vraag": 1}},
    }
    return bestand | _greep(rng, mogelijk, 0.5)


def _willekeurige_school(rng: random.Random) -> Blad:
    school: Blad = {"naam": f"Proefschool {rng.randint(1, 99)}"}
    if rng.random() < 0.5:
        school["brin"] = rng.choice(["12AB", "03XY01"])
    if rng.random() < 0.8:
        keuzes = {"sector": rng.choice(list(SECTOREN)), "grootte": rng.choice(list(GROOTTES))}
        school["kenmerken"] = _greep(rng, keuzes, 0.8)
    return school


def _willekeurige_bankantwoorden(rng: random.Random, bank: Blad) -> Blad:
    """Soms alleen gewone keuzes, soms alles door elkaar; een enkele vraag ontbreekt helemaal."""
    gewoon = rng.choice([0.3, 0.8, 1.0])
    gegeven = {}
    for vraag in bank["vragen"]:
        if rng.random() < gewoon:
            gegeven[vraag["id"]] = rng.choice(list(vraag["situaties"]))
        elif rng.random() < 0.9:
            gegeven[vraag["id"]] = _willekeurig_antwoord(rng, vraag)
    return gegeven


def _willekeurig_antwoord(rng: random.Random, vraag: Blad) -> Any:
    situaties = list(vraag["situaties"])
    bereik = sorted(rng.sample(situaties, 2))
    vormen: list[Any] = [
        "onbekend",
        None,
        bereik,
        {"opmerking": "Hier moeten we nog naar kijken."},
        {"keuze": rng.choice(situaties), "opmerking": "Besproken in het team.", "bewijs": "Notulen van mei."},
        {"keuze": "onbekend", "opmerking": "Navragen."},
        {"keuze": bereik, "bewijs": "Twee formulieren."},
    ]
    if "nvt" in vraag:
        vormen += [{"keuze": "nvt", "reden": "Dat komt hier niet voor."}] * 5
    return rng.choice(vormen)


def _willekeurige_actiepunten(rng: random.Random, banken: list[Blad]) -> list[Blad]:
    namen = [f"{bank['id']}.{vraag['id']}" for bank in banken for vraag in bank["vragen"]]
    punten = []
    for naam in rng.sample(namen, rng.randint(0, min(2, len(namen)))):
        velden = {
            "wie": rng.choice(list(ROLLEN)),
            "wanneer": "2027-02-01",
            "status": rng.choice(["open", "bezig", "klaar"]),
        }
        punten.append({"vraag": naam} | _greep(rng, velden, 0.8))
    return punten


# --- De uitgewerkte tabel van hoofdstuk 5 -------------------------------------------------------------

Werkrij = tuple[str, list[Blad], list[Any], Blad]

_NVT: Blad = {"keuze": "nvt", "reden": "Dat komt hier niet voor."}
_MAG_NVT: Blad = {"nvt": "Uw school doet dit niet."}


def _verwacht(niveau: tuple[int, int, int], dekking: list[float], score: tuple[float, float]) -> Blad:
    """Niveau (aantoonbaar, mogelijk, zonder drempels), dekking van 2 tot en met 5, score (laag, hoog)."""
    laag, hoog, zonder = niveau
    return {
        "niveau": {"aantoonbaar": laag, "mogelijk": hoog, "streef": 3, "zonder_drempels": zonder},
        "dekking": {str(n): deel for n, deel in enumerate(dekking, start=2)},
        "score": {"aantoonbaar": score[0], "mogelijk": score[1]},
    }


# Elke rij: id, wat per vraag anders is dan gewoon, de antwoorden op volgorde, en velden van de uitkomst.
# De getallen zijn met de hand uitgerekend, niet door dit bestand.
WERKTABEL: list[Werkrij] = [
    ("alles-op-3", [{}] * 5, [3, 3, 3, 3, 3], _verwacht((3, 3, 3), [100, 100, 0, 0], (50, 50))),
    ("een-op-2", [{}] * 5, [3, 3, 3, 3, 2], _verwacht((3, 3, 3), [100, 80, 0, 0], (45, 45))),
    ("twee-op-2", [{}] * 5, [3, 3, 3, 2, 2], _verwacht((2, 2, 2), [100, 60, 0, 0], (40, 40))),
    ("een-op-1", [{}] * 5, [5, 5, 5, 5, 1], _verwacht((2, 2, 2), [80, 80, 80, 80], (80, 80))),
    ("twee-op-1", [{}] * 5, [5, 5, 5, 1, 1], _verwacht((1, 1, 1), [60, 60, 60, 60], (60, 60))),
    ("bijna-alles-op-5", [{}] * 5, [5, 5, 5, 5, 4], _verwacht((5, 5, 5), [100, 100, 100, 80], (95, 95))),
    (
        "drempel-houdt-3-tegen",
        [{}, {}, {}, {}, {"drempels": {3: 3}}],
        [4, 4, 4, 4, 2],
        _verwacht((2, 2, 3), [100, 80, 80, 0], (65, 65)),
    ),
    (
        "drempel-en-dekking-houden-4-tegen",
        [{}, {}, {}, {}, {"drempels": {3: 2, 4: 3}}],
        [4, 4, 4, 4, 2],
        _verwacht((3, 3, 3), [100, 80, 80, 0], (65, 65)),
    ),
    (
        "hoogste-situatie-telt-als-5",
        [{}, {}, {}, {}, {"situaties": {1: "nee", 3: "ja"}}],
        [4, 4, 4, 4, 3],
        _verwacht((4, 4, 4), [100, 100, 100, 20], (80, 80)),
    ),
    (
        "niet-van-toepassing",
        [{}, {}, {}, _MAG_NVT, _MAG_NVT],
        [2, 2, 3, _NVT, _NVT],
        _verwacht((2, 2, 2), [100, 33.3, 0, 0], (33.3, 33.3)),
    ),
    ("alles-onbekend", [{}] * 5, ["onbekend"] * 5, _verwacht((1, 5, 1), [0, 0, 0, 0], (0, 100))),
    ("een-onbekend", [{}] * 5, [3, 3, 3, 3, "onbekend"], _verwacht((2, 3, 2), [80, 80, 0, 0], (40, 60))),
]


def werkgeval(
    vragen: list[Blad], antwoorden: list[Any], oordeel: dict[str, int] | None = None, niveaus: int = 5
) -> tuple[Blad, list[Blad], Blad]:
    """Maak wijzer, banken en antwoordbestand van een rij: een dimensie `opslag`, vragen `vraag-1` en verder.

    Elke vraag heeft gewicht 1, is kern en heeft vijf situaties, tenzij `vragen` iets anders zegt.
    """
    grenzen = oordeel or {"grotendeels": 66, "volledig": 85}
    namen = [f"vraag-{nummer}" for nummer in range(1, len(vragen) + 1)]
    # Losse kopieën: gedeelde delen zouden in YAML ankers worden, en die zijn geweigerd.
    inhoud = [_maak_vraag(naam, copy.deepcopy(anders)) for naam, anders in zip(namen, vragen, strict=True)]
    gegeven = {naam: copy.deepcopy(keuze) for naam, keuze in zip(namen, antwoorden, strict=True)}
    bestand = {
        "formaat": "inzicht-antwoorden/1",
        "wijzer": "proefwijzer",
        "wijzerversie": "1.0",
        "school": {"naam": "Proefschool", "kenmerken": {"sector": "po", "grootte": "klein"}},
        "datum": "2026-11-23",
        "antwoorden": {"opslag": gegeven},
    }
    wijzer = _maak_wijzer(["opslag"], niveaus, grenzen, min(3, niveaus))
    return wijzer, [_maak_bank("opslag", niveaus, inhoud)], bestand
