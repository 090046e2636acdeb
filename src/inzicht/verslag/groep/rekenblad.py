"""Rekenbladen, rij voor rij geschreven; de enige module die XlsxWriter gebruikt. overzicht.xlsx is dat van een groep.

Elke tekst staat er als tekst. Er is geen formule en geen link, ook niet als een school zo heet.
"""

from __future__ import annotations

import datetime as dt
from typing import IO, TYPE_CHECKING, Any, Final

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from inzicht.verslag.groep.vraagrij import HOORT_NIET, NVT, WEET_NIET, hoogste_cijfer
from inzicht.verslag.tabel import Tiende, veilig

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inzicht.modellen.wijzer import Wijzer
    from inzicht.verslag.groep.telling import Vraagtelling
    from inzicht.verslag.tabel import Cel

MEESTE_SCHOLEN: Final = 20_000
"""Boven dit aantal scholen is een rekenblad niet meer te openen of te lezen."""
MEESTE_RIJEN: Final = 1_048_000
"""Meer rijen past niet op een blad van Excel."""
_GEMAAKT: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)
"""Een vaste datum, zodat dezelfde scholen hetzelfde bestand geven."""
_EERSTE_JAAR: Final = 1900
"""Tot en met dit jaar telt Excel de dagen anders, of niet."""
_OPTIES: Final = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_LAAG, _MIDDEN, _HOOG = "#FFFFFF", "#A9CFD8", "#2F8299"
_BREEDTEN: Final = {"bestand": 30, "school": 34, "reden": 90, "vraag": 60}
_FOUTKOLOMMEN: Final = ("bestand", "regel", "kolom", "code", "reden", "aantal")
_LEGENDA: Final = (
    f"Het getal is de gekozen situatie. {WEET_NIET} is weet ik niet, {NVT} is niet van toepassing, leeg is open. "
    f"{HOORT_NIET} is een vraag die niet bij de school of de omvang hoort."
)


class Blad:
    """Een blad waar rijen alleen onderaan bij komen."""

    def __init__(self, boek: Werkboek, naam: str) -> None:
        self.blad: Any = boek.werkboek.add_worksheet(naam)
        self._boek = boek
        self.rijen = 0
        self.breedte = 0

    def rij(self, cellen: Iterable[Cel | dt.date], stijl: Any = None) -> None:
        """Schrijf een rij: tekst als tekst, een getal als getal, een dag als dag, niets als niets."""
        kolom = -1
        for kolom, cel in enumerate(cellen):
            if isinstance(cel, str):
                if cel:
                    vorm = stijl or (self._boek.tekst if veilig(cel) == cel else self._boek.kale_tekst)
                    self.blad.write_string(self.rijen, kolom, cel, vorm)
            elif isinstance(cel, Tiende):
                self.blad.write_number(self.rijen, kolom, cel.tienden / 10, self._boek.tiende)
            elif isinstance(cel, dt.date):
                self.blad.write_datetime(self.rijen, kolom, cel, self._boek.dag)
            elif cel is not None:
                self.blad.write_number(self.rijen, kolom, cel, stijl)
        self.rijen += 1
        self.breedte = max(self.breedte, kolom + 1)

    def kop(self, namen: Sequence[str]) -> None:
        """Een vette kop die blijft staan."""
        self.rij(namen, self._boek.kop)
        self.blad.freeze_panes(1, min(2, len(namen)))

    def kleur(self, eerste: int, kolom: int, laag: float, hoog: float) -> None:
        """Kleur een kolom van licht naar donker."""
        soort = {"type": "3_color_scale", "min_type": "num", "mid_type": "num", "max_type": "num"}
        waarden = {"min_value": laag, "mid_value": (laag + hoog) / 2, "max_value": hoog}
        kleuren = {"min_color": _LAAG, "mid_color": _MIDDEN, "max_color": _HOOG}
        if self.rijen > eerste:
            self.blad.conditional_format(eerste, kolom, self.rijen - 1, kolom, {**soort, **waarden, **kleuren})


