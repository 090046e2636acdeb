"""Namen uit een hash: kort, verschillend, en zonder dat de volgorde iets zegt."""

import random

from hypothesis import given
from hypothesis import strategies as st

from inzicht.batch.schuilnaam import schuilnamen as geef_namen


def _som(tekens: str) -> int:
    return int(tekens.ljust(16, "0"), 16)


def schuilnamen(sommen: list[int], bekend: dict[int, str], bezet: frozenset[str]) -> list[str]:
    """De namen op volgorde van de plaats."""
    namen = list(geef_namen(sommen, bekend, bezet))
    nieuw = [plaats for _, plaats in namen if plaats not in bekend]
    assert [sommen[plaats] for plaats in nieuw] == sorted(sommen[plaats] for plaats in nieuw)
    return [naam for naam, _ in sorted(namen, key=lambda paar: paar[1])]


NIEMAND: frozenset[str] = frozenset()


def test_een_naam_is_zes_tekens_van_de_hash() -> None:
    assert schuilnamen([_som("3f2a9c"), _som("0"), 1], {}, NIEMAND) == [
        "School 3f2a9c",
        "School 0000000000000000",
        "School 0000000000000001",
    ]


def test_wat_gelijk_begint_wordt_langer_en_de_rest_niet() -> None:
    sommen = [_som("3f2a9c71"), _som("3f2a9c72"), _som("3f2a9d")]
    assert schuilnamen(sommen, {}, NIEMAND) == ["School 3f2a9c71", "School 3f2a9c72", "School 3f2a9d"]


def test_gelijke_antwoorden_krijgen_een_nummer() -> None:
    sommen = [_som("aaaaaa"), _som("bbbbbb"), _som("aaaaaa")]
    assert schuilnamen(sommen, {}, NIEMAND) == ["School aaaaaa-1", "School bbbbbb", "School aaaaaa-2"]


def test_een_bekende_school_houdt_haar_naam_en_een_ander_krijgt_die_niet() -> None:
    sommen = [_som("aaaaaa1"), _som("bbbbbb"), _som("bbbbbb")]
    bezet = frozenset({"School aaaaaa", "School bbbbbb", "School bbbbbb0-1"})
    namen = schuilnamen(sommen, {1: "School aaaaaa"}, bezet)
    assert namen == ["School aaaaaa1", "School aaaaaa", "School bbbbbb0"]
    namen = schuilnamen([_som("bbbbbb"), _som("bbbbbb")], {}, bezet)
    assert namen == ["School bbbbbb0-2", "School bbbbbb0-3"]


@given(st.lists(st.integers(min_value=0, max_value=2**64 - 1) | st.integers(min_value=0, max_value=40), max_size=40))
def test_alle_namen_verschillen_en_de_volgorde_doet_er_niet_toe(sommen: list[int]) -> None:
    namen = schuilnamen(sommen, {}, NIEMAND)
    assert len(set(namen)) == len(sommen)
    anders = list(sommen)
    random.Random(1).shuffle(anders)
    assert sorted(schuilnamen(anders, {}, NIEMAND)) == sorted(namen)
    assert all(
        naam.removeprefix("School ").partition("-")[0] in f"{som:016x}" for naam, som in zip(namen, sommen, strict=True)
    )
