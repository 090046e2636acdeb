"""Kindproces: draai een script of module in een omgeving die tegenzit.

    python omstandigheid.py WAT -m MODULE [ARGUMENTEN]
    python omstandigheid.py WAT SCRIPT [ARGUMENTEN]

WAT is `dood-N` (SIGKILL bij de N-de fsync), `zonder-sloten` (een netwerkschijf) of `umask-777`.
"""

from __future__ import annotations

import fcntl
import os
import signal
import sys
from errno import ENOLCK

from draai import draai


def dood(keer: int) -> None:
    """Sterf bij de zoveelste keer dat iets naar de schijf moet."""
    echt, geteld = os.fsync, [0]

    def fsync(wijzer: int) -> None:
        geteld[0] += 1
        if geteld[0] == keer:
            os.kill(os.getpid(), signal.SIGKILL)
        echt(wijzer)

    os.fsync = fsync


def zonder_sloten() -> None:
    """Doe als een schijf die geen sloten kent."""

    def flock(*_: object) -> None:
        raise OSError(ENOLCK, "No locks available")

    fcntl.flock = flock


def main() -> None:
    """Maak de omgeving en draai wat gevraagd is, onder zijn eigen naam."""
    soort, *rest = sys.argv[1:]
    if soort.startswith("dood-"):
        dood(int(soort.removeprefix("dood-")))
    elif soort == "zonder-sloten":
        zonder_sloten()
    elif soort == "umask-777":
        os.umask(0o777)
    else:
        raise SystemExit(f"omstandigheid.py kent {soort} niet")
    draai(*rest)


if __name__ == "__main__":
    main()