class _Stroom:
    """Het bestand van een rekenblad, dat na een fout alleen nog doet alsof.

    Wat er van het boek over is, schrijft bij het opruimen nog een einde; dat zou een tweede fout geven.
    """

    def __init__(self, stroom: IO[bytes]) -> None:
        self._stroom = stroom
        self._plaats = 0
        self.gestopt = False

    def write(self, deel: bytes) -> None:
        if not self.gestopt:
            self._stroom.write(deel)
        self._plaats += len(deel)

    def tell(self) -> int:
        return self._plaats

    def seek(self, plaats: int) -> None:
        if not self.gestopt:
            self._stroom.seek(plaats)
        self._plaats = plaats

    def flush(self) -> None:
        if not self.gestopt:
            self._stroom.flush()


class Werkboek:
    """Een rekenblad met zijn opmaak; zonder `werkmap` blijft alles in het geheugen tot `bewaar`."""

    def __init__(self, stroom: IO[bytes], titel: str, werkmap: str | None = None) -> None:
        self._stroom = _Stroom(stroom)
        plaats = {"in_memory": True} if werkmap is None else {"constant_memory": True, "tmpdir": werkmap}
        self.werkboek: Any = xlsxwriter.Workbook(self._stroom, {**_OPTIES, **plaats})
        self.werkboek.set_properties({"title": titel, "created": _GEMAAKT})
        self.tekst = None
        self.kale_tekst = self.werkboek.add_format({"quote_prefix": True})
        self.tiende = self.werkboek.add_format({"num_format": "0.0"})
        self.dag = self.werkboek.add_format({"num_format": "yyyy-mm-dd"})
        self.kop = self.werkboek.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})

    def bewaar(self) -> None:
        """Schrijf het bestand; werpt `OSError` als de schijf weigert."""
        try:
            self.werkboek.close()
        except FileCreateError as fout:
            self._stroom.gestopt = True
            raise fout.__context__ or fout from None


