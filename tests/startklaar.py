"""Het echte programma voor veel toetsen, zonder telkens te wachten tot Python en inzicht geladen zijn.

`python -m inzicht` is voor negen tiende laden. Een `Startklaar` houdt daarom een kind klaar dat de opdrachtregel geladen
heeft, en daaronder per opdracht een dat ook haar module geladen heeft: precies wat een verse start laadt voordat zij haar
argumenten leest. Voor elke uitvoering splitst dat zich (`os.fork`), krijgt een eigen map, omgeving, invoer en uitvoer, en
doet wat `-m inzicht` doet; ook het afsluiten is dat van Python zelf. Zijn stromen opende Python op pijpen, net als bij
een gewone start.

Wat van het begin van Python afhangt, is hier niet te zien: vlaggen, tekenset, tijdzone, willekeur van `hash`, geërfde
signalen, grenzen, en wat er lui geladen wordt. `past` wijst af wat aan de omgeving te zien is; de rest start zelf een
proces, zoals `in_schil` en `Terminal`.
"""

import contextlib
import importlib
import json
import os
import runpy
import select
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from typing import Any, Final

from inzicht.cli import OPDRACHTEN

VLAGGEN: Final = ("-X", "warn_default_encoding", "-W", "error")
ECHT: Final = [sys.executable, *VLAGGEN, "-m", "inzicht"]
VAN_HET_BEGIN: Final = ("PYTHON", "LC_", "LANG", "LD_", "TZ", "FAKETIME", "MALLOC")
"""Waar Python of de computer naar kijkt voordat er een regel van inzicht loopt."""
TIJD: Final = 120


class Startklaar:
    """Kinderen die inzicht geladen hebben; `sluit` hoort erbij."""

    def __init__(self) -> None:
        self._lijnen: dict[str, socket.socket] = {}
        self._omgeving = _van_het_begin(os.environ)
        self._lijnen[""], daar = socket.socketpair()
        with daar:
            self._kind = subprocess.Popen(
                [sys.executable, *VLAGGEN, __file__, str(daar.fileno())], pass_fds=[daar.fileno()],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            )  # fmt: skip

    def past(self, invoer: bytes, omgeving: Mapping[str, str]) -> bool:
        """Of een afsplitsing hetzelfde is als een eigen proces, en de invoer in één keer in een pijp past."""
        return len(invoer) <= select.PIPE_BUF and _van_het_begin(omgeving) == self._omgeving

    def voer_uit(
        self, args: Sequence[str], invoer: bytes, map_: str, omgeving: Mapping[str, str]
    ) -> "subprocess.CompletedProcess[bytes]":
        """Wat `subprocess.run` van het programma met deze argumenten geeft."""
        lijn = self._lijn(args[0] if args else "")
        pijpen = [os.pipe() for _ in range(3)]
        (lees_in, schrijf_in), (lees_uit, schrijf_uit), (lees_fout, schrijf_fout) = pijpen
        os.write(schrijf_in, invoer)
        os.close(schrijf_in)
        _stuur(lijn, [lees_in, schrijf_uit, schrijf_fout], args=args, map=map_, omgeving=dict(omgeving))
        nummer = self._hoor(lijn)
        try:
            uit = _lees_leeg([lees_uit, lees_fout], nummer)
        finally:
            uitgang = self._hoor(lijn)
        return subprocess.CompletedProcess([*ECHT, *args], uitgang, *uit)

    def sluit(self) -> None:
        """Laat alle kinderen gaan: zij houden op als er niemand meer luistert."""
        for lijn in self._lijnen.values():
            lijn.close()
        self._kind.communicate()

    def _lijn(self, opdracht: str) -> socket.socket:
        """De lijn naar het kind van deze opdracht; wat geen opdracht is, kan het eerste kind zelf."""
        if opdracht not in OPDRACHTEN:
            return self._lijnen[""]
        if opdracht not in self._lijnen:
            self._lijnen[opdracht], daar = socket.socketpair()
            _stuur(self._lijnen[""], [daar.detach()], module=OPDRACHTEN[opdracht].module)
        return self._lijnen[opdracht]

    def _hoor(self, lijn: socket.socket) -> int:
        gehoord = lijn.recv(8, socket.MSG_WAITALL)
        if not gehoord:
            self._kind.kill()
            raise RuntimeError(self._kind.communicate()[1].decode(errors="replace"))
        return int.from_bytes(gehoord, signed=True)


