"""Onafhankelijke vergelijker: wat er van de ene ronde tot de andere veranderde, uit de regels van formaten 10 alleen.

Dit bestand gebruikt niets van `inzicht` zelf; niveaus komen van `orakel` en verhuizingen van `verhuisorakel`. Een ronde is
een versie ("oud" of "nu"), een omvang, kenmerken en kale antwoorden. Daarnaast staan hier willekeurige paren van rondes.
"""

import random
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import orakel
import verhuisorakel
from orakel import Blad

Plaats = tuple[str, str]
OMHOOG, OMLAAG, GELIJK = "omhoog", "omlaag", "gelijk"


@dataclass(frozen=True)
class Ronde:
    """Een ronde zoals ingevuld."""

    versie: str
    omvang: str
    kenmerken: Blad
    antwoorden: dict[Plaats, Any]


@dataclass(frozen=True)
class Paar:
    """Twee versies van een wijzer, en de eerste en laatste ronde."""

    wijzer: Blad
    toen: list[Blad]
    nu: list[Blad]
    eerst: Ronde
    laatst: Ronde
    punten: list[Blad]

    def banken(self, ronde: Ronde) -> list[Blad]:
        """De banken waarmee een ronde is ingevuld."""
        return self.nu if ronde.versie == "nu" else self.toen


def vergelijk(paar: Paar) -> Blad:
    """De dimensies en actiepunten van de vergelijking, met de namen van formaten 10."""
    eerst, laatst = _hier(paar, paar.eerst), _hier(paar, paar.laatst)
    van, naar = (_uitslag(paar, paar.nu, ronde, hier) for ronde, hier in ((paar.eerst, eerst), (paar.laatst, laatst)))
    oud = [_uitslag(paar, paar.banken(r), r, r.antwoorden) for r in (paar.eerst, paar.laatst)]
    rijen = _rijen(paar, eerst, laatst)
    namen = [bank["id"] for bank in paar.nu] + [bank["id"] for bank in paar.toen]
    dimensies = [
        _dimensie(paar, naam, [van, naar], oud, [rij for rij in rijen if rij["vraag"].split(".")[0] == naam])
        for naam in dict.fromkeys(namen)
        if naam in {bank["id"] for bank in paar.nu} or any(rij["vraag"].startswith(f"{naam}.") for rij in rijen)
    ]
    return {"dimensies": dimensies, "actiepunten": [_afloop(punt, rijen) for punt in paar.punten]}


def _hier(paar: Paar, ronde: Ronde) -> dict[Plaats, Any]:
    if ronde.versie == "nu":
        return ronde.antwoorden
    gezegd = {plaats: keuze for plaats, keuze in ronde.antwoorden.items() if keuze is not None}
    met_reden = {plaats: (keuze, "Reden." if keuze == "nvt" else None) for plaats, keuze in gezegd.items()}
    return {plaats: keuze for plaats, (keuze, _) in verhuisorakel.verhuis(paar.nu, met_reden, {})[0].items()}


def _uitslag(paar: Paar, banken: list[Blad], ronde: Ronde, antwoorden: dict[Plaats, Any]) -> dict[str, Blad]:
    wijzer = {**paar.wijzer, "dimensies": [bank["id"] for bank in banken]}
    vakken: Blad = {}
    for (dimensie, vraag), keuze in antwoorden.items():
        vakken.setdefault(dimensie, {})[vraag] = keuze
    bestand = {
        "school": {"naam": "Proef", "kenmerken": ronde.kenmerken}, "datum": "2026-11-23", "omvang": ronde.omvang,
        "antwoorden": vakken,
    }  # fmt: skip
    uitslag = orakel.beoordeel(wijzer, banken, bestand, met_route=False)
    return {een["id"]: een for een in uitslag["dimensies"]}


# --- vragen -------------------------------------------------------------------------------------------


def _alle(banken: list[Blad]) -> dict[Plaats, Blad]:
    return {(bank["id"], vraag["id"]): vraag for bank in banken for vraag in bank["vragen"]}


