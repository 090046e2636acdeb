"""Waar het verslag uit put: de woorden van een wijzer (een keer gemaakt) en de stof van een school."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from inzicht.modellen.begrippen import genoemd
from inzicht.oordeel.taal import brondatum, hoe_oud, hoofdletter, noem_niveau
from inzicht.tekst import datum
from inzicht.verslag.vorm import Bronnenlijst, Bronregel, Situatie, Veld, Verwijzing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from inzicht.modellen.antwoorden import Antwoorden
    from inzicht.modellen.wijzer import Maat, Vraag, Wijzer
    from inzicht.oordeel.beoordeling import Uitslag
    from inzicht.oordeel.volgende import Post


BRONNEN_OP_KAART: Final = 2


@dataclass(frozen=True, slots=True)
class Vraagwoorden:
    """De vaste teksten van een vraag: wie, hoe groot, welke bronnen, en elke situatie.

    `wettelijk`: de vraag heeft een drempel tot en met het streefniveau.
    """

    velden: tuple[Veld, ...]
    wie: str
    maat: str
    bronnen: Bronregel
    situaties: Mapping[int, Situatie]
    volgende: Mapping[int, Situatie]
    wettelijk: bool


class Woordenboek:
    """De woorden van een wijzer, voor alle scholen gelijk; elke tekst ontstaat hoogstens een keer."""

    def __init__(self, wijzer: Wijzer) -> None:
        self.wijzer = wijzer
        self._van_vragen: dict[tuple[str, Maat], Vraagwoorden] = {}
        self._begrippen: dict[tuple[str, ...], tuple[Veld, ...]] = {}
        self._bronnen: dict[tuple[str, ...], Bronnenlijst] = {}

    @cached_property
    def niveaus(self) -> Mapping[int, str]:
        """`niveau 3 (Bepaald)` per nummer."""
        return {nummer: noem_niveau(self.wijzer, nummer) for nummer in range(1, self.wijzer.hoogste + 1)}

    @cached_property
    def betekenissen(self) -> tuple[Veld, ...]:
        """Wat elk niveau betekent, van laag naar hoog."""
        niveaus = enumerate(self.wijzer.kop.niveaus, start=1)
        return tuple(Veld(hoofdletter(self.niveaus[nummer]), niveau.omschrijving) for nummer, niveau in niveaus)

    @cached_property
    def verwijzingen(self) -> Mapping[str, Verwijzing]:
        """De bronnen; alleen een adres met https wordt een link."""
        return {
            naam: Verwijzing(
                bron.titel,
                bron.uitgever,
                bron.vindplaats,
                brondatum(bron.peildatum),
                bron.adres if bron.adres and bron.adres.startswith("https://") else "",
            )
            for naam, bron in self.wijzer.kop.bronnen.items()
        }

    def van_vraag(self, post: Post) -> Vraagwoorden:
        """De vaste teksten bij de vraag van deze post."""
        sleutel = post.naam, post.vraag.inspanning_vanaf(post.laag)
        if sleutel not in self._van_vragen:
            self._van_vragen[sleutel] = self._vraagwoorden(post.vraag, sleutel[1])
        return self._van_vragen[sleutel]

    def _vraagwoorden(self, vraag: Vraag, inspanning: Maat) -> Vraagwoorden:
        rol = self.wijzer.kop.rollen[vraag.rol]
        situaties = {
            situatie: Situatie(str(nummer), vraag.situaties[situatie])
            for nummer, situatie in enumerate(vraag.ladder, start=1)
        }
        return Vraagwoorden(
            (Veld("Wie", rol), Veld("Inspanning", inspanning), Veld("Impact", vraag.impact)),
            rol,
            f"inspanning {inspanning}, impact {vraag.impact}",
            self._bronregel(vraag),
            situaties,
            {situatie: situaties[vraag.volgende(situatie)] for situatie in vraag.ladder[:-1]},
            any(niveau <= self.wijzer.kop.streefniveau for niveau in vraag.drempels),
        )

    def _bronregel(self, vraag: Vraag) -> Bronregel:
        over = len(vraag.bronnen) - BRONNEN_OP_KAART
        eerste = vraag.bronnen if over == 1 else vraag.bronnen[:BRONNEN_OP_KAART]
        rest = f"En nog {over} andere bronnen." if over > 1 else ""
        return Bronregel(tuple(self.verwijzingen[naam] for naam in eerste), rest)

    def bronnen(self, posten: Mapping[str, Post]) -> Bronnenlijst:
        """De bronnen achter deze vragen, op volgorde van de wijzer."""
        sleutel = tuple(posten)
        if sleutel not in self._bronnen:
            gebruikt = {naam for post in posten.values() for naam in post.vraag.bronnen}
            lijst = tuple(een for naam, een in self.verwijzingen.items() if naam in gebruikt)
            data = [self.wijzer.kop.bronnen[naam].peildatum for naam in self.verwijzingen if naam in gebruikt]
            self._bronnen[sleutel] = Bronnenlijst(lijst, hoe_oud(data))
        return self._bronnen[sleutel]

    def begrippen(self, posten: Mapping[str, Post]) -> tuple[Veld, ...]:
        """De begrippen die in de teksten bij deze vragen voorkomen, op volgorde van de wijzer."""
        sleutel = tuple(posten)
        if sleutel not in self._begrippen:
            gebruikt = genoemd(self.wijzer, _teksten(self.wijzer, posten.values()))
            self._begrippen[sleutel] = tuple(Veld(begrip.term, begrip.betekenis) for _, begrip in gebruikt)
        return self._begrippen[sleutel]


def _teksten(wijzer: Wijzer, posten: Iterable[Post]) -> Iterator[str]:
    for stap in wijzer.kop.processtappen.values():
        yield from (stap.titel, stap.uitleg, *stap.wie, *stap.systemen)
    for bank in wijzer.banken:
        for tekst in bank.uitkomsten.values():
            yield from (tekst.stand, tekst.vervolg)
    for post in posten:
        vraag = post.vraag
        yield from (vraag.vraag, vraag.waarom, *vraag.situaties.values(), *vraag.adviezen.values())


@dataclass(frozen=True)
class Stof:
    """De antwoorden en de uitslag van een school, met het woordenboek van de wijzer."""

    boek: Woordenboek
    antwoorden: Antwoorden
    uitslag: Uitslag

    @property
    def wijzer(self) -> Wijzer:
        """De wijzer waar de antwoorden bij horen."""
        return self.boek.wijzer

    @property
    def kort(self) -> bool:
        """Of alleen de vragen van de korte scan meetellen."""
        return self.antwoorden.omvang == "kort"

    @cached_property
    def posten(self) -> Mapping[str, Post]:
        """Alle vragen die bij de school horen, op `dimensie.vraag`."""
        return {post.naam: post for uitkomst in self.uitslag.uitkomsten for post in uitkomst.posten}

    def niveau(self, nummer: int) -> str:
        """`niveau 3 (Bepaald)`."""
        return self.boek.niveaus[nummer]

    def titel(self, naam: str) -> str:
        """De titel van de dimensie van `dimensie.vraag`."""
        return self.wijzer.per_dimensie[naam.partition(".")[0]].titel

    def vraagtekst(self, naam: str) -> str:
        """De tekst van een vraag; de naam zelf als de wijzer haar niet meer kent."""
        try:
            return self.wijzer.vraag(naam).vraag
        except KeyError:
            return naam

    def gegevens(self) -> tuple[Veld, ...]:
        """Wat bovenaan over de school staat."""
        school, kop = self.antwoorden.school, self.wijzer.kop
        velden = [Veld("Datum", datum(self.antwoorden.datum))]
        if school.brin:
            velden.append(Veld("BRIN", school.brin))
        for naam, keuze in school.kenmerken.items():
            kenmerk = kop.kenmerken.get(naam)
            velden.append(Veld(hoofdletter(naam), kenmerk.keuzes.get(keuze, keuze) if kenmerk else keuze))
        if self.antwoorden.invuller:
            rol = self.antwoorden.invuller.rol
            velden.append(Veld("Ingevuld door", kop.rollen.get(rol, rol)))
        velden.append(Veld("Omvang", "korte scan (indicatie)" if self.kort else "alle vragen"))
        return tuple(velden)
