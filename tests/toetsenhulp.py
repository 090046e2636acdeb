"""Wat een gebruiker in het interview kan typen."""

INVOER = (
    "1",
    "2",
    "3",
    "4",
    "w",
    "n",
    "n reden",
    "t",
    "o",
    "+",
    "x",
    "?",
    "",
    "s",
    "1 3",
    "1 jan 2027",
    "k",
    "-",
    "+ een opmerking",
)