def _afkomst(paar: Paar, plaats: Plaats, ronde: Ronde) -> dict[Plaats, tuple[Blad, bool]]:
    """De vragen van toen waar een vraag van nu vandaan komt, en of de situaties daarbij dezelfde bleven."""
    toen, nu = _alle(paar.banken(ronde)), _alle(paar.nu)
    vraag = nu[plaats]
    if ronde.versie == "nu":
        return {plaats: (vraag, True)}
    zelf = {een: oud for een, oud in toen.items() if een[1] == plaats[1]}
    if zelf:
        return {een: (oud, set(oud["situaties"]) == set(vraag["situaties"])) for een, oud in zelf.items()}
    gevonden = {}
    for vervanging in vraag.get("vervangt") or []:
        if vervanging["id"] in {id_ for _, id_ in nu}:
            continue
        for een, oud in toen.items():
            if een[1] == vervanging["id"]:
                per = vervanging.get("per") or {s: s for s in oud["situaties"]}
                gelijk = set(oud["situaties"]) == set(vraag["situaties"])
                gevonden[een] = oud, gelijk and all(per.get(s) == s for s in oud["situaties"])
    return gevonden


def _gevraagd(vraag: Blad, ronde: Ronde) -> bool:
    past = all(ronde.kenmerken.get(k) in (None, *mag) for k, mag in (vraag.get("geldt_voor") or {}).items())
    return past and (ronde.omvang != "kort" or bool(vraag["kern"]))


def _rijen(paar: Paar, eerst: dict[Plaats, Any], laatst: dict[Plaats, Any]) -> list[Blad]:
    rijen = []
    for plaats, vraag in _alle(paar.nu).items():
        kanten = []
        for ronde, hier in ((paar.eerst, eerst), (paar.laatst, laatst)):
            oude = _afkomst(paar, plaats, ronde)
            gesteld = _gevraagd(vraag, ronde) and any(_gevraagd(een, ronde) for een, _ in oude.values())
            gaf = next((ronde.antwoorden[een] for een in oude if ronde.antwoorden.get(een) is not None), None)
            kanten.append((oude, gesteld, gaf, hier.get(plaats)))
        if kanten[0][1] or kanten[1][1]:
            rijen.append(_rij(plaats, *kanten))
    for plaats in {**_alle(paar.toen), **_alle(paar.nu)}:
        rijen += _vervallen(paar, plaats)
    return rijen


def _rij(plaats: Plaats, van: Any, naar: Any) -> Blad:
    (oude, gesteld, gaf, telt), (nieuwe, gesteld_nu, gaf_nu, telt_nu) = van, naar
    elders = (gaf is None) != (telt is None) or (gaf_nu is None) != (telt_nu is None)
    alle = [*oude.items(), *nieuwe.items()]
    if not oude:
        klasse = "nieuw"
    elif not (gesteld and gesteld_nu) or "nvt" in (gaf, gaf_nu):
        klasse = "niet-beide"
    elif elders or (oude != nieuwe and not all(zelfde for _, (_, zelfde) in alle)):
        klasse = "ladder-anders"
    elif len({een for een, _ in alle}) > 1 and oude != nieuwe:
        klasse = "verhuisd"
    elif any(a["vraag"] != b["vraag"] or a["situaties"] != b["situaties"] for _, (a, _) in alle for _, (b, _) in alle):
        klasse = "herwoord" if oude != nieuwe else "vergelijkbaar"
    else:
        klasse = "vergelijkbaar"
    telt_mee = klasse in ("vergelijkbaar", "herwoord", "verhuisd")
    return {
        "vraag": ".".join(plaats),
        "klasse": klasse,
        "van": (gaf if telt is None else telt) if gesteld else None,
        "naar": (gaf_nu if telt_nu is None else telt_nu) if gesteld_nu else None,
        "verandering": _verandering(telt, telt_nu) if telt_mee else None,
    }