class Boek(Werkboek):
    """Het rekenblad van een groep; schrijft naar `stroom` en zet tussentijds rijen in de map `werkmap`."""

    def __init__(self, stroom: IO[bytes], werkmap: str, wijzer: Wijzer, kolommen: Sequence[str]) -> None:
        super().__init__(stroom, wijzer.kop.titel, werkmap)
        self._schuin = self.werkboek.add_format({"rotation": 90, "text_wrap": True, "valign": "bottom"})
        self._wijzer, self._kolommen = wijzer, kolommen
        self._dagkolom = 3 + len(wijzer.kop.kenmerken)  # na bestand, school, brin en de kenmerken
        self._scholen, self._vragen, self._tegen, self._fouten = (
            Blad(self, naam) for naam in ("Scholen", "Vragen", "Belemmeringen", "Fouten")
        )
        self._begin()

    def _begin(self) -> None:
        self._scholen.kop(self._kolommen)
        self._fouten.kop(_FOUTKOLOMMEN)
        for blad, namen in ((self._scholen, self._kolommen), (self._fouten, _FOUTKOLOMMEN)):
            for kolom, naam in enumerate(namen):
                blad.blad.set_column(kolom, kolom, _BREEDTEN.get(naam, 14))
        banken = self._wijzer.banken
        blad = self._vragen
        blad.blad.set_column(0, 0, _BREEDTEN["bestand"])
        blad.blad.set_column(1, 1, _BREEDTEN["school"])
        blad.blad.set_column(2, 1 + sum(len(bank.vragen) for bank in banken), 6)
        blad.blad.set_row(2, 210)
        blad.rij([_LEGENDA])
        titels = [bank.titel if nummer == 0 else None for bank in banken for nummer, _ in enumerate(bank.vragen)]
        blad.rij([None, None, *titels], self.kop)
        blad.rij(["bestand", "school", *(vraag.vraag for bank in banken for vraag in bank.vragen)], self._schuin)
        blad.blad.freeze_panes(3, 2)

    def school(self, cellen: Sequence[Cel], keuzes: Sequence[Cel]) -> None:
        """Neem een school op: haar rij van het overzicht, en haar keuze bij elke vraag."""
        self._scholen.rij(als_dag(cel) if kolom == self._dagkolom else cel for kolom, cel in enumerate(cellen))
        self._vragen.rij([cellen[0], cellen[1], *keuzes])

    def fout(self, cellen: Iterable[Cel]) -> None:
        """Neem een geweigerd bestand op."""
        self._fouten.rij(cellen)

    @property
    def vol(self) -> bool:
        """Of er meer fouten zijn dan op een blad passen."""
        return self._fouten.rijen > MEESTE_RIJEN

    def laat_vallen(self) -> None:
        """Laat de tussentijdse rijen los; was er nog geen bestand, dan komt het er ook niet."""
        for blad in self.werkboek.worksheets():
            blad.row_data_fh.close()

    def sluit(self, vragen: dict[str, Vraagtelling]) -> None:
        """Zet de belemmeringen en de kleuren erin, en schrijf het bestand; werpt `OSError` als de schijf weigert."""
        hoogste = self._wijzer.hoogste
        for kolom, naam in enumerate(self._kolommen):
            if naam.endswith(("_aantoonbaar", "_mogelijk")):
                self._scholen.kleur(1, kolom, 1, hoogste)
            elif naam.endswith("_score"):
                self._scholen.kleur(1, kolom, 0, 100)
        alle = [vraag for bank in self._wijzer.banken for vraag in bank.vragen]
        for kolom, vraag in enumerate(alle, start=2):
            self._vragen.kleur(3, kolom, 1, hoogste_cijfer(vraag))
        self._zet_belemmeringen(vragen)
        for blad, kop in ((self._scholen, 0), (self._vragen, 2), (self._tegen, 0), (self._fouten, 0)):
            blad.blad.autofilter(kop, 0, max(kop + 1, blad.rijen - 1), blad.breedte - 1)
        self.bewaar()

    def _zet_belemmeringen(self, vragen: dict[str, Vraagtelling]) -> None:
        ladder = range(1, max(hoogste_cijfer(v) for bank in self._wijzer.banken for v in bank.vragen) + 1)
        kop = ("vraag", "dimensie", "processtap", "rol", "houdt tegen", "door eis", "door dekking", "telt bij")
        namen = (*kop, "weet ik niet", "open", "nvt", *(f"situatie {cijfer}" for cijfer in ladder))
        self._tegen.kop(namen)
        self._tegen.blad.set_column(0, 0, _BREEDTEN["vraag"])
        self._tegen.blad.set_column(1, 3, 24)
        self._tegen.blad.set_column(4, len(namen) - 1, 11)
        for naam in sorted(vragen, key=lambda een: -vragen[een].houdt_tegen):
            self._tegen.rij(self._belemmeringrij(naam, vragen[naam], len(ladder)))
        for kolom in (4, 5, 6):
            self._tegen.kleur(1, kolom, 0, max(1, *(telling.telt for telling in vragen.values())))

    def _belemmeringrij(self, naam: str, telling: Vraagtelling, hoogste: int) -> list[Cel]:
        wijzer, vraag = self._wijzer, self._wijzer.vraag(naam)
        per_situatie: list[Cel] = [telling.keuzes[situatie] for situatie in vraag.ladder]
        return [
            vraag.vraag,
            wijzer.per_dimensie[naam.partition(".")[0]].titel,
            wijzer.kop.processtappen[vraag.processtap].titel,
            wijzer.kop.rollen[vraag.rol],
            telling.houdt_tegen,
            telling.drempel,
            telling.dekking,
            telling.telt,
            *(telling.keuzes[soort] for soort in ("onbekend", "open", "nvt")),
            *per_situatie,
            *[None] * (hoogste - len(per_situatie)),
        ]


def als_dag(cel: Cel) -> Cel | dt.date:
    """Een dag om op te filteren; wat voor de kalender van een rekenblad ligt, blijft tekst."""
    dag = dt.date.fromisoformat(cel) if isinstance(cel, str) else None
    return cel if dag is None or dag.year <= _EERSTE_JAAR else dag
