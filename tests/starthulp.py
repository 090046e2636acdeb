"""Wat de toetsen van het interview delen: een begin, en lezen wat er bewaard is."""

from pathlib import Path

from inzicht.bestanden import yamlbron
from inzicht.modellen.antwoorden import Antwoorden, lees_antwoorden

SCHOOL = ("--school", "De Test", "--kenmerk", "sector=po", "--rol", "directie")


def lees(pad: Path) -> Antwoorden:
    return lees_antwoorden(yamlbron.lees(pad.read_bytes(), pad.name, yamlbron.ANTWOORDEN))


def bestand(map_: Path) -> Path:
    (pad,) = map_.glob("antwoorden-*.yaml")
    return pad


def aantal(antwoorden: Antwoorden) -> int:
    return sum(not een.keuze.is_open for vak in antwoorden.antwoorden.values() for een in vak.values())