def _vervallen(paar: Paar, plaats: Plaats) -> list[Blad]:
    blijft = {id_ for _, id_ in _alle(paar.nu)}
    blijft |= {een["id"] for vraag in _alle(paar.nu).values() for een in vraag.get("vervangt") or []}
    if plaats[1] in blijft:
        return []
    kanten = []
    for ronde in (paar.eerst, paar.laatst):
        vraag = _alle(paar.banken(ronde)).get(plaats)
        kanten.append((vraag is not None and _gevraagd(vraag, ronde), ronde.antwoorden.get(plaats)))
    if not any(gesteld for gesteld, _ in kanten):
        return []
    van, naar = (keuze if gesteld else None for gesteld, keuze in kanten)
    return [{"vraag": ".".join(plaats), "klasse": "vervallen", "van": van, "naar": naar, "verandering": None}]


def _uiteinden(keuze: Any) -> tuple[int, int] | None:
    if keuze is None or isinstance(keuze, str):
        return None
    return (keuze[0], keuze[1]) if isinstance(keuze, list) else (keuze, keuze)


def _verandering(van: Any, naar: Any) -> str | None:
    oud, nieuw = _uiteinden(van), _uiteinden(naar)
    if oud is None and nieuw is None:
        return None
    if oud is None:
        return "bekend-geworden"
    return "niet-meer-bekend" if nieuw is None else _beweging(oud, nieuw)


def _beweging(oud: tuple[int, int], nieuw: tuple[int, int]) -> str:
    if nieuw[0] > oud[1]:
        return OMHOOG
    if nieuw[1] < oud[0]:
        return OMLAAG
    return GELIJK if oud == nieuw else "onzeker"


# --- dimensies en actiepunten -------------------------------------------------------------------------

_NIETS: Blad = {"niveau": {"aantoonbaar": None, "mogelijk": None}, "score": {"aantoonbaar": None, "mogelijk": None}}


def _cijfers(uitslag: dict[str, Blad], naam: str) -> Blad:
    if naam not in uitslag:
        return _NIETS
    een = uitslag[naam]
    niveau = {kant: een["niveau"][kant] for kant in ("aantoonbaar", "mogelijk")}
    return {"niveau": niveau, "score": een["score"]}


def _dimensie(
    paar: Paar, naam: str, uitslagen: list[dict[str, Blad]], oud: list[dict[str, Blad]], rijen: list[Blad]
) -> Blad:
    metingen = [{**_cijfers(u, naam), "toen": _cijfers(o, naam)} for u, o in zip(uitslagen, oud, strict=True)]
    banden = [tuple(m["niveau"].values()) for m in metingen]
    verandering = None if None in banden[0] + banden[1] else _beweging(banden[0], banden[1])
    tegen = [list(dict.fromkeys(b["vraag"] for b in u.get(naam, {}).get("belemmeringen", []))) for u in uitslagen]
    oorzaken: list[str] = []
    if verandering == OMHOOG:
        oorzaken = [een for een in tegen[0] if een not in tegen[1]]
    if verandering == OMLAAG:
        oorzaken = [een for een in tegen[1] if een not in tegen[0]]
    aantal = uitslagen[1].get(naam, {}).get("aantal", {"vragen": 0, "nvt": 0})
    return {
        "id": naam,
        "metingen": metingen,
        "verandering": verandering,
        "vergelijkbaar": {**_gedeeld(paar, rijen), "van": aantal["vragen"] - aantal["nvt"]},
        "vragen": rijen,
        "oorzaken": oorzaken,
    }


def _gedeeld(paar: Paar, rijen: list[Blad]) -> Blad:
    beide = [rij for rij in rijen if rij["verandering"] in (OMHOOG, OMLAAG, GELIJK, "onzeker")]
    vragen = _alle(paar.nu)
    scores: list[float | None] = []
    for kant in ("van", "naar"):
        teller, noemer = Fraction(0), 0
        for rij in beide:
            vraag = vragen[tuple(rij["vraag"].split("."))]
            uiteinden = _uiteinden(rij[kant])
            assert uiteinden is not None
            teller += Fraction(vraag["gewicht"] * (uiteinden[0] - 1), max(vraag["situaties"]) - 1)
            noemer += vraag["gewicht"]
        scores.append(orakel._rond(100 * teller / noemer) if noemer else None)
    return {"vragen": len(beide), "score": scores}


