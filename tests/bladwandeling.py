"""Willekeurige wandelingen over vragenlijsten in twee vensters, met een boekhouding die niets van het blad aanneemt.

Na elke stap geldt: wat in de opslag stond, staat er nog onder dezelfde school, tenzij deze stap dat antwoord veranderde
of de gebruiker om wissen vroeg. En zegt een venster dat alles bewaard is, dan staat alles wat het toont in de opslag.
Wat een venster nog niet kon bewaren, blijft op het scherm staan zolang alleen het andere venster iets doet.
"""

import json
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, Page

from vragenlijst_hulp import rust

VUL = """() => {
  let nummer = 0;
  for (const maat of [1 << 20, 1 << 10, 8]) {
    try { for (;;) localStorage.setItem('vol' + nummer++, 'x'.repeat(maat)); } catch {}
  }
}"""
RUIMTE = "for (const naam of Object.keys(localStorage)) if (naam.startsWith('vol')) localStorage.removeItem(naam)"
_ALLES = "Object.fromEntries(Object.entries(localStorage).filter(([k]) => k.startsWith('inzicht/')))"
_TOONT = """() => ({
  naam: document.getElementById('schoolnaam').value,
  stand: document.getElementById('stand').textContent,
  antwoorden: Object.fromEntries([...document.querySelectorAll('.vraag')].map((vak) => {
    const knop = vak.querySelector('input:checked');
    return [vak.dataset.vraag, [knop ? knop.value : '', vak.querySelector('[data-veld=opmerking]').value.trim()]];
  }).filter(([, een]) => een[0] || een[1])),
})"""
_ZET_NAAM = """([naam, soorten]) => {
  const veld = document.getElementById('schoolnaam');
  veld.value = naam;
  for (const soort of soorten) veld.dispatchEvent(new Event(soort, {bubbles: true}));
}"""
_KNOPPEN = "#hervat button, #naammelding button, #bestandsmelding button, #wisvraag button"
_ZICHTBAAR = f"""() => [...document.querySelectorAll('{_KNOPPEN}')]
  .filter((een) => !een.closest('[hidden]:not(.pagina)')).map((een) => een.textContent)"""
_KLIK = f"""(nummer) => {{
  const rij = [...document.querySelectorAll('{_KNOPPEN}')].filter((een) => !een.closest('[hidden]:not(.pagina)'));
  rij[nummer].click();
}}"""
ANTWOORD = """([vraag, waarde]) =>
  document.querySelector(`[data-vraag="${vraag}"] input[value="${waarde}"]`).click()"""
_TYP = """([vraag, tekst]) => {
  const veld = document.querySelector(`[data-vraag="${vraag}"] [data-veld=opmerking]`);
  veld.value = tekst;
  for (const soort of ['input', 'change']) veld.dispatchEvent(new Event(soort, {bubbles: true}));
}"""
BEWAARD = "Uw antwoorden zijn bewaard in deze browser."
_DEEL_KRAP = 0.4
"""Dit deel van de wandelingen is krap: twee vensters op dezelfde antwoorden, en een opslag die vaak vol is."""
SCHOLEN = ("De Regenboog", "Het Anker")

Feit = tuple[str, str, str, str]
"""Het deel van de plek, de school, het veld van een vraag en wat daar staat."""


def opslag(pagina: Page) -> dict[str, Any]:
    """Wat de browser bewaart: per plek (versie, deel en naam) de antwoorden."""
    return {sleutel.split("/", 2)[2]: json.loads(tekst)["antwoorden"] for sleutel, tekst in _plekken(pagina).items()}


def _plekken(pagina: Page) -> dict[str, str]:
    plekken: dict[str, str] = pagina.evaluate(_ALLES)
    return plekken


def _vouw(naam: str) -> str:
    return " ".join(naam.casefold().split())


def _deel(sleutel: str) -> str:
    delen = sleutel.split("/")[2].split(";")[1:]
    return ";".join(een for een in delen if not een.isdecimal())


