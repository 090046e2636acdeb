"""Het interview in gewone regels: lezen, tonen, na elk antwoord bewaren, en aan het einde het verslag."""

from __future__ import annotations

import signal
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NoReturn

from inzicht import interviewtekst, scherm
from inzicht.antwoorden import ANTWOORDFORMAAT, Antwoorden, Invuller, School, schrijf_antwoorden
from inzicht.bestanden import Bewaarplek, bewaar, kenmerk_van
from inzicht.fouten import InvoerFout
from inzicht.interview import BEGIN, SLOT, Fase, Gesprek, begin, sla_over, verwerk
from inzicht.opdrachten.gemeen import Geladen, laad_antwoorden, lees_antwoordenbytes
from inzicht.regels import LEEG, Regel, punt
from inzicht.tekst import slug
from inzicht.uitslagtekst import uitslagregels

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inzicht.scherm import Scherm
    from inzicht.wijzer import Wijzer

UIT_OPEN = 3
UIT_SIGINT = 130


@dataclass(frozen=True)
class Opening:
    """Wat de opdrachtregel al over de school zei; None is niet genoemd."""

    bestand: str | None
    school: str | None
    brin: str | None
    kenmerken: Mapping[str, str]
    rol: str | None
    omvang: Literal["volledig", "kort"] | None
    vandaag: str


class Onderbroken(KeyboardInterrupt):
    """SIGTERM of SIGHUP; `nummer` is dat van het signaal."""

    def __init__(self, nummer: int) -> None:
        super().__init__()
        self.nummer = nummer


def _vang_signalen() -> None:
    def onderbreek(nummer: int, _: object) -> NoReturn:
        raise Onderbroken(nummer)

    for naam in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, naam):
            signal.signal(getattr(signal, naam), onderbreek)


def voer_gesprek(wijzer: Wijzer, opening: Opening, venster: Scherm) -> int:
    """Voer het hele interview; geeft de uitgang (0, 3 of 130) en werpt `InzichtFout` bij een weigering."""
    _vang_signalen()
    sessie = Sessie(wijzer, opening, venster)
    try:
        return sessie.loop()
    except KeyboardInterrupt as stop:
        sessie.zeg_bewaard("Gestopt.")
        return 128 + stop.nummer if isinstance(stop, Onderbroken) else UIT_SIGINT
    finally:
        sessie.sluit()


def _lege_antwoorden(wijzer: Wijzer, opening: Opening) -> Antwoorden:
    school = School.model_construct(naam=opening.school or "", brin=opening.brin, kenmerken=dict(opening.kenmerken))
    return Antwoorden(
        formaat=ANTWOORDFORMAAT,
        wijzer=wijzer.kop.id,
        wijzerversie=wijzer.kop.versie,
        wijzerkenmerk=wijzer.kenmerk,
        school=school,
        invuller=Invuller(rol=opening.rol) if opening.rol else None,
        datum=opening.vandaag,
        omvang=opening.omvang or "volledig",
        antwoorden={},
    )


