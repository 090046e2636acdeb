"""Maak de schermafbeeldingen van de vragenlijst voor docs/vragenlijst.md, met Chromium en Playwright.

python meting/vragenlijstbeelden.py docs/beelden
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from proeven.gemeen import omgeving

VORMEN = (("licht", 1280, 860, "light"), ("donker", 1280, 860, "dark"), ("smal", 360, 740, "light"))
MEESTE_BYTES = 150_000
VRAAG = '[data-vraag="aanmeldformulier.toestemming"]'


def schiet(pagina: Page, adres: str, doel: Path, vorm: str) -> None:
    """Loop de vragenlijst langs en maak van elke soort pagina een beeld."""

    def beeld(naam: str, *, boven: bool = True) -> None:
        if boven:
            pagina.evaluate("() => window.scrollTo(0, 0)")
        pagina.screenshot(path=doel / f"vragenlijst-{naam}-{vorm}.png")

    pagina.goto(adres)
    beeld("begin")
    pagina.click("#aan-de-slag")
    pagina.fill("#schoolnaam", "De Regenboog")
    pagina.check('input[name="kenmerk.sector"][value=po]')
    pagina.check("input[name=rol][value=administratie]")
    beeld("school")
    pagina.click("#verder")
    pagina.locator('.pagina:not([hidden]) .vraag input[value="3"]').first.check()
    beeld("vragen")
    pagina.click("#verder")
    pagina.check(f"{VRAAG} input[value=nvt]")
    pagina.fill(f"{VRAAG} [data-veld=reden]", "Wij maken geen foto's.")
    pagina.click(f"{VRAAG} .toelichten")
    pagina.fill(f"{VRAAG} [data-veld=opmerking]", "Vraag het aan jan@school.nl")
    pagina.keyboard.press("Tab")
    pagina.locator(f"{VRAAG} .naast").evaluate("een => een.scrollIntoView()")
    beeld("toelichting", boven=False)
    for vraag in pagina.locator(".vraag").all()[:-4]:
        vraag.locator('input[value="2"]').evaluate("een => een.click()")
    pagina.evaluate("() => { location.hash = 'nakijken' }")
    pagina.wait_for_timeout(200)
    beeld("nakijken")


def main() -> int:
    """Maak alle beelden; 1 als er een te groot is."""
    doel = Path(sys.argv[1])
    doel.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as map_, sync_playwright() as speler:
        pad = Path(map_) / "vragenlijst.html"
        subprocess.run(
            [sys.executable, "-m", "inzicht", "vragenlijst", "-q", "--uit", str(pad)], env=omgeving(), check=True
        )
        venster = speler.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for vorm, breedte, hoogte, kleur in VORMEN:
            schema = "dark" if kleur == "dark" else "light"
            pagina = venster.new_page(viewport={"width": breedte, "height": hoogte}, color_scheme=schema)
            schiet(pagina, pad.as_uri(), doel, vorm)
            pagina.close()
        venster.close()
    groottes = {een.name: een.stat().st_size for een in sorted(doel.glob("vragenlijst-*.png"))}
    for naam, grootte in groottes.items():
        print(f"{naam:36} {grootte:7}")
    return int(max(groottes.values()) > MEESTE_BYTES)


if __name__ == "__main__":
    sys.exit(main())