def _afloop(punt: Blad, rijen: list[Blad]) -> Blad:
    beweging = next((rij["verandering"] for rij in rijen if rij["vraag"] == punt["vraag"]), None)
    klaar = punt["status"] == "klaar"
    uitkomst = {
        OMHOOG: "gelukt" if klaar else "toch-omhoog",
        OMLAAG: "klaar-zonder-stijging" if klaar else "niet-gelukt",
        GELIJK: "klaar-zonder-stijging" if klaar else "niet-gelukt",
    }.get(str(beweging), "onbekend")
    return {**punt, "beweging": beweging, "uitkomst": uitkomst}


# --- willekeurig --------------------------------------------------------------------------------------


def willekeurig_paar(rng: random.Random) -> Paar:
    """Twee rondes, de helft met een nieuwere wijzer ertussen, en soms allebei met de oude."""
    wijzer, toen = orakel.willekeurige_wijzer(rng)
    nu = [_herzien(rng, bank) for bank in verhuisorakel.volgende_banken(rng, toen)]
    versies = rng.choice([("nu", "nu"), ("oud", "nu"), ("oud", "oud")])
    eerst, laatst = (_ronde(rng, versie, nu if versie == "nu" else toen) for versie in versies)
    if versies[0] == versies[1] and rng.random() < 0.5:  # een ronde waarin weinig veranderde
        gelijk = {plaats: keuze for plaats, keuze in eerst.antwoorden.items() if rng.random() < 0.7}
        laatst = Ronde(versies[1], eerst.omvang, eerst.kenmerken, {**laatst.antwoorden, **gelijk})
    punten = [
        {"vraag": ".".join(plaats), "van": ladder[0], "naar": ladder[1], "status": rng.choice(["open", "klaar"])}
        for plaats, vraag in (_alle(nu).items() if versies[0] == "nu" else ())
        if rng.random() < 0.5 and len(ladder := sorted(vraag["situaties"])) > 1
    ]
    return Paar(wijzer, toen, nu, eerst, laatst, punten)


def _herzien(rng: random.Random, bank: Blad) -> Blad:
    return {**bank, "vragen": [_herziene_vraag(rng, vraag) for vraag in bank["vragen"]]}


def _herziene_vraag(rng: random.Random, vraag: Blad) -> Blad:
    soort = rng.randrange(8)
    if soort == 0:
        return {**vraag, "vraag": f"Anders: {vraag['vraag']}"}
    if soort == 1:
        return {**vraag, "situaties": {n: f"Anders: {tekst}" for n, tekst in vraag["situaties"].items()}}
    if soort == 2:
        return {**vraag, "gewicht": rng.randint(1, 3)}
    ladder = sorted(vraag["situaties"])
    if soort == 3 and len(ladder) > 2 and not vraag.get("vervangt"):
        korter = {n: vraag["situaties"][n] for n in ladder[:-1]}
        adviezen = {n: vraag["adviezen"][n] for n in ladder[:-2]}
        return {**vraag, "situaties": korter, "adviezen": adviezen, "drempels": {}}
    return vraag


def _ronde(rng: random.Random, versie: str, banken: list[Blad]) -> Ronde:
    kenmerken = {} if rng.random() < 0.3 else {"sector": rng.choice(["po", "vo"])}
    antwoorden = {}
    for plaats, vraag in _alle(banken).items():
        if rng.random() < 0.9:
            ladder = sorted(vraag["situaties"])
            soort = rng.randrange(10)
            mogelijk: list[Any] = [
                None,
                "onbekend",
                "nvt" if vraag.get("nvt") else "onbekend",
                sorted(rng.sample(ladder, 2)),
            ]
            antwoorden[plaats] = mogelijk[soort] if soort < len(mogelijk) else rng.choice(ladder)
    return Ronde(versie, rng.choice(["volledig", "volledig", "kort"]), kenmerken, antwoorden)