class Sessie:
    """Een interview met zijn bestand: leest invoer, bewaart, en ruimt het slot op."""

    def __init__(self, wijzer: Wijzer, opening: Opening, venster: Scherm) -> None:
        self.wijzer = wijzer
        self.opening = opening
        self.venster = venster
        self.plek: Bewaarplek | None = None
        self.bewaard = False

    # --- bestand ---

    def sluit(self) -> None:
        """Geef het slot op het antwoordenbestand vrij."""
        if self.plek is not None:
            self.plek.sluit()

    def zeg_bewaard(self, begin_zin: str) -> None:
        """Zeg waar de antwoorden staan en hoe de gebruiker verdergaat."""
        if self.plek is None or not self.bewaard:
            self.venster.zeg("", f"{begin_zin} Er is nog niets bewaard.")
            return
        self.venster.zeg("", f"{begin_zin} Uw antwoorden staan in: {self.plek.pad}")
        self.venster.zeg(f"Verdergaan: inzicht start {_als_argument(str(self.plek.pad))}")

    def _open(self, pad: str) -> Geladen | None:
        """Vergrendel een bestand; geeft de antwoorden die er al in staan."""
        plek = Bewaarplek(pad)
        gegevens = plek.open()
        self.plek = plek
        if gegevens is None:
            return None
        geladen = lees_antwoordenbytes(gegevens, pad, self.wijzer)
        self.bewaard = True
        return geladen

    def _bewaar(self, antwoorden: Antwoorden) -> None:
        if self.plek is None:
            self._open(_nieuwe_naam(antwoorden.school.naam))
        if self.plek is not None:
            self.plek.bewaar(schrijf_antwoorden(antwoorden).encode("utf-8"))
            self.bewaard = True

    # --- begin ---

    def _begin(self) -> Gesprek:
        pad = self.opening.bestand or self._zoek_onaf()
        geladen = self._open(pad) if pad else None
        if geladen is None:
            antwoorden = _lege_antwoorden(self.wijzer, self.opening)
            self.venster.toon(interviewtekst.welkom(self.wijzer, kort=antwoorden.omvang == "kort"))
        else:
            antwoorden = self._hervat(geladen)
        return self._vraag_wat_ontbreekt(antwoorden, nieuw=geladen is None)

    def _vraag_wat_ontbreekt(self, antwoorden: Antwoorden, *, nieuw: bool) -> Gesprek:
        bekend = antwoorden.school.kenmerken
        te_vragen = tuple(naam for naam in self.wijzer.kop.kenmerken if naam not in bekend)
        heeft_antwoorden = any(antwoorden.antwoorden.values())
        return begin(
            self.wijzer,
            antwoorden,
            self.opening.vandaag,
            te_vragen=() if heeft_antwoorden else te_vragen,
            rol_vragen=antwoorden.invuller is None and nieuw,
            wacht=scherm.is_terminal(),
        )

    def _hervat(self, geladen: Geladen) -> Antwoorden:
        antwoorden = geladen.antwoorden
        self.venster.zeg(*geladen.opmerkingen, f"Verder met {antwoorden.school.naam}.")
        school = antwoorden.school
        kenmerken = {**school.kenmerken, **self.opening.kenmerken}
        brin = self.opening.brin or school.brin
        velden: dict[str, object] = {}
        if kenmerken != dict(school.kenmerken) or brin != school.brin:
            velden["school"] = School(naam=school.naam, brin=brin, kenmerken=kenmerken)
        if self.opening.rol:
            velden["invuller"] = Invuller(rol=self.opening.rol)
        if self.opening.omvang:
            velden["omvang"] = self.opening.omvang
        nieuw = antwoorden.met(**velden)
        if nieuw != antwoorden:
            self._bewaar(nieuw)
        return nieuw

    def _zoek_onaf(self) -> str | None:
        """Een onaf bestand in deze map: dat van --school, of dat wat de gebruiker aanwijst."""
        kandidaten = _bestaande(self.wijzer)
        if self.opening.school is not None:
            zelfde = [pad for pad, een in kandidaten if een.school.naam == self.opening.school]
            return zelfde[0] if zelfde else None
        onaf = [
            (pad, een)
            for pad, een in kandidaten
            if Gesprek(self.wijzer, een, self.opening.vandaag, Fase.VRAAG).open_vragen
        ]
        return self._kies_onaf(onaf) if onaf else None

    def _kies_onaf(self, onaf: list[tuple[str, Antwoorden]]) -> str | None:
        self.venster.toon([LEEG, Regel("In deze map staan antwoorden die nog niet af zijn:", "vet")])
        for nummer, (pad, een) in enumerate(onaf, start=1):
            gesprek = Gesprek(self.wijzer, een, self.opening.vandaag, Fase.VRAAG)
            klaar = len(gesprek.vragen) - len(gesprek.open_vragen)
            tekst = f"{een.school.naam}, {een.datum}, {klaar} van {len(gesprek.vragen)} vragen beantwoord ({pad})"
            self.venster.toon([punt(tekst, merk=f"{nummer}. ", inspring=2)])
        self.venster.zeg("Typ een cijfer om verder te gaan. Typ 0 voor een nieuwe school. Enter kiest 1.")
        while (regel := scherm.vraag_regel()) is not None:
            keuze = regel.strip() or "1"
            if keuze == "0":
                return None
            if keuze.isascii() and keuze.isdecimal() and 1 <= int(keuze) <= len(onaf):
                return onaf[int(keuze) - 1][0]
            self.venster.zeg(f"Typ een cijfer van 0 tot en met {len(onaf)}.")
        return None

    # --- de lus ---

    def loop(self) -> int:
        """Voer het gesprek regel voor regel."""
        gesprek = self._begin()
        getoond: Gesprek | None = None
        while gesprek.fase is not Fase.KLAAR:
            if getoond is None or gesprek.plaats != getoond.plaats:
                self._toon(gesprek, getoond)
            getoond = gesprek
            regel = scherm.vraag_regel()
            if regel is None:
                if self._moet_stoppen(gesprek):
                    return UIT_OPEN
                gesprek = sla_over(gesprek)
                continue
            zet = verwerk(gesprek, regel)
            if zet.bewaar:
                self._bewaar(zet.gesprek.antwoorden)
            self.venster.toon(Regel(zin) for zin in zet.zeg)
            if zet.uitleg:
                self.venster.toon(interviewtekst.uitleg(gesprek))
            if zet.stop:
                self.zeg_bewaard("Bewaard." if self.bewaard else "Gestopt.")
                return 0
            gesprek = zet.gesprek
        return self._rond_af(gesprek)

    def _toon(self, gesprek: Gesprek, vorige: Gesprek | None) -> None:
        if gesprek.fase is Fase.DIMENSIE and (vorige is None or vorige.fase not in SLOT):
            self._toon_uitslag(gesprek)
        self.venster.toon(interviewtekst.beeld(gesprek))

    def _toon_uitslag(self, gesprek: Gesprek) -> None:
        self.venster.toon([LEEG])
        self.venster.toon(uitslagregels(self.wijzer, gesprek.antwoorden, gesprek.uitslag()))

    def _moet_stoppen(self, gesprek: Gesprek) -> bool:
        """Geen invoer meer: met open vragen stopt het interview, anders gaat het zonder keuzes verder."""
        if gesprek.fase in BEGIN or (gesprek.fase not in SLOT and gesprek.open_vragen):
            aantal = len(gesprek.open_vragen)
            vragen = "is nog 1 vraag" if aantal == 1 else f"zijn nog {aantal} vragen"
            rest = "" if gesprek.fase in BEGIN else f" Er {vragen} open."
            self.zeg_bewaard(f"De invoer is op.{rest}")
            return True
        if gesprek.fase not in SLOT:
            self._toon_uitslag(gesprek)
        return False

    def _rond_af(self, gesprek: Gesprek) -> int:
        from inzicht.opdrachten.verslag import maak_teksten, verslagpaden  # noqa: PLC0415 - Jinja pas nu

        self._bewaar(gesprek.antwoorden)
        if self.plek is None:
            return 0
        gegevens = schrijf_antwoorden(gesprek.antwoorden).encode("utf-8")
        geladen = Geladen(gesprek.antwoorden, kenmerk_van(gegevens), ())
        paden = verslagpaden(str(self.plek.pad))
        for soort, tekst in maak_teksten(self.wijzer, geladen, tuple(paden)).items():
            bewaar(paden[soort], tekst.encode("utf-8"), overschrijf=True)
        self.venster.zeg("", f"Uw antwoorden: {self.plek.pad}")
        for pad in paden.values():
            self.venster.zeg(f"Uw verslag:    {pad}")
        return 0


def _als_argument(pad: str) -> str:
    return f'"{pad}"' if " " in pad else pad


def _bestaande(wijzer: Wijzer) -> list[tuple[str, Antwoorden]]:
    """De leesbare antwoordenbestanden van deze wijzer in de huidige map."""
    gevonden = []
    for pad in sorted(Path().glob("antwoorden-*.yaml")):
        try:
            gevonden.append((str(pad), laad_antwoorden(str(pad), wijzer).antwoorden))
        except InvoerFout:
            continue
    return gevonden


def _nieuwe_naam(school: str) -> str:
    """Een vrije naam `antwoorden-<slug>.yaml`; een bestaand bestand blijft altijd staan."""
    stam = f"antwoorden-{slug(school)}"
    nummer = 1
    while (pad := Path(f"{stam}.yaml" if nummer == 1 else f"{stam}-{nummer}.yaml")).exists():
        nummer += 1
    return str(pad)
