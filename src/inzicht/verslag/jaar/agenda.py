"""Het plan als agenda (iCalendar, RFC 5545); de enige module die icalendar gebruikt."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING, Final

from icalendar import Alarm, Calendar, Event

from inzicht.modellen.scholen import vouw
from inzicht.oordeel.plantekst import noem_wie, toelichting

if TYPE_CHECKING:
    from inzicht.modellen.antwoorden import Actiepunt, Antwoorden
    from inzicht.modellen.wijzer import Wijzer
    from inzicht.oordeel.plan import Plan, Planpunt

VOORAF: Final = dt.timedelta(days=-14)
"""Zo lang voor de dag gaat het alarm."""


def plan_als_agenda(wijzer: Wijzer, antwoorden: Antwoorden, plan: Plan, stempel: str) -> bytes:
    """Een hele dag per actiepunt met een datum dat nog niet klaar is, met een alarm.

    `stempel` is de dag (JJJJ-MM-DD) die als DTSTAMP telt. De UID hangt alleen af van de school en de stap: wie het
    bestand nog eens inleest, krijgt elke afspraak een keer, zoals zij nu is.
    """
    kalender = Calendar()
    kalender.add("prodid", "-//inzicht//plan//NL")
    kalender.add("version", "2.0")
    kalender.add("calscale", "GREGORIAN")
    gezien: set[str] = set()
    for een in plan.punten:
        if een.punt.status != "klaar" and een.punt.wanneer:
            kalender.add_component(_afspraak(wijzer, een, _uid(antwoorden, een.punt, gezien), stempel))
    tekst: bytes = kalender.to_ical()
    return tekst


def _uid(antwoorden: Antwoorden, punt: Actiepunt, gezien: set[str]) -> str:
    """De vaste naam van een afspraak; twee actiepunten zonder eigen stap bij een vraag krijgen elk een naam."""
    school = antwoorden.school
    delen = (antwoorden.wijzer, punt.vraag, str(punt.van), str(punt.naar), school.brin or vouw(school.naam))
    nummer = 0
    while True:
        extra = (str(nummer),) if nummer else ()
        uid = f"{hashlib.sha256(chr(0).join((*delen, *extra)).encode('utf-8')).hexdigest()[:32]}@inzicht"
        if uid not in gezien:
            gezien.add(uid)
            return uid
        nummer += 1


def _afspraak(wijzer: Wijzer, een: Planpunt, uid: str, stempel: str) -> Event:
    afspraak = Event()
    samen = f"{wijzer.per_dimensie[een.dimensie].titel}: {een.vraag.vraag}"
    afspraak.add("uid", uid)
    afspraak.add("dtstamp", dt.datetime.combine(dt.date.fromisoformat(stempel), dt.time(), dt.UTC))
    afspraak.add("dtstart", dt.date.fromisoformat(een.punt.wanneer or stempel))
    afspraak.add("summary", samen)
    regels = (een.tekst, f"Wie: {noem_wie(wijzer, een)}.", toelichting(een))
    afspraak.add("description", "\n".join(filter(None, regels)))
    afspraak.add("transp", "TRANSPARENT")  # de dag blijft vrij
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", samen)
    alarm.add("trigger", VOORAF)
    afspraak.add_component(alarm)
    return afspraak