def _inhoud(ruw: Any) -> tuple[str, str]:
    """De keuze en de opmerking van een bewaard antwoord."""
    los = ruw if isinstance(ruw, dict) else {"keuze": ruw}
    keuze = los.get("keuze")
    return ("" if keuze is None else str(keuze), str(los.get("opmerking", "")))


def _antwoorden(tekst: str) -> dict[str, tuple[str, str]]:
    groepen = json.loads(tekst)["antwoorden"]
    return {f"{dimensie}.{vraag}": _inhoud(ruw) for dimensie, groep in groepen.items() for vraag, ruw in groep.items()}


def _feiten(plekken: dict[str, str]) -> set[Feit]:
    return {
        (_deel(sleutel), _vouw(json.loads(tekst)["school"]["naam"]), f"{vraag}/{veld}", een)
        for sleutel, tekst in plekken.items()
        for vraag, inhoud in _antwoorden(tekst).items()
        for veld, een in zip(("antwoord", "opmerking"), inhoud, strict=True)
        if een
    }


def _kreeg_een_naam(feit: Feit, na: set[Feit]) -> bool:
    return feit[1] == "" and any((een[0], *een[2:]) == (feit[0], *feit[2:]) for een in na)


def _bij(veld: str, feiten: set[Feit]) -> set[Feit]:
    return {feit for feit in feiten if feit[2] == veld}


@dataclass
class Verslag:
    """Wat een wandeling zag: hoe vaak een venster "bewaard" zei, en wat er verloren ging."""

    gezegd: int = 0
    verloren: list[str] = field(default_factory=list)
    stappen: list[str] = field(default_factory=list)


