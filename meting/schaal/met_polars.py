"""De rekenregel van formaten 6 in polars, zoals iemand met verstand van polars haar zou schrijven.

    python meting/schaal/met_polars.py alles.jsonl regels.csv uit.csv GROTENDEELS VOLLEDIG [--negeer-fouten]

Leest regels JSON, en schrijft per school en dimensie het niveau en de score (in tienden), aantoonbaar en mogelijk. De
tabel met vragen komt uit `regeltabel.py`. Er wordt niets gekeurd. Polars zet een antwoord van wisselende soort om
naar tekst: `3`, `onbekend`, `[2, 4]` of `{"keuze": 3, ...}`.
"""

import sys

import polars as pl

KANTEN = ("laag", "hoog")
UITKOMSTEN = {"laag": "aantoonbaar", "hoog": "mogelijk"}


def lees_antwoorden(bron: str, regels: pl.DataFrame, *, negeer: bool) -> pl.LazyFrame:
    """Een rij per school en vraag, met het antwoord als tekst (leeg is open)."""
    paren = regels.select("dimensie", "vraag").rows()
    dimensies = list(dict.fromkeys(dimensie for dimensie, _ in paren))
    vakken = {een: pl.Struct({vraag: pl.String for dimensie, vraag in paren if dimensie == een}) for een in dimensies}
    school: pl.DataType = pl.Struct({"naam": pl.String, "kenmerken": pl.Struct({"sector": pl.String})})
    vorm = {"school": school, "omvang": pl.String(), "antwoorden": pl.Struct(vakken)}
    antwoorden = (
        pl.col("antwoorden").struct.field(dimensie).struct.field(vraag).alias(f"{dimensie}.{vraag}")
        for dimensie, vraag in paren
    )
    velden = pl.col("school").struct
    return (
        pl.scan_ndjson(bron, schema=vorm, ignore_errors=negeer)
        .select(
            velden.field("naam"),
            velden.field("kenmerken").struct.field("sector"),
            pl.col("omvang").fill_null("volledig"),
            *antwoorden,
        )
        .unpivot(index=["naam", "sector", "omvang"], variable_name="plek", value_name="antwoord")
    )


def grenzen(antwoord: pl.Expr) -> tuple[pl.Expr, pl.Expr, pl.Expr]:
    """De keuze als tekst, en de laagste en hoogste situatie die zij toelaat."""
    keuze = pl.when(antwoord.str.starts_with("{")).then(antwoord.str.json_path_match("$.keuze")).otherwise(antwoord)
    onbekend = pl.col("keuze").is_null() | (pl.col("keuze") == "onbekend")
    cijfers = pl.col("keuze").str.strip_chars("[]")
    laag = pl.when(onbekend).then(1).otherwise(cijfers.str.head(1).cast(pl.Int64, strict=False))
    hoog = pl.when(onbekend).then("top").otherwise(cijfers.str.tail(1).cast(pl.Int64, strict=False))
    return keuze.alias("keuze"), laag.alias("laag"), hoog.alias("hoog")


def tel(niveaus: list[int]) -> list[pl.Expr]:
    """Per kant het gewicht dat een niveau haalt, de gemiste drempels en de teller van de score."""
    velden = [pl.col("gewicht").sum(), pl.col("noemer").first()]
    for kant in KANTEN:
        situatie, op_top = pl.col(kant), pl.col(kant) == pl.col("top")
        velden.append((pl.col("trede") * (situatie - 1)).sum().alias(f"{kant}_score"))
        for n in niveaus:
            haalt = op_top | (situatie >= n)
            velden.append(pl.col("gewicht").filter(haalt).sum().alias(f"{kant}_haalt_{n}"))
            mist = ~op_top & (situatie < pl.col(f"eis_{n}"))
            velden.append(mist.sum().alias(f"{kant}_mist_{n}"))
    return velden


def niveau(kant: str, niveaus: list[int], grotendeels: int, volledig: int) -> pl.Expr:
    """Het hoogste niveau dat met alles eronder bereikt is."""
    gewicht = pl.col("gewicht")
    bereikt = pl.lit(1)
    zover = pl.lit(value=True)
    for n in niveaus:
        hier = (pl.col(f"{kant}_haalt_{n}") * 100 >= grotendeels * gewicht) & (pl.col(f"{kant}_mist_{n}") == 0)
        onder = pl.col(f"{kant}_haalt_{n - 1}") * 100 >= volledig * gewicht if n > niveaus[0] else pl.lit(value=True)
        zover = zover & hier & onder
        bereikt = bereikt + zover.cast(pl.Int64)
    return bereikt.alias(UITKOMSTEN[kant])


def score(kant: str) -> pl.Expr:
    """De score in tienden, halven naar boven."""
    deel = pl.col("noemer") * pl.col("gewicht")
    return ((2000 * pl.col(f"{kant}_score") + deel) // (2 * deel)).alias(f"score_{UITKOMSTEN[kant]}")


def main() -> None:
    """Lees de argumenten en schrijf de uitkomsten."""
    bron, tabel, uit, grotendeels, volledig, *opties = sys.argv[1:]
    regels = pl.read_csv(tabel, schema_overrides={"sectoren": pl.String})
    niveaus = [int(naam.removeprefix("eis_")) for naam in regels.columns if naam.startswith("eis_")]
    keuze, laag, hoog = grenzen(pl.col("antwoord"))
    geldt = (
        pl.col("sectoren").is_null()
        | pl.col("sector").is_null()
        | pl.col("sectoren").str.split(" ").list.contains(pl.col("sector"))
    )
    telt = geldt & ((pl.col("kern") == 1) | (pl.col("omvang") != "kort"))
    (
        lees_antwoorden(bron, regels, negeer=bool(opties))
        .join(regels.lazy().with_columns(plek=pl.col("dimensie") + "." + pl.col("vraag")), on="plek")
        .filter(telt)
        .with_columns(keuze)
        .filter(pl.col("keuze").ne_missing("nvt"))
        .with_columns(laag, hoog)
        .group_by("naam", "dimensie")
        .agg(tel(niveaus))
        .select(
            "naam",
            "dimensie",
            *(niveau(kant, niveaus, int(grotendeels), int(volledig)) for kant in KANTEN),
            *(score(kant) for kant in KANTEN),
        )
        .sort("naam", "dimensie")
        .collect()
        .write_csv(uit)
    )


if __name__ == "__main__":
    main()
