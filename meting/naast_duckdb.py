"""Reken dezelfde scholen door met duckdb, kijk of elke uitkomst gelijk is, en meet de CPU-tijd naast `inzicht batch`.

    python meting/naast_duckdb.py [AANTAL]      10.000 scholen als regels JSON; vraagt `pip install duckdb`

De rekenregel van formaten 6 staat hier in SQL, zoals iemand met verstand van duckdb haar zou schrijven. Er wordt niets
gekeurd. Uitgang 1 bij een verschil.
"""

import json
import math
import sys
import tempfile
from pathlib import Path
from typing import Any

import duckdb
from schaal.meten import draai
from schaal.scholen import REGELS, maak
from schaal.werk import Opdracht, batch

from inzicht.modellen.wijzer import Wijzer
from inzicht.opdrachten.gemeen import laad_wijzer

REKEN = "--reken"
TABEL = """
CREATE TABLE regels AS
SELECT row_number() OVER () AS nr, * FROM read_json($tabel)
"""
VRAGEN = "SELECT dimensie, list(vraag ORDER BY nr) FROM regels GROUP BY dimensie ORDER BY min(nr)"
NIVEAUS = "SELECT column_name[5:] FROM (DESCRIBE regels) WHERE column_name LIKE 'eis\\_%' ESCAPE '\\'"
OPDRACHT = """
COPY (
  WITH scholen AS (
    SELECT school.naam AS naam, school.kenmerken.sector AS sector, coalesce(omvang, 'volledig') AS omvang,
           [{antwoorden}] AS lijst
    FROM read_json($bron, format = 'newline_delimited', columns = {{
      'school': 'STRUCT(naam VARCHAR, kenmerken STRUCT(sector VARCHAR))',
      'omvang': 'VARCHAR',
      'antwoorden': '{vorm}'}})
  ),
  antwoorden AS (
    SELECT naam, sector, omvang, unnest(lijst) AS antwoord, generate_subscripts(lijst, 1) AS nr FROM scholen
  ),
  gekozen AS (
    SELECT naam, regels.*,
           CASE WHEN antwoord[1:1] = '{{' THEN antwoord->>'keuze' ELSE antwoord->>'$' END AS keuze
    FROM antwoorden JOIN regels USING (nr)
    WHERE (sectoren IS NULL OR sector IS NULL OR list_contains(string_split(sectoren, ' '), sector))
      AND (kern = 1 OR omvang <> 'kort')
  ),
  grenzen AS (
    SELECT *, keuze IS NULL OR keuze = 'onbekend' AS weet_niet, trim(keuze, '[]') AS cijfers,
           CASE WHEN weet_niet THEN 1 ELSE CAST(cijfers[1:1] AS INTEGER) END AS laag,
           CASE WHEN weet_niet THEN top ELSE CAST(cijfers[-1:] AS INTEGER) END AS hoog
    FROM gekozen WHERE keuze IS DISTINCT FROM 'nvt'
  ),
  tellingen AS (
    SELECT naam, dimensie, sum(gewicht) AS gewicht, any_value(noemer) * sum(gewicht) AS deel,
           sum(trede * (laag - 1)) AS laag_score, sum(trede * (hoog - 1)) AS hoog_score,
           {laag_telling},
           {hoog_telling}
    FROM grenzen GROUP BY naam, dimensie
  )
  SELECT naam, dimensie,
         CASE {laag_niveau} ELSE {hoogste} END AS aantoonbaar,
         CASE {hoog_niveau} ELSE {hoogste} END AS mogelijk,
         (2000 * laag_score + deel) // (2 * deel) AS score_aantoonbaar,
         (2000 * hoog_score + deel) // (2 * deel) AS score_mogelijk
  FROM tellingen ORDER BY naam, dimensie
) TO $uit (HEADER)
"""
TELLING = """
           coalesce(sum(gewicht) FILTER ({kant} = top OR {kant} >= {n}), 0) AS {kant}_haalt_{n},
           count(*) FILTER ({kant} <> top AND {kant} < eis_{n}) AS {kant}_mist_{n}"""
NIET_BEREIKT = """
           WHEN {kant}_haalt_{n} * 100 < {grotendeels} * gewicht OR {kant}_mist_{n} > 0{onder} THEN {n} - 1"""
NIET_VOL = " OR {kant}_haalt_{lager} * 100 < {volledig} * gewicht"


def per_niveau(kant: str, niveaus: list[int], grotendeels: int, volledig: int) -> tuple[str, str]:
    """Voor een kant (laag of hoog): wat er geteld wordt, en wanneer een niveau niet bereikt is."""
    telling = ",".join(TELLING.format(kant=kant, n=n) for n in niveaus)
    niveau = ""
    for n in niveaus:
        onder = NIET_VOL.format(kant=kant, lager=n - 1, volledig=volledig) if n > niveaus[0] else ""
        niveau += NIET_BEREIKT.format(kant=kant, n=n, grotendeels=grotendeels, onder=onder)
    return telling, niveau


