"""De rekenregel van formaten 6 in SQL voor duckdb, zoals iemand met verstand van duckdb haar zou schrijven.

    python meting/schaal/met_duckdb.py alles.jsonl regels.csv uit.csv GROTENDEELS VOLLEDIG [--negeer-fouten]

Leest regels JSON, en schrijft per school en dimensie het niveau en de score (in tienden), aantoonbaar en mogelijk. De
tabel met vragen komt uit `regeltabel.py`. Er wordt niets gekeurd. Wat voor elk niveau hetzelfde is, staat een keer als
sjabloon; `per_niveau` herhaalt het.
"""

import sys

import duckdb

TABEL = """
CREATE TABLE regels AS
SELECT row_number() OVER () AS nr, * FROM read_csv($tabel, header = true, delim = ',', types = {'sectoren': 'VARCHAR'})
"""
VRAGEN = "SELECT dimensie, list(vraag ORDER BY nr) FROM regels GROUP BY dimensie ORDER BY min(nr)"
NIVEAUS = "SELECT column_name[5:] FROM (DESCRIBE regels) WHERE column_name LIKE 'eis\\_%' ESCAPE '\\'"
OPDRACHT = """
COPY (
  WITH scholen AS (
    SELECT school.naam AS naam, school.kenmerken.sector AS sector, coalesce(omvang, 'volledig') AS omvang,
           [{antwoorden}] AS lijst
    FROM read_json($bron, format = 'newline_delimited', ignore_errors = {negeer}, columns = {{
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


def maak_opdracht(
    vragen: list[tuple[str, list[str]]], niveaus: list[int], grotendeels: int, volledig: int, *, negeer: bool
) -> str:
    """De hele opdracht in SQL, voor deze vragen en niveaus."""
    vakken = {dimensie: ", ".join(f'"{vraag}" JSON' for vraag in namen) for dimensie, namen in vragen}
    velden = ", ".join(f'"{dimensie}" STRUCT({vak})' for dimensie, vak in vakken.items())
    laag_telling, laag_niveau = per_niveau("laag", niveaus, grotendeels, volledig)
    hoog_telling, hoog_niveau = per_niveau("hoog", niveaus, grotendeels, volledig)
    return OPDRACHT.format(
        antwoorden=", ".join(f'antwoorden."{dimensie}"."{vraag}"' for dimensie, namen in vragen for vraag in namen),
        vorm=f"STRUCT({velden})",
        negeer="true" if negeer else "false",
        laag_telling=laag_telling.strip(),
        hoog_telling=hoog_telling.strip(),
        laag_niveau=laag_niveau.strip(),
        hoog_niveau=hoog_niveau.strip(),
        hoogste=niveaus[-1],
    )


def main() -> None:
    """Lees de argumenten en schrijf de uitkomsten."""
    bron, tabel, uit, grotendeels, volledig, *opties = sys.argv[1:]
    duckdb.execute(TABEL, {"tabel": tabel})
    niveaus = sorted(int(een) for (een,) in duckdb.execute(NIVEAUS).fetchall())
    vragen = duckdb.execute(VRAGEN).fetchall()
    opdracht = maak_opdracht(vragen, niveaus, int(grotendeels), int(volledig), negeer=bool(opties))
    duckdb.execute(opdracht, {"bron": bron, "uit": uit})


if __name__ == "__main__":
    main()
