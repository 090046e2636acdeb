"""De vorm van de uitslag als JSON (formaten 5), voor het JSON Schema; een toets houdt `uitslagbestand` eraan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from inzicht.modellen.basis import Id, Model, Rij, Versie


class Wijzerverwijzing(Model):
    """De wijzer waarmee de uitslag gemaakt is."""

    id: Id = Field(description="De id van de wijzer.")
    versie: Versie = Field(description="De versie van de wijzer.")
    kenmerk: str = Field(description="De hash van de wijzer, met sha256: ervoor.")


class Uitslagschool(Model):
    """De school."""

    naam: str = Field(description="De naam van de school.")
    brin: str | None = Field(description="Het BRIN, of null.")
    kenmerken: Mapping[str, str] = Field(description="De kenmerken van de school.")


class Laagstemodel(Model):
    """De laagste uitkomst over de dimensies."""

    aantoonbaar: int | None = Field(description="Het laagste aantoonbare niveau; null als niets telt.")
    mogelijk: int | None = Field(description="Het laagste mogelijke niveau; null als niets telt.")
    dimensies: Rij[str] = Field(description="De dimensies met dat aantoonbare niveau.")


class Niveaumodel(Model):
    """Het niveau van een dimensie."""

    aantoonbaar: int | None = Field(description="Het niveau met de lage grenzen; null als niets telt.")
    mogelijk: int | None = Field(description="Het niveau met de hoge grenzen; null als niets telt.")
    streef: int = Field(description="Het streefniveau van de wijzer.")
    zonder_drempels: int | None = Field(description="Het niveau als geen drempel meetelt; null als niets telt.")


class Scoremodel(Model):
    """Een score van 0 tot en met 100, met een decimaal."""

    aantoonbaar: float | None = Field(description="De score met de lage grenzen; null als niets telt.")
    mogelijk: float | None = Field(description="De score met de hoge grenzen; null als niets telt.")


class Aantalmodel(Model):
    """Hoeveel vragen er zijn en hoe ze beantwoord zijn."""

    vragen: int = Field(description="Alle vragen die bij de school horen.")
    beantwoord: int = Field(description="Vragen met een situatie of een bereik.")
    onbekend: int = Field(description="Vragen met weet ik niet.")
    open: int = Field(description="Vragen zonder antwoord.")
    nvt: int = Field(description="Vragen die niet van toepassing zijn.")


class Belemmeringmodel(Model):
    """Wat het volgende niveau tegenhoudt."""

    vraag: str = Field(description="De vraag als dimensie.vraag.")
    soort: Literal["drempel", "dekking"] = Field(description="Een harde eis, of te weinig gewicht.")
    niveau: int = Field(description="Het niveau dat wordt tegengehouden.")
    heeft: int | None = Field(description="De situatie van nu; null bij onbekend en open.")
    nodig: int = Field(description="De laagste situatie die genoeg is.")


class Routemodel(Model):
    """Een vraag op de kleinste weg naar het volgende niveau."""

    vraag: str = Field(description="De vraag als dimensie.vraag.")
    van: int = Field(description="De situatie van nu.")
    naar: int = Field(description="De situatie die nodig is.")
    stappen: int = Field(description="Het aantal stappen van situatie naar situatie.")
    uitzoeken: bool = Field(description="Of de school eerst moet uitzoeken waar zij staat.")


class Dimensiemodel(Model):
    """De uitkomst van een dimensie."""

    id: str = Field(description="De id van de dimensie.")
    titel: str = Field(description="De titel van de dimensie.")
    niveau: Niveaumodel = Field(description="Het niveau.")
    score: Scoremodel = Field(description="De score.")
    dekking: Mapping[str, float] = Field(description="Per niveau vanaf 2 het procent van het gewicht dat het haalt.")
    aantal: Aantalmodel = Field(description="De aantallen vragen.")
    belemmeringen: Rij[Belemmeringmodel] = Field(description="Wat het volgende niveau tegenhoudt.")
    route: Rij[Routemodel] = Field(description="De kleinste weg naar het volgende niveau.")


class Stapmodel(Model):
    """De score van een processtap, over alle dimensies."""

    id: str = Field(description="De id van de processtap.")
    score: Scoremodel = Field(description="De score.")


class Adviesmodel(Model):
    """Een advies, in volgorde van belang."""

    vraag: str = Field(description="De vraag als dimensie.vraag.")
    van: int = Field(description="De situatie van nu.")
    naar: int = Field(description="De volgende situatie.")
    tekst: str = Field(description="Het advies.")
    rol: str = Field(description="De rol die het oppakt.")
    inspanning: Literal["klein", "middel", "groot"] = Field(description="De moeite van de stap.")
    impact: Literal["klein", "middel", "groot"] = Field(description="Wat de stap oplevert.")
    redenen: Rij[Literal["drempel", "route"]] = Field(description="Waarom het advies vooraan staat.")
    bronnen: Rij[str] = Field(description="De bronnen van de vraag.")


class Onbekendmodel(Model):
    """Een vraag die nog uitgezocht moet worden."""

    vraag: str = Field(description="De vraag als dimensie.vraag.")
    rol: str = Field(description="De rol die het kan weten.")
    soort: Literal["onbekend", "open"] = Field(description="Weet ik niet, of nog zonder antwoord.")


class Actiepuntmodel(Model):
    """Een advies dat de school koos."""

    vraag: str = Field(description="De vraag als dimensie.vraag.")
    van: int | None = Field(description="De situatie bij het kiezen; null als het bestand die niet noemt.")
    naar: int | None = Field(description="De situatie die de school wil halen; null als het bestand die niet noemt.")
    wie: str | None = Field(description="De rol die het oppakt, of null.")
    wanneer: str | None = Field(description="De dag waarop het klaar moet zijn, of null.")
    status: Literal["open", "bezig", "klaar"] = Field(description="Hoe ver het is.")
    gekozen: str | None = Field(description="De dag waarop de school dit koos, of null.")
    gereed: str | None = Field(description="De dag waarop het klaar was, of null.")
    notitie: str | None = Field(description="Een notitie van de school, of null.")


class Meldingmodel(Model):
    """Een opmerking bij de uitslag."""

    code: str = Field(description="De vaste naam van de melding.")
    dimensie: str | None = Field(description="De dimensie, of null als de melding over het bestand gaat.")
    tekst: str = Field(description="De melding in gewone taal.")


class Herkomstmodel(Model):
    """Waarmee de uitslag gemaakt is, om haar na te kunnen rekenen."""

    inzicht: str = Field(description="De versie van inzicht.")
    antwoorden: str | None = Field(description="De hash van het antwoordenbestand, of null in een anonieme uitslag.")


class Uitslagmodel(Model):
    """De uitslag van een antwoordenbestand; alle velden staan er altijd in."""

    formaat: Literal["inzicht-uitslag/1"] = Field(description="De soort van dit bestand.")
    wijzer: Wijzerverwijzing = Field(description="De wijzer.")
    school: Uitslagschool = Field(description="De school waar de antwoorden van zijn.")
    datum: str = Field(description="De dag van het laatste antwoord.")
    omvang: Literal["volledig", "kort"] = Field(description="Alle vragen, of alleen die van de korte scan.")
    voorlopig: bool = Field(description="Of er nog vragen open staan die meetellen.")
    laagste: Laagstemodel = Field(description="De laagste uitkomst.")
    dimensies: Rij[Dimensiemodel] = Field(description="De uitkomst per dimensie.")
    processtappen: Rij[Stapmodel] = Field(description="De score per processtap.")
    adviezen: Rij[Adviesmodel] = Field(description="De adviezen, in volgorde van belang.")
    onbekend: Rij[Onbekendmodel] = Field(description="Wat de school nog moet uitzoeken.")
    actiepunten: Rij[Actiepuntmodel] = Field(description="De adviezen die de school koos.")
    meldingen: Rij[Meldingmodel] = Field(description="Opmerkingen bij de uitslag.")
    herkomst: Herkomstmodel = Field(description="Waarmee de uitslag gemaakt is.")