def maak_opdracht(vragen: list[tuple[str, list[str]]], niveaus: list[int], grotendeels: int, volledig: int) -> str:
    """De hele opdracht in SQL, voor deze vragen en niveaus."""
    vakken = {dimensie: ", ".join(f'"{vraag}" JSON' for vraag in namen) for dimensie, namen in vragen}
    velden = ", ".join(f'"{dimensie}" STRUCT({vak})' for dimensie, vak in vakken.items())
    laag_telling, laag_niveau = per_niveau("laag", niveaus, grotendeels, volledig)
    hoog_telling, hoog_niveau = per_niveau("hoog", niveaus, grotendeels, volledig)
    return OPDRACHT.format(
        antwoorden=", ".join(f'antwoorden."{dimensie}"."{vraag}"' for dimensie, namen in vragen for vraag in namen),
        vorm=f"STRUCT({velden})",
        laag_telling=laag_telling.strip(),
        hoog_telling=hoog_telling.strip(),
        laag_niveau=laag_niveau.strip(),
        hoog_niveau=hoog_niveau.strip(),
        hoogste=niveaus[-1],
    )


def reken(bron: str, tabel: str, uit: str, grotendeels: int, volledig: int) -> None:
    """Reken de regels JSON door: niveau en score (in tienden) per school en dimensie, aantoonbaar en mogelijk."""
    duckdb.execute(TABEL, {"tabel": tabel})
    niveaus = sorted(int(een) for (een,) in duckdb.execute(NIVEAUS).fetchall())
    vragen = duckdb.execute(VRAGEN).fetchall()
    duckdb.execute(maak_opdracht(vragen, niveaus, grotendeels, volledig), {"bron": bron, "uit": uit})


def regeltabel(wijzer: Wijzer) -> list[dict[str, Any]]:
    """Een rij per vraag; `eis_L` is de hoogste drempel tot en met niveau L, `trede` wat een situatie hoger oplevert."""
    vragen = [(bank.id, vraag) for bank in wijzer.banken for vraag in bank.vragen]
    noemer = math.lcm(*(vraag.top - 1 for _, vraag in vragen))
    rijen = []
    for dimensie, vraag in vragen:
        rij = {"dimensie": dimensie, "vraag": vraag.id, "gewicht": vraag.gewicht, "kern": int(vraag.kern)}
        rij |= {"sectoren": " ".join(vraag.geldt_voor.get("sector", ())) or None, "top": vraag.top}
        rij |= {"trede": vraag.gewicht * (noemer // (vraag.top - 1)), "noemer": noemer}
        for niveau in range(2, wijzer.hoogste + 1):
            rij[f"eis_{niveau}"] = max((eis for voor, eis in vraag.drempels.items() if voor <= niveau), default=0)
        rijen.append(rij)
    return rijen


def van_duckdb(pad: Path) -> set[tuple[Any, ...]]:
    """Elke uitkomst die duckdb schreef."""
    _, *rijen = (regel.split(",") for regel in pad.read_text(encoding="utf-8").splitlines())
    return {(naam, dimensie, *map(int, getallen)) for naam, dimensie, *getallen in rijen}


def van_inzicht(pad: Path) -> set[tuple[Any, ...]]:
    """Elke uitkomst in uitslagen.jsonl; waar niets telt, is er geen."""
    uitslagen = map(json.loads, pad.read_text(encoding="utf-8").splitlines())
    return {
        (
            *(uitslag["school"]["naam"], een["id"], een["niveau"]["aantoonbaar"], een["niveau"]["mogelijk"]),
            *(round(10 * een["score"][kant]) for kant in ("aantoonbaar", "mogelijk")),
        )
        for uitslag in uitslagen
        for een in uitslag["dimensies"]
        if een["niveau"]["aantoonbaar"] is not None
    }


def main() -> int:
    """Vergelijk en meet."""
    wijzer, aantal = laad_wijzer(None), int(sys.argv[1]) if sys.argv[1:] else 10_000
    with tempfile.TemporaryDirectory() as naam:
        map_ = Path(naam)
        maak(map_, wijzer, aantal, ())
        tabel, uit, grenzen = map_ / "vragen.json", map_ / "duckdb.csv", wijzer.kop.oordeel
        tabel.write_text(json.dumps(regeltabel(wijzer)), encoding="utf-8")
        args = map(str, (map_ / REGELS, tabel, uit, grenzen.grotendeels, grenzen.volledig))
        ander = draai(Opdracht((sys.executable, __file__, REKEN, *args)))
        ons = draai(batch(map_ / REGELS, "--uitvoer", "csv,jsonl", "--parallel", "1"))
        verschil = van_inzicht(map_ / "uit" / "uitslagen.jsonl") ^ van_duckdb(uit)
    print(
        f"verschillen {len(verschil)}; CPU-tijd: inzicht {ons.cpu:.2f} s, duckdb {ander.cpu:.2f} s", *list(verschil)[:5]
    )
    return int(bool(verschil))


if __name__ == "__main__":
    if sys.argv[1:2] == [REKEN]:
        reken(*sys.argv[2:5], *map(int, sys.argv[5:]))
    else:
        sys.exit(main())