@dataclass
class Wandeling:
    """Twee vensters op een of twee vragenlijsten, en een reeks willekeurige handelingen."""

    context: BrowserContext
    adressen: tuple[str, ...]
    rng: random.Random

    def loop(self, stappen: int) -> Verslag:
        """Doe zoveel stappen en kijk na elke stap of er niets weg is."""
        verslag = Verslag()
        self.krap = self.rng.random() < _DEEL_KRAP
        self._begin()
        self.laat: dict[int, set[str]] = {0: set(), 1: set()}  # wat een venster nog niet kon bewaren, mag later komen
        self.net: dict[int, set[str]] = {0: set(), 1: set()}  # net bewaard, en misschien nog niet overal te lezen
        for _ in range(stappen):
            venster = self.rng.randrange(2)
            rust(self.vensters[venster])
            voor = _feiten(_plekken(self.vensters[venster]))
            toont = self._toont(self.vensters[venster])
            los = self._alleen_hier(1 - venster, voor)
            naam, mag = self._stap(venster, toont)
            self.vensters[venster].wait_for_timeout(20)
            verslag.stappen.append(f"{venster}: {naam}")
            plekken = _plekken(self.vensters[venster])
            na = _feiten(plekken)
            late = set().union(*self.laat.values(), *self.net.values())
            weg = {
                feit for feit in voor - na if not mag(feit) and feit[2] not in late and not _kreeg_een_naam(feit, na)
            }
            verslag.verloren += [f"{verslag.stappen[-8:]}: {feit} is weg" for feit in sorted(weg)]
            verdwenen = {een for een in los - self._getoond(1 - venster) if _bij(een[0], voor) == _bij(een[0], na)}
            verslag.verloren += [f"{verslag.stappen[-8:]}: {een} is van het scherm" for een in sorted(verdwenen)]
            for nummer, pagina in enumerate(self.vensters):
                gezegd = self._belofte(pagina, verslag)
                verslag.gezegd += gezegd
                if gezegd:
                    self.laat[nummer], self.net[nummer] = set(), self.laat[nummer]
        return verslag

    def _begin(self) -> None:
        """Open twee vensters; bij een krappe wandeling op hetzelfde blad, en het tweede gaat verder met het eerste."""
        if self.krap:
            self.adressen = (self.rng.choice(self.adressen),)
        self.vensters = [self._open()]
        if self.krap:
            self._stap_antwoord(self.vensters[0], "antwoord")
            rust(self.vensters[0])
        self.vensters.append(self._open())

    def _stap_antwoord(self, pagina: Page, soort: str) -> tuple[str, str]:
        """Antwoord of typ bij een van de eerste vragen; geeft het veld en wat erin kwam."""
        vraag = self.rng.choice(
            pagina.evaluate("[...document.querySelectorAll('.vraag')].slice(0, 3).map(v => v.dataset.vraag)")
        )
        waarde = self.rng.choice(["1", "2", "3", "onbekend"])
        opdracht, inhoud = (ANTWOORD, waarde) if soort == "antwoord" else (_TYP, f"Zie map {waarde}")
        pagina.evaluate(opdracht, [vraag, inhoud])
        return f"{vraag}/{soort}", inhoud

    def _open(self) -> Page:
        pagina = self.context.new_page()
        pagina.set_default_timeout(20_000)
        pagina.on("dialog", lambda dialoog: dialoog.accept())
        pagina.goto(self.rng.choice(self.adressen))
        return pagina

    def _toont(self, pagina: Page) -> dict[str, Any]:
        toont: dict[str, Any] = pagina.evaluate(_TOONT)
        return toont

    def _getoond(self, nummer: int) -> set[tuple[str, str]]:
        """Het veld en de waarde van elk antwoord op het scherm."""
        antwoorden = self._toont(self.vensters[nummer])["antwoorden"]
        return {
            (f"{vraag}/{veld}", een)
            for vraag, inhoud in antwoorden.items()
            for veld, een in zip(("antwoord", "opmerking"), inhoud, strict=True)
            if een
        }

    def _alleen_hier(self, nummer: int, bewaard: set[Feit]) -> set[tuple[str, str]]:
        """Wat een venster toont en nergens bewaard is; zegt het dat alles bewaard is, dan is dat niets."""
        if self._toont(self.vensters[nummer])["stand"] == BEWAARD:
            return set()
        return self._getoond(nummer) - {feit[2:] for feit in bewaard}

    def _belofte(self, pagina: Page, verslag: Verslag) -> bool:
        """Staat alles wat een venster toont en bewaard noemt, echt samen op een plek van die school?"""
        toont = self._toont(pagina)
        if toont["stand"] != BEWAARD:
            return False
        deel = "rol=directie" if "rol" in pagina.url else ""
        getoond = {vraag: (keuze, tekst) for vraag, (keuze, tekst) in toont["antwoorden"].items()}
        for sleutel, tekst in _plekken(pagina).items():
            zelfde = _vouw(json.loads(tekst)["school"]["naam"]) == _vouw(toont["naam"])
            if zelfde and _deel(sleutel) == deel and getoond.items() <= _antwoorden(tekst).items():
                return True
        verslag.verloren.append(f"{verslag.stappen[-8:]}: niet bewaard, wel gezegd: {toont}")
        return False

    def _stap(self, nummer: int, toont: dict[str, Any]) -> tuple[str, Callable[[Feit], bool]]:
        """Doe iets; geeft wat, en welke feiten daardoor mogen verdwijnen."""
        pagina = self.vensters[nummer]
        school = _vouw(toont["naam"])
        soort = self.rng.choices(
            ("antwoord", "opmerking", "knop", "naam", "bestand", "wis", "terug", "herlaad", "vol", "ruimte", "ander", "dicht"),
            (18, 2, 1, 0, 0, 0, 0, 1, 3, 1, 0, 0) if self.krap else (8, 3, 6, 4, 3, 1, 1, 2, 1, 2, 2, 1),
        )[0]  # fmt: skip
        if soort in ("antwoord", "opmerking"):
            veld, inhoud = self._stap_antwoord(pagina, soort)
            self.laat[nummer].add(veld)
            return f"{veld} {inhoud}", lambda feit: feit[1:3] == (school, veld)
        doe: dict[str, Callable[[Page], str]] = {
            "naam": self._naam, "bestand": self._bestand, "terug": self._terug, "herlaad": self._herlaad,
            "vol": self._vol, "ruimte": self._ruimte, "ander": self._ander,
        }  # fmt: skip
        if soort in doe:
            return doe[soort](pagina), lambda _: False
        if soort == "knop":
            return self._knop(pagina, school)
        if soort == "wis":
            pagina.evaluate("document.getElementById('wis-alles').click()")
            pagina.evaluate("document.querySelector('#wisvraag button').click()")
            return "wis alles", lambda feit: feit[1] in (school, "")
        pagina.close()
        self.vensters[nummer] = self._open()
        return "sluit en open", lambda _: False

    def _knop(self, pagina: Page, school: str) -> tuple[str, Callable[[Feit], bool]]:
        namen = pagina.evaluate(_ZICHTBAAR)
        if not namen:
            return "geen knop", lambda _: False
        plek = self.rng.randrange(len(namen))
        anderen = _feiten(_plekken(pagina))
        pagina.evaluate(_KLIK, plek)
        naam = str(namen[plek])
        if naam.startswith(("Ja, wis", "Ik verbeterde")):
            return naam, lambda _: True
        # een kopie die onder een andere naam kwam te staan, mag weer weg; het origineel staat dan nog onder de oude naam
        kopie = naam.startswith(("Ja, open die", "Een andere school", "Toch doorgaan"))
        return (
            naam,
            lambda feit: (
                kopie
                and any(
                    een[0] == feit[0] and een[2:] == feit[2:] and een[1] != feit[1] and feit[1] == school
                    for een in anderen
                )
            ),
        )

    def _naam(self, pagina: Page) -> str:
        naam = self.rng.choice(SCHOLEN)
        hoe = self.rng.choice(["plak", "autofill", "half", "typ"])
        pagina.evaluate("location.hash = 'school'")
        if hoe == "typ":
            pagina.wait_for_function("() => !document.getElementById('school').hidden")
            pagina.fill("#schoolnaam", "")
            pagina.locator("#schoolnaam").press_sequentially(naam)
            pagina.keyboard.press("Tab")
        else:
            half = hoe == "half"
            pagina.evaluate(_ZET_NAAM, [naam[:4] if half else naam, ["input"] if half else ["input", "change"]])
            if half:  # herladen terwijl de naam nog niet af is
                rust(pagina)
                pagina.reload()
        return f"{hoe} naam {naam}"

    def _bestand(self, pagina: Page) -> str:
        naam, waarde = self.rng.choice(SCHOLEN), self.rng.choice([1, 2, 3])
        vraag = pagina.evaluate("document.querySelector('.vraag').dataset.vraag").split(".")
        gegevens = {
            "formaat": "inzicht-antwoorden/1", "wijzer": "leerlingregistratie", "wijzerversie": "1.1",
            "school": {"naam": naam}, "datum": "2026-01-05", "antwoorden": {vraag[0]: {vraag[1]: waarde}},
        }  # fmt: skip
        if "rol" in pagina.url:
            gegevens["invuller"] = {"rol": "directie"}
        inhoud = json.dumps(gegevens).encode()
        pagina.set_input_files("#bestand", {"name": "a.json", "mimeType": "application/json", "buffer": inhoud})
        pagina.wait_for_timeout(60)
        return f"open bestand van {naam} met {waarde}"

    def _terug(self, pagina: Page) -> str:
        if pagina.evaluate("history.length") < 3:
            return "kan niet terug"
        pagina.go_back()
        if not pagina.url.startswith("file:"):
            pagina.go_forward()
        return "terug"

    def _herlaad(self, pagina: Page) -> str:
        pagina.reload()
        return "herlaad"

    def _vol(self, pagina: Page) -> str:
        pagina.evaluate(VUL)
        return "vol"

    def _ruimte(self, pagina: Page) -> str:
        pagina.evaluate(RUIMTE)
        return "ruimte"

    def _ander(self, pagina: Page) -> str:
        pagina.goto(self.rng.choice(self.adressen))
        return f"ga naar {pagina.url[-9:]}"
