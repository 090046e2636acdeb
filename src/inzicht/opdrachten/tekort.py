"""Wat inzicht zegt als de computer tekortkomt; laadt zelf niets, want ook laden kan dan mislukken."""

import errno

ZIN = (
    "Deze computer heeft nu te weinig geheugen, of inzicht mag niet meer bestanden openen. "
    "Sluit andere programma's en probeer het opnieuw."
)
UITGANG = 4
_NUMMERS = (errno.ENOMEM, errno.EMFILE, errno.ENFILE, errno.EAGAIN)
_NIET_TE_LADEN = ("failed to map segment", "Cannot allocate memory")


def is_tekort(fout: BaseException) -> bool:
    """Of geheugen, open bestanden of processen op zijn: dat is geen fout van inzicht (uitgang 4).

    `SystemError` is van Python zelf: een bibliotheek in C vergat te melden dat het geheugen op was.
    """
    if isinstance(fout, ImportError):  # zo meldt het systeem dat een bibliotheek niet meer past
        return any(zin in str(fout) for zin in _NIET_TE_LADEN)
    return isinstance(fout, MemoryError | SystemError) or (isinstance(fout, OSError) and fout.errno in _NUMMERS)
