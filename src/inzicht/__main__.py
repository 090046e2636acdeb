"""Ingang van de opdracht `inzicht`; beantwoordt --version voordat er iets anders geladen is."""

import sys


def main() -> None:
    """Voer de opdrachtregel uit; `--version` alleen kost niet meer dan Python zelf."""
    if sys.argv[1:] == ["--version"]:
        from inzicht import __version__  # noqa: PLC0415 - lui, zodat --version snel is

        try:
            sys.stdout.write(f"inzicht {__version__}\n")
            sys.stdout.flush()
        except (OSError, ValueError, AttributeError):
            pass  # volle, gebroken of gesloten uitvoer: de opdrachtregel zegt het met de juiste uitgang
        else:
            return
    import gc  # noqa: PLC0415 - net als de rest pas na --version

    gc.set_threshold(150_000, 20, 20)  # laden maakt veel objecten die blijven; ze nalopen kost 7% van de opstart
    from inzicht.cli import start  # noqa: PLC0415 - Typer laadt pas als het nodig is

    try:
        start()
    finally:
        gc.freeze()  # bij het afsluiten loopt Python alles nog eens na; ook dat kost 7%


if __name__ == "__main__":
    main()
