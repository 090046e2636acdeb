"""Meet hoe snel de eerste vraag op een terminal staat, naast een leeg programma met Typer en prompt_toolkit.

    python meting/eerstevraag.py            doel: hoogstens 1,4

Wandtijd op een pseudo-terminal, in afgewisselde paren: de mediaan van de verhoudingen telt.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

import pexpect
from proeven.gemeen import omgeving

DOEL = 1.4
RONDEN = 15
OPDRACHT = ("-m", "inzicht", "start", "--school", "De Meting", "--kenmerk", "sector=po", "--rol", "directie")
LEEG = """
import sys
import typer
from prompt_toolkit.application import Application
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.layout import Layout, Window
from prompt_toolkit.layout.controls import FormattedTextControl
from prompt_toolkit.output import create_output

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)

@app.command()
def start(naam: str = "x") -> None:
    toetsen = KeyBindings()
    toetsen.add("q")(lambda event: event.app.exit())
    venster = Window(FormattedTextControl("vraag 1 van 1"))
    Application(Layout(venster), key_bindings=toetsen, full_screen=True, output=create_output(sys.stderr)).run()

app()
"""


def tot_eerste_vraag(args: tuple[str, ...], map_: str) -> float:
    """Seconden van de start tot `vraag 1 van` op het scherm staat."""
    env = omgeving(TERM="xterm-256color", PYTHONUTF8="1")
    begin = time.perf_counter()
    kind = pexpect.spawn(sys.executable, list(args), cwd=map_, env=env, dimensions=(24, 80), timeout=30)
    kind.expect("vraag 1 van")
    duur = time.perf_counter() - begin
    kind.send("q")
    kind.expect(pexpect.EOF)
    kind.close()
    return duur


def main() -> int:
    """Druk de verhouding af; 1 als drie van de vier paren te traag zijn."""
    paren = []
    with tempfile.TemporaryDirectory() as map_:
        leeg = Path(map_) / "leeg.py"
        leeg.write_text(LEEG, encoding="utf-8")
        gevallen = (OPDRACHT, (str(leeg),))
        for ronde in range(RONDEN + 1):
            tijden = [0.0, 0.0]
            for kant in (0, 1) if ronde % 2 else (1, 0):
                tijden[kant] = tot_eerste_vraag(gevallen[kant], map_)
            if ronde:  # de eerste ronde maakt alleen warm
                paren.append(tijden[0] / tijden[1])
    laag, midden, hoog = statistics.quantiles(paren, n=4)
    print(f"eerste vraag: {midden:.2f} keer een leeg programma (p25 {laag:.2f}, p75 {hoog:.2f}), doel {DOEL}")
    return int(laag > DOEL)


if __name__ == "__main__":
    sys.exit(main())
