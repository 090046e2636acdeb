"""Wat de privacywacht ziet en laat gaan."""

GEVALLEN = [
    ("BSN 111222333 staat op het formulier", ("een BSN",)),
    ("111.222.333", ("een BSN",)),
    ("123456789", ()),
    ("1112223330", ()),
    ("000000000", ()),
    ("mail naar jan@school.nl", ("een e-mailadres",)),
    ("bel 06-12345678", ("een telefoonnummer",)),
    ("bel +31 6 12345678", ("een telefoonnummer",)),
    ("maak over op NL91ABNA0417164300", ("een rekeningnummer",)),
    ("NL91 ABNA 0417 1643 00 of bel 06-12345678", ("een telefoonnummer", "een rekeningnummer")),
    ("geboren op 3 mei 2015", ("een geboortedatum",)),
    ("geb. 03-05-2015", ("een geboortedatum",)),
    ("vastgesteld op 3-5-2025 door de directie", ()),
    ("33 leerlingen, 12AB, versie 1.0", ()),
    ("XNL91ABNA0417164300", ("een telefoonnummer",)),
    ("NL91ABNA0417164300x", ("een telefoonnummer",)),
    ("IBAN:NL91ABNA0417164300 en 111222333", ("een BSN", "een rekeningnummer")),
    ("é@x.nl en jan@school", ("een e-mailadres",)),
    ("jan@school", ()),
    ("ongeboren 3-5-2015", ()),
    ("GEBOREN 3 Mei 15", ("een geboortedatum",)),
    ("geb. ١٢ 3-5-2015", ()),
]
"""Wat de wacht ziet, in het interview en in de browser."""