def _van_het_begin(omgeving: Mapping[str, str]) -> dict[str, str]:
    return {naam: waarde for naam, waarde in omgeving.items() if naam.startswith(VAN_HET_BEGIN)}


def _stuur(lijn: socket.socket, nummers: list[int], **verzoek: Any) -> None:
    """Stuur een verzoek met open nummers; hier gaan die dicht."""
    tekst = json.dumps(verzoek).encode()
    socket.send_fds(lijn, [len(tekst).to_bytes(8)], nummers)
    lijn.sendall(tekst)
    for nummer in nummers:
        os.close(nummer)


def _lees_leeg(bronnen: list[int], proces: int) -> list[bytes]:
    """Alles wat er uit deze pijpen komt; wie te lang bezig is, stopt."""
    einde = time.monotonic() + TIJD
    gelezen = dict.fromkeys(bronnen, b"")
    over = set(bronnen)
    while over:
        klaar, _, _ = select.select(over, [], [], max(0, einde - time.monotonic()))
        if not klaar:
            os.kill(proces, 9)
            raise subprocess.TimeoutExpired(ECHT, TIJD)
        for bron in klaar:
            deel = os.read(bron, 1 << 16)
            gelezen[bron] += deel
            if not deel:
                over.discard(bron)
                os.close(bron)
    return list(gelezen.values())


# --- in het kind ----------------------------------------------------------------------------------------


def _dien(lijn: socket.socket) -> None:
    """Splits af voor elk verzoek; komt alleen terug in een afsplitsing die het programma wordt."""
    while True:
        lengte, nummers, _, _ = socket.recv_fds(lijn, 8, 3)
        if not lengte:
            with contextlib.suppress(ChildProcessError):
                while True:
                    os.wait()
            os._exit(0)
        verzoek = json.loads(lijn.recv(int.from_bytes(lengte), socket.MSG_WAITALL))
        if proces := os.fork():
            for nummer in nummers:
                os.close(nummer)
            if "args" in verzoek:
                _wacht_op(proces, lijn)
            continue
        lijn.close()
        if "args" in verzoek:
            return _word(nummers, **verzoek)
        lijn = socket.socket(fileno=nummers[0])
        importlib.import_module(verzoek["module"])


def _wacht_op(proces: int, lijn: socket.socket) -> None:
    with contextlib.suppress(BrokenPipeError):  # er luistert niemand meer; de volgende keer lezen zegt dat ook
        lijn.sendall(proces.to_bytes(8, signed=True))
        uitgang = os.waitstatus_to_exitcode(os.waitpid(proces, 0)[1])
        lijn.sendall(uitgang.to_bytes(8, signed=True))


def _word(nummers: list[int], args: list[str], map: str, omgeving: dict[str, str]) -> None:  # noqa: A002 - de sleutel
    """Zet wat een nieuw proces van zijn ouder krijgt."""
    for plaats, nummer in enumerate(nummers):
        os.dup2(nummer, plaats)
        os.close(nummer)
    os.chdir(map)
    os.environ.clear()
    os.environ.update(omgeving)
    sys.path[0] = map  # net als -m
    sys.argv[1:] = args


if __name__ == "__main__":
    _dien(socket.socket(fileno=int(sys.argv[1])))
    runpy.run_module("inzicht", run_name="__main__", alter_sys=True)
