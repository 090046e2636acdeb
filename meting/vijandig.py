"""Geef vijandige tekst aan alles wat inzicht met een ontvangen bestand doet, en kijk of alles heel blijft.

    python meting/vijandig.py                    honderdduizend teksten (enkele minuten)
    python meting/vijandig.py --kort             het corpus en tweeduizend teksten, voor de toetsen (enkele seconden)
    python meting/vijandig.py --kapot            breng fouten aan, en kijk of elk gevonden wordt
    python meting/vijandig.py --dekking MAP      met atheris, gestuurd door de dekking; MAP houdt de vondsten
    python meting/vijandig.py --oogst MAP        maak van de vondsten in MAP weer een klein `corpus.jsonl`
    python meting/vijandig.py --aantal 5000 --zaad 7

Het gaat om lezer, keuring, telling, uitslag, verslag, vragenlijst, batch, samenvoegen en controleer, ook van een
wijzer; zie `proeven/doelen.py`. Van elke tekst geven de snelle en de gewone weg hetzelfde, komt er niets anders uit dan
een weigering, en kost zij hoogstens 2 seconden en 300 MB per MiB. Uitgang 1 bij een verschil.

`--dekking` vraagt `pip install atheris`, begint met het corpus, en neemt opties van libFuzzer achter `--`, zoals
`-runs=1000000`. Met `--fout NAAM` is een van de fouten van `--kapot` aangebracht; dan moet zij iets vinden.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import random
import sys
import time
import traceback
import warnings
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager

    from proeven import doelen

CORPUS: Final = Path(__file__).with_name("corpus.jsonl")
GEWOON: Final = 100_000
KORT: Final = 2_000
LANGSTE: Final = 24_000
ZACHT: Final = 0.3
BLIND: Final = 0.25
"""Welk deel van de teksten meestal goed blijft, en welk deel libFuzzer zelf verandert."""
MET_DEKKING: Final = 6
"""Zoveel keer ruimer is de tijd met dekking: tellen welke regels geraakt worden kost driemaal zoveel, en een lange
lijst wordt hier vijf keer gelezen."""
_OM_DE: Final = 10_000


def lees_corpus() -> list[bytes]:
    """De bewaarde teksten; een byte die geen UTF-8 is, staat er als los surrogaat."""
    regels = CORPUS.read_text(encoding="ascii").splitlines()
    return [json.loads(regel).encode("utf-8", "surrogateescape") for regel in regels]


def schrijf_corpus(teksten: Sequence[bytes]) -> None:
    """Bewaar teksten, de kortste eerst."""
    rij = sorted({*teksten}, key=lambda een: (len(een), een))
    regels = [json.dumps(een.decode("utf-8", "surrogateescape")) + "\n" for een in rij]
    CORPUS.write_text("".join(regels), encoding="ascii")


def laad_doelen(rond: AbstractContextManager[object] | None = None) -> Any:
    """Laad de doelen, en daarmee inzicht; `rond` is wat daarbij omgezet wordt."""
    with rond or nullcontext():
        warnings.simplefilter("error")  # een waarschuwing van een bibliotheek is voor een school geen taal
        return importlib.import_module("proeven.doelen")


def _veranderd(aantal: int, zaad: int) -> Iterator[bytes]:
    """Zoveel veranderde teksten; wat uit een tekst ontstaat, verandert soms verder."""
    from proeven.vijandig import verander, verander_zacht  # noqa: PLC0415 - laadt inzicht, dus na `laad_doelen`

    r, teksten = random.Random(zaad), lees_corpus()
    for _ in range(aantal):
        tekst = r.choice(teksten)
        if r.random() < ZACHT:
            yield verander_zacht(r, tekst)
            continue
        for _ in range(r.choice((1, 1, 1, 2, 3))):
            tekst = verander(r, tekst, teksten)
        yield tekst[:LANGSTE]


def zoek(doel: doelen.Doelen, teksten: Iterator[bytes], meeste: int = 5) -> list[str]:
    """Beproef teksten, en geef wat mis is; stopt bij genoeg."""
    mis: list[str] = []
    for tekst in teksten:
        try:
            doel.beproef(tekst)
        except Exception as fout:  # noqa: BLE001 - elke uitzondering hoort hier gevonden te worden
            mis.append(f"{tekst[:2000]!r}\n{_waar(fout)}")
            if len(mis) >= meeste:
                break
    return mis


def _waar(fout: Exception) -> str:
    return "".join(traceback.format_exception(fout)[-6:])


def zie_fouten(aantal: int, zaad: int) -> bool:
    """Breng elke fout aan; geeft of elk gevonden werd."""
    goed = True
    module = laad_doelen()
    for naam in module.FOUTEN:
        with module.kapot(naam):
            doel = module.Doelen()
            gevonden = zoek(doel, _veranderd(aantal, zaad), meeste=1)
        goed &= bool(gevonden)
        print(f"{naam:40} {'gezien' if gevonden else 'NIET GEZIEN'} na {doel.geteld['teksten']} teksten")
    return goed


def met_dekking(map_: Path, fout: str | None, rest: Sequence[str]) -> None:
    """Laat atheris zoeken; stopt bij de eerste fout."""
    import atheris  # noqa: PLC0415 - alleen voor wie erom vraagt

    module = laad_doelen(atheris.instrument_imports(include=["inzicht"]))
    from proeven.vijandig import verander, verander_zacht  # noqa: PLC0415 - zie `_veranderd`

    map_.mkdir(parents=True, exist_ok=True)
    corpus = lees_corpus()
    for tekst in corpus:
        (map_ / hashlib.sha1(tekst, usedforsecurity=False).hexdigest()).write_bytes(tekst)
    doel, begin = module.Doelen(rek=MET_DEKKING), time.monotonic()

    def een(gegevens: bytes) -> None:
        doel.beproef(gegevens)
        if doel.geteld["teksten"] % _OM_DE == 0:
            duur = time.monotonic() - begin
            print(
                f"{duur:.0f} s, traagste {doel.traagst:.2f} s per MiB:", dict(doel.geteld), file=sys.stderr, flush=True
            )

    def muteer(gegevens: bytes, meeste: int, zaad: int) -> bytes:
        r = random.Random(zaad)
        if (kans := r.random()) < BLIND:
            return bytes(atheris.Mutate(gegevens, meeste))
        if kans < BLIND + ZACHT:
            return verander_zacht(r, gegevens if r.random() < 0.5 else r.choice(corpus))[:meeste]
        return verander(r, gegevens, corpus)[:meeste]

    with module.kapot(fout) if fout else nullcontext():
        vast = [f"-max_len={LANGSTE}", "-len_control=0", "-mutate_depth=2", "-rss_limit_mb=2048", "-timeout=20", *rest]
        atheris.Setup([sys.argv[0], str(map_), *vast], een, custom_mutator=muteer)
        atheris.Fuzz()


def oogst(map_: Path) -> None:
    """Kies uit de vondsten zo weinig teksten dat zij samen evenveel regels raken, de kortste eerst."""
    module = laad_doelen()
    teksten = [*lees_corpus(), *(pad.read_bytes() for pad in map_.iterdir())]
    geraakt: set[tuple[str, int]] = set()
    bewaard = []
    for tekst in sorted({*teksten}, key=len):
        nieuw = module.geraakte_regels(tekst) - geraakt
        if nieuw:
            geraakt |= nieuw
            bewaard.append(tekst)
    schrijf_corpus(bewaard)
    print(f"{len(teksten)} teksten, {len(bewaard)} bewaard, {len(geraakt)} sprongen")


def _lees_opties() -> tuple[argparse.Namespace, list[str]]:
    opties = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    opties.add_argument("--kort", action="store_true")
    opties.add_argument("--kapot", action="store_true")
    opties.add_argument("--aantal", type=int)
    opties.add_argument("--zaad", type=int, default=1)
    opties.add_argument("--dekking", metavar="MAP", type=Path)
    opties.add_argument("--fout", metavar="NAAM")
    opties.add_argument("--oogst", metavar="MAP", type=Path)
    keuze, rest = opties.parse_known_args()
    return keuze, [een for een in rest if een != "--"]


def main() -> int:
    """Beproef zoveel teksten, en noem wat mis is."""
    keuze, rest = _lees_opties()
    aantal = keuze.aantal or (KORT if keuze.kort else 4 * KORT if keuze.kapot else GEWOON)
    if keuze.dekking:
        met_dekking(keuze.dekking, keuze.fout, rest)
        return 0
    if keuze.oogst:
        oogst(keuze.oogst)
        return 0
    if keuze.kapot:
        return int(not zie_fouten(aantal, keuze.zaad))
    module = laad_doelen()
    doel = module.Doelen(duur=module.DUUR // 4 if keuze.kort else module.DUUR)
    fouten = zoek(doel, iter(lees_corpus())) or zoek(doel, _veranderd(aantal, keuze.zaad))
    for wat, hoeveel in doel.geteld.items():
        print(f"{wat:24}{hoeveel:>12}")
    print(f"{'verschillen':24}{len(fouten):>12}")
    print(*fouten[:5], sep="\n")
    return int(bool(fouten))


if __name__ == "__main__":
    sys.exit(main())
